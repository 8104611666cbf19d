package datapackage

import (
	"bytes"
	"crypto/sha256"
	"errors"
	"fmt"
	"hash"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/csv"
)

// WriteOptions say how a dataset is written.
type WriteOptions struct {
	// About says of the package what a dataset does not: its name, title,
	// licences, version and so on. The zero Name is "observations". Sources that
	// are not given are those of the dataset that have a title or a web address.
	// Resources must be none.
	About Package `json:"about,omitzero"`
	// Lang is the language of titles and labels; the zero Lang is English.
	Lang wording.Lang `json:"lang,omitzero"`
}

const writeOp = "datapackage.Write"

// Profile is the profile of version 2, as Package.Schema names it.
const Profile = "https://datapackage.org/profiles/2.0/datapackage.json"

// Write writes a dataset as a package. It makes each file with create, writes it
// and closes it before it makes the next: data/observations.csv, what stands
// beside the observations in the library's own JSON (data/sources.json,
// data/corrections.json, data/catalogue.json), and datapackage.json at the end.
//
// The losses name records that the library's own files cannot hold, such as an
// indicator without a name. There are none otherwise. A package that is broken
// off by an error has no datapackage.json.
func Write(create func(name string) (io.WriteCloser, error), data *indicators.Dataset, o WriteOptions) ([]indicators.Loss, error) {
	switch {
	case create == nil:
		return nil, interchange.Absent(writeOp, "function that makes files")
	case data == nil:
		return nil, interchange.Absent(writeOp, "dataset")
	case len(o.About.Resources) > 0:
		return nil, &indicators.Error{Op: writeOp, Err: indicators.ErrInvalid, Detail: "About has resources"}
	}
	if !o.Lang.IsSet() {
		o.Lang = wording.En
	}
	w := &writer{create: create, data: data, opt: o, names: interchange.NewNames(data.Catalogue(), o.Lang)}
	w.p = o.About
	w.p.Schema = Profile
	if w.p.Name == "" {
		w.p.Name = "observations"
	}
	if len(w.p.Sources) == 0 {
		w.sources()
	}
	for _, step := range []func() error{w.observations, w.records} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	f, err := w.file(FileName)
	if err != nil {
		return nil, err
	}
	if err := f.close(WritePackage(f, &w.p)); err != nil {
		return nil, err
	}
	return w.losses.Losses(), nil
}

// writer writes a package.
type writer struct {
	create func(name string) (io.WriteCloser, error)
	data   *indicators.Dataset
	opt    WriteOptions
	names  interchange.Names
	p      Package
	losses interchange.Ledger
}

// outFile counts and hashes what is written into a file.
type outFile struct {
	out  io.WriteCloser
	size int64
	sum  hash.Hash
}

func (w *writer) file(name string) (*outFile, error) {
	out, err := w.create(name)
	if err != nil {
		return nil, &indicators.Error{Op: writeOp, Err: err}
	}
	if out == nil {
		return nil, interchange.Absent(writeOp, "file "+name)
	}
	return &outFile{out: out, sum: sha256.New()}, nil
}

// Write implements [io.Writer].
func (f *outFile) Write(b []byte) (int, error) {
	n, err := f.out.Write(b)
	f.size += int64(n)
	f.sum.Write(b[:n])
	if err != nil {
		err = &indicators.Error{Op: writeOp, Err: err}
	}
	return n, err
}

// close closes the file after err, if there was one.
func (f *outFile) close(err error) error {
	if closing := f.out.Close(); err == nil && closing != nil {
		err = &indicators.Error{Op: writeOp, Err: closing}
	}
	return err
}

// describe sets the length and the hash of a resource.
func (f *outFile) describe(r *Resource) {
	r.Bytes, r.Hash = f.size, fmt.Sprintf("sha256:%x", f.sum.Sum(nil))
}

// sources names the sources of the dataset in the package.
func (w *writer) sources() {
	for s := range w.data.Sources() {
		source := Source{Title: s.Title}
		if isRemote(s.Address) && !strings.ContainsAny(s.Address, " \t\r\n\\") {
			source.Path = s.Address
		}
		if source.Title != "" || source.Path != "" {
			w.p.Sources = append(w.p.Sources, source)
		}
	}
}

// content is the custom member that says what a resource holds.
func content(what string) []Custom {
	return []Custom{{contentMember, string(interchange.AppendJSON(nil, what))}}
}

