package agreements_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/books"
)

// span is a period of the small calendar.
func span(first, last int) period.Period {
	p, err := period.NewRange(books.Day(first), books.Day(last))
	if err != nil {
		panic(err)
	}
	return p
}

func book(t testing.TB, as ...agreements.Agreement) *agreements.Book {
	t.Helper()
	b, err := agreements.NewBook(agreements.BookSpec{Agreements: as})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func history(t testing.TB, b *agreements.Book, id agreements.ID) agreements.History {
	t.Helper()
	h, ok := b.Agreement(id)
	if !ok {
		t.Fatalf("no agreement %s", id)
	}
	return h
}

// write is one thing that the file says of one target: put (with its own day of
// knowledge, 0 for none) or removed.
type write struct {
	order  []int // when the last word is whose
	known  period.Date
	value  string // "" for a removal
	remove bool
}

// naive replays the facts about one target one by one: it gathers everything
// that was known by then, and takes the last word. It knows nothing of layers.
func naive(a agreements.Agreement, id agreements.ID, valid, knownOn period.Date) string {
	knows := func(p period.Period) bool { return !knownOn.IsSet() || p.Last().Compare(knownOn) <= 0 }
	if !knows(a.Known) {
		return ""
	}
	number := func(d period.Date) int { return d.DaysSince(books.Day(1)) }
	rank := func(all []agreements.ID, id agreements.ID) int {
		all = slices.Sorted(slices.Values(all))
		return slices.Index(all, id)
	}
	var amendments, corrections []agreements.ID
	for _, m := range a.Amendments {
		amendments = append(amendments, m.ID)
	}
	for _, c := range a.Corrections {
		corrections = append(corrections, c.ID)
	}
	var writes []write
	say := func(order []int, k period.Period, c agreements.Changes) {
		for _, r := range c.Remove {
			if r.ID == id {
				writes = append(writes, write{order: append(slices.Clone(order), 0), known: k.Last(), remove: true})
			}
		}
		for _, t := range c.Put.Targets {
			if t.ID == id && (!t.Known.IsSet() || knows(t.Known)) {
				writes = append(writes, write{order: append(slices.Clone(order), 1), known: k.Last(), value: t.Value.String()})
			}
		}
	}
	say([]int{0, 0, 0, 0, 0}, a.Known, agreements.Changes{Put: a.Content})
	for _, c := range a.Corrections {
		if c.Amendment == "" && knows(c.Known) {
			say([]int{1, 0, 0, number(c.Known.Last()), rank(corrections, c.ID)}, c.Known, c.Changes)
		}
	}
	for _, m := range a.Amendments {
		effective, void := m.Effective, false
		latest := -1
		for _, c := range a.Corrections {
			if c.Amendment != m.ID || !knows(c.Known) {
				continue
			}
			void = void || c.Void
			if n := number(c.Known.Last())*100 + rank(corrections, c.ID); c.Effective.IsSet() && n > latest {
				effective, latest = c.Effective, n
			}
		}
		if void || !knows(m.Known) || valid.IsSet() && effective.Compare(valid) > 0 {
			continue
		}
		say([]int{2, number(effective), rank(amendments, m.ID), -1, 0}, m.Known, m.Changes)
		for _, c := range a.Corrections {
			if c.Amendment == m.ID && knows(c.Known) {
				say([]int{2, number(effective), rank(amendments, m.ID), number(c.Known.Last()), rank(corrections, c.ID)}, c.Known, c.Changes)
			}
		}
	}
	if len(writes) == 0 {
		return ""
	}
	last := slices.MaxFunc(writes, func(x, y write) int { return slices.Compare(x.order, y.order) })
	return last.value
}

func values(v agreements.Version) map[agreements.ID]string {
	out := make(map[agreements.ID]string)
	for _, t := range v.Agreement().Targets {
		out[t.ID] = t.Value.String()
	}
	return out
}

// rounds is how many random cases a test of n tries: a tenth without -long.
func rounds(t *testing.T, n int) int {
	t.Helper()
	return testkit.Cases(n/10, n)
}

// TestAsOfAgainstReplay compares every version of random histories with a
// replay of the single facts.
func TestAsOfAgainstReplay(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 1))
	for range rounds(t, 500) {
		a := books.Random(r)
		h := history(t, book(t, a), "a")
		for v := 0; v <= books.Horizon; v++ {
			for k := 0; k <= books.Horizon; k++ {
				got := values(h.AsOf(books.Day(v), books.Day(k)))
				for i := range 3 {
					id := agreements.ID(fmt.Sprintf("t%d", i))
					if want := naive(a, id, books.Day(v), books.Day(k)); got[id] != want {
						t.Fatalf("AsOf(%d, %d) of %s: %q, want %q\n%+v", v, k, id, got[id], want, a)
					}
				}
			}
		}
	}
}

