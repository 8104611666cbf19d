package figure

import (
	"math/big"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
)

// maxText is the longest text that Parse looks at; the longest canonical text
// is some 5,000 bytes.
const maxText = 8192

// Parse reads the canonical text that [Figure.String] writes. Decimals may have
// leading and trailing zeros, which mean nothing: 7.50 is 7.5 and its
// resolution is unknown until "@" states it. There is no exponent, no sign but
// minus, no space, no group separator and no percent sign. Fractions need not
// be in lowest terms. Text over 8,192 bytes and numbers over 4,096 bits are
// [ErrTooLarge]; bounds with nothing between them are [ErrEmpty].
func Parse(s string) (Figure, error) {
	if len(s) > maxText {
		return Figure{}, &Error{Op: "parse", Input: s, Offset: maxText, Err: ErrTooLarge}
	}
	p := parser{s: s}
	f, err := p.figure()
	if err != nil {
		return Figure{}, &Error{Op: "parse", Input: s, Offset: p.i, Err: err, Detail: hint(err, forms)}
	}
	return f, nil
}

// What an error of syntax says: the forms that are read.
const (
	forms     = "want a form such as 12.5, 9/65, >9000, ~65000 or [1,2); package wording reads figures as they are printed"
	unitForms = "want names joined by * and /, such as MAD/person, million*MAD or percent"
)

// hint returns the forms for an error of syntax.
func hint(err error, forms string) string {
	if err != ErrSyntax {
		return ""
	}
	return forms
}

// MustParse is [Parse] for constants and tests: it panics on an error.
func MustParse(s string) Figure {
	f, err := Parse(s)
	if err != nil {
		panic(err)
	}
	return f
}

// parser reads s from i on; when it fails, i is where.
type parser struct {
	s string
	i int
}

func (p *parser) take(c byte) bool {
	if p.i < len(p.s) && p.s[p.i] == c {
		p.i++
		return true
	}
	return false
}

func (p *parser) word(w string) bool {
	found := strings.HasPrefix(p.s[p.i:], w)
	if found {
		p.i += len(w)
	}
	return found
}

func (p *parser) figure() (f Figure, err error) {
	var mark flags
	if p.take('~') {
		mark = fAbout
	}
	switch {
	case p.take('>'):
		f, err = p.half(func(e end) span { return span{e, posInf} })
	case p.take('<'):
		f, err = p.half(func(e end) span { return span{negInf, e} })
	case p.i < len(p.s) && (p.s[p.i] == '[' || p.s[p.i] == '('):
		f, err = p.brackets()
	default:
		var v exact.Rat
		v, err = p.number()
		f = plain(v)
	}
	if err != nil {
		return Figure{}, err
	}
	f.flags |= mark
	if at := p.i; p.take('@') {
		if f.res, err = p.resolution(); err != nil {
			return Figure{}, err
		}
		if !f.res.fits(f) {
			p.i = at
			return Figure{}, ErrResolution
		}
	}
	if p.i < len(p.s) {
		return Figure{}, ErrSyntax
	}
	return f, nil
}

func (p *parser) half(build func(end) span) (Figure, error) {
	e := end{open: !p.take('=')}
	v, err := p.number()
	e.v = v
	return build(e).plain(), err
}

func (p *parser) brackets() (Figure, error) {
	at := p.i
	lo := end{open: p.s[p.i] == '('}
	p.i++
	var err error
	if lo.open && p.word("-inf") {
		lo = negInf
	} else if lo.v, err = p.number(); err != nil {
		return Figure{}, err
	}
	if !p.take(',') {
		return Figure{}, ErrSyntax
	}
	hi := end{}
	if p.word("+inf") {
		hi = posInf
	} else if hi.v, err = p.number(); err != nil {
		return Figure{}, err
	}
	switch {
	case p.take(')'):
		hi.open = true
	case hi.inf != 0 || !p.take(']'):
		return Figure{}, ErrSyntax
	}
	f, ok := interval(lo, hi)
	if !ok {
		p.i = at
		return Figure{}, ErrEmpty
	}
	return f, nil
}

func (p *parser) resolution() (resolution, error) {
	at := p.i
	v, err := p.number()
	if err != nil {
		return resolution{}, err
	}
	r, ok := resolutionOf(v)
	if !ok {
		p.i = at
		return resolution{}, ErrResolution
	}
	return r, nil
}

// digits moves over a run of digits and returns it.
func (p *parser) digits() string {
	at := p.i
	for p.i < len(p.s) && p.s[p.i]-'0' <= 9 {
		p.i++
	}
	return p.s[at:p.i]
}

// number reads -12, -12.5 or -25/2.
func (p *parser) number() (exact.Rat, error) {
	at := p.i
	negative := p.take('-')
	whole := p.digits()
	if whole == "" {
		return exact.Rat{}, ErrSyntax
	}
	var v exact.Rat
	switch {
	case p.take('.'):
		frac := p.digits()
		if frac == "" {
			return exact.Rat{}, ErrSyntax
		}
		if len(whole)+len(frac) <= 18 {
			v = exact.Scale10(atoi(whole, frac), -len(frac))
			break
		}
		v = exact.FromBigInt(bigInt(whole+frac), big.NewInt(1)).Mul(exact.Pow10(-len(frac)))
	case p.take('/'):
		den := p.digits()
		if den == "" {
			return exact.Rat{}, ErrSyntax
		}
		d := bigInt(den)
		if d.Sign() == 0 {
			p.i -= len(den)
			return exact.Rat{}, ErrDivisionByZero
		}
		v = exact.FromBigInt(bigInt(whole), d)
	case len(whole) <= 18:
		v = exact.FromInt(atoi(whole, ""))
	default:
		v = exact.FromBigInt(bigInt(whole), big.NewInt(1))
	}
	if !v.Fits() {
		p.i = at
		return exact.Rat{}, ErrTooLarge
	}
	if negative {
		v = v.Neg()
	}
	return v, nil
}

// atoi reads at most 18 digits.
func atoi(a, b string) int64 {
	var n int64
	for i := range len(a) {
		n = n*10 + int64(a[i]-'0')
	}
	for i := range len(b) {
		n = n*10 + int64(b[i]-'0')
	}
	return n
}

func bigInt(digits string) *big.Int {
	n, _ := new(big.Int).SetString(digits, 10)
	return n
}
