package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/offshoring"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// memory is a package that is written into memory.
type memory struct{ fstest.MapFS }

type memoryFile struct {
	bytes.Buffer
	name string
	m    memory
}

func (f *memoryFile) Close() error {
	f.m.MapFS[f.name] = &fstest.MapFile{Data: bytes.Clone(f.Bytes())}
	return nil
}

func (m memory) create(name string) (io.WriteCloser, error) {
	return &memoryFile{name: name, m: m}, nil
}

// TestDataPackage: what package datapackage writes is valid by the official
// profiles of Data Package 2.0 and Table Schema 2.0, as the sample is, before
// and after it has been read.
func TestDataPackage(t *testing.T) {
	dir := testkit.Samples(t, "datapackage")
	pack := schema(t, filepath.Join(dir, "profile-2.0-datapackage.json"))
	table := schema(t, filepath.Join(dir, "profile-2.0-tableschema.json"))
	check := func(what string, descriptor []byte) {
		t.Helper()
		if err := pack(descriptor); err != nil {
			t.Errorf("%s: %.3000v", what, err)
		}
		var p struct {
			Resources []struct{ Schema json.RawMessage }
		}
		if err := json.Unmarshal(descriptor, &p); err != nil {
			t.Fatal(err)
		}
		for i, r := range p.Resources {
			if len(r.Schema) == 0 {
				continue
			}
			if err := table(r.Schema); err != nil {
				t.Errorf("%s, resource %d: %.3000v", what, i, err)
			}
		}
	}
	again := func(what string, descriptor []byte) {
		t.Helper()
		p, err := datapackage.ReadPackage(bytes.NewReader(descriptor), datapackage.Limits{})
		if err != nil {
			t.Errorf("%s: %v", what, err)
			return
		}
		var b bytes.Buffer
		if err := datapackage.WritePackage(&b, p); err != nil {
			t.Errorf("%s: %v", what, err)
		}
		check(what+", written again", b.Bytes())
	}
	sample := testkit.ReadFile(t, filepath.Join(dir, "datasets-gdp", datapackage.FileName))
	check("the sample", sample)
	again("the sample", sample)
	if pack(bytes.Replace(sample, []byte(`"path": "data/gdp.csv"`), []byte(`"path": "../gdp.csv"`), 1)) == nil {
		t.Error("a sample with a fault passes")
	}
	again("everything", []byte(everything))

	sector, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		m := memory{fstest.MapFS{}}
		o := datapackage.WriteOptions{Lang: lang, About: datapackage.Package{
			Title: "Offshoring in Morocco", Version: "1.0.0", Created: "2026-11-23T00:00:00Z",
			Keywords:     []string{"offshoring"},
			Licenses:     []datapackage.License{{Name: "CC-BY-4.0"}},
			Contributors: []datapackage.Contributor{{Title: "mithaq", Roles: []string{"dataCurator"}}},
		}}
		if _, err := datapackage.Write(m.create, sector.Dataset(), o); err != nil {
			t.Fatal(err)
		}
		check(fmt.Sprint(lang), m.MapFS[datapackage.FileName].Data)
		p, err := datapackage.Open(m, datapackage.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range p.Resources {
			if _, err := fs.Stat(m, r.Path[0]); errors.Is(err, fs.ErrNotExist) {
				t.Errorf("no file %s", r.Path[0])
			}
		}
	}
}

// pathPattern is how the profiles describe a URL or a path. It looks ahead, as
// the regular expressions of Go do not.
const pathPattern = `^((?=[^./~])(?!file:)((?!\/\.\.\/)(?!\\)(?!:\/\/).)*|(http|ftp)s?:\/\/.*)$`

// isPath matches what pathPattern matches, worked out by hand.
type isPath struct{}

func (isPath) String() string { return pathPattern }

