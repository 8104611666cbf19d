package rules

import (
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/amounts"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// agr101: agreement without an amount.
func agr101() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR101", Family: FamilyMoney, Severity: finding.SeverityInfo,
			Title: messages.Text("agreement without an amount"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			given := slices.ContainsFunc(c.Instruments, func(i agreements.Instrument) bool {
				return i.Amount.IsSet() || i.Envelope.IsSet() || len(i.Formulas)+len(i.Tranches)+len(i.Limits) > 0
			})
			for _, t := range c.Targets { // what is to be invested is an amount too
				m, ok := c.Commitment(t.Commitment)
				given = given || ok && (m.Kind == agreements.CommitInvest || m.Kind == agreements.CommitFund)
			}
			if !given {
				r.Add(v.path()+"/instruments", messages.Text(
					"no amount is given that a party pays or forgoes",
				)).Cite(cited(v.path(), v.Agreement.Cites)...).
					Suggest(messages.Text("add the amounts that a source gives, or note that there are none"))
			}
		}),
	}
}

// agr102: envelope cannot fund its target.
func agr102() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR102", Family: FamilyMoney, Severity: finding.SeverityWarning,
			Title: messages.Text("envelope cannot fund its target"),
		},
		Check: perInstrument(checkFunding),
	}
}

// agr103: tranches do not make the envelope.
func agr103() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR103", Family: FamilyMoney, Severity: finding.SeverityError,
			Title: messages.Text("tranches do not add up to the envelope"),
		},
		Check: perInstrument(func(s Scope, v Version, c agreements.Content, i agreements.Instrument, path string, r *report) {
			whole, ok := amounts.Rat(i.Envelope)
			if !ok || len(i.Tranches) == 0 {
				return
			}
			sum, shares := new(big.Rat), true
			for _, t := range i.Tranches {
				part, ok := amounts.Rat(t.Amount)
				shares = shares && !ok
				if t.Amount.IsSet() && t.Amount.Currency() != i.Envelope.Currency() {
					return // already reported by AGR104
				}
				if !ok {
					share, isShare := amounts.Share(t.Share)
					if !isShare {
						return
					}
					part = new(big.Rat).Mul(share, whole)
				}
				sum.Add(sum, part)
			}
			if sum.Cmp(whole) != 0 {
				f, err := figure.FromRat(sum)
				if err != nil {
					return
				}
				found := r.Add(path+"/tranches", messages.Text("the tranches add up to {sum}, the envelope is {envelope}"),
					rulekit.Quantity("sum", figure.Quantity{Figure: f, Unit: amounts.Unit(i.Envelope)}),
					amountArg("envelope", i.Envelope)).
					Cite(cited(path, i.Cites)...)
				switch {
				case sum.Cmp(whole) > 0:
				case shares: // shares are of the whole, and a part of it has no tranche
					found.Severity = finding.SeverityWarning
				default: // milestones that are known so far need not make the whole amount
					found.Severity = finding.SeverityInfo
				}
			}
		}),
	}
}

// agr104: currencies differ within one instrument.
func agr104() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR104", Family: FamilyMoney, Severity: finding.SeverityError,
			Title: messages.Text("currencies differ within one instrument"),
		},
		Check: perInstrument(func(s Scope, v Version, c agreements.Content, i agreements.Instrument, path string, r *report) {
			var first money.Money
			check := func(at string, m money.Money) {
				switch {
				case !m.IsSet():
				case !first.IsSet():
					first = m
				case m.Currency() != first.Currency():
					r.Add(at, messages.Text("{amount} and {other} are of two currencies: they do not add up"),
						amountArg("amount", m), amountArg("other", first)).Cite(cited(path, i.Cites)...)
				}
			}
			check(path+"/envelope", i.Envelope)
			for _, l := range i.Limits {
				check(path+cite.Pointer("limits", string(l.ID)), l.Amount)
			}
			for _, f := range i.Formulas {
				for _, m := range []money.Money{f.Amount, f.UnitCap, f.UnitFloor, f.Cap, f.Floor} {
					check(path+cite.Pointer("formulas", string(f.ID)), m)
				}
			}
			for _, t := range i.Tranches {
				check(path+cite.Pointer("tranches", string(t.ID)), t.Amount)
			}
			for _, p := range c.Payments {
				if p.Instrument == i.ID {
					check(v.Path(ref(agreements.RecordPayments, p.ID)), p.Amount)
				}
			}
		}),
	}
}

