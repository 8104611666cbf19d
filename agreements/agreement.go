package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Agreement is what parties agreed, or what one of them issued: who, what,
// by when, for how much, and what changed since. It is a plain value, as its
// file holds it; a [Book] validates it and answers for any pair of days.
type Agreement struct {
	ID          ID           `json:"id"`
	Name        wording.Text `json:"name,omitzero"`
	Variants    []string     `json:"variants,omitempty"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	Form        Form         `json:"form"`
	// Documents is how many documents the record covers, as in "four
	// memoranda". Unset when no source counts them.
	Documents figure.Figure `json:"documents,omitzero"`
	// Supersedes are the agreements whose place this one takes from its entry
	// into force.
	Supersedes []ID `json:"supersedes,omitempty"`
	// Known is when the agreement became known. It is mandatory here, since
	// every record of the agreement without a time of its own has this one.
	Known period.Period `json:"known"`
	Cites []Citation    `json:"cites,omitempty"`
	Note  string        `json:"note,omitempty"`

	Content

	// Amendments change the agreement from a day on; Corrections change what
	// the records say it always was.
	Amendments  []Amendment  `json:"amendments,omitempty"`
	Corrections []Correction `json:"corrections,omitempty"`
}

// Content is the part of an agreement that an amendment or a correction can
// change: its term and its records.
type Content struct {
	Term         Term          `json:"term,omitzero"`
	Filings      []Filing      `json:"filings,omitempty"`
	Parties      []Party       `json:"parties,omitempty"`
	Signatures   []Signature   `json:"signatures,omitempty"`
	Events       []Event       `json:"events,omitempty"`
	Clauses      []Clause      `json:"clauses,omitempty"`
	Commitments  []Commitment  `json:"commitments,omitempty"`
	Targets      []Target      `json:"targets,omitempty"`
	Attributions []Attribution `json:"attributions,omitempty"`
	Instruments  []Instrument  `json:"instruments,omitempty"`
	Conditions   []Condition   `json:"conditions,omitempty"`
	Payments     []Payment     `json:"payments,omitempty"`
	Evidence     []Evidence    `json:"evidence,omitempty"`
}

// Party returns a party by its ID.
func (c Content) Party(id ID) (Party, bool) { return byID(c.Parties, id) }

// Commitment returns a commitment by its ID.
func (c Content) Commitment(id ID) (Commitment, bool) { return byID(c.Commitments, id) }

// Target returns a target by its ID.
func (c Content) Target(id ID) (Target, bool) { return byID(c.Targets, id) }

// Instrument returns an instrument by its ID.
func (c Content) Instrument(id ID) (Instrument, bool) { return byID(c.Instruments, id) }

// Condition returns a condition by its ID.
func (c Content) Condition(id ID) (Condition, bool) { return byID(c.Conditions, id) }

// Amendment is a change that the parties agreed. It moves valid time: from
// Effective on the agreement reads as changed, before it as it was.
type Amendment struct {
	ID          ID           `json:"id"`
	Name        wording.Text `json:"name,omitzero"`
	Identifiers []Identifier `json:"identifiers,omitempty"`
	// Agreed is when it was signed.
	Agreed period.Period `json:"agreed,omitzero"`
	// Effective is the first day on which it has effect.
	Effective period.Date `json:"effective"`
	// Known is when it became known: nobody who answers for an earlier day
	// sees it.
	Known      period.Period `json:"known"`
	Cites      []Citation    `json:"cites,omitempty"`
	Note       string        `json:"note,omitempty"`
	Signatures []Signature   `json:"signatures,omitempty"`
	Changes
}

func (a Amendment) clone() Amendment {
	a.Identifiers = slices.Clone(a.Identifiers)
	a.Cites = slices.Clone(a.Cites)
	a.Signatures = cloneAll(a.Signatures)
	a.Changes = a.Changes.clone()
	return a
}

// Correction mends the record of an agreement, or of one of its amendments.
// It moves known time only: from Known on, the record reads as if it had
// always said so; who answers for an earlier day still sees the error.
// Corrections of the agreement's own text come before every amendment, those
// of an amendment right after it; of several, the one known last has the last
// word.
type Correction struct {
	ID ID `json:"id"`
	// Amendment is the amendment whose record is mended; "" is the agreement's
	// own text.
	Amendment ID            `json:"amendment,omitempty"`
	Known     period.Period `json:"known"`
	Reason    wording.Note  `json:"reason,omitempty"`
	// Evidence names observations, statements or pieces of evidence.
	Evidence []ID         `json:"evidence,omitempty"`
	Author   wording.Note `json:"author,omitempty"`
	Cites    []Citation   `json:"cites,omitempty"`
	// Effective mends the day on which the amendment takes effect, and Void
	// says that there never was such an amendment.
	Effective period.Date `json:"effective,omitzero"`
	Void      bool        `json:"void,omitempty"`
	Changes
}

func (c Correction) clone() Correction {
	c.Evidence = slices.Clone(c.Evidence)
	c.Cites = slices.Clone(c.Cites)
	c.Changes = c.Changes.clone()
	return c
}

// Changes are records that are put in the place of those with the same ID, or
// added, and records that are taken out. A record is always put as a whole. A
// term that is set replaces the whole term.
type Changes struct {
	Put    Content `json:"put,omitzero"`
	Remove []Ref   `json:"remove,omitempty"`
}

func (c Changes) clone() Changes {
	return Changes{Put: c.Put.clone(), Remove: slices.Clone(c.Remove)}
}

// Form says what kind of act an agreement is. Forms do not bind alike. The
// zero value is no form; [FormUnstated] is for an agreement whose sources do
// not say.
type Form uint16

const (
	// FormUnstated: no source says what it is.
	FormUnstated Form = iota + 1
	// FormConvention is an agreement between public bodies, or with them.
	FormConvention
	// FormPerformanceContract ties support to results (contrat de performance).
	FormPerformanceContract
	// FormProgrammeContract ties a State and a trade over years
	// (contrat-programme).
	FormProgrammeContract
	// FormMemorandum is a memorandum of understanding.
	FormMemorandum
	// FormCircular is an instruction that a government gives to its offices.
	FormCircular
	// FormOffer is an offer of one side to whoever fulfils its conditions.
	FormOffer
	// FormLoan is a loan agreement.
	FormLoan
	// FormCharter is a set of principles that its signatories adopt.
	FormCharter
	// FormActivity is an activity as those who pay for it publish it, such as a project
	// of development aid: it runs in its term, and nobody signs it.
	FormActivity
	// FormSupply is a contract for works, goods or services, as a public buyer awards it.
	FormSupply
	// FormProgramme is a programme that a government decides on alone.
	FormProgramme
)

var forms = enum.Table[Form]{"", "unstated", "convention", "performance_contract", "programme_contract", "memorandum",
	"circular", "unilateral_offer", "loan", "charter", "activity", "supply_contract", "unilateral_programme"}

// IsSet reports whether f is a form, the unstated one included.
func (f Form) IsSet() bool { return forms.Valid(f) }

// Binding returns whom an act of this form binds as a rule. The text of an
// agreement may say otherwise.
func (f Form) Binding() Binding {
	switch f {
	case FormConvention, FormPerformanceContract, FormProgrammeContract, FormLoan, FormSupply:
		return BindsParties
	case FormCircular, FormOffer, FormActivity, FormProgramme:
		return BindsIssuer
	case FormMemorandum, FormCharter:
		return BindsNobody
	}
	return BindingUnknown
}

// IsSigned reports whether an act of this form is made by signing it, so that a record
// of it owes who signed, when and where. An activity and a programme of one side alone
// begin with their term.
func (f Form) IsSigned() bool { return f != FormActivity && f != FormProgramme }

// String returns "convention", "performance_contract" and so on.
func (f Form) String() string { return forms.String("form", f) }

// Binding says whom an act binds.
type Binding uint16

const (
	// BindingUnknown: it cannot be said from the form.
	BindingUnknown Binding = iota
	// BindsParties: every party.
	BindsParties
	// BindsIssuer: the one who issued it.
	BindsIssuer
	// BindsNobody: it states intentions or principles.
	BindsNobody
)

var bindings = enum.Table[Binding]{"unknown", "parties", "issuer", "nobody"}

// String returns "unknown", "parties", "issuer" or "nobody".
func (b Binding) String() string { return bindings.String("binding", b) }
