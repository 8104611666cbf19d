package agreements_test

import (
	"errors"
	"math/big"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func dh(s string) money.Money { return money.MustParse(s + " MAD") }

// TestFundings: 12 million at 6,000 a job fund 2,000 jobs exactly; the first 4
// million 666, with 4,000 left; both readings of Oujda stand, and Fes is beside.
func TestFundings(t *testing.T) {
	for _, c := range []struct {
		agreement agreements.ID
		units     []string
		rest      []string
		enough    []figure.Truth
	}{
		{"oujda", []string{"2000", "666"}, []string{"0", "4000"}, []figure.Truth{figure.Yes, figure.No}},
		{"fes", []string{"2000"}, []string{"0"}, []figure.Truth{figure.Yes}},
	} {
		v, view := version(c.agreement)
		i, _ := v.Agreement().Instrument("premium")
		all, err := i.Fundings("per-job")
		if err != nil || len(all) != len(c.units) {
			t.Fatal(all, err)
		}
		l, err := v.Ledger("premium", view, period.MustDate(2019, 12, 31))
		if err != nil {
			t.Fatal(err)
		}
		for n, f := range all {
			if f.Units.String() != c.units[n] || f.Rest != dh(c.rest[n]) {
				t.Errorf("%s funds %v, %v left", c.agreement, f.Units, f.Rest)
			}
			if got := l.Limits[n].Fundings[0]; got.Units.Cmp(f.Units) != 0 || got.Enough != c.enough[n] {
				t.Errorf("%s in its ledger: %v, enough %v", c.agreement, got.Units, got.Enough)
			}
		}
	}
	// 700 jobs by the end of 2019 at 6,000: 4.2 million, of which a limit of 4
	// pays 4.
	v, view := version("oujda")
	l, err := v.Ledger("premium", view, period.MustDate(2019, 12, 31))
	if err != nil {
		t.Fatal(err)
	}
	if e := l.Limits[0].Earned; e.Least != dh("4200000") || e.Most != dh("4200000") {
		t.Errorf("earned %v", e)
	}
	if e := l.Limits[1].Earned; e.Least != dh("4000000") || e.Most != dh("4000000") {
		t.Errorf("earned within the first 4 million: %v", e)
	}
	if l.Payable.Least != dh("4000000") || l.Payable.Most != dh("4200000") || l.Committed != dh("12000000") {
		t.Errorf("payable %v of %v", l.Payable, l.Committed)
	}
}

// TestFormulas: caps, floors and rounding, worked out by hand.
func TestFormulas(t *testing.T) {
	perJob := agreements.Formula{Kind: agreements.FormulaPerUnit, Amount: dh("6000")}
	capped := perJob
	capped.Cap = dh("1000000")
	floored := perJob
	floored.Floor, floored.UnitCap = dh("50000"), dh("5000")
	for _, c := range []struct {
		name        string
		f           agreements.Formula
		units       string
		least, most string
	}{
		{"point", perJob, "2000", "12000000", "12000000"},
		{"part of a unit", perJob, "2.9", "12000", "12000"},
		{"none", perJob, "0", "0", "0"},
		{"negative", perJob, "-3", "0", "0"},
		{"range", perJob, "[100,200]", "600000", "1200000"},
		{"open range", perJob, "(100,200)", "600000", "1194000"},
		{"more than", perJob, ">300", "1800000", ""},
		{"less than", perJob, "<3", "0", "12000"},
		{"more than, capped", capped, ">300", "1000000", "1000000"},
		{"capped", capped, "[100,200]", "600000", "1000000"},
		{"floor and cap of the unit", floored, "[1,20]", "50000", "100000"},
	} {
		d, err := c.f.DueFor(figure.MustParse(c.units))
		most := money.Money{}
		if c.most != "" {
			most = dh(c.most)
		}
		if err != nil || d.Least != dh(c.least) || d.Most != most {
			t.Errorf("%s: %v, %v", c.name, d, err)
		}
	}
	share := agreements.Formula{Kind: agreements.FormulaPercentage, Share: figure.MustParseQuantity("20 percent"), UnitCap: dh("100000"), Rounding: money.Floor}
	if m, err := share.DueOf(dh("499999.99"), dh("700000"), dh("0.04")); err != nil || m != dh("199999.99") {
		t.Errorf("20 %% of equipment: %v, %v; want 99,999.99 + 100,000.00 + 0.00", m, err)
	}
	share.Rounding = 0
	if _, err := share.DueOf(dh("499999.99")); !errors.Is(err, agreements.ErrRounding) {
		t.Errorf("a part of a centime without a rule: %v", err)
	}
	if m, err := share.DueOf(dh("499999.95")); err != nil || m != dh("99999.99") {
		t.Errorf("an even share needs no rule: %v, %v", m, err)
	}
	fixed := agreements.Formula{Kind: agreements.FormulaFixed, Amount: dh("5")}
	if d, err := fixed.DueFor(figure.Figure{}); err != nil || d.Least != dh("5") || d.Most != dh("5") {
		t.Errorf("fixed: %v, %v", d, err)
	}
	for _, m := range []money.Money{{}, dh("-1"), money.MustParse("5 EUR")} {
		if f, err := perJob.Funds(m); err == nil {
			t.Errorf("%v funds %v", m, f)
		}
	}
}

// TestSchedule: tranches that make the envelope sum to it to the centime.
func TestSchedule(t *testing.T) {
	l := ledger(2017, 1, 1)
	want := []string{"333333.34", "333333.34", "333333.33"}
	for n, s := range l.Tranches {
		if s.Amount != dh(want[n]) {
			t.Errorf("tranche %s is %v, want %s", s.Tranche, s.Amount, want[n])
		}
	}
	r := rand.New(rand.NewPCG(3, 8))
	for range 2000 {
		schedule(t, r.Int64N(1_000_000_000_000), r.Uint64(), r.IntN(12)+1)
	}
}

// schedule makes an instrument of n tranches out of random bits, and holds its
// schedule against sums in exact numbers.
func schedule(t *testing.T, centimes int64, seed uint64, n int) {
	t.Helper()
	r := rand.New(rand.NewPCG(seed, 1))
	envelope, err := money.FromMinor(centimes, money.MAD)
	if err != nil || centimes <= 0 {
		return
	}
	i := agreements.Instrument{ID: "i", Kind: agreements.InstrumentGrant, Envelope: envelope}
	left := new(big.Rat).SetInt64(centimes)
	whole := r.IntN(3) > 0
	for k := range n {
		tr := agreements.Tranche{ID: agreements.ID("t" + string(rune('a'+k)))}
		part := new(big.Rat).Mul(left, big.NewRat(r.Int64N(7), 7))
		if k == n-1 && whole {
			part.Set(left)
		}
		if r.IntN(3) == 0 || !part.IsInt() && r.IntN(2) == 0 { // a fixed amount
			c := new(big.Int).Quo(part.Num(), part.Denom())
			part.SetInt(c)
			tr.Amount, _ = money.FromMinor(c.Int64(), money.MAD)
		} else {
			share, err := figure.FromRat(new(big.Rat).Quo(part, big.NewRat(centimes, 1)))
			if err != nil {
				return
			}
			tr.Share = figure.Quantity{Figure: share}
		}
		left.Sub(left, part)
		i.Tranches = append(i.Tranches, tr)
	}
	all, err := i.Schedule()
	if err != nil {
		if errors.Is(err, agreements.ErrInvalid) {
			return // shares that no small ratio states
		}
		t.Fatal(err)
	}
	sum, err := agreements.Total(all)
	if err != nil {
		t.Fatal(err)
	}
	if left.Sign() == 0 && sum != envelope {
		t.Fatalf("tranches of %v sum to %v: %v", envelope, sum, all)
	}
	if c, err := sum.Cmp(envelope); err != nil || c > 0 {
		t.Fatalf("%v is more than %v", sum, envelope)
	}
	for k, tr := range i.Tranches {
		if tr.Amount.IsSet() {
			if all[k].Amount != tr.Amount {
				t.Fatalf("a fixed tranche of %v pays %v", tr.Amount, all[k].Amount)
			}
			continue
		}
		// A share is off by less than a centime.
		exact, _ := tr.Share.Figure.Rat()
		got, _ := all[k].Amount.Minor()
		d := new(big.Rat).Sub(new(big.Rat).Mul(exact, big.NewRat(centimes, 1)), big.NewRat(got, 1))
		if d.Abs(d).Cmp(big.NewRat(1, 1)) >= 0 {
			t.Fatalf("%v of %v pays %v", tr.Share, envelope, all[k].Amount)
		}
	}
}

// FuzzSchedule: no schedule pays more or less than its envelope.
func FuzzSchedule(f *testing.F) {
	f.Add(int64(100_00), uint64(1), 3)
	f.Add(int64(1), uint64(2), 12)
	f.Fuzz(func(t *testing.T, centimes int64, seed uint64, n int) {
		if n < 1 || n > 20 {
			return
		}
		schedule(t, centimes, seed, n)
	})
}

// TestLedger walks through the life of the sample's fund: 200, 550 and 700 jobs
// at the ends of 2017 to 2019, and an audit in June 2019.
func TestLedger(t *testing.T) {
	for _, c := range []struct {
		y, m, d                       int
		payable, open, paid, recovers string
		second                        figure.Truth
	}{
		{2016, 12, 31, "0", "0", "0", "0", figure.No},
		{2017, 1, 1, "333333.34", "333333.34", "0", "0", figure.No},
		{2017, 12, 31, "333333.34", "0", "333333.34", "0", figure.No},
		// In 2018 the last known number is that of 2017: it may have been overtaken.
		{2018, 6, 30, "333333.34", "0", "333333.34", "0", figure.Undecided},
		{2018, 12, 31, "666666.68", "333333.34", "333333.34", "0", figure.Yes},
		{2019, 1, 1, "666666.68", "333333.34", "333333.34", "0", figure.Yes},
		{2019, 6, 30, "1000000.01", "666666.67", "333333.34", "0", figure.Yes},
		// 700 of the 900 jobs were there at the end of 2019: half comes back.
		{2019, 12, 31, "1000000.01", "666666.67", "333333.34", "166666.67", figure.Yes},
	} {
		l := ledger(c.y, c.m, c.d)
		if l.Payable.Least != dh(c.payable) || l.Open.Least != dh(c.open) || l.Paid != dh(c.paid) || l.Recoverable.Least != dh(c.recovers) || l.Tranches[1].Payable != c.second {
			t.Errorf("%v: payable %v, open %v, paid %v, recoverable %v, second %v; want %+v", l.At, l.Payable, l.Open, l.Paid, l.Recoverable, l.Tranches[1].Payable, c)
		}
		if l.Committed != dh("1000000.01") || l.Overpaid != dh("0") {
			t.Errorf("%v: committed %v, overpaid %v", l.At, l.Committed, l.Overpaid)
		}
	}
	if m := ledger(2018, 6, 30).Payable.Most; m != dh("666666.68") {
		t.Errorf("possibly payable in mid-2018: %v", m)
	}
}

// TestNoPathPaysMore: whatever is paid and recovered in whatever order, no more
// than what is payable for certain is out, in all and of each tranche.
func TestNoPathPaysMore(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 9))
	v, view := version("fund")
	tranches := []agreements.ID{"first", "second", "last", "", "nil"}
	for range testkit.Cases(60, 600) {
		l, err := v.Ledger("grant", view, period.MustDate(2016+r.IntN(5), 1+r.IntN(12), 1+r.IntN(28)))
		if err != nil {
			t.Fatal(err)
		}
		start := l.Net
		for range 30 {
			amount, err := money.FromMinor(r.Int64N(50_000_000)-1000, money.MAD)
			if err != nil {
				t.Fatal(err)
			}
			before := l
			tranche := tranches[r.IntN(len(tranches))]
			if r.IntN(4) == 0 {
				l, err = l.Recover(tranche, amount)
			} else {
				if r.IntN(2) == 0 { // try exactly what is open
					amount = l.Open.Least
				}
				l, err = l.Pay(tranche, amount)
			}
			if err != nil {
				if !errors.Is(err, agreements.ErrNotPayable) && !errors.Is(err, agreements.ErrUnknown) {
					t.Fatal(err)
				}
				if l.Net != before.Net || l.Open != before.Open {
					t.Fatal("a refused payment moved money")
				}
			}
			out, _ := l.Net.Cmp(l.Payable.Least)
			if c, _ := l.Net.Cmp(start); out > 0 && c > 0 {
				t.Fatalf("%v out, %v payable", l.Net, l.Payable.Least)
			}
			if l.Net.Sign() < 0 || l.Open.Least.Sign() < 0 {
				t.Fatalf("negative: %v, %v", l.Net, l.Open)
			}
			for _, s := range l.Tranches {
				if c, err := s.Paid.Cmp(s.Amount); err != nil || c > 0 {
					t.Fatalf("tranche %s of %v paid %v", s.Tranche, s.Amount, s.Paid)
				}
			}
		}
	}
}

