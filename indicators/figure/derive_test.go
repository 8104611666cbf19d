package figure_test

import (
	"encoding/csv"
	"errors"
	"math/big"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
)

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
		// The 131,072 bits of doc.go, of years and of parts of a year: a ratio of 1 has one bit.
		{"5", "5", big.NewRat(131072, 1), 0, "0", nil}, {"5", "5", big.NewRat(131073, 1), 0, "", figure.ErrTooLarge},
		{"5", "5", big.NewRat(1, 131072), 0, "0", nil}, {"5", "5", big.NewRat(1, 131073), 0, "", figure.ErrTooLarge},
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

// The same for progress, in which the baseline occurs twice.
func TestEnclosureOfProgress(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	defined := 0
	for range rounds(3000) {
		a, b, target := random(r), random(r), random(r)
		for i := 0; i < 20 && b.Less(target) != figure.Yes && target.Less(b) != figure.Yes; i++ {
			b, target = random(r), random(r)
		}
		var values []*big.Rat
		undefined := false
		up, down := false, false
		for _, y := range samples(b) {
			for _, z := range samples(target) {
				d := new(big.Rat).Sub(z, y)
				up, down = up || d.Sign() > 0, down || d.Sign() < 0
				undefined = undefined || d.Sign() == 0 || up && down
				if undefined {
					break
				}
				for _, x := range samples(a) {
					n := new(big.Rat).Sub(x, y)
					values = append(values, n.Quo(n, d))
				}
			}
		}
		got, err := figure.Progress(a, b, target)
		what := "progress " + a.String() + " from " + b.String() + " to " + target.String()
		if undefined != (err != nil) || err != nil && !errors.Is(err, figure.ErrDivisionByZero) {
			t.Fatalf("%s = %v, %v, but undefined is %v", what, got, err, undefined)
		}
		if err == nil {
			defined++
			judge(t, what, got, values)
		}
	}
	if defined < rounds(3000)/2 {
		t.Errorf("only %d cases were defined", defined)
	}
}

// TestShareOfNothing: where part and rest both come near zero, the one that is
// never anything else decides.
func TestShareOfNothing(t *testing.T) {
	for _, c := range []struct{ part, rest, want string }{
		{"0", "(0,5]", "0"}, {"(0,1]", "0", "1"}, {"0", "5", "0"}, {"5", "0", "1"}, {"(0,1]", "(0,5]", "(0,1)"}, {"[0,1]",
			"(0,5]", "[0,1)"},
		{"(0,1]", "[0,5]", "(0,1]"}, {"0", ">0", "0"}, {">0", "0", "1"},
	} {
		if s, err := figure.ShareOfSum(m(c.part), m(c.rest)); err != nil || s.String() != c.want {
			t.Errorf("%s with %s: %v, %v; want %s", c.part, c.rest, s, err, c.want)
		}
	}
}

// TestPlacesOfRoots: 1,000 places are as many as there may be.
func TestPlacesOfRoots(t *testing.T) {
	years := big.NewRat(2, 1)
	for places, is := range map[int]error{-1: figure.ErrDomain, 0: nil, 999: nil, 1000: nil, 1001: figure.ErrDomain} {
		if r, err := m("2").Root(2, places); !errors.Is(err, is) || r.IsSet() != (is == nil) {
			t.Errorf("root to %d places: %v", places, err)
		}
		if r, err := figure.CAGR(m("1"), m("2"), years, places); !errors.Is(err, is) || r.IsSet() != (is == nil) {
			t.Errorf("growth to %d places: %v", places, err)
		}
	}
}

// TestResolutionOfHull: a resolution stays with the bounds that it belongs to.
func TestResolutionOfHull(t *testing.T) {
	for _, c := range []struct{ f, g, want string }{
		{"[2,5]@1", "[1,5]@0.5", "[1,5]@0.5"}, {"[1,5]@0.5", "[2,5]@1", "[1,5]@0.5"}, {"[1,4]@1", "[1,5]@0.5", "[1,5]@0.5"},
		{"[1,5]@1", "[1,5]@0.5", "[1,5]"}, {"[1,5]@1", "[1,5]@1", "[1,5]@1"}, {"[1,2]@1", "[4,5]@1", "[1,5]"}, {"5@1",
			"5@1", "5@1"},
		{"[1,5)@1", "[1,5]@0.5", "[1,5]@0.5"}, {"(1,5]@1", "[2,5]@0.5", "(1,5]@1"},
	} {
		if h := m(c.f).Hull(m(c.g)); h.String() != c.want {
			t.Errorf("%s and %s: %v, want %s", c.f, c.g, h, c.want)
		}
	}
}
