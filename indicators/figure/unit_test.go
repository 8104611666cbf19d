package figure_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
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
	u := unit("million*MAD/person/month^2*hour")
	want := []figure.Term{{"MAD", 1}, {"hour", 1}, {"month", -2}, {"person", -1}}
	got := u.Terms()
	if len(got) != len(want) {
		t.Fatalf("terms of %v: %v", u, got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("term %d of %v is %v, want %v", i, u, got[i], want[i])
		}
	}
	if u.Base() != unit("MAD*hour/month^2/person") || unit("percent").Base() != unit("1") {
		t.Errorf("bases %v and %v", u.Base(), unit("percent").Base())
	}
	if unit("1").Terms() != nil {
		t.Error("1 has terms")
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
