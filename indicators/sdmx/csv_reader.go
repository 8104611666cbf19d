package sdmx

//go:generate go run ../../internal/gen/values indicators/sdmx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// Column is a component of an SDMX-CSV message: a dimension, a measure, an
// attribute, or a column that somebody has added.
type Column struct {
	ID   string `json:"id"`
	Name string `json:"name,omitzero"` // "" when the header gives none
	// Multi reports that a cell may hold several values: ID[].
	Multi bool `json:"multi,omitzero"`
	// Langs are the languages of a cell that holds a text in several: ID[en;fr].
	Langs []string `json:"langs,omitempty"`

	at, nameAt int32 // where it stands in a row; nameAt is -1 for none
}

// CSVReader reads the rows of an SDMX-CSV message one after another, in
// bounded memory.
type CSVReader struct {
	in       *csv.Reader
	limits   Limits
	problems interchange.Problems
	start    []byte       // of the input, until the header is read
	form     mapping.Form // what it looked like

	shape     csvShape
	delimiter byte
	sub       string // between the values of one cell, "" for none
	labels    Labels
	tight     bool // no space stands between a code and its name
	columns   []Column

	// Where the fixed columns stand in a row, -1 for nowhere.
	kindAt, idAt, nameAt, actionAt, seriesAt, obsAt int

	row  Row
	rows int
	// The structure of the row before.
	kindText, idText []byte
	started          bool
}

const csvOp = "sdmx.CSVReader"

// NewCSVReader reads the header of a message of SDMX-CSV 2.x, of 1.0, which begins
// with DATAFLOW, or of a table with a column for each component and nothing before
// them, which may begin with KEY. The separator of 2.x is the character after the first term,
// whatever it is; that of the others is the one of comma, semicolon, tab and bar
// that the header has most of.
func NewCSVReader(in io.Reader, limits Limits) (*CSVReader, error) {
	if in == nil {
		return nil, interchange.Absent(csvOp, "reader")
	}
	limits = limits.withDefaults()
	start := make([]byte, 4096)
	n, err := io.ReadFull(in, start)
	if err != nil && err != io.EOF && err != io.ErrUnexpectedEOF {
		return nil, &indicators.Error{Op: csvOp, Err: err}
	}
	start = start[:n]
	r := &CSVReader{limits: limits, shape: structureShape, kindAt: -1, idAt: -1, nameAt: -1, actionAt: -1, seriesAt: -1,
		obsAt: -1, start: start}
	rest, stated := excelLine(start)
	ok := false
	if r.delimiter, ok = sniff(rest); !ok {
		r.shape, r.delimiter = plainShape, delimiterOf(rest)
		if form := mapping.Sniff(start); form != mapping.UnknownForm && !form.IsCSV() {
			return nil, r.foreign("no STRUCTURE at the start")
		}
	}
	r.in = csv.NewReader(io.MultiReader(bytes.NewReader(start), in), csv.Options{
		Comma: r.delimiter, MaxBytes: limits.MaxBytes, MaxRecord: limits.MaxRecord, MaxFields: limits.MaxColumns,
	})
	r.problems.Max = limits.MaxProblems
	r.row.r = r
	if stated {
		if _, err := r.in.Read(); err != nil {
			e, _ := r.broken(err)
			return nil, e
		}
	}
	if err := r.header(); err != nil {
		return nil, err
	}
	r.form, r.start = mapping.Sniff(r.start), nil
	return r, nil
}

// csvShape is what stands before the components of a message.
type csvShape uint8

const (
	structureShape csvShape = iota // STRUCTURE and STRUCTURE_ID: versions 2.x
	dataflowShape                  // DATAFLOW: version 1.0
	plainShape                     // nothing, or KEY
)

const structureTerm = "STRUCTURE"

