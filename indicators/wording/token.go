package wording

import (
	"unicode"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// token is a piece of text: a number, a word, or one other character.
type token struct {
	kind   tokenKind
	gap    gap
	soft   soft
	script script
	clitic clitic
	tanwin bool   // an Arabic word with the accusative sign
	ent    uint16 // meanings of the word, without its clitics
	start  int32
	body   int32 // start without clitics
	end    int32
	sym    rune
	cats   categories // what the word may be, and whether it begins a phrase
}

type tokenKind uint8

const (
	tokenEnd tokenKind = iota
	tokenNumber
	tokenWord
	tokenSymbol
	tokenUnsafe // a character that hides or reorders what is written
)

type script uint8

const (
	scriptNone script = iota
	scriptLatin
	scriptArabic
	scriptOther
	scriptMixed
)

// clitic tells what was taken off an Arabic word.
type clitic uint8

const (
	cliticConj clitic = 1 << iota // و ف
	cliticPrep                    // ب ل ك
	cliticDef                     // ال
)

// unsafe reports whether a character has no place near a figure: controls, zero
// width characters, direction embeddings, overrides and isolates, soft hyphens,
// joiners, variation selectors and tags.
func unsafe(r rune) bool {
	switch {
	case r < 0x20:
		return r != '\t' && r != '\n' && r != '\r' && r != '\v' && r != '\f'
	case r >= 0x7F && r < 0xA0, r == 0xAD, r == 0x34F, r == 0x180E,
		r >= 0x200B && r <= 0x200D, r >= 0x202A && r <= 0x202E, r >= 0x2028 && r <= 0x2029,
		r >= 0x2060 && r <= 0x206F, r >= 0xFE00 && r <= 0xFE0F, r == 0xFEFF,
		r >= 0xFFF9 && r <= 0xFFFB, r >= 0xE0000 && r <= 0xE0FFF, r == 0x115F, r == 0x1160, r == 0x3164:
		return true
	}
	return false
}

// lex reads the token at s[i:] into t.
func (v *vocabulary) lex(t *token, s string, i, maxDigits int, num *numeral) {
	*t = token{}
	i, t.gap, t.soft = boundary(s, i)
	t.start, t.body, t.end = int32(i), int32(i), int32(i)
	if i >= len(s) {
		return
	}
	r, n := fold.Rune(s, i)
	switch {
	case digitIs(s, i):
		t.kind = tokenNumber
		var end int
		*num, end = scanNumeral(s, i, maxDigits)
		t.end = int32(end)
	case isLetter(r):
		t.kind = tokenWord
		t.word(v, s, i)
	case unsafe(r) || r == utf8.RuneError && n == 1:
		t.kind, t.sym, t.end = tokenUnsafe, r, int32(i+n)
	default:
		t.kind, t.sym, t.end = tokenSymbol, r, int32(i+n)
	}
}

// word returns the token at s[i:], which begins with a letter.
func (v *vocabulary) word(s string, i int) (t token) {
	v.lex(&t, s, i, 1, nil)
	return t
}

// isLetter is unicode.IsLetter, quicker for the letters that words here have.
func isLetter(r rune) bool {
	switch {
	case r < 0x80:
		return r|0x20 >= 'a' && r|0x20 <= 'z'
	case r >= 0x620 && r <= 0x64A:
		return true
	}
	return unicode.IsLetter(r)
}

func scriptOf(r rune) script {
	switch {
	case r < 0x250 || r >= 0x1E00 && r < 0x1F00:
		return scriptLatin
	case r >= 0x600 && r < 0x780 || r >= 0x8A0 && r < 0x900 || r >= 0xFB50 && r < 0xFE00 || r >= 0xFE70 && r < 0xFF00:
		return scriptArabic
	}
	return scriptOther
}

// word reads a word and looks it up.
func (t *token) word(v *vocabulary, s string, i int) {
	letters, dots := 0, 0
	t.script = commonScript(s, i)
	for {
		plain := t.plainLetters(s[i:])
		letters += plain
		if i += plain; t.script == scriptArabic {
			i += plain
		}
		if i == len(s) || s[i] == ' ' {
			break
		}
		r, n := fold.Rune(s, i)
		switch {
		case fold.IsMark(r) || r >= 0x300 && r < 0x370 && r != 0x34F:
			t.tanwin = t.tanwin || r == 0x64B
		case isLetter(r):
			if !t.takes(scriptOf(r)) {
				t.ends(v, s, i, i, letters)
				return
			}
			letters++
		case r == '.' && letters == dots+1 && letterAt(s, i+1) && !(dots == 0 && endsGlued(s, i)):
			dots++
		case r == '.' && dots > 0 && letters == dots+1:
			t.ends(v, s, i, i+1, letters)
			return
		default:
			if (r == '-' || r == '‐' || r == 0xAD) && t.wrapped(v, s, i, n) {
				return
			}
			end := i
			if t.closes(s, i, n, r, letters) {
				end += n
			}
			t.ends(v, s, end, end, letters)
			return
		}
		i += n
	}
	t.ends(v, s, i, i, letters)
}

// commonScript returns the script of the word at s[i:] when it begins with a letter of the commonest.
func commonScript(s string, i int) script {
	switch c := s[i]; {
	case c < utf8.RuneSelf:
		return scriptLatin
	case i+1 < len(s) && commonArabic(c, s[i+1]):
		return scriptArabic
	}
	return scriptNone
}

// commonArabic reports whether two bytes are an Arabic letter from U+0620 to U+064A.
func commonArabic(a, b byte) bool {
	return b&0xC0 == 0x80 && (a == 0xD8 && b >= 0xA0 || a == 0xD9 && b <= 0x8A)
}

// endsGlued reports whether the full stop at s[i:] ends a sentence behind one letter that is glued to a number,
// and begins the next without a space: £3.4m.In 2022.
func endsGlued(s string, i int) bool {
	return i > 1 && i+2 < len(s) && s[i-2]-'0' < 10 && s[i-1]|0x20-'a' < 26 && s[i+1]-'A' < 26 && s[i+2]-'a' < 26
}

// plainLetters returns how many letters s begins with that are of the commonest of the
// script that the word is in: one byte each in Latin, two in Arabic.
func (t *token) plainLetters(s string) int {
	i := 0
	switch t.script {
	case scriptLatin:
		for i < len(s) && s[i]|0x20-'a' < 26 {
			i++
		}
		return i
	case scriptArabic:
		for i+1 < len(s) && commonArabic(s[i], s[i+1]) {
			i += 2
		}
		return i / 2
	}
	return 0
}

// wrapped reads on behind the hyphen of n bytes at s[i:] when it ends a line inside a
// word of the tables: mil-, on the next line lions. It reports whether it did.
func (t *token) wrapped(v *vocabulary, s string, i, n int) bool {
	next := fold.LineEnd(s, i+n)
	if next == i+n || t.script != scriptLatin || i-int(t.start) > maxKey {
		return false
	}
	end := next
	for end < len(s) && end-next < maxKey {
		r, n := fold.Rune(s, end)
		if !isLetter(r) || scriptOf(r) != scriptLatin || end == next && unicode.IsUpper(r) {
			break
		}
		end += n
	}
	if end == next {
		return false
	}
	if t.find(v, s, end); t.ent == 0 {
		return false
	}
	t.end = int32(end)
	return true
}

// takes adds a letter of a script to the word; Arabic letters do not go on a word
// of another script.
func (t *token) takes(letter script) bool {
	switch {
	case t.script == scriptNone:
		t.script = letter
	case t.script == letter:
	case letter == scriptArabic || t.script == scriptArabic:
		return false
	default:
		t.script = scriptMixed
	}
	return true
}

// closes reports whether the character r at s[i:], n bytes long, is the last of a
// word of so many letters: the apostrophe of an elision, the exponent of a measure,
// the degree sign of n°.
func (t *token) closes(s string, i, n int, r rune, letters int) bool {
	switch r {
	case '\'', '’':
		return letters > 0 && t.script == scriptLatin && (letterAt(s, i+n) || digitIs(s, i+n) || signAt(s, i+n))
	case '²', '³', '2', '3':
		return (exponent(s[t.start:i]) || t.script == scriptArabic && arabicExponent(s[t.start:i])) &&
			!letterAt(s, i+n) && !digitIs(s, i+n)
	case '°', 'º':
		return letters == 1
	}
	return false
}

// ends ends a word and looks up what stands before s[found:], which has so many letters.
func (t *token) ends(v *vocabulary, s string, found, end, letters int) {
	t.end = int32(end)
	if word := s[t.start:found]; t.script == scriptLatin && letters == len(word) && !v.mayHold(fold.ScreenLetters(word)) {
		return // most words of a text
	}
	t.find(v, s, found)
}

// meanings notes what the word may be.
func (t *token) meanings(i uint16) bool {
	t.ent = i
	if i == 0 {
		return false
	}
	for ; ; i++ {
		e := &lexEntries[i]
		t.cats |= 1 << e.cat
		if e.last {
			return true
		}
	}
}

func letterAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return unicode.IsLetter(r)
}

