package agreements_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
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
	for range rounds(t, 60) {
		a := randomAgreement(r)
		for k := a.Known.Last().DaysSince(day(1)) + 1; k <= horizon; k += 2 {
			view := data.View(indicators.ViewConfig{Known: day(k)})
			full := lines(agreements.CheckBook(book(t, a), view, agreements.Rules()...))
			bare := lines(agreements.CheckBook(book(t, forget(a, day(k))), view, agreements.Rules()...))
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
	for range rounds(t, 20) {
		f := filler{r: r}
		s := f.spec()
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
		if !bytes.Equal(encode(t, x.Spec()), encode(t, y.Spec())) {
			t.Fatal("other bytes")
		}
		if diff := cmp.Diff(lines(agreements.CheckBook(x, view, agreements.Rules()...)), lines(agreements.CheckBook(y, view, agreements.Rules()...))); diff != "" {
			t.Fatal(diff)
		}
	}
}
