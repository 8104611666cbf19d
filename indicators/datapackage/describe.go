package datapackage

import (
	"encoding/json"
	"io"
	"slices"
	"strconv"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// WritePackage writes a descriptor as [ReadPackage] reads it: the same package
// always gives the same bytes. It fails on text that is not UTF-8 and on a
// custom member that is not JSON, and checks nothing else.
func WritePackage(out io.Writer, p *Package) error {
	const op = "datapackage.WritePackage"
	switch {
	case out == nil:
		return interchange.Absent(op, "writer")
	case p == nil:
		return interchange.Absent(op, "package")
	case slices.Contains(p.Resources, nil):
		return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "a resource is nil"}
	}
	var w describer
	w.pack(p)
	if w.bad != "" {
		return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: w.bad}
	}
	if _, err := out.Write(append(w.out, '\n')); err != nil {
		return &indicators.Error{Op: op, Err: err}
	}
	return nil
}

// pack writes a whole descriptor.
func (w *describer) pack(p *Package) {
	w.open("", '{')
	w.text("$schema", p.Schema)
	w.text("profile", p.Profile)
	w.text("name", p.Name)
	w.text("id", p.ID)
	w.text("title", p.Title)
	w.text("description", p.Description)
	w.text("homepage", p.Homepage)
	w.text("image", p.Image)
	w.text("version", p.Version)
	w.text("created", p.Created)
	w.list("keywords", p.Keywords)
	w.licenses(p.Licenses)
	w.sources(p.Sources)
	if len(p.Contributors) > 0 {
		w.open("contributors", '[')
		for _, c := range p.Contributors {
			w.contributor(c)
		}
		w.close(']')
	}
	w.open("resources", '[')
	for _, r := range p.Resources {
		w.resource(r)
	}
	w.close(']')
	w.custom(p.Custom)
	w.close('}')
}

func (w *describer) contributor(c Contributor) {
	w.open("", '{')
	w.text("title", c.Title)
	w.text("givenName", c.GivenName)
	w.text("familyName", c.FamilyName)
	w.text("path", c.Path)
	w.text("email", c.Email)
	w.text("organization", c.Organization)
	w.list("roles", c.Roles)
	w.custom(c.Custom)
	w.close('}')
}

// describer writes a descriptor.
type describer struct {
	out   []byte
	level int
	first bool
	bad   string
}

// member begins a member, or an element where the name is "".
func (w *describer) member(name string) {
	if w.level > 0 {
		if !w.first {
			w.out = append(w.out, ',')
		}
		w.out = append(w.out, '\n')
		for range w.level {
			w.out = append(w.out, "  "...)
		}
	}
	w.first = false
	if name != "" {
		w.out = append(w.string(name), ": "...)
	}
}

func (w *describer) string(s string) []byte {
	if !utf8.ValidString(s) && w.bad == "" {
		w.bad = strconv.Quote(s) + " is not UTF-8"
	}
	w.out = interchange.AppendJSON(w.out, s)
	return w.out
}

func (w *describer) open(name string, c byte) {
	w.member(name)
	w.out = append(w.out, c)
	w.level++
	w.first = true
}

func (w *describer) close(c byte) {
	w.level--
	if !w.first {
		w.out = append(w.out, '\n')
		for range w.level {
			w.out = append(w.out, "  "...)
		}
	}
	w.first = false
	w.out = append(w.out, c)
}

// text writes a string, if it is not "".
func (w *describer) text(name, s string) {
	if s != "" {
		w.member(name)
		w.string(s)
	}
}

// raw writes a member that is JSON already, if it is not "".
func (w *describer) raw(name, value string) {
	if value == "" {
		return
	}
	w.member(name)
	w.value(name, value)
}

// value writes what is JSON already.
func (w *describer) value(name, value string) {
	if !json.Valid([]byte(value)) && w.bad == "" {
		w.bad = "member " + strconv.Quote(name) + " is not JSON"
	}
	w.out = append(w.out, value...)
}

// flag writes a boolean where the default does not say it.
func (w *describer) flag(name string, is bool, value string) {
	if is {
		w.raw(name, value)
	}
}

func (w *describer) number(name string, n int64) {
	if n != 0 {
		w.raw(name, strconv.FormatInt(n, 10))
	}
}

