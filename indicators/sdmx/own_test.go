package sdmx_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// ownJSON is a message of our own structure, with a line for each observation.
const ownJSON = `{"data":{"structures":[
{"links":[{"urn":"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=MITHAQ:OBSERVATIONS(1.0.0)"}],
"dimensions":{"observation":[{"id":"INDICATOR","values":[{"id":"jobs"}]},{"id":"REF_AREA","values":[{"id":"MA"}]},
{"id":"PERIMETER","values":[{"id":"_Z"}]},{"id":"RECORD","values":[{"id":"F1"},{"id":"F2"}]},
{"id":"TIME_PERIOD","values":[{"id":"2015"}]}]},
"measures":{"observation":[{"id":"OBS_VALUE"}]},
"attributes":{"observation":[{"id":"ROLE"},{"id":"SOURCE"}]}}],
"dataSets":[{"action":"Merge","observations":{
"0:0:0:0:0":[63000,"observed","yearbook"],
"0:0:0:1:0":[64000,"observed","yearbook"]}}]}}`

// TestJSONOwnStructure: in a message of our own structure, the components that it always
// has must be there. A message of others, one with a mapping and data that is deleted are
// read as they were; so is a single measure of others, which is the value by its place.
func TestJSONOwnStructure(t *testing.T) {
	rename := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(ownJSON) }
	const two = "F1 jobs MA 2015 63000|F2 jobs MA 2015 64000"
	refused := func(names string) string {
		return "line 2, column 1: format not readable: no component " + names +
			", which each message of the library's own structure has"
	}
	const ours, others = "MITHAQ:OBSERVATIONS(1.0.0)", "A:B(1.0)"
	mapped := sdmx.ReadOptions{Map: mapping.Rename(map[string]string{"OBS_VALU": "OBS_VALUE"})}
	for _, c := range []struct {
		name, text string
		opt        sdmx.ReadOptions
		want       string
	}{
		{"whole", ownJSON, sdmx.ReadOptions{}, two},
		{"without measures, as of version 1.0", rename(`"measures":{"observation":[{"id":"OBS_VALUE"}]},`, ""),
			sdmx.ReadOptions{}, two},
		{"another version", rename("(1.0.0)", "(2.0)"), sdmx.ReadOptions{}, two},
		{"value misspelt", rename("OBS_VALUE", "OBS_VALU"), sdmx.ReadOptions{}, refused("OBS_VALUE")},
		{"value misspelt, structure of others", rename("OBS_VALUE", "OBS_VALU", ours, others), sdmx.ReadOptions{}, two},
		{"value misspelt and mapped", rename("OBS_VALUE", "OBS_VALU"), mapped, two},
		{"value misspelt beside another measure, structure of others",
			rename(`{"id":"OBS_VALUE"}`, `{"id":"OBS_VALU"},{"id":"ROLE"}`, `"observation":[{"id":"ROLE"},`, `"observation":[`,
				ours, others), sdmx.ReadOptions{}, refused("OBS_VALUE")},
		{"perimeter misspelt", rename("PERIMETER", "PERIMETRE"), sdmx.ReadOptions{}, refused("PERIMETER")},
		{"perimeter misspelt, structure of others", rename("PERIMETER", "PERIMETRE", ours, others),
			sdmx.ReadOptions{}, "row-1 jobs MA RECORD=F1 2015 63000|row-2 jobs MA RECORD=F2 2015 64000"},
		{"three at once", rename("PERIMETER", "PERIMETRE", "TIME_PERIOD", "TIME", "OBS_VALUE", "VALUE"), sdmx.ReadOptions{},
			refused("PERIMETER, TIME_PERIOD, OBS_VALUE")},
		{"deletion", rename("OBS_VALUE", "OBS_VALU", "Merge", "Delete"), sdmx.ReadOptions{},
			"line 9, column 13: /observations/row-1: invalid record: a data set that deletes has no observations|" +
				"line 10, column 13: /observations/row-2: invalid record: a data set that deletes has no observations"},
		{"no observations", ownJSON[:strings.Index(ownJSON, `"observations":`)] + `"annotations":[]}]}}`,
			sdmx.ReadOptions{}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for o, err := range sdmx.ReadJSON(strings.NewReader(c.text), c.opt).All() {
				if err != nil {
					got = append(got, strings.TrimPrefix(err.Error(), "indicators: sdmx.ReadJSON: "))
					continue
				}
				got = append(got, fmt.Sprintf("%s %s %s", o.ID, o.Key, o.Figure))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
			var b indicators.Builder
			err := sdmx.ReadJSON(strings.NewReader(c.text), c.opt).Load(&b)
			if wrong := strings.Contains(c.want, "line "); (err != nil) != wrong {
				t.Errorf("loaded: %v, want an error: %v", err, wrong)
			}
		})
	}
}

