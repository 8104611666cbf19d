// Command findings prints the catalogue of findings: every code that the rules
// of indicators and agreements report, with what its rule looks at and leaves alone, an
// input that makes it fire, what it then says, an input on which it is silent, and one on
// each side of each of its thresholds. The inputs are those that the tests of the rules run.
// With a folder it prints what is found in that sector, code by code, the worst first.
//
//	go run ./examples/findings             the page, in Markdown
//	go run ./examples/findings -lang fr
//	go run ./examples/findings IND031      one code
//	go run ./examples/findings -folder textiles
package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/examples/internal/folder"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func main() { program.Main("findings", run) }

func run(args []string, _ io.Reader, out io.Writer) error {
	flags := program.New("findings", out)
	flags.About(messages, "Prints the catalogue of findings, or what is found in the folder of a sector.", "[code]...",
		"", "the catalogue, as a page of Markdown",
		"-lang fr IND031", "one code, in French",
		"-folder textiles", "what is found in a sector",
		"-folder textiles -format markdown IND031", "of one code, as Markdown")
	lang, format, width := flags.Lang(), flags.Format("text", "markdown", "json"), flags.Width()
	where := folder.FlagAbout(flags, "the `folder` of a sector; without it the catalogue, in Markdown or JSON")
	if done, err := flags.Parse(args, -1); done {
		return err
	}
	codes := make([]string, flags.NArg())
	for i, code := range flags.Args() {
		codes[i] = strings.ToUpper(code)
	}
	if where.Given() {
		s, err := where.Sector()
		if err != nil {
			return err
		}
		return printSector(out, s, codes, *format, program.Style(out, *format, *width, *lang))
	}
	figures, err := figureEntries()
	if err != nil {
		return err
	}
	acts, err := agreementEntries()
	if err != nil {
		return err
	}
	kept, err := acknowledgedEntries()
	if err != nil {
		return err
	}
	all := slices.Concat(figures, acts, kept)
	if len(codes) > 0 {
		var b strings.Builder
		var chosen []entry
		for _, code := range codes {
			n := slices.IndexFunc(all, func(e entry) bool { return string(e.code) == code })
			if n < 0 {
				return unknownCode(code)
			}
			all[n].write(&b, *lang)
			chosen = append(chosen, all[n])
		}
		if *format == "json" {
			return page.JSON(out, document(chosen))
		}
		_, err = io.WriteString(out, b.String())
		return err
	}
	if *format == "json" {
		return page.JSON(out, document(all))
	}
	ground, err := figurerules.SharedFiles()
	if err != nil {
		return err
	}
	shared := filesOf(figurerules.Input{Files: ground}, nil)
	_, err = io.WriteString(out, catalogue(*lang, figures, acts, kept, shared))
	return err
}

// unknownCode is the error of a code that no rule has.
func unknownCode(code string) error { return program.Usage("no finding has the code %q", code) }

// entry is what the page says of one code.
type entry struct {
	code     finding.Code
	severity finding.Severity
	group    string
	title    wording.Text
	path     string
	findings []finding.Finding // on the input that fires
	config   []string          // what the sector knows
	fires    []file
	silent   []file
	hears    string // in English
	ignores  string
	limits   []limit
}

// limit is a threshold of a rule, with an input just under it and one just over it.
type limit struct {
	text        string
	under, over []file
}

// entryJSON is an entry as JSON.
type entryJSON struct {
	Code     finding.Code  `json:"code"`
	Severity string        `json:"severity"`
	Group    string        `json:"group"`
	Title    wording.Text  `json:"title"`
	Hears    string        `json:"hears,omitempty"`
	Ignores  string        `json:"ignores,omitempty"`
	Path     string        `json:"path"`
	Findings []findingJSON `json:"findings"`
}

// findingJSON is a finding as JSON, with the figures of its message.
type findingJSON struct {
	finding.Finding
	Figures []string `json:"figures,omitempty"`
}

// document returns entries as JSON has them.
func document(all []entry) (doc []entryJSON) {
	for _, e := range all {
		x := entryJSON{e.code, e.severity.String(), e.group, e.title, e.hears, e.ignores, e.path, nil}
		for _, f := range e.findings {
			said := f
			said.Evidence, said.Suggestion.Candidates = nil, nil
			x.Findings = append(x.Findings, findingJSON{f, page.Figures(said)})
		}
		doc = append(doc, x)
	}
	return doc
}

