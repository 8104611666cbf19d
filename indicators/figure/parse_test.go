package figure_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

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
