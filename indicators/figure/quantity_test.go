package figure_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

func TestQuantity(t *testing.T) {
	q := figure.MustParseQuantity
	two := func(f func(a, b figure.Quantity) (figure.Quantity, error), a, b string) string {
		v, err := f(q(a), q(b))
		var e *figure.Error
		if errors.As(err, &e) {
			return e.Err.Error()
		}
		return v.String()
	}
	for _, c := range []struct{ got, want string }{
		{two(figure.Quantity.Add, "5 MAD", "6 MAD"), "11 MAD"}, {two(figure.Quantity.Add, "5 million*MAD", "600000 MAD"), "5.6 million*MAD"},
		{two(figure.Quantity.Sub, "1", "45 percent"), "0.55"}, {two(figure.Quantity.Sub, "45 percent", "1"), "-55 percent"}, {two(figure.Quantity.Add, "5 MAD", "6 job"), figure.ErrUnit.Error()},
		{two(figure.Quantity.Sub, "5 MAD", "6 EUR"), figure.ErrUnit.Error()}, {two(figure.Quantity.Mul, "55 percent", "65000 job"), "35750 job"},
		{two(figure.Quantity.Mul, "8000 MAD/person/month", ">9000 person"), ">72000000 MAD/month"}, {two(figure.Quantity.Quo, "7.54 billion*MAD", "65 thousand*job"), "116000 MAD/job"},
		{two(figure.Quantity.Quo, "7500000 MAD", "65000 job"), "1500/13 MAD/job"}, {two(figure.Quantity.Quo, "5 MAD", "0 job"), figure.ErrDivisionByZero.Error()},
		{two(figure.Quantity.Quo, "65000 job", ">300 company"), "(0,650/3) job/company"}, {two(figure.Quantity.Mul, "5 MAD^9", "5 MAD"), figure.ErrTooLarge.Error()},
		{two(figure.Quantity.Quo, "5 MAD^9", "5 1/MAD"), figure.ErrTooLarge.Error()}, {two(figure.Quantity.Add, "5 MAD", "unset MAD"), figure.ErrUnset.Error()},
		{two(figure.Quantity.Mul, "5 MAD", "unset job"), figure.ErrUnset.Error()}, {two(figure.Quantity.Quo, "5 percent", "5 percent"), "1"},
		{two(figure.Quantity.Add, "5", "6"), "11"}, {q("1500000/13 MAD/job").Round(0, money.HalfEven).String(), "115385 MAD/job"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	// At the size limit.
	top := "1" + strings.Repeat("0", 1232)
	if _, err := q(top + " billion*MAD").In(unit("MAD")); !errors.Is(err, figure.ErrTooLarge) {
		t.Errorf("a conversion beyond the limit: %v", err)
	}
	if _, err := q("1 MAD").Add(q(top + " billion*MAD")); !errors.Is(err, figure.ErrTooLarge) {
		t.Errorf("a sum beyond the limit: %v", err)
	}
	if _, err := q(top + " billion*MAD").Mul(q("1")); !errors.Is(err, figure.ErrTooLarge) {
		t.Errorf("a product beyond the limit: %v", err)
	}
	in := func(s, u string) string { v, err := q(s).In(unit(u)); return errText(v, err) }
	for _, c := range []struct{ got, want string }{
		{in("55@1 percent", "1"), "0.55@0.01"}, {in("~0.55", "percent"), "~55 percent"}, {in("5 MAD", "MAD"), "5 MAD"}, {in("unset million*MAD", "MAD"), "unset MAD"},
		{in("5 MAD", "EUR"), figure.ErrUnit.Error()}, {in("3 month", "year"), "0.25 year"},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	for _, s := range []string{"", "9/65", "~7.54@0.01 billion*MAD", "unset MAD", "(-inf,+inf) MAD/job", "55 percent"} {
		var v figure.Quantity
		if err := v.UnmarshalText([]byte(s)); err != nil || v.String() != s {
			t.Errorf("%q reads as %v, %v", s, v, err)
		}
		if w := v; !w.Equal(v) || w.Compare(v) != 0 || v.IsSet() != (s != "" && s[0] != 'u') {
			t.Errorf("%q is not itself", s)
		}
	}
	if q("5 1").String() != "5" || q("5").Equal(q("5 MAD")) || q("5 MAD").Compare(q("4 MAD")) != 1 || q("5 EUR").Compare(q("4 MAD")) != -1 {
		t.Error("quantities are confused")
	}
	for _, c := range []struct {
		in string
		at int
		is error
	}{{"5  MAD", 2, figure.ErrSyntax}, {"5 MAD/", 6, figure.ErrSyntax}, {"x MAD", 0, figure.ErrSyntax}, {"MAD", 0, figure.ErrSyntax}, {"unset", 0, figure.ErrSyntax}, {"5 ", 2, figure.ErrSyntax}, {"[1,0] MAD", 0, figure.ErrEmpty}} {
		v, err := figure.ParseQuantity(c.in)
		var e *figure.Error
		if !errors.As(err, &e) || !errors.Is(err, c.is) || e.Offset != c.at || v.IsSet() {
			t.Errorf("ParseQuantity(%q) = %v, %v; want %v at %d", c.in, v, err, c.is, c.at)
		}
	}
}

// TestScalesGoIntoTheNumber: 5 tens of dirhams twice are a hundred dirhams.
func TestScalesGoIntoTheNumber(t *testing.T) {
	for _, c := range []struct{ q, r, product, quotient string }{
		{"5 10^1*MAD", "2", "100 MAD", "25 MAD"}, {"5 10^-1*MAD", "2", "1 MAD", "0.25 MAD"}, {"5 MAD", "2 percent",
			"0.1 MAD", "250 MAD"},
		{"5 MAD", "2", "10 MAD", "2.5 MAD"},
	} {
		q, r := figure.MustParseQuantity(c.q), figure.MustParseQuantity(c.r)
		product, err1 := q.Mul(r)
		quotient, err2 := q.Quo(r)
		if err1 != nil || err2 != nil || product.String() != c.product || quotient.String() != c.quotient {
			t.Errorf("%s and %s: %v, %v, %v, %v", c.q, c.r, product, err1, quotient, err2)
		}
	}
}
