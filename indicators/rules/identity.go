package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/digits"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

func ind041(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND041", Family: FamilyIdentity, Severity: finding.SeverityWarning,
			Title: messages.Text("parts do not add up to their total"),
			Mend:  messages.Text("look at the total and its parts again in their sources"),
		},
		Check: withCausesIfAny("IND041", checkParts),
	}
}

func ind042(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND042", Family: FamilyIdentity, Severity: finding.SeverityWarning,
			Title: messages.Text("shares of more than 100 % together"),
		},
		Check: perScope(checkShares),
	}
}

func ind044(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND044", Family: FamilyIdentity, Severity: finding.SeverityWarning,
			Title: messages.Text("net flow is not the change of the stock"),
			Mend: messages.Text(
				"ask what the flow and the stock count: which perimeter, and from which day to which",
			),
		},
		Check: withCausesIfAny("IND044", eachFlow(func(
			i *indicators.Indicator, x indicators.Datum, change figure.Figure, told func(wording.Text),
		) {
			said := allowed(x.Figure)
			switch {
			case i.Flow == indicators.Net && !digits.Meet(said, change):
				told(messages.Text("a net {value}, but the stock changed by {change}"))
			case i.Flow == indicators.Gross && said.Less(change) == figure.Yes:
				told(messages.Text("{value} created, but the stock grew by more: {change}"))
			}
		})),
	}
}

func ind045(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND045", Family: FamilyPlausibility, Severity: finding.SeverityWarning,
			Title: messages.Text("creations beyond the change of the stock"),
			Mend:  messages.Text("ask what the creations count: gross or net, and over which perimeter"),
		},
		Check: perScope(eachFlow(func(
			i *indicators.Indicator, x indicators.Datum, change figure.Figure, told func(wording.Text),
		) {
			created := i.Flow == indicators.Gross || i.Flow == indicators.Declared
			if created && allowed(x.Figure).Greater(change) == figure.Yes {
				told(messages.Text("{value} created, but the stock changed by only {change}"))
			}
		})),
	}
}

func ind046(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND046", Family: FamilyIdentity, Severity: finding.SeverityWarning,
			Title: messages.Text("part larger than the whole"),
			Mend:  messages.Text("look at both values again, and whether the one is part of the other"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			perimeters := 0
			for range s.Catalogue().Perimeters() {
				perimeters++
			}
			whole := func(i *indicators.Indicator) bool { return i.OverSegments == indicators.Sum && neverNegative(i) }
			s.eachSeriesOf(whole, func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
				wide := k
				for range perimeters {
					p, ok := s.perimeter(wide.Perimeter)
					if !ok || p.Within == "" || p.Within == k.Perimeter {
						return
					}
					wide.Perimeter = p.Within
					var all []indicators.Datum
					var whole figure.Figure
					for n, x := range data {
						if n == 0 || data[n-1].Period() != x.Period() {
							if all = s.DataOf(wide.At(x.Period())); len(all) > 0 {
								whole = hullOf(all)
							}
						}
						if len(all) > 0 {
							s.holds("IND046", k.At(x.Period()), all[0].Row.Key())
						}
						if len(all) == 0 || allowed(x.Figure).Greater(whole) != figure.Yes ||
							s.immaterial("IND046", i, x.Figure, printed(all), x.Row) {
							continue
						}
						s.tellPart(x, figure.Quantity{Figure: printed(all), Unit: i.Unit}, all, r)
					}
				}
			})
		}),
	}
}

// tellPart reports a part that is larger than all that is said of the whole: at its record
// where its origin states the whole too.
func (s Scope) tellPart(x indicators.Datum, most figure.Quantity, whole []indicators.Datum, r *rulekit.Report) {
	o := x.Row.Observation()
	path := pathOf(o) + "/figure"
	message := messages.Text("{value} ({part}), but only {most} for the whole ({whole})")
	args := []finding.Arg{
		rulekit.Quantity("value", o.Quantity()), s.perimeterArg("part", x.Row.Key().Perimeter),
		s.perimeterArg("whole", whole[0].Row.Key().Perimeter), rulekit.Quantity("most", most),
	}
	if !statesBeside(x.Row, whole) {
		if statedByOne(s.DataOf(x.Row.Key()), whole) {
			return // whose own part is held against this one
		}
		var origins finding.Arg
		message, origins = s.differing(message, rowsOf([]indicators.Datum{x}, whole))
		path, args = keyPath(x.Row.Key()), append(args, origins)
	}
	r.Add(path, message, args...).Cite(cited(o)).CiteSome(maxEvidence, citedAll(whole)...)
}

