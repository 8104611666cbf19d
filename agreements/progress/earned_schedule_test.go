package progress_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// decade is a path of ten days between two values, through one of the fifth day if any.
func decade(shape progress.Shape, from, fifth, to string) progress.Trajectory {
	path := progress.Trajectory{
		Shape: shape, Start: period.MustDate(2016, 1, 1), End: period.MustDate(2016, 1, 11), From: fig(from), To: fig(to),
	}
	if fifth != "" {
		path.Milestones = []progress.Milestone{{On: period.MustDate(2016, 1, 5), Value: fig(fifth)}}
	}
	return path
}

// TestEarnedDays: the days that a value is worth, worked out by hand. On a stepped path from
// 100 by 120 on the fifth day to 200, 119 is what there was for the four days before; a
// compound path from 100 to 400 is at 200 after half of its time, and at 300 after
// log4(3) = 0.79248125036057809... of it (OEIS A094148).
func TestEarnedDays(t *testing.T) {
	const linear, stepped, compound = progress.Linear, progress.Stepped, progress.Compound
	for _, c := range []struct {
		shape           progress.Shape
		from, fifth, to string
		actual, want    string
	}{
		{stepped, "100", "120", "200", "99", "0"},
		{stepped, "100", "120", "200", "100", "[0,4)"},
		{stepped, "100", "120", "200", "119", "[0,4)"},
		{stepped, "100", "120", "200", "120", "[4,10)"},
		{stepped, "100", "120", "200", "199.9", "[4,10)"},
		{stepped, "100", "120", "200", "200", "10"},
		{stepped, "100", "120", "200", "250", "10"},
		{stepped, "100", "120", "200", "[110,130]", "[0,10)"},
		{stepped, "100", "120", "200", "[120,200]", "[4,10]"},
		{stepped, "100", "120", "200", ">150", "[4,10]"},
		{stepped, "100", "120", "200", "<110", "[0,4)"},
		{stepped, "200", "120", "100", "201", "0"},
		{stepped, "200", "120", "100", "200", "[0,4)"},
		{stepped, "200", "120", "100", "121", "[0,4)"},
		{stepped, "200", "120", "100", "120", "[4,10)"},
		{stepped, "200", "120", "100", "100", "10"},
		{stepped, "200", "120", "100", ">150", "[0,4)"},
		{stepped, "200", "120", "100", "<110", "[4,10]"},
		// The points are ranges: one value may lie in two parts, or beyond the end.
		{stepped, "100", "[110,130]", "200", "120", "[0,10)"},
		{stepped, "[90,110]", "120", "200", "100", "[0,4)"},
		{stepped, "[90,110]", "120", "200", "89", "0"},
		{stepped, "100", "120", "[190,200]", "189", "[4,10)"},
		{stepped, "100", "120", "[190,200]", "195", "[4,10]"},
		{stepped, "100", "120", "[190,200]", "205", "10"},

		{compound, "100", "", "400", "200", "(4.999999999,5.000000001)"},
		{compound, "100", "", "400", "300", "(7.924812503,7.924812504)"},
		{compound, "100", "", "400", "100", "0"},
		{compound, "100", "", "400", "99", "0"},
		{compound, "100", "", "400", "400", "10"},
		{compound, "100", "", "400", "401", "10"},
		{compound, "100", "", "400", ">200", "(4.999999999,10]"},
		{compound, "100", "", "400", "<200", "[0,5.000000001)"},
		{compound, "100", "200", "800", "400", "(6.999999999,7.000000001)"},
		// Down, as the inverse values rise: from 1,600 by 400 to 100.
		{compound, "1600", "400", "100", "800", "(1.999999999,2.000000001)"},
		{compound, "1600", "400", "100", "200", "(6.999999999,7.000000001)"},
		{compound, "1600", "400", "100", "0", "10"},
		{compound, "1600", "400", "100", "[-5,200]", "(6.999999999,10]"},
		{compound, "1600", "400", "100", "[0,200]", "(6.999999999,10]"},
		{compound, "1600", "400", "100", "<0", "10"},
		{compound, "1600", "400", "100", "1601", "0"},
		// 10 ln(200/110)/ln(400/110) = 4.63086232510..., 10 ln(200/100)/ln(400/100) = 5.
		{compound, "[100,110]", "", "400", "200", "(4.630862325,5.000000001)"},
		{compound, "[100,110]", "", "400", "105", "[0,0.35194664)"},   // 10 ln(1.05)/ln(4) = 0.35194663945...
		{compound, "100", "", "[400,500]", "450", "(9.345358308,10]"}, // 10 ln(4.5)/ln(5) = 9.34535830898...
		{compound, "100", "", ">400", "200", "[0,5.000000001)"},       // nothing bounds how far it goes
		{compound, "(0,100]", "", "400", "200", "(4.999999999,10]"},   // nor from how little it comes
		// From 50 to 100, 10 ln(1.8)/ln(2) = 8.47996906554...; 10 ln(1.5)/ln(4) = 2.92481250360...
		{compound, "(50,100]", "", "(100,400]", "90", "[0,8.479969066)"},
		{compound, "(50,100)", "", "100", "90", "[0,8.479969066)"},
		{compound, "100", "", "(100,400]", "150", "(2.924812503,10]"},

		{linear, "100", "120", "200", "90", "0"},
		{linear, "100", "120", "200", "110", "2"},
		{linear, "100", "120", "200", "160", "7"},
		{linear, "100", "120", "200", "[110,160]", "[2,7]"},
		{linear, "100", "120", "200", "210", "10"},
		{linear, "200", "120", "100", "160", "2"},
	} {
		got, err := decade(c.shape, c.from, c.fifth, c.to).EarnedSchedule(fig(c.actual))
		if err != nil || !got.WithoutResolution().Equal(fig(c.want)) {
			t.Errorf("%v from %s by %q to %s, at %s: %v, %v; want %s",
				c.shape, c.from, c.fifth, c.to, c.actual, got, err, c.want)
		}
	}
}

