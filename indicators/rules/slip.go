package rules

import (
	"cmp"
	"math/big"
	"math/bits"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// The thresholds of the scale rule. A figure fits a witness when neither is
// more than slipFits times the other. It is off by 10^k when 10^k times the
// figure is within slipNear of the witness (slipClose for hundredths), and the
// figure itself is not. So growth up to twentyfold and more between neighbours
// says nothing, and 7.5 million beside 7.54 billion does.
const (
	slipFits  = 10
	slipNear  = 5
	slipClose = 2
	// slipReach is how many periods away a neighbour in time may be, and
	// slipSide how many observations are witnesses on each side.
	slipReach = 6
	slipSide  = 3
	// slipSources is how many other observations of the key are witnesses.
	slipSources = 8
	// slipSmall is the least count that is compared over time: 3 companies may
	// be 1,500 some years later.
	slipSmall = 100
)

// ind031 finds figures that are off by a power of ten.
//
// For each figure that is a single positive number, it looks at these witnesses:
// the other observations of its key; its neighbours in time, of the same
// perimeter; the ratios that the sector declares, for its key and for
// neighbouring periods; and the inequalities that the sector declares. A
// witness says that the figure fits, that 10^k times it would (k one of 3, 6
// and 9 or their opposites; for money and percentages 2 as well), or nothing.
// The figure is reported when at least two witnesses agree on k and they are
// more than twice those for the figure as it stands. A ratio of another period
// counts only if the figure in it is not a witness already, and the ratios of
// one metric count as two at most.
//
// Left alone, and no witnesses, are bounds and ranges ("more than 8,000,000"
// denies nothing), figures of other perimeters, indicators that may be negative
// and so come near zero, ranks and indices, and, as neighbours in time, counts
// below 100.
func ind031(c Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND031", Family: FamilyScaleSlip, Severity: finding.SeverityError,
			Title: messages.Text("slip of scale"),
		},
		Check: perScope(func(scope Scope, r *rulekit.Report) {
			s := newScaleCheck(scope, c)
			search := slipSearch{scope: scope, needed: scope.diagnosed() != nil}
			scope.eachSeries(func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
				search.series(i, k, data)
				if hasScale(i) && !scope.passesZero(i) {
					s.series(i, k, data, r)
				}
			})
			if search.needed {
				scope.diagnosis().tellAll("IND031", r)
			}
		}),
	}
}

// slipSearch decides whether the diagnosis is needed to find figures that lost their
// power of ten. It is not where the figures are of one indicator and no sum, so that
// only other sources and the years beside it speak for one, and all of these are near
// each other.
type slipSearch struct {
	scope  Scope
	first  indicators.Key // of the first series
	begun  bool
	needed bool
	years  [32]period.Period // by their place in a series, the last that were seen there
}

// slipLeast is a quotient of two figures below which neither is taken for the other
// with its power of ten lost, as log2: the smallest such power is 100, and what is
// within a factor of ten of its neighbours is nearer to them as it stands.
const slipLeast = 3 << logBits

func (x *slipSearch) series(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
	switch {
	case x.needed:
	case !x.begun:
		x.first, x.begun = k, true
		x.needed = measureOf(i) != byLog || x.scope.hasParts(k.Breakdown) || !x.nearInYears(data)
	default:
		x.needed = !aloneWith(k, x.first) || !x.nearInYears(data)
	}
}

// hasParts reports whether a breakdown is by a dimension that has codes made of others.
func (s Scope) hasParts(b indicators.Breakdown) bool {
	return slices.ContainsFunc(s.allDimensions(), func(d indicators.Dimension) bool {
		_, ok := b.Code(d.ID)
		return ok && slices.ContainsFunc(d.Codes, func(c indicators.Category) bool { return len(c.Parts) > 0 })
	})
}

// aloneWith reports whether figures of two series can be in no sum and in no quotient
// together: their codes of the same dimensions differ, and nothing else.
func aloneWith(k, o indicators.Key) bool {
	return k.Indicator == o.Indicator && k.Area == o.Area && k.Perimeter == o.Perimeter &&
		within(k.Breakdown, o.Breakdown) && within(o.Breakdown, k.Breakdown)
}

