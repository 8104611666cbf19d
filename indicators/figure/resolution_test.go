package figure_test

import (
	"errors"
	"math/big"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/shopspring/decimal"
)

func TestRead(t *testing.T) {
	for _, c := range []struct{ in, rounded, truncated, either string }{
		{"65000@1000", "[64500,65500)", "[65000,66000)", "[64500,66000)"},
		{"-65000@1000", "(-65500,-64500]", "(-66000,-65000]", "(-66000,-64500]"},
		{"0@1000", "(-500,500)", "(-1000,1000)", "(-1000,1000)"},
		{"~65000@1000", "~[64500,65500)", "~[65000,66000)", "~[64500,66000)"},
		{"7.54@0.01", "[7.535,7.545)", "[7.54,7.55)", "[7.535,7.55)"},
		{">9000@1000", ">8500", ">9000", ">8500"},
		{">=9000@1000", ">=8500", ">=9000", ">=8500"},
		{"<9000@1000", "<9500", "<10000", "<10000"},
		{"<=9000@1000", "<9500", "<10000", "<10000"},
		{">-9000@1000", ">-9500", ">-10000", ">-10000"},
		{"<-9000@1000", "<-8500", "<-9000", "<-8500"},
		{"<=-9000@1000", "<=-8500", "<=-9000", "<=-8500"},
		{"[75000,80000]@5000", "[72500,82500)", "[75000,85000)", "[72500,85000)"},
		{"(75000,80000)@5000", "(72500,82500)", "(75000,85000)", "(72500,85000)"},
		{"(0,80000)@5000", "(-2500,82500)", "(-5000,85000)", "(-5000,85000)"},
		{"65000", "65000", "65000", "65000"},
	} {
		f := m(c.in)
		if got := f.Read(figure.Nominal); !got.Equal(f) {
			t.Errorf("%s read nominally is %v", c.in, got)
		}
		if got := f.Read(figure.Reading(99)); !got.Equal(f) {
			t.Errorf("%s read in no known way is %v", c.in, got)
		}
		for r, want := range map[figure.Reading]string{figure.Rounded: c.rounded, figure.Truncated: c.truncated, figure.Either: c.either} {
			got := f.Read(r)
			if got.String() != want || !got.Encloses(f) || !got.Read(r).Equal(got) {
				t.Errorf("%s read as %v is %v, want %s", c.in, r, got, want)
			}
		}
	}
	// The oracle: all numbers of a finer grid that round or cut to what is printed.
	for printed := int64(-3); printed <= 3; printed++ {
		f, err := figure.FromInt64(printed * 10).WithResolution(dec("10"))
		if err != nil {
			t.Fatal(err)
		}
		for x := int64(-100); x <= 100; x++ {
			v := figure.FromInt64(x)
			for r, mode := range map[figure.Reading]money.Rounding{figure.Rounded: money.HalfAway, figure.Truncated: money.Down} {
				prints := v.Round(-1, mode).Same(figure.FromInt64(printed*10)) == figure.Yes
				if f.Read(r).Encloses(v) != prints {
					t.Errorf("%d printed %v as %v: %v, but the range is %v", x, r, f, prints, f.Read(r))
				}
				if prints && !f.Read(figure.Either).Encloses(v) {
					t.Errorf("%d is missing from %v", x, f.Read(figure.Either))
				}
			}
		}
	}
	// Facts: 6.8 against 6.86 bn (2011) is compatible by truncation only.
	a, b := m("6.8@0.1"), m("6.86@0.01")
	for r, want := range map[figure.Reading]figure.Truth{figure.Nominal: figure.No, figure.Rounded: figure.No, figure.Truncated: figure.Undecided, figure.Either: figure.Undecided} {
		if got := a.Read(r).Same(b.Read(r)); got != want {
			t.Errorf("6.8 and 6.86 read as %v are the same: %v, want %v", r, got, want)
		}
	}
	// At the size limit the range widens instead.
	top := new(big.Int).Sub(new(big.Int).Lsh(big.NewInt(1), 4096), big.NewInt(1))
	f, err := figure.FromRat(new(big.Rat).SetInt(top))
	if err != nil {
		t.Fatal(err)
	}
	if f, err = f.WithResolution(dec("1")); err != nil {
		t.Fatal(err)
	}
	if g := f.Read(figure.Truncated); !g.Upper().Infinite || !g.Encloses(f) {
		t.Errorf("at the limit: %.40v", g)
	}
}

