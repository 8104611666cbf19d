package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
)

// convert runs the program on a text.
func convert(t *testing.T, from, to, text string) (out, report string) {
	t.Helper()
	var o, r bytes.Buffer
	if err := run([]string{"-from", from, "-to", to}, strings.NewReader(text), &o, &r); err != nil {
		t.Fatalf("%s to %s: %v", from, to, err)
	}
	return o.String(), r.String()
}

// TestChain: the sector goes through every format and comes out as it went in.
func TestChain(t *testing.T) {
	want, _ := convert(t, "sector", "csv", "")
	text, at := want, "csv"
	for _, to := range []string{
		"sdmx-csv", "sdmx-json", "json-stat", "jsonl", "json", "json-stat", "sdmx-json", "sdmx-csv", "csv",
	} {
		var report string
		text, report = convert(t, at, to, text)
		if strings.Contains(report, "lost") { // no body and no source goes along
			t.Errorf("%s to %s: %s", at, to, report)
		}
		at = to
	}
	if text != want {
		t.Error("it came out otherwise")
	}
}

// TestPackage: the sector goes into a data package and comes back, with nothing
// lost.
func TestPackage(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "sector")
	var report bytes.Buffer
	if err := run([]string{"-to", "data-package", "-out", dir}, nil, nil, &report); err != nil {
		t.Fatal(err)
	}
	var got bytes.Buffer
	if err := run([]string{"-from", "data-package", "-in", dir, "-to", "json"}, nil, &got, &report); err != nil {
		t.Fatal(err)
	}
	if want, _ := convert(t, "sector", "json", ""); got.String() != want {
		t.Error("it came out otherwise")
	}
	if strings.Contains(report.String(), "lost") {
		t.Error(report.String())
	}
	if err := os.WriteFile(filepath.Join(dir, "data", "observations.csv"), nil, 0o666); err != nil {
		t.Fatal(err)
	}
	if err := run([]string{"-from", "data-package", "-in", dir}, nil, &report, &report); err == nil {
		t.Error("an empty table is read")
	}
}

// TestProgress: who waits for a long table sees how far it is.
func TestProgress(t *testing.T) {
	defer func(n int) { reportEvery = n }(reportEvery)
	reportEvery = 1000
	var table strings.Builder
	table.WriteString("id,indicator,area,perimeter,period,figure,unit,role,source\n")
	for i := range 2000 {
		fmt.Fprintf(&table, "p%04d,jobs,MA,offshoring,%d,%d,job,observed,office\n", i, 1000+i%9000, i)
	}
	out, report := convert(t, "csv", "jsonl", table.String())
	for _, want := range []string{"observations read: 1000\n", "observations read: 2000\n", "observations: 2000\n"} {
		if !strings.Contains(report, want) {
			t.Errorf("no %q in %.200q", want, report)
		}
	}
	if n := strings.Count(out, "\n"); n < 2000 {
		t.Errorf("%d lines", n)
	}
}

// TestLosses: what a data message does not carry is said.
func TestLosses(t *testing.T) {
	for _, to := range []string{"sdmx-csv", "sdmx-json", "json-stat"} {
		_, report := convert(t, "sector", to, "")
		for _, want := range []string{"lost: records: bodies", "lost: records: sources"} {
			if !strings.Contains(report, want) {
				t.Errorf("%s: no %q in %q", to, want, report)
			}
		}
	}
	if out, _ := convert(t, "sector", "sdmx-structure", ""); !strings.Contains(out, "DSD_OBSERVATIONS") {
		t.Error(out)
	}
}

// TestUsage: wrong arguments, and what cannot be read, exit with 2, as the help says; what
// cannot be written exits with 1.
func TestUsage(t *testing.T) {
	const head = "id,indicator,area,perimeter,period,figure,unit,role,source\n"
	const row = "p1,jobs,MA,offshoring,2015,7,job,observed,office\n"
	for _, args := range [][]string{
		{"-from", "x"}, {"-to", "x"}, {"x"}, {"-prepared", "x"}, {"-from", "sdmx-csv"}, {"-from", "json"},
		{"-from", "data-package"}, {"-to", "data-package"}, {"-from", "data-package", "-in", "testdata/none"},
	} {
		var out bytes.Buffer
		if err := run(args, strings.NewReader("nothing"), &out, &out); program.Code(err) != program.Misuse {
			t.Errorf("%q: %v", args, err)
		}
	}
	for _, broken := range []struct{ from, text string }{
		{"csv", head + "p1,jobs\n"}, {"csv", head + row + row}, {"jsonl", "{"}, {"json", "{"},
		{"sdmx", "<html>"}, {"sdmx-csv", "STRUCTURE,STRUCTURE_ID\n\""}, {"sdmx-json", "["}, {"sdmx-ml", "<a"},
		{"json-records", "{"}, {"json-stat", "{"},
	} {
		err := run([]string{"-from", broken.from}, strings.NewReader(broken.text), io.Discard, io.Discard)
		if program.Code(err) != program.Misuse {
			t.Errorf("%s %q: %v", broken.from, broken.text, err)
		}
	}
	for _, args := range [][]string{{"-to", "csv"}, {"-to", "data-package", "-out", "main.go/package"}} {
		if err := run(args, nil, full{}, io.Discard); program.Code(err) != program.Failed {
			t.Errorf("%q: %v", args, err)
		}
	}
}