// TestNothingIsKnownBeforeItsDay: what is answered for a day of knowledge is
// what is answered when everything that became known later never was (law 9).
func TestNothingIsKnownBeforeItsDay(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 2))
	for range rounds(t, 300) {
		a := books.Random(r)
		full := history(t, book(t, a), "a")
		for k := 1; k <= books.Horizon; k++ {
			if a.Known.Last().Compare(books.Day(k)) > 0 {
				if full.AsOf(books.Day(5), books.Day(k)).IsKnown() {
					t.Fatalf("known on %d: %v", k, a.Known)
				}
				continue
			}
			bare := history(t, book(t, books.Forget(a, books.Day(k))), "a")
			for v := 0; v <= books.Horizon; v++ {
				x, y := full.AsOf(books.Day(v), books.Day(k)), bare.AsOf(books.Day(v), period.Date{})
				if !equal(values(x), values(y)) {
					t.Fatalf("valid %d, known %d: %v, %v", v, k, values(x), values(y))
				}
				if v == k {
					if diff, err := x.Diff(y); err != nil || len(diff) > 0 {
						t.Fatalf("valid %d, known %d: %v, %v", v, k, diff, err)
					}
				}
				if a, b := full.StatusAt(books.Day(v), books.Day(k)).States, bare.StatusAt(books.Day(v), period.Date{}).States; a != b {
					t.Fatalf("state valid %d, known %d: %v, %v", v, k, a, b)
				}
			}
		}
	}
}

// TestAmendmentMovesValidTime: an amendment changes nothing before its day, and
// nothing for who does not know of it; a correction changes nothing for who
// does not know of it, on whatever day.
func TestAmendmentMovesValidTime(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 3))
	for range rounds(t, 300) {
		a := books.Random(r)
		with := history(t, book(t, a), "a")
		for i, m := range a.Amendments {
			b := a
			b.Amendments = slices.Delete(slices.Clone(a.Amendments), i, i+1)
			b.Corrections = slices.DeleteFunc(slices.Clone(a.Corrections), func(c agreements.Correction) bool { return c.Amendment == m.ID })
			if len(b.Corrections) != len(a.Corrections) {
				continue // a correction may have moved it
			}
			without := history(t, book(t, b), "a")
			for v := 1; v <= books.Horizon; v++ {
				for k := 1; k <= books.Horizon; k++ {
					if m.Effective.Compare(books.Day(v)) > 0 || m.Known.Last().Compare(books.Day(k)) > 0 {
						same(t, with, without, v, k)
					}
				}
			}
		}
		for i, c := range a.Corrections {
			b := a
			b.Corrections = slices.Delete(slices.Clone(a.Corrections), i, i+1)
			without := history(t, book(t, b), "a")
			for v := 1; v <= books.Horizon; v++ {
				for k := 1; k <= books.Horizon; k++ {
					if c.Known.Last().Compare(books.Day(k)) > 0 {
						same(t, with, without, v, k)
					}
				}
			}
		}
		// The order in which amendments and corrections stand in the file leaves no trace.
		b := a
		b.Amendments, b.Corrections = slices.Clone(a.Amendments), slices.Clone(a.Corrections)
		slices.Reverse(b.Amendments)
		slices.Reverse(b.Corrections)
		reversed := history(t, book(t, b), "a")
		for v := 1; v <= books.Horizon; v++ {
			same(t, with, reversed, v, books.Horizon)
		}
	}
}

func same(t *testing.T, x, y agreements.History, v, k int) {
	t.Helper()
	if a, b := values(x.AsOf(books.Day(v), books.Day(k))), values(y.AsOf(books.Day(v), books.Day(k))); !equal(a, b) {
		t.Fatalf("valid %d, known %d: %v, %v", v, k, a, b)
	}
}

