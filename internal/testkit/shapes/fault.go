package shapes

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// statement is what must hold among records: the first is the sum of the others, or
// their quotient times a factor, or their difference, or the same.
type statement struct {
	form  form
	same  bool
	terms []int
	power int // the factor is that of ten
}

// state lists what must hold.
func (x *Sector) state() {
	x.of = make([][]int, len(x.records))
	add := func(st statement) {
		for _, n := range st.terms {
			x.of[n] = append(x.of[n], len(x.rules))
		}
		x.rules = append(x.rules, st)
	}
	for n, r := range x.records {
		d := x.indicators[r.ind]
		get := func(c cell) (int, bool) { m, ok := x.byCell[place{c, r.source}]; return m, ok }
		sum := func(cells []cell) {
			st := statement{terms: []int{n}}
			for _, c := range cells {
				m, ok := get(c)
				if !ok {
					return
				}
				st.terms = append(st.terms, m)
			}
			if len(cells) > 0 {
				add(st)
			}
		}
		var over, segs, inside []cell
		if d.form == amount || d.form == net || d.form == balance {
			for _, p := range x.areas[r.area].parts {
				over = append(over, cell{r.ind, p, r.seg, r.at})
			}
			for _, p := range x.segs[r.seg].parts {
				segs = append(segs, cell{r.ind, r.area, p, r.at})
			}
			if r.at < 0 && !d.stock {
				for t := ^r.at * x.per; t < (^r.at+1)*x.per; t++ {
					inside = append(inside, cell{r.ind, r.area, r.seg, t})
				}
			}
		}
		sum(over)
		sum(segs)
		sum(inside)
		if d.form == quotient {
			p, ok1 := get(cell{d.of, r.area, r.seg, r.at})
			q, ok2 := get(cell{d.by, r.area, r.seg, r.at})
			if ok1 && ok2 {
				add(statement{form: quotient, terms: []int{n, p, q}, power: x.power(d)})
			}
		}
		for s := range x.publishers {
			if m, ok := x.byCell[place{r.cell, s}]; ok && s < r.source && x.publishers[s].name != x.publishers[r.source].name {
				add(statement{same: true, terms: []int{n, m}})
			}
		}
	}
}

// twice returns the ends of what a record can mean, times two.
func (r *record) twice() (lo, hi int64) {
	step := pow10(max(r.tens, 0))
	return 2*r.value - step, 2*r.value + step
}

// breaks reports whether a statement cannot hold.
func (x *Sector) breaks(st statement, changed map[int]record) bool {
	at := func(i int) (lo, hi int64) {
		r, ok := changed[st.terms[i]]
		if !ok {
			r = x.records[st.terms[i]]
		}
		return r.twice()
	}
	lo, hi := at(0)
	switch {
	case st.same:
		l, h := at(1)
		return lo > h || hi < l
	case st.form == quotient:
		l1, h1 := at(1)
		l2, h2 := at(2)
		if l2 <= 0 || l1 <= 0 {
			return false
		}
		return compareQuotient(lo, h1, l2, st.power) > 0 || compareQuotient(hi, l1, h2, st.power) < 0
	}
	for i := range st.terms[1:] {
		l, h := at(i + 1)
		lo, hi = lo-h, hi-l
	}
	return lo > 0 || hi < 0
}

// compareQuotient compares q with p/d times a power of ten, of numbers that are all twice
// what they stand for; d is above zero.
func compareQuotient(q, p, d int64, power int) int {
	left, right := product(q, d), product(p, 2)
	if power < 0 {
		left.Mul(left, big.NewInt(pow10(-power)))
	} else {
		right.Mul(right, big.NewInt(pow10(power)))
	}
	return left.Cmp(right)
}

// Kind is a kind of fault.
type Kind uint8

// The kinds.
const (
	TenTimes Kind = iota
	Tenth
	Thousandfold
	Millionfold
	Thousandth
	Swapped
	Dropped
	Doubled
	NextPeriod
	LastPeriod
	OtherPart
	TenPercent
	SignLost
	kinds
)

