package bulk

import (
	"iter"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// Prototype is what many observations have in common: a key, a period, or the
// rest. Rows.Prototype makes one; the zero Prototype is of no Rows.
type Prototype struct {
	Of                                                            *Mark
	Series, Period, Traits, Origin, Published, Words, Note, Extra uint32
}

// Mark tells the prototypes of one Rows from those of another.
type Mark struct{ _ byte }

// Rows takes observations of type O by what they have in common.
type Rows[O any] interface {
	// Prototype checks and remembers all of o but its ID and its figure. The
	// error lists what is wrong, as that of Build would.
	Prototype(o O) (Prototype, error)
	// AddLike adds an observation that has its key but the period from one
	// prototype, the period from another, and the rest from a third. Its figure
	// is coef * 10^exp with the given qualifier, printed to steps of
	// 10^resolution, as figure.FromCompact has it. It reports false, and adds
	// nothing, where a prototype is of other Rows, the ID is not well-formed,
	// there is no such figure, or no room: AddObservation then says why.
	AddLike(key, at, rest *Prototype, id []byte, coef int64, exp int8, q figure.Qualifier, resolution int8) bool
	// Place says where the line of the input is kept on which the observation starts
	// that is being added, from 1.
	Place(line *int)
}

// Source is a sequence of observations that can put some of them into Rows.
type Source[O any] interface {
	// AllInto yields the observations that it does not put into rows.
	AllInto(rows Rows[O]) iter.Seq2[O, error]
}