// within reports whether o has all dimensions of b.
func within(b, o indicators.Breakdown) bool {
	for p := range b.Parts() {
		if _, ok := o.Code(p.Dimension); !ok {
			return false
		}
	}
	return true
}

// nearInYears reports whether the figures of a series are single numbers of years above
// zero, and those of each year and the next that has any are near each other.
func (s *slipSearch) nearInYears(data []indicators.Datum) bool {
	var here, before spread
	var at period.Period
	place := -1
	for _, x := range data {
		c, e, q, _, ok := x.Figure.Compact()
		if !ok || c <= 0 || q != figure.Unqualified && q != figure.QAbout {
			return false
		}
		if p := x.Period(); p != at {
			if place++; p != s.years[place%len(s.years)] {
				if p.Kind() != period.KindYear {
					return false
				}
				s.years[place%len(s.years)] = p
			}
			at, before, here = p, here, spread{}
		}
		// The logarithm to the next whole number is enough.
		level := int64(bits.Len64(uint64(c)))<<logBits + int64(e)*log2Ten>>(40-logBits)
		here.add(level)
		if all := here.with(before); all.hi-all.lo > slipLeast-1<<logBits {
			return false
		}
	}
	return true
}

// spread is how far apart the levels of some figures are.
type spread struct {
	lo, hi int64
	some   bool
}

func (x *spread) add(level int64) { *x = x.with(spread{level, level, true}) }

func (x spread) with(o spread) spread {
	switch {
	case !o.some:
		return x
	case !x.some:
		return o
	}
	return spread{min(x.lo, o.lo), max(x.hi, o.hi), true}
}

// hasScale reports whether an indicator has a scale: its values do not pass near
// zero and are not places in an order.
func hasScale(i *indicators.Indicator) bool {
	if i.Nature == indicators.Rank || i.Nature == indicators.Index || i.Flow == indicators.Net {
		return false
	}
	if i.Transformed != "" && i.Transformed != "N" {
		return false
	}
	if lower := i.Bounds.Lower(); i.Bounds.IsSet() {
		return !lower.Infinite && lower.Value.Sign() >= 0
	}
	return true
}

// scaleCheck is one run of the rule.
type scaleCheck struct {
	scope    Scope
	windows  []window
	ratios   []*comparison
	bounds   []*comparison
	tenth    figure.Figure
	ten      figure.Figure
	thousand *big.Rat
	small    figure.Figure
}

// window holds the quotients witness / figure that speak for a power of ten.
type window struct {
	power  int
	lo, hi figure.Figure
	scale  *big.Rat
}

func newScaleCheck(scope Scope, c Config) *scaleCheck {
	s := &scaleCheck{
		scope: scope, thousand: big.NewRat(1000, 1),
		small: figure.FromInt64(slipSmall), ten: figure.FromInt64(slipFits),
	}
	s.tenth, _ = figure.Ratio(1, slipFits)
	for _, k := range [...]int{-9, -6, -3, -2, 2, 3, 6, 9} {
		around := int64(slipNear)
		if k == 2 || k == -2 {
			around = slipClose
		}
		scale := tenTo(k)
		lo, _ := figure.FromRat(new(big.Rat).Quo(scale, big.NewRat(around, 1)))
		hi, _ := figure.FromRat(new(big.Rat).Mul(scale, big.NewRat(around, 1)))
		s.windows = append(s.windows, window{k, lo, hi, scale})
	}
	for _, m := range c.Ratios {
		if x := newRatio(scope, m); x != nil {
			s.ratios = append(s.ratios, x)
		}
	}
	for _, q := range c.Inequalities {
		if x := newInequality(scope, q); x != nil {
			s.bounds = append(s.bounds, x)
		}
	}
	return s
}

// tenTo returns 10^k.
func tenTo(k int) *big.Rat {
	x := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(k, -k))), nil))
	if k < 0 {
		x.Inv(x)
	}
	return x
}

