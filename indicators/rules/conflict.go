package rules

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"

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

func ind050(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND050", Family: FamilyConflicting, Severity: finding.SeverityWarning,
			Title: messages.Text("sources disagree"),
			Mend:  messages.Text("choose by a policy that is named, or give both; look at both sources again"),
		},
		Check: withCauses("IND050", eachDisputedKey(checkDisagreement)),
	}
}

// contradiction is two members of independent origins that contradict each other.
type contradiction struct {
	a, b int
	kind indicators.ConflictKind
}

// contradictions returns the pairs of independent origins that contradict each
// other. What its own originator has revised since denies nobody.
func (g *statements) contradictions() (all []contradiction) {
	if g.agreed {
		return nil
	}
	n := min(len(g.members), maxCompared)
	revised := revisions{g: g}
	for a := range n {
		for b := a + 1; b < n; b++ {
			if g.members[a].Origin == g.members[b].Origin {
				continue
			}
			if p, ok := g.pair(a, b); ok && p.Kind.Contradicts() && !revised.any(a, b) && !g.immaterial("IND050", a, b) &&
				!g.meets(a, b) && !g.meets(b, a) {
				all = append(all, contradiction{a, b, p.Kind})
			}
		}
	}
	return all
}

// revisions says which members their own originator has revised since, looked up when
// it is asked for.
type revisions struct {
	g     *statements
	known [maxCompared]int8
}

// any reports whether one of two members has been revised.
func (r *revisions) any(a, b int) bool { return r.of(a) || r.of(b) }

func (r *revisions) of(n int) bool {
	if r.known[n] == 0 {
		r.known[n] = -1
		for o := range min(len(r.g.members), maxCompared) {
			p, ok := r.g.pair(n, o)
			vintage := p.Kind == indicators.ConflictVintage
			if ok && p.SameOrigin && r.g.later(o, n) && (vintage || r.g.replaces(o, n)) && !r.g.misquotes(o, n) {
				r.known[n] = 1
				break
			}
		}
	}
	return r.known[n] > 0
}

// later reports whether a member was published after another for certain.
func (g *statements) later(a, b int) bool {
	return precedence.Later(g.view.Published(g.members[a].Observation), g.view.Published(g.members[b].Observation))
}

// checkDisagreement tells that independent origins contradict one another: once a
// key, at the member that most origins contradict, with every pair as evidence. It
// is as grave as the worst pair.
func checkDisagreement(s Scope, g *statements, r *rulekit.Report) {
	all := g.contradictions()
	if len(all) == 0 {
		return
	}
	worst, pairs := all[0].kind, g.pairsOfOrigins(all)
	against := map[int]map[int]indicators.ConflictKind{} // members that contradict a member
	for _, p := range all {
		worst = max(worst, p.kind)
		for _, x := range [][2]int{{p.a, p.b}, {p.b, p.a}} {
			if against[x[0]] == nil {
				against[x[0]] = map[int]indicators.ConflictKind{}
			}
			against[x[0]][x[1]] = p.kind
		}
	}
	origins := func(n int) int {
		seen := map[int]bool{}
		for o := range against[n] {
			seen[g.members[o].Origin] = true
		}
		return len(seen)
	}
	at, other := -1, -1
	for n := range g.members {
		if against[n] == nil {
			continue
		}
		if at < 0 || cmp.Or(cmp.Compare(origins(at), origins(n)), g.better(at, n)) < 0 {
			at = n
		}
	}
	for n := range g.members { // of what that origin says, what it says first and most sharply
		if against[n] != nil && g.members[n].Origin == g.members[at].Origin && g.sharper(n, at) < 0 {
			at = n
		}
	}
	for n := range g.members {
		if _, ok := against[at][n]; ok && (other < 0 || g.better(n, other) < 0) {
			other = n
		}
	}
	m, o := g.members[at], g.members[other]
	message := messages.Text("{value} ({source}) and {other} ({others}): {kind}")
	if pairs > 1 {
		message = messages.Text(
			"{value} ({source}) and {other} ({others}): {kind}; pairs of origins that contradict each other: {pairs}",
		)
	}
	f := r.Add(
		pathOf(m.Observation)+"/figure", message,
		rulekit.Quantity("value", m.Quantity), s.sourceArg("source", m.Observation.Source),
		rulekit.Quantity("other", o.Quantity), s.sourceArg("others", o.Observation.Source),
		finding.Arg{Name: "kind", Label: kindText(against[at][other])}, rulekit.Number("pairs", pairs),
	)
	if worst >= indicators.ConflictUnitSlip {
		f.Severity = finding.SeverityError
	}
	f.Cite(memberEvidence(m, g.against(against[at])))
	for n := range g.members {
		if n != at && against[n] != nil {
			f.CiteSome(maxEvidence, memberEvidence(g.members[n], g.against(against[n])))
		}
	}
	for n := range g.members {
		if p, ok := g.pair(at, n); ok && n != at && against[n] == nil {
			f.CiteSome(maxEvidence, memberEvidence(g.members[n], kindText(p.Kind)))
		}
	}
}

