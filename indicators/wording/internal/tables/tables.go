// Package tables makes the Go tables of package wording from its data files:
// the words around figures, the names of units, and the facts of CLDR on how
// numbers are written.
package tables

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"go/format"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// Generate reads lexicon.txt, units.txt, locales.json and numbers.json from data and returns
// the Go files made from them, by name.
func Generate(data fs.FS) (map[string][]byte, error) {
	g := generator{entries: map[string][]entry{}}
	for _, step := range []struct {
		file string
		read func([]byte) error
	}{
		{"lexicon.txt", g.lexicon},
		{"units.txt", g.units},
		{"locales.json", g.locales},
		{"numbers.json", g.numbers},
	} {
		text, err := fs.ReadFile(data, step.file)
		if err != nil {
			return nil, err
		}
		if err := step.read(text); err != nil {
			return nil, fmt.Errorf("%s: %w", step.file, err)
		}
	}
	files := map[string][]byte{}
	for name, write := range map[string]func(*bytes.Buffer){
		"lexicon_table.go": g.writeLexicon,
		"units_table.go":   g.writeUnits,
		"locale_table.go":  g.writeLocales,
		"number_table.go":  g.writeNumbers,
	} {
		var b bytes.Buffer
		b.WriteString("// Code generated from the data directory by internal/gentables; DO NOT EDIT.\n\npackage wording\n\n")
		write(&b)
		text, err := format.Source(b.Bytes())
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		files[name] = text
	}
	return files, nil
}

// entry is one meaning of a key.
type entry struct {
	cat, lang string
	arg       string // Go expressions
	form      string
	text      string // the form as listed; compared when case matters
}

type unit struct {
	symbol, class string
	names         map[string][]string
}

type generator struct {
	entries map[string][]entry
	list    []unit
	locale  []localeFacts
	formats []numberFormat
}

// lines calls f for every line that is neither blank nor a comment.
func lines(text []byte, f func(line string) error) error {
	s := bufio.NewScanner(bytes.NewReader(text))
	for n := 1; s.Scan(); n++ {
		line := strings.TrimSpace(s.Text())
		if line == "" || line[0] == '#' {
			continue
		}
		if err := f(line); err != nil {
			return fmt.Errorf("line %d: %w", n, err)
		}
	}
	return s.Err()
}

// add adds a meaning of a form, unless that form already has it.
func (g *generator) add(form string, e entry) {
	key := fold.String(form)
	e.text = form
	for i, old := range g.entries[key] {
		switch {
		case old.cat != e.cat || old.lang != e.lang:
		case e.cat == "catUnit" && old.arg == e.arg:
			if old.form != e.form {
				// A dual that looks like the plural says nothing by itself.
				g.entries[key][i].form = "0"
			}
			return
		case e.cat == "catUnit" && old.text == e.text:
			return // the first unit has the word
		case e.cat != "catUnit" && old.arg == e.arg && old.form == e.form && (old.text == e.text || !exact(e.cat)):
			return
		}
	}
	g.entries[key] = append(g.entries[key], e)
}

func exact(cat string) bool { return strings.HasPrefix(cat, "catX") }

var langNames = map[string]string{"ar": "Ar", "fr": "Fr", "en": "En"}

var categories = map[string]string{
	"qual": "catQual", "neg": "catNeg", "negpost": "catNegPost", "suffix": "catSuffix", "sign": "catSign",
	"between": "catBetween", "from": "catFrom", "to": "catTo", "conj": "catConj", "det": "catDet", "of": "catOf",
	"rate": "catRate", "gross": "catGross", "scale": "catScale", "xscale": "catXScale", "num": "catNum",
	"coll": "catColl", "frac": "catFrac", "percent": "catPercent", "points": "catPoints", "basis": "catBasis",
	"cur": "catCur", "xcur": "catXCur", "xscur": "catXScaleCur", "month": "catMonth", "yearword": "catYearWord",
	"label": "catLabel", "ordinal": "catOrdinal", "change": "catChange", "stop": "catStop", "part": "catPart",
	"every": "catEvery", "many": "catMany", "point": "catPoint", "when": "catWhen",
	"together": "catTogether", "adj": "catAdj",
}

