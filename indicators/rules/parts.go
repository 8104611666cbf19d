package rules

import (
	"cmp"
	"maps"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/digits"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/shopspring/decimal"
)

// checkParts holds totals against their parts: a code against those that the
// catalogue says it is made of, a place likewise, the whole and each margin against the
// codes of a further dimension or, where nothing is known of those, against the cells of
// two, and a year against its halves, quarters or months. What the catalogue says of the
// parts being all there are decides whether they can be too few. Parts of which some
// are missing can only be too much.
func checkParts(s Scope, r *rulekit.Report) {
	p := partsCheck{s: s, r: r, crossed: s.crossed()}
	s.eachSeries(func(i *indicators.Indicator, k indicators.Key, data []indicators.Datum) {
		w := s.wholes(i, k)
		p.series = data
		for lo := 0; lo < len(data); {
			hi := samePeriod(data, lo)
			p.hold(i, k.At(data[lo].Period()), data[lo:hi], w)
			lo = hi
		}
	})
	p.tellShort()
}

// partsCheck is one run of the check of totals.
type partsCheck struct {
	s Scope
	r *rulekit.Report
	// series is the data of the series that totals are of.
	series []indicators.Datum
	// crossed are the sets of dimensions by which figures are broken down, by indicator.
	crossed map[indicators.ID][][]indicators.ID
	// short is what is told once a dimension: parts that are less than their total while
	// nobody says whether they are all there are.
	short map[indicators.ID]*shortfall
}

// shortfall counts totals that are more than their parts.
type shortfall struct {
	totals int
	first  *rulekit.Draft
}

// hold holds the figures of one key against all that are its parts.
func (p *partsCheck) hold(i *indicators.Indicator, at indicators.Key, totals []indicators.Datum, w wholes) {
	for _, x := range w.codes {
		if x.dimension.ID != "" && x.code == "" {
			continue // below, as the codes of a dimension
		}
		keys := p.s.codesOf(at, x.dimension.ID, x.parts)
		p.holdParts(i, totals, parts{keys: keys, complete: x.is.IsComplete(i.ID, at.Period), related: x.always(i)})
	}
	if i.OverSegments == indicators.Sum {
		p.holdCells(i, at, totals)
	}
	if len(w.areas) > 0 {
		places := parts{
			complete: w.area.IsComplete(i.ID, at.Period), related: w.area.IsComplete(i.ID, latest) == figure.Yes,
		}
		for _, id := range w.areas {
			part := at
			part.Area = id
			places.keys = append(places.keys, part)
		}
		p.holdParts(i, totals, places)
	}
	if i.OverTime == indicators.Sum && i.Nature == indicators.FlowOver {
		for _, kind := range insides(at.Period.Kind()) {
			inside := parts{complete: figure.Yes, related: true}
			for q := range at.Period.Inside(kind) {
				inside.keys = append(inside.keys, at.At(q))
			}
			p.holdParts(i, totals, inside)
		}
	}
}

// maxCells is how many cells of two dimensions a total is held against.
const maxCells = 4096

// holdCells holds a total or a margin against the codes of each further dimension by
// which there are figures, and against the cells of two such dimensions of which there
// are no margins.
func (p *partsCheck) holdCells(i *indicators.Indicator, at indicators.Key, totals []indicators.Datum) {
	for _, set := range p.crossed[i.ID] {
		more := beyond(set, at.Breakdown)
		switch len(more) {
		case 1:
			d, _ := p.s.dimension(more[0])
			p.holdParts(i, totals, parts{
				keys: p.s.separateCodes(at, d), complete: d.IsComplete(i.ID, at.Period), dimension: d.ID,
				related: d.IsComplete(i.ID, earliest) == figure.Yes,
			})
		case 2:
			x, _ := p.s.dimension(more[0])
			y, _ := p.s.dimension(more[1])
			if len(x.Codes)*len(y.Codes) > maxCells || p.s.knowsAny(at, x) || p.s.knowsAny(at, y) {
				continue
			}
			var cells []indicators.Key
			for _, part := range p.s.codesOf(at, x.ID, leavesOf(x)) {
				cells = append(cells, p.s.codesOf(part, y.ID, leavesOf(y))...)
			}
			complete := x.IsComplete(i.ID, at.Period)
			if second := y.IsComplete(i.ID, at.Period); complete == figure.Yes || second == figure.No {
				complete = second
			}
			p.holdParts(i, totals, parts{keys: cells, complete: complete})
		}
	}
}

