package rules

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/finding"
)

// agreeing are figures of exports of so many years, of two independent sources that say the same.
func agreeing(years int) (rows []string) {
	for n := range years {
		row := fmt.Sprint("exports ", 1990+n, " ", 1000+n)
		rows = append(rows, row+" o16", row+" n16")
	}
	return rows
}

// TestSummaryOfAgreement: up to eight keys on which sources agree are told one by one, more in a summary,
// which cites sixteen keys at most and counts all.
func TestSummaryOfAgreement(t *testing.T) {
	for _, tt := range []struct{ years, findings, evidence int }{
		{1, 1, 2}, {8, 8, 2}, {9, 1, 9}, {15, 1, 15}, {16, 1, 16}, {17, 1, 16},
	} {
		all := Check(insideSector(t, agreeing(tt.years)...), ind051(Config{}))
		if len(all) != tt.findings || len(all[0].Evidence) != tt.evidence {
			t.Errorf("%d keys: %d findings, %d pieces of evidence", tt.years, len(all), len(all[0].Evidence))
			continue
		}
		for _, a := range all[0].Args {
			if a.Name == "cases" && a.Text != fmt.Sprint(tt.years) {
				t.Errorf("%d keys: %s cases", tt.years, a.Text)
			}
		}
	}
}

// TestFingerprintOfAgreement: a summary rests on what is said of all keys, so that its fingerprint is one
// of the ID and the figure of each member in order, the best of a key first. Acknowledgements hold
// it: it must stay what it is.
func TestFingerprintOfAgreement(t *testing.T) {
	all := Check(insideSector(t, agreeing(20)...), ind051(Config{}))
	if len(all) != 1 {
		t.Fatal(all)
	}
	var text strings.Builder
	for n := range 20 {
		fmt.Fprintf(&text, "r%d\t%d MAD\nr%d\t%[2]d MAD\n", 2*n, 1000+n, 2*n+1)
	}
	sum := sha256.Sum256([]byte(text.String()))
	f := all[0]
	f.Fingerprint = hex.EncodeToString(sum[:])
	if want := finding.FingerprintOf(f); all[0].Fingerprint != want {
		t.Errorf("%s, want %s", all[0].Fingerprint, want)
	}
}
