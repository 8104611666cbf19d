package shapes

import (
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// catalogue says of the indicators what the generator keeps to.
func (x *Sector) catalogue() *indicators.Catalogue {
	var spec indicators.CatalogueSpec
	for _, d := range x.indicators {
		i := indicators.Indicator{
			ID: indicators.ID(d.id), Name: english(d.id), Unit: figure.MustParseUnit(d.unit),
			Nature: indicators.FlowOver, Collected: "S", OverTime: indicators.Sum, OverPlaces: indicators.Sum,
			OverSegments: indicators.Sum, Bounds: figure.MustParse(">=0"),
		}
		if d.stock {
			i.Nature, i.Collected, i.OverTime = indicators.Stock, "E", indicators.Last
		}
		switch d.form {
		case quotient, price, share, growth:
			i.Nature, i.Collected, i.OverTime = indicators.Ratio, "A", 0
			i.OverPlaces, i.OverSegments = 0, 0
		case balance, net:
			i.Bounds = figure.Figure{}
		}
		switch d.form {
		case quotient:
			i.Formula = x.indicators[d.of].id + " / " + x.indicators[d.by].id
		case share:
			i.Bounds, i.Of, i.OverSegments = figure.MustParse("[0,100]"), indicators.ID(x.indicators[d.of].id), indicators.Sum
		case growth:
			i.Bounds, i.Of, i.Transformed = figure.Figure{}, indicators.ID(x.indicators[d.of].id), "G1Y"
		}
		spec.Indicators = append(spec.Indicators, i)
	}
	for _, a := range x.areas {
		c := indicators.Category{ID: indicators.ID(a.id), Name: english(a.id)}
		for _, p := range a.parts {
			c.Parts = append(c.Parts, indicators.ID(x.areas[p].id))
		}
		spec.Areas = append(spec.Areas, c)
	}
	spec.Dimensions = x.dimensions()
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		panic("shapes: " + err.Error())
	}
	return c
}

func (x *Sector) dimensions() (list []indicators.Dimension) {
	code := func(id string) indicators.Category {
		return indicators.Category{ID: indicators.ID(id), Name: english(id)}
	}
	switch {
	case x.crossed:
		for d, n := range x.segments {
			letter := string("FT"[d])
			dim := indicators.Dimension{ID: indicators.ID("dim_" + letter), Name: english(letter)}
			for k := range n {
				c := code(fmt.Sprintf("%s%d", letter, k))
				dim.Codes = append(dim.Codes, c)
			}
			list = append(list, dim)
		}
	case len(x.segments) > 0:
		dim := indicators.Dimension{ID: "segment", Name: english("segment")}
		for _, s := range x.segs {
			c := code(s.id)
			for _, p := range s.parts {
				c.Parts = append(c.Parts, indicators.ID(x.segs[p].id))
			}
			dim.Codes = append(dim.Codes, c)
		}
		list = append(list, dim)
	}
	return list
}

// breakdown returns that of a segment.
func (x *Sector) breakdown(s int) indicators.Breakdown {
	var parts []indicators.Part
	n := x.segs[s]
	switch {
	case x.crossed:
		for d, code := range [2]string{n.first, n.second} {
			if code != "" {
				dim := indicators.ID("dim_" + string("FT"[d]))
				parts = append(parts, indicators.Part{Dimension: dim, Code: indicators.ID(code)})
			}
		}
	case len(x.segments) > 0:
		parts = append(parts, indicators.Part{Dimension: "segment", Code: indicators.ID(n.id)})
	}
	b, err := indicators.NewBreakdown(parts...)
	if err != nil {
		panic("shapes: " + err.Error())
	}
	return b
}

// ID names a record.
func ID(n int) indicators.ID { return indicators.ID(fmt.Sprintf("Q%06d", n)) }

// sourceID names a publisher.
func (p publisher) sourceID() indicators.ID {
	return indicators.ID(fmt.Sprintf("%s-%d", p.name, p.vintage))
}

// observation is a record as the library reads it.
func (x *Sector) observation(n int, r record) indicators.Observation {
	d, p := x.indicators[r.ind], x.publishers[r.source]
	o := indicators.Observation{
		ID: ID(n), Figure: x.figure(r), Unit: figure.MustParseUnit(d.unit), Role: indicators.RoleObserved,
		Key: indicators.Key{
			Indicator: indicators.ID(d.id), Area: indicators.ID(x.areas[r.area].id), Breakdown: x.breakdown(r.seg),
			Period: x.period(r.at),
		},
		Source: p.sourceID(),
	}
	if x.marked > 0 && x.yearOf(r.at) == x.marked && (d.stock || d.form == quotient) {
		o.Status = must(indicators.ParseStatusSet("B"))
	}
	if p.vintage > 0 {
		o.Published = period.Year(2008 + x.yearOf(r.at) + p.vintage)
	}
	return o
}

// Len is how many figures there are.
func (x *Sector) Len() int { return len(x.records) }

// Dataset is the clean sector, with some records changed.
func (x *Sector) Dataset(changed map[int]record) *indicators.Dataset {
	if x.cat == nil {
		x.cat = x.catalogue()
	}
	var b indicators.Builder
	seen := map[string]bool{}
	for n, p := range x.publishers {
		if !seen[p.name] {
			seen[p.name] = true
			b.AddBody(indicators.Body{ID: indicators.ID(p.name), Name: english(p.name)})
		}
		b.AddSource(indicators.Source{
			ID: p.sourceID(), Originator: indicators.ID(p.name), Carrier: indicators.ID(p.name), Rank: n + 1,
			Title: p.name, Date: period.MustParse("2026-01-15"),
		})
	}
	for n, r := range x.records {
		if c, ok := changed[n]; ok {
			r = c
		}
		b.AddObservation(x.observation(n, r))
	}
	data, err := b.Build(x.cat)
	if err != nil {
		panic("shapes: " + err.Error())
	}
	return data
}

func must[T any](x T, err error) T {
	if err != nil {
		panic("shapes: " + err.Error())
	}
	return x
}
