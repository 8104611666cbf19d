package agreements_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// moneyBook holds one agreement of the given members with one instrument, i. Amounts are
// short as [testkit.Amounts] has them.
func moneyBook(t *testing.T, members, instrument string) agreements.Version {
	t.Helper()
	text := `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
  ` + members + `"instruments": [{"id": "i", "kind": "grant", ` + instrument + `}, {"id": "j", "kind": "grant"}]}]}`
	return history(t, decode(t, testkit.Amounts(text)), "a").AsOf(period.Date{}, period.Date{})
}

// dhOrNot is an amount in dirhams; unset for "".
func dhOrNot(s string) money.Money {
	if s == "" {
		return money.Money{}
	}
	return dh(s)
}

const (
	heldJobs = `"measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}]`
	jobsGoal = `"targets": [{"id": "jobs", "value": "400 job", "basis": "level", "deadline": "2020", ` + heldJobs +
		`}], `
	// Of 350 jobs, 250 came on top of the 100 before.
	twoReadings = `"targets": [{"id": "jobs", "value": "400 job", "basis": "open", "deadline": "2020",
   "readings": [{"id": "level", "basis": "level"}, {"id": "more", "basis": "additional", "baseline": "b"}],
   "baselines": [{"id": "b", "value": "100 job"}], ` + heldJobs + `}], `
	// Nothing says what was there before.
	noBefore = `"targets": [{"id": "jobs", "value": "400 job", "basis": "open", "deadline": "2020",
   "readings": [{"id": "level", "basis": "level"}, {"id": "more", "basis": "additional"}], ` + heldJobs + `}], `
	moreFirst = `"targets": [{"id": "jobs", "value": "400 job", "basis": "open", "deadline": "2020",
   "readings": [{"id": "more", "basis": "additional"}, {"id": "level", "basis": "level"}], ` + heldJobs + `}], `
	perJob  = `{"id": "f", "kind": "per_unit", "amount": @6000, "unit": "job", "target": "jobs"}`
	header  = "id,indicator,perimeter,period,declared,unit,declared_on\n"
	held300 = header + "h,jobs,all,2018,>300,job,2019-01\n"
	held350 = header + "h,jobs,all,2018,350,job,2019-01\n"
)

