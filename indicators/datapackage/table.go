package datapackage

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/maphash"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Table reads the rows of a tabular resource one after another, in bounded
// memory. Make one with [Package.Table].
type Table struct {
	p        *Package
	r        *Resource
	limits   Limits
	file     *file
	src      source
	columns  []column
	width    int // cells of a row
	keys     []key
	compared int
	ledger   interchange.Ledger
	problems interchange.Problems
	free     bool     // values are not checked
	missing  []string // sorted; a check may have others

	row      Row
	rows     int
	skip     []int // numbers of rows that are comments, sorted
	physical int   // rows read, with the header
	pending  bool  // the first row was read to count its cells
	size     int   // bytes of descriptions in separate files
	scratch  []byte
	buf      []byte
	seeds    [2]maphash.Seed // of keys
	memory   []remembered    // by column; nil as long as nothing is remembered
	slow     bool            // nothing ever is: for tests
}

// column is a field with the place of its cells, -1 where there are none.
type column struct {
	name  string
	field *Field // nil where no schema has it
	check *check // nil where everything is valid
	at    int
}

// key is fields whose values together must differ from row to row.
type key struct {
	columns []int
	what    string
	primary bool
	seen    *keySet
	same    int // an earlier key has the same columns; -1 if none has
	before  int // the row that has the key of this row, 0 for none

	table *keyTable // where the key of this row belongs that was looked up
	slot  *keySlot
}

const tableOp = "Package.Table"

// Table opens a resource as a table: delimited text in its dialect, or JSON, in
// files or inline. It reads the header and matches it with the schema; a header
// that does not fit is an error. Without a schema the fields are those of the
// header, of any type.
//
// Encodings other than UTF-8 are read if they are ISO-8859-1 or windows-1252.
// [Table.Rows] closes the file at its end; [Table.Close] does when the rows are
// not read.
func (p *Package) Table(name string) (*Table, error) {
	if p == nil {
		p = new(Package)
	}
	r, ok := p.Resource(name)
	if !ok {
		return nil, &indicators.Error{Op: tableOp, Err: indicators.ErrUnknown, Detail: "resource " + cite.Quote(name)}
	}
	return p.table(r, false)
}

func (p *Package) table(r *Resource, free bool) (*Table, error) {
	t := &Table{p: p, r: r, limits: p.limits.withDefaults(), free: free, missing: []string{""}}
	t.problems.Max = t.limits.MaxProblems
	t.row.t = t
	t.seeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}
	schema, dialect, err := t.descriptions()
	if err != nil {
		return nil, err
	}
	if t.file, err = p.open(r, tableOp); err != nil {
		return nil, err
	}
	if err := t.begin(schema, dialect); err != nil {
		t.Close()
		return nil, err
	}
	return t, nil
}

// begin finds out how the rows are written, and reads the header.
func (t *Table) begin(schema *Schema, dialect *Dialect) error {
	fail := func(kind error, detail string) error {
		return &indicators.Error{Op: tableOp, Err: kind, Path: t.path(), Detail: detail}
	}
	e, ok := encodingOf(t.r.Encoding)
	if !ok {
		return fail(indicators.ErrFormat, "encoding "+cite.Quote(t.r.Encoding))
	}
	if dialect != nil {
		if why := dialect.unfit(); why != "" {
			return fail(indicators.ErrInvalid, "dialect: "+why)
		}
		t.skip = slices.Clone(dialect.CommentRows)
		slices.Sort(t.skip)
	}
	form := t.r.form()
	if t.r.Data != "" && t.r.Data[0] != '"' {
		form = "json"
	}
	switch form {
	case "", "csv", "tsv", "tab", "txt":
		t.src = newCSVSource(t.file, tableOp, dialect, e, form == "tsv" || form == "tab", t.limits)
	case "json":
		t.src = newJSONSource(t.file, tableOp, dialect, t.limits)
	default:
		return fail(indicators.ErrFormat, "format "+cite.Quote(form)+" is not read")
	}
	return t.header(schema, dialect)
}

