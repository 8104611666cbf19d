package main

import (
	"encoding/json"
	"math/bits"
	"strconv"
	"testing"

	rhymond "github.com/Rhymond/go-money"
	"github.com/bojanz/currency"
	"github.com/cockroachdb/apd/v3"
	eric "github.com/ericlagergren/decimal"
	gdecimal "github.com/govalues/decimal"
	gmoney "github.com/govalues/money"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/nikolaydubina/fpdecimal"
	"github.com/quagmt/udecimal"
	"github.com/shopspring/decimal"
	"github.com/woodsbury/decimal128"
	"gopkg.in/inf.v0"
)

// The names of the contestants. "number" marks a library, or a use of it,
// that carries no currency.
const (
	govaluesMoney   = "govalues/money"
	govaluesDecimal = "govalues/decimal (number)"
	goMoney         = "Rhymond/go-money"
	bojanz          = "bojanz/currency"
	shopspring      = "shopspring/decimal (number)"
	cockroach       = "cockroachdb/apd (number)"
	ericlagergren   = "ericlagergren/decimal (number)"
	quagmt          = "quagmt/udecimal (number)"
	fpdec           = "nikolaydubina/fpdecimal (number, wraps)"
	woodsbury       = "woodsbury/decimal128 (number)"
	infDec          = "gopkg.in/inf.v0 (number)"
	floor           = "plain int64 (floor)"
)

// The operands: an amount, a small one, a rate, and a share.
const (
	amountText = "1234567.89"
	moneyText  = "1234567.89 MAD"
	smallText  = "0.01"
	otherText  = "1234567.90"
	rateText   = "10.8542"
)

// Results go here, so that nothing is optimised away.
var (
	sinkMoney   money.Money
	sinkMoneys  []money.Money
	sinkAmount  gmoney.Amount
	sinkAmounts []gmoney.Amount
	sinkGovals  gdecimal.Decimal
	sinkGo      *rhymond.Money
	sinkGos     []*rhymond.Money
	sinkBojanz  currency.Amount
	sinkShop    decimal.Decimal
	sinkUdec    udecimal.Decimal
	sinkFp      fpdecimal.Decimal
	sinkWood    decimal128.Decimal
	sinkBytes   []byte
	sinkString  string
	sinkInt     int64
	sinkInts    []int64
)

