// Package indicators models the published figures of a sector: what is
// measured, what was published and by whom, which sources disagree, and what
// follows from the figures, exactly and with reasons.
//
// # Findings
//
// [View.Check] runs rules over what a View sees and returns every finding, in
// order of path, code and text; it changes nothing. A [Finding] names the record
// by its ID, as in /observations/S06/figure, says what is wrong in Arabic, French
// or English, cites what it rests on, and proposes what would mend it without
// choosing. Codes are permanent. The program examples/findings prints all of them,
// each with an input that makes its rule fire and one on which it is silent.
//
//	IND001..006  structure: what a record must say
//	IND010..019  references to records that are not there, or lead in a circle
//	IND020..023  range: bounds, units, forecasts called observed
//	IND030..034  numbers: misprinted digits, slips of scale, jumps, zeros, units
//	IND040..046  identities: inequalities, parts and totals, shares, rates computed
//	             again, flows against stocks, parts larger than the whole
//	IND050..056  sources that disagree, agree, repeat, go stale or are revised;
//	             perimeters side by side and one after the other
//	IND060..063  statements that are missing, unreadable, doubtful, or of another
//	             perimeter than the one assigned
//
// [Rules] knows only the catalogue. What a sector knows besides (ratios that move
// little, inequalities, how published rates follow from figures) is a
// [RuleConfig]. A figure is judged as the View sees it: one that corrects no
// longer finds what has been corrected. No rule decides which of two sources is
// right; those that must name one say by what they chose it.
package indicators
