package sdmx

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/interchange"
)

// names gives components and codes their names in one language.
type names struct {
	catalogue *indicators.Catalogue
	lang      wording.Lang
}

func newNames(c *indicators.Catalogue, lang wording.Lang) names { return names{c, lang} }

// component returns the name of a component.
func (n names) component(c interchange.Component) string {
	if code := c.Code(); code != "" && c.Part == interchange.Dimension {
		if d, ok := n.catalogue.Dimension(code); ok {
			if name := n.text(d.Name); name != "" {
				return name
			}
		}
	}
	return c.Name
}

// code returns the name of a code, "" when it has none.
func (n names) code(c interchange.Component, code string) string {
	id := indicators.ID(code)
	switch {
	case c.Part != interchange.Dimension:
	case code == interchange.Total:
		return "Total"
	case code == interchange.NotApplicable:
		return "Not applicable"
	case c.ID == interchange.IndicatorID:
		i, _ := n.catalogue.Indicator(id)
		return n.text(i.Name)
	case c.ID == interchange.AreaID:
		a, _ := n.catalogue.Area(id)
		return n.text(a.Name)
	case c.ID == interchange.PerimeterID:
		p, _ := n.catalogue.Perimeter(id)
		return n.text(p.Name)
	case c.Code() != "":
		d, _ := n.catalogue.Dimension(c.Code())
		category, _ := d.Category(id)
		return n.text(category.Name)
	}
	return ""
}

func (n names) text(t wording.Text) string {
	name, _ := t.Display(n.lang)
	return name
}
