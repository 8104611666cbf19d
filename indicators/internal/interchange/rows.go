package interchange

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
)

// Rows are where observations go that have much in common with others.
type Rows = bulk.Rows[indicators.Observation]
