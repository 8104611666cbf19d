package sdmx

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// ReadJSON reads the observations of an SDMX-JSON data message of version 1.0, of
// its working drafts, 2.0 or 2.1: series, flat and cross-sectional data sets, any
// number of them. Where data stands before the structure that describes it, an
// input that is an [io.Seeker] is read twice, and of any other the data is held,
// up to a limit. Attributes that come after the observations of their data set or
// series are named as losses, and are a problem if they multiply. What is said of a
// group of dimensions is said of each of its observations, and an attribute that is
// left out has its default.
//
// A series or an observation that is given twice is read twice, and a loss says so; a
// dimension that lists a code twice is refused. An index of an attribute beyond its
// values is a loss. One of UNIT_MULT is a problem, as one of a dimension is, and so are
// their values without an ID and a value behind those of all attributes. In a data set
// that deletes, an observation is a problem. Where a text that is not a number is in
// the place of the value, and the first attribute is a text, the observation has
// attributes only, as a request for detail=nodata gives it; it has no figure, and a
// loss says so. A structure of our own that lacks a component which [WriteJSON] always
// writes is refused with its data; a component whose name is one that it may write but
// for a letter is named as a loss.
func ReadJSON(in io.Reader, o ReadOptions) *Reading {
	d := interchange.NewDecoder(o.Defaults)
	reading := &Reading{ledger: d, opt: o}
	reading.read = func(rows interchange.Rows, yield func(indicators.Observation, error) bool) {
		rows, yield = o.selected(rows, yield)
		l := o.Limits.withDefaults()
		r := &jsonReader{in: in, opt: o, limits: l, d: d, yield: yield}
		reading.line = &r.line
		tellLine(rows, reading.line)
		if seeker, ok := in.(io.Seeker); ok {
			if start, err := seeker.Seek(0, io.SeekCurrent); err == nil {
				r.seeker, r.start = seeker, start
			}
		}
		r.s = interchange.NewScanner(in, readJSONOp, l.MaxBytes, l.MaxRecord)
		d.Input = func() int64 { return max(r.total, r.s.Offset()) }
		r.problems.Max = l.MaxProblems
		r.quick.Quick = interchange.NewQuick(d, rows, yield)
		if err := r.message(); err != nil && err != errStopped {
			yield(indicators.Observation{}, err)
		}
	}
	return reading
}

const readJSONOp = "sdmx.ReadJSON"

// errStopped ends a reading that the caller has broken off.
var errStopped = errors.New("stopped")

// jsonReader reads a data message.
type jsonReader struct {
	in       io.Reader
	seeker   io.Seeker // nil for an input that is read once
	start    int64     // of the message in the input
	s        *interchange.Scanner
	opt      ReadOptions
	limits   Limits
	d        *interchange.Decoder
	yield    func(indicators.Observation, error) bool
	problems interchange.Problems

	structures []jsonStructure
	form       mapping.Form
	found      bool // the structures
	total      int64
	later      func() (*interchange.Scanner, error) // data that stood before its structure
	count      int
	cell, key  []byte
	line       int   // of the key of the observation
	indexes    []int // of the key
	repeated   repeated
	quick      jsonQuick
}

// level is where in a message a component has its values.
type level uint8

const (
	atDataSet level = iota
	atSeries
	atObservation
	levels
)

// jsonStructure is what a message says of the structure of its data.
type jsonStructure struct {
	structure  Structure
	where      spot
	lacks      string // of the components of our own structure, if it is that
	misspelt   []misspelt
	dimensions [levels][]jsonComponent
	// The dimensions of a key: all, of a series, of its observations, of a flat one.
	keys       [levels + 1][]*jsonComponent
	measures   []jsonComponent
	attributes [levels][]jsonComponent
	groups     []jsonComponent // the attributes of groups of dimensions
	annotated  bool            // observations may have indexes of annotations
}

type jsonComponent struct {
	c        interchange.Component // without an ID when it is left out
	id       string
	where    spot
	part     interchange.Part
	position int
	coded    bool
	holes    bool // some of the values are none
	values   cellTable
	standard []byte   // the value of an attribute that is left out
	related  []string // the dimensions that an attribute of a group depends on
	isTime   bool     // it has the role of time

	// What makes an observation quick to read.
	sort  int                 // recordCell, timeCell, ofKey or ofRest
	times []*interchange.Time // the values as periods, as far as they were asked for
}

// value is a value of an attribute that several observations have.
type value struct {
	component *jsonComponent
	cell      []byte
}

