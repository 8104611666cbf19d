package wording

import (
	"sort"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/internal/enum"
)

// Locale says how numbers are written: separators, order of number and
// currency, words for the scale. The zero value is no locale: nothing is known
// about the writer, so a reader flags what only the writer could tell, and a
// writer prints canonical text.
//
// There are constants for the locales in which the library writes of its own
// accord, and [ParseLocale] knows all others of CLDR by their tag: fr-TN, en-IN, de.
// The number behind a Locale may change between versions; its text does not.
type Locale uint16

const (
	// ArMA is Arabic as written in Morocco.
	ArMA Locale = iota + 1
	// FrMA is French as written in Morocco.
	FrMA
	// EnAny is English, without a country.
	EnAny
)

// ParseLocale reads a locale tag as [Locale.String] prints it: ar-MA, fr-MA, en,
// or another locale of CLDR 48.2. The empty text is the zero value. An error names
// the nearest tags.
func ParseLocale(s string) (Locale, error) {
	if s == "" {
		return 0, nil
	}
	own := int(EnAny) + 1
	for l := 1; l < own; l++ {
		if s == localeFormats[l].tag {
			return Locale(l), nil
		}
	}
	i := sort.Search(len(localeFormats)-own, func(i int) bool { return localeFormats[own+i].tag >= s }) + own
	if i < len(localeFormats) && localeFormats[i].tag == s {
		return Locale(i), nil
	}
	tags := make([]string, 0, len(localeFormats))
	for _, f := range localeFormats[1:] {
		tags = append(tags, f.tag)
	}
	return 0, &Error{Op: "ParseLocale", Err: ErrLocale, Input: s, Detail: enum.Want(tags, s)}
}

// LocaleOf returns the locale in which the library writes for readers of l,
// and the zero Locale when l is no language.
func LocaleOf(l Lang) Locale {
	if !l.IsSet() {
		return 0
	}
	return Locale(l)
}

// IsSet reports whether l is one of the locales of the library.
func (l Locale) IsSet() bool { return l != 0 && int(l) < len(localeFormats) }

// Lang returns the language of the locale, and the zero Lang when l is no locale
// or its language is none of the library's.
func (l Locale) Lang() Lang {
	if !l.IsSet() {
		return 0
	}
	if l <= EnAny {
		return Lang(l) // as LocaleOf has it
	}
	language, _, _ := strings.Cut(localeFormats[l].tag, "-")
	lang, _ := ParseLang(language)
	return lang
}

// String returns the BCP 47 tag of the locale. It is empty for the zero
// value, and names the number of a value that is no locale.
func (l Locale) String() string {
	if int(l) < len(localeFormats) {
		return localeFormats[l].tag
	}
	return "Locale(" + strconv.Itoa(int(l)) + ")"
}

// AppendText appends the tag of the locale to b.
func (l Locale) AppendText(b []byte) ([]byte, error) {
	if int(l) >= len(localeFormats) {
		return b, &Error{Op: "Locale.AppendText", Err: ErrLocale, Input: l.String()}
	}
	return append(b, localeFormats[l].tag...), nil
}

// isRightToLeft reports whether the language of the locale is written from right to
// left.
func (l Locale) isRightToLeft() bool {
	tag := l.String() + "-"
	for _, s := range []string{"ar-", "fa-", "he-", "ur-", "ps-", "sd-", "ug-", "yi-", "ckb-", "lrc-", "mzn-", "syr-"} {
		if strings.HasPrefix(tag, s) {
			return true
		}
	}
	return strings.Contains(tag, "-Arab-")
}
