package money_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

func Example() {
	aid, err := money.Parse("25000 MAD")
	if err != nil {
		fmt.Println(err)
		return
	}
	parts, err := aid.Split(12) // twelve parts whose sum is aid
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(parts[0], parts[11])
	cost, err := aid.Mul(decimal.RequireFromString("1.17"), money.HalfEven)
	fmt.Println(cost, err)
	// Output:
	// 2083.34 MAD 2083.33 MAD
	// 29250.00 MAD <nil>
}

func ExampleMoney() {
	a, b := money.MustParse("1.5 MAD"), money.MustParse("1.50 MAD")
	fmt.Println(a == b, a)
	var missing money.Money
	_, err := a.Add(missing)
	fmt.Println(missing.IsSet(), errors.Is(err, money.ErrUnset))
	// Output:
	// true 1.50 MAD
	// false true
}

func ExampleParse() {
	fmt.Println(money.Parse("0.0125 EUR"))
	fmt.Println(money.Parse("25 000 MAD"))
	// Output:
	// 0.0125 EUR <nil>
	// unset money: parse "25 000 MAD": malformed input: want digits and a point, as in 1234.50; package wording reads other figures (byte 2)
}

func ExampleFromDecimal() {
	d := decimal.RequireFromString("8000.125")
	fmt.Println(money.FromDecimal(d, money.MAD))
	fmt.Println(money.RoundDecimal(d, money.MAD, money.HalfEven))
	_, err := money.FromDecimal(decimal.RequireFromString("0.0000001"), money.MAD)
	fmt.Println(errors.Is(err, money.ErrPrecision))
	// Output:
	// 8000.125 MAD <nil>
	// 8000.12 MAD <nil>
	// true
}

func ExampleFromMinor() {
	fmt.Println(money.FromMinor(2500000, money.MAD))
	fmt.Println(money.FromUnits(25000, money.MAD))
	// Output:
	// 25000.00 MAD <nil>
	// 25000.00 MAD <nil>
}

func ExampleMoney_Cmp() {
	wage, threshold := money.MustParse("5000 MAD"), money.MustParse("6000 MAD")
	fmt.Println(wage.Cmp(threshold))
	fmt.Println(wage.Cmp(money.MustParse("500 EUR")))
	// Output:
	// -1 <nil>
	// 0 money: compare: currencies differ: MAD and EUR
}

// 17 % of a yearly gross income of 60,000 MAD is 10,200 MAD.
func ExampleMoney_Percent() {
	income := money.MustParse("60000 MAD")
	fmt.Println(income.Percent(decimal.NewFromInt(17), money.HalfEven))
	// Output: 10200.00 MAD <nil>
}

// 3/7 of 100 MAD is 42.857... MAD.
func ExampleMoney_MulRatio() {
	r := money.MustRatio("3/7")
	fmt.Println(money.MustParse("100 MAD").MulRatio(r, money.HalfEven))
	fmt.Println(money.MustParse("100 MAD").MulRatio(r, money.Down.To(6)))
	// Output:
	// 42.86 MAD <nil>
	// 42.857142 MAD <nil>
}

// A month's pay of 5,000 MAD for 191 hours is 26.178... MAD an hour.
func ExampleMoney_Quo() {
	pay := money.MustParse("5000 MAD")
	hours := decimal.NewFromInt(191)
	fmt.Println(pay.Quo(hours, money.HalfEven))
	fmt.Println(pay.Quo(hours, money.HalfEven.To(4)))
	fmt.Println(pay.QuoInt(191, money.Up))
	// Output:
	// 26.18 MAD <nil>
	// 26.178 MAD <nil>
	// 26.18 MAD <nil>
}

func ExampleMoney_MulInt() {
	perJob := money.MustParse("6000 MAD")
	fmt.Println(perJob.MulInt(2000))
	fmt.Println(money.MustParse("0.0125 MAD").MulInt(3)) // exact
	// Output:
	// 12000000.00 MAD <nil>
	// 0.0375 MAD <nil>
}

// 12,000,000 MAD at 6,000 MAD a job fund 2,000 jobs.
func ExampleMoney_Ratio() {
	envelope, perJob := money.MustParse("12000000 MAD"), money.MustParse("6000 MAD")
	fmt.Println(envelope.Ratio(perJob))
	// Output: 2000 <nil>
}

func ExampleMoney_Round() {
	m := money.MustParse("8765.4321 MAD")
	fmt.Println(m.Round(money.HalfEven.To(2)))
	fmt.Println(m.Round(money.HalfEven.To(-3)))
	// Output:
	// 8765.43 MAD <nil>
	// 9000.00 MAD <nil>
}

func ExampleMoney_RoundTo() {
	fmt.Println(money.MustParse("12.37 CHF").RoundTo(money.MustParse("0.05 CHF"), money.HalfAway))
	fmt.Println(money.MustParse("5125 MAD").RoundTo(money.MustParse("50 MAD"), money.HalfEven))
	// Output:
	// 12.35 CHF <nil>
	// 5100.00 MAD <nil>
}

func ExampleMoney_Split() {
	parts, err := money.MustParse("100 MAD").Split(3)
	fmt.Println(parts, err)
	// Output: [33.34 MAD 33.33 MAD 33.33 MAD] <nil>
}

func ExampleMoney_Allocate() {
	parts, err := money.MustParse("100 MAD").Allocate(2, 1, 4)
	fmt.Println(parts, err)
	// Output: [28.57 MAD 14.29 MAD 57.14 MAD] <nil>
}