// TestPayableReadings: what formulas, tranches, limits and the envelope make payable: the
// least for certain, and the most, "" where nothing bounds it. More than 300 jobs at 6,000
// are 1,800,000 for certain.
func TestPayableReadings(t *testing.T) {
	for _, c := range []struct {
		name, members, instrument, declared string
		least, most                         string
	}{
		{"per job", jobsGoal, `"formulas": [` + perJob + `]`, held300, "1800000", ""},
		{"capped", jobsGoal, `"formulas": [` + strings.Replace(perJob, "}", `, "cap": @2000000}`, 1) + `]`,
			held300, "1800000", "2000000"},
		{"within the envelope", jobsGoal, `"envelope": @1900000, "formulas": [` + perJob + `]`, held300,
			"1800000", "1900000"},
		{"below the envelope", jobsGoal, `"envelope": @1900000, "formulas": [` + perJob + `]`,
			header + "h,jobs,all,2018,300,job,2019-01\n",
			"1800000", "1800000"},
		{"two limits", jobsGoal,
			`"limits": [{"id": "x", "amount": @1500000}, {"id": "y", "amount": @1850000}], "formulas": [` + perJob +
				`]`,
			held300, "1500000", "1850000"},
		{"two limits, the greater first", jobsGoal,
			`"limits": [{"id": "y", "amount": @1850000}, {"id": "x", "amount": @1500000}], "formulas": [` + perJob +
				`]`,
			held300, "1500000", "1850000"},
		{"limits beyond the envelope", jobsGoal,
			`"envelope": @1000000, "limits": [{"id": "x", "amount": @1500000}], "formulas": [` + perJob + `]`,
			held300, "1000000", "1000000"},
		{"with a tranche", jobsGoal,
			`"formulas": [` + perJob + `], "tranches": [{"id": "t", "amount": @1700000}]`, held300, "1700000",
			"1700000"},
		{"with an open tranche", jobsGoal,
			`"formulas": [` + perJob + `], "tranches": [{"id": "t", "amount": @1700000, "conditions": ["gone"]}]`,
			held300, "0", "1700000"},
		{"with a greater tranche", jobsGoal,
			`"formulas": [` + perJob + `], "tranches": [{"id": "t", "amount": @1900000}]`, held300, "1800000",
			"1900000"},
		{"no target", "",
			`"formulas": [{"id": "f", "kind": "per_unit", "amount": @6000, "unit": "job", "cap": @100}]`, held300,
			"0", "100"},
		{"a target that is not there", "", `"formulas": [` + perJob + `]`, held300, "0", ""},
		{"another unit", jobsGoal, `"formulas": [` + strings.Replace(perJob, `"job"`, `"percent"`, 1) + `]`,
			held300, "0", ""},
		{"nothing known", jobsGoal, `"formulas": [` + perJob + `]`, "", "0", ""},
		{"nothing known, capped", jobsGoal, `"formulas": [` + strings.Replace(perJob, "}",
			`, "cap": @9}`, 1) + `]`, "", "0", "9"},
		{"two readings", twoReadings, `"formulas": [` + perJob + `]`, held350, "1500000", "2100000"},
		{"two readings without an end", twoReadings, `"formulas": [` + perJob + `]`, held300, "1200000", ""},
		{"one reading without a baseline", noBefore, `"formulas": [` + perJob + `]`, held350, "0", ""},
		{"the first reading without a baseline", moreFirst, `"formulas": [` + perJob + `]`, held350, "0", ""},
		{"one of them capped", noBefore, `"formulas": [` + strings.Replace(perJob, "}",
			`, "cap": @3000000}`, 1) + `]`, held350, "0", "3000000"},
		{"percentage", "",
			`"formulas": [{"id": "f", "kind": "percentage", "share": "20 percent", "cap": @100}]`, "", "0", "100"},
		{"percentage of an envelope", "",
			`"envelope": @50, "formulas": [{"id": "f", "kind": "percentage", "share": "20 percent"}]`, "", "0", "50"},
		{"two fixed", "",
			`"formulas": [{"id": "f", "kind": "fixed", "amount": @5}, {"id": "g", "kind": "fixed", "amount": @7}]`,
			"", "12", "12"},
		{"fixed and without an end", jobsGoal,
			`"formulas": [{"id": "g", "kind": "fixed", "amount": @5}, ` + perJob + `]`, held300, "1800005", ""},
		{"without an end and fixed", jobsGoal,
			`"formulas": [` + perJob + `, {"id": "g", "kind": "fixed", "amount": @5}]`, held300, "1800005", ""},
		{"fixed, with a cap", "", `"formulas": [{"id": "f", "kind": "fixed", "amount": @5, "cap": @4}]`, "",
			"4", "4"},
		{"an envelope alone", "", `"envelope": @1000`, "", "0", "1000"},
		{"tranches alone", "",
			`"tranches": [{"id": "t", "amount": @400}, {"id": "u", "amount": @600, "due": "2019-07"}]`, "", "400",
			"400"},
		{"tranches beside an envelope", "", `"envelope": @300, "tranches": [{"id": "t", "share": "1/2"}]`, "",
			"150", "150"},
		{"a tranche on its day", "", `"tranches": [{"id": "t", "amount": @400, "due": "2019-06-30"}]`, "",
			"400", "400"},
	} {
		l, err := moneyBook(t, c.members, c.instrument).Ledger("i", declaredView(t, c.declared),
			period.MustDate(2019, 6, 30))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		want := agreements.Due{Least: dh(c.least), Most: dhOrNot(c.most)}
		if l.Payable != want || l.Open != want || l.Overpaid != dh("0") || l.Early.IsSet() {
			t.Errorf("%s: payable %+v, open %+v, overpaid %v; want %+v", c.name, l.Payable, l.Open, l.Overpaid, want)
		}
	}
}

