package rules

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/digits"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// Recomputation says how the published values of an indicator follow from other
// figures, so that they can be computed again. The catalogue says it of growth
// over one year (Transformed "G1Y" and Of) and of what has a Formula; a sector
// declares the rest in a [Config].
type Recomputation struct {
	Indicator indicators.ID     `json:"indicator"`
	Kind      RecomputationKind `json:"kind"`
	// Of is the indicator that it is computed from.
	Of indicators.ID `json:"of"`
	// By is the divisor of a [QuotientOf], and ByPerimeter its perimeter where
	// that is not the published value's own.
	By          indicators.ID `json:"by,omitzero"`
	ByPerimeter indicators.ID `json:"by_perimeter,omitzero"`
}

// RecomputationKind says how a published value is computed.
type RecomputationKind uint16

const (
	// GrowthOf is the relative change of Of: of a year against the year before,
	// of a half or quarter against that of the year before, of a span of years
	// from its first to its last.
	GrowthOf RecomputationKind = iota + 1
	// YearlyGrowthOf is the mean change a year over a span of years, compound or
	// plain.
	YearlyGrowthOf
	// ShareOf is Of for the key's part over Of for the whole.
	ShareOf
	// QuotientOf is Of over By.
	QuotientOf
)

var recomputationKinds = enum.Table[RecomputationKind]{"", "growth", "yearly growth", "share", "quotient"}

// String returns "growth", "yearly growth", "share" or "quotient".
func (k RecomputationKind) String() string {
	return recomputationKinds.String("computation", k)
}

// growthPlaces is the number of decimal places that growth rates are enclosed to
// when they are not rational.
const growthPlaces = 12

// maxPairs is how many pairs of sources a published value is computed from.
const maxPairs = 64

// recomputedRule finds published rates and shares that their own figures deny.
//
// A value holds if any pair of sources gives it, each number taken as rounded or
// cut to the digits that are printed; numbers given as "about" as within a
// twentieth. Numbers with so few digits that they allow almost any value speak
// for it only as they are printed, once finer ones deny it. The rule is silent
// where figures to compute the value from are missing.
func ind043(c Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND043", Family: FamilyIdentity, Severity: finding.SeverityWarning,
			Title: messages.Text("rate that its own figures do not give"),
			Mend:  messages.Text("look at the rate again, and at the figures that it comes from"),
		},
		Check: withCausesIfAny("IND043", func(s Scope, r *rulekit.Report) {
			computed := func(i *indicators.Indicator) bool { return i.Formula != "" || len(recomputations(c, i)) > 0 }
			s.eachSeriesOf(computed, func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
				for _, m := range recomputations(c, i) {
					held := m.Kind == GrowthOf && i.Transformed == "G1Y" && i.Of == m.Of && s.growsOf(i, k)
					for n, x := range data {
						if held && s.diagnosis().growing[x.Row.ID()] {
							if a, b, ok := m.operands(k.At(x.Period())); ok {
								s.holds("IND043", a, b)
							}
							continue // held source by source, and told with its cause
						}
						if n < maxAlike || data[n-maxAlike].Period() != x.Period() {
							s.recompute(m, i, k.At(x.Period()), x, r)
						}
					}
				}
				if i.Formula != "" {
					s.formula(i, k, data, r)
				}
			})
		}),
	}
}

// growsOf reports whether growth over a year is held against the values of its own
// indicator, source by source, and told with its cause.
func (s Scope) growsOf(i *indicators.Indicator, k indicators.Key) bool {
	k = k.Series()
	if k.Indicator = i.Of; !s.sees(k) {
		return false
	}
	_, known := s.oneIn(i.Unit)
	_, there := s.diagnosis().byKey[k]
	return known && there
}

