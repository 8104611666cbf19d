package index_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
)

// Statistics and Census Service of Macao, Methodology for compiling chain volume
// measures of GDP, parts II, IV and V (www.dsec.gov.mo/elearning/en/knowledge/125,
// 126 and 128): remuneration paid by government, and two vegetables.
func TestConstantPricesMacao(t *testing.T) {
	f, hundred := figure.MustParse, figure.FromInt64(100)
	got, err := index.ConstantPrices(f("11898"), f("110.78"), hundred)
	if err != nil || !printed(got, "10740") {
		t.Errorf("%s, %v; printed 10,740", got, err)
	}
	whole, err := got.Add(f("8645"))
	if err != nil || !printed(whole, "19385") {
		t.Errorf("%s, %v; printed 19,385", whole, err)
	}
	// 7 and 9 of choy sum at $2 are $14 and $18; with cucumber $38 and $54, in the
	// base period $28: real growth of 35.71 and 42.11 percent.
	for _, c := range []struct{ from, to, want string }{{"28", "38", "35.71"}, {"38", "54", "42.11"}} {
		g, err := figure.Growth(f(c.from), f(c.to))
		if err != nil || !printed(percent(t, g), c.want) {
			t.Errorf("%s to %s: %s, %v; printed %s", c.from, c.to, g, err, c.want)
		}
	}
}

// Statistics Canada, Chain Fisher volume index - Methodology, example 2: growth
// without the price effect is 19.8 percent to Q3 and 13.2 from Q3 to Q4, more than
// the nominal growth from 2,552 to 2,840, so that the implicit price of GDP drops.
func TestImplicitDeflator(t *testing.T) {
	f := figure.FromInt64
	q3, err1 := index.ImplicitDeflator(f(2552), f(15*108+22*38))
	q4, err2 := index.ImplicitDeflator(f(2840), f(15*112+22*50))
	real, err3 := figure.Growth(f(2456), f(2780))
	if err := errors.Join(err1, err2, err3); err != nil {
		t.Fatal(err)
	}
	if !q3.Equal(figure.MustParse("319/307")) || q4.Less(q3) != figure.Yes {
		t.Errorf("%s, then %s", q3, q4)
	}
	if real := percent(t, real); !printed(real, "13.2") {
		t.Errorf("real growth %s", real)
	}
}

func TestDeflatorRefuses(t *testing.T) {
	f, none := figure.FromInt64, figure.Figure{}
	constant := func(a, b, c figure.Figure) func() (figure.Figure, error) {
		return func() (figure.Figure, error) { return index.ConstantPrices(a, b, c) }
	}
	implicit := func(a, b figure.Figure) func() (figure.Figure, error) {
		return func() (figure.Figure, error) { return index.ImplicitDeflator(a, b) }
	}
	for name, c := range map[string]struct {
		call func() (figure.Figure, error)
		want error
	}{
		"a base without a figure": {constant(f(1), f(1), none), index.ErrBase},
		"no value":                {constant(none, f(1), f(1)), figure.ErrUnset},
		"no index":                {constant(f(1), none, f(1)), figure.ErrUnset},
		"an index of zero":        {constant(f(1), f(0), f(1)), figure.ErrDomain},
		"a base of zero":          {constant(f(1), f(1), f(0)), figure.ErrDomain},
		"no volume":               {implicit(f(1), none), figure.ErrUnset},
		"no nominal value":        {implicit(none, f(1)), figure.ErrUnset},
		"a volume of zero":        {implicit(f(1), f(0)), figure.ErrDomain},
	} {
		if _, err := c.call(); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}

func ExampleConstantPrices() {
	f := figure.MustParse
	x, _ := index.ConstantPrices(f("11898"), f("110.78"), f("100"))
	fmt.Println(x)
	_, err := index.ConstantPrices(f("11898"), f("110.78"), figure.Figure{})
	fmt.Println(err)
	// Output:
	// 59490000/5539
	// index: ConstantPrices: base without a figure: the price index is not set in the base period
}

func ExampleImplicitDeflator() {
	x, _ := index.ImplicitDeflator(figure.FromInt64(2552), figure.FromInt64(2456))
	fmt.Println(x)
	// Output: 319/307
}
