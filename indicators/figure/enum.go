package figure

import (
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Truth is the answer of a comparison. The zero Truth is Undecided.
type Truth uint16

// The answers of a comparison.
const (
	Undecided Truth = iota // true for some of the possible values and false for others, or not known
	Yes                    // true for all possible values
	No                     // false for all possible values
)

var truths = enum.Table[Truth]{"undecided", "yes", "no"}

// String returns "undecided", "yes" or "no".
func (t Truth) String() string { return truths.String("truth", t) }

// ParseTruth reads what [Truth.String] writes.
func ParseTruth(s string) (Truth, error) {
	return stored.Word(truths, s, "parse truth", ErrSyntax, refuseStored)
}

// Not returns No for Yes, Yes for No, and Undecided for anything else.
func (t Truth) Not() Truth {
	switch t {
	case Yes:
		return No
	case No:
		return Yes
	}
	return Undecided
}

// And returns Yes when both are Yes, No when one is No, else Undecided.
func (t Truth) And(u Truth) Truth {
	switch {
	case t == No || u == No:
		return No
	case t == Yes && u == Yes:
		return Yes
	}
	return Undecided
}

// Or returns Yes when one is Yes, No when both are No, else Undecided.
func (t Truth) Or(u Truth) Truth { return t.Not().And(u.Not()).Not() }

// Qualifier is the word that goes with a published number. The zero Qualifier
// is Unqualified.
type Qualifier uint16

// The qualifiers.
const (
	Unqualified Qualifier = iota // 9000
	QAbout                       // about 9000
	QMoreThan                    // more than 9000: 9000 itself is excluded
	QAtLeast                     // at least 9000
	QLessThan                    // less than 9000
	QUpTo                        // up to 9000
	QBetween                     // between two numbers
	QUnbounded                   // nothing is known: any number
)

var qualifiers = enum.Table[Qualifier]{"unqualified", "about", "more than", "at least", "less than", "up to", "between",
	"unbounded"}

// String returns the qualifier in English: "unqualified", "about", "more
// than", ... For other languages see package wording.
func (q Qualifier) String() string { return qualifiers.String("qualifier", q) }

// ParseQualifier reads what [Qualifier.String] writes.
func ParseQualifier(s string) (Qualifier, error) {
	return stored.Word(qualifiers, s, "parse qualifier", ErrSyntax, refuseStored)
}

// Reading is an assumption about how the digits of a published number came
// about. The zero Reading is Nominal.
type Reading uint16

// The readings of printed digits.
const (
	Nominal   Reading = iota // the number as printed
	Rounded                  // rounded to the nearest step, ties away from zero
	Truncated                // cut: the digits below the step left out
	Either                   // rounded or truncated: the hull of both
)

var readings = enum.Table[Reading]{"nominal", "rounded", "truncated", "either"}

// String returns "nominal", "rounded", "truncated" or "either".
func (r Reading) String() string { return readings.String("reading", r) }

// ParseReading reads what [Reading.String] writes.
func ParseReading(s string) (Reading, error) {
	return stored.Word(readings, s, "parse reading", ErrSyntax, refuseStored)
}
