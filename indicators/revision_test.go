package indicators_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// vintages reads testdata/vintages.csv: each release is a source of its date.
func vintages(t testing.TB) *indicators.Dataset {
	t.Helper()
	f, err := os.Open("testdata/vintages.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	sources := map[string]bool{}
	for n, r := range rows[1:] {
		id := "ner-" + r[1]
		if !sources[id] {
			sources[id] = true
			b.AddSource(indicators.Source{
				ID: indicators.ID(id), Originator: "adp", Carrier: "adp", Date: period.MustParse(r[1]),
			})
		}
		b.AddObservation(indicators.Observation{
			ID:     indicators.ID(fmt.Sprintf("V%03d", n+1)),
			Key:    indicators.Key{Indicator: "jobs", Area: "US", Period: period.MustParse(r[0])},
			Role:   indicators.RoleObserved,
			Figure: figure.MustParse(r[2] + "000"), Unit: figure.MustParseUnit("job"), Source: indicators.ID(id),
		})
	}
	d, err := b.Build(viewCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestVintages holds first releases and revisions of published vintages against
// what testdata/revisions.awk makes of them (testdata/revisions.txt).
func TestVintages(t *testing.T) {
	text, err := os.ReadFile("testdata/revisions.txt")
	if err != nil {
		t.Fatal(err)
	}
	want := map[string][]string{}
	for line := range strings.Lines(string(text)) {
		w := strings.Fields(line)
		want[w[0]] = w[1:]
	}
	thousand := func(x string) figure.Figure { return figure.MustParse(x + "000") }
	d := vintages(t)
	if d.Len() < 40 {
		t.Fatalf("%d observations", d.Len())
	}
	v := d.View(indicators.ViewConfig{})
	s := indicators.Selector{Indicator: "jobs"}
	n := figure.MustParse(want["n"][0])
	for name, of := range map[string]func(indicators.Selector) (indicators.Derivation, error){
		"sum": v.MeanRevision, "absolute": v.MeanAbsoluteRevision,
	} {
		got, err := of(s)
		if err != nil {
			t.Fatal(err)
		}
		sum, err := got.Quantity.Figure.Mul(n)
		if err != nil || !sum.WithoutResolution().Equal(thousand(want[name][0])) ||
			len(got.Inputs) != 2*len(want["first"]) {
			t.Errorf("%s: mean %s of %d inputs, %v; want %s / %s", name, got.Quantity, len(got.Inputs), err, want[name][0], n)
		}
		for i, first := range want["first"] {
			if x := got.Inputs[2*i].Quantity.Figure.WithoutResolution(); !x.Equal(thousand(first)) {
				t.Errorf("first release %d: %s, want %s thousand", i+1, x, first)
			}
		}
	}
	largest, err := v.LargestRevision(s)
	if err != nil || !largest.Quantity.Figure.WithoutResolution().Equal(thousand(want["largest"][0])) ||
		largest.Key.Period != period.MustParse(want["largest"][1]) || len(largest.Inputs) != 2 {
		t.Errorf("largest revision %s in %s, %v; want %s", largest.Quantity, largest.Key, err, want["largest"])
	}
	// The series of first releases.
	key := indicators.Key{Indicator: "jobs", Area: "US", Period: period.Month(2023, 1)}
	series, err := d.View(indicators.ViewConfig{Policy: indicators.Earliest, Originator: "adp"}).Series(key)
	if err != nil || series.Len() != len(want["first"]) {
		t.Fatalf("%d first releases, %v", series.Len(), err)
	}
	i := 0
	for p := range series.All() {
		if p.Err != nil || !p.Quantity.Figure.WithoutResolution().Equal(thousand(want["first"][i])) {
			t.Errorf("%s: %s, %v; want %s thousand", p.Period(), p.Quantity, p.Err, want["first"][i])
		}
		i++
	}
	// The revisions of a month, in order: 131,486, 131,501, 131,522, 131,521,
	// 132,462, 132,405, 132,462 thousand.
	february, err := v.Revisions(key.At(period.Month(2024, 2)))
	var got []string
	for _, r := range february {
		got = append(got, r.Quantity.Figure.String())
	}
	if err != nil || strings.Join(got, " ") != "15000 21000 -1000 941000 -57000 57000" {
		t.Errorf("%s, %v", got, err)
	}
	// A View of a day sees the releases of the day, and no later one.
	early := d.View(indicators.ViewConfig{Known: period.MustDate(2024, 6, 5)})
	if some, err := early.Revisions(key.At(period.Month(2024, 2))); err != nil || len(some) != 3 {
		t.Errorf("%d revisions by 5 June 2024, %v", len(some), err)
	}
}

// Laws: the revisions of a key lead from its first release to the latest; the mean
// absolute revision is no less than the mean, and no more than the largest.
func TestRevisionLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 10))
	for range testkit.Cases(20, 300) {
		records := []any{}
		for r := range 4 {
			records = append(records, from(fmt.Sprintf("r%d o o 2020-0%d -", r, r+1)))
		}
		years, n := 1+rng.IntN(4), 0
		for y := range years {
			for r := range 1 + rng.IntN(4) {
				n++
				records = append(records, said(fmt.Sprintf("X%02d jobs %d %d job r%d", n, 2010+y, 90+rng.IntN(20), r)))
			}
		}
		v := viewData(t, records...).View(indicators.ViewConfig{})
		s := indicators.Selector{Indicator: "jobs"}
		mean, err1 := v.MeanRevision(s)
		absolute, err2 := v.MeanAbsoluteRevision(s)
		largest, err3 := v.LargestRevision(s)
		if err := errors.Join(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		if absolute.Quantity.Figure.Less(mean.Quantity.Figure.Abs()) == figure.Yes ||
			absolute.Quantity.Figure.Greater(largest.Quantity.Figure.Abs()) == figure.Yes {
			t.Fatalf("mean %s, absolute %s, largest %s", mean.Quantity, absolute.Quantity, largest.Quantity)
		}
		for y := range years {
			steps, err := v.Revisions(keyOf(fmt.Sprintf("jobs %d", 2010+y)))
			if err != nil {
				t.Fatal(err)
			}
			sum := figure.FromInt64(0)
			for i, d := range steps {
				if sum, err = sum.Add(d.Quantity.Figure); err != nil {
					t.Fatal(err)
				}
				if i > 0 && d.Inputs[0].Chosen[0] != steps[i-1].Inputs[1].Chosen[0] {
					t.Fatalf("revision %d does not follow on", i+1)
				}
			}
			last, err := mean.Inputs[2*y+1].Quantity.Figure.Sub(mean.Inputs[2*y].Quantity.Figure)
			if err != nil || !sum.Equal(last.WithoutResolution()) {
				t.Fatalf("%d: steps add up to %s, first to latest is %s, %v", 2010+y, sum, last, err)
			}
		}
	}
}

// What is no revision: a reprint, an old figure in a newspaper, the figure of
// another originator, a misquote that the editor trusts little.
func TestRevisionsLeaveOut(t *testing.T) {
	low := func(o *indicators.Observation) { o.Confidence = indicators.Low }
	v := viewData(t, from("a o o 2016 - r1"), from("b o paper 2017-03 -"), from("c o o 2018 -"), from("d o paper 2019 -"),
		from("e x x 2019 -"), from("f o o 2020 - r1"), from("u o o - -"), from("y o o 2018-06 -"),
		from("w z paper 2016 -"), from("v z press 2017 -"),
		said("A jobs 2015 100 job a"), said("B jobs 2015 110 job b", low), said("C jobs 2015 120 job c"),
		said("D jobs 2015 100 job d"), said("E jobs 2015 90 job e"), said("F jobs 2015 120 job f"),
		said("G jobs 2014 1 job a"), said("H jobs 2014 2 job u"), said("I jobs 2013 1 job c"), said("J jobs 2013 2 job y"),
		said("K jobs@offshoring 2012 1 job a"), said("L jobs@digital 2012 1 job a"), said("M jobs 2011 5 job e"),
		said("N jobs 2010 50 job w"), said("O jobs 2010 60 job v", low),
	).View(indicators.ViewConfig{})
	got, err := v.Revisions(keyOf("jobs 2015"))
	if err != nil || len(got) != 1 || got[0].Quantity.String() != "20 job" ||
		got[0].Inputs[0].Chosen[0] != "A" || got[0].Inputs[1].Chosen[0] != "C" {
		t.Errorf("%v, %v", got, err)
	}
	why := got[0].Why(wording.En)
	if !strings.Contains(why, "revision = #2 - #1") || !strings.Contains(why, "published first") {
		t.Error(why)
	}
	for _, key := range []string{"jobs 2011", "jobs 2010"} {
		if none, err := v.Revisions(keyOf(key)); err != nil || len(none) != 0 {
			t.Errorf("%s: %v, %v", key, none, err)
		}
	}
	for key, want := range map[string]error{
		"jobs 2014": indicators.ErrOrder, "jobs 2013": indicators.ErrOrder, "jobs 2012": indicators.ErrPerimeter,
		"jobs 2000": indicators.ErrNoData,
	} {
		if _, err := v.Revisions(keyOf(key)); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", key, err, want)
		}
	}
	s := indicators.Selector{Indicator: "jobs", Period: period.Year(2015)}
	if _, err := v.MeanRevision(s); !errors.Is(err, indicators.ErrDisagree) {
		t.Errorf("two originators: %v", err)
	}
	if _, err := v.MeanRevision(indicators.Selector{Indicator: "exports"}); !errors.Is(err, indicators.ErrNoData) {
		t.Errorf("nothing: %v", err)
	}
	if _, err := (indicators.View{}).LargestRevision(s); !errors.Is(err, indicators.ErrNoData) {
		t.Errorf("the zero View: %v", err)
	}
	own := v.Dataset().View(indicators.ViewConfig{Originator: "o"})
	if d, err := own.MeanRevision(s); err != nil || d.Quantity.String() != "20 job" {
		t.Errorf("%s, %v", d.Quantity, err)
	}
	for _, c := range []struct {
		policy indicators.Policy
		want   string
	}{{indicators.Earliest, "100 job"}, {indicators.Latest, "100 job"}} {
		a, err := v.Dataset().View(indicators.ViewConfig{Originator: "o", Policy: c.policy}).Value(keyOf("jobs 2015"))
		if err != nil || a.Quantity.String() != c.want {
			t.Errorf("%s: %s, %v; want %s", c.policy, a.Quantity, err, c.want)
		}
		for _, o := range a.Others {
			if o.Observation == "E" && o.Reason != indicators.BecauseOriginator {
				t.Errorf("E: %s", o.Reason)
			}
		}
	}
}

