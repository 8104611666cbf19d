package indicators

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// seesRow reports whether the View sees a row of its dataset.
func (v View) seesRow(row int) bool {
	return !v.config.Known.IsSet() || v.sees(v.data.publishedAt(row))
}

// perimeterSeries calls f with each series that has k's indicator, area and
// breakdown, whatever its perimeter and period, in order of perimeter, until f
// returns false.
func (d *Dataset) perimeterSeries(k Key, f func(s int) bool) {
	var want series
	var ok1, ok2, ok3 bool
	want.indicator, ok1 = symbol(d.names, string(k.Indicator))
	want.area, ok2 = symbol(d.names, string(k.Area))
	want.breakdown, ok3 = symbol(d.breakdowns, string(k.Breakdown))
	if !ok1 || !ok2 || !ok3 {
		return
	}
	for {
		s, found := slices.BinarySearchFunc(d.series, want, series.compare)
		if found {
			if !f(s) {
				return
			}
			s++
		}
		// The series after it has a later breakdown or a later perimeter.
		if s == len(d.series) {
			return
		}
		next := d.series[s]
		switch {
		case next.indicator != want.indicator || next.area != want.area:
			return
		case next.perimeter > want.perimeter && next.breakdown <= want.breakdown:
			want.perimeter = next.perimeter
		default:
			want.perimeter = max(want.perimeter+1, next.perimeter)
		}
	}
}

// repeatsAt returns the observation that a row repeats, "" when there is none.
func (d *Dataset) repeatsAt(row int) ID {
	if n := d.rows.extra.at(row); n > 0 {
		return d.extras[n].repeats
	}
	return ""
}

// statusAt returns the statuses of a row.
func (d *Dataset) statusAt(row int) StatusSet { return d.traits[d.rows.traits[row]].status }

// unitOf returns the unit of an indicator of the catalogue.
func (d *Dataset) unitOf(indicator ID) (figure.Unit, bool) {
	all := d.catalogue.indicators
	i, ok := slices.BinarySearchFunc(all, indicator, func(x Indicator, want ID) int { return cmp.Compare(x.ID, want) })
	if !ok {
		return figure.Unit{}, false
	}
	return all[i].Unit, true
}
