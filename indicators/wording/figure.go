package wording

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// phraseReader is what stands around one or two amounts.
type phraseReader struct {
	*parser
	start int // byte where the figure begins
	op    int // qualifier
	about bool
	paren bool

	signDoubt bool // a dash that may be no minus
	change    bool // a verb of change stands before
}

// figure reads the figure at token k. Without an error, st says whether there is
// one; with one, next is behind what could not be read.
func (p *parser) figure(k int) (r Reading, next int, st status, err *Error) {
	p.langs, p.weak = allLangs, 0
	x := phraseReader{parser: p, start: int(p.tok(k).body)}
	first := k
	if t := p.tok(k); t.kind == tokenSymbol && t.sym == '(' {
		x.paren = true
		k++
	}
	x.change = p.change
	neg := false
	for steps := 0; steps < 6; steps++ {
		t := p.tok(k)
		if t.kind == tokenSymbol {
			if t.sym == '(' && k > first && !x.paren && t.gap == gapNone {
				x.paren = true // >(5)
				k++
				continue
			}
			op, about, n := p.qualifierSign(k)
			if n == 0 {
				break
			}
			if op != opNone && x.op != opNone || about && x.about {
				return r, k, absent, nil
			}
			if op != opNone {
				x.op = op
			}
			x.about = x.about || about
			k += n
			continue
		}
		if t.kind != tokenWord || k > first && t.gap > gapSpace {
			break
		}
		i, after := p.phrase(k, beforeFigure|1<<catSign|1<<catFrac|1<<catColl)
		if i == 0 || p.tok(after).kind == tokenEnd {
			break
		}
		e := &lexEntries[i]
		switch e.cat {
		case catNeg:
			neg = true
		case catQual:
			op := int(e.arg)
			if neg {
				if op = negate(op); op == opNone {
					return r, k, absent, nil
				}
				neg = false
				if j, n := p.phrase(after, only(catNegPost)); j != 0 {
					after = n
				}
			}
			if op == opAbout && !x.about {
				x.about = true
			} else if op == opAbout || x.op != opNone {
				return r, k, absent, nil
			} else {
				x.op = op
			}
		case catBetween:
			p.note(i)
			return x.between(after)
		case catFrom:
			langs := p.langs
			p.note(i)
			if r, next, st, err := x.fromTo(after); st != absent {
				return r, next, st, err
			}
			p.langs = langs
			if p.find {
				return r, k, absent, nil
			}
			if k == first {
				x.start = int(p.tok(after).body)
			}
			k = after
			continue
		case catDet:
			if p.find && k == first {
				return r, k, absent, nil
			}
			if k == first {
				x.start = int(p.tok(after).body)
			}
			k = after
			continue
		default:
			goto amount
		}
		p.note(i)
		k = after
	}
amount:
	if neg {
		return r, k, absent, nil
	}
	if p.tok(k).kind == tokenEnd || k > first && p.tok(k).gap > gapSpace {
		return r, k, absent, nil
	}
	var a amount
	if st := p.amount(&a, k, true); st != read {
		return r, k, st, nil
	}
	return x.finish(&a, first)
}

// qualifierSign reads > < ≥ ≤ ~ ≈ and "+ de".
func (p *parser) qualifierSign(k int) (op int, about bool, n int) {
	t, u := p.tok(k), p.tok(k+1)
	equal := u.kind == tokenSymbol && u.sym == '=' && u.gap == gapNone
	n = 1
	if equal {
		n = 2
	}
	switch t.sym {
	case '>':
		op = opMore
		if equal {
			op = opAtLeast
		}
		return op, false, n
	case '<':
		op = opLess
		if equal {
			op = opUpTo
		}
		return op, false, n
	case '≥', '⩾':
		return opAtLeast, false, 1
	case '≤', '⩽':
		return opUpTo, false, 1
	case '~', '≈', '≃', '≅', '∼', '～':
		return opNone, true, 1
	case '+':
		if i, _ := p.phrase(k+1, only(catOf)); i != 0 && lexEntries[i].lang == Fr {
			p.note(i)
			return opMore, false, 2
		}
	}
	return 0, false, 0
}

func negate(op int) int {
	switch op {
	case opMore:
		return opUpTo
	case opLess:
		return opAtLeast
	}
	return opNone
}

