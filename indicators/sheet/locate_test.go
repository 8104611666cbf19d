package sheet_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// TestHeadersAreFound: headers are found where most of them are understood, though a
// word of theirs stands above; a title that is almost there is shown.
func TestHeadersAreFound(t *testing.T) {
	for name, text := range map[string]string{
		"as it is":                     bilan,
		"a title's word alone above":   "Indicateur;;;\n" + bilan,
		"a title's word in a sentence": "Indicateur;du;secteur;\n" + bilan,
		"empty rows above":             "\n\n;;;\n" + bilan,
	} {
		g := mustGrid("Bilan", text)
		rows := sheet.Read(g, mustLayout(bilanLayout))
		checkSum(t, g, rows)
		if rows.Len() != 5 || len(rows.Findings()) != 0 {
			t.Errorf("%s: %d observations, %q", name, rows.Len(), rows.Findings())
		}
	}
	rows := sheet.Read(mustGrid("Bilan", strings.Replace(bilan, "Indicateur", "Indicatuer", 1)), mustLayout(bilanLayout))
	if f := rows.Findings(); rows.Len() != 0 || len(f) == 0 || f[0].Path != "/cells/Bilan!A2" || f[0].Code != "SHT002" {
		t.Errorf("a misspelt title: %q", rows.Findings())
	}
}

// TestSectionsEnd: a label alone in its row that is not in the layout ends the section
// above it: what follows is not read as a part of that.
func TestSectionsEnd(t *testing.T) {
	for _, b := range books(t) {
		if b.file != "06-sections.txt" {
			continue
		}
		m := b.model.clone()
		m.at(sheet.Ref{Row: 6, Column: 1}).Text = "Salires (MDH)"
		rows := sheet.Read(m.grid(t), b.layout)
		for row := range rows.All() {
			if row.Ref.Row > 6 {
				t.Errorf("%v is read as %s", row.Ref, said(row.Observation))
			}
		}
		if rows.Len() != 6 {
			t.Errorf("%d observations of the first section", rows.Len())
		}
	}
}
