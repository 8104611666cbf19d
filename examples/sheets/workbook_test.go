package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// unpacked returns all parts of a workbook, one behind the other.
func unpacked(t testing.TB, data []byte) []byte {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	var all []byte
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		all = append(all, text...)
	}
	return all
}

// packed makes a workbook of one sheet with this part, and these other parts.
func packed(t testing.TB, worksheet string, more map[string]string) []byte {
	t.Helper()
	parts := map[string]string{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="xml" ContentType="application/xml"/>` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/xl/workbook.xml" ` +
			`ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
		"_rels/.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Target="xl/workbook.xml" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>`,
		"xl/workbook.xml": `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" ` +
			`xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">` +
			`<sheets><sheet name="Bilan" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Target="worksheets/sheet1.xml" ` +
			`Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet"/></Relationships>`,
		"xl/worksheets/sheet1.xml": worksheet,
	}
	for name, text := range more {
		parts[name] = text
	}
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, text := range parts {
		w, err := z.Create(name)
		if err == nil {
			_, err = io.WriteString(w, text)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

const (
	sheetHead = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>`
	sheetTail = `</sheetData></worksheet>`
)

// readAll opens a workbook and reads its sheet.
func readAll(data []byte) (*sheet.Grid, error) {
	w, err := open(data, limits{})
	if err != nil {
		return nil, err
	}
	return w.grid("", 0, sheet.Limits{})
}

// try opens a workbook and reads its sheet, and measures what that takes.
func try(data []byte) (g *sheet.Grid, taken uint64, err error) {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	g, err = readAll(data)
	runtime.ReadMemStats(&after)
	return g, after.TotalAlloc - before.TotalAlloc, err
}

// TestHostile: what is too large, broken or contradictory is an error that says so, in
// a memory that the limits bound.
func TestHostile(t *testing.T) {
	row := func(cells string) string { return sheetHead + `<row r="1">` + cells + `</row>` + sheetTail }
	for name, c := range map[string]struct {
		data []byte
		want error
		text string
		most uint64 // bytes allocated in all
	}{
		"zip bomb": {
			packed(t, sheetHead+strings.Repeat(" ", 80<<20)+sheetTail, nil), errTooLarge, "unpacked", 8 << 20,
		},
		"bomb of shared strings": {
			packed(t, row(`<c r="A1" t="s"><v>0</v></c>`), map[string]string{
				"xl/sharedStrings.xml": "<sst>" + strings.Repeat("<si><t/></si>", 1_400_000) + "</sst>",
			}), errTooLarge, "elements", 8 << 20,
		},
		"a million columns": {
			packed(t, row(strings.Repeat(`<c><v/></c>`, 1_000_000)), nil), errTooLarge, "XFE1", 32 << 20,
		},
		"entities": {
			packed(t, `<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>`+row(`<c r="A1"><v>&b;</v></c>`), nil),
			errWorkbook, "entity", 8 << 20,
		},
		"wrong place": {packed(t, row(`<c r="1A"><v>1</v></c>`), nil), errWorkbook, `"1A"`, 8 << 20},
		"place twice": {packed(t, row(`<c r="A1"><v>1</v></c><c r="A1"><v>2</v></c>`), nil), errWorkbook, "A1", 8 << 20},
		"rows mixed up": {
			packed(t, sheetHead+`<row r="2"><c r="A2"><v>1</v></c></row><row r="1"><c r="A1"><v>2</v></c></row>`+sheetTail,
				nil), errWorkbook, "A1", 8 << 20,
		},
		"no number": {packed(t, row(`<c r="A1"><v>12x</v></c>`), nil), nil, "12x", 8 << 20},
		"cut XML":   {packed(t, sheetHead+`<row r="1"><c r="A1"><v>1</v></c>`, nil), errWorkbook, "EOF", 8 << 20},
		"not XML":   {packed(t, "%PDF-1.7", nil), nil, "", 8 << 20},
		"no zip":    {[]byte("PK not really"), errWorkbook, "zip", 8 << 20},
		"nothing":   {nil, errWorkbook, "zip", 8 << 20},
		"overlapping merges": {
			packed(t, sheetHead+`<row r="1"><c r="A1"><v>1</v></c></row></sheetData><mergeCells>`+
				`<mergeCell ref="A1:B2"/><mergeCell ref="B2:C3"/></mergeCells></worksheet>`, nil),
			indicators.ErrInvalid, "overlaps", 8 << 20,
		},
	} {
		t.Run(name, func(t *testing.T) {
			g, taken, err := try(c.data)
			if name == "not XML" {
				if err == nil && g.Len() > 0 {
					t.Errorf("%d cells", g.Len())
				}
				return
			}
			if err == nil || c.want != nil && !errors.Is(err, c.want) || !strings.Contains(err.Error(), c.text) {
				t.Errorf("%v, want %v with %q", err, c.want, c.text)
			}
			if taken > c.most {
				t.Errorf("%d bytes allocated for a file of %d, at most %d", taken, len(c.data), c.most)
			}
			t.Logf("%d bytes allocated for a file of %d: %.150v", taken, len(c.data), err)
		})
	}
}

// TestFarCorner: a cell in the last row and column takes no memory for those between.
func TestFarCorner(t *testing.T) {
	g, taken, err := try(packed(t, sheetHead+`<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`+sheetTail, nil))
	if err != nil || g.Len() != 1 || g.Cell(sheet.Ref{Row: 1048576, Column: 16384}).Text != "1" {
		t.Fatal(g.Len(), err)
	}
	if taken > 8<<20 {
		t.Errorf("%d bytes allocated", taken)
	}
	t.Logf("%d bytes allocated", taken)
}

// TestTruncated: a workbook that is cut short anywhere is an error.
func TestTruncated(t *testing.T) {
	for _, name := range []string{"bilan", "hasila", "series"} {
		data, err := os.ReadFile("testdata/" + name + ".xlsx")
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; n < len(data); n += 61 {
			if _, err := readAll(data[:n]); err == nil {
				t.Errorf("%s: %d of %d bytes are a workbook", name, n, len(data))
			}
		}
		// A changed byte is an error too, or changes nothing that is read.
		want, err := readAll(data)
		if err != nil {
			t.Fatal(err)
		}
		for n := 0; n < len(data); n += 97 {
			broken := bytes.Clone(data)
			broken[n] ^= 0x55
			if got, err := readAll(broken); err == nil && texts(got) != texts(want) {
				t.Errorf("%s: byte %d changed, and other cells are read", name, n)
			}
		}
	}
}

func texts(g *sheet.Grid) string {
	var b strings.Builder
	for at, c := range g.All() {
		fmt.Fprintln(&b, at, c.Text, c.Raw, c.Type, c.Formula)
	}
	return b.String()
}

// TestFormulaRefused: a formula in a table of records is not taken for a text.
func TestFormulaRefused(t *testing.T) {
	data := packed(t, sheetHead+`<row r="1"><c r="A1" t="str"><f>CONCAT("a","b")</f><v>ab</v></c></row>`+sheetTail, nil)
	w, err := open(data, limits{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := w.texts("Bilan"); err == nil || !strings.Contains(err.Error(), `Bilan!A1 holds the formula =CONCAT`) {
		t.Error(err)
	}
}
