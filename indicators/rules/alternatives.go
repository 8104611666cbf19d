package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// A source that contradicts itself. Where one source states two figures of one key that
// exclude each other, at most one of them is what it means, and nobody knows which. The
// key is told, and the figures are alternatives to everybody else: a sum, a flow, a
// quotient, another source holds if it holds with one of them, and is no ground to accuse
// what it is made of; as neighbours in time they say nothing.

func ind057(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND057", Family: FamilyConflicting, Severity: finding.SeverityWarning,
			Title: messages.Text("source that contradicts itself"),
			Mend: messages.Text(
				"look at the source again: one figure is wrong, or of another day, perimeter or breakdown",
			),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			d := s.diagnosis()
			for n := range d.alternatives {
				d.tellAlternatives(&d.alternatives[n], r)
			}
		}),
	}
}

// alternatives are figures of one key that one source states, of which some exclude
// others.
type alternatives struct {
	key  indicators.Key
	data []indicators.Datum
	// records are those of the table, in the order of data: what is no single number has none.
	records []int32
	// held is what they were held against, and fits with which of it a record goes.
	held relationKinds
	fits map[int32]relationKinds
}

// relationKinds is a set of kinds of relation; 0 is that of neighbours in time.
type relationKinds uint16

func (k relationKinds) has(kind relationKind) bool { return k&(1<<kind) != 0 }

// oneVoice reports whether two rows are one source that speaks twice: they stand in one
// source, or in prints of one release, and the one does not revise the other.
func oneVoice(a, b indicators.Row) bool {
	x, ok1 := a.SourceRecord()
	y, ok2 := b.SourceRecord()
	release := ok1 && ok2 && x.Release != "" && x.Release == y.Release
	if release || a.Source() != b.Source() {
		return release
	}
	return !precedence.Later(a.Published(), b.Published()) && !precedence.Later(b.Published(), a.Published())
}

// contradicting returns the data of one key in which one source contradicts itself, by
// their places: each list holds what belongs together. What an editor doubts, and what is
// said to repeat another record, contradicts nobody.
func (s Scope) contradicting(i *indicators.Indicator, data []indicators.Datum) (lists [][]int) {
	data = data[:min(len(data), maxAlike)]
	in := make([]int, len(data)) // the list of each, from 1
	for a, x := range data {
		for b, y := range data[:a] {
			if !s.contradicts(i, x, y) {
				continue
			}
			switch p, q := in[a], in[b]; {
			case p == 0 && q == 0:
				lists = append(lists, []int{b, a})
				in[a], in[b] = len(lists), len(lists)
			case p == 0:
				in[a], lists[q-1] = q, append(lists[q-1], a)
			case q == 0:
				in[b], lists[p-1] = p, append(lists[p-1], b)
			case p != q:
				for _, n := range lists[q-1] {
					in[n] = p
				}
				lists[p-1], lists[q-1] = append(lists[p-1], lists[q-1]...), nil
			}
		}
	}
	lists = slices.DeleteFunc(lists, func(list []int) bool { return list == nil })
	for _, list := range lists {
		slices.Sort(list)
	}
	return lists
}

// contradicts reports whether two figures of one key are of one source, and neither
// rounding nor cutting lets them be one number.
func (s Scope) contradicts(i *indicators.Indicator, x, y indicators.Datum) bool {
	for _, row := range [...]indicators.Row{x.Row, y.Row} {
		if row.Repeats() != "" || row.Confidence() >= indicators.Low {
			return false
		}
	}
	return oneVoice(x.Row, y.Row) && disjoint(x.Figure, y.Figure) && !s.canBeOne(i, x.Figure, y.Figure) &&
		!s.immaterial("IND057", i, x.Figure, y.Figure)
}

// alternativesOf returns the figures of a row's key among which its source contradicts
// itself, that of the row among them; nil where it does not.
func (s Scope) alternativesOf(row indicators.Row) (all []indicators.Datum) {
	i := s.indicatorAt(row.Key().Indicator)
	if i == nil {
		return nil
	}
	data := s.DataOf(row.Key())
	if len(data) < 2 {
		return nil
	}
	for _, list := range s.contradicting(i, data) {
		if slices.ContainsFunc(list, func(n int) bool { return data[n].Row == row }) {
			for _, n := range list {
				all = append(all, data[n])
			}
		}
	}
	return all
}

// alternative reports whether two rows are among the figures with which one source contradicts
// itself: that is for IND057 to tell.
func (s Scope) alternative(a, b indicators.Row) bool {
	return oneVoice(a, b) && slices.ContainsFunc(s.alternativesOf(a), func(x indicators.Datum) bool { return x.Row == b })
}

// findAlternatives notes the keys of a column at which a source contradicts itself. Their
// records are no neighbours in time.
func (t *table) findAlternatives(col int32, data []indicators.Datum) {
	of := t.columns[col].of
	for lo := 0; lo < len(data); {
		hi := samePeriod(data, lo)
		if hi-lo > 1 && t.speaksTwice(data[lo:hi]) {
			for _, list := range t.scope.contradicting(of, data[lo:hi]) {
				t.addAlternatives(col, data[lo:hi], list)
			}
		}
		lo = hi
	}
}

