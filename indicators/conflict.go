package indicators

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Conflict is what several observations say of one thing: the same indicator,
// area and breakdown, over the same or an overlapping time. Not every conflict
// is a contradiction; Kind says what it is.
type Conflict struct {
	// Kind is the gravest kind among the pairs.
	Kind ConflictKind `json:"kind,omitzero"`
	// Key is what the members speak of, over the widest of their periods. Its
	// perimeter is unset when they have several.
	Key Key `json:"key,omitzero"`
	// Members are the observations, in order of period, perimeter, figure and
	// ID.
	Members []ConflictMember `json:"members,omitzero"`
	// Pairs compare the members two by two, in the order of Members: each with
	// each up to 64 members; above that each with the one that follows it.
	Pairs []Pair `json:"pairs,omitzero"`
	// Origins is the number of independent origins. Two carriers of one
	// release are one, and so are two statements of one originator.
	Origins int `json:"origins"`
}

// ConflictMember is an observation in a conflict.
type ConflictMember struct {
	Observation Observation `json:"observation,omitzero"`
	Source      Source      `json:"source,omitzero"`
	// Quantity is the figure, as published or corrected as the View says, in
	// the indicator's unit where it converts.
	Quantity figure.Quantity `json:"quantity,omitzero"`
	// Origin numbers the members by independent origin, from 1.
	Origin int `json:"origin"`
}

// String returns the member in short, as in "F0016 63000@1000 job".
func (m ConflictMember) String() string { return string(m.Observation.ID) + " " + m.Quantity.String() }

// Pair compares two members of a conflict.
type Pair struct {
	A    ID           `json:"a,omitzero"`
	B    ID           `json:"b,omitzero"`
	Kind ConflictKind `json:"kind,omitzero"`
	// Power is set for [ConflictScaleSlip]: A times 10^Power fits B.
	Power int `json:"power,omitzero"`
	// SameOrigin reports that the two have one origin.
	SameOrigin bool `json:"same_origin"`
}

// ConflictKind says how two statements, or the members of a conflict, stand to
// each other. The kinds are in order of gravity.
type ConflictKind uint16

const (
	// ConflictSameOrigin: one source cited twice, two carriers of one release,
	// or one originator saying the same again. It counts once.
	ConflictSameOrigin ConflictKind = iota + 1
	// ConflictPeriod: different periods that overlap, such as a year and one of
	// its quarters; the figures do not compare.
	ConflictPeriod
	// ConflictEqual: independent sources say the same.
	ConflictEqual
	// ConflictNested: a bound or a range holds the other figure.
	ConflictNested
	// ConflictRounding: different figures that one number, rounded, can give.
	ConflictRounding
	// ConflictTruncation: different figures that one number can give only if
	// the coarser of them was cut, not rounded.
	ConflictTruncation
	// ConflictOverlap: ranges with values in common, neither holding the other.
	ConflictOverlap
	// ConflictPerimeter: different perimeters; the figures do not compare.
	ConflictPerimeter
	// ConflictUnit: units that do not convert; the figures do not compare.
	ConflictUnit
	// ConflictVintage: one originator, and the later publication revises the
	// earlier one. Dates that overlap are not ordered; such figures are disjoint.
	ConflictVintage
	// ConflictDisjoint: figures without a value in common.
	ConflictDisjoint
	// ConflictDigitSlip: disjoint, and one figure becomes the other when two
	// neighbouring digits, or the two sides of the decimal sign, change places,
	// or when one digit is lost.
	ConflictDigitSlip
	// ConflictUnitSlip: disjoint, and the same number in two units.
	ConflictUnitSlip
	// ConflictScaleSlip: disjoint, and a power of ten makes one figure fit the
	// other: million for milliard, a zero too many.
	ConflictScaleSlip
)

var conflictKinds = enum.Table[ConflictKind]{
	"", "same-origin", "period", "equal", "nested", "rounding", "truncation", "overlap", "perimeter", "unit",
	"vintage", "disjoint", "digit-slip", "unit-slip", "scale-slip",
}

// String returns the kind's code: "same-origin", "rounding", "scale-slip".
func (k ConflictKind) String() string { return conflictKinds.String("conflict", k) }

