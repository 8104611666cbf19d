package indicators

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// ViewConfig fixes what otherwise would be an argument everywhere. The zero
// value is the strictest View: everything known, as published, digits taken
// at face value, and no answer where sources disagree.
type ViewConfig struct {
	// Known is the day of knowledge: nothing that became known after it is
	// seen. A fact published "in 2016" is seen once 2016 has wholly ended.
	// The zero Date sees everything.
	Known period.Date
	// Policy chooses among sources that disagree.
	Policy Policy
	// Corrected answers with corrections applied. The zero value answers as
	// published.
	Corrected bool
	// Digits says how the digits of an unqualified figure are read.
	Digits figure.Reading
	// Roles are the roles that values are taken from. The zero set is
	// observed, estimate and derived; a forecast or a target is no value.
	Roles Roles
}

// Policy chooses a value when several sources speak of one key.
type Policy uint8

const (
	// Unanimous gives an answer only when no two sources disagree; otherwise
	// the call fails with [ErrDisagree].
	Unanimous Policy = iota
	// ByAuthority takes the source of highest authority rank; among equals the
	// latest published; then the smallest ID.
	ByAuthority
	// Latest takes what was published last; among equals by authority.
	Latest
	// Hull answers with the smallest range that holds what every source says.
	Hull
	// Intersection answers with what all sources allow; if there is nothing
	// the call fails with [ErrDisagree].
	Intersection
)

var policies = []string{"unanimous", "authority", "latest", "hull", "intersection"}

// String returns "unanimous", "authority", "latest", "hull" or
// "intersection".
func (p Policy) String() string { return enum.Table[Policy](policies).String("policy", p) }

// MarshalText implements [encoding.TextMarshaler].
func (p Policy) MarshalText() ([]byte, error) {
	return enum.Table[Policy](policies).Marshal("policy", p)
}

// UnmarshalText implements [encoding.TextUnmarshaler].
func (p *Policy) UnmarshalText(text []byte) (err error) {
	*p, err = enum.Table[Policy](policies).Parse("policy", string(text))
	return err
}

// View answers questions about a [Dataset] in one fixed way. It is a small
// value, safe for concurrent use.
type View struct {
	data   *Dataset
	config ViewConfig
}

// View returns a View of the dataset.
func (d *Dataset) View(c ViewConfig) View { return View{d, c} }

// Config returns what the View fixes.
func (v View) Config() ViewConfig { return v.config }

// Dataset returns the dataset that the View looks at; nil for the zero View.
func (v View) Dataset() *Dataset { return v.data }

// Answer is a value with what was chosen, from what, and why.
type Answer struct {
	Key Key
	// Quantity is the value: as published, or corrected, with digits read as
	// the View says.
	Quantity figure.Quantity
	// Chosen names the observations that the value comes from; more than one
	// for hull and intersection.
	Chosen []ID
	// Others names the observations of the key that were not chosen.
	Others []ID
	// Corrections names the corrections that were applied.
	Corrections []ID
	// Policy is the policy that chose.
	Policy Policy
}
