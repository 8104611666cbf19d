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
	text := testkit.ReadFile(t, filepath.Join(testkit.Shared(t, "samples/sdmx-json-schemas"), "sdmx-json-data-schema.json"))
	doc, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := jsonschema.NewCompiler()
	c.AssertFormat()
	const url = "https://json.sdmx.org/2.1/sdmx-json-data-schema.json"
	if err := c.AddResource(url, doc); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile(url)
	if err != nil {
		t.Fatal(err)
	}
	valid := func(text []byte) error {
		value, err := jsonschema.UnmarshalJSON(bytes.NewReader(text))
		if err != nil {
			return err
		}
		return schema.Validate(value)
	}
	sample, err := os.ReadFile(filepath.Join(testkit.Shared(t, "samples/sdmx-json"), "exr-flat.json"))
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
		if _, err := sdmx.WriteJSON(&b, sector.Dataset(), sdmx.WriteOptions{Prepared: period.MustDate(2026, 11, 23), AtObservation: view}); err != nil {
			t.Fatal(err)
		}
		if err := valid(b.Bytes()); err != nil {
			t.Errorf("view %q: %.2000v", view, err)
		}
	}
}
