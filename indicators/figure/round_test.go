package figure_test

import (
	"math/big"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestRound(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int
		mode   money.Rounding
		want   string
	}{
		{"1500000/13", 0, money.HalfEven, "115385"}, {"2.5", 0, money.HalfEven, "2"}, {"3.5", 0, money.HalfEven, "4"}, {"-2.5", 0, money.HalfEven, "-2"},
		{"2.5", 0, money.HalfAway, "3"}, {"-2.5", 0, money.HalfAway, "-3"}, {"2.5", 0, money.HalfDown, "2"}, {"-2.5", 0, money.HalfDown, "-2"},
		{"2.1", 0, money.Up, "3"}, {"-2.1", 0, money.Up, "-3"}, {"2.9", 0, money.Down, "2"}, {"-2.9", 0, money.Down, "-2"}, {"2.1", 0, money.Ceiling, "3"},
		{"-2.1", 0, money.Floor, "-3"}, {"65432", -3, money.HalfEven, "65000"}, {"0.4", 0, money.HalfEven, "0"}, {"5", 2000, money.HalfEven, "5"},
		{"5", -5000, money.HalfEven, "0"}, {"5", 0, 0, "5"}, {"2.5", 0, 0, "(2,3)"}, {"~2.5", 0, 96, "~(2,3)"},
		{"(1/3,2/3]", 2, money.HalfEven, "(0.33,0.67)"}, {"[0.33,0.67]", 2, money.HalfEven, "[0.33,0.67]"}, {"[1/3,0.67)", 2, money.Up, "(0.33,0.67)"},
		{">9/65", 3, money.HalfEven, ">0.138"}, {"<9/65", 3, money.Down, "<0.139"}, {">=9/65", 3, money.Up, ">0.138"}, {"(-inf,+inf)", 3, money.Up, "(-inf,+inf)"},
		{"(0,650/3)", 0, money.HalfEven, "(0,217)"}, {"[0.334,0.335]", 2, money.HalfEven, "(0.33,0.34)"}, {"[-1.5,-0.5]", 0, money.HalfEven, "(-2,0)"},
	} {
		if got := m(c.in).Round(c.places, c.mode).String(); got != c.want {
			t.Errorf("%s to %d places, mode %d: %s, want %s", c.in, c.places, c.mode, got, c.want)
		}
	}
	// Where the rounded number would not fit.
	odd := new(big.Rat).SetFrac(new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 4096), big.NewInt(1)), big.NewInt(2))
	f, err := figure.FromRat(odd)
	if err != nil {
		t.Fatal(err)
	}
	third, err := figure.FromRat(odd.SetFrac(odd.Num(), big.NewInt(7)))
	if err != nil {
		t.Fatal(err)
	}
	if g := third.Round(900, money.HalfEven); !g.Equal(third) {
		t.Error("a point was changed that cannot be rounded")
	}
	r := f.Hull(third)
	if g := r.Round(900, money.HalfEven); !g.Encloses(r) {
		t.Error("bounds that cannot be rounded lost a value")
	}
}

// Rounding against values: a mode rounds as money's definition says, bounds
// never lose a value.
func TestRoundLaws(t *testing.T) {
	modes := []money.Rounding{money.HalfEven, money.HalfAway, money.HalfDown, money.Down, money.Up, money.Floor, money.Ceiling}
	r := rand.New(rand.NewPCG(15, 16))
	for range rounds(20000) {
		x := big.NewRat(int64(r.IntN(4001)-2000), int64([...]int{1, 2, 3, 4, 8, 20}[r.IntN(6)]))
		f, err := figure.FromRat(x)
		if err != nil {
			t.Fatal(err)
		}
		places := r.IntN(6) - 3
		mode := modes[r.IntN(len(modes))]
		want := roundRat(x, places, mode)
		got, ok := f.Round(places, mode).Rat()
		if !ok || got.Cmp(want) != 0 {
			t.Fatalf("%v to %d places, mode %d: %v, want %s", f, places, mode, got, want)
		}
		g := random(r)
		if g.IsPoint() {
			continue
		}
		w := g.Round(places, mode)
		if !w.Encloses(g) || !w.Round(places, mode).Equal(w) {
			t.Fatalf("%v to %d places is %v", g, places, w)
		}
	}
}

// roundRat is an oracle by definition: the nearest of the two neighbours.
func roundRat(x *big.Rat, places int, mode money.Rounding) *big.Rat {
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(places, -places))), nil))
	if places < 0 {
		scale.Inv(scale)
	}
	v := new(big.Rat).Mul(x, scale)
	if v.IsInt() {
		return x
	}
	down := new(big.Int).Div(v.Num(), v.Denom())
	up := new(big.Int).Add(down, big.NewInt(1))
	half := new(big.Rat).Add(new(big.Rat).SetInt(down), big.NewRat(1, 2))
	toward, away := down, up
	if v.Sign() < 0 {
		toward, away = up, down
	}
	var n *big.Int
	switch c := v.Cmp(half); {
	case mode == money.Floor:
		n = down
	case mode == money.Ceiling:
		n = up
	case mode == money.Down:
		n = toward
	case mode == money.Up:
		n = away
	case c < 0:
		n = down
	case c > 0:
		n = up
	case mode == money.HalfDown:
		n = toward
	case mode == money.HalfAway:
		n = away
	case down.Bit(0) == 0:
		n = down
	default:
		n = up
	}
	return new(big.Rat).Quo(new(big.Rat).SetInt(n), scale)
}

// TestRoundFarAway: places beyond 1,000 either way count as 1,000.
func TestRoundFarAway(t *testing.T) {
	third, long := m("1/3"), m("1"+strings.Repeat("7", 1150))
	for _, n := range []int{1001, 1100, 1 << 30} {
		if a, b := third.Round(n, money.HalfEven), third.Round(1000, money.HalfEven); !a.Equal(b) || a.Equal(third) {
			t.Errorf("to %d places", n)
		}
		if a, b := long.Round(-n, money.HalfEven), long.Round(-1000, money.HalfEven); !a.Equal(b) || a.Equal(long) {
			t.Errorf("to %d places before the point", n)
		}
	}
	if a, b := third.Round(999, money.HalfEven), third.Round(1000, money.HalfEven); a.Equal(b) {
		t.Error("999 places are as 1,000")
	}
}
