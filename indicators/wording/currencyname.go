package wording

import (
	"sort"
	"strings"
	"sync"

	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// currencyName is the name of a currency as it follows a number of a plural category,
// or its code: "rands sud-africains", «راندات جنوب أفريقية».
func currencyName(c money.Currency, l Lang, p plural) string {
	code := c.String()
	i := sort.Search(len(currencyAt), func(i int) bool { return currencyLine(i)[:3] >= code })
	if i == len(currencyAt) || currencyLine(i)[:3] != code || len(code) > 3 {
		return code
	}
	return currencyForm(currencyLine(i)[4:], l, p)
}

// currencyLine is a line of the table: a code, and its names in English, French and
// Arabic.
func currencyLine(i int) string {
	line := currencyText[currencyAt[i]:]
	return line[:strings.IndexByte(line, '\n')]
}

// currencyForm finds the name of a language and a category in the names of a currency.
func currencyForm(names string, l Lang, p plural) string {
	n := 0
	switch l {
	case Fr:
		n = 1
	case Ar:
		n = 2
	}
	forms := cutNth(names, "|", n)
	switch {
	case l == Ar && p == pluralTwo:
		n = 1
	case l == Ar && p == pluralFew:
		n = 2
	case l == Ar && p == pluralMany:
		n = 3
	case l != Ar && p != pluralOne:
		n = 1
	default:
		n = 0
	}
	return cutNth(forms, ";", n)
}

// cutNth returns part n of a text in parts, and the last one where it has fewer.
func cutNth(s, separator string, n int) string {
	for ; n > 0; n-- {
		_, rest, ok := strings.Cut(s, separator)
		if !ok {
			break
		}
		s = rest
	}
	part, _, _ := strings.Cut(s, separator)
	return part
}

// mostNameWords is how many words the name of a currency has at most, and longestName is
// longer than each.
const (
	mostNameWords = 8
	longestName   = 128
)

// currencyNames holds the currencies by their folded names, and the first words of
// those. It is made when a reader first meets a word behind a number that the tables of
// words do not have.
var currencyNames = sync.OnceValue(func() (names struct {
	currency map[string]money.Currency
	first    map[string]bool
}) {
	names.currency, names.first = map[string]money.Currency{}, map[string]bool{}
	for i := range currencyAt {
		line := currencyLine(i)
		c, err := money.ParseCurrency(line[:3])
		if err != nil {
			continue
		}
		for name := range strings.FieldsFuncSeq(line[4:], func(r rune) bool { return r == '|' || r == ';' }) {
			key := fold.String(name)
			names.currency[key] = c
			if end := strings.IndexAny(key, " '"); end > 0 && key[end] == ' ' {
				key = key[:end]
			} else if end > 0 {
				key = key[:end+1] // pa’anga
			}
			names.first[key] = true
		}
	}
	return names
})

// namedCurrency reads, at token k, the name that currencyName writes of a currency, and
// returns the token behind the longest one, or k.
func (p *parser) namedCurrency(k int) (c money.Currency, next int) {
	t := p.tok(k)
	if t.kind != tokenWord || t.end-t.start > longestName/4 {
		return c, k
	}
	names := currencyNames()
	var buf [longestName]byte
	key := fold.Append(buf[:0], p.s[t.start:t.end])
	if !names.first[string(key)] {
		return c, k
	}
	next = k
	for last, words := k, 1; ; words++ {
		if found, ok := names.currency[string(key)]; ok {
			c, next = found, last+1
		} else if end := p.inParentheses(last, key); end > 0 {
			key = fold.Append(append(key, ' '), p.s[p.tok(last+1).start:p.tok(end-1).end])
			if found, ok := names.currency[string(key)]; ok {
				return found, end
			}
		}
		j := p.follower(last)
		if j == 0 || words == mostNameWords || len(key)+int(p.tok(j).end-p.tok(j).start) > longestName-8 {
			return c, next
		}
		if !p.elided(last) {
			key = append(key, ' ')
		}
		key = fold.Append(key, p.s[p.tok(j).start:p.tok(j).end])
		last = j
	}
}

// longerName reads, at token k, the name of a currency where the tables of words have
// none, or one that ends before token next: dollars, of de Singapour.
func (p *parser) longerName(entry uint16, k, next int) (c money.Currency, end int, ok bool) {
	if entry != 0 {
		e, u := &lexEntries[entry], p.tok(next)
		if e.cat != catCur && e.cat != catUnit || u.gap != gapSpace && u.sym != '-' ||
			u.kind != tokenWord && u.kind != tokenSymbol {
			return c, k, false
		}
	}
	c, end = p.namedCurrency(k)
	return c, end, end > k && (entry == 0 || end > next)
}

// countsCurrency takes the name of a currency, from token k to end, for what is counted.
func (p *parser) countsCurrency(c money.Currency, k, end int, a *amount) int {
	a.kind, a.cur, a.rare, a.curWord = Money, lexiconCurrency(c), c, true
	a.noun = [2]int{k, end}
	return p.tail(p.afterMoney(end, a), a)
}

// inParentheses returns the token behind one word in parentheses that follows token k
// after a space, as in francs CFA (BCEAO), or 0.
func (p *parser) inParentheses(k int, key []byte) int {
	open, word, closing := p.tok(k+1), p.tok(k+2), p.tok(k+3)
	if open.kind != tokenSymbol || open.sym != '(' || open.gap != gapSpace || word.kind != tokenWord ||
		closing.kind != tokenSymbol || closing.sym != ')' || len(key)+int(word.end-word.start) > longestName-8 {
		return 0
	}
	return k + 4
}

// lexiconCurrency returns the constant by which the tables of words know a currency, or
// curRare.
func lexiconCurrency(c money.Currency) int {
	for i := curMAD; i < curRare; i++ {
		switch i {
		case curRupee, curGuinea, curYen, curRand, curPeso, curDollar:
			continue // words of several currencies
		}
		if codes[i] == c {
			return i
		}
	}
	return curRare
}
