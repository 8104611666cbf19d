package rules

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr131: term without a signature.
func agr131() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR131", Family: FamilyState, Severity: finding.SeverityWarning,
			Title: messages.Text("term without a signature"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			if v.Agreement.Form.IsSigned() && c.Term.Start.IsSet() && !slices.ContainsFunc(v.Facts(),
				func(f agreements.Fact) bool { return f.Kind == agreements.FactSigned }) {
				r.Add(v.TermPath(), messages.Text(
					"the term begins ({start}) and no signature is known: the agreement stays a draft",
				),
					rulekit.Time("start", c.Term.Start))
			}
		}),
	}
}

// agr132: events that contradict each other.
func agr132() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR132", Family: FamilyState, Severity: finding.SeverityWarning,
			Title: messages.Text("events that contradict each other"),
		},
		Check: perFinal(func(_ Scope, v Version, _ agreements.Content, r *report) {
			for _, f := range v.Contradictions() {
				r.Add(f.Path, messages.Text("\"{event}\" cannot follow what came before"),
					finding.Arg{Name: "event", Label: f.Kind.Text()}).Cite(cited(f.Path, f.Cites)...)
			}
		}),
	}
}

// agr133: declared fulfilled without evidence.
func agr133() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR133", Family: FamilyState, Severity: finding.SeverityWarning,
			Title: messages.Text("declared fulfilled without evidence"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, e := range c.Events {
				ref := ref(agreements.RecordEvents, e.ID)
				if e.Kind == agreements.EventFulfilled && !verified(c, ref) {
					r.Add(v.Path(ref), messages.Text(
						"declared fulfilled ({when}) without evidence that another has verified",
					),
						rulekit.Time("when", e.When)).Cite(cited(v.Path(ref), e.Cites)...)
				}
			}
		}),
	}
}

// agr134: superseded by an earlier agreement.
func agr134() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR134", Family: FamilyState, Severity: finding.SeverityError,
			Title: messages.Text("superseded by an earlier agreement"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			signed := v.Signed()
			for _, f := range v.Facts() {
				if f.Kind != agreements.FactSuperseded || strings.HasPrefix(f.Path, v.path()+"/") {
					continue // an event of the agreement itself
				}
				if signed.IsSet() && f.When.IsSet() && f.When.Last().Before(signed.First()) {
					r.Add(f.Path+"/supersedes", messages.Text(
						"it takes the place of “{id}” ({when}), which was signed later ({signed})",
					),
						rulekit.Time("when", f.When), rulekit.Word("id", string(v.ID())),
						rulekit.Time("signed", signed))
				}
			}
		}),
	}
}

// agr135: declared fulfilled, target not met.
func agr135() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR135", Family: FamilyState, Severity: finding.SeverityWarning,
			Title: messages.Text("declared fulfilled, target not met"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, e := range c.Events {
				if e.Kind != agreements.EventFulfilled || !e.When.IsSet() {
					continue
				}
				for _, t := range c.Targets {
					a, err := v.Assess(t.ID, s.view, e.When.Last())
					if err != nil || a.Status == 0 || a.Status.Has(progress.Met) {
						continue
					}
					path, target := v.Path(ref(agreements.RecordEvents, e.ID)), v.Path(ref(agreements.RecordTargets, t.ID))
					found := r.Add(path, messages.Text(
						"declared fulfilled ({when}), while target “{target}” is met under no reading",
					),
						rulekit.Time("when", e.When), rulekit.Label("target", t.Name, t.ID)).
						Cite(cited(path, e.Cites)...)
					for _, x := range a.Readings {
						found.Cite(measured(target, x.Actual.Quantity, t.Cites)...)
					}
				}
			}
		}),
	}
}

// verified reports whether a record is supported by evidence that somebody
// other than the one who is measured has checked.
func verified(c agreements.Content, r agreements.Ref) bool {
	return slices.ContainsFunc(c.Evidence, func(e agreements.Evidence) bool {
		return e.Assurance >= indicators.Verified && slices.Contains(e.Supports, r)
	})
}