// agr105: paid more than was agreed.
func agr105() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR105", Family: FamilyMoney, Severity: finding.SeverityError,
			Title: messages.Text("paid more than was agreed"),
		},
		Check: perInstrument(func(s Scope, v Version, c agreements.Content, i agreements.Instrument, path string, r *report) {
			check := func(at string, most money.Money, paid []money.Money) {
				sum, err := money.Sum(paid)
				if err != nil || !most.IsSet() || len(paid) == 0 {
					return
				}
				if n, err := sum.Cmp(most); err == nil && n > 0 {
					r.Add(at, messages.Text("{paid} was paid, {most} was agreed"), amountArg("paid", sum),
						amountArg("most", most)).Cite(cited(path, i.Cites)...)
				}
			}
			check(path, i.Envelope, paid(c, i.ID, "", agreements.PaymentPaid))
			for _, t := range i.Tranches {
				check(path+cite.Pointer("tranches", string(t.ID)), exactAmount(t, i), paid(c, i.ID, t.ID, agreements.PaymentPaid))
			}
		}),
	}
}

// agr106: paid without evidence of its conditions.
func agr106() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR106", Family: FamilyMoney, Severity: finding.SeverityWarning,
			Title: messages.Text("paid without evidence of its conditions"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, p := range c.Payments {
				i, _ := c.Instrument(p.Instrument)
				t, ok := i.Tranche(p.Tranche)
				if !ok || p.Kind != agreements.PaymentPaid {
					continue
				}
				for _, id := range t.Conditions {
					if n, ok := c.Condition(id); !ok || !needsEvidence(n) || supported(c, ref(agreements.RecordConditions, id), n) {
						continue
					}
					path := v.Path(ref(agreements.RecordPayments, p.ID))
					r.Add(path, messages.Text("{amount} was paid, and nothing shows that condition “{condition}” is met"),
						amountArg("amount", p.Amount), rulekit.Word("condition", string(id))).Cite(cited(path, p.Cites)...)
				}
			}
		}),
	}
}

// agr107: payment outside the life of the agreement.
func agr107() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR107", Family: FamilyMoney, Severity: finding.SeverityWarning,
			Title: messages.Text("payment outside the life of the agreement"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, p := range c.Payments {
				// What is not certain is no state, neither a draft nor ended.
				first, _ := v.History().StatusAt(p.When.First(), s.Known()).States.Certain()
				last, _ := v.History().StatusAt(p.When.Last(), s.Known()).States.Certain()
				if first != last || p.Kind != agreements.PaymentPaid ||
					first != agreements.StateDraft && !first.Ended() {
					continue
				}
				path := v.Path(ref(agreements.RecordPayments, p.ID))
				r.Add(path, messages.Text("{amount} was paid ({when}) while the state of the agreement was “{state}”"),
					amountArg("amount", p.Amount), rulekit.Time("when", p.When), state("state", first)).
					Cite(cited(path, p.Cites)...)
			}
		}),
	}
}

// agr108: payment between others than the instrument's.
func agr108() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR108", Family: FamilyMoney, Severity: finding.SeverityWarning,
			Title: messages.Text("payment between parties other than the instrument's"),
		},
		Check: perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, p := range c.Payments {
				i, ok := c.Instrument(p.Instrument)
				if !ok {
					continue
				}
				payer, payee := p.From, p.To
				if p.Kind == agreements.PaymentRecovered {
					payer, payee = payee, payer
				}
				if payer != "" && len(i.Payers) > 0 && !slices.Contains(i.Payers, payer) ||
					payee != "" && len(i.Payees) > 0 && !slices.Contains(i.Payees, payee) {
					path := v.Path(ref(agreements.RecordPayments, p.ID))
					r.Add(path, messages.Text("a payment from “{from}” to “{to}” is not one of instrument “{instrument}”"),
						s.partyOf(c, "from", p.From), s.partyOf(c, "to", p.To), rulekit.Word("instrument", string(i.ID))).
						Cite(cited(path, p.Cites)...)
				}
			}
		}),
	}
}

