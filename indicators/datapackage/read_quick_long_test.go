package datapackage_test

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// TestLines: rows of a long table, of which it is remembered what the rows before said, are
// read as they are where nothing is remembered: the same observations, problems,
// places and losses, in any dialect and in JSON.
func TestLines(t *testing.T) {
	n, good := testkit.Cases(500, 100_000), 0
	for seed := range uint64(n) {
		r := newRandom(seed)
		descriptor, text := r.table(100 + r.IntN(30))
		o := r.readOptions()
		want, said := linesOf(t, descriptor, text, o, true, seed%4 == 0)
		got, says := linesOf(t, descriptor, text, o, false, seed%4 == 0)
		if !slices.Equal(got, want) || says != said {
			t.Fatalf("seed %d: %d observations, want %d%s of\n%s\n%s", seed, len(got), len(want), differ(says, said),
				descriptor, text)
		}
		good += max(0, len(got)-100)
	}
	if good < 3*n {
		t.Errorf("only %d observations of %d tables", good, n)
	}
}

// TestLongTables: what rows of a long table say that are odd: cells that are empty, or
// fewer than there are columns. The problems and the number of observations were
// counted by hand.
func TestLongTables(t *testing.T) {
	const usual = "jobs,MA,F,2015,1,c\n" // there are 120 before the odd row
	for _, c := range []struct {
		name, columns, schema, usual, odd string
		good                              int // of the odd row and of a usual one behind it
		problem                           string
		more, last                        string // members of the resource, and of its last field
	}{
		{
			name: "an empty text in a primary key is a text where only N is missing", odd: "jobs,MA,F,2015,1,\n", good: 2,
			schema: `"primaryKey":["RECORD","more"],"missingValues":["N"]`,
		},
		{
			name: "a missing text in a primary key", odd: "jobs,MA,F,2015,1,N\n", good: 1,
			schema: `"primaryKey":["RECORD","more"],"missingValues":["N"]`, problem: "a part of the primary key is missing",
		},
		{
			name: "an empty text in a primary key is missing by default", odd: "jobs,MA,F,2015,1,\n", good: 1,
			schema: `"primaryKey":["RECORD","more"]`, problem: "a part of the primary key is missing",
		},
		{
			name: "a quoted empty cell is like one without quotes", odd: `jobs,MA,F,2015,1,""` + "\n", good: 1,
			schema: `"primaryKey":["RECORD","more"]`, problem: "a part of the primary key is missing",
		},
		{
			name: "a null text behind empty ones in a field that is required", usual: "jobs,MA,F,2015,1,\n",
			odd: "jobs,MA,F,2015,1,null\n", good: 1, problem: "is missing, and is required",
			schema: `"missingValues":[]`, more: `,"dialect":{"nullSequence":"null"}`, last: `,"constraints":{"required":true}`,
		},
		{name: "an empty last cell", odd: "jobs,MA,F,2015,1,\n", good: 2},
		{name: "no last cell", odd: "jobs,MA,F,2015,1\n", good: 1, problem: "6 cells, want 7"},
		{name: "a cell too many", odd: "jobs,MA,F,2015,1,c,\n", good: 1, problem: "8 cells, want 7"},
		{
			name: "an empty cell behind the value", columns: "RECORD,INDICATOR,REF_AREA,sex,more,TIME_PERIOD,OBS_VALUE",
			usual: "jobs,MA,F,c,2015,1\n", odd: "jobs,MA,F,c,2015,1,\n", good: 1, problem: "8 cells, want 7",
		},
		{
			name: "no last cell where dimensions are last", columns: "RECORD,TIME_PERIOD,OBS_VALUE,INDICATOR,REF_AREA,sex,age",
			usual: "2015,1,jobs,MA,F,y\n", odd: "2015,1,jobs,MA,F\n", good: 1, problem: "6 cells, want 7",
		},
		{
			name: "fewer dimensions, of which none is empty", columns: "RECORD,TIME_PERIOD,OBS_VALUE,INDICATOR,REF_AREA,sex,age",
			usual: "2015,1,jobs,MA,F,y\n", odd: "2015,1,jobs,MA\n", good: 1, problem: "5 cells, want 7",
		},
		{name: "a quoted separator", odd: `jobs,"M,A",F,2015,1,c` + "\n", good: 1, problem: `"M,A"`},
		{name: "a line without an end", odd: "jobs,MA,F,2015,1,c", good: 1},
		{name: "a line that ends in a carriage return and a line feed", odd: "jobs,MA,F,2015,1,c\r\n", good: 2},
		{name: "a lone carriage return", odd: "jobs,MA,F,2015,1,c\r\r\n", good: 1, problem: "carriage return"},
		{name: "not UTF-8", odd: "jobs,MA,F,2015,1,c\xff\n", good: 1, problem: "not UTF-8"},
		{name: "an unknown code", odd: "jobs,MA,a b,2015,1,c\n", good: 1, problem: `"a b"`},
	} {
		if c.columns == "" {
			c.columns, c.usual = "RECORD,INDICATOR,REF_AREA,sex,TIME_PERIOD,OBS_VALUE,more", cmp.Or(c.usual, usual)
		}
		if c.schema != "" {
			c.schema = "," + c.schema
		}
		fields := ""
		for name := range strings.SplitSeq(c.columns, ",") {
			fields += fmt.Sprintf(`,{"name":%q,"type":"string"}`, name)
		}
		fields = strings.TrimSuffix(fields, "}") + c.last + "}"
		descriptor := `{"resources":[{"name":"a","path":"a.csv"` + c.more +
			`,"mithaq:content":"observations","schema":{"fields":[` + fields[1:] + "]" + c.schema + "}}]}"
		var text strings.Builder
		text.WriteString(c.columns + "\n")
		for i := range 120 {
			fmt.Fprintf(&text, "r%d,%s", i, c.usual)
		}
		text.WriteString("odd," + c.odd)
		if strings.HasSuffix(c.odd, "\n") {
			text.WriteString("last," + c.usual)
		}
		o := datapackage.ReadOptions{Defaults: indicators.Observation{Role: indicators.RoleObserved, Source: "s"}}
		got, says := linesOf(t, descriptor, text.String(), o, false, false)
		if len(got) != 120+c.good {
			t.Errorf("%s: %d observations, want %d\n%s", c.name, len(got), 120+c.good, says)
		}
		if problems := strings.Count(says, "after "); (c.problem == "") != (problems == 0) || problems > 1 ||
			!strings.Contains(says, c.problem) {
			t.Errorf("%s: want %q, got\n%s", c.name, c.problem, says)
		}
	}
}

