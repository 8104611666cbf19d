package figure

import (
	"math/big"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
)

// Unit is a product of powers of named units with a power of ten as scale:
// MAD, MAD/person, hour/person/year, percent, million*MAD, 1/month. Units are
// canonical and comparable with ==. The zero Unit is the dimensionless 1.
//
// A name is an ASCII word: letters, digits and underscores, a letter first. It
// means nothing to this package but for the units of time, length, area and
// mass that [Unit.Factor] converts. The words permille, percent, thousand,
// million, billion (10^9) and trillion (10^12) are scales, not units: percent
// is 1/100, and percent*percent is 10^-4.
type Unit struct {
	s string // canonical text; empty for 1
}

// Limits of units, which keep hostile input small.
const (
	maxUnitText = 256
	maxTerms    = 16
	maxPower    = 9
	maxSymbol   = 32
	maxScale    = 30
)

// Term is a named unit to a power in a [Unit].
type Term struct {
	Symbol string `json:"symbol,omitzero"`
	Power  int    `json:"power,omitzero"` // not 0
}

// unitParts is a unit taken apart; terms are sorted by symbol, none has power 0.
type unitParts struct {
	scale int // power of ten
	terms []Term
}

var scales = [...]struct {
	word  string
	power int
}{{"permille", -3}, {"percent", -2}, {"thousand", 3}, {"million", 6}, {"billion", 9}, {"trillion", 12}}

// ParseUnit reads names and scales joined by * and /, each with an optional
// integer power after ^. A / divides by the one term that follows it:
// MAD/person/month is MAD per person per month. 1 and 10^n are read too. Text of
// more than 256 bytes, names of more than 32, more than 16 names, powers beyond
// 9 and scales beyond 10^30 either way are [ErrTooLarge]. A name with "per" as
// one of its words, as in MAD_per_hour, is a unit in disguise and [ErrSyntax].
func ParseUnit(s string) (Unit, error) {
	if len(s) > maxUnitText {
		return Unit{}, &Error{Op: "parse unit", Input: s, Offset: maxUnitText, Err: ErrTooLarge}
	}
	p := parser{s: s}
	parts, err := p.unit()
	if err != nil {
		return Unit{}, &Error{Op: "parse unit", Input: s, Offset: p.i, Err: err, Detail: hint(err, unitForms)}
	}
	return parts.unit(), nil
}

// MustParseUnit is [ParseUnit] for constants and tests: it panics on an error.
func MustParseUnit(s string) Unit {
	u, err := ParseUnit(s)
	if err != nil {
		panic(err)
	}
	return u
}

func (p *parser) unit() (u unitParts, err error) {
	for side := 1; ; {
		at := p.i
		if err := p.term(&u, side); err != nil {
			return unitParts{}, err
		}
		if !u.small() {
			p.i = at
			return unitParts{}, ErrTooLarge
		}
		switch {
		case p.i == len(p.s):
			return u, nil
		case p.take('*'):
			side = 1
		case p.take('/'):
			side = -1
		default:
			return unitParts{}, ErrSyntax
		}
	}
}

// term reads 1, 10^n, a scale or a name with its power, and multiplies u by it.
func (p *parser) term(u *unitParts, side int) error {
	at := p.i
	for p.i < len(p.s) && wordByte(p.s[p.i]) {
		p.i++
	}
	name := p.s[at:p.i]
	power := side
	if p.take('^') {
		neg := p.take('-')
		d := p.digits()
		if d == "" || len(d) > 2 {
			return ErrSyntax
		}
		power *= int(atoi(d, ""))
		if neg {
			power = -power
		}
	}
	switch {
	case name == "1":
	case name == "10":
		u.scale += power
	case name == "" || name[0] <= '9' || name[0] == '_':
		p.i = at
		return ErrSyntax
	case len(name) > maxSymbol:
		p.i = at
		return ErrTooLarge
	case slices.Contains(strings.Split(name, "_"), "per"):
		p.i = at
		return ErrSyntax
	default:
		for _, s := range scales {
			if s.word == name {
				u.scale += s.power * power
				return nil
			}
		}
		u.multiply(name, power)
	}
	return nil
}