// verdict is what one witness says: that the figure fits, or which power of ten
// would make it fit.
type verdict struct {
	fits  bool
	power int // 0 when it says nothing
}

// verdict compares a figure with a witness, both positive numbers.
func (s *scaleCheck) verdict(f, witness figure.Figure, hundredths bool) verdict {
	q, err := witness.Quo(f)
	if err != nil {
		return verdict{}
	}
	if q.GreaterOrEqual(s.tenth) == figure.Yes && q.LessOrEqual(s.ten) == figure.Yes {
		return verdict{fits: true}
	}
	for _, w := range s.windows {
		if !hundredths && abs(w.power) == 2 {
			continue
		}
		if q.GreaterOrEqual(w.lo) == figure.Yes && q.LessOrEqual(w.hi) == figure.Yes {
			return verdict{power: w.power}
		}
	}
	return verdict{}
}

// positiveNumber reports whether a figure is a single number above zero: what the
// rule compares.
func positiveNumber(f figure.Figure) bool {
	sign, ok := f.Sign()
	return ok && sign > 0 && f.IsPoint()
}

// series looks at the figures of one series.
func (s *scaleCheck) series(i *indicators.Indicator, k indicators.Key, data []indicators.Datum, r *rulekit.Report) {
	money := say.InMoney(i.Unit)
	hundredths := money || i.Unit.Scale() == -2
	counts := !money && (i.Nature == indicators.Stock || i.Nature == indicators.FlowOver)
	known := slices.ContainsFunc(slices.Concat(s.ratios, s.bounds), func(m *comparison) bool {
		return slices.Contains(m.reads, i.ID)
	})
	if !known && !apartByTens(data, hundredths) {
		return
	}
	lo, hi := 0, 0 // the observations of the period of x
	for n, x := range data {
		if n == hi {
			for lo = n; hi < len(data) && data[hi].Period() == x.Period(); hi++ {
			}
		}
		if positiveNumber(x.Figure) {
			t := witnesses{scaleCheck: s, key: k.At(x.Period()), datum: x, hundredths: hundredths, lo: lo, hi: hi}
			t.otherSources(data, n)
			t.neighbours(data, counts)
			if n < lo+maxAlike {
				t.sectorMetrics(data)
			}
			t.report(r)
		}
	}
}

// apartByTens reports whether two figures of a series may be so far apart that a
// power of ten lies between them, by their numbers of digits.
func apartByTens(data []indicators.Datum, hundredths bool) bool {
	var all spread
	for _, x := range data {
		coefficient, exponent, qualifier, _, ok := x.Figure.Compact()
		if !ok && positiveNumber(x.Figure) {
			return true
		}
		if !ok || coefficient <= 0 || qualifier != figure.Unqualified && qualifier != figure.QAbout {
			continue // no single number above zero
		}
		all.add(int64(exponent) + int64(digitsOf(uint64(coefficient))))
	}
	// Numbers of d digits more are less than 10^(d+1) times as large.
	more := all.hi - all.lo
	return more >= 2 || hundredths && more >= 1
}

// digitsOf returns how many decimal digits a number above zero has.
func digitsOf(n uint64) int {
	digits := bits.Len64(n) * 1233 >> 12 // that times the logarithm of 2, cut: too small by one at most
	if n >= powersOfTen[digits] {
		digits++
	}
	return digits
}

// powersOfTen holds 10^n for each n that 64 bits hold.
var powersOfTen = func() (list [20]uint64) {
	list[0] = 1
	for n := 1; n < len(list); n++ {
		list[n] = 10 * list[n-1]
	}
	return list
}()

// witnesses are what speaks for one figure as it stands, and for other powers of
// ten.
type witnesses struct {
	*scaleCheck
	key        indicators.Key
	datum      indicators.Datum
	lo, hi     int // where the observations of the key stand in the series
	hundredths bool
	fits       int
	votes      [19]int // by power, from -9
	weak       [19]int // inequalities, which name no power of their own
	evidence   []powerEvidence
	used       []indicators.Row // observations that are witnesses already
}