// pairsOfOrigins returns how many pairs of independent origins contradict each
// other.
func (g *statements) pairsOfOrigins(all []contradiction) int {
	seen := map[[2]int]bool{}
	for _, p := range all {
		x, y := g.members[p.a].Origin, g.members[p.b].Origin
		seen[[2]int{min(x, y), max(x, y)}] = true
	}
	return len(seen)
}

// against says which members contradict a member, and how.
func (g *statements) against(others map[int]indicators.ConflictKind) wording.Text {
	all := g.list
	all.clear()
	for n, m := range g.members {
		if kind, ok := others[n]; ok {
			all.add(m.Observation.ID, kind.Text)
		}
	}
	return all.text()
}

func ind053(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND053", Family: FamilyConflicting, Severity: finding.SeverityInfo,
			Title: messages.Text("one source cited twice"),
			Mend:  messages.Text("count the figure once, and cite both places"),
		},
		Check: perScope(checkRepeats),
	}
}

func ind054(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND054", Family: FamilyConflicting, Severity: finding.SeverityWarning,
			Title: messages.Text("old figure given for a later year"),
			Mend: messages.Text(
				"ask the originator for the value of the year, or give it with the year that it is of",
			),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			s.eachSeries(func(i *indicators.Indicator, _ indicators.Key, data []indicators.Datum) {
				(&staleCheck{scope: s, of: i, data: data}).run(r)
			})
		}),
	}
}

func ind056(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND056", Family: FamilyConflicting, Severity: finding.SeverityInfo,
			Title: messages.Text("series changes its perimeter"),
			Mend:  messages.Text("compute inside one perimeter, or look for a year that is known in both"),
		},
		Check: perScope(checkPerimeters),
	}
}

// openEnded reports whether a figure is a bound without an end.
func openEnded(f figure.Figure) bool { return f.Lower().Infinite || f.Upper().Infinite }

// kindText returns a kind of conflict in three languages.
func kindText(k indicators.ConflictKind) wording.Text {
	return say.Text(k.Text(wording.Ar), k.Text(wording.Fr), k.Text(wording.En))
}

// listed is a list in Arabic, French and English.
type listed [3][]byte

// clear makes the list empty, and keeps its memory.
func (l *listed) clear() {
	for n := range l {
		l[n] = l[n][:0]
	}
}

// add adds an item, with semicolons between them, since names hold commas.
func (l *listed) add(id indicators.ID, in func(wording.Lang) string) {
	for n, lang := range [...]wording.Lang{wording.Ar, wording.Fr, wording.En} {
		b := l[n]
		if len(b) > 0 {
			b = append(b, [...]string{"؛ ", " ; ", "; "}[n]...)
		}
		if id != "" {
			b = append(append(b, id...), [...]string{": ", " : ", ": "}[n]...)
		}
		l[n] = append(b, in(lang)...)
	}
}

// count adds how many there are of a kind.
func (l *listed) count(n int, kind func(wording.Lang) string) {
	l.add("", func(lang wording.Lang) string {
		return kind(lang) + [...]string{": ", " : ", ": "}[say.Index(lang)] + strconv.Itoa(n)
	})
}

