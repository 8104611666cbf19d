package say_test

import (
	"testing"

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
