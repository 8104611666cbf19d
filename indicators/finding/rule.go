package finding

import "github.com/mithaq-go/mithaq/indicators/wording"

// Rule is what every rule says of itself. The rules of figures and the rules
// of agreements embed it, and add what they check.
type Rule struct {
	// Code is the code of the rule's findings.
	Code Code `json:"code,omitzero"`
	// Family groups rules by the kind of defect.
	Family Family `json:"family,omitzero"`
	// Severity is that of the findings that state none of their own; a rule
	// without one warns.
	Severity Severity `json:"severity,omitzero"`
	// Title says in a few words what is wrong: the message of findings that have
	// none of their own.
	Title wording.Text `json:"title,omitzero"`
	// Mend says what would mend such a defect: the suggestion of findings that
	// make none of their own.
	Mend wording.Text `json:"mend,omitzero"`
}