// text returns the items.
func (l *listed) text() wording.Text { return say.Text(string(l[0]), string(l[1]), string(l[2])) }

// argText returns what an argument shows.
func argText(a finding.Arg) wording.Text {
	if a.Label.IsSet() {
		return a.Label
	}
	return say.Text(a.Text, a.Text, a.Text)
}

// memberEvidence is a member of a conflict as evidence, with its quantity as the
// conflict compares it.
func memberEvidence(m indicators.ConflictMember, note wording.Text) finding.Evidence {
	e := finding.EvidenceOf(m.Observation, note)
	e.Quantity = m.Quantity
	return e
}

// statements are the members of a conflict that speak of exactly one key.
type statements struct {
	scope   Scope
	view    indicators.View
	key     indicators.Key
	members []indicators.ConflictMember
	first   int  // the place of the first among all members of the conflict
	best    int  // the member that most agree with
	agreed  bool // no two members contradict each other, and all are compared
	pairs   *pairsByPlace
	list    *listed // memory for one
}

// pairsByPlace are the pairs of a conflict with the places of their members, in
// order of those.
type pairsByPlace struct {
	pairs  []indicators.Pair
	places [][2]int
	own    []indicators.Pair // memory for pairs that are changed
	owned  bool              // pairs are in it
}

// read takes the pairs of a conflict, which come in order of its members.
func (x *pairsByPlace) read(c *indicators.Conflict) {
	x.pairs, x.places, x.owned = c.Pairs, x.places[:0], false
	var a, b int
	for _, p := range c.Pairs {
		for c.Members[a].Observation.ID != p.A {
			a++
			b = a + 1
		}
		for c.Members[b].Observation.ID != p.B {
			b++
		}
		x.places = append(x.places, [2]int{a, b})
	}
}

// find returns the pair of two members, the first of them first.
func (x *pairsByPlace) find(a, b int) (indicators.Pair, bool) {
	n, ok := x.search(a, b)
	if !ok {
		return indicators.Pair{}, false
	}
	return x.pairs[n], true
}

func (x *pairsByPlace) search(a, b int) (int, bool) {
	return slices.BinarySearchFunc(x.places, [2]int{a, b}, func(x, y [2]int) int {
		return cmp.Or(x[0]-y[0], x[1]-y[1])
	})
}

// settle puts another kind down for two members, the first of them first; the
// conflict's own pairs stay as they are.
func (x *pairsByPlace) settle(a, b int, kind indicators.ConflictKind) {
	n, ok := x.search(a, b)
	if !ok {
		return
	}
	if !x.owned {
		x.own = append(x.own[:0], x.pairs...)
		x.pairs, x.owned = x.own, true
	}
	x.pairs[n].Kind, x.pairs[n].Power = kind, 0
}

// immaterial reports whether two members are less apart than what matters, and notes it.
func (g *statements) immaterial(code finding.Code, a, b int) bool {
	i := g.scope.indicatorAt(g.key.Indicator)
	if i == nil || !i.Materiality.IsSet() {
		return false
	}
	x, err1 := g.members[a].Quantity.In(i.Unit)
	y, err2 := g.members[b].Quantity.In(i.Unit)
	if err1 != nil || err2 != nil || !g.scope.immaterial(code, i, x.Figure, y.Figure) {
		return false
	}
	for _, n := range [...]int{a, b} {
		if row, ok := g.view.Dataset().Row(g.members[n].Observation.ID); ok {
			g.scope.untold(code, row)
		}
	}
	return true
}

// pair returns how two members stand to each other.
func (g *statements) pair(a, b int) (indicators.Pair, bool) {
	if a <= b {
		return g.pairs.find(g.first+a, g.first+b)
	}
	p, ok := g.pairs.find(g.first+b, g.first+a)
	p.A, p.B, p.Power = p.B, p.A, -p.Power
	return p, ok
}

// support returns how many independent origins a member does not contradict.
func (g *statements) support(n int) int {
	origins := append(make([]int, 0, maxCompared), g.members[n].Origin)
	for o, m := range g.members[:min(len(g.members), maxCompared)] {
		if p, ok := g.pair(n, o); ok && !p.Kind.Contradicts() && !slices.Contains(origins, m.Origin) {
			origins = append(origins, m.Origin)
		}
	}
	return len(origins)
}

