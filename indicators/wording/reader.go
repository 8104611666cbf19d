package wording

import (
	"errors"
	"strconv"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
	"github.com/mithaq-go/mithaq/internal/enum"
)

// Region says which country a document speaks of, which is what a bare
// "dirham" depends on. The zero value is [Morocco].
type Region uint16

const (
	// Morocco: a dirham is MAD.
	Morocco Region = iota
	// Elsewhere: a dirham may be MAD or AED.
	Elsewhere
	// Tunisia: a dinar is TND, and MD a million of them.
	Tunisia
	// Algeria: a dinar is DZD.
	Algeria
	// Egypt: a جنيه is EGP.
	Egypt
	// India: Rs is INR.
	India
	// SouthAfrica: R is ZAR, as in R1.5bn.
	SouthAfrica
	// WestAfrica: FCFA is XOF.
	WestAfrica
	// CentralAfrica: FCFA is XAF.
	CentralAfrica
)

var regions = enum.Table[Region]{"morocco", "elsewhere", "tunisia", "algeria", "egypt", "india", "south-africa",
	"west-africa", "central-africa"}

// String returns the name of the constant in lower case, with a hyphen:
// "morocco", "south-africa".
func (r Region) String() string { return regions.String("Region", r) }

// Meaning is what a separator means in a document.
type Meaning uint16

const (
	// Unknown is the zero Meaning.
	Unknown Meaning = iota
	// Group separates thousands.
	Group
	// Decimal stands before the fraction.
	Decimal
	// Both was met in both meanings, and so decides nothing.
	Both
)

var meanings = enum.Table[Meaning]{"unknown", "group", "decimal", "both"}

// String returns unknown, group, decimal or both.
func (m Meaning) String() string { return meanings.String("Meaning", m) }

// Order says how the two halves of 129ر7 stand in memory.
type Order uint16

const (
	// OrderUnknown is the zero Order.
	OrderUnknown Order = iota
	// IntegerFirst: 129ر7 is 129.7.
	IntegerFirst
	// FractionFirst: 129ر7 is 7.129, as agencies type it.
	FractionFirst
)

var orders = enum.Table[Order]{"unknown", "integer first", "fraction first"}

// String returns "unknown", "integer first" or "fraction first".
func (o Order) String() string { return orders.String("Order", o) }

// Convention is what the separators of a document mean. The zero value says
// nothing; [Learn] finds one, [ConventionOf] gives that of a locale.
type Convention struct {
	Dot   Meaning `json:"dot,omitzero"`
	Comma Meaning `json:"comma,omitzero"`
	Order Order   `json:"order,omitzero"`
}

// ConventionOf returns the separators of a locale by CLDR.
func ConventionOf(l Locale) Convention {
	if !l.IsSet() {
		return Convention{}
	}
	w := pen{Writer: Writer{locale: l, style: Plain}}
	return w.separators().convention()
}

// convention returns what a point and a comma are.
func (s separators) convention() (c Convention) {
	for _, s := range []struct {
		text string
		is   Meaning
	}{{s.group, Group}, {s.decimal, Decimal}} {
		switch s.text {
		case ".":
			c.Dot = s.is
		case ",":
			c.Comma = s.is
		}
	}
	return c
}

// Bare says what an Arabic million or milliard without a unit may be.
type Bare uint16

const (
	// BareUnknown flags it: in Moroccan speech it is often one of centimes.
	BareUnknown Bare = iota
	// BareNumber takes it for a number.
	BareNumber
	// BareCentimes takes it for money counted in centimes.
	BareCentimes
)

var bareWords = enum.Table[Bare]{"unknown", "number", "centimes"}

// String returns "unknown", "number" or "centimes".
func (b Bare) String() string { return bareWords.String("Bare", b) }

