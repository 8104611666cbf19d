package indicators

import (
	"iter"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// ViewConfig fixes what otherwise would be an argument everywhere. The zero
// value is the strictest View: everything known, as published, digits taken
// at face value, and no answer where sources disagree.
type ViewConfig struct {
	// Known is the day of knowledge: nothing that became known after it is
	// seen. A fact published "in 2016" is seen once 2016 has wholly ended, and
	// one of unknown date is not seen at all. The zero Date sees everything.
	Known period.Date `json:"known,omitzero"`
	// Policy chooses among sources that disagree.
	Policy Policy `json:"policy"`
	// Corrected answers with corrections applied. The zero value answers as
	// published.
	Corrected bool `json:"corrected"`
	// Digits says how the digits of an unqualified figure are read.
	Digits figure.Reading `json:"digits"`
	// Roles are the roles that values are taken from. The zero set is
	// observed, estimate and derived; a forecast or a target is no value.
	Roles Roles `json:"roles,omitzero"`
	// Originator is the only body whose figures are values, whoever printed them;
	// "" takes the figures of all.
	Originator ID `json:"originator,omitzero"`
}

// actual are the roles that values are taken from when a View names none.
var actual = RolesOf(RoleObserved, RoleEstimate, RoleDerived)

// View answers questions about a [Dataset] in one fixed way. It is a small
// value, safe for concurrent use. The zero View sees nothing.
type View struct {
	data   *Dataset
	config ViewConfig
}

// Equal reports whether v and o look at equal datasets in the same way.
func (v View) Equal(o View) bool { return v.config == o.config && v.data.Equal(o.data) }

// View returns a View of the dataset.
func (d *Dataset) View(c ViewConfig) View { return View{data: d, config: c} }

// Config returns what the View fixes.
func (v View) Config() ViewConfig { return v.config }

// Dataset returns the dataset that the View looks at; nil for the zero View.
func (v View) Dataset() *Dataset { return v.data }

// roles returns the roles that values are taken from.
func (v View) roles() Roles {
	if v.config.Roles == 0 {
		return actual
	}
	return v.config.Roles
}

// Observations yields the observations that s picks, as published, and that
// were known on the View's day, in order of key and then of ID. It yields
// every role: what the View takes values from does not matter here.
func (v View) Observations(s Selector) iter.Seq[Observation] {
	return func(yield func(Observation) bool) {
		if v.data == nil {
			return
		}
		for row := range v.data.selected(s) {
			if v.seesRow(row) && !yield(v.data.observationAt(row)) {
				return
			}
		}
	}
}

// Sees reports whether the View's day of knowledge is late enough for an
// observation.
func (v View) Sees(o Observation) bool { return v.sees(v.Published(o)) }

// Published returns when an observation became known: its own date of
// publication, else its source's; unset when neither is stated.
func (v View) Published(o Observation) period.Period {
	if o.Published.IsSet() || v.data == nil {
		return o.Published
	}
	s, _ := v.data.Source(o.Source)
	return s.Date
}

// sees reports whether something that became known in p is seen.
func (v View) sees(p period.Period) bool {
	return !v.config.Known.IsSet() || p.IsSet() && !p.Last().After(v.config.Known)
}

// correction returns the correction of an observation that the View applies:
// of those known, the latest; among equals the one of greatest ID; nil when
// there is none.
func (v View) correction(observation ID) (best *Correction) {
	if !v.config.Corrected || len(v.data.corrections) == 0 {
		return nil
	}
	for c := range v.data.correctionsOf(observation) {
		if v.sees(c.Known) && (best == nil || c.Known.Last().Compare(best.Known.Last()) >= 0) {
			best = c
		}
	}
	return best
}

// Corrections yields the corrections that were known on the View's day, in order
// of ID, whether or not the View corrects.
func (v View) Corrections() iter.Seq[Correction] {
	return func(yield func(Correction) bool) {
		if v.data == nil {
			return
		}
		for c := range v.data.Corrections() {
			if v.sees(c.Known) && !yield(c) {
				return
			}
		}
	}
}
