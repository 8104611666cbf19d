package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// A statement is what a source says of a key, as a range for PostgreSQL and as
// a figure for the library. Both are written from the same digits.
type statement struct {
	lower, upper *int64 // nil is without end
	bounds       string // "[]", "(]"
	power        int    // of ten, of the unit
	figure       string
}

// units are the units that sources print in, by power of ten.
var units = map[int]string{0: "job", 3: "thousand*job", 6: "million*job"}

// state draws what a source says where n is true: the number, rounded or cut, a
// bound or a range, at times with a slip, and at times in a larger unit.
func (r random) state(n int64) statement {
	switch r.IntN(25) {
	case 0: // a power of ten
		n *= pick[int64](r, 10, 1000, 1_000_000)
	case 1: // another number
		n += n/50 + 1
	case 2: // the first two digits exchanged
		text := []byte(fmt.Sprint(n))
		text[0], text[1] = text[1], text[0]
		fmt.Sscan(string(text), &n)
	}
	s := statement{bounds: "[]"}
	step := pick[int64](r, 1, 1, 10, 100, 1000)
	if step < n/10 {
		if r.IntN(2) == 0 {
			n += step / 2
		}
		n -= n % step
	} else {
		step = 1
	}
	if n%1000 == 0 && r.IntN(3) == 0 {
		s.power, n = 3, n/1000
		step = max(1, step/1000)
	}
	if r.IntN(200) == 0 { // the same number in another unit
		s.power = pick(r, 0, 3, 6)
	}
	s.lower, s.upper = &n, &n
	switch r.IntN(16) {
	case 0:
		s.upper, s.bounds, s.figure = nil, "(]", fmt.Sprintf(">%d", n)
	case 1:
		s.upper, s.figure = nil, fmt.Sprintf(">=%d", n)
	case 2:
		s.lower, s.bounds, s.figure = nil, "[)", fmt.Sprintf("<%d", n)
	case 3:
		s.lower, s.figure = nil, fmt.Sprintf("<=%d", n)
	case 4:
		end := n + 1 + r.Int64N(1+n/20)
		s.upper, s.bounds = &end, pick(r, "[]", "[)", "(]", "()")
		s.figure = fmt.Sprintf("%c%d,%d%c", s.bounds[0], n, end, s.bounds[1])
	case 5:
		s.figure = fmt.Sprintf("~%d", n)
	default:
		s.figure = fmt.Sprintf("%d@%d", n, step)
	}
	return s
}

// TestConflictsBySQL: over random statements of three sources a key, the keys
// for which PostgreSQL finds two ranges without a number in common are exactly
// those of which the library says that two statements deny each other.
func TestConflictsBySQL(t *testing.T) {
	n := testkit.Cases(100_000, 1_000_000)
	r := random{rand.New(rand.NewPCG(2015, 13))}
	conn := connect(t)
	if _, err := conn.Exec(t.Context(), `CREATE TEMPORARY TABLE stated
		(key bigint, source int, lower numeric, upper numeric, bounds text, power int)`); err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	var rows [][]any
	keys := make(map[indicators.Key]int64)
	for source := range 3 {
		id := indicators.ID(fmt.Sprintf("s%d", source))
		b.AddBody(indicators.Body{ID: id})
		b.AddSource(indicators.Source{ID: id, Carrier: id, Originator: id, Date: period.Year(2020)})
	}
	for i := range n / 3 {
		area, year := indicators.ID(fmt.Sprintf("A%d", i/50)), period.Year(1970+i%50)
		key := indicators.Key{Indicator: "jobs", Area: area, Period: year}
		keys[key] = int64(i)
		truth := 100 + r.Int64N(1_000_000_000)>>r.IntN(20)
		for source := range 3 {
			s := r.state(truth)
			rows = append(rows, []any{i, source, s.lower, s.upper, s.bounds, s.power})
			b.AddObservation(indicators.Observation{
				ID: indicators.ID(fmt.Sprintf("F%d-%d", i, source)), Key: key, Role: indicators.RoleObserved,
				Figure: figure.MustParse(s.figure), Unit: figure.MustParseUnit(units[s.power]),
				Source: indicators.ID(fmt.Sprintf("s%d", source)),
			})
		}
	}
	columns := []string{"key", "source", "lower", "upper", "bounds", "power"}
	if _, err := conn.CopyFrom(t.Context(), pgx.Identifier{"stated"}, columns, pgx.CopyFromRows(rows)); err != nil {
		t.Fatal(err)
	}
	want := disjoint(t, conn)
	got, kinds := denied(t, &b, keys)
	t.Logf("%d statements of %d keys; %d keys have a disjoint pair; pairs by kind: %v",
		len(rows), len(keys), len(want), kinds)
	if !slices.Equal(got, want) {
		t.Errorf("the library finds %d keys, PostgreSQL %d; the first that differ: %v",
			len(got), len(want), differ(got, want))
	}
	if len(want) < len(keys)/20 || len(want) > len(keys)*19/20 {
		t.Errorf("%d of %d keys have a disjoint pair: too few or too many to compare", len(want), len(keys))
	}
	agreements := []indicators.ConflictKind{
		indicators.ConflictEqual, indicators.ConflictNested, indicators.ConflictOverlap,
	}
	for _, k := range append(agreements, denials...) {
		if kinds[k] < 10 {
			t.Errorf("%d pairs are of kind %v", kinds[k], k)
		}
	}
}

