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

// printed reports whether a figure rounds to what was printed, at both ends.
func printed(f figure.Figure, want string) bool {
	_, decimals, _ := strings.Cut(want, ".")
	for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
		if b.Infinite || b.Value.FloatString(len(decimals)) != want {
			return false
		}
	}
	return true
}

// percent returns 100 f.
func percent(t testing.TB, f figure.Figure) figure.Figure {
	t.Helper()
	p, err := f.Mul(figure.FromInt64(100))
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// wineAndCheese is the economy of Statistics Canada's "Chain Fisher volume index
// - Methodology", example 2: kilos of cheese and litres of wine in four
// quarters. It returns the basket of quarters from and to, of which the
// Laspeyres index is one of volume.
func wineAndCheese(from, to int) []index.Product {
	p := [2][4]int64{{15, 16, 18, 20}, {22, 20, 16, 12}}
	q := [2][4]int64{{100, 105, 108, 112}, {25, 30, 38, 50}}
	var basket []index.Product
	f := figure.FromInt64
	for i := range 2 {
		x := index.Product{Price0: f(p[i][from]), Price1: f(p[i][to]), Quantity0: f(q[i][from]), Quantity1: f(q[i][to])}
		basket = append(basket, x.Swap())
	}
	return basket
}

// Statistics Canada, Chain Fisher volume index - Methodology, examples 2 and 4
// (www150.statcan.gc.ca/n1/pub/13-605-x/2003001/concept/fisher/metho/4066104-eng.htm
// and 4066105-eng.htm).
func TestChainStatisticsCanada(t *testing.T) {
	fixed := []string{"1.000", "1.090", "1.198", "1.356"}
	unchained := [2][]string{{"1.090", "1.091", "1.103"}, {"1.088", "1.084", "1.095"}}
	chained := [2][]string{{"1.000", "1.090", "1.190", "1.313"}, {"1.000", "1.088", "1.179", "1.291"}}
	for q := range 4 {
		if f, err := index.Laspeyres(wineAndCheese(0, q)); err != nil || !printed(f, fixed[q]) {
			t.Errorf("fixed base, Q%d: %s, %v; printed %s", q+1, f, err, fixed[q])
		}
	}
	for n, formula := range []func([]index.Product) (figure.Figure, error){
		index.Laspeyres, func(b []index.Product) (figure.Figure, error) { return index.Fisher(b, 12) },
	} {
		var links []figure.Figure
		for q := range 3 {
			f, err := formula(wineAndCheese(q, q+1))
			if err != nil || !printed(f, unchained[n][q]) {
				t.Errorf("link to Q%d: %s, %v; printed %s", q+2, f, err, unchained[n][q])
			}
			links = append(links, f)
		}
		chain, err := index.Chain(links...)
		if err != nil {
			t.Fatal(err)
		}
		for q, f := range chain {
			if !printed(f, chained[n][q]) {
				t.Errorf("chain in Q%d: %s; printed %s", q+1, f, chained[n][q])
			}
		}
	}
}

// Producer Price Index Manual, table 19.3: Laspeyres in period 2 is 1.4200, and so
// is the chain of that one link.
func TestChainManual(t *testing.T) {
	link, err := index.Laspeyres(manualBasket(t, 2))
	if err != nil {
		t.Fatal(err)
	}
	chain, err := index.Chain(link)
	if err != nil || !printed(chain[1], "1.4200") || !chain[1].Equal(link) {
		t.Errorf("%v, %v", chain, err)
	}
}

// asPrinted returns the range of the numbers that round to a printed one.
func asPrinted(t testing.TB, text string) figure.Figure {
	t.Helper()
	_, decimals, _ := strings.Cut(text, ".")
	half, ok := new(big.Rat).SetString("0." + strings.Repeat("0", len(decimals)) + "5")
	x, ok2 := new(big.Rat).SetString(text)
	if !ok || !ok2 {
		t.Fatal(text)
	}
	f, err := figure.Interval(figure.Bound{Value: new(big.Rat).Sub(x, half)},
		figure.Bound{Value: new(big.Rat).Add(x, half)})
	if err != nil {
		t.Fatal(err)
	}
	return f
}

// IMF, Quarterly National Accounts Manual, 2017 edition, example 8.8: quarterly
// Fisher links, their chain with the average of 2010 = 100 (which the quarters
// of 2010 are), its annual averages, and the annual chain. Links and chains are
// printed to two places, so each printed number stands for a range, and what is
// computed of the printed links must meet what is printed of the chain.
func TestChainQuarterlyManual(t *testing.T) {
	quarterly := strings.Fields("100.74 99.92 100.08 100.33 100.18 100.06 100.58 101.07 100.76 100.54 99.94 99.83")
	chained := strings.Fields("100.74 100.66 100.74 101.07 101.25 101.31 101.90 102.99 103.77 104.32 104.26 104.08")
	averages := strings.Fields("100.80 101.86 104.11")
	annual, annualChain := strings.Fields("100.79 101.00 102.23"), strings.Fields("100.79 101.79 104.06")
	check := func(links, chained []string) {
		hundredth := figure.FromInt64(100)
		var ratios []figure.Figure
		for _, x := range links {
			r, err := asPrinted(t, x).Quo(hundredth)
			if err != nil {
				t.Fatal(err)
			}
			ratios = append(ratios, r)
		}
		chain, err := index.Chain(ratios...)
		if err != nil {
			t.Fatal(err)
		}
		for i, want := range chained {
			got := percent(t, chain[i+1])
			if _, meets := got.Intersect(asPrinted(t, want)); !meets {
				t.Errorf("after %d links: %s; printed %s", i+1, got, want)
			}
		}
	}
	check(quarterly, chained)
	check(annual, annualChain)
	// The averages of the years are those of the printed quarters, to every digit.
	for y, want := range averages {
		sum := figure.FromInt64(0)
		for _, q := range chained[4*y : 4*y+4] {
			var err error
			if sum, err = sum.Add(figure.MustParse(q)); err != nil {
				t.Fatal(err)
			}
		}
		mean, err := sum.Quo(figure.FromInt64(4))
		if err != nil || !printed(mean, want) {
			t.Errorf("average of %d: %s, %v; printed %s", 2011+y, mean, err, want)
		}
	}
}

// Statistics and Census Service of Macao, Methodology for compiling chain volume
// measures of GDP (www.dsec.gov.mo/elearning/en/knowledge/128): government
// expenditure at the prices of the year before is 17,502 million patacas in 2010
// and 19,385 in 2011, at current prices 16,689 in 2009 and 18,382 in 2010.
func TestChainMacao(t *testing.T) {
	y2010, _ := figure.Ratio(17502, 16689)
	y2011, _ := figure.Ratio(19385, 18382)
	chain, err := index.Chain(y2010, y2011)
	if err != nil {
		t.Fatal(err)
	}
	series, err := index.Rebase(chain, 1, 1) // 2010 = 100
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range []string{"", "100.00", "105.46"} {
		if got := percent(t, series[i]); want != "" && !printed(got, want) {
			t.Errorf("%d: %s, printed %s", 2009+i, got, want)
		}
	}
	if got := percent(t, y2010); !printed(got, "104.87") {
		t.Errorf("2010 on 2009: %s", got)
	}
}

// Spanish GDP in volume, of the National Statistics Institute, as printed with
// the reference years 2020 and 2010 in the introduction to the R package
// IndexNumberTools (cran.r-project.org/web/packages/IndexNumberTools/readme).
func TestRebaseSpain(t *testing.T) {
	old := strings.Fields("104.90885 100.95573 101.05075 100.40412 97.52742 96.13535 97.59707 101.56035 104.52100 " +
		"107.54800 110.12422 112.28397 100.00000 106.68315 113.27545")
	want := strings.Fields("103.81798 99.90596 100.00000 99.36010 96.51331 95.13571 96.58224 100.50430 103.43417 " +
		"106.42969 108.97913 111.11642 98.96018 105.57383 112.09758")
	var values []figure.Figure
	for _, x := range old {
		values = append(values, asPrinted(t, x))
	}
	got, err := index.Rebase(values, 2, 2)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range got {
		if _, meets := percent(t, f).Intersect(asPrinted(t, want[i])); !meets {
			t.Errorf("%d: %s, printed %s", 2008+i, f, want[i])
		}
	}
}

// The chain of one link is the link, and rebasing changes no growth.
func TestChainLaws(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 1))
	for range testkit.Cases(60, 2000) {
		n := 2 + rng.IntN(6)
		links := make([]figure.Figure, n)
		for i := range links {
			links[i], _ = figure.Ratio(rng.Int64N(900)+1, rng.Int64N(900)+1)
		}
		one, err := index.Chain(links[0])
		if err != nil || !one[1].Equal(links[0]) {
			t.Fatalf("%s: %v, %v", links[0], one, err)
		}
		chain, err := index.Chain(links...)
		if err != nil {
			t.Fatal(err)
		}
		first := rng.IntN(n)
		last := first + rng.IntN(n-first)
		rebased, err := index.Rebase(chain, first, last)
		if err != nil {
			t.Fatal(err)
		}
		sum := figure.FromInt64(0)
		for i := range chain {
			if i > 0 {
				before, err1 := figure.Growth(chain[i-1], chain[i])
				after, err2 := figure.Growth(rebased[i-1], rebased[i])
				if err := cmp.Or(err1, err2); err != nil || !before.Equal(after) {
					t.Fatalf("growth %s, rebased %s, %v", before, after, err)
				}
			}
			if i >= first && i <= last {
				if sum, err = sum.Add(rebased[i]); err != nil {
					t.Fatal(err)
				}
			}
		}
		if !sum.Equal(figure.FromInt64(int64(last - first + 1))) {
			t.Fatalf("the base adds up to %s", sum)
		}
	}
}

