package indicators

import (
	"cmp"
	"iter"
	"slices"
	"sort"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// What follows reads a Dataset by row, without putting observations together
// and without allocating. Rows are numbered from 0 in order of key, then of
// ID, so the rows of a key and the rows of a series each stand together. A row
// must be from 0 to Len()-1.

// observationAt puts an observation together.
func (d *Dataset) observationAt(row int) Observation {
	r := &d.rows
	o := Observation{
		ID: d.idAt(row), Key: d.keyAt(row), Figure: r.figure.at(row), Source: d.originAt(row),
		Published: d.periods[r.published.at(row)], Words: d.textAt(r.words, row), Note: d.textAt(r.note, row),
	}
	d.setTraits(&o, r.traits[row])
	if n := r.extra.at(row); n > 0 {
		d.setExtra(&o, n)
	}
	return o
}

func (d *Dataset) textAt(c column, row int) string {
	if n := c.at(row); n > 0 {
		return d.words.at(n)
	}
	return ""
}

// idAt returns the ID of a row.
func (d *Dataset) idAt(row int) ID { return ID(d.ids.at(uint32(row))) }

// keyAt returns the key of a row.
func (d *Dataset) keyAt(row int) Key {
	return d.seriesKey(int(d.rows.series[row])).At(d.periodAt(row))
}

// seriesKey returns the key of a series.
func (d *Dataset) seriesKey(s int) Key {
	x := d.series[s]
	return Key{
		Indicator: ID(d.names[x.indicator]),
		Area:      ID(d.names[x.area]),
		Perimeter: ID(d.names[x.perimeter]),
		Breakdown: d.breakdowns[x.breakdown],
	}
}

// seriesAt returns the number of the series that a row belongs to.
func (d *Dataset) seriesAt(row int) int { return int(d.rows.series[row]) }

// periodAt returns the period that a row speaks of.
func (d *Dataset) periodAt(row int) period.Period { return d.periods[d.rows.period[row]] }

// figureAt returns the figure of a row as published.
func (d *Dataset) figureAt(row int) figure.Figure { return d.rows.figure.at(row) }

// unitAt returns the unit of a row.
func (d *Dataset) unitAt(row int) figure.Unit { return d.traits[d.rows.traits[row]].unit }

// roleAt returns the role of a row.
func (d *Dataset) roleAt(row int) Role { return d.traits[d.rows.traits[row]].role }

// originAt returns the ID of a row's source, which need not be there.
func (d *Dataset) originAt(row int) ID { return d.origins[d.rows.origin[row]].id }

// sourceAt returns a row's source, nil when it is not there. It must not be
// changed.
func (d *Dataset) sourceAt(row int) *Source {
	n := d.origins[d.rows.origin[row]].source
	if n < 0 {
		return nil
	}
	return &d.sources[n]
}

// rankAt returns the authority rank of a row's source: 1 is highest, 0 is
// unranked or a source that is not there.
func (d *Dataset) rankAt(row int) int {
	if s := d.sourceAt(row); s != nil {
		return s.Rank
	}
	return 0
}

// publishedAt returns when a row became known: its own date of publication,
// else its source's. It is unset when neither is stated.
func (d *Dataset) publishedAt(row int) period.Period {
	if n := d.rows.published.at(row); n > 0 {
		return d.periods[n]
	}
	if s := d.sourceAt(row); s != nil {
		return s.Date
	}
	return period.Period{}
}

// rowOf returns the row of an observation.
func (d *Dataset) rowOf(id ID) (row int, ok bool) {
	i, ok := sort.Find(len(d.byID), func(i int) int { return cmp.Compare(id, d.idAt(int(d.byID[i]))) })
	if !ok {
		return 0, false
	}
	return int(d.byID[i]), true
}

// nextKey returns the first row after a row that has another key.
func (d *Dataset) nextKey(row int) int {
	r := &d.rows
	s, p := r.series[row], r.period[row]
	for row++; row < len(r.series) && r.series[row] == s && r.period[row] == p; row++ {
	}
	return row
}

// rangeOf returns the rows lo to hi-1 of a key.
func (d *Dataset) rangeOf(k Key) (lo, hi int) {
	s, ok := d.seriesOf(k)
	if !ok {
		return 0, 0
	}
	return d.rowsOf(s, k.Period)
}

// seriesOf returns the number of the series of a key, whatever its period.
func (d *Dataset) seriesOf(k Key) (s int, ok bool) {
	var want series
	var ok1, ok2, ok3, ok4 bool
	want.indicator, ok1 = symbol(d.names, string(k.Indicator))
	want.area, ok2 = symbol(d.names, string(k.Area))
	want.perimeter, ok3 = symbol(d.names, string(k.Perimeter))
	want.breakdown, ok4 = d.breakdownNumber(k.Breakdown)
	if !ok1 || !ok2 || !ok3 || !ok4 {
		return 0, false
	}
	return slices.BinarySearchFunc(d.series, want, series.compare)
}

// symbol returns the number of a string in a sorted table.
func symbol(table []string, s string) (uint32, bool) {
	if s == "" {
		return 0, true
	}
	i, ok := slices.BinarySearch(table, s)
	return uint32(i), ok
}

// breakdownNumber returns the number of a breakdown.
func (d *Dataset) breakdownNumber(b Breakdown) (uint32, bool) {
	if b.IsTotal() {
		return 0, true
	}
	i, ok := slices.BinarySearchFunc(d.breakdowns, b, Breakdown.Compare)
	return uint32(i), ok
}

// seriesRows returns the rows lo to hi-1 of a series.
func (d *Dataset) seriesRows(s int) (lo, hi int) { return int(d.starts[s]), int(d.starts[s+1]) }

// rowsOf returns the rows lo to hi-1 of a series that speak of a period.
func (d *Dataset) rowsOf(s int, p period.Period) (lo, hi int) {
	rank, ok := slices.BinarySearchFunc(d.periods, p, period.Period.Compare)
	if !ok {
		return 0, 0
	}
	lo, hi = d.seriesRows(s)
	return d.narrow(lo, hi, uint32(rank), uint32(rank)+1)
}

// narrow returns the rows among lo to hi-1, which are of one series, whose
// period has a number from first to before last.
func (d *Dataset) narrow(lo, hi int, first, last uint32) (int, int) {
	column := d.rows.period
	from, _ := slices.BinarySearch(column[lo:hi], first)
	to, _ := slices.BinarySearch(column[lo+from:hi], last)
	return lo + from, lo + from + to
}

// selected yields the rows that s picks.
func (d *Dataset) selected(s Selector) iter.Seq[int] {
	return func(yield func(int) bool) {
		m, ok := d.match(s)
		if !ok {
			return
		}
		for n := m.next(d.series, m.lo); n < m.hi; n = m.next(d.series, n+1) {
			lo, hi := d.seriesRows(n)
			if m.periods {
				lo, hi = d.narrow(lo, hi, m.first, m.last)
			}
			for row := lo; row < hi; row++ {
				if m.row(d, row) && !yield(row) {
					return
				}
			}
		}
	}
}

// match is a [Selector] in the numbers of a dataset.
type match struct {
	want      series // 0 is any
	total     bool
	lo, hi    int // the series to look at
	periods   bool
	first     uint32 // periods from here
	last      uint32 // to before here
	within    period.Period
	anySource bool
	origin    uint32
	roles     Roles
}

// match translates a selector; ok is false when it picks nothing.
func (d *Dataset) match(s Selector) (m match, ok bool) {
	m = match{total: s.Total, within: s.Within, roles: s.Roles, anySource: s.Source == "", lo: 0, hi: len(d.series)}
	for _, part := range []struct {
		to    *uint32
		table []string
		text  string
	}{
		{&m.want.indicator, d.names, string(s.Indicator)},
		{&m.want.area, d.names, string(s.Area)},
		{&m.want.perimeter, d.names, string(s.Perimeter)},
	} {
		if *part.to, ok = symbol(part.table, part.text); !ok {
			return m, false
		}
	}
	if m.want.breakdown, ok = d.breakdownNumber(s.Breakdown); !ok {
		return m, false
	}
	if m.want.indicator != 0 {
		// The series are in order, so those of an indicator stand together, and
		// among them those of an area, and so on.
		low, high := m.want, m.want
		switch {
		case m.want.area == 0:
			low = series{indicator: m.want.indicator}
			high = series{indicator: m.want.indicator + 1}
		case m.want.perimeter == 0:
			low = series{indicator: m.want.indicator, area: m.want.area}
			high = series{indicator: m.want.indicator, area: m.want.area + 1}
		case m.want.breakdown == 0 && !m.total:
			high.perimeter++
		default:
			high.breakdown++
		}
		m.lo, _ = slices.BinarySearchFunc(d.series, low, series.compare)
		m.hi, _ = slices.BinarySearchFunc(d.series, high, series.compare)
	}
	m.last = uint32(len(d.periods))
	if s.Period.IsSet() {
		n, ok := slices.BinarySearchFunc(d.periods, s.Period, period.Period.Compare)
		if !ok {
			return m, false
		}
		m.periods, m.first, m.last = true, uint32(n), uint32(n)+1
	} else if s.Within.IsSet() {
		first, _ := slices.BinarySearchFunc(d.periods, s.Within.First(), func(p period.Period, day period.Date) int {
			return cmp.Or(p.First().Compare(day), +1)
		})
		last, _ := slices.BinarySearchFunc(d.periods, s.Within.Last(), func(p period.Period, day period.Date) int {
			return cmp.Or(p.First().Compare(day), -1)
		})
		m.periods, m.first, m.last = true, uint32(first), uint32(last)
	}
	if !m.anySource {
		n, ok := slices.BinarySearchFunc(d.origins, s.Source, func(o origin, id ID) int { return cmp.Compare(o.id, id) })
		if !ok {
			return m, false
		}
		m.origin = uint32(n)
	}
	return m, true
}

// series reports whether the observations of a series may be picked.
func (m *match) series(s series) bool {
	return (m.want.indicator == 0 || m.want.indicator == s.indicator) &&
		(m.want.area == 0 || m.want.area == s.area) &&
		(m.want.perimeter == 0 || m.want.perimeter == s.perimeter) &&
		(m.want.breakdown == 0 || m.want.breakdown == s.breakdown) &&
		(!m.total || s.breakdown == 0)
}

// next returns the first series from n on that is picked, or m.hi. A breakdown that is
// wanted is looked up among those of each place and perimeter, of which there may be
// very many.
func (m *match) next(all []series, n int) int {
	for n < m.hi {
		s := all[n]
		switch {
		case m.series(s):
			return n
		case m.want.breakdown == 0 && !m.total, s.breakdown == m.want.breakdown:
			n++
			continue
		case s.breakdown > m.want.breakdown:
			s.perimeter++
		}
		s.breakdown = m.want.breakdown
		n = nextSeries(all[:m.hi], n+1, s)
	}
	return m.hi
}

// nextSeries returns the place of the first series from n on that is not before s. It is
// often near.
func nextSeries(all []series, n int, s series) int {
	step := 1
	for n+step < len(all) && all[n+step].compare(s) < 0 {
		n += step
		step *= 2
	}
	i, _ := slices.BinarySearchFunc(all[n:min(n+step+1, len(all))], s, series.compare)
	return n + i
}

// row reports whether a row of such a series, and of such a period, is picked.
func (m *match) row(d *Dataset, row int) bool {
	return (!m.within.IsSet() || m.within.Contains(d.periodAt(row))) &&
		(m.anySource || d.rows.origin[row] == m.origin) &&
		(m.roles == 0 || m.roles.Has(d.roleAt(row)))
}

// everyRow reports whether all rows of a series are picked that are in its periods.
func (m *match) everyRow() bool { return !m.within.IsSet() && m.anySource && m.roles == 0 }

// correctionsOf yields the corrections of an observation, in order of ID. They
// must not be changed.
func (d *Dataset) correctionsOf(id ID) iter.Seq[*Correction] {
	return func(yield func(*Correction) bool) {
		i, _ := slices.BinarySearchFunc(d.corrected, id, func(n uint32, id ID) int {
			return cmp.Compare(d.corrections[n].Observation, id)
		})
		for ; i < len(d.corrected); i++ {
			c := &d.corrections[d.corrected[i]]
			if c.Observation != id || !yield(c) {
				return
			}
		}
	}
}
