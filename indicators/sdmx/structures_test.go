package sdmx_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestStructuresSample reads the official sample. The counts are those of a
// short Python program that takes the lengths of its arrays.
func TestStructuresSample(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(testkit.Samples(t, "sdmx-json"), "structure-constructed-sample.json"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := sdmx.ReadStructures(bytes.NewReader(text), sdmx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	var codes []int
	for _, c := range s.Codelists {
		codes = append(codes, len(c.Codes))
	}
	d := s.DataStructures[0]
	got := fmt.Sprint(len(d.Components.Dimensions.Dimensions), len(d.Components.Attributes.Attributes), codes, len(s.ConceptSchemes[0].Concepts), len(s.Dataflows),
		d.Agency, d.ID, d.Components.Dimensions.Time.ID, d.Components.Dimensions.Dimensions[0].Representation.Enumeration, s.Codelists[0].Codes[0].Names["en"])
	if want := "5 2 [3 2 1 6 6] 8 1ECBECB_EXR1TIME_PERIODurn:sdmx:org.sdmx.infomodel.codelist.Codelist=ECB:CL_FREQ(1.0)Annual"; strings.ReplaceAll(got, " ", "") != strings.ReplaceAll(want, " ", "") {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

// TestStructuresMorocco: what describes the sector's data is read back as it
// was written, and knows every component and code of the data.
func TestStructuresMorocco(t *testing.T) {
	data := morocco(t)
	o := sdmx.WriteOptions{Prepared: prepared()}
	s, lost, err := sdmx.StructuresOf(data, o)
	if err != nil {
		t.Fatal(err)
	}
	t.Log(losses(lost))
	var b, again bytes.Buffer
	if err := sdmx.WriteStructures(&b, s, o); err != nil {
		t.Fatal(err)
	}
	back, err := sdmx.ReadStructures(bytes.NewReader(b.Bytes()), sdmx.Limits{})
	if err != nil || !reflect.DeepEqual(back, s) {
		t.Fatal("read back it differs", err)
	}
	if s2, _, err := sdmx.StructuresOf(data, o); err != nil || sdmx.WriteStructures(&again, s2, o) != nil || !bytes.Equal(again.Bytes(), b.Bytes()) {
		t.Error("made again it differs")
	}
	components := map[string]bool{}
	cs := s.DataStructures[0].Components
	for _, c := range append(append(append(cs.Dimensions.Dimensions, *cs.Dimensions.Time), cs.Measures.Measures...), cs.Attributes.Attributes...) {
		components[c.ID] = true
	}
	text, _ := writeCSV(t, data, sdmx.WriteOptions{})
	r, err := sdmx.NewCSVReader(bytes.NewReader(text), sdmx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range r.Columns() {
		if !components[c.ID] {
			t.Errorf("%s is not described", c.ID)
		}
	}
	if len(components) != len(r.Columns()) {
		t.Errorf("%d components, %d columns", len(components), len(r.Columns()))
	}
	for row, err := range r.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range r.Columns() {
			for _, list := range s.Codelists {
				if list.ID == "CL_"+c.ID && row.Text(i) != "" && !hasCode(list, row.Text(i)) {
					t.Fatalf("%s has no code %q", list.ID, row.Text(i))
				}
			}
		}
	}
}

func hasCode(list sdmx.Codelist, code string) bool {
	for _, c := range list.Codes {
		if c.ID == code {
			return true
		}
	}
	return false
}

func TestStructuresErrors(t *testing.T) {
	for _, c := range []struct {
		text string
		kind error
	}{
		{"", indicators.ErrSyntax}, {"{}", indicators.ErrInvalid}, {`{"data":{"codelists":[{"id":"A"}]}}`, indicators.ErrInvalid},
		{`{"data":{"codelists":{}}}`, indicators.ErrSyntax}, {`{"data":{"codelists":[],"codelists":[]}}`, indicators.ErrDuplicate},
		{strings.Repeat(`{"data":`, 100), indicators.ErrLimit},
	} {
		_, err := sdmx.ReadStructures(strings.NewReader(c.text), sdmx.Limits{})
		var e *indicators.Error
		if !errors.Is(err, c.kind) || !errors.As(err, &e) {
			t.Errorf("%.40s: %v", c.text, err)
		}
	}
	if _, err := sdmx.ReadStructures(strings.NewReader(`{"data":{}}`), sdmx.Limits{MaxBytes: 5}); !errors.Is(err, indicators.ErrLimit) {
		t.Error(err)
	}
	if _, err := sdmx.ReadStructures(errReader{}, sdmx.Limits{}); err == nil {
		t.Error("no error")
	}
	if err := sdmx.WriteStructures(&bytes.Buffer{}, sdmx.Structures{}, sdmx.WriteOptions{}); err == nil {
		t.Error("written without a date")
	}
	const size = 200_000
	for i, head := range []struct{ head, s string }{
		{`{"data":{"codelists":[`, "{},"}, {`{"data":{"codelists":[{"codes":[`, "{},"}, {`{"data":{"codelists":[{"codes":[`, `{"id":"a","name":"b"},`},
		{`{"data":{"dataStructures":[{"dataStructureComponents":{"dimensionList":{"dimensions":[`, "{},"}, {`{"data":`, "["}, {`{"data":{"x":[`, "1,"},
	} {
		text := head.head + strings.Repeat(head.s, size/len(head.s))
		got := allocated(func() { _, _ = sdmx.ReadStructures(strings.NewReader(text), sdmx.Limits{}) })
		if most := 64*uint64(len(text)) + 64<<10; got > most && !testkit.Race() {
			t.Errorf("%d: %d bytes allocated for an input of %d", i, got, len(text))
		}
	}
}

func FuzzStructures(f *testing.F) {
	data := small(f)
	s, _, err := sdmx.StructuresOf(data, sdmx.WriteOptions{})
	if err != nil {
		f.Fatal(err)
	}
	var b bytes.Buffer
	if err := sdmx.WriteStructures(&b, s, sdmx.WriteOptions{Prepared: prepared()}); err != nil {
		f.Fatal(err)
	}
	f.Add(b.Bytes())
	f.Fuzz(func(t *testing.T, text []byte) {
		s, err := sdmx.ReadStructures(bytes.NewReader(text), sdmx.Limits{})
		if err != nil {
			_ = err.Error()
			return
		}
		var b, again bytes.Buffer
		if err := sdmx.WriteStructures(&b, s, sdmx.WriteOptions{Prepared: prepared()}); err != nil {
			t.Fatal(err)
		}
		back, err := sdmx.ReadStructures(bytes.NewReader(b.Bytes()), sdmx.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		if err := sdmx.WriteStructures(&again, back, sdmx.WriteOptions{Prepared: prepared()}); err != nil || !bytes.Equal(again.Bytes(), b.Bytes()) {
			t.Fatalf("written again it differs: %v", err)
		}
	})
}
