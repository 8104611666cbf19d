package rules

import (
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// The thresholds of AGR075 are those of slips of scale among figures, IND031. A goal may
// lie far from what is, so that nothing is said of it unless it lies 200 times off.
const (
	// scaleNear is how far 10^k times the value may be from a published figure, either
	// way; percentages that lost their hundred are looked for within scaleClose.
	scaleNear  = 5
	scaleClose = 2
	// scaleSmall is the least count that a target is held against: 3 companies may
	// become 1,500.
	scaleSmall = 100
	// scaleYears is how many years before the agreement and behind the deadline a figure
	// may be; others count only where there are none within.
	scaleYears = 3
	// scaleShown is how many published figures a finding names.
	scaleShown = 3
)

// agr075: target off by a power of ten.
//
// The value of a target, of its steps and of its baselines is held against every
// published figure of its series, from three years before the agreement to three years
// after the deadline, and against its baselines. It is reported where even
// the nearest of them is 10^k times the value or the like (k one of 3, 6 and 9 or their
// opposites; 2 as well for percentages), under each reading of the target that any figure
// speaks of. An amount to be added may be as small as one likes: it is reported only
// where it is too large beside what there is.
//
// It is an error where two published figures or more say so, a warning where one does.
func agr075() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR075", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("target off by a power of ten"),
		},
		Check: perTarget(checkScale),
	}
}

// scaleCheck is one run of the rule over a target.
type scaleCheck struct {
	Scope
	target   agreements.Target
	path     string
	from, to int // years; 0 and 0 for any
}

// checkScale holds every value of a target against what was published.
func checkScale(s Scope, v Version, t agreements.Target, path string, r *report) {
	c := scaleCheck{Scope: s, target: t, path: path}
	if signed := v.dated(); signed.IsSet() && t.Deadline.IsSet() {
		c.from, c.to = signed.First().Year()-scaleYears, t.Deadline.Last().Year()+scaleYears
	}
	var readings []agreements.TargetReading
	for _, x := range t.Stated() {
		if x.Value.Figure.IsSet() { // it has a value of its own
			at := path + cite.Pointer("readings", string(x.ID)) + "/value"
			c.offBy(x.Value, x).report(at, x.Value, t, r)
		} else {
			readings = append(readings, x)
		}
	}
	c.offBy(t.Value, readings...).report(path+"/value", t.Value, t, r)
	for _, step := range t.Steps {
		at := path + cite.Pointer("steps", string(step.ID)) + "/value"
		c.offBy(step.Value, readings...).report(at, step.Value, t, r)
	}
	for _, b := range t.Baselines {
		at := path + cite.Pointer("baselines", string(b.ID)) + "/value"
		c.baselineOff(b).report(at, b.Value, t, r)
	}
}

// off is by which power of ten a value is off, 0 for none, and what says so.
type off struct {
	power int
	near  []witness // that say so, the nearest first
}

// witness is a published figure, in the unit of what is held against it.
type witness struct {
	figure   figure.Figure
	evidence finding.Evidence
}

// offBy says by which power of ten a value is off under all of some readings.
func (c scaleCheck) offBy(q figure.Quantity, readings ...agreements.TargetReading) (all off) {
	for _, x := range readings {
		m, _ := c.target.Measure(x.Measure)
		level, sum := false, false
		switch x.Basis {
		case agreements.BasisLevel, agreements.BasisMaintain:
			level = m.Counting != agreements.CountRunning && m.Counting != agreements.CountPeriods
		case agreements.BasisFlow:
			level = m.Counting != agreements.CountRunning
		case agreements.BasisAdditional, agreements.BasisCumulative:
			sum = true
		}
		if !level && !sum {
			return off{}
		}
		m = c.stockOf(m)
		found := c.witnesses(x, m, q.Unit)
		one := offAgainst(q.Figure, found, c.isPercent(m), sum)
		switch {
		case len(found) == 0:
		case one.power == 0 || all.power != 0 && one.power != all.power:
			return off{}
		case all.power == 0 || len(one.near) > len(all.near):
			all = one
		}
	}
	return all
}

// baselineOff says by which power of ten a baseline is off that has a value of its own.
func (c scaleCheck) baselineOff(b agreements.Baseline) off {
	if !b.Value.Figure.IsSet() {
		return off{}
	}
	for _, m := range c.target.Measures {
		if (b.Measure == "" || b.Measure == m.ID) && m.Counting == agreements.CountLevel {
			found, _ := c.figures(m, b.Value.Unit)
			if one := offAgainst(b.Value.Figure, found, c.isPercent(m), false); one.power != 0 {
				return one
			}
		}
	}
	return off{}
}

// stockOf returns the measure of what a measure adds to, where it counts what is
// added: of jobs where it is of jobs created.
func (s Scope) stockOf(m agreements.Measure) agreements.Measure {
	if m.Counting == agreements.CountRunning || m.Counting == agreements.CountPeriods {
		i, _ := s.view.Dataset().Catalogue().Indicator(m.Indicator)
		m.Indicator, m.Counting = i.Of, agreements.CountLevel
	}
	return m
}

// isPercent reports whether a measure is in percent.
func (s Scope) isPercent(m agreements.Measure) bool {
	unit, ok := s.unitOf(m)
	return ok && unit.Scale() == -2
}

// witnesses returns what the value of a reading is held against.
func (c scaleCheck) witnesses(x agreements.TargetReading, m agreements.Measure, unit figure.Unit) []witness {
	all, ids := c.figures(m, unit)
	for _, b := range c.target.Baselines {
		if b.Measure != "" && b.Measure != x.Measure || slices.Contains(ids, b.Observation) {
			continue
		}
		q := c.baseline(b)
		if w, ok := c.witness(q, m, unit); ok {
			w.evidence = measured(c.path+cite.Pointer("baselines", string(b.ID)), q, b.Cites)[0]
			all = append(all, w)
		}
	}
	return all
}

