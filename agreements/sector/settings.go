package sector

import (
	"cmp"
	_ "embed"
	"fmt"
	"io"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Format is the "format" member of sector.json.
const Format = "mithaq.sector/1"

//go:embed schema/sector-1.json
var schema []byte

// Schema returns the JSON Schema (2020-12) of [Format]. A document that [Load]
// accepts is valid by it; Load also refuses what a schema cannot say, such as a
// metric that is not there.
func Schema() []byte { return append([]byte(nil), schema...) }

// settings is the content of sector.json.
type settings struct {
	ID   indicators.ID `json:"id"`
	Name wording.Text  `json:"name"`
	// Ratios names metrics that move little from year to year, and
	// Inequalities say what must hold between metrics: both tell a figure that
	// is off by a power of ten.
	Ratios       []indicators.ID `json:"ratios,omitzero"`
	Inequalities []inequality    `json:"inequalities,omitzero"`
	// Recomputed says how published rates and shares follow from other figures,
	// beside what the catalogue says.
	Recomputed []rules.Recomputation `json:"recomputed,omitzero"`
	// Severities grade the findings of rules.
	Severities []SeverityOf `json:"severities,omitzero"`
	Notes      []string     `json:"notes,omitzero"`
}

// inequality is something that must hold between two metrics: Less is at most
// More.
type inequality struct {
	ID   indicators.ID `json:"id"`
	Name wording.Text  `json:"name"`
	Less indicators.ID `json:"less"`
	More indicators.ID `json:"more"`
	Note string        `json:"note,omitzero"`
}

// decodeSettings reads sector.json.
func decodeSettings(r io.Reader, opt strictjson.Options) (settings, error) {
	var s settings
	opt.Format = Format
	err := strictjson.DecodeFrom(r, &s, opt)
	return s, err
}

// checker holds sector.json against the other files of a folder.
type checker struct {
	settings
	metrics   []indicators.Metric
	catalogue *indicators.Catalogue
	// fail reports a problem, and absent a record that is not there.
	fail   func(path string, err error, detail string)
	absent func(path, kind string, id indicators.ID)
}

// config returns what the settings tell the rules.
func (c checker) config() rules.Config {
	config := rules.Config{Recomputed: c.Recomputed}
	for i, id := range c.Ratios {
		at := fmt.Sprintf("/ratios/%d", i)
		if slices.Contains(c.Ratios[:i], id) {
			c.fail(at, indicators.ErrDuplicate, "")
		}
		config.Ratios = append(config.Ratios, c.metric(at, id))
	}
	for i, q := range c.Inequalities {
		at := "/inequalities/" + string(q.ID)
		for _, p := range c.Inequalities[:i] {
			if p.ID == q.ID {
				c.fail(at, indicators.ErrDuplicate, "")
			} else if p.Less == q.Less && p.More == q.More {
				c.fail(at, indicators.ErrDuplicate, "the same as "+string(p.ID))
			}
		}
		config.Inequalities = append(config.Inequalities, c.inequality(at, q))
	}
	for i, r := range c.Recomputed {
		at := fmt.Sprintf("/recomputed/%d", i)
		if slices.Contains(c.Recomputed[:i], r) {
			c.fail(at, indicators.ErrDuplicate, "")
		}
		c.recomputation(at, r)
	}
	return config
}

// metric returns a metric by its ID, the zero value where there is none.
func (c checker) metric(path string, id indicators.ID) indicators.Metric {
	for _, m := range c.metrics {
		if m.ID == id {
			return m
		}
	}
	c.absent(path, "metric", id)
	return indicators.Metric{}
}

// inequality checks that two metrics can be compared.
func (c checker) inequality(at string, q inequality) rules.Inequality {
	less, more := c.metric(at+"/less", q.Less), c.metric(at+"/more", q.More)
	if q.Less == q.More {
		c.fail(at, indicators.ErrInvalid, string(q.Less)+" is compared with itself")
	}
	x, err1 := less.Check(c.catalogue)
	y, err2 := more.Check(c.catalogue)
	if err1 == nil && err2 == nil && !x.Compatible(y) {
		c.fail(at, indicators.ErrUnit, fmt.Sprintf("%s is in %s, and %s in %s", q.Less, x, q.More, y))
	}
	return rules.Inequality{ID: q.ID, Name: q.Name, Less: less, More: more}
}

// recomputation checks that a rate can be computed as the settings say.
func (c checker) recomputation(at string, r rules.Recomputation) {
	for _, x := range []struct {
		member string
		id     indicators.ID
	}{{"indicator", r.Indicator}, {"of", r.Of}, {"by", r.By}} {
		if _, ok := c.catalogue.Indicator(x.id); !ok && x.id != "" {
			c.absent(at+"/"+x.member, "indicator", x.id)
		}
		if x.member != "indicator" && x.id == r.Indicator && x.id != "" {
			c.fail(at+"/"+x.member, indicators.ErrInvalid, string(x.id)+" is computed from itself")
			return
		}
	}
	if _, ok := c.catalogue.Perimeter(r.ByPerimeter); !ok && r.ByPerimeter != "" {
		c.absent(at+"/by_perimeter", "perimeter", r.ByPerimeter)
	}
	switch quotient := r.Kind == rules.QuotientOf; {
	case quotient && r.By == "":
		c.fail(at, indicators.ErrInvalid, `a quotient needs "by"`)
		return
	case quotient && r.By == r.Of && r.ByPerimeter == "":
		c.fail(at+"/by", indicators.ErrInvalid, string(r.By)+" is divided by itself")
	case !quotient && r.By != "":
		c.fail(at+"/by", indicators.ErrInvalid, `only a quotient has "by"`)
		return
	case !quotient && r.ByPerimeter != "":
		c.fail(at+"/by_perimeter", indicators.ErrInvalid, `only a quotient has "by_perimeter"`)
		return
	}
	rate, ok1 := c.catalogue.Indicator(r.Indicator)
	of, ok2 := c.catalogue.Indicator(r.Of)
	by, ok3 := c.catalogue.Indicator(cmp.Or(r.By, r.Of))
	if !ok1 || !ok2 || !ok3 {
		return
	}
	if unit, err := of.Unit.Quo(by.Unit); err != nil || !unit.Compatible(rate.Unit) {
		c.fail(at, indicators.ErrUnit, fmt.Sprintf("%s is in %s, and the %s in %s", r.Indicator, rate.Unit, r.Kind, unit))
	}
}
