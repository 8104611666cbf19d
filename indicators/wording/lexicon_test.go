package wording_test

import (
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestSpanish reads phrases in a language that is only read, which is a file of words
// and no code. The heading of each group begins with the locale.
func TestSpanish(t *testing.T) {
	var s score
	list := readSiblings(t, "spanish.txt")
	for _, c := range list {
		tag, _, _ := strings.Cut(c.kind, " ")
		l, err := wording.ParseLocale(tag)
		if err != nil {
			t.Fatal(err)
		}
		var readings []wording.Reading
		var errs []error
		for r, err := range wording.Find(c.text, l) {
			if readings, errs = append(readings, r), append(errs, err); r.Lang.IsSet() {
				t.Errorf("%q: language %v", c.text, r.Lang)
			}
		}
		s.compare(t, c, readings, errs)
	}
	t.Logf("%d phrases: %d right, %d in doubt, %d wrong", len(list), s.right, s.doubt, s.wrong)
	if len(list) < 150 || s.doubt > s.right/4 {
		t.Errorf("%d phrases, %d right, %d in doubt", len(list), s.right, s.doubt)
	}
	data, err := os.ReadFile("data/es.txt")
	if n := strings.Count(string(data), "\n"); err != nil || n > 300 {
		t.Errorf("a file of %d lines: %v", n, err)
	}
}
