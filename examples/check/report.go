package main

import (
	"cmp"
	"path"
	"path/filepath"
	"slices"

	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators/finding"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// report is what is said of a folder.
type report struct {
	dir    string
	lang   wording.Lang
	all    bool   // whatever there is
	since  string // an older folder, or ""
	failOn finding.Severity

	sector   *sector.Sector
	coverage figurerules.Covered
	changes  sector.Changes    // since the older folder
	found    []finding.Finding // in order of path
	states   []state           // of found
	causes   []cause           // the open findings
	kept     []int             // those that are acknowledged
}

// state says how a finding stands to those of the older folder.
type state string

const (
	unknown state = ""        // there is no older folder
	fresh   state = "new"     // it was not there
	changed state = "changed" // it was, with other figures
	same    state = "same"    // it was as it is
)

// cause is a kind of defect, with the open findings of that kind.
type cause struct {
	severity finding.Severity
	rule     finding.Rule
	found    []int // in order of place
}

// rules are all rules, by code.
func ruleList() (all []finding.Rule) {
	for _, r := range figurerules.All() {
		all = append(all, r.Rule)
	}
	for _, r := range agreementrules.All() {
		all = append(all, r.Rule)
	}
	return append(all, finding.AcknowledgementRules()...)
}

// placeIn sets the folder in front of the names of files.
func placeIn(found []finding.Finding, dir string) {
	in := func(p *finding.Place) {
		if p.IsSet() {
			p.File = path.Join(filepath.ToSlash(dir), p.File)
		}
	}
	for n := range found {
		in(&found[n].Place)
		for m := range found[n].Evidence {
			in(&found[n].Evidence[m].Place)
		}
	}
}

// memberPlace returns where the member stands that a finding is about; the place of the
// finding where that is not known.
func (r *report) memberPlace(f *finding.Finding) finding.Place {
	p, ok := r.sector.MemberPlace(f.Path)
	if !ok || !f.Place.IsSet() {
		return f.Place
	}
	p.File = path.Join(filepath.ToSlash(r.dir), p.File)
	return p
}

// gather sorts findings by their causes.
func (r *report) gather(found []finding.Finding) {
	r.found = found
	r.states = make([]state, len(found))
	r.compare()
	type key struct {
		severity finding.Severity
		code     finding.Code
	}
	byKey := map[key]int{}
	rules := map[finding.Code]finding.Rule{}
	for _, rule := range ruleList() {
		rules[rule.Code] = rule
	}
	for n, f := range found {
		if !f.IsOpen() {
			r.kept = append(r.kept, n)
			continue
		}
		k := key{f.Severity, f.Code}
		at, ok := byKey[k]
		if !ok {
			at = len(r.causes)
			byKey[k] = at
			rule := rules[f.Code]
			rule.Code = f.Code
			r.causes = append(r.causes, cause{severity: f.Severity, rule: rule})
		}
		r.causes[at].found = append(r.causes[at].found, n)
	}
	for _, c := range r.causes {
		slices.SortStableFunc(c.found, func(a, b int) int {
			p, q := found[a].Place, found[b].Place
			return cmp.Or(cmp.Compare(p.File, q.File), cmp.Compare(p.Line, q.Line), cmp.Compare(p.Column, q.Column))
		})
	}
	slices.SortStableFunc(r.causes, func(a, b cause) int {
		return cmp.Or(cmp.Compare(b.severity, a.severity), cmp.Compare(len(b.found), len(a.found)),
			cmp.Compare(a.rule.Code, b.rule.Code))
	})
}

// compare says of each finding whether it was among the older ones.
func (r *report) compare() {
	if r.since == "" {
		return
	}
	type print struct {
		code                    finding.Code
		path, text, fingerprint string
	}
	of := func(f finding.Finding) print { return print{f.Code, f.Path, f.Text(wording.En), f.Fingerprint} }
	states := map[print]state{}
	for s, all := range map[state][]finding.Finding{
		fresh: r.changes.Come, changed: r.changes.Altered, same: r.changes.Same,
	} {
		for _, f := range all {
			states[of(f)] = s
		}
	}
	for n, f := range r.found {
		r.states[n] = states[of(f)]
	}
}

// fails reports whether a finding makes the check fail.
func (r *report) fails(n int) bool {
	f := &r.found[n]
	return f.IsOpen() && f.Severity >= r.failOn && r.states[n] != same
}

// failing counts the findings that make the check fail.
func (r *report) failing() int {
	count := 0
	for n := range r.found {
		if r.fails(n) {
			count++
		}
	}
	return count
}

// open counts the open findings of a severity.
func (r *report) open(s finding.Severity) int {
	n := 0
	for _, f := range r.found {
		if f.IsOpen() && f.Severity == s {
			n++
		}
	}
	return n
}

// among counts the findings in a state.
func (r *report) among(s state) int {
	n := 0
	for _, x := range r.states {
		if x == s {
			n++
		}
	}
	return n
}

// shows reports whether a finding is shown without -all: notes are only counted, and so
// is what is as before.
func (r *report) shows(n int) bool {
	f := &r.found[n]
	return r.all || r.states[n] != same && (f.Severity != finding.SeverityInfo || r.fails(n))
}