// disjoint returns the keys of which two ranges have no number in common, in
// order, by PostgreSQL.
func disjoint(t *testing.T, conn *pgx.Conn) []int64 {
	t.Helper()
	rows, _ := conn.Query(t.Context(), `
		WITH ranges AS MATERIALIZED (
			SELECT key, source, numrange(lower * 10::numeric ^ power, upper * 10::numeric ^ power, bounds) AS r FROM stated)
		SELECT DISTINCT a.key FROM ranges a JOIN ranges b ON a.key = b.key AND a.source < b.source
		WHERE NOT a.r && b.r ORDER BY a.key`)
	all, err := pgx.CollectRows(rows, pgx.RowTo[int64])
	if err != nil {
		t.Fatal(err)
	}
	return all
}

// denials are the kinds of two figures without a number in common. A rounding
// and a truncation are explained, and all the same not one number.
var denials = []indicators.ConflictKind{
	indicators.ConflictRounding, indicators.ConflictTruncation, indicators.ConflictDisjoint, indicators.ConflictDigitSlip,
	indicators.ConflictUnitSlip, indicators.ConflictScaleSlip,
}

// denied returns the keys of which two statements deny each other, in order,
// by the library, and how many pairs there are of each kind.
func denied(
	t *testing.T, b *indicators.Builder, keys map[indicators.Key]int64,
) ([]int64, map[indicators.ConflictKind]int) {
	t.Helper()
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{ID: "jobs", Unit: figure.MustParseUnit("job"), Nature: indicators.Stock}},
	})
	if err != nil {
		t.Fatal(err)
	}
	data, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	var all []int64
	kinds := make(map[indicators.ConflictKind]int)
	for _, c := range data.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{}) {
		key, ok := keys[c.Key]
		if !ok {
			t.Fatalf("a conflict of no key: %v", c.Key)
		}
		for _, p := range c.Pairs {
			kinds[p.Kind]++
		}
		if slices.ContainsFunc(c.Pairs, func(p indicators.Pair) bool { return slices.Contains(denials, p.Kind) }) {
			all = append(all, key)
		}
	}
	slices.Sort(all)
	return all, kinds
}

// differ returns the first keys that only one of two ordered lists has.
func differ(a, b []int64) []int64 {
	var out []int64
	for len(out) < 5 && (len(a) > 0 || len(b) > 0) {
		switch {
		case len(b) == 0 || len(a) > 0 && a[0] < b[0]:
			out, a = append(out, a[0]), a[1:]
		case len(a) == 0 || b[0] < a[0]:
			out, b = append(out, b[0]), b[1:]
		default:
			a, b = a[1:], b[1:]
		}
	}
	return out
}
