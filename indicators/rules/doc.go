// Package rules checks published figures: it has the rules IND001 to IND064, and
// runs them, and your own, over what a View sees.
//
//	for _, f := range rules.Check(view, rules.All()...) {
//		fmt.Println(f)
//	}
//
// # What the rules look for
//
//	IND001..006  structure: what a record must say
//	IND010..019  references to records that are not there, or lead in a circle
//	IND020..025  range: bounds, units, forecasts called observed, numbers whose
//	             status says that there is none
//	IND030..034  numbers: misprinted digits, slips of scale, jumps, zeros, units
//	IND040..046  identities: inequalities, parts and totals, shares, rates computed
//	             again, flows against stocks, parts larger than the whole
//	IND050..057  sources that disagree, agree, repeat, go stale, are revised or
//	             contradict themselves; perimeters side by side and one after the other
//	IND060..063  statements that are missing, unreadable, doubtful, or of another
//	             perimeter than the one assigned
//	IND064       words that say another figure
//
// Each rule belongs to a family: a record that lacks what it must have, a
// reference to a record that does not exist, a value that is impossible or
// unlikely, parts that do not add up to their total, a figure that is off by a
// power of ten, growth that stands out, sources that disagree, a missing
// statement, a figure that cannot be read. [Examples] has, for every rule, an
// input that it finds something in and one like it in which it finds nothing.
//
// What a rule reports is a doubt with its evidence, as far as the figures allow
// it: a figure whose printed digits leave another reading open contradicts
// nothing. A rule changes nothing.
//
// What is worth knowing and no doubt (IND051 to IND053, IND055, IND056) is told figure by
// figure as long as it is little: of more than eight of one kind about one indicator a
// summary is told, at the indicator. It rests on all of them, and cites sixteen records
// at most.
//
// # What a sector knows
//
// Some rules find more when they are told what the catalogue cannot say: ratios
// that hardly move, inequalities that must hold, how a published rate follows
// from other figures. A [Config] tells them; [All] uses the zero Config.
//
// # Thresholds
//
// What is usual and what matters differs from one indicator to another. Its record in the
// catalogue says both: [indicators.Indicator.UsualStep] is how far a value usually is from what
// its neighbours in time let one expect, and [indicators.Indicator.Materiality] the least
// difference that matters. A smaller one is counted ([Covered.Immaterial]) and not told, by the
// rules that hold figures against each other: IND030 to IND034, IND041 to IND046, IND050, IND054,
// IND055 and IND057. The page of each rule (go run ./examples/findings IND032) has its own thresholds.
//
// # Coverage
//
// A check that tells nothing may have had nothing to compare with. [CoverageOf]
// counts the figures that another source, a sum, a flow, a quotient or the
// neighbours in time could deny, and those that nothing could; [EachJudged] says
// it of each figure, and what is missing.
//
// # Your own rules
//
// A [Rule] is a [finding.Rule] and a function from a [Scope] to findings. Your
// rules see what those of the library see: the View, its conflicts, answers by
// authority, and data in the unit of their indicator ([indicators.View.Data]),
// what is shared computed once for the whole run. What became known after the
// View's day of knowledge is left out of all of them.
package rules