// TestReturnBesideNumber: a carriage return beside a number that may have text beside it is a
// problem in a long table as well.
func TestReturnBesideNumber(t *testing.T) {
	const descriptor = `{"resources":[{"name":"a","path":"a.csv","mithaq:content":"observations","schema":{"fields":[
		{"name":"RECORD"},{"name":"INDICATOR"},{"name":"REF_AREA"},{"name":"TIME_PERIOD"},
		{"name":"OBS_VALUE","type":"number","bareNumber":false}]}}]}`
	text := "RECORD,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\n"
	for i := range 120 {
		text += fmt.Sprintf("r%d,jobs,MA,2015,1 %%\r\n", i)
	}
	text += "odd,jobs,MA,2015,1\r\r\nlast,jobs,MA,2015,1\r\n"
	o := datapackage.ReadOptions{Defaults: indicators.Observation{Role: indicators.RoleObserved, Source: "s"}}
	for _, slow := range []bool{true, false} {
		got, says := linesOf(t, descriptor, text, o, slow, false)
		if len(got) != 121 || !strings.Contains(says, "line 122, column 19: /resources/a: syntax error: carriage return") {
			t.Errorf("slow %t: %d observations, want 121\n%s", slow, len(got), says)
		}
	}
}

// linesOf returns the observations of a package in bytes, and as text what else its reading
// says, and after which of them. slow says that nothing is remembered, load that it is loaded
// into a dataset too.
func linesOf(t *testing.T, descriptor, text string, o datapackage.ReadOptions, slow, load bool) ([]string, string) {
	t.Helper()
	open := func() (*datapackage.Reading, error) {
		r, err := datapackage.Read(dir(descriptor, "a.csv", text), o)
		if err == nil && slow {
			r.Slowly()
		}
		return r, err
	}
	r, err := open()
	if err != nil {
		return nil, err.Error()
	}
	var list []string
	var b strings.Builder
	for o, err := range r.All() {
		var ps *indicators.Problems
		switch {
		case errors.As(err, &ps):
			fmt.Fprintf(&b, "after %d, %d: %+v\n", len(list), ps.Total, ps.Error())
			for _, e := range ps.List {
				fmt.Fprintf(&b, "\t%d %d:%d %s %s %v %s\n", e.Offset, e.Line, e.Column, e.Op, e.Path, e.Err, e.Detail)
			}
		case err != nil:
			fmt.Fprintf(&b, "after %d: %v\n", len(list), err)
		default:
			bytes, err := o.MarshalBinary()
			if err != nil {
				t.Fatal(err)
			}
			list = append(list, string(bytes))
		}
	}
	fmt.Fprintf(&b, "%+v\n", r.Losses())
	if load {
		r, err := open()
		if err != nil {
			t.Fatal(err)
		}
		b.WriteString(loaded(t, r))
	}
	return list, b.String()
}

