package rulekit_test

import (
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/planted"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// check runs all rules over a dataset in which one observation may be another.
func check(t *testing.T, data *indicators.Dataset, changed indicators.Observation) []finding.Finding {
	t.Helper()
	var b indicators.Builder
	for x := range data.Bodies() {
		b.AddBody(x)
	}
	for x := range data.Sources() {
		b.AddSource(x)
	}
	for o := range data.All() {
		if o.ID == changed.ID {
			o = changed
		}
		b.AddObservation(o)
	}
	d, err := b.Build(data.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return rules.Check(d.View(indicators.ViewConfig{}), rules.All()...)
}

// another returns an observation with another figure, by a little or by much.
func another(o indicators.Observation, much bool) indicators.Observation {
	more := figure.MustParse("1")
	if step, ok := o.Figure.Resolution(); ok {
		if f, err := figure.Parse("1e" + step.String()); err == nil {
			more = f
		}
	}
	f, err := o.Figure.Add(more)
	if much {
		f, err = o.Figure.Mul(figure.MustParse("7"))
	}
	if err == nil && f.IsSet() {
		o.Figure = f
	}
	return o
}

// restsOn returns the observations that a finding rests on.
func restsOn(f finding.Finding) map[string]bool {
	on := map[string]bool{}
	for _, path := range append([]string{f.Path}, pathsOf(f.Evidence)...) {
		if kind, id := cite.Record(path); kind == "observations" {
			on[id] = true
		}
	}
	return on
}

func pathsOf(evidence []finding.Evidence) (list []string) {
	for _, e := range evidence {
		list = append(list, e.Path)
	}
	return list
}

// TestFingerprint: findings are acknowledged. Whatever figure is changed, those that
// rest on it are open, and no other one is, unless it rests on the changed figure now or
// is a summary of its indicator, which rests on more figures than it cites.
func TestFingerprint(t *testing.T) {
	t.Run("Morocco", func(t *testing.T) {
		data := records.Morocco(t)
		all := slices.Collect(data.All())
		step := max(1, len(all)/testkit.Cases(10, len(all)))
		for n := range len(all) / step {
			all[n] = all[n*step]
		}
		if n := acknowledged(t, data, all[:len(all)/step]); n < 80 {
			t.Errorf("only %d findings", n)
		}
	})
	t.Run("planted", func(t *testing.T) {
		total := 0
		for seed := range uint64(testkit.Cases(4, 60)) {
			o := planted.Options{Sources: int(seed%3) + 1, Years: 8, Areas: 3}
			kind := planted.Kinds()[int(seed*7)%len(planted.Kinds())]
			o.Variant = kind.Variant()
			f := planted.Plant(planted.NewSector(seed, o), kind, seed)
			if f == nil {
				continue
			}
			data := f.Dataset()
			all := slices.Collect(data.All())
			on := map[string]bool{}
			for _, found := range check(t, data, indicators.Observation{}) {
				maps.Copy(on, restsOn(found))
			}
			r := rand.New(rand.NewPCG(seed, 1))
			all = slices.DeleteFunc(all, func(o indicators.Observation) bool {
				return !on[string(o.ID)] && r.IntN(40) != 0
			})
			total += acknowledged(t, data, all[:min(len(all), testkit.Cases(6, 60))])
		}
		t.Logf("%d findings", total)
	})
}

// acknowledged acknowledges all findings of a dataset and changes some of its figures,
// one at a time. It returns how many findings there are.
func acknowledged(t *testing.T, data *indicators.Dataset, change []indicators.Observation) int {
	t.Helper()
	before := check(t, data, indicators.Observation{})
	var list []finding.Acknowledgement
	rests := map[string]map[string]bool{}
	for _, f := range before {
		a := f.Acknowledge("a reader", period.MustDate(2026, 11, 2), "looked at")
		list = append(list, a)
		rests[a.Fingerprint] = restsOn(f)
	}
	if open, _ := finding.CountOpen(finding.Acknowledge(before, list, period.Date{})); open > 0 {
		t.Fatalf("%d findings are open", open)
	}
	for n := range 2 * len(change) {
		old := change[n/2]
		o := another(old, n%2 == 1)
		if o.Figure.Equal(old.Figure) {
			continue
		}
		open := map[string][]finding.Finding{}
		marked := map[string]bool{}
		for _, f := range finding.Acknowledge(check(t, data, o), list, period.Date{}) {
			marked[f.Acknowledged.Fingerprint] = true
			if f.IsOpen() && !restsOn(f)[string(o.ID)] {
				open[string(f.Code)+f.Path] = append(open[string(f.Code)+f.Path], f)
			}
		}
		for _, f := range before {
			switch on := rests[f.Fingerprint][string(o.ID)]; {
			case on && marked[f.Fingerprint]:
				t.Errorf("%s is %v now, and still acknowledged is %v", o.ID, o.Figure, f)
			case !on && f.Path == cite.Pointer("indicators", string(o.Key.Indicator)):
				// A summary may count it, though it cites sixteen.
			case !on && !marked[f.Fingerprint] && len(open[string(f.Code)+f.Path]) > 0:
				t.Errorf("%s is %v now, and open is %v\nit rested on %s\nnow %v", o.ID, o.Figure, f,
					strings.Join(slices.Sorted(maps.Keys(rests[f.Fingerprint])), " "), open[string(f.Code)+f.Path])
			}
		}
	}
	return len(before)
}
