package interchange

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// Terms say what the names and codes of a message mean.
type Terms struct {
	Map mapping.Mapping
	// Own reports that the message has the structure of the library, so that its
	// names mean what they mean here.
	Own bool
	// Has reports whether the message has a component of that very name, so that TIME
	// in a mapping is not Time beside it; nil where names do not come in two cases.
	Has func(name string) bool
}

// IsOwn reports whether names of components are those of the library's own
// structure: has is asked for each that every message of ours has.
func IsOwn(has func(id string) bool) bool {
	for i := range fields {
		if f := &fields[i]; f.always && f.id != ValueID && !has(f.id) {
			return false
		}
	}
	return true
}

// Lacking returns the components that every message of the library's own structure
// has, and this one has not.
func Lacking(has func(id string) bool) []string {
	var list []string
	for i := range fields {
		if f := &fields[i]; f.always && !has(f.id) {
			list = append(list, f.id)
		}
	}
	return list
}

// Misspelt returns the component of the library's own structure, one that a message
// need not have and this one has not, from which a name of no such component differs by
// one letter, by two neighbours in the other order or by the case of its letters; ""
// when there is none.
func Misspelt(name string, has func(id string) bool) string {
	if fieldOf(name) != nil {
		return ""
	}
	for i := range fields {
		if f := &fields[i]; !f.always && isNear(name, f.id) && !has(f.id) {
			return f.id
		}
	}
	return ""
}

// isNear reports whether a name is an ID but for one letter, two neighbours or the case.
func isNear(name, id string) bool {
	name = strings.ToUpper(name)
	for len(name) > 0 && len(id) > 0 && name[0] == id[0] {
		name, id = name[1:], id[1:]
	}
	for len(name) > 0 && len(id) > 0 && name[len(name)-1] == id[len(id)-1] {
		name, id = name[:len(name)-1], id[:len(id)-1]
	}
	return len(name) <= 1 && len(id) <= 1 || len(name) == 2 && len(id) == 2 && name[0] == id[1] && name[1] == id[0]
}

// IsNeeded reports whether a component is one that an observation of the library's own
// structure cannot be without where the message has it.
func IsNeeded(id string) bool {
	f := fieldOf(id)
	return f != nil && (f.always || id == RoleID || id == SourceID)
}

// shared are the components that SDMX gives one meaning in all messages.
var shared = [...]string{TimeID, ValueID, AreaID, IndicatorID, FreqID, StatusID, ConfID, MultID, DecimalsID}

// Shared returns the name that SDMX gives a component in all messages, whatever
// the case in which a message has it.
func Shared(name string) (id string, ok bool) {
	for _, id := range shared {
		if strings.EqualFold(id, name) {
			return id, true
		}
	}
	return "", false
}

// Check returns what is wrong with the mapping.
func (t *Terms) Check() error { return t.Map.Check() }

// translation is what a component of a message of others says.
type translation struct {
	name   string             // in the message
	to     *mapping.Component // what the mapping says of it; an empty one without
	mapped bool
	alone  bool // no other component becomes a note
}

// unmapped is what a mapping says of a component that it does not have.
var unmapped mapping.Component

// Resolve returns the component that one of a message stands for, by its name
// and its place from 1, 0 where there is no order. One that is left out has no ID.
func (t *Terms) Resolve(name string, at int, part Part, l *Ledger) (Component, error) {
	to, mapped := t.Map.Component(name, at)
	if mapped && to.From != "" && t.isOther(to.From, name) {
		to, mapped = unmapped, false
	}
	if !mapped && t.Own {
		return Named(name, part)
	}
	tr := &translation{name: name, to: &unmapped, mapped: mapped}
	if mapped {
		own := to
		tr.to = &own
	}
	id := to.To
	switch {
	case mapped && id == "":
		return Component{}, nil
	case !mapped:
		if strings.EqualFold(name, yearStartID) {
			return Component{ID: yearStartID, Name: "Reporting year start day", Part: Attribute, foreign: tr}, nil
		}
		if id, mapped = Shared(name); !mapped || id != name && t.claims(id) || t.isOther(id, name) {
			return t.kept(tr, part, l)
		}
	}
	switch to.Part {
	case mapping.Dimension:
		part = Dimension
	case mapping.Attribute:
		part = Attribute
	}
	if id == FreqID {
		return Component{ID: FreqID, Name: "Frequency", Part: Attribute, foreign: tr}, nil
	}
	if strings.EqualFold(id, mapping.Note) {
		id, tr.alone = NoteID, t.notes() < 2
	}
	c, err := Named(id, part)
	c.foreign = tr
	return c, err
}