func (r *jsonReader) message() error {
	t, err := r.s.Next()
	r.form = mapping.Sniff(r.s.Seen())
	if err != nil {
		if asked := (*indicators.Error)(nil); errors.As(err, &asked) && asked.Offset == 0 {
			asked.Detail = r.form.Advice()
		}
		return err
	}
	if t != interchange.Object {
		return r.s.Error(fmt.Errorf("%w: want an object; %s", indicators.ErrSyntax, r.form.Advice()))
	}
	data, known := false, false
	var top, inner once
	err = r.s.Members(t, func(name []byte, t interchange.Token) error {
		switch string(name) {
		case "data":
			if t != interchange.Object {
				break
			}
			if err := top.first(r.s, name); err != nil {
				return err
			}
			data = true
			return r.s.Members(t, func(name []byte, t interchange.Token) error { return r.part(&inner, name, t) })
		case "structure", "structures", "dataSets":
			data = true
			return r.part(&top, name, t)
		case "errors":
			known = true
			if t == interchange.Array {
				return r.s.Elements(t, func(_ int, t interchange.Token) error {
					r.d.Once(indicators.LostComponent, "errors", "the service has put an error beside its data")
					return r.s.Skip(t)
				})
			}
		}
		return r.s.Skip(t)
	})
	if err != nil {
		return err
	}
	if !data {
		detail := "no data; the service has answered with an error"
		if !known {
			detail = "no data"
			detail += "; " + r.form.Advice()
		}
		return r.s.Error(fmt.Errorf("%w: %s", indicators.ErrFormat, detail))
	}
	if _, err := r.s.Next(); err != io.EOF {
		return err
	}
	if r.later == nil {
		return nil
	}
	if !r.found {
		return r.s.Error(fmt.Errorf("%w: dataSets without structures", indicators.ErrFormat))
	}
	r.total = r.s.Offset()
	if r.s, err = r.later(); err != nil {
		return err
	}
	if t, err = r.s.Next(); err != nil {
		return err
	}
	return r.dataSets(t)
}

// part reads a member that has structures or data.
func (r *jsonReader) part(seen *once, name []byte, t interchange.Token) error {
	switch string(name) {
	case "structures", "structure", "dataSets":
		if err := seen.first(r.s, name); err != nil {
			return err
		}
	}
	switch string(name) {
	case "structures":
		r.found = true
		return r.s.Elements(t, func(_ int, t interchange.Token) error { return r.structure(t) })
	case "structure": // of version 1.0
		r.found = true
		return r.structure(t)
	case "dataSets":
		if r.found {
			return r.dataSets(t)
		}
		return r.hold(t)
	}
	return r.s.Skip(t)
}

func (r *jsonReader) dataSets(t interchange.Token) error {
	return r.s.Elements(t, func(i int, t interchange.Token) error { return r.dataSet(i, t) })
}

// hold reads over data that stands before its structure, to be read later.
func (r *jsonReader) hold(t interchange.Token) error {
	offset, line, column := r.s.Position()
	again := func(in io.Reader) *interchange.Scanner {
		return interchange.NewScannerAt(in, readJSONOp, r.limits.MaxBytes, r.limits.MaxRecord, offset, line, column)
	}
	if r.seeker != nil {
		r.later = func() (*interchange.Scanner, error) {
			if _, err := r.seeker.Seek(r.start+offset, io.SeekStart); err != nil {
				return nil, &indicators.Error{Op: readJSONOp, Err: err}
			}
			return again(r.in), nil
		}
		return r.s.Skip(t)
	}
	r.s.Hold(r.limits.MaxHeld)
	if err := r.s.Skip(t); err != nil {
		return err
	}
	held := r.s.Held()
	r.later = func() (*interchange.Scanner, error) { return again(bytes.NewReader(held)), nil }
	return nil
}

// maxStructures is how many structures a message may have.
const maxStructures = 64

