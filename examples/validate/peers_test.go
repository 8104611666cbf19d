package main

import (
	"bytes"
	"encoding/json"
	"io"
	"maps"
	"math/big"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/offshoring"
)

// requiredNode is the variable that says whether tests fail where there is no
// Node.js or no package registry, rather than being skipped.
const requiredNode = "MITHAQ_NODE"

// TestPeers: programs of others read every digit and every letter of what is
// written: papaparse and DuckDB the tables, jsonstat-toolkit the cubes, and
// sdmx-json-parser the messages. peers/package-lock.json pins them.
func TestPeers(t *testing.T) {
	if testing.Short() {
		t.Skip("installs packages of others")
	}
	node := install(t)
	data := peersData(t)
	write := func(name string, to func(out io.Writer) error) {
		var b bytes.Buffer
		if err := to(&b); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(node, name), b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("sdmx.csv", func(out io.Writer) error { _, err := sdmx.WriteCSV(out, data, sdmx.WriteOptions{}); return err })
	write("package.csv", func(out io.Writer) error {
		_, err := datapackage.Write(func(name string) (io.WriteCloser, error) {
			if strings.HasSuffix(name, ".csv") {
				return nopCloser{out}, nil
			}
			return nopCloser{io.Discard}, nil
		}, data, datapackage.WriteOptions{})
		return err
	})
	write("jsonstat.json", func(out io.Writer) error {
		_, err := jsonstat.Write(out, data, jsonstat.WriteOptions{Lang: wording.Ar})
		return err
	})
	for name, at := range map[string]string{
		"time.json": "TIME_PERIOD", "flat.json": sdmx.AllDimensions, "records.json": "RECORD",
	} {
		write(name, func(out io.Writer) error {
			_, err := sdmx.WriteJSON(out, data, sdmx.WriteOptions{
				Prepared: period.MustDate(2026, 11, 23), AtObservation: at, Lang: wording.Ar,
			})
			return err
		})
	}
	write("whole.csv", func(out io.Writer) error {
		_, err := sdmx.WriteCSV(out, wholeNumbers(t), sdmx.WriteOptions{})
		return err
	})
	run := exec.Command("node", "read.mjs", node)
	run.Dir = node
	var problems bytes.Buffer
	run.Stderr = &problems
	text, err := run.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, problems.String())
	}
	var read map[string]json.RawMessage
	unpack(t, text, &read)
	for _, name := range []string{"sdmx.csv", "package.csv"} {
		var rows []map[string]string
		unpack(t, read["papaparse "+name], &rows)
		sameRows(t, "papaparse "+name, data, rows)
		table(t, name, data, read["duckdb "+name])
	}
	var whole struct{ Types map[string]string }
	unpack(t, read["duckdb whole.csv"], &whole)
	if kind := whole.Types["OBS_VALUE"]; kind != "BIGINT" {
		t.Errorf("DuckDB: whole numbers of which one is missing are %s", kind)
	}
	cubes(t, data, read["jsonstat"])
	for _, name := range []string{"time.json", "flat.json", "records.json"} {
		messages(t, name, data, read[name])
	}
}

type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

func unpack(t *testing.T, text []byte, to any) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	if err := d.Decode(to); err != nil {
		t.Fatalf("%v: %.500s", err, text)
	}
}

