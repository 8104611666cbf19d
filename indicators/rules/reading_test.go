package rules_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// TestUnstatedFigures (B): a figure without a resolution is exact, or rounded or cut
// at any of the zeros at its end; where no figure of the table has one, all are exact.
func TestUnstatedFigures(t *testing.T) {
	for _, tt := range []struct {
		name, a, b string
		disagree   bool
	}{
		{"rounded to thousands", "75980", "76000", false},
		{"cut to thousands", "75980", "75000", false},
		{"no rounding leads there", "75980", "74000", true},
		{"hundreds and thousands", "76100", "76000", false},
		{"too far for thousands", "77100", "76000", true},
		{"no zero anywhere", "75981", "75979", true},
		{"a zero, and not for this", "75981", "75970", true},
		{"stated, and the other one not", "76000@1", "75980", true},
		{"about", "~72000@1000", "75000@1", false},
		{"about, and too far", "~72000@1000", "79000@1", true},
		{"scale", "75980", "75980000", true},
	} {
		view := sectorOf(columns + "a,jobs,MA,all,2015," + tt.a + ",job,observed,o16\nb,jobs,MA,all,2015," +
			tt.b + ",job,observed,m16\n")
		all := rules.Check(view, rules.All()...)
		warned := slices.ContainsFunc(all, func(f finding.Finding) bool { return f.Severity >= finding.SeverityWarning })
		if warned != tt.disagree {
			t.Errorf("%s: %s beside %s: %v", tt.name, tt.a, tt.b, all)
		}
		// What is not read by rules stays nominal.
		conflicts := view.Conflicts(indicators.Selector{})
		if len(conflicts) != 1 || tt.a[0] != '~' && !conflicts[0].Pairs[0].Kind.Contradicts() {
			t.Errorf("%s: conflicts %v", tt.name, conflicts)
		}
	}
}

// published are observations of jobs of 2010 and later, each with the source and the
// date of its publication.
func published(t *testing.T, rows ...[5]string) indicators.View {
	t.Helper()
	c, b := sector(t)
	b.AddBody(indicators.Body{ID: "daily"}, indicators.Body{ID: "agency"})
	for _, r := range rows {
		id, year, figure, source, date := r[0], r[1], r[2], indicators.ID(r[3]), r[4]
		originator, carrier := source, source
		if source == "office-in-daily" {
			originator, carrier = "office", "daily"
		}
		b.AddSource(indicators.Source{
			ID: indicators.ID("s-" + id), Originator: originator, Carrier: carrier, Rank: 1, Date: period.MustParse(date),
		})
		x := decoded(t, tableOf(columns+id+",jobs,MA,all,"+year+","+figure+",job,observed,o16\n"))
		for o := range x.View(indicators.ViewConfig{}).Observations(indicators.Selector{}) {
			o.Source = indicators.ID("s-" + id)
			b.AddObservation(o)
		}
	}
	return built(t, b, c).View(indicators.ViewConfig{})
}

// TestOwnRevisions (B): what an originator has replaced itself denies nobody, and is no
// misprint; what a newspaper prints of it may be one.
func TestOwnRevisions(t *testing.T) {
	for _, tt := range []struct {
		name string
		rows [][5]string
		want []string
	}{
		{"a revision that looks like two digits swapped", [][5]string{
			{"first", "2015", "63891@1", "office", "2016-03"}, {"final", "2015", "63981@1", "office", "2017-06"},
		}, nil},
		{"the same in a newspaper", [][5]string{
			{"final", "2015", "63981@1", "office", "2016-03"}, {"print", "2015", "63891@1", "office-in-daily", "2017-06"},
		}, []string{"IND030"}},
		{"a first release that another source does not know", [][5]string{
			{"first", "2015", "63891@1", "office", "2016-03"}, {"final", "2015", "65120@1", "office", "2017-06"},
			{"other", "2015", "65100@100", "agency", "2018"},
		}, nil},
		{"the final figure is denied", [][5]string{
			{"first", "2015", "65120@1", "office", "2016-03"}, {"final", "2015", "63891@1", "office", "2017-06"},
			{"other", "2015", "65100@100", "agency", "2018"},
		}, []string{"IND050"}},
		{"an old value recurs in a first release", [][5]string{
			{"a", "2010", "63891@1", "office", "2012-06"}, {"b", "2012", "65200@1", "office", "2014-06"},
			{"c", "2013", "63891@1", "office", "2014-03"}, {"d", "2013", "64010@1", "office", "2015-06"},
		}, nil},
		{"an old value recurs in a revision", [][5]string{
			{"a", "2010", "63891@1", "office", "2012-06"}, {"b", "2012", "65200@1", "office", "2014-06"},
			{"c", "2013", "64010@1", "office", "2014-03"}, {"d", "2013", "63891@1", "office", "2015-06"},
		}, nil},
		{"an old value recurs, and another source can mean the same", [][5]string{
			{"a", "2010", "63891@1", "office", "2012-06"}, {"b", "2012", "66200@1", "office", "2014-06"},
			{"c", "2013", "63891@1", "office", "2014-03"}, {"d", "2013", "63900@100", "agency", "2015-06"},
			{"e", "2013", "66900@100", "daily", "2015-06"},
		}, []string{"IND050"}},
		{"an old value in place of the new one", [][5]string{
			{"a", "2010", "63891@1", "office", "2012-06"}, {"b", "2012", "66200@1", "office", "2014-06"},
			{"c", "2013", "63891@1", "daily", "2014-09"}, {"d", "2013", "66900@100", "office", "2015-06"},
		}, []string{"IND050", "IND054"}},
	} {
		var got []string
		for _, f := range rules.Check(published(t, tt.rows...), rules.All()...) {
			if f.Severity >= finding.SeverityWarning {
				got = append(got, string(f.Code))
			}
		}
		if slices.Sort(got); !slices.Equal(got, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, got, tt.want)
		}
	}
}