// structure reads the description of data.
func (r *jsonReader) structure(t interchange.Token) error {
	if len(r.structures) == maxStructures {
		return r.s.Error(fmt.Errorf("%w: more than %d structures", indicators.ErrLimit, maxStructures))
	}
	var st jsonStructure
	st.where.offset, st.where.line, st.where.column = r.s.Position()
	var seen once
	err := r.s.Members(t, func(name []byte, t interchange.Token) error {
		if err := seen.first(r.s, name); err != nil {
			return err
		}
		switch string(name) {
		case "links":
			return r.s.Elements(t, func(_ int, t interchange.Token) error {
				return r.s.Members(t, func(name []byte, t interchange.Token) error {
					if string(name) == "urn" && t == interchange.String && st.structure == (Structure{}) {
						st.structure = structureOfURN(string(r.s.Text()))
					}
					return r.s.Skip(t)
				})
			})
		case "dimensions":
			return r.levels(t, &st.dimensions, nil, interchange.Dimension)
		case "measures":
			return r.s.Members(t, func(name []byte, t interchange.Token) error {
				if string(name) != "observation" {
					return r.s.Skip(t)
				}
				return r.components(t, &st.measures, interchange.Measure)
			})
		case "attributes":
			return r.levels(t, &st.attributes, &st.groups, interchange.Attribute)
		case "annotations":
			st.annotated = true
		}
		return r.s.Skip(t)
	})
	if err != nil {
		return err
	}
	if err := r.resolve(&st); err != nil {
		return err
	}
	for l := range levels {
		for i := range st.dimensions[l] {
			d := &st.dimensions[l][i]
			st.keys[0] = append(st.keys[0], d)
			if l != atDataSet {
				st.keys[l] = append(st.keys[l], d)
				st.keys[levels] = append(st.keys[levels], d)
			}
		}
	}
	slices.SortStableFunc(st.keys[0], func(a, b *jsonComponent) int { return a.position - b.position })
	r.structures = append(r.structures, st)
	return nil
}

// spot is where a token starts.
type spot struct {
	offset       int64
	line, column int
}

// resolve says what the components of a structure are.
func (r *jsonReader) resolve(st *jsonStructure) error {
	ids := map[string]bool{}
	dimensions := 0
	for l := range levels {
		for i := range st.dimensions[l] {
			ids[st.dimensions[l][i].id] = true
			dimensions++
		}
	}
	if dimensions > r.limits.MaxDimensions {
		return r.s.Error(fmt.Errorf("%w: more than %d dimensions", indicators.ErrLimit, r.limits.MaxDimensions))
	}
	terms, err := r.opt.terms(r.d, r.limits, interchange.IsOwn(func(id string) bool { return ids[id] }))
	if err != nil {
		return err
	}
	if len(st.measures) == 0 {
		st.measures = []jsonComponent{{id: interchange.ValueID, part: interchange.Measure}}
	}
	at := 0
	one := func(c *jsonComponent) error {
		at++
		own := c.part
		if own == interchange.Measure {
			own = interchange.Attribute
		}
		c.c, err = terms.Resolve(c.id, at, own, &r.d.Ledger)
		if err == nil {
			return nil
		}
		e := &indicators.Error{Op: readJSONOp, Offset: int(c.where.offset), Line: c.where.line, Column: c.where.column}
		return interchange.Explain(e, fmt.Errorf("%w: component %s", err, cite.Quote(c.id)))
	}
	all := [][]jsonComponent{st.dimensions[0], st.dimensions[1], st.dimensions[2], st.measures, st.attributes[0],
		st.attributes[1], st.attributes[2], st.groups}
	for _, list := range all {
		for i := range list {
			if err := one(&list[i]); err != nil {
				return err
			}
		}
	}
	if err := r.time(st, terms); err != nil {
		return err
	}
	if err := r.codedTwice(st); err != nil {
		return err
	}
	r.spell(st, all, terms.Own)
	if m := &st.measures[0]; len(st.measures) == 1 && m.c.ID != interchange.ValueID && m.c.ID != "" {
		value := interchange.Terms{Own: terms.Own}
		m.c, err = value.Resolve(interchange.ValueID, 0, interchange.Measure, &r.d.Ledger)
	}
	return err
}

// time takes the dimension with the role of time for the period, where no other is.
func (r *jsonReader) time(st *jsonStructure, terms *interchange.Terms) (err error) {
	var found *jsonComponent
	for l := range levels {
		for i := range st.dimensions[l] {
			d := &st.dimensions[l][i]
			if _, mapped := terms.Map.Component(d.id, 0); d.isTime && found == nil && !mapped {
				found = d
			}
			if d.c.ID == interchange.TimeID {
				return nil
			}
		}
	}
	if found != nil {
		found.c, err = terms.Resolve(interchange.TimeID, 0, interchange.Dimension, &r.d.Ledger)
	}
	return err
}

// spell takes down which components of our own structure are not there, and which
// may be misspelt. A single measure of others is the value, whatever its name.
func (r *jsonReader) spell(st *jsonStructure, all [][]jsonComponent, own bool) {
	seen := map[string]bool{}
	for _, list := range all {
		for i := range list {
			seen[list[i].id], seen[list[i].c.ID] = true, true
		}
	}
	has := func(id string) bool { return seen[id] }
	if r.opt.isOurs(st.structure) {
		for _, list := range all {
			for i := range list {
				st.misspelt = spelt(st.misspelt, list[i].id, has)
			}
		}
	} else if len(st.measures) == 1 {
		seen[interchange.ValueID] = true
	}
	st.lacks = r.opt.incomplete(st.structure, own, interchange.Lacking(has))
}

