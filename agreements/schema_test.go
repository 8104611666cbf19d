package agreements_test

import (
	"bytes"
	"encoding"
	"encoding/json"
	"flag"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"math/rand/v2"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit/books"
)

// object is a JSON object whose members are written in order.
type object []member

type member struct {
	name  string
	value any
}

func (o object) MarshalJSON() ([]byte, error) {
	var b bytes.Buffer
	b.WriteByte('{')
	for i, m := range o {
		if i > 0 {
			b.WriteByte(',')
		}
		name, _ := json.Marshal(m.name)
		b.Write(name)
		b.WriteByte(':')
		e := json.NewEncoder(&b)
		e.SetEscapeHTML(false)
		if err := e.Encode(m.value); err != nil {
			return nil, err
		}
	}
	b.WriteByte('}')
	return b.Bytes(), nil
}

// generator makes the schema of the Go types, with their comments.
type generator struct {
	defs     object
	comments map[string]string // "Type.Field", and "Type" for its own
}

func ref(name string) object { return object{{"$ref", "#/$defs/" + name}} }

const idPattern = `[A-Za-z0-9][A-Za-z0-9._:-]{0,95}`

// named are the types that have a text form, or a form of their own.
func (g *generator) named(t reflect.Type) (string, object, bool) {
	text := func(description, pattern string) object {
		return object{{"description", description}, {"type", "string"}, {"pattern", pattern}}
	}
	switch t {
	case reflect.TypeFor[agreements.ID]():
		return "id", text("Names a record: ASCII letters, digits, '.', '_', '-' and ':', a letter or digit first.", "^"+idPattern+"$"), true
	case reflect.TypeFor[agreements.Ref]():
		return "ref", text("Names a record of the agreement: its list and its id, as in targets/jobs-2020.",
			"^(filings|parties|signatures|events|clauses|commitments|targets|attributions|instruments|conditions|payments|evidence)/"+idPattern+"$"), true
	case reflect.TypeFor[period.Period]():
		return "period", text("2015, 2016-S1, 2016-Q1, 2016-05, 2016-05-05, 2014-2020, 2014-07-01/2014-12-31 and the spellings of SDMX.", "^[0-9]{4}"), true
	case reflect.TypeFor[period.Date]():
		return "date", text("A day, as in 2016-05-05.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"), true
	case reflect.TypeFor[figure.Figure]():
		return "figure", text("A published number: 9000, 9/65, >9000, ~65000, [1,2), with its resolution as in 65000@1000.", `^[~<>=(\[0-9-]`), true
	case reflect.TypeFor[figure.Quantity]():
		return "quantity", text("A published number and its unit: 60000 job, >51000 job, 25 percent, 18 billion*MAD.", `^[~<>=(\[0-9-]`), true
	case reflect.TypeFor[figure.Unit]():
		return "unit", object{{"description", "MAD, MAD/person, percent, 1 and so on."}, {"type", "string"}, {"minLength", 1}, {"maxLength", 256}}, true
	case reflect.TypeFor[indicators.Breakdown]():
		pair := idPattern + "=" + idPattern
		return "breakdown", text("Pairs dimension=code with a comma between them.", "^"+pair+"(,"+pair+")*$"), true
	case reflect.TypeFor[money.Money]():
		return "money", object{{"description", "An exact amount."}, {"type", "object"}, {"required", []string{"amount", "currency"}}, {"additionalProperties", false},
			{"properties", object{
				{"amount", object{{"type", "string"}, {"pattern", `^-?[0-9]+(\.[0-9]+)?$`}}},
				{"currency", object{{"description", "ISO 4217 code."}, {"type", "string"}, {"pattern", "^[A-Z]{3}$"}}}}}}, true
	case reflect.TypeFor[money.Rounding]():
		return "rounding", text("A mode of rounding, to the centime, or to as many decimal places as stand after a slash: half-even, down/0.",
			"^((half-even|half-away|half-down|down|up|floor|ceiling)(/(-(1[0-8]|[1-9])|[0-6]))?)?$"), true
	case reflect.TypeFor[wording.Text]():
		return "text", object{{"description", "What something is called, in up to three languages. " +
			"A string is one name that is not verified, in Arabic if it has an Arabic letter, else in English."},
			{"type", []string{"object", "string"}}, {"minLength", 1}, {"maxLength", 4096}, {"minProperties", 1}, {"additionalProperties", false},
			{"properties", object{{"ar", ref("name")}, {"fr", ref("name")}, {"en", ref("name")}}}}, true
	case reflect.TypeFor[wording.Note]():
		return "note", object{
			{"description", "What somebody wrote: a string in one language, or the same in several."},
			{"type", []string{"object", "string"}}, {"minProperties", 1}, {"additionalProperties", false},
			{"properties", object{{"ar", ref("name")}, {"fr", ref("name")}, {"en", ref("name")}}},
		}, true
	}
	return "", nil, false
}