// TestLimitStates: each reading of the limit has its own amounts, and what it pays for.
func TestLimitStates(t *testing.T) {
	for _, c := range []struct {
		name, members, amount string
		units                 string
		wanted                string
		enough                figure.Truth
	}{
		{"all", jobsGoal, "2400000", "400", "400 job", figure.Yes},
		{"one less", jobsGoal, "2399999.99", "399", "400 job", figure.No},
		{"perhaps", strings.Replace(jobsGoal, "400 job", "[390,410] job", 1), "2400000", "400",
			"[390,410] job", figure.Undecided},
		{"another unit", strings.Replace(jobsGoal, "400 job", "400 MAD", 1), "2400000", "400", "400 MAD",
			figure.Undecided},
		{"no target", "", "2400000", "400", "", figure.Undecided},
	} {
		l, err := moneyBook(t, c.members,
			`"limits": [{"id": "x", "amount": @`+c.amount+`}], "formulas": [`+perJob+`]`).
			Ledger("i", declaredView(t, held300), period.MustDate(2019, 6, 30))
		if err != nil || len(l.Limits) != 1 || len(l.Limits[0].Fundings) != 1 {
			t.Fatalf("%s: %+v, %v", c.name, l.Limits, err)
		}
		x := l.Limits[0].Fundings[0]
		wanted := figure.Quantity{}
		if c.wanted != "" {
			wanted = figure.MustParseQuantity(c.wanted)
		}
		if l.Limits[0].Limit != "x" || x.Limit != "x" || x.Formula != "f" || x.Target != "jobs" ||
			x.Units.String() != c.units ||
			!x.Wanted.Equal(wanted) || x.Enough != c.enough || l.Limits[0].Amount != dh(c.amount) {
			t.Errorf("%s: %+v", c.name, x)
		}
	}
}

// TestLedgerCurrency: a ledger is in the currency of the first amount of its instrument.
func TestLedgerCurrency(t *testing.T) {
	for _, instrument := range []string{
		`"envelope": @1EUR`, `"limits": [{"id": "x", "amount": @1EUR}]`, `"tranches": [{"id": "t", "amount": @1EUR}]`,
		`"formulas": [{"id": "f", "kind": "fixed", "amount": @1EUR}]`,
		`"formulas": [{"id": "f", "kind": "percentage", "share": "20 percent", "cap": @1EUR}]`,
		`"formulas": [{"id": "f", "kind": "percentage", "share": "20 percent", "unit_cap": @1EUR}]`,
	} {
		l, err := moneyBook(t, "", instrument).Ledger("i", declaredView(t, ""), period.MustDate(2019, 6, 30))
		if err != nil || l.Currency != money.EUR || l.Paid != money.MustParse("0 EUR") {
			t.Errorf("%s: %v, %v", instrument, l.Currency, err)
		}
	}
}

