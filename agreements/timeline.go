package agreements

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// TimelineEntry is a dated point in the life of an agreement.
type TimelineEntry struct {
	Kind TimelineKind `json:"kind,omitzero"`
	// When is the day, or the span in which it lies. Unset when no source says.
	When period.Period `json:"when,omitzero"`
	// Path is the JSON Pointer to the record.
	Path string `json:"path,omitzero"`
	// Name is the record's name, when it has one.
	Name wording.Text `json:"name,omitzero"`
	// After are the states that the agreement may be in on the last day of
	// When. Empty when the day is not known.
	After StateSet `json:"after"`
}

// TimelineKind says what a timeline entry records.
type TimelineKind uint16

const (
	// TimelineEvent is an [Event] or a signature.
	TimelineEvent TimelineKind = iota + 1
	// TimelineStart and TimelineEnd are the first and the last day of the term.
	TimelineStart
	TimelineEnd
	// TimelineAmended is the day from which an amendment has effect.
	TimelineAmended
	// TimelineStep is an interim step, TimelineDeadline the deadline of a target.
	TimelineStep
	TimelineDeadline
	// TimelineDue is the day on which a tranche is due, or a commitment.
	TimelineDue
	// TimelinePayment is a payment.
	TimelinePayment
	// TimelineEvidence is the date of a piece of evidence.
	TimelineEvidence
)

var timelineKinds = enum.Table[TimelineKind]{"", "event", "start", "end", "amended", "step", "deadline", "due",
	"payment", "evidence"}

// String returns "event", "start", "end" and so on.
func (k TimelineKind) String() string { return timelineKinds.String("moment kind", k) }

// Timeline returns the dated entries of the agreement that were known on a
// day, as it reads at the end of time, in order of their first day; those
// without a day come first.
func (h History) Timeline(known period.Date) []TimelineEntry {
	v := h.AsOf(period.Date{}, known)
	if !v.IsKnown() {
		return nil
	}
	var all []TimelineEntry
	add := func(k TimelineKind, when period.Period, path string, name wording.Text) {
		all = append(all, TimelineEntry{Kind: k, When: when, Path: path, Name: name})
	}
	c := v.content
	for _, s := range c.Signatures {
		add(TimelineEvent, s.When, v.Path(Ref{RecordSignatures, s.ID}), s.Capacity)
	}
	for _, e := range c.Events {
		add(TimelineEvent, e.When, v.Path(Ref{RecordEvents, e.ID}), wording.Text{})
	}
	if c.Term.Start.IsSet() {
		add(TimelineStart, c.Term.Start, v.TermPath(), wording.Text{})
	}
	if c.Term.End.IsSet() {
		add(TimelineEnd, period.Day(c.Term.End.Last()), v.TermPath(), wording.Text{})
	}
	a := h.stored()
	for _, l := range v.layers {
		m, ok := byID(a.Amendments, l.Amendment)
		if path := cite.Pointer("agreements", string(a.ID), "amendments", string(m.ID)); ok && l.Path == path+"/put" {
			add(TimelineAmended, period.Day(l.Effective), path, m.Name)
		}
	}
	for _, m := range c.Commitments {
		if m.Due.IsSet() {
			add(TimelineDue, m.Due, v.Path(Ref{RecordCommitments, m.ID}), m.Name)
		}
	}
	for _, t := range c.Targets {
		path := v.Path(Ref{RecordTargets, t.ID})
		for _, s := range t.Steps {
			add(TimelineStep, s.By, path+cite.Pointer("steps", string(s.ID)), t.Name)
		}
		if t.Deadline.IsSet() {
			add(TimelineDeadline, t.Deadline, path, t.Name)
		}
	}
	for _, i := range c.Instruments {
		for _, t := range i.Tranches {
			if t.Due.IsSet() {
				add(TimelineDue, t.Due, v.Path(Ref{RecordInstruments, i.ID})+cite.Pointer("tranches", string(t.ID)), t.Name)
			}
		}
	}
	for _, p := range c.Payments {
		add(TimelinePayment, p.When, v.Path(Ref{RecordPayments, p.ID}), wording.Text{})
	}
	for _, e := range c.Evidence {
		if e.When.IsSet() {
			add(TimelineEvidence, e.When, v.Path(Ref{RecordEvidence, e.ID}), e.Name)
		}
	}
	for i, m := range all {
		if m.When.IsSet() {
			all[i].After = h.StatusAt(m.When.Last(), known).States
		}
	}
	slices.SortStableFunc(all, func(x, y TimelineEntry) int {
		return cmp.Or(x.When.Compare(y.When), cmp.Compare(x.Kind, y.Kind), cmp.Compare(x.Path, y.Path))
	})
	return all
}
