package offshoring_test

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/offshoring"
)

// TestTargetsOf2016 holds the contract of 2016 against the numbers that were
// worked out by hand from the words of the ministry, the federations and the
// press: the status by every reading that the sources leave.
func TestTargetsOf2016(t *testing.T) {
	sector := morocco(t)
	contract, ok := sector.Agreement("offshoring-2016")
	if !ok {
		t.Fatal("no contract")
	}
	for _, c := range []struct {
		target, reading    agreements.ID
		policy             indicators.Policy
		progress, expected string
		status             string
		asExpected         figure.Truth
	}{
		{"exports-2020", "additional-8", indicators.Unanimous, "1/9", "3452000000000/189 MAD", "behind", figure.No},
		{"exports-2020", "additional-7.54", indicators.Unanimous, "123/900", "3365060000000/189 MAD", "behind", figure.No},
		{"exports-2020", "level-8", indicators.Unanimous, "1/5", "23308000000000/1701 MAD", "behind", figure.No},
		// The ministry's "more than 8 billion" of May 2018 is not the amount of 2018, and
		// does not stand in the way.
		{"exports-2020", "additional-8", indicators.ByAuthority, "1/9", "3452000000000/189 MAD", "behind", figure.No},
		{"exports-2020", "additional-7.54", indicators.ByAuthority, "123/900", "3365060000000/189 MAD", "behind", figure.No},
		{"exports-2020", "level-8", indicators.ByAuthority, "1/5", "23308000000000/1701 MAD", "behind", figure.No},
		{"exports-2020", "level-8", indicators.Latest, "1/5", "23308000000000/1701 MAD", "behind", figure.No},
		{"jobs-2020", "created", indicators.Unanimous, "(0.85,+inf)", "19400000/567 job", "met|ahead", figure.Yes},
		// From 63,000 to about 80,000 at the end of the year: 17,000 of 60,000. The 75,000 of
		// May are no other count of that day.
		{"jobs-2020", "stock", indicators.Hull, "~17/60", "55121000/567 job", "behind", figure.No},
		{"investment-2020", "cumulative.invested", indicators.Unanimous, "2/3", "485000000000/567 MAD", "ahead", figure.Yes},
	} {
		a, err := contract.AsOf(period.Date{}, period.Date{}).Assess(
			c.target, sector.View(indicators.ViewConfig{Policy: c.policy}), period.MustDate(2018, 12, 31),
		)
		if err != nil {
			t.Fatal(err)
		}
		r, ok := a.Reading(c.reading)
		if !ok {
			t.Errorf("%s: no reading %s", c.target, c.reading)
			continue
		}
		if !r.Progress.WithoutResolution().Equal(figure.MustParse(c.progress)) || r.Expected.String() != c.expected ||
			r.Status.String() != c.status ||
			r.Actual.Quantity.Figure.GreaterOrEqual(r.Expected.Figure) != c.asExpected {
			t.Errorf("%s/%s: progress %v, expected %v, %v", c.target, c.reading, r.Progress, r.Expected, r.Status)
		}
		if c.target == "exports-2020" {
			if n := a.Named(); len(n) != 1 || n[0].Figure.String() != "5/9" {
				t.Errorf("named: %v", n)
			}
		}
		if c.target == "jobs-2020" && c.policy == indicators.Hull {
			if _, certain := a.Certain(); certain || !a.Status.Has(progress.Ahead) || !a.Status.Has(progress.Behind) {
				t.Errorf("over all readings: %v, want undecided", a.Status)
			}
		}
	}
	// Where sources disagree and nothing chooses, nothing is said: so it would be if the
	// 75,000 jobs of May 2018 were the year's.
	year := replace(t, sector.Dataset(), "F0246", func(o *indicators.Observation) {
		o.Key.Period = period.Year(2018)
	})
	a, err := contract.AsOf(period.Date{}, period.Date{}).Assess(
		"jobs-2020", year.View(indicators.ViewConfig{Policy: indicators.Unanimous}), period.MustDate(2018, 12, 31),
	)
	if err != nil {
		t.Fatal(err)
	}
	if r, _ := a.Reading("stock"); r.Undefined != progress.SourcesDisagree || r.Progress.IsSet() {
		t.Errorf("jobs held: %v, %v", r.Progress, r.Undefined)
	}
}

