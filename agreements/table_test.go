package agreements_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

const monitored = `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention", "known": "2016-01",
  "name": {"en": {"name": "Convention", "status": "attested"}},
  "term": {"start": "2016-01-01", "end": "2019"}, "events": [{"id": "e", "kind": "signed", "when": "2015-12-31"}],
  "parties": [{"id": "x", "organisation": "alpha", "roles": ["operator"]}, {"id": "y", "organisation": "beta", "roles": ["operator"]}, {"id": "r", "organisation": "region", "roles": ["grantor"]}],
  "targets": [
   {"id": "created", "value": "400 job", "basis": "cumulative", "start": "2016-01-01", "deadline": "2019",
    "measures": [{"id": "m", "indicator": "jobs_created", "counting": "running"}]},
   {"id": "held", "value": "100 job", "basis": "open", "start": "2016-01-01",
    "baselines": [{"id": "b", "value": "50 job", "at": "2015"}], "measures": [{"id": "h", "indicator": "jobs", "counting": "level"}],
    "readings": [{"id": "level", "basis": "level", "baseline": "b"}, {"id": "more", "basis": "additional", "baseline": "b"}]}]}]}`

const monitoredDeclared = `id,operator,indicator,period,declared,unit,declared_on,verified,verified_by,verified_on
a1,alpha,jobs_created,2016,60,job,2017-01,50,auditor,2017-03
b1,beta,jobs_created,2016,70,job,2017-01,70,auditor,2017-03
a2,alpha,jobs_created,2016-2017,100,job,2018-01,,,
`

func monitoredTable(t testing.TB, at, known string) agreements.TargetTable {
	t.Helper()
	view := declaredView(t, monitoredDeclared, "alpha", "beta").Dataset().View(indicators.ViewConfig{Known: date(known)})
	h := history(t, decode(t, monitored), "a")
	table, err := h.AsOf(date(at), period.Date{}).TargetTable(view, date(at))
	if err != nil {
		t.Fatal(err)
	}
	return table
}

// TestTargetTable works through the rows by hand.
func TestTargetTable(t *testing.T) {
	missing := func(r agreements.TargetRow) string {
		var s []string
		for _, l := range r.Missing {
			s = append(s, l.Text(wording.En))
		}
		return strings.Join(s, "; ")
	}
	table := monitoredTable(t, "2018-06-30", "2018-06-30")
	if len(table.Rows) != 3 || table.State.String() != "in_force" {
		t.Fatalf("%+v", table)
	}
	// 50 + 70 = 120 verified for the end of 2016, of 400 in four years: more
	// than a year's 100.25. Declared for the end of 2017: 100 and what beta has.
	r := table.Rows[0]
	got := fmt.Sprint(r.Declared, " ", r.DeclaredAt, " ", r.Verified, " ", r.VerifiedAt, " ", r.RestsOn, " ", r.Progress, " ", r.Status, " ", r.DeclaredStatus)
	if want := ">=100 job 2017-12-31 120 job 2016-12-31 verified 0.3 ahead met|ahead|on_track|behind"; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	if got, want := missing(r), "declaration for 2016-2017: beta; verification for 2016-2017: alpha"; got != want {
		t.Errorf("missing %q, want %q", got, want)
	}
	// Nothing is said of jobs held, under either reading.
	for _, r := range table.Rows[1:] {
		if got, want := missing(r), "declaration: alpha, beta; which reading holds; deadline"; got != want || r.RestsOn != 0 || r.Progress.IsSet() {
			t.Errorf("%s: missing %q, want %q", r.Reading, got, want)
		}
	}
	// In February 2017 both had declared, and nobody had verified: 130 of 400.
	r = monitoredTable(t, "2017-02-28", "2017-02-28").Rows[0]
	if got, want := fmt.Sprint(r.Verified.IsSet(), " ", r.RestsOn, " ", r.Progress, " ", missing(r)), "false declared 0.325 verification for 2016: alpha, beta"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	// Before it was known there is no table.
	h := history(t, decode(t, monitored), "a")
	if _, err := h.AsOf(date("2016-01-15"), date("2016-01-15")).TargetTable(declaredView(t, ""), date("2016-01-15")); !errors.Is(err, agreements.ErrNotKnown) {
		t.Error(err)
	}
}

func ExampleVersion_TargetTable() {
	var t testing.T
	fmt.Print(monitoredTable(&t, "2018-06-30", "2018-06-30").Text(wording.En))
	// Output:
	// Convention, 30 June 2018, as known on 30 June 2018
	//
	// 400 jobs (31 December 2019)
	//   Basis     cumulative since the start
	//   Baseline  0 jobs
	//   Declared  at least 100 jobs (31 December 2017)
	//   Verified  120 jobs (31 December 2016)
	//   Expected  100 jobs
	//   Gap       20 jobs
	//   Status    30%, ahead on 31 December 2016; as declared: undecided: met or ahead or on track or behind
	//   Missing   declaration for 2016-2017: beta; verification for 2016-2017: alpha
	//
	// 100 jobs
	//   Basis     level
	//   Baseline  50 jobs
	//   Declared  -
	//   Verified  -
	//   Expected  -
	//   Gap       -
	//   Status    not known
	//   Missing   declaration: alpha, beta; which reading holds; deadline
	//
	// 100 jobs
	//   Basis     additional to the baseline
	//   Baseline  50 jobs
	//   Declared  -
	//   Verified  -
	//   Expected  -
	//   Gap       -
	//   Status    not known
	//   Missing   declaration: alpha, beta; which reading holds; deadline
}