func equal(a, b map[agreements.ID]string) bool {
	if len(a) != len(b) {
		return false
	}
	for id, s := range a {
		if b[id] != s {
			return false
		}
	}
	return true
}

// TestAmendedEndIsSeenOnceKnown: the term of the contract ends with 2020; an
// amendment of June 2020, made public in September, extends it to 2021.
func TestAmendedEndIsSeenOnceKnown(t *testing.T) {
	a := agreements.Agreement{ID: "a", Form: agreements.FormPerformanceContract, Known: period.MustParse("2016-05")}
	a.Term = agreements.Term{Start: period.MustParse("2016-05-05"), End: period.MustParse("2020")}
	a.Events = []agreements.Event{{ID: "e", Kind: agreements.EventSigned, When: period.MustParse("2016-05-05")}}
	a.Amendments = []agreements.Amendment{{ID: "m", Agreed: period.MustParse("2020-06"), Effective: period.MustDate(2020, 6, 15), Known: period.MustParse("2020-09-10"),
		Changes: agreements.Changes{Put: agreements.Content{Term: agreements.Term{Start: period.MustParse("2016-05-05"), End: period.MustParse("2021")}}}}}
	h := history(t, book(t, a), "a")
	for _, c := range []struct {
		valid, known, end string
		states            agreements.StateSet
	}{
		{"2021-03-01", "2020-09-09", "2020", agreements.StatesOf(agreements.StateExpired)},
		{"2021-03-01", "2020-09-10", "2021", agreements.StatesOf(agreements.StateInForce)},
		{"2020-06-14", "2022-01-01", "2020", agreements.StatesOf(agreements.StateInForce)},
		{"2020-06-15", "2022-01-01", "2021", agreements.StatesOf(agreements.StateInForce)},
		{"2022-01-01", "2022-01-01", "2021", agreements.StatesOf(agreements.StateExpired)},
		{"2016-05-04", "2022-01-01", "2020", agreements.StatesOf(agreements.StateDraft)},
		{"2018-01-01", "2016-05-30", "", 0},
	} {
		valid, known := date(c.valid), date(c.known)
		if end := h.AsOf(valid, known).Agreement().Term.End.String(); end != c.end {
			t.Errorf("AsOf(%s, %s): ends %q, want %q", c.valid, c.known, end, c.end)
		}
		if s := h.StatusAt(valid, known); s.States != c.states {
			t.Errorf("StatusAt(%s, %s): %v, want %v: %v", c.valid, c.known, s.States, c.states, s.Reasons)
		}
	}
	diff, err := h.AsOf(date("2021-03-01"), date("2020-09-09")).Diff(h.AsOf(date("2021-03-01"), date("2020-09-10")))
	if err != nil || len(diff) != 1 || diff[0].String() != `/term/end: "2020" -> "2021"` {
		t.Errorf("Diff: %v, %v", diff, err)
	}
}

func date(s string) period.Date {
	d, err := period.ParseDate(s)
	if err != nil {
		panic(err)
	}
	return d
}

// TestStatusAgainstEveryDay compares the states with those of a simulation
// that tries every day that the spans of the facts allow.
func TestStatusAgainstEveryDay(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 4))
	kinds := []agreements.EventKind{agreements.EventInForce, agreements.EventSuspended, agreements.EventResumed,
		agreements.EventFulfilled, agreements.EventTerminated, agreements.EventSuperseded}
	for range rounds(t, 2000) {
		a := agreements.Agreement{ID: "a", Form: agreements.FormConvention, Known: books.Known(1)}
		var facts []simulated
		add := func(kind agreements.EventKind) {
			first := 2 + r.IntN(8)
			last := min(first+r.IntN(3), books.Horizon)
			if r.IntN(2) == 0 {
				last = first
			}
			id := agreements.ID(fmt.Sprintf("e%d", len(facts)))
			a.Events = append(a.Events, agreements.Event{ID: id, Kind: kind, When: span(first, last)})
			facts = append(facts, simulated{kind, first, last})
		}
		if r.IntN(5) > 0 {
			add(agreements.EventSigned)
		}
		for range r.IntN(4) {
			add(kinds[r.IntN(len(kinds))])
		}
		if r.IntN(2) == 0 {
			end := 3 + r.IntN(8)
			a.Term.End = books.Known(end)
			facts = append(facts, simulated{expiry, end + 1, end + 1})
		}
		h := history(t, book(t, a), "a")
		for v := 1; v <= books.Horizon; v++ {
			want := simulate(facts, v)
			if got := h.StatusAt(books.Day(v), period.Date{}).States; got != want {
				t.Fatalf("day %d: %v, want %v: %+v", v, got, want, facts)
			}
		}
	}
}

