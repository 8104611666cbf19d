package datapackage

import (
	"bytes"
	"encoding/json"
	"regexp"
	"regexp/syntax"
	"slices"
	"sort"
	"strings"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// types are the types of fields, those of version 2.
var types = [...]string{
	"any", "string", "number", "integer", "boolean", "object", "array", "list", "datetime", "date", "time",
	"year", "yearmonth", "duration", "geopoint", "geojson",
}

// fault says in English what is wrong with a value; "" is nothing.
type fault string

// check holds what a field asks of its values.
type check struct {
	f        *Field
	typ      string
	pattern  string   // of dates and times, "" for the default form
	any      bool     // dates and times in any form
	missing  []string // sorted
	enum     []string // sorted, as appendKey has it; nil for all
	bounds   [4]decimal
	bounded  [4]bool
	matches  *regexp.Regexp
	required bool
	item     *check // of a list, nil for strings
	trues    []string
	falses   []string // of booleans, sorted
	glance   glance

	other []byte // used again and again
}

// glance says which cells are valid as they stand, as one sees at a glance.
type glance uint8

const (
	noGlance    glance = iota
	glanceText         // any text
	glanceDigit        // digits with a point
)

// glanceOf returns what is seen of cells that need no more than their type.
func (c *check) glanceOf() glance {
	f, con := c.f, c.f.Constraints
	if c.enum != nil || c.matches != nil || c.bounded != [4]bool{} ||
		con != nil && (con.MinLength > 0 || con.MaxLength > 0) || len(c.missing) != 1 || c.missing[0] != "" {
		return noGlance
	}
	switch {
	case c.typ == "any", c.typ == "string" && f.Format == "":
		return glanceText
	case c.typ == "number" && !f.NotBare && f.GroupChar == "" && (f.DecimalChar == "" || f.DecimalChar == "."):
		return glanceDigit
	}
	return noGlance
}

// compiler makes checks of fields.
type compiler struct {
	ledger *interchange.Ledger
	path   string // of the resource
	room   int    // bytes that patterns may still take
}

// lost records that something of a field is not checked.
func (k *compiler) lost(f *Field, what, why string) {
	k.ledger.Add(indicators.LostComponent, what+" of field "+cite.Quote(f.Name), why,
		func() string { return k.path + cite.Pointer("schema", "fields", f.Name) })
}

// values returns the values of labels, sorted.
func values(list []Label) []string {
	all := make([]string, len(list))
	for i, l := range list {
		all[i] = l.Value
	}
	sort.Strings(all)
	return all
}

// compile returns the check of a field, nil when everything is valid.
func (k *compiler) compile(f *Field, missing []string) *check {
	typ := f.Type
	switch {
	case typ == "":
		typ = "any"
	case !slices.Contains(types[:], typ):
		k.lost(f, "type "+cite.Quote(typ), "the standard does not have it; values are read as they are")
		typ = "any"
	}
	if f.MissingValues != nil {
		missing = values(f.MissingValues)
	}
	if typ == "any" && f.Constraints == nil && len(f.Categories) == 0 && f.MissingValues == nil {
		return nil
	}
	c := &check{f: f, typ: typ, missing: missing}
	switch typ {
	case "date", "time", "datetime":
		k.temporal(c)
	case "boolean":
		c.trues, c.falses = f.truths()
	case "list":
		switch f.ItemType {
		case "", "string":
		case "integer", "boolean", "number", "datetime", "date", "time":
			c.item = &check{f: &Field{}, typ: f.ItemType}
			c.item.trues, c.item.falses = c.item.f.truths()
		default:
			k.lost(f, "itemType "+cite.Quote(f.ItemType), "items are not checked")
		}
	}
	k.constraints(c)
	c.glance = c.glanceOf()
	return c
}

// temporal reads the format of a date or a time.
func (k *compiler) temporal(c *check) {
	format := strings.TrimPrefix(c.f.Format, "fmt:")
	switch {
	case format == "" || format == "default":
	case format == "any":
		c.any = true
	case knownPattern(format):
		c.pattern = format
	default:
		k.lost(c.f, "format "+cite.Quote(format), "an unknown pattern; values are read as they are")
		c.typ = "any"
	}
}

// constraints reads the constraints and the categories of a field.
func (k *compiler) constraints(c *check) {
	if len(c.f.Categories) > 0 {
		c.enum = k.set(c, "categories", values(c.f.Categories))
	}
	con := c.f.Constraints
	if con == nil {
		return
	}
	c.required = con.Required
	if len(con.Enum) > 0 && c.enum == nil {
		c.enum = k.set(c, "enum", slices.Clone(con.Enum))
	}
	for i, s := range [...]string{con.Minimum, con.ExclusiveMinimum, con.Maximum, con.ExclusiveMaximum} {
		if s == "" {
			continue
		}
		logical, bad := c.convert([]byte(s), false, nil)
		d, ok := c.order(logical)
		if bad != "" || !ok {
			k.lost(c.f, "bound "+cite.Quote(s), "values of this type are not compared with it")
			continue
		}
		c.bounds[i], c.bounded[i] = d.clone(), true
	}
	if con.Pattern != "" {
		k.regexp(c, con.Pattern)
	}
	if con.JSONSchema != "" {
		k.lost(c.f, "jsonSchema", "it is not checked")
	}
}

// set returns the values that are allowed.
func (k *compiler) set(c *check, what string, list []string) []string {
	for i, s := range list {
		logical, bad := c.convert([]byte(s), false, nil)
		if bad != "" {
			k.lost(c.f, what, "a value is not one of the type of the field")
			return nil
		}
		if c.typ == "number" || c.typ == "integer" {
			list[i] = string(c.appendKey(nil, logical))
		} else if string(logical) != s {
			list[i] = string(logical)
		}
	}
	sort.Strings(list)
	return list
}

// patternRoom is how many bytes the patterns of a table may take, beside those
// that the length of its descriptor allows.
const patternRoom = 24_000

// regexp compiles a pattern, if there is room for it: a pattern of few bytes may
// stand for a large machine.
func (k *compiler) regexp(c *check, pattern string) {
	if c.typ != "string" && c.typ != "any" {
		k.lost(c.f, "pattern", "it is not one of a string")
		return
	}
	small := func(cost int) bool {
		if cost > k.room {
			k.lost(c.f, "pattern", "it is too large to be checked")
			return false
		}
		k.room -= cost
		return true
	}
	if !small(2500 + 150*len(pattern) + 15_000*(strings.Count(pattern, `\p`)+strings.Count(pattern, `\P`))) {
		return
	}
	re, err := syntax.Parse(pattern, syntax.Perl)
	if err == nil {
		if !small(cost(re)) {
			return
		}
		c.matches, err = regexp.Compile(`^(?:` + pattern + `)$`)
	}
	if err != nil {
		k.lost(c.f, "pattern", "not a regular expression of RE2; it is not checked")
	}
}

// cost returns about how many bytes it takes to compile a regular expression.
func cost(re *syntax.Regexp) int {
	n := 280
	switch re.Op {
	case syntax.OpLiteral:
		n += 60 * len(re.Rune)
	case syntax.OpCharClass:
		n += 20 * len(re.Rune)
	case syntax.OpCapture:
		n = 700
	case syntax.OpStar, syntax.OpPlus, syntax.OpQuest:
		n = 1100
	}
	for _, sub := range re.Sub {
		n += cost(sub)
	}
	if re.Op == syntax.OpRepeat {
		most := max(re.Min, re.Max)
		n = n*max(most, 1) + 480*(most-re.Min)
	}
	return n
}

// isOne reports whether a cell is one of a sorted list.
func isOne(cell []byte, list []string) bool {
	switch len(list) {
	case 0:
		return false
	case 1:
		return string(cell) == list[0]
	}
	for len(list) > 0 {
		switch middle := list[len(list)/2]; {
		case middle == string(cell):
			return true
		case middle < string(cell):
			list = list[len(list)/2+1:]
		default:
			list = list[:len(list)/2]
		}
	}
	return false
}

// convert returns the logical value of a cell, which may stand in scratch.
// native says that it is one of JSON, not a string.
func (c *check) convert(b []byte, native bool, scratch []byte) (logical []byte, bad fault) {
	switch c.typ {
	case "string":
		return b, c.text(b, native)
	case "number":
		return c.number(b, native, scratch)
	case "integer":
		return c.integer(b, native, scratch)
	case "boolean":
		switch {
		case isOne(b, c.trues), native && string(b) == "true":
			return append(scratch, "true"...), ""
		case isOne(b, c.falses), native && string(b) == "false":
			return append(scratch, "false"...), ""
		}
		return b, "is not a boolean"
	case "object", "geojson":
		return b, jsonOf(b, '{', "is not a JSON object")
	case "array":
		return b, jsonOf(b, '[', "is not a JSON array")
	case "list":
		return b, c.list(b)
	case "date", "time", "datetime":
		var t clock
		if !c.clock(&t, b) {
			return b, noClock(c.typ)
		}
		return t.append(scratch), ""
	case "year":
		if !isYear(b) {
			return b, "is not a year"
		}
		return b, ""
	case "yearmonth":
		year, month, ok := bytes.Cut(b, []byte{'-'})
		var t clock
		if _, _, digits := digits(month, 2, 2); !ok || !isYear(year) || len(month) != 2 || !digits || !t.read("%m", month) {
			return b, "is not a month of a year"
		}
		return b, ""
	case "duration":
		if !isDuration(b) {
			return b, "is not a duration"
		}
		return b, ""
	case "geopoint":
		if !c.geopoint(b) {
			return b, "is not a point"
		}
		return b, ""
	}
	return b, ""
}

func noClock(typ string) fault {
	switch typ {
	case "date":
		return "is not a date"
	case "time":
		return "is not a time"
	}
	return "is not a date with a time"
}

// clock reads a date or a time by the format of the field.
func (c *check) clock(t *clock, b []byte) bool {
	switch {
	case c.any:
		return t.anything(b)
	case c.pattern != "":
		return t.read(c.pattern, b)
	case c.typ == "date":
		return len(b) == len("2024-01-26") && t.read("%Y-%m-%d", b)
	case c.typ == "time":
		return len(b) == len("15:00:00") && t.read("%H:%M:%S", b)
	}
	return t.datetime(b)
}

// isYear reports whether b is a year: four digits or more, and a sign for one
// before our era.
func isYear(b []byte) bool {
	if len(b) > 0 && b[0] == '-' {
		b = b[1:]
	}
	return len(b) >= 4 && len(b) <= 9 && isDigits(b)
}

// isDuration reports whether b is a duration of XML Schema: P1Y2M3DT4H5M6.7S.
func isDuration(b []byte) bool {
	if len(b) > 0 && b[0] == '-' {
		b = b[1:]
	}
	b, ok := bytes.CutPrefix(b, []byte{'P'})
	if !ok {
		return false
	}
	units, parts := "YMDT", 0
	for len(b) > 0 {
		if b[0] == 'T' && strings.Contains(units, "T") {
			if b, units = b[1:], "HMS"; len(b) == 0 {
				return false
			}
			continue
		}
		n := 0
		for n < len(b) && (b[n] >= '0' && b[n] <= '9' || b[n] == '.') {
			n++
		}
		if n == 0 || n == len(b) {
			return false
		}
		at := strings.IndexByte(units, b[n])
		whole, fraction, dot := bytes.Cut(b[:n], []byte{'.'})
		if at < 0 || len(whole) == 0 || !isDigits(whole) ||
			dot && (b[n] != 'S' || len(fraction) == 0 || !isDigits(fraction)) {
			return false
		}
		units = units[at+1:]
		b = b[n+1:]
		parts++
	}
	return parts > 0
}

// truths returns what stands for true and for false in a boolean field, sorted.
func (f *Field) truths() (trues, falses []string) {
	trues, falses = slices.Clone(f.TrueValues), slices.Clone(f.FalseValues)
	if trues == nil {
		trues = []string{"true", "True", "TRUE", "1"}
	}
	if falses == nil {
		falses = []string{"false", "False", "FALSE", "0"}
	}
	sort.Strings(trues)
	sort.Strings(falses)
	return trues, falses
}

// text checks the format of a string.
func (c *check) text(b []byte, native bool) fault {
	switch c.f.Format {
	case "email":
		local, domain, ok := bytes.Cut(b, []byte{'@'})
		if !ok || len(local) == 0 || len(domain) == 0 || bytes.ContainsAny(b, " \t\r\n<>,;") ||
			bytes.IndexByte(domain, '@') >= 0 {
			return "is not an email address"
		}
	case "uri":
		if !hasScheme(string(b)) || bytes.ContainsAny(b, " \t\r\n<>\"") {
			return "is no URI"
		}
	case "uuid":
		if len(b) != 36 {
			return "is no UUID"
		}
		for i, x := range b {
			dash := i == 8 || i == 13 || i == 18 || i == 23
			if dash != (x == '-') || !dash && !isHex(x) {
				return "is no UUID"
			}
		}
	case "binary":
		if !isBase64(b) {
			return "is not base64"
		}
	}
	return ""
}

func isHex(c byte) bool {
	return c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'f'
}

func isBase64(b []byte) bool {
	if len(b)%4 != 0 {
		return false
	}
	body := bytes.TrimSuffix(bytes.TrimSuffix(b, []byte{'='}), []byte{'='})
	for _, c := range body {
		if !(c >= '0' && c <= '9' || c|0x20 >= 'a' && c|0x20 <= 'z' || c == '+' || c == '/') {
			return false
		}
	}
	return true
}

// bare returns b without what stands around a number, where that is allowed.
func (c *check) bare(b []byte) []byte {
	if !c.f.NotBare {
		return b
	}
	digit := func(i int) bool { return i < len(b) && b[i] >= '0' && b[i] <= '9' }
	point := []byte(c.f.DecimalChar)
	if len(point) == 0 {
		point = []byte{'.'}
	}
	for len(b) > 0 && !digit(0) {
		i := 0
		if b[0] == '-' || b[0] == '+' {
			i = 1
		}
		if digit(i) || bytes.HasPrefix(b[i:], point) && digit(i+len(point)) {
			break
		}
		b = b[1:]
	}
	for len(b) > 0 && !digit(len(b)-1) {
		b = b[:len(b)-1]
	}
	return b
}

// number returns a number with a point for the decimal mark, and without marks
// between groups.
func (c *check) number(b []byte, native bool, scratch []byte) ([]byte, fault) {
	plain := b
	if isPlain(b) && !c.f.NotBare && c.f.GroupChar == "" && (c.f.DecimalChar == "" || c.f.DecimalChar == ".") {
		return b, ""
	}
	if !native {
		switch {
		case bytes.EqualFold(b, []byte("NaN")):
			return append(scratch, "NaN"...), ""
		case bytes.EqualFold(b, []byte("INF")):
			return append(scratch, "INF"...), ""
		case bytes.EqualFold(b, []byte("-INF")):
			return append(scratch, "-INF"...), ""
		}
		plain = c.bare(b)
		if point := c.f.DecimalChar; c.f.GroupChar != "" || point != "" && point != "." {
			var ok bool
			if plain, ok = ungroup(plain, c.f.GroupChar, point, scratch); !ok {
				return b, "is not a number"
			}
		}
	}
	if _, ok := parseDecimal(plain); !ok {
		return b, "is not a number"
	}
	return plain, ""
}

// isPlain reports whether b is digits, with a point among or before them at most.
func isPlain(b []byte) bool {
	digits := len(b)
	for _, c := range b {
		if c == '.' && digits == len(b) {
			digits--
		} else if c < '0' || c > '9' {
			return false
		}
	}
	return digits > 0
}

// ungroup takes the marks out from between digits, and writes a point for the
// decimal mark. Groups are 3 digits, those in the middle 2 or 3, as in India, and the
// first 1 to 3: marks that stand elsewhere may be decimal marks.
func ungroup(b []byte, group, point string, scratch []byte) ([]byte, bool) {
	if point == "" {
		point = "."
	}
	marks, run, whole := 0, 0, true // run are the digits since the last mark
	for i := 0; i < len(b); {
		switch {
		case bytes.HasPrefix(b[i:], []byte(point)):
			if !endsGroups(marks, run, whole) {
				return b, false
			}
			scratch = append(scratch, '.')
			i += len(point)
			whole = false
		case group != "" && bytes.HasPrefix(b[i:], []byte(group)):
			if !whole || run == 0 || run > 3 || marks > 0 && run == 1 {
				return b, false
			}
			i += len(group)
			marks, run = marks+1, 0
		case b[i] == '.':
			return b, false
		default:
			if b[i] >= '0' && b[i] <= '9' {
				run++
			} else if run > 0 || marks > 0 { // an exponent
				if !endsGroups(marks, run, whole) {
					return b, false
				}
				whole = false
			}
			scratch = append(scratch, b[i])
			i++
		}
	}
	return scratch, endsGroups(marks, run, whole)
}

// endsGroups reports whether the last group of the whole part of a number is one.
func endsGroups(marks, run int, whole bool) bool { return !whole || marks == 0 || run == 3 }

func (c *check) integer(b []byte, native bool, scratch []byte) ([]byte, fault) {
	plain := b
	if !native {
		plain = c.bare(b)
		if c.f.GroupChar != "" {
			var ok bool
			if plain, ok = ungroup(plain, c.f.GroupChar, "\x00", scratch); !ok {
				return b, "is not an integer"
			}
		}
	}
	s := plain
	if len(s) > 0 && (s[0] == '-' || s[0] == '+') {
		s = s[1:]
	}
	if len(s) == 0 || !isDigits(s) {
		return b, "is not an integer"
	}
	return plain, ""
}

// jsonOf reports whether b is a value of JSON that begins with c.
func jsonOf(b []byte, c byte, bad fault) fault {
	if t := bytes.TrimLeft(b, " \t\r\n"); len(t) == 0 || t[0] != c || !json.Valid(b) {
		return bad
	}
	return ""
}

// list checks the items of a list.
func (c *check) list(b []byte) fault {
	if c.item == nil {
		return ""
	}
	delimiter := c.f.Delimiter
	if delimiter == "" {
		delimiter = ","
	}
	for rest, more := b, true; more; {
		var part []byte
		part, rest, more = bytes.Cut(rest, []byte(delimiter))
		c.other = c.other[:0]
		if _, bad := c.item.convert(part, false, c.other); bad != "" {
			return "is not a list of the stated type"
		}
	}
	return ""
}

// geopoint checks a point in one of its three forms.
func (c *check) geopoint(b []byte) bool {
	pair := func(b []byte) bool {
		lon, lat, ok := bytes.Cut(b, []byte{','})
		if !ok {
			return false
		}
		_, lonOK := parseDecimal(bytes.TrimSpace(lon))
		_, latOK := parseDecimal(bytes.TrimSpace(lat))
		return lonOK && latOK
	}
	switch c.f.Format {
	case "array":
		b, open := bytes.CutPrefix(bytes.TrimSpace(b), []byte{'['})
		b, shut := bytes.CutSuffix(b, []byte{']'})
		return open && shut && pair(b)
	case "object":
		var v map[string]json.Number
		if json.Unmarshal(b, &v) != nil || len(v) != 2 {
			return false
		}
		_, lon := v["lon"]
		_, lat := v["lat"]
		return lon && lat
	}
	return pair(b)
}

// order returns the number by which values are compared, good until the next
// call.
func (c *check) order(logical []byte) (decimal, bool) {
	switch c.typ {
	case "number", "integer", "year":
		return parseDecimal(logical)
	case "yearmonth":
		i := bytes.LastIndexByte(logical, '-')
		c.other = append(append(append(c.other[:0], logical[:i]...), '.'), logical[i+1:]...)
		return parseDecimal(c.other)
	case "date", "time", "datetime":
		var t clock
		if !t.anything(logical) {
			return decimal{}, false
		}
		c.other = t.order(c.other[:0])
		return parseDecimal(c.other)
	}
	return decimal{}, false
}

// appendKey appends the text by which values are equal: one for all spellings
// of a number.
func (c *check) appendKey(b, logical []byte) []byte {
	if c != nil && (c.typ == "number" || c.typ == "integer") {
		if d, ok := parseDecimal(logical); ok {
			return d.append(b)
		}
	}
	return append(b, logical...)
}

// constraint returns what is wrong with a value of the right type.
func (c *check) constraint(logical []byte) fault {
	if c.enum != nil {
		key := logical
		if c.typ == "number" || c.typ == "integer" {
			c.other = c.appendKey(c.other[:0], logical)
			key = c.other
		}
		if !isOne(key, c.enum) {
			return "is not one of the allowed values"
		}
	}
	con := c.f.Constraints
	if con == nil {
		return ""
	}
	if con.MinLength > 0 || con.MaxLength > 0 {
		n, ok := c.length(logical)
		switch {
		case !ok:
		case n < con.MinLength:
			return "is too short"
		case con.MaxLength > 0 && n > con.MaxLength:
			return "is too long"
		}
	}
	for i := range c.bounded {
		if !c.bounded[i] {
			continue
		}
		d, ok := c.order(logical)
		if !ok {
			return "cannot be compared with the bounds"
		}
		sign := d.compare(c.bounds[i])
		switch {
		case i == 0 && sign < 0, i == 1 && sign <= 0:
			return "is less than is allowed"
		case i == 2 && sign > 0, i == 3 && sign >= 0:
			return "is more than is allowed"
		}
	}
	if c.matches != nil && !c.matches.Match(logical) {
		return "does not match the pattern"
	}
	return ""
}

// length returns how long a value is: characters, elements, members.
func (c *check) length(b []byte) (int, bool) {
	switch c.typ {
	case "string", "any":
		return utf8.RuneCount(b), true
	case "list":
		delimiter := c.f.Delimiter
		if delimiter == "" {
			delimiter = ","
		}
		return 1 + bytes.Count(b, []byte(delimiter)), true
	case "array", "object", "geojson":
		return elements(b), true
	}
	return 0, false
}

// elements counts the elements or members of a value that is valid JSON.
func elements(b []byte) int {
	n, depth, empty, quoted := 1, 0, true, false
	for i := 0; i < len(b); i++ {
		c := b[i]
		switch {
		case quoted:
			if c == '\\' {
				i++
			} else if c == '"' {
				quoted = false
			}
			continue
		case c == '"':
			quoted = true
		case c == '{' || c == '[':
			if depth++; depth == 1 {
				continue
			}
		case c == '}' || c == ']':
			depth--
			continue
		case c == ',' && depth == 1:
			n++
		case c == ' ' || c == '\t' || c == '\r' || c == '\n':
			continue
		}
		empty = false
	}
	if empty {
		return 0
	}
	return n
}
