package index_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// fourAggregates are the aggregates A, B, C and D of Statistics Canada, catalogue
// 13-017-X, table 2.12: values at current prices and volumes at the prices of t1.
var fourAggregates = [4]struct{ value, volume string }{
	{"80 90 72 48", "60 90 108 144"}, {"180 210 240 255", "210 210 224 238"},
	{"250 450 455 504", "375 450 525 540"}, {"100 150 150 135", "120 150 150 162"},
}

// volumeBasket returns the aggregates from first to last in the periods t-1 and t,
// swapped: their index is one of volume.
func volumeBasket(tb testing.TB, first, last, t int) []index.Product {
	tb.Helper()
	var basket []index.Product
	for _, x := range fourAggregates[first : last+1] {
		values, volumes := strings.Fields(x.value), strings.Fields(x.volume)
		var p [2]figure.Figure
		var q [2]figure.Figure
		for n := range 2 {
			q[n] = figure.MustParse(volumes[t-1+n])
			var err error
			if p[n], err = figure.MustParse(values[t-1+n]).Quo(q[n]); err != nil {
				tb.Fatal(err)
			}
		}
		basket = append(basket, index.Product{Price0: q[0], Price1: q[1], Quantity0: p[0], Quantity1: p[1]})
	}
	return basket
}

// TestContributionsStatisticsCanada: all indices of table 2.12, unlinked and
// linked, the chained volume of A and B, and the contributions to growth in t3
// (www150.statcan.gc.ca/n1/pub/13-017-x/2008001/t/5213499-eng.htm).
func TestContributionsStatisticsCanada(t *testing.T) {
	fisher := func(b []index.Product) (figure.Figure, error) { return index.Fisher(b, 12) }
	for _, c := range []struct {
		name         string
		of           func([]index.Product) (figure.Figure, error)
		first, last  int
		links, chain string
	}{
		{"AB Paasche", index.Paasche, 0, 1, "111.1 109.5 109.8", ""},
		{"CD Paasche", index.Paasche, 2, 3, "121.2 112.0 103.9", ""},
		{"Total Paasche", index.Paasche, 0, 3, "117.6 111.2 105.7", ""},
		{"AB Laspeyres", index.Laspeyres, 0, 1, "115.4 110.7 112.5", ""},
		{"CD Laspeyres", index.Laspeyres, 2, 3, "121.4 112.5 104.1", ""},
		{"Total Laspeyres", index.Laspeyres, 0, 3, "118.9 111.9 107.0", ""},
		{"AB Fisher", fisher, 0, 1, "113.2 110.1 111.1", "100.0 113.2 124.6 138.5"},
		{"CD Fisher", fisher, 2, 3, "121.3 112.3 104.0", "100.0 121.3 136.2 141.7"},
		{"Total Fisher", fisher, 0, 3, "118.2 111.5 106.3", "100.0 118.2 131.9 140.2"},
	} {
		var links []figure.Figure
		for n, want := range strings.Fields(c.links) {
			f, err := c.of(volumeBasket(t, c.first, c.last, n+1))
			if err != nil || !printed(percent(t, f), want) {
				t.Errorf("%s in t%d: %s, %v; printed %s", c.name, n+1, f, err, want)
			}
			links = append(links, f)
		}
		chain, err := index.Chain(links...)
		if err != nil {
			t.Fatal(err)
		}
		for n, want := range strings.Fields(c.chain) {
			if !printed(percent(t, chain[n]), want) {
				t.Errorf("%s linked, t%d: %s; printed %s", c.name, n, chain[n], want)
			}
		}
		if c.name == "AB Fisher" { // 300 in t1, and the chain around it
			series, err := index.Rebase(chain, 1, 1)
			if err != nil {
				t.Fatal(err)
			}
			for n, want := range strings.Fields("265.0 300.0 330.2 367.0") {
				v, err := series[n].Mul(figure.FromInt64(300))
				if err != nil || !printed(v, want) {
					t.Errorf("volume of AB in t%d: %s, %v; printed %s", n, v, err, want)
				}
			}
		}
	}
	parts, err := index.FisherContributions(volumeBasket(t, 0, 3, 3), 10)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range strings.Fields("1.98 1.66 1.49 1.22") {
		if !printed(percent(t, parts[i]), want) {
			t.Errorf("contribution of %c: %s; printed %s", 'A'+i, parts[i], want)
		}
	}
}

