package jsonstat_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

func write(t testing.TB, d *indicators.Dataset, o jsonstat.WriteOptions) ([]byte, []indicators.Loss) {
	t.Helper()
	var b bytes.Buffer
	lost, err := jsonstat.Write(&b, d, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), lost
}

func load(t testing.TB, text []byte, c *indicators.Catalogue, o jsonstat.ReadOptions) (*indicators.Dataset, []indicators.Loss) {
	t.Helper()
	var b indicators.Builder
	r := jsonstat.Read(bytes.NewReader(text), o)
	if err := r.Load(&b); err != nil {
		t.Fatal(err)
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d, r.Losses()
}

// TestMorocco: the whole sector comes back.
func TestMorocco(t *testing.T) {
	data := morocco(t)
	text, lost := write(t, data, jsonstat.WriteOptions{Lang: wording.Fr})
	if len(lost) == 0 || lost[0].What != "bodies" || lost[0].Count != records.Count(data.Bodies()) {
		t.Errorf("lost %v", lost)
	}
	back, lost := load(t, text, data.Catalogue(), jsonstat.ReadOptions{})
	if len(lost) > 0 {
		t.Errorf("lost on reading: %s", losses(lost))
	}
	if back.Len() != 512 {
		t.Errorf("%d observations", back.Len())
	}
	sameObservations(t, back, data)
}

// TestRandom: so do random datasets, byte by byte when written again.
func TestRandom(t *testing.T) {
	n := testkit.Cases(60, 3000)
	for seed := range uint64(n) {
		r := records.New(seed, 9)
		data := r.Dataset(t, r.IntN(40))
		text, lost := write(t, data, jsonstat.WriteOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		back, lost := load(t, text, data.Catalogue(), jsonstat.ReadOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		sameObservations(t, back, data)
		if again, _ := write(t, back, jsonstat.WriteOptions{}); !bytes.Equal(again, text) {
			t.Fatalf("seed %d: written again it differs", seed)
		}
	}
}

// TestSplit: a cube stays small, whatever the observations are like, and they
// come back.
func TestSplit(t *testing.T) {
	for _, c := range []struct {
		name string
		key  func(n int) indicators.Key
	}{
		{"every observation elsewhere", func(n int) indicators.Key {
			b, err := indicators.ParseBreakdown(fmt.Sprintf("segment=S%d,sex=X%d", n, n))
			if err != nil {
				t.Fatal(err)
			}
			return indicators.Key{Indicator: "jobs", Area: indicators.ID(fmt.Sprint("MA", n)), Perimeter: indicators.ID(fmt.Sprint("P", n)), Breakdown: b, Period: period.Year(1000 + n)}
		}},
		{"a long series beside a crowded key", func(n int) indicators.Key {
			return indicators.Key{Indicator: "jobs", Period: period.Year(1000 + max(0, n-200))}
		}},
		{"one key", func(n int) indicators.Key { return indicators.Key{Indicator: "jobs", Period: period.Year(2015)} }},
		{"an indicator each", func(n int) indicators.Key {
			return indicators.Key{Indicator: indicators.ID(fmt.Sprint("i", n)), Period: period.Year(2015)}
		}},
	} {
		t.Run(c.name, func(t *testing.T) {
			const n = 400
			var all []indicators.Observation
			for i := range n {
				all = append(all, indicators.Observation{ID: indicators.ID(fmt.Sprint("F", i)), Key: c.key(i), Figure: figure.FromInt64(int64(i)), Role: indicators.RoleObserved, Source: "office"})
			}
			data := build(t, catalogue(t), all...)
			text, _ := write(t, data, jsonstat.WriteOptions{})
			back, lost := load(t, text, data.Catalogue(), jsonstat.ReadOptions{})
			if len(lost) > 0 {
				t.Error(losses(lost))
			}
			sameObservations(t, back, data)
			size := int64(0)
			for set := range decode(t, string(text)).Datasets() {
				size += set.Len()
			}
			if size > 200*n {
				t.Errorf("%d cells of %d observations", size, n)
			}
		})
	}
}

// TestEmpty: a dataset without observations is a collection without items.
func TestEmpty(t *testing.T) {
	data := build(t, catalogue(t))
	text, _ := write(t, data, jsonstat.WriteOptions{})
	if string(text) != `{"version":"2.0","class":"collection","link":{"item":[]}}`+"\n" {
		t.Errorf("%s", text)
	}
	if back, _ := load(t, text, catalogue(t), jsonstat.ReadOptions{}); back.Len() != 0 {
		t.Error(back.Len())
	}
}

// TestRead: what a response of somebody else becomes.
func TestRead(t *testing.T) {
	base := jsonstat.ReadOptions{Defaults: indicators.Observation{ID: "x", Role: indicators.RoleObserved, Source: "office", Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}}}
	timeless := base
	timeless.Defaults.Key.Period = period.Period{}
	with := func(change func(o *jsonstat.ReadOptions)) jsonstat.ReadOptions {
		o := base
		change(&o)
		return o
	}
	for _, c := range []struct {
		name, text string
		o          jsonstat.ReadOptions
		want, lost string
	}{
		{"a breakdown", one(), base, "x-1 jobs a=x 2015 1 |x-2 jobs a=y 2015 2 ", ""},
		{"nulls and statuses", one("VALUE", `[null,null],"status":[null,"M"]`), base, "x-1 jobs a=y 2015  M", ""},
		{"texts that are numbers, or none", one("VALUE", `["1.50","NaN"]`), base, "x-1 jobs a=x 2015 1.5 |x-2 jobs a=y 2015  ", ""},
		{"exponents", one("VALUE", `[1.25e3,5E-1]`), base, "x-1 jobs a=x 2015 1250 |x-2 jobs a=y 2015 0.5 ", ""},
		{"several statuses", one("VALUE", `[1,2],"status":["EP","A"]`), base, "x-1 jobs a=x 2015 1 EP|x-2 jobs a=y 2015 2 ", ""},
		{"statuses of the provider's own", one("VALUE", `[1,2],"status":["e","r"]`), with(func(o *jsonstat.ReadOptions) {
			o.Map = statuses(map[string]string{"e": "E", "r": ""})
		}), "x-1 jobs a=x 2015 1 E|x-2 jobs a=y 2015 2 ",
			"component: a (1): not in the mapping: it keeps its name and its codes\n"},
		{"areas", one("MORE", `"role":{"geo":["a"]},`, "INDEX", `["MA-01","MA-02"]`), base, "x-1 jobs MA-01 2015 1 |x-2 jobs MA-02 2015 2 ", ""},
		{"indicators", one("MORE", `"role":{"metric":["a"]},`), base, "x-1 x 2015 1 |x-2 y 2015 2 ", ""},
		{"periods", one("MORE", `"role":{"time":["a"]},`, "INDEX", `["2015","2016-Q1"]`), base, "x-1 jobs 2015 1 |x-2 jobs 2016-Q1 2 ", ""},
		{"periods without a hyphen, or by their label", one("MORE", `"role":{"time":["a"]},`, "INDEX", `["2012M03","7"],"label":{"7":"2014-S2","2012M03":"2013"}`), base, "x-1 jobs 2012-03 1 |x-2 jobs 2014-S2 2 ", ""},
		{"time zones", one("MORE", `"role":{"time":["a"]},`, "INDEX", `["2015-05-05Z","2016-05-05"]`), base,
			"x-1 jobs 2015-05-05 1 |x-2 jobs 2016-05-05 2 ",
			"component: TIME_PERIOD (1), first /observations/x-1: a period is whole days and has no time zone\n"},
		{"days in words of one office", one("MORE", `"role":{"time":["a"]},`, "INDEX", `["2024M01D02","2024M12D31"]`), base,
			"x-1 jobs 2024-01-02 1 |x-2 jobs 2024-12-31 2 ", ""},
		{"months by their label",
			one("MORE", `"role":{"time":["a"]},`, "INDEX", `["0","1"],"label":{"0":"2023M01","1":"2023M02"}`), base,
			"x-1 jobs 2023-01 1 |x-2 jobs 2023-02 2 ", ""},
		{"a time that nothing but its categories shows", one("INDEX", `["2014","2015-Q1"]`), timeless,
			"x-1 jobs 2014 1 |x-2 jobs 2015-Q1 2 ",
			"member: a (1): no dimension has the role of time; this one, whose categories are all periods, is taken for " +
				"it\n"},
		{"quarters of the South", one("MORE", `"role":{"time":["a"]},`, "INDEX", `["2023T1","2023T4"]`), base,
			"x-1 jobs 2023-Q1 1 |x-2 jobs 2023-Q4 2 ",
			"member: TIME_PERIOD (1): T behind a year is read as a quarter, not as four months, as 2023T1\n"},
		{"a dimension renamed", one(), with(func(o *jsonstat.ReadOptions) { o.Map = mapping.Rename(map[string]string{"a": "PERIMETER"}) }),
			"x-1 jobs x 2015 1 |x-2 jobs y 2015 2 ", ""},
		{"a dimension that is an attribute", one(), with(func(o *jsonstat.ReadOptions) { o.Map = mapping.Rename(map[string]string{"a": "NOTE"}) }), "x-1 jobs 2015 1 x|x-2 jobs 2015 2 y", ""},
		{"a dimension left out", one(), with(func(o *jsonstat.ReadOptions) { o.Map = mapping.Rename(map[string]string{"a": ""}) }), "x-1 jobs 2015 1 |x-2 jobs 2015 2 ",
			"component: a (1): left out\n"},
		{"a category that is no code", one("INDEX", `["x y","105+"]`), base,
			"x-1 jobs a=x:20y 2015 1 |x-2 jobs a=105:2B 2015 2 ",
			"member: a (1): codes that are no IDs are written with escapes, as x:20y for \"x y\"\n"},
		{"a dimension that is no code", one(`"a"`, `"a b"`, "ID", `"a b"`), base,
			"x-1 jobs a:20b=x 2015 1 |x-2 jobs a:20b=y 2015 2 ",
			"member: a b (1): its name is no ID of the library; it is called a:20b\n"},
		{"time without a role", one(`"a"`, `"time"`, "ID", `"time"`, "INDEX", `["2014","2016"]`), base,
			"x-1 jobs 2014 1 |x-2 jobs 2016 2 ", ""},
		{"a total", one("INDEX", `["_T","y"]`), base, "x-1 jobs 2015 1 |x-2 jobs a=y 2015 2 ", ""},
		{"records, as a dimension", one(`"a"`, `"RECORD"`, "ID", `"RECORD"`), with(func(o *jsonstat.ReadOptions) { o.Map = mapping.Own() }),
			"x jobs 2015 1 |y jobs 2015 2 ", ""},
		{"units", one("INDEX", `["x","y"],"unit":{"x":{"label":"persons"},"y":{}}`), base, "x-1 jobs a=x 2015 1 |x-2 jobs a=y 2015 2 ",
			"component: unit (2): it has no place in an observation\n"},
		{"units that are named", one("MORE", `"role":{"metric":["a"]},`, "INDEX", `["x","y"],"unit":{"x":{"label":"thousands of persons"},"y":{}}`), with(func(o *jsonstat.ReadOptions) {
			o.Map = mapping.Mapping{Components: []mapping.Component{{From: "a", To: "INDICATOR",
				Units: map[string]mapping.Unit{"x": {Unit: figure.MustParseUnit("person"), Mult: 3}, "y": {}}}}}
		}), "x-1 x 2015 1000 |x-2 y 2015 2 ", ""},
		{"codes", one("INDEX", `["T","65+"]`), with(func(o *jsonstat.ReadOptions) {
			o.Map = mapping.Mapping{Components: []mapping.Component{
				{From: "a", To: "a", Codes: map[string]string{"T": "_T", "65+": "Y_GE65"}}, {From: "b", To: "b"},
			}}
		}), "x-1 jobs 2015 1 |x-2 jobs a=Y_GE65 2015 2 ", ""},
		{"the rest", one("MORE", `"source":"s","updated":"2015-01-01","href":"h","note":["n"],"extension":{"a":1},"extra":1,"link":{"self":[{"href":"h"}]},`, "INDEX", `["x","y"],"note":{"x":["n"]},"child":{"x":["y"]},"coordinates":{"x":[1,2]}`), base,
			"x-1 jobs a=x 2015 1 |x-2 jobs a=y 2015 2 ",
			"component: members (1): the standard does not have them, or they are of categories that are not there\ncomponent: link.self (1): a link is not an observation\n" +
				"component: extension (1): it has no place in an observation\ncomponent: href (1): it has no place in an observation\n" +
				"component: note (2): it has no place in an observation\ncomponent: source (1): it has no place in an observation\n" +
				"component: updated (1): it has no place in an observation\n" +
				"component: child (1): it has no place in an observation\ncomponent: coordinates (1): it has no place in an observation\n"},
		{"a collection", `{"class":"collection","link":{"item":[{"class":"dataset","href":"far"},` + one() + `,{"class":"collection","link":{"item":[` + one() + `]}},{"class":"dimension","category":{"label":{"a":""}}}]}}`, base,
			"x-1 jobs a=x 2015 1 |x-2 jobs a=y 2015 2 |x-3 jobs a=x 2015 1 |x-4 jobs a=y 2015 2 ",
			"records: linked items (1), first /link/item/0: no address is opened\nrecords: dimensions (1): a dimension without a dataset is not an observation\n"},
		{"a bundle", `{"one":` + one() + `}`, base, "x-1 jobs a=x 2015 1 |x-2 jobs a=y 2015 2 ", ""},
		{"a dimension alone", `{"class":"dimension","category":{"label":{"a":""}}}`, base, "", "records: dimensions (1): a dimension without a dataset is not an observation\n"},
		{"an error", `{"error":[{"status":404}]}`, base, "", "records: error (1): a provider's error message is not an observation\n"},
		{"attributes without records", one("MORE", `"extension":{"mithaq":{"format":"mithaq.json-stat/1","attributes":{"NOTE":{"1":"n"},"UNIT_MEASURE":"job"}}},`, "INDEX", `["x","y"],"unit":{"x":{"label":"job"}}`), base,
			"x-1 jobs a=x 2015 1 |x-2 jobs a=y 2015 2 n", ""},
		{"records that another program has sorted", one("VALUE", "[null,2]", "MORE", `"extension":{"mithaq":{"format":"mithaq.json-stat/1","attributes":{"RECORD":{"1":"B","0":"A"}}}},`), base,
			"A jobs a=x 2015  |B jobs a=y 2015 2 ", ""},
		{"a value that another program has added", one("MORE", `"extension":{"mithaq":{"format":"mithaq.json-stat/1","attributes":{"RECORD":{"0":"A"}}}},`), base,
			"A jobs a=x 2015 1 |x-2 jobs a=y 2015 2 ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			r := jsonstat.Read(strings.NewReader(c.text), c.o)
			for o, err := range r.All() {
				if err != nil {
					t.Fatal(err)
				}
				got = append(got, fmt.Sprintf("%s %s %s %s%s", o.ID, o.Key, o.Figure, o.Status, o.Note))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
			if s := losses(r.Losses()); s != c.lost {
				t.Errorf("lost %swant %s", s, c.lost)
			}
		})
	}
}

// TestReadProblems: what cannot be an observation is a problem with a place;
// the others are read.
func TestReadProblems(t *testing.T) {
	base := jsonstat.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}}}
	own := func(attributes string) string {
		return one("MORE", `"extension":{"mithaq":{"format":"mithaq.json-stat/1","attributes":{`+attributes+`}}},`)
	}
	for _, c := range []struct {
		name, text string
		o          jsonstat.ReadOptions
		kind       error
		path       string
		left       int // observations
	}{
		{"a text", one("VALUE", `["many",2]`), base, indicators.ErrSyntax, "/value/0", 1},
		{"a text that starts like a number", one("VALUE", `[1,"2x"]`), base, indicators.ErrSyntax, "/value/1", 1},
		{"a number too large", one("VALUE", `[1e99,2]`), base, indicators.ErrSyntax, "/value/0", 1},
		{"a category that is too long", one("INDEX", `["`+strings.Repeat("x ", 50)+`","y"]`), base,
			indicators.ErrID, "/dimension/a/category/" + strings.Repeat("x ", 50), 1},
		{"an empty category", one("INDEX", `["","y"]`), base, indicators.ErrInvalid, "/dimension/a/category/", 1},
		{"a period", one("MORE", `"role":{"time":["a"]},`, "INDEX", `["2015","soon"]`), base, indicators.ErrInvalid, "/dimension/a/category/soon", 1},
		{"a dimension that is the value", one(`"a"`, `"OBS_VALUE"`, "ID", `"OBS_VALUE"`), base, indicators.ErrInvalid, "/dimension/OBS_VALUE", 0},
		{"a dimension without a name", one(`"a"`, `""`, "ID", `""`), base, indicators.ErrID, "/dimension/", 0},
		{"no indicator", one(), jsonstat.ReadOptions{}, indicators.ErrInvalid, "/role", 0},
		{"no period", one("MORE", `"role":{"metric":["a"]},`), jsonstat.ReadOptions{}, indicators.ErrInvalid, "/role", 0},
		{"another version of ours", one("MORE", `"extension":{"mithaq":{"format":"mithaq.json-stat/2"}},`), base, indicators.ErrFormat, "/extension/mithaq", 0},
		{"attributes without a format", one("MORE", `"extension":{"mithaq":{"attributes":{"NOTE":"a"}}},`), base, indicators.ErrFormat, "/extension/mithaq", 0},
		{"an attribute that is none", own(`"NOTE":1`), base, indicators.ErrSyntax, "/extension/mithaq", 0},
		{"an attribute twice", own(`"NOTE":"a","NOTE":"b"`), base, indicators.ErrDuplicate, "/extension/mithaq", 0},
		{"an attribute of no cell", own(`"NOTE":{"2":"b"}`), base, indicators.ErrInvalid, "/extension/mithaq", 0},
		{"an attribute of a cell twice", own(`"NOTE":{"1":"b","1":"b"}`), base, indicators.ErrDuplicate, "/extension/mithaq", 0},
		{"an attribute without a name", own(`"":"a"`), base, indicators.ErrID, "/extension/mithaq", 0},
		{"a qualifier that does not fit", own(`"QUALIFIER":{"1":"MORE_THAN"}`), base, indicators.ErrInvalid, "/value/1", 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b indicators.Builder
			err := jsonstat.Read(strings.NewReader(c.text), c.o).Load(&b)
			var e *indicators.Error
			if !errors.As(err, &e) || !errors.Is(err, c.kind) || e.Line == 0 || e.Path != c.path {
				t.Errorf("%v, want %v at %s", err, c.kind, c.path)
			}
			if b.Len() != c.left {
				t.Errorf("%d observations are left, want %d", b.Len(), c.left)
			}
		})
	}
	text := one("VALUE", `["a","b"]`)
	var b indicators.Builder
	o := base
	o.MaxProblems = 1
	err := jsonstat.Read(strings.NewReader(text), o).Load(&b)
	var ps *indicators.Problems
	if !errors.As(err, &ps) || ps.Total != 2 || len(ps.List) != 1 {
		t.Error(err)
	}
	full := errors.New("broken")
	if err := jsonstat.Read(failing{full}, base).Load(&b); !errors.Is(err, full) {
		t.Error(err)
	}
	for range jsonstat.Read(strings.NewReader(text), base).All() {
		break
	}
	for range jsonstat.Read(strings.NewReader(one()), base).All() {
		break
	}
	if _, err := jsonstat.Write(failing{full}, build(t, catalogue(t)), jsonstat.WriteOptions{}); !errors.Is(err, full) {
		t.Error(err)
	}
}

