package wording_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleSayQuantity() {
	perCompany := figure.Quantity{Figure: figure.MustParse("34215/7"), Unit: figure.MustParseUnit("job/company")}
	fmt.Println(wording.SayQuantity(perCompany, wording.En))
	// Output: 4,887.86 jobs per company
}

func ExampleSayPercent() {
	progress := figure.MustParse("1/9") // 18 billion of exports by 2020, counted from nothing
	fmt.Println(wording.SayPercent(progress, wording.En))
	fmt.Println(wording.SayPercent(figure.MustParse(">2/3"), wording.En))
	// Output:
	// 11.1%
	// more than 66.6%
}

func TestSay(t *testing.T) {
	huge, err := figure.MustParse("1").Scale(new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 4090)))
	if err != nil {
		t.Fatal(err)
	}
	third := figure.Quantity{Figure: figure.MustParse("<=1/3"), Unit: figure.MustParseUnit("job")}
	for _, c := range []struct{ what, got, want string }{
		{"an unset quantity", wording.SayQuantity(figure.Quantity{}, wording.Fr), "?"},
		{"an unset ratio", wording.SayPercent(figure.Figure{}, wording.Fr), "?"},
		{"a ratio that is too large", wording.SayPercent(huge, wording.Fr), "?"},
		{"no language", wording.SayPercent(figure.MustParse("0.5"), 0), "50 percent"},
		{"French", wording.SayPercent(figure.MustParse("0.137"), wording.Fr), "13,7\u00a0%"},
		{"half to even", wording.SayPercent(figure.MustParse("0.1365"), wording.En), "13.6%"},
		{"a lower bound", wording.SayPercent(figure.MustParse(">=0.1369"), wording.En), "more than 13.6%"},
		{"an upper bound", wording.SayPercent(figure.MustParse("<0.1361"), wording.En), "less than 13.7%"},
		{"a bound of a quantity", wording.SayQuantity(third, wording.En), "less than 0.34 jobs"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}