// agr109: bounds that contradict each other.
func agr109() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR109", Family: FamilyMoney, Severity: finding.SeverityError,
			Title: messages.Text("bounds that contradict each other"),
		},
		Check: perInstrument(checkBounds),
	}
}

// agr110: recovered more than was paid.
func agr110() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR110", Family: FamilyMoney, Severity: finding.SeverityError,
			Title: messages.Text("recovered more than was paid"),
		},
		Check: perInstrument(func(s Scope, v Version, c agreements.Content, i agreements.Instrument, path string, r *report) {
			paid, back := paid(c, i.ID, "", agreements.PaymentPaid), paid(c, i.ID, "", agreements.PaymentRecovered)
			if len(back) == 0 {
				return
			}
			sum, err := money.Sum(back)
			if err != nil {
				return
			}
			if len(paid) == 0 {
				r.Add(path, messages.Text(
					"{back} was recovered, and nothing was paid",
				), amountArg("back", sum)).Cite(cited(path, i.Cites)...)
				return
			}
			out, err := money.Sum(paid)
			if err != nil {
				return
			}
			if n, err := sum.Cmp(out); err == nil && n > 0 {
				r.Add(path, messages.Text(
					"{back} was recovered, {paid} was paid",
				), amountArg("back", sum), amountArg("paid", out)).
					Cite(cited(path, i.Cites)...)
			}
		}),
	}
}

// agr111: percentage without a rounding rule.
func agr111() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR111", Family: FamilyMoney, Severity: finding.SeverityInfo,
			Title: messages.Text("percentage without a rounding rule"),
		},
		Check: perInstrument(func(s Scope, v Version, c agreements.Content, i agreements.Instrument, path string, r *report) {
			for _, f := range i.Formulas {
				if f.Kind == agreements.FormulaPercentage && !f.Rounding.Valid() {
					at := path + cite.Pointer("formulas", string(f.ID))
					r.Add(at+"/rounding", messages.Text(
						"it is not said how to round to the centime",
					)).Cite(cited(at, f.Cites)...)
				}
			}
		}),
	}
}

// agr112: paid although its condition did not hold.
func agr112() Rule {
	return Rule{
		Rule: finding.Rule{
			Code: "AGR112", Family: FamilyMoney, Severity: finding.SeverityError,
			Title: messages.Text("paid although its condition was not met"),
		},
		Check: perFinal(func(s Scope, v Version, c agreements.Content, r *report) {
			for _, p := range c.Payments {
				i, _ := c.Instrument(p.Instrument)
				t, ok := i.Tranche(p.Tranche)
				if !ok || p.Kind != agreements.PaymentPaid {
					continue
				}
				for _, id := range t.Conditions {
					n, ok := c.Condition(id)
					if !ok || needsEvidence(n) && !supported(c, ref(agreements.RecordConditions, id), n) {
						continue // already reported by AGR106
					}
					x, err := v.Evaluate(id, s.view, p.When.Last())
					if err != nil || x.Holds != figure.No {
						continue
					}
					path := v.Path(ref(agreements.RecordPayments, p.ID))
					found := r.Add(path, messages.Text(
						"{amount} was paid ({when}) when condition “{condition}” was not met",
					),
						amountArg("amount", p.Amount), rulekit.Time("when", p.When), rulekit.Word("condition", string(id))).
						Cite(cited(path, p.Cites)...)
					for _, y := range x.Tests {
						if y.Holds == figure.No {
							found.Cite(cited(v.Path(ref(agreements.RecordConditions, id))+cite.Pointer("tests", string(y.Test)), n.Cites)...)
						}
					}
				}
			}
		}),
	}
}

// perInstrument adapts a check of one instrument to Rule.Check.
func perInstrument(check func(s Scope, v Version, c agreements.Content, i agreements.Instrument, path string, r *report)) checkFunc {
	return perVersion(func(s Scope, v Version, c agreements.Content, r *report) {
		for _, i := range c.Instruments {
			check(s, v, c, i, v.Path(ref(agreements.RecordInstruments, i.ID)), r)
		}
	})
}

