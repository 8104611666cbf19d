package planted

import (
	"fmt"
	"iter"
	"math/big"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// firstYear is the year of place.year 0.
const firstYear = 2004

// record is what one source prints of one place.
type record struct {
	place
	source int // 0, 1, 2
	first  bool
	sound  exact
	own    lattice
	clean  printed
}

// Sector is a clean sector: what was true, and what each source printed of it.
type Sector struct {
	Seed    uint64
	Options Options

	truth   *truth
	records []record
	byPlace map[cell]int
	rules   []statement // what must hold
	of      [][]int     // the statements that a record is part of
	cat     *indicators.Catalogue
}

// cell is where a record stands.
type cell struct {
	place
	source int
	first  bool
}

// NewSector returns the clean sector of a seed. Seeds that are odd have normal
// noise, even ones heavy tails.
func NewSector(seed uint64, o Options) *Sector {
	o = o.complete()
	t := newTruth(seed, o)
	s := &Sector{Seed: seed, Options: o, truth: t, byPlace: make(map[cell]int), cat: catalogue(o, t.defs)}
	var draft *truth
	if o.Variant == Revisions {
		draft = t.draft(seed)
	}
	for source := range o.Sources {
		r := newRandom(seed, fmt.Sprint("source ", source))
		s.print(t, source, false, r)
		if source == 0 && draft != nil {
			s.print(draft, source, true, r)
		}
	}
	s.state()
	return s
}

// Heavy reports whether the noise has heavy tails.
func (s *Sector) Heavy() bool { return heavy(s.Seed) }

// draft is the sector as it is first released: each amount of an area is off by
// half a percent or so, and what adds up does so among first releases.
func (t *truth) draft(seed uint64) *truth {
	d := &truth{o: t.o, defs: t.defs, values: make(map[place]exact), spread: t.spread}
	r := newRandom(seed, "first releases")
	for i, def := range t.defs {
		for area := range t.o.Areas + 1 {
			for y := range t.o.Years {
				at := place{i, area, y, 0}
				x, ok := t.values[at]
				if !ok {
					continue
				}
				if area > 0 && (def.form == amount || def.form == part) {
					off := float64(float64(x.num)*0.005) * r.normal()
					x.num = max(x.num+int64(off), 1)
				}
				d.values[at] = x
			}
		}
	}
	for i, def := range t.defs {
		if def.form == amount || def.form == part {
			d.add(i)
		}
	}
	for i, def := range t.defs {
		switch def.form {
		case change:
			for area := range t.o.Areas + 1 {
				for y := 1; y < t.o.Years; y++ {
					now, before := d.values[place{def.num, area, y, 0}], t.values[place{def.num, area, y - 1, 0}]
					d.values[place{i, area, y, 0}] = exact{now.num - before.num, 1}
				}
			}
		case quotient, share:
			d.quotients(i, def)
		}
	}
	return d
}

// latticeOf is how a source prints an indicator.
func latticeOf(source int, d definition) lattice {
	return lattice{digits: [3]int{0, 3, 2}[source], places: d.places}
}

// print adds the records of one source.
func (s *Sector) print(t *truth, source int, first bool, r *random) {
	for i, d := range t.defs {
		for area := range s.Options.Areas + 1 {
			for y := range s.Options.Years {
				for q := range 5 {
					at := place{i, area, y, q}
					x, ok := t.values[at]
					if !ok || q > 0 && s.Options.Variant != Quarters || q > 0 && i == investment {
						continue
					}
					if s.Options.Variant == Gaps && r.uniform() < 0.1 || s.Options.holes && r.uniform() < 0.35 {
						continue
					}
					own := latticeOf(source, d)
					rec := record{place: at, source: source, first: first, sound: x, own: own, clean: own.round(x.num, x.den)}
					if s.Options.Variant == Qualified && d.form == amount && r.uniform() < 0.1 {
						rec.clean = qualified(x, d, r)
					}
					s.byPlace[cell{at, source, first}] = len(s.records)
					s.records = append(s.records, rec)
				}
			}
		}
	}
}

// qualified prints "about" to two digits, or "more than" by two digits cut.
func qualified(x exact, d definition, r *random) printed {
	two := lattice{digits: 2, places: d.places}
	p := two.round(x.num, x.den)
	if r.below(2) == 0 {
		p.qual = figure.QAbout
		return p
	}
	for p.value() >= scaled(x.num, -d.places) {
		k, _ := two.number(p)
		p = two.at(k - 1)
	}
	p.qual = figure.QMoreThan
	return p
}

func (at place) period() period.Period {
	if at.quarter > 0 {
		return period.Quarter(firstYear+at.year, at.quarter)
	}
	return period.Year(firstYear + at.year)
}

// id names a record; it says nothing of what is wrong with it.
func id(n int) indicators.ID { return indicators.ID(fmt.Sprintf("R%05d", n)) }

// number is the inverse of id; ok is false for any other text.
func (s *Sector) number(name indicators.ID) (n int, ok bool) {
	if _, err := fmt.Sscanf(string(name), "R%d", &n); err != nil || n < 0 || n >= len(s.records) || id(n) != name {
		return 0, false
	}
	return n, true
}

var sourceNames = [3]indicators.ID{"office", "ministry", "bank"}

// Sources are the bodies that print, and what they print.
func (s *Sector) sources() (bodies []indicators.Body, sources []indicators.Source) {
	for i := range s.Options.Sources {
		name := sourceNames[i]
		bodies = append(bodies, indicators.Body{ID: name, Name: english("the " + string(name))})
		sources = append(sources, indicators.Source{ID: name + "-yearbook", Originator: name, Carrier: name, Rank: i + 1,
			Title: "yearbook of the " + string(name), Date: period.MustParse("2025-06-01")})
	}
	if s.Options.Variant == Revisions {
		sources = append(sources, indicators.Source{ID: "office-bulletin", Originator: "office", Carrier: "office", Rank: 1,
			Title: "first releases of the office", Date: period.MustParse("2025-03-01")})
	}
	return bodies, sources
}

// observation is a record as the library reads it.
func (s *Sector) observation(n int, p printed) indicators.Observation {
	r := s.records[n]
	d := s.truth.defs[r.ind]
	o := indicators.Observation{ID: id(n), Figure: p.figure(s.Options.Stated), Unit: figure.MustParseUnit(d.unit),
		Key:  indicators.Key{Indicator: d.id, Area: areaID(r.area), Period: r.period()},
		Role: indicators.RoleObserved, Source: sourceNames[r.source] + "-yearbook"}
	if s.Options.Variant == Revisions && r.source == 0 {
		o.Published = period.MustParse(fmt.Sprintf("%d-06-01", min(firstYear+r.year+2, 2025)))
		if r.first {
			o.Source = "office-bulletin"
			o.Published = period.MustParse(fmt.Sprintf("%d-03-01", firstYear+r.year+1))
		}
	}
	return o
}

// Len is how many figures the sector has.
func (s *Sector) Len() int { return len(s.records) }

// Observations yields the clean sector's observations, in the order of their IDs.
func (s *Sector) Observations() iter.Seq[indicators.Observation] {
	return func(yield func(indicators.Observation) bool) {
		for n, r := range s.records {
			if !yield(s.observation(n, r.clean)) {
				return
			}
		}
	}
}

// True is the true value behind an observation, in the unit of its indicator; nil
// for an ID that the sector does not have.
func (s *Sector) True(name indicators.ID) *big.Rat {
	n, ok := s.number(name)
	if !ok {
		return nil
	}
	r := s.records[n]
	x := big.NewRat(r.sound.num, r.sound.den)
	return x.Quo(x, new(big.Rat).SetInt64(pow10(s.truth.defs[r.ind].places)))
}

// Catalogue is the sector's catalogue.
func (s *Sector) Catalogue() *indicators.Catalogue { return s.cat }

// Dataset is the clean sector.
func (s *Sector) Dataset() *indicators.Dataset { return s.build(nil) }

// build returns the sector with some observations changed.
func (s *Sector) build(changed map[int]indicators.Observation) *indicators.Dataset {
	var b indicators.Builder
	bodies, sources := s.sources()
	b.AddBody(bodies...)
	b.AddSource(sources...)
	for n, r := range s.records {
		o, ok := changed[n]
		if !ok {
			o = s.observation(n, r.clean)
		}
		b.AddObservation(o)
	}
	data, err := b.Build(s.cat)
	if err != nil {
		panic("planted: " + err.Error())
	}
	return data
}
