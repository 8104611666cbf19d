package rules

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// What the checks of this package have in common.

// maxEvidence is how many records a finding cites of those that are alike.
const maxEvidence = 16

// maxAlike is how many observations of one key are put, each in its turn, into
// what is computed from several keys. Where there are more, those of the greatest
// IDs are left out, so that no rule takes time with the square of their number.
const maxAlike = 64

// maxCompared is how many members of a conflict are compared each with each, as
// [indicators.View.Conflicts] does.
const maxCompared = 64

// checkFunc is the type of [Rule.Check].
type checkFunc = func(Scope) iter.Seq[finding.Finding]

// fewAlike is how many findings of one kind, each worth knowing and none a doubt, are told
// of one indicator one by one. More are told in a summary, which rests on all of them.
const fewAlike = 8

// perScope adapts a function that reports findings to [Rule.Check]. Without a
// catalogue it is not called.
func perScope(check func(s Scope, r *rulekit.Report)) checkFunc {
	return rulekit.Gather(func(s Scope, r *rulekit.Report) {
		if s.Catalogue() != nil && s.shared != nil {
			check(s, r)
		}
	})
}

// perObservation adapts a function that looks at one observation at a time to
// [Rule.Check].
func perObservation(check func(s Scope, o indicators.Observation, r *rulekit.Report)) checkFunc {
	return perScope(func(s Scope, r *rulekit.Report) {
		for o := range s.view.Observations(indicators.Selector{}) {
			check(s, o, r)
		}
	})
}

// perRow adapts a function that looks at one row at a time, and puts its observation
// together only when it has something to report, to [Rule.Check].
func perRow(check func(s Scope, row indicators.Row, r *rulekit.Report)) checkFunc {
	return perScope(func(s Scope, r *rulekit.Report) {
		for row := range s.view.Rows(indicators.Selector{}) {
			check(s, row, r)
		}
	})
}

// eachSeries calls f with every series of a defined indicator and its data, in
// order of key and period.
func (s Scope) eachSeries(f func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum)) {
	for k, data := range s.view.Data(indicators.Selector{}) {
		if i := s.indicatorAt(k.Indicator); i != nil {
			f(i, k, data)
		}
	}
}

// eachSeriesOf is eachSeries of the indicators that are wanted. The data of others is
// not read.
func (s Scope) eachSeriesOf(
	wanted func(i *indicators.Indicator) bool,
	f func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum),
) {
	last := indicators.ID("")
	for k := range s.view.Dataset().SeriesKeys() {
		if k.Indicator == last {
			continue
		}
		last = k.Indicator
		i := s.indicatorAt(k.Indicator)
		if i == nil || !wanted(i) {
			continue
		}
		for k, data := range s.view.Data(indicators.Selector{Indicator: k.Indicator}) {
			f(i, k, data)
		}
	}
}

// indicatorAt returns the definition of an indicator, nil where there is none.
func (s Scope) indicatorAt(id indicators.ID) *indicators.Indicator {
	if d := s.shared.indicators.of(s, id, (*indicators.Catalogue).Indicator); d.defined {
		return &d.record
	}
	return nil
}

// unitOf returns the unit of an indicator.
func (s Scope) unitOf(id indicators.ID) (figure.Unit, bool) {
	if i := s.indicatorAt(id); i != nil {
		return i.Unit, true
	}
	return figure.Unit{}, false
}

// indicator returns the definition of an indicator.
func (s Scope) indicator(id indicators.ID) (indicators.Indicator, bool) {
	d := s.shared.indicators.of(s, id, (*indicators.Catalogue).Indicator)
	return d.record, d.defined
}

// perimeter returns the definition of a perimeter.
func (s Scope) perimeter(id indicators.ID) (indicators.Perimeter, bool) {
	d := s.shared.perimeters.of(s, id, (*indicators.Catalogue).Perimeter)
	return d.record, d.defined
}

// dimension returns the definition of a dimension.
func (s Scope) dimension(id indicators.ID) (indicators.Dimension, bool) {
	d := s.shared.dimensions.of(s, id, (*indicators.Catalogue).Dimension)
	return d.record, d.defined
}

// allDimensions returns all dimensions of the catalogue.
func (s Scope) allDimensions() []indicators.Dimension {
	s.shared.once.axes.Do(func() { s.shared.axes = slices.Collect(s.Catalogue().Dimensions()) })
	return s.shared.axes
}

