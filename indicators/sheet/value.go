package sheet

import (
	"errors"
	"math/big"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// value is the text of a figure, read.
type value struct {
	reading wording.Reading
	// candidates are the readings of a text that has several.
	candidates []wording.Reading
	// separator is the one whose meaning the shape of the text leaves open, 0 if
	// none, and decimal what it was taken for.
	separator byte
	decimal   bool
	// raw says that the value behind the text decided.
	raw bool
	// scaled says that the text says a scale: 65 thousand.
	scaled bool
	err    error
}

// readValue reads the text of a figure, marks taken off.
func readValue(r, bare wording.Reader, text string, c Cell) value {
	var v value
	v.reading, v.err = r.Parse(text)
	if step, ok := v.reading.Figure.Resolution(); ok && step.GreaterThan(decimal.NewFromInt(1)) {
		v.scaled = strings.ContainsFunc(text, unicode.IsLetter)
	}
	var e *wording.Error
	if errors.As(v.err, &e) && errors.Is(v.err, wording.ErrAmbiguous) {
		v.candidates = e.Candidates
		if chosen, ok := byRaw(e.Candidates, c); ok {
			v.reading, v.candidates, v.err, v.raw = chosen, nil, nil, true
		}
		return v
	}
	if v.err != nil || !strings.ContainsAny(text, ".,") {
		return v
	}
	// Does the shape of the text say what its separators mean, or only the reader?
	if _, err := bare.Parse(text); !errors.As(err, &e) || !errors.Is(err, wording.ErrSeparator) {
		return v
	}
	v.separator = text[strings.LastIndexAny(text, ".,")]
	v.decimal = hasDecimals(v.reading.Figure)
	if chosen, ok := byRaw(e.Candidates, c); ok {
		v.raw = true
		if !chosen.Figure.Equal(v.reading.Figure) {
			v.candidates = e.Candidates
		}
	}
	return v
}

// readings returns both readings of a text whose separator only the reader decides.
func readings(bare wording.Reader, text string) []wording.Reading {
	var e *wording.Error
	if _, err := bare.Parse(text); errors.As(err, &e) {
		return e.Candidates
	}
	return nil
}

// byRaw returns the only reading that rounds the value behind a text.
func byRaw(readings []wording.Reading, c Cell) (chosen wording.Reading, ok bool) {
	raw, isNumber := rawNumber(c)
	if !isNumber {
		return chosen, false
	}
	for _, x := range readings {
		if !shows(x, raw) {
			continue
		}
		if ok {
			return chosen, false
		}
		chosen, ok = x, true
	}
	return chosen, ok
}

// hasDecimals reports whether a figure is stated to less than one.
func hasDecimals(f figure.Figure) bool {
	step, ok := f.Resolution()
	return ok && step.LessThan(decimal.NewFromInt(1))
}

// The longest number behind a cell in digits, and its largest power of ten.
const maxRaw = 64

// rawNumber returns the number behind a cell.
func rawNumber(c Cell) (*big.Rat, bool) {
	if c.Type != NumberValue || c.Raw == "" || len(c.Raw) > maxRaw {
		return nil, false
	}
	digits, exponent, scaled := strings.Cut(strings.ToLower(c.Raw), "e")
	small := !scaled || len(exponent) <= 4 && strings.Trim(exponent, "+-0123456789") == ""
	if strings.Trim(digits, "+-.0123456789") != "" || !small {
		return nil, false
	}
	return new(big.Rat).SetString(c.Raw)
}

// shows reports whether a reading is what a spreadsheet shows of a number: the
// number itself, rounded to the digits shown, or in percent.
func shows(x wording.Reading, raw *big.Rat) bool {
	v, ok := bareNumber(x.Figure)
	if !ok {
		return false
	}
	half := big.NewRat(1, 2)
	if step, ok := x.Figure.Resolution(); ok {
		half.Mul(half, step.Rat())
	}
	near := func(raw *big.Rat) bool {
		d := new(big.Rat).Sub(raw, v)
		return d.Abs(d).Cmp(half) <= 0
	}
	return near(raw) || x.Kind == wording.Percent && near(new(big.Rat).Mul(raw, big.NewRat(100, 1)))
}

// bareNumber returns the number of a figure, whatever qualifies it.
func bareNumber(f figure.Figure) (*big.Rat, bool) {
	if stated, ok := f.Stated(); ok {
		f = stated
	}
	return f.Rat()
}

// rawAttribute returns the number behind a cell where it is not what is shown, as
// a code.
func rawAttribute(c Cell, f figure.Figure) (indicators.ID, bool) {
	raw, ok := rawNumber(c)
	if !ok {
		return "", false
	}
	if v, ok := bareNumber(f); ok && v.Cmp(raw) == 0 {
		return "", false
	}
	text := c.Raw
	if rest, ok := strings.CutPrefix(text, "-"); ok {
		text = "minus-" + rest
	}
	id, err := indicators.ParseID(strings.TrimPrefix(text, "+"))
	return id, err == nil
}

// readUnit reads the text of a header as a unit: MDH, millions de dirhams, %. A scale
// alone, as in "milliers", says nothing of what is counted.
func readUnit(text string, l wording.Locale) (string, bool) {
	s := strings.TrimSpace(text)
	if inner, ok := strings.CutPrefix(s, "("); ok && strings.HasSuffix(inner, ")") {
		s = strings.TrimSpace(strings.TrimSuffix(inner, ")"))
	}
	if rest, ok := strings.CutPrefix(normal(s), "en "); ok {
		s = rest
	}
	if u, err := figure.ParseUnit(s); err == nil && s != "" && (u.IsOne() || u.Scale() != 0 && !scaleAlone(u)) {
		return u.String(), true // as the library writes it
	}
	r, err := wording.Reader{Locale: l}.Parse("1 " + s)
	if err != nil || !r.Figure.IsPoint() || r.Unit.IsOne() && r.Noun != "" {
		return "", false
	}
	scale, ok := r.Figure.Int64()
	word := map[int64]string{1: "", 1e3: "thousand*", 1e6: "million*", 1e9: "billion*", 1e12: "trillion*"}[scale]
	if !ok || word == "" && scale != 1 {
		return "", false
	}
	u, err := figure.ParseUnit(word + r.Unit.String())
	return u.String(), err == nil && !scaleAlone(u)
}

func scaleAlone(u figure.Unit) bool { return u.Scale() > 0 && u.Base().IsOne() }