// eachKey makes a check of a View from one of the statements about one key.
func eachKey(check func(s Scope, g *statements, r *rulekit.Report)) func(s Scope, r *rulekit.Report) {
	return eachKeyOf(func(*indicators.Conflict) bool { return true }, check)
}

// eachDisputedKey is eachKey for a check that only tells of members that contradict each
// other. It passes over the conflicts in which none do, which are most: those have
// nothing to settle, and nothing that such a check could tell.
func eachDisputedKey(check func(s Scope, g *statements, r *rulekit.Report)) func(s Scope, r *rulekit.Report) {
	// The kind of a conflict is the gravest of its pairs, and what contradicts is gravest.
	return eachKeyOf(func(c *indicators.Conflict) bool { return c.Kind.Contradicts() }, check)
}

// eachKeyOf is eachKey of the conflicts that are wanted.
func eachKeyOf(
	wanted func(*indicators.Conflict) bool, check func(s Scope, g *statements, r *rulekit.Report),
) func(s Scope, r *rulekit.Report) {
	return func(s Scope, r *rulekit.Report) {
		var pairs pairsByPlace
		var list listed
		all := s.Conflicts()
		for n := range all {
			c := &all[n]
			if !wanted(c) {
				continue
			}
			pairs.read(c)
			// Members come in order of period and perimeter.
			for lo := 0; lo < len(c.Members); {
				k := c.Members[lo].Observation.Key
				hi := lo + 1
				for hi < len(c.Members) && c.Members[hi].Observation.Key == k {
					hi++
				}
				if hi-lo > 1 {
					g := &statements{
						scope: s, view: s.view, key: k, members: c.Members[lo:hi], first: lo, pairs: &pairs, list: &list,
						agreed: !c.Kind.Contradicts() && len(c.Members) <= maxCompared,
					}
					g.settle(s)
					g.choose()
					check(s, g, r)
				}
				lo = hi
			}
		}
	}
}

// choose finds the member that most origins agree with, the better of equals. Where no two
// contradict each other all origins agree with every member.
func (g *statements) choose() {
	if g.agreed {
		for n := range g.members {
			if g.better(n, g.best) < 0 {
				g.best = n
			}
		}
		return
	}
	most := g.support(g.best)
	for i := 1; i < min(len(g.members), maxCompared); i++ {
		n := g.support(i)
		if cmp.Or(cmp.Compare(most, n), g.better(i, g.best)) < 0 {
			g.best, most = i, n
		}
	}
}

// better orders two members by what speaks for them, whatever the others say: the
// one of higher authority comes first, then the one that repeats no other, the
// latest, and the first ID.
func (g *statements) better(a, b int) int {
	x, y := &g.members[a], &g.members[b]
	return cmp.Or(
		cmp.Compare(precedence.Rank(x.Source.Rank), precedence.Rank(y.Source.Rank)),
		precedence.FalseFirst(x.Observation.Repeats != "", y.Observation.Repeats != ""),
		precedence.ByDate(g.view.Published(y.Observation), g.view.Published(x.Observation)),
		cmp.Compare(x.Observation.ID, y.Observation.ID),
	)
}

// sharper orders two members of one origin: what repeats nothing comes first, then
// what is not about, then as better has it.
func (g *statements) sharper(a, b int) int {
	x, y := g.members[a], g.members[b]
	return cmp.Or(
		precedence.FalseFirst(x.Observation.Repeats != "", y.Observation.Repeats != ""),
		precedence.FalseFirst(x.Quantity.Figure.Approximate(), y.Quantity.Figure.Approximate()),
		g.better(a, b),
	)
}

