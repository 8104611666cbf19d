package agreements

import (
	"math/big"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// instrumentWith returns a file with one instrument, i, that has the given
// members, and a target of 2,000 jobs.
func instrumentWith(members, more string) string {
	return one(`"targets": [{"id": "t", "value": "2000 job", "basis": "cumulative"}],
  "instruments": [{"id": "i", "kind": "premium", ` + members + `}]` + more)
}

const (
	envelope12 = `"envelope": {"amount": "12000000", "currency": "MAD"}`
	perJob     = `"formulas": [{"id": "f", "kind": "per_unit", "amount": {"amount": "6000", "currency": "MAD"}, "unit": "job", "target": "t"}]`
)

func mad(amount string) string { return `{"amount": "` + amount + `", "currency": "MAD"}` }

func moneyRules() []Rule {
	dated := func(when string) string {
		return instrumentWith(`"tranches": [{"id": "t1", "amount": `+mad("4000000")+`, "conditions": ["n"]}]`,
			`, "conditions": [{"id": "n", "tests": [{"id": "x", "kind": "date", "by": "2019"}]}], "payments": [{"id": "p", "kind": "paid", "instrument": "i", "tranche": "t1", "when": "`+when+`", "amount": `+mad("4000000")+`}]`)
	}
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR101", Family: FamilyMoney, Severity: finding.SeverityInfo,
				Title: say.Text("اتفاق بلا مبلغ", "accord sans montant", "agreement without an amount"),
			},
			Example: Example{
				Fires:  one(`"note": ""`),
				Silent: one(`"instruments": [{"id": "i", "kind": "grant", "amount": "~1500000000 MAD"}]`),
				Path:   "/agreements/a/instruments",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				given := slices.ContainsFunc(c.Instruments, func(i Instrument) bool {
					return i.Amount.IsSet() || i.Envelope.IsSet() || len(i.Formulas)+len(i.Tranches)+len(i.Limits) > 0
				})
				for _, t := range c.Targets { // what is to be invested is an amount too
					m, ok := c.Commitment(t.Commitment)
					given = given || ok && (m.Kind == CommitInvest || m.Kind == CommitFund)
				}
				if !given {
					r.Add(v.path()+"/instruments", say.Text("لا يُذكر أي مبلغ يدفعه طرف أو يتنازل عنه", "aucun montant qu'une partie verse ou abandonne n'est donné", "no amount is given that a party pays or forgoes")).Cite(cited(v.path(), v.history.raw().Cites)...).
						Suggest("أضف المبالغ التي يذكرها المصدر، أو سجّل أنه لا يذكر أيا منها", "ajouter les montants qu'une source donne, ou noter qu'il n'y en a pas", "add the amounts that a source gives, or note that there are none")
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR102", Family: FamilyMoney, Severity: finding.SeverityWarning,
				Title: say.Text("غلاف لا يموّل هدفه", "enveloppe qui ne finance pas son objectif", "envelope cannot fund its target"),
			},
			Example: Example{
				Fires:  instrumentWith(envelope12+`, `+perJob+`, "limits": [{"id": "all", "amount": `+mad("12000000")+`}, {"id": "first", "amount": `+mad("4000000")+`}]`, ""),
				Silent: instrumentWith(envelope12+`, `+perJob, ""),
				Path:   "/agreements/a/instruments/i/formulas/f",
			},
			Check: perInstrument(checkFunding),
		},
		{
			Rule: finding.Rule{
				Code: "AGR103", Family: FamilyMoney, Severity: finding.SeverityError,
				Title: say.Text("الأقساط لا تساوي الغلاف", "tranches différentes de l'enveloppe", "tranches do not make the envelope"),
			},
			Example: Example{
				Fires:  instrumentWith(envelope12+`, "tranches": [{"id": "t1", "amount": `+mad("4000000")+`}, {"id": "t2", "share": "1/2"}]`, ""),
				Silent: instrumentWith(envelope12+`, "tranches": [{"id": "t1", "amount": `+mad("4000000")+`}, {"id": "t2", "share": "2/3"}]`, ""),
				Path:   "/agreements/a/instruments/i/tranches",
			},
			Check: perInstrument(func(s Scope, v Version, c Content, i Instrument, path string, r *rulekit.Report) {
				whole, ok := rat(i.Envelope)
				if !ok || len(i.Tranches) == 0 {
					return
				}
				sum := new(big.Rat)
				for _, t := range i.Tranches {
					part, ok := rat(t.Amount)
					if t.Amount.IsSet() && t.Amount.Currency() != i.Envelope.Currency() {
						return // AGR104 says so
					}
					if !ok {
						share, isShare := ratio(t.Share)
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
					r.Add(path+"/tranches", say.Text("مجموع الأقساط {sum} والغلاف {envelope}", "les tranches font {sum}, l'enveloppe {envelope}", "the tranches make {sum}, the envelope is {envelope}"),
						rulekit.Quantity("sum", figure.Quantity{Figure: f, Unit: currencyUnit(i.Envelope)}), amount("envelope", i.Envelope)).Cite(cited(path, i.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR104", Family: FamilyMoney, Severity: finding.SeverityError,
				Title: say.Text("عملات مختلفة في أداة واحدة", "devises différentes dans un instrument", "currencies differ within one instrument"),
			},
			Example: Example{
				Fires:  instrumentWith(envelope12+`, "formulas": [{"id": "f", "kind": "per_unit", "amount": {"amount": "600", "currency": "EUR"}}]`, ""),
				Silent: instrumentWith(envelope12+`, `+perJob, ""),
				Path:   "/agreements/a/instruments/i/formulas/f",
			},
			Check: perInstrument(func(s Scope, v Version, c Content, i Instrument, path string, r *rulekit.Report) {
				var first money.Money
				check := func(at string, m money.Money) {
					switch {
					case !m.IsSet():
					case !first.IsSet():
						first = m
					case m.Currency() != first.Currency():
						r.Add(at, say.Text("{amount} و{other} بعملتين: لا يُجمعان", "{amount} et {other} sont de deux devises : on ne les additionne pas", "{amount} and {other} are of two currencies: they do not add up"), amount("amount", m), amount("other", first)).Cite(cited(path, i.Cites)...)
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
						check(v.Path(Ref{RecordPayments, p.ID}), p.Amount)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR105", Family: FamilyMoney, Severity: finding.SeverityError,
				Title: say.Text("صُرف أكثر مما التُزم به", "payé plus que convenu", "paid more than was agreed"),
			},
			Example: Example{
				Fires:  instrumentWith(envelope12, `, "payments": [{"id": "p", "kind": "paid", "instrument": "i", "when": "2018", "amount": `+mad("12000000.01")+`}]`),
				Silent: instrumentWith(envelope12, `, "payments": [{"id": "p", "kind": "paid", "instrument": "i", "when": "2018", "amount": `+mad("12000000")+`}]`),
				Path:   "/agreements/a/instruments/i",
			},
			Check: perInstrument(func(s Scope, v Version, c Content, i Instrument, path string, r *rulekit.Report) {
				check := func(at string, most money.Money, paid []money.Money) {
					sum, err := money.Sum(paid)
					if err != nil || !most.IsSet() || len(paid) == 0 {
						return
					}
					if n, err := sum.Cmp(most); err == nil && n > 0 {
						r.Add(at, say.Text("صُرف {paid} والملتزم به {most}", "payé {paid}, convenu {most}", "{paid} was paid, {most} was agreed"), amount("paid", sum), amount("most", most)).Cite(cited(path, i.Cites)...)
					}
				}
				check(path, i.Envelope, c.paid(i.ID, "", PaymentPaid))
				for _, t := range i.Tranches {
					check(path+cite.Pointer("tranches", string(t.ID)), t.amountIn(i), c.paid(i.ID, t.ID, PaymentPaid))
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR106", Family: FamilyMoney, Severity: finding.SeverityWarning,
				Title: say.Text("صرف بلا دليل على شروطه", "payé sans preuve des conditions", "paid without evidence of its conditions"),
			},
			Example: Example{
				Fires: instrumentWith(`"tranches": [{"id": "t1", "amount": `+mad("4000000")+`, "conditions": ["n"]}]`,
					`, "conditions": [{"id": "n", "tests": [{"id": "x", "kind": "evidence", "evidence": "audit"}]}], "payments": [{"id": "p", "kind": "paid", "instrument": "i", "tranche": "t1", "when": "2018", "amount": `+mad("4000000")+`}]`),
				Silent: instrumentWith(`"tranches": [{"id": "t1", "amount": `+mad("4000000")+`, "conditions": ["n"]}]`,
					`, "conditions": [{"id": "n", "tests": [{"id": "x", "kind": "evidence", "evidence": "audit"}]}], "payments": [{"id": "p", "kind": "paid", "instrument": "i", "tranche": "t1", "when": "2018", "amount": `+mad("4000000")+`}],
  "evidence": [{"id": "e", "kind": "audit", "supports": ["conditions/n"], "assurance": "audited"}]`),
				Path: "/agreements/a/payments/p",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, p := range c.Payments {
					i, _ := c.Instrument(p.Instrument)
					t, ok := byID(i.Tranches, p.Tranche)
					if !ok || p.Kind != PaymentPaid {
						continue
					}
					for _, id := range t.Conditions {
						if n, ok := c.Condition(id); !ok || !n.needsEvidence() || c.supported(Ref{RecordConditions, id}, n) {
							continue
						}
						path := v.Path(Ref{RecordPayments, p.ID})
						r.Add(path, say.Text("صُرف {amount} ولا دليل على الشرط {condition}", "{amount} payé, sans preuve de la condition {condition}", "{amount} was paid, and nothing shows condition {condition}"), amount("amount", p.Amount), rulekit.Word("condition", string(id))).Cite(cited(path, p.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR107", Family: FamilyMoney, Severity: finding.SeverityWarning,
				Title: say.Text("صرف خارج حياة الاتفاق", "paiement hors de la vie de l'accord", "payment outside the life of the agreement"),
			},
			Example: Example{
				Fires:  one(ended + `"instruments": [{"id": "i", "kind": "grant"}], "payments": [{"id": "p", "kind": "paid", "instrument": "i", "when": "2015-06", "amount": ` + mad("5") + `}]`),
				Silent: one(ended + `"instruments": [{"id": "i", "kind": "grant"}], "payments": [{"id": "p", "kind": "paid", "instrument": "i", "when": "2017-06", "amount": ` + mad("5") + `}]`),
				Path:   "/agreements/a/payments/p",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, p := range c.Payments {
					first, ok1 := v.history.StatusAt(p.When.First(), s.Known()).States.Certain()
					last, ok2 := v.history.StatusAt(p.When.Last(), s.Known()).States.Certain()
					if !ok1 || !ok2 || first != last || p.Kind != PaymentPaid || first != StateDraft && !first.Ended() {
						continue
					}
					path := v.Path(Ref{RecordPayments, p.ID})
					r.Add(path, say.Text("صُرف {amount} في {when} والاتفاق في حالة {state}", "{amount} payé en {when}, l'accord étant en l'état {state}", "{amount} was paid in {when}, when the agreement was {state}"),
						amount("amount", p.Amount), rulekit.Word("when", p.When.String()), rulekit.Word("state", first.String())).Cite(cited(path, p.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR108", Family: FamilyMoney, Severity: finding.SeverityWarning,
				Title: say.Text("صرف بين غير المعنيين بالأداة", "paiement entre d'autres que prévu", "payment between others than the instrument's"),
			},
			Example: Example{
				Fires: file(`"parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}], "instruments": [{"id": "i", "kind": "grant", "payers": ["s"], "payees": ["f"]}],
  "payments": [{"id": "p", "kind": "paid", "instrument": "i", "from": "f", "to": "s", "when": "2018", "amount": `+mad("5")+`}]`, twoBodies),
				Silent: file(`"parties": [{"id": "s", "organisation": "state"}, {"id": "f", "organisation": "fed"}], "instruments": [{"id": "i", "kind": "grant", "payers": ["s"], "payees": ["f"]}],
  "payments": [{"id": "p", "kind": "paid", "instrument": "i", "from": "s", "to": "f", "when": "2018", "amount": `+mad("5")+`}]`, twoBodies),
				Path: "/agreements/a/payments/p",
			},
			Check: perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, p := range c.Payments {
					i, ok := c.Instrument(p.Instrument)
					if !ok {
						continue
					}
					payer, payee := p.From, p.To
					if p.Kind == PaymentRecovered {
						payer, payee = payee, payer
					}
					if payer != "" && len(i.Payers) > 0 && !slices.Contains(i.Payers, payer) || payee != "" && len(i.Payees) > 0 && !slices.Contains(i.Payees, payee) {
						path := v.Path(Ref{RecordPayments, p.ID})
						r.Add(path, say.Text("الصرف من {from} إلى {to} لا يوافق الأداة {instrument}", "le paiement de {from} à {to} n'est pas celui de l'instrument {instrument}", "a payment from {from} to {to} is not one of instrument {instrument}"),
							rulekit.Word("from", string(p.From)), rulekit.Word("to", string(p.To)), rulekit.Word("instrument", string(i.ID))).Cite(cited(path, p.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR109", Family: FamilyMoney, Severity: finding.SeverityError,
				Title: say.Text("حدود متناقضة", "bornes contradictoires", "bounds that contradict each other"),
			},
			Example: Example{
				Fires:  instrumentWith(`"formulas": [{"id": "f", "kind": "percentage", "share": "20 percent", "cap": `+mad("100")+`, "floor": `+mad("200")+`}]`, ""),
				Silent: instrumentWith(`"formulas": [{"id": "f", "kind": "percentage", "share": "20 percent", "cap": `+mad("200")+`, "floor": `+mad("100")+`}]`, ""),
				Path:   "/agreements/a/instruments/i/formulas/f",
			},
			Check: perInstrument(checkBounds),
		},
		{
			Rule: finding.Rule{
				Code: "AGR110", Family: FamilyMoney, Severity: finding.SeverityError,
				Title: say.Text("استُرجع أكثر مما صُرف", "récupéré plus que payé", "recovered more than was paid"),
			},
			Example: Example{
				Fires:  instrumentWith(envelope12, `, "payments": [{"id": "p", "kind": "paid", "instrument": "i", "when": "2018", "amount": `+mad("5")+`}, {"id": "q", "kind": "recovered", "instrument": "i", "when": "2019", "amount": `+mad("6")+`}]`),
				Silent: instrumentWith(envelope12, `, "payments": [{"id": "p", "kind": "paid", "instrument": "i", "when": "2018", "amount": `+mad("5")+`}, {"id": "q", "kind": "recovered", "instrument": "i", "when": "2019", "amount": `+mad("5")+`}]`),
				Path:   "/agreements/a/instruments/i",
			},
			Check: perInstrument(func(s Scope, v Version, c Content, i Instrument, path string, r *rulekit.Report) {
				paid, back := c.paid(i.ID, "", PaymentPaid), c.paid(i.ID, "", PaymentRecovered)
				if len(back) == 0 {
					return
				}
				sum, err := money.Sum(back)
				if err != nil {
					return
				}
				if len(paid) == 0 {
					r.Add(path, say.Text("استُرجع {back} ولم يُصرف شيء", "{back} récupéré, rien n'ayant été payé", "{back} was recovered, and nothing was paid"), amount("back", sum)).Cite(cited(path, i.Cites)...)
					return
				}
				out, err := money.Sum(paid)
				if err != nil {
					return
				}
				if n, err := sum.Cmp(out); err == nil && n > 0 {
					r.Add(path, say.Text("استُرجع {back} وصُرف {paid}", "{back} récupéré, {paid} payé", "{back} was recovered, {paid} was paid"), amount("back", sum), amount("paid", out)).Cite(cited(path, i.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR111", Family: FamilyMoney, Severity: finding.SeverityInfo,
				Title: say.Text("نسبة بلا قاعدة تقريب", "pourcentage sans règle d'arrondi", "percentage without a rounding rule"),
			},
			Example: Example{
				Fires:  instrumentWith(`"formulas": [{"id": "f", "kind": "percentage", "share": "20 percent"}]`, ""),
				Silent: instrumentWith(`"formulas": [{"id": "f", "kind": "percentage", "share": "20 percent", "rounding": "half-even"}]`, ""),
				Path:   "/agreements/a/instruments/i/formulas/f/rounding",
			},
			Check: perInstrument(func(s Scope, v Version, c Content, i Instrument, path string, r *rulekit.Report) {
				for _, f := range i.Formulas {
					if f.Kind == FormulaPercentage && !f.Rounding.Valid() {
						at := path + cite.Pointer("formulas", string(f.ID))
						r.Add(at+"/rounding", say.Text("لا يُذكر كيف يُقرّب إلى السنتيم", "on ne dit pas comment arrondir au centime", "it is not said how to round to the centime")).Cite(cited(at, f.Cites)...)
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR112", Family: FamilyMoney, Severity: finding.SeverityError,
				Title: say.Text("صرف ولم يتحقق شرطه", "payé sans que la condition fût remplie", "paid although its condition did not hold"),
			},
			Example: Example{
				Fires:  dated("2018"),
				Silent: dated("2020"),
				Path:   "/agreements/a/payments/p",
			},
			Check: perFinal(func(s Scope, v Version, c Content, r *rulekit.Report) {
				for _, p := range c.Payments {
					i, _ := c.Instrument(p.Instrument)
					t, ok := byID(i.Tranches, p.Tranche)
					if !ok || p.Kind != PaymentPaid {
						continue
					}
					for _, id := range t.Conditions {
						n, ok := c.Condition(id)
						if !ok || n.needsEvidence() && !c.supported(Ref{RecordConditions, id}, n) {
							continue // AGR106 says so
						}
						x, err := v.Evaluate(id, s.view, p.When.Last())
						if err != nil || x.Holds != figure.No {
							continue
						}
						path := v.Path(Ref{RecordPayments, p.ID})
						found := r.Add(path, say.Text("صُرف {amount} في {when} ولم يكن الشرط {condition} متحققاً", "{amount} payé en {when}, alors que la condition {condition} n'était pas remplie", "{amount} was paid in {when}, when condition {condition} did not hold"),
							amount("amount", p.Amount), rulekit.Word("when", p.When.String()), rulekit.Word("condition", string(id))).Cite(cited(path, p.Cites)...)
						for _, y := range x.Tests {
							if y.Holds == figure.No {
								found.Cite(cited(v.Path(Ref{RecordConditions, id})+cite.Pointer("tests", string(y.Test)), n.Cites)...)
							}
						}
					}
				}
			}),
		},
	}
}

// perInstrument makes a rule's check of one that looks at one instrument.
func perInstrument(check func(s Scope, v Version, c Content, i Instrument, path string, r *rulekit.Report)) checkFunc {
	return perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
		for _, i := range c.Instruments {
			check(s, v, c, i, v.Path(Ref{RecordInstruments, i.ID}), r)
		}
	})
}

// checkFunding holds what a per-unit formula can fund against the target whose
// units it pays for, under every reading of the limit.
func checkFunding(s Scope, v Version, c Content, i Instrument, path string, r *rulekit.Report) {
	for _, f := range i.Formulas {
		t, ok := c.Target(f.Target)
		if !ok || f.Kind != FormulaPerUnit {
			continue
		}
		want, err := t.Value.In(f.Unit)
		price, ok := rat(f.Amount)
		if err != nil || !ok || price.Sign() <= 0 {
			continue
		}
		limits := i.Limits
		if len(limits) == 0 && i.Envelope.IsSet() {
			limits = []Limit{{Amount: i.Envelope}}
		}
		type funded struct {
			limit Limit
			units *big.Int
			rest  *big.Rat
			short bool
		}
		var all []funded
		short := false
		for _, l := range limits {
			most, ok := rat(l.Amount)
			if !ok || l.Amount.Currency() != f.Amount.Currency() {
				continue
			}
			n := new(big.Int).Quo(new(big.Rat).Quo(most, price).Num(), new(big.Rat).Quo(most, price).Denom())
			rest := new(big.Rat).Sub(most, new(big.Rat).Mul(new(big.Rat).SetInt(n), price))
			units, err := figure.FromRat(new(big.Rat).SetInt(n))
			if err != nil {
				continue
			}
			x := funded{l, n, rest, units.Less(want.Figure) == figure.Yes}
			short = short || x.short
			all = append(all, x)
		}
		if !short {
			continue
		}
		at := path + cite.Pointer("formulas", string(f.ID))
		var worst funded
		for _, x := range all {
			if x.short && (worst.units == nil || x.units.Cmp(worst.units) < 0) {
				worst = x
			}
		}
		message := say.Text(
			"{limit} بسعر {price} للوحدة تموّل {units} من {target}، ويبقى {rest}",
			"{limit} à {price} l'unité financent {units} sur {target}, et il reste {rest}",
			"{limit} at {price} a unit fund {units} of {target}, with {rest} left")
		found := r.Add(at, message, amount("limit", worst.limit.Amount), amount("price", f.Amount), rulekit.Word("units", worst.units.String()), rulekit.Quantity("target", t.Value), restOf(worst.rest, f.Amount)).
			Cite(cited(at, f.Cites)...)
		for _, x := range all {
			from := path + "/envelope"
			cites := i.Cites
			if x.limit.ID != "" {
				from, cites = path+cite.Pointer("limits", string(x.limit.ID)), x.limit.Cites
			}
			found.Cite(cited(from, cites)...)
			last := &found.Evidence[len(found.Evidence)-1]
			last.Note = fundedNote(x.units.String(), x.limit.Amount.String(), restText(x.rest, f.Amount))
			if n, err := figure.FromRat(new(big.Rat).SetInt(x.units)); err == nil {
				last.Quantity = figure.Quantity{Figure: n, Unit: f.Unit}
			}
		}
		if len(all) > 1 {
			found.Suggest("قراءات الحد الأقصى كلها مذكورة في الأدلة؛ يُسأل الموقعون أيها قُصد", "toutes les lectures du plafond sont dans les preuves ; demander aux signataires laquelle vaut", "every reading of the limit stands in the evidence; ask the signatories which one is meant")
		}
	}
}

func restOf(rest *big.Rat, like money.Money) finding.Arg {
	f, err := figure.FromRat(rest)
	if err != nil {
		return rulekit.Word("rest", "?")
	}
	return rulekit.Quantity("rest", figure.Quantity{Figure: f, Unit: currencyUnit(like)})
}

func restText(rest *big.Rat, like money.Money) string {
	f, err := figure.FromRat(rest)
	if err != nil {
		return "?"
	}
	return f.String() + " " + like.Currency().String()
}

// checkBounds asks that bounds leave something between them and that amounts
// are not negative.
func checkBounds(s Scope, v Version, c Content, i Instrument, path string, r *rulekit.Report) {
	over := func(at string, low, high money.Money) {
		if n, err := low.Cmp(high); low.IsSet() && high.IsSet() && err == nil && n > 0 {
			r.Add(at, say.Text("{low} حداً أدنى و{high} حداً أقصى", "plancher {low}, plafond {high}", "floor {low}, cap {high}"), amount("low", low), amount("high", high)).Cite(cited(path, i.Cites)...)
		}
	}
	negative := func(at string, m money.Money) {
		if m.IsSet() && m.Sign() < 0 {
			r.Add(at, say.Text("مبلغ سالب: {amount}", "montant négatif : {amount}", "negative amount: {amount}"), amount("amount", m)).Cite(cited(path, i.Cites)...)
		}
	}
	negative(path+"/envelope", i.Envelope)
	for _, l := range i.Limits {
		at := path + cite.Pointer("limits", string(l.ID))
		negative(at, l.Amount)
		if n, err := l.Amount.Cmp(i.Envelope); i.Envelope.IsSet() && err == nil && n > 0 {
			r.Add(at, say.Text("الحد {limit} يتجاوز الغلاف {envelope}", "le plafond {limit} dépasse l'enveloppe {envelope}", "the limit {limit} exceeds the envelope {envelope}"), amount("limit", l.Amount), amount("envelope", i.Envelope)).Cite(cited(at, l.Cites)...)
		}
	}
	for _, f := range i.Formulas {
		at := path + cite.Pointer("formulas", string(f.ID))
		over(at, f.Floor, f.Cap)
		over(at, f.UnitFloor, f.UnitCap)
		for _, m := range []money.Money{f.Amount, f.UnitCap, f.UnitFloor, f.Cap, f.Floor} {
			negative(at, m)
		}
		if share, ok := ratio(f.Share); ok && (share.Sign() < 0 || share.Cmp(big.NewRat(1, 1)) > 0) {
			r.Add(at+"/share", say.Text("النسبة {share} خارج 0 إلى 100 في المائة", "le taux {share} sort de 0 à 100 %", "the share {share} lies outside 0 to 100 %"), rulekit.Quantity("share", f.Share)).Cite(cited(at, f.Cites)...)
		}
	}
	for _, t := range i.Tranches {
		negative(path+cite.Pointer("tranches", string(t.ID)), t.Amount)
	}
	for _, p := range c.Payments {
		if p.Instrument == i.ID {
			negative(v.Path(Ref{RecordPayments, p.ID}), p.Amount)
		}
	}
}

// paid returns the payments of a kind under an instrument, or under one of its
// tranches.
func (c Content) paid(instrument, tranche ID, kind PaymentKind) []money.Money {
	var all []money.Money
	for _, p := range c.Payments {
		if p.Instrument == instrument && p.Kind == kind && (tranche == "" || p.Tranche == tranche) {
			all = append(all, p.Amount)
		}
	}
	return all
}

// amountIn returns the exact amount of a tranche; unset when its share of the
// envelope is not a whole number of minor units.
func (t Tranche) amountIn(i Instrument) money.Money {
	share, ok := ratio(t.Share)
	if t.Amount.IsSet() || !ok || !i.Envelope.IsSet() {
		return t.Amount
	}
	exact, err := money.RatioFromRat(share)
	if err != nil {
		return money.Money{}
	}
	down, err := i.Envelope.Share(exact, money.Floor)
	if err != nil {
		return money.Money{}
	}
	up, err := i.Envelope.Share(exact, money.Ceiling)
	if err != nil || down != up {
		return money.Money{}
	}
	return down
}

// rat returns an amount as an exact number.
func rat(m money.Money) (*big.Rat, bool) {
	d, ok := m.Decimal()
	if !ok {
		return nil, false
	}
	return d.Rat(), true
}

// ratio returns a share as an exact ratio: 1/5 for 20 percent.
func ratio(q figure.Quantity) (*big.Rat, bool) {
	if !q.IsSet() {
		return nil, false
	}
	q, err := q.In(figure.Unit{})
	if err != nil {
		return nil, false
	}
	return q.Figure.Rat()
}

func currencyUnit(m money.Money) figure.Unit {
	u, _ := figure.ParseUnit(m.Currency().String())
	return u
}

// amount is an argument that shows an amount.
func amount(arg string, m money.Money) finding.Arg {
	d, ok := m.Decimal()
	if f, err := figure.FromDecimal(d); ok && err == nil {
		return rulekit.Quantity(arg, figure.Quantity{Figure: f, Unit: currencyUnit(m)})
	}
	return rulekit.Word(arg, m.String())
}

// needsEvidence reports whether a condition has a test of something that
// somebody must show.
func (n Condition) needsEvidence() bool {
	return slices.ContainsFunc(n.Tests, func(t Test) bool { return t.Kind == TestEvidence || t.Kind == TestProgress || t.Kind == TestAmount })
}

// supported reports whether any evidence speaks for a condition, for what its
// tests look at, or for the target that they measure.
func (c Content) supported(r Ref, n Condition) bool {
	refs := []Ref{r}
	for _, t := range n.Tests {
		if t.Of.IsSet() {
			refs = append(refs, t.Of)
		}
		if t.Target != "" {
			refs = append(refs, Ref{RecordTargets, t.Target})
		}
	}
	return slices.ContainsFunc(c.Evidence, func(e Evidence) bool {
		return slices.ContainsFunc(refs, func(x Ref) bool { return slices.Contains(e.Supports, x) })
	})
}

func conditionRules() []Rule {
	with := func(tests string) string {
		return instrumentWith(`"tranches": [{"id": "t1", "amount": `+mad("5")+`, "due": "2018", "conditions": ["n"]}]`, `, "conditions": [{"id": "n", "tests": [`+tests+`]}]`)
	}
	return []Rule{
		{
			Rule: finding.Rule{
				Code: "AGR121", Family: FamilyConditions, Severity: finding.SeverityWarning,
				Title: say.Text("شرط لا يُختبر", "condition sans épreuve", "condition without a test"),
			},
			Example: Example{
				Fires: with(``), Silent: with(`{"id": "x", "kind": "date", "by": "2018"}`),
				Path: "/agreements/a/conditions/n/tests",
			},
			Check: perCondition(func(s Scope, v Version, c Content, n Condition, path string, r *rulekit.Report) {
				if len(n.Tests) == 0 {
					r.Add(path+"/tests", say.Text("لا يُذكر كيف يُعرف أن الشرط تحقق", "on ne dit pas comment savoir si la condition est remplie", "it is not said how to know whether the condition is met")).Cite(cited(path, n.Cites)...)
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR122", Family: FamilyConditions, Severity: finding.SeverityInfo,
				Title: say.Text("شرط لا يتعلق به شيء", "condition dont rien ne dépend", "condition that nothing depends on"),
			},
			Example: Example{
				Fires:  one(`"conditions": [{"id": "n", "tests": [{"id": "x", "kind": "date", "by": "2018"}]}]`),
				Silent: with(`{"id": "x", "kind": "date", "by": "2018"}`),
				Path:   "/agreements/a/conditions/n",
			},
			Check: perCondition(func(s Scope, v Version, c Content, n Condition, path string, r *rulekit.Report) {
				for _, i := range c.Instruments {
					if slices.ContainsFunc(i.Tranches, func(t Tranche) bool { return slices.Contains(t.Conditions, n.ID) }) ||
						slices.ContainsFunc(i.Clawbacks, func(b Clawback) bool { return b.Condition == n.ID }) {
						return
					}
				}
				r.Add(path, say.Text("لا قسط ولا استرجاع يتعلق بهذا الشرط", "aucune tranche, aucune récupération ne dépend de cette condition", "no tranche and no clawback depends on this condition")).Cite(cited(path, n.Cites)...)
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR123", Family: FamilyConditions, Severity: finding.SeverityWarning,
				Title: say.Text("شرط يُختبر بعد أجل الصرف", "condition éprouvée après l'échéance du paiement", "condition tested after the money is due"),
			},
			Example: Example{
				Fires:  with(`{"id": "x", "kind": "amount", "target": "t", "at_least": "500 job", "by": "2019"}`),
				Silent: with(`{"id": "x", "kind": "amount", "target": "t", "at_least": "500 job", "by": "2017"}`),
				Path:   "/agreements/a/conditions/n/tests/x/by",
			},
			Check: perCondition(func(s Scope, v Version, c Content, n Condition, path string, r *rulekit.Report) {
				for _, i := range c.Instruments {
					for _, t := range i.Tranches {
						if !slices.Contains(t.Conditions, n.ID) || !t.Due.IsSet() {
							continue
						}
						for _, x := range n.Tests {
							if x.By.IsSet() && x.By.First().Compare(t.Due.Last()) > 0 {
								r.Add(path+cite.Pointer("tests", string(x.ID))+"/by", say.Text("يُختبر في {by} ما يُصرف في {due}", "éprouvée en {by}, pour un paiement dû en {due}", "tested in {by}, for money due in {due}"), rulekit.Word("by", x.By.String()), rulekit.Word("due", t.Due.String())).Cite(cited(path, n.Cites)...)
							}
						}
					}
				}
			}),
		},
		{
			Rule: finding.Rule{
				Code: "AGR124", Family: FamilyConditions, Severity: finding.SeverityError,
				Title: say.Text("اختبار ناقص", "épreuve incomplète", "test that says too little"),
			},
			Example: Example{
				Fires:  with(`{"id": "x", "kind": "amount", "target": "t"}`),
				Silent: with(`{"id": "x", "kind": "amount", "target": "t", "at_least": "500 job"}`),
				Path:   "/agreements/a/conditions/n/tests/x",
			},
			Check: perCondition(func(s Scope, v Version, c Content, n Condition, path string, r *rulekit.Report) {
				for _, x := range n.Tests {
					var lacks string
					switch x.Kind {
					case TestProgress, TestAmount:
						switch {
						case x.Target == "":
							lacks = "target"
						case !x.AtLeast.IsSet():
							lacks = "at_least"
						}
					case TestEvidence:
						if x.Evidence == 0 {
							lacks = "evidence"
						}
					case TestDate:
						if !x.By.IsSet() {
							lacks = "by"
						}
					case TestState:
						if x.State == 0 {
							lacks = "state"
						}
					}
					if lacks != "" {
						r.Add(path+cite.Pointer("tests", string(x.ID)), say.Text("ينقص {member}", "il manque {member}", "it lacks {member}"), rulekit.Word("member", lacks)).Cite(cited(path, n.Cites)...)
						continue
					}
					unit := figure.Unit{}
					if t, ok := c.Target(x.Target); ok && x.Kind == TestAmount {
						unit = t.Value.Unit
					}
					if x.AtLeast.IsSet() && !x.AtLeast.Unit.Compatible(unit) {
						r.Add(path+cite.Pointer("tests", string(x.ID))+"/at_least", say.Text("الوحدة {got} لا تقاس بـ {want}", "l'unité {got} ne se mesure pas en {want}", "unit {got} is not measured in {want}"), rulekit.Word("got", x.AtLeast.Unit.String()), rulekit.Word("want", unit.String()))
					}
				}
			}),
		},
	}
}

// perCondition makes a rule's check of one that looks at one condition.
func perCondition(check func(s Scope, v Version, c Content, n Condition, path string, r *rulekit.Report)) checkFunc {
	return perVersion(func(s Scope, v Version, c Content, r *rulekit.Report) {
		for _, n := range c.Conditions {
			check(s, v, c, n, v.Path(Ref{RecordConditions, n.ID}), r)
		}
	})
}
