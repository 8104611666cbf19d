package main

import (
	"bytes"
	"os"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
)

// TestAgreements: the schema of agreements is one, the library's own files are
// valid by it, and broken ones are not. That schema and decoder agree place by
// place is tested in package agreements.
func TestAgreements(t *testing.T) {
	schema, err := compile(agreements.Format)
	if err != nil || schema.DraftVersion != 2020 {
		t.Fatal(err)
	}
	for _, path := range []string{
		"../../agreements/testdata/complete.json", "../monitor/sample/agreement.json",
		"../../offshoring/data/agreements.json",
	} {
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
			{`"form"`, `"Form"`},
			{`"basis": "cumulative"`, `"basis": "sum"`}, {`"known": "`, `"known": "about `}, {`"agreements": [`, `"agreement": [`},
		} {
			broken := bytes.Replace(text, []byte(c.old), []byte(c.new), 1)
			if bytes.Equal(broken, text) {
				continue
			}
			if len(validate(broken)) == 0 || decode(broken) == nil {
				t.Errorf("%s: %q for %q is accepted", path, c.new, c.old)
			}
		}
	}
}
