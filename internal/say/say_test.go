package say_test

import (
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