// records writes the sources, bodies and corrections. What the library's own
// files cannot hold is a loss.
func (w *writer) records() error {
	d := w.data
	catalogue := d.Catalogue()
	for _, part := range []struct {
		what, title string
		records     int
		encode      func(io.Writer) error
	}{
		{"sources", "Sources and the bodies that they name", count(d.Bodies()) + count(d.Sources()),
			func(out io.Writer) error { return indicators.EncodeSources(out, d) }},
		{"corrections", "Corrections of observations", count(d.Corrections()), func(out io.Writer) error {
			var b indicators.Builder
			for c := range d.Corrections() {
				b.AddCorrection(c)
			}
			alone, err := b.Build(catalogue)
			if err != nil {
				return err
			}
			return indicators.EncodeObservations(out, alone)
		}},
		{"catalogue", "Definitions of indicators, perimeters, dimensions and areas",
			count(catalogue.Indicators()) + count(catalogue.Perimeters()) + count(catalogue.Dimensions()) +
				count(catalogue.Areas()),
			func(out io.Writer) error { return indicators.EncodeCatalogue(out, catalogue) }},
	} {
		if part.records == 0 {
			continue
		}
		var text bytes.Buffer
		if err := part.encode(&text); err != nil {
			w.losses.AddCount(indicators.LostRecords, part.what, strings.ReplaceAll(err.Error(), "\n", "; "), part.records)
			continue
		}
		r := &Resource{
			Name: part.what, Title: part.title, Path: []string{"data/" + part.what + ".json"},
			Format: "json", MediaType: "application/json", Encoding: "utf-8", Custom: content(part.what),
		}
		f, err := w.file(r.Path[0])
		if err != nil {
			return err
		}
		_, err = f.Write(text.Bytes())
		if err := f.close(err); err != nil {
			return err
		}
		f.describe(r)
		w.p.Resources = append(w.p.Resources, r)
	}
	return nil
}

func count[T any](all func(func(T) bool)) int {
	n := 0
	for range all {
		n++
	}
	return n
}

// observations writes the table.
func (w *writer) observations() error {
	components, err := interchange.Layout(interchange.All(w.data))
	if err != nil {
		return named(err)
	}
	r := &Resource{
		Name: "observations", Type: "table", Title: "Published figures", Path: []string{"data/observations.csv"},
		Format: "csv", MediaType: "text/csv", Encoding: "utf-8", Custom: content("observations"),
	}
	f, err := w.file(r.Path[0])
	if err != nil {
		return err
	}
	columns := make([]written, len(components))
	for i, c := range components {
		columns[i] = written{c: c, codes: map[string]bool{}}
	}
	if err := f.close(w.table(f, columns)); err != nil {
		return err
	}
	f.describe(r)
	r.Schema = &Schema{PrimaryKey: []string{interchange.RecordID}, MissingValues: []Label{{}}}
	for i := range columns {
		r.Schema.Fields = append(r.Schema.Fields, w.field(&columns[i]))
	}
	w.p.Resources = append(w.p.Resources, r)
	return nil
}

// named sets the operation of an error of the layout.
func named(err error) error {
	var e *indicators.Error
	if errors.As(err, &e) {
		e.Op = writeOp
	}
	return err
}

// written is a column with what is known of its cells when they are written.
type written struct {
	c      interchange.Component
	empty  bool // there is an empty cell
	years  int
	months int
	days   int
	others int
	codes  map[string]bool // nil when there are too many
}

// maxCategories is how many categories a field is given.
const maxCategories = 1000

// note takes note of a cell.
func (c *written) note(cell []byte) {
	if len(cell) == 0 {
		c.empty = true
		return
	}
	switch c.c.ID {
	case interchange.TimeID, "PUBLISHED":
		year := len(cell) >= 4 && isDigits(cell[:4])
		switch {
		case year && len(cell) == 4:
			c.years++
		case year && len(cell) == 7 && cell[4] == '-' && isDigits(cell[5:]):
			c.months++
		case year && len(cell) == 10 && cell[4] == '-' && cell[7] == '-' && isDigits(cell[5:7]) && isDigits(cell[8:]):
			c.days++
		default:
			c.others++
		}
	case interchange.LowerID, interchange.UpperID:
		if _, ok := parseDecimal(cell); !ok {
			c.others++
		}
	}
	if c.c.Part == interchange.Dimension && c.c.ID != interchange.RecordID && c.codes != nil && !c.codes[string(cell)] {
		if len(c.codes) == maxCategories {
			c.codes = nil
			return
		}
		c.codes[string(cell)] = true
	}
}

// table writes the rows.
func (w *writer) table(out io.Writer, columns []written) error {
	components := make([]interchange.Component, len(columns))
	var text []byte
	for i := range columns {
		components[i] = columns[i].c
		if i > 0 {
			text = append(text, ',')
		}
		text = csv.Append(text, columns[i].c.ID, ',')
	}
	text = append(text, "\r\n"...)
	e := interchange.NewEncoder(components)
	kept := interchange.NewTexts(e)
	var err error
	interchange.All(w.data)(func(o *indicators.Observation, c *interchange.Common) bool {
		if text, err = appendRow(text, columns, e, kept, o, c); err == nil && len(text) >= 32<<10 {
			_, err = out.Write(text)
			text = text[:0]
		}
		return err == nil
	})
	if err == nil {
		_, err = out.Write(text)
	}
	return err
}

