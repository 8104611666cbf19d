package finding

import "github.com/mithaq-go/mithaq/indicators"

// FromIndicators returns findings of package indicators as findings of this
// one. It goes when the rules of figures move to indicators/rules.
func FromIndicators(old []indicators.Finding) []Finding {
	all := make([]Finding, len(old))
	for i, f := range old {
		all[i] = Finding{
			Code: Code(f.Code), Severity: Severity(f.Severity), Path: f.Path, Message: f.Message,
			Suggestion: Suggestion{Text: f.Suggestion.Text, Candidates: f.Suggestion.Candidates},
		}
		for _, a := range f.Args {
			all[i].Args = append(all[i].Args, Arg(a))
		}
		for _, e := range f.Evidence {
			all[i].Evidence = append(all[i].Evidence, Evidence(e))
		}
	}
	return all
}
