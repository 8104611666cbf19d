package wording_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/shopspring/decimal"
)

var (
	locales = []wording.Locale{wording.ArMA, wording.FrMA, wording.EnAny}
	exact   = []wording.Style{wording.Plain, wording.Accounting, wording.Press, wording.Prose}
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

// TestRoundTrip is the law of reading and writing: what is written in a locale and
// a style that does not round is read back in that locale as the same figure. With
// -long it draws a million figures.
func TestRoundTrip(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 48))
	bare, amounts, quantities, doubts := 0, 0, 0, 0
	units := []figure.Unit{
		figure.MustParseUnit("job"), figure.MustParseUnit("percent"), figure.MustParseUnit("percentage_point"),
		figure.MustParseUnit("hectare"), figure.MustParseUnit("company"), figure.MustParseUnit("MAD"), figure.MustParseUnit("EUR"),
		figure.MustParseUnit("MAD/month"), figure.MustParseUnit("hour/person"), figure.MustParseUnit("million*MAD"),
	}
	for i := range testkit.Cases(40_000, 1_000_000) {
		l, s := locales[r.IntN(3)], exact[r.IntN(len(exact))]
		switch i % 4 {
		case 0, 1:
			f := randomFigure(r)
			text := wording.Format(f, l, s)
			back, err := wording.Parse(text, l)
			var doubt *wording.Error
			if errors.Is(err, wording.ErrAmbiguous) && errors.As(err, &doubt) && hasFigure(doubt.Candidates, f) {
				doubts++ // "12 to 15" without a unit may be something else
				continue
			}
			if err != nil || !back.Figure.WithoutResolution().Equal(f.WithoutResolution()) || back.Kind != wording.Number {
				t.Fatalf("%v in %v %v is %q, read as %v, %v", f, l, s, text, back, err)
			}
			bare++
		case 2:
			c := []money.Currency{money.MAD, money.EUR, money.USD, money.JPY, money.KWD}[r.IntN(5)]
			d, _ := randomPoint(r).Decimal()
			m, err := money.FromDecimal(d, c)
			if err != nil {
				continue
			}
			text := wording.FormatMoney(m, l, s)
			back, err := wording.Parse(text, l)
			got, ok := back.Money()
			if err != nil || !ok || got != m {
				t.Fatalf("%v in %v %v is %q, read as %v, %v", m, l, s, text, back, err)
			}
			amounts++
		case 3:
			q := figure.Quantity{Figure: randomFigure(r), Unit: units[r.IntN(len(units))]}
			text := wording.FormatQuantity(q, l, s)
			back, err := wording.Parse(text, l)
			base := q
			if q.Unit.Scale() > 0 {
				base, _ = q.In(q.Unit.Base())
			}
			if errors.Is(err, wording.ErrAmbiguous) {
				// A counted thing with exactly three decimals: the reader says
				// that it cannot know, and does not guess.
				var e *wording.Error
				if errors.As(err, &e); hasFigure(e.Candidates, base.Figure) || base.Figure.Qualifier() == figure.QBetween {
					doubts++
					continue
				}
			}
			if err != nil || !back.Figure.WithoutResolution().Equal(base.Figure.WithoutResolution()) || back.Unit != base.Unit {
				t.Fatalf("%v in %v %v is %q, read as %v, %v", q, l, s, text, back, err)
			}
			quantities++
		}
	}
	t.Log(bare, "figures,", amounts, "amounts,", quantities, "quantities,", doubts, "in doubt")
}

func hasFigure(list []wording.Reading, f figure.Figure) bool {
	for _, r := range list {
		if r.Figure.WithoutResolution().Equal(f.WithoutResolution()) {
			return true
		}
	}
	return false
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

// TestRoundTripLocales is the law of [TestRoundTrip] for the other locales of CLDR
// whose digits the library reads: no value comes back as another one. With -long it
// draws 100,000 values in each.
func TestRoundTripLocales(t *testing.T) {
	units := []figure.Unit{{}, figure.MustParseUnit("percent"), figure.MustParseUnit("EUR"), figure.MustParseUnit("job")}
	read, doubted, refused := 0, 0, map[string]int{}
	for n := int(wording.EnAny) + 1; wording.Locale(n).IsSet(); n++ {
		l := wording.Locale(n)
		r := rand.New(rand.NewPCG(uint64(n), 48))
		if _, err := wording.Parse(wording.Format(figure.MustParse("5"), l, wording.Plain), l); err != nil {
			refused[l.String()] = -1
			continue
		}
		for range testkit.Cases(20, 100_000) {
			q := figure.Quantity{Figure: randomPoint(r).WithoutResolution(), Unit: units[r.IntN(len(units))]}
			s := []wording.Style{wording.Plain, wording.Prose}[r.IntN(2)]
			text := wording.FormatQuantity(q, l, s)
			back, err := wording.Parse(text, l)
			switch {
			case err == nil && back.Figure.WithoutResolution().Equal(q.Figure) && back.Unit == q.Unit:
				read++
			case errors.Is(err, wording.ErrAmbiguous):
				doubted++
			case err != nil:
				refused[l.String()]++
				if len(refused) < 60 && refused[l.String()] == 1 {
					t.Logf("%v in %v %v is %+q: %v", q, l, s, text, err)
				}
			default:
				t.Errorf("%v in %v %v is %+q, read as %v", q, l, s, text, back)
			}
		}
	}
	t.Log(read, "read,", doubted, "in doubt,", len(refused), "locales refused")
}
