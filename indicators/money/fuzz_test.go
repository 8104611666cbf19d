package money_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

// textForm is the grammar of Parse, as a pattern.
var textForm = regexp.MustCompile(`^([-+]?[0-9]+(?:\.[0-9]+)?) ([A-Z]{3})$`)

// parseSlow is Parse by a regular expression and big.Rat.
func parseSlow(s string) (*big.Rat, money.Currency, bool) {
	parts := textForm.FindStringSubmatch(s)
	if parts == nil || len(s) > 128 {
		return nil, 0, false
	}
	x, ok := new(big.Rat).SetString(parts[1])
	if !ok {
		return nil, 0, false
	}
	for c := range money.Currencies() {
		if c.String() != parts[2] {
			continue
		}
		if !new(big.Rat).Mul(x, pow10Rat(6)).IsInt() {
			return nil, 0, false
		}
		w := exactDigits(x, c.MinorDigits())
		return x, c, !w
	}
	return nil, 0, false
}

// exactDigits reports whether x, in canonical form, is too large.
func exactDigits(x *big.Rat, min int) bool {
	for places := min; ; places++ {
		v := new(big.Rat).Mul(x, pow10Rat(places))
		if v.IsInt() {
			return v.Num().CmpAbs(limit) > 0
		}
	}
}

