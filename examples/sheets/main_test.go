package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/archive"
	"github.com/xuri/excelize/v2"
)

// readFile opens a workbook of testdata and reads its first sheet with its layout.
func readFile(t testing.TB, name string) (*sheet.Grid, *sheet.Rows) {
	t.Helper()
	layout, book, err := inputs("testdata/"+name+".json", "testdata/"+name+".xlsx")
	if err != nil {
		t.Fatal(err)
	}
	g, err := book.grid("", layout.Reader.Locale, sheet.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	rows := sheet.Read(g, layout)
	if rows.Err() != nil {
		t.Fatal(rows.Err())
	}
	return g, rows
}

func said(row sheet.Row) string {
	o := row.Observation
	figure := o.Figure.WithoutResolution()
	return strings.TrimSpace(fmt.Sprintf("%v %v: %v %v %v", row.Ref, o.Key, figure, o.Unit, o.Status))
}

// TestLibreOffice: three workbooks that LibreOffice saved say what their sheets show.
func TestLibreOffice(t *testing.T) {
	for name, want := range map[string][]string{
		"bilan": {
			"B4 export_revenue MA 2012: 6900.5 million*MAD", "C4 export_revenue MA 2013: 7200 million*MAD",
			"D4 export_revenue MA 2014: 7340.5 million*MAD", "B5 investment MA 2012: 512.3 million*MAD",
			"C5 investment MA 2013: 498.8 million*MAD", "E5 investment MA 2015: 530.5 million*MAD P",
			"B6 jobs MA 2012: 56000 job", "C6 jobs MA 2013: 58000 job", "D6 jobs MA 2014: 63000 job",
			"E6 jobs MA 2015: 65000 job P",
		},
		"hasila": {
			"B4 jobs MA-06 sex=F 2014: 18400 job", "C4 jobs MA-06 sex=M 2014: 15200 job",
			"D4 jobs MA-06 sex=F 2015: 19050 job E", "E4 jobs MA-06 sex=M 2015: 15900 job E",
			"B5 jobs MA-04 sex=F 2014: 7310 job", "C5 jobs MA-04 sex=M 2014: 6480 job",
			"D5 jobs MA-04 sex=F 2015: 7640 job E", "E5 jobs MA-04 sex=M 2015: 6700 job E",
			"B6 jobs MA-03 sex=F 2014: 2150 job", "D6 jobs MA-03 sex=F 2015: 2260 job E",
			"E6 jobs MA-03 sex=M 2015: 1940 job E",
		},
		"series": {
			"B3 jobs MA 2010: 38000 job", "C3 export_revenue MA 2010: 4600.5 million*MAD", "D3 women MA 2010: 51.2 percent",
			"B4 jobs MA 2011: 42500 job", "C4 export_revenue MA 2011: 5100 million*MAD", "D4 women MA 2011: 52 percent",
			"B5 jobs MA 2012: 48000 job", "C5 export_revenue MA 2012: 5900.8 million*MAD",
			"B6 jobs MA 2013: 53250 job", "D6 women MA 2013: 53.6 percent",
			"B7 jobs MA 2014: 57900 job", "C7 export_revenue MA 2014: 7340.5 million*MAD", "D7 women MA 2014: 54.1 percent",
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, rows := readFile(t, name)
			var got, found []string
			for row := range rows.All() {
				got = append(got, said(row))
			}
			for _, f := range rows.Findings() {
				found = append(found, string(f.Code)+" "+f.Path)
			}
			if !slices.Equal(got, want) {
				t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
			}
			// The third has a hidden column, and a date that stands for a figure.
			var told []string
			if name == "series" {
				told = []string{"SHT011 /cells/Séries!C3", "SHT013 /cells/Séries!C6"}
			}
			if !slices.Equal(found, told) {
				t.Errorf("findings %q, want %q", found, told)
			}
		})
	}
}

