package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
)

// A definition that changes and is not marked: from one year on an indicator is so
// much larger or smaller in all its parts at once, and what the other indicators of
// the place do in that year does not explain it. The change is told once, at the
// widest area in its first year. A real jump of everything looks the same.

// Thresholds of a change of definition.
const (
	// changedLimit is how many usual steps the change makes.
	changedLimit = 6
	// changedAlone is how many where no other indicator says what the year did to all.
	changedAlone = 9
	// changedLeast is how much it is at least, eight percent, as log2.
	changedLeast = 1110 << logBits / 10000
	// changedYears is how many figures there must be before and after.
	changedYears = 3
	// changedOthers is how many other indicators say what the year did to all.
	changedOthers = 3
)

// redefinitions finds changes of definition, and explains what they break.
func (d *diagnosis) redefinitions() {
	for col := range d.columns {
		c := &d.columns[col]
		if c.measure != byLog || c.of.Nature == indicators.Ratio || c.of.Nature == indicators.Index {
			continue
		}
		parts := d.partsOf(&d.records[c.lo])
		if len(parts) < 2 {
			continue
		}
		path := d.bestOf(int32(col))
		nets, enough := d.nets(int32(col), path)
		for y := changedYears; y+changedYears <= len(path); y++ {
			if d.changes(path, nets, enough, y, parts) {
				d.redefined(path[y])
				y += changedYears
			}
		}
	}
}

// bestOf returns the best record of each period of a column, without a gap at its end.
func (d *diagnosis) bestOf(col int32) (list []int32) {
	c := &d.columns[col]
	for n := c.lo; n < c.hi; n++ {
		r := &d.records[n]
		if n > c.lo && d.records[n-1].at == r.at || lag(r.at.Kind()) != 1 {
			continue
		}
		lo, hi := d.find(col, r.at)
		if m, ok := d.choose(lo, hi, -1); ok {
			list = append(list, m)
		}
	}
	return list
}

// changes reports whether a column changes for good between y-1 and y, in all its
// parts, by more than the year does to everything.
func (d *diagnosis) changes(path []int32, nets []net, enough bool, y int, parts []int32) bool {
	raw, usual, ok := d.stepAt(path, y)
	if !ok {
		return false
	}
	stated := usual
	by, before, after := raw, int64(0), int64(0)
	if enough && nets[y].ok {
		by, before, after = nets[y].by, nets[y-1].moves(), nets[y+1].moves()
		if usual = usualNet(nets, y); d.columns[d.records[path[y]].column].usual.positive() {
			usual = max(usual, stated)
		}
		ok = nets[y-1].ok && nets[y+1].ok
	} else {
		var ok1, ok2 bool
		after, _, ok1 = d.stepAt(path, y+1)
		before, _, ok2 = d.stepAt(path, y-1)
		ok = ok1 && ok2 && d.alone(path[y], by, usual)
	}
	if ofOthers(by, raw) || raw < 0 != (by < 0) {
		return false
	}
	if !ok || abs64(by) < max(changedLimit*usual, changedLeast) ||
		abs64(before) > abs64(by)/2 || abs64(after) > abs64(by)/2 {
		return false
	}
	alike, known := 0, 0
	for _, part := range parts {
		lo, hi := d.find(part, d.records[path[y]].at)
		n, ok := d.choose(lo, hi, d.records[path[y]].source)
		if !ok {
			continue
		}
		s := d.stepsOf(part, d.records[n].source)
		prev, ok := d.beside(n, -1)
		if !ok || s.n < nearSteps {
			continue
		}
		known++
		dev := d.records[n].level - d.records[prev].level - s.middle
		if abs64(dev-raw) < abs64(by)/2 {
			alike++
		}
	}
	return known >= 2 && 4*alike >= 3*known && !d.breaks(path[y])
}

// stepAt returns by how much a step of a path differs from what is usual, and how much
// that is for the others.
func (d *diagnosis) stepAt(path []int32, y int) (by, usual int64, ok bool) {
	prev, ok := d.beside(path[y], -1)
	s := d.stepsOf(d.records[path[y]].column, d.records[path[y]].source)
	if !ok || s.n < nearSteps {
		return 0, 0, false
	}
	by = d.records[path[y]].level - d.records[prev].level - s.middle
	if usual := d.stated(&nearness{}, &d.columns[d.records[path[y]].column]); usual > 0 {
		return by, usual, true
	}
	return by, root(max((s.sum-square(by))/(s.n-2), square(nearFloor))), true
}

// net is what a step is beyond what the other indicators of the place do in that year.
type net struct {
	by  int64
	own int64 // beyond what is usual for the indicator
	ok  bool
}

// ofOthers reports whether a net is that of the others: the indicator does what it always
// does, or nearly, and it is they that do not.
func ofOthers(by, own int64) bool { return 3*abs64(own) < abs64(by) }

