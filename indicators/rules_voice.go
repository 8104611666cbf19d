package indicators

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// voice is what one observation of a series says, in the unit of its indicator,
// for rules that hold it against the others.
type voice struct {
	row    int
	period period.Period
	figure figure.Figure // corrected if the View corrects
}

// eachSeries calls f with every series of a defined indicator and its voices,
// in order of period: the figures that can be read, of the roles that the View
// takes values from. Those whose unit does not convert are left out.
func (v View) eachSeries(f func(i *Indicator, k Key, voices []voice)) {
	d := v.data
	var all []voice
	for s := range d.series {
		lo, hi := d.seriesRows(s)
		if lo == hi {
			continue
		}
		k := d.seriesKey(s)
		i, ok := slices.BinarySearchFunc(d.catalogue.indicators, k.Indicator, func(x Indicator, id ID) int { return cmp.Compare(x.ID, id) })
		if !ok {
			continue
		}
		ind := &d.catalogue.indicators[i]
		all = v.appendVoices(all[:0], ind.Unit, lo, hi)
		if len(all) > 0 {
			f(ind, k, all)
		}
	}
}

func (v View) appendVoices(all []voice, unit figure.Unit, lo, hi int) []voice {
	d, roles := v.data, v.roles()
	for row := lo; row < hi; row++ {
		if !roles.Has(d.roleAt(row)) || !v.seesRow(row) {
			continue
		}
		q := figure.Quantity{Figure: d.figureAt(row), Unit: d.unitAt(row)}
		if v.config.Corrected {
			if c := v.correction(d.idAt(row)); c != nil {
				q.Figure = c.Figure
				if c.Unit != (figure.Unit{}) {
					q.Unit = c.Unit
				}
			}
		}
		if !q.Figure.IsSet() {
			continue
		}
		if q.Unit != unit {
			in, err := q.In(unit)
			if err != nil {
				continue
			}
			q = in
		}
		all = append(all, voice{row, d.periodAt(row), q.Figure})
	}
	return all
}

// voicesAt returns what is said of exactly one key. The caller must not change it.
func (v View) voicesAt(k Key) []voice {
	var memory *map[Key][]voice
	if v.work != nil {
		memory = &v.work.voices
	}
	return recall(v.work, memory, k, func() []voice {
		unit, ok := v.data.unitOf(k.Indicator)
		if !ok {
			return nil
		}
		lo, hi := v.data.rangeOf(k)
		return v.appendVoices(nil, unit, lo, hi)
	})
}

// observation returns what the voice comes from.
func (v View) observation(x voice) Observation { return v.data.observationAt(x.row) }

// oneStatement reports whether two rows are one statement cited twice: they
// stand in one source, or one repeats the other.
func (v View) oneStatement(a, b int) bool {
	d := v.data
	if d.rows.origin[a] == d.rows.origin[b] {
		return true
	}
	ra, rb := d.repeatsAt(a), d.repeatsAt(b)
	return ra != "" && (ra == d.idAt(b) || ra == rb) || rb != "" && rb == d.idAt(a)
}

// oneOrigin reports whether two rows have one origin: they are one statement,
// prints of one release, or said by one originator.
func (v View) oneOrigin(a, b int) bool {
	if v.oneStatement(a, b) {
		return true
	}
	x, y := v.data.sourceAt(a), v.data.sourceAt(b)
	if x == nil || y == nil {
		return false
	}
	return x.Release != "" && x.Release == y.Release || originOf(x) == originOf(y)
}

// originOf returns the body that said it: the originator, or else the carrier.
func originOf(s *Source) ID {
	if s.Originator != "" {
		return s.Originator
	}
	return s.Carrier
}

// isMoney reports whether a currency is in a unit.
func isMoney(u figure.Unit) bool {
	for _, t := range u.Terms() {
		if _, err := money.ParseCurrency(t.Symbol); err == nil {
			return true
		}
	}
	return false
}
