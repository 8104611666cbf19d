package figure_test

import (
	"encoding/csv"
	"encoding/json"
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"math/big"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/shopspring/decimal"
)

var dec = decimal.RequireFromString

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in, text string
		q        figure.Qualifier
	}{
		{"9000", "9000", figure.Unqualified}, {"-9000", "-9000", figure.Unqualified}, {"-0", "0", figure.Unqualified}, {"007", "7", figure.Unqualified},
		{"7.50", "7.5", figure.Unqualified}, {"9/65", "9/65", figure.Unqualified}, {"18/130", "9/65", figure.Unqualified}, {"-10/4", "-2.5", figure.Unqualified},
		{">9000", ">9000", figure.QMoreThan}, {">=9000", ">=9000", figure.QAtLeast}, {"<9000", "<9000", figure.QLessThan}, {"<=9000", "<=9000", figure.QUpTo},
		{"<-9000", "<-9000", figure.QLessThan}, {"~65000", "~65000", figure.QAbout}, {"~>9000", "~>9000", figure.QMoreThan},
		{"[1,2)", "[1,2)", figure.QBetween}, {"(1,2]", "(1,2]", figure.QBetween}, {"[75000,80000]", "[75000,80000]", figure.QBetween},
		{"(0.85,+inf)", ">0.85", figure.QMoreThan}, {"[1/3,+inf)", ">=1/3", figure.QAtLeast}, {"(-inf,5]", "<=5", figure.QUpTo}, {"(-inf,5)", "<5", figure.QLessThan},
		{"(-inf,+inf)", "(-inf,+inf)", figure.QUnbounded}, {"~(-inf,+inf)", "~(-inf,+inf)", figure.QUnbounded}, {"[5,5]", "5", figure.Unqualified},
		{"65000@1000", "65000@1000", figure.Unqualified}, {"~7.54@0.01", "~7.54@0.01", figure.QAbout}, {">9000@1000", ">9000@1000", figure.QMoreThan},
		{"[75000,80000]@5000", "[75000,80000]@5000", figure.QBetween}, {"65000@1000.0", "65000@1000", figure.Unqualified}, {"0@0.5", "0@0.5", figure.Unqualified},
		{"1.5@1.5", "1.5@1.5", figure.Unqualified}, {"0@12.75", "0@12.75", figure.Unqualified},
		{"(0,650/3)", "(0,650/3)", figure.QLessThan}, {"(0,5]", "(0,5]", figure.QUpTo}, {"(-5,0)", "(-5,0)", figure.QMoreThan}, {"[-5,0)", "[-5,0)", figure.QAtLeast},
		{"[0,5)", "[0,5)", figure.QBetween}, {">0", ">0", figure.QMoreThan},
		{"123456789012345678901234567890", "123456789012345678901234567890", figure.Unqualified},
		{"0.000000000000000000000000000001", "0.000000000000000000000000000001", figure.Unqualified},
		{"9223372036854775808", "9223372036854775808", figure.Unqualified}, {"-9223372036854775808", "-9223372036854775808", figure.Unqualified},
	} {
		f, err := figure.Parse(c.in)
		if err != nil || f.String() != c.text || f.Qualifier() != c.q || !f.IsSet() {
			t.Errorf("%s: %v, %v, %v; want %s, %v", c.in, f, f.Qualifier(), err, c.text, c.q)
			continue
		}
		if g, err := figure.Parse(f.String()); err != nil || !g.Equal(f) {
			t.Errorf("%s prints %v, which reads as %v, %v", c.in, f, g, err)
		}
	}
}