// checkRepeats tells which observations of a key are one source cited again: they
// say so, or stand in one source, or in prints of one release.
func checkRepeats(s Scope, r *rulekit.Report) {
	all := notes{scope: s, report: r, summary: func(group []note) (wording.Text, []finding.Arg) {
		return messages.Text(
			"{indicator}: figures of one source twice, which count once ({source}); cases: {cases}; " +
				"periods: {first} – {last}",
		), []finding.Arg{group[0].source}
	}}
	s.eachSeries(func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
		all.of(k.Indicator)
		for lo := 0; lo < len(data); {
			hi := samePeriod(data, lo)
			if mayRepeat(data[lo:hi]) {
				s.repeatsAmong(i, data[lo:hi], &all)
			}
			lo = hi
		}
	})
	all.tell()
}

// mayRepeat reports whether one of the data of a key may be another cited again: one says
// so, or two stand in one source or in prints of one release. Many are not compared.
func mayRepeat(data []indicators.Datum) bool {
	const many = 16
	switch {
	case len(data) < 2:
		return false
	case len(data) > many:
		return true
	}
	var sources, releases [many]indicators.ID
	for n, x := range data {
		sources[n] = x.Row.Source()
		if record, ok := x.Row.SourceRecord(); ok {
			releases[n] = record.Release
		}
		if x.Row.Repeats() != "" || slices.Contains(sources[:n], sources[n]) ||
			releases[n] != "" && slices.Contains(releases[:n], releases[n]) {
			return true
		}
	}
	return false
}

// repeatsAmong tells of the data of a key which repeat another: those that deny what they
// repeat by themselves, the others among all.
func (s Scope) repeatsAmong(i *indicators.Indicator, data []indicators.Datum, all *notes) {
	first := map[indicators.ID]indicators.Row{} // by source and by release
	order := slices.Clone(data)
	slices.SortFunc(order, func(a, b indicators.Datum) int {
		return cmp.Or(precedence.FalseFirst(a.Row.Repeats() != "", b.Row.Repeats() != ""),
			precedence.ByDate(a.Row.Published(), b.Row.Published()), cmp.Compare(a.Row.ID(), b.Row.ID()))
	})
	for _, x := range order {
		source := x.Row.Source()
		marks := []indicators.ID{"\x00" + source}
		if record, ok := x.Row.SourceRecord(); ok && record.Release != "" {
			marks = append(marks, "\x01"+record.Release)
		}
		said, member := indicators.Row{}, "/source" // where it was said before
		if id := x.Row.Repeats(); id != "" {
			if row, ok := s.view.Dataset().Row(id); ok {
				said, member = row, "/repeats"
			}
		}
		for _, m := range marks {
			if y, ok := first[m]; !ok {
				first[m] = x.Row
			} else if said == (indicators.Row{}) {
				said = y
			}
		}
		if said == (indicators.Row{}) {
			continue
		}
		o, other := x.Row.Observation(), said.Observation()
		if !s.view.Sees(other) {
			continue
		}
		kind := wording.Text{}
		p, ok := s.view.Compare(o, other)
		denied := ok && p.Kind.Contradicts() && p.Kind != indicators.ConflictVintage
		if denied && s.alternative(x.Row, said) {
			continue // for IND057
		}
		if denied && s.canBeOne(i, o.Figure, other.Figure) {
			p.Kind, denied = indicators.ConflictRounding, false
		}
		if ok && p.Kind != indicators.ConflictSameOrigin {
			kind = kindText(p.Kind)
		}
		repeat := note{
			at: o.Key.Period, path: pathOf(o) + member,
			message: messages.Text("{value} and {other} ({id}) are one source, which counts once"),
			args: []finding.Arg{
				rulekit.Quantity("value", o.Quantity()), rulekit.Quantity("other", other.Quantity()),
				rulekit.ID("id", other.ID),
			},
			evidence: []finding.Evidence{cited(o), finding.EvidenceOf(other, kind)},
			source:   s.sourceArg("source", other.Source),
		}
		if !denied {
			all.add(string(s.bodyOf(other.Source)), repeat)
			continue
		}
		all.report.Add(repeat.path, repeat.message, repeat.args...).Cite(repeat.evidence...).
			Suggest(messages.Text("look at both places again: what repeats a figure has the same one"))
	}
}

// staleReach is how many observations before and after a figure are looked at.
const staleReach = 64

