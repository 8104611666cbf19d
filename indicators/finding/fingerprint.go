package finding

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strings"
)

// fingerprintBytes is the length of a fingerprint before it is written in hexadecimal.
const fingerprintBytes = 8

// FingerprintOf returns the fingerprint of a finding that rests on its evidence and on
// more records: 16 hexadecimal digits that depend on its code, its path and the figures
// of all of them, and on nothing else; not on their order, not on the words of the
// message. A fingerprint that the finding already has stands for further records. The
// checks of the packages of rules set the fingerprints of all findings.
func FingerprintOf(f Finding, more ...Evidence) string {
	figures := make([]string, 0, len(f.Evidence)+len(more))
	for _, list := range [...][]Evidence{f.Evidence, more} {
		for _, e := range list {
			if e.Quantity.Figure.IsSet() || strings.HasPrefix(e.Path, "/observations/") {
				figures = append(figures, e.Path+"\t"+e.Quantity.String())
			}
		}
	}
	if f.Fingerprint != "" {
		figures = append(figures, f.Fingerprint)
	}
	return fingerprint(f.Code, f.Path, figures)
}

// fingerprint returns the fingerprint of a code, a path and what is said of figures, in
// whatever order and however often.
func fingerprint(code Code, path string, figures []string) string {
	slices.Sort(figures)
	h := sha256.New()
	for _, s := range append([]string{string(code), path}, slices.Compact(figures)...) {
		h.Write([]byte(s))
		h.Write([]byte{0})
	}
	return hex.EncodeToString(h.Sum(nil)[:fingerprintBytes])
}
