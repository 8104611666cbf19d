package rules

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// What is told of causes: one finding each, at the record that is at fault, or at
// the key whose relation does not come out.

// diagnosis returns the causes of what is broken, found once for a run.
func (s Scope) diagnosis() *diagnosis {
	s.shared.once.diagnosis.Do(func() { s.shared.diagnosis.Store(diagnose(s)) })
	return s.shared.diagnosis.Load()
}

// diagnosed returns the diagnosis if one was asked for, and nil if none was.
func (s Scope) diagnosed() *diagnosis {
	if s.shared == nil {
		return nil
	}
	return s.shared.diagnosis.Load()
}

// withCauses adds to a check the causes of its code.
func withCauses(code finding.Code, check func(s Scope, r *rulekit.Report)) checkFunc {
	return perScope(func(s Scope, r *rulekit.Report) {
		s.diagnosis().tellAll(code, r)
		check(s, r)
	})
}

// withCausesIfAny adds to a check the causes of its code if it asked for the
// diagnosis: there are none where it met no figures that are held together.
func withCausesIfAny(code finding.Code, check func(s Scope, r *rulekit.Report)) checkFunc {
	return perScope(func(s Scope, r *rulekit.Report) {
		check(s, r)
		if d := s.diagnosed(); d != nil {
			d.tellAll(code, r)
		}
	})
}

// tellAll reports the causes of a rule.
func (d *diagnosis) tellAll(code finding.Code, r *rulekit.Report) {
	for n := range d.causes {
		if d.causes[n].code == code {
			d.tell(&d.causes[n], r)
		}
	}
}

// keyPath is the path of what is said of a key, by whom does not matter.
func keyPath(k indicators.Key) string { return cite.Pointer("keys", k.String()) }

// path returns where a cause is told.
func (d *diagnosis) path(c *cause) string {
	if len(c.accused) > 0 {
		return cite.Pointer("observations", string(d.records[c.accused[0]].row.ID())) + "/figure"
	}
	return keyPath(d.keyOf(d.headOf(c.relations[0])))
}

// headOf returns the record that a relation is about.
func (d *diagnosis) headOf(m int32) (head int32) {
	head = -1
	d.eachRecord(&d.relations[m], func(r int32, _ int, _ bool) {
		if head < 0 {
			head = r
		}
	})
	return head
}

func (d *diagnosis) keyOf(n int32) indicators.Key {
	return d.columns[d.records[n].column].key.At(d.records[n].at)
}

// quantity is a number in the unit of a record's indicator.
func (d *diagnosis) quantity(n int32, x dec) figure.Quantity {
	f, err := figure.FromCompact(x.c, int8(min(max(x.e, -127), 127)), figure.Unqualified, figure.NoResolution)
	if err != nil {
		return figure.Quantity{}
	}
	return figure.Quantity{Figure: f, Unit: d.columns[d.records[n].column].of.Unit}
}

// relationTexts name what a figure is held against.
var relationTexts = [...]string{
	0:       "the values before and after it",
	sumOf:   "the total and its parts",
	flowOf:  "the stock and its net flow",
	ratioOf: "the quotient and what it is computed from",
	sameOf:  "the other sources",

	growthOf: "the growth and the values that it leads from and to",
	linearOf: "the value and what it is computed from",
}

// against names what the relations of a cause hold a figure against.
func (d *diagnosis) against(c *cause) finding.Arg {
	return finding.Arg{Name: "against", Label: messages.Text(relationTexts[d.kindOf(c)])}
}

// kindOf returns the first kind among the relations of a cause.
func (d *diagnosis) kindOf(c *cause) (kind relationKind) {
	for _, m := range c.relations {
		if k := d.relations[m].kind; kind == 0 || k < kind {
			kind = k
		}
	}
	return kind
}

