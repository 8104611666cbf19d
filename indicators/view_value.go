package indicators

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/precedence"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Value answers what is known of a key: it takes the observations of the key
// that the View sees, sets aside those that cannot count, and lets the View's
// policy choose. The answer says what was chosen, from what, and why.
//
// A key without a perimeter asks for the value in whichever perimeter there
// is; if there are several the call is refused with [ErrPerimeter].
// Figures are converted exactly into the indicator's unit; one whose unit does
// not convert is set aside, or, under a policy that speaks for every source
// (Unanimous, Hull, Intersection), is [ErrUnit]. A figure that cannot be read
// never counts, and none of its candidate readings is ever chosen.
//
// Other errors are [ErrNoData], [ErrUnreadable] and [ErrDisagree].
func (v View) Value(k Key) (Answer, error) {
	var buf [4]contender
	list := v.contenders(k, buf[:0])
	d, err := v.decide(k, list)
	if err != nil {
		return Answer{}, err
	}
	return v.answer(k, d, list), nil
}

// quantity is Value without the reasons: it allocates nothing where one
// observation counts.
func (v View) quantity(k Key) (figure.Quantity, error) {
	var buf [4]contender
	d, err := v.decide(k, v.contenders(k, buf[:0]))
	return d.quantity, err
}

// valueIn is Value in exactly the perimeter of k, which may be the unset one.
func (v View) valueIn(k Key) (Answer, error) {
	lo, hi := v.data.rangeOf(k)
	var buf [4]contender
	list := v.contendersIn(lo, hi, buf[:0])
	d, err := v.decide(k, list)
	if err != nil {
		return Answer{}, err
	}
	return v.answer(k, d, list), nil
}

// contender is an observation considered for an answer.
type contender struct {
	row        int
	correction ID
	role       Role
	why        Reason // set when it does not count, or why it is chosen
	chosen     bool
	figure     figure.Figure // corrected, read, and converted on the way
	unit       figure.Unit

	// Filled in when there is more than one that counts.
	dated period.Period // when the first print of its release was published
	rank  int           // authority, with unranked last
	group int           // place of the release's first member in the list
}

// counts reports whether nothing has excluded the observation.
func (c *contender) counts() bool { return c.why == 0 }

// decision is the value of a key, and why it is that.
type decision struct {
	quantity figure.Quantity
	row      int // the first that counts
	reason   Reason
}

// contenders appends the observations of a key that the View sees.
func (v View) contenders(k Key, list []contender) []contender {
	d := v.data
	if d == nil {
		return list
	}
	if k.Perimeter != "" {
		lo, hi := d.rangeOf(k)
		return v.contendersIn(lo, hi, list)
	}
	walk := d.perimetersOf(k)
	for s, ok := walk.next(); ok; s, ok = walk.next() {
		lo, hi := d.rowsOf(s, k.Period)
		list = v.contendersIn(lo, hi, list)
	}
	return list
}

// contendersIn appends the observations of the rows from lo to before hi that the
// View sees.
func (v View) contendersIn(lo, hi int, list []contender) []contender {
	d := v.data
	for row := lo; row < hi; row++ {
		if !v.seesRow(row) {
			continue
		}
		c := contender{row: row, role: d.roleAt(row), figure: d.figureAt(row), unit: d.unitAt(row)}
		if corrected := v.correction(d.idAt(row)); corrected != nil {
			c.correction, c.figure = corrected.ID, corrected.Figure
			if corrected.Unit != (figure.Unit{}) {
				c.unit = corrected.Unit
			}
		}
		list = append(list, c)
	}
	return list
}

// decide picks the value for k, and records in each contender why it was or was
// not chosen.
func (v View) decide(k Key, list []contender) (decision, error) {
	if err := v.exclude(k, list); err != nil {
		return decision{}, err
	}
	var first *contender
	counting := 0
	for i := range list {
		if list[i].counts() {
			if counting == 0 {
				first = &list[i]
			}
			counting++
		}
	}
	d := decision{row: first.row}
	if counting == 1 {
		first.chosen, first.why = true, BecauseOnly
		d.reason = BecauseOnly
		d.quantity = figure.Quantity{Figure: first.figure, Unit: first.unit}
		return d, nil
	}
	v.releases(list)
	q, reason, err := v.choose(k, list)
	d.quantity = figure.Quantity{Figure: q, Unit: first.unit}
	d.reason = reason
	return d, err
}