// structureOfURN reads urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=A:B(1.0).
func structureOfURN(urn string) Structure {
	class, id, ok := strings.Cut(urn, "=")
	if !ok {
		return Structure{}
	}
	for suffix, kind := range map[string]StructureKind{".Dataflow": Dataflow, ".DataStructure": DataStructure,
		".ProvisionAgreement": DataProvision} {
		if strings.HasSuffix(class, suffix) {
			if s, err := ParseStructure(kind, id); err == nil {
				return s
			}
		}
	}
	return Structure{}
}

// levels reads components by the level that they are at.
func (r *jsonReader) levels(t interchange.Token, to *[levels][]jsonComponent, groups *[]jsonComponent,
	part interchange.Part) error {
	var seen once
	return r.s.Members(t, func(name []byte, t interchange.Token) error {
		if err := seen.first(r.s, name); err != nil {
			return err
		}
		for l, known := range [levels]string{"dataSet", "series", "observation"} {
			if string(name) == known {
				return r.components(t, &to[l], part)
			}
		}
		if groups != nil && string(name) == "dimensionGroup" {
			return r.components(t, groups, part)
		}
		return r.s.Skip(t)
	})
}

func (r *jsonReader) components(t interchange.Token, to *[]jsonComponent, part interchange.Part) error {
	return r.s.Elements(t, func(i int, t interchange.Token) error {
		if i >= r.limits.MaxColumns {
			return r.s.Error(fmt.Errorf("%w: more than %d components", indicators.ErrLimit, r.limits.MaxColumns))
		}
		c := jsonComponent{position: -1}
		var seen once
		err := r.s.Members(t, func(name []byte, t interchange.Token) (err error) {
			if err := seen.first(r.s, name); err != nil {
				return err
			}
			switch string(name) {
			case "id":
				c.id = string(r.s.Text())
				c.where.offset, c.where.line, c.where.column = r.s.Position()
			case "keyPosition":
				n, err := strconv.Atoi(string(r.s.Text()))
				if t != interchange.Number && t != interchange.String || err != nil {
					return r.s.Error(fmt.Errorf("%w: keyPosition", indicators.ErrSyntax))
				}
				c.position = n
			case "values":
				c.coded = true
				return r.values(t, &c)
			case "default":
				c.standard, err = r.inline(t, nil)
				return err
			case "relationship":
				return r.relationship(t, &c.related)
			case "role", "roles":
				role, err := r.inline(t, nil)
				switch strings.ToUpper(string(role)) {
				case "TIME", interchange.TimeID:
					c.isTime = true
				}
				return err
			}
			return r.s.Skip(t)
		})
		if err != nil {
			return err
		}
		c.part = part
		*to = append(*to, c)
		return nil
	})
}

// relationship reads the dimensions that an attribute depends on.
func (r *jsonReader) relationship(t interchange.Token, to *[]string) error {
	if t != interchange.Object {
		return r.s.Skip(t)
	}
	return r.s.Members(t, func(name []byte, t interchange.Token) error {
		if string(name) != "dimensions" || t != interchange.Array {
			return r.s.Skip(t)
		}
		return r.s.Elements(t, func(i int, t interchange.Token) error {
			if t == interchange.String && i < r.limits.MaxDimensions {
				*to = append(*to, string(r.s.Text()))
			}
			return r.s.Skip(t)
		})
	})
}

// values reads the values of a component.
func (r *jsonReader) values(t interchange.Token, c *jsonComponent) error {
	to := &c.values
	if t != interchange.Array {
		return r.s.Error(fmt.Errorf("%w: want an array", indicators.ErrSyntax))
	}
	for {
		for r.quickValue(to) {
		}
		t, err := r.s.Next()
		if err != nil || t == interchange.EndArray {
			return err
		}
		v, err := r.codedValue(t)
		if err != nil {
			return err
		}
		c.holes = c.holes || len(v) == 0
		if !to.add(v) {
			return r.s.Error(fmt.Errorf("%w: more than %d values", indicators.ErrLimit, maxCells))
		}
	}
}