func TestParseErrors(t *testing.T) {
	nines := strings.Repeat("9", 1300) // 4,319 bits
	for _, c := range []struct {
		in string
		at int
		is error
	}{
		{"", 0, figure.ErrSyntax}, {"~", 1, figure.ErrSyntax}, {"x", 0, figure.ErrSyntax}, {"1e5", 1, figure.ErrSyntax}, {"+5", 0, figure.ErrSyntax},
		{"1,000", 1, figure.ErrSyntax}, {"1 000", 1, figure.ErrSyntax}, {"5%", 1, figure.ErrSyntax}, {".5", 0, figure.ErrSyntax}, {"5.", 2, figure.ErrSyntax},
		{"1/", 2, figure.ErrSyntax}, {"1/0", 2, figure.ErrDivisionByZero}, {"1/-2", 2, figure.ErrSyntax}, {"--5", 1, figure.ErrSyntax}, {"> 5", 1, figure.ErrSyntax},
		{"=5", 0, figure.ErrSyntax}, {">", 1, figure.ErrSyntax}, {">>5", 1, figure.ErrSyntax}, {"inf", 0, figure.ErrSyntax}, {">-inf", 2, figure.ErrSyntax},
		{"[1", 2, figure.ErrSyntax}, {"[1,", 3, figure.ErrSyntax}, {"[1,2", 4, figure.ErrSyntax}, {"[1;2]", 2, figure.ErrSyntax}, {"[,2]", 1, figure.ErrSyntax},
		{"[-inf,2]", 2, figure.ErrSyntax}, {"(1,+inf]", 7, figure.ErrSyntax}, {"(1,inf)", 3, figure.ErrSyntax}, {"(+inf,1)", 1, figure.ErrSyntax},
		{"[2,1]", 0, figure.ErrEmpty}, {"(1,1]", 0, figure.ErrEmpty}, {"~[1,1)", 1, figure.ErrEmpty}, {"[1,2]x", 5, figure.ErrSyntax}, {"5~", 1, figure.ErrSyntax},
		{"5@", 2, figure.ErrSyntax}, {"5@x", 2, figure.ErrSyntax}, {"5@0", 2, figure.ErrResolution}, {"5@-1", 2, figure.ErrResolution}, {"5@1/3", 2, figure.ErrResolution},
		{"5@3", 1, figure.ErrResolution}, {"65432@1000", 5, figure.ErrResolution}, {"(-inf,+inf)@1", 11, figure.ErrResolution}, {"[1,2.5]@1", 7, figure.ErrResolution},
		{"5@1@1", 3, figure.ErrSyntax}, {"0@4294967296", 2, figure.ErrResolution}, {"0@1" + strings.Repeat("0", 100), 2, figure.ErrResolution},
		{"0@0." + strings.Repeat("0", 99) + "1", 2, figure.ErrResolution}, {"0@1" + strings.Repeat("0", 200) + "1", 2, figure.ErrResolution},
		{nines, 0, figure.ErrTooLarge}, {"1/" + nines, 0, figure.ErrTooLarge}, {">0." + nines, 1, figure.ErrTooLarge}, {strings.Repeat("1", 9000), 8192, figure.ErrTooLarge},
		{"5\x00", 1, figure.ErrSyntax}, {"\u0665", 0, figure.ErrSyntax},
	} {
		f, err := figure.Parse(c.in)
		var e *figure.Error
		if !errors.As(err, &e) || !errors.Is(err, c.is) || e.Offset != c.at || f.IsSet() {
			t.Errorf("Parse(%.20q) = %v, %v; want %v at %d", c.in, f, err, c.is, c.at)
		}
		if err != nil && len(err.Error()) > 200 {
			t.Errorf("Parse(%.20q): the message is %d bytes long", c.in, len(err.Error()))
		}
	}
	_, err := figure.Parse("5@3")
	if want := `figure: parse "5@3" at byte 1: number and resolution do not fit`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = m("1").Quo(m("[-1,1]"))
	if want := `figure: divide "1, [-1,1]": divisor may be zero`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = m("1").Add(figure.Figure{})
	if want := `figure: add "1, unset": no number`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func TestConstructors(t *testing.T) {
	rat := big.NewRat(9, 65)
	f, err := figure.FromRat(rat)
	rat.SetInt64(1)
	if err != nil || f.String() != "9/65" {
		t.Errorf("FromRat: %v, %v; it must copy", f, err)
	}
	x, _ := f.Rat()
	x.SetInt64(1)
	if f.String() != "9/65" {
		t.Error("Rat gives away what the figure keeps")
	}
	huge := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 5000))
	for name, c := range map[string]struct {
		f    figure.Figure
		err  error
		want string
		is   error
	}{
		"integer":              wrap(figure.FromInt64(-5), nil, "-5", nil),
		"smallest":             wrap(figure.FromInt64(math.MinInt64), nil, "-9223372036854775808", nil),
		"ratio":                call(figure.Ratio(-6, -4))("1.5", nil),
		"ratio of zero":        call(figure.Ratio(math.MinInt64, 0))("", figure.ErrDivisionByZero),
		"no rational":          call(figure.FromRat(nil))("", figure.ErrUnset),
		"large rational":       call(figure.FromRat(huge))("", figure.ErrTooLarge),
		"decimal":              call(figure.FromDecimal(dec("-7.540")))("-7.54", nil),
		"decimal zero":         call(figure.FromDecimal(decimal.New(0, 1<<30)))("0", nil),
		"decimal 10^20":        call(figure.FromDecimal(decimal.New(1, 20)))("100000000000000000000", nil),
		"decimal of 30 digits": call(figure.FromDecimal(dec("123456789012345678901234567890.5")))("123456789012345678901234567890.5", nil),
		"decimal exponent":     call(figure.FromDecimal(decimal.New(1, 1<<30)))("", figure.ErrTooLarge),
		"decimal exponent -":   call(figure.FromDecimal(decimal.New(1, -1<<30)))("", figure.ErrTooLarge),
		"decimal coefficient":  call(figure.FromDecimal(decimal.NewFromBigInt(new(big.Int).Lsh(big.NewInt(1), 20000), 0)))("", figure.ErrTooLarge),
		"decimal 10^1300":      call(figure.FromDecimal(decimal.New(1, 1300)))("", figure.ErrTooLarge),
		"more than":            call(figure.MoreThan(m("9000@1000")))(">9000@1000", nil),
		"at least":             call(figure.AtLeast(m("9000")))(">=9000", nil),
		"less than":            call(figure.LessThan(m("~9000")))("~<9000", nil),
		"up to":                call(figure.UpTo(m("9000")))("<=9000", nil),
		"more than a range":    call(figure.MoreThan(m("[1,2]")))("", figure.ErrNotPoint),
		"more than nothing":    call(figure.MoreThan(figure.Figure{}))("", figure.ErrUnset),
		"about":                call(figure.About(m("65000@1000")))("~65000@1000", nil),
		"about nothing":        call(figure.About(figure.Figure{}))("", figure.ErrUnset),
		"between":              call(figure.Between(m("75000@5000"), m("80000@5000")))("[75000,80000]@5000", nil),
		"between two steps":    call(figure.Between(m("75000@5000"), m("80000@1000")))("[75000,80000]", nil),
		"between about":        call(figure.Between(m("~1"), m("2")))("~[1,2]", nil),
		"between the same":     call(figure.Between(m("5"), m("5")))("5", nil),
		"between backwards":    call(figure.Between(m("6"), m("5")))("", figure.ErrEmpty),
		"between a range":      call(figure.Between(m("[1,2]"), m("5")))("", figure.ErrNotPoint),
		"between and a range":  call(figure.Between(m("1"), m("[5,6]")))("", figure.ErrNotPoint),
		"between and nothing":  call(figure.Between(m("1"), figure.Figure{}))("", figure.ErrUnset),
		"interval":             call(figure.Interval(figure.Bound{Value: big.NewRat(1, 3)}, figure.Bound{Value: big.NewRat(1, 2), Open: true}))("[1/3,0.5)", nil),
		"interval of all":      call(figure.Interval(figure.Bound{Infinite: true}, figure.Bound{Infinite: true}))("(-inf,+inf)", nil),
		"interval of none":     call(figure.Interval(figure.Bound{Value: big.NewRat(1, 2)}, figure.Bound{Value: big.NewRat(1, 2), Open: true}))("", figure.ErrEmpty),
		"interval from none":   call(figure.Interval(figure.Bound{}, figure.Bound{Infinite: true}))("", figure.ErrUnset),
		"interval to none":     call(figure.Interval(figure.Bound{Infinite: true}, figure.Bound{}))("", figure.ErrUnset),
		"interval too large":   call(figure.Interval(figure.Bound{Value: huge}, figure.Bound{Infinite: true}))("", figure.ErrTooLarge),
	} {
		if !errors.Is(c.err, c.is) || c.err != nil && c.is == nil || c.f.String() != c.want {
			t.Errorf("%s: %v, %v; want %s, %v", name, c.f, c.err, c.want, c.is)
		}
	}
	defer func() {
		if recover() == nil {
			t.Error("MustParse(x) did not panic")
		}
	}()
	figure.MustParse("x")
}

type outcome = struct {
	f    figure.Figure
	err  error
	want string
	is   error
}

func wrap(f figure.Figure, err error, want string, is error) outcome {
	return outcome{f, err, want, is}
}

func call(f figure.Figure, err error) func(want string, is error) outcome {
	return func(want string, is error) outcome { return outcome{f, err, want, is} }
}

func TestAccessors(t *testing.T) {
	f := m("~7.54@0.01")
	if d, ok := f.Decimal(); !ok || d.String() != "7.54" {
		t.Errorf("Decimal = %v, %v", d, ok)
	}
	if d, ok := m("9/65").Decimal(); ok {
		t.Errorf("9/65 is the decimal %v", d)
	}
	if d, ok := m("[1,2]").Decimal(); ok {
		t.Errorf("[1,2] is the decimal %v", d)
	}
	if d, ok := m("123456789012345678901234567890.5").Decimal(); !ok || d.String() != "123456789012345678901234567890.5" {
		t.Errorf("Decimal = %v, %v", d, ok)
	}
	if _, ok := m("[1,2]").Rat(); ok {
		t.Error("[1,2] is a rational")
	}
	for _, c := range []struct {
		in string
		n  int64
		ok bool
	}{{"65000", 65000, true}, {"0.5", 0, false}, {">5", 0, false}, {"9223372036854775808", 0, false}} {
		if n, ok := m(c.in).Int64(); ok != c.ok || ok && n != c.n {
			t.Errorf("Int64 of %s = %d, %v", c.in, n, ok)
		}
	}
	if r, ok := f.Resolution(); !ok || r.String() != "0.01" {
		t.Errorf("Resolution = %v, %v", r, ok)
	}
	if r, ok := m("5").Resolution(); ok || !r.IsZero() {
		t.Errorf("Resolution of 5 = %v, %v", r, ok)
	}
	if !f.Approximate() || m("5").Approximate() || !f.IsPoint() || m(">5").IsPoint() {
		t.Error("marks are mixed up")
	}
	l, u := m("[1/3,+inf)").Lower(), m("[1/3,+inf)").Upper()
	if l.Value.RatString() != "1/3" || l.Open || l.Infinite || u.Value != nil || !u.Open || !u.Infinite {
		t.Errorf("bounds %v and %v", l, u)
	}
	l.Value.SetInt64(5)
	if m("[1/3,+inf)").Lower().Value.RatString() != "1/3" {
		t.Error("a bound gives away what the figure keeps")
	}
	if p := m("5").Upper(); p.Value.RatString() != "5" || p.Open {
		t.Errorf("the upper bound of a point is %v", p)
	}
	for _, c := range []struct{ in, stated string }{
		{"65000@1000", "65000@1000"}, {"~65000", "65000"}, {">9000@1000", "9000@1000"}, {"<=5", "5"}, {"(0,650/3)", "650/3"}, {"(-5,0)", "-5"},
		{"[1,2]", ""}, {"(-inf,+inf)", ""},
	} {
		g, ok := m(c.in).Stated()
		if g.String() != c.stated || ok != (c.stated != "") {
			t.Errorf("the number of %s is %v, %v; want %s", c.in, g, ok, c.stated)
		}
	}
}

