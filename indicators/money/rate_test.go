package money_test

import (
	"errors"
	"fmt"
	"math/big"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

func TestRateText(t *testing.T) {
	for in, want := range map[string]string{
		"EUR/MAD 10.85":   "EUR/MAD 10.85",
		"EUR/MAD 010.850": "EUR/MAD 10.85",
		"MAD/EUR 20/217":  "MAD/EUR 20/217",
		"XOF/EUR 1/655":   "XOF/EUR 1/655",
		"USD/MAD +9":      "USD/MAD 9",
	} {
		r, err := money.ParseRate(in)
		if err != nil || r.String() != want || !r.IsSet() {
			t.Errorf("%s: got %v, %v", in, r, err)
		}
		b, err := r.AppendText([]byte("x"))
		if err != nil || string(b) != "x"+want {
			t.Errorf("%s: appended %s", in, b)
		}
		var back, scanned money.Rate
		if err := back.UnmarshalText(b[1:]); err != nil || back != r || !back.Equal(r) {
			t.Errorf("%s: again %v, %v", in, back, err)
		}
		v, err := r.Value()
		if err = errors.Join(err, scanned.Scan(v)); err != nil || scanned != r || v != want {
			t.Errorf("%s: %v, %v", in, v, err)
		}
	}
	b, err := money.MustParseRate("EUR/MAD 2").MarshalText()
	if err != nil || string(b) != "EUR/MAD 2" {
		t.Error(string(b), err)
	}
}

func TestRateBadInput(t *testing.T) {
	for _, tt := range []struct {
		in     string
		err    error
		offset int
	}{
		{"", money.ErrSyntax, 0},
		{"EUR/MAD", money.ErrSyntax, 0},
		{"EUR/MAD ", money.ErrSyntax, 8},
		{"EUR-MAD 1", money.ErrSyntax, 0},
		{"EUR/MAD_1", money.ErrSyntax, 0},
		{"EURMAD 10.85", money.ErrSyntax, 0},
		{"XYZ/MAD 1", money.ErrCurrency, 0},
		{"MAD/XYZ 1", money.ErrCurrency, 4},
		{"EUR/MAD 0", money.ErrNotPositive, 8},
		{"EUR/MAD -1", money.ErrNotPositive, 8},
		{"EUR/MAD 1/0", money.ErrDivisionByZero, 10},
		{"EUR/MAD 1,5", money.ErrSyntax, 9},
		{"EUR/MAD 1 ", money.ErrSyntax, 9},
		{"MAD/MAD 1", money.ErrSameCurrency, 8},
		{"XQT/9/MAD 1", money.ErrCurrency, 0}, {"XQT/7/MAD 1", money.ErrCurrency, 0}, {"XQT/3/XXQ 1", money.ErrCurrency, 6},
		{"MAD/XQT/9 1", money.ErrCurrency, 4}, {"MAD/3/EUR 1", money.ErrCurrency, 0},
		{"XQT/3/XQT/3 1", money.ErrSameCurrency, 12},
		{"eur/MAD 1", money.ErrCurrency, 0}, {"EUR/mad 1", money.ErrCurrency, 4}, {"EUR/504 1", money.ErrCurrency, 4},
		{"EUR/3 1", money.ErrCurrency, 4}, {"EUR/3/ 1", money.ErrCurrency, 0}, {"/MAD 1", money.ErrCurrency, 0},
		{"EUR/ 1", money.ErrCurrency, 4},
		{"XQT/3 1", money.ErrCurrency, 0}, {"EUR/MAD 1/+5", money.ErrSyntax, 10}, {"EUR/MAD 1/-5", money.ErrSyntax, 10},
		{"EUR/MAD 1/:5", money.ErrSyntax, 10}, {"EUR/MAD 1/5.0", money.ErrSyntax, 11}, {"EUR/MAD 1.5/5", money.ErrSyntax, 9},
		{"EUR/MAD " + strings.Repeat("0", 121), money.ErrSyntax, 128},
	} {
		r, err := money.ParseRate(tt.in)
		var e *money.Error
		if r.IsSet() || !errors.Is(err, tt.err) || !errors.As(err, &e) || e.Offset != tt.offset {
			t.Errorf("%q: got %v, %v; want %v at %d", tt.in, r, err, tt.err, tt.offset)
		}
		kept := money.MustParseRate("EUR/MAD 7")
		if tt.in != "" && (kept.UnmarshalText([]byte(tt.in)) == nil || kept != money.MustParseRate("EUR/MAD 7")) {
			t.Errorf("%q: unmarshalled to %v", tt.in, kept)
		}
	}
	for in, near := range map[string]string{"EUT/MAD 1": "near it are EUR", "MAD/EUT 1": "near it are EUR",
		"XQT/3/EUT 1": "near it are EUR"} {
		var e *money.Error
		if _, err := money.ParseRate(in); !errors.As(err, &e) || e.Detail != near {
			t.Errorf("%s: %v, want %s", in, err, near)
		}
	}
	if _, err := money.ParseRate("EUR/MAD " + strings.Repeat("0", 119) + "1"); err != nil {
		t.Error(err)
	}
	defer func() {
		if err, ok := recover().(error); !ok || !errors.Is(err, money.ErrSyntax) {
			t.Errorf("recovered %v", err)
		}
	}()
	money.MustParseRate("1")
}

func TestRate(t *testing.T) {
	eur := money.MustParseRate("EUR/MAD 10.85")
	made, err := money.NewRate(money.EUR, money.MAD, decimal.RequireFromString("10.850"))
	if err != nil || made != eur || eur.Base() != money.EUR || eur.Quote() != money.MAD || eur.Price() != ratio(t, "10.85") {
		t.Error(made, err)
	}
	one := ratio(t, "1")
	for name, tt := range map[string]struct {
		err, want error
	}{
		"no base":       {second(money.NewRateRatio(0, money.MAD, one)), money.ErrCurrency},
		"no quote":      {second(money.NewRateRatio(money.MAD, 9, one)), money.ErrCurrency},
		"same":          {second(money.NewRateRatio(money.MAD, money.MAD, one)), money.ErrSameCurrency},
		"no price":      {second(money.NewRateRatio(money.EUR, money.MAD, money.Ratio{})), money.ErrUnset},
		"price 0":       {second(money.NewRate(money.EUR, money.MAD, decimal.Zero)), money.ErrNotPositive},
		"price -1":      {second(money.NewRate(money.EUR, money.MAD, decimal.New(-1, 0))), money.ErrNotPositive},
		"price is long": {second(money.NewRate(money.EUR, money.MAD, long(0))), money.ErrOverflow},
		"cross unset":   {second(eur.Cross(money.Rate{})), money.ErrUnset},
		"unset cross":   {second(money.Rate{}.Cross(eur)), money.ErrUnset},
		"no meeting":    {second(eur.Cross(money.MustParseRate("EUR/USD 1"))), money.ErrMismatch},
		"circle":        {second(eur.Cross(eur.Inverse())), money.ErrSameCurrency},
		"cross too large": {second(money.MustParseRate("EUR/MAD 9223372036854775807").Cross(money.MustParseRate("MAD/USD 2"))),
			money.ErrOverflow},
	} {
		if !errors.Is(tt.err, tt.want) {
			t.Errorf("%s: %v", name, tt.err)
		}
	}
	cross, err := eur.Cross(money.MustParseRate("MAD/USD 0.1"))
	if err != nil || cross != money.MustParseRate("EUR/USD 1.085") {
		t.Error(cross, err)
	}
	if inverse := eur.Inverse(); inverse != money.MustParseRate("MAD/EUR 20/217") {
		t.Error(inverse)
	}
	var unset money.Rate
	if unset.Inverse() != unset || unset.IsSet() || unset.String() != "unset" {
		t.Error("unset inverse")
	}
	if b, err := unset.MarshalText(); len(b) != 0 || err != nil {
		t.Error(b, err)
	}
	back := eur
	if err := back.UnmarshalText(nil); err != nil || back.IsSet() {
		t.Error(back, err)
	}
	order := []money.Rate{unset, eur, money.MustParseRate("EUR/MAD 11"), money.MustParseRate("EUR/USD 1"), money.MustParseRate("MAD/EUR 0.1")}
	for i := range order {
		for j := range order {
			if got := order[i].Compare(order[j]); got != sign(i-j) {
				t.Errorf("%v compared with %v: %d", order[i], order[j], got)
			}
		}
	}
}

func sign(n int) int {
	switch {
	case n < 0:
		return -1
	case n > 0:
		return 1
	}
	return 0
}

// TestConvert: rates between currencies of other minor digits, and the
// overflow that only more places cause.
func TestConvert(t *testing.T) {
	for _, tt := range []struct {
		amount, rate string
		places       int // -1: minor digits
		want         string
	}{
		{"262500000.00 EUR", "EUR/MAD 11.2", -1, "2940000000.00 MAD"}, // ANRT, 2006
		{"655957 XOF", "XOF/EUR 1000/655957", -1, "1000.00 EUR"},
		{"1.00 EUR", "EUR/XOF 655.957", -1, "656 XOF"},
		{"1.00 EUR", "EUR/XOF 655.957", 3, "655.957 XOF"},
		{"1.00 EUR", "EUR/TND 3.3333", -1, "3.333 TND"},
		{"0.0125 EUR", "EUR/MAD 10", -1, "0.12 MAD"},
		{"0.0125 EUR", "EUR/MAD 10", 0, "0.00 MAD"},
		{"0.0125 EUR", "EUR/MAD 10", 4, "0.125 MAD"},
		{"92233720368547758.07 EUR", "EUR/MAD 1", 6, "92233720368547758.07 MAD"},
		{"92233720368547758.07 EUR", "EUR/MAD 2", -1, ""},
		{"92233720368547758.07 EUR", "EUR/MAD 1/3", 6, ""},
	} {
		r, m := money.MustParseRate(tt.rate), money.MustParse(tt.amount)
		var got money.Money
		var err error
		if tt.places < 0 {
			got, err = r.Convert(m, money.HalfEven)
		} else {
			got, err = r.Convert(m, money.HalfEven.To(tt.places))
		}
		if tt.want == "" {
			wantErr(t, got, err, money.ErrOverflow)
		} else if err != nil || got.String() != tt.want {
			t.Errorf("%s at %s to %d: got %v, %v; want %s", tt.amount, tt.rate, tt.places, got, err, tt.want)
		}
	}
}

func FuzzRate(f *testing.F) {
	for _, s := range []string{"EUR/MAD 10.85", "MAD/EUR 20/217", "XOF/EUR 1000/655957", "EUR/MAD 0", "EUR/MAD 1/0", "CAD/EUR 1/08"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		r, err := money.ParseRate(s)
		if err != nil {
			var e *money.Error
			if !errors.As(err, &e) || r.IsSet() || e.Offset < 0 || e.Offset > len(s) {
				t.Fatalf("%q: %v, %v", s, r, err)
			}
			return
		}
		again, err := money.ParseRate(r.String())
		if err != nil || again != r || r.Inverse().Inverse() != r {
			t.Fatalf("%q: %v parsed again is %v, %v", s, r, again, err)
		}
		num, den, fraction := strings.Cut(s[8:], "/")
		x, ok := new(big.Rat).SetString(num)
		if fraction { // big.Rat takes a leading zero there for another base
			d, valid := new(big.Int).SetString(den, 10)
			if ok = ok && valid; ok {
				x.Quo(x, new(big.Rat).SetInt(d))
			}
		}
		if y, _ := r.Price().Rat(); !ok || x.Cmp(y) != 0 || x.Sign() <= 0 {
			t.Fatalf("%q: price %v", s, y)
		}
	})
}

