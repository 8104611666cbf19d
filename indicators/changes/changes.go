package changes

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/enum"
)

//go:generate go run ../../internal/gen/values indicators/changes

// Kind is what happened to a record.
type Kind uint16

// What happens to records.
const (
	// Added: only the new release has the record.
	Added Kind = iota + 1
	// Removed: only the old release has it.
	Removed
	// Revised: both have it, with other members.
	Revised
	// Renamed: both have it, with another ID.
	Renamed
)

var kinds = enum.Table[Kind]{"", "added", "removed", "revised", "renamed"}

// String returns "added", "removed", "revised" or "renamed".
func (k Kind) String() string { return kinds.String("kind", k) }

// Changes are what one release of a dataset became the next by, in order of the kind of
// record and of ID. The zero Changes are none.
type Changes struct {
	List []Change
}

// Change is what happened to one record.
type Change struct {
	Kind Kind `json:"kind"`
	// Path is the JSON Pointer (RFC 6901) of the record: in the new release, or in the
	// old one if it was removed. From is that in the old release if it was renamed.
	Path string `json:"path"`
	From string `json:"from,omitzero"`
	// Members are those that differ in a revised record, in their order, by their names
	// in JSON. Those of an observation's key stand by themselves: "period".
	Members []string `json:"members,omitzero"`
	// Old and New are the record in the two releases; the zero Record where there is none.
	Old Record `json:"old,omitzero"`
	New Record `json:"new,omitzero"`
}

// Record is a record of any kind: one of its members is set.
type Record struct {
	Indicator   *indicators.Indicator   `json:"indicator,omitzero"`
	Perimeter   *indicators.Perimeter   `json:"perimeter,omitzero"`
	Dimension   *indicators.Dimension   `json:"dimension,omitzero"`
	Area        *indicators.Category    `json:"area,omitzero"`
	Body        *indicators.Body        `json:"body,omitzero"`
	Source      *indicators.Source      `json:"source,omitzero"`
	Observation *indicators.Observation `json:"observation,omitzero"`
	Correction  *indicators.Correction  `json:"correction,omitzero"`
}

// section is a kind of record, in the order of changes.
type section int

const (
	noSection section = iota
	ofIndicators
	ofPerimeters
	ofDimensions
	ofAreas
	ofBodies
	ofSources
	ofObservations
	ofCorrections
)

var sections = [...]string{
	"", "indicators", "perimeters", "dimensions", "areas", "bodies", "sources", "observations", "corrections",
}

// place returns the kind of record and its ID. It is false unless exactly one member is
// set.
func (r Record) place() (s section, id indicators.ID, ok bool) {
	n := 0
	take := func(kind section, of indicators.ID) { s, id, n = kind, of, n+1 }
	if r.Indicator != nil {
		take(ofIndicators, r.Indicator.ID)
	}
	if r.Perimeter != nil {
		take(ofPerimeters, r.Perimeter.ID)
	}
	if r.Dimension != nil {
		take(ofDimensions, r.Dimension.ID)
	}
	if r.Area != nil {
		take(ofAreas, r.Area.ID)
	}
	if r.Body != nil {
		take(ofBodies, r.Body.ID)
	}
	if r.Source != nil {
		take(ofSources, r.Source.ID)
	}
	if r.Observation != nil {
		take(ofObservations, r.Observation.ID)
	}
	if r.Correction != nil {
		take(ofCorrections, r.Correction.ID)
	}
	if n != 1 {
		return noSection, "", false
	}
	return s, id, true
}

// path returns the JSON Pointer of a record, "" for the zero Record.
func (r Record) path() string {
	s, id, ok := r.place()
	if !ok {
		return ""
	}
	return cite.Pointer(sections[s], string(id))
}

// Count returns how many changes are of a kind.
func (c Changes) Count(k Kind) (n int) {
	for i := range c.List {
		if c.List[i].Kind == k {
			n++
		}
	}
	return n
}

// Difference returns by how much the number of a revised observation grew, exactly, in
// the unit of the new release. It is false where there is no difference to state: the
// number is as it was and other members changed, a number is a bound or a
// range, the units do not fit, or it is another kind of change.
func (c Change) Difference() (figure.Quantity, bool) {
	old, today := c.Old.Observation, c.New.Observation
	if c.Kind != Revised || old == nil || today == nil || !old.Figure.IsPoint() || !today.Figure.IsPoint() {
		return figure.Quantity{}, false
	}
	was, err := old.Quantity().In(today.Unit)
	if err != nil {
		return figure.Quantity{}, false
	}
	by, err := today.Figure.Sub(was.Figure)
	if sign, ok := by.Sign(); err != nil || ok && sign == 0 {
		return figure.Quantity{}, false
	}
	return figure.Quantity{Figure: by, Unit: today.Unit}, true
}

// Invert returns the changes from the new release back to the old one.
func (c Changes) Invert() Changes {
	var back Changes
	for _, x := range c.List {
		x.Old, x.New = x.New, x.Old
		switch x.Kind {
		case Added:
			x.Kind = Removed
		case Removed:
			x.Kind = Added
		case Renamed:
			x.Path, x.From = x.From, x.Path
		}
		x.Members = slices.Clone(x.Members)
		back.List = append(back.List, x)
	}
	back.sort()
	return back
}

// sort brings changes into their order.
func (c Changes) sort() {
	slices.SortStableFunc(c.List, func(x, y Change) int {
		s, a := x.at()
		t, b := y.at()
		return cmp.Or(cmp.Compare(s, t), cmp.Compare(a, b))
	})
}

// at returns the kind of record and the ID that a change is sorted by.
func (c Change) at() (section, indicators.ID) {
	r := c.New
	if c.Kind == Removed {
		r = c.Old
	}
	s, id, _ := r.place()
	return s, id
}