func wordByte(c byte) bool {
	return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_'
}

// multiply multiplies u by a named unit to a power.
func (u *unitParts) multiply(symbol string, power int) {
	i, found := slices.BinarySearchFunc(u.terms, symbol,
		func(t Term, s string) int { return strings.Compare(t.Symbol, s) })
	switch {
	case power == 0:
	case !found:
		u.terms = slices.Insert(u.terms, i, Term{symbol, power})
	case u.terms[i].Power+power == 0:
		u.terms = slices.Delete(u.terms, i, i+1)
	default:
		u.terms[i].Power += power
	}
}

func (u unitParts) small() bool {
	for _, t := range u.terms {
		if t.Power > maxPower || t.Power < -maxPower {
			return false
		}
	}
	return len(u.terms) <= maxTerms && u.scale <= maxScale && u.scale >= -maxScale
}

// unit writes the canonical text: the scale, the terms above the line by name,
// the terms below it by name.
func (u unitParts) unit() Unit {
	var b []byte
	if u.scale != 0 {
		b = append(b, scaleText(u.scale)...)
	}
	for _, t := range u.terms {
		if t.Power > 0 {
			if len(b) > 0 {
				b = append(b, '*')
			}
			b = t.append(b, t.Power)
		}
	}
	for _, t := range u.terms {
		if t.Power < 0 {
			if len(b) == 0 {
				b = append(b, '1')
			}
			b = t.append(append(b, '/'), -t.Power)
		}
	}
	return Unit{string(b)}
}

func scaleText(power int) string {
	for _, s := range scales {
		if s.power == power {
			return s.word
		}
	}
	return "10^" + itoa(power)
}

func (t Term) append(b []byte, power int) []byte {
	b = append(b, t.Symbol...)
	if power != 1 {
		b = append(append(b, '^'), itoa(power)...)
	}
	return b
}

// parts takes a canonical unit apart again.
func (u Unit) parts() unitParts {
	if u.s == "" {
		return unitParts{}
	}
	p := parser{s: u.s}
	parts, _ := p.unit() // canonical text is valid
	return parts
}

// String returns the canonical text, which [ParseUnit] reads: "1" for the zero
// Unit.
func (u Unit) String() string {
	if u.s == "" {
		return "1"
	}
	return u.s
}

// AppendText appends the text of [Unit.String] to b. The error is always nil.
func (u Unit) AppendText(b []byte) ([]byte, error) { return append(b, u.String()...), nil }

// Compare orders units by their text.
func (u Unit) Compare(v Unit) int { return strings.Compare(u.String(), v.String()) }

// IsOne reports whether u is the dimensionless 1 without a scale.
func (u Unit) IsOne() bool { return u.s == "" }

// Scale returns the power of ten of u: -2 for percent, 6 for million*MAD, 0 for
// MAD.
func (u Unit) Scale() int { return u.parts().scale }

// Terms returns the named units of u: those above the line sorted by name,
// then those below it.
func (u Unit) Terms() []Term {
	terms := u.parts().terms
	slices.SortStableFunc(terms, func(a, b Term) int { return below(a) - below(b) })
	return terms
}

func below(t Term) int {
	if t.Power < 0 {
		return 1
	}
	return 0
}

// Base returns u without its scale: MAD for million*MAD, 1 for percent.
func (u Unit) Base() Unit {
	p := u.parts()
	p.scale = 0
	return p.unit()
}

// Mul returns u * v. A result beyond the limits of [ParseUnit] is
// [ErrTooLarge].
func (u Unit) Mul(v Unit) (Unit, error) { return u.times("multiply units", v, 1) }