// foreign returns the error of an input that is not read, which says what it is.
func (r *CSVReader) foreign(detail string) error {
	form := r.form
	if r.start != nil {
		form = mapping.Sniff(r.start)
	}
	if form != mapping.UnknownForm {
		detail += "; " + form.Advice()
	}
	return &indicators.Error{Op: csvOp, Line: 1, Column: 1, Err: indicators.ErrFormat, Detail: detail}
}

// delimiterOf returns what separates the columns of a header.
func delimiterOf(start []byte) byte {
	line, _, _ := bytes.Cut(start, []byte{'\n'})
	best, most := byte(','), 0
	for _, c := range []byte{',', ';', '\t', '|'} {
		if n := bytes.Count(line, []byte{c}); n > most {
			best, most = c, n
		}
	}
	return best
}

// excelLine returns what stands behind a first line "sep=;", by which Excel says what
// separates columns.
func excelLine(start []byte) (rest []byte, ok bool) {
	text := bytes.TrimPrefix(start, []byte("\ufeff"))
	line, rest, found := bytes.Cut(text, []byte{'\n'})
	if line = bytes.TrimRight(line, "\r"); !found || len(line) != 5 || !bytes.EqualFold(line[:4], []byte("sep=")) {
		return start, false
	}
	return rest, true
}

// sniff returns what separates columns of a message that begins with STRUCTURE.
func sniff(start []byte) (comma byte, ok bool) {
	rest := bytes.TrimPrefix(start, []byte("\ufeff"))
	rest, quoted := bytes.CutPrefix(rest, []byte{'"'})
	n := len(structureTerm)
	if len(rest) < n || !bytes.EqualFold(rest[:n], []byte(structureTerm)) {
		return 0, false
	}
	rest = rest[n:]
	if inner, ok := bytes.CutPrefix(rest, []byte{'['}); ok {
		end := bytes.IndexByte(inner, ']')
		if end < 0 {
			return 0, false
		}
		rest = inner[end+1:]
	}
	if quoted {
		if rest, ok = bytes.CutPrefix(rest, []byte{'"'}); !ok {
			return 0, false
		}
	}
	if len(rest) == 0 || rest[0] == '\r' || rest[0] == '\n' {
		return ',', true
	}
	c := rest[0]
	word := c == '_' || 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
	return c, c < utf8.RuneSelf && c != '"' && c != '[' && !word
}

// Columns returns the components of the message, in the order of the header.
func (r *CSVReader) Columns() []Column {
	if r == nil {
		r = new(CSVReader)
	}
	return slices.Clone(r.columns)
}

// Labels returns how names are shown with codes.
func (r *CSVReader) Labels() Labels {
	if r == nil {
		r = new(CSVReader)
	}
	return r.labels
}

// Keys returns which columns with whole keys there are.
func (r *CSVReader) Keys() Keys {
	if r == nil {
		r = new(CSVReader)
	}
	k := KeysNone
	if r.seriesAt >= 0 {
		k |= KeysSeries
	}
	if r.obsAt >= 0 {
		k |= KeysObs
	}
	return k
}

// Delimiter returns the separator of columns.
func (r *CSVReader) Delimiter() byte {
	if r == nil {
		r = new(CSVReader)
	}
	return r.delimiter
}

// SubDelimiter returns the separator of values in one cell, "" when the header
// declares none.
func (r *CSVReader) SubDelimiter() string {
	if r == nil {
		r = new(CSVReader)
	}
	return r.sub
}

// errorAt returns an error at a cell of the current row.
func (r *CSVReader) errorAt(i int, err error) *indicators.Error {
	at, line, column := r.in.Position(i)
	return interchange.Explain(&indicators.Error{Op: csvOp, Offset: int(at), Line: line, Column: column}, err)
}

// broken returns the error of a record that cannot be split into cells. fatal
// reports that nothing after it can be read.
func (r *CSVReader) broken(err error) (e *indicators.Error, fatal bool) {
	var at *csv.Error
	if !errors.As(err, &at) {
		return &indicators.Error{Op: csvOp, Err: err}, true
	}
	kind := indicators.ErrSyntax
	if errors.Is(err, csv.ErrTooLarge) {
		kind = indicators.ErrLimit
	}
	e = &indicators.Error{Op: csvOp, Offset: int(at.Offset), Line: at.Line, Column: at.Column,
		Err: fmt.Errorf("%w: %w", kind, at.Err)}
	return e, errors.Is(err, csv.ErrTooLarge) || errors.Is(err, csv.ErrUnterminated)
}

