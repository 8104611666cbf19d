package say_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

func TestText(t *testing.T) {
	words := [3]string{"ميثاق", "charte", "charter"}
	text := say.Text(words[0], words[1], words[2])
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		name, ok := text.Display(lang)
		if want := words[say.Index(lang)]; name != want {
			t.Errorf("%v: %q %v, want %q", lang, name, ok, want)
		}
	}
	if say.Index(0) != 2 {
		t.Error("an unset language is not English")
	}
}

// TestTextOfData: a text that a value or somebody's words are part of never panics.
func TestTextOfData(t *testing.T) {
	long := strings.Repeat("é", 5000)
	text := say.Text("كانت \u200e-145 ", "a\x00b\xff", long)
	for lang, want := range map[wording.Lang]string{
		wording.Ar: "كانت -145", wording.Fr: "ab\uFFFD", wording.En: long[:4096],
	} {
		if got, _ := text.Display(lang); got != want {
			t.Errorf("%v: %q, want %q", lang, got, want)
		}
	}
	if say.Text("", " ", "\u200f").IsSet() {
		t.Error("a text of nothing is set")
	}
}

func TestInMoney(t *testing.T) {
	for unit, want := range map[string]bool{"MAD": true, "MAD/job": true, "job": false, "percent": false, "m2": false} {
		if got := say.InMoney(figure.MustParseUnit(unit)); got != want {
			t.Errorf("%q: %v", unit, got)
		}
	}
	if n := testing.AllocsPerRun(10, func() { say.InMoney(figure.MustParseUnit("job")) }); n > 6 {
		t.Errorf("%v allocations", n)
	}
}
