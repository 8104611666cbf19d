package finding_test

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestEncodeSARIF: members are those of SARIF 2.1.0, sections 3.27 (result), 3.28 (location), 3.27.17
// (partialFingerprints) and 3.35 (suppression).
func TestEncodeSARIF(t *testing.T) {
	f := finding.Finding{
		Code: "IND032", Severity: finding.SeverityError, Path: "/observations/S06/figure",
		Message: english("jump <1>"), Evidence: []finding.Evidence{finding.EvidenceOf(printed(), english("printed"))},
		Fingerprint: "0123456789abcdef",
	}
	f.Acknowledged = f.Acknowledge("A", period.MustDate(2026, 1, 2), "so")
	f.Place = finding.Place{File: "data/a b:é.csv", Line: 17, Column: 23}
	f.Evidence[0].Place = finding.Place{File: "observations.json", Line: 2}
	f.Evidence = append(f.Evidence, f.Evidence[0])
	open := finding.Finding{Code: "X1", Severity: finding.SeverityInfo, Path: "/sources/a", Message: english("note")}
	rules := []finding.Rule{{Code: "IND031", Title: english("slip")}, {Code: "IND032", Title: english("jump")}}
	var b bytes.Buffer
	if err := finding.EncodeSARIF(&b, []finding.Finding{f, open}, wording.En, rules...); err != nil {
		t.Fatal(err)
	}
	const want = `{
  "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
  "runs": [{
    "tool": {"driver": {"name": "mithaq", "rules": [{"id": "IND032", "shortDescription": {"text": "jump"}}]}},
    "language": "en", "columnKind": "unicodeCodePoints",
    "results": [
      {
        "ruleId": "IND032", "level": "error", "message": {"text": "jump <1>"},
        "locations": [{
          "physicalLocation": {
            "artifactLocation": {"uri": "data/a%20b:%C3%A9.csv"}, "region": {"startLine": 17, "startColumn": 23}
          },
          "logicalLocations": [{"fullyQualifiedName": "/observations/S06/figure"}]
        }],
        "relatedLocations": [{
          "physicalLocation": {"artifactLocation": {"uri": "observations.json"}, "region": {"startLine": 2}},
          "logicalLocations": [{"fullyQualifiedName": "/observations/S06"}],
          "message": {"text": "7.5 million dirhams; printed"}
        }],
        "partialFingerprints": {"mithaq/v1": "0123456789abcdef"},
        "suppressions": [{
          "kind": "external", "status": "accepted", "justification": "acknowledged by A on 2 January 2026: so"
        }]
      },
      {
        "ruleId": "X1", "level": "note", "message": {"text": "note"},
        "locations": [{"logicalLocations": [{"fullyQualifiedName": "/sources/a"}]}]
      }
    ]
  }]
}`
	compact := func(text string) string {
		var b bytes.Buffer
		if err := json.Compact(&b, []byte(text)); err != nil {
			t.Fatal(err)
		}
		return b.String()
	}
	if compact(strings.TrimSpace(b.String())) != compact(want) {
		t.Errorf("got %s\nwant %s", b.String(), compact(want))
	}
}
