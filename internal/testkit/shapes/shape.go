package shapes

// Shape is how a sector looks.
type Shape uint8

// The shapes.
const (
	TwoAreas         Shape = iota // a country of two areas
	ThreeLevels                   // provinces, regions, the country
	SegmentLevels                 // segments in groups in a whole
	ManySegments                  // thirty segments
	Crossed                       // sex by age, with both margins
	Short                         // seven years
	QuartersAndYears              // both, which add up
	Months                        // six years of months, and their years
	MonthlyPrices                 // ten years of months
	Balances                      // differences, which pass zero
	SharesOfHundred               // shares of segments
	Tiny                          // counts from 0 to 20
	Huge                          // about 10^12
	MissingYear                   // one year in the middle of all
	PartOfYears                   // each source covers other years
	MixedRounding                 // by units, thousands and millions
	Vintages                      // three releases by one originator
	Zeros                         // some series begin in zeros, or stop
	FromSmall                     // growth that halves every year, from very few
	GrowthRates                   // percent of change, which may be negative
	FiscalYears                   // from April to March
	Weeks                         // fiscal years of 52 and 53 weeks
	Crisis                        // a year in which all falls by 40 %, and the next
	PerHead                       // quotients with decimals, of small and large
	NegativeParts                 // a net sum of parts, some of them below zero
	MarkedBreak                   // half as large again from one year on, which is marked
	Coarse                        // whole thousands, each rounded by itself
	Seasonal                      // quarters of which one is five times another
	Volatile                      // noise of a quarter
	Inflation                     // growth of 60 %, which doubles for some years
	Late                          // areas and sources that begin in different years
	shapes
)

var names = [...]string{
	"two areas", "three levels of areas", "levels of segments", "thirty segments", "crossed", "seven years",
	"quarters and years", "months", "monthly prices", "balances", "shares of a hundred", "tiny counts", "10^12",
	"a year missing", "part of the years each", "mixed rounding", "vintages", "zeros", "from small", "growth rates",
	"fiscal years", "years of weeks", "crisis", "per head", "parts below zero",
	"marked break", "coarse", "seasonal", "volatile", "inflation", "late",
}

// String names the shape.
func (s Shape) String() string {
	if int(s) < len(names) {
		return names[s]
	}
	return "no shape"
}

// Shapes lists all shapes.
func Shapes() (list []Shape) {
	for s := range shapes {
		list = append(list, s)
	}
	return list
}

// form says how values are made.
type form uint8

const (
	amount   form = iota // a walk; parts add up
	price                // a walk; nothing adds up
	quotient             // of two amounts
	balance              // the first amount less the second
	share                // of a part in the whole, in percent
	growth               // of an amount over a year, in percent
	net                  // a walk of its own about zero
)

// indicator is one of a sector.
type indicator struct {
	id, unit string
	form     form
	stock    bool
	of, by   int // quotient, balance, growth: indices of indicators
	places   int
	lo, hi   float64
	growth   float64
	noise    float64
}

// publisher is a source.
type publisher struct {
	name     string
	from, to int // years covered, from 0
	digits   int // significant digits, 0 for all
	tens     int // rounds to tens of this power, if there are that many
	vintage  int // of one originator, from 1
}

// plan is what a shape is made of.
type plan struct {
	indicators []indicator
	levels     []int // areas: how many in each of the level above
	segments   []int // likewise
	crossed    bool  // segments are two dimensions
	years      int
	per        int // periods a year: 1, 4 or 12
	annual     bool
	fiscal     bool
	weeks      bool
	skip       int // a year that nobody publishes, 0 for none
	publishers []publisher
	zeros      bool
	crisis     bool
	fading     bool // growth halves every year
	marked     int  // the year of a break, 0 for none
	coarse     bool
	season     float64
	late       bool
}

func all(name string) publisher { return publisher{name: name, to: 1 << 20} }