// neverNegative reports whether the bounds of an indicator say so.
func neverNegative(i *indicators.Indicator) bool {
	lower := i.Bounds.Lower()
	return i.Bounds.IsSet() && !lower.Infinite && lower.Value.Sign() >= 0
}

// hullOf returns the range of what the printed digits of all voices allow. What
// an editor doubts does not widen it where there is something better, and no more
// does what only says less than another: "more than 20,000" beside 20,400.
func hullOf(data []indicators.Datum) figure.Figure {
	data = narrowest(trusted(data))
	hull := allowed(data[0].Figure)
	for _, x := range data[1:] {
		hull = hull.Hull(allowed(x.Figure))
	}
	return hull
}

// trusted leaves out the data whose confidence is low or worse, if any others
// are left.
func trusted(data []indicators.Datum) []indicators.Datum {
	doubted := func(x indicators.Datum) bool { return x.Row.Confidence() >= indicators.Low }
	if !slices.ContainsFunc(data, doubted) {
		return data
	}
	if sound := slices.DeleteFunc(slices.Clone(data), doubted); len(sound) > 0 {
		return sound
	}
	return data
}

// narrowest leaves out the bounds without an end that allow all that another figure
// does, and more: if the other is right, they say nothing. What is only coarser stays:
// its digits, and those of the other, may be fewer than they look.
func narrowest(data []indicators.Datum) []indicators.Datum {
	if len(data) < 2 {
		return data
	}
	all := make([]figure.Figure, len(data))
	for n, x := range data {
		all[n] = allowed(x.Figure)
	}
	var kept []indicators.Datum
	for n, x := range data {
		open := all[n].Lower().Infinite || all[n].Upper().Infinite
		wider := func(f figure.Figure) bool { return all[n].Encloses(f) && !f.Encloses(all[n]) }
		if !open || !slices.ContainsFunc(all, wider) {
			kept = append(kept, x)
		}
	}
	return kept
}

// printed returns the range of the numbers as printed, as far as they are trusted and
// none says less than another.
func printed(data []indicators.Datum) figure.Figure {
	data = narrowest(trusted(data))
	hull := digits.Plain(data[0].Figure)
	for _, x := range data[1:] {
		hull = hull.Hull(digits.Plain(x.Figure))
	}
	return hull
}

// eachFlow makes of a check of a flow and of the change of the
// stock that it feeds, over the same time, as the sources of the stock allow it.
// The stock that the change starts from is that of the year before the flow; if
// there is none, of one of the two years before that or of the flow's first.
func eachFlow(
	check func(i *indicators.Indicator, x indicators.Datum, change figure.Figure, told func(message wording.Text)),
) func(s Scope, r *rulekit.Report) {
	return func(s Scope, r *rulekit.Report) {
		flows := func(i *indicators.Indicator) bool {
			if i.Flow == 0 || i.Of == "" {
				return false
			}
			unit, ok := s.unitOf(i.Of)
			return ok && unit.Compatible(i.Unit)
		}
		s.eachSeriesOf(flows, func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
			unit, _ := s.unitOf(i.Of)
			for n, x := range data {
				if n >= maxAlike && data[n-maxAlike].Period() == x.Period() {
					continue
				}
				last := period.At(x.Period().Last(), period.KindYear)
				if x.Period().Kind() != period.KindYear && x.Period().Kind() != period.KindRange || !last.IsSet() {
					continue
				}
				first := period.At(x.Period().First(), period.KindYear)
				stock := k
				stock.Indicator = i.Of
				to := s.DataOf(stock.At(last))
				var from []indicators.Datum
				starts := []int{-1}
				if i.Flow != indicators.Net {
					starts = []int{-1, -2, -3, 0}
				}
				for _, n := range starts {
					if p := first.Shift(n); p != last {
						if from = s.DataOf(stock.At(p)); len(from) > 0 {
							break
						}
					}
				}
				if len(from) == 0 || len(to) == 0 {
					continue
				}
				if i.Flow == indicators.Net && unit == i.Unit && x.Period().Kind() == period.KindYear {
					s.diagnosis() // told with its cause
					continue
				}
				change, err := hullOf(to).Sub(hullOf(from))
				if err != nil {
					continue
				}
				q, err := figure.Quantity{Figure: change, Unit: unit}.In(i.Unit)
				if err != nil {
					continue
				}
				s.holds(codeOfFlow(i), k.At(x.Period()), to[0].Row.Key(), from[0].Row.Key())
				check(i, x, q.Figure, func(message wording.Text) {
					shown, err := printed(to).Sub(printed(from))
					if err != nil {
						shown = change
					}
					if in, err := (figure.Quantity{Figure: shown, Unit: unit}).In(i.Unit); err == nil &&
						s.immaterial(codeOfFlow(i), i, x.Figure, in.Figure, x.Row) {
						return
					}
					s.tellFlow(x, figure.Quantity{Figure: shown, Unit: unit}, message, from, to, r)
				})
			}
		})
	}
}