// TestContributionsManual: the PPI Manual's basket. The contributions to Laspeyres
// follow from its tables by hand; those to Fisher are printed by the R package
// gpindex for the same data (fisher_contributions2, tests/Examples).
func TestContributionsManual(t *testing.T) {
	parts, err := index.Contributions(manualBasket(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range strings.Fields("0.02 0.2 0.06 -0.03 0.18 -0.01") {
		if !parts[i].Equal(figure.MustParse(want)) {
			t.Errorf("product %d: %s, want %s", i+1, parts[i], want)
		}
	}
	fisher, err := index.FisherContributions(manualBasket(t, 2), 12)
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range strings.Fields("0.01782865 0.18815627 0.05792735 -0.03414531 0.18217135 -0.01088828") {
		if !printed(fisher[i], want) {
			t.Errorf("product %d: %s, printed %s", i+1, fisher[i], want)
		}
	}
}

// Contributions add up: to the growth of Laspeyres, of a chain of it, and of
// Fisher.
func TestContributionsAddUp(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 5))
	one := figure.FromInt64(1)
	for range testkit.Cases(25, 500) {
		n := 1 + rng.IntN(5)
		links := [][]index.Product{randomBasket(rng, n), randomBasket(rng, n), randomBasket(rng, n)}
		var indices []figure.Figure
		for _, b := range links {
			l, err1 := index.Laspeyres(b)
			parts, err2 := index.Contributions(b)
			sum, err3 := figure.Sum(parts...)
			growth, err4 := l.Sub(one)
			if err := cmp.Or(err1, err2, err3, err4); err != nil || !sum.Equal(growth) {
				t.Fatalf("%s adds up to %s, growth %s, %v", parts, sum, growth, err)
			}
			indices = append(indices, l)
		}
		chain, err1 := index.Chain(indices...)
		parts, err2 := index.ChainContributions(links...)
		sum, err3 := figure.Sum(parts...)
		if err := cmp.Or(err1, err2, err3); err != nil {
			t.Fatal(err)
		}
		if growth, err := chain[3].Sub(one); err != nil || !sum.Equal(growth) {
			t.Fatalf("chain: %s adds up to %s, growth %s, %v", parts, sum, growth, err)
		}
		fisher, err1 := index.Fisher(links[0], 20)
		parts, err2 = index.FisherContributions(links[0], 20)
		sum, err3 = figure.Sum(parts...)
		growth, err4 := fisher.Sub(one)
		if err := cmp.Or(err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		width := new(big.Rat).Sub(sum.Upper().Value, sum.Lower().Value)
		if _, meets := sum.Intersect(growth); !meets || width.Cmp(big.NewRat(1, 1_000_000_000_000_000)) > 0 {
			t.Fatalf("Fisher: %s adds up to %s, growth %s", parts, sum, growth)
		}
	}
}

// Ranges are enclosed, and for one product the hull is reached at its corners.
func TestContributionsEnclose(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 6))
	for range testkit.Cases(40, 1000) {
		n := 1 + rng.IntN(3)
		points, ranges := make([]index.Product, n), make([]index.Product, n)
		for i := range points {
			x := [4]int64{rng.Int64N(9) + 3, rng.Int64N(9) + 3, rng.Int64N(9) + 3, rng.Int64N(9) + 3}
			f := figure.FromInt64
			points[i] = index.Product{Price0: f(x[0]), Price1: f(x[1]), Quantity0: f(x[2]), Quantity1: f(x[3])}
			ranges[i] = index.Product{Price0: rangeAround(rng, x[0]), Price1: rangeAround(rng, x[1]),
				Quantity0: rangeAround(rng, x[2]), Quantity1: rangeAround(rng, x[3])}
		}
		p, err1 := index.Contributions(points)
		r, err2 := index.Contributions(ranges)
		q, err3 := index.ChainContributions(points, points)
		s, err4 := index.ChainContributions(ranges, ranges)
		if err := cmp.Or(err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		for i := range p {
			if !r[i].Encloses(p[i]) || !s[i].Encloses(q[i]) {
				t.Fatalf("%s not in %s, or %s not in %s", p[i], r[i], q[i], s[i])
			}
		}
		if n == 1 { // the quantity cancels out
			growth, err := figure.Growth(ranges[0].Price0, ranges[0].Price1)
			if err != nil || !r[0].Equal(growth.WithoutResolution()) {
				t.Fatalf("%s, growth %s, %v", r[0], growth, err)
			}
		}
	}
}

