package wording_test

import (
	"encoding/json"
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func TestLocale(t *testing.T) {
	for v := range 256 {
		l := wording.Locale(v)
		text, err := l.MarshalText()
		if v > 3 {
			if !errors.Is(err, wording.ErrLocale) || l.IsSet() || l.Lang() != 0 || l.String() == "" {
				t.Errorf("Locale(%d): %q, %v", v, text, err)
			}
			continue
		}
		var back wording.Locale = 9
		if err != nil || back.UnmarshalText(text) != nil || back != l || wording.LocaleOf(l.Lang()) != l {
			t.Errorf("Locale(%d): %q reads back as %v", v, text, back)
		}
	}
	for _, s := range []string{"", "ar", "fr-FR", "EN"} {
		if _, err := wording.ParseLocale(s); !errors.Is(err, wording.ErrLocale) {
			t.Errorf("ParseLocale(%q): %v", s, err)
		}
	}
	var l wording.Locale
	if err := json.Unmarshal([]byte(`"xx"`), &l); !errors.Is(err, wording.ErrLocale) {
		t.Error(err)
	}
	if wording.LocaleOf(200) != 0 {
		t.Error("LocaleOf(200) is a locale")
	}
}
