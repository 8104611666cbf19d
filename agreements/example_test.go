package agreements_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// name returns a name in English, for the examples.
func name(en string) wording.Text {
	return wording.MustText(wording.Name{Lang: wording.En, Name: en, Status: wording.Attested})
}

// exports2020 is the export target of 2016, as its sources leave it.
func exports2020() agreements.Target {
	return agreements.Target{
		ID: "exports-2020", Value: figure.MustParseQuantity("18 billion*MAD"), Basis: agreements.BasisOpen,
		Deadline: period.Year(2020),
		Baselines: []agreements.Baseline{
			{ID: "ministry", Value: figure.MustParseQuantity("8 billion*MAD"), At: period.Year(2015)},
			{ID: "exchange-office", Value: figure.MustParseQuantity("7.54 billion*MAD"), At: period.Year(2015)},
		},
		Measures: []agreements.Measure{{ID: "exports", Indicator: "export_revenue", Area: "MA", Counting: agreements.CountLevel}},
		Readings: []agreements.TargetReading{
			{ID: "the-ministry", Basis: agreements.BasisAdditional, Baseline: "ministry", Measure: "exports"},
			{ID: "the-press", Basis: agreements.BasisLevel, Baseline: "ministry", Measure: "exports"},
		},
	}
}

// contract is an agreement whose end was amended.
func contract() agreements.Agreement {
	a := agreements.Agreement{ID: "contract", Name: name("Performance contract"), Form: agreements.FormPerformanceContract, Known: period.MustParse("2016-05-05")}
	a.Term = agreements.Term{Start: period.MustParse("2016-05-05"), End: period.Year(2020)}
	a.Parties = []agreements.Party{
		{ID: "state", Organisation: "ma", Through: []agreements.ID{"mcinet", "mef"}, Roles: []agreements.PartyRole{agreements.RoleGrantor}},
		{ID: "apebi", Organisation: "apebi", Roles: []agreements.PartyRole{agreements.RoleRepresentative}},
	}
	a.Signatures = []agreements.Signature{
		{ID: "minister", Act: agreements.ActSigned, Person: "elalamy", Party: "state", Organ: "mcinet", When: period.MustParse("2016-05-05")},
		{ID: "chair", Act: agreements.ActSigned, Person: "karkri", Party: "apebi", When: period.MustParse("2016-05-05")},
		{ID: "head", Act: agreements.ActPresided, Person: "benkirane", When: period.MustParse("2016-05-05")},
	}
	a.Targets = []agreements.Target{exports2020()}
	a.Amendments = []agreements.Amendment{{
		ID: "extension", Agreed: period.MustParse("2020-06-15"), Effective: period.MustDate(2020, 6, 15), Known: period.MustParse("2020-09-10"),
		Changes: agreements.Changes{Put: agreements.Content{Term: agreements.Term{Start: period.MustParse("2016-05-05"), End: period.Year(2021)}}},
	}}
	return a
}

func exampleHistory() agreements.History {
	b, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{contract()}})
	if err != nil {
		panic(err)
	}
	h, _ := b.Agreement("contract")
	return h
}

func ExampleNewBook() {
	a := agreements.Agreement{ID: "a", Form: agreements.FormConvention, Known: period.Year(2016)}
	a.Targets = []agreements.Target{{ID: "jobs", Value: figure.MustParseQuantity("60000 job")}}
	_, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{a}})
	fmt.Println(err)
	// Output:
	// agreements: NewBook: /agreements/a/targets/jobs: target basis not stated: there is no default: say level, additional, cumulative, flow, share, change, maintain, or open with its readings
}

func ExampleHistory_AsOf() {
	h := exampleHistory()
	march2021 := period.MustDate(2021, 3, 1)
	for _, known := range []period.Date{period.MustDate(2020, 7, 1), period.MustDate(2020, 10, 1)} {
		fmt.Println("known on", known, "ends", h.AsOf(march2021, known).Agreement().Term.End)
	}
	// Output:
	// known on 2020-07-01 ends 2020
	// known on 2020-10-01 ends 2021
}

