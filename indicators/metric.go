package indicators

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Metric is a definition that is data: a name, and an expression that says how
// its value comes from indicators. [View.Eval] computes it for a key,
// [View.EvalAll] for every key that there is data for.
//
// # Language
//
// An expression names indicators by their codes and combines them:
//
//	export_revenue / jobs                     exports per job
//	75% * jobs                                a percentage is a number
//	jobs * 100 [hour/person]                  a number may carry a unit, in brackets
//	1 - share(jobs, segment=CRM)
//	wage_bill - 8000 [MAD/month] * managers
//
// Brackets behind anything but a number choose a part of the whole, another
// area or another perimeter:
//
//	jobs[segment=CRM]                         the jobs of one segment
//	jobs[area=MA-06, sex=F]
//	jobs[segment=*]                           all segments, whatever the key says
//	jobs[perimeter=crm] / operators[perimeter=offshoring]
//
// Functions look along time, across parts, or both:
//
//	at(x, 2015)   at(x, -1)   at(x, -1 year)  x in another period
//	growth(x)   growth(x, 2011, 2015)         relative change, 0.1 is 10 %
//	yoy(x)                                    growth on the same period last year
//	cagr(x, 2011, 2015)                       compound annual growth rate
//	difference(x)   difference(x, 2011, 2015) change in the unit of x
//	index(x, 2010)                            100 in 2010
//	moving_average(x, 3)                      mean of the last three periods
//	interpolate(x, 2011, 2015)                on the straight line between two
//	share(x, segment=CRM)                     part / whole
//	contribution(x, segment=CRM)              what a part adds to the growth of the whole
//	contribution(x, segment=CRM, 2011, 2015)
//	sum(x over segment)                       x added up
//	sum(x over segment {BPO, CRM})            over stated members
//	sum(x over area)   sum(x over quarter)    over places, over the periods inside
//	aggregate(x over segment)                 each indicator by its own rule
//	hhi(x over segment)                       concentration, 10,000 for a monopoly
//	hhi_normalised(x over segment)            0 for equal parts, 1 for a monopoly
//	growth_least_squares(x, 2004, 2015)       rate of the line through all logarithms
//	growth_exponential(x, 2004, 2015)         continuous rate between two end points
//	rebase(x, 2010)                           100 is the mean of 2010, which may be of quarters
//	deflator(x, volume)                       100 x / volume
//	constant_prices(x, cpi, 2010)             x at the prices of 2010, by a price index
//
// A basket is made of the members of a dimension, with a price and a quantity each.
// Prices and quantities exchanged make an index of quantities:
//
//	laspeyres(p, q over product)              price index on the period before: 1.42
//	laspeyres(p, q over product, 2010)        on a base period
//	paasche(...)   fisher(...)   tornqvist(...)   with the same arguments
//	laspeyres_contribution(p, q over product, product=A)   what A adds to laspeyres - 1
//	chain(laspeyres(p, q over product), 2010) links from period to period, 100 in 2010
//	annual_overlap(p, q over product, 2010)   volume by quarter or month, 100 in 2010
//	one_quarter_overlap(p, q over product, 2010)
//
// Chains begin in their base and run forward; rebase(chain(link, 2010), 2015) has its
// base in the middle. Baskets have at most 512 members.
//
// The grammar, in EBNF; spaces, tabs and line ends may stand between tokens:
//
//	definition = [ id [ "[" unit "]" ] "=" ] expr ;
//	expr       = term { ( "+" | "-" ) term } ;
//	term       = unary { ( "*" | "/" ) unary } ;
//	unary      = { "-" } postfix ;
//	postfix    = primary { "[" selections "]" } ;
//	primary    = number | indicator | function | "(" expr ")" ;
//	number     = digits [ "." digits ] [ "%" | "[" unit "]" ] ;
//	indicator  = name | '"' id '"' ;
//	function   = "at" "(" expr "," moment ")"
//	           | "index" "(" expr "," moment ")"
//	           | ( "growth" | "difference" ) "(" expr [ "," moment "," moment ] ")"
//	           | "yoy" "(" expr ")"
//	           | ( "cagr" | "interpolate" ) "(" expr "," moment "," moment ")"
//	           | "moving_average" "(" expr "," digits ")"
//	           | "share" "(" expr "," selections ")"
//	           | "contribution" "(" expr "," selections [ "," moment "," moment ] ")"
//	           | ( "sum" | "aggregate" | "hhi" | "hhi_normalised" ) "(" expr "over" members ")"
//	           | ( "growth_least_squares" | "growth_exponential" ) "(" expr "," moment "," moment ")"
//	           | ( "chain" | "rebase" ) "(" expr "," moment ")"
//	           | "deflator" "(" expr "," expr ")"
//	           | "constant_prices" "(" expr "," expr "," moment ")"
//	           | ( "laspeyres" | "paasche" | "fisher" | "tornqvist" ) "(" basket [ "," moment ] ")"
//	           | "laspeyres_contribution" "(" basket "," selection [ "," moment ] ")"
//	           | ( "annual_overlap" | "one_quarter_overlap" ) "(" basket "," moment ")" ;
//	basket     = expr "," expr "over" members ;
//	selections = selection { "," selection } ;
//	selection  = id "=" ( id | "*" ) ;
//	members    = kind | id [ "{" id { "," id } "}" ] ;
//	moment     = period | "0" | ( "+" | "-" ) digits [ kind ] ;
//	kind       = "year" | "semester" | "trimester" | "quarter" | "month" | "week" | "day" ;
//	name       = letter { letter | digit | "_" | "." } ;
//
// An id is an [ID], a unit what [figure.ParseUnit] reads, a period what
// [period.Parse] reads. A name in front of a parenthesis is a function; no
// name is reserved, and an indicator called growth is read as one. An
// indicator whose code is no name stands in quotes.
//
// # Meaning
//
// A moment without a sign is a period; with a sign it counts from the period
// of the key, in lengths of that period or of the kind that is stated, and 0
// is that period itself.
//
// Units are checked before anything is computed: operands of + and - must
// convert into one another, and the result has the unit of the first. Scales
// go into the number, so 55% of 65,000 persons are 35,750 persons. Growth,
// share, contribution, concentration and indices are numbers without a unit; a
// chain links such numbers. Formulas, sources and worked numbers of index numbers
// are those of package index, which computes them.
//
// What may be added up is what the catalogue says ([Indicator.OverTime] and so
// on): sum of a ratio, or of a stock over time, is refused with
// [ErrAggregate]. Sums of sums and differences, and products with one factor
// that adds up, add up. aggregate takes each indicator by its own rule and
// computes the expression from the results, so that a ratio is computed again
// and not summed. Every member must have a value: a missing one is [ErrGap] in
// time and [ErrNoData] elsewhere, never a zero.
//
// What compares periods ([ErrBreak]) or perimeters ([ErrPerimeter]) never does
// so across a change of definition; see [View.Eval].
//
// Results are exact. Derivations in which an operand occurs twice (growth,
// concentration) are true hulls; cagr, which is seldom rational, is enclosed
// between neighbours of 12 decimal places, as are fisher, tornqvist and the rates by
// logarithms.
type Metric struct {
	ID   ID           `json:"id"`
	Name wording.Text `json:"name,omitzero"`
	// Unit is the unit that results are given in. It must be compatible with
	// that of the expression; the zero Unit leaves that as it is.
	Unit figure.Unit `json:"unit,omitzero"`
	Expr Expr        `json:"formula"`
	Note string      `json:"note,omitzero"`
}

