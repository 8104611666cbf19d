package indicators

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// Series is one key over time, as a [View] answers it: a point for each
// period of one kind that anything is known of. Periods without a value are
// gaps, and a change of perimeter or a marked break stays visible: no method
// computes across one, and none fills a gap unasked.
//
// A Series is immutable, and safe for concurrent readers. The zero Series is
// empty.
type Series struct {
	view   View
	key    Key
	kind   period.Kind
	like   period.Period // one of the ranges, where the periods are ranges
	points []Point       // by period, then by perimeter
}

// Equal reports whether s and o have the same key and points, taken from equal
// Views.
func (s Series) Equal(o Series) bool {
	return s.key == o.key && s.kind == o.kind && s.like == o.like && likeness.Values(s.points, o.points) &&
		s.view.Equal(o.view)
}

// Point is a value of a series in one perimeter. Where the View has no answer
// though it sees observations, Err says why, and there is no Quantity.
type Point struct {
	Answer
	Err error
}

// Period returns the period of the point.
func (p Point) Period() period.Period { return p.Key.Period }

// Series collects the values of a key over time. The key's own period only
// says of which kind the periods are: year when it is unset, or, where there are no
// years, the first fiscal years or other ranges of whole months. Ranges of one number of
// months that meet end to end are a series like any other, and so are years of 52 or 53
// weeks; other ranges are no series, and [ErrInvalid].
//
// A key without a perimeter collects every perimeter, side by side. A series
// of which nothing is known is empty, not an error.
func (v View) Series(k Key) (Series, error) {
	s := Series{view: v, key: k.Series(), kind: k.Period.Kind(), like: k.Period}
	switch s.kind {
	case period.KindNone:
		s.kind = period.KindYear
	case period.KindRange:
		if !mayRepeat(k.Period) {
			detail := k.Period.String() + " is no calendar period, and neither of whole months nor of 52 or 53 weeks"
			return Series{}, &Error{Op: "View.Series", Err: ErrInvalid, Detail: detail}
		}
	}
	s.collect(k)
	if len(s.points) == 0 && !k.Period.IsSet() {
		if first, ok := s.firstRange(k); ok {
			s.kind, s.like = period.KindRange, first
			s.collect(k)
		}
	}
	if s.kind != period.KindRange {
		s.like = period.Period{}
	}
	return s, nil
}

// wholeMonths returns how many whole months a period is; 0 where it does not begin and end
// with one.
func wholeMonths(p period.Period) int {
	if p.First().Day() != 1 || p.Last().AddDays(1).Day() != 1 {
		return 0
	}
	return (p.Last().Year()-p.First().Year())*12 + p.Last().Month() - p.First().Month() + 1
}

// ofWeeks reports whether a range is a year of 52 or 53 weeks.
func ofWeeks(p period.Period) bool {
	return p.Kind() == period.KindRange && (p.Days() == 52*7 || p.Days() == 53*7)
}

// mayRepeat reports whether a range is one that others may continue.
func mayRepeat(p period.Period) bool { return wholeMonths(p) > 0 || ofWeeks(p) }

// yearsOfDays returns the years nearest to a number of days, and how many days are over.
func yearsOfDays(days int) (years, over int) {
	years = (4*days + 730) / 1461
	return years, days - years*1461/4
}

// takes reports whether a period is one of the series': of its kind, and of ranges one
// that is as long as the others and ends where they begin.
func (s *Series) takes(p period.Period) bool {
	if p.Kind() != s.kind {
		return false
	}
	if s.kind != period.KindRange {
		return true
	}
	if ofWeeks(s.like) {
		days := p.First().DaysSince(s.like.First())
		_, over := yearsOfDays(max(days, -days))
		return ofWeeks(p) && days%7 == 0 && max(over, -over) <= 10
	}
	months := wholeMonths(s.like)
	if months == 0 {
		return false
	}
	apart := (p.First().Year()-s.like.First().Year())*12 + p.First().Month() - s.like.First().Month()
	return wholeMonths(p) == months && apart%months == 0
}

