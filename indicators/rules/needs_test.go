package rules_test

import (
	"encoding/json"
	"fmt"
	"hash/fnv"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/testkit"
	plant "github.com/mithaq-go/mithaq/internal/testkit/planted"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// shards splits a dataset: keys of one group go to one shard. Definitions, bodies, sources
// and corrections go to each.
func shards(t testing.TB, d *indicators.Dataset, n int, group func(indicators.Key) string) []*indicators.Dataset {
	t.Helper()
	builders := make([]indicators.Builder, n)
	for i := range builders {
		builders[i].AddBody(slices.Collect(d.Bodies())...)
		builders[i].AddSource(slices.Collect(d.Sources())...)
		builders[i].AddCorrection(slices.Collect(d.Corrections())...)
	}
	for o := range d.All() {
		h := fnv.New32a()
		h.Write([]byte(group(o.Key)))
		builders[int(h.Sum32()%uint32(n))].AddObservation(o)
	}
	all := make([]*indicators.Dataset, n)
	for i := range builders {
		var err error
		if all[i], err = builders[i].Build(d.Catalogue()); err != nil {
			t.Fatal(err)
		}
	}
	return all
}

// told returns what rules find, each finding as text, each once and in order.
func told(t testing.TB, datasets []*indicators.Dataset, run ...rules.Rule) string {
	t.Helper()
	var lines []string
	for _, d := range datasets {
		for _, f := range rules.Check(d.View(indicators.ViewConfig{}), run...) {
			text, err := json.Marshal(f)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, string(text))
		}
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "\n")
}

// TestSplit: parts of a dataset that keep together what a rule needs draw the findings of
// the whole, and the conflicts of the whole as well.
func TestSplit(t *testing.T) {
	fired := map[finding.Code]bool{}
	for seed := range uint64(testkit.Cases(10, 200)) {
		d := anyDataset(t, seed)
		r := records.New(seed, 5)
		n := 1 + r.IntN(16)
		var record []rules.Rule
		for _, rule := range rules.All() {
			whole := told(t, []*indicators.Dataset{d}, rule)
			fired[rule.Code] = fired[rule.Code] || whole != ""
			extent := rules.Needs(rule.Code)
			if extent < rules.OneSeries {
				record = append(record, rule)
			}
			if got := told(t, shards(t, d, n, extent.Group), rule); got != whole {
				t.Errorf("seed %d, %d parts, %s by %v:\n%s\nwant\n%s", seed, n, rule.Code, extent, got, whole)
			}
		}
		parts := shards(t, d, n, rules.OneKey.Group)
		if got, want := told(t, parts, record...), told(t, []*indicators.Dataset{d}, record...); got != want {
			t.Errorf("seed %d, %d parts, rules within a key together:\n%s\nwant\n%s", seed, n, got, want)
		}
		parts = shards(t, d, n, rules.OneSeries.Group)
		if got, want := conflicts(t, parts...), conflicts(t, d); got != want {
			t.Errorf("seed %d, %d parts: conflicts\n%s\nwant\n%s", seed, n, got, want)
		}
	}
	silent := 0
	for _, r := range rules.All() {
		if !fired[r.Code] {
			silent++
		}
	}
	if silent > 22 {
		t.Errorf("%d rules found nothing in any dataset", silent)
	}
}

// TestSplitTogether: rules that are run together, each list on the parts that it needs, find
// what they find on the whole, where several of them meet one fault.
func TestSplitTogether(t *testing.T) {
	kinds := []plant.Kind{plant.ShareAbove, plant.UnitUnset, plant.UnitWrong}
	if testkit.Long() {
		kinds = plant.Kinds()
	}
	for seed := range uint64(testkit.Cases(1, 8)) {
		for _, kind := range kinds {
			s := plant.NewSector(seed, plant.Options{Sources: 1 + int(seed+2)%3, Years: 8, Areas: 3, Stated: seed%2 == 0})
			d := s.Dataset()
			if f := plant.Plant(s, kind, seed); f != nil {
				d = f.Dataset()
			}
			r := records.New(seed, uint64(kind))
			n := 1 + r.IntN(16)
			for _, run := range [][]rules.Rule{rules.All(), someRules(r)} {
				if got, want := apart(t, d, n, run), told(t, []*indicators.Dataset{d}, run...); got != want {
					t.Errorf("seed %d, %v, %d parts, %d rules:\n%s\nwant\n%s", seed, kind, n, len(run), got, want)
				}
			}
		}
	}
}