// codedValue reads an entry of the values of a component.
func (r *jsonReader) codedValue(t interchange.Token) ([]byte, error) {
	if t == interchange.Null {
		return nil, nil
	}
	var id, text []byte
	err := r.s.Members(t, func(name []byte, t interchange.Token) (err error) {
		switch string(name) {
		case "id":
			id = slices.Clone(r.s.Text())
			return r.s.Skip(t)
		case "value", "values":
			text, err = r.inline(t, nil)
			return err
		}
		return r.s.Skip(t)
	})
	if len(id) == 0 {
		id = text
	}
	return id, err
}

// inline appends a value that stands where it is used: several values are
// joined, and of a text in several languages, each is marked with its own.
func (r *jsonReader) inline(t interchange.Token, b []byte) ([]byte, error) {
	switch t {
	case interchange.Null:
		return b, nil
	case interchange.Array:
		err := r.s.Elements(t, func(i int, t interchange.Token) (err error) {
			if i > 0 {
				b = append(b, interchange.Separator)
			}
			b, err = r.inline(t, b)
			return err
		})
		return b, err
	case interchange.Object:
		first := true
		err := r.s.Members(t, func(name []byte, t interchange.Token) (err error) {
			if !first {
				b = append(b, interchange.Separator)
			}
			first = false
			b = append(append(b, name...), ':')
			b, err = r.inline(t, b)
			return err
		})
		return b, err
	}
	return append(b, r.s.Text()...), nil
}

// jsonDataSet is the data set that is being read.
type jsonDataSet struct {
	st     *jsonStructure
	action Action
	shared []value // of the data set
	series []value // dimensions and attributes of the series
	groups jsonGroups
	began  bool
	given  bool // the attributes of the data set
	quick  quickSeries
}

func (r *jsonReader) dataSet(i int, t interchange.Token) error {
	set := jsonDataSet{action: Information}
	var seen once
	return r.s.Members(t, func(name []byte, t interchange.Token) error {
		if err := seen.first(r.s, name); err != nil {
			return err
		}
		switch string(name) {
		case "structure":
			n, err := strconv.Atoi(string(r.s.Text()))
			again := err == nil && n >= 0 && n < len(r.structures) && set.st == &r.structures[n]
			if t != interchange.Number && t != interchange.String || err != nil || set.st != nil && !again {
				return r.s.Error(fmt.Errorf("%w: structure of data set %d is not a number, or comes after its data",
					indicators.ErrSyntax, i))
			}
			return r.use(&set, n)
		case "action":
			a, err := ParseAction(string(r.s.Text()))
			if t != interchange.String || err != nil || set.began && a == Delete {
				return r.s.Error(fmt.Errorf("%w: action of data set %d is unknown, or comes after its data", indicators.ErrSyntax,
					i))
			}
			set.action = a
			return nil
		}
		return r.dataSetMember(&set, name, t)
	})
}

// use says which structure a data set has.
func (r *jsonReader) use(set *jsonDataSet, n int) error {
	if n < 0 || n >= len(r.structures) {
		return r.s.Error(fmt.Errorf("%w: structure %d of %d", indicators.ErrUnknown, n, len(r.structures)))
	}
	set.st = &r.structures[n]
	if want := r.opt.Structure; want != (Structure{}) && set.st.structure != want {
		return r.s.Error(fmt.Errorf("%w: structure %s, want %s", indicators.ErrUnknown, set.st.structure, want))
	}
	return nil
}

// begin starts the observations of a data set.
func (r *jsonReader) begin(set *jsonDataSet) error {
	set.began = true
	if set.st.lacks != "" && set.action != Delete {
		at := set.st.where
		return &indicators.Error{Op: readJSONOp, Offset: int(at.offset), Line: at.line, Column: at.column,
			Err: indicators.ErrFormat, Detail: "no component " + set.st.lacks}
	}
	tellMisspelt(r.d, set.st.misspelt)
	r.repeated.dataSet()
	if !set.given {
		set.shared = defaults(nil, set.st.attributes[atDataSet], 0)
	}
	r.quick.begin(r, set)
	return nil
}

// dataSetMember reads a member of a data set that has values. Without a structure of
// its own, the data set has the first.
func (r *jsonReader) dataSetMember(set *jsonDataSet, name []byte, t interchange.Token) (err error) {
	switch string(name) {
	case "attributes", "dimensionGroupAttributes", "series", "observations":
		if set.st == nil {
			err = r.use(set, 0)
		}
	}
	if err != nil {
		return err
	}
	switch string(name) {
	case "attributes":
		if set.began {
			return r.late(t, set.st.attributes[atDataSet])
		}
		set.given = true
		set.shared, err = r.attributes(t, set.st.attributes[atDataSet], nil)
		return err
	case "dimensionGroupAttributes":
		return r.groups(set, t)
	case "series":
		if err := r.begin(set); err != nil {
			return err
		}
		return r.allSeries(set, t)
	case "observations":
		if err := r.begin(set); err != nil {
			return err
		}
		set.series = set.series[:0]
		r.quick.series(set)
		return r.observations(set, t, true, nil)
	}
	return r.s.Skip(t)
}