// fundBook holds one agreement with one instrument, i, that has the given members,
// and payments.
func fundBook(t *testing.T, members, payments string) agreements.Version {
	t.Helper()
	b := decode(t, `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016",
  "instruments": [{"id": "i", "kind": "grant", `+members+`}], "payments": [`+payments+`]}]}`)
	return history(t, b, "a").AsOf(period.Date{}, period.Date{})
}

// TestPaymentsCountFromTheirFirstDay: a payment of which only the year is known may
// have been made on its first day.
func TestPaymentsCountFromTheirFirstDay(t *testing.T) {
	v := fundBook(t, `"envelope": {"amount": "1000", "currency": "MAD"}`,
		`{"id": "p", "kind": "paid", "instrument": "i", "when": "2018", "amount": {"amount": "400", "currency": "MAD"}}`)
	for _, c := range []struct{ at, paid string }{
		{"2017-12-31", "0"}, {"2018-01-01", "400"}, {"2018-12-31", "400"}, {"2019-01-01", "400"},
	} {
		l, err := v.Ledger("i", declaredView(t, ""), period.MustParse(c.at).Last())
		if err != nil {
			t.Fatal(err)
		}
		if l.Paid != dh(c.paid) {
			t.Errorf("%s: paid %v, want %s", c.at, l.Paid, c.paid)
		}
	}
}

