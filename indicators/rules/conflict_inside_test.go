package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// quarrel is a View of a few keys with one to five observations each, most of which say
// the same: by one source and by others, of one release or originator, dated or not,
// repeating one another, in one perimeter or two.
func quarrel(t testing.TB, seed uint64) indicators.View {
	t.Helper()
	small, err := Input{Files: []File{{Name: catalogueFile, Text: insideCatalogue}}}.Dataset()
	if err != nil {
		t.Fatal(err)
	}
	rng := rand.New(rand.NewPCG(seed, 8))
	pick := func(from ...string) string { return from[rng.IntN(len(from))] }
	at := func(from ...string) (p period.Period) {
		if text := pick(from...); text != "" {
			p = period.MustParse(text)
		}
		return p
	}
	var b indicators.Builder
	sources := []string{"a", "b", "c", "d", "e"}
	for _, id := range sources {
		b.AddSource(indicators.Source{
			ID: indicators.ID(id), Carrier: indicators.ID(pick("x", "y", "z")), Originator: indicators.ID(pick("", "", "u")),
			Release: indicators.ID(pick("", "", "r")), Rank: rng.IntN(3), Date: at("", "2016", "2016-03"),
		})
	}
	for n := range 60 {
		year := 2000 + n%20
		common := fmt.Sprint(1000 * (1 + rng.IntN(9)))
		for m := range 1 + rng.IntN(5) {
			o := indicators.Observation{
				ID: indicators.ID(fmt.Sprintf("%d.%d", n, m)), Source: indicators.ID(pick(sources...)),
				Role: indicators.RoleObserved,
				Key: indicators.Key{
					Indicator: "jobs", Area: indicators.ID(pick("A", "B", "B")), Period: period.Year(year),
				},
				Figure:    figure.MustParse(pick("", "", "", ">", "~") + common + pick("", "", "@1", "@1000")),
				Published: at("", "", "2018", "2018-05"), Unit: figure.MustParseUnit("job"),
			}
			if n < 20 {
				o.Key.Breakdown = indicators.MustBreakdown("segment=text")
			}
			o.Key.Perimeter = indicators.ID(pick("all", "all", "all", "crm"))
			switch rng.IntN(10) {
			case 0:
				o.Figure = figure.MustParse(pick("3000", "~3000", "30000", "2400@100", "7/3", ">2000"))
			case 1:
				if m > 0 {
					o.Repeats = indicators.ID(fmt.Sprintf("%d.%d", n, rng.IntN(m)))
				}
			}
			b.AddObservation(o)
		}
	}
	d, err := b.Build(small.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return d.View(indicators.ViewConfig{})
}

// What the checks of conflicts pass over has nothing that they could tell, and what they
// decide of it without a look at pairs is what the pairs say.
func TestPassedOver(t *testing.T) {
	agreed, disputed, single, cited := 0, 0, 0, 0
	for seed := range uint64(100) {
		s := newScope(quarrel(t, seed))
		for _, c := range s.Conflicts() {
			contradicts := func(p indicators.Pair) bool { return p.Kind.Contradicts() }
			if !c.Kind.Contradicts() && slices.ContainsFunc(c.Pairs, contradicts) {
				t.Fatalf("seed %d: %s would be passed over", seed, c)
			}
		}
		eachKey(func(s Scope, g *statements, _ *rulekit.Report) {
			if !g.agreed {
				disputed++
				return
			}
			agreed++
			slow := *g
			slow.agreed, slow.best = false, 0
			if slow.choose(); slow.best != g.best {
				t.Fatalf("seed %d, %s: member %d, by the pairs %d", seed, g.key, g.best, slow.best)
			}
			if all := slow.contradictions(); len(all) > 0 {
				t.Fatalf("seed %d, %s: %v", seed, g.key, all)
			}
		})(s, new(rulekit.Report))
		s.eachSeries(func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
			for lo := 0; lo < len(data); {
				hi := lo + 1
				for hi < len(data) && data[hi].Period() == data[lo].Period() {
					hi++
				}
				var r rulekit.Report
				switch s.repeatsAmong(i, data[lo:hi], &r); {
				case hi-lo == 1: // one figure of a key repeats none that stands beside it
				case mayRepeat(data[lo:hi]):
					cited += r.Len()
				case r.Len() > 0:
					t.Fatalf("seed %d, %s %s: a repetition would be passed over", seed, k, data[lo].Period())
				default:
					single++
				}
				lo = hi
			}
		})
		several := s.inSeveralPerimeters()
		for k := range s.view.Dataset().SeriesKeys() {
			k.Perimeter = ""
			series, err := s.view.Series(k)
			if err != nil {
				t.Fatal(err)
			}
			_, found := slices.BinarySearchFunc(several, k, indicators.Key.Compare)
			if !found && len(series.Perimeters()) > 1 {
				t.Fatalf("seed %d: %s has several perimeters", seed, k)
			}
		}
		if n := len(several); n == 0 || len(slices.Compact(slices.Clone(several))) != n {
			t.Fatalf("seed %d: several perimeters: %v", seed, several)
		}
	}
	if agreed < 1000 || disputed < 500 || single < 500 || cited < 500 {
		t.Errorf(
			"too few: %d keys agreed, %d disputed, %d without a repetition, %d repetitions", agreed, disputed, single, cited,
		)
	}
}
