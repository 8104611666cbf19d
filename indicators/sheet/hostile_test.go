package sheet_test

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// allocated returns what a function allocates in all.
func allocated(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	f()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

// kept returns what is still there of what a function allocates.
func kept(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return max(after.HeapAlloc, before.HeapAlloc) - before.HeapAlloc
}

// TestFarCorner: a cell in the last row and column takes no memory for those between,
// also where a merged range and the area of the layout reach as far.
func TestFarCorner(t *testing.T) {
	last := sheet.Ref{Row: 1 << 20, Column: 1 << 14}
	layout := mustLayout(bilanLayout)
	layout.Area = sheet.Range{First: sheet.Ref{Row: 1, Column: 1}, Last: last}
	layout.Titles = nil
	taken := allocated(func() {
		g := mustGrid("Bilan", bilan)
		err := errors.Join(g.Set(last, sheet.Cell{Text: "1"}),
			g.Merge(sheet.Range{First: sheet.Ref{Row: 10, Column: 1}, Last: last}))
		if err != nil {
			t.Fatal(err)
		}
		rows := sheet.Read(g, layout)
		checkSum(t, g, rows)
		if rows.Count(sheet.Problem) == 0 {
			t.Error("a cell in the far corner is no problem")
		}
	})
	if taken > 1<<20 {
		t.Errorf("%d bytes allocated", taken)
	}
}

// TestMemory: what is held of a text is at most 64 bytes a byte and 64 KiB, beside its
// findings, which are limited.
func TestMemory(t *testing.T) {
	list := mustLayout(relevesLayout)
	for name, text := range map[string]string{
		"many rows":     "Année;Indicateur;Valeur;Source\n" + strings.Repeat("2015;Emplois;1;hcp\n", 20_000),
		"short rows":    "Année;Indicateur;Valeur;Source\n" + strings.Repeat("1\n", 100_000),
		"no headers":    strings.Repeat("1;2\n", 100_000),
		"wide rows":     strings.Repeat(strings.Repeat("1;", 16_000)+"\n", 6),
		"one cell each": strings.Repeat("\n", 200_000) + "x",
		"quotes":        strings.Repeat("\"\"\"\"\"\";", 16_000),
	} {
		var rows *sheet.Rows
		taken := kept(func() {
			g, err := sheet.ReadText(strings.NewReader(text), sheet.TextOptions{}, sheet.Limits{MaxFindings: 100})
			if err != nil {
				t.Fatal(name, err)
			}
			rows = sheet.Read(g, list)
			checkSum(t, g, rows)
		})
		if most := uint64(len(text))*64 + 1<<16 + 100<<10; taken > most {
			t.Errorf("%s: %d bytes held of a text of %d", name, taken, len(text))
		}
		t.Logf("%s: %d bytes held of a text of %d, %d findings", name, taken, len(text), len(rows.Findings()))
		if n := len(rows.Findings()); n > 101 {
			t.Errorf("%s: %d findings are listed", name, n)
		}
	}
}

// TestWrongHeaders: headers that are not those of the layout are told, and nothing is
// read for them.
func TestWrongHeaders(t *testing.T) {
	text := strings.NewReplacer("Indicateur", "Libellé", "2013", "avant").Replace(bilan)
	g := mustGrid("Bilan", text)
	rows := sheet.Read(g, mustLayout(bilanLayout))
	checkSum(t, g, rows)
	if rows.Len() != 0 || len(rows.Findings()) == 0 {
		t.Errorf("%d observations, %q", rows.Len(), rows.Findings())
	}
	rows = sheet.Read(mustGrid("Autre", bilan), func() sheet.Layout {
		l := mustLayout(bilanLayout)
		l.Sheet = "Bilan"
		return l
	}())
	if f := rows.Findings(); rows.Len() != 0 || len(f) == 0 || f[0].Code != "SHT019" {
		t.Errorf("another sheet: %d observations, %q", rows.Len(), f)
	}
}

// TestTruncatedText: a text that is cut short anywhere says no figure that the whole
// does not say, or tells that something is wrong.
func TestTruncatedText(t *testing.T) {
	whole := make(map[indicators.ID]string)
	for row := range sheet.Read(mustGrid("Bilan", bilan), mustLayout(bilanLayout)).All() {
		whole[row.Observation.ID] = said(row.Observation)
	}
	for n := range len(bilan) {
		g, err := sheet.ReadText(strings.NewReader(bilan[:n]), sheet.TextOptions{Name: "Bilan"}, sheet.Limits{})
		if err != nil {
			continue // in the middle of a character
		}
		rows := sheet.Read(g, mustLayout(bilanLayout))
		checkSum(t, g, rows)
		wrong := 0
		for row := range rows.All() {
			w := whole[row.Observation.ID]
			if figure, _, _ := strings.Cut(w, " | P"); !strings.HasPrefix(said(row.Observation), strings.TrimSpace(figure)) {
				wrong++
			}
		}
		// The last cell may be cut between two digits, which nothing can tell.
		if wrong > 1 {
			t.Errorf("cut at %d: %d figures differ", n, wrong)
		}
	}
}

// TestManyFindings: findings beyond the limit are counted, and what is told of the
// cells stays whole.
func TestManyFindings(t *testing.T) {
	g, err := sheet.ReadText(strings.NewReader("Année;Indicateur;Valeur;Source\n"+strings.Repeat("2015;?;1;hcp\n", 50)),
		sheet.TextOptions{}, sheet.Limits{MaxFindings: 10})
	if err != nil {
		t.Fatal(err)
	}
	rows := sheet.Read(g, mustLayout(relevesLayout))
	checkSum(t, g, rows)
	all := rows.Findings()
	if len(all) != 11 || rows.Count(sheet.Problem) != 100 {
		t.Errorf("%d findings, %d problems", len(all), rows.Count(sheet.Problem))
	}
	left := finding.Code("")
	for _, f := range all {
		if strings.Contains(f.String(), "more findings that are not listed: 40") {
			left = f.Code
		}
	}
	if left != "SHT020" {
		t.Errorf("what is not listed is not counted: %q", all)
	}
}

// TestZero: zero values and nil are answered.
func TestZero(t *testing.T) {
	var g *sheet.Grid
	var rows *sheet.Rows
	for _, err := range []error{
		g.Set(sheet.Ref{Row: 1, Column: 1}, sheet.Cell{Text: "x"}), g.Merge(sheet.Range{}), rows.Err(), rows.Load(nil),
		sheet.Read(nil, sheet.Layout{}).Err(), sheet.Read(new(sheet.Grid), sheet.Layout{}).Err(),
		new(sheet.Grid).Set(sheet.Ref{}, sheet.Cell{Text: "x"}),
		new(sheet.Grid).Set(sheet.Ref{Row: 1, Column: 1}, sheet.Cell{Text: "\xff"}),
		new(sheet.Grid).Set(sheet.Ref{Row: 1, Column: 1}, sheet.Cell{Text: "x", Type: 99}),
		sheet.EncodeLayout(nil, sheet.Layout{}),
	} {
		if err == nil {
			t.Error("no error")
		}
	}
	if _, err := sheet.ReadText(nil, sheet.TextOptions{}, sheet.Limits{}); err == nil {
		t.Error("no error for no reader")
	}
	if g.Name() != "" || g.Len() != 0 || g.Cell(sheet.Ref{}) != (sheet.Cell{}) || g.Merges() != nil || rows.Len() != 0 ||
		rows.Count(99) != 0 || rows.Findings() != nil {
		t.Error("a nil pointer is not empty")
	}
	for at, c := range g.All() {
		t.Error(at, c)
	}
	for row := range rows.All() {
		t.Error(row)
	}
	for o := range rows.Outcomes() {
		t.Error(o)
	}
	if s := fmt.Sprint(sheet.Ref{}, sheet.Range{}, sheet.Class(0), sheet.ValueType(0)); strings.Contains(s, "!") {
		t.Error(s)
	}
}