// TestLeastOfFormulasAndTranches: where an instrument has both, no more is payable
// than either allows.
func TestLeastOfFormulasAndTranches(t *testing.T) {
	for _, c := range []struct{ formula, tranche, want string }{
		{"600", "1000", "600"}, {"1500", "1000", "1000"}, {"1000", "1000", "1000"},
	} {
		v := fundBook(t, `"envelope": {"amount": "2000", "currency": "MAD"},
   "formulas": [{"id": "f", "kind": "fixed", "amount": {"amount": "`+c.formula+`", "currency": "MAD"}}],
   "tranches": [{"id": "t", "due": "2017", "amount": {"amount": "`+c.tranche+`", "currency": "MAD"}}, {"id": "u", "due": "2019", "amount": {"amount": "`+c.tranche+`", "currency": "MAD"}}]`, "")
		l, err := v.Ledger("i", declaredView(t, ""), period.MustDate(2018, 1, 1))
		if err != nil {
			t.Fatal(err)
		}
		if least, certain := l.Payable.Certain(); !certain || least != dh(c.want) {
			t.Errorf("formula %s, tranche %s: payable %+v, want %s", c.formula, c.tranche, l.Payable, c.want)
		}
	}
}

// TestRecoveredBeforePaid: what comes back before it was paid opens nothing beyond
// the envelope of 10,000,000, nor beyond a tranche of 3,333,333.334.
func TestRecoveredBeforePaid(t *testing.T) {
	tnd := func(s string) money.Money { return money.MustParse(s + " TND") }
	members := `"envelope": {"amount": "10000000", "currency": "TND"}, "tranches": [
   {"id": "t1", "amount": {"amount": "3333333.334", "currency": "TND"}},
   {"id": "t2", "amount": {"amount": "6666666.666", "currency": "TND"}}]`
	payment := func(id, kind, when, amount string) string {
		return `{"id": "` + id + `", "kind": "` + kind + `", "instrument": "i", "tranche": "t1", "when": "` + when +
			`", "amount": {"amount": "` + amount + `", "currency": "TND"}}`
	}
	back := payment("r", "recovered", "2018-03-01", "3333333.334")
	both := func(back, paid string) string {
		return payment("r", "recovered", back, "1000") + "," + payment("p", "paid", paid, "1000")
	}
	for _, c := range []struct {
		name, payments             string
		open, net, over, t1, t1pay string
	}{
		{"nothing paid", back, "10000000", "-3333333.334", "3333333.334", "0", "3333333.334"},
		{
			"paid later", back + "," + payment("p", "paid", "2018-06-01", "3333333.334"),
			"6666666.666", "0", "3333333.334", "3333333.334", "",
		},
		{
			"paid before", back + "," + payment("p", "paid", "2018-02-01", "3333333.334"),
			"10000000", "0", "", "0", "3333333.334",
		},
		{
			"paid in part", back + "," + payment("p", "paid", "2018-02-01", "3333333"),
			"10000000", "-0.334", "0.334", "0", "3333333.334",
		},
		{
			"some day of the year", both("2018", "2018-02-01"),
			"10000000", "0", "", "0", "3333333.334",
		},
		// A payment stands on its first possible day, a recovery on its last.
		{
			"paid in the year, within it", both("2018-03-01", "2018"),
			"10000000", "0", "", "0", "3333333.334",
		},
		{
			"paid in the year, on its first day", both("2018-01-01", "2018"),
			"10000000", "0", "", "0", "3333333.334",
		},
		{
			"paid in the year, before it", both("2017-12-31", "2018"),
			"9999000", "0", "1000", "1000", "3332333.334",
		},
		{
			"back in the year, paid on its last day", both("2018", "2018-12-31"),
			"10000000", "0", "", "0", "3333333.334",
		},
		{
			"back in the year, paid after it", both("2018", "2019-01-01"),
			"9999000", "0", "1000", "1000", "3332333.334",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			v := fundBook(t, members, c.payments)
			l, err := v.Ledger("i", declaredView(t, ""), period.MustDate(2019, 1, 1))
			if err != nil {
				t.Fatal(err)
			}
			over := money.Money{}
			if c.over != "" {
				over = tnd(c.over)
			}
			if l.Open.Least != tnd(c.open) || l.Open.Most != tnd(c.open) || l.Net != tnd(c.net) || l.Overrecovered != over {
				t.Errorf("open %v, net %v, overrecovered %v", l.Open, l.Net, l.Overrecovered)
			}
			if l.Tranches[0].Paid != tnd(c.t1) {
				t.Errorf("paid of t1: %v", l.Tranches[0].Paid)
			}
			if _, err := l.Pay("", tnd("1")); !errors.Is(err, agreements.ErrNotPayable) {
				t.Errorf("paid without naming a tranche: %v", err)
			}
			if c.t1pay != "" {
				if l, err = l.Pay("t1", tnd(c.t1pay)); err != nil {
					t.Fatal(err)
				}
			}
			if m, err := l.Pay("t1", tnd("0.001")); !errors.Is(err, agreements.ErrNotPayable) {
				t.Errorf("t1 is paid beyond its amount: %v, %v", m.Tranches[0].Paid, err)
			}
			if l, err = l.Pay("t2", tnd("6666666.666")); err != nil || l.Open.Least != tnd("0") {
				t.Errorf("with all paid, open %v, %v", l.Open, err)
			}
		})
	}
}

