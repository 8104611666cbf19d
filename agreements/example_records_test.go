package agreements_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleAgreement() {
	a := contract()
	fmt.Println(a.ID, a.Form, a.Term.Start, "to", a.Term.End, "known", a.Known)
	// Output:
	// contract performance_contract 2016-05-05 to 2020 known 2016-05-05
}

func ExampleContent() {
	p, ok := contract().Party("apebi")
	fmt.Println(p.Organisation, ok)
	_, ok = contract().Target("none")
	fmt.Println(ok)
	// Output:
	// apebi true
	// false
}

func ExampleAmendment() {
	longer := agreements.Amendment{ID: "longer", Effective: period.MustDate(2020, 6, 15), Known: period.Month(2020, 9)}
	longer.Put.Term = agreements.Term{Start: period.MustParse("2016-05-05"), End: period.Year(2021)}
	a := contract()
	a.Amendments = []agreements.Amendment{longer}
	book, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{a}})
	if err != nil {
		fmt.Println(err)
		return
	}
	h, _ := book.Agreement("contract")
	day := period.MustDate(2020, 12, 1)
	fmt.Println(h.AsOf(day, period.MustDate(2020, 7, 1)).Agreement().Term.End)
	fmt.Println(h.AsOf(day, period.MustDate(2020, 10, 1)).Agreement().Term.End)
	// Output:
	// 2020
	// 2021
}

func ExampleCorrection() {
	misread := agreements.Correction{ID: "misread", Known: period.Month(2017, 1), Reason: "the text says 2021"}
	misread.Put.Term = agreements.Term{Start: period.MustParse("2016-05-05"), End: period.Year(2021)}
	a := contract()
	a.Corrections = []agreements.Correction{misread}
	book, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{a}})
	if err != nil {
		fmt.Println(err)
		return
	}
	h, _ := book.Agreement("contract")
	day := period.MustDate(2016, 6, 1) // the correction holds for every day, once known
	fmt.Println(h.AsOf(day, period.MustDate(2016, 12, 31)).Agreement().Term.End)
	fmt.Println(h.AsOf(day, period.MustDate(2017, 12, 31)).Agreement().Term.End)
	// Output:
	// 2020
	// 2021
}

func ExampleChanges() {
	c := agreements.Changes{Remove: []agreements.Ref{{Kind: agreements.RecordParties, ID: "apebi"}}}
	fmt.Println(c.Remove[0])
	// Output:
	// parties/apebi
}

func ExampleBinding() {
	fmt.Println(agreements.FormConvention.Binding(), agreements.FormCircular.Binding(), agreements.FormMemorandum.Binding())
	// Output:
	// parties issuer nobody
}

func ExampleBasis() {
	var unset agreements.Basis
	fmt.Println(unset.IsSet(), agreements.BasisLevel.NeedsBaseline(), agreements.BasisCumulative.NeedsBaseline())
	// Output:
	// false true false
}

func ExampleBook() {
	book, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{contract()}})
	if err != nil {
		fmt.Println(err)
		return
	}
	for h := range book.Agreements() {
		fmt.Println(h.ID())
	}
	// Output:
	// contract
}

func ExampleBookSpec() {
	a := contract()
	a.Targets = []agreements.Target{{ID: "jobs", Value: figure.MustParseQuantity("60000 job")}} // without a basis
	_, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{a}})
	fmt.Println(errors.Is(err, agreements.ErrBasis))
	// Output:
	// true
}

func ExampleDecodeOptions() {
	file := `{"format": "mithaq.agreements/1", "agreements": []}`
	_, err := agreements.DecodeBook(strings.NewReader(file), agreements.DecodeOptions{MaxBytes: 10})
	fmt.Println(errors.Is(err, agreements.ErrLimit))
	// Output:
	// true
}

