package agreements

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// History is one agreement of a [Book] with everything that ever changed. The
// zero History has none: it answers as for an agreement of which nothing is
// known.
type History struct {
	book *Book
	i    int
}

// Equal reports whether h and o are the same agreement with the same changes.
func (h History) Equal(o History) bool {
	return h == o || (h.book == nil) == (o.book == nil) && likeness.Fields(h.stored(), o.stored())
}

// stored returns the record, not copied.
func (h History) stored() Agreement {
	if h.book == nil {
		return Agreement{}
	}
	return h.book.spec.Agreements[h.i]
}

// ID returns the agreement's ID.
func (h History) ID() ID { return h.stored().ID }

// Record returns the agreement as its file holds it, as a copy.
func (h History) Record() Agreement { return h.stored().clone() }

// AsOf returns the agreement as it read on the day valid, as far as it was
// known on the day known. An unset valid day is the end of time, with every
// amendment; an unset known day knows everything.
func (h History) AsOf(valid, known period.Date) Version {
	v := Version{history: h, valid: valid, known: known}
	v.layers = h.layers(valid, known)
	for _, l := range v.layers {
		v.content.apply(l.Changes)
	}
	return v
}

// layers returns what has effect on the day valid as known on the day known,
// in the order in which it is to be laid: the agreement's own text, its
// corrections, and each amendment with its corrections.
func (h History) layers(valid, known period.Date) []Layer {
	a := h.stored()
	if h.book == nil || !seen(a.Known, known) {
		return nil
	}
	path := cite.Pointer("agreements", string(a.ID))
	base := a.Content.filter(a.Known, known)
	layers := []Layer{{path, "", period.Date{}, a.Known, Changes{Put: base}}}
	corrections := slices.Clone(a.Corrections)
	corrections = slices.DeleteFunc(corrections, func(c Correction) bool { return !seen(c.Known, known) })
	slices.SortStableFunc(corrections, func(x, y Correction) int {
		return cmp.Or(x.Known.Last().Compare(y.Known.Last()), cmp.Compare(x.ID, y.ID))
	})
	mend := func(amendment ID) {
		for _, c := range corrections {
			if c.Amendment == amendment {
				put := c.Put.filter(c.Known, known)
				layers = append(layers, Layer{
					Path: path + cite.Pointer("corrections", string(c.ID)) + "/put", Amendment: amendment,
					Known: c.Known, Changes: Changes{put, c.Remove},
				})
			}
		}
	}
	mend("")

	amendments := slices.Clone(a.Amendments)
	void := make(map[ID]bool)
	for i, m := range amendments {
		for _, c := range corrections {
			if c.Amendment == m.ID && c.Effective.IsSet() {
				amendments[i].Effective = c.Effective
			}
			if c.Amendment == m.ID && c.Void {
				void[m.ID] = true
			}
		}
	}
	amendments = slices.DeleteFunc(amendments, func(m Amendment) bool {
		return void[m.ID] || !seen(m.Known, known) || valid.IsSet() && m.Effective.Compare(valid) > 0
	})
	slices.SortStableFunc(amendments, func(x, y Amendment) int {
		return cmp.Or(x.Effective.Compare(y.Effective), x.Agreed.Last().Compare(y.Agreed.Last()), cmp.Compare(x.ID, y.ID))
	})
	for _, m := range amendments {
		put := m.Put.filter(m.Known, known)
		layers = append(layers, Layer{
			Path: path + cite.Pointer("amendments", string(m.ID)) + "/put", Amendment: m.ID,
			Effective: m.Effective, Known: m.Known, Changes: Changes{put, m.Remove},
		})
		mend(m.ID)
	}
	return layers
}

// apply lays changes over a content: what is removed goes first, then what is
// put takes the place of its namesakes or is added at the end.
func (c *Content) apply(x Changes) {
	for _, r := range x.Remove {
		c.remove(r)
	}
	p := x.Put
	if p.Term.IsSet() {
		c.Term = p.Term
	}
	put(&c.Filings, p.Filings)
	put(&c.Parties, p.Parties)
	put(&c.Signatures, p.Signatures)
	put(&c.Events, p.Events)
	put(&c.Clauses, p.Clauses)
	put(&c.Commitments, p.Commitments)
	put(&c.Targets, p.Targets)
	put(&c.Attributions, p.Attributions)
	put(&c.Instruments, p.Instruments)
	put(&c.Conditions, p.Conditions)
	put(&c.Payments, p.Payments)
	put(&c.Evidence, p.Evidence)
}

