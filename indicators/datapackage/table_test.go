package datapackage_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
)

// show reads the first resource: rows with slashes between values, "-" for one
// that is missing, and problems by their line, column, field and text.
func show(fsys fs.FS, limits datapackage.Limits) string {
	p, err := datapackage.Open(fsys, limits)
	if err != nil {
		return fail(err)
	}
	t, err := p.Table(p.Resources[0].Name)
	if err != nil {
		return fail(err)
	}
	var list []string
	for row, err := range t.Rows() {
		s := ""
		for i := range t.Fields() {
			if row == nil {
				break
			}
			if i > 0 {
				s += "/"
			}
			if row.Missing(i) {
				s += "-"
			} else {
				s += row.Text(i)
			}
		}
		if err != nil {
			s += fail(err)
		}
		list = append(list, s)
	}
	for _, l := range t.Losses() {
		list = append(list, l.String())
	}
	return strings.Join(list, "|")
}

// fail shows an error.
func fail(err error) string {
	var many *indicators.Problems
	if errors.As(err, &many) {
		s := ""
		for _, e := range many.List {
			s += fail(e)
		}
		return s
	}
	var e *indicators.Error
	if !errors.As(err, &e) {
		return "!" + err.Error()
	}
	kind := "?"
	for name, is := range map[string]error{
		"syntax": indicators.ErrSyntax, "limit": indicators.ErrLimit, "duplicate": indicators.ErrDuplicate, "unknown": indicators.ErrUnknown, "format": indicators.ErrFormat,
		"invalid": indicators.ErrInvalid, "no file": fs.ErrNotExist, "name": indicators.ErrID,
	} {
		if errors.Is(err, is) {
			kind = name
		}
	}
	for name, is := range map[string]error{"path": datapackage.ErrPath, "remote": datapackage.ErrRemote, "mismatch": datapackage.ErrMismatch} {
		if errors.Is(err, is) {
			kind = name
		}
	}
	return fmt.Sprintf("!%s %d:%d %s %s", kind, e.Line, e.Column, e.Path, e.Detail)
}

// table returns a package with one table, whose resource has those members.
func table(members, data string, more ...string) fstest.MapFS {
	return dir(`{"resources":[{"name":"t","path":"t.csv"`+members+`}]}`, append([]string{"t.csv", data}, more...)...)
}

func fields(s string) string { return `,"schema":{"fields":[` + s + `]}` }