// TestOracleParse holds Parse against the slow parser, where the point may be
// anywhere and a byte may be wrong.
func TestOracleParse(t *testing.T) {
	s := newSource(15)
	for range cases() {
		text := make([]byte, 1+s.IntN(20))
		for i := range text {
			text[i] = byte('0' + s.IntN(10))
		}
		for point := s.IntN(4); point > 0; point >>= 1 {
			text = slices.Insert(text, s.IntN(len(text)+1), '.')
		}
		if s.IntN(3) == 0 {
			text[s.IntN(len(text))] = "./:-+ e\xff"[s.IntN(8)]
		}
		in := []string{"", "-", "+"}[s.IntN(3)] + string(text) + " " + s.currency().String()
		m, err := money.Parse(in)
		x, c, ok := parseSlow(in)
		if ok != (err == nil) || ok && (value(m).Cmp(x) != 0 || m.Currency() != c) {
			t.Fatalf("%q: %v, %v; the slow parser says %v, %v, %v", in, m, err, x, c, ok)
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, tt := range badAmounts {
		f.Add(tt.in)
	}
	for _, m := range samples {
		f.Add(m.String())
	}
	f.Add("+0012.340000000 TND")
	f.Add("-1234 CLF")
	f.Add("922363680. XAU")
	f.Fuzz(func(t *testing.T, s string) {
		m, err := money.Parse(s)
		x, c, ok := parseSlow(s)
		if ok != (err == nil) {
			t.Fatalf("%q: %v, but the slow parser says %v", s, err, ok)
		}
		if err != nil {
			var e *money.Error
			if !errors.As(err, &e) || m.IsSet() || e.Offset < 0 || e.Offset > len(s) || len(e.Input) > 64 {
				t.Fatalf("%q: %v, %v", s, m, err)
			}
			return
		}
		if value(m).Cmp(x) != 0 || m.Currency() != c {
			t.Fatalf("%q is %v, want %v", s, m, x)
		}
		again, err := money.Parse(m.String())
		if err != nil || again != m {
			t.Fatalf("%q: %v parsed again is %v, %v", s, m, again, err)
		}
	})
}

func FuzzJSON(f *testing.F) {
	for _, m := range samples {
		b, _ := json.Marshal(m)
		f.Add(string(b))
		b, _ = json.Marshal(money.Text{Money: m})
		f.Add(string(b))
	}
	f.Add(`{"\u0061mount":"1","currency":"MAD"}`)
	f.Add(`{"amount":"1","amount":"1"}`)
	f.Fuzz(func(t *testing.T, s string) {
		var m money.Money
		err := m.UnmarshalJSON([]byte(s))
		if err != nil {
			var e *money.Error
			if !errors.As(err, &e) || m.IsSet() || e.Offset < 0 || e.Offset > len(s) {
				t.Fatalf("%q: %v, %v", s, m, err)
			}
			return
		}
		if !json.Valid([]byte(s)) {
			t.Fatalf("%q is read as %v, but it is not JSON", s, m)
		}
		b, err := json.Marshal(m)
		var again money.Money
		if err = errors.Join(err, json.Unmarshal(b, &again)); err != nil || again != m {
			t.Fatalf("%q: %v became %s, then %v, %v", s, m, b, again, err)
		}
	})
}

func FuzzBinary(f *testing.F) {
	for _, m := range samples {
		b, _ := m.MarshalBinary()
		f.Add(b)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		var m money.Money
		if err := m.UnmarshalBinary(data); err != nil {
			var e *money.Error
			if !errors.As(err, &e) || m.IsSet() {
				t.Fatalf("%x: %v, %v", data, m, err)
			}
			return
		}
		// Canonical: the same amount by its text is the same value.
		if m.IsSet() && money.MustParse(m.String()) != m {
			t.Fatalf("%x: %#v is not canonical", data, m)
		}
		b, err := m.MarshalBinary()
		var again money.Money
		if err = errors.Join(err, again.UnmarshalBinary(b)); err != nil || again != m {
			t.Fatalf("%x: %v became %x, then %v, %v", data, m, b, again, err)
		}
	})
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

// FuzzAllocate checks the sum law, for 1 to 10,000 parts.
func FuzzAllocate(f *testing.F) {
	f.Add(int64(100), uint16(3), []byte{1, 2, 3})
	f.Add(int64(-1), uint16(9999), []byte{0, 0, 255})
	f.Fuzz(func(t *testing.T, coef int64, n uint16, pattern []byte) {
		m, err := money.FromMinor(coef, money.MAD)
		if err != nil {
			return
		}
		parts := int(n)%10_000 + 1
		weights := make([]int64, parts)
		total := int64(0)
		for i := range weights {
			if len(pattern) > 0 {
				weights[i] = int64(pattern[i%len(pattern)]) << (pattern[i%len(pattern)] % 40)
			}
			total += weights[i]
		}
		split, err := m.Split(parts)
		if err != nil {
			t.Fatal(err)
		}
		checkFair(t, m, split, nil, 0)
		shares, err := m.Allocate(weights...)
		if total == 0 {
			if !errors.Is(err, money.ErrWeight) {
				t.Fatalf("weights of zero: %v", err)
			}
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		checkFair(t, m, shares, weights, total)
	})
}

// checkFair checks that the parts sum to the whole, in big integers, and that
// each is less than a unit off its exact share.
func checkFair(t *testing.T, m money.Money, parts []money.Money, weights []int64, total int64) {
	t.Helper()
	whole, _ := m.Unscaled()
	sum := new(big.Int)
	for i, p := range parts {
		v, ok := p.Minor()
		if !ok {
			t.Fatalf("part %v", p)
		}
		sum.Add(sum, big.NewInt(v))
		w, all := big.NewInt(1), big.NewInt(int64(len(parts)))
		if weights != nil {
			w, all = big.NewInt(weights[i]), big.NewInt(total)
		}
		off := new(big.Int).Mul(big.NewInt(v), all)
		off.Sub(off, w.Mul(w, big.NewInt(whole)))
		if off.CmpAbs(all) >= 0 {
			t.Fatalf("part %d of %v is %v: more than a unit off", i, m, p)
		}
	}
	if sum.Cmp(big.NewInt(whole)) != 0 {
		t.Fatalf("parts of %v sum to %v", m, sum)
	}
}

// FuzzArithmetic holds every operation with a rounding mode against the oracle.
func FuzzArithmetic(f *testing.F) {
	f.Add(int64(123456789), uint8(2), int64(108542), int8(-4), uint8(1), uint8(0))
	f.Add(int64(-5), uint8(6), int64(25), int8(-40), uint8(7), uint8(3))
	f.Fuzz(func(t *testing.T, coef int64, extra uint8, n int64, exp int8, modeIndex, currencyIndex uint8) {
		c := currencies[int(currencyIndex)%len(currencies)]
		mode := modes[int(modeIndex)%len(modes)]
		places := digits[c] + int(extra)%(7-digits[c])
		if coef == -1<<63 {
			return
		}
		m, x := newMoney(coef, places, c)
		d := decimal.New(n, int32(exp))
		y := new(big.Rat).Mul(new(big.Rat).SetInt64(n), pow10Rat(int(exp)))
		call := func() string { return fmt.Sprint(m, " ", d, " ", mode) }
		got, err := m.Mul(d, mode)
		check(t, rounded(new(big.Rat).Mul(x, y), digits[c], c, mode), c, got, err, call)
		got, err = m.MulPlaces(d, int(extra)%7, mode)
		check(t, rounded(new(big.Rat).Mul(x, y), int(extra)%7, c, mode), c, got, err, call)
		got, err = money.RoundDecimal(d, c, mode)
		check(t, rounded(y, digits[c], c, mode), c, got, err, call)
		if n != 0 {
			got, err = m.Quo(d, mode)
			check(t, rounded(new(big.Rat).Quo(x, y), digits[c], c, mode), c, got, err, call)
			got, err = m.QuoInt(n, mode)
			check(t, rounded(new(big.Rat).Quo(x, new(big.Rat).SetInt64(n)), digits[c], c, mode), c, got, err, call)
			if r, err := money.NewRatio(coef, n); err == nil {
				z := new(big.Rat).Mul(x, new(big.Rat).SetFrac64(coef, n))
				got, err := m.Share(r, mode)
				check(t, rounded(z, digits[c], c, mode), c, got, err, call)
			}
		}
		back, err := money.Parse(m.String())
		if err != nil || back != m {
			t.Fatalf("%v parsed again is %v, %v", m, back, err)
		}
	})
}
