package rules_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// found returns the paths at which a rule fires in an agreement, a.
func found(t *testing.T, code finding.Code, members string) []string {
	t.Helper()
	text := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016", ` +
		members + `}]}`
	var paths []string
	for _, f := range rules.Check(decode(t, text), declaredView(t, ""), rules.All()...) {
		if f.Code == code {
			paths = append(paths, strings.TrimPrefix(f.Path, "/agreements/a/"))
		}
	}
	return paths
}

// TestRecoveryGoesTheOtherWay: what is paid goes from payer to payee, what is
// recovered back from payee to payer.
func TestRecoveryGoesTheOtherWay(t *testing.T) {
	const parties = `"parties": [{"id": "state", "organisation": "s"}, {"id": "firm", "organisation": "f"}],
  "instruments": [{"id": "i", "kind": "grant", "payers": ["state"], "payees": ["firm"]}], "payments": [`
	payment := func(id, kind, from, to string) string {
		return `{"id": "` + id + `", "kind": "` + kind + `", "instrument": "i", "when": "2018", "from": "` + from +
			`", "to": "` + to +
			`", "amount": {"amount": "5", "currency": "MAD"}}`
	}
	members := parties + strings.Join([]string{
		payment("paid", "paid", "state", "firm"), payment("paid-back", "recovered", "firm", "state"),
		payment("wrong-way", "paid", "firm", "state"), payment("wrong-way-back", "recovered", "state", "firm"),
	}, ", ") + `]`
	want := []string{"payments/wrong-way", "payments/wrong-way-back"}
	if got := found(t, "AGR108", members); !slices.Equal(got, want) {
		t.Errorf("AGR108 at %q, want %q", got, want)
	}
}

