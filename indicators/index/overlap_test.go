package index_test

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// twoProducts are ten quarters of two products: two whole years and a half.
func twoProducts() [][]index.Item {
	p := [2][]int64{{10, 10, 11, 12, 12, 13, 13, 14, 15, 15}, {20, 19, 19, 18, 18, 17, 17, 16, 15, 14}}
	q := [2][]int64{{5, 6, 6, 7, 6, 8, 9, 9, 9, 10}, {8, 8, 7, 7, 9, 6, 5, 5, 5, 4}}
	seasons := make([][]index.Item, 10)
	for s := range seasons {
		for i := range 2 {
			seasons[s] = append(seasons[s], index.Item{
				Price: figure.FromInt64(p[i][s]), Quantity: figure.FromInt64(q[i][s]),
			})
		}
	}
	return seasons
}

// The expected fractions were computed with the formulas of the Quarterly
// National Accounts Manual in another language, with exact fractions.
func TestOverlap(t *testing.T) {
	for _, c := range []struct {
		name string
		of   func(int, ...[]index.Item) ([]figure.Figure, error)
		want string
	}{
		{"annual", index.AnnualOverlap, "12386/12465 13036/12465 11894/12465 12544/12465 4726/4155 12052/12465 " +
			"2312/2493 2312/2493 3573269/3758336 26264399/28187520"},
		{"one quarter", index.OneQuarterOverlap, "12386/12465 13036/12465 11894/12465 12544/12465 4726/4155 " +
			"12052/12465 2312/2493 2312/2493 2312/2493 369138544/406147095"},
	} {
		got, err := c.of(4, twoProducts()...)
		if err != nil {
			t.Fatal(c.name, err)
		}
		for i, want := range strings.Fields(c.want) {
			if !got[i].Equal(figure.MustParse(want)) {
				t.Errorf("%s: season %d: %s, want %s", c.name, i+1, got[i], want)
			}
		}
	}
}

// randomSeasons returns whole years of a basket; a product may be sold in some
// seasons only.
func randomSeasons(rng *rand.Rand, years, perYear, products int) [][]index.Item {
	seasons := make([][]index.Item, years*perYear)
	for s := range seasons {
		for range products {
			seasons[s] = append(seasons[s], index.Item{
				Price: figure.FromInt64(rng.Int64N(30) + 1), Quantity: figure.FromInt64(rng.Int64N(9) + 1),
			})
		}
	}
	return seasons
}

// The mean of the seasons of a year, with annual overlap, is the chain of the
// annual Laspeyres volumes at annual average prices. With one product both
// techniques give its quantities; inside the first year they agree.
func TestOverlapLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 3))
	for range testkit.Cases(25, 500) {
		perYear, products := 1+rng.IntN(4), 1+rng.IntN(3)
		seasons := randomSeasons(rng, 3, perYear, products)
		annual, err1 := index.AnnualOverlap(perYear, seasons...)
		quarter, err2 := index.OneQuarterOverlap(perYear, seasons...)
		if err := cmp.Or(err1, err2); err != nil {
			t.Fatal(err)
		}
		n := figure.FromInt64(int64(perYear))
		chain := figure.FromInt64(1)
		for y := range 3 {
			sum, err := figure.Sum(annual[y*perYear : (y+1)*perYear]...)
			if err == nil {
				sum, err = sum.Quo(n)
			}
			if err != nil {
				t.Fatal(err)
			}
			if y > 0 {
				link, err := index.Laspeyres(annualBasket(t, seasons, perYear, y))
				if err == nil {
					chain, err = chain.Mul(link)
				}
				if err != nil {
					t.Fatal(err)
				}
			}
			if !sum.Equal(chain) {
				t.Fatalf("mean of year %d: %s, chain %s", y+1, sum, chain)
			}
		}
		for s := range perYear {
			if !annual[s].Equal(quarter[s]) {
				t.Fatalf("season %d: %s and %s", s+1, annual[s], quarter[s])
			}
		}
		if products == 1 {
			for s := range seasons {
				a, err1 := annual[s].Quo(annual[0])
				b, err2 := quarter[s].Quo(quarter[0])
				q, err3 := seasons[s][0].Quantity.Quo(seasons[0][0].Quantity)
				if err := cmp.Or(err1, err2, err3); err != nil || !a.Equal(q) || !b.Equal(q) {
					t.Fatalf("one product: %s, %s, quantities %s, %v", a, b, q, err)
				}
			}
		}
	}
}

// annualBasket returns the basket of which the Laspeyres index is the volume of a
// year on the year before: quantities of both, and the average prices before.
func annualBasket(t *testing.T, seasons [][]index.Item, perYear, y int) []index.Product {
	t.Helper()
	basket := make([]index.Product, len(seasons[0]))
	for i := range basket {
		value, q0, q1 := figure.FromInt64(0), figure.FromInt64(0), figure.FromInt64(0)
		for s := range perYear {
			before, now := seasons[(y-1)*perYear+s][i], seasons[y*perYear+s][i]
			v, err1 := before.Price.Mul(before.Quantity)
			var err2, err3, err4 error
			value, err2 = value.Add(v)
			q0, err3 = q0.Add(before.Quantity)
			q1, err4 = q1.Add(now.Quantity)
			if err := cmp.Or(err1, err2, err3, err4); err != nil {
				t.Fatal(err)
			}
		}
		price, err := value.Quo(q0)
		if err != nil {
			t.Fatal(err)
		}
		basket[i] = index.Product{Price0: q0, Price1: q1, Quantity0: price}
	}
	return basket
}