// TestEarliest: the policy takes what was published first, and says so; dates that
// overlap are not ordered, and what has no date comes last.
func TestEarliest(t *testing.T) {
	v := viewData(t, from("a o o 2016-05-01 x"), from("b p p 2016-06-01 -"), from("c q q 2016 x"), from("d r r - xx"),
		said("A jobs 2015 1 job a"), said("B jobs 2015 2 job b"), said("C jobs 2014 1 job b"), said("D jobs 2014 2 job c"),
		said("E jobs 2013 1 job b"), said("F jobs 2013 2 job d"),
	).View(indicators.ViewConfig{Policy: indicators.Earliest})
	for _, c := range []struct {
		key, chosen string
		why         indicators.Reason
	}{
		{"jobs 2015", "A", indicators.BecauseEarliest}, {"jobs 2014", "D", indicators.BecauseDatesOverlap},
		{"jobs 2013", "E", indicators.BecauseEarliest},
	} {
		a, err := v.Value(keyOf(c.key))
		if err != nil || string(a.Chosen[0]) != c.chosen || a.Reason != c.why {
			t.Errorf("%s: %v, %s, %v; want %s, %s", c.key, a.Chosen, a.Reason, err, c.chosen, c.why)
		}
	}
}

// The revisions of a month, and how far first releases are from the latest.
func ExampleView_Revisions() {
	v := vintages(new(testing.T)).View(indicators.ViewConfig{})
	key := indicators.Key{Indicator: "jobs", Area: "US", Period: period.Month(2024, 2)}
	revisions, _ := v.Revisions(key)
	for _, r := range revisions[:3] {
		fmt.Println(r.Inputs[0].Quantity, "to", r.Inputs[1].Quantity, "is", r.Quantity)
	}
	mean, _ := v.MeanRevision(indicators.Selector{Indicator: "jobs"})
	largest, _ := v.LargestRevision(indicators.Selector{Indicator: "jobs"})
	fmt.Println(mean.Quantity, "on average;", largest.Quantity, "for", largest.Key.Period)
	// Output:
	// 131486000 job to 131501000 job is 15000 job
	// 131501000 job to 131522000 job is 21000 job
	// 131522000 job to 131521000 job is -1000 job
	// 1637400 job on average; 4096000 job for 2023-01
}