// of returns the schema of a type.
func (g *generator) of(t reflect.Type, optional bool) any {
	if name, def, ok := g.named(t); ok {
		g.def(name, func() object { return def })
		if name == "text" || name == "note" {
			g.def("name", func() object {
				return object{{"description", "A name, and where it comes from: a source (attested), us (translated), or a source that nobody has checked. " +
					"A string is a name that nobody has checked."},
					{"type", []string{"object", "string"}}, {"minLength", 1}, {"maxLength", 4096}, {"required", []string{"name", "status"}}, {"additionalProperties", false},
					{"properties", object{{"name", object{{"type", "string"}, {"minLength", 1}, {"maxLength", 4096}}}, {"status", object{{"enum", []string{"attested", "translated", "unverified"}}}}}}}
			})
		}
		return ref(name)
	}
	switch t.Kind() {
	case reflect.String:
		return object{{"type", "string"}}
	case reflect.Bool:
		return object{{"type", "boolean"}}
	case reflect.Uint16:
		return object{{"enum", g.words(t)}}
	case reflect.Slice:
		return object{{"type", "array"}, {"items", g.of(t.Elem(), false)}}
	case reflect.Pointer:
		return g.of(t.Elem(), optional)
	case reflect.Struct:
		name := strings.ToLower(t.Name()[:1]) + t.Name()[1:]
		g.def(name, func() object { return g.object(t) })
		return ref(name)
	}
	panic(t.String())
}

func (g *generator) def(name string, make func() object) {
	if slices.ContainsFunc(g.defs, func(m member) bool { return m.name == name }) {
		return
	}
	i := len(g.defs)
	g.defs = append(g.defs, member{name: name})
	def := make()
	g.defs[i].value = def
}

// words returns the words of a code list, in order.
func (g *generator) words(t reflect.Type) []string {
	var words []string
	v := reflect.New(t).Elem()
	for n := range uint64(64) {
		v.SetUint(n)
		word, err := v.Interface().(encoding.TextMarshaler).MarshalText()
		if err == nil && len(word) > 0 && (t != reflect.TypeFor[wording.Status]() || n > 0) {
			words = append(words, string(word))
		}
	}
	return words
}

func (g *generator) object(t reflect.Type) object {
	var required []string
	var properties object
	g.fields(t, &required, &properties)
	o := object{{"type", "object"}}
	if text := g.comments[t.Name()]; text != "" {
		o = append(object{{"description", text}}, o...)
	}
	if len(required) > 0 {
		o = append(o, member{"required", required})
	}
	return append(o, member{"additionalProperties", false}, member{"properties", properties})
}

func (g *generator) fields(t reflect.Type, required *[]string, properties *object) {
	for i := range t.NumField() {
		f := t.Field(i)
		if f.Anonymous {
			g.fields(f.Type, required, properties)
			continue
		}
		name, options, _ := strings.Cut(f.Tag.Get("json"), ",")
		optional := options != "" || f.Type.Kind() == reflect.Pointer
		if !optional {
			*required = append(*required, name)
		}
		value := g.of(f.Type, optional)
		if text := g.comments[t.Name()+"."+f.Name]; text != "" {
			value = append(object{{"description", text}}, value.(object)...)
		}
		*properties = append(*properties, member{name, value})
	}
}

// comments reads the doc comments of the package's types and their fields.
func comments(t testing.TB) map[string]string {
	t.Helper()
	out := make(map[string]string)
	names, err := filepath.Glob("*.go")
	if err != nil {
		t.Fatal(err)
	}
	links := regexp.MustCompile(`\[([A-Za-z.]+)\]`)
	clean := func(c *ast.CommentGroup) string {
		text := strings.Join(strings.Fields(c.Text()), " ")
		return links.ReplaceAllString(text, "$1")
	}
	for _, name := range names {
		if strings.HasSuffix(name, "_test.go") {
			continue
		}
		file, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ParseComments)
		if err != nil {
			t.Fatal(err)
		}
		ast.Inspect(file, func(n ast.Node) bool {
			g, ok := n.(*ast.GenDecl)
			if !ok || g.Tok != token.TYPE {
				return true
			}
			for _, s := range g.Specs {
				x := s.(*ast.TypeSpec)
				out[x.Name.Name] = clean(g.Doc)
				if st, ok := x.Type.(*ast.StructType); ok {
					for _, f := range st.Fields.List {
						for _, name := range f.Names {
							out[x.Name.Name+"."+name.Name] = clean(f.Doc)
						}
					}
				}
			}
			return true
		})
	}
	return out
}