// moves is by how much the indicator moves: where the others do, its own step.
func (x net) moves() int64 {
	if ofOthers(x.by, x.own) {
		return x.own
	}
	return x.by
}

// nets returns those of a path, and whether there are enough.
func (d *diagnosis) nets(col int32, path []int32) (list []net, enough bool) {
	list = make([]net, len(path))
	others := d.alongside(col)
	if len(others) < changedOthers {
		return list, false
	}
	n := 0
	for i := 1; i < len(path); i++ {
		if list[i] = d.netOf(col, path[i], others); list[i].ok {
			n++
		}
	}
	return list, n >= nearSteps
}

// usualNet returns how much an indicator usually moves on a path, but for one year.
func usualNet(list []net, but int) int64 {
	var sum, n int64
	for i, x := range list {
		if x.ok && i != but {
			sum, n = sum+square(x.moves()), n+1
		}
	}
	return root(max(sum/max(n, 1), square(nearFloor)))
}

// maxAlongside is how many other indicators of a place are asked.
const maxAlongside = 32

// alongside returns the columns of other indicators of a column's place.
func (d *diagnosis) alongside(col int32) (list []int32) {
	if d.places == nil {
		d.places = map[indicators.Key][]int32{}
		for o := range d.columns {
			if c := &d.columns[o]; c.measure == byLog && c.of.Nature != indicators.Ratio {
				k := c.key
				k.Indicator, k.Perimeter = "", ""
				d.places[k] = append(d.places[k], int32(o))
			}
		}
	}
	k := d.columns[col].key
	of := k.Indicator
	k.Indicator, k.Perimeter = "", ""
	for _, o := range d.places[k] {
		if len(list) == maxAlongside {
			break
		}
		if d.columns[o].key.Indicator != of {
			list = append(list, o)
		}
	}
	return list
}

// alone reports whether a step is that of one indicator, where there are too few others
// to say what the year did to all: each that there is stays behind, or without any the
// step is larger still.
func (d *diagnosis) alone(n int32, by, usual int64) bool {
	others := d.alongside(d.records[n].column)
	known := 0
	for _, o := range others {
		lo, hi := d.find(o, d.records[n].at)
		m, ok := d.choose(lo, hi, d.records[n].source)
		if !ok {
			continue
		}
		prev, ok := d.beside(m, -1)
		if !ok {
			continue
		}
		known++
		dev := d.records[m].level - d.records[prev].level - d.stepsOf(o, d.records[m].source).middle
		if abs64(dev) > abs64(by)/2 || abs64(by-dev) < changedLimit*usual {
			return false
		}
	}
	return known > 0 || abs64(by) >= changedAlone*usual
}

// netOf returns what the step to a record is beyond the middle one of other columns.
func (d *diagnosis) netOf(col, n int32, alongside []int32) (x net) {
	prev, ok := d.beside(n, -1)
	if !ok {
		return x
	}
	r := &d.records[n]
	own := r.level - d.records[prev].level - d.stepsOf(col, r.source).middle
	var others []int64
	for _, o := range alongside {
		lo, hi := d.find(o, r.at)
		m, ok := d.choose(lo, hi, r.source)
		if !ok {
			continue
		}
		if prev, ok := d.beside(m, -1); ok {
			others = append(others, d.records[m].level-d.records[prev].level-d.stepsOf(o, d.records[m].source).middle)
		}
	}
	if len(others) < changedOthers {
		return x
	}
	slices.Sort(others)
	return net{own - (others[(len(others)-1)/2]+others[len(others)/2])/2, own, true}
}

// redefined tells a change at a record, and explains what it breaks: the quotients
// from then on, the flow of the first year, the figures beside the step.
func (d *diagnosis) redefined(n int32) {
	r := d.records[n]
	of := d.columns[r.column].key.Indicator
	c := cause{accused: []int32{n}, changed: true, code: "IND032", near: d.near(n)}
	for _, m := range d.broken {
		x := &d.relations[m]
		if x.kind != ratioOf && x.kind != flowOf {
			continue
		}
		d.eachRecord(x, func(o int32, _ int, _ bool) {
			if d.columns[d.records[o].column].key.Indicator == of && !d.records[o].at.Before(r.at) && !d.explained[m] {
				d.explained[m] = true
				c.relations = append(c.relations, m)
			}
		})
	}
	for o := range d.out {
		i := d.columns[d.records[o].column].of
		touched := i.ID == of || i.Of == of
		if a, b, ok := simpleQuotient(i.Formula); ok {
			touched = touched || a == of || b == of
		}
		if touched && abs(d.records[o].at.First().DaysSince(r.at.First())) < 800 {
			delete(d.out, o)
		}
	}
	d.culprits[n] = true
	for i := range d.causes { // another source tells of it
		if o := &d.causes[i]; o.changed && d.records[o.accused[0]].slot == r.slot {
			o.relations = append(o.relations, c.relations...)
			return
		}
	}
	d.causes = append(d.causes, c)
}
