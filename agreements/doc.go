// Package agreements models what parties agreed: who signed for whom, what
// they undertook, by when and for how much, what changed since, how far along
// it is, and what the sources leave open.
//
// An [Agreement] is a plain value, as its file holds it. [NewBook] and
// [DecodeBook] validate a number of them, with the [Programme]s,
// [Organisation]s and [Person]s that they speak of, and make a [Book] that
// answers for any pair of days. Package sector holds a book against the
// published figures of package indicators.
//
// # Target basis
//
// A target is a number, and a number alone says nothing. Take "18 billion
// dirhams of exports by 2020", with 8 billion exported in 2015 and 10 billion
// in 2018:
//
//	basis        the target means                  progress in 2018
//	additional   18 bn on top of the 8 bn          (10 - 8) / 18        = 1/9
//	level        18 bn are the level to reach      (10 - 8) / (18 - 8)  = 1/5
//	cumulative   18 bn in all, since the start     sum since start / 18
//	flow         18 bn in the year 2020 itself     nothing before 2020 counts
//
// and the plain actual / target of the press, 10 / 18 = 5/9, matches none of
// these.
// So a [Target] must state its [Basis]. There is no default, and a target
// without a basis is refused. Besides those above there are share (a part of a
// whole), change (in percent against the baseline) and maintain (not to be
// lost).
//
// Where the sources leave the basis open, or disagree, the basis is
// [BasisOpen]. The target then lists its [TargetReading]s: each has a basis of its
// own, a [Baseline] and a [Measure]. Several candidates for the baseline, and
// for the indicator that counts, are kept side by side in the same way. Nothing
// is chosen: whoever asks gets one answer for each reading that the sources
// leave ([Target.Stated]), or for every combination ([Target.Combinations]).
//
// A measure says how its values are put together, and that has no default
// either: a level, values of periods to be added up, or a running total that
// must never be added to another ([Counting]).
//
// # Two times
//
// Two questions are easily mixed up: when did something hold, and when did one
// know of it? A contract that ends with 2020 was extended in June 2020 to the
// end of 2021, and the extension was published in September. Did it run in
// March 2021? Yes; but anyone asking in July 2020 would have been told no, and
// a report of that day was not wrong.
//
// So every answer is for two days, valid and known. [History.AsOf] gives the
// agreement as it read on the day valid, as far as it was known on the day
// known:
//
//	contract.AsOf(march2021, july2020)     // ends with 2020
//	contract.AsOf(march2021, october2020)  // ends with 2021
//
// An [Amendment] is a change that the parties agreed: it moves valid time, and
// has effect from its day on. A [Correction] mends the record, because a source
// was misread or a text was misprinted: it moves known time only, and from its
// day on the record reads as if it had always said so. Both say when they
// became known, and nothing that answers for an earlier day sees them. So does
// every record: what became known "in 2016" is seen once 2016 has wholly ended.
// The unset day means the end of time for valid, and everything for known.
//
// [Version.Diff] shows what two versions say differently, and
// [History.Timeline] the dated moments of an agreement's life.
//
// # State
//
// Draft, signed, in force, suspended, expired, fulfilled, terminated or
// superseded: the state is derived from dated facts and never stored.
// [History.StatusAt] gives the states that the facts allow, with the facts as
// reasons. A fact whose day is known only to the year leaves several states
// until the year is over. The state says nothing of how far the targets are
// reached.
//
// # Progress
//
// [Version.Assess] says how far along a target is on a day, by what a View of
// the figures sees: one [ReadingAssessment] for every reading that the sources
// leave, with the actual value and its sources, the progress, the value that was
// to be expected by then, the gap, the days ahead or late, and the pace so far
// and from now on. [Assessment.Sensitivity] shows every combination side by side,
// and names figures that are printed as progress and are not. [Assessment.Explain] tells
// every step down to the words in print, and [Explanation.Replay] takes them
// again.
//
// Figures are ranges, and so are results: with "more than 51,000" of 60,000 jobs,
// more than 85 % is done. A status is therefore a set ([progress.StandingSet]). One
// [progress.Standing] is certain; several are undecided. That target is met or ahead, and
// certainly not behind. What cannot be given says why ([progress.Undefined]).
//
// The value that counts is the last one published for a time that had ended by
// the day and by the deadline, and expectation, gap and pace are those of its
// own day. Once the deadline has passed and nothing is published for it, the
// target may be met or missed, whatever it was before.
//
// Package progress computes the same from bare figures, and has more: run rates,
// projections, growth ratios, earned value. [ReadingAssessment.Apply] applies any
// of its methods, or one of your own, to a reading.
//
// A [Portfolio] puts targets together. What is part of another target, by an
// [Attribution], is counted there and nowhere else, and what the catalogue does
// not let add up is not added.
//
// # Money
//
// [Instrument.Schedule] allocates tranches to the centime. [Formula.DueFor] and
// [Formula.DueOf] compute the amount due for units achieved or for costs incurred,
// [Formula.Funds] what an amount pays for. [Version.Evaluate] says whether a [Condition] holds,
// and [Version.Ledger] what is committed, earned, payable, paid and to be
// recovered on a day: where conditions or figures are undecided, the least that
// is certain and the most that is possible. [Ledger.Pay] refuses what is not
// payable for certain.
//
// # Findings
//
// Package rules has the rules that check agreements, from AGR001 on, and takes your
// own. A record that cannot be used at all (a target without a basis, a duplicate
// ID) is an error of [NewBook] instead.
//
// # Files
//
// A book is read from and written to JSON ("mithaq.agreements/1"), decoded
// strictly; [Schema] is its JSON Schema. Operators declare what they reached in
// a CSV file, line by line and with its verification: [DecodeDeclarations],
// [AddDeclarations].
//
// # Errors
//
// An error is an [*Error] with the call, a sentinel for [errors.Is], and the place,
// or several of them, joined: [errors.As] finds the first.
//
//	var e *agreements.Error
//	if errors.As(err, &e) && errors.Is(err, agreements.ErrBasis) {
//		fmt.Println(e.Path, e.Line, e.Column) // the target that does not say its basis
//	}
package agreements
