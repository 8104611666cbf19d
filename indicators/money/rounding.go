package money

import "strconv"

// RoundingMode says how a result that is not representable becomes one that
// is. The zero value is not a mode: every call that may lose digits wants one
// by name, and answers [ErrRoundingMode] otherwise, even if the result would
// have been exact.
type RoundingMode uint8

const (
	_ RoundingMode = iota
	// HalfEven rounds to the nearest value, ties to the even neighbour.
	HalfEven
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

var roundingNames = [...]string{
	HalfEven: "half-even",
	HalfAway: "half-away",
	HalfDown: "half-down",
	Down:     "down",
	Up:       "up",
	Floor:    "floor",
	Ceiling:  "ceiling",
}

// Valid reports whether m is one of the seven modes.
func (m RoundingMode) Valid() bool { return m-HalfEven <= Ceiling-HalfEven }

// String returns the name, such as "half-even", which [ParseRoundingMode]
// reads, and RoundingMode(9) for what is not a mode.
func (m RoundingMode) String() string {
	if !m.Valid() {
		return "RoundingMode(" + strconv.Itoa(int(m)) + ")"
	}
	return roundingNames[m]
}

// ParseRoundingMode reads a name that [RoundingMode.String] writes.
func ParseRoundingMode(s string) (RoundingMode, error) {
	for m := HalfEven; m <= Ceiling; m++ {
		if roundingNames[m] == s {
			return m, nil
		}
	}
	return 0, inputError("parse rounding mode", ErrRoundingMode, s, 0, "")
}

// AppendText appends the name. The zero value appends nothing; another
// invalid mode is [ErrRoundingMode].
func (m RoundingMode) AppendText(b []byte) ([]byte, error) {
	if m == 0 {
		return b, nil
	}
	if !m.Valid() {
		return b, opError("marshal rounding mode", ErrRoundingMode)
	}
	return append(b, roundingNames[m]...), nil
}

// UnmarshalText reads a name; empty text is the zero value.
func (m *RoundingMode) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*m = 0
		return nil
	}
	v, err := ParseRoundingMode(string(text))
	if err != nil {
		return err
	}
	*m = v
	return nil
}

// rest says what a division left over.
type rest uint8

const (
	restNone rest = iota // exact
	restLow              // less than a half
	restHalf             // a half
	restHigh             // more than a half
)

// roundBits tells, for each mode, when the magnitude of a quotient goes up by
// one: bit number rest + 4 if the quotient is odd + 8 if it is negative.
var roundBits = [8]uint16{
	HalfEven: 0xC8C8,
	HalfAway: 0xCCCC,
	HalfDown: 0x8888,
	Down:     0x0000,
	Up:       0xEEEE,
	Floor:    0xEE00,
	Ceiling:  0x00EE,
}

// up returns what to add to the magnitude q, given the sign (0, or 1 for
// negative) and the rest: 0 or 1.
func (m RoundingMode) up(sign, q uint64, r rest) uint64 {
	return uint64(roundBits[m&7]>>(uint64(r)|q&1<<2|sign<<3)) & 1
}