func TestOverlapEncloses(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 4))
	for range testkit.Cases(25, 500) {
		points := randomSeasons(rng, 2, 2, 2)
		ranges := make([][]index.Item, len(points))
		for s, items := range points {
			for _, x := range items {
				p, _ := x.Price.Int64()
				q, _ := x.Quantity.Int64()
				ranges[s] = append(ranges[s], index.Item{Price: rangeAround(rng, p), Quantity: rangeAround(rng, q)})
			}
		}
		for _, of := range []func(int, ...[]index.Item) ([]figure.Figure, error){
			index.AnnualOverlap, index.OneQuarterOverlap,
		} {
			p, err1 := of(2, points...)
			r, err2 := of(2, ranges...)
			if err := cmp.Or(err1, err2); err != nil {
				t.Fatal(err)
			}
			for i := range p {
				if !r[i].Encloses(p[i]) {
					t.Fatalf("%s not in %s", p[i], r[i])
				}
			}
		}
	}
}

func TestOverlapRefuses(t *testing.T) {
	change := func(f func(s [][]index.Item)) [][]index.Item {
		s := twoProducts()
		f(s)
		return s
	}
	for _, c := range []struct {
		name    string
		perYear int
		seasons [][]index.Item
		want    error
	}{
		{"a quarter without a figure", 4, change(func(s [][]index.Item) { s[5][1].Quantity = figure.Figure{} }),
			index.ErrBreak},
		{"another basket", 4, change(func(s [][]index.Item) { s[5] = s[5][:1] }), index.ErrBreak},
		{"an incomplete first year", 4, twoProducts()[:3], index.ErrBase},
		{"nothing", 4, nil, index.ErrBase},
		{"no products", 1, [][]index.Item{{}}, figure.ErrDivisionByZero},
		{"no seasons a year", 0, twoProducts(), figure.ErrDomain},
		{"more seasons than days", 367, twoProducts(), figure.ErrDomain},
		{"a price of zero", 4, change(func(s [][]index.Item) { s[0][0].Price = figure.FromInt64(0) }), figure.ErrDomain},
		{"no upper bound", 4, change(func(s [][]index.Item) { s[0][0].Price = figure.MustParse(">1") }), figure.ErrDomain},
		{"not sold all year", 4, change(func(s [][]index.Item) {
			for q := range 4 {
				s[q][0].Quantity = figure.FromInt64(0)
			}
		}), figure.ErrDivisionByZero},
		{"too many", 1, make([][]index.Item, 10_001), index.ErrLimit},
	} {
		for _, of := range []func(int, ...[]index.Item) ([]figure.Figure, error){
			index.AnnualOverlap, index.OneQuarterOverlap,
		} {
			if _, err := of(c.perYear, c.seasons...); !errors.Is(err, c.want) {
				t.Errorf("%s: %v, want %v", c.name, err, c.want)
			}
		}
	}
}

func ExampleItem() {
	f := figure.FromInt64
	// Two half-years a year; one product, of which 1, 3, 4 and 6 are sold.
	var seasons [][]index.Item
	for _, q := range []int64{1, 3, 4, 6} {
		seasons = append(seasons, []index.Item{{Price: f(10), Quantity: f(q)}})
	}
	volume, _ := index.AnnualOverlap(2, seasons...)
	fmt.Println(volume)
	// Output: [0.5 1.5 2 3]
}

func ExampleAnnualOverlap() {
	f := figure.FromInt64
	// Prices move apart in the second year, and with them the weights.
	item := func(p, q int64) index.Item { return index.Item{Price: f(p), Quantity: f(q)} }
	seasons := [][]index.Item{
		{item(10, 4), item(10, 4)}, {item(10, 4), item(10, 4)},
		{item(5, 6), item(20, 4)}, {item(5, 6), item(20, 4)},
		{item(5, 8), item(20, 4)},
	}
	annual, _ := index.AnnualOverlap(2, seasons...)
	overlap, _ := index.OneQuarterOverlap(2, seasons...)
	fmt.Println(annual)
	fmt.Println(overlap)
	// Output:
	// [1 1 1.25 1.25 15/11]
	// [1 1 1.25 1.25 15/11]
}

func ExampleOneQuarterOverlap() {
	f := figure.FromInt64
	var seasons [][]index.Item
	for _, q := range []int64{1, 3, 4, 6} {
		seasons = append(seasons, []index.Item{{Price: f(10), Quantity: f(q)}})
	}
	volume, _ := index.OneQuarterOverlap(2, seasons...)
	fmt.Println(volume)
	// Output: [0.5 1.5 2 3]
}
