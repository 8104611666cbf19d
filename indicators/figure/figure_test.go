package figure_test

import (
	"errors"
	"go/ast"
	"go/parser"
	"go/token"
	"math"
	"math/big"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/shopspring/decimal"
)

var dec = decimal.RequireFromString

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

func TestAllocations(t *testing.T) {
	if testkit.Race() {
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