// someRules are some rules of the library.
func someRules(r records.Random) []rules.Rule {
	return slices.DeleteFunc(rules.All(), func(rules.Rule) bool { return r.Some() })
}

// apart returns what rules find that are run on parts of a dataset, each list by its extent.
func apart(t testing.TB, d *indicators.Dataset, n int, run []rules.Rule) string {
	t.Helper()
	var lines []string
	count := 0
	for extent, list := range rules.ByExtent(run...) {
		count += len(list)
		if text := told(t, shards(t, d, n, extent.Group), list...); text != "" {
			lines = append(lines, strings.Split(text, "\n")...)
		}
	}
	if count != len(run) {
		t.Errorf("%d rules in lists, want %d", count, len(run))
	}
	slices.Sort(lines)
	return strings.Join(slices.Compact(lines), "\n")
}

// conflicts returns what sources disagree about, as text, in order.
func conflicts(t testing.TB, datasets ...*indicators.Dataset) string {
	t.Helper()
	var lines []string
	for _, d := range datasets {
		for c := range d.View(indicators.ViewConfig{}).EachConflict(indicators.Selector{}) {
			text, err := json.Marshal(c)
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, string(text))
		}
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// anyDataset is in turn a sector with a planted fault, and records of every shape.
func anyDataset(t testing.TB, seed uint64) *indicators.Dataset {
	t.Helper()
	if seed%2 == 0 {
		s := plant.NewSector(seed, plant.Options{
			Variant: plant.Variant(seed / 2 % 10), Sources: 1 + int(seed/2%3), Stated: seed%4 == 0, Years: 8, Areas: 3,
		})
		if f := plant.Plant(s, plant.Kinds()[seed/2%uint64(len(plant.Kinds()))], seed); f != nil {
			return f.Dataset()
		}
		return s.Dataset()
	}
	r := records.New(seed, 6)
	c, b := sector(t)
	for i := range 40 {
		o := r.Observation(i)
		if !r.Some() {
			o.Key.Indicator = records.Pick(r, indicators.ID("jobs"), "exports", "growth", "share", "created", "net")
			o.Key.Area, o.Key.Perimeter = "MA", records.Pick(r, indicators.ID("all"), "calls", "new", "")
			o.Key.Breakdown = indicators.MustBreakdown(records.Pick(r, "", "segment=voice", "segment=text"))
			o.Key.Period = period.Year(2014 + r.IntN(4))
			o.Unit = records.Pick(r, figure.MustParseUnit("job"), figure.MustParseUnit("MAD"), figure.MustParseUnit("percent"))
			o.Figure = figure.MustParse(records.Pick(r, "-5", "~0", "1/3", "63000", "63@1", "63000000", ">9000", "36000"))
			o.Source = records.Pick(r, indicators.ID("o16"), "p16", "m16", "n16", "o11")
		}
		b.AddObservation(o)
	}
	return built(t, b, c)
}

// ExampleNeeds says which keys a check by several machines keeps together.
func ExampleNeeds() {
	key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "calls", Period: period.Year(2015)}
	for _, code := range []finding.Code{"IND020", "IND055", "IND054", "IND041"} {
		e := rules.Needs(code)
		fmt.Printf("%s %v %q\n", code, e, e.Group(key))
	}
	// Output:
	// IND020 record "jobs MA 2015"
	// IND055 whole ""
	// IND054 series "jobs MA"
	// IND041 whole ""
}

// ExampleExtent groups the rules by what they look at.
func ExampleExtent() {
	count := map[rules.Extent]int{}
	for _, r := range rules.All() {
		count[rules.Needs(r.Code)]++
	}
	fmt.Println(count[rules.OneRecord], count[rules.OneKey], count[rules.OneSeries], count[rules.Whole])
	// Output:
	// 22 0 2 23
}

// ExampleByExtent puts rules into lists that can be run on machines of their own: a value out
// of bounds (IND020) stays with the sum that shows it to be wrong (IND041), unless no
// such rule is run.
func ExampleByExtent() {
	for _, codes := range [][]finding.Code{{"IND010", "IND020", "IND041", "IND055"}, {"IND010", "IND020"}} {
		var run []rules.Rule
		for _, r := range rules.All() {
			if slices.Contains(codes, r.Code) {
				run = append(run, r)
			}
		}
		lists := rules.ByExtent(run...)
		for _, extent := range slices.Sorted(maps.Keys(lists)) {
			for _, r := range lists[extent] {
				fmt.Println(r.Code, extent)
			}
		}
	}
	// Output:
	// IND010 record
	// IND020 whole
	// IND041 whole
	// IND055 whole
	// IND010 record
	// IND020 record
}
