package indicators

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// EvalAll yields the value of a metric for every key that its inputs have
// data for and that s picks, in order of key. A key for which there is no
// value, because an input is missing or sources disagree, is yielded too,
// with the reason in [Result.Err]. What is the same for all keys is done once.
//
// Of s, the area, the perimeter, the breakdown and the periods count; the
// indicator, the source and the roles do not.
//
// The keys are those of the inputs that the metric reads in the period and the
// perimeter of the key, less the dimensions that it selects or runs over
// itself. If it reads none in the key's own period, as cagr(x, 2011, 2015), or
// sum(x over quarter), the keys have the period that s states, if any.
//
// A metric that does not hold against the catalogue yields one result: the
// zero Key, and the error that [Metric.Check] returns.
func (v View) EvalAll(m Metric, s Selector) iter.Seq2[Key, Result] {
	return func(yield func(Key, Result) bool) {
		p, err := v.compile("View.EvalAll", m)
		if err != nil {
			yield(Key{}, Result{Err: err, view: v})
			return
		}
		e := evaluation{v: v, p: p}
		quick := newQuick(&e)
		var paths []inputPath
		if !p.root.paths([]inputPath{{}}, &paths) {
			yield(Key{}, Result{Err: &Error{Op: "View.EvalAll", Err: ErrLimit, Detail: "too many ways of reading inputs"},
				view: v})
			return
		}
		r := Result{view: v, program: p}
		for k := range e.keys(paths, s) {
			r.Err, r.MayLackParts = nil, false
			if k.Perimeter == "" && !e.cursor.settled {
				var found ID
				if found, r.Err = e.perimeter(*k); found != "" {
					continue // it is yielded as a key of that perimeter
				}
			}
			if r.Err == nil && !quick.value(k, &r.Quantity.Figure) {
				r.Quantity.Figure, r.Err = e.run(*k)
				r.MayLackParts = e.lacking && r.Err == nil
			}
			r.Quantity.Unit = p.unit
			if r.Err != nil {
				r.Quantity = figure.Quantity{}
			}
			r.Key = *k
			r.Key.Indicator = m.ID
			if !yield(r.Key, r) {
				return
			}
		}
	}
}

// cursor is where the walk over keys stands.
type cursor struct {
	settled bool // the inputs of these keys are known in no perimeter at all
	turn    int  // grows whenever another series of keys begins
	ranked  bool // the period of the key is one of the dataset's,
	rank    uint32
}

// inputPath is a way in which a program reads an indicator: which keys of the
// indicator are read for which keys of the metric.
type inputPath struct {
	indicator ID
	dims      []Part // what the expression says of dimensions; "" is the whole, "*" any code
	area      ID     // "": that of the key; "*": one inside it; else a stated one
	anywhere  bool   // the perimeter is stated, or left open
	time      timePath
	moment    ExprPeriod
}

// timePath says how the period of an input relates to that of the key.
type timePath uint8

const (
	samePeriod timePath = iota
	shifted
	elsewhere // a stated period, or one inside the key's
)

// maxPaths limits the ways in which a metric reads its inputs.
const maxPaths = 256

// paths appends the ways in which s reads indicators, for each way in which s
// itself is read. Equal ways are followed once. It reports false beyond
// maxPaths.
func (s *step) paths(ways []inputPath, all *[]inputPath) bool {
	var next []inputPath
	add := func(p inputPath) {
		if !slices.ContainsFunc(next, p.equal) {
			next = append(next, p)
		}
	}
	for _, at := range ways {
		switch s.op {
		case opNumber:
		case opRef:
			at.indicator = s.id
			if !slices.ContainsFunc(*all, at.equal) {
				*all = append(*all, at)
			}
		case opSelect:
			add(at.selecting(s.where))
		case opShare:
			add(at.selecting(s.where))
			add(at.selecting(wholes(s.where)))
		case opAt:
			add(at.moving(s.from))
		case opGrowth, opDifference, opCAGR, opInterpolate, opExponential:
			add(at.moving(s.from))
			add(at.moving(s.to))
		case opIndex, opConstantPrices:
			add(at.moving(s.from))
			add(at)
		case opChain, opRebase:
			add(at)
			at.time = elsewhere
			add(at)
		case opLeastSquares:
			at.time = elsewhere
			add(at)
		case opContribution:
			part, whole := at.selecting(s.where), at.selecting(wholes(s.where))
			add(part.moving(s.from))
			add(part.moving(s.to))
			add(whole.moving(s.from))
		case opSum, opMean, opLast, opHHI, opNormalisedHHI, opWeightedMean, opLaspeyres, opPaasche, opFisher,
			opTornqvist, opLaspeyresContribution, opAnnualOverlap, opOneQuarterOverlap:
			if s.op.compares() {
				before := at.moving(s.from)
				add(before.running(s.over))
			}
			add(at.running(s.over))
		default:
			add(at)
		}
	}
	if len(next) == 0 {
		return true
	}
	return len(next) <= maxPaths && len(*all) <= maxPaths &&
		s.x.paths(next, all) && (s.y == nil || s.y.paths(next, all))
}

