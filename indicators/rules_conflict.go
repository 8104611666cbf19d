package indicators

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

func conflictRules() []Rule {
	const (
		office   = "b,jobs,MA,all,2015,63000,job,observed,o16"
		ministry = "c,jobs,MA,all,2015,63000,job,observed,m16"
	)
	return []Rule{
		{
			Code: "IND050", Family: Conflicting, Severity: Warning,
			Title: say.Text("مصادر متعارضة", "sources en désaccord", "sources disagree"),
			Mend:  say.Text("اختر بسياسة مسماة، أو أعط الطرفين معا؛ وراجع المصدرين", "choisir par une politique nommée, ou donner les deux ; revoir les deux sources", "choose by a policy that is named, or give both; look at both sources again"),
			Example: Example{
				Fires:  table("a,jobs,MA,all,2015,65000,job,observed,n16", office),
				Silent: table("a,jobs,MA,all,2015,>60000,job,observed,n16", office),
				Path:   "/observations/a/figure",
			},
			Check: perKey(func(v View, g *statements, r *report) {
				told := map[int]bool{}
				for n, m := range g.members {
					p, ok := g.pair(n, g.best)
					if !ok || !p.Kind.Contradicts() || p.Kind == ConflictVintage || told[m.Origin] || m.Origin == g.members[g.best].Origin {
						continue
					}
					told[m.Origin] = true
					best := g.members[g.best]
					f := r.add(pathOf(m.Observation)+"/figure", say.Text("{source}: {value}؛ {others}: {other}؛ {kind}", "{value} selon {source}, {other} selon {others} : {kind}", "{source} says {value}, {others} {other}: {kind}"),
						amount("value", m.Quantity), v.sourceArg("source", m.Observation.Source),
						amount("other", best.Quantity), v.sourceArg("others", best.Observation.Source), Arg{Name: "kind", Label: p.Kind.label()})
					f.member(m, noNote)
					g.cite(f, n)
				}
			}),
		},
		{
			Code: "IND051", Family: Conflicting, Severity: Info,
			Title: say.Text("مصادر متوافقة", "sources compatibles", "sources that agree or can"),
			Mend:  say.Text("لا شيء يُصلح؛ اذكر المصادر المتفقة", "rien à corriger ; citer les sources qui s'accordent", "nothing to mend; cite the sources that agree"),
			Example: Example{
				Fires:  table("a,exports,MA,all,2015,7500000000@100000000,MAD,observed,n16", "b,exports,MA,all,2015,7540000000@10000000,MAD,observed,o16"),
				Silent: table("a,exports,MA,all,2015,7500000000@100000000,MAD,observed,n16"),
				Path:   "/observations/b/figure",
			},
			Check: perKey(func(v View, g *statements, r *report) {
				var kinds []string
				var with []int
				for n, m := range g.members {
					if p, ok := g.pair(n, g.best); ok && !p.Kind.Contradicts() && p.Kind != ConflictSameOrigin && p.Kind != ConflictUnit && m.Origin != g.members[g.best].Origin {
						with = append(with, n)
						kinds = append(kinds, string(m.Observation.ID)+" "+p.Kind.String())
					}
				}
				if len(with) == 0 {
					return
				}
				best := g.members[g.best]
				f := r.add(pathOf(best.Observation)+"/figure", say.Text("{value}: يوافقها غيرها ({others})", "{value} : d'autres s'accordent ({others})", "{value}: others agree with it ({others})"),
					amount("value", best.Quantity), word("others", strings.Join(kinds, ", ")))
				f.member(best, noNote)
				for _, n := range with {
					p, _ := g.pair(n, g.best)
					f.member(g.members[n], p.Kind.label())
				}
			}),
		},
		{
			Code: "IND052", Family: Conflicting, Severity: Info,
			Title: say.Text("نطاقات مختلفة جنباً إلى جنب", "périmètres différents côte à côte", "different perimeters side by side"),
			Mend:  say.Text("سمّ النطاق الذي تسأل عنه", "nommer le périmètre demandé", "name the perimeter that is asked for"),
			Example: Example{
				Fires:  table("a,jobs,MA,calls,2015,30000,job,observed,n16", "b,jobs,MA,all,2015,63000,job,observed,o16"),
				Silent: table("a,jobs,MA,calls,2015,30000,job,observed,n16", "b,jobs,MA,all,2014,63000,job,observed,o16"),
				Path:   "/observations/b/key/perimeter",
			},
			Check: perView(func(v View, r *report) {
				for _, c := range v.conflicts() {
					var one *Member
					var names []string
					seen := map[ID]bool{}
					var f *finding
					for n := range c.Members {
						m := &c.Members[n]
						if one == nil {
							one = m
						}
						p := m.Observation.Key.Perimeter
						if m.Observation.Key.Period != one.Observation.Key.Period || seen[p] {
							continue
						}
						seen[p] = true
						names = append(names, cmp.Or(string(p), "-"))
					}
					if len(seen) < 2 {
						continue
					}
					f = r.add(pathOf(one.Observation)+"/key/perimeter", say.Text("{indicator}، {period}: قيم لنطاقات لا تُقارن ({perimeters})", "{indicator}, {period} : valeurs de périmètres qui ne se comparent pas ({perimeters})", "{indicator}, {period}: values of perimeters that do not compare ({perimeters})"),
						v.indicatorArg(c.Key.Indicator), word("period", one.Observation.Key.Period.String()), word("perimeters", strings.Join(names, ", ")))
					for n, m := range c.Members {
						if n < maxEvidence {
							f.member(m, v.perimeterArg("", m.Observation.Key.Perimeter).label())
						}
					}
				}
			}),
		},
		{
			Code: "IND053", Family: Conflicting, Severity: Info,
			Title: say.Text("مصدر واحد مذكور مرتين", "une source citée deux fois", "one source cited twice"),
			Mend:  say.Text("احتسب الرقم مرة واحدة، واذكر الموضعين", "compter le chiffre une fois, et citer les deux endroits", "count the figure once, and cite both places"),
			Example: Example{
				Fires:  table("a,jobs,MA,all,2015,63000,job,observed,p16", office),
				Silent: table(ministry, office),
				Path:   "/observations/a/source",
			},
			Check: perView(checkRepeats),
		},
		{
			Code: "IND054", Family: Conflicting, Severity: Warning,
			Title: say.Text("رقم قديم منسوب إلى سنة لاحقة", "chiffre ancien donné pour récent", "stale vintage"),
			Mend:  say.Text("اطلب قيمة السنة من قائلها، أو أعط القيمة بسنتها الأولى", "demander la valeur de l'année à qui la dit, ou la donner avec l'année d'origine", "ask the originator for the value of the year, or give it with the year that it is of"),
			Example: Example{
				Fires: table("a,members,MA,all,2016,16,company,observed,n16", "b,members,MA,all,2010,16,company,observed,o11",
					"c,members,MA,all,2014,20,company,observed,m15", "d,members,MA,all,2016,20,company,observed,m16"),
				Silent: table("a,members,MA,all,2016,20,company,observed,n16", "b,members,MA,all,2010,16,company,observed,o11",
					"c,members,MA,all,2014,20,company,observed,m15", "d,members,MA,all,2016,20,company,observed,m16"),
				Path: "/observations/a/figure",
			},
			Check: perView(func(v View, r *report) {
				v.eachSeries(func(i *Indicator, k Key, voices []voice) { v.checkStale(voices, r) })
			}),
		},
		{
			Code: "IND055", Family: Conflicting, Severity: Info,
			Title: say.Text("مصدر يغير قوله", "une source change de valeur", "originator that changes its value"),
			Mend:  say.Text("اختر ما نُشر أخيرا إن كان مراجعة، واذكر القيمتين", "prendre la dernière si c'est une révision, et citer les deux", "take the later one if it is a revision, and cite both"),
			Example: Example{
				Fires:  table("a,jobs,MA,all,2010,46000,job,observed,o11", "b,jobs,MA,all,2010,44700,job,observed,o16"),
				Silent: table("a,jobs,MA,all,2010,46000,job,observed,o11", "b,jobs,MA,all,2010,46000,job,observed,o16"),
				Path:   "/observations/a/figure",
			},
			Check: perKey(func(v View, g *statements, r *report) {
				most := g.members[:min(len(g.members), maxEachWithEach)]
				for n, m := range most {
					last := -1
					for o := range most {
						if p, ok := g.pair(n, o); ok && p.Kind == ConflictVintage && comparePublished(v.Published(g.members[o].Observation), v.Published(m.Observation)) > 0 &&
							(last < 0 || comparePublished(v.Published(g.members[o].Observation), v.Published(g.members[last].Observation)) > 0) {
							last = o
						}
					}
					if last < 0 {
						continue
					}
					later := g.members[last]
					r.add(pathOf(m.Observation)+"/figure", say.Text("{value}، ثم قال المصدر نفسه {later} ({published})", "{value} ; la même source dit ensuite {later} ({published})", "{value}; the same originator says {later} later ({published})"),
						amount("value", m.Quantity), amount("later", later.Quantity), word("published", v.Published(later.Observation).String())).member(m, noNote).member(later, noNote)
				}
			}),
		},
		{
			Code: "IND056", Family: Conflicting, Severity: Info,
			Title: say.Text("السلسلة تغير نطاقها", "la série change de périmètre", "series changes its perimeter"),
			Mend:  say.Text("احسب داخل نطاق واحد، أو ابحث عن سنة تُعرف بالنطاقين", "calculer dans un seul périmètre, ou chercher une année connue dans les deux", "compute inside one perimeter, or look for a year that is known in both"),
			Example: Example{
				Fires:  table("a,jobs,MA,all,2015,63000,job,observed,o16", "b,jobs,MA,new,2016,90000,job,observed,n16"),
				Silent: table("a,jobs,MA,all,2015,63000,job,observed,o16", "b,jobs,MA,all,2016,68000,job,observed,n16"),
				Path:   "/observations/b/key/perimeter",
			},
			Check: perView(checkPerimeters),
		},
	}
}

