package indicators

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// The CSV form has a header with the names of the JSON members, the key's
// among them, in any order and in either case, and one observation a record.
// Fields are separated by commas or, if the header has none, by semicolons or
// tabs. An empty cell is a
// member that is not there. From is IDs with a space between them; Candidates
// is the JSON of that member.
//
// Words and notes are what people wrote, and a spreadsheet would take some of
// them for formulas. A cell that begins with one of "=+-@", a tab or a line
// break, or with such a character of full width, is written with an apostrophe
// in front. So is one that begins with apostrophes and then such a character,
// so that reading takes away exactly what writing has added. All other cells are
// safe by what they may hold.

// csvColumn is a column of the CSV form.
type csvColumn struct {
	name     string
	required bool
	read     func(r *csvReader, o *Observation, cell []byte) error
	write    func(w *csvWriter, o *Observation) error // sets w.cell
}

var csvColumns = [...]csvColumn{
	{"id", true,
		func(r *csvReader, o *Observation, cell []byte) error { return o.ID.UnmarshalText(cell) },
		func(w *csvWriter, o *Observation) error { return w.id(o.ID) }},
	{"indicator", true,
		func(r *csvReader, o *Observation, cell []byte) error { return r.id(&o.Key.Indicator, cell) },
		func(w *csvWriter, o *Observation) error { return w.id(o.Key.Indicator) }},
	{"area", false,
		func(r *csvReader, o *Observation, cell []byte) error { return r.id(&o.Key.Area, cell) },
		func(w *csvWriter, o *Observation) error { return w.id(o.Key.Area) }},
	{"perimeter", false,
		func(r *csvReader, o *Observation, cell []byte) error { return r.id(&o.Key.Perimeter, cell) },
		func(w *csvWriter, o *Observation) error { return w.id(o.Key.Perimeter) }},
	{"breakdown", false,
		func(r *csvReader, o *Observation, cell []byte) error { return r.breakdown(&o.Key.Breakdown, cell) },
		func(w *csvWriter, o *Observation) error { return w.text(o.Key.Breakdown.MarshalText()) }},
	{"period", true,
		func(r *csvReader, o *Observation, cell []byte) error { return r.period(&o.Key.Period, cell) },
		func(w *csvWriter, o *Observation) error { return w.period(o.Key.Period) }},
	{"figure", false,
		func(r *csvReader, o *Observation, cell []byte) error { return o.Figure.UnmarshalText(cell) },
		func(w *csvWriter, o *Observation) (err error) {
			if o.Figure.IsSet() {
				w.cell, err = o.Figure.AppendText(w.cell)
			}
			return err
		}},
	{"unit", false,
		func(r *csvReader, o *Observation, cell []byte) error { return r.unit(&o.Unit, cell) },
		func(w *csvWriter, o *Observation) error {
			if o.Unit == (figure.Unit{}) {
				return nil
			}
			return w.text(o.Unit.MarshalText())
		}},
	{"role", true,
		func(r *csvReader, o *Observation, cell []byte) error { return o.Role.UnmarshalText(cell) },
		func(w *csvWriter, o *Observation) error { return w.text(o.Role.MarshalText()) }},
	{"assurance", false,
		func(r *csvReader, o *Observation, cell []byte) error { return o.Assurance.UnmarshalText(cell) },
		func(w *csvWriter, o *Observation) error { return w.text(o.Assurance.MarshalText()) }},
	{"status", false,
		func(r *csvReader, o *Observation, cell []byte) error { return o.Status.UnmarshalText(cell) },
		func(w *csvWriter, o *Observation) error { return w.text(o.Status.MarshalText()) }},
	{"confidentiality", false,
		func(r *csvReader, o *Observation, cell []byte) error {
			return r.id((*ID)(&o.Confidentiality), cell)
		},
		func(w *csvWriter, o *Observation) error { return w.id(ID(o.Confidentiality)) }},
	{"source", true,
		func(r *csvReader, o *Observation, cell []byte) error { return r.id(&o.Source, cell) },
		func(w *csvWriter, o *Observation) error { return w.id(o.Source) }},
	{"published", false,
		func(r *csvReader, o *Observation, cell []byte) error { return r.period(&o.Published, cell) },
		func(w *csvWriter, o *Observation) error { return w.period(o.Published) }},
	{"words", false,
		func(r *csvReader, o *Observation, cell []byte) error { o.Words = csv.Unguard(string(cell)); return nil },
		func(w *csvWriter, o *Observation) error { w.guard(o.Words); return nil }},
	{"words_lang", false,
		func(r *csvReader, o *Observation, cell []byte) error { return o.WordsLang.UnmarshalText(cell) },
		func(w *csvWriter, o *Observation) error {
			if !o.WordsLang.IsSet() {
				return nil
			}
			return w.text(o.WordsLang.MarshalText())
		}},
	{"stated_perimeter", false,
		func(r *csvReader, o *Observation, cell []byte) error { return r.id(&o.Stated, cell) },
		func(w *csvWriter, o *Observation) error { return w.id(o.Stated) }},
	{"attributes", false,
		func(r *csvReader, o *Observation, cell []byte) error { return r.breakdown(&o.Attributes, cell) },
		func(w *csvWriter, o *Observation) error { return w.text(o.Attributes.MarshalText()) }},
	{"candidates", false,
		func(r *csvReader, o *Observation, cell []byte) error {
			return strictjson.Decode(cell, &o.Candidates, strictjson.Options{MaxDepth: r.opt.MaxDepth, MaxProblems: 1})
		},
		func(w *csvWriter, o *Observation) (err error) {
			if len(o.Candidates) > 0 {
				w.cell, err = w.json.Append(w.cell, o.Candidates)
			}
			return err
		}},
	{"repeats", false,
		func(r *csvReader, o *Observation, cell []byte) error { return r.id(&o.Repeats, cell) },
		func(w *csvWriter, o *Observation) error { return w.id(o.Repeats) }},
	{"from", false,
		func(r *csvReader, o *Observation, cell []byte) error {
			for part := range strings.SplitSeq(string(cell), " ") {
				id, err := ParseID(part)
				if err != nil {
					return err
				}
				o.From = append(o.From, id)
			}
			return nil
		},
		func(w *csvWriter, o *Observation) error {
			for i, id := range o.From {
				if i > 0 {
					w.cell = append(w.cell, ' ')
				}
				if err := w.text(id.MarshalText()); err != nil {
					return err
				}
			}
			return nil
		}},
	{"confidence", false,
		func(r *csvReader, o *Observation, cell []byte) error { return o.Confidence.UnmarshalText(cell) },
		func(w *csvWriter, o *Observation) error { return w.text(o.Confidence.MarshalText()) }},
	{"note", false,
		func(r *csvReader, o *Observation, cell []byte) error { o.Note = csv.Unguard(string(cell)); return nil },
		func(w *csvWriter, o *Observation) error { w.guard(o.Note); return nil }},
}

