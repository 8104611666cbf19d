// Package tables makes the Go tables of package wording from its data files:
// the words around figures, the names of units, and the facts of CLDR on how
// numbers are written.
package tables

import (
	"bufio"
	"bytes"
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"go/format"
	"io/fs"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// Generate reads the files of data, one for each language (ar.txt), codes.txt,
// units.txt, currencies.txt, locales.json and numbers.json, and returns the Go files made from them, by
// name. A file of two letters that is none of Arabic, French or English is a language that is only
// read, in the locales of that tag.
func Generate(data fs.FS) (map[string][]byte, error) {
	g := generator{}
	steps := []step{{"units.txt", g.units}}
	for _, o := range own {
		steps = append(steps, step{o.tag + ".txt", g.language(o.tag, o.name)})
	}
	others, err := fs.Glob(data, "[a-z][a-z].txt")
	if err != nil {
		return nil, err
	}
	for _, name := range others {
		tag := strings.TrimSuffix(name, ".txt")
		if !slices.ContainsFunc(own, func(o ownLanguage) bool { return o.tag == tag }) {
			steps = append(steps, step{name, g.language(tag, "")})
		}
	}
	steps = append(steps, step{"codes.txt", g.codes}, step{"currencies.txt", g.currencies},
		step{"locales.json", g.locales}, step{"numbers.json", g.numbers})
	for _, step := range steps {
		text, err := fs.ReadFile(data, step.file)
		if err != nil {
			return nil, err
		}
		if err := step.read(text); err != nil {
			return nil, fmt.Errorf("%s: %w", step.file, err)
		}
	}
	if err := g.assemble(); err != nil {
		return nil, err
	}
	files := map[string][]byte{}
	for name, write := range map[string]func(*bytes.Buffer){
		"lexicon_table.go":      g.writeLexicon,
		"units_table.go":        g.writeUnits,
		"locale_table.go":       g.writeLocales,
		"number_table.go":       g.writeNumbers,
		"currencyname_table.go": g.writeCurrencies,
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

// step is a file to read.
type step struct {
	file string
	read func(text []byte) error
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

// vocabulary is the words of the languages that are read together.
type vocabulary struct {
	langs   []*language
	entries map[string][]entry
}

type generator struct {
	langs   []*language
	words   map[*language][]word // in the order of the file
	code    []word
	books   []*vocabulary
	list    []unit
	symbols []word
	locale  []localeFacts
	formats []numberFormat
	names   [][]string // of currencies: a code, and English, French and Arabic forms
}

// word is a meaning of a form.
type word struct {
	form string
	entry
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

// add adds a meaning of a form to a vocabulary, unless that form already has it.
func (v *vocabulary) add(form string, e entry) {
	key := fold.String(form)
	e.text = form
	for i, old := range v.entries[key] {
		switch {
		case old.cat != e.cat || old.lang != e.lang:
		case e.cat == "catUnit" && old.arg == e.arg:
			if old.form != e.form {
				// A dual that looks like the plural says nothing by itself.
				v.entries[key][i].form = "0"
			}
			return
		case e.cat == "catRole":
			v.entries[key][i].arg += " | " + e.arg
			return
		case e.cat == "catUnit" && old.text == e.text:
			return // the first unit has the word
		case e.cat != "catUnit" && old.arg == e.arg && old.form == e.form && (old.text == e.text || !exact(e.cat)):
			return
		}
	}
	v.entries[key] = append(v.entries[key], e)
}

func exact(cat string) bool { return strings.HasPrefix(cat, "catX") }

var categories = map[string]string{
	"qual": "catQual", "neg": "catNeg", "negpost": "catNegPost", "suffix": "catSuffix", "sign": "catSign",
	"between": "catBetween", "from": "catFrom", "to": "catTo", "conj": "catConj", "det": "catDet", "of": "catOf",
	"rate": "catRate", "gross": "catGross", "scale": "catScale", "xscale": "catXScale", "num": "catNum",
	"coll": "catColl", "frac": "catFrac", "percent": "catPercent", "points": "catPoints", "basis": "catBasis",
	"cur": "catCur", "xcur": "catXCur", "xscur": "catXScaleCur", "month": "catMonth", "yearword": "catYearWord",
	"label": "catLabel", "ordinal": "catOrdinal", "change": "catChange", "stop": "catStop", "part": "catPart",
	"every": "catEvery", "many": "catMany", "point": "catPoint", "when": "catWhen",
	"together": "catTogether", "adj": "catAdj", "role": "catRole", "outof": "catOutOf", "hourat": "catHourAt",
	"await": "catAwait", "reach": "catReach", "dual": "catDual",
}

// roles are what else a word may be, which no category says.
var roles = map[string]string{
	"pronoun": "rolePronoun", "weak": "roleWeak", "lists": "roleLists", "or": "roleOr", "street": "roleStreet",
	"streetname": "roleStreetName", "compares": "roleCompares", "indexat": "roleIndexAt", "house": "roleHouse",
	"monthword": "roleMonthWord", "verblink": "roleVerbLink", "mark": "roleMark",
	"plusbehind": "rolePlusBehind", "describes": "roleDescribes", "article": "roleArticle",
	"third": "roleThird", "thirdalone": "roleThirdAlone", "ofwhole": "roleOfWhole", "among": "roleAmong",
	"hours": "roleHours", "hoursign": "roleHourSign", "minutesign": "roleMinuteSign",
	"secondsign": "roleSecondSign", "hundredth": "roleHundredth", "clock": "roleClock", "new": "roleNew",
	"era": "roleEra", "the": "roleThe", "verb": "roleVerb", "score": "roleScore", "round": "roleRound",
}

// language returns what reads the file of a language; one without a name in Go is
// only read.
func (g *generator) language(tag, name string) func(text []byte) error {
	return func(text []byte) error {
		l := &language{tag: tag, name: name, readOnly: name == "", lists: map[string][]string{}}
		if l.readOnly {
			l.name = "langOwn"
		}
		g.langs = append(g.langs, l)
		if g.words == nil {
			g.words = map[*language][]word{}
		}
		err := lines(text, func(line string) error {
			head, forms, _ := strings.Cut(line, "|")
			if ok, err := l.line(strings.Fields(head), forms); ok || err != nil {
				return err
			}
			words, err := wordLine(line, l.name)
			g.words[l] = append(g.words[l], words...)
			return err
		})
		if err == nil && l.forms == 0 {
			err = errors.New("no line that says which language it is")
		}
		return err
	}
}

// codes reads the codes of currencies.
func (g *generator) codes(text []byte) error {
	return lines(text, func(line string) error {
		words, err := wordLine(line, "0")
		g.code = append(g.code, words...)
		return err
	})
}

// wordLine reads a line of words of a language.
func wordLine(line, lang string) ([]word, error) {
	head, forms, ok := strings.Cut(line, "|")
	fields := strings.Fields(head)
	if !ok || len(fields) < 1 {
		return nil, fmt.Errorf("want category, arguments and forms: %q", line)
	}
	cat, args := categories[fields[0]], fields[1:]
	if cat == "" {
		return nil, fmt.Errorf("unknown category: %q", head)
	}
	e, err := wordEntry(cat, args)
	if err != nil {
		return nil, fmt.Errorf("%w: %q", err, head)
	}
	e.lang = lang
	var words []word
	for form := range strings.SplitSeq(forms, ";") {
		if form = strings.TrimSpace(form); form != "" {
			words = append(words, word{form, e})
		}
	}
	return words, nil
}

// wordEntry makes the entry of a category with arguments.
func wordEntry(cat string, args []string) (e entry, err error) {
	e = entry{cat: cat, arg: "0", form: "0"}
	arg := func(i int) string {
		if i < len(args) {
			return args[i]
		}
		return ""
	}
	dual := func() {
		e.arg = arg(0)
		if arg(1) == "du" {
			e.form = "formDual"
		}
	}
	pick := func(words map[string]string) string { return words[arg(0)] }
	switch cat {
	case "catQual", "catSuffix", "catAwait":
		e.arg = pick(map[string]string{"more": "opMore", "atleast": "opAtLeast", "less": "opLess", "upto": "opUpTo",
			"about": "opAbout"})
	case "catSign":
		e.arg = pick(map[string]string{"minus": "-1", "plus": "1"})
	case "catScale":
		e.arg = arg(0)
		e.form = map[string]string{"sg": "formSingular", "pl": "formPlural", "du": "formDual",
			"tz": "formAccusative"}[arg(1)]
	case "catXScale":
		e.arg, e.form = scaleArg(arg(0))
	case "catXScaleCur":
		e.arg, e.form = scaleArg(arg(0))
		e.arg += " | " + currencyName(arg(1)) + "<<8"
	case "catCur", "catXCur":
		dual()
		e.arg = currencyName(e.arg)
	case "catPart":
		dual()
	case "catNum", "catColl", "catFrac":
		e.arg = arg(0)
	case "catEvery":
		e.arg = pick(map[string]string{"hour": "everyHour", "day": "everyDay", "week": "everyWeek", "month": "everyMonth",
			"year": "everyYear"})
	case "catTo", "catHourAt":
		e.form = pick(map[string]string{"": "0", "accented": "formAccented"})
	case "catPercent":
		e.arg = pick(map[string]string{"": "0", "mille": "perMille"})
	case "catStop":
		e.arg = pick(map[string]string{"": "0", "ranked": "stopRanked", "length": "stopLength", "zone": "stopZone"})
	case "catLabel":
		e.arg = pick(map[string]string{"": "0", "number": "numberLabel", "maybe": "maybeLabel"})
	case "catPoints":
		if e.arg = pick(map[string]string{"": "0", "bare": "barePoints", "du": "0"}); arg(0) == "du" {
			e.form = "formDual"
		}
	case "catBasis":
		if arg(0) == "du" {
			e.form = "formDual"
		}
	case "catRate":
		e.arg = pick(map[string]string{"": "0", "per": "ratePer", "in": "rateIn"})
	case "catOf":
		e.arg = pick(map[string]string{"": "0", "sign": "ofSign"})
	case "catChange":
		e.arg = pick(map[string]string{"": "0", "up": "changeUp", "down": "changeDown", "shift": "changeShift"})
	case "catOutOf":
		e.arg = pick(map[string]string{"": "0", "small": "outOfSmall", "many": "outOfMany"})
	case "catRole":
		e.arg = strings.Join(mapped(args, roles), " | ")
	}
	if e.arg == "" || e.form == "" {
		return e, errors.New("unknown arguments")
	}
	return e, nil
}

// mapped returns the values of keys, or nothing when one is not there.
func mapped(keys []string, values map[string]string) []string {
	var list []string
	for _, k := range keys {
		if values[k] == "" {
			return nil
		}
		list = append(list, values[k])
	}
	return list
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
	case "cfa":
		return "curCFA"
	case "dirham", "rial", "dinar", "franc", "centime", "cents", "millime", "rupee", "guinea", "peso", "shilling",
		"crown", "lira", "kwacha", "leu":
		return "cur" + strings.ToUpper(s[:1]) + s[1:]
	}
	return "cur" + s
}

func (g *generator) units(text []byte) error {
	return lines(text, func(line string) error {
		kind, rest, _ := strings.Cut(line, " ")
		switch kind {
		case "unit":
			f := strings.Fields(rest)
			if len(f) != 2 || f[1] != "count" && f[1] != "measure" {
				return fmt.Errorf("want symbol and class: %q", line)
			}
			g.list = append(g.list, unit{symbol: f[0], class: f[1], names: map[string][]string{}})
		case "symbol":
			symbol, forms, _ := strings.Cut(rest, " ")
			i := g.unit(symbol)
			if i < 0 {
				return fmt.Errorf("no such unit: %q", line)
			}
			for form := range strings.SplitSeq(forms, ";") {
				e := entry{cat: "catXUnit", lang: "0", arg: strconv.Itoa(i), form: "0"}
				g.symbols = append(g.symbols, word{strings.TrimSpace(form), e})
			}
		default:
			return fmt.Errorf("unknown line: %q", line)
		}
		return nil
	})
}

// unit returns the index of a unit, or -1.
func (g *generator) unit(symbol string) int {
	return slices.IndexFunc(g.list, func(u unit) bool { return u.symbol == symbol })
}

// assemble puts the vocabularies together: that of the languages that are written, and
// those of the languages that are only read, one each.
func (g *generator) assemble() error {
	g.books = []*vocabulary{{langs: g.langs[:len(own)], entries: map[string][]entry{}}}
	for _, l := range g.langs[len(own):] {
		g.books = append(g.books, &vocabulary{langs: []*language{l}, entries: map[string][]entry{}})
	}
	for _, v := range g.books {
		for _, l := range v.langs {
			for _, w := range g.words[l] {
				v.add(w.form, w.entry)
			}
		}
		for _, w := range g.code {
			v.add(w.form, w.entry)
		}
		if err := g.addUnits(v); err != nil {
			return err
		}
		for _, w := range g.symbols {
			v.add(w.form, w.entry)
		}
		v.addPrefixes()
	}
	for _, u := range g.list {
		if len(u.names) != len(own) {
			return fmt.Errorf("units.txt: unit %s has no name in some language", u.symbol)
		}
	}
	return nil
}

// addUnits adds the names of all units, English ones first.
func (g *generator) addUnits(v *vocabulary) error {
	langs := slices.Clone(v.langs)
	slices.SortFunc(langs, func(a, b *language) int {
		order := map[string]int{"en": 1, "fr": 2, "ar": 3}
		return cmp.Compare(order[a.tag], order[b.tag])
	})
	names := map[*language]map[int][][]string{}
	for _, l := range langs {
		names[l] = map[int][][]string{}
		for _, n := range l.names {
			i := g.unit(n.symbol)
			if i < 0 {
				return fmt.Errorf("%s.txt: no such unit: %q", l.tag, n.symbol)
			}
			names[l][i] = append(names[l][i], n.forms)
		}
	}
	for i := range g.list {
		for _, l := range langs {
			for _, forms := range names[l][i] {
				v.addNames(i, l, forms)
				if g.list[i].names[l.tag] == nil && !l.readOnly {
					g.list[i].names[l.tag] = forms
				}
			}
		}
	}
	return nil
}

// addNames adds the forms of a unit.
func (v *vocabulary) addNames(unit int, l *language, names []string) {
	e := entry{cat: "catUnit", lang: l.name, arg: strconv.Itoa(unit), form: "0"}
	if l.forms == 2 {
		for i, n := range names {
			if e.form = "0"; i == 0 && names[1] != n {
				e.form = "formSingular"
			}
			v.add(n, e)
		}
		return
	}
	for i, n := range names {
		d := e
		if i == 1 && names[1] != names[0] {
			d.form = "formDual"
			if first, rest, many := strings.Cut(n, " "); strings.HasSuffix(first, "ا") {
				// A dual before its genitive: also its oblique case.
				v.add(strings.TrimSuffix(first, "ا")+"ي"+" "+rest, d)
			} else if stem, ok := strings.CutSuffix(first, "ان"); ok {
				oblique := stem + "ين"
				if many {
					oblique += " " + strings.ReplaceAll(rest, "ان", "ين")
				}
				v.add(oblique, d)
			}
		}
		v.add(n, d)
	}
	// Sound masculine plurals are listed in the oblique case; read both.
	if stem, ok := strings.CutSuffix(names[2], "ين"); ok && !strings.Contains(names[2], " ") {
		v.add(stem+"ون", e)
	}
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

// addPrefixes adds the beginnings of keys of several words, marked as such.
func (v *vocabulary) addPrefixes() {
	for _, key := range sortedKeys(v.entries) {
		for i := 0; i < len(key); i++ {
			if key[i] == ' ' {
				v.prefix(key[:i])
			} else if key[i] == '\'' && i+1 < len(key) {
				v.prefix(key[:i+1])
			}
		}
	}
}

func (g *generator) writeLexicon(b *bytes.Buffer) {
	b.WriteString("// lexEntries holds the meanings of each key side by side, for one vocabulary behind the other; keys\n" +
		"// are in order.\nvar lexEntries = [...]lexEntry{\n")
	n := 0
	slots := make([][]int, len(g.books))
	var keys, listed strings.Builder
	for i, v := range g.books {
		b.WriteString("{last: true},\n")
		n++
		n, slots[i] = v.write(b, n, &keys, &listed)
	}
	b.WriteString("}\n")
	writeText(b, "lexKeys holds the keys", "lexKeys", keys.String())
	writeText(b, "lexListed holds the forms of those entries where case matters", "lexListed", listed.String())
	b.WriteString("\n// vocabularies are what is read together: Arabic, French and English, and languages\n" +
		"// that are only read.\nvar vocabularies = [...]vocabulary{\n")
	for i, v := range g.books {
		tag, langs := "", ""
		for _, l := range v.langs {
			if langs += " | 1<<" + l.name; l.readOnly {
				tag = l.tag
			}
		}
		fmt.Fprintf(b, "{\ntag: %q, langs: %s, slots: lexSlots%d[:], screens: &lexScreens%d,\n", tag, langs[3:], i, i)
		writeGrammar(b, v.langs)
		b.WriteString("},\n")
	}
	b.WriteString("}\n")
	writePlurals(b, g.books[0].langs)
	for i := range g.books {
		fmt.Fprintf(b, "\n// lexSlots%d is an open-addressed hash table of the first entry of each key of vocabulary %d.\n", i, i)
		fmt.Fprintf(b, "var lexSlots%d = [%d]uint16{", i, len(slots[i]))
		for k, s := range slots[i] {
			if s != 0 {
				fmt.Fprintf(b, "%d:%d,", k, s)
			}
			if k%64 == 63 {
				b.WriteString("\n")
			}
		}
		b.WriteString("}\n")
		g.books[i].writeScreens(b, i)
	}
}

// writeScreens writes the screens of the keys of vocabulary i, a bit for each.
func (v *vocabulary) writeScreens(b *bytes.Buffer, i int) {
	var screens [fold.Screens / 64]uint64
	for key := range v.entries {
		n := fold.Screen([]byte(key))
		screens[n/64] |= 1 << (n % 64)
	}
	fmt.Fprintf(b, "\n// lexScreens%d has a bit for each screen that a key of vocabulary %d has.\n", i, i)
	fmt.Fprintf(b, "var lexScreens%d = [%d]uint64{", i, len(screens))
	for k, s := range screens {
		if s != 0 {
			fmt.Fprintf(b, "%d:%#x,", k, s)
		}
		if k%16 == 15 {
			b.WriteString("\n")
		}
	}
	b.WriteString("}\n")
}

// writeText writes a constant of much text, broken into lines.
func writeText(b *bytes.Buffer, says, name, text string) {
	fmt.Fprintf(b, "\n// %s, one behind the other.\nconst %s = ", says, name)
	for r := []rune(text); len(r) > 0; {
		line := r[:min(len(r), 200)]
		if r = r[len(line):]; len(r) > 0 {
			fmt.Fprintf(b, "%s +\n", strconv.QuoteToASCII(string(line)))
			continue
		}
		fmt.Fprintf(b, "%s\n", strconv.QuoteToASCII(string(line)))
	}
}

// write writes the entries of a vocabulary, of which the first has number n, and
// returns the number behind the last and the slots of the hash table. The keys of the
// entries, and the forms where case matters, are appended to texts of their own.
func (v *vocabulary) write(b *bytes.Buffer, n int, text, listed *strings.Builder) (int, []int) {
	keys := sortedKeys(v.entries)
	at := make([]int, len(keys))
	for i, key := range keys {
		at[i] = text.Len()
		if i+1 == len(keys) || !strings.HasPrefix(keys[i+1], key) { // else the next key has it
			text.WriteString(key)
		}
	}
	size := 1
	for size < 3*len(keys) {
		size *= 2
	}
	slots := make([]int, size)
	for i, key := range keys {
		h := fold.Hash([]byte(key)) & uint32(size-1)
		for slots[h] != 0 {
			h = (h + 1) & uint32(size-1)
		}
		slots[h] = n
		for k, e := range v.entries[key] {
			form := ""
			if exact(e.cat) || v.collides(key, e) {
				form = e.text
			}
			fmt.Fprintf(b, "{%d, %d, %d, %d, %s, %s, %s, %t, %s}, // %s %s\n", at[i], listed.Len(), len(key), len(form),
				e.cat, e.lang, e.form, k == len(v.entries[key])-1, e.arg, key, form)
			listed.WriteString(form)
			n++
		}
	}
	return n, slots
}

// collides reports whether folding made one word of two, as of إجراء (measure)
// and أجراء (employees): then the spelling decides.
func (v *vocabulary) collides(key string, e entry) bool {
	for _, o := range v.entries[key] {
		if e.cat == "catUnit" && o.cat == e.cat && o.lang == e.lang && o.arg != e.arg && o.text != e.text {
			return true
		}
	}
	return false
}

func (v *vocabulary) prefix(key string) {
	for _, e := range v.entries[key] {
		if e.cat == "catPrefix" {
			return
		}
	}
	v.entries[key] = append(v.entries[key], entry{cat: "catPrefix", lang: "0", arg: "0", form: "0"})
}

func sortedKeys[T any](m map[string]T) []string {
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
