package rules

import (
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/amounts"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/verbatim"
)

// agr076: number of a target that the words do not say.
func agr076() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR076", Family: FamilyTargets, Severity: finding.SeverityWarning,
			Title: messages.Text("number of a target is not what the published words say"),
			Mend:  messages.Text("read the words again, and mend the number or note why it differs"),
		},
		Check: perTarget(func(s Scope, v Version, t agreements.Target, path string, r *report) {
			s.checkWords(path+"/value", t.Value, t.Cites, verbatim.Same, r)
			for _, b := range t.Baselines {
				s.checkWords(path+cite.Pointer("baselines", string(b.ID))+"/value", b.Value, b.Cites, verbatim.Same, r)
			}
			for _, x := range t.Steps {
				s.checkWords(path+cite.Pointer("steps", string(x.ID))+"/value", x.Value, x.Cites, verbatim.Same, r)
			}
			for _, x := range t.Components {
				at := path + cite.Pointer("components", string(x.ID))
				s.checkWords(at+"/value", x.Value, x.Cites, verbatim.Same, r)
				s.checkWords(at+"/share", x.Share, x.Cites, verbatim.Same, r)
			}
		}),
	}
}

// agr113: amount that the words do not say.
func agr113() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR113", Family: FamilyMoney, Severity: finding.SeverityWarning,
			Title: messages.Text("amount is not what the published words say"),
			Mend:  messages.Text("read the words again, and mend the number or note why it differs"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, i := range c.Instruments {
				s.checkAmounts(i, v.Path(ref(agreements.RecordInstruments, i.ID)), r)
			}
			for _, p := range c.Payments {
				s.checkAmount(v.Path(ref(agreements.RecordPayments, p.ID))+"/amount", p.Amount, p.Cites, r)
			}
		}),
	}
}

// checkAmounts holds all amounts of an instrument against their words.
func (s Scope) checkAmounts(i agreements.Instrument, path string, r *report) {
	s.checkWords(path+"/amount", i.Amount, i.Cites, verbatim.Same, r)
	s.checkAmount(path+"/envelope", i.Envelope, i.Cites, r)
	for _, x := range i.Limits {
		s.checkAmount(path+cite.Pointer("limits", string(x.ID))+"/amount", x.Amount, x.Cites, r)
	}
	for _, x := range i.Formulas {
		s.checkAmount(path+cite.Pointer("formulas", string(x.ID))+"/amount", x.Amount, x.Cites, r)
	}
	for _, x := range i.Tranches {
		s.checkAmount(path+cite.Pointer("tranches", string(x.ID))+"/amount", x.Amount, x.Cites, r)
	}
}

// checkAmount holds an exact amount against its words, whose qualifier says what it is for:
// at most 10 million.
func (s Scope) checkAmount(path string, m money.Money, cites []agreements.Citation, r *report) {
	if q, ok := amounts.Quantity(m); ok {
		s.checkWords(path, q, cites, verbatim.OtherQualifier, r)
	}
}

// checkWords holds a number against the words that are cited for it. It is silent where
// some words say the number, or where none of them counts anything in its unit or has the
// number in another: what is cited for a target may be its day or its parties.
func (s Scope) checkWords(
	path string, q figure.Quantity, cites []agreements.Citation, allowed verbatim.Difference, r *report,
) {
	if !q.Figure.IsSet() {
		return
	}
	var said []verbatim.Reading
	var by []agreements.Citation
	for _, c := range cites {
		words, lang := c.Words, c.Lang
		if x, ok := s.Book().Statement(c.Statement); ok && words == "" {
			words, lang = x.Words, x.Lang
		}
		all, fits := verbatim.Compare(q, words, wording.LocaleOf(lang), allowed)
		if fits {
			return
		}
		if len(all) > 0 && (all[0].Counts(q) || all[0].Difference == verbatim.OtherUnit) {
			said, by = append(said, all...), append(by, c)
		}
	}
	if len(said) == 0 {
		return
	}
	slices.SortStableFunc(said, func(a, b verbatim.Reading) int { return int(a.Difference) - int(b.Difference) })
	verbatim.Report(r, path, q, indicators.Key{}, said).Cite(measured(path, q, by)...)
}
