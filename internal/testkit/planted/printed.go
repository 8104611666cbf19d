package planted

import (
	"math"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// unit is how many parts of one the sorting counts in: halves of a ten-thousandth.
const unit = 20000

// far stands for every number that is larger than any of a sound sector.
const far = math.MaxInt64 / 64

// printed is a number as a source prints it: coef times ten to the power of exp,
// which is its resolution too.
type printed struct {
	coef int64
	exp  int
	qual figure.Qualifier // Unqualified, QAbout or QMoreThan
}

// value counts in parts of one.
func (p printed) value() int64 { return scaled(p.coef, p.exp) }

// bounds are the least and the largest number that p is an honest print of.
func (p printed) bounds() (lo, hi int64) {
	v, half := p.value(), scaled(1, p.exp)/2
	if p.qual == figure.QMoreThan {
		return v, far
	}
	return v - half, v + half
}

// short is p without zeros at the end.
func (p printed) short() printed {
	for p.coef != 0 && p.coef%10 == 0 {
		p.coef /= 10
		p.exp++
	}
	if p.coef == 0 {
		p.exp = 0
	}
	return p
}

// same reports whether two prints are one number.
func (p printed) same(o printed) bool { return p.short() == o.short() }

// figure is what an observation holds.
func (p printed) figure(stated bool) figure.Figure {
	res := int8(p.exp)
	if !stated || p.qual != figure.Unqualified {
		res = figure.NoResolution
	}
	f, err := figure.FromCompact(p.coef, int8(p.exp), p.qual, res)
	if err != nil {
		panic("planted: " + err.Error())
	}
	return f
}

func scaled(coef int64, exp int) int64 {
	x := coef
	for _, factor := range [2]int64{unit, pow10(max(exp, 0))} {
		if x > far/factor || x < -far/factor {
			if coef < 0 {
				return -far
			}
			return far
		}
		x *= factor
	}
	return x / pow10(max(-exp, 0))
}

func pow10(n int) int64 {
	x := int64(1)
	for ; n > 0; n-- {
		x *= 10
	}
	return x
}

// lattice is the figures that a source can print of an indicator: multiples of
// ten to the power of -places, with at most so many digits (0 for any number of
// them), numbered in their order; 0 is number 0.
type lattice struct {
	digits int
	places int
}

// at is the figure of a number.
func (l lattice) at(k int64) printed {
	if k < 0 {
		p := l.at(-k)
		p.coef = -p.coef
		return p
	}
	if l.digits == 0 || k < pow10(l.digits) {
		return printed{coef: k, exp: -l.places}
	}
	first := pow10(l.digits - 1)
	j := k - 10*first
	return printed{coef: first + j%(9*first), exp: int(j/(9*first)) + 1 - l.places}
}

// number is the inverse of at; ok is false for what the source would not print.
func (l lattice) number(p printed) (k int64, ok bool) {
	if p.coef < 0 {
		p.coef = -p.coef
		k, ok = l.number(p)
		return -k, ok
	}
	for p.exp > -l.places && (l.digits == 0 || p.coef < pow10(max(l.digits-1, 0))) {
		if p.coef > far/10 {
			return 0, false
		}
		p.coef *= 10
		p.exp--
	}
	for p.exp < -l.places || l.digits > 0 && p.coef >= pow10(l.digits) {
		if p.coef%10 != 0 {
			return 0, false
		}
		p.coef /= 10
		p.exp++
	}
	if p.exp == -l.places {
		return p.coef, true
	}
	first := pow10(l.digits - 1)
	return 10*first + int64(p.exp-1+l.places)*9*first + p.coef - first, true
}

// round prints num/den, in units of ten to the power of -places, to the nearest
// figure, halves away from zero.
func (l lattice) round(num, den int64) printed {
	if num < 0 {
		p := l.round(-num, den)
		p.coef = -p.coef
		return p
	}
	p := printed{exp: -l.places}
	for l.digits > 0 && num/den >= pow10(l.digits) {
		den *= 10
		p.exp++
	}
	p.coef = num / den
	if rest := num % den; rest >= den-rest {
		p.coef++
	}
	if l.digits > 0 && p.coef == pow10(l.digits) {
		p.coef /= 10
		p.exp++
	}
	return p
}

// numbers are the first and last number of the figures from lo to hi, in parts
// of one; first is larger than last when there are none.
func (l lattice) numbers(lo, hi int64) (first, last int64) {
	return l.search(func(p printed) bool { return p.value() >= lo }),
		l.search(func(p printed) bool { return p.value() > hi }) - 1
}

// most is beyond the number of any figure that a sound sector prints.
const most = int64(1) << 52

// search is the least number whose figure is true of reached, which is false and
// then true; one beyond the last if there is none.
func (l lattice) search(reached func(printed) bool) int64 {
	return search(-l.most(), l.most(), func(k int64) bool { return reached(l.at(k)) })
}

// search is the least number from first to last for which reached is true, which
// is false and then true; last+1 if there is none.
func search(first, last int64, reached func(k int64) bool) int64 {
	hi := last + 1
	for first < hi {
		if mid := first + (hi-first)/2; reached(mid) {
			hi = mid
		} else {
			first = mid + 1
		}
	}
	return first
}

func (l lattice) most() int64 {
	if l.digits == 0 {
		return most
	}
	return pow10(l.digits) * 12
}