// Quo returns u / v.
func (u Unit) Quo(v Unit) (Unit, error) { return u.times("divide units", v, -1) }

func (u Unit) times(op string, v Unit, side int) (Unit, error) {
	if v.s == "" {
		return u, nil
	}
	p, q := u.parts(), v.parts()
	p.scale += side * q.scale
	for _, t := range q.terms {
		p.multiply(t.Symbol, side*t.Power)
	}
	return p.bounded(op, u.String()+", "+v.String())
}

// Pow returns u to the power n.
func (u Unit) Pow(n int) (Unit, error) {
	p := u.parts()
	if n == 0 || u.s == "" {
		return Unit{}, nil
	}
	if n > maxScale || n < -maxScale {
		return Unit{}, &Error{Op: "power of unit", Input: u.String(), Err: ErrTooLarge}
	}
	p.scale *= n
	for i := range p.terms {
		p.terms[i].Power *= n
	}
	return p.bounded("power of unit", u.String())
}

func (p unitParts) bounded(op, in string) (Unit, error) {
	if p.small() {
		if u := p.unit(); len(u.s) <= maxUnitText {
			return u, nil
		}
	}
	return Unit{}, &Error{Op: op, Input: in, Err: ErrTooLarge}
}

// baseOf returns a unit in terms of a base unit: 1 symbol = factor * base^power.
// Months and days are not converted: a month has no fixed number of days.
func baseOf(symbol string) (factor int64, base string, power int) {
	switch symbol {
	case "minute":
		return 60, "second", 1
	case "hour":
		return 3600, "second", 1
	case "day":
		return 86400, "second", 1
	case "week":
		return 604800, "second", 1
	case "quarter":
		return 3, "month", 1
	case "semester":
		return 6, "month", 1
	case "year":
		return 12, "month", 1
	case "km":
		return 1000, "m", 1
	case "m2":
		return 1, "m", 2
	case "hectare":
		return 10000, "m", 2
	case "km2":
		return 1000000, "m", 2
	case "tonne":
		return 1000, "kg", 1
	}
	return 1, symbol, 1
}

// base expresses u in base units and the factor that this takes out.
func (u Unit) base() (exact.Rat, Unit) {
	var b unitParts
	p := u.parts()
	factor := exact.Pow10(p.scale)
	for _, t := range p.terms {
		f, base, power := baseOf(t.Symbol)
		b.multiply(base, power*t.Power)
		for range max(t.Power, -t.Power) {
			if t.Power > 0 {
				factor = factor.Mul(exact.FromInt(f))
			} else {
				factor = factor.Quo(exact.FromInt(f))
			}
		}
	}
	return factor, b.unit()
}

func (u Unit) factor(to Unit) (exact.Rat, bool) {
	if u == to {
		return exact.FromInt(1), true
	}
	f, b := u.base()
	g, c := to.base()
	return f.Quo(g), b == c
}

// Factor returns how many of another unit make one of u, exactly: 1/100 from
// percent to 1, 1,000,000 from million*MAD to MAD, 1/12 from month to year, 24
// from day to hour, 10,000 from hectare to m2. Known besides names that are the
// same are second, minute, hour, day and week; month, quarter, semester and
// year; m and km; m2, hectare and km2; kg and tonne. Units that do not convert
// are [ErrUnit]: a rate of exchange is not a unit conversion.
func (u Unit) Factor(to Unit) (*big.Rat, error) {
	f, ok := u.factor(to)
	if !ok {
		return nil, u.unlike("convert", to)
	}
	return f.Big(), nil
}

func (u Unit) unlike(op string, v Unit) error {
	return &Error{Op: op, Input: u.String() + ", " + v.String(), Err: ErrUnit}
}

// Compatible reports whether u and v convert into one another.
func (u Unit) Compatible(v Unit) bool {
	_, ok := u.factor(v)
	return ok
}
