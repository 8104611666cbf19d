package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/xuri/excelize/v2"
)

// limits are those of opening a workbook; a number that is not positive means its
// default. What a small file unpacks to, and what is made of that, is bounded by
// them: without, 430 KB are enough for 617 MB.
type limits struct {
	packed   int64 // bytes of the file; default 16 MiB
	unpacked int64 // bytes of all parts; default 64 MiB
	parts    int   // files in the archive; default 2,000
	elements int   // elements of one part; default 2,000,000
}

func (l limits) withDefaults() limits {
	if l.packed <= 0 {
		l.packed = 16 << 20
	}
	if l.unpacked <= 0 {
		l.unpacked = 64 << 20
	}
	if l.parts <= 0 {
		l.parts = 2000
	}
	if l.elements <= 0 {
		l.elements = 2_000_000
	}
	return l
}

var (
	errTooLarge = errors.New("the workbook is larger than the limits allow")
	errWorkbook = errors.New("not a readable workbook")
)

// workbook is an open workbook.
type workbook struct {
	file     *excelize.File
	parts    map[string]*zip.File
	sheets   []part // in the order of the tabs
	date1904 bool
	dates    map[int]bool // whether a style shows dates
}

// part is the part of the archive that holds a sheet.
type part struct{ name, path string }

// open opens a workbook that is held in memory.
func open(data []byte, l limits) (*workbook, error) {
	l = l.withDefaults()
	if int64(len(data)) > l.packed {
		return nil, fmt.Errorf("%w: %d bytes", errTooLarge, len(data))
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errWorkbook, err)
	}
	w := &workbook{parts: make(map[string]*zip.File), dates: make(map[int]bool)}
	if err := w.measure(z, l); err != nil {
		return nil, err
	}
	if err := w.contents(); err != nil {
		return nil, err
	}
	w.file, err = excelize.OpenReader(bytes.NewReader(data), excelize.Options{
		UnzipSizeLimit: l.unpacked, UnzipXMLSizeLimit: l.unpacked,
	})
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errWorkbook, err)
	}
	props, err := w.file.GetWorkbookProps()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errWorkbook, err)
	}
	w.date1904 = props.Date1904 != nil && *props.Date1904
	return w, nil
}

// measure unpacks every part once, to see that it is whole and how large it is.
func (w *workbook) measure(z *zip.Reader, l limits) error {
	if len(z.File) > l.parts {
		return fmt.Errorf("%w: %d parts", errTooLarge, len(z.File))
	}
	left := l.unpacked
	for _, f := range z.File {
		r, err := f.Open()
		if err != nil {
			return fmt.Errorf("%w: %s: %w", errWorkbook, f.Name, err)
		}
		c := counter{most: l.elements}
		n, err := io.Copy(&c, io.LimitReader(r, left+1))
		if left -= n; left < 0 {
			return fmt.Errorf("%w: more than %d bytes unpacked, in %s", errTooLarge, l.unpacked, f.Name)
		}
		if err != nil {
			if !errors.Is(err, errTooLarge) {
				err = fmt.Errorf("%w: %w", errWorkbook, err)
			}
			return fmt.Errorf("%s: %w", f.Name, err)
		}
		if err := r.Close(); err != nil {
			return fmt.Errorf("%w: %s: %w", errWorkbook, f.Name, err)
		}
		name := strings.ReplaceAll(f.Name, "\\", "/")
		if w.parts[name] != nil {
			return fmt.Errorf("%w: %s is there twice", errWorkbook, name)
		}
		w.parts[name] = f
	}
	return nil
}

// counter counts the tags of a part.
type counter struct{ tags, most int }

func (c *counter) Write(b []byte) (int, error) {
	if c.tags += bytes.Count(b, []byte("<")); c.tags > 2*c.most {
		return 0, fmt.Errorf("%w: more than %d elements", errTooLarge, c.most)
	}
	return len(b), nil
}

