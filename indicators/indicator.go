package indicators

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Indicator defines what is measured: its unit, its nature and what may be
// done with it. It says nothing of any value; values are observations.
type Indicator struct {
	ID        ID               `json:"id"`
	Name      wording.Text     `json:"name"`
	Unit      figure.Unit      `json:"unit"`
	Nature    Nature           `json:"nature"`
	Direction figure.Direction `json:"direction,omitzero"`

	// Bounds holds every value that the indicator can take, as a range in
	// Unit: [0,+inf) for a head count, [0,100] for a share in percent. Unset
	// is no bounds.
	Bounds figure.Figure `json:"bounds,omitzero"`

	// OverTime, OverSegments and OverPlaces say how values combine along each
	// axis. The zero value is [Never].
	OverTime     Aggregation `json:"over_time,omitzero"`
	OverSegments Aggregation `json:"over_segments,omitzero"`
	OverPlaces   Aggregation `json:"over_places,omitzero"`

	// Whole says that values are whole numbers of Unit: companies, and jobs where nobody
	// counts full-time equivalents. It is not guessed from the name of the unit.
	Whole bool `json:"whole,omitzero"`

	// UsualStep is how far a value usually is from what the values before and after it let
	// one expect: in percent of the value, but in Unit for shares of a whole and for what
	// can be negative. It stands in place of what rules find in a series itself, and lets
	// them judge a short one.
	UsualStep figure.Figure `json:"usual_step,omitzero"`

	// Materiality is the least difference that matters, in Unit. Rules count a smaller one,
	// and do not tell it.
	Materiality figure.Figure `json:"materiality,omitzero"`

	// Weight names the indicator by which values are weighted where they combine
	// as a [WeightedMean]: "jobs" for the share of women among them. A total of
	// the weight is the sum of its parts along the same axis.
	Weight ID `json:"weight,omitzero"`

	// Formula is the metric text from which a value is derived again when
	// parts are aggregated with [Recompute], for instance
	// "export_revenue / jobs".
	Formula string `json:"formula,omitzero"`

	// Requires names the statements without which a figure cannot be
	// understood: a market share requires "market", a wage "pay_period" and
	// "pay_basis". An observation states them in its Attributes.
	Requires []string `json:"requires,omitzero"`

	// Collected says to which moment or span of the period a value belongs
	// (SDMX code list CL_TIME_PER_COLLECT: A average, B beginning, E end, H
	// highest, L lowest, M middle, S summed, Y annualised).
	Collected string `json:"collected,omitzero"`
	// Transformed is the SDMX code of the time transformation
	// (CL_TIMETRANS: N none, G1Y growth over one year, ...).
	Transformed string `json:"transformed,omitzero"`

	// Of names the indicator whose change, creation or share this one is:
	// net jobs created are of "jobs". "" when there is none.
	Of ID `json:"of,omitzero"`
	// Flow says, for an indicator that feeds the stock Of, which flow it is.
	Flow Flow `json:"flow,omitzero"`

	Note string `json:"note,omitzero"`
}

// Aggregation returns how values combine along an axis. An unknown axis
// answers [Never].
func (i Indicator) Aggregation(a Axis) Aggregation {
	switch a {
	case OverTime:
		return i.OverTime
	case OverSegments:
		return i.OverSegments
	case OverPlaces:
		return i.OverPlaces
	}
	return Never
}

// Nature says what kind of number an indicator yields.
type Nature uint16

const (
	// Stock is a level at a moment: jobs held, floor space in service.
	Stock Nature = iota + 1
	// FlowOver is an amount over a period: exports of a year, jobs created.
	FlowOver
	// Ratio is a quotient: a share, a rate, revenue per job.
	Ratio
	// Index is a number relative to a base.
	Index
	// Rank is a place in an order.
	Rank
)

var natures = enum.Table[Nature]{"", "stock", "flow", "ratio", "index", "rank"}

// String returns "stock", "flow", "ratio", "index" or "rank".
func (n Nature) String() string { return natures.String("nature", n) }

// Axis is a direction along which observations can be aggregated.
type Axis uint16

const (
	// OverTime joins periods: four quarters into a year.
	OverTime Axis = iota + 1
	// OverSegments joins the values of a breakdown.
	OverSegments
	// OverPlaces joins areas: regions into the country.
	OverPlaces
)

var axes = enum.Table[Axis]{"", "time", "segments", "places"}

// String returns "time", "segments" or "places".
func (a Axis) String() string { return axes.String("axis", a) }

// Aggregation says how values combine along an axis. The zero value is
// [Never]: an aggregation that nobody declared is refused.
type Aggregation uint16

