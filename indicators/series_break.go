package indicators

import (
	"cmp"
	"fmt"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Break is a place where a series stops comparing with what comes after it:
// its figures change their perimeter, or an observation carries the SDMX
// status B.
type Break struct {
	// Before is the last period before the break, After the first one after
	// it. Where two perimeters overlap, Before is not earlier than After.
	Before period.Period `json:"before,omitzero"`
	After  period.Period `json:"after,omitzero"`
	// Old and New are the perimeters on the two sides; they are the same for
	// a break that is marked inside one perimeter. "" is a perimeter that is
	// not stated.
	Old ID `json:"old,omitzero"`
	New ID `json:"new,omitzero"`
	// Observation carries the mark, "" for a change of perimeter.
	Observation ID `json:"observation,omitzero"`
	// Replaced reports that, says the catalogue, New replaces Old.
	Replaced bool `json:"replaced"`
}

// String returns the break in English, as in
// "2023|2023: offshoring, replaced by digital".
func (b Break) String() string { return b.Text(wording.En) }

var breakTexts = struct{ marked, replaced, then, none [3]string }{
	marked:   [3]string{"علامة على ", "signalée par ", "marked by "},
	replaced: [3]string{"، عوضه ", ", remplacé par ", ", replaced by "},
	then:     [3]string{"، ثم ", ", puis ", ", then "},
	none:     [3]string{"(نطاق غير مذكور)", "(périmètre non indiqué)", "(no perimeter)"},
}

// Text returns the break in a language: the last period before it and the first
// one after it, and what changes.
func (b Break) Text(lang wording.Lang) string {
	n := say.Index(lang)
	name := func(id ID) string { return cmp.Or(string(id), breakTexts.none[n]) }
	at := b.Before.String() + "|" + b.After.String() + explain.Colon()[n]
	switch {
	case b.Observation != "":
		return at + breakTexts.marked[n] + string(b.Observation)
	case b.Replaced:
		return at + name(b.Old) + breakTexts.replaced[n] + name(b.New)
	}
	return at + name(b.Old) + breakTexts.then[n] + name(b.New)
}

// errReplaced is a change of perimeter that the catalogue calls a break: it is
// both.
var errReplaced = fmt.Errorf("%w: %w", ErrBreak, ErrPerimeter)

// Comparable returns nil when a value of one key may be compared with, or added
// to, one of another key of the same series at another period: no perimeter
// changes and no observation that the View sees marks a break in between. The
// error is [ErrPerimeter], [ErrBreak], or both where the catalogue says that one
// perimeter replaces the other; [ErrInvalid] for keys of different series. The
// keys name their perimeters, as the Key of an [Answer] does.
func (v View) Comparable(x, y Key) error {
	const op = "View.Comparable"
	a, b := x.Series(), y.Series()
	a.Perimeter, b.Perimeter = "", ""
	switch {
	case a != b:
		return &Error{Op: op, Err: ErrInvalid, Detail: "different series: " + a.String() + ", " + b.String()}
	case v.data == nil:
		return nil
	}
	return v.bridge(op, x, y)
}

// bridge returns nil when a value of one key may be compared with one of
// another key of the same series, at another period: when the perimeter is the
// same and no break lies between. The keys name their perimeters, as the Key of
// an [Answer] does.
func (v View) bridge(op string, x, y Key) error {
	if x.Period.Compare(y.Period) > 0 {
		x, y = y, x
	}
	if x.Perimeter != y.Perimeter {
		return v.perimeterError(op, x.Series(), Break{Before: x.Period, After: y.Period, Old: x.Perimeter, New: y.Perimeter})
	}
	marked, at, ok := v.marked(x, x.Period, y.Period)
	if !ok {
		return nil
	}
	return &Error{
		Op: op, Err: ErrBreak, Records: []ID{marked}, Periods: []period.Period{x.Period, at},
		Detail: fmt.Sprintf("%s breaks in %s, says %s", x.Series(), at, marked),
	}
}

// perimeterError names a change of perimeter.
func (v View) perimeterError(op string, k Key, b Break) *Error {
	e := &Error{Op: op, Err: ErrPerimeter, Records: []ID{b.Old, b.New}, Periods: []period.Period{b.Before, b.After}}
	k = k.Series()
	k.Perimeter = ""
	e.Detail = fmt.Sprintf("%s is of perimeter %s in %s and of %s in %s", k, listed([]ID{b.Old}), b.Before,
		listed([]ID{b.New}), b.After)
	if v.data.catalogue.Replaces(b.New, b.Old) {
		e.Err = errReplaced
		e.Detail += ", which replaces it"
	}
	return e
}

// Replaces reports whether one perimeter took the place of another, perhaps by
// way of others.
func (c *Catalogue) Replaces(later, earlier ID) bool {
	if c == nil {
		c = new(Catalogue)
	}
	for range c.perimeters {
		p, ok := c.Perimeter(later)
		if !ok || p.Replaces == "" {
			return false
		}
		if p.Replaces == earlier {
			return true
		}
		later = p.Replaces
	}
	return false
}

// marked returns the first observation of k's series that carries the status B
// for a period that starts after from does, and before to ends.
func (v View) marked(k Key, from, to period.Period) (id ID, at period.Period, ok bool) {
	d := v.data
	s, ok := d.seriesOf(k)
	if !ok {
		return "", at, false
	}
	lo, hi := d.seriesRows(s)
	later, _ := slices.BinarySearchFunc(d.rows.period[lo:hi], from.First(), func(n uint32, day period.Date) int {
		return cmp.Or(d.periods[n].First().Compare(day), -1)
	})
	for row := lo + later; row < hi; row++ {
		p := d.periodAt(row)
		if p.First().Compare(to.Last()) > 0 {
			break
		}
		if v.marks(row) {
			return d.idAt(row), p, true
		}
	}
	return "", at, false
}

// marks reports whether a row is seen, has a role that counts, and carries the
// status B.
func (v View) marks(row int) bool {
	return v.data.statusAt(row).Has('B') && v.roles().Has(v.data.roleAt(row)) && v.seesRow(row)
}