// checkBounds asks that bounds leave something between them and that amounts
// are not negative.
func checkBounds(s Scope, v Version, c agreements.Content, i agreements.Instrument, path string, r *report) {
	over := func(at string, low, high money.Money) {
		if n, err := low.Cmp(high); low.IsSet() && high.IsSet() && err == nil && n > 0 {
			r.Add(at, messages.Text(
				"floor {low}, cap {high}",
			), amountArg("low", low), amountArg("high", high)).Cite(cited(path, i.Cites)...)
		}
	}
	negative := func(at string, m money.Money) {
		if m.IsSet() && m.Sign() < 0 {
			r.Add(at, messages.Text(
				"negative amount: {amount}",
			), amountArg("amount", m)).Cite(cited(path, i.Cites)...)
		}
	}
	negative(path+"/envelope", i.Envelope)
	for _, l := range i.Limits {
		at := path + cite.Pointer("limits", string(l.ID))
		negative(at, l.Amount)
		if n, err := l.Amount.Cmp(i.Envelope); i.Envelope.IsSet() && err == nil && n > 0 {
			r.Add(at, messages.Text("the limit {limit} exceeds the envelope {envelope}"),
				amountArg("limit", l.Amount), amountArg("envelope", i.Envelope)).Cite(cited(at, l.Cites)...)
		}
	}
	for _, f := range i.Formulas {
		at := path + cite.Pointer("formulas", string(f.ID))
		over(at, f.Floor, f.Cap)
		over(at, f.UnitFloor, f.UnitCap)
		for _, m := range []money.Money{f.Amount, f.UnitCap, f.UnitFloor, f.Cap, f.Floor} {
			negative(at, m)
		}
		if share, ok := amounts.Share(f.Share); ok && (share.Sign() < 0 || share.Cmp(big.NewRat(1, 1)) > 0) {
			r.Add(at+"/share", messages.Text(
				"the share {share} lies outside 0 to 100 %",
			), rulekit.Quantity("share", f.Share)).Cite(cited(at, f.Cites)...)
		}
	}
	for _, t := range i.Tranches {
		negative(path+cite.Pointer("tranches", string(t.ID)), t.Amount)
	}
	for _, p := range c.Payments {
		if p.Instrument == i.ID {
			negative(v.Path(ref(agreements.RecordPayments, p.ID)), p.Amount)
		}
	}
}

// paid returns the payments of a kind under an instrument, or under one of its
// tranches.
func paid(c agreements.Content, instrument, tranche agreements.ID, kind agreements.PaymentKind) []money.Money {
	var all []money.Money
	for _, p := range c.Payments {
		if p.Instrument == instrument && p.Kind == kind && (tranche == "" || p.Tranche == tranche) {
			all = append(all, p.Amount)
		}
	}
	return all
}

// exactAmount returns the exact amount of a tranche; unset when its share of the
// envelope is not a whole number of minor units.
func exactAmount(t agreements.Tranche, i agreements.Instrument) money.Money {
	share, ok := amounts.Share(t.Share)
	if t.Amount.IsSet() || !ok || !i.Envelope.IsSet() {
		return t.Amount
	}
	exact, err := money.RatioFromRat(share)
	if err != nil {
		return money.Money{}
	}
	down, err := i.Envelope.MulRatio(exact, money.Floor)
	if err != nil {
		return money.Money{}
	}
	up, err := i.Envelope.MulRatio(exact, money.Ceiling)
	if err != nil || down != up {
		return money.Money{}
	}
	return down
}

// needsEvidence reports whether a condition has a test of something that
// somebody must show.
func needsEvidence(n agreements.Condition) bool {
	return slices.ContainsFunc(n.Tests, func(t agreements.ConditionTest) bool {
		return t.Kind == agreements.ConditionEvidence || t.Kind == agreements.ConditionProgress ||
			t.Kind == agreements.ConditionAmount
	})
}

// supported reports whether any evidence speaks for a condition, for what its
// tests look at, or for the target that they measure.
func supported(c agreements.Content, r agreements.Ref, n agreements.Condition) bool {
	refs := []agreements.Ref{r}
	for _, t := range n.Tests {
		if t.Of.IsSet() {
			refs = append(refs, t.Of)
		}
		if t.Target != "" {
			refs = append(refs, ref(agreements.RecordTargets, t.Target))
		}
	}
	return slices.ContainsFunc(c.Evidence, func(e agreements.Evidence) bool {
		return slices.ContainsFunc(refs, func(x agreements.Ref) bool { return slices.Contains(e.Supports, x) })
	})
}