// list writes strings on one line, if there are any.
func (w *describer) list(name string, list []string) {
	if len(list) == 0 {
		return
	}
	w.member(name)
	w.out = append(w.out, '[')
	for i, s := range list {
		if i > 0 {
			w.out = append(w.out, ", "...)
		}
		w.string(s)
	}
	w.out = append(w.out, ']')
}

func (w *describer) rows(name string, list []int) {
	if len(list) == 0 {
		return
	}
	w.member(name)
	w.out = append(w.out, '[')
	for i, n := range list {
		if i > 0 {
			w.out = append(w.out, ", "...)
		}
		w.out = strconv.AppendInt(w.out, int64(n), 10)
	}
	w.out = append(w.out, ']')
}

// labels writes values: as objects when one has a label.
func (w *describer) labels(name string, list []Label, integers bool) {
	if list == nil {
		return
	}
	labelled := false
	for _, l := range list {
		labelled = labelled || l.Label != ""
	}
	value := func(s string) {
		if _, err := strconv.ParseInt(s, 10, 64); integers && err == nil && json.Valid([]byte(s)) {
			w.out = append(w.out, s...)
			return
		}
		w.string(s)
	}
	w.member(name)
	w.out = append(w.out, '[')
	for i, l := range list {
		if i > 0 {
			w.out = append(w.out, ", "...)
		}
		if !labelled {
			value(l.Value)
			continue
		}
		w.out = append(w.out, `{"value": `...)
		value(l.Value)
		if l.Label != "" {
			w.out = append(w.out, `, "label": `...)
			w.string(l.Label)
		}
		w.out = append(w.out, '}')
	}
	w.out = append(w.out, ']')
}

func (w *describer) custom(list []Custom) {
	for _, c := range list {
		w.member("")
		w.out = append(w.string(c.Name), ": "...) // the name may be ""
		w.value(c.Name, c.Value)
	}
}

func (w *describer) licenses(list []License) {
	if len(list) == 0 {
		return
	}
	w.open("licenses", '[')
	for _, l := range list {
		w.license(l)
	}
	w.close(']')
}

func (w *describer) license(l License) {
	w.open("", '{')
	w.text("name", l.Name)
	w.text("path", l.Path)
	w.text("title", l.Title)
	w.custom(l.Custom)
	w.close('}')
}

func (w *describer) sources(list []Source) {
	if len(list) == 0 {
		return
	}
	w.open("sources", '[')
	for _, s := range list {
		w.source(s)
	}
	w.close(']')
}

func (w *describer) source(s Source) {
	w.open("", '{')
	w.text("title", s.Title)
	w.text("path", s.Path)
	w.text("email", s.Email)
	w.text("version", s.Version)
	w.custom(s.Custom)
	w.close('}')
}

func (w *describer) resource(r *Resource) {
	w.open("", '{')
	w.text("name", r.Name)
	w.text("type", r.Type)
	w.text("profile", r.Profile)
	w.text("title", r.Title)
	w.text("description", r.Description)
	w.text("homepage", r.Homepage)
	if len(r.Path) == 1 {
		w.text("path", r.Path[0])
	} else {
		w.list("path", r.Path)
	}
	w.raw("data", r.Data)
	w.text("format", r.Format)
	w.text("mediatype", r.MediaType)
	w.text("encoding", r.Encoding)
	w.number("bytes", r.Bytes)
	w.text("hash", r.Hash)
	w.licenses(r.Licenses)
	w.sources(r.Sources)
	if d := r.Dialect; d == nil {
		w.text("dialect", r.DialectPath)
	} else if w.either("dialect", r.DialectPath) {
		w.dialect("dialect", d)
	}
	if s := r.Schema; s == nil {
		w.text("schema", r.SchemaPath)
	} else if w.either("schema", r.SchemaPath) {
		w.schema("schema", s)
	}
	w.custom(r.Custom)
	w.close('}')
}

// either reports whether what is stated is not in another file as well.
func (w *describer) either(what, path string) bool {
	if path != "" && w.bad == "" {
		w.bad = "a " + what + " is stated, and is in the file " + strconv.Quote(path)
	}
	return path == ""
}