// speaksTwice reports whether two of the data of one key have one origin.
func (t *table) speaksTwice(data []indicators.Datum) bool {
	var before [maxAlike]int32
	for n, x := range data[:min(len(data), maxAlike)] {
		before[n] = t.origins[t.sourceOf(x.Row)]
		if slices.Contains(before[:n], before[n]) {
			return true
		}
	}
	return false
}

func (t *table) addAlternatives(col int32, data []indicators.Datum, list []int) {
	x := alternatives{key: t.columns[col].key.At(data[0].Period()), fits: map[int32]relationKinds{}}
	lo, hi := t.find(col, data[0].Period())
	for _, n := range list {
		x.data = append(x.data, data[n])
		for m := lo; m < hi; m++ {
			if r := &t.records[m]; r.row == data[n].Row {
				x.records = append(x.records, m)
				r.alternative = int32(len(t.alternatives) + 1)
				r.usable, r.zero = false, false
			}
		}
	}
	t.alternatives = append(t.alternatives, x)
}

// follows reports whether a record is an alternative that comes after another one: the
// first speaks for all of them in relations.
func (t *table) follows(n int32) bool {
	a := t.records[n].alternative
	return a > 0 && t.alternatives[a-1].records[0] != n
}

// maxChoices is how many choices among alternatives are tried in one relation.
const maxChoices = 256

// chooseAlternatives puts those of some alternatives into a relation with which it holds, and notes
// all that do. open says that it holds with none: then nobody is accused by it.
func (t *table) chooseAlternatives(x *relation) (open bool) {
	terms := t.terms[x.lo:x.hi]
	var at []int
	choices := 1
	for n, term := range terms {
		if term >= 0 && t.records[term].alternative > 0 {
			at = append(at, n)
			choices = min(choices*len(t.alternatives[t.records[term].alternative-1].records), maxChoices+1)
		}
	}
	if len(at) == 0 || choices > maxChoices {
		return false
	}
	first, chosen := slices.Clone(terms), []int32(nil)
	for choice := range choices {
		rest := choice
		for _, n := range at {
			all := t.alternatives[t.records[first[n]].alternative-1].records
			terms[n], rest = all[rest%len(all)], rest/len(all)
		}
		if !t.holds(x) && !t.immaterial(x) {
			continue
		}
		if chosen == nil {
			chosen = slices.Clone(terms)
		}
		for _, n := range at {
			t.alternatives[t.records[terms[n]].alternative-1].fits[terms[n]] |= 1 << x.kind
		}
	}
	for _, n := range at {
		t.alternatives[t.records[first[n]].alternative-1].held |= 1 << x.kind
	}
	if chosen == nil {
		chosen = first
		open = true
	}
	copy(terms, chosen)
	return open
}

// tellOpen tells the relations that hold with none of the alternatives of a key, where no
// record is found at fault that stands in them.
func (d *diagnosis) tellOpen() {
	for n := range d.relations {
		x := &d.relations[n]
		if !x.open {
			continue
		}
		wrong := false
		d.eachRecord(x, func(r int32, _ int, _ bool) { wrong = wrong || d.culprits[r] })
		if wrong {
			continue
		}
		if x.kind == sameOf {
			d.eachRecord(x, func(r int32, _ int, _ bool) {
				for _, m := range d.besides(r) {
					d.undecided[m] = true
				}
			})
			continue
		}
		d.causes = append(d.causes, cause{code: x.kind.code(), relations: []int32{int32(n)}})
	}
}

// besides returns a record with its alternatives.
func (t *table) besides(n int32) []int32 {
	if a := t.records[n].alternative; a > 0 {
		return t.alternatives[a-1].records
	}
	return []int32{n}
}

// judgeByNeighbours notes which alternatives the neighbours in time allow.
func (d *diagnosis) judgeByNeighbours(x *alternatives) {
	for _, n := range x.records {
		near := d.near(n)
		if off, ok := d.off(n, near, d.records[n].value); ok {
			x.held |= 1
			if !near.tooFar(off) {
				x.fits[n] |= 1
			}
		}
	}
}

// supported returns the one figure that all speak for that tell the alternatives apart, and
// what speaks for it most; at is -1 where there is none.
func (d *diagnosis) supported(x *alternatives) (at int32, by relationKind) {
	at = -1
	for _, kind := range [...]relationKind{sumOf, flowOf, ratioOf, growthOf, linearOf, sameOf, 0} {
		var fit []int32
		for _, n := range x.records {
			if x.fits[n].has(kind) {
				fit = append(fit, n)
			}
		}
		if len(fit) == len(x.records) {
			continue
		}
		for _, n := range fit {
			switch {
			case d.records[n].value.short() != d.records[fit[0]].value.short():
				return -1, 0 // it allows several
			case at < 0:
				at, by = n, kind
			case d.records[n].value.short() != d.records[at].value.short():
				return -1, 0 // they speak for different ones
			}
		}
	}
	return at, by
}