// powerEvidence is evidence for a power of ten.
type powerEvidence struct {
	power int // 0: goes with any
	e     finding.Evidence
}

// count adds a verdict, with as many votes and with its evidence.
func (t *witnesses) count(w verdict, votes int, e func() finding.Evidence) {
	switch {
	case w.fits:
		t.fits += votes
	case w.power != 0:
		t.votes[w.power+9] += votes
		t.evidence = append(t.evidence, powerEvidence{w.power, e()})
	}
}

// citing returns a datum as evidence, assembled when it is needed.
func (t *witnesses) citing(x indicators.Datum, note wording.Text) func() finding.Evidence {
	return func() finding.Evidence {
		o := x.Row.Observation()
		return finding.Evidence{Path: pathOf(o), Source: o.Source, Words: o.Words, Quantity: o.Quantity(), Note: note}
	}
}

// otherSources adds the other observations of the key.
func (t *witnesses) otherSources(data []indicators.Datum, n int) {
	others := 0
	look := func(m int) bool {
		if m < t.lo || m >= t.hi || others == slipSources || abs(m-n) > maxAlike {
			return false
		}
		if x := data[m]; positiveNumber(x.Figure) && !oneStatement(x.Row, t.datum.Row) {
			others++
			t.used = append(t.used, x.Row)
			t.count(t.verdict(t.datum.Figure, x.Figure, t.hundredths), 1, t.citing(x, messages.Text(
				"another source of the same value",
			)))
		}
		return true
	}
	for m := n - 1; look(m); m-- {
	}
	for m := n + 1; look(m); m++ {
	}
}

// near calls take with the nearest observations of other periods of the same kind,
// before and after, until it has taken enough on each side.
func (t *witnesses) near(data []indicators.Datum, take func(x indicators.Datum) bool) {
	for _, step := range [...]int{-1, 1} {
		m := t.hi
		if step < 0 {
			m = t.lo - 1
		}
		taken := 0
		for seen := 0; m >= 0 && m < len(data) && taken < slipSide && seen < 8*slipSide; seen++ {
			x := data[m]
			m += step
			if closeBy(x.Period(), t.datum.Period()) {
				if take(x) {
					taken++
				}
			} else if x.Period().Kind() == t.datum.Period().Kind() {
				break
			}
		}
	}
}

// closeBy reports whether two periods are of one kind and length, and within
// reach of each other.
func closeBy(p, q period.Period) bool {
	if p.Kind() != q.Kind() || p.Kind() == period.KindRange && !oneLength(p, q) {
		return false
	}
	apart := p.First().DaysSince(q.First())
	return max(apart, -apart) <= slipReach*(max(p.Days(), q.Days())+1)
}

// at is the figure's place with another figure in it.
func (t *witnesses) at(f figure.Figure) indicators.Datum {
	x := t.datum
	x.Figure = f
	return x
}

// neighbours adds the neighbours in time.
func (t *witnesses) neighbours(data []indicators.Datum, counts bool) {
	t.near(data, func(x indicators.Datum) bool {
		if !positiveNumber(x.Figure) {
			return false
		}
		if counts && (x.Figure.Less(t.small) == figure.Yes || t.datum.Figure.Less(t.small) == figure.Yes) {
			return false
		}
		p := x.Period().String()
		t.used = append(t.used, x.Row)
		note := messages.Phrase("neighbour in time, {period}").With("period", say.Same(p)).Text()
		t.count(t.verdict(t.datum.Figure, x.Figure, t.hundredths), 1, t.citing(x, note))
		return true
	})
}

// sectorMetrics adds the ratios and inequalities that the sector declares.
func (t *witnesses) sectorMetrics(data []indicators.Datum) {
	for _, m := range t.ratios {
		if slices.Contains(m.reads, t.key.Indicator) {
			t.ratio(m, data)
		}
	}
	for _, m := range t.bounds {
		if slices.Contains(m.reads, t.key.Indicator) {
			t.inequality(m)
		}
	}
}

