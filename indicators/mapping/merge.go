package mapping

import (
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

const mergeOp = "mapping.Merge"

// Merge puts two datasets together: their observations, sources, bodies and
// corrections, and the definitions of both. A record that both have, and that is the same,
// stands once. Of definitions that differ the first dataset's stands, and a loss names
// the kind and the first of them; a dimension has the codes
// of both. Any other record that differs under one ID is an error, an
// [*indicators.Problems] with each: [indicators.Observation] Defaults of a reader
// give the rows of a message IDs of their own.
func Merge(first, second *indicators.Dataset) (*indicators.Dataset, []indicators.Loss, error) {
	if first == nil || second == nil {
		return nil, nil, &indicators.Error{Op: mergeOp, Err: indicators.ErrInvalid, Detail: "no dataset"}
	}
	m := merger{bad: problems{op: mergeOp}}
	c, err := m.catalogue(first.Catalogue(), second.Catalogue())
	if err != nil {
		return nil, nil, err
	}
	var b indicators.Builder
	b.AddBody(slices.Collect(first.Bodies())...)
	b.AddSource(slices.Collect(first.Sources())...)
	b.AddCorrection(slices.Collect(first.Corrections())...)
	for o := range first.All() {
		b.AddObservation(o)
	}
	fresh(&m, "bodies", second.Bodies(), first.Body, func(x indicators.Body) indicators.ID { return x.ID },
		func(x indicators.Body) { b.AddBody(x) })
	fresh(&m, "sources", second.Sources(), first.Source, func(x indicators.Source) indicators.ID { return x.ID },
		func(x indicators.Source) { b.AddSource(x) })
	fresh(&m, "corrections", second.Corrections(), first.Correction,
		func(x indicators.Correction) indicators.ID { return x.ID }, func(x indicators.Correction) { b.AddCorrection(x) })
	fresh(&m, "observations", second.All(), first.Observation,
		func(x indicators.Observation) indicators.ID { return x.ID }, func(x indicators.Observation) { b.AddObservation(x) })
	if err := m.bad.err(); err != nil {
		return nil, m.losses, err
	}
	data, err := b.Build(c)
	return data, m.losses, err
}

// merger is two datasets that are being put together.
type merger struct {
	bad    problems
	losses []indicators.Loss
}

// fresh adds the records that the first dataset does not have.
func fresh[T any](m *merger, kind string, all iter.Seq[T], have func(indicators.ID) (T, bool),
	id func(T) indicators.ID, add func(T)) {
	for x := range all {
		switch before, ok := have(id(x)); {
		case !ok:
			add(x)
		case !likeness.Values(before, x):
			m.bad.add(cite.Pointer(kind, string(id(x))), indicators.ErrDuplicate, "both datasets have it, and it differs")
		}
	}
}

// lose names definitions of which that of the first dataset stands.
func (m *merger) lose(kind, id string) {
	for i := range m.losses {
		if m.losses[i].What == kind {
			m.losses[i].Count++
			return
		}
	}
	m.losses = append(m.losses, indicators.Loss{Kind: indicators.LostMember, What: kind, Count: 1,
		First: cite.Pointer(kind, id), Why: "both datasets define it, and differently: the first one stands"})
}

// joined returns definitions of two catalogues.
func joined[T any](m *merger, kind string, first, second []T, id func(T) indicators.ID,
	both func(a, b T) (T, bool)) []T {
	out := slices.Clone(first)
	at := map[indicators.ID]int{}
	for i, x := range out {
		at[id(x)] = i
	}
	for _, x := range second {
		i, ok := at[id(x)]
		if !ok {
			out = append(out, x)
			continue
		}
		one, same := both(out[i], x)
		if out[i] = one; !same {
			m.lose(kind, string(id(x)))
		}
	}
	return out
}

// catalogue returns the definitions of both.
func (m *merger) catalogue(first, second *indicators.Catalogue) (*indicators.Catalogue, error) {
	a, b := first.Spec(), second.Spec()
	return indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: joined(m, "indicators", a.Indicators, b.Indicators,
			func(x indicators.Indicator) indicators.ID { return x.ID }, either[indicators.Indicator]),
		Perimeters: joined(m, "perimeters", a.Perimeters, b.Perimeters,
			func(x indicators.Perimeter) indicators.ID { return x.ID }, either[indicators.Perimeter]),
		Areas: joined(m, "areas", a.Areas, b.Areas,
			func(x indicators.Category) indicators.ID { return x.ID }, either[indicators.Category]),
		Dimensions: joined(m, "dimensions", a.Dimensions, b.Dimensions,
			func(x indicators.Dimension) indicators.ID { return x.ID },
			func(x, y indicators.Dimension) (indicators.Dimension, bool) {
				x.Codes = joined(m, "dimensions/"+string(x.ID), x.Codes, y.Codes,
					func(c indicators.Category) indicators.ID { return c.ID }, either[indicators.Category])
				y.Codes = x.Codes
				return x, likeness.Values(x, y)
			}),
	})
}

// either returns the first of two definitions, and whether they are the same.
func either[T any](a, b T) (T, bool) { return a, likeness.Values(a, b) }