// isOther reports whether two names differ, in case only, and the message has both.
func (t *Terms) isOther(id, name string) bool {
	return id != name && t.Has != nil && t.Has(id)
}

// claims reports whether the mapping says of a component that it is an ID.
func (t *Terms) claims(id string) bool {
	return slices.ContainsFunc(t.Map.Components, func(c mapping.Component) bool { return c.To == id })
}

// notes returns how many components of the mapping become notes.
func (t *Terms) notes() (n int) {
	for _, c := range t.Map.Components {
		if strings.EqualFold(c.To, mapping.Note) {
			n++
		}
	}
	return n
}

// kept returns the component of a name that means nothing here: a dimension or
// an attribute that is called by it.
func (t *Terms) kept(tr *translation, part Part, l *Ledger) (Component, error) {
	if part == Measure {
		part = Attribute
	}
	c := Component{ID: "~" + tr.name, Name: tr.name, Part: part, foreign: tr} // no name of ours
	code, err := codeOf(tr.name)
	if err != nil {
		if code = SafeID([]byte(tr.name)); code.Check() != nil {
			return Component{}, err
		}
		l.Once(indicators.LostMember, tr.name, "its name is no ID of the library; it is called "+string(code))
	}
	c.code = code
	if isMultiplier(tr.name) {
		l.Once(indicators.LostComponent, tr.name,
			"values are read as they stand; if it multiplies them, a mapping to "+MultID+" says so")
	}
	if len(t.Map.Components) > 0 {
		l.Once(indicators.LostComponent, tr.name, "not in the mapping: it keeps its name and its codes")
	}
	return c, nil
}

// isMultiplier reports whether services call a power of ten by a name.
func isMultiplier(name string) bool {
	switch strings.ToUpper(name) {
	case "SCALE", "UNIT_SCALE", "POWERCODE", "POWERCODE CODE", "UNIT_MULTIPLIER", "MULTIPLIER", "SCALAR_FACTOR",
		"SCALAR_ID", "MAGNITUDE":
		return true
	}
	return false
}

// SafeID makes an ID of a text that is none: any byte that an ID cannot have is
// written as a colon and two hexadecimal digits, and so is a colon; a text that
// begins with such a byte gets an x in front of it. Different texts stay
// different, up to 96 bytes of the outcome, beyond which it is no ID.
func SafeID(text []byte) indicators.ID {
	b := make([]byte, 0, len(text)+8)
	for i, c := range text {
		plain := 'a' <= c && c <= 'z' || 'A' <= c && c <= 'Z' || '0' <= c && c <= '9'
		if plain || i > 0 && (c == '.' || c == '_' || c == '-') {
			b = append(b, c)
			continue
		}
		if i == 0 {
			b = append(b, 'x')
		}
		b = append(b, ':', "0123456789ABCDEF"[c>>4], "0123456789ABCDEF"[c&15])
	}
	return indicators.ID(b)
}

// IsEntangled reports whether a component cannot be read apart from the others, or by
// its text alone: a part of the key that says what the figures count, or a period or
// a record whose codes the mapping translates.
func (c Component) IsEntangled() bool {
	switch {
	case c.foreign == nil:
		return false
	case c.ID == yearStartID:
		return true
	case c.ID == TimeID || c.ID == RecordID:
		return len(c.foreign.to.Codes) > 0 || c.foreign.to.Areas != ""
	}
	return c.Part == Dimension && len(c.foreign.to.Units) > 0
}

// HasCodes reports whether a mapping says what the codes of the component are.
func (c Component) HasCodes() bool { return c.foreign != nil && len(c.foreign.to.Codes) > 0 }

// IsForeign reports whether the component is of a message of others.
func (c Component) IsForeign() bool { return c.foreign != nil }

// missingMarks stand where a message of others has no value.
var missingMarks = [...]string{Missing, NotAvailable, "nan", "NAN", ":", "..", "...", "NA", "N/A", "n/a", "null"}

// IsMissing reports whether a cell says that there is no value.
func (d *Decoder) IsMissing(cell []byte) bool {
	for _, m := range missingMarks {
		if string(cell) == m {
			return true
		}
	}
	for _, m := range d.missing {
		if string(cell) == m {
			return true
		}
	}
	return false
}