// decode reads a part as XML into v.
func (w *workbook) decode(name string, v any) error {
	f := w.parts[name]
	if f == nil {
		return fmt.Errorf("%w: no part %s", errWorkbook, name)
	}
	r, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", errWorkbook, err)
	}
	if err = xml.NewDecoder(r).Decode(v); err != nil {
		return fmt.Errorf("%w: %s: %w", errWorkbook, name, err)
	}
	return r.Close()
}

// contents finds the parts of the sheets.
func (w *workbook) contents() error {
	var book struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var relations struct {
		List []struct {
			ID     string `xml:"Id,attr"`
			Target string `xml:"Target,attr"`
			Mode   string `xml:"TargetMode,attr"`
		} `xml:"Relationship"`
	}
	const main, rels = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
	if err := errors.Join(w.decode(main, &book), w.decode(rels, &relations)); err != nil {
		return err
	}
	targets := make(map[string]string)
	for _, r := range relations.List {
		target := r.Target
		if !strings.HasPrefix(target, "/") {
			target = path.Join("xl", target)
		}
		target = strings.TrimPrefix(target, "/")
		// Without its shared strings or its styles a workbook shows other texts.
		if r.Mode != "External" && w.parts[target] == nil {
			return fmt.Errorf("%w: no part %s", errWorkbook, target)
		}
		targets[r.ID] = target
	}
	for _, s := range book.Sheets {
		w.sheets = append(w.sheets, part{s.Name, targets[s.ID]})
	}
	if len(w.sheets) == 0 {
		return fmt.Errorf("%w: no sheets", errWorkbook)
	}
	return nil
}

// names lists the sheets.
func (w *workbook) names() (list []string) {
	for _, s := range w.sheets {
		list = append(list, s.name)
	}
	return list
}

// grid returns a sheet, the first one without a name. Numbers are shown as a
// spreadsheet in a locale shows them: the file does not say in which.
func (w *workbook) grid(name string, l wording.Locale, most sheet.Limits) (*sheet.Grid, error) {
	at := w.sheets[0]
	if name != "" {
		at = part{}
		for _, s := range w.sheets {
			if s.name == name {
				at = s
			}
		}
		if at.name == "" {
			return nil, fmt.Errorf("no sheet %q; there are %q", name, w.names())
		}
	}
	f := w.parts[at.path]
	if f == nil {
		return nil, fmt.Errorf("%w: sheet %q has no part", errWorkbook, at.name)
	}
	r, err := f.Open()
	if err != nil {
		return nil, fmt.Errorf("%w: %w", errWorkbook, err)
	}
	s, err := scan(r)
	if err = errors.Join(err, r.Close()); err != nil {
		if !errors.Is(err, errTooLarge) {
			err = fmt.Errorf("%w: %w", errWorkbook, err)
		}
		return nil, fmt.Errorf("sheet %q: %w", at.name, err)
	}
	g := sheet.NewGrid(at.name, most)
	if err := w.fill(g, s, at.name, l); err != nil {
		return nil, err
	}
	for _, m := range s.merges {
		if err := g.Merge(m); err != nil {
			return nil, err
		}
	}
	return g, nil
}

// fill sets the cells: their texts as excelize formats them, and what stands behind.
func (w *workbook) fill(g *sheet.Grid, s *scanned, name string, l wording.Locale) (err error) {
	rows, err := w.file.Rows(name)
	if err != nil {
		return fmt.Errorf("%w: %w", errWorkbook, err)
	}
	defer func() { err = errors.Join(err, rows.Close()) }()
	next, number := 0, 0
	for next < len(s.cells) && rows.Next() {
		number++
		shown, err := rows.Columns()
		if err != nil {
			return fmt.Errorf("%w: %w", errWorkbook, err)
		}
		for ; next < len(s.cells) && s.cells[next].at.Row == number; next++ {
			c := s.cells[next]
			text := ""
			if c.at.Column <= len(shown) {
				text = shown[c.at.Column-1]
			}
			cell, err := w.cell(c, text, l)
			if err != nil {
				return fmt.Errorf("%s!%v: %w", name, c.at, err)
			}
			cell.Hidden = cell.Hidden || s.hides(c.at.Column)
			if err := g.Set(c.at, cell); err != nil {
				return err
			}
		}
	}
	if next < len(s.cells) {
		return fmt.Errorf("%w: %s!%v and what follows it was not read: %w", errWorkbook, name, s.cells[next].at,
			errors.Join(rows.Error(), errors.New("rows out of order")))
	}
	return nil
}

