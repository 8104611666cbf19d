package main

import (
	_ "embed"
	"fmt"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// sampleChain is the wine and cheese economy of Statistics Canada, Chain Fisher
// volume index - Methodology, examples 1 to 4; the year is ours.
//
//go:embed chained.csv
var sampleChain []byte

// chainHeader is the first line of prices and quantities over time.
var chainHeader = []string{"period", "product", "price", "quantity"}

// chained is an economy in one period. Volumes are those of the first period's
// level, linked from period to period.
type chained struct {
	Period        period.Period  `json:"period"`
	Value         figure.Figure  `json:"value"`
	Volume        figure.Figure  `json:"chained_volume"`
	Fixed         figure.Figure  `json:"constant_prices"`
	Deflator      figure.Figure  `json:"deflator"`
	Growth        figure.Figure  `json:"growth,omitzero"`
	Contributions []contribution `json:"contributions,omitempty"`
}

type contribution struct {
	Product indicators.ID `json:"product"`
	Figure  figure.Figure `json:"contribution"`
}

// chainDocument is an economy as JSON.
type chainDocument struct {
	Periods []chained `json:"periods"`
	Whole   *growth   `json:"first_to_last,omitempty"`
}

// economy is a dataset of prices and quantities, with its periods and products in
// order.
type economy struct {
	view     indicators.View
	periods  []period.Period
	products []indicators.ID
}

// readChain reads prices and quantities from a file, or the sample.
func (t tables) readChain(name string) (economy, error) {
	rows, err := t.readTable(name, sampleChain, chainHeader)
	if err != nil {
		return economy{}, err
	}
	var e economy
	var b indicators.Builder
	b.AddSource(indicators.Source{ID: "file", Originator: "file", Carrier: "file"})
	for n, row := range rows {
		p, err := period.Parse(row[0])
		if err != nil {
			return e, fmt.Errorf("%s: line %d: %w", name, n+2, err)
		}
		product := indicators.ID(row[1])
		if !slices.Contains(e.periods, p) {
			e.periods = append(e.periods, p)
		}
		if !slices.Contains(e.products, product) {
			e.products = append(e.products, product)
		}
		part, err := indicators.NewBreakdown(indicators.Part{Dimension: "product", Code: product})
		if err != nil {
			return e, fmt.Errorf("%s: line %d: %w", name, n+2, err)
		}
		for i, code := range []indicators.ID{"price", "quantity"} {
			f, err := figure.Parse(row[2+i])
			if err != nil {
				return e, fmt.Errorf("%s: line %d: %w", name, n+2, err)
			}
			b.AddObservation(indicators.Observation{
				ID:  indicators.ID(fmt.Sprintf("L%d-%s", n+2, code)),
				Key: indicators.Key{Indicator: code, Breakdown: part, Period: p}, Role: indicators.RoleObserved,
				Figure: f, Source: "file",
			})
		}
	}
	slices.SortFunc(e.periods, period.Period.Compare)
	spec := indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "price", Nature: indicators.Ratio},
			{ID: "quantity", Nature: indicators.FlowOver, OverTime: indicators.Sum, OverSegments: indicators.Sum},
		},
		Dimensions: []indicators.Dimension{{ID: "product"}},
	}
	for _, p := range e.products {
		spec.Dimensions[0].Codes = append(spec.Dimensions[0].Codes, indicators.Category{ID: p})
	}
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		return e, err
	}
	data, err := b.Build(c)
	if err != nil {
		return e, err
	}
	e.view = data.View(indicators.ViewConfig{})
	return e, nil
}

// eval computes a metric in a period.
func (e economy) eval(text string, p period.Period) (figure.Figure, error) {
	m, err := indicators.ParseMetric(text)
	if err != nil {
		return figure.Figure{}, err
	}
	r, err := e.view.Eval(m, indicators.Key{Period: p})
	return r.Quantity.Figure.WithoutResolution(), err
}

// growth is what products add to growth in volume, over one or many periods.
type growth struct {
	Growth        figure.Figure  `json:"growth"`
	Contributions []contribution `json:"contributions"`
}

