package indicators_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

var exprTexts = []struct{ text, canonical string }{
	{"export_revenue/jobs", "export_revenue / jobs"},
	{"a - b - (c - d)", "a - b - (c - d)"},
	{"(a - b) - c", "a - b - c"},
	{"a / (b * c) / d", "a / (b * c) / d"},
	{"((a))+((b*c))", "a + b * c"},
	{"(a + b) * c", "(a + b) * c"},
	{"-(a*b)/-c", "-(a * b) / -c"},
	{"- -a", "--a"},
	{"a--b", "a - -b"},
	{"3[MAD/job]*jobs[segment = CRM]", "3 [MAD/job] * jobs[segment=CRM]"},
	{"75 % * jobs", "75% * jobs"},
	{"75 [percent]", "75%"},
	{"5 [1]", "5"},
	{"007.500 + 0.0 + 10", "7.5 + 0 + 10"},
	{"(3)[a=b]", "(3)[a=b]"},
	{"(3 [MAD])[a=b]", "3 [MAD][a=b]"},
	{"(-x)[a=b]", "(-x)[a=b]"},
	{"-x[a=b]", "-x[a=b]"},
	{"(a/b)[sex=F,segment=CRM]", "(a / b)[segment=CRM, sex=F]"},
	{"x[a=b][a=c]", "x[a=b][a=c]"},
	{"jobs[area=MA-06, perimeter=*]", "jobs[area=MA-06, perimeter=*]"},
	{"at(x,2015)", "at(x, 2015)"},
	{"at(x, 2014-07-01/2014-12-31)", "at(x, 2014-S2)"},
	{"at(x, 2014/2020)", "at(x, 2014-2020)"},
	{"at(x, - 1)", ""},
	{"at(x, -1 year)", "at(x, -1 year)"},
	{"at(x, +2)", "at(x, +2)"},
	{"at(x, 0)", "at(x, 0)"},
	{"at(x, +0 year)", "at(x, 0)"},
	{"growth( jobs )", "growth(jobs)"},
	{"growth(jobs, -1, 0)", "growth(jobs)"},
	{"growth(jobs, 2011, 2015)", "growth(jobs, 2011, 2015)"},
	{"yoy(jobs)", "yoy(jobs)"},
	{"cagr(jobs, -5, 0)", "cagr(jobs, -5, 0)"},
	{"difference(x, 2011, 0)", "difference(x, 2011, 0)"},
	{"index(x, 2010)", "index(x, 2010)"},
	{"interpolate(x, 2011, 2015)", "interpolate(x, 2011, 2015)"},
	{"moving_average(jobs, 3)", "moving_average(jobs, 3)"},
	{"share(jobs, sex=F, segment=CRM)", "share(jobs, segment=CRM, sex=F)"},
	{"contribution(jobs, segment=CRM)", "contribution(jobs, segment=CRM)"},
	{"contribution(jobs, segment=CRM, -1, 0)", "contribution(jobs, segment=CRM)"},
	{"contribution(jobs, segment=CRM, sex=F, 2011, 2015)", "contribution(jobs, segment=CRM, sex=F, 2011, 2015)"},
	{"sum(jobs over segment {ITO, CRM})", "sum(jobs over segment {CRM, ITO})"},
	{"aggregate(a/b over area)", "aggregate(a / b over area)"},
	{"sum(x over quarter)", "sum(x over quarter)"},
	{"hhi(x over segment)", "hhi(x over segment)"},
	{`"call-centres" + "2x" + "jobs"`, `"call-centres" + "2x" + jobs`},
	{"growth + over + sum", "growth + over + sum"},
	{"sum(over over over)", "sum(over over over)"},
}