// said returns the name of the component in the message.
func (c *Component) said() string {
	if c.foreign != nil {
		return c.foreign.name
	}
	return c.ID
}

// setForeign sets a component of a message of others.
func (d *Decoder) setForeign(c *Component, cell []byte) error {
	tr := c.foreign
	switch c.ID {
	case ValueID:
		if cell = bytes.TrimSpace(cell); !d.IsMissing(cell) {
			d.figure.value = append(d.figure.value, cell...)
		}
		return nil
	case yearStartID:
		return d.setYearStart(cell)
	case FreqID:
		code, _ := d.translated(c, cell)
		d.freq = append(d.freq[:0], code...)
		return nil
	case NoteID:
		d.note(tr, cell)
		return nil
	case StatusID:
		return d.statuses(c, cell)
	case TimeID:
		code, _ := d.translated(c, cell)
		return d.foreignTime(&d.obs.Key.Period, tr.name, code)
	}
	if string(cell) == NotAvailable || string(cell) == Missing {
		return nil
	}
	if u, ok := tr.to.Units[string(cell)]; ok {
		d.obs.Unit, d.figure.unitMult = u.Unit, u.Mult
		if c.ID == UnitID {
			return nil
		}
	} else if c.ID == UnitID {
		return d.foreignUnit(c, cell)
	}
	return d.setCode(c, cell)
}

// setCode sets a component by a code of its own.
func (d *Decoder) setCode(c *Component, cell []byte) error {
	tr := c.foreign
	code, known := d.translated(c, cell)
	if !known {
		d.Once(indicators.LostComponent, tr.name,
			"a code that the mapping does not have stays as it is, as "+cite.Quote(string(cell)))
	}
	if len(code) == 0 {
		return nil
	}
	switch c.ID {
	case MultID:
		if string(code) == NotApplicable {
			return nil
		}
	case ConfID:
		if checkConf(code) != nil {
			return d.attribute(c, code, "CL_CONF_STATUS")
		}
	case DecimalsID:
		if _, err := codeNumber(DecimalsID, code, 0, 15); err != nil {
			d.Once(indicators.LostComponent, tr.name, "not a number of decimals, as "+cite.Quote(string(code)))
			return nil
		}
	}
	if c.Part == Dimension && string(code) != Total && string(code) != NotApplicable && isKeyID(c) &&
		indicators.ID(code).Check() != nil {
		if !utf8.Valid(code) {
			return fmt.Errorf("%w: not UTF-8", indicators.ErrSyntax)
		}
		safe := SafeID(code)
		d.Once(indicators.LostMember, tr.name, "codes that are no IDs are written with escapes, as "+string(safe)+" for "+
			cite.Quote(string(code)))
		code = []byte(safe)
	}
	if c.field == nil && c.Part == Attribute && indicators.ID(code).Check() != nil && isWord(code) {
		if string(code) == NotApplicable {
			return nil
		}
		code = []byte(SafeID(code))
	}
	return d.set(c, code)
}

// isWord reports whether a text can be a code of SDMX: letters, digits, '_', '-',
// '@' and '$'.
func isWord(text []byte) bool {
	for _, c := range text {
		switch {
		case 'a' <= c && c <= 'z', 'A' <= c && c <= 'Z', '0' <= c && c <= '9':
		case c == '_' || c == '-' || c == '@' || c == '$':
		default:
			return false
		}
	}
	return len(text) > 0 && len(text) <= 32
}

// isKeyID reports whether the codes of a dimension are IDs.
func isKeyID(c *Component) bool {
	switch c.ID {
	case TimeID, BreakdownID, RecordID:
		return c.field == nil
	}
	return true
}

// translated returns what a code of a component is here.
func (d *Decoder) translated(c *Component, cell []byte) (code []byte, known bool) {
	to := c.foreign.to
	if len(to.Codes) == 0 && to.Areas == "" {
		return cell, true
	}
	text, known := to.Code(string(cell))
	return []byte(text), known
}

// note adds what people are to read.
func (d *Decoder) note(tr *translation, cell []byte) {
	if d.obs.Note != "" {
		d.obs.Note += "; "
	}
	if !tr.alone {
		d.obs.Note += tr.name + ": "
	}
	d.obs.Note += string(cell)
}