// ParseMetric reads a definition: an expression, or a name, a unit and an
// expression, as in
//
//	exports_per_job [MAD/person] = export_revenue / jobs
//
// The error is that of [ParseExpr].
func ParseMetric(text string) (Metric, error) {
	p, err := newParser("ParseMetric", text)
	if err != nil {
		return Metric{}, err
	}
	var m Metric
	if head := definitionHead(text); head >= 0 {
		m.ID, m.Unit = p.head(head)
	}
	n := p.expr()
	p.end()
	if err := p.bad.err(); err != nil {
		return Metric{}, err
	}
	m.Expr = Expr{n: n}
	return m, nil
}

// MustParseMetric is [ParseMetric] for constants and tests: it panics on an
// error.
func MustParseMetric(text string) Metric {
	m, err := ParseMetric(text)
	if err != nil {
		panic(err)
	}
	return m
}

// definitionHead returns the offset of the "=" that ends the name of a metric,
// or -1. Inside brackets and parentheses "=" belongs to a selection.
func definitionHead(text string) int {
	open := 0
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			open++
		case ')', ']', '}':
			open--
		case '=':
			if open == 0 {
				return i
			}
		}
	}
	return -1
}

// head reads "id [unit] =", of which the last is at eq.
func (p *parser) head(eq int) (id ID, unit figure.Unit) {
	text := p.s[:eq]
	p.pos = eq + 1
	name, rest, bracket := strings.Cut(text, "[")
	id = ID(strings.TrimSpace(name))
	if err := id.Check(); err != nil {
		p.fail(0, ErrID, "%s", cite.Quote(string(id)))
	}
	if !bracket {
		return id, unit
	}
	at := len(name) + 1
	text, tail, ok := strings.Cut(rest, "]")
	if !ok || strings.TrimSpace(tail) != "" {
		p.fail(at, ErrSyntax, "unit without %q", ']')
		return id, unit
	}
	unit, err := figure.ParseUnit(strings.TrimSpace(text))
	if err != nil {
		p.fail(at, ErrUnit, "%v", err)
	}
	return id, unit
}

// String returns the definition as [ParseMetric] reads it. Name and note have
// no place in it; files of metrics hold them. A metric without an ID is its
// expression alone, and its unit is not told.
func (m Metric) String() string {
	s := m.Expr.String()
	if m.ID == "" {
		return s
	}
	if !m.Unit.IsOne() {
		return string(m.ID) + " [" + m.Unit.String() + "] = " + s
	}
	return string(m.ID) + " = " + s
}

// Check returns the unit of the metric's results, after the whole of it has
// been held against a catalogue: every indicator known, every unit compatible,
// every sum allowed. The error is a [*Problems]: every fault found, up to 20,
// each with its offset in the text that the expression was parsed from.
func (m Metric) Check(c *Catalogue) (figure.Unit, error) {
	p, err := compile("Metric.Check", m, c)
	if err != nil {
		return figure.Unit{}, err
	}
	return p.unit, nil
}