// exclude filters out contenders that cannot be used: of another role, without
// a number, in a unit that does not convert. Where it returns nil at least one
// remains.
func (v View) exclude(k Key, list []contender) error {
	roles, counting, unreadable := v.roles(), 0, 0
	for i := range list {
		c := &list[i]
		switch {
		case !roles.Has(c.role):
			c.why = BecauseRole
		case !v.from(c.row):
			c.why = BecauseOriginator
		case !c.figure.IsSet():
			c.why = BecauseUnreadable
			unreadable++
		default:
			counting++
		}
	}
	switch {
	case counting == 0 && unreadable > 0:
		return v.valueError(k, ErrUnreadable, list, BecauseUnreadable)
	case counting == 0:
		return v.valueError(k, ErrNoData, list, BecauseRole)
	}
	if k.Perimeter == "" {
		if err := v.onePerimeter(k, list); err != nil {
			return err
		}
	}
	if counting > 1 && v.config.Policy != Hull && v.config.Policy != Intersection {
		best := len(roleOrder)
		for i := range list {
			if list[i].counts() {
				best = min(best, roleOrder.place(list[i].role))
			}
		}
		for i := range list {
			if list[i].counts() && roleOrder.place(list[i].role) > best {
				list[i].why = BecauseRoleBehind
			}
		}
	}
	return v.convert(k, list)
}

// onePerimeter refuses figures of several perimeters.
func (v View) onePerimeter(k Key, list []contender) error {
	first := -1
	var found []ID
	for i := range list {
		if !list[i].counts() {
			continue
		}
		switch s := v.data.seriesAt(list[i].row); {
		case first < 0:
			first = s
		case s != first:
			if len(found) == 0 {
				found = append(found, v.data.seriesKey(first).Perimeter)
			}
			if id := v.data.seriesKey(s).Perimeter; found[len(found)-1] != id {
				found = append(found, id)
			}
		}
	}
	if len(found) < 2 {
		return nil
	}
	return &Error{Op: "View.Value", Err: ErrPerimeter, Detail: k.String() + " is known for " + listed(found),
		Records: found}
}

// roleOrder lists the roles from the one that is preferred.
var roleOrder = roleList{RoleObserved, RoleEstimate, RoleDerived, RoleForecast, RoleBaseline, RoleTarget,
	RoleCommitment, RoleReference}

type roleList [8]Role

func (l *roleList) place(r Role) int {
	for i, x := range l {
		if x == r {
			return i
		}
	}
	return len(l)
}

// convert reads digits as the View says and brings every figure that counts
// into one unit: the indicator's, or that of the first figure when the
// catalogue does not know the indicator.
func (v View) convert(k Key, list []contender) error {
	unit, known := v.data.unitOf(k.Indicator)
	converted, refused := 0, 0
	for i := range list {
		c := &list[i]
		if !c.counts() {
			continue
		}
		if !known {
			unit, known = c.unit, true
		}
		c.figure = c.figure.Read(v.config.Digits)
		if c.unit != unit {
			q, err := figure.Quantity{Figure: c.figure, Unit: c.unit}.In(unit)
			if err != nil {
				c.why = BecauseUnit
				refused++
				continue
			}
			c.figure, c.unit = q.Figure, q.Unit
		}
		converted++
	}
	joint := !v.config.Policy.picks()
	if refused > 0 && (joint || converted == 0) {
		err := v.valueError(k, ErrUnit, list, BecauseUnit)
		err.Detail += " not in " + strconv.Quote(unit.String())
		return err
	}
	return nil
}

// releases fills in authority and dates, joins the prints of one release, and
// sets aside the figures that are in it twice.
func (v View) releases(list []contender) {
	d := v.data
	joined := newGroups(len(list))
	byID := make(map[ID]int, len(list))
	for i := range list {
		byID[d.idAt(list[i].row)] = i
	}
	type mark struct {
		release   bool
		id        ID
		published period.Period // as the observation itself states it
	}
	first := make(map[mark]int)
	join := func(i int, m mark) {
		if j, ok := first[m]; ok {
			joined.union(i, j)
		} else {
			first[m] = i
		}
	}
	order := make([]int, 0, len(list))
	for i := range list {
		c := &list[i]
		if !c.counts() {
			continue
		}
		order = append(order, i)
		c.rank = math.MaxInt
		if r := d.rankAt(c.row); r > 0 {
			c.rank = r
		}
		// What a source says anew on another day is another release.
		published := d.periods[d.rows.published.at(c.row)]
		join(i, mark{false, d.originAt(c.row), published})
		if s := d.sourceAt(c.row); s != nil && s.Release != "" {
			join(i, mark{true, s.Release, published})
		}
		if j, ok := byID[d.repeatsAt(c.row)]; ok && list[j].counts() {
			joined.union(i, j)
		}
	}
	for _, i := range order {
		list[i].group = joined.find(i)
		root := &list[list[i].group]
		if p := d.publishedAt(list[i].row); p.IsSet() && (!root.dated.IsSet() || precedence.ByDate(p, root.dated) < 0) {
			root.dated = p
		}
	}
	for _, i := range order {
		list[i].dated = list[list[i].group].dated
	}
	slices.SortFunc(order, func(x, y int) int {
		a, b := &list[x], &list[y]
		return cmp.Or(
			cmp.Compare(a.group, b.group), a.figure.Compare(b.figure),
			precedence.FalseFirst(d.repeatsAt(a.row) != "", d.repeatsAt(b.row) != ""),
			precedence.ByDate(d.publishedAt(a.row), d.publishedAt(b.row)), cmp.Compare(d.idAt(a.row), d.idAt(b.row)),
		)
	})
	for n := 1; n < len(order); n++ {
		a, b := &list[order[n-1]], &list[order[n]]
		if a.group == b.group && a.figure.Compare(b.figure) == 0 {
			b.why = BecauseRepeat
		}
	}
}

