package jsonstat_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
)

// TestOrder: members come in any order, here the worst one.
func TestOrder(t *testing.T) {
	doc := decode(t, `{"status":{"3":"p"},"value":{"3":"4.0","0":1},"dimension":{"b":{"category":{"label":{"y":"Y","x":"X"},"child":{"y":["x"]},"index":{"y":1,"x":0}}},"a":{"category":{"unit":{"1":{"label":"u"}},"index":["1","2"]}}},
"size":[2,2],"role":{"metric":["a"]},"id":["a","b"],"class":"dataset","version":"2.0"}`)
	const want = ` 4
0 "1" "x" "1" false ""
3 "2" "y" "4.0" true "p"
`
	if got := cells(doc); got != want {
		t.Errorf("got %s", got)
	}
	if d := doc.Dimensions[1]; d.Categories[1].Label != "Y" || !slices.Equal(d.Categories[1].Child, []string{"x"}) || doc.Dimensions[0].Role != jsonstat.Metric {
		t.Errorf("%+v", doc.Dimensions)
	}
}

// TestValues: one dataset in every form that values and statuses may have.
func TestValues(t *testing.T) {
	for _, c := range []struct{ name, members, want string }{
		{"arrays", `"value":[1,2]`, `0 "x" "1" false ""|1 "y" "2" false ""`},
		{"an object", `"value":{"0":1,"1":2}`, `0 "x" "1" false ""|1 "y" "2" false ""`},
		{"an object, out of order", `"value":{"1":2,"0":10}`, `0 "x" "10" false ""|1 "y" "2" false ""`},
		{"nulls", `"value":[null,2]`, `1 "y" "2" false ""`},
		{"a null in an object", `"value":{"0":null,"1":2}`, `1 "y" "2" false ""`},
		{"nothing", `"value":{}`, ``},
		{"texts", `"value":["","two"]`, `0 "x" "" true ""|1 "y" "two" true ""`},
		{"numbers to the last digit", `"value":[-0.10,1E+400]`, `0 "x" "-0.10" false ""|1 "y" "1E+400" false ""`},
		{"a status of all", `"value":[1,null],"status":"e"`, `0 "x" "1" false "e"`},
		{"one status in an array", `"value":[1,2],"status":["e"]`, `0 "x" "1" false "e"|1 "y" "2" false "e"`},
		{"a status of each", `"value":[1,null],"status":["e","m"]`, `0 "x" "1" false "e"|1 "y" "" false "m"`},
		{"a null status", `"value":[1,2],"status":[null,"m"]`, `0 "x" "1" false ""|1 "y" "2" false "m"`},
		{"no statuses", `"value":[1,2],"status":[]`, `0 "x" "1" false ""|1 "y" "2" false ""`},
		{"a status of some", `"value":{},"status":{"1":"m"}`, `1 "y" "" false "m"`},
		{"statuses out of order", `"value":{"1":2},"status":{"1":"m","0":"e"}`, `0 "x" "" false "e"|1 "y" "2" false "m"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			doc := decode(t, strings.Replace(one(), `"value":[1,2]`, c.members, 1))
			got := strings.Split(strings.TrimSpace(cells(doc)), "\n")[1:]
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got %s", s)
			}
			if again := decode(t, encode(t, doc)); cells(again) != cells(doc) {
				t.Errorf("again %s", cells(again))
			}
		})
	}
}

// everything has each member of the standard.
const everything = `{"version":"2.0","class":"collection","href":"https://example.org/","label":"All","source":"an office","updated":"2026-11-23","note":["one","two"],
"extension":{"a":[1.50,null,true,{"b":"é\u0000\"\\\n"}]},
"link":{"alternate":[{"type":"text/html","href":"https://example.org/x.html"}],"item":[
	{"class":"dataset","href":"https://example.org/1"},
	{"class":"collection","label":"within","link":{"item":[
		{"class":"dataset","label":"D","id":["m","g"],"size":[2,2],"role":{"geo":["g"],"metric":["m"]},"dimension":{
			"g":{"label":"place","href":"https://example.org/g","note":["n"],"extension":{"x":1},"link":{"describedby":[{"extension":{"y":2}}]},
				"category":{"index":["MA","MA-01"],"label":{"MA":"Morocco"},"note":{"MA-01":["since 2015"]},"child":{"MA":["MA-01"]},"coordinates":{"MA":[-7.0926,31.791702]}}},
			"m":{"category":{"index":{"POP":1,"PC":0},"unit":{"POP":{"label":"persons","symbol":"p","position":"end","decimals":0,"base":"people","multiplier":3},"PC":{}}}}},
			"value":[1,2,3,4],"status":["a","","b","a"],"source":"s","updated":"2026-01-01T00:00:00Z","note":["x"],"extension":{"z":null}}]}},
	{"class":"dimension","label":"sex","category":{"index":["F","M"],"label":{"F":"women","M":"men"}}}]}}`

// TestEverything: what is read is written, member by member.
func TestEverything(t *testing.T) {
	doc := decode(t, everything)
	if len(doc.Unknown) > 0 {
		t.Error(doc.Unknown)
	}
	text := encode(t, doc)
	// The same values as in the input, but for the forms that the writer chooses.
	want := strings.NewReplacer(`{"POP":1,"PC":0}`, `["PC","POP"]`, `"status":["a","","b","a"]`, `"status":{"0":"a","2":"b","3":"a"}`).Replace(everything)
	var got, have any
	if err := errors.Join(json.Unmarshal([]byte(text), &got), json.Unmarshal([]byte(want), &have)); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, have) {
		t.Errorf("got  %v\nwant %v", got, have)
	}
	if again := encode(t, decode(t, text)); again != text {
		t.Errorf("again %s", again)
	}
	var labels []string
	for d := range doc.Datasets() {
		labels = append(labels, d.Label)
	}
	if !slices.Equal(labels, []string{"D"}) {
		t.Error(labels)
	}
	for range doc.Datasets() {
		break
	}
}

// TestBundle reads version 1.
func TestBundle(t *testing.T) {
	doc := decode(t, `{"oecd":{"label":"L","note":"a single one","value":[1,null],"status":{"1":"e"},"dimension":{"id":["concept","year"],"size":[1,2],"role":{"time":["year"]},
"year":{"category":{"index":{"2003":0,"2004":1}}},"concept":{"label":"","category":{"label":{"UNR":""}}}}},
"empty":{"value":[],"dimension":{"id":["a"],"size":[1],"a":{"category":{"label":{"b":""}}}}},
"none":{"dimension":{"id":["a"],"size":[1],"a":{"category":{"label":{"b":""}}}}}}`)
	const want = `L 2
0 "UNR" "2003" "1" false ""
1 "UNR" "2004" "" false "e"
 1
 1
`
	if got := cells(doc); got != want || doc.Class != jsonstat.BundleClass || doc.Links[0].Items[0].Name != "oecd" {
		t.Errorf("%v %s", doc.Class, got)
	}
	again := decode(t, encode(t, doc))
	if cells(again) != want || again.Class != jsonstat.CollectionClass {
		t.Errorf("%v %s", again.Class, cells(again))
	}
}

// TestUnknown: members of nobody's standard are listed, those of a response
// that is no bundle among them.
func TestUnknown(t *testing.T) {
	doc := decode(t, one("MORE", `"query":{"dimension":7},"x":[{}],"role":{"sector":["a"]},`, `"index"`, `"y":1,"index"`))
	want := []string{"/x", "/role/sector", "/dimension/a/category/y", "/query"}
	if !slices.Equal(doc.Unknown, want) {
		t.Errorf("%q", doc.Unknown)
	}
	// Members of another class.
	doc = decode(t, `{"class":"collection","value":[1],"link":{"item":[{"class":"dataset","href":"h","id":["a"]},{"value":[1],"id":[],"size":[],"dimension":{},"category":{"label":{"a":""}}}]}}`)
	if !slices.Equal(doc.Unknown, []string{"/link/item/0/id", "/link/item/1/category", "/value"}) || doc.Links[0].Items[1].Class != jsonstat.DatasetClass {
		t.Errorf("%q", doc.Unknown)
	}
	// What is said of categories that are not there; a child may be anywhere.
	doc = decode(t, one("INDEX", `["x","y"],"label":{"z":"Z","x":"X"},"unit":{"z":{}},"child":{"x":["far"]}`))
	if x := doc.Dimensions[0].Categories[0]; !slices.Equal(doc.Unknown, []string{"/dimension/a/category/label/z", "/dimension/a/category/unit/z"}) || x.Label != "X" || x.Child[0] != "far" {
		t.Errorf("%q %+v", doc.Unknown, x)
	}
	var b strings.Builder
	b.WriteString(`{`)
	for i := range 200 {
		fmt.Fprintf(&b, `"u%d":1,`, i)
	}
	if doc := decode(t, b.String()+one()[1:]); len(doc.Unknown) != 100 {
		t.Error(len(doc.Unknown))
	}
	// A provider's error is a response.
	if doc := decode(t, `{"error":[{"status":"404"}]}`); doc.Class != 0 || encode(t, doc) != `{"version":"2.0","error":[{"status":"404"}]}`+"\n" {
		t.Errorf("%+v", doc)
	}
}

// TestGuess: a response that does not say its class is one that it can be.
func TestGuess(t *testing.T) {
	for text, want := range map[string]jsonstat.Class{
		one(`"version":"2.0","class":"dataset",`, ""): jsonstat.DatasetClass,
		`{"category":{"label":{"a":""}}}`:             jsonstat.DimensionClass,
		`{"link":{"item":[]}}`:                        jsonstat.CollectionClass,
	} {
		if doc := decode(t, text); doc.Class != want {
			t.Errorf("%s: %v", text, doc.Class)
		}
	}
}

// TestProblems: all are counted, the first ones listed, with their places.
func TestProblems(t *testing.T) {
	text := one("VALUE", "{"+strings.TrimSuffix(strings.Repeat("\n\"x\":1,", 50), ",")+"}")
	_, err := jsonstat.Decode(strings.NewReader(text), jsonstat.Limits{MaxProblems: 3})
	var ps *indicators.Problems
	if !errors.As(err, &ps) || ps.Total != 50 || len(ps.List) != 3 {
		t.Fatal(err)
	}
	for i, e := range ps.List {
		if e.Line != 2+i || e.Column != 5 || e.Path != "/value/x" || text[e.Offset] != '1' {
			t.Errorf("%+v", e)
		}
	}
	// Problems before a syntax error are not lost.
	_, err = jsonstat.Decode(strings.NewReader(one("MORE", `"label":1,`, "VALUE", "[1,")), jsonstat.Limits{})
	if !errors.As(err, &ps) || !strings.Contains(err.Error(), "want a string") || !strings.Contains(err.Error(), "want a value") {
		t.Error(err)
	}
}

// TestSparse: a cube may be far larger than what stands in it.
func TestSparse(t *testing.T) {
	var doc jsonstat.Document
	for i := range 9 {
		d := jsonstat.Dimension{ID: fmt.Sprint(i)}
		for j := range 100 {
			d.Categories = append(d.Categories, jsonstat.Category{ID: fmt.Sprint(j)})
		}
		doc.Dimensions = append(doc.Dimensions, d)
	}
	if err := doc.SetCells(slices.Values([]jsonstat.Cell{{Index: 999_999_999_999_999_999, Value: "1"}})); err != nil {
		t.Fatal(err)
	}
	text := encode(t, &doc)
	if got := cells(decode(t, text)); !strings.HasPrefix(got, " 1000000000000000000\n") || !strings.HasSuffix(got, `"99" "99" "1" false ""`+"\n") {
		t.Error(got)
	}
	doc.Dimensions = append(doc.Dimensions, doc.Dimensions[0])
	doc.Dimensions[9].ID = "9"
	if doc.Len() != 1<<63-1 {
		t.Error(doc.Len())
	}
	_, err := jsonstat.Decode(strings.NewReader(strings.Replace(text, `,"8"],"size":[`, `,"8","9"],"size":[100,`, 1)), jsonstat.Limits{})
	if !errors.Is(err, indicators.ErrUnknown) {
		t.Error(err)
	}
}

// TestNoValues: a dataset without values says so as the samples of the standard
// do.
func TestNoValues(t *testing.T) {
	if text := encode(t, decode(t, one("VALUE", "{}"))); !strings.Contains(text, `"value":{"0":null}`) {
		t.Error(text)
	}
}

// TestSetCells: what is no cell of the cube is refused.
func TestSetCells(t *testing.T) {
	two := []jsonstat.Dimension{{ID: "a", Categories: []jsonstat.Category{{ID: "x"}, {ID: "y"}}}}
	for _, c := range []struct {
		name  string
		cells []jsonstat.Cell
		kind  error
	}{
		{"outside", []jsonstat.Cell{{Index: 2, Value: "1"}}, indicators.ErrInvalid},
		{"negative", []jsonstat.Cell{{Index: -1, Value: "1"}}, indicators.ErrInvalid},
		{"twice", []jsonstat.Cell{{Index: 1, Value: "1"}, {Index: 1}}, indicators.ErrDuplicate},
		{"no number", []jsonstat.Cell{{Value: "1,5"}}, indicators.ErrSyntax},
		{"a leading zero", []jsonstat.Cell{{Value: "01"}}, indicators.ErrSyntax},
		{"a text", []jsonstat.Cell{{Value: "1,5", Text: true}, {Index: 1, Status: "m"}}, nil},
	} {
		doc := jsonstat.Document{Dimensions: two}
		if err := doc.SetCells(slices.Values(c.cells)); !errors.Is(err, c.kind) {
			t.Errorf("%s: %v", c.name, err)
		} else if err == nil && cells(decode(t, encode(t, &doc))) != cells(&doc) {
			t.Errorf("%s: %s", c.name, encode(t, &doc))
		}
	}
	if code, ok := (jsonstat.Cell{}).Code("a"); ok {
		t.Error(code)
	}
}

// TestEncodeErrors: what Decode would refuse is not written.
func TestEncodeErrors(t *testing.T) {
	x := []jsonstat.Category{{ID: "x"}}
	for name, change := range map[string]func(d *jsonstat.Document){
		"no class":          func(d *jsonstat.Document) { d.Class = 0 },
		"an unknown class":  func(d *jsonstat.Document) { d.Class = 9 },
		"a collection":      func(d *jsonstat.Document) { d.Class = jsonstat.CollectionClass },
		"a dimension":       func(d *jsonstat.Document) { d.Class, d.Dimensions = jsonstat.DimensionClass, nil },
		"a dimension twice": func(d *jsonstat.Document) { d.Dimensions = append(d.Dimensions, d.Dimensions[0]) },
		"a category twice":  func(d *jsonstat.Document) { d.Dimensions[0].Categories = append(x, x...) },
		"no categories":     func(d *jsonstat.Document) { d.Dimensions[0].Categories = nil },
		"other dimensions":  func(d *jsonstat.Document) { d.Dimensions[0].Categories = x },
		"a role":            func(d *jsonstat.Document) { d.Dimensions[0].Role = 9 },
		"no UTF-8":          func(d *jsonstat.Document) { d.Label = "\xff" },
		"an extension":      func(d *jsonstat.Document) { d.Extension = json.RawMessage("[]") },
		"half an extension": func(d *jsonstat.Document) { d.Extension = json.RawMessage(`{"a"`) },
		"coordinates":       func(d *jsonstat.Document) { d.Dimensions[0].Categories[0].Coordinates = &[2]string{"1", "x"} },
		"a unit": func(d *jsonstat.Document) {
			d.Dimensions[0].Categories[0].Unit = &jsonstat.Unit{Other: json.RawMessage(`{"a`)}
		},
		"a relation twice":   func(d *jsonstat.Document) { d.Links = []jsonstat.Link{{Rel: "a"}, {Rel: "a"}} },
		"without an end":     func(d *jsonstat.Document) { d.Links = []jsonstat.Link{{Rel: "self", Items: []*jsonstat.Document{d}}} },
		"a dataset of links": func(d *jsonstat.Document) { *d = jsonstat.Document{Class: jsonstat.DatasetClass} },
	} {
		doc := decode(t, one())
		change(doc)
		var e *indicators.Error
		if err := doc.Encode(&bytes.Buffer{}); !errors.As(err, &e) {
			t.Errorf("%s: %v", name, err)
		}
	}
	full := errors.New("full")
	if err := decode(t, one()).Encode(failing{full}); !errors.Is(err, full) {
		t.Error(err)
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }
func (f failing) Read([]byte) (int, error)  { return 0, f.err }

// FuzzDecode: no input makes the reader panic; what it reads is written and read
// again with the same cells.
func FuzzDecode(f *testing.F) {
	f.Add([]byte(everything))
	f.Add([]byte(rates))
	f.Add([]byte(one("VALUE", `{"1":"a","0":1e3},"status":["a","b"]`)))
	f.Add([]byte(`{"a":{"value":[1],"dimension":{"id":["b"],"size":[1],"b":{"category":{"label":{"c":""}}}}}}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		doc, err := jsonstat.Decode(bytes.NewReader(text), jsonstat.Limits{})
		if err != nil {
			_ = err.Error()
			return
		}
		if doc.Class == jsonstat.BundleClass {
			return // as a collection it is nested deeper
		}
		again := decode(t, encode(t, doc))
		if a, b := cells(again), cells(doc); a != b {
			t.Errorf("got  %s\nwant %s", a, b)
		}
		if a, b := encode(t, again), encode(t, doc); a != b {
			t.Errorf("got  %s\nwant %s", a, b)
		}
	})
}