func (p inputPath) equal(o inputPath) bool {
	return p.indicator == o.indicator && p.area == o.area && p.anywhere == o.anywhere &&
		p.time == o.time && p.moment == o.moment && slices.Equal(p.dims, o.dims)
}

// wholes returns a selection of what is no part.
func wholes(where []Part) []Part {
	out := make([]Part, 0, len(where))
	for _, p := range where {
		if p.Dimension != areaDimension {
			out = append(out, Part{p.Dimension, ""})
		}
	}
	return out
}

func (p inputPath) selecting(where []Part) inputPath {
	p.dims = slices.Clone(p.dims)
	for _, w := range where {
		switch w.Dimension {
		case areaDimension:
			p.area = w.Code
		case perimeterDimension:
			p.anywhere = true
		default:
			p.dims = slices.DeleteFunc(p.dims, func(q Part) bool { return q.Dimension == w.Dimension })
			p.dims = append(p.dims, w)
		}
	}
	slices.SortFunc(p.dims, func(a, b Part) int { return cmp.Compare(a.Dimension, b.Dimension) })
	return p
}

// running returns the way in which members are read.
func (p inputPath) running(over Members) inputPath {
	switch {
	case over.kind != period.KindNone:
		p.time = elsewhere
	case over.dimension == areaDimension:
		p.area = "*"
	default:
		p = p.selecting([]Part{{over.dimension, "*"}})
	}
	return p
}

func (p inputPath) moving(m ExprPeriod) inputPath {
	switch {
	case p.time == elsewhere, m.period.IsSet():
		p.time, p.moment = elsewhere, ExprPeriod{}
	case m.steps == 0:
	case p.time == shifted: // shifts of shifts are not followed
		p.time, p.moment = elsewhere, ExprPeriod{}
	default:
		p.time, p.moment = shifted, m
	}
	return p
}

// context is a key of the metric without its period, and a series of the
// dataset that it reads.
type context struct {
	area, perimeter uint32
	breakdown       Breakdown
	series          int32
	path            int32
}

func (c context) compare(o context) int {
	switch {
	case c.area != o.area:
		return cmp.Compare(c.area, o.area)
	case c.perimeter != o.perimeter:
		return cmp.Compare(c.perimeter, o.perimeter)
	}
	return c.breakdown.Compare(o.breakdown)
}

// keys yields the keys to evaluate, one after the other in the same place. For
// each it sets the period of the cursor and whether the perimeter is settled.
func (e *evaluation) keys(paths []inputPath, s Selector) iter.Seq[*Key] {
	return func(yield func(*Key) bool) {
		k := new(Key)
		d := e.v.data
		best, anywhere := elsewhere, true
		for _, p := range paths {
			best = min(best, p.time)
		}
		for _, p := range paths {
			anywhere = anywhere && (p.time != best || p.anywhere)
		}
		var all []context
		for i, p := range paths {
			if p.time == best && p.anywhere == anywhere {
				all = mergeContexts(all, e.contexts(p, int32(i), s))
			}
		}
		for len(all) > 0 {
			n := 1
			for n < len(all) && all[n].compare(all[0]) == 0 {
				n++
			}
			group := all[:n]
			all = all[n:]
			*k = Key{
				Area: ID(d.names[group[0].area]), Perimeter: ID(d.names[group[0].perimeter]),
				Breakdown: group[0].breakdown,
			}
			e.cursor = cursor{turn: e.cursor.turn + 1, settled: k.Perimeter == "" && e.settle(*k)}
			for p := range e.periods(group, paths, s) {
				if k.Period = p; !yield(k) {
					return
				}
			}
		}
	}
}

// contexts returns the keys that a path has data for, without their periods,
// in order.
func (e *evaluation) contexts(p inputPath, path int32, s Selector) []context {
	d := e.v.data
	m, ok := d.match(Selector{Indicator: p.indicator})
	if !ok {
		return nil
	}
	var all []context
	for n := m.lo; n < m.hi; n++ {
		x := d.series[n]
		c := context{x.area, x.perimeter, d.breakdowns[x.breakdown], int32(n), path}
		if p.anywhere {
			c.perimeter = 0
			if s.Perimeter != "" {
				if c.perimeter, ok = symbol(d.names, string(s.Perimeter)); !ok {
					continue
				}
			}
		}
		if c.breakdown, ok = p.context(c.breakdown); !ok {
			continue
		}
		areas := []uint32{c.area}
		if p.area != "" {
			areas = e.outside(p, ID(d.names[x.area]), s)
		}
		for _, c.area = range areas {
			k := Key{Area: ID(d.names[c.area]), Perimeter: ID(d.names[c.perimeter]), Breakdown: c.breakdown}
			if (Selector{Area: s.Area, Perimeter: s.Perimeter, Breakdown: s.Breakdown, Total: s.Total}).matchKey(k) {
				all = append(all, c)
			}
		}
	}
	if !slices.IsSortedFunc(all, context.compare) {
		slices.SortFunc(all, context.compare)
	}
	return all
}