// header reads the names of the columns.
func (r *CSVReader) header() error {
	cells, err := r.in.Read()
	if err == io.EOF {
		return r.foreign("nothing to read")
	}
	if err != nil {
		e, _ := r.broken(err)
		return e
	}
	ps := interchange.Problems{Max: r.limits.MaxProblems}
	fail := func(i int, kind error, detail string) {
		ps.Add(func() *indicators.Error { return r.errorAt(i, &indicators.Error{Err: kind, Detail: detail}) })
	}
	if inner, ok := cutPrefixFold(cells[0], structureTerm+"["); ok {
		r.sub = string(bytes.TrimSuffix(inner, []byte{']'}))
		if c, size := utf8.DecodeRuneInString(r.sub); size != len(r.sub) || r.sub == "" || c == '"' || c == '\n' ||
			c == '\r' {
			fail(0, indicators.ErrSyntax, "what separates values is not one character: "+cite.Quote(r.sub))
		}
	}
	next := r.fixedColumns(cells)
	if next < 0 {
		fail(min(1, len(cells)), indicators.ErrFormat, "no STRUCTURE_ID in the second column")
		return ps.Err()
	}
	if r.labels == LabelsID {
		for _, cell := range cells[next:] {
			if id, name, found := bytes.Cut(cell, []byte{':'}); found && isID(id) && len(name) > 0 {
				r.labels = LabelsBoth
				r.tight = r.tight || name[0] != ' '
			}
		}
	}
	r.columns = make([]Column, 0, len(cells)-next)
	for i := next; i < len(cells); i++ {
		c := Column{at: int32(i), nameAt: -1}
		id := cells[i]
		if r.labels == LabelsBoth {
			var name []byte
			id, name, _ = bytes.Cut(id, []byte{':'})
			c.Name = string(bytes.TrimSpace(name))
		}
		if r.labels == LabelsName && i+1 < len(cells) {
			i++
			c.Name, c.nameAt = string(cells[i]), int32(i)
		}
		if r.shape == plainShape && i+1 < len(cells) && string(cells[i+1]) == string(id)+".label" { // of ILOSTAT
			i++
			c.nameAt = int32(i)
		}
		known := true
		if r.shape == structureShape {
			id, known = r.several(&c, id)
		}
		if !known {
			fail(int(c.at), indicators.ErrFormat, "several values in a cell, but the first column does not say what separates them")
		}
		// The last may be what follows a comma too many.
		if len(id) == 0 && r.shape == structureShape && i < len(cells)-1 {
			fail(int(c.at), indicators.ErrInvalid, "a column without a name")
		}
		if len(id) > 0 {
			c.ID = string(id)
			r.columns = append(r.columns, c)
		}
	}
	for _, c := range r.repeated() {
		fail(int(c.at), indicators.ErrDuplicate, "column "+cite.Quote(c.ID))
	}
	return ps.Err()
}

// fixedColumns finds the columns that stand before the components, and returns
// where these begin; -1 for a message of version 2 that does not name its
// structure.
func (r *CSVReader) fixedColumns(cells [][]byte) (next int) {
	if r.shape == plainShape {
		first, _, _ := bytes.Cut(cells[0], []byte{':'})
		switch {
		case bytes.EqualFold(first, []byte("DATAFLOW")):
			r.shape, r.idAt = dataflowShape, 0
			return 1
		case bytes.EqualFold(first, []byte("KEY")):
			r.seriesAt = 0
			return 1
		}
		return 0
	}
	next = 1
	term := func(name string) int {
		if next < len(cells) && bytes.EqualFold(cells[next], []byte(name)) {
			next++
			return next - 1
		}
		return -1
	}
	r.kindAt, r.idAt = 0, term("STRUCTURE_ID")
	if r.idAt < 0 {
		return -1
	}
	if r.nameAt = term("STRUCTURE_NAME"); r.nameAt >= 0 {
		r.labels = LabelsName
	}
	r.actionAt, r.seriesAt, r.obsAt = term("ACTION"), term("SERIES_KEY"), term("OBS_KEY")
	return next
}

