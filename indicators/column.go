package indicators

import (
	"math"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

// column is one number for each row. It is nil while every number is 0, so
// that what a dataset does not state costs nothing.
type column []uint32

func (c column) at(row int) uint32 {
	if row >= len(c) {
		return 0
	}
	return c[row]
}

// set sets the number of a row at or after the last one set.
func (c *column) set(row int, v uint32) {
	if v == 0 {
		return
	}
	if n := len(*c); row > n {
		*c = slices.Grow(*c, row+1-n)[:row]
		clear((*c)[n:])
	}
	*c = append((*c)[:row], v)
}

// arrange returns the column with row order[i] as row i, and every number v as
// rank[v]; a nil rank leaves numbers as they are.
func (c column) arrange(order, rank []uint32) column {
	if c == nil {
		return nil
	}
	out := make(column, len(order))
	for i, row := range order {
		v := c.at(int(row))
		if rank != nil {
			v = rank[v]
		}
		out[i] = v
	}
	return out
}

// figures is a column of figures: a coefficient and a form for each. The few
// figures without a compact form stand in large, and their coefficient says
// where.
type figures struct {
	coef  []int64
	form  []form
	large []figure.Figure
}

// form says how a coefficient is read; see [figure.FromCompact].
type form struct {
	kind       formKind
	qualifier  uint8 // a figure.Qualifier, kept short: there is one for each row
	exp        int8
	resolution int8
}

type formKind uint8

const (
	formUnset formKind = iota
	formCompact
	formLarge
)

// packCompact returns the figure of the given form, which [figure.FromCompact]
// defines, as a row has it, if there is one.
func (b *Builder) packCompact(coef int64, exp int8, q figure.Qualifier, resolution int8) (int64, form, bool) {
	// The canonical form has no zeros behind the point, and zeros before it in the
	// coefficient.
	for exp < 0 && coef%10 == 0 && coef != 0 {
		coef /= 10
		exp++
	}
	fits := resolution == figure.NoResolution || resolution <= exp
	const most = math.MaxInt64 / 10
	for exp > 0 && -most <= coef && coef <= most {
		coef *= 10
		exp--
	}
	if exp > 0 || exp < -compactPlaces || coef == 0 || q > figure.QUpTo || !fits ||
		resolution != figure.NoResolution && resolution < -compactPlaces {
		x, err := figure.FromCompact(coef, exp, q, resolution)
		if err != nil {
			return 0, form{}, false
		}
		coef, how := b.pack(x)
		return coef, how, true
	}
	return coef, form{formCompact, uint8(q), exp, resolution}, true
}

// compactPlaces is how many decimals a number with a coefficient of 64 bits has.
const compactPlaces = 18

// at returns the figure of a row. It allocates nothing for numbers of ordinary
// size.
func (f *figures) at(row int) figure.Figure {
	n, how := f.coef[row], f.form[row]
	switch how.kind {
	case formCompact:
		// There is no error for what Compact has returned.
		x, _ := figure.FromCompact(n, how.exp, figure.Qualifier(how.qualifier), how.resolution)
		return x
	case formLarge:
		return f.large[n]
	}
	return figure.Figure{}
}

// stored returns how the figure of a row is stored.
func (f *figures) stored(row int) (int64, form) { return f.coef[row], f.form[row] }

// same reports whether two rows hold one figure with one resolution. Figures that have no
// compact form are not compared.
func (f *figures) same(row, other int) bool {
	return f.form[row].kind == formCompact && f.form[row] == f.form[other] && f.coef[row] == f.coef[other]
}

// texts is a table of strings in one piece of memory: string i is the one that
// ends at ends[i]. A string that is read from it is a part of that memory.
type texts struct {
	all  string
	ends []uint32
}

func (t *texts) at(i uint32) string {
	start := uint32(0)
	if i > 0 {
		start = t.ends[i-1]
	}
	return t.all[start:t.ends[i]]
}

// newTexts joins strings; ok is false when they are too long for one table, 4
// GiB.
func newTexts(list []string) (t texts, ok bool) {
	size := 0
	for _, s := range list {
		size += len(s)
		if size < 0 || uint64(size) > math.MaxUint32 {
			return texts{}, false
		}
	}
	var all strings.Builder
	all.Grow(size)
	t.ends = make([]uint32, len(list))
	for i, s := range list {
		all.WriteString(s)
		t.ends[i] = uint32(all.Len())
	}
	t.all = all.String()
	return t, true
}

// numbers gives each distinct value a number, in order of first use; the zero
// value is number 0.
type numbers[T comparable] struct {
	number map[T]uint32
	values []T
	last   T // what repeats is found without a look-up
	lastNo uint32
}

// open makes the table and numbers the zero value.
func (t *numbers[T]) open() {
	if t.number == nil {
		var zero T
		t.number = map[T]uint32{zero: 0}
		t.values = append(t.values, zero)
	}
}

// find returns the number of a value that has one. The zero value has.
func (t *numbers[T]) find(v T) (n uint32, ok bool) {
	t.open()
	var zero T
	if v == zero {
		return 0, true
	}
	if v == t.last {
		return t.lastNo, true
	}
	if n, ok = t.number[v]; ok {
		t.last, t.lastNo = v, n
	}
	return n, ok
}

// add gives a value that has none a number.
func (t *numbers[T]) add(v T) uint32 {
	t.open()
	n := uint32(len(t.values))
	t.number[v] = n
	t.values = append(t.values, v)
	return n
}

// of returns the number of a value; a new value gets one.
func (t *numbers[T]) of(v T) uint32 {
	if n, ok := t.find(v); ok {
		return n
	}
	return t.add(v)
}

// sorted returns the values in order, and the place of each number in it. The
// zero value must be the least.
func (t *numbers[T]) sorted(compare func(a, b T) int) (values []T, rank []uint32) {
	t.open()
	by := make([]uint32, len(t.values))
	for i := range by {
		by[i] = uint32(i)
	}
	slices.SortFunc(by, func(a, b uint32) int { return compare(t.values[a], t.values[b]) })
	values, rank = make([]T, len(by)), make([]uint32, len(by))
	for i, n := range by {
		values[i] = t.values[n]
		rank[n] = uint32(i)
	}
	return values, rank
}
