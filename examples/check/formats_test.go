package main

import (
	"bytes"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// TestFormatsAreCurrent: the page that is kept is the one that the types give.
func TestFormatsAreCurrent(t *testing.T) {
	want, code, err := runs("-formats")
	if code != 0 {
		t.Fatal(err)
	}
	got, err := os.ReadFile("FORMATS.md")
	if err != nil || string(got) != want {
		t.Errorf("FORMATS.md is not current: run go generate ./examples/check (%v)", err)
	}
	for line := range strings.Lines(want) {
		if strings.HasPrefix(line, "| `") && strings.Count(line, " | ") == 3 && strings.HasSuffix(line, "|  |\n") {
			t.Errorf("no meaning: %s", line)
		}
	}
	for _, m := range regexp.MustCompile(`\]\(#([a-z_0-9-]+)\)`).FindAllStringSubmatch(want, -1) {
		found := false
		for line := range strings.Lines(want) {
			found = found || strings.HasPrefix(line, "#") && anchor(strings.TrimSpace(strings.TrimLeft(line, "# "))) == m[1]
		}
		if !found {
			t.Errorf("a link to #%s, which is no heading", m[1])
		}
	}
}

// sections returns the parts of the page by their files.
func sections(t *testing.T) map[string]string {
	t.Helper()
	text, err := formatsPage()
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]string{}
	name := ""
	for line := range strings.Lines(text) {
		if head, ok := strings.CutPrefix(line, "## "); ok {
			name = strings.TrimSpace(head)
		}
		all[name] += line
	}
	return all
}

// TestFormatsNameEveryField: each member of the types that the decoders read, however
// deep, is in the section of its file; so are the members that schemas name.
func TestFormatsNameEveryField(t *testing.T) {
	all := sections(t)
	fields := 0
	for file, root := range map[string][]reflect.Type{
		"catalogue.json":        {reflect.TypeFor[indicators.CatalogueSpec]()},
		"sources.json":          {reflect.TypeFor[indicators.Source](), reflect.TypeFor[indicators.Body]()},
		"observations.json":     {reflect.TypeFor[indicators.Observation](), reflect.TypeFor[indicators.Correction]()},
		"agreements.json":       {reflect.TypeFor[agreements.BookSpec]()},
		"metrics.json":          {reflect.TypeFor[indicators.Metric]()},
		"acknowledgements.json": {reflect.TypeFor[finding.Acknowledgement]()},
	} {
		seen := map[reflect.Type]bool{}
		var walk func(x reflect.Type)
		walk = func(x reflect.Type) {
			for x.Kind() == reflect.Slice || x.Kind() == reflect.Pointer {
				x = x.Elem()
			}
			if x.Kind() != reflect.Struct || seen[x] {
				return
			}
			seen[x] = true
			for i := range x.NumField() {
				f := x.Field(i)
				name, _, _ := strings.Cut(f.Tag.Get("json"), ",")
				if f.Anonymous {
					walk(f.Type)
				}
				if name == "" || name == "-" {
					continue
				}
				fields++
				if !strings.Contains(all[file], "\n| `"+name+"` | ") {
					t.Errorf("%s: no %s of %v", file, name, x)
				}
				walk(f.Type)
			}
		}
		for _, x := range root {
			walk(x)
		}
	}
	if fields < 150 {
		t.Errorf("only %d fields", fields)
	}
	schemas, err := schemasOf()
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range schemas {
		root, err := parseObject(s.schema)
		if err != nil {
			t.Fatal(err)
		}
		for _, name := range root.object("properties").names {
			if !strings.Contains(all[s.kind+".json"], "\n| `"+name+"` | ") {
				t.Errorf("%s.json: no %s", s.kind, name)
			}
		}
	}
}

// TestFormatsNameEveryColumn: the columns are those that the decoder knows, by its own
// list.
func TestFormatsNameEveryColumn(t *testing.T) {
	text := sections(t)["observations.csv"]
	var b indicators.Builder
	err := b.DecodeObservations(strings.NewReader("id,x\n"), indicators.CSV, indicators.DecodeOptions{})
	_, list, ok := strings.Cut(err.Error(), "known columns are ")
	list, _, _ = strings.Cut(list, "\n")
	names := strings.Split(list, ", ")
	if !ok || len(names) < 20 {
		t.Fatal(err)
	}
	for _, name := range names {
		if !strings.Contains(text, "\n| `"+name+"` | ") {
			t.Errorf("no column %s", name)
		}
	}
	if n := strings.Count(text, "\n| `"); n != len(names) {
		t.Errorf("%d columns, want %d", n, len(names))
	}
}

// TestSchemas: the schemas are written, are JSON, and are not overwritten.
func TestSchemas(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "schemas")
	text, code, err := runs("-schemas", dir)
	if code != 0 || strings.Count(text, "\n") != 7 {
		t.Fatal(text, code, err)
	}
	files, err := filepath.Glob(filepath.Join(dir, "*.schema.json"))
	if err != nil || len(files) != 7 {
		t.Error(files, err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil || !json.Valid(text) || !bytes.Contains(text, []byte("https://json-schema.org/draft/2020-12/schema")) {
			t.Error(name, err)
		}
	}
	if _, code, _ := runs("-schemas", dir); code != 2 {
		t.Errorf("written twice: exit code %d", code)
	}
}
