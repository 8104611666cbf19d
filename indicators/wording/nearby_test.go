package wording

import (
	"math/rand/v2"
	"strings"
	"testing"
	"unicode/utf8"
)

// TestWordWindow: a window that goes on with the place is the one that is counted anew.
func TestWordWindow(t *testing.T) {
	pieces := []string{"a", "mot ", " ", "  \n", "\u00a0", "مليون ", "و", "5 ", "€", "\u202f7", "\xff", ". ",
		strings.Repeat("long", 200), strings.Repeat("ش", 600), strings.Repeat(" ", 700)}
	r := rand.New(rand.NewPCG(1, 2))
	for range 100 {
		var b strings.Builder
		for range 1 + r.IntN(120) {
			b.WriteString(pieces[r.IntN(len(pieces))])
		}
		text := b.String()
		before, behind := r.IntN(30), r.IntN(30)
		var w wordWindow
		for at := 0; at < len(text); at += 1 + r.IntN(40) {
			if r.IntN(40) == 0 {
				at = max(0, at-r.IntN(300))
			}
			if !utf8.RuneStart(text[at]) || spaceAt(text, at) {
				continue
			}
			from, to := w.move(text, at, before, behind)
			if wantFrom, wantTo := wordsAround(text, at, before, behind); from != wantFrom || to != wantTo {
				t.Fatalf("%d and %d words around %d of %q: %d to %d, want %d to %d", before, behind, at, text, from, to,
					wantFrom, wantTo)
			}
		}
	}
}