// TestEarlyPayments: what is paid before its day, its conditions met, is early and not too
// much; what is paid beyond all tranches is.
func TestEarlyPayments(t *testing.T) {
	due := period.Day(period.MustDate(2019, 6, 30))
	for _, c := range []struct {
		paid        string
		at          period.Date
		early, over string
	}{
		{"400", period.MustDate(2019, 6, 29), "400", "0"},
		{"400", period.MustDate(2019, 6, 30), "", "0"},
		{"450", period.MustDate(2019, 6, 29), "400", "50"},
		{"450", period.MustDate(2019, 6, 30), "", "50"},
	} {
		book, err := agreements.NewBook(agreements.BookSpec{Agreements: []agreements.Agreement{{
			ID: "a", Form: agreements.FormActivity, Known: period.Year(2018),
			Content: agreements.Content{
				Instruments: []agreements.Instrument{{ID: "i", Kind: agreements.InstrumentGrant, Tranches: []agreements.Tranche{
					{ID: "t", Amount: dh("400"), Due: due},
				}}},
				Payments: []agreements.Payment{{
					ID: "p", Kind: agreements.PaymentPaid, Instrument: "i", Tranche: "t", Amount: dh(c.paid),
					When: period.Day(period.MustDate(2019, 6, 29)),
				}},
			},
		}}})
		if err != nil {
			t.Fatal(err)
		}
		h, _ := book.Agreement("a")
		l, err := h.AsOf(c.at, period.Date{}).Ledger("i", indicators.View{}, c.at)
		if err != nil {
			t.Fatal(err)
		}
		early := money.Money{}
		if c.early != "" {
			early = dh(c.early)
		}
		if l.Early != early || l.Overpaid != dh(c.over) {
			t.Errorf("%s paid, on %v: early %v, overpaid %v", c.paid, c.at, l.Early, l.Overpaid)
		}
	}
}