func put[T identified](list *[]T, records []T) {
	for _, r := range records {
		if i := slices.IndexFunc(*list, func(o T) bool { return o.id() == r.id() }); i >= 0 {
			(*list)[i] = r
		} else {
			*list = append(*list, r)
		}
	}
}

func drop[T identified](list *[]T, id ID) {
	*list = slices.DeleteFunc(*list, func(r T) bool { return r.id() == id })
}

// remove takes a record out.
func (c *Content) remove(r Ref) {
	switch r.Kind {
	case RecordFilings:
		drop(&c.Filings, r.ID)
	case RecordParties:
		drop(&c.Parties, r.ID)
	case RecordSignatures:
		drop(&c.Signatures, r.ID)
	case RecordEvents:
		drop(&c.Events, r.ID)
	case RecordClauses:
		drop(&c.Clauses, r.ID)
	case RecordCommitments:
		drop(&c.Commitments, r.ID)
	case RecordTargets:
		drop(&c.Targets, r.ID)
	case RecordAttributions:
		drop(&c.Attributions, r.ID)
	case RecordInstruments:
		drop(&c.Instruments, r.ID)
	case RecordConditions:
		drop(&c.Conditions, r.ID)
	case RecordPayments:
		drop(&c.Payments, r.ID)
	case RecordEvidence:
		drop(&c.Evidence, r.ID)
	}
}

// Has reports whether the content has a record.
func (c Content) Has(r Ref) bool {
	for o := range c.Refs() {
		if o == r {
			return true
		}
	}
	return false
}

// Refs yields the name of every record, in the order of the file.
func (c Content) Refs() iter.Seq[Ref] {
	return func(yield func(Ref) bool) {
		more := true
		c.visit(func(r Ref, _ period.Period) {
			more = more && yield(r)
		})
	}
}

// visit calls visit for every record, with the time at which it became known
// where it states one of its own, in the order of the file.
func (c Content) visit(visit func(r Ref, known period.Period)) {
	visitAll(RecordFilings, c.Filings, visit)
	visitAll(RecordParties, c.Parties, visit)
	visitAll(RecordSignatures, c.Signatures, visit)
	visitAll(RecordEvents, c.Events, visit)
	visitAll(RecordClauses, c.Clauses, visit)
	visitAll(RecordCommitments, c.Commitments, visit)
	visitAll(RecordTargets, c.Targets, visit)
	visitAll(RecordAttributions, c.Attributions, visit)
	visitAll(RecordInstruments, c.Instruments, visit)
	visitAll(RecordConditions, c.Conditions, visit)
	visitAll(RecordPayments, c.Payments, visit)
	visitAll(RecordEvidence, c.Evidence, visit)
}

func visitAll[T record](kind RecordKind, records []T, visit func(Ref, period.Period)) {
	for _, r := range records {
		visit(Ref{kind, r.id()}, r.known())
	}
}

// filter returns a copy of what was known on a day, down to the parts of
// targets and instruments. A record without a time of its own became known in
// layer; a part without one became known with its record.
func (c Content) filter(layer period.Period, known period.Date) Content {
	c = c.clone()
	if !known.IsSet() {
		return c
	}
	keep(&c.Filings, layer, known)
	keep(&c.Parties, layer, known)
	keep(&c.Signatures, layer, known)
	keep(&c.Events, layer, known)
	keep(&c.Clauses, layer, known)
	keep(&c.Commitments, layer, known)
	keep(&c.Targets, layer, known)
	keep(&c.Attributions, layer, known)
	keep(&c.Instruments, layer, known)
	keep(&c.Conditions, layer, known)
	keep(&c.Payments, layer, known)
	keep(&c.Evidence, layer, known)
	for i := range c.Targets {
		t := &c.Targets[i]
		keep(&t.Readings, layer, known)
		keep(&t.Baselines, layer, known)
		keep(&t.Measures, layer, known)
		keep(&t.Steps, layer, known)
		keep(&t.Components, layer, known)
		if t.Whole != nil && t.Whole.Known.IsSet() && !seen(t.Whole.Known, known) {
			t.Whole = nil
		}
		// A reading needs its baseline and its measure; what names one that is
		// not yet known is not yet known itself.
		t.Baselines = slices.DeleteFunc(t.Baselines, func(b Baseline) bool {
			_, ok := t.Measure(b.Measure)
			return b.Measure != "" && !ok
		})
		t.Readings = slices.DeleteFunc(t.Readings, func(r TargetReading) bool {
			_, measured := t.Measure(r.Measure)
			_, based := t.Baseline(r.Baseline)
			return r.Measure != "" && !measured || r.Baseline != "" && !based
		})
	}
	for i := range c.Instruments {
		n := &c.Instruments[i]
		keep(&n.Limits, layer, known)
		keep(&n.Formulas, layer, known)
		keep(&n.Tranches, layer, known)
		keep(&n.Clawbacks, layer, known)
	}
	return c
}

