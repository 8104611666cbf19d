package agreements_test

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// metTarget is a target t of an agreement a, with what follows its identity.
func metTarget(t *testing.T, target string) agreements.Version {
	t.Helper()
	h := history(t, decode(t, `{"format": "mithaq.agreements/1", "agreements": [{"id": "a", "form": "convention",
		"known": "2016", "targets": [{"id": "t", `+target+`}]}]}`), "a")
	return h.AsOf(period.Date{}, period.Date{})
}

// TestMetSince: from the first figure on that met the target and was not followed by
// one that did not, by days that are counted by hand.
func TestMetSince(t *testing.T) {
	const level = `"value": "100 job", "basis": "level", "start": "2014-12-31", "deadline": "2020",
		"measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}]`
	const sum = `"value": "100 job", "basis": "cumulative", "start": "2014-12-31", "deadline": "2020",
		"measures": [{"id": "m", "indicator": "jobs_created", "perimeter": "all", "counting": "periods"}]`
	const keep = `"value": "100 job", "basis": "maintain", "start": "2014-12-31", "deadline": "2018",
		"measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}]`
	const endless = `"value": "100 job", "basis": "level", "start": "2014-12-31",
		"measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}]`
	for _, c := range []struct {
		name, target string
		lines        []string
		year         int
		since        string
		early        int // -1: not told
	}{
		{"met in 2017 and since", level, []string{"a jobs all 2015 80", "b jobs all 2016 90", "c jobs all 2017 100",
			"d jobs all 2018 120"}, 2018, "2017-12-31", 1096},
		{"lost in between", level, []string{"a jobs all 2016 110", "b jobs all 2017 99", "c jobs all 2018 101"},
			2018, "2018-12-31", 731},
		{"met from the first figure on", level, []string{"a jobs all 2016 110", "c jobs all 2018 101"}, 2019,
			"2016-12-31", 1461},
		{"not yet on the day", level, []string{"b jobs all 2017 99", "c jobs all 2018 101"}, 2017, "", -1},
		{"on the deadline", level, []string{"b jobs all 2019 99", "c jobs all 2020 101"}, 2022, "2020-12-31", 0},
		{"after the deadline", level, []string{"b jobs all 2020 99", "c jobs all 2021 101"}, 2022, "", -1},
		{"perhaps", level, []string{"b jobs all 2018 [90,110]"}, 2018, "", -1},
		{"perhaps before", level, []string{"b jobs all 2017 [90,110]", "c jobs all 2018 >100"}, 2018, "2018-12-31", 731},
		{"nothing known", level, []string{"b jobs offshoring 2018 1"}, 2018, "", -1},
		{"a sum", sum, []string{"a jobs_created all 2015 60", "b jobs_created all 2016 30", "c jobs_created all 2017 10",
			"d jobs_created all 2018 1"}, 2018, "2017-12-31", 1096},
		{"maintained", keep, []string{"a jobs all 2017 110", "b jobs all 2018 110"}, 2018, "", -1},
		{"no deadline", endless, []string{"a jobs all 2016 110"}, 2018, "2016-12-31", -1},
	} {
		a, err := metTarget(t, c.target).Assess("t", jobsView(t, c.lines...), period.MustDate(c.year, 12, 31))
		if err != nil || len(a.Readings) != 1 {
			t.Fatal(c.name, a.Readings, err)
		}
		id := a.Readings[0].ID
		since, ok := a.MetSince(id)
		if since.String() != c.since || ok != (c.since != "") {
			t.Errorf("%s: met since %q, %v; want %q", c.name, since, ok, c.since)
		}
		days, ok := a.MetEarly(id)
		if ok != (c.early >= 0) || ok && days != c.early {
			t.Errorf("%s: %d days early, %v; want %d", c.name, days, ok, c.early)
		}
		if _, ok := a.MetSince("none"); ok {
			t.Errorf("%s: a reading that is not there is met", c.name)
		}
	}
	var zero agreements.Assessment
	if _, ok := zero.MetSince(""); ok {
		t.Error("the zero Assessment is met")
	}
	if _, ok := zero.MetEarly("x"); ok {
		t.Error("the zero Assessment is early")
	}
}

// A target for 2020 that the figure of 2017 met, and every one since.
func ExampleAssessment_MetSince() {
	t := new(testing.T)
	v := metTarget(t, `"value": "100 job", "basis": "level", "start": "2014-12-31", "deadline": "2020",
		"measures": [{"id": "m", "indicator": "jobs", "perimeter": "all", "counting": "level"}]`)
	view := jobsView(t, "a jobs all 2016 90", "b jobs all 2017 104", "c jobs all 2018 120")
	a, _ := v.Assess("t", view, period.MustDate(2018, 12, 31))
	reading := a.Readings[0].ID
	since, _ := a.MetSince(reading)
	days, _ := a.MetEarly(reading)
	fmt.Println(since, days, "days before the deadline")
	// At the end of 2016 it was not yet met.
	early, _ := v.Assess("t", view, period.MustDate(2016, 12, 31))
	_, met := early.MetSince(reading)
	fmt.Println(met)
	// Output:
	// 2017-12-31 1096 days before the deadline
	// false
}
