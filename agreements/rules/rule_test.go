package rules_test

import (
	"bytes"
	"iter"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// catalogue is the catalogue that the examples of the rules speak of.
func catalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	unit := figure.MustParseUnit
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "jobs", Unit: unit("job"), Nature: indicators.Stock, Direction: figure.HigherIsBetter, OverTime: indicators.Last, OverSegments: indicators.Sum},
			{ID: "women_share", Unit: unit("percent"), Nature: indicators.Ratio},
			{ID: "jobs_created", Unit: unit("job"), Nature: indicators.FlowOver, Direction: figure.HigherIsBetter, OverTime: indicators.Sum, OverSegments: indicators.Sum, Of: "jobs", Flow: indicators.Gross},
			{ID: "price_index", Unit: unit("job"), Nature: indicators.Index},
			{ID: "rank", Unit: unit("job"), Nature: indicators.Rank},
			{ID: "net_jobs", Unit: unit("job"), Nature: indicators.FlowOver, OverTime: indicators.Sum,
				Of: "jobs", Flow: indicators.Net},
			{ID: "export_revenue", Unit: unit("MAD"), Nature: indicators.FlowOver, Direction: figure.HigherIsBetter, OverTime: indicators.Sum},
		},
		Perimeters: []indicators.Perimeter{{ID: "calls"}, {ID: "all"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// declaredView is a View of what declarations state.
func declaredView(t testing.TB, text string, operators ...agreements.ID) indicators.View {
	t.Helper()
	var b indicators.Builder
	if text != "" {
		list, err := agreements.DecodeDeclarations(strings.NewReader(text), agreements.DecodeOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if err := agreements.AddDeclarations(&b, list, operators); err != nil {
			t.Fatal(err)
		}
	}
	d, err := b.Build(catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d.View(indicators.ViewConfig{})
}

func decode(t testing.TB, text string) *agreements.Book {
	t.Helper()
	b, err := agreements.DecodeBook(strings.NewReader(text), agreements.DecodeOptions{})
	if err != nil {
		t.Fatalf("%v\n%s", err, text)
	}
	return b
}

// TestRuleExamples runs every rule on its own example: it fires at the stated path
// on one, and is silent on the other.
func TestRuleExamples(t *testing.T) {
	examples, err := rules.Examples()
	if err != nil {
		t.Fatal(err)
	}
	all := rules.All()
	if len(examples) != len(all) {
		t.Fatalf("%d examples of %d rules", len(examples), len(all))
	}
	last := finding.Code("")
	for i, r := range all {
		x := examples[i]
		t.Run(string(r.Code), func(t *testing.T) {
			if r.Code <= last || r.Code != x.Code {
				t.Errorf("%s comes after %s, with the example of %s", r.Code, last, x.Code)
			}
			last = r.Code
			if r.Family == "" || r.Severity.String() == "" {
				t.Error("no family or severity")
			}
			for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
				if s, _ := r.Title.In(lang); s == "" {
					t.Errorf("no title in %v", lang)
				}
			}
			if x.Path == "" || x.Fires == x.Silent {
				t.Fatal("no example")
			}
			view := declaredView(t, x.Declared)
			if x.Hears == "" || x.Ignores == "" {
				t.Error("the page does not say what the rule hears, or what it does not judge")
			}
			for _, y := range x.Thresholds {
				for _, f := range rules.Check(decode(t, y.Under), view, r) {
					t.Errorf("%q: not silent under it: %v", y.Text, f)
				}
				if len(rules.Check(decode(t, y.Over), view, r)) == 0 {
					t.Errorf("%q: silent over it", y.Text)
				}
			}
			var paths []string
			for _, f := range rules.Check(decode(t, x.Fires), view, r) {
				paths = append(paths, f.Path)
				if f.Code != r.Code {
					t.Errorf("code %s", f.Code)
				}
				for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
					text := f.Text(lang)
					if s, _ := f.Message.In(lang); s == "" || strings.ContainsAny(text, "{}") {
						t.Errorf("message in %v: %q", lang, text)
					}
					if s := f.SuggestionText(lang); strings.ContainsAny(s, "{}") {
						t.Errorf("suggestion in %v: %q", lang, s)
					}
				}
			}
			if len(paths) == 0 || paths[0] != x.Path {
				t.Errorf("fires at %q, want %q", paths, x.Path)
			}
			for _, f := range rules.Check(decode(t, x.Silent), view, r) {
				t.Errorf("not silent: %v", f)
			}
		})
	}
}

// TestCheckWithoutFigures: the zero View checks the agreements alone, and a nil book,
// the zero Rule and a rule that returns no sequence find nothing.
func TestCheckWithoutFigures(t *testing.T) {
	examples, err := rules.Examples()
	if err != nil {
		t.Fatal(err)
	}
	for _, x := range examples {
		for _, f := range rules.Check(decode(t, x.Silent), indicators.View{}, rules.All()...) {
			ofRecord := strings.HasSuffix(f.Path, "/supports") // named by evidence, and never a figure
			if f.Code == "AGR007" || f.Code == "AGR001" && !ofRecord {
				t.Errorf("%s: %v", x.Code, f)
			}
		}
		rules.Check(decode(t, x.Fires), indicators.View{}, rules.All()...)
	}
	none := []rules.Rule{{}, {Check: func(rules.Scope) iter.Seq[finding.Finding] { return nil }}}
	if all := rules.Check(nil, indicators.View{}, append(rules.All(), none...)...); len(all) > 0 {
		t.Errorf("a nil book: %v", all)
	}
	for _, r := range rules.All() {
		for f := range r.Check(rules.Scope{}) {
			t.Errorf("the zero Scope: %v", f)
		}
	}
}

// FuzzCheck: no book makes a rule panic, and every finding has its words.
func FuzzCheck(f *testing.F) {
	examples, err := rules.Examples()
	if err != nil {
		f.Fatal(err)
	}
	for _, x := range examples {
		f.Add([]byte(x.Fires))
	}
	view := declaredView(f, "")
	f.Fuzz(func(t *testing.T, text []byte) {
		b, err := agreements.DecodeBook(bytes.NewReader(text), agreements.DecodeOptions{MaxBytes: 1 << 16})
		if err != nil {
			return
		}
		for _, x := range rules.Check(b, view, rules.All()...) {
			if x.Text(wording.Ar) == "" || x.Path == "" {
				t.Fatalf("%+v", x)
			}
		}
	})
}

// TestThresholds: the pages carry their thresholds, with what is under and over each.
func TestThresholds(t *testing.T) {
	examples, err := rules.Examples()
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, x := range examples {
		for _, y := range x.Thresholds {
			if n++; y.Text == "" || y.Under == "" || y.Over == "" || y.Under == y.Over {
				t.Errorf("%s: %+v", x.Code, y)
			}
		}
		if x.Code == "AGR053" && (len(x.Thresholds) != 2 || x.Thresholds[0].Text != "the first day of the term.") {
			t.Errorf("%s: %+v", x.Code, x.Thresholds)
		}
	}
	if n < 5 {
		t.Errorf("%d thresholds", n)
	}
}

// TestEachFinding: it yields what Check returns, and stops when it is asked to.
func TestEachFinding(t *testing.T) {
	book := decode(t, `{"format": "mithaq.agreements/1", "agreements": [
  {"id": "a", "form": "convention", "known": "2016"}]}`)
	view := declaredView(t, "")
	want := rules.Check(book, view, rules.All()...)
	var got []finding.Finding
	for f := range rules.EachFinding(book, view, rules.All()...) {
		got = append(got, f)
	}
	if len(want) < 2 || len(got) != len(want) || got[0].String() != want[0].String() {
		t.Errorf("%d findings, want %d", len(got), len(want))
	}
	for range rules.EachFinding(book, view, rules.All()...) {
		break
	}
}

// TestDatasetIsThere: a rule of one's own finds a dataset, though empty, behind the zero View.
func TestDatasetIsThere(t *testing.T) {
	asked := 0
	own := rules.Rule{Check: func(s rules.Scope) iter.Seq[finding.Finding] {
		if asked++; s.View().Dataset() == nil || s.Book() == nil {
			t.Error("no dataset, or no book")
		}
		return nil
	}}
	rules.Check(nil, indicators.View{}, own)
	rules.Check(decode(t, `{"format": "mithaq.agreements/1", "agreements": []}`), indicators.View{}, own)
	if asked != 2 {
		t.Errorf("asked %d times", asked)
	}
}