// FuzzRead: what is read as observations is written and read as the same.
func FuzzRead(f *testing.F) {
	text, _ := write(f, records.New(1, 2).Dataset(f, 5), jsonstat.WriteOptions{})
	f.Add(text)
	f.Add([]byte(rates))
	f.Add([]byte(one("VALUE", `["1.50",2e3],"status":"EP"`)))
	f.Fuzz(func(t *testing.T, text []byte) {
		o := jsonstat.ReadOptions{Defaults: indicators.Observation{Role: indicators.RoleObserved, Source: "office", Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}}}
		var b indicators.Builder
		if err := jsonstat.Read(bytes.NewReader(text), o).Load(&b); err != nil {
			_ = err.Error()
			return
		}
		d, err := b.Build(catalogue(t))
		if err != nil {
			return
		}
		again, _ := write(t, d, jsonstat.WriteOptions{})
		back, lost := load(t, again, catalogue(t), jsonstat.ReadOptions{})
		if len(lost) > 0 {
			t.Fatal(losses(lost))
		}
		sameObservations(t, back, d)
	})
}

// TestTimeOfCodes: numbers of four digits that are no years of statistics, and two
// dimensions of periods, leave open which one is the time.
func TestTimeOfCodes(t *testing.T) {
	o := jsonstat.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "jobs"}}}
	for _, text := range []string{
		one("INDEX", `["1011","1012"]`),
		one("INDEX", `["2014","total"]`),
		`{"version":"2.0","class":"dataset","id":["a","b"],"size":[1,1],"dimension":{"a":{"category":{"index":["2014"]}},` +
			`"b":{"category":{"index":["2015"]}}},"value":[1]}`,
	} {
		var b indicators.Builder
		err := jsonstat.Read(strings.NewReader(text), o).Load(&b)
		if err == nil || !strings.Contains(err.Error(), "TIME_PERIOD") {
			t.Errorf("%s: %v", text, err)
		}
	}
}
