package wording

// restated reads a number that stands twice, in digits and in words, as contracts
// have it: 2 000 000 (deux millions) de dirhams. The amount goes on behind the
// parenthesis. What its separators leave open, the words decide; where the two
// differ, the figure is in doubt and holds both.
func (x *phraseReader) restated(a *amount) {
	p := x.parser
	if x.paren || a.bad != nil || a.unknown || !p.parenthesis(a.next, '(') || p.tok(a.next+1).gap > gapSpace {
		return
	}
	words := inLetters(a)
	langs := p.langs
	var b amount
	st := p.amount(&b, a.next+1, true)
	twice := st == read && (b.kind == 0 || b.kind == a.kind && alike(a, &b)) && b.bad == nil && !b.signed && !b.implicit
	if twice && words && inLetters(&b) {
		words = a.terms[0].words // 5 millions (cinq millions) de dirhams
	}
	if !twice || !p.parenthesis(b.next, ')') || inLetters(&b) == words && a.terms[0].words == b.terms[0].words {
		p.langs = langs
		return
	}
	same := agreed(a, &b, words)
	if !same && beside(a, &b) {
		p.langs = langs
		return
	}
	if !same {
		a.twice, _ = b.value(choice{})
		a.differs = true
	}
	if words && same {
		b.kind, b.cur, b.curWord, b.prefixed, b.unit, b.per, b.noun = a.kind, a.cur, a.curWord, a.prefixed, a.unit, a.per,
			a.noun
		b.first, b.neg, b.signed, b.op, b.about = a.first, a.neg, a.signed, a.op, a.about
		*a = b
	}
	a.weak, a.implicit = false, false
	if a.next = b.next + 1; a.kind == 0 {
		a.next = p.counted(a.next, a)
	}
}

// inLetters reports whether an amount is in words or has a scale word.
func inLetters(a *amount) bool { return a.terms[0].words || a.terms[a.n-1].scale > 0 }

// beside reports whether the number in parentheses that is not that of a is another figure,
// +3,2 % (2,9 milliards), 2020 (6,7 milliards), or the mark of a note.
func beside(a, b *amount) bool {
	if a.kind == Percent || a.kind == Points || a.bareYear() {
		return true
	}
	return !a.terms[0].words && !b.terms[0].words
}

// agreed reports whether a number in digits and one in words are the same, and makes
// the digits what the words say. words says that a is the one in words.
func agreed(a, b *amount, words bool) bool {
	if words {
		a, b = b, a
	}
	value, _ := b.value(choice{})
	for sep := range 2 {
		if other, _ := a.value(choice{sep: sep}); other.cmp(value) == 0 {
			a.fix(sep)
			return true
		}
	}
	return false
}

// parenthesis reports whether token k is a parenthesis that goes on the figure.
func (p *parser) parenthesis(k int, sym rune) bool {
	t := p.tok(k)
	return t.kind == tokenSymbol && t.sym == sym && t.gap <= gapSpace
}