// loaded returns what a reading loads as text.
func loaded(t *testing.T, r *datapackage.Reading) string {
	t.Helper()
	var b indicators.Builder
	says := ""
	if err := r.Load(&b); err != nil {
		says = err.Error()
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.Build(c)
	if err != nil {
		return says + err.Error()
	}
	return says + text(t, d) + fmt.Sprintf("%+v\n", r.Losses())
}

// differ returns the first lines in which two texts differ.
func differ(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	part := func(list []string) string { return strings.Join(list[min(i, len(list)):min(i+3, len(list))], "\n\t") }
	return "\ngot\t" + part(g) + "\nwant\t" + part(w) + "\n"
}

// table returns a table whose rows say much the same, with a fault here and there from
// the 90th row on, as the descriptor of its package and its file.
func (r random) table(rows int) (descriptor, text string) {
	columns := []string{
		"INDICATOR", "REF_AREA", "sex", "RECORD", "TIME_PERIOD", "OBS_VALUE", "UNIT_MULT", "OBS_STATUS", "NOTE",
		"Comment here", "more", "ROLE", "age",
	}
	own := r.Some() // then RECORD is the ID of an observation, and what comes before the value is of the key
	columns = slices.DeleteFunc(columns, func(c string) bool {
		return own && c == "Comment here" || c == "RECORD" && r.IntN(4) == 0
	})
	r.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
	cells := [][]string{columns}
	rare := records.Pick(r, 15, 60, 200)
	odd := func(usual string, others ...string) string {
		if len(cells) < 90 || r.IntN(rare) > 0 {
			return usual
		}
		return records.Pick(r, others...)
	}
	for n := range rows {
		var row []string
		for i, c := range columns {
			v := r.cell(c, n, odd)
			if n > 0 && r.Some() && c != "RECORD" {
				v = cells[n][i]
			}
			row = append(row, v)
		}
		cells = append(cells, row)
	}
	form := ""
	switch r.IntN(6) {
	case 0:
		form, text = `,"format":"json","type":"table"`, r.asJSON(cells)
	case 1:
		text = r.asLines(cells, ";", odd)
		form = records.Pick(r, `,"dialect":{"delimiter":";"}`, `,"dialect":{"delimiter":";","commentChar":"j"}`,
			`,"dialect":{"delimiter":";","skipInitialSpace":true}`, `,"dialect":{"delimiter":";","nullSequence":"N"}`,
			`,"dialect":{"delimiter":";","doubleQuote":false,"escapeChar":"\\"}`,
			`,"dialect":{"delimiter":";","quoteChar":"'"}`, `,"dialect":{"delimiter":";"},"encoding":"iso-8859-1"`)
	default:
		text = r.asLines(cells, ",", odd)
		form = records.Pick(r, "", "", `,"dialect":{"commentRows":[2,105,110]}`, `,"dialect":{"nullSequence":"N"}`)
	}
	if own {
		form += `,"mithaq:content":"observations"`
	}
	return `{"resources":[{"name":"a","path":"a.csv"` + form + r.schema(columns) + `}]}`, text
}

// asLines writes cells as delimited text. odd is asked for what is usual at a place, or for
// something else.
func (r random) asLines(cells [][]string, comma string, odd func(usual string, others ...string) string) string {
	var b strings.Builder
	b.WriteString(records.Pick(r, "", "", "", "\ufeff"))
	end := records.Pick(r, "\n", "\n", "\r\n")
	for n, row := range cells {
		if i := r.IntN(len(row)); r.Some() || odd("", "q") != "" {
			row = slices.Clone(row)
			row[i] = `"` + strings.ReplaceAll(row[i], `"`, `""`) + odd(`"`, "", `"x`)
		}
		if n == 0 {
			b.WriteString(strings.Join(cells[0], comma) + end)
			continue
		}
		line := strings.Join(row, comma)
		switch odd("", "more", "less", "fewer", "none", "text", "rest") {
		case "more":
			line += comma
		case "less":
			line = line[:strings.LastIndex(line, comma)]
		case "fewer":
			line = strings.Join(row[:r.IntN(len(row))], comma)
		case "none":
			line = ""
		case "text":
			line += comma + "x"
		case "rest":
			line = strings.Join(row[1:], comma)
		}
		b.WriteString(line + odd(end, "\r\n", "\n\n", "\r\r\n", "\n"))
	}
	text := b.String()
	if r.Some() {
		text = strings.TrimSuffix(text, end)
	}
	return text
}

// asJSON writes cells as JSON: an array of arrays, or of objects.
func (r random) asJSON(cells [][]string) string {
	objects := r.Some()
	var list []any
	for n, row := range cells {
		values, object := []any{}, map[string]any{}
		for i, c := range row {
			var v any = c
			if _, err := strconv.Atoi(c); n > 0 && err == nil && r.Some() {
				v = json.Number(c)
			}
			if n > 0 && c == "" && r.Some() {
				v = nil
			}
			values, object[cells[0][i]] = append(values, v), v
		}
		switch {
		case !objects:
			list = append(list, values)
		case n > 0:
			list = append(list, object)
		}
	}
	text, err := json.Marshal(list)
	if err != nil { // a number such as 007
		return r.asJSON(cells)
	}
	return string(text)
}

// cell returns a cell of a column: odd is asked for what is usual there, or for something
// else.
func (r random) cell(column string, n int, odd func(usual string, others ...string) string) string {
	switch column {
	case "INDICATOR":
		return odd("jobs", "exports", "a b", "", "jobs\r", "\xff", "N")
	case "REF_AREA":
		return odd("MA", "MAR", "_Z", "", "é", "\xc3", "-", " MA")
	case "sex":
		return odd("F", "M", "_T", "x y", "x\ry", "N")
	case "age":
		return odd("y", "", "old", "_T", "N", strings.Repeat("long", 40))
	case "RECORD":
		return odd("r"+strconv.Itoa(n), "", "r 1", "r5", "r95", "é", "r\r", "r\xff", "-", "N")
	case "TIME_PERIOD":
		return odd(strconv.Itoa(2000+r.IntN(20)), "2015-Q1", "2015-13", "", "02015", "2015\r", "2016-01", "N")
	case "OBS_VALUE":
		return odd(strconv.Itoa(r.IntN(1000))+"."+strconv.Itoa(r.IntN(100)), "0", "-0", "007", "1e3", "NaN", "", "x", "-7",
			"1 000", "5.", ".5", "-", "1,5", "123456789012345678901", "1.50", "+1", "N")
	case "UNIT_MULT":
		return odd("0", "3", "", "x", "N")
	case "OBS_STATUS":
		return odd("A", "P", "P;E", "?", "")
	case "NOTE":
		return odd("", "words", "two, words", `"`, "\xff", "a\nb", strings.Repeat("words ", 30))
	case "Comment here":
		return odd("", "x", "\r")
	case "more":
		return odd("", "code", "é")
	}
	return odd("observed", "estimate", "?", "N")
}

// schema returns the member of a schema of columns, "" for none.
func (r random) schema(columns []string) string {
	if r.Some() {
		return ""
	}
	match := records.Pick(r, "exact", "exact", "subset", "superset", "partial")
	fields := slices.Clone(columns)
	if match != "exact" {
		r.Shuffle(len(fields), func(i, j int) { fields[i], fields[j] = fields[j], fields[i] })
	}
	switch match {
	case "subset", "partial":
		fields = fields[:len(fields)-r.IntN(4)]
	case "superset":
		fields = append(fields, "absent")
	}
	var list []string
	for _, name := range fields {
		more := map[string][]string{
			"INDICATOR": {`"type":"string","constraints":{"enum":["jobs","exports"]}`, `"categories":["jobs"]`},
			"REF_AREA":  {`"constraints":{"required":true,"maxLength":2}`, `"missingValues":["-"]`},
			"sex":       {`"type":"string","constraints":{"pattern":"[A-Z]"}`},
			"age":       {`"type":"string"`, `"constraints":{"required":true}`},
			"RECORD": {`"type":"string","constraints":{"required":true,"unique":true}`, `"constraints":{"unique":true}`,
				`"missingValues":["","-"]`},
			"TIME_PERIOD": {`"type":"year"`, `"type":"year"`, `"type":"year"`, `"type":"date","format":"%Y"`,
				`"type":"year","constraints":{"minimum":2005}`},
			"OBS_VALUE": {`"type":"number"`, `"type":"number"`, `"type":"number"`,
				`"type":"number","constraints":{"required":true,"maximum":900}`,
				`"type":"integer"`, `"type":"number","groupChar":" "`, `"type":"number","decimalChar":","`,
				`"type":"number","bareNumber":false`},
			"UNIT_MULT": {`"type":"integer"`, `"type":"number"`},
		}[name]
		field := fmt.Sprintf(`{"name":%q`, name)
		if !r.Some() && len(more) > 0 {
			field += "," + records.Pick(r, more...)
		}
		list = append(list, field+"}")
	}
	s := `,"schema":{"fieldsMatch":"` + match + `","fields":[` + strings.Join(list, ",") + "]"
	s += records.Pick(r, "", "", `,"primaryKey":["RECORD"]`, `,"primaryKey":["REF_AREA","sex","TIME_PERIOD","OBS_VALUE"]`,
		`,"primaryKey":["OBS_STATUS","OBS_VALUE"]`, `,"primaryKey":["RECORD","age"]`)
	s += records.Pick(r, "", "", `,"uniqueKeys":[["RECORD"],["more","RECORD"]]`,
		`,"uniqueKeys":[["OBS_VALUE","TIME_PERIOD"]]`)
	return s + records.Pick(r, "", "", `,"missingValues":["","NaN","N"]`, `,"missingValues":["N"]`) + "}"
}

func (r random) readOptions() datapackage.ReadOptions {
	o := datapackage.ReadOptions{Defaults: indicators.Observation{Role: indicators.RoleObserved, Source: "s"}}
	if !r.Some() {
		o.Map = mapping.Mapping{Components: []mapping.Component{
			{From: "sex", To: "gender", Part: mapping.Dimension, Codes: map[string]string{"F": "female", "N": ""}},
			{From: "REF_AREA", To: "REF_AREA", Areas: mapping.Alpha3}, {From: "more", To: ""},
			{From: "age", To: "age", Part: mapping.Dimension},
		}}
	}
	if r.Some() {
		o.Map.Components = append(o.Map.Components, mapping.Component{From: "ROLE", To: "ROLE"})
	}
	if r.IntN(8) == 0 {
		o.Map.Missing = []string{"-7", "0"}
	}
	if r.IntN(8) == 0 {
		o.Select.Indicator = "exports"
	}
	o.Unchecked = r.IntN(8) == 0
	o.MaxRows = records.Pick(r, 0, 0, 0, 110)
	o.MaxKeys = records.Pick(r, 0, 0, 0, 108)
	o.MaxProblems = records.Pick(r, 0, 0, 3)
	return o
}