// context returns the breakdown of the metric's key for which an input with
// breakdown b is read.
func (p inputPath) context(b Breakdown) (Breakdown, bool) {
	for _, d := range p.dims {
		code, has := b.Code(d.Dimension)
		switch {
		case d.Code == "" && has, d.Code != "" && !has, d.Code != "" && d.Code != "*" && code != d.Code:
			return b, false
		case has:
			b, _ = b.With(d.Dimension, "")
		}
	}
	return b, true
}

// outside returns the areas of keys for which an input in an area is read,
// when the expression states the area or runs over the areas inside one.
func (e *evaluation) outside(p inputPath, area ID, s Selector) []uint32 {
	d := e.v.data
	var found []uint32
	if p.area != "*" {
		if p.area != area {
			return nil
		}
		n, ok := symbol(d.names, string(s.Area))
		if !ok {
			return nil
		}
		return append(found, n)
	}
	for _, a := range e.p.catalogue.areas {
		if slices.Contains(a.Parts, area) {
			if n, ok := symbol(d.names, string(a.ID)); ok {
				found = append(found, n)
			}
		}
	}
	return found
}

// mergeContexts joins two ordered lists.
func mergeContexts(a, b []context) []context {
	if len(a) == 0 {
		return b
	}
	out := make([]context, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		if a[0].compare(b[0]) <= 0 {
			out, a = append(out, a[0]), a[1:]
		} else {
			out, b = append(out, b[0]), b[1:]
		}
	}
	return append(append(out, a...), b...)
}

// periods yields, in order, the periods of the keys of one context.
func (e *evaluation) periods(group []context, paths []inputPath, s Selector) iter.Seq[period.Period] {
	d := e.v.data
	picks := func(p period.Period) bool {
		return (!s.Period.IsSet() || p == s.Period) && (!s.Within.IsSet() || s.Within.Contains(p))
	}
	return func(yield func(period.Period) bool) {
		switch paths[group[0].path].time {
		case elsewhere:
			if s.Period.IsSet() || !s.Within.IsSet() {
				yield(s.Period)
			}
			return
		case shifted:
			var all []period.Period
			for _, c := range group {
				m := paths[c.path].moment
				m.steps = -m.steps
				lo, hi := d.seriesRows(int(c.series))
				for row := lo; row < hi; row++ {
					if p, err := m.resolve(d.periodAt(row)); err == nil && picks(p) {
						all = append(all, p)
					}
				}
			}
			slices.SortFunc(all, period.Period.Compare)
			for _, p := range slices.Compact(all) {
				if !yield(p) {
					return
				}
			}
			return
		}
		// Walk the series side by side.
		type walk struct{ row, hi int }
		var buf [4]walk
		walks := buf[:0]
		for _, c := range group {
			lo, hi := d.seriesRows(int(c.series))
			walks = append(walks, walk{lo, hi})
		}
		column := d.rows.period
		for {
			next, any := uint32(0), false
			for _, w := range walks {
				if w.row < w.hi && (!any || column[w.row] < next) {
					next, any = column[w.row], true
				}
			}
			if !any {
				return
			}
			for i := range walks {
				w := &walks[i]
				for w.row < w.hi && column[w.row] == next {
					w.row++
				}
			}
			if p := d.periods[next]; picks(p) {
				e.cursor.ranked, e.cursor.rank = true, next
				if !yield(p) {
					return
				}
			}
		}
	}
}

// settle reports whether every input of a key without a perimeter is known
// without one and in no other, so that none has to be looked for.
func (e *evaluation) settle(k Key) bool {
	settled := true
	look := evaluation{v: e.v, p: e.p}
	look.probe = func(at Key) error {
		if at.Perimeter == "" {
			e.v.data.perimeterSeries(at, func(s int) bool {
				settled = settled && e.v.data.series[s].perimeter == 0
				return settled
			})
		}
		return nil
	}
	// The period does not matter; one that is there saves a special case.
	if len(e.v.data.periods) > 1 {
		k.Period = e.v.data.periods[1]
	}
	return look.visit(e.p.root, k) == nil && settled
}