// firstRange returns the first range that others may continue, of those known of a key.
func (s *Series) firstRange(k Key) (first period.Period, ok bool) {
	if s.view.data == nil {
		return first, false
	}
	d := s.view.data
	look := func(n int) bool {
		lo, hi := d.seriesRows(n)
		for row := lo; row < hi; row = d.nextKey(row) {
			p := d.periodAt(row)
			if p.Kind() == period.KindRange && mayRepeat(p) && (!ok || p.Compare(first) < 0) {
				first, ok = p, true
			}
		}
		return true
	}
	if k.Perimeter == "" {
		d.perimeterSeries(k, look)
	} else if n, found := d.seriesOf(k); found {
		look(n)
	}
	return first, ok
}

// collect reads the points of a key.
func (s *Series) collect(k Key) {
	v := s.view
	if v.data == nil {
		return
	}
	if k.Perimeter != "" {
		if n, ok := v.data.seriesOf(k); ok {
			s.add(n)
		}
		return
	}
	v.data.perimeterSeries(k, func(n int) bool {
		s.add(n)
		return true
	})
	slices.SortStableFunc(s.points, func(a, b Point) int { return a.Period().Compare(b.Period()) })
}

// add appends the points of one perimeter.
func (s *Series) add(n int) {
	d := s.view.data
	lo, hi := d.seriesRows(n)
	for row := lo; row < hi; row = d.nextKey(row) {
		if !s.takes(d.periodAt(row)) {
			continue
		}
		k := d.keyAt(row)
		a, err := s.view.valueIn(k)
		if err != nil && isNoData(err) {
			continue
		}
		a.Key = k
		s.points = append(s.points, Point{a, err})
	}
}

func isNoData(err error) bool {
	e, ok := err.(*Error)
	return ok && e.Err == ErrNoData
}

// Key returns the key of the series, without a period.
func (s Series) Key() Key { return s.key }

// Kind returns the kind of its periods.
func (s Series) Kind() period.Kind { return s.kind }

// View returns the View that the series was answered by.
func (s Series) View() View { return s.view }

// Len returns the number of points.
func (s Series) Len() int { return len(s.points) }

// All yields the points in order of period, and of perimeter within a period.
func (s Series) All() iter.Seq[Point] { return slices.Values(s.points) }

// Span returns the time from the first point to the last, unset for an empty
// series.
func (s Series) Span() period.Period {
	if len(s.points) == 0 {
		return period.Period{}
	}
	return s.points[0].Period().Span(s.points[len(s.points)-1].Period())
}

// Perimeters returns the perimeters of the points, in order of when they start.
func (s Series) Perimeters() []ID {
	var found []ID
	for _, p := range s.points {
		if !slices.Contains(found, p.Key.Perimeter) {
			found = append(found, p.Key.Perimeter)
		}
	}
	return found
}

// In returns the series in one of its perimeters.
func (s Series) In(perimeter ID) Series {
	one := s
	one.key.Perimeter = perimeter
	one.points = nil
	for _, p := range s.points {
		if p.Key.Perimeter == perimeter {
			one.points = append(one.points, p)
		}
	}
	return one
}

// Gaps yields the periods between the first point and the last for which
// there is no value in any perimeter.
func (s Series) Gaps() iter.Seq[period.Period] {
	return func(yield func(period.Period) bool) {
		if len(s.points) == 0 {
			return
		}
		if ofWeeks(s.like) {
			s.gapsOfWeeks(yield)
			return
		}
		n := 0
		for p := range period.From(s.points[0].Period()) {
			for n < len(s.points) && s.points[n].Period().Compare(p) < 0 {
				n++
			}
			if n == len(s.points) {
				return
			}
			has := false
			for i := n; i < len(s.points) && s.points[i].Period() == p; i++ {
				has = has || s.points[i].Err == nil
			}
			if !has && !yield(p) {
				return
			}
		}
	}
}

// gapsOfWeeks is Gaps for years of 52 or 53 weeks: of several in a row each but the last
// counts 52.
func (s Series) gapsOfWeeks(yield func(period.Period) bool) {
	var last period.Period // of those with a value
	for _, p := range s.points {
		if p.Err != nil {
			continue
		}
		first := p.Period().First()
		for from := last.Last().AddDays(1); last.IsSet() && from.Before(first); {
			end := from.AddDays(52*7 - 1)
			if first.DaysSince(end) < 52*7 {
				end = first.AddDays(-1)
			}
			if q, err := period.NewRange(from, end); err != nil || !yield(q) {
				return
			}
			from = end.AddDays(1)
		}
		last = p.Period()
	}
}

