// Package sheet reads the tables of offices as they are: workbooks with groups
// over merged cells, units in a column, footnotes and words for no data, and
// delimited text in any encoding that Excel writes.
//
// A [Grid] holds the cells of one sheet. It knows nothing of files: a program
// fills it from a workbook with the library of its choice, cell by cell, and
// [ReadText] fills it from delimited text. A [Layout], which is a JSON file, says
// what the rows and columns mean. [Read] makes observations of the two:
//
//	rows := sheet.Read(grid, layout)
//	for row := range rows.All() {
//		fmt.Println(row.Place(), row.Observation.Quantity()) // Bilan!C7 7340@1 million*MAD
//	}
//	for _, f := range rows.Findings() {
//		fmt.Println(f.Text(wording.Fr))
//	}
//	err := rows.Load(&builder)
//
// # Layouts
//
// Header rows stand above the figures and header columns beside them; both are a
// [Header]. The header says how its texts are read (as periods, as units, as
// codes), or names them: what a text states of the figures is a [Facts].
//
//	{
//	  "format": "mithaq.layout/1",
//	  "id": "bilan",
//	  "facts": {"area": "MA", "source": "hcp-2016"},
//	  "titles": {"en millions de dirhams": {"unit": "million*MAD"}},
//	  "rows": [{"means": "period"}],
//	  "columns": [
//	    {"title": "Indicateur", "names": {
//	      "Emplois": {"indicator": "jobs", "unit": "job"},
//	      "Exportations": {"indicator": "export_revenue"}}}],
//	  "no_data": ["-", "n.d."],
//	  "marks": {"(p)": {"status": "P"}},
//	  "reader": {"locale": "fr-MA"}
//	}
//
// Columns are found by their titles, so that a column that was moved is still
// found. A table without header rows is a list: one row is one observation, and
// each column is one of its members. What a header states holds before what a
// title states, and that before what the layout states for the whole sheet; two
// headers that contradict each other are a problem.
//
// Names match whatever the case, the spaces and the direction marks. A header that
// the layout does not name is a problem; nothing is skipped because it is unknown.
//
// # Figures
//
// The shown text of a cell is what was published: package wording reads it, and it
// becomes the observation's words. The value behind it decides nothing but which
// reading of an ambiguous text is meant; where the text is more than a rounding
// away from it there is a finding, and where the value has more digits it is
// the attribute "raw" of the observation. A text that stays ambiguous makes an
// observation without a figure, with its readings as candidates.
//
// # Outcomes
//
// Each cell of the area that is not empty ends as exactly one of observation,
// header, note, no data or problem ([Class]); [Rows.Count] counts them, and their
// sum is the number of cells. A finding names its cell: its path is
// "/cells/Bilan!C7". [Rules] lists the codes.
//
// # Limits
//
// A grid holds only cells that are not empty, so that one cell in the far corner
// takes no more memory than one in the near corner. A delimited text is held, with
// what became of its cells, in at most 64 bytes for each byte of it and 64 KiB,
// findings aside. [Limits] has finite defaults for cells, rows, columns, merged
// ranges, texts and findings.
//
// A sheet is not read as a stream: what a separator or a mark means, and whether a
// period is missing, may show only at its end. A long table with a column for each
// component is read by sdmx.Read with a mapping, row by row.
package sheet
