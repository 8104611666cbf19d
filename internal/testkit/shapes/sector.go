package shapes

import (
	"fmt"
	"math"
	"math/big"
	"math/rand/v2"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/shopspring/decimal"
)

// cell is one value: an indicator, a node of the areas, one of the segments, a period.
// period 0 to per*years-1 are those of the plan; year n is ^n where both are published.
type cell struct{ ind, area, seg, at int }

// node is an area or a segment, and those that it is made of.
type node struct {
	id    string
	parts []int
	leaf  bool
	// of the crossed segments: the codes of both dimensions, "" for all
	first, second string
}

// place is a cell of a source.
type place struct {
	cell
	source int
}

// record is what one source prints of a cell.
type record struct {
	cell
	source int
	value  int64 // in units of 10^-places of the indicator, as printed
	tens   int   // the last printed digit: 10^tens
}

// Sector is a clean sector.
type Sector struct {
	Shape  Shape
	stated bool
	plan
	r       *rand.Rand
	areas   []node
	segs    []node
	truth   map[cell]int64
	records []record
	byCell  map[place]int
	rules   []statement
	of      [][]int
	cat     *indicators.Catalogue
}

// New returns the clean sector of a seed.
func New(s Shape, seed uint64, sources int, stated bool) *Sector {
	x := &Sector{
		Shape: s, stated: stated, plan: planOf(s, sources), r: rand.New(rand.NewPCG(seed, uint64(s))),
		truth: map[cell]int64{}, byCell: map[place]int{},
	}
	x.areas = tree("XB", x.levels)
	x.segs = tree("S", x.segments)
	if x.crossed {
		x.segs = cross(x.segments[0], x.segments[1])
	}
	x.walk()
	for i := range x.indicators {
		x.derive(i)
	}
	x.print()
	x.state()
	return x
}

// tree returns the nodes of levels: the whole first.
func tree(name string, levels []int) []node {
	all := []node{{id: name, leaf: len(levels) == 0}}
	from, to := 0, 1
	for l, n := range levels {
		for p := from; p < to; p++ {
			for k := range n {
				all[p].parts = append(all[p].parts, len(all))
				all = append(all, node{id: fmt.Sprintf("%s-%d_%d", all[p].id, l, k), leaf: l == len(levels)-1})
			}
		}
		from, to = to, len(all)
	}
	return all
}

// cross returns the whole, both margins and the cells of two dimensions.
func cross(a, b int) []node {
	all := []node{{id: "S"}}
	for i := range a {
		all = append(all, node{first: fmt.Sprintf("F%d", i)})
	}
	for k := range b {
		all = append(all, node{second: fmt.Sprintf("T%d", k)})
	}
	for i := range a {
		for k := range b {
			n := len(all)
			all = append(all, node{first: fmt.Sprintf("F%d", i), second: fmt.Sprintf("T%d", k), leaf: true})
			all[1+i].parts = append(all[1+i].parts, n)
			all[1+a+k].parts = append(all[1+a+k].parts, n)
		}
	}
	for i := range a {
		all[0].parts = append(all[0].parts, 1+i)
	}
	return all
}

// pow10 is a power of ten, of 0 to 18.
func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

func product(a, b int64) *big.Int { return new(big.Int).Mul(big.NewInt(a), big.NewInt(b)) }

// quotientOf returns p/q times a power of ten, to the nearest whole, half away from zero.
func quotientOf(p, q int64, power int) int64 {
	num, den := big.NewInt(p), big.NewInt(q)
	if power < 0 {
		den.Mul(den, big.NewInt(pow10(-power)))
	} else {
		num.Mul(num, big.NewInt(pow10(power)))
	}
	sign := num.Sign() * den.Sign()
	num.Abs(num).Lsh(num, 1).Add(num, den.Abs(den)) // half more, both of them twice
	return int64(sign) * num.Quo(num, den.Lsh(den, 1)).Int64()
}

// power is that of ten in a quotient of values which have places of their own.
func (x *Sector) power(d indicator) int {
	return d.places + x.indicators[d.by].places - x.indicators[d.of].places
}

// walk draws the series of the smallest parts.
func (x *Sector) walk() {
	shocks := make([]float64, x.years*x.per)
	for t := range shocks {
		if x.r.Float64() < 0.2 {
			shocks[t] = math.Log(1 + 0.3*(x.r.Float64()-0.5))
		}
		if x.crisis && t >= 9 && t <= 10 {
			shocks[t] = []float64{math.Log(0.6), math.Log(1.4)}[t-9]
		}
	}
	for i, d := range x.indicators {
		if d.form != amount && d.form != price && d.form != net {
			continue
		}
		for a := range x.areas {
			for s := range x.segs {
				if x.areas[a].leaf && x.segs[s].leaf || d.form == price {
					x.series(i, a, s, shocks)
				}
			}
		}
	}
}

