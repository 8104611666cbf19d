package figure_test

import (
	"errors"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
)

var unit = figure.MustParseUnit

func TestParseUnit(t *testing.T) {
	for _, c := range []struct {
		in, text string
		scale    int
	}{
		{"1", "1", 0}, {"MAD", "MAD", 0}, {"MAD/person", "MAD/person", 0}, {"MAD/person/month", "MAD/month/person", 0}, {"person*MAD", "MAD*person", 0},
		{"m2", "m2", 0}, {"m^2", "m^2", 0}, {"1/month", "1/month", 0}, {"percent", "percent", -2}, {"percent/year", "percent/year", -2}, {"year^-1*percent", "percent/year", -2},
		{"percent*percent", "10^-4", -4}, {"percent^2", "10^-4", -4}, {"thousand*thousand", "million", 6}, {"million*MAD", "million*MAD", 6}, {"MAD*million", "million*MAD", 6},
		{"MAD/percent", "10^2*MAD", 2}, {"10^9*MAD", "billion*MAD", 9}, {"10*MAD", "10^1*MAD", 1}, {"thousand/million*job", "permille*job", -3}, {"trillion", "trillion", 12},
		{"MAD/MAD", "1", 0}, {"MAD^0", "1", 0}, {"MAD^2/MAD", "MAD", 0}, {"MAD/job^2", "MAD/job^2", 0}, {"1*1/1", "1", 0}, {"1^9", "1", 0}, {"MAD/hour*job", "MAD*job/hour", 0},
		{"10^30", "10^30", 30}, {"10^-30", "10^-30", -30}, {"MAD^9", "MAD^9", 0}, {"1/MAD^9", "1/MAD^9", 0},
		{"azAZ_09", "azAZ_09", 0}, {"z", "z", 0}, {"Z9", "Z9", 0}, {"A0*a", "A0*a", 0}, {"10^-3*m^-9", "permille/m^9", -3},
		{strings.Repeat("a", 32), strings.Repeat("a", 32), 0}, {"10^2*10^-2", "1", 0},
		{"test_centre", "test_centre", 0}, {"percentage", "percentage", 0}, {"MAD^-1", "1/MAD", 0},
	} {
		u, err := figure.ParseUnit(c.in)
		if err != nil || u.String() != c.text || u.Scale() != c.scale || u.IsOne() != (c.text == "1") {
			t.Errorf("%s: %v, scale %d, %v; want %s, %d", c.in, u, u.Scale(), err, c.text, c.scale)
			continue
		}
		if v, err := figure.ParseUnit(u.String()); err != nil || v != u {
			t.Errorf("%s prints %v, which reads as %v, %v", c.in, u, v, err)
		}
		var v figure.Unit
		b, _ := u.MarshalText()
		if err := v.UnmarshalText(b); err != nil || v != u || v.Compare(u) != 0 {
			t.Errorf("%s: text %s reads as %v, %v", c.in, b, v, err)
		}
	}
	if (figure.Unit{}) != unit("1") || (figure.Unit{}).String() != "1" {
		t.Error("the zero Unit is not 1")
	}
}

