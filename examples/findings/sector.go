package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// foundJSON is what is found in a sector, as JSON.
type foundJSON struct {
	Counts   page.Counts         `json:"counts"`
	Coverage figurerules.Covered `json:"coverage"`
	Findings []findingJSON       `json:"findings"`
}

// titles returns what each code means.
func titles() map[finding.Code]wording.Text {
	all := map[finding.Code]wording.Text{}
	for _, r := range figurerules.All() {
		all[r.Code] = r.Title
	}
	for _, r := range agreementrules.All() {
		all[r.Code] = r.Title
	}
	for _, r := range finding.AcknowledgementRules() {
		all[r.Code] = r.Title
	}
	return all
}

// byCode compares findings: open ones first, the worst first, and those of a code
// together.
func byCode(x, y finding.Finding) int {
	switch {
	case x.IsOpen() != y.IsOpen():
		if x.IsOpen() {
			return -1
		}
		return 1
	case x.Severity != y.Severity:
		return int(y.Severity) - int(x.Severity)
	}
	return strings.Compare(string(x.Code), string(y.Code))
}

// printSector prints what is found in a sector, code by code: of all codes, or of some.
func printSector(out io.Writer, s *sector.Sector, codes []string, format string, style page.Style) error {
	known, found := titles(), s.Check()
	for _, code := range codes {
		if _, ok := known[finding.Code(code)]; !ok {
			return unknownCode(code)
		}
	}
	if len(codes) > 0 {
		found = slices.DeleteFunc(found, func(f finding.Finding) bool { return !slices.Contains(codes, string(f.Code)) })
	}
	slices.SortStableFunc(found, byCode)
	doc := foundJSON{page.Count(found), s.Coverage(indicators.ViewConfig{}).All(), []findingJSON{}}
	if format == "json" {
		for _, f := range found {
			said := f
			said.Evidence, said.Suggestion.Candidates = nil, nil
			doc.Findings = append(doc.Findings, findingJSON{f, page.Figures(said)})
		}
		return page.JSON(out, doc)
	}
	var b strings.Builder
	lang := style.Lang
	colon := word(": ", lang)
	style.Heading(&b, 1, word("What is found", lang)+colon+in(s.Name(), lang))
	fmt.Fprintf(&b, "%s\n", doc.Counts.Text(lang))
	fmt.Fprintf(&b, "\n%s%s%s\n", word("What could be compared", lang), colon, doc.Coverage.Text(lang))
	before := finding.Finding{}
	for n, f := range found {
		if n == 0 || f.Code != before.Code || f.Severity != before.Severity || f.IsOpen() != before.IsOpen() {
			b.WriteByte('\n')
			style.Heading(&b, 2, string(f.Code)+" "+page.Severity(f.Severity, lang)+colon+in(known[f.Code], lang))
		}
		before = f
		code := ""
		if style.Markdown {
			code = "`"
		}
		fmt.Fprintf(&b, "- %s%s%s %s\n", code, f.Path, code, page.Writer(lang).Say(f))
		if mend := f.SuggestionText(lang); mend != "" {
			fmt.Fprintf(&b, "  → %s\n", mend)
		}
		if !f.IsOpen() {
			fmt.Fprintf(&b, "  → %s\n", page.Writer(lang).Say(f.Acknowledged))
		}
	}
	_, err := io.WriteString(out, style.Fit(b.String()))
	return err
}