func ExampleHistory_StatusAt() {
	h := exampleHistory()
	s := h.StatusAt(period.MustDate(2021, 3, 1), period.MustDate(2020, 7, 1))
	fmt.Println(s.States)
	for _, r := range s.Reasons {
		fmt.Println(" ", r.Holds, r.Text(wording.En), r.Path)
	}
	fmt.Println(h.StatusAt(period.MustDate(2021, 3, 1), period.MustDate(2020, 10, 1)).States)
	// Output:
	// expired
	//   yes signed (2016-05-05) /agreements/contract/signatures/minister
	//   yes term begins (2016-05-05) /agreements/contract/term
	//   yes term ends (2020-12-31) /agreements/contract/term
	// in_force
}

func ExampleVersion_Diff() {
	h := exampleHistory()
	day := period.MustDate(2021, 3, 1)
	diff, err := h.AsOf(day, period.MustDate(2020, 7, 1)).Diff(h.AsOf(day, period.MustDate(2020, 10, 1)))
	fmt.Println(diff, err)
	// Output:
	// [/term/end: "2020" -> "2021"] <nil>
}

func ExampleHistory_Timeline() {
	for _, m := range exampleHistory().Timeline(period.Date{}) {
		fmt.Println(m.When, m.Kind, m.After)
	}
	// Output:
	// 2016-05-05 event in_force
	// 2016-05-05 event in_force
	// 2016-05-05 event in_force
	// 2016-05-05 start in_force
	// 2020 deadline in_force
	// 2020-06-15 amended in_force
	// 2021-12-31 end in_force
}

func ExampleTarget_Combinations() {
	t := exports2020()
	fmt.Println("the sources leave:")
	for _, r := range t.Stated() {
		fmt.Println(" ", r.ID, r.Basis, r.Baseline)
	}
	fmt.Println("all that they allow together:")
	for _, r := range t.Combinations() {
		fmt.Println(" ", r.Basis, r.Baseline)
	}
	// Output:
	// the sources leave:
	//   the-ministry additional ministry
	//   the-press level ministry
	// all that they allow together:
	//   additional ministry
	//   additional exchange-office
	//   level ministry
	//   level exchange-office
}

func ExampleTarget() {
	t := exports2020()
	fmt.Println(t.Value, t.Basis, t.Bases(), t.Deadline)
	// Output:
	// 18 billion*MAD open [additional level] 2020
}

func ExampleParseBasis() {
	b, err := agreements.ParseBasis("additional")
	fmt.Println(b, b.NeedsBaseline(), err)
	_, err = agreements.ParseBasis("")
	fmt.Println(errors.Is(err, agreements.ErrBasis))
	_, err = agreements.ParseBasis("extra")
	fmt.Println(strings.Replace(err.Error(), ", want ", ",\nwant ", 1))
	// Output:
	// additional true <nil>
	// true
	// agreements: ParseBasis: syntax error: "extra",
	// want one of level, additional, cumulative, flow, share, change, maintain, open
}

func ExampleParty() {
	// The State is one party, whoever signs for it.
	p := contract().Parties[0]
	fmt.Println(p.ID, p.Organisation, p.Through, p.Roles)
	// Output:
	// state ma [mcinet mef] [grantor]
}

func ExampleSignature() {
	for _, s := range contract().Signatures {
		fmt.Println(s.Person, s.Act, "binds:", s.Act.Binds())
	}
	// Output:
	// elalamy signed binds: true
	// karkri signed binds: true
	// benkirane presided binds: false
}

func ExampleOffice_HeldDuring() {
	o := agreements.Office{ID: "apebi-chair", Organisation: "apebi", Seen: period.MustParse("2016-05-05"), Until: period.MustParse("2020-01-15")}
	for _, p := range []string{"2016", "2018", "2021"} {
		fmt.Println(p, o.HeldDuring(period.MustParse(p)))
	}
	// Output:
	// 2016 yes
	// 2018 undecided
	// 2021 no
}