// signAt reports whether the sign of a currency stands at s[i:].
func signAt(s string, i int) bool {
	r, _ := utf8.DecodeRuneInString(s[i:])
	return currencySign(r) != curNone
}

func digitIs(s string, i int) bool {
	_, _, n := digitAt(s, i)
	return n > 0
}

// exponent reports whether a word can be followed by a small 2 or 3.
func exponent(word string) bool {
	return word == "m" || word == "Mm" || word == "km" || word == "M" || word == "Km" || word == "KM"
}

// arabicExponent is exponent for Arabic symbols.
func arabicExponent(word string) bool { return word == "م" || word == "كم" || word == "كلم" }

// maxWord is more bytes than any word of the tables has.
const maxWord = 2 * maxKey

// find looks the word s[t.start:end] up, whole, then without Arabic clitics.
func (t *token) find(v *vocabulary, s string, end int) {
	word := s[t.start:end]
	if len(word) > maxWord {
		return
	}
	var buf [maxWord]byte
	key := fold.Append(buf[:0], word)
	if t.meanings(v.lookup(key)) || t.script != scriptArabic {
		return
	}
	rest := key
	for place := range cliticPlaces {
		n, c := cliticAt(rest, place)
		if n == 0 || len(rest) < n+4 {
			continue
		}
		rest = rest[n:]
		t.clitic |= c
		if t.meanings(v.lookup(rest)) {
			break
		}
	}
	if t.ent == 0 && len(key) > 6 && string(key[:4]) == "لل" {
		rest, t.clitic = key[2:], cliticPrep|cliticDef // للتر: one of three is not written
		t.meanings(v.lookup(rest))
	}
	if t.ent == 0 {
		t.clitic = 0
		return
	}
	// Find where the body begins in the text: behind as many letters as were
	// taken off.
	off := utf8.RuneCount(key) - utf8.RuneCount(rest)
	at := int(t.start)
	for off > 0 {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !fold.IsMark(r) && r != 'ـ' {
			off--
		}
		at += n
	}
	for at < end {
		r, n := utf8.DecodeRuneInString(s[at:])
		if !fold.IsMark(r) && r != 'ـ' {
			break
		}
		at += n
	}
	t.body = int32(at)
}