// tellFlow reports a flow that the change of its stock denies: at its record where its
// origin states the stock at both ends.
func (s Scope) tellFlow(
	x indicators.Datum, change figure.Quantity, message wording.Text, from, to []indicators.Datum, r *rulekit.Report,
) {
	o := x.Row.Observation()
	path := pathOf(o) + "/figure"
	args := []finding.Arg{rulekit.Quantity("value", o.Quantity()), rulekit.Quantity("change", change)}
	if !statesBeside(x.Row, from, to) {
		if statedByOne(s.DataOf(x.Row.Key()), from, to) {
			return // whose own flow is held against this one
		}
		var origins finding.Arg
		message, origins = s.differing(message, rowsOf([]indicators.Datum{x}, from, to))
		path, args = keyPath(x.Row.Key()), append(args, origins)
	}
	r.Add(path, message, args...).
		Cite(cited(o)).CiteSome(maxEvidence, citedAll(from)...).CiteSome(maxEvidence, citedAll(to)...)
}

// codeOfFlow returns the rule that holds the flows of an indicator against stocks.
func codeOfFlow(i *indicators.Indicator) finding.Code {
	if i.Flow == indicators.Declared {
		return "IND045"
	}
	return "IND044"
}

// checkShares adds the shares of one whole up.
func checkShares(s Scope, r *rulekit.Report) {
	one := figure.FromInt64(1)
	type whole struct {
		key       indicators.Key
		dimension indicators.ID
	}
	done := map[whole]bool{}
	shares := func(i *indicators.Indicator) bool {
		return i.Nature == indicators.Ratio && i.OverSegments == indicators.Sum &&
			i.Unit.Base() == (figure.Unit{}) && neverNegative(i)
	}
	s.eachSeriesOf(shares, func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
		for _, x := range data {
			at := k.At(x.Period())
			for p := range at.Breakdown.Parts() {
				rest, err := at.Breakdown.With(p.Dimension, "")
				if err != nil {
					continue
				}
				w := whole{at, p.Dimension}
				if w.key.Breakdown = rest; done[w] {
					continue
				}
				done[w] = true
				d, _ := s.dimension(p.Dimension) // one that is not stated has no codes
				s.addShares(i, w.key, d, one, r)
			}
		}
	})
}

func (s Scope) addShares(
	i *indicators.Indicator, k indicators.Key, d indicators.Dimension, one figure.Figure, r *rulekit.Report,
) {
	sum, shown := figure.FromInt64(0), figure.FromInt64(0)
	var all []indicators.Datum
	var known []indicators.Key
	for _, part := range s.separateCodes(k, d) {
		data := s.DataOf(part)
		if len(data) == 0 {
			continue
		}
		known = append(known, part)
		var err1, err2 error
		sum, err1 = sum.Add(hullOf(data))
		shown, err2 = shown.Add(printed(data))
		if err1 != nil || err2 != nil {
			return
		}
		all = append(all, data...)
	}
	if len(known) > 1 {
		s.holds("IND042", known...)
	}
	q, err := figure.Quantity{Figure: sum, Unit: i.Unit}.In(figure.Unit{})
	if err != nil || q.Figure.Greater(one) != figure.Yes {
		return
	}
	if most, err := (figure.Quantity{Figure: one}).In(i.Unit); err == nil &&
		s.immaterial("IND042", i, shown, most.Figure, all[0].Row) {
		return
	}
	// Which one is wrong is not known.
	r.Add(
		keyPath(k),
		messages.Text("the shares by {dimension} add up to {sum}: they overlap, or one is wrong"),
		rulekit.Label("dimension", d.Name, d.ID),
		rulekit.Quantity("sum", figure.Quantity{Figure: shown.WithoutResolution(), Unit: i.Unit}),
	).CiteSome(maxEvidence, citedAll(all)...).
		Suggest(messages.Text("where one code is part of another, the catalogue should say so"))
}
