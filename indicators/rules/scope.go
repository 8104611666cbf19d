package rules

import (
	"sync"
	"sync/atomic"

	"github.com/mithaq-go/mithaq/indicators"
)

// Scope is what a rule looks at: a View, and what the rules of one run share so
// that it is computed once. It is a small value, safe for concurrent use. The
// zero Scope sees nothing.
type Scope struct {
	view   indicators.View
	shared *shared
}

// Equal reports whether s and o look at equal Views.
func (s Scope) Equal(o Scope) bool { return s.view.Equal(o.view) }

// shared is what the rules of one run share.
type shared struct {
	authority  indicators.View // the View, but it chooses by authority
	indicators definitions[indicators.Indicator]
	perimeters definitions[indicators.Perimeter]
	dimensions definitions[indicators.Dimension]
	areas      definitions[indicators.Category]

	conflicts []indicators.Conflict
	diagnosis atomic.Pointer[diagnosis]
	axes      []indicators.Dimension
	exact     bool                  // no figure without a resolution ends in a zero
	negative  map[indicators.ID]int // figures below zero
	once      struct{ authority, conflicts, diagnosis, axes, exact, negative sync.Once }

	held *heldFigures // what rules hold against each other, nil when nobody asks

	mu      sync.Mutex
	answers map[indicators.Key]*indicators.Answer // nil where there is none
	data    map[indicators.Key][]indicators.Datum
}

// definitions are records of a catalogue, each copied when it is first asked for.
type definitions[T any] struct {
	last atomic.Pointer[definition[T]]
	mu   sync.Mutex
	all  map[indicators.ID]*definition[T]
}

type definition[T any] struct {
	id      indicators.ID
	record  T
	defined bool
}

// of returns the record of an ID, the zero value where there is none.
func (d *definitions[T]) of(
	s Scope, id indicators.ID, find func(*indicators.Catalogue, indicators.ID) (T, bool),
) *definition[T] {
	last := d.last.Load()
	if last != nil && last.id == id {
		return last
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	x := d.all[id]
	if x == nil {
		x = &definition[T]{id: id}
		x.record, x.defined = find(s.Catalogue(), id)
		// Where there is one indicator or place, no map is needed.
		if last != nil && d.all == nil {
			d.all = map[indicators.ID]*definition[T]{last.id: last}
		}
		if d.all != nil {
			d.all[id] = x
		}
	}
	d.last.Store(x)
	return x
}

// maxRemembered is how many keys are remembered.
const maxRemembered = 256

func newScope(view indicators.View) Scope {
	return Scope{view: view, shared: new(shared)}
}

// View returns the View that the rules run over.
func (s Scope) View() indicators.View { return s.view }

// Catalogue returns the definitions that the figures refer to; nil when the View
// sees no dataset.
func (s Scope) Catalogue() *indicators.Catalogue {
	if d := s.view.Dataset(); d != nil {
		return d.Catalogue()
	}
	return nil
}

// Conflicts returns all conflicts that the View sees. The caller must not change
// them.
func (s Scope) Conflicts() []indicators.Conflict {
	if s.shared == nil {
		return nil
	}
	s.shared.once.conflicts.Do(func() { s.shared.conflicts = s.view.Conflicts(indicators.Selector{}) })
	return s.shared.conflicts
}

// Answer returns the value of a key by the authority of its sources, whatever
// the View's policy; false when there is none. The caller must not change it.
func (s Scope) Answer(k indicators.Key) (indicators.Answer, bool) {
	if a := s.answer(k); a != nil {
		return *a, true
	}
	return indicators.Answer{}, false
}

func (s Scope) answer(k indicators.Key) *indicators.Answer {
	if s.shared == nil {
		return nil
	}
	return remembered(s.shared, &s.shared.answers, k, func() *indicators.Answer {
		a, err := s.byAuthority().Value(k)
		if err != nil {
			return nil
		}
		return &a
	})
}

// DataOf returns what is said of exactly one key, as [indicators.View.DataOf]
// does. The caller must not change it.
func (s Scope) DataOf(k indicators.Key) []indicators.Datum {
	if s.shared == nil {
		return nil
	}
	return remembered(s.shared, &s.shared.data, k, func() []indicators.Datum { return s.view.DataOf(k) })
}

// remembered returns what find finds for a key, from memory if it was asked for
// not long ago.
func remembered[T any](s *shared, memory *map[indicators.Key]T, k indicators.Key, find func() T) T {
	s.mu.Lock()
	defer s.mu.Unlock()
	if x, ok := (*memory)[k]; ok {
		return x
	}
	if *memory == nil || len(*memory) >= maxRemembered {
		*memory = make(map[indicators.Key]T)
	}
	x := find()
	(*memory)[k] = x
	return x
}

// byAuthority returns a View like that of s that chooses by authority.
func (s Scope) byAuthority() indicators.View {
	s.shared.once.authority.Do(func() {
		s.shared.authority = s.view
		if d := s.view.Dataset(); d != nil {
			c := s.view.Config()
			c.Policy = indicators.ByAuthority
			s.shared.authority = d.View(c)
		}
	})
	return s.shared.authority
}