// finish looks behind an amount for a second one, and makes the reading.
func (x *phraseReader) finish(a *amount, first int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	if at, how := x.second(a); how != noSecond {
		if r, next, st, err := x.both(a, at, how, first); st != absent {
			return r, next, st, err
		}
	}
	if a.implicit && a.kind == 0 && !a.unknown && a.n == 1 && a.first == first && !p.find && x.langs&(1<<Ar) == 0 && a.terms[0].scale > 3 {
		return r, a.next, absent, nil // "million" alone
	}
	if a.op != opNone {
		if a.op == opAbout {
			x.about = true
		} else if x.op != opNone {
			return r, a.next, absent, nil
		} else {
			x.op = a.op
		}
	}
	if (x.op == opMore || x.op == opAtLeast) && !x.paren {
		if r, next, st, err, ok := x.bounded(a); ok {
			return r, next, st, err
		}
	}
	next = a.next
	if x.paren {
		t := p.tok(next)
		if t.kind != tokenSymbol || t.sym != ')' {
			return r, next, absent, nil
		}
		next = p.rate(next+1, a)
	}
	if p.find {
		st := p.inText(a, x, first, next)
		next = max(next, a.next)
		if st != read {
			return r, next, st, nil
		}
	}
	r, err = x.point(a, next)
	return r, next, read, err
}

// both reads the second of two amounts at token k.
func (x *phraseReader) both(a *amount, k int, how joint, first int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	langs := p.langs
	var b amount
	if st := p.amount(&b, k, true); st != read || b.bad != nil {
		p.langs = langs
		return r, k, absent, nil
	}
	if p.find && (a.bareYear() && !b.bareYear() || !alike(a, &b)) {
		p.langs = langs
		return r, k, absent, nil // سنة 2010 إلى 7,5 مليار
	}
	if p.find && first > 0 {
		prev, gap := p.tok(first-1), p.tok(first).gap
		if gap <= gapSpace && reference(prev, p.s) || gap == gapNone && glues(prev) {
			return r, b.next, skip, nil
		}
	}
	return x.spanned(a, &b, how)
}

// how two amounts are joined.
type joint uint8

const (
	noSecond joint = iota
	joinHyphen
	joinDash
	joinTo
	joinBetween
	joinFrom
)

// second looks for the other end of "4-5 %", "10 à 15 %", "5 إلى 10", and returns
// the token where it begins.
func (x *phraseReader) second(a *amount) (at int, how joint) {
	p := x.parser
	if x.op != opNone || x.paren || a.bad != nil {
		return 0, noSecond
	}
	k := a.next
	t := p.tok(k)
	switch {
	case t.kind == tokenSymbol && (isHyphen(t.sym) || t.sym == '–' || t.sym == '—') && t.gap <= gapSpace:
		u := p.tok(k + 1)
		if u.gap != t.gap || u.kind != tokenNumber && currencySign(u.sym) == curNone {
			return 0, noSecond
		}
		if isHyphen(t.sym) {
			return k + 1, joinHyphen
		}
		return k + 1, joinDash
	case t.kind == tokenWord && t.gap <= gapSpace:
		langs := p.langs
		next, ok := p.to(k)
		if !ok || t.clitic&cliticConj != 0 || p.find && p.s[t.start] == 'a' { // the verb, not the preposition à
			p.langs = langs
			return 0, noSecond
		}
		return next, joinTo
	}
	return 0, noSecond
}

// to reads "to", "à", "إلى", and "jusqu'à", which is also a qualifier.
func (p *parser) to(k int) (next int, ok bool) {
	if p.tok(k).gap > gapSpace {
		return k, false
	}
	i, next := p.phrase(k, 1<<catTo|1<<catQual)
	if i == 0 || p.tok(next).gap > gapSpace {
		return k, false
	}
	if e := &lexEntries[i]; e.cat != catTo && e.key != "حتي" && e.key != "jusqu'a" {
		return k, false
	}
	p.note(i)
	return next, true
}

// between reads the two ends of "between a and b", "ما بين عشرين و25".
func (x *phraseReader) between(k int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	about := x.about
	if i, n := p.phrase(k, only(catQual)); i != 0 && lexEntries[i].arg == opAbout {
		p.note(i)
		about, k = true, n
	}
	langs := p.langs
	for _, joins := range [...]bool{true, false} {
		p.langs = langs
		var a, b amount
		if p.amount(&a, k, joins) != read {
			return r, k, absent, nil
		}
		at, ok := p.separator(a.next)
		if !ok {
			continue
		}
		if i, n := p.phrase(at, only(catQual)); i != 0 && lexEntries[i].arg == opAbout {
			at = n
		}
		if p.amount(&b, at, joins) != read {
			continue
		}
		x.about = about
		return x.spanned(&a, &b, joinBetween)
	}
	return r, k, absent, nil
}