// TestRawValues: what stands behind a text comes along.
func TestRawValues(t *testing.T) {
	g, rows := readFile(t, "bilan")
	c := g.Cell(sheet.Ref{Row: 4, Column: 4})
	if c.Text != "7\u202f340,5" || c.Raw != "7340.4812" || c.Type != sheet.NumberValue {
		t.Errorf("%+v", c)
	}
	for row := range rows.All() {
		if row.Ref.String() == "D4" && row.Observation.Attributes.String() != "raw=7340.4812" {
			t.Errorf("attributes %v", row.Observation.Attributes)
		}
	}
	g, _ = readFile(t, "series")
	if c := g.Cell(sheet.Ref{Row: 6, Column: 3}); c.Type != sheet.DateValue || c.Raw != "2024-05-01" || !c.Hidden {
		t.Errorf("%+v", c)
	}
	if c := g.Cell(sheet.Ref{Row: 7, Column: 2}); c.Formula != "B6+4650" || c.Raw != "57900" {
		t.Errorf("%+v", c)
	}
	g, _ = readFile(t, "hasila")
	if m := fmt.Sprint(g.Merges()); m != "[A2:A3 B2:C2 D2:E2 F2:F3]" {
		t.Errorf("merged %s", m)
	}
}

// TestBooks: the sheets of package sheet say the same as workbooks.
func TestBooks(t *testing.T) {
	files, err := filepath.Glob("../../indicators/sheet/testdata/books/*.txt")
	if err != nil || len(files) != 12 {
		t.Fatal(len(files), err)
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			text, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			a, err := archive.Parse(string(text))
			if err != nil {
				t.Fatal(err)
			}
			layout, err := sheet.DecodeLayout(strings.NewReader(a.Text("layout.json")))
			if err != nil {
				t.Fatal(err)
			}
			book, err := open(workbookOf(t, a), limits{})
			if err != nil {
				t.Fatal(err)
			}
			g, err := book.grid(layout.Sheet, layout.Reader.Locale, sheet.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			rows := sheet.Read(g, layout)
			var got, want []string
			for row := range rows.All() {
				got = append(got, said(row))
			}
			for line := range strings.SplitSeq(strings.TrimSpace(a.Text("want.tsv")), "\n") {
				f := append(strings.Split(line, "\t"), "", "")
				want = append(want, strings.TrimSpace(fmt.Sprintf("%s %s: %s %s", f[0], f[1], f[2], f[3])))
			}
			slices.Sort(got)
			slices.Sort(want)
			if !slices.Equal(got, want) || len(rows.Findings()) > 0 {
				t.Errorf("got\n%s\nwant\n%s\n%v", strings.Join(got, "\n"), strings.Join(want, "\n"), rows.Findings())
			}
		})
	}
}

// workbookOf makes a workbook of the texts of a book. Numbers stand behind texts
// where the book says so.
func workbookOf(t *testing.T, a archive.Archive) []byte {
	t.Helper()
	name, _ := a.Field("name")
	if name == "" {
		name = "Feuille"
	}
	f := excelize.NewFile()
	check := func(err error) {
		if err != nil {
			t.Helper()
			t.Fatal(err)
		}
	}
	check(f.SetSheetName("Sheet1", name))
	raw := strings.Split(a.Text("raw.tsv"), "\n")
	for i, line := range strings.Split(strings.TrimSuffix(a.Text("sheet.tsv"), "\n"), "\n") {
		for j, text := range strings.Split(line, "\t") {
			cell := sheet.Ref{Row: i + 1, Column: j + 1}.String()
			number := ""
			if i < len(raw) {
				if values := strings.Split(raw[i], "\t"); j < len(values) {
					number = strings.TrimPrefix(values[j], "n:")
				}
			}
			if number == "" || strings.HasPrefix(number, "f:") {
				check(f.SetCellStr(name, cell, text))
				continue
			}
			var value float64
			_, err := fmt.Sscan(number, &value)
			check(err)
			check(f.SetCellFloat(name, cell, value, -1, 64))
			format := "0"
			if _, decimals, ok := strings.Cut(text, ","); ok {
				format = "#,##0." + strings.Repeat("0", len(decimals))
			} else if value > 3000 {
				format = "#,##0"
			}
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
			check(err)
			check(f.SetCellStyle(name, cell, cell, style))
		}
	}
	merges, _ := a.Field("merges")
	for _, m := range strings.Fields(merges) {
		from, to, _ := strings.Cut(m, ":")
		check(f.MergeCell(name, from, to))
	}
	var b bytes.Buffer
	check(f.Write(&b))
	return b.Bytes()
}

