package indicators

import (
	"cmp"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/say"
)

// RateUse says which of the exchange rates of a period is wanted.
type RateUse uint16

const (
	// RateAverage is the average over the period, for flows. It is an
	// observation of exactly that period, of an indicator whose values are
	// collected as averages (SDMX code A); of one day any rate will do.
	RateAverage RateUse = iota + 1
	// RateClosing is the rate at the end of the period, for stocks. It is an
	// observation of exactly that period, of an indicator whose values are
	// collected at the end (SDMX code E), or else the rate of the last day.
	RateClosing
)

var rateUses = enum.Table[RateUse]{"", "average", "closing"}

// String returns "average" or "closing".
func (u RateUse) String() string { return rateUses.String("use of rate", u) }

// RateOptions say how a rate may be found. The zero value is the strictest: no
// other day, no choice of a currency in between.
type RateOptions struct {
	// Use is the rate that is wanted. [View.Rate] needs it; [View.Convert]
	// takes the average for a flow and the closing rate for a stock, and needs
	// it for anything else.
	Use RateUse `json:"use,omitzero"`
	// DaysBack is how many days before the last day of the period a closing
	// rate may be of, when there is none of that day: markets close. From 0 to
	// 366.
	DaysBack int `json:"days_back,omitzero"`
	// Via is the currency through which a cross rate is computed. If unset,
	// the only one possible is used.
	Via money.Currency `json:"via,omitzero"`
	// Area is the area of the rates; unset is every area, as long as they say
	// the same.
	Area ID `json:"area,omitzero"`
}

// maxDaysBack limits [RateOptions.DaysBack].
const maxDaysBack = 366

// RateQuery asks what one unit of a currency was worth in another.
type RateQuery struct {
	From   money.Currency `json:"from,omitzero"`
	To     money.Currency `json:"to,omitzero"`
	Period period.Period  `json:"period,omitzero"`
	RateOptions
}

// RateAnswer is an exchange rate with where it comes from.
type RateAnswer struct {
	Query RateQuery `json:"query,omitzero"`
	// Quantity is the price of one unit of From, exact, in a unit such as
	// MAD/USD.
	Quantity figure.Quantity `json:"quantity"`
	// Legs are the published rates that it was made from: one, or two for a
	// cross rate, and none when From is To.
	Legs []RateLeg `json:"legs,omitzero"`
	// Via is the currency between the legs of a cross rate.
	Via money.Currency `json:"via,omitzero"`
	// DaysBack is how many days before the last day of the period the rate is
	// of.
	DaysBack int `json:"days_back,omitzero"`
}

// RateLeg is a published rate.
type RateLeg struct {
	Answer Answer `json:"answer,omitzero"`
	// Inverse reports that the rate is published the other way round, and was
	// inverted exactly.
	Inverse bool `json:"inverse"`
}

// Derived reports that nobody published the rate itself: it was inverted, or
// computed through a third currency.
func (r RateAnswer) Derived() bool {
	return len(r.Legs) > 1 || slices.ContainsFunc(r.Legs, func(l RateLeg) bool { return l.Inverse })
}

// Rate returns the bare ratio, for amounts of money. A rate that is a range is
// [ErrInvalid]; one that does not fit is an error of package money.
func (r RateAnswer) Rate() (money.Rate, error) {
	x, ok := r.Quantity.Figure.Rat()
	if !ok {
		return money.Rate{}, &Error{Op: "RateAnswer.Rate", Err: ErrInvalid,
			Detail: r.Quantity.String() + " is no single rate"}
	}
	price, err := money.RatioFromRat(x)
	if err != nil {
		return money.Rate{}, &Error{Op: "RateAnswer.Rate", Err: err}
	}
	rate, err := money.NewRateRatio(r.Query.From, r.Query.To, price)
	if err != nil {
		return money.Rate{}, &Error{Op: "RateAnswer.Rate", Err: err}
	}
	return rate, nil
}

