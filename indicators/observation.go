package indicators

import (
	"fmt"
	"iter"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Observation is one published figure with everything that is needed to
// trust it or to doubt it: what it is a figure of, who said it, when, and in
// which words.
type Observation struct {
	ID  ID  `json:"id"`
	Key Key `json:"key"`

	// Figure is the number as published, in Unit. An unset figure is one that
	// cannot be read: see Candidates.
	Figure figure.Figure `json:"figure,omitzero"`
	Unit   figure.Unit   `json:"unit,omitzero"`

	Role      Role      `json:"role"`
	Assurance Assurance `json:"assurance,omitzero"`
	// Status holds SDMX observation statuses (CL_OBS_STATUS); empty means A,
	// a normal value.
	Status StatusSet `json:"status,omitzero"`
	// Confidentiality is an SDMX code of CL_CONF_STATUS; "" is F, free.
	Confidentiality string `json:"confidentiality,omitzero"`

	Source ID `json:"source"`
	// Published is when this figure became known; unset means the source's
	// date.
	Published period.Period `json:"published,omitzero"`

	// Words are the words as published.
	Words     string       `json:"words,omitzero"`
	WordsLang wording.Lang `json:"words_lang,omitzero"`
	// Stated is the perimeter that the words state, when it is not the one
	// assigned in Key.
	Stated ID `json:"stated_perimeter,omitzero"`
	// Attributes hold what else is stated and needed to understand the
	// figure: "pay_period=month", "market=francophone". The catalogue says
	// which of them an indicator requires.
	Attributes Breakdown `json:"attributes,omitzero"`

	// Candidates are the readings of a figure that is unreadable or doubtful.
	// None of them is chosen.
	Candidates []Candidate `json:"candidates,omitzero"`

	// Repeats names an observation that this one cites again: one figure
	// cited twice, not two sources.
	Repeats ID `json:"repeats,omitzero"`
	// From names the observations that a derived figure says it was derived
	// from, in order.
	From []ID `json:"from,omitzero"`

	// Confidence is the editor's own judgement, and Note the editor's words.
	Confidence Confidence `json:"confidence,omitzero"`
	Note       string     `json:"note,omitzero"`
}

// Quantity returns the figure with its unit.
func (o Observation) Quantity() figure.Quantity {
	return figure.Quantity{Figure: o.Figure, Unit: o.Unit}
}

// Candidate is one possible reading of a doubtful figure: a whole
// observation in short, since a reading may change what the figure is of.
type Candidate struct {
	Key    Key           `json:"key"`
	Figure figure.Figure `json:"figure"`
	Unit   figure.Unit   `json:"unit,omitzero"`
	Why    wording.Note  `json:"why"`
}

// Role says in what sense a figure is stated.
type Role uint16

const (
	// RoleObserved: measured or counted, says its originator.
	RoleObserved Role = iota + 1
	// RoleEstimate: judged before or instead of a count.
	RoleEstimate
	// RoleForecast: said of a time that had not ended.
	RoleForecast
	// RoleDerived: computed from other figures.
	RoleDerived
	// RoleBaseline: the value a target is measured from.
	RoleBaseline
	// RoleTarget: a value that somebody aims at.
	RoleTarget
	// RoleCommitment: a value that somebody undertook to pay, grant or reach.
	RoleCommitment
	// RoleReference: a dated fact kept for reference, such as a decree.
	RoleReference
)

var roles = enum.Table[Role]{"", "observed", "estimate", "forecast", "derived", "baseline", "target", "commitment",
	"reference"}

// String returns "observed", "estimate" and so on.
func (r Role) String() string { return roles.String("role", r) }

// Roles is a set of roles.
type Roles uint16

// RolesOf returns the set of the given roles.
func RolesOf(rs ...Role) Roles {
	var s Roles
	for _, r := range rs {
		if roles.Valid(r) {
			s |= 1 << r
		}
	}
	return s
}

// Has reports whether r is in the set.
func (s Roles) Has(r Role) bool { return roles.Valid(r) && s&(1<<r) != 0 }

// Assurance says who has looked at a figure. A claim of the one who is
// measured is declared, whatever their authority.
type Assurance uint16

const (
	// AssuranceUnknown is the zero value: nothing is said.
	AssuranceUnknown Assurance = iota
	// SelfDeclared: said by those whom it measures.
	SelfDeclared
	// Verified: checked by another party.
	Verified
	// Audited: checked by an auditor.
	Audited
)

var assurances = enum.Table[Assurance]{"", "declared", "verified", "audited"}

// String returns "declared", "verified", "audited", or "" for unknown.
func (a Assurance) String() string { return assurances.String("assurance", a) }

// Confidence is an editor's judgement of a reading. It chooses nothing.
type Confidence uint16

const (
	// High, Medium and Low grade a reading that stands.
	High Confidence = iota + 1
	Medium
	Low
	// Unresolved: the figure cannot be read with certainty.
	Unresolved
	// Wrong: the figure as published is an error.
	Wrong
)

var confidences = enum.Table[Confidence]{"", "high", "medium", "low", "unresolved", "wrong"}

// String returns "high", "medium", "low", "unresolved", "wrong" or "".
func (c Confidence) String() string { return confidences.String("confidence", c) }

// StatusSet is a set of SDMX observation statuses, each a letter of
// CL_OBS_STATUS: B break, E estimated, F forecast, M missing, P provisional
// and so on. Its text is the letters in order, as in "BP". The zero set is
// empty, which SDMX spells A.
type StatusSet uint32

const statusLetters = "ABDEFGHIJKLMNOPQSUVW"

// ParseStatusSet reads letters of CL_OBS_STATUS in any order, without
// repetition. 'A' alone is the empty set; 'A' beside another is an error.
func ParseStatusSet(s string) (StatusSet, error) {
	var set StatusSet
	for i := range len(s) {
		c := s[i]
		if c < 'A' || c > 'Z' || !strings.ContainsRune(statusLetters, rune(c)) {
			return 0, &Error{Op: "ParseStatusSet", Err: ErrSyntax, Offset: i, Detail: cite.Quote(s)}
		}
		bit := StatusSet(1) << (c - 'A')
		if set&bit != 0 || (c == 'A' && len(s) > 1) {
			return 0, &Error{Op: "ParseStatusSet", Err: ErrDuplicate, Offset: i, Detail: cite.Quote(s)}
		}
		set |= bit
	}
	return set &^ 1, nil
}

// Has reports whether a status letter is in the set. 'A' is in the empty
// set.
func (s StatusSet) Has(letter byte) bool {
	if letter == 'A' {
		return s == 0
	}
	return letter >= 'B' && letter <= 'Z' && s&(1<<(letter-'A')) != 0
}

// Letters yields the statuses in alphabetical order.
func (s StatusSet) Letters() iter.Seq[byte] {
	return func(yield func(byte) bool) {
		for i := range len(statusLetters) {
			if c := statusLetters[i]; c != 'A' && s.Has(c) && !yield(c) {
				return
			}
		}
	}
}

// String returns the letters in order; "" for the empty set.
func (s StatusSet) String() string {
	var b strings.Builder
	for c := range s.Letters() {
		b.WriteByte(c)
	}
	return b.String()
}

// AppendText appends the letters in order; nothing for the empty set. A set with
// a bit that is no status is an error.
func (s StatusSet) AppendText(b []byte) ([]byte, error) {
	text := s.String()
	if back, err := ParseStatusSet(text); err != nil || back != s {
		return b, &Error{Op: "marshal status", Err: ErrInvalid, Detail: fmt.Sprintf("%#x", uint32(s))}
	}
	return append(b, text...), nil
}

// Correction is an overlay: what a figure should have been, why, and who
// says so. The observation stays as published; a View answers with
// corrections only when it is told to.
type Correction struct {
	ID          ID            `json:"id"`
	Observation ID            `json:"observation"`
	Figure      figure.Figure `json:"figure"`
	// Unit replaces the observation's unit when it is set.
	Unit   figure.Unit  `json:"unit,omitzero"`
	Reason wording.Note `json:"reason"`
	// Evidence names the observations that support the correction.
	Evidence []ID         `json:"evidence"`
	Author   wording.Note `json:"author"`
	// Known is when the correction was made; a View of an earlier day does
	// not see it.
	Known period.Period `json:"known"`
}
