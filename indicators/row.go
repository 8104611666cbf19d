package indicators

import (
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// Row is an observation where it stands in a [Dataset]. Its members are read
// without putting the whole [Observation] together and without allocating, so
// that a rule can walk a large dataset. Rows are comparable, and their order is
// that of [View.Observations]. The zero Row is the row of no observation; its
// members are empty.
type Row struct {
	data *Dataset
	n    int
}

// Row returns the row of an observation.
func (d *Dataset) Row(id ID) (Row, bool) {
	if d == nil {
		d = new(Dataset)
	}
	n, ok := d.rowOf(id)
	if !ok {
		return Row{}, false
	}
	return Row{d, n}, true
}

// Rows yields the rows of all observations, whatever a View would see, in order of
// ID.
func (d *Dataset) Rows() iter.Seq[Row] {
	return func(yield func(Row) bool) {
		if d == nil {
			return
		}
		for _, n := range d.byID {
			if !yield(Row{d, int(n)}) {
				return
			}
		}
	}
}

// Rows yields the rows of [View.Observations].
func (v View) Rows(s Selector) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		if v.data == nil {
			return
		}
		for n := range v.data.selected(s) {
			if v.seesRow(n) && !yield(Row{v.data, n}) {
				return
			}
		}
	}
}

// RowsOf yields the rows of exactly one key that were known on the View's day,
// in order of ID; a key without a period is its whole series, in order of
// period.
func (v View) RowsOf(k Key) iter.Seq[Row] {
	return func(yield func(Row) bool) {
		for n, hi := v.rangeOf(k); n < hi; n++ {
			if v.seesRow(n) && !yield(Row{v.data, n}) {
				return
			}
		}
	}
}

// rangeOf returns the rows lo to hi-1 of a key, or of a series if the key has no
// period.
func (v View) rangeOf(k Key) (lo, hi int) {
	if v.data == nil {
		return 0, 0
	}
	if k.Period.IsSet() {
		return v.data.rangeOf(k)
	}
	if s, ok := v.data.seriesOf(k); ok {
		return v.data.seriesRows(s)
	}
	return 0, 0
}

// Observation puts the whole observation together, as published.
func (r Row) Observation() Observation {
	if r.data == nil {
		return Observation{}
	}
	return r.data.observationAt(r.n)
}

// ID returns the ID of the observation.
func (r Row) ID() ID {
	if r.data == nil {
		return ""
	}
	return r.data.idAt(r.n)
}

// Key returns what the observation speaks of.
func (r Row) Key() Key {
	if r.data == nil {
		return Key{}
	}
	return r.data.keyAt(r.n)
}

// Period returns the period that the observation speaks of.
func (r Row) Period() period.Period {
	if r.data == nil {
		return period.Period{}
	}
	return r.data.periodAt(r.n)
}

// Quantity returns the figure with its unit, as published.
func (r Row) Quantity() figure.Quantity {
	if r.data == nil {
		return figure.Quantity{}
	}
	return figure.Quantity{Figure: r.data.figureAt(r.n), Unit: r.data.unitAt(r.n)}
}

// Role returns whether the figure was observed, estimated, forecast and so on.
func (r Row) Role() Role {
	if r.data == nil {
		return 0
	}
	return r.data.roleAt(r.n)
}

// Source returns the ID of the source, which need not be in the dataset.
func (r Row) Source() ID {
	if r.data == nil {
		return ""
	}
	return r.data.originAt(r.n)
}

// SourceRecord returns the source itself, if it is in the dataset.
func (r Row) SourceRecord() (Source, bool) {
	if r.data == nil {
		return Source{}, false
	}
	if s := r.data.sourceAt(r.n); s != nil {
		return *s, true
	}
	return Source{}, false
}

// Rank returns the authority rank of the source: 1 is highest; 0 is unranked,
// or a source that is not there.
func (r Row) Rank() int {
	if r.data == nil {
		return 0
	}
	return r.data.rankAt(r.n)
}

// Published returns when the observation became known, as [View.Published]
// does.
func (r Row) Published() period.Period {
	if r.data == nil {
		return period.Period{}
	}
	return r.data.publishedAt(r.n)
}

// Confidence returns the editor's judgement of the figure; 0 is none.
func (r Row) Confidence() Confidence {
	if r.data == nil {
		return 0
	}
	return r.data.traits[r.data.rows.traits[r.n]].confidence
}

// Repeats returns the observation that this one repeats, "" when there is none.
func (r Row) Repeats() ID {
	if r.data == nil {
		return ""
	}
	return r.data.repeatsAt(r.n)
}

// Stated returns the perimeter that the words state, when it is not the one
// assigned in the key.
func (r Row) Stated() ID {
	if r.data == nil {
		return ""
	}
	return ID(r.data.names[r.data.traits[r.data.rows.traits[r.n]].stated])
}

// Candidates returns the readings of a figure that is unreadable or doubtful.
func (r Row) Candidates() []Candidate {
	if r.data == nil {
		return nil
	}
	if n := r.data.rows.extra.at(r.n); n > 0 {
		return slices.Clone(r.data.extras[n].candidates)
	}
	return nil
}

// Same reports whether two rows, of one dataset or of two, hold the same observation
// in all its members, the ID among them.
func (r Row) Same(o Row) bool {
	if r == o || r.data == nil || o.data == nil {
		return r == o
	}
	d, e := r.data, o.data
	if d.idAt(r.n) != e.idAt(o.n) || d.keyAt(r.n) != e.keyAt(o.n) || d.originAt(r.n) != e.originAt(o.n) ||
		!d.figureAt(r.n).Equal(e.figureAt(o.n)) {
		return false
	}
	a, b := &d.rows, &e.rows
	if d.periods[a.published.at(r.n)] != e.periods[b.published.at(o.n)] ||
		d.textAt(a.words, r.n) != e.textAt(b.words, o.n) || d.textAt(a.note, r.n) != e.textAt(b.note, o.n) {
		return false
	}
	s, t := &d.traits[a.traits[r.n]], &e.traits[b.traits[o.n]]
	if s.unit != t.unit || s.role != t.role || s.assurance != t.assurance || s.status != t.status ||
		s.lang != t.lang || s.confidence != t.confidence ||
		d.names[s.confidentiality] != e.names[t.confidentiality] || d.names[s.stated] != e.names[t.stated] ||
		d.breakdowns[s.attributes] != e.breakdowns[t.attributes] {
		return false
	}
	if a.extra.at(r.n) == 0 && b.extra.at(o.n) == 0 {
		return true
	}
	return likeness.Fields(d.observationAt(r.n), e.observationAt(o.n))
}
