package sdmx

import "github.com/mithaq-go/mithaq/indicators/internal/interchange"

// Limits are the limits of a reading. A number that is not positive means its
// default.
type Limits struct {
	// MaxBytes limits the input; default 16 GiB.
	MaxBytes int64 `json:"max_bytes,omitzero"`
	// MaxRecord limits the bytes of one row of SDMX-CSV; default 1 MiB.
	MaxRecord int `json:"max_record,omitzero"`
	// MaxColumns limits the columns of SDMX-CSV; default 1,024.
	MaxColumns int `json:"max_columns,omitzero"`
	// MaxDimensions limits the dimensions of a message; default 64, which is also
	// the most that a breakdown has.
	MaxDimensions int `json:"max_dimensions,omitzero"`
	// MaxKey limits the bytes of a breakdown in a key; default 4 KiB.
	MaxKey int `json:"max_key,omitzero"`
	// MaxHeld limits the bytes of data that are held because they stand before
	// what describes them; default 64 MiB. An input that is an io.Seeker is read
	// twice in that case, and nothing is held.
	MaxHeld int `json:"max_held,omitzero"`
	// MaxObservations limits the rows or observations; default 10,000,000.
	MaxObservations int `json:"max_observations,omitzero"`
	// MaxProblems limits the problems that are listed; all are counted. Default
	// 100.
	MaxProblems int `json:"max_problems,omitzero"`
}

func (l Limits) withDefaults() Limits {
	interchange.Default(&l.MaxBytes, 16<<30)
	interchange.Default(&l.MaxRecord, 1<<20)
	interchange.Default(&l.MaxColumns, 1024)
	interchange.Default(&l.MaxDimensions, 64)
	interchange.Default(&l.MaxKey, 4<<10)
	interchange.Default(&l.MaxHeld, 64<<20)
	interchange.Default(&l.MaxObservations, 10_000_000)
	interchange.Default(&l.MaxProblems, interchange.MaxProblems)
	return l
}
