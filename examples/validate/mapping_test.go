package main

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
)

// TestMappings: the schema of mappings and their decoder agree on the ready-made
// ones, and on broken ones.
func TestMappings(t *testing.T) {
	files, err := filepath.Glob("../../indicators/mapping/data/*.json")
	if err != nil || len(files) < 8 {
		t.Fatal(files, err)
	}
	for _, path := range files {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if problems := validate(text); len(problems) > 0 {
			t.Errorf("%s: %v", path, problems)
		}
		if err := decode(text); err != nil {
			t.Errorf("%s: %v", path, err)
		}
		for _, c := range []struct{ old, new string }{
			{`"from": "`, `"From": "`}, {`"from": "OBS_VALUE"`, `"from": ""`}, {`"to": "OBS_VALUE"`, `"to": "a value"`},
			{`"part": "dimension"`, `"part": "measure"`}, {`"areas": "alpha3"`, `"areas": "alpha4"`},
			{`"mult": 6`, `"mult": 16`}, {`"components": [`, `"fixed": {"a": 1}, "components": [`},
		} {
			broken := bytes.Replace(text, []byte(c.old), []byte(c.new), 1)
			if bytes.Equal(broken, text) {
				continue
			}
			if len(validate(broken)) == 0 || decode(broken) == nil {
				t.Errorf("%s: %q for %q is accepted: by the schema %v, by the decoder %v", path, c.new, c.old,
					len(validate(broken)) == 0, decode(broken) == nil)
			}
		}
	}
}
