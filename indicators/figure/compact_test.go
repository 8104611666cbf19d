package figure_test

import (
	"errors"
	"math"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

func TestCompact(t *testing.T) {
	for _, c := range []struct {
		in   string
		coef int64
		exp  int8
		q    figure.Qualifier
		res  int8
	}{
		{"65000", 65000, 0, figure.Unqualified, figure.NoResolution}, {"65000@1000", 65000, 0, figure.Unqualified, 3}, {"~7.54@0.01", 754, -2, figure.QAbout, -2},
		{">9000", 9000, 0, figure.QMoreThan, figure.NoResolution}, {">=0.5", 5, -1, figure.QAtLeast, figure.NoResolution}, {"<-9000@10", -9000, 0, figure.QLessThan, 1},
		{"<=0", 0, 0, figure.QUpTo, figure.NoResolution}, {"100000000000000000000", 1000000000000000000, 2, figure.Unqualified, figure.NoResolution},
		{"0.0000000000000000000000001", 1, -25, figure.Unqualified, figure.NoResolution},
	} {
		coef, exp, q, res, ok := m(c.in).Compact()
		if !ok || coef != c.coef || exp != c.exp || q != c.q || res != c.res {
			t.Errorf("%s: %d, %d, %v, %d, %v", c.in, coef, exp, q, res, ok)
		}
		if f, err := figure.FromCompact(coef, exp, q, res); err != nil || f.String() != c.in {
			t.Errorf("%s comes back as %v, %v", c.in, f, err)
		}
	}
	for _, in := range []string{"9/65", "[1,2]", "(0,5)", "~>5", "5@0.5", "(-inf,+inf)", "123456789012345678901234567890", "1/3", "1" + strings.Repeat("0", 160),
		"0." + strings.Repeat("0", 140) + "1"} {
		if c, e, q, r, ok := m(in).Compact(); ok {
			t.Errorf("%s is stored as %d, %d, %v, %d", in, c, e, q, r)
		}
	}
	for _, c := range []struct {
		coef int64
		exp  int8
		q    figure.Qualifier
		res  int8
		is   error
	}{
		{5, 0, figure.QBetween, 0, figure.ErrSyntax}, {5, 0, figure.Qualifier(99), 0, figure.ErrSyntax}, {5, 0, figure.Unqualified, 1, figure.ErrResolution},
		{5, 0, figure.Unqualified, 100, figure.ErrResolution}, {0, 0, figure.Unqualified, 99, nil},
		{5, 0, figure.Unqualified, -99, nil},
		{0, 0, figure.Unqualified, 100, figure.ErrResolution}, {5, 0, figure.Unqualified, -100, figure.ErrResolution},
		{5, 0, figure.Unqualified, -127, figure.ErrResolution}, {5, -1, figure.QLessThan, 0, figure.ErrResolution},
		{50, -1, figure.QLessThan, 0, nil}, {math.MinInt64, 127, figure.QUpTo, figure.NoResolution, nil}, {math.MinInt64, -128, figure.QUpTo, figure.NoResolution, nil},
	} {
		f, err := figure.FromCompact(c.coef, c.exp, c.q, c.res)
		if !errors.Is(err, c.is) || f.IsSet() != (c.is == nil) {
			t.Errorf("%v: %v, %v", c, f, err)
		}
	}
}

// TestCompactEnds: 10^18 * 10^127 is the largest power of ten that fits.
func TestCompactEnds(t *testing.T) {
	coef, exp, q, res, ok := m("1" + strings.Repeat("0", 145)).Compact()
	if coef != 1e18 || exp != 127 || q != figure.Unqualified || res != figure.NoResolution || !ok {
		t.Error(coef, exp, q, res, ok)
	}
	if _, _, _, _, ok := m("1" + strings.Repeat("0", 146)).Compact(); ok {
		t.Error("10^146 fits")
	}
}
