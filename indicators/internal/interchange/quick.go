package interchange

import (
	"encoding/binary"
	"slices"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Quick reads records that say what earlier ones said, but for their ID, period
// and value. A reader cuts these three out of a record, and asks by their texts
// for the other dimensions and for the rest; Add makes an observation of them.
// What is not known goes the ordinary way through the Decoder, after which Keep
// remembers it. So there is one definition of what a record means, and one place
// that words its errors.
type Quick struct {
	d    *Decoder
	rows Rows // nil for none
	to   func(indicators.Observation, error) bool

	keys  forms[Key]
	times forms[Time]
	rests forms[Rest]
	used  int // records that were made
	id    []byte
}

// Key is the key of records, without the period.
type Key struct {
	key  indicators.Key
	like bulk.Prototype
}

// Time is the period of records.
type Time struct {
	period period.Period
	like   bulk.Prototype
	freq   period.Kind // the frequency that it was last found to fit
}

// Rest is all of records but the key, the ID and the figure.
type Rest struct {
	obs        indicators.Observation
	like       bulk.Prototype
	qualifier  figure.Qualifier
	resolution int8
	mult       int
	freq       period.Kind // of its period, KindNone for any
	hits       []int       // the losses of each record
}

// forms holds a bounded number of forms by their text, those that were asked for
// last in a table of their own.
type forms[T any] struct {
	recent [256]struct {
		text string
		form *T
	}
	byText map[string]*T
	room   []T // for the next ones
	kept   int
	most   int
}

// trial is how many forms are remembered before they must be of use.
const trial = 256

// find returns the form of a text, nil when it is not known.
func (f *forms[T]) find(text []byte) *T {
	slot := &f.recent[slotOf(text)]
	if slot.form != nil && string(text) == slot.text {
		return slot.form
	}
	form := f.byText[string(text)]
	if form != nil {
		slot.text, slot.form = string(text), form
	}
	return form
}

// slotOf mixes the last bytes of a text, which differ most.
func slotOf(text []byte) uint8 {
	n := len(text)
	var h uint64
	switch {
	case n >= 16:
		h = binary.LittleEndian.Uint64(text[n-8:]) ^ binary.LittleEndian.Uint64(text[n-16:])*31
	case n >= 8:
		h = binary.LittleEndian.Uint64(text[n-8:])
	case n >= 4:
		h = uint64(binary.LittleEndian.Uint32(text[n-4:]))
	default:
		for _, c := range text {
			h = h<<8 | uint64(c)
		}
	}
	return uint8(h * 0x9e3779b97f4a7c15 >> 56)
}

func (f *forms[T]) keep(text []byte, form T) *T {
	if f.byText == nil || len(f.byText) >= f.most {
		f.forget()
		f.byText = map[string]*T{}
	}
	if len(f.room) == cap(f.room) {
		f.room = make([]T, 0, min(max(1, len(f.byText)), 64))
	}
	f.room = append(f.room, form)
	f.kept++
	kept := &f.room[len(f.room)-1]
	f.byText[string(text)] = kept
	return kept
}

func (f *forms[T]) forget() {
	clear(f.recent[:])
	clear(f.byText)
}

// useless reports that what is remembered does not come again: used is how many
// records were made of it.
func (f *forms[T]) useless(used int) bool { return f.kept >= trial && used < f.kept }

// NewQuick returns a Quick that shares the memory of d. Observations are added to
// rows or, when these are nil, given to yield.
func NewQuick(d *Decoder, rows Rows, yield func(indicators.Observation, error) bool) *Quick {
	q := &Quick{d: d, rows: rows, to: yield}
	q.keys.most, q.times.most, q.rests.most = 1<<11, maxRemembered, 1<<11
	if rows != nil { // which grow with what they are given
		q.keys.most, q.rests.most = 1<<16, 1<<13
	}
	return q
}

// Key returns the key of a text, nil when it is not known.
func (q *Quick) Key(text []byte) *Key { return q.keys.find(text) }

// Rest returns the rest of a record by its text, nil when it is not known.
func (q *Quick) Rest(text []byte) *Rest { return q.rests.find(text) }

// prototype returns what the rows make of an observation.
func (q *Quick) prototype(o indicators.Observation) (p bulk.Prototype, ok bool) {
	if q.rows == nil {
		return p, true
	}
	p, err := q.rows.Prototype(o)
	return p, err == nil
}

// KeepKey remembers a key. It returns nil when remembering is of no use.
func (q *Quick) KeepKey(text []byte, key indicators.Key) *Key {
	like, ok := q.prototype(indicators.Observation{Key: key})
	if !ok || q.keys.useless(q.used) {
		return nil
	}
	return q.keys.keep(text, Key{key, like})
}

// LearnKey reads and remembers a key alone: set sets its dimensions in the Decoder. It
// returns nil for one that is to be read with its record: one that is not well-formed,
// and one that loses something, which is told only of a record that is sound as far as
// its key.
func (q *Quick) LearnKey(text []byte, set func() bool) *Key {
	d := q.d
	d.BeginKey()
	d.trying, d.noticed = true, false
	ok := set()
	d.trying = false
	if !ok || d.noticed {
		return nil
	}
	key, err := d.Key()
	if err != nil || key.Indicator == "" {
		return nil
	}
	return q.KeepKey(text, key)
}

// KeepRest remembers the rest of the record that the Decoder has just ended with
// o, if it is one that others can have.
func (q *Quick) KeepRest(text []byte, o *indicators.Observation) *Rest {
	f := &q.d.figure
	if q.rests.useless(q.used) || len(f.value) == 0 || f.hasDecimals || len(f.lower)+len(f.upper) > 0 ||
		len(f.qualifier) > 0 && string(f.qualifier) != about ||
		len(o.From) > 0 || len(o.Candidates) > 0 {
		return nil
	}
	_, _, qualifier, resolution, ok := o.Figure.Compact()
	if !ok {
		return nil
	}
	rest := Rest{obs: *o, qualifier: qualifier, resolution: resolution, mult: f.power(),
		freq: kindOfFreq(q.d.freq), hits: slices.Clone(q.d.hits)}
	rest.obs.Key = indicators.Key{Period: o.Key.Period}
	if rest.like, ok = q.prototype(rest.obs); !ok {
		return nil
	}
	return q.rests.keep(text, rest)
}

// Forget forgets all keys and rests.
func (q *Quick) Forget() {
	q.keys.forget()
	q.rests.forget()
}

// Time returns the period of a text, nil when it is not one.
func (q *Quick) Time(text []byte) *Time {
	if t := q.times.find(text); t != nil {
		return t
	}
	p, err := remember(q.d.periods, text, period.Parse)
	if err != nil || len(text) == 0 || len(text) > maxCell {
		return nil
	}
	like, ok := q.prototype(indicators.Observation{Key: indicators.Key{Period: p}})
	if !ok {
		return nil
	}
	return q.times.keep(text, Time{period: p, like: like})
}

// Add makes an observation of a key, a rest, an ID, a period and a value. A nil
// ID is that of a record without one, and a nil period that of the rest. ok is
// false, and nothing is done, where one of them needs the ordinary way. more is
// false when the caller wants no more.
func (q *Quick) Add(key *Key, rest *Rest, id, when, value []byte) (ok, more bool) {
	var t *Time
	if when != nil {
		if t = q.Time(when); t == nil {
			return false, true
		}
	}
	return q.AddAt(key, rest, id, t, value)
}

// AddAt is Add with a period that has been read.
func (q *Quick) AddAt(key *Key, rest *Rest, id []byte, when *Time, value []byte) (ok, more bool) {
	coef, places, ok := plainNumber(value)
	if !ok || len(q.d.missing) > 0 && q.d.IsMissing(value) {
		return false, true
	}
	if when != nil && when.freq != rest.freq {
		if !fits(rest.freq, when.period) {
			return false, true
		}
		when.freq = rest.freq
	}
	d := q.d
	if id == nil {
		q.id = strconv.AppendInt(append(append(q.id[:0], d.name...), '-'), int64(d.record+1), 10)
		id = q.id
	}
	more = true
	exp := int8(rest.mult - places)
	if q.rows != nil {
		at := &rest.like
		if when != nil {
			at = &when.like
		}
		if !q.rows.AddLike(&key.like, at, &rest.like, id, coef, exp, rest.qualifier, rest.resolution) {
			return false, true
		}
	} else {
		o := rest.obs
		at := o.Key.Period
		if when != nil {
			at = when.period
		}
		o.ID, o.Key = indicators.ID(id), key.key.At(at)
		var err error
		if o.Figure, err = figure.FromCompact(coef, exp, rest.qualifier, rest.resolution); err != nil || o.ID.Check() != nil {
			return false, true
		}
		more = q.to(o, nil)
	}
	q.used++
	d.record++
	for _, i := range rest.hits {
		d.list[i].Count++
	}
	return true, more
}

// plainNumber reads a decimal number of at most 18 digits that is written the
// shortest way, zeros behind the point aside.
func plainNumber(s []byte) (coef int64, places int, ok bool) {
	i := 0
	negative := len(s) > 0 && s[0] == '-'
	if negative {
		i = 1
	}
	if len(s)-i > 19 || i == len(s) || s[i] == '0' && len(s) > i+1 && s[i+1] != '.' {
		return 0, 0, false
	}
	whole := s[i:]
	digits := len(whole)
	coef, n := leadingDigits(0, whole)
	if n < len(whole) {
		if whole[n] != '.' || n == 0 {
			return 0, 0, false
		}
		fraction := whole[n+1:]
		if coef, places = leadingDigits(coef, fraction); places == 0 || places < len(fraction) {
			return 0, 0, false
		}
		digits--
	}
	if negative {
		if coef = -coef; coef == 0 {
			return 0, 0, false
		}
	}
	return coef, places, digits <= 18
}

// leadingDigits returns the number that goes on with the digits that s starts with,
// and how many these are.
func leadingDigits(coef int64, s []byte) (int64, int) {
	for i, c := range s {
		if c -= '0'; c > 9 {
			return coef, i
		}
		coef = coef*10 + int64(c)
	}
	return coef, len(s)
}
