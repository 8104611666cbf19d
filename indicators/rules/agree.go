package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"hash"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
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

// agreement is what independent sources say of one indicator where they agree: of one key
// it is told as it is, of several in a summary, which rests on what is said of all.
type agreement struct {
	indicator indicators.ID
	keys      int
	kinds     [indicators.ConflictScaleSlip + 1]int // keys by the gravest kind
	best      figure.Quantity
	path      string
	others    wording.Text       // who agrees on the first key
	alone     []finding.Evidence // of the first key
	evidence  []finding.Evidence // one piece a key
	figures   hash.Hash
	room      []byte
}

// add takes the statements of a key, and which of them agree with the best.
func (a *agreement) add(g *statements, with []int) {
	best := g.members[g.best]
	if a.keys == 0 {
		a.indicator, a.best, a.path = g.key.Indicator, best.Quantity, pathOf(best.Observation)+"/figure"
		a.alone = append(a.alone[:0:0], memberEvidence(best, wording.Text{}))
		a.figures = sha256.New()
	}
	gravest := indicators.ConflictKind(0)
	told := a.keys < maxEvidence
	others := g.list
	others.clear()
	a.rest(best)
	for _, n := range with {
		p, _ := g.pair(n, g.best)
		gravest = max(gravest, p.Kind)
		a.rest(g.members[n])
		if a.keys == 0 {
			a.alone = append(a.alone, memberEvidence(g.members[n], kindText(p.Kind)))
		}
		if told {
			others.add(g.members[n].Observation.ID, p.Kind.Text)
		}
	}
	if told {
		note := others.text()
		if a.keys == 0 {
			a.others = note
		}
		a.evidence = append(a.evidence, memberEvidence(best, note))
	}
	a.keys++
	a.kinds[gravest]++
}

// rest puts a member among those that the summary rests on.
func (a *agreement) rest(m indicators.ConflictMember) {
	a.room = append(append(a.room[:0], m.Observation.ID...), '\t')
	a.room, _ = m.Quantity.AppendText(a.room)
	a.figures.Write(append(a.room, '\n'))
}

// tell reports what has been added, and begins anew.
func (a *agreement) tell(s Scope, r *rulekit.Report) {
	switch {
	case a.keys == 1:
		r.Add(
			a.path, messages.Text("{value}: others agree with it ({others})"),
			rulekit.Quantity("value", a.best), finding.Arg{Name: "others", Label: a.others},
		).Cite(a.alone...)
	case a.keys > 1:
		var kinds listed
		for k, n := range a.kinds {
			if n > 0 {
				kinds.count(n, indicators.ConflictKind(k).Text)
			}
		}
		f := r.Add(
			cite.Pointer("indicators", string(a.indicator)),
			messages.Text("{indicator}: independent sources agree or can; cases: {cases} ({kinds})"),
			s.indicatorArg(a.indicator), rulekit.Number("cases", a.keys),
			finding.Arg{Name: "kinds", Label: kinds.text()},
		).Cite(a.evidence...)
		f.Fingerprint = hex.EncodeToString(a.figures.Sum(nil)[:8])
	}
	*a = agreement{room: a.room}
}