// cutPrefixFold is [bytes.CutPrefix] in which case does not count.
func cutPrefixFold(b []byte, prefix string) ([]byte, bool) {
	if len(b) < len(prefix) || !bytes.EqualFold(b[:len(prefix)], []byte(prefix)) {
		return b, false
	}
	return b[len(prefix):], true
}

// has reports whether there is a column of a name.
func (r *CSVReader) has(id string) bool {
	return slices.ContainsFunc(r.columns, func(c Column) bool { return c.ID == id })
}

// cut returns the code of a cell that has its name as well; of a code, one may
// also stand without a space between the two.
func (r *CSVReader) cut(cell []byte, isCode bool) (code, label []byte, ok bool) {
	if code, label, ok = cutLabel(cell); ok || !r.tight || !isCode {
		return code, label, ok
	}
	code, label, ok = bytes.Cut(cell, []byte{':'})
	if !ok || !isID(code) {
		return cell, nil, false
	}
	return code, label, true
}

// several sets in c what the name of a column says in brackets: that its cells
// have several values, or in which languages. It returns the name without the
// brackets; known is false when what separates the values is not known.
func (r *CSVReader) several(c *Column, name []byte) (id []byte, known bool) {
	before, langs, ok := bytes.Cut(name, []byte{'['})
	if !ok || !bytes.HasSuffix(langs, []byte{']'}) || bytes.Contains(langs, []byte{'['}) {
		return name, true
	}
	switch langs = langs[:len(langs)-1]; {
	case len(langs) == 0:
		c.Multi = true
	case r.sub != "":
		c.Langs = strings.Split(string(langs), r.sub)
	default:
		c.Langs = []string{string(langs)}
	}
	return before, r.sub != "" || !c.Multi && len(langs) <= 3
}

// repeated returns the columns whose name an earlier one has.
func (r *CSVReader) repeated() []*Column {
	sorted := make([]int, len(r.columns))
	for i := range sorted {
		sorted[i] = i
	}
	slices.SortStableFunc(sorted, func(a, b int) int { return strings.Compare(r.columns[a].ID, r.columns[b].ID) })
	var list []*Column
	for i := 1; i < len(sorted); i++ {
		if c := &r.columns[sorted[i]]; c.ID == r.columns[sorted[i-1]].ID {
			list = append(list, c)
		}
	}
	return list
}

// Rows yields the rows in the order of the message. A row is valid until the
// next one is asked for.
//
// An error is yielded with a nil row. A [*indicators.Problems] is about one
// row, and the next one follows; any other error is the last. Once as many
// problems are listed as the limits allow, those that follow are counted.
// A message is read once: a second call yields what the first has left.
func (r *CSVReader) Rows() iter.Seq2[*Row, error] {
	if r == nil {
		r = new(CSVReader)
	}
	return func(yield func(*Row, error) bool) {
		if r.in == nil {
			yield(nil, &indicators.Error{Op: csvOp, Err: indicators.ErrInvalid, Detail: "nothing to read"})
			return
		}
		for {
			row, err := r.next()
			if err == io.EOF || !yield(row, err) {
				return
			}
			if _, ok := err.(*indicators.Problems); err != nil && !ok {
				return
			}
		}
	}
}

// next returns the next row.
func (r *CSVReader) next() (*Row, error) {
	for {
		if err := r.advance(); err != nil {
			return nil, err
		}
		if row, err := r.current(); row != nil || err != nil {
			return row, err
		}
	}
}