func TestOracleConvert(t *testing.T) {
	s := newSource(8)
	for range cases() {
		base, quote := s.currency(), s.currency()
		if base == quote {
			continue
		}
		a, x := s.money(base)
		r, y := s.rate(base, quote)
		z := new(big.Rat).Mul(x, y)
		places := s.IntN(money.MaxPlaces-money.MinPlaces+1) + money.MinPlaces
		for _, mode := range modes {
			call := func() string { return fmt.Sprint(a, " at ", r, " ", mode, " ", places) }
			got, err := r.Convert(a, mode)
			check(t, rounded(z, digits[quote], quote, mode), quote, got, err, call)
			got, err = r.Convert(a, mode.To(places))
			check(t, rounded(z, places, quote, mode), quote, got, err, call)
		}
	}
}

func TestOracleCross(t *testing.T) {
	s := newSource(12)
	for range cases() {
		a, x := s.rate(money.EUR, money.MAD)
		b, y := s.rate(money.MAD, money.TND)
		r, err := a.Cross(b)
		checkRatio(t, new(big.Rat).Mul(x, y), r.Price(), err, func() string { return fmt.Sprint(a, " by ", b) })
		if err == nil && (r.Base() != money.EUR || r.Quote() != money.TND) {
			t.Fatalf("%v by %v is %v", a, b, r)
		}
		inverse := a.Inverse()
		checkRatio(t, new(big.Rat).Inv(x), inverse.Price(), nil, a.String)
		if inverse.Inverse() != a || inverse.Base() != money.MAD || inverse.Quote() != money.EUR {
			t.Fatalf("inverse of %v is %v", a, inverse)
		}
	}
}

