package datapackage

//go:generate go run ../../internal/gen/values indicators/datapackage

import (
	"io/fs"
	"path"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
)

// Package is the descriptor of a data package: what datapackage.json says. A
// member that it does not state is the zero value.
type Package struct {
	Schema  string // $schema, the profile of version 2
	Profile string // the profile of version 1

	Name, ID, Title, Description string
	Homepage, Image              string
	Version                      string
	Created                      string // RFC 3339
	Keywords                     []string
	Licenses                     []License
	Sources                      []Source
	Contributors                 []Contributor
	Resources                    []*Resource
	Custom                       []Custom

	fsys   fs.FS
	size   int // bytes of the descriptor
	limits Limits
	ledger interchange.Ledger
}

// Losses returns what of the descriptor is not used: members of the standard
// that are of another type than it says. They are kept in Custom.
func (p *Package) Losses() []indicators.Loss {
	if p == nil {
		p = new(Package)
	}
	return p.ledger.Losses()
}

// Resource returns the resource of that name.
func (p *Package) Resource(name string) (*Resource, bool) {
	if p == nil {
		p = new(Package)
	}
	for _, r := range p.Resources {
		if r != nil && r.Name == name {
			return r, true
		}
	}
	return nil, false
}

// Custom is a member that the standard does not name, or one of another type
// than it says. Value is its JSON, without white space.
type Custom struct {
	Name  string `json:"name"`
	Value string `json:"value"`
}

// License is a licence under which data is provided.
type License struct {
	Name  string // an ID of the Open Definition, such as ODC-PDDL-1.0
	Path  string // a URL, or a path in the package
	Title string

	Custom []Custom
}

// Source says where data comes from.
type Source struct {
	Title, Path, Email, Version string

	Custom []Custom
}

// Contributor is a person or an organisation that has contributed to a package.
type Contributor struct {
	Title, GivenName, FamilyName, Path, Email, Organization string
	Roles                                                   []string // the one role of version 1 too

	Custom []Custom
}

// Resource describes one resource: a file, a file in several parts, or data in
// the descriptor itself.
type Resource struct {
	Name        string // one that is not stated is made from the path
	Type        string // "table" for tabular data
	Profile     string // of version 1: "tabular-data-resource"
	Title       string
	Description string
	Homepage    string
	Format      string // as an extension of a file: csv
	MediaType   string
	Encoding    string
	Hash        string // "sha256:" and a number, or a bare MD5
	Path        []string
	Data        string // data inline, as JSON without white space; "" for none
	Bytes       int64  // 0 when it is not stated

	// Dialect and Schema are nil when they are not stated, or stand in another
	// file, which DialectPath and SchemaPath name.
	Dialect     *Dialect
	DialectPath string
	Schema      *Schema
	SchemaPath  string

	Licenses []License
	Sources  []Source
	Custom   []Custom

	unnamed bool // the name was made here
}

// IsTable reports whether the resource says that it is tabular, or has a schema
// or an extension that says so.
func (r *Resource) IsTable() bool {
	if r == nil {
		r = new(Resource)
	}
	if r.Type == "table" || strings.HasSuffix(strings.TrimSuffix(r.Profile, ".json"), "tabular-data-resource") ||
		r.Schema != nil || r.SchemaPath != "" {
		return true
	}
	f := r.form()
	return f == "csv" || f == "tsv"
}

// form returns how the data is written: csv, tsv, json or what is stated.
func (r *Resource) form() string {
	f := strings.ToLower(strings.TrimPrefix(r.Format, "."))
	if f == "" {
		switch media, _, _ := strings.Cut(strings.ToLower(r.MediaType), ";"); media {
		case "text/csv":
			f = "csv"
		case "text/tab-separated-values":
			f = "tsv"
		case "application/json":
			f = "json"
		}
	}
	if f == "" && len(r.Path) > 0 {
		f = strings.ToLower(strings.TrimPrefix(path.Ext(r.Path[0]), "."))
	}
	return f
}

// custom returns the string that a custom member holds.
func (r *Resource) custom(name string) string {
	for _, c := range r.Custom {
		if c.Name == name && len(c.Value) > 1 && c.Value[0] == '"' {
			return c.Value[1 : len(c.Value)-1]
		}
	}
	return ""
}

// Dialect says how a table is written, where it differs from RFC 4180.
type Dialect struct {
	NoHeader         bool   // header: false
	HeaderRows       []int  // from 1; none is the first
	HeaderJoin       string // between the rows of a header; "" is a space
	CommentRows      []int
	CommentChar      string
	Delimiter        string // "" is a comma
	LineTerminator   string
	QuoteChar        string // "" is '"'
	NoDoubleQuote    bool   // doubleQuote: false
	EscapeChar       string
	NullSequence     string // "" for none
	SkipInitialSpace bool

	// Property, ItemType and ItemKeys are of tables in JSON.
	Property string
	ItemType string // "array", "object" or "", which is what stands there
	ItemKeys []string

	Custom []Custom
}

// Schema is a Table Schema: the fields of a table and what holds for them.
type Schema struct {
	Fields []*Field
	// FieldsMatch says how columns and fields are matched: "exact" or "" by
	// their order, "equal", "subset", "superset" and "partial" by their names.
	FieldsMatch string
	// MissingValues stand for a value that is not there. Nil is the default, an
	// empty cell; with an empty list no value is missing.
	MissingValues []Label
	PrimaryKey    []string
	UniqueKeys    [][]string
	ForeignKeys   []ForeignKey
	Custom        []Custom
}

// ForeignKey says that fields hold values of fields of another table. It is not
// checked.
type ForeignKey struct {
	Fields    []string
	Resource  string // "" is the same table
	Reference []string
}

// Label is a value with what it means to people.
type Label struct {
	Value string `json:"value"`
	Label string `json:"label,omitzero"`
}

// Field is a field of a table. Values in the descriptor, such as the least one
// that is allowed, are in the text form of the field.
type Field struct {
	Name        string
	Type        string // string, number, integer, ...; "" is any
	Format      string // "" is the default of the type
	Title       string
	Description string
	Example     string
	RDFType     string

	Constraints *Constraints // nil for none
	// MissingValues replace those of the schema; nil does not.
	MissingValues []Label
	// Categories are the only values of a string or an integer.
	Categories        []Label
	CategoriesOrdered bool

	// Of numbers and integers.
	DecimalChar string // "" is '.'
	GroupChar   string // may be empty
	NotBare     bool   // bareNumber: false
	// Of booleans; nil is the default.
	TrueValues, FalseValues []string
	// Of lists.
	Delimiter string // "" is a comma
	ItemType  string // "" is string

	Custom []Custom
}

// Constraints say which values of a field are valid. The zero value of each
// allows all.
type Constraints struct {
	Required, Unique                   bool
	MinLength, MaxLength               int
	Minimum, Maximum                   string
	ExclusiveMinimum, ExclusiveMaximum string
	Pattern                            string // of the whole value
	Enum                               []string
	JSONSchema                         string // kept, not checked

	Custom []Custom
}