var kindNames = [...]string{
	"x10", "/10", "x1000", "x10^6", "/1000", "swapped", "dropped", "doubled", "next period", "last period", "other part",
	"10 % off", "sign lost",
}

// String names the kind.
func (k Kind) String() string { return kindNames[k] }

// Kinds lists all kinds.
func Kinds() (list []Kind) {
	for k := range kinds {
		list = append(list, k)
	}
	return list
}

// Fault is a fault planted in a sector.
type Fault struct {
	Kind    Kind
	Record  indicators.ID
	Visible bool // beyond rounding, or a hundred times off in a series that says so

	x       *Sector
	n       int
	changed map[int]record
}

// Plant plants a fault; nil where no place was found.
func (x *Sector) Plant(k Kind, seed uint64) *Fault {
	r := rand.New(rand.NewPCG(seed, uint64(k)+100))
	for range 500 {
		n := r.IntN(len(x.records))
		rec := x.records[n]
		if x.publishers[rec.source].vintage == 1 || x.publishers[rec.source].vintage == 2 {
			continue
		}
		if !x.misprint(&rec, k, r) || rec.value == x.records[n].value || max(rec.value, -rec.value) > 4e17 {
			continue
		}
		f := &Fault{Kind: k, Record: ID(n), x: x, n: n, changed: map[int]record{n: rec}}
		for _, m := range x.of[n] {
			f.Visible = f.Visible || x.breaks(x.rules[m], f.changed)
		}
		was, is := x.records[n].value, rec.value
		f.Visible = f.Visible || was > 0 && is > 0 && (is/100 >= was || was/100 >= is) && x.years*x.per >= 8 && x.stable(n)
		return f
	}
	return nil
}

// stable reports whether the figures of a record's series are all within ten times of
// it, and none is small.
func (x *Sector) stable(n int) bool {
	r := x.records[n]
	count := 0
	for _, t := range x.periods() {
		c := r.cell
		c.at = t
		m, ok := x.byCell[place{c, r.source}]
		if !ok || (t < 0) != (r.at < 0) {
			continue
		}
		v := x.records[m].value
		if v < 100 || v > 10*r.value || r.value > 10*v {
			return false
		}
		count++
	}
	return count >= 8
}

// misprint changes what a record shows.
func (x *Sector) misprint(r *record, k Kind, rnd *rand.Rand) bool {
	copied := func(change func(c *place)) bool {
		p := place{r.cell, r.source}
		change(&p)
		m, ok := x.byCell[p]
		if ok {
			r.value, r.tens = x.records[m].value, x.records[m].tens
		}
		return ok
	}
	amounts := x.indicators[r.ind].form == amount || x.indicators[r.ind].form == price
	switch k {
	case TenTimes, Thousandfold, Millionfold:
		n := map[Kind]int{TenTimes: 1, Thousandfold: 3, Millionfold: 6}[k]
		if max(r.value, -r.value) > 4e17/pow10(n) {
			return false
		}
		r.value *= pow10(n)
		r.tens += n
		return amounts && r.value != 0
	case Tenth, Thousandth:
		n := int64(10)
		if k == Thousandth {
			n = 1000
		}
		if r.value%n != 0 && r.value < 100*n {
			return false
		}
		r.value, r.tens = r.value/n, max(r.tens-len(strconv.Itoa(int(n)))+1, 0)
		return amounts && r.value != 0
	case Swapped, Dropped, Doubled:
		return misspell(r, k, rnd)
	case NextPeriod:
		return copied(func(p *place) { p.at++ }) && r.at >= 0
	case LastPeriod:
		return copied(func(p *place) { p.at-- }) && r.at > 0
	case OtherPart:
		return copied(func(p *place) {
			if len(x.areas) > 1 {
				p.area = 1 + rnd.IntN(len(x.areas)-1)
			} else {
				p.seg = rnd.IntN(len(x.segs))
			}
		})
	case TenPercent:
		r.value = round(r.value+r.value/10, r.tens)
		return r.value != 0
	case SignLost:
		r.value = -r.value
		return r.value > 0
	}
	return false
}

