package wording_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func TestLocale(t *testing.T) {
	for v := range 1 << 16 {
		l := wording.Locale(v)
		if v > 3 && v <= 1200 {
			continue // see TestLocales
		}
		text, err := l.MarshalText()
		if v > 1200 {
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
	for _, s := range []string{"xx", "fr-XX", "EN", "fr_FR"} {
		if _, err := wording.ParseLocale(s); !errors.Is(err, wording.ErrLocale) {
			t.Errorf("ParseLocale(%q): %v", s, err)
		}
	}
	if l, err := wording.ParseLocale(""); l != 0 || err != nil {
		t.Errorf("the text of the zero value reads as %v, %v", l, err)
	}
	var l wording.Locale
	if err := json.Unmarshal([]byte(`"xx"`), &l); !errors.Is(err, wording.ErrLocale) {
		t.Error(err)
	}
	if wording.LocaleOf(200) != 0 {
		t.Error("LocaleOf(200) is a locale")
	}
}

// TestLocales: every locale of CLDR is its tag, and comes back from it.
func TestLocales(t *testing.T) {
	n := 1
	for ; wording.Locale(n).IsSet(); n++ {
		l := wording.Locale(n)
		if back, err := wording.ParseLocale(l.String()); err != nil || back != l {
			t.Errorf("%d is %q, which is %v, %v", n, l, back, err)
		}
	}
	if n < 1100 {
		t.Errorf("%d locales", n)
	}
	for tag, want := range map[string]wording.Lang{
		"ar-EG": wording.Ar, "fr-TN": wording.Fr, "en-IN": wording.En, "de": 0,
	} {
		l, err := wording.ParseLocale(tag)
		if err != nil || l.Lang() != want {
			t.Errorf("%s: %v, %v", tag, l.Lang(), err)
		}
	}
}

func ExampleParseLocale() {
	for _, tag := range []string{"fr-MA", "fr-FR", "en-IN", "ar-EG", "de"} {
		l, err := wording.ParseLocale(tag)
		if err != nil {
			fmt.Println(err)
		}
		fmt.Printf("%v %q\n", l, wording.NewWriter(l, wording.WriterOptions{}).Say(1234567))
	}
	// Output:
	// fr-MA "1 234 567"
	// fr-FR "1\u202f234\u202f567"
	// en-IN "12,34,567"
	// ar-EG "١٬٢٣٤٬٥٦٧"
	// de "1.234.567"
}

// An error names the nearest tags: of those with one character of "fr-MX" changed.
func TestLocaleNearest(t *testing.T) {
	_, err := wording.ParseLocale("fr-MX")
	if err == nil || !strings.Contains(err.Error(), " words are fr-") || !strings.Contains(err.Error(), "fr-MA") {
		t.Error(err)
	}
}
