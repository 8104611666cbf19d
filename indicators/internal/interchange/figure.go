package interchange

import (
	"bytes"
	"fmt"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// figureParts is a figure in the components of a record.
type figureParts struct {
	value, qualifier, lower, upper, resolution []byte

	// In records of others: the power of ten, and how many decimals the value
	// was printed with.
	mult, unitMult, decimals int
	hasDecimals              bool
}

func (p *figureParts) reset() {
	p.value, p.qualifier, p.lower, p.upper, p.resolution =
		p.value[:0], p.qualifier[:0], p.lower[:0], p.upper[:0], p.resolution[:0]
	p.mult, p.unitMult, p.decimals, p.hasDecimals = 0, 0, 0, false
}

// about marks, in front of a qualifier, that the whole is approximate.
const about = "ABOUT"

// Qualifier is a code of the attribute QUALIFIER, with what it means.
type Qualifier struct{ Code, Meaning string }

// qualifiers are the codes but those that begin with ABOUT, with the text that
// stands before, between and after the bounds in the text of a figure.
var qualifiers = [...]struct {
	code, before, between, after string
	lower, upper                 bool
	meaning                      string
}{
	{"MORE_THAN", ">", "", "", true, false, "more than the lower bound"},
	{"AT_LEAST", ">=", "", "", true, false, "at least the lower bound"},
	{"LESS_THAN", "<", "", "", false, true, "less than the upper bound"},
	{"UP_TO", "<=", "", "", false, true, "at most the upper bound"},
	{"BETWEEN", "[", ",", "]", true, true, "between the bounds, which are possible"},
	{"BETWEEN_OPEN", "(", ",", ")", true, true, "between the bounds, which are not possible"},
	{"BETWEEN_OPEN_LOWER", "(", ",", "]", true, true, "between the bounds, of which the upper one is possible"},
	{"BETWEEN_OPEN_UPPER", "[", ",", ")", true, true, "between the bounds, of which the lower one is possible"},
	{"FRACTION", "", "", "", true, true, "exactly the fraction that both bounds are"},
	{"ANY", "(-inf,+inf)", "", "", false, false, "not bounded"},
}

// Qualifiers returns the codes of QUALIFIER in their defined order.
func Qualifiers() []Qualifier {
	list := []Qualifier{{about, "about the value"}}
	for _, q := range qualifiers {
		list = append(list, Qualifier{q.code, q.meaning})
	}
	for _, q := range qualifiers {
		list = append(list, Qualifier{about + "_" + q.code, "about: " + q.meaning})
	}
	return list
}

// split sets p to the components of f, which is set.
func (p *figureParts) split(f figure.Figure, scratch []byte) ([]byte, error) {
	p.reset()
	text, err := f.AppendText(scratch[:0])
	if err != nil {
		return text, err
	}
	core := text
	if len(core) > 0 && core[0] == '~' {
		p.qualifier = append(p.qualifier, about...)
		core = core[1:]
	}
	if i := bytes.LastIndexByte(core, '@'); i >= 0 {
		p.resolution = append(p.resolution, core[i+1:]...)
		core = core[:i]
	}
	qualify := func(code string) {
		if len(p.qualifier) > 0 {
			p.qualifier = append(p.qualifier, '_')
		}
		p.qualifier = append(p.qualifier, code...)
	}
	if c := core[0]; c == '-' || c >= '0' && c <= '9' {
		if bytes.IndexByte(core, '/') < 0 {
			p.value = append(p.value, core...)
			return text, nil
		}
		qualify("FRACTION")
		p.lower, p.upper = append(p.lower, core...), append(p.upper, core...)
		return text, nil
	}
	for _, q := range qualifiers {
		rest, ok := bytes.CutPrefix(core, []byte(q.before))
		if !ok || q.before == "" {
			continue
		}
		if q.between != "" {
			lo, hi, _ := bytes.Cut(rest, []byte(q.between))
			hi, ok = bytes.CutSuffix(hi, []byte(q.after))
			if !ok {
				continue
			}
			p.lower, p.upper = append(p.lower, lo...), append(p.upper, hi...)
		} else if len(rest) > 0 && rest[0] == '=' || q.before == "(-inf,+inf)" != (len(rest) == 0) {
			continue
		} else if q.lower {
			p.lower = append(p.lower, rest...)
		} else if q.upper {
			p.upper = append(p.upper, rest...)
		}
		if bytes.Equal(core, []byte("(-inf,+inf)")) {
			p.lower, p.upper = p.lower[:0], p.upper[:0]
			qualify("ANY")
			return text, nil
		}
		qualify(q.code)
		return text, nil
	}
	return text, fmt.Errorf("%w: figure %s", indicators.ErrInvalid, text)
}

// isPlain reports whether a figure is a decimal number and nothing else.
func isPlain(f figure.Figure) bool {
	_, exp, q, resolution, ok := f.Compact()
	return ok && q == figure.Unqualified && resolution == figure.NoResolution && -maxPlaces <= exp && exp <= maxPlaces
}

// maxPlaces is the power of ten up to which a number is written the quick way.
const maxPlaces = 18

// splitPlain does what split does for a decimal number with or without a
// resolution, about or not; it reports false, and does nothing, for others.
func (p *figureParts) splitPlain(f figure.Figure) bool {
	coef, exp, q, resolution, ok := f.Compact()
	if !ok || q != figure.Unqualified && q != figure.QAbout || exp < -maxPlaces || exp > maxPlaces {
		return false
	}
	stated := resolution != figure.NoResolution
	if stated && (resolution < -maxPlaces || resolution > maxPlaces) {
		return false
	}
	p.reset()
	p.value = appendDecimal(p.value, coef, int(exp))
	if q == figure.QAbout {
		p.qualifier = append(p.qualifier, about...)
	}
	if stated {
		p.resolution = appendDecimal(p.resolution, 1, int(resolution))
	}
	return true
}

// appendDecimal appends coef * 10^exp.
func appendDecimal(b []byte, coef int64, exp int) []byte {
	start := len(b)
	if b = strconv.AppendInt(b, coef, 10); coef == 0 {
		return b
	}
	for range exp {
		b = append(b, '0')
	}
	if exp >= 0 {
		return b
	}
	if coef < 0 {
		start++
	}
	places := -exp
	if missing := places + 1 - (len(b) - start); missing > 0 { // zeros in front
		b = append(b, "0000000000000000000"[:missing]...)
		copy(b[start+missing:], b[start:len(b)-missing])
		copy(b[start:], "0000000000000000000"[:missing])
	}
	b = append(b, 0)
	point := len(b) - 1 - places
	copy(b[point+1:], b[point:])
	b[point] = '.'
	return b
}

// join returns the figure of the components, unset when they say that there is
// none.
func (p *figureParts) join(scratch []byte) (figure.Figure, []byte, error) {
	b := scratch[:0]
	hasBounds := len(p.lower) > 0 || len(p.upper) > 0
	switch {
	case len(p.qualifier) == 0 && hasBounds:
		return figure.Figure{}, b, fmt.Errorf("%w: a bound without %s", indicators.ErrInvalid, QualifierID)
	case len(p.qualifier) == 0 || string(p.qualifier) == about:
		if len(p.value) == 0 {
			if len(p.qualifier) > 0 || len(p.resolution) > 0 {
				return figure.Figure{}, b, fmt.Errorf("%w: %s or %s without a value", indicators.ErrInvalid, QualifierID,
					ResolutionID)
			}
			return figure.Figure{}, b, nil
		}
		if len(p.qualifier) > 0 {
			b = append(b, '~')
		}
		if hasBounds {
			return figure.Figure{}, b, fmt.Errorf("%w: bounds of a value that is %s", indicators.ErrInvalid, about)
		}
		var err error
		if b, err = appendNumber(b, p.value); err != nil {
			return figure.Figure{}, b, err
		}
	default:
		code := p.qualifier
		if rest, ok := bytes.CutPrefix(code, []byte(about+"_")); ok {
			b, code = append(b, '~'), rest
		}
		found := false
		for _, q := range qualifiers {
			if q.code != string(code) {
				continue
			}
			if found = true; len(p.value) > 0 || q.lower != (len(p.lower) > 0) || q.upper != (len(p.upper) > 0) {
				return figure.Figure{}, b, fmt.Errorf("%w: bounds or value do not fit %s %s", indicators.ErrInvalid, QualifierID,
					code)
			}
			if q.code == "FRACTION" {
				if !bytes.Equal(p.lower, p.upper) {
					return figure.Figure{}, b, fmt.Errorf("%w: bounds of a %s differ", indicators.ErrInvalid, code)
				}
				b = append(b, p.lower...)
				break
			}
			b = append(b, q.before...)
			b = append(b, p.lower...)
			b = append(b, q.between...)
			b = append(b, p.upper...)
			b = append(b, q.after...)
		}
		if !found {
			return figure.Figure{}, b, fmt.Errorf("%w: %s %s", indicators.ErrUnknown, QualifierID,
				cite.Quote(string(p.qualifier)))
		}
	}
	switch n := len(b); {
	case len(p.resolution) > 0:
		b = append(append(b, '@'), p.resolution...)
	case p.hasDecimals && len(p.value) > 0:
		b = appendStep(append(b, '@'), p.decimals)
		if _, err := figure.Parse(string(b)); err != nil { // the value has more decimals than it says
			b = b[:n]
		} else {
			p.hasDecimals = false
		}
	}
	f, err := figure.Parse(string(b))
	if err != nil {
		return figure.Figure{}, b, fmt.Errorf("%w: %w", indicators.ErrSyntax, err)
	}
	return p.scale(f, b)
}

// scale multiplies f by the power of ten that the record states.
func (p *figureParts) scale(f figure.Figure, b []byte) (figure.Figure, []byte, error) {
	if p.power() == 0 {
		return f, b, nil
	}
	f, err := f.Scale(powerOfTen(p.power()))
	return f, b, err
}

// power returns the power of ten by which the value is multiplied.
func (p *figureParts) power() int { return p.mult + p.unitMult }

// appendStep appends 10^-decimals.
func appendStep(b []byte, decimals int) []byte {
	if decimals == 0 {
		return append(b, '1')
	}
	b = append(b, "0."...)
	for range decimals - 1 {
		b = append(b, '0')
	}
	return append(b, '1')
}

// maxExponent is how many zeros an exponent may add.
const maxExponent = 64

// IsValue reports whether a cell can be that of OBS_VALUE: a decimal number, or
// a mark that it is missing.
func IsValue(cell []byte) bool {
	if len(cell) == 0 || string(cell) == Missing || string(cell) == NotAvailable {
		return true
	}
	b, err := appendNumber(nil, cell)
	if err == nil {
		_, err = figure.Parse(string(b))
	}
	return err == nil
}

// appendNumber appends a decimal number as a figure's text has it: without a
// plus sign, and with the exponent worked out.
func appendNumber(b, s []byte) ([]byte, error) {
	plain := true
	for i, c := range s {
		if (c < '0' || c > '9') && c != '.' && (c != '-' || i > 0) {
			plain = false
			break
		}
	}
	if plain && s[0] != '.' && s[len(s)-1] != '.' {
		return append(b, s...), nil
	}
	bad := fmt.Errorf("%w: %s is not a decimal number", indicators.ErrSyntax, cite.Quote(string(s)))
	mantissa, exponent := s, 0
	if i := bytes.IndexAny(s, "eE"); i >= 0 {
		n, err := strconv.Atoi(string(s[i+1:]))
		if err != nil || n < -maxExponent || n > maxExponent {
			return b, bad
		}
		mantissa, exponent = s[:i], n
	}
	if len(mantissa) > 0 && (mantissa[0] == '+' || mantissa[0] == '-') {
		if mantissa[0] == '-' {
			b = append(b, '-')
		}
		mantissa = mantissa[1:]
	}
	whole, fraction, _ := bytes.Cut(mantissa, []byte{'.'})
	if len(whole)+len(fraction) == 0 || len(whole)+len(fraction) > 4096 {
		return b, bad
	}
	digits := append(append(make([]byte, 0, len(s)), whole...), fraction...)
	for _, c := range digits {
		if c < '0' || c > '9' {
			return b, bad
		}
	}
	point := len(whole) + exponent
	for point > len(digits) {
		digits = append(digits, '0')
	}
	if point <= 0 {
		b = append(b, "0."...)
		for range -point {
			b = append(b, '0')
		}
		return append(b, digits...), nil
	}
	b = append(b, digits[:point]...)
	if point < len(digits) {
		b = append(append(b, '.'), digits[point:]...)
	}
	return b, nil
}