func TestParseExprCanonical(t *testing.T) {
	for _, c := range exprTexts {
		t.Run(c.text, func(t *testing.T) {
			e, err := indicators.ParseExpr(c.text)
			if c.canonical == "" {
				if err == nil {
					t.Fatalf("read as %s", e)
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if e.String() != c.canonical {
				t.Errorf("got %s, want %s", e, c.canonical)
			}
			back, err := indicators.ParseExpr(e.String())
			if err != nil || !back.Equal(e) {
				t.Errorf("%s reads back as %s, %v", e, back, err)
			}
		})
	}
}

func TestParseExprErrors(t *testing.T) {
	cases := []struct {
		text    string
		err     error
		offsets []int
	}{
		{"", indicators.ErrSyntax, []int{0}},
		{"   ", indicators.ErrSyntax, []int{3}},
		{"a +", indicators.ErrSyntax, []int{3}},
		{"* b", indicators.ErrSyntax, []int{0}},
		{"a b c", indicators.ErrSyntax, []int{2, 4}},
		{"a)", indicators.ErrSyntax, []int{1}},
		{"(((a)", indicators.ErrSyntax, []int{5}},
		{"a + $ + é", indicators.ErrSyntax, []int{4, 8}},
		{"foo(a, b) + growth(", indicators.ErrSyntax, []int{0, 19}},
		{"bad( ( a ), b) + worse(x) + 3 [a b]", indicators.ErrUnit, []int{0, 17, 28}},
		{"growth(x, 2011)", indicators.ErrSyntax, []int{14}},
		{"cagr(x)", indicators.ErrSyntax, []int{6}},
		{"x[segment]", indicators.ErrSyntax, []int{9}},
		{"x[]", indicators.ErrSyntax, []int{2}},
		{"x[=a]", indicators.ErrID, []int{2}},
		{"x[a=]", indicators.ErrID, []int{4}},
		{"x[a=b,a=c]", indicators.ErrDuplicate, []int{1}},
		{"sum(x)", indicators.ErrSyntax, []int{5}},
		{"sum(x over )", indicators.ErrSyntax, []int{11}},
		{"sum(x over perimeter)", indicators.ErrSyntax, []int{11}},
		{"sum(x over month {a})", indicators.ErrSyntax, []int{17}},
		{"sum(x over s {a, a})", indicators.ErrSyntax, []int{11}},
		{"share(x, perimeter=a)", indicators.ErrInvalid, []int{0}},
		{"share(x, segment=*)", indicators.ErrInvalid, []int{0}},
		{"share(jobs)", indicators.ErrSyntax, []int{10}},
		{"3 [MAD", indicators.ErrSyntax, []int{2}},
		{"3 []", indicators.ErrSyntax, []int{2}},
		{"3.", indicators.ErrSyntax, []int{1}},
		{"1e3", indicators.ErrSyntax, []int{1}},
		{"at(x, 2011-13)", indicators.ErrSyntax, []int{6}},
		{"at(x, -1 decade)", indicators.ErrSyntax, []int{9}},
		{"at(x, -99999)", indicators.ErrLimit, []int{0}},
		{"moving_average(x, 0)", indicators.ErrLimit, []int{0}},
		{"moving_average(x, y)", indicators.ErrSyntax, []int{18}},
		{`"`, indicators.ErrSyntax, []int{0}},
		{`"a b"`, indicators.ErrID, []int{0}},
		{"x\x00", indicators.ErrSyntax, []int{1}},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			e, err := indicators.ParseExpr(c.text)
			if err == nil {
				t.Fatalf("read as %s", e)
			}
			if !errors.Is(err, c.err) {
				t.Errorf("%v is not %v", err, c.err)
			}
			var offsets []int
			for _, e := range err.(interface{ Unwrap() []error }).Unwrap() {
				offsets = append(offsets, e.(*indicators.Error).Offset)
			}
			if fmt.Sprint(offsets) != fmt.Sprint(c.offsets) {
				t.Errorf("offsets %v, want %v: %v", offsets, c.offsets, err)
			}
		})
	}
}

func TestParseExprLimits(t *testing.T) {
	long := strings.Repeat
	cases := []struct {
		name, text string
	}{
		{"text", long("a", 1<<14+1)},
		{"parentheses", long("(", 200) + "a" + long(")", 200)},
		{"open parentheses", long("(", 16000)},
		{"signs", long("-", 16000) + "a"},
		{"calls", long("growth(", 2000)},
		{"nested calls", long("growth(", 200) + "a" + long(")", 200)},
		{"operations", long("a+", 4000) + "a"},
		{"selections", "a" + long("[b=c]", 3000)},
		{"members", "sum(a over b {" + long("c,", 1000) + "d})"},
		{"number", long("9", 1000)},
		{"name", long("a", 200)},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			_, err := indicators.ParseExpr(c.text)
			if !errors.Is(err, indicators.ErrLimit) && !errors.Is(err, indicators.ErrID) {
				t.Errorf("%v", err)
			}
		})
	}
	t.Run("faults", func(t *testing.T) {
		_, err := indicators.ParseExpr(long("a + $ + ", 1000))
		many, ok := err.(*indicators.Problems)
		if !ok || len(many.List) != 20 || many.Total != 1001 {
			t.Errorf("%v", err)
		}
	})
}