// The product of these two has 20 decimal places, which no Ratio holds:
// 1.0853271905 * 9.9173048217 = 10.76352061949...
func TestCrossRound(t *testing.T) {
	eur, usd := money.MustParseRate("EUR/USD 1.0853271905"), money.MustParseRate("USD/MAD 9.9173048217")
	if _, err := eur.Cross(usd); !errors.Is(err, money.ErrOverflow) {
		t.Fatalf("the exact product: %v", err)
	}
	exact, _ := new(big.Rat).SetString("1.0853271905")
	factor, _ := new(big.Rat).SetString("9.9173048217")
	exact.Mul(exact, factor)
	for places := range 18 {
		for _, mode := range modes {
			r, err := eur.CrossRound(usd, places, mode)
			want := new(big.Rat).SetInt(roundRat(new(big.Rat).Mul(exact, pow10Rat(places)), mode))
			want.Mul(want, pow10Rat(-places))
			if got, ok := r.Price().Rat(); err != nil || !ok || got.Cmp(want) != 0 || r.Base() != money.EUR || r.Quote() != money.MAD {
				t.Errorf("%d places, %v: %v, %v; want %s", places, mode, r, err, want.FloatString(places))
			}
			back, err := r.Inverse().Round(places, mode)
			inverse := new(big.Rat).SetInt(roundRat(new(big.Rat).Mul(new(big.Rat).Inv(want), pow10Rat(places)), mode))
			inverse.Mul(inverse, pow10Rat(-places))
			if inverse.Sign() == 0 {
				if !errors.Is(err, money.ErrNotPositive) {
					t.Errorf("a price of 0: %v, %v", back, err)
				}
			} else if got, _ := back.Price().Rat(); err != nil || got.Cmp(inverse) != 0 {
				t.Errorf("inverse to %d places, %v: %v, %v", places, mode, back, err)
			}
		}
	}
	for _, c := range []struct {
		a, b   money.Rate
		places int
		mode   money.Rounding
		is     error
	}{
		{eur, usd, 4, 0, money.ErrRounding}, {eur, usd, 4, money.Up.To(4), money.ErrPlaces}, {eur, usd, -1, money.Up, money.ErrPlaces}, {eur, usd, 19, money.Up, money.ErrPlaces},
		{usd, eur, 4, money.Up, money.ErrMismatch}, {eur, eur.Inverse(), 4, money.Up, money.ErrSameCurrency}, {money.Rate{}, usd, 4, money.Up, money.ErrUnset}, {eur, money.Rate{}, 4, money.Up, money.ErrUnset},
		{money.MustParseRate("EUR/USD 9223372036854775807"), money.MustParseRate("USD/MAD 9223372036854775807"), 2, money.Up, money.ErrOverflow},
	} {
		if r, err := c.a.CrossRound(c.b, c.places, c.mode); !errors.Is(err, c.is) || r.IsSet() {
			t.Errorf("%v by %v to %d, %v: %v, %v; want %v", c.a, c.b, c.places, c.mode, r, err, c.is)
		}
	}
	if r, err := eur.Round(18, money.Up); err != nil || r != eur {
		t.Errorf("to 18 places: %v, %v", r, err)
	}
	if r, err := eur.Round(19, money.Up); !errors.Is(err, money.ErrPlaces) || r.IsSet() {
		t.Errorf("to 19 places: %v, %v", r, err)
	}
	// 9.333333333333333333 has a numerator beyond 2^63 in lowest terms.
	if r, err := money.MustParseRate("USD/MAD 28/3").Round(18, money.HalfEven); !errors.Is(err, money.ErrOverflow) ||
		r.IsSet() {
		t.Errorf("28/3 to 18 places: %v, %v", r, err)
	}
	if r, err := usd.Round(0, money.HalfEven); err != nil || r != money.MustParseRate("USD/MAD 10") {
		t.Errorf("to whole dirhams: %v, %v", r, err)
	}
	if r, err := (money.Rate{}).Round(2, money.Up); !errors.Is(err, money.ErrUnset) || r.IsSet() {
		t.Errorf("an unset rate: %v, %v", r, err)
	}
}
