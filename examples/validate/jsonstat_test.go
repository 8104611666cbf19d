package main

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/offshoring"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestJSONStat: what package jsonstat writes is valid by the official schemas of
// JSON-stat 2.0, as the official samples are.
func TestJSONStat(t *testing.T) {
	dir := testkit.Samples(t, "json-stat")
	dataset := schema(t, filepath.Join(dir, "schema-dataset.json"))
	collection := schema(t, filepath.Join(dir, "schema-collection.json"))
	for _, name := range []string{"canada.json", "dimOrder.json", "galicia.json", "oecd.json", "order.json"} {
		sample := testkit.ReadFile(t, filepath.Join(dir, name))
		if err := dataset(sample); err != nil {
			t.Errorf("the official sample %s: %v", name, err)
		}
		if dataset(bytes.Replace(sample, []byte(`"dataset"`), []byte(`"table"`), 1)) == nil {
			t.Errorf("%s with a fault passes", name)
		}
		doc, err := jsonstat.Decode(bytes.NewReader(sample), jsonstat.Limits{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		var b bytes.Buffer
		if err := doc.Encode(&b); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := dataset(b.Bytes()); err != nil {
			t.Errorf("%s, written again: %.2000v", name, err)
		}
	}
	sex := jsonstat.Document{
		Class: jsonstat.DimensionClass, Label: "Sex",
		Dimensions: []jsonstat.Dimension{{Categories: []jsonstat.Category{{ID: "F", Label: "women"}, {ID: "M"}}}},
	}
	var b bytes.Buffer
	if err := sex.Encode(&b); err != nil {
		t.Fatal(err)
	}
	if err := schema(t, filepath.Join(dir, "schema-dimension.json"))(b.Bytes()); err != nil {
		t.Errorf("a dimension: %v", err)
	}
	sector, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	data := sector.Dataset()
	o := jsonstat.WriteOptions{Label: "Offshoring", Source: "many", Updated: period.MustDate(2026, 11, 23)}
	b.Reset()
	if _, err := jsonstat.Write(&b, data, o); err != nil {
		t.Fatal(err)
	}
	if err := collection(b.Bytes()); err != nil {
		t.Errorf("the sector: %.2000v", err)
	}
	for _, indicator := range []indicators.ID{"jobs", "export_revenue"} {
		var only indicators.Builder
		for obs := range data.Select(indicators.Selector{Indicator: indicator}) {
			only.AddObservation(obs)
		}
		part, err := only.Build(data.Catalogue())
		if err != nil {
			t.Fatal(err)
		}
		b.Reset()
		if _, err := jsonstat.Write(&b, part, o); err != nil {
			t.Fatal(err)
		}
		if err := dataset(b.Bytes()); err != nil {
			t.Errorf("%s: %.2000v", indicator, err)
		}
	}
	none, err := new(indicators.Builder).Build(data.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	b.Reset()
	if _, err := jsonstat.Write(&b, none, o); err != nil {
		t.Fatal(err)
	}
	if err := collection(b.Bytes()); err != nil {
		t.Errorf("no observations: %v", err)
	}
}

// schema returns what validates by a schema in a file.
func schema(t *testing.T, path string) func([]byte) error {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	id, ok := doc.(map[string]any)["$id"].(string)
	if !ok {
		id = "https://example.org/" + filepath.Base(path)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	c.UseRegexpEngine(engine)
	if err := c.AddResource(id, doc); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile(id)
	if err != nil {
		t.Fatal(fmt.Errorf("%s: %w", path, err))
	}
	return func(text []byte) error {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			return err
		}
		return s.Validate(value)
	}
}
