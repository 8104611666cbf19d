// Command progress shows how far along the targets of an agreement are, under
// every reading that the sources leave, and how much the answer depends on what
// nobody wrote down. Without arguments: the performance contract of 2016 of
// Morocco's offshoring sector, against what was published to 2020.
//
//	go run ./examples/progress                      a text in English, as of the end of 2018
//	go run ./examples/progress -lang ar             in Arabic; fr for French
//	go run ./examples/progress -format markdown     or json
//	go run ./examples/progress -at 2020-12-31       on another day
//	go run ./examples/progress -known 2018-12-31    with what was known then
//	go run ./examples/progress -explain jobs-2020   every step, down to the words in print
package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/offshoring"
)

func main() {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "progress:", err)
		os.Exit(1)
	}
}

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := flag.NewFlagSet("progress", flag.ContinueOnError)
	flags.SetOutput(out)
	agreement := flags.String("agreement", "offshoring-2016", "agreement")
	at := flags.String("at", "2018-12-31", "day of the assessment")
	known := flags.String("known", "", "day of knowledge; default all that is known")
	policy := flags.String("policy", "", "policy among sources: unanimous, authority, latest, hull, intersection; default unanimous, and hull where sources disagree")
	path := flags.String("path", "linear", "expected path: linear, stepped or compound")
	langFlag := flags.String("lang", "en", "language: ar, fr or en")
	format := flags.String("format", "text", "text, markdown or json")
	explain := flags.String("explain", "", "explain one target")
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
	r := report{sector: sector, lang: lang}
	if r.at, err = period.ParseDate(*at); err != nil {
		return fmt.Errorf("-at: %w", err)
	}
	if *known != "" {
		if r.known, err = period.ParseDate(*known); err != nil {
			return fmt.Errorf("-known: %w", err)
		}
	}
	if *policy != "" {
		var p indicators.Policy
		if err := p.UnmarshalText([]byte(*policy)); err != nil {
			return fmt.Errorf("-policy: %w", err)
		}
		r.policies = []indicators.Policy{p}
	} else {
		r.policies = []indicators.Policy{indicators.Unanimous, indicators.Hull}
	}
	if err := r.options.Trajectory.UnmarshalText([]byte(*path)); err != nil {
		return fmt.Errorf("-path: %w", err)
	}
	history, ok := sector.Agreement(agreements.ID(*agreement))
	if !ok {
		return fmt.Errorf("-agreement %q: no such agreement", *agreement)
	}
	r.version = history.AsOf(r.at, r.known)
	if err := r.gather(); err != nil {
		return err
	}
	var text strings.Builder
	switch {
	case *explain != "":
		err = r.explain(&text, agreements.ID(*explain))
	case *format == "text":
		r.write(&text, page.Style{})
	case *format == "markdown":
		r.write(&text, page.Style{Markdown: true})
	case *format == "json":
		enc := json.NewEncoder(&text)
		enc.SetEscapeHTML(false)
		enc.SetIndent("", "  ")
		err = enc.Encode(r.document())
	default:
		err = fmt.Errorf("-format %q: want text, markdown or json", *format)
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text.String())
	return err
}
