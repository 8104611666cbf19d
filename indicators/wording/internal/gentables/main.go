// Gentables writes the tables of package wording from its data files.
//
//	go run ./internal/gentables [-C directory of the package]
//
// It is what go generate runs; continuous integration runs it and compares.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/tables"
)

func main() {
	dir := flag.String("C", ".", "directory of package wording")
	flag.Parse()
	if err := run(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "gentables:", err)
		os.Exit(1)
	}
}

func run(dir string) error {
	files, err := tables.Generate(os.DirFS(filepath.Join(dir, "data")))
	if err != nil {
		return err
	}
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}
