package mapping_test

import (
	"bytes"
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
)

// TestOffices: each ready-made mapping is sound, says what proves it, and comes
// back from its own bytes.
func TestOffices(t *testing.T) {
	for _, id := range mapping.Offices() {
		m, err := mapping.Office(id)
		if err != nil {
			t.Fatal(id, err)
		}
		if string(m.ID) != id || m.Name == "" || len(m.Evidence) == 0 {
			t.Errorf("%s: %s %q %q", id, m.ID, m.Name, m.Evidence)
		}
		var once, twice bytes.Buffer
		if err := mapping.Encode(&once, m); err != nil {
			t.Fatal(id, err)
		}
		text := once.String()
		back, err := mapping.Decode(&once, indicators.DecodeOptions{})
		if err == nil {
			err = mapping.Encode(&twice, back)
		}
		if err != nil || twice.String() != text {
			t.Errorf("%s: it comes back otherwise: %v", id, err)
		}
	}
	if _, err := mapping.Office("../data/ecb"); !errors.Is(err, indicators.ErrUnknown) {
		t.Error(err)
	}
	if _, err := mapping.Office(""); !errors.Is(err, indicators.ErrUnknown) {
		t.Error(err)
	}
}

func TestSchema(t *testing.T) {
	text := mapping.Schema()
	if !bytes.Contains(text, []byte(mapping.Format)) {
		t.Error("no schema")
	}
	text[0] = 'x'
	if again := mapping.Schema(); again[0] != '{' {
		t.Error("a caller changed the schema")
	}
}

// TestDecode: what is no mapping is refused, with a limit.
func TestDecode(t *testing.T) {
	for _, text := range []string{
		"", "{}", `{"format":"mithaq.mapping/2"}`, `{"format":"mithaq.mapping/1","format":"x"}`,
	} {
		if _, err := mapping.Decode(strings.NewReader(text), indicators.DecodeOptions{}); err == nil {
			t.Errorf("%q is read", text)
		}
	}
	long := `{"format":"mithaq.mapping/1","name":"` + strings.Repeat("x", 100) + `"}`
	_, err := mapping.Decode(strings.NewReader(long), indicators.DecodeOptions{MaxBytes: 50})
	if !errors.Is(err, indicators.ErrLimit) {
		t.Error(err)
	}
	if _, err := mapping.Decode(nil, indicators.DecodeOptions{}); !errors.Is(err, indicators.ErrInvalid) {
		t.Error(err)
	}
	if err := mapping.Encode(nil, mapping.Mapping{}); !errors.Is(err, indicators.ErrInvalid) {
		t.Error(err)
	}
}
