package indicators_test

import (
	"fmt"
	"iter"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// sectorOf reads the files of an example.
func sectorOf(observations string) indicators.View {
	d, err := indicators.Files{Observations: observations}.Dataset()
	if err != nil {
		panic(err)
	}
	return d.View(indicators.ViewConfig{})
}

const slipped = `id,indicator,area,perimeter,period,figure,unit,role,source,words
S06,exports,MA,all,2015,7500000,MAD,observed,n16,7.5 million dirhams
F21,exports,MA,all,2015,7540000000,MAD,observed,o16,7.54 billion
F24,exports,MA,all,2014,7300000000,MAD,observed,o16,7.3 billion
`

func ExampleRules() {
	for _, f := range sectorOf(slipped).Check(indicators.Rules()...) {
		if f.Severity == indicators.Fault {
			fmt.Println(f)
		}
	}
	// Output: IND031 error /observations/S06/figure: off by 10^3; 7,500,000,000 fits
}

func ExampleFinding() {
	for _, f := range sectorOf(slipped).Check(indicators.Rules()...) {
		if f.Code != "IND031" {
			continue
		}
		fmt.Println(f.Text(wording.Fr))
		fmt.Println(f.SuggestionText(wording.En))
		for _, e := range f.Evidence {
			note, _ := e.Note.In(wording.En)
			fmt.Printf("%s %s %q\n", e.Path, e.Quantity, note)
		}
	}
	// Output:
	// écart de 10^3 ; 7.500.000.000 convient
	// look at the source again: MAD 7.5m or 7,500,000,000?
	// /observations/S06 7500000 MAD ""
	// /observations/F21 7540000000 MAD "another source of the same value"
	// /observations/F24 7300000000 MAD "neighbour in time, 2014"
}

func ExampleSeverity() {
	fmt.Println(indicators.Info, indicators.Warning, indicators.Fault)
	// Output: info warning error
}

func ExampleFindingCode() {
	for _, r := range indicators.Rules() {
		if r.Code == indicators.FindingCode("IND045") {
			title, _ := r.Title.In(wording.En)
			fmt.Println(r.Code, r.Severity, r.Family, title)
		}
	}
	// Output: IND045 warning plausibility creations beyond the change of the stock
}

func ExampleFamily() {
	fmt.Println(indicators.Structure, indicators.ScaleSlip, indicators.Conflicting)
	// Output: structure scale slip conflict
}

// A rule of one's own: no figure may come from a newspaper alone.
func ExampleRule() {
	rule := indicators.Rule{
		Code: "MY001", Family: indicators.Plausibility, Severity: indicators.Info,
		Check: func(v indicators.View) iter.Seq[indicators.Finding] {
			return func(yield func(indicators.Finding) bool) {
				for o := range v.Observations(indicators.Selector{Source: "n16"}) {
					f := indicators.Finding{
						Path:    "/observations/" + string(o.ID) + "/source",
						Message: wording.MustText(wording.Name{Lang: wording.En, Name: "only the newspaper says {value}", Status: wording.Attested}),
						Args:    []indicators.Arg{{Name: "value", Quantity: o.Quantity()}},
					}
					if !yield(f) {
						return
					}
				}
			}
		},
	}
	for _, f := range sectorOf(slipped).Check(rule) {
		fmt.Println(f)
	}
	// Output: MY001 info /observations/S06/source: only the newspaper says MAD 7.5m
}

func ExampleArg() {
	f := indicators.Finding{
		Message: wording.MustText(wording.Name{Lang: wording.En, Name: "{who} says {value}", Status: wording.Attested}),
		Args: []indicators.Arg{
			{Name: "who", Text: "the office"},
			{Name: "value", Quantity: figure.MustParseQuantity(">9000 person")},
		},
	}
	fmt.Println(f.Text(wording.En))
	// Output: the office says more than 9,000 people
}

func ExampleEvidence() {
	for _, f := range sectorOf(slipped).Check(indicators.Rules()...) {
		if f.Code == "IND031" {
			e := f.Evidence[1]
			fmt.Println(e.Path, e.Source, e.Quantity, e.Words)
		}
	}
	// Output: /observations/F21 o16 7540000000 MAD 7.54 billion
}

func ExampleSuggestion() {
	for _, f := range sectorOf(slipped).Check(indicators.Rules()...) {
		if f.Code == "IND031" {
			c := f.Suggestion.Candidates[0]
			fmt.Println(c.Key, c.Figure, c.Unit, c.Why)
		}
	}
	// Output: exports MA all 2015 7500000000 MAD times 10^3
}

// An example is run with the rules of its own config.
func ExampleExample() {
	for _, r := range indicators.Rules() {
		if r.Code != "IND040" {
			continue
		}
		data, err := r.Example.Fires.Dataset()
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, f := range data.View(indicators.ViewConfig{}).Check(r.Example.Config.Rules()...) {
			if f.Code == r.Code {
				fmt.Println(f.Path == r.Example.Path, f)
			}
		}
	}
	// Output: true IND040 warning /observations/a/figure: does not hold: the minimum wages are at most the exports (MAD 1.95bn against MAD 7.5m)
}

func ExampleFiles() {
	data, err := indicators.Files{Observations: slipped}.Dataset()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(data.Len())
	// Output: 3
}

// Export revenue a job hardly moves, and a job costs less than it brings in:
// both say that S06 is off, though no other source has the exports of that year.
func ExampleRuleConfig() {
	perJob := indicators.MustParseMetric("per_job [MAD/job] = exports / jobs")
	v := sectorOf(`id,indicator,area,perimeter,period,figure,unit,role,source
S06,exports,MA,all,2015,7500000,MAD,observed,n16
S19,jobs,MA,all,2015,65000,job,observed,n16
W15,minimum_wage,MA,all,2015,30000,MAD/job,observed,o16
F12,exports,MA,all,2012,7400000000,MAD,observed,o16
J12,jobs,MA,all,2012,57000,job,observed,o16
`)
	rules := indicators.RuleConfig{
		Ratios: []indicators.Metric{perJob},
		Inequalities: []indicators.Inequality{{
			ID: "wages", Less: indicators.MustParseMetric("minimum_wage"), More: perJob,
		}},
	}.Rules()
	for _, f := range v.Check(rules...) {
		if f.Code != "IND031" {
			continue
		}
		fmt.Println(f)
		for _, e := range f.Evidence[1:] {
			note, _ := e.Note.In(wording.En)
			fmt.Println(e.Path, note)
		}
	}
	// Output:
	// IND031 error /observations/S06/figure: off by 10^3; 7,500,000,000 fits
	// /observations/F12 neighbour in time, 2012
	// /metrics/per_job per_job: 2015 (S06, S19)
	// /metrics/per_job per_job: 2012 (F12, J12)
	// /metrics/wages wages: MAD 30,000 per job > 1500/13 MAD per job (W15, S19)
}

func ExampleInequality() {
	q := indicators.Inequality{
		ID:   "wages",
		Name: wording.MustText(wording.Name{Lang: wording.En, Name: "wages are at most the exports", Status: wording.Attested}),
		Less: indicators.MustParseMetric("minimum_wage * jobs"), More: indicators.MustParseMetric("exports"),
	}
	rule := indicators.PlausibleRule("MY002", q.Name, q)
	v := sectorOf(`id,indicator,area,perimeter,period,figure,unit,role,source
a,exports,MA,all,2015,1000000000,MAD,observed,n16
b,jobs,MA,all,2015,65000,job,observed,o16
c,minimum_wage,MA,all,2015,30000,MAD/job,observed,o16
`)
	for _, f := range v.Check(rule) {
		fmt.Println(f)
	}
	// Output: MY002 warning /observations/a/figure: does not hold: wages are at most the exports (MAD 1.95bn against MAD 1bn)
}

// From 4.43 to 4.98 billion in four years is 12.4 % and 3 % a year, not 10.7 %.
func ExampleRecomputation() {
	rules := indicators.RuleConfig{Recomputed: []indicators.Recomputation{
		{Indicator: "growth", Kind: indicators.YearlyGrowthOf, Of: "exports"},
	}}.Rules()
	v := sectorOf(`id,indicator,area,perimeter,period,figure,unit,role,source
a,growth,MA,all,2011/2015,10.7@0.1,percent,observed,n16
b,exports,MA,all,2011,4430000000@10000000,MAD,observed,o16
c,exports,MA,all,2015,4980000000@10000000,MAD,observed,o16
`)
	for _, f := range v.Check(rules...) {
		fmt.Println(f)
	}
	// Output: IND043 warning /observations/a/figure: published as 10.7%; the figures give 3%
}

func ExampleRecomputationKind() {
	fmt.Println(indicators.GrowthOf, indicators.YearlyGrowthOf, indicators.ShareOf, indicators.QuotientOf)
	// Output:
	// growth yearly growth share quotient
}
