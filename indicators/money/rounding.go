package money

// RoundingMode says how a result that is not representable becomes one that
// is. The zero value is not a mode: every call that may lose digits wants one
// by name.
type RoundingMode uint8

const (
	// HalfEven rounds to the nearest value, ties to the even neighbour.
	HalfEven RoundingMode = iota + 1
	// HalfAway rounds to the nearest value, ties away from zero.
	HalfAway
	// HalfDown rounds to the nearest value, ties towards zero.
	HalfDown
	// Down rounds towards zero.
	Down
	// Up rounds away from zero.
	Up
	// Floor rounds towards negative infinity.
	Floor
	// Ceiling rounds towards positive infinity.
	Ceiling
)
