package sheet_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// bilan is a table as offices publish it: a title with the unit, years across,
// figures in the words and with the separators of its country, a footnote.
const bilan = `Bilan du secteur (en millions de dirhams);;;
Indicateur;2013;2014;2015 (p)
Exportations;7 200;7 340,5;-
Emplois;58 000;plus de 62 000;65 000
(p) chiffres provisoires;;;
Source : HCP;;;
`

const bilanLayout = `{
  "format": "mithaq.layout/1",
  "id": "bilan",
  "facts": {"area": "MA", "source": "hcp-2016"},
  "titles": {"en millions de dirhams": {"unit": "million*MAD"}},
  "rows": [{"means": "period"}],
  "columns": [
    {"title": "Indicateur", "names": {
      "Emplois": {"indicator": "jobs", "unit": "job"},
      "Exportations": {"indicator": "export_revenue"}}}],
  "no_data": ["-", "n.d."],
  "marks": {"(p)": {"status": "P"}},
  "notes": ["Source :"],
  "reader": {"locale": "fr-MA"}
}`

// mustLayout and mustGrid keep the examples short.
func mustLayout(text string) sheet.Layout {
	l, err := sheet.DecodeLayout(strings.NewReader(text))
	if err != nil {
		panic(err)
	}
	return l
}

func mustGrid(name, text string) *sheet.Grid {
	g, err := sheet.ReadText(strings.NewReader(text), sheet.TextOptions{Name: name}, sheet.Limits{})
	if err != nil {
		panic(err)
	}
	return g
}

