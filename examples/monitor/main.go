// Command monitor holds an agreement against what its operators declare: out
// of the agreement and their declarations it makes a one-page table of targets
// with what is declared, what is verified, the gap to the expected path, the
// status, and what is missing.
//
//	go run ./examples/monitor                            the sample files
//	go run ./examples/monitor -folder textiles           the agreement of a sector
//	go run ./examples/monitor -template > agreement.json  a template to fill in
//	go run ./examples/monitor -agreement agreement.json -catalogue catalogue.json \
//		-sources sources.json -declared declarations.csv -at 2026-12-31
//
// The sample agreement is the template; its notes say what the members mean.
// With a folder the agreement, the figures and the declarations are those of a sector.
// With -check the findings of the agreement and of the figures follow.
package main

import (
	"embed"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

//go:embed sample
var sample embed.FS

func main() { program.Main("monitor", run) }

func run(args []string, _ io.Reader, stdout io.Writer) error {
	flags := program.New("monitor", stdout)
	flags.About(messages, "Holds an agreement against what its operators declare, in one table of its targets.", "",
		"", "a made-up agreement with two operators",
		"-lang fr -check", "in French, with the findings",
		"-folder textiles", "the agreement of another sector",
		"-template", "an agreement to fill in")
	agreement := flags.String("agreement", "sample/agreement.json", "`file` of the agreement")
	catalogue := flags.String("catalogue", "sample/catalogue.json", "`file` of the indicators")
	sources := flags.String("sources", "sample/sources.json", "`file` of the sources that the agreement cites")
	declared := flags.String("declared", "sample/declarations.csv", "`file` of the declarations")
	where := folder.FlagAbout(flags, "the `folder` of a sector, in place of the four files")
	id := flags.String("id", "", "`name` of the agreement, where there are several")
	at := flags.Date("at", "", "`day` of the assessment; without it 2026-12-31, or that of the last figure of a folder")
	known := flags.Known()
	lang, format, width := flags.Lang(), flags.Format("text", "markdown", "json"), flags.Width()
	check := flags.Bool("check", false, "print the findings too")
	template := flags.Bool("template", false, "print a template of an agreement and stop")
	if done, err := flags.Parse(args, 0); done {
		return err
	}
	if *template {
		text, err := sample.ReadFile("sample/agreement.json")
		if err != nil {
			return err
		}
		_, err = stdout.Write(text)
		return err
	}
	config := indicators.ViewConfig{Known: *known}
	s, err := where.Sector()
	if !where.Given() {
		s, err = load(*agreement, *catalogue, *sources, *declared)
	}
	if err != nil {
		return err
	}
	if where.Given() {
		config.Policy = indicators.Hull // where sources disagree, what holds them all
	}
	if !at.IsSet() {
		if *at = period.MustDate(2026, 12, 31); where.Given() {
			*at = folder.LastDay(s)
		}
	}
	h, err := pick(s, *id)
	if err != nil {
		return err
	}
	table, err := h.AsOf(*at, *known).TargetTable(s.View(config), *at)
	if err != nil {
		return err
	}
	style := program.Style(stdout, *format, *width, *lang)
	text, err := textOf(table, *format, *lang)
	if err == nil && *check && *format != "json" {
		text += findings(s.CheckAs(config), style)
	}
	if err == nil {
		_, err = io.WriteString(stdout, style.Fit(text))
	}
	return err
}

// findings says what is wrong, and how much it is.
func findings(found []finding.Finding, style page.Style) string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%s\n", page.Count(found).Text(style.Lang))
	for _, f := range found {
		fmt.Fprintf(&b, "\n%s %s %s\n  %s\n", f.Code, page.Severity(f.Severity, style.Lang), f.Path,
			page.Writer(style.Lang).Say(f))
		if mend := f.SuggestionText(style.Lang); mend != "" {
			fmt.Fprintf(&b, "  → %s\n", mend)
		}
	}
	return b.String()
}

// textOf returns the table in a format.
func textOf(t agreements.TargetTable, format string, l wording.Lang) (string, error) {
	switch format {
	case "markdown":
		return t.Markdown(page.Writer(l)), nil
	case "json":
		text, err := t.JSON()
		return string(text), err
	}
	return page.Writer(l).Say(t), nil
}

// pick returns the agreement with an ID, or the only one.
func pick(s *sector.Sector, id string) (agreements.History, error) {
	var only []agreements.History
	for h := range s.Agreements() {
		if id == "" && len(h.AsOf(period.Date{}, period.Date{}).Agreement().Targets) == 0 {
			continue
		}
		if id == string(h.ID()) {
			return h, nil
		}
		only = append(only, h)
	}
	if id == "" && len(only) == 1 {
		return only[0], nil
	}
	if id == "" {
		return agreements.History{}, program.Usage("there are %d agreements with targets: name one with -id", len(only))
	}
	return agreements.History{}, program.Usage("there is no agreement %q", id)
}

// load reads the four files and makes a sector of them.
func load(agreement, catalogue, sources, declared string) (*sector.Sector, error) {
	book, err := read(agreement, func(r io.Reader) (*agreements.Book, error) {
		return agreements.DecodeBook(r, agreements.DecodeOptions{})
	})
	if err != nil {
		return nil, err
	}
	c, err := read(catalogue, func(r io.Reader) (*indicators.Catalogue, error) {
		return indicators.DecodeCatalogue(r, indicators.DecodeOptions{})
	})
	if err != nil {
		return nil, err
	}
	var b indicators.Builder
	if _, err := read(sources, func(r io.Reader) (struct{}, error) {
		return struct{}{}, b.DecodeSources(r, indicators.DecodeOptions{})
	}); err != nil {
		return nil, err
	}
	list, err := read(declared, func(r io.Reader) ([]agreements.Declaration, error) {
		return agreements.DecodeDeclarations(r, agreements.DecodeOptions{})
	})
	if err != nil {
		return nil, err
	}
	b.AddBody(book.Bodies()...)
	var operators []agreements.ID
	for h := range book.Agreements() {
		operators = append(operators, h.AsOf(period.Date{}, period.Date{}).Operators()...)
	}
	if err := agreements.AddDeclarations(&b, list, operators); err != nil {
		return nil, err
	}
	data, err := b.Build(c)
	if err != nil {
		return nil, err
	}
	return sector.New(sector.Spec{ID: "monitor", Dataset: data, Book: book})
}

// read opens a file, or one of the samples, and decodes it.
func read[T any](name string, decode func(io.Reader) (T, error)) (T, error) {
	var f fs.File
	f, err := sample.Open(name)
	if err != nil {
		f, err = os.Open(name)
	}
	if err != nil {
		var none T
		return none, err
	}
	defer f.Close()
	v, err := decode(f)
	if err != nil {
		return v, fmt.Errorf("%s: %w", name, err)
	}
	return v, nil
}
