package period_test

import (
	"errors"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func ExampleDate() {
	signed := period.MustDate(2016, 5, 5)
	fmt.Println(signed, signed.AddDays(30), signed.AddMonths(-3))
	// Output: 2016-05-05 2016-06-04 2016-02-05
}

func ExamplePeriod() {
	p := period.MustParse("2014-2020")
	fmt.Println(p.First(), p.Last(), p.Kind(), p.Contains(period.Quarter(2016, 3)))
	// Output: 2014-01-01 2020-12-31 range true
}

func ExampleParse() {
	// One period, however it is spelled.
	for _, s := range []string{"2014-S2", "2014-H2", "2014-07/2014-12", "2014-07-01/2014-12-31", "2014-07-01/P6M"} {
		p, err := period.Parse(s)
		fmt.Println(p, p.Kind(), err)
	}
	// Output:
	// 2014-S2 semester <nil>
	// 2014-S2 semester <nil>
	// 2014-S2 semester <nil>
	// 2014-S2 semester <nil>
	// 2014-S2 semester <nil>
}

func ExampleKind() {
	fmt.Println(period.MustParse("2016-05").Kind(), period.MustParse("2016-W18").Kind())
	// Output: month week
}

func ExampleYearStart() {
	july, _ := period.ParseYearStart("--07-01")
	p, _ := july.Parse("2010-Q2")
	fmt.Println(p.First(), p.Last())
	// Output: 2010-10-01 2010-12-31
}

func ExamplePeriod_Inside() {
	for q := range period.Year(2016).Inside(period.KindQuarter) {
		fmt.Println(q, q.Days())
	}
	// Output:
	// 2016-Q1 91
	// 2016-Q2 91
	// 2016-Q3 92
	// 2016-Q4 92
}

func ExampleElapsed() {
	r, err := period.Elapsed(period.MustDate(2016, 5, 5), period.MustDate(2020, 12, 31), period.MustDate(2018, 12, 31))
	fmt.Println(r, err)
	// Output: 970/1701 <nil>
}

func ExampleError() {
	_, err := period.Parse("2015-02-29")
	fmt.Println(err)
	_, err = period.Parse("2015Q1")
	var e *period.Error
	if errors.As(err, &e) {
		fmt.Println(e.Err, e.Offset, e.Detail)
	}
	// Output:
	// period: parse "2015-02-29" at byte 8: outside the calendar
	// not a recognised form 4 want 2015-Q1
}
