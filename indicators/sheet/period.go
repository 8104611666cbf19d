package sheet

import (
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// readPeriod reads the text of a header as a period. What leaves open which
// period is meant is not read: 14/15, 2014-2015 (two years, or one school year).
//
// T1 is a quarter to readers of French and Arabic; to others it may be four months.
func readPeriod(text string, c Cell, lang wording.Lang) (period.Period, bool) {
	s := normal(strings.Map(asciiDigit, text))
	for _, word := range []string{"année ", "annee ", "an ", "exercice ", "year ", "سنة ", "عام ", "السنة "} {
		s = strings.TrimPrefix(s, word)
	}
	if year, again, ok := strings.Cut(s, " [yr"); ok && again == year+"]" { // as the World Bank heads its columns
		s = year
	}
	if p, ok := yearOf(s); ok {
		return p, true
	}
	if from, to, ok := cutRange(s); ok {
		first, ok1 := number(from, 4)
		last, ok2 := number(to, 4)
		if ok1 && ok2 && 1000 <= first && first+1 < last {
			return period.YearRange(first, last), true
		}
		return period.Period{}, false
	}
	p, err := period.Parse(strings.ToUpper(s))
	if err == nil && p.Kind() != period.KindTrimester && p.First().Year() >= 1000 {
		return p, true
	}
	words := strings.FieldsFunc(s, func(r rune) bool { return r == ' ' || r == '-' || r == '.' || r == '/' || r == '_' })
	return wordsPeriod(words, c, lang)
}

// asciiDigit maps Arabic-Indic and Persian digits to ASCII.
func asciiDigit(r rune) rune {
	switch {
	case '٠' <= r && r <= '٩':
		return r - '٠' + '0'
	case '۰' <= r && r <= '۹':
		return r - '۰' + '0'
	}
	return r
}

func yearOf(s string) (period.Period, bool) {
	y, ok := number(s, 4)
	if !ok || y < 1000 {
		return period.Period{}, false
	}
	return period.Year(y), true
}

// number reads exactly so many ASCII digits.
func number(s string, digits int) (int, bool) {
	if len(s) != digits {
		return 0, false
	}
	n, err := strconv.Atoi(s)
	return n, err == nil && s[0] != '+' && s[0] != '-'
}

func cutRange(s string) (from, to string, ok bool) {
	for _, sep := range []string{" - ", "-", " – ", "–", "/", " à ", " to ", " إلى "} {
		if from, to, ok = strings.Cut(s, sep); ok && len(from) == 4 && len(to) == 4 {
			return from, to, true
		}
	}
	return "", "", false
}

// parts are words for a part of a year, without its number.
var parts = map[string]int{
	"trimestre": 4, "trim": 4, "quarter": 4, "semestre": 2, "sem": 2, "semester": 2, "half": 2, "الفصل": 4, "الربع": 4,
	"السداسي": 2, "الأسدس": 2, "النصف": 2,
}

// ordinals are words for the number of a part of a year.
var ordinals = map[string]int{
	"1": 1, "2": 2, "3": 3, "4": 4, "1er": 1, "1ère": 1, "premier": 1, "2e": 2, "2ème": 2, "deuxième": 2, "second": 2,
	"3e": 3, "3ème": 3, "troisième": 3, "4e": 4, "4ème": 4, "quatrième": 4, "1st": 1, "2nd": 2, "3rd": 3, "4th": 4,
	"first": 1, "third": 3, "fourth": 4, "الأول": 1, "الثاني": 2, "الثالث": 3, "الرابع": 4, "i": 1, "ii": 2, "iii": 3,
	"iv": 4,
}

// months are the names of months in French, English and Arabic as written in
// Morocco, and their usual short forms.
var months = map[string]int{
	"janvier": 1, "janv": 1, "january": 1, "jan": 1, "يناير": 1, "février": 2, "fevrier": 2, "févr": 2, "fév": 2,
	"february": 2, "feb": 2, "فبراير": 2, "mars": 3, "march": 3, "mar": 3, "مارس": 3, "avril": 4, "avr": 4, "april": 4,
	"apr": 4, "أبريل": 4, "mai": 5, "may": 5, "ماي": 5, "مايو": 5, "juin": 6, "june": 6, "jun": 6, "يونيو": 6,
	"juillet": 7, "juil": 7, "july": 7, "jul": 7, "يوليوز": 7, "يوليو": 7, "août": 8, "aout": 8, "august": 8, "aug": 8,
	"غشت": 8, "أغسطس": 8, "septembre": 9, "sept": 9, "september": 9, "sep": 9, "شتنبر": 9, "سبتمبر": 9, "octobre": 10,
	"oct": 10, "october": 10, "أكتوبر": 10, "novembre": 11, "nov": 11, "november": 11, "نونبر": 11, "نوفمبر": 11,
	"décembre": 12, "decembre": 12, "déc": 12, "december": 12, "dec": 12, "دجنبر": 12, "ديسمبر": 12,
}

// wordsPeriod reads a part of a year and its year, in either order.
func wordsPeriod(words []string, c Cell, lang wording.Lang) (period.Period, bool) {
	if len(words) < 2 || len(words) > 5 {
		return period.Period{}, false
	}
	year, found := 0, false
	var rest []string
	for i, w := range words {
		if y, ok := number(w, 4); ok && y >= 1000 && !found && (i == 0 || i == len(words)-1) {
			year, found = y, true
		} else if w != "سنة" && w != "من" && w != "de" && w != "of" {
			rest = append(rest, w)
		}
	}
	if !found {
		return shownMonth(words, c)
	}
	if len(words) == 3 && words[2] == strconv.Itoa(year) {
		if p, ok := dayPeriod(rest, year); ok {
			return p, true
		}
	}
	switch len(rest) {
	case 1:
		if m, ok := months[rest[0]]; ok {
			return period.Month(year, m), true
		}
		if len(rest[0]) == 2 && (rest[0][0] != 't' || lang == wording.Fr || lang == wording.Ar) {
			return part(year, rest[0][0], int(rest[0][1]-'0'))
		}
	case 2:
		for _, w := range [][2]string{{rest[0], rest[1]}, {rest[1], rest[0]}} {
			if n, ok := ordinals[w[0]]; ok && parts[w[1]] == 4 {
				return part(year, 't', n)
			} else if ok && parts[w[1]] == 2 {
				return part(year, 's', n)
			}
		}
	}
	return period.Period{}, false
}

// dayPeriod reads a day that is written in figures with its year last, where only one
// of the others can be the month: 30/11/2023, 11/30/2023, but not 12/03/2015.
func dayPeriod(rest []string, year int) (period.Period, bool) {
	if len(rest) != 2 || len(rest[0]) > 2 || len(rest[1]) > 2 {
		return period.Period{}, false
	}
	day, ok := number(rest[0], len(rest[0]))
	month, ok2 := number(rest[1], len(rest[1]))
	if !ok || !ok2 || day <= 12 && month <= 12 && day != month {
		return period.Period{}, false
	}
	if month > 12 {
		day, month = month, day
	}
	date, err := period.NewDate(year, month, day)
	return period.Day(date), err == nil
}

func part(year int, letter byte, n int) (period.Period, bool) {
	switch {
	case (letter == 't' || letter == 'q') && 1 <= n && n <= 4:
		return period.Quarter(year, n), true
	case (letter == 's' || letter == 'h') && 1 <= n && n <= 2:
		return period.Semester(year, n), true
	}
	return period.Period{}, false
}

// shownMonth reads "janv-15" where the day behind the text says that it is January
// 2015, as a spreadsheet makes it of what was typed.
func shownMonth(words []string, c Cell) (period.Period, bool) {
	if len(words) != 2 || c.Type != DateValue {
		return period.Period{}, false
	}
	day, err := period.ParseDate(strings.TrimSuffix(c.Raw, "T00:00:00"))
	m, ok := months[words[0]]
	y, ok2 := number(words[1], 2)
	if err != nil || !ok || !ok2 {
		return period.Period{}, false
	}
	p := period.At(day, period.KindMonth)
	return p, day.Month() == m && day.Year()%100 == y
}
