package indicators

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Inequality is something that must hold between two metrics for every key:
// Less is at most More. Name says so in words: "the pay of the managers is at
// most the export revenue".
type Inequality struct {
	ID   ID
	Name wording.Text
	Less Metric
	More Metric
}

// PlausibleRule is a rule that an inequality holds, for a sector that gives it a
// code of its own. [RuleConfig] takes inequalities too, and reports them as
// IND040; there they are witnesses of scale slips as well.
//
// Each figure that the metrics read for the key itself is put in, one by one,
// with what its own source says besides, and the rest chosen by authority; so
// the figure that breaks the inequality is the one that is named, even if a
// better source hides it. A price or rate that is known for no such period, but
// for ranges that cover some of it, counts with the range of those values. The
// rule reports only what cannot hold for any value that the figures allow.
func PlausibleRule(code FindingCode, title wording.Text, q Inequality) Rule {
	r := plausibleRule(RuleConfig{Inequalities: []Inequality{q}})
	r.Code, r.Title, r.Example = code, title, Example{}
	return r
}

func plausibleRule(c RuleConfig) Rule {
	return Rule{
		Code: "IND040", Family: Plausibility, Severity: Warning,
		Title: say.Text("قيمتان لا تجتمعان", "valeurs incompatibles entre elles", "values that cannot both be"),
		Mend:  say.Text("راجع كل رقم من الأرقام في مصدره", "revoir dans sa source chacun des chiffres", "look at each of the figures again in its source"),
		Example: Example{
			Config: exampleInequality(),
			Fires: table(
				"a,exports,MA,all,2015,7500000,MAD,observed,o16",
				"b,jobs,MA,all,2015,65000,job,observed,o16",
				"c,minimum_wage,MA,all,2015,30000,MAD/job,observed,o16"),
			Silent: table(
				"a,exports,MA,all,2015,7500000000,MAD,observed,o16",
				"b,jobs,MA,all,2015,65000,job,observed,o16",
				"c,minimum_wage,MA,all,2015,30000,MAD/job,observed,o16"),
			Path: "/observations/a/figure",
		},
		Check: perView(func(v View, r *report) {
			v.config.Policy = ByAuthority
			for _, q := range c.Inequalities {
				if m := newInequality(v, q); m != nil {
					checkInequality(v, m, r)
				}
			}
		}),
	}
}

// exampleInequality is the inequality of examples: a job cannot cost more than
// it brings in.
func exampleInequality() RuleConfig {
	return RuleConfig{Inequalities: []Inequality{{
		ID:   "wages",
		Name: say.Text("الأجور الدنيا لا تتجاوز الصادرات", "les salaires minimaux ne dépassent pas les exportations", "the minimum wages are at most the exports"),
		Less: MustParseMetric("minimum_wage * jobs"), More: MustParseMetric("exports"),
	}}}
}

// newInequality compiles an inequality; nil when it does not fit the catalogue.
func newInequality(v View, q Inequality) *declared {
	less, err := compile("Rule", q.Less, v.data.catalogue)
	if err != nil {
		return nil
	}
	unit := q.More.Unit
	q.More.Unit = less.unit
	more, err := compile("Rule", q.More, v.data.catalogue)
	if q.More.Unit = unit; err != nil {
		return nil
	}
	// The greater side first: a figure that is too small is what is looked for.
	refs := plainRefs(q.More.Expr.n, nil)
	return &declared{name: q.Name, id: q.ID, less: less, more: more, refs: plainRefs(q.Less.Expr.n, refs)}
}

// plainRefs appends the indicators that an expression reads for the key that it
// is evaluated for, each once.
func plainRefs(n *node, refs []ID) []ID {
	if n == nil {
		return refs
	}
	switch n.op {
	case opRef:
		if !slices.Contains(refs, n.id) {
			refs = append(refs, n.id)
		}
	case opNeg, opAdd, opSub, opMul, opQuo:
		refs = plainRefs(n.y, plainRefs(n.x, refs))
	}
	return refs
}

func checkInequality(v View, m *declared, r *report) {
	told := map[string]bool{} // observations that have been named
	for _, id := range m.refs {
		v.seriesOfIndicator(id, func(k Key, voices []voice) {
			for n, x := range voices {
				key := k.At(x.period)
				if n >= maxAlike && voices[n-maxAlike].period == x.period {
					continue
				}
				less, more, inputs, truth := v.hold(m, key, x)
				if truth != figure.No {
					continue
				}
				o := v.observation(x)
				records := []string{string(o.ID)}
				for _, a := range inputs {
					for _, id := range a.Chosen {
						records = append(records, string(id))
					}
				}
				// What has been named explains what it is combined with too.
				if slices.ContainsFunc(records, func(id string) bool { return told[id] }) {
					continue
				}
				told[string(o.ID)] = true
				f := r.add(pathOf(o)+"/figure", say.Text("يُخالَف: {name} ({less} مقابل {more})", "non vérifié : {name} ({less} contre {more})", "does not hold: {name} ({less} against {more})"),
					named("name", m.name, m.id), amount("less", less), amount("more", more)).cite(o, noNote)
				for _, id := range records {
					if other, ok := v.data.Observation(ID(id)); ok && other.ID != o.ID {
						f.cite(other, noNote)
					}
				}
			}
		})
	}
}