// inOrder orders two observations by a policy, the preferred first, in a total
// order: dates that overlap are ordered by their ends.
func (v View) inOrder(a, b *contender) int {
	authority := cmp.Compare(a.rank, b.rank)
	date := precedence.ByDate(b.dated, a.dated)
	if v.config.Policy == Earliest {
		date = precedence.ByDate(a.dated, b.dated)
	}
	if v.config.Policy == Latest || v.config.Policy == Earliest {
		authority, date = date, authority
	}
	return cmp.Or(authority, date, cmp.Compare(v.data.idAt(a.row), v.data.idAt(b.row)))
}

// preferred returns the place of the observation that the policy takes, by
// authority or by date, and tells what decided.
func (v View) preferred(list []contender, counting []int) (best int, decided Reason) {
	left := slices.Clone(counting)
	keep := func(test func(c *contender) bool) {
		left = slices.DeleteFunc(left, func(i int) bool { return !test(&list[i]) })
	}
	byRank := func() {
		top := math.MaxInt
		for _, i := range left {
			top = min(top, list[i].rank)
		}
		keep(func(c *contender) bool { return c.rank == top })
	}
	if v.config.Policy == ByAuthority {
		byRank()
	}
	limit := v.limit(list, left)
	keep(func(c *contender) bool { return !v.passed(c, limit) })
	if v.config.Policy != ByAuthority {
		byRank()
	}
	best = left[0]
	for _, i := range left[1:] {
		if v.data.idAt(list[i].row) < v.data.idAt(list[best].row) {
			best = i
		}
	}
	for _, i := range counting {
		if i == best {
			continue
		}
		c := &list[i]
		c.why = v.decidedBy(&list[best], c, limit)
		if decided == 0 || v.depth(c.why) > v.depth(decided) {
			decided = c.why
		}
	}
	list[best].chosen, list[best].why = true, decided
	return best, decided
}

// limit returns the day that decides by date: what was published wholly before the
// last first day is not the latest, and what was published wholly after the first
// last day not the earliest.
func (v View) limit(list []contender, among []int) (day period.Date) {
	for _, i := range among {
		switch p := list[i].dated; {
		case v.config.Policy != Earliest:
			if p.First().Compare(day) > 0 {
				day = p.First()
			}
		case p.IsSet() && (!day.IsSet() || p.Last().Compare(day) < 0):
			day = p.Last()
		}
	}
	return day
}

// passed reports whether a date rules an observation out.
func (v View) passed(c *contender, limit period.Date) bool {
	if v.config.Policy == Earliest {
		return limit.IsSet() && (!c.dated.IsSet() || c.dated.First().Compare(limit) > 0)
	}
	return c.dated.Last().Compare(limit) < 0
}

// picks reports whether the policy takes one observation, by authority or by date.
func (p Policy) picks() bool { return p == ByAuthority || p == Latest || p == Earliest }

// from reports whether the View takes values from the originator of a row.
func (v View) from(row int) bool {
	if v.config.Originator == "" {
		return true
	}
	s := v.data.sourceAt(row)
	return s != nil && s.Originator == v.config.Originator
}

// decidedBy tells why the policy takes best and not c.
func (v View) decidedBy(best, c *contender, limit period.Date) Reason {
	switch {
	case v.config.Policy == ByAuthority && c.rank != best.rank:
		return BecauseAuthority
	case v.passed(c, limit) && v.config.Policy == Earliest:
		return BecauseEarliest
	case v.passed(c, limit):
		return BecauseLatest
	case c.dated != best.dated:
		return BecauseDatesOverlap
	case c.rank != best.rank:
		return BecauseAuthority
	}
	return BecauseID
}