const (
	// Never: the values do not combine.
	Never Aggregation = iota
	// Sum: the whole is the sum of its parts.
	Sum
	// Average: the whole is the plain mean of its parts.
	Average
	// Last: the whole is the value of its last part, the one that ends when the
	// whole does (a stock over time). Earlier parts need not be known.
	Last
	// Recompute: the whole is derived again from aggregated operands, by the
	// indicator's Formula (a ratio).
	Recompute
	// WeightedMean: the whole is the mean of its parts, each with the weight
	// that the indicator Weight has for it (a share whose numerator is not known).
	WeightedMean
)

var aggregations = enum.Table[Aggregation]{"never", "sum", "average", "last", "recompute", "weighted_mean"}

// String returns "never", "sum", "average", "last", "recompute" or
// "weighted_mean".
func (a Aggregation) String() string {
	return aggregations.String("aggregation", a)
}

// Flow says which flow feeds a stock. A job created is not a job held, and a
// gross creation is not a net one.
type Flow uint16

const (
	// Net: creations less losses. stock(t) = stock(t-1) + net.
	Net Flow = iota + 1
	// Gross: creations alone.
	Gross
	// Declared: what was announced as created; neither gross nor net is said.
	Declared
)

var flows = enum.Table[Flow]{"", "net", "gross", "declared"}

// String returns "net", "gross", "declared", or "" when it is unset.
func (f Flow) String() string { return flows.String("flow", f) }

// Perimeter is the definition behind a series: which firms, trades and
// services its figures count. Figures of different perimeters are not
// compared; the attempt is refused with [ErrPerimeter].
type Perimeter struct {
	ID   ID           `json:"id"`
	Name wording.Text `json:"name"`
	// Within names a wider perimeter that holds this one whole; "" when none
	// is known.
	Within ID `json:"within,omitzero"`
	// Replaces names the perimeter that a statistics office used before this
	// one; the change is a break of the series.
	Replaces ID     `json:"replaces,omitzero"`
	Note     string `json:"note,omitzero"`
}

// Dimension is an axis of breakdown, "segment" or "client_market", with its
// codes.
type Dimension struct {
	ID    ID           `json:"id"`
	Name  wording.Text `json:"name"`
	Codes []Category   `json:"codes"`
	// Complete says whether the codes together are the whole: [figure.Yes],
	// [figure.No] where some are missing, or not stated. It speaks of the indicators in
	// CompleteFor, of all where that is empty, and of periods that do not begin before
	// CompleteFrom. Rules and aggregates obey it.
	Complete     figure.Truth  `json:"complete,omitzero"`
	CompleteFor  []ID          `json:"complete_for,omitzero"`
	CompleteFrom period.Period `json:"complete_from,omitzero"`
}

// IsComplete reports whether the codes of the dimension that do not overlap make up
// the whole, for an indicator in a period; [figure.Undecided] where that is not stated.
// Yes: what is missing from a total, or too much, is a fault, and an aggregate over the
// dimension is the whole. No: parts can only be too much, and there is no aggregate. Not
// stated: likewise, but an aggregate is given, marked as one that may lack parts.
func (d Dimension) IsComplete(indicator ID, at period.Period) figure.Truth {
	return completeness(d.Complete, d.CompleteFor, d.CompleteFrom, indicator, at)
}

// completeness returns what is stated of an indicator in a period.
func completeness(
	stated figure.Truth, only []ID, from period.Period, indicator ID, at period.Period,
) figure.Truth {
	if len(only) > 0 && !slices.Contains(only, indicator) || from.IsSet() && at.First().Before(from.First()) {
		return figure.Undecided
	}
	return stated
}

// Category is one value of a dimension, or an area.
type Category struct {
	ID   ID           `json:"id"`
	Name wording.Text `json:"name"`
	// Parts names the codes that together are this one, without overlap and, unless
	// Complete says otherwise, without a gap. An identity rule holds a total against them.
	Parts []ID `json:"parts,omitzero"`
	// Complete is [figure.No] where some parts are missing: for the indicators in
	// CompleteFor, for all where that is empty, and from CompleteFrom on.
	Complete     figure.Truth  `json:"complete,omitzero"`
	CompleteFor  []ID          `json:"complete_for,omitzero"`
	CompleteFrom period.Period `json:"complete_from,omitzero"`
	Note         string        `json:"note,omitzero"`
}

// IsComplete reports whether the parts of the code make it up, for an indicator in a
// period: they do where nothing else is stated.
func (c Category) IsComplete(indicator ID, at period.Period) figure.Truth {
	if t := completeness(c.Complete, c.CompleteFor, c.CompleteFrom, indicator, at); t != figure.Undecided {
		return t
	}
	return figure.Yes
}
