package main

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/xuri/excelize/v2"
)

// The most links of a sheet: excelize looks at all of them for each new one.
const maxLinks = 5000

// pageNames are the sheets and columns of a report in a language.
type pageNames struct {
	observations, findings string
	columns, about         []string
}

func namesIn(lang wording.Lang) pageNames {
	switch lang {
	case wording.Fr:
		return pageNames{"Observations", "Constats", []string{
			"Cellule", "Indicateur", "Zone", "Périmètre", "Ventilation", "Période", "Valeur", "Unité", "Statut",
			"Source", "Tel que publié", "Note",
		}, []string{"Cellule", "Code", "Gravité", "Constat", "Que faire", "Tel que publié"}}
	case wording.Ar:
		return pageNames{"الملاحظات", "التنبيهات", []string{
			"الخلية", "المؤشر", "المنطقة", "النطاق", "التقسيم", "الفترة", "القيمة", "الوحدة", "الحالة", "المصدر",
			"كما نشر", "ملحوظة",
		}, []string{"الخلية", "الرمز", "الدرجة", "التنبيه", "ما العمل", "كما نشر"}}
	}
	return pageNames{"Observations", "Findings", []string{
		"Cell", "Indicator", "Area", "Perimeter", "Breakdown", "Period", "Value", "Unit", "Status", "Source",
		"As published", "Note",
	}, []string{"Cell", "Code", "Severity", "Finding", "What to do", "As published"}}
}

// writeReport writes a workbook with the observations, the findings, and a copy of the
// sheet that both link to.
func writeReport(out io.Writer, grid *sheet.Grid, rows *sheet.Rows, lang wording.Lang) error {
	names := namesIn(lang)
	f := excelize.NewFile()
	b := &builder{file: f, rightToLeft: lang == wording.Ar}
	original := b.sheetName(grid.Name(), names)
	b.page(names.observations, names.columns)
	w := wording.WriterOf(lang)
	for row := range rows.All() {
		o := row.Observation
		b.row(original, row.Ref, row.Place(), string(o.Key.Indicator), string(o.Key.Area), string(o.Key.Perimeter),
			o.Key.Breakdown.String(), w.Say(o.Key.Period), o.Figure.String(), o.Unit.String(), o.Status.String(),
			string(o.Source), o.Words, o.Note)
	}
	b.end()
	b.page(names.findings, names.about)
	for _, x := range rows.Findings() {
		at := refOf(x.Path)
		words := ""
		if len(x.Evidence) > 0 {
			words = x.Evidence[0].Words
		}
		b.row(original, at, at.String(), string(x.Code), x.Severity.String(), x.Text(lang), x.SuggestionText(lang), words)
	}
	b.end()
	b.copy(original, grid)
	b.do(f.DeleteSheet("Sheet1"))
	f.SetActiveSheet(0)
	if b.err != nil {
		return b.err
	}
	return errors.Join(f.Write(out), f.Close())
}

// refOf returns the cell that the path of a finding names.
func refOf(path string) sheet.Ref {
	at, err := sheet.ParseRef(path[strings.LastIndexAny(path, "!/")+1:])
	if err != nil {
		return sheet.Ref{} // the sheet as a whole
	}
	return at
}

// builder writes the sheets of a workbook. The first error ends it.
type builder struct {
	file        *excelize.File
	rightToLeft bool
	text, link  int // styles
	name        string
	columns     int
	rows, links int
	err         error
}

func (b *builder) do(err error) {
	if b.err == nil {
		b.err = err
	}
}

// safe is a text that no spreadsheet takes for a formula, also where somebody saves
// the sheet as delimited text.
func safe(s string) string { return wording.CSVSafe(s) }

// styled makes the styles: text is the format of texts, so that an edited cell stays
// a text.
func (b *builder) styled() {
	if b.text != 0 {
		return
	}
	var err error
	b.text, err = b.file.NewStyle(&excelize.Style{NumFmt: 49})
	b.do(err)
	b.link, err = b.file.NewStyle(&excelize.Style{NumFmt: 49, Font: &excelize.Font{Color: "1265BE", Underline: "single"}})
	b.do(err)
}