// depth tells how far down the list of tie-breaks a reason stands.
func (v View) depth(r Reason) int {
	switch {
	case r == BecauseDatesOverlap:
		return 4
	case r == BecauseID:
		return 3
	case (r == BecauseLatest || r == BecauseEarliest) == (v.config.Policy == ByAuthority):
		return 2
	}
	return 1
}

// choose lets the policy decide among two or more that count.
func (v View) choose(k Key, list []contender) (figure.Figure, Reason, error) {
	// Places, not pointers: a pointer would move every answer's list to the
	// heap.
	counting := make([]int, 0, len(list))
	for i := range list {
		if list[i].counts() {
			counting = append(counting, i)
		}
	}
	slices.SortFunc(counting, func(x, y int) int { return v.inOrder(&list[x], &list[y]) })
	all := func(r Reason) Reason {
		for _, i := range counting {
			list[i].chosen, list[i].why = true, r
		}
		return r
	}
	best := &list[counting[0]]
	if len(counting) == 1 {
		return best.figure, all(BecauseOnly), nil
	}
	switch v.config.Policy {
	case ByAuthority, Latest, Earliest:
		i, reason := v.preferred(list, counting)
		return list[i].figure, reason, nil
	case Hull:
		hull := best.figure
		for _, i := range counting[1:] {
			hull = hull.Hull(list[i].figure)
		}
		return hull, all(BecauseHull), nil
	}
	common := best.figure
	for _, i := range counting[1:] {
		next, ok := common.Intersect(list[i].figure)
		if !ok {
			return figure.Figure{}, 0, v.valueError(k, ErrDisagree, list, 0)
		}
		common = next
	}
	narrowest := -1
	for _, i := range counting {
		if f := list[i].figure; common.Encloses(f) && (narrowest < 0 ||
			list[narrowest].figure.Approximate() && !f.Approximate()) {
			narrowest = i
		}
	}
	if narrowest < 0 || v.config.Policy == Intersection {
		return common, all(BecauseCommon), nil
	}
	for _, i := range counting {
		list[i].why = BecauseAgrees
	}
	best = &list[narrowest]
	best.chosen, best.why = true, BecauseNarrowest
	return best.figure, BecauseNarrowest, nil
}

// answer writes down what was decided.
func (v View) answer(k Key, d decision, list []contender) Answer {
	a := Answer{Key: k, Quantity: d.quantity, Policy: v.config.Policy, Reason: d.reason}
	a.Key.Perimeter = v.data.keyAt(d.row).Perimeter
	for i := range list {
		c := &list[i]
		id := v.data.idAt(c.row)
		if !c.chosen {
			a.Others = append(a.Others, OtherObservation{id, c.why})
			continue
		}
		if len(a.Chosen) == 0 {
			a.Role = c.role
		}
		a.Chosen = append(a.Chosen, id)
		a.Break = a.Break || v.data.statusAt(c.row).Has('B')
		if c.correction != "" {
			a.Corrections = append(a.Corrections, c.correction)
		}
	}
	slices.SortFunc(a.Others, func(x, y OtherObservation) int { return cmp.Compare(x.Observation, y.Observation) })
	return a
}

// valueError names the observations that were excluded for a reason; 0 names
// those that count.
func (v View) valueError(k Key, sentinel error, list []contender, why Reason) *Error {
	e := &Error{Op: "View.Value", Err: sentinel, Detail: k.String()}
	var b strings.Builder
	b.WriteString(e.Detail)
	const most = 8
	for i := range list {
		c := &list[i]
		if c.why != why {
			continue
		}
		e.Records = append(e.Records, v.data.idAt(c.row))
		switch n := len(e.Records); {
		case n > most:
			continue
		case n == 1:
			b.WriteString(": ")
		default:
			b.WriteString(", ")
		}
		b.WriteString(string(v.data.idAt(c.row)))
		if c.figure.IsSet() {
			text := c.figure.String()
			if len(text) > 32 {
				text = text[:32] + "..."
			}
			b.WriteString(" " + text)
		} else if c.why == BecauseUnreadable {
			b.WriteString(" unreadable")
		}
		if c.why == BecauseRole {
			b.WriteString(" (" + c.role.String() + ")")
		}
	}
	if n := len(e.Records); n > most {
		b.WriteString(" and " + strconv.Itoa(n-most) + " more")
	}
	e.Detail = b.String()
	return e
}

// listed writes IDs of perimeters for a message, cut short; the unset ID is a
// figure without a perimeter.
func listed(ids []ID) string {
	const most = 8
	var b strings.Builder
	for i, id := range ids {
		if i == most {
			b.WriteString(" and " + strconv.Itoa(len(ids)-most) + " more")
			break
		}
		if i > 0 {
			b.WriteString(", ")
		}
		if id == "" {
			id = "(no perimeter)"
		}
		b.WriteString(string(id))
	}
	return b.String()
}
