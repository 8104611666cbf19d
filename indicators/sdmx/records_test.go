package sdmx_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

const worldBank = `[{"page":1,"pages":2,"per_page":2,"total":3},[
{"indicator":{"id":"SP.POP.TOTL","value":"Population, total"},"country":{"id":"MA","value":"Morocco"},
"countryiso3code":"MAR","date":"2022","value":37329064,"unit":"","obs_status":"","decimal":0},
{"indicator":{"id":"SP.POP.TOTL","value":"Population, total"},"country":{"id":"MA","value":"Morocco"},
"countryiso3code":"MAR","date":"2021","value":null,"unit":"","obs_status":"","decimal":0}]]`

func TestReadRecords(t *testing.T) {
	jobs := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "jobs"}}}
	mapped := jobs
	mapped.Map = mapping.Mapping{Components: []mapping.Component{
		{From: "year", To: "TIME_PERIOD"}, {From: "n", To: "OBS_VALUE"}, {From: "by.sex", To: "sex", Part: mapping.Dimension},
	}}
	for _, c := range []struct {
		name, text string
		o          sdmx.ReadOptions
		want, lost string
	}{
		{"of the World Bank", worldBank, sdmx.ReadOptions{},
			"row-1 SP.POP.TOTL MA 2022 37329064 person    |" +
				"row-2 SP.POP.TOTL MA 2021  person    ",
			"component: indicator.value (2), first /observations/row-1: left out\n" +
				"component: country.value (2), first /observations/row-1: left out\n" +
				"component: countryiso3code (2), first /observations/row-1: left out\n" +
				"component: decimal (2), first /observations/row-1: left out\n" +
				"rows: pages (1): the answer is page 1 of 2: ask for the others, or for more on a page\n"},
		{"an array", `[{"TIME_PERIOD":"2015","OBS_VALUE":"1.50","ok":true},
{"OBS_VALUE":2,"TIME_PERIOD":"2016","list":[1]}]`, jobs,
			"row-1 jobs 2015 1.5 1   ok=true |row-2 jobs 2016 2 1    ",
			"component: ok (1): not in the mapping: it keeps its name and its codes\n" +
				"component: list (1): a list has no place in an observation\n"},
		{"a member", `{"count":1,"value":[{"year":"2015","n":3,"by":{"sex":"F"}}]}`, mapped,
			"row-1 jobs sex=F 2015 3 1    ", ""},
	} {
		r := sdmx.ReadRecords(strings.NewReader(c.text), c.o)
		if got := strings.Join(readAll(t, r), "|"); got != c.want {
			t.Errorf("%s: got\n%s\nwant\n%s", c.name, got, c.want)
		}
		if got := losses(r.Losses()); got != c.lost {
			t.Errorf("%s: lost\n%s\nwant\n%s", c.name, got, c.lost)
		}
	}
}

func TestReadRecordsErrors(t *testing.T) {
	for _, c := range []struct {
		text string
		kind error
		says string
	}{
		{"", indicators.ErrSyntax, "empty input"},
		{"<a/>", indicators.ErrSyntax, "this is XML"},
		{`{"a":1}`, indicators.ErrFormat, "no records"},
		{`[]`, indicators.ErrFormat, "no records"},
		{`[{"message":[{"id":"120","key":"Invalid value"}]}]`, indicators.ErrFormat, "answered with an error"},
		{`[[{"TIME_PERIOD":"2015"`, indicators.ErrSyntax, ""},
		{`[[1]]`, indicators.ErrSyntax, "want an object"},
		{`[{"OBS_VALUE":1,"TIME_PERIOD":"2015","OBS_VALUE":2}]`, indicators.ErrDuplicate, "OBS_VALUE"},
		{`[{"OBS_VALUE":"many","TIME_PERIOD":"2015"}]`, indicators.ErrSyntax, "many"},
		{`[{"OBS_VALUE":1}]`, indicators.ErrInvalid, "TIME_PERIOD"},
	} {
		o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "jobs"}}}
		var b indicators.Builder
		err := sdmx.ReadRecords(strings.NewReader(c.text), o).Load(&b)
		var e *indicators.Error
		if !errors.As(err, &e) || !errors.Is(err, c.kind) || e.Line == 0 || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%s: %v, want %v that says %q", c.text, err, c.kind, c.says)
		}
	}
}

func FuzzRecords(f *testing.F) {
	f.Add(worldBank)
	f.Add(`{"value":[{"OBS_VALUE":"1","TIME_PERIOD":"2015","a":{"b":null}}]}`)
	f.Fuzz(func(t *testing.T, text string) {
		o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "jobs"}}}
		for _, err := range sdmx.ReadRecords(strings.NewReader(text), o).All() {
			if err != nil {
				_ = err.Error()
			}
		}
	})
}
