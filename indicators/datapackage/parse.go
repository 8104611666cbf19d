package datapackage

import (
	"bytes"
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// FileName is the name of the file that describes a package.
const FileName = "datapackage.json"

const (
	maxResources = 10_000
	maxParts     = 10_000
)

// Open reads the descriptor of the package in fsys, datapackage.json. Data is
// read when it is asked for.
//
// Paths are checked, but a symbolic link in fsys may still lead out of it:
// [os.Root] gives a file system that does not follow such links. The error is an
// [*indicators.Problems] with all that is wrong, an [*indicators.Error] where the
// text is not JSON or a limit is reached, or both, joined.
func Open(fsys fs.FS, limits Limits) (*Package, error) {
	if fsys == nil {
		return nil, interchange.Absent("datapackage.Open", "folder")
	}
	f, err := fsys.Open(FileName)
	if err != nil {
		return nil, &indicators.Error{Op: "datapackage.Open", Err: err}
	}
	defer f.Close()
	p, err := readPackage(f, "datapackage.Open", limits)
	if err != nil {
		return nil, err
	}
	p.fsys = fsys
	return p, nil
}

// ReadPackage reads a descriptor alone. Its resources have no data but what
// stands inline.
func ReadPackage(in io.Reader, limits Limits) (*Package, error) {
	return readPackage(in, "datapackage.ReadPackage", limits)
}

func readPackage(in io.Reader, op string, limits Limits) (*Package, error) {
	if in == nil {
		return nil, interchange.Absent(op, "reader")
	}
	p := &Package{limits: limits.withDefaults()}
	d := newParser(in, op, p.limits, &p.ledger)
	err := d.document(func(t interchange.Token) error { return d.pack(p, t) })
	if err != nil {
		return nil, err
	}
	p.size = d.size()
	return p, nil
}

// parser reads descriptors.
type parser struct {
	s        *interchange.Scanner
	limits   Limits
	problems interchange.Problems
	ledger   *interchange.Ledger
	at       []string // where we are, as a JSON Pointer has it
	raw      []byte
	texts    []byte // of the list that is being read
	ends     []uint32
	numbers  bool // the list has a number that is not a string
	part     bool // what is read need not be a whole package
}

func newParser(in io.Reader, op string, l Limits, ledger *interchange.Ledger) *parser {
	start := make([]byte, len("\ufeff"))
	n, err := io.ReadFull(in, start)
	if start = start[:n]; string(start) == "\ufeff" {
		start = nil
	}
	if err == nil || err == io.EOF || err == io.ErrUnexpectedEOF {
		in = io.MultiReader(bytes.NewReader(start), in)
	} else {
		in = failing{err}
	}
	d := &parser{s: interchange.NewScanner(in, op, l.MaxDescriptor, int(min(l.MaxDescriptor, 1<<30))), limits: l,
		ledger: ledger}
	d.problems.Max = l.MaxProblems
	return d
}

// failing is a reader that has failed.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }

// document reads a whole document.
func (d *parser) document(value func(t interchange.Token) error) error {
	t, err := d.s.Next()
	if err == nil {
		if t == interchange.Object {
			err = value(t)
		} else {
			err = d.s.Error(&indicators.Error{Err: indicators.ErrFormat, Detail: "want an object"})
		}
	}
	if err == nil {
		if _, err = d.s.Next(); err == io.EOF {
			return d.problems.Err()
		}
	}
	if d.problems.Total > 0 {
		return errors.Join(d.problems.Err(), err)
	}
	return err
}

// size returns how many bytes have been read.
func (d *parser) size() int {
	offset, _, _ := d.s.Position()
	return int(offset)
}

// pointer returns the JSON Pointer of what is being read.
func (d *parser) pointer() string { return cite.Pointer(d.at...) }

// problem records what is wrong with the last token.
func (d *parser) problem(kind error, detail string) {
	d.problems.Add(func() *indicators.Error {
		e := d.s.Error(kind)
		e.Err, e.Detail, e.Path = kind, detail, d.pointer()
		return e
	})
}

// local checks a path that is not a web address.
func (d *parser) local(path string) {
	if isRemote(path) {
		return
	}
	if why := unsafe(path); why != "" {
		d.problem(ErrPath, cite.Quote(path)+": "+why)
	}
}

func (d *parser) push(token string) { d.at = append(d.at, token) }
func (d *parser) pop()              { d.at = d.at[:len(d.at)-1] }

// invalid records that a value is not what it must be, and skips it.
func (d *parser) invalid(t interchange.Token, want string) error {
	d.problem(indicators.ErrInvalid, "want "+want)
	return d.s.Skip(t)
}

// object reads an object. member is called with the first token of a value, and
// reports whether it has read it; a member that it has not is kept as a custom
// one.
func (d *parser) object(t interchange.Token, custom *[]Custom,
	member func(name string, t interchange.Token) (bool, error)) error {
	var few [16]string
	names, many := few[:0], map[string]bool(nil)
	return d.s.Members(t, func(b []byte, t interchange.Token) error {
		name := string(b)
		again := slices.Contains(names, name) || many[name]
		switch {
		case again:
		case len(names) < len(few):
			names = append(names, name)
		default:
			if many == nil {
				many = map[string]bool{}
			}
			many[name] = true
		}
		d.push(name)
		defer d.pop()
		if again {
			d.problem(indicators.ErrDuplicate, "member "+cite.Quote(name))
			return d.s.Skip(t)
		}
		if done, err := member(name, t); done || err != nil {
			return err
		}
		value, err := d.value(t)
		if err == nil {
			*custom = append(*custom, Custom{name, value})
		}
		return err
	})
}

// value returns the JSON of the value that t starts, without white space.
func (d *parser) value(t interchange.Token) (string, error) {
	d.raw = d.raw[:0]
	err := d.appendValue(t)
	return string(d.raw), err
}

func (d *parser) appendValue(t interchange.Token) error {
	switch t {
	case interchange.Object:
		d.raw = append(d.raw, '{')
		first := true
		err := d.s.Members(t, func(name []byte, t interchange.Token) error {
			if !first {
				d.raw = append(d.raw, ',')
			}
			first = false
			d.raw = append(interchange.AppendJSON(d.raw, string(name)), ':')
			return d.appendValue(t)
		})
		d.raw = append(d.raw, '}')
		return err
	case interchange.Array:
		d.raw = append(d.raw, '[')
		err := d.s.Elements(t, func(i int, t interchange.Token) error {
			if i > 0 {
				d.raw = append(d.raw, ',')
			}
			return d.appendValue(t)
		})
		d.raw = append(d.raw, ']')
		return err
	case interchange.String:
		d.raw = interchange.AppendJSON(d.raw, string(d.s.Text()))
	default:
		d.raw = append(d.raw, d.s.Text()...)
	}
	return nil
}

// otherwise records that a member of the standard is of another type, for which
// it is kept as a custom one.
func (d *parser) otherwise(want string) bool {
	d.ledger.Add(indicators.LostComponent, d.at[len(d.at)-1], "it is not "+want+", as the standard has it", d.pointer)
	return false
}

// text reads a string that describes. One of another type is not read.
func (d *parser) text(to *string, t interchange.Token) (bool, error) {
	switch t {
	case interchange.String:
		*to = string(d.s.Text())
		return true, nil
	case interchange.Null:
		return true, nil
	}
	return d.otherwise("a string"), nil
}

// flag reads a boolean whose default is not what is looked for; false is kept
// as a custom member.
func (d *parser) flag(to *bool, is interchange.Token, t interchange.Token) (bool, error) {
	if t == is {
		*to = true
		return true, nil
	}
	if t == interchange.TrueToken || t == interchange.FalseToken {
		return false, nil
	}
	return d.otherwise("true or false"), nil
}

// list reads an array of strings, or one string, which stands for such an array.
// Numbers and other values are read as they are written. It reports false, and
// has read nothing, when t starts no such value.
func (d *parser) list(t interchange.Token, most int, to *[]string) (bool, error) {
	d.texts, d.ends, d.numbers = d.texts[:0], d.ends[:0], false
	switch t {
	case interchange.String:
		d.item(t)
	case interchange.Array:
		err := d.s.Elements(t, func(i int, t interchange.Token) error {
			if i >= most {
				return d.s.Error(&indicators.Error{Err: indicators.ErrLimit, Detail: fmt.Sprintf("more than %d elements", most)})
			}
			return d.item(t)
		})
		if err != nil {
			return true, err
		}
	default:
		return false, nil
	}
	all := string(d.texts)
	list := make([]string, len(d.ends))
	start := uint32(0)
	for i, end := range d.ends {
		list[i] = all[start:end]
		start = end
	}
	*to = list
	return true, nil
}

// end ends an item of the list that is being read.
func (d *parser) end() {
	if len(d.ends) == cap(d.ends) {
		d.ends = slices.Grow(d.ends, max(8, len(d.ends)))
	}
	d.ends = append(d.ends, uint32(len(d.texts)))
}

// item appends a value to the list that is being read.
func (d *parser) item(t interchange.Token) error {
	switch t {
	case interchange.Object, interchange.Array:
		value, err := d.value(t)
		d.texts = append(d.texts, value...)
		if err != nil {
			return err
		}
	case interchange.String:
		d.texts = append(d.texts, d.s.Text()...)
	default:
		d.numbers = true
		d.texts = append(d.texts, d.s.Text()...)
	}
	d.end()
	return nil
}

// labels reads an array of values, or of objects with value and label.
func (d *parser) labels(t interchange.Token, to *[]Label) (bool, error) {
	if t != interchange.Array {
		return d.otherwise("an array"), nil
	}
	d.texts, d.ends = d.texts[:0], d.ends[:0]
	err := d.s.Elements(t, func(i int, t interchange.Token) error {
		if t != interchange.Object {
			if err := d.item(t); err != nil {
				return err
			}
			d.end()
			return nil
		}
		var value, label string
		err := d.s.Members(t, func(name []byte, t interchange.Token) error {
			if t == interchange.Object || t == interchange.Array {
				return d.s.Skip(t)
			}
			switch string(name) {
			case "value":
				value = string(d.s.Text())
			case "label":
				label = string(d.s.Text())
			}
			return nil
		})
		d.texts = append(d.texts, value...)
		d.end()
		d.texts = append(d.texts, label...)
		d.end()
		return err
	})
	if err != nil {
		return true, err
	}
	all := string(d.texts)
	list := make([]Label, len(d.ends)/2)
	start := uint32(0)
	for i := range list {
		value, label := d.ends[2*i], d.ends[2*i+1]
		list[i] = Label{all[start:value], all[value:label]}
		start = label
	}
	*to = list
	return true, nil
}

// elements reads an array of objects. Another value is kept as a custom member.
func (d *parser) elements(t interchange.Token, most int, element func(t interchange.Token) error) (bool, error) {
	if t != interchange.Array {
		return d.otherwise("an array of objects"), nil
	}
	return true, d.s.Elements(t, func(i int, t interchange.Token) error {
		if i >= most {
			return d.s.Error(&indicators.Error{Err: indicators.ErrLimit, Detail: fmt.Sprintf("more than %d elements", most)})
		}
		d.push(strconv.Itoa(i))
		defer d.pop()
		if t != interchange.Object {
			return d.invalid(t, "an object")
		}
		return element(t)
	})
}

// number reads an integer that is not negative.
func (d *parser) number(to *int64, t interchange.Token) (bool, error) {
	if t == interchange.Number {
		if n, err := strconv.ParseInt(string(d.s.Text()), 10, 64); err == nil && n > 0 {
			*to = n
			return true, nil
		}
	}
	return d.otherwise("a positive integer"), nil
}

// rows reads numbers of rows.
func (d *parser) rows(to *[]int, t interchange.Token) (bool, error) {
	if t != interchange.Array {
		return d.otherwise("an array"), nil
	}
	return true, d.s.Elements(t, func(i int, t interchange.Token) error {
		n, err := strconv.Atoi(string(d.s.Text()))
		if t != interchange.Number || err != nil || n < 1 {
			return d.invalid(t, "the number of a row")
		}
		*to = append(*to, n)
		return nil
	})
}

func (d *parser) pack(p *Package, t interchange.Token) error {
	found := false
	err := d.object(t, &p.Custom, func(name string, t interchange.Token) (bool, error) {
		switch name {
		case "$schema":
			return d.text(&p.Schema, t)
		case "profile":
			return d.text(&p.Profile, t)
		case "name":
			return d.text(&p.Name, t)
		case "id":
			return d.text(&p.ID, t)
		case "title":
			return d.text(&p.Title, t)
		case "description":
			return d.text(&p.Description, t)
		case "homepage":
			return d.text(&p.Homepage, t)
		case "image":
			return d.text(&p.Image, t)
		case "version":
			return d.text(&p.Version, t)
		case "created":
			return d.text(&p.Created, t)
		case "keywords":
			if t != interchange.Array {
				return d.otherwise("an array"), nil
			}
			return d.list(t, 1<<20, &p.Keywords)
		case "licenses":
			return d.licenses(&p.Licenses, t)
		case "sources":
			return d.sources(&p.Sources, t)
		case "contributors":
			return d.contributors(&p.Contributors, t)
		case "resources":
			found = true
			if t != interchange.Array {
				return true, d.invalid(t, "an array of resources")
			}
			return d.elements(t, maxResources, func(t interchange.Token) error {
				var r Resource
				ok, err := d.resource(&r, t, len(p.Resources))
				if ok && err == nil {
					p.Resources = append(p.Resources, new(r))
				}
				return err
			})
		}
		return false, nil
	})
	if err != nil {
		return err
	}
	if !d.part && (!found || len(p.Resources) == 0 && d.problems.Total == 0) {
		d.problem(indicators.ErrFormat, "no resources")
	}
	d.distinct(p)
	return nil
}

// distinct makes names of resources that were made here differ, and reports
// stated ones that do not.
func (d *parser) distinct(p *Package) {
	taken := make(map[string]int, len(p.Resources)) // the last number that was put after a name
	for _, r := range p.Resources {
		if r.unnamed {
			continue
		}
		if taken[r.Name] > 0 {
			d.push("resources")
			d.problem(indicators.ErrDuplicate, "resource "+cite.Quote(r.Name))
			d.pop()
		}
		taken[r.Name] = 1
	}
	for _, r := range p.Resources {
		if !r.unnamed {
			continue
		}
		base := r.Name
		for n := taken[base] + 1; taken[r.Name] > 0; n++ {
			r.Name = base + "-" + strconv.Itoa(n)
			taken[base] = n
		}
		taken[r.Name] = max(taken[r.Name], 1)
	}
}

func (d *parser) licenses(to *[]License, t interchange.Token) (bool, error) {
	return d.elements(t, maxResources, func(t interchange.Token) error {
		var l License
		err := d.license(&l, t)
		if l.Name != "" || l.Path != "" || l.Title != "" || l.Custom != nil {
			*to = append(*to, l)
		}
		return err
	})
}

func (d *parser) license(l *License, t interchange.Token) error {
	return d.object(t, &l.Custom, func(name string, t interchange.Token) (bool, error) {
		switch name {
		case "name":
			return d.text(&l.Name, t)
		case "path":
			return d.text(&l.Path, t)
		case "title":
			return d.text(&l.Title, t)
		}
		return false, nil
	})
}

func (d *parser) sources(to *[]Source, t interchange.Token) (bool, error) {
	return d.elements(t, maxResources, func(t interchange.Token) error {
		var s Source
		err := d.source(&s, t)
		if s.Title != "" || s.Path != "" || s.Email != "" || s.Version != "" || s.Custom != nil {
			*to = append(*to, s)
		}
		return err
	})
}

func (d *parser) source(s *Source, t interchange.Token) error {
	return d.object(t, &s.Custom, func(name string, t interchange.Token) (bool, error) {
		switch name {
		case "title":
			return d.text(&s.Title, t)
		case "path":
			return d.text(&s.Path, t)
		case "email":
			return d.text(&s.Email, t)
		case "version":
			return d.text(&s.Version, t)
		}
		return false, nil
	})
}

func (d *parser) contributors(to *[]Contributor, t interchange.Token) (bool, error) {
	return d.elements(t, maxResources, func(t interchange.Token) error {
		var c Contributor
		err := d.contributor(&c, t)
		if c.Title != "" || c.GivenName != "" || c.FamilyName != "" || c.Path != "" || c.Email != "" ||
			c.Organization != "" || c.Roles != nil || c.Custom != nil {
			*to = append(*to, c)
		}
		return err
	})
}

func (d *parser) contributor(c *Contributor, t interchange.Token) error {
	role := ""
	err := d.object(t, &c.Custom, func(name string, t interchange.Token) (bool, error) {
		switch name {
		case "title":
			return d.text(&c.Title, t)
		case "givenName":
			return d.text(&c.GivenName, t)
		case "familyName":
			return d.text(&c.FamilyName, t)
		case "path":
			return d.text(&c.Path, t)
		case "email":
			return d.text(&c.Email, t)
		case "organization":
			return d.text(&c.Organization, t)
		case "role":
			return d.text(&role, t)
		case "roles":
			return d.list(t, 1<<16, &c.Roles)
		}
		return false, nil
	})
	if len(c.Roles) == 0 && role != "" {
		c.Roles = []string{role}
	}
	return err
}

// resource reads a resource. It reports false for what is not one.
func (d *parser) resource(r *Resource, t interchange.Token, number int) (bool, error) {
	index := d.at[len(d.at)-1]
	var url string
	texts := [...]struct {
		name string
		to   *string
	}{
		{"type", &r.Type}, {"profile", &r.Profile}, {"title", &r.Title}, {"description", &r.Description},
		{"homepage", &r.Homepage},
		{"format", &r.Format}, {"mediatype", &r.MediaType}, {"encoding", &r.Encoding}, {"hash", &r.Hash}, {"url", &url},
	}
	err := d.object(t, &r.Custom, func(name string, t interchange.Token) (bool, error) {
		for i := range texts {
			if texts[i].name == name {
				return d.text(texts[i].to, t)
			}
		}
		return d.resourceMember(r, name, t)
	})
	if err != nil {
		return false, err
	}
	switch {
	case len(r.Path) == 0 && r.Data == "" && url != "":
		r.Path = []string{url}
		d.local(url)
	case url != "":
		r.Custom = append(r.Custom, Custom{"url", string(interchange.AppendJSON(nil, url))})
	case len(r.Path) == 0 && r.Data == "":
		d.problem(indicators.ErrInvalid, "no path and no data")
		return false, nil
	case len(r.Path) > 0 && r.Data != "":
		d.problem(indicators.ErrInvalid, "both path and data")
	}
	if r.Name == "" {
		r.unnamed = true
		r.Name = "resource-" + strconv.Itoa(number+1)
		if len(r.Path) > 0 && !isRemote(r.Path[0]) {
			base := path.Base(r.Path[0])
			if name := strings.TrimSuffix(base, path.Ext(base)); name != "" {
				r.Name = name
			}
		}
	}
	d.at[len(d.at)-1] = index
	return true, nil
}

// resourceMember reads a member of a resource that is not a mere text.
func (d *parser) resourceMember(r *Resource, name string, t interchange.Token) (bool, error) {
	switch name {
	case "name":
		done, err := d.text(&r.Name, t)
		if r.Name != "" {
			d.at[len(d.at)-2] = r.Name
		}
		return done, err
	case "bytes":
		return d.number(&r.Bytes, t)
	case "path":
		return true, d.paths(&r.Path, t)
	case "data":
		value, err := d.value(t)
		r.Data = value
		return true, err
	case "licenses":
		return d.licenses(&r.Licenses, t)
	case "sources":
		return d.sources(&r.Sources, t)
	case "dialect":
		if t == interchange.Object {
			r.Dialect = &Dialect{}
			return true, d.dialect(r.Dialect, t)
		}
		return true, d.reference(&r.DialectPath, t)
	case "schema":
		if t == interchange.Object {
			r.Schema = &Schema{}
			return true, d.schema(r.Schema, t)
		}
		return true, d.reference(&r.SchemaPath, t)
	}
	return false, nil
}

// reference reads the path of a schema or a dialect.
func (d *parser) reference(to *string, t interchange.Token) error {
	if t != interchange.String {
		return d.invalid(t, "an object or a path")
	}
	*to = string(d.s.Text())
	d.local(*to)
	return nil
}

// paths reads the path of a resource, or those of its parts.
func (d *parser) paths(to *[]string, t interchange.Token) error {
	done, err := d.list(t, maxParts, to)
	if err != nil {
		return err
	}
	if !done || d.numbers || len(*to) == 0 {
		*to = nil
		d.problem(indicators.ErrInvalid, "want a path or several")
		if !done {
			return d.s.Skip(t)
		}
		return nil
	}
	remote := isRemote((*to)[0])
	for _, s := range *to {
		if isRemote(s) != remote {
			d.problem(indicators.ErrInvalid, "local paths and web addresses in one resource")
			return nil
		}
		d.local(s)
	}
	sorted := slices.Clone(*to)
	slices.Sort(sorted)
	for i := 1; i < len(sorted); i++ {
		if sorted[i] == sorted[i-1] {
			d.problem(indicators.ErrDuplicate, "part "+cite.Quote(sorted[i]))
			return nil
		}
	}
	return nil
}

func (d *parser) dialect(v *Dialect, t interchange.Token) error {
	return d.object(t, &v.Custom, func(name string, t interchange.Token) (bool, error) {
		switch name {
		case "header":
			return d.flag(&v.NoHeader, interchange.FalseToken, t)
		case "headerRows":
			return d.rows(&v.HeaderRows, t)
		case "headerJoin":
			return d.text(&v.HeaderJoin, t)
		case "commentRows":
			return d.rows(&v.CommentRows, t)
		case "commentChar":
			return d.text(&v.CommentChar, t)
		case "delimiter":
			return d.text(&v.Delimiter, t)
		case "lineTerminator":
			return d.text(&v.LineTerminator, t)
		case "quoteChar":
			return d.text(&v.QuoteChar, t)
		case "doubleQuote":
			return d.flag(&v.NoDoubleQuote, interchange.FalseToken, t)
		case "escapeChar":
			return d.text(&v.EscapeChar, t)
		case "nullSequence":
			return d.text(&v.NullSequence, t)
		case "skipInitialSpace":
			return d.flag(&v.SkipInitialSpace, interchange.TrueToken, t)
		case "property":
			return d.text(&v.Property, t)
		case "itemType":
			return d.text(&v.ItemType, t)
		case "itemKeys":
			return d.list(t, d.limits.MaxColumns, &v.ItemKeys)
		}
		return false, nil
	})
}

func (d *parser) schema(s *Schema, t interchange.Token) error {
	return d.object(t, &s.Custom, func(name string, t interchange.Token) (bool, error) {
		switch name {
		case "fields":
			if t != interchange.Array {
				return true, d.invalid(t, "an array of fields")
			}
			return d.elements(t, d.limits.MaxColumns, func(t interchange.Token) error {
				var f Field
				if err := d.field(&f, t); err != nil {
					return err
				}
				if f.Name == "" {
					d.problem(indicators.ErrInvalid, "a field without a name")
					return nil
				}
				s.Fields = append(s.Fields, new(f))
				return nil
			})
		case "fieldsMatch":
			// The profile of version 2.0 has an array here, the text a string.
			var list []string
			if done, err := d.list(t, 2, &list); !done || err != nil || len(list) == 0 {
				return done, err
			}
			s.FieldsMatch = list[0]
			return true, nil
		case "missingValues":
			return d.labels(t, &s.MissingValues)
		case "primaryKey":
			return d.list(t, d.limits.MaxColumns, &s.PrimaryKey)
		case "uniqueKeys":
			if t != interchange.Array {
				return d.otherwise("an array"), nil
			}
			return true, d.s.Elements(t, func(i int, t interchange.Token) error {
				var key []string
				done, err := d.list(t, d.limits.MaxColumns, &key)
				if !done && err == nil {
					return d.invalid(t, "an array of names of fields")
				}
				if len(key) > 0 {
					s.UniqueKeys = append(s.UniqueKeys, key)
				}
				return err
			})
		case "foreignKeys":
			return d.elements(t, maxResources, func(t interchange.Token) error {
				var k ForeignKey
				err := d.foreignKey(&k, t)
				if len(k.Fields) > 0 {
					s.ForeignKeys = append(s.ForeignKeys, k)
				}
				return err
			})
		}
		return false, nil
	})
}

func (d *parser) foreignKey(k *ForeignKey, t interchange.Token) error {
	return d.s.Members(t, func(name []byte, t interchange.Token) error {
		switch string(name) {
		case "fields":
			if done, err := d.list(t, d.limits.MaxColumns, &k.Fields); done {
				return err
			}
		case "reference":
			if t != interchange.Object {
				break
			}
			return d.s.Members(t, func(name []byte, t interchange.Token) error {
				switch string(name) {
				case "resource":
					if t == interchange.String {
						k.Resource = string(d.s.Text())
					}
				case "fields":
					if done, err := d.list(t, d.limits.MaxColumns, &k.Reference); done {
						return err
					}
				}
				return d.s.Skip(t)
			})
		}
		return d.s.Skip(t)
	})
}

func (d *parser) field(f *Field, t interchange.Token) error {
	index := d.at[len(d.at)-1]
	id := ""
	var native bool // the constraints have numbers that are not strings
	err := d.object(t, &f.Custom, func(name string, t interchange.Token) (bool, error) {
		switch name {
		case "name":
			done, err := d.text(&f.Name, t)
			if f.Name != "" {
				d.at[len(d.at)-2] = f.Name
			}
			return done, err
		case "id": // of version 0
			return d.text(&id, t)
		case "type":
			return d.text(&f.Type, t)
		case "format":
			return d.text(&f.Format, t)
		case "title":
			return d.text(&f.Title, t)
		case "description":
			return d.text(&f.Description, t)
		case "example":
			return d.text(&f.Example, t)
		case "rdfType":
			return d.text(&f.RDFType, t)
		case "missingValues":
			return d.labels(t, &f.MissingValues)
		case "categories":
			return d.labels(t, &f.Categories)
		case "categoriesOrdered":
			return d.flag(&f.CategoriesOrdered, interchange.TrueToken, t)
		case "decimalChar":
			return d.text(&f.DecimalChar, t)
		case "groupChar":
			return d.text(&f.GroupChar, t)
		case "bareNumber":
			return d.flag(&f.NotBare, interchange.FalseToken, t)
		case "trueValues":
			return d.list(t, 1<<16, &f.TrueValues)
		case "falseValues":
			return d.list(t, 1<<16, &f.FalseValues)
		case "delimiter":
			return d.text(&f.Delimiter, t)
		case "itemType":
			return d.text(&f.ItemType, t)
		case "constraints":
			if t != interchange.Object {
				return d.otherwise("an object"), nil
			}
			f.Constraints = &Constraints{}
			return true, d.constraints(f.Constraints, t, &native)
		}
		return false, nil
	})
	switch {
	case f.Name == "":
		f.Name = id
	case id != "":
		f.Custom = append(f.Custom, Custom{"id", string(interchange.AppendJSON(nil, id))})
	}
	if native {
		f.localise()
	}
	if f.Type == "number" && f.GroupChar != "" && f.GroupChar == cmp.Or(f.DecimalChar, ".") {
		d.problem(indicators.ErrInvalid, "groupChar and decimalChar are both "+cite.Quote(f.GroupChar))
	}
	d.at[len(d.at)-1] = index
	return err
}

// localise puts the values of constraints that are numbers or booleans of JSON
// into the text form of the field.
func (f *Field) localise() {
	c := f.Constraints
	switch f.Type {
	case "number":
		if f.DecimalChar == "" || f.DecimalChar == "." {
			return
		}
		for _, s := range []*string{&c.Minimum, &c.Maximum, &c.ExclusiveMinimum, &c.ExclusiveMaximum} {
			*s = strings.Replace(*s, ".", f.DecimalChar, 1)
		}
		for i, s := range c.Enum {
			c.Enum[i] = strings.Replace(s, ".", f.DecimalChar, 1)
		}
	case "boolean":
		for i, s := range c.Enum {
			switch {
			case s == "true" && len(f.TrueValues) > 0:
				c.Enum[i] = f.TrueValues[0]
			case s == "false" && len(f.FalseValues) > 0:
				c.Enum[i] = f.FalseValues[0]
			}
		}
	}
}

func (d *parser) constraints(c *Constraints, t interchange.Token, native *bool) error {
	// bound reads a value that may be a number of JSON.
	bound := func(to *string, t interchange.Token) (bool, error) {
		if t == interchange.Number {
			*to, *native = string(d.s.Text()), true
			return true, nil
		}
		return d.text(to, t)
	}
	length := func(to *int, t interchange.Token) (bool, error) {
		var n int64
		done, err := d.number(&n, t)
		*to = int(min(n, 1<<30))
		return done, err
	}
	return d.object(t, &c.Custom, func(name string, t interchange.Token) (bool, error) {
		switch name {
		case "required":
			return d.flag(&c.Required, interchange.TrueToken, t)
		case "unique":
			return d.flag(&c.Unique, interchange.TrueToken, t)
		case "minLength":
			return length(&c.MinLength, t)
		case "maxLength":
			return length(&c.MaxLength, t)
		case "minimum":
			return bound(&c.Minimum, t)
		case "maximum":
			return bound(&c.Maximum, t)
		case "exclusiveMinimum":
			return bound(&c.ExclusiveMinimum, t)
		case "exclusiveMaximum":
			return bound(&c.ExclusiveMaximum, t)
		case "pattern":
			return d.text(&c.Pattern, t)
		case "enum":
			if t != interchange.Array {
				return d.otherwise("an array"), nil
			}
			done, err := d.list(t, 1<<20, &c.Enum)
			*native = *native || d.numbers
			return done, err
		case "jsonSchema":
			if t != interchange.Object {
				return d.otherwise("an object"), nil
			}
			value, err := d.value(t)
			c.JSONSchema = value
			return true, err
		}
		return false, nil
	})
}
