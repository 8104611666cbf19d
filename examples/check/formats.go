package main

//go:generate go run ../../internal/gen/members
//go:generate sh -c "go run . -formats > FORMATS.md"

import (
	"bytes"
	"cmp"
	_ "embed"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// membersFile is what the comments of the library's types say of members and codes; see
// internal/gen/members.
//
//go:embed members.tsv
var membersFile string

// object is a JSON object whose members are in order.
type object struct {
	names []string
	at    map[string]any
}

// get returns what some names lead to, nil for nothing.
func (o *object) get(names ...string) any {
	var v any = o
	for _, name := range names {
		x, ok := v.(*object)
		if !ok || x == nil {
			return nil
		}
		v = x.at[name]
	}
	return v
}

// text returns a string that some names lead to.
func (o *object) text(names ...string) string {
	s, _ := o.get(names...).(string)
	return s
}

// object returns an object that some names lead to, an empty one for none.
func (o *object) object(names ...string) *object {
	if x, ok := o.get(names...).(*object); ok && x != nil {
		return x
	}
	return &object{}
}

// words returns the strings of an array that some names lead to.
func (o *object) words(names ...string) (all []string) {
	list, _ := o.get(names...).([]any)
	for _, v := range list {
		if s, ok := v.(string); ok {
			all = append(all, s)
		}
	}
	return all
}

// parseObject reads a JSON document.
func parseObject(text []byte) (*object, error) {
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	v, err := parseValue(dec)
	if err != nil {
		return nil, err
	}
	o, ok := v.(*object)
	if !ok {
		return nil, errors.New("a document that is no object")
	}
	return o, nil
}

func parseValue(dec *json.Decoder) (any, error) {
	token, err := dec.Token()
	if err != nil {
		return nil, err
	}
	switch token {
	case json.Delim('{'):
		o := &object{at: map[string]any{}}
		for dec.More() {
			name, err := dec.Token()
			if err != nil {
				return nil, err
			}
			v, err := parseValue(dec)
			if err != nil {
				return nil, err
			}
			o.names = append(o.names, name.(string))
			o.at[name.(string)] = v
		}
		_, err = dec.Token()
		return o, err
	case json.Delim('['):
		list := []any{}
		for dec.More() {
			v, err := parseValue(dec)
			if err != nil {
				return nil, err
			}
			list = append(list, v)
		}
		_, err = dec.Token()
		return list, err
	}
	return token, nil
}

// described is what is known of members and codes.
type described struct {
	comments map[string]string   // by type and member
	types    map[string]string   // the type of a member, by type and member
	codes    map[string][]string // the words of a type, in order
	means    map[string]string   // what a word means, by type and word
}

func describe() described {
	d := described{map[string]string{}, map[string]string{}, map[string][]string{}, map[string]string{}}
	for line := range strings.Lines(membersFile) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		switch {
		case f[0] == "member" && len(f) == 6:
			name := d.key(f[1], f[2]) + "." + f[3]
			d.comments[name], d.types[name] = f[5], f[4]
		case f[0] == "code" && len(f) == 5:
			d.codes[f[2]] = append(d.codes[f[2]], f[3])
			d.means[f[2]+" "+f[3]] = f[4]
		}
	}
	return d
}

// key is how a type is called here: agreements and figures both have corrections.
func (d described) key(dir, name string) string {
	if strings.HasPrefix(dir, "agreements") {
		return "agreements." + name
	}
	return name
}

// typeNames are the types of definitions whose names are others.
var typeNames = map[string]string{
	"catalogue": "CatalogueSpec", "sources": "sourcesFile", "agreements": "BookSpec", "severity": "SeverityOf",
	"sector": "settings", "inequality": "inequality",
}

// ofType returns the types that a definition may be of.
func ofType(definition string) []string {
	name := typeNames[definition]
	if name == "" {
		name = strings.ToUpper(definition[:1]) + definition[1:]
	}
	return []string{"agreements." + name, name}
}