// TestNoEarnedDays: paths that do not rise, or fall, all the way, and compound ones that are
// not above zero all the way, have no earned schedule.
func TestNoEarnedDays(t *testing.T) {
	for _, c := range []struct {
		shape           progress.Shape
		from, fifth, to string
		want            progress.Undefined
	}{
		{progress.Linear, "100", "", "100", progress.OutOfOrder},
		{progress.Linear, "100", "", "[90,110]", progress.BaselineIsTarget},
		{progress.Linear, "100", "200", "200", progress.OutOfOrder},
		{progress.Linear, "100", "100", "200", progress.OutOfOrder},
		{progress.Linear, "100", "90", "200", progress.OutOfOrder},
		{progress.Linear, "200", "210", "100", progress.OutOfOrder},
		{progress.Linear, "200", "100", "100", progress.OutOfOrder},
		{progress.Linear, "100", "[90,110]", "200", progress.OutOfOrder},
		{progress.Stepped, "200", "210", "100", progress.OutOfOrder},
		{progress.Compound, "0", "", "100", progress.NoGrowth},
		{progress.Compound, "-100", "", "100", progress.NoGrowth},
		{progress.Compound, "100", "", "0", progress.NoGrowth},
		{progress.Compound, "100", "", "-100", progress.NoGrowth},
		{progress.Compound, "100", "", "[-1,1]", progress.NoGrowth},
		{progress.Compound, "-100", "", "-200", progress.NoGrowth},
	} {
		path := decade(c.shape, c.from, c.fifth, c.to)
		for _, actual := range []string{"50", "150", "[-5,150]", "<20"} {
			if got, err := path.EarnedSchedule(fig(actual)); progress.UndefinedOf(err) != c.want || got.IsSet() {
				t.Errorf("%v from %s by %q to %s, at %s: %v, %v; want %v",
					c.shape, c.from, c.fifth, c.to, actual, got, err, c.want)
			}
		}
	}
}

// TestEarnedPeriods: a plan of 10, 30 and 60 by the ends of three periods.
func TestEarnedPeriods(t *testing.T) {
	plan := []figure.Figure{fig("10"), fig("30"), fig("60")}
	for earned, want := range map[string]string{
		"-5": "0", "0": "0", "5": "0.5", "10": "1", "20": "1.5", "30": "2", "59": "89/30", "60": "3", "70": "3",
		"[5,20]": "[0.5,1.5]", ">20": "(1.5,3]", "<20": "[0,1.5)",
	} {
		if got, err := progress.EarnedPeriods(plan, fig(earned)); err != nil || !got.Equal(fig(want)) {
			t.Errorf("%s earned: %v, %v; want %s", earned, got, err, want)
		}
	}
	for name, plan := range map[string][]figure.Figure{
		"from zero": {fig("0"), fig("1")}, "level": {fig("1"), fig("1")}, "perhaps level": {fig("1"), fig("[1,2]")},
	} {
		got, err := progress.EarnedPeriods(plan, fig("1"))
		if progress.UndefinedOf(err) != progress.OutOfOrder || got.IsSet() {
			t.Errorf("%s: %v, %v", name, got, err)
		}
	}
}
