package say

import (
	"maps"
	"slices"
	"strings"
	"sync"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Catalogue holds the messages of a package in Arabic, French and English, each found
// by its English text. It is read when the first message is asked for, and safe for
// concurrent use.
type Catalogue struct {
	read func() map[string]message
}

// message is a phrase, and the same as a text, which is made when it is first asked for:
// a rule may tell one message a hundred thousand times.
type message struct {
	phrase Phrase
	text   func() wording.Text
}

// NewCatalogue returns the catalogue of a file. The file has one block of lines a
// message:
//
//	en: the total is {value}, its parts are {sum}
//	fr: total {value}, parties {sum}
//	ar: المجموع {value} وأجزاؤه {sum}
//
// Lines that begin with # are comments, empty lines end a block, and what follows
// "en: " is the key as the code has it. A text with a space at an end stands in
// quotes. What stands in braces names arguments, which each language puts where it
// wants them.
func NewCatalogue(file string) *Catalogue {
	return &Catalogue{sync.OnceValue(func() map[string]message { return readMessages(file) })}
}

// readMessages reads the blocks of a catalogue.
func readMessages(file string) map[string]message {
	all := map[string]message{}
	var p Phrase
	for line := range strings.Lines(file + "\n\n") {
		line = strings.TrimRight(line, "\r\n")
		if lang, text, ok := strings.Cut(line, ": "); ok {
			if len(text) > 1 && text[0] == '"' && text[len(text)-1] == '"' {
				text = text[1 : len(text)-1]
			}
			switch lang {
			case "ar":
				p[0] = text
			case "fr":
				p[1] = text
			case "en":
				p[2] = text
			}
		}
		if line == "" && p[2] != "" {
			all[p[2]] = message{p, sync.OnceValue(p.Text)}
			p = Phrase{}
		}
	}
	return all
}

// Phrase returns the message of an English text. One that the catalogue does not have
// is English in all languages, which a test of the house forbids.
func (c *Catalogue) Phrase(en string) Phrase {
	if m, ok := c.read()[en]; ok {
		return m.phrase
	}
	return Phrase{en, en, en}
}

// Has reports whether the catalogue has the message of an English text.
func (c *Catalogue) Has(en string) bool {
	_, ok := c.read()[en]
	return ok
}

// Keys returns the English texts of all messages, in order.
func (c *Catalogue) Keys() []string { return slices.Sorted(maps.Keys(c.read())) }

// With returns the phrase with what a value is in each language in the place of its name
// in braces.
func (p Phrase) With(name string, value func(wording.Lang) string) Phrase {
	for n, lang := range [...]wording.Lang{wording.Ar, wording.Fr, wording.En} {
		p[n] = strings.ReplaceAll(p[n], "{"+name+"}", value(lang))
	}
	return p
}

// Text returns the phrase as a text.
func (p Phrase) Text() wording.Text { return Text(p[0], p[1], p[2]) }

// Same is a value that is written alike in all languages.
func Same(value string) func(wording.Lang) string { return func(wording.Lang) string { return value } }

// Text returns the message of an English text, as [Catalogue.Phrase] finds it.
func (c *Catalogue) Text(en string) wording.Text {
	if m, ok := c.read()[en]; ok {
		return m.text()
	}
	return c.Phrase(en).Text()
}