// fallback says what members are whose types and schemas have no comment.
var fallback = map[string]string{
	"format":           "Which kind of file it is, and in which version. It is the first member.",
	"id":               "By what others name the record.",
	"name":             "What it is called.",
	"note":             "The editor's own words.",
	"words":            "The words as published.",
	"lang":             "The language.",
	"unit":             "The unit of the figure.",
	"address":          "The address of the document.",
	"title":            "The title of the document.",
	"notes":            "Notes of the editor.",
	"reason":           "Why.",
	"author":           "Who says so.",
	"variants":         "Other spellings that are found in print.",
	"identifiers":      "Its names in registers.",
	"cites":            "The places where it is said.",
	"originator":       "The body that measured or said it.",
	"carrier":          "The body that printed it.",
	"nature":           "What kind of number it is.",
	"role":             "In what sense the figure is stated.",
	"assurance":        "Who has looked at it.",
	"source":           "The source, by its id.",
	"kind":             "Which kind of it.",
	"form":             "Which form it has, and so whom it binds.",
	"indicator":        "The indicator, by its id.",
	"value":            "What the register has.",
	"date":             "When it was published.",
	"retrieved":        "When it was read.",
	"licence":          "The terms under which its figures may be used: an SPDX identifier, or the source's words.",
	"observation":      "The observation, by its id.",
	"figure":           "The value.",
	"evidence":         "What it rests on.",
	"known":            "When it became known.",
	"within":           "The wider one that it is part of.",
	"replaces":         "The one that it takes the place of.",
	"less":             "The metric that is at most the other.",
	"more":             "The other metric.",
	"severity":         "How such findings are graded.",
	"codes":            "Its codes.",
	"amount":           "The amount, in decimals.",
	"over_segments":    "How values of parts combine.",
	"over_places":      "How values of places combine.",
	"over_time":        "How values of periods combine.",
	"status":           "Where the name comes from.",
	"act":              "What was done.",
	"strength":         "How far it binds.",
	"remove":           "What is no longer part of it.",
	"void":             "Whether the record was never so.",
	"any":              "Whether one of the tests is enough.",
	"date_note":        "What is known of the date.",
	"why":              "Why the value would fit.",
	"words_lang":       "The language of the words.",
	"end":              "The last day, or the time in which it ends.",
	"acronym":          "Its short name.",
	"until":            "The last day of it.",
	"organisation":     "The organisation, by its id.",
	"programme":        "The programme, by its id.",
	"roles":            "What it is in it.",
	"where":            "At which place.",
	"when":             "At what time.",
	"beneficiaries":    "The parties that it is for, by their ids.",
	"clause":           "The clause that says so, by its id.",
	"commitment":       "The commitment that it belongs to, by its id.",
	"to":               "The target that it counts towards, by its id.",
	"indicators":       "What is measured.",
	"bodies":           "Who measures and prints.",
	"area":             "The place, by its id.",
	"perimeter":        "What belongs to the figures, by its id.",
	"basis":            "What the number means.",
	"acknowledgements": "Findings that somebody accepts.",
	"ar":               "Its Arabic name.",
	"fr":               "Its French name.",
	"en":               "Its English name.",
	"put":              "The records that are new, or that replace those of the same id.",
	"payees":           "The parties that get the money.",
}

// schemaPage writes what one schema says.
type schemaPage struct {
	*strings.Builder
	described
	root  *object
	kind  string
	used  map[string]bool // types whose codes are to be written
	queue []string
	seen  map[string]bool
}

// formatsPage returns the page that says what every file, column and code means, in
// Markdown.
func formatsPage() (string, error) {
	all, err := schemasOf()
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString(formatsHead)
	d := describe()
	used := map[string]bool{}
	values := map[string]*object{}
	var order []string
	for _, s := range all {
		root, err := parseObject(s.schema)
		if err != nil {
			return "", fmt.Errorf("schema of %s: %w", s.kind, err)
		}
		p := &schemaPage{&b, d, root, s.kind, used, nil, map[string]bool{}}
		p.file()
		for _, name := range root.object("$defs").names {
			if shared(root.object("$defs", name)) && values[name] == nil {
				values[name] = root.object("$defs", name)
				order = append(order, name)
			}
		}
		if s.kind == "observations" {
			p.columns()
		}
	}
	b.WriteString("## Values\n\nWhat stands in members whose types have a name of their own.\n\n")
	slices.Sort(order)
	for _, name := range order {
		fmt.Fprintf(&b, "### %s\n\n%s\n", name, orDot(values[name].text("description")))
		if pattern := values[name].text("pattern"); pattern != "" {
			fmt.Fprintf(&b, "Its pattern: `%s`.\n", pattern)
		}
		b.WriteByte('\n')
		if values[name].object("properties").names != nil {
			(&schemaPage{&b, d, &object{}, name, used, nil, map[string]bool{}}).members(name, values[name])
		}
	}
	d.writeCodes(&b, used)
	writeFindings(&b)
	return strings.TrimRight(b.String(), "\n") + "\n", nil
}

// formatsHead begins the page.
//
//go:embed formats_head.md
var formatsHead string

// columnsHead begins what is said of tables of observations.
//
//go:embed formats_csv.md
var columnsHead string

// shared reports whether a definition is of a value and not of a record.
func shared(def *object) bool {
	kind := def.text("type")
	currency := def.object("properties").at["currency"] != nil // an amount of money
	return kind != "object" || currency
}

// orDot ends a sentence.
func orDot(s string) string {
	if s != "" && !strings.HasSuffix(s, ".") {
		s += "."
	}
	return s
}

// file writes the members of a file and of the records that it holds.
func (p *schemaPage) file() {
	fmt.Fprintf(p, "## %s.json\n\n%s.\n\n", p.kind, p.root.text("title"))
	p.members(p.kind, p.root)
	for len(p.queue) > 0 {
		name := p.queue[0]
		p.queue = p.queue[1:]
		def := p.root.object("$defs", name)
		fmt.Fprintf(p, "### %s: %s\n\n", p.kind, name)
		if text := def.text("description"); text != "" {
			p.WriteString(orDot(text) + "\n\n")
		}
		p.members(name, def)
	}
}

