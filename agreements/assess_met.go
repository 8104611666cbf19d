package agreements

import (
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// maxLooks is how many actual values before the last one are looked at.
const maxLooks = 1000

// MetSince returns since when a target is met under one reading: the last day of
// the first period from which on every actual value that is known, up to the one
// that the assessment rests on, met it for certain. A figure for 2017 that met it
// is one of 2017-12-31; that it may have been met earlier in the year, nobody
// says. It is false for a reading that is not there, one that is not met for
// certain, and for a target to maintain, which is met on its deadline alone.
func (a Assessment) MetSince(reading ID) (since period.Date, ok bool) {
	r, found := a.Reading(reading)
	if !found || r.Basis == BasisMaintain {
		return since, false
	}
	look := a.assessor
	for range maxLooks {
		if status, certain := r.LastStatus.Certain(); !certain || status != progress.Met || !r.Actual.AsOf.IsSet() {
			break
		}
		since, ok = r.Actual.AsOf, true
		look.at = since.AddDays(-1)
		if !look.at.IsSet() {
			break
		}
		r = look.assess(r.reading)
	}
	return since, ok
}

// MetEarly returns by how many days before its deadline a target was met under one
// reading, counted from the day of [Assessment.MetSince]: 0 when it was met on the
// deadline. It is false for a target without a deadline, and where MetSince is.
func (a Assessment) MetEarly(reading ID) (days int, ok bool) {
	since, ok := a.MetSince(reading)
	r, _ := a.Reading(reading)
	if !ok || !r.Deadline.IsSet() {
		return 0, false
	}
	return r.Deadline.DaysSince(since), true
}
