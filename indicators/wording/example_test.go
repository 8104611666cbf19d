package wording_test

import (
	"errors"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleRegion() {
	_, err := wording.Reader{Region: wording.Elsewhere}.Parse("977.3 مليار درهم")
	fmt.Println(errors.Is(err, wording.ErrCurrency))
	r, err := wording.Reader{Region: wording.Morocco}.Parse("977.3 مليار درهم")
	fmt.Println(r.Currency, err)
	// Output:
	// true
	// MAD <nil>
}

func ExampleConvention() {
	ministry := wording.Convention{Dot: wording.Group, Comma: wording.Decimal}
	r, err := wording.Reader{Convention: ministry}.Parse("1.860 MDH")
	fmt.Println(r.Quantity(), err)
	// Output: 1860000000@1000000 MAD <nil>
}

func ExampleOrder() {
	agency := wording.Convention{Order: wording.FractionFirst}
	r, err := wording.Reader{Convention: agency}.Parse("129ر7 مليار درهم")
	fmt.Println(r.Quantity(), err)
	// Output: 7129000000@1000000 MAD <nil>
}

func ExampleBare() {
	for _, b := range []wording.Bare{wording.BareNumber, wording.BareCentimes} {
		r, err := wording.Reader{Bare: b}.Parse("300 مليون")
		fmt.Println(r.Quantity(), err)
	}
	// Output:
	// 300000000@1000000 <nil>
	// 3000000@10000 MAD <nil>
}

func ExampleLearned() {
	// The same article uses the point both ways; that decides nothing.
	l, _ := wording.Learn("36.8 millions d’habitants, exactement 36.828.330")
	fmt.Println(l.Dot.Meaning(), l.Convention().Comma)
	// Output: both unknown
}

func ExampleUsage() {
	l, _ := wording.Learn("Exports of 7.54 billion, 1,234 jobs")
	fmt.Printf("%+v\n", l.Dot)
	fmt.Printf("%+v\n", l.Comma)
	// Output:
	// {Group:0 Decimal:1 GroupAt:0 DecimalAt:11}
	// {Group:1 Decimal:0 GroupAt:25 DecimalAt:0}
}

func ExampleMeaning() {
	fmt.Println(wording.ConventionOf(wording.FrMA).Dot, wording.ConventionOf(wording.EnAny).Dot)
	// Output: group decimal
}
