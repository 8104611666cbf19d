package indicators

import (
	"cmp"
	"slices"
	"sort"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// seesRow reports whether the View sees a row of its dataset.
func (v View) seesRow(row int) bool {
	return !v.config.Known.IsSet() || v.sees(v.data.publishedAt(row))
}

// perimeters is a walk over the series that have one indicator, area and
// breakdown, in order of perimeter.
type perimeters struct {
	d    *Dataset
	want series
	done bool
}

// perimetersOf starts a walk over the perimeters of k, whatever its own.
func (d *Dataset) perimetersOf(k Key) perimeters {
	w := perimeters{d: d}
	var ok1, ok2, ok3 bool
	w.want.indicator, ok1 = symbol(d.names, string(k.Indicator))
	w.want.area, ok2 = symbol(d.names, string(k.Area))
	w.want.breakdown, ok3 = d.breakdownNumber(k.Breakdown)
	w.done = !ok1 || !ok2 || !ok3
	return w
}

// next returns the next series.
func (w *perimeters) next() (s int, ok bool) {
	for !w.done {
		s, found := slices.BinarySearchFunc(w.d.series, w.want, series.compare)
		// The series after it has a later breakdown or a later perimeter.
		after := s
		if found {
			after++
		}
		if after == len(w.d.series) {
			w.done = true
		} else {
			next := w.d.series[after]
			w.done = next.indicator != w.want.indicator || next.area != w.want.area
			w.want.perimeter = max(w.want.perimeter+1, next.perimeter)
		}
		if found {
			return s, true
		}
	}
	return 0, false
}

// perimeterSeries calls f with the series of that walk, until f returns false.
func (d *Dataset) perimeterSeries(k Key, f func(s int) bool) {
	walk := d.perimetersOf(k)
	for s, ok := walk.next(); ok && f(s); s, ok = walk.next() {
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
	i, ok := sort.Find(len(all), func(i int) int { return cmp.Compare(indicator, all[i].ID) })
	if !ok {
		return figure.Unit{}, false
	}
	return all[i].Unit, true
}
