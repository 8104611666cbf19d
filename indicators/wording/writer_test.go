package wording_test

import (
	"fmt"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleWriter() {
	w := wording.NewWriter(wording.FrMA, wording.WriterOptions{Places: wording.AtMost(1, money.HalfEven)})
	fmt.Println(w.Say(figure.MustParseQuantity("1500000/13 MAD/job")))
	fmt.Println(w.Say(figure.MustParseQuantity("[75000,80000] job")))
	fmt.Println(w.Say(figure.MustParseQuantity("(60.9,65.1) percent")))
	fmt.Println(w.Say(period.MustParse("2016-05-06/2016-12-31")))
	// Output:
	// 115 384,6 dirhams par emploi
	// 75 000 à 80 000 emplois
	// plus de 60,9 % et moins de 65,1 %
	// du 6 mai au 31 décembre 2016
}

func ExampleWriterOptions() {
	third := figure.MustParse("1/3")
	for _, o := range []wording.WriterOptions{
		{}, // never rounds
		{Places: wording.AtMost(2, money.HalfEven)},
		{Places: wording.AtMost(2, money.HalfEven), Group: " ", Decimal: "."},
	} {
		fmt.Println(wording.NewWriter(wording.FrMA, o).Say(third))
	}
	// Output:
	// 1/3
	// 0,33
	// 0.33
}

func ExamplePlaces() {
	share := figure.MustParse("0.137")
	for _, p := range []wording.Places{{}, wording.AtMost(0, money.HalfEven), wording.Exactly(2, money.HalfEven)} {
		fmt.Println(wording.NewWriter(wording.EnAny, wording.WriterOptions{Places: p}).Percent(share))
	}
	// Output:
	// 13.7%
	// 14%
	// 13.70%
}

// A park is something that a page speaks of.
type park struct {
	name wording.Text
	jobs figure.Quantity
}

// AppendWords makes a park a [wording.WordsAppender].
func (p park) AppendWords(b []byte, w *wording.Writer) []byte {
	b = w.Append(b, p.name)
	b = append(b, ", "...)
	return w.Append(b, p.jobs)
}

func ExampleWordsAppender() {
	p := park{
		name: wording.MustText(wording.Name{Lang: wording.Fr, Name: "Casanearshore", Status: wording.Attested}),
		jobs: figure.MustParseQuantity(">9000 job"),
	}
	fmt.Println(wording.WriterOf(wording.Fr).Say(p))
	// Output: Casanearshore, plus de 9 000 emplois
}

func TestSay(t *testing.T) {
	for _, c := range []struct{ in, ar, fr, en string }{
		{"[75000,80000] job", "من 75.000 إلى 80.000 منصب شغل", "75 000 à 80 000 emplois", "75,000 to 80,000 jobs"},
		{"(60.9,65.1) percent", "أزيد من 60,9% وأقل من 65,1%", "plus de 60,9 % et moins de 65,1 %",
			"more than 60.9% and less than 65.1%"},
		{"[20,28.3] percent", "من 20% إلى 28,3%", "20 % à 28,3 %", "20% to 28.3%"},
		{"2.5 percentage_point", "2,5 نقطة مئوية", "2,5 points", "2.5 percentage points"},
		{"7500000000 MAD", "7,5 ملايير درهم", "7,5 milliards de dirhams", "7.5 billion dirhams"},
		{"7543210000 MAD", "7.543.210.000 درهم", "7 543 210 000 dirhams", "7,543,210,000 dirhams"},
		{"[2000000,3500000] MAD", "من 2 إلى 3,5 ملايين درهم", "2 à 3,5 millions de dirhams", "2 to 3.5 million dirhams"},
		{"[500000,2000000] MAD", "من 500.000 إلى 2.000.000 درهم", "500 000 à 2 000 000 dirhams",
			"500,000 to 2,000,000 dirhams"},
		{"29452.2 MAD", "29.452,20 درهم", "29 452,20 dirhams", "29,452.20 dirhams"},
		{"1500/13 MAD/job", "1500/13 درهم لكل منصب شغل", "1500/13 dirhams par emploi", "1500/13 dirhams per job"},
		{"65000@1000 job", "65.000 منصب شغل", "65 000 emplois", "65,000 jobs"},
		{"9000", "9.000", "9 000", "9,000"},
		{"1000000", "1.000.000", "1 000 000", "1,000,000"},
		{"2500000 job", "2,5 مليون منصب شغل", "2,5 millions d’emplois", "2.5 million jobs"},
		{"[-3,5] percent", "ما بين \u200e-3% و5%", "entre -3 % et 5 %", "between -3% and 5%"},
		{"9156100000 MAD", "9.156.100.000 درهم", "9 156 100 000 dirhams", "9,156,100,000 dirhams"},
		{"12500 TND", "12.500 دينار تونسي", "12 500 dinars tunisiens", "12,500 Tunisian dinars"},
		{"", "?", "?", "?"},
	} {
		var q figure.Quantity
		if c.in != "" {
			q = figure.MustParseQuantity(c.in)
		}
		for lang, want := range map[wording.Lang]string{wording.Ar: c.ar, wording.Fr: c.fr, wording.En: c.en} {
			if got := wording.WriterOf(lang).Say(q); got != want {
				t.Errorf("%s in %v: %q, want %q", c.in, lang, got, want)
			}
		}
	}
}

func ExampleWriter_OffBy() {
	for _, l := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		letters := wording.NewWriter(wording.LocaleOf(l), wording.WriterOptions{Style: wording.Letters})
		fmt.Printf("%s; %s; %s\n", wording.WriterOf(l).OffBy(3), wording.WriterOf(l).OffBy(-6), letters.OffBy(3))
	}
	// Output:
	// أصغر بـ1.000 مرة مما ينبغي; أكبر بـ1 مليون مرة مما ينبغي; أصغر بألف مرة مما ينبغي
	// 1 000 fois trop petit; 1 million de fois trop grand; mille fois trop petit
	// 1,000 times too small; 1 million times too large; one thousand times too small
}

