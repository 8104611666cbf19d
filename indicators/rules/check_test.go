package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestSixtyFourOfOneKey: what is computed from several keys is held against the first
// sixty-four figures of one key, in order of ID, and against each year of a series that is
// longer. In each case figures that are allowed are beside one, or two, that are not.
func TestSixtyFourOfOneKey(t *testing.T) {
	for _, tt := range []struct {
		code        finding.Code
		config      rules.Config
		of          string // the indicator of the figures
		fine, wrong string
		beside      string // of each year, which stands for Y, and the year before, X
	}{
		// The stock grew by 1,998.5 to less than 2,001.5.
		{"IND045", rules.Config{}, "created", "2001@1", "2002@1", "pX jobs X 60000@1; qY jobs Y 62000@1"},
		// From 999.5 to 1,001 over 19.5 to 21: 47.6 to 51.3.
		{"IND043", rules.Config{Recomputed: []rules.Recomputation{
			{Indicator: "pay", Kind: rules.QuotientOf, Of: "sales", By: "jobs"},
		}}, "pay", "51@1", "52@1", "pY sales Y 1000@1; qY jobs Y 20@1"},
		{"IND043", rules.Config{}, "rest", "75@1", "76@1", "pY jobs Y 20400@1; qY gross Y 5100@1"},
	} {
		at := func(year int) string {
			return strings.NewReplacer("Y", fmt.Sprint(year), "X", fmt.Sprint(year-1)).Replace(tt.beside)
		}
		told := func(rows []string) (ids []string) {
			view := decoded(t, nestedInput(strings.Join(rows, "; "))).View(indicators.ViewConfig{})
			for _, f := range rules.Check(view, ruleOf(t, tt.config, tt.code)) {
				ids = append(ids, strings.TrimSuffix(strings.TrimPrefix(f.Path, "/observations/"), "/figure"))
			}
			return ids
		}
		alike, series := []string{at(2015)}, []string(nil)
		for n := range 66 {
			figure := tt.fine
			if n == 63 || n == 64 {
				figure = tt.wrong
			}
			alike = append(alike, fmt.Sprintf("a%02d %s 2015 %s", n, tt.of, figure))
		}
		for n := 0; n < 70; n += 2 { // each second year, so that no stock is stated twice
			figure := tt.fine
			if n == 68 {
				figure = tt.wrong
			}
			for _, source := range []string{"o16", "o11"} {
				series = append(series, fmt.Sprintf("%s%02d %s %d %s %s", source, n, tt.of, 1940+n, figure, source))
			}
			series = append(series, at(1940+n))
		}
		if got := told(alike); !slices.Equal(got, []string{"a63"}) {
			t.Errorf("%s of %s, 66 of one key: told at %q", tt.code, tt.of, got)
		}
		if got := told(series); !slices.Equal(got, []string{"o1168", "o1668"}) && !slices.Equal(got, []string{"o1668"}) {
			t.Errorf("%s of %s, 35 years: told at %q", tt.code, tt.of, got)
		}
	}
}

// TestSixtyFourSources: each of the first sixty-four figures of a key is held against each
// other one, in order of authority.
func TestSixtyFourSources(t *testing.T) {
	for n, want := range map[int][]string{63: {"/keys/jobs MA all 2015"}, 64: nil} {
		table := columns
		for m := range n {
			table += fmt.Sprintf("a%02d,jobs,MA,all,2015,61000@1,job,observed,o16\n", m)
		}
		table += "b,jobs,MA,all,2015,75000@1,job,observed,n16\n"
		var got []string
		for _, f := range rules.Check(sectorOf(table), ruleOf(t, rules.Config{}, "IND050")) {
			got = append(got, f.Path)
		}
		if !slices.Equal(got, want) {
			t.Errorf("the %dth is another: %q, want %q", n+1, got, want)
		}
	}
}
