package indicators_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// toldOf returns a dataset in which something was not chosen, something corrected,
// and a series moves.
func toldOf(t testing.TB) *indicators.Dataset {
	t.Helper()
	return metricData(t,
		indicators.Body{ID: "office", Name: name("مكتب الصرف", "Office des Changes", "Exchange Office")},
		indicators.Body{ID: "paper", Name: name("الجريدة", "le journal", "the newspaper")},
		indicators.Source{ID: "off", Originator: "office", Carrier: "office", Date: period.MustParse("2016-03"), Rank: 1},
		indicators.Source{ID: "art", Originator: "office", Carrier: "paper", Title: "article", Date: period.MustParse("2016-05-05"), Rank: 4},
		said("S06 export_revenue@crm 2015 7500000@100000 MAD art", words("7.5 مليون\n درهم")),
		said("F21 export_revenue@crm 2015 7540000000 MAD off"),
		said("F20 export_revenue@crm 2014 ~7300000000 MAD off"),
		said("F19 export_revenue@crm 2015 8000000000 MAD art", role(indicators.RoleForecast)),
		said("J1 jobs@crm 2015 65000@1000 job art", words("65 ألف \"منصب\" شغل"), func(o *indicators.Observation) { o.Stated = "offshoring" }),
		indicators.Correction{
			ID: "C1", Observation: "S06", Figure: figure.MustParse("7500000000@100000000"),
			Reason: "million written for billion", Evidence: []indicators.ID{"F21"}, Author: "the editors", Known: period.MustParse("2026"),
		},
	)
}

const explained = "per_job [thousand*MAD/job] = export_revenue / jobs * (1 + growth(export_revenue)) - 5 [MAD/job]"

func explainedResult(t testing.TB, policy indicators.Policy) indicators.Result {
	v := toldOf(t).View(indicators.ViewConfig{Policy: policy, Corrected: true, Digits: figure.Rounded, Known: period.MustDate(2027, 1, 1)})
	r, err := evalText(t, v, explained, in2015)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// The files in testdata/explain were read and checked by hand.
func TestExplanationForms(t *testing.T) {
	x := explainedResult(t, indicators.ByAuthority).Explanation()
	data, err := x.JSON()
	if err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]string{
		"en.txt": x.Text(wording.En), "fr.txt": x.Text(wording.Fr), "ar.txt": x.Text(wording.Ar),
		"explanation.json": string(data), "en.dot": x.DOT(wording.En),
	} {
		testkit.Golden(t, "explain/"+name, []byte(got))
	}
}

func TestExplanationReplay(t *testing.T) {
	for _, policy := range []indicators.Policy{
		indicators.ByAuthority, indicators.Latest, indicators.Hull, indicators.Unanimous, indicators.Intersection,
	} {
		t.Run(policy.String(), func(t *testing.T) {
			v := toldOf(t).View(indicators.ViewConfig{Policy: policy, Corrected: true, Digits: figure.Either})
			r, err := evalText(t, v, explained, in2015)
			if err != nil { // 7.45 to 7.6 bn and 7.54 bn agree
				t.Fatal(err)
			}
			data, err := r.Explanation().JSON()
			if err != nil {
				t.Fatal(err)
			}
			x, err := indicators.ParseExplanation(data)
			if err != nil {
				t.Fatal(err)
			}
			again, err := x.JSON()
			if err != nil || !bytes.Equal(again, data) {
				t.Errorf("not the same JSON again: %v", err)
			}
			if q, err := x.Replay(); err != nil || !q.Equal(r.Quantity) {
				t.Errorf("%s, %v; not %s", q, err, r.Quantity)
			}
		})
	}
}

// Whatever number of an explanation is changed, the replay finds it, at the
// step where it stands or at the one above.
func TestExplanationReplayTampered(t *testing.T) {
	x := explainedResult(t, indicators.ByAuthority).Explanation()
	changed := 0
	try := func(path string, f *figure.Figure) {
		t.Helper()
		was := *f
		defer func() { *f = was }()
		more, err := was.Add(figure.MustParse("0.001"))
		if err != nil {
			t.Fatal(err)
		}
		*f = more
		changed++
		_, err = x.Replay()
		var e *indicators.Error
		if !errors.Is(err, indicators.ErrReplay) || !errors.As(err, &e) {
			t.Fatalf("%s: %v", path, err)
		}
		if at := strings.TrimSuffix(e.Path, "/quantity"); !strings.HasPrefix(path, at) || strings.Count(path, "/")-strings.Count(at, "/") > 3 {
			t.Errorf("changed %s, told %s", path, e.Path)
		}
	}
	var walk func(path string, s *indicators.Step)
	walk = func(path string, s *indicators.Step) {
		try(path, &s.Quantity.Figure)
		if s.Factor.IsSet() {
			try(path, &s.Factor)
		}
		if s.Input != nil {
			for i := range s.Input.Chosen {
				try(path, &s.Input.Chosen[i].Published.Figure)
			}
		}
		for i := range s.Steps {
			walk(fmt.Sprintf("%s/steps/%d", path, i), &s.Steps[i])
		}
	}
	walk("/result", &x.Result)
	if changed < 15 {
		t.Errorf("only %d numbers were changed", changed)
	}
	x.View.Digits = figure.Nominal
	if _, err := x.Replay(); !errors.Is(err, indicators.ErrReplay) {
		t.Errorf("other digits: %v", err)
	}
}