func TestParseUnitErrors(t *testing.T) {
	long := strings.Repeat("a", 33)
	many := "a"
	for i := range 16 {
		many += "*a" + string(rune('a'+i))
	}
	for _, c := range []struct {
		in string
		at int
		is error
	}{
		{"", 0, figure.ErrSyntax}, {"MAD/", 4, figure.ErrSyntax}, {"/MAD", 0, figure.ErrSyntax}, {"MAD**job", 4, figure.ErrSyntax}, {"MAD job", 3, figure.ErrSyntax},
		{"2", 0, figure.ErrSyntax}, {"2m", 0, figure.ErrSyntax}, {"_m", 0, figure.ErrSyntax}, {"%", 0, figure.ErrSyntax}, {"MAD^", 4, figure.ErrSyntax}, {"MAD^x", 4, figure.ErrSyntax},
		{"m@", 1, figure.ErrSyntax}, {"m[", 1, figure.ErrSyntax}, {"m`", 1, figure.ErrSyntax},
		{"m{", 1, figure.ErrSyntax}, {"m:", 1, figure.ErrSyntax},
		{"{", 0, figure.ErrSyntax}, {"9", 0, figure.ErrSyntax}, {":", 0, figure.ErrSyntax},
		{"MAD^100", 7, figure.ErrSyntax}, {"MAD_per_hour", 0, figure.ErrSyntax}, {"1/hours_per_year", 2, figure.ErrSyntax}, {"per", 0, figure.ErrSyntax}, {"درهم", 0, figure.ErrSyntax},
		{"MAD^10", 0, figure.ErrTooLarge}, {"MAD^9*MAD", 6, figure.ErrTooLarge}, {"10^31", 0, figure.ErrTooLarge}, {"10^-31", 0, figure.ErrTooLarge}, {"1/MAD^10", 2, figure.ErrTooLarge}, {long, 0, figure.ErrTooLarge},
		{many, len(many) - 2, figure.ErrTooLarge}, {strings.Repeat("a*", 200), 256, figure.ErrTooLarge}, {"trillion^9", 0, figure.ErrTooLarge},
	} {
		u, err := figure.ParseUnit(c.in)
		var e *figure.Error
		if !errors.As(err, &e) || !errors.Is(err, c.is) || e.Offset != c.at || u != (figure.Unit{}) {
			t.Errorf("ParseUnit(%q) = %v, %v; want %v at %d", c.in, u, err, c.is, c.at)
		}
	}
	u := unit("MAD")
	if err := u.UnmarshalText([]byte("MAD/")); err == nil || u != unit("MAD") {
		t.Errorf("UnmarshalText(MAD/) = %v, %v", u, err)
	}
	for name, f := range map[string]func(){"MustParseUnit": func() { figure.MustParseUnit("") }, "MustParseQuantity": func() { figure.MustParseQuantity("") }} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s did not panic", name)
				}
			}()
			f()
		}()
	}
}

func TestUnitAlgebra(t *testing.T) {
	mul := func(a, b string) string { u, err := unit(a).Mul(unit(b)); return text(u, err) }
	quo := func(a, b string) string { u, err := unit(a).Quo(unit(b)); return text(u, err) }
	pow := func(a string, n int) string { u, err := unit(a).Pow(n); return text(u, err) }
	for _, c := range []struct{ got, want string }{
		{mul("MAD/job", "job"), "MAD"}, {mul("MAD", "1"), "MAD"}, {mul("1", "MAD"), "MAD"}, {mul("percent", "percent"), "10^-4"}, {quo("MAD", "job"), "MAD/job"},
		{quo("MAD", "MAD"), "1"}, {quo("1", "month"), "1/month"}, {quo("million*MAD", "thousand*job"), "thousand*MAD/job"}, {pow("m", 2), "m^2"}, {pow("MAD/job", -1), "job/MAD"},
		{pow("MAD", 0), "1"}, {pow("1", 1000), "1"}, {pow("percent", 2), "10^-4"},
		{mul("MAD^9", "MAD"), figure.ErrTooLarge.Error()}, {pow("MAD", 10), figure.ErrTooLarge.Error()}, {pow("MAD", 1<<30), figure.ErrTooLarge.Error()}, {pow("trillion", 3), figure.ErrTooLarge.Error()},
		{pow("MAD", -1<<30), figure.ErrTooLarge.Error()},
	} {
		if c.got != c.want {
			t.Errorf("got %s, want %s", c.got, c.want)
		}
	}
	// Names that are each short enough, but not together.
	a, b := strings.Repeat("a", 32), "b"
	for i := range 7 {
		a += "*" + strings.Repeat(string(rune('c'+i)), 31)
		b += "*" + strings.Repeat(string(rune('m'+i)), 31)
	}
	if got := mul(a, b); got != figure.ErrTooLarge.Error() {
		t.Errorf("a unit of %d bytes: %s", len(got), got)
	}
	// The laws of an abelian group, over random units.
	r := rand.New(rand.NewPCG(17, 18))
	random := func() figure.Unit {
		u := figure.Unit{}
		for range r.IntN(4) {
			v := unit([]string{"MAD", "job", "person", "month", "percent", "million"}[r.IntN(6)])
			if r.IntN(2) == 0 {
				u, _ = u.Mul(v)
			} else {
				u, _ = u.Quo(v)
			}
		}
		return u
	}
	for range rounds(2000) {
		u, v, w := random(), random(), random()
		uv, _ := u.Mul(v)
		vu, _ := v.Mul(u)
		vw, _ := v.Mul(w)
		l, _ := uv.Mul(w)
		rr, _ := u.Mul(vw)
		back, _ := uv.Quo(v)
		inv, _ := v.Pow(-1)
		q, _ := u.Quo(v)
		q2, _ := u.Mul(inv)
		if uv != vu || l != rr || back != u || q != q2 {
			t.Fatalf("%v, %v and %v: %v, %v, %v, %v, %v, %v, %v", u, v, w, uv, vu, l, rr, back, q, q2)
		}
		if p, err := figure.ParseUnit(u.String()); err != nil || p != u {
			t.Fatalf("%v reads as %v, %v", u, p, err)
		}
		if u.Compatible(v) {
			f, err1 := u.Factor(v)
			g, err2 := v.Factor(u)
			if err1 != nil || err2 != nil || f.Mul(f, g).RatString() != "1" {
				t.Fatalf("%v to %v and back is %v, %v, %v", u, v, f, err1, err2)
			}
		}
	}
}

