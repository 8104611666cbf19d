package wording

import (
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
)

// press writes a number as Moroccan newspapers do, and always exactly. A scale
// word is used where what stands before it needs at most three decimals, and
// where it does not claim a resolution that the figure does not have.
func (w pen) press(b []byte, d decimals, n *noun, res int8) []byte {
	power := w.pressPower(d, n, res)
	if power > 0 {
		d = d.shift(power)
		places := 0
		if res != figure.NoResolution {
			places = power - int(res)
		}
		d.trim(places)
	}
	if n.kind == nounMoney && w.lang != En && power == 0 && len(d.fraction) == 3 && len(d.integer) <= 3 {
		// "1,956 dirhams" may be 1956; with the code it is what the locale says.
		b = append(w.signed(b, d, separators{decimal: w.separators().decimal}), ' ')
		return append(appendCode(b, n.currency), n.per...)
	}
	if n.kind == nounMoney && w.lang == En {
		b = append(appendCode(b, n.currency), ' ')
	}
	if n.eastern(d, w.locale) && power == 0 {
		b = w.eastern(b, d)
	} else {
		b = w.pressDigits(b, d, power > 0)
	}
	if power == 0 {
		return w.pressUnit(b, d, n)
	}
	return w.pressScaled(b, d, n, power)
}

// pressPower chooses the scale word: 3, 6, 9, or 0 for none.
func (w pen) pressPower(d decimals, n *noun, res int8) int {
	zeros := 0 // at the end of the integer digits
	for i := len(d.integer) - 1; i > 0 && d.integer[i] == '0' && len(d.fraction) == 0; i-- {
		zeros++
	}
	most := 6 // digits before the word, with one separator at most
	if w.info().pairs {
		most = 5
	}
	for power := w.mostPower(); power >= 3; power -= 3 {
		if len(d.integer) <= power || len(d.integer) > power+most || n.kind == nounPercent {
			continue
		}
		if w.lang == Ar && n.kind == nounNone && power > 3 {
			continue // a bare million may be one of centimes
		}
		places := max(0, power-zeros) // decimals that the value needs
		if res != figure.NoResolution {
			if power < int(res) {
				continue
			}
			places = power - int(res)
		}
		if power == 3 {
			// Thousands are a word when that says the resolution, and in
			// Arabic from ten thousand up.
			word := res == 3 || res == figure.NoResolution && w.lang == Ar && len(d.integer) > 4
			if places > 0 || !word || n.kind == nounNone && len(d.integer) > 6 || (w.lang == En && n.kind == nounMoney) {
				continue
			}
		}
		if (places < 3 || places == 3 && !w.mixed()) && len(d.fraction) == 0 {
			return power
		}
	}
	return 0
}

// pressDigits writes the digits as newspapers of the language do.
func (w pen) pressDigits(b []byte, d decimals, scaled bool) []byte {
	switch {
	case w.group != "":
		return w.signed(b, d, w.separators())
	case w.lang == En && scaled && len(d.fraction) == 0:
		// "1,077bn" is 1,077 to some readers and 1.077 to others.
		return w.signed(b, d, separators{decimal: "."})
	case w.locale == FrMA:
		return w.signed(b, d, separators{group: " ", decimal: ",", from: 4})
	case w.locale != ArMA:
		return w.signed(b, d, w.separators())
	}
	// In Arabic a point, and a comma where the point would read as one
	// between thousands; digits are grouped from a million on.
	if len(d.integer) >= 7 || len(d.fraction) == 3 && len(d.integer) <= 3 {
		return w.signed(b, d, separators{group: ".", decimal: ",", from: 7})
	}
	return w.signed(b, d, separators{decimal: "."})
}

// pressUnit writes the unit of a number without a scale word.
func (w pen) pressUnit(b []byte, d decimals, n *noun) []byte {
	if n.kind != nounMoney {
		return w.unit(b, d, n, false)
	}
	if w.lang != En || w.style == Prose {
		b = append(b, ' ')
		b = append(b, currencyName(n.currency, w.lang, pluralOf(w.lang, d.integer, d.fraction))...)
	}
	return append(b, n.per...)
}

// pressScaled writes scale and unit.
func (w pen) pressScaled(b []byte, d decimals, n *noun, power int) []byte {
	column := power/3 - 1
	switch w.lang {
	case Ar:
		b = append(b, ' ')
		if few(d) {
			b = append(b, arabicScales[column][1]...)
		} else {
			b = append(b, arabicScales[column][0]...)
		}
		if n.kind == nounMoney {
			b = append(b, ' ')
			b = append(b, currencyName(n.currency, Ar, pluralOther)...)
			return append(b, n.per...)
		}
		return w.unit(b, d, n, true)
	case Fr:
		if w.style == Press && n.kind == nounMoney && n.currency == money.MAD && power == 9 {
			return append(append(b, " MMDH"...), n.per...)
		}
		b = append(b, ' ')
		p := pluralOf(Fr, d.integer, d.fraction)
		if p == pluralOne || power == 3 {
			b = append(b, frenchScales[column][0]...)
		} else {
			b = append(b, frenchScales[column][1]...)
		}
		name := ""
		switch n.kind {
		case nounMoney:
			name = currencyName(n.currency, Fr, pluralOther)
		case nounNamed:
			name = n.info.fr[1]
			if n.info.symbol == "percentage_point" {
				name += ofPercentages
			}
		case nounText:
			name = n.text
		}
		if name == "" {
			return append(b, n.per...)
		}
		b = append(b, ' ')
		if power > 3 {
			b = append(b, frenchOf(name)...)
		}
		return append(append(b, name...), n.per...)
	}
	if n.kind == nounMoney && w.style != Prose {
		return append(append(b, englishShort[column]...), n.per...)
	}
	b = append(append(b, ' '), englishScales[column]...)
	if n.kind == nounMoney {
		b = append(append(b, ' '), currencyName(n.currency, En, pluralOther)...)
		return append(b, n.per...)
	}
	return w.unit(b, d, n, true)
}

// few reports whether the integer part takes the Arabic plural: 3 to 10. The
// press says 7.5 ملايير, too.
func few(d decimals) bool {
	n := lastTwo(d.integer)
	return len(d.integer) <= 2 && n >= 3 && n <= 10
}

var (
	arabicScales  = [...][2]string{{"ألف", "آلاف"}, {"مليون", "ملايين"}, {"مليار", "ملايير"}}
	frenchScales  = [...][2]string{{"mille", "mille"}, {"million", "millions"}, {"milliard", "milliards"}}
	englishScales = [...]string{"thousand", "million", "billion"}
	englishShort  = [...]string{"", "m", "bn"}
)