func TestUnset(t *testing.T) {
	var z figure.Figure
	one := m("1")
	if z.IsSet() || z.IsPoint() || z.String() != "" || z.Qualifier() != figure.Unqualified || z.Approximate() || z.Lower() != (figure.Bound{}) {
		t.Error("the zero Figure says something")
	}
	if _, ok := z.Stated(); ok {
		t.Error("the zero Figure has a number")
	}
	if _, ok := z.Sign(); ok {
		t.Error("the zero Figure has a sign")
	}
	if _, ok := z.Int64(); ok {
		t.Error("the zero Figure is an integer")
	}
	if _, _, _, _, ok := z.Compact(); ok {
		t.Error("the zero Figure has columns")
	}
	if !z.Equal(figure.Figure{}) || z.Equal(m("0")) || z.Compare(m("-5")) != -1 || m("-5").Compare(z) != 1 || z.Compare(z) != 0 {
		t.Error("the zero Figure is compared as a number")
	}
	if z.Encloses(one) || one.Encloses(z) || z.Hull(one).IsSet() || one.Hull(z).IsSet() || figure.Min(z, one).IsSet() || figure.Max(one, z).IsSet() {
		t.Error("the zero Figure takes part")
	}
	if _, ok := one.Intersect(z); ok {
		t.Error("the zero Figure shares a value")
	}
	if z.Neg().IsSet() || z.Abs().IsSet() || z.Read(figure.Rounded).IsSet() || z.Round(0, money.Floor).IsSet() || z.WithoutResolution().IsSet() {
		t.Error("something was made of the zero Figure")
	}
	years := big.NewRat(1, 1)
	for name, f := range map[string]func() (figure.Figure, error){
		"add": func() (figure.Figure, error) { return one.Add(z) }, "sub": func() (figure.Figure, error) { return z.Sub(one) },
		"mul": func() (figure.Figure, error) { return one.Mul(z) }, "quo": func() (figure.Figure, error) { return z.Quo(one) },
		"pow": func() (figure.Figure, error) { return z.Pow(2) }, "scale": func() (figure.Figure, error) { return z.Scale(years) },
		"root": func() (figure.Figure, error) { return z.Root(2, 2) }, "tolerance": func() (figure.Figure, error) { return z.Tolerance(dec("0.1")) },
		"resolution": func() (figure.Figure, error) { return z.WithResolution(dec("1")) }, "sum": func() (figure.Figure, error) { return figure.Sum(one, z) },
		"growth": func() (figure.Figure, error) { return figure.Growth(one, z) }, "CAGR": func() (figure.Figure, error) { return figure.CAGR(z, one, years, 2) },
		"progress": func() (figure.Figure, error) { return figure.Progress(one, z, one) }, "share": func() (figure.Figure, error) { return figure.Share(one, z) },
		"share within": func() (figure.Figure, error) { return figure.ShareWithin(z, one) }, "share of sum": func() (figure.Figure, error) { return figure.ShareOfSum(one, z) },
	} {
		if g, err := f(); !errors.Is(err, figure.ErrUnset) || g.IsSet() {
			t.Errorf("%s with nothing: %v, %v", name, g, err)
		}
	}
}

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
			for r, mode := range map[figure.Reading]money.RoundingMode{figure.Rounded: money.HalfAway, figure.Truncated: money.Down} {
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

func TestTolerance(t *testing.T) {
	for _, c := range []struct{ in, share, want string }{
		{"~65000", "0.05", "[61750,68250]"}, {"~-100", "0.1", "[-110,-90]"}, {"~0", "0.1", "0"}, {"65000@1000", "0.05", "65000@1000"}, {"~>9000", "0.1", ">8100"},
		{"~<9000", "0.1", "<9900"}, {"~[10,20)", "0.5", "[5,30)"}, {"~100", "0", "100"}, {"~100", "2", "[-100,300]"},
	} {
		if g, err := m(c.in).Tolerance(dec(c.share)); err != nil || g.String() != c.want {
			t.Errorf("%s within %s: %v, %v; want %s", c.in, c.share, g, err, c.want)
		}
	}
	if _, err := m("~5").Tolerance(dec("-0.1")); !errors.Is(err, figure.ErrDomain) {
		t.Errorf("a negative tolerance: %v", err)
	}
	if _, err := m("~5").Tolerance(decimal.New(1, 1<<30)); !errors.Is(err, figure.ErrTooLarge) {
		t.Errorf("a vast tolerance: %v", err)
	}
}

func TestMarkIsContagious(t *testing.T) {
	a, b := m("~10"), m("4")
	years := big.NewRat(2, 1)
	for name, f := range map[string]func() (figure.Figure, error){
		"add": func() (figure.Figure, error) { return a.Add(b) }, "sub": func() (figure.Figure, error) { return b.Sub(a) }, "mul": func() (figure.Figure, error) { return b.Mul(a) },
		"quo": func() (figure.Figure, error) { return b.Quo(a) }, "ranges": func() (figure.Figure, error) { return m("[1,2]").Mul(a) }, "pow": func() (figure.Figure, error) { return a.Pow(3) },
		"pow 0": func() (figure.Figure, error) { return a.Pow(0) }, "root": func() (figure.Figure, error) { return a.Root(2, 3) }, "growth": func() (figure.Figure, error) { return figure.Growth(b, a) },
		"progress": func() (figure.Figure, error) { return figure.Progress(b, m("0"), a) }, "share": func() (figure.Figure, error) { return figure.Share(b, a) },
		"share within": func() (figure.Figure, error) { return figure.ShareWithin(b, a) }, "share of sum": func() (figure.Figure, error) { return figure.ShareOfSum(b, a) },
		"CAGR": func() (figure.Figure, error) { return figure.CAGR(b, a, years, 4) }, "sum": func() (figure.Figure, error) { return figure.Sum(b, a, b) },
		"hull": func() (figure.Figure, error) { return a.Hull(b), nil }, "max": func() (figure.Figure, error) { return figure.Max(a, b), nil },
		"round": func() (figure.Figure, error) { return a.Round(-1, money.Up), nil }, "neg": func() (figure.Figure, error) { return a.Neg(), nil },
		"scale": func() (figure.Figure, error) { return a.Scale(years) },
	} {
		if g, err := f(); err != nil || !g.Approximate() {
			t.Errorf("%s: %v, %v is not marked", name, g, err)
		}
	}
	if g, err := b.Add(b); err != nil || g.Approximate() {
		t.Errorf("%v, %v is marked", g, err)
	}
}

// Worked numbers of the sector's source article.
func TestWorkedNumbers(t *testing.T) {
	check := func(name string, f figure.Figure, err error, want string) {
		t.Helper()
		if err != nil || f.String() != want {
			t.Errorf("%s: %v, %v; want %s", name, f, err, want)
		}
	}
	jobs := m("65000@1000")
	f, err := figure.Share(m(">9000"), jobs)
	check("share of managers paid over 8,000", f, err, ">9/65")
	f, err = figure.ShareWithin(m(">9000"), jobs)
	check("share of managers inside the staff", f, err, "(9/65,1]")
	f, err = jobs.Quo(m(">300"))
	check("jobs per operator", f, err, "(0,650/3)")
	if s, ok := f.Stated(); f.Qualifier() != figure.QLessThan || !ok || s.String() != "650/3" {
		t.Errorf("jobs per operator are said to be %v %v", f.Qualifier(), s)
	}
	f, err = m(">9000").Mul(m(">8000"))
	check("pay of managers", f, err, ">72000000")
	if got := f.Greater(m("7500000")); got != figure.Yes {
		t.Errorf("the pay of managers is above 7.5 million: %v", got)
	}
	f, err = m("0.55").Mul(jobs)
	check("women", f, err, "35750")
	f, err = m("7500000").Quo(jobs)
	check("exports per job as published", f, err, "1500/13")
	f, err = m("7500000000").Quo(jobs)
	check("exports per job at 7.5 bn", f, err, "1500000/13")
	if got := m(">51000").GreaterOrEqual(m("60000")); got != figure.Undecided {
		t.Errorf("more than 51,000 is at least 60,000: %v", got)
	}
	if got := m(">51000").GreaterOrEqual(m("50000")); got != figure.Yes {
		t.Errorf("more than 51,000 is at least 50,000: %v", got)
	}
	// 6.86 to 7.54 bn from 2011 to 2015, published as 2.4 % a year.
	f, err = figure.CAGR(m("6.86"), m("7.54"), big.NewRat(4, 1), 6)
	if got := f.Round(3, money.HalfEven); err != nil || !m("[0.0235,0.0245)").Encloses(f) {
		t.Errorf("exports grew by %v, %v (%v)", f, err, got)
	}
	// 4.43 to 4.98 bn, published as +10.7 %: it is 12.4 %.
	f, err = figure.Growth(m("4.43"), m("4.98"))
	check("growth", f, err, "55/443")
	if m("[0.1065,0.1075)").Encloses(f) {
		t.Errorf("the growth of %v is 10.7 %%", f)
	}
}

// US GDP from 2012 to 2022 (World Bank): a CAGR of 4.581592 %.
func TestCAGR(t *testing.T) {
	from, to, ten := m("16253972230000"), m("25439700000000"), big.NewRat(10, 1)
	f, err := figure.CAGR(from, to, ten, 12)
	if err != nil || f.IsPoint() {
		t.Fatalf("CAGR: %v, %v", f, err)
	}
	for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
		p, err := figure.FromRat(b.Value)
		if err != nil {
			t.Fatal(err)
		}
		if got := p.Round(8, money.HalfEven).String(); got != "0.04581592" {
			t.Errorf("a bound of %v rounds to %s, want 0.04581592", f, got)
		}
	}
	for _, c := range []struct {
		from, to string
		years    *big.Rat
		places   int
		want     string
		is       error
	}{
		{"16253972230000", "25439700000000", ten, 8, "(0.04581591,0.04581592)", nil},
		{"100", "121", big.NewRat(2, 1), 0, "0.1", nil},           // exact
		{"9", "16", big.NewRat(2, 1), 2, "1/3", nil},              // exact, off the grid
		{"[9,10]", "16", big.NewRat(2, 1), 2, "(0.26,0.34)", nil}, // 4/3 is rounded outward, 4/sqrt 10 = 1.2649
		{"[100,400]", "400", big.NewRat(2, 1), 2, "[0,1]", nil},   // on the grid: closed
		{"(100,400)", "400", big.NewRat(2, 1), 2, "(0,1)", nil},   // and open
		{"8", "27", big.NewRat(3, 2), 3, "1.25", nil},             // (27/8)^(2/3) = 9/4
		{"100", "0", ten, 3, "-1", nil}, {"100", ">0", ten, 3, ">-1", nil}, {"100", "<=400", ten, 3, "", figure.ErrDomain},
		{"100", "[0,400]", big.NewRat(2, 1), 1, "[-1,1]", nil}, {">100", "400", big.NewRat(2, 1), 1, "(-1,1)", nil},
		{"0", "400", ten, 3, "", figure.ErrDivisionByZero}, {"-5", "400", ten, 3, "", figure.ErrDomain}, {"[-5,5]", "400", ten, 3, "", figure.ErrDivisionByZero},
		{"5", "-400", ten, 3, "", figure.ErrDomain}, {"5", "400", nil, 3, "", figure.ErrDomain}, {"5", "400", new(big.Rat), 3, "", figure.ErrDomain},
		{"5", "400", big.NewRat(-1, 1), 3, "", figure.ErrDomain}, {"5", "400", ten, -1, "", figure.ErrDomain}, {"5", "400", ten, 1001, "", figure.ErrDomain},
		{"5", "400", big.NewRat(1<<40, 1), 3, "", figure.ErrTooLarge}, {"5", "400", big.NewRat(1, 1<<18), 3, "", figure.ErrTooLarge},
		{"5", "[400,401]", big.NewRat(1, 1<<18), 3, "", figure.ErrTooLarge}, {"5", "400", new(big.Rat).SetFrac(new(big.Int).Lsh(big.NewInt(1), 99), big.NewInt(7)), 3, "", figure.ErrTooLarge},
		{"5", "400", big.NewRat(1, 2000), 3, "", figure.ErrTooLarge}, // 80^2000 is exact, but has 12,644 bits
	} {
		f, err := figure.CAGR(m(c.from), m(c.to), c.years, c.places)
		if !errors.Is(err, c.is) || (err == nil) != (c.is == nil) || f.String() != c.want {
			t.Errorf("CAGR from %s to %s in %v years to %d places: %v, %v; want %s, %v", c.from, c.to, c.years, c.places, f, err, c.want, c.is)
		}
	}
	// The years may be any ratio: 2012-07-01 to 2017-03-15.
	y := period.YearsBetween(period.MustDate(2012, 7, 1), period.MustDate(2017, 3, 15))
	g, err := figure.CAGR(m("100"), m("150"), y, 6)
	if err != nil {
		t.Fatal(err)
	}
	// (1+r)^n > (150/100)^d at the upper bound, and < at the lower.
	power := func(x *big.Rat, n *big.Int) *big.Rat {
		return new(big.Rat).SetFrac(new(big.Int).Exp(x.Num(), n, nil), new(big.Int).Exp(x.Denom(), n, nil))
	}
	target := power(big.NewRat(3, 2), y.Denom())
	one := big.NewRat(1, 1)
	lo, hi := new(big.Rat).Add(one, g.Lower().Value), new(big.Rat).Add(one, g.Upper().Value)
	if power(lo, y.Num()).Cmp(target) >= 0 || power(hi, y.Num()).Cmp(target) <= 0 {
		t.Errorf("the CAGR in %s years is not in %v", y.RatString(), g)
	}
}

