package wording

// Usage counts how often a separator certainly stood between thousands and how
// often before decimals, and where it did so first.
type Usage struct {
	Group     int `json:"group"`
	Decimal   int `json:"decimal"`
	GroupAt   int `json:"group_at"`   // byte offsets of the first figure of each kind
	DecimalAt int `json:"decimal_at"` // byte offsets of the first figure of each kind
}

// Meaning returns what the counts say.
func (u Usage) Meaning() Meaning {
	switch {
	case u.Group > 0 && u.Decimal > 0:
		return Both
	case u.Group > 0:
		return Group
	case u.Decimal > 0:
		return Decimal
	}
	return Unknown
}

// Learned is what the figures of a document tell about its separators.
type Learned struct {
	Dot   Usage `json:"dot"`
	Comma Usage `json:"comma"`
}

// Convention returns what the separators mean, to be given to a [Reader]. A
// separator that was met in both meanings is [Both], which decides nothing: it is
// better to ask than to guess. So are both separators of a text in which they
// share a meaning (22,550 beside 148.152, 7.5 beside 2,3), because then two
// writers with two conventions have written it.
func (l Learned) Convention() Convention {
	if l.Dot.Group > 0 && l.Comma.Group > 0 || l.Dot.Decimal > 0 && l.Comma.Decimal > 0 {
		return Convention{Dot: Both, Comma: Both}
	}
	return Convention{Dot: l.Dot.Meaning(), Comma: l.Comma.Meaning()}
}

// Learn looks for figures whose separators are certain, by their shape (7.5,
// 2.980.088, 1.234,50) or by what they count (22,550 فرصة عمل), and counts what
// the point and the comma mean in them. A text that is too long is read up to the
// limit of [Reader.Find], and the error wraps [ErrLimit].
func Learn(text string) (Learned, error) { return Reader{}.Learn(text) }

// Learn is [Learn] with the limits of r; other options do not count.
func (r Reader) Learn(text string) (Learned, error) {
	var l Learned
	limits := Reader{MaxBytes: r.MaxBytes, MaxDigits: r.MaxDigits}
	return l, limits.find(text, &l, func(Reading, *Error) bool { return true })
}

// learn records the separators of a number.
func (p *parser) learn(n *numeral, m Meaning) {
	if p.learned == nil {
		return
	}
	at := p.base + int(n.start)
	switch {
	case n.class == numeralPlain:
		p.learned.count(n.group, Group, at)
		p.learned.count(n.decimal, Decimal, at)
	case n.class == numeralSeparator:
		p.learned.count(n.sep, m, at)
	}
}

func (l *Learned) count(sep rune, m Meaning, at int) {
	u := &l.Dot
	switch sep {
	case '.':
	case ',':
		u = &l.Comma
	default:
		return
	}
	switch m {
	case Group:
		if u.Group++; u.Group == 1 {
			u.GroupAt = at
		}
	case Decimal:
		if u.Decimal++; u.Decimal == 1 {
			u.DecimalAt = at
		}
	}
}
