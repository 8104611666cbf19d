package indicators

import (
	"cmp"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
)

// Key says what a figure is a figure of. It is comparable: two observations
// with one key speak of one thing, and if their figures differ their sources
// disagree.
type Key struct {
	Indicator ID `json:"indicator"`
	// Area is an ISO 3166 code: "MA", "MA-06".
	Area ID `json:"area,omitzero"`
	// Perimeter is the perimeter that we assign; what the words say stands
	// on the observation.
	Perimeter ID `json:"perimeter,omitzero"`
	// Breakdown is the part of the whole that is meant; the zero value is the
	// total.
	Breakdown Breakdown `json:"breakdown,omitzero"`
	// Period is the time that the figure speaks of, not when it was printed.
	Period period.Period `json:"period"`
}

// Series returns the key without its period: the name of a series.
func (k Key) Series() Key {
	k.Period = period.Period{}
	return k
}

// At returns the key for another period.
func (k Key) At(p period.Period) Key {
	k.Period = p
	return k
}

// Compare orders keys: by indicator, area, perimeter, breakdown and period.
func (k Key) Compare(o Key) int {
	return cmp.Or(
		cmp.Compare(k.Indicator, o.Indicator),
		cmp.Compare(k.Area, o.Area),
		cmp.Compare(k.Perimeter, o.Perimeter),
		k.Breakdown.Compare(o.Breakdown),
		k.Period.Compare(o.Period),
	)
}

// String returns a compact form for messages, as in
// "jobs MA offshoring segment=CRM 2015". It is not meant to be parsed.
func (k Key) String() string {
	var parts []string
	for _, s := range []string{string(k.Indicator), string(k.Area), string(k.Perimeter), k.Breakdown.String()} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	if k.Period.IsSet() {
		parts = append(parts, k.Period.String())
	}
	return strings.Join(parts, " ")
}
