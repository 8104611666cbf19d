package sdmx

import (
	"bytes"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Row is one row of an SDMX-CSV message: an observation, attributes of a
// partial key, or what is to be deleted. Cells are named by their place in
// [CSVReader.Columns]; one that the row does not have is empty.
type Row struct {
	Structure     Structure
	StructureName string
	// Action is Information when the message has no such column.
	Action Action

	r     *CSVReader
	cells [][]byte
}

// Mark says what a cell that is not a plain value means.
type Mark uint16

const (
	// Plain: a value.
	Plain Mark = iota
	// Empty: nothing is said; in a row that deletes, any value is meant.
	Empty
	// Missing: the value is intentionally missing: NaN or #N/A.
	Missing
	// SwitchedOff: a dimension that has no part in the key of the row: ~
	SwitchedOff
	// Dash: in a row that deletes, a value to be deleted: -
	Dash
)

var marks = enum.Table[Mark]{"plain", "empty", "missing", "switched_off", "dash"}

// String returns "plain", "empty", "missing", "switched_off" or "dash".
func (m Mark) String() string { return marks.String("mark", m) }

// ofNone is the reader of the zero Row.
var ofNone = CSVReader{kindAt: -1, idAt: -1, nameAt: -1, actionAt: -1, seriesAt: -1, obsAt: -1}

// of returns the reader of the row.
func (r *Row) of() *CSVReader {
	if r.r == nil {
		return &ofNone
	}
	return r.r
}

// cell returns a cell of the row by its place in the record.
func (r *Row) cell(at int) []byte {
	if at < 0 || at >= len(r.cells) {
		return nil
	}
	return r.cells[at]
}

// bytes returns the cell of a column.
func (r *Row) bytes(i int) []byte {
	if i < 0 || i >= len(r.of().columns) {
		return nil
	}
	return r.cell(int(r.of().columns[i].at))
}

// code returns the cell of a column without its label.
func (r *Row) code(i int) []byte {
	cell := r.bytes(i)
	if r.of().labels == LabelsBoth {
		code, _, _ := r.of().cut(cell, true)
		return code
	}
	return cell
}

// cutLabel splits "code: name". A text that merely has such a thing in it is
// left whole.
func cutLabel(cell []byte) (code, label []byte, ok bool) {
	i := bytes.Index(cell, []byte(": "))
	if i < 0 || !isID(cell[:i]) {
		return cell, nil, false
	}
	return cell[:i], cell[i+2:], true
}

// SeriesKey returns the cell of the column SERIES_KEY.
func (r *Row) SeriesKey() string {
	if r == nil {
		r = new(Row)
	}
	return string(r.cell(r.of().seriesAt))
}

// ObsKey returns the cell of the column OBS_KEY.
func (r *Row) ObsKey() string {
	if r == nil {
		r = new(Row)
	}
	return string(r.cell(r.of().obsAt))
}

// Text returns the cell of a column as it stands there.
func (r *Row) Text(i int) string {
	if r == nil {
		r = new(Row)
	}
	return string(r.bytes(i))
}

// Code returns the value of a column that holds one, without its name.
func (r *Row) Code(i int) string {
	if r == nil {
		r = new(Row)
	}
	return string(r.code(i))
}

// Label returns the name that is shown with the value of a column.
func (r *Row) Label(i int) string {
	if r == nil {
		r = new(Row)
	}
	if i < 0 || i >= len(r.of().columns) {
		return ""
	}
	switch r.of().labels {
	case LabelsName:
		return string(r.cell(int(r.of().columns[i].nameAt)))
	case LabelsBoth:
		_, label, _ := cutLabel(r.bytes(i))
		return string(label)
	}
	return ""
}

// Values returns the values of a column that may hold several, without their
// names. A column that does not has one value, and an empty cell none.
func (r *Row) Values(i int) []string {
	if r == nil {
		r = new(Row)
	}
	cell := r.bytes(i)
	if len(cell) == 0 {
		return nil
	}
	if c := &r.of().columns[i]; !c.Multi && len(c.Langs) == 0 {
		return []string{r.Code(i)}
	}
	values := splitValues(string(cell), r.of().sub)
	if r.of().labels == LabelsBoth {
		for j, v := range values {
			code, _, _ := cutLabel([]byte(v))
			values[j] = string(code)
		}
	}
	return values
}

// Localised is a text in one language.
type Localised struct {
	Lang string `json:"lang"`
	Text string `json:"text"`
}

// Texts returns the text of a column in its languages. Of a column that also
// has several values there is one list for each.
func (r *Row) Texts(i int) [][]Localised {
	if r == nil {
		r = new(Row)
	}
	cell := r.bytes(i)
	if len(cell) == 0 {
		return nil
	}
	if len(r.of().columns[i].Langs) == 0 {
		return [][]Localised{{{Text: string(cell)}}}
	}
	var groups [][]Localised
	var plain []Localised
	for _, v := range splitValues(string(cell), r.of().sub) {
		parts := splitValues(v, r.of().sub)
		if len(parts) < 2 {
			plain = append(plain, localised(v))
			continue
		}
		group := make([]Localised, len(parts))
		for j, p := range parts {
			group[j] = localised(p)
		}
		groups = append(groups, group)
	}
	if len(plain) > 0 {
		groups = append(groups, plain)
	}
	return groups
}

func localised(s string) Localised {
	if lang, text, ok := strings.Cut(s, ":"); ok && len(lang) == 2 {
		return Localised{lang, text}
	}
	return Localised{Text: s}
}

// splitValues splits a cell. A value in quotes may hold the separator, and
// quotes as two of them.
func splitValues(s, sep string) []string {
	if sep == "" {
		return []string{s}
	}
	var list []string
	for {
		if len(s) > 0 && s[0] == '"' {
			if v, rest, more, ok := quotedValue(s[1:], sep); ok {
				if list = append(list, v); !more {
					return list
				}
				s = rest
				continue
			}
		}
		v, rest, more := strings.Cut(s, sep)
		if list = append(list, v); !more {
			return list
		}
		s = rest
	}
}

// quotedValue reads a value up to its closing quote, which the separator or
// the end must follow.
func quotedValue(s, sep string) (v, rest string, more, ok bool) {
	for i := 0; i < len(s); i++ {
		if s[i] != '"' {
			continue
		}
		if i+1 < len(s) && s[i+1] == '"' {
			i++
			continue
		}
		v = strings.ReplaceAll(s[:i], `""`, `"`)
		rest, more = strings.CutPrefix(s[i+1:], sep)
		return v, rest, more, more || rest == ""
	}
	return "", "", false, false
}

// Mark says what the cell of a column means.
func (r *Row) Mark(i int) Mark {
	if r == nil {
		r = new(Row)
	}
	switch cell := r.bytes(i); string(cell) {
	case "":
		return Empty
	case interchange.Missing, interchange.NotAvailable:
		return Missing
	case "~":
		return SwitchedOff
	case "-":
		return Dash
	}
	return Plain
}

// Position returns where the cell of a column starts: the byte offset from 0,
// the line and the character from 1.
func (r *Row) Position(i int) (offset int64, line, column int) {
	if r == nil {
		r = new(Row)
	}
	if r.r == nil {
		return 0, 0, 0
	}
	if i < 0 || i >= len(r.of().columns) {
		return r.of().in.Position(len(r.cells))
	}
	return r.of().in.Position(int(r.of().columns[i].at))
}