// label returns the kind in three languages.
func (k ConflictKind) label() wording.Text {
	return say.Text(k.Text(wording.Ar), k.Text(wording.Fr), k.Text(wording.En))
}

// label returns what the argument shows.
func (a Arg) label() wording.Text {
	if a.Label.IsSet() {
		return a.Label
	}
	return say.Text(a.Text, a.Text, a.Text)
}

// statements are the members of a conflict that speak of exactly one key.
type statements struct {
	key     Key
	members []Member
	best    int // the member that most agree with
	pairs   map[[2]ID]Pair
}

// pair returns how two members stand to each other.
func (g *statements) pair(a, b int) (Pair, bool) {
	x, y := g.members[a].Observation.ID, g.members[b].Observation.ID
	if p, ok := g.pairs[[2]ID{x, y}]; ok {
		return p, true
	}
	p, ok := g.pairs[[2]ID{y, x}]
	p.A, p.B, p.Power = p.B, p.A, -p.Power
	return p, ok
}

// cite adds every member but one as evidence, with how it stands to that one.
func (g *statements) cite(f *finding, n int) {
	for o, m := range g.members {
		if len(f.Evidence) == maxEvidence {
			return
		}
		if p, ok := g.pair(n, o); ok && o != n {
			f.member(m, p.Kind.label())
		}
	}
}

