package indicators

import (
	"fmt"

	"github.com/mithaq-go/mithaq/internal/enum"
)

// Loss names something that a format did not carry, on the way out of a
// [Dataset] or into one. What is not named by a loss came through exactly.
type Loss struct {
	Kind LossKind `json:"kind,omitzero"`
	// What is lost: "sources", a component of the message, a column.
	What string `json:"what,omitzero"`
	// Count says how often.
	Count int `json:"count"`
	// First is the JSON Pointer of the first record that lost it, "" when the
	// loss is of no record in particular.
	First string `json:"first,omitzero"`
	// Why says in English why it could not be carried.
	Why string `json:"why,omitzero"`
}

// String returns the loss as one line.
func (l Loss) String() string {
	s := fmt.Sprintf("%v: %s (%d)", l.Kind, l.What, l.Count)
	if l.First != "" {
		s += ", first " + l.First
	}
	return s + ": " + l.Why
}

// LossKind says what sort of thing is lost.
type LossKind uint16

const (
	// LostRecords: the format has no place for records of this kind.
	LostRecords LossKind = iota + 1
	// LostMember: observations have values that the format cannot hold.
	LostMember
	// LostComponent: the message has a component with values that have no place
	// in an observation.
	LostComponent
	// LostRows: the message has rows that are no observations.
	LostRows
)

var lossKinds = enum.Table[LossKind]{"", "records", "member", "component", "rows"}

// String returns "records", "member", "component" or "rows".
func (k LossKind) String() string { return lossKinds.String("loss kind", k) }
