package finding

import (
	"bytes"
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
	var roomOfText [768]byte
	var roomOfParts [32]said
	text, all := roomOfText[:0], roomOfParts[:0]
	for _, list := range [...][]Evidence{f.Evidence, more} {
		for n := range list {
			e := &list[n]
			if !e.Quantity.Figure.IsSet() && !strings.HasPrefix(e.Path, "/observations/") {
				continue
			}
			from := len(text)
			text = append(append(text, e.Path...), '\t')
			text, _ = e.Quantity.AppendText(text)
			all = append(all, said{from, len(text)})
		}
	}
	if f.Fingerprint != "" {
		from := len(text)
		text = append(text, f.Fingerprint...)
		all = append(all, said{from, len(text)})
	}
	return fingerprint(f.Code, f.Path, text, all)
}

// said is where what is said of one figure begins and ends in a text.
type said struct{ from, to int }

// fingerprint returns the fingerprint of a code, a path and what a text says of figures,
// in whatever order and however often.
func fingerprint(code Code, path string, text []byte, all []said) string {
	slices.SortFunc(all, func(a, b said) int { return bytes.Compare(text[a.from:a.to], text[b.from:b.to]) })
	all = slices.CompactFunc(all, func(a, b said) bool { return bytes.Equal(text[a.from:a.to], text[b.from:b.to]) })
	var room [1024]byte
	whole := append(append(room[:0], code...), 0)
	whole = append(append(whole, path...), 0)
	for _, s := range all {
		whole = append(append(whole, text[s.from:s.to]...), 0)
	}
	sum := sha256.Sum256(whole)
	var digits [2 * fingerprintBytes]byte
	hex.Encode(digits[:], sum[:fingerprintBytes])
	return string(digits[:])
}
