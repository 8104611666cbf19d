package wording

import (
	"unicode"
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// numeral is a number in digits and what its separators may mean.
type numeral struct {
	class    numeralClass
	plain    bool  // nothing but digits
	dotted   bool  // as dates, versions and telephone numbers: 20.06.2013
	reversed bool  // groups in the order of right-to-left typing
	sep      rune  // the separator in doubt: . , ، or ر
	grouped  int32 // separators of thousands that are certain
	zeros    int32 // zeros at the end of what follows the separator in doubt
	first    int32 // the number before it
	digits   int32 // how many
	at       int32 // where it is bad
	start    int32 // where it begins
	group    rune  // the separator of thousands, when certain
	decimal  rune  // the separator of decimals, when certain
	bad      error
	a, b, c  dec // the readings: see the classes
}

type numeralClass uint8

const (
	numeralPlain     numeralClass = iota // a is the number
	numeralSeparator                     // a: the separator stands between thousands; b: it is decimal
	numeralOrder                         // a: integer part first; b: fraction first
	numeralBreak                         // a: all groups; b: those behind a break; c: those before the first break
	numeralBad                           // a and b, if set, are what it may have been
)

// Digit systems.
const (
	systemNone = iota
	systemASCII
	systemArabic
	systemFarsi
	systemOther
)

// digitAt decodes a digit at s[i:]; n is 0 when there is none.
func digitAt(s string, i int) (digit byte, system, n int) {
	if i >= len(s) {
		return 0, systemNone, 0
	}
	c := s[i]
	switch {
	case c >= '0' && c <= '9':
		return c - '0', systemASCII, 1
	case c < utf8.RuneSelf:
		return 0, systemNone, 0
	case c == 0xD9 && i+1 < len(s) && s[i+1] >= 0xA0 && s[i+1] <= 0xA9:
		return s[i+1] - 0xA0, systemArabic, 2
	case c == 0xDB && i+1 < len(s) && s[i+1] >= 0xB0 && s[i+1] <= 0xB9:
		return s[i+1] - 0xB0, systemFarsi, 2
	case c == 0xD8, c == 0xD9:
		return 0, systemNone, 0
	}
	if r, n := utf8.DecodeRuneInString(s[i:]); unicode.IsDigit(r) {
		return 0, systemOther, n
	}
	return 0, systemNone, 0
}

// isSpace reports whether r may separate thousands: space, no-break space,
// figure space, thin space, narrow no-break space.
func isSpace(r rune) bool {
	return r == ' ' || r == '\u00A0' || r == '\u2007' || r == '\u2009' || r == '\u202F'
}

// maxGroups is the most groups of digits that a number is taken apart into.
const maxGroups = 40

// groups is a number as it is cut by separators.
type groups struct {
	n          int
	width      int32 // bytes of a digit
	start, end [maxGroups]int32
	sep        [maxGroups]rune // after the group; ' ' for every space
	system     int
	mixed      int // where another system begins, or -1
	total      int
	over       bool // too many groups
	other      bool // a digit system that nobody uses in Morocco
}

// count returns how many digits a group has.
func (g *groups) count(k int) int { return int((g.end[k] - g.start[k]) / g.width) }

// scanNumeral reads the digits at s[i:], of which there is at least one, with
// the separators between them.
func scanNumeral(s string, i, maxDigits int) (numeral, int) {
	var g groups
	g.mixed, g.width = -1, 1
	for {
		start, count := i, 0
		for {
			if g.system == systemASCII && i < len(s) && s[i] >= '0' && s[i] <= '9' {
				i++
				count++
				continue
			}
			_, system, n := digitAt(s, i)
			if n == 0 {
				break
			}
			if g.system == systemNone {
				g.system, g.width = system, int32(n)
			} else if system != g.system && g.mixed < 0 {
				g.mixed = i
			}
			g.other = g.other || system == systemOther
			i += n
			count++
		}
		g.total += count
		if g.n == maxGroups {
			g.over = true
		} else {
			g.start[g.n], g.end[g.n] = int32(start), int32(i)
			g.n++
		}
		sep, n := separatorAt(s, i)
		if n == 0 {
			break
		}
		if sep == ' ' && !g.over && !g.joins(s, i+n) {
			break
		}
		if sep == 'ر' && g.n > 1 {
			break
		}
		if !g.over {
			g.sep[g.n-1] = sep
		}
		i += n
	}
	return g.numeral(s, maxDigits), i
}

// separatorAt returns a separator that has a digit right behind it.
func separatorAt(s string, i int) (rune, int) {
	if i >= len(s) {
		return 0, 0
	}
	r, n := fold.Rune(s, i)
	switch {
	case isSpace(r):
		r = ' '
	case r == '·':
		r = '.' // 45·6 million, as medical journals print it
	case r == '.', r == ',', r == '٫', r == '٬', r == '،', r == 'ر', r == '\'', r == '’':
	default:
		return 0, 0
	}
	if _, _, d := digitAt(s, i+n); d == 0 {
		return 0, 0
	}
	return r, n
}

// joins reports whether the digits at s[i:], behind a space, go on with the
// number: a group of three after one to three digits, or, when the number
// begins with a group that only an inner one can be (000 63), any group.
func (g *groups) joins(s string, i int) bool {
	count := 0
	for count <= 3 {
		_, _, n := digitAt(s, i)
		if n == 0 {
			break
		}
		count++
		i += n
	}
	for k := range g.n - 1 {
		if g.sep[k] != ' ' {
			return false
		}
	}
	if g.backwards(s) {
		for k := range g.n {
			if g.count(k) != 3 {
				return false
			}
		}
		return count <= 3
	}
	lead, _, _ := digitAt(s, int(g.start[0]))
	return count == 3 && g.count(0) <= 3 && lead != 0
}

// backwards reports whether the first group cannot be a first one.
func (g *groups) backwards(s string) bool {
	lead, _, _ := digitAt(s, int(g.start[0]))
	return g.count(0) == 3 && lead == 0
}

// value reads groups [from, to) as one integer, and the groups behind them as
// its fraction.
func (g *groups) value(s string, to int) dec {
	var d dec
	for k := range g.n {
		for i := int(g.start[k]); i < int(g.end[k]); {
			digit, _, n := digitAt(s, i)
			d.push(digit)
			i += n
			if k >= to {
				d.exp--
			}
		}
	}
	return d
}

// thousands reports whether groups [0, to) are one to three digits followed by
// groups of three, or by commas in the Indian way: 12,34,567.
func (g *groups) thousands(s string, to int) bool {
	lead, _, _ := digitAt(s, int(g.start[0]))
	if g.count(0) > 3 || lead == 0 {
		return false
	}
	size := 3
	if to > 2 && g.sep[0] == ',' && g.count(0) < 3 && g.count(1) == 2 {
		size = 2
	}
	for k := 1; k < to; k++ {
		if k < to-1 && g.count(k) == size {
			continue
		}
		if g.count(k) != 3 {
			return false
		}
	}
	return true
}

// indian reports whether groups [0, to) are lakhs and crores: 1,50,000.
func (g *groups) indian(s string, to int) bool {
	lead, _, _ := digitAt(s, int(g.start[0]))
	if to < 3 || g.count(0) > 2 || lead == 0 || g.count(to-1) != 3 {
		return false
	}
	for k := 1; k < to-1; k++ {
		if g.count(k) != 2 {
			return false
		}
	}
	return true
}

// swapped reads a fraction that stands before its integer part.
func (g *groups) swapped(s string) dec {
	h := *g
	h.start[0], h.end[0], h.start[1], h.end[1] = g.start[1], g.end[1], g.start[0], g.end[0]
	return h.value(s, 1)
}

func (g *groups) numeral(s string, maxDigits int) numeral {
	n := numeral{start: g.start[0], digits: int32(g.total), plain: g.n == 1}
	fail := func(err error, at int32) numeral {
		n.class, n.bad, n.at = numeralBad, err, at
		return n
	}
	switch {
	case g.total > maxDigits || g.over:
		return fail(ErrLimit, g.start[0])
	case g.other:
		return fail(ErrDigits, g.start[0])
	case g.mixed >= 0:
		return fail(ErrDigits, int32(g.mixed))
	}
	lead, _, _ := digitAt(s, int(g.start[0]))
	if g.n == 1 {
		n.a = g.value(s, 1)
		if lead == 0 && g.count(0) > 2 {
			return fail(ErrMalformed, g.start[0]) // 00051; but 05 is written for 5
		}
		return n
	}
	if at, mixed := g.mixedSeparators(); mixed {
		return fail(ErrDigits, at)
	}
	group, last := g.sep[0], g.sep[g.n-2]
	for k := range g.n - 2 {
		if g.sep[k] != group {
			return fail(ErrMalformed, g.end[k])
		}
	}
	switch {
	case group == ' ' && last == ' ':
		if g.backwards(s) {
			g.reverse()
			n.reversed = true
			if !g.thousands(s, g.n) {
				return fail(ErrMalformed, g.start[0])
			}
		}
		n.a, n.grouped = g.value(s, g.n), int32(g.n-1)
		return n
	case g.n == 2:
		return g.single(s, n, last)
	case last == group:
		return g.alike(s, n, group)
	}
	if !g.thousands(s, g.n-1) && !(group == ',' && last == '.' && g.indian(s, g.n-1)) ||
		group == '٫' || group == '،' || last != '.' && last != ',' && last != '٫' {
		return fail(ErrMalformed, g.end[g.n-2])
	}
	n.a, n.grouped, n.group, n.decimal = g.value(s, g.n-1), int32(g.n-2), group, last
	return n
}

// mixedSeparators reports whether Arabic separators stand with ASCII digits or
// beside European ones, and where.
func (g *groups) mixedSeparators() (at int32, mixed bool) {
	western, eastern := -1, -1
	for k := range g.n - 1 {
		switch g.sep[k] {
		case '٫', '٬':
			eastern = k
		case '.', ',':
			western = k
		}
	}
	if eastern < 0 || western < 0 && g.system != systemASCII {
		return 0, false
	}
	return g.end[max(eastern, western)], true
}

// alike reads a number with several separators, all of them the same.
func (g *groups) alike(s string, n numeral, sep rune) numeral {
	n.dotted = sep == '.' && g.short()
	if sep == ',' && g.indian(s, g.n) {
		n.a, n.grouped, n.group = g.value(s, g.n), int32(g.n-1), sep
		return n
	}
	if !g.thousands(s, g.n) || sep == '٫' || sep == '،' {
		if (sep == '.' || sep == ',') && g.thousands(s, g.n-1) {
			n.a = g.value(s, g.n-1) // what it may have been
		}
		n.class, n.bad, n.at = numeralBad, ErrMalformed, g.end[g.n-2]
		return n
	}
	n.a, n.grouped, n.group = g.value(s, g.n), int32(g.n-1), sep
	return n
}

// short reports whether no group but the last has more than two digits, and that
// has no three.
func (g *groups) short() bool {
	for k := range g.n - 1 {
		if g.count(k) > 2 {
			return false
		}
	}
	return g.count(g.n-1) != 3
}

// single reads a number with one separator.
func (g *groups) single(s string, n numeral, sep rune) numeral {
	lead, _, _ := digitAt(s, int(g.start[0]))
	switch sep {
	case '،', 'ر':
		n.class, n.sep = numeralOrder, sep
		n.a, n.b = g.value(s, 1), g.swapped(s)
		return n
	case '٬', '\'', '’':
		if !g.thousands(s, 2) {
			n.class, n.bad, n.at = numeralBad, ErrMalformed, g.end[0]
			return n
		}
		n.a, n.grouped = g.value(s, 2), 1
		return n
	}
	n.a = g.value(s, 1)
	if lead == 0 && g.count(0) > 1 {
		n.class, n.bad, n.at = numeralBad, ErrMalformed, g.start[0]
		return n
	}
	if sep == '٫' || !g.thousands(s, 2) {
		n.decimal = sep
		return n
	}
	n.class, n.sep = numeralSeparator, sep
	n.a, n.b = g.value(s, 2), n.a
	n.first = int32(n.a.coef / 1000)
	for c := n.a.coef; n.zeros < 3 && c%10 == 0; c /= 10 {
		n.zeros++
	}
	return n
}

func (g *groups) reverse() {
	for i, j := 0, g.n-1; i < j; i, j = i+1, j-1 {
		g.start[i], g.start[j] = g.start[j], g.start[i]
		g.end[i], g.end[j] = g.end[j], g.end[i]
	}
}
