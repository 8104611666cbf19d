package figure_test

import (
	"errors"
	"fmt"
	"math/big"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

func Example() {
	// 65 thousand people work for more than 300 operators.
	jobs := figure.MustParse("65000@1000")
	operators, _ := figure.MoreThan(figure.FromInt64(300))
	each, err := jobs.Quo(operators)
	fmt.Println(each, err)

	said, _ := each.Stated()
	fmt.Println(each.Qualifier(), said)
	// Output:
	// (0,650/3) <nil>
	// less than 650/3
}

func ExampleFigure() {
	a := figure.MustParse(">9000")
	b := figure.MustParse("65000")
	share, _ := a.Quo(b)
	fmt.Println(share, share.Round(3, money.HalfEven))
	// Output: >9/65 >0.138
}

func ExampleFigure_Read() {
	f := figure.MustParse("65000@1000")
	fmt.Println(f.Read(figure.Rounded), f.Read(figure.Truncated), f.Read(figure.Either))
	// Output: [64500,65500) [65000,66000) [64500,66000)
}

func ExampleFigure_Root() {
	fmt.Println(figure.FromInt64(2).Root(2, 3))
	fmt.Println(figure.MustParse("9/4").Root(2, 3))
	// Output:
	// (1.414,1.415) <nil>
	// 1.5 <nil>
}

func ExampleFigure_Round() {
	perJob := figure.MustParse("1500000/13")
	fmt.Println(perJob.Round(0, money.HalfEven), figure.MustParse("[1/3,2/3]").Round(1, money.HalfEven))
	// Output: 115385 (0.3,0.7)
}

func ExampleFigure_Tolerance() {
	f := figure.MustParse("~65000")
	fmt.Println(f.Tolerance(dec("0.05")))
	// Output: [61750,68250] <nil>
}

func ExampleFigure_Compact() {
	coef, exp, q, res, ok := figure.MustParse("~7.54@0.01").Compact()
	fmt.Println(coef, exp, q, res, ok)
	fmt.Println(figure.FromCompact(coef, exp, q, res))
	// Output:
	// 754 -2 about -2 true
	// ~7.54@0.01 <nil>
}

func ExampleBound() {
	f := figure.MustParse("[75000,80000)")
	fmt.Println(f.Lower().Value.RatString(), f.Lower().Open, f.Upper().Value.RatString(), f.Upper().Open)
	// Output: 75000 false 80000 true
}

func ExampleTruth() {
	created := figure.MustParse(">51000")
	fmt.Println(created.GreaterOrEqual(figure.FromInt64(60000)), created.GreaterOrEqual(figure.FromInt64(50000)))
	// Output: undecided yes
}

func ExampleQualifier() {
	for _, s := range []string{"9000", "~9000", ">9000", ">=9000", "<9000", "<=9000", "[1,2]"} {
		fmt.Println(figure.MustParse(s).Qualifier())
	}
	// Output:
	// unqualified
	// about
	// more than
	// at least
	// less than
	// up to
	// between
}

func ExampleReading() {
	// 6.8 and 6.86 agree only if somebody cut the second digit.
	a, b := figure.MustParse("6.8@0.1"), figure.MustParse("6.86@0.01")
	for _, r := range []figure.Reading{figure.Nominal, figure.Rounded, figure.Truncated} {
		fmt.Println(r, a.Read(r).Same(b.Read(r)))
	}
	// Output:
	// nominal no
	// rounded no
	// truncated undecided
}

func ExampleArithmetic() {
	f := figure.MustParse("10")
	_, err := f.Pow(2000)
	fmt.Println(err)
	g, err := figure.Arithmetic{Widen: true}.Pow(f, 2000)
	fmt.Println(g.Greater(f), g.Upper().Infinite, err)
	// Output:
	// figure: power "10": too large
	// yes true <nil>
}

func ExampleError() {
	_, err := figure.Parse("65432@1000")
	fmt.Println(err)
	var e *figure.Error
	if errors.As(err, &e) {
		fmt.Println(e.Op, e.Offset, errors.Is(err, figure.ErrResolution))
	}
	// Output:
	// figure: parse "65432@1000" at byte 5: number and resolution do not fit
	// parse 5 true
}

func ExampleProgress() {
	// 60,000 jobs on top of 63,000; 75,000 to 80,000 are published.
	fmt.Println(figure.Progress(figure.MustParse("[75000,80000]"), figure.FromInt64(63000), figure.FromInt64(123000)))
	// More than 51,000 created, of 60,000.
	fmt.Println(figure.Progress(figure.MustParse(">51000"), figure.FromInt64(0), figure.FromInt64(60000)))
	// Output:
	// [0.2,17/60] <nil>
	// >0.85 <nil>
}

func ExampleShare() {
	fmt.Println(figure.Share(figure.MustParse(">9000"), figure.FromInt64(65000)))
	// Output: >9/65 <nil>
}

func ExampleShareWithin() {
	fmt.Println(figure.ShareWithin(figure.MustParse(">9000"), figure.FromInt64(65000)))
	// Output: (9/65,1] <nil>
}

func ExampleShareOfSum() {
	part, rest := figure.MustParse("[3,4]"), figure.FromInt64(1)
	fmt.Println(figure.ShareOfSum(part, rest))
	// Chained operations do not know that both are the same part.
	sum, _ := part.Add(rest)
	fmt.Println(part.Quo(sum))
	// Output:
	// [0.75,0.8] <nil>
	// [0.6,1] <nil>
}

func ExampleGrowth() {
	fmt.Println(figure.Growth(figure.FromInt64(63000), figure.FromInt64(65000)))
	// Output: 2/63 <nil>
}

func ExampleCAGR() {
	// US gross domestic product, 2012 to 2022.
	from, to := figure.FromInt64(16253972230000), figure.FromInt64(25439700000000)
	fmt.Println(figure.CAGR(from, to, big.NewRat(10, 1), 8))
	// Output: (0.04581591,0.04581592) <nil>
}

func ExampleUnit() {
	perJob, err := figure.MustParseUnit("million*MAD").Quo(figure.MustParseUnit("thousand*job"))
	fmt.Println(perJob, err)
	fmt.Println(perJob.Factor(figure.MustParseUnit("MAD/job")))
	// Output:
	// thousand*MAD/job <nil>
	// 1000/1 <nil>
}

func ExampleTerm() {
	for _, t := range figure.MustParseUnit("MAD/person/month").Terms() {
		fmt.Println(t.Symbol, t.Power)
	}
	// Output:
	// MAD 1
	// month -1
	// person -1
}

func ExampleQuantity() {
	revenue := figure.MustParseQuantity("7500000000 MAD")
	jobs := figure.MustParseQuantity("65000 job")
	perJob, err := revenue.Quo(jobs)
	fmt.Println(perJob, err)
	fmt.Println(perJob.Round(0, money.HalfEven))
	_, err = revenue.Add(jobs)
	fmt.Println(err)
	// Output:
	// 1500000/13 MAD/job <nil>
	// 115385 MAD/job
	// figure: add "MAD, job": unlike units
}

// A rank is better the lower it is.
func ExampleDirection() {
	var d figure.Direction
	err := d.UnmarshalText([]byte("lower"))
	fmt.Println(d, d == figure.LowerIsBetter, err)
	// Output: lower true <nil>
}