// TestMisspelt: a component of our own structure that may be meant for one that is not
// there is named once as a loss, in SDMX-CSV and SDMX-JSON alike.
func TestMisspelt(t *testing.T) {
	const head = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,PERIMETER,RECORD,TIME_PERIOD,OBS_VALUE,ROLE,SOURCE\n"
	const row = "dataflow,MITHAQ:OBSERVATIONS(1.0.0),M,jobs,MA,_Z,F1,2015,63000,observed,yearbook\n"
	text := head + row + strings.Replace(row, "F1", "F2", 1)
	for _, c := range []struct{ from, to, meant string }{
		{"ROLE", "ROLE", ""}, {"ROLE", "ROLL", "ROLE"}, {"ROLE", "ROL", "ROLE"}, {"ROLE", "ROLES", "ROLE"},
		{"ROLE", "XROLE", "ROLE"}, {"ROLE", "RLOE", "ROLE"}, {"ROLE", "Role", "ROLE"}, {"ROLE", "ORLES", ""},
		{"ROLE", "RULER", ""}, {"ROLE", "LORE", ""}, {"ROLE", "CATEGORY", ""}, {"ROLE", "QUALIFIE", "QUALIFIER"},
		{"SOURCE", "SOURCES", "SOURCE"}, {"SOURCE", "NOTES", "NOTE"}, {"SOURCE", "ROLL", ""}, // ROLE is there
		{"SOURCE", "UNIT_MEASUR", "UNIT_MEASURE"}, {"SOURCE", "UNIT_MULTI", "UNIT_MULT"},
		{"SOURCE", "LOWER_BOUNDS", "LOWER_BOUND"}, {"SOURCE", "OWNER_BOUND", ""},
	} {
		want := ""
		if c.meant != "" {
			want = "component: " + c.to + " (1): not taken for " + c.meant +
				", which the message does not have: it keeps its name and its codes\n"
		}
		own := strings.NewReplacer(","+c.from, ","+c.to, `"`+c.from+`"`, `"`+c.to+`"`)
		others := strings.NewReplacer("MITHAQ:OBSERVATIONS(1.0.0)", "A:B(1.0)")
		read := map[string]*sdmx.Reading{}
		for name, opt := range map[string]sdmx.ReadOptions{"": {}, "mapped": {Map: mapping.Own()}} {
			read["csv"+name] = sdmx.ReadCSV(strings.NewReader(own.Replace(text)), opt)
			read["json"+name] = sdmx.ReadJSON(strings.NewReader(own.Replace(ownJSON)), opt)
		}
		read["csv others"] = sdmx.ReadCSV(strings.NewReader(others.Replace(own.Replace(text))), sdmx.ReadOptions{})
		read["json others"] = sdmx.ReadJSON(strings.NewReader(others.Replace(own.Replace(ownJSON))), sdmx.ReadOptions{})
		for name, r := range read {
			n := 0
			for _, err := range r.All() {
				if n++; err != nil {
					t.Error(c.to, name, err)
				}
			}
			want := want
			if name != "csv" && name != "json" {
				want = ""
			}
			var told strings.Builder
			for _, l := range r.Losses() {
				if strings.Contains(l.Why, "not taken for") {
					fmt.Fprintln(&told, l)
				}
			}
			if n != 2 || told.String() != want {
				t.Errorf("%s for %s, %s: %d observations, lost %q, want %q", c.to, c.from, name, n, told.String(), want)
			}
		}
	}
}

