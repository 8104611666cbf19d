package wording_test

import (
	"errors"
	"fmt"
	"math/big"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/shopspring/decimal"
)

var (
	locales = []wording.Locale{wording.ArMA, wording.FrMA, wording.EnAny}
	exact   = []wording.Style{wording.Plain, wording.Accounting, wording.Press, wording.Prose, wording.Letters}
	rounds  = []wording.Style{wording.Compact, wording.CompactLong}
)

// randomPoint is a decimal of one to eighteen digits at any scale, sometimes with
// the resolution of its last digit or coarser.
func randomPoint(r *rand.Rand) figure.Figure {
	digits := 1 + r.IntN(18)
	n := int64(0)
	for range digits {
		n = n*10 + int64(r.IntN(10))
	}
	if r.IntN(4) == 0 {
		n = int64(r.IntN(1000)) // small and round numbers are the ones in print
	}
	exp := r.IntN(8) - 5
	if r.IntN(3) == 0 {
		exp = []int{3, 6, 9, 0}[r.IntN(4)]
	}
	if r.IntN(5) == 0 {
		n = -n
	}
	d := decimal.New(n, int32(exp))
	f, err := figure.FromDecimal(d)
	if err != nil {
		panic(err)
	}
	if r.IntN(2) == 0 {
		if g, err := f.WithResolution(decimal.New(1, int32(exp))); err == nil {
			f = g
		}
	}
	return f
}

func randomFigure(r *rand.Rand) figure.Figure {
	f := randomPoint(r)
	var err error
	switch r.IntN(10) {
	case 0:
		f, err = figure.About(f)
	case 1:
		f, err = figure.MoreThan(f)
	case 2:
		f, err = figure.AtLeast(f)
	case 3:
		f, err = figure.LessThan(f)
	case 4:
		f, err = figure.UpTo(f)
	case 5:
		g := randomPoint(r).WithoutResolution()
		f = f.WithoutResolution()
		if f.Less(g) == figure.Yes {
			f, err = figure.Between(f, g)
		}
	case 6:
		lo, hi := f.Lower(), randomPoint(r).Lower()
		lo.Open, hi.Open = r.IntN(2) == 0, true
		if g, err := figure.Interval(lo, hi); err == nil && g.Qualifier() == figure.QBetween {
			f = g
		}
	case 7:
		if f, err = figure.MoreThan(f); err == nil {
			f, err = figure.About(f)
		}
	}
	if err != nil {
		panic(err)
	}
	return f
}

// tripUnits are the units of the campaigns: those with names, and some made of them.
var tripUnits = sync.OnceValue(func() []figure.Unit {
	units := []figure.Unit{{}, {}}
	for _, s := range []string{"percent", "percent", "percent", "percentage_point", "percentage_point", "MAD", "MAD",
		"EUR", "MAD/month", "EUR/job", "hour/person", "million*MAD", "thousand*job", "percent/year", "1/year", "TND"} {
		units = append(units, figure.MustParseUnit(s))
	}
	for _, symbol := range wording.Units() {
		units = append(units, figure.MustParseUnit(symbol))
	}
	return units
})

// tripCurrencies are all that ISO 4217 has or had.
var tripCurrencies = sync.OnceValue(func() []money.Currency {
	return slices.AppendSeq(slices.Collect(money.Currencies()), money.RetiredCurrencies())
})

// readOnly reports whether a language without words of its own in the library's output
// is read in a locale, so that only digits, signs and codes of currencies come back.
func readOnly(l wording.Locale) bool { return strings.HasPrefix(l.String(), "es") }

// A tally counts what became of values that were written and read back.
type tally struct{ right, doubts, wrong int }

func (n *tally) String() string {
	all := n.right + n.doubts + n.wrong
	share := new(big.Rat).SetFrac64(int64(100*n.doubts), int64(max(1, all)))
	return fmt.Sprintf("%d values, %d in doubt (%s%%), %d wrong", all, n.doubts, share.FloatString(2), n.wrong)
}