// file is a file of an example.
type file struct{ name, kind, text string }

// figureEntries runs the rules over figures on their examples.
func figureEntries() (all []entry, err error) {
	examples, err := figurerules.Examples()
	if err != nil {
		return nil, err
	}
	for _, x := range examples {
		library := x.Config.Rules()
		n := slices.IndexFunc(library, func(r figurerules.Rule) bool { return r.Code == x.Code })
		if n < 0 {
			return nil, fmt.Errorf("%s: an example without a rule", x.Code)
		}
		r := library[n]
		data, err := x.Fires.Dataset()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", x.Code, err)
		}
		e := entry{
			code: r.Code, severity: r.Severity, group: string(r.Family), title: r.Title, path: x.Path,
			fires: filesOf(x.Fires, data), silent: filesOf(x.Silent, nil), hears: x.Hears, ignores: x.Ignores,
		}
		for _, y := range x.Thresholds {
			e.limits = append(e.limits, limit{y.Text, filesOf(y.Under, nil), filesOf(y.Over, nil)})
		}
		for _, q := range x.Config.Inequalities {
			e.config = append(e.config, q.Less.String()+" <= "+q.More.String())
		}
		e.findings = figurerules.Check(data.View(indicators.ViewConfig{}), r)
		all = append(all, e)
	}
	return all, nil
}

// filesOf returns the files of an input; an input that no file can hold shows its
// records.
func filesOf(in figurerules.Input, data *indicators.Dataset) (all []file) {
	if in.Unstated != "" && data != nil {
		for o := range data.All() {
			text := fmt.Sprintf("%s: %s, %s, source %s, role %q", o.ID, o.Key, o.Quantity(), o.Source, o.Role)
			all = append(all, file{"record", "text", text})
		}
		return all
	}
	for _, f := range in.Files {
		name, kind, _ := strings.Cut(f.Name, ".")
		all = append(all, file{name, kind, strings.TrimSuffix(f.Text, "\n")})
	}
	return all
}

// agreementEntries runs the rules over agreements on their examples.
func agreementEntries() (all []entry, err error) {
	c, err := indicators.DecodeCatalogue(strings.NewReader(declaredCatalogue), indicators.DecodeOptions{})
	if err != nil {
		return nil, err
	}
	examples, err := agreementrules.Examples()
	if err != nil {
		return nil, err
	}
	byCode := make(map[finding.Code]agreementrules.Example, len(examples))
	for _, x := range examples {
		byCode[x.Code] = x
	}
	for _, r := range agreementrules.All() {
		example := byCode[r.Code]
		files := func(text string) (all []file) {
			all = append(all, file{"agreements", "json", strings.TrimSuffix(text, "\n")})
			if example.Declared != "" {
				all = append(all, file{"declarations", "csv", strings.TrimSuffix(example.Declared, "\n")})
			}
			return all
		}
		e := entry{
			code: r.Code, severity: r.Severity, group: string(r.Family), title: r.Title, path: example.Path,
			fires: files(example.Fires), silent: files(example.Silent), hears: example.Hears, ignores: example.Ignores,
		}
		for _, y := range example.Thresholds {
			e.limits = append(e.limits, limit{y.Text, files(y.Under), files(y.Over)})
		}
		book, err := agreements.DecodeBook(strings.NewReader(example.Fires), agreements.DecodeOptions{})
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Code, err)
		}
		var b indicators.Builder
		if example.Declared != "" {
			list, err := agreements.DecodeDeclarations(strings.NewReader(example.Declared), agreements.DecodeOptions{})
			if err == nil {
				err = agreements.AddDeclarations(&b, list, nil)
			}
			if err != nil {
				return nil, fmt.Errorf("%s: %w", r.Code, err)
			}
		}
		data, err := b.Build(c)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", r.Code, err)
		}
		e.findings = agreementrules.Check(book, data.View(indicators.ViewConfig{}), r)
		all = append(all, e)
	}
	return all, nil
}

