package main

import (
	"fmt"
	"math/big"
	"math/rand/v2"
	"reflect"
	"slices"
	"strconv"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/shopspring/decimal"
)

// values is a record with one value of every type that has more values than
// can be listed.
type values struct {
	ID       int64
	Amount   money.Money
	Currency money.Currency
	Rate     money.Rate
	Ratio    money.Ratio
	Rounding money.Rounding
	Figure   figure.Figure
	Quantity figure.Quantity
	Unit     figure.Unit
	Date     period.Date
	Period   period.Period
	Start    period.YearStart
	Name     indicators.ID
	Parts    indicators.Breakdown
	Ref      agreements.Ref
	Title    wording.Text
}

func (v *values) same(o *values) bool {
	return v.ID == o.ID && v.Amount == o.Amount && v.Currency == o.Currency && v.Rate == o.Rate && v.Ratio == o.Ratio &&
		v.Rounding == o.Rounding && v.Figure.Equal(o.Figure) && v.Quantity.Equal(o.Quantity) && v.Unit == o.Unit &&
		v.Date == o.Date && v.Period == o.Period && v.Start == o.Start && v.Name == o.Name &&
		v.Parts == o.Parts && v.Ref == o.Ref && v.Title == o.Title
}

// columns are the values without the number of the record.
var columns = reflect.VisibleFields(reflect.TypeFor[values]())[1:]

// list returns the number and all values.
func (v *values) list() []any {
	all := []any{v.ID}
	for _, c := range columns {
		all = append(all, reflect.ValueOf(v).Elem().FieldByIndex(c.Index).Interface())
	}
	return all
}

// pointers returns where to read the number and all values to.
func (v *values) pointers() []any {
	all := []any{&v.ID}
	for _, c := range columns {
		all = append(all, reflect.ValueOf(v).Elem().FieldByIndex(c.Index).Addr().Interface())
	}
	return all
}

// names returns the names of the columns, the number first.
func names() []string {
	all := []string{"id"}
	for _, c := range columns {
		all = append(all, c.Name)
	}
	return all
}

// cases is how many random records each store is given.
func cases() int { return testkit.Cases(10_000, 100_000) }

// records are the random records of a seed, the first of them unset.
func records(seed uint64, n int) []values {
	r := random{rand.New(rand.NewPCG(seed, 2015))}
	all := make([]values, n)
	for i := range all {
		all[i] = r.values()
		all[i].ID = int64(i + 1)
	}
	all[0] = values{ID: 1}
	return all
}

// random draws values.
type random struct{ *rand.Rand }

func pick[T any](r random, from ...T) T { return from[r.IntN(len(from))] }

// must is for what the draws below cannot get wrong.
func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// values draws a record; each of its values is unset in one of ten.
func (r random) values() (v values) {
	set := func() bool { return r.IntN(10) > 0 }
	if set() {
		v.Amount = r.amount()
	}
	if set() {
		v.Currency = r.currency()
	}
	if set() {
		v.Rate = r.rate()
	}
	if set() {
		v.Ratio = must(money.NewRatio(r.int63(), 1+r.Int64N(1<<62)>>r.IntN(62)))
	}
	if set() {
		v.Rounding = r.rounding()
	}
	if set() {
		v.Figure = r.figure()
	}
	if set() {
		v.Quantity = figure.Quantity{Figure: r.figure(), Unit: r.unit()}
	}
	if set() {
		v.Unit = r.unit()
	}
	if set() {
		v.Date = r.date()
	}
	if set() {
		v.Period = r.period()
	}
	if set() {
		v.Start = must(period.NewYearStart(1+r.IntN(12), 1+r.IntN(28)))
	}
	if set() {
		v.Name = r.id()
	}
	if set() {
		v.Parts = must(indicators.ParseBreakdown(fmt.Sprintf("segment=%s,sex=%s", r.id(), pick(r, "F", "M"))))
	}
	if set() {
		v.Title = r.title()
	}
	if set() {
		v.Ref = agreements.Ref{Kind: agreements.RecordKind(1 + r.IntN(8)), ID: r.id()}
	}
	return v
}

// title draws names in some of the languages.
func (r random) title() (t wording.Text) {
	for _, l := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		if r.IntN(2) == 0 || l == wording.En && !t.IsSet() {
			name := pick(r, "jobs", "مناصب الشغل", "emplois créés", `"<&>'`, "a, b; c: - d", "null", "10^3")
			name += fmt.Sprint(r.IntN(99))
			t = must(t.With(l, name, pick(r, wording.Attested, wording.Translated, wording.Unverified)))
		}
	}
	return t
}

func (r random) id() indicators.ID {
	return indicators.ID(fmt.Sprintf("%c%d", 'A'+rune(r.IntN(26)), r.IntN(100_000)))
}

// int63 returns a number of any length, of either sign.
func (r random) int63() int64 {
	n := r.Int64() >> r.IntN(63)
	if r.IntN(2) == 0 {
		return -n
	}
	return n
}

var currencies = func() []money.Currency {
	all := slices.Collect(money.Currencies())
	all = slices.AppendSeq(all, money.RetiredCurrencies())
	return append(all, must(money.NewCurrency("XQT", 3)), must(money.NewCurrency("XQU", 0)))
}()

