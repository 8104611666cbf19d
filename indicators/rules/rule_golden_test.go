package rules_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	kit "github.com/mithaq-go/mithaq/internal/testkit/planted"
	"github.com/mithaq-go/mithaq/internal/testkit/shapes"
)

// tell writes all that findings say: evidence and candidates in their order, with notes
// and reasons.
func tell(b *bytes.Buffer, all []finding.Finding) {
	for _, f := range all {
		fmt.Fprintf(b, "%v\n", f)
		for _, e := range f.Evidence {
			note, _ := e.Note.Display(wording.En)
			fmt.Fprintf(b, "  %s %s", strings.TrimPrefix(e.Path, "/observations/"), e.Quantity)
			if note != "" {
				fmt.Fprintf(b, ": %s", note)
			}
			b.WriteByte('\n')
		}
		for _, c := range f.Suggestion.Candidates {
			why := c.ReasonText(wording.En)
			fmt.Fprintf(b, "  -> %s %s: %s\n", c.Figure, c.Unit, why)
		}
		if s := f.SuggestionText(wording.En); s != "" {
			fmt.Fprintf(b, "  %s\n", s)
		}
	}
}

// TestTellsOfPages holds all that all rules say of the inputs of all pages, and what is
// covered there.
func TestTellsOfPages(t *testing.T) {
	examples, err := rules.Examples()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	write := func(name string, c rules.Config, in rules.Input) {
		fmt.Fprintf(&b, "== %s\n", name)
		view := decoded(t, in).View(indicators.ViewConfig{})
		tell(&b, rules.Check(view, c.Rules()...))
		for j := range rules.EachJudged(view, c.Rules()...) {
			fmt.Fprintf(&b, "%s by %v, lacks %v\n", j.Observation, j.By, j.Gaps)
		}
		all := rules.CoverageOf(view, c.Rules()...).All()
		fmt.Fprintf(&b, "%s %v\n", all.Text(wording.En), all.Gaps)
	}
	for _, e := range examples {
		write(string(e.Code)+" fires", e.Config, e.Fires)
		write(string(e.Code)+" silent", e.Config, e.Silent)
		for n, x := range e.Thresholds {
			write(fmt.Sprintf("%s under %d", e.Code, n+1), e.Config, x.Under)
			write(fmt.Sprintf("%s over %d", e.Code, n+1), e.Config, x.Over)
		}
	}
	testkit.Golden(t, "pages.txt", b.Bytes())
}

// TestTellsOfFaults holds what is said of one fault of each kind in sectors of both kits.
func TestTellsOfFaults(t *testing.T) {
	var b bytes.Buffer
	warnings := func(data *indicators.Dataset) {
		for _, f := range rules.Check(data.View(indicators.ViewConfig{}), rules.All()...) {
			if f.Severity >= finding.SeverityWarning {
				tell(&b, []finding.Finding{f})
			}
		}
	}
	for n, kind := range kit.Kinds() {
		s := kit.NewSector(uint64(40+n), kit.Options{Variant: kind.Variant(), Sources: 1 + n%5/4, Stated: n%2 == 0})
		if f := kit.Plant(s, kind, uint64(n)); f != nil {
			fmt.Fprintf(&b, "== %v\n", kind)
			warnings(f.Dataset())
		}
	}
	for n, shape := range shapes.Shapes() {
		for _, kind := range shapes.Kinds() {
			if int(kind)%5 != n%5 {
				continue
			}
			x := shapes.New(shape, uint64(50+n), 1+(n+int(kind))%3, int(kind)%2 == 0)
			if f := x.Plant(kind, uint64(n)); f != nil {
				fmt.Fprintf(&b, "== %v, %v\n", shape, kind)
				warnings(f.Dataset())
			}
		}
	}
	testkit.Golden(t, "faults.txt", b.Bytes())
}