// TestNothingKnownLater: no assessment rests on an observation that became known
// after its day of knowledge (law 9), and every explanation computes again (law
// 5).
func TestNothingKnownLater(t *testing.T) {
	sector := morocco(t)
	for year := 2008; year <= 2026; year += 2 {
		known := period.MustDate(year, 6, 30)
		for h := range sector.Agreements() {
			v := h.AsOf(period.Date{}, known)
			for _, target := range v.Agreement().Targets {
				for _, policy := range []indicators.Policy{indicators.Unanimous, indicators.Hull} {
					view := sector.View(indicators.ViewConfig{Policy: policy})
					a, err := v.Assess(target.ID, view, period.MustDate(2024, 12, 31))
					if err != nil {
						t.Fatal(err)
					}
					for _, r := range a.Sensitivity().Readings {
						for _, id := range r.Actual.Chosen {
							o, ok := sector.Dataset().Observation(id)
							if p := view.Published(o); !ok || !p.IsSet() || p.Last().After(known) {
								t.Errorf("%s/%s known on %v rests on %s of %v", h.ID(), target.ID, known, id, p)
							}
						}
					}
					if err := a.Explanation().Replay(); err != nil {
						t.Error(h.ID(), target.ID, err)
					}
				}
			}
		}
	}
}

// TestJobPremiums: what the premiums of Oujda and Fès can fund.
func TestJobPremiums(t *testing.T) {
	sector := morocco(t)
	for _, c := range []struct {
		agreement agreements.ID
		want      string
	}{
		{"oujda-subsidy-2018", "[whole 12000000.00 MAD: 2000 rem 0.00 MAD first 4000000.00 MAD: 666 rem 4000.00 MAD]"},
		{"fes-premium-2017", "[ 12000000.00 MAD: 2000 rem 0.00 MAD]"},
	} {
		h, ok := sector.Agreement(c.agreement)
		if !ok {
			t.Fatal(c.agreement)
		}
		i, _ := h.AsOf(period.Date{}, period.Date{}).Agreement().Instrument("job-premium")
		all, err := i.Fundings("per-job")
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, f := range all {
			got = append(got, fmt.Sprintf("%s %v: %v rem %v", f.Limit, f.Amount, f.Units, f.Rest))
		}
		if s := fmt.Sprint(got); s != c.want {
			t.Errorf("%s funds %s, want %s", c.agreement, s, c.want)
		}
	}
	// A job of Oujda is in the national contract, and counts once.
	view := sector.View(indicators.ViewConfig{})
	p, err := sector.Portfolio(period.Date{}, period.Date{}, view, period.MustDate(2018, 12, 31),
		agreements.TargetRef{Agreement: "offshoring-2016", Target: "jobs-2020"},
		agreements.TargetRef{Agreement: "oujda-subsidy-2018", Target: "jobs-2018"})
	if err != nil {
		t.Fatal(err)
	}
	if got := p.Members[1].Within.String(); got != "offshoring-2016/jobs-2020" || len(p.Totals) != 0 {
		t.Errorf("Oujda's jobs are counted in %q, totals %v", got, p.Totals)
	}
}

// 18 billion dirhams of exports by 2020, with 10 billion reached in 2018: what
// the sources leave open decides what is done of it.
func ExampleSector_progress() {
	sector, err := offshoring.Morocco()
	if err != nil {
		fmt.Println(err)
		return
	}
	contract, _ := sector.Agreement("offshoring-2016")
	view := sector.View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	a, err := contract.AsOf(period.Date{}, period.Date{}).Assess("exports-2020", view, period.MustDate(2018, 12, 31))
	if err != nil {
		fmt.Println(err)
		return
	}
	w := wording.NewWriter(wording.EnAny, wording.WriterOptions{Places: wording.AtMost(1, money.HalfEven)})
	for _, r := range a.Readings {
		fmt.Println(r.Basis, r.Baseline, w.Percent(r.Progress), r.Status)
	}
	// Output:
	// additional 8000000000 MAD 11.1% behind
	// additional 7540000000 MAD 13.7% behind
	// level 8000000000 MAD 20% behind
}