// recomputations returns how an indicator is computed, as the sector and the
// catalogue say.
func recomputations(c Config, i *indicators.Indicator) (all []Recomputation) {
	for _, m := range c.Recomputed {
		if m.Indicator == i.ID {
			all = append(all, m)
		}
	}
	if len(all) == 0 && i.Transformed == "G1Y" && i.Of != "" {
		all = append(all, Recomputation{Indicator: i.ID, Kind: GrowthOf, Of: i.Of})
	}
	return all
}

// operands returns the keys that a value is computed from: from and to, or part
// and whole.
func (m Recomputation) operands(k indicators.Key) (a, b indicators.Key, ok bool) {
	a, b = k, k
	a.Indicator, b.Indicator = m.Of, m.Of
	switch m.Kind {
	case GrowthOf, YearlyGrowthOf:
		p := k.Period
		if p.Kind() == period.KindRange {
			a.Period, b.Period = period.At(p.First(), period.KindYear), period.At(p.Last(), period.KindYear)
			return a, b, a.Period != b.Period
		}
		a.Period = period.At(p.First().AddYears(-1), p.Kind())
		return a, b, m.Kind == GrowthOf
	case ShareOf:
		b.Breakdown = indicators.Breakdown{}
		return a, b, !k.Breakdown.IsTotal()
	case QuotientOf:
		if b.Indicator = m.By; m.ByPerimeter != "" {
			b.Perimeter = m.ByPerimeter
			b.Breakdown = indicators.Breakdown{}
		}
		return a, b, m.By != ""
	}
	return a, b, false
}

// compute returns the ways in which a value follows from a pair of figures.
func (m Recomputation) compute(a, b figure.Figure, from, to period.Period) (all []figure.Figure) {
	add := func(f figure.Figure, err error) {
		if err == nil {
			all = append(all, f)
		}
	}
	switch m.Kind {
	case GrowthOf:
		add(figure.Growth(a, b))
	case YearlyGrowthOf:
		years, err := from.YearsTo(to)
		if err != nil || years.Sign() <= 0 {
			return nil
		}
		add(figure.CAGR(a, b, years, growthPlaces))
		if whole, err := figure.Growth(a, b); err == nil {
			if n, err := figure.FromRat(years); err == nil {
				add(whole.Quo(n))
			}
		}
	case ShareOf, QuotientOf:
		add(a.Quo(b))
	}
	return all
}

// allowed returns what the printed digits allow.
//
// Where a resolution is not stated, zeros at the end may stand for digits that were
// not known, and a decimal fraction is as fine as its last digit.
func allowed(f figure.Figure) figure.Figure { return allowedTo(f, false) }

// allowedTo is allowed; of what is computed whole numbers are rounded too.
func allowedTo(f figure.Figure, computed bool) figure.Figure {
	if c, e, q, res, ok := f.Compact(); ok && q == figure.Unqualified && res == figure.NoResolution {
		if d := (dec{c, int32(e)}).short(); d.c != 0 && (d.e != 0 || computed) {
			if g, err := f.WithResolution(decimal.New(1, d.e)); err == nil {
				f = g
			}
		}
	}
	f = f.Read(figure.Either)
	if f.Approximate() {
		if g, err := f.Tolerance(decimal.New(5, -2)); err == nil {
			return g
		}
	}
	return f
}

// asFine reports whether a computed range says as much as the published
// value: whether it is not much wider than the digits of the value allow.
func asFine(computed, said figure.Figure) bool {
	width := func(f figure.Figure) (figure.Figure, bool) {
		a, err1 := figure.FromRat(f.Lower().Value) // which an infinite end lacks
		b, err2 := figure.FromRat(f.Upper().Value)
		if err1 != nil || err2 != nil {
			return figure.Figure{}, false
		}
		w, err := b.Sub(a)
		return w, err == nil
	}
	a, ok1 := width(computed)
	b, ok2 := width(said)
	if !ok1 || !ok2 {
		return false
	}
	most, err := b.Mul(figure.FromInt64(fineWidth))
	return err == nil && a.Greater(most) != figure.Yes
}

