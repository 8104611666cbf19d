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
//	go run ./examples/progress -methods             every method of the library, side by side
//	go run ./examples/progress -pace                a made-up project: its plan, earned value and cost at completion
package main

import (
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/offshoring"
)

func main() { program.Main("progress", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("progress", out)
	agreement := flags.String("agreement", "offshoring-2016", "agreement")
	at := flags.Date("at", "2018-12-31", "day of the assessment")
	known := flags.Known()
	policy := flags.Policy("", "; default unanimous, and hull where sources disagree")
	var options agreements.AssessOptions
	flags.Text(&options.Trajectory, "path", "linear", "expected path: linear, stepped or compound")
	lang, format := flags.Lang(), flags.Format("text", "markdown", "json")
	explain := flags.String("explain", "", "explain one target")
	methods := flags.Bool("methods", false, "print what each method gives for each reading")
	paceFlag := flags.Bool("pace", false, "print the earned value of a made-up project and stop")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	style := page.Style{Markdown: *format == "markdown"}
	if *paceFlag {
		return printPace(out, *format, *lang)
	}
	sector, err := offshoring.Morocco()
	if err != nil {
		return err
	}
	r := report{sector: sector, lang: *lang, at: *at, known: *known, options: options}
	r.policies = []indicators.Policy{indicators.Unanimous, indicators.Hull}
	if *policy != nil {
		r.policies = []indicators.Policy{**policy}
	}
	history, ok := sector.Agreement(agreements.ID(*agreement))
	if !ok {
		return program.Usage("-agreement %q: no such agreement", *agreement)
	}
	r.version = history.AsOf(r.at, r.known)
	if err := r.gather(); err != nil {
		return err
	}
	var text strings.Builder
	switch {
	case *explain != "":
		err = r.explain(&text, agreements.ID(*explain))
	case *methods:
		r.writeMethods(&text, style)
	case *format == "json":
		err = page.JSON(&text, r.document())
	default:
		r.write(&text, style)
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, text.String())
	return err
}
