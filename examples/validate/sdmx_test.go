package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/offshoring"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// TestSDMXJSON: what package sdmx writes is valid by the official schema of
// SDMX-JSON 2.1, as the official samples are.
func TestSDMXJSON(t *testing.T) {
	valid := official(t, "sdmx-json-data-schema.json")
	sample, err := os.ReadFile(filepath.Join(testkit.Samples(t, "sdmx-json"), "exr-flat.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := valid(sample); err != nil {
		t.Errorf("the official sample: %v", err)
	}
	if valid(bytes.Replace(sample, []byte(`"Merge"`), []byte(`"Mend"`), 1)) == nil {
		t.Error("a sample with a fault passes")
	}
	sector, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	for _, view := range []string{"", "TIME_PERIOD", sdmx.AllDimensions, "PERIMETER"} {
		var b bytes.Buffer
		if _, err := sdmx.WriteJSON(
			&b, sector.Dataset(), sdmx.WriteOptions{Prepared: period.MustDate(2026, 11, 23), AtObservation: view},
		); err != nil {
			t.Fatal(err)
		}
		if err := valid(b.Bytes()); err != nil {
			t.Errorf("view %q: %.2000v", view, err)
		}
	}
}

// TestSDMXStructures: so is what it writes of structures.
func TestSDMXStructures(t *testing.T) {
	valid := official(t, "sdmx-json-structure-schema.json")
	sector, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	o := sdmx.WriteOptions{Prepared: period.MustDate(2026, 11, 23)}
	s, _, err := sdmx.StructuresOf(sector.Dataset(), o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := sdmx.WriteStructures(&b, s, o); err != nil {
		t.Fatal(err)
	}
	if err := valid(b.Bytes()); err != nil {
		t.Errorf("%.2000v", err)
	}
}

// official returns what validates by an official schema.
func official(t *testing.T, name string) func([]byte) error {
	t.Helper()
	text := testkit.ReadFile(t, filepath.Join(testkit.Samples(t, "sdmx-json-schemas"), name))
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	url := "https://json.sdmx.org/2.1/" + name
	if err := c.AddResource(url, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	return func(text []byte) error {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			return err
		}
		return schema.Validate(value)
	}
}
