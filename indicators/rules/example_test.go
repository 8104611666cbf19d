package rules_test

import (
	"fmt"
	"iter"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

const slipped = `id,indicator,area,perimeter,period,figure,unit,role,source,words
S06,exports,MA,all,2015,7500000,MAD,observed,n16,7.5 million dirhams
F21,exports,MA,all,2015,7540000000,MAD,observed,o16,7.54 billion
F24,exports,MA,all,2014,7300000000,MAD,observed,o16,7.3 billion
`

func ExampleCheck() {
	for _, f := range rules.Check(sectorOf(slipped), rules.All()...) {
		if f.Code != "IND031" {
			continue
		}
		fmt.Println(f)
		fmt.Println(f.Text(wording.Fr))
		fmt.Println(f.SuggestionText(wording.En))
		for _, e := range f.Evidence {
			note, _ := e.Note.In(wording.En)
			fmt.Printf("%s %s %q\n", e.Path, e.Quantity, note)
		}
		c := f.Suggestion.Candidates[0]
		fmt.Println(c.Key, c.Figure, c.Unit, c.Why)
	}
	// Output:
	// IND031 error /observations/S06/figure: one thousand times too small; 7,500,000,000 fits
	// mille fois trop petit : on attendrait 7 500 000 000
	// look at the source again: 7.5 million dirhams or 7,500,000,000?
	// /observations/S06 7500000 MAD ""
	// /observations/F21 7540000000 MAD "another source of the same value"
	// /observations/F24 7300000000 MAD "neighbour in time, 2014"
	// exports MA all 2015 7500000000 MAD the figure is 1,000 times too small
}

func ExampleAll() {
	for _, r := range rules.All() {
		if r.Family == rules.FamilyRange {
			fmt.Println(r.Code, r.Severity, r.Title)
		}
	}
	// Output:
	// IND020 error value out of bounds
	// IND022 warning unit that does not fit
	// IND023 warning forecast called observed
	// IND024 warning number whose status says that there is none
	// IND025 warning fraction of a whole number
}

// belowBest is a rule of your own: a newspaper prints less than the source of
// highest authority.
func belowBest(s rules.Scope) iter.Seq[finding.Finding] {
	return func(yield func(finding.Finding) bool) {
		for k, data := range s.View().Data(indicators.Selector{}) {
			for _, d := range data {
				best, ok := s.Answer(k.At(d.Period()))
				if !ok || d.Row.Rank() < 3 || d.Figure.Less(best.Quantity.Figure) != figure.Yes {
					continue
				}
				o := d.Row.Observation()
				if !yield(finding.Finding{
					Path:     "/observations/" + string(o.ID),
					Message:  english("{source} says {value}; {best} is known"),
					Args:     []finding.Arg{{Name: "source", Text: string(o.Source)}, {Name: "value", Quantity: o.Quantity()}, {Name: "best", Quantity: best.Quantity}},
					Evidence: []finding.Evidence{finding.EvidenceOf(o, wording.Text{})},
				}) {
					return
				}
			}
		}
	}
}

// english returns a text that is known in English only.
func english(s string) wording.Text {
	return wording.MustText(wording.Name{Lang: wording.En, Name: s, Status: wording.Attested})
}

func ExampleRule() {
	rule := rules.Rule{
		Rule:  finding.Rule{Code: "MY001", Family: rules.FamilyConflicting, Severity: finding.SeverityInfo},
		Check: belowBest,
	}
	for _, f := range rules.Check(sectorOf(slipped), rule) {
		fmt.Println(f)
	}
	// Output: MY001 info /observations/S06: n16 says 7.5 million dirhams; 7.54 billion dirhams is known
}

// A rule sees what those of the library see, computed once for all rules.
func ExampleScope() {
	rule := rules.Rule{Check: func(s rules.Scope) iter.Seq[finding.Finding] {
		for _, c := range s.Conflicts() {
			fmt.Println(c.Key, c.Kind, len(c.Members))
		}
		for _, d := range s.DataOf(indicators.Key{Indicator: "exports", Area: "MA", Perimeter: "all", Period: period.Year(2015)}) {
			fmt.Println(d.Row.ID(), d.Row.Rank(), d.Figure)
		}
		return nil
	}}
	rules.Check(sectorOf(slipped), rule)
	// Output:
	// exports MA all 2015 scale-slip 2
	// F21 1 7540000000
	// S06 3 7500000
}

// An example is run with the rules of its own config.
func ExampleExample() {
	examples, err := rules.Examples()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range examples {
		if x.Code != "IND040" {
			continue
		}
		data, err := x.Fires.Dataset()
		if err != nil {
			fmt.Println(err)
			return
		}
		for _, f := range rules.Check(data.View(indicators.ViewConfig{}), x.Config.Rules()...) {
			if f.Code == x.Code {
				fmt.Println(f.Path == x.Path, f)
			}
		}
	}
	// Output: true IND040 warning /observations/a/figure: rule broken: the minimum wages are at most the exports (1.95 billion dirhams against 7.5 million dirhams)
}

func ExampleThreshold() {
	examples, err := rules.Examples()
	if err != nil {
		fmt.Println(err)
	}
	for _, e := range examples {
		if e.Code == "IND020" {
			fmt.Println(e.Thresholds[0].Text)
			fmt.Print(e.Thresholds[0].Over.Files[0].Text)
		}
	}
	// Output:
	// the bounds themselves: a share is at most 100 %, and 100.1 % is more than that.
	// id,indicator,area,perimeter,period,figure,unit,role,source
	// a,share,MA,all,2015,100.1,percent,observed,o16
}

func ExampleInput() {
	data, err := rules.Input{Files: []rules.File{{Name: "observations.csv", Text: slipped}}}.Dataset()
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(data.Len())
	// Output: 3
}

func ExampleFile() {
	shared, err := rules.SharedFiles()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range shared {
		fmt.Println(f.Name)
	}
	// Output:
	// catalogue.json
	// sources.json
}

// Export revenue a job hardly moves, and a job costs less than it brings in:
// both say that S06 is off, though no other source has the exports of that year.
func ExampleConfig() {
	perJob := indicators.MustParseMetric("per_job [MAD/job] = exports / jobs")
	v := sectorOf(`id,indicator,area,perimeter,period,figure,unit,role,source
S06,exports,MA,all,2015,7500000,MAD,observed,n16
S19,jobs,MA,all,2015,65000,job,observed,n16
W15,minimum_wage,MA,all,2015,30000,MAD/job,observed,o16
F12,exports,MA,all,2012,7400000000,MAD,observed,o16
J12,jobs,MA,all,2012,57000,job,observed,o16
`)
	config := rules.Config{
		Ratios: []indicators.Metric{perJob},
		Inequalities: []rules.Inequality{{
			ID: "wages", Less: indicators.MustParseMetric("minimum_wage"), More: perJob,
		}},
	}
	for _, f := range rules.Check(v, config.Rules()...) {
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
	// IND031 error /observations/S06/figure: one thousand times too small; 7,500,000,000 fits
	// /observations/F12 neighbour in time, 2012
	// /metrics/per_job per_job: 2015 (S06, S19)
	// /metrics/per_job per_job: 2012 (F12, J12)
	// /metrics/wages wages: 30,000 dirhams per job > 1500/13 dirhams per job (W15, S19)
}

func ExampleInequality() {
	q := rules.Inequality{
		ID:   "wages",
		Name: wording.MustText(wording.Name{Lang: wording.En, Name: "wages are at most the exports", Status: wording.Attested}),
		Less: indicators.MustParseMetric("minimum_wage * jobs"), More: indicators.MustParseMetric("exports"),
	}
	rule := rules.PlausibleRule("MY002", q.Name, q)
	v := sectorOf(`id,indicator,area,perimeter,period,figure,unit,role,source
a,exports,MA,all,2015,1000000000,MAD,observed,o16
b,jobs,MA,all,2015,65000,job,observed,o16
c,minimum_wage,MA,all,2015,30000,MAD/job,observed,o16
`)
	for _, f := range rules.Check(v, rule) {
		fmt.Println(f)
	}
	// Output: MY002 warning /observations/a/figure: rule broken: wages are at most the exports (1.95 billion dirhams against 1 billion dirhams)
}

// From 4.43 to 4.98 billion in four years is 12.4 % and 3 % a year, not 10.7 %.
func ExampleRecomputation() {
	config := rules.Config{Recomputed: []rules.Recomputation{
		{Indicator: "growth", Kind: rules.YearlyGrowthOf, Of: "exports"},
	}}
	v := sectorOf(`id,indicator,area,perimeter,period,figure,unit,role,source
a,growth,MA,all,2011/2015,10.7@0.1,percent,observed,o16
b,exports,MA,all,2011,4430000000@10000000,MAD,observed,o16
c,exports,MA,all,2015,4980000000@10000000,MAD,observed,o16
`)
	for _, f := range rules.Check(v, config.Rules()...) {
		fmt.Println(f)
	}
	// Output: IND043 warning /observations/a/figure: published as 10.7%; the figures give 3%
}

func ExampleRecomputationKind() {
	fmt.Println(rules.GrowthOf, rules.YearlyGrowthOf, rules.ShareOf, rules.QuotientOf)
	// Output:
	// growth yearly growth share quotient
}
