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
//	go run ./examples/progress -folder textiles     the targets of another sector
//	go run ./examples/progress -methods             every method of the library, side by side
//	go run ./examples/progress -pace                a made-up project: its plan, earned value and cost at completion
package main

import (
	"io"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
)

func main() { program.Main("progress", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("progress", out)
	flags.About(messages,
		"Shows how far along the targets of an agreement are, under every reading that the sources leave.", "",
		"", "Morocco’s performance contract of 2016, at the end of 2018",
		"-lang ar -at 2020-12-31", "in Arabic, on another day",
		"-known 2018-12-31", "with what was known then",
		"-explain jobs-2020", "every step, down to the words in print",
		"-methods", "every method of measuring progress, side by side",
		"-folder textiles", "the targets of another sector",
		"-pace", "a made-up project: its plan, earned value and cost at completion")
	agreement := flags.String("agreement", "",
		"`name` of the agreement; without it the contract of 2016, or the first of a folder")
	at := flags.Date("at", "", "`day` of the assessment; without it 2018-12-31, or that of the last figure of a folder")
	known := flags.Known()
	policy := flags.Policy("", "which figure is chosen where sources disagree; without it none, and then the range of all")
	corrected := flags.Bool("corrected", false, "apply corrections")
	var options agreements.AssessOptions
	flags.Text(&options.Trajectory, "path", "linear", "expected `path`: linear, stepped or compound")
	lang, format, width := flags.Lang(), flags.Format("text", "markdown", "json"), flags.Width()
	where := folder.Flag(flags)
	explain := flags.String("explain", "", "explain one `target`")
	methods := flags.Bool("methods", false, "print what each method gives for each reading")
	paceFlag := flags.Bool("pace", false, "print the earned value of a made-up project and stop")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	style := program.Style(out, *format, *width, *lang)
	if *paceFlag {
		return printPace(out, *format, style)
	}
	sector, err := where.Sector()
	if err != nil {
		return err
	}
	r := report{sector: sector, lang: *lang, at: *at, known: *known, corrected: *corrected, options: options}
	r.policies = []indicators.Policy{indicators.Unanimous, indicators.Hull}
	if *policy != nil {
		r.policies = []indicators.Policy{**policy}
	}
	if err := r.choose(agreements.ID(*agreement), !where.Given()); err != nil {
		return err
	}
	if err := r.gather(); err != nil {
		return err
	}
	if *format == "json" && *explain == "" && !*methods {
		return page.JSON(out, r.document())
	}
	var text strings.Builder
	switch {
	case *explain != "":
		err = r.explain(&text, agreements.ID(*explain))
	case *methods:
		r.writeMethods(&text, style)
	default:
		r.write(&text, style)
	}
	if err != nil {
		return err
	}
	_, err = io.WriteString(out, style.Fit(text.String()))
	return err
}

// choose chooses the agreement and the day: those that are named, Morocco's contract of
// 2016 at the end of 2018, or the first agreement of a folder that has targets, on the day
// of the last figure.
func (r *report) choose(id agreements.ID, morocco bool) error {
	switch {
	case r.at.IsSet():
	case morocco:
		r.at = period.MustDate(2018, 12, 31)
	default:
		if r.at = folder.LastDay(r.sector); !r.at.IsSet() {
			return program.Usage("-at: the folder has no observed figure; name a day")
		}
	}
	if id == "" && morocco {
		id = "offshoring-2016"
	}
	var ids []agreements.ID
	later := period.Period{} // when the first agreement became known that is not yet
	for h := range r.sector.Agreements() {
		ids = append(ids, h.ID())
		v := h.AsOf(r.at, r.known)
		switch {
		case id != "" && h.ID() != id:
		case !v.IsKnown():
			if known := h.Record().Known; !later.IsSet() || known.Before(later) {
				later = known
			}
		case id != "" || len(v.Agreement().Targets) > 0:
			r.version = v
			return nil
		}
	}
	switch {
	case id != "" && !slices.Contains(ids, id):
		return program.None("agreement", string(id), ids)
	case id != "":
		return program.Usage("-known %s: the agreement %s was not known by then, only from %s", r.known, id, later)
	case later.IsSet():
		return program.Usage("-known %s: no agreement with a target was known by then, the next one from %s", r.known, later)
	}
	return program.Usage("-folder: no agreement in it has a target")
}