// TestReleasesOfOneSource takes figures that one source says anew on other days for
// releases, whatever their IDs.
func TestReleasesOfOneSource(t *testing.T) {
	k := keyOf("jobs@offshoring 2010")
	for _, ids := range [][3]string{{"o0", "o1", "o2"}, {"o9", "o8", "o7"}} {
		d := viewData(t, from("s1 office office 2020 I"),
			said(ids[0]+" jobs@offshoring 2010 100 job s1", published("2011-03-01")),
			said(ids[1]+" jobs@offshoring 2010 103 job s1", published("2012-03-01")),
			said(ids[2]+" jobs@offshoring 2010 101 job s1", published("2013-03-01")))
		for _, x := range []struct {
			policy indicators.Policy
			known  string
			want   string
		}{
			{indicators.Latest, "", "101"}, {indicators.ByAuthority, "", "101"}, {indicators.Earliest, "", "100"},
			{indicators.Latest, "2012-06-01", "103"},
		} {
			c := indicators.ViewConfig{Policy: x.policy}
			if x.known != "" {
				c.Known = period.MustDate(2012, 6, 1)
			}
			if a, err := d.View(c).Value(k); err != nil || a.Quantity.Figure.String() != x.want {
				t.Errorf("%v, %v: %v, %v; want %s", ids, x.policy, a.Quantity, err, x.want)
			}
		}
	}
}
