package wording_test

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleFormat() {
	f := figure.MustParse(">9000")
	for _, l := range []wording.Locale{wording.ArMA, wording.FrMA, wording.EnAny} {
		fmt.Println(wording.Format(f, l, wording.Press))
	}
	// Output:
	// أزيد من 9000
	// plus de 9 000
	// more than 9,000
}

func ExampleFormatMoney() {
	m := money.MustParse("7300000000 MAD")
	for _, s := range []wording.Style{wording.Plain, wording.Compact, wording.Press} {
		fmt.Printf("%+q\n", wording.FormatMoney(m, wording.FrMA, s)) // CLDR has no-break spaces
	}
	// Output:
	// "7.300.000.000,00\u00a0MAD"
	// "7,3\u00a0Md\u00a0MAD"
	// "7,3 MMDH"
}

func ExampleFormatQuantity() {
	for _, s := range []string{"3 job", "11 job", "65000@1000 job", "55 percent", "8000@1 MAD/month"} {
		fmt.Println(wording.FormatQuantity(figure.MustParseQuantity(s), wording.FrMA, wording.Press))
	}
	// Output:
	// 3 emplois
	// 11 emplois
	// 65 mille emplois
	// 55 %
	// 8 000 dirhams par mois
}

func ExampleStyle() {
	s, err := wording.ParseStyle("press")
	fmt.Println(s, s.Rounds(), err)
	// Output: press false <nil>
}

func ExampleCSVSafe() {
	fmt.Println(wording.CSVSafe("-1234.5"), wording.CSVSafe("=1+1"))
	// Output: -1234.5 '=1+1
}

func TestFormatPress(t *testing.T) {
	for _, c := range []struct{ in, ar, fr, en string }{
		{"9000", "9000", "9 000", "9,000"},
		{">9000", "أزيد من 9000", "plus de 9 000", "more than 9,000"},
		{"<=1000000", "ما لا يزيد عن 1.000.000", "jusqu’à 1 million", "up to 1 million"},
		{"~65000@1000", "حوالي 65 ألف", "environ 65 mille", "about 65 thousand"},
		{"[20,33]", "ما بين 20 و33", "entre 20 et 33", "between 20 and 33"},
		{"(20,33]", "أزيد من 20 وما لا يزيد عن 33", "plus de 20 et jusqu’à 33", "more than 20 and up to 33"},
		{"9/65", "9/65", "9/65", "9/65"},
		{"", "", "", ""},
		{"7300000000 MAD", "7.3 ملايير درهم", "7,3 MMDH", "MAD 7.3bn"},
		{"7500000 MAD", "7.5 ملايين درهم", "7,5 millions de dirhams", "MAD 7.5m"},
		{"11000000 MAD", "11 مليون درهم", "11 millions de dirhams", "MAD 11m"},
		{"1000000 EUR", "1 مليون يورو", "1 million d’euros", "EUR 1m"},
		{"8000 MAD", "8000 درهم", "8 000 dirhams", "MAD 8,000"},
		{"1.956 MAD", "1,956 MAD", "1,956 MAD", "MAD 1.956"},
		{"15.5 MAD", "15.50 درهم", "15,50 dirhams", "MAD 15.50"},
		{"3 job", "3 مناصب شغل", "3 emplois", "3 jobs"},
		{"1 job", "1 منصب شغل", "1 emploi", "1 job"},
		{"11 company", "11 شركة", "11 entreprises", "11 companies"},
		{"12 project", "12 مشروعا", "12 projets", "12 projects"},
		{"55 percent", "55%", "55 %", "55%"},
		{"2.5 percentage_point", "2.5 نقطة مئوية", "2,5 points", "2.5 percentage points"},
		{"1500/13 MAD/job", "1500/13 MAD لكل منصب شغل", "1500/13 MAD par emploi", "1500/13 MAD per job"},
	} {
		t.Run(c.in, func(t *testing.T) {
			q := figure.MustParseQuantity
			var v figure.Quantity
			if c.in != "" {
				v = q(c.in)
			}
			for l, want := range map[wording.Locale]string{wording.ArMA: c.ar, wording.FrMA: c.fr, wording.EnAny: c.en} {
				if got := wording.FormatQuantity(v, l, wording.Press); got != want {
					t.Errorf("%v: %q, want %q", l, got, want)
				}
			}
			if got := wording.FormatQuantity(v, 0, wording.Press); got != v.String() {
				t.Errorf("without a locale: %q", got)
			}
		})
	}
}