// TestGivenTwice: the error of an observation that is given twice has the lines of both,
// however the lines of the message fall.
func TestGivenTwice(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	const n = 120
	for round := range 60 {
		first := rng.IntN(n - 1)
		second := first + 1 + rng.IntN(n-1-first)
		usual, ids := rng.IntN(4), rng.Perm(n)
		ids[second] = ids[first]
		breaks := func() string { // between observations
			if k := rng.IntN(10); k > 0 {
				return strings.Repeat("\n", usual)
			}
			return strings.Repeat("\n ", rng.IntN(5))
		}
		csv, json := new(strings.Builder), new(strings.Builder)
		csv.WriteString("STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,PERIMETER,RECORD,TIME_PERIOD,OBS_VALUE,NOTE\n")
		json.WriteString(`{"data":{"structures":[{"dimensions":{"observation":[{"id":"INDICATOR","values":[{"id":"jobs"}]},
{"id":"REF_AREA","values":[{"id":"MA"}]},{"id":"PERIMETER","values":[{"id":"_Z"}]},
{"id":"TIME_PERIOD","values":[{"id":"2015"}]},
{"id":"RECORD","values":[`)
		for i := range n {
			fmt.Fprintf(json, `%s{"id":"F%d"}`, ","[:min(i, 1)], i)
		}
		json.WriteString("]}]},\n" + `"measures":{"observation":[{"id":"OBS_VALUE"}]}}],"dataSets":[{"observations":{`)
		var at [2][n]int // the line of each observation
		for i, id := range ids {
			at[0][i] = 1 + strings.Count(csv.String(), "\n")
			note := breaks()
			if note = strings.ReplaceAll(note, " ", "x"); note != "" {
				note = `"a` + note + `"`
			}
			fmt.Fprintf(csv, "dataflow,A:B(1.0),jobs,MA,_Z,F%d,2015,%d,%s\n", id, i, note)
			json.WriteString(","[:min(i, 1)] + breaks())
			at[1][i] = 1 + strings.Count(json.String(), "\n")
			fmt.Fprintf(json, `"0:0:0:0:%d":[%d%s]`, id, i, breaks())
		}
		json.WriteString("}}]}}")
		for form, text := range []string{csv.String(), json.String()} {
			for _, r := range []*sdmx.Reading{
				sdmx.Read(strings.NewReader(text), sdmx.ReadOptions{}),
				[]*sdmx.Reading{sdmx.ReadCSV(strings.NewReader(text), sdmx.ReadOptions{}),
					sdmx.ReadJSON(strings.NewReader(text), sdmx.ReadOptions{})}[form],
				sdmx.Read(strings.NewReader(text), sdmx.ReadOptions{Select: indicators.Selector{Indicator: "jobs"}}),
			} {
				_, err := r.Dataset(catalogue)
				want := fmt.Sprintf("indicators: Builder.Build: line %d: /observations/F%d: duplicate identifier: "+
					"given before on line %d",
					at[form][second], ids[first], at[form][first])
				if err == nil || err.Error() != want {
					t.Fatalf("round %d, form %d: %v\nwant %s\n%s", round, form, err, want, text)
				}
			}
			r := sdmx.Read(strings.NewReader(text), sdmx.ReadOptions{})
			i := 0
			for _, err := range r.All() {
				if err != nil || r.Line() != at[form][i] {
					t.Fatalf("round %d, form %d: observation %d on line %d, want %d: %v", round, form, i, r.Line(), at[form][i], err)
				}
				i++
			}
		}
	}
}

// TestGivenTwiceElsewhere: of two messages the error says so, and of one whose lines are
// not known it says nothing.
func TestGivenTwiceElsewhere(t *testing.T) {
	row := func(id string) string {
		return "STRUCTURE,STRUCTURE_ID,INDICATOR,REF_AREA,PERIMETER,RECORD,TIME_PERIOD,OBS_VALUE\n" +
			"dataflow,A:B(1.0),jobs,MA,_Z," + id + ",2015,7\n"
	}
	const xml = `<GenericData><DataSet><Obs><ObsDimension value="2015"/><ObsValue value="7"/></Obs></DataSet>` +
		`</GenericData>`
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	def := sdmx.ReadOptions{Defaults: indicators.Observation{ID: "x", Key: indicators.Key{Indicator: "jobs"}}}
	for _, c := range []struct {
		texts []string
		want  string
	}{
		{[]string{row("x-1"), row("x-1")},
			"line 2: /observations/x-1: duplicate identifier: given before on line 2 of another input"},
		{[]string{row("x-1"), xml}, "/observations/x-1: duplicate identifier: given before on line 2 of another input"},
		{[]string{xml, row("x-1")}, "line 2: /observations/x-1: duplicate identifier"},
		{[]string{xml, xml}, "/observations/x-1: duplicate identifier"},
	} {
		var b indicators.Builder
		for _, text := range c.texts {
			if err := sdmx.Read(strings.NewReader(text), def).Load(&b); err != nil {
				t.Fatal(err)
			}
		}
		if _, err := b.Build(catalogue); err == nil || err.Error() != "indicators: Builder.Build: "+c.want {
			t.Errorf("got %v, want %s", err, c.want)
		}
	}
}