var rateTexts = struct{ average, closing, derived, inverse, via, back [3]string }{
	average: [3]string{"معدل الفترة", "moyenne de la période", "average of the period"},
	closing: [3]string{"سعر الإقفال", "cours de clôture", "closing rate"},
	derived: [3]string{"مشتق", "dérivé", "derived"},
	inverse: [3]string{"معكوس", "inversé", "inverted"},
	via:     [3]string{"عبر ", "par ", "by way of "},
	back: [3]string{"أيام قبل نهاية الفترة: ", "jours avant la fin de la période : ",
		"days before the end of the period: "},
}

// Why says, in a language, what the rate is and which published rates it was
// made from, one per line.
func (r RateAnswer) Why(lang wording.Lang) string {
	n := say.Index(lang)
	var b strings.Builder
	use := rateTexts.average
	if r.Query.Use == RateClosing {
		use = rateTexts.closing
	}
	fmt.Fprintf(&b, "%s %s = %s (%s", r.Query.From, r.Query.Period, r.Quantity, use[n])
	if r.Derived() {
		b.WriteString(explain.Comma()[n] + rateTexts.derived[n])
	}
	if r.Via.IsSet() {
		b.WriteString(explain.Comma()[n] + rateTexts.via[n] + r.Via.String())
	}
	if r.DaysBack > 0 {
		b.WriteString(explain.Comma()[n] + rateTexts.back[n] + strconv.Itoa(r.DaysBack))
	}
	b.WriteByte(')')
	for _, l := range r.Legs {
		b.WriteString("\n" + l.Answer.line(lang))
		if l.Inverse {
			b.WriteString(" (" + rateTexts.inverse[n] + ")")
		}
	}
	return b.String()
}

// Rate answers what one unit of a currency was worth in another, from the
// observations of indicators whose unit is one currency over another. A rate
// that is published is taken as it is; failing that the one published the other
// way round, inverted; failing that a cross rate through one other
// currency, both of whose legs are of the same day or period. The answer says
// which.
//
// Errors are [ErrNoData] when there is no such rate, [ErrDisagree] when two
// indicators or two currencies in between would give different ones, and those
// of [View.Value] for each observation.
func (v View) Rate(q RateQuery) (RateAnswer, error) {
	const op = "View.Rate"
	switch {
	case !q.From.Valid() || !q.To.Valid():
		return RateAnswer{}, &Error{Op: op, Err: ErrInvalid, Detail: "a currency is not set"}
	case !q.Period.IsSet():
		return RateAnswer{}, &Error{Op: op, Err: ErrInvalid, Detail: "the period is not set"}
	case !rateUses.Valid(q.Use):
		return RateAnswer{}, &Error{Op: op, Err: ErrInvalid, Detail: "neither the average nor the closing rate is asked for"}
	case q.DaysBack < 0 || q.DaysBack > maxDaysBack:
		return RateAnswer{}, &Error{Op: op, Err: ErrInvalid,
			Detail: fmt.Sprintf("%d days back; 0 to %d are allowed", q.DaysBack, maxDaysBack)}
	}
	if q.From == q.To {
		return RateAnswer{Query: q, Quantity: figure.Quantity{Figure: figure.FromInt64(1)}}, nil
	}
	pairs := v.currencyPairs()
	days := 0
	if q.Use == RateClosing {
		days = q.DaysBack
	}
	for back := range days + 1 {
		if l, ok, err := v.leg(q, pairs, q.From, q.To, back); err != nil || ok {
			return finishRate(q, back, 0, err, l)
		}
	}
	for back := range days + 1 {
		via, legs, err := v.cross(q, pairs, back)
		if err != nil || len(legs) > 0 {
			return finishRate(q, back, via, err, legs...)
		}
	}
	return RateAnswer{}, &Error{Op: op, Err: ErrNoData, Periods: []period.Period{q.Period},
		Detail: fmt.Sprintf("%s rate of %s in %s for %s", q.Use, q.From, q.To, q.Period)}
}

