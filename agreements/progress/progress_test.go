package progress_test

import (
	"math/big"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// The baseline stands twice in a change, (actual - baseline) / baseline, and is
// the same number both times. The values wanted are worked out by hand at both
// ends of the range; a range taken anew each time would be wider: [5/11, 1] for
// the first case.
func TestChangeOfRanges(t *testing.T) {
	for _, c := range []struct{ actual, baseline, change, want string }{
		{"90", "[100,110]", "-0.2", "[0.5,10/11]"},      // 90/100-1 = -1/10, 90/110-1 = -2/11
		{"105", "[100,110]", "0.2", "[-5/22,0.25]"},     // 105/110-1 = -1/22, 105/100-1 = 1/20
		{"[80,90]", "[100,110]", "-0.2", "[0.5,15/11]"}, // 90/100-1 = -1/10, 80/110-1 = -3/11
		{"120", "[100,110]", "0.2", "[5/11,1]"},         // 120/110-1 = 1/11, 120/100-1 = 1/5
	} {
		actual, baseline := figure.MustParse(c.actual), figure.MustParse(c.baseline)
		got, err := progress.OfChange(actual, baseline, figure.MustParse(c.change))
		if err != nil || got.String() != c.want {
			t.Errorf("from %s to %s, of a change of %s: %v, %v; want %s", c.baseline, c.actual, c.change, got, err, c.want)
		}
	}
}

// TestReasons: an error says once what is wrong, and comes without a figure.
func TestReasons(t *testing.T) {
	f := figure.MustParse
	one := f("1")
	for _, c := range []struct {
		want string
		call func() (figure.Figure, error)
	}{
		{
			"progress: EarnedPeriods: dates or values out of order: the plan of period 2 is 30, not more than 60 before",
			func() (figure.Figure, error) { return progress.EarnedPeriods([]figure.Figure{f("60"), f("30")}, one) },
		},
		{
			"progress: EarnedPeriods: a number is missing: the plan of period 1",
			func() (figure.Figure, error) { return progress.EarnedPeriods(make([]figure.Figure, 1), one) },
		},
		{
			"progress: EarnedPeriods: " + progress.NotStarted.Error(),
			func() (figure.Figure, error) { return progress.EarnedPeriods(nil, one) },
		},
		{
			"progress: Projection: " + progress.NoDeadline.Error(),
			func() (figure.Figure, error) { return progress.Projection(one, one, big.NewRat(1, 1), nil) },
		},
		{
			"progress: Projection: " + progress.NotStarted.Error(),
			func() (figure.Figure, error) { return progress.Projection(one, one, nil, big.NewRat(1, 1)) },
		},
		{
			"progress: Trajectory.Expected: no growth rate of a value that is not positive",
			func() (figure.Figure, error) {
				return progress.Trajectory{
					Shape: progress.Compound, From: f("-1"), To: one,
					Start: period.MustDate(2015, 1, 1), End: period.MustDate(2017, 1, 1),
				}.Expected(period.MustDate(2016, 1, 1))
			},
		},
	} {
		if got, err := c.call(); err == nil || err.Error() != c.want || got.IsSet() {
			t.Errorf("%v, %v; want %s", got, err, c.want)
		}
	}
}

// TestLacking: each function says which operand it lacks, in the order in which its page
// names them, and gives no figure then. What is wanted is read off the pages.
func TestLacking(t *testing.T) {
	var none figure.Figure
	f := figure.MustParse
	one, two, year := f("1"), f("2"), big.NewRat(1, 1)
	up, none0 := figure.HigherIsBetter, figure.Direction(0)
	for n, c := range []struct {
		want progress.Undefined
		got  func() (figure.Figure, error)
	}{
		{progress.NoActual, func() (figure.Figure, error) { return progress.Of(none, one, two) }},
		{progress.NoBaseline, func() (figure.Figure, error) { return progress.Of(one, none, two) }},
		{progress.NoNumber, func() (figure.Figure, error) { return progress.Of(one, two, none) }},
		{progress.BaselineIsTarget, func() (figure.Figure, error) { return progress.Of(one, two, two) }},
		{progress.BaselineIsTarget, func() (figure.Figure, error) { return progress.Of(one, f("[1,3]"), two) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.Over(none, one, two) }},
		{progress.NoBaseline, func() (figure.Figure, error) { return progress.Over(one, none, two) }},
		{progress.NoNumber, func() (figure.Figure, error) { return progress.Over(one, two, none) }},
		{progress.BaselineIsTarget, func() (figure.Figure, error) { return progress.Over(one, two, f("0")) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.OfChange(none, one, two) }},
		{progress.NoBaseline, func() (figure.Figure, error) { return progress.OfChange(one, none, two) }},
		{progress.NoNumber, func() (figure.Figure, error) { return progress.OfChange(one, two, none) }},
		{progress.BaselineIsTarget, func() (figure.Figure, error) { return progress.OfChange(one, two, f("0")) }},
		{progress.NoGrowth, func() (figure.Figure, error) { return progress.OfChange(one, f("0"), two) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.ShareOfTarget(none, two) }},
		{progress.DivisorZero, func() (figure.Figure, error) { return progress.ShareOfTarget(one, f("0")) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.Gap(none, one) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.RunRate(none, one, year) }},
		{progress.NoBaseline, func() (figure.Figure, error) { return progress.RunRate(one, none, year) }},
		{progress.NotStarted, func() (figure.Figure, error) { return progress.RunRate(one, one, nil) }},
		{progress.NotStarted, func() (figure.Figure, error) { return progress.RunRate(one, one, new(big.Rat)) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.RequiredRate(none, one, year) }},
		{progress.NoNumber, func() (figure.Figure, error) { return progress.RequiredRate(one, none, year) }},
		{progress.DeadlinePassed, func() (figure.Figure, error) { return progress.RequiredRate(one, two, nil) }},
		{progress.DeadlinePassed, func() (figure.Figure, error) { return progress.RequiredRate(one, two, new(big.Rat)) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.Projection(none, one, year, year) }},
		{progress.NoBaseline, func() (figure.Figure, error) { return progress.Projection(one, none, year, year) }},
		{progress.NotStarted, func() (figure.Figure, error) { return progress.Projection(one, two, new(big.Rat), year) }},
		{progress.NoDeadline, func() (figure.Figure, error) { return progress.Projection(one, two, year, nil) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.CumulativeTotal(make([]figure.Figure, 2)) }},
		{progress.NoBaseline, func() (figure.Figure, error) { return progress.GrowthTowards(none, one, year, up) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.GrowthTowards(one, none, year, up) }},
		{progress.NotStarted, func() (figure.Figure, error) { return progress.GrowthTowards(one, two, nil, up) }},
		{progress.NotStarted, func() (figure.Figure, error) { return progress.GrowthTowards(one, two, new(big.Rat), up) }},
		{progress.NoGrowth, func() (figure.Figure, error) { return progress.GrowthTowards(f("0"), two, year, up) }},
		{progress.NoGrowth, func() (figure.Figure, error) { return progress.GrowthTowards(one, f("-1"), year, up) }},
		{progress.NoDirection, func() (figure.Figure, error) { return progress.GrowthTowards(one, two, year, none0) }},
		{progress.NoBaseline, func() (figure.Figure, error) { return progress.GrowthRatio(none, one, two, year, year, up) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.GrowthRatio(one, none, two, year, year, up) }},
		{progress.BaselineIsTarget, func() (figure.Figure, error) {
			return progress.GrowthRatio(two, one, two, year, year, up)
		}},
		{progress.NotStarted, func() (figure.Figure, error) { return progress.ScheduleIndex(one, f("0")) }},
		{progress.NotStarted, func() (figure.Figure, error) { return progress.ScheduleIndex(one, f("[0,1]")) }},
		{progress.NoActual, func() (figure.Figure, error) { return progress.EarnedPeriods([]figure.Figure{one}, none) }},
		{progress.NotStarted, func() (figure.Figure, error) { return progress.EarnedPeriods(nil, one) }},
		{progress.NoNumber, func() (figure.Figure, error) { return progress.Method{}.Apply(progress.Inputs{}) }},
		{progress.OutOfOrder, func() (figure.Figure, error) {
			return progress.Inputs{
				Start: period.MustDate(2020, 1, 1), At: period.MustDate(2019, 1, 1), Deadline: period.MustDate(2018, 1, 1),
			}.TimeElapsed()
		}},
	} {
		got, err := c.got()
		if is := progress.UndefinedOf(err); is != c.want || got.IsSet() {
			t.Errorf("case %d: %v, %v, want %v", n, got, err, c.want)
		}
	}
}

// TestBeyondLimits: 10^1200 less or more 3^-2500 needs more than the 4,096 bits of a figure,
// and so does their quotient: every call says so, and gives no figure.
func TestBeyondLimits(t *testing.T) {
	odd := func(power int64) *big.Rat { // 3^-power, of which 10^1200 is no multiple
		return new(big.Rat).SetFrac(big.NewInt(1), new(big.Int).Exp(big.NewInt(3), big.NewInt(power), nil))
	}
	tiny, err := figure.FromRat(odd(2500))
	if err != nil {
		t.Fatal(err)
	}
	huge, one := fig("1"+strings.Repeat("0", 1200)), fig("1")
	year, half := big.NewRat(1, 1), big.NewRat(1, 2)
	up := figure.HigherIsBetter
	work := func(budget, planned, earned, cost figure.Figure) progress.EarnedValue {
		return progress.EarnedValue{Budget: budget, Planned: planned, Earned: earned, Cost: cost}
	}
	start := period.MustDate(2016, 1, 1)
	path := func(shape progress.Shape, from, to figure.Figure, days int) progress.Trajectory {
		return progress.Trajectory{Shape: shape, Start: start, End: start.AddDays(days), From: from, To: to}
	}
	calls := map[string]func() (figure.Figure, error){
		"Of":            func() (figure.Figure, error) { return progress.Of(huge, tiny, one) },
		"Over":          func() (figure.Figure, error) { return progress.Over(huge, tiny, one) },
		"Over, part":    func() (figure.Figure, error) { return progress.Over(huge, one, tiny) },
		"OfChange":      func() (figure.Figure, error) { return progress.OfChange(huge, tiny, one) },
		"OfChange, of":  func() (figure.Figure, error) { return progress.OfChange(huge, one, tiny) },
		"ShareOfTarget": func() (figure.Figure, error) { return progress.ShareOfTarget(huge, tiny) },
		"Gap":           func() (figure.Figure, error) { return progress.Gap(huge, tiny) },
		"RunRate":       func() (figure.Figure, error) { return progress.RunRate(huge, tiny, year) },
		"RunRate, time": func() (figure.Figure, error) { return progress.RunRate(huge, one, odd(3000)) },
		"RequiredRate":  func() (figure.Figure, error) { return progress.RequiredRate(huge, tiny, year) },
		"Projection":    func() (figure.Figure, error) { return progress.Projection(huge, tiny, half, year) },
		"Projection, time": func() (figure.Figure, error) {
			return progress.Projection(one, one, odd(3000), year)
		},
		"GrowthTowards": func() (figure.Figure, error) { return progress.GrowthTowards(tiny, huge, year, up) },
		"GrowthRatio": func() (figure.Figure, error) {
			return progress.GrowthRatio(one, fig("1"+strings.Repeat("0", 1230)), fig("1.00000000000000000015"), year, year, up)
		},
		"GrowthRatio, required": func() (figure.Figure, error) {
			return progress.GrowthRatio(tiny, one, huge, year, year, up)
		},
		"ScheduleVariance": func() (figure.Figure, error) { return progress.ScheduleVariance(huge, tiny) },
		"ScheduleIndex":    func() (figure.Figure, error) { return progress.ScheduleIndex(huge, tiny) },
		"EarnedPeriods": func() (figure.Figure, error) {
			return progress.EarnedPeriods([]figure.Figure{tiny, huge}, one)
		},
		"linear": func() (figure.Figure, error) { return path(progress.Linear, tiny, huge, 4).Expected(start.AddDays(1)) },
		"compound, many days": func() (figure.Figure, error) {
			return path(progress.Compound, tiny, huge, 40).Expected(start.AddDays(39))
		},
		"earned":        func() (figure.Figure, error) { return path(progress.Linear, tiny, huge, 4).EarnedSchedule(one) },
		"SV":            work(one, tiny, huge, one).ScheduleVariance,
		"CV":            work(one, one, huge, tiny).CostVariance,
		"SPI":           work(one, tiny, huge, one).ScheduleIndex,
		"CPI":           work(one, one, huge, tiny).CostIndex,
		"done":          work(tiny, one, huge, one).Complete,
		"EAC":           work(one, one, tiny, huge).AtCompletion,
		"EAC, planned":  work(huge, one, one, tiny).AtCompletionAsPlanned,
		"EAC, rest":     work(huge, one, tiny, one).AtCompletionAsPlanned,
		"EAC, both":     work(huge, one, tiny, one).AtCompletionBoth,
		"EAC, cost":     work(one, one, huge, tiny).AtCompletionBoth,
		"EAC, schedule": work(one, tiny, huge, one).AtCompletionBoth,
		"ETC":           work(huge, one, tiny, one).ToComplete,
		"VAC":           work(one, one, tiny, huge).CompletionVariance,
		"TCPI":          work(one, one, huge, tiny).ToCompleteIndex,
	}
	for name, call := range calls {
		if got, err := call(); progress.UndefinedOf(err) != progress.BeyondLimits || got.IsSet() {
			t.Errorf("%s: %v, %v", name, got.IsSet(), err)
		}
	}
}
