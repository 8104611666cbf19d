package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr031: no day of signature.
func agr031() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR031", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: messages.Text("no day of signature"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			if a := v.Agreement; a.Form.IsSigned() && !v.Signed().IsSet() && !slices.ContainsFunc(c.Events,
				func(e agreements.Event) bool { return v.datedBy(e) && e.When.IsSet() }) {
				r.Add(v.path()+"/events", messages.Text(
					"no source says when the agreement was signed; first mention: {known}",
				),
					rulekit.Time("known", a.Known)).
					Cite(cited(v.path(), a.Cites)...).
					Suggest(messages.Text("look for the text or the release of the signing, and add the day"))
			}
		}),
	}
}

// agr032: no place of signature.
func agr032() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR032", Family: FamilyDates, Severity: finding.SeverityInfo,
			Title: messages.Text("no place of signature"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			if form := v.Agreement.Form; !form.IsSigned() || form == agreements.FormSupply {
				return // a contract of supply is dated by its award
			}
			for _, e := range c.Events {
				if v.datedBy(e) && (e.Where.IsSet() || e.Kind == agreements.EventPublished) {
					return
				}
			}
			for _, x := range c.Signatures {
				if x.Act.Binds() && (x.Where.IsSet() || x.Act == agreements.ActIssued) {
					return
				}
			}
			r.Add(v.path()+"/events", messages.Text("no source says where the agreement was signed")).
				Cite(cited(v.path(), v.Agreement.Cites)...).
				Suggest(messages.Text("add the place as a source prints it"))
		}),
	}
}

// agr033: different days of signature.
func agr033() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR033", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: messages.Text("different days of signature"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			var first agreements.Event
			for _, e := range c.Events {
				switch {
				case !v.datedBy(e) || !e.When.IsSet():
				case first.ID == "":
					first = e
				case !first.When.Overlaps(e.When):
					path := v.Path(ref(agreements.RecordEvents, e.ID))
					r.Add(path, messages.Text(
						"one source dates the signature {when}, another {other}",
					), rulekit.Time("when", e.When),
						rulekit.Time("other", first.When)).
						Cite(cited(path, e.Cites)...).
						Cite(cited(v.Path(ref(agreements.RecordEvents, first.ID)), first.Cites)...)
				}
			}
		}),
	}
}

// agr034: term that ends before it begins.
func agr034() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR034", Family: FamilyDates, Severity: finding.SeverityError,
			Title: messages.Text("term that ends before it begins"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			if t := c.Term; t.Start.IsSet() && t.End.IsSet() && t.End.Last().Compare(t.Start.First()) < 0 {
				r.Add(v.TermPath(), messages.Text("the term ends ({end}) before it begins ({start})"),
					rulekit.Time("end", t.End), rulekit.Time("start", t.Start))
			}
		}),
	}
}

// agr035: effect before signature.
func agr035() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR035", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: messages.Text("effect before signature"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			signed := v.Signed()
			if t := c.Term; t.Start.IsSet() && signed.IsSet() && t.Start.Last().Compare(signed.First()) < 0 {
				r.Add(v.TermPath(), messages.Text(
					"the term begins ({start}) before the signature ({when}): it takes effect for the past",
				),
					rulekit.Time("start", t.Start), rulekit.Time("when", signed))
			}
		}),
	}
}

// agr036: known before it happened.
func agr036() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR036", Family: FamilyDates, Severity: finding.SeverityError,
			Title: messages.Text("known before it happened"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			check := func(record agreements.Ref, when period.Period, from agreements.Provenance) {
				known := v.KnownSince(record)
				if !when.IsSet() || known.Last().Compare(when.First()) >= 0 {
					return
				}
				path, member := v.Path(record), "/known"
				if !from.Known.IsSet() { // known with its agreement
					member = "/when"
				}
				r.Add(path+member, messages.Text("known ({known}) before it happened ({when})"),
					rulekit.Time("known", known), rulekit.Time("when", when)).
					Cite(cited(path, from.Cites)...)
			}
			for _, x := range c.Signatures {
				check(ref(agreements.RecordSignatures, x.ID), x.When, x.Provenance)
			}
			for _, e := range c.Events {
				check(ref(agreements.RecordEvents, e.ID), e.When, e.Provenance)
			}
			for _, p := range c.Payments {
				check(ref(agreements.RecordPayments, p.ID), p.When, p.Provenance)
			}
			for _, e := range c.Evidence {
				check(ref(agreements.RecordEvidence, e.ID), e.When, e.Provenance)
			}
		}),
	}
}

// agr037: target due after the term.
func agr037() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR037", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: messages.Text("target due after the term"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, t := range c.Targets {
				if end := c.Term.End; end.IsSet() && t.Deadline.IsSet() && t.Deadline.Last().Compare(end.Last()) > 0 {
					path := v.Path(ref(agreements.RecordTargets, t.ID))
					r.Add(path+"/deadline", messages.Text(
						"the deadline {deadline} falls after the end of the term, {end}",
					),
						rulekit.Time("deadline", t.Deadline), rulekit.Time("end", end)).
						Cite(cited(path, t.Cites)...)
				}
			}
		}),
	}
}

// agr038: target due before the signature.
func agr038() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR038", Family: FamilyDates, Severity: finding.SeverityWarning,
			Title: messages.Text("target due before the signature"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			signed := v.Signed()
			for _, t := range c.Targets {
				if signed.IsSet() && t.Deadline.IsSet() && t.Deadline.Last().Compare(signed.First()) < 0 {
					path := v.Path(ref(agreements.RecordTargets, t.ID))
					r.Add(path+"/deadline", messages.Text("the deadline {deadline} is over before the signature ({when})"),
						rulekit.Time("deadline", t.Deadline), rulekit.Time("when", signed)).
						Cite(cited(path, t.Cites)...)
				}
			}
		}),
	}
}

// datedBy reports whether an event dates the agreement: its signature, or for a
// unilateral act its publication.
func (v Version) datedBy(e agreements.Event) bool {
	return e.Kind == agreements.EventSigned || e.Kind == agreements.EventPublished &&
		v.Agreement.Form.Binding() == agreements.BindsIssuer
}