func ExampleProgramme_RunsOn() {
	pact := agreements.Programme{ID: "pact", Name: name("National Pact for Industrial Emergence"), Start: period.MustParse("2009-02-13"), End: period.Year(2015)}
	fmt.Println(pact.RunsOn(period.Year(2012)), pact.RunsOn(period.Year(2016)))
	// Output:
	// yes no
}

func ExampleForm_Binding() {
	for _, f := range []agreements.Form{agreements.FormPerformanceContract, agreements.FormCircular, agreements.FormMemorandum} {
		fmt.Println(f, "binds", f.Binding())
	}
	// Output:
	// performance_contract binds parties
	// circular binds issuer
	// memorandum binds nobody
}

func ExampleInstrument() {
	i := agreements.Instrument{
		ID: "job-premium", Kind: agreements.InstrumentPremium, Envelope: money.MustParse("12000000 MAD"),
		Formulas: []agreements.Formula{{ID: "per-job", Kind: agreements.FormulaPerUnit, Amount: money.MustParse("6000 MAD"), Unit: figure.MustParseUnit("job")}},
		Limits: []agreements.Limit{
			{ID: "all", Amount: money.MustParse("12000000 MAD")},
			{ID: "first-instalment", Amount: money.MustParse("4000000 MAD")},
		},
	}
	fmt.Println(i.Kind, i.Envelope, len(i.Limits), "readings of what jobs may draw on")
	// Output:
	// premium 12000000.00 MAD 2 readings of what jobs may draw on
}

func ExampleParseRef() {
	r, err := agreements.ParseRef("targets/exports-2020")
	fmt.Println(r.Kind, r.ID, err)
	// Output:
	// targets exports-2020 <nil>
}

func ExampleBookSpec_Encode() {
	spec := agreements.BookSpec{Programmes: []agreements.Programme{{ID: "plan", Name: name("Industrial Acceleration Plan"), Start: period.MustParse("2014-04-02"), End: period.Year(2020)}}}
	if err := spec.Encode(os.Stdout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "format": "mithaq.agreements/1",
	//   "programmes": [
	//     {
	//       "id": "plan",
	//       "name": {
	//         "en": {
	//           "name": "Industrial Acceleration Plan",
	//           "status": "attested"
	//         }
	//       },
	//       "start": "2014-04-02",
	//       "end": "2020"
	//     }
	//   ]
	// }
}

func ExampleDecodeDeclarations() {
	const text = `id,operator,indicator,period,declared,unit,declared_on,verified,verified_by,verified_on
d1,alpha,jobs_created,2026-Q1,120,job,2026-04-10,118,auditor,2026-05-02
d2,beta,jobs_created,2026-Q1,80,job,2026-04-11,,,
`
	list, err := agreements.DecodeDeclarations(strings.NewReader(text), agreements.DecodeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, d := range list {
		fmt.Println(d.Operator, d.Period, d.Declared, d.Verified, d.Assurance)
	}
	// Output:
	// alpha 2026-Q1 120 118 verified
	// beta 2026-Q1 80
}

func ExampleAddDeclarations() {
	const text = `id,operator,indicator,period,declared,unit,declared_on,verified,verified_by,verified_on
d1,alpha,jobs_created,2026-Q1,120,job,2026-04-10,118,auditor,2026-05-02
d2,beta,jobs_created,2026-Q1,80,job,2026-04-11,,,
`
	list, _ := agreements.DecodeDeclarations(strings.NewReader(text), agreements.DecodeOptions{})
	var b indicators.Builder
	// gamma is to declare too, and has not.
	if err := agreements.AddDeclarations(&b, list, []agreements.ID{"alpha", "beta", "gamma"}); err != nil {
		fmt.Println(err)
		return
	}
	catalogue, _ := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{{ID: "jobs_created", Unit: figure.MustParseUnit("job"), Nature: indicators.FlowOver}}})
	data, _ := b.Build(catalogue)
	for o := range data.Select(indicators.Selector{Total: true}) {
		fmt.Println(o.Assurance, o.Figure, o.From)
	}
	// Output:
	// declared >=200 [declared.d1 declared.d2]
	// verified >=118 [verified.d1]
}
