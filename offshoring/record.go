package offshoring

import (
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Park is a site for offshoring firms. Its figures (area, jobs, occupancy) are
// observations with the breakdown "park=" and its ID.
type Park struct {
	ID       indicators.ID `json:"id"`
	Name     wording.Text  `json:"name"`
	Variants []string      `json:"variants,omitzero"`
	// Region is the ISO 3166-2 code of the region.
	Region   indicators.ID `json:"region"`
	Operator string        `json:"operator,omitzero"`
	// Opened is as exact as it is known; unset when it is not, and when the
	// park was never built.
	Opened     period.Period `json:"opened,omitzero"`
	OpenedNote string        `json:"opened_note,omitzero"`
	// Sizes are areas as printed, with the year.
	Sizes   []string `json:"sizes,omitzero"`
	Sources []string `json:"sources,omitzero"`
	Note    string   `json:"note,omitzero"`
}

// Ranking is a list in which a place has a rank, or is listed without one. Its
// results are observations of Indicator.
type Ranking struct {
	ID        indicators.ID `json:"id"`
	Name      wording.Text  `json:"name"`
	Publisher indicators.ID `json:"publisher"`
	Indicator indicators.ID `json:"indicator"`
	// Ranked is false for a list without order.
	Ranked bool   `json:"ranked"`
	Note   string `json:"note,omitzero"`
}

// Award is a prize that the sector received.
type Award struct {
	ID        indicators.ID `json:"id"`
	Name      wording.Text  `json:"name"`
	Awarder   indicators.ID `json:"awarder"`
	Indicator indicators.ID `json:"indicator"`
	Given     period.Period `json:"given"`
	Place     string        `json:"place,omitzero"`
	Note      string        `json:"note,omitzero"`
}

// Classification ties a segment to a class of an industrial classification. No
// such mapping is official; Mapping and Status say what is known of it.
type Classification struct {
	ID indicators.ID `json:"id"`
	// System is the classification: "ISIC Rev.4", "NMA 2010".
	System string `json:"system"`
	Code   string `json:"code"`
	Label  string `json:"label,omitzero"`
	// Segments are codes of the dimension segment.
	Segments []indicators.ID `json:"segments,omitzero"`
	// Mapping says whose the tie to the segment is, Status whether code and
	// label were verified.
	Mapping string   `json:"mapping"`
	Status  string   `json:"status"`
	Sources []string `json:"sources,omitzero"`
	Note    string   `json:"note,omitzero"`
}

// Parks yields the parks in the order of the file.
func (s *Sector) Parks() iter.Seq[Park] {
	if s == nil {
		s = new(Sector)
	}
	return slices.Values(s.own.Parks)
}

// Park returns a park by its ID.
func (s *Sector) Park(id indicators.ID) (Park, bool) {
	if s == nil {
		s = new(Sector)
	}
	return lookup(s.own.Parks, func(p Park) bool { return p.ID == id })
}

// Rankings yields the rankings in the order of the file.
func (s *Sector) Rankings() iter.Seq[Ranking] {
	if s == nil {
		s = new(Sector)
	}
	return slices.Values(s.own.Rankings)
}

// Awards yields the awards in the order of the file.
func (s *Sector) Awards() iter.Seq[Award] {
	if s == nil {
		s = new(Sector)
	}
	return slices.Values(s.own.Awards)
}

// Classifications yields the ties between segments and industrial
// classifications in the order of the file.
func (s *Sector) Classifications() iter.Seq[Classification] {
	if s == nil {
		s = new(Sector)
	}
	return slices.Values(s.own.Classifications)
}

// Segments yields the segments of the sector: CRM, BPO, ITO, ESO, KPO, and the
// groups that sources print.
func (s *Sector) Segments() iter.Seq[indicators.Category] {
	if s == nil {
		s = new(Sector)
	}
	c := s.Catalogue()
	if c == nil {
		return func(func(indicators.Category) bool) {}
	}
	d, _ := c.Dimension("segment")
	return slices.Values(d.Codes)
}

func lookup[T any](records []T, is func(T) bool) (T, bool) {
	if i := slices.IndexFunc(records, is); i >= 0 {
		return records[i], true
	}
	var none T
	return none, false
}
