package datapackage_test

import (
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

// TestLines: a long table of plain text, whose rows are not cut into cells where they
// say what earlier ones said, is read as it is where each row is cut and each cell is
// read: the same observations, problems, places and losses.
func TestLines(t *testing.T) {
	n, good := testkit.Cases(2000, 100_000), 0
	for seed := range uint64(n) {
		r := newRandom(seed)
		text, schema := r.table(100 + r.IntN(30))
		o := r.readOptions()
		skip := records.Pick(r, "", "", "", `,"commentRows":[2,105,110]`)
		mark := records.Pick(r, "", "", "", "", `,"commentChar":"#"`) // with which it is not plain
		of := func(slow bool) (list []string, says, loads string) {
			fsys := dir(`{"resources":[{"name":"a","path":"a.csv"`+schema+`,"dialect":{"delimiter":","`+
				mark+skip+`}}]}`, "a.csv", text)
			first, err := datapackage.Read(fsys, o)
			if err != nil {
				return nil, err.Error(), ""
			}
			if slow {
				first.Slowly()
			}
			list, says = gathered(t, first)
			second, err := datapackage.Read(fsys, o)
			if err != nil {
				t.Fatal(err)
			}
			if slow {
				second.Slowly()
			}
			if seed%4 == 0 {
				loads = loaded(t, second)
			}
			return list, says, loads
		}
		want, said, loads := of(true)
		got, says, load := of(false)
		if !slices.Equal(got, want) || says != said || load != loads {
			t.Fatalf("seed %d: %d observations, want %d%s%s of\n%s\n%s", seed, len(got), len(want), differ(says, said),
				differ(load, loads), schema, text)
		}
		good += max(0, len(got)-100)
	}
	if good < 3*n {
		t.Errorf("only %d observations of %d tables", good, n)
	}
}

// differ returns the first lines in which two texts differ.
func differ(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	i := 0
	for i < len(g) && i < len(w) && g[i] == w[i] {
		i++
	}
	part := func(list []string) string { return strings.Join(list[i:min(i+3, len(list))], "\n\t") }
	return "\ngot\t" + part(g) + "\nwant\t" + part(w) + "\n"
}

// table returns a table whose rows say much the same, with a fault here and there from
// the 90th row on, and the member of its schema, if it has one.
func (r random) table(rows int) (text, schema string) {
	columns := []string{
		"INDICATOR", "REF_AREA", "sex", "RECORD", "TIME_PERIOD", "OBS_VALUE", "UNIT_MULT", "OBS_STATUS", "NOTE",
		"Comment here", "more", "ROLE",
	}
	if r.IntN(4) == 0 {
		columns = slices.Delete(columns, 3, 4)
	}
	r.Shuffle(len(columns), func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
	rare := records.Pick(r, 15, 60, 200)
	var b strings.Builder
	b.WriteString(strings.Join(columns, ",") + "\n")
	var last []string
	for n := range rows {
		odd := func(usual string, others ...string) string {
			if n < 90 || r.IntN(rare) > 0 {
				return usual
			}
			return records.Pick(r, others...)
		}
		var cells []string
		for i, c := range columns {
			v := r.cell(c, n, odd)
			if last != nil && r.Some() && c != "RECORD" {
				v = last[i]
			}
			cells = append(cells, v)
		}
		last = cells
		line := strings.Join(cells, ",")
		if i := r.IntN(len(cells)); odd("", "q") != "" {
			quoted := slices.Clone(cells)
			quoted[i] = `"` + strings.ReplaceAll(cells[i], `"`, `""`) + odd(`"`, "", `"x`)
			line = strings.Join(quoted, ",")
		}
		switch odd("", "more", "less", "none", "text", "rest") {
		case "more":
			line += ","
		case "less":
			line = line[:strings.LastIndexByte(line, ',')]
		case "none":
			line = ""
		case "text":
			line += ",x"
		case "rest":
			line = strings.Join(cells[1:], ",")
		}
		b.WriteString(line + odd("\n", "\r\n", "\n\n", "\r\r\n"))
	}
	return b.String(), r.schema(columns)
}

// cell returns a cell of a column: odd is asked for what is usual there, or for something
// else.
func (r random) cell(column string, n int, odd func(usual string, others ...string) string) string {
	switch column {
	case "INDICATOR":
		return odd("jobs", "exports", "a b", "", "jobs\r", "\xff")
	case "REF_AREA":
		return odd("MA", "MAR", "_Z", "", "é", "\xc3", "-")
	case "sex":
		return odd("F", "M", "_T", "x y", "x\ry", "N")
	case "RECORD":
		return odd("r"+strconv.Itoa(n), "", "r 1", "r5", "r95", "é", "r\r", "r\xff", "-")
	case "TIME_PERIOD":
		return odd(strconv.Itoa(2000+r.IntN(20)), "2015-Q1", "2015-13", "", "02015", "2015\r", "2016-01")
	case "OBS_VALUE":
		return odd(strconv.Itoa(r.IntN(1000))+"."+strconv.Itoa(r.IntN(100)), "0", "-0", "007", "1e3", "NaN", "", "x", "-7",
			"1 000", "5.", ".5", "-", "1,5", "123456789012345678901", "1.50", "+1")
	case "UNIT_MULT":
		return odd("", "3", "x")
	case "OBS_STATUS":
		return odd("", "P", "P;E", "?")
	case "NOTE":
		return odd("", "words", "two, words", `"`, "\xff")
	case "Comment here":
		return odd("", "x", "\r")
	case "more":
		return odd("", "code", "é")
	}
	return odd("observed", "estimate", "?")
}

// schema returns the member of a schema of columns, "" for none.
func (r random) schema(columns []string) string {
	if r.IntN(3) == 0 {
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
			"RECORD": {`"type":"string","constraints":{"required":true,"unique":true}`, `"constraints":{"unique":true}`,
				`"missingValues":["","-"]`},
			"TIME_PERIOD": {`"type":"year"`, `"type":"year"`, `"type":"year"`, `"type":"date","format":"%Y"`,
				`"type":"year","constraints":{"minimum":2005}`},
			"OBS_VALUE": {`"type":"number"`, `"type":"number","constraints":{"required":true,"maximum":900}`,
				`"type":"integer"`, `"type":"number","groupChar":" "`, `"type":"number","decimalChar":","`,
				`"type":"number","bareNumber":false`},
			"UNIT_MULT": {`"type":"integer"`},
		}[name]
		field := fmt.Sprintf(`{"name":%q`, name)
		if r.Some() && len(more) > 0 {
			field += "," + records.Pick(r, more...)
		}
		list = append(list, field+"}")
	}
	s := `,"schema":{"fieldsMatch":"` + match + `","fields":[` + strings.Join(list, ",") + "]"
	s += records.Pick(r, "", "", `,"primaryKey":["RECORD"]`, `,"primaryKey":["REF_AREA","sex","TIME_PERIOD","OBS_VALUE"]`,
		`,"primaryKey":["OBS_STATUS","OBS_VALUE"]`)
	s += records.Pick(r, "", "", `,"uniqueKeys":[["RECORD"],["more","RECORD"]]`,
		`,"uniqueKeys":[["OBS_VALUE","TIME_PERIOD"]]`)
	return s + records.Pick(r, "", "", `,"missingValues":["","NaN","N"]`, `,"missingValues":["N"]`) + "}"
}

func (r random) readOptions() datapackage.ReadOptions {
	o := datapackage.ReadOptions{Defaults: indicators.Observation{Role: indicators.RoleObserved, Source: "s"}}
	if r.Some() {
		o.Map = mapping.Mapping{Components: []mapping.Component{
			{From: "sex", To: "gender", Part: mapping.Dimension, Codes: map[string]string{"F": "female", "N": ""}},
			{From: "REF_AREA", To: "REF_AREA", Areas: mapping.Alpha3}, {From: "more", To: ""},
		}}
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

// gathered returns the observations of a reading in bytes, and as text what else it says, and
// after which of them.
func gathered(t testing.TB, r *datapackage.Reading) (list []string, says string) {
	t.Helper()
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
	for _, l := range r.Losses() {
		fmt.Fprintf(&b, "%+v\n", l)
	}
	return list, b.String()
}

// loaded returns what a reading loads as text.
func loaded(t testing.TB, r *datapackage.Reading) string {
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
	var list strings.Builder
	for o := range d.All() {
		fmt.Fprintf(&list, "%s %v %v %v %v %v %v\n", o.ID, o.Key, o.Figure, o.Role, o.Status, o.Note, o.Attributes)
	}
	return says + list.String() + losses(r.Losses())
}