func (g *generator) lexicon(text []byte) error {
	return lines(text, func(line string) error {
		head, forms, ok := strings.Cut(line, "|")
		fields := strings.Fields(head)
		if !ok || len(fields) < 2 {
			return fmt.Errorf("want category, arguments, language and forms: %q", line)
		}
		cat, lang, args := categories[fields[0]], langNames[fields[len(fields)-1]], fields[1:len(fields)-1]
		if cat == "" || lang == "" {
			return fmt.Errorf("unknown category or language: %q", head)
		}
		e := entry{cat: cat, lang: lang, arg: "0", form: "0"}
		switch cat {
		case "catQual", "catSuffix":
			e.arg = map[string]string{"more": "opMore", "atleast": "opAtLeast", "less": "opLess", "upto": "opUpTo",
				"about": "opAbout"}[args[0]]
		case "catSign":
			e.arg = map[string]string{"minus": "-1", "plus": "1"}[args[0]]
		case "catScale":
			e.arg = args[0]
			e.form = map[string]string{"sg": "formSingular", "pl": "formPlural", "du": "formDual",
				"tz": "formAccusative"}[args[1]]
		case "catXScale":
			e.arg, e.form = scaleArg(args[0])
		case "catXScaleCur":
			e.arg, e.form = scaleArg(args[0])
			e.arg += " | " + currencyName(args[1]) + "<<8"
		case "catCur", "catXCur":
			e.arg = currencyName(args[0])
			if len(args) > 1 && args[1] == "du" {
				e.form = "formDual"
			}
		case "catPart":
			e.arg = args[0]
			if len(args) > 1 && args[1] == "du" {
				e.form = "formDual"
			}
		case "catNum", "catColl", "catFrac":
			e.arg = args[0]
		case "catEvery":
			e.arg = map[string]string{"hour": "everyHour", "day": "everyDay", "week": "everyWeek", "month": "everyMonth",
				"year": "everyYear"}[args[0]]
		}
		if e.arg == "" || e.form == "" {
			return fmt.Errorf("unknown arguments: %q", head)
		}
		for form := range strings.SplitSeq(forms, ";") {
			if form = strings.TrimSpace(form); form != "" {
				g.add(form, e)
			}
		}
		return nil
	})
}

// scaleArg reads a power of ten, two powers of which only the writer knows
// which one is meant, or one that needs a currency before the number.
func scaleArg(s string) (arg, form string) {
	if strings.HasSuffix(s, "m") {
		return s[:len(s)-1], "formMoneyOnly"
	}
	if a, b, two := strings.Cut(s, "or"); two {
		return a + " | " + b + "<<4", "formEither"
	}
	return s, "0"
}

func currencyName(s string) string {
	switch s {
	case "dirham", "rial", "dinar", "franc", "centime", "rupee", "guinea":
		return "cur" + strings.ToUpper(s[:1]) + s[1:]
	}
	return "cur" + s
}

func (g *generator) units(text []byte) error {
	var u *unit
	err := lines(text, func(line string) error {
		word, rest, _ := strings.Cut(line, " ")
		switch word {
		case "unit":
			f := strings.Fields(rest)
			if len(f) != 2 || f[1] != "count" && f[1] != "measure" {
				return fmt.Errorf("want symbol and class: %q", line)
			}
			g.list = append(g.list, unit{symbol: f[0], class: f[1], names: map[string][]string{}})
			u = &g.list[len(g.list)-1]
		case "symbol":
			symbol, forms, _ := strings.Cut(rest, " ")
			i := slices.IndexFunc(g.list, func(u unit) bool { return u.symbol == symbol })
			if i < 0 {
				return fmt.Errorf("no such unit: %q", line)
			}
			for form := range strings.SplitSeq(forms, ";") {
				g.add(strings.TrimSpace(form), entry{cat: "catXUnit", lang: "0", arg: strconv.Itoa(i), form: "0"})
			}
		case "ar", "fr", "en":
			if u == nil {
				return fmt.Errorf("names before a unit: %q", line)
			}
			for group := range strings.SplitSeq(rest, ";") {
				names := strings.Split(group, "/")
				for i := range names {
					names[i] = strings.TrimSpace(names[i])
				}
				if err := g.unitNames(u, word, names); err != nil {
					return err
				}
			}
		default:
			return fmt.Errorf("unknown line: %q", line)
		}
		return nil
	})
	for _, u := range g.list {
		if err == nil && len(u.names) != 3 {
			err = fmt.Errorf("unit %s has no name in some language", u.symbol)
		}
	}
	return err
}

