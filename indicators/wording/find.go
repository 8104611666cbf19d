package wording

import (
	"iter"
	"strings"
	"unicode/utf8"
)

// Find returns the figures of a text in their order. A figure that is ambiguous
// or malformed comes with its [*Error], and a reading that has only its place and
// words. l is the locale that the text is written in, or zero.
//
// What is no figure is passed over: years and periods (سنة 2015, 2014-2020),
// dates, times, ordinals, and the numbers of articles, laws, pages and
// telephones; letters with digits in them; indefinite plurals (des millions).
// Text longer than the limit of the [Reader] ends with an [ErrLimit].
func Find(text string, l Locale) iter.Seq2[Reading, error] {
	return Reader{Locale: l}.Find(text)
}

// Find is [Find] with the options of r.
func (r Reader) Find(text string) iter.Seq2[Reading, error] {
	return func(yield func(Reading, error) bool) {
		stopped := false
		err := r.find(text, nil, func(reading Reading, err *Error) bool {
			var e error
			if err != nil {
				e = err
			}
			stopped = !yield(reading, e)
			return !stopped
		})
		if err != nil && !stopped {
			e := err.(*Error)
			yield(Reading{Start: e.Offset, End: e.Offset}, e)
		}
	}
}

// find walks through text until visit returns false. The error says that the text
// was too long.
func (r *Reader) find(text string, learned *Learned, visit func(Reading, *Error) bool) error {
	cut := text
	if limit := r.maxBytes(defaultFindBytes); len(cut) > limit {
		for cut = text[:limit]; len(cut) > 0 && !utf8.RuneStart(text[len(cut)]); {
			cut = cut[:len(cut)-1]
		}
	}
	f := finder{parser: parser{s: cut, opt: r, find: true, learned: learned}, bullets: countBullets(cut)}
	for {
		reading, err, ok := f.next()
		if !ok {
			break
		}
		if err != nil {
			err.Op, err.Input = "Find", cut[reading.Start:reading.End]
			err.Offset = max(0, err.Offset-reading.Start)
		}
		if !visit(reading, err) {
			return nil
		}
	}
	if len(cut) < len(text) {
		return &Error{Op: "Find", Err: ErrLimit, Offset: len(cut), Detail: "text too long"}
	}
	return nil
}

// finder walks through a text.
type finder struct {
	parser
	k       int // the next token
	bullets bool
}

// countBullets reports whether dashes at the beginning of lines are bullets: one
// stands before a word, and there are at least two.
func countBullets(s string) bool {
	dashes, words := 0, 0
	line := true
	for i := 0; i < len(s); i++ {
		switch c := s[i]; {
		case c == '\n':
			line = true
		case c == ' ' || c == '\t' || c == '\r':
		case line && c == '-':
			line = false
			j := i + 1
			for j < len(s) && s[j] == ' ' {
				j++
			}
			dashes++
			if letterAt(s, j) && j > i+1 {
				words++
			}
		default:
			line = false
		}
	}
	return dashes > 1 && words > 0
}

// next returns the next figure.
func (f *finder) next() (Reading, *Error, bool) {
	p := &f.parser
	for {
		if f.k > window-lookahead {
			p.forget(f.k - 2) // keep two tokens to look back at
			f.k = 2
		}
		t := p.tok(f.k)
		if t.kind == tokenEnd && !p.over {
			return Reading{}, nil, false
		}
		k := f.k
		f.k++
		switch {
		case t.gap == gapLine, t.kind == tokenSymbol && (t.sym == '.' || t.sym == ';' || t.sym == '؛' || t.sym == '!' || t.sym == '?' || t.sym == '؟'):
			p.change = false
		}
		if t.kind == tokenWord && t.is(p.s, catChange) != nil {
			p.change = true
		}
		if !f.begins(k) {
			continue
		}
		r, next, st, err := p.figure(k)
		p.over = false
		if st == absent {
			continue
		}
		f.k = max(next, k+1)
		if st == read {
			if err != nil && r.End == 0 {
				r.Start, r.End = int(t.body), int(p.tok(f.k-1).end)
				r.Literal = p.s[r.Start:r.End]
			}
			return r, err, true
		}
	}
}