// ratio compares a ratio with this figure in it with the ratio of neighbouring
// periods.
func (t *witnesses) ratio(m *comparison, data []indicators.Datum) {
	own, beside, err := t.scope.with(m.more, t.key, t.datum)
	if err != nil || !positiveNumber(own) {
		return
	}
	// 10^3 times the figure makes 10^3 or 10^-3 times the ratio.
	scaled, err := t.datum.Figure.Scale(t.thousand)
	if err != nil {
		return
	}
	if scaled, _, err = t.scope.with(m.more, t.key, t.at(scaled)); err != nil || !positiveNumber(scaled) {
		return
	}
	factor, _ := scaled.Quo(own)
	sign := 0
	if x, ok := factor.Rat(); ok {
		switch {
		case x.Cmp(t.thousand) == 0:
			sign = 1
		case new(big.Rat).Inv(x).Cmp(t.thousand) == 0:
			sign = -1
		}
	}
	if sign == 0 {
		return
	}
	votes, shown := 0, false
	seen := map[period.Period]bool{}
	t.near(data, func(x indicators.Datum) bool {
		if seen[x.Period()] {
			return false
		}
		seen[x.Period()] = true
		k := t.key.At(x.Period())
		other, inputs, err := t.scope.with(m.more, k, indicators.Datum{})
		if err != nil || !positiveNumber(other) {
			return false
		}
		w := t.verdict(own, other, t.hundredths)
		w.power *= sign
		// A ratio that rests on an observation which is a witness already says
		// it again.
		vote := 1
		if votes == 2 || t.isWitness(inputs) {
			vote = 0
		}
		votes += vote
		if w.power != 0 && !shown {
			shown = true
			from := string(t.datum.Row.ID()) + ", " + chosenOf(beside)
			t.evidence = append(t.evidence, powerEvidence{w.power, t.ratioEvidence(m, own, t.key.Period, from)})
		}
		t.count(w, vote, func() finding.Evidence { return t.ratioEvidence(m, other, x.Period(), chosenOf(inputs)) })
		return true
	})
}

// isWitness reports whether one of the inputs is a figure of the same indicator
// that is a witness already.
func (t *witnesses) isWitness(inputs []indicators.Answer) bool {
	for _, a := range inputs {
		if a.Key.Indicator != t.key.Indicator {
			continue
		}
		for _, id := range a.Chosen {
			if row, ok := t.scope.view.Dataset().Row(id); ok && slices.Contains(t.used, row) {
				return true
			}
		}
	}
	return false
}

// ratioEvidence is the value of a ratio in a period.
func (t *witnesses) ratioEvidence(m *comparison, f figure.Figure, p period.Period, from string) finding.Evidence {
	at := p.String() + " (" + from + ")"
	return finding.Evidence{
		Path: cite.Pointer("metrics", string(m.id)), Quantity: figure.Quantity{Figure: f, Unit: m.more.Unit()},
		Note: labelled(m.name, m.id, func(wording.Lang) string { return at }),
	}
}

// labelled is a name with something behind it, in each language.
func labelled(name wording.Text, id indicators.ID, rest func(wording.Lang) string) wording.Text {
	in := func(lang wording.Lang, colon string) string {
		return cmp.Or(display(name, lang), string(id)) + colon + rest(lang)
	}
	return say.Text(in(wording.Ar, ": "), in(wording.Fr, " : "), in(wording.En, ": "))
}

// chosenOf names the observations that answers chose.
func chosenOf(inputs []indicators.Answer) string {
	var s string
	for _, a := range inputs {
		for _, id := range a.Chosen {
			if s != "" {
				s += ", "
			}
			s += string(id)
		}
	}
	return s
}