func (g *generator) unitNames(u *unit, lang string, names []string) error {
	e := entry{cat: "catUnit", lang: langNames[lang], arg: strconv.Itoa(len(g.list) - 1), form: "0"}
	if lang != "ar" {
		if len(names) != 2 {
			return fmt.Errorf("want singular and plural: %q", names)
		}
		for _, n := range names {
			g.add(n, e)
		}
	} else {
		if len(names) == 3 {
			names = append(names, accusative(names[0]))
		}
		if len(names) != 4 {
			return fmt.Errorf("want singular, dual and plural: %q", names)
		}
		for i, n := range names {
			d := e
			if i == 1 && names[1] != names[0] {
				d.form = "formDual"
				if first, rest, many := strings.Cut(n, " "); strings.HasSuffix(first, "ا") {
					// A dual before its genitive: also its oblique case.
					g.add(strings.TrimSuffix(first, "ا")+"ي"+" "+rest, d)
				} else if stem, ok := strings.CutSuffix(first, "ان"); ok {
					oblique := stem + "ين"
					if many {
						oblique += " " + strings.ReplaceAll(rest, "ان", "ين")
					}
					g.add(oblique, d)
				}
			}
			g.add(n, d)
		}
		// Sound masculine plurals are listed in the oblique case; read both.
		if stem, ok := strings.CutSuffix(names[2], "ين"); ok && !strings.Contains(names[2], " ") {
			g.add(stem+"ون", e)
		}
	}
	if u.names[lang] == nil {
		u.names[lang] = names
	}
	return nil
}

// accusative is the indefinite accusative singular of a noun of one word, in
// unvowelled spelling.
func accusative(noun string) string {
	for _, end := range []string{"ة", "اء", "ى", "ا"} {
		if strings.HasSuffix(noun, end) || strings.Contains(noun, " ") {
			return noun
		}
	}
	return noun + "ا"
}

func (g *generator) writeLexicon(b *bytes.Buffer) {
	// A multi-word key needs all its beginnings, marked as such.
	for _, key := range sortedKeys(g.entries) {
		for i := 0; i < len(key); i++ {
			if key[i] == ' ' {
				g.prefix(key[:i])
			} else if key[i] == '\'' && i+1 < len(key) {
				g.prefix(key[:i+1])
			}
		}
	}
	keys := sortedKeys(g.entries)
	fmt.Fprintf(b, "// lexEntries holds the meanings of each key side by side; keys are in order.\nvar lexEntries = [...]lexEntry{\n{},\n")
	first := map[string]int{}
	n := 1
	for _, key := range keys {
		first[key] = n
		for _, e := range g.entries[key] {
			text := `""`
			if exact(e.cat) || g.collides(key, e) {
				text = strconv.Quote(e.text)
			}
			fmt.Fprintf(b, "{%s, %s, %s, %s, %s, %s},\n", strconv.QuoteToASCII(key), text, e.cat, e.lang, e.form, e.arg)
			n++
		}
	}
	b.WriteString("}\n\n")
	size := 1
	for size < 3*len(keys) {
		size *= 2
	}
	slots := make([]int, size)
	for _, key := range keys {
		h := fold.Hash([]byte(key)) & uint32(size-1)
		for slots[h] != 0 {
			h = (h + 1) & uint32(size-1)
		}
		slots[h] = first[key]
	}
	fmt.Fprintf(b, "// lexSlots is an open-addressed hash table of the first entry of each key.\nvar lexSlots = [%d]uint16{", size)
	for i, s := range slots {
		if s != 0 {
			fmt.Fprintf(b, "%d:%d,", i, s)
		}
		if i%64 == 63 {
			b.WriteString("\n")
		}
	}
	b.WriteString("}\n")
}

// collides reports whether folding made one word of two, as of إجراء (measure)
// and أجراء (employees): then the spelling decides.
func (g *generator) collides(key string, e entry) bool {
	for _, o := range g.entries[key] {
		if e.cat == "catUnit" && o.cat == e.cat && o.lang == e.lang && o.arg != e.arg && o.text != e.text {
			return true
		}
	}
	return false
}

func (g *generator) prefix(key string) {
	for _, e := range g.entries[key] {
		if e.cat == "catPrefix" {
			return
		}
	}
	g.entries[key] = append(g.entries[key], entry{cat: "catPrefix", lang: "0", arg: "0", form: "0"})
}

func sortedKeys(m map[string][]entry) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (g *generator) writeUnits(b *bytes.Buffer) {
	b.WriteString("// unitTable holds the units that have names, in the order of the data file.\nvar unitTable = [...]unitInfo{\n")
	for _, u := range g.list {
		fmt.Fprintf(b, "{%q, %t, [2]string{%q, %q}, [2]string{%q, %q}, [4]string{%q, %q, %q, %q}},\n", u.symbol,
			u.class == "measure",
			u.names["en"][0], u.names["en"][1], u.names["fr"][0], u.names["fr"][1],
			u.names["ar"][0], u.names["ar"][1], u.names["ar"][2], u.names["ar"][3])
	}
	b.WriteString("}\n\n// unitSlots finds a unit by the hash of its symbol.\n")
	order := make([]int, len(g.list))
	for i := range order {
		order[i] = i
	}
	slices.SortFunc(order, func(a, c int) int { return cmp.Compare(g.list[a].symbol, g.list[c].symbol) })
	fmt.Fprintf(b, "var unitOrder = [...]uint8{")
	for _, i := range order {
		fmt.Fprintf(b, "%d,", i)
	}
	b.WriteString("}\n")
}