func TestRun(t *testing.T) {
	out := programtest.Print(t, run)
	for _, want := range []string{"Bilan!D4  export_revenue MA 2014  ", "observation: 10\n", "problem: 0\n"} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	programtest.Refuses(t, run,
		[]string{"testdata/bilan.xlsx"}, []string{"-layout", "testdata/bilan.json"}, []string{"-lang", "de"},
		[]string{"-layout", "testdata/none.json", "testdata/bilan.xlsx"},
		[]string{"-layout", "testdata/bilan.json", "main.go"},
		[]string{"-layout", "testdata/bilan.xlsx", "testdata/bilan.xlsx"},
		[]string{"-back", "testdata", "testdata/bilan.xlsx"},
		[]string{"-layout", "testdata/bilan.json", "testdata/series.xlsx"}, []string{"x", "y"},
	)
}

// TestSector: Morocco's sector goes into a workbook and comes back, byte for byte.
func TestSector(t *testing.T) {
	folder := t.TempDir()
	book := filepath.Join(folder, "morocco.xlsx")
	programtest.Print(t, run, "-sector", book)
	programtest.Print(t, run, "-back", folder, book)
	for _, name := range sectorFiles {
		want, err := os.ReadFile("../../offshoring/data/" + name)
		if err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(folder, name))
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got, want) {
			t.Errorf("%s: %d bytes came back of %d", name, len(got), len(want))
		}
		t.Logf("%s: %d bytes", name, len(want))
	}
}

// TestReport: a report has filters, links to cells and no formulas, and is written
// from right to left for readers of Arabic.
func TestReport(t *testing.T) {
	g, rows := readFile(t, "series")
	evil := sheet.Cell{Text: "=HYPERLINK(\"http://example.org\";\"x\")", Formula: "1+1"}
	if err := g.Set(sheet.Ref{Row: 9, Column: 1}, evil); err != nil {
		t.Fatal(err)
	}
	for lang, names := range map[wording.Lang][2]string{
		wording.Fr: {"Observations", "Constats"}, wording.Ar: {"الملاحظات", "التنبيهات"},
	} {
		var b bytes.Buffer
		if err := writeReport(&b, g, rows, lang); err != nil {
			t.Fatal(err)
		}
		f, err := excelize.OpenReader(bytes.NewReader(b.Bytes()))
		if err != nil {
			t.Fatal(err)
		}
		if list := f.GetSheetList(); !slices.Equal(list, []string{names[0], names[1], "Séries"}) {
			t.Errorf("sheets %q", list)
		}
		for _, name := range names {
			view, err := f.GetSheetView(name, 0)
			if err != nil || *view.RightToLeft != (lang == wording.Ar) {
				t.Errorf("%s: right to left %v, %v", name, *view.RightToLeft, err)
			}
			linked, target, err := f.GetCellHyperLink(name, "A2")
			if err != nil || !linked || !strings.HasPrefix(target, "'Séries'!") {
				t.Errorf("%s: link %v %q, %v", name, linked, target, err)
			}
		}
		if _, target, _ := f.GetCellHyperLink(names[1], "A3"); target != "'Séries'!C6" {
			t.Errorf("the second finding links to %q", target)
		}
		for _, name := range f.GetSheetList() {
			all, err := f.GetRows(name)
			if err != nil {
				t.Fatal(err)
			}
			for i, row := range all {
				for j, text := range row {
					cell := sheet.Ref{Row: i + 1, Column: j + 1}.String()
					if formula, err := f.GetCellFormula(name, cell); formula != "" || err != nil {
						t.Errorf("%s!%s is the formula %q, %v", name, cell, formula, err)
					}
					if strings.HasPrefix(text, "=") {
						t.Errorf("%s!%s is %q", name, cell, text)
					}
				}
			}
		}
		if visible, err := f.GetColVisible("Séries", "C"); visible || err != nil {
			t.Errorf("the hidden column is shown: %v", err)
		}
		if !bytes.Contains(unpacked(t, b.Bytes()), []byte(`<autoFilter ref="$A$1:$L$14">`)) {
			t.Error("no filter on the observations")
		}
	}
}

// TestHelp: the help is there in three languages.
func TestHelp(t *testing.T) { programtest.HelpText(t, run) }
