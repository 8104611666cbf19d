package store_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestLoadKnown: what is loaded with a day of knowledge answers as a View of everything
// does on that day, with and without corrections, and holds nothing that became known
// later.
func TestLoadKnown(t *testing.T) {
	db := connect(t)
	all := map[indicators.ID]store.Contents{"known": {Dataset: random(t, 9, 3000)}, "known-morocco": morocco(t)}
	for name, c := range all {
		save(t, db, name, c)
		for _, known := range []period.Date{
			{}, period.MustDate(1990, 1, 1), period.MustDate(2005, 12, 31), period.MustDate(2006, 1, 1),
			period.MustDate(2010, 6, 30), period.MustDate(2016, 5, 18), period.MustDate(9999, 12, 31),
		} {
			for _, corrected := range []bool{false, true} {
				config := indicators.ViewConfig{Known: known, Corrected: corrected, Policy: indicators.ByAuthority}
				got, want := load(t, db, name, config).View, c.Dataset.View(config)
				if got.Config() != config {
					t.Errorf("%s: config %+v", name, got.Config())
				}
				n := 0
				for o := range want.Observations(indicators.Selector{}) {
					n++
					a, errA := got.Value(o.Key)
					b, errB := want.Value(o.Key)
					if (errA == nil) != (errB == nil) || errA == nil && (!a.Quantity.Equal(b.Quantity) ||
						!slices.Equal(a.Chosen, b.Chosen) || !slices.Equal(a.Corrections, b.Corrections) || a.Reason != b.Reason) {
						t.Fatalf("%s on %v: %v is %v, %v; want %v, %v", name, known, o.Key, a, errA, b, errB)
					}
				}
				if got.Dataset().Len() != n {
					t.Errorf("%s on %v: %d observations, want %d", name, known, got.Dataset().Len(), n)
				}
				x := slices.Collect(got.Corrections())
				if y := slices.Collect(want.Corrections()); len(x) != len(y) || !known.IsSet() && len(x) == 0 && name == "known" {
					t.Errorf("%s on %v: %d corrections, want %d", name, known, len(x), len(y))
				}
				a, b := got.Conflicts(indicators.Selector{}), want.Conflicts(indicators.Selector{})
				if !slices.EqualFunc(a, b, func(a, b indicators.Conflict) bool { return a.String() == b.String() }) {
					t.Errorf("%s on %v: other conflicts", name, known)
				}
			}
		}
	}
}

// TestCorrected: SQL says which correction holds as the View does, on every day.
func TestCorrected(t *testing.T) {
	db := connect(t)
	d := random(t, 10, 2000)
	save(t, db, "corrected", store.Contents{Dataset: d})
	type row struct{ Observation, Correction string }
	const query = `SELECT c.observation, c.correction FROM mithaq.corrected c JOIN mithaq.dataset USING (dataset)
		WHERE name = 'corrected' AND known @> $1::date`
	first := period.MustDate(1999, 12, 31)
	for n := -1; n < 300; n++ {
		day, text := first.AddDays(n*29), "infinity"
		if n < 0 {
			day = period.Date{}
		} else {
			text = day.String()
		}
		got := make(map[indicators.ID]indicators.ID)
		for _, r := range collect[row](t, db, query, text) {
			got[indicators.ID(r.Observation)] = indicators.ID(r.Correction)
		}
		// By hand: of those known, the one with the latest day, then the greatest ID.
		want := make(map[indicators.ID]indicators.ID)
		for c := range d.Corrections() {
			last := c.Known.Last()
			if day.IsSet() && (!last.IsSet() || last.After(day)) {
				continue
			}
			before, _ := d.Correction(want[c.Observation])
			if o := last.Compare(before.Known.Last()); want[c.Observation] == "" || o > 0 || o == 0 && c.ID > before.ID {
				want[c.Observation] = c.ID
			}
		}
		if len(got) != len(want) {
			t.Fatalf("on %s: %d corrections hold, want %d", text, len(got), len(want))
		}
		for o, c := range want {
			if got[o] != c {
				t.Errorf("on %s: %s is corrected by %s, want %s", text, o, got[o], c)
			}
		}
	}
}
