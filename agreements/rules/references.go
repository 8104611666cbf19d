package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// references looks up what one version of an agreement refers to.
type references struct {
	Scope
	version Version
	content agreements.Content
	report  *report
}

// lookups say, by the kind of a record, whether one of an ID is there.
var lookups = map[string]func(references, agreements.ID) bool{
	"organisation": func(x references, id agreements.ID) bool { _, ok := x.Book().Organisation(id); return ok },
	"person":       func(x references, id agreements.ID) bool { _, ok := x.Book().Person(id); return ok },
	"programme":    func(x references, id agreements.ID) bool { _, ok := x.Book().Programme(id); return ok },
	"agreement":    func(x references, id agreements.ID) bool { _, ok := x.Book().Agreement(id); return ok },
	"statement":    func(x references, id agreements.ID) bool { _, ok := x.Book().Statement(id); return ok },
	"source": func(x references, id agreements.ID) bool {
		_, ok := x.view.Dataset().Source(id)
		return ok || x.noFigures
	},
	"observation": func(x references, id agreements.ID) bool {
		_, ok := x.view.Dataset().Observation(id)
		return ok || x.noFigures
	},
	"indicator": func(x references, id agreements.ID) bool {
		_, ok := x.view.Dataset().Catalogue().Indicator(id)
		return ok || x.noFigures
	},
	"perimeter": func(x references, id agreements.ID) bool {
		_, ok := x.view.Dataset().Catalogue().Perimeter(id)
		return ok || x.noFigures
	},
	"party":      func(x references, id agreements.ID) bool { return x.content.Has(ref(agreements.RecordParties, id)) },
	"clause":     func(x references, id agreements.ID) bool { return x.content.Has(ref(agreements.RecordClauses, id)) },
	"commitment": func(x references, id agreements.ID) bool { return x.content.Has(ref(agreements.RecordCommitments, id)) },
	"target":     func(x references, id agreements.ID) bool { return x.content.Has(ref(agreements.RecordTargets, id)) },
	"condition":  func(x references, id agreements.ID) bool { return x.content.Has(ref(agreements.RecordConditions, id)) },
}

// checkReferences looks up everything that registers and agreements refer to.
func checkReferences(s Scope, r *report) {
	references{Scope: s, report: r}.registers()
	for v := range s.Versions() {
		x := references{s, v, v.Agreement.Content, r}
		x.agreement()
		x.acts()
		x.targets()
		x.attributions()
		x.instruments()
		x.conditions()
		x.payments()
		x.evidence()
	}
}

// missing reports a reference to a record that is not there.
func (x references) missing(path, what string, id agreements.ID) {
	x.report.Add(path, messages.Text(
		"no {what} record {id}",
	), spoken("what", what, messages.Text(what)), rulekit.Word("id", string(id)))
}

// need looks up the records of a kind that a member of a record names.
func (x references) need(path, member, what string, ids ...agreements.ID) {
	for _, id := range ids {
		if id != "" && !lookups[what](x, id) {
			x.missing(path+"/"+member, what, id)
		}
	}
}

// cited looks up the sources and statements that a record cites.
func (x references) cited(path string, cites []agreements.Citation) {
	for _, c := range cites {
		x.need(path, "cites", "source", c.Source)
		x.need(path, "cites", "statement", c.Statement)
	}
}

// registers looks up what the registers of the book refer to.
func (x references) registers() {
	for p := range x.Book().Programmes() {
		x.need(cite.Pointer("programmes", string(p.ID)), "within", "programme", p.Within)
	}
	for o := range x.Book().Organisations() {
		x.need(cite.Pointer("organisations", string(o.ID)), "within", "organisation", o.Within)
	}
	for p := range x.Book().People() {
		for _, o := range p.Offices {
			x.need(cite.Pointer("people", string(p.ID), "offices", string(o.ID)), "organisation", "organisation", o.Organisation)
		}
	}
}

// agreement looks up what the agreement itself refers to.
func (x references) agreement() {
	v := x.version
	x.cited(v.path(), v.Agreement.Cites)
	x.need(v.path(), "supersedes", "agreement", v.Agreement.Supersedes...)
	corrections := v.History().Corrections(x.Known())
	if len(corrections) == 0 {
		return
	}
	amendments := v.History().Record().Amendments
	for _, c := range corrections {
		if c.Amendment == "" || slices.ContainsFunc(amendments,
			func(m agreements.Amendment) bool { return m.ID == c.Amendment }) {
			continue
		}
		x.missing(v.path()+cite.Pointer("corrections", string(c.ID), "amendment"), "amendment", c.Amendment)
	}
}

// acts looks up what filings, parties, signatures, events and commitments refer to.
func (x references) acts() {
	c, v := x.content, x.version
	for _, f := range c.Filings {
		path := v.Path(ref(agreements.RecordFilings, f.ID))
		x.cited(path, f.Cites)
		x.need(path, "programme", "programme", f.Programme)
	}
	for _, p := range c.Parties {
		path := v.Path(ref(agreements.RecordParties, p.ID))
		x.cited(path, p.Cites)
		x.need(path, "organisation", "organisation", p.Organisation)
		x.need(path, "through", "organisation", p.Through...)
	}
	for _, s := range c.Signatures {
		path := v.Path(ref(agreements.RecordSignatures, s.ID))
		x.cited(path, s.Cites)
		x.need(path, "person", "person", s.Person)
		x.need(path, "organ", "organisation", s.Organ)
		x.need(path, "party", "party", s.Party)
	}
	for _, e := range c.Events {
		path := v.Path(ref(agreements.RecordEvents, e.ID))
		x.cited(path, e.Cites)
		x.need(path, "agreement", "agreement", e.Agreement)
		x.need(path, "party", "party", e.Party)
	}
	for _, m := range c.Commitments {
		path := v.Path(ref(agreements.RecordCommitments, m.ID))
		x.cited(path, m.Cites)
		x.need(path, "obligors", "party", m.Obligors...)
		x.need(path, "beneficiaries", "party", m.Beneficiaries...)
		x.need(path, "clause", "clause", m.Clause)
		x.need(path, "indicator", "indicator", m.Indicator)
	}
}

