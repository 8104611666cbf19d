package rules

import (
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

func ind010(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND010", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("unknown indicator"),
			Mend:  messages.Text("correct the code, or define the indicator in the catalogue"),
		},
		Check: perKeyPart("key/indicator", func(s Scope, k indicators.Key) (indicators.ID, bool) {
			_, ok := s.indicator(k.Indicator)
			return k.Indicator, ok
		}, messages.Text("the catalogue has no indicator {id}")),
	}
}

func ind011(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND011", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("unknown perimeter"),
			Mend:  messages.Text("correct the code, or define the perimeter in the catalogue"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			unknown := messages.Text("the catalogue has no perimeter {id}")
			for row := range s.view.Rows(indicators.Selector{}) {
				for _, m := range [...]struct {
					member string
					id     indicators.ID
				}{{"/key/perimeter", row.Key().Perimeter}, {"/stated_perimeter", row.Stated()}} {
					if m.id == "" {
						continue
					}
					if _, ok := s.perimeter(m.id); !ok {
						o := row.Observation()
						r.Add(pathOf(o)+m.member, unknown, rulekit.ID("id", m.id)).Cite(cited(o))
					}
				}
			}
		}),
	}
}

func ind012(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND012", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("unknown area"),
			Mend:  messages.Text("correct the code, or define the area in the catalogue"),
		},
		Check: perKeyPart("key/area", func(s Scope, k indicators.Key) (indicators.ID, bool) {
			_, ok := s.area(k.Area)
			return k.Area, ok
		}, messages.Text("the catalogue has no area {id}")),
	}
}

func ind013(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND013", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("unknown breakdown"),
			Mend:  messages.Text("correct the code, or add it to the dimension in the catalogue"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			last, known := indicators.Breakdown{}, true // rows come in order of key
			for row := range s.view.Rows(indicators.Selector{}) {
				if b := row.Key().Breakdown; b != last || !known {
					last, known = b, s.checkBreakdown(row, r)
				}
			}
		}),
	}
}

// checkBreakdown reports what the catalogue does not have of the breakdown of a row, and
// whether it has all of it.
func (s Scope) checkBreakdown(row indicators.Row, r *rulekit.Report) (known bool) {
	known = true
	for p := range row.Key().Breakdown.Parts() {
		d, ok := s.dimension(p.Dimension)
		if _, has := category(d.Codes, p.Code); ok && has {
			continue
		}
		known = false
		o := row.Observation()
		at := pathOf(o) + "/key/breakdown"
		if !ok {
			r.Add(at, messages.Text("the catalogue has no dimension {id}"), rulekit.ID("id", p.Dimension)).Cite(cited(o))
			continue
		}
		r.Add(
			at, messages.Text("dimension {dimension} has no code {id}"),
			rulekit.ID("dimension", p.Dimension), rulekit.ID("id", p.Code),
		).Cite(cited(o))
	}
	return known
}

func ind014(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND014", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("unknown source"),
			Mend:  messages.Text("correct the code, or add the source"),
		},
		Check: perRow(func(s Scope, row indicators.Row, r *rulekit.Report) {
			if row.Source() == "" {
				return
			}
			if _, ok := row.SourceRecord(); !ok {
				o := row.Observation()
				r.Add(
					pathOf(o)+"/source",
					messages.Text("there is no source {id}"), rulekit.ID("id", o.Source),
				).Cite(cited(o))
			}
		}),
	}
}

func ind015(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND015", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("unknown body"),
			Mend:  messages.Text("correct the code, or add the body"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			data := s.view.Dataset()
			for source := range data.Sources() {
				for _, m := range [...]struct {
					member string
					id     indicators.ID
				}{{"/carrier", source.Carrier}, {"/originator", source.Originator}} {
					if m.id == "" {
						continue
					}
					if _, ok := data.Body(m.id); !ok {
						r.Add(
							cite.Pointer("sources", string(source.ID))+m.member,
							messages.Text("there is no body {id}"), rulekit.ID("id", m.id),
						)
					}
				}
			}
		}),
	}
}

