package rules_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/books"
)

func lines(fs []finding.Finding) []string {
	var out []string
	for _, f := range fs {
		out = append(out, f.String())
		for _, e := range f.Evidence {
			out = append(out, "  "+e.Path+" "+string(e.Source)+" "+e.Words+" "+e.Quantity.String())
		}
	}
	return out
}

// TestFindingsKnowNothingLater: the findings of a day of knowledge are those of
// a book in which everything that became known later never was (law 9).
func TestFindingsKnowNothingLater(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 30))
	data := declaredView(t, "").Dataset()
	for range testkit.Cases(8, 60) {
		a := books.Random(r)
		for k := a.Known.Last().DaysSince(books.Day(1)) + 1; k <= books.Horizon; k += 2 {
			view := data.View(indicators.ViewConfig{Known: books.Day(k)})
			full := lines(rules.Check(bookOf(t, a), view, rules.All()...))
			bare := lines(rules.Check(bookOf(t, books.Forget(a, books.Day(k))), view, rules.All()...))
			if diff := cmp.Diff(bare, full); diff != "" {
				t.Fatalf("known on %d (-what was known +found)\n%s", k, diff)
			}
		}
	}
}

// TestOrderLeavesNoTrace: records in another order give the same bytes and the
// same findings (law 6).
func TestOrderLeavesNoTrace(t *testing.T) {
	r := rand.New(rand.NewPCG(6, 31))
	view := declaredView(t, "")
	for range testkit.Cases(4, 40) {
		f := books.Filler{Rand: r}
		s := f.Spec()
		x, err := agreements.NewBook(s)
		if err != nil {
			t.Fatal(err)
		}
		r.Shuffle(len(s.Programmes), func(i, j int) { s.Programmes[i], s.Programmes[j] = s.Programmes[j], s.Programmes[i] })
		r.Shuffle(len(s.Organisations), func(i, j int) { s.Organisations[i], s.Organisations[j] = s.Organisations[j], s.Organisations[i] })
		r.Shuffle(len(s.People), func(i, j int) { s.People[i], s.People[j] = s.People[j], s.People[i] })
		r.Shuffle(len(s.Statements), func(i, j int) { s.Statements[i], s.Statements[j] = s.Statements[j], s.Statements[i] })
		r.Shuffle(len(s.Agreements), func(i, j int) { s.Agreements[i], s.Agreements[j] = s.Agreements[j], s.Agreements[i] })
		y, err := agreements.NewBook(s)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(encoded(t, x), encoded(t, y)) {
			t.Fatal("other bytes")
		}
		if diff := cmp.Diff(lines(rules.Check(x, view, rules.All()...)), lines(rules.Check(y, view, rules.All()...))); diff != "" {
			t.Fatal(diff)
		}
	}
}

func bookOf(t *testing.T, a agreements.Agreement) *agreements.Book {
	t.Helper()
	b, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{a}})
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func encoded(t *testing.T, b *agreements.Book) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := b.Spec().Encode(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// TestScopeOfNothing: a Scope without a book has an empty one.
func TestScopeOfNothing(t *testing.T) {
	b := rules.Scope{}.Book()
	if b == nil {
		t.Fatal("no book")
	}
	if _, ok := b.Programme("x"); ok {
		t.Error("a programme of nothing")
	}
}