// descriptions returns the schema and the dialect of the resource, nil where
// there is none.
func (t *Table) descriptions() (*Schema, *Dialect, error) {
	schema, dialect := t.r.Schema, t.r.Dialect
	if path := t.r.SchemaPath; path != "" {
		schema = &Schema{}
		err := t.description(path, func(d *parser, first interchange.Token) error { return d.schema(schema, first) })
		if err != nil {
			return nil, nil, err
		}
	}
	if path := t.r.DialectPath; path != "" {
		dialect = &Dialect{}
		err := t.description(path, func(d *parser, first interchange.Token) error { return d.dialect(dialect, first) })
		if err != nil {
			return nil, nil, err
		}
	}
	return schema, dialect, nil
}

// description reads a descriptor in a separate file.
func (t *Table) description(path string, read func(d *parser, first interchange.Token) error) error {
	fail := func(err error, detail string) error {
		return &indicators.Error{Op: tableOp, Err: err, Path: t.path(), Detail: detail}
	}
	switch {
	case isRemote(path):
		return fail(ErrRemote, cite.Quote(path))
	case unsafe(path) != "":
		return fail(ErrPath, cite.Quote(path)+": "+unsafe(path))
	case t.p.fsys == nil:
		return fail(indicators.ErrInvalid, "a package that was not opened has no files")
	}
	f, err := t.p.fsys.Open(path)
	if err != nil {
		return fail(err, "")
	}
	defer f.Close()
	d := newParser(f, tableOp+" "+path, t.limits, &t.ledger)
	err = d.document(func(first interchange.Token) error { return read(d, first) })
	t.size += d.size()
	return err
}

// unfit says why a dialect cannot be read, "" when it can.
func (d *Dialect) unfit() string {
	one := func(s string) bool {
		for i := range s {
			if i > 0 {
				return false
			}
		}
		return s != "\n" && s != "\r"
	}
	switch {
	case !one(d.QuoteChar):
		return "quoteChar is not one character"
	case !one(d.EscapeChar):
		return "escapeChar is not one character"
	case len(d.Delimiter) > 16 || strings.ContainsAny(d.Delimiter, "\r\n"):
		return "delimiter is too long or a line break"
	case len(d.LineTerminator) > 16:
		return "lineTerminator is too long"
	case len(d.CommentChar) > 16:
		return "commentChar is too long"
	case d.Delimiter != "" && (d.Delimiter == d.QuoteChar || d.Delimiter == d.EscapeChar ||
		d.Delimiter == d.LineTerminator):
		return "delimiter is also something else"
	}
	for _, n := range d.HeaderRows {
		if n > 1000 {
			return "a header below row 1000"
		}
	}
	return ""
}

func (t *Table) path() string { return cite.Pointer("resources", t.r.Name) }

// errorAt returns an error at a cell of the current row, of a field where there
// is one.
func (t *Table) errorAt(i int, field string, kind error, detail string) *indicators.Error {
	offset, line, column := t.src.place(i)
	e := &indicators.Error{Op: tableOp, Err: kind, Path: t.path(), Offset: int(offset), Line: line, Column: column,
		Detail: detail}
	if field != "" {
		e.Path += cite.Pointer("schema", "fields", field)
	}
	t.inPart(e)
	return e
}

// inPart puts the place of an error into the part of the resource where it is.
func (t *Table) inPart(e *indicators.Error) {
	if t.file == nil || len(t.file.starts) == 0 || e.Line == 0 {
		return
	}
	part, offset, line := t.file.place(int64(e.Offset), e.Line)
	e.Offset, e.Line = int(offset), line
	e.Op = tableOp + " " + part
}

// read returns the cells of the next row that is not a comment.
func (t *Table) read() ([][]byte, []bool, error) {
	for {
		cells, native, err := t.src.next()
		t.physical++
		if _, comment := slices.BinarySearch(t.skip, t.physical); err == nil && comment {
			continue
		}
		return cells, native, err
	}
}

// fatal returns an error of the source that ends the reading.
func (t *Table) fatal(err error) error {
	return t.explain(err)
}

// explain says an error of the source in words.
func (t *Table) explain(err error) *indicators.Error {
	e := t.src.explain(err)
	if e.Path == "" {
		e.Path = t.path()
	}
	if e.Op == tableOp {
		t.inPart(e)
	}
	return e
}