// seriesOfIndicator calls f with each series of an indicator and its voices.
func (v View) seriesOfIndicator(id ID, f func(k Key, voices []voice)) {
	d := v.data
	unit, ok := d.unitOf(id)
	n, known := symbol(d.names, string(id))
	if !ok || !known {
		return
	}
	from, _ := slices.BinarySearchFunc(d.series, n, func(s series, n uint32) int { return cmp.Or(cmp.Compare(s.indicator, n), 1) })
	for s := from; s < len(d.series) && d.series[s].indicator == n; s++ {
		lo, hi := d.seriesRows(s)
		if voices := v.appendVoices(nil, unit, lo, hi); len(voices) > 0 {
			f(d.seriesKey(s), voices)
		}
	}
}

// hold evaluates both sides of an inequality for a key, with a figure in the
// place of the key's own value, and tells whether it holds.
func (v View) hold(m *declared, k Key, x voice) (less, more figure.Quantity, inputs []Answer, truth figure.Truth) {
	a, in1, err := v.with(m.less, k, x)
	if err != nil {
		return less, more, nil, figure.Undecided
	}
	b, in2, err := v.with(m.more, k, x)
	if err != nil {
		return less, more, nil, figure.Undecided
	}
	less, more = figure.Quantity{Figure: a, Unit: m.less.unit}, figure.Quantity{Figure: b, Unit: m.more.unit}
	return less, more, append(in1, in2...), a.LessOrEqual(b)
}

// with evaluates a program for a key. What x says stands in the place of the
// key's own value, and what else its source says of the key comes before what
// others say; its figure unset, x has no part. The inputs do not name x.
func (v View) with(p *program, k Key, x voice) (figure.Figure, []Answer, error) {
	own := k
	e := evaluation{v: v, p: p, answers: true}
	e.fixed = func(at Key) (figure.Figure, *Answer) {
		if x.figure.IsSet() {
			if at == own {
				return x.figure, nil
			}
			if f, a := v.besides(x, at); a != nil {
				return f, a
			}
		}
		if f, a := v.inForce(at); a != nil || at.Perimeter == "" {
			return f, a
		}
		if a := v.authority(at); a != nil {
			return a.Quantity.Figure, a
		}
		return figure.Figure{}, nil
	}
	k.Indicator = ""
	result, err := e.run(k)
	return result, slices.Clone(e.inputs), err
}

// authority is Value under the policy ByAuthority, nil when there is none.
func (v View) authority(k Key) *Answer {
	var memory *map[Key]*Answer
	if v.work != nil {
		memory = &v.work.answers
	}
	return recall(v.work, memory, k, func() *Answer {
		v.config.Policy = ByAuthority
		a, err := v.Value(k)
		if err != nil {
			return nil
		}
		return &a
	})
}

// besides returns what the source of x says of another key, if it is one thing.
func (v View) besides(x voice, k Key) (f figure.Figure, from *Answer) {
	d := v.data
	for _, y := range v.voicesAt(k) {
		if d.rows.origin[y.row] != d.rows.origin[x.row] {
			continue
		}
		if from != nil {
			if !y.figure.Equal(f) {
				return figure.Figure{}, nil
			}
			continue
		}
		unit, _ := d.unitOf(k.Indicator)
		f, from = y.figure, &Answer{
			Key: k, Quantity: figure.Quantity{Figure: y.figure, Unit: unit}, Chosen: []ID{d.idAt(y.row)},
			Role: d.roleAt(y.row), Policy: v.config.Policy, Reason: BecauseOnly,
		}
	}
	return f, from
}

// inForce returns the values of a price or rate over a period for which none is
// stated, from the ranges that cover some of it: their hull. It is unset when
// there is nothing of the kind.
func (v View) inForce(k Key) (f figure.Figure, from *Answer) {
	d := v.data
	i, ok := find(d.catalogue.indicators, k.Indicator)
	if !ok || i.Nature != Ratio {
		return f, nil
	}
	s, ok := d.seriesOf(k)
	if !ok {
		return f, nil
	}
	if lo, hi := d.rowsOf(s, k.Period); lo < hi {
		return f, nil
	}
	lo, hi := d.seriesRows(s)
	for _, x := range v.appendVoices(nil, i.Unit, lo, hi) {
		if x.period.Kind() != period.KindRange || !x.period.Overlaps(k.Period) {
			continue
		}
		if from == nil {
			f, from = x.figure, &Answer{Key: k, Role: d.roleAt(x.row), Policy: Hull, Reason: BecauseHull}
		} else {
			f = f.Hull(x.figure)
		}
		from.Chosen = append(from.Chosen, d.idAt(x.row))
	}
	if from != nil {
		from.Quantity = figure.Quantity{Figure: f, Unit: i.Unit}
	}
	return f, from
}