// declaredCatalogue defines what the examples of agreements measure.
const declaredCatalogue = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": {"en": {"name": "jobs", "status": "attested"}}, "unit": "job", "nature": "stock",
     "direction": "higher", "over_time": "last", "over_segments": "sum"},
    {"id": "women_share", "name": {"en": {"name": "share of women", "status": "attested"}},
     "unit": "percent", "nature": "ratio"},
    {"id": "jobs_created", "name": {"en": {"name": "jobs created", "status": "attested"}}, "unit": "job", "nature": "flow",
     "direction": "higher", "over_time": "sum", "over_segments": "sum", "of": "jobs", "flow": "gross"},
    {"id": "export_revenue", "name": {"en": {"name": "export revenue", "status": "attested"}}, "unit": "MAD", "nature": "flow",
     "direction": "higher", "over_time": "sum"}
  ],
  "perimeters": [
    {"id": "calls", "name": {"en": {"name": "call centres", "status": "attested"}}},
    {"id": "all", "name": {"en": {"name": "the whole sector", "status": "attested"}}}
  ]
}
`

func word(key string, lang wording.Lang) string { return messages.Phrase(key).In(lang) }

// catalogue is the whole page; shared are the files that examples of figures share.
func catalogue(lang wording.Lang, figures, acts, kept []entry, shared []file) string {
	var b strings.Builder
	fmt.Fprintf(&b, "<!-- %s -->\n\n# %s\n\n%s\n",
		word("Generated by go run ./examples/findings; do not edit.", lang), word("Catalogue of findings", lang),
		word("Each code has an input that makes it fire and one on which it is silent; both are tests.", lang))
	for _, part := range []struct {
		name    string
		entries []entry
	}{{"Figures", figures}, {"Agreements", acts}, {"Acknowledgements", kept}} {
		fmt.Fprintf(&b, "\n## %s\n\n", word(part.name, lang))
		for _, e := range part.entries {
			fmt.Fprintf(&b, "- [%s](#%s) %s\n", e.code, strings.ToLower(string(e.code)), in(e.title, lang))
		}
		for _, e := range part.entries {
			b.WriteByte('\n')
			e.write(&b, lang)
		}
		if part.name == "Figures" {
			fmt.Fprintf(&b, "\n### %s\n\n%s\n", word("What the examples speak of", lang),
				word("The examples use this catalogue and these sources unless they bring their own.", lang))
			writeFiles(&b, shared)
		}
	}
	return b.String()
}

// write writes what the page says of one code.
func (e entry) write(b *strings.Builder, lang wording.Lang) {
	fmt.Fprintf(b, "### %s\n\n%s (%s%s%s)\n", e.code, in(e.title, lang), page.Severity(e.severity, lang),
		word(", ", lang), e.group)
	for _, x := range [...]struct{ name, text string }{{"Hears", e.hears}, {"Does not judge", e.ignores}} {
		if x.text != "" {
			fmt.Fprintf(b, "\n%s%s %s\n", word(x.name, lang), word(":", lang), x.text)
		}
	}
	for _, c := range e.config {
		fmt.Fprintf(b, "\n%s `%s`.\n", word("The sector knows that", lang), c)
	}
	fmt.Fprintf(b, "\n%s%s\n", word("Fires", lang), word(":", lang))
	writeFiles(b, e.fires)
	b.WriteByte('\n')
	for _, f := range e.findings {
		fmt.Fprintf(b, "- `%s` %s\n", f.Path, page.Writer(lang).Say(f))
		if s := f.SuggestionText(lang); s != "" {
			fmt.Fprintf(b, "  → %s\n", s)
		}
	}
	fmt.Fprintf(b, "\n%s%s\n", word("Silent", lang), word(":", lang))
	writeFiles(b, e.silent)
	for _, x := range e.limits {
		fmt.Fprintf(b, "\n%s%s %s\n", word("Threshold", lang), word(":", lang), x.text)
		fmt.Fprintf(b, "\n%s%s\n", word("Just under it, silent", lang), word(":", lang))
		writeFiles(b, x.under)
		fmt.Fprintf(b, "\n%s%s\n", word("Just over it, fires", lang), word(":", lang))
		writeFiles(b, x.over)
	}
}

func writeFiles(b *strings.Builder, files []file) {
	for _, f := range files {
		fmt.Fprintf(b, "\n```%s\n%s\n```\n", f.kind, f.text)
	}
}

func in(t wording.Text, lang wording.Lang) string {
	s, _ := t.Display(lang)
	return s
}
