package rulekit

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Fingerprint sets the fingerprints of findings: of what each cites, and of the
// observation that it is about. more, where it is not nil, returns what else a finding
// rests on.
func Fingerprint(view indicators.View, all []finding.Finding, more func(finding.Finding) []finding.Evidence) {
	for n, f := range all {
		rests := about(view, f)
		if more != nil {
			rests = append(rests, more(f)...)
		}
		all[n].Fingerprint = finding.FingerprintOf(f, rests...)
	}
}

// about returns the observation that a finding is about, as its path has it.
func about(view indicators.View, f finding.Finding) []finding.Evidence {
	kind, id := cite.Record(f.Path)
	if data := view.Dataset(); data != nil && kind == "observations" {
		if o, ok := data.Observation(indicators.ID(id)); ok {
			return []finding.Evidence{finding.EvidenceOf(o, wording.Text{})}
		}
	}
	return nil
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