// TestMilestones: payments that are known so far and do not yet make the whole amount are
// worth knowing; more than it is an error.
func TestMilestones(t *testing.T) {
	const text = `"instruments": [{"id": "i", "kind": "grant", "envelope": {"amount": "12", "currency": "MAD"},
  "tranches": [{"id": "t1", "amount": {"amount": "4", "currency": "MAD"}},
    {"id": "t2", "amount": {"amount": "%", "currency": "MAD"}}]}]`
	for second, want := range map[string][]string{
		"7": {"info"}, "8": nil, "9": {"error"},
	} {
		book := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016", ` +
			strings.Replace(text, "%", second, 1) + `}]}`
		var got []string
		for _, f := range rules.Check(decode(t, book), declaredView(t, ""), rules.All()...) {
			if f.Code == "AGR103" {
				got = append(got, f.Severity.String())
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("4 and %s of 12: %v, want %v", second, got, want)
		}
	}
}

// TestSharesOfTheWhole: tranches in shares are of the whole envelope: a part that none has
// is a warning, less than a share among amounts worth knowing.
func TestSharesOfTheWhole(t *testing.T) {
	for tranches, want := range map[string][]string{
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "share": "6/10"}`:                                 {"warning"},
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "share": "7/10"}`:                                 nil,
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "share": "71/100"}`:                               {"error"},
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "amount": {"amount": "6", "currency": "MAD"}}`:    {"info"},
		`{"id": "t1", "share": "3/10"}, {"id": "t2", "amount": {"amount": "8.40", "currency": "MAD"}}`: nil,
		`{"id": "t1", "amount": {"amount": "3.59", "currency": "MAD"}}, {"id": "t2", "share": "7/10"}`: {"info"},
		`{"id": "t1", "amount": {"amount": "3.61", "currency": "MAD"}}, {"id": "t2", "share": "7/10"}`: {"error"},
		`{"id": "t1", "amount": {"amount": "3.60", "currency": "EUR"}}, {"id": "t2", "share": "9/10"}`: nil,
	} {
		book := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
  "instruments": [{"id": "i", "kind": "grant", "envelope": {"amount": "12", "currency": "MAD"},
  "tranches": [` + tranches + `]}]}]}`
		var got []string
		for _, f := range rules.Check(decode(t, book), declaredView(t, ""), rules.All()...) {
			if f.Code == "AGR103" {
				got = append(got, f.Severity.String())
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s of 12: %v, want %v", tranches, got, want)
		}
	}
}

// TestMoney: the rules of amounts and payments beside their limits, to the centime.
func TestMoney(t *testing.T) {
	instrument := func(members string) string {
		return `"instruments": [{"id": "i", "kind": "grant"` + members +
			`}]`
	}
	payments := func(all ...string) string { return `, "payments": [` + strings.Join(all, ", ") + `]` }
	pay := func(id, members string) string {
		kind := "paid"
		if strings.HasPrefix(id, "back") {
			kind = "recovered"
		}
		return `{"id": "` + id + `", "kind": "` + kind + `", "instrument": "i", ` + members + `}`
	}
	const when = `"when": "2018", `
	none := []string{"info instruments"}
	invested := func(kind string) string {
		return `"commitments": [{"id": "c", "kind": "` + kind +
			`"}], "targets": [{"id": "t", "commitment": "c", "value": "5 MAD", "basis": "cumulative"}]`
	}
	checkRule(t, "AGR101", []ruleCase{
		{name: "nothing", want: none},
		{name: "an instrument of no amount", members: instrument(""), want: none},
		{name: "an amount", members: instrument(`, "amount": "5 MAD"`)},
		{name: "an envelope", members: instrument(`, "envelope": @5`)},
		{name: "a formula", members: instrument(`, "formulas": [{"id": "f", "kind": "fixed", "amount": @5}]`)},
		{name: "a tranche", members: instrument(`, "tranches": [{"id": "t", "amount": @5}]`)},
		{name: "a limit", members: instrument(`, "limits": [{"id": "l", "amount": @5}]`)},
		{name: "to be invested", members: invested("invest")},
		{name: "to be funded", members: invested("fund")},
		{name: "to be delivered", members: invested("deliver"), want: none},
	})
	tranches := func(a, b string) string {
		return instrument(`, "envelope": @12, "tranches": [{"id": "t1", ` + a + `}, {"id": "t2", ` + b + `}]`)
	}
	checkRule(t, "AGR103", []ruleCase{
		{name: "more", members: tranches(`"amount": @6`, `"amount": @6.01`),
			want: []string{"error instruments/i/tranches"}},
		{name: "as much", members: tranches(`"amount": @6`, `"amount": @6`)},
		{name: "less", members: tranches(`"amount": @6`, `"amount": @5.99`),
			want: []string{"info instruments/i/tranches"}},
		{name: "no exact share", members: tranches(`"amount": @6`, `"share": "[1/4,1/3]"`)},
		{name: "no tranche", members: instrument(`, "envelope": @12`)},
		{name: "no envelope", members: instrument(`, "tranches": [{"id": "t1", "amount": @5}]`)},
	})
	differ := func(path string) []string { return []string{"error " + path} }
	checkRule(t, "AGR104", []ruleCase{
		{name: "limit", members: instrument(`, "envelope": @12, "limits": [{"id": "l", "amount": @1EUR}]`),
			want: differ("instruments/i/limits/l")},
		{name: "formula",
			members: instrument(`, "envelope": @12, "formulas": [{"id": "f", "kind": "fixed", "amount": @1EUR}]`),
			want:    differ("instruments/i/formulas/f")},
		{name: "cap",
			members: instrument(`, "envelope": @12, "formulas": [{"id": "f", "kind": "fixed", "amount": @1, "cap": @1EUR}]`),
			want:    differ("instruments/i/formulas/f")},
		{name: "tranche", members: instrument(`, "envelope": @12, "tranches": [{"id": "t", "amount": @1EUR}]`),
			want: differ("instruments/i/tranches/t")},
		{name: "payment", members: instrument(`, "envelope": @12`) + payments(pay("p", when+`"amount": @1EUR`)),
			want: differ("payments/p")},
		{name: "payment of another",
			members: `"instruments": [{"id": "i", "kind": "grant"}, {"id": "j", "kind": "grant", "envelope": @1EUR}]` +
				payments(pay("p", when+`"amount": @1`))},
		{name: "one currency", members: instrument(`, "envelope": @12, "limits": [{"id": "l", "amount": @1}]`)},
		{name: "the first limit",
			members: instrument(`, "limits": [{"id": "l", "amount": @1}, {"id": "m", "amount": @1EUR}]`),
			want:    differ("instruments/i/limits/m")},
	})
	parts := instrument(`, "envelope": @10.01, "tranches": [{"id": "t", "amount": @4}, {"id": "u", "share": "1/2"}]`)
	even := instrument(`, "envelope": @10, "tranches": [{"id": "t", "amount": @4}, {"id": "u", "share": "1/2"}]`)
	const whole, first, second = "error instruments/i", "error instruments/i/tranches/t",
		"error instruments/i/tranches/u"
	checkRule(t, "AGR105", []ruleCase{
		{name: "a tranche", members: even + payments(pay("p", when+`"tranche": "t", "amount": @4.01`)),
			want: []string{first}},
		{name: "all of it", members: even + payments(pay("p", when+`"tranche": "t", "amount": @4`))},
		{name: "twice", members: even + payments(pay("p", when+`"tranche": "t", "amount": @2`), pay("q",
			when+`"tranche": "t", "amount": @2.01`)),
			want: []string{first}},
		{name: "and back", members: even + payments(pay("p", when+`"tranche": "t", "amount": @4`), pay("back",
			when+`"tranche": "t", "amount": @1`))},
		{name: "a share", members: even + payments(pay("p", when+`"tranche": "u", "amount": @5.01`)),
			want: []string{second}},
		{name: "all of a share", members: even + payments(pay("p", when+`"tranche": "u", "amount": @5`))},
		{name: "more than an uneven share", members: parts + payments(pay("p", when+`"tranche": "u", "amount": @6`))},
		{name: "an uneven share", members: parts + payments(pay("p", when+`"tranche": "u", "amount": @5.01`))},
		{name: "the whole", members: even + payments(pay("p", when+`"amount": @10.01`)), want: []string{whole}},
		{name: "no envelope", members: instrument("") + payments(pay("p", when+`"amount": @10.01`))},
		{name: "another currency", members: even + payments(pay("p", when+`"amount": @11EUR`))},
		{name: "two currencies", members: even + payments(pay("p", when+`"amount": @11`), pay("q",
			when+`"amount": @11EUR`))},
	})
	conditioned := func(kind, evidence string, more ...string) string {
		return `"instruments": [{"id": "i", "kind": "grant", "tranches": [{"id": "t", "amount": @4, "conditions": ["gone",
   "n"]}, {"id": "u", "amount": @4}]}],
  "targets": [{"id": "g", "value": "5 job", "basis": "cumulative"}],
   "conditions": [{"id": "n", "tests": [{"id": "x", "kind": ` + kind + `}]}]` + evidence +
			payments(append([]string{pay("p", when+`"tranche": "t", "amount": @4`)}, more...)...)
	}
	shows := func(record string) string {
		return `, "evidence": [{"id": "e", "kind": "report", "supports": ["` +
			record + `"], "when": "2017"}]`
	}
	const audit, amount = `"evidence", "evidence": "audit", "of": "instruments/i"`,
		`"amount", "target": "g", "at_least": "5 job"`
	unshown := []string{"warning payments/p"}
	checkRule(t, "AGR106", []ruleCase{
		{name: "evidence", members: conditioned(audit, ""), want: unshown},
		{name: "amount", members: conditioned(amount, ""), want: unshown},
		{name: "progress", members: conditioned(`"progress", "target": "g", "at_least": "5 percent"`, ""),
			want: unshown},
		{name: "day", members: conditioned(`"date", "by": "2020"`, "")},
		{name: "of the condition", members: conditioned(audit, shows("conditions/n"))},
		{name: "of what it looks at", members: conditioned(audit, shows("instruments/i"))},
		{name: "of the target", members: conditioned(amount, shows("targets/g"))},
		{name: "of something else", members: conditioned(audit, shows("targets/g")), want: unshown},
		{name: "another tranche", members: strings.Replace(conditioned(audit, ""), `"tranche": "t"`,
			`"tranche": "u"`, 1)},
		{name: "no tranche", members: strings.Replace(conditioned(audit, ""), `"tranche": "t", `, "", 1)},
		{name: "what came back", members: strings.Replace(conditioned(audit, "", pay("back",
			when+`"tranche": "t", "amount": @4`)), `"tranche": "t", "amount": @4}, `,
			`"tranche": "u", "amount": @4}, `, 1)},
	})
	unmet := []string{"error payments/p"}
	checkRule(t, "AGR112", []ruleCase{
		{name: "too soon", members: conditioned(`"date", "by": "2019"`, ""), want: unmet},
		{name: "on its last day", members: conditioned(`"date", "by": "2018-12-31"`, "")}, // some day of 2018
		{name: "after all of it", members: conditioned(`"date", "by": "2019-01-01"`, ""), want: unmet},
		{name: "told by another", members: conditioned(audit, "")},
		{name: "evidence of another kind", members: conditioned(audit, shows("conditions/n")), want: unmet},
		{name: "another tranche", members: strings.Replace(conditioned(`"date", "by": "2019"`, ""),
			`"tranche": "t"`, `"tranche": "u"`, 1)},
		{name: "what came back", members: strings.Replace(conditioned(`"date", "by": "2019"`, "", pay("back",
			when+`"tranche": "t", "amount": @4`)),
			`"tranche": "t", "amount": @4}, `, `"tranche": "u", "amount": @4}, `, 1)},
	})
	life := func(id, when string) string {
		return `"term": {"start": "2016-01-01", "end": "2018-12-31"},
   "events": [{"id": "e", "kind": "signed", "when": "2015-12-01"}], ` +
			instrument("") + payments(pay(id, `"when": "`+when+`", "amount": @5`))
	}
	outside := []string{"warning payments/p"}
	checkRule(t, "AGR107", []ruleCase{
		{name: "before", members: life("p", "2015-11-30"), want: outside},
		{name: "on the day", members: life("p", "2015-12-01")},
		{name: "some day of the year", members: life("p", "2015")},
		{name: "before it began", members: life("p", "2015-12-15")},
		{name: "on the last day", members: life("p", "2018-12-31")},
		{name: "after", members: life("p", "2019-01-01"), want: outside},
		{name: "perhaps after", members: life("p", "2018/2019")},
		{name: "back after", members: life("back", "2019-01-01")},
	})
	between := func(from, to, instrument string) string {
		return `"parties": [{"id": "s", "organisation": "s"}, {"id": "f", "organisation": "f"}],
   "instruments": [{"id": "i", "kind": "grant"` + instrument + `}]` +
			payments(pay("p", when+from+to+`"amount": @5`))
	}
	const fromS, fromF, toS, toF = `"from": "s", `, `"from": "f", `, `"to": "s", `, `"to": "f", `
	const payers, payees = `, "payers": ["s"]`, `, "payees": ["f"]`
	checkRule(t, "AGR108", []ruleCase{
		{name: "as agreed", members: between(fromS, toF, payers+payees)},
		{name: "another payer", members: between(fromF, toF, payers+payees), want: outside},
		{name: "another payee", members: between(fromS, toS, payers+payees), want: outside},
		{name: "no payer known", members: between("", toF, payers+payees)},
		{name: "no payee known", members: between(fromS, "", payers+payees)},
		{name: "no payer agreed", members: between(fromF, toF, payees)},
		{name: "no payee agreed", members: between(fromS, toS, payers)},
		{name: "no instrument", members: strings.Replace(between(fromF, toS, payers+payees), `"instrument": "i"`,
			`"instrument": "j"`, 1)},
	})
	formula := func(members string) string {
		return instrument(`, "formulas": [{"id": "f", "kind": "per_unit",
   "amount": @50, "unit": "job"` + members + `}]`)
	}
	share := func(share string) string {
		return instrument(`, "formulas": [{"id": "f", "kind": "percentage",
   "share": "` + share + `"}]`)
	}
	const bad = "error instruments/i/formulas/f"
	checkRule(t, "AGR109", []ruleCase{
		{name: "floor and cap", members: formula(`, "floor": @100, "cap": @100`)},
		{name: "floor above cap", members: formula(`, "floor": @100.01, "cap": @100`), want: []string{bad}},
		{name: "of a unit", members: formula(`, "unit_floor": @60, "unit_cap": @50`), want: []string{bad}},
		{name: "floor alone", members: formula(`, "floor": @100`)},
		{name: "two currencies", members: formula(`, "floor": @100, "cap": @10EUR`)},
		{name: "a negative price", members: strings.Replace(formula(""), "@50", "@-50", 1), want: []string{bad}},
		{name: "a negative cap", members: formula(`, "cap": @-1`), want: []string{bad}},
		{name: "zero", members: formula(`, "floor": @0`)},
		{name: "none of it", members: share("0 percent")},
		{name: "all of it", members: share("100 percent")},
		{name: "more than all", members: share("101 percent"), want: []string{bad + "/share"}},
		{name: "less than none", members: share("-1 percent"), want: []string{bad + "/share"}},
		{name: "a negative envelope", members: instrument(`, "envelope": @-1`),
			want: []string{"error instruments/i/envelope"}},
		{name: "a negative limit", members: instrument(`, "limits": [{"id": "l", "amount": @-1}]`),
			want: []string{"error instruments/i/limits/l"}},
		{name: "a limit", members: instrument(`, "envelope": @5, "limits": [{"id": "l", "amount": @5}]`)},
		{name: "a limit beyond", members: instrument(`, "envelope": @5, "limits": [{"id": "l", "amount": @5.01}]`),
			want: []string{"error instruments/i/limits/l"}},
		{name: "a negative tranche", members: instrument(`, "tranches": [{"id": "t", "amount": @-1}]`),
			want: []string{"error instruments/i/tranches/t"}},
		{name: "a negative payment", members: instrument("") + payments(pay("p", when+`"amount": @-5`)),
			want: []string{"error payments/p"}},
		{name: "of another instrument", members: strings.Replace(instrument("")+payments(pay("p",
			when+`"amount": @-5`)), `"instrument": "i"`, `"instrument": "j"`, 1)},
	})
	checkRule(t, "AGR110", []ruleCase{
		{name: "more", members: instrument("") + payments(pay("p", when+`"amount": @5`), pay("back",
			when+`"amount": @5.01`)), want: []string{whole}},
		{name: "as much", members: instrument("") + payments(pay("p", when+`"amount": @5`), pay("back",
			when+`"amount": @5`))},
		{name: "nothing paid", members: instrument("") + payments(pay("back", when+`"amount": @1`)),
			want: []string{whole}},
		{name: "nothing back", members: instrument("") + payments(pay("p", when+`"amount": @5`))},
		{name: "by two", members: instrument("") + payments(pay("p", when+`"amount": @5`), pay("back1",
			when+`"amount": @3`), pay("back2", when+`"amount": @3`)),
			want: []string{whole}},
		{name: "two currencies back", members: instrument("") + payments(pay("p", when+`"amount": @5`), pay("back1",
			when+`"amount": @9`), pay("back2", when+`"amount": @1EUR`))},
		{name: "two currencies paid", members: instrument("") + payments(pay("p", when+`"amount": @5`), pay("q",
			when+`"amount": @5EUR`), pay("back", when+`"amount": @9`))},
	})
	checkRule(t, "AGR111", []ruleCase{
		{name: "none", members: share("20 percent"), want: []string{"info instruments/i/formulas/f/rounding"}},
		{name: "stated",
			members: instrument(`, "formulas": [{"id": "f", "kind": "percentage", "share": "20 percent",
   "rounding": "half-even"}]`)},
		{name: "per unit", members: formula("")},
	})
}