// foreignUnit sets a unit that the mapping does not list: a code of ISO 4217 is
// one of its own, and any other stays among the attributes.
func (d *Decoder) foreignUnit(c *Component, cell []byte) error {
	if len(c.foreign.to.Units) == 0 {
		return d.set(c, cell)
	}
	if _, err := money.ParseCurrency(string(cell)); err == nil && len(cell) == 3 && cell[0] >= 'A' && cell[0] <= 'Z' {
		return d.unit(&d.obs.Unit, cell)
	}
	return d.attribute(c, cell, "the units of the mapping")
}

// attribute keeps a code that is not one of a list among the attributes.
func (d *Decoder) attribute(c *Component, code []byte, list string) error {
	d.Once(indicators.LostMember, c.foreign.name, "a code that is not among "+list+" stays an attribute, as "+
		cite.Quote(string(code)))
	id := indicators.ID(c.ID)
	value := indicators.ID(code)
	if value.Check() != nil {
		value = SafeID(code)
	}
	if value.Check() != nil {
		return nil
	}
	d.attributes = append(d.attributes, indicators.Part{Dimension: id, Code: value})
	return nil
}

// statuses sets the statuses of a message of others. What CL_OBS_STATUS does not
// have stays an attribute.
func (d *Decoder) statuses(c *Component, cell []byte) error {
	if string(cell) == NotAvailable || string(cell) == Missing {
		return nil
	}
	to := c.foreign.to
	var letters, rest []byte
	each := func(code []byte) {
		if code = bytes.TrimSpace(code); len(code) == 0 {
			return
		}
		text := code
		if s, ok := to.Codes[string(code)]; ok {
			text = []byte(s)
		}
		for part := range bytes.SplitSeq(text, []byte{Separator}) {
			switch {
			case len(part) == 0:
			case len(part) == 1 && strings.IndexByte(statusCodes, part[0]) >= 0:
				letters = append(letters, part[0])
			default:
				if len(rest) > 0 {
					rest = append(rest, '.')
				}
				rest = append(rest, part...)
			}
		}
	}
	_, whole := to.Codes[string(cell)]
	switch {
	case whole || len(cell) == 1:
		each(cell)
	case to.Split == mapping.Letters:
		for i := range cell {
			each(cell[i : i+1])
		}
	default:
		at := func(r rune) bool { return r == Separator || r == ',' || r == ' ' || r == '|' }
		if to.Split != "" {
			at = func(r rune) bool { return strings.ContainsRune(to.Split, r) }
		}
		for _, code := range bytes.FieldsFunc(cell, at) {
			each(code)
		}
	}
	slices.Sort(letters)
	if letters = slices.Compact(letters); len(letters) > 1 && letters[0] == 'A' {
		d.Once(indicators.LostMember, c.foreign.name, "A, a normal value, beside other statuses is left out")
		letters = letters[1:]
	}
	if len(letters) > 0 {
		if err := d.obs.Status.UnmarshalText(letters); err != nil {
			return err
		}
	}
	if len(rest) > 0 {
		return d.attribute(c, rest, "CL_OBS_STATUS")
	}
	return nil
}

// Fixed returns the defaults with the fixed values of a mapping.
func (t *Terms) Fixed(defaults indicators.Observation) (indicators.Observation, error) {
	if len(t.Map.Fixed) == 0 {
		return defaults, nil
	}
	d := NewDecoder(defaults)
	d.Begin()
	for _, id := range slices.Sorted(maps.Keys(t.Map.Fixed)) {
		c, err := Named(id, Attribute)
		if err == nil {
			err = d.set(&c, []byte(t.Map.Fixed[id]))
		}
		if err != nil {
			return defaults, Explain(&indicators.Error{Op: "mapping", Path: cite.Pointer("fixed", id)}, err)
		}
	}
	if d.obs.Attributes, _ = d.join(d.obs.Attributes, d.attributes); len(d.figure.value) > 0 {
		return defaults, Explain(&indicators.Error{Op: "mapping", Path: cite.Pointer("fixed", ValueID)},
			fmt.Errorf("%w: a value is not fixed", indicators.ErrInvalid))
	}
	var err error
	if d.obs.Key.Breakdown, err = d.join(d.obs.Key.Breakdown, d.breakdown); err != nil {
		return defaults, err
	}
	d.obs.ID = defaults.ID
	return d.obs, nil
}
