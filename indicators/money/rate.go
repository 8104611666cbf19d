package money

import (
	"math/big"
	"math/bits"
	"strings"

	"github.com/shopspring/decimal"
)

// Rate is the bare price of one unit of a base currency in a quote currency,
// exact, positive and directed: EUR/MAD 10.85 turns euros into dirhams and
// nothing else. It knows no date and no source. Two rates are equal if and
// only if == says so. The zero value is unset.
//
// The price is a [Ratio], so that the inverse and the cross of two rates lose
// nothing; where their exact value does not fit it is [ErrOverflow], not an
// approximation, and [Rate.CrossRound] and [Rate.Round] are the rounded way out.
type Rate struct {
	base, quote Currency
	price       Ratio
}

// NewRate returns the rate at which one unit of base is price units of quote.
// A price that is zero or negative is [ErrNotPositive], an invalid currency
// [ErrCurrency], a rate of a currency to itself [ErrSameCurrency], a price
// that is no [Ratio] [ErrOverflow].
func NewRate(base, quote Currency, price decimal.Decimal) (Rate, error) {
	r, err := RatioFromDecimal(price)
	if err != nil {
		return Rate{}, err
	}
	return NewRateRatio(base, quote, r)
}

// NewRateRatio is [NewRate] for a price that need not have a decimal form.
func NewRateRatio(base, quote Currency, price Ratio) (Rate, error) {
	if err := checkRate(base, quote, price); err != nil {
		return Rate{}, opError("rate", err)
	}
	return Rate{base, quote, price}, nil
}

func checkRate(base, quote Currency, price Ratio) error {
	if !base.Valid() || !quote.Valid() {
		return ErrCurrency
	}
	if base == quote {
		return ErrSameCurrency
	}
	if !price.IsSet() {
		return ErrUnset
	}
	if price.num <= 0 {
		return ErrNotPositive
	}
	return nil
}

// ParseRate reads "EUR/MAD 10.85" or "MAD/EUR 20/217": base, quote and the
// price of one unit of the base, as [ParseRatio] reads it. It is the inverse
// of [Rate.String]. Text longer than 128 bytes is refused unread.
func ParseRate(s string) (Rate, error) {
	const op = "parse rate"
	if len(s) > maxText {
		return Rate{}, inputError(op, ErrSyntax, s, maxText, "longer than 128 bytes")
	}
	codes, number, found := strings.Cut(s, " ")
	cut := strings.IndexByte(codes, '/')
	if cut >= 0 && len(codes) > cut+2 && codes[cut+1] <= '9' && codes[cut+2] == '/' {
		cut += 2 // the digits of the base
	}
	if !found || cut < 0 {
		return Rate{}, inputError(op, ErrSyntax, s, 0, "not of the form EUR/MAD 10.85")
	}
	base, quote := readCode(codes[:cut]), readCode(codes[cut+1:])
	if !base.spelled(codes[:cut]) {
		return Rate{}, inputError(op, ErrCurrency, s, 0, nearCodes(codes[:cut]))
	}
	if !quote.spelled(codes[cut+1:]) {
		return Rate{}, inputError(op, ErrCurrency, s, cut+1, nearCodes(codes[cut+1:]))
	}
	price, at, err := parseRatio(number)
	if err == nil {
		at, err = 0, checkRate(base, quote, price)
	}
	if err != nil {
		return Rate{}, inputError(op, err, s, len(codes)+1+at, "")
	}
	return Rate{base, quote, price}, nil
}

// MustParseRate is [ParseRate] for constants and tests; it panics on an error.
func MustParseRate(s string) Rate {
	r, err := ParseRate(s)
	if err != nil {
		panic(err)
	}
	return r
}

// IsSet reports whether r is a rate.
func (r Rate) IsSet() bool { return r.base != 0 }

// Base returns the currency that r converts from.
func (r Rate) Base() Currency { return r.base }

// Quote returns the currency that r converts to.
func (r Rate) Quote() Currency { return r.quote }

// Price returns the price of one unit of the base, in the quote.
func (r Rate) Price() Ratio { return r.price }

// Compare orders by base, quote and price; the unset rate comes first.
func (r Rate) Compare(o Rate) int {
	if c := r.base.Compare(o.base); c != 0 {
		return c
	}
	if c := r.quote.Compare(o.quote); c != 0 {
		return c
	}
	return r.price.Compare(o.price)
}

// Inverse returns the rate of the other direction, exactly. The inverse of an
// unset rate is unset.
func (r Rate) Inverse() Rate {
	return Rate{r.quote, r.base, Ratio{r.price.den, r.price.num}}
}