// misspell changes a digit that is printed.
func misspell(r *record, k Kind, rnd *rand.Rand) bool {
	text := strconv.FormatInt(r.value, 10)
	sign := ""
	if strings.HasPrefix(text, "-") {
		sign, text = "-", text[1:]
	}
	last := len(text) - max(r.tens, 0)
	if last < 2 {
		return false
	}
	i := rnd.IntN(last - 1)
	b := []byte(text)
	switch k {
	case Swapped:
		b[i], b[i+1] = b[i+1], b[i]
	case Dropped:
		b = slices.Delete(b, i+1, i+2)
	case Doubled:
		b = slices.Insert(b, i, b[i])
	}
	if b[0] == '0' || len(b) > 17 {
		return false
	}
	v, err := strconv.ParseInt(sign+string(b), 10, 64)
	r.value = v
	return err == nil
}

// Dataset is the sector with the fault.
func (f *Fault) Dataset() *indicators.Dataset { return f.x.Dataset(f.changed) }

// Right is what the record should show, and Printed what it does.
func (f *Fault) Right() figure.Figure { return f.x.figure(f.x.records[f.n]) }

// Printed is what the record shows.
func (f *Fault) Printed() figure.Figure { return f.x.figure(f.changed[f.n]) }

// Score counts how rules did.
type Score struct {
	Faults, Visible, Told, Named, First, Accused, Other int
	Figures, Clean                                      int
}

// Check finds the findings of a dataset.
type Check func(*indicators.Dataset) []finding.Finding

// Count judges one fault.
func (s *Score) Count(f *Fault, check Check) {
	s.Faults++
	path := "/observations/" + string(f.Record)
	told, named, first, accused, heads := false, false, false, false, 0
	for _, h := range check(f.Dataset()) {
		if h.Severity < finding.SeverityWarning {
			continue
		}
		heads++
		switch {
		case strings.HasPrefix(h.Path, path):
			told, named = true, true
			if c := h.Suggestion.Candidates; len(c) > 0 {
				x, _ := c[0].Figure.Rat()
				y, _ := f.Right().Rat()
				first = first || x != nil && x.Cmp(y) == 0
			}
		case strings.HasPrefix(h.Path, "/observations/"):
			accused = true
		default:
			for _, e := range h.Evidence {
				told = told || e.Path == path
			}
		}
	}
	if told {
		heads--
	}
	count := func(n *int, is bool) {
		if is {
			*n++
		}
	}
	count(&s.Visible, f.Visible)
	count(&s.Told, f.Visible && told)
	count(&s.Named, f.Visible && named)
	count(&s.First, f.Visible && first)
	count(&s.Accused, accused)
	s.Other += heads
}

// CountClean judges a clean sector.
func (s *Score) CountClean(x *Sector, check Check) {
	s.Figures += x.Len()
	for _, h := range check(x.Dataset(nil)) {
		if h.Severity >= finding.SeverityWarning {
			s.Clean++
		}
	}
}

// Add adds another score.
func (s *Score) Add(o Score) {
	s.Faults, s.Visible, s.Told, s.Named = s.Faults+o.Faults, s.Visible+o.Visible, s.Told+o.Told, s.Named+o.Named
	s.First, s.Accused, s.Other = s.First+o.First, s.Accused+o.Accused, s.Other+o.Other
	s.Figures, s.Clean = s.Figures+o.Figures, s.Clean+o.Clean
}

// String is one line of a table.
func (s Score) String() string {
	return fmt.Sprintf("told %d/%d named %d first %d accused %d other %d of %d faults",
		s.Told, s.Visible, s.Named, s.First, s.Accused, s.Other, s.Faults)
}