// Reader reads figures. The zero Reader knows nothing about the writer and
// flags whatever it would have to know; every field that is set resolves
// something.
type Reader struct {
	// Locale says that the text is written by the rules of a locale. It
	// decides what the separators of bare numbers, of percentages and of
	// amounts with an ISO code or CLDR symbol mean. Words that speak against it
	// still count: "22,550 فرصة عمل" is never 22.55.
	Locale Locale `json:"locale,omitzero"`
	// Convention says what the separators mean in this document, and decides
	// for all figures in it.
	Convention Convention `json:"convention,omitzero"`
	// Region says where "dirham" is said.
	Region Region `json:"region,omitzero"`
	// Bare says what "300 مليون" counts when nothing is named.
	Bare Bare `json:"bare,omitzero"`
	// MaxBytes limits the length of text: 4,096 for Parse and 64 MiB for Find
	// and Learn if zero.
	MaxBytes int `json:"max_bytes,omitzero"`
	// MaxDigits limits the digits of a number: 64 if zero, 1,000 at most.
	MaxDigits int `json:"max_digits,omitzero"`
}

const (
	defaultParseBytes = 4096
	defaultFindBytes  = 64 << 20
	defaultDigits     = 64
	mostDigits        = 1000
)

func (r *Reader) maxDigits() int {
	if r.MaxDigits <= 0 {
		return defaultDigits
	}
	return min(r.MaxDigits, mostDigits)
}

func (r *Reader) maxBytes(standard int) int {
	if r.MaxBytes <= 0 {
		return standard
	}
	return min(r.MaxBytes, 1<<30)
}

// Parse reads a text that is one figure, from its first to its last character
// but for space around it. l is the locale that the text is written in, or
// zero when nobody knows: then 1.500 is ambiguous.
//
// The error is an [*Error]. It wraps [ErrAmbiguous] and the reasons when there
// are several readings, and carries them all; otherwise it wraps [ErrNotFigure],
// [ErrUnsafe], [ErrDigits], [ErrMalformed], [ErrTrailing], [ErrContradiction],
// [ErrPeriod] or [ErrLimit].
func Parse(text string, l Locale) (Reading, error) {
	return Reader{Locale: l}.Parse(text)
}

// Parse is [Parse] with the options of r.
func (r Reader) Parse(text string) (Reading, error) {
	if limit := r.maxBytes(defaultParseBytes); len(text) > limit {
		return Reading{}, &Error{Op: "Parse", Err: ErrLimit, Input: text, Offset: limit, Detail: "text too long"}
	}
	start, end, err := trim(text)
	if err != nil {
		return Reading{}, err
	}
	var p parser // a literal would be filled and then copied
	p.s, p.opt, p.book, p.pos = text[:end], r, r.vocabulary(), start
	reading, err := p.parse(text, start)
	if p.book == &vocabularies[0] {
		return reading, err
	}
	return r.parseOwn(text, start, end, reading, err)
}

// parseOwn reads a text again that the words of a language that is only read made
// nothing of: a Writer writes the words of one of the library's languages in any locale.
// It returns the better of the two readings.
func (r *Reader) parseOwn(text string, start, end int, reading Reading, err error) (Reading, error) {
	if errors.Is(err, ErrAmbiguous) || err == nil && !reading.unnamed() {
		return reading, err
	}
	p := parser{s: text[:end], opt: *r, book: &vocabularies[0], pos: start}
	other, e := p.parse(text, start)
	if e == nil && !other.unnamed() || errors.Is(e, ErrAmbiguous) {
		return other, e
	}
	return reading, err
}

// unnamed reports whether a reading counts something that has no symbol.
func (r *Reading) unnamed() bool { return r.Kind == Count && r.Unit.IsOne() }

// parse reads the whole text.
func (p *parser) parse(text string, start int) (Reading, error) {
	fail := func(e *Error) (Reading, error) {
		e.Op, e.Input = "Parse", text
		return Reading{}, e
	}
	if p.tok(0).kind == tokenEnd {
		return fail(&Error{Err: ErrNotFigure, Detail: "no text"})
	}
	reading, next, st, err := p.figure(0)
	switch {
	case p.over:
		return fail(&Error{Err: ErrLimit, Offset: start, Detail: "too many words"})
	case st == absent || st == skip:
		return fail(p.whyNot(st))
	}
	if t := p.tok(next); t.kind != tokenEnd {
		e := p.beside(t, next)
		if err != nil && (err.Err == ErrMalformed || err.Err == ErrTrailing) {
			e.Err, e.Offset = err.Err, err.Offset
		}
		if err != nil {
			e.Candidates = err.Candidates
		} else if st == read {
			e.Candidates = []Reading{reading}
		}
		return fail(e)
	}
	if err != nil {
		return fail(err)
	}
	return reading, nil
}

