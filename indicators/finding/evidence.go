package finding

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Evidence is something that a finding rests on.
type Evidence struct {
	// Path names the record, as in "/observations/F0021".
	Path string
	// Source is the source's ID, "" when the record is no observation.
	Source indicators.ID
	// Words are the words as published, "" when there are none.
	Words string
	// Quantity is the figure, unset when there is none.
	Quantity figure.Quantity
	// Note says what the record shows, in each language.
	Note wording.Text
}

// EvidenceOf returns an observation as evidence, with its words and its quantity.
func EvidenceOf(o indicators.Observation, note wording.Text) Evidence {
	return Evidence{
		Path: cite.Pointer("observations", string(o.ID)), Source: o.Source,
		Words: o.Words, Quantity: o.Quantity(), Note: note,
	}
}

// Suggestion is what would mend a defect. It is a proposal to a person;
// nothing applies it.
type Suggestion struct {
	// Text is a template like a finding's message, with the same arguments.
	Text wording.Text
	// Candidates are values that would fit; none is chosen.
	Candidates []indicators.Candidate
}
