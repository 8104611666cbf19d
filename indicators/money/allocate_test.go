package money_test

import (
	"encoding/csv"
	"errors"
	"fmt"
	"math"
	"math/big"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestPublishedAllocations runs the published results of other libraries, and
// our verdict where they are wrong: testdata/allocate.csv.
func TestPublishedAllocations(t *testing.T) {
	f, err := os.Open("testdata/allocate.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) < 14 {
		t.Fatalf("%d rows", len(rows))
	}
	for _, row := range rows[1:] {
		source, amount, weights, published, verdict := row[0], row[1], row[2], row[3], row[4]
		t.Run(source+" "+amount+" by "+weights, func(t *testing.T) {
			minor, err := strconv.ParseInt(amount, 10, 64)
			if err != nil {
				t.Fatal(err)
			}
			m, err := money.FromMinor(minor, money.MAD)
			if err != nil {
				t.Fatal(err)
			}
			// The last numbers of the verdict stand for what is required where
			// the published result is not.
			wants := published
			if _, required, ok := strings.Cut(verdict, "we require "); ok {
				wants, _, _ = strings.Cut(required, " (")
				if _, exact, ok := strings.Cut(required, "exact rational ratios: "); ok {
					wants, _, _ = strings.Cut(exact, " for ")
					weights = "37.5 62.5"
				}
			}
			var got []money.Money
			if n, ok := strings.CutPrefix(weights, "n="); ok {
				parts, _ := strconv.Atoi(n)
				got, err = m.Split(parts)
			} else {
				var ratios []money.Ratio
				for _, w := range strings.Fields(weights) {
					ratios = append(ratios, ratio(t, w))
				}
				got, err = m.AllocateRatios(ratios...)
			}
			if strings.HasPrefix(verdict, "REJECT") {
				if !errors.Is(err, money.ErrWeight) {
					t.Errorf("got %v, %v; want an error", got, err)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			var text []string
			for _, p := range got {
				n, _ := p.Minor()
				text = append(text, strconv.FormatInt(n, 10))
			}
			if s := strings.Join(text, " "); s != wants {
				t.Errorf("got %s, want %s", s, wants)
			}
		})
	}
}

func TestAllocateBadInput(t *testing.T) {
	m := mad("100")
	unit := ratio(t, "1")
	dst := []money.Money{m}
	tests := []struct {
		name string
		call func() ([]money.Money, error)
		want error
	}{
		{"split in none", func() ([]money.Money, error) { return m.AppendSplit(dst, 0) }, money.ErrCount},
		{"split in -1", func() ([]money.Money, error) { return m.AppendSplit(dst, -1) }, money.ErrCount},
		{"split in too many", func() ([]money.Money, error) { return m.AppendSplit(dst, money.MaxParts+1) }, money.ErrCount},
		{"split in far too many", func() ([]money.Money, error) { return m.AppendSplit(dst, math.MaxInt) }, money.ErrCount},
		{"unset split", func() ([]money.Money, error) { return money.Money{}.AppendSplit(dst, 1) }, money.ErrUnset},
		{"unset allocation", func() ([]money.Money, error) { return money.Money{}.AppendAllocate(dst, 1) }, money.ErrUnset},
		{"unset allocation by ratios", func() ([]money.Money, error) { return money.Money{}.AppendAllocateRatios(dst, unit) }, money.ErrUnset},
		{"no weights", func() ([]money.Money, error) { return m.AppendAllocate(dst) }, money.ErrCount},
		{"no ratios", func() ([]money.Money, error) { return m.AppendAllocateRatios(dst) }, money.ErrCount},
		{"too many weights", func() ([]money.Money, error) { return m.AppendAllocate(dst, make([]int64, money.MaxParts+1)...) }, money.ErrCount},
		{"too many ratios", func() ([]money.Money, error) {
			return m.AppendAllocateRatios(dst, slices.Repeat([]money.Ratio{unit}, money.MaxParts+1)...)
		}, money.ErrCount},
		{"zero weights", func() ([]money.Money, error) { return m.AppendAllocate(dst, 0, 0) }, money.ErrWeight},
		{"zero ratios", func() ([]money.Money, error) { return m.AppendAllocateRatios(dst, ratio(t, "0")) }, money.ErrWeight},
		{"negative weight", func() ([]money.Money, error) { return m.AppendAllocate(dst, 3, -1) }, money.ErrWeight},
		{"least weight", func() ([]money.Money, error) { return m.AppendAllocate(dst, math.MinInt64) }, money.ErrWeight},
		{"negative ratio", func() ([]money.Money, error) { return m.AppendAllocateRatios(dst, unit, ratio(t, "-1/2")) }, money.ErrWeight},
		{"unset ratio", func() ([]money.Money, error) { return m.AppendAllocateRatios(dst, unit, money.Ratio{}) }, money.ErrUnset},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := tt.call()
			var e *money.Error
			if !errors.Is(err, tt.want) || !errors.As(err, &e) {
				t.Errorf("got %v, want %v", err, tt.want)
			}
			if len(got) != 1 || got[0] != m {
				t.Errorf("dst became %v", got)
			}
		})
	}
}

func TestAllocateEdges(t *testing.T) {
	top := mad("92233720368547758.07")
	parts, err := top.Allocate(math.MaxInt64)
	if err != nil || len(parts) != 1 || parts[0] != top {
		t.Errorf("to one: %v, %v", parts, err)
	}
	parts, err = top.Neg().Allocate(1, math.MaxInt64-1)
	if err != nil || parts[0] != mad("-0.01") || parts[1] != mad("-92233720368547758.06") {
		t.Errorf("to two: %v, %v", parts, err)
	}
	parts, err = mad("0.01").Split(money.MaxParts)
	if err != nil || len(parts) != money.MaxParts || parts[0] != mad("0.01") || parts[1] != mad("0") || parts[money.MaxParts-1] != mad("0") {
		t.Errorf("a centime to a million: %v", err)
	}
	parts, err = mad("1").Allocate(append([]int64{1}, make([]int64, money.MaxParts-1)...)...)
	if err != nil || len(parts) != money.MaxParts || parts[0] != mad("1") {
		t.Errorf("a dirham to the first of a million: %v", err)
	}
	// Parts are in units of the last place of the whole, and canonical.
	parts, err = mad("0.0125").Split(2)
	if err != nil || parts[0] != mad("0.0063") || parts[1] != mad("0.0062") {
		t.Errorf("below the centime: %v, %v", parts, err)
	}
	parts, err = mad("0.021").Split(2)
	if err != nil || parts[0] != mad("0.011") || parts[1] != mad("0.01") {
		t.Errorf("canonical: %v, %v", parts, err)
	}
	ratios := []money.Ratio{ratio(t, "1/2305843009213693952"), ratio(t, "1/2")}
	parts, err = mad("2305843009213693.95").AllocateRatios(ratios...)
	if err != nil || parts[0] != mad("0.00") {
		t.Errorf("large denominators: %v, %v", parts, err)
	}
	parts, err = mad("3").AllocateRatios(ratio(t, "3074457345618258602"), ratio(t, "1/3"))
	if err != nil || parts[0] != mad("3") {
		t.Errorf("large ratio: %v, %v", parts, err)
	}
	one := ratio(t, "1/9223372036854775807")
	parts, err = mad("3").AllocateRatios(one, one)
	if err != nil || parts[0] != mad("1.50") {
		t.Errorf("largest denominator: %v, %v", parts, err)
	}
	// Appending keeps what was there.
	dst := append(make([]money.Money, 0, 2), mad("7"))
	dst, err = mad("1").AppendSplit(dst, 3)
	if err != nil || len(dst) != 4 || dst[0] != mad("7") || dst[1] != mad("0.34") || dst[3] != mad("0.33") {
		t.Errorf("append: %v, %v", dst, err)
	}
	dst, err = mad("1").AppendAllocate(dst[:1], 1, 1)
	if err != nil || len(dst) != 3 || dst[0] != mad("7") || dst[1] != mad("0.50") {
		t.Errorf("append: %v, %v", dst, err)
	}
}

// TestManyParts checks the sum law and the oracle for long lists.
func TestManyParts(t *testing.T) {
	s := newSource(30)
	for range max(cases()/2000, 1) {
		n := 1 + s.IntN(10_000)
		m, _ := s.money(s.currency())
		weights := make([]int64, n)
		for i := range weights {
			weights[i] = int64(s.IntN(50))
		}
		weights[0]++
		for _, split := range []bool{true, false} {
			var parts []money.Money
			var err error
			if split {
				parts, err = m.Split(n)
			} else {
				parts, err = m.Allocate(weights...)
			}
			if err != nil || len(parts) != n {
				t.Fatal(err)
			}
			sum, err := money.Sum(parts)
			if err != nil || sum != m {
				t.Fatalf("%d parts of %v sum to %v, %v", n, m, sum, err)
			}
		}
	}
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

// allocation is the largest remainder method from its definition.
func allocation(total int64, weights []*big.Rat) []int64 {
	sum := new(big.Rat)
	for _, w := range weights {
		sum.Add(sum, w)
	}
	abs := new(big.Rat).SetInt(new(big.Int).Abs(big.NewInt(total)))
	parts := make([]int64, len(weights))
	lost := make([]*big.Rat, len(weights))
	left := new(big.Int).Abs(big.NewInt(total)).Int64()
	for i, w := range weights {
		share := new(big.Rat).Mul(abs, new(big.Rat).Quo(w, sum))
		whole := new(big.Int).Div(share.Num(), share.Denom())
		parts[i] = whole.Int64()
		lost[i] = share.Sub(share, new(big.Rat).SetInt(whole))
		left -= parts[i]
	}
	for ; left > 0; left-- {
		best := 0
		for i := range lost {
			if lost[i].Cmp(lost[best]) > 0 {
				best = i
			}
		}
		parts[best]++
		lost[best].SetInt64(-1)
	}
	if total < 0 {
		for i := range parts {
			parts[i] = -parts[i]
		}
	}
	return parts
}

func checkParts(t *testing.T, m money.Money, places int, wants []int64, got []money.Money, err error) {
	t.Helper()
	if err != nil || len(got) != len(wants) {
		t.Fatalf("parts of %v: %v, %v", m, got, err)
	}
	for i, w := range wants {
		if got[i] != newAmount(w, places, m.Currency()) {
			t.Fatalf("part %d of %v is %v, want %d in %v", i, m, got[i], w, got)
		}
	}
	sum, err := money.Sum(got)
	if err != nil || sum != m {
		t.Fatalf("parts of %v sum to %v, %v", m, sum, err)
	}
}

func TestOracleAllocate(t *testing.T) {
	s := newSource(14)
	for range cases() {
		c := s.currency()
		m, _ := s.money(c)
		coef, places := m.Unscaled()
		n := s.IntN(12) + 1
		if s.IntN(8) == 0 {
			n = s.IntN(60) + 1
		}
		weights := make([]int64, n)
		ratios := make([]money.Ratio, n)
		exactWeights := make([]*big.Rat, n)
		exactRatios := make([]*big.Rat, n)
		for i := range weights {
			switch s.IntN(4) {
			case 0: // ties
				weights[i] = int64(s.IntN(3))
			case 1:
				weights[i] = int64(s.Uint64() >> 7 / uint64(n))
			default:
				weights[i] = int64(s.IntN(1000))
			}
			num, den := int64(s.IntN(50)), int64(s.IntN(8)+1)
			if i == 0 { // not all zero
				weights[i]++
				num++
			}
			ratios[i], _ = money.NewRatio(num, den)
			exactWeights[i] = new(big.Rat).SetInt64(weights[i])
			exactRatios[i] = big.NewRat(num, den)
		}
		got, err := m.Allocate(weights...)
		checkParts(t, m, places, allocation(coef, exactWeights), got, err)
		got, err = m.AllocateRatios(ratios...)
		checkParts(t, m, places, allocation(coef, exactRatios), got, err)
		equal := make([]*big.Rat, n)
		for i := range equal {
			equal[i] = big.NewRat(1, 1)
		}
		got, err = m.Split(n)
		checkParts(t, m, places, allocation(coef, equal), got, err)
	}
}

// Weights of any size are no obstacle: every part is at most the whole.
func TestOracleAllocateLarge(t *testing.T) {
	s := newSource(15)
	for range cases() / 4 {
		c := s.currency()
		m, _ := s.money(c)
		coef, places := m.Unscaled()
		n := s.IntN(12) + 1
		weights, ratios := make([]int64, n), make([]money.Ratio, n)
		exactWeights, exactRatios := make([]*big.Rat, n), make([]*big.Rat, n)
		for i := range weights {
			weights[i] = int64(s.Uint64() >> 1 >> (s.IntN(3) * 20))
			num, den := int64(s.Uint64()>>1>>s.IntN(40))|1, int64(s.Uint64()>>1>>s.IntN(40))|1
			ratios[i], _ = money.NewRatio(num, den)
			exactWeights[i], exactRatios[i] = new(big.Rat).SetInt64(weights[i]), big.NewRat(num, den)
		}
		if n > 1 && s.IntN(4) == 0 { // a tie
			weights[n-1], exactWeights[n-1] = weights[0], exactWeights[0]
		}
		weights[0] |= 1
		exactWeights[0] = new(big.Rat).SetInt64(weights[0])
		got, err := m.Allocate(weights...)
		checkParts(t, m, places, allocation(coef, exactWeights), got, err)
		got, err = m.AllocateRatios(ratios...)
		checkParts(t, m, places, allocation(coef, exactRatios), got, err)
	}
}

func TestAllocateLargeEdges(t *testing.T) {
	m := mad("100")
	got, err := m.Allocate(7540000000000000000, 6860000000000000000) // 52.36 : 47.64
	if err != nil || fmt.Sprint(got) != "[52.36 MAD 47.64 MAD]" {
		t.Errorf("%v, %v", got, err)
	}
	got, err = m.AllocateRatios(ratio(t, "0.3333333333333333"), ratio(t, "0.6666666666666667"), ratio(t, "1/9223372036854775807"))
	if err != nil || fmt.Sprint(got) != "[33.33 MAD 66.67 MAD 0.00 MAD]" {
		t.Errorf("%v, %v", got, err)
	}
	primes := make([]money.Ratio, 0, 20)
	for n := int64(math.MaxInt64); len(primes) < 20; n -= 2 {
		if big.NewInt(n).ProbablyPrime(10) {
			r, _ := money.NewRatio(1, n)
			primes = append(primes, r)
		}
	}
	dst := []money.Money{m}
	for name, call := range map[string]struct {
		f  func() ([]money.Money, error)
		is error
	}{
		"negative": {func() ([]money.Money, error) { return m.AppendAllocate(dst, math.MaxInt64, math.MaxInt64, -1) }, money.ErrWeight},
		"negative ratio": {func() ([]money.Money, error) {
			return m.AppendAllocateRatios(dst, primes[0], primes[1], ratio(t, "-1"))
		}, money.ErrWeight},
		"1,260 bits":         {func() ([]money.Money, error) { return m.AppendAllocateRatios(dst, primes...) }, money.ErrOverflow},
		"unset amount":       {func() ([]money.Money, error) { return money.Money{}.AppendAllocateRatios(dst, primes[:2]...) }, money.ErrUnset},
		"unset amount, ints": {func() ([]money.Money, error) { return money.Money{}.AppendAllocate(dst, math.MaxInt64, math.MaxInt64) }, money.ErrUnset},
	} {
		if got, err := call.f(); !errors.Is(err, call.is) || len(got) != 1 || got[0] != m {
			t.Errorf("%s: %v, %v; want %v", name, got, err, call.is)
		}
	}
	if got, err := m.AllocateRatios(primes[:16]...); err != nil || len(got) != 16 {
		t.Errorf("1,008 bits: %v, %v", got, err)
	}
}

func TestAllocateSteps(t *testing.T) {
	for _, c := range []struct {
		amount, step string
		weights      []int64
		want         string
	}{
		{"100 CHF", "0.05 CHF", []int64{1, 1, 1}, "[33.35 CHF 33.35 CHF 33.30 CHF]"},
		{"-100 CHF", "0.05 CHF", []int64{1, 1, 1}, "[-33.35 CHF -33.35 CHF -33.30 CHF]"},
		{"10 SEK", "1 SEK", []int64{1, 1, 1}, "[4.00 SEK 3.00 SEK 3.00 SEK]"},
		{"0 CHF", "0.05 CHF", []int64{1, 2}, "[0.00 CHF 0.00 CHF]"},
		{"1000 MAD", "50 MAD", []int64{2, 1, 0}, "[650.00 MAD 350.00 MAD 0.00 MAD]"},
		{"0.01 MAD", "0.0001 MAD", []int64{1, 2}, "[0.0033 MAD 0.0067 MAD]"},
		{"92233720368547758.07 MAD", "0.01 MAD", []int64{math.MaxInt64, math.MaxInt64}, "[46116860184273879.04 MAD 46116860184273879.03 MAD]"},
	} {
		m, step := money.MustParse(c.amount), money.MustParse(c.step)
		got, err := m.AllocateSteps(step, c.weights...)
		if err != nil || fmt.Sprint(got) != c.want {
			t.Errorf("%v in steps of %v: %v, %v; want %s", m, step, got, err, c.want)
		}
	}
	chf, step := money.MustParse("100 CHF"), money.CHF.CashStep()
	for _, c := range []struct {
		m, step money.Money
		weights []int64
		is      error
	}{
		{money.MustParse("100.02 CHF"), step, []int64{1}, money.ErrPrecision}, {chf, money.Zero(money.CHF), []int64{1}, money.ErrNotPositive}, {chf, step.Neg(), []int64{1}, money.ErrNotPositive},
		{chf, mad("0.05"), []int64{1}, money.ErrMismatch}, {chf, money.Money{}, []int64{1}, money.ErrUnset}, {money.Money{}, step, []int64{1}, money.ErrUnset},
		{chf, step, nil, money.ErrCount}, {chf, step, []int64{0}, money.ErrWeight}, {chf, step, []int64{-1, 2}, money.ErrWeight},
	} {
		if got, err := c.m.AllocateSteps(c.step, c.weights...); !errors.Is(err, c.is) || got != nil {
			t.Errorf("%v in steps of %v for %v: %v, %v; want %v", c.m, c.step, c.weights, got, err, c.is)
		}
	}
}

// TestAllocateWhateverFits: weights whose sum, or whose common denominator, is
// beyond 64 bits divide an amount all the same, since every part fits.
func TestAllocateWhateverFits(t *testing.T) {
	hundred := mad("100")
	// 7540000000000000000 : 6860000000000000000 is 754 : 686, of 1440.
	parts, err := hundred.Allocate(7540000000000000000, 6860000000000000000)
	if err != nil || len(parts) != 2 || parts[0] != mad("52.36") || parts[1] != mad("47.64") {
		t.Errorf("%v, %v", parts, err)
	}
	// Sixteen decimals each: 0.1234567890123456 and 0.8765432109876544 of 1.
	parts, err = hundred.AllocateRatios(money.MustRatio("0.1234567890123456"), money.MustRatio("0.8765432109876544"))
	if err != nil || len(parts) != 2 || parts[0] != mad("12.35") || parts[1] != mad("87.65") {
		t.Errorf("%v, %v", parts, err)
	}
	// Denominators without a common divisor: 1/(2^61-1) is next to nothing.
	parts, err = hundred.AllocateRatios(money.MustRatio("1/2305843009213693951"), money.MustRatio("1/4611686018427387847"),
		money.MustRatio("1"))
	if err != nil || len(parts) != 3 || parts[0] != mad("0") || parts[1] != mad("0") || parts[2] != hundred {
		t.Errorf("%v, %v", parts, err)
	}
	zero := money.MustRatio("0")
	for name, err := range map[string][2]error{
		"no weight":       {allocated(hundred.AllocateRatios()), money.ErrCount},
		"all zero":        {allocated(hundred.AllocateRatios(zero, zero)), money.ErrWeight},
		"below zero":      {allocated(hundred.AllocateRatios(zero, money.MustRatio("-1/3"))), money.ErrWeight},
		"unset weight":    {allocated(hundred.AllocateRatios(money.Ratio{})), money.ErrUnset},
		"unset amount":    {allocated(money.Money{}.Allocate(1)), money.ErrUnset},
		"steps below one": {allocated(hundred.AllocateSteps(mad("-1"), 1)), money.ErrNotPositive},
		"steps of zero":   {allocated(hundred.AllocateSteps(mad("0"), 1)), money.ErrNotPositive},
		"no step":         {allocated(hundred.AllocateSteps(money.Money{}, 1)), money.ErrUnset},
		"no multiple":     {allocated(hundred.AllocateSteps(mad("0.07"), 1)), money.ErrPrecision},
		"steps, weights":  {allocated(hundred.AllocateSteps(mad("0.05"), -1)), money.ErrWeight},
	} {
		if !errors.Is(err[0], err[1]) {
			t.Errorf("%s: %v, want %v", name, err[0], err[1])
		}
	}
}

// TestAllocateTies: 77 by the weights 1 to 11, and 11 once more, in units of a
// total of 77. Each weight w has a share of w - w/77 units less, so that the last
// of 76 units go by the largest remainder 77 - w: to 1 to 10, and to the first of the
// two that tie.
func TestAllocateTies(t *testing.T) {
	weights := []int64{1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 11}
	parts, err := mad("0.76").Allocate(weights...)
	if want := "[0.01 MAD 0.02 MAD 0.03 MAD 0.04 MAD 0.05 MAD 0.06 MAD " +
		"0.07 MAD 0.08 MAD 0.09 MAD 0.10 MAD 0.11 MAD 0.10 MAD]"; err != nil ||
		fmt.Sprint(parts) != want {
		t.Errorf("%v, %v; want %s", parts, err, want)
	}
	// Eleven parts, one centime left.
	parts, err = mad("0.12").Allocate(1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1)
	if err != nil || parts[0] != mad("0.02") || parts[1] != mad("0.01") || parts[10] != mad("0.01") {
		t.Errorf("%v, %v", parts, err)
	}
}

// TestAllocateWhereWordsEnd: weights up to which machine words suffice, and the
// first beyond, give the same parts; how many allocations they take tells which
// is which.
func TestAllocateWhereWordsEnd(t *testing.T) {
	if testkit.Race() {
		t.Skip("the race detector allocates")
	}
	const top = math.MaxInt64
	hundred := mad("100")
	dst := make([]money.Money, 0, 16)
	byRatios := func(weights ...money.Ratio) ([]money.Money, error) {
		return hundred.AppendAllocateRatios(dst, weights...)
	}
	// Products of primes below 2^63 that have no common divisor.
	var primes []money.Ratio
	for n := int64(top); len(primes) < 16; n -= 2 {
		if big.NewInt(n).ProbablyPrime(10) {
			r, _ := money.NewRatio(1, n)
			primes = append(primes, r)
		}
	}
	for _, c := range []struct {
		name    string
		f       func() ([]money.Money, error)
		want    string
		atMost  float64
		atLeast float64
	}{
		{"a sum of 2^64 - 1", func() ([]money.Money, error) { return hundred.AppendAllocate(dst, top, top, 1) },
			"[50.00 MAD 50.00 MAD 0.00 MAD]", 0, 0},
		{"a sum of 2^64", func() ([]money.Money, error) { return hundred.AppendAllocate(dst, top, top, 2) },
			"[50.00 MAD 50.00 MAD 0.00 MAD]", 99, 5},
		{"ten parts", func() ([]money.Money, error) {
			return mad("1").AppendAllocate(dst, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0)
		}, "[0.17 MAD 0.17 MAD 0.17 MAD 0.17 MAD 0.16 MAD 0.16 MAD 0.00 MAD 0.00 MAD 0.00 MAD 0.00 MAD]", 0, 0},
		{"eleven parts", func() ([]money.Money, error) {
			return mad("1").AppendAllocate(dst, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0)
		}, "[0.17 MAD 0.17 MAD 0.17 MAD 0.17 MAD 0.16 MAD 0.16 MAD 0.00 MAD 0.00 MAD 0.00 MAD 0.00 MAD 0.00 MAD]", 1, 1},
		{"a common denominator of 2^63 - 1", func() ([]money.Money, error) {
			return byRatios(money.MustRatio("1/9223372036854775807"), money.MustRatio("1/9223372036854775807"))
		}, "[50.00 MAD 50.00 MAD]", 2, 0},
		{"one of 3 * 2^62", func() ([]money.Money, error) {
			return byRatios(money.MustRatio("1/3"), money.MustRatio("1/4611686018427387904"))
		}, "[100.00 MAD 0.00 MAD]", 2, 0},
		{"one of 5 * 2^62", func() ([]money.Money, error) {
			return byRatios(money.MustRatio("1/5"), money.MustRatio("1/4611686018427387904"))
		}, "[100.00 MAD 0.00 MAD]", 99, 5},
		{"ten thousandths", func() ([]money.Money, error) {
			return byRatios(slices.Repeat([]money.Ratio{money.MustRatio("1/1000")}, 10)...)
		}, "[10.00 MAD 10.00 MAD 10.00 MAD 10.00 MAD 10.00 MAD 10.00 MAD 10.00 MAD 10.00 MAD 10.00 MAD 10.00 MAD]", 3, 0},
		{"2^63 - 1 to 1", func() ([]money.Money, error) {
			return byRatios(money.MustRatio("9223372036854775807"), money.MustRatio("1"))
		}, "[100.00 MAD 0.00 MAD]", 2, 0},
		{"2^63 to 1, in halves", func() ([]money.Money, error) {
			return byRatios(money.MustRatio("4611686018427387904"), money.MustRatio("1/2"), money.MustRatio("0"))
		}, "[100.00 MAD 0.00 MAD 0.00 MAD]", 99, 5},
		{"2^64 to 1, in quarters", func() ([]money.Money, error) {
			return byRatios(money.MustRatio("4611686018427387904"), money.MustRatio("1/4"))
		}, "[100.00 MAD 0.00 MAD]", 99, 5},
		{"1,024 bits", func() ([]money.Money, error) {
			return mad("0.16").AppendAllocateRatios(dst[:0:0], append(primes[:16:16], money.MustRatio("1/65521"))...)
		}, "", 999, 5},
		{"1,025 bits", func() ([]money.Money, error) {
			return mad("0.16").AppendAllocateRatios(dst[:0:0], append(primes[:16:16], money.MustRatio("1/131071"))...)
		}, "overflow", 999, 5},
	} {
		parts, err := c.f()
		if c.want == "overflow" {
			if !errors.Is(err, money.ErrOverflow) {
				t.Errorf("%s: %v, %v", c.name, parts, err)
			}
			continue
		}
		if err != nil || c.want != "" && fmt.Sprint(parts) != c.want {
			t.Errorf("%s: %v, %v; want %s", c.name, parts, err, c.want)
		}
		if n := testing.AllocsPerRun(10, func() { parts, err = c.f() }); n > c.atMost || n < c.atLeast {
			t.Errorf("%s: %v allocations, want %v to %v", c.name, n, c.atLeast, c.atMost)
		}
	}
	// A million weights are as many as there may be.
	most := slices.Repeat([]money.Ratio{money.MustRatio("1")}, money.MaxParts)
	if parts, err := hundred.AllocateRatios(most...); err != nil || len(parts) != money.MaxParts {
		t.Error(len(parts), err)
	}
}

// allocated returns the error of an allocation.
func allocated(_ []money.Money, err error) error { return err }