var conflictTexts = [...][3]string{
	ConflictSameOrigin: {"مصدر واحد ذكر مرتين", "une seule source, citée deux fois", "one source, cited twice"},
	ConflictPeriod:     {"فترتان مختلفتان", "périodes différentes", "different periods"},
	ConflictEqual:      {"قيمة واحدة", "même valeur", "the same value"},
	ConflictNested:     {"إحداهما تحوي الأخرى", "l’une contient l’autre", "one holds the other"},
	ConflictRounding:   {"متوافقتان بالتقريب", "compatibles par arrondi", "compatible by rounding"},
	ConflictTruncation: {"متوافقتان بالقطع فقط", "compatibles par troncature seulement", "compatible by truncation only"},
	ConflictOverlap:    {"مجالان متداخلان", "intervalles qui se chevauchent", "ranges that overlap"},
	ConflictPerimeter:  {"نطاقان مختلفان", "périmètres différents", "different perimeters"},
	ConflictUnit:       {"وحدتان لا تتحولان", "unités sans conversion", "units that do not convert"},
	ConflictVintage:    {"مراجعة من المصدر نفسه", "révision par la même source", "revised by the same originator"},
	ConflictDisjoint:   {"قيمتان متعارضتان", "valeurs incompatibles", "incompatible values"},
	ConflictDigitSlip:  {"أرقام مقلوبة أو ساقطة", "chiffres intervertis ou perdus", "digits swapped or lost"},
	ConflictUnitSlip:   {"خطأ في الوحدة", "erreur d’unité", "slip of unit"},
	ConflictScaleSlip:  {"خطأ في المقدار", "erreur d’échelle", "slip of scale"},
}

// Text returns the kind in a language.
func (k ConflictKind) Text(lang wording.Lang) string {
	if int(k) >= len(conflictTexts) {
		return k.String()
	}
	return conflictTexts[k][say.Index(lang)]
}

// Contradicts reports whether statements of this kind cannot both be right as
// they stand: the kinds from [ConflictVintage] on. Different perimeters,
// periods and units do not compare, and so do not contradict.
func (k ConflictKind) Contradicts() bool { return k >= ConflictVintage && int(k) < len(conflictTexts) }

// Why returns the pair in a language, as in
// "S06, F0021: slip of scale (by a factor of one thousand)".
func (p Pair) Why(lang wording.Lang) string {
	n := say.Index(lang)
	s := string(p.A) + explain.Comma()[n] + string(p.B) + explain.Colon()[n] + p.Kind.Text(lang)
	if p.Kind == ConflictScaleSlip {
		s += " (" + factorOf(p.Power, lang) + ")"
	}
	if p.SameOrigin && p.Kind != ConflictSameOrigin && p.Kind != ConflictVintage {
		s += " (" + ConflictSameOrigin.Text(lang) + ")"
	}
	return s
}

// factorOf says a power of ten in letters.
func factorOf(power int, lang wording.Lang) string {
	size := max(power, -power)
	if size > 12 {
		return "10^" + strconv.Itoa(power)
	}
	factor := int64(1)
	for range size {
		factor *= 10
	}
	w := wording.NewWriter(wording.LocaleOf(lang), wording.WriterOptions{Style: wording.Letters, Lang: lang})
	return messages.Phrase("by a factor of {factor}").With("factor", say.Same(w.Say(factor))).In(lang)
}

// String returns the conflict as one line of English, as in
// "scale-slip exports MA offshoring 2015: S06 7500000 MAD, F0021 7540000000 MAD".
func (c Conflict) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s %s: ", c.Kind, c.Key)
	const most = 16
	for i, m := range c.Members {
		if i == most {
			fmt.Fprintf(&b, " and %d more", len(c.Members)-most)
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(m.String())
	}
	return b.String()
}

// Why says, in a language, of what kind the conflict and each pair are, one per
// line.
func (c Conflict) Why(lang wording.Lang) string {
	var b strings.Builder
	b.WriteString(c.Key.String() + explain.Colon().In(lang) + c.Kind.Text(lang))
	for _, p := range c.Pairs {
		b.WriteString("\n" + p.Why(lang))
	}
	return b.String()
}

// Kinds returns the kinds of the pairs, each once, the gravest first.
func (c Conflict) Kinds() []ConflictKind {
	var kinds []ConflictKind
	for _, p := range c.Pairs {
		kinds = append(kinds, p.Kind)
	}
	slices.Sort(kinds)
	kinds = slices.Compact(kinds)
	slices.Reverse(kinds)
	return kinds
}

