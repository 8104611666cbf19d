package progress_test

import (
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestWideningNeverNarrows: a wider operand never takes a standing away, and a
// narrower value lies within (laws 3 and 4).
func TestWideningNeverNarrows(t *testing.T) {
	r := rand.New(rand.NewPCG(17, 4))
	interval := func(lo, hi int64) figure.Figure {
		f, err := figure.Between(figure.FromInt64(min(lo, hi)), figure.FromInt64(max(lo, hi)))
		if err != nil {
			t.Fatal(err)
		}
		return f
	}
	inside := func(f figure.Figure) figure.Figure {
		lo, hi := f.Lower().Value.Num().Int64(), f.Upper().Value.Num().Int64()
		return figure.FromInt64(lo + r.Int64N(hi-lo+1))
	}
	for range testkit.Cases(100, 4000) {
		v := func() int64 { return r.Int64N(200) + 1 }
		wide := progress.Inputs{
			Baseline: interval(v(), v()), Actual: interval(v(), v()), Target: interval(v(), v()),
			Direction: figure.Direction(r.IntN(2) + 1), Shape: progress.Shape(r.IntN(2)),
			Start: period.MustDate(2016, 1, 1), At: period.MustDate(2016+r.IntN(5), 6, 30), Deadline: period.MustDate(2020, 1, 1),
		}
		if r.IntN(16) == 0 {
			wide.Shape = progress.Compound // slow: roots of high degree
		}
		narrow := wide
		narrow.Baseline, narrow.Actual, narrow.Target = inside(wide.Baseline), inside(wide.Actual), inside(wide.Target)
		if w, n := wide.Standing(), narrow.Standing(); w.Union(n) != w {
			t.Fatalf("%v is not in %v: %+v, %+v", n, w, narrow, wide)
		}
		if w, n := wide.Pace(), narrow.Pace(); n&^w != 0 {
			t.Fatalf("%v is not in %v: %+v, %+v", n, w, narrow, wide)
		}
		for _, m := range progress.Methods() {
			w, err := m.Apply(wide)
			if err != nil {
				continue // less can be said of more
			}
			n, err := m.Apply(narrow)
			if err != nil {
				t.Fatalf("%s of a narrower case: %v: %+v", m.ID, err, narrow)
			}
			if !w.Encloses(n) && !(m.ID == "expected" || m.ID == "gap" || m.ID == "earned-schedule" || m.ID == "schedule-variance" || m.ID == "cagr" || m.ID == "cagr-ratio") {
				t.Fatalf("%s: %v does not hold %v: %+v, %+v", m.ID, w, n, wide, narrow)
			} else if !w.Encloses(n) && wide.Shape == progress.Linear && m.ID != "cagr" && m.ID != "cagr-ratio" {
				t.Fatalf("%s: %v does not hold %v: %+v, %+v", m.ID, w, n, wide, narrow)
			} else if _, ok := w.Intersect(n); !ok {
				t.Fatalf("%s: %v and %v are apart: %+v, %+v", m.ID, w, n, wide, narrow)
			}
		}
	}
}
