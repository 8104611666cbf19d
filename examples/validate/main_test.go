package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/offshoring"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

var goldens = map[string]string{
	indicators.CatalogueFormat:    "../../indicators/testdata/catalogue.json",
	indicators.SourcesFormat:      "../../indicators/testdata/sources.json",
	indicators.MetricsFormat:      "../../indicators/testdata/metrics.json",
	indicators.ObservationsFormat: "../../indicators/testdata/observations.json",
	sector.Format:                 "testdata/sector.json",
	offshoring.Format:             "testdata/offshoring.json",
}

// TestSchemasAreSchemas: each schema is valid by its own metaschema (the
// compiler checks it), and of draft 2020-12.
func TestSchemasAreSchemas(t *testing.T) {
	for format := range goldens {
		schema, err := compile(format)
		if err != nil {
			t.Errorf("%s: %v", format, err)
			continue
		}
		if schema.DraftVersion != 2020 {
			t.Errorf("%s is of draft %d", format, schema.DraftVersion)
		}
	}
	for _, name := range []string{
		"", "mithaq.catalogue", "mithaq.catalogue/2", "mithaq.../x", "catalogue/1", "mithaq.a/b/c",
	} {
		if _, ok := indicators.Schema(name); ok {
			t.Errorf("there is a schema for %q", name)
		}
	}
}

func TestGoodFiles(t *testing.T) {
	for format, path := range goldens {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if problems := validate(text); len(problems) > 0 {
			t.Errorf("%s: %v", format, problems)
		}
		if err := decode(text); err != nil {
			t.Errorf("%s: %v", format, err)
		}
	}
	file, err := os.ReadFile("../../indicators/testdata/observations.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	text, _ := indicators.Schema(indicators.ObservationsFormat)
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	if err := c.AddResource("file:///s.json", doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("file:///s.json#/$defs/observation")
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(strings.TrimSpace(string(file)), "\n")[1:] {
		value, err := jsonschema.UnmarshalJSON(strings.NewReader(line))
		if err == nil {
			err = schema.Validate(value)
		}
		if err != nil {
			t.Errorf("%v: %s", err, line)
		}
	}
}

// TestSectorFiles: the data files of package offshoring are valid by the schemas
// of their formats.
func TestSectorFiles(t *testing.T) {
	for _, name := range []string{"catalogue", "sources", "observations", "metrics", "sector", "offshoring"} {
		text, err := os.ReadFile("../../offshoring/data/" + name + ".json")
		if err != nil {
			t.Fatal(err)
		}
		if problems := validate(text); len(problems) > 0 {
			t.Errorf("%s: %q", name, problems)
		}
	}
}

// TestBadFiles breaks good files in one place at a time: each member of each
// record left out, renamed, given a wrong type or a wrong text. Whatever the
// decoder accepts the schema must accept, and whatever the schema refuses the
// decoder must refuse. What the decoder alone refuses is listed.
func TestBadFiles(t *testing.T) {
	both, neither := 0, 0
	decoderOnly := map[string]int{}
	for format, path := range goldens {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		schema, err := compile(format)
		if err != nil {
			t.Fatal(err)
		}
		mutate(t, text, func(how string, broken []byte) {
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(broken))
			if err != nil {
				t.Fatal(err)
			}
			bySchema, byDecoder := schema.Validate(value), decodeAs(format, broken)
			switch {
			case bySchema != nil && byDecoder != nil:
				both++
			case bySchema != nil:
				t.Errorf("%s, %s: the decoder accepts what the schema refuses: %v\n%s", format, how, bySchema, broken)
			case byDecoder != nil:
				decoderOnly[how[strings.LastIndex(how, " ")+1:]]++
			default:
				neither++
			}
		})
	}
	t.Logf("%d refused by both, %d by neither, by the decoder alone %v", both, neither, decoderOnly)
	if both < 500 {
		t.Errorf("only %d broken files are refused by both", both)
	}
	// What a pattern cannot say: that a text which looks like a figure, a period
	// or a unit is one, or that a name has no space at its end.
	for how, n := range decoderOnly {
		if how != "text" && how != "number-text" && how != "spaced" {
			t.Errorf("%d files broken by %q are refused by the decoder alone", n, how)
		}
	}
}

func decodeAs(format string, text []byte) error {
	r, none := bytes.NewReader(text), indicators.DecodeOptions{}
	switch format {
	case indicators.CatalogueFormat:
		_, err := indicators.DecodeCatalogue(r, none)
		return err
	case indicators.MetricsFormat:
		_, err := indicators.DecodeMetrics(r, none)
		return err
	case indicators.SourcesFormat:
		return new(indicators.Builder).DecodeSources(r, none)
	case sector.Format, offshoring.Format:
		if err := decode(text); err != nil || bytes.Contains(text, []byte(format)) {
			return err
		}
		return errors.New("another format")
	}
	return new(indicators.Builder).DecodeObservations(r, indicators.JSON, none)
}

// mutate yields the document with one change at a time.
func mutate(t *testing.T, text []byte, yield func(how string, broken []byte)) {
	var root any
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	if err := dec.Decode(&root); err != nil {
		t.Fatal(err)
	}
	emit := func(how string) {
		// The format comes first, where a reader of a stream wants it.
		doc := root.(map[string]any)
		var b bytes.Buffer
		b.WriteString("{")
		first := true
		write := func(k string) {
			v, ok := doc[k]
			if !ok {
				return
			}
			if !first {
				b.WriteByte(',')
			}
			first = false
			out, err := json.Marshal(v)
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&b, "%q:%s", k, out)
		}
		write("format")
		for k := range doc {
			if k != "format" {
				write(k)
			}
		}
		b.WriteString("}")
		yield(how, b.Bytes())
	}
	var walk func(path string, v any, set func(any))
	walk = func(path string, v any, set func(any)) {
		for how, w := range map[string]any{
			"number": json.Number("1"), "array": []any{}, "object": map[string]any{}, "boolean": true,
			"text": "no such thing", "number-text": "1", "empty": "",
		} {
			if path == "" {
				continue
			}
			set(w)
			emit(path + " " + how)
			set(v)
		}
		switch v := v.(type) {
		case map[string]any:
			v["unknown"] = "x"
			emit(path + " unknown")
			delete(v, "unknown")
			for k, x := range v {
				delete(v, k)
				emit(path + "/" + k + " missing")
				v[strings.ToUpper(k)] = x
				emit(path + "/" + k + " case")
				delete(v, strings.ToUpper(k))
				v[k] = x
			}
			for k, x := range v {
				walk(path+"/"+k, x, func(y any) { v[k] = y })
			}
		case []any:
			for i, x := range v {
				walk(fmt.Sprintf("%s/%d", path, i), x, func(y any) { v[i] = y })
			}
		case string:
			set(v + " ")
			emit(path + " spaced")
			set(v)
		}
	}
	walk("", root, nil)
}

