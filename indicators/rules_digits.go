package indicators

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

func digitRules() []Rule {
	return []Rule{
		{
			Code: "IND030", Family: Conflicting, Severity: Warning,
			Title: say.Text("أرقام مقلوبة أو ساقطة", "chiffres intervertis ou perdus", "digits swapped or lost"),
			Example: Example{
				Fires:  table("a,exports,MA,all,2011,6680000000,MAD,observed,n16", "b,exports,MA,all,2011,6860000000,MAD,observed,o16"),
				Silent: table("a,exports,MA,all,2011,6550000000,MAD,observed,n16", "b,exports,MA,all,2011,6860000000,MAD,observed,o16"),
				Path:   "/observations/a/figure",
			},
			Check: perKey(func(v View, g *statements, r *report) {
				g.slips(v, r, "/figure", func(m, other Member, p Pair) bool { return p.Kind == ConflictDigitSlip },
					say.Text("{value} و{other} ({id}): أرقام مقلوبة أو ساقطة", "{value} pour {other} ({id}) : chiffres intervertis ou perdus", "{value} beside {other} ({id}): digits swapped or lost"))
			}),
		},
	}
}

func zeroRules() []Rule {
	return []Rule{
		{
			Code: "IND033", Family: Conflicting, Severity: Warning,
			Title: say.Text("صفر ناقص أو زائد", "un zéro perdu ou de trop", "a zero lost or too many"),
			Example: Example{
				Fires:  table("a,members,MA,all,2015,4,company,observed,n16", "b,members,MA,all,2015,40,company,observed,o16"),
				Silent: table("a,members,MA,all,2015,38,company,observed,n16", "b,members,MA,all,2015,40,company,observed,o16"),
				Path:   "/observations/a/figure",
			},
			Check: perKey(func(v View, g *statements, r *report) {
				g.slips(v, r, "/figure", func(m, other Member, p Pair) bool {
					if p.Kind != ConflictDisjoint && p.Kind != ConflictScaleSlip {
						return false
					}
					x, y := printedDigits(m.Quantity.Figure), printedDigits(other.Quantity.Figure)
					apart := abs(x.magnitude - y.magnitude)
					return x.text != "" && x.text == y.text && x.negative == y.negative && (apart == 1 || apart == 2)
				}, say.Text("{value} و{other} ({id}): صفر ناقص أو زائد", "{value} pour {other} ({id}) : un zéro perdu ou de trop", "{value} beside {other} ({id}): a zero lost or too many"))
			}),
		},
		{
			Code: "IND034", Family: Conflicting, Severity: Warning,
			Title: say.Text("خطأ في الوحدة", "erreur d'unité", "slip of unit"),
			Example: Example{
				Fires:  table("a,exports,MA,all,2015,7540000000,USD,observed,n16", "b,exports,MA,all,2015,7540000000,MAD,observed,o16"),
				Silent: table("a,exports,MA,all,2015,750000000,USD,observed,n16", "b,exports,MA,all,2015,7540000000,MAD,observed,o16"),
				Path:   "/observations/a/unit",
			},
			Check: perKey(func(v View, g *statements, r *report) {
				g.slips(v, r, "/unit", func(m, other Member, p Pair) bool { return p.Kind == ConflictUnitSlip },
					say.Text("{value} و{other} ({id}): الرقم نفسه بوحدتين", "{value} et {other} ({id}) : même nombre, deux unités", "{value} and {other} ({id}): one number in two units"))
			}),
		},
	}
}

// slips reports the members that are misprints of another one: of each pair that
// is, the one that less speaks for. A member is reported once, beside the one
// that most speaks for.
func (g *statements) slips(v View, r *report, member string, is func(m, other Member, p Pair) bool, message wording.Text) {
	n := min(len(g.members), maxEachWithEach)
	beside := map[int]int{}
	for a := range n {
		for b := a + 1; b < n; b++ {
			p, ok := g.pair(a, b)
			if !ok || !is(g.members[a], g.members[b], p) {
				continue
			}
			wrong, right := a, b
			if g.prefer(v, a, b) < 0 {
				wrong, right = b, a
			}
			if was, ok := beside[wrong]; !ok || g.prefer(v, right, was) < 0 {
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
		f := r.add(pathOf(m.Observation)+member, message, amount("value", value), amount("other", instead), record("id", other.Observation.ID))
		f.cite(m.Observation, noNote).cite(other.Observation, noNote).
			suggest("راجع المصدر: {value} أم {other}؟", "vérifier à la source : {value} ou {other} ?", "look at the source again: {value} or {other}?").
			candidates(Candidate{Key: m.Observation.Key, Figure: instead.Figure, Unit: instead.Unit, Why: "says " + string(other.Observation.ID)})
	}
}

// prefer orders two members by what speaks for them: how many origins agree, then
// how many neighbours in time they are near to, then authority, then the date,
// then the ID.
func (g *statements) prefer(v View, a, b int) int {
	x, y := g.members[a], g.members[b]
	unit, _ := v.data.unitOf(g.key.Indicator)
	return cmp.Or(
		cmp.Compare(g.support(b), g.support(a)),
		boolInt(x.Quantity.Unit != unit)-boolInt(y.Quantity.Unit != unit),
		cmp.Compare(v.neighbours(g.key, y.Quantity.Figure), v.neighbours(g.key, x.Quantity.Figure)),
		cmp.Compare(rankOf(x.Source), rankOf(y.Source)),
		boolInt(x.Observation.Unit != unit)-boolInt(y.Observation.Unit != unit),
		comparePublished(v.Published(y.Observation), v.Published(x.Observation)),
		-cmp.Compare(x.Observation.ID, y.Observation.ID),
	)
}

// neighbours counts the periods near a key's whose figures are within a factor
// of two of f.
func (v View) neighbours(k Key, f figure.Figure) (n int) {
	if !judged(f) || k.Period.Kind() == period.KindRange {
		return 0
	}
	two := figure.FromInt64(2)
	for _, step := range [...]int{-1, 1} {
		p := k.Period
		for range slipReach {
			p = p.Shift(step)
			voices := v.voicesAt(k.At(p))
			if slices.ContainsFunc(voices[:min(len(voices), slipSources)], func(x voice) bool {
				if !judged(x.figure) {
					return false
				}
				a, err1 := x.figure.Quo(f)
				b, err2 := f.Quo(x.figure)
				return err1 == nil && err2 == nil && a.LessOrEqual(two) == figure.Yes && b.LessOrEqual(two) == figure.Yes
			}) {
				n++
			}
		}
	}
	return n
}
