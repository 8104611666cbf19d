package rules_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestWordsOfNumbers: every number of a target and of an instrument is held against the
// words that are cited for it, each against its own.
func TestWordsOfNumbers(t *testing.T) {
	said := func(words ...string) agreements.Provenance {
		var p agreements.Provenance
		for _, w := range words {
			p.Cites = append(p.Cites, agreements.Citation{Source: "article", Words: w, Lang: wording.Fr})
		}
		return p
	}
	jobs, cost := figure.MustParseQuantity, money.MustParse
	spec := agreements.BookSpec{
		Statements: []agreements.Statement{
			{ID: "six", Source: "article", Words: "6 000 emplois seront créés", Lang: wording.Fr},
		},
		Agreements: []agreements.Agreement{{
			ID: "a", Form: agreements.FormConvention, Known: period.Year(2016),
			Content: agreements.Content{
				Targets: []agreements.Target{
					{
						ID: "t", Value: jobs("60000 job"), Basis: agreements.BasisLevel,
						Provenance: said("60 000 emplois en 2020"),
						Baselines: []agreements.Baseline{
							{ID: "right", Value: jobs("9000 job"),
								Provenance: said("9 000 emplois")},
							{ID: "wrong", Value: jobs("9000 job"),
								Provenance: said("plus de 9 000 emplois")},
						},
						Steps: []agreements.InterimStep{
							{ID: "right", By: period.Year(2018), Value: jobs("20000 job"),
								Provenance: said("20 000 emplois")},
							{ID: "wrong", By: period.Year(2019), Value: jobs("20000 job"),
								Provenance: said("2 000 emplois")},
						},
						Components: []agreements.Component{
							{
								ID: "right", Value: jobs("15000 job"), Share: jobs("25 percent"),
								Provenance: said("15 000 emplois, soit 25 %"),
							},
							{ID: "wrong", Value: jobs("15000 job"),
								Provenance: said("1 500 emplois")},
							{ID: "share", Share: jobs("25 percent"),
								Provenance: said("52 % du total")},
						},
					},
					// One of two sources says it; one says when and who; one is in doubt.
					{ID: "t2", Value: jobs("6000 job"), Basis: agreements.BasisLevel,
						Provenance: said("60 000 emplois", "6 000 emplois")},
					{ID: "t3", Value: jobs("60000 job"), Basis: agreements.BasisLevel,
						Provenance: said("avant le 31 décembre 2020, pour 12 entreprises")},
					{ID: "t4", Value: jobs("60000 job"), Basis: agreements.BasisLevel,
						Provenance: said("1.500 ou 6,0,00 emplois")},
					// The words are those of a statement.
					{ID: "t5", Value: jobs("60000 job"), Basis: agreements.BasisLevel, Provenance: agreements.Provenance{
						Cites: []agreements.Citation{{Source: "article", Statement: "six"}},
					}},
				},
				Instruments: []agreements.Instrument{
					{
						ID: "right", Kind: agreements.InstrumentGrant, Amount: jobs("66 million*MAD"), Envelope: cost("66000000 MAD"),
						Provenance: said("66 millions de dirhams"),
						Formulas: []agreements.Formula{{ID: "f", Kind: agreements.FormulaFixed, Amount: cost("65000 MAD"),
							Provenance: said("65 000 dirhams par emploi")}},
						Tranches: []agreements.Tranche{{ID: "x", Amount: cost("33000000 MAD"),
							Provenance: said("33 MDH à la signature")}},
						Limits: []agreements.Limit{{ID: "l", Amount: cost("10000000 MAD"),
							Provenance: said("10 MDH au plus")}},
					},
					{
						ID: "wrong", Kind: agreements.InstrumentGrant, Amount: jobs("66 million*MAD"), Envelope: cost("66000000 MAD"),
						Provenance: said("66 milliards de dirhams"),
						Formulas: []agreements.Formula{{ID: "f", Kind: agreements.FormulaFixed, Amount: cost("65000 MAD"),
							Provenance: said("65 000 euros par emploi")}},
						Tranches: []agreements.Tranche{{ID: "x", Amount: cost("33000000 MAD"),
							Provenance: said("33 millions d'euros et 3 MDH")}},
						Limits: []agreements.Limit{{ID: "l", Amount: cost("10000000 MAD"),
							Provenance: said("100 MDH au plus")}},
					},
				},
				Payments: []agreements.Payment{
					{
						ID: "right", Kind: agreements.PaymentPaid, Instrument: "right", When: period.Year(2019),
						Amount: cost("5000000 MAD"), Provenance: said("5 millions de dirhams versés en 2019"),
					},
					{
						ID: "wrong", Kind: agreements.PaymentPaid, Instrument: "right", When: period.Year(2019),
						Amount: cost("5000000 MAD"), Provenance: said("50 millions de dirhams versés en 2019"),
					},
				},
			},
		}},
	}
	book, err := agreements.NewBook(spec)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, f := range rules.Check(book, indicators.View{}, rules.All()...) {
		if f.Code == "AGR076" || f.Code == "AGR113" {
			got = append(got, string(f.Code)+" "+f.Path)
		}
	}
	want := []string{
		"AGR113 /agreements/a/instruments/wrong/amount",
		"AGR113 /agreements/a/instruments/wrong/envelope",
		"AGR113 /agreements/a/instruments/wrong/formulas/f/amount",
		"AGR113 /agreements/a/instruments/wrong/limits/l/amount",
		"AGR113 /agreements/a/instruments/wrong/tranches/x/amount",
		"AGR113 /agreements/a/payments/wrong/amount",
		"AGR076 /agreements/a/targets/t/baselines/wrong/value",
		"AGR076 /agreements/a/targets/t/components/share/share",
		"AGR076 /agreements/a/targets/t/components/wrong/value",
		"AGR076 /agreements/a/targets/t/steps/wrong/value",
		"AGR076 /agreements/a/targets/t5/value",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
}