func (w *describer) dialect(name string, d *Dialect) {
	w.open(name, '{')
	w.flag("header", d.NoHeader, "false")
	w.rows("headerRows", d.HeaderRows)
	w.text("headerJoin", d.HeaderJoin)
	w.rows("commentRows", d.CommentRows)
	w.text("commentChar", d.CommentChar)
	w.text("delimiter", d.Delimiter)
	w.text("lineTerminator", d.LineTerminator)
	w.text("quoteChar", d.QuoteChar)
	w.flag("doubleQuote", d.NoDoubleQuote, "false")
	w.text("escapeChar", d.EscapeChar)
	w.text("nullSequence", d.NullSequence)
	w.flag("skipInitialSpace", d.SkipInitialSpace, "true")
	w.text("property", d.Property)
	w.text("itemType", d.ItemType)
	w.list("itemKeys", d.ItemKeys)
	w.custom(d.Custom)
	w.close('}')
}

func (w *describer) schema(name string, s *Schema) {
	w.open(name, '{')
	w.open("fields", '[')
	for _, f := range s.Fields {
		if f == nil {
			w.bad = "a field is nil"
			continue
		}
		w.field(f)
	}
	w.close(']')
	if s.FieldsMatch != "" {
		// The profile of version 2.0 wants an array here.
		w.list("fieldsMatch", []string{s.FieldsMatch})
	}
	w.labels("missingValues", s.MissingValues, false)
	w.list("primaryKey", s.PrimaryKey)
	if len(s.UniqueKeys) > 0 {
		w.open("uniqueKeys", '[')
		for _, key := range s.UniqueKeys {
			w.list("", key)
		}
		w.close(']')
	}
	if len(s.ForeignKeys) > 0 {
		w.open("foreignKeys", '[')
		for _, k := range s.ForeignKeys {
			w.foreignKey(k)
		}
		w.close(']')
	}
	w.custom(s.Custom)
	w.close('}')
}

func (w *describer) foreignKey(k ForeignKey) {
	w.open("", '{')
	w.list("fields", k.Fields)
	w.open("reference", '{')
	w.text("resource", k.Resource)
	w.list("fields", k.Reference)
	w.close('}')
	w.close('}')
}

func (w *describer) field(f *Field) {
	w.open("", '{')
	w.text("name", f.Name)
	w.text("type", f.Type)
	w.text("format", f.Format)
	w.text("title", f.Title)
	w.text("description", f.Description)
	w.text("example", f.Example)
	w.text("rdfType", f.RDFType)
	w.text("decimalChar", f.DecimalChar)
	w.text("groupChar", f.GroupChar)
	w.flag("bareNumber", f.NotBare, "false")
	w.list("trueValues", f.TrueValues)
	w.list("falseValues", f.FalseValues)
	w.text("delimiter", f.Delimiter)
	w.text("itemType", f.ItemType)
	w.labels("missingValues", f.MissingValues, false)
	w.labels("categories", f.Categories, f.Type == "integer")
	w.flag("categoriesOrdered", f.CategoriesOrdered, "true")
	if c := f.Constraints; c != nil {
		w.constraints("constraints", c, f)
	}
	w.custom(f.Custom)
	w.close('}')
}

// constraints writes those of a field.
func (w *describer) constraints(name string, c *Constraints, f *Field) {
	w.open(name, '{')
	w.flag("required", c.Required, "true")
	w.flag("unique", c.Unique, "true")
	w.number("minLength", int64(c.MinLength))
	w.number("maxLength", int64(c.MaxLength))
	w.text("minimum", c.Minimum)
	w.text("maximum", c.Maximum)
	w.text("exclusiveMinimum", c.ExclusiveMinimum)
	w.text("exclusiveMaximum", c.ExclusiveMaximum)
	w.text("pattern", c.Pattern)
	if f.Type == "boolean" {
		w.booleans("enum", c.Enum, f)
	} else {
		w.list("enum", c.Enum)
	}
	w.raw("jsonSchema", c.JSONSchema)
	w.custom(c.Custom)
	w.close('}')
}

// booleans writes values of a boolean field as JSON has them.
func (w *describer) booleans(name string, list []string, f *Field) {
	if len(list) == 0 {
		return
	}
	trues, falses := f.truths()
	w.open(name, '[')
	for _, s := range list {
		switch {
		case isOne([]byte(s), trues):
			w.raw("", "true")
		case isOne([]byte(s), falses):
			w.raw("", "false")
		default:
			w.member("")
			w.string(s)
		}
	}
	w.close(']')
}
