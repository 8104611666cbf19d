package rules

import (
	"math/big"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// checkFunding holds what a per-unit formula can fund against the target whose
// units it pays for, under every reading of the limit.
func checkFunding(_ Scope, _ Version, c agreements.Content, i agreements.Instrument, path string, r *report) {
	for _, f := range i.Formulas {
		t, ok := c.Target(f.Target)
		if !ok {
			continue
		}
		want, err := t.Value.In(f.Unit)
		if err != nil {
			continue
		}
		all := fundings(i, f)
		worst, short := shortest(all, want.Figure)
		if !short {
			continue
		}
		at := path + cite.Pointer("formulas", string(f.ID))
		message := messages.Text("at {price} a unit, {limit} pays for {units} of {target}, with {rest} left")
		found := r.Add(at, message, amountArg("limit", worst.Amount), amountArg("price", f.Amount),
			rulekit.Word("units", worst.Units.String()), rulekit.Quantity("target", t.Value), amountArg("rest", worst.Rest)).
			Cite(cited(at, f.Cites)...)
		for _, x := range all {
			from, cites := path+"/envelope", i.Cites
			if l, ok := i.Limit(x.Limit); ok {
				from, cites = path+cite.Pointer("limits", string(l.ID)), l.Cites
			}
			found.Cite(cited(from, cites)...)
			last := &found.Evidence[len(found.Evidence)-1]
			if n, err := figure.FromRat(new(big.Rat).SetInt(x.Units)); err == nil {
				last.Quantity = figure.Quantity{Figure: n, Unit: f.Unit}
			}
			last.Note = fundedNote(last.Quantity, x.Amount, x.Rest)
		}
		if len(all) > 1 {
			found.Suggest(messages.Text(
				"the evidence has every reading of the limit; ask the signatories which one is meant",
			))
		}
	}
}

// fundings returns what a formula can pay for under every reading of the limit; a
// limit that it cannot be paid from is left out.
func fundings(i agreements.Instrument, f agreements.Formula) []agreements.Funding {
	limits := i.Limits
	if len(limits) == 0 {
		limits = []agreements.Limit{{Amount: i.Envelope}}
	}
	var all []agreements.Funding
	for _, l := range limits {
		if x, err := f.Funds(l.Amount); err == nil {
			x.Limit = l.ID
			all = append(all, x)
		}
	}
	return all
}

// shortest returns the funding of the fewest units; false when every one is enough.
func shortest(all []agreements.Funding, want figure.Figure) (agreements.Funding, bool) {
	var worst agreements.Funding
	for _, x := range all {
		units, err := figure.FromRat(new(big.Rat).SetInt(x.Units))
		if err != nil || units.Less(want) != figure.Yes {
			continue
		}
		if worst.Units == nil || x.Units.Cmp(worst.Units) < 0 {
			worst = x
		}
	}
	return worst, worst.Units != nil
}

// fundedNote says how many units a limit funds.
func fundedNote(units figure.Quantity, limit, rest money.Money) wording.Text {
	spoken := func(value any) func(wording.Lang) string {
		return func(lang wording.Lang) string { return wording.WriterOf(lang).Say(value) }
	}
	return messages.Phrase("{limit} pays for {units}, with {rest} left").With("limit", spoken(limit)).
		With("units", spoken(units)).With("rest", spoken(rest)).Text()
}
