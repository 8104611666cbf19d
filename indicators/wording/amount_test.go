package wording_test

import (
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestPlainAmounts holds the short way to write an amount in full against the patterns of
// CLDR, which a page with separators of its own is written by.
func TestPlainAmounts(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	currencies := []money.Currency{money.MAD, money.EUR, money.JPY, money.TND}
	separators := map[wording.Locale][2]string{
		wording.ArMA: {".", ","}, wording.FrMA: {".", ","}, wording.EnAny: {",", "."},
	}
	for _, l := range locales {
		for _, marks := range []wording.Marks{wording.CLDRMarks, wording.NoMarks, wording.Isolates} {
			quick := wording.NewWriter(l, wording.WriterOptions{Style: wording.Plain, Marks: marks})
			slow := wording.NewWriter(l, wording.WriterOptions{
				Style: wording.Plain, Marks: marks, Group: separators[l][0], Decimal: separators[l][1],
			})
			for range 2000 {
				c := currencies[r.IntN(len(currencies))]
				coefficient := int64(r.Uint64()) >> r.IntN(64) // of either sign and any size
				m, err := money.FromDecimal(decimal.New(coefficient, -r.Int32N(7)), c)
				if err != nil {
					continue
				}
				got, want := string(quick.AppendMoney([]byte("x"), m)), string(slow.AppendMoney([]byte("x"), m))
				if got != want {
					t.Fatalf("%v: %v is %q, by the pattern %q", l, m, got, want)
				}
			}
		}
	}
}