// header reads the names of the columns and matches them with the fields.
func (t *Table) header(schema *Schema, dialect *Dialect) error {
	if dialect == nil {
		dialect = &Dialect{}
	}
	js, isJSON := t.src.(*jsonSource)
	if isJSON {
		if err := js.begin(); err != nil {
			return t.fatal(err)
		}
		if js.keys {
			return t.objects(js, schema)
		}
	}
	if dialect.NoHeader {
		return t.headless(schema)
	}
	names, err := t.names(dialect)
	if err != nil {
		return err
	}
	t.width = len(names)
	if schema == nil || len(schema.Fields) == 0 {
		t.columns = make([]column, len(names))
		for i, name := range names {
			t.columns[i] = column{name: name, at: i}
		}
		return nil
	}
	return t.match(schema, names)
}

// names reads the rows of the header.
func (t *Table) names(dialect *Dialect) ([]string, error) {
	rows := dialect.HeaderRows
	if len(rows) == 0 {
		rows = []int{1}
	}
	join := dialect.HeaderJoin
	if join == "" {
		join = " "
	}
	var header [][]string
	for last := slices.Max(rows); t.physical < last; {
		cells, _, err := t.src.next()
		if err == io.EOF {
			return nil, &indicators.Error{Op: tableOp, Err: indicators.ErrFormat, Path: t.path(), Line: 1, Column: 1,
				Detail: "no header"}
		}
		if err != nil {
			return nil, t.fatal(err)
		}
		if t.physical++; slices.Contains(rows, t.physical) {
			header = append(header, copied(cells))
		}
	}
	if len(header) == 1 {
		return header[0], nil
	}
	names, ok := joined(header, join)
	if !ok {
		return nil, t.errorAt(0, "", indicators.ErrLimit, "the rows of the header make names that are too long")
	}
	return names, nil
}

// copied returns cells as strings.
func copied(cells [][]byte) []string {
	text := string(bytes.Join(cells, nil))
	list := make([]string, len(cells))
	for i, c := range cells {
		list[i], text = text[:len(c)], text[len(c):]
	}
	return list
}

// joined returns the names that several rows make. In all but the last row a
// cell stands for those to the right of it that are empty. It reports false when
// the names are much longer than the rows.
func joined(rows [][]string, join string) ([]string, bool) {
	width, room := 0, 4096
	for _, row := range rows {
		width = max(width, len(row))
		for _, cell := range row {
			room += 8 * (len(cell) + 1)
		}
	}
	names := make([]string, width)
	for k, row := range rows {
		left := ""
		for i := range names {
			cell := ""
			if i < len(row) {
				cell = row[i]
			}
			if k < len(rows)-1 {
				if cell == "" {
					cell = left
				}
				left = cell
			}
			if cell == "" {
				continue
			}
			if names[i] != "" {
				cell = names[i] + join + cell
			}
			if room -= len(cell); room < 0 {
				return nil, false
			}
			names[i] = cell
		}
	}
	return names, true
}

// headless takes the fields of the schema in their order, or as many as the
// first row has cells.
func (t *Table) headless(schema *Schema) error {
	if schema != nil && len(schema.Fields) > 0 {
		t.width = len(schema.Fields)
		return t.resolve(schema, func(i int) int { return i }, nil)
	}
	cells, _, err := t.read()
	if err == io.EOF {
		return nil
	}
	if err != nil {
		return t.fatal(err)
	}
	t.pending = true
	t.width = len(cells)
	t.columns = make([]column, len(cells))
	for i := range t.columns {
		t.columns[i] = column{name: "field" + strconv.Itoa(i+1), at: i}
	}
	return nil
}

// objects takes the fields of the schema, or the members of the first row.
func (t *Table) objects(js *jsonSource, schema *Schema) error {
	if schema != nil && len(schema.Fields) > 0 {
		for _, f := range schema.Fields {
			js.names = append(js.names, f.Name)
		}
		t.width = len(js.names)
		return t.resolve(schema, func(i int) int { return i }, nil)
	}
	cells, _, err := t.read()
	if err != nil {
		return t.fatal(err)
	}
	t.pending = true
	t.width = len(cells)
	for i, name := range js.names {
		t.columns = append(t.columns, column{name: name, at: i})
	}
	return nil
}

