package jsonstat

import "math"

// Limits are the limits of a reading. A number that is not positive stands for
// its default.
type Limits struct {
	// MaxBytes limits the input; default 256 MiB, at most 2 GiB. A document is
	// held whole.
	MaxBytes int64
	// MaxToken limits the bytes of one text or number; default 1 MiB.
	MaxToken int
	// MaxDimensions limits the dimensions of a dataset; default 256.
	MaxDimensions int
	// MaxItems limits the documents in a response; default 100,000.
	MaxItems int
	// MaxCells limits the values and the statuses that a dataset lists; default
	// 10,000,000. The cube itself may be larger.
	MaxCells int
	// MaxProblems limits the problems that are listed; all are counted. Default
	// 100.
	MaxProblems int
}

func (l Limits) withDefaults() Limits {
	if l.MaxBytes <= 0 {
		l.MaxBytes = 256 << 20
	}
	l.MaxBytes = min(l.MaxBytes, math.MaxInt32)
	defaults := func(n *int, number int) {
		if *n <= 0 {
			*n = number
		}
	}
	defaults(&l.MaxToken, 1<<20)
	defaults(&l.MaxDimensions, 256)
	defaults(&l.MaxItems, 100_000)
	defaults(&l.MaxCells, 10_000_000)
	defaults(&l.MaxProblems, 100)
	return l
}
