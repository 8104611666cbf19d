package wording

import (
	"iter"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Find returns the figures of a text in their order. A figure that is ambiguous
// or malformed comes with its [*Error], and a reading that has only its place and
// words. l is the locale that the text is written in, or zero.
//
// What is no figure is passed over: years and periods (سنة 2015, 2014-2020),
// dates, times, ordinals, and the numbers of articles, laws, pages and
// telephones; letters with digits in them; indefinite amounts (des millions, several hundred).
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
	for offset := 0; offset < len(cut); {
		size := len(cut) - offset
		if size > shortBlock {
			size = blockSize(cut[offset:min(len(cut), offset+longBlock+utf8.UTFMax)], size <= longBlock+utf8.UTFMax)
		}
		if !r.findBlock(cut[offset:offset+size], offset, learned, visit) {
			return nil
		}
		offset += size
	}
	if len(cut) < len(text) {
		return &Error{Op: "Find", Err: ErrLimit, Offset: len(cut), Detail: "text too long"}
	}
	return nil
}

// findBlock walks through a block of a text, which begins at an offset of it, until
// visit returns false, and reports whether it never did.
func (r *Reader) findBlock(text string, offset int, learned *Learned, visit func(Reading, *Error) bool) bool {
	var f finder // a literal would be filled and then copied
	f.s, f.base, f.opt, f.book, f.find, f.learned = text, offset, *r, r.vocabulary(), true, learned
	f.bullets = countBullets(text)
	for {
		reading, err, ok := f.next()
		if !ok {
			return true
		}
		if err != nil {
			err.Op, err.Input = "Find", text[reading.Start:reading.End]
			err.Offset = max(0, err.Offset-reading.Start)
			for i := range err.Candidates {
				err.Candidates[i].moved(offset)
			}
		}
		reading.moved(offset)
		if !visit(reading, err) {
			return false
		}
	}
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
	for i := 0; i < len(s); { // each begins a line, but for space
		switch s[i] {
		case ' ', '\t', '\r', '\n':
			i++
			continue
		case '-':
			j := i + 1
			for j < len(s) && s[j] == ' ' {
				j++
			}
			dashes++
			if j > i+1 && (letterAt(s, j) || itemOf(s, j)) {
				words++
			}
		}
		n := strings.IndexByte(s[i:], '\n')
		if n < 0 {
			break
		}
		i += n
	}
	return dashes > 1 && words > 0
}

// itemOf reports whether a number and a word of four letters or more in lower case stand at
// s[i:], as in an item of a list: - 12 écoles.
func itemOf(s string, i int) bool {
	start := i
	for i < len(s) && ('0' <= s[i] && s[i] <= '9' || s[i] == ' ' || s[i] == '.') {
		i++
	}
	if i == start || s[i-1] != ' ' {
		return false
	}
	letters := 0
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if !isLetter(r) || unicode.IsUpper(r) {
			break
		}
		letters++
		i += n
	}
	return letters > 3
}

// next returns the next figure.
func (f *finder) next() (Reading, *Error, bool) {
	p := &f.parser
	for {
		if f.k > window-lookahead {
			p.forget(f.k - lookback)
			f.k = lookback
		}
		t := p.tok(f.k)
		if t.kind == tokenEnd && !p.over {
			return Reading{}, nil, false
		}
		k := f.k
		f.k++
		switch {
		case t.gap == gapLine, t.kind == tokenSymbol && (t.sym == '.' || t.sym == ';' || t.sym == '؛' || t.sym == '!' ||
			t.sym == '?' || t.sym == '؟'):
			p.change, p.together = false, false
		}
		if t.cats&(1<<catTogether) != 0 {
			p.together = true
		}
		if t.kind == tokenWord {
			if e := t.is(p.s, catChange); e != nil {
				p.change, p.trend, p.changeAt = true, e.arg, t.end
			}
		}
		if p.between.op != opNone {
			p.keepAwaiting(k)
		}
		if t.cats&(1<<catRole) != 0 && t.end-t.start > 2 {
			p.awaitMark(k)
		}
		if !f.begins(k) {
			if t.cats&(1<<catAwait) != 0 {
				p.await(k)
			}
			continue
		}
		r, next, st, err := p.figure(k)
		p.over = false
		if st == absent {
			p.await(k)
			continue
		}
		p.between = pending{}
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
		if f.rareBegins(t) {
			return true
		}
		if len(f.book.signs) > 0 {
			if cur, _ := f.longSign(k); cur != curNone {
				return true
			}
		}
		if t.ent == 0 {
			return false
		}
		if t.cats&(1<<catPrefix) != 0 || t.script == scriptArabic && t.cats&(1<<catPoints|1<<catBasis) != 0 {
			return true // نقطة مئوية واحدة
		}
		if t.cats&figureWords == 0 {
			return false
		}
		first, _ := match(t.ent, figureWords, trimDot(f.s[t.body:t.end]))
		return first != 0
	case tokenSymbol:
		switch t.sym {
		case '<', '>':
			return !f.markup(k)
		case '≥', '≤', '~', '≈', '≃', '%', '٪':
			return true
		case '+', '＋':
			return t.gap != gapNone || !f.joined2(k)
		case '-', '−', '–', '﹣', '－':
			return f.minus(k)
		case '(':
			// In parentheses and alone in its cell: an accountant's minus.
			return f.cell(k)
		default:
			return currencySign(t.sym) != curNone || vulgarOf(t.sym) != nil
		}
	}
	return false
}

// markup reports whether the angle bracket at token k is one of a tag: <td>12</td>.
func (f *finder) markup(k int) bool {
	t := f.tok(k)
	if t.sym == '<' {
		if u := f.tok(k + 2); u.kind == tokenNumber || u.kind == tokenSymbol && isSign(u.sym) {
			if f.moneyAt(k + 1) {
				return false // <MAD 500
			}
		}
		return f.tok(k+1).gap == gapNone && f.tok(k+1).kind == tokenWord
	}
	if k == 0 || t.gap != gapNone {
		return false
	}
	prev := f.tok(k - 1)
	return prev.kind == tokenWord || prev.kind == tokenSymbol && (prev.sym == '"' || prev.sym == '\'' || prev.sym == '/')
}

// joined2 reports whether token k is glued to a word or number before it.
func (f *finder) joined2(k int) bool {
	if k == 0 || f.tok(k).gap != gapNone {
		return false
	}
	prev := f.tok(k - 1)
	switch prev.kind {
	case tokenWord, tokenNumber:
		return true
	case tokenSymbol:
		return prev.sym != '(' && prev.sym != '«' && prev.sym != '"' && prev.sym != '/' && prev.sym != '['
	}
	return false
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
	if next.gap == gapSpace && next.kind == tokenWord {
		return false // a dash before an item: - trois lots
	}
	line := k == 0 || t.gap == gapLine
	if next.gap == gapSpace && (line && f.bullets || t.sym == '–' && !f.opened(k)) {
		return false
	}
	return true
}

// cell reports whether the parenthesis at token k begins a cell.
func (f *finder) cell(k int) bool {
	t := f.tok(k)
	return k == 0 || t.soft != softNone || t.gap >= gapWide ||
		f.tok(k-1).kind == tokenSymbol && (f.tok(k-1).sym == ';' || f.tok(k-1).sym == '|')
}
