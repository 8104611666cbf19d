package planted

import (
	"math"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Change is a definition that changes unmarked: an indicator times a factor, in all
// areas and sources from a year on.
type Change struct {
	*Fault
	Indicator indicators.ID
	// Year is the first year of the new definition.
	Year int
	// Heads are the records at which the cause is told: the country in that year, one
	// for each source.
	Heads []indicators.ID
	// Steps is how many of the country's usual steps the change makes.
	Steps float64
}

// PlantChange changes the definition of an indicator to percent of what it was: 135,
// 74 or 115. It is nil for a sector without an indicator that has areas and years
// enough.
func PlantChange(s *Sector, percent int64, seed uint64) *Change {
	r := newRandom(seed, "change of definition")
	for range 2000 {
		rec := s.records[r.below(len(s.records))]
		if !s.column(rec.ind) || rec.year < 3 || rec.year >= s.Options.Years-3 {
			continue
		}
		f := &Fault{Kind: Redefined, s: s, print: make(map[int]printed), units: make(map[int]figure.Unit)}
		f.redefine(rec.ind, rec.year, percent)
		if !f.real() {
			continue
		}
		f.finish()
		c := &Change{Fault: f, Indicator: s.truth.defs[rec.ind].id, Year: firstYear + rec.year}
		first := place{ind: rec.ind, year: rec.year}
		for source := range s.Options.Sources {
			if n, ok := s.byPlace[cell{first, source, false}]; ok {
				c.Heads = append(c.Heads, id(n))
			}
		}
		step, level := s.truth.step(first)
		c.Steps = math.Abs(ln(float64(percent)/100)) / math.Sqrt(square(step)+float64(2*square(level)))
		return c
	}
	return nil
}

// PlantTwo plants two faults in parts of sums, each visible when it is alone: of
// one sum, or of two that share no record. It is nil when no place is found.
func PlantTwo(s *Sector, oneSum bool, seed uint64) [2]*Fault {
	r := newRandom(seed, "two faults")
	for range 200 {
		first := Plant(s, Kind(r.below(int(kinds))), r.bits.Uint64())
		if first == nil || !first.single() {
			continue
		}
		for range 200 {
			second := Plant(s, Kind(r.below(int(kinds))), r.bits.Uint64())
			if second == nil || !second.single() {
				continue
			}
			a, _ := s.number(first.Records[0])
			b, _ := s.number(second.Records[0])
			x, y := s.records[a], s.records[b]
			same := x.ind == y.ind && x.year == y.year && x.source == y.source && x.quarter == y.quarter
			if a != b && same == oneSum && (same || x.ind != y.ind) {
				return [2]*Fault{first, second}
			}
			if oneSum {
				// A sum is met seldom by chance: the second goes beside the first.
				if second = s.plantBeside(x, r); second != nil {
					return [2]*Fault{first, second}
				}
			}
		}
	}
	return [2]*Fault{}
}

// single reports whether the fault is a visible one of one number in one area.
func (f *Fault) single() bool {
	if len(f.print) != 1 || len(f.units) > 0 || f.Class != Visible {
		return false
	}
	n, _ := f.s.number(f.Records[0])
	r := f.s.records[n]
	return r.area > 0 && f.s.column(r.ind)
}

// plantBeside plants in another area of the same sum.
func (s *Sector) plantBeside(at record, r *random) *Fault {
	c := cell{at.place, at.source, at.first}
	c.area = 1 + r.below(s.Options.Areas)
	n, ok := s.byPlace[c]
	f := &Fault{Kind: Kind(r.below(int(kinds))), s: s, print: make(map[int]printed), units: make(map[int]figure.Unit)}
	if !ok || c.area == at.area || f.Kind == Redefined || !f.plant(n, r) || !f.real() {
		return nil
	}
	f.finish()
	if !f.single() {
		return nil
	}
	return f
}

// With is two faults at once, sorted as if they were one.
func (f *Fault) With(o *Fault) *Fault {
	both := &Fault{s: f.s, print: make(map[int]printed), units: make(map[int]figure.Unit)}
	for _, x := range [2]*Fault{f, o} {
		for n, p := range x.print {
			both.print[n] = p
		}
		for n, u := range x.units {
			both.units[n] = u
		}
	}
	both.finish()
	return both
}
