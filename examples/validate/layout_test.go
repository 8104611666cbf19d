package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/internal/archive"
	"github.com/santhosh-tekuri/jsonschema/v6"
)

// layouts returns the layouts of the tests of package sheet.
func layouts(t *testing.T) (list [][]byte) {
	t.Helper()
	books, err := filepath.Glob("../../indicators/sheet/testdata/books/*.txt")
	if err != nil || len(books) == 0 {
		t.Fatal(books, err)
	}
	for _, name := range books {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		a, err := archive.Parse(string(text))
		if err != nil {
			t.Fatal(err)
		}
		list = append(list, []byte(a.Text("layout.json")))
	}
	return list
}

// TestLayouts: layouts are valid by their schema, and whatever it refuses the decoder
// refuses. The decoder refuses more: a name that is there twice, a column that is
// neither found by a title nor by its letters.
func TestLayouts(t *testing.T) {
	schema, err := compile(sheet.LayoutFormat)
	if err != nil {
		t.Fatal(err)
	}
	both := 0
	for _, text := range layouts(t) {
		if problems := validate(text); len(problems) > 0 {
			t.Errorf("%v\n%s", problems, text)
		}
		if err := decode(text); err != nil {
			t.Errorf("%v\n%s", err, text)
		}
		mutate(t, text, func(how string, broken []byte) {
			value, err := jsonschema.UnmarshalJSON(bytes.NewReader(broken))
			if err != nil {
				t.Fatal(err)
			}
			_, byDecoder := sheet.DecodeLayout(bytes.NewReader(broken))
			if bySchema := schema.Validate(value); bySchema != nil && byDecoder == nil {
				t.Errorf("%s: the decoder accepts what the schema refuses: %v", how, bySchema)
			} else if bySchema != nil {
				both++
			}
		})
	}
	t.Logf("%d refused by both", both)
	if both < 1000 {
		t.Errorf("only %d broken layouts are refused by both", both)
	}
}