// appendRow appends the row of an observation: what it has in common with others
// is copied.
func appendRow(text []byte, columns []written, e *interchange.Encoder, kept *interchange.Texts,
	o *indicators.Observation, common *interchange.Common) ([]byte, error) {
	cells, err := e.Cells(o, common)
	if err != nil {
		return text, named(err)
	}
	for n, run := range e.Runs() {
		form := e.Form(run.Class)
		if known, ok := kept.Known(n, form); ok {
			text = append(text, known...)
			continue
		}
		start := len(text)
		for i := run.From; i < run.To; i++ {
			if text, err = columns[i].write(text, cells[i]); err != nil {
				return text, &indicators.Error{
					Op: writeOp, Err: indicators.ErrInvalid, Detail: err.Error(),
					Path: cite.Pointer("observations", string(o.ID), columns[i].c.ID),
				}
			}
			text = append(text, ',')
		}
		kept.Keep(n, form, text[start:])
	}
	return append(text[:len(text)-1], "\r\n"...), nil
}

// write appends a cell of the column, of which it takes note.
func (c *written) write(text, cell []byte) ([]byte, error) {
	if !utf8.Valid(cell) {
		return text, fmt.Errorf("%s is not UTF-8", cite.Quote(string(cell)))
	}
	c.note(cell)
	if c.c.IsText() {
		cell = csv.AppendGuarded(nil, cell)
	}
	return csv.Append(text, cell, ','), nil
}

// description says of a field what its title does not.
func description(c interchange.Component) string {
	switch c.ID {
	case interchange.RecordID:
		return "ID of the observation"
	case interchange.TimeID, "PUBLISHED":
		return "ISO 8601 or an SDMX reporting period: 2015, 2015-05, 2015-05-31, 2015-Q1, 2014-01-01/P2Y"
	case interchange.ValueID:
		return "The figure, where it is a decimal number. Where it is not, QUALIFIER says what the bounds are; where that is empty too, there is no figure"
	case interchange.QualifierID:
		var list []string
		for _, q := range interchange.Qualifiers()[:11] {
			list = append(list, q.Code+": "+q.Meaning)
		}
		return "How the figure is to be read. " + strings.Join(list, "; ") + ". ABOUT_ before a code: about"
	case interchange.ResolutionID:
		return "The unit of the last digit that is stated"
	case interchange.StatusID:
		return "Codes of CL_OBS_STATUS, with semicolons between them"
	case interchange.FromID:
		return "IDs of observations, with semicolons between them"
	case interchange.BreakdownID, interchange.StatementsID:
		return "dimension=code, with commas between them"
	case interchange.WordsID, interchange.NoteID:
		return "A text that a spreadsheet would take for a formula has an apostrophe in front"
	}
	return ""
}

// field describes a column.
func (w *writer) field(c *written) *Field {
	f := &Field{Name: c.c.ID, Type: "string", Title: w.names.Component(c.c), Description: description(c.c)}
	constraints := Constraints{Required: c.c.Part == interchange.Dimension}
	switch c.c.ID {
	case interchange.ValueID, interchange.ResolutionID:
		f.Type = "number"
	case interchange.LowerID, interchange.UpperID:
		if c.others == 0 {
			f.Type = "number"
		}
	case interchange.TimeID, "PUBLISHED":
		switch {
		case c.others > 0:
		case c.months+c.days == 0 && c.years > 0:
			f.Type = "year"
		case c.years+c.days == 0 && c.months > 0:
			f.Type = "yearmonth"
		case c.years+c.months == 0 && c.days > 0:
			f.Type = "date"
		}
	case interchange.RecordID:
		constraints.Unique = true
	case interchange.QualifierID:
		for _, q := range interchange.Qualifiers() {
			constraints.Enum = append(constraints.Enum, q.Code)
		}
	case "ROLE":
		for r := indicators.RoleObserved; r <= indicators.RoleReference; r++ {
			constraints.Enum = append(constraints.Enum, r.String())
		}
	case "ASSURANCE":
		for a := indicators.SelfDeclared; a <= indicators.Audited; a++ {
			constraints.Enum = append(constraints.Enum, a.String())
		}
	case "CONFIDENCE":
		for v := indicators.High; v <= indicators.Wrong; v++ {
			constraints.Enum = append(constraints.Enum, v.String())
		}
	case "CANDIDATES":
		f.Type = "array"
	}
	if f.Type == "string" && c.c.Part == interchange.Dimension && c.c.ID != interchange.RecordID &&
		c.c.ID != interchange.TimeID {
		w.categories(f, c)
	}
	if constraints.Required || constraints.Unique || len(constraints.Enum) > 0 {
		f.Constraints = &constraints
	}
	return f
}

// categories lists the codes of a dimension, with their names where these
// differ.
func (w *writer) categories(f *Field, c *written) {
	if len(c.codes) == 0 || c.c.ID == interchange.BreakdownID {
		return
	}
	codes := make([]string, 0, len(c.codes))
	for code := range c.codes {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	taken := map[string]bool{}
	for _, code := range codes {
		name := w.names.Code(c.c, code)
		if taken[name] {
			name = ""
		}
		taken[name] = true
		f.Categories = append(f.Categories, Label{code, name})
	}
}