// match finds the column of each field.
func (t *Table) match(schema *Schema, names []string) error {
	same := func(a, b string) bool { return strings.EqualFold(strings.TrimSpace(a), strings.TrimSpace(b)) }
	ps := interchange.Problems{Max: t.limits.MaxProblems}
	fail := func(i int, kind error, detail string) {
		ps.Add(func() *indicators.Error { return t.errorAt(i, "", kind, detail) })
	}
	if schema.FieldsMatch == "" || schema.FieldsMatch == "exact" {
		if len(names) != len(schema.Fields) {
			fail(min(len(names), len(schema.Fields)), indicators.ErrFormat,
				fmt.Sprintf("%d columns, want %d fields", len(names), len(schema.Fields)))
			return ps.Err()
		}
		for i, f := range schema.Fields {
			if !same(names[i], f.Name) {
				fail(i, indicators.ErrFormat, "column "+cite.Quote(names[i])+", want "+cite.Quote(f.Name))
			}
		}
		if ps.Total > 0 {
			return ps.Err()
		}
		return t.resolve(schema, func(i int) int { return i }, nil)
	}
	at := make(map[string]int, len(names))
	for i, name := range names {
		if _, again := at[name]; again {
			fail(i, indicators.ErrDuplicate, "column "+cite.Quote(name))
		}
		at[name] = i
	}
	fields := make(map[string]bool, len(schema.Fields))
	found := 0
	for _, f := range schema.Fields {
		if fields[f.Name] {
			fail(0, indicators.ErrDuplicate, "field "+cite.Quote(f.Name))
		}
		fields[f.Name] = true
		_, ok := at[f.Name]
		switch {
		case ok:
			found++
		case schema.FieldsMatch == "equal" || schema.FieldsMatch == "subset":
			fail(len(names), indicators.ErrFormat, "no column "+cite.Quote(f.Name))
		case f.Constraints != nil && f.Constraints.Required:
			fail(len(names), indicators.ErrFormat, "no column "+cite.Quote(f.Name)+", which is required")
		}
	}
	var extra []int
	for i, name := range names {
		if fields[name] {
			continue
		}
		extra = append(extra, i)
		if schema.FieldsMatch == "equal" || schema.FieldsMatch == "superset" {
			fail(i, indicators.ErrFormat, "column "+cite.Quote(name)+" is not a field")
		}
	}
	switch schema.FieldsMatch {
	case "equal", "subset", "superset":
	case "partial":
		if found == 0 {
			fail(0, indicators.ErrFormat, "no column is a field")
		}
	default:
		fail(0, indicators.ErrUnknown, "fieldsMatch "+cite.Quote(schema.FieldsMatch))
	}
	if ps.Total > 0 {
		return ps.Err()
	}
	return t.resolve(schema, func(i int) int {
		if i, ok := at[schema.Fields[i].Name]; ok {
			return i
		}
		return -1
	}, func(add func(column)) {
		for _, i := range extra {
			add(column{name: names[i], at: i})
		}
	})
}

// resolve makes the columns of the fields, and of columns without a field.
func (t *Table) resolve(schema *Schema, at func(field int) int, more func(add func(column))) error {
	k := compiler{ledger: &t.ledger, path: t.path(), room: patternRoom + 24*(t.p.size+t.size)}
	if schema.MissingValues != nil && !t.free {
		t.missing = values(schema.MissingValues)
	}
	t.columns = make([]column, 0, len(schema.Fields))
	for i, f := range schema.Fields {
		c := column{name: f.Name, field: f, at: at(i)}
		if !t.free {
			c.check = k.compile(f, t.missing)
		}
		t.columns = append(t.columns, c)
	}
	if more != nil {
		more(func(c column) { t.columns = append(t.columns, c) })
	}
	if t.free {
		return nil
	}
	if len(schema.PrimaryKey) > 0 {
		t.unique(schema.PrimaryKey, "the primary key", true)
	}
	for _, names := range schema.UniqueKeys {
		t.unique(names, "a unique key", false)
	}
	for _, f := range schema.Fields {
		if f.Constraints != nil && f.Constraints.Unique {
			t.unique([]string{f.Name}, "a field whose values are unique", false)
		}
	}
	return nil
}

// maxTableKeys is how many keys of a table are checked.
const maxTableKeys = 32

