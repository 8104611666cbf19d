package sheet_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// FuzzRead reads any text with any layout: each cell has one outcome, what is read
// can be loaded, and nothing panics.
func FuzzRead(f *testing.F) {
	f.Add(bilan, bilanLayout, "A1:D1")
	f.Add(releves, relevesLayout, "A1")
	for _, b := range books(f) {
		var text, layout strings.Builder
		for _, row := range b.model.cells {
			for _, c := range row {
				text.WriteString(c.Text + "\t")
			}
			text.WriteByte('\n')
		}
		if err := sheet.EncodeLayout(&layout, b.layout); err != nil {
			f.Fatal(err)
		}
		merges := ""
		for _, m := range b.model.merges {
			merges += m.String() + " "
		}
		f.Add(text.String(), layout.String(), merges)
	}
	f.Fuzz(func(t *testing.T, text, layout, merges string) {
		l, err := sheet.DecodeLayout(strings.NewReader(layout))
		if err != nil {
			return
		}
		g, err := sheet.ReadText(strings.NewReader(text), l.Text, sheet.Limits{MaxBytes: 1 << 16, MaxCells: 5000})
		if err != nil {
			return
		}
		for _, s := range strings.Fields(merges) {
			if r, err := sheet.ParseRange(s); err == nil {
				_ = g.Merge(r) // overlapping ones are refused
			}
		}
		rows := sheet.Read(g, l)
		if err := rows.Err(); err != nil {
			t.Fatalf("a layout that was decoded is refused: %v", err)
		}
		inside := 0
		for at := range g.All() {
			if l.Area == (sheet.Range{}) || l.Area.Contains(at) {
				inside++
			}
		}
		sum := 0
		for c := sheet.Observation; c <= sheet.Problem; c++ {
			sum += rows.Count(c)
		}
		if sum != inside {
			t.Errorf("%d cells have %d outcomes", inside, sum)
		}
		var b indicators.Builder
		if err := rows.Load(&b); err != nil || b.Len() != rows.Len() {
			t.Errorf("%d of %d loaded: %v", b.Len(), rows.Len(), err)
		}
		for _, f := range rows.Findings() {
			if !f.Message.IsSet() || f.Code == "" || !strings.HasPrefix(f.Path, "/cells/") {
				t.Errorf("%+v", f)
			}
		}
	})
}
