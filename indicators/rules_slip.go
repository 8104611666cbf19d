package indicators

import (
	"cmp"
	"fmt"
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
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
	// slipSide how many observations are heard on each side.
	slipReach = 6
	slipSide  = 3
	// slipSources is how many other observations of the key are heard.
	slipSources = 8
	// slipSmall is the number below which a count says nothing of its
	// neighbours in time: 3 companies may be 1,500 some years later.
	slipSmall = 100
)

// slipRule finds figures that are off by a power of ten.
//
// It hears, for each figure that is a single positive number, these witnesses:
// the other observations of its key; its neighbours in time, of the same
// perimeter; the ratios that the sector declares, for its key and for
// neighbouring periods; and the inequalities that the sector declares. A
// witness says that the figure fits, that 10^k times it would (k one of 3, 6
// and 9 or their opposites; for money and percentages 2 as well), or nothing.
// The figure is reported when at least two witnesses agree on k and they are
// more than twice those for the figure as it stands. A ratio of another period
// counts only if the figure in it has not spoken for itself, and the ratios of
// one metric count as two at most.
//
// Bounds and ranges are neither judged nor heard: "more than 8,000,000" denies
// nothing. So are figures of other perimeters, indicators that may be negative
// and so come near zero, ranks and indices, and, as neighbours in time, counts
// below 100.
func slipRule(c RuleConfig) Rule {
	return Rule{
		Code: "IND031", Family: ScaleSlip, Severity: Fault,
		Title: say.Text("خطأ في المقدار", "erreur d'échelle", "slip of scale"),
		Example: Example{
			Fires: table(
				"a,exports,MA,all,2015,7500000,MAD,observed,n16",
				"b,exports,MA,all,2015,7540000000,MAD,observed,o16",
				"c,exports,MA,all,2014,7300000000,MAD,observed,o16"),
			Silent: table(
				"a,exports,MA,all,2015,7500000,MAD,observed,n16",
				"b,exports,MA,new,2015,7540000000,MAD,observed,o16",
				"c,exports,MA,all,2014,900000,MAD,observed,o16",
				"d,exports,MA,all,2013,>6000000000,MAD,observed,o16"),
			Path: "/observations/a/figure",
		},
		Check: perView(func(v View, r *report) {
			s := newSlips(v, c)
			v.eachSeries(func(i *Indicator, k Key, voices []voice) {
				if scaled(i) {
					s.series(i, k, voices, r)
				}
			})
		}),
	}
}

// scaled reports whether an indicator has a scale: its values do not pass near
// zero and are not places in an order.
func scaled(i *Indicator) bool {
	if i.Nature == Rank || i.Nature == Index || i.Flow == Net || i.Transformed != "" && i.Transformed != "N" {
		return false
	}
	if lower := i.Bounds.Lower(); i.Bounds.IsSet() {
		return !lower.Infinite && lower.Value.Sign() >= 0
	}
	return true
}