// TestLedgerErrors: amounts that do not go together, and those beyond what an amount can be.
func TestLedgerErrors(t *testing.T) {
	const most = "90000000000000000" // of 92,233,720,368,547,758.07
	pay := func(kind, amount string) string {
		return `{"id": "` + kind + amount + `", "kind": "` + kind[:len(kind)-1] +
			`", "instrument": "i", "when": "2018", "amount": @` + amount + `}`
	}
	for name, c := range map[string]struct {
		members, instrument string
		want                error
	}{
		"a formula in another currency": {"",
			`"envelope": @1, "formulas": [{"id": "f", "kind": "fixed", "amount": @1EUR}]`, agreements.ErrInvalid},
		"two formulas": {"",
			`"formulas": [{"id": "f", "kind": "fixed", "amount": @1}, {"id": "g", "kind": "fixed", "amount": @1EUR}]`,
			agreements.ErrInvalid},
		"a limit": {"",
			`"envelope": @1, "limits": [{"id": "x", "amount": @1EUR}], "formulas": [{"id": "f", "kind": "fixed", "amount": @1}]`,
			agreements.ErrInvalid},
		"a tranche": {"", `"envelope": @1, "tranches": [{"id": "t", "amount": @1EUR}]`, agreements.ErrInvalid},
		"the price and its cap": {jobsGoal,
			`"formulas": [{"id": "f", "kind": "per_unit", "amount": @6, "unit": "job", "target": "jobs", "unit_cap": @5EUR}]`,
			agreements.ErrInvalid},
		"a payment": {`"payments": [` + pay("paid1", "1EUR") + `], `, `"envelope": @1`,
			agreements.ErrInvalid},
		"more than an envelope": {"", `"envelope": @1, "tranches": [{"id": "t", "amount": @2}]`,
			agreements.ErrInvalid},
		"a negative price": {jobsGoal,
			`"formulas": [{"id": "f", "kind": "per_unit", "amount": @-6, "unit": "job", "target": "jobs"}]`,
			agreements.ErrInvalid},
		"tranches beyond what can be": {"",
			`"tranches": [{"id": "t", "amount": @` + most + `}, {"id": "u", "amount": @` + most + `}]`,
			agreements.ErrInvalid},
		"formulas beyond": {"",
			`"formulas": [{"id": "f", "kind": "fixed", "amount": @` + most +
				`}, {"id": "g", "kind": "fixed", "amount": @` + most + `}]`,
			money.ErrOverflow},
		"caps beyond": {"",
			`"formulas": [{"id": "f", "kind": "percentage", "share": "1/2", "cap": @` + most +
				`}, {"id": "g", "kind": "percentage", "share": "1/2", "cap": @` + most + `}]`,
			money.ErrOverflow},
		"payments beyond": {`"payments": [` + pay("paid1", most) + `, ` + pay("paid2", most) + `], `,
			`"envelope": @1`, money.ErrOverflow},
		"recoveries beyond": {`"payments": [` + pay("recovered1", most) + `, ` + pay("recovered2", most) + `], `,
			`"envelope": @1`, money.ErrOverflow},
	} {
		l, err := moneyBook(t, c.members, c.instrument).Ledger("i", declaredView(t, held300), period.MustDate(2019,
			6, 30))
		var e *agreements.Error
		if !errors.Is(err, c.want) || !errors.As(err, &e) || e.Op == "" || l.Currency.IsSet() {
			t.Errorf("%s: %+v, %v", name, l, err)
		}
	}
	v := moneyBook(t, "", `"envelope": @1`)
	for path, call := range map[string]func() error{
		"/agreements/a/instruments/x": func() error {
			_, err := v.Ledger("x", indicators.View{}, period.MustDate(2019, 6, 30))
			return err
		},
		"/agreements/a/instruments/i": func() error {
			_, err := moneyBook(t, `"payments": [`+pay("paid1", "1EUR")+`], `, `"envelope": @1`).
				Ledger("i", indicators.View{}, period.MustDate(2019, 6, 30))
			return err
		},
		"/agreements/a/conditions/x": func() error {
			_, err := v.Evaluate("x", indicators.View{}, period.MustDate(2019, 6, 30))
			return err
		},
	} {
		var e *agreements.Error
		if err := call(); !errors.As(err, &e) || e.Path != path || e.Op == "" {
			t.Errorf("%s: %+v", path, err)
		}
	}
}

// TestPaymentsOfALedger: what was paid and what came back, of the instrument and of its
// tranches; on one day payments come first, whatever their order in the file.
func TestPaymentsOfALedger(t *testing.T) {
	const payments = `"payments": [
  {"id": "back", "kind": "recovered", "instrument": "i", "tranche": "t", "when": "2018-05-01", "amount": @150},
  {"id": "paid", "kind": "paid", "instrument": "i", "tranche": "t", "when": "2018-05-01", "amount": @400},
  {"id": "plain", "kind": "paid", "instrument": "i", "when": "2018-06", "amount": @30},
  {"id": "later", "kind": "paid", "instrument": "i", "tranche": "u", "when": "2019-01-01", "amount": @7},
  {"id": "other", "kind": "paid", "instrument": "j", "when": "2018", "amount": @99}], `
	v := moneyBook(t, payments,
		`"envelope": @1000, "tranches": [{"id": "t", "amount": @400}, {"id": "u", "amount": @600}]`)
	for _, c := range []struct{ at, paid, recovered, net, t, u, open string }{
		{"2018-04-30", "0", "0", "0", "0", "0", "1000"},
		{"2018-05-01", "400", "150", "250", "250", "0", "750"},
		{"2018-05-31", "400", "150", "250", "250", "0", "750"},
		{"2018-06-01", "430", "150", "280", "250", "0", "720"},
		{"2019-01-01", "437", "150", "287", "250", "7", "713"},
	} {
		l, err := v.Ledger("i", declaredView(t, ""), period.MustParse(c.at).Last())
		if err != nil {
			t.Fatal(err)
		}
		if l.Paid != dh(c.paid) || l.Recovered != dh(c.recovered) || l.Net != dh(c.net) || l.Overrecovered.IsSet() ||
			l.Tranches[0].Paid != dh(c.t) || l.Tranches[1].Paid != dh(c.u) || l.Open.Least != dh(c.open) ||
			l.Open.Most != dh(c.open) {
			t.Errorf("%s: paid %v, recovered %v, net %v, open %v, over %v; %v, %v", c.at, l.Paid, l.Recovered,
				l.Net, l.Open,
				l.Overrecovered, l.Tranches[0].Paid, l.Tranches[1].Paid)
		}
	}
}

