// Command philippines is the IT-BPM sector of the Philippines, made of data files
// alone: it loads the files that lie beside it and prints what they hold and what is
// doubtful about them. The other example programs read the same folder.
//
//	go run ./examples/philippines
//	go run ./examples/progress -folder examples/philippines -agreement roadmap-2028 -at 2024-12-31
package main

import (
	"embed"
	"fmt"
	"io"
	"os"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

//go:embed *.json
var files embed.FS

func main() {
	s, err := sector.Load(files, sector.Options{})
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	brief(os.Stdout, s)
}

// brief prints the size of a sector, its agreements, and its open warnings and errors.
func brief(out io.Writer, s *sector.Sector) {
	fmt.Fprintf(out, "%v: %d figures\n", s.Name(), s.Dataset().Len())
	for agreement := range s.Agreements() {
		fmt.Fprintf(out, "%v: %d targets\n", agreement.Record().Name, len(agreement.Record().Targets))
	}
	for _, f := range s.Check() {
		if f.IsOpen() && f.Severity >= finding.SeverityWarning {
			fmt.Fprintln(out, f)
		}
	}
}