// Cross returns the rate from the base of r to the quote of o, where the quote
// of r is the base of o: EUR/MAD 10.85 by MAD/USD 1/10 is EUR/USD 1.085. The
// product is exact; one that does not fit is [ErrOverflow]. Rates that do not
// meet are [ErrMismatch], a circle is [ErrSameCurrency].
func (r Rate) Cross(o Rate) (Rate, error) {
	const op = "cross"
	if r.base == 0 || o.base == 0 {
		return Rate{}, opError(op, ErrUnset)
	}
	if r.quote != o.base {
		return Rate{}, mismatch(op, r.quote, o.base)
	}
	if r.base == o.quote {
		return Rate{}, opError(op, ErrSameCurrency)
	}
	price, ok := r.price.mul(o.price)
	if !ok {
		return Rate{}, opError(op, ErrOverflow)
	}
	return Rate{r.base, o.quote, price}, nil
}

// CrossRound is [Rate.Cross] with a price rounded once to so many decimal places,
// 0 to 18: the way out where the exact product does not fit. The mode gives no
// places of its own ([ErrPlaces]). A price that rounds to zero is
// [ErrNotPositive].
func (r Rate) CrossRound(o Rate, places int, mode Rounding) (Rate, error) {
	const op = "cross"
	if r.base == 0 || o.base == 0 {
		return Rate{}, opError(op, ErrUnset)
	}
	if r.quote != o.base {
		return Rate{}, mismatch(op, r.quote, o.base)
	}
	if r.base == o.quote {
		return Rate{}, opError(op, ErrSameCurrency)
	}
	n := new(big.Int).Mul(big.NewInt(r.price.num), big.NewInt(o.price.num))
	d := new(big.Int).Mul(big.NewInt(r.price.den), big.NewInt(o.price.den))
	return roundedRate(op, r.base, o.quote, n, d, places, mode)
}

// Round returns r with its price rounded to so many decimal places, 0 to 18, with
// the errors of [Rate.CrossRound].
func (r Rate) Round(places int, mode Rounding) (Rate, error) {
	if r.base == 0 {
		return Rate{}, opError("round rate", ErrUnset)
	}
	return roundedRate("round rate", r.base, r.quote, big.NewInt(r.price.num), big.NewInt(r.price.den), places, mode)
}

// roundedRate returns the rate of price n/d.
func roundedRate(op string, base, quote Currency, n, d *big.Int, places int, mode Rounding) (Rate, error) {
	if err := mode.check(); err != nil {
		return Rate{}, opError(op, err)
	}
	if !mode.bare() || places < 0 || places > maxRatioPlaces {
		return Rate{}, opError(op, ErrPlaces)
	}
	w, ok := divideBig(n, d, int64(places), 0, mode)
	if !ok || w.hi != 0 {
		return Rate{}, opError(op, ErrOverflow)
	}
	price, ok := reduce(0, w.lo, pow10[places])
	if !ok {
		return Rate{}, opError(op, ErrOverflow)
	}
	if price.num == 0 {
		return Rate{}, opError(op, ErrNotPositive)
	}
	return Rate{base, quote, price}, nil
}

// Convert returns m, which is in the base, in the quote, rounded once to the
// minor digits of the quote or to the places of mode. An amount in another currency is [ErrMismatch],
// an unset operand [ErrUnset], a result that does not fit [ErrOverflow].
func (r Rate) Convert(m Money, mode Rounding) (Money, error) {
	// Most conversions: no digits below the minor unit, as many minor digits
	// on both sides. The slow way answers the same.
	if m.tag == uint64(r.base) && (r.base^r.quote)&7 == 0 && mode.bare() {
		sign, abs := magnitude(m.coef)
		hi, lo := bits.Mul64(abs, uint64(r.price.num))
		if d := uint64(r.price.den); hi < d {
			q, left := quoRest(hi, lo, d)
			if v, ok := rounded(sign, q, left, mode); ok {
				return Money{v, uint64(r.quote)}, nil
			}
		}
	}
	return r.convert(m, mode)
}

func (r Rate) convert(m Money, mode Rounding) (Money, error) {
	if m.tag == 0 || r.base == 0 {
		return Money{}, opError("convert", ErrUnset)
	}
	if m.Currency() != r.base {
		return Money{}, mismatch("convert", m.Currency(), r.base)
	}
	if err := mode.check(); err != nil {
		return Money{}, opError("convert", err)
	}
	places := mode.to(r.quote.digits())
	sign, abs := magnitude(m.coef)
	q := quotient{sign, abs, uint64(r.price.num), uint64(r.price.den), places - m.scale()}
	return q.amount("convert", r.quote, places, mode)
}

// AppendText appends the text form, as in "EUR/MAD 10.85"; nothing if r is
// unset.
func (r Rate) AppendText(b []byte) ([]byte, error) { return r.append(b), nil }

func (r Rate) append(b []byte) []byte {
	if r.base == 0 {
		return b
	}
	b = append(r.base.append(b), '/')
	b = append(r.quote.append(b), ' ')
	return r.price.append(b)
}

// String returns the text form, which [ParseRate] reads; "unset" for an unset
// rate, which no call reads.
func (r Rate) String() string {
	if r.base == 0 {
		return "unset"
	}
	return string(r.append(nil))
}