// generated returns the schema that belongs to the Go types.
func generated(t testing.TB) []byte {
	g := generator{comments: comments(t)}
	var required []string
	properties := object{{"format", object{{"const", agreements.Format}}}}
	g.fields(reflect.TypeFor[agreements.BookSpec](), &required, &properties)
	doc := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", "urn:mithaq:agreements:1"},
		{"title", "Agreements, with the programmes, organisations and people that they speak of"},
		{"type", "object"},
		{"required", []string{"format"}},
		{"additionalProperties", false},
		{"properties", properties},
		{"$defs", g.defs},
	}
	flat, err := json.Marshal(doc)
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := json.Indent(&out, flat, "", "  "); err != nil {
		t.Fatal(err)
	}
	text := strings.NewReplacer(`\u003c`, "<", `\u003e`, ">", `\u0026`, "&").Replace(out.String())
	return []byte(text + "\n")
}

// TestSchemaIsGenerated: the schema says what the Go types say, with their
// comments as descriptions. With -update it is written anew.
func TestSchemaIsGenerated(t *testing.T) {
	want := generated(t)
	if f := flag.Lookup("update"); f != nil && f.Value.String() == "true" {
		if err := os.WriteFile("schema/agreements-1.json", want, 0o666); err != nil {
			t.Fatal(err)
		}
		return
	}
	if got := agreements.Schema(); !bytes.Equal(got, want) {
		t.Errorf("run this test with -update to write the schema anew (-file +types)\n%s", cmp.Diff(string(got), string(want)))
	}
}

// validator checks a value by the part of JSON Schema that the generator uses.
// That the file means the same to other validators is tested in
// examples/validate.
type validator struct {
	root     map[string]any
	patterns map[string]*regexp.Regexp
}

func newValidator(t testing.TB) validator {
	t.Helper()
	var root map[string]any
	if err := json.Unmarshal(agreements.Schema(), &root); err != nil {
		t.Fatal(err)
	}
	return validator{root, make(map[string]*regexp.Regexp)}
}

