// Package reading says in three languages why the files of a sector cannot be read. The
// errors of the library are in English; what they are made of, kinds of error and the
// details of decoders, is in messages.txt, and what is not there stays in English.
package reading

import (
	_ "embed"
	"regexp"
	"slices"
	"strings"
	"sync"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

//go:embed messages.txt
var messageFile string

var messages = say.NewCatalogue(messageFile)

// Problem says what is wrong, without where.
func Problem(e *sector.Error) wording.Text {
	var parts []string
	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}
	if e.Detail != "" {
		parts = append(parts, e.Detail)
	}
	return Text(strings.Join(parts, ": "))
}

// Text returns what an error of the library says.
func Text(english string) wording.Text {
	h, text := hide(english)
	in := func(lang wording.Lang) string { return h.show(translator{lang}.text(text)) }
	return say.Text(in(wording.Ar), in(wording.Fr), h.show(text))
}

// hidden are the quotations of a text, which stand in it as characters for private use.
type hidden []string

const firstHidden, lastHidden = '\uE000', '\uF8FF'

var (
	quotations = regexp.MustCompile(`"(?:[^"\\]|\\.)*"(?:\.\.\.)?|'(?:[^'\\]|\\.[^']*)'`)
	private    = regexp.MustCompile(`[\x{E000}-\x{F8FF}]`)
	// calls are the names of functions with what they were given.
	calls = regexp.MustCompile(`\b(?:wording|figure|period|money|agreements|indicators|sector|sheet|mapping): ` +
		`[A-Za-z][A-Za-z. ]*?( [\x{E000}-\x{F8FF}])?(?: at byte \d+)?: `)
	// offsets are counted within a value.
	offsets = regexp.MustCompile(` (?:\(offset \d+\)|at byte \d+)(: |$)`)
)

// hide takes the quotations out of a text, and names of functions.
func hide(text string) (h hidden, rest string) {
	rest = private.ReplaceAllString(text, "?")
	rest = quotations.ReplaceAllStringFunc(rest, func(s string) string {
		if len(h) > int(lastHidden-firstHidden) {
			return s
		}
		h = append(h, s)
		return string(firstHidden + rune(len(h)-1))
	})
	rest = calls.ReplaceAllStringFunc(rest, func(s string) string {
		given := strings.TrimSpace(calls.FindStringSubmatch(s)[1])
		if q := h.show(given); q == "" || strings.HasPrefix(q, `"{`) || strings.HasPrefix(q, `"[`) {
			return "" // a whole object says nothing
		}
		return given + ": "
	})
	return h, offsets.ReplaceAllString(rest, "$1")
}

// show puts the quotations back.
func (h hidden) show(text string) string {
	return private.ReplaceAllStringFunc(text, func(s string) string {
		if n := int([]rune(s)[0] - firstHidden); n < len(h) {
			return h[n]
		}
		return s
	})
}

// pattern is a message with holes.
type pattern struct {
	english string
	holes   []string
	match   *regexp.Regexp
	letters int // what is no hole
}

// holes are the names of what stands in braces: a quotation, a number, names that are
// written alike in all languages, and what is said in each.
var holes = map[string]string{
	"q": `[\x{E000}-\x{F8FF}]`, "p": `[\x{E000}-\x{F8FF}]`, "n": `[0-9]+`, "m": `[0-9]+`, "names": `.+?`, "name": `\S+`,
	"said": `.+?`, "more": `.+`,
}

var inBraces = regexp.MustCompile(`\\{([a-z]+)\\}`)

// patterns are the messages with holes, the most explicit first.
var patterns = sync.OnceValue(func() (all []pattern) {
	for _, en := range messages.Keys() {
		p := pattern{english: en, letters: len(en)}
		text := inBraces.ReplaceAllStringFunc(regexp.QuoteMeta(en), func(s string) string {
			name := inBraces.FindStringSubmatch(s)[1]
			p.holes = append(p.holes, name)
			p.letters -= len(name) + 2
			return "(" + holes[name] + ")"
		})
		if len(p.holes) > 0 {
			p.match = regexp.MustCompile("^" + text + "$")
			all = append(all, p)
		}
	}
	slices.SortStableFunc(all, func(a, b pattern) int { return b.letters - a.letters })
	return all
})

// translator says texts in a language.
type translator struct{ lang wording.Lang }

// text says a text, or what of it is known.
func (t translator) text(s string) string {
	if messages.Has(s) {
		return messages.Phrase(s).In(t.lang)
	}
	head, rest, ok := strings.Cut(s, ": ")
	if ok && messages.Has(head) {
		return messages.Phrase(head).In(t.lang) + t.colon() + t.text(rest)
	}
	for _, p := range patterns() {
		m := p.match.FindStringSubmatch(s)
		if m == nil {
			continue
		}
		phrase := messages.Phrase(p.english).In(t.lang)
		for i, name := range p.holes {
			value := m[i+1]
			if name == "said" || name == "more" {
				value = t.text(value)
			}
			phrase = strings.Replace(phrase, "{"+name+"}", value, 1)
		}
		return phrase
	}
	if ok {
		return t.text(head) + t.colon() + t.text(rest)
	}
	return s
}

func (t translator) colon() string { return messages.Phrase(": ").In(t.lang) }