// full is a writer without room.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, io.ErrShortWrite }

// TestForeign: messages of offices are read with a mapping, ready-made or in a file,
// and with the indicator and the source that they do not say.
func TestForeign(t *testing.T) {
	const rates = "KEY,FREQ,CURRENCY,TIME_PERIOD,OBS_VALUE,UNIT\nX.A.MAD,A,MAD,2018,11.0820,MAD\n"
	const stat = `{"version":"2.0","class":"dataset","id":["geo","time"],"size":[1,1],"dimension":{"geo":{"category":` +
		`{"index":["MAR"]}},"time":{"category":{"index":["2020"]}}},"value":[3]}`
	own := filepath.Join(t.TempDir(), "own.json")
	text := `{"format":"mithaq.mapping/1","components":[{"from":"geo","to":"REF_AREA","areas":"alpha3"}]}`
	if err := os.WriteFile(own, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		from, mapped, text, want string
	}{
		{"sdmx", "ecb", rates, `"id":"office-1"`}, {"sdmx-csv", "ecb", rates, `"unit":"MAD"`},
		{"json-stat", own, stat, `"area":"MA"`},
		{"sdmx-ml", "", `<GenericData><DataSet><Obs><ObsDimension value="2015"/><ObsValue value="7"/></Obs></DataSet>` +
			`</GenericData>`, `"figure":"7"`},
		{"json-records", "", `[{"TIME_PERIOD":"2015","OBS_VALUE":9}]`, `"figure":"9"`},
	} {
		var out, report bytes.Buffer
		args := []string{"-from", c.from, "-to", "jsonl", "-indicator", "jobs", "-source", "office", "-map", c.mapped}
		if err := run(args, strings.NewReader(c.text), &out, &report); err != nil {
			t.Errorf("%s: %v", c.from, err)
			continue
		}
		if !strings.Contains(out.String(), c.want) || !strings.Contains(out.String(), `"indicator":"jobs"`) {
			t.Errorf("%s: no %s in %s", c.from, c.want, out.String())
		}
	}
	for _, args := range [][]string{{"-from", "sdmx", "-map", "nobody"}, {"-from", "sdmx"}} {
		var out bytes.Buffer
		if err := run(args, strings.NewReader("<html>"), &out, &out); err == nil {
			t.Errorf("%q: no error", args)
		} else if args[len(args)-1] == "sdmx" && !strings.Contains(err.Error(), "ask the service for") {
			t.Error(err)
		}
	}
}

// TestSheet: delimited text is read with a layout, and what is wrong in it is told
// with its cell.
func TestSheet(t *testing.T) {
	layout := filepath.Join(t.TempDir(), "bilan.json")
	text := `{"format": "mithaq.layout/1", "id": "bilan", "facts": {"area": "MA", "source": "hcp", "unit": "job"},
		"rows": [{"means": "period"}],
		"columns": [{"title": "Indicateur", "names": {"Emplois": {"indicator": "jobs"}}}],
		"reader": {"locale": "fr-MA"}}`
	if err := os.WriteFile(layout, []byte(text), 0o666); err != nil {
		t.Fatal(err)
	}
	var out, report bytes.Buffer
	in := strings.NewReader("Indicateur;2014;2015\nEmplois;63 000;plus de 65 000\nEmploi;1;2\n")
	if err := run([]string{"-from", "sheet", "-layout", layout, "-to", "jsonl"}, in, &out, &report); err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{`"id":"bilan-B2"`, `"figure":"63000@1"`, `"figure":">65000@1"`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("no %s in %s", want, out.String())
		}
	}
	for _, want := range []string{"observations: 2", "SHT001 error /cells/A3: ", "lost: rows: cells (3)"} {
		if !strings.Contains(report.String(), want) {
			t.Errorf("no %s in %s", want, report.String())
		}
	}
	for _, args := range [][]string{{"-from", "sheet"}, {"-layout", layout}, {"-from", "sheet", "-layout", "none"}} {
		if err := run(args, in, &out, &report); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
}

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) {
	run := func(args []string, in io.Reader, out io.Writer) error { return run(args, in, out, io.Discard) }
	programtest.Help(t, run, "testdata/table.csv", "testdata/layout.json", "testdata/sheet.csv")
}

// TestLanguages: what is lost and wrong is said in the language that is asked for, and
// that standard input is empty is said.
func TestLanguages(t *testing.T) {
	for lang, want := range map[string]string{"fr": "enregistrements perdus, sources : ", "ar": "سجلات ضائعة، مصادر: "} {
		var out, report bytes.Buffer
		if err := run([]string{"-lang", lang}, nil, &out, &report); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(report.String(), want) || strings.Contains(report.String(), "lost") {
			t.Errorf("%s: %s", lang, report.String())
		}
	}
	for _, in := range []io.Reader{nil, strings.NewReader("")} {
		err := run([]string{"-from", "jsonl"}, in, new(bytes.Buffer), io.Discard)
		if !errors.Is(err, program.ErrEmpty) || program.Code(err) != program.Misuse {
			t.Error(err)
		}
	}
}