// Conflicts returns what two or more observations say of one thing, among
// those that s picks and the View sees, in order of key.
//
// Observed, estimated and derived figures are held against each other; those
// of another role, only if the selector or the View asks for it, against
// others of that role. The View's corrections apply; its reading of digits does
// not, since each pair tells whether rounding or cutting explains it. Figures
// that cannot be read are left out.
//
// The periods of a year that are known (semesters, quarters, months, weeks,
// days) are held against the year, or against the widest calendar period
// there is, if another origin states them. Longer ranges are held against the
// same range only.
func (v View) Conflicts(s Selector) []Conflict {
	if v.data == nil {
		return nil
	}
	rows := v.conflictRows(s)
	groups := 0
	for range v.sameThings(rows) {
		groups++
	}
	found := make([]Conflict, 0, groups)
	for group := range v.sameThings(rows) {
		if c, ok := v.conflict(group); ok {
			found = append(found, c)
		}
	}
	if len(found) == 0 {
		return nil
	}
	slices.SortStableFunc(found, func(a, b Conflict) int { return a.Key.Compare(b.Key) })
	return found
}

// EachConflict yields what [View.Conflicts] returns, one at a time, so that no more than
// one need be held: in order of indicator, area, breakdown, role and first day, whatever
// the perimeter.
func (v View) EachConflict(s Selector) iter.Seq[Conflict] {
	return func(yield func(Conflict) bool) {
		if v.data == nil {
			return
		}
		for group := range v.sameThings(v.conflictRows(s)) {
			if c, ok := v.conflict(group); ok && !yield(c) {
				return
			}
		}
	}
}

// ConflictsOf returns how a few observations stand to each other, as published, as
// [View.Conflicts] returns it of a dataset: by a catalogue, and with the sources that they
// name. The errors are those of [Builder.Build].
func ConflictsOf(c *Catalogue, sources []Source, all ...Observation) ([]Conflict, error) {
	var b Builder
	b.AddSource(sources...)
	for _, o := range all {
		b.AddObservation(o)
	}
	d, err := b.Build(c)
	if err != nil {
		return nil, err
	}
	return d.View(ViewConfig{}).Conflicts(Selector{}), nil
}

// conflictRows returns the rows that s picks, those that may be of one thing together.
func (v View) conflictRows(s Selector) []int {
	if s.Roles == 0 {
		s.Roles = v.roles()
	}
	d := v.data
	many := 0
	for range d.selected(s) {
		many++
	}
	rows := make([]int, 0, many)
	for row := range d.selected(s) {
		if v.seesRow(row) {
			rows = append(rows, row)
		}
	}
	slices.SortFunc(rows, func(x, y int) int {
		// The numbers of names, breakdowns and rows are in their order.
		a, b := d.series[d.seriesAt(x)], d.series[d.seriesAt(y)]
		p, q := d.periodAt(x), d.periodAt(y)
		return cmp.Or(
			cmp.Compare(a.indicator, b.indicator), cmp.Compare(a.area, b.area), cmp.Compare(a.breakdown, b.breakdown),
			cmp.Compare(statement(d.roleAt(x)), statement(d.roleAt(y))),
			p.First().Compare(q.First()), q.Last().Compare(p.Last()), cmp.Compare(x, y),
		)
	})
	return rows
}

// statement returns the role by which statements are held against each other:
// what is or was is one, each kind of intention another.
func statement(r Role) Role {
	if r == RoleEstimate || r == RoleDerived {
		return RoleObserved
	}
	return r
}

// sameThings yields the groups of two and more rows that speak of one thing. Rows are in
// order of indicator, area, breakdown, statement and period. A group is valid until the
// next one is yielded.
func (v View) sameThings(rows []int) func(yield func([]int) bool) {
	d := v.data
	return func(yield func([]int) bool) {
		var calendar, loose []int // the groups that are being filled
		flush := func(group *[]int) bool {
			ok := len(*group) < 2 || yield(*group)
			*group = (*group)[:0]
			return ok
		}
		for _, row := range rows {
			k := d.keyAt(row)
			same := func(group []int) bool {
				if len(group) == 0 {
					return false
				}
				first := d.keyAt(group[0])
				return first.Indicator == k.Indicator && first.Area == k.Area && first.Breakdown == k.Breakdown &&
					statement(d.roleAt(group[0])) == statement(d.roleAt(row))
			}
			inside := func(group []int) bool {
				return same(group) && (d.periodAt(group[0]) == k.Period || d.periodAt(group[0]).Contains(k.Period))
			}
			kind := k.Period.Kind()
			switch {
			case inside(calendar):
				calendar = append(calendar, row)
			case kind != period.KindRange && kind != period.KindWeek && kind != period.KindNone:
				if !flush(&calendar) {
					return
				}
				calendar = append(calendar, row)
			case same(loose) && d.periodAt(loose[0]) == k.Period:
				loose = append(loose, row)
			default:
				if !flush(&loose) {
					return
				}
				loose = append(loose, row)
			}
		}
		if flush(&calendar) {
			flush(&loose)
		}
	}
}

