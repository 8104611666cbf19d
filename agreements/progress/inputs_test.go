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

// TestImprovement: the direction stated, or from the baseline to the target; no other.
func TestImprovement(t *testing.T) {
	const up, down = figure.HigherIsBetter, figure.LowerIsBetter
	for _, c := range []struct {
		baseline, target string
		stated, want     figure.Direction
	}{
		{"100", "120", 0, up}, {"120", "100", 0, down}, {"100", "100", 0, 0}, {"100", "[90,110]", 0, 0}, {"", "100", 0, 0},
		{"100", "120", down, down}, {"120", "100", up, up}, {"", "", up, up},
	} {
		in := progress.Inputs{Baseline: fig(c.baseline), Target: fig(c.target), Direction: c.stated}
		if got := in.Improvement(); got != c.want {
			t.Errorf("%+v: %v", c, got)
		}
	}
}

// TestInputs: what each method makes of four years of which two have passed: from 100 to 121,
// with 144 or 44 more as the target; 121/100 and 144/100 are the squares of 1.1 and 1.2.
// The days from 2015 to 2019 are 1461, to 2017 731.
func TestInputs(t *testing.T) {
	whole := progress.Inputs{
		Baseline: fig("100"), Actual: fig("121"), Target: fig("144"),
		Start: period.MustDate(2015, 1, 1), At: period.MustDate(2017, 1, 1), Deadline: period.MustDate(2019, 1, 1),
	}
	apart := whole
	apart.Distance = fig("84") // stated as such
	late := whole
	late.At = late.Deadline
	done := whole
	done.Actual = fig("150")
	perhaps := whole
	perhaps.Actual = fig("[121,150]")
	undecided := progress.StandingsOf(progress.Met, progress.Ahead, progress.OnTrack, progress.Behind)
	open := whole
	open.Target = figure.Figure{}
	open.Direction = figure.HigherIsBetter
	for _, c := range []struct {
		name, method string
		in           progress.Inputs
		want         string
	}{
		{"progress", "baseline-to-target", whole, "21/44"},
		{"of a distance", "baseline-to-target", apart, "0.25"},
		{"time", "time-elapsed", whole, "731/1461"},
		{"all the time", "time-elapsed", late, "1"},
		{"expected", "expected", whole, "178264/1461"}, // 100 + 44 * 731/1461
		{"gap", "gap", whole, "-1483/1461"},
		{"earned", "earned-schedule", whole, "30681/44"}, // 1461 * 21/44
		{"late by", "schedule-variance", whole, "-1483/44"},
		{"rate", "run-rate", whole, "10.5"},
		{"rate from now on", "required-rate", whole, "11.5"},
		{"projection", "projection", whole, "103781/731"}, // 100 + 21 * 1461/731
		{"growth", "cagr", whole, "0.1"},
	} {
		m, _ := progress.MethodByID(c.method)
		got, err := m.Apply(c.in)
		if err != nil || !got.WithoutResolution().Equal(fig(c.want)) {
			t.Errorf("%s: %v, %v; want %s", c.name, got, err, c.want)
		}
	}
	for name, c := range map[string]struct {
		in       progress.Inputs
		standing progress.StandingSet
		pace     progress.PaceSet
	}{
		// 0.1 over 1.44^(1/4)-1, which is 0.095; then 0.048 over it
		"behind":         {whole, progress.StandingsOf(progress.Behind), progress.PacesOf(progress.Substantial)},
		"missed":         {late, progress.StandingsOf(progress.Missed), progress.PacesOf(progress.Limited)},
		"met":            {done, progress.StandingsOf(progress.Met), progress.PacesOf(progress.TargetAchieved)},
		"perhaps met":    {perhaps, undecided, progress.PacesOf(progress.TargetAchieved, progress.Substantial)},
		"without target": {open, undecided, progress.PacesOf(progress.Substantial)},
	} {
		if s := c.in.Standing(); s != c.standing {
			t.Errorf("%s: %v, want %v", name, s, c.standing)
		}
		if p := c.in.Pace(); p != c.pace {
			t.Errorf("%s: %v, want %v", name, p, c.pace)
		}
	}
}
