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
	Path string `json:"path,omitzero"`
	// Place is where the record stands, if it was read from a file.
	Place Place `json:"place,omitzero"`
	// Source is the source's ID, "" when the record is no observation.
	Source indicators.ID `json:"source,omitzero"`
	// Words are the words as published, "" when there are none.
	Words string `json:"words,omitzero"`
	// Quantity is the figure, unset when there is none.
	Quantity figure.Quantity `json:"quantity,omitzero"`
	// Note says what the record shows, in each language.
	Note wording.Text `json:"note,omitzero"`
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
	Text wording.Text `json:"text,omitzero"`
	// Candidates are values that would fit; none is chosen.
	Candidates []Candidate `json:"candidates,omitzero"`
}

// Candidate is a value that would fit, and why.
type Candidate struct {
	indicators.Candidate
}

// ReasonText returns why the value would fit, in a language where the reason is
// in several.
func (c Candidate) ReasonText(lang wording.Lang) string {
	s, _ := c.Why.Display(lang)
	return s
}
