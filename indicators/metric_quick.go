package indicators

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// quick evaluates a program for many keys in the plain case: observations that are
// seen, of a role that counts, in the indicator's unit, and that agree to the digit
// where a key has several; and no more than arithmetic and comparison over time. It
// never decides anything: where a case is not plain it gives up, and the key is
// evaluated the long way.
type quick struct {
	e        *evaluation
	usable   bool
	dated    bool // the View does not see all observations
	computes bool // the root makes a number of others
	roles    Roles
	inputs   []quickInput
	picks    []quickPick
	moments  []quickMoment
}

// quickInput is the series that a step reads.
type quickInput struct {
	turn   int
	exists bool
	lo, hi int    // rows of the series
	row    int    // rows of the period that was last found, from here
	end    int    // to before here
	traits uint32 // found to be plain, plus 1
}

// quickPick is the key that a step selects.
type quickPick struct {
	turn int
	ok   bool
	key  Key
}

// quickMoment tells, for the number of each period of the dataset, that of the
// period which the moment is from there, plus 1. 0 is not looked up, and
// noPeriod no period of the dataset.
type quickMoment struct {
	moment ExprPeriod
	to     []uint32
}

const noPeriod = ^uint32(0)

func newQuick(e *evaluation) *quick {
	c, d := e.v.config, e.v.data
	q := &quick{e: e, roles: e.v.roles(), dated: c.Known.IsSet(), computes: e.p.root.computes()}
	q.usable = c.Digits == figure.Nominal && c.Originator == "" && (!c.Corrected || len(d.corrections) == 0)
	for i := range d.traits {
		if e.p.timed && d.traits[i].status.Has('B') {
			q.usable = false
		}
	}
	q.usable = q.usable && e.p.root.weight() < maxSteps
	q.inputs = make([]quickInput, e.p.reads)
	q.picks = make([]quickPick, e.p.picks)
	for _, m := range e.p.moments {
		q.moments = append(q.moments, quickMoment{moment: m})
	}
	return q
}

// value sets f to the value for k, at which the walk stands. It reports false
// when the case is not plain; f is then of no use.
func (q *quick) value(k *Key, f *figure.Figure) bool {
	c := &q.e.cursor
	if !q.usable || !c.ranked || k.Perimeter == "" && !c.settled {
		return false
	}
	if q.computes {
		if v, ok := q.point(q.e.p.root, k, c.rank); ok && v.store(f) {
			return true
		}
	}
	return q.step(q.e.p.root, k, c.rank, f)
}

// step evaluates s for the period with a rank. The period of k does not count.
func (q *quick) step(s *step, k *Key, rank uint32, f *figure.Figure) bool {
	switch s.op {
	case opNumber:
		*f = s.number
		return true
	case opRef:
		return q.read(s, k, rank, f)
	case opSelect:
		at, ok := q.pick(s, k)
		return ok && q.step(s.x, at, rank, f)
	case opAt:
		rank, ok := q.moment(s.fromIndex, rank)
		return ok && q.step(s.x, k, rank, f)
	case opNeg:
		if !q.step(s.x, k, rank, f) {
			return false
		}
		*f = f.Neg()
		return true
	}
	var g figure.Figure
	var err error
	switch s.op {
	case opConvert:
		if !q.step(s.x, k, rank, f) {
			return false
		}
		*f, err = f.Mul(s.number)
		return err == nil
	case opAdd, opSub, opMul, opQuo:
		if !q.step(s.x, k, rank, f) || !q.step(s.y, k, rank, &g) {
			return false
		}
	case opGrowth, opDifference:
		from, ok1 := q.moment(s.fromIndex, rank)
		to, ok2 := q.moment(s.toIndex, rank)
		if !ok1 || !ok2 || !q.step(s.x, k, from, f) || !q.step(s.x, k, to, &g) {
			return false
		}
	case opIndex:
		base, ok := q.moment(s.fromIndex, rank)
		if !ok || !q.step(s.x, k, base, f) || !q.step(s.x, k, rank, &g) {
			return false
		}
	default:
		return false
	}
	*f, err = derive(s.op, []figure.Figure{*f, g}, terms{})
	return err == nil
}

