package exported_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// The inputs of a report on values at the border to other software, each with the
// value that is right. Products and quotients are reckoned in Python's decimal.

// held reports a case that does not give what it should.
func held(t *testing.T, name string, got any, err error, want string) {
	t.Helper()
	text := fmt.Sprint(got)
	if err != nil {
		text = err.Error()
	}
	if text != want {
		t.Errorf("%s: %s, want %s", name, text, want)
	}
}

// TestExactWithAWayOut: what does not fit exactly is an error, and has a rounded
// answer.
func TestExactWithAWayOut(t *testing.T) {
	eur, usd := money.MustParseRate("EUR/USD 1.0853271905"), money.MustParseRate("USD/MAD 9.9173048217")
	_, err := eur.Cross(usd) // 10.76352057946776443385
	held(t, "cross", nil, err, "money: cross: result out of range")
	for places, want := range map[int]string{
		0: "EUR/MAD 11", 2: "EUR/MAD 10.76", 4: "EUR/MAD 10.7635",
		10: "EUR/MAD 10.7635205795", 15: "EUR/MAD 10.763520579467764",
	} {
		r, err := eur.CrossRound(usd, places, money.HalfEven)
		held(t, fmt.Sprintf("cross to %d places", places), r, err, want)
	}
	down, err := eur.CrossRound(usd, 4, money.Down)
	held(t, "cross cut to 4 places", down, err, "EUR/MAD 10.7635")
	up, err := eur.CrossRound(usd, 4, money.Up)
	held(t, "cross up to 4 places", up, err, "EUR/MAD 10.7636")
	rounded, err := usd.Round(4, money.HalfEven)
	held(t, "a rate to 4 places", rounded, err, "USD/MAD 9.9173")
	inverse, err := usd.Inverse().Round(8, money.HalfEven) // 0.1008338472...
	held(t, "an inverse to 8 places", inverse, err, "MAD/USD 0.10083385")

	hundred := money.MustParse("100 MAD")
	parts, err := hundred.Allocate(7540000000000000000, 6860000000000000000) // 754 and 686 of 1,440
	held(t, "weights beyond 64 bits", parts, err, "[52.36 MAD 47.64 MAD]")
	parts, err = hundred.AllocateRatios(money.MustRatio("0.5236111111111111"), money.MustRatio("0.4763888888888889"))
	held(t, "weights of sixteen decimals", parts, err, "[52.36 MAD 47.64 MAD]")
	third := money.MustRatio("0.3333333333333333")
	parts, err = hundred.AllocateRatios(third, third, third)
	held(t, "thirds of sixteen decimals", parts, err, "[33.34 MAD 33.33 MAD 33.33 MAD]")
	parts, err = money.MustParse("-0.05 EUR").AllocateRatios(third, money.MustRatio("0.6666666666666667"))
	held(t, "a negative amount", parts, err, "[-0.02 EUR -0.03 EUR]")
}

