package tables

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// language is what the file of a language says but for its words.
type language struct {
	tag      string
	name     string // its constant in Go
	readOnly bool   // it is read alone, and never written
	forms    int    // of a counted thing
	traits   string
	lists    map[string][]string
	sets     map[string][]string // of words, by the name of the set
	growths  []growth
	plurals  []plural
	signs    [][2]string // a currency in Go, and its sign of several characters
	names    []unitNames
}

// growth is a row of what a further word makes of a number: its fields in Go.
type growth struct{ example, fields string }

// plural is a row of the plural categories of numbers: its fields in Go.
type plural struct{ fields string }

// unitNames are the forms of a unit.
type unitNames struct {
	symbol string
	forms  []string
}

// own are the languages that are read together, and whose names the library writes, in
// the order in which a word that they share is looked up.
var own = []ownLanguage{{"fr", "Fr"}, {"en", "En"}, {"ar", "Ar"}}

// ownLanguage is the tag of a language and its constant in Go.
type ownLanguage struct{ tag, name string }

// lists are the kinds of lines that hold a list of words for the whole language.
var lists = map[string]bool{"endings": true, "near": true, "inside": true, "passing": true,
	"demonym": true, "ratio": true, "modal": true, "aside": true, "games": true}

// traits are ways of a language that no word shows.
var traits = map[string]string{"head-last": "headLast", "decimals-by-digit": "decimalsByDigit",
	"and-joins-digits": "andJoinsDigits", "and-ends-number": "andEndsNumber", "thousands-join": "thousandsJoin",
	"bare-thousand": "bareThousand"}

// line reads a line of the file of a language that is no line of words; ok is false
// for one of words.
func (l *language) line(fields []string, forms string) (ok bool, err error) {
	wrong := func() (bool, error) {
		return true, fmt.Errorf("unknown arguments: %q", strings.Join(fields, " "))
	}
	switch kind := fields[0]; {
	case lists[kind] && len(fields) == 1:
		for form := range strings.SplitSeq(forms, ";") {
			l.lists[kind] = append(l.lists[kind], strings.TrimSpace(form))
		}
	case kind == "words" && len(fields) > 1:
		if l.sets == nil {
			l.sets = map[string][]string{}
		}
		for form := range strings.SplitSeq(forms, ";") {
			for _, name := range fields[1:] {
				l.sets[name] = append(l.sets[name], strings.TrimSpace(form))
			}
		}
	case kind == "language":
		if len(fields) != 4 || fields[2] != "forms" || fields[3] != "2" && fields[3] != "4" {
			return wrong()
		}
		l.forms = int(fields[3][0] - '0')
	case kind == "trait":
		for _, name := range fields[1:] {
			if traits[name] == "" {
				return wrong()
			}
			if l.traits != "" {
				l.traits += " | "
			}
			l.traits += traits[name]
		}
	case kind == "cursign" && len(fields) == 2:
		for form := range strings.SplitSeq(forms, ";") {
			l.signs = append(l.signs, [2]string{currencyName(fields[1]), strings.TrimSpace(form)})
		}
	case kind == "grow":
		return true, l.grow(fields[1:], strings.TrimSpace(forms))
	case kind == "plural":
		return true, l.plural(fields[1:])
	case kind == "unit":
		if len(fields) != 2 {
			return wrong()
		}
		for group := range strings.SplitSeq(forms, ";") {
			names := strings.Split(group, "/")
			for i := range names {
				names[i] = strings.TrimSpace(names[i])
			}
			if l.forms == 4 && len(names) == 3 {
				names = append(names, accusative(names[0]))
			}
			if len(names) != l.forms {
				return true, fmt.Errorf("want %d forms of %s: %q", l.forms, fields[1], names)
			}
			l.names = append(l.names, unitNames{fields[1], names})
		}
	default:
		return false, nil
	}
	return true, nil
}

// span reads 5 or 3-10 as a span in Go.
func span(s string) (string, error) {
	low, high, two := strings.Cut(s, "-")
	if !two {
		high = low
	}
	a, e1 := strconv.Atoi(low)
	b, e2 := strconv.Atoi(high)
	if e1 != nil || e2 != nil || a > b {
		return "", fmt.Errorf("no span of numbers: %q", s)
	}
	return fmt.Sprintf("span{%d, %d}", a, b), nil
}

// grow reads a row of numbers in words.
func (l *language) grow(fields []string, example string) error {
	out := ""
	for i := 0; i < len(fields); i++ {
		switch word := fields[i]; word {
		case "total", "tens", "next":
			if i++; i == len(fields) {
				return fmt.Errorf("%s of what", word)
			}
			s, err := span(fields[i])
			if err != nil {
				return err
			}
			out += ", " + word + ": " + s
		case "times", "plus":
			if i++; i == len(fields) {
				return fmt.Errorf("%s what", word)
			}
			n, err := strconv.Atoi(fields[i])
			if err != nil {
				return err
			}
			out += fmt.Sprintf(", %s: %d", word, n)
		case "units":
			out += ", unit: true"
		case "round":
			out += ", ones: onesNone"
		case "broken":
			out += ", ones: onesSome"
		case "and":
			out += ", link: linkAnd"
		case "alone":
			out += ", link: linkNone"
		default:
			return fmt.Errorf("unknown word of a growth: %q", word)
		}
	}
	l.growths = append(l.growths, growth{example, out})
	return nil
}