// finishRate multiplies the legs.
func finishRate(q RateQuery, back int, via money.Currency, err error, legs ...RateLeg) (RateAnswer, error) {
	if err != nil {
		return RateAnswer{}, err
	}
	r := RateAnswer{Query: q, Legs: legs, Via: via, DaysBack: back, Quantity: figure.Quantity{Figure: figure.FromInt64(1)}}
	for _, l := range legs {
		x := l.Answer.Quantity
		if l.Inverse {
			x, err = figure.Quantity{Figure: figure.FromInt64(1)}.Quo(x)
		}
		if err == nil {
			r.Quantity, err = r.Quantity.Mul(x)
		}
		if err != nil {
			return RateAnswer{}, &Error{Op: "View.Rate", Err: err,
				Detail: l.Answer.Key.String() + " = " + l.Answer.Quantity.String()}
		}
	}
	return r, nil
}

// currencyPair is an indicator that is an exchange rate.
type currencyPair struct {
	indicator   ID
	collected   string
	base, quote money.Currency // one base is so many quote
}

// currencyPairs returns the indicators that are exchange rates, by their unit.
func (v View) currencyPairs() []currencyPair {
	if v.data == nil {
		return nil
	}
	var pairs []currencyPair
	for i := range v.data.catalogue.indicators {
		x := &v.data.catalogue.indicators[i]
		terms := x.Unit.Terms()
		if len(terms) != 2 || terms[0].Power != 1 || terms[1].Power != -1 {
			continue
		}
		quote, err1 := money.ParseCurrency(terms[0].Symbol)
		base, err2 := money.ParseCurrency(terms[1].Symbol)
		if err1 == nil && err2 == nil {
			pairs = append(pairs, currencyPair{x.ID, x.Collected, base, quote})
		}
	}
	return pairs
}

// leg finds the rate of one currency in another, as published or the other way
// round, of the period or, for a closing rate, of a day so many days before its
// end.
func (v View) leg(q RateQuery, pairs []currencyPair, from, to money.Currency,
	back int) (leg RateLeg, ok bool, err error) {
	for _, inverse := range []bool{false, true} {
		var found []Answer
		for _, p := range pairs {
			if p.base != from || p.quote != to {
				continue
			}
			for _, at := range q.periods(p, back) {
				answers, err := v.valuesOf(p.indicator, q.Area, at)
				if err != nil {
					return RateLeg{}, false, err
				}
				if found = append(found, answers...); len(answers) > 0 {
					break
				}
			}
		}
		for _, a := range found[min(1, len(found)):] {
			if x, y := found[0].Quantity, a.Quantity; !x.Figure.Encloses(y.Figure) || !y.Figure.Encloses(x.Figure) {
				return RateLeg{}, false, &Error{
					Op: "View.Rate", Err: ErrDisagree, Records: append(slices.Clone(found[0].Chosen), a.Chosen...),
					Detail: fmt.Sprintf("%s: %s, and %s: %s", found[0].Key, x, a.Key, y),
				}
			}
		}
		if len(found) > 0 {
			return RateLeg{found[0], inverse}, true, nil
		}
		from, to = to, from
	}
	return RateLeg{}, false, nil
}

// periods returns the periods of which an indicator's rate serves, the best
// first.
func (q RateQuery) periods(p currencyPair, back int) []period.Period {
	var ps []period.Period
	day := q.Period.Kind() == period.KindDay
	switch {
	case q.Use == RateAverage && (p.collected == "A" || day),
		q.Use == RateClosing && p.collected == "E" && back == 0 && !day:
		ps = append(ps, q.Period)
	}
	if q.Use == RateClosing {
		if d := q.Period.Last().AddDays(-back); d.IsSet() {
			ps = append(ps, period.Day(d))
		}
	}
	return ps
}