var _ = [...]any{
	&sinkMoney,
	&sinkMoneys,
	&sinkAmount,
	&sinkAmounts,
	&sinkGovals,
	&sinkGo,
	&sinkGos,
	&sinkBojanz,
	&sinkShop,
	&sinkUdec,
	&sinkFp,
	&sinkWood,
	&sinkBytes,
	&sinkString,
	&sinkInt,
	&sinkInts,
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func check(b *testing.B, err error) {
	if err != nil {
		b.Fatal(err)
	}
}

func mustEric(s string) *eric.Big {
	z, ok := new(eric.Big).SetString(s)
	if !ok {
		panic(s)
	}
	return z
}

func mustInf(s string) *inf.Dec {
	z, ok := new(inf.Dec).SetString(s)
	if !ok {
		panic(s)
	}
	return z
}

func mustApd(s string) *apd.Decimal {
	d, _, err := apd.NewFromString(s)
	return must(d, err)
}

// apdContext has digits enough for the exact products here.
var apdContext = func() *apd.Context {
	c := apd.BaseContext.WithPrecision(30)
	c.Rounding = apd.RoundHalfEven
	return c
}()

func moneyEntries() []entry {
	var all []entry
	for _, f := range []func() []entry{
		parseEntries, appendEntries, addEntries, compareEntries, convertEntries,
		shareEntries, quotientEntries, splitEntries, allocateEntries, sumEntries,
		jsonEntries,
	} {
		all = append(all, f()...)
	}
	return all
}

func parseEntries() []entry {
	const op = "money/parse"
	return []entry{
		{op, ours, func(b *testing.B) {
			for range b.N {
				m, err := money.Parse(moneyText)
				check(b, err)
				sinkMoney = m
			}
		}},
		{op, govaluesMoney, func(b *testing.B) {
			for range b.N {
				m, err := gmoney.ParseAmount("MAD", amountText)
				check(b, err)
				sinkAmount = m
			}
		}},
		{op, bojanz, func(b *testing.B) {
			for range b.N {
				m, err := currency.NewAmount(amountText, "MAD")
				check(b, err)
				sinkBojanz = m
			}
		}},
		{op, govaluesDecimal, func(b *testing.B) {
			for range b.N {
				m, err := gdecimal.Parse(amountText)
				check(b, err)
				sinkGovals = m
			}
		}},
		{op, fpdec, func(b *testing.B) {
			for range b.N {
				m, err := fpdecimal.FromString(amountText)
				check(b, err)
				sinkFp = m
			}
		}},
		{op, woodsbury, func(b *testing.B) {
			for range b.N {
				m, err := decimal128.Parse(amountText)
				check(b, err)
				sinkWood = m
			}
		}},
		{op, infDec, func(b *testing.B) {
			var d inf.Dec
			for range b.N {
				if _, ok := d.SetString(amountText); !ok {
					b.Fatal("not parsed")
				}
			}
		}},
		{op, quagmt, func(b *testing.B) {
			for range b.N {
				m, err := udecimal.Parse(amountText)
				check(b, err)
				sinkUdec = m
			}
		}},
		{op, shopspring, func(b *testing.B) {
			for range b.N {
				m, err := decimal.NewFromString(amountText)
				check(b, err)
				sinkShop = m
			}
		}},
		{op, cockroach, func(b *testing.B) {
			var d apd.Decimal
			for range b.N {
				_, _, err := d.SetString(amountText)
				check(b, err)
			}
		}},
		{op, ericlagergren, func(b *testing.B) {
			var d eric.Big
			for range b.N {
				if _, ok := d.SetString(amountText); !ok {
					b.Fatal("not parsed")
				}
			}
		}},
		{op, floor, func(b *testing.B) {
			for range b.N {
				v, err := strconv.ParseInt("123456789", 10, 64)
				check(b, err)
				sinkInt = v
			}
		}},
	}
}

func appendEntries() []entry {
	const op = "money/append"
	return []entry{
		{op, ours, func(b *testing.B) {
			m, buf := money.MustParse(moneyText), make([]byte, 0, 64)
			for range b.N {
				buf, _ = m.AppendText(buf[:0])
			}
			sinkBytes = buf
		}},
		{op, govaluesMoney + " String", func(b *testing.B) {
			m := must(gmoney.ParseAmount("MAD", amountText))
			for range b.N {
				sinkString = m.String()
			}
		}},
		{op, goMoney + " Display", func(b *testing.B) {
			m := rhymond.New(123456789, "MAD")
			for range b.N {
				sinkString = m.Display()
			}
		}},
		{op, bojanz + " String", func(b *testing.B) {
			m := must(currency.NewAmount(amountText, "MAD"))
			for range b.N {
				sinkString = m.String()
			}
		}},
		{op, govaluesDecimal, func(b *testing.B) {
			m, buf := gdecimal.MustParse(amountText), make([]byte, 0, 64)
			for range b.N {
				buf, _ = m.AppendText(buf[:0])
			}
			sinkBytes = buf
		}},
		{op, fpdec, func(b *testing.B) {
			m, buf := must(fpdecimal.FromString(amountText)), make([]byte, 0, 64)
			for range b.N {
				buf = fpdecimal.AppendFixedPointDecimal(buf[:0], m.Scaled(), int(fpdecimal.FractionDigits))
			}
			sinkBytes = buf
		}},
		{op, woodsbury, func(b *testing.B) {
			m, buf := decimal128.MustParse(amountText), make([]byte, 0, 64)
			for range b.N {
				buf, _ = m.AppendText(buf[:0])
			}
			sinkBytes = buf
		}},
		{op, infDec + " String", func(b *testing.B) {
			m := mustInf(amountText)
			for range b.N {
				sinkString = m.String()
			}
		}},
		{op, quagmt, func(b *testing.B) {
			m, buf := udecimal.MustParse(amountText), make([]byte, 0, 64)
			for range b.N {
				buf, _ = m.AppendText(buf[:0])
			}
			sinkBytes = buf
		}},
		{op, shopspring + " String", func(b *testing.B) {
			m := decimal.RequireFromString(amountText)
			for range b.N {
				sinkString = m.String()
			}
		}},
		{op, cockroach, func(b *testing.B) {
			m, buf := mustApd(amountText), make([]byte, 0, 64)
			for range b.N {
				buf = m.Append(buf[:0], 'f')
			}
			sinkBytes = buf
		}},
		{op, ericlagergren + " String", func(b *testing.B) {
			m := mustEric(amountText)
			for range b.N {
				sinkString = m.String()
			}
		}},
		{op, floor, func(b *testing.B) {
			buf := make([]byte, 0, 64)
			for range b.N {
				buf = strconv.AppendInt(buf[:0], 123456789, 10)
			}
			sinkBytes = buf
		}},
	}
}

func addEntries() []entry {
	const op = "money/add"
	return append(addAmounts(op), addNumbers(op)...)
}

// addAmounts are the entries of types that know a currency.
func addAmounts(op string) []entry {
	return []entry{
		{op, ours, func(b *testing.B) {
			s, x := money.MustParse(moneyText), money.MustParse(smallText+" MAD")
			for range b.N {
				t, err := s.Add(x)
				check(b, err)
				s = t
			}
			sinkMoney = s
		}},
		{op, govaluesMoney, func(b *testing.B) {
			s, x := gmoney.MustParseAmount("MAD", amountText), gmoney.MustParseAmount("MAD", smallText)
			for range b.N {
				t, err := s.Add(x)
				check(b, err)
				s = t
			}
			sinkAmount = s
		}},
		{op, goMoney, func(b *testing.B) {
			s, x := rhymond.New(123456789, "MAD"), rhymond.New(1, "MAD")
			for range b.N {
				t, err := s.Add(x)
				check(b, err)
				s = t
			}
			sinkGo = s
		}},
		{op, bojanz, func(b *testing.B) {
			s, x := must(currency.NewAmount(amountText, "MAD")), must(currency.NewAmount(smallText, "MAD"))
			for range b.N {
				t, err := s.Add(x)
				check(b, err)
				s = t
			}
			sinkBojanz = s
		}},
	}
}

// addNumbers are the entries of types that know a number only.
func addNumbers(op string) []entry {
	return []entry{
		{op, govaluesDecimal, func(b *testing.B) {
			s, x := gdecimal.MustParse(amountText), gdecimal.MustParse(smallText)
			for range b.N {
				t, err := s.Add(x)
				check(b, err)
				s = t
			}
			sinkGovals = s
		}},
		{op, fpdec, func(b *testing.B) {
			s, x := must(fpdecimal.FromString(amountText)), must(fpdecimal.FromString(smallText))
			for range b.N {
				s = s.Add(x)
			}
			sinkFp = s
		}},
		{op, woodsbury, func(b *testing.B) {
			s, x := decimal128.MustParse(amountText), decimal128.MustParse(smallText)
			for range b.N {
				s = s.Add(x)
			}
			sinkWood = s
		}},
		{op, infDec, func(b *testing.B) {
			s, x := mustInf(amountText), mustInf(smallText)
			for range b.N {
				s.Add(s, x)
			}
		}},
		{op, quagmt, func(b *testing.B) {
			s, x := udecimal.MustParse(amountText), udecimal.MustParse(smallText)
			for range b.N {
				s = s.Add(x)
			}
			sinkUdec = s
		}},
		{op, shopspring, func(b *testing.B) {
			s, x := decimal.RequireFromString(amountText), decimal.RequireFromString(smallText)
			for range b.N {
				s = s.Add(x)
			}
			sinkShop = s
		}},
		{op, cockroach, func(b *testing.B) {
			s, x := mustApd(amountText), mustApd(smallText)
			for range b.N {
				_, err := apdContext.Add(s, s, x)
				check(b, err)
			}
		}},
		{op, ericlagergren, func(b *testing.B) {
			s, x := mustEric(amountText), mustEric(smallText)
			for range b.N {
				s.Add(s, x)
			}
		}},
		{op, floor, func(b *testing.B) {
			s, x := int64(123456789), int64(b.N&1)
			for range b.N {
				t := s + x
				if (s^t)&(x^t) < 0 {
					b.Fatal("overflow")
				}
				s = t
			}
			sinkInt = s
		}},
	}
}

func compareEntries() []entry {
	const op = "money/compare"
	return append(compareAmounts(op), compareNumbers(op)...)
}

// compareAmounts are the entries of types that know a currency.
func compareAmounts(op string) []entry {
	return []entry{
		{op, ours, func(b *testing.B) {
			x, y := money.MustParse(moneyText), money.MustParse(otherText+" MAD")
			n := 0
			for range b.N {
				c, err := x.Cmp(y)
				check(b, err)
				n += c
			}
			sinkInt = int64(n)
		}},
		{op, govaluesMoney, func(b *testing.B) {
			x, y := gmoney.MustParseAmount("MAD", amountText), gmoney.MustParseAmount("MAD", otherText)
			n := 0
			for range b.N {
				c, err := x.Cmp(y)
				check(b, err)
				n += c
			}
			sinkInt = int64(n)
		}},
		{op, goMoney, func(b *testing.B) {
			x, y := rhymond.New(123456789, "MAD"), rhymond.New(123456790, "MAD")
			n := 0
			for range b.N {
				c, err := x.Compare(y)
				check(b, err)
				n += c
			}
			sinkInt = int64(n)
		}},
		{op, bojanz, func(b *testing.B) {
			x, y := must(currency.NewAmount(amountText, "MAD")), must(currency.NewAmount(otherText, "MAD"))
			n := 0
			for range b.N {
				c, err := x.Cmp(y)
				check(b, err)
				n += c
			}
			sinkInt = int64(n)
		}},
	}
}

// compareNumbers are the entries of types that know a number only.
func compareNumbers(op string) []entry {
	return []entry{
		{op, govaluesDecimal, func(b *testing.B) {
			x, y := gdecimal.MustParse(amountText), gdecimal.MustParse(otherText)
			n := 0
			for range b.N {
				n += x.Cmp(y)
			}
			sinkInt = int64(n)
		}},
		{op, fpdec, func(b *testing.B) {
			x, y := must(fpdecimal.FromString(amountText)), must(fpdecimal.FromString(otherText))
			n := 0
			for range b.N {
				n += x.Compare(y)
			}
			sinkInt = int64(n)
		}},
		{op, woodsbury, func(b *testing.B) {
			x, y := decimal128.MustParse(amountText), decimal128.MustParse(otherText)
			n := 0
			for range b.N {
				if x.Cmp(y).Less() {
					n--
				}
			}
			sinkInt = int64(n)
		}},
		{op, infDec, func(b *testing.B) {
			x, y := mustInf(amountText), mustInf(otherText)
			n := 0
			for range b.N {
				n += x.Cmp(y)
			}
			sinkInt = int64(n)
		}},
		{op, quagmt, func(b *testing.B) {
			x, y := udecimal.MustParse(amountText), udecimal.MustParse(otherText)
			n := 0
			for range b.N {
				n += x.Cmp(y)
			}
			sinkInt = int64(n)
		}},
		{op, shopspring, func(b *testing.B) {
			x, y := decimal.RequireFromString(amountText), decimal.RequireFromString(otherText)
			n := 0
			for range b.N {
				n += x.Cmp(y)
			}
			sinkInt = int64(n)
		}},
		{op, cockroach, func(b *testing.B) {
			x, y := mustApd(amountText), mustApd(otherText)
			n := 0
			for range b.N {
				n += x.Cmp(y)
			}
			sinkInt = int64(n)
		}},
		{op, ericlagergren, func(b *testing.B) {
			x, y := mustEric(amountText), mustEric(otherText)
			n := 0
			for range b.N {
				n += x.Cmp(y)
			}
			sinkInt = int64(n)
		}},
	}
}

// convertEntries multiply by a rate and round half to even, to the centime.
func convertEntries() []entry {
	const op = "money/amount x rate, rounded"
	return append(convertAmounts(op), convertNumbers(op)...)
}

// convertAmounts are the entries of types that know a currency.
func convertAmounts(op string) []entry {
	return []entry{
		{op, ours + " Rate", func(b *testing.B) {
			m, r := money.MustParse(amountText+" EUR"), money.MustParseRate("EUR/MAD "+rateText)
			for range b.N {
				v, err := r.Convert(m, money.HalfEven)
				check(b, err)
				sinkMoney = v
			}
		}},
		{op, ours + " Share", func(b *testing.B) {
			m, r := money.MustParse(moneyText), must(money.ParseRatio(rateText))
			for range b.N {
				v, err := m.MulRatio(r, money.HalfEven)
				check(b, err)
				sinkMoney = v
			}
		}},
		{op, ours + " Mul by shopspring", func(b *testing.B) {
			m, r := money.MustParse(moneyText), decimal.RequireFromString(rateText)
			for range b.N {
				v, err := m.Mul(r, money.HalfEven)
				check(b, err)
				sinkMoney = v
			}
		}},
		{op, govaluesMoney, func(b *testing.B) {
			m, r := gmoney.MustParseAmount("EUR", amountText), gmoney.MustParseExchRate("EUR", "MAD", rateText)
			for range b.N {
				v, err := r.Conv(m)
				check(b, err)
				sinkAmount = v.RoundToCurr()
			}
		}},
		{op, bojanz, func(b *testing.B) {
			m := must(currency.NewAmount(amountText, "EUR"))
			for range b.N {
				v, err := m.Convert("MAD", rateText)
				check(b, err)
				sinkBojanz = v.RoundTo(2, currency.RoundHalfEven)
			}
		}},
	}
}

// convertNumbers are the entries of types that know a number only.
func convertNumbers(op string) []entry {
	return []entry{
		{op, govaluesDecimal, func(b *testing.B) {
			m, r := gdecimal.MustParse(amountText), gdecimal.MustParse(rateText)
			for range b.N {
				v, err := m.Mul(r)
				check(b, err)
				sinkGovals = v.Round(2)
			}
		}},
		{op, woodsbury, func(b *testing.B) {
			m, r := decimal128.MustParse(amountText), decimal128.MustParse(rateText)
			for range b.N {
				sinkWood = m.Mul(r).Round(2, decimal128.ToNearestEven)
			}
		}},
		{op, infDec, func(b *testing.B) {
			m, r, z := mustInf(amountText), mustInf(rateText), new(inf.Dec)
			for range b.N {
				z.Round(z.Mul(m, r), 2, inf.RoundHalfEven)
			}
		}},
		{op, quagmt, func(b *testing.B) {
			m, r := udecimal.MustParse(amountText), udecimal.MustParse(rateText)
			for range b.N {
				sinkUdec = m.Mul(r).RoundBank(2)
			}
		}},
		{op, shopspring, func(b *testing.B) {
			m, r := decimal.RequireFromString(amountText), decimal.RequireFromString(rateText)
			for range b.N {
				sinkShop = m.Mul(r).RoundBank(2)
			}
		}},
		{op, cockroach, func(b *testing.B) {
			m, r, z := mustApd(amountText), mustApd(rateText), new(apd.Decimal)
			for range b.N {
				_, err := apdContext.Mul(z, m, r)
				check(b, err)
				_, err = apdContext.Quantize(z, z, -2)
				check(b, err)
			}
		}},
		{op, ericlagergren, func(b *testing.B) {
			m, r, z := mustEric(amountText), mustEric(rateText), new(eric.Big)
			for range b.N {
				z.Mul(m, r).Quantize(2)
			}
		}},
		{op, floor, func(b *testing.B) {
			m, r := int64(123456789), int64(108542)
			for range b.N {
				p := m * r
				q, left := p/10000, p%10000
				if left > 5000 || left == 5000 && q&1 == 1 {
					q++
				}
				sinkInt = q
			}
		}},
	}
}

// shareEntries take 3/7 and round half to even, to the centime.
func shareEntries() []entry {
	const op = "money/share 3 in 7, rounded"
	return []entry{
		{op, ours, func(b *testing.B) {
			m, r := money.MustParse(moneyText), must(money.NewRatio(3, 7))
			for range b.N {
				v, err := m.MulRatio(r, money.HalfEven)
				check(b, err)
				sinkMoney = v
			}
		}},
		{op, govaluesMoney, func(b *testing.B) {
			m, n, d := gmoney.MustParseAmount("MAD", amountText), gdecimal.MustNew(3, 0), gdecimal.MustNew(7, 0)
			for range b.N {
				v, err := m.Mul(n)
				check(b, err)
				v, err = v.Quo(d)
				check(b, err)
				sinkAmount = v.RoundToCurr()
			}
		}},
		{op, bojanz, func(b *testing.B) {
			m := must(currency.NewAmount(amountText, "MAD"))
			for range b.N {
				v, err := m.Mul("3")
				check(b, err)
				v, err = v.Div("7")
				check(b, err)
				sinkBojanz = v.RoundTo(2, currency.RoundHalfEven)
			}
		}},
		{op, govaluesDecimal, func(b *testing.B) {
			m, n, d := gdecimal.MustParse(amountText), gdecimal.MustNew(3, 0), gdecimal.MustNew(7, 0)
			for range b.N {
				v, err := m.Mul(n)
				check(b, err)
				v, err = v.Quo(d)
				check(b, err)
				sinkGovals = v.Round(2)
			}
		}},
		{op, woodsbury, func(b *testing.B) {
			m, n, d := decimal128.MustParse(amountText), decimal128.New(3, 0), decimal128.New(7, 0)
			for range b.N {
				sinkWood = m.Mul(n).Quo(d).Round(2, decimal128.ToNearestEven)
			}
		}},
		{op, infDec, func(b *testing.B) {
			m, n, d, z := mustInf(amountText), inf.NewDec(3, 0), inf.NewDec(7, 0), new(inf.Dec)
			for range b.N {
				z.QuoRound(z.Mul(m, n), d, 2, inf.RoundHalfEven)
			}
		}},
		{op, quagmt, func(b *testing.B) {
			m, n, d := udecimal.MustParse(amountText), udecimal.MustFromInt64(3, 0), udecimal.MustFromInt64(7, 0)
			for range b.N {
				v, err := m.Mul(n).Div(d)
				check(b, err)
				sinkUdec = v.RoundBank(2)
			}
		}},
		{op, shopspring, func(b *testing.B) {
			m, n, d := decimal.RequireFromString(amountText), decimal.NewFromInt(3), decimal.NewFromInt(7)
			for range b.N {
				sinkShop = m.Mul(n).Div(d).RoundBank(2)
			}
		}},
		{op, cockroach, func(b *testing.B) {
			m, n, d, z := mustApd(amountText), apd.New(3, 0), apd.New(7, 0), new(apd.Decimal)
			for range b.N {
				_, err := apdContext.Mul(z, m, n)
				check(b, err)
				_, err = apdContext.Quo(z, z, d)
				check(b, err)
				_, err = apdContext.Quantize(z, z, -2)
				check(b, err)
			}
		}},
		{op, ericlagergren, func(b *testing.B) {
			m, n, d, z := mustEric(amountText), eric.New(3, 0), eric.New(7, 0), new(eric.Big)
			for range b.N {
				z.Mul(m, n)
				z.Quo(z, d).Quantize(2)
			}
		}},
		{op, floor, func(b *testing.B) {
			m, n, d := int64(123456789), int64(3), int64(7+b.N>>62)
			for range b.N {
				p := m * n
				q, left := p/d, p%d
				if 2*left > d || 2*left == d && q&1 == 1 {
					q++
				}
				sinkInt = q
			}
		}},
	}
}

// quotientEntries divide by 7 and round half to even, to the centime.
func quotientEntries() []entry {
	const op = "money/amount / 7, rounded"
	return []entry{
		{op, ours + " QuoInt", func(b *testing.B) {
			m := money.MustParse(moneyText)
			for range b.N {
				v, err := m.QuoInt(7, money.HalfEven)
				check(b, err)
				sinkMoney = v
			}
		}},
		{op, ours + " Quo by shopspring", func(b *testing.B) {
			m, d := money.MustParse(moneyText), decimal.NewFromInt(7)
			for range b.N {
				v, err := m.Quo(d, money.HalfEven)
				check(b, err)
				sinkMoney = v
			}
		}},
		{op, govaluesMoney, func(b *testing.B) {
			m, d := gmoney.MustParseAmount("MAD", amountText), gdecimal.MustNew(7, 0)
			for range b.N {
				v, err := m.Quo(d)
				check(b, err)
				sinkAmount = v.RoundToCurr()
			}
		}},
		{op, bojanz, func(b *testing.B) {
			m := must(currency.NewAmount(amountText, "MAD"))
			for range b.N {
				v, err := m.Div("7")
				check(b, err)
				sinkBojanz = v.RoundTo(2, currency.RoundHalfEven)
			}
		}},
		{op, govaluesDecimal, func(b *testing.B) {
			m, d := gdecimal.MustParse(amountText), gdecimal.MustNew(7, 0)
			for range b.N {
				v, err := m.Quo(d)
				check(b, err)
				sinkGovals = v.Round(2)
			}
		}},
		{op, woodsbury, func(b *testing.B) {
			m, d := decimal128.MustParse(amountText), decimal128.New(7, 0)
			for range b.N {
				sinkWood = m.Quo(d).Round(2, decimal128.ToNearestEven)
			}
		}},
		{op, infDec, func(b *testing.B) {
			m, d, z := mustInf(amountText), inf.NewDec(7, 0), new(inf.Dec)
			for range b.N {
				z.QuoRound(m, d, 2, inf.RoundHalfEven)
			}
		}},
		{op, quagmt, func(b *testing.B) {
			m, d := udecimal.MustParse(amountText), udecimal.MustFromInt64(7, 0)
			for range b.N {
				v, err := m.Div(d)
				check(b, err)
				sinkUdec = v.RoundBank(2)
			}
		}},
		{op, shopspring, func(b *testing.B) {
			m, d := decimal.RequireFromString(amountText), decimal.NewFromInt(7)
			for range b.N {
				sinkShop = m.Div(d).RoundBank(2)
			}
		}},
		{op, cockroach, func(b *testing.B) {
			m, d, z := mustApd(amountText), apd.New(7, 0), new(apd.Decimal)
			for range b.N {
				_, err := apdContext.Quo(z, m, d)
				check(b, err)
				_, err = apdContext.Quantize(z, z, -2)
				check(b, err)
			}
		}},
		{op, ericlagergren, func(b *testing.B) {
			m, d, z := mustEric(amountText), eric.New(7, 0), new(eric.Big)
			for range b.N {
				z.Quo(m, d).Quantize(2)
			}
		}},
		{op, floor, func(b *testing.B) {
			m, d := int64(123456789), int64(7+b.N>>62)
			for range b.N {
				q, left := m/d, m%d
				if 2*left > d || 2*left == d && q&1 == 1 {
					q++
				}
				sinkInt = q
			}
		}},
	}
}

func splitEntries() []entry {
	const op = "money/split in 12"
	return []entry{
		{op, ours + " AppendSplit", func(b *testing.B) {
			m, buf := money.MustParse(moneyText), make([]money.Money, 0, 12)
			for range b.N {
				v, err := m.AppendSplit(buf[:0], 12)
				check(b, err)
				buf = v
			}
			sinkMoneys = buf
		}},
		{op, ours + " Split", func(b *testing.B) {
			m := money.MustParse(moneyText)
			for range b.N {
				v, err := m.Split(12)
				check(b, err)
				sinkMoneys = v
			}
		}},
		{op, govaluesMoney, func(b *testing.B) {
			m := gmoney.MustParseAmount("MAD", amountText)
			for range b.N {
				v, err := m.Split(12)
				check(b, err)
				sinkAmounts = v
			}
		}},
		{op, goMoney, func(b *testing.B) {
			m := rhymond.New(123456789, "MAD")
			for range b.N {
				v, err := m.Split(12)
				check(b, err)
				sinkGos = v
			}
		}},
		{op, floor, func(b *testing.B) {
			m, n, buf := int64(123456789), int64(12+b.N>>62), make([]int64, 12)
			for range b.N {
				q, r := m/n, m%n
				for i := range buf {
					buf[i] = q
					if int64(i) < r {
						buf[i]++
					}
				}
			}
			sinkInts = buf
		}},
	}
}

func allocateEntries() []entry {
	const op = "money/allocate to 5"
	return []entry{
		{op, ours + " AppendAllocate", func(b *testing.B) {
			m, buf := money.MustParse(moneyText), make([]money.Money, 0, 5)
			for range b.N {
				v, err := m.AppendAllocate(buf[:0], 10, 20, 30, 15, 26)
				check(b, err)
				buf = v
			}
			sinkMoneys = buf
		}},
		{op, ours + " Allocate", func(b *testing.B) {
			m := money.MustParse(moneyText)
			for range b.N {
				v, err := m.Allocate(10, 20, 30, 15, 26)
				check(b, err)
				sinkMoneys = v
			}
		}},
		{op, goMoney, func(b *testing.B) {
			m := rhymond.New(123456789, "MAD")
			for range b.N {
				v, err := m.Allocate(10, 20, 30, 15, 26)
				check(b, err)
				sinkGos = v
			}
		}},
		{op, floor + ", remainder to the first", func(b *testing.B) {
			m, w, buf := int64(123456789), []int64{10, 20, 30, 15, 26}, make([]int64, 5)
			for range b.N {
				total := int64(0)
				for _, v := range w {
					total += v
				}
				left := m
				for i, v := range w {
					buf[i] = m * v / total
					left -= buf[i]
				}
				for i := int64(0); i < left; i++ {
					buf[i]++
				}
			}
			sinkInts = buf
		}},
	}
}

const million = 1_000_000

// minor is the i-th of a million different amounts, in centimes.
func minor(i int) int64 { return int64(i*7919%1000003) + 1 }

func sumEntries() []entry {
	const op = "money/sum of 1,000,000"
	return append(sumAmounts(op), sumNumbers(op)...)
}

// sumAmounts are the entries of types that know a currency.
func sumAmounts(op string) []entry {
	return []entry{
		{op, ours + " Sum", func(b *testing.B) {
			list := make([]money.Money, million)
			for i := range list {
				list[i] = must(money.FromMinor(minor(i), money.MAD))
			}
			b.ResetTimer()
			for range b.N {
				v, err := money.Sum(list)
				check(b, err)
				sinkMoney = v
			}
		}},
		{op, ours + " Accumulator", func(b *testing.B) {
			list := make([]money.Money, million)
			for i := range list {
				list[i] = must(money.FromMinor(minor(i), money.MAD))
			}
			b.ResetTimer()
			for range b.N {
				var a money.Accumulator
				for _, m := range list {
					a.Add(m)
				}
				v, err := a.Total()
				check(b, err)
				sinkMoney = v
			}
		}},
		{op, govaluesMoney, func(b *testing.B) {
			list := make([]gmoney.Amount, million)
			for i := range list {
				list[i] = must(gmoney.NewAmount("MAD", minor(i), 2))
			}
			b.ResetTimer()
			for range b.N {
				s := list[0]
				for _, m := range list[1:] {
					t, err := s.Add(m)
					check(b, err)
					s = t
				}
				sinkAmount = s
			}
		}},
		{op, goMoney, func(b *testing.B) {
			list := make([]*rhymond.Money, million)
			for i := range list {
				list[i] = rhymond.New(minor(i), "MAD")
			}
			b.ResetTimer()
			for range b.N {
				v, err := list[0].Add(list[1:]...)
				check(b, err)
				sinkGo = v
			}
		}},
	}
}

// sumNumbers are the entries of types that know a number only.
func sumNumbers(op string) []entry {
	return []entry{
		{op, govaluesDecimal, func(b *testing.B) {
			list := make([]gdecimal.Decimal, million)
			for i := range list {
				list[i] = gdecimal.MustNew(minor(i), 2)
			}
			b.ResetTimer()
			for range b.N {
				v, err := gdecimal.Sum(list...)
				check(b, err)
				sinkGovals = v
			}
		}},
		{op, fpdec, func(b *testing.B) {
			list := make([]fpdecimal.Decimal, million)
			for i := range list {
				list[i] = fpdecimal.FromIntScaled(minor(i))
			}
			b.ResetTimer()
			for range b.N {
				var s fpdecimal.Decimal
				for _, m := range list {
					s = s.Add(m)
				}
				sinkFp = s
			}
		}},
		{op, quagmt, func(b *testing.B) {
			list := make([]udecimal.Decimal, million)
			for i := range list {
				list[i] = udecimal.MustFromInt64(minor(i), 2)
			}
			b.ResetTimer()
			for range b.N {
				var s udecimal.Decimal
				for _, m := range list {
					s = s.Add(m)
				}
				sinkUdec = s
			}
		}},
		{op, shopspring, func(b *testing.B) {
			list := make([]decimal.Decimal, million)
			for i := range list {
				list[i] = decimal.New(minor(i), -2)
			}
			b.ResetTimer()
			for range b.N {
				sinkShop = decimal.Sum(list[0], list[1:]...)
			}
		}},
		{op, floor + ", checked", func(b *testing.B) {
			list := make([]int64, million)
			for i := range list {
				list[i] = minor(i)
			}
			b.ResetTimer()
			for range b.N {
				var s int64
				for _, v := range list {
					t := s + v
					if (s^t)&(v^t) < 0 {
						b.Fatal("overflow")
					}
					s = t
				}
				sinkInt = s
			}
		}},
		{op, floor + ", 128 bits", func(b *testing.B) {
			list := make([]int64, million)
			for i := range list {
				list[i] = minor(i)
			}
			b.ResetTimer()
			for range b.N {
				var hi, lo, carry uint64
				for _, v := range list {
					lo, carry = bits.Add64(lo, uint64(v), 0)
					hi, _ = bits.Add64(hi, uint64(v>>63), carry)
				}
				sinkInt = int64(lo + hi)
			}
		}},
	}
}

// nothing reads any JSON and keeps none of it.
type nothing struct{}

func (*nothing) UnmarshalJSON([]byte) error { return nil }

func jsonEntries() []entry {
	const encode, decode = "money/json encode", "money/json decode"
	object := []byte(`{"amount":"1234567.89","currency":"MAD"}`)
	return []entry{
		{encode, ours, func(b *testing.B) {
			m := money.MustParse(moneyText)
			for range b.N {
				v, err := json.Marshal(m)
				check(b, err)
				sinkBytes = v
			}
		}},
		{encode, goMoney, func(b *testing.B) {
			m := rhymond.New(123456789, "MAD")
			for range b.N {
				v, err := json.Marshal(m)
				check(b, err)
				sinkBytes = v
			}
		}},
		{encode, bojanz, func(b *testing.B) {
			m := must(currency.NewAmount(amountText, "MAD"))
			for range b.N {
				v, err := json.Marshal(m)
				check(b, err)
				sinkBytes = v
			}
		}},
		{encode, shopspring, func(b *testing.B) {
			m := decimal.RequireFromString(amountText)
			for range b.N {
				v, err := json.Marshal(m)
				check(b, err)
				sinkBytes = v
			}
		}},
		{decode, ours, func(b *testing.B) {
			for range b.N {
				var m money.Money
				check(b, json.Unmarshal(object, &m))
				sinkMoney = m
			}
		}},
		{decode, ours + " string form", func(b *testing.B) {
			text := []byte(`"1234567.89 MAD"`)
			for range b.N {
				var m money.Money
				check(b, json.Unmarshal(text, &m))
				sinkMoney = m
			}
		}},
		{decode, "encoding/json with nothing to decode (floor)", func(b *testing.B) {
			for range b.N {
				var m nothing
				check(b, json.Unmarshal(object, &m))
			}
		}},
		{decode, ours + " UnmarshalJSON alone", func(b *testing.B) {
			for range b.N {
				var m money.Money
				check(b, m.UnmarshalJSON(object))
				sinkMoney = m
			}
		}},
		{decode, goMoney, func(b *testing.B) {
			object := []byte(`{"amount":123456789,"currency":"MAD"}`)
			for range b.N {
				var m rhymond.Money
				check(b, json.Unmarshal(object, &m))
				sinkGo = &m
			}
		}},
		{decode, bojanz, func(b *testing.B) {
			object := []byte(`{"number":"1234567.89","currency":"MAD"}`)
			for range b.N {
				var m currency.Amount
				check(b, json.Unmarshal(object, &m))
				sinkBojanz = m
			}
		}},
		{decode, shopspring, func(b *testing.B) {
			text := []byte(`"1234567.89"`)
			for range b.N {
				var m decimal.Decimal
				check(b, json.Unmarshal(text, &m))
				sinkShop = m
			}
		}},
	}
}
