package rules_test

import (
	"fmt"
	"iter"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// A convention of 12 million dirhams, at 6,000 a job, for 2,000 jobs. The first 4
// million may be an instalment, or all there is for jobs.
const oujda = `{"format": "mithaq.agreements/1", "agreements": [{"id": "oujda", "form": "convention", "known": "2018",
  "targets": [{"id": "jobs", "value": "2000 job", "basis": "cumulative", "deadline": "2018"}],
  "instruments": [{"id": "premium", "kind": "premium", "envelope": {"amount": "12000000", "currency": "MAD"},
    "formulas": [{"id": "per-job", "kind": "per_unit", "amount": {"amount": "6000", "currency": "MAD"},
      "unit": "job", "target": "jobs"}],
    "limits": [{"id": "all", "amount": {"amount": "12000000", "currency": "MAD"}},
      {"id": "first", "amount": {"amount": "4000000", "currency": "MAD"}}]}]}]}`

func ExampleCheck() {
	book, err := agreements.DecodeBook(strings.NewReader(oujda), agreements.DecodeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range rules.Check(book, indicators.View{}, rules.All()...) {
		if f.Code != "AGR102" {
			continue
		}
		fmt.Println(f.Code, f.Severity, f.Path)
		for _, e := range f.Evidence[1:] {
			note, _ := e.Note.Display(wording.En)
			fmt.Println(" ", e.Path, note)
		}
	}
	// Output:
	// AGR102 warning /agreements/oujda/instruments/premium/formulas/per-job
	//   /agreements/oujda/instruments/premium/limits/all 12 million dirhams pays for 2,000 jobs, with 0 dirhams left
	//   /agreements/oujda/instruments/premium/limits/first 4 million dirhams pays for 666 jobs, with 4,000 dirhams left
}

func ExampleAll() {
	for _, r := range rules.All() {
		if r.Family == rules.FamilyParties {
			fmt.Println(r.Code, r.Severity, r.Title)
		}
	}
	// Output:
	// AGR011 warning party without a signatory
	// AGR012 warning one body as two parties
	// AGR013 warning too few parties
	// AGR014 warning party that did not exist
}

// unsecured is a rule of your own: it looks for instruments that pay before any
// condition is met.
var unsecured = rules.Rule{
	Rule: finding.Rule{
		Code: "OWN001", Family: rules.FamilyMoney, Severity: finding.SeverityInfo,
		Title: english("instrument without a condition"),
	},
	Check: func(s rules.Scope) iter.Seq[finding.Finding] {
		return func(yield func(finding.Finding) bool) {
			for v := range s.Final() {
				for _, i := range v.Agreement.Instruments {
					conditional := func(t agreements.Tranche) bool { return len(t.Conditions) > 0 }
					f := finding.Finding{
						Path:    v.Path(agreements.Ref{Kind: agreements.RecordInstruments, ID: i.ID}),
						Message: english("nothing has to be shown before it pays"),
					}
					if !slices.ContainsFunc(i.Tranches, conditional) && !yield(f) {
						return
					}
				}
			}
		}
	},
}

func english(text string) wording.Text {
	return wording.MustText(wording.Name{Lang: wording.En, Name: text, Status: wording.Attested})
}

func ExampleRule() {
	book, err := agreements.DecodeBook(strings.NewReader(oujda), agreements.DecodeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range rules.Check(book, indicators.View{}, unsecured) {
		fmt.Println(f)
	}
	// Output: OWN001 info /agreements/oujda/instruments/premium: nothing has to be shown before it pays
}

// The doors to what a version is made of: layers with their paths, and the facts
// that its state rests on.
func ExampleScope() {
	const text = `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
	  "term": {"start": "2016-01-01", "end": "2020"}, "events": [{"id": "e", "kind": "signed", "when": "2015-12-01"}],
	  "amendments": [{"id": "m", "known": "2020", "effective": "2020-06-01", "put": {"term": {"end": "2021"}}}]}]}`
	book, err := agreements.DecodeBook(strings.NewReader(text), agreements.DecodeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	show := rules.Rule{Check: func(s rules.Scope) iter.Seq[finding.Finding] {
		for v := range s.Versions() {
			fmt.Println(v.Valid(), "ends", v.Agreement.Term.End)
			for _, l := range v.Layers() {
				fmt.Println("  ", l.Path, l.Refs())
			}
			for _, f := range v.Facts() {
				fmt.Println("  ", f)
			}
		}
		return nil // finds nothing
	}}
	fmt.Println(len(rules.Check(book, indicators.View{}, show)))
	// Output:
	// 0001-01-01 ends 2020
	//    /agreements/a [events/e ]
	//    signed (2015-12-01)
	//    term begins (2016-01-01)
	//    term ends (2020-12-31)
	// 2020-06-01 ends 2021
	//    /agreements/a [events/e ]
	//    /agreements/a/amendments/m/put []
	//    signed (2015-12-01)
	//    term ends (2021-12-31)
	// 0
}

func ExampleVersion() {
	book, err := agreements.DecodeBook(strings.NewReader(oujda), agreements.DecodeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	show := rules.Rule{Check: func(s rules.Scope) iter.Seq[finding.Finding] {
		for v := range s.Final() {
			fmt.Println(v.ID(), v.Agreement.Form, len(v.Agreement.Targets), v.Signed().IsSet())
		}
		return nil
	}}
	rules.Check(book, indicators.View{}, show)
	// Output: oujda convention 1 false
}

func ExampleExamples() {
	all, err := rules.Examples()
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, x := range all {
		if x.Code == "AGR097" {
			fmt.Println(x.Path)
			fmt.Print(x.Fires)
		}
	}
	// Output:
	// /agreements/a/evidence/e
	// {"format": "mithaq.agreements/1",
	//  "agreements": [{"id": "a", "form": "convention", "known": "2016",
	//   "evidence": [{"id": "e", "kind": "audit"}]}]}
}

func ExampleExample() {
	x := rules.Example{Code: "OWN001", Path: "/agreements/oujda/instruments/premium", Fires: oujda}
	book, err := agreements.DecodeBook(strings.NewReader(x.Fires), agreements.DecodeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	found := rules.Check(book, indicators.View{}, unsecured)
	fmt.Println(found[0].Code == x.Code, found[0].Path == x.Path)
	// Output: true true
}

func ExampleThreshold() {
	x := rules.Threshold{Text: "the day of signature", Under: oujda}
	book, err := agreements.DecodeBook(strings.NewReader(x.Under), agreements.DecodeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(rules.Check(book, indicators.View{}, rules.Rule{})))
	// Output: 0
}
