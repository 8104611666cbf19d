package sheet_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// TestBooks: twelve sheets in French and Arabic say what a person reads in them.
func TestBooks(t *testing.T) {
	total := 0
	for _, b := range books(t) {
		t.Run(b.file, func(t *testing.T) {
			g := b.model.grid(t)
			rows := sheet.Read(g, b.layout)
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
			var want, got []string
			for _, w := range b.want {
				want = append(want, w.at.String()+" "+w.String())
			}
			for row := range rows.All() {
				got = append(got, row.Ref.String()+" "+said(row.Observation))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("got\n%q\nwant\n%q", got, want)
			}
			for _, f := range rows.Findings() {
				t.Errorf("finding: %v", f)
			}
			if n := rows.Count(sheet.Problem); n != 0 {
				t.Errorf("%d problems", n)
			}
			checkSum(t, g, rows)
			total += len(got)
		})
	}
	t.Logf("%d observations", total)
}
