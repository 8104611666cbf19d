package sdmx_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

func writeCSV(t testing.TB, d *indicators.Dataset, o sdmx.WriteOptions) ([]byte, []indicators.Loss) {
	t.Helper()
	var b bytes.Buffer
	lost, err := sdmx.WriteCSV(&b, d, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), lost
}

func loadCSV(t testing.TB, text []byte, c *indicators.Catalogue, o sdmx.ReadOptions) (*indicators.Dataset, []indicators.Loss) {
	t.Helper()
	var b indicators.Builder
	r := sdmx.ReadCSV(bytes.NewReader(text), o)
	if err := r.Load(&b); err != nil {
		t.Fatal(err)
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d, r.Losses()
}

// TestCSVMorocco: the observations of the sector come back, and the losses say
// what does not.
func TestCSVMorocco(t *testing.T) {
	data := morocco(t)
	want := fmt.Sprintf("records: bodies (%d): a data message carries observations only\nrecords: sources (%d): a data message carries observations only\n",
		records.Count(data.Bodies()), records.Count(data.Sources()))
	if n := records.Count(data.Corrections()); n > 0 {
		want += fmt.Sprintf("records: corrections (%d): a data message carries observations only\n", n)
	}
	for _, labels := range []sdmx.Labels{sdmx.LabelsID, sdmx.LabelsBoth, sdmx.LabelsName} {
		for _, keys := range []sdmx.Keys{sdmx.KeysNone, sdmx.KeysSeries, sdmx.KeysObs, sdmx.KeysBoth} {
			delimiter := []byte{',', '\t', '|', '.'}[keys]
			text, lost := writeCSV(t, data, sdmx.WriteOptions{Labels: labels, Keys: keys, Delimiter: delimiter, Lang: wording.Fr})
			if got := losses(lost); got != want {
				t.Errorf("losses\n%swant\n%s", got, want)
			}
			back, lost := loadCSV(t, text, data.Catalogue(), sdmx.ReadOptions{})
			if len(lost) > 0 {
				t.Errorf("labels %v, keys %v: lost on reading: %s", labels, keys, losses(lost))
			}
			sameObservations(t, back, data)
		}
	}
}

func TestCSVRandom(t *testing.T) {
	n := testkit.Cases(60, 3000)
	for seed := range uint64(n) {
		r := newRandom(seed, 7)
		data := r.Dataset(t, 1+r.IntN(40))
		o := sdmx.WriteOptions{Labels: sdmx.Labels(r.IntN(3)), Keys: sdmx.Keys(r.IntN(4)), Delimiter: records.Pick[byte](r, ',', '\t', '|', ' ', ':', '.')}
		text, lost := writeCSV(t, data, o)
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		back, lost := loadCSV(t, text, data.Catalogue(), sdmx.ReadOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		sameObservations(t, back, data)
		if again, _ := writeCSV(t, back, o); !bytes.Equal(again, text) {
			t.Fatalf("seed %d: written again it differs", seed)
		}
	}
}

// TestCSVSamples reads the examples of the SDMX-CSV field guide. The counts
// are of the lines of the files that begin with a structure type.
func TestCSVSamples(t *testing.T) {
	dir := testkit.Samples(t, "sdmx-csv")
	want := map[string]struct {
		rows    int
		columns string
	}{
		"guide21-01.csv":  {2, "DIM_1 DIM_2 DIM_3 OBS_VALUE ATTR_2 ATTR_3 ATTR_1 UPDATED"},
		"guide21-03.csv":  {2, "OBS_VALUE1 OBS_VALUE2 ATTR_3 ATTR_1 DIM_2 DIM_1 DIM_3"},
		"guide21-05.csv":  {2, "DIM_1=Dimension 1 DIM_2=Dimension 2 DIM_3=Dimension 3 OBS_VALUE=Observation value ATTR_2=Attribute 2 ATTR_3=Attribute 3 ATTR_1=Attribute 1"},
		"guide21-07.csv":  {2, "DIM_1 DIM_2 DIM_3 OBS_VALUE ATTR_1[] ATTR_2[] ATTR_3[]"},
		"guide21-09A.csv": {3, "DIM_1 DIM_2 DIM_3 OBS_VALUE ATTR_1[en fr]"},
		"guide21-11.csv":  {2, "DIM_1 DIM_2 DIM_3 OBS_VALUE ATTR_1"},
		"guide21-13.csv":  {2, "DIM_1 DIM_2 DIM_3 MEAS_1 ATTR_1 ATTR_2"},
		"guide21-15.csv":  {2, "DIM_1 DIM_2 DIM_3 OBS_VALUE ATTR_1"},
		"guide21-17.csv":  {2, "DIM_1 DIM_2 DIM_3 OBS_VALUE ATTR_2 ATTR_3 ATTR_1"},
		"guide21-19a.csv": {1, ""},
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.csv"))
	if err != nil || len(files) < len(want) {
		t.Fatal(files, err)
	}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := filepath.Base(file)
		r, err := sdmx.NewCSVReader(bytes.NewReader(text), sdmx.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var columns []string
		for _, c := range r.Columns() {
			s := c.ID
			if c.Multi {
				s += "[]"
			}
			if len(c.Langs) > 0 {
				s += fmt.Sprint(c.Langs)
			}
			if c.Name != "" {
				s += "=" + c.Name
			}
			columns = append(columns, s)
		}
		rows := 0
		for _, err := range r.Rows() {
			if err != nil {
				t.Errorf("%s: %v", name, err)
			}
			rows++
		}
		w, ok := want[name]
		if !ok {
			t.Logf("%s: %d rows", name, rows)
			continue
		}
		if rows != w.rows || strings.Join(columns, " ") != w.columns {
			t.Errorf("%s: %d rows of %q, want %d of %q", name, rows, columns, w.rows, w.columns)
		}
	}
}

// TestCSVObservations loads foreign messages.
func TestCSVObservations(t *testing.T) {
	const head = "STRUCTURE,STRUCTURE_ID,ACTION,FREQ,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MULT,OBS_STATUS,COMMENT\n"
	o := sdmx.ReadOptions{Defaults: indicators.Observation{ID: "x", Key: indicators.Key{Indicator: "exports"}, Role: indicators.RoleObserved, Source: "office"}}
	for _, c := range []struct {
		name, text string
		opt        func(*sdmx.ReadOptions)
		want, lost string
	}{
		{"multiplier and status", head + "dataflow,A:B(1.0),M,A,MA,2015,7.54,9,P,\n", nil,
			"x-1 exports MA 2015 7540000000 P", ""},
		{"multiplier below one", head + "dataflow,A:B(1.0),M,A,MA,2015,754,-2,A,\n", nil, "x-1 exports MA 2015 7.54 ", ""},
		{"decimals", strings.Replace(head, "COMMENT", "DECIMALS", 1) + "dataflow,A:B(1.0),M,A,MA,2015,7.5,9,,2\ndataflow,A:B(1.0),M,A,MA,2015,65000,,,0\ndataflow,A:B(1.0),M,A,MA,2015,7.123,,,1\ndataflow,A:B(1.0),M,A,MA,2015,NaN,,M,1\n", nil,
			"x-1 exports MA 2015 7500000000@10000000 |x-2 exports MA 2015 65000@1 |x-3 exports MA 2015 7.123 |x-4 exports MA 2015  M",
			"component: DECIMALS (1), first /observations/x-3: the value has more decimals than it says, or a resolution\n"},
		{"duplicate keys survive", head + "dataflow,A:B(1.0),M,A,MA,2015,1,,,\ndataflow,A:B(1.0),M,A,MA,2015,2,,,\n", nil,
			"x-1 exports MA 2015 1 |x-2 exports MA 2015 2 ", ""},
		{"exponents", head + "dataflow,A:B(1.0),I,A,MA,2015,1.25E2,,,\ndataflow,A:B(1.0),I,A,MA,2015,-25e-3,,,\ndataflow,A:B(1.0),I,A,MA,2015,+.5,,,\n", nil,
			"x-1 exports MA 2015 125 |x-2 exports MA 2015 -0.025 |x-3 exports MA 2015 0.5 ", ""},
		{"missing", head + "dataflow,A:B(1.0),R,A,MA,2015,NaN,,M,#N/A\n", nil, "x-1 exports MA 2015  M", ""},
		{"text lost", head + "dataflow,A:B(1.0),M,A,MA,2015,1,,,two words\n", nil, "x-1 exports MA 2015 1 ",
			"component: COMMENT (1), first /observations/x-1: a text has no place among the attributes of an observation, which are codes\n"},
		{"partial key", head + "dataflow,A:B(1.0),M,A,,,,,,C\ndataflow,A:B(1.0),M,A,~,2015,,,,C\n", nil, "",
			"rows: attributes (2), first /observations/x-1: attributes of a partial key are not an observation\n"},
		{"ragged", head + "dataflow,A:B(1.0),M,A,MA,2015,1\ndataflow,A:B(1.0),M,A,MA,2015,2,,,,,\n", nil,
			"x-1 exports MA 2015 1 |x-2 exports MA 2015 2 ", ""},
		{"no action", "STRUCTURE;STRUCTURE_ID;REF_AREA;TIME_PERIOD;OBS_VALUE\ndataflow;A:B;MA;2015-Q1;12,4\n",
			func(o *sdmx.ReadOptions) { o.DecimalComma = true }, "x-1 exports MA 2015-Q1 12.4 ", ""},
		{"renamed", "STRUCTURE,STRUCTURE_ID,ACTION,VAL,WHEN,GEO,SEX,N\ndataflow,A:B,M,3,2014,MA,F,x\n",
			func(o *sdmx.ReadOptions) {
				o.Map = mapping.Rename(map[string]string{"VAL": "OBS_VALUE", "WHEN": "TIME_PERIOD", "GEO": "REF_AREA", "N": ""})
				o.Map.Components = append(o.Map.Components, mapping.Component{From: "sex", To: "SEX", Part: mapping.Dimension})
			}, "x-1 exports MA sex=F 2014 3 ", "component: N (1), first /observations/x-1: left out\n"},
		{"labels", "STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA: Area,TIME_PERIOD: Time,OBS_VALUE: Value\ndataflow,A:B(1.0): Flow: of it,M,MA: Morocco: all,2014: 2014,3\n", nil,
			"x-1 exports MA 2014 3 ", ""},
		{"names", "STRUCTURE,STRUCTURE_ID,STRUCTURE_NAME,ACTION,REF_AREA,Area,TIME_PERIOD,Time,OBS_VALUE,Value\ndataflow,A:B(1.0),Flow,M,MA,Morocco,2014,2014,3,\n", nil,
			"x-1 exports MA 2014 3 ", ""},
		{"time zones", head + "dataflow,A:B(1.0),M,A,MA,2015Z,1,,,\ndataflow,A:B(1.0),M,A,MA,2016,2,,,\n" +
			"dataflow,A:B(1.0),M,M,MA,2015-01-01T00:00:00+01:00/P1M,3,,,\ndataflow,A:B(1.0),M,A,MA,2015Z,4,,,\n", nil,
			"x-3 exports MA 2015-01 3 |x-1 exports MA 2015 1 |" +
				"x-4 exports MA 2015 4 |x-2 exports MA 2016 2 ",
			"component: TIME_PERIOD (3), first /observations/x-1: a period is whole days and has no time zone\n"},
		{"byte order mark and CRLF", "\ufeff\"STRUCTURE\",STRUCTURE_ID,ACTION,REF_AREA,TIME_PERIOD,OBS_VALUE\r\ndataflow,A:B,M,MA,2014,3\r\n\r\n", nil, "x-1 exports MA 2014 3 ", ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := o
			if c.opt != nil {
				c.opt(&o)
			}
			d, lost := loadCSV(t, []byte(c.text), catalogue(t), o)
			var got []string
			for o := range d.All() {
				got = append(got, fmt.Sprintf("%s %s %s %s", o.ID, o.Key, o.Figure, o.Status))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
			if s := losses(lost); s != c.lost {
				t.Errorf("lost %swant %s", s, c.lost)
			}
		})
	}
}

func TestCSVErrors(t *testing.T) {
	// The last three make it a message of our own structure; rows may be shorter.
	const head = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,TIME_PERIOD,OBS_VALUE,QUALIFIER,LOWER_BOUND,UPPER_BOUND," +
		"REF_AREA,PERIMETER,RECORD\n"
	const row = "dataflow,A:B(1.0),M,jobs,"
	for _, c := range []struct {
		name, text string
		kind       error
		line       int
		column     int
	}{
		{"nothing", "", indicators.ErrFormat, 1, 1},
		{"another table", "id,value\n1,2\n", indicators.ErrFormat, 1, 1},
		{"no structure ID", "STRUCTURE,ACTION\n", indicators.ErrFormat, 1, 11},
		{"column twice", "STRUCTURE,STRUCTURE_ID,A,A\n", indicators.ErrDuplicate, 1, 26},
		{"column without a name", "STRUCTURE,STRUCTURE_ID,,A\n", indicators.ErrInvalid, 1, 24},
		{"values without a separator", "STRUCTURE,STRUCTURE_ID,A[]\n", indicators.ErrFormat, 1, 24},
		{"structure type", head + "table,A:B,M,jobs,2015,1,,,\n", indicators.ErrUnknown, 2, 1},
		{"structure", head + "dataflow,A;B,M,jobs,2015,1,,,\n", indicators.ErrSyntax, 2, 10},
		{"action", head + "dataflow,A:B,X,jobs,2015,1,,,\n", indicators.ErrUnknown, 2, 14},
		{"deletion", head + "dataflow,A:B,D,jobs,2015,-,,,\n", indicators.ErrInvalid, 2, 14},
		{"qualifier that is none", head + row + "2015,1,2,,\n", indicators.ErrUnknown, 2, 31},
		{"decimal comma", head + row + "2015,\"12,4\",,,\n", indicators.ErrSyntax, 2, 31},
		{"period", head + row + "2015-13,1,,,\n", nil, 2, 26},
		{"infinite", head + row + "2015,INF,,,\n", indicators.ErrSyntax, 2, 31},
		{"bound alone", head + row + "2015,1,,1,\n", indicators.ErrInvalid, 2, 31},
		{"empty bounds", head + row + "2015,NaN,BETWEEN,2,1\n", nil, 2, 31},
		{"unknown qualifier", head + row + "2015,NaN,NEARLY,2,1\n", indicators.ErrUnknown, 2, 31},
		{"more cells than columns", head + row + "2015,1,,,,,,,x\n", indicators.ErrSyntax, 2, 39},
		{"cut short in quotes", head + row + "2015,\"1", indicators.ErrSyntax, 2, 1},
		{"unknown status", strings.Replace(head, "QUALIFIER", "OBS_STATUS", 1) + row + "2015,1,X,,\n", indicators.ErrUnknown, 2, 33},
		{"statuses run together", strings.Replace(head, "QUALIFIER", "OBS_STATUS", 1) + row + "2015,1,PB,,\n", indicators.ErrUnknown, 2, 33},
		{"unknown confidentiality", strings.Replace(head, "QUALIFIER", "CONF_STATUS", 1) + row + "2015,1,X,,\n", indicators.ErrUnknown, 2, 33},
		{"unknown multiplier", strings.Replace(head, "QUALIFIER", "UNIT_MULT", 1) + row + "2015,1,16,,\n", indicators.ErrUnknown, 2, 33},
		{"unknown decimals", strings.Replace(head, "QUALIFIER", "DECIMALS", 1) + row + "2015,1,-1,,\n", indicators.ErrUnknown, 2, 33},
		{"huge exponent", head + row + "2015,1e999999999,,,\n", indicators.ErrSyntax, 2, 31},
		{"on the third line", head + row + "2015,1,,,\n" + row + "2015,x,,,\n", indicators.ErrSyntax, 3, 31},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b indicators.Builder
			err := sdmx.ReadCSV(strings.NewReader(c.text), sdmx.ReadOptions{}).Load(&b)
			var e *indicators.Error
			if !errors.As(err, &e) {
				t.Fatal(err)
			}
			if c.kind != nil && !errors.Is(err, c.kind) || e.Line != c.line || e.Column != c.column {
				t.Errorf("%v, want %v at line %d, column %d", err, c.kind, c.line, c.column)
			}
		})
	}
	// All problems are counted, and as many listed as wanted.
	text := head + strings.Repeat(row+"2015,x,,,\n", 50)
	var b indicators.Builder
	err := sdmx.ReadCSV(strings.NewReader(text), sdmx.ReadOptions{Limits: sdmx.Limits{MaxProblems: 3}}).Load(&b)
	var ps *indicators.Problems
	if !errors.As(err, &ps) || ps.Total != 50 || len(ps.List) != 3 {
		t.Errorf("%v", err)
	}
	// Limits.
	text = head + strings.Repeat(row+"2015,1,,,\n", 50)
	for _, l := range []sdmx.Limits{{MaxBytes: 300}, {MaxRecord: 20}, {MaxColumns: 5}, {MaxObservations: 49}} {
		if err := sdmx.ReadCSV(strings.NewReader(text), sdmx.ReadOptions{Limits: l}).Load(&b); !errors.Is(err, indicators.ErrLimit) {
			t.Errorf("%+v: %v", l, err)
		}
	}
	// An error of the reader is the last.
	broken := io.MultiReader(strings.NewReader(text), errReader{})
	if err := sdmx.ReadCSV(broken, sdmx.ReadOptions{}).Load(&b); !errors.Is(err, io.ErrClosedPipe) {
		t.Error(err)
	}
}

// TestCSVOwnStructure: in a message of our own structure, the columns that it always has
// must be there, and rows reach the last of those that no observation is without. A
// message of others, one with a mapping and rows that delete are read as they were.
func TestCSVOwnStructure(t *testing.T) {
	const head = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,PERIMETER,SEX,RECORD,TIME_PERIOD," +
		"OBS_VALUE,ROLE,SOURCE,NOTE\n"
	const ours, others = "dataflow,MITHAQ:OBSERVATIONS(1.0.0),", "dataflow,A:B(1.0),"
	const row = "M,jobs,MA,_Z,F,F1,2015,63000,observed,yearbook,\n"
	const first = "line 1, column 1: format not readable: no column "
	const each = ", which each message of the library's own structure has"
	const whole = "F1 jobs MA sex=F 2015 63000"
	all := sdmx.ReadOptions{}
	rename := func(pairs ...string) string { return strings.NewReplacer(pairs...).Replace(head) }
	without := func(column, cell string) string {
		return strings.Replace(head, ","+column+",", ",", 1) + ours + strings.Replace(row, ","+cell+",", ",", 1)
	}
	mapped := sdmx.ReadOptions{Map: mapping.Rename(map[string]string{"OBS_VALU": "OBS_VALUE"})}
	own := sdmx.ReadOptions{Map: mapping.Own()}
	for _, c := range []struct {
		name, text string
		opt        sdmx.ReadOptions
		want       string // the observations, or the error behind its operation
	}{
		{"whole", head + ours + row, all, whole},
		{"another version", head + "datastructure,MITHAQ:OBSERVATIONS(2.0)," + row, all, whole},
		{"value misspelt", rename("OBS_VALUE", "OBS_VALU") + ours + row, all,
			first + "OBS_VALUE" + each},
		{"value misspelt, structure of others", rename("OBS_VALUE", "OBS_VALU") + others + row, all,
			first + "OBS_VALUE" + each},
		{"value misspelt and mapped", rename("OBS_VALUE", "OBS_VALU") + ours + row, mapped, whole},
		{"no value", without("OBS_VALUE", "63000"), all,
			first + "OBS_VALUE" + each},
		{"no value, with a mapping", without("OBS_VALUE", "63000"), own,
			first + "OBS_VALUE" + each},
		{"no record", without("RECORD", "F1"), all,
			first + "RECORD" + each},
		{"no record, with a mapping", without("RECORD", "F1"), own, "row-1 jobs MA sex=F 2015 63000"},
		{"perimeter misspelt", rename("PERIMETER", "PERIMETRE") + ours + row, all,
			first + "PERIMETER" + each},
		{"perimeter misspelt, structure of others", rename("PERIMETER", "PERIMETRE") + others + row, all,
			"row-1 jobs MA RECORD=F1,sex=F 2015 63000"},
		{"three at once", rename("PERIMETER", "PERIMETRE", "TIME_PERIOD", "TIME", "OBS_VALUE", "VALUE") + ours + row,
			all, first + "PERIMETER, TIME_PERIOD, OBS_VALUE" + each},
		{"small letters", strings.ToLower(head) + ours + row, all,
			first + "PERIMETER, RECORD" + each},
		{"ours after others", rename("PERIMETER", "PERIMETRE") + others + row + ours + row, all,
			"row-1 jobs MA RECORD=F1,sex=F 2015 63000|" + first + "PERIMETER" + each},
		{"deletion without a value", rename("OBS_VALUE", "OBS_VALU") + ours + "D" + row[1:], all,
			"line 2, column 37: /observations/row-1: invalid record: a row that deletes is not an observation"},
		{"partial key without a value", rename("OBS_VALUE", "OBS_VALU") + others + "M,jobs,MA,,,,,,,,text\n", all, ""},
		{"partial key without a value, ours", rename("OBS_VALUE", "OBS_VALU") + ours + "M,jobs,MA,,,,,,,,text\n", all,
			first + "OBS_VALUE" + each},
		{"partial key", head + ours + "M,jobs,MA,,,,,,,,text\n", all, ""},
		{"short by what may be empty", head + ours + "M,jobs,MA,_Z,F,F1,2015,63000,observed,yearbook\n", all,
			whole},
		{"short, and one after it", head + ours + "M,jobs,MA,_Z,F,F0,2015,63000,observed\n" + ours + row,
			all, "line 2, column 74: /observations/F0: syntax error: 11 cells, want at least 12|" + whole},
		{"short after whole ones", head + ours + row + ours + row + ours + "M,jobs,MA,_Z,F,F2,2015\n", all,
			"F1 jobs MA sex=F 2015 63000|F1 jobs MA sex=F 2015 63000|" +
				"line 4, column 59: /observations/F2: syntax error: 9 cells, want at least 12"},
		{"short before the record", head + ours + "M,jobs,MA\n", all,
			"line 2, column 46: /observations/row-1: syntax error: 5 cells, want at least 12"},
		{"short, structure of others", head + others + "M,jobs,MA,_Z,F,F1,2015,63000\n", all, whole},
		{"short by dimensions at the end",
			"STRUCTURE,STRUCTURE_ID,ACTION,RECORD,TIME_PERIOD,OBS_VALUE,INDICATOR,REF_AREA,PERIMETER\n" +
				ours + "M,F1,2015,63000,jobs,MA,_Z\n" + ours + "M,F2,2015,63000,jobs,MA,_Z\n" +
				ours + "M,F3,2015,63000,jobs,MA\n",
			all, "F1 jobs MA 2015 63000|F2 jobs MA 2015 63000|" +
				"line 4, column 60: /observations/F3: syntax error: 8 cells, want at least 9"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var got []string
			for o, err := range sdmx.ReadCSV(strings.NewReader(c.text), c.opt).All() {
				if err != nil {
					got = append(got, strings.TrimPrefix(err.Error(), "indicators: sdmx.CSVReader: "))
					continue
				}
				got = append(got, fmt.Sprintf("%s %s %s", o.ID, o.Key, o.Figure))
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
			// The same goes for a message that is loaded, whose rows are read the quick way.
			var b indicators.Builder
			err := sdmx.ReadCSV(strings.NewReader(c.text), c.opt).Load(&b)
			if wrong := strings.Contains(c.want, "line "); (err != nil) != wrong {
				t.Errorf("loaded: %v, want an error: %v", err, wrong)
			}
		})
	}
}

type errReader struct{}

func (errReader) Read([]byte) (int, error) { return 0, io.ErrClosedPipe }

func TestCSVRow(t *testing.T) {
	const text = "STRUCTURE[;],STRUCTURE_ID,ACTION,SERIES_KEY,OBS_KEY,DIM: The dimension,M[]: Many,L[en;fr],X[en;fr],V\n" +
		"datastructure,A:B: Name,D,a.b,a.b.c,A: Value A,\"\"\"a;b\"\";A: c;\"\"d\",en:Value;fr:Valeur,\"\"\"en:1;fr:2\"\";\"\"en:3;fr:4\"\"\",-\n"
	r, err := sdmx.NewCSVReader(strings.NewReader(text), sdmx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if r.Labels() != sdmx.LabelsBoth || r.Keys() != sdmx.KeysBoth || r.Delimiter() != ',' || r.SubDelimiter() != ";" {
		t.Error(r.Labels(), r.Keys(), r.Delimiter(), r.SubDelimiter())
	}
	for row, err := range r.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		offset, line, column := row.Position(0)
		got := fmt.Sprintf("%v %v %q %v %s %s %q %q %q %q %q %v %v %d %d %d", row.Structure.Kind, row.Structure, row.StructureName, row.Action,
			row.SeriesKey(), row.ObsKey(), row.Code(0), row.Label(0), row.Values(1), row.Texts(2), row.Texts(3), row.Mark(4), row.Mark(9), offset, line, column)
		want := `datastructure A:B "Name" Delete a.b a.b.c "A" "Value A" ["a;b" "A" "\"d"] [[{"en" "Value"} {"fr" "Valeur"}]] [[{"en" "1"} {"fr" "2"}] [{"en" "3"} {"fr" "4"}]] dash empty 137 2 37`
		if got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

func TestStructure(t *testing.T) {
	for _, s := range []string{"A:B", "A:B(1.0)", "ESTAT:NA_MAIN(1.6.0)", "SDMX.X:A(1.0.0-draft)"} {
		v, err := sdmx.ParseStructure(sdmx.Dataflow, s)
		if err != nil || v.String() != s {
			t.Error(v, err)
		}
	}
	for _, s := range []string{"", "A", ":", "A:", ":B", "A:B(", "A:B()", "A:B(1", "A:B(1)x", "A:B (1)", "é:B"} {
		if v, err := sdmx.ParseStructure(sdmx.Dataflow, s); err == nil {
			t.Error(s, v)
		}
	}
	for _, s := range []string{"M", "R", "D", "A", "I"} {
		a, err := sdmx.ParseAction(s)
		b, err2 := sdmx.ParseAction(a.String())
		if err != nil || err2 != nil || a != b || string(rune(a.Letter())) != s {
			t.Error(s, a, b, err, err2)
		}
	}
	if _, err := sdmx.ParseAction("X"); !errors.Is(err, indicators.ErrUnknown) {
		t.Error(err)
	}
	if len(sdmx.Qualifiers()) != 21 || reflect.DeepEqual(sdmx.Qualifiers()[0], sdmx.Code{}) {
		t.Error(sdmx.Qualifiers())
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

// TestCSVHostile: what is short and asks for much gets little: 64 bytes for
// each byte of the input, and 64 KiB.
func TestCSVHostile(t *testing.T) {
	const size = 200_000
	fill := func(head, s, tail string) string { return head + strings.Repeat(s, size/len(s)) + tail }
	const head = "STRUCTURE[;],STRUCTURE_ID,ACTION,INDICATOR,TIME_PERIOD,OBS_VALUE,DERIVED_FROM[],A\n"
	var columns strings.Builder
	for i := range 1000 {
		fmt.Fprintf(&columns, ",%x", i)
	}
	for i, text := range []string{
		"", "STRUCTURE", "STRUCTURE,STRUCTURE_ID\n", head + "dataflow,A:B,M,a,2015,1,,\n",
		fill("STRUCTURE,STRUCTURE_ID", ",", ""), fill("STRUCTURE", "[", ""), fill("STRUCTURE,STRUCTURE_ID", ",A", ""), "STRUCTURE,STRUCTURE_ID" + columns.String(),
		fill(head, "\n", ""), fill(head, "x\n", ""), fill(head, "\"\n", ""), fill(head, ",\n", ""), fill(head, `"`, ""),
		fill(head, "dataflow,A:B,M,a,2015,1e999,,\n", ""), fill(head, "dataflow,A:B,M,a,2015,1e999999999,,\n", ""),
		fill(head+"dataflow,A:B,M,a,2015,1,", "a;", "a,\n"), fill(head+"dataflow,A:B,M,a,2015,", "9", ",,\n"),
		fill(head, "dataflow,A:B,M,a,2015,1,,two words\n", ""), fill(head, "dataflow,A:B,M,,,,,\n", ""), fill(head, "dataflow,A:B,M,a,2015,x,,\n", ""),
	} {
		got := allocated(func() {
			for _, err := range sdmx.ReadCSV(strings.NewReader(text), sdmx.ReadOptions{}).All() {
				_ = err
			}
		})
		if most := 64*uint64(len(text)) + 64<<10; got > most && !testkit.Race() {
			t.Errorf("%d: %d bytes allocated for an input of %d: %.60q", i, got, len(text), text)
		}
	}
}

func FuzzCSV(f *testing.F) {
	for _, text := range testkit.SeedSamples(f, "sdmx-csv/*.csv") {
		f.Add(text)
	}
	text, _ := writeCSV(f, newRandom(1, 2).Dataset(f, 10), sdmx.WriteOptions{})
	f.Add(text)
	text, _ = writeCSV(f, newRandom(1, 3).Dataset(f, 3), sdmx.WriteOptions{Labels: sdmx.LabelsBoth, Keys: sdmx.KeysBoth, Delimiter: '|'})
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		if r, err := sdmx.NewCSVReader(bytes.NewReader(text), sdmx.Limits{}); err == nil {
			for row, err := range r.Rows() {
				if err != nil {
					_ = err.Error()
					continue
				}
				for i := range len(r.Columns()) + 1 {
					row.Text(i)
					row.Label(i)
					row.Values(i)
					row.Mark(i)
					if i < len(r.Columns()) {
						row.Texts(i)
					}
				}
			}
		}
		var b indicators.Builder
		if err := sdmx.ReadCSV(bytes.NewReader(text), sdmx.ReadOptions{}).Load(&b); err != nil {
			_ = err.Error()
			return
		}
		d, err := b.Build(catalogue(t))
		if err != nil {
			return
		}
		// What is read is written, and read again as the same.
		for o := range d.All() {
			if o.Role == 0 || o.Source == "" {
				return // its JSON, by which it is compared, needs both
			}
		}
		again, _ := writeCSV(t, d, sdmx.WriteOptions{})
		back, lost := loadCSV(t, again, catalogue(t), sdmx.ReadOptions{})
		if len(lost) > 0 {
			t.Fatal(losses(lost))
		}
		sameObservations(t, back, d)
	})
}

// TestUnits: each observation states its own unit beside its value.
func TestUnits(t *testing.T) {
	var all []indicators.Observation
	for n, text := range []string{"7800 million*TND", "8.1 billion*TND"} {
		q := figure.MustParseQuantity(text)
		all = append(all, indicators.Observation{
			ID: indicators.ID([]string{"F1", "F2"}[n]), Figure: q.Figure, Unit: q.Unit, Role: indicators.RoleObserved,
			Key: indicators.Key{Indicator: "exports", Period: period.Year(2015 + n)}, Source: "office",
		})
	}
	data := records.Build(t, records.Catalogue(t), all...)
	var text bytes.Buffer
	if _, err := sdmx.WriteCSV(&text, data, sdmx.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"2015,7800,million*TND,", "2016,8.1,billion*TND,"} {
		if !strings.Contains(text.String(), want) {
			t.Errorf("no %q in\n%s", want, text.String())
		}
	}
	text.Reset()
	if _, err := sdmx.WriteJSON(&text, data, sdmx.WriteOptions{Prepared: prepared()}); err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	if err := sdmx.ReadJSON(&text, sdmx.ReadOptions{}).Load(&b); err != nil {
		t.Fatal(err)
	}
	back, err := b.Build(data.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	records.SameObservations(t, back, data)
}