func (x *Sector) series(i, a, s int, shocks []float64) {
	d := x.indicators[i]
	level := math.Log(d.lo) + x.r.Float64()*math.Log(d.hi/d.lo)
	drift := d.growth + 0.02*(x.r.Float64()-0.5)
	sign := 1.0
	if d.form == net && x.r.IntN(2) == 0 {
		sign = -1
	}
	begins, ends := -1, 1<<20
	if x.zeros && x.r.IntN(3) == 0 {
		begins = x.r.IntN(6)
	} else if x.zeros && x.r.IntN(4) == 0 {
		ends = 9 + x.r.IntN(5)
	}
	base := math.Exp(level)
	for t := range x.years * x.per {
		if t > 0 {
			grow := drift / float64(x.per)
			if x.fading {
				grow += math.Log(3) / math.Pow(2, float64(t-1))
			}
			level += grow + d.noise/math.Sqrt(float64(x.per))*x.r.NormFloat64()
			if d.form == amount {
				level += shocks[t] / math.Sqrt(float64(x.per))
			}
		}
		v := math.Exp(level) * float64(pow10(d.places))
		if x.per > 1 && d.form == amount && !d.stock {
			v *= (1 + x.season*math.Sin(float64(t%x.per)*6.283/float64(x.per))) * math.Exp(0.02*x.r.NormFloat64())
		}
		if d.form == net {
			v = sign * base * (0.5 + 0.5*x.r.NormFloat64())
		}
		if x.marked > 0 && d.stock && t >= x.marked {
			v *= 1.5
		}
		if x.Shape == Inflation && d.growth > 0.4 && t >= 5 && t < 9 {
			level += 0.5
		}
		if x.Shape == Tiny {
			v += math.Sqrt(v) * x.r.NormFloat64() * 0.5
			v = max(v, 0)
		}
		if t <= begins || t >= ends {
			v = 0
		}
		x.truth[cell{i, a, s, t}] = int64(math.Round(v))
	}
}

// derive makes the values of an indicator that follow from others.
func (x *Sector) derive(i int) {
	d := x.indicators[i]
	switch d.form {
	case amount, net:
		x.add(i)
		return
	case price:
		return
	}
	for a := range x.areas {
		for s := range x.segs {
			for _, t := range x.periods() {
				p, ok1 := x.truth[cell{d.of, a, s, t}]
				if v, ok := x.follows(d, p, cell{i, a, s, t}); ok && ok1 {
					x.truth[cell{i, a, s, t}] = v
				}
			}
		}
	}
}

func (x *Sector) follows(d indicator, p int64, at cell) (int64, bool) {
	q, ok := int64(0), true
	switch other := at; d.form {
	case quotient:
		other.ind = d.by
		if q, ok = x.truth[other]; !ok || q == 0 {
			return 0, false
		}
		return quotientOf(p, q, x.power(d)), true
	case balance:
		other.ind = d.by
		q, ok = x.truth[other]
		return p - q, ok
	case share:
		other.ind, other.seg = d.of, 0
		if q, ok = x.truth[other]; q == 0 {
			return 0, false
		}
		return quotientOf(p, q, 2+d.places), ok
	case growth:
		other.ind, other.at = d.of, at.at-1
		if q, ok = x.truth[other]; q == 0 {
			return 0, false
		}
		return quotientOf(p-q, q, 2+d.places), ok
	}
	return 0, false
}

// add makes the sums over parts, and over the periods of a year.
func (x *Sector) add(i int) {
	sum := func(nodes []node, at func(n, t int) cell) {
		for n := len(nodes) - 1; n >= 0; n-- {
			if len(nodes[n].parts) == 0 {
				continue
			}
			for t := range x.years * x.per {
				var v int64
				ok := true
				for _, p := range nodes[n].parts {
					y, is := x.truth[at(p, t)]
					v, ok = v+y, ok && is
				}
				if ok {
					x.truth[at(n, t)] = v
				}
			}
		}
	}
	for a := range x.areas {
		sum(x.segs, func(n, t int) cell { return cell{i, a, n, t} })
	}
	for s := range x.segs {
		sum(x.areas, func(n, t int) cell { return cell{i, n, s, t} })
	}
	if !x.annual {
		return
	}
	for a := range x.areas {
		for s := range x.segs {
			for y := range x.years {
				var v int64
				for t := y * x.per; t < (y+1)*x.per; t++ {
					if v += x.truth[cell{i, a, s, t}]; x.indicators[i].stock {
						v = x.truth[cell{i, a, s, t}]
					}
				}
				x.truth[cell{i, a, s, ^y}] = v
			}
		}
	}
}

// periods lists those that are published.
func (x *Sector) periods() (list []int) {
	for t := range x.years * x.per {
		list = append(list, t)
	}
	for y := range x.years {
		if x.annual && x.per > 1 {
			list = append(list, ^y)
		}
	}
	return list
}

func (x *Sector) yearOf(at int) int {
	if at < 0 {
		return ^at
	}
	return at / x.per
}

// period returns the period of a cell.
func (x *Sector) period(at int) period.Period {
	y := 2008 + x.yearOf(at)
	switch {
	case x.fiscal:
		return period.MustParse(fmt.Sprintf("%d-04/%d-03", y, y+1))
	case x.weeks:
		// A year ends on the last Saturday of September.
		return period.MustParse(fmt.Sprintf("%v/%v", saturday(y-1).AddDays(1), saturday(y)))
	case at < 0, x.per == 1:
		return period.Year(y)
	case x.per == 4:
		return period.Quarter(y, 1+at%4)
	}
	return period.MustParse(fmt.Sprintf("%d-%02d", y, 1+at%12))
}

// saturday is the last one of September.
func saturday(year int) period.Date {
	known := period.MustDate(2026, 11, 28)
	for d := period.MustDate(year, 9, 30); ; d = d.AddDays(-1) {
		if known.DaysSince(d)%7 == 0 {
			return d
		}
	}
}

// round rounds to a multiple of 10^tens, half away from zero.
func round(v int64, tens int) int64 {
	if tens <= 0 {
		return v
	}
	u := pow10(tens)
	if v < 0 {
		return -round(-v, tens)
	}
	return (v + u/2) / u * u
}

// print makes what each source prints.
func (x *Sector) print() {
	for n, p := range x.publishers {
		for i, d := range x.indicators {
			for a := range x.areas {
				for s := range x.segs {
					for _, t := range x.periods() {
						v, ok := x.truth[cell{i, a, s, t}]
						y := x.yearOf(t)
						if x.late && y < (a+2*n)%5 {
							continue
						}
						if !ok || y < p.from || y > p.to || x.skip > 0 && y == x.skip {
							continue
						}
						if p.vintage == 1 || p.vintage == 2 {
							continue // what revise adds
						}
						r := record{cell: cell{i, a, s, t}, source: n, value: v}
						r.tens = p.tensOf(v, d)
						r.value = round(v, r.tens)
						if x.coarse && d.form == amount {
							r.tens = max(r.tens-1, 0)
							r.value = round(round(v, 1)/10, r.tens)
						}
						x.byCell[place{r.cell, n}] = len(x.records)
						x.records = append(x.records, r)
					}
				}
			}
		}
	}
	x.revise()
}

// revise adds the earlier releases of a sector with vintages: those of the smallest
// parts differ, and their sums with them.
func (x *Sector) revise() {
	for n, p := range x.publishers {
		if p.vintage == 0 || p.vintage == 3 {
			continue
		}
		early := *x
		early.truth = map[cell]int64{}
		for c, v := range x.truth {
			if x.indicators[c.ind].form == amount && x.areas[c.area].leaf && x.segs[c.seg].leaf {
				early.truth[c] = quotientOf(v*int64(198+(c.area*7+c.at*3+p.vintage)%5), 200, 0)
			}
		}
		for i := range early.indicators {
			early.derive(i)
		}
		for _, r := range x.records {
			if r.source != 2 {
				continue
			}
			v, ok := early.truth[r.cell]
			if !ok {
				continue
			}
			r.source, r.value = n, v
			x.byCell[place{r.cell, n}] = len(x.records)
			x.records = append(x.records, r)
		}
	}
}

// tensOf returns the place of the last digit that a publisher prints.
func (p publisher) tensOf(v int64, d indicator) int {
	size := len(fmt.Sprint(max(v, -v)))
	switch {
	case p.digits > 0 && d.form != share && d.form != growth:
		return max(size-p.digits, 0)
	case p.tens > 0 && size > p.tens+1 && d.form == amount:
		return p.tens
	}
	return 0
}

// figure returns what a record shows.
func (x *Sector) figure(r record) figure.Figure {
	e := -x.indicators[r.ind].places
	f, err := figure.FromDecimal(decimal.New(r.value, int32(e)))
	if err != nil {
		panic("shapes: " + err.Error())
	}
	if !x.stated {
		return f.WithoutResolution()
	}
	if f, err = f.WithResolution(decimal.New(1, int32(r.tens+e))); err != nil {
		panic("shapes: " + err.Error())
	}
	return f
}

func english(name string) wording.Text {
	t, err := wording.Text{}.With(wording.En, name, wording.Translated)
	if err != nil {
		panic("shapes: " + err.Error())
	}
	return t
}
