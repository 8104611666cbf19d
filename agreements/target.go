package agreements

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Target is a number that an agreement sets itself, with all that must be
// known before anybody can say how far along it is: the basis, the baseline it
// is measured from, the indicator that counts, since when and until when.
// Where the sources leave one of these open, the target keeps every candidate.
type Target struct {
	ID         ID           `json:"id"`
	Name       wording.Text `json:"name,omitzero"`
	Commitment ID           `json:"commitment,omitempty"`
	Clause     ID           `json:"clause,omitempty"`

	// Value is the number as agreed, with its qualifier and unit.
	Value figure.Quantity `json:"value"`
	// Basis says what the number means. It is mandatory.
	Basis Basis `json:"basis"`
	// Readings are what the sources leave of the basis, the baseline and the
	// measure. An open basis has at least two; with another basis they narrow
	// which baseline goes with which measure, and may be left out.
	Readings []TargetReading `json:"readings,omitempty"`

	// Start is since when it counts: sums run from its first day, and so does
	// the expected path. Unset is the reading's baseline date.
	Start period.Period `json:"start,omitzero"`
	// Deadline is when the value is to be reached: by its last day. For
	// [BasisFlow] it is the period in which.
	Deadline period.Period `json:"deadline,omitzero"`
	// Direction says which way is towards the target. Unset is the
	// indicator's, or from the baseline to the value.
	Direction figure.Direction `json:"direction,omitzero"`

	// Baselines are the candidates for the value that progress is measured
	// from, each with its source.
	Baselines []Baseline `json:"baselines,omitempty"`
	// Measures are the candidates for the indicator that counts.
	Measures []Measure `json:"measures,omitempty"`
	// Whole is the series that [BasisShare] is a share of.
	Whole *Measure `json:"whole,omitempty"`

	Steps      []InterimStep `json:"steps,omitempty"`
	Components []Component   `json:"components,omitempty"`
	// Exhaustive says that the components are all there are, so that they must
	// make the whole value.
	Exhaustive bool `json:"exhaustive,omitempty"`
	Provenance
}

// Bases returns the bases that the sources leave: the basis itself, or those
// of the readings of an open one, each once, in the order of the readings.
func (t Target) Bases() []Basis {
	if t.Basis != BasisOpen {
		return []Basis{t.Basis}
	}
	var all []Basis
	for _, r := range t.Readings {
		if !slices.Contains(all, r.Basis) {
			all = append(all, r.Basis)
		}
	}
	return all
}

// Stated returns the readings that the sources leave: Readings when there are
// any, otherwise every combination.
func (t Target) Stated() []TargetReading {
	if len(t.Readings) > 0 {
		return slices.Clone(t.Readings)
	}
	return t.Combinations()
}

// Combinations returns every combination of the bases, baselines and measures
// that the target holds, in that order: what a sensitivity table shows. A
// baseline that is tied to a measure goes with that measure only, and a basis
// without need of a baseline takes none, nor does a measure that none is for. A combination that is also one of
// Readings has its ID, value and start; the ID of another is made of its parts.
func (t Target) Combinations() []TargetReading {
	var all []TargetReading
	for _, b := range t.Bases() {
		for _, m := range orNone(t.Measures) {
			var fit []Baseline
			for _, l := range t.Baselines {
				if b.NeedsBaseline() && (l.Measure == "" || l.Measure == m.ID) {
					fit = append(fit, l)
				}
			}
			for _, l := range orNone(fit) {
				r := TargetReading{Basis: b, Baseline: l.ID, Measure: m.ID}
				if i := slices.IndexFunc(t.Readings, r.same); i >= 0 {
					r = t.Readings[i]
				} else {
					r.ID = r.made()
				}
				if !slices.ContainsFunc(all, r.same) {
					all = append(all, r)
				}
			}
		}
	}
	return all
}

// orNone returns the candidates, or a single zero value if there are none.
func orNone[T any](s []T) []T {
	if len(s) == 0 {
		return make([]T, 1)
	}
	return s
}

// Baseline returns a candidate baseline by its ID.
func (t Target) Baseline(id ID) (Baseline, bool) { return byID(t.Baselines, id) }

// Measure returns a candidate measure by its ID. "" names the only one.
func (t Target) Measure(id ID) (Measure, bool) {
	if id == "" && len(t.Measures) == 1 {
		return t.Measures[0], true
	}
	return byID(t.Measures, id)
}

func (t Target) clone() Target {
	t.Readings = cloneAll(t.Readings)
	t.Baselines = cloneAll(t.Baselines)
	t.Measures = cloneAll(t.Measures)
	if t.Whole != nil {
		whole := t.Whole.clone()
		t.Whole = &whole
	}
	t.Steps = cloneAll(t.Steps)
	t.Components = cloneAll(t.Components)
	t.Provenance = t.Provenance.clone()
	return t
}

// TargetReading is one way to read a target that its sources allow: a basis, a
// baseline and a measure.
type TargetReading struct {
	ID    ID    `json:"id"`
	Basis Basis `json:"basis"`
	// Baseline and Measure name candidates of the target. Empty means that the
	// target has at most one.
	Baseline ID `json:"baseline,omitempty"`
	Measure  ID `json:"measure,omitempty"`
	// Value restates the target's value for this reading, when a source does:
	// "a level of 123,000" for "60,000 more". Unset is the target's own.
	Value figure.Quantity `json:"value,omitzero"`
	// Start overrides the target's, for a source that counts from another day.
	Start period.Period `json:"start,omitzero"`
	Why   wording.Text  `json:"why,omitzero"`
	Provenance
}