func Example() {
	layout, err := sheet.DecodeLayout(strings.NewReader(bilanLayout))
	if err != nil {
		fmt.Println(err)
		return
	}
	grid, err := sheet.ReadText(strings.NewReader(bilan), sheet.TextOptions{Name: "Bilan"}, sheet.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	rows := sheet.Read(grid, layout)
	for row := range rows.All() {
		o := row.Observation
		fmt.Printf("%s %v: %v, status %q, %q\n", row.Place(), o.Key, o.Quantity(), o.Status, o.Note)
	}
	for _, f := range rows.Findings() {
		fmt.Println(f.Text(wording.En))
	}
	// Output:
	// Bilan!B3 export_revenue MA 2013: 7200@1 million*MAD, status "", ""
	// Bilan!C3 export_revenue MA 2014: 7340.5@0.1 million*MAD, status "", ""
	// Bilan!B4 jobs MA 2013: 58000@1 job, status "", ""
	// Bilan!C4 jobs MA 2014: >62000@1 job, status "", ""
	// Bilan!D4 jobs MA 2015: 65000@1 job, status "P", "(p) chiffres provisoires"
}

// A header that the layout does not name is a problem at its cell, a gap in a run of
// years a finding.
func Example_findings() {
	text := strings.NewReplacer("Exportations", "Exportatoins", "2014", "2041").Replace(bilan)
	rows := sheet.Read(mustGrid("Bilan", text), mustLayout(bilanLayout))
	for _, f := range rows.Findings() {
		fmt.Println(f)
	}
	fmt.Println(rows.Findings()[0].Text(wording.Fr))
	// Output:
	// SHT001 error /cells/Bilan!A3: the layout does not name the header Exportatoins in Bilan!A3
	// SHT010 warning /cells/Bilan!C2: no period stands between 2015 and 2041 (Bilan!C2)
	// SHT010 warning /cells/Bilan!D2: no period stands between 2013 and 2015 (Bilan!D2)
	// la description ne nomme pas l’en-tête Exportatoins en Bilan!A3
}

func ExampleGrid() {
	// A program that has opened a workbook fills a grid with its cells.
	g := sheet.NewGrid("Bilan", sheet.Limits{})
	err := errors.Join(
		g.Set(sheet.Ref{Row: 4, Column: 3}, sheet.Cell{Text: "7 340,5", Raw: "7340.48", Type: sheet.NumberValue}),
		g.Merge(sheet.Range{First: sheet.Ref{Row: 1, Column: 1}, Last: sheet.Ref{Row: 1, Column: 5}}),
	)
	for at, cell := range g.All() {
		fmt.Println(at, cell.Text, g.Merges(), err)
	}
	// Output: C4 7 340,5 [A1:E1] <nil>
}

func ExampleCell() {
	// The number behind the text has more digits, which the observation keeps.
	g := mustGrid("Bilan", bilan)
	at := sheet.Ref{Row: 3, Column: 3}
	if err := g.Set(at, sheet.Cell{Text: "7 340,5", Raw: "7340.4812", Type: sheet.NumberValue}); err != nil {
		fmt.Println(err)
	}
	for row := range sheet.Read(g, mustLayout(bilanLayout)).All() {
		if row.Ref == at {
			fmt.Println(row.Observation.Figure, row.Observation.Attributes)
		}
	}
	// Output: 7340.5@0.1 raw=7340.4812
}

func ExampleValueType() {
	// A date that a spreadsheet made of "1.5" is not read as a figure.
	g := mustGrid("Bilan", bilan)
	cell := sheet.Cell{Text: "01/05/2024", Raw: "2024-05-01", Type: sheet.DateValue}
	if err := g.Set(sheet.Ref{Row: 3, Column: 2}, cell); err != nil {
		fmt.Println(err)
	}
	for _, f := range sheet.Read(g, mustLayout(bilanLayout)).Findings() {
		fmt.Println(f.Code, f.Text(wording.Fr))
	}
	// Output: SHT013 Bilan!B3 : une date, 01/05/2024, à la place d’un chiffre
}

func ExampleRef() {
	at, err := sheet.ParseRef("AB12")
	fmt.Println(at.Row, at.Column, at, err)
	// Output: 12 28 AB12 <nil>
}

func ExampleRange() {
	area, err := sheet.ParseRange("H40:A3")
	fmt.Println(area, area.Contains(sheet.Ref{Row: 5, Column: 2}), err)
	// Output: A3:H40 true <nil>
}

func ExampleLimits() {
	g := sheet.NewGrid("Bilan", sheet.Limits{MaxColumns: 100})
	fmt.Println(g.Set(sheet.Ref{Row: 1, Column: 16384}, sheet.Cell{Text: "x"}))
	// Output: indicators: set cell: /cells/Bilan!XFD1: limit exceeded: beyond row 1048576 or column CV
}

func ExampleTextOptions() {
	// A file that Excel wrote on Windows does not say what its encoding is.
	const file = "Ann\xe9e;Emplois\n2015;65000\n"
	_, err := sheet.ReadText(strings.NewReader(file), sheet.TextOptions{}, sheet.Limits{})
	fmt.Println(strings.ReplaceAll(fmt.Sprint(err), ", ", "\n"))
	g, err := sheet.ReadText(strings.NewReader(file), sheet.TextOptions{Encoding: "windows-1252"}, sheet.Limits{})
	fmt.Println(g.Cell(sheet.Ref{Row: 1, Column: 1}).Text, err)
	// Output:
	// indicators: read text: syntax error: not UTF-8; name the encoding: windows-1252 reads "Année"
	// windows-1256 reads "Année"
	// macintosh reads "AnnÈe" (offset 3)
	// Année <nil>
}

func ExampleLayout() {
	layout := sheet.Layout{
		ID: "emplois",
		Columns: []sheet.Header{
			{Title: "Année", Means: "period"},
			{Title: "Emplois", Means: "value", Facts: sheet.Facts{Indicator: "jobs", Unit: "job", Source: "amrc"}},
		},
		Reader: wording.Reader{Locale: wording.FrMA},
	}
	if err := sheet.EncodeLayout(os.Stdout, layout); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "format": "mithaq.layout/1",
	//   "id": "emplois",
	//   "columns": [
	//     {
	//       "title": "Année",
	//       "means": "period"
	//     },
	//     {
	//       "title": "Emplois",
	//       "means": "value",
	//       "facts": {
	//         "indicator": "jobs",
	//         "unit": "job",
	//         "source": "amrc"
	//       }
	//     }
	//   ],
	//   "reader": {
	//     "locale": "fr-MA"
	//   }
	// }
}

func ExampleHeader() {
	// Two header rows: years in merged cells above women and men.
	layout := sheet.Layout{
		ID: "sexe", Top: 1, Facts: sheet.Facts{Indicator: "jobs", Unit: "job", Source: "amrc"},
		Rows: []sheet.Header{
			{Means: "period"},
			{Names: map[string]sheet.Facts{
				"Femmes": {Breakdown: indicators.MustBreakdown("sex=F")},
				"Hommes": {Breakdown: indicators.MustBreakdown("sex=M")},
			}},
		},
		Columns: []sheet.Header{{At: "A", Means: "area"}},
	}
	g := mustGrid("Sexe", ",2014,,2015,\n,Femmes,Hommes,Femmes,Hommes\nMA-06,510,490,560,540\n")
	for _, r := range []string{"B1:C1", "D1:E1"} {
		merged, err := sheet.ParseRange(r)
		if err = errors.Join(err, g.Merge(merged)); err != nil {
			fmt.Println(err)
		}
	}
	for row := range sheet.Read(g, layout).All() {
		fmt.Println(row.Ref, row.Observation.Key, row.Observation.Figure)
	}
	// Output:
	// B3 jobs MA-06 sex=F 2014 510@1
	// C3 jobs MA-06 sex=M 2014 490@1
	// D3 jobs MA-06 sex=F 2015 560@1
	// E3 jobs MA-06 sex=M 2015 540@1
}

func ExampleFacts() {
	// What headers state goes before what the layout states for the whole sheet; two
	// headers that contradict each other are a problem.
	layout := mustLayout(bilanLayout)
	layout.Columns[0].Names["Emplois"] = sheet.Facts{Indicator: "jobs", Unit: "job", Period: period.Year(2010)}
	rows := sheet.Read(mustGrid("Bilan", bilan), layout)
	fmt.Println(rows.Findings()[0].Text(wording.En))
	// Output: Bilan!B4: the headers state both 2010 and 2013 (period)
}

func ExampleClass() {
	g := mustGrid("Bilan", bilan)
	rows := sheet.Read(g, mustLayout(bilanLayout))
	sum := 0
	for _, c := range []sheet.Class{sheet.Observation, sheet.HeaderCell, sheet.Note, sheet.NoData, sheet.Problem} {
		fmt.Println(c, rows.Count(c))
		sum += rows.Count(c)
	}
	fmt.Println(sum, "of", g.Len())
	// Output:
	// observation 5
	// header 7
	// note 2
	// no data 1
	// problem 0
	// 15 of 15
}

func ExampleOutcome() {
	rows := sheet.Read(mustGrid("Bilan", bilan), mustLayout(bilanLayout))
	for o := range rows.Outcomes() {
		if o.Class == sheet.NoData || o.Class == sheet.Note {
			fmt.Println(o.Ref, o.Class, o.Text)
		}
	}
	// Output:
	// D3 no data -
	// A5 note (p) chiffres provisoires
	// A6 note Source : HCP
}

func ExampleRow() {
	for row := range sheet.Read(mustGrid("Bilan 2015", bilan), mustLayout(bilanLayout)).All() {
		fmt.Println(row.Place(), row.Observation.ID, row.Observation.Words)
		break
	}
	// Output: 'Bilan 2015'!B3 bilan-B3 7 200
}

func ExampleRows() {
	rows := sheet.Read(mustGrid("Bilan", bilan), mustLayout(bilanLayout))
	var b indicators.Builder
	fmt.Println(rows.Load(&b), b.Len(), rows.Len())
	// Output: <nil> 5 5
}

func ExampleRules() {
	for _, r := range sheet.Rules()[:3] {
		fmt.Println(r.Code, r.Severity, r.Title)
	}
	// Output:
	// SHT001 error the layout does not name a header
	// SHT002 error a text that the layout expects is not there
	// SHT003 error nothing states what a figure measures
}

// A list with codes of others: a mapping makes ours of them.
func ExampleLayout_mapping() {
	layout := mustLayout(`{
	  "format": "mithaq.layout/1", "id": "ilo", "facts": {"source": "ilo"},
	  "columns": [{"title": "Country"}, {"title": "Measure"}, {"title": "Time"}, {"title": "Value"}],
	  "mapping": {"components": [
	    {"from": "Country", "to": "REF_AREA", "areas": "alpha3"},
	    {"from": "Measure", "to": "INDICATOR", "codes": {"EMP_TEMP": "jobs"},
	      "units": {"EMP_TEMP": {"unit": "job", "mult": 3}}},
	    {"from": "Time", "to": "TIME_PERIOD"}, {"from": "Value", "to": "OBS_VALUE"}]}
	}`)
	rows := sheet.Read(mustGrid("", "Country,Measure,Time,Value\nMAR,EMP_TEMP,2015,65.4\n"), layout)
	for row := range rows.All() {
		fmt.Println(row.Observation.Key, row.Observation.Quantity(), len(rows.Findings()))
	}
	// Output: jobs MA 2015 65.4@0.1 thousand*job 0
}