// TestOverpaid: what was paid beyond the most that can be payable; what only came too soon
// is early. On 2019-06-30 tranche t is due, u the day after; condition "no" has failed, and
// of "gone" nothing is known.
func TestOverpaid(t *testing.T) {
	const no = `"conditions": [{"id": "no", "tests": [` +
		`{"id": "x", "kind": "evidence", "evidence": "audit", "by": "2018"}]}], `
	paid := func(amount string) string {
		return `"payments": [{"id": "p", "kind": "paid", "instrument": "i", "when": "2019-06-30", "amount": @` +
			amount + `}], `
	}
	const tranches = `"tranches": [{"id": "t", "amount": @100, "due": "2019-06-30"}, ` +
		`{"id": "u", "amount": @400, "due": "2019-07-01"%}]`
	for _, c := range []struct{ name, members, instrument, over, early, least, most string }{
		{"no end", jobsGoal + paid("5000000"), `"formulas": [` + perJob + `]`, "0", "", "0", ""},
		{"an envelope", paid("1200"), `"envelope": @1000`, "200", "", "0", "0"},
		{"all of it", paid("1000"), `"envelope": @1000`, "0", "", "0", "0"},
		{"part of it", paid("999"), `"envelope": @1000`, "0", "", "0", "1"},
		{"a tranche too soon", paid("450"), strings.Replace(tranches, "%", "", 1), "0", "350", "0", "0"},
		{"both, and more", paid("530"), strings.Replace(tranches, "%", "", 1), "30", "400", "0", "0"},
		{"perhaps too soon", paid("450"), strings.Replace(tranches, "%", `, "conditions": ["gone"]`, 1), "0",
			"350", "0", "0"},
		{"never due", no + paid("450"), strings.Replace(tranches, "%", `, "conditions": ["no"]`, 1), "350", "",
			"0", "0"},
		{"within what is due", paid("60"), strings.Replace(tranches, "%", "", 1), "0", "", "40", "40"},
	} {
		l, err := moneyBook(t, c.members, c.instrument).Ledger("i", declaredView(t, held300), period.MustDate(2019,
			6, 30))
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		open := agreements.Due{Least: dh(c.least), Most: dhOrNot(c.most)}
		if l.Overpaid != dh(c.over) || l.Early != dhOrNot(c.early) || l.Open != open {
			t.Errorf("%s: overpaid %v, early %v, open %+v; want %+v", c.name, l.Overpaid, l.Early, l.Open, c)
		}
	}
}

