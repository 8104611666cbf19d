package datapackage

import "github.com/mithaq-go/mithaq/indicators/internal/interchange"

// Limits are the limits of a reading. A number that is not positive means its
// default.
type Limits struct {
	// MaxDescriptor limits the bytes of a descriptor, and of a schema or a
	// dialect in a separate file; default 16 MiB.
	MaxDescriptor int64 `json:"max_descriptor,omitzero"`
	// MaxBytes limits the data of one resource; default 16 GiB.
	MaxBytes int64 `json:"max_bytes,omitzero"`
	// MaxRecord limits the bytes of one row; default 1 MiB.
	MaxRecord int `json:"max_record,omitzero"`
	// MaxColumns limits the columns of a table and the fields of a schema;
	// default 1,024.
	MaxColumns int `json:"max_columns,omitzero"`
	// MaxKey limits the bytes of a breakdown in a key; default 4 KiB.
	MaxKey int `json:"max_key,omitzero"`
	// MaxRows limits the rows of a table; default 10,000,000.
	MaxRows int `json:"max_rows,omitzero"`
	// MaxKeys limits the rows that are compared where values must be unique;
	// default 1,000,000. Those that follow are not compared, and a loss says so.
	MaxKeys int `json:"max_keys,omitzero"`
	// MaxProblems limits the problems that are listed; all are counted. Default
	// 100.
	MaxProblems int `json:"max_problems,omitzero"`
}

func (l Limits) withDefaults() Limits {
	interchange.Default(&l.MaxDescriptor, 16<<20)
	interchange.Default(&l.MaxBytes, 16<<30)
	interchange.Default(&l.MaxRecord, 1<<20)
	interchange.Default(&l.MaxColumns, 1024)
	interchange.Default(&l.MaxKey, 4<<10)
	interchange.Default(&l.MaxRows, 10_000_000)
	interchange.Default(&l.MaxKeys, 1_000_000)
	interchange.Default(&l.MaxProblems, interchange.MaxProblems)
	return l
}
