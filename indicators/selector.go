package indicators

import "github.com/mithaq-go/mithaq/indicators/period"

// Selector picks observations. A zero field picks everything; the zero
// Selector picks all.
type Selector struct {
	Indicator ID        `json:"indicator,omitzero"`
	Area      ID        `json:"area,omitzero"`
	Perimeter ID        `json:"perimeter,omitzero"`
	Breakdown Breakdown `json:"breakdown,omitzero"`
	// Total picks only figures of the whole: those without a breakdown.
	Total bool `json:"total"`
	// Period picks figures of exactly this period, Within those whose period
	// lies inside it.
	Period period.Period `json:"period,omitzero"`
	Within period.Period `json:"within,omitzero"`
	Source ID            `json:"source,omitzero"`
	// Roles picks by role; the zero set picks every role.
	Roles Roles `json:"roles,omitzero"`
}

// Match reports whether an observation is picked.
func (s Selector) Match(o Observation) bool {
	return s.matchKey(o.Key) &&
		(s.Source == "" || s.Source == o.Source) &&
		(s.Roles == 0 || s.Roles.Has(o.Role))
}

func (s Selector) matchKey(k Key) bool {
	return (s.Indicator == "" || s.Indicator == k.Indicator) &&
		(s.Area == "" || s.Area == k.Area) &&
		(s.Perimeter == "" || s.Perimeter == k.Perimeter) &&
		(s.Breakdown.IsTotal() || s.Breakdown == k.Breakdown) &&
		(!s.Total || k.Breakdown.IsTotal()) &&
		(!s.Period.IsSet() || s.Period == k.Period) &&
		(!s.Within.IsSet() || s.Within.Contains(k.Period))
}
