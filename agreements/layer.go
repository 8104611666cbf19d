package agreements

import "github.com/mithaq-go/mithaq/indicators/period"

// Layer is one set of changes that a [Version] is made of: the agreement's own text,
// an amendment, or a correction.
type Layer struct {
	// Path is the JSON Pointer below which the records of the layer are found.
	Path string `json:"path,omitzero"`
	// Amendment is the amendment that the layer is, or that it corrects; "" for
	// the agreement's own text.
	Amendment ID `json:"amendment,omitzero"`
	// Effective is the day from which an amendment has effect, as corrected; unset
	// for the agreement's own text and for corrections.
	Effective period.Date `json:"effective,omitzero"`
	// Known is when the layer became known.
	Known   period.Period `json:"known,omitzero"`
	Changes Changes       `json:"changes,omitzero"`
}

// Refs returns what the layer changes: the records that it puts or removes, and
// the zero [Ref] for the term.
func (l Layer) Refs() []Ref {
	refs := append([]Ref(nil), l.Changes.Remove...)
	for r := range l.Changes.Put.Refs() {
		refs = append(refs, r)
	}
	if l.Changes.Put.Term.IsSet() {
		refs = append(refs, Ref{})
	}
	return refs
}
