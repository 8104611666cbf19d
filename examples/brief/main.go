// Command brief reads the source article's 24 statements and prints what they
// say, what follows from them, and what is wrong with them.
//
//	go run ./examples/brief                     a text in English
//	go run ./examples/brief -lang ar            in Arabic; fr for French
//	go run ./examples/brief -format markdown    or json
//	go run ./examples/brief -explain exports_per_job
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/offshoring"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "brief:", err)
		os.Exit(1)
	}
}

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("brief", flag.ContinueOnError)
	flags.SetOutput(out)
	langFlag := flags.String("lang", "en", "language: ar, fr or en")
	format := flags.String("format", "text", "text, markdown or json")
	explain := flags.String("explain", "", "print the explanation of one metric, or \"list\" for their names")
	if err := flags.Parse(args); err == flag.ErrHelp {
		return nil
	} else if err != nil {
		return err
	}
	if flags.NArg() > 0 {
		return fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	lang, err := wording.ParseLang(*langFlag)
	if err != nil || lang == 0 {
		return fmt.Errorf("-lang %q: want ar, fr or en", *langFlag)
	}
	sector, err := offshoring.Morocco()
	if err != nil {
		return err
	}
	b, err := newBrief(sector, lang)
	if err != nil {
		return err
	}
	var text strings.Builder
	switch {
	case *explain != "":
		err = b.explain(&text, *explain)
	case *format == "text":
		b.text(&text, plainStyle)
	case *format == "markdown":
		b.text(&text, markdownStyle)
	case *format == "json":
		err = b.json(&text)
	default:
		err = fmt.Errorf("-format %q: want text, markdown or json", *format)
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text.String())
	return err
}