func ind016(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND016", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("unknown observation"),
			Mend:  messages.Text("correct the code, or add the observation"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			unknown := messages.Text("there is no observation {id}")
			missing := func(id indicators.ID) bool {
				_, ok := s.view.Dataset().Row(id)
				return id != "" && !ok
			}
			for o := range s.view.Observations(indicators.Selector{}) {
				if missing(o.Repeats) {
					r.Add(pathOf(o)+"/repeats", unknown, rulekit.ID("id", o.Repeats)).Cite(cited(o))
				}
				for _, id := range o.From {
					if missing(id) {
						r.Add(pathOf(o)+"/from", unknown, rulekit.ID("id", id)).Cite(cited(o))
					}
				}
			}
			for c := range s.view.Corrections() {
				at := cite.Pointer("corrections", string(c.ID))
				if missing(c.Observation) {
					r.Add(at+"/observation", unknown, rulekit.ID("id", c.Observation))
				}
				for _, id := range c.Evidence {
					if missing(id) {
						r.Add(at+"/evidence", unknown, rulekit.ID("id", id))
					}
				}
			}
		}),
	}
}

func ind017(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND017", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("definition that refers to nothing"),
			Mend:  messages.Text("correct the reference, or define what it refers to"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			c := s.Catalogue()
			refer := func(list string, of indicators.ID, member string, id indicators.ID, ok bool) {
				if id != "" && !ok {
					r.Add(
						list+cite.Pointer(string(of), member),
						messages.Text("{id} is not defined"), rulekit.ID("id", id),
					)
				}
			}
			for i := range c.Indicators() {
				_, ok := c.Indicator(i.Of)
				refer("/indicators", i.ID, "of", i.Of, ok)
				_, ok = c.Indicator(i.Weight)
				refer("/indicators", i.ID, "weight", i.Weight, ok)
			}
			for p := range c.Perimeters() {
				_, ok := c.Perimeter(p.Within)
				refer("/perimeters", p.ID, "within", p.Within, ok)
				_, ok = c.Perimeter(p.Replaces)
				refer("/perimeters", p.ID, "replaces", p.Replaces, ok)
			}
			only := func(at string, of indicators.ID, list []indicators.ID) {
				for _, id := range list {
					_, ok := c.Indicator(id)
					refer(at, of, "complete_for", id, ok)
				}
			}
			parts := func(at string, codes []indicators.Category) {
				for _, x := range codes {
					for _, id := range x.Parts {
						_, ok := category(codes, id)
						refer(at, x.ID, "parts", id, ok)
					}
					only(at, x.ID, x.CompleteFor)
				}
			}
			for d := range c.Dimensions() {
				only("/dimensions", d.ID, d.CompleteFor)
				parts(cite.Pointer("dimensions", string(d.ID))+"/codes", d.Codes)
			}
			parts("/areas", slices.Collect(c.Areas()))
		}),
	}
}

func ind018(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND018", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("references in a circle"),
			Mend:  messages.Text("break the circle at the reference that is wrong"),
		},
		Check: perScope(checkCycles),
	}
}

func ind019(Config) Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "IND019", Family: FamilyReferences, Severity: finding.SeverityError,
			Title: messages.Text("formula that cannot be computed"),
			Mend:  messages.Text("correct the formula or the catalogue"),
		},
		Check: perScope(func(s Scope, r *rulekit.Report) {
			for i := range s.Catalogue().Indicators() {
				if i.Formula == "" {
					continue
				}
				m, err := indicators.ParseMetric(i.Formula)
				if err == nil {
					m.Unit = i.Unit
					_, err = m.Check(s.Catalogue())
				}
				if err != nil {
					r.Add(
						cite.Pointer("indicators", string(i.ID))+"/formula",
						messages.Text(
							"the formula cannot be computed: {error}",
						), rulekit.Word("error", firstLine(err)),
					)
				}
			}
		}),
	}
}

// firstLine returns the first of an error's lines.
func firstLine(err error) string {
	s, _, _ := strings.Cut(err.Error(), "\n")
	return s
}

// perKeyPart is a check that an ID which an observation may hold is defined.
func perKeyPart(
	member string, known func(Scope, indicators.Key) (indicators.ID, bool), unknown wording.Text,
) checkFunc {
	return perScope(func(s Scope, r *rulekit.Report) {
		last, ok := indicators.ID(""), true // observations come in order of key
		for row := range s.view.Rows(indicators.Selector{}) {
			id, is := indicators.ID(""), true
			if id, is = known(s, row.Key()); id != last {
				last, ok = id, is || id == ""
			}
			if !ok {
				o := row.Observation()
				r.Add(pathOf(o)+"/"+member, unknown, rulekit.ID("id", id)).Cite(cited(o))
			}
		}
	})
}