func (v validator) check(path string, schema map[string]any, value any) error {
	if r, ok := schema["$ref"].(string); ok {
		def := v.root["$defs"].(map[string]any)[strings.TrimPrefix(r, "#/$defs/")].(map[string]any)
		if err := v.check(path, def, value); err != nil {
			return err
		}
	}
	bad := func(format string, args ...any) error {
		return fmt.Errorf("%s: "+format, append([]any{path}, args...)...)
	}
	if want, ok := schema["const"]; ok && value != want {
		return bad("not %v", want)
	}
	if list, ok := schema["enum"].([]any); ok && !slices.Contains(list, value) {
		return bad("%v is not one of %v", value, list)
	}
	types := orNil(schema["type"])
	if typ, ok := schema["type"].(string); ok {
		types = []any{typ}
	}
	if len(types) > 0 {
		is := map[string]bool{}
		switch value.(type) {
		case string:
			is["string"] = true
		case bool:
			is["boolean"] = true
		case []any:
			is["array"] = true
		case map[string]any:
			is["object"] = true
		}
		if !slices.ContainsFunc(types, func(typ any) bool { return is[typ.(string)] }) {
			return bad("not %s", types)
		}
	}
	switch value := value.(type) {
	case string:
		if p, ok := schema["pattern"].(string); ok {
			if v.patterns[p] == nil {
				v.patterns[p] = regexp.MustCompile(p)
			}
			if !v.patterns[p].MatchString(value) {
				return bad("%q does not match %s", value, p)
			}
		}
		if n, ok := schema["minLength"].(float64); ok && len(value) < int(n) {
			return bad("too short")
		}
	case []any:
		if items, ok := schema["items"].(map[string]any); ok {
			for i, e := range value {
				if err := v.check(fmt.Sprintf("%s/%d", path, i), items, e); err != nil {
					return err
				}
			}
		}
	case map[string]any:
		properties, _ := schema["properties"].(map[string]any)
		for _, name := range orNil(schema["required"]) {
			if _, ok := value[name.(string)]; !ok {
				return bad("no %v", name)
			}
		}
		if n, ok := schema["minProperties"].(float64); ok && len(value) < int(n) {
			return bad("too few members")
		}
		for name, m := range value {
			p, ok := properties[name].(map[string]any)
			if !ok && properties != nil {
				return bad("unknown %s", name)
			}
			if ok {
				if err := v.check(path+"/"+name, p, m); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

func orNil(v any) []any {
	list, _ := v.([]any)
	return list
}

// TestSchemaAndDecoderAgree breaks files in one place at a time. Whatever the
// decoder accepts the schema accepts, and whatever the schema refuses the
// decoder refuses; only a text that looks like a value and is none, and what
// two members say together, is refused by the decoder alone.
func TestSchemaAndDecoderAgree(t *testing.T) {
	v := newValidator(t)
	f := books.Filler{Rand: rand.New(rand.NewPCG(6, 20)), Full: true}
	s := f.Spec()
	for i := range s.Agreements { // their content is like the agreement's own
		s.Agreements[i].Amendments[0].Put = agreements.Content{Term: s.Agreements[i].Term}
		s.Agreements[i].Corrections[0].Put = agreements.Content{Term: s.Agreements[i].Term}
	}
	files := [][]byte{encode(t, s)}
	for _, x := range ruleExamples(t) {
		files = append(files, []byte(x.Silent))
	}
	both, alone := 0, 0
	for n, text := range files {
		var root any
		if err := json.Unmarshal(text, &root); err != nil {
			t.Fatal(err)
		}
		if err := v.check("", v.root, root); err != nil {
			t.Errorf("%v\n%s", err, text)
			continue
		}
		if n > 0 {
			continue
		}
		breakEverywhere(root, func(how string) {
			broken, err := json.Marshal(root)
			if err != nil {
				t.Fatal(err)
			}
			bySchema := v.check("", v.root, root)
			_, byDecoder := agreements.DecodeBook(bytes.NewReader(broken), agreements.DecodeOptions{})
			switch {
			case bySchema != nil && byDecoder == nil:
				t.Errorf("%s: the decoder accepts what the schema refuses: %v", how, bySchema)
			case bySchema != nil:
				both++
			case byDecoder != nil:
				alone++
				if !strings.HasSuffix(how, " text") && !strings.HasSuffix(how, " empty") && !strings.HasSuffix(how, " missing") && !strings.HasSuffix(how, " array") {
					t.Errorf("%s: refused by the decoder alone: %v", how, byDecoder)
				}
			}
		})
	}
	t.Logf("%d refused by both, %d by the decoder alone", both, alone)
	if both < 60 {
		t.Errorf("only %d broken files are refused by both", both)
	}
}

// breakEverywhere makes one change at a time to a JSON value.
func breakEverywhere(root any, yield func(how string)) {
	stride := 10
	if testing.Short() {
		stride = 40
	}
	n := 0
	emit := func(how string) {
		if n++; n%stride == 0 {
			yield(how)
		}
	}
	var walk func(path string, v any, set func(any))
	walk = func(path string, v any, set func(any)) {
		for _, c := range []struct {
			how string
			v   any
		}{{"number", 1}, {"array", []any{}}, {"object", map[string]any{}}, {"boolean", true}, {"text", "~ no such thing"}, {"empty", ""}} {
			if path != "" {
				set(c.v)
				emit(path + " " + c.how)
				set(v)
			}
		}
		switch v := v.(type) {
		case map[string]any:
			names := slices.Sorted(keys(v))
			v["unknown"] = "x"
			emit(path + " unknown")
			delete(v, "unknown")
			for _, k := range names {
				x := v[k]
				delete(v, k)
				emit(path + "/" + k + " missing")
				v[k] = x
				walk(path+"/"+k, x, func(y any) { v[k] = y })
			}
		case []any:
			for i, x := range v {
				walk(fmt.Sprintf("%s/%d", path, i), x, func(y any) { v[i] = y })
			}
		}
	}
	walk("", root, nil)
}

func keys(m map[string]any) func(yield func(string) bool) {
	return func(yield func(string) bool) {
		for k := range m {
			if !yield(k) {
				return
			}
		}
	}
}
