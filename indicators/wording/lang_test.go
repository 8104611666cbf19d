package wording_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

func ExampleLang() {
	l, err := wording.ParseLang("fr")
	fmt.Println(l, err)
	_, err = wording.ParseLang("de")
	fmt.Println(err)
	// Output:
	// fr <nil>
	// wording: ParseLang "de": unknown language: want one of ar, fr, en
}

func ExampleLocale() {
	l, _ := wording.ParseLocale("fr-MA")
	fmt.Println(l, l.Lang(), wording.LocaleOf(wording.En))
	// Output: fr-MA fr en
}

func TestLang(t *testing.T) {
	for v := range 256 {
		l := wording.Lang(v)
		text, err := l.MarshalText()
		if v > 3 {
			if !errors.Is(err, wording.ErrLang) || l.IsSet() || l.String() == "" {
				t.Errorf("Lang(%d): %q, %v", v, text, err)
			}
			continue
		}
		var back wording.Lang = 9
		if err != nil || back.UnmarshalText(text) != nil || back != l || l.IsSet() != (v > 0) {
			t.Errorf("Lang(%d): %q reads back as %v", v, text, back)
		}
	}
	for _, s := range []string{"AR", "ar ", "de", "ar-MA"} {
		if _, err := wording.ParseLang(s); !errors.Is(err, wording.ErrLang) {
			t.Errorf("ParseLang(%q): %v", s, err)
		}
	}
	if l, err := wording.ParseLang(""); l != 0 || err != nil {
		t.Errorf("the text of the zero value reads as %v, %v", l, err)
	}
	var l wording.Lang
	if err := json.Unmarshal([]byte(`"xx"`), &l); !errors.Is(err, wording.ErrLang) {
		t.Error(err)
	}
}