// separator reads what stands between the ends of "between": and, to, a dash.
func (p *parser) separator(k int) (int, bool) {
	t := p.tok(k)
	switch {
	case t.gap > gapSpace:
		return k, false
	case t.kind == tokenSymbol && (isHyphen(t.sym) || t.sym == '–'):
		return k + 1, true
	case t.kind != tokenWord:
		return k, false
	}
	i, next := p.phrase(k, only(catConj, catTo))
	if i == 0 {
		// و written in one with a number word.
		return k, t.clitic&cliticConj != 0
	}
	p.note(i)
	// "and up to", «و ما يناهز» are not ends of a plain range.
	return next, p.tok(next).gap <= gapSpace
}

// fromTo reads "de 300 à 500", "من 300 إلى 500".
func (x *phraseReader) fromTo(k int) (r Reading, next int, st status, err *Error) {
	p := x.parser
	var a, b amount
	if p.amount(&a, k, true) != read || a.bad != nil || a.implicit {
		return r, k, absent, nil
	}
	at, ok := p.to(a.next)
	if !ok || p.amount(&b, at, true) != read || b.bad != nil || p.find && !alike(&a, &b) {
		return r, k, absent, nil
	}
	return x.spanned(&a, &b, joinFrom)
}

// bounded reads the second half of "at least 1 and less than 2".
func (x *phraseReader) bounded(a *amount) (r Reading, next int, st status, err *Error, ok bool) {
	p := x.parser
	k := a.next
	t := p.tok(k)
	if t.kind != tokenWord || t.gap > gapSpace {
		return r, k, absent, nil, false
	}
	if i, n := p.phrase(k, only(catConj)); i != 0 {
		k = n
	} else if t.clitic&cliticConj == 0 {
		return r, k, absent, nil, false
	}
	neg := false
	if i, n := p.phrase(k, only(catNeg)); i != 0 {
		neg, k = true, n
	}
	i, n := p.phrase(k, only(catQual))
	if i == 0 {
		return r, k, absent, nil, false
	}
	op := int(lexEntries[i].arg)
	if neg {
		op = negate(op)
	}
	if op != opLess && op != opUpTo {
		return r, k, absent, nil, false
	}
	if j, m := p.phrase(n, only(catQual)); j != 0 && lexEntries[j].arg == opAbout {
		x.about, n = true, m
	}
	langs := p.langs
	var b amount
	if p.amount(&b, n, true) != read || b.bad != nil || a.bad != nil {
		p.langs = langs
		return r, k, absent, nil, false
	}
	low, e1 := x.point(a, a.next)
	y := *x
	y.op = op
	high, e2 := y.point(&b, b.next)
	if e1 != nil || e2 != nil {
		e := e1
		if e == nil {
			e = e2
		}
		return r, b.next, read, e, true
	}
	f, meets := low.Figure.Intersect(high.Figure)
	if !meets || low.Unit != high.Unit && !low.Unit.IsOne() && !high.Unit.IsOne() {
		if p.find {
			return r, k, absent, nil, false // two figures
		}
		return r, b.next, read, p.refusal(ErrContradiction, x.start, "no number between the bounds"), true
	}
	if low.Unit.IsOne() {
		low.Unit, low.Kind, low.Currency, low.Noun = high.Unit, high.Kind, high.Currency, high.Noun
	}
	low.Figure = f
	x.extent(&low, b.next)
	return low, b.next, read, nil, true
}

// extent sets the place of a reading that ends before token next.
func (x *phraseReader) extent(r *Reading, next int) {
	r.Start, r.End = x.start, int(x.tok(next-1).end)
	r.Literal = x.s[r.Start:r.End]
}

func (p *parser) refusal(err error, at int, detail string) *Error {
	return &Error{Err: err, Offset: at, Detail: detail}
}

// qualify makes a figure of a point.
func qualify(f figure.Figure, op int, about bool) (figure.Figure, error) {
	if about {
		f, _ = figure.About(f) // it fails only without a number
	}
	switch op {
	case opMore:
		return figure.MoreThan(f)
	case opAtLeast:
		return figure.AtLeast(f)
	case opLess:
		return figure.LessThan(f)
	case opUpTo:
		return figure.UpTo(f)
	}
	return f, nil
}
