package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// Inequality is something that must hold between two metrics for every key:
// Less is at most More. Name says so in words: "the pay of the managers is at
// most the export revenue".
type Inequality struct {
	ID   indicators.ID     `json:"id,omitzero"`
	Name wording.Text      `json:"name,omitzero"`
	Less indicators.Metric `json:"less,omitzero"`
	More indicators.Metric `json:"more,omitzero"`
}

// PlausibleRule is a rule that an inequality holds, for a sector that gives it a
// code of its own. [Config] takes inequalities too, and reports them as
// IND040; there they are witnesses of scale slips as well.
//
// Each figure that the metrics read for the key itself is put in, one by one,
// with what its own source says besides, and the rest chosen by authority; so
// the figure that breaks the inequality is the one that is named, even if a
// better source hides it. A price or rate that is known for no such period, but
// for ranges that cover some of it, counts with the range of those values. The
// rule reports only what cannot hold for any value that the figures allow.
func PlausibleRule(code finding.Code, title wording.Text, q Inequality) Rule {
	r := ind040(Config{Inequalities: []Inequality{q}})
	r.Code, r.Title = code, title
	return r
}

func ind040(c Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND040", Family: FamilyPlausibility, Severity: finding.SeverityWarning,
			Title: messages.Text("values that cannot both be right"),
			Mend:  messages.Text("look at each of the figures again in its source"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			for _, q := range c.Inequalities {
				if m := newInequality(s, q); m != nil {
					checkInequality(s, m, r)
				}
			}
		}),
	}
}

// comparison is a ratio or an inequality that a sector declares, ready to be
// evaluated.
type comparison struct {
	name       wording.Text
	id         indicators.ID
	less, more indicators.Program // less is the zero Program for a ratio
	reads      []indicators.ID    // indicators that are read for the key itself
}

// newRatio compiles a ratio; nil when it does not fit the catalogue.
func newRatio(s Scope, m indicators.Metric) *comparison {
	p, err := m.Compile(s.Catalogue())
	if err != nil {
		return nil
	}
	return &comparison{name: m.Name, id: m.ID, more: p, reads: p.Reads()}
}

// newInequality compiles an inequality; nil when it does not fit the catalogue.
func newInequality(s Scope, q Inequality) *comparison {
	less, err := q.Less.Compile(s.Catalogue())
	if err != nil {
		return nil
	}
	q.More.Unit = less.Unit()
	more, err := q.More.Compile(s.Catalogue())
	if err != nil {
		return nil
	}
	// The greater side first: a figure that is too small is what is looked for.
	reads := more.Reads()
	for _, id := range less.Reads() {
		if !slices.Contains(reads, id) {
			reads = append(reads, id)
		}
	}
	return &comparison{name: q.Name, id: q.ID, less: less, more: more, reads: reads}
}

// checkInequality reports the figures that break an inequality.
func checkInequality(s Scope, m *comparison, r *rulekit.Report) {
	told := map[indicators.ID]bool{}  // observations that have been named
	keys := map[indicators.Key]bool{} // and keys
	for _, id := range m.reads {
		for k, data := range s.view.Data(indicators.Selector{Indicator: id}) {
			for n, x := range data {
				key := k.At(x.Period())
				if n >= maxAlike && data[n-maxAlike].Period() == x.Period() {
					continue
				}
				less, more, inputs, truth := s.hold(m, key, x)
				if len(inputs) > 0 {
					s.holds("IND040", key)
					for _, a := range inputs {
						s.holds("IND040", a.Key)
					}
				}
				if truth != figure.No {
					continue
				}
				rows := []indicators.Row{x.Row}
				for _, a := range inputs {
					for _, id := range a.Chosen {
						if row, ok := s.view.Dataset().Row(id); ok {
							rows = append(rows, row)
						}
					}
				}
				// What has been named explains what it is combined with too.
				if slices.ContainsFunc(rows, func(row indicators.Row) bool { return told[row.ID()] }) {
					continue
				}
				mixed := !ofOneOrigin(rows)
				if mixed && (keys[key] || s.statesAll(rows)) {
					continue
				}
				told[x.Row.ID()] = true
				keys[key] = keys[key] || mixed
				s.tellInequality(m, rows, less, more, r)
			}
		}
	}
}