// The combinators build what the parser reads.
func TestCombinators(t *testing.T) {
	ref, year := indicators.Ref, func(y int) indicators.ExprPeriod { return indicators.On(period.Year(y)) }
	crm := indicators.Part{Dimension: "segment", Code: "CRM"}
	jobs := ref("jobs")
	cases := []struct {
		e    indicators.Expr
		text string
	}{
		{ref("export_revenue").Quo(jobs), "export_revenue / jobs"},
		{ref("a").Add(ref("b")).Mul(indicators.Number("100 [hour]")), "(a + b) * 100 [hour]"},
		{ref("a").Sub(ref("b").Sub(ref("c"))), "a - (b - c)"},
		{ref("a").Mul(ref("b")).Neg(), "-(a * b)"},
		{indicators.Number("-75 %"), "-75%"},
		{jobs.Select(crm), "jobs[segment=CRM]"},
		{jobs.Select(indicators.Part{Dimension: "segment"}), "jobs[segment=*]"},
		{jobs.At(year(2015)), "at(jobs, 2015)"},
		{jobs.At(indicators.Ago(1)), "at(jobs, -1)"},
		{jobs.At(indicators.AgoBy(1, period.KindYear)), "at(jobs, -1 year)"},
		{jobs.Growth(), "growth(jobs)"},
		{jobs.GrowthFrom(year(2011), year(2015)), "growth(jobs, 2011, 2015)"},
		{jobs.YearOnYear(), "yoy(jobs)"},
		{jobs.CAGR(year(2011), year(2015)), "cagr(jobs, 2011, 2015)"},
		{jobs.Index(year(2010)), "index(jobs, 2010)"},
		{jobs.Difference(), "difference(jobs)"},
		{jobs.DifferenceFrom(year(2011), indicators.ExprPeriod{}), "difference(jobs, 2011, 0)"},
		{jobs.Share(crm), "share(jobs, segment=CRM)"},
		{jobs.Contribution(crm), "contribution(jobs, segment=CRM)"},
		{jobs.ContributionFrom(year(2011), year(2015), crm), "contribution(jobs, segment=CRM, 2011, 2015)"},
		{jobs.MovingAverage(3), "moving_average(jobs, 3)"},
		{jobs.Interpolate(year(2011), year(2015)), "interpolate(jobs, 2011, 2015)"},
		{jobs.Sum(indicators.Across("segment")), "sum(jobs over segment)"},
		{jobs.Aggregate(indicators.AcrossPeriods(period.KindQuarter)), "aggregate(jobs over quarter)"},
		{jobs.HHI(indicators.Across("segment", "ITO", "CRM")), "hhi(jobs over segment {CRM, ITO})"},
	}
	for _, c := range cases {
		t.Run(c.text, func(t *testing.T) {
			if c.e.Err() != nil {
				t.Fatal(c.e.Err())
			}
			if c.e.String() != c.text {
				t.Errorf("got %s", c.e)
			}
			e, err := indicators.ParseExpr(c.text)
			if err != nil || !e.Equal(c.e) {
				t.Errorf("parsed: %s, %v", e, err)
			}
		})
	}
}

