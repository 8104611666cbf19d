// Command mills is a whole program for a sector that is nobody's: it loads the
// folder that its argument names, and prints what is found in it.
package main

import (
	"fmt"
	"os"

	"github.com/mithaq-go/mithaq/agreements/sector"
)

func main() {
	s, err := sector.Load(os.DirFS(os.Args[1]), sector.Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	fmt.Println(s.Name(), s.Dataset().Len())
	for _, f := range s.Check() {
		fmt.Println(f)
	}
}
