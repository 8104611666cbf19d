package rules

import (
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/document"
)

// scopeFormat is the format of the document of a [Scope].
const scopeFormat = "mithaq.scope/1"

// notRead refuses to read a document into a type that is only written.
func notRead(name, instead string) error {
	return &indicators.Error{
		Op: name + ".UnmarshalJSON", Err: indicators.ErrInvalid,
		Detail: document.NotRead(name, instead),
	}
}

// MarshalJSON returns what the rule says of itself: "code", "family", "severity",
// "title" and "mend".
func (r Rule) MarshalJSON() ([]byte, error) { return document.JSON(r.Rule) }

// UnmarshalJSON is an error: a rule has a function. [All] returns those of the
// library.
func (r *Rule) UnmarshalJSON([]byte) error {
	return notRead("Rule", "All returns those of the library")
}

// MarshalJSON returns the scope as a document of format "mithaq.scope/1": the
// documents of its View as "view" and of its book as "agreements".
func (s Scope) MarshalJSON() ([]byte, error) {
	return document.Marshal(scopeFormat, struct {
		View indicators.View  `json:"view"`
		Book *agreements.Book `json:"agreements,omitzero"`
	}{s.view, s.book})
}

// UnmarshalJSON is an error: [Check] gives a scope to its rules.
func (s *Scope) UnmarshalJSON([]byte) error { return notRead("Scope", "Check gives one to its rules") }

// UnmarshalJSON is an error: Check gives a version to its rules.
func (v *Version) UnmarshalJSON([]byte) error {
	return notRead("Version", "Check gives one to its rules, and agreements.DecodeBook reads a book")
}
