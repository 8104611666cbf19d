package interchange

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
)

// maxLosses is how many different losses a Ledger names.
const maxLosses = 1000

// Ledger gathers losses, equal ones as one. The zero Ledger is ready to use.
type Ledger struct {
	list  []indicators.Loss
	index map[lossKey]int
	// What would be recorded is only noticed, since it may be read again.
	trying, noticed bool
}

type lossKey struct {
	kind      indicators.LossKind
	what, why string
}

// Add counts a loss. first is asked for only when it is the first of its sort.
func (l *Ledger) Add(kind indicators.LossKind, what, why string, first func() string) {
	l.add(kind, what, why, first)
}

// Once names a loss of the message, whatever the number of its records.
func (l *Ledger) Once(kind indicators.LossKind, what, why string) {
	for i := range l.list {
		if x := &l.list[i]; x.Kind == kind && x.What == what && (x.Why == why || commonWhy(x.Why, why)) {
			return
		}
	}
	if l.trying {
		l.noticed = true
		return
	}
	if len(l.list) < maxLosses {
		l.list = append(l.list, indicators.Loss{Kind: kind, What: what, Count: 1, Why: why})
	}
}

// commonWhy reports whether two reasons differ in their example alone.
func commonWhy(a, b string) bool {
	before, _, found := strings.Cut(a, ", as ")
	return found && strings.HasPrefix(b, before+", as ")
}

// add is Add; it returns the place of the loss, -1 when it is not named.
func (l *Ledger) add(kind indicators.LossKind, what, why string, first func() string) int {
	if l.trying {
		l.noticed = true
		return -1
	}
	k := lossKey{kind, what, why}
	i, ok := l.index[k]
	if !ok {
		if len(l.list) == maxLosses {
			return -1
		}
		if l.index == nil {
			l.index = map[lossKey]int{}
		}
		loss := indicators.Loss{Kind: kind, What: what, Why: why}
		if first != nil {
			loss.First = first()
		}
		i = len(l.list)
		l.index[k] = i
		l.list = append(l.list, loss)
	}
	l.list[i].Count++
	return i
}

// AddCount records n losses at once; none when n is 0.
func (l *Ledger) AddCount(kind indicators.LossKind, what, why string, n int) {
	if n > 0 {
		l.list = append(l.list, indicators.Loss{Kind: kind, What: what, Count: n, Why: why})
	}
}

// Losses returns what was recorded, in the order in which it was met.
func (l *Ledger) Losses() []indicators.Loss { return l.list }

// Dataset records what d has besides its observations.
func (l *Ledger) Dataset(d *indicators.Dataset, why string) {
	count := func(what string, n int) { l.AddCount(indicators.LostRecords, what, why, n) }
	n := 0
	for range d.Bodies() {
		n++
	}
	count("bodies", n)
	n = 0
	for range d.Sources() {
		n++
	}
	count("sources", n)
	n = 0
	for range d.Corrections() {
		n++
	}
	count("corrections", n)
}