func TestRoot(t *testing.T) {
	for _, c := range []struct {
		in        string
		n, places int
		want      string
		is        error
	}{
		{"2", 2, 3, "(1.414,1.415)", nil}, {"9/4", 2, 0, "1.5", nil}, {"-8", 3, 0, "-2", nil}, {"-2", 3, 2, "(-1.26,-1.25)", nil}, {"[-8,27)", 3, 1, "[-2,3)", nil},
		{"[-2,2]", 3, 1, "(-1.3,1.3)", nil}, {">2", 2, 1, ">1.4", nil}, {"[0,2]", 2, 0, "[0,2)", nil}, {"5", 1, 0, "5", nil}, {"0", 7, 3, "0", nil},
		{"(-inf,+inf)", 3, 1, "(-inf,+inf)", nil}, {"-2", 2, 2, "", figure.ErrDomain}, {"<5", 2, 2, "", figure.ErrDomain}, {"2", 0, 2, "", figure.ErrDomain},
		{"2", -1, 2, "", figure.ErrDomain}, {"2", 2, -1, "", figure.ErrDomain}, {"2", 2, 1001, "", figure.ErrDomain}, {"2", 1000000, 1000, "", figure.ErrTooLarge},
		{"[2,3]", 1000000, 1000, "", figure.ErrTooLarge},
	} {
		f, err := m(c.in).Root(c.n, c.places)
		if !errors.Is(err, c.is) || (err == nil) != (c.is == nil) || f.String() != c.want {
			t.Errorf("root %d of %s to %d places: %v, %v; want %s, %v", c.n, c.in, c.places, f, err, c.want, c.is)
		}
	}
}