// TestClawbacks: what is to be paid back of 400 paid. Evidence is asked for by the end of
// 2018: none came ("none"), or some of a day of that year that is not known ("some"), which
// may have come by the end of June ("june") or not; for "late" there is no end.
func TestClawbacks(t *testing.T) {
	const evidence = `"evidence": [{"id": "e", "kind": "report", "supports": ["conditions/c"], "when": "2018"}], `
	const (
		none  = `{"id": "none", "kind": "evidence", "evidence": "audit", "by": "2018"}`
		june  = `{"id": "june", "kind": "evidence", "evidence": "report", "by": "2018-06"}`
		some  = `{"id": "some", "kind": "evidence", "evidence": "report", "by": "2018"}`
		late  = `{"id": "late", "kind": "evidence", "evidence": "audit"}`
		whole = `{"id": "b", "condition": "c"}`
	)
	for _, c := range []struct {
		name, any, tests, clawbacks, paid, back string
		at                                      string
		first, all                              [2]string // what is due back of the first, and in all
	}{
		{"failed", "false", none, whole, "400", "", "2018-12-31", [2]string{"400", "400"}, [2]string{"400", "400"}},
		{"not yet", "false", none, whole, "400", "", "2018-12-30", [2]string{"0", "0"}, [2]string{"0", "0"}},
		{"held", "false", some, whole, "400", "", "2018-12-31", [2]string{"0", "0"}, [2]string{"0", "0"}},
		{"perhaps failed", "false", june, whole, "400", "", "2018-06-30", [2]string{"0", "400"}, [2]string{"0",
			"400"}},
		{"perhaps not yet", "false", june, whole, "400", "", "2018-06-29", [2]string{"0", "0"}, [2]string{"0", "0"}},
		{"all, one failed", "false", none + ", " + late, whole, "400", "", "2019-01-01", [2]string{"400",
			"400"}, [2]string{"400", "400"}},
		{"all, one perhaps", "false", june + ", " + late, whole, "400", "", "2019-01-01", [2]string{"0",
			"400"}, [2]string{"0", "400"}},
		{"all, one held", "false", some + ", " + late, whole, "400", "", "2019-01-01", [2]string{"0", "0"},
			[2]string{"0", "0"}},
		{"any, one may come", "true", none + ", " + late, whole, "400", "", "2019-01-01", [2]string{"0", "0"},
			[2]string{"0", "0"}},
		{"any, one perhaps", "true", june + ", " + none, whole, "400", "", "2019-01-01", [2]string{"0", "400"},
			[2]string{"0", "400"}},
		{"any, one perhaps, one may come", "true", june + ", " + late, whole, "400", "", "2019-01-01",
			[2]string{"0", "0"}, [2]string{"0", "0"}},
		{"any of one", "true", june, whole, "400", "", "2019-01-01", [2]string{"0", "400"}, [2]string{"0", "400"}},
		{"any, all failed", "true", none, whole, "400", "", "2019-01-01", [2]string{"400", "400"},
			[2]string{"400", "400"}},
		{"no test", "false", "", whole, "400", "", "2019-01-01", [2]string{"0", "0"}, [2]string{"0", "0"}},
		{"any of no test", "true", "", whole, "400", "", "2019-01-01", [2]string{"0", "0"}, [2]string{"0", "0"}},
		{"no condition", "false", none, `{"id": "b", "condition": "gone"}`, "400", "", "2019-01-01",
			[2]string{"0", "0"}, [2]string{"0", "0"}},
		{"a share, to the even centime", "false", none, `{"id": "b", "condition": "c", "share": "1/2"}`,
			"333.33", "", "2019-01-01",
			[2]string{"166.66", "166.66"}, [2]string{"166.66", "166.66"}},
		{"a share in percent", "false", none, `{"id": "b", "condition": "c", "share": "50 percent"}`, "333.35",
			"", "2019-01-01",
			[2]string{"166.68", "166.68"}, [2]string{"166.68", "166.68"}},
		{"two, no more than was paid",
			"false", none, whole + `, {"id": "d", "condition": "c", "share": "1/2"}`, "400", "", "2019-01-01",
			[2]string{"400", "400"}, [2]string{"400", "400"}},
		{"two halves", "false", none,
			`{"id": "b", "condition": "c", "share": "1/4"}, {"id": "d", "condition": "c", "share": "1/2"}`,
			"400", "", "2019-01-01", [2]string{"100", "100"}, [2]string{"300", "300"}},
		{"some is back", "false", none, whole, "400", "150", "2019-01-01", [2]string{"400", "400"},
			[2]string{"250", "250"}},
		{"all is back", "false", none, `{"id": "b", "condition": "c", "share": "1/4"}`, "400", "150", "2019-01-01",
			[2]string{"100", "100"}, [2]string{"0", "0"}},
		{"perhaps, and some is back", "false", june, whole, "400", "150", "2019-01-01", [2]string{"0", "400"},
			[2]string{"0", "250"}},
	} {
		payments := `{"id": "p", "kind": "paid", "instrument": "i", "when": "2017", "amount": @` + c.paid + `}`
		if c.back != "" {
			payments += `, {"id": "q", "kind": "recovered", "instrument": "i", "when": "2018-02-01", "amount": @` +
				c.back + `}`
		}
		members := evidence + `"payments": [` + payments + `], "conditions": [{"id": "c", "any": ` + c.any +
			`, "tests": [` + c.tests + `]}], `
		l, err := moneyBook(t, members, `"envelope": @1000, "clawbacks": [`+c.clawbacks+`]`).
			Ledger("i", declaredView(t, ""), period.MustParse(c.at).Last())
		if err != nil {
			t.Errorf("%s: %v", c.name, err)
			continue
		}
		first, all := agreements.Due{Least: dh(c.first[0]), Most: dh(c.first[1])},
			agreements.Due{Least: dh(c.all[0]), Most: dh(c.all[1])}
		if b := l.Clawbacks[0]; b.Back != first || b.Clawback != "b" || l.Recoverable != all || b.Result.At != l.At {
			t.Errorf("%s: %+v, in all %+v; want %+v, %+v", c.name, b.Back, l.Recoverable, first, all)
		}
	}
}