// support returns how many independent origins a member does not contradict.
func (g *statements) support(n int) int {
	origins := map[int]bool{g.members[n].Origin: true}
	for o, m := range g.members[:min(len(g.members), maxEachWithEach)] {
		if p, ok := g.pair(n, o); ok && !p.Kind.Contradicts() {
			origins[m.Origin] = true
		}
	}
	return len(origins)
}

// perKey makes a check of one that looks at the statements about one key.
func perKey(check func(v View, g *statements, r *report)) checkFunc {
	return perView(func(v View, r *report) {
		for _, c := range v.conflicts() {
			pairs := make(map[[2]ID]Pair, len(c.Pairs))
			for _, p := range c.Pairs {
				pairs[[2]ID{p.A, p.B}] = p
			}
			// Members come in order of period and perimeter.
			for lo := 0; lo < len(c.Members); {
				k := c.Members[lo].Observation.Key
				hi := lo + 1
				for hi < len(c.Members) && c.Members[hi].Observation.Key == k {
					hi++
				}
				if hi-lo > 1 {
					g := &statements{key: k, members: c.Members[lo:hi], pairs: pairs}
					g.choose(v)
					check(v, g, r)
				}
				lo = hi
			}
		}
	})
}

// choose finds the member that most origins agree with; among equals the one of
// highest authority, then the latest, then the first ID.
func (g *statements) choose(v View) {
	n := min(len(g.members), maxEachWithEach)
	better := func(a, b int) int {
		x, y := g.members[a], g.members[b]
		return cmp.Or(
			cmp.Compare(g.support(b), g.support(a)),
			cmp.Compare(rankOf(x.Source), rankOf(y.Source)),
			boolInt(x.Observation.Repeats != "")-boolInt(y.Observation.Repeats != ""),
			comparePublished(v.Published(y.Observation), v.Published(x.Observation)),
			cmp.Compare(x.Observation.ID, y.Observation.ID),
		)
	}
	for i := 1; i < n; i++ {
		if better(i, g.best) < 0 {
			g.best = i
		}
	}
}

