package rules

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
)

// Quotients that all differ by one factor from what they are computed from have one
// cause: a definition or a unit that changed for the one and not for the other. It is
// told once, and not for each of them.

// Thresholds of one cause for many quotients.
const (
	// alikeLeast is how many quotients there must be.
	alikeLeast = 6
	// alikeApart is how far the factors may be from their middle, as log2: 7 percent.
	alikeApart = 1 << logBits / 10
)

// brokenQuotient is a quotient that does not come out.
type brokenQuotient struct {
	relation int32
	factor   int64 // as log2
}

// systematic explains the quotients that differ by one factor.
func (d *diagnosis) systematic() {
	type series struct {
		of     indicators.ID
		source int32
	}
	broken := map[series][]brokenQuotient{}
	var order []series
	for _, m := range d.broken {
		x := &d.relations[m]
		if x.kind != ratioOf || d.explained[m] {
			continue
		}
		if factor, ok := d.factorOff(x); ok {
			r := &d.records[d.terms[x.lo]]
			k := series{d.columns[r.column].key.Indicator, r.source}
			if broken[k] == nil {
				order = append(order, k)
			}
			broken[k] = append(broken[k], brokenQuotient{m, factor})
		}
	}
	all := map[series][]int32{} // of those that have enough
	if slices.ContainsFunc(order, func(k series) bool { return len(broken[k]) >= alikeLeast }) {
		for n := range d.relations {
			x := &d.relations[n]
			if x.kind != ratioOf {
				continue
			}
			r := &d.records[d.terms[x.lo]]
			k := series{d.columns[r.column].key.Indicator, r.source}
			if len(broken[k]) >= alikeLeast {
				all[k] = append(all[k], int32(n))
			}
		}
	}
	var groups [][]brokenQuotient
	for _, k := range order {
		list := broken[k]
		if len(list) < alikeLeast {
			continue
		}
		first := d.records[d.terms[d.relations[list[0].relation].lo]].at
		for _, b := range list {
			if at := d.records[d.terms[d.relations[b.relation].lo]].at; at.Before(first) {
				first = at
			}
		}
		since := 0
		for _, m := range all[k] {
			if !d.records[d.terms[d.relations[m].lo]].at.Before(first) {
				since++
			}
		}
		if alike := alikeIn(list); 2*len(alike) >= since && 5*len(alike) >= 4*len(list) {
			groups = append(groups, d.widestFirst(alike))
		}
	}
	for n, list := range groups {
		d.tellTogether(list, groups[:n], groups[n+1:])
	}
}

// widestFirst sorts quotients by period, those of the widest area first.
func (d *diagnosis) widestFirst(list []brokenQuotient) []brokenQuotient {
	slices.SortStableFunc(list, func(a, b brokenQuotient) int {
		x, y := &d.records[d.terms[d.relations[a.relation].lo]], &d.records[d.terms[d.relations[b.relation].lo]]
		return cmp.Or(x.at.Compare(y.at), cmp.Compare(d.areaParts(y), d.areaParts(x)), cmp.Compare(a.relation, b.relation))
	})
	return list
}

// factorOff returns by what factor a quotient is off, as log2.
func (d *diagnosis) factorOff(x *relation) (int64, bool) {
	var logs [3]int64
	for i := range logs {
		v := d.records[d.first(d.terms[x.lo+int32(i)])].value
		if !v.positive() {
			return 0, false
		}
		logs[i] = v.log2()
	}
	return logs[0] - logs[1] + logs[2] - x.factor.log2(), true
}

// alikeIn returns the quotients whose factors are near the middle one.
func alikeIn(list []brokenQuotient) (alike []brokenQuotient) {
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b brokenQuotient) int { return cmp.Compare(a.factor, b.factor) })
	middle := list[len(list)/2].factor
	for _, b := range list {
		if abs64(b.factor-middle) <= alikeApart {
			alike = append(alike, b)
		}
	}
	return alike
}

// tellTogether tells quotients that are off by one factor at the first of them, of the
// widest area. Where what they have in common with others that are off explains both, or
// where one of the three series makes a step there and the others none, its definition
// has changed.
func (d *diagnosis) tellTogether(list []brokenQuotient, others ...[][]brokenQuotient) {
	if n, ok := d.common(list, slices.Concat(others...)); ok {
		d.redefined(n)
	} else if n, ok := d.stepped(&d.relations[list[0].relation], list[len(list)/2].factor); ok {
		d.redefined(n)
	}
	c := cause{code: "IND043", alike: true}
	for _, b := range list {
		if !d.explained[b.relation] {
			d.explained[b.relation] = true
			c.relations = append(c.relations, b.relation)
		}
	}
	if len(c.relations) > 0 {
		d.causes = append(d.causes, c)
	}
}

// common returns the record that quotients have in common with others that are off from
// the same period on, where it alone, so many times larger or smaller, makes both come out.
func (d *diagnosis) common(list []brokenQuotient, others [][]brokenQuotient) (at int32, ok bool) {
	x := &d.relations[list[0].relation]
	for _, other := range others {
		y := &d.relations[other[0].relation]
		for i := range int32(3) {
			n := d.first(d.terms[x.lo+i])
			for j := range int32(3) {
				if d.first(d.terms[y.lo+j]) != n || d.columns[d.records[n].column].of.Nature == indicators.Ratio {
					continue
				}
				apart := timesToo(list[len(list)/2].factor, i) - timesToo(other[len(other)/2].factor, j)
				if abs64(apart) > alikeApart || ok && n != at {
					return 0, false
				}
				at, ok = n, true
			}
		}
	}
	return at, ok
}

// timesToo is how many times too large a term of a quotient is where that is off by a
// factor, as log2: the quotient itself, its dividend, its divisor.
func timesToo(factor int64, term int32) int64 {
	if term == 1 {
		return -factor
	}
	return factor
}

// first returns the record of a term, or the first of those that stand together for it.
func (t *table) first(term int32) int32 {
	if term < 0 {
		return t.groups[^term][0]
	}
	return term
}

// areaParts returns how many parts the area of a record has.
func (d *diagnosis) areaParts(r *record) int {
	a, _ := d.scope.area(d.columns[r.column].key.Area)
	return len(a.Parts)
}

// stepped returns the one record of a quotient whose step from the period before is
// about the factor, where the others make none.
func (d *diagnosis) stepped(x *relation, factor int64) (at int32, ok bool) {
	at = -1
	for i := range int32(3) {
		n := d.first(d.terms[x.lo+i])
		prev, ok := d.beside(n, -1)
		c := &d.columns[d.records[n].column]
		if !ok || c.measure != byLog {
			return 0, false
		}
		by := d.records[n].level - d.records[prev].level - d.stepsOf(d.records[n].column, d.records[n].source).middle
		if net := d.netOf(d.records[n].column, n, d.alongside(d.records[n].column)); net.ok {
			by = net.by
		}
		if abs64(by) < abs64(factor)/2 {
			continue
		}
		if at >= 0 {
			return 0, false
		}
		at = n
	}
	return at, at >= 0 && d.columns[d.records[at].column].of.Nature != indicators.Ratio
}