// late names attributes that come after their observations.
func (r *jsonReader) late(t interchange.Token, components []jsonComponent) error {
	r.d.Add(indicators.LostComponent, "attributes", "they come after their observations", nil)
	values, err := r.attributes(t, components, nil)
	if err != nil {
		return err
	}
	return r.lateMultiplier(slices.ContainsFunc(values, value.isMultiplier))
}

// attributes reads an array of values of components.
func (r *jsonReader) attributes(t interchange.Token, components []jsonComponent, to []value) ([]value, error) {
	given, told := 0, false
	err := r.s.Elements(t, func(i int, t interchange.Token) error {
		if i >= len(components) {
			if told || surplus(t, len(components)) == nil {
				return r.s.Skip(t)
			}
			told = true
			r.d.Begin()
			return r.bad(t, surplus(t, len(components)))
		}
		given = i + 1
		cell, ok, err := r.attribute(&components[i], t)
		if len(cell) == 0 && t == interchange.Null {
			cell = components[i].standard
		}
		if err != nil {
			return err
		}
		if err := components[i].hole(t, cell, ok); err != nil {
			r.d.Begin()
			return r.bad(interchange.Null, err)
		}
		if !ok {
			r.beyond(&components[i])
			return nil
		}
		to = append(to, value{&components[i], slices.Clone(cell)})
		return nil
	})
	return defaults(to, components, given), err
}

// attribute reads a value of a component: an index into its values, or the
// value itself. ok is false for an index out of range.
func (r *jsonReader) attribute(c *jsonComponent, t interchange.Token) (cell []byte, ok bool, err error) {
	if t == interchange.Number && c.coded {
		n, err := strconv.Atoi(string(r.s.Text()))
		if err != nil || n < 0 || n >= c.values.len() {
			return nil, false, nil
		}
		r.cell = append(r.cell[:0], c.values.at(n)...)
		return r.cell, true, nil
	}
	r.cell, err = r.inline(t, r.cell[:0])
	return r.cell, true, err
}

// beyond names an index that an attribute has no value for.
func (r *jsonReader) beyond(c *jsonComponent) {
	r.d.Once(indicators.LostComponent, c.id, fmt.Sprintf("an index that is beyond its %d values", c.values.len()))
}

// allSeries reads the series of a data set.
func (r *jsonReader) allSeries(set *jsonDataSet, t interchange.Token) error {
	if t != interchange.Object {
		return r.s.Error(fmt.Errorf("%w: want an object", indicators.ErrSyntax))
	}
	for {
		if r.quick.enterSeries(r, set) {
			r.repeated.series()
			if err := r.quickObservations(set, false); err != nil {
				return err
			}
			if r.quick.leaveSeries(r) {
				continue
			}
			if err := r.moreObservations(set, false, nil); err != nil {
				return err
			}
			if err := r.s.Rest(r.seriesMember(set, len(set.series), nil, true)); err != nil {
				return err
			}
			continue
		}
		t, err := r.s.Next()
		if err != nil || t == interchange.EndObject {
			return err
		}
		key := slices.Clone(r.s.Text())
		if indexes, ok := r.indexesOf(key, len(set.st.keys[atSeries])); ok {
			r.seriesAgain(indexes)
		}
		if t, err = r.s.Next(); err != nil {
			return err
		}
		var bad error
		set.series, bad = appendKey(set.series[:0], key, set.st.keys[atSeries])
		r.quick.series(set)
		if err := r.s.Members(t, r.seriesMember(set, len(set.series), bad, false)); err != nil {
			return err
		}
	}
}

// seriesMember reads a member of a series whose key has n dimensions.
func (r *jsonReader) seriesMember(set *jsonDataSet, n int, bad error,
	began bool) func([]byte, interchange.Token) error {
	attributed := false
	return func(name []byte, t interchange.Token) (err error) {
		switch string(name) {
		case "attributes":
			if began {
				return r.late(t, set.st.attributes[atSeries])
			}
			if attributed {
				return r.twice(name)
			}
			attributed = true
			set.series, err = r.attributes(t, set.st.attributes[atSeries], set.series[:n])
			r.quick.series(set)
			return err
		case "observations":
			if began {
				return r.twice(name)
			}
			if began = true; !attributed {
				set.series = defaults(set.series, set.st.attributes[atSeries], 0)
			}
			if len(set.groups.shapes) > 0 {
				set.series = r.ofGroups(set, set.series)
			}
			return r.observations(set, t, false, bad)
		}
		return r.s.Skip(t)
	}
}