// slips is one run of the rule.
type slips struct {
	v        View // takes other figures by authority
	windows  []window
	ratios   []*declared
	bounds   []*declared
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

// declared is a ratio, or an inequality, ready to be evaluated.
type declared struct {
	name       wording.Text
	id         ID
	less, more *program // less is nil for a ratio
	refs       []ID     // indicators that are read for the key itself
}

func newSlips(v View, c RuleConfig) *slips {
	v.config.Policy = ByAuthority
	s := &slips{v: v, thousand: big.NewRat(1000, 1), small: figure.FromInt64(slipSmall), ten: figure.FromInt64(slipFits)}
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
		if p, err := compile("Rule", m, v.data.catalogue); err == nil {
			s.ratios = append(s.ratios, &declared{name: m.Name, id: m.ID, more: p, refs: plainRefs(m.Expr.n, nil)})
		}
	}
	for _, q := range c.Inequalities {
		if x := newInequality(v, q); x != nil {
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

// hear compares a figure with a witness, both positive points.
func (s *slips) hear(f, witness figure.Figure, hundredths bool) verdict {
	q, err := witness.Quo(f)
	if err != nil {
		return verdict{}
	}
	if q.GreaterOrEqual(s.tenth) == figure.Yes && q.LessOrEqual(s.ten) == figure.Yes {
		return verdict{fits: true}
	}
	for _, w := range s.windows {
		if (hundredths || w.power != 2 && w.power != -2) && q.GreaterOrEqual(w.lo) == figure.Yes && q.LessOrEqual(w.hi) == figure.Yes {
			return verdict{power: w.power}
		}
	}
	return verdict{}
}

// judged reports whether a figure is one that can be judged and heard.
func judged(f figure.Figure) bool {
	sign, ok := f.Sign()
	return ok && sign > 0 && f.IsPoint()
}

// series judges the figures of one series.
func (s *slips) series(i *Indicator, k Key, voices []voice, r *report) {
	money := isMoney(i.Unit)
	hundredths := money || i.Unit.Scale() == -2
	counts := !money && (i.Nature == Stock || i.Nature == FlowOver)
	known := slices.ContainsFunc(slices.Concat(s.ratios, s.bounds), func(m *declared) bool { return slices.Contains(m.refs, i.ID) })
	if !known && !apartByTens(voices, hundredths) {
		return
	}
	lo, hi := 0, 0 // the observations of the period of x
	for n, x := range voices {
		if n == hi {
			for lo = n; hi < len(voices) && voices[hi].period == x.period; hi++ {
			}
		}
		if judged(x.figure) {
			t := trial{slips: s, key: k.At(x.period), self: x, hundredths: hundredths, lo: lo, hi: hi}
			t.sources(voices, n)
			t.time(voices, counts)
			if known && n < lo+maxAlike {
				t.sector(voices)
			}
			t.report(r)
		}
	}
}

// apartByTens reports whether two figures of a series may be so far apart that a
// power of ten lies between them, by their numbers of digits.
func apartByTens(voices []voice, hundredths bool) bool {
	least, most, some := 0, 0, false
	for _, x := range voices {
		if !judged(x.figure) {
			continue
		}
		coefficient, exponent, _, _, ok := x.figure.Compact()
		if !ok {
			return true
		}
		digits := int(exponent)
		for ; coefficient > 0; coefficient /= 10 {
			digits++
		}
		if !some {
			least, most, some = digits, digits, true
		}
		least, most = min(least, digits), max(most, digits)
	}
	// Numbers of d digits more are less than 10^(d+1) times as large.
	return most-least >= 2 || hundredths && most-least >= 1
}

// trial gathers the witnesses for one figure.
type trial struct {
	*slips
	key        Key
	self       voice
	lo, hi     int // where the observations of the key stand in the series
	hundredths bool
	fits       int
	votes      [19]int // by power, from -9
	weak       [19]int // inequalities, which name no power of their own
	evidence   []trialEvidence
	heard      []int // rows of the observations that have spoken
}

type trialEvidence struct {
	power int // 0: goes with any
	e     Evidence
}

func (t *trial) note(w verdict, weight int, e func() Evidence) {
	switch {
	case w.fits:
		t.fits += weight
	case w.power != 0:
		t.votes[w.power+9] += weight
		t.evidence = append(t.evidence, trialEvidence{w.power, e()})
	}
}

func (t *trial) citing(x voice, note wording.Text) func() Evidence {
	return func() Evidence {
		o := t.v.observation(x)
		return Evidence{Path: pathOf(o), Source: o.Source, Words: o.Words, Quantity: o.Quantity(), Note: note}
	}
}

// sources hears the other observations of the key.
func (t *trial) sources(voices []voice, n int) {
	heard := 0
	look := func(m int) bool {
		if m < t.lo || m >= t.hi || heard == slipSources || abs(m-n) > maxAlike {
			return false
		}
		if x := voices[m]; judged(x.figure) && !t.v.oneStatement(x.row, t.self.row) {
			heard++
			t.heard = append(t.heard, x.row)
			t.note(t.hear(t.self.figure, x.figure, t.hundredths), 1, t.citing(x, say.Text("مصدر آخر للقيمة نفسها", "autre source de la même valeur", "another source of the same value")))
		}
		return true
	}
	for m := n - 1; look(m); m-- {
	}
	for m := n + 1; look(m); m++ {
	}
}

// near calls f with the nearest observations of other periods of the same kind,
// before and after, until it has taken enough on each side.
func (t *trial) near(voices []voice, take func(x voice) bool) {
	for _, step := range [...]int{-1, 1} {
		m := t.hi
		if step < 0 {
			m = t.lo - 1
		}
		taken := 0
		for seen := 0; m >= 0 && m < len(voices) && taken < slipSide && seen < 8*slipSide; seen++ {
			x := voices[m]
			m += step
			if closeBy(x.period, t.self.period) {
				if take(x) {
					taken++
				}
			} else if x.period.Kind() == t.self.period.Kind() {
				break
			}
		}
	}
}

// closeBy reports whether two periods are of one kind and length, and within
// reach of each other.
func closeBy(p, q period.Period) bool {
	if p.Kind() != q.Kind() || p.Kind() == period.KindRange && p.Days() != q.Days() {
		return false
	}
	apart := p.First().DaysSince(q.First())
	return max(apart, -apart) <= slipReach*(max(p.Days(), q.Days())+1)
}

// at is the figure's place with another figure in it.
func (t *trial) at(f figure.Figure) voice {
	x := t.self
	x.figure = f
	return x
}

// time hears the neighbours in time.
func (t *trial) time(voices []voice, counts bool) {
	t.near(voices, func(x voice) bool {
		if !judged(x.figure) || counts && (x.figure.Less(t.small) == figure.Yes || t.self.figure.Less(t.small) == figure.Yes) {
			return false
		}
		p := x.period.String()
		t.heard = append(t.heard, x.row)
		t.note(t.hear(t.self.figure, x.figure, t.hundredths), 1, t.citing(x, say.Text("القيمة المجاورة في الزمن، "+p, "valeur voisine dans le temps, "+p, "neighbour in time, "+p)))
		return true
	})
}

// sector hears the ratios and inequalities that the sector declares.
func (t *trial) sector(voices []voice) {
	for _, m := range t.ratios {
		if slices.Contains(m.refs, t.key.Indicator) {
			t.ratio(m, voices)
		}
	}
	for _, m := range t.bounds {
		if slices.Contains(m.refs, t.key.Indicator) {
			t.inequality(m)
		}
	}
}

// ratio compares a ratio with this figure in it with the ratio of neighbouring
// periods.
func (t *trial) ratio(m *declared, voices []voice) {
	own, beside, err := t.v.with(m.more, t.key, t.self)
	if err != nil || !judged(own) {
		return
	}
	// 10^3 times the figure makes 10^3 or 10^-3 times the ratio.
	scaled, err := t.self.figure.Scale(t.thousand)
	if err != nil {
		return
	}
	if scaled, _, err = t.v.with(m.more, t.key, t.at(scaled)); err != nil || !judged(scaled) {
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
	spoken, shown := 0, false
	seen := map[period.Period]bool{}
	t.near(voices, func(x voice) bool {
		if seen[x.period] {
			return false
		}
		seen[x.period] = true
		k := t.key.At(x.period)
		other, inputs, err := t.v.with(m.more, k, voice{})
		if err != nil || !judged(other) {
			return false
		}
		w := t.hear(own, other, t.hundredths)
		w.power *= sign
		// A ratio that rests on an observation which has spoken already says
		// it again.
		vote := 1
		if spoken == 2 || t.hasSpoken(inputs) {
			vote = 0
		}
		spoken += vote
		if w.power != 0 && !shown {
			shown = true
			t.evidence = append(t.evidence, trialEvidence{w.power, t.ratioEvidence(m, own, t.key.Period, string(t.v.data.idAt(t.self.row))+", "+chosenOf(beside))})
		}
		t.note(w, vote, func() Evidence { return t.ratioEvidence(m, other, x.period, chosenOf(inputs)) })
		return true
	})
}

// hasSpoken reports whether a value of the judged indicator has spoken already.
func (t *trial) hasSpoken(inputs []Answer) bool {
	for _, a := range inputs {
		if a.Key.Indicator != t.key.Indicator {
			continue
		}
		for _, id := range a.Chosen {
			if row, ok := t.v.data.rowOf(id); ok && slices.Contains(t.heard, row) {
				return true
			}
		}
	}
	return false
}

// ratioEvidence is the value of a ratio in a period.
func (t *trial) ratioEvidence(m *declared, f figure.Figure, p period.Period, from string) Evidence {
	at := p.String() + " (" + from + ")"
	return Evidence{
		Path: cite.Pointer("metrics", string(m.id)), Quantity: figure.Quantity{Figure: f, Unit: m.more.unit},
		Note: labelled(m.name, m.id, func(wording.Lang) string { return at }),
	}
}

// labelled is a name with something behind it, in each language.
func labelled(name wording.Text, id ID, rest func(wording.Lang) string) wording.Text {
	in := func(lang wording.Lang) string { return cmp.Or(show(name, lang), string(id)) + ": " + rest(lang) }
	return say.Text(in(wording.Ar), in(wording.Fr), in(wording.En))
}

// chosenOf names the observations that answers chose.
func chosenOf(inputs []Answer) string {
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
func (t *trial) inequality(m *declared) {
	less, more, inputs, truth := t.v.hold(m, t.key, t.self)
	switch truth {
	case figure.Yes:
		t.fits++
	case figure.No:
		for _, w := range t.windows {
			if w.power%3 != 0 {
				continue
			}
			f, err := t.self.figure.Scale(w.scale)
			if err != nil {
				continue
			}
			if _, _, _, at := t.v.hold(m, t.key, t.at(f)); at == figure.Yes || at == figure.Undecided {
				t.weak[w.power+9]++
			}
		}
		t.evidence = append(t.evidence, trialEvidence{0, Evidence{
			Path: cite.Pointer("metrics", string(m.id)), Quantity: less,
			Note: labelled(m.name, m.id, func(lang wording.Lang) string {
				return written(less, lang) + " > " + written(more, lang) + " (" + chosenOf(inputs) + ")"
			}),
		}})
	}
}

// report reports the figure if its witnesses agree on a power.
func (t *trial) report(r *report) {
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
	fixed, err := t.self.figure.Scale(tenTo(best))
	if err != nil {
		return
	}
	o := t.v.observation(t.self)
	unit, _ := t.v.data.unitOf(t.key.Indicator)
	f := r.add(pathOf(o)+"/figure", say.Text("خطأ بمقدار {power}؛ {fits} تناسب", "écart de {power} ; {fits} convient", "off by {power}; {fits} fits"),
		word("power", fmt.Sprintf("10^%d", best)), amount("fits", figure.Quantity{Figure: fixed.WithoutResolution()}), amount("value", o.Quantity())).cite(o, noNote)
	for _, e := range t.evidence {
		if e.power == 0 || e.power == best {
			f.Evidence = append(f.Evidence, e.e)
		}
	}
	f.suggest("راجع المصدر: {value} أم {fits}؟", "vérifier à la source : {value} ou {fits} ?", "look at the source again: {value} or {fits}?").
		candidates(Candidate{Key: o.Key, Figure: fixed, Unit: unit, Why: fmt.Sprintf("times 10^%d", best)})
}

func abs(n int) int { return max(n, -n) }