// beyond returns what a set of dimensions has besides those of a breakdown; nil if it
// lacks one of those.
func beyond(set []indicators.ID, b indicators.Breakdown) (more []indicators.ID) {
	common := 0
	for _, id := range set {
		if code, ok := b.Code(id); ok && code != "" {
			common++
		} else {
			more = append(more, id)
		}
	}
	n := 0
	for range b.Parts() {
		n++
	}
	if common < n {
		return nil
	}
	return more
}

// leavesOf returns the codes of a dimension that are made of no others.
func leavesOf(d indicators.Dimension) (ids []indicators.ID) {
	for _, x := range d.Codes {
		if len(x.Parts) == 0 {
			ids = append(ids, x.ID)
		}
	}
	return ids
}

// knowsAny reports whether there is a figure for a code of a dimension.
func (s Scope) knowsAny(k indicators.Key, d indicators.Dimension) bool {
	return slices.ContainsFunc(d.Codes, func(x indicators.Category) bool { return s.knows(k, d.ID, x.ID) })
}

// crossed returns the sets of dimensions by which the figures of each indicator are
// broken down, the smallest first.
func (s Scope) crossed() map[indicators.ID][][]indicators.ID {
	var all map[indicators.ID][][]indicators.ID
	var last indicators.Key
	var set []indicators.ID
	for row := range s.view.Rows(indicators.Selector{}) {
		k := row.Key()
		if k.Breakdown == last.Breakdown && k.Indicator == last.Indicator {
			continue
		}
		last = k
		set = set[:0]
		known := true
		for part := range k.Breakdown.Parts() {
			is := func(d indicators.Dimension) bool { return d.ID == part.Dimension }
			if !slices.ContainsFunc(s.allDimensions(), is) {
				known = false // nothing is known of its codes
				break
			}
			set = append(set, part.Dimension)
		}
		if known && len(set) > 0 && !contains(all[k.Indicator], set) {
			if all == nil {
				all = map[indicators.ID][][]indicators.ID{}
			}
			all[k.Indicator] = append(all[k.Indicator], slices.Clone(set))
		}
	}
	for _, sets := range all {
		slices.SortFunc(sets, func(a, b []indicators.ID) int {
			return cmp.Or(cmp.Compare(len(a), len(b)), slices.Compare(a, b))
		})
	}
	return all
}

func contains(sets [][]indicators.ID, set []indicators.ID) bool {
	for _, o := range sets {
		if slices.Equal(o, set) {
			return true
		}
	}
	return false
}

// wholes are the codes and areas of which a catalogue names the parts, at the
// keys of one series.
type wholes struct {
	codes []wholeCode
	area  indicators.Category
	areas []indicators.ID // the parts of the area
}

// wholeCode is a code with its parts; without a code, a dimension whose codes are the
// whole.
type wholeCode struct {
	dimension indicators.Dimension
	code      indicators.ID
	is        indicators.Category
	parts     []indicators.ID
}

// wholes returns what the catalogue says of the parts of a series.
func (s Scope) wholes(i *indicators.Indicator, k indicators.Key) (w wholes) {
	if i.OverSegments == indicators.Sum {
		for p := range k.Breakdown.Parts() {
			is := func(d indicators.Dimension) bool { return d.ID == p.Dimension }
			n := slices.IndexFunc(s.allDimensions(), is)
			if n < 0 {
				continue
			}
			d := s.allDimensions()[n]
			if x, _ := category(d.Codes, p.Code); len(x.Parts) > 0 {
				w.codes = append(w.codes, wholeCode{d, p.Code, x, x.Parts})
			}
		}
		for _, d := range s.allDimensions() {
			if code, _ := k.Breakdown.Code(d.ID); code == "" && d.IsComplete(i.ID, earliest) == figure.Yes {
				known := func(code indicators.ID) bool { return s.knows(k, d.ID, code) }
				w.codes = append(w.codes, wholeCode{dimension: d, parts: separate(d.Codes, known)})
			}
		}
	}
	if i.OverPlaces == indicators.Sum {
		w.area, _ = s.area(k.Area)
		w.areas = w.area.Parts
	}
	return w
}

