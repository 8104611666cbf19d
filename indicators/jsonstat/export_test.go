package jsonstat

import (
	"io"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// WriteSlowly is Write that knows nothing of what observations have in common.
func WriteSlowly(out io.Writer, data *indicators.Dataset, o WriteOptions) ([]indicators.Loss, error) {
	return write(out, data, o, func(data *indicators.Dataset, n int) interchange.Walk {
		return interchange.Sequence(func(yield func(indicators.Observation) bool) {
			skip := n
			for o := range data.All() {
				if skip--; skip < 0 && !yield(o) {
					return
				}
			}
		})
	})
}
