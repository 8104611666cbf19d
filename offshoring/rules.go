package offshoring

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// bound is something that must hold between two metrics of the sector, as
// sector.json declares it: Less is at most More.
type bound struct {
	ID   indicators.ID `json:"id"`
	Name wording.Text  `json:"name"`
	Less indicators.ID `json:"less"`
	More indicators.ID `json:"more"`
	Note string        `json:"note,omitzero"`
}

// rules are the rules over figures that the sector's Check runs: those of the
// library, told which of the sector's metrics move little from year to year,
// what must hold between them, and how published rates follow from figures.
func (s *Sector) rules() ([]indicators.Rule, error) {
	c := indicators.RuleConfig{Recomputed: s.spec.Recomputed}
	for _, id := range s.spec.Ratios {
		m, ok := s.Metric(id)
		if !ok {
			return nil, unknownMetric("ratios", id)
		}
		c.Ratios = append(c.Ratios, m)
	}
	for _, b := range s.spec.Inequalities {
		less, ok := s.Metric(b.Less)
		if !ok {
			return nil, unknownMetric("inequalities/"+string(b.ID)+"/less", b.Less)
		}
		more, ok := s.Metric(b.More)
		if !ok {
			return nil, unknownMetric("inequalities/"+string(b.ID)+"/more", b.More)
		}
		c.Inequalities = append(c.Inequalities, indicators.Inequality{ID: b.ID, Name: b.Name, Less: less, More: more})
	}
	return c.Rules(), nil
}

func unknownMetric(path string, id indicators.ID) error {
	return &Error{Op: "Load", File: "sector.json", Err: &indicators.Error{
		Op: "Load", Err: indicators.ErrUnknown, Path: "/" + path, Detail: "no metric " + string(id),
	}}
}
