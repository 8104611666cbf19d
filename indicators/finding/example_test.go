package finding_test

import (
	"bytes"
	"encoding/json"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// english returns a text that is known in English only.
func english(s string) wording.Text {
	return wording.MustText(wording.Name{Lang: wording.En, Name: s, Status: wording.Attested})
}

// printed is an observation whose unit is a slip of million for billion.
func printed() indicators.Observation {
	return indicators.Observation{
		ID: "S06", Key: indicators.Key{Indicator: "exports", Period: period.Year(2015)},
		Figure: figure.MustParse("7500000@100000"), Unit: figure.MustParseUnit("MAD"),
		Source: "article", Words: "7.5 million dirhams",
	}
}

func ExampleFinding() {
	o := printed()
	f := finding.Finding{
		Code: "MY001", Severity: finding.SeverityError, Path: "/observations/S06/figure",
		Message: wording.MustText(
			wording.Name{Lang: wording.Fr, Name: "{value} : trop peu", Status: wording.Attested},
			wording.Name{Lang: wording.En, Name: "{value} is too little", Status: wording.Attested}),
		Args:     []finding.Arg{{Name: "value", Quantity: o.Quantity()}},
		Evidence: []finding.Evidence{finding.EvidenceOf(o, wording.Text{})},
	}
	fmt.Println(f)
	fmt.Println(f.Text(wording.Fr))
	// Output:
	// MY001 error /observations/S06/figure: 7.5 million dirhams is too little
	// 7,5 millions de dirhams : trop peu
}

func ExampleFinding_Compare() {
	all := []finding.Finding{
		{Code: "MY002", Path: "/observations/b"},
		{Code: "MY002", Path: "/observations/a"},
		{Code: "MY001", Path: "/observations/b"},
	}
	finding.Sort(all)
	for _, f := range all {
		fmt.Println(f.Path, f.Code)
	}
	// Output:
	// /observations/a MY002
	// /observations/b MY001
	// /observations/b MY002
}

func ExampleCode() {
	f := finding.Finding{Code: "IND031"}
	fmt.Println(f.Code == "IND031")
	// Output: true
}

func ExampleSeverity() {
	text, err := json.Marshal([]finding.Severity{
		finding.SeverityInfo, finding.SeverityWarning, finding.SeverityError,
	})
	fmt.Println(string(text), err)
	fmt.Println(finding.SeverityError > finding.SeverityWarning)
	// Output:
	// ["info","warning","error"] <nil>
	// true
}

func ExampleArg() {
	f := finding.Finding{
		Message: english("{who} says {value}"),
		Args: []finding.Arg{
			{Name: "who", Text: "the office"},
			{Name: "value", Quantity: figure.MustParseQuantity(">9000 person")},
		},
	}
	fmt.Println(f.Text(wording.En))
	// Output: the office says more than 9,000 people
}

func ExampleEvidence() {
	e := finding.EvidenceOf(printed(), english("as printed"))
	fmt.Println(e.Path, e.Source, e.Quantity.Figure, e.Words)
	// Output: /observations/S06 article 7500000@100000 7.5 million dirhams
}

func ExampleSuggestion() {
	f := finding.Finding{
		Args: []finding.Arg{{Name: "power", Text: "3"}},
		Suggestion: finding.Suggestion{
			Text:       english("check the unit: 10^{power} too small"),
			Candidates: []finding.Candidate{{Candidate: indicators.Candidate{Figure: figure.MustParse("7500000000")}}},
		},
	}
	fmt.Println(f.SuggestionText(wording.En))
	fmt.Println(f.Suggestion.Candidates[0].Figure)
	// Output:
	// check the unit: 10^3 too small
	// 7500000000
}

func ExampleCandidate() {
	c := finding.Candidate{Candidate: indicators.Candidate{
		Figure: figure.MustParse("7500000000"), Unit: figure.MustParseUnit("MAD"),
		Why: "the printed figure is 1,000 times too small",
	}}
	fmt.Println(c.Figure, c.Unit, c.ReasonText(wording.En))
	// Output: 7500000000 MAD the printed figure is 1,000 times too small
}

func ExampleRule() {
	r := finding.Rule{
		Code: "MY001", Family: "press", Severity: finding.SeverityInfo,
		Title: english("figure of a newspaper alone"),
		Mend:  english("look for the source of the newspaper"),
	}
	fmt.Println(r.Code, r.Severity, r.Title)
	// Output: MY001 info figure of a newspaper alone
}

func ExampleFamily() {
	const press finding.Family = "press"
	fmt.Println(press)
	// Output: press
}

func ExampleAcknowledgement() {
	f := finding.Finding{
		Code: "IND032", Severity: finding.SeverityWarning, Path: "/observations/S06/figure",
		Message: english("jump"), Evidence: []finding.Evidence{finding.EvidenceOf(printed(), wording.Text{})},
	}
	f.Fingerprint = finding.FingerprintOf(f)
	a := f.Acknowledge("L. Amrani", period.MustDate(2026, 11, 2), "two sites opened")
	for _, f := range finding.Acknowledge([]finding.Finding{f}, []finding.Acknowledgement{a}, period.Date{}) {
		fmt.Println(f)
	}
	// Once the figure is another one, the finding is open again.
	f.Evidence[0].Quantity = figure.MustParseQuantity("7600000 MAD")
	f.Fingerprint = ""
	f.Fingerprint = finding.FingerprintOf(f)
	for _, f := range finding.Acknowledge([]finding.Finding{f}, []finding.Acknowledgement{a}, period.Date{}) {
		fmt.Println(f.Code, f.IsOpen())
	}
	// Output:
	// IND032 warning /observations/S06/figure: jump (acknowledged by L. Amrani on 2 November 2026: two sites opened)
	// ACK003 true
	// IND032 true
}

func ExampleEncodeSARIF() {
	f := finding.Finding{Code: "MY001", Path: "/observations/S06/figure", Message: english("too little")}
	var b bytes.Buffer
	err := finding.EncodeSARIF(&b, []finding.Finding{f}, wording.En)
	fmt.Println(bytes.Contains(b.Bytes(), []byte(`"ruleId":"MY001","level":"warning"`)), err)
	// Output: true <nil>
}

func ExamplePlace() {
	found := []finding.Finding{{Code: "MY001", Path: "/observations/S06/figure"}}
	finding.SetPlaces(found, func(path string) (finding.Place, bool) {
		return finding.Place{File: "observations.csv", Line: 17, Column: 23}, true
	})
	fmt.Println(found[0].Place)
	fmt.Println(finding.Place{File: "a\nb.csv", Line: 2, Column: 1})
	fmt.Println(finding.Place{}.IsSet())
	// Output:
	// observations.csv:17:23
	// "a\nb.csv":2:1
	// false
}
