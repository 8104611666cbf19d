package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

func ind051(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND051", Family: FamilyConflicting, Severity: finding.SeverityInfo,
			Title: messages.Text("sources that agree or can"),
			Mend:  messages.Text("nothing to mend; cite the sources that agree"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			var all agreement
			var with []int
			eachKey(func(s Scope, g *statements, r *rulekit.Report) {
				if with = g.agreeing(with[:0]); len(with) == 0 {
					return
				}
				if all.indicator != g.key.Indicator { // the keys of an indicator come together
					all.tell(s, r)
				}
				all.add(g, with)
			})(s, r)
			all.tell(s, r)
		}),
	}
}

// agreeing appends the members of other origins that agree, or can, with the one that most
// agree with; none where any two members contradict each other.
func (g *statements) agreeing(with []int) []int {
	if len(g.contradictions()) > 0 {
		return with
	}
	best := g.members[g.best]
	for n, m := range g.members {
		p, ok := g.pair(n, g.best)
		if !ok || p.Kind.Contradicts() || m.Origin == best.Origin {
			continue
		}
		if p.Kind == indicators.ConflictSameOrigin || p.Kind == indicators.ConflictUnit {
			continue
		}
		if p.Kind == indicators.ConflictNested && (openEnded(m.Quantity.Figure) || openEnded(best.Quantity.Figure)) {
			continue // "more than 50,000" agrees with anything above
		}
		with = append(with, n)
	}
	return with
}

// agreement is what independent sources say of one indicator where they agree: of a few
// keys it is told as it is, of more in a summary, which rests on what is said of all.
type agreement struct {
	indicator indicators.ID
	keys      int
	time      stretch
	kinds     [indicators.ConflictScaleSlip + 1]int // keys by the gravest kind
	few       []agreed                              // the first keys
	evidence  []finding.Evidence                    // of a summary: one piece a key
	figures   hash.Hash
	room      []byte
}

// agreed is a key on which sources agree.
type agreed struct {
	best     indicators.ConflictMember
	others   wording.Text // who agrees, and how
	evidence []finding.Evidence
}

// add takes the statements of a key, and which of them agree with the best.
func (a *agreement) add(g *statements, with []int) {
	if a.keys == 0 {
		a.indicator, a.figures = g.key.Indicator, sha256.New()
	}
	best := g.members[g.best]
	x := agreed{best: best}
	gravest := indicators.ConflictKind(0)
	few, cited := a.keys < fewAlike, a.keys < maxEvidence
	if few {
		x.evidence = append(x.evidence, memberEvidence(best, wording.Text{}))
	}
	others := g.list
	others.clear()
	a.rest(best)
	for _, n := range with {
		m := g.members[n]
		p, _ := g.pair(n, g.best)
		gravest = max(gravest, p.Kind)
		a.rest(m)
		if few {
			x.evidence = append(x.evidence, memberEvidence(m, kindText(p.Kind)))
		}
		if cited {
			others.add(m.Observation.ID, p.Kind.Text)
		}
	}
	if cited {
		x.others = others.text()
		a.evidence = append(a.evidence, memberEvidence(best, x.others))
	}
	if few {
		a.few = append(a.few, x)
	}
	a.keys++
	a.kinds[gravest]++
	a.time.add(g.key.Period)
}

// rest puts a member among those that a summary rests on.
func (a *agreement) rest(m indicators.ConflictMember) {
	a.room = append(append(a.room[:0], m.Observation.ID...), '\t')
	a.room, _ = m.Quantity.AppendText(a.room)
	a.figures.Write(append(a.room, '\n'))
}

// tell reports what has been added, and begins anew.
func (a *agreement) tell(s Scope, r *rulekit.Report) {
	if a.keys <= fewAlike {
		for _, x := range a.few {
			r.Add(
				pathOf(x.best.Observation)+"/figure", messages.Text("{value}: others agree with it ({others})"),
				rulekit.Quantity("value", x.best.Quantity), finding.Arg{Name: "others", Label: x.others},
			).Cite(x.evidence...)
		}
		*a = agreement{room: a.room}
		return
	}
	var kinds listed
	for k, n := range a.kinds {
		if n > 0 {
			kinds.count(n, indicators.ConflictKind(k).Text)
		}
	}
	f := r.Add(
		cite.Pointer("indicators", string(a.indicator)),
		messages.Text("{indicator}: independent sources agree or can; cases: {cases} ({kinds}); periods: {first} – {last}"),
		s.indicatorArg(a.indicator), rulekit.Number("cases", a.keys),
		finding.Arg{Name: "kinds", Label: kinds.text()},
		rulekit.Time("first", a.time.first), rulekit.Time("last", a.time.last),
	).Cite(a.evidence...)
	f.Fingerprint = hex.EncodeToString(a.figures.Sum(nil)) // for what it rests on besides
	*a = agreement{room: a.room}
}
