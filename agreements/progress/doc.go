// Package progress is the arithmetic of targets: how far along a target is, what
// was expected by now, how late it is, and where the pace so far leads. It works on
// bare figures and days, and knows no agreement and no indicator; package
// agreements applies it to what parties agreed.
//
// # Progress
//
//	Of             (actual - baseline) / (target - baseline)   8 to 18, at 10: 1/5
//	Over           (actual - baseline) / distance              8 plus 18, at 10: 1/9
//	OfChange       (actual/baseline - 1) / change              500 plus 20 %, at 550: 1/2
//	ShareOfTarget  actual / target; not progress               10 of 18: 5/9
//
// The same formulas serve targets above and below the baseline. Progress is above 1
// beyond the target and negative behind the baseline; it is never cut off.
//
// # Time
//
//	Trajectory.Expected        the value that the path is at on a day
//	Gap                        actual - expected
//	Trajectory.EarnedSchedule  the days of the path that a value is worth
//	ScheduleVariance           earned - elapsed time; negative is late
//	ScheduleIndex              earned / elapsed time; below 1 is late
//	EarnedPeriods              earned schedule of a plan by periods
//	RunRate                    (actual - baseline) / elapsed
//	RequiredRate               (target - actual) / remaining
//	Projection                 baseline + (actual - baseline) * total / elapsed
//
// A path is [Linear], [Stepped] or [Compound], and goes through its milestones. Days
// are counted from date to date, without clocks and time zones: 60,000 jobs between
// 2016-05-05 and 2020-12-31 are 60,000 * 970/1701 on 2018-12-31.
//
// # Growth, pace and standing
//
// [GrowthRatio] holds the compound annual growth so far against the growth that is
// required; its [Pace] is substantial from 0.95 on, moderate from 0.60, limited from
// 0, and deterioration below ([Thresholds]). [Stand] says where a target stands: met,
// ahead, on track, behind, deteriorating or missed.
//
// # Earned value
//
// [EarnedValue] has the variances, the indices and three estimates at completion of
// earned value management. With a budget of 500,000, 250,000 planned by now, 200,000
// earned and 290,000 spent, the cost index is 20/29, and the whole will cost 725,000,
// 590,000 or 833,750, as the rest goes like the work so far, as planned, or as slow
// and dear as the work so far.
//
// # Ranges and rounding
//
// Figures may be ranges, and so are results: with "more than 51,000" of 60,000 jobs,
// more than 85 % is done. A result encloses all values that the operands allow. A
// verdict is therefore a set ([StandingSet], [PaceSet]): one element is certain,
// several are undecided.
//
// Results are exact rationals, with three exceptions that are enclosed: growth rates
// and values of a compound path to 18 decimal places, days on a compound path to 9.
// For ranges, [GrowthRatio] and the days on a path that is not linear may be wider
// than need be, never narrower.
//
// # Errors
//
// What cannot be given says why: every error is an [*Error] that wraps an
// [Undefined], which [errors.Is] finds and [UndefinedOf] returns. An unset figure is
// never taken for zero.
//
//	_, err := progress.Of(actual, baseline, target)
//	if errors.Is(err, progress.BaselineIsTarget) { ... }
//
// Numbers beyond the 4,096 bits of package figure are [BeyondLimits].
//
// # Sources
//
// Worked examples are in testdata/progress.csv, each with its origin: IATI, Statistics
// Canada, Eurostat, the World Bank, Lipke's earned schedule, the PMBOK's earned value.
package progress
