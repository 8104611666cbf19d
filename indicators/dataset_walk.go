package indicators

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
)

// The writers of this module walk a dataset by what its observations have in
// common.
var _ = bulk.SetWalk(func(data any, from int) any {
	d, _ := data.(*Dataset)
	if d == nil {
		d = new(Dataset)
	}
	return bulk.Walk[Observation](func(visit func(*Observation, *bulk.Common) bool) { d.walk(from, visit) })
})

// walk visits the observations in order of key and then of ID, but for so many at the
// beginning; see [bulk.Walk].
// Only what differs from the one before is set.
func (d *Dataset) walk(from int, visit func(*Observation, *bulk.Common) bool) {
	var o Observation
	var was, now bulk.Common
	for row := from; row < len(d.rows.series); row++ {
		d.setCommon(&now, row)
		first := row == from
		if first || now.Series != was.Series {
			o.Key = d.seriesKey(int(now.Series))
		}
		o.Key.Period = d.periods[now.Period]
		if first || now.Traits != was.Traits {
			d.setTraits(&o, now.Traits)
		}
		if first || now.Origin != was.Origin {
			o.Source = d.originAt(row)
		}
		if first || now.Published != was.Published {
			o.Published = d.periods[now.Published]
		}
		if first || now.Words != was.Words {
			o.Words = d.textAt(d.rows.words, row)
		}
		if first || now.Note != was.Note {
			o.Note = d.textAt(d.rows.note, row)
		}
		if first || now.Extra != was.Extra {
			d.setExtra(&o, now.Extra)
		}
		if o.ID = d.idAt(row); !now.Plain {
			o.Figure = d.figureAt(row)
		} else if !was.Plain {
			o.Figure = figure.Figure{}
		}
		if !visit(&o, &now) {
			return
		}
		was = now
	}
}

// setCommon sets the numbers of a row.
func (d *Dataset) setCommon(c *bulk.Common, row int) {
	r := &d.rows
	c.Series, c.Period, c.Traits, c.Origin = r.series[row], r.period[row], r.traits[row], r.origin[row]
	c.Published, c.Words, c.Note, c.Extra = r.published.at(row), r.words.at(row), r.note.at(row), r.extra.at(row)
	coef, how := r.figure.stored(row)
	c.Plain, c.Coef, c.Exp = how.kind == formCompact && figure.Qualifier(how.qualifier) == figure.Unqualified &&
		how.resolution == figure.NoResolution && -compactPlaces <= how.exp && how.exp <= 0, 0, 0
	if c.Plain {
		c.Coef, c.Exp = coef, how.exp
	}
}

// setTraits sets what the traits of a number say.
func (d *Dataset) setTraits(o *Observation, n uint32) {
	t := &d.traits[n]
	o.Unit, o.Role, o.Assurance, o.Status = t.unit, t.role, t.assurance, t.status
	o.Confidentiality, o.Stated = d.names[t.confidentiality], ID(d.names[t.stated])
	o.WordsLang, o.Attributes, o.Confidence = t.lang, d.breakdowns[t.attributes], t.confidence
}

// setExtra sets what few observations have.
func (d *Dataset) setExtra(o *Observation, n uint32) {
	o.Repeats, o.From, o.Candidates = "", nil, nil
	if n > 0 {
		x := &d.extras[n]
		o.Repeats, o.From, o.Candidates = x.repeats, slices.Clone(x.from), slices.Clone(x.candidates)
	}
}
