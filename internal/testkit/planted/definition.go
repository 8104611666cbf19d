package planted

import (
	"fmt"
	"math"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// form says how the values of an indicator are made.
type form uint8

const (
	amount   form = iota // drawn
	rate                 // drawn, for the country only, by no shock
	share                // drawn as log-odds: a part of another amount, in percent
	part                 // the amount that the share behind it makes of another
	quotient             // of two amounts
	change               // of a stock, from one year to the next
)

// definition is an indicator and what its values are drawn from.
type definition struct {
	id     indicators.ID
	name   string
	unit   string
	nature indicators.Nature
	form   form
	places int     // the finest print is to ten to the power of -places
	lo, hi float64 // where areas begin
	noise  float64 // standard deviation of a year's own step
	num    int     // share, part, quotient, change: what it is made of
	den    int
	count  bool // of heads or companies
	flow   bool // has quarters
}

// Standard deviations: of a step of log-odds, of a quarter about its season.
const (
	shareNoise   = 0.03
	quarterNoise = 0.03
	shockChance  = 0.2
	shockSize    = 0.15
)

// shockVariance is that of a year's shock, near enough: it is uniform within 15 %
// in one year of five.
const shockVariance = shockChance * shockSize * shockSize / 3

const (
	jobs = iota
	netJobs
	women
	womenShare
	companies
	exports
	wages
	exportsPerJob
	investment
	euro
)

func baseDefinitions() []definition {
	return []definition{
		{id: "jobs", unit: "person", nature: indicators.Stock, lo: 2000, hi: 20000, noise: 0.03, count: true},
		{id: "net_jobs", name: "net jobs created", unit: "person", nature: indicators.FlowOver, form: change, num: jobs},
		{id: "women", name: "women employed", unit: "person", nature: indicators.Stock, form: part,
			num: womenShare, den: jobs},
		{id: "women_share", name: "share of women", unit: "percent", nature: indicators.Ratio, form: share, places: 1,
			lo: 0.3, hi: 0.6, noise: shareNoise, num: women, den: jobs},
		{id: "companies", unit: "company", nature: indicators.Stock, lo: 120, hi: 900, noise: 0.03, count: true},
		{id: "export_revenue", name: "export revenue", unit: "MAD", nature: indicators.FlowOver,
			lo: 2e8, hi: 2e9, noise: 0.04, flow: true},
		{id: "wage_bill", name: "wage bill", unit: "MAD", nature: indicators.FlowOver,
			lo: 5e7, hi: 5e8, noise: 0.03, flow: true},
		{id: "exports_per_job", name: "exports per job", unit: "MAD/person", nature: indicators.Ratio, form: quotient,
			num: exports, den: jobs},
		{id: "investment", unit: "USD", nature: indicators.FlowOver, lo: 1e7, hi: 1e8, noise: 0.05, flow: true},
		{id: "eur_usd", name: "dollars for a euro, average", unit: "USD/EUR", nature: indicators.Ratio, form: rate,
			places: 4, lo: 1.05, hi: 1.3, noise: 0.03},
	}
}

// looseDefinitions are ten series of which none follows from another.
func looseDefinitions() []definition {
	d := baseDefinitions()
	own := func(d definition, lo, hi, noise float64) definition {
		d.form, d.lo, d.hi, d.noise = amount, lo, hi, noise
		return d
	}
	d[womenShare].num, d[womenShare].den = -1, -1
	return []definition{d[jobs], d[companies], d[womenShare], d[wages], d[investment], d[euro],
		own(d[exportsPerJob], 5e4, 2e5, 0.04),
		{id: "training_hours", name: "hours of training", unit: "hour", nature: indicators.FlowOver,
			lo: 1e4, hi: 1e5, noise: 0.04},
		{id: "floor_space", name: "floor space", unit: "m^2", nature: indicators.Stock, lo: 2e4, hi: 2e5, noise: 0.02},
		{id: "calls", name: "calls answered", unit: "call", nature: indicators.FlowOver, lo: 1e6, hi: 1e7, noise: 0.05},
	}
}

func priceDefinitions() []definition {
	var list []definition
	for i, name := range []string{"bread", "milk", "rent", "fuel", "bandwidth", "power", "water"} {
		unit := []string{"MAD/kg", "MAD/litre", "MAD/m^2", "MAD/litre", "MAD/month", "MAD/kWh", "MAD/m^3"}[i]
		list = append(list, definition{id: indicators.ID(name + "_price"), name: "price of " + name, unit: unit,
			nature: indicators.Ratio, places: 2, lo: 2, hi: 200, noise: 0.05})
	}
	for _, name := range []string{"consumer", "producer", "import"} {
		list = append(list, definition{id: indicators.ID(name + "_prices"), name: "index of " + name + " prices", unit: "1",
			nature: indicators.Index, places: 1, lo: 90, hi: 110, noise: 0.03})
	}
	return list
}

// definitionsOf are the indicators of a sector.
func definitionsOf(o Options) []definition {
	var list []definition
	switch o.Variant {
	case Loose:
		list = looseDefinitions()
	case Prices:
		list = priceDefinitions()
	default:
		list = baseDefinitions()
	}
	if o.counts {
		list = list[:exports]
	}
	if o.Variant == Small {
		list[jobs].lo, list[jobs].hi = 15, 40
		list[companies].lo, list[companies].hi = 15, 40
	}
	return list
}

// adds reports whether the areas of an indicator add up to the country.
func (d definition) adds(o Options) bool {
	return o.Variant != Loose && o.Variant != Prices && (d.form == amount || d.form == part || d.form == change)
}

// growth is the mean growth of amounts in a year, and how far that of one series
// may lie off it.
func (o Options) growth() (mean, spread float64) {
	switch o.Variant {
	case Flat:
		return 0, 0.005
	case Steep:
		return 0.3, 0.02
	case Small:
		return 0.02, 0.01
	}
	return 0.05, 0.02
}

func areaID(area int) indicators.ID {
	if area == 0 {
		return "XA"
	}
	return indicators.ID(fmt.Sprintf("XA-%02d", area))
}

func english(name string) wording.Text {
	t, err := wording.Text{}.With(wording.En, name, wording.Translated)
	if err != nil {
		panic("planted: " + err.Error())
	}
	return t
}

// catalogue says of the indicators what the generator keeps to.
func catalogue(o Options, defs []definition) *indicators.Catalogue {
	var spec indicators.CatalogueSpec
	for _, d := range defs {
		name := d.name
		if name == "" {
			name = string(d.id)
		}
		i := indicators.Indicator{ID: d.id, Name: english(name), Unit: figure.MustParseUnit(d.unit), Nature: d.nature,
			Bounds: figure.MustParse(">=0")}
		if d.adds(o) {
			i.OverPlaces = indicators.Sum
		}
		switch {
		case d.nature == indicators.FlowOver:
			i.Collected = "S"
			if o.Variant != Loose {
				i.OverTime = indicators.Sum
			}
		case d.nature == indicators.Stock:
			i.Collected = "E"
			if o.Variant != Loose {
				i.OverTime = indicators.Last
			}
		default:
			i.Collected = "A"
		}
		switch d.form {
		case share:
			i.Bounds = figure.MustParse("[0,100]")
			if d.num >= 0 {
				i.Formula, i.OverPlaces = string(defs[d.num].id+" / "+defs[d.den].id), indicators.Recompute
			}
		case quotient:
			i.Formula, i.OverPlaces = string(defs[d.num].id+" / "+defs[d.den].id), indicators.Recompute
		case change:
			i.Bounds, i.Of, i.Flow = figure.Figure{}, defs[d.num].id, indicators.Net
		}
		spec.Indicators = append(spec.Indicators, i)
	}
	country := indicators.Category{ID: areaID(0), Name: english("the country")}
	for a := 1; a <= o.Areas; a++ {
		if o.Variant != Loose {
			country.Parts = append(country.Parts, areaID(a))
		}
		spec.Areas = append(spec.Areas, indicators.Category{ID: areaID(a), Name: english(fmt.Sprintf("area %d", a))})
	}
	spec.Areas = append(spec.Areas, country)
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		panic("planted: " + err.Error())
	}
	return c
}

// logit is the log-odds of a share between 0 and 1.
func logit(p float64) float64 { return ln(p / (1 - p)) }

func unlogit(x float64) float64 { return 1 / (1 + exp(-x)) }

func square(x float64) float64 { return float64(x * x) }

var inf = math.Inf(1)