func ExampleClause() {
	c := agreements.Clause{ID: "art-4", Number: "4", Text: "L'impôt sur le revenu est plafonné à 20 %.", Lang: wording.Fr}
	fmt.Println(c.Number, c.Text)
	// Output:
	// 4 L'impôt sur le revenu est plafonné à 20 %.
}

func ExampleCommitment() {
	c := agreements.Commitment{
		ID: "jobs", Kind: agreements.CommitDeliver, Indicator: "jobs",
		Obligors: []agreements.ID{"apebi"}, Beneficiaries: []agreements.ID{"state"}, Due: period.Year(2020),
	}
	fmt.Println(c.Kind, "by", c.Obligors, "to", c.Beneficiaries, "until", c.Due)
	// Output:
	// deliver by [apebi] to [state] until 2020
}

func ExampleCommitmentKind() {
	fmt.Println(agreements.CommitDeliver, agreements.CommitFund, agreements.CommitRelief)
	// Output:
	// deliver fund relief
}

func ExampleStrength() {
	fmt.Println(agreements.StrengthResult, agreements.StrengthEffort, agreements.StrengthIntent)
	// Output:
	// result effort intent
}

func ExampleCondition() {
	c := agreements.Condition{ID: "half", Tests: []agreements.ConditionTest{
		{ID: "progress", Kind: agreements.ConditionProgress, Target: "jobs", AtLeast: figure.MustParseQuantity("50 percent")},
		{ID: "audit", Kind: agreements.ConditionEvidence, Evidence: agreements.EvidenceAudit},
	}}
	for _, t := range c.Tests {
		fmt.Println(t.ID, t.Kind)
	}
	// Output:
	// progress progress
	// audit evidence
}

func ExampleConditionTest() {
	t := agreements.ConditionTest{ID: "progress", Kind: agreements.ConditionProgress, Target: "jobs", AtLeast: figure.MustParseQuantity("50 percent")}
	fmt.Println(t.Kind, "of", t.Target, "at least", t.AtLeast)
	// Output:
	// progress of jobs at least 50 percent
}

func ExampleConditionTestKind() {
	fmt.Println(agreements.ConditionProgress, agreements.ConditionEvidence, agreements.ConditionDate)
	// Output:
	// progress evidence date
}

func ExampleEvidence() {
	x := agreements.Evidence{ID: "report", Kind: agreements.EvidenceAudit, Assurance: indicators.Audited, By: "court-of-accounts", When: period.Year(2019)}
	fmt.Println(x.Kind, x.Assurance, x.By, x.When)
	// Output:
	// audit audited court-of-accounts 2019
}

func ExampleEvidenceKind() {
	fmt.Println(agreements.EvidenceDeclaration, agreements.EvidenceInvoice, agreements.EvidenceAudit)
	// Output:
	// declaration invoice audit
}

func ExampleDeclaration() {
	d := agreements.Declaration{
		ID: "d1", Operator: "capgemini", Indicator: "jobs_created", Period: period.Year(2017), Unit: figure.MustParseUnit("job"),
		Declared: figure.MustParse("120"), Verified: figure.MustParse("112"), VerifiedBy: "add", Assurance: indicators.Verified,
	}
	fmt.Println("declared", d.Declared, "verified", d.Verified, "by", d.VerifiedBy)
	// Output:
	// declared 120 verified 112 by add
}

func ExampleDifference() {
	d := agreements.Difference{Path: "/term/end", Before: `"2020"`, After: `"2021"`}
	fmt.Println(d)
	// Output:
	// /term/end: "2020" -> "2021"
}

func ExampleError() {
	_, err := agreements.ParseBasis("rough")
	var e *agreements.Error
	fmt.Println(errors.As(err, &e), errors.Is(err, agreements.ErrSyntax))
	fmt.Println(e.Op, e.Detail)
	// Output:
	// true true
	// ParseBasis "rough", want one of level, additional, cumulative, flow, share, change, maintain, open
}