// staleCheck looks for stale figures in a series.
type staleCheck struct {
	scope Scope
	of    *indicators.Indicator
	data  []indicators.Datum
}

// run looks for a figure that is that of an earlier period, though what
// was published later says otherwise: of its own period, and of one in between at
// least. No independent source of its period agrees with it, and nobody has
// replaced the figures by whom they are.
func (s *staleCheck) run(r *rulekit.Report) {
	for n, x := range s.data {
		if !positiveNumber(x.Figure) || x.Row.Repeats() != "" {
			continue
		}
		old, ok := s.earlierEqual(n)
		if !ok || precedence.ByDate(s.data[old].Row.Published(), x.Row.Published()) >= 0 {
			continue
		}
		witnesses, ok := s.against(n, old)
		if !ok {
			continue
		}
		o, from := x.Row.Observation(), s.data[old].Row.Observation()
		r.Add(
			pathOf(o)+"/figure",
			messages.Text("{value} is the value of {old}; what was published since says otherwise"),
			rulekit.Quantity("value", o.Quantity()), rulekit.Time("old", from.Key.Period),
		).Cite(cited(o), cited(from)).CiteSome(maxEvidence, citedAll(witnesses)...)
	}
}

// earlierEqual returns the last figure of an earlier period that is that of the
// n-th; ok is false when there is none, or when an independent source of the same
// period can mean the same.
func (s *staleCheck) earlierEqual(n int) (old int, ok bool) {
	x := &s.data[n]
	own := x.Period()
	for m := n - 1; m >= 0 && m > n-staleReach; m-- {
		y := &s.data[m]
		switch at := y.Period(); {
		case at == own:
			if !s.apart(*x, *y) && !oneOrigin(x.Row, y.Row) {
				return 0, false
			}
		case x.Figure.Same(y.Figure) == figure.Yes && at.Kind() == own.Kind():
			return m, true
		}
	}
	return 0, false
}

// against returns what was published, since the figure of an earlier period, of
// the periods up to that of the n-th, and differs from both. ok is false when it
// is too little, or when an independent source can mean the n-th, or when the
// originator has replaced that itself.
func (s *staleCheck) against(n, old int) (witnesses []indicators.Datum, ok bool) {
	data, x := s.data, s.data[n]
	between, beside := false, false
	add := func(y indicators.Datum) {
		if y.Period() == data[old].Period() || !s.apart(x, y) {
			return
		}
		if y.Period() == x.Period() && replaced(x.Row, y.Row) {
			return
		}
		if precedence.ByDate(y.Row.Published(), data[old].Row.Published()) > 0 {
			witnesses = append(witnesses, y)
			between = between || y.Period() != x.Period()
			beside = beside || y.Period() == x.Period()
		}
	}
	lo, hi := n, n
	for lo > 0 && lo > n-staleReach && data[lo-1].Period() == x.Period() {
		lo--
	}
	for hi < len(data) && hi < n+staleReach && data[hi].Period() == x.Period() {
		hi++
	}
	for m := lo; m < hi; m++ {
		y := data[m]
		if m != n && (replaced(y.Row, x.Row) || !s.apart(x, y) && !oneOrigin(x.Row, y.Row)) {
			return nil, false
		}
	}
	for m := n + 1; m < hi; m++ {
		add(data[m])
	}
	for m := n - 1; m > old; m-- {
		if data[m].Period().Kind() == x.Period().Kind() {
			add(data[m])
		}
	}
	return witnesses, between && beside
}

// apart reports whether two figures cannot be one number.
func (s *staleCheck) apart(x, y indicators.Datum) bool {
	return disjoint(x.Figure, y.Figure) && !s.scope.canBeOne(s.of, x.Figure, y.Figure) &&
		!s.scope.immaterial("IND054", s.of, x.Figure, y.Figure)
}

// disjoint reports whether neither rounding nor cutting lets two figures be one
// number.
func disjoint(f, g figure.Figure) bool {
	return !digits.Meet(digits.Plain(f).Read(figure.Either), digits.Plain(g).Read(figure.Either))
}

