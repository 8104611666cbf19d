package agreements_test

import (
	"errors"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/books"
)

// TestRandomBooks assesses whatever a file can hold: nothing panics, every
// explanation computes again and comes back from JSON.
func TestRandomBooks(t *testing.T) {
	s := sample()
	count := testkit.Cases(6, 40)
	done := 0
	for n := range count {
		f := books.Filler{Rand: rand.New(rand.NewPCG(15, uint64(n))), Full: n%2 == 0}
		b, err := agreements.NewBook(f.Spec())
		if err != nil {
			t.Fatal(err)
		}
		view := s.View(indicators.ViewConfig{Policy: indicators.Policy(n % 5)})
		for h := range b.Agreements() {
			v := h.AsOf(period.Date{}, period.Date{})
			for _, x := range v.Agreement().Targets {
				a, err := v.AssessAs(x.ID, view, period.MustDate(2014+n%8, 12, 31), agreements.AssessOptions{Trajectory: progress.Shape(n % 3)})
				if err != nil {
					t.Fatal(err)
				}
				done++
				if a.Sensitivity().Status == 0 {
					t.Fatalf("%s: no status", x.ID)
				}
				e := a.Explanation()
				if err := e.Replay(); err != nil {
					t.Fatal(err)
				}
				data, err := e.JSON()
				if err != nil {
					t.Fatal(err)
				}
				if back, err := agreements.ParseExplanation(data); err != nil || back.Text(wording.Fr) != e.Text(wording.Fr) {
					t.Fatalf("%v\n%s", err, data)
				}
			}
			for _, x := range v.Agreement().Conditions {
				if _, err := v.Evaluate(x.ID, view, period.MustDate(2020, 12, 31)); err != nil && !errors.Is(err, agreements.ErrUnknown) {
					t.Fatal(err)
				}
			}
			for _, x := range v.Agreement().Instruments {
				_, _ = v.Ledger(x.ID, view, period.MustDate(2020, 12, 31))
			}
		}
	}
	if done < count {
		t.Errorf("only %d targets", done)
	}
}