func TestResolution(t *testing.T) {
	for _, c := range []struct {
		f, step string
		is      error
	}{
		{"65000", "1000", nil}, {"65000", "500", nil}, {"65000", "0.01", nil}, {"65432", "1000", figure.ErrResolution}, {"65000", "0", figure.ErrResolution},
		{"65000", "-1", figure.ErrResolution}, {"9/65", "0.01", figure.ErrResolution}, {"0", "4294967295", nil}, {"0", "4294967297", figure.ErrResolution},
		{"0", "1e99", nil}, {"0", "1e100", figure.ErrResolution}, {"0", "1e-99", nil}, {"0", "1e-100", figure.ErrResolution}, {"0", "1e9000", figure.ErrResolution},
		{"0", "1e-9000", figure.ErrResolution}, {"(-inf,+inf)", "1", figure.ErrResolution}, {"[1,2]", "2", figure.ErrResolution}, {"<9", "3", nil},
	} {
		g, err := m(c.f).WithResolution(dec(c.step))
		if !errors.Is(err, c.is) || (err == nil) != (c.is == nil) {
			t.Errorf("%s to %s: %v, %v", c.f, c.step, g, err)
			continue
		}
		if err != nil {
			continue
		}
		if r, ok := g.Resolution(); !ok || !r.Equal(dec(c.step)) {
			t.Errorf("%s to %s: resolution %v", c.f, c.step, r)
		}
		if h, err := figure.Parse(g.String()); err != nil || !h.Equal(g) {
			t.Errorf("%v reads as %v, %v", g, h, err)
		}
		if h := g.WithoutResolution(); h.Equal(g) || h.String() != m(c.f).String() || h.Compare(g) != -1 || g.Compare(h) != 1 {
			t.Errorf("%v without resolution is %v", g, h)
		}
	}
	if c := m("5@1").Compare(m("5@0.5")); c != 1 {
		t.Errorf("5@1 against 5@0.5: %d", c)
	}
	if _, err := m("0").WithResolution(decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 100000), 0)); !errors.Is(err, figure.ErrResolution) {
		t.Errorf("a resolution of 100,000 bits: %v", err)
	}
}

func TestResolutionThroughOperations(t *testing.T) {
	scale := func(f figure.Figure, n, d int64) figure.Figure {
		g, err := f.Scale(big.NewRat(n, d))
		if err != nil {
			t.Fatal(err)
		}
		return g
	}
	sum, _ := m("65000@1000").Add(m("1000@1000"))
	both, _ := m("65000@1000").Intersect(m("[0,100000]"))
	both2, _ := m("[0,100000]").Intersect(m("65000@1000"))
	for _, c := range []struct {
		got  figure.Figure
		want string
	}{
		{m("65000@1000").Neg(), "-65000@1000"}, {m("-65000@1000").Abs(), "65000@1000"}, {m("~<5@5").Neg(), "~>-5@5"}, {sum, "66000"},
		{scale(m("7.54@0.01"), 1000000000, 1), "7540000000@10000000"}, {scale(m("55@1"), 1, 100), "0.55@0.01"}, {scale(m("55@1"), -1, 100), "-0.55@0.01"},
		{scale(m("55@1"), 1, 3), "55/3"}, {scale(m("~>55@5"), 2, 1), "~>110@10"}, {scale(m("55@5"), -1, 1), "-55@5"},
		{both, "65000@1000"}, {both2, "65000@1000"}, {m("65000@1000").Hull(m("65000@1000")), "65000@1000"}, {m("65000@1000").Hull(m("65000@1")), "65000"},
		{m("65000@1000").Hull(m("~66000@1000")), "~[65000,66000]"}, {m("[1,5]@1").Hull(m("2")), "[1,5]@1"}, {m("65000@1000").Round(-3, money.Up), "65000@1000"},
		{m("65000@1000").Round(-4, money.HalfEven), "60000"}, {m("~65000@1000").Round(-4, money.HalfAway), "~70000"},
	} {
		if c.got.String() != c.want {
			t.Errorf("got %v, want %s", c.got, c.want)
		}
	}
	for _, f := range []*big.Rat{nil, new(big.Rat)} {
		if _, err := m("5").Scale(f); !errors.Is(err, figure.ErrDomain) {
			t.Errorf("scaled by %v: %v", f, err)
		}
	}
	huge := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 5000))
	if _, err := m("5").Scale(huge); !errors.Is(err, figure.ErrTooLarge) {
		t.Errorf("scaled by 2^5000: %v", err)
	}
	if g := scale(m("0@1"), 1<<40, 1); g.String() != "0" { // a step of more digits than a resolution has
		t.Errorf("a resolution of 2^40 is kept as %v", g)
	}
}