func (isPath) MatchString(s string) bool {
	if strings.ContainsAny(s, "\r\n\u2028\u2029") {
		return false
	}
	for _, scheme := range []string{"http://", "https://", "ftp://", "ftps://"} {
		if strings.HasPrefix(s, scheme) {
			return true
		}
	}
	return s != "" && !strings.ContainsAny(s[:1], "./~") && !strings.HasPrefix(s, "file:") &&
		!strings.Contains(s, "/../") && !strings.Contains(s, `\`) && !strings.Contains(s, "://")
}

// engine compiles the patterns of schemas.
func engine(pattern string) (jsonschema.Regexp, error) {
	if pattern == pathPattern {
		return isPath{}, nil
	}
	return regexp.Compile(pattern)
}

// everything has each member of the standard that the profiles describe.
const everything = `{
"$schema": "https://datapackage.org/profiles/2.0/datapackage.json", "name": "a", "id": "b", "title": "c", "description": "d", "homepage": "https://example.org/", "image": "e.png",
"version": "1.0.0", "created": "2026-11-23T00:00:00Z", "keywords": ["f"], "licenses": [{"name": "CC0-1.0", "path": "https://example.org/", "title": "g"}],
"sources": [{"title": "h", "path": "https://example.org/", "email": "i@example.org", "version": "1"}],
"contributors": [{"title": "j", "givenName": "k", "familyName": "l", "path": "https://example.org/", "email": "m@example.org", "organization": "n", "roles": ["creator"]}],
"resources": [
  {"name": "o", "type": "table", "title": "p", "description": "q", "homepage": "https://example.org/", "path": ["r.csv", "s.csv"], "format": "csv", "mediatype": "text/csv", "encoding": "utf-8",
   "bytes": 5, "hash": "sha256:00", "licenses": [{"name": "CC0-1.0"}], "sources": [{"title": "t"}],
   "dialect": {"header": false, "headerRows": [1, 2], "headerJoin": "-", "commentRows": [3], "commentChar": "#", "delimiter": ";", "lineTerminator": "\n", "quoteChar": "'", "doubleQuote": false,
     "escapeChar": "|", "nullSequence": "NA", "skipInitialSpace": true, "property": "u", "itemType": "array", "itemKeys": ["v"]},
   "schema": {"fieldsMatch": ["subset"], "missingValues": [{"value": "", "label": "w"}, {"value": "-"}], "primaryKey": "a", "uniqueKeys": [["a"], ["a", "b"]],
     "foreignKeys": [{"fields": ["a"], "reference": {"resource": "x", "fields": ["y"]}}],
     "fields": [
       {"name": "a", "type": "string", "format": "email", "title": "t", "description": "d", "example": "e", "rdfType": "https://example.org/", "missingValues": ["NA"], "categories": ["x", "y"], "categoriesOrdered": true,
        "constraints": {"required": true, "unique": true, "minLength": 1, "maxLength": 9, "pattern": "x|y", "enum": ["x"]}},
       {"name": "b", "type": "number", "decimalChar": ",", "groupChar": ".", "bareNumber": false, "constraints": {"minimum": 1.5, "maximum": "2,5", "exclusiveMinimum": 1, "exclusiveMaximum": 3, "enum": [1.5, 2]}},
       {"name": "c", "type": "integer", "categories": [{"value": 0, "label": "no"}, {"value": 1, "label": "yes"}], "constraints": {"minimum": 0, "enum": [0, 1]}},
       {"name": "d", "type": "boolean", "trueValues": ["yes"], "falseValues": ["no"], "constraints": {"enum": [true]}},
       {"name": "e", "type": "object", "constraints": {"jsonSchema": {"type": "object"}, "minLength": 1, "enum": ["{}"]}}, {"name": "f", "type": "array", "constraints": {"maxLength": 2}},
       {"name": "g", "type": "datetime", "format": "any"}, {"name": "h", "type": "date", "format": "%d/%m/%Y", "constraints": {"minimum": "01/01/2015"}}, {"name": "i", "type": "time"},
       {"name": "j", "type": "year", "constraints": {"minimum": 2000}}, {"name": "k", "type": "yearmonth"}, {"name": "l", "type": "duration"}, {"name": "m", "type": "geopoint", "format": "array"},
       {"name": "n", "type": "geojson", "format": "topojson"}, {"name": "o", "type": "any"}]}},
  {"name": "z", "data": [{"a": 1}]}
]}`