func TestRun(t *testing.T) {
	dir := t.TempDir()
	bad := filepath.Join(dir, "bad.json")
	text := `{"format":"mithaq.sources/1","sources":[{"id":"a b","carrier":"x","rang":1}]}`
	if err := os.WriteFile(bad, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	err := run([]string{bad, goldens[indicators.SourcesFormat]}, nil, &out)
	got := strings.ReplaceAll(out.String(), dir+string(filepath.Separator), "")
	want := `bad.json: schema: /sources/0/id: 'a b' does not match pattern '^[A-Za-z0-9][A-Za-z0-9._:-]{0,95}$'
bad.json: schema: /sources/0: additional properties 'rang' not allowed
bad.json: decoder:
indicators: Builder.DecodeSources: line 1, column 47: /sources/a b/id: not an identifier: "a b" has ' '
indicators: Builder.DecodeSources: line 1, column 67: /sources/a b/rang: unknown member: "rang"
../../indicators/testdata/sources.json: valid
`
	if err != errInvalid || got != want {
		t.Errorf("got %v\n%s\nwant\n%s", err, got, want)
	}
	out.Reset()
	err = run(nil, strings.NewReader(`{"format":"other/1"}`), &out)
	if err != errInvalid || !strings.Contains(out.String(), "not one of ours") {
		t.Errorf("got %v\n%s", err, &out)
	}
	err = run([]string{filepath.Join(dir, "none")}, nil, &out)
	if !errors.Is(err, os.ErrNotExist) || program.Code(err) != 2 {
		t.Errorf("got %v", err)
	}
}

// TestHelp: the help is there in three languages.
func TestHelp(t *testing.T) { programtest.HelpText(t, run) }
