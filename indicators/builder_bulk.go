package indicators

import (
	"errors"
	"iter"
	"math"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
)

// AddAll adds the observations of a sequence, such as a message that is read. A
// [*Problems] in the sequence is about one observation, and the next one follows;
// any other error is the last. The error joins the problems of the whole
// sequence; b then holds the observations that have none. If from has a method
// Line() int, as the messages of package sdmx have, it is asked on which line of the
// input each observation stands, 0 for not known, so that the error of one that is
// given twice says where.
func (b *Builder) AddAll(from interface {
	All() iter.Seq2[Observation, error]
}) error {
	switch {
	case b == nil:
		return absent("Builder.AddAll", "builder")
	case from == nil:
		return absent("Builder.AddAll", "observations")
	}
	var all iter.Seq2[Observation, error]
	if source, ok := from.(bulk.Source[Observation]); ok {
		all = source.AllInto((*bulkRows)(b))
	} else {
		all = from.All()
	}
	placed, _ := from.(interface{ Line() int })
	b.lines.begin()
	defer b.lines.begin()
	var problems Problems
	for o, err := range all {
		var some *Problems
		switch {
		case errors.As(err, &some):
			problems.Total += some.Total
			problems.List = append(problems.List, some.List...)
		case err != nil:
			if problems.Total == 0 {
				return err
			}
			return errors.Join(&problems, err)
		default:
			if placed != nil {
				b.lines.line = placed.Line()
			}
			b.AddObservation(o)
		}
	}
	return problems.err()
}

// bulkRows lets the readers of this module add observations by what they have in
// common.
type bulkRows Builder

// Prototype implements [bulk.Rows].
func (r *bulkRows) Prototype(o Observation) (bulk.Prototype, error) {
	b := (*Builder)(r)
	before := b.bad
	b.bad = Problems{}
	p, ok := b.shared(&o)
	if !ok {
		bad := b.bad
		b.bad = before
		return bulk.Prototype{}, &bad
	}
	b.bad = before
	p.Of = &b.mark
	return p, nil
}

// Place implements [bulk.Rows].
func (r *bulkRows) Place(line *int) { (*Builder)(r).lines.kept = line }

// AddLike implements [bulk.Rows].
func (r *bulkRows) AddLike(key, at, rest *bulk.Prototype, id []byte, coef int64, exp int8, q figure.Qualifier,
	resolution int8) bool {
	b := (*Builder)(r)
	if key.Of != &b.mark || at.Of != &b.mark || rest.Of != &b.mark {
		return false
	}
	if b.rows.n >= maxRows || uint64(len(b.ids)+len(id)) > math.MaxUint32 || !wellFormed(id) {
		return false
	}
	coef, how, ok := b.packCompact(coef, exp, q, resolution)
	if ok {
		if b.lines.kept != nil {
			b.lines.line = *b.lines.kept
		}
		b.ids = append(b.ids, id...)
		b.append(key.Series, at.Period, rest, coef, how)
	}
	return ok
}
