package rules

import (
	"fmt"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// note is one of the findings that may be told in a summary.
type note struct {
	path     string
	message  wording.Text
	args     []finding.Arg
	evidence []finding.Evidence
	at       period.Period
	source   finding.Arg // who said it, where a summary names it
	overlap  bool        // two perimeters stand beside each other for a time
}

// stretch is from which period to which there is something.
type stretch struct{ first, last period.Period }

// add widens a stretch to a period.
func (e *stretch) add(p period.Period) {
	if !e.first.IsSet() || p.Compare(e.first) < 0 {
		e.first = p
	}
	if !e.last.IsSet() || p.Compare(e.last) > 0 {
		e.last = p
	}
}

// notes are findings of one indicator by what they have in common, in the order in which
// they were met.
type notes struct {
	scope  Scope
	report *rulekit.Report
	// summary returns the message of a summary, and what there is to say in it besides the
	// indicator, how many cases there are and of which periods.
	summary func(group []note) (wording.Text, []finding.Arg)

	indicator indicators.ID
	groups    []string // what each group has in common
	all       map[string][]note
}

// of begins another indicator, unless it is the same, and reports what there is of the one
// before.
func (n *notes) of(indicator indicators.ID) {
	if indicator != n.indicator {
		n.tell()
		n.indicator = indicator
	}
}

// add adds a finding to the group of a name.
func (n *notes) add(group string, x note) {
	if n.all == nil {
		n.all = map[string][]note{}
	}
	if _, ok := n.all[group]; !ok {
		n.groups = append(n.groups, group)
	}
	n.all[group] = append(n.all[group], x)
}

// tell reports each group, one by one where they are few, else in a summary, and forgets
// them.
func (n *notes) tell() {
	for _, group := range n.groups {
		all := n.all[group]
		if len(all) <= fewAlike {
			for _, x := range all {
				n.report.Add(x.path, x.message, x.args...).CiteSome(maxEvidence, x.evidence...)
			}
			continue
		}
		message, besides := n.summary(all)
		var time stretch
		for _, x := range all {
			time.add(x.at)
		}
		args := append([]finding.Arg{n.scope.indicatorArg(n.indicator), rulekit.Number("cases", len(all))}, besides...)
		if time.first.IsSet() {
			args = append(args, rulekit.Time("first", time.first), rulekit.Time("last", time.last))
		}
		f := n.report.Add(cite.Pointer("indicators", string(n.indicator)), message, args...)
		for _, x := range all {
			f.CiteSome(maxEvidence, x.evidence...)
		}
	}
	n.groups, n.all = nil, nil
}

// arg returns an argument of a finding.
func (x note) arg(name string) finding.Arg {
	for _, a := range x.args {
		if a.Name == name {
			return a
		}
	}
	return finding.Arg{Name: name}
}

func ind052(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND052", Family: FamilyConflicting, Severity: finding.SeverityInfo,
			Title: messages.Text("different perimeters side by side"),
			Mend:  messages.Text("name the perimeter that is asked for"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			all := notes{scope: s, report: r, summary: func(group []note) (wording.Text, []finding.Arg) {
				return messages.Text(
					"{indicator}: values of perimeters that do not compare ({perimeters}); cases: {cases}; " +
						"periods: {first} – {last}",
				), []finding.Arg{group[0].arg("perimeters")}
			}}
			for _, c := range s.Conflicts() {
				all.of(c.Key.Indicator)
				if x, perimeters := s.perimetersBeside(&c); len(perimeters) > 1 {
					all.add(fmt.Sprint(perimeters), x)
				}
			}
			all.tell()
		}),
	}
}

