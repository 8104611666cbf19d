package indicators

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/say"
)

func referenceRules() []Rule {
	const head = "a,jobs,MA,all,2015,63000,job,observed,o16"
	clean := table(head)
	return []Rule{
		{
			Code: "IND010", Family: References, Severity: Fault,
			Title:   say.Text("مؤشر غير معرف", "indicateur inconnu", "unknown indicator"),
			Mend:    say.Text("صحح الرمز أو عرّف المؤشر في الفهرس", "corriger le code, ou définir l'indicateur au catalogue", "correct the code, or define the indicator in the catalogue"),
			Example: Example{Fires: table("a,job,MA,all,2015,63000,job,observed,o16"), Silent: clean, Path: "/observations/a/key/indicator"},
			Check: perKeyPart("key/indicator", func(c *Catalogue, o Observation) (ID, bool) {
				_, ok := find(c.indicators, o.Key.Indicator)
				return o.Key.Indicator, ok
			}, say.Text("المؤشر {id} غير معرف", "l'indicateur {id} n'est pas défini", "the catalogue has no indicator {id}")),
		},
		{
			Code: "IND011", Family: References, Severity: Fault,
			Title:   say.Text("نطاق غير معرف", "périmètre inconnu", "unknown perimeter"),
			Mend:    say.Text("صحح الرمز أو عرّف النطاق في الفهرس", "corriger le code, ou définir le périmètre au catalogue", "correct the code, or define the perimeter in the catalogue"),
			Example: Example{Fires: table("a,jobs,MA,sector,2015,63000,job,observed,o16"), Silent: clean, Path: "/observations/a/key/perimeter"},
			Check: perView(func(v View, r *report) {
				c := v.data.catalogue
				unknown := say.Text("النطاق {id} غير معرف", "le périmètre {id} n'est pas défini", "the catalogue has no perimeter {id}")
				for o := range v.Observations(Selector{}) {
					for _, m := range [...]struct {
						member string
						id     ID
					}{{"/key/perimeter", o.Key.Perimeter}, {"/stated_perimeter", o.Stated}} {
						if m.id == "" {
							continue
						}
						if _, ok := find(c.perimeters, m.id); !ok {
							r.add(pathOf(o)+m.member, unknown, record("id", m.id)).cite(o, noNote)
						}
					}
				}
			}),
		},
		{
			Code: "IND012", Family: References, Severity: Fault,
			Title:   say.Text("مكان غير معرف", "lieu inconnu", "unknown area"),
			Mend:    say.Text("صحح الرمز أو عرّف المكان في الفهرس", "corriger le code, ou définir le lieu au catalogue", "correct the code, or define the area in the catalogue"),
			Example: Example{Fires: table("a,jobs,MAR,all,2015,63000,job,observed,o16"), Silent: clean, Path: "/observations/a/key/area"},
			Check: perKeyPart("key/area", func(c *Catalogue, o Observation) (ID, bool) {
				_, ok := find(c.areas, o.Key.Area)
				return o.Key.Area, ok
			}, say.Text("المكان {id} غير معرف", "le lieu {id} n'est pas défini", "the catalogue has no area {id}")),
		},
		{
			Code: "IND013", Family: References, Severity: Fault,
			Title: say.Text("تقسيم غير معرف", "ventilation inconnue", "unknown breakdown"),
			Mend:  say.Text("صحح الرمز أو أضفه إلى البعد في الفهرس", "corriger le code, ou l'ajouter à la dimension au catalogue", "correct the code, or add it to the dimension in the catalogue"),
			Example: Example{
				Fires:  wider(",breakdown", head+",segment=video"),
				Silent: wider(",breakdown", head+",segment=voice"),
				Path:   "/observations/a/key/breakdown",
			},
			Check: perObservation(func(v View, o Observation, r *report) {
				for p := range o.Key.Breakdown.Parts() {
					d, ok := find(v.data.catalogue.dimensions, p.Dimension)
					if !ok {
						r.add(pathOf(o)+"/key/breakdown", say.Text("البعد {id} غير معرف", "la dimension {id} n'est pas définie", "the catalogue has no dimension {id}"), record("id", p.Dimension)).cite(o, noNote)
					} else if _, ok := find(d.Codes, p.Code); !ok {
						r.add(pathOf(o)+"/key/breakdown", say.Text("ليس للبعد {dimension} رمز {id}", "la dimension {dimension} n'a pas de code {id}", "dimension {dimension} has no code {id}"), record("dimension", p.Dimension), record("id", p.Code)).cite(o, noNote)
					}
				}
			}),
		},
		{
			Code: "IND014", Family: References, Severity: Fault,
			Title:   say.Text("مصدر غير معروف", "source inconnue", "unknown source"),
			Mend:    say.Text("صحح الرمز أو أضف المصدر", "corriger le code, ou ajouter la source", "correct the code, or add the source"),
			Example: Example{Fires: table("a,jobs,MA,all,2015,63000,job,observed,o17"), Silent: clean, Path: "/observations/a/source"},
			Check: perObservation(func(v View, o Observation, r *report) {
				if o.Source == "" {
					return
				}
				if _, ok := v.data.Source(o.Source); !ok {
					r.add(pathOf(o)+"/source", say.Text("المصدر {id} غير موجود", "la source {id} n'existe pas", "there is no source {id}"), record("id", o.Source)).cite(o, noNote)
				}
			}),
		},
		{
			Code: "IND015", Family: References, Severity: Fault,
			Title: say.Text("هيئة غير معروفة", "organisme inconnu", "unknown body"),
			Mend:  say.Text("صحح الرمز أو أضف الهيئة", "corriger le code, ou ajouter l'organisme", "correct the code, or add the body"),
			Example: Example{
				Fires: Files{Sources: `{
  "format": "mithaq.sources/1",
  "sources": [{"id": "s", "carrier": "paper", "date": "2016"}]
}
`},
				Silent: Files{},
				Path:   "/sources/s/carrier",
			},
			Check: perView(func(v View, r *report) {
				for s := range v.data.Sources() {
					for _, m := range [...]struct {
						member string
						id     ID
					}{{"/carrier", s.Carrier}, {"/originator", s.Originator}} {
						if m.id == "" {
							continue
						}
						if _, ok := v.data.Body(m.id); !ok {
							r.add(cite.Pointer("sources", string(s.ID))+m.member, say.Text("الهيئة {id} غير موجودة", "l'organisme {id} n'existe pas", "there is no body {id}"), record("id", m.id))
						}
					}
				}
			}),
		},
		{
			Code: "IND016", Family: References, Severity: Fault,
			Title: say.Text("ملاحظة غير موجودة", "observation inconnue", "unknown observation"),
			Mend:  say.Text("صحح الرمز أو أضف الملاحظة", "corriger le code, ou ajouter l'observation", "correct the code, or add the observation"),
			Example: Example{
				Fires:  wider(",repeats", head+",b"),
				Silent: wider(",repeats", head+",b", "b,jobs,MA,all,2015,63000,job,observed,p16,"),
				Path:   "/observations/a/repeats",
			},
			Check: perView(func(v View, r *report) {
				unknown := say.Text("الملاحظة {id} غير موجودة", "l'observation {id} n'existe pas", "there is no observation {id}")
				missing := func(id ID) bool {
					_, ok := v.data.rowOf(id)
					return id != "" && !ok
				}
				for o := range v.Observations(Selector{}) {
					if missing(o.Repeats) {
						r.add(pathOf(o)+"/repeats", unknown, record("id", o.Repeats)).cite(o, noNote)
					}
					for _, id := range o.From {
						if missing(id) {
							r.add(pathOf(o)+"/from", unknown, record("id", id)).cite(o, noNote)
						}
					}
				}
				for c := range v.seenCorrections() {
					at := cite.Pointer("corrections", string(c.ID))
					if missing(c.Observation) {
						r.add(at+"/observation", unknown, record("id", c.Observation))
					}
					for _, id := range c.Evidence {
						if missing(id) {
							r.add(at+"/evidence", unknown, record("id", id))
						}
					}
				}
			}),
		},
		{
			Code: "IND017", Family: References, Severity: Fault,
			Title: say.Text("تعريف يحيل على ما لا يوجد", "définition qui renvoie à rien", "definition that refers to nothing"),
			Mend:  say.Text("صحح الإحالة أو عرّف ما تحيل إليه", "corriger le renvoi, ou définir ce à quoi il renvoie", "correct the reference, or define what it refers to"),
			Example: Example{
				Fires:  defined(`, "of": "y"`, ""),
				Silent: defined(`, "of": "x"}, {"id": "y", "name": {"en": {"name": "y", "status": "attested"}}, "unit": "job", "nature": "flow", "of": "x"`, ""),
				Path:   "/indicators/x/of",
			},
			Check: perView(func(v View, r *report) {
				c := v.data.catalogue
				refer := func(at string, id ID, ok bool) {
					if id != "" && !ok {
						r.add(at, say.Text("{id} غير معرف", "{id} n'est pas défini", "{id} is not defined"), record("id", id))
					}
				}
				for _, i := range c.indicators {
					_, ok := find(c.indicators, i.Of)
					refer(cite.Pointer("indicators", string(i.ID))+"/of", i.Of, ok)
				}
				for _, p := range c.perimeters {
					at := cite.Pointer("perimeters", string(p.ID))
					_, ok := find(c.perimeters, p.Within)
					refer(at+"/within", p.Within, ok)
					_, ok = find(c.perimeters, p.Replaces)
					refer(at+"/replaces", p.Replaces, ok)
				}
				parts := func(at string, codes []Category) {
					for _, x := range codes {
						for _, id := range x.Parts {
							_, ok := find(codes, id)
							refer(at+cite.Pointer(string(x.ID))+"/parts", id, ok)
						}
					}
				}
				for _, d := range c.dimensions {
					parts(cite.Pointer("dimensions", string(d.ID))+"/codes", d.Codes)
				}
				parts("/areas", c.areas)
			}),
		},
		{
			Code: "IND018", Family: References, Severity: Fault,
			Title: say.Text("إحالة تدور على نفسها", "renvoi circulaire", "references in a circle"),
			Mend:  say.Text("اقطع الحلقة عند الإحالة الخاطئة", "rompre le cercle au renvoi fautif", "break the circle at the reference that is wrong"),
			Example: Example{
				Fires:  defined("", `, "perimeters": [`+member("p", `, "within": "q"`)+", "+member("q", `, "within": "p"`)+"]"),
				Silent: defined("", `, "perimeters": [`+member("p", `, "within": "q"`)+", "+member("q", "")+"]"),
				Path:   "/perimeters/p/within",
			},
			Check: perView(checkCycles),
		},
		{
			Code: "IND019", Family: References, Severity: Fault,
			Title: say.Text("صيغة لا تُحسب", "formule incalculable", "formula that cannot be computed"),
			Mend:  say.Text("صحح الصيغة أو الفهرس", "corriger la formule ou le catalogue", "correct the formula or the catalogue"),
			Example: Example{
				Fires:  defined(`, "formula": "x / staff"`, ""),
				Silent: defined(`, "formula": "x * 1"`, ""),
				Path:   "/indicators/x/formula",
			},
			Check: perView(func(v View, r *report) {
				for _, i := range v.data.catalogue.indicators {
					if i.Formula == "" {
						continue
					}
					m, err := ParseMetric(i.Formula)
					if err == nil {
						m.Unit = i.Unit
						_, err = m.Check(v.data.catalogue)
					}
					if err != nil {
						r.add(cite.Pointer("indicators", string(i.ID))+"/formula", say.Text("لا يمكن حساب الصيغة: {error}", "la formule ne se calcule pas : {error}", "the formula cannot be computed: {error}"), word("error", firstLine(err)))
					}
				}
			}),
		},
	}
}

