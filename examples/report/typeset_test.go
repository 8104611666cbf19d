package main

import (
	"regexp"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestTypeset: French has spaces that break no line inside guillemets and before double
// marks; words in print, titles, codes and tags stay as they are.
func TestTypeset(t *testing.T) {
	const page = `<p title="« a » : b">« Oui » : qui ? <q lang="fr">« a » : b</q> non ; si !` +
		`</p><style>a : b</style><p>c : d`
	const want = `<p title="« a » : b">«` + "\u00a0Oui\u00a0»\u00a0: qui\u202f? " + `<q lang="fr">« a » : b</q> non` +
		"\u202f; si\u202f!" + `</p><style>a : b</style><p>c` + "\u00a0: d"
	if got := typeset(page, wording.Fr); got != want {
		t.Errorf("%q, want\n%q", got, want)
	}
	if got := typeset(page, wording.En); got != page {
		t.Errorf("%q", got)
	}
}

// TestMarks: no French text of the page has a double mark behind a space that may break, no
// Arabic one a Latin comma or semicolon.
func TestMarks(t *testing.T) {
	for _, args := range [][]string{{"-since", "2017-12-31"}, {"-folder", "../philippines"}} {
		for _, lang := range []wording.Lang{wording.Fr, wording.Ar} {
			bad := []string{"« ", " »", " :", " ;", " ?", " !"}
			if lang == wording.Ar {
				bad = []string{";", ", ", "?"}
			}
			parse(t, pageOf(t, append(args, "-lang", lang.String())...)).walk(func(n *node) bool {
				if n.tag == "q" || n.tag == "cite" || n.tag == "code" || n.tag == "head" || has(n, "data-name") {
					return false
				}
				text := n.text
				if lang == wording.Ar {
					text = regexp.MustCompile("«.*?»").ReplaceAllString(text, "") // words of records
				}
				for _, mark := range bad {
					if strings.Contains(text, mark) {
						t.Errorf("%s: %q in %q", lang, mark, n.text)
					}
				}
				return true
			})
		}
	}
}

// TestMarked: numbers that are no values are marked, and what is around them is escaped.
func TestMarked(t *testing.T) {
	if got := marked("<" + placed("1 & 2") + ">"); got != "&lt;<span data-plain>1 &amp; 2</span>&gt;" {
		t.Errorf("%q", got)
	}
}