// TestPayTranches: a tranche is paid up to its amount, once it is payable for certain; what
// a ledger was before stays as it was.
func TestPayTranches(t *testing.T) {
	v := moneyBook(t, "", `"envelope": @1000, "tranches": [{"id": "t", "amount": @400}, {"id": "u", "amount": @500},
    {"id": "later", "amount": @60, "due": "2030"}, {"id": "open", "amount": @40, "conditions": ["gone"]}]`)
	l, err := v.Ledger("i", declaredView(t, ""), period.MustDate(2019, 6, 30))
	if err != nil {
		t.Fatal(err)
	}
	refused := func(l agreements.Ledger, tranche agreements.ID, amount string, want error, detail string) {
		t.Helper()
		after, err := l.Pay(tranche, money.MustParse(amount))
		if !errors.Is(err, want) || !strings.Contains(err.Error(), detail) || after.Paid != l.Paid ||
			after.Open != l.Open {
			t.Errorf("%s of %q: %v, %v", amount, tranche, after.Paid, err)
		}
	}
	refused(l, "t", "400.01 MAD", agreements.ErrNotPayable, "tranche t is 400.00 MAD, of which 0.00 MAD is paid")
	refused(l, "t", "900.01 MAD", agreements.ErrNotPayable, "open for certain are 900.00 MAD")
	refused(l, "t", "0 MAD", agreements.ErrNotPayable, "no positive amount in MAD")
	refused(l, "t", "-1 MAD", agreements.ErrNotPayable, "no positive amount in MAD")
	refused(l, "t", "1 EUR", agreements.ErrNotPayable, "no positive amount in MAD")
	refused(l, "", "1 MAD", agreements.ErrNotPayable, "none is named")
	refused(l, "later", "1 MAD", agreements.ErrNotPayable, "tranche later is not payable for certain")
	refused(l, "open", "1 MAD", agreements.ErrNotPayable, "tranche open is not payable for certain")
	refused(l, "gone", "1 MAD", agreements.ErrUnknown, "gone")
	after, err := l.Pay("t", dh("400"))
	if err != nil || after.Tranches[0].Paid != dh("400") || after.Paid != dh("400") || after.Net != dh("400") ||
		after.Open != (agreements.Due{Least: dh("500"), Most: dh("540")}) {
		t.Errorf("paid %v of %v, open %+v, %v", after.Tranches[0].Paid, after.Paid, after.Open, err)
	}
	if l.Tranches[0].Paid != dh("0") || l.Paid != dh("0") {
		t.Errorf("before: %v, %v", l.Tranches[0].Paid, l.Paid)
	}
	refused(after, "t", "0.01 MAD", agreements.ErrNotPayable, "tranche t is 400.00 MAD, of which 400.00 MAD is paid")
	if after, err = after.Pay("u", dh("500")); err != nil || after.Tranches[1].Paid != dh("500") ||
		after.Open.Least != dh("0") {
		t.Errorf("%+v, %v", after.Open, err)
	}
	one := moneyBook(t, "", `"envelope": @400, "tranches": [{"id": "t", "amount": @400}]`)
	if l, err = one.Ledger("i", declaredView(t, ""), period.MustDate(2019, 6, 30)); err != nil {
		t.Fatal(err)
	}
	refused(l, "", "1 MAD", agreements.ErrNotPayable, "none is named")
	if after, err = l.Pay("t", dh("100")); err != nil || after.Tranches[0].Paid != dh("100") {
		t.Errorf("of one tranche: %v", err)
	}
	whole := moneyBook(t, "", `"formulas": [{"id": "f", "kind": "fixed", "amount": @100}]`)
	if l, err = whole.Ledger("i", declaredView(t, ""), period.MustDate(2019, 6, 30)); err != nil {
		t.Fatal(err)
	}
	refused(l, "t", "1 MAD", agreements.ErrUnknown, "t")
	if after, err = l.Pay("", dh("100")); err != nil || after.Open.Least != dh("0") || after.Paid != dh("100") {
		t.Errorf("%v, %v", after.Paid, err)
	}
}

