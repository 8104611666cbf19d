package agreements

import (
	"cmp"
	"iter"
	"slices"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/likeness"
)

// BookSpec is the plain content of a [Book], as its file holds it.
type BookSpec struct {
	Programmes    []Programme    `json:"programmes,omitempty"`
	Organisations []Organisation `json:"organisations,omitempty"`
	People        []Person       `json:"people,omitempty"`
	Statements    []Statement    `json:"statements,omitempty"`
	Agreements    []Agreement    `json:"agreements,omitempty"`
}

// Book holds agreements with the programmes, organisations and people that
// they speak of. It answers for any pair of days: what held on one, as far as
// it was known on the other. A Book is immutable, and safe for concurrent
// readers.
type Book struct {
	spec BookSpec
	// successors are the agreements that take the place of another, by its ID.
	successors map[ID][]int
}

// newBook makes a book of records in order of ID.
func newBook(spec BookSpec) *Book {
	b := &Book{spec: spec}
	for i, a := range spec.Agreements {
		for n, id := range a.Supersedes {
			if slices.Contains(a.Supersedes[:n], id) {
				continue
			}
			if b.successors == nil {
				b.successors = make(map[ID][]int)
			}
			b.successors[id] = append(b.successors[id], i)
		}
	}
	return b
}

// Equal reports whether b and o hold the same records. Either may be nil.
func (b *Book) Equal(o *Book) bool {
	return b == o || b != nil && o != nil && likeness.Fields(b.spec, o.spec)
}

// NewBook checks records and makes a book of them. The error joins an [*Error]
// for every record that cannot be used: an ID that is malformed or
// duplicated, a kind that is not set, a target without a basis, an agreement
// without a day of knowledge. A reference to a record that is not there, and
// everything else that is doubtful, is a finding (see package rules). The order of
// the records leaves no trace.
func NewBook(spec BookSpec) (*Book, error) {
	c := checker{op: "NewBook"}
	each(&c, "", "programmes", spec.Programmes, func(p Programme) ID { return p.ID }, nil)
	each(&c, "", "organisations", spec.Organisations, func(o Organisation) ID { return o.ID }, nil)
	each(&c, "", "people", spec.People, func(p Person) ID { return p.ID }, func(path string, p Person) {
		each(&c, path, "offices", p.Offices, func(o Office) ID { return o.ID }, nil)
	})
	each(&c, "", "statements", spec.Statements, func(s Statement) ID { return s.ID }, func(path string, s Statement) {
		c.word(path, "lang", s.Lang.IsSet())
	})
	each(&c, "", "agreements", spec.Agreements, func(a Agreement) ID { return a.ID }, c.agreement)
	if err := c.err(); err != nil {
		return nil, err
	}
	return newBook(BookSpec{
		Programmes:    sorted(spec.Programmes, func(p Programme) ID { return p.ID }),
		Organisations: sorted(spec.Organisations, func(o Organisation) ID { return o.ID }),
		People:        sorted(spec.People, func(p Person) ID { return p.ID }),
		Statements:    sorted(spec.Statements, func(s Statement) ID { return s.ID }),
		Agreements:    sorted(spec.Agreements, func(a Agreement) ID { return a.ID }),
	}), nil
}

// sorted returns deep copies in order of ID.
func sorted[T cloner[T]](records []T, id func(T) ID) []T {
	out := cloneAll(records)
	slices.SortStableFunc(out, func(a, b T) int { return cmp.Compare(id(a), id(b)) })
	return out
}

// lookup finds a record in a list sorted by ID, and copies it.
func lookup[T cloner[T]](records []T, want ID, id func(T) ID) (T, bool) {
	i, ok := slices.BinarySearchFunc(records, want, func(r T, want ID) int { return cmp.Compare(id(r), want) })
	if !ok {
		var none T
		return none, false
	}
	return records[i].clone(), true
}

// copies yields copies of records.
func copies[T cloner[T]](records []T) iter.Seq[T] {
	return func(yield func(T) bool) {
		for _, r := range records {
			if !yield(r.clone()) {
				return
			}
		}
	}
}

// Spec returns the content of the book, sorted by ID, as a copy.
func (b *Book) Spec() BookSpec {
	if b == nil {
		b = new(Book)
	}
	return BookSpec{
		Programmes:    cloneAll(b.spec.Programmes),
		Organisations: cloneAll(b.spec.Organisations),
		People:        cloneAll(b.spec.People),
		Statements:    cloneAll(b.spec.Statements),
		Agreements:    cloneAll(b.spec.Agreements),
	}
}