// inSeveralPerimeters returns what is stated in two perimeters or more, in order of key: of
// other things no series needs to be read to see that their perimeter never changes.
func (s Scope) inSeveralPerimeters() []indicators.Key {
	var found []indicators.Key
	var place []indicators.Key // series of one indicator in one area, in order of perimeter
	flush := func() {
		if slices.ContainsFunc(place, func(k indicators.Key) bool { return k.Perimeter != place[0].Perimeter }) {
			seen := map[indicators.Key]int{}
			for _, k := range place {
				k.Perimeter = ""
				if seen[k]++; seen[k] == 2 {
					found = append(found, k)
				}
			}
		}
		place = place[:0]
	}
	for k := range s.view.Dataset().SeriesKeys() {
		if len(place) > 0 && (place[0].Indicator != k.Indicator || place[0].Area != k.Area) {
			flush()
		}
		place = append(place, k)
	}
	flush()
	slices.SortFunc(found, indicators.Key.Compare)
	return found
}

// checkPerimeters tells where the figures of one thing change their perimeter
// for good.
func checkPerimeters(s Scope, r *rulekit.Report) {
	all := notes{scope: s, report: r, summary: func(group []note) (wording.Text, []finding.Arg) {
		x := group[0]
		message := messages.Text(
			"{indicator}: “{old}” up to {before}, then “{new}” from {after}; nothing compares across; series: {cases}",
		)
		if x.overlap {
			message = messages.Text(
				"{indicator}: “{new}” from {after}, along with “{old}” up to {before}; nothing compares across; " +
					"series: {cases}",
			)
		}
		return message, []finding.Arg{x.arg("old"), x.arg("new"), x.arg("before"), x.arg("after")}
	}}
	defer all.tell()
	for _, k := range s.inSeveralPerimeters() {
		all.of(k.Indicator)
		series, _ := s.view.Series(k) // no period, no error
		perimeters := series.Perimeters()
		if len(perimeters) < 2 {
			continue
		}
		first, last := map[indicators.ID]period.Period{}, map[indicators.ID]period.Period{}
		for p := range series.All() {
			if id := p.Key.Perimeter; !first[id].IsSet() {
				first[id], last[id] = p.Period(), p.Period()
			} else {
				last[id] = p.Period()
			}
		}
		for _, new := range perimeters {
			// What ended last before it began is what it follows, unless another
			// perimeter goes on.
			var old indicators.ID
			found, goesOn := false, false
			for _, id := range perimeters {
				switch before := last[id].Compare(first[new]) < 0; {
				case id == new:
				case s.Catalogue().Replaces(new, id), before:
					if !found || last[id].Compare(last[old]) > 0 {
						old, found = id, true
					}
				case first[id].Compare(first[new]) <= 0:
					goesOn = true
				}
			}
			if !found || goesOn && !s.Catalogue().Replaces(new, old) {
				continue
			}
			at := k.At(first[new])
			at.Perimeter = new
			data := s.DataOf(at)
			if len(data) == 0 {
				continue
			}
			o := data[0].Row.Observation()
			overlap := last[old].Compare(first[new]) >= 0
			change := note{
				path: pathOf(o) + "/key/perimeter", message: perimeterChange(overlap), overlap: overlap,
				args: []finding.Arg{
					s.indicatorArg(k.Indicator), s.perimeterArg("old", old), s.perimeterArg("new", new),
					rulekit.Time("before", last[old]), rulekit.Time("after", first[new]),
				},
				evidence: []finding.Evidence{cited(o)},
			}
			at.Perimeter, at.Period = old, last[old]
			if before := s.DataOf(at); len(before) > 0 {
				change.evidence = append(change.evidence, cited(before[0].Row.Observation()))
			}
			all.add(fmt.Sprint(old, " ", last[old], " ", new, " ", first[new]), change)
		}
	}
}

// perimeterChange says that one definition follows another, or that both stand
// beside each other for a time.
func perimeterChange(overlap bool) wording.Text {
	if overlap {
		return messages.Text(
			"{indicator}: “{new}” from {after}, along with “{old}” up to {before}; nothing compares across",
		)
	}
	return messages.Text("{indicator}: “{old}” up to {before}, then “{new}” from {after}; nothing compares across")
}