// tell reports a cause.
func (d *diagnosis) tell(c *cause, r *rulekit.Report) {
	switch {
	case c.changed:
		d.tellChange(c, r)
		return
	case len(c.accused) == 0:
		d.tellRelation(c, r)
		return
	}
	n := c.accused[0]
	o := d.records[n].row.Observation()
	message := messages.Text("{value} does not fit {against}")
	args := []finding.Arg{rulekit.Quantity("value", o.Quantity()), d.against(c)}
	if len(c.meant) > 0 {
		message = messages.Text("{value} does not fit {against}; {fits} would")
		args = append(args, rulekit.Quantity("fits", d.quantity(n, c.meant[0].value)))
	}
	if d.mixed(c.relations) {
		message = remark(message, "they come from different origins ({origins})")
		args = append(args, d.scope.originsArg(d.rowsIn(c.relations)))
	}
	f := r.Add(d.path(c), message, args...)
	for _, a := range c.accused {
		f.CiteSome(maxEvidence, cited(d.records[a].row.Observation()))
	}
	d.cite(c, f)
	for _, m := range c.meant {
		q := d.quantity(n, m.value)
		f.Propose(indicators.Candidate{Key: o.Key, Figure: q.Figure, Unit: q.Unit}, m.reason())
	}
	if len(c.relations) > 0 {
		f.Suggest(messages.Text("look at the figure again in its source"))
	}
}

// cite adds the records that a cause rests on.
func (d *diagnosis) cite(c *cause, f *rulekit.Draft) {
	add := func(n int32) {
		path := cite.Pointer("observations", string(d.records[n].row.ID()))
		is := func(e finding.Evidence) bool { return e.Path == path }
		if !(c.changed && len(f.Evidence) >= maxEvidence) && !slices.ContainsFunc(f.Evidence, is) {
			f.CiteSome(maxEvidence, cited(d.records[n].row.Observation()))
		}
	}
	for _, m := range c.relations {
		if c.changed && len(f.Evidence) >= maxEvidence {
			return // a change of definition is that of its series: the others are examples
		}
		d.eachRecord(&d.relations[m], func(n int32, _ int, _ bool) {
			for _, o := range d.besides(n) {
				add(o)
			}
		})
	}
	if len(c.relations) == 0 {
		for _, n := range [...]int32{c.near.prev, c.near.next} {
			if n >= 0 {
				add(n)
			}
		}
	}
}

// tellRelation reports a relation that does not come out, with each record that could
// mend it.
func (d *diagnosis) tellRelation(c *cause, r *rulekit.Report) {
	head := d.headOf(c.relations[0])
	message := messages.Text(
		"{indicator}, {period}: {against} cannot all be right, and it is not known which figure is wrong",
	)
	args := []finding.Arg{
		d.scope.indicatorArg(d.columns[d.records[head].column].key.Indicator),
		rulekit.Time("period", d.records[head].at), d.against(c),
	}
	if d.kindOf(c) == sameOf {
		args[2].Label = messages.Text("the figures of the sources and what follows from them")
	}
	if c.alike {
		message = messages.Text(
			"{indicator}, from {period} on: values off by one factor from what they are computed from: {count}; " +
				"a definition or a unit may have changed",
		)
		args[2] = rulekit.Number("count", len(c.relations))
	}
	if d.mixed(c.relations) {
		var origins finding.Arg
		if !c.alike {
			message = messages.Text("{indicator}, {period}: {against} do not go together")
		}
		message, origins = d.scope.differing(message, d.rowsIn(c.relations))
		args = append(args, origins)
	}
	f := r.Add(d.path(c), message, args...)
	for _, s := range c.suspects {
		note := wording.Text{}
		if v, ok := d.mend(s); ok {
			note = wouldMend(d.quantity(s.record, v))
		}
		f.CiteSome(maxListed, finding.EvidenceOf(d.records[s.record].row.Observation(), note))
	}
	d.cite(c, f)
	f.Suggest(messages.Text("look at each of the figures again in its source"))
}

// wouldMend says with what a record would be right.
func wouldMend(q figure.Quantity) wording.Text {
	written := func(lang wording.Lang) string { return wording.WriterOf(lang).Say(q) }
	return messages.Phrase("{value} would mend it").With("value", written).Text()
}

// maxListed is how many records a relation lists that could mend it.
const maxListed = 32

// mend returns the value with which a suspect mends what is broken.
func (d *diagnosis) mend(s suspect) (dec, bool) {
	if len(s.meant) > 0 {
		return s.meant[0].value, true
	}
	return d.pick(s.record, s.fine)
}

