package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Condition is what must hold before money is paid, or for it not to be
// recovered. Its tests are joined by and, or by or if Any is set.
type Condition struct {
	ID     ID              `json:"id"`
	Name   wording.Text    `json:"name,omitzero"`
	Clause ID              `json:"clause,omitempty"`
	Any    bool            `json:"any,omitempty"`
	Tests  []ConditionTest `json:"tests,omitempty"`
	Provenance
}

func (c Condition) clone() Condition {
	c.Tests = slices.Clone(c.Tests)
	c.Provenance = c.Provenance.clone()
	return c
}

// ConditionTest is one thing that a condition asks for. Which fields it uses is a
// matter of its kind.
type ConditionTest struct {
	ID   ID                `json:"id"`
	Kind ConditionTestKind `json:"kind"`
	// Target is the target that [ConditionProgress] and [ConditionAmount] look at, and
	// Reading the reading of it; "" asks all readings that the sources leave.
	Target  ID `json:"target,omitempty"`
	Reading ID `json:"reading,omitempty"`
	// AtLeast is the least progress (a ratio, or a quantity in percent) or the
	// least amount, in the target's unit.
	AtLeast figure.Quantity `json:"at_least,omitzero"`
	// Evidence is the kind that [ConditionEvidence] asks for, with at least
	// Assurance, in support of Of.
	Evidence  EvidenceKind         `json:"evidence,omitzero"`
	Assurance indicators.Assurance `json:"assurance,omitzero"`
	Of        Ref                  `json:"of,omitzero"`
	// State is the state that [ConditionState] asks for.
	State State `json:"state,omitzero"`
	// By is the time by whose last day the test must hold; for [ConditionDate] the
	// time whose first day must have come.
	By period.Period `json:"by,omitzero"`
}

// ConditionTestKind says what a test looks at.
type ConditionTestKind uint16

const (
	// ConditionProgress: the progress of a target is at least so much.
	ConditionProgress ConditionTestKind = iota + 1
	// ConditionAmount: what is reached for a target is at least so much.
	ConditionAmount
	// ConditionEvidence: evidence of a kind is there.
	ConditionEvidence
	// ConditionDate: a day has come.
	ConditionDate
	// ConditionState: the agreement is in a state.
	ConditionState
)

var conditionTestKinds = enum.Table[ConditionTestKind]{"", "progress", "amount", "evidence", "date", "state"}

// String returns "progress", "amount", "evidence", "date" or "state".
func (k ConditionTestKind) String() string { return conditionTestKinds.String("test kind", k) }

// Evidence is what supports a claim: a declaration, a certificate, an audit.
// How far it has been checked is its assurance.
type Evidence struct {
	ID   ID           `json:"id"`
	Name wording.Text `json:"name,omitzero"`
	Kind EvidenceKind `json:"kind"`
	// Supports names the records of the agreement that it speaks for.
	Supports []Ref `json:"supports,omitempty"`
	// Observations are the figures that it supports.
	Observations []ID                 `json:"observations,omitempty"`
	Assurance    indicators.Assurance `json:"assurance,omitzero"`
	// By is the organisation that gave it.
	By   ID            `json:"by,omitempty"`
	When period.Period `json:"when,omitzero"`
	// Address is where it can be read.
	Address string `json:"address,omitempty"`
	Provenance
}

func (e Evidence) clone() Evidence {
	e.Supports = slices.Clone(e.Supports)
	e.Observations = slices.Clone(e.Observations)
	e.Provenance = e.Provenance.clone()
	return e
}

// EvidenceKind says what a piece of evidence is.
type EvidenceKind uint16

const (
	// EvidenceDeclaration is a statement of the one who is measured.
	EvidenceDeclaration EvidenceKind = iota + 1
	// EvidenceReport is a report on the agreement's execution.
	EvidenceReport
	// EvidenceRecord is an administrative record: payroll, customs, tax.
	EvidenceRecord
	// EvidenceInvoice is a bill or a proof of payment.
	EvidenceInvoice
	// EvidenceCertificate is a verification by another party.
	EvidenceCertificate
	// EvidenceAudit is an auditor's opinion.
	EvidenceAudit
	// EvidenceText is the text of the agreement or of an act.
	EvidenceText
	// EvidencePress is a report in the press.
	EvidencePress
)

var evidenceKinds = enum.Table[EvidenceKind]{"", "declaration", "report", "record", "invoice", "certificate", "audit",
	"text", "press"}

// String returns "declaration", "report" and so on.
func (k EvidenceKind) String() string { return evidenceKinds.String("evidence kind", k) }