// localeFacts is a locale of locales.json.
type localeFacts struct {
	tag   string
	facts struct {
		Decimal, Group                                      string
		MinusSign, PlusSign, PercentSign, ApproximatelySign string
		Percent                                             string `json:"percent_pattern"`
		Standard                                            string `json:"currency_standard"`
		Accounting                                          string `json:"currency_accounting"`
		Alpha                                               string `json:"currency_alphaNextToNumber"`
		AtLeast                                             string `json:"at_least"`
		AtMost                                              string `json:"at_most"`
		Range, Approximately                                string
		MAD                                                 map[string]string `json:"MAD"`
		Short                                               compactFacts      `json:"compact_short"`
		Long                                                compactFacts      `json:"compact_long"`
		Currency                                            compactFacts      `json:"currency_compact_short"`
		CurrencyAlpha                                       compactFacts      `json:"currency_compact_short_alpha"`
	}
}

// compactFacts maps a power of ten to patterns by plural category.
type compactFacts map[string]map[string]string

var plurals = [...]string{"zero", "one", "two", "few", "many", "other"}

func (g *generator) locales(text []byte) error {
	var file struct {
		Locales map[string]json.RawMessage
	}
	if err := json.Unmarshal(text, &file); err != nil {
		return err
	}
	for _, tag := range []string{"ar-MA", "fr-MA", "en"} {
		l := localeFacts{tag: tag}
		if err := json.Unmarshal(file.Locales[tag], &l.facts); err != nil {
			return fmt.Errorf("%s: %w", tag, err)
		}
		g.locale = append(g.locale, l)
	}
	return nil
}

// prose holds the separators of thousands and of decimals that the newspapers of a
// country use, where they are not those of CLDR.
var prose = map[string][2]string{"fr-MA": {" ", ","}}

func (g *generator) writeLocales(b *bytes.Buffer) {
	b.WriteString("// localeTable holds the facts of each locale, by value of Locale.\nvar localeTable = [...]localeInfo{\n{},\n")
	q := strconv.QuoteToASCII
	for _, l := range g.locale {
		f := &l.facts
		fmt.Fprintf(b, "{ // %s\n", l.tag)
		for _, v := range []struct{ name, value string }{
			{"decimal", f.Decimal}, {"group", f.Group}, {"minus", f.MinusSign}, {"plus", f.PlusSign},
			{"percent", f.PercentSign}, {"approximately", f.Approximately}, {"atLeast", f.AtLeast},
			{"atMost", f.AtMost}, {"span", f.Range}, {"percentPattern", f.Percent}, {"currency", f.Standard},
			{"accounting", f.Accounting}, {"currencyAlpha", f.Alpha},
		} {
			fmt.Fprintf(b, "%s: %s,\n", v.name, q(v.value))
		}
		if s, ok := prose[l.tag]; ok {
			fmt.Fprintf(b, "prose: separators{group: %s, decimal: %s, from: 4},\n", q(s[0]), q(s[1]))
		}
		fmt.Fprintf(b, "scaleInfo: &scaleInfo{\nsymbolMAD: %s,\n", q(f.MAD["symbol"]))
		b.WriteString("namesMAD: [6]string{")
		for _, p := range plurals {
			name := f.MAD["displayName-count-"+p]
			if name == "" {
				name = f.MAD["displayName-count-other"]
			}
			b.WriteString(q(name) + ",")
		}
		b.WriteString("},\n")
		alpha := f.CurrencyAlpha
		if alpha == nil {
			alpha = f.Currency
		}
		for _, v := range []struct {
			name  string
			facts compactFacts
		}{{"short", f.Short}, {"long", f.Long}, {"shortCurrency", f.Currency}, {"shortCurrencyAlpha", alpha}} {
			fmt.Fprintf(b, "%s: compactTable{\n", v.name)
			for power := 3; power < 15; power++ {
				row := v.facts[strconv.Itoa(power)]
				if row == nil {
					continue
				}
				fmt.Fprintf(b, "%d: {", power-3)
				for _, p := range plurals {
					pattern, ok := row[p]
					if !ok {
						pattern = row["other"]
					}
					b.WriteString(q(pattern) + ",")
				}
				b.WriteString("},\n")
			}
			b.WriteString("},\n")
		}
		b.WriteString("},\n},\n")
	}
	b.WriteString("}\n")
}