func TestCombinatorErrors(t *testing.T) {
	jobs := indicators.Ref("jobs")
	deep := jobs
	wide := jobs
	for range 200 {
		deep, wide = deep.Neg(), wide.Add(wide)
	}
	cases := []struct {
		name string
		e    indicators.Expr
		err  error
	}{
		{"unset", indicators.Expr{}, indicators.ErrInvalid},
		{"unset operand", jobs.Add(indicators.Expr{}), indicators.ErrInvalid},
		{"name", indicators.Ref("a b").Neg(), indicators.ErrID},
		{"no number", indicators.Number("jobs"), indicators.ErrSyntax},
		{"no number at all", indicators.Number(""), indicators.ErrSyntax},
		{"no selection", jobs.Select(), indicators.ErrInvalid},
		{"selection twice", jobs.Select(indicators.Part{Dimension: "a", Code: "b"}, indicators.Part{Dimension: "a", Code: "c"}), indicators.ErrDuplicate},
		{"window", jobs.MovingAverage(-1), indicators.ErrLimit},
		{"shift", jobs.At(indicators.Ago(1 << 30)), indicators.ErrLimit},
		{"step", jobs.At(indicators.AgoBy(1, 99)), indicators.ErrInvalid},
		{"members", jobs.Sum(indicators.Members{}), indicators.ErrID},
		{"kind", jobs.Sum(indicators.AcrossPeriods(period.KindRange)), indicators.ErrInvalid},
		{"kind for a dimension", jobs.Sum(indicators.Across("quarter")), indicators.ErrInvalid},
		{"deep", deep, indicators.ErrLimit},
		{"wide", wide, indicators.ErrLimit},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if !errors.Is(c.e.Err(), c.err) {
				t.Errorf("%v, want %v", c.e.Err(), c.err)
			}
			if s := c.e.String(); s != "" && c.e.Err() != nil && c.e.IsSet() {
				t.Errorf("%q", s)
			}
		})
	}
}

// randomExpr builds a random tree of modest depth.
func randomExpr(rng *rand.Rand, depth int) indicators.Expr {
	leaf := func() indicators.Expr {
		switch rng.IntN(5) {
		case 0:
			return indicators.Number(fmt.Sprintf("%d.%d", rng.IntN(50), rng.IntN(50)))
		case 1:
			return indicators.Number(fmt.Sprintf("%d %s", rng.IntN(50), []string{"%", "[job]", "[MAD/job]"}[rng.IntN(3)]))
		}
		return indicators.Ref([]indicators.ID{"jobs", "a-b", "9to5", "export.revenue", "growth"}[rng.IntN(5)])
	}
	if depth == 0 {
		return leaf()
	}
	moment := func() indicators.ExprPeriod {
		switch rng.IntN(4) {
		case 0:
			return indicators.On(period.Year(2000 + rng.IntN(20)))
		case 1:
			return indicators.AgoBy(rng.IntN(5)-2, period.KindMonth)
		case 2:
			return indicators.On(period.Quarter(2000+rng.IntN(20), 1+rng.IntN(4)))
		}
		return indicators.Ago(rng.IntN(9) - 4)
	}
	part := func() indicators.Part {
		return indicators.Part{Dimension: []indicators.ID{"segment", "sex", "area"}[rng.IntN(3)], Code: []indicators.ID{"A", "b-1", "x.y"}[rng.IntN(3)]}
	}
	members := func() indicators.Members {
		if rng.IntN(2) == 0 {
			return indicators.AcrossPeriods(period.KindQuarter)
		}
		return indicators.Across("segment", []indicators.ID{"B", "A", "c-d"}[:rng.IntN(4)]...)
	}
	x := randomExpr(rng, depth-1)
	y := func() indicators.Expr { return randomExpr(rng, rng.IntN(depth)) }
	switch rng.IntN(29) {
	case 20:
		return x.Laspeyres(y(), indicators.Across("segment"), moment())
	case 21:
		return x.Fisher(y(), indicators.Across("sex", "F", "M"), moment())
	case 22:
		a := indicators.Part{Dimension: "area", Code: "A"}
		return x.LaspeyresContribution(y(), indicators.Across("area", "A"), a, moment())
	case 23:
		return x.AnnualOverlap(y(), indicators.Across("segment"), moment())
	case 24:
		return x.Chain(moment())
	case 25:
		return x.Deflator(y())
	case 26:
		return x.ConstantPrices(y(), moment())
	case 27:
		return x.LeastSquaresGrowth(moment(), moment())
	case 28:
		return x.NormalisedHHI(members())
	case 0, 1:
		return x.Add(y())
	case 2, 3:
		return x.Sub(y())
	case 4:
		return x.Mul(y())
	case 5, 6:
		return x.Quo(y())
	case 7:
		return x.Neg()
	case 8:
		return x.Select(part())
	case 9:
		return x.At(moment())
	case 10:
		return x.GrowthFrom(moment(), moment())
	case 11:
		return x.CAGR(moment(), moment())
	case 12:
		return x.Index(moment())
	case 13:
		return x.DifferenceFrom(moment(), moment())
	case 14:
		return x.Share(part())
	case 15:
		return x.ContributionFrom(moment(), moment(), part())
	case 16:
		return x.MovingAverage(1 + rng.IntN(5))
	case 17:
		return x.Sum(members())
	case 18:
		return x.Aggregate(members()).YearOnYear()
	}
	return x.HHI(members())
}