func ExampleEvent() {
	e := agreements.Event{ID: "signing", Kind: agreements.EventSigned, When: period.MustParse("2016-05-05"), Where: name("Rabat")}
	fmt.Println(e.Kind, e.When, e.Where)
	// Output:
	// signed 2016-05-05 Rabat
}

func ExampleEventKind() {
	fmt.Println(agreements.EventSigned, agreements.EventInForce, agreements.EventTerminated)
	// Output:
	// signed in_force terminated
}

func ExampleTerm() {
	t := agreements.Term{Start: period.MustParse("2016-05-05"), End: period.Year(2020)}
	fmt.Println(t.IsSet(), agreements.Term{}.IsSet(), t.End.Last())
	// Output:
	// true false 2020-12-31
}

func ExampleState() {
	fmt.Println(agreements.StateInForce, agreements.StateInForce.Ended(), agreements.StateExpired.Ended())
	// Output:
	// in_force false true
}

func ExampleStateSet() {
	s := agreements.StatesOf(agreements.StateSigned, agreements.StateInForce)
	_, certain := s.Certain()
	fmt.Println(s, certain)
	// Output:
	// signed|in_force false
}

func ExampleStatus() {
	book, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{contract()}})
	if err != nil {
		fmt.Println(err)
		return
	}
	h, _ := book.Agreement("contract")
	s := h.StatusAt(period.MustDate(2022, 1, 1), period.MustDate(2022, 1, 1))
	fmt.Println(s.States)
	// Output:
	// expired
}

func ExampleFact() {
	r := agreements.Fact{Kind: agreements.FactEnd, Path: "/agreements/contract/term/end", When: period.Year(2020), Holds: figure.Yes}
	fmt.Println(r.Text(wording.En), r.Holds)
	// Output:
	// term ends (2020) yes
}

func ExampleFactKind() {
	fmt.Println(agreements.Fact{Kind: agreements.FactTerminated}.Text(wording.Fr))
	// Output:
	// résiliation
}

func ExampleTimelineEntry() {
	book, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{contract()}})
	if err != nil {
		fmt.Println(err)
		return
	}
	h, _ := book.Agreement("contract")
	for _, m := range h.Timeline(period.MustDate(2021, 1, 1)) {
		if m.Kind == agreements.TimelineEnd {
			fmt.Println(m.When, m.After)
		}
	}
	// Output:
	// 2021-12-31 in_force
}

func ExampleTimelineKind() {
	fmt.Println(agreements.TimelineStart, agreements.TimelineAmended, agreements.TimelineDeadline)
	// Output:
	// start amended deadline
}

func ExampleInstrumentKind() {
	fmt.Println(agreements.InstrumentGrant, agreements.InstrumentPremium, agreements.InstrumentLoan)
	// Output:
	// grant premium loan
}

func ExampleLimit() {
	l := agreements.Limit{ID: "first", Amount: money.MustParse("4000000 MAD"), Why: name("the first 4 million are the ceiling for jobs")}
	fmt.Println(l.Amount, l.Why)
	// Output:
	// 4000000.00 MAD the first 4 million are the ceiling for jobs
}

func ExampleFormula() {
	f := agreements.Formula{ID: "per-job", Kind: agreements.FormulaPerUnit, Amount: money.MustParse("6000 MAD"), Unit: figure.MustParseUnit("job")}
	fmt.Println(f.Kind, f.Amount, "for each", f.Unit)
	// Output:
	// per_unit 6000.00 MAD for each job
}

func ExampleFormulaKind() {
	fmt.Println(agreements.FormulaPerUnit, agreements.FormulaPercentage, agreements.FormulaFixed)
	// Output:
	// per_unit percentage fixed
}

func ExampleTranche() {
	t := agreements.Tranche{ID: "first", Amount: money.MustParse("4000000 MAD"), Due: period.Year(2018), Conditions: []agreements.ID{"signed"}}
	fmt.Println(t.Amount, t.Due, t.Conditions)
	// Output:
	// 4000000.00 MAD 2018 [signed]
}

