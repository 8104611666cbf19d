package indicators_test

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// An evaluator of its own, over plain big.Rat and a table of values, holds the
// library's: on points both must agree, and on ranges every choice of values
// inside the inputs must land inside the result.

// cell is what a value is of: an indicator, a segment ("" for the whole), a
// year.
type cell struct {
	id, segment string
	year        int
}

type table map[cell]*big.Rat

// formula is a tree of the test's own.
type formula struct {
	op   string
	args []*formula
	id   string
	num  *big.Rat
}

var errUndefined = errors.New("undefined")

// text writes every parenthesis.
func (f *formula) text() string {
	arg := func(i int) string { return f.args[i].text() }
	switch f.op {
	case "num":
		return f.num.FloatString(2)
	case "ref":
		return f.id
	case "neg":
		return "(-" + arg(0) + ")"
	case "+", "-", "*", "/":
		return "(" + arg(0) + f.op + arg(1) + ")"
	case "at":
		return "at(" + arg(0) + ", -1)"
	case "growth", "difference", "yoy":
		return f.op + "(" + arg(0) + ")"
	case "index":
		return "index(" + arg(0) + ", 2014)"
	case "mean":
		return "moving_average(" + arg(0) + ", 2)"
	case "sum":
		return "sum(" + arg(0) + " over segment)"
	case "aggregate":
		return "aggregate(" + arg(0) + " over segment {A, B})"
	case "hhi":
		return "hhi(" + arg(0) + " over segment)"
	case "A":
		return "(" + arg(0) + ")[segment=A]"
	case "share":
		return "share(" + arg(0) + ", segment=A)"
	case "contribution":
		return "contribution(" + arg(0) + ", segment=A)"
	case "interpolate":
		return "interpolate(" + arg(0) + ", 2013, 2015)"
	}
	panic(f.op)
}

// value computes the formula by the book.
func (f *formula) value(t table, segment string, year int) (*big.Rat, error) {
	at := func(i int, segment string, year int) *big.Rat {
		v, err := f.args[i].value(t, segment, year)
		if err != nil {
			panic(err)
		}
		return v
	}
	var out *big.Rat
	err := func() (err error) {
		defer func() {
			if r := recover(); r != nil {
				err = errUndefined
			}
		}()
		quo := func(x, y *big.Rat) *big.Rat { return new(big.Rat).Quo(x, y) } // panics on zero
		sub := func(x, y *big.Rat) *big.Rat { return new(big.Rat).Sub(x, y) }
		switch f.op {
		case "num":
			out = f.num
		case "ref":
			out = t[cell{f.id, segment, year}]
		case "neg":
			out = new(big.Rat).Neg(at(0, segment, year))
		case "+":
			out = new(big.Rat).Add(at(0, segment, year), at(1, segment, year))
		case "-":
			out = sub(at(0, segment, year), at(1, segment, year))
		case "*":
			out = new(big.Rat).Mul(at(0, segment, year), at(1, segment, year))
		case "/":
			out = quo(at(0, segment, year), at(1, segment, year))
		case "at":
			out = at(0, segment, year-1)
		case "growth", "yoy":
			from, to := at(0, segment, year-1), at(0, segment, year)
			out = quo(sub(to, from), from)
		case "difference":
			out = sub(at(0, segment, year), at(0, segment, year-1))
		case "index":
			out = quo(new(big.Rat).Mul(at(0, segment, year), big.NewRat(100, 1)), at(0, segment, 2014))
		case "mean":
			out = new(big.Rat).Add(at(0, segment, year), at(0, segment, year-1))
			out.Quo(out, big.NewRat(2, 1))
		case "sum", "aggregate":
			out = new(big.Rat).Add(at(0, "A", year), at(0, "B", year))
		case "hhi":
			a, b := at(0, "A", year), at(0, "B", year)
			whole := new(big.Rat).Add(a, b)
			a, b = quo(a, whole), quo(b, whole)
			out = new(big.Rat).Add(new(big.Rat).Mul(a, a), new(big.Rat).Mul(b, b))
			out.Mul(out, big.NewRat(10_000, 1))
		case "A":
			out = at(0, "A", year)
		case "share":
			out = quo(at(0, "A", year), at(0, "", year))
		case "contribution":
			out = quo(sub(at(0, "A", year), at(0, "A", year-1)), at(0, "", year-1))
		case "interpolate":
			if year < 2013 || year > 2015 {
				return errUndefined
			}
			from, to := at(0, segment, 2013), at(0, segment, 2015)
			part := big.NewRat(int64(year-2013), 2)
			out = new(big.Rat).Add(from, part.Mul(part, sub(to, from)))
		}
		return nil
	}()
	return out, err
}