// cliticPlaces is how many clitics one word has at most, in the order of cliticAt.
const cliticPlaces = 4

// cliticAt returns the length of the clitic that a folded Arabic word of two letters and more begins with, and
// what it is, of those that stand at one place: a conjunction, then لل, then a preposition, then the article.
func cliticAt(key []byte, place int) (n int, c clitic) {
	if len(key) < 4 {
		return 0, 0
	}
	switch first, second := letterIn(key), letterIn(key[2:]); {
	case place == 0 && (first == 'و' || first == 'ف'):
		return 2, cliticConj
	case place == 1 && first == 'ل' && second == 'ل':
		return 4, cliticPrep | cliticDef
	case place == 2 && (first == 'ب' || first == 'ل' || first == 'ك'):
		return 2, cliticPrep
	case place == 3 && first == 'ا' && second == 'ل':
		return 4, cliticDef
	}
	return 0, 0
}

// letterIn returns the letter of two bytes that a folded word begins with, or another rune for one of another
// length.
func letterIn(key []byte) rune { return rune(key[0]&0x1F)<<6 | rune(key[1]&0x3F) }

// known reports whether a word has a meaning beside a figure, and not only a role.
func (t *token) known() bool { return t.cats&^(1<<catRole) != 0 }

// plays reports whether a word has one of the roles.
func (t *token) plays(r role) bool {
	return t.cats&(1<<catRole) != 0 && playsOf(t.ent)&r != 0
}

// playsOf returns the roles of the key at i, which has some.
func playsOf(i uint16) (roles role) {
	for ; ; i++ {
		e := &lexEntries[i]
		if e.cat == catRole {
			roles |= role(e.arg)
		}
		if e.last {
			return roles
		}
	}
}

// is returns the meaning of a word in a category, or nil.
func (t *token) is(s string, cat category) *lexEntry {
	if t.cats&(1<<cat) == 0 {
		return nil
	}
	return meaning(t.ent, cat, s[t.body:t.end])
}