// cell makes a cell of what the file holds and what is shown of it.
func (w *workbook) cell(c rawCell, text string, l wording.Locale) (sheet.Cell, error) {
	out := sheet.Cell{Text: text, Formula: c.formula, Hidden: c.hidden}
	if c.formula != "" && c.value == "" && !c.hasText {
		out.Text = "" // a formula that nobody has computed
		return out, nil
	}
	switch c.kind {
	case "s":
		if w.parts["xl/sharedStrings.xml"] == nil {
			return out, fmt.Errorf("%w: no part xl/sharedStrings.xml", errWorkbook)
		}
		out.Type = sheet.TextValue
	case "", "n":
		if c.value == "" {
			return out, nil
		}
		number, err := strconv.ParseFloat(c.value, 64)
		if err != nil {
			return out, err
		}
		isDate, err := w.isDate(c.style)
		if err != nil {
			return out, err
		}
		if isDate {
			out.Type, out.Raw = sheet.DateValue, w.day(number)
			return out, nil
		}
		// The shortest digits that are this number: 0.1, not 0.1000000000000000055.
		out.Type, out.Raw = sheet.NumberValue, strconv.FormatFloat(number, 'f', -1, 64)
		out.Text = localised(text, l)
	case "b":
		out.Type, out.Raw = sheet.BoolValue, c.value
	case "e":
		out.Type, out.Raw, out.Text = sheet.ErrorValue, c.value, c.value
	case "d":
		out.Type, out.Raw = sheet.DateValue, c.value
	default:
		out.Type = sheet.TextValue
	}
	return out, nil
}

// localised writes the separators of a number as a locale has them. The file holds
// formats, and the spreadsheet of whoever opens it chooses the separators.
func localised(text string, l wording.Locale) string {
	if wording.ConventionOf(l).Comma != wording.Decimal {
		return text
	}
	return strings.NewReplacer(",", "\u202f", ".", ",").Replace(text)
}

// isDate reports whether a style shows numbers as dates or times.
func (w *workbook) isDate(style int) (bool, error) {
	if is, ok := w.dates[style]; ok || style == 0 {
		return is, nil
	}
	s, err := w.file.GetStyle(style)
	if err != nil {
		return false, fmt.Errorf("%w: %w", errWorkbook, err)
	}
	n := s.NumFmt
	is := 14 <= n && n <= 22 || 27 <= n && n <= 36 || 45 <= n && n <= 47 || 50 <= n && n <= 58
	if s.CustomNumFmt != nil {
		is = isDateFormat(*s.CustomNumFmt)
	}
	w.dates[style] = is
	return is, nil
}

// isDateFormat reports whether a format has parts of a date outside quotes and
// brackets.
func isDateFormat(format string) bool {
	quoted, bracket := false, false
	for i := 0; i < len(format); i++ {
		switch c := format[i]; {
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '\\' || c == '_' || c == '*':
			i++
		case c == '[':
			bracket = true
		case c == ']':
			bracket = false
		case bracket:
		case strings.IndexByte("dmyhsDMYHS", c) >= 0:
			return !strings.EqualFold(format, "General")
		}
	}
	return false
}

// day is the civil date that a number stands for, and its fraction if it has one.
func (w *workbook) day(number float64) string {
	first := period.MustDate(1899, 12, 30)
	if w.date1904 {
		first = period.MustDate(1904, 1, 1)
	}
	days := int(number)
	if number < 0 || days > 2_958_465 { // 31 December 9999
		return strconv.FormatFloat(number, 'f', -1, 64)
	}
	return first.AddDays(days).String()
}