// TestRecover: no more comes back than was paid, of the instrument and of a tranche; what is
// due back becomes less, and what may be paid more.
func TestRecover(t *testing.T) {
	const members = `"payments": [
  {"id": "p", "kind": "paid", "instrument": "i", "tranche": "t", "when": "2018", "amount": @400},
  {"id": "q", "kind": "paid", "instrument": "i", "tranche": "u", "when": "2018", "amount": @200}],
 "conditions": [{"id": "c", "tests": [{"id": "x", "kind": "evidence", "evidence": "audit", "by": "2018"}]}], `
	v := moneyBook(t, members, `"envelope": @1000, "tranches": [{"id": "t", "amount": @400}, {"id": "u", "amount": @600}],
   "clawbacks": [{"id": "b", "condition": "c", "share": "1/2"}]`)
	l, err := v.Ledger("i", declaredView(t, ""), period.MustDate(2019, 6, 30))
	if err != nil || l.Recoverable != (agreements.Due{Least: dh("300"), Most: dh("300")}) {
		t.Fatal(l.Recoverable, err)
	}
	for _, c := range []struct {
		tranche agreements.ID
		amount  string
		want    error
		detail  string
	}{
		{"t", "400.01 MAD", agreements.ErrNotPayable, "400.01 MAD of 400.00 MAD paid"},
		{"", "600.01 MAD", agreements.ErrNotPayable, "600.01 MAD of 600.00 MAD paid"},
		{"u", "200.01 MAD", agreements.ErrNotPayable, "200.01 MAD of 200.00 MAD paid"},
		{"t", "0 MAD", agreements.ErrNotPayable, "no positive amount in MAD"},
		{"t", "-1 MAD", agreements.ErrNotPayable, "no positive amount in MAD"},
		{"t", "1 EUR", agreements.ErrNotPayable, "no positive amount in MAD"},
		{"gone", "1 MAD", agreements.ErrUnknown, "gone"},
	} {
		after, err := l.Recover(c.tranche, money.MustParse(c.amount))
		if !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.detail) || after.Recovered != dh("0") ||
			after.Net != dh("600") {
			t.Errorf("%s of %q: %v, %v", c.amount, c.tranche, after.Recovered, err)
		}
	}
	if _, err := l.Recover("t", money.Money{}); !errors.Is(err, agreements.ErrNotPayable) {
		t.Errorf("no amount: %v", err)
	}
	for _, c := range []struct {
		tranche                              agreements.ID
		amount, net, open, t, u, recoverable string
	}{
		{"t", "400", "200", "800", "0", "200", "0"},
		{"t", "100", "500", "500", "300", "200", "200"},
		{"u", "200", "400", "600", "400", "0", "100"},
		{"", "600", "0", "1000", "400", "200", "0"},
		{"", "1", "599", "401", "400", "200", "299"},
	} {
		after, err := l.Recover(c.tranche, dh(c.amount))
		if err != nil || after.Recovered != dh(c.amount) || after.Net != dh(c.net) ||
			after.Open.Least != dh(c.open) ||
			after.Tranches[0].Paid != dh(c.t) || after.Tranches[1].Paid != dh(c.u) ||
			after.Recoverable != (agreements.Due{Least: dh(c.recoverable), Most: dh(c.recoverable)}) {
			t.Errorf("%s of %q: net %v, open %+v, due back %+v, %v", c.amount, c.tranche, after.Net, after.Open,
				after.Recoverable, err)
		}
		if l.Tranches[0].Paid != dh("400") || l.Recovered != dh("0") {
			t.Errorf("before: %v, %v", l.Tranches[0].Paid, l.Recovered)
		}
	}
	if _, err := (agreements.Ledger{}).Recover("", dh("1")); !errors.Is(err, agreements.ErrNotPayable) {
		t.Errorf("the zero ledger: %v", err)
	}
	if _, err := (agreements.Ledger{}).Pay("", dh("1")); !errors.Is(err, agreements.ErrNotPayable) {
		t.Errorf("the zero ledger: %v", err)
	}
}