func ExampleClawback() {
	c := agreements.Clawback{ID: "unkept", Condition: "jobs-kept", Share: figure.MustParseQuantity("50 percent")}
	fmt.Println(c.Share, "back unless", c.Condition)
	// Output:
	// 50 percent back unless jobs-kept
}

func ExamplePayment() {
	p := agreements.Payment{ID: "p1", Kind: agreements.PaymentPaid, Instrument: "premium", When: period.Month(2018, 3), Amount: money.MustParse("1200000 MAD")}
	fmt.Println(p.Kind, p.Amount, p.When)
	// Output:
	// paid 1200000.00 MAD 2018-03
}

func ExamplePaymentKind() {
	fmt.Println(agreements.PaymentPaid, agreements.PaymentRecovered)
	// Output:
	// paid recovered
}

func ExampleOrganisation() {
	o := agreements.Organisation{ID: "mcinet", Name: name("Ministry of Industry"), Kind: agreements.KindMinistry, Within: "state"}
	fmt.Println(o.Kind, "within", o.Within)
	// Output:
	// ministry within state
}

func ExampleOrganisationKind() {
	fmt.Println(agreements.KindState, agreements.KindMinistry, agreements.KindFederation)
	// Output:
	// state ministry federation
}

func ExamplePerson() {
	p := agreements.Person{ID: "elalamy", Name: name("Moulay Hafid Elalamy"), Offices: []agreements.Office{
		{ID: "industry", Organisation: "mcinet", Title: name("Minister of Industry"), Seen: period.MustParse("2016-05-05")},
	}}
	fmt.Println(p.Name, "-", p.Offices[0].Title)
	// Output:
	// Moulay Hafid Elalamy - Minister of Industry
}

func ExamplePartyRole() {
	fmt.Println(agreements.RoleGrantor, agreements.RoleRepresentative, agreements.RoleIssuer)
	// Output:
	// grantor representative issuer
}

func ExampleSignatureAct() {
	fmt.Println(agreements.ActSigned.Binds(), agreements.ActIssued.Binds(), agreements.ActPresided.Binds(), agreements.ActWitnessed.Binds())
	// Output:
	// true true false false
}

func ExampleFiling() {
	f := agreements.Filing{ID: "pact", Programme: "pnei"}
	f.Cites = []agreements.Citation{{Source: "article", Statement: "S04"}}
	fmt.Println(f.Programme, "says", f.Cites[0].Statement)
	// Output:
	// pnei says S04
}

func ExampleID() {
	fmt.Println(agreements.ID("offshoring-2016").Check(), agreements.ID("the contract").Check() != nil)
	// Output:
	// <nil> true
}

func ExampleProvenance() {
	p := agreements.Provenance{Known: period.Year(2016), Cites: []agreements.Citation{{Source: "article", Words: "اتفاقيات جديدة", Lang: wording.Ar}}}
	fmt.Println(p.Known, p.Cites[0].Words)
	// Output:
	// 2016 اتفاقيات جديدة
}

func ExampleCitation() {
	c := agreements.Citation{Source: "article", Statement: "S03", Words: "اتفاقيات جديدة", Lang: wording.Ar}
	fmt.Println(c.Source, c.Statement, c.Words)
	// Output:
	// article S03 اتفاقيات جديدة
}

func ExampleStatement() {
	s := agreements.Statement{ID: "S06", Source: "article", Words: "7.5 مليون درهم", Lang: wording.Ar, Gist: name("7.5 million dirhams"), Observations: []agreements.ID{"S06"}}
	fmt.Println(s.ID, s.Gist, s.Observations)
	// Output:
	// S06 7.5 million dirhams [S06]
}

func ExampleIdentifier() {
	i := agreements.Identifier{Scheme: "circular of the Head of Government", Value: "5/2016"}
	fmt.Println(i.Scheme, i.Value)
	// Output:
	// circular of the Head of Government 5/2016
}