// unique takes note of a key.
func (t *Table) unique(names []string, what string, primary bool) {
	if len(t.keys) == maxTableKeys {
		t.ledger.Add(indicators.LostComponent, what, "only the first keys of a table are checked", t.path)
		return
	}
	k := key{what: what, primary: primary, same: -1}
	for _, name := range names {
		i := slices.IndexFunc(t.columns, func(c column) bool { return c.name == name })
		if i < 0 || t.columns[i].at < 0 {
			t.ledger.Add(indicators.LostComponent, what, "it names "+cite.Quote(name)+", which is not a field; it is not checked", t.path)
			return
		}
		k.columns = append(k.columns, i)
	}
	if len(k.columns) > 0 {
		k.same = slices.IndexFunc(t.keys, func(o key) bool { return slices.Equal(o.columns, k.columns) })
		t.keys = append(t.keys, k)
	}
}

// Fields returns the fields in the order in which a [Row] has them: those of the
// schema, and after them the columns that it does not have.
func (t *Table) Fields() []*Field {
	if t == nil {
		t = new(Table)
	}
	fields := make([]*Field, len(t.columns))
	for i, c := range t.columns {
		if fields[i] = c.field; c.field == nil {
			fields[i] = &Field{Name: c.name}
		}
	}
	return fields
}

// Losses returns what of the descriptions of the table is not checked, and
// members that are not as the standard has them.
func (t *Table) Losses() []indicators.Loss {
	if t == nil {
		t = new(Table)
	}
	return t.ledger.Losses()
}

// Close closes the file of the table.
func (t *Table) Close() error {
	if t == nil {
		t = new(Table)
	}
	if t.file == nil {
		return nil
	}
	return t.file.Close()
}

// Rows yields the rows in their order. A row is valid until the next one is
// asked for.
//
// A [*indicators.Problems] is about one row, and the next one follows. The row
// comes with it, unless it could not be cut into cells; a value that is not valid
// is then as it is written. Any other error comes with a nil row and is the last;
// so does one that wraps [ErrMismatch]. Once as many problems are listed as the
// limits allow, those that follow are counted. A table is read once.
func (t *Table) Rows() iter.Seq2[*Row, error] {
	if t == nil {
		t = new(Table)
	}
	return func(yield func(*Row, error) bool) {
		if t.src == nil {
			yield(nil, &indicators.Error{Op: tableOp, Err: indicators.ErrInvalid, Detail: "nothing to read"})
			return
		}
		defer t.Close()
		for {
			row, err := t.next()
			if err == io.EOF || !yield(row, err) {
				return
			}
			if _, ok := err.(*indicators.Problems); err != nil && !ok {
				return
			}
		}
	}
}

// rowProblems gathers the problems of one row.
type rowProblems struct {
	t  *Table
	ps *indicators.Problems
}

func (r *rowProblems) add(problem func() *indicators.Error) {
	if r.ps == nil {
		r.ps = &indicators.Problems{}
	}
	r.ps.Total++
	listed := len(r.t.problems.List)
	r.t.problems.Add(problem)
	if len(r.t.problems.List) > listed {
		r.ps.List = append(r.ps.List, r.t.problems.List[listed])
	}
}

func (r *rowProblems) err() error {
	if r.ps == nil {
		return nil
	}
	return r.ps
}

// cells returns the next row as it is written. It passes over empty lines.
func (t *Table) cells() ([][]byte, []bool, error) {
	_, delimited := t.src.(*csvSource)
	for {
		if t.pending {
			t.pending = false
			switch s := t.src.(type) {
			case *csvSource:
				return s.cells, nil, nil
			case *jsonSource:
				return s.cells, s.native, nil
			}
		}
		cells, native, err := t.read()
		if err != nil || !delimited || len(cells) != 1 || len(cells[0]) > 0 || t.width == 1 {
			return cells, native, err
		}
	}
}