// rankOf returns the authority of a source, with unranked last.
func rankOf(s Source) int {
	if s.Rank <= 0 {
		return int(^uint(0) >> 1)
	}
	return s.Rank
}

// checkRepeats tells which observations of a key are one source cited again: they
// say so, or stand in one source, or in prints of one release.
func checkRepeats(v View, r *report) {
	d := v.data
	v.eachSeries(func(i *Indicator, k Key, voices []voice) {
		for lo := 0; lo < len(voices); {
			hi := lo + 1
			for hi < len(voices) && voices[hi].period == voices[lo].period {
				hi++
			}
			if hi-lo > 1 {
				v.repeatsAmong(d, voices[lo:hi], r)
			}
			lo = hi
		}
	})
}

func (v View) repeatsAmong(d *Dataset, voices []voice, r *report) {
	first := map[ID]voice{} // by release, "\x00" and source, or the observation itself
	order := slices.Clone(voices)
	slices.SortFunc(order, func(a, b voice) int {
		return cmp.Or(boolInt(d.repeatsAt(a.row) != "")-boolInt(d.repeatsAt(b.row) != ""),
			comparePublished(d.publishedAt(a.row), d.publishedAt(b.row)), cmp.Compare(d.idAt(a.row), d.idAt(b.row)))
	})
	for _, x := range order {
		source := d.originAt(x.row)
		marks := []ID{"\x00" + source}
		if s := d.sourceAt(x.row); s != nil && s.Release != "" {
			marks = append(marks, "\x01"+s.Release)
		}
		at, member := voice{row: -1}, "/source"
		if id := d.repeatsAt(x.row); id != "" {
			if row, ok := d.rowOf(id); ok {
				at, member = voice{row: row}, "/repeats"
			}
		}
		for _, m := range marks {
			if y, ok := first[m]; !ok {
				first[m] = x
			} else if at.row < 0 {
				at = y
			}
		}
		if at.row < 0 {
			continue
		}
		o, other := v.observation(x), v.observation(at)
		if !v.Sees(other) {
			continue
		}
		kind := noNote
		a, b := v.member(o), v.member(other)
		a.Origin, b.Origin = 1, 1
		if p, ok := v.compare(&a, &b); ok && p.Kind != ConflictSameOrigin {
			kind = p.Kind.label()
		}
		r.add(pathOf(o)+member, say.Text("{value} و{other} ({id}) من مصدر واحد: تُحتسب مرة واحدة", "{value} et {other} ({id}) : une seule source, qui compte une fois", "{value} and {other} ({id}) are one source, which counts once"),
			amount("value", o.Quantity()), amount("other", other.Quantity()), record("id", other.ID)).cite(o, noNote).cite(other, kind)
	}
}

// member returns an observation as a conflict has it.
func (v View) member(o Observation) Member {
	m := Member{Observation: o, Quantity: o.Quantity()}
	m.Source, _ = v.data.Source(o.Source)
	if unit, ok := v.data.unitOf(o.Key.Indicator); ok {
		if q, err := m.Quantity.In(unit); err == nil {
			m.Quantity = q
		}
	}
	return m
}

