package rules

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/digits"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

func ind030(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND030", Family: FamilyConflicting, Severity: finding.SeverityWarning,
			Title: messages.Text("digits swapped or lost"),
		},
		Check: withCauses("IND030", eachDisputedKey(func(s Scope, g *statements, r *rulekit.Report) {
			g.slips(s, r, "IND030", "/figure", func(m, other indicators.ConflictMember, p indicators.Pair) bool {
				return p.Kind == indicators.ConflictDigitSlip
			},
				messages.Text("{value} beside {other} ({id}): digits swapped or lost"))
		})),
	}
}

func ind033(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND033", Family: FamilyConflicting, Severity: finding.SeverityWarning,
			Title: messages.Text("a zero lost or too many"),
		},
		Check: withCauses("IND033", eachDisputedKey(func(s Scope, g *statements, r *rulekit.Report) {
			g.slips(s, r, "IND033", "/figure", func(m, other indicators.ConflictMember, p indicators.Pair) bool {
				if p.Kind != indicators.ConflictDisjoint && p.Kind != indicators.ConflictScaleSlip {
					return false
				}
				x, y := digits.Printed(m.Quantity.Figure), digits.Printed(other.Quantity.Figure)
				apart := abs(x.Magnitude - y.Magnitude)
				return x.Text != "" && x.Text == y.Text && x.Negative == y.Negative && (apart == 1 || apart == 2)
			}, messages.Text("{value} beside {other} ({id}): a zero lost or too many"))
		})),
	}
}

func ind034(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND034", Family: FamilyConflicting, Severity: finding.SeverityWarning,
			Title: messages.Text("slip of unit"),
		},
		Check: perScope(eachDisputedKey(func(s Scope, g *statements, r *rulekit.Report) {
			slip := func(m, other indicators.ConflictMember, p indicators.Pair) bool {
				return p.Kind == indicators.ConflictUnitSlip
			}
			g.slips(s, r, "IND034", "/unit", slip,
				messages.Text("{value} and {other} ({id}): one number in two units"))
		})),
	}
}

// slips reports the members that are misprints of another one: of each pair that
// is, the one that less speaks for. A member is reported once, beside the one
// that most speaks for.
func (g *statements) slips(
	s Scope, r *rulekit.Report, code finding.Code, member string,
	is func(m, other indicators.ConflictMember, p indicators.Pair) bool, message wording.Text,
) {
	n := min(len(g.members), maxCompared)
	beside := map[int]int{}
	revised := revisions{g: g}
	for b := range n {
		for a := range b {
			p, ok := g.pair(a, b)
			if !ok || !is(g.members[a], g.members[b], p) || revised.any(a, b) || g.immaterial(code, a, b) {
				continue
			}
			if code != "IND034" && p.SameOrigin && g.alternative(a, b) { // for IND057
				continue
			}
			wrong, right := a, b
			if g.prefer(s, a, b) < 0 {
				wrong, right = b, a
			}
			if was, ok := beside[wrong]; !ok || g.prefer(s, right, was) < 0 {
				beside[wrong] = right
			}
		}
	}
	for a := range n {
		b, ok := beside[a]
		if !ok {
			continue
		}
		m, other := g.members[a], g.members[b]
		value, instead := m.Observation.Quantity(), other.Observation.Quantity()
		id := string(other.Observation.ID)
		f := r.Add(
			pathOf(m.Observation)+member,
			message,
			rulekit.Quantity("value", value),
			rulekit.Quantity("other", instead),
			rulekit.ID("id", other.Observation.ID),
		)
		f.Cite(cited(m.Observation)).Cite(cited(other.Observation)).
			Suggest(messages.Text("look at the source again: {value} or {other}?")).
			Propose(
				indicators.Candidate{Key: m.Observation.Key, Figure: instead.Figure, Unit: instead.Unit},
				messages.Phrase("source: {source}").With("source", say.Same(id)).Text(),
			)
	}
}

// prefer orders two members by what speaks for them: how many origins agree, then
// how many neighbours in time they are near to, then authority, then the date,
// then the ID.
func (g *statements) prefer(s Scope, a, b int) int {
	x, y := g.members[a], g.members[b]
	unit, _ := s.unitOf(g.key.Indicator)
	return cmp.Or(
		cmp.Compare(g.support(b), g.support(a)),
		precedence.FalseFirst(x.Quantity.Unit != unit, y.Quantity.Unit != unit),
		cmp.Compare(s.neighbours(g.key, y.Quantity.Figure), s.neighbours(g.key, x.Quantity.Figure)),
		cmp.Compare(precedence.Rank(x.Source.Rank), precedence.Rank(y.Source.Rank)),
		precedence.FalseFirst(x.Observation.Unit != unit, y.Observation.Unit != unit),
		precedence.ByDate(s.view.Published(y.Observation), s.view.Published(x.Observation)),
		-cmp.Compare(x.Observation.ID, y.Observation.ID),
	)
}

// neighbours counts the periods near a key's whose figures are within a factor
// of two of f.
func (s Scope) neighbours(k indicators.Key, f figure.Figure) (n int) {
	if !positiveNumber(f) || k.Period.Kind() == period.KindRange {
		return 0
	}
	two := figure.FromInt64(2)
	for _, step := range [...]int{-1, 1} {
		p := k.Period
		for range slipReach {
			p = p.Shift(step)
			data := s.DataOf(k.At(p))
			if slices.ContainsFunc(data[:min(len(data), slipSources)], func(x indicators.Datum) bool {
				if !positiveNumber(x.Figure) {
					return false
				}
				a, _ := x.Figure.Quo(f) // without a quotient they are not near
				b, _ := f.Quo(x.Figure)
				return a.LessOrEqual(two) == figure.Yes && b.LessOrEqual(two) == figure.Yes
			}) {
				n++
			}
		}
	}
	return n
}