// trim finds the text without space, marks and a wrapping isolate, and refuses
// characters that have no place in a figure.
func trim(text string) (start, end int, err error) {
	end = len(text)
	refuse := func(at int, sentinel error, detail string) (int, int, error) {
		return 0, 0, &Error{Op: "Parse", Err: sentinel, Input: text, Offset: at, Detail: detail}
	}
	start, end = trimSpace(text, 0, end)
	if rest := text[start:end]; len(rest) >= 6 && rest[:2] == "\u2066"[:2] && rest[2] >= 0xA6 && rest[2] <= 0xA8 &&
		rest[len(rest)-3:] == "\u2069" {
		start, end = trimSpace(text, start+3, end-3)
	}
	for i := start; i < end; {
		c := text[i]
		if c >= 0x20 && c < 0x7F {
			i++
			continue
		}
		if i+1 < end && commonLetter(c, text[i+1]) {
			i += 2
			continue
		}
		r, n := fold.Rune(text[:end], i)
		switch {
		case r == utf8.RuneError && n == 1:
			return refuse(i, ErrUnsafe, "not UTF-8")
		case unsafe(r):
			return refuse(i, ErrUnsafe, "U+"+hex(r))
		case r == '\n' || r == '\r' || r == '\v' || r == '\f' || r == '\t':
			return refuse(i, ErrUnsafe, "a line end or tab inside")
		}
		i += n
	}
	return start, end, nil
}

// commonLetter reports whether two bytes are an Arabic letter or digit, from U+0621 to
// U+064A or U+0660 to U+0669, or a Latin letter from U+00C0 to U+00FF.
func commonLetter(a, b byte) bool {
	switch a {
	case 0xC3:
		return b >= 0x80 && b <= 0xBF
	case 0xD8:
		return b >= 0xA1 && b <= 0xBF
	case 0xD9:
		return b >= 0x80 && b <= 0x8A || b >= 0xA0 && b <= 0xA9
	}
	return false
}

func trimSpace(s string, start, end int) (int, int) {
	for start < end {
		r, n := utf8.DecodeRuneInString(s[start:end])
		if !isSpace(r) && r != '\t' && r != '\n' && r != '\r' {
			break
		}
		start += n
	}
	for start < end {
		r, n := utf8.DecodeLastRuneInString(s[start:end])
		if !isSpace(r) && r != '\t' && r != '\n' && r != '\r' {
			break
		}
		end -= n
	}
	return start, end
}

func hex(r rune) string {
	s := strconv.FormatInt(int64(r), 16)
	for len(s) < 4 {
		s = "0" + s
	}
	return s
}

// whyNot explains a text in which no figure begins.
func (p *parser) whyNot(st status) *Error {
	t := p.tok(0)
	e := &Error{Err: ErrNotFigure, Offset: int(t.start)}
	if st == skip {
		e.Err, e.Detail = ErrPeriod, "a year, date or reference"
		return e
	}
	for k := 0; ; k++ {
		t := p.tok(k)
		if t.kind == tokenEnd {
			e.Detail = "no number"
			return e
		}
		if t.kind == tokenNumber {
			if k > 0 {
				e.Offset = int(p.tok(k - 1).start)
				e.Detail = quote(p.text(p.tok(k-1))) + " before the number"
			}
			return e
		}
	}
}

// beside explains text behind a figure.
func (p *parser) beside(t *token, k int) *Error {
	e := &Error{Err: ErrTrailing, Offset: int(t.start)}
	if t.kind == tokenNumber {
		e.Err, e.Detail = ErrMalformed, "a second number"
	}
	if t.kind == tokenWord && t.script == scriptMixed {
		e.Err, e.Detail = ErrUnsafe, "letters of two scripts in a word"
	}
	if t.kind == tokenWord && t.gap == gapNone && k > 0 && p.tok(k-1).kind == tokenNumber {
		e.Err, e.Detail = ErrMalformed, "letters in a number"
	}
	return e
}
