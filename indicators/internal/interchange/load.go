package interchange

import (
	"iter"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
)

// Rows are where observations go that have much in common with others.
type Rows = bulk.Rows[indicators.Observation]

// Source is a reading whose observations can go into Rows; it yields those that
// do not. Rows are nil where there are none.
type Source func(rows Rows) iter.Seq2[indicators.Observation, error]

// All yields all observations.
func (s Source) All() iter.Seq2[indicators.Observation, error] { return s(nil) }

// AllInto implements [bulk.Source].
func (s Source) AllInto(rows Rows) iter.Seq2[indicators.Observation, error] { return s(rows) }
