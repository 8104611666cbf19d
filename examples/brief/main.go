// Command brief reads the source article's 24 statements and prints what they
// say, what follows from them, and what is wrong with them.
//
//	go run ./examples/brief                     a text in English
//	go run ./examples/brief -lang ar            in Arabic; fr for French
//	go run ./examples/brief -format markdown    or json
//	go run ./examples/brief -explain exports_per_job
package main

import (
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/offshoring"
)

func main() { program.Main("brief", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("brief", out)
	lang, format := flags.Lang(), flags.Format("text", "markdown", "json")
	explain := flags.String("explain", "", "print the explanation of one metric, or \"list\" for their names")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	sector, err := offshoring.Morocco()
	if err != nil {
		return err
	}
	b, err := newBrief(sector, *lang)
	if err != nil {
		return err
	}
	if *explain == "" {
		b.check()
	}
	var text strings.Builder
	switch {
	case *explain != "":
		err = b.explain(&text, *explain)
	case *format == "json":
		err = b.json(&text)
	case *format == "markdown":
		b.text(&text, markdownStyle)
	default:
		b.text(&text, plainStyle)
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text.String())
	return err
}