// TestLedgerOfNothing: an instrument without an amount has an empty ledger; one that is not
// there and a ledger on no day are errors.
func TestLedgerOfNothing(t *testing.T) {
	v := fundBook(t, `"payers": []`, "")
	l, err := v.Ledger("i", indicators.View{}, period.MustDate(2019, 12, 31))
	if err != nil || l.Agreement != v.ID() || l.Instrument != "i" || l.Currency.IsSet() || l.Paid.IsSet() {
		t.Errorf("%+v, %v", l, err)
	}
	_, err = v.Ledger("other", indicators.View{}, period.MustDate(2019, 12, 31))
	if !errors.Is(err, agreements.ErrUnknown) {
		t.Error(err)
	}
	if _, err := v.Ledger("i", indicators.View{}, period.Date{}); !errors.Is(err, agreements.ErrInvalid) {
		t.Error(err)
	}
}

// TestPayRefuses: only a positive amount in the currency of the ledger, of what is open for
// certain, is paid.
func TestPayRefuses(t *testing.T) {
	v, view := version("oujda")
	l, err := v.Ledger("premium", view, period.MustDate(2019, 12, 31))
	if err != nil {
		t.Fatal(err)
	}
	for _, amount := range []money.Money{
		{}, dh("0"), dh("-1"), money.MustParse("1 EUR"), dh("4000000.01"),
	} {
		if after, err := l.Pay("", amount); !errors.Is(err, agreements.ErrNotPayable) || after.Paid != l.Paid {
			t.Errorf("%v: %v, %v", amount, after.Paid, err)
		}
	}
	after, err := l.Pay("", dh("4000000"))
	if err != nil || after.Paid != dh("4000000") || after.Open.Least != dh("0") {
		t.Errorf("%v, %v open, %v", after.Paid, after.Open, err)
	}
}