func randomFormula(rng *rand.Rand, depth int) *formula {
	if depth == 0 || rng.IntN(8) == 0 {
		if rng.IntN(5) == 0 {
			return &formula{op: "num", num: big.NewRat(rng.Int64N(900)+1, 100)}
		}
		return &formula{op: "ref", id: string("xyz"[rng.IntN(3)])}
	}
	op := []string{"+", "-", "*", "/", "+", "-", "*", "/", "neg", "at", "growth", "yoy", "difference", "index", "mean", "sum", "aggregate", "hhi", "A", "share", "contribution", "interpolate"}[rng.IntN(22)]
	f := &formula{op: op, args: []*formula{randomFormula(rng, depth-1)}}
	if len(op) == 1 && op != "A" {
		f.args = append(f.args, randomFormula(rng, rng.IntN(depth)))
	}
	if op == "aggregate" { // of one indicator: the rule is its own
		f.args[0] = &formula{op: "ref", id: "x"}
	}
	return f
}

func lawCatalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "x", Nature: indicators.FlowOver, OverTime: indicators.Sum, OverSegments: indicators.Sum},
			{ID: "y", Nature: indicators.FlowOver, OverTime: indicators.Sum, OverSegments: indicators.Sum},
			{ID: "z", Nature: indicators.Ratio},
		},
		Dimensions: []indicators.Dimension{{ID: "segment", Codes: []indicators.Category{{ID: "A"}, {ID: "B"}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (c cell) key() indicators.Key {
	k := indicators.Key{Indicator: indicators.ID(c.id), Period: period.Year(c.year)}
	if c.segment != "" {
		k.Breakdown = indicators.MustBreakdown("segment=" + c.segment)
	}
	return k
}

var lawCells = func() (cells []cell) {
	for _, id := range []string{"x", "y", "z"} {
		for _, segment := range []string{"", "A", "B"} {
			for year := 2010; year <= 2016; year++ {
				cells = append(cells, cell{id, segment, year})
			}
		}
	}
	return cells
}()

func lawView(t testing.TB, figures map[cell]figure.Figure) indicators.View {
	t.Helper()
	var b indicators.Builder
	b.AddSource(indicators.Source{ID: "s"})
	for i, c := range lawCells {
		b.AddObservation(indicators.Observation{
			ID: indicators.ID(fmt.Sprintf("o%03d", i)), Key: c.key(), Figure: figures[c],
			Role: indicators.RoleObserved, Source: "s",
		})
	}
	d, err := b.Build(lawCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d.View(indicators.ViewConfig{})
}

var in2015x = indicators.Key{Period: period.Year(2015)}

// On points the result is the exact number of the book.
func TestEvalAgainstRationals(t *testing.T) {
	rng := rand.New(rand.NewPCG(11, 12))
	rounds := testkit.Cases(500, 3000)
	figures, values := make(map[cell]figure.Figure), make(table)
	for _, c := range lawCells {
		values[c] = big.NewRat(rng.Int64N(200)-20, rng.Int64N(9)+1)
		figures[c], _ = figure.FromRat(values[c])
	}
	v := lawView(t, figures)
	compared, refused := 0, 0
	for range rounds {
		f := randomFormula(rng, 1+rng.IntN(4))
		m := indicators.MustParseMetric(f.text())
		r, err := v.Eval(m, in2015x)
		want, undefined := f.value(values, "", 2015)
		if err != nil {
			refused++
			switch {
			case undefined != nil:
			case errors.Is(err, indicators.ErrAggregate), errors.Is(err, figure.ErrDomain), errors.Is(err, indicators.ErrNoData):
				// sums of what does not add up, growth from below zero, years before the table
			default:
				t.Fatalf("%s: %v, but it is %s", m, err, want.RatString())
			}
			continue
		}
		if undefined != nil {
			t.Fatalf("%s is %s, but it has no value", m, r.Quantity)
		}
		got, ok := r.Quantity.Figure.Rat()
		if !ok || got.Cmp(want) != 0 {
			t.Fatalf("%s = %s, not %s", m, r.Quantity, want.RatString())
		}
		compared++
	}
	if compared < rounds/4 || refused == 0 {
		t.Errorf("%d of %d compared, %d refused", compared, rounds, refused)
	}
}

// randomRange returns a figure of any form, and a way to choose values in it.
func randomRange(rng *rand.Rand) (figure.Figure, func() *big.Rat) {
	lo := big.NewRat(rng.Int64N(100)+1, rng.Int64N(5)+1)
	hi := new(big.Rat).Add(lo, big.NewRat(rng.Int64N(40)+1, rng.Int64N(5)+1))
	between := func() *big.Rat {
		x := new(big.Rat).Sub(hi, lo)
		return x.Mul(x, big.NewRat(1+rng.Int64N(9), 10)).Add(x, lo)
	}
	bound := func(v *big.Rat, open bool) figure.Bound { return figure.Bound{Value: v, Open: open} }
	switch rng.IntN(5) {
	case 0:
		f, _ := figure.FromRat(lo)
		return f, func() *big.Rat { return lo }
	case 1:
		f, _ := figure.Interval(bound(lo, false), bound(hi, false))
		return f, func() *big.Rat {
			return []*big.Rat{lo, hi, between()}[rng.IntN(3)]
		}
	case 2:
		f, _ := figure.Interval(bound(lo, true), bound(hi, true))
		return f, between
	case 3:
		f, _ := figure.Interval(bound(lo, true), figure.Bound{Infinite: true, Open: true})
		return f, func() *big.Rat { return new(big.Rat).Mul(between(), big.NewRat(1+rng.Int64N(1000), 1)) }
	}
	f, _ := figure.FromRat(lo)
	f, _ = figure.About(f)
	return f, func() *big.Rat { return lo }
}

// Laws 3 and 4: any choice of values inside the inputs lands inside the
// result, and widening an input never narrows the result.
func TestEvalEnclosure(t *testing.T) {
	rng := rand.New(rand.NewPCG(13, 14))
	datasets, each := testkit.Cases(5, 25), testkit.Cases(40, 80)
	checked, widened := 0, 0
	for range datasets {
		figures, wide := make(map[cell]figure.Figure), make(map[cell]figure.Figure)
		choose := make(map[cell]func() *big.Rat)
		for _, c := range lawCells {
			figures[c], choose[c] = randomRange(rng)
			wide[c] = figures[c]
			if rng.IntN(2) == 0 {
				more, _ := randomRange(rng)
				wide[c] = figures[c].Hull(more)
			}
		}
		v, w := lawView(t, figures), lawView(t, wide)
		for range each {
			f := randomFormula(rng, 1+rng.IntN(3))
			m := indicators.MustParseMetric(f.text())
			r, err := v.Eval(m, in2015x)
			if err != nil {
				continue
			}
			for range 12 {
				values := make(table)
				for c, some := range choose {
					values[c] = some()
				}
				x, undefined := f.value(values, "", 2015)
				if undefined != nil {
					continue
				}
				p, err := figure.FromRat(x)
				if err != nil || !r.Quantity.Figure.Encloses(p) {
					t.Fatalf("%s = %s does not hold %s", m, r.Quantity, x.RatString())
				}
				checked++
			}
			s, err := w.Eval(m, in2015x)
			if err != nil {
				continue // wide enough to be undefined
			}
			widened++
			if !s.Quantity.Figure.Encloses(r.Quantity.Figure) {
				t.Fatalf("%s is %s, and %s of wider inputs", m, r.Quantity, s.Quantity)
			}
		}
	}
	if checked < datasets*each || widened < datasets*each/8 {
		t.Errorf("only %d choices and %d widenings were checked", checked, widened)
	}
}

// The mark of an approximate input is on the result, whatever the formula.
func TestEvalApproximate(t *testing.T) {
	rng := rand.New(rand.NewPCG(15, 16))
	figures := make(map[cell]figure.Figure)
	for _, c := range lawCells {
		figures[c] = figure.FromInt64(rng.Int64N(90) + 10)
		if c.id == "x" {
			figures[c], _ = figure.About(figures[c])
		}
	}
	v := lawView(t, figures)
	for range 500 {
		f := randomFormula(rng, 1+rng.IntN(3))
		m := indicators.MustParseMetric(f.text())
		r, err := v.Eval(m, in2015x)
		if err != nil {
			continue
		}
		want := false
		for _, in := range r.Inputs() {
			want = want || in.Key.Indicator == "x"
		}
		if got := r.Quantity.Figure.Approximate(); got != want && !(got && hasInterpolation(f)) {
			t.Fatalf("%s = %s: approximate is %v", m, r.Quantity, got)
		}
	}
}

func hasInterpolation(f *formula) bool {
	if f.op == "interpolate" {
		return true
	}
	for _, a := range f.args {
		if hasInterpolation(a) {
			return true
		}
	}
	return false
}

// Law 9: an evaluation of a day sees nothing that became known after it.
func TestEvalKnown(t *testing.T) {
	d := metricData(t,
		indicators.Source{ID: "old", Date: period.MustParse("2016"), Rank: 2}, indicators.Source{ID: "new", Date: period.MustParse("2018-05"), Rank: 1},
		said("a export_revenue 2015 100 MAD old"), said("b export_revenue 2015 120 MAD new"), said("j jobs 2015 10 job old"),
		indicators.Correction{ID: "c", Observation: "j", Figure: figure.FromInt64(20), Reason: "r", Author: "a", Known: period.MustParse("2017")},
	)
	k := indicators.Key{Area: "MA", Period: period.Year(2015)}
	for _, c := range []struct{ day, want string }{
		{"2016-12-30", ""}, {"2016-12-31", "10 MAD/job"}, {"2017-12-31", "5 MAD/job"}, {"2018-05-30", "5 MAD/job"}, {"2018-05-31", "6 MAD/job"},
	} {
		day, err := period.ParseDate(c.day)
		if err != nil {
			t.Fatal(err)
		}
		v := d.View(indicators.ViewConfig{Policy: indicators.ByAuthority, Corrected: true, Known: day})
		r, err := evalText(t, v, "export_revenue / jobs", k)
		if c.want == "" {
			if !errors.Is(err, indicators.ErrNoData) {
				t.Errorf("%s: %s, %v", c.day, r.Quantity, err)
			}
			continue
		}
		if err != nil || r.Quantity.String() != c.want {
			t.Errorf("%s: %s, %v; want %s", c.day, r.Quantity, err, c.want)
		}
		if q, err := r.Explanation().Replay(); err != nil || !q.Equal(r.Quantity) {
			t.Errorf("%s: replayed %s, %v", c.day, q, err)
		}
	}
}

func FuzzEval(f *testing.F) {
	for _, m := range allMetrics {
		f.Add(m)
	}
	for _, c := range exprTexts {
		f.Add(c.text)
	}
	views := []indicators.View{
		scattered(f, 0, 120).View(indicators.ViewConfig{Policy: indicators.Hull, Digits: figure.Either}),
		scattered(f, 1, 120).View(indicators.ViewConfig{Policy: indicators.Latest, Corrected: true}),
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := indicators.ParseMetric(text)
		if err != nil {
			return
		}
		for _, v := range views {
			n := 0
			for k, r := range v.EvalAll(m, indicators.Selector{}) {
				if r.Err == nil && r.Quantity.IsSet() {
					if q, err := r.Explanation().Replay(); err != nil || !q.Equal(r.Quantity) {
						t.Fatalf("%s, %s: replayed %s, %v, not %s", m, k, q, err, r.Quantity)
					}
				}
				if n++; n == 4 {
					break
				}
			}
		}
	})
}