// fineWidth is how many times wider than a published value a range may be
// that speaks for it.
const fineWidth = 4

// recompute holds one published value against all pairs of figures that it may
// come from.
func (s Scope) recompute(
	m Recomputation, i *indicators.Indicator, k indicators.Key, x indicators.Datum, r *rulekit.Report,
) {
	ka, kb, ok := m.operands(k)
	if !ok {
		return
	}
	as, bs := s.DataOf(ka), s.DataOf(kb)
	unitA, _ := s.unitOf(ka.Indicator)
	unitB, _ := s.unitOf(kb.Indicator)
	ratio, err := unitA.Quo(unitB)
	if err != nil || !ratio.Compatible(i.Unit) {
		return
	}
	if len(as) > 0 && len(bs) > 0 {
		s.holds("IND043", k, ka, kb)
	}
	said := allowedTo(x.Figure, true)
	best, bestPair := figure.Figure{}, [2]indicators.Datum{}
	sharp, vague := false, false // a fine pair denies the value; a coarse one allows it
	pairs := 0
	as, bs = ownFirst(x, byRank(as)), ownFirst(x, byRank(bs))
	for _, a := range as {
		for _, b := range bs {
			if pairs++; pairs > maxPairs {
				return
			}
			exact := m.compute(digits.Plain(a.Figure), digits.Plain(b.Figure), ka.Period, kb.Period)
			for n, f := range m.compute(allowed(a.Figure), allowed(b.Figure), ka.Period, kb.Period) {
				q, err := figure.Quantity{Figure: f, Unit: ratio}.In(i.Unit)
				if err != nil {
					return
				}
				fine := asFine(q.Figure, said)
				var e figure.Quantity
				if n < len(exact) {
					e, err = figure.Quantity{Figure: exact[n], Unit: ratio}.In(i.Unit)
				}
				switch {
				case err != nil:
					return
				case digits.Meet(q.Figure, said) && (fine || digits.Meet(e.Figure, said)):
					return
				case digits.Meet(q.Figure, said):
					vague = true
				case e.IsSet() && (!best.IsSet() || fine && !sharp):
					best, bestPair, sharp = e.Figure, [2]indicators.Datum{a, b}, fine
				}
			}
		}
	}
	if !best.IsSet() || vague && !sharp {
		return
	}
	s.denied(i, x, best, []indicators.Datum{bestPair[0], bestPair[1]}, r)
}

// ownFirst puts the data of the origin of x first.
func ownFirst(x indicators.Datum, data []indicators.Datum) []indicators.Datum {
	slices.SortStableFunc(data, func(a, b indicators.Datum) int {
		return precedence.FalseFirst(!oneOrigin(a.Row, x.Row), !oneOrigin(b.Row, x.Row))
	})
	return data
}

// byKey divides data into lists of one key each.
func byKey(data []indicators.Datum) (lists [][]indicators.Datum) {
next:
	for _, x := range data {
		for n := range lists {
			if lists[n][0].Row.Key() == x.Row.Key() {
				lists[n] = append(lists[n], x)
				continue next
			}
		}
		lists = append(lists, []indicators.Datum{x})
	}
	return lists
}

// denied reports a published value that other figures give differently.
func (s Scope) denied(
	i *indicators.Indicator, x indicators.Datum, computed figure.Figure, from []indicators.Datum, r *rulekit.Report,
) {
	if s.immaterial("IND043", i, x.Figure, computed, x.Row) {
		return
	}
	o := x.Row.Observation()
	places := 1
	if step, ok := x.Figure.Resolution(); ok {
		places = max(0, int(-step.Exponent()))
	}
	computed = rounded(computed, places)
	q := figure.Quantity{Figure: computed, Unit: i.Unit}
	message := messages.Text("published as {value}; the figures give {computed}")
	args := []finding.Arg{rulekit.Quantity("value", o.Quantity()), rulekit.Quantity("computed", q)}
	if lists := byKey(from); !statesBeside(x.Row, lists...) {
		if statedByOne(append([][]indicators.Datum{s.DataOf(x.Row.Key())}, lists...)...) {
			return // whose own value is held against this one
		}
		var origins finding.Arg
		message, origins = s.differing(message, rowsOf([]indicators.Datum{x}, from))
		r.Add(keyPath(x.Row.Key()), message, append(args, origins)...).
			Cite(cited(o)).CiteSome(maxEvidence+1, citedAll(from)...)
		return
	}
	f := r.Add(pathOf(o)+"/figure", message, args...).Cite(cited(o))
	f.CiteSome(maxEvidence+1, citedAll(from)...)
	f.Propose(
		indicators.Candidate{Key: o.Key, Figure: computed, Unit: i.Unit},
		messages.Text("computed again from its figures"),
	)
}