// rangeAround returns a range that holds x, and x itself at times.
func rangeAround(rng *rand.Rand, x int64) figure.Figure {
	lo, hi := x-rng.Int64N(3), x+rng.Int64N(3)
	f, err := figure.Between(figure.FromInt64(max(lo, 1)), figure.FromInt64(hi))
	if err != nil {
		return figure.FromInt64(x)
	}
	return f
}

// Ranges are enclosed: what points inside give lies inside.
func TestChainEncloses(t *testing.T) {
	rng := rand.New(rand.NewPCG(14, 2))
	for range testkit.Cases(60, 2000) {
		var points, ranges []figure.Figure
		for range 5 {
			x := rng.Int64N(20) + 3
			points, ranges = append(points, figure.FromInt64(x)), append(ranges, rangeAround(rng, x))
		}
		p, err1 := index.Chain(points...)
		r, err2 := index.Chain(ranges...)
		b, err3 := index.Rebase(points, 1, 3)
		c, err4 := index.Rebase(ranges, 1, 3)
		if err := errors.Join(err1, err2, err3, err4); err != nil {
			t.Fatal(err)
		}
		for i := range p {
			if !r[i].Encloses(p[i]) {
				t.Fatalf("%s not in %s", p[i], r[i])
			}
		}
		for i := range b {
			if !c[i].Encloses(b[i]) {
				t.Fatalf("%s not in %s", b[i], c[i])
			}
		}
	}
}