// pick returns the key that s selects for k, whose period does not count.
func (q *quick) pick(s *step, k *Key) (*Key, bool) {
	at := &q.picks[s.slot]
	if at.turn != q.e.cursor.turn {
		to, err := selected(*k, s.where)
		*at = quickPick{q.e.cursor.turn, err == nil && to.Perimeter != anyPerimeter, to}
	}
	return &at.key, at.ok
}

// read sets f to the value of the indicator that s reads.
func (q *quick) read(s *step, k *Key, rank uint32, f *figure.Figure) bool {
	row, ok := q.row(s, k, rank)
	if !ok {
		return false
	}
	*f = q.e.v.data.figureAt(row)
	return f.IsSet()
}

// row returns the row that stands for the value of the indicator that s reads: the only
// observation of the key, or the first of several that are all plain and all state one
// and the same figure. Then that figure is the value whatever the policy: what repeats
// another counts once, and of what is left any one, what all have in common, and the
// range that holds all are that figure. Which of them is chosen, and why, nobody has
// asked yet; [Result.Inputs] decides it the long way.
func (q *quick) row(s *step, k *Key, rank uint32) (row int, ok bool) {
	at, d := &q.inputs[s.slot], q.e.v.data
	if at.turn != q.e.cursor.turn {
		*at = quickInput{turn: q.e.cursor.turn}
		of := *k
		of.Indicator = s.id
		var n int
		if n, at.exists = d.seriesOf(of); at.exists {
			at.lo, at.hi = d.seriesRows(n)
			at.row, at.end = at.lo, at.lo
		}
	}
	if !at.exists {
		return 0, false
	}
	column := d.rows.period
	if row = at.row; row == at.end || column[row] != rank {
		if row = at.end; row >= at.hi || column[row] != rank {
			n, found := slices.BinarySearch(column[at.lo:at.hi], rank)
			if !found {
				return 0, false
			}
			row = at.lo + n
		}
		at.row, at.end = row, row+1
		for at.end < at.hi && column[at.end] == rank {
			at.end++
		}
	}
	if !q.plain(s, at, row) {
		return 0, false
	}
	for other := row + 1; other < at.end; other++ {
		if !d.rows.figure.same(row, other) || !q.plain(s, at, other) {
			return 0, false
		}
	}
	return row, true
}

// plain reports whether an observation is seen, of a role that counts, and in the unit
// that s reads.
func (q *quick) plain(s *step, at *quickInput, row int) bool {
	d := q.e.v.data
	if n := d.rows.traits[row] + 1; n != at.traits {
		if t := &d.traits[n-1]; !q.roles.Has(t.role) || t.unit != s.unit {
			return false
		}
		at.traits = n
	}
	return !q.dated || q.e.v.seesRow(row)
}

// moment returns the number of the period that a moment is, seen from another.
func (q *quick) moment(n int, from uint32) (to uint32, ok bool) {
	m := &q.moments[n]
	if m.moment == (ExprPeriod{}) {
		return from, true
	}
	periods := q.e.v.data.periods
	if m.to == nil {
		m.to = make([]uint32, len(periods))
	}
	if m.to[from] == 0 {
		m.to[from] = noPeriod
		if p, err := m.moment.resolve(periods[from]); err == nil {
			if i, ok := slices.BinarySearchFunc(periods, p, period.Period.Compare); ok {
				m.to[from] = uint32(i) + 1
			}
		}
	}
	return m.to[from] - 1, m.to[from] != noPeriod
}

// weight returns how many steps s takes, as far as quick takes them.
func (s *step) weight() int {
	if s == nil {
		return 0
	}
	w := s.x.weight()
	switch s.op {
	case opGrowth, opDifference, opIndex:
		w *= 2
	}
	return min(1+w+s.y.weight(), maxSteps)
}
