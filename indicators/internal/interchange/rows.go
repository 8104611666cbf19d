package interchange

import (
	"iter"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
)

// Rows are where observations go that have much in common with others.
type Rows = bulk.Rows[indicators.Observation]

// Common is what an observation has in common with others of its dataset.
type Common = bulk.Common

// Walk visits observations with what they have in common.
type Walk = bulk.Walk[indicators.Observation]

// All walks the observations of a dataset.
func All(data *indicators.Dataset) Walk { return From(data, 0) }

// From walks the observations of a dataset but for so many at the beginning.
func From(data *indicators.Dataset, n int) Walk { return bulk.WalkOf[indicators.Observation](data, n) }

// Sequence walks observations of which nothing is known.
func Sequence(all iter.Seq[indicators.Observation]) Walk {
	return func(visit func(*indicators.Observation, *bulk.Common) bool) {
		var o indicators.Observation // one for all, since its address is given away
		for o = range all {
			if !visit(&o, nil) {
				return
			}
		}
	}
}