// The oracle's rows that are a plain (a-b)/(t-b), a ratio or a share. Its
// expected values come from the publications that it names.
func TestProgressOracle(t *testing.T) {
	file, err := os.Open(filepath.Join("testdata", "progress.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	cell := func(s string) figure.Figure {
		t.Helper()
		sum := m("0")
		for part := range strings.SplitSeq(strings.ReplaceAll(s, " ", ""), "+") {
			if part == "inf)" || part == "" { // not a sum, or no baseline
				if part != "" {
					return m(s)
				}
				continue
			}
			if strings.HasPrefix(part, "(") {
				continue
			}
			if sum, err = sum.Add(m(part)); err != nil {
				t.Fatal(err)
			}
		}
		return sum
	}
	seen := map[string]bool{}
	for _, row := range rows[1:] {
		id, metric, want := row[0], row[10], row[11]
		base, current, target := row[5], row[7], row[9]
		elapsed := false
		switch {
		case row[12] == "WRONG":
			continue
		case strings.HasPrefix(metric, "expected"):
			elapsed = true
		case metric != "(a-b)/(t-b)" && metric != "(a-b)/18" && metric != "a/t" && metric != "ratio" && metric != "share" && metric != "undefined (t==b)":
			continue
		case strings.Contains(want, "rem"):
			continue
		}
		seen[id] = true
		if elapsed {
			dates := make([]period.Date, 3)
			for i, c := range []int{4, 8, 6} {
				if dates[i], err = period.ParseDate(row[c]); err != nil {
					t.Fatal(err)
				}
			}
			passed, err := period.Elapsed(dates[0], dates[1], dates[2])
			if err != nil {
				t.Fatal(err)
			}
			way, _ := cell(target).Sub(cell(base))
			done, _ := figure.FromRat(passed)
			way, _ = way.Mul(done)
			expected, err := way.Add(cell(base))
			_, decimals, _ := strings.Cut(want, "= ")
			if decimals == "" {
				_, decimals, _ = strings.Cut(want, "=")
			}
			if got := expected.Round(4, money.HalfEven); err != nil || got.String() != strings.TrimSpace(decimals) {
				t.Errorf("%s: %v, %v; want %s", id, got, err, decimals)
			}
			continue
		}
		got, err := figure.Progress(cell(current), cell(base), cell(target))
		if strings.HasPrefix(metric, "undefined") {
			if !errors.Is(err, figure.ErrDivisionByZero) {
				t.Errorf("%s: %v, %v", id, got, err)
			}
			continue
		}
		want, _, _ = strings.Cut(want, "=")
		want = strings.ReplaceAll(want, " ", "")
		places := 30
		scale := "1"
		if p, ok := strings.CutSuffix(want, "%"); ok {
			want, scale = p, "100"
		} else if _, frac, ok := strings.Cut(want, "."); ok && !strings.ContainsAny(want, "([") {
			places = len(frac)
		}
		expected, perr := m(want).Quo(m(scale))
		if perr != nil {
			t.Fatal(perr)
		}
		if err != nil || !got.Equal(expected) && !got.Round(places, money.HalfEven).Equal(expected) {
			t.Errorf("%s: %v, %v; want %v", id, got, err, expected)
		}
	}
	for _, id := range []string{"P01", "P02", "P14", "P15", "M01", "M02", "M03", "M05", "M06", "M07", "M08", "M11", "M12"} {
		if !seen[id] {
			t.Errorf("row %s of the oracle was not tried", id)
		}
	}
}

func TestDerivationErrors(t *testing.T) {
	for _, c := range []struct {
		name string
		f    func() (figure.Figure, error)
		is   error
	}{
		{"target may be the baseline", func() (figure.Figure, error) { return figure.Progress(m("1"), m("[0,5]"), m("[5,6]")) }, figure.ErrDivisionByZero},
		{"growth from a loss", func() (figure.Figure, error) { return figure.Growth(m("-5"), m("5")) }, figure.ErrDomain},
		{"growth from below zero", func() (figure.Figure, error) { return figure.Growth(m("<0"), m("5")) }, figure.ErrDomain},
		{"share of nothing", func() (figure.Figure, error) { return figure.Share(m("5"), m("<300")) }, figure.ErrDivisionByZero},
		{"part above the whole", func() (figure.Figure, error) { return figure.ShareWithin(m(">10"), m("10")) }, figure.ErrDomain},
		{"negative part", func() (figure.Figure, error) { return figure.ShareWithin(m("-1"), m("10")) }, figure.ErrDomain},
		{"no whole", func() (figure.Figure, error) { return figure.ShareWithin(m("0"), m("0")) }, figure.ErrDomain},
		{"negative rest", func() (figure.Figure, error) { return figure.ShareOfSum(m("1"), m("-1")) }, figure.ErrDomain},
		{"no part and no rest", func() (figure.Figure, error) { return figure.ShareOfSum(m("0"), m("[0,1]")) }, figure.ErrDivisionByZero},
		{"power of zero", func() (figure.Figure, error) { return m("[-1,1]").Pow(-1) }, figure.ErrDivisionByZero},
		{"vast power", func() (figure.Figure, error) { return m("1").Pow(1 << 30) }, figure.ErrTooLarge},
		{"vast negative power", func() (figure.Figure, error) { return m("1").Pow(-1 << 30) }, figure.ErrTooLarge},
		{"division by zero", func() (figure.Figure, error) { return m("1").Quo(m("0")) }, figure.ErrDivisionByZero},
		{"no sum", func() (figure.Figure, error) { return figure.Sum(m("1"), figure.Figure{}, m("1")) }, figure.ErrUnset},
	} {
		if f, err := c.f(); !errors.Is(err, c.is) || f.IsSet() {
			t.Errorf("%s: %v, %v; want %v", c.name, f, err, c.is)
		}
	}
	if f, err := figure.Sum(); err != nil || f.String() != "0" {
		t.Errorf("the sum of nothing is %v, %v", f, err)
	}
}

// Beyond 4,096 bits: an error, or outward.
func TestTooLarge(t *testing.T) {
	wide := figure.Arithmetic{Widen: true}
	two := new(big.Int).Lsh(big.NewInt(1), 4000)
	big1, err := figure.FromRat(new(big.Rat).SetFrac(new(big.Int).Add(two, big.NewInt(1)), big.NewInt(3)))
	if err != nil {
		t.Fatal(err)
	}
	big2, err := figure.FromRat(new(big.Rat).SetFrac(big.NewInt(7), new(big.Int).Add(two, big.NewInt(9))))
	if err != nil {
		t.Fatal(err)
	}
	both, err := big2.Sub(big1.Neg())
	if !errors.Is(err, figure.ErrTooLarge) {
		t.Fatalf("a sum of 8,000 bits: %.40v, %v", both, err)
	}
	if len(err.Error()) > 300 {
		t.Errorf("the message has %d bytes", len(err.Error()))
	}
	x1, _ := big1.Rat()
	x2, _ := big2.Rat()
	for _, c := range []struct {
		name  string
		exact func() (figure.Figure, error)
		wide  func() (figure.Figure, error)
		value *big.Rat
	}{
		{"add", func() (figure.Figure, error) { return big1.Add(big2) }, func() (figure.Figure, error) { return wide.Add(big1, big2) }, new(big.Rat).Add(x1, x2)},
		{"sub", func() (figure.Figure, error) { return big2.Sub(big1) }, func() (figure.Figure, error) { return wide.Sub(big2, big1) }, new(big.Rat).Sub(x2, x1)},
		{"mul", func() (figure.Figure, error) { return big1.Mul(big1) }, func() (figure.Figure, error) { return wide.Mul(big1, big1) }, new(big.Rat).Mul(x1, x1)},
		{"quo", func() (figure.Figure, error) { return big2.Quo(big1) }, func() (figure.Figure, error) { return wide.Quo(big2, big1) }, new(big.Rat).Quo(x2, x1)},
		{"pow", func() (figure.Figure, error) { return big1.Pow(3) }, func() (figure.Figure, error) { return wide.Pow(big1, 3) }, new(big.Rat).Mul(x1, new(big.Rat).Mul(x1, x1))},
		{"pow of a negative", func() (figure.Figure, error) { return big1.Neg().Pow(3) }, func() (figure.Figure, error) { return wide.Pow(big1.Neg(), 3) },
			new(big.Rat).Neg(new(big.Rat).Mul(x1, new(big.Rat).Mul(x1, x1)))},
		{"growth", func() (figure.Figure, error) { return figure.Growth(big2, big1) }, func() (figure.Figure, error) { return wide.Growth(big2, big1) },
			new(big.Rat).Sub(new(big.Rat).Quo(x1, x2), big.NewRat(1, 1))},
		{"share", func() (figure.Figure, error) { return figure.Share(big1, big2) }, func() (figure.Figure, error) { return wide.Share(big1, big2) }, new(big.Rat).Quo(x1, x2)},
		{"share within", func() (figure.Figure, error) { return figure.ShareWithin(big2, big1) }, func() (figure.Figure, error) { return wide.ShareWithin(big2, big1) }, new(big.Rat).Quo(x2, x1)},
		{"share of sum", func() (figure.Figure, error) { return figure.ShareOfSum(big2, big1) }, func() (figure.Figure, error) { return wide.ShareOfSum(big2, big1) },
			new(big.Rat).Quo(x2, new(big.Rat).Add(x1, x2))},
		{"progress", func() (figure.Figure, error) { return figure.Progress(big2, m("0"), big1) }, func() (figure.Figure, error) { return wide.Progress(big2, m("0"), big1) }, new(big.Rat).Quo(x2, x1)},
	} {
		if f, err := c.exact(); !errors.Is(err, figure.ErrTooLarge) {
			t.Errorf("%s: %.40v, %v", c.name, f, err)
		}
		f, err := c.wide()
		if err != nil || f.IsPoint() || !setOf(f).has(c.value) {
			t.Errorf("%s: %.40v, %v is not around the value", c.name, f, err)
			continue
		}
		if g, err := figure.Parse(f.String()); err != nil || !g.Equal(f) {
			t.Errorf("%s: the widened figure does not read back: %v", c.name, err)
		}
	}
	// Both ways out of what can be written.
	f, err := wide.Pow(m("[1/10,10]"), 100000)
	if err != nil || !f.Upper().Infinite || f.Lower().Value.Sign() < 0 {
		t.Errorf("[1/10,10] to the 100,000: %.40v, %v", f, err)
	}
	f, err = wide.Pow(m("[-10,10]"), 99999)
	if err != nil || !f.Upper().Infinite || !f.Lower().Infinite {
		t.Errorf("[-10,10] to the 99,999: %.40v, %v", f, err)
	}
	f, err = wide.Pow(m("[-0.99,0.99]"), 99999)
	if err != nil || f.Upper().Infinite || f.Lower().Infinite || !f.Encloses(m("0")) {
		t.Errorf("[-0.99,0.99] to the 99,999: %.40v, %v", f, err)
	}
	for _, in := range []string{">10", "<-10", "(-inf,+inf)"} {
		if f, err = wide.Pow(m(in), 100000); err != nil || !f.Upper().Infinite {
			t.Errorf("%s to the 100,000: %.40v, %v", in, f, err)
		}
	}
	if f, err = m("(-inf,+inf)").Pow(2); err != nil || f.String() != ">=0" {
		t.Errorf("any square is %v, %v", f, err)
	}
	if f, err = wide.Mul(big1, big1.Neg()); err != nil || !f.Lower().Infinite {
		t.Errorf("a product below all numbers: %.40v, %v", f, err)
	}
	// Widening an input never narrows the output here either.
	for i := range 6 {
		x := new(big.Rat).SetFrac(new(big.Int).Add(two, big.NewInt(int64(1+i))), big.NewInt(3))
		a, err := figure.FromRat(x)
		if err != nil {
			t.Fatal(err)
		}
		narrow, err1 := wide.Mul(a, big2)
		whole, err2 := wide.Mul(a.Hull(big1), big2)
		if err1 != nil || err2 != nil || !whole.Encloses(narrow) {
			t.Errorf("case %d: the wider product is narrower (%v, %v)", i, err1, err2)
		}
	}
}

func TestRound(t *testing.T) {
	for _, c := range []struct {
		in     string
		places int
		mode   money.RoundingMode
		want   string
	}{
		{"1500000/13", 0, money.HalfEven, "115385"}, {"2.5", 0, money.HalfEven, "2"}, {"3.5", 0, money.HalfEven, "4"}, {"-2.5", 0, money.HalfEven, "-2"},
		{"2.5", 0, money.HalfAway, "3"}, {"-2.5", 0, money.HalfAway, "-3"}, {"2.5", 0, money.HalfDown, "2"}, {"-2.5", 0, money.HalfDown, "-2"},
		{"2.1", 0, money.Up, "3"}, {"-2.1", 0, money.Up, "-3"}, {"2.9", 0, money.Down, "2"}, {"-2.9", 0, money.Down, "-2"}, {"2.1", 0, money.Ceiling, "3"},
		{"-2.1", 0, money.Floor, "-3"}, {"65432", -3, money.HalfEven, "65000"}, {"0.4", 0, money.HalfEven, "0"}, {"5", 2000, money.HalfEven, "5"},
		{"5", -5000, money.HalfEven, "0"}, {"5", 0, 0, "5"}, {"2.5", 0, 0, "(2,3)"}, {"~2.5", 0, 99, "~(2,3)"},
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

func TestEnums(t *testing.T) {
	for i := range uint8(10) {
		if q := figure.Qualifier(i); i <= uint8(figure.QUnbounded) {
			var back figure.Qualifier
			b, _ := q.MarshalText()
			if err := back.UnmarshalText(b); err != nil || back != q {
				t.Errorf("%v reads as %v, %v", q, back, err)
			}
		}
		if r := figure.Reading(i); i <= uint8(figure.Either) {
			var back figure.Reading
			b, _ := r.MarshalText()
			if err := back.UnmarshalText(b); err != nil || back != r {
				t.Errorf("%v reads as %v, %v", r, back, err)
			}
		}
		if u := figure.Truth(i); i <= uint8(figure.No) {
			var back figure.Truth
			b, _ := u.MarshalText()
			if err := back.UnmarshalText(b); err != nil || back != u {
				t.Errorf("%v reads as %v, %v", u, back, err)
			}
		}
	}
	if s := figure.Qualifier(200).String() + figure.Reading(201).String() + figure.Truth(202).String(); s != "qualifier 200reading 201truth 202" {
		t.Error(s)
	}
	if _, err := figure.ParseTruth("maybe"); !errors.Is(err, figure.ErrSyntax) {
		t.Errorf("maybe: %v", err)
	}
	// Kleene's tables.
	y, n, u := figure.Yes, figure.No, figure.Undecided
	for _, c := range []struct{ a, b, and, or figure.Truth }{{y, y, y, y}, {y, n, n, y}, {n, y, n, y}, {n, n, n, n}, {y, u, u, y}, {u, y, u, y}, {n, u, n, u}, {u, n, n, u}, {u, u, u, u}} {
		if c.a.And(c.b) != c.and || c.a.Or(c.b) != c.or || c.a.Not().Not() != c.a {
			t.Errorf("%v and %v: %v; or: %v", c.a, c.b, c.a.And(c.b), c.a.Or(c.b))
		}
	}
}

func TestJSON(t *testing.T) {
	type doc struct {
		A figure.Figure
		B figure.Figure `json:",omitzero"`
		Q figure.Quantity
	}
	in := doc{A: m("~7.54@0.01"), Q: figure.MustParseQuantity("1500/13 MAD/job")}
	b, err := json.Marshal(in)
	if err != nil || string(b) != `{"A":"~7.54@0.01","Q":"1500/13 MAD/job"}` {
		t.Fatalf("%s, %v", b, err)
	}
	var out doc
	if err := json.Unmarshal(b, &out); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(in, out); d != "" {
		t.Error(d)
	}
	if b, _ := json.Marshal(doc{}); string(b) != `{"A":null,"Q":null}` {
		t.Errorf("unset is %s", b)
	}
	f, q := in.A, in.Q
	for _, s := range []string{`""`, `9000`, `"x"`, `"`, `{}`, `true`} {
		if err := f.UnmarshalJSON([]byte(s)); err == nil || !f.Equal(in.A) {
			t.Errorf("UnmarshalJSON(%s) = %v, %v; want an error and no change", s, f, err)
		}
		if err := q.UnmarshalJSON([]byte(s)); err == nil || !q.Equal(in.Q) {
			t.Errorf("Quantity.UnmarshalJSON(%s) = %v, %v; want an error and no change", s, q, err)
		}
	}
	if err := f.UnmarshalText([]byte("x")); err == nil || !f.Equal(in.A) {
		t.Errorf("UnmarshalText(x) = %v, %v", f, err)
	}
	if err := q.UnmarshalText([]byte("x")); err == nil || !q.Equal(in.Q) {
		t.Errorf("Quantity.UnmarshalText(x) = %v, %v", q, err)
	}
	ft, _ := in.A.MarshalText()
	qt, _ := in.Q.MarshalText()
	if f.UnmarshalText(ft) != nil || q.UnmarshalText(qt) != nil || !f.Equal(in.A) || !q.Equal(in.Q) {
		t.Errorf("%s and %s read as %v and %v", ft, qt, f, q)
	}
	if f.UnmarshalText(nil) != nil || q.UnmarshalText(nil) != nil || f.IsSet() || q.IsSet() {
		t.Errorf("nothing reads as %v and %v", f, q)
	}
	f, q = in.A, in.Q
	if f.UnmarshalJSON([]byte("null")) != nil || q.UnmarshalJSON([]byte("null")) != nil || f.IsSet() || q.IsSet() {
		t.Errorf("null reads as %v and %v", f, q)
	}
}

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
		{5, 0, figure.Unqualified, 100, figure.ErrResolution}, {5, 0, figure.Unqualified, -127, figure.ErrResolution}, {5, -1, figure.QLessThan, 0, figure.ErrResolution},
		{50, -1, figure.QLessThan, 0, nil}, {math.MinInt64, 127, figure.QUpTo, figure.NoResolution, nil}, {math.MinInt64, -128, figure.QUpTo, figure.NoResolution, nil},
	} {
		f, err := figure.FromCompact(c.coef, c.exp, c.q, c.res)
		if !errors.Is(err, c.is) || f.IsSet() != (c.is == nil) {
			t.Errorf("%v: %v, %v", c, f, err)
		}
	}
}

func TestAllocations(t *testing.T) {
	if raceEnabled {
		t.Skip("the race detector allocates")
	}
	a, b, c, many := m("7540000000"), m("65000@1000"), m("9/65"), m(">9000")
	buf := make([]byte, 0, 64)
	half := dec("0.5")
	for name, f := range map[string]func(){
		"add":       func() { _, _ = a.Add(b); _, _ = a.Add(c) },
		"sub":       func() { _, _ = a.Sub(b); _, _ = c.Sub(b) },
		"mul":       func() { _, _ = a.Mul(b); _, _ = c.Mul(c) },
		"quo":       func() { _, _ = a.Quo(b); _, _ = c.Quo(a) },
		"bounds":    func() { _, _ = many.Quo(b); _, _ = b.Quo(many) },
		"progress":  func() { _, _ = figure.Progress(many, c, b) },
		"growth":    func() { _, _ = figure.Growth(b, a) },
		"share":     func() { _, _ = figure.ShareWithin(many, b) },
		"compare":   func() { _, _, _ = a.Less(b), many.GreaterOrEqual(b), a.Compare(c) },
		"read":      func() { _ = b.Read(figure.Either) },
		"hull":      func() { _ = a.Hull(b); _, _ = many.Intersect(a); _ = many.Encloses(b) },
		"round":     func() { _ = c.Round(3, money.HalfEven) },
		"compact":   func() { co, e, q, r, _ := b.Compact(); _, _ = figure.FromCompact(co, e, q, r) },
		"parse":     func() { _, _ = figure.Parse("~65000@1000"); _, _ = figure.Parse("7.54") },
		"append":    func() { _, _ = a.AppendText(buf); _, _ = many.AppendText(buf); _, _ = b.AppendText(buf) },
		"qualifier": func() { _ = many.Qualifier(); _, _ = many.Stated(); _, _ = b.Int64() },
	} {
		if n := testing.AllocsPerRun(100, f); n != 0 {
			t.Errorf("%s: %v allocations", name, n)
		}
	}
	_ = half
}

// Hostile input must not hang: each case here is near the limits.
func TestBoundedCost(t *testing.T) {
	top := "1" + strings.Repeat("0", 1232)
	dense := strings.Repeat("7", 1233)
	start := time.Now()
	f, err := figure.Parse("[" + top + "/" + dense + "," + dense + "]")
	if err != nil {
		t.Fatal(err)
	}
	_ = f.String()
	_, _ = f.Mul(f)
	_, _ = figure.Arithmetic{Widen: true}.Mul(f, f)
	_, _ = figure.Arithmetic{Widen: true}.Pow(f, 1<<20)
	_, _ = f.Root(3, 1000)
	_, _ = f.Root(2, 1000)
	_, _ = f.Root(97, 300)
	_, _ = figure.CAGR(f, f, big.NewRat(1234, 29), 30)
	_ = f.Round(1000, money.HalfEven)
	_, _, _, _, _ = m(dense).Compact()
	if d := time.Since(start); d > 20*time.Second {
		t.Errorf("the hostile cases took %v", d)
	}
}

// Law 10: the sources name no floating-point type.
func TestNoFloatingPoint(t *testing.T) {
	for _, dir := range []string{".", "../period", "internal/exact"} {
		files, err := filepath.Glob(filepath.Join(dir, "*.go"))
		if err != nil || len(files) == 0 {
			t.Fatalf("%s: %v, %v", dir, files, err)
		}
		for _, name := range files {
			if strings.HasSuffix(name, "_test.go") {
				continue
			}
			file, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok && strings.Contains(strings.ToLower(id.Name), "float") {
					t.Errorf("%s names %s", name, id.Name)
				}
				if l, ok := n.(*ast.BasicLit); ok && l.Kind == token.FLOAT && strings.Contains(l.Value, ".") {
					t.Errorf("%s has the constant %s", name, l.Value)
				}
				return true
			})
		}
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"9000", "9/65", ">9000", ">=9000", "<9000", "<=9000", "~65000", "[1,2)", "(0.85,+inf)", "(-inf,5]", "(-inf,+inf)", "65000@1000", "~7.54@0.01", "-0.125", ""} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		v, err := figure.Parse(s)
		if err != nil {
			var e *figure.Error
			if !errors.As(err, &e) || e.Offset < 0 || e.Offset > len(s) || v.IsSet() {
				t.Fatalf("%q: %v, %v", s, v, err)
			}
			return
		}
		text := v.String()
		w, err := figure.Parse(text)
		if err != nil || !w.Equal(v) || w.String() != text {
			t.Fatalf("%q is %s, which reads as %v, %v", s, text, w, err)
		}
		if c, e, q, r, ok := v.Compact(); ok {
			if w, err := figure.FromCompact(c, e, q, r); err != nil || !w.Equal(v) {
				t.Fatalf("%q is stored and comes back as %v, %v", s, w, err)
			}
		}
		for r := figure.Nominal; r <= figure.Either; r++ {
			if !v.Read(r).Encloses(v) {
				t.Fatalf("%v read as %v is %v", v, r, v.Read(r))
			}
		}
		if w := v.Round(2, money.HalfEven); !v.IsPoint() && !w.Encloses(v) {
			t.Fatalf("%v rounds to %v", v, w)
		}
	})
}

