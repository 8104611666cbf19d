package jsonstat

import (
	"math"

	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// Limits are the limits of a reading. A number that is not positive means its
// default.
type Limits struct {
	// MaxBytes limits the input; default 256 MiB, at most 2 GiB. A document is
	// held whole.
	MaxBytes int64 `json:"max_bytes,omitzero"`
	// MaxToken limits the bytes of one text or number; default 1 MiB.
	MaxToken int `json:"max_token,omitzero"`
	// MaxDimensions limits the dimensions of a dataset; default 64, which
	// is also the most that a breakdown has.
	MaxDimensions int `json:"max_dimensions,omitzero"`
	// MaxKey limits the bytes of a breakdown in a key; default 4 KiB.
	MaxKey int `json:"max_key,omitzero"`
	// MaxItems limits the documents in a response; default 100,000.
	MaxItems int `json:"max_items,omitzero"`
	// MaxCells limits the values and the statuses that a dataset lists; default
	// 10,000,000. The cube itself may be larger.
	MaxCells int `json:"max_cells,omitzero"`
	// MaxProblems limits the problems that are listed; all are counted. Default
	// 100.
	MaxProblems int `json:"max_problems,omitzero"`
}

func (l Limits) withDefaults() Limits {
	interchange.Default(&l.MaxBytes, 256<<20)
	l.MaxBytes = min(l.MaxBytes, math.MaxInt32)
	interchange.Default(&l.MaxToken, 1<<20)
	interchange.Default(&l.MaxDimensions, 64)
	interchange.Default(&l.MaxKey, 4<<10)
	interchange.Default(&l.MaxItems, 100_000)
	interchange.Default(&l.MaxCells, 10_000_000)
	interchange.Default(&l.MaxProblems, interchange.MaxProblems)
	return l
}
