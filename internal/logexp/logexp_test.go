package logexp_test

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/logexp"
)

func rat(s string) *big.Rat {
	r, ok := new(big.Rat).SetString(s)
	if !ok {
		panic(s)
	}
	return r
}

// Digits from OEIS: A002162 (ln 2), A002392 (ln 10), A001113 (e), and from
// Abramowitz and Stegun, table 4.4, for e^-1.
func TestKnownDigits(t *testing.T) {
	cases := []struct {
		name   string
		f      func(*big.Rat, uint) (lo, hi *big.Rat)
		x      string
		digits string
	}{
		{"ln 2", logexp.Ln, "2", "0.69314718055994530941723212145817656807550013436025"},
		{"ln 10", logexp.Ln, "10", "2.30258509299404568401799145468436420760110148862877"},
		{"ln 1/10", logexp.Ln, "1/10", "-2.30258509299404568401799145468436420760110148862878"},
		{"e", logexp.Exp, "1", "2.71828182845904523536028747135266249775724709369995"},
		{"1/e", logexp.Exp, "-1", "0.36787944117144232159552377016146086744581113103176"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			lo, hi := c.f(rat(c.x), 200)
			// The digits are cut: the value lies within one unit of the last.
			unit := rat("1/1" + strings.Repeat("0", 50))
			below, above := rat(c.digits), new(big.Rat).Add(rat(c.digits), unit)
			if lo.Cmp(above) > 0 || hi.Cmp(below) < 0 {
				t.Errorf("[%s, %s] misses %s", lo.FloatString(52), hi.FloatString(52), c.digits)
			}
			if width := new(big.Rat).Sub(hi, lo); width.Sign() < 0 || width.Cmp(unit) > 0 {
				t.Errorf("width %s", width.FloatString(60))
			}
		})
	}
}

func TestOutside(t *testing.T) {
	for _, x := range []string{"0", "-1", "-1/1000"} {
		if lo, hi := logexp.Ln(rat(x), 40); lo != nil || hi != nil {
			t.Errorf("ln %s = [%v, %v], want nothing", x, lo, hi)
		}
	}
	for _, x := range []string{"16385", "-16385"} {
		if lo, hi := logexp.Exp(rat(x), 40); lo != nil || hi != nil {
			t.Errorf("e^%s = [%v, %v], want nothing", x, lo, hi)
		}
	}
}

func TestExact(t *testing.T) {
	if lo, hi := logexp.Ln(rat("1"), 40); lo.Sign() != 0 || hi.Sign() != 0 {
		t.Errorf("ln 1 = [%s, %s]", lo, hi)
	}
	if lo, hi := logexp.Exp(rat("0"), 40); lo.Cmp(rat("1")) != 0 || hi.Cmp(rat("1")) != 0 {
		t.Errorf("e^0 = [%s, %s]", lo, hi)
	}
}

// Both functions are increasing and inverse to each other, and an enclosure
// with few bits must hold the one with many.
func TestProperties(t *testing.T) {
	rng := rand.New(rand.NewPCG(7, 11))
	n := 400
	if testing.Short() {
		n = 60
	}
	for range n {
		x := big.NewRat(rng.Int64N(1_000_000)+1, rng.Int64N(1_000_000)+1)
		coarseLo, coarseHi := logexp.Ln(x, 30)
		lo, hi := logexp.Ln(x, 120)
		if coarseLo.Cmp(lo) > 0 || coarseHi.Cmp(hi) < 0 || lo.Cmp(hi) > 0 {
			t.Fatalf("ln %s: coarse [%s, %s], fine [%s, %s]", x, coarseLo.FloatString(20), coarseHi.FloatString(20), lo.FloatString(20), hi.FloatString(20))
		}
		back, _ := logexp.Exp(lo, 120)
		_, forth := logexp.Exp(hi, 120)
		if back.Cmp(x) > 0 || forth.Cmp(x) < 0 {
			t.Fatalf("e^ln %s = [%s, %s]", x, back.FloatString(20), forth.FloatString(20))
		}
		if width := new(big.Rat).Sub(forth, back); width.Cmp(new(big.Rat).Mul(x, rat("1e-30"))) > 0 {
			t.Fatalf("e^ln %s is %s wide", x, width.FloatString(45))
		}
		// ln(xy) = ln x + ln y
		y := big.NewRat(rng.Int64N(1000)+1, rng.Int64N(1000)+1)
		lo2, hi2 := logexp.Ln(y, 120)
		pl, ph := logexp.Ln(new(big.Rat).Mul(x, y), 120)
		if new(big.Rat).Add(lo, lo2).Cmp(ph) > 0 || new(big.Rat).Add(hi, hi2).Cmp(pl) < 0 {
			t.Fatalf("ln %s + ln %s and ln of the product do not meet", x, y)
		}
	}
}

func TestExpExtremes(t *testing.T) {
	for _, x := range []string{"16384", "-16384", "1e-400", "-1e-400", "700.5"} {
		lo, hi := logexp.Exp(rat(x), 60)
		if lo.Sign() <= 0 || lo.Cmp(hi) > 0 {
			t.Errorf("e^%s = [%s, %s]", x, lo, hi)
		}
	}
}
