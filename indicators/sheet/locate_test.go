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

// TestFill: where the layout says so, a group runs on over empty cells, across and
// down; when its end is deleted, cells state the same, which is told.
func TestFill(t *testing.T) {
	layout := mustLayout(`{"format": "mithaq.layout/1", "id": "x",
		"facts": {"indicator": "jobs", "unit": "job", "source": "s"},
		"rows": [{"means": "period", "fill": true},
			{"names": {"Femmes": {"breakdown": "sex=F"}, "Hommes": {"breakdown": "sex=M"}}}],
		"columns": [{"title": "Région", "fill": true, "names": {"Nord": {"area": "MA-01"}, "Sud": {"area": "MA-11"}}},
			{"title": "Segment", "means": "dimension", "of": "segment"}]}`)
	const text = ";;2014;;2015;\nRégion;Segment;Femmes;Hommes;Femmes;Hommes\n" +
		"Nord;CRM;1;2;3;4\n;ITO;5;6;7;8\nSud;CRM;9;10;11;12\n;ITO;13;14;15;16\n"
	rows := sheet.Read(mustGrid("", text), layout)
	last := ""
	for row := range rows.All() {
		last = said(row.Observation)
	}
	if rows.Len() != 16 || last != "jobs MA-11 segment=ITO,sex=M 2015 | 16 job | " || len(rows.Findings()) != 0 {
		t.Errorf("%d observations, the last %q, %q", rows.Len(), last, rows.Findings())
	}
	for change, code := range map[[2]string]string{
		{"2015", ""}: "SHT009", {"Sud", ""}: "SHT009", {"Sud", "Est"}: "SHT001", {"2014", ""}: "SHT003",
		{"2015", "2O15"}: "SHT001",
	} {
		changed := sheet.Read(mustGrid("", strings.Replace(text, change[0], change[1], 1)), layout)
		found := false
		for _, f := range changed.Findings() {
			found = found || string(f.Code) == code
		}
		if !found {
			t.Errorf("%q becomes %q: no %s in %q", change[0], change[1], code, changed.Findings())
		}
		for row := range changed.All() {
			if change[1] != "" && strings.Contains(said(row.Observation), "MA-11") && change[0] == "Sud" {
				t.Errorf("%q becomes %q: %s", change[0], change[1], said(row.Observation))
			}
		}
	}
}
