package progress

import (
	"math/big"
	"sort"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/logexp"
)

// Trajectory is the path that a target is expected to take from its baseline:
// since when, until when, through which milestones, and in which shape. The
// zero Shape is [Linear].
type Trajectory struct {
	Shape Shape `json:"shape,omitzero"`
	// Start is the day on which the path is at From, End the day on which it
	// is at To.
	Start period.Date   `json:"start,omitzero"`
	End   period.Date   `json:"end,omitzero"`
	From  figure.Figure `json:"from,omitzero"`
	To    figure.Figure `json:"to,omitzero"`
	// Milestones are points on the way, in order of day.
	Milestones []Milestone `json:"milestones,omitzero"`
}

// Milestone is a value to be reached on a day.
type Milestone struct {
	On    period.Date   `json:"on,omitzero"`
	Value figure.Figure `json:"value,omitzero"`
}

// Shape is the shape of a path between two points.
type Shape uint16

const (
	// Linear: the same amount every day.
	Linear Shape = iota
	// Stepped: nothing until the day of the next point, and then all of it.
	Stepped
	// Compound: the same growth rate every day. The points must be positive.
	Compound
)

var shapes = enum.Table[Shape]{"linear", "stepped", "compound"}

// String returns "linear", "stepped" or "compound".
func (s Shape) String() string { return shapes.String("shape", s) }

// rootPlaces is to how many decimal places roots are enclosed.
const rootPlaces = 18

// check reports why there is no path.
func (t Trajectory) check(op string) error {
	switch {
	case !t.Start.IsSet():
		return undefined(op, NoStart)
	case !t.End.IsSet():
		return undefined(op, NoDeadline)
	case !t.From.IsSet():
		return undefined(op, NoBaseline)
	case !t.To.IsSet():
		return undefined(op, NoNumber)
	case !t.Start.Before(t.End):
		return undefined(op, OutOfOrder)
	}
	last := t.Start
	for _, m := range t.Milestones {
		if !m.On.After(last) || !m.On.Before(t.End) {
			return undefined(op, OutOfOrder)
		}
		if !m.Value.IsSet() {
			return undefined(op, NoNumber)
		}
		last = m.On
	}
	if t.Shape > Compound {
		return &Error{Op: op, Err: errShape, Detail: t.Shape.String()}
	}
	return nil
}

// points returns the points of the path with its ends.
func (t Trajectory) points() []Milestone {
	all := make([]Milestone, 0, len(t.Milestones)+2)
	all = append(all, Milestone{t.Start, t.From})
	all = append(all, t.Milestones...)
	return append(all, Milestone{t.End, t.To})
}

// Expected returns the value that the path is at on a day, exactly: before the
// start that of the start, after the end that of the end. A compound path is
// enclosed to 18 decimal places of the growth. 60,000 jobs between 2016-05-05
// and 2020-12-31 are 60,000 * 970/1701 on 2018-12-31.
func (t Trajectory) Expected(on period.Date) (figure.Figure, error) {
	const op = "Trajectory.Expected"
	if err := t.check(op); err != nil {
		return figure.Figure{}, err
	}
	points := t.points()
	i := sort.Search(len(points), func(i int) bool { return points[i].On.After(on) })
	switch {
	case i == 0:
		return t.From, nil
	case i == len(points):
		return t.To, nil
	}
	from, to := points[i-1], points[i]
	if t.Shape == Stepped || from.On == on {
		return from.Value, nil
	}
	x, err := period.Elapsed(from.On, to.On, on)
	if err != nil {
		return figure.Figure{}, undefined(op, OutOfOrder)
	}
	if t.Shape == Compound {
		f, err := compound(from.Value, to.Value, x)
		return f, because(op, err)
	}
	f, err := blend(from.Value, to.Value, x)
	return f, because(op, err)
}

// compound returns from^(1-x) * to^x for positive figures and x between 0 and 1.
// It grows with both, so each bound follows from the same bounds of from and to.
func compound(from, to figure.Figure, x *big.Rat) (figure.Figure, error) {
	if from.Greater(zero) != figure.Yes || to.Greater(zero) != figure.Yes {
		return figure.Figure{}, NoGrowth
	}
	at := func(a, b *big.Rat) (figure.Figure, error) {
		f, g := exactly(a), exactly(b)
		var r figure.Figure
		var err error
		if x.Denom().Int64() <= maxRoot { // days; may be rational, and is exact then
			r, err = figure.CAGR(f, g, new(big.Rat).Inv(x), rootPlaces)
		} else {
			r, err = grown(a, b, x)
		}
		if err == nil {
			r, err = r.Add(unity)
		}
		if err != nil {
			return figure.Figure{}, err
		}
		return f.Mul(r)
	}
	lo1, lo2 := from.Lower(), to.Lower()
	low := figure.Bound{Value: new(big.Rat), Open: true}
	if lo1.Value.Sign() > 0 && lo2.Value.Sign() > 0 {
		f, err := at(lo1.Value, lo2.Value)
		if err != nil {
			return figure.Figure{}, err
		}
		low = f.Lower()
		low.Open = low.Open || lo1.Open || lo2.Open
	}
	up1, up2 := from.Upper(), to.Upper()
	high := figure.Bound{Open: true, Infinite: true}
	if !up1.Infinite && !up2.Infinite {
		f, err := at(up1.Value, up2.Value)
		if err != nil {
			return figure.Figure{}, err
		}
		high = f.Upper()
		high.Open = high.Open || up1.Open || up2.Open
	}
	f, err := figure.Interval(low, high)
	if err == nil && (from.Approximate() || to.Approximate()) && f.IsPoint() {
		return figure.About(f)
	}
	return f, err
}

// exactly returns the bound of a figure as a figure, which always fits.
func exactly(x *big.Rat) figure.Figure {
	f, _ := figure.FromRat(x)
	return f
}

// maxRoot is the highest degree of a root that is taken; powers with others are
// computed by logarithms, as fast for every day.
const maxRoot = 12

// grown returns (to/from)^x - 1, enclosed to 18 decimal places. The logarithm of what
// two figures differ by is far within what [logexp.Exp] takes.
func grown(from, to, x *big.Rat) (figure.Figure, error) {
	const bits = 128
	lo, hi := logexp.Ln(new(big.Rat).Quo(to, from), bits)
	lo, _ = logexp.Exp(lo.Mul(lo, x), bits)
	_, hi = logexp.Exp(hi.Mul(hi, x), bits)
	f, err := figure.Interval(figure.Bound{Value: lo}, figure.Bound{Value: hi})
	if err == nil {
		f, err = f.Sub(unity)
	}
	return f.Round(rootPlaces, money.HalfEven), err
}

// Days returns the number of days of the path.
func (t Trajectory) Days() int { return t.End.DaysSince(t.Start) }
