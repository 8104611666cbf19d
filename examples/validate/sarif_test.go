package main

import (
	"bytes"
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/offshoring"
)

// TestSARIF: logs are valid by the schema of SARIF 2.1.0, errata 1, which is in testdata
// as OASIS publishes it (docs.oasis-open.org/sarif/sarif/v2.1.0), in three languages,
// with places, suppressions and names that nobody should have.
func TestSARIF(t *testing.T) {
	valid := schema(t, filepath.Join("testdata", "sarif-2.1.0.json"))
	morocco, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	found := morocco.Check()
	found[0].Acknowledged = found[0].Acknowledge("A. B.", period.MustDate(2026, 11, 2), "looked up")
	hostile := finding.Finding{
		Code: "X <script>", Path: "/observations/\u202e\"", Severity: 77,
		Place: finding.Place{File: "a b/\x01\xff%:?#\u202e.csv", Line: 3, Column: 1},
	}
	found = append(found, hostile, finding.Finding{}, finding.Finding{Place: finding.Place{File: "folder"}})
	var list []finding.Rule
	for _, r := range rules.All() {
		list = append(list, r.Rule)
	}
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		var b bytes.Buffer
		if err := finding.EncodeSARIF(&b, found, lang, list...); err != nil {
			t.Fatal(err)
		}
		if err := valid(b.Bytes()); err != nil {
			t.Errorf("%v: %.3000v", lang, err)
		}
		var log struct {
			Runs []struct{ Results []json.RawMessage }
		}
		if err := json.Unmarshal(b.Bytes(), &log); err != nil || len(log.Runs[0].Results) != len(found) {
			t.Errorf("%v: %v", lang, err)
		}
	}
	const broken = `{"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "m"}}, "results": [{}]}]}`
	if valid([]byte(broken)) == nil {
		t.Error("the schema takes a result without a message")
	}
}