// TestFunding: what a limit pays for beside the target, to the unit, and what is offered.
func TestFunding(t *testing.T) {
	book := func(envelope, limits, unit string) string {
		return `"targets": [{"id": "t", "value": "400 job", "basis": "cumulative"}],
   "instruments": [{"id": "i", "kind": "premium"` + envelope +
			`, "formulas": [{"id": "f", "kind": "per_unit", "amount": @6000, "unit": "` + unit +
			`", "target": "t"}]` + limits + `}]`
	}
	const formula = "warning instruments/i/formulas/f"
	for _, c := range []struct {
		ruleCase
		says  string
		cites []string
		asks  bool
	}{
		{ruleCase{name: "one too few", members: book(`, "envelope": @2399999`, "", "job"), want: []string{formula}},
			"399",
			[]string{"instruments/i/formulas/f", "instruments/i/envelope"}, false},
		{ruleCase{name: "enough", members: book(`, "envelope": @2400000`, "", "job")}, "", nil, false},
		{ruleCase{name: "another unit", members: book(`, "envelope": @1`, "", "percent")}, "", nil, false},
		{ruleCase{name: "no target", members: strings.Replace(book(`, "envelope": @1`, "", "job"), `"target": "t"`,
			`"target": "u"`, 1)}, "", nil, false},
		{ruleCase{name: "nothing to pay from", members: book("", "", "job")}, "", nil, false},
		{ruleCase{name: "the least of three", members: book("", `, "limits": [{"id": "x", "amount": @1200000},
   {"id": "y", "amount": @600000},
   {"id": "z", "amount": @2400000}]`, "job"), want: []string{formula}}, "100",
			[]string{"instruments/i/formulas/f", "instruments/i/limits/x", "instruments/i/limits/y",
				"instruments/i/limits/z"}, true},
		{ruleCase{
			name:    "the first of two alike",
			members: book("", `, "limits": [{"id": "x", "amount": @1200500}, {"id": "y", "amount": @1200000}]`, "job"),
			want:    []string{formula},
		}, "500", []string{"instruments/i/formulas/f", "instruments/i/limits/x", "instruments/i/limits/y"}, true},
		{ruleCase{name: "a limit that it cannot be paid from", members: book("",
			`, "limits": [{"id": "x", "amount": @1200000}, {"id": "y", "amount": @1EUR}]`, "job"),
			want: []string{formula}}, "200", []string{"instruments/i/formulas/f", "instruments/i/limits/x"}, false},
	} {
		checkRule(t, "AGR102", []ruleCase{c.ruleCase})
		got := c.tells(t, "AGR102")
		if !strings.Contains(texts(got), c.says) || !slices.Equal(evidence(got), c.cites) {
			t.Errorf("%s: %s, %q", c.name, texts(got), evidence(got))
		}
		for _, f := range got {
			if asks := f.SuggestionText(wording.En) != ""; asks != c.asks {
				t.Errorf("%s: suggestion %q", c.name, f.SuggestionText(wording.En))
			}
		}
	}
}
