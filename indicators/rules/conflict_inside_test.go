package rules

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
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
				all := notes{scope: s, report: &r, summary: func([]note) (wording.Text, []finding.Arg) {
					return wording.Text{}, nil
				}}
				s.repeatsAmong(i, data[lo:hi], &all)
				all.tell()
				switch {
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

// TestSettled: two figures of one key that contradict each other by their numbers are rounded
// where they can be one number, and vintages where their originator has itself published the
// one after the other; what the newspaper prints of a release, and what is a thousand times
// as much, stays what it is. Each table is of one perimeter behind another.
func TestSettled(t *testing.T) {
	for _, tt := range []struct {
		rows string
		want string // of a and b
	}{
		{"a 63891@1 m15; b 63981@1 m16", "vintage"},
		{"a 63981@1 m16; b 63891@1 m15", "vintage"},
		{"a 63891@1 o16; b 63981@1 p16", "digit-slip"},
		{"a 63891@1 m15; b 63891000@1 m16", "scale-slip"},
		{"a 63891@1 m15; b 63981@1 n16", "digit-slip"},
		{"a 75980 m15; b 76000 n16", "rounding"},
		{"a 75980@1 m15; b 76000@1 n16", "disjoint"},
	} {
		table := "id,indicator,area,perimeter,period,figure,unit,role,source\nx,jobs,MA,all,2015,7@1,job,observed,o16\n" +
			"Z,jobs,MA,crm,2015,50001@1,job,observed,o11\n"
		for _, row := range strings.Split(tt.rows, "; ") {
			words := strings.Fields(row)
			table += words[0] + ",jobs,MA,crm,2015," + words[1] + ",job,observed," + words[2] + "\n"
		}
		d, err := Input{Files: []File{
			{Name: "observations.csv", Text: table}, {Name: catalogueFile, Text: insideCatalogue},
		}}.Dataset()
		if err != nil {
			t.Fatal(err)
		}
		got := ""
		s := newScope(d.View(indicators.ViewConfig{}))
		kinds := func() (list []indicators.ConflictKind) {
			for _, c := range s.Conflicts() {
				for _, p := range c.Pairs {
					list = append(list, p.Kind)
				}
			}
			return list
		}
		before := kinds()
		eachKey(func(_ Scope, g *statements, _ *rulekit.Report) {
			for n := range g.members {
				for m := range g.members {
					if g.members[n].Observation.ID == "a" && g.members[m].Observation.ID == "b" {
						p, _ := g.pair(n, m)
						got += p.Kind.String()
					}
				}
			}
		})(s, new(rulekit.Report))
		if after := kinds(); !slices.Equal(after, before) || len(before) == 0 {
			t.Errorf("%s: pairs of the conflict itself are %v, %v before", tt.rows, after, before)
		}
		if got != tt.want {
			t.Errorf("%s: %s, want %s", tt.rows, got, tt.want)
		}
	}
}
