package agreements

import (
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Event is a dated fact in the life of an agreement. The state of the
// agreement is derived from its events, signatures and term; it is never
// stored.
type Event struct {
	ID   ID        `json:"id"`
	Kind EventKind `json:"kind"`
	// When is the day, or the span in which the day lies. Unset is a day that
	// no source gives: some day up to the one on which the event became known.
	When  period.Period `json:"when,omitzero"`
	Where wording.Text  `json:"where,omitzero"`
	// Agreement is the agreement that took this one's place, for
	// [EventSuperseded].
	Agreement ID `json:"agreement,omitempty"`
	// Party is the party concerned, for [EventWithdrew].
	Party ID `json:"party,omitempty"`
	Provenance
}

func (e Event) clone() Event {
	e.Provenance = e.Provenance.clone()
	return e
}

// EventKind says what happened.
type EventKind uint16

const (
	// EventSigned: the parties signed, or the issuer issued a unilateral act.
	EventSigned EventKind = iota + 1
	// EventPublished: the text was published. It changes no state.
	EventPublished
	// EventInForce: the agreement entered into force.
	EventInForce
	// EventSuspended: its effects were suspended.
	EventSuspended
	// EventResumed: the suspension ended.
	EventResumed
	// EventFulfilled: the parties declared that everything was done.
	EventFulfilled
	// EventTerminated: it was ended before its term.
	EventTerminated
	// EventSuperseded: another agreement took its place.
	EventSuperseded
	// EventWithdrew: a party left. The agreement goes on between the others.
	EventWithdrew
)

var eventKinds = enum.Table[EventKind]{"", "signed", "published", "in_force", "suspended", "resumed", "fulfilled",
	"terminated", "superseded", "withdrew"}

// String returns "signed", "in_force" and so on.
func (k EventKind) String() string { return eventKinds.String("event kind", k) }

// Term says from when until when an agreement is to have effect.
type Term struct {
	// Start is the day of entry into force, or the span in which it lies.
	Start period.Period `json:"start,omitzero"`
	// End is the last day: an agreement that runs "to 2020" runs through the
	// last day of 2020.
	End period.Period `json:"end,omitzero"`
}

// IsSet reports whether the term says anything.
func (t Term) IsSet() bool { return t != Term{} }

// State is a stage in the life of an agreement. It says nothing about how far
// the targets are reached.
type State uint16

const (
	// StateDraft: not signed.
	StateDraft State = iota + 1
	// StateSigned: signed, and not yet in force as far as is known.
	StateSigned
	// StateInForce: having effect.
	StateInForce
	// StateSuspended: in force, but without effect for a time.
	StateSuspended
	// StateExpired: its term is over.
	StateExpired
	// StateFulfilled: declared done.
	StateFulfilled
	// StateTerminated: ended before its term.
	StateTerminated
	// StateSuperseded: replaced by another agreement.
	StateSuperseded
)

var states = enum.Table[State]{"", "draft", "signed", "in_force", "suspended", "expired", "fulfilled", "terminated",
	"superseded"}

// Ended reports whether s is a state after the life of an agreement.
func (s State) Ended() bool { return s >= StateExpired && states.Valid(s) }

// String returns "draft", "signed", "in_force" and so on.
func (s State) String() string { return states.String("state", s) }