// csvReader reads the CSV form.
type csvReader struct {
	op      string
	in      *csv.Reader
	opt     DecodeOptions
	columns []int // of csvColumns, as they stand in the header
	left    int   // problems that may still be listed
	ended   bool  // nothing can be read behind the last problem
	records int
	obs     Observation // the current one

	// What repeats is not read again.
	ids        map[string]ID
	breakdowns map[string]Breakdown
	periods    map[string]period.Period
	units      map[string]figure.Unit
}

// remember returns what a cell was read as before, or reads it. It keeps a
// bounded number of short cells.
func remember[T any](m map[string]T, cell []byte, parse func(string) (T, error)) (T, error) {
	if v, ok := m[string(cell)]; ok {
		return v, nil
	}
	s := string(cell)
	v, err := parse(s)
	if err == nil && len(m) < 16384 && len(s) <= 128 {
		m[s] = v
	}
	return v, err
}

func (r *csvReader) id(to *ID, cell []byte) (err error) {
	*to, err = remember(r.ids, cell, ParseID)
	return err
}

func (r *csvReader) breakdown(to *Breakdown, cell []byte) (err error) {
	*to, err = remember(r.breakdowns, cell, ParseBreakdown)
	return err
}

func (r *csvReader) period(to *period.Period, cell []byte) (err error) {
	*to, err = remember(r.periods, cell, period.Parse)
	return err
}

func (r *csvReader) unit(to *figure.Unit, cell []byte) (err error) {
	*to, err = remember(r.units, cell, figure.ParseUnit)
	return err
}

