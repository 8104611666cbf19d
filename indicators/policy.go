package indicators

import "github.com/mithaq-go/mithaq/internal/enum"

// Policy chooses a value when several sources speak of one key.
//
// Each policy first looks at the observations of the best role that the View
// allows (see [ViewConfig.Roles]); Hull and Intersection look at all of them.
// Prints of one release count once, and are dated by the first of them; what one source
// says anew, with another date of its own ([Observation.Published]), is another release.
type Policy uint16

const (
	// Unanimous gives an answer only when no two sources disagree, that is,
	// when there are values that all of them allow; otherwise the call fails
	// with [ErrDisagree]. The answer is the figure that lies inside all the
	// others, or, if there is none, what they have in common.
	Unanimous Policy = iota
	// ByAuthority takes the source of highest authority rank; among equals the
	// latest published; then the smallest ID. Dates that overlap, such as a day and
	// its year, are not ordered.
	ByAuthority
	// Latest takes what was published last; among equals, and where dates overlap,
	// by authority; then the smallest ID. What has no date comes after what has one.
	Latest
	// Hull answers with the smallest range that holds what every source says.
	Hull
	// Intersection answers with what all sources allow; if there is nothing
	// the call fails with [ErrDisagree].
	Intersection
	// Earliest takes what was published first, as a series of first releases
	// does; among equals, and where dates overlap, by authority; then the smallest
	// ID. What has no date comes after what has one.
	Earliest
)

var policies = enum.Table[Policy]{"unanimous", "authority", "latest", "hull", "intersection", "earliest"}

// String returns "unanimous", "authority", "latest", "hull", "intersection" or
// "earliest".
func (p Policy) String() string { return policies.String("policy", p) }