// firstLine returns the first of an error's lines.
func firstLine(err error) string {
	s, _, _ := strings.Cut(err.Error(), "\n")
	return s
}

// perKeyPart is a check that an ID which an observation may hold is defined.
func perKeyPart(member string, known func(*Catalogue, Observation) (ID, bool), unknown wording.Text) checkFunc {
	return perView(func(v View, r *report) {
		last, ok := ID(""), true // observations come in order of key
		for o := range v.Observations(Selector{}) {
			id, is := ID(""), true
			if id, is = known(v.data.catalogue, o); id != last {
				last, ok = id, is || id == ""
			}
			if !ok {
				r.add(pathOf(o)+"/"+member, unknown, record("id", id)).cite(o, noNote)
			}
		}
	})
}

// checkCycles looks for records that lead back to themselves.
func checkCycles(v View, r *report) {
	c := v.data.catalogue
	follow := func(list, member string, ids []ID, next func(ID) []ID) {
		for _, id := range inCycles(ids, next) {
			r.add(cite.Pointer(list, string(id))+"/"+member, say.Text("{id} يحيل على نفسه", "{id} renvoie à lui-même", "{id} leads back to itself"), record("id", id))
		}
	}
	one := func(id ID, ok bool) []ID {
		if !ok || id == "" {
			return nil
		}
		return []ID{id}
	}
	perimeters := idsOf(c.perimeters)
	follow("perimeters", "within", perimeters, func(id ID) []ID {
		p, ok := find(c.perimeters, id)
		return one(p.Within, ok)
	})
	follow("perimeters", "replaces", perimeters, func(id ID) []ID {
		p, ok := find(c.perimeters, id)
		return one(p.Replaces, ok)
	})
	follow("indicators", "of", idsOf(c.indicators), func(id ID) []ID {
		i, ok := find(c.indicators, id)
		return one(i.Of, ok)
	})
	parts := func(list string, codes []Category) {
		for _, id := range inCycles(idsOf(codes), func(id ID) []ID {
			x, _ := find(codes, id)
			return x.Parts
		}) {
			r.add(list+cite.Pointer(string(id))+"/parts", say.Text("{id} جزء من نفسه", "{id} est une partie de lui-même", "{id} is a part of itself"), record("id", id))
		}
	}
	for _, d := range c.dimensions {
		parts(cite.Pointer("dimensions", string(d.ID))+"/codes", d.Codes)
	}
	parts("/areas", c.areas)

	var repeating, derived []ID
	for o := range v.Observations(Selector{}) {
		if o.Repeats != "" {
			repeating = append(repeating, o.ID)
		}
		if len(o.From) > 0 {
			derived = append(derived, o.ID)
		}
	}
	follow("observations", "repeats", repeating, func(id ID) []ID {
		o, ok := v.data.Observation(id)
		return one(o.Repeats, ok)
	})
	follow("observations", "from", derived, func(id ID) []ID {
		o, _ := v.data.Observation(id)
		return o.From
	})
}

func idsOf[T interface{ id() ID }](records []T) []ID {
	ids := make([]ID, len(records))
	for i, r := range records {
		ids[i] = r.id()
	}
	return ids
}

// inCycles returns, sorted, those of ids that lead back to themselves: the
// strongly connected components with more than one member or with a loop
// (Tarjan 1972, without recursion).
func inCycles(ids []ID, next func(ID) []ID) (found []ID) {
	type node struct {
		order, low int
		on         bool
	}
	nodes := make(map[ID]*node, len(ids))
	type frame struct {
		id   ID
		rest []ID
	}
	var stack []ID
	for _, start := range ids {
		if nodes[start] != nil {
			continue
		}
		var calls []frame
		enter := func(id ID) {
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
			if len(calls) > 0 {
				up := nodes[calls[len(calls)-1].id]
				up.low = min(up.low, n.low)
			}
			if n.low != n.order {
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
