package jsonstat_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func decode(t testing.TB, text string) *jsonstat.Document {
	t.Helper()
	doc, err := jsonstat.Decode(strings.NewReader(text), jsonstat.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	return doc
}

func encode(t testing.TB, d *jsonstat.Document) string {
	t.Helper()
	var b bytes.Buffer
	if err := d.Encode(&b); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// cells returns the cells of all datasets, one a line, with the codes of every
// dimension.
func cells(doc *jsonstat.Document) string {
	var b strings.Builder
	for set := range doc.Datasets() {
		fmt.Fprintf(&b, "%s %d\n", set.Label, set.Len())
		for c := range set.Cells() {
			fmt.Fprintf(&b, "%d", c.Index)
			for _, d := range set.Dimensions {
				code, _ := c.Code(d.ID)
				fmt.Fprintf(&b, " %q", code)
			}
			fmt.Fprintf(&b, " %q %v %q\n", c.Value, c.Text, c.Status)
		}
	}
	return b.String()
}

// TestSamples reads the samples of json-stat.org. The numbers of cells and of
// values that are not null are those of a short Python program that multiplies
// "size" and counts what json.load gives for "value", the statuses those of
// len(status); the last values were read off the files by hand.
func TestSamples(t *testing.T) {
	dir := testkit.Samples(t, "json-stat")
	for name, want := range map[string]struct {
		cells    int64
		values   int
		statuses int
		last     string
	}{
		"canada.json":   {120, 120, 120, "2012 CA older PERCENT F 1.0 a"},
		"dimOrder.json": {24, 24, 0, "3 2 4 25 "},
		"galicia.json":  {3960, 3956, 0, ""},
		"oecd.json":     {432, 432, 72, "UNR OECD 2014 8.004598637 e"},
		"order.json":    {24, 24, 0, "3 2 4 A3B2C4 "},
	} {
		doc := decode(t, string(testkit.ReadFile(t, filepath.Join(dir, name))))
		if doc.Class != jsonstat.DatasetClass || doc.Version != "2.0" || len(doc.Unknown) > 0 {
			t.Errorf("%s: %v %s %v", name, doc.Class, doc.Version, doc.Unknown)
		}
		values, statuses, last := 0, 0, ""
		for c := range doc.Cells() {
			if !c.IsMissing() {
				values++
			}
			if c.Status != "" {
				statuses++
			}
			last = ""
			for _, d := range doc.Dimensions {
				code, _ := c.Code(d.ID)
				last += code + " "
			}
			last += c.Value + " " + c.Status
		}
		if doc.Len() != want.cells || values != want.values || statuses != want.statuses {
			t.Errorf("%s: %d cells, %d values, %d statuses", name, doc.Len(), values, statuses)
		}
		if want.last != "" && last != want.last && name != "canada.json" {
			t.Errorf("%s: last %q, want %q", name, last, want.last)
		}
		if again := decode(t, encode(t, doc)); cells(again) != cells(doc) {
			t.Errorf("%s: written and read, it has other cells", name)
		}
	}
}

// statuses maps the statuses of a response.
func statuses(codes map[string]string) mapping.Mapping {
	return mapping.Mapping{Components: []mapping.Component{{From: "status", To: "OBS_STATUS", Codes: codes}}}
}

// TestSamplesAsObservations reads those of them that say what they are about.
func TestSamplesAsObservations(t *testing.T) {
	dir := testkit.Samples(t, "json-stat")
	o := jsonstat.ReadOptions{
		Defaults: indicators.Observation{Role: indicators.RoleObserved, Source: "office"},
		Map:      statuses(map[string]string{"e": "E", "a": "A"}),
	}
	for name, want := range map[string]struct {
		n    int
		some []string // by hand
	}{
		"canada.json":  {120, []string{"POP CA age=T,sex=T 2012 34880.5 ", "PERCENT CA age=older,sex=F 2012 1 "}},
		"galicia.json": {3956, []string{"pop T age=T,birth=T,gender=T 2001 2695880 "}},
		"oecd.json":    {432, []string{"UNR AU 2003 5.943826289 ", "UNR OECD 2014 8.004598637 E"}},
	} {
		f, err := os.Open(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for o, err := range jsonstat.Read(f, o).All() {
			if err != nil {
				t.Fatalf("%s: %v", name, err)
			}
			got = append(got, fmt.Sprint(o.Key, " ", o.Figure, " ", o.Status))
		}
		f.Close()
		if len(got) != want.n {
			t.Errorf("%s: %d observations", name, len(got))
		}
		for _, s := range want.some {
			if !slices.Contains(got, s) {
				t.Errorf("%s: no %q in %q", name, s, got[:3])
			}
		}
	}
}

// allocated returns how many bytes f allocates.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// one is a dataset of one dimension; what stands for the markers is replaced.
func one(replace ...string) string {
	return strings.NewReplacer(append(replace, "ID", `"a"`, "SIZE", "2", "INDEX", `["x","y"]`, "VALUE", "[1,2]", "MORE", "")...).
		Replace(`{"version":"2.0","class":"dataset",MORE"id":[ID],"size":[SIZE],"dimension":{"a":{"category":{"index":INDEX}}},"value":VALUE}`)
}

func TestHostile(t *testing.T) {
	size := testkit.Cases(50_000, 200_000)
	fill := func(head, s, tail string) string { return head + strings.Repeat(s, size/len(s)) + tail }
	number := func(head, each, tail string) string { // each with another number
		var b strings.Builder
		b.WriteString(head)
		for i := 0; b.Len() < size; i++ {
			fmt.Fprintf(&b, each, i)
		}
		return strings.TrimSuffix(b.String(), ",") + tail
	}
	head := strings.TrimSuffix(one(), "[1,2]}")
	category := `{"class":"dimension","category":{`
	timed := `{"class":"dataset","id":["t"],"size":[1],"role":{"time":["t"]},"dimension":{"t":{"category":{"label":{"2015":""}}}},"value":`
	series := func(value string) string {
		n := strings.Count(value, ",") + 1
		return fmt.Sprintf(`{"class":"dataset","id":["n","t"],"size":[%d,1],"role":{"time":["t"],"metric":["n"]},"dimension":{"t":{"category":{"label":{"2015":""}}},"n":{"category":{"index":[%s]}}},"value":%s}`,
			n, number("", `"m%x",`, "")[:0]+sequence(n), value)
	}
	for i, text := range []string{
		"", "{", fill("", "[", ""), fill("", `{"a":`, ""), fill("{", `"a":1,`, ""), fill("{", `"a":{},`, ""), number("{", `"%x":{},`, ""), fill(`{"a":"`, `\n`, ""), fill(`{"a":`, "1", "}"),
		fill(`{"note":[`, `"",`, ""), fill(`{"note":[`, `1,`, ""), fill(`{"id":[`, `"",`, ""), fill(`{"id":[`, `[],`, ""), fill(`{"size":[`, `1,`, ""), fill(`{"size":[`, `9,`, "1]}"),
		fill(`{"dimension":{`, `"a":{},`, ""), number(`{"dimension":{`, `"%x":{},`, ""), fill(`{"dimension":{"a":{`, `"label":"",`, ""), number(`{"dimension":{`, `"%x":{"category":{}},`, ""),
		fill(category+`"index":[`, `"",`, ""), fill(category+`"index":[`, `"",`, `""]}}`), number(category+`"index":[`, `"%x",`, `]}}`), number(category+`"index":{`, `"%x":0,`, `}}}`), number(category+`"index":{`, `"%[1]x":%[1]d,`, `}}}`),
		fill(category+`"index":{`, `"":0,`, `"a":1}}}`), fill(category+`"label":{`, `"":"",`, `"a":""}}}`), number(category+`"label":{`, `"%x":"",`, `}}}`),
		fill(category+`"index":["a"],"label":{`, `"a":"",`, `"a":""}}}`), fill(category+`"index":["a"],"label":{`, `"b":"",`, `"a":""}}}`),
		fill(category+`"unit":{`, `"":{},`, ""), fill(category+`"unit":{"a":{`, `"":1,`, ""), fill(category+`"child":{`, `"":[],`, ""), fill(category+`"index":["a"],"child":{"a":[`, `"b",`, `"a"]}}}`),
		fill(category+`"note":{"a":[`, `"",`, ""), fill(category+`"coordinates":{`, `"":[1,1],`, ""), fill(category+`"coordinates":{"a":[`, `1,`, ""),
		fill(`{"link":{`, `"":[],`, ""), number(`{"link":{`, `"%x":[],`, ""), fill(`{"link":{"item":[`, `{},`, ""), fill(`{"link":{"item":[`, `{"id":[]},`, ""), fill(`{"link":{"item":[`, `{"note":""},`, ""), fill(`{"link":{"item":[`, `{"status":[]},`, ""), fill(`{"link":{"item":[`, `{"status":{}},`, ""), fill(`{"link":{"item":[`, `{"dimension":{}},`, ""), fill(`{"link":{"item":[`, `{"category":{}},`, ""), fill(`{"link":{"item":[`, `{"link":{}},`, ""), fill(`{"link":{"item":[`, `{"error":[]},`, ""), fill(`{"link":{"item":[`, `{"type":1},`, ""), fill(`{"link":{"item":[`, `{"value":[]},`, ""),
		fill(`{"link":{"item":[`, `{"extension":{}},`, `{}]}}`), fill(`{"class":"collection","link":{"item":[`, timed+`[]},`, timed+`[]}]}}`), fill(`{"class":"collection","link":{"item":[`, timed+`[1]},`, timed+`[1]}]}}`),
		fill(`{"extension":{"a":[`, `[],`, ""), fill(`{"extension":`, `{"a":`, ""), fill(`{"error":[`, `"",`, ""),
		fill(head, "[", ""), fill(head+"[", "1,", "1]}"), fill(head+"[", `"",`, `""]}`), fill(head+"[", `null,`, `null]}`), fill(head+"[", `{},`, `{}]}`), fill(head+"{", `"0":1,`, `"0":1}}`), fill(head+"{", `"x":1,`, `"x":1}}`),
		number(head+"{", `"%d":1,`, `}}`), number(head+"{", `"9999%d":1,`, `}}`), number(head+`[1,2],"status":{`, `"%d":"",`, `}}`), fill(head+`[1,2],"status":[`, `"",`, `""]}`), fill(head+`[1,2],"status":[`, `null,`, `null]}`), number(head+`[1,2],"status":[`, `"%x",`, `""]}`),
		strings.Replace(one(), `"size":[2]`, `"size":[1000000000,1000000000]`, 1), one("SIZE", "1000000000000000000000"),
		series(fill("[", "1,", "1]")), series(fill("[", `"a",`, `"a"]`)), series(fill("[", `"1x",`, `"a"]`)), series(fill("[", `1e9,`, `1]`)), series(fill("[", `1e99,`, `1]`)), series(fill("[", "null,", "1]")),
		strings.Replace(series(fill("[", "1,", "1]")), `"time":["t"],`, "", 1), strings.Replace(series(fill("[", "1,", "1]")), `"m`, `"-`, -1),
		strings.Replace(series(fill("[", "1,", "1]")), `"class"`, `"status":"x","class"`, 1), strings.Replace(series(fill("[", "1,", "1]")), `"class"`, `"status":`+fill("[", `"x",`, `"y"]`)+`,"class"`, 1),
		timed + `[1],"extension":{"mithaq":{"format":"mithaq.json-stat/1","attributes":{` + number("", `"%x":"",`, "}}}}"), timed + `[1],"extension":{"mithaq":{"format":"mithaq.json-stat/1","attributes":{"NOTE":{` + fill("", `"0":"",`, `"0":""}}}}}`),
	} {
		got := allocated(func() {
			for _, err := range jsonstat.Read(strings.NewReader(text), jsonstat.ReadOptions{}).All() {
				_ = err
			}
		})
		if most := 64*uint64(len(text)) + 64<<10; got > most && !testkit.Race() {
			t.Errorf("%d: %d bytes allocated for an input of %d (%d a byte): %.100q", i, got, len(text), got/uint64(len(text)), text)
		}
		var b indicators.Builder
		held := kept(func() { _ = jsonstat.Read(strings.NewReader(text), jsonstat.ReadOptions{}).Load(&b) })
		if most := 64*uint64(len(text)) + 64<<10; held > most && !testkit.Race() {
			t.Errorf("%d, loaded: %d bytes kept of an input of %d: %.100q", i, held, len(text), text)
		}
		runtime.KeepAlive(&b)
	}
}

// kept returns how much more is held after f than before it.
func kept(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return max(after.HeapAlloc, before.HeapAlloc) - before.HeapAlloc
}

// sequence returns n categories.
func sequence(n int) string {
	var b strings.Builder
	for i := range n {
		if i > 0 {
			b.WriteByte(',')
		}
		fmt.Fprintf(&b, `"m%x"`, i)
	}
	return b.String()
}

func TestErrors(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kind       error
		words      string // of the message
	}{
		{"nothing", "", indicators.ErrSyntax, "ends too early"},
		{"an array", "[]", indicators.ErrSyntax, "an object"},
		{"an empty object", "{}", indicators.ErrFormat, "no class"},
		{"cut short", one()[:60], indicators.ErrSyntax, ""},
		{"text after the end", one() + "x", indicators.ErrSyntax, "after the end"},
		{"a byte order mark", "\ufeff" + one(), indicators.ErrSyntax, "byte order mark"},
		{"no UTF-8", one("MORE", "\"label\":\"\xff\","), indicators.ErrSyntax, "UTF-8"},
		{"a raw NUL", one("MORE", "\"label\":\"\x00\","), indicators.ErrSyntax, "control character"},
		{"deep", strings.Repeat("[", 100000), indicators.ErrSyntax, "object"},
		{"deep below", `{"extension":` + strings.Repeat(`{"a":`, 100000), indicators.ErrLimit, "deeper"},
		{"deep collections", strings.Repeat(`{"class":"collection","link":{"item":[`, 40), indicators.ErrLimit, "deeper"},
		{"another class", one("dataset", "table"), indicators.ErrFormat, "table"},
		{"a later version", one("2.0", "3.0"), indicators.ErrFormat, "3.0"},
		{"a label that is none", one("MORE", `"label":1,`), indicators.ErrSyntax, "/label"},
		{"a member twice", one("MORE", `"label":"","label":"",`), indicators.ErrDuplicate, "/label"},
		{"no id", `{"class":"dataset","size":[1],"dimension":{},"value":[]}`, indicators.ErrInvalid, "without id"},
		{"no value", `{"class":"dataset","id":["a"],"size":[1],"dimension":{}}`, indicators.ErrInvalid, "without value"},
		{"a dimension twice in id", one("ID", `"a","a"`), indicators.ErrDuplicate, `"a"`},
		{"a dimension twice", one("INDEX", `["x","y"]}},"a":{"category":{"index":["z"]`), indicators.ErrDuplicate, "/dimension/a"},
		{"more in id than in size", one("ID", `"a","b"`), indicators.ErrInvalid, "2 dimensions in id, 1 in size"},
		{"a dimension that is not there", one("ID", `"b"`), indicators.ErrUnknown, `"b"`},
		{"a size that is wrong", one("SIZE", "3"), indicators.ErrInvalid, "2 categories, its size is 3"},
		{"a size of 0", one("SIZE", "0"), indicators.ErrInvalid, "size 0"},
		{"a negative size", one("SIZE", "-1"), indicators.ErrSyntax, "-1"},
		{"a broken size", one("SIZE", "2.5"), indicators.ErrSyntax, "2.5"},
		{"a size in letters", one("SIZE", `"2"`), indicators.ErrSyntax, "a number"},
		{"a billion billions", strings.Replace(one(), `"size":[2]`, `"size":[1000000000,1000000000]`, 1), indicators.ErrInvalid, ""},
		{"a size beyond int64", one("SIZE", "9223372036854775808"), indicators.ErrLimit, "9223372036854775808"},
		{"too few values", one("VALUE", "[1]"), indicators.ErrInvalid, "1 values in a cube of 2 cells"},
		{"too many values", one("VALUE", "[1,2,3]"), indicators.ErrInvalid, "3 values"},
		{"no values", one("VALUE", "[]"), indicators.ErrInvalid, "0 values"},
		{"values that are none", one("VALUE", `"1"`), indicators.ErrSyntax, "/value"},
		{"a value that is none", one("VALUE", "[1,true]"), indicators.ErrSyntax, "/value/1"},
		{"a number of another grammar", one("VALUE", "[01,2]"), indicators.ErrSyntax, "01"},
		{"cell 007", one("VALUE", `{"007":1}`), indicators.ErrSyntax, `"007"`},
		{"cell -1", one("VALUE", `{"-1":1}`), indicators.ErrSyntax, `"-1"`},
		{"cell 1e3", one("VALUE", `{"1e3":1}`), indicators.ErrSyntax, `"1e3"`},
		{"an empty cell", one("VALUE", `{"":1}`), indicators.ErrSyntax, `""`},
		{"a cell out of range", one("VALUE", `{"2":1}`), indicators.ErrInvalid, "cell 2 in a cube of 2"},
		{"a cell beyond int64", one("VALUE", `{"9223372036854775808":1}`), indicators.ErrLimit, "beyond"},
		{"a cell twice", one("VALUE", `{"1":1,"0":2,"1":3}`), indicators.ErrDuplicate, "cell 1"},
		{"a status out of range", one("VALUE", `[1,2],"status":{"7":"e"}`), indicators.ErrInvalid, "cell 7"},
		{"too many statuses", one("VALUE", `[1,2],"status":["a","b","c"]`), indicators.ErrInvalid, "3 statuses"},
		{"a status that is none", one("VALUE", `[1,2],"status":[1,"b"]`), indicators.ErrSyntax, "/status"},
		{"a category twice", one("INDEX", `["x","x"]`), indicators.ErrDuplicate, `"x"`},
		{"an index twice", one("INDEX", `{"x":0,"y":0}`), indicators.ErrDuplicate, `index 0 of "y"`},
		{"an index out of range", one("INDEX", `{"x":0,"y":2}`), indicators.ErrInvalid, `index 2 of "y"`},
		{"a negative index", one("INDEX", `{"x":0,"y":-1}`), indicators.ErrSyntax, "-1"},
		{"an index in letters", one("INDEX", `{"x":0,"y":"1"}`), indicators.ErrSyntax, "a number"},
		{"an index that is none", one("INDEX", `7`), indicators.ErrSyntax, "/index"},
		{"no categories", one("INDEX", `[]`), indicators.ErrInvalid, "without categories"},
		{"no index", one(`"index":INDEX`, `"label":{"x":"","y":""}`), indicators.ErrInvalid, "no index"},
		{"a label twice", one("INDEX", `["x","y"],"label":{"x":"","x":""}`), indicators.ErrDuplicate, `"x"`},
		{"one coordinate", one("INDEX", `["x","y"],"coordinates":{"x":[1]}`), indicators.ErrInvalid, "latitude"},
		{"decimals", one("INDEX", `["x","y"],"unit":{"x":{"decimals":1.5}}`), indicators.ErrInvalid, "1.5"},
		{"a unit's position", one("INDEX", `["x","y"],"unit":{"x":{"position":"left"}}`), indicators.ErrInvalid, "left"},
		{"a class that is none", one(`"dataset"`, "1"), indicators.ErrSyntax, "/class"},
		{"a status of another type", one("VALUE", `[1,2],"status":7`), indicators.ErrSyntax, "/status"},
		{"statuses by bad numbers", one("VALUE", `[1,2],"status":{"x":"a"}`), indicators.ErrSyntax, `"x"`},
		{"a note that is none", one("MORE", `"note":7,`), indicators.ErrSyntax, "/note"},
		{"an extension that is none", one("MORE", `"extension":[],`), indicators.ErrSyntax, "/extension"},
		{"an error that is none", one("MORE", `"error":{},`), indicators.ErrSyntax, "/error"},
		{"links that are none", one("MORE", `"link":{"a/~b":{}},`), indicators.ErrSyntax, "/link/a~1~0b: syntax"},
		{"a relation twice", one("MORE", `"link":{"self":[],"self":[]},`), indicators.ErrDuplicate, "/link/self"},
		{"an item that is none", `{"class":"collection","link":{"item":[7]}}`, indicators.ErrSyntax, "/link/item/0"},
		{"a role that is none", one("MORE", `"role":{"time":[7]},`), indicators.ErrSyntax, "/role/time"},
		{"roles that are none", one("MORE", `"role":[],`), indicators.ErrSyntax, "/role"},
		{"a dimension that is none", one(`"category":`, `"category":7,"label":`), indicators.ErrSyntax, "/dimension/a/category"},
		{"a dimension's member twice", one(`"category":`, `"label":"","label":"","category":`), indicators.ErrDuplicate, "/dimension/a/label"},
		{"a category's member twice", one("INDEX", `["x","y"],"index":[]`), indicators.ErrDuplicate, "/dimension/a/category/index"},
		{"a category's label", one("INDEX", `["x","y"],"label":{"x":7}`), indicators.ErrSyntax, "/dimension/a/category/label/x"},
		{"a unit that is none", one("INDEX", `["x","y"],"unit":{"x":7}`), indicators.ErrSyntax, "/dimension/a/category/unit/x"},
		{"a unit's member twice", one("INDEX", `["x","y"],"unit":{"x":{"label":"","label":""}}`), indicators.ErrDuplicate, "/dimension/a/category/unit/x/label"},
		{"decimals that are none", one("INDEX", `["x","y"],"unit":{"x":{"decimals":"1"}}`), indicators.ErrSyntax, "/decimals"},
		{"coordinates that are none", one("INDEX", `["x","y"],"coordinates":{"x":["a",1]}`), indicators.ErrSyntax, "/coordinates/x"},
		{"a role of no dimension", one("MORE", `"role":{"time":["b"]},`), indicators.ErrUnknown, `"b"`},
		{"two roles", one("MORE", `"role":{"time":["a"],"geo":["a"]},`), indicators.ErrDuplicate, `"a"`},
		{"a collection without items", `{"class":"collection"}`, indicators.ErrInvalid, "link.item"},
		{"an empty item", `{"class":"collection","link":{"item":[{}]}}`, indicators.ErrInvalid, "/link/item/0"},
		{"a dimension without categories", `{"class":"dimension"}`, indicators.ErrInvalid, "category"},
		{"a bundle of something else", `{"a":{"b":{}}}`, indicators.ErrFormat, "no dataset"},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := jsonstat.Decode(strings.NewReader(c.text), jsonstat.Limits{})
			var e *indicators.Error
			if !errors.As(err, &e) || !errors.Is(err, c.kind) || e.Line == 0 || e.Column == 0 {
				t.Fatalf("%v, want %v", err, c.kind)
			}
			if !strings.Contains(err.Error(), c.words) {
				t.Errorf("%v, want %q", err, c.words)
			}
			for range jsonstat.Read(strings.NewReader(c.text), jsonstat.ReadOptions{}).All() {
			}
		})
	}
}
