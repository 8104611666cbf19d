package indicators_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestAddLike: an observation put together from prototypes is the one that
// AddObservation adds.
func TestAddLike(t *testing.T) {
	n := 4000
	if testing.Short() {
		n = 500
	}
	r := random{rand.New(rand.NewPCG(5, 5))}
	var like, whole indicators.Builder
	for i := range n {
		o := r.observation(i)
		o.Figure = figure.Figure{}
		at, rest := o, o
		at.Key.Indicator, rest.Key = "other", indicators.Key{}
		key, err := like.Prototype(indicators.Observation{Key: o.Key.Series()})
		if err != nil {
			t.Fatal(err)
		}
		when, err := like.Prototype(at)
		if err != nil {
			t.Fatal(err)
		}
		others, err := like.Prototype(rest)
		if err != nil {
			t.Fatal(err)
		}
		coef := pick(r, 0, 1, -1, 10, 1500, r.Int64N(1e6), -r.Int64N(1e15), math.MaxInt64, math.MinInt64, 9_000_000_000_000_000_000)
		exp := int8(pick(r, 0, 0, -1, -2, -5, -18, -19, -40, 1, 3, 18, 60, 127, -128))
		q := figure.Qualifier(r.IntN(8))
		res := pick(r, figure.NoResolution, figure.NoResolution, 0, -2, 3, -20, exp)
		o.Figure, err = figure.FromCompact(coef, exp, q, res)
		if ok := like.AddLike(&key, &when, &others, []byte(o.ID), coef, exp, q, res); ok != (err == nil) {
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
	p, err := b.Prototype(indicators.Observation{Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}})
	if err != nil {
		t.Fatal(err)
	}
	foreign, err := other.Prototype(indicators.Observation{})
	if err != nil {
		t.Fatal(err)
	}
	none := figure.NoResolution
	for _, c := range []struct {
		name          string
		key, at, rest *indicators.Prototype
		id            string
		q             figure.Qualifier
	}{
		{"no ID", &p, &p, &p, "", 0}, {"not an ID", &p, &p, &p, "a b", 0}, {"not UTF-8", &p, &p, &p, "a\xff", 0}, {"dot first", &p, &p, &p, ".a", 0},
		{"no such qualifier", &p, &p, &p, "a", figure.QBetween},
		{"key of another", &foreign, &p, &p, "a", 0}, {"period of another", &p, &foreign, &p, "a", 0}, {"rest of another", &p, &p, &foreign, "a", 0},
		{"zero", &indicators.Prototype{}, &p, &p, "a", 0},
	} {
		if b.AddLike(c.key, c.at, c.rest, []byte(c.id), 1, 0, c.q, none) || b.Len() > 0 {
			t.Errorf("%s: added", c.name)
		}
	}
	if !b.AddLike(&p, &p, &p, []byte("a"), 1, 0, 0, none) || b.Len() != 1 {
		t.Error("not added")
	}
	for _, o := range []indicators.Observation{{Key: indicators.Key{Indicator: "a b"}}, {Words: "\xff"}, {Role: 99}} {
		if _, err := b.Prototype(o); err == nil {
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
	if raceEnabled {
		t.Skip()
	}
	var b indicators.Builder
	p, err := b.Prototype(indicators.Observation{Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}})
	if err != nil {
		t.Fatal(err)
	}
	id := []byte("record-0000")
	if n := testing.AllocsPerRun(100_000, func() { b.AddLike(&p, &p, &p, id, 7, -1, 0, figure.NoResolution) }); n > 0 {
		t.Errorf("%v allocations", n)
	}
}

func ExamplePrototype() {
	var b indicators.Builder
	p, err := b.Prototype(indicators.Observation{
		Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2015)}, Role: indicators.Observed, Source: "ministry",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	b.AddLike(&p, &p, &p, []byte("jobs-2015"), 63, 3, figure.QAbout, figure.NoResolution)
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		fmt.Println(err)
		return
	}
	d, err := b.Build(c)
	if err != nil {
		fmt.Println(err)
		return
	}
	o, _ := d.Observation("jobs-2015")
	fmt.Println(o.Key, o.Figure)
	// Output: jobs MA 2015 ~63000
}
