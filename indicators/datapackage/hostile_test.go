package datapackage_test

import (
	"fmt"
	"runtime"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// drain reads a package by every door.
func drain(fsys fstest.MapFS) (rows, bad int) {
	p, err := datapackage.Open(fsys, datapackage.Limits{})
	if err != nil {
		_ = err.Error()
		return 0, 1
	}
	for _, r := range p.Resources[:min(1, len(p.Resources))] {
		t, err := p.Table(r.Name)
		if err != nil {
			_ = err.Error()
			return 0, 1
		}
		for row, err := range t.Rows() {
			if row != nil {
				rows++
			}
			if err != nil {
				bad++
			}
		}
	}
	return rows, bad
}

// TestHostile: what is short and asks for much gets little: 64 bytes for each
// byte of the input, and 64 KiB.
func TestHostile(t *testing.T) {
	size := testkit.Cases(15_000, 60_000)
	fill := func(head, s, tail string) string {
		return head + strings.Repeat(s, size/len(s)) + tail
	}
	// counted repeats s with a number in it.
	counted := func(head, s, tail string, n int) string {
		var b strings.Builder
		b.WriteString(head)
		for i := range n {
			fmt.Fprintf(&b, s, i)
		}
		return b.String() + tail
	}
	const open = `{"resources":[{"name":"a","path":"a.csv","schema":{"fields":[`
	const shut = `]}}]}`
	schema := func(fields string) string { return open + fields + shut }
	const plain = `{"resources":[{"name":"a","path":"a.csv"}]}`
	inline := func(data string) string { return `{"resources":[{"name":"a","type":"table","data":` + data + `}]}` }
	columns := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, "%x,", i)
		}
		return strings.TrimSuffix(b.String(), ",")
	}
	all := make([]string, 0, 20)
	for _, typ := range []string{
		"string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time", "year", "yearmonth", "duration", "geopoint", "geojson", "any",
	} {
		all = append(all, schema(`{"name":"a","type":"`+typ+`","constraints":{"unique":true}}`))
	}
	type pair struct{ descriptor, data string }
	var cases []pair
	for _, d := range []string{
		"", "{", "{}", "[]", "null", plain[:20], plain + "x", "\ufeff" + plain, "\ufeff\ufeff" + plain, `{"resources":[]}`, `{"resources":{}}`, `{"resources":[{}]}`, "\x00", "{\"resources\":\"\xff\"}",
		fill(`{"resources":[`, `{},`, `{}]}`), fill(`{"resources":[`, `0,`, `0]}`), fill(`{"resources":[`, `[],`, `[]]}`),
		counted(`{"resources":[`, `{"name":"%d","path":"b"},`, `{"name":"a","path":"b"}]}`, 8000), counted(`{"resources":[`, `{"path":"%d"},`, `{"name":"a","path":"b"}]}`, 8000),
		fill(`{"resources":[`, `{"path":"a"},`, `{"path":"b"}]}`), fill(`{"resources":[`, `{"name":"a"},`, `{"path":"b"}]}`), fill(`{"resources":[`, `{"path":"../a"},`, `{"path":"b"}]}`),
		fill(`{"resources":[`, `{"path":0},`, `{"path":"b"}]}`), fill(`{"resources":[`, `{"path":[]},`, `{"path":"b"}]}`), fill(`{"resources":[`, `{"data":0},`, `{"path":"b"}]}`),
		fill(`{"resources":[{"name":"a","path":[`, `"a",`, `"a"]}]}`), fill(`{"resources":[{"name":"a","path":[`, `"",`, `"a"]}]}`), counted(`{"resources":[{"name":"a","path":[`, `"%d",`, `"a"]}]}`, 9000),
		fill(`{"a":`, `[`, ``), fill(`{"a":`, `{"a":`, ``), fill(`{"a":"`, `\u0000`, `"}`), fill(`{"a":"`, `\`, ``), fill(`{"a":"`, `a`, `"}`), fill(`{"a":[`, `"a",`, `0]}`),
		fill(`{`, `"a":1,`, `"b":1}`), counted(`{`, `"%x":1,`, `"resources":[{"name":"a","path":"b"}]}`, 20000), counted(`{`, `"%x":{},`, `"resources":[]}`, 20000),
		fill(`{"keywords":[`, `"",`, `""]}`), fill(`{"keywords":[`, `[],`, `""]}`), fill(`{"licenses":[`, `{},`, `{}]}`), fill(`{"licenses":[`, `{"name":""},`, `{}]}`), fill(`{"licenses":[`, `{"a":1},`, `{}]}`),
		fill(`{"sources":[`, `{},`, `{}]}`), fill(`{"sources":[`, `{"a":1},`, `{}]}`), fill(`{"sources":[`, `{"title":"a"},`, `{}]}`), fill(`{"contributors":[`, `{"role":"a"},`, `{}]}`), fill(`{"contributors":[`, `{"roles":[]},`, `{}]}`),
		fill(`{"title":[`, `0,`, `0]}`), fill(`{"sources":[`, `{"title":0},`, `{}]}`),
		schema(fill("", `{},`, `{}`)), schema(counted("", `{"name":"%d"},`, `{"name":"a"}`, 1000)), schema(fill("", `{"name":"a"},`, `{"name":"a"}`)), schema(counted("", `{"name":"%d"},`, `{"name":"a"}`, 14000)),
		schema(counted("", `{"name":"%d","type":"date"},`, `{"name":"a"}`, 1000)), schema(counted("", `{"name":"%d","type":"date","format":"x"},`, `{"name":"a"}`, 1000)), schema(counted("", `{"name":"%d","type":"float"},`, `{"name":"a"}`, 1000)),
		schema(counted("", `{"name":"%d","constraints":{"pattern":"a{1000}"}},`, `{"name":"a"}`, 1000)), schema(`{"name":"a","type":"string","constraints":{"pattern":"((a{100}){10}){10}"}}`),
		schema(`{"name":"a","type":"string","constraints":{"pattern":"(a{100}|b{100}|c{100}|d{100})"}}`), schema(`{"name":"a","type":"string","constraints":{"pattern":"` + strings.Repeat("(a)", 300) + `"}}`),
		schema(`{"name":"a","type":"string","constraints":{"pattern":"` + strings.Repeat("a|", 900) + `"}}`), schema(`{"name":"a","type":"string","constraints":{"pattern":"\\pL{90}"}}`), schema(`{"name":"a","type":"string","constraints":{"pattern":"(?i)` + strings.Repeat("é[a-z]", 100) + `"}}`),
		schema(fill(`{"name":"a","type":"integer","categories":[`, `0,`, `0]}`)), schema(counted(`{"name":"a","type":"integer","categories":[`, `%d,`, `0]}`, 30000)), schema(fill(`{"name":"a","categories":[`, `{},`, `0]}`)), schema(counted(`{"name":"a","type":"integer","constraints":{"enum":[`, `%d,`, `0]}}`, 30000)),
		schema(counted(`{"name":"a","type":"date","constraints":{"enum":[`, `"%d",`, `0]}}`, 30000)), schema(fill(`{"name":"a","missingValues":[`, `"",`, `""]}`)), schema(fill(`{"name":"a","trueValues":[`, `"",`, `""]}`)), schema(fill(`{"name":"a","type":"number","constraints":{"minimum":"`, `9`, `"}}`)),
		schema(`{"name":"a","type":"number","constraints":{"minimum":1e999999999}}`), schema(`{"name":"a","type":"number","constraints":{"minimum":1e9999999999}}`),
		open + fill(`{"name":"a"}],"primaryKey":[`, `"a",`, `"a"`) + shut, open + fill(`{"name":"a"}],"uniqueKeys":[`, `[],`, `[]`) + shut, open + fill(`{"name":"a"}],"uniqueKeys":[`, `["a"],`, `["a"]`) + shut,
		open + fill(`{"name":"a"}],"foreignKeys":[`, `{},`, `{}`) + shut, open + fill(`{"name":"a"}],"foreignKeys":[`, `{"fields":"a"},`, `{}`) + shut, open + `{"name":"a"}],"fieldsMatch":"x","b":[` + shut,
		`{"resources":[{"name":"a","path":"a.csv","dialect":{"headerRows":[1000000000]}}]}`, `{"resources":[{"name":"a","path":"a.csv","dialect":{"headerRows":[1,2,3,4,5,6,7,8,9]}}]}`, fill(`{"resources":[{"name":"a","path":"a.csv","dialect":{"commentRows":[`, `9,`, `9]}}]}`),
		`{"resources":[{"name":"a","path":"a.csv","dialect":{"header":false}}]}`, `{"resources":[{"name":"a","path":"a.csv","dialect":{"delimiter":"","quoteChar":"ab"}}]}`,
		`{"resources":[{"name":"a","path":"a.csv","schema":"a.csv"}]}`, `{"resources":[{"name":"a","path":"a.csv","bytes":1000000000,"hash":"sha256:00"}]}`, `{"resources":[{"name":"a","path":"a.csv","encoding":"windows-1252"}]}`, `{"resources":[{"name":"a","path":"a.csv","encoding":"utf-16"}]}`,
		inline(`[]`), inline(`{}`), inline(`""`), inline(`[[]]`), inline(fill(`[`, `[],`, `[]]`)), inline(fill(`[["a"],`, `[],`, `[]]`)), inline(fill(`[["a"],`, `[0],`, `[1]]`)), inline(fill(`[`, `{},`, `{}]`)), inline(fill(`[`, `{"a":0},`, `{"a":1}]`)),
		inline(fill(`[{"a":0},`, `{"b":0},`, `{"a":1}]`)), inline(fill(`[{"a":0},`, `{"a":0,"a":0},`, `{"a":1}]`)), inline(counted(`[{`, `"%x":0,`, `"a":1}]`, 20000)), inline(counted(`[{`, `"%x":0,`, `"a":1}]`, 1000)), inline(fill(`[["a"],[`, `0,`, `0]]`)), inline(fill(`[["a"],[`, `[`, ``)),
		inline(fill(`"`, `a,`, `"`)), inline(fill(`"`, `\n`, `"`)), inline(fill(`"`, `\u0061`, `"`)),
	} {
		cases = append(cases, pair{d, "a\n1\n"})
	}
	for _, d := range append(all, plain, schema(`{"name":"a","constraints":{"required":true}}`), schema(`{"name":"a","type":"number","constraints":{"minimum":5}}`),
		`{"resources":[{"name":"a","path":"a.csv","encoding":"latin1"}]}`, `{"resources":[{"name":"a","path":"a.csv","dialect":{"header":false}}]}`, `{"resources":[{"name":"a","path":["a.csv","b.csv"],"hash":"00000000000000000000000000000000"}]}`) {
		for _, data := range []string{
			"", "a", "a\n", "a\n1\n", "a\n1,2\n", "a,b\n", "b\n1\n", "\x00", "\xff\xfea\x00", "\ufeffa\n1\n", "a\n\x00\n", "a\n\xff\n",
			fill("a\n", "\n", ""), fill("a\n", "x\n", ""), fill("a\n", ",\n", ""), fill("a\n", "\"\n", ""), fill("a\n", `"`, ""), fill("a\n", "1\n", ""), counted("a\n", "%d\n", "", 9000),
			fill("a\n", ",", ""), fill("a\n", "9", ""), fill("a\n", "\r", ""), fill("", ",", ""), fill("", "a", ""), fill("", "\"", ""), columns(1000), columns(1000) + "\n" + columns(1000) + "\n" + columns(1000) + "\n", columns(2000),
			fill("a\n", "[[[[", "\n"), fill("a\n\"", "{\"\"a\"\":", "\"\n"), fill("a\n", "1e999999999\n", ""), fill("a\n", "[1]\n", ""), fill("a\n", "{}\n", ""), fill("a\n", "2015-02-30\n", ""), fill("a\n", "2015-02-28\n", ""), fill("a\n\"", "1,", "\"\n"),
			counted("a\n", "{\"\"a\"\":%d}\n", "", 6000), fill("a\n", "\"1,2\"\n", ""), fill("a\n", "P1Y2M\n", ""), fill("a\n", "{\"lon\":1}\n", ""), fill("a\n", "\xe9\n", ""),
		} {
			cases = append(cases, pair{d, data})
		}
	}
	drain(dir(plain, "a.csv", "a\n1\n")) // what is made once is not counted
	for _, c := range cases {
		fsys := dir(c.descriptor, "a.csv", c.data, "b.csv", c.data)
		got := allocated(func() { drain(fsys) })
		length := uint64(len(c.descriptor) + len(c.data)*max(1, strings.Count(c.descriptor, ".csv\"")))
		if most := 64*length + 64<<10; got > most && !testkit.Race() {
			t.Errorf("%d bytes allocated for an input of %d, %.1f each: %.90q %.60q", got, length, (float64(got)-65536)/float64(length), c.descriptor, c.data)
		}
	}
}

// TestHostileObservations: so does a table that is read as observations, and a
// package that says it is one of ours.
func TestHostileObservations(t *testing.T) {
	const size = 60_000
	fill := func(head, s, tail string) string { return head + strings.Repeat(s, size/len(s)) + tail }
	const head = "INDICATOR,TIME_PERIOD,OBS_VALUE,DERIVED_FROM,A,CANDIDATES\n"
	columns := func(n int) string {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, ",%x", i)
		}
		return b.String()
	}
	for _, descriptor := range []string{
		`{"resources":[{"name":"a","path":"a.csv"}]}`,
		`{"resources":[{"name":"a","path":"a.csv","mithaq:content":"observations"},{"name":"s","path":"b.json","mithaq:content":"sources"}]}`,
		`{"resources":[{"name":"a","path":"a.csv","mithaq:content":"observations"},{"name":"s","path":"b.json","mithaq:content":"catalogue"}]}`,
		`{"resources":[{"name":"a","path":"a.csv","mithaq:content":"observations"},{"name":"s","path":"b.json","mithaq:content":"corrections"}]}`,
	} {
		for _, text := range []string{
			"", head, head + "a,2015,1,,,\n", "INDICATOR" + columns(1000) + "\n", "INDICATOR" + columns(1000) + "\n" + columns(1000), "INDICATOR" + columns(100) + "\n" + columns(100), fill(head, "\n", ""), fill(head, "x\n", ""), fill(head, ",,,,,\n", ""), fill(head, "a,2015,1e999,,,\n", ""),
			fill(head, "a,2015,1e999999999,,,\n", ""), fill(head+"a,2015,1,", "a;", "a,,\n"), fill(head+"a,2015,", "9", ",,,\n"), fill(head, "a,2015,1,,two words,\n", ""), fill(head, "a,,,,,\n", ""), fill(head, "a,2015,x,,,\n", ""),
			fill(head, "a,2015,1,,,[]\n", ""), fill(head+"a,2015,1,,,\"", "[", "\"\n"), fill(head, "a,x,1,,,\n", ""),
		} {
			for _, beside := range []string{"", "{", fill(`{"format":"mithaq.sources/1","sources":[`, `{},`, `{}]}`), fill(`{"format":"mithaq.catalogue/1","indicators":[`, `{},`, `{}]}`), fill(`{"format":"mithaq.observations/1","observations":[],"corrections":[`, `{},`, `{}]}`)} {
				if beside != "" && text != head {
					continue
				}
				fsys := dir(descriptor, "a.csv", text, "b.json", beside)
				got := allocated(func() {
					r, err := datapackage.Read(fsys, datapackage.ReadOptions{})
					if err == nil {
						var b indicators.Builder
						_, _ = r.Catalogue()
						err = r.Load(&b)
					}
					_ = err
				})
				length := uint64(len(descriptor) + len(text) + len(beside))
				if most := 64*length + 64<<10; got > most && !testkit.Race() {
					t.Errorf("%d bytes allocated for an input of %d: %.120q %.60q %.60q", got, length, descriptor, text, beside)
				}
			}
		}
	}
}