func TestContributionsRefuse(t *testing.T) {
	f := figure.FromInt64
	sound := index.Product{Price0: f(1), Price1: f(2), Quantity0: f(3), Quantity1: f(4)}
	change := func(g func(p *index.Product)) []index.Product {
		p := sound
		g(&p)
		return []index.Product{p}
	}
	for _, c := range []struct {
		name   string
		basket []index.Product
		want   error
	}{
		{"empty", nil, figure.ErrDivisionByZero},
		{"weights that lack", change(func(p *index.Product) { p.Quantity0 = figure.Figure{} }), figure.ErrUnset},
		{"price of zero", change(func(p *index.Product) { p.Price1 = f(0) }), figure.ErrDomain},
		{"negative quantity", change(func(p *index.Product) { p.Quantity0 = f(-1) }), figure.ErrDomain},
		{"no upper bound", change(func(p *index.Product) { p.Quantity0 = figure.MustParse(">1") }), figure.ErrDomain},
		{"no quantity", change(func(p *index.Product) { p.Quantity0 = f(0) }), figure.ErrDivisionByZero},
		{"too many", make([]index.Product, 10_001), index.ErrLimit},
	} {
		if _, err := index.Contributions(c.basket); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
		if _, err := index.ChainContributions(c.basket); !errors.Is(err, c.want) {
			t.Errorf("chain, %s: %v, want %v", c.name, err, c.want)
		}
		if c.name == "no upper bound" {
			c.want = figure.ErrNotPoint
		}
		if _, err := index.FisherContributions(c.basket, 2); !errors.Is(err, c.want) {
			t.Errorf("Fisher, %s: %v, want %v", c.name, err, c.want)
		}
	}
	one := []index.Product{sound}
	if _, err := index.ChainContributions(one, append(one, sound)); !errors.Is(err, index.ErrBreak) {
		t.Error(err)
	}
	if _, err := index.ChainContributions(); !errors.Is(err, index.ErrBreak) {
		t.Error(err)
	}
	if _, err := index.FisherContributions(one, 201); !errors.Is(err, figure.ErrDomain) {
		t.Error(err)
	}
}

func ExampleContributions() {
	f := figure.FromInt64
	basket := []index.Product{
		{Price0: f(10), Price1: f(12), Quantity0: f(3)},
		{Price0: f(7), Price1: f(6), Quantity0: f(10)},
	}
	parts, _ := index.Contributions(basket)
	all, _ := index.Laspeyres(basket)
	fmt.Println(parts, all)
	// Output: [0.06 -0.1] 0.96
}

func ExampleChainContributions() {
	f := figure.FromInt64
	first := []index.Product{{Price0: f(5), Price1: f(8), Quantity0: f(1)}, {Price0: f(5), Price1: f(7), Quantity0: f(1)}}
	second := []index.Product{{Price0: f(8), Price1: f(9), Quantity0: f(1)}, {Price0: f(2), Price1: f(2), Quantity0: f(1)}}
	parts, _ := index.ChainContributions(first, second)
	fmt.Println(parts) // 0.3 + 1.5 * 0.1, and 0.2
	// Output: [0.45 0.2]
}

func ExampleFisherContributions() {
	f := figure.FromInt64
	parts, _ := index.FisherContributions([]index.Product{
		{Price0: f(1), Price1: f(2), Quantity0: f(4), Quantity1: f(2)},
		{Price0: f(1), Price1: f(1), Quantity0: f(4), Quantity1: f(6)},
	}, 4)
	fmt.Println(parts) // the second price does not change
	// Output: [[0.3693,0.3694] 0]
}
