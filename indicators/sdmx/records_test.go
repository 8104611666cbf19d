package sdmx_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
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

// TestRecordsHostile: records that say much of nothing are read in proportion,
// streamed and loaded.
func TestRecordsHostile(t *testing.T) {
	const n = 4000
	record := func(i int) string { return fmt.Sprintf(`{"TIME_PERIOD":"2015","OBS_VALUE":"1","A":"c%d"},`, i) }
	for name, text := range map[string]string{
		"members":         `[{` + each(n, func(i int) string { return fmt.Sprintf(`"a%d":1,`, i) }) + `"a":1}]`,
		"members anew":    `[` + each(n, func(i int) string { return fmt.Sprintf(`{"a%d":1},`, i) }) + `{}]`,
		"one twice":       `[{` + strings.Repeat(`"a":1,`, n) + `"a":1}]`,
		"codes":           `[` + each(n, record) + `{}]`,
		"texts":           `[` + each(n, func(i int) string { return fmt.Sprintf(`{"A":"two words %d"},`, i) }) + `{}]`,
		"values":          `[` + each(n, func(i int) string { return fmt.Sprintf(`{"OBS_VALUE":"x%d"},`, i) }) + `{}]`,
		"deep":            `[` + strings.Repeat(`{"a":`, n),
		"deep names":      `[{"` + strings.Repeat("a", 500) + `":` + strings.Repeat(`{"aaaaaaaaaaaaaaaaaaaa":`, 12),
		"lists":           `[` + strings.Repeat(`{"a":[]},`, n) + `{}]`,
		"empty":           `[` + strings.Repeat(`{},`, n) + `{}]`,
		"pages":           `[` + strings.Repeat(`{"page":1,"pages":2},`, n) + `[]]`,
		"arrays":          strings.Repeat(`[`, n),
		"arrays of these": `{` + each(n, func(i int) string { return fmt.Sprintf(`"a%d":[{}],`, i) }) + `"a":[]}`,
	} {
		o := sdmx.ReadOptions{Defaults: indicators.Observation{
			Key: indicators.Key{Indicator: "jobs"}, Role: indicators.RoleObserved, Source: "s",
		}}
		most := 64*uint64(len(text)) + 64<<10
		got := allocated(func() {
			for _, err := range sdmx.ReadRecords(strings.NewReader(text), o).All() {
				_ = err
			}
		})
		if got > most && !testkit.Race() {
			t.Errorf("%s: %d bytes allocated for an input of %d", name, got, len(text))
		}
		var b indicators.Builder
		got = allocated(func() { _ = sdmx.ReadRecords(strings.NewReader(text), o).Load(&b) })
		if got > most && !testkit.Race() {
			t.Errorf("%s, loaded: %d bytes allocated for an input of %d", name, got, len(text))
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
