package wording

import (
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Lang is a language that the library speaks. It chooses names and
// sentences; how numbers are written is chosen by a [Locale]. The zero value
// is no language.
type Lang uint16

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
var langTags = enum.Table[Lang]{"", "ar", "fr", "en"}

// ParseLang reads a language tag as [Lang.String] prints it: ar, fr or en.
func ParseLang(s string) (Lang, error) {
	return stored.Word(langTags, s, "ParseLang", ErrLang, refuseStored)
}

// IsSet reports whether l is one of the languages of the library.
func (l Lang) IsSet() bool { return l >= Ar && l <= En }

// String returns the language tag. It is empty for the zero value, and names
// the number of a value that is no language.
func (l Lang) String() string { return langTags.String("Lang", l) }
