package interchange

import (
	"errors"
	"iter"

	"github.com/mithaq-go/mithaq/indicators"
)

// Load adds the observations of a reading to b. The error joins the problems
// of all of them; b then holds the observations that have none.
func Load(b *indicators.Builder, reading iter.Seq2[indicators.Observation, error]) error {
	var all indicators.Problems
	for o, err := range reading {
		var some *indicators.Problems
		switch {
		case errors.As(err, &some):
			all.Total += some.Total
			all.List = append(all.List, some.List...)
		case err != nil:
			if all.Total == 0 {
				return err
			}
			return errors.Join(&all, err)
		default:
			b.AddObservation(o)
		}
	}
	if all.Total == 0 {
		return nil
	}
	return &all
}
