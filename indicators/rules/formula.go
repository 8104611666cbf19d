package rules

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Relations that follow from what the catalogue says of an indicator: sums and
// differences of others, and growth over a year.

// linearFormula returns the indicators that a formula adds up and those that it
// subtracts, if that is all it does.
func linearFormula(formula string) (plus, minus []indicators.ID, ok bool) {
	sign := byte('+')
	for rest := formula; ; {
		at := strings.IndexAny(rest, "+-")
		name := rest
		if at >= 0 {
			name = rest[:at]
		}
		if name = strings.TrimSpace(name); !plainName(name) {
			return nil, nil, false
		}
		if sign == '+' {
			plus = append(plus, indicators.ID(name))
		} else {
			minus = append(minus, indicators.ID(name))
		}
		if at < 0 {
			return plus, minus, len(plus)+len(minus) > 1
		}
		sign, rest = rest[at], rest[at+1:]
	}
}

// plainName reports whether a part of a formula is the name of an indicator.
func plainName(s string) bool {
	return s != "" && strings.IndexFunc(s, func(r rune) bool {
		return r != '_' && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z') && (r < '0' || r > '9')
	}) < 0 && (s[0] < '0' || s[0] > '9')
}

// linearColumns returns the columns of a formula that only adds and subtracts: that of
// the sum, and those of its terms.
func (t *table) linearColumns(i *indicators.Indicator, k indicators.Key) (whole indicators.Key, cols []int32, ok bool) {
	plus, minus, ok := linearFormula(i.Formula)
	if !ok || len(minus) > 0 && len(plus) > 1 {
		return k, nil, false
	}
	at := func(id indicators.ID) indicators.Key {
		o := k.Series()
		o.Indicator = id
		return o
	}
	var parts []indicators.Key
	whole = k.Series()
	if len(minus) > 0 { // a - b is c: a is the sum of c and b
		parts = append(parts, whole)
		whole, plus = at(plus[0]), minus
	}
	for _, id := range plus {
		parts = append(parts, at(id))
	}
	for _, o := range append(parts, whole) {
		if unit, known := t.scope.unitOf(o.Indicator); !known || unit != i.Unit {
			return whole, nil, false
		}
	}
	cols = t.columnsOf(len(parts), func(n int) indicators.Key { return parts[n] })
	return whole, cols, cols != nil
}

// linear relates the records of a column to those that its formula adds and subtracts.
func (t *table) linear(col int32) {
	c := &t.columns[col]
	whole, parts, ok := t.linearColumns(c.of, c.key)
	if !ok {
		return
	}
	head, ok := t.byKey[whole]
	if !ok {
		return
	}
	terms := make([]int32, 0, 8)
next:
	for n := c.lo; n < c.hi; n++ {
		if t.follows(n) {
			continue
		}
		r := &t.records[n]
		terms = terms[:0]
		for _, o := range append([]int32{head}, parts...) {
			x, ok := n, o == col
			if !ok {
				x, ok = t.term(o, r.at, r.source, false)
			}
			if !ok {
				continue next
			}
			terms = append(terms, x)
		}
		t.relation(linearOf, dec{}, terms...)
	}
}

// growths relates growth over a year to the values that it leads from and to.
func (t *table) growths(col int32) {
	c := &t.columns[col]
	k := c.key
	k.Indicator = c.of.Of
	of, ok := t.byKey[k]
	factor, known := t.scope.oneIn(c.of.Unit)
	if !ok || !known {
		return
	}
	for n := c.lo; n < c.hi; n++ {
		r := &t.records[n]
		if r.at.Kind() == period.KindRange || t.follows(n) {
			continue
		}
		to, ok1 := t.term(of, r.at, r.source, false)
		from, ok2 := t.term(of, period.At(r.at.First().AddYears(-1), r.at.Kind()), r.source, true)
		if ok1 && ok2 {
			t.relation(growthOf, factor, n, to, from)
			for _, m := range t.besides(n) {
				t.growing[t.records[m].row.ID()] = true
			}
		}
	}
}

// oneIn returns 1 in a unit of shares: 100 percent.
func (s Scope) oneIn(u figure.Unit) (dec, bool) {
	q, err := figure.Quantity{Figure: figure.FromInt64(1)}.In(u)
	if err != nil {
		return dec{}, false
	}
	c, e, _, _, ok := q.Figure.Compact()
	return dec{c, int32(e)}, ok
}