// Agreement returns the history of an agreement.
func (b *Book) Agreement(id ID) (History, bool) {
	if b == nil {
		b = new(Book)
	}
	i, ok := slices.BinarySearchFunc(b.spec.Agreements, id, func(a Agreement, id ID) int { return cmp.Compare(a.ID, id) })
	if !ok {
		return History{}, false
	}
	return History{b, i}, true
}

// Programme returns a programme by its ID.
func (b *Book) Programme(id ID) (Programme, bool) {
	if b == nil {
		b = new(Book)
	}
	return lookup(b.spec.Programmes, id, func(p Programme) ID { return p.ID })
}

// Organisation returns an organisation by its ID.
func (b *Book) Organisation(id ID) (Organisation, bool) {
	if b == nil {
		b = new(Book)
	}
	return lookup(b.spec.Organisations, id, func(o Organisation) ID { return o.ID })
}

// Person returns a person by ID.
func (b *Book) Person(id ID) (Person, bool) {
	if b == nil {
		b = new(Book)
	}
	return lookup(b.spec.People, id, func(p Person) ID { return p.ID })
}

// Statement returns a statement by its ID.
func (b *Book) Statement(id ID) (Statement, bool) {
	if b == nil {
		b = new(Book)
	}
	return lookup(b.spec.Statements, id, func(s Statement) ID { return s.ID })
}

// Agreements yields the history of every agreement, in order of ID.
func (b *Book) Agreements() iter.Seq[History] {
	if b == nil {
		b = new(Book)
	}
	return func(yield func(History) bool) {
		for i := range b.spec.Agreements {
			if !yield(History{b, i}) {
				return
			}
		}
	}
}

// Programmes yields the programmes in order of ID.
func (b *Book) Programmes() iter.Seq[Programme] {
	if b == nil {
		b = new(Book)
	}
	return copies(b.spec.Programmes)
}

// Organisations yields the organisations in order of ID.
func (b *Book) Organisations() iter.Seq[Organisation] {
	if b == nil {
		b = new(Book)
	}
	return copies(b.spec.Organisations)
}

// People yields the people in order of ID.
func (b *Book) People() iter.Seq[Person] {
	if b == nil {
		b = new(Book)
	}
	return copies(b.spec.People)
}

// Statements yields the statements in order of ID.
func (b *Book) Statements() iter.Seq[Statement] {
	if b == nil {
		b = new(Book)
	}
	return copies(b.spec.Statements)
}

// Bodies returns the organisations of the book as bodies of a dataset, in order
// of ID.
func (b *Book) Bodies() []indicators.Body {
	if b == nil {
		b = new(Book)
	}
	bodies := make([]indicators.Body, 0, len(b.spec.Organisations))
	for _, o := range b.spec.Organisations {
		bodies = append(bodies, indicators.Body{ID: o.ID, Name: o.Name, Note: o.Note})
	}
	return bodies
}

// KnownOn returns the book without the registers and agreements that were not
// known on a day. A register without a time of its own has always been known. What
// was known of each agreement is for [History.AsOf] to say.
func (b *Book) KnownOn(known period.Date) *Book {
	if !known.IsSet() {
		return b
	}
	unseen := func(p period.Period) bool { return p.IsSet() && !seen(p, known) }
	x := b.Spec()
	x.Programmes = slices.DeleteFunc(x.Programmes, func(p Programme) bool { return unseen(p.Known) })
	x.Organisations = slices.DeleteFunc(x.Organisations, func(o Organisation) bool { return unseen(o.Known) })
	x.People = slices.DeleteFunc(x.People, func(p Person) bool { return unseen(p.Known) })
	for i := range x.People {
		x.People[i].Offices = slices.DeleteFunc(x.People[i].Offices, func(o Office) bool { return unseen(o.Known) })
	}
	x.Agreements = slices.DeleteFunc(x.Agreements, func(a Agreement) bool { return !seen(a.Known, known) })
	return newBook(x)
}

// seen reports whether what became known in p is known on a day: p must have
// wholly ended. The unset day knows everything.
func seen(p period.Period, known period.Date) bool {
	return !known.IsSet() || p.IsSet() && p.Last().Compare(known) <= 0
}
