package page_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// reading is a reading whose last figure is of a period; an empty one has none.
func reading(of string, status, last progress.StandingSet) agreements.ReadingAssessment {
	r := agreements.ReadingAssessment{Status: status, LastStatus: last}
	if of != "" {
		p := period.MustParse(of)
		r.Actual.AsOf = p.Last()
		r.Actual.Answers = []indicators.Answer{{Key: indicators.Key{Period: p}}}
	}
	return r
}

// TestWhen: a standing is of the day of its last figure, but of the day that was asked for
// where the deadline has passed since.
func TestWhen(t *testing.T) {
	behind, open := progress.StandingsOf(progress.Behind), progress.StandingsOf(progress.Met, progress.Missed)
	fresh, old := reading("2018", behind, behind), reading("2017", behind, behind)
	passed, none := reading("2016", open, behind), reading("", 0, 0)
	unlike, missing := reading("", 0, 0), reading("", 0, 0)
	unlike.Actual.Undefined, missing.Actual.Undefined = progress.UnlikeUnits, progress.NoActual
	for want, readings := range map[string][]agreements.ReadingAssessment{
		"on 31 December 2018; no figure by then":                                            nil,
		"on 31 December 2018; no figure by then ":                                           {none},
		"on 31 December 2018; no figure by then  ":                                          {missing},
		"on 31 December 2018; no figure that counts: unlike units":                          {missing, unlike},
		"on 31 December 2018; period of the last figure: 2018":                              {fresh, fresh},
		"on 31 December 2017; period of the last figure: 2017, older than 31 December 2018": {old},
		"on 31 December 2018; period of the last figure: 2016, older than 31 December 2018": {passed},
		"on 31 December 2017 and 31 December 2018; period of the last figure: 2017 and 2018; " +
			"older than 31 December 2018: 2017; some readings have no figure": {fresh, none, old},
	} {
		w := page.WhenOf(agreements.Assessment{At: period.MustDate(2018, 12, 31), Readings: readings})
		if got := w.Text(wording.En, nil); got != strings.TrimRight(want, " ") {
			t.Errorf("%q, want %q", got, want)
		}
		if got := w.Text(wording.Fr, func(string) string { return "x" }); got == "" {
			t.Error("nothing in French")
		}
	}
	mark := func(s string) string { return "<" + s + ">" }
	got := page.WhenOfReading(period.MustDate(2018, 12, 31), old).Text(wording.Ar, mark)
	const want = "في <31 دجنبر 2017>؛ فترة آخر رقم: <2017>، وهو أقدم من <31 دجنبر 2018>"
	if got != want {
		t.Errorf("%q, want %q", got, want)
	}
}
