package indicators

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Recomputation says how the published values of an indicator follow from other
// figures, so that they can be computed again. The catalogue says it of growth
// over one year (Transformed "G1Y" and Of) and of what has a Formula; a sector
// declares the rest in a [RuleConfig].
type Recomputation struct {
	Indicator ID                `json:"indicator"`
	Kind      RecomputationKind `json:"kind"`
	// Of is the indicator that it is computed from.
	Of ID `json:"of"`
	// By is the divisor of a [QuotientOf], and ByPerimeter its perimeter where
	// that is not the published value's own.
	By          ID `json:"by,omitzero"`
	ByPerimeter ID `json:"by_perimeter,omitzero"`
}

// RecomputationKind says how a published value is computed.
type RecomputationKind uint8

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

// MarshalText implements [encoding.TextMarshaler].
func (k RecomputationKind) MarshalText() ([]byte, error) {
	return recomputationKinds.Marshal("computation", k)
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (k *RecomputationKind) UnmarshalText(text []byte) (err error) {
	*k, err = recomputationKinds.Unmarshal("computation", text)
	return err
}

// maxPairs is how many pairs of sources a published value is computed from.
const maxPairs = 64

// recomputedRule finds published rates and shares that their own figures deny.
//
// A value holds if any pair of sources gives it, each number taken as rounded or
// cut to the digits that are printed; numbers given as "about" as within a
// twentieth. Numbers with so few digits that they allow almost any value speak
// for it only as they are printed, once finer ones deny it. The rule is silent
// where figures to compute the value from are missing.
func recomputedRule(c RuleConfig) Rule {
	return Rule{
		Code: "IND043", Family: Identity, Severity: Warning,
		Title: say.Text("نسبة لا تعطيها أرقامها", "taux que ses chiffres ne donnent pas", "rate that its own figures do not give"),
		Mend:  say.Text("راجع النسبة والأرقام التي تُحسب منها", "revoir le taux et les chiffres dont il se tire", "look at the rate again, and at the figures that it comes from"),
		Example: Example{
			Fires: table("a,growth,MA,all,2011/2015,10.7@0.1,percent,observed,o16",
				"b,exports,MA,all,2011,4430000000@10000000,MAD,observed,o16", "c,exports,MA,all,2015,4980000000@10000000,MAD,observed,o16"),
			Silent: table("a,growth,MA,all,2011/2015,12.4@0.1,percent,observed,o16",
				"b,exports,MA,all,2011,4430000000@10000000,MAD,observed,o16", "c,exports,MA,all,2015,4980000000@10000000,MAD,observed,o16"),
			Path: "/observations/a/figure",
		},
		Check: perView(func(v View, r *report) {
			v.eachSeries(func(i *Indicator, k Key, voices []voice) {
				for _, m := range recomputations(c, i) {
					for n, x := range voices {
						if n < maxAlike || voices[n-maxAlike].period != x.period {
							v.recompute(m, i, k.At(x.period), x, r)
						}
					}
				}
				if i.Formula != "" {
					v.formula(i, k, voices, r)
				}
			})
		}),
	}
}

// recomputations returns how an indicator is computed, as the sector and the
// catalogue say.
func recomputations(c RuleConfig, i *Indicator) (all []Recomputation) {
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
func (m Recomputation) operands(k Key) (a, b Key, ok bool) {
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
		b.Breakdown = ""
		return a, b, k.Breakdown != ""
	case QuotientOf:
		if b.Indicator = m.By; m.ByPerimeter != "" {
			b.Perimeter = m.ByPerimeter
			b.Breakdown = ""
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
		add(figure.CAGR(a, b, years, cagrPlaces))
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
func allowed(f figure.Figure) figure.Figure {
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
		lower, upper := f.Lower(), f.Upper()
		if lower.Infinite || upper.Infinite {
			return figure.Figure{}, false
		}
		a, err1 := figure.FromRat(lower.Value)
		b, err2 := figure.FromRat(upper.Value)
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
func (v View) recompute(m Recomputation, i *Indicator, k Key, x voice, r *report) {
	ka, kb, ok := m.operands(k)
	if !ok {
		return
	}
	as, bs := v.voicesAt(ka), v.voicesAt(kb)
	unitA, _ := v.data.unitOf(ka.Indicator)
	unitB, _ := v.data.unitOf(kb.Indicator)
	ratio, err := unitA.Quo(unitB)
	if err != nil || !ratio.Compatible(i.Unit) {
		return
	}
	said := allowed(x.figure)
	best, bestPair := figure.Figure{}, [2]voice{}
	sharp, vague := false, false // a fine pair denies the value; a coarse one allows it
	pairs := 0
	as, bs = v.byAuthority(as), v.byAuthority(bs)
	for _, a := range as {
		for _, b := range bs {
			if pairs++; pairs > maxPairs {
				return
			}
			exact := m.compute(plain(a.figure), plain(b.figure), ka.Period, kb.Period)
			for n, f := range m.compute(allowed(a.figure), allowed(b.figure), ka.Period, kb.Period) {
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
				case meet(q.Figure, said) && (fine || meet(e.Figure, said)):
					return
				case meet(q.Figure, said):
					vague = true
				case e.IsSet() && (!best.IsSet() || fine && !sharp):
					best, bestPair, sharp = e.Figure, [2]voice{a, b}, fine
				}
			}
		}
	}
	if !best.IsSet() || vague && !sharp {
		return
	}
	v.denied(i, x, best, []voice{bestPair[0], bestPair[1]}, r)
}

// denied reports a published value that other figures give differently.
func (v View) denied(i *Indicator, x voice, computed figure.Figure, from []voice, r *report) {
	o := v.observation(x)
	places := 1
	if step, ok := x.figure.Resolution(); ok {
		places = max(0, int(-step.Exponent()))
	}
	computed = rounded(computed, places)
	q := figure.Quantity{Figure: computed, Unit: i.Unit}
	f := r.add(pathOf(o)+"/figure", say.Text("منشور {value}، والأرقام تعطي {computed}", "publié {value} ; les chiffres donnent {computed}", "published as {value}; the figures give {computed}"),
		amount("value", o.Quantity()), amount("computed", q)).cite(o, noNote)
	for _, y := range from {
		f.cite(v.observation(y), noNote)
	}
	f.candidates(Candidate{Key: o.Key, Figure: computed, Unit: i.Unit, Why: "computed again"})
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

// byAuthority returns voices by authority, then the latest first.
func (v View) byAuthority(voices []voice) []voice {
	d := v.data
	voices = slices.Clone(voices)
	slices.SortStableFunc(voices, func(a, b voice) int {
		x, y := rankOf(Source{Rank: d.rankAt(a.row)}), rankOf(Source{Rank: d.rankAt(b.row)})
		if x != y {
			return boolInt(x > y) - boolInt(x < y)
		}
		return comparePublished(d.publishedAt(b.row), d.publishedAt(a.row))
	})
	return voices
}

// formula holds published values against the formula of their indicator, with
// whatever the sources allow for its inputs.
func (v View) formula(i *Indicator, k Key, voices []voice, r *report) {
	m, err := ParseMetric(i.Formula)
	if err != nil {
		return
	}
	m.Unit = i.Unit
	p, err := compile("Rule", m, v.data.catalogue)
	if err != nil {
		return
	}
	hull := v
	hull.config.Policy, hull.config.Digits = Hull, figure.Either
	for n, x := range voices {
		if n >= maxAlike && voices[n-maxAlike].period == x.period {
			continue
		}
		e := evaluation{v: hull, p: p, answers: true}
		at := k.At(x.period)
		at.Indicator = ""
		f, err := e.run(at)
		if err != nil || !f.IsSet() || meet(f, allowed(x.figure)) {
			continue
		}
		var from []voice
		for _, a := range e.inputs {
			for _, id := range a.Chosen {
				if row, ok := v.data.rowOf(id); ok {
					from = append(from, voice{row: row})
				}
			}
		}
		v.denied(i, x, f, from[:min(len(from), maxEvidence)], r)
	}
}
