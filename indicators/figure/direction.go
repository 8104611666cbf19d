package figure

import "github.com/mithaq-go/mithaq/internal/enum"

// Direction says which way is an improvement.
type Direction uint16

const (
	// HigherIsBetter: as for jobs and revenue.
	HigherIsBetter Direction = iota + 1
	// LowerIsBetter: as for a rank or a cost.
	LowerIsBetter
)

var directions = enum.Table[Direction]{"", "higher", "lower"}

// String returns "higher", "lower", or "" when no direction is better.
func (d Direction) String() string { return directions.String("direction", d) }