// checkStale looks for a figure that is that of an earlier period, though what
// was published later of the periods since says otherwise: two statements at
// least, one of them of a period in between, and no independent one of the same
// period that agrees with it.
func (v View) checkStale(voices []voice, r *report) {
	d := v.data
	const reach = 64 // observations that are looked back at
	for n, x := range voices {
		if !judged(x.figure) || d.repeatsAt(x.row) != "" {
			continue
		}
		old, agreed := -1, false
		for m := n - 1; m >= 0 && m > n-reach && old < 0; m-- {
			if y := voices[m]; y.period.Kind() == x.period.Kind() && x.figure.Same(y.figure) == figure.Yes {
				if y.period != x.period {
					old = m
				} else {
					agreed = agreed || !v.oneOrigin(x.row, y.row)
				}
			}
		}
		if old < 0 || agreed || comparePublished(d.publishedAt(voices[old].row), d.publishedAt(x.row)) >= 0 {
			continue
		}
		var against []voice
		for m := n + 1; m < len(voices) && m < n+reach && voices[m].period == x.period; m++ {
			if y := voices[m]; x.figure.Same(y.figure) == figure.Yes && !v.oneOrigin(x.row, y.row) {
				agreed = true
			} else if disjoint(x.figure, y.figure) {
				against = append(against, y)
			}
		}
		for m := n - 1; m > old && !agreed; m-- {
			if y := voices[m]; y.period.Kind() == x.period.Kind() && disjoint(x.figure, y.figure) {
				against = append(against, y)
			}
		}
		if agreed {
			continue
		}
		witnesses, between := against[:0], false
		for _, y := range against {
			if y.period != voices[old].period && comparePublished(d.publishedAt(y.row), d.publishedAt(voices[old].row)) > 0 {
				witnesses = append(witnesses, y)
				between = between || y.period != x.period
			}
		}
		if len(witnesses) < 2 || !between {
			continue
		}
		o, from := v.observation(x), v.observation(voices[old])
		f := r.add(pathOf(o)+"/figure", say.Text("{value} هي قيمة {old}؛ وما نُشر بعدها يقول غير ذلك", "{value} est la valeur de {old} ; ce qui fut publié depuis dit autre chose", "{value} is the value of {old}; what was published since says otherwise"),
			amount("value", o.Quantity()), word("old", from.Key.Period.String())).cite(o, noNote).cite(from, noNote)
		for _, y := range witnesses[:min(len(witnesses), maxEvidence)] {
			f.cite(v.observation(y), noNote)
		}
	}
}

// disjoint reports whether neither rounding nor cutting lets two figures be one
// number.
func disjoint(f, g figure.Figure) bool {
	return !meet(plain(f).Read(figure.Either), plain(g).Read(figure.Either))
}

// checkPerimeters tells where the figures of one thing change their perimeter
// for good.
func checkPerimeters(v View, r *report) {
	things := map[Key]bool{}
	for k := range v.data.SeriesKeys() {
		k.Perimeter = ""
		things[k] = true
	}
	keys := make([]Key, 0, len(things))
	for k := range things {
		keys = append(keys, k)
	}
	slices.SortFunc(keys, Key.Compare)
	for _, k := range keys {
		s, err := v.Series(k)
		if err != nil {
			continue
		}
		perimeters := s.Perimeters()
		if len(perimeters) < 2 {
			continue
		}
		first, last := map[ID]period.Period{}, map[ID]period.Period{}
		for p := range s.All() {
			if id := p.Key.Perimeter; !first[id].IsSet() {
				first[id], last[id] = p.Period(), p.Period()
			} else {
				last[id] = p.Period()
			}
		}
		for _, new := range perimeters {
			// What ended last before it began is what it follows, unless another
			// perimeter goes on.
			var old ID
			found, goesOn := false, false
			for _, id := range perimeters {
				switch before := last[id].Compare(first[new]) < 0; {
				case id == new:
				case v.data.catalogue.replaces(new, id), before:
					if !found || last[id].Compare(last[old]) > 0 {
						old, found = id, true
					}
				case first[id].Compare(first[new]) <= 0:
					goesOn = true
				}
			}
			if !found || goesOn && !v.data.catalogue.replaces(new, old) {
				continue
			}
			at := k.At(first[new])
			at.Perimeter = new
			voices := v.voicesAt(at)
			if len(voices) == 0 {
				continue
			}
			o := v.observation(voices[0])
			f := r.add(pathOf(o)+"/key/perimeter", say.Text("{indicator}: {old} حتى {before}، ثم {new} منذ {after}؛ لا تُقارن القيم عبره", "{indicator} : {old} jusqu'en {before}, puis {new} dès {after} ; on ne compare pas à travers", "{indicator}: {old} up to {before}, then {new} from {after}; nothing compares across"),
				v.indicatorArg(k.Indicator), v.perimeterArg("old", old), v.perimeterArg("new", new), word("before", last[old].String()), word("after", first[new].String())).cite(o, noNote)
			at.Perimeter, at.Period = old, last[old]
			if before := v.voicesAt(at); len(before) > 0 {
				f.cite(v.observation(before[0]), noNote)
			}
		}
	}
}