// tellAlternatives reports a key of which a source states figures that exclude each other.
func (d *diagnosis) tellAlternatives(x *alternatives, r *rulekit.Report) {
	d.judgeByNeighbours(x)
	first, other := x.data[0], x.data[1]
	for _, y := range x.data[1:] {
		if d.scope.contradicts(d.scope.indicatorAt(x.key.Indicator), first, y) {
			other = y
			break
		}
	}
	a, b := first.Row.Observation(), other.Row.Observation()
	kind := indicators.ConflictDisjoint
	if p, ok := d.scope.view.Compare(a, b); ok {
		kind = p.Kind
	}
	message := messages.Text("{indicator}, {period}: {value} and {other} in one source ({source}): {kind}")
	args := []finding.Arg{
		d.scope.indicatorArg(x.key.Indicator), rulekit.Time("period", x.key.Period),
		rulekit.Quantity("value", a.Quantity()), rulekit.Quantity("other", b.Quantity()),
		d.scope.sourceArg("source", a.Source), {Name: "kind", Label: kindText(kind)},
	}
	at, by := d.supported(x)
	switch {
	case at >= 0:
		message = messages.Text(
			"{indicator}, {period}: {value} and {other} in one source ({source}): {kind}; {fits} fits {against}",
		)
		args = append(args, rulekit.Quantity("fits", d.records[at].row.Observation().Quantity()),
			finding.Arg{Name: "against", Label: messages.Text(relationTexts[by])})
	case x.held.has(0) && len(x.fits) == 0:
		message = messages.Text(
			"{indicator}, {period}: {value} and {other} in one source ({source}): {kind}; neither fits {against}",
		)
		args = append(args, finding.Arg{Name: "against", Label: messages.Text(relationTexts[0])})
	}
	f := r.Add(keyPath(x.key), message, args...)
	for _, y := range x.data {
		note := wording.Text{}
		if at >= 0 && slices.ContainsFunc(x.records, func(n int32) bool {
			return d.records[n].row == y.Row && d.records[n].value.short() == d.records[at].value.short()
		}) {
			note = messages.Phrase("fits {against}").With("against", messages.Phrase(relationTexts[by]).In).Text()
		}
		f.CiteSome(maxEvidence, finding.EvidenceOf(y.Row.Observation(), note))
	}
}

// perAlternative leaves out what a rule has against one of the figures among which a
// source contradicts itself, if it has nothing against another one of them; else it is
// told of the key, once.
func (s Scope) perAlternative(all []finding.Finding) []finding.Finding {
	type doubt struct {
		code finding.Code
		path string // of a record
	}
	var doubted map[doubt]bool // when it is asked for
	told := map[doubt]bool{}   // by key
	kept := all[:0]
	for n := range all {
		f := &all[n]
		others := s.alternativesAt(f)
		if others == nil {
			kept = stay(kept, all, n)
			continue
		}
		if doubted == nil {
			doubted = map[doubt]bool{}
			for _, o := range all {
				doubted[doubt{o.Code, recordPath(o.Path)}] = true
			}
		}
		at := doubt{f.Code, keyPath(others[0].Row.Key())}
		holds := func(x indicators.Datum) bool {
			return !doubted[doubt{f.Code, cite.Pointer("observations", string(x.Row.ID()))}]
		}
		if told[at] || f.Code != "IND050" && slices.ContainsFunc(others, holds) {
			continue
		}
		told[at] = true
		f.Path = at.path
		for _, x := range others {
			e := cited(x.Row.Observation())
			if !slices.ContainsFunc(f.Evidence, func(o finding.Evidence) bool { return o.Path == e.Path }) {
				f.Evidence = append(slices.Clip(f.Evidence), e)
			}
		}
		kept = stay(kept, all, n)
	}
	if doubted != nil {
		finding.Sort(kept)
	}
	return kept
}

// stay adds the n-th of all findings to those that stay, which are the first of the same
// list. Findings are large: it is moved only where others have gone.
func stay(kept, all []finding.Finding, n int) []finding.Finding {
	if len(kept) == n {
		return all[:n+1]
	}
	return append(kept, all[n])
}

// alternativesAt returns the figures among which a source contradicts itself at the record
// that a finding doubts; nil where it does not, and where the finding compares nothing.
func (s Scope) alternativesAt(f *finding.Finding) []indicators.Datum {
	compares := f.Severity > finding.SeverityInfo && (f.Code >= "IND030" && f.Code <= "IND050" || f.Code == "IND054")
	if !compares || f.Code == "IND034" {
		return nil
	}
	kind, id := cite.Record(f.Path)
	row, ok := s.view.Dataset().Row(indicators.ID(id))
	if !ok || kind != "observations" {
		return nil
	}
	return s.alternativesOf(row)
}