func (r random) currency() money.Currency { return pick(r, currencies...) }

func (r random) amount() money.Money {
	c := r.currency()
	places := c.MinorDigits()
	if r.IntN(3) == 0 {
		places += r.IntN(money.MaxPlaces + 1 - places)
	}
	return must(money.FromDecimal(decimal.New(r.int63(), -int32(places)), c))
}

func (r random) rate() money.Rate {
	base := r.currency()
	quote := r.currency()
	for quote == base {
		quote = r.currency()
	}
	return must(money.NewRateRatio(base, quote, must(money.NewRatio(1+r.Int64N(1<<40), 1+r.Int64N(1<<r.IntN(40))))))
}

func (r random) rounding() money.Rounding {
	mode := pick(r, money.HalfEven, money.HalfAway, money.HalfDown, money.Down, money.Up, money.Floor,
		money.Ceiling)
	if r.IntN(2) == 0 {
		return mode
	}
	return mode.To(money.MinPlaces + r.IntN(money.MaxPlaces-money.MinPlaces+1))
}

// figure draws a figure of any kind.
func (r random) figure() figure.Figure {
	f := figure.FromInt64(r.int63())
	switch r.IntN(8) {
	case 0:
		f = must(figure.FromDecimal(decimal.New(r.int63(), -int32(r.IntN(30)))))
	case 1:
		f = must(figure.Ratio(r.int63(), 1+r.Int64N(1<<40)))
	case 2: // longer than a machine word
		f = must(figure.FromRat(new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(3+r.Int64N(9)), big.NewInt(100), nil))))
	case 3:
		return must(figure.Interval(
			figure.Bound{Value: big.NewRat(-1-r.Int64N(1000), 3), Open: r.IntN(2) == 0},
			figure.Bound{Value: big.NewRat(r.Int64N(1000), 7), Open: r.IntN(2) == 0},
		))
	case 4:
		return must(figure.MustParse(strconv.FormatInt(r.int63()/1000, 10) + "000").WithResolution(decimal.New(1, 3)))
	}
	switch r.IntN(8) {
	case 0:
		return must(figure.MoreThan(f))
	case 1:
		return must(figure.AtLeast(f))
	case 2:
		return must(figure.LessThan(f))
	case 3:
		return must(figure.UpTo(f))
	case 4:
		return must(figure.About(f))
	}
	return f
}

func (r random) unit() figure.Unit {
	u := figure.MustParseUnit(pick(r, "1", "MAD", "EUR", "job", "percent", "10^3", "million*MAD", "m2"))
	for range r.IntN(3) {
		u = must(u.Quo(figure.MustParseUnit(pick(r, "person", "month", "company", "year^2"))))
	}
	return u
}

func (r random) date() period.Date {
	return period.MustDate(1+r.IntN(9999), 1+r.IntN(12), 1+r.IntN(28))
}

func (r random) period() period.Period {
	y := 1 + r.IntN(9998)
	switch r.IntN(10) {
	case 0:
		return period.Year(y)
	case 1:
		return period.Semester(y, 1+r.IntN(2))
	case 2:
		return period.Trimester(y, 1+r.IntN(3))
	case 3:
		return period.Quarter(y, 1+r.IntN(4))
	case 4:
		return period.Month(y, 1+r.IntN(12))
	case 5:
		return period.Week(y, 1+r.IntN(52))
	case 6:
		return period.Day(r.date())
	case 7:
		return period.YearRange(y, min(9999, y+r.IntN(9)))
	case 8:
		first := period.Month(y, 1+r.IntN(12))
		return must(period.NewRange(first.First(), period.Month(y+1, 1+r.IntN(12)).Last()))
	}
	first, last := r.date(), r.date()
	if last.Compare(first) < 0 {
		first, last = last, first
	}
	return must(period.NewRange(first, last))
}

// full draws a record until none of its values is unset.
func full(r random) values {
	for {
		v := r.values()
		v.ID = 1
		if !slices.ContainsFunc(v.list(), func(x any) bool { return reflect.ValueOf(x).IsZero() }) {
			return v
		}
	}
}

// TestSame: records differ if any one of their values does.
func TestSame(t *testing.T) {
	v := full(random{rand.New(rand.NewPCG(1, 1))})
	if o := v; !v.same(&o) {
		t.Error("a record is not the same as its copy")
	}
	for _, c := range columns {
		o := v
		reflect.ValueOf(&o).Elem().FieldByIndex(c.Index).SetZero()
		if v.same(&o) {
			t.Errorf("%s is not compared", c.Name)
		}
	}
}

// TestStored: every type that has a text form is a field of the records, one of
// texts, an enumeration, or a set of one.
func TestStored(t *testing.T) {
	for _, pair := range stored {
		typ := pair[0]
		in := func(f reflect.StructField) bool { return f.Type == typ }
		if slices.ContainsFunc(columns, in) || len(texts[typ]) > 0 {
			continue
		}
		if typ.Kind() < reflect.Uint8 || typ.Kind() > reflect.Uint64 {
			t.Errorf("%v is no field of values", typ)
		}
	}
}
