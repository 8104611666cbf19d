package sheet

import "github.com/mithaq-go/mithaq/indicators/internal/interchange"

// Limits are the limits of a grid and of what is read from it. A number that is
// not positive means its default.
type Limits struct {
	// MaxBytes limits delimited text; default 64 MiB.
	MaxBytes int64 `json:"max_bytes,omitzero"`
	// MaxCells limits the cells that are not empty; default 1,000,000.
	MaxCells int `json:"max_cells,omitzero"`
	// MaxRows and MaxColumns limit where a cell may be; default 1,048,576 and
	// 16,384, as in Excel.
	MaxRows    int `json:"max_rows,omitzero"`
	MaxColumns int `json:"max_columns,omitzero"`
	// MaxText limits the bytes of one text of a cell; default 131,072.
	MaxText int `json:"max_text,omitzero"`
	// MaxMerges limits the merged ranges; default 10,000.
	MaxMerges int `json:"max_merges,omitzero"`
	// MaxFindings limits the findings that are listed; one more says how many are
	// not. Default 10,000.
	MaxFindings int `json:"max_findings,omitzero"`
}

func (l Limits) withDefaults() Limits {
	interchange.Default(&l.MaxBytes, 64<<20)
	interchange.Default(&l.MaxCells, 1_000_000)
	interchange.Default(&l.MaxRows, 1<<20)
	interchange.Default(&l.MaxColumns, 1<<14)
	interchange.Default(&l.MaxText, 1<<17)
	interchange.Default(&l.MaxMerges, 10_000)
	interchange.Default(&l.MaxFindings, 10_000)
	return l
}
