package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Figures of different origins. A total of one origin beside the parts of another, or the
// growth of one beside the values of another, may differ because each counts something
// else. Where one origin states all of them, they are held together as it states them, and
// what another one says besides is held against that. Where none does, the finding says
// whose figures they are, stands at the key, and accuses a record only if a slip of its
// digits or its neighbours in time tell that it is wrong.

// statesBeside reports whether the origin of a row states one of each of some lists of
// figures.
func statesBeside(row indicators.Row, lists ...[]indicators.Datum) bool {
	for _, data := range lists {
		if !slices.ContainsFunc(data, func(x indicators.Datum) bool { return oneOrigin(x.Row, row) }) {
			return false
		}
	}
	return true
}

// statedByOne reports whether the origin of a figure of one of some lists states one of
// each.
func statedByOne(lists ...[]indicators.Datum) bool {
	return len(lists) > 0 && slices.ContainsFunc(lists[0], func(x indicators.Datum) bool {
		return statesBeside(x.Row, lists[1:]...)
	})
}

// ofOneOrigin reports whether all of some rows have the origin of the first.
func ofOneOrigin(rows []indicators.Row) bool {
	return !slices.ContainsFunc(rows, func(row indicators.Row) bool { return !oneOrigin(row, rows[0]) })
}

// statesAll reports whether one origin states a figure of the key of each of some rows.
func (s Scope) statesAll(rows []indicators.Row) bool {
	var lists [][]indicators.Datum
	for _, row := range rows {
		lists = append(lists, s.DataOf(row.Key()))
	}
	return statedByOne(lists...)
}

// differing adds to a message that the figures of rows come from different origins, which
// may count different things, and which these are.
func (s Scope) differing(message wording.Text, rows []indicators.Row) (wording.Text, finding.Arg) {
	return remark(message, "they come from different origins ({origins}), and each may count something else"),
		s.originsArg(rows)
}

// remark adds a message of this package to a message, behind a semicolon.
func remark(message wording.Text, en string) wording.Text {
	more := messages.Phrase(en)
	in := func(lang wording.Lang) string {
		return display(message, lang) + explain.Semicolon().In(lang) + more.In(lang)
	}
	return say.Text(in(wording.Ar), in(wording.Fr), in(wording.En))
}

// oncePerKey makes one of what a rule says of several records of one key beside figures of
// other origins: that of the first, with the others as evidence.
func oncePerKey(all []finding.Finding) []finding.Finding {
	isOrigins := func(a finding.Arg) bool { return a.Name == "origins" }
	first := map[string]int{} // by code and path
	kept := all[:0]
	for n := range all {
		f := &all[n]
		if kind, _ := cite.Record(f.Path); kind != "keys" || !slices.ContainsFunc(f.Args, isOrigins) {
			kept = stay(kept, all, n)
			continue
		}
		at := string(f.Code) + f.Path
		for _, a := range f.Args {
			if a.Name == "name" { // of one of several inequalities
				at += display(a.Label, wording.En) + a.Text
			}
		}
		to, ok := first[at]
		if !ok {
			first[at] = len(kept)
			kept = stay(kept, all, n)
			continue
		}
		head := &kept[to]
		evidence := slices.Clip(head.Evidence)
		for _, e := range f.Evidence {
			if !slices.ContainsFunc(evidence, func(o finding.Evidence) bool { return o.Path == e.Path }) {
				evidence = append(evidence, e)
			}
		}
		head.Evidence = evidence
	}
	return kept
}

// originsArg names the origins of rows, each once.
func (s Scope) originsArg(rows []indicators.Row) finding.Arg {
	var names listed
	for n, row := range rows {
		if slices.ContainsFunc(rows[:n], func(o indicators.Row) bool { return oneOrigin(o, row) }) {
			continue
		}
		name := argText(s.sourceArg("", row.Source()))
		names.add("", func(lang wording.Lang) string { return display(name, lang) })
	}
	return finding.Arg{Name: "origins", Label: names.text()}
}

// rowsOf are the rows of data.
func rowsOf(lists ...[]indicators.Datum) (rows []indicators.Row) {
	for _, data := range lists {
		for _, x := range data {
			rows = append(rows, x.Row)
		}
	}
	return rows
}

// originsOf says of a relation whether its terms are of several origins, and if so, whether
// one origin states all of them besides.
func (t *table) originsOf(x *relation) (several, byOne bool) {
	terms := t.terms[x.lo:x.hi]
	same := true
	for _, term := range terms {
		same = same && term >= 0 && t.records[term].source == t.records[max(terms[0], 0)].source
	}
	if same || t.statedByOne(terms, t.recordsOf) {
		return false, true
	}
	return true, t.statedByOne(terms, func(term int32) (list []int32) {
		at := t.slots[t.records[t.recordsOf(term)[0]].slot]
		for n := at.lo; n < at.hi; n++ {
			list = append(list, n)
		}
		return list
	})
}

// statedByOne reports whether one origin has a record among those of each term.
func (t *table) statedByOne(terms []int32, of func(term int32) []int32) bool {
	return slices.ContainsFunc(of(terms[0]), func(n int32) bool {
		origin := t.origins[t.records[n].source]
		return !slices.ContainsFunc(terms[1:], func(term int32) bool {
			return !slices.ContainsFunc(of(term), func(m int32) bool { return t.origins[t.records[m].source] == origin })
		})
	})
}

// recordsOf returns the records that a term is.
func (t *table) recordsOf(term int32) []int32 {
	if term < 0 {
		return t.groups[^term]
	}
	return []int32{term}
}

// mixed reports whether all of some relations are between origins of which none states all
// of their terms.
func (t *table) mixed(relations []int32) bool {
	return len(relations) > 0 &&
		!slices.ContainsFunc(relations, func(m int32) bool { return !t.relations[m].mixed })
}

// rowsIn are the rows of relations.
func (t *table) rowsIn(relations []int32) (rows []indicators.Row) {
	for _, m := range relations {
		t.eachRecord(&t.relations[m], func(n int32, _ int, _ bool) { rows = append(rows, t.records[n].row) })
	}
	return rows
}
