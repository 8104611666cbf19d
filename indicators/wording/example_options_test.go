package wording_test

import (
	"errors"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleUsage() {
	fmt.Println(wording.Usage{Group: 3}.Meaning(), wording.Usage{Group: 3, Decimal: 1}.Meaning())
	// Output: group both
}

func ExampleLearned() {
	l, err := wording.Learn("2.980.088 habitants ; 7,54 milliards de DH")
	if err != nil {
		fmt.Println(err)
		return
	}
	c := l.Convention()
	fmt.Println(c.Dot, c.Comma)
	// Output: group decimal
}

func ExampleRegion() {
	for _, region := range []wording.Region{wording.Morocco, wording.Elsewhere} {
		_, err := wording.Reader{Region: region}.Parse("300 dirhams")
		fmt.Println(errors.Is(err, wording.ErrAmbiguous))
	}
	// Output:
	// false
	// true
}

func ExampleMeaning() {
	fmt.Println(wording.Unknown, wording.Group, wording.Decimal, wording.Both)
	// Output: unknown group decimal both
}

func ExampleOrder() {
	agency := wording.Reader{Convention: wording.Convention{Order: wording.FractionFirst}}
	r, err := agency.Parse("129ر7 مليار درهم")
	fmt.Println(r.Figure, err)
	// Output: 7129000000@1000000 <nil>
}

func ExampleConvention() {
	french := wording.Reader{Convention: wording.ConventionOf(wording.FrMA)}
	r, err := french.Parse("1.500")
	fmt.Println(r.Figure, err)
	_, err = wording.Reader{}.Parse("1.500")
	fmt.Println(errors.Is(err, wording.ErrSeparator))
	// Output:
	// 1500@1 <nil>
	// true
}

func ExampleBare() {
	for _, bare := range []wording.Bare{wording.BareUnknown, wording.BareNumber, wording.BareCentimes} {
		r, err := wording.Reader{Bare: bare}.Parse("300 مليون")
		if err != nil {
			fmt.Println("in doubt:", errors.Is(err, wording.ErrCentime))
			continue
		}
		fmt.Println(r.Figure, r.Currency)
	}
	// Output:
	// in doubt: true
	// 300000000@1000000 unset
	// 3000000@10000 MAD
}