// advance moves to the next record. Its errors are the last.
func (r *CSVReader) advance() error {
	err := r.in.Next()
	if err == nil || err == io.EOF {
		return err
	}
	e, _ := r.broken(err)
	return e
}

// current returns the row of the current record, nil for an empty line.
func (r *CSVReader) current() (*Row, error) {
	cells, err := r.in.Fields()
	if err != nil {
		e, fatal := r.broken(err)
		if fatal {
			return nil, e
		}
		return nil, r.problems.One(func() *indicators.Error { return e })
	}
	if len(cells) == 1 && len(cells[0]) == 0 {
		return nil, nil
	}
	if r.rows++; r.rows > r.limits.MaxObservations {
		return nil, r.errorAt(0, &indicators.Error{Err: indicators.ErrLimit,
			Detail: fmt.Sprintf("more than %d rows", r.limits.MaxObservations)})
	}
	r.row.cells = cells
	bad := func(i int, kind error, detail string) (*Row, error) {
		return nil, r.problems.One(func() *indicators.Error { return r.errorAt(i, &indicators.Error{Err: kind, Detail: detail}) })
	}
	width := 1 + max(r.kindAt, r.idAt, r.nameAt, r.actionAt, r.seriesAt, r.obsAt)
	if n := len(r.columns); n > 0 {
		width = max(width, int(r.columns[n-1].at)+1, int(r.columns[n-1].nameAt)+1)
	}
	for i := width; i < len(cells); i++ {
		if len(cells[i]) > 0 {
			return bad(i, indicators.ErrSyntax, fmt.Sprintf("%d cells, want %d", len(cells), width))
		}
	}
	if err := r.structure(); err != nil {
		return nil, err
	}
	if r.nameAt >= 0 && string(r.row.cell(r.nameAt)) != r.row.StructureName {
		r.row.StructureName = string(r.row.cell(r.nameAt))
	}
	r.row.Action = Information
	if r.actionAt >= 0 {
		action := r.row.cell(r.actionAt)
		if len(action) != 1 || action[0] != r.row.Action.Letter() {
			r.row.Action, _ = ParseAction(string(action))
		}
		if r.row.Action == 0 {
			return bad(r.actionAt, indicators.ErrUnknown, "action "+cite.Quote(string(action)))
		}
	}
	return &r.row, nil
}

// structure sets the structure of the current row.
func (r *CSVReader) structure() error {
	if r.idAt < 0 {
		return nil
	}
	kindText, id := r.row.cell(r.kindAt), r.row.cell(r.idAt)
	if r.started && bytes.Equal(r.kindText, kindText) && bytes.Equal(r.idText, id) {
		return nil
	}
	kind := StructureKind(0)
	for k := Dataflow; k <= DataProvision; k++ {
		if strings.EqualFold(string(kindText), k.String()) {
			kind = k
		}
	}
	if r.kindAt < 0 {
		kind = Dataflow
	}
	if kind == 0 {
		return r.problems.One(func() *indicators.Error {
			return r.errorAt(0, &indicators.Error{Err: indicators.ErrUnknown,
				Detail: "structure type " + cite.Quote(string(kindText))})
		})
	}
	text, name := string(id), ""
	if r.labels == LabelsBoth || r.shape == dataflowShape {
		text, name, _ = strings.Cut(text, ": ")
	}
	s, err := ParseStructure(kind, text)
	if head, rest, found := strings.Cut(text, "): "); err != nil && found { // where no other cell has a name
		s, err = ParseStructure(kind, head+")")
		name = rest
	}
	if err != nil && r.shape == dataflowShape && isID(text) {
		s, err = Structure{Kind: Dataflow, ID: text}, nil
	}
	if err != nil {
		return r.problems.One(func() *indicators.Error { return r.errorAt(r.idAt, err) })
	}
	r.row.Structure, r.row.StructureName = s, name
	r.kindText, r.idText, r.started = append(r.kindText[:0], kindText...), append(r.idText[:0], id...), true
	return nil
}