// maxEachWithEach is how many members are compared each with each.
const maxEachWithEach = 64

// conflict compares the members of a group. There is no conflict when they turn out to
// be one origin speaking of different periods, or cannot be read.
func (v View) conflict(rows []int) (Conflict, bool) {
	d := v.data
	members := make([]ConflictMember, 0, len(rows))
	for _, row := range rows {
		m := v.member(d.observationAt(row))
		if !m.Quantity.IsSet() {
			continue
		}
		members = append(members, m)
	}
	if len(members) < 2 {
		return Conflict{}, false
	}
	c := Conflict{Members: members, Key: members[0].Observation.Key}
	c.Origins = numberOrigins(members)
	sortMembers(members)
	for _, m := range members[1:] {
		if m.Observation.Key.Perimeter != c.Key.Perimeter {
			c.Key.Perimeter = ""
		}
	}
	pairs := len(members) - 1
	if len(members) <= maxEachWithEach {
		pairs = len(members) * pairs / 2
	}
	c.Pairs = make([]Pair, 0, pairs)
	for i := range members {
		for j := i + 1; j < len(members); j++ {
			if len(members) > maxEachWithEach && j > i+1 {
				break
			}
			p, ok := v.compare(&members[i], &members[j])
			if ok {
				c.Pairs = append(c.Pairs, p)
				c.Kind = max(c.Kind, p.Kind)
			}
		}
	}
	return c, len(c.Pairs) > 0
}

// sortMembers brings members into the order of [Conflict.Members]. They are large, and
// often in order: they are not moved then.
func sortMembers(members []ConflictMember) {
	for n := 1; n < len(members); n++ {
		if members[n].compare(&members[n-1]) < 0 {
			slices.SortStableFunc(members, func(a, b ConflictMember) int { return a.compare(&b) })
			return
		}
	}
}

func (m *ConflictMember) compare(o *ConflictMember) int {
	a, b := &m.Observation, &o.Observation
	x, y := &a.Key, &b.Key
	if x.Period != y.Period {
		return cmp.Or(x.Period.First().Compare(y.Period.First()), y.Period.Last().Compare(x.Period.Last()))
	}
	return cmp.Or(
		cmp.Compare(x.Perimeter, y.Perimeter), m.Quantity.Compare(o.Quantity), cmp.Compare(a.ID, b.ID),
	)
}

// numberOrigins finds which members have one origin: one source, one release,
// one originator (the carrier where none is named), or one repeating the other.
// It returns how many origins there are.
func numberOrigins(members []ConflictMember) int {
	joined := newGroups(len(members))
	if len(members) <= maxEachWithEach {
		for i := range members {
			for j := range i {
				if members[i].sharesOrigin(&members[j]) {
					joined.union(i, j)
				}
			}
		}
	} else {
		joined.joinOrigins(members)
	}
	origins := 0
	for i := range members {
		if root := joined.find(i); root != i {
			members[i].Origin = members[root].Origin
			continue
		}
		origins++
		members[i].Origin = origins
	}
	return origins
}

// sharesOrigin reports whether two members have one origin by what the two themselves say.
func (m *ConflictMember) sharesOrigin(o *ConflictMember) bool {
	same := func(a, b ID) bool { return a != "" && a == b }
	a, b := &m.Observation, &o.Observation
	return same(a.Source, b.Source) || m.Source.Release != "" && m.Source.Release == o.Source.Release ||
		same(cmp.Or(m.Source.Originator, m.Source.Carrier), cmp.Or(o.Source.Originator, o.Source.Carrier)) ||
		same(a.ID, b.ID) || same(a.Repeats, b.ID) || same(a.ID, b.Repeats) || same(a.Repeats, b.Repeats)
}

// joinOrigins joins many members that have one origin, each one looked at once.
func (g groups) joinOrigins(members []ConflictMember) {
	type mark struct {
		kind byte
		id   ID
	}
	first := make(map[mark]int, 2*len(members))
	join := func(i int, kind byte, id ID) {
		if id == "" {
			return
		}
		m := mark{kind, id}
		if j, ok := first[m]; ok {
			g.union(i, j)
		} else {
			first[m] = i
		}
	}
	for i := range members {
		m := &members[i]
		join(i, 's', m.Observation.Source)
		join(i, 'r', ID(m.Source.Release))
		join(i, 'b', cmp.Or(m.Source.Originator, m.Source.Carrier))
		join(i, 'o', m.Observation.ID)
		join(i, 'o', m.Observation.Repeats)
	}
}