func TestExprRoundTrip(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	n := testkit.Cases(1000, 20_000)
	for range n {
		e := randomExpr(rng, 1+rng.IntN(5))
		if e.Err() != nil {
			t.Fatal(e.Err())
		}
		back, err := indicators.ParseExpr(e.String())
		if err != nil || back.String() != e.String() {
			t.Fatalf("%s reads back as %s, %v", e, back, err)
		}
		text, err := e.MarshalText()
		var u indicators.Expr
		if err != nil || u.UnmarshalText(text) != nil || !u.Equal(e) {
			t.Fatalf("%s as text: %s, %v", e, u, err)
		}
		// No parenthesis can go: without any pair the text is another tree.
		if s := e.String(); strings.Count(s, "(") < 8 {
			for i := range len(s) {
				if s[i] != '(' || i > 0 && nameEnds(s[i-1]) {
					continue
				}
				j := matching(s, i)
				less := s[:i] + s[i+1:j] + s[j+1:]
				if f, err := indicators.ParseExpr(less); err == nil && f.String() == s {
					t.Fatalf("%s needs no parentheses at %d", s, i)
				}
			}
		}
	}
}

func nameEnds(c byte) bool {
	return c >= 'a' && c <= 'z' || c == '_'
}

func matching(s string, i int) int {
	open := 0
	for ; i < len(s); i++ {
		switch s[i] {
		case '(':
			open++
		case ')':
			if open--; open == 0 {
				return i
			}
		}
	}
	return -1
}

func FuzzParseMetric(f *testing.F) {
	for _, c := range exprTexts {
		f.Add(c.text)
		f.Add("m [MAD] = " + c.text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		m, err := indicators.ParseMetric(text)
		if err != nil {
			return
		}
		back, err := indicators.ParseMetric(m.String())
		if err != nil || back.String() != m.String() {
			t.Fatalf("%q prints as %q, which reads back as %q, %v", text, m, back, err)
		}
	})
}

func ExampleParseExpr() {
	e, err := indicators.ParseExpr("(export_revenue) / jobs[segment = CRM]")
	fmt.Println(e, err)
	fmt.Println(e.Inputs())
	_, err = indicators.ParseExpr("export_revenue / (jobs + ")
	fmt.Println(err)
	// Output:
	// export_revenue / jobs[segment=CRM] <nil>
	// [export_revenue jobs]
	// indicators: ParseExpr: syntax error: a number, an indicator or '(' expected, found the end (offset 25)
}

func ExampleExpr() {
	jobs := indicators.Ref("jobs")
	crm := indicators.Part{Dimension: "segment", Code: "CRM"}
	fmt.Println(indicators.Ref("export_revenue").Quo(jobs))
	fmt.Println(jobs.Share(crm).Sub(jobs.Share(crm).At(indicators.Ago(1))))
	fmt.Println(indicators.Ref("a").Sub(indicators.Ref("b").Sub(indicators.Ref("c"))))
	// Output:
	// export_revenue / jobs
	// share(jobs, segment=CRM) - at(share(jobs, segment=CRM), -1)
	// a - (b - c)
}

func ExampleExprPeriod() {
	fmt.Println(indicators.On(period.Year(2015)), indicators.Ago(1), indicators.AgoBy(1, period.KindYear), indicators.ExprPeriod{})
	// Output: 2015 -1 -1 year 0
}

func ExampleMembers() {
	fmt.Println(indicators.Across("segment"))
	fmt.Println(indicators.Across("segment", "ITO", "CRM"))
	fmt.Println(indicators.AcrossPeriods(period.KindQuarter))
	// Output:
	// segment
	// segment {CRM, ITO}
	// quarter
}