// TestTimesOfSDMX: spellings of the standard are read, zones are named, and what is
// refused gets a hint.
func TestTimesOfSDMX(t *testing.T) {
	for in, want := range map[string]string{
		"2006-06-05T00:00:00": "2006-06-05", "2000-01-01T00:00:00/P2M": "2000-01/2000-02",
		"2000-01-01T00:00:00/PT24H": "2000-01-01", "2000-01-01/PT24H": "2000-01-01",
	} {
		p, err := period.Parse(in)
		held(t, in, p, err, want)
	}
	for in, want := range map[string]string{
		"2006-06-05T00:00:00Z": "2006-06-05 Z", "2006-06-05T00:00:00+01:00": "2006-06-05 +01:00",
		"2015-01-05:30":                 "2015-01 -05:30",
		"2000-01-01T00:00:00+01:00/P2M": "2000-01/2000-02 +01:00", "2015Z": "2015 Z", "2015-Q1Z": "2015-Q1 Z",
	} {
		p, zone, err := period.ParseZoned(in)
		held(t, in, p.String()+" "+zone, err, want)
		if p, err := period.Parse(in); err == nil {
			t.Errorf("%s without a zone: %v", in, p)
		}
	}
	for in, want := range map[string]string{
		"2015Q1": "want 2015-Q1", "2015M01": "want 2015-M01", "201501": "want 2015-01", "20150105": "want 2015-01-05",
		"2015/16":              "want 2015-2016, or YearStart.ParseYear for a year that starts in one and ends in the other",
		"2006-06-05T00:00:00Z": "it has a time zone, which ParseZoned reads",
	} {
		var e *period.Error
		if _, err := period.Parse(in); !errors.As(err, &e) || e.Detail != want {
			t.Errorf("%s: %v, want %s", in, err, want)
		}
	}
	rabat := time.FixedZone("Rabat", 3600)
	late := time.Date(2015, 5, 5, 23, 30, 0, 0, time.UTC)
	held(t, "the day in UTC", period.DateOf(late), nil, "2015-05-05")
	held(t, "the day in Rabat", period.DateOf(late.In(rabat)), nil, "2015-05-06")
	held(t, "midnight in Rabat", period.MustDate(2015, 5, 6).Time(rabat).UTC().Format(time.RFC3339), nil,
		"2015-05-05T23:00:00Z")
	var d period.Date
	held(t, "a column of dates", &d, d.Scan(time.Date(2015, 5, 6, 0, 0, 0, 0, rabat)), "2015-05-06")
}

// TestEverydayValues: codes in small letters and digits, names, zero, bounds,
// verbs, steps of cash, roundings with places, and one habit for bad input.
func TestEverydayValues(t *testing.T) {
	for in, want := range map[string]string{"mad": "MAD", "Mad": "MAD", "504": "MAD", "eur": "EUR", "036": "AUD",
		"XQT/3": "XQT/3"} {
		c, err := money.ParseCurrency(in)
		held(t, in, c, err, want)
	}
	for lang, want := range map[string]string{"ar": "درهم مغربي", "fr": "dirham marocain", "en": "Moroccan Dirham"} {
		name, ok := money.MAD.Name(lang)
		held(t, lang, fmt.Sprint(name, " ", ok), nil, want+" true")
	}
	held(t, "zero", money.Zero(money.MAD), nil, "0.00 MAD")
	low, high := money.MustParse("10 MAD"), money.MustParse("20 MAD")
	for in, want := range map[string]string{"5 MAD": "10.00 MAD", "15.5 MAD": "15.50 MAD", "25 MAD": "20.00 MAD",
		"10 MAD": "10.00 MAD", "20 MAD": "20.00 MAD"} {
		m, err := money.MustParse(in).Clamp(low, high)
		held(t, in, m, err, want)
	}
	aid := money.MustParse("25000 MAD")
	taxed, err := aid.MulRatio(money.MustRatio("1.17"), money.HalfEven)
	held(t, "a literal factor", taxed, err, "29250.00 MAD")
	for verb, want := range map[string]string{"%d": "25000", "%.1f": "25000.0", "%8d": "   25000",
		"%-8d|": "25000   |", "%08d": "00025000", "%10.1f": "   25000.0"} {
		held(t, verb, fmt.Sprintf(verb, aid), nil, want)
	}
	for code, want := range map[money.Currency]string{
		money.CHF: "0.05 CHF", money.SEK: "1.00 SEK", money.CAD: "0.05 CAD",
		money.DKK: "0.50 DKK", money.MAD: "0.01 MAD", money.XOF: "1 XOF",
	} {
		held(t, code.String(), code.CashStep(), nil, want)
	}
	francs, err := money.MustParse("100 CHF").AllocateSteps(money.CHF.CashStep(), 1, 1, 1)
	held(t, "francs in cash", francs, err, "[33.35 CHF 33.35 CHF 33.30 CHF]")
	kronor, err := money.MustParse("100 SEK").AllocateSteps(money.SEK.CashStep(), 1, 1, 1)
	held(t, "kronor in cash", kronor, err, "[34.00 SEK 33.00 SEK 33.00 SEK]")
	paid, err := money.MustParse("12.38 CHF").RoundTo(money.CHF.CashStep(), money.HalfEven)
	held(t, "francs, rounded", paid, err, "12.40 CHF")
	held(t, "a rounding", money.HalfEven.To(4), nil, "half-even/4")
	exact, err := money.MustParse("1.23456 MAD").Round(money.HalfEven.To(4))
	held(t, "to four places", exact, err, "1.2346 MAD")

	if d := period.MustDate(2015, 5, 31).AddDays(1 << 30); d.IsSet() {
		t.Error("a day outside the calendar is", d)
	}
	if p := period.Quarter(2015, 5); p.IsSet() {
		t.Error("a fifth quarter is", p)
	}
	_, err = period.ParseDate("2015-02-30")
	held(t, "no day", nil, err, `period: parse date "2015-02-30" at byte 8: outside the calendar`)
	_, err = period.Parse("2015-Q5")
	held(t, "no quarter", nil, err, `period: parse "2015-Q5" at byte 6: outside the calendar`)

	name, status := wording.MustText(wording.Name{Lang: wording.En, Name: "Jobs"}).In(wording.En)
	held(t, "a name without a status", name+" "+status.String(), nil, "Jobs unverified")
	for in, want := range map[string]string{
		`{"amount":1234.5,"currency":"mad"}`: "1234.50 MAD", `{"value":"1234.50","currency_code":"504"}`: "1234.50 MAD",
	} {
		var n money.NumberJSON
		held(t, in, &n, json.Unmarshal([]byte(in), &n), want)
	}
	var minor money.MinorJSON
	held(t, "minor units", &minor, json.Unmarshal([]byte(`{"amount":123450,"currency":"mad"}`), &minor), "1234.50 MAD")
	for in, want := range map[string]string{"(1.50,EUR)": "1.50 EUR", "(EUR,1.50)": "1.50 EUR",
		"1.50 EUR     ": "1.50 EUR", `{"amount":"1.50","currency":"EUR"}`: "1.50 EUR"} {
		var m money.Money
		held(t, in, &m, m.Scan(in), want)
	}
	var c money.Currency
	held(t, "a padded code", &c, c.Scan("MAD  "), "MAD")
	var q period.Period
	held(t, "a padded period", &q, q.Scan([]byte("2015-Q1   ")), "2015-Q1")
}

// TestErrorsThatTeach: an error says what may stand in the place.
func TestErrorsThatTeach(t *testing.T) {
	_, err := money.Parse("1234.50 DH")
	held(t, "a name of a currency", nil, err,
		`money: parse "1234.50 DH": unknown currency: want a code of ISO 4217, such as MAD; `+
			`package wording reads names such as DH (byte 8)`)
	_, err = money.ParseCurrency("EUT")
	held(t, "a code", nil, err, `money: parse currency "EUT": unknown currency: near it are EUR (byte 0)`)
	var basis agreements.Basis
	err = basis.UnmarshalText([]byte("extra"))
	for _, word := range []string{`"extra"`, "additional", "cumulative", "level"} {
		if err == nil || !strings.Contains(err.Error(), word) {
			t.Errorf("a basis: %v, want %s in it", err, word)
		}
	}
	var reading period.Kind
	held(t, "a kind", nil, reading.UnmarshalText([]byte("fortnight")),
		`period: unmarshal kind "fortnight": not a recognised form: `+
			`want one of none, range, year, semester, trimester, quarter, month, week, day`)
	const columns = "ID;Indicator;Period;Figure;Unit;Role;Source\na;jobs;2015;5;job;observed;s\n"
	var b indicators.Builder
	if err := b.DecodeObservations(strings.NewReader(columns), indicators.CSV, indicators.DecodeOptions{}); err != nil {
		t.Errorf("a file of French Excel with capitals in its header: %v", err)
	}
}
