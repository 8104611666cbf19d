package page_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// wide counts the places of a line that is written from left to right or right to left:
// letters without the marks that stand on them.
func wide(line string) (n int) {
	for _, r := range line {
		if !unicode.In(r, unicode.Mn, unicode.Cf) {
			n++
		}
	}
	return n
}

// TestFit: lines are broken at spaces, with what goes on indented, and no figure is
// divided from its unit.
func TestFit(t *testing.T) {
	for _, test := range []struct {
		lang       wording.Lang
		width      int
		text, want string
	}{
		{wording.En, 20, "short\n", "short\n"},
		{wording.En, 20, "one two three four five six", "one two three four\nfive six"},
		{wording.En, 20, "  one two three four five six", "  one two three four\n    five six"},
		{wording.En, 20, "S06   one two three four five", "S06   one two three\n      four five"},
		{wording.En, 20, "they exported for 7.5 million dirhams then", "they exported for\n7.5 million dirhams\nthen"},
		{wording.Fr, 20, "la part des femmes : 55 % en tout", "la part des femmes\u00a0:\n55\u00a0% en tout"},
		{wording.Ar, 22, "بلغت الصادرات 7,5 ملايين درهم سنة", "بلغت الصادرات\n7,5 ملايين درهم سنة"},
		{wording.En, 20, "since the day 31 December 2016 on", "since the day\n31 December 2016 on"},
		{wording.En, 20, "/observations/F0021/figure and", "/observations/F0021/\nfigure and"},
		{wording.En, 20, strings.Repeat("a", 45), strings.Repeat("a", 20) + "\n" + strings.Repeat("a", 20) + "\naaaaa"},
		{wording.En, 0, strings.Repeat("a ", 99), strings.Repeat("a ", 99)},
	} {
		if got := (page.Style{Width: test.width, Lang: test.lang}).Fit(test.text); got != test.want {
			t.Errorf("%q:\n%q, want\n%q", test.text, got, test.want)
		}
	}
}
