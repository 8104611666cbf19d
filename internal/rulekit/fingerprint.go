package rulekit

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Fingerprint sets the fingerprints of findings: of what each cites, and of the
// observation that it is about. more, where it is not nil, returns what else a finding
// rests on.
func Fingerprint(view indicators.View, all []finding.Finding, more func(finding.Finding) []finding.Evidence) {
	var rests []finding.Evidence
	for n := range all {
		f := &all[n]
		rests = rests[:0]
		if e, ok := about(view, f); ok {
			rests = append(rests, e)
		}
		if more != nil {
			rests = append(rests, more(*f)...)
		}
		f.Fingerprint = finding.FingerprintOf(*f, rests...)
	}
}

// about returns the observation that a finding is about, as its path has it; false where
// the finding cites it.
func about(view indicators.View, f *finding.Finding) (e finding.Evidence, ok bool) {
	kind, id := cite.Record(f.Path)
	data := view.Dataset()
	if data == nil || kind != "observations" {
		return e, false
	}
	record := f.Path
	if i := strings.IndexByte(record[len("/observations/"):], '/'); i >= 0 {
		record = record[:len("/observations/")+i]
	}
	for n := range f.Evidence {
		if f.Evidence[n].Path == record {
			return e, false
		}
	}
	row, ok := data.Row(indicators.ID(id))
	if !ok {
		return e, false
	}
	return finding.Evidence{Path: record, Quantity: row.Quantity()}, true
}

// Arguments returns the arguments of a finding's message as what it rests on: what
// agreements say has no other place in a finding.
func Arguments(f finding.Finding) []finding.Evidence {
	all := make([]finding.Evidence, 0, len(f.Args))
	for _, a := range f.Args {
		said := a.Text
		if a.Period.IsSet() {
			said = a.Period.String()
		}
		e := finding.Evidence{Path: "/observations/" + a.Name + "=" + said, Quantity: a.Quantity}
		all = append(all, e)
	}
	return all
}