func TestOffBy(t *testing.T) {
	w := wording.WriterOf(wording.Fr)
	for power, want := range map[int]string{
		1: "10 fois trop petit", 0: "?", 13: "?", -13: "?", -1: "10 fois trop grand", 9: "1 milliard de fois trop petit",
	} {
		if got := w.OffBy(power); got != want {
			t.Errorf("%d: %q, want %q", power, got, want)
		}
	}
	var none *wording.Writer
	if got := none.OffBy(2); got != "100 times too small" {
		t.Error(got)
	}
	if got := wording.WriterOf(wording.Ar).OffBy(1); got != "أصغر بـ10 مرات مما ينبغي" {
		t.Error(got)
	}
}

func TestSayPeriod(t *testing.T) {
	for _, c := range []struct{ in, ar, fr, en string }{
		{"2015", "2015", "2015", "2015"},
		{"2014-2020", "من 2014 إلى 2020", "2014-2020", "2014-2020"},
		{"2016-S1", "النصف الأول من 2016", "1er semestre 2016", "first half of 2016"},
		{"2016-T3", "الثلث الثالث من 2016", "3e quadrimestre 2016", "last four months of 2016"},
		{"2016-Q4", "الربع الرابع من 2016", "4e trimestre 2016", "fourth quarter of 2016"},
		{"2016-05", "ماي 2016", "mai 2016", "May 2016"},
		{"2016-W05", "الأسبوع 5 من 2016", "semaine 5 2016", "week 5 of 2016"},
		{"2016-05-06", "6 ماي 2016", "6 mai 2016", "6 May 2016"},
		{"2016-01-01", "1 يناير 2016", "1er janvier 2016", "1 January 2016"},
		{"2016-05-06/2016-12-31", "من 6 ماي إلى 31 دجنبر 2016", "du 6 mai au 31 décembre 2016",
			"6 May to 31 December 2016"},
		{"2014-07-15/2016-09-02", "من 15 يوليوز 2014 إلى 2 شتنبر 2016", "du 15 juillet 2014 au 2 septembre 2016",
			"15 July 2014 to 2 September 2016"},
		{"2014-10/2015-06", "من أكتوبر 2014 إلى يونيو 2015", "d’octobre 2014 à juin 2015", "October 2014 to June 2015"},
		{"2014-02/2014-08", "من فبراير إلى غشت 2014", "de février à août 2014", "February to August 2014"},
	} {
		for lang, want := range map[wording.Lang]string{wording.Ar: c.ar, wording.Fr: c.fr, wording.En: c.en} {
			if got := wording.WriterOf(lang).Say(period.MustParse(c.in)); got != want {
				t.Errorf("%s in %v: %q, want %q", c.in, lang, got, want)
			}
		}
	}
	if got := wording.WriterOf(wording.Fr).Say(period.MustDate(2016, 8, 1)); got != "1er août 2016" {
		t.Error(got)
	}
}

// A bound is rounded outward, a point by the mode.
func TestSayRounded(t *testing.T) {
	huge, err := figure.MustParse("1").Scale(new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 4090)))
	if err != nil {
		t.Fatal(err)
	}
	fr := wording.NewWriter(wording.FrMA, wording.WriterOptions{Places: wording.AtMost(1, money.HalfEven)})
	en := wording.NewWriter(wording.EnAny, wording.WriterOptions{Places: wording.AtMost(1, money.HalfEven)})
	var none *wording.Writer
	for _, c := range []struct{ what, got, want string }{
		{"an unset quantity", fr.Say(figure.Quantity{}), "?"},
		{"an unset ratio", fr.Percent(figure.Figure{}), "?"},
		{"a ratio that is too large", fr.Percent(huge), "?"},
		{"an unset amount", fr.Say(money.Money{}), "?"},
		{"an unset day", fr.Say(period.Date{}), "?"},
		{"a type that is not known", fr.Say(3.5), "?"},
		{"a number", fr.Say(12345), "12 345"},
		{"no writer", none.Say(figure.MustParse(">9000")), ">9000"},
		{"the zero writer", new(wording.Writer).Percent(figure.MustParse("0.5")), "50 percent"},
		{"French", fr.Percent(figure.MustParse("0.137")), "13,7 %"},
		{"half to even", en.Percent(figure.MustParse("0.1365")), "13.6%"},
		{"a lower bound", en.Percent(figure.MustParse(">=0.1369")), "more than 13.6%"},
		{"an upper bound", en.Percent(figure.MustParse("<0.1361")), "less than 13.7%"},
		{"a bound of a quantity", en.Say(figure.MustParseQuantity("<=1/3 job")), "less than 0.4 jobs"},
		{"an amount", fr.Say(money.MustParse("29452.26 MAD")), "29 452,3 dirhams"},
		{"an exact amount", wording.WriterOf(wording.Fr).Say(money.MustParse("29452.26 MAD")), "29 452,26 dirhams"},
	} {
		if c.got != c.want {
			t.Errorf("%s: %q, want %q", c.what, c.got, c.want)
		}
	}
}