// tellInequality reports an inequality that some rows break: at the first of them, or at
// its key where they are of several origins.
func (s Scope) tellInequality(
	m *comparison, rows []indicators.Row, less, more figure.Quantity, r *rulekit.Report,
) {
	o := rows[0].Observation()
	path := pathOf(o) + "/figure"
	message := messages.Text("rule broken: {name} ({less} against {more})")
	args := []finding.Arg{
		rulekit.Label("name", m.name, m.id), rulekit.Quantity("less", less), rulekit.Quantity("more", more),
	}
	if !ofOneOrigin(rows) {
		var origins finding.Arg
		message, origins = s.differing(message, rows)
		path, args = keyPath(o.Key), append(args, origins)
	}
	f := r.Add(path, message, args...).Cite(cited(o))
	for _, row := range rows {
		if row != rows[0] {
			f.Cite(cited(row.Observation()))
		}
	}
}

// hold evaluates both sides of an inequality for a key, with a figure in the
// place of the key's own value, and tells whether it holds.
func (s Scope) hold(
	m *comparison, k indicators.Key, x indicators.Datum,
) (less, more figure.Quantity, inputs []indicators.Answer, truth figure.Truth) {
	a, in1, err := s.with(m.less, k, x)
	if err != nil {
		return less, more, nil, figure.Undecided
	}
	b, in2, err := s.with(m.more, k, x)
	if err != nil {
		return less, more, nil, figure.Undecided
	}
	less, more = figure.Quantity{Figure: a, Unit: m.less.Unit()}, figure.Quantity{Figure: b, Unit: m.more.Unit()}
	return less, more, append(in1, in2...), a.LessOrEqual(b)
}

// with evaluates a program for a key. What x says stands in the place of the
// key's own value, and what else its source says of the key comes before what
// others say; its figure unset, x has no part. The inputs do not name x.
func (s Scope) with(
	p indicators.Program, k indicators.Key, x indicators.Datum,
) (figure.Figure, []indicators.Answer, error) {
	own := k
	return s.byAuthority().EvalGiven(p, k, func(at indicators.Key) (figure.Figure, *indicators.Answer) {
		if x.Figure.IsSet() {
			if at == own {
				return x.Figure, nil
			}
			if f, a := s.besides(x, at); a != nil {
				return f, a
			}
		}
		if f, a := s.inForce(at); a != nil || at.Perimeter == "" {
			return f, a
		}
		if a := s.answer(at); a != nil {
			return a.Quantity.Figure, a
		}
		return figure.Figure{}, nil
	})
}

// besides returns what the source of x says of another key, if it is one thing.
func (s Scope) besides(x indicators.Datum, k indicators.Key) (f figure.Figure, from *indicators.Answer) {
	for _, y := range s.DataOf(k) {
		if y.Row.Source() != x.Row.Source() {
			continue
		}
		if from != nil {
			if !y.Figure.Equal(f) {
				return figure.Figure{}, nil
			}
			continue
		}
		unit, _ := s.unitOf(k.Indicator)
		f, from = y.Figure, &indicators.Answer{
			Key: k, Quantity: figure.Quantity{Figure: y.Figure, Unit: unit}, Chosen: []indicators.ID{y.Row.ID()},
			Role: y.Row.Role(), Policy: indicators.ByAuthority, Reason: indicators.BecauseOnly,
		}
	}
	return f, from
}

// inForce returns the values of a price or rate over a period for which none is
// stated, from the ranges that cover some of it: their hull. It is unset when
// there is nothing of the kind.
func (s Scope) inForce(k indicators.Key) (f figure.Figure, from *indicators.Answer) {
	i, ok := s.indicator(k.Indicator)
	if !ok || i.Nature != indicators.Ratio {
		return f, nil
	}
	for range s.view.RowsOf(k) {
		return f, nil
	}
	for _, x := range s.view.DataOf(k.Series()) {
		if x.Period().Kind() != period.KindRange || !x.Period().Overlaps(k.Period) {
			continue
		}
		if from == nil {
			f, from = x.Figure, &indicators.Answer{
				Key: k, Role: x.Row.Role(), Policy: indicators.Hull, Reason: indicators.BecauseHull,
			}
		} else {
			f = f.Hull(x.Figure)
		}
		from.Chosen = append(from.Chosen, x.Row.ID())
	}
	if from != nil {
		from.Quantity = figure.Quantity{Figure: f, Unit: i.Unit}
	}
	return f, from
}