// begins tells quickly whether a figure may begin with token k.
func (f *finder) begins(k int) bool {
	t := f.tok(k)
	switch t.kind {
	case tokenNumber:
		return true
	case tokenWord:
		if t.ent == 0 {
			return false
		}
		_, more := match(t.ent, 0, "")
		first, _ := match(t.ent, 1<<catQual|1<<catNeg|1<<catSign|1<<catBetween|1<<catFrom|1<<catColl|1<<catFrac|1<<catNum|1<<catScale|1<<catCur|1<<catXCur|1<<catUnit,
			trimDot(f.s[t.body:t.end]))
		return more || first != 0
	case tokenSymbol:
		switch t.sym {
		case '<', '>', '≥', '≤', '~', '≈', '≃', '$', '€', '£', '%', '٪':
			return true
		case '+', '＋':
			return t.gap != gapNone || !f.joined2(k)
		case '-', '−', '–', '﹣', '－':
			return f.minus(k)
		case '(':
			// In parentheses and alone in its cell: an accountant's minus.
			return f.cell(k)
		}
	}
	return false
}

// joined2 reports whether token k is glued to a word or number before it.
func (f *finder) joined2(k int) bool {
	if k == 0 || f.tok(k).gap != gapNone {
		return false
	}
	prev := f.tok(k - 1)
	return prev.kind == tokenWord || prev.kind == tokenNumber || prev.kind == tokenSymbol && prev.sym != '(' && prev.sym != '«' && prev.sym != '"'
}

// minus tells whether a dash may be a minus.
func (f *finder) minus(k int) bool {
	t, next := f.tok(k), f.tok(k+1)
	if next.kind != tokenNumber && next.kind != tokenSymbol && next.kind != tokenWord || next.gap > gapSpace {
		return false
	}
	if f.joined2(k) {
		return false
	}
	line := k == 0 || t.gap == gapLine
	if next.gap == gapSpace && (line && f.bullets || t.sym == '–') {
		return false
	}
	return true
}

// cell reports whether the parenthesis at token k begins a cell.
func (f *finder) cell(k int) bool {
	t := f.tok(k)
	return k == 0 || t.gap >= gapWide || f.tok(k-1).kind == tokenSymbol && (f.tok(k-1).sym == ';' || f.tok(k-1).sym == '|')
}

// chained reports whether the text goes on right behind token next-1 as it does
// in references, dates and times.
func (p *parser) chained(next int) bool {
	t := p.tok(next)
	if t.gap != gapNone {
		return false
	}
	switch t.kind {
	case tokenNumber:
		return true
	case tokenWord:
		return t.script != scriptArabic
	case tokenSymbol:
		u := p.tok(next + 1)
		if u.gap != gapNone {
			return false
		}
		switch t.sym {
		case '-', '‐', '‑', '/', ':', '_', '@', '.', '×', '*', '=', '#', '&':
			return u.kind == tokenNumber || u.kind == tokenWord
		case '°':
			return true
		}
	}
	return false
}