// planOf returns the plan of a shape with so many sources.
func planOf(s Shape, sources int) plan {
	office, ministry, bank := all("office"), all("ministry"), all("bank")
	ministry.digits, bank.digits = 3, 2
	p := plan{
		indicators: []indicator{
			{id: "jobs", unit: "person", stock: true, lo: 500, hi: 20000, growth: 0.04, noise: 0.03},
			{id: "revenue", unit: "EUR", lo: 1e7, hi: 1e9, growth: 0.05, noise: 0.04},
			{id: "revenue_per_job", unit: "EUR/person", form: quotient, of: 1, by: 0},
		},
		levels: []int{4}, years: 15, per: 1, season: 0.2, publishers: []publisher{office, ministry, bank}[:sources],
	}
	p.values(s)
	p.publish(s, sources)
	switch s {
	case TwoAreas:
		p.levels = []int{2}
	case ThreeLevels:
		p.levels = []int{3, 4}
	case SegmentLevels:
		p.levels, p.segments = nil, []int{3, 3}
	case ManySegments:
		p.levels, p.segments = nil, []int{30}
	case Crossed:
		p.levels, p.segments, p.crossed = nil, []int{2, 4}, true
	case Short:
		p.years = 7
	case QuartersAndYears:
		p.per, p.annual = 4, true
	case Months:
		p.per, p.annual, p.years, p.levels = 12, true, 6, []int{2}
	case MissingYear:
		p.skip = 7
	case Zeros:
		p.zeros = true
	case FiscalYears:
		p.fiscal = true
	case Weeks:
		p.weeks = true
	case Crisis:
		p.crisis = true
	case MarkedBreak:
		p.marked = 7
	case Coarse:
		p.coarse, p.levels = true, []int{9}
	case Seasonal:
		p.per, p.annual, p.season = 4, true, 0.67
	case Late:
		p.late = true
	}
	return p
}

// values changes what is drawn.
func (p *plan) values(s Shape) {
	switch s {
	case MonthlyPrices:
		p.per, p.years, p.levels = 12, 10, nil
		p.indicators = []indicator{
			{id: "bread_price", unit: "EUR/kg", form: price, places: 2, lo: 1, hi: 5, growth: 0.003, noise: 0.01},
			{id: "fuel_price", unit: "EUR/litre", form: price, places: 3, lo: 1, hi: 2, noise: 0.03},
		}
	case Balances:
		p.indicators = []indicator{
			{id: "exports", unit: "USD", lo: 1e7, hi: 1e8, growth: 0.05, noise: 0.05},
			{id: "imports", unit: "USD", lo: 1e7, hi: 1e8, growth: 0.05, noise: 0.05},
			{id: "trade_balance", unit: "USD", form: balance, of: 0, by: 1},
		}
	case SharesOfHundred:
		p.levels, p.segments = nil, []int{6}
		p.indicators = append(p.indicators[:2:2],
			indicator{id: "market_share", unit: "percent", form: share, of: 1, places: 1})
	case Tiny:
		p.indicators = []indicator{
			{id: "companies", unit: "company", stock: true, lo: 1, hi: 12, growth: 0.03, noise: 0.1},
			{id: "accidents", unit: "accident", lo: 0.7, hi: 8, noise: 0.5},
		}
	case Huge:
		p.indicators[1].lo, p.indicators[1].hi = 1e12, 9e12
	case FromSmall:
		p.fading = true
		p.indicators[0].lo, p.indicators[0].hi = 3, 30
		p.indicators[1].lo, p.indicators[1].hi = 1e5, 1e6
	case GrowthRates:
		p.indicators = append(p.indicators[:2:2],
			indicator{id: "revenue_growth", unit: "percent", form: growth, of: 1, places: 1})
	case PerHead:
		p.indicators = []indicator{
			{id: "people", unit: "person", stock: true, lo: 1e5, hi: 9e6, growth: 0.01, noise: 0.005},
			{id: "doctors", unit: "doctor", stock: true, lo: 300, hi: 9000, growth: 0.02, noise: 0.03},
			{id: "people_per_doctor", unit: "person/doctor", form: quotient, of: 0, by: 1, places: 1},
		}
	case Volatile:
		p.indicators[0].noise, p.indicators[1].noise = 0.25, 0.25
	case Inflation:
		p.indicators[1].growth, p.indicators[1].noise = 0.5, 0.1
	case NegativeParts:
		p.indicators = []indicator{{id: "net_lending", unit: "EUR", form: net, lo: 1e6, hi: 1e8}}
		p.levels = []int{5}
	}
}

// publish changes who prints what.
func (p *plan) publish(s Shape, sources int) {
	switch s {
	case PartOfYears:
		p.publishers[0].to = 8
		if sources > 1 {
			p.publishers[1].from, p.publishers[1].to = 5, 12
		}
		if sources > 2 {
			p.publishers[2].from = 9
		}
	case MixedRounding:
		p.publishers = []publisher{
			all("office"), {name: "ministry", to: 99, tens: 3}, {name: "bank", to: 99, tens: 6},
		}[:sources]
	case Vintages:
		others := p.publishers[1:sources]
		p.publishers = nil
		for v := 1; v <= 3; v++ {
			p.publishers = append(p.publishers, publisher{name: "office", to: 99, vintage: v})
		}
		p.publishers = append(p.publishers, others...)
	}
}