// tellChange reports a change of definition.
func (d *diagnosis) tellChange(c *cause, r *rulekit.Report) {
	n := c.accused[0]
	o := d.records[n].row.Observation()
	growth := figure.Quantity{}
	if p := c.near.prev; p >= 0 {
		from, to := d.quantity(p, d.records[p].value).Figure, d.quantity(n, d.records[n].value).Figure
		if g, err := figure.Growth(from, to); err == nil {
			growth = percent(g)
		}
	}
	f := r.Add(
		d.path(c),
		messages.Text(
			"{indicator}, {period}: a change in all parts at once that stays ({growth}); the definition may have changed; "+
				"a real jump looks the same",
		),
		d.scope.indicatorArg(o.Key.Indicator), rulekit.Time("period", o.Key.Period),
		rulekit.Quantity("growth", growth),
	).Cite(cited(o))
	if c.near.hasPrev() {
		f.Cite(cited(d.records[c.near.prev].row.Observation()))
	}
	d.cite(c, f)
}

// grouped leaves of all findings one for each cause: what else speaks of a record at
// fault says the same again.
func (s Scope) grouped(all []finding.Finding) []finding.Finding {
	all = oncePerKey(s.perAlternative(all))
	d := s.diagnosed()
	if d == nil {
		return s.perUnit(all)
	}
	all = d.undecidedAt(all)
	if len(d.causes) == 0 {
		return s.perUnit(all)
	}
	g := d.grouping()
	g.prefer(all)
	var kept []finding.Finding
	for _, f := range all {
		switch n := len(kept) - 1; {
		case g.heads[f.Path] != f.Code:
			if !judges(f) || !g.cites(f) {
				kept = append(kept, f)
			}
		case n < 0 || kept[n].Path != f.Path || kept[n].Code != f.Code:
			kept = append(kept, f)
		case isCause(kept[n]):
			// A rule that knows more of the cause tells it better.
			offer(&f, kept[n])
			kept[n] = f
		case isCause(f):
			offer(&kept[n], f)
		}
	}
	return s.perUnit(g.outOfBounds(kept))
}

// offer gives a finding the values that another one of the same cause proposes, if it
// proposes none.
func offer(f *finding.Finding, cause finding.Finding) {
	if len(f.Suggestion.Candidates) == 0 {
		f.Suggestion.Candidates = cause.Suggestion.Candidates
	}
}

// grouping returns what belongs together.
func (d *diagnosis) grouping() *grouping {
	g := &grouping{
		data: d.scope.view.Dataset(), heads: map[string]finding.Code{}, weak: map[string]bool{}, culprits: map[string]bool{},
		stated: map[string]bool{},
	}
	path := func(n int32) string { return cite.Pointer("observations", string(d.records[n].row.ID())) }
	for n := range d.causes {
		c := &d.causes[n]
		g.heads[d.path(c)] = c.code
		g.weak[d.path(c)] = len(c.relations) == 0 && !c.changed
		for _, a := range c.accused {
			g.culprits[path(a)] = true
		}
		for _, m := range c.relations {
			if len(c.accused) == 0 && !d.relations[m].mixed { // which another doubt may explain
				d.eachRecord(&d.relations[m], func(r int32, _ int, _ bool) { g.stated[path(r)] = true })
			}
		}
	}
	return g
}

// prefer makes what a rule knows of a record the head of what only its neighbours
// say.
func (g *grouping) prefer(all []finding.Finding) {
	known := map[string]bool{}
	for _, f := range all {
		if g.weak[f.Path] && g.heads[f.Path] != f.Code && judges(f) && !known[f.Path] {
			known[f.Path] = true
			g.heads[f.Path] = f.Code
		}
	}
}

// outOfBounds tells of a culprit that is out of bounds just that, with what would
// fit.
func (g *grouping) outOfBounds(all []finding.Finding) []finding.Finding {
	heads := map[string]finding.Finding{}
	out := map[string]bool{}
	for _, f := range all {
		if g.heads[f.Path] == f.Code {
			heads[f.Path] = f
		}
		if f.Code == "IND020" && g.culprits[recordPath(f.Path)] {
			out[f.Path] = true
		}
	}
	all = slices.DeleteFunc(all, func(f finding.Finding) bool { return out[f.Path] && g.heads[f.Path] == f.Code })
	for n := range all {
		f := &all[n]
		if head, ok := heads[f.Path]; ok && f.Code == "IND020" {
			f.Evidence, f.Suggestion, f.Fingerprint = head.Evidence, head.Suggestion, head.Fingerprint
		}
	}
	return all
}