func ExampleRecordKind() {
	fmt.Println(agreements.RecordTargets, agreements.RecordSignatures)
	// Output:
	// targets signatures
}

func ExampleRef() {
	r, err := agreements.ParseRef("targets/jobs-2020")
	fmt.Println(r, r.Kind, r.ID, err)
	// Output:
	// targets/jobs-2020 targets jobs-2020 <nil>
}

func ExampleTargetReading() {
	for _, r := range exports2020().Stated() {
		fmt.Println(r.ID, r.Basis, r.Baseline)
	}
	// Output:
	// the-ministry additional ministry
	// the-press level ministry
}

func ExampleBaseline() {
	b, ok := exports2020().Baseline("exchange-office")
	fmt.Println(b.Value, b.At, ok)
	// Output:
	// 7.54 billion*MAD 2015 true
}

func ExampleMeasure() {
	m, _ := exports2020().Measure("exports")
	fmt.Println(m.Series(), m.Counting)
	// Output:
	// export_revenue MA level
}

func ExampleCounting() {
	var unset agreements.Counting
	fmt.Println(unset.IsSet(), agreements.CountLevel, agreements.CountPeriods, agreements.CountRunning)
	// Output:
	// false level periods running
}

func ExampleInterimStep() {
	s := agreements.InterimStep{ID: "2026", By: period.Year(2026), Value: figure.MustParseQuantity("50000 job")}
	fmt.Println(s.Value, "by", s.By.Last())
	// Output:
	// 50000 job by 2026-12-31
}

func ExampleComponent() {
	c := agreements.Component{ID: "crm", Breakdown: indicators.MustBreakdown("segment=CRM"), Value: figure.MustParseQuantity("15000 job"), Share: figure.MustParseQuantity("25 percent")}
	fmt.Println(c.Breakdown, c.Value, c.Share)
	// Output:
	// segment=CRM 15000 job 25 percent
}

func ExampleAttribution() {
	a := agreements.Attribution{ID: "national", Target: "jobs-2018", Agreement: "offshoring-2016", To: "jobs-2020"}
	fmt.Println(a.Target, "counts in", a.Agreement, a.To)
	// Output:
	// jobs-2018 counts in offshoring-2016 jobs-2020
}

func ExampleMissingInput() {
	l := agreements.MissingInput{Kind: agreements.MissingReading}
	fmt.Println(l.Text(wording.En))
	// Output:
	// which reading holds
}

func ExampleMissingKind() {
	fmt.Println(agreements.MissingDeclaration, agreements.MissingVerification, agreements.MissingDeadline)
	// Output:
	// declaration verification deadline
}

func ExampleTargetRow() {
	row := agreements.TargetRow{
		Target: "jobs-2020", Value: figure.MustParseQuantity("60000 job"), Basis: agreements.BasisAdditional,
		Declared: figure.MustParseQuantity(">51000 job"), DeclaredAt: period.MustDate(2018, 12, 31),
	}
	fmt.Println(row.Value, row.Basis, "declared", row.Declared, "verified:", row.Verified.Figure.IsSet())
	// Output: 60000 job additional declared >51000 job verified: false
}

func ExampleTargetTable() {
	t := agreements.TargetTable{Agreement: "contract", At: period.MustDate(2018, 12, 31), Rows: []agreements.TargetRow{{Target: "jobs-2020"}}}
	fmt.Println(t.Agreement, t.At, len(t.Rows))
	// Output: contract 2018-12-31 1
}

func ExampleLayer() {
	h := exampleHistory()
	for _, l := range h.AsOf(period.Date{}, period.Date{}).Layers() {
		fmt.Println(l.Path, l.Effective.IsSet(), len(l.Refs()))
	}
	// Output:
	// /agreements/contract false 7
	// /agreements/contract/amendments/extension/put true 1
}