// inText decides whether a number of running text is a figure. first is the
// token at which the figure begins.
func (p *parser) inText(a *amount, x *phraseReader, first, next int) status {
	bare := a.kind == 0 && !a.unknown && x.op == opNone && !x.about && a.terms[a.n-1].scale == 0 && a.n == 1
	number := &a.terms[0]
	var prev *token
	if first > 0 {
		prev = p.tok(first - 1)
	}
	t := p.tok(first)
	if !number.words {
		if prev != nil && t.gap == gapNone && !a.signed && x.op == opNone && glues(prev) {
			return skip
		}
		if u := p.tok(next); u.kind == tokenUnsafe && u.gap == gapNone {
			if v := p.tok(next + 1); v.gap == gapNone && (v.kind == tokenNumber || v.kind == tokenWord) {
				a.bad, a.badAt = ErrUnsafe, int(u.start)
				return read
			}
		}
		if prev != nil && prev.kind == tokenUnsafe && t.gap == gapNone && unsafe(prev.sym) {
			a.bad, a.badAt = ErrUnsafe, int(prev.start)
			return read
		}
		if p.chained(next) || number.num.dotted {
			return skip
		}
	}
	if u := p.tok(next); u.gap <= gapSpace && u.is(p.s, catPart) != nil {
		return skip // two thirds
	}
	if number.words {
		switch {
		case a.implicit && a.unknown && a.kind == 0 && number.scale == 3 && x.op == opNone && !x.about:
			return absent // ألف شكر
		case a.weak && one(p, t):
			return absent // rather an article
		case a.kind != 0 || a.unknown && !a.weak || a.n > 1:
		case a.implicit && a.form != formDual && x.op == opNone && !x.about, a.weak && !definite(t):
			return absent
		}
		return read
	}
	if st := p.adjacent(a, bare, next); st != read {
		return st
	}
	if x.op != opNone || x.about || a.signed {
		if a.signed && p.tok(first).kind == tokenSymbol && isSign(p.tok(first).sym) && p.tok(first).sym != '+' {
			gap := p.tok(first + 1).gap
			if gap == gapSpace && p.tok(first).sym != '−' {
				x.signDoubt = true
			}
		}
		return read
	}
	if prev == nil {
		prev = &token{}
	}
	count := bare || a.kind == Count && a.terms[0].scale == 0 || a.unknown && a.terms[0].scale == 0
	plainYear := number.num.plain && number.num.digits == 4 && number.num.a.coef >= 1000 && number.num.a.coef <= 2100
	small := number.num.plain && number.num.a.coef <= 31
	near := t.gap <= gapSpace
	switch {
	case bare && a.yearLike(), a.unknown && a.kind == 0 && a.yearLike() && !countable(p.text(p.tok(next))):
		return skip
	case near && count && plainYear && prev.is(p.s, catYearWord) != nil:
		return skip
	case near && count && (bare || !plainUnit(a)) && reference(prev, p.s):
		return skip
	case near && bare && first > 1 && prev.kind == tokenSymbol && (prev.sym == '.' || prev.sym == ':') && prev.gap <= gapSpace && reference(p.tok(first-2), p.s):
		return skip // art. 7, Tél : 05 37
	case near && bare && (plainYear || small) && prev.is(p.s, catMonth) != nil:
		return skip
	case count && small && p.tok(next).kind == tokenWord && p.tok(next).gap <= gapSpace && p.tok(next).is(p.s, catMonth) != nil:
		return skip
	case bare && small && p.tok(next).is(p.s, catConj) != nil && p.tok(next+1).kind == tokenNumber && p.tok(next+2).is(p.s, catMonth) != nil:
		return skip // les 5 et 6 juin
	case bare && t.gap == gapNone && prev.kind == tokenSymbol && prev.sym == '[':
		return skip
	case bare && small && (first == 0 || t.gap == gapLine) && enumerates(p.tok(next), p.tok(next+1)):
		return skip
	}
	return read
}

// reference reports whether a number behind a token is that of a law, a page, a
// telephone.
func reference(prev *token, s string) bool {
	return prev.is(s, catLabel) != nil || prev.kind == tokenSymbol && (prev.sym == '№' || prev.sym == '#')
}

// one reports whether a number word is also the indefinite article or a pronoun.
func one(p *parser, t *token) bool {
	switch lexEntries[t.ent].key {
	case "un", "une", "one", "واحد", "واحده", "احد", "احدي":
		return true
	}
	return false
}

// countable reports whether an unknown word behind four digits looks like a
// counted noun, so that they are no year.
func countable(word string) bool {
	for _, end := range [...]string{"s", "x", "ا", "ة", "ً"} {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

// plainUnit reports whether an amount counts a thing with a symbol.
func plainUnit(a *amount) bool { return a.kind == Count && !a.unknown }

// definite reports whether an Arabic word has the article.
func definite(t *token) bool { return t.clitic&cliticDef != 0 }

// glues reports whether a number right behind a token belongs to a reference,
// a name or an address.
func glues(prev *token) bool {
	switch prev.kind {
	case tokenWord:
		return prev.script != scriptArabic
	case tokenNumber:
		return true
	case tokenSymbol:
		switch prev.sym {
		case '/', '_', '@', '.', ':', '+', '-', '=', '&', '#', '*', '^', '\\', '\'', '’':
			return true
		}
	}
	return false
}

// enumerates reports whether a number at the beginning of a line is that of an
// item: "1. ", "2) ".
func enumerates(t, u *token) bool {
	return t.kind == tokenSymbol && t.gap == gapNone && (t.sym == '.' || t.sym == ')' || t.sym == '-') && u.gap >= gapSpace
}

// adjacent looks at numbers that follow with nothing but a space between.
func (p *parser) adjacent(a *amount, bare bool, next int) status {
	if !bare {
		return read
	}
	t := p.tok(next)
	if t.kind != tokenNumber || t.gap != gapSpace {
		return read
	}
	if a.yearLike() {
		return skip
	}
	run := 1
	for k := next; run < 12 && p.tok(k).kind == tokenNumber && p.tok(k).gap == gapSpace; k++ {
		run++
		a.next = k + 1
	}
	if n := &a.terms[0].num; run > 3 || n.plain && n.digits > 1 && p.s[p.tok(a.first).start] == '0' {
		return skip // a telephone number, a row of a table without cells
	}
	a.bad, a.badAt = ErrMalformed, int(t.start)
	return read
}