// undecidedAt moves findings about sources that contradict each other, of which
// nobody can say who is wrong, to the key that they speak of, one for each; so it does
// with what says that sources disagree, unless the record is known to be at fault.
func (d *diagnosis) undecidedAt(all []finding.Finding) []finding.Finding {
	disagree := func(f finding.Finding) bool { return f.Code == "IND050" }
	if len(d.undecided) == 0 && !slices.ContainsFunc(all, disagree) {
		return all
	}
	path := func(n int32) string { return cite.Pointer("observations", string(d.records[n].row.ID())) }
	keys, culprits := map[string]string{}, map[string]bool{} // of records, by path
	for n := range d.undecided {
		keys[path(n)] = keyPath(d.keyOf(n))
	}
	for n := range d.culprits {
		culprits[path(n)] = true
	}
	told := map[string]bool{}
	var kept []finding.Finding
	for _, f := range all {
		at := recordPath(f.Path)
		key, ok := keys[at]
		if !ok && disagree(f) && at != "" && !culprits[at] {
			_, id := cite.Record(f.Path)
			row, known := d.scope.view.Dataset().Row(indicators.ID(id))
			key, ok = keyPath(row.Key()), known
		}
		if !ok || !judges(f) || f.Code != "IND030" && f.Code != "IND033" && f.Code != "IND050" {
			kept = append(kept, f)
			continue
		}
		if f.Path = key; !told[key] {
			told[key] = true
			kept = append(kept, f)
		}
	}
	finding.Sort(kept)
	return kept
}

// grouping says what findings belong together.
type grouping struct {
	heads    map[string]finding.Code // of causes, by path
	weak     map[string]bool         // paths of causes that only neighbours tell
	data     *indicators.Dataset
	culprits map[string]bool // paths of records
	stated   map[string]bool // paths of records of relations that nobody is accused of
}

// cites reports whether a finding speaks of a record at fault, or of nothing but
// records of a relation that is told.
func (g *grouping) cites(f finding.Finding) bool {
	if g.culprits[recordPath(f.Path)] {
		return true
	}
	if f.Code >= "IND041" && f.Code <= "IND044" {
		return g.restsOn(f)
	}
	within := g.stated[recordPath(f.Path)]
	for _, e := range f.Evidence {
		if g.culprits[e.Path] {
			return true
		}
		within = within || g.stated[e.Path]
	}
	return within
}

// restsOn reports whether a finding rests on a record at fault: of several of one key
// the others are enough.
func (g *grouping) restsOn(f finding.Finding) bool {
	keys := map[indicators.Key]int{}
	keyOf := func(path string) (indicators.Key, bool) {
		id, ok := strings.CutPrefix(path, "/observations/")
		row, known := g.data.Row(indicators.ID(id))
		return row.Key(), ok && known
	}
	for _, e := range f.Evidence {
		if k, ok := keyOf(e.Path); ok {
			keys[k]++
		}
	}
	for _, e := range f.Evidence {
		if k, ok := keyOf(e.Path); ok && g.culprits[e.Path] && keys[k] == 1 {
			return true
		}
	}
	return false
}

// judges reports whether a finding compares figures with each other, and doubts one.
func judges(f finding.Finding) bool {
	switch f.Code {
	case "IND040", "IND045", "IND046":
		return false // what the sector knows besides
	}
	return f.Severity > finding.SeverityInfo && f.Code >= "IND030" && f.Code < "IND055"
}

// isCause reports whether a finding is one of [diagnosis.tell].
func isCause(f finding.Finding) bool {
	return slices.ContainsFunc(f.Args, func(a finding.Arg) bool { return a.Name == "against" && a.Label.IsSet() })
}

// recordPath returns the path of the record that a path leads into.
func recordPath(path string) string {
	rest, ok := strings.CutPrefix(path, "/observations/")
	if !ok {
		return ""
	}
	id, _, _ := strings.Cut(rest, "/")
	return "/observations/" + id
}

// perUnit leaves out what follows from a unit that is missing or does not fit.
func (s Scope) perUnit(all []finding.Finding) []finding.Finding {
	units := map[string]bool{}
	for _, f := range all {
		if f.Code == "IND021" || f.Code == "IND022" {
			units[recordPath(f.Path)] = true
		}
	}
	if len(units) == 0 {
		return all
	}
	return slices.DeleteFunc(all, func(f finding.Finding) bool {
		if f.Code == "IND020" && units[recordPath(f.Path)] {
			return true
		}
		return judges(f) && (units[recordPath(f.Path)] || slices.ContainsFunc(f.Evidence, func(e finding.Evidence) bool {
			return units[e.Path]
		}))
	})
}
