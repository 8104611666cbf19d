package indicators

import (
	"math"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Prototype is what many observations of one [Builder] have in common, checked
// once: a key, a period, or the rest. Make one with [Builder.Prototype]; the zero
// Prototype is of no Builder. It is for programs that load very many
// observations, by [Builder.AddLike]; [Builder.AddObservation] does the same for
// any.
type Prototype struct {
	of                                                            *Builder
	series, period, traits, origin, published, words, note, extra uint32
}

// Prototype checks and remembers all of o but its ID and its figure. The error is
// a [*Problems], as it would be of [Builder.Build].
func (b *Builder) Prototype(o Observation) (Prototype, error) {
	before := b.bad
	b.bad = Problems{}
	p, ok := b.shared(&o)
	bad := b.bad
	b.bad = before
	if !ok {
		return Prototype{}, &bad
	}
	return p, nil
}

// AddLike adds an observation that has its key but the period from one prototype,
// the period from another, and the rest from a third. Its figure is coef * 10^exp
// with the given qualifier, printed to steps of 10^resolution or
// [figure.NoResolution], as [figure.FromCompact] has it. It reports false, and
// adds nothing, where a prototype is of another Builder, the ID is not
// well-formed, there is no such figure, or no room; [Builder.AddObservation] then
// says why.
func (b *Builder) AddLike(key, at, rest *Prototype, id []byte, coef int64, exp int8, q figure.Qualifier, resolution int8) bool {
	if key.of != b || at.of != b || rest.of != b || b.rows.n >= maxRows || uint64(len(b.ids)+len(id)) > math.MaxUint32 || !wellFormed(id) {
		return false
	}
	coef, how, ok := b.packCompact(coef, exp, q, resolution)
	if ok {
		b.ids = append(b.ids, id...)
		b.append(key.series, at.period, rest, coef, how)
	}
	return ok
}