// expiry stands for the end of the term among event kinds.
const expiry agreements.EventKind = 200

type simulated struct {
	kind        agreements.EventKind
	first, last int
}

// lifeOrder is the order in which facts of one day come about.
var lifeOrder = []agreements.EventKind{agreements.EventSigned, expiry, agreements.EventInForce, agreements.EventSuspended,
	agreements.EventResumed, agreements.EventFulfilled, agreements.EventTerminated, agreements.EventSuperseded}

// simulate tries every choice of days, and of orders within a day where a day
// is not certain, and plays each out day by day.
func simulate(facts []simulated, v int) agreements.StateSet {
	var set agreements.StateSet
	days := make([]int, len(facts))
	var choose func(i int)
	choose = func(i int) {
		if i < len(facts) {
			for d := facts[i].first; d <= facts[i].last; d++ {
				days[i] = d
				choose(i + 1)
			}
			return
		}
		var happened []int
		for j, d := range days {
			if d <= v {
				happened = append(happened, j)
			}
		}
		permute(happened, func(order []int) {
			for n := 1; n < len(order); n++ {
				x, y := order[n-1], order[n]
				if days[x] > days[y] {
					return
				}
			}
			for m, x := range order { // exact facts of one day have a set order
				for _, y := range order[m+1:] {
					exact := facts[x].first == facts[x].last && facts[y].first == facts[y].last
					if exact && days[x] == days[y] && cmp.Or(cmp.Compare(slices.Index(lifeOrder, facts[x].kind), slices.Index(lifeOrder, facts[y].kind)), cmp.Compare(x, y)) > 0 {
						return
					}
				}
			}
			set |= agreements.StatesOf(play(facts, order))
		})
	}
	choose(0)
	return set
}

func permute(list []int, visit func([]int)) {
	var walk func(n int)
	walk = func(n int) {
		if n == len(list) {
			visit(list)
			return
		}
		for i := n; i < len(list); i++ {
			list[n], list[i] = list[i], list[n]
			walk(n + 1)
			list[n], list[i] = list[i], list[n]
		}
	}
	walk(0)
}

func play(facts []simulated, order []int) agreements.State {
	signed, started, suspended, expired := false, false, false, false
	var ended agreements.State
	for _, i := range order {
		if ended != 0 {
			continue
		}
		switch facts[i].kind {
		case agreements.EventSigned:
			signed = true
		case agreements.EventInForce:
			started = true
		case agreements.EventSuspended:
			suspended = true
		case agreements.EventResumed:
			suspended = false
		case agreements.EventFulfilled:
			ended = agreements.StateFulfilled
		case agreements.EventTerminated:
			if !expired {
				ended = agreements.StateTerminated
			}
		case agreements.EventSuperseded:
			if !expired {
				ended = agreements.StateSuperseded
			}
		case expiry:
			expired = true
		}
	}
	switch {
	case ended != 0:
		return ended
	case !signed:
		return agreements.StateDraft
	case expired:
		return agreements.StateExpired
	case started && suspended:
		return agreements.StateSuspended
	case started:
		return agreements.StateInForce
	}
	return agreements.StateSigned
}

// TestZeroHistory: the zero values answer, with nothing.
func TestZeroHistory(t *testing.T) {
	var h agreements.History
	if v := h.AsOf(period.Date{}, period.Date{}); v.IsKnown() || v.Agreement().ID != "" || h.StatusAt(period.Date{}, period.Date{}).States != 0 || h.Timeline(period.Date{}) != nil || v.Path(agreements.Ref{}) == "" {
		t.Error("the zero History knows something")
	}
	if diff, err := (agreements.Version{}).Diff(agreements.Version{}); len(diff) != 0 || err != nil {
		t.Errorf("%v, %v", diff, err)
	}
}

func ExampleHistory_Record() {
	// Plain values: what a book gives is a copy.
	h := exampleHistory()
	a := h.Record()
	a.Targets[0].Value = figure.MustParseQuantity("1 MAD")
	fmt.Println(h.Record().Targets[0].Value)
	// Output:
	// 18 billion*MAD
}