func FuzzArithmetic(f *testing.F) {
	f.Add("9000", ">300", uint8(3))
	f.Add("[1,2)", "(-inf,+inf)", uint8(2))
	f.Add("~9/65", "[-1,1]", uint8(0))
	f.Fuzz(func(t *testing.T, s, u string, n uint8) {
		a, err1 := figure.Parse(s)
		b, err2 := figure.Parse(u)
		if err1 != nil || err2 != nil || len(s)+len(u) > 200 {
			return
		}
		wide := figure.Arithmetic{Widen: true}
		k := int(n) - 128
		for _, op := range []func() (exact, outward figure.Figure, err, err2 error){
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Add(b); y, e2 = wide.Add(a, b); return },
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Sub(b); y, e2 = wide.Sub(a, b); return },
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Mul(b); y, e2 = wide.Mul(a, b); return },
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Quo(b); y, e2 = wide.Quo(a, b); return },
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Pow(k); y, e2 = wide.Pow(a, k); return },
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.Growth(a, b)
				y, e2 = wide.Growth(a, b)
				return
			},
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.ShareWithin(a, b)
				y, e2 = wide.ShareWithin(a, b)
				return
			},
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.ShareOfSum(a, b)
				y, e2 = wide.ShareOfSum(a, b)
				return
			},
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.Progress(a, b, m("7"))
				y, e2 = wide.Progress(a, b, m("7"))
				return
			},
			func() (x, y figure.Figure, e, e2 error) { x, e = a.Root(k, int(n)/8); return x, x, e, e },
			func() (x, y figure.Figure, e, e2 error) {
				x, e = figure.CAGR(a, b, big.NewRat(int64(n)+1, 12), 6)
				return x, x, e, e
			},
		} {
			x, y, err, err2 := op()
			if err == nil {
				if back, err := figure.Parse(x.String()); err != nil || !back.Equal(x) || err2 != nil || !y.Encloses(x) {
					t.Fatalf("%v, %v: %v reads as %v, %v; outward %v, %v", a, b, x, back, err, y, err2)
				}
			}
		}
		if h := a.Hull(b); !h.Encloses(a) || !h.Encloses(b) {
			t.Fatalf("the hull of %v and %v is %v", a, b, h)
		}
	})
}

// TestJSONNumberRefused: 5 is a figure's text, so the message must say that it
// is the JSON that is wrong.
func TestJSONNumberRefused(t *testing.T) {
	var f figure.Figure
	const want = `figure: parse JSON string "5": not a recognised form`
	if err := f.UnmarshalJSON([]byte("5")); !errors.Is(err, figure.ErrSyntax) || err.Error() != want {
		t.Errorf("%v, want %s", err, want)
	}
}