// inequality tells whether the figure breaks an inequality that it would not
// break at another scale.
func (t *witnesses) inequality(m *comparison) {
	less, more, inputs, truth := t.scope.hold(m, t.key, t.datum)
	switch truth {
	case figure.Yes:
		t.fits++
	case figure.No:
		for _, w := range t.windows {
			if w.power%3 != 0 {
				continue
			}
			f, err := t.datum.Figure.Scale(w.scale)
			if err != nil {
				continue
			}
			if _, _, _, at := t.scope.hold(m, t.key, t.at(f)); at == figure.Yes || at == figure.Undecided {
				t.weak[w.power+9]++
			}
		}
		t.evidence = append(t.evidence, powerEvidence{0, finding.Evidence{
			Path: cite.Pointer("metrics", string(m.id)), Quantity: less,
			Note: labelled(m.name, m.id, func(lang wording.Lang) string {
				return wording.WriterOf(lang).Say(less) + " > " + wording.WriterOf(lang).Say(more) + " (" + chosenOf(inputs) + ")"
			}),
		}})
	}
}

// report reports the figure if its witnesses agree on a power.
func (t *witnesses) report(r *rulekit.Report) {
	best := 0
	for _, w := range t.windows {
		n := func(power int) int { return t.votes[power+9] + t.weak[power+9] }
		switch {
		case n(w.power) == 0:
		case best == 0, n(w.power) > n(best), n(w.power) == n(best) && abs(w.power) < abs(best):
			best = w.power
		}
	}
	if best == 0 {
		return
	}
	if votes := t.votes[best+9] + t.weak[best+9]; votes < 2 || votes <= 2*t.fits {
		return
	}
	fixed, err := t.datum.Figure.Scale(tenTo(best))
	if err != nil {
		return
	}
	if t.scope.immaterial("IND031", t.scope.indicatorAt(t.key.Indicator), t.datum.Figure, fixed, t.datum.Row) {
		return
	}
	o := t.datum.Row.Observation()
	unit, _ := t.scope.unitOf(t.key.Indicator)
	f := r.Add(
		pathOf(o)+"/figure",
		messages.Text("{power}; {fits} fits"),
		finding.Arg{Name: "power", Label: rulekit.TimesOff(best)},
		rulekit.Quantity("fits", figure.Quantity{Figure: fixed.WithoutResolution()}),
		rulekit.Quantity("value", o.Quantity()),
	).Cite(cited(o))
	for _, e := range t.evidence {
		if e.power == 0 || e.power == best {
			f.Evidence = append(f.Evidence, e.e)
		}
	}
	f.Suggest(messages.Text("look at the source again: {value} or {fits}?")).
		Propose(indicators.Candidate{Key: o.Key, Figure: fixed, Unit: unit}, offBy(best))
}

// timesAs is how many times a power of ten is, from 10 to 10^9, each as its
// language counts: digits with separators are read in several ways.
var timesAs = [...]say.Phrase{
	{"بعشر مرات", "dix fois", "10"},
	{"بمئة مرة", "cent fois", "100"},
	{"بألف مرة", "mille fois", "1,000"},
	{"بعشرة آلاف مرة", "dix mille fois", "10,000"},
	{"بمئة ألف مرة", "cent mille fois", "100,000"},
	{"بمليون مرة", "un million de fois", "a million"},
	{"بعشرة ملايين مرة", "dix millions de fois", "10 million"},
	{"بمئة مليون مرة", "cent millions de fois", "100 million"},
	{"بمليار مرة", "un milliard de fois", "a billion"},
}

// offBy says how many times a figure is too small, or too large where
// the power of ten that mends it is negative.
func offBy(power int) wording.Text {
	n := abs(power) - 1
	if n < 0 || n >= len(timesAs) {
		return wording.Text{}
	}
	size := say.Phrase{"أصغر", "petit", "small"}
	if power < 0 {
		size = say.Phrase{"أكبر", "grand", "large"}
	}
	ar, fr, en := timesAs[n][0], timesAs[n][1], timesAs[n][2]
	return say.Text(
		"الرقم "+size[0]+" مما ينبغي "+ar,
		"le chiffre est "+fr+" trop "+size[1],
		"the figure is "+en+" times too "+size[2],
	)
}

func abs(n int) int { return max(n, -n) }

// display returns a text in a language, or in the language it falls back to.
func display(t wording.Text, lang wording.Lang) string {
	s, _ := t.Display(lang)
	return s
}