// readCSV yields the observations of a table.
func readCSV(op string, in io.Reader, o DecodeOptions) iter.Seq2[Observation, error] {
	return func(yield func(Observation, error) bool) {
		in, comma := csv.Separator(in)
		r := &csvReader{
			op: op, in: csv.NewReader(in, csv.Options{Comma: comma, MaxBytes: o.MaxBytes, MaxRecord: o.MaxRecord}),
			opt: o, left: o.MaxProblems,
			ids: map[string]ID{}, breakdowns: map[string]Breakdown{},
			periods: map[string]period.Period{}, units: map[string]figure.Unit{},
		}
		if err := r.header(); err != nil {
			if err != io.EOF {
				yield(Observation{}, err)
			}
			return
		}
		for {
			obs, err := r.next()
			if err == io.EOF || !yield(obs, err) {
				return
			}
			if _, ok := err.(*Problems); err != nil && !ok || r.ended {
				return
			}
		}
	}
}

// problem returns what is wrong with cell i of the current record.
func (r *csvReader) problem(id ID, i int, err error) *Error {
	at, line, column := r.in.Position(i)
	e := &Error{Op: r.op, Path: "/observations", Offset: offset(at), Line: line, Column: column}
	if id != "" {
		e.Path = cite.Pointer("observations", string(id))
		if i < len(r.columns) {
			e.Path += "/" + csvMember(csvColumns[r.columns[i]].name)
		}
	}
	// What is wrong with the JSON of a cell is at a place of the cell; where the
	// cell stands is where a reader of the file looks.
	if in, ok := problemsOf(r.op, err); ok && len(in.List) > 0 {
		e.Path += in.List[0].Path
		e.Err, e.Detail = in.List[0].Err, in.List[0].Detail
		return e
	}
	return e.explain(err)
}

// csvMember returns the JSON member that a column holds.
func csvMember(column string) string {
	switch column {
	case "indicator", "area", "perimeter", "breakdown", "period":
		return "key/" + column
	}
	return column
}

// broken returns the problem of a record that is no record, or the error that
// ends the reading.
func (r *csvReader) broken(err error) error {
	var at *csv.Error
	if !errors.As(err, &at) {
		var own *Error
		if err == io.EOF || errors.As(err, &own) {
			return err
		}
		return &Error{Op: r.op, Err: err}
	}
	problem := func() *Error {
		e := &Error{Op: r.op, Path: "/observations", Offset: offset(at.Offset), Line: at.Line, Column: at.Column}
		return e.explain(at.Err)
	}
	if errors.Is(err, csv.ErrTooLarge) {
		return problem()
	}
	r.ended = errors.Is(err, csv.ErrUnterminated)
	bad := &Problems{}
	r.count(bad, problem)
	return bad
}

// count adds a problem to those of a record, and lists it while the limit of
// the whole file allows. Only what is listed is put into words.
func (r *csvReader) count(bad *Problems, problem func() *Error) {
	if bad.Total++; r.left > 0 {
		r.left--
		bad.List = append(bad.List, problem())
	}
}

// header reads the names of the columns.
func (r *csvReader) header() error {
	cells, err := r.in.Read()
	if err == io.EOF {
		return &Error{Op: r.op, Line: 1, Column: 1, Err: ErrFormat, Detail: "no header"}
	}
	if err != nil {
		return r.broken(err)
	}
	bad := &Problems{}
	fail := func(i int, kind error, detail string) {
		r.count(bad, func() *Error {
			e := r.problem("", i, &Error{Err: kind, Detail: detail})
			e.Path = ""
			return e
		})
	}
	if len(cells) == 1 {
		fail(0, ErrSyntax, "the fields must be separated by commas, semicolons or tabs; known columns are "+csvNames())
		return bad
	}
	var seen [len(csvColumns)]bool
	told := false
	for i, cell := range cells {
		column, name := -1, csv.ColumnName(cell)
		for c := range csvColumns {
			if csvColumns[c].name == name {
				column = c
			}
		}
		switch {
		case column < 0 && !told:
			told = true
			fail(i, ErrUnknown, "column "+cite.Quote(string(cell))+"; known columns are "+csvNames())
		case column < 0:
			fail(i, ErrUnknown, "column "+cite.Quote(string(cell)))
		case seen[column]:
			fail(i, ErrDuplicate, "column "+cite.Quote(string(cell)))
		default:
			seen[column] = true
		}
		r.columns = append(r.columns, column)
	}
	for c := range csvColumns {
		if csvColumns[c].required && !seen[c] {
			fail(len(cells), ErrInvalid, "no column "+cite.Quote(csvColumns[c].name))
		}
	}
	return bad.err()
}

