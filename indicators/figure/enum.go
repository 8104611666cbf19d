package figure

import "strings"

// Truth is the answer of a comparison. The zero Truth is Undecided.
type Truth uint8

// The answers of a comparison.
const (
	Undecided Truth = iota // true for some of the possible values and false for others, or not known
	Yes                    // true for all possible values
	No                     // false for all possible values
)

var truthNames = [...]string{"undecided", "yes", "no"}

// String returns "undecided", "yes" or "no".
func (t Truth) String() string { return enumName(truthNames[:], uint8(t), "truth") }

// ParseTruth reads what [Truth.String] writes.
func ParseTruth(s string) (Truth, error) {
	i, err := parseEnum(truthNames[:], s, "parse truth")
	return Truth(i), err
}

// AppendText appends the text of [Truth.String] to b. A number that is not one
// of the constants is [ErrSyntax].
func (t Truth) AppendText(b []byte) ([]byte, error) {
	return appendEnum(b, truthNames[:], uint8(t), "marshal truth")
}

// UnmarshalText reads what [ParseTruth] reads.
func (t *Truth) UnmarshalText(text []byte) error {
	parsed, err := ParseTruth(string(text))
	if err == nil {
		*t = parsed
	}
	return err
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
type Qualifier uint8

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

var qualifierNames = [...]string{"unqualified", "about", "more than", "at least", "less than", "up to", "between",
	"unbounded"}

// String returns the qualifier in English: "unqualified", "about", "more
// than", ... For other languages see package wording.
func (q Qualifier) String() string { return enumName(qualifierNames[:], uint8(q), "qualifier") }

// ParseQualifier reads what [Qualifier.String] writes.
func ParseQualifier(s string) (Qualifier, error) {
	i, err := parseEnum(qualifierNames[:], s, "parse qualifier")
	return Qualifier(i), err
}

// AppendText appends the text of [Qualifier.String] to b. A number that is not one
// of the constants is [ErrSyntax].
func (q Qualifier) AppendText(b []byte) ([]byte, error) {
	return appendEnum(b, qualifierNames[:], uint8(q), "marshal qualifier")
}

// UnmarshalText reads what [ParseQualifier] reads.
func (q *Qualifier) UnmarshalText(text []byte) error {
	parsed, err := ParseQualifier(string(text))
	if err == nil {
		*q = parsed
	}
	return err
}

// Reading is an assumption about how the digits of a published number came
// about. The zero Reading is Nominal.
type Reading uint8

// The readings of printed digits.
const (
	Nominal   Reading = iota // the number as printed
	Rounded                  // rounded to the nearest step, ties away from zero
	Truncated                // cut: the digits below the step left out
	Either                   // rounded or truncated: the hull of both
)

var readingNames = [...]string{"nominal", "rounded", "truncated", "either"}

// String returns "nominal", "rounded", "truncated" or "either".
func (r Reading) String() string { return enumName(readingNames[:], uint8(r), "reading") }

// ParseReading reads what [Reading.String] writes.
func ParseReading(s string) (Reading, error) {
	i, err := parseEnum(readingNames[:], s, "parse reading")
	return Reading(i), err
}

// AppendText appends the text of [Reading.String] to b. A number that is not one
// of the constants is [ErrSyntax].
func (r Reading) AppendText(b []byte) ([]byte, error) {
	return appendEnum(b, readingNames[:], uint8(r), "marshal reading")
}

// UnmarshalText reads what [ParseReading] reads.
func (r *Reading) UnmarshalText(text []byte) error {
	parsed, err := ParseReading(string(text))
	if err == nil {
		*r = parsed
	}
	return err
}

func enumName(names []string, i uint8, what string) string {
	if int(i) < len(names) {
		return names[i]
	}
	return what + " " + itoa(int(i))
}

func appendEnum(b []byte, names []string, i uint8, op string) ([]byte, error) {
	if int(i) >= len(names) {
		return b, &Error{Op: op, Input: itoa(int(i)), Err: ErrSyntax, Detail: oneOf(names)}
	}
	return append(b, names[i]...), nil
}

// oneOf lists what is allowed.
func oneOf(names []string) string { return "want one of " + strings.Join(names, ", ") }

func parseEnum(names []string, s, op string) (uint8, error) {
	for i, n := range names {
		if n == s {
			return uint8(i), nil
		}
	}
	return 0, &Error{Op: op, Input: s, Err: ErrSyntax, Detail: oneOf(names)}
}