// checkCycles looks for records that lead back to themselves.
func checkCycles(s Scope, r *rulekit.Report) {
	c := s.Catalogue()
	follow := func(list, member string, ids []indicators.ID, next func(indicators.ID) []indicators.ID) {
		for _, id := range inCycles(ids, next) {
			r.Add(
				cite.Pointer(list, string(id))+"/"+member,
				messages.Text("{id} leads back to itself"), rulekit.ID("id", id),
			)
		}
	}
	one := func(id indicators.ID, ok bool) []indicators.ID {
		if !ok || id == "" {
			return nil
		}
		return []indicators.ID{id}
	}
	perimeters := idsOf(c.Perimeters(), func(p indicators.Perimeter) indicators.ID { return p.ID })
	follow("perimeters", "within", perimeters, func(id indicators.ID) []indicators.ID {
		p, ok := c.Perimeter(id)
		return one(p.Within, ok)
	})
	follow("perimeters", "replaces", perimeters, func(id indicators.ID) []indicators.ID {
		p, ok := c.Perimeter(id)
		return one(p.Replaces, ok)
	})
	defined := idsOf(c.Indicators(), func(i indicators.Indicator) indicators.ID { return i.ID })
	follow("indicators", "of", defined, func(id indicators.ID) []indicators.ID {
		i, ok := c.Indicator(id)
		return one(i.Of, ok)
	})
	parts := func(list string, codes []indicators.Category) {
		ids := idsOf(slices.Values(codes), func(x indicators.Category) indicators.ID { return x.ID })
		for _, id := range inCycles(ids, func(id indicators.ID) []indicators.ID {
			x, _ := category(codes, id)
			return x.Parts
		}) {
			r.Add(
				list+cite.Pointer(string(id))+"/parts",
				messages.Text("{id} is a part of itself"), rulekit.ID("id", id),
			)
		}
	}
	for d := range c.Dimensions() {
		parts(cite.Pointer("dimensions", string(d.ID))+"/codes", d.Codes)
	}
	parts("/areas", slices.Collect(c.Areas()))

	var repeating, derived []indicators.ID
	for o := range s.view.Observations(indicators.Selector{}) {
		if o.Repeats != "" {
			repeating = append(repeating, o.ID)
		}
		if len(o.From) > 0 {
			derived = append(derived, o.ID)
		}
	}
	follow("observations", "repeats", repeating, func(id indicators.ID) []indicators.ID {
		o, ok := s.view.Dataset().Observation(id)
		return one(o.Repeats, ok)
	})
	follow("observations", "from", derived, func(id indicators.ID) []indicators.ID {
		o, _ := s.view.Dataset().Observation(id)
		return o.From
	})
}

// idsOf returns the IDs of records.
func idsOf[T any](records iter.Seq[T], id func(T) indicators.ID) []indicators.ID {
	ids := make([]indicators.ID, 0, 16)
	for r := range records {
		ids = append(ids, id(r))
	}
	return ids
}

// inCycles returns, sorted, those of ids that lead back to themselves: the
// strongly connected components with more than one member or with a loop
// (Tarjan 1972, without recursion).
func inCycles(ids []indicators.ID, next func(indicators.ID) []indicators.ID) (found []indicators.ID) {
	type node struct {
		order, low int
		on         bool
	}
	nodes := make(map[indicators.ID]*node, len(ids))
	type frame struct {
		id   indicators.ID
		rest []indicators.ID
	}
	var stack []indicators.ID
	for _, start := range ids {
		if nodes[start] != nil {
			continue
		}
		var calls []frame
		enter := func(id indicators.ID) {
			n := len(nodes) + 1
			nodes[id] = &node{n, n, true}
			stack = append(stack, id)
			calls = append(calls, frame{id, next(id)})
		}
		enter(start)
		for len(calls) > 0 {
			f := &calls[len(calls)-1]
			n := nodes[f.id]
			if len(f.rest) > 0 {
				to := f.rest[0]
				f.rest = f.rest[1:]
				switch m := nodes[to]; {
				case m == nil:
					enter(to)
				case m.on:
					n.low = min(n.low, m.order)
				}
				continue
			}
			calls = calls[:len(calls)-1]
			if n.low < n.order { // it leads back to a caller
				up := nodes[calls[len(calls)-1].id]
				up.low = min(up.low, n.low)
				continue
			}
			at := slices.Index(stack, f.id)
			for i := len(stack) - 1; i >= at; i-- {
				nodes[stack[i]].on = false
			}
			group := stack[at:]
			if len(group) > 1 || slices.Contains(next(f.id), f.id) {
				found = append(found, group...)
			}
			stack = stack[:at]
		}
	}
	slices.Sort(found)
	return found
}