// same reports whether two readings have the same basis, baseline and measure.
func (r TargetReading) same(o TargetReading) bool {
	return r.Basis == o.Basis && r.Baseline == o.Baseline && r.Measure == o.Measure
}

// made returns an ID made of the parts of the reading.
func (r TargetReading) made() ID {
	id := ID(r.Basis.String())
	for _, part := range []ID{r.Baseline, r.Measure} {
		if part != "" {
			id += "." + part
		}
	}
	return id
}

func (r TargetReading) clone() TargetReading {
	r.Provenance = r.Provenance.clone()
	return r
}

// Baseline is a value that progress may be measured from.
type Baseline struct {
	ID ID `json:"id"`
	// Value is the baseline. Unset is the value of Observation.
	Value figure.Quantity `json:"value,omitzero"`
	// Observation is the observation that gives the value, or supports it.
	Observation ID `json:"observation,omitempty"`
	// At is the time whose value it is. The expected path starts on its last
	// day, unless the target has a start.
	At period.Period `json:"at,omitzero"`
	// Measure ties the baseline to one of the target's measures. "" goes with
	// every measure.
	Measure ID `json:"measure,omitempty"`
	Provenance
}

func (b Baseline) clone() Baseline {
	b.Provenance = b.Provenance.clone()
	return b
}

// Measure says which series counts towards a target, and how its values are
// put together.
type Measure struct {
	ID        ID                   `json:"id"`
	Name      wording.Text         `json:"name,omitzero"`
	Indicator ID                   `json:"indicator"`
	Area      ID                   `json:"area,omitempty"`
	Perimeter ID                   `json:"perimeter,omitempty"`
	Breakdown indicators.Breakdown `json:"breakdown,omitzero"`
	// Counting says what one value of the series means. It is mandatory:
	// to add up running totals, or not to add up yearly ones, is the commonest
	// error in progress reports.
	Counting Counting `json:"counting"`
	// Assurance is the least that a value must have to count. The zero value
	// counts everything, also what the operators declare themselves.
	Assurance indicators.Assurance `json:"assurance,omitzero"`
	Provenance
}

// Series returns the key of the measure's series, without a period.
func (m Measure) Series() indicators.Key {
	return indicators.Key{Indicator: m.Indicator, Area: m.Area, Perimeter: m.Perimeter, Breakdown: m.Breakdown}
}

func (m Measure) clone() Measure {
	m.Provenance = m.Provenance.clone()
	return m
}

// Counting says what one value of a measure's series means.
type Counting uint16

const (
	// CountLevel: the level at the end of its period: jobs held, or the exports
	// of the year. The latest value counts.
	CountLevel Counting = iota + 1
	// CountPeriods: what was achieved within its period: jobs created in 2017.
	// The values since the start are added up.
	CountPeriods
	// CountRunning: the sum since the start: jobs created since signature. The
	// latest value counts, and is never added to another.
	CountRunning
)

var countings = enum.Table[Counting]{"", "level", "periods", "running"}

// IsSet reports whether c is a way of counting.
func (c Counting) IsSet() bool { return countings.Valid(c) }

// String returns "level", "periods" or "running".
func (c Counting) String() string { return countings.String("counting", c) }

// InterimStep is a value to be reached on the way, on the target's own basis.
type InterimStep struct {
	ID ID `json:"id"`
	// By is when: by its last day.
	By    period.Period   `json:"by"`
	Value figure.Quantity `json:"value"`
	Provenance
}

func (s InterimStep) clone() InterimStep {
	s.Provenance = s.Provenance.clone()
	return s
}

// Component is a part of a target's value: the 15,000 jobs of customer
// relations in the 60,000 of the sector.
type Component struct {
	ID        ID                   `json:"id"`
	Name      wording.Text         `json:"name,omitzero"`
	Breakdown indicators.Breakdown `json:"breakdown,omitzero"`
	// Value is the part, on the target's own basis and in its unit.
	Value figure.Quantity `json:"value,omitzero"`
	// Share is the part that the source says it has in the whole.
	Share figure.Quantity `json:"share,omitzero"`
	// Target names the target of the same agreement that measures this part,
	// if it has one of its own.
	Target ID `json:"target,omitempty"`
	Provenance
}

func (c Component) clone() Component {
	c.Provenance = c.Provenance.clone()
	return c
}

// Attribution says that what is reached for a target of this agreement is
// part of what is reached for a target of another: the jobs of a regional
// convention are in the national number. It is counted there, and never added
// beside it.
type Attribution struct {
	ID ID `json:"id"`
	// Target is a target of this agreement.
	Target ID `json:"target"`
	// Agreement and To name the target that it is part of.
	Agreement ID `json:"agreement"`
	To        ID `json:"to"`
	// Share is the part of this target's result that counts there. Unset is
	// the whole of it.
	Share figure.Quantity `json:"share,omitzero"`
	Provenance
}

func (a Attribution) clone() Attribution {
	a.Provenance = a.Provenance.clone()
	return a
}
