package money

import (
	"slices"
	"strconv"
	"strings"
)

// Rounding says how a result that is not representable becomes one that is: by
// which mode, and to how many decimal places. The constants round to the minor
// digits of the currency; [Rounding.To] gives other places:
//
//	money.HalfEven       // to the centime
//	money.HalfEven.To(4) // to the fourth decimal place
//	money.Up.To(-3)      // to the next thousand
//
// The zero value is not a rounding: every call that may lose digits wants one
// by name, and answers [ErrRounding] otherwise, even if the result would have
// been exact.
type Rounding uint16

// The modes. In a Rounding the mode has three bits; the other five are the
// places, 0 for those of the currency, else counted from MinPlaces.
const (
	_ Rounding = iota
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

	modeMask    = 7
	placesShift = 3
	badPlaces   = 31 // in place of places that are out of range
)

// MinPlaces is the least number of decimal places that amounts are rounded to:
// quintillions.
const MinPlaces = -18

var modeNames = [...]string{
	HalfEven: "half-even",
	HalfAway: "half-away",
	HalfDown: "half-down",
	Down:     "down",
	Up:       "up",
	Floor:    "floor",
	Ceiling:  "ceiling",
}

// To returns the same mode to so many decimal places, from [MinPlaces] to
// [MaxPlaces]: 2 is to the centime, 0 to the dirham, -3 to the thousand. Other
// places make a Rounding that every call refuses as [ErrPlaces].
func (r Rounding) To(places int) Rounding {
	if places < MinPlaces || places > MaxPlaces {
		return r.Mode() | badPlaces<<placesShift
	}
	return r.Mode() | Rounding(places-MinPlaces+1)<<placesShift
}

// Mode returns the mode alone, one of the seven constants, or 0.
func (r Rounding) Mode() Rounding { return r & modeMask }

// Places returns the decimal places of [Rounding.To]; false if r rounds to the
// minor digits of the currency, or is not valid.
func (r Rounding) Places() (places int, ok bool) {
	if r.bare() || !r.Valid() {
		return 0, false
	}
	return int(r>>placesShift) + MinPlaces - 1, true
}

// Valid reports whether r has one of the seven modes and places in range.
func (r Rounding) Valid() bool { return r.check() == nil }

// bare reports whether r is one of the constants, without places.
func (r Rounding) bare() bool { return r-HalfEven <= Ceiling-HalfEven }

// check returns ErrRounding, ErrPlaces or nil.
func (r Rounding) check() error {
	switch {
	case r.Mode() == 0:
		return ErrRounding
	case r>>placesShift > MaxPlaces-MinPlaces+1:
		return ErrPlaces
	}
	return nil
}

// to returns the places of a valid r, given those of the currency.
func (r Rounding) to(digits int) int {
	if places, ok := r.Places(); ok {
		return places
	}
	return digits
}

// String returns the text that [ParseRounding] reads, such as "half-even" or
// "half-even/4", and Rounding(9) for what is not valid.
func (r Rounding) String() string {
	b, err := r.AppendText(nil)
	if err != nil || r == 0 {
		return "Rounding(" + strconv.Itoa(int(r)) + ")"
	}
	return string(b)
}

// ParseRounding reads what [Rounding.String] writes: the name of a mode and,
// after a slash, the decimal places if they are not those of the currency.
func ParseRounding(s string) (Rounding, error) {
	const op = "parse rounding"
	name, places, found := strings.Cut(s, "/")
	mode := Rounding(slices.Index(modeNames[:], name))
	if name == "" || mode > Ceiling {
		return 0, inputError(op, ErrRounding, s, 0, "want one of "+strings.Join(modeNames[HalfEven:], ", "))
	}
	if !found {
		return mode, nil
	}
	n, err := strconv.Atoi(places)
	r := mode.To(n)
	if err != nil || !r.Valid() || strconv.Itoa(n) != places {
		return 0, inputError(op, ErrPlaces, s, len(name)+1, "want a number from -18 to 6")
	}
	return r, nil
}

// AppendText appends the text of [Rounding.String]. The zero value appends
// nothing; what is not valid is [ErrRounding] or [ErrPlaces].
func (r Rounding) AppendText(b []byte) ([]byte, error) {
	if r == 0 {
		return b, nil
	}
	if err := r.check(); err != nil {
		return b, opError("marshal rounding", err)
	}
	b = append(b, modeNames[r.Mode()]...)
	if places, ok := r.Places(); ok {
		b = strconv.AppendInt(append(b, '/'), int64(places), 10)
	}
	return b, nil
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
func (r Rounding) up(sign, q uint64, left rest) uint64 {
	return uint64(roundBits[r&modeMask]>>(uint64(left)|q&1<<2|sign<<3)) & 1
}
