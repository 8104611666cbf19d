package rules_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// summedCatalogue is a sector whose country is the sum of three regions, with a flow, a
// quotient and a growth rate.
const summedCatalogue = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": "jobs", "unit": "job", "nature": "stock", "bounds": "[0,+inf)", "over_places": "sum"},
    {"id": "net", "name": "net change of jobs", "unit": "job", "nature": "flow", "of": "jobs", "flow": "net"},
    {"id": "sales", "name": "sales", "unit": "MAD", "nature": "flow", "bounds": "[0,+inf)", "over_time": "sum",
     "over_places": "sum"},
    {"id": "per_job", "name": "sales per job", "unit": "MAD/job", "nature": "ratio", "formula": "sales / jobs"},
    {"id": "growth", "name": "growth of sales", "unit": "percent", "nature": "ratio", "transformed": "G1Y",
     "of": "sales"}
  ],
  "perimeters": [{"id": "all", "name": "all"}],
  "areas": [
    {"id": "MA", "name": "Morocco", "parts": ["MA-01", "MA-02", "MA-03"], "complete": "yes"},
    {"id": "MA-01", "name": "north"}, {"id": "MA-02", "name": "middle"}, {"id": "MA-03", "name": "south"}
  ]
}`

var summedUnits = map[string]string{
	"jobs": "job", "net": "job", "sales": "MAD", "per_job": "MAD/job", "growth": "percent",
}

// summed reads lines of indicator, area, period, figure and source into a dataset; the
// first line is observation a, the next one b.
func summed(t testing.TB, lines ...string) *indicators.Dataset {
	t.Helper()
	var table strings.Builder
	table.WriteString(columns)
	for n, line := range lines {
		f := strings.Fields(line)
		fmt.Fprintf(&table, "%c,%s,%s,all,%s,%s,%s,observed,%s\n", 'a'+n, f[0], f[1], f[2], f[3], summedUnits[f[0]], f[4])
	}
	in := tableOf(table.String())
	in.Files = append(in.Files, rules.File{Name: "catalogue.json", Text: summedCatalogue})
	return decoded(t, in)
}

// warnings are the codes and paths of what all rules find, information left out.
func warnings(view indicators.View) (list []string) {
	for _, f := range rules.Check(view, rules.All()...) {
		if f.Severity > finding.SeverityInfo {
			list = append(list, string(f.Code)+" "+f.Path)
		}
	}
	return list
}

// regions are the jobs of three regions in a year, which are 45,405 together.
var regions = []string{"jobs MA-01 2011 22411 o16", "jobs MA-02 2011 13982 o16", "jobs MA-03 2011 9012 o16"}

// years are the jobs of a country over ten years, but for the fifth.
var years = []string{
	"jobs MA 2006 41120 o16", "jobs MA 2007 42015 o16", "jobs MA 2008 43137 o16", "jobs MA 2009 44021 o16",
	"jobs MA 2011 46310 o16", "jobs MA 2012 47029 o16", "jobs MA 2013 48163 o16", "jobs MA 2014 49044 o16",
	"jobs MA 2015 50171 o16",
}

// TestSourceContradictsItself: a key of which one source states two figures is told, and
// says which of them goes with what it is held against. 22,411 + 13,982 + 9,012 is 45,405;
// 45,405 less 43,558 is 1,847; 9,308,025 over 45,405 is 205.
func TestSourceContradictsItself(t *testing.T) {
	const total = "IND057 /keys/jobs MA all 2011"
	for _, tt := range []struct {
		name  string
		lines []string
		want  []string
		ends  string // of what IND057 says
	}{
		{"a total beside its parts, the first right", append(slices.Clone(regions),
			"jobs MA 2011 45405 o16", "jobs MA 2011 46305 o16"),
			[]string{total}, "incompatible values; 45,405 jobs fits the total and its parts"},
		{"the second right", append(slices.Clone(regions),
			"jobs MA 2011 50805 o16", "jobs MA 2011 45405 o16"),
			[]string{total}, "incompatible values; 45,405 jobs fits the total and its parts"},
		{"neither right", append(slices.Clone(regions),
			"jobs MA 2011 45675 o16", "jobs MA 2011 46305 o16"),
			[]string{"IND041 /keys/jobs MA all 2011", total}, ": incompatible values"},
		{"three, one right", append(slices.Clone(regions),
			"jobs MA 2011 45675 o16", "jobs MA 2011 45405 o16", "jobs MA 2011 46305 o16"),
			[]string{total}, "45,405 jobs fits the total and its parts"},
		{"a part", append(slices.Clone(regions), "jobs MA-02 2011 19382 o16", "jobs MA 2011 45405 o16"),
			[]string{"IND057 /keys/jobs MA-02 all 2011"}, "digits swapped or lost; 13,982 jobs fits the total and its parts"},
		{"a part and the total", append(slices.Clone(regions), "jobs MA-02 2011 19382 o16", "jobs MA 2011 45405 o16",
			"jobs MA 2011 50805 o16"), // 22,411 + 19,382 + 9,012 is 50,805
			[]string{total, "IND057 /keys/jobs MA-02 all 2011"}, ": incompatible values"},
		{"a stock", []string{"jobs MA 2010 43558 o16", "jobs MA 2011 45405 o16", "jobs MA 2011 54405 o16",
			"net MA 2011 1847 o16"}, []string{total}, "45,405 jobs fits the stock and its net flow"},
		{"a stock before", []string{"jobs MA 2011 45405 o16", "jobs MA 2011 54405 o16", "jobs MA 2012 46822 o16",
			"net MA 2012 1417 o16"}, []string{total}, "45,405 jobs fits the stock and its net flow"},
		{"a net flow", []string{"jobs MA 2010 43558 o16", "jobs MA 2011 45405 o16", "net MA 2011 1847 o16",
			"net MA 2011 2847 o16"}, []string{"IND057 /keys/net MA all 2011"}, "1,847 jobs fits the stock and its net flow"},
		{"a divisor", []string{"sales MA 2011 9308025 o16", "jobs MA 2011 45405 o16", "jobs MA 2011 54405 o16",
			"per_job MA 2011 205 o16"}, []string{total}, "45,405 jobs fits the quotient and what it is computed from"},
		{"a quotient", []string{"sales MA 2011 9308025 o16", "jobs MA 2011 45405 o16", "per_job MA 2011 205 o16",
			"per_job MA 2011 502 o16"}, []string{"IND057 /keys/per_job MA all 2011"},
			"205 dirhams per job fits the quotient and what it is computed from"},
		{"what growth leads to", []string{"sales MA 2010 8000000@1 o16", "sales MA 2011 9000000@1 o16",
			"sales MA 2011 9900000@1 o16", "growth MA 2011 12.5 o16"}, []string{"IND057 /keys/sales MA all 2011"},
			"9 million dirhams fits the growth and the values that it leads from and to"},
		{"neither leads to the growth", []string{"sales MA 2010 8000000@1 o16", "sales MA 2011 9000000@1 o16",
			"sales MA 2011 9900000@1 o16", "growth MA 2011 30.5 o16"},
			[]string{"IND043 /keys/growth MA all 2011", "IND057 /keys/sales MA all 2011"}, "incompatible values"},
		{"growth", []string{"sales MA 2010 8000000@1 o16", "sales MA 2011 9000000@1 o16", "growth MA 2011 12.5 o16",
			"growth MA 2011 15.2 o16"}, []string{"IND057 /keys/growth MA all 2011"},
			"12.5% fits the growth and the values that it leads from and to"},
		{"beside its neighbours", append(slices.Clone(years), "jobs MA 2010 45206 o16", "jobs MA 2010 94206 o16"),
			[]string{"IND057 /keys/jobs MA all 2010"}, "45,206 jobs fits the values before and after it"},
		{"neither fits its neighbours", append(slices.Clone(years), "jobs MA 2010 85206 o16", "jobs MA 2010 94206 o16"),
			[]string{"IND057 /keys/jobs MA all 2010"}, "neither fits the values before and after it"},
		{"beside another source", []string{"jobs MA 2011 49121 o16", "jobs MA 2011 94121 o16", "jobs MA 2011 49121 m16"},
			[]string{total}, "49,121 jobs fits the other sources"},
		{"neither as another source", []string{"jobs MA 2011 49121 o16", "jobs MA 2011 94121 o16",
			"jobs MA 2011 61250 m16"}, []string{"IND050 /keys/jobs MA all 2011", total}, ": digits swapped or lost"},
		{"prints of one release", []string{"jobs MA 2011 49121 o16", "jobs MA 2011 51347 p16"},
			[]string{total}, ": incompatible values"},
		{"off by a thousand", append(slices.Clone(years), "jobs MA 2010 45206 o16", "jobs MA 2010 45206000 o16"),
			[]string{"IND057 /keys/jobs MA all 2010"}, "slip of scale; 45,206 jobs fits the values before and after it"},
		{"both off by a thousand", append(slices.Clone(years), "jobs MA 2010 45206123 o16", "jobs MA 2010 48206123 o16"),
			[]string{"IND031 /keys/jobs MA all 2010", "IND057 /keys/jobs MA all 2010"},
			"neither fits the values before and after it"},
		{"the same twice", append(slices.Clone(regions), "jobs MA 2011 45405 o16", "jobs MA 2011 45405 o16"), nil, ""},
		{"a headline, rounded", append(slices.Clone(regions), "jobs MA 2011 45405 o16", "jobs MA 2011 45000@1000 o16"),
			nil, ""},
		{"a revision", []string{"jobs MA 2010 46121 o11", "jobs MA 2010 44731 o16"}, nil, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			view := summed(t, tt.lines...).View(indicators.ViewConfig{})
			got := warnings(view)
			if !slices.Equal(got, tt.want) {
				t.Errorf("got %q, want %q", got, tt.want)
			}
			if all := rules.Check(view, ruleOf(t, rules.Config{}, "IND057")); len(all) > 0 {
				f := all[0]
				if says := f.Text(wording.En); !strings.HasSuffix(says, tt.ends) {
					t.Errorf("says %q, want the end %q", says, tt.ends)
				}
				if len(f.Evidence) < 2 || len(f.Suggestion.Candidates) > 0 {
					t.Errorf("evidence %v, proposed %v", f.Evidence, f.Suggestion.Candidates)
				}
			}
			// Nothing is told as an ordinary repetition besides.
			for _, f := range rules.Check(view, ruleOf(t, rules.Config{}, "IND053")) {
				if len(tt.want) > 0 {
					t.Errorf("also %v", f)
				}
			}
		})
	}
}

// TestDoubtedContradictsNobody: a figure that the editor doubts is no contradiction of its
// source, and neither is what says that it repeats another.
func TestDoubtedContradictsNobody(t *testing.T) {
	for _, change := range []func(o *indicators.Observation){
		func(o *indicators.Observation) { o.Confidence = indicators.Low },
		func(o *indicators.Observation) { o.Repeats = "a" },
	} {
		c, b := sector(t)
		x := decoded(t, tableOf(columns+"a,jobs,MA,all,2015,63412,job,observed,o16\n"+
			"b,jobs,MA,all,2015,64512,job,observed,o16\n"))
		for o := range x.View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
			if o.ID == "b" {
				change(&o)
			}
			b.AddObservation(o)
		}
		if got := found(t, rules.Config{}, "IND057", built(t, b, c).View(indicators.ViewConfig{})); len(got) > 0 {
			t.Errorf("got %v", got)
		}
	}
}