// install returns a folder with the packages of others, and with the program that
// reads with them.
func install(t *testing.T) string {
	t.Helper()
	absent := func(format string, args ...any) {
		if os.Getenv(requiredNode) == "required" {
			t.Fatalf(format, args...)
		}
		t.Skipf(format, args...)
	}
	for _, program := range []string{"node", "npm"} {
		if _, err := exec.LookPath(program); err != nil {
			absent("%v: install the packages nodejs and npm to run this test", err)
		}
	}
	dir := t.TempDir()
	for _, name := range []string{"package.json", "package-lock.json", "read.mjs"} {
		text, err := os.ReadFile(filepath.Join("peers", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	npm := exec.Command("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline")
	npm.Dir = dir
	if out, err := npm.CombinedOutput(); err != nil {
		absent("npm ci: %v\n%s", err, out)
	}
	return dir
}

// peersData returns the sector of Morocco with figures that are hard on readers:
// many digits, many decimals, texts with everything that a table or JSON escapes.
func peersData(t *testing.T) *indicators.Dataset {
	t.Helper()
	sector, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	for o := range sector.Dataset().All() {
		b.AddObservation(o)
	}
	for i, x := range []struct{ figure, words string }{
		{"123456789012345", `"quoted", and; more`}, {"-0.000000001", "سطر\nثان"}, {"0.1", "=1+1"},
		{"9007199254740991", "\u200fرقم ١٢٣٫٤"}, {"-123456.789012345", "tab\there, e\u0301"}, {"9/65", "deux\u00a0mots"},
	} {
		b.AddObservation(indicators.Observation{
			ID: indicators.ID("hard-" + strconv.Itoa(i)),
			Key: indicators.Key{
				Indicator: "export_revenue", Area: "MA", Perimeter: "offshoring", Period: period.Year(1990 + i),
			},
			Figure: figure.MustParse(x.figure), Unit: figure.MustParseUnit("MAD"), Role: indicators.RoleObserved,
			Source: "S", Words: x.words, Note: x.words,
		})
	}
	data, err := b.Build(sector.Dataset().Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// wholeNumbers returns whole numbers and one that is more than a number.
func wholeNumbers(t *testing.T) *indicators.Dataset {
	t.Helper()
	var b indicators.Builder
	for i, text := range []string{"65000", ">9000", "123456789012345678"} {
		b.AddObservation(indicators.Observation{
			ID: indicators.ID("n-" + strconv.Itoa(i)), Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015 + i)},
			Figure: figure.MustParse(text), Role: indicators.RoleObserved, Source: "S",
		})
	}
	data, err := b.Build(peersData(t).Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return data
}

// expected returns what of an observation the tests compare, in the names of the
// components. A spreadsheet's formula has an apostrophe in front in tables.
func expected(o indicators.Observation) map[string]string {
	m := map[string]string{
		"RECORD": string(o.ID), "INDICATOR": string(o.Key.Indicator), "TIME_PERIOD": o.Key.Period.SDMX(),
		"REF_AREA": string(o.Key.Area), "SOURCE": string(o.Source), "WORDS": o.Words, "NOTE": o.Note,
		"UNIT_MEASURE": o.Unit.String(), "OBS_VALUE": number(o.Figure),
	}
	if o.Unit == (figure.Unit{}) {
		m["UNIT_MEASURE"] = ""
	}
	if m["REF_AREA"] == "" {
		m["REF_AREA"] = "_Z"
	}
	return m
}

// number returns the decimal number of a figure, "" for one that is none.
func number(f figure.Figure) string {
	text := strings.TrimPrefix(f.String(), "~")
	text, _, _ = strings.Cut(text, "@")
	if strings.ContainsAny(text, "/<>[(") || !f.IsSet() {
		return ""
	}
	return text
}

// sameRows compares rows of texts.
func sameRows(t *testing.T, who string, data *indicators.Dataset, rows []map[string]string) {
	t.Helper()
	if len(rows) != data.Len() {
		t.Fatalf("%s: %d rows, want %d", who, len(rows), data.Len())
	}
	for _, row := range rows {
		o, ok := data.Observation(indicators.ID(row["RECORD"]))
		if !ok {
			t.Fatalf("%s: no record %q", who, row["RECORD"])
		}
		for id, want := range expected(o) {
			got := row[id]
			guarded := (id == "WORDS" || id == "NOTE") && got == "'"+want
			if got != want && !guarded {
				t.Errorf("%s: %s of %s is %q, want %q", who, id, o.ID, got, want)
			}
		}
	}
}

// table compares what DuckDB has read: no column is a float that holds
// whole numbers only, and the sums of decimals are those of the figures.
func table(t *testing.T, name string, data *indicators.Dataset, text json.RawMessage) {
	t.Helper()
	var read struct {
		Types map[string]string    `json:"types"`
		Rows  []map[string]*string `json:"rows"`
		Sums  []struct {
			Indicator string      `json:"INDICATOR"`
			N         json.Number `json:"n"`
			Sum       *string     `json:"sum"`
		} `json:"sums"`
	}
	unpack(t, text, &read)
	rows := make([]map[string]string, len(read.Rows))
	for i, row := range read.Rows {
		rows[i] = map[string]string{}
		for id, cell := range row {
			if cell != nil { // an empty cell is NULL
				rows[i][id] = *cell
			}
		}
	}
	sameRows(t, "DuckDB "+name, data, rows)
	for _, s := range read.Sums {
		sum, n := new(big.Rat), 0
		for o := range data.Select(indicators.Selector{Indicator: indicators.ID(s.Indicator)}) {
			if x, ok := new(big.Rat).SetString(number(o.Figure)); ok {
				sum.Add(sum, x)
				n++
			}
		}
		got := new(big.Rat)
		if s.Sum != nil {
			got.SetString(*s.Sum)
		}
		if s.N.String() != strconv.Itoa(n) || got.Cmp(sum) != 0 {
			t.Errorf("DuckDB %s: %s has %s values with the sum %s, want %d and %s", name, s.Indicator, s.N, got, n, sum)
		}
	}
	if kind := read.Types["OBS_VALUE"]; kind != "DOUBLE" { // which it takes for decimals, but not VARCHAR
		t.Errorf("DuckDB %s: OBS_VALUE is %s", name, kind)
	}
}

// sameNumber compares a number that a program of JavaScript holds with the text of
// a figure: it holds floats, and the nearest float is what it can hold.
func sameNumber(got json.Number, want string) bool {
	if got == "" || want == "" {
		return got.String() == want
	}
	a, err := got.Float64()
	b, wrong := strconv.ParseFloat(want, 64)
	if err != nil || wrong != nil || a != b {
		return false
	}
	// Up to 15 digits are all there.
	digits := strings.Trim(strings.NewReplacer("-", "", ".", "").Replace(want), "0")
	x, _ := new(big.Rat).SetString(got.String())
	y, _ := new(big.Rat).SetString(want)
	return len(digits) > 15 || x.Cmp(y) == 0
}

// messages compares what the client of SDMX-JSON has read.
func messages(t *testing.T, name string, data *indicators.Dataset, text json.RawMessage) {
	t.Helper()
	var read struct {
		Name         string           `json:"name"`
		Observations []map[string]any `json:"observations"`
		Data         []map[string]any `json:"data"`
	}
	unpack(t, text, &read)
	if read.Name != "Published figures" {
		t.Errorf("%s: name %q", name, read.Name)
	}
	rows := make([]map[string]string, len(read.Observations))
	for i, seen := range read.Observations {
		rows[i] = map[string]string{}
		o, _ := data.Observation(indicators.ID(seen["RECORD"].(string)))
		value, _ := seen["OBS_VALUE"].(json.Number)
		if !sameNumber(value, number(o.Figure)) {
			t.Errorf("%s: %s is %q, want %q", name, o.ID, value, number(o.Figure))
		}
		for id, cell := range seen {
			rows[i][id], _ = cell.(string)
		}
		rows[i]["OBS_VALUE"] = number(o.Figure)
	}
	sameRows(t, "sdmx-json-parser "+name, data, rows)
	// The client's own rows have the names of codes, in Arabic where there are some.
	if len(read.Data) != data.Len() {
		t.Fatalf("%s: %d rows of data", name, len(read.Data))
	}
	for _, seen := range read.Data {
		record, _ := seen["RECORD"].(string)
		o, ok := data.Observation(indicators.ID(record))
		if !ok {
			t.Fatalf("%s: no record %q", name, record)
		}
		i, _ := data.Catalogue().Indicator(o.Key.Indicator)
		want, _ := i.Name.Display(wording.Ar)
		value, _ := seen["value"].(json.Number)
		if seen["INDICATOR"] != want || seen["TIME_PERIOD"] != o.Key.Period.SDMX() || !sameNumber(value, number(o.Figure)) {
			t.Errorf("%s: %s is %v, %v, %v", name, o.ID, seen["INDICATOR"], seen["TIME_PERIOD"], seen["value"])
		}
	}
}

// cubes compares what the client of JSON-stat has read: each value stands under the
// codes of its observation, and labels are Arabic.
func cubes(t *testing.T, data *indicators.Dataset, text json.RawMessage) {
	t.Helper()
	var read []struct {
		Label  string                       `json:"label"`
		Role   map[string][]string          `json:"role"`
		Labels map[string]map[string]string `json:"labels"`
		Cells  []struct {
			Index  int               `json:"index"`
			Codes  map[string]string `json:"codes"`
			Value  json.Number       `json:"value"`
			Status string            `json:"status"`
		} `json:"cells"`
		Extension any `json:"extension"`
	}
	unpack(t, text, &read)
	want := map[string]map[string]int{} // how often a key has a value
	total := 0
	for o := range data.All() {
		if v := number(o.Figure); v != "" {
			key := string(o.Key.Indicator) + " " + expected(o)["REF_AREA"] + " " + o.Key.Period.SDMX()
			if want[key] == nil {
				want[key] = map[string]int{}
			}
			want[key][v]++
			total++
		}
	}
	found := 0
	for _, set := range read {
		if len(set.Role["time"]) != 1 || len(set.Role["metric"]) != 1 || len(set.Role["geo"]) != 1 {
			t.Errorf("jsonstat: roles %v", set.Role)
		}
		for code, label := range set.Labels["INDICATOR"] {
			i, _ := data.Catalogue().Indicator(indicators.ID(code))
			if name, _ := i.Name.Display(wording.Ar); label != name {
				t.Errorf("jsonstat: label of %s is %q, want %q", code, label, name)
			}
		}
		for code, label := range set.Labels["PERIMETER"] {
			p, ok := data.Catalogue().Perimeter(indicators.ID(code))
			if name, _ := p.Name.Display(wording.Ar); ok && label != name {
				t.Errorf("jsonstat: label of %s is %q, want %q", code, label, name)
			}
		}
		for _, cell := range set.Cells {
			if cell.Value == "" {
				continue
			}
			key := cell.Codes["INDICATOR"] + " " + cell.Codes["REF_AREA"] + " " + cell.Codes["TIME_PERIOD"]
			matched := false
			for v, n := range want[key] {
				if n > 0 && sameNumber(cell.Value, v) {
					want[key][v]--
					matched = true
					break
				}
			}
			if !matched {
				t.Errorf("jsonstat: %s has %s, want one of %v", key, cell.Value, maps.Collect(maps.All(want[key])))
			}
			found++
		}
	}
	// Words stand in the extension of the dataset.
	seen := map[string]bool{}
	for _, set := range read {
		texts(set.Extension, seen)
	}
	for o := range data.All() {
		if o.Words != "" && !seen[o.Words] || o.Note != "" && !seen[o.Note] {
			t.Errorf("jsonstat: words or note of %s are not there: %q, %q", o.ID, o.Words, o.Note)
		}
	}
	if found != total {
		t.Errorf("jsonstat: %d values, want %d", found, total)
	}
}

// texts gathers the texts of a value of JSON.
func texts(v any, into map[string]bool) {
	switch v := v.(type) {
	case string:
		into[v] = true
	case []any:
		for _, x := range v {
			texts(x, into)
		}
	case map[string]any:
		for _, x := range v {
			texts(x, into)
		}
	}
}
