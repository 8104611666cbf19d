package period_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestHints(t *testing.T) {
	const forms = "want 2015, 2015-Q1, 2015-05, 2015-05-05 or 2014-2020"
	for in, want := range map[string]string{
		"2015Q1": "want 2015-Q1", "2015M01": "want 2015-M01", "2015M1": "want 2015-M01", "2015-q1": "want 2015-Q1",
		"2015 S2": "want 2015-S2", "2015W5": "want 2015-W05", "2015D7": "want 2015-D007", "2015A1": "want 2015-A1",
		"2015/16": "want 2015-2016, or YearStart.ParseYear for a year that starts in one and ends in the other",
		"1999/00": "want 1999-2000, or YearStart.ParseYear for a year that starts in one and ends in the other",
		"2015/07": "want 2015-07", "2015/05/31": "want 2015-05-31", "2015.05.31": "want 2015-05-31",
		"0998/99":      "want 0998-0999, or YearStart.ParseYear for a year that starts in one and ends in the other",
		"0099/00":      "want 0099-0100, or YearStart.ParseYear for a year that starts in one and ends in the other",
		"2015M1234567": forms, "2015D12345": forms, "2015W123": forms,
		"201505": "want 2015-05", "20150531": "want 2015-05-31", "2015-5": "want 2015-05", "20155": "want 2015-05",
		"201513":   forms,
		"20150230": forms, "2015053": forms, "2015-051": forms, "201500": forms, "2015-15": "",
		"2099/xx": forms, "2015/1": forms, "15/16": forms, "2015/001": forms, "2015 ": forms, "2015-": forms, "2015M0": forms,
		"2015D0": forms, "2015A2": forms, "2015X1": forms, "2015_": forms,
		"2015-07-15Z/2015-08-15Z":      "it has a time zone, which ParseZoned reads",
		"2015-07-15Z/2015-08-15+01:00": forms, "20+01:00": forms, "+01:00": forms, "2015+15:00": forms,
		"2015Z": "it has a time zone, which ParseZoned reads", "2015-01+01:00": "it has a time zone, which ParseZoned reads",
		"2015-05-05T12:00:00": "want a whole day, 2015-05-05 or 2015-05-05T00:00:00", "2015Q7": forms, "hello": forms,
		"2015Q0": forms, "2015Q": forms, "20X5Q1": forms, "2015_m12": "want 2015-M12", "2015W53": "want 2015-W53",
		"2015W54": forms, "2015D365": "want 2015-D365", "2015D366": forms, "2015T3": "want 2015-T3",
		"2015H2":  "want 2015-H2",
		"2015/01": "want 2015-01", "2015/12": "want 2015-12", "2015/13": forms, "2015/00": forms, "2015+16": forms,
		"2015/x6": forms, "201": forms, "2015.5.31": forms, "2015/05.31": forms,
		"2015-05-05T":           "want a whole day, 2015-05-05 or 2015-05-05T00:00:00",
		strings.Repeat("x", 64): forms, strings.Repeat("x", 65): "",
		"": forms, "2015/99": forms, "Q1 2015": forms, "2015/02/30": forms, "2015-Q5": "", "2015-13": "",
	} {
		p, err := period.Parse(in)
		var e *period.Error
		if !errors.As(err, &e) || e.Detail != want || p.IsSet() {
			t.Errorf("%q: %v, %v; want %s", in, p, err, want)
		}
	}
	for in, want := range map[string]string{
		"2015-05": "want the form 2015-05-05", strings.Repeat("x", 64): "want the form 2015-05-05",
		strings.Repeat("x", 65): "", "2015-02-30": "",
	} {
		_, err := period.ParseDate(in)
		var e *period.Error
		if !errors.As(err, &e) || e.Detail != want {
			t.Errorf("date %q: %v; want %q", in, err, want)
		}
	}
	_, err := period.Parse("2015Q1")
	if want := `period: parse "2015Q1" at byte 4: not a recognised form: want 2015-Q1`; err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	_, err = period.ParseDate("5 May 2015")
	want := `period: parse date "5 May 2015" at byte 4: not a recognised form: want the form 2015-05-05`
	if err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}
