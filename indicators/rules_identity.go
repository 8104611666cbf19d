package indicators

import (
	"cmp"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

func identityRules() []Rule {
	const head = ",breakdown"
	return []Rule{
		{
			Code: "IND041", Family: Identity, Severity: Warning,
			Title: say.Text("الأجزاء لا تعطي المجموع", "les parties ne font pas le total", "parts do not make their total"),
			Mend:  say.Text("راجع المجموع وأجزاءه في مصادرها", "revoir dans leurs sources le total et ses parties", "look at the total and its parts again in their sources"),
			Example: Example{
				Fires: wider(head, "a,jobs,MA,all,2015,60,job,observed,o16,segment=contact", "b,jobs,MA,all,2015,30,job,observed,o16,segment=voice",
					"c,jobs,MA,all,2015,20,job,observed,o16,segment=text", "d,jobs,MA,all,2015,63,job,observed,o16,"),
				Silent: wider(head, "a,jobs,MA,all,2015,50,job,observed,o16,segment=contact", "b,jobs,MA,all,2015,30,job,observed,o16,segment=voice",
					"c,jobs,MA,all,2015,20,job,observed,o16,segment=text", "d,jobs,MA,all,2015,63,job,observed,o16,"),
				Path: "/observations/a/figure",
			},
			Check: perView(checkParts),
		},
		{
			Code: "IND042", Family: Identity, Severity: Warning,
			Title: say.Text("حصص مجموعها يفوق المئة", "parts de plus de 100 % en tout", "shares of more than 100 % together"),
			Example: Example{
				Fires:  wider(head, "a,share,MA,all,2015,66,percent,observed,o16,segment=voice", "b,share,MA,all,2015,46,percent,observed,o16,segment=text"),
				Silent: wider(head, "a,share,MA,all,2015,54@1,percent,observed,o16,segment=voice", "b,share,MA,all,2015,46.2@0.1,percent,observed,o16,segment=text"),
				Path:   "/observations/a/figure",
			},
			Check: perView(checkShares),
		},
	}
}

func flowRules() []Rule {
	const (
		before = "b,jobs,MA,all,2013,63000,job,observed,o16"
		after  = "c,jobs,MA,all,2015,75000,job,observed,o16"
	)
	return []Rule{
		{
			Code: "IND044", Family: Identity, Severity: Warning,
			Title: say.Text("الصافي لا يعطي تغير الرصيد", "le net ne donne pas la variation du stock", "net flow is not the change of the stock"),
			Mend:  say.Text("اسأل عما يحتسبه التدفق والرصيد: أي نطاق، ومن أي تاريخ إلى أي تاريخ", "demander ce que comptent le flux et le stock : quel périmètre, de quelle date à quelle date", "ask what the flow and the stock count: which perimeter, and from which day to which"),
			Example: Example{
				Fires:  table("a,net,MA,all,2014/2015,18500,job,observed,n16", before, after),
				Silent: table("a,net,MA,all,2014/2015,12000,job,observed,n16", before, after),
				Path:   "/observations/a/figure",
			},
			Check: perFlow(func(v View, i *Indicator, x voice, change figure.Figure, f func(message wording.Text)) {
				said := allowed(x.figure)
				switch {
				case i.Flow == Net && !meet(said, change):
					f(say.Text("صافي {value} والرصيد تغير بـ {change}", "net de {value}, mais le stock a varié de {change}", "a net {value}, but the stock changed by {change}"))
				case i.Flow == Gross && said.Less(change) == figure.Yes:
					f(say.Text("إحداث {value} والرصيد زاد بأكثر منه: {change}", "{value} créations, mais le stock a crû de plus : {change}", "{value} created, but the stock grew by more: {change}"))
				}
			}),
		},
		{
			Code: "IND045", Family: Plausibility, Severity: Warning,
			Title: say.Text("إحداث يفوق تغير الرصيد", "créations au-delà de la variation du stock", "creations beyond the change of the stock"),
			Mend:  say.Text("اسأل عما تحتسبه المناصب المحدثة: إجمالا أم صافيا، وبأي نطاق", "demander ce que comptent les créations : brut ou net, et sur quel périmètre", "ask what the creations count: gross or net, and over which perimeter"),
			Example: Example{
				Fires:  table("a,created,MA,all,2014/2015,>51000,job,observed,n16", before, after),
				Silent: table("a,created,MA,all,2014/2015,>11000,job,observed,n16", before, after),
				Path:   "/observations/a/figure",
			},
			Check: perFlow(func(v View, i *Indicator, x voice, change figure.Figure, f func(message wording.Text)) {
				if (i.Flow == Gross || i.Flow == Declared) && allowed(x.figure).Greater(change) == figure.Yes {
					f(say.Text("إحداث {value} والرصيد زاد بـ {change} فقط", "{value} créés, mais le stock n'a varié que de {change}", "{value} created, but the stock changed by {change} only"))
				}
			}),
		},
		{
			Code: "IND046", Family: Identity, Severity: Warning,
			Title: say.Text("الجزء أكبر من الكل", "la partie dépasse le tout", "part larger than the whole"),
			Mend:  say.Text("راجع القيمتين في مصدريهما، وهل إحداهما جزء من الأخرى", "revoir les deux valeurs à la source, et si l'une est bien une partie de l'autre", "look at both values again, and whether the one is part of the other"),
			Example: Example{
				Fires:  table("a,jobs,MA,calls,2015,>70000,job,observed,n16", "b,jobs,MA,all,2015,63000,job,observed,o16"),
				Silent: table("a,jobs,MA,calls,2015,>30000,job,observed,n16", "b,jobs,MA,all,2015,63000,job,observed,o16"),
				Path:   "/observations/a/figure",
			},
			Check: perView(func(v View, r *report) {
				c := v.data.catalogue
				v.eachSeries(func(i *Indicator, k Key, voices []voice) {
					if i.OverSegments != Sum || !neverNegative(i) {
						return
					}
					wide := k
					for range c.perimeters {
						p, ok := find(c.perimeters, wide.Perimeter)
						if !ok || p.Within == "" || p.Within == k.Perimeter {
							return
						}
						wide.Perimeter = p.Within
						var all []voice
						var whole figure.Figure
						for n, x := range voices {
							if n == 0 || voices[n-1].period != x.period {
								if all = v.voicesAt(wide.At(x.period)); len(all) > 0 {
									whole = hullOf(all)
								}
							}
							if len(all) == 0 || allowed(x.figure).Greater(whole) != figure.Yes {
								continue
							}
							o := v.observation(x)
							f := r.add(pathOf(o)+"/figure", say.Text("{value} ({part}) وليس للكل ({whole}) إلا {most}", "{value} ({part}), mais {most} pour le tout ({whole})", "{value} ({part}), but {most} for the whole ({whole})"),
								amount("value", o.Quantity()), v.perimeterArg("part", k.Perimeter), v.perimeterArg("whole", wide.Perimeter),
								amount("most", figure.Quantity{Figure: printed(all), Unit: i.Unit})).cite(o, noNote)
							f.voices(v, all)
						}
					}
				})
			}),
		},
	}
}

// neverNegative reports whether the bounds of an indicator say so.
func neverNegative(i *Indicator) bool {
	lower := i.Bounds.Lower()
	return i.Bounds.IsSet() && !lower.Infinite && lower.Value.Sign() >= 0
}

// hullOf returns the range of what the printed digits of all voices allow.
func hullOf(voices []voice) figure.Figure {
	hull := allowed(voices[0].figure)
	for _, x := range voices[1:] {
		hull = hull.Hull(allowed(x.figure))
	}
	return hull
}

// printed returns the range of the numbers as printed.
func printed(voices []voice) figure.Figure {
	hull := plain(voices[0].figure)
	for _, x := range voices[1:] {
		hull = hull.Hull(plain(x.figure))
	}
	return hull
}

// voices adds what voices come from as evidence.
func (f *finding) voices(v View, all []voice) *finding {
	for _, x := range all {
		if len(f.Evidence) < maxEvidence {
			f.cite(v.observation(x), noNote)
		}
	}
	return f
}

// perFlow makes a check of one that looks at a flow and at the change of the
// stock that it feeds, over the same time, as the sources of the stock allow it.
// The stock that the change starts from is that of the year before the flow; if
// there is none, of one of the two years before that or of the flow's first.
func perFlow(check func(v View, i *Indicator, x voice, change figure.Figure, f func(message wording.Text))) checkFunc {
	return perView(func(v View, r *report) {
		v.eachSeries(func(i *Indicator, k Key, voices []voice) {
			if i.Flow == 0 || i.Of == "" {
				return
			}
			unit, ok := v.data.unitOf(i.Of)
			if !ok || !unit.Compatible(i.Unit) {
				return
			}
			for n, x := range voices {
				if n >= maxAlike && voices[n-maxAlike].period == x.period {
					continue
				}
				last := period.At(x.period.Last(), period.KindYear)
				if x.period.Kind() != period.KindYear && x.period.Kind() != period.KindRange || !last.IsSet() {
					continue
				}
				first := period.At(x.period.First(), period.KindYear)
				stock := k
				stock.Indicator = i.Of
				to := v.voicesAt(stock.At(last))
				var from []voice
				starts := []int{-1}
				if i.Flow != Net {
					starts = []int{-1, -2, -3, 0}
				}
				for _, n := range starts {
					if p := first.Shift(n); p != last {
						if from = v.voicesAt(stock.At(p)); len(from) > 0 {
							break
						}
					}
				}
				if len(from) == 0 || len(to) == 0 {
					continue
				}
				change, err := hullOf(to).Sub(hullOf(from))
				if err != nil {
					continue
				}
				q, err := figure.Quantity{Figure: change, Unit: unit}.In(i.Unit)
				if err != nil {
					continue
				}
				check(v, i, x, q.Figure, func(message wording.Text) {
					o := v.observation(x)
					shown, err := printed(to).Sub(printed(from))
					if err != nil {
						shown = change
					}
					r.add(pathOf(o)+"/figure", message, amount("value", o.Quantity()), amount("change", figure.Quantity{Figure: shown, Unit: unit})).
						cite(o, noNote).voices(v, from).voices(v, to)
				})
			}
		})
	})
}

// checkParts holds totals against their parts: a code against those that the
// catalogue says it is made of, a place likewise, the whole against the codes of
// a dimension, and a year against its halves, quarters or months. Parts of which
// some are missing can only be too much.
func checkParts(v View, r *report) {
	c := v.data.catalogue
	v.eachSeries(func(i *Indicator, k Key, voices []voice) {
		for lo := 0; lo < len(voices); {
			hi := lo + 1
			for hi < len(voices) && voices[hi].period == voices[lo].period {
				hi++
			}
			at := k.At(voices[lo].period)
			if i.OverSegments == Sum {
				for p := range at.Breakdown.Parts() {
					d, _ := find(c.dimensions, p.Dimension)
					if x, _ := find(d.Codes, p.Code); len(x.Parts) > 0 {
						v.holdParts(i, voices[lo:hi], v.codesOf(at, p.Dimension, x.Parts), true, r)
					}
				}
				if at.Breakdown == "" {
					for _, d := range c.dimensions {
						v.holdParts(i, voices[lo:hi], v.codesOf(at, d.ID, apart(d.Codes, func(id ID) bool { return v.knows(at, d.ID, id) })), false, r)
					}
				}
			}
			if i.OverPlaces == Sum {
				if a, _ := find(c.areas, at.Area); len(a.Parts) > 0 {
					var parts []Key
					for _, id := range a.Parts {
						part := at
						part.Area = id
						parts = append(parts, part)
					}
					v.holdParts(i, voices[lo:hi], parts, true, r)
				}
			}
			if i.OverTime == Sum && i.Nature == FlowOver {
				for _, kind := range insides(at.Period.Kind()) {
					var parts []Key
					for p := range at.Period.Inside(kind) {
						parts = append(parts, at.At(p))
					}
					v.holdParts(i, voices[lo:hi], parts, true, r)
				}
			}
			lo = hi
		}
	})
}

// insides returns the kinds of period that a kind is made of.
func insides(k period.Kind) []period.Kind {
	switch k {
	case period.KindYear:
		return []period.Kind{period.KindSemester, period.KindQuarter, period.KindMonth}
	case period.KindSemester:
		return []period.Kind{period.KindQuarter, period.KindMonth}
	case period.KindQuarter:
		return []period.Kind{period.KindMonth}
	}
	return nil
}

// codesOf returns the keys of codes of a dimension.
func (v View) codesOf(k Key, dimension ID, codes []ID) (keys []Key) {
	for _, id := range codes {
		part := k
		var err error
		if part.Breakdown, err = k.Breakdown.With(dimension, id); err == nil {
			keys = append(keys, part)
		}
	}
	return keys
}

// knows reports whether there is a figure for a code.
func (v View) knows(k Key, dimension, code ID) bool {
	keys := v.codesOf(k, dimension, []ID{code})
	if len(keys) == 0 {
		return false
	}
	lo, hi := v.data.rangeOf(keys[0])
	return lo < hi
}

// apart returns codes that do not overlap, as far as the catalogue says: those
// that are made of no others, and those that are for which none of the others is
// known.
func apart(codes []Category, known func(ID) bool) (ids []ID) {
	for _, x := range codes {
		if !slices.ContainsFunc(x.Parts, known) {
			ids = append(ids, x.ID)
		}
	}
	// What is inside a code that stays is left out.
	inside := map[ID]bool{}
	for _, x := range codes {
		if slices.Contains(ids, x.ID) && known(x.ID) {
			for _, id := range x.Parts {
				inside[id] = true
			}
		}
	}
	return slices.DeleteFunc(ids, func(id ID) bool { return inside[id] })
}

// holdParts reports the totals that the sum of parts denies. complete says that
// the parts are all there are.
func (v View) holdParts(i *Indicator, totals []voice, parts []Key, complete bool, r *report) {
	var sum, shown figure.Figure
	var from []voice
	known := 0
	for _, k := range parts {
		all := v.voicesAt(k)
		if len(all) == 0 {
			continue
		}
		h, p := hullOf(all), printed(all)
		if known++; known == 1 {
			sum, shown = h, p
		} else {
			var err1, err2 error
			sum, err1 = sum.Add(h)
			shown, err2 = shown.Add(p)
			if err1 != nil || err2 != nil {
				return
			}
		}
		from = append(from, all...)
	}
	complete = complete && known == len(parts)
	if known == 0 || !complete && !neverNegative(i) {
		return
	}
	for _, x := range totals {
		total := allowed(x.figure)
		message := say.Text("المجموع {value} وأجزاؤه {sum}", "total {value}, parties {sum}", "the total is {value}, its parts are {sum}")
		switch {
		case complete && meet(total, sum):
			continue
		case !complete:
			if sum.Greater(total) != figure.Yes {
				continue
			}
			message = say.Text("المجموع {value} وبعض أجزائه {sum}", "total {value}, dont déjà {sum}", "the total is {value}, some of its parts are {sum} already")
		}
		o := v.observation(x)
		r.add(pathOf(o)+"/figure", message, amount("value", o.Quantity()), amount("sum", figure.Quantity{Figure: shown.WithoutResolution(), Unit: i.Unit})).cite(o, noNote).voices(v, from)
	}
}

// checkShares adds the shares of one whole up.
func checkShares(v View, r *report) {
	c := v.data.catalogue
	one := figure.FromInt64(1)
	type whole struct {
		key       Key
		dimension ID
	}
	done := map[whole]bool{}
	v.eachSeries(func(i *Indicator, k Key, voices []voice) {
		if i.Nature != Ratio || i.OverSegments != Sum || i.Unit.Base() != (figure.Unit{}) || !neverNegative(i) {
			return
		}
		for _, x := range voices {
			at := k.At(x.period)
			for p := range at.Breakdown.Parts() {
				rest, err := at.Breakdown.With(p.Dimension, "")
				if err != nil {
					continue
				}
				w := whole{at, p.Dimension}
				if w.key.Breakdown = rest; done[w] {
					continue
				}
				done[w] = true
				d, ok := find(c.dimensions, p.Dimension)
				if !ok {
					continue
				}
				v.addShares(i, w.key, d, one, r)
			}
		}
	})
}

func (v View) addShares(i *Indicator, k Key, d Dimension, one figure.Figure, r *report) {
	sum, shown := figure.FromInt64(0), figure.FromInt64(0)
	var all, largest []voice
	for _, part := range v.codesOf(k, d.ID, apart(d.Codes, func(id ID) bool { return v.knows(k, d.ID, id) })) {
		voices := v.voicesAt(part)
		if len(voices) == 0 {
			continue
		}
		var err1, err2 error
		sum, err1 = sum.Add(hullOf(voices))
		shown, err2 = shown.Add(printed(voices))
		if err1 != nil || err2 != nil {
			return
		}
		if largest == nil || compareUpper(printed(voices), printed(largest)) > 0 {
			largest = voices
		}
		all = append(all, voices...)
	}
	q, err := figure.Quantity{Figure: sum, Unit: i.Unit}.In(figure.Unit{})
	if err != nil || len(largest) == 0 || q.Figure.Greater(one) != figure.Yes {
		return
	}
	o := v.observation(largest[0])
	r.add(pathOf(o)+"/figure", say.Text("مجموع حصص {dimension} هو {sum}: إما أنها متداخلة أو أن إحداها خطأ", "les parts par {dimension} font {sum} : elles se recouvrent, ou l'une est fausse", "the shares by {dimension} add up to {sum}: they overlap, or one is wrong"),
		named("dimension", d.Name, d.ID), amount("sum", figure.Quantity{Figure: shown.WithoutResolution(), Unit: i.Unit})).voices(v, all).
		suggest("إن كان رمز جزءاً من آخر فقل ذلك في الفهرس", "si un code fait partie d'un autre, le dire au catalogue", "where one code is part of another, the catalogue should say so")
}

// compareUpper orders figures by their upper bounds.
func compareUpper(f, g figure.Figure) int {
	x, y := f.Upper(), g.Upper()
	if x.Infinite || y.Infinite {
		return boolInt(x.Infinite) - boolInt(y.Infinite)
	}
	return cmp.Or(x.Value.Cmp(y.Value), 0)
}
