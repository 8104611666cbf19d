package rules

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// TestByRank: figures by the authority of their sources, o16 and p16 before m15 and m16 before
// n16, and of one authority the latest first: p16 is of April and o16 of March.
func TestByRank(t *testing.T) {
	for _, rows := range []string{"n16 m16 m15 p16 o16 o11", "o16 p16 n16 o11 m15 m16", "m15 n16 o11 m16 o16 p16"} {
		var list []string
		for _, source := range strings.Fields(rows) {
			list = append(list, "jobs 2015 1000@1 "+source)
		}
		key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)}
		data := insideSector(t, list...).DataOf(key)
		first := data[0]
		var got []string
		for _, x := range byRank(data) {
			got = append(got, string(x.Row.Source()))
		}
		if want := "p16 o16 o11 m16 m15 n16"; strings.Join(got, " ") != want {
			t.Errorf("%s: %v, want %s", rows, got, want)
		}
		if data[0].Row != first.Row {
			t.Errorf("%s: the list itself is changed", rows)
		}
	}
}

// TestOwnFirst: figures of the origin of one come before those of others, both as they stood: m15
// and m16 are of the ministry, o16 and p16 of one release.
func TestOwnFirst(t *testing.T) {
	for of, want := range map[string]string{
		"m16": "m15 m16 o16 n16 p16", "o16": "o16 p16 m15 n16 m16", "n16": "n16 o16 m15 m16 p16",
	} {
		var list []string
		for _, source := range strings.Fields("o16 m15 n16 m16 p16") {
			list = append(list, "jobs 2015 1000@1 "+source)
		}
		key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)}
		data := insideSector(t, list...).DataOf(key)
		n := slices.IndexFunc(data, func(x indicators.Datum) bool { return string(x.Row.Source()) == of })
		var got []string
		for _, x := range ownFirst(data[n], slices.Clone(data)) {
			got = append(got, string(x.Row.Source()))
		}
		if strings.Join(got, " ") != want {
			t.Errorf("of %s: %v, want %s", of, got, want)
		}
	}
}

// TestInSeveralPerimeters: what is stated in two perimeters or more, in order, whatever is stated
// beside it in one.
func TestInSeveralPerimeters(t *testing.T) {
	for rows, want := range map[string]string{
		"jobs MA all, jobs MA crm":                 "jobs MA",
		"jobs MA all, exports MA crm":              "",
		"exports MA all, jobs MA all, jobs MA crm": "jobs MA",
		"exports MA all, exports MA crm, jobs MA all, men MA all, men MA crm, men MA sub": "exports MA; men MA",
		"jobs A all, jobs B all, jobs B crm":                                              "jobs B",
		"jobs A all, jobs B crm":                                                          "",
	} {
		table := "id,indicator,area,perimeter,period,figure,role,source\n"
		for n, row := range strings.Split(rows, ", ") {
			table += fmt.Sprintf("r%d,%s,2015,7@1,observed,o16\n", n, strings.ReplaceAll(row, " ", ","))
		}
		d, err := Input{Files: []File{
			{Name: "observations.csv", Text: table}, {Name: catalogueFile, Text: insideCatalogue},
		}}.Dataset()
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, k := range newScope(d.View(indicators.ViewConfig{})).inSeveralPerimeters() {
			got = append(got, fmt.Sprint(k.Indicator, " ", k.Area))
		}
		if strings.Join(got, "; ") != want {
			t.Errorf("%s: %v, want %s", rows, got, want)
		}
	}
}

// TestSamePeriod: the data of one period end where those of another begin, or all do.
func TestSamePeriod(t *testing.T) {
	key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all"}
	var data []indicators.Datum
	newScope(insideSector(t, spelledRows("jobs 2014 1@1; jobs 2015 1@1; jobs 2015 2@1 o16; jobs 2015 3@1 n16; "+
		"jobs 2016 1@1; jobs 2016 2@1 o16")...)).eachSeries(
		func(_ *indicators.Indicator, k indicators.Key, all []indicators.Datum) {
			if k == key {
				data = all
			}
		})
	for lo, want := range map[int]int{0: 1, 1: 4, 2: 4, 3: 4, 4: 6, 5: 6} {
		if got := samePeriod(data, lo); got != want {
			t.Errorf("of %d data those from %d on end at %d, want %d", len(data), lo, got, want)
		}
	}
}

// TestGroup: what a rule hears together.
func TestGroup(t *testing.T) {
	key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)}
	for e, want := range map[Extent]string{OneRecord: "jobs MA 2015", OneKey: "jobs MA 2015", OneSeries: "jobs MA"} {
		if got := e.Group(key); got != want {
			t.Errorf("%v: %q, want %q", e, got, want)
		}
	}
}

// TestReadsExactly: a table is read as exact where no figure without a resolution ends in a zero.
func TestReadsExactly(t *testing.T) {
	for rows, want := range map[string]bool{
		"exports 2015 101": true, "exports 2015 100": false, "exports 2015 100@1": true, "exports 2015 2.5": true,
		"exports 2015 101; exports 2016 20": false, "exports 2015 20; exports 2016 101": false,
	} {
		if got := newScope(insideSector(t, spelledRows(rows)...)).exact(); got != want {
			t.Errorf("%s: %t", rows, got)
		}
	}
}
