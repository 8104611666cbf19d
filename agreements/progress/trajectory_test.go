package progress_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestPaths: what keeps a path from being one is said; a day before the start is the start,
// a day after the end the end, and the days of the points are exact.
func TestPaths(t *testing.T) {
	f, day := figure.MustParse, period.MustDate
	whole := progress.Trajectory{Start: day(2016, 1, 1), End: day(2020, 1, 1), From: f("100"), To: f("200")}
	at := func(on period.Date, value string) progress.Milestone {
		v, _ := figure.Parse(value)
		return progress.Milestone{On: on, Value: v}
	}
	for _, c := range []struct {
		name   string
		change func(*progress.Trajectory)
		want   progress.Undefined
	}{
		{"whole", func(*progress.Trajectory) {}, 0},
		{"no start", func(x *progress.Trajectory) { x.Start = period.Date{} }, progress.NoStart},
		{"no end", func(x *progress.Trajectory) { x.End = period.Date{} }, progress.NoDeadline},
		{"no baseline", func(x *progress.Trajectory) { x.From = figure.Figure{} }, progress.NoBaseline},
		{"no target", func(x *progress.Trajectory) { x.To = figure.Figure{} }, progress.NoNumber},
		{"no time", func(x *progress.Trajectory) { x.End = x.Start }, progress.OutOfOrder},
		{"a point at the start", func(x *progress.Trajectory) {
			x.Milestones = []progress.Milestone{at(day(2016, 1, 1), "150")}
		}, progress.OutOfOrder},
		{"a point at the end", func(x *progress.Trajectory) {
			x.Milestones = []progress.Milestone{at(day(2020, 1, 1), "150")}
		}, progress.OutOfOrder},
		{"a point twice", func(x *progress.Trajectory) {
			x.Milestones = []progress.Milestone{at(day(2018, 1, 1), "150"), at(day(2018, 1, 1), "150")}
		}, progress.OutOfOrder},
		{"a point without a value", func(x *progress.Trajectory) {
			x.Milestones = []progress.Milestone{at(day(2018, 1, 1), "")}
		}, progress.NoNumber},
		{"points in order", func(x *progress.Trajectory) {
			x.Milestones = []progress.Milestone{at(day(2017, 1, 1), "120"), at(day(2018, 1, 1), "150")}
		}, 0},
	} {
		x := whole
		c.change(&x)
		if _, err := x.Expected(day(2018, 1, 1)); progress.UndefinedOf(err) != c.want {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if _, err := x.EarnedSchedule(f("150")); progress.UndefinedOf(err) != c.want {
			t.Errorf("%s, earned: %v, want %v", c.name, err, c.want)
		}
	}
	points := whole
	points.Milestones = []progress.Milestone{at(day(2017, 1, 1), "120"), at(day(2018, 1, 1), "160")}
	for _, shape := range []progress.Shape{progress.Linear, progress.Stepped, progress.Compound} {
		points.Shape = shape
		for on, want := range map[period.Date]string{
			day(2015, 1, 1): "100", day(2016, 1, 1): "100", day(2017, 1, 1): "120", day(2018, 1, 1): "160",
			day(2020, 1, 1): "200", day(2021, 1, 1): "200",
		} {
			if got, err := points.Expected(on); err != nil || got.String() != want {
				t.Errorf("%v on %v: %v, %v, want %s", shape, on, got, err, want)
			}
		}
	}
	points.Shape = progress.Compound + 1
	if _, err := points.Expected(day(2018, 1, 1)); err == nil || !strings.Contains(err.Error(),
		points.Shape.String()) {
		t.Errorf("shape %v: %v", points.Shape, err)
	}
	// A path down, whose value is beyond its end: all days are earned; before its start none.
	down := progress.Trajectory{
		Start: day(2016, 1, 1), End: day(2016, 1, 11), From: f("200"), To: f("100"), Shape: progress.Compound,
	}
	for value, want := range map[string]string{"0": "10", "-5": "10", "50": "10", "100": "10", "200": "0",
		"300": "0"} {
		if got, err := down.EarnedSchedule(f(value)); err != nil || !got.Encloses(f(want)) {
			t.Errorf("earned at %s: %v, %v, want %s", value, got, err, want)
		}
	}
	if _, err := down.EarnedSchedule(figure.Figure{}); progress.UndefinedOf(err) != progress.NoActual {
		t.Error(err)
	}
}

// TestExpectedValues: what a path is at, to the places that its page names. On a compound
// path from 100 to 200 the square root of 2 is 1.41421356237309504880168... (OEIS A002193),
// its 13th root 1.05476607648164667367919...; roots up to the twelfth that are rational are
// exact. The means of 100 and 144 and of 121 and 169 are 120 and 143.
func TestExpectedValues(t *testing.T) {
	start := period.MustDate(2016, 1, 1)
	for _, c := range []struct {
		shape    progress.Shape
		from, to string
		days, on int
		want     string
	}{
		{progress.Linear, "100", "200", 4, 1, "125"},
		{progress.Linear, "[100,120]", "[200,240]", 4, 1, "[125,150]"},
		{progress.Linear, "~100", "200", 4, 1, "~125"},
		{progress.Stepped, "100", "200", 4, 3, "100"},
		{progress.Stepped, "100", "200", 4, 4, "200"},
		{progress.Compound, "100", "144", 2, 1, "120"},
		{progress.Compound, "144", "100", 2, 1, "120"},
		{progress.Compound, "1", "4096", 12, 1, "2"},
		{progress.Compound, "1", "4096", 12, 11, "2048"},
		{progress.Compound, "~100", "144", 2, 1, "~120"},
		{progress.Compound, "100", "~144", 2, 1, "~120"},
		{progress.Compound, "100", "200", 2, 1, "(141.4213562373095048,141.4213562373095049)"},
		{progress.Compound, "100", "200", 13, 1, "(105.4766076481646673,105.4766076481646674)"},
		{progress.Compound, "[100,121]", "[144,169]", 2, 1, "[120,143]"},
		{progress.Compound, "(100,121]", "[144,169]", 2, 1, "(120,143]"},
		{progress.Compound, "[100,121]", "(144,169]", 2, 1, "(120,143]"},
		{progress.Compound, "[100,121)", "[144,169]", 2, 1, "[120,143)"},
		{progress.Compound, "[100,121]", "[144,169)", 2, 1, "[120,143)"},
		{progress.Compound, "(0,100]", "144", 2, 1, "(0,120]"},
		{progress.Compound, "144", "(0,100]", 2, 1, "(0,120]"},
		{progress.Compound, "144", "(0,144]", 13, 1, "(0,144]"},
		{progress.Compound, ">100", "144", 2, 1, ">120"},
		{progress.Compound, "100", ">144", 2, 1, ">120"},
	} {
		path := progress.Trajectory{Shape: c.shape, Start: start, End: start.AddDays(c.days), From: fig(c.from),
			To: fig(c.to)}
		got, err := path.Expected(start.AddDays(c.on))
		if err != nil || !got.WithoutResolution().Equal(fig(c.want)) {
			t.Errorf("%v from %s to %s, day %d of %d: %v, %v; want %s", c.shape, c.from, c.to, c.on, c.days, got,
				err, c.want)
		}
		if path.Days() != c.days {
			t.Errorf("%d days, want %d", path.Days(), c.days)
		}
	}
	for _, ends := range [][2]string{{"0", "1"}, {"1", "0"}, {"-1", "1"}, {"1", "-1"}, {"[0,1]", "2"}, {"2",
		"[0,1]"}} {
		path := progress.Trajectory{
			Shape: progress.Compound, Start: start, End: start.AddDays(2), From: fig(ends[0]), To: fig(ends[1]),
		}
		if got, err := path.Expected(start.AddDays(1)); progress.UndefinedOf(err) != progress.NoGrowth ||
			got.IsSet() {
			t.Errorf("from %s to %s: %v, %v", ends[0], ends[1], got, err)
		}
	}
}