// rounded rounds a figure, and a range to a point if both its ends are rounded to
// that.
func rounded(f figure.Figure, places int) figure.Figure {
	lower, upper := f.Lower(), f.Upper()
	if !f.IsPoint() && !lower.Infinite && !upper.Infinite {
		a, err1 := figure.FromRat(lower.Value)
		b, err2 := figure.FromRat(upper.Value)
		if err1 == nil && err2 == nil {
			a, b = a.Round(places, money.HalfEven), b.Round(places, money.HalfEven)
			if a.Equal(b) {
				return a
			}
		}
	}
	return f.Round(places, money.HalfEven)
}

// narrowestOf gives a program what is said of a key, in the View's answer, where some of
// it only says less than the rest.
func (s Scope) narrowestOf(hull indicators.View) func(indicators.Key) (figure.Figure, *indicators.Answer) {
	return func(k indicators.Key) (figure.Figure, *indicators.Answer) {
		data := trusted(s.DataOf(k))
		if len(narrowest(data)) == len(data) {
			return figure.Figure{}, nil
		}
		a, err := hull.Value(k)
		if err != nil {
			return figure.Figure{}, nil
		}
		return hullOf(data), &a
	}
}

// formula holds published values against the formula of their indicator, with
// whatever the sources allow for its inputs.
func (s Scope) formula(i *indicators.Indicator, k indicators.Key, data []indicators.Datum, r *rulekit.Report) {
	if a, b, ok := s.quotientOf(i, k); ok && s.sees(a) && s.sees(b) && s.diagnosis().divides(i, k) {
		return // held source by source, and told with its cause
	}
	if _, _, ok := linearFormula(i.Formula); ok {
		d := s.diagnosis()
		if whole, _, ok := d.linearColumns(i, k); ok {
			if _, there := d.byKey[whole]; there {
				return
			}
		}
	}
	m, err := indicators.ParseMetric(i.Formula)
	if err != nil {
		return
	}
	m.Unit = i.Unit
	p, err := m.Compile(s.Catalogue())
	if err != nil {
		return
	}
	config := s.view.Config()
	config.Policy, config.Digits = indicators.Hull, figure.Either
	hull := s.view.Dataset().View(config)
	for n, x := range data {
		if n >= maxAlike && data[n-maxAlike].Period() == x.Period() {
			continue
		}
		f, inputs, err := hull.EvalGiven(p, k.At(x.Period()), s.narrowestOf(hull))
		if err != nil || !f.IsSet() {
			continue
		}
		s.holds("IND043", k.At(x.Period()))
		for _, a := range inputs {
			s.holds("IND043", a.Key)
		}
		if digits.Meet(f, allowedTo(x.Figure, true)) {
			continue
		}
		var from []indicators.Datum
		cites := map[indicators.ID]bool{} // a formula can name an indicator twice
		for _, a := range inputs {
			for _, id := range a.Chosen {
				if row, ok := s.view.Dataset().Row(id); ok && !cites[id] {
					cites[id] = true
					from = append(from, indicators.Datum{Row: row})
				}
			}
		}
		s.denied(i, x, f, from, r)
	}
}