// trip writes a random value in a locale and style and reads it back. It is right
// when the same figure and unit come back, and in doubt when they are among the
// candidates.
func (n *tally) trip(t *testing.T, r *rand.Rand, l wording.Locale, s wording.Style) {
	t.Helper()
	units := tripUnits()
	q := figure.Quantity{Figure: randomFigure(r), Unit: units[r.IntN(len(units))]}
	if readOnly(l) { // no words
		q = figure.Quantity{Figure: randomPoint(r), Unit: units[r.IntN(5)]}
		s = []wording.Style{wording.Plain, wording.Accounting}[r.IntN(2)]
	}
	w := wording.NewWriter(l, wording.WriterOptions{Style: s, Lang: wording.Lang(r.IntN(4))})
	text := w.Say(q)
	if r.IntN(4) == 0 {
		c := []money.Currency{money.MAD, money.EUR, money.USD, money.JPY, money.KWD}[r.IntN(5)]
		if r.IntN(2) == 0 {
			c = tripCurrencies()[r.IntN(len(tripCurrencies()))]
		}
		m, err := money.Money{}, error(money.ErrUnset)
		for err != nil { // more digits than an amount has
			d, _ := randomPoint(r).Decimal()
			m, err = money.FromDecimal(d, c)
		}
		q, text = figure.MustParseQuantity(m.String()), w.Say(m)
	}
	want := q
	if q.Unit.Scale() > 0 {
		want, _ = q.In(q.Unit.Base())
	}
	same := func(r wording.Reading) bool {
		return r.Figure.WithoutResolution().Equal(want.Figure.WithoutResolution()) && r.Unit == want.Unit
	}
	back, err := wording.Parse(text, l)
	if err == nil { // in running text it may be passed over, a year for example
		for found, err := range wording.Find(text, l) {
			if err != nil || same(found) {
				continue
			}
			if n.wrong++; n.wrong <= 40 {
				t.Errorf("%v in %v %v %v is %+q, found as %v", q, l, w.Lang(), s, text, found.Quantity())
			}
		}
	}
	var doubt *wording.Error
	switch {
	case err == nil && same(back):
		n.right++
	case errors.Is(err, wording.ErrAmbiguous) && errors.As(err, &doubt) && slices.ContainsFunc(doubt.Candidates, same):
		n.doubts++
	default:
		if n.wrong++; n.wrong <= 40 {
			t.Errorf("%v in %v %v %v is %+q, read as %v, %v", q, l, w.Lang(), s, text, back.Quantity(), err)
		}
	}
}

// TestRoundTrip is the law of reading and writing: what is written in a locale and
// a style that does not round is read back in that locale as the same figure and unit,
// or as a doubt that holds them. With -long it draws a million values in each locale.
func TestRoundTrip(t *testing.T) {
	for _, l := range locales {
		r := rand.New(rand.NewPCG(uint64(l), 48))
		var n tally
		for range testkit.Cases(13_000, 1_000_000) {
			n.trip(t, r, l, exact[r.IntN(len(exact))])
		}
		t.Logf("%v: %v", l, &n)
	}
}

// TestRoundedBack reads back what a rounding style wrote: a figure that tells its
// resolution, and whose digits are those of the original, rounded. A bare Arabic
// million needs to be told that it is no money in centimes.
func TestRoundedBack(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 48))
	for range testkit.Cases(20_000, 100_000) {
		l, s := locales[r.IntN(3)], rounds[r.IntN(2)]
		f := randomPoint(r).WithoutResolution()
		text := wording.Format(f, l, s)
		back, err := wording.Reader{Locale: l, Bare: wording.BareNumber}.Parse(text)
		step, ok := back.Figure.Resolution()
		if err != nil || !ok {
			t.Fatalf("%v in %v %v is %q, read as %v, %v", f, l, s, text, back, err)
		}
		want, _ := f.Decimal()
		got, _ := back.Figure.Decimal()
		if want.Sub(got).Abs().Mul(decimal.NewFromInt(2)).GreaterThan(step) {
			t.Fatalf("%v in %v %v is %q, read as %v", f, l, s, text, back.Figure)
		}
	}
}

// digitsAreRead reports whether the library reads the digits of a locale, and its
// separators among them.
func digitsAreRead(l wording.Locale) bool {
	for _, s := range []string{"5", "1234567.89"} {
		_, err := wording.Parse(wording.Format(figure.MustParse(s), l, wording.Plain), l)
		if errors.Is(err, wording.ErrDigits) {
			return false
		}
	}
	return true
}