func TestParseExplanationErrors(t *testing.T) {
	for _, text := range []string{
		"", "null", "{}", `{"format":"mithaq.explanation/2"}`, `{"format":"mithaq.metrics/1"}`,
		`{"format":"mithaq.explanation/1","formula":"a"}`,
	} {
		if x, err := indicators.ParseExplanation([]byte(text)); err == nil {
			t.Errorf("%s is read as %+v", text, x)
		}
	}
	var zero indicators.Explanation
	if zero.Text(wording.En) != "" || !strings.Contains(zero.DOT(wording.En), "digraph") {
		t.Error("the zero Explanation explains")
	}
	if _, err := zero.Replay(); !errors.Is(err, indicators.ErrReplay) {
		t.Error(err)
	}
}

func FuzzParseExplanation(f *testing.F) {
	for _, policy := range []indicators.Policy{indicators.ByAuthority, indicators.Hull} {
		data, err := explainedResult(f, policy).Explanation().JSON()
		if err != nil {
			f.Fatal(err)
		}
		f.Add(data)
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		x, err := indicators.ParseExplanation(data)
		if err != nil {
			return
		}
		x.Replay()
		x.Text(wording.Ar)
		x.DOT(wording.Fr)
		if again, err := x.JSON(); err == nil {
			if y, err := indicators.ParseExplanation(again); err != nil {
				t.Fatalf("its own JSON is refused: %v", err)
			} else if twice, err := y.JSON(); err != nil || !bytes.Equal(twice, again) {
				t.Fatalf("not the same JSON again: %v", err)
			}
		}
	})
}

func ExampleExplanation() {
	v := article(new(testing.T)).View(indicators.ViewConfig{Corrected: true})
	perJob := indicators.MustParseMetric("exports_per_job = export_revenue / jobs")
	r, err := v.Eval(perJob, in2015)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Print(strings.ReplaceAll(r.Explain(wording.En), "\u00a0", " ")) // no-break spaces
	// The explanation stands alone: from its JSON the figure comes out again.
	data, _ := r.Explanation().JSON()
	x, _ := indicators.ParseExplanation(data)
	fmt.Println(x.Replay())
	// Output:
	// exports_per_job: 1500000/13 dirhams per job
	// MA, crm, 2015
	// with corrections; only where sources agree
	// - export_revenue / jobs = 1500000/13 dirhams per job (quotient)
	//   - export revenue (export_revenue), MA, crm, 2015: 7.5 billion dirhams
	//     chosen: S06, published: 7.5 million dirhams, AMRC, printed by the newspaper, 5 May 2016 (the only eligible source)
	//       “7.5 مليون درهم”
	//       corrected to 7.5 billion dirhams (C06, the editors)
	//       because: “million written for billion”
	//   - jobs, MA, crm, 2015: 65,000 jobs
	//     chosen: S19, published: 65,000 jobs, AMRC, printed by the newspaper, 5 May 2016 (the only eligible source)
	//       “65 ألف منصب شغل”
	// 1500000/13 MAD/job <nil>
}

// TestExplanationOfNoName: an expression without a name, evaluated for no
// period, can be written and read back too.
func TestExplanationOfNoName(t *testing.T) {
	v := pairOf(t).View(indicators.ViewConfig{Corrected: true})
	for _, k := range []indicators.Key{
		{Area: "MA", Perimeter: "all", Period: period.Year(2015)},
		{Area: "MA", Perimeter: "all"},
	} {
		r, err := v.Eval(indicators.MustParseMetric("at(exports, 2015) / at(jobs, 2015)"), k)
		if err != nil {
			t.Fatal(err)
		}
		data, err := r.Explanation().JSON()
		if err != nil {
			t.Fatal(err)
		}
		x, err := indicators.ParseExplanation(data)
		if err != nil {
			t.Fatal(err)
		}
		if q, err := x.Replay(); err != nil || q.String() != "1500/13 MAD/job" || x.Key != k {
			t.Errorf("%v, %v, for %v", q, err, x.Key)
		}
	}
}
