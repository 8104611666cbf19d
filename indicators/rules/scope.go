package rules

import (
	"iter"
	"slices"
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
	authority indicators.View // the View, but it chooses by authority
	// The catalogue's records, in order of ID.
	indicators records[indicators.Indicator]
	perimeters records[indicators.Perimeter]
	dimensions records[indicators.Dimension]
	areas      records[indicators.Category]

	conflicts []indicators.Conflict
	diagnosis atomic.Pointer[diagnosis]
	once      struct{ conflicts, diagnosis sync.Once }

	mu      sync.Mutex
	answers map[indicators.Key]*indicators.Answer // nil where there is none
	data    map[indicators.Key][]indicators.Datum
}

// records are records of a catalogue, read when they are first asked for.
type records[T any] struct {
	once sync.Once
	all  []T
}

// read returns the records.
func (r *records[T]) read(s Scope, from func(*indicators.Catalogue) iter.Seq[T]) []T {
	r.once.Do(func() { r.all = slices.Collect(from(s.Catalogue())) })
	return r.all
}

// maxRemembered is how many keys are remembered.
const maxRemembered = 256

func newScope(view indicators.View) Scope {
	return Scope{view: view, shared: &shared{authority: byAuthority(view)}}
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
		a, err := s.shared.authority.Value(k)
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

// byAuthority returns a View like v that chooses by authority.
func byAuthority(v indicators.View) indicators.View {
	d := v.Dataset()
	if d == nil {
		return v
	}
	c := v.Config()
	c.Policy = indicators.ByAuthority
	return d.View(c)
}