// figures returns the published figures of a measure, and their IDs. There are none
// where one is not above zero: nothing is said of what passes near zero.
func (c scaleCheck) figures(m agreements.Measure, unit figure.Unit) (near []witness, ids []indicators.ID) {
	i, ok := c.view.Dataset().Catalogue().Indicator(m.Indicator)
	if !ok || i.Nature == indicators.Rank || i.Nature == indicators.Index || i.Flow == indicators.Net {
		return nil, nil
	}
	var far []witness
	for _, o := range c.published(c.target, m) {
		if lower := o.Figure.Lower(); !lower.Infinite && lower.Value.Sign() <= 0 {
			return nil, nil
		}
		w, ok := c.witness(o.Quantity(), m, unit)
		w.evidence = finding.EvidenceOf(o, wording.Text{})
		switch year := o.Key.Period.Last().Year(); {
		case !ok:
			continue
		case c.from == 0 || c.from <= year && year <= c.to:
			near = append(near, w)
		default:
			far = append(far, w)
		}
		ids = append(ids, o.ID)
	}
	if len(near) == 0 {
		near = far
	}
	return near, ids
}

// witness returns a quantity as a witness, if it is one: no bound, and no small count.
func (c scaleCheck) witness(q figure.Quantity, m agreements.Measure, unit figure.Unit) (witness, bool) {
	i, _ := c.view.Dataset().Catalogue().Indicator(m.Indicator)
	counted := (i.Nature == indicators.Stock || i.Nature == indicators.FlowOver) && !say.InMoney(q.Unit)
	lower, upper := q.Figure.Lower(), q.Figure.Upper()
	switch {
	case !q.IsSet(), lower.Infinite, upper.Infinite, lower.Value.Sign() <= 0:
		return witness{}, false
	case counted && q.Figure.Less(figure.FromInt64(scaleSmall)) != figure.No:
		return witness{}, false
	}
	q, err := q.In(unit)
	return witness{figure: q.Figure}, err == nil
}

// offAgainst says by which power of ten a figure is off if the nearest of some others is
// right; large is that only what is too large is looked for.
func offAgainst(f figure.Figure, others []witness, percent, large bool) off {
	if stated, ok := f.Stated(); ok {
		f = stated
	}
	if sign, ok := f.Sign(); !ok || sign <= 0 || len(others) == 0 {
		return off{}
	}
	slices.SortStableFunc(others, func(a, b witness) int {
		return a.figure.Lower().Value.Cmp(b.figure.Lower().Value)
	})
	if power := powerBetween(f, others[0].figure, percent); power > 0 && !large {
		return off{power, saying(f, others, percent, power)}
	}
	slices.Reverse(others)
	if power := powerBetween(f, others[0].figure, percent); power < 0 {
		return off{power, saying(f, others, percent, power)}
	}
	return off{}
}

// saying returns the figures that speak for a power of ten.
func saying(f figure.Figure, others []witness, percent bool, power int) []witness {
	return slices.DeleteFunc(slices.Clone(others), func(w witness) bool {
		return powerBetween(f, w.figure, percent) != power
	})
}

// powerBetween returns the power of ten by which a figure is near another one, 0 where
// none is.
func powerBetween(f, other figure.Figure, percent bool) int {
	q, err := other.Quo(f)
	if err != nil {
		return 0
	}
	for _, k := range [...]int{2, 3, 6, 9, -2, -3, -6, -9} {
		around := int64(scaleNear)
		if k == 2 || k == -2 {
			if around = scaleClose; !percent {
				continue
			}
		}
		lo, err := figure.FromRat(new(big.Rat).Quo(tenTo(k), big.NewRat(around, 1)))
		hi, err2 := figure.FromRat(new(big.Rat).Mul(tenTo(k), big.NewRat(around, 1)))
		if err == nil && err2 == nil && q.GreaterOrEqual(lo) == figure.Yes && q.LessOrEqual(hi) == figure.Yes {
			return k
		}
	}
	return 0
}

// tenTo returns 10^k.
func tenTo(k int) *big.Rat {
	x := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(k, -k))), nil))
	if k < 0 {
		x.Inv(x)
	}
	return x
}

// report reports a value that is off, with what would fit.
func (x off) report(path string, q figure.Quantity, t agreements.Target, r *report) {
	if x.power == 0 {
		return
	}
	fits, err := q.Figure.Scale(tenTo(x.power))
	if err != nil {
		return
	}
	f := r.Add(path, messages.Text("{power} beside what was published; {fits} would fit"),
		finding.Arg{Name: "power", Label: rulekit.TimesOff(x.power)},
		rulekit.Quantity("fits", figure.Quantity{Figure: fits, Unit: q.Unit}), rulekit.Quantity("value", q)).
		Cite(measured(path, q, t.Cites)...)
	if len(x.near) > 1 {
		f.Severity = finding.SeverityError
	}
	for n, w := range x.near {
		if n == scaleShown {
			break
		}
		f.Cite(w.evidence)
	}
	var key indicators.Key
	if len(t.Measures) > 0 {
		key = t.Measures[0].Series().At(t.Deadline)
	}
	f.Suggest(messages.Text("look at the agreement again: {value} or {fits}?")).
		Propose(indicators.Candidate{Key: key, Figure: fits, Unit: q.Unit}, rulekit.TimesOff(x.power))
}