// whole returns what each product adds to the growth of the chained volume from the
// first period to the last.
func (e economy) whole() (growth, error) {
	var out growth
	var links [][]index.Product
	var indices []figure.Figure
	for i := range e.periods[1:] {
		var basket []index.Product
		for _, product := range e.products {
			var p index.Product
			for _, x := range []struct {
				to     *figure.Figure
				metric string
				at     period.Period
			}{
				{&p.Price0, "quantity", e.periods[i]}, {&p.Price1, "quantity", e.periods[i+1]},
				{&p.Quantity0, "price", e.periods[i]},
			} { // swapped: an index of volume
				var err error
				if *x.to, err = e.eval(x.metric+"[product="+string(product)+"]", x.at); err != nil {
					return out, err
				}
			}
			basket = append(basket, p)
		}
		link, err := index.Laspeyres(basket)
		if err != nil {
			return out, err
		}
		links, indices = append(links, basket), append(indices, link)
	}
	chain, err := index.Chain(indices...)
	if err != nil {
		return out, err
	}
	parts, err := index.ChainContributions(links...)
	if err != nil {
		return out, err
	}
	for i, f := range parts {
		out.Contributions = append(out.Contributions, contribution{e.products[i], f})
	}
	out.Growth, err = chain[len(chain)-1].Sub(chain[0])
	return out, err
}

// chain computes the economy period by period, in the metric language.
func (e economy) chain() ([]chained, error) {
	if len(e.periods) == 0 {
		return nil, nil
	}
	base := e.periods[0].String()
	const value = "sum(price * quantity over product)"
	volume := "at(" + value + ", " + base + ") * chain(laspeyres(quantity, price over product), " + base + ") / 100"
	var all []chained
	for i, p := range e.periods {
		x := chained{Period: p}
		want := []struct {
			to     *figure.Figure
			metric string
		}{
			{&x.Value, value}, {&x.Volume, volume}, {&x.Fixed, "sum(at(price, " + base + ") * quantity over product)"},
			{&x.Deflator, "deflator(" + value + ", " + volume + ")"},
			{&x.Growth, "laspeyres(quantity, price over product) - 1"},
		}
		if i == 0 {
			want = want[:len(want)-1]
		}
		for _, w := range want {
			var err error
			if *w.to, err = e.eval(w.metric, p); err != nil {
				return nil, err
			}
		}
		for _, product := range e.products {
			if i == 0 {
				break
			}
			f, err := e.eval("laspeyres_contribution(quantity, price over product, product="+string(product)+")", p)
			if err != nil {
				return nil, err
			}
			x.Contributions = append(x.Contributions, contribution{product, f})
		}
		all = append(all, x)
	}
	return all, nil
}

// printChain prints chained and constant-price series, with contributions.
func (t tables) printChain(name string) error {
	lang := t.style.Lang
	e, err := t.readChain(name)
	if err != nil {
		return program.Usage("%w", err)
	}
	all, err := e.chain()
	if err != nil {
		return err
	}
	var whole *growth
	if len(all) > 1 {
		w, err := e.whole()
		if err != nil {
			return err
		}
		whole = &w
	}
	if t.format == "json" {
		return page.JSON(t.out, chainDocument{all, whole})
	}
	say := func(s string) string { return messages.Phrase(s).In(lang) }
	w := page.Writer(lang)
	percent := func(f figure.Figure) string {
		if !f.IsSet() {
			return "–"
		}
		return w.Percent(f)
	}
	var values, parts [][]string
	for _, x := range all {
		values = append(values, []string{
			w.Say(x.Period), w.Say(x.Value), w.Say(x.Volume), w.Say(x.Fixed), w.Say(x.Deflator),
		})
		row := []string{w.Say(x.Period), percent(x.Growth)}
		for _, c := range x.Contributions {
			row = append(row, percent(c.Figure))
		}
		if len(x.Contributions) > 0 {
			parts = append(parts, row)
		}
	}
	if whole != nil {
		row := []string{w.Say(e.periods[0]) + " – " + w.Say(e.periods[len(e.periods)-1]), percent(whole.Growth)}
		for _, c := range whole.Contributions {
			row = append(row, percent(c.Figure))
		}
		parts = append(parts, row)
	}
	header := []string{say("period"), say("growth in volume")}
	for _, p := range e.products {
		header = append(header, "["+string(p)+"]")
	}
	var text strings.Builder
	t.style.Table(&text, say("Values and volumes"), []string{
		say("period"), say("at current prices"), say("chained volume"), say("at prices of the first period"), say("deflator"),
	}, values)
	t.style.Table(&text, say("What each product adds to growth"), header, parts)
	return t.print(text.String())
}
