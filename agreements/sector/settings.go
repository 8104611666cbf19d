package sector

import (
	_ "embed"
	"fmt"
	"io"

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
	Notes      []string              `json:"notes,omitzero"`
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

// config returns what the settings tell the rules. What they name and the
// sector does not have goes to fail, with its path.
func (s settings) config(
	metrics []indicators.Metric, c *indicators.Catalogue, fail func(path, detail string),
) rules.Config {
	metric := func(path string, id indicators.ID) indicators.Metric {
		for _, m := range metrics {
			if m.ID == id {
				return m
			}
		}
		fail(path, "no metric "+string(id))
		return indicators.Metric{}
	}
	config := rules.Config{Recomputed: s.Recomputed}
	for i, id := range s.Ratios {
		config.Ratios = append(config.Ratios, metric(fmt.Sprintf("/ratios/%d", i), id))
	}
	seen := make(map[indicators.ID]bool)
	for _, q := range s.Inequalities {
		at := "/inequalities/" + string(q.ID)
		if seen[q.ID] {
			fail(at, "stands twice")
		}
		seen[q.ID] = true
		config.Inequalities = append(config.Inequalities, rules.Inequality{
			ID: q.ID, Name: q.Name, Less: metric(at+"/less", q.Less), More: metric(at+"/more", q.More),
		})
	}
	for i, r := range s.Recomputed {
		at := fmt.Sprintf("/recomputed/%d", i)
		for _, x := range []struct {
			member string
			id     indicators.ID
		}{{"indicator", r.Indicator}, {"of", r.Of}, {"by", r.By}} {
			if _, ok := c.Indicator(x.id); !ok && x.id != "" {
				fail(at+"/"+x.member, "no indicator "+string(x.id))
			}
		}
		if _, ok := c.Perimeter(r.ByPerimeter); !ok && r.ByPerimeter != "" {
			fail(at+"/by_perimeter", "no perimeter "+string(r.ByPerimeter))
		}
	}
	return config
}