// csvNames lists the columns.
func csvNames() string {
	names := make([]string, len(csvColumns))
	for i := range csvColumns {
		names[i] = csvColumns[i].name
	}
	return strings.Join(names, ", ")
}

// next reads one observation.
func (r *csvReader) next() (Observation, error) {
	r.obs = Observation{}
	cells, err := r.in.Read()
	if err != nil {
		return Observation{}, r.broken(err)
	}
	if r.records++; r.records > r.opt.MaxRecords {
		return Observation{}, r.problem("", 0, &Error{Err: ErrLimit,
			Detail: fmt.Sprintf("more than %d observations", r.opt.MaxRecords)})
	}
	var bad *Problems
	if len(cells) != len(r.columns) {
		bad = &Problems{}
		r.count(bad, func() *Error {
			detail := fmt.Sprintf("%d cells, want %d", len(cells), len(r.columns))
			return r.problem("", min(len(cells), len(r.columns)), &Error{Err: ErrSyntax, Detail: detail})
		})
		return Observation{}, bad
	}
	for i, cell := range cells {
		c := &csvColumns[r.columns[i]]
		var err error
		if len(cell) > 0 {
			err = c.read(r, &r.obs, cell)
		} else if c.required {
			err = &Error{Err: ErrInvalid, Detail: "empty cell in column " + cite.Quote(c.name)}
		}
		if err != nil {
			if bad == nil {
				bad = &Problems{}
			}
			r.count(bad, func() *Error { return r.problem(r.recordID(cells), i, err) })
		}
	}
	if bad != nil {
		return Observation{}, bad
	}
	return r.obs, nil
}

// recordID returns the ID of the current record, "" when it has none.
func (r *csvReader) recordID(cells [][]byte) ID {
	for i, c := range r.columns {
		if csvColumns[c].name == "id" {
			if id, err := ParseID(string(cells[i])); err == nil {
				return id
			}
		}
	}
	return ""
}

// csvWriter writes the CSV form.
type csvWriter struct {
	cell []byte
	json strictjson.Encoder
}

func (w *csvWriter) text(b []byte, err error) error {
	w.cell = append(w.cell, b...)
	return err
}

func (w *csvWriter) id(id ID) error {
	if id == "" {
		return nil
	}
	return w.text(id.MarshalText())
}

func (w *csvWriter) period(p period.Period) (err error) {
	if p.IsSet() {
		w.cell, err = p.AppendText(w.cell)
	}
	return err
}

// guard writes text so that no spreadsheet takes it for a formula.
func (w *csvWriter) guard(s string) { w.cell = csv.AppendGuarded(w.cell, s) }

// writeCSV writes observations as a table.
func writeCSV(op string, out io.Writer, all iter.Seq[Observation]) error {
	var w csvWriter
	var text []byte
	for i := range csvColumns {
		if i > 0 {
			text = append(text, ',')
		}
		text = append(text, csvColumns[i].name...)
	}
	text = append(text, "\r\n"...)
	for obs := range all {
		for i := range csvColumns {
			c := &csvColumns[i]
			if i > 0 {
				text = append(text, ',')
			}
			w.cell = w.cell[:0]
			err := c.write(&w, &obs)
			if err == nil && c.required && len(w.cell) == 0 {
				err = &Error{Err: ErrInvalid, Detail: "no " + c.name}
			}
			if err == nil && !utf8.Valid(w.cell) {
				err = &Error{Err: ErrInvalid, Detail: cite.Quote(string(w.cell)) + " is not UTF-8"}
			}
			if err != nil {
				e := &Error{Op: op, Path: cite.Pointer("observations", string(obs.ID)) + "/" + csvMember(c.name)}
				return e.explain(err)
			}
			text = csv.Append(text, w.cell, ',')
		}
		text = append(text, "\r\n"...)
		if len(text) >= 32<<10 {
			if _, err := out.Write(text); err != nil {
				return &Error{Op: op, Err: err}
			}
			text = text[:0]
		}
	}
	if _, err := out.Write(text); err != nil {
		return &Error{Op: op, Err: err}
	}
	return nil
}