// TestTripsThatFailed has values that came back wrong from rare locales.
func TestTripsThatFailed(t *testing.T) {
	for _, c := range []struct {
		amount, tag string
		lang        wording.Lang
		style       wording.Style
	}{
		{"2 TND", "ar-MA", wording.Ar, wording.Letters}, {"-4.87 BEL", "luy", wording.En, wording.Plain},
		{"-90 USD", "fy", wording.En, wording.Plain}, {"-6 MAD", "co", wording.En, wording.Accounting},
	} {
		l, err := wording.ParseLocale(c.tag)
		if err != nil {
			t.Fatal(err)
		}
		m := money.MustParse(c.amount)
		text := wording.NewWriter(l, wording.WriterOptions{Lang: c.lang, Style: c.style}).Say(m)
		r, err := wording.Parse(text, l)
		if got, ok := r.Money(); err != nil || !ok || got != m {
			t.Errorf("%s in %s is %+q, read as %v, %v", c.amount, c.tag, text, r, err)
		}
	}
}

// TestTripsOfRates holds how figures are written that came back as others or not at all:
// rates of nothing and of percentages, amounts and measures with three decimals, one of a
// thing, a thousand milliards; and that what says any number is no figure.
func TestTripsOfRates(t *testing.T) {
	for _, c := range []struct {
		quantity string
		l        wording.Locale
		style    wording.Style
		want     string
	}{
		{"3 1/year", wording.FrMA, wording.Letters, "trois par an"},
		{"3 percent/year", wording.FrMA, wording.Prose, "3 % par an"},
		{"2.5 percent/year", wording.EnAny, wording.Plain, "2.5% per year"},
		{"1.5 TND", wording.FrMA, wording.Prose, "1,50 dinar tunisien"},
		{"1.256 TND", wording.FrMA, wording.Prose, "1,256 TND"},
		{"1.005 MAD", wording.FrMA, wording.Prose, "1,005 MAD"},
		{"1.256 KWD", wording.EnAny, wording.Prose, "KWD 1.256"},
		{"1.246 hour", wording.FrMA, wording.Prose, "1,246 heure"},
		{"1001 hectare", wording.FrMA, wording.Plain, "1.001 hectares"},
		{"1 lot", wording.ArMA, wording.Letters, "حصة أشغال واحدة"},
		{"1000000000000", wording.FrMA, wording.Letters, "mille milliards"},
		{"[1.5,2.5] percent", wording.FrMA, wording.Prose, "1,5 % à 2,5 %"},
	} {
		q := figure.MustParseQuantity(c.quantity)
		text := wording.FormatQuantity(q, c.l, c.style)
		if text != c.want {
			t.Errorf("%s in %v %v: %+q, want %+q", c.quantity, c.l, c.style, text, c.want)
		}
		r, err := wording.Parse(text, c.l)
		if err != nil || !r.Figure.WithoutResolution().Equal(q.Figure) || r.Unit != q.Unit {
			t.Errorf("%+q is read as %v, %v", text, r, err)
		}
	}
	for l, text := range map[wording.Locale]string{
		wording.ArMA: "أي عدد", wording.FrMA: "un nombre quelconque", wording.EnAny: "any number",
	} {
		if r, err := wording.Parse(text, l); !errors.Is(err, wording.ErrNotFigure) {
			t.Errorf("%s: %v, %v", text, r, err)
		}
	}
}

// TestRoundTripLocales is the law of [TestRoundTrip] for the other locales of CLDR.
// With -long it draws 100,000 values in each of the locales of testdata/intl.json,
// and 2,000 in each other. Digits that the library does not read are refused.
func TestRoundTripLocales(t *testing.T) {
	var named, others tally
	several, more, refused := 0, 0, 0
	intl := readIntl(t)
	for n := int(wording.EnAny) + 1; wording.Locale(n).IsSet(); n++ {
		l := wording.Locale(n)
		r := rand.New(rand.NewPCG(uint64(n), 48))
		if !digitsAreRead(l) {
			refused++
			continue
		}
		sum, cases := &others, testkit.Cases(4, 2_000)
		if _, ok := intl[l.String()]; ok {
			sum, cases = &named, testkit.Cases(100, 100_000)
			several++
		} else {
			more++
		}
		for range cases {
			sum.trip(t, r, l, exact[r.IntN(len(exact))])
		}
	}
	t.Logf("%d locales held against Intl: %v; %d others: %v; %d refused for their digits", several, &named, more, &others,
		refused)
}