// A chain too long for exact numbers is enclosed, tightly.
func TestChainLong(t *testing.T) {
	link, _ := figure.Ratio(1_000_003, 1_000_000)
	links := make([]figure.Figure, 1000)
	for i := range links {
		links[i] = link
	}
	chain, err := index.Chain(links...)
	if err != nil {
		t.Fatal(err)
	}
	last := chain[len(chain)-1]
	width := new(big.Rat).Sub(last.Upper().Value, last.Lower().Value)
	if !printed(last, "1.003004") || width.Cmp(big.NewRat(1, 1<<60)) > 0 {
		t.Errorf("%s", last.Round(9, 0))
	}
}

func TestChainRefuses(t *testing.T) {
	one, none := figure.FromInt64(1), figure.Figure{}
	zero := figure.FromInt64(0)
	for _, c := range []struct {
		name string
		call func() ([]figure.Figure, error)
		want error
	}{
		{"a break between links", func() ([]figure.Figure, error) { return index.Chain(one, none, one) }, index.ErrBreak},
		{"a link of zero", func() ([]figure.Figure, error) { return index.Chain(zero) }, figure.ErrDomain},
		{"a link that may be zero", func() ([]figure.Figure, error) {
			return index.Chain(figure.MustParse("[0,1]"))
		}, figure.ErrDomain},
		{"too many", func() ([]figure.Figure, error) {
			return index.Chain(make([]figure.Figure, 10_001)...)
		}, index.ErrLimit},
		{"a base without a figure", func() ([]figure.Figure, error) {
			return index.Rebase([]figure.Figure{one, none}, 1, 1)
		}, index.ErrBase},
		{"no base", func() ([]figure.Figure, error) { return index.Rebase([]figure.Figure{one}, 0, 1) }, index.ErrBase},
		{"nothing", func() ([]figure.Figure, error) { return index.Rebase(nil, 0, 0) }, index.ErrBase},
		{"a base of zero", func() ([]figure.Figure, error) {
			return index.Rebase([]figure.Figure{one, zero}, 1, 1)
		}, figure.ErrDomain},
		{"too long", func() ([]figure.Figure, error) {
			return index.Rebase(make([]figure.Figure, 10_001), 0, 0)
		}, index.ErrLimit},
	} {
		if _, err := c.call(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
	// What is above zero may come near to it.
	half := figure.MustParse("1/2")
	for _, c := range []struct {
		name string
		got  func() (figure.Figure, error)
		want string
	}{
		{"a link", func() (figure.Figure, error) {
			all, err := index.Chain(figure.MustParse("(0,1)"), half)
			return all[len(all)-1], err
		}, "(0,0.5)"},
		{"a link without bound", func() (figure.Figure, error) {
			all, err := index.Chain(figure.MustParse(">0"), half)
			return all[len(all)-1], err
		}, ">0"},
		{"a volume", func() (figure.Figure, error) {
			return index.ImplicitDeflator(half, figure.MustParse("(0,5]"))
		}, ">=0.1"},
		{"a negative value outside the base", func() (figure.Figure, error) {
			all, err := index.Rebase([]figure.Figure{half, figure.FromInt64(-3), zero}, 0, 0)
			return all[1], err
		}, "-6"},
	} {
		if f, err := c.got(); err != nil || f.String() != c.want {
			t.Errorf("%s: %v, %v; want %s", c.name, f, err, c.want)
		}
	}
	// Outside the base a gap stays a gap.
	got, err := index.Rebase([]figure.Figure{one, none}, 0, 0)
	if err != nil || got[1].IsSet() {
		t.Errorf("%v, %v", got, err)
	}
}

func ExampleChain() {
	chain, _ := index.Chain(figure.MustParse("1.42"), figure.MustParse("0.95"))
	fmt.Println(chain)
	_, err := index.Chain(figure.MustParse("1.42"), figure.Figure{})
	fmt.Println(err)
	// Output:
	// [1 1.42 1.349]
	// index: Chain: chain is broken: link 2: not set
}

func ExampleRebase() {
	f := figure.FromInt64
	series, _ := index.Rebase([]figure.Figure{f(80), f(100), f(120)}, 1, 1)
	fmt.Println(series)
	// Output: [0.8 1 1.2]
}

// parsed reads figures with spaces between them.
func parsed(text string) []figure.Figure {
	var out []figure.Figure
	for x := range strings.FieldsSeq(text) {
		out = append(out, figure.MustParse(x))
	}
	return out
}