// area returns the definition of an area.
func (s Scope) area(id indicators.ID) (indicators.Category, bool) {
	d := s.shared.areas.of(s, id, (*indicators.Catalogue).Area)
	return d.record, d.defined
}

// category returns a code out of codes in order of ID.
func category(codes []indicators.Category, id indicators.ID) (x indicators.Category, ok bool) {
	n, ok := slices.BinarySearchFunc(codes, id, func(x indicators.Category, id indicators.ID) int {
		return cmp.Compare(x.ID, id)
	})
	if !ok {
		return x, false
	}
	return codes[n], true
}

// oneStatement reports whether two rows are one statement cited twice: they
// stand in one source, or one repeats the other.
func oneStatement(a, b indicators.Row) bool {
	if a.Source() == b.Source() {
		return true
	}
	x, y := a.Repeats(), b.Repeats()
	return x != "" && (x == b.ID() || x == y) || y != "" && y == a.ID()
}

// oneOrigin reports whether two rows have one origin: they are one statement,
// prints of one release, or said by one originator.
func oneOrigin(a, b indicators.Row) bool {
	if oneStatement(a, b) {
		return true
	}
	x, ok1 := a.SourceRecord()
	y, ok2 := b.SourceRecord()
	if !ok1 || !ok2 {
		return false
	}
	return x.Release != "" && x.Release == y.Release || originOf(x) == originOf(y)
}

// originOf returns the body that said it: the originator, or else the carrier.
func originOf(s indicators.Source) indicators.ID {
	if s.Originator != "" {
		return s.Originator
	}
	return s.Carrier
}

// samePeriod returns where the data end that are of the period of one of them, which is the first.
func samePeriod(data []indicators.Datum, lo int) int {
	hi := lo
	for hi < len(data) && data[hi].Period() == data[lo].Period() {
		hi++
	}
	return hi
}

// byRank returns data by authority of their sources, then the latest first.
func byRank(data []indicators.Datum) []indicators.Datum {
	data = slices.Clone(data)
	slices.SortStableFunc(data, func(a, b indicators.Datum) int {
		return cmp.Or(
			cmp.Compare(precedence.Rank(a.Row.Rank()), precedence.Rank(b.Row.Rank())),
			precedence.ByDate(b.Row.Published(), a.Row.Published()),
		)
	})
	return data
}

// pathOf returns the path of an observation.
func pathOf(o indicators.Observation) string { return cite.Pointer("observations", string(o.ID)) }

// cited is an observation as evidence that speaks for itself.
func cited(o indicators.Observation) finding.Evidence { return finding.EvidenceOf(o, wording.Text{}) }

// citedAll are data as evidence.
func citedAll(data []indicators.Datum) []finding.Evidence {
	all := make([]finding.Evidence, len(data))
	for i, x := range data {
		all[i] = cited(x.Row.Observation())
	}
	return all
}

// indicatorArg names an indicator.
func (s Scope) indicatorArg(id indicators.ID) finding.Arg {
	if i, ok := s.indicator(id); ok {
		return rulekit.Label("indicator", i.Name, id)
	}
	return rulekit.ID("indicator", id)
}

// perimeterArg names a perimeter.
func (s Scope) perimeterArg(arg string, id indicators.ID) finding.Arg {
	if id == "" {
		return finding.Arg{
			Name: arg, Label: messages.Text("(no stated perimeter)"),
		}
	}
	if p, ok := s.perimeter(id); ok {
		return rulekit.Label(arg, p.Name, id)
	}
	return rulekit.ID(arg, id)
}

// bodyOf returns the body that said what a source says; unset where it is not known.
func (s Scope) bodyOf(source indicators.ID) indicators.ID {
	x, _ := s.view.Dataset().Source(source)
	return originOf(x)
}

// sourceArg names who said it: the originator, or else the carrier.
func (s Scope) sourceArg(arg string, source indicators.ID) finding.Arg {
	d := s.view.Dataset()
	x, ok := d.Source(source)
	if !ok {
		return rulekit.ID(arg, source)
	}
	body := originOf(x)
	b, _ := d.Body(body)
	return rulekit.Label(arg, b.Name, body)
}