// earliest and latest are periods before and after all others: what is stated from a year
// on is not stated of the earliest.
var (
	earliest = period.Year(1)
	latest   = period.Year(9999)
)

// always reports whether the parts are the whole in every period.
func (x wholeCode) always(i *indicators.Indicator) bool {
	return x.code == "" || x.is.IsComplete(i.ID, latest) == figure.Yes
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
func (s Scope) codesOf(k indicators.Key, dimension indicators.ID, codes []indicators.ID) (keys []indicators.Key) {
	for _, id := range codes {
		part := k
		var err error
		if part.Breakdown, err = k.Breakdown.With(dimension, id); err == nil {
			keys = append(keys, part)
		}
	}
	return keys
}

// separateCodes returns the keys of codes of a dimension that do not overlap.
func (s Scope) separateCodes(k indicators.Key, d indicators.Dimension) []indicators.Key {
	known := func(code indicators.ID) bool { return s.knows(k, d.ID, code) }
	return s.codesOf(k, d.ID, separate(d.Codes, known))
}

// knows reports whether there is a figure for a code.
func (s Scope) knows(k indicators.Key, dimension, code indicators.ID) bool {
	keys := s.codesOf(k, dimension, []indicators.ID{code})
	return len(keys) > 0 && s.sees(keys[0])
}

// separate returns codes that do not overlap, as far as the catalogue says: those
// that are made of no others, and those that are for which none of the others is
// known.
func separate(codes []indicators.Category, known func(indicators.ID) bool) (ids []indicators.ID) {
	for _, x := range codes {
		if !slices.ContainsFunc(x.Parts, known) {
			ids = append(ids, x.ID)
		}
	}
	// What is inside a code that stays is left out.
	inside := map[indicators.ID]bool{}
	for _, x := range codes {
		if slices.Contains(ids, x.ID) && known(x.ID) {
			for _, id := range x.Parts {
				inside[id] = true
			}
		}
	}
	return slices.DeleteFunc(ids, func(id indicators.ID) bool { return inside[id] })
}

// seesAll reports whether the View sees something of each of the keys.
func (s Scope) seesAll(keys []indicators.Key) bool {
	for _, k := range keys {
		if !s.sees(k) {
			return false
		}
	}
	return true
}

// sees reports whether the View sees something of a key, or of a series if it has
// no period.
func (s Scope) sees(k indicators.Key) bool {
	for range s.view.RowsOf(k) {
		return true
	}
	return false
}

// parts are what a total is held against.
type parts struct {
	keys []indicators.Key
	// complete says whether they are all there are; dimension is set where that is a
	// question of its own.
	complete  figure.Truth
	dimension indicators.ID
	// related says that the diagnosis holds them source by source, where all are known.
	related bool
}

// addUp returns what is said of keys in sum: all that it may be, as it is printed, and what
// is said of each key of which something is. There is no sum where that is nothing.
func (s Scope) addUp(keys []indicators.Key) (sum, shown figure.Figure, said [][]indicators.Datum) {
	for _, k := range keys {
		all := s.DataOf(k)
		if len(all) == 0 {
			continue
		}
		h, p := hullOf(all), printed(all)
		if len(said) == 0 {
			sum, shown = h, p
		} else {
			var err1, err2 error
			sum, err1 = sum.Add(h)
			shown, err2 = shown.Add(p)
			if err1 != nil || err2 != nil {
				return sum, shown, nil
			}
		}
		said = append(said, all)
	}
	return sum, shown, said
}

// holdParts reports the totals that the sum of parts denies.
func (p *partsCheck) holdParts(i *indicators.Indicator, totals []indicators.Datum, of parts) {
	s := p.s
	// Held source by source, and told with its cause, but for totals that may be coarser
	// than their parts.
	told := of.related && of.complete == figure.Yes && s.seesAll(of.keys) && s.diagnosis().knowsAll(of.keys)
	if told && !slices.ContainsFunc(totals, mayBeCoarse) {
		return
	}
	sum, shown, said := s.addUp(of.keys)
	known, from := len(said), slices.Concat(said...)
	whole := of.complete == figure.Yes && known == len(of.keys)
	if known == 0 || !whole && !neverNegative(i) {
		return
	}
	s.holds("IND041", totals[0].Row.Key())
	s.holds("IND041", of.keys...)
	added := figure.Quantity{Figure: shown.WithoutResolution(), Unit: i.Unit}
	for _, x := range totals {
		total, finer := p.allowedTotal(x, from, len(of.keys))
		message := messages.Text("the total is {value}, its parts are {sum}")
		switch {
		case told && (!finer || !digits.Meet(allowed(x.Figure), sum)):
			continue
		case whole && digits.Meet(total, sum):
			continue
		case !whole:
			open := of.complete == figure.Undecided && of.dimension != "" && known == len(of.keys)
			if open && total.Greater(sum) == figure.Yes {
				p.fallsShort(of.dimension, x, added, from)
			}
			if sum.Greater(total) != figure.Yes {
				continue
			}
			message = messages.Text("the total is {value}, some of its parts are {sum} already")
		}
		if s.immaterial("IND041", i, x.Figure, shown, x.Row) {
			continue
		}
		p.tell(x, totals, message, added, said, whole)
	}
}

// tell reports a total that its parts deny: at its record where its origin states all of
// them, and they are all there are, else at its key. Where another origin states all, and a
// total of its own, that is held against this one.
func (p *partsCheck) tell(
	x indicators.Datum, totals []indicators.Datum, message wording.Text, sum figure.Quantity, said [][]indicators.Datum,
	whole bool,
) {
	o := x.Row.Observation()
	args := []finding.Arg{rulekit.Quantity("value", o.Quantity()), rulekit.Quantity("sum", sum)}
	path := pathOf(o) + "/figure"
	from := slices.Concat(said...)
	if !statesBeside(x.Row, said...) {
		if statedByOne(append([][]indicators.Datum{totals}, said...)...) {
			return
		}
		var origins finding.Arg
		message, origins = p.s.differing(message, rowsOf([]indicators.Datum{x}, from))
		path, args = keyPath(x.Row.Key()), append(args, origins)
	}
	total, parts := cited(o), citedAll(from)
	if !whole { // the total may be low, or any of its parts high
		path = keyPath(x.Row.Key())
		noteBounds(&total, parts, x, sum, said)
	}
	p.r.Add(path, message, args...).Cite(total).CiteSome(maxEvidence, parts...)
}

// noteBounds notes beside a total that is less than some of its parts from where on it
// would do, and beside each of these up to where.
func noteBounds(
	total *finding.Evidence, parts []finding.Evidence, x indicators.Datum, sum figure.Quantity, said [][]indicators.Datum,
) {
	if least, err := figure.AtLeast(sum.Figure); err == nil {
		total.Note = wouldMend(figure.Quantity{Figure: least, Unit: sum.Unit})
	}
	over, err := sum.Figure.Sub(x.Figure.WithoutResolution())
	if err != nil {
		return
	}
	for _, all := range said {
		part := &parts[0]
		if parts = parts[len(all):]; len(all) > 1 {
			continue // of one among several of a key it does not follow
		}
		left, err := all[0].Figure.WithoutResolution().Sub(over)
		if err != nil || left.Less(figure.FromInt64(0)) != figure.No {
			continue
		}
		if most, err := figure.UpTo(left); err == nil {
			part.Note = wouldMend(figure.Quantity{Figure: most, Unit: sum.Unit})
		}
	}
}

// allowedTotal returns what the digits of a total allow beside its parts; finer says that
// it is read as finer than it shows.
func (p *partsCheck) allowedTotal(
	x indicators.Datum, from []indicators.Datum, n int,
) (total figure.Figure, finer bool) {
	total, place, finer := asFineAsParts(x, from, n)
	switch {
	case finer && p.rounds(x, place):
		return allowed(x.Figure), false
	case finer: // each may have been rounded by itself
		for _, by := range around {
			if f, err := total.Mul(by); err == nil {
				total = total.Hull(f)
			}
		}
	}
	return total, finer
}

// around are what a total is widened by where it is read as fine as its parts.
var around = func() (list [2]figure.Figure) {
	list[0], _ = figure.Ratio(999, 1000)
	list[1], _ = figure.Ratio(1001, 1000)
	return list
}()

// rounds reports whether a source rounds the totals of a series as it does one of them:
// most of three or more end in zeros before the place that it would be as fine as, or two
// in two zeros or more.
func (p *partsCheck) rounds(total indicators.Datum, place int32) bool {
	all, alike := 0, 0
	for _, x := range p.series {
		if x.Row.Source() == total.Row.Source() && x.Period().Kind() == total.Period().Kind() {
			if all++; coarserThan(x, place) {
				alike++
			}
		}
	}
	return all >= 3 && 2*alike > all || alike >= 2 && coarserThan(total, place+1)
}

func coarserThan(x indicators.Datum, e int32) bool {
	d, ok := zerosOf(x.Figure)
	return ok && d.e > e
}

// mayBeCoarse reports whether a figure without a stated resolution ends in zeros.
func mayBeCoarse(x indicators.Datum) bool {
	_, ok := zerosOf(x.Figure)
	return ok
}

// zerosOf returns the digits of a figure without a stated resolution that ends in zeros.
func zerosOf(f figure.Figure) (d dec, ok bool) {
	c, e, q, res, ok := f.Compact()
	if !ok || q != figure.Unqualified || res != figure.NoResolution {
		return dec{}, false
	}
	d = dec{c, int32(e)}.short()
	return d, d.c != 0 && d.e > 0
}

// asFineAsParts returns what the digits of a total allow: no source prints fewer digits of
// a total than of one of its parts. finer says that this makes a difference, and place is
// that of its last digit then.
func asFineAsParts(
	total indicators.Datum, parts []indicators.Datum, n int,
) (f figure.Figure, place int32, finer bool) {
	f = allowed(total.Figure)
	d, ok := zerosOf(total.Figure)
	if !ok {
		return f, 0, false
	}
	most, of := 0, map[indicators.Key]bool{}
	for _, x := range parts {
		if x.Row.Source() != total.Row.Source() {
			continue
		}
		of[x.Row.Key()] = true
		most = max(most, len(digits.Printed(x.Figure).Text))
	}
	has := len(digits.Printed(total.Figure).Text)
	if len(of) < n || most <= has {
		return f, 0, false
	}
	// 100,000 beside a part of two digits has two, and is no coarser than 10,000.
	place = max(0, d.e-int32(most-has))
	if g, err := total.Figure.WithResolution(decimal.New(1, place)); err == nil {
		return g.Read(figure.Either), place, true
	}
	return f, 0, false
}

// fallsShort notes a total that is more than the codes of a dimension, of which nobody
// says whether they are the whole.
func (p *partsCheck) fallsShort(
	dimension indicators.ID, total indicators.Datum, sum figure.Quantity, from []indicators.Datum,
) {
	x := p.short[dimension]
	if x == nil {
		o := total.Row.Observation()
		var r rulekit.Report
		x = &shortfall{}
		x.first = r.Add("", wording.Text{}, p.s.indicatorArg(o.Key.Indicator),
			rulekit.Time("period", o.Key.Period), rulekit.Quantity("value", o.Quantity()), rulekit.Quantity("sum", sum),
		).Cite(cited(o)).CiteSome(maxEvidence, citedAll(from)...)
		if p.short == nil {
			p.short = map[indicators.ID]*shortfall{}
		}
		p.short[dimension] = x
	}
	x.totals++
}

// tellShort tells of each dimension, once, that nobody says whether its codes are the
// whole.
func (p *partsCheck) tellShort() {
	if p.short == nil {
		return
	}
	for _, id := range slices.Sorted(maps.Keys(p.short)) {
		d, _ := p.s.dimension(id)
		x := p.short[id]
		args := append([]finding.Arg{
			rulekit.Label("dimension", d.Name, d.ID), rulekit.Number("count", x.totals),
		}, x.first.Args...)
		f := p.r.Add(
			cite.Pointer("dimensions", string(id))+"/complete",
			messages.Text(
				"by {dimension}, parts are less than their total ({indicator}, {period}: {sum} of {value}; totals: {count}), "+
					"and it is not stated whether they are all there are",
			), args...,
		).Cite(x.first.Evidence...).
			Suggest(messages.Text("state in the catalogue whether the codes of {dimension} are the whole"))
		f.Severity = finding.SeverityInfo
	}
}