func text(u figure.Unit, err error) string {
	var e *figure.Error
	if errors.As(err, &e) {
		return e.Err.Error()
	}
	return u.String()
}

func TestTerms(t *testing.T) {
	// Names above and below the line alternate, so that an order by name alone
	// is not the order of the text.
	for in, want := range map[string][]figure.Term{
		"million*MAD/person/month^2*hour": {{"MAD", 1}, {"hour", 1}, {"month", -2}, {"person", -1}},
		"b/a":                             {{"b", 1}, {"a", -1}},
		"d*b/c/a":                         {{"b", 1}, {"d", 1}, {"a", -1}, {"c", -1}},
		"1/b/a":                           {{"a", -1}, {"b", -1}},
		"f^2/e*d/c^3*b/a":                 {{"b", 1}, {"d", 1}, {"f", 2}, {"a", -1}, {"c", -3}, {"e", -1}},
		"1":                               nil,
		"percent":                         nil,
	} {
		if got := unit(in).Terms(); !slices.Equal(got, want) {
			t.Errorf("the terms of %s are %v, want %v", in, got, want)
		}
	}
	if u := unit("million*MAD/person/month^2*hour"); u.Base() != unit("MAD*hour/month^2/person") || unit("percent").Base() != unit("1") {
		t.Errorf("bases %v and %v", u.Base(), unit("percent").Base())
	}
}

