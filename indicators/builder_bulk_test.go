package indicators_test

import (
	"bytes"
	"errors"
	"iter"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// into is a sequence that only hands out the rows that it can put observations into.
type into func(rows bulk.Rows[indicators.Observation])

func (f into) All() iter.Seq2[indicators.Observation, error] { return f.AllInto(nil) }

func (f into) AllInto(rows bulk.Rows[indicators.Observation]) iter.Seq2[indicators.Observation, error] {
	return func(func(indicators.Observation, error) bool) { f(rows) }
}

// rowsOf returns the rows of a Builder.
func rowsOf(t *testing.T, b *indicators.Builder) (rows bulk.Rows[indicators.Observation]) {
	t.Helper()
	if err := b.AddAll(into(func(r bulk.Rows[indicators.Observation]) { rows = r })); err != nil || rows == nil {
		t.Fatal(rows, err)
	}
	return rows
}

// sequence is a sequence without rows.
type sequence []any

func (s sequence) All() iter.Seq2[indicators.Observation, error] {
	return func(yield func(indicators.Observation, error) bool) {
		for _, x := range s {
			o, _ := x.(indicators.Observation)
			err, _ := x.(error)
			if !yield(o, err) {
				return
			}
		}
	}
}

func TestAddAll(t *testing.T) {
	one, two := indicators.Observation{ID: "a"}, indicators.Observation{ID: "b"}
	problem := func(detail string) *indicators.Problems {
		return &indicators.Problems{List: []*indicators.Error{{Err: indicators.ErrInvalid, Detail: detail}}, Total: 2}
	}
	last := errors.New("last")
	for _, test := range []struct {
		name  string
		in    sequence
		n     int
		total int
		err   error
	}{
		{name: "none"},
		{name: "all", in: sequence{one, two}, n: 2},
		{name: "problems", in: sequence{one, problem("x"), two, problem("y")}, n: 2, total: 4, err: indicators.ErrInvalid},
		{name: "an end", in: sequence{one, last, two}, n: 1, err: last},
		{name: "problems and an end", in: sequence{problem("x"), one, last, two}, n: 1, total: 2, err: last},
	} {
		var b indicators.Builder
		err := b.AddAll(test.in)
		var problems *indicators.Problems
		total := 0
		if errors.As(err, &problems) {
			total = problems.Total
		}
		if b.Len() != test.n || total != test.total || !errors.Is(err, test.err) {
			t.Errorf("%s: %d observations, %d problems, %v", test.name, b.Len(), total, err)
		}
	}
}

// TestAddLike: an observation put together from prototypes is the one that
// AddObservation adds.
func TestAddLike(t *testing.T) {
	n := testkit.Cases(500, 4000)
	r := random{rand.New(rand.NewPCG(5, 5))}
	var like, whole indicators.Builder
	rows := rowsOf(t, &like)
	for i := range n {
		o := r.observation(i)
		o.Figure = figure.Figure{}
		at, rest := o, o
		at.Key.Indicator, rest.Key = "other", indicators.Key{}
		key, err := rows.Prototype(indicators.Observation{Key: o.Key.Series()})
		if err != nil {
			t.Fatal(err)
		}
		when, err := rows.Prototype(at)
		if err != nil {
			t.Fatal(err)
		}
		others, err := rows.Prototype(rest)
		if err != nil {
			t.Fatal(err)
		}
		coef := pick(r, 0, 1, -1, 10, 1500, r.Int64N(1e6), -r.Int64N(1e15), math.MaxInt64, math.MinInt64, 9_000_000_000_000_000_000)
		exp := int8(pick(r, 0, 0, -1, -2, -5, -18, -19, -40, 1, 3, 18, 60, 127, -128))
		q := figure.Qualifier(r.IntN(8))
		res := pick(r, figure.NoResolution, figure.NoResolution, 0, -2, 3, -20, exp)
		o.Figure, err = figure.FromCompact(coef, exp, q, res)
		if ok := rows.AddLike(&key, &when, &others, []byte(o.ID), coef, exp, q, res); ok != (err == nil) {
			t.Fatalf("%d*10^%d %v @10^%d: added %v, want %v", coef, exp, q, res, ok, err)
		}
		if err == nil {
			whole.AddObservation(o)
		}
	}
	if like.Len() < n/4 {
		t.Fatalf("only %d of %d", like.Len(), n)
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	var texts [2]bytes.Buffer
	for i, b := range []*indicators.Builder{&like, &whole} {
		d, err := b.Build(c)
		if err != nil {
			t.Fatal(err)
		}
		if err := indicators.WriteObservations(&texts[i], indicators.JSONLines, d.All()); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Equal(texts[0].Bytes(), texts[1].Bytes()) {
		t.Error("the datasets differ")
	}
}

func TestAddLikeRefuses(t *testing.T) {
	var b, other indicators.Builder
	rows := rowsOf(t, &b)
	p, err := rows.Prototype(indicators.Observation{Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}})
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := rowsOf(t, &other).Prototype(indicators.Observation{})
	if err != nil {
		t.Fatal(err)
	}
	none := figure.NoResolution
	for _, c := range []struct {
		name          string
		key, at, rest *bulk.Prototype
		id            string
		q             figure.Qualifier
	}{
		{"no ID", &p, &p, &p, "", 0}, {"not an ID", &p, &p, &p, "a b", 0}, {"not UTF-8", &p, &p, &p, "a\xff", 0}, {"dot first", &p, &p, &p, ".a", 0},
		{"no such qualifier", &p, &p, &p, "a", figure.QBetween},
		{"key of another", &foreign, &p, &p, "a", 0}, {"period of another", &p, &foreign, &p, "a", 0}, {"rest of another", &p, &p, &foreign, "a", 0},
		{"zero", &bulk.Prototype{}, &p, &p, "a", 0},
	} {
		if rows.AddLike(c.key, c.at, c.rest, []byte(c.id), 1, 0, c.q, none) || b.Len() > 0 {
			t.Errorf("%s: added", c.name)
		}
	}
	if !rows.AddLike(&p, &p, &p, []byte("a"), 1, 0, 0, none) || b.Len() != 1 {
		t.Error("not added")
	}
	for _, o := range []indicators.Observation{{Key: indicators.Key{Indicator: "a b"}}, {Words: "\xff"}, {Role: 99}} {
		if _, err := rows.Prototype(o); err == nil {
			t.Errorf("%+v: no error", o)
		}
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	if d, err := b.Build(c); err != nil || d.Len() != 1 {
		t.Error(err)
	}
}

// TestAddLikeAllocations: a row costs its place in the columns.
func TestAddLikeAllocations(t *testing.T) {
	if testkit.Race() {
		t.Skip()
	}
	var b indicators.Builder
	rows := rowsOf(t, &b)
	p, err := rows.Prototype(indicators.Observation{Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}})
	if err != nil {
		t.Fatal(err)
	}
	id := []byte("record-0000")
	if n := testing.AllocsPerRun(100_000, func() { rows.AddLike(&p, &p, &p, id, 7, -1, 0, figure.NoResolution) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}