// valuesOf returns the values of an indicator without breakdown in a period:
// none, one, or one for each area that has one.
func (v View) valuesOf(indicator, area ID, at period.Period) ([]Answer, error) {
	d := v.data
	var found []Answer
	last := Key{}
	for row := range d.selected(Selector{Indicator: indicator, Area: area, Total: true, Period: at}) {
		k := d.keyAt(row)
		if k == last {
			continue
		}
		last = k
		a, err := v.valueIn(k)
		if errors.Is(err, ErrNoData) {
			continue
		}
		if err != nil {
			return nil, err
		}
		found = append(found, a)
	}
	return found, nil
}

// cross finds two legs that join the currencies through a third.
func (v View) cross(q RateQuery, pairs []currencyPair, back int) (via money.Currency, legs []RateLeg, err error) {
	var third []money.Currency
	for _, p := range pairs {
		for _, c := range []money.Currency{p.base, p.quote} {
			if c != q.From && c != q.To && (!q.Via.IsSet() || c == q.Via) {
				third = append(third, c)
			}
		}
	}
	slices.SortFunc(third, func(a, b money.Currency) int { return cmp.Compare(a.String(), b.String()) })
	for _, c := range slices.Compact(third) {
		a, ok, err := v.leg(q, pairs, q.From, c, back)
		if err != nil {
			return 0, nil, err
		}
		if !ok {
			continue
		}
		b, ok, err := v.leg(q, pairs, c, q.To, back)
		if err != nil {
			return 0, nil, err
		}
		if !ok {
			continue
		}
		if len(legs) > 0 {
			return 0, nil, &Error{Op: "View.Rate", Err: ErrDisagree,
				Detail: fmt.Sprintf("%s in %s can go through %s or through %s: state which", q.From, q.To, via, c)}
		}
		via, legs = c, []RateLeg{a, b}
	}
	return via, legs, nil
}

// Conversion is an answer in another currency.
type Conversion struct {
	// Quantity is the exact result.
	Quantity figure.Quantity `json:"quantity"`
	Of       Answer          `json:"of,omitzero"`
	Rate     RateAnswer      `json:"rate,omitzero"`
}

// Why returns the answer and the rate with their reasons, on lines of their
// own.
func (c Conversion) Why(lang wording.Lang) string {
	return c.Of.line(lang) + "\n" + c.Rate.Why(lang)
}

// Convert returns an answer in another currency, at the rate of its period: the
// average for a flow, the closing rate for a stock. For an indicator of another
// nature, such as a wage, the use of the rate must be stated. The unit of the
// answer must name one currency: [ErrUnit]. Nothing is rounded.
func (v View) Convert(a Answer, to money.Currency, o RateOptions) (Conversion, error) {
	const op = "View.Convert"
	var from money.Currency
	power := 0
	for _, t := range a.Quantity.Unit.Terms() {
		c, err := money.ParseCurrency(t.Symbol)
		if err != nil {
			continue
		}
		if power != 0 {
			return Conversion{}, &Error{Op: op, Err: ErrUnit, Detail: a.Quantity.Unit.String() + " has two currencies"}
		}
		from, power = c, t.Power
	}
	if power != 1 && power != -1 {
		return Conversion{}, &Error{Op: op, Err: ErrUnit,
			Detail: a.Quantity.Unit.String() + " is not an amount in one currency"}
	}
	if o.Use == 0 && v.data != nil {
		if x, ok := v.data.catalogue.Indicator(a.Key.Indicator); ok {
			o.Use = map[Nature]RateUse{FlowOver: RateAverage, Stock: RateClosing}[x.Nature]
		}
	}
	r, err := v.Rate(RateQuery{From: from, To: to, Period: a.Key.Period, RateOptions: o})
	if err != nil {
		return Conversion{}, err
	}
	c := Conversion{Of: a, Rate: r}
	if power > 0 {
		c.Quantity, err = a.Quantity.Mul(r.Quantity)
	} else {
		c.Quantity, err = a.Quantity.Quo(r.Quantity)
	}
	if err != nil {
		return Conversion{}, &Error{Op: op, Err: err, Detail: a.Key.String()}
	}
	return c, nil
}