// perimetersBeside returns the perimeters of the members of a conflict in one period where
// they are several, and what to tell of it.
func (s Scope) perimetersBeside(c *indicators.Conflict) (x note, perimeters []indicators.ID) {
	one := c.Members[0].Observation
	if !slices.ContainsFunc(c.Members, func(m indicators.ConflictMember) bool {
		return m.Observation.Key.Perimeter != one.Key.Perimeter
	}) {
		return x, nil
	}
	var names listed
	for n := range c.Members {
		k := c.Members[n].Observation.Key
		if k.Period != one.Key.Period || slices.Contains(perimeters, k.Perimeter) {
			continue
		}
		perimeters = append(perimeters, k.Perimeter)
		name := argText(s.perimeterArg("", k.Perimeter))
		names.add("", func(lang wording.Lang) string { return display(name, lang) })
	}
	if len(perimeters) < 2 {
		return x, perimeters
	}
	x = note{
		at:      one.Key.Period,
		path:    pathOf(one) + "/key/perimeter",
		message: messages.Text("{indicator}, {period}: values of perimeters that do not compare ({perimeters})"),
		args: []finding.Arg{
			s.indicatorArg(c.Key.Indicator), rulekit.Time("period", one.Key.Period),
			{Name: "perimeters", Label: names.text()},
		},
	}
	for _, m := range c.Members {
		x.evidence = append(x.evidence, memberEvidence(m, argText(s.perimeterArg("", m.Observation.Key.Perimeter))))
	}
	return x, perimeters
}

func ind055(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND055", Family: FamilyConflicting, Severity: finding.SeverityInfo,
			Title: messages.Text("originator that changes its value"),
			Mend:  messages.Text("take the later one if it is a revision, and cite both"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			all := notes{scope: s, report: r, summary: func(group []note) (wording.Text, []finding.Arg) {
				return messages.Text(
					"{indicator}: values that the same originator later changes ({source}); cases: {cases}; " +
						"periods: {first} – {last}",
				), []finding.Arg{group[0].source}
			}}
			eachDisputedKey(func(s Scope, g *statements, r *rulekit.Report) {
				all.of(g.key.Indicator)
				g.changes(s, r, &all)
			})(s, r)
			all.tell()
		}),
	}
}

// misquotes reports whether a member is what a carrier quotes of an originator, and the
// editor trusts little, beside one that is trusted more: it changes nothing.
func (g *statements) misquotes(n, o int) bool {
	a, b := &g.members[n], &g.members[o]
	return a.Observation.Confidence >= indicators.Low && b.Observation.Confidence < indicators.Low &&
		a.Source.Carrier != originOf(a.Source)
}

// changes tells of each member that its own originator says something else later, or at a
// time that is not known to be earlier or later.
func (g *statements) changes(s Scope, r *rulekit.Report, all *notes) {
	most := g.members[:min(len(g.members), maxCompared)]
	for n, m := range most {
		later, unordered := n, -1
		for o := range most {
			p, ok := g.pair(n, o)
			if g.misquotes(n, o) || g.misquotes(o, n) {
				continue
			}
			switch {
			case ok && p.Kind == indicators.ConflictVintage:
				if g.immaterial("IND055", n, o) {
					continue
				}
				x, y := g.members[o].Observation, g.members[later].Observation
				if precedence.ByDate(s.view.Published(x), s.view.Published(y)) > 0 {
					later = o
				}
			case ok && o > n && p.Kind == indicators.ConflictDisjoint && p.SameOrigin:
				if !g.alternative(n, o) && !g.sameRounded(n, o) && !g.immaterial("IND055", n, o) {
					unordered = o
				}
			}
		}
		args := func(other indicators.ConflictMember) []finding.Arg {
			return []finding.Arg{
				rulekit.Quantity("value", m.Quantity), rulekit.Quantity("later", other.Quantity),
				rulekit.Time("published", s.view.Published(other.Observation)),
			}
		}
		path := pathOf(m.Observation) + "/figure"
		evidence := func(other indicators.ConflictMember) []finding.Evidence {
			return []finding.Evidence{memberEvidence(m, wording.Text{}), memberEvidence(other, wording.Text{})}
		}
		switch {
		case later != n:
			other := g.members[later]
			all.add(string(originOf(m.Source)), note{
				at: g.key.Period, path: path,
				message: messages.Text("{value}; the same originator later says {later} ({published})"),
				args:    args(other), evidence: evidence(other), source: s.sourceArg("source", m.Observation.Source),
			})
		case unordered >= 0:
			other := g.members[unordered]
			r.Add(path, messages.Text(
				"{value}; the same originator also says {later} ({published}); not known which is later",
			), args(other)...).Cite(evidence(other)...)
		}
	}
}