// twice is the error of a member that is given twice.
func (r *jsonReader) twice(name []byte) error {
	return r.s.Error(fmt.Errorf("%w: member %s is given twice", indicators.ErrDuplicate, cite.Quote(string(name))))
}

// observations reads observations. bad is what is wrong with the key of their
// series.
func (r *jsonReader) observations(set *jsonDataSet, t interchange.Token, flat bool, bad error) error {
	if t != interchange.Object {
		return r.s.Error(fmt.Errorf("%w: want an object", indicators.ErrSyntax))
	}
	r.repeated.series()
	return r.moreObservations(set, flat, bad)
}

// quickObservations reads observations as long as they are quick to read.
func (r *jsonReader) quickObservations(set *jsonDataSet, flat bool) error {
	for {
		if more, err := r.quick.observation(r, set, flat); err != nil || !more {
			return err
		}
	}
}

// moreObservations reads the observations of an object that was entered.
func (r *jsonReader) moreObservations(set *jsonDataSet, flat bool, bad error) error {
	for {
		if bad == nil {
			if err := r.quickObservations(set, flat); err != nil {
				return err
			}
		}
		t, err := r.s.Next()
		if err != nil || t == interchange.EndObject {
			return err
		}
		r.line = r.s.Line()
		r.key = append(r.key[:0], r.s.Text()...)
		dims := r.within(set, r.s.Text(), flat)
		if indexes, ok := r.indexesOf(r.key, len(dims)); ok {
			r.observationAgain(dims, indexes, flat)
		}
		if t, err = r.s.Next(); err != nil {
			return err
		}
		if bad != nil {
			r.d.Begin()
			err = r.bad(t, bad)
		} else {
			err = r.observation(set, r.key, t, flat)
		}
		if err != nil {
			return err
		}
	}
}

// within returns the dimensions of the key that a text starts with, up to its end
// or a quote. A flat key has all, or all but those of the whole data set.
func (r *jsonReader) within(set *jsonDataSet, text []byte, flat bool) []*jsonComponent {
	st := set.st
	if !flat {
		return st.keys[atObservation]
	}
	if end := bytes.IndexByte(text, '"'); end >= 0 {
		text = text[:end]
	}
	if bytes.Count(text, []byte{':'})+1 != len(st.keys[levels]) {
		return st.keys[0]
	}
	return st.keys[levels]
}

// appendKey appends the values that a key of indexes names.
func appendKey(to []value, key []byte, dimensions []*jsonComponent) ([]value, error) {
	rest := string(key)
	for i, d := range dimensions {
		part, more, found := strings.Cut(rest, ":")
		n, err := strconv.Atoi(part)
		if err != nil || n < 0 || n >= d.values.len() {
			return to, fmt.Errorf("%w: key %s: %s has %d values", indicators.ErrUnknown, cite.Quote(string(key)), d.id,
				d.values.len())
		}
		cell := d.values.at(n)
		if d.holes && len(cell) == 0 {
			return to, fmt.Errorf("%w: key %s: value %d of %s has no ID", indicators.ErrUnknown, cite.Quote(string(key)), n,
				d.id)
		}
		to = append(to, value{d, cell})
		if rest = more; !found && i+1 < len(dimensions) || found && i+1 == len(dimensions) {
			return to, fmt.Errorf("%w: key %s, want %d parts", indicators.ErrSyntax, cite.Quote(string(key)), len(dimensions))
		}
	}
	return to, nil
}

// bad reports what is wrong with an observation whose value starts with t.
func (r *jsonReader) bad(t interchange.Token, err error) error {
	e := r.s.Error(err)
	if err := r.s.Skip(t); err != nil {
		return err
	}
	if r.d.Over() != nil {
		return e
	}
	ps := r.problems.One(func() *indicators.Error { e.Path = r.d.Record(); return e })
	if !r.yield(indicators.Observation{}, ps) {
		return errStopped
	}
	return nil
}