// plural reads a row of plural categories.
func (l *language) plural(fields []string) error {
	if len(fields) < 3 || !slices.Contains(plurals[:], fields[0]) {
		return fmt.Errorf("want category, numbers and decimals: %q", fields)
	}
	s, err := span(fields[1])
	decimals := map[string]string{"any": "decimalsAny", "whole": "decimalsZero", "none": "decimalsNone"}[fields[2]]
	modulo := len(fields) == 4 && fields[3] == "modulo"
	if err != nil || decimals == "" || len(fields) > 3 && !modulo {
		return fmt.Errorf("unknown arguments of a plural: %q", fields)
	}
	l.plurals = append(l.plurals, plural{fmt.Sprintf("plural%s, %s, %s, %t", title(fields[0]), s, decimals, modulo)})
	return nil
}

func title(s string) string { return strings.ToUpper(s[:1]) + s[1:] }

// writeLists writes the words of a kind of line that languages have, as a field.
func writeLists(b *bytes.Buffer, field, kind string, langs []*language, keep func(string) bool, folded bool) {
	fmt.Fprintf(b, "%s: []string{", field)
	for _, l := range langs {
		for _, word := range l.lists[kind] {
			if folded {
				word = fold.String(word)
			}
			if keep == nil || keep(word) {
				fmt.Fprintf(b, "%q,", word)
			}
		}
	}
	b.WriteString("},\n")
}

// writeSets writes the sets of words of the languages of a vocabulary, each word once.
func writeSets(b *bytes.Buffer, langs []*language) {
	sets := map[string][]string{}
	for _, l := range langs {
		for name, words := range l.sets {
			for _, w := range words {
				if !slices.Contains(sets[name], w) {
					sets[name] = append(sets[name], w)
				}
			}
		}
	}
	b.WriteString("words: [wordSets]wordList{\n")
	for _, name := range sortedKeys(sets) {
		var lengths, firsts uint64
		for _, w := range sets[name] {
			lengths |= 1 << len(w)
			firsts |= 1 << ((w[0] | 0x20) & 63)
		}
		fmt.Fprintf(b, "words%s: {%#x, %#x, []string{", camel(name), lengths, firsts)
		for _, w := range sets[name] {
			fmt.Fprintf(b, "%q,", w)
		}
		b.WriteString("}},\n")
	}
	b.WriteString("},\n")
}

// camel makes a name with hyphens part of one in Go.
func camel(name string) string {
	var b strings.Builder
	for part := range strings.SplitSeq(name, "-") {
		if part != "" {
			b.WriteString(title(part))
		}
	}
	return b.String()
}

// writeGrammar writes what the languages of a vocabulary say but for their words.
func writeGrammar(b *bytes.Buffer, langs []*language) {
	arabic := func(s string) bool { return s[0] >= 0x80 }
	latin := func(s string) bool { return !arabic(s) }
	writeLists(b, "endings", "endings", langs, nil, false)
	writeLists(b, "nearLatin", "near", langs, latin, true)
	writeLists(b, "nearArabic", "near", langs, arabic, true)
	writeLists(b, "inside", "inside", langs, nil, true)
	writeLists(b, "ratios", "ratio", langs, nil, true)
	writeLists(b, "games", "games", langs, nil, true)
	writeLists(b, "modals", "modal", langs, nil, true)
	writeLists(b, "asides", "aside", langs, nil, true)
	writeLists(b, "passing", "passing", langs, nil, true)
	writeLists(b, "demonyms", "demonym", langs, nil, true)
	writeSets(b, langs)
	b.WriteString("signs: []longSign{")
	for _, l := range langs {
		for _, s := range l.signs {
			fmt.Fprintf(b, "{%q, %s},", s[1], s[0])
		}
	}
	b.WriteString("},\ntraits: [langOwn + 1]traits{")
	for _, l := range langs {
		if l.traits != "" {
			fmt.Fprintf(b, "%s: %s,", l.name, l.traits)
		}
	}
	b.WriteString("},\ngrowths: [langOwn + 1][]growth{\n")
	for _, l := range langs {
		fmt.Fprintf(b, "%s: {\n", l.name)
		for _, g := range l.growths {
			fmt.Fprintf(b, "{example: %q%s},\n", g.example, g.fields)
		}
		b.WriteString("},\n")
	}
	b.WriteString("},\n")
}

// writePlurals writes the plural categories of the languages that are written.
func writePlurals(b *bytes.Buffer, langs []*language) {
	b.WriteString("\n// pluralRules are the plural categories of CLDR 48.2, in the order in which they are tried.\n" +
		"var pluralRules = [...][]pluralRule{\n")
	for _, l := range langs {
		fmt.Fprintf(b, "%s: {\n", l.name)
		for _, p := range l.plurals {
			fmt.Fprintf(b, "{%s},\n", p.fields)
		}
		b.WriteString("},\n")
	}
	b.WriteString("}\n")
}
