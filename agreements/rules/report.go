package rules

import (
	"iter"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// report gathers the findings of one rule.
type report = rulekit.Report

// checkFunc is the type of [Rule.Check].
type checkFunc = func(Scope) iter.Seq[finding.Finding]

// perVersion adapts a check of one version to Rule.Check.
func perVersion(check func(s Scope, v Version, c agreements.Content, r *report)) checkFunc {
	return rulekit.Gather(func(s Scope, r *report) {
		for v := range s.Versions() {
			check(s, v, v.Agreement.Content, r)
		}
	})
}

// perFinal is perVersion for checks that need each agreement once.
func perFinal(check func(s Scope, v Version, c agreements.Content, r *report)) checkFunc {
	return rulekit.Gather(func(s Scope, r *report) {
		for v := range s.Final() {
			check(s, v, v.Agreement.Content, r)
		}
	})
}

// organisation is an argument that shows the name of an organisation, or its ID.
func (s Scope) organisation(id agreements.ID) finding.Arg {
	o, _ := s.Book().Organisation(id)
	return rulekit.Label("organisation", o.Name, id)
}

// person is an argument that shows the name of a person, or the ID.
func (s Scope) person(id agreements.ID) finding.Arg {
	p, _ := s.Book().Person(id)
	return rulekit.Label("person", p.Name, id)
}

// programme is an argument that shows the name of a programme, or its ID.
func (s Scope) programme(id agreements.ID) finding.Arg {
	p, _ := s.Book().Programme(id)
	return rulekit.Label("programme", p.Name, id)
}

// cited returns what sources say of a record as evidence: the record itself where
// none is cited.
func cited(path string, cites []agreements.Citation) []finding.Evidence {
	if len(cites) == 0 {
		return []finding.Evidence{{Path: path}}
	}
	es := make([]finding.Evidence, len(cites))
	for i, c := range cites {
		es[i] = finding.Evidence{Path: path, Source: c.Source, Words: c.Words}
		if c.Statement != "" {
			es[i].Path = cite.Pointer("statements", string(c.Statement))
		}
	}
	return es
}

// measured returns what sources say of a record with a quantity as evidence.
func measured(path string, q figure.Quantity, cites []agreements.Citation) []finding.Evidence {
	es := cited(path, cites)
	for i := range es {
		es[i].Quantity = q
	}
	return es
}
