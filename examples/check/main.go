// Command check reads the folder of a sector and says what is wrong with its data: the
// findings by their causes, worst first, each with its file, line and column.
//
//	go run ./examples/check textiles
//	go run ./examples/check -format sarif textiles > findings.sarif
//	go run ./examples/check -since last-year textiles     what has come and gone
//	go run ./examples/check -template textiles            a small sector to begin with
//	go run ./examples/check -schemas schemas              JSON Schemas for editors
//	go run ./examples/check -formats                      what every file, column and code means
//
// It exits with 0 when there is nothing to mend, with 1 when an open finding is as bad as
// -fail-on says, a warning without it, and with 2 when the folder cannot be read. With -since only findings that
// are new, or whose figures have changed, count. A finding that is acknowledged in the
// folder's acknowledgements.json does not count; it is told apart.
package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
)

func main() { program.Main("check", run) }

// errFound says that there are findings; they have been printed.
var errFound = errors.New("findings that count")

// found is errFound in the language of the report.
type found struct{ text string }

func (f found) Error() string { return f.text }

func (f found) Unwrap() error { return errFound }

func run(args []string, _ io.Reader, out io.Writer) error {
	err := check(args, out)
	if err == nil || errors.Is(err, errFound) {
		return err
	}
	return program.Usage("%w", err) // whatever cannot be read or written
}

// check is run, whose errors are all but errFound about what cannot be done.
func check(args []string, out io.Writer) error {
	flags := program.New("check", out)
	flags.About(messages, "Reads the folder of a sector and says what is wrong with its data, worst first.", "DIR",
		"textiles", "what is wrong with the data of the folder textiles",
		"-since last-year textiles", "fails if there are new warnings or errors",
		"-format sarif textiles > findings.sarif", "for editors and services for code review",
		"-template textiles", "begins a sector: a small one, explained member by member",
		"-schemas schemas", "JSON Schemas, by which editors explain and complete the files")
	flags.Fails("there is an open finding as bad as -fail-on says, a warning or an error without it")
	old := flags.String("since", "", "an older `folder`: tells what has come and gone; only what has come counts")
	worst := flags.Choice(
		"fail-on", "exit with 1 at an open finding that is at least this bad", "warning", "error", "info",
	)
	lang, format := flags.Lang(), flags.Format("text", "markdown", "json", "sarif")
	all := flags.Bool("all", false, "show notes, findings that are as before and all that they rest on, too")
	known := flags.Known()
	on := flags.Date("on", "", "`day` as in 2026-11-29: acknowledgements that have expired by then do not hold; "+
		"without it all hold")
	template := flags.Bool("template", false, "write a small sector with explanations into DIR, and stop")
	schemas := flags.Bool("schemas", false, "write JSON Schemas for editors into DIR, and stop")
	formats := flags.Bool("formats", false, "print what every file, column and code means, and stop")
	width := flags.Width()
	if done, err := flags.Parse(args, 1); done {
		return err
	}
	if *formats {
		return printFormats(out)
	}
	dir := flags.Arg(0)
	switch {
	case dir == "":
		return errors.New("which folder? Name one, or see -h")
	case *template:
		return writeTemplate(out, dir)
	case *schemas:
		return writeSchemas(out, dir)
	}
	r := report{dir: dir, lang: *lang, all: *all, since: *old}
	if err := r.failOn.UnmarshalText([]byte(*worst)); err != nil {
		return err
	}
	config := indicators.ViewConfig{Known: *known}
	if dir, err := r.read(config, *on); err != nil {
		return r.unreadable(out, *format, program.Style(out, *format, *width, *lang), dir, err)
	}
	if known.IsSet() && r.coverage.Figures == 0 {
		return fmt.Errorf("-known %s: no figure was known by then", known)
	}
	if err := r.write(out, *format, program.Style(out, *format, *width, *lang)); err != nil {
		return err
	}
	if n := r.failing(); n > 0 {
		return found{fmt.Sprintf("%s%d", r.label("findings that count"), n)}
	}
	return nil
}

// read reads the folder, and the older one, and runs the rules. An error is one of the
// folder that is returned.
func (r *report) read(config indicators.ViewConfig, on period.Date) (dir string, err error) {
	if r.sector, err = folder.Load(r.dir); err != nil {
		return r.dir, err
	}
	r.coverage = r.sector.Coverage(config).All()
	if r.since == "" {
		all := r.sector.CheckOn(config, on)
		placeIn(all, r.dir)
		r.gather(all)
		return "", nil
	}
	old, err := folder.Load(r.since)
	if err != nil {
		return r.since, err
	}
	if r.changes, err = sector.CompareOn(old, r.sector, config, on); err != nil {
		return r.since, err
	}
	for _, all := range [][]finding.Finding{r.changes.Come, r.changes.Altered, r.changes.Same} {
		placeIn(all, r.dir)
	}
	placeIn(r.changes.Gone, r.since)
	all := slices.Concat(r.changes.Come, r.changes.Altered, r.changes.Same)
	finding.Sort(all)
	r.gather(all)
	return "", nil
}

// write writes the report in a form.
func (r *report) write(out io.Writer, format string, style page.Style) error {
	switch format {
	case "json":
		return page.JSON(out, r.document())
	case "sarif":
		return finding.EncodeSARIF(out, r.found, r.lang, ruleList()...)
	}
	var b strings.Builder
	r.text(&b, style)
	_, err := io.WriteString(out, style.Fit(b.String()))
	return err
}
