package wording

import "strconv"

// Locale says how numbers are written: separators, order of number and
// currency, words for the scale. The zero value is no locale: nothing is known
// about the writer, so a reader flags what only the writer could tell, and a
// writer prints canonical text.
type Locale uint8

const (
	// ArMA is Arabic as written in Morocco.
	ArMA Locale = iota + 1
	// FrMA is French as written in Morocco.
	FrMA
	// EnAny is English, without a country.
	EnAny
)

var locales = [...]Locale{ArMA, FrMA, EnAny}

// localeTags holds the BCP 47 tags by value of Locale.
var localeTags = [...]string{"", "ar-MA", "fr-MA", "en"}

// ParseLocale reads a locale tag as [Locale.String] prints it: ar-MA, fr-MA
// or en.
func ParseLocale(s string) (Locale, error) {
	for _, l := range locales {
		if s == localeTags[l] {
			return l, nil
		}
	}
	return 0, &Error{Op: "ParseLocale", Err: ErrLocale, Input: s}
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
func (l Locale) IsSet() bool { return l >= ArMA && l <= EnAny }

// Lang returns the language of the locale, and the zero Lang when l is no
// locale.
func (l Locale) Lang() Lang {
	if !l.IsSet() {
		return 0
	}
	return Lang(l)
}

// String returns the BCP 47 tag of the locale. It is empty for the zero
// value, and names the number of a value that is no locale.
func (l Locale) String() string {
	if int(l) < len(localeTags) {
		return localeTags[l]
	}
	return "Locale(" + strconv.Itoa(int(l)) + ")"
}

// MarshalText returns the tag of the locale, empty for the zero value.
func (l Locale) MarshalText() ([]byte, error) { return l.AppendText(nil) }

// AppendText appends the tag of the locale to b.
func (l Locale) AppendText(b []byte) ([]byte, error) {
	if int(l) >= len(localeTags) {
		return b, &Error{Op: "Locale.AppendText", Err: ErrLocale, Input: l.String()}
	}
	return append(b, localeTags[l]...), nil
}

// UnmarshalText reads a locale tag; the empty text is the zero value.
func (l *Locale) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*l = 0
		return nil
	}
	v, err := ParseLocale(string(text))
	if err != nil {
		return err
	}
	*l = v
	return nil
}
