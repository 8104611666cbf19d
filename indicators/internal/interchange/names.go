package interchange

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Names gives components and codes their names in one language.
type Names struct {
	catalogue *indicators.Catalogue
	lang      wording.Lang
}

// NewNames returns the names of a catalogue.
func NewNames(c *indicators.Catalogue, lang wording.Lang) Names { return Names{c, lang} }

// Component returns the name of a component.
func (n Names) Component(c Component) string {
	if code := c.Code(); code != "" && c.Part == Dimension {
		if d, ok := n.catalogue.Dimension(code); ok {
			if name := n.text(d.Name); name != "" {
				return name
			}
		}
	}
	return c.Name
}

// Code returns the name of a code, "" when it has none.
func (n Names) Code(c Component, code string) string {
	id := indicators.ID(code)
	switch {
	case c.Part != Dimension:
	case code == Total:
		return "Total"
	case code == NotApplicable:
		return "Not applicable"
	case c.ID == IndicatorID:
		i, _ := n.catalogue.Indicator(id)
		return n.text(i.Name)
	case c.ID == AreaID:
		a, _ := n.catalogue.Area(id)
		return n.text(a.Name)
	case c.ID == PerimeterID:
		p, _ := n.catalogue.Perimeter(id)
		return n.text(p.Name)
	case c.Code() != "":
		d, _ := n.catalogue.Dimension(c.Code())
		category, _ := d.Category(id)
		return n.text(category.Name)
	}
	return ""
}

func (n Names) text(t wording.Text) string {
	name, _ := t.Display(n.lang)
	return name
}