func (t *Table) next() (*Row, error) {
	cells, native, err := t.cells()
	if err == io.EOF {
		return nil, err
	}
	bad := rowProblems{t: t}
	if err != nil {
		if t.src.fatal(err) {
			return nil, t.explain(err)
		}
		t.rows++
		bad.add(func() *indicators.Error { return t.explain(err) })
		return nil, bad.err()
	}
	if t.rows++; t.rows > t.limits.MaxRows {
		return nil, t.errorAt(0, "", indicators.ErrLimit, fmt.Sprintf("more than %d rows", t.limits.MaxRows))
	}
	if len(cells) != t.width {
		bad.add(func() *indicators.Error {
			return t.errorAt(min(len(cells), t.width), "", indicators.ErrSyntax,
				fmt.Sprintf("%d cells, want %d", len(cells), t.width))
		})
	}
	n := len(t.columns)
	if t.rows >= trial && t.memory == nil && !t.slow {
		t.remember()
	}
	raw, values := slices.Grow(t.row.raw[:0], n)[:n], slices.Grow(t.row.values[:0], n)[:n]
	t.row.raw, t.row.values, t.buf = raw, values, t.buf[:0]
	memory := t.memory
	for i := range t.columns {
		var cell []byte
		if at := t.columns[i].at; at >= 0 && at < len(cells) {
			cell = cells[at]
		}
		raw[i] = cell
		if i < len(memory) && memory[i].isSound(cell) {
			values[i] = cell
			continue
		}
		values[i] = t.checked(i, cells, native, &bad)
	}
	for i := range t.keys {
		t.distinct(&t.keys[i], &bad)
	}
	return &t.row, bad.err()
}

// checked checks the cell of a column, takes note of it, and returns its logical value.
func (t *Table) checked(i int, cells [][]byte, native []bool, bad *rowProblems) []byte {
	c, cell := &t.columns[i], t.row.raw[i]
	logical, fault := t.value(c, cell, c.at >= 0 && c.at < len(native) && native[c.at])
	if fault != "" && c.at >= 0 && c.at < len(cells) {
		bad.add(func() *indicators.Error {
			return t.errorAt(c.at, c.name, indicators.ErrInvalid, cite.Quote(string(cell))+" "+string(fault))
		})
	}
	if t.memory != nil {
		t.memory[i].keep(cell, logical, fault == "" && native == nil)
	}
	return logical
}

// value returns the logical value of a cell, nil for one that is missing.
func (t *Table) value(c *column, cell []byte, native bool) ([]byte, fault) {
	missing := t.missing
	if c.check != nil {
		missing = c.check.missing
	}
	if cell == nil || !native && isOne(cell, missing) {
		if c.check != nil && c.check.required {
			return nil, "is missing, and is required"
		}
		return nil, ""
	}
	if c.check == nil {
		return cell, ""
	}
	t.scratch = slices.Grow(t.scratch[:0], len(cell)+64)
	logical, fault := c.check.convert(cell, native, t.scratch)
	if fault == "" {
		fault = c.check.constraint(logical)
	}
	if fault != "" {
		return cell, fault
	}
	if !bytes.Equal(logical, cell) {
		start := len(t.buf)
		t.buf = append(t.buf, logical...)
		return t.buf[start:len(t.buf):len(t.buf)], ""
	}
	return cell, ""
}

// distinct reports a key that an earlier row has.
func (t *Table) distinct(k *key, bad *rowProblems) {
	if k.same >= 0 {
		k.before = t.keys[k.same].before
	} else {
		k.before = t.earlier(k)
	}
	first := &t.columns[k.columns[0]]
	switch {
	case k.before == missingKey && k.primary:
		bad.add(func() *indicators.Error {
			i := slices.IndexFunc(k.columns, func(i int) bool { return t.row.values[i] == nil })
			c := &t.columns[k.columns[i]]
			return t.errorAt(c.at, c.name, indicators.ErrInvalid, "a part of the primary key is missing")
		})
	case k.before == notCompared:
		t.ledger.Add(indicators.LostComponent, k.what, "more keys than the limit; those that follow are not compared", t.path)
	case k.before > 0:
		bad.add(func() *indicators.Error {
			return t.errorAt(first.at, first.name, indicators.ErrDuplicate,
				"the value of "+k.what+" stands in row "+strconv.Itoa(k.before)+" too")
		})
	}
}

// What earlier returns of a key that it does not look up.
const (
	missingKey  = -1 // a part of it is missing
	notCompared = -2 // there are as many as the limits allow
)

