package jsonstat

import (
	"math/big"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// sameUnit holds observations whose figures are in one unit. Each keeps in Unit
// the one that it was published in, which differs from it by a power of ten.
type sameUnit struct {
	unit figure.Unit
	all  []indicators.Observation
}

// maxMult is the greatest power of ten that UNIT_MULT states.
const maxMult = 15

// inOneUnit puts the figures of an indicator into as few units as it can: those
// whose units differ by a power of ten into the indicator's own unit if it is
// one of that kind, else into the smallest of theirs, so that no value becomes
// inexact. A figure that would not come back exactly stays in its unit, apart from
// the others.
func inOneUnit(all []indicators.Observation, k *kinds, own figure.Unit) []sameUnit {
	units, first := k.units, k.first
	own0 := own.Base()
	for base, u := range units {
		if base == own0 {
			u = own
		}
		units[base] = u
	}
	var out []sameUnit
	at := map[figure.Unit]int{}
	put := func(o indicators.Observation, unit figure.Unit) {
		i, ok := at[unit]
		if !ok {
			i = len(out)
			at[unit] = i
			out = append(out, sameUnit{unit: unit})
		}
		out[i].all = append(out[i].all, o)
	}
	for _, o := range all {
		unit, ok := units[o.Unit.Base()]
		switch {
		case !ok: // no figure is of this kind, nor has o one
			unit = first
			if u, known := units[first.Base()]; known {
				unit = u
			}
		case o.Figure.IsSet() && unit != o.Unit:
			f, exact := shift(o.Figure, o.Unit.Scale()-unit.Scale())
			if !exact {
				unit = o.Unit
				break
			}
			o.Figure = f
		}
		put(o, unit)
	}
	return out
}

// kinds are the units of observations. Only those with a figure count, if there is
// one.
type kinds struct {
	n       int                         // observations
	units   map[figure.Unit]figure.Unit // the one of the least scale by its kind, which is a unit without its scale
	first   figure.Unit                 // that of the first figure
	last    figure.Unit
	several bool // figures have several units
	figures bool // there is one
}

// add looks at the next observation.
func (k *kinds) add(u figure.Unit, hasFigure bool) {
	if k.n++; k.n == 1 {
		k.first = u
	}
	if !hasFigure || k.figures && u == k.last {
		return
	}
	if !k.figures {
		k.first, k.units = u, map[figure.Unit]figure.Unit{}
	}
	k.figures, k.last = true, u
	k.several = k.several || u != k.first
	if least, ok := k.units[u.Base()]; !ok || u.Scale() < least.Scale() {
		k.units[u.Base()] = u
	}
}

// shift returns f times 10^n. It reports whether f comes back by 10^-n.
func shift(f figure.Figure, n int) (figure.Figure, bool) {
	if n < -maxMult || n > maxMult {
		return f, false
	}
	power := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil))
	if n < 0 {
		power.Inv(power)
	}
	out, err := f.Scale(power)
	if err != nil {
		return f, false
	}
	back, err := out.Scale(power.Inv(power))
	return out, err == nil && back.String() == f.String()
}
