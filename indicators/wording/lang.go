package wording

import "strconv"

// Lang is a language that the library speaks. It chooses names and
// sentences; how numbers are written is chosen by a [Locale]. The zero value
// is no language.
type Lang uint8

const (
	// Ar is Arabic.
	Ar Lang = iota + 1
	// Fr is French.
	Fr
	// En is English.
	En
)

// langs is the order in which languages are walked and printed.
var langs = [...]Lang{Ar, Fr, En}

// langTags holds the tags by value of Lang.
var langTags = [...]string{"", "ar", "fr", "en"}

// ParseLang reads a language tag as [Lang.String] prints it: ar, fr or en.
func ParseLang(s string) (Lang, error) {
	for _, l := range langs {
		if s == langTags[l] {
			return l, nil
		}
	}
	return 0, &Error{Op: "ParseLang", Err: ErrLang, Input: s}
}

// IsSet reports whether l is one of the languages of the library.
func (l Lang) IsSet() bool { return l >= Ar && l <= En }

// String returns the language tag. It is empty for the zero value, and names
// the number of a value that is no language.
func (l Lang) String() string {
	if int(l) < len(langTags) {
		return langTags[l]
	}
	return "Lang(" + strconv.Itoa(int(l)) + ")"
}

// MarshalText returns the language tag, empty for the zero value.
func (l Lang) MarshalText() ([]byte, error) { return l.AppendText(nil) }

// AppendText appends the language tag to b.
func (l Lang) AppendText(b []byte) ([]byte, error) {
	if int(l) >= len(langTags) {
		return b, &Error{Op: "Lang.AppendText", Err: ErrLang, Input: l.String()}
	}
	return append(b, langTags[l]...), nil
}

// UnmarshalText reads a language tag; the empty text is the zero value.
func (l *Lang) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*l = 0
		return nil
	}
	v, err := ParseLang(string(text))
	if err != nil {
		return err
	}
	*l = v
	return nil
}