// targets looks up what targets and their parts refer to.
func (x references) targets() {
	for _, t := range x.content.Targets {
		path := x.version.Path(ref(agreements.RecordTargets, t.ID))
		x.cited(path, t.Cites)
		x.need(path, "commitment", "commitment", t.Commitment)
		x.need(path, "clause", "clause", t.Clause)
		measures := t.Measures
		if t.Whole != nil {
			measures = append(slices.Clone(measures), *t.Whole)
		}
		for _, m := range measures {
			at := path + cite.Pointer("measures", string(m.ID))
			x.cited(at, m.Cites)
			x.need(at, "indicator", "indicator", m.Indicator)
			x.need(at, "perimeter", "perimeter", m.Perimeter)
		}
		for _, b := range t.Baselines {
			at := path + cite.Pointer("baselines", string(b.ID))
			x.cited(at, b.Cites)
			x.need(at, "observation", "observation", b.Observation)
		}
		for _, y := range t.Readings {
			x.cited(path+cite.Pointer("readings", string(y.ID)), y.Cites)
		}
		for _, y := range t.Steps {
			x.cited(path+cite.Pointer("steps", string(y.ID)), y.Cites)
		}
		for _, y := range t.Components {
			at := path + cite.Pointer("components", string(y.ID))
			x.cited(at, y.Cites)
			x.need(at, "target", "target", y.Target)
		}
	}
}

// attributions looks up the targets that attributions name, in this agreement and
// in others.
func (x references) attributions() {
	for _, a := range x.content.Attributions {
		path := x.version.Path(ref(agreements.RecordAttributions, a.ID))
		x.cited(path, a.Cites)
		x.need(path, "target", "target", a.Target)
		h, ok := x.Book().Agreement(a.Agreement)
		if !ok {
			x.missing(path+"/agreement", "agreement", a.Agreement)
			continue
		}
		other := h.AsOf(x.version.Valid(), x.Known())
		if _, ok := other.Target(a.To); other.IsKnown() && !ok {
			x.missing(path+"/to", "target", a.To)
		}
	}
}

// instruments looks up what instruments and their parts refer to.
func (x references) instruments() {
	for _, i := range x.content.Instruments {
		path := x.version.Path(ref(agreements.RecordInstruments, i.ID))
		x.cited(path, i.Cites)
		x.need(path, "commitment", "commitment", i.Commitment)
		x.need(path, "payers", "party", i.Payers...)
		x.need(path, "payees", "party", i.Payees...)
		for _, l := range i.Limits {
			x.cited(path+cite.Pointer("limits", string(l.ID)), l.Cites)
		}
		for _, f := range i.Formulas {
			at := path + cite.Pointer("formulas", string(f.ID))
			x.cited(at, f.Cites)
			x.need(at, "target", "target", f.Target)
		}
		for _, t := range i.Tranches {
			at := path + cite.Pointer("tranches", string(t.ID))
			x.cited(at, t.Cites)
			x.need(at, "conditions", "condition", t.Conditions...)
		}
		for _, b := range i.Clawbacks {
			x.need(path+cite.Pointer("clawbacks", string(b.ID)), "condition", "condition", b.Condition)
		}
	}
}

// conditions looks up what conditions and their tests refer to.
func (x references) conditions() {
	for _, n := range x.content.Conditions {
		path := x.version.Path(ref(agreements.RecordConditions, n.ID))
		x.cited(path, n.Cites)
		x.need(path, "clause", "clause", n.Clause)
		for _, t := range n.Tests {
			at := path + cite.Pointer("tests", string(t.ID))
			x.need(at, "target", "target", t.Target)
			if t.Of.IsSet() && !x.content.Has(t.Of) {
				x.missing(at+"/of", t.Of.Kind.String(), t.Of.ID)
			}
			target, ok := x.content.Target(t.Target)
			stated := func(y agreements.TargetReading) bool { return y.ID == t.Reading }
			if ok && t.Reading != "" && !slices.ContainsFunc(target.Stated(), stated) {
				x.missing(at+"/reading", "reading", t.Reading)
			}
		}
	}
}

// payments looks up what payments refer to.
func (x references) payments() {
	for _, p := range x.content.Payments {
		path := x.version.Path(ref(agreements.RecordPayments, p.ID))
		x.cited(path, p.Cites)
		i, ok := x.content.Instrument(p.Instrument)
		if !ok {
			x.missing(path+"/instrument", "instrument", p.Instrument)
		} else if _, ok := i.Tranche(p.Tranche); p.Tranche != "" && !ok {
			x.missing(path+"/tranche", "tranche", p.Tranche)
		}
		x.need(path, "from", "party", p.From)
		x.need(path, "to", "party", p.To)
	}
}

// evidence looks up what pieces of evidence refer to.
func (x references) evidence() {
	for _, e := range x.content.Evidence {
		path := x.version.Path(ref(agreements.RecordEvidence, e.ID))
		x.cited(path, e.Cites)
		x.need(path, "by", "organisation", e.By)
		x.need(path, "observations", "observation", e.Observations...)
		for _, record := range e.Supports {
			if !x.content.Has(record) {
				x.missing(path+"/supports", record.Kind.String(), record.ID)
			}
		}
	}
}
