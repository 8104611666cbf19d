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
	changedLimit = 5
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
		for y := changedYears; y+changedYears <= len(path); y++ {
			if d.changes(int32(col), path, y, parts) {
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
func (d *diagnosis) changes(col int32, path []int32, y int, parts []int32) bool {
	step, middle, usual, ok := d.stepAt(path, y)
	if !ok || abs64(step-middle) < changedLimit*usual {
		return false
	}
	by := step - middle
	if after, ok := d.stepTo(path[y], 1); !ok || abs64(after-middle) > abs64(by)/2 {
		return false
	}
	if before, ok := d.stepTo(path[y], -2); !ok || abs64(before-middle) > abs64(by)/2 {
		return false
	}
	if net, spread, ok := d.net(col, path, y); ok {
		if abs64(net) < changedLimit*spread || (net > 0) != (by > 0) {
			return false
		}
		by = net
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
		if (dev > 0) == (by > 0) && abs64(dev-by) < abs64(by)/2 {
			alike++
		}
	}
	return known >= 2 && 4*alike >= 3*known
}

// stepTo returns the step of a record's series that leads to the period by periods
// away; -2 is the step that leads to the one before.
func (d *diagnosis) stepTo(n int32, by int) (int64, bool) {
	if by < 0 {
		m, ok := d.beside(n, -1)
		if !ok {
			return 0, false
		}
		n = m
		if m, ok = d.beside(n, -1); !ok {
			return 0, false
		}
		return d.records[n].level - d.records[m].level, true
	}
	m, ok := d.beside(n, by)
	if !ok {
		return 0, false
	}
	return d.records[m].level - d.records[n].level, true
}

// stepAt returns a step of a path, and what is usual without it.
func (d *diagnosis) stepAt(path []int32, y int) (step, middle, usual int64, ok bool) {
	prev, ok := d.beside(path[y], -1)
	s := d.stepsOf(d.records[path[y]].column, d.records[path[y]].source)
	if !ok || s.n < nearSteps {
		return 0, 0, 0, false
	}
	step = d.records[path[y]].level - d.records[prev].level
	left := max(s.sum-square(step-s.middle), 0) / (s.n - 2)
	return step, s.middle, root(max(left, square(nearFloor))), true
}

// net returns what a step is beyond what the other indicators of the place do in that
// year, and how much that usually is.
func (d *diagnosis) net(col int32, path []int32, y int) (net, spread int64, ok bool) {
	var sum, n int64
	for i := 1; i < len(path); i++ {
		x, known := d.netOf(col, path[i])
		switch {
		case !known:
		case i == y:
			net, ok = x, true
		default:
			sum, n = sum+square(x), n+1
		}
	}
	if n < nearSteps-1 {
		return 0, 0, false
	}
	return net, root(max(sum/n, square(nearFloor))), ok
}

func (d *diagnosis) netOf(col, n int32) (int64, bool) {
	prev, ok := d.beside(n, -1)
	if !ok {
		return 0, false
	}
	r := &d.records[n]
	own := r.level - d.records[prev].level - d.stepsOf(col, r.source).middle
	var others []int64
	k := d.columns[col].key
	for o := range d.columns {
		c := &d.columns[o]
		if int32(o) == col || c.key.Area != k.Area || c.key.Breakdown != k.Breakdown || c.measure != byLog ||
			c.of.Nature == indicators.Ratio || c.key.Indicator == k.Indicator {
			continue
		}
		lo, hi := d.find(int32(o), r.at)
		m, ok := d.choose(lo, hi, r.source)
		if !ok {
			continue
		}
		if prev, ok := d.beside(m, -1); ok {
			others = append(others, d.records[m].level-d.records[prev].level-d.stepsOf(int32(o), d.records[m].source).middle)
		}
	}
	if len(others) < changedOthers {
		return 0, false
	}
	slices.Sort(others)
	return own - (others[(len(others)-1)/2]+others[len(others)/2])/2, true
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
	d.causes = append(d.causes, c)
}