// page begins a sheet with the titles of its columns.
func (b *builder) page(name string, titles []string) {
	b.styled()
	_, err := b.file.NewSheet(name)
	b.do(err)
	b.name, b.columns, b.rows, b.links = name, len(titles), 0, 0
	b.view(name, b.rightToLeft)
	b.row("", sheet.Ref{}, titles...)
	b.do(b.file.SetPanes(name, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"}))
}

func (b *builder) view(name string, rightToLeft bool) {
	b.do(b.file.SetSheetView(name, -1, &excelize.ViewOptions{RightToLeft: &rightToLeft}))
}

// row writes a row, whose first cell links to a cell of the original.
func (b *builder) row(original string, at sheet.Ref, texts ...string) {
	if b.err != nil {
		return
	}
	b.rows++
	for i, text := range texts {
		b.set(b.name, sheet.Ref{Row: b.rows, Column: i + 1}, safe(text))
	}
	if at == (sheet.Ref{}) || b.links >= maxLinks {
		return
	}
	b.links++
	cell := sheet.Ref{Row: b.rows, Column: 1}.String()
	b.do(b.file.SetCellHyperLink(b.name, cell, quoted(original)+"!"+at.String(), "Location"))
	b.do(b.file.SetCellStyle(b.name, cell, cell, b.link))
}

// set writes a text as a text.
func (b *builder) set(name string, at sheet.Ref, text string) {
	if text == "" || b.err != nil {
		return
	}
	if len(text) > excelize.TotalCellChars {
		b.do(fmt.Errorf("%s!%v: a text of more than %d characters", name, at, excelize.TotalCellChars))
		return
	}
	cell := at.String()
	b.do(b.file.SetCellStr(name, cell, text))
	b.do(b.file.SetCellStyle(name, cell, cell, b.text))
}

// end puts filters on the titles.
func (b *builder) end() {
	last := sheet.Ref{Row: max(b.rows, 1), Column: b.columns}
	b.do(b.file.AutoFilter(b.name, "A1:"+last.String(), nil))
}

// copy writes the original as it is shown: texts, merged cells, hidden columns.
func (b *builder) copy(name string, grid *sheet.Grid) {
	_, err := b.file.NewSheet(name)
	b.do(err)
	arabic, hidden := 0, make(map[int]bool)
	for at, c := range grid.All() {
		b.set(name, at, safe(c.Text))
		if strings.ContainsFunc(c.Text, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) }) {
			arabic++
		} else if strings.ContainsFunc(c.Text, unicode.IsLetter) {
			arabic--
		}
		if was, seen := hidden[at.Column]; c.Hidden && (was || !seen) {
			hidden[at.Column] = true
		} else {
			hidden[at.Column] = false
		}
	}
	for _, m := range grid.Merges() {
		b.do(b.file.MergeCell(name, m.First.String(), m.Last.String()))
	}
	for column, is := range hidden {
		if is {
			letters := strings.TrimRight(sheet.Ref{Row: 1, Column: column}.String(), "1")
			b.do(b.file.SetColVisible(name, letters, false))
		}
	}
	b.view(name, arabic > 0)
}

// sheetName is the name of the copy: that of the original, if a workbook may have it.
func (b *builder) sheetName(name string, names pageNames) string {
	r := []rune(strings.Map(func(r rune) rune {
		if strings.ContainsRune(`:\/?*[]`, r) {
			return '_'
		}
		return r
	}, name))
	name = strings.Trim(string(r[:min(len(r), 28)]), "'")
	for name == "" || strings.EqualFold(name, names.observations) || strings.EqualFold(name, names.findings) ||
		strings.EqualFold(name, "Sheet1") {
		name += " 0"
	}
	return name
}

// quoted is the name of a sheet in a reference.
func quoted(name string) string { return "'" + strings.ReplaceAll(name, "'", "''") + "'" }