// members writes the table of the members of an object.
func (p *schemaPage) members(name string, def *object) {
	p.WriteString("| member | | type | meaning |\n|---|---|---|---|\n")
	required := def.words("required")
	properties := def.object("properties")
	for _, member := range properties.names {
		need := "optional"
		if slices.Contains(required, member) {
			need = "required"
		}
		fmt.Fprintf(p, "| `%s` | %s | %s | %s |\n", member, need, p.typeOf(name, member, properties.object(member)),
			cell(p.meaning(name, member, properties.object(member))))
	}
	p.WriteByte('\n')
}

// cell returns a text for a cell of a table.
func cell(s string) string { return strings.ReplaceAll(s, "|", `\|`) }

// find returns what is known of a member of a definition.
func find(known map[string]string, definition, member string) string {
	for _, t := range ofType(definition) {
		if s := known[t+"."+member]; s != "" {
			return s
		}
	}
	return ""
}

// meaning says what a member means.
func (p *schemaPage) meaning(name, member string, def *object) string {
	s := find(p.comments, name, member)
	if s == "" {
		s = def.text("description")
	}
	if s == "" {
		s = fallback[member]
	}
	if ref := cmp.Or(def.text("$ref"), def.text("items", "$ref")); s == "" && ref != "" {
		s = p.root.text("$defs", strings.TrimPrefix(ref, "#/$defs/"), "description")
	}
	return orDot(s)
}

// typeOf says of what type a member is.
func (p *schemaPage) typeOf(name, member string, def *object) string {
	if c := def.text("const"); c != "" {
		return "`" + c + "`"
	}
	if words := def.words("enum"); words != nil {
		if t := find(p.types, name, member); p.codes[t] != nil {
			p.used[t] = true
			return fmt.Sprintf("[%s](#%s): `%s`", spaced(t), anchor(spaced(t)), strings.Join(words, "`, `"))
		}
		return "`" + strings.Join(words, "`, `") + "`"
	}
	if ref := strings.TrimPrefix(def.text("$ref"), "#/$defs/"); ref != "" {
		if shared(p.root.object("$defs", ref)) || len(p.root.names) == 0 {
			return fmt.Sprintf("[%s](#%s)", ref, anchor(ref))
		}
		if !p.seen[ref] {
			p.seen[ref] = true
			p.queue = append(p.queue, ref)
		}
		return fmt.Sprintf("[%s](#%s)", ref, anchor(p.kind+": "+ref))
	}
	switch def.text("type") {
	case "array":
		return "list of " + p.typeOf(name, member, def.object("items"))
	case "boolean":
		return "true or false"
	case "integer":
		return "whole number"
	}
	return "text"
}

// spaced returns the name of a type as words.
func spaced(name string) string {
	var b strings.Builder
	for i, r := range name {
		if unicode.IsUpper(r) && i > 0 {
			b.WriteByte(' ')
		}
		b.WriteRune(unicode.ToLower(r))
	}
	return b.String()
}

// anchor returns the anchor of a heading, as GitHub makes it.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

// keyMembers are the members of a key, which have columns of their own.
var keyMembers = []string{"indicator", "area", "perimeter", "breakdown", "period"}

// columns writes the columns of a table of observations: its members, and those of its
// key.
func (p *schemaPage) columns() {
	p.WriteString(columnsHead)
	key, record := p.root.object("$defs", "key"), p.root.object("$defs", "observation")
	row := func(name, member string, def *object) {
		need := "optional"
		if slices.Contains(def.words("required"), member) {
			need = "required"
		}
		of := def.object("properties", member)
		meaning := cell(p.meaning(name, member, of))
		fmt.Fprintf(p, "| `%s` | %s | %s | %s |\n", member, need, p.typeOf(name, member, of), meaning)
	}
	for _, member := range record.object("properties").names {
		if member != "key" {
			row("observation", member, record)
			continue
		}
		for _, m := range keyMembers {
			row("key", m, key)
		}
	}
	p.WriteByte('\n')
}

// writeCodes writes what the words of members mean.
func (d described) writeCodes(b *strings.Builder, used map[string]bool) {
	b.WriteString("## Codes\n\n")
	var names []string
	for t := range used {
		names = append(names, t)
	}
	slices.Sort(names)
	for _, t := range names {
		fmt.Fprintf(b, "### %s\n\n| code | meaning |\n|---|---|\n", spaced(t))
		for _, w := range d.codes[t] {
			fmt.Fprintf(b, "| `%s` | %s |\n", w, cell(orDot(d.means[t+" "+w])))
		}
		b.WriteByte('\n')
	}
}

// writeFindings lists the codes of findings.
func writeFindings(b *strings.Builder) {
	b.WriteString("## Codes of findings\n\n`go run ./examples/findings` shows for each an input that makes it fire.\n\n" +
		"| code | severity | what is wrong |\n|---|---|---|\n")
	for _, r := range ruleList() {
		title, _ := r.Title.Display(wording.En)
		severity := r.Severity.String()
		fmt.Fprintf(b, "| %s | %s | %s |\n", r.Code, severity, cell(title))
	}
}

// printFormats prints the page.
func printFormats(out io.Writer) error {
	text, err := formatsPage()
	if err == nil {
		_, err = io.WriteString(out, text)
	}
	return err
}
