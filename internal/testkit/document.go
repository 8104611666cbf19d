package testkit

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"testing"
)

// Document writes a value as JSON, compares it with a golden file in
// testdata/documents, and returns it read into maps, with numbers as their text.
func Document(t *testing.T, golden string, v any) map[string]any {
	t.Helper()
	data, err := json.MarshalIndent(v, "", "  ")
	if err != nil {
		t.Fatal(err)
	}
	Golden(t, "documents/"+golden, append(data, '\n'))
	var m map[string]any
	d := json.NewDecoder(bytes.NewReader(data))
	d.UseNumber()
	if err := d.Decode(&m); err != nil {
		t.Fatal(err)
	}
	return m
}

// NotRead reads a document into pointers to values that are only written: each
// refuses by an error that wraps one of the package, and says what to do instead.
func NotRead(t *testing.T, refused error, instead map[any]string) {
	t.Helper()
	const document = `{"key":{"indicator":"jobs"},"config":{"corrected":true},"agreement":"national","path":"/a"}`
	for into, what := range instead {
		err := json.Unmarshal([]byte(document), into)
		if !errors.Is(err, refused) || !strings.Contains(err.Error(), what) {
			t.Errorf("%T: %v, want %s", into, err, what)
		}
	}
}