// keyOf puts the key of the current row into t.scratch. It reports false where a part is
// missing.
func (t *Table) keyOf(k *key) bool {
	t.scratch = t.scratch[:0]
	for _, i := range k.columns {
		v := t.row.values[i]
		if v == nil {
			return false
		}
		at := len(t.scratch)
		t.scratch = t.columns[i].check.appendKey(append(t.scratch, 0, 0, 0, 0), v)
		binary.BigEndian.PutUint32(t.scratch[at:], uint32(len(t.scratch)-at))
	}
	return true
}

// earlier returns the row that has the key of the current row, 0 for none.
func (t *Table) earlier(k *key) (row int) {
	if !t.keyOf(k) {
		return missingKey
	}
	if t.compared >= t.limits.MaxKeys {
		return notCompared
	}
	if row = t.look(k); row == 0 {
		t.take(k, t.rows)
	}
	return row
}

// look finds where the key in t.scratch belongs, and returns the row that has it, 0 for
// none.
func (t *Table) look(k *key) (row int) {
	if k.seen == nil {
		k.seen = new(keySet)
	}
	// With seeds that no input knows.
	high, low := maphash.Bytes(t.seeds[0], t.scratch), maphash.Bytes(t.seeds[1], t.scratch)
	k.table, k.slot = k.seen.find(high, low)
	return int(k.slot.row)
}

// take puts the key that was looked up into a row.
func (t *Table) take(k *key, row int) {
	k.slot.row = int32(row)
	k.table.used++
	t.compared++
}

// areNew looks up the keys of the current row, and reports whether no row before has one.
func (t *Table) areNew() bool {
	if t.compared+len(t.keys) > t.limits.MaxKeys {
		return false
	}
	for i := range t.keys {
		k := &t.keys[i]
		if k.same >= 0 {
			continue
		}
		t.keyOf(k)
		if t.look(k) != 0 {
			return false
		}
	}
	return true
}

// takeKeys puts the keys that were looked up into the current row.
func (t *Table) takeKeys() {
	for i := range t.keys {
		if k := &t.keys[i]; k.same < 0 {
			t.take(k, t.rows)
		}
	}
}

// Row is one row of a [Table]. Values are named by their place in
// [Table.Fields].
type Row struct {
	t      *Table
	raw    [][]byte
	values [][]byte // nil for missing
}

// Number returns the number of the row, from 1; the header does not count.
func (r *Row) Number() int {
	if r == nil {
		r = new(Row)
	}
	if r.t == nil {
		return 0
	}
	return r.t.rows
}

// Text returns a value, "" for one that is missing. Numbers have a point for the
// decimal mark and no marks between groups, and all the digits that stand there;
// dates and times are as in ISO 8601, booleans "true" and "false". Other values
// are as they are written.
func (r *Row) Text(i int) string {
	if r == nil {
		r = new(Row)
	}
	return string(r.bytes(i))
}

// bytes returns a value, nil for one that is missing.
func (r *Row) bytes(i int) []byte {
	if i < 0 || i >= len(r.values) {
		return nil
	}
	return r.values[i]
}

// Missing reports whether there is no value.
func (r *Row) Missing(i int) bool {
	if r == nil {
		r = new(Row)
	}
	return r.bytes(i) == nil
}

// Raw returns the cell of a value as it is written, quotes and escapes aside.
func (r *Row) Raw(i int) string {
	if r == nil {
		r = new(Row)
	}
	if i < 0 || i >= len(r.raw) {
		return ""
	}
	return string(r.raw[i])
}

// Position returns where the cell of a value starts: the byte offset from 0, the
// line and the character from 1, in the file, or part of it, where it stands. A
// value in JSON has the place of its row; inline, that is one in [Resource.Data].
func (r *Row) Position(i int) (offset int64, line, column int) {
	if r == nil {
		r = new(Row)
	}
	if r.t == nil {
		return 0, 0, 0
	}
	at := len(r.raw)
	if i >= 0 && i < len(r.t.columns) && r.t.columns[i].at >= 0 {
		at = r.t.columns[i].at
	}
	offset, line, column = r.t.src.place(at)
	if r.t.file != nil {
		_, offset, line = r.t.file.place(offset, line)
	}
	return offset, line, column
}
