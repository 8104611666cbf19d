package planted

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// CountChange judges a change of definition: it is told and named by a head at the
// widest area in the first year, and every further head is another one. It is
// asked for, which is to say determined, when it is at least six usual steps.
func (s *Score) CountChange(c *Change, check Check) {
	s.Faults++
	heads, at, sound := 0, false, false
	for _, h := range check(c.Dataset()) {
		if h.Severity < finding.SeverityWarning {
			continue
		}
		heads++
		if len(h.Candidates) > 3 {
			s.Crowded++
		}
		n, ok := recordOf(h.Path)
		at = at || ok && slices.Contains(c.Heads, n)
		sound = sound || ok && !slices.Contains(c.Records, n)
	}
	s.add(&s.Visible, true)
	s.add(&s.Told, at)
	s.add(&s.Determined, c.Steps >= 6)
	s.add(&s.Named, c.Steps >= 6 && at)
	s.add(&s.Accused, sound)
	if at {
		heads--
	}
	s.Other += heads
}

// CountTwo judges two faults at once. In different sums both heads have to be right: the
// pair is named, and of a fault that is not determined by itself the head is right where
// a statement lists the record. In one sum it has to be told, and accused is any record
// at all. But where the two are, by the planter's own sorting, what one determined fault
// would be, that record may be named: accused is any other. Exact counts the pairs in
// different sums that are determined, and first those of them with a head at either
// record; in one sum those that are as one fault, and those with a head at its record.
func (s *Score) CountTwo(two [2]*Fault, oneSum bool, check Check) {
	s.Faults++
	both := two[0].With(two[1])
	var heads, listed [2]bool
	others := 0
	records := [2]indicators.ID{two[0].Records[0], two[1].Records[0]}
	for _, h := range check(both.Dataset()) {
		if h.Severity < finding.SeverityWarning {
			continue
		}
		n, ok := recordOf(h.Path)
		at := slices.Index(records[:], n)
		switch {
		case ok && at >= 0:
			heads[at], listed[at] = true, true
		case ok:
			others++
		}
		for _, path := range h.Listed {
			n, _ := recordOf(path)
			if at := slices.Index(records[:], n); !ok && at >= 0 {
				listed[at] = true
			}
		}
	}
	s.add(&s.Visible, true)
	s.add(&s.Determined, true)
	s.Other += others
	if oneSum {
		one := both.one(records)
		s.add(&s.Exact, one >= 0)
		s.add(&s.First, one >= 0 && heads[max(one, 0)])
		if one >= 0 { // what mends it all is told, and may be named
			listed[1-one] = listed[0] || listed[1]
			heads[one], listed[one] = false, listed[1-one]
		}
		any := heads[0] || heads[1] || others > 0
		s.add(&s.Told, listed[0] && listed[1])
		s.add(&s.Named, listed[0] && listed[1] && !any)
		s.add(&s.Accused, any)
		return
	}
	s.add(&s.Told, listed[0] && listed[1])
	s.add(&s.Named, (heads[0] || listed[0] && !two[0].Determined) && (heads[1] || listed[1] && !two[1].Determined))
	s.add(&s.Exact, two[0].Determined && two[1].Determined)
	s.add(&s.First, two[0].Determined && two[1].Determined && heads[0] && heads[1])
	s.add(&s.Accused, others > 0)
}

// one is which of two records is the only one that mends all, -1 where neither is.
func (f *Fault) one(records [2]indicators.ID) int {
	if !f.Determined || len(f.Mends[0]) != 1 {
		return -1
	}
	return slices.Index(records[:], f.Mends[0][0])
}

func (s *Score) add(count *int, is bool) {
	if is {
		*count++
	}
}
