package indicators

import (
	"iter"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Datum is what one observation says, made comparable with others: its figure in
// the unit of its indicator, corrected if the View corrects.
type Datum struct {
	Row    Row           `json:"row,omitzero"`
	Figure figure.Figure `json:"figure,omitzero"`
}

// Period returns the period that the figure is of.
func (d Datum) Period() period.Period { return d.Row.Period() }

// Data yields the series that a selector picks, each with its data in order of
// period and then of ID: the figures that can be read, of the roles that the
// View takes values from, known on the View's day. Left out are indicators that
// the catalogue does not define, figures whose unit does not convert, and series
// of which nothing is left. The slice is valid until the next series is yielded.
func (v View) Data(s Selector) iter.Seq2[Key, []Datum] {
	return func(yield func(Key, []Datum) bool) {
		if v.data == nil || v.data.catalogue == nil {
			return
		}
		d := v.data
		m, ok := d.match(s)
		if !ok {
			return
		}
		var all []Datum
		for n := m.lo; n < m.hi; n++ {
			lo, hi := d.seriesRows(n)
			if lo == hi || !m.series(d.series[n]) {
				continue
			}
			k := d.seriesKey(n)
			unit, ok := d.unitOf(k.Indicator)
			if !ok {
				continue
			}
			if m.periods {
				lo, hi = d.narrow(lo, hi, m.first, m.last)
			}
			if all = v.appendData(all[:0], unit, lo, hi, &m); len(all) > 0 && !yield(k, all) {
				return
			}
		}
	}
}

// DataOf returns the data of exactly one key, as [View.Data] has them; a key
// without a period is its whole series.
func (v View) DataOf(k Key) []Datum {
	if v.data == nil || v.data.catalogue == nil {
		return nil
	}
	unit, ok := v.data.unitOf(k.Indicator)
	if !ok {
		return nil
	}
	lo, hi := v.rangeOf(k)
	return v.appendData(nil, unit, lo, hi, nil)
}

// appendData appends the data of the rows lo to hi-1 that a selector picks; nil
// picks all.
func (v View) appendData(all []Datum, unit figure.Unit, lo, hi int, m *match) []Datum {
	d, roles, everyDay := v.data, v.roles(), !v.config.Known.IsSet()
	if m != nil && m.everyRow() {
		m = nil
	}
	for n := lo; n < hi; n++ {
		t := &d.traits[d.rows.traits[n]]
		if !roles.Has(t.role) || !everyDay && !v.seesRow(n) || m != nil && !m.row(d, n) {
			continue
		}
		f, in := d.figureAt(n), t.unit
		if v.config.Corrected {
			if c := v.correction(d.idAt(n)); c != nil {
				f = c.Figure
				if c.Unit != (figure.Unit{}) {
					in = c.Unit
				}
			}
		}
		if !f.IsSet() {
			continue
		}
		if in != unit {
			converted, err := figure.Quantity{Figure: f, Unit: in}.In(unit)
			if err != nil {
				continue
			}
			f = converted.Figure
		}
		if all == nil {
			all = make([]Datum, 0, min(hi-n, 64))
		}
		all = append(all, Datum{Row{d, n}, f})
	}
	return all
}
