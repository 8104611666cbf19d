package indicators

import (
	"math"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// fraction is n/d, not in lowest terms; d is positive. Operations report false
// for what does not fit, and for what only the long way can judge.
type fraction struct {
	n, d  int64
	about bool // the number is marked approximate
}

// fractionOf returns a figure that is a decimal number.
func fractionOf(f figure.Figure) (fraction, bool) {
	if !f.IsPoint() {
		return fraction{}, false
	}
	n, exp, q, _, ok := f.Compact()
	if !ok {
		return fraction{}, false
	}
	return scaledFraction(n, exp, q)
}

// scaledFraction returns n * 10^exp with a qualifier.
func scaledFraction(n int64, exp int8, q figure.Qualifier) (fraction, bool) {
	f := fraction{n, 1, q == figure.QAbout}
	if q != figure.Unqualified && q != figure.QAbout {
		return f, false
	}
	if exp == 0 {
		return f, true
	}
	ok := true
	for ; exp > 0 && ok; exp-- {
		f.n, ok = times(f.n, 10)
	}
	for ; exp < 0 && ok; exp++ {
		f.d, ok = times(f.d, 10)
	}
	return f, ok
}

// store sets x to f in lowest terms.
func (f fraction) store(x *figure.Figure) bool {
	var err error
	if f.d == 1 {
		*x = figure.FromInt64(f.n)
	} else {
		*x, err = figure.Ratio(f.n, f.d)
	}
	if f.about && err == nil {
		*x, err = figure.About(*x)
	}
	return err == nil
}

func (f fraction) neg() (fraction, bool) {
	n, ok := minus(0, f.n)
	return fraction{n, f.d, f.about}, ok
}

func (f fraction) add(g fraction) (fraction, bool) {
	g, ok := g.neg()
	if !ok {
		return g, false
	}
	return f.sub(g)
}

func (f fraction) sub(g fraction) (fraction, bool) {
	d := f.d
	if f.d != g.d {
		var ok1, ok2, ok3 bool
		f.n, ok1 = times(f.n, g.d)
		g.n, ok2 = times(g.n, f.d)
		d, ok3 = times(f.d, g.d)
		if !ok1 || !ok2 || !ok3 {
			return f, false
		}
	}
	n, ok := minus(f.n, g.n)
	return fraction{n, d, f.about || g.about}, ok
}

func (f fraction) mul(g fraction) (fraction, bool) {
	n, ok1 := times(f.n, g.n)
	d, ok2 := times(f.d, g.d)
	return fraction{n, d, f.about || g.about}, ok1 && ok2
}

func (f fraction) quo(g fraction) (fraction, bool) {
	if g.n < 0 {
		var ok bool
		if g, ok = g.neg(); !ok {
			return g, false
		}
		if f, ok = f.neg(); !ok {
			return f, false
		}
	}
	if g.n == 0 {
		return f, false
	}
	g.n, g.d = g.d, g.n
	return f.mul(g)
}

// growth returns (to - f) / f for a positive f.
func (f fraction) growth(to fraction) (fraction, bool) {
	if f.n <= 0 {
		return f, false
	}
	d, ok := to.sub(f)
	if !ok {
		return f, false
	}
	if d.d == f.d {
		d.d, f.d = 1, 1 // the common denominator cancels out
	}
	return d.quo(f)
}

// times returns a * b if it fits.
func times(a, b int64) (int64, bool) {
	if int64(int32(a)) == a && int64(int32(b)) == b || b == 1 {
		return a * b, true
	}
	if a == 0 || b == 0 {
		return 0, true
	}
	if a == math.MinInt64 || b == math.MinInt64 {
		return 0, false
	}
	c := a * b
	return c, c/b == a
}

// minus returns a - b if it fits.
func minus(a, b int64) (int64, bool) {
	c := a - b
	return c, (a >= 0) == (b >= 0) || (a >= 0) == (c >= 0)
}

// computes reports whether s makes a number of others. What it only passes on
// keeps its resolution, which a fraction has not.
func (s *step) computes() bool {
	switch s.op {
	case opConvert, opAdd, opSub, opMul, opQuo, opGrowth, opDifference, opIndex:
		return true
	}
	return false
}

// point evaluates s for the period with a rank when every input is a single
// number. The period of k does not count.
func (q *quick) point(s *step, k *Key, rank uint32) (f fraction, ok bool) {
	switch s.op {
	case opNumber:
		return fractionOf(s.number)
	case opRef:
		row, ok := q.row(s, k, rank)
		if !ok {
			return f, false
		}
		n, how := q.e.v.data.rows.figure.stored(row)
		if how.kind != formCompact {
			return f, false
		}
		return scaledFraction(n, how.exp, figure.Qualifier(how.qualifier))
	case opSelect:
		at, ok := q.pick(s, k)
		if !ok {
			return f, false
		}
		return q.point(s.x, at, rank)
	case opAt:
		if rank, ok = q.moment(s.fromIndex, rank); !ok {
			return f, false
		}
		return q.point(s.x, k, rank)
	case opNeg:
		if f, ok = q.point(s.x, k, rank); !ok {
			return f, false
		}
		return f.neg()
	case opConvert:
		if f, ok = q.point(s.x, k, rank); !ok {
			return f, false
		}
		by, ok := fractionOf(s.number)
		if !ok {
			return f, false
		}
		return f.mul(by)
	case opAdd, opSub, opMul, opQuo:
		if f, ok = q.point(s.x, k, rank); !ok {
			return f, false
		}
		g, ok := q.point(s.y, k, rank)
		if !ok {
			return f, false
		}
		switch s.op {
		case opAdd:
			return f.add(g)
		case opSub:
			return f.sub(g)
		case opMul:
			return f.mul(g)
		}
		return f.quo(g)
	case opGrowth, opDifference, opIndex:
		from, ok1 := q.moment(s.fromIndex, rank)
		to, ok2 := rank, true
		if s.op != opIndex {
			to, ok2 = q.moment(s.toIndex, rank)
		}
		if !ok1 || !ok2 {
			return f, false
		}
		if f, ok = q.point(s.x, k, from); !ok {
			return f, false
		}
		g, ok := q.point(s.x, k, to)
		if !ok {
			return f, false
		}
		switch s.op {
		case opGrowth:
			return f.growth(g)
		case opDifference:
			return g.sub(f)
		}
		if f, ok = g.quo(f); !ok {
			return f, false
		}
		return f.mul(fraction{n: 100, d: 1})
	}
	return f, false
}
