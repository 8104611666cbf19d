package sheet_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// readHeader reads a text as a header in a locale, and returns the period or the unit
// of the figure below it, "" if it is not named.
func readHeader(t *testing.T, means, locale string, c sheet.Cell) string {
	t.Helper()
	layout := mustLayout(`{"format": "mithaq.layout/1", "id": "x", "facts": {"indicator": "jobs", "source": "s"},
		"top": 1, "rows": [{"means": "` + means + `"}], "columns": [{"at": "A", "means": "skip"}],
		"reader": {"locale": "` + locale + `"}}`)
	switch means {
	case "period":
		layout.Facts.Unit = "job"
	case "unit":
		layout.Facts.Period = mustPeriod(t, "2015")
	}
	g := sheet.NewGrid("", sheet.Limits{})
	for at, c := range map[sheet.Ref]sheet.Cell{{Row: 1, Column: 2}: c, {Row: 2, Column: 2}: {Text: "5"}} {
		if err := g.Set(at, c); err != nil {
			t.Fatal(err)
		}
	}
	rows := sheet.Read(g, layout)
	checkSum(t, g, rows)
	for row := range rows.All() {
		if means == "unit" {
			return row.Observation.Unit.String()
		}
		return row.Observation.Key.Period.String()
	}
	if len(rows.Findings()) == 0 {
		t.Errorf("%q: neither an observation nor a finding", c.Text)
	}
	return ""
}

// TestPeriods: periods as headers write them; what leaves open which is meant is not
// read.
func TestPeriods(t *testing.T) {
	for _, c := range [][3]string{
		{"fr-MA", "2015", "2015"}, {"fr-MA", " Année 2015 ", "2015"}, {"fr-MA", "Exercice 2015", "2015"},
		{"ar-MA", "سنة ٢٠١٥", "2015"}, {"ar-MA", "\u200f2015", "2015"}, {"en", "Year 2015", "2015"},
		{"fr-MA", "2015-03", "2015-03"}, {"fr-MA", "Mars 2015", "2015-03"}, {"fr-MA", "août 2015", "2015-08"},
		{"fr-MA", "Août 2015", "2015-08"}, {"fr-MA", "DÉCEMBRE 2015", "2015-12"}, {"fr-MA", "déc. 2015", "2015-12"},
		{"fr-MA", "ao\u0075\u0302t 2015", "2015-08"}, {"ar-MA", "غشت 2015", "2015-08"}, {"ar-MA", "يناير ٢٠١٥", "2015-01"},
		{"en", "May 2015", "2015-05"}, {"fr-MA", "T1 2015", "2015-Q1"}, {"fr-MA", "2015 T4", "2015-Q4"},
		{"fr-MA", "2015-T2", "2015-Q2"}, {"en", "Q3 2015", "2015-Q3"}, {"en", "2015-Q3", "2015-Q3"},
		{"fr-MA", "1er trimestre 2015", "2015-Q1"}, {"fr-MA", "4ème Trimestre 2015", "2015-Q4"},
		{"ar-MA", "الفصل الثاني 2015", "2015-Q2"}, {"fr-MA", "2ème semestre 2015", "2015-S2"},
		{"fr-MA", "S1 2015", "2015-S1"}, {"en", "first half 2015", "2015-S1"}, {"fr-MA", "2014-2020", "2014-2020"},
		{"fr-MA", "2014 à 2020", "2014-2020"}, {"fr-MA", "2015-03-12", "2015-03-12"},
		{"fr-MA", "30/11/2023", "2023-11-30"}, {"en", "11/30/2023", "2023-11-30"}, {"fr-MA", "31.1.2024", "2024-01-31"},
		{"ar-MA", "٣١-١٢-٢٠٢٣", "2023-12-31"}, {"en", "05/05/2023", "2023-05-05"}, {"en", "2021 [YR2021]", "2021"},
		{"en", "2021 [YR2020]", ""}, {"fr-MA", "31/11/2023", ""}, {"fr-MA", "13/13/2023", ""}, {"fr-MA", "0/30/2023", ""},
		// Two years or one school year; three or four months; no year; not a period.
		{"fr-MA", "2014-2015", ""}, {"fr-MA", "2014/2015", ""}, {"fr-MA", "2014/15", ""}, {"en", "2015-T1", ""},
		{"en", "T1 2015", ""}, {"fr-MA", "T1", ""}, {"fr-MA", "T5 2015", ""}, {"fr-MA", "janv-15", ""},
		{"fr-MA", "15", ""}, {"fr-MA", "2O15", ""}, {"fr-MA", "20155", ""}, {"fr-MA", "Total", ""}, {"fr-MA", "0015", ""},
		{"fr-MA", "2020-2014", ""}, {"fr-MA", "12/03/2015", ""}, {"fr-MA", "Mars Avril 2015", ""}, {"fr-MA", "%", ""},
	} {
		if got := readHeader(t, "period", c[0], sheet.Cell{Text: c[1]}); got != c[2] {
			t.Errorf("%s %q is read as %q, want %q", c[0], c[1], got, c[2])
		}
	}
	month := sheet.Cell{Text: "janv-15", Raw: "2015-01-01", Type: sheet.DateValue}
	if got := readHeader(t, "period", "fr-MA", month); got != "2015-01" {
		t.Errorf("a month that a spreadsheet made of a text is %q", got)
	}
	month.Raw = "2015-02-01"
	if got := readHeader(t, "period", "fr-MA", month); got != "" {
		t.Errorf("January, with a day in February behind it, is %q", got)
	}
}

// TestUnits: units as headers write them.
func TestUnits(t *testing.T) {
	for _, c := range [][3]string{
		{"fr-MA", "MDH", "million*MAD"}, {"fr-MA", "(MDH)", "million*MAD"}, {"fr-MA", "en MDH", "million*MAD"},
		{"fr-MA", "MMDH", "billion*MAD"}, {"fr-MA", "millions de dirhams", "million*MAD"}, {"fr-MA", "%", "percent"},
		{"fr-MA", "emplois", "job"}, {"fr-MA", "USD", "USD"}, {"ar-MA", "مليون درهم", "million*MAD"},
		{"ar-MA", "ألف درهم", "thousand*MAD"}, {"en", "1", "1"}, {"en", "thousand*job", "thousand*job"},
		{"fr-MA", "nombre", ""}, {"fr-MA", "milliers", ""},
		{"en", "million", ""}, {"fr-MA", "MDX", ""}, {"fr-MA", "2015", ""}, {"fr-MA", "Total", ""}, {"fr-MA", "-", ""},
	} {
		if got := readHeader(t, "unit", c[0], sheet.Cell{Text: c[1]}); got != c[2] {
			t.Errorf("%s %q is read as %q, want %q", c[0], c[1], got, c[2])
		}
	}
}