func TestFactor(t *testing.T) {
	for _, c := range []struct{ from, to, want string }{
		{"percent", "1", "1/100"}, {"1", "percent", "100"}, {"permille", "percent", "1/10"}, {"million*MAD", "MAD", "1000000"}, {"MAD", "billion*MAD", "1/1000000000"},
		{"month", "year", "1/12"}, {"year", "quarter", "4"}, {"semester", "month", "6"}, {"day", "hour", "24"}, {"week", "minute", "10080"}, {"hectare", "m2", "10000"}, {"m2", "m^2", "1"},
		{"km2", "hectare", "100"}, {"km^2", "km2", "1"}, {"tonne", "kg", "1000"}, {"MAD/month", "MAD/year", "12"}, {"percent/year", "1/month", "1/1200"}, {"MAD", "MAD", "1"},
		{"m2/person", "hectare/person", "1/10000"}, {"hour^2", "minute^2", "3600"},
		{"MAD", "EUR", ""}, {"month", "day", ""}, {"MAD", "MAD/job", ""}, {"person", "job", ""}, {"percent", "MAD", ""},
	} {
		f, err := unit(c.from).Factor(unit(c.to))
		if c.want == "" {
			if !errors.Is(err, figure.ErrUnit) || unit(c.from).Compatible(unit(c.to)) {
				t.Errorf("%s to %s: %v, %v", c.from, c.to, f, err)
			}
			continue
		}
		if err != nil || f.RatString() != c.want || !unit(c.from).Compatible(unit(c.to)) {
			t.Errorf("%s to %s: %v, %v; want %s", c.from, c.to, f, err, c.want)
		}
	}
	_, err := unit("MAD").Factor(unit("EUR"))
	if want := `figure: convert "MAD, EUR": unlike units`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func errText(q figure.Quantity, err error) string {
	var e *figure.Error
	if errors.As(err, &e) {
		return e.Err.Error()
	}
	return q.String()
}

func FuzzUnit(f *testing.F) {
	for _, s := range []string{"1", "MAD/person/month", "percent", "million*MAD", "10^-4", "m^2", "percent^2*year^-1", "a*b/c^3", ""} {
		f.Add(s, "MAD/percent")
	}
	f.Fuzz(func(t *testing.T, s, o string) {
		u, err := figure.ParseUnit(s)
		if err != nil {
			return
		}
		if v, err := figure.ParseUnit(u.String()); err != nil || v != u {
			t.Fatalf("%q is %v, which reads as %v, %v", s, u, v, err)
		}
		v, err := figure.ParseUnit(o)
		if err != nil {
			return
		}
		if w, err := u.Mul(v); err == nil {
			if back, err := w.Quo(v); err != nil || back != u {
				t.Fatalf("%v * %v / %v = %v, %v", u, v, v, back, err)
			}
		}
		if w, err := u.Pow(2); err == nil {
			if x, err := u.Mul(u); err != nil || x != w {
				t.Fatalf("%v squared is %v and %v, %v", u, w, x, err)
			}
		}
		u.Compatible(v)
	})
}

// TestUnitPowers: the power 0 is 1, and powers that would wrap are too large.
func TestUnitPowers(t *testing.T) {
	for _, c := range []struct {
		unit string
		n    int
		want string
	}{
		{"MAD", 0, "1"}, {"1", 0, "1"}, {"1", 5, "1"}, {"1", 1 << 30, "1"}, {"MAD", 9, "MAD^9"}, {"MAD", -9, "1/MAD^9"},
		{"10^1", 30, "10^30"},
		{"10^1", -30, "10^-30"}, {"percent/MAD", -2, "10^4*MAD^2"}, {"MAD^3", 3, "MAD^9"},
	} {
		if u, err := unit(c.unit).Pow(c.n); err != nil || u.String() != c.want {
			t.Errorf("%s to the power %d: %v, %v; want %s", c.unit, c.n, u, err, c.want)
		}
	}
	for _, c := range []struct {
		unit string
		n    int
	}{{"MAD", 10}, {"MAD", -10}, {"10^1", 31}, {"10^1", -31}, {"MAD^4", 1 << 30}, {"MAD^4", -1 << 30},
		{"MAD^4", math.MaxInt/2 + 1},
		{"MAD^4", math.MinInt / 2}, {"MAD^2", math.MinInt}} {
		if u, err := unit(c.unit).Pow(c.n); !errors.Is(err, figure.ErrTooLarge) || !u.IsOne() {
			t.Errorf("%s to the power %d: %v, %v", c.unit, c.n, u, err)
		}
	}
	if u, err := unit("MAD").Mul(unit("1")); err != nil || u != unit("MAD") {
		t.Error(u, err)
	}
}
