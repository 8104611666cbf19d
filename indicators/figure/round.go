package figure

import (
	"github.com/mithaq-go/mithaq/indicators/figure/internal/exact"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// maxRound limits the places of Round either way.
const maxRound = 1000

// Round returns f to so many decimal places; negative places round to tens,
// hundreds and so on. A point is rounded by the mode, a bound always outward,
// so that no value is lost. A bound that moves becomes open, since its new place
// is not reached. Under a mode that does not exist a point becomes the range
// between its neighbours. The mark stays; the resolution stays if nothing
// moves. Places beyond 1,000 either way count as 1,000; places of the mode
// ([money.Rounding.To]) do not count. A point whose result would be larger than
// 4,096 bits is left as it is.
func (f Figure) Round(places int, mode money.Rounding) Figure {
	if !f.IsSet() {
		return Figure{}
	}
	places = max(-maxRound, min(maxRound, places))
	s := f.span()
	down, up := s.lo, s.hi
	if v := s.lo.v.Floor(places); !v.Equal(s.lo.v) {
		down = end{v: v, open: true}
	}
	if v := s.hi.v.Ceil(places); !v.Equal(s.hi.v) {
		up = end{v: v, open: true}
	}
	if down.open == s.lo.open && up.open == s.hi.open && down.v.Equal(s.lo.v) && up.v.Equal(s.hi.v) {
		return f
	}
	if f.IsPoint() {
		if v, ok := pick(f.lo, down.v, up.v, mode); ok {
			if !v.Fits() {
				return f
			}
			return point(v, f.flags)
		}
	}
	t, _ := span{down, up}.fit(true)
	return t.figure(f.flags)
}

// pick chooses between the neighbours of v, which is neither.
func pick(v, down, up exact.Rat, mode money.Rounding) (r exact.Rat, ok bool) {
	toward, away := down, up // of zero
	if v.Sign() < 0 {
		toward, away = up, down
	}
	mode = mode.Mode()
	switch mode {
	case money.Floor:
		return down, true
	case money.Ceiling:
		return up, true
	case money.Down:
		return toward, true
	case money.Up:
		return away, true
	case money.HalfEven, money.HalfAway, money.HalfDown:
	default:
		return exact.Rat{}, false
	}
	switch v.Sub(down).Cmp(up.Sub(v)) {
	case -1:
		return down, true
	case 1:
		return up, true
	}
	switch {
	case mode == money.HalfAway:
		return away, true
	case mode == money.HalfDown:
		return toward, true
	}
	// down is even when it is an even number of steps from zero.
	if down.Quo(up.Sub(down).Mul(exact.FromInt(2))).IsInt() {
		return down, true
	}
	return up, true
}