// observation reads one observation. A flat one has the whole key.
func (r *jsonReader) observation(set *jsonDataSet, key []byte, t interchange.Token, flat bool) error {
	if r.count++; r.count > r.limits.MaxObservations {
		return r.s.Error(fmt.Errorf("%w: more than %d observations", indicators.ErrLimit, r.limits.MaxObservations))
	}
	r.d.Begin()
	if set.action == Delete {
		return r.bad(t, fmt.Errorf("%w: a data set that deletes has no observations", indicators.ErrInvalid))
	}
	if t != interchange.Array {
		return r.bad(t, fmt.Errorf("%w: want an array", indicators.ErrSyntax))
	}
	st := set.st
	open, err := r.around(set, key, flat)
	if open != nil {
		return r.bad(t, open)
	}
	attributes := st.attributes[atObservation]
	without := 0 // measures that are left out
	given := 0   // attributes
	e := r.s.Elements(t, func(i int, t interchange.Token) error {
		if i == 0 && t == interchange.String && len(attributes) > 0 && !attributes[0].coded &&
			!interchange.IsValue(r.s.Text()) {
			r.d.Add(indicators.LostMember, interchange.ValueID, "an attribute in place of the value: read as attributes alone",
				r.d.Record)
			without = len(st.measures)
		}
		i += without
		var c *jsonComponent
		switch {
		case i < len(st.measures):
			c = &st.measures[i]
		case i < len(st.measures)+len(attributes):
			c = &attributes[i-len(st.measures)]
			given = i - len(st.measures) + 1
		default:
			if !st.annotated && err == nil {
				err = surplus(t, len(attributes))
			}
			return r.s.Skip(t)
		}
		cell, ok, e := r.attribute(c, t)
		if e != nil {
			return e
		}
		if err == nil {
			err = c.hole(t, cell, ok)
		}
		if !ok && c.part == interchange.Attribute {
			r.beyond(c)
			return nil
		}
		if !ok && err == nil {
			err = fmt.Errorf("%w: %s of %d values of %s", indicators.ErrUnknown, r.s.Text(), c.values.len(), c.id)
		}
		if t == interchange.Null && len(c.standard) > 0 {
			cell = c.standard
		}
		if ok && err == nil {
			err = r.set(c, cell)
		}
		return nil
	})
	if e != nil {
		return e
	}
	if err == nil {
		err = r.setDefaults(attributes, given)
	}
	if err != nil {
		return r.bad(interchange.Null, err)
	}
	o, err := r.d.End()
	if err != nil {
		return r.bad(interchange.Null, err)
	}
	r.quick.keep(&o)
	if !r.yield(o, nil) {
		return errStopped
	}
	return nil
}

// around sets what an observation has beside its own values: those of its data set,
// its series and its key. open is the error of a key that is none.
func (r *jsonReader) around(set *jsonDataSet, key []byte, flat bool) (open, err error) {
	st, values := set.st, set.series
	n := len(values)
	if flat {
		dims := st.keys[levels]
		if strings.Count(string(key), ":")+1 != len(dims) {
			dims = st.keys[0]
		}
		values, err = appendKey(values[:0], key, dims)
		n = 0
	} else {
		values, err = appendKey(values, key, st.keys[atObservation])
	}
	set.series = values[:n]
	if err != nil {
		return err, nil
	}
	if len(set.groups.shapes) > 0 {
		values = r.ofGroups(set, values)
	}
	open, err = r.whole(st, flat, values)
	for _, list := range [...][]value{set.shared, values} {
		for _, v := range list {
			if err == nil && open == nil {
				err = r.set(v.component, v.cell)
			}
		}
	}
	return open, err
}

// whole sets the dimensions of the whole data set that are not in the key. open
// is the error of one that has no single value.
func (r *jsonReader) whole(st *jsonStructure, flat bool, key []value) (open, err error) {
	for i := range st.dimensions[atDataSet] {
		d := &st.dimensions[atDataSet][i]
		if flat && inKey(key, d) {
			continue
		}
		if n := d.values.len(); n != 1 {
			return fmt.Errorf("%w: %s of the whole data set has %d values", indicators.ErrInvalid, d.id, n), err
		}
		if d.holes {
			return fmt.Errorf("%w: %s of the whole data set has a value without an ID", indicators.ErrUnknown, d.id), err
		}
		if err == nil {
			err = r.set(d, d.values.at(0))
		}
	}
	return nil, err
}

// set sets a component of the observation.
func (r *jsonReader) set(c *jsonComponent, cell []byte) error {
	if c.c.ID == "" {
		if len(cell) > 0 {
			r.d.Add(indicators.LostComponent, c.id, "left out", r.d.Record)
		}
		return nil
	}
	return r.d.Set(&c.c, cell)
}
