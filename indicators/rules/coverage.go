package rules

import (
	"iter"
	"maps"
	"slices"
	"sync"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Coverage says what the figures that a View sees can be held against. A check that
// finds nothing says little of figures that nothing could judge.
type Coverage struct {
	// Indicators are the counts of each indicator, in order of ID.
	Indicators []Covered `json:"indicators"`
}

// Covered counts figures by what they can be held against.
type Covered struct {
	Indicator indicators.ID `json:"indicator,omitzero"`
	// Figures is how many there are: Compared, Near and Alone together.
	Figures int `json:"figures"`
	// Compared are held against another source, a sum, a flow or a quotient.
	Compared int `json:"compared"`
	// Near are held against their neighbours in time only.
	Near int `json:"near"`
	// Alone are held against nothing.
	Alone int `json:"alone"`
	// Immaterial counts the figures at which a rule found a difference below the
	// materiality of the indicator, which it did not tell.
	Immaterial int `json:"immaterial,omitzero"`
	// Gaps counts the figures of each gap. A figure can have several.
	Gaps map[Gap]int `json:"gaps,omitzero"`
}

// Judged says which rules can judge one figure by others, and what keeps the rest from
// it.
type Judged struct {
	Observation indicators.ID `json:"observation"`
	Indicator   indicators.ID `json:"indicator"`
	// By are the rules, in order of code: IND032 (neighbours in time), IND040 (what
	// cannot both be), IND041 and IND042 (sums and shares), IND043 (rates and
	// quotients), IND044 and IND045 (stocks and flows), IND046 (part and whole),
	// IND050 (other sources).
	By []finding.Code `json:"by,omitzero"`
	// Gaps say what is missing for the others, in order.
	Gaps []Gap `json:"gaps,omitzero"`
	// Immaterial are the rules, in order of code, that found a difference at the figure and
	// did not tell it: it is below the materiality of the indicator.
	Immaterial []finding.Code `json:"immaterial,omitzero"`
}

// Gap is why a rule cannot judge a figure.
type Gap uint16

// Gaps.
const (
	// GapOneOrigin: nobody else says anything of the key, or only of the same origin.
	GapOneOrigin Gap = iota + 1
	// GapNoStatement: no sum, flow, quotient or inequality is known that the figure is
	// part of.
	GapNoStatement
	// GapFewNeighbours: there is no figure beside it, or the series has too few steps.
	GapFewNeighbours
	// GapNoLevel: the figure is a rank, a bound, a range or an approximate number, which
	// neighbours cannot deny.
	GapNoLevel
	// GapRepeats: the observation repeats another one, which is judged instead.
	GapRepeats
	// GapUnreadable: there is no figure that can be read in the unit of its indicator.
	GapUnreadable
	// GapRole: the View takes no value from figures of its role.
	GapRole
	// GapUndefined: the catalogue does not define the indicator.
	GapUndefined
)

var gaps = enum.Table[Gap]{
	"", "one origin", "no statement", "few neighbours", "no level", "repeats", "unreadable", "role", "undefined",
}

// String returns the word of the gap: "one origin".
func (g Gap) String() string { return gaps.String("gap", g) }

var gapTexts = [...]string{
	GapOneOrigin:     "no independent source says anything of the same key",
	GapNoStatement:   "no sum, flow, quotient or inequality is known that it is part of",
	GapFewNeighbours: "the series has too few steps, or no figure beside this one",
	GapNoLevel:       "not a number that its neighbours could deny",
	GapRepeats:       "repeats another record",
	GapUnreadable:    "no figure that can be read in the unit of the indicator",
	GapRole:          "no value is taken from figures of its role",
	GapUndefined:     "the indicator is not defined",
}

// Text returns the reason in a language; an unknown language reads as English.
func (g Gap) Text(lang wording.Lang) string {
	if int(g) >= len(gapTexts) || gapTexts[g] == "" {
		return g.String()
	}
	return messages.Phrase(gapTexts[g]).In(lang)
}

// judging are the rules that hold figures against others, in order of code.
var judging = [...]finding.Code{
	"IND032", "IND040", "IND041", "IND042", "IND043", "IND044", "IND045", "IND046", "IND050",
}

// heldFigures notes what rules hold against each other.
type heldFigures struct {
	mu  sync.Mutex
	all map[indicators.Key]uint16 // a bit for each of judging
	// untold are the rules that left a difference untold, by observation.
	untold map[indicators.ID][]finding.Code
}

// holds notes that a rule holds the figures of keys against each other.
func (s Scope) holds(code finding.Code, keys ...indicators.Key) {
	h := s.shared.held
	if h == nil {
		return
	}
	h.mu.Lock()
	defer h.mu.Unlock()
	for _, k := range keys {
		h.all[k] |= 1 << slices.Index(judging[:], code)
	}
}

// EachJudged yields, for each figure that a View sees, which of the rules can judge it
// by other figures, in order of key. It runs them; of your own rules it knows nothing.
func EachJudged(view indicators.View, rules ...Rule) iter.Seq[Judged] {
	return func(yield func(Judged) bool) {
		s := newScope(view)
		if s.Catalogue() == nil {
			return
		}
		s.shared.held = &heldFigures{all: map[indicators.Key]uint16{}, untold: map[indicators.ID][]finding.Code{}}
		rulekit.Run(s, rules, (*Rule).parts)
		c := &coverage{diagnosis: s.diagnosis(), records: map[indicators.ID]int32{}}
		if c.index == nil {
			c.holdIndex()
		}
		for _, r := range rules {
			if n := slices.Index(judging[:], r.Code); n >= 0 {
				c.run |= 1 << n
			}
		}
		var series indicators.Key
		for row := range view.Rows(indicators.Selector{}) {
			if k := row.Key().Series(); k != series {
				series = k
				c.begin(k)
			}
			if !yield(c.judge(row)) {
				return
			}
		}
	}
}

// coverage finds what figures can be held against.
type coverage struct {
	*diagnosis
	run     uint16                  // the rules
	records map[indicators.ID]int32 // of the series
}

// begin begins a series.
func (c *coverage) begin(k indicators.Key) {
	clear(c.records)
	if col, ok := c.byKey[k]; ok {
		for n := c.columns[col].lo; n < c.columns[col].hi; n++ {
			c.records[c.table.records[n].row.ID()] = n
		}
	}
}

// judge says what one figure is held against.
func (c *coverage) judge(row indicators.Row) Judged {
	k, s := row.Key(), c.scope
	j := Judged{Observation: row.ID(), Indicator: k.Indicator}
	i := s.indicatorAt(k.Indicator)
	if i == nil {
		j.Gaps = []Gap{GapUndefined}
		return j
	}
	data := s.DataOf(k)
	at := slices.IndexFunc(data, func(x indicators.Datum) bool { return x.Row == row })
	switch _, err := row.Quantity().In(i.Unit); {
	case row.Repeats() != "":
		j.Gaps = []Gap{GapRepeats}
		return j
	case at < 0 && err != nil:
		j.Gaps = []Gap{GapUnreadable}
		return j
	case at < 0:
		j.Gaps = []Gap{GapRole}
		return j
	}
	held := s.shared.held.all[k]
	set := func(code finding.Code) { held |= 1 << slices.Index(judging[:], code) }
	near, level := false, false
	if n, ok := c.records[row.ID()]; ok {
		for _, m := range c.relationsOf(n) {
			if kind := c.relations[m].kind; kind != sameOf {
				set(kind.code())
			}
		}
		r := &c.table.records[n]
		x, _ := c.usual(n)
		level = r.usable && !r.about && c.columns[r.column].measure != byNothing
		near = level && x.ok
	}
	if near {
		set("IND032")
	}
	for n, x := range data[:min(len(data), maxCompared)] {
		if n != at && !oneOrigin(x.Row, row) {
			set("IND050")
			break
		}
	}
	held &= c.run
	for n, code := range judging {
		if held&(1<<n) != 0 {
			j.By = append(j.By, code)
		}
	}
	j.Gaps = gapsOf(j.By, level)
	j.Immaterial = slices.Sorted(slices.Values(s.shared.held.untold[row.ID()]))
	return j
}

// gapsOf says what is missing for the rules that cannot judge a figure.
func gapsOf(by []finding.Code, level bool) (all []Gap) {
	has := func(code finding.Code) bool { return slices.Contains(by, code) }
	if !has("IND050") {
		all = append(all, GapOneOrigin)
	}
	if !slices.ContainsFunc(by, func(code finding.Code) bool { return code != "IND032" && code != "IND050" }) {
		all = append(all, GapNoStatement)
	}
	switch {
	case has("IND032"):
	case level:
		all = append(all, GapFewNeighbours)
	default:
		all = append(all, GapNoLevel)
	}
	return all
}

// CoverageOf counts the figures that a View sees by what rules can hold them against.
func CoverageOf(view indicators.View, rules ...Rule) Coverage {
	var c Coverage
	counts := map[indicators.ID]*Covered{}
	for j := range EachJudged(view, rules...) {
		x := counts[j.Indicator]
		if x == nil {
			x = &Covered{Indicator: j.Indicator}
			counts[j.Indicator] = x
		}
		x.add(j)
	}
	for _, id := range slices.Sorted(maps.Keys(counts)) {
		c.Indicators = append(c.Indicators, *counts[id])
	}
	return c
}

// add counts a figure.
func (x *Covered) add(j Judged) {
	x.Figures++
	switch {
	case len(j.By) == 0:
		x.Alone++
	case len(j.By) == 1 && j.By[0] == "IND032":
		x.Near++
	default:
		x.Compared++
	}
	if len(j.Immaterial) > 0 {
		x.Immaterial++
	}
	for _, g := range j.Gaps {
		if x.Gaps == nil {
			x.Gaps = map[Gap]int{}
		}
		x.Gaps[g]++
	}
}

// All returns the counts of all indicators together, without an indicator.
func (c Coverage) All() Covered {
	var all Covered
	for _, x := range c.Indicators {
		all.Figures += x.Figures
		all.Compared += x.Compared
		all.Near += x.Near
		all.Alone += x.Alone
		all.Immaterial += x.Immaterial
		for g, n := range x.Gaps {
			if all.Gaps == nil {
				all.Gaps = map[Gap]int{}
			}
			all.Gaps[g] += n
		}
	}
	return all
}

// Text says the counts in one line: "473 figures: 310 held against other figures, 96
// against their neighbours in time only, 67 against nothing", and of how many a difference was
// too small to be told. An unknown language reads as English.
func (x Covered) Text(lang wording.Lang) string {
	w := wording.WriterOf(lang)
	number := func(n int) func(wording.Lang) string { return say.Same(w.Say(int64(n))) }
	figuresOf := func(n int) say.Phrase {
		if n == 1 {
			return messages.Phrase("{n} figure").With("n", number(n))
		}
		return messages.Phrase("{n} figures").With("n", number(n))
	}
	counts := messages.Phrase("{figures}: {compared} held against other figures, "+
		"{near} against their neighbours in time only, {alone} against nothing").
		With("figures", figuresOf(x.Figures).In).With("compared", number(x.Compared)).
		With("near", number(x.Near)).With("alone", number(x.Alone))
	if x.Immaterial == 0 {
		return counts.In(lang)
	}
	return messages.Phrase("{counts}; of {n}, a difference too small to matter is not told").
		With("counts", counts.In).With("n", figuresOf(x.Immaterial).In).In(lang)
}
