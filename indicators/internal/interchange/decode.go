package interchange

import (
	"errors"
	"fmt"
	"hash/maphash"
	"math/big"
	"slices"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Decoder puts observations together from cells. Make one with NewDecoder.
type Decoder struct {
	Ledger
	// Name says what a record without an ID is called, from its number.
	name     string
	defaults indicators.Observation
	record   int

	obs        indicators.Observation
	figure     figureParts
	breakdown  []indicators.Part
	attributes []indicators.Part
	json       strictjson.Decoder
	scratch    []byte
	hits       []int // the losses of the current record
	freq       []byte
	timeText   []byte           // of a period of a message of others
	yearStart  period.YearStart // of its reporting years
	missing    []string         // texts that stand for no value, beside the usual ones

	// Input says how much of a message was read, so that what is kept of its keys
	// stays in proportion; nil for no such check.
	Input func() int64
	// MaxKey limits the bytes of a breakdown; 0 is no limit but that of the
	// library.
	MaxKey   int
	keyBytes int64
	counted  map[uint64]struct{} // keys that keyBytes has
	seed     maphash.Seed
	over     error                // keys are out of proportion: no new ones are made
	last     indicators.Breakdown // that was made last, and of what
	lastKey  string

	// What repeats is not read again.
	ids        map[string]indicators.ID
	breakdowns map[string]indicators.Breakdown
	periods    map[string]period.Period
	units      map[string]figure.Unit
}

// NewDecoder returns a Decoder. What a record does not say is taken from
// defaults; a record without an ID is called by the ID of defaults, or "row",
// with a hyphen and its number.
func NewDecoder(defaults indicators.Observation) *Decoder {
	d := &Decoder{
		name: string(defaults.ID), defaults: defaults,
		ids: map[string]indicators.ID{}, breakdowns: map[string]indicators.Breakdown{},
		periods: map[string]period.Period{}, units: map[string]figure.Unit{},
	}
	if d.name == "" {
		d.name = "row"
	}
	d.defaults.ID = ""
	d.defaults.From = slices.Clip(d.defaults.From)
	return d
}

// Use sets what the message says by what its mapping says: fixed values, and texts
// that stand for no value.
func (d *Decoder) Use(t *Terms) error {
	if err := t.Check(); err != nil {
		return err
	}
	fixed, err := t.Fixed(d.defaults)
	d.defaults, d.missing = fixed, t.Map.Missing
	d.defaults.ID = ""
	return err
}

// Begin starts the next record.
func (d *Decoder) Begin() {
	d.record++
	d.BeginKey()
}

// BeginKey starts a key without a record: Set and Key complete it.
func (d *Decoder) BeginKey() {
	d.hits = d.hits[:0]
	d.obs = d.defaults
	d.figure.reset()
	d.freq, d.timeText, d.yearStart = d.freq[:0], d.timeText[:0], period.YearStart{}
	d.breakdown, d.attributes = d.breakdown[:0], d.attributes[:0]
}

// Add counts a loss of the current record, as [Ledger.Add] does.
func (d *Decoder) Add(kind indicators.LossKind, what, why string, first func() string) {
	if i := d.add(kind, what, why, first); i >= 0 {
		d.hits = append(d.hits, i)
	}
}

// Record returns the pointer of the current record.
func (d *Decoder) Record() string {
	if d.obs.ID != "" {
		return cite.Pointer("observations", string(d.obs.ID))
	}
	return cite.Pointer("observations", d.name+"-"+strconv.Itoa(d.record))
}

// Set sets a component of the record; an empty cell says nothing. The value
// of an attribute that is not an ID has no place in an observation: it is recorded
// as a loss.
func (d *Decoder) Set(c *Component, cell []byte) error {
	if c.foreign != nil && len(cell) > 0 {
		return d.setForeign(c, cell)
	}
	return d.set(c, cell)
}

// set sets a component in the library's own terms.
func (d *Decoder) set(c *Component, cell []byte) error {
	switch {
	case len(cell) == 0:
		return nil
	case c.field != nil:
		if c.field.id != ValueID && string(cell) == NotAvailable && !c.IsText() {
			return nil
		}
		return c.field.set(d, cell)
	case c.Part == Dimension:
		if string(cell) == Total || string(cell) == NotApplicable {
			return nil
		}
		var code indicators.ID
		if err := d.id(&code, cell); err != nil {
			return err
		}
		d.breakdown = append(d.breakdown, indicators.Part{Dimension: c.code, Code: code})
		return nil
	}
	if string(cell) == NotAvailable {
		return nil
	}
	var code indicators.ID
	if d.id(&code, cell) != nil {
		d.Add(indicators.LostComponent, c.said(),
			"a text has no place among the attributes of an observation, which are codes", d.Record)
		return nil
	}
	d.attributes = append(d.attributes, indicators.Part{Dimension: c.code, Code: code})
	return nil
}

// End returns the observation.
func (d *Decoder) End() (indicators.Observation, error) {
	if d.obs.ID == "" {
		d.obs.ID = indicators.ID(d.name + "-" + strconv.Itoa(d.record))
	}
	err := d.fold()
	if err != nil {
		return indicators.Observation{}, err
	}
	if d.obs.Key.Breakdown, err = d.join(d.obs.Key.Breakdown, d.breakdown); err != nil {
		return indicators.Observation{}, err
	}
	if d.obs.Attributes, err = d.join(d.obs.Attributes, d.attributes); err != nil {
		return indicators.Observation{}, err
	}
	if d.obs.Figure, d.scratch, err = d.figure.join(d.scratch); err != nil {
		return indicators.Observation{}, err
	}
	if d.figure.hasDecimals && len(d.figure.value) > 0 {
		d.Add(indicators.LostComponent, DecimalsID, "the value has more decimals than it says, or a resolution", d.Record)
	}
	switch {
	case d.obs.Key.Indicator == "":
		err = fmt.Errorf("%w: no %s", indicators.ErrInvalid, IndicatorID)
	case !d.obs.Key.Period.IsSet():
		err = fmt.Errorf("%w: no %s", indicators.ErrInvalid, TimeID)
	}
	if err != nil {
		return indicators.Observation{}, err
	}
	return d.obs, nil
}

// Key returns the key of the dimensions that were set since BeginKey.
func (d *Decoder) Key() (indicators.Key, error) {
	var err error
	d.obs.Key.Breakdown, err = d.join(d.obs.Key.Breakdown, d.breakdown)
	return d.obs.Key, err
}

// join returns the breakdown of the defaults with those parts.
func (d *Decoder) join(base indicators.Breakdown, parts []indicators.Part) (indicators.Breakdown, error) {
	if len(parts) == 0 {
		return base, nil
	}
	if len(parts) > maxParts {
		return indicators.NewBreakdown(parts...) // which refuses them
	}
	key := append(d.scratch[:0], base.String()...)
	for _, p := range parts {
		key = append(append(append(append(key, ','), p.Dimension...), '='), p.Code...)
	}
	d.scratch = key
	if !d.last.IsTotal() && string(key) == d.lastKey {
		return d.last, nil
	}
	if b, ok := d.breakdowns[string(key)]; ok {
		return b, nil
	}
	if d.over != nil {
		return indicators.Breakdown{}, d.over
	}
	all := make([]indicators.Part, 0, len(parts))
	for p := range base.Parts() {
		all = append(all, p)
	}
	b, err := indicators.NewBreakdown(append(all, parts...)...)
	if err == nil {
		err = d.proportion(len(key))
		d.last, d.lastKey = b, string(key)
	}
	if err == nil && len(d.breakdowns) < maxRemembered && len(key) <= maxCell {
		d.breakdowns[string(key)] = b
	}
	return b, err
}

// proportion returns [indicators.ErrLimit] for a breakdown that is too long, and
// for one with which those of the message together are out of proportion to it.
func (d *Decoder) proportion(size int) error {
	if d.MaxKey > 0 && size > d.MaxKey {
		return fmt.Errorf("%w: a key of %d bytes, at most %d", indicators.ErrLimit, size, d.MaxKey)
	}
	if d.Input == nil {
		return nil
	}
	if len(d.breakdowns) >= maxRemembered { // up to there, each is remembered
		if d.counted == nil {
			d.counted, d.seed = map[uint64]struct{}{}, maphash.MakeSeed()
		}
		sum := maphash.Bytes(d.seed, d.scratch)
		if _, known := d.counted[sum]; known {
			return nil
		}
		if len(d.counted) < maxCounted {
			d.counted[sum] = struct{}{}
		}
	}
	d.keyBytes += int64(size)
	if most := keyRatio*d.Input() + keyGrace; d.keyBytes > most {
		d.over = fmt.Errorf("%w: keys of %d bytes for a message of %d", indicators.ErrLimit, d.keyBytes, d.Input())
	}
	return d.over
}

// Over returns the error of keys that are out of proportion to their message,
// after which reading ends; nil as long as they are not.
func (d *Decoder) Over() error { return d.over }

// The keys of a message take at most keyRatio bytes for each byte of it, and
// keyGrace. maxCounted keys are known not to be new.
const (
	keyRatio   = 24
	keyGrace   = 8 << 10
	maxCounted = 1 << 12
)

// parts reads "dimension=code" pairs.
func (d *Decoder) parts(to *[]indicators.Part, cell []byte) error {
	if string(cell) == Total {
		return nil
	}
	b, err := remember(d.breakdowns, cell, indicators.ParseBreakdown)
	for p := range b.Parts() {
		*to = append(*to, p)
	}
	return err
}

const (
	maxRemembered = 4096
	maxCell       = 128
	maxParts      = 64 // of a breakdown
	maxAlike      = 64 // parts of an observation whose codes are worth remembering
)

// remember returns what a cell was read as before, or reads it. It keeps a
// bounded number of short cells.
func remember[T any](m map[string]T, cell []byte, parse func(string) (T, error)) (T, error) {
	if v, ok := m[string(cell)]; ok {
		return v, nil
	}
	s := string(cell)
	v, err := parse(s)
	if err == nil && len(m) < maxRemembered && len(s) <= maxCell {
		m[s] = v
	}
	return v, err
}

func (d *Decoder) id(to *indicators.ID, cell []byte) (err error) {
	if len(d.breakdown)+len(d.attributes) >= maxAlike {
		*to, err = indicators.ParseID(string(cell))
		return err
	}
	*to, err = remember(d.ids, cell, indicators.ParseID)
	return err
}

// idOr reads an ID or the code of one that is not applicable.
func (d *Decoder) idOr(to *indicators.ID, cell []byte) error {
	if string(cell) == NotApplicable || string(cell) == Total {
		*to = ""
		return nil
	}
	return d.id(to, cell)
}

// time reads the period of the key. A time zone is named as a loss of the message,
// and not of the record: what a record shares with others is remembered with its
// losses, and the time is not shared.
func (d *Decoder) time(to *period.Period, cell []byte) error {
	return d.period(to, cell, func() { d.Ledger.Add(indicators.LostComponent, TimeID, lostZone, d.Record) })
}

// published reads the period of publication.
func (d *Decoder) published(to *period.Period, cell []byte) error {
	return d.period(to, cell, func() { d.Add(indicators.LostComponent, PublishedID, lostZone, d.Record) })
}

const lostZone = "a period is whole days and has no time zone"

// period reads a period, and calls zoned where it has a time zone.
func (d *Decoder) period(to *period.Period, cell []byte, zoned func()) (err error) {
	*to, err = remember(d.periods, cell, period.Parse)
	if err == nil {
		return nil
	}
	if p, zone, found := period.ParseZoned(string(cell)); found == nil && zone != "" {
		*to = p
		zoned()
		return nil
	}
	return err
}

func (d *Decoder) unit(to *figure.Unit, cell []byte) (err error) {
	*to, err = remember(d.units, cell, figure.ParseUnit)
	return err
}

func powerOfTen(n int) *big.Rat {
	p := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(n, -n))), nil)
	if n < 0 {
		return new(big.Rat).SetFrac(big.NewInt(1), p)
	}
	return new(big.Rat).SetInt(p)
}

// Explain sets what is wrong in e, and returns it. An error that matches none
// of the sentinels of package indicators becomes ErrInvalid.
func Explain(e *indicators.Error, err error) *indicators.Error {
	var own *indicators.Error
	if errors.As(err, &own) && own.Err != nil {
		e.Err, e.Detail = own.Err, own.Detail
		return e
	}
	for _, kind := range []error{indicators.ErrSyntax, indicators.ErrLimit, indicators.ErrDuplicate,
		indicators.ErrUnknown, indicators.ErrFormat, indicators.ErrInvalid} {
		if errors.Is(err, kind) {
			e.Err = err
			return e
		}
	}
	e.Err = fmt.Errorf("%w: %w", indicators.ErrInvalid, err)
	return e
}