func ExampleMoney_AllocateRatios() {
	var weights []money.Ratio
	for _, s := range []string{"37.5", "62.5"} {
		r, err := money.ParseRatio(s)
		if err != nil {
			fmt.Println(err)
			return
		}
		weights = append(weights, r)
	}
	parts, err := money.MustParse("100 MAD").AllocateRatios(weights...)
	fmt.Println(parts, err)
	// Output: [37.50 MAD 62.50 MAD] <nil>
}

func ExampleMoney_AppendSplit() {
	buf := make([]money.Money, 0, 12) // no allocation per call
	for _, aid := range []string{"25000 MAD", "10 MAD"} {
		parts, err := money.MustParse(aid).AppendSplit(buf[:0], 3)
		fmt.Println(parts, err)
	}
	// Output:
	// [8333.34 MAD 8333.33 MAD 8333.33 MAD] <nil>
	// [3.34 MAD 3.33 MAD 3.33 MAD] <nil>
}

func ExampleMoney_Format() {
	m := money.MustParse("25000 MAD")
	fmt.Printf("%v|%f|%c|%+v|%15v|%-15v|\n", m, m, m, m, m, m)
	// Output: 25000.00 MAD|25000.00|MAD|+25000.00 MAD|   25000.00 MAD|25000.00 MAD   |
}

func ExampleMoney_MarshalJSON() {
	type tranche struct {
		Due  money.Money `json:"due"`
		Paid money.Money `json:"paid"`
		Lost money.Money `json:"lost,omitzero"`
	}
	b, err := json.Marshal(tranche{Due: money.MustParse("12500 MAD")})
	fmt.Println(string(b), err)
	// Output: {"due":{"amount":"12500.00","currency":"MAD"},"paid":null} <nil>
}

func ExampleText() {
	b, err := json.Marshal(money.Text{Money: money.MustParse("12500 MAD")})
	fmt.Println(string(b), err)
	// Output: "12500.00 MAD" <nil>
}

func ExampleSum() {
	tranches := []money.Money{money.MustParse("12500 MAD"), money.MustParse("12500 MAD")}
	fmt.Println(money.Sum(tranches))
	fmt.Println(money.Sum(append(tranches, money.Money{})))
	// Output:
	// 25000.00 MAD <nil>
	// unset money: accumulate: value is unset
}

func ExampleSumSeq() {
	list := []money.Money{money.MustParse("1 MAD"), money.MustParse("0.0005 MAD")}
	fmt.Println(money.SumSeq(slices.Values(list)))
	// Output: 1.0005 MAD <nil>
}

func ExampleMin() {
	a, b := money.MustParse("25000 MAD"), money.MustParse("18000 MAD")
	fmt.Println(money.Min(a, b))
	fmt.Println(money.Max(a, b))
	// Output:
	// 18000.00 MAD <nil>
	// 25000.00 MAD <nil>
}

func ExampleAccumulator() {
	paid := money.NewAccumulator(money.MAD) // nothing paid is 0.00 MAD
	for _, s := range []string{"6000 MAD", "6000 MAD", "500 EUR", "6000 MAD"} {
		paid.Add(money.MustParse(s))
	}
	_, err := paid.Total()
	fmt.Println(err)
	// Output: money: accumulate: currencies differ: MAD and EUR
}

func ExampleCurrency() {
	c, err := money.ParseCurrency("TND")
	fmt.Println(c, c.MinorDigits(), c.Numeric(), err)
	_, err = money.ParseCurrency("XQT")
	fmt.Println(errors.Is(err, money.ErrCurrency))
	// Output:
	// TND 3 788 <nil>
	// true
}

func ExampleCurrencies() {
	n := 0
	for range money.Currencies() {
		n++
	}
	fmt.Println(n, "active codes")
	// Output: 178 active codes
}

func ExampleRounding() {
	tie := money.MustParse("0.125 MAD")
	for mode := money.HalfEven; mode.Valid(); mode++ {
		m, err := tie.Round(mode.To(2))
		fmt.Println(mode, m, err)
	}
	// Output:
	// half-even 0.12 MAD <nil>
	// half-away 0.13 MAD <nil>
	// half-down 0.12 MAD <nil>
	// down 0.12 MAD <nil>
	// up 0.13 MAD <nil>
	// floor 0.12 MAD <nil>
	// ceiling 0.13 MAD <nil>
}

func ExampleRatio() {
	r, err := money.NewRatio(18, 130)
	fmt.Println(r, err)
	s, err := money.ParseRatio("0.375")
	fmt.Println(s.Num(), s.Den(), err)
	// Output:
	// 9/65 <nil>
	// 3 8 <nil>
}

// The regulator published 262.5 million euros at 11.2 dirhams to the euro.
func ExampleRate() {
	r := money.MustParseRate("EUR/MAD 11.2")
	fmt.Println(r.Convert(money.MustParse("262500000 EUR"), money.HalfEven))
	fmt.Println(r.Inverse())
	_, err := r.Convert(money.MustParse("1 MAD"), money.HalfEven)
	fmt.Println(err)
	// Output:
	// 2940000000.00 MAD <nil>
	// MAD/EUR 5/56
	// money: convert: currencies differ: MAD and EUR
}

func ExampleRate_Cross() {
	eur, usd := money.MustParseRate("EUR/MAD 10.85"), money.MustParseRate("USD/MAD 9.3")
	r, err := eur.Cross(usd.Inverse())
	fmt.Println(r, err)
	// Output: EUR/USD 7/6 <nil>
}

func ExampleError() {
	_, err := money.Parse("12,50 MAD")
	var e *money.Error
	if errors.As(err, &e) {
		fmt.Println(e.Op, e.Err, e.Input, e.Offset)
	}
	// Output: parse malformed input 12,50 MAD 2
}
