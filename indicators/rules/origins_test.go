package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestFiguresOfDifferentOrigins: where no origin states both a value and what it is held
// against, the finding stands at the key and says whose figures they are, unless a slip of
// digits or a power of ten tells the record that is wrong. Where one origin states both,
// another one's value is held against that. The regions are 45,405 together; from 8 to 9
// million is 12.5 %; 9,308,025 over 45,405 is 205; 45,405 less 43,558 is 1,847.
func TestFiguresOfDifferentOrigins(t *testing.T) {
	for _, tt := range []struct {
		name   string
		lines  []string
		want   []string
		origin string // what the first finding says of origins, "" where it says nothing
	}{
		{"a total of the ministry", append(slices.Clone(regions), "jobs MA 2011 47133 m16"),
			[]string{"IND041 /keys/jobs MA all 2011"}, "different origins (the ministry; the statistics office), and each may"},
		{"a part of the ministry", []string{"jobs MA-01 2011 22411 o16", "jobs MA-02 2011 13982 m16",
			"jobs MA-03 2011 9012 o16", "jobs MA 2011 47133 o16"},
			[]string{"IND041 /keys/jobs MA all 2011"}, "different origins (the statistics office; the ministry), and each may"},
		{"a total of the ministry with two digits swapped", append(slices.Clone(regions), "jobs MA 2011 54405 m16"),
			[]string{"IND030 /observations/d/figure"}, "different origins (the ministry; the statistics office)"},
		{"a total of the ministry, ten times", append(slices.Clone(regions), "jobs MA 2011 454050 m16"),
			[]string{"IND033 /observations/d/figure"}, "different origins (the ministry; the statistics office)"},
		{"a total of both", append(slices.Clone(regions), "jobs MA 2011 45405 o16", "jobs MA 2011 47133 m16"),
			[]string{"IND050 /keys/jobs MA all 2011"}, ""},
		{"a total of the office", append(slices.Clone(regions), "jobs MA 2011 47133 o16"),
			[]string{"IND041 /keys/jobs MA all 2011"}, ""},
		{"one part, larger than the total of the ministry", []string{"jobs MA-01 2011 49123 o16", "jobs MA 2011 47133 m16"},
			[]string{"IND041 /keys/jobs MA all 2011"}, "different origins (the ministry; the statistics office), and each may"},
		{"the same, and a total of the office", []string{"jobs MA-01 2011 49123 o16", "jobs MA 2011 47133 m16",
			"jobs MA 2011 50246 o16"}, []string{"IND050 /keys/jobs MA all 2011"}, ""},
		{"one part, larger than the total of the office", []string{"jobs MA-01 2011 49123 o16", "jobs MA 2011 47133 o16"},
			[]string{"IND041 /keys/jobs MA all 2011"}, ""},
		{"growth of the ministry", []string{"sales MA 2010 8000000@1 o16", "sales MA 2011 9000000@1 o16",
			"growth MA 2011 14.1 m16"}, []string{"IND043 /keys/growth MA all 2011"},
			"different origins (the ministry; the statistics office), and each may"},
		{"growth of both", []string{"sales MA 2010 8000000@1 o16", "sales MA 2011 9000000@1 o16",
			"growth MA 2011 12.5 o16", "growth MA 2011 14.1 m16"}, []string{"IND050 /keys/growth MA all 2011"}, ""},
		{"growth over a range", []string{"sales MA 2010 8000000@1 o16", "sales MA 2013 9000000@1 o16",
			"growth MA 2010/2013 14.1 m16"}, []string{"IND043 /keys/growth MA all 2010-2013"},
			"different origins (the ministry; the statistics office), and each may"},
		{"growth over a range, of both", []string{"sales MA 2010 8000000@1 o16", "sales MA 2013 9000000@1 o16",
			"growth MA 2010/2013 14.1 m16", "growth MA 2010/2013 12.5 o16"},
			[]string{"IND050 /keys/growth MA all 2010-2013"}, ""},
		{"a quotient of the ministry", []string{"sales MA 2011 9308025 o16", "jobs MA 2011 45405 o16",
			"per_job MA 2011 233 m16"}, []string{"IND043 /keys/per_job MA all 2011"},
			"different origins (the ministry; the statistics office), and each may"},
		{"a net flow of the ministry", []string{"jobs MA 2010 43558 o16", "jobs MA 2011 45405 o16",
			"net MA 2011 2911 m16"}, []string{"IND044 /keys/jobs MA all 2011"},
			"different origins (the statistics office; the ministry), and each may"},
		{"a net flow over two years", []string{"jobs MA 2010 43558 o16", "jobs MA 2012 45405 o16",
			"net MA 2011/2012 2911 m16"}, []string{"IND044 /keys/net MA all 2011-2012"},
			"different origins (the ministry; the statistics office), and each may"},
		{"what goes together", append(slices.Clone(regions), "jobs MA 2011 45405 m16", "net MA 2011 1847 m16",
			"jobs MA 2010 43558 o16"), nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			view := summed(t, tt.lines...).View(indicators.ViewConfig{})
			if got := warnings(view); !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			for _, f := range rules.Check(view, rules.All()...) {
				if len(tt.want) == 0 || string(f.Code)+" "+f.Path != tt.want[0] {
					continue
				}
				says := f.Text(wording.En)
				if !strings.Contains(says, tt.origin) || strings.Contains(says, "origins (") != (tt.origin != "") {
					t.Errorf("says %q, want %q", says, tt.origin)
				}
				if strings.HasPrefix(f.Path, "/keys/") && len(f.Suggestion.Candidates) > 0 {
					t.Errorf("a statement proposes %v", f.Suggestion.Candidates)
				}
			}
		})
	}
}

// TestInequalityOfDifferentOrigins: an inequality between figures of two origins stands at
// the key, between those of one at the record. 65,000 jobs at 30,000 dirhams are 1.95
// billion.
func TestInequalityOfDifferentOrigins(t *testing.T) {
	q := rules.Inequality{
		ID: "wages", Less: indicators.MustParseMetric("minimum_wage * jobs"), More: indicators.MustParseMetric("exports"),
	}
	for source, want := range map[string]string{"o16": "a/figure", "p16": "a/figure", "m16": "/keys/exports MA all 2015"} {
		v := sectorOf(columns + "a,exports,MA,all,2015,1000000000,MAD,observed," + source + "\n" +
			"b,jobs,MA,all,2015,65000,job,observed,o16\nc,minimum_wage,MA,all,2015,30000,MAD/job,observed,o16\n")
		got := found(t, rules.Config{Inequalities: []rules.Inequality{q}}, "IND040", v)
		if !slices.Equal(got, []string{want}) {
			t.Errorf("%s: got %v, want %s", source, got, want)
		}
	}
}