// Breaks returns the breaks of the series in order of After: those marked
// inside a perimeter, and the changes of perimeter. A perimeter follows another
// if the catalogue says that it replaces it, or else if it starts when the other
// has ended; perimeters that run side by side are no break.
func (s Series) Breaks() []Break {
	if len(s.points) == 0 {
		return nil
	}
	type span struct{ first, last period.Period }
	spans := map[ID]*span{}
	var breaks []Break
	perimeters := s.Perimeters()
	for _, p := range s.points {
		at := spans[p.Key.Perimeter]
		if at == nil {
			spans[p.Key.Perimeter] = &span{p.Period(), p.Period()}
			continue
		}
		if id, when, ok := s.view.marked(p.Key, at.last, p.Period()); ok {
			after, inside := when.Within(s.kind)
			if !inside {
				after = p.Period()
			}
			breaks = append(breaks, Break{Before: at.last, After: after, Old: p.Key.Perimeter, New: p.Key.Perimeter,
				Observation: id})
		}
		at.last = p.Period()
	}
	for _, later := range perimeters {
		from := spans[later].first
		var before ID // the one that it follows: of several the one that ended last
		found, replaced := false, false
		for _, p := range perimeters {
			r := p != later && s.view.data.catalogue.Replaces(later, p)
			follows := r || p != later && spans[p].first.Compare(from) < 0 && spans[p].last.Compare(from) <= 0
			if !follows || replaced && !r {
				continue
			}
			if !found || r && !replaced || spans[p].last.Compare(spans[before].last) >= 0 {
				before, found, replaced = p, true, r
			}
		}
		if found {
			breaks = append(breaks, Break{Before: spans[before].last, After: from, Old: before, New: later, Replaced: replaced})
		}
	}
	slices.SortFunc(breaks, func(a, b Break) int {
		return cmp.Or(a.After.Compare(b.After), a.Before.Compare(b.Before), cmp.Compare(a.Old, b.Old),
			cmp.Compare(a.New, b.New))
	})
	return breaks
}

// At returns the point of a period. Nothing known of it is [ErrGap] between
// the first point and the last, and [ErrNoData] outside; values in several
// perimeters are [ErrPerimeter].
func (s Series) At(p period.Period) (Point, error) {
	found, err := s.pointsAt("Series.At", p)
	if err != nil {
		return Point{}, err
	}
	if len(found) > 1 {
		return Point{}, &Error{
			Op: "Series.At", Err: ErrPerimeter, Records: perimetersOf(found), Periods: []period.Period{p},
			Detail: fmt.Sprintf("%s is known for %s", s.key.At(p), listed(perimetersOf(found))),
		}
	}
	return found[0], found[0].Err
}

// pointsAt returns the points of one period, at least one.
func (s Series) pointsAt(op string, p period.Period) ([]Point, error) {
	if !s.takes(p) {
		return nil, s.otherKind(op, p)
	}
	lo, ok := slices.BinarySearchFunc(s.points, p, func(x Point, p period.Period) int { return x.Period().Compare(p) })
	if !ok {
		return nil, s.missing(op, p)
	}
	hi := lo
	for hi < len(s.points) && s.points[hi].Period() == p {
		hi++
	}
	return s.points[lo:hi], nil
}

// otherKind refuses a period that is of another kind than those of the series.
func (s Series) otherKind(op string, p period.Period) *Error {
	return &Error{Op: op, Err: ErrInvalid, Detail: cite.Quote(p.String()) + " is not a " + s.kind.String()}
}

// missing tells that periods have no value.
func (s Series) missing(op string, ps ...period.Period) *Error {
	e := &Error{Op: op, Err: ErrNoData, Periods: ps}
	if span := s.Span(); len(s.points) > 0 {
		for _, p := range ps {
			if span.Contains(p) {
				e.Err = ErrGap
			}
		}
	}
	texts := make([]string, 0, 8)
	for i, p := range ps {
		if i == cap(texts) {
			texts = append(texts, fmt.Sprintf("and %d more", len(ps)-i))
			break
		}
		texts = append(texts, p.String())
	}
	e.Detail = fmt.Sprintf("%s has nothing for %s", s.key, strings.Join(texts, ", "))
	return e
}

func perimetersOf(points []Point) []ID {
	var found []ID
	for _, p := range points {
		if !slices.Contains(found, p.Key.Perimeter) {
			found = append(found, p.Key.Perimeter)
		}
	}
	return found
}