// Amendments returns the amendments that were known on a day, with what was known
// of them, in the order of the file: those that never took effect, too. An unset
// day knows everything.
func (h History) Amendments(known period.Date) []Amendment {
	var all []Amendment
	for _, m := range h.stored().Amendments {
		if !seen(m.Known, known) {
			continue
		}
		m = m.clone()
		m.Changes = m.Changes.knownOn(m.Known, known)
		keep(&m.Signatures, m.Known, known)
		all = append(all, m)
	}
	return all
}

// Corrections returns the corrections that were known on a day, with what was
// known of them, in the order of the file. One of an amendment that was not known
// itself is left out.
func (h History) Corrections(known period.Date) []Correction {
	var all []Correction
	a := h.stored()
	for _, c := range a.Corrections {
		if m, ok := byID(a.Amendments, c.Amendment); !seen(c.Known, known) || ok && !seen(m.Known, known) {
			continue
		}
		c = c.clone()
		c.Changes = c.Changes.knownOn(c.Known, known)
		all = append(all, c)
	}
	return all
}

// knownOn returns what was known of changes on a day.
func (c Changes) knownOn(layer period.Period, known period.Date) Changes {
	return Changes{c.Put.filter(layer, known), c.Remove}
}

// keep drops the records that were not known on a day.
func keep[T record](list *[]T, layer period.Period, known period.Date) {
	if !known.IsSet() {
		return
	}
	*list = slices.DeleteFunc(*list, func(r T) bool {
		p := r.known()
		if !p.IsSet() {
			p = layer
		}
		return !seen(p, known)
	})
}

// Version is an agreement as it read on one day, as far as it was known on
// another. See [History.AsOf].
type Version struct {
	history      History
	valid, known period.Date
	layers       []Layer
	content      Content
}

// Equal reports whether v and o are the same agreement on the same days.
func (v Version) Equal(o Version) bool {
	return v.valid == o.valid && v.known == o.known && v.history.Equal(o.history)
}

// History returns the agreement that this is a version of.
func (v Version) History() History { return v.history }

// ID returns the agreement's ID.
func (v Version) ID() ID { return v.history.ID() }

// Valid returns the day on which the agreement read like this; unset is the
// end of time.
func (v Version) Valid() period.Date { return v.valid }

// Known returns the day of knowledge; unset knows everything.
func (v Version) Known() period.Date { return v.known }

// IsKnown reports whether anything was known of the agreement.
func (v Version) IsKnown() bool { return len(v.layers) > 0 }

// Agreement returns the agreement as it read: the record with the content of
// that day and without amendments and corrections, since they are worked in.
// When nothing was known it is the zero Agreement.
func (v Version) Agreement() Agreement {
	if !v.IsKnown() {
		return Agreement{}
	}
	a := v.history.stored()
	a.Amendments, a.Corrections = nil, nil
	a.Content = v.content
	return a.clone()
}

// Target returns a target of the version by its ID.
func (v Version) Target(id ID) (Target, bool) {
	t, ok := v.content.Target(id)
	return t.clone(), ok
}

// Amendments returns the IDs of the amendments that are worked in, in the
// order in which they took effect.
func (v Version) Amendments() []ID {
	var ids []ID
	for _, l := range v.layers {
		if l.Amendment != "" && !slices.Contains(ids, l.Amendment) {
			ids = append(ids, l.Amendment)
		}
	}
	return ids
}

// Layers returns what the version is made of, in the order in which it is laid:
// the agreement's own text, its corrections, and each amendment that has effect
// with the corrections of it. They are copies.
func (v Version) Layers() []Layer {
	layers := slices.Clone(v.layers)
	for i := range layers {
		layers[i].Changes = layers[i].Changes.clone()
	}
	return layers
}

// Path returns the JSON Pointer to a record in the book's file: in the
// agreement's own text, or in the amendment or correction that put it there.
func (v Version) Path(r Ref) string {
	for _, l := range slices.Backward(v.layers) {
		if l.Changes.Put.Has(r) {
			return l.Path + cite.Pointer(r.Kind.String(), string(r.ID))
		}
	}
	return cite.Pointer("agreements", string(v.ID()))
}