// TestValues: each type with what it reads and what it does not. The cases are
// worked out from the text of Table Schema 2.0.
func TestValues(t *testing.T) {
	for _, c := range []struct {
		field string
		good  []string // as it is written, or "written=read"
		bad   []string
	}{
		{`"type":"string"`, []string{"a", " a ", "0"}, nil},
		{`"type":"string","format":"email"`, []string{"a@b.org"}, []string{"a", "@b", "a@", "a@b@c", "a b@c"}},
		{`"type":"string","format":"uri"`, []string{"http://a.org/b?c=d", "urn:isbn:1"}, []string{"a", "//a", "http://a b", ":a"}},
		{`"type":"string","format":"uuid"`, []string{"123e4567-e89b-12d3-a456-426614174000", "123E4567-E89B-12D3-A456-426614174000"}, []string{"123e4567e89b12d3a456426614174000", "123e4567-e89b-12d3-a456-42661417400g", "x"}},
		{`"type":"string","format":"binary"`, []string{"YQ==", "YWI=", "YWJj"}, []string{"YQ", "Y===", "Y Q="}},
		{`"type":"number"`, []string{"1", "-1.23", "12678967.543233", "+100000.00", "210", "5.", ".5", "1e3", "1E+3", "-2.5e-7", "0.1234567890123456789012345678901234567890", "nan=NaN", "INF", "-inf=-INF"},
			[]string{"x", "1,5", "1 000", "--1", "1e", "e3", ".", "1e1.5", "0x10", "1_000", "Infinity", "٣", " 1"}},
		{`"type":"number","decimalChar":",","groupChar":"."`, []string{"1.234.567,89=1234567.89", "5,5=5.5", "1000=1000",
			"-1.000=-1000", "1,5e3=1.5e3", "12.34.567,5=1234567.5", "+1.000,25e-2=+1000.25e-2", "1.000e3=1000e3"},
			[]string{"1,5,0", ".1", "1.", "1..000", "1,000.5", "12.50", "1.23.4,5", "1.5", "1234.567",
				"1.2.345", "1.2345", "1.23", "1.000.00,5", "1.50e3", "1e1.000", "-12.50", "12.50,"}},
		{`"type":"number","groupChar":" "`, []string{"1 000 000.5=1000000.5"}, []string{" 1", "1  000", "1.0 0"}},
		{`"type":"number","bareNumber":false`, []string{"95%=95", "€95=95", "EUR 95.5=95.5", "-€ 5=5", "$-5=-5", "USD .5 each=.5", "12"}, []string{"EUR", "1 2", "5-5"}},
		{`"type":"integer"`, []string{"0", "-12", "+7", "007", "123456789012345678901234567890"}, []string{"1.0", "1e3", "x", "-", "1,000", ""}},
		{`"type":"integer","groupChar":",","bareNumber":false`, []string{"1,000=1000", "1,234,567 MAD=1234567", "12,34,567=1234567"},
			[]string{"1.5", "MAD", "12,50", "1,2345", "1234,567 MAD", "1,2,345"}},
		{`"type":"boolean"`, []string{"true", "True=true", "TRUE=true", "1=true", "false", "False=false", "FALSE=false", "0=false"}, []string{"yes", "tRUE", "2"}},
		{`"type":"boolean","trueValues":["oui"],"falseValues":["non",""]`, []string{"oui=true", "non=false"}, []string{"true", "1"}},
		{`"type":"object"`, []string{`{}`, `{"a": [1]}`}, []string{`[]`, `{`, `1`, `{"a"}`}},
		{`"type":"array"`, []string{`[]`, `[1, {"a": 2}]`}, []string{`{}`, `[`, `[1,]`}},
		{`"type":"list"`, []string{"a,b", "a"}, nil},
		{`"type":"list","itemType":"integer","delimiter":";"`, []string{"1;2", "3"}, []string{"1,2", "1;x", "1;;2"}},
		{`"type":"list","itemType":"date"`, []string{"2015-01-01,2016-02-29"}, []string{"2015-02-29", "01/02/2015"}},
		{`"type":"date"`, []string{"2024-01-26", "2024-02-29"}, []string{"2023-02-29", "2024-1-26", "26/01/2024", "2024-13-01", "20240126", "2024-01-26T00:00:00"}},
		{`"type":"date","format":"%d/%m/%Y"`, []string{"26/01/2024=2024-01-26", "1/2/2024=2024-02-01"}, []string{"31/04/2024", "2024-01-26", "1/2/24"}},
		{`"type":"date","format":"fmt:%d %B %y"`, []string{"3 March 68=2068-03-03", "03 mar 69=1969-03-03"}, []string{"3 Mars 68"}},
		{`"type":"date","format":"%Y-%j"`, []string{"2016-366=2016-12-31"}, []string{"2015-366", "2015-000"}},
		{`"type":"date","format":"any"`, []string{"2024-01-26", "26 January 2024=2024-01-26", "Jan 26, 2024=2024-01-26", "2024/01/26=2024-01-26", "26.01.2024=2024-01-26"}, []string{"03/04/2015", "soon"}},
		{`"type":"time"`, []string{"15:00:00", "00:00:59"}, []string{"24:00:00", "15:00", "3 pm"}},
		{`"type":"time","format":"%I:%M %p"`, []string{"3:05 PM=15:05:00", "12:00 am=00:00:00", "12:30 pm=12:30:00"}, []string{"13:00 PM", "0:10 am"}},
		{`"type":"datetime"`, []string{"2024-01-26T15:00:00", "2024-01-26T15:00:00.300-05:00", "2024-01-26T15:00:00Z", "2024-01-26T15:00:00+00:00=2024-01-26T15:00:00Z"}, []string{"2024-01-26 15:00:00", "2024-01-26", "2024-01-26T15:00:00.", "2024-1-26T15:00:00", "2024-01-26T25:00:00"}},
		{`"type":"datetime","format":"%d/%m/%Y %H:%M:%S"`, []string{"12/11/2018 09:15:32=2018-11-12T09:15:32"}, []string{"12/11/2018"}},
		{`"type":"year"`, []string{"2015", "-0044", "12015"}, []string{"15", "2015Z", "MMXV", "2015-01"}},
		{`"type":"yearmonth"`, []string{"2015-05", "2015-12"}, []string{"2015-13", "2015-00", "2015-5", "2015", "2015-05-01"}},
		{`"type":"duration"`, []string{"P1Y2M3DT10H30M", "-P120D", "PT1.5S", "P2Y", "PT0S"}, []string{"P", "PT", "1Y", "P1H", "P1.5Y", "P1Y2", "P1M2Y", "P1YT", "PT1M2H"}},
		{`"type":"geopoint"`, []string{"90.50, 45.50", "-1,2"}, []string{"90.50", "a, b", "1,2,3"}},
		{`"type":"geopoint","format":"array"`, []string{"[90.50, 45.50]"}, []string{"90.50, 45.50", "[1]", "[1,2,3]"}},
		{`"type":"geopoint","format":"object"`, []string{`{"lon": 90.50, "lat": 45.50}`}, []string{`{"lon": 1}`, `{"lon":1,"lat":2,"x":3}`, `[1,2]`}},
		{`"type":"geojson"`, []string{`{"type":"Point"}`}, []string{"x", "[]"}},
		{`"type":"any"`, []string{"a", "1", "{"}, nil},
	} {
		for _, v := range append(c.good, c.bad...) {
			written, want, renamed := strings.Cut(v, "=")
			if strings.Count(v, "=") != 1 || strings.HasPrefix(c.field, `"type":"string"`) {
				written, want, renamed = v, v, true
			}
			if !renamed {
				want = written
			}
			cell := `"` + strings.ReplaceAll(written, `"`, `""`) + `"`
			p, err := datapackage.Open(table(fields(`{"name":"a",`+c.field+`,"missingValues":[]}`), "a\n"+cell+"\n"), datapackage.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			tab, err := p.Table("t")
			if err != nil {
				t.Fatal(err)
			}
			if l := tab.Losses(); len(l) > 0 {
				t.Errorf("%s: %v", c.field, l)
			}
			bad := false
			for _, b := range c.bad {
				bad = bad || b == v
			}
			n := 0
			for row, err := range tab.Rows() {
				n++
				if (err != nil) != bad {
					t.Errorf("%s %q: %v", c.field, v, err)
				}
				if !bad && row.Text(0) != want {
					t.Errorf("%s %q: read as %q, want %q", c.field, written, row.Text(0), want)
				}
				if bad && (row.Text(0) != written || row.Raw(0) != written) {
					t.Errorf("%s %q: read as %q", c.field, written, row.Text(0))
				}
			}
			if n != 1 {
				t.Errorf("%s %q: %d rows", c.field, v, n)
			}
		}
	}
}

// TestForeignFormats: values of a format that the standard does not have are taken as
// they are written, and that is told.
func TestForeignFormats(t *testing.T) {
	for _, format := range []string{"yyyy-mm-dd", "dd/mm/yyyy", "%U", "%", "soon"} {
		schema := `,"schema":{"fields":[{"name":"a","type":"date","format":"` + format + `"}]}`
		p, err := datapackage.Open(table(schema, "a\n26/01/2024\n"), datapackage.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		tab, err := p.Table("t")
		if err != nil {
			t.Fatal(err)
		}
		for row, err := range tab.Rows() {
			if err != nil || row.Text(0) != "26/01/2024" {
				t.Errorf("%s: %q, %v", format, row.Text(0), err)
			}
		}
		if l := tab.Losses(); len(l) != 1 || !strings.Contains(fmt.Sprint(l), format) {
			t.Errorf("%s: %v", format, l)
		}
	}
}

func TestTables(t *testing.T) {
	const ab = `{"name":"a"},{"name":"b","type":"integer"}`
	match := func(how, data string) fstest.MapFS {
		return table(`,"schema":{"fieldsMatch":"`+how+`","fields":[`+ab+`]}`, data)
	}
	dialect := func(d, data string) fstest.MapFS { return table(`,"dialect":{`+d+`}`, data) }
	inline := func(data, more string) fstest.MapFS {
		return dir(`{"resources":[{"name":"t","type":"table"` + more + `,"data":` + data + `}]}`)
	}
	for _, c := range []struct {
		name string
		fsys fstest.MapFS
		want string
	}{
		{"no schema", table("", "a,b\n1,\n\n2,x\n"), "1/-|2/x"},
		{"one column has empty rows", table("", "a\n\n2\n"), "-|2"},
		{"exact", match("exact", "a,b\nx,1\n"), "x/1"},
		{"case", match("exact", "A, b\nx,1\n"), "x/1"},
		{"exact with other names", match("exact", "a,c\nx,1\n"), `!format 1:3 /resources/t column "c", want "b"`},
		{"exact with another order", match("exact", "b,a\n1,x\n"), `!format 1:1 /resources/t column "b", want "a"!format 1:3 /resources/t column "a", want "b"`},
		{"exact with more", match("exact", "a,b,c\n"), "!format 1:5 /resources/t 3 columns, want 2 fields"},
		{"exact with fewer", match("exact", "a\n"), "!format 1:2 /resources/t 1 columns, want 2 fields"},
		{"equal", match("equal", "b,a\n1,x\n"), "x/1"},
		{"equal with others", match("equal", "b,c\n"), `!format 1:4 /resources/t no column "a"!format 1:3 /resources/t column "c" is not a field`},
		{"subset", match("subset", "c,b,a\nz,1,x\n"), "x/1/z"},
		{"subset that is none", match("subset", "c,b\n"), `!format 1:4 /resources/t no column "a"`},
		{"superset", match("superset", "b\n1\n"), "-/1"},
		{"superset that is none", match("superset", "b,c\n"), `!format 1:3 /resources/t column "c" is not a field`},
		{"partial", match("partial", "c,b\nz,1\n"), "-/1/z"},
		{"partial that is none", match("partial", "c\n"), "!format 1:1 /resources/t no column is a field"},
		{"unknown match", match("most", "a,b\n"), `!unknown 1:1 /resources/t fieldsMatch "most"`},
		{"match as the profile has it", table(`,"schema":{"fieldsMatch":["equal"],"fields":[`+ab+`]}`, "b,a\n1,x\n"), "x/1"},
		{"columns that stand twice", match("equal", "b,a,a\n"), `!duplicate 1:5 /resources/t column "a"`},
		{"fields that stand twice, by order", table(fields(`{"name":"a"},{"name":"a"}`), "a,a\n1,2\n"), "1/2"},
		{"fields that stand twice, by name", table(`,"schema":{"fieldsMatch":"equal","fields":[{"name":"a"},{"name":"a"}]}`, "a,b\n"), `!duplicate 1:1 /resources/t field "a"!format 1:3 /resources/t column "b" is not a field`},
		{"primary key", table(`,"schema":{"primaryKey":["a","b"],"fields":[`+ab+`]}`, "a,b\nx,1\nx,2\nx,01\n,1\n"), "x/1|x/2|x/01!duplicate 4:1 /resources/t/schema/fields/a the value of the primary key stands in row 1 too|-/1!invalid 5:1 /resources/t/schema/fields/a a part of the primary key is missing"},
		{"primary key of one", table(`,"schema":{"primaryKey":"a","fields":[`+ab+`]}`, "a,b\nx,1\nx,2\n"), "x/1|x/2!duplicate 3:1 /resources/t/schema/fields/a the value of the primary key stands in row 1 too"},
		{"unique keys", table(`,"schema":{"uniqueKeys":[["b"],["a","b"]],"fields":[`+ab+`]}`, "a,b\nx,1\ny,1\nx,\nx,\n"), "x/1|y/1!duplicate 3:3 /resources/t/schema/fields/b the value of a unique key stands in row 1 too|x/-|x/-"},
		{"a key of no field", table(`,"schema":{"primaryKey":"c","fields":[`+ab+`]}`, "a,b\n"), `component: the primary key (1), first /resources/t: it names "c", which is not a field; it is not checked`},
		{"short and long rows", match("exact", "a,b\nx\nx,1,y\nx,1\n"), "x/-!syntax 2:2 /resources/t 1 cells, want 2|x/1!syntax 3:5 /resources/t 3 cells, want 2|x/1"},
		{"a row that is none", match("exact", "a,b\nx\"y,1\nx,1\n"), "!syntax 2:2 /resources/t |x/1"},
		{"several faults in a row", table(fields(`{"name":"a","type":"integer"},{"name":"b","type":"year"}`), "a,b\nx,y\n"), `x/y!invalid 2:1 /resources/t/schema/fields/a "x" is not an integer!invalid 2:3 /resources/t/schema/fields/b "y" is not a year`},
		{"truncated", match("exact", "a,b\nx,1\n\"y"), "x/1|!syntax 3:1 /resources/t "},
		{"nothing", table("", ""), "!format 1:1 /resources/t no header"},
		{"byte order mark", match("exact", "\ufeffa,b\nx,1\n"), "x/1"},
		{"UTF-16", match("exact", "\xff\xfea\x00,\x00b\x00\n\x00"), "!syntax 1:1 /resources/t "},
		{"bad UTF-8", match("exact", "a,b\nx\xff,1\nx,1\n"), "!syntax 2:1 /resources/t |x/1"},
		{"NUL", match("exact", "a,b\nx\x00,1\n"), "x\x00/1"},
		{"latin 1", table(`,"encoding":"ISO-8859-1"`, "\xe9\n\x80\n"), "\u0080"},
		{"windows", table(`,"encoding":"windows-1252"`, "a\n\x80\xe9\x81\x9f\n"), "€é\u0081Ÿ"},
		{"another encoding", table(`,"encoding":"utf-16"`, "a\n"), `!format 0:0 /resources/t encoding "utf-16"`},
		{"another format", table(`,"format":"xlsx"`, "a\n"), `!format 0:0 /resources/t format "xlsx" is not read`},
		{"tabs", table(`,"format":"tsv"`, "a\tb\n1\t2\n"), "1/2"},
		{"no header", dialect(`"header":false`, "1,2\n3,4\n"), "1/2|3/4"},
		{"no header, with a schema", table(`,"dialect":{"header":false}`+fields(ab), "x,1\ny,2\n"), "x/1|y/2"},
		{"two rows of header", dialect(`"headerRows":[1,2]`, "fruit\nid,name\n1,apple\n"), "1/apple"},
		{"delimiter", dialect(`"delimiter":";"`, "a;b\n1;2,5\n"), "1/2,5"},
		{"quotes", dialect(`"quoteChar":"'"`, "id,name\n1,'apple,fruits'\n"), "1/apple,fruits"},
		{"escapes", dialect(`"escapeChar":"|"`, "id,name\n1,apple|,fruits\n"), "1/apple,fruits"},
		{"terminator", dialect(`"lineTerminator":";"`, "id,name;1,apple;2,orange"), "1/apple|2/orange"},
		{"comments", dialect(`"commentChar":"#"`, "id,name\n#fruits\n1,apple\n"), "1/apple"},
		{"rows of comments", dialect(`"commentRows":[2,4]`, "id,name\n#fruits\n1,apple\nx\n2,pear\n"), "1/apple|2/pear"},
		{"null", dialect(`"nullSequence":"NA"`, "id,name\n1,apple\n2,NA\n"), "1/apple|2/-"},
		{"spaces", dialect(`"skipInitialSpace":true`, "id, name\n1, \"a, b\"\n"), "1/a, b"},
		{"a dialect that cannot be", dialect(`"quoteChar":"ab"`, "a\n"), "!invalid 0:0 /resources/t dialect: quoteChar is not one character"},
		{"a delimiter that quotes", dialect(`"delimiter":"'","quoteChar":"'"`, "a\n"), "!invalid 0:0 /resources/t dialect: delimiter is also something else"},
		{"a header far below", dialect(`"headerRows":[1000000000]`, "a\n"), "!invalid 0:0 /resources/t dialect: a header below row 1000"},
		{"dialect and schema in files", table(`,"dialect":"d.json","schema":"s.json"`, "a;b\nx;1\n", "d.json", `{"delimiter":";"}`, "s.json", `{"fields":[`+ab+`]}`), "x/1"},
		{"schema that is not there", table(`,"schema":"s.json"`, "a\n"), "!no file 0:0 /resources/t "},
		{"schema that is none", table(`,"schema":"s.json"`, "a\n", "s.json", `{"fields":[{}]}`), "!invalid 1:13 /fields/0 a field without a name"},
		{"schema elsewhere", table(`,"schema":"https://example.org/s.json"`, "a\n"), `!remote 0:0 /resources/t "https://example.org/s.json"`},
		{"file that is not there", dir(`{"resources":[{"path":"x.csv"}]}`), "!no file 0:0 /resources/x "},
		{"elsewhere", dir(`{"resources":[{"name":"x","path":"HTTPS://example.org/x.csv"}]}`), `!remote 0:0 /resources/x "HTTPS://example.org/x.csv"`},
		{"parts", dir(`{"resources":[{"name":"t","path":["t.csv","u.csv","v.csv"]`+fields(ab)+`}]}`, "t.csv", "a,b\nx,1\ny,", "u.csv", "2\n", "v.csv", "z,q\n"), `x/1|y/2|z/q!invalid 1:3 /resources/t/schema/fields/b "q" is not an integer`},
		{"a part that stands twice", dir(`{"resources":[{"name":"t","path":["t.csv","t.csv"]}]}`), `!duplicate 1:50 /resources/t/path part "t.csv"`},
		{"bytes", table(`,"bytes":5`, "a\n1\n"), "1|!mismatch 0:0 /resources/t 4 bytes, want 5"},
		{"MD5", table(`,"hash":"c0d4f4d1d24b8f7f5e9f0ab29b7f6ee5"`, "a\n1\n"), "1|!mismatch 0:0 /resources/t hash 34ff2335cbe2045ddc3b78993d1e971d, want c0d4f4d1d24b8f7f5e9f0ab29b7f6ee5"},
		{"unknown hash", table(`,"hash":"crc32:00000000"`, "a\n1\n"), "1"},
		{"arrays", inline(`[["a","b"],["x",1],[null,2],["y","3"],[true,{}]]`, fields(ab)), `x/1|-/2|y/3|true/{}!invalid 1:39 /resources/t/schema/fields/b "{}" is not an integer`},
		{"objects", inline(`[{"a":"x","b":1},{"b":2},{"b":3,"a":"y"}]`, fields(ab)), "x/1|-/2|y/3"},
		{"objects without a schema", inline(`[{"a":1,"b":null},{"b":2}]`, ""), "1/-|-/2"},
		{"members that are no columns", inline(`[{"a":1},{"c":2},{"a":3,"a":4},{"a":5}]`, ""), "1|!invalid 1:10 /resources/t a member that is not a column|!invalid 1:18 /resources/t a member that is given twice|5"},
		{"rows of two sorts", inline(`[["a"],{"a":1}]`, ""), "!format 1:8 /resources/t rows must be arrays, or objects, all of them"},
		{"no rows", inline(`5`, ""), "!format 1:1 /resources/t want an array of rows"},
		{"text inline", inline(`"A,B\n1,2\n"`, `,"format":"csv"`), "1/2"},
		{"a table in JSON", dir(`{"resources":[{"path":"t.json","dialect":{"property":"rows"}}]}`, "t.json", `{"x":[{}],"rows":[{"id":1},{"id":2}],"y":0}`), "1|2"},
		{"a table that is not there", dir(`{"resources":[{"path":"t.json","dialect":{"property":"rows"}}]}`, "t.json", `{"x":[]}`), `!format 1:8 /resources/t no member "rows"`},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(c.fsys, datapackage.Limits{}); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestHeaderRows: the names that a header of several rows makes are those of the
// example of the standard.
func TestHeaderRows(t *testing.T) {
	p, err := datapackage.Open(table(`,"dialect":{"headerRows":[1,2],"headerJoin":"-"}`, "fruit\nid,name\n1,apple\n"), datapackage.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	tab, err := p.Table("t")
	if err != nil {
		t.Fatal(err)
	}
	defer tab.Close()
	if f := tab.Fields(); len(f) != 2 || f[0].Name != "fruit-id" || f[1].Name != "fruit-name" {
		t.Error(f[0].Name, f[1].Name)
	}
}

// TestHashes: the sums are those of md5sum, sha1sum, sha256sum and sha512sum over
// the four bytes of the file.
func TestHashes(t *testing.T) {
	for _, hash := range hashes {
		for _, h := range []string{hash, strings.ToUpper(hash)} {
			if got := show(table(`,"bytes":4,"hash":"`+h+`"`, "a\n1\n"), datapackage.Limits{}); got != "1" {
				t.Errorf("%s: %s", h, got)
			}
		}
		last := "0"
		if strings.HasSuffix(hash, last) {
			last = "1"
		}
		if got := show(table(`,"hash":"`+hash[:len(hash)-1]+last+`"`, "a\n1\n"), datapackage.Limits{}); !strings.HasPrefix(got, "1|!mismatch") {
			t.Errorf("%s changed: %s", hash, got)
		}
	}
	p, err := datapackage.Open(table(`,"hash":"crc32:00000000"`, "a\n1\n"), datapackage.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	f, err := p.File("t")
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(f)
	if string(text) != "a\n1\n" || err != nil || f.Close() != nil {
		t.Error(text, err)
	}
	if got := losses(p.Losses()); got != "component: hash (1), first /resources/t: it is of no known kind, and is not checked\n" {
		t.Error(got)
	}
}

// TestPaths: no path leads out of a package.
func TestPaths(t *testing.T) {
	for _, path := range []string{
		"", "/etc/passwd", "../a.csv", "a/../b.csv", "a/../../b.csv", "..", ".", "./a.csv", ".hidden/a.csv", "a/.hidden", "~/a.csv", "~root/a.csv", `a\\b.csv`, `..\\a.csv`, `\\\\host\\share`,
		"C:/a.csv", "c:a.csv", "file:a.csv", "file:///etc/passwd", "gopher://example.org/a", "a//b.csv", "a/", "a\\u0000b.csv", "a\\nb.csv", strings.Repeat("a", 1025),
	} {
		for _, member := range []string{"path", "schema", "dialect", "url"} {
			d := `{"resources":[{"name":"t","path":"t.csv","` + member + `":"` + path + `"}]}`
			switch member {
			case "path":
				d = `{"resources":[{"name":"t","path":"` + path + `"}]}`
			case "url":
				d = `{"resources":[{"name":"t","url":"` + path + `"}]}`
				if path == "" {
					continue
				}
			}
			_, err := datapackage.Open(dir(d), datapackage.Limits{})
			if !errors.Is(err, datapackage.ErrPath) || !errors.Is(err, indicators.ErrInvalid) {
				t.Errorf("%s %q: %v", member, path, err)
			}
		}
		if _, err := datapackage.ReadPackage(strings.NewReader(`{"resources":[{"path":["a.csv","`+path+`"]}]}`), datapackage.Limits{}); err == nil {
			t.Errorf("part %q: no error", path)
		}
		// A descriptor that was not read but made is checked too.
		p := datapackage.Package{Resources: []*datapackage.Resource{{Name: "t", Path: []string{strings.NewReplacer(`\\`, `\`, `\u0000`, "\x00", `\n`, "\n").Replace(path)}}}}
		if _, err := p.Table("t"); !errors.Is(err, datapackage.ErrPath) {
			t.Errorf("%q: %v", path, err)
		}
	}
	// A link out of the folder is followed by no root.
	outside, inside := t.TempDir(), t.TempDir()
	if err := os.WriteFile(filepath.Join(outside, "secret.csv"), []byte("a\n1\n"), 0o666); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink(filepath.Join(outside, "secret.csv"), filepath.Join(inside, "t.csv")); err != nil {
		t.Skip(err)
	}
	if err := os.WriteFile(filepath.Join(inside, datapackage.FileName), []byte(`{"resources":[{"name":"t","path":"t.csv"}]}`), 0o666); err != nil {
		t.Fatal(err)
	}
	root, err := os.OpenRoot(inside)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	p, err := datapackage.Open(root.FS(), datapackage.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.Table("t"); err == nil {
		t.Error("a link out of the folder was followed")
	}
}

func TestDescriptorErrors(t *testing.T) {
	const ok = `{"name":"a","path":"a.csv"}`
	const numbers = `{"resources":[{"name":"a","path":"b","schema":{"fields":[{"name":"f","type":"number",`
	for _, c := range []struct{ name, text, want string }{
		{"nothing", "", "!syntax 1:1  "},
		{"no object", "[]", "!format 1:1  want an object"},
		{"truncated", `{"resources":[` + ok, "!syntax 1:42  "},
		{"more", `{"resources":[` + ok + `]} {}`, "!syntax 1:45  "},
		{"no resources", `{"name":"a"}`, "!format 1:12  no resources"},
		{"empty resources", `{"resources":[]}`, "!format 1:16  no resources"},
		{"resources of another type", `{"resources":5}`, "!invalid 1:14 /resources want an array of resources"},
		{"a resource of another type", `{"resources":[5,` + ok + `]}`, "!invalid 1:15 /resources/0 want an object"},
		{"neither path nor data", `{"resources":[{"name":"a"}]}`, "!invalid 1:26 /resources/a no path and no data"},
		{"both", `{"resources":[{"name":"a","path":"b","data":[]}]}`, "!invalid 1:47 /resources/a both path and data"},
		{"duplicate member", `{"name":"a","name":"b","resources":[` + ok + `]}`, `!duplicate 1:20 /name member "name"`},
		{"duplicate custom member", "{\"x\":1,\n\"é\":2, \"x\":3,\"resources\":[" + ok + `]}`, `!duplicate 2:12 /x member "x"`},
		{"duplicate member of a field", `{"resources":[{"name":"a","path":"b","schema":{"fields":[{"name":"f","type":"any","type":"any"}]}}]}`, `!duplicate 1:90 /resources/a/schema/fields/f/type member "type"`},
		{"duplicate resources", `{"resources":[` + ok + "," + ok + `]}`, `!duplicate 1:71 /resources resource "a"`},
		{"path of another type", `{"resources":[{"name":"a","path":5}]}`, "!invalid 1:34 /resources/a/path want a path or several!invalid 1:35 /resources/a no path and no data"},
		{"here and elsewhere", `{"resources":[{"name":"a","path":["b","http://example.org/c"]}]}`, "!invalid 1:61 /resources/a/path local paths and web addresses in one resource"},
		{"a field without a name", `{"resources":[{"name":"a","path":"b","schema":{"fields":[{"type":"any"}]}}]}`, "!invalid 1:71 /resources/a/schema/fields/0 a field without a name"},
		{"a schema of another type", `{"resources":[{"name":"a","path":"b","schema":5}]}`, "!invalid 1:47 /resources/a/schema want an object or a path"},
		{"fields of another type", `{"resources":[{"name":"a","path":"b","schema":{"fields":{}}}]}`, "!invalid 1:57 /resources/a/schema/fields want an array of fields"},
		{"a point that also groups", numbers + `"groupChar":"."}]}}]}`,
			`!invalid 1:101 /resources/a/schema/fields/f groupChar and decimalChar are both "."`},
		{"a comma for both", numbers + `"groupChar":",","decimalChar":","}]}}]}`,
			`!invalid 1:119 /resources/a/schema/fields/f groupChar and decimalChar are both ","`},
		{"deep", `{"x":` + strings.Repeat("[", 100), "!limit 1:69  "},
		{"bad UTF-8", "{\"x\":\"\xff\"}", "!syntax 1:6  "},
		{"NUL", "{\x00}", "!syntax 1:2  "},
		{"half a character", `{"x":"\ud800"}`, "!syntax 1:6  "},
	} {
		t.Run(c.name, func(t *testing.T) {
			_, err := datapackage.ReadPackage(strings.NewReader(c.text), datapackage.Limits{})
			if err == nil {
				t.Fatal("no error")
			}
			if got := fail(err); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	// An integer has no decimal point that its groups could be taken for.
	grouped := strings.Replace(numbers, "number", "integer", 1) + `"groupChar":"."}]}}]}`
	if _, err := datapackage.ReadPackage(strings.NewReader(grouped), datapackage.Limits{}); err != nil {
		t.Error(err)
	}
	if _, err := datapackage.Open(fstest.MapFS{}, datapackage.Limits{}); !errors.Is(err, fs.ErrNotExist) {
		t.Error(err)
	}
	if _, err := datapackage.ReadPackage(io.MultiReader(strings.NewReader("{"), broken{}), datapackage.Limits{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
	if _, err := datapackage.ReadPackage(broken{}, datapackage.Limits{}); !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
}

// TestNames: resources without names are called by their files, and differ.
func TestNames(t *testing.T) {
	p, err := datapackage.ReadPackage(strings.NewReader(`{"resources":[{"path":"a/x.csv"},{"path":"b/x.csv"},{"path":"c/x.csv"},{"url":"http://example.org/y.csv"},{"data":[]},{"name":"x-4","path":"d"}]}`), datapackage.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	for _, r := range p.Resources {
		names = append(names, r.Name)
	}
	if got := strings.Join(names, " "); got != "x x-2 x-3 resource-4 resource-5 x-4" {
		t.Error(got)
	}
}

// broken is a reader that fails.
type broken struct{}

func (broken) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }
