package agreements

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// RecordKind names a list of records in an agreement.
type RecordKind uint16

// The lists of records, by the names that they have in a file.
const (
	RecordFilings RecordKind = iota + 1
	RecordParties
	RecordSignatures
	RecordEvents
	RecordClauses
	RecordCommitments
	RecordTargets
	RecordAttributions
	RecordInstruments
	RecordConditions
	RecordPayments
	RecordEvidence
)

var recordKinds = enum.Table[RecordKind]{"", "filings", "parties", "signatures", "events", "clauses", "commitments",
	"targets", "attributions", "instruments", "conditions", "payments", "evidence"}

// String returns the name of the list in a file: "filings", "parties" and so
// on.
func (k RecordKind) String() string { return recordKinds.String("record kind", k) }

// Ref names a record of an agreement. Its text is "targets/jobs-2020". The
// zero Ref is unset.
type Ref struct {
	Kind RecordKind
	ID   ID
}

// ParseRef reads "kind/id".
func ParseRef(s string) (Ref, error) {
	kind, id, _ := strings.Cut(s, "/")
	k, err := stored.Word(recordKinds, kind, "ParseRef", ErrSyntax, refuseStored)
	if err != nil || k == 0 {
		return Ref{}, &Error{Op: "ParseRef", Err: ErrSyntax,
			Detail: cite.Quote(s) + " is not kind/id: " + recordKinds.Want(kind)}
	}
	if err := ID(id).Check(); err != nil {
		return Ref{}, &Error{Op: "ParseRef", Err: err, Detail: cite.Quote(s)}
	}
	return Ref{k, ID(id)}, nil
}

// IsSet reports whether r names a record.
func (r Ref) IsSet() bool { return r != Ref{} }

// String returns "kind/id", "" for the zero Ref.
func (r Ref) String() string {
	if !r.IsSet() {
		return ""
	}
	return r.Kind.String() + "/" + string(r.ID)
}

// AppendText appends the text of [Ref.String]. What [ParseRef] does not read is an
// error.
func (r Ref) AppendText(b []byte) ([]byte, error) {
	if r.IsSet() {
		if _, err := ParseRef(r.String()); err != nil {
			return b, err
		}
	}
	return append(b, r.String()...), nil
}

// cloner is what can be copied with all that it holds.
type cloner[T any] interface{ clone() T }

// identified is what has an ID.
type identified interface{ id() ID }

// record is what all records of an agreement have in common.
type record interface {
	identified
	known() period.Period
}

func (p Provenance) known() period.Period { return p.Known }

func (f Filing) id() ID        { return f.ID }
func (p Party) id() ID         { return p.ID }
func (s Signature) id() ID     { return s.ID }
func (e Event) id() ID         { return e.ID }
func (c Clause) id() ID        { return c.ID }
func (c Commitment) id() ID    { return c.ID }
func (t Target) id() ID        { return t.ID }
func (r TargetReading) id() ID { return r.ID }
func (b Baseline) id() ID      { return b.ID }
func (m Measure) id() ID       { return m.ID }
func (s InterimStep) id() ID   { return s.ID }
func (c Component) id() ID     { return c.ID }
func (a Attribution) id() ID   { return a.ID }
func (i Instrument) id() ID    { return i.ID }
func (l Limit) id() ID         { return l.ID }
func (f Formula) id() ID       { return f.ID }
func (t Tranche) id() ID       { return t.ID }
func (c Clawback) id() ID      { return c.ID }
func (c Condition) id() ID     { return c.ID }
func (p Payment) id() ID       { return p.ID }
func (e Evidence) id() ID      { return e.ID }
func (a Amendment) id() ID     { return a.ID }
func (c Correction) id() ID    { return c.ID }

func (f Filing) clone() Filing {
	f.Provenance = f.Provenance.clone()
	return f
}

// byID returns the record with an ID.
func byID[T identified](records []T, id ID) (T, bool) {
	for _, r := range records {
		if r.id() == id {
			return r, true
		}
	}
	var none T
	return none, false
}

// cloneAll copies records with all that they hold. nil stays nil.
func cloneAll[T cloner[T]](records []T) []T {
	out := slices.Clone(records)
	for i := range out {
		out[i] = out[i].clone()
	}
	return out
}

func (c Content) clone() Content {
	return Content{
		Term:         c.Term,
		Filings:      cloneAll(c.Filings),
		Parties:      cloneAll(c.Parties),
		Signatures:   cloneAll(c.Signatures),
		Events:       cloneAll(c.Events),
		Clauses:      cloneAll(c.Clauses),
		Commitments:  cloneAll(c.Commitments),
		Targets:      cloneAll(c.Targets),
		Attributions: cloneAll(c.Attributions),
		Instruments:  cloneAll(c.Instruments),
		Conditions:   cloneAll(c.Conditions),
		Payments:     cloneAll(c.Payments),
		Evidence:     cloneAll(c.Evidence),
	}
}

func (a Agreement) clone() Agreement {
	a.Variants = slices.Clone(a.Variants)
	a.Identifiers = slices.Clone(a.Identifiers)
	a.Supersedes = slices.Clone(a.Supersedes)
	a.Cites = slices.Clone(a.Cites)
	a.Content = a.Content.clone()
	a.Amendments = cloneAll(a.Amendments)
	a.Corrections = cloneAll(a.Corrections)
	return a
}
