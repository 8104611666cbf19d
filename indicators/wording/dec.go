package wording

import (
	"math/big"
	"math/bits"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/shopspring/decimal"
)

// dec is coef * 10^exp, never negative. A coefficient beyond 64 bits is wide.
type dec struct {
	coef uint64
	wide *big.Int
	exp  int
}

var powers = [...]uint64{1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
	1e17, 1e18, 1e19}

// push appends a digit to the coefficient.
func (d *dec) push(digit byte) {
	if d.wide == nil {
		hi, lo := bits.Mul64(d.coef, 10)
		lo, carry := bits.Add64(lo, uint64(digit), 0)
		if hi == 0 && carry == 0 {
			d.coef = lo
			return
		}
		d.wide = new(big.Int).SetUint64(d.coef)
	}
	d.wide.Mul(d.wide, big.NewInt(10))
	d.wide.Add(d.wide, big.NewInt(int64(digit)))
}

// big returns the coefficient times 10^n.
func (d dec) big(n int) *big.Int {
	v := new(big.Int).SetUint64(d.coef)
	if d.wide != nil {
		v.Set(d.wide)
	}
	return v.Mul(v, new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(n)), nil))
}

// align returns the coefficient of d at the smaller exponent e, if it fits 64
// bits.
func (d dec) align(e int) (uint64, bool) {
	n := d.exp - e
	if d.wide != nil || n >= len(powers) {
		return 0, d.coef == 0 && d.wide == nil
	}
	hi, lo := bits.Mul64(d.coef, powers[n])
	return lo, hi == 0
}

// add returns d + o; the exponent is the smaller one.
func (d dec) add(o dec) dec {
	e := min(d.exp, o.exp)
	a, ok := d.align(e)
	b, ok2 := o.align(e)
	if sum, carry := bits.Add64(a, b, 0); ok && ok2 && carry == 0 {
		return dec{coef: sum, exp: e}
	}
	v := d.big(d.exp - e)
	return dec{wide: v.Add(v, o.big(o.exp-e)), exp: e}
}

// times returns d * n for a small n.
func (d dec) times(n uint64) dec {
	if hi, lo := bits.Mul64(d.coef, n); d.wide == nil && hi == 0 {
		return dec{coef: lo, exp: d.exp}
	}
	v := d.big(0)
	return dec{wide: v.Mul(v, new(big.Int).SetUint64(n)), exp: d.exp}
}

// shift returns d * 10^n.
func (d dec) shift(n int) dec {
	d.exp += n
	return d
}

// cmp compares two numbers.
func (d dec) cmp(o dec) int {
	e := min(d.exp, o.exp)
	a, ok := d.align(e)
	b, ok2 := o.align(e)
	if ok && ok2 {
		switch {
		case a < b:
			return -1
		case a > b:
			return 1
		}
		return 0
	}
	return d.big(d.exp - e).Cmp(o.big(o.exp - e))
}

func (d dec) isZero() bool { return d.wide == nil && d.coef == 0 }

// significant returns how many digits are left without the zeros at the end.
func (d dec) significant() int {
	if d.wide != nil {
		return len(powers)
	}
	n, c := 0, d.coef
	for c != 0 && c%10 == 0 {
		c /= 10
	}
	for ; c != 0; c /= 10 {
		n++
	}
	return n
}

// figure returns the point with its resolution 10^res. The exponents of figures
// that were read are small: digits are limited, and scale words have names.
func (d dec) figure(neg bool, res int) (figure.Figure, error) {
	coef, exp := d.coef, d.exp
	for d.wide == nil && coef != 0 && coef%10 == 0 && exp < 0 && exp < res {
		coef, exp = coef/10, exp+1
	}
	if d.wide == nil && coef <= 1<<63-1 && exp >= -99 && exp <= 99 && res >= -99 && res <= 99 {
		n := int64(coef)
		if neg {
			n = -n
		}
		return figure.FromCompact(n, int8(exp), figure.Unqualified, int8(res))
	}
	v := d.big(0)
	if neg {
		v.Neg(v)
	}
	f, err := figure.FromDecimal(decimal.NewFromBigInt(v, int32(d.exp)))
	if err == nil {
		f, err = f.WithResolution(decimal.New(1, int32(res)))
	}
	return f, err
}
