package wording

import (
	"strconv"

	"github.com/mithaq-go/mithaq/indicators/period"
)

// AppendDate appends a day in words: "6 mai 2016", «6 ماي 2016», "6 May 2016".
// Months have their Moroccan names in Arabic. A date that is not set appends
// nothing.
func (w *Writer) AppendDate(b []byte, d period.Date) []byte {
	if !d.IsSet() || !w.Locale().IsSet() {
		b, _ = d.AppendText(b)
		return b
	}
	return w.day(b, d, true)
}

// AppendPeriod appends a period in words: "2016", "1er semestre 2016", "mai 2016",
// "du 6 mai au 31 décembre 2016", «من 6 ماي إلى 31 دجنبر 2016». A period that is
// not set appends nothing.
func (w *Writer) AppendPeriod(b []byte, p period.Period) []byte {
	if !p.IsSet() || !w.Locale().IsSet() {
		b, _ = p.AppendText(b)
		return b
	}
	first, last := p.First(), p.Last()
	words := &dateWords[w.lang]
	year := strconv.Itoa(first.Year())
	switch k := p.Kind(); k {
	case period.KindYear:
		return append(b, year...)
	case period.KindSemester, period.KindTrimester, period.KindQuarter:
		size := map[period.Kind]int{period.KindSemester: 6, period.KindTrimester: 4, period.KindQuarter: 3}[k]
		b = append(b, words.parts[size][first.Month()/size]...)
		return append(append(b, words.ofYear...), year...)
	case period.KindMonth:
		return w.month(b, first, true)
	case period.KindWeek:
		y, n := first.ISOWeek()
		b = append(append(b, words.week...), strconv.Itoa(n)...)
		return append(append(b, words.ofYear...), strconv.Itoa(y)...)
	case period.KindDay:
		return w.day(b, first, true)
	}
	whole := first.Day() == 1 && last.AddDays(1).Day() == 1
	if whole && first.Month() == 1 && last.Month() == 12 {
		b = append(append(b, words.years[0]...), year...)
		return append(append(b, words.years[1]...), strconv.Itoa(last.Year())...)
	}
	sameYear := first.Year() == last.Year()
	if whole {
		b = append(b, words.fromMonth(first)...)
		b = w.month(b, first, !sameYear)
		return w.month(append(b, words.toYear...), last, true)
	}
	b = append(b, words.fromDay...)
	b = w.day(b, first, !sameYear)
	return w.day(append(b, words.toDay...), last, true)
}

// day appends a day, with its year or without.
func (w *Writer) day(b []byte, d period.Date, year bool) []byte {
	b = strconv.AppendInt(b, int64(d.Day()), 10)
	if w.lang == Fr && d.Day() == 1 {
		b = append(b, "er"...)
	}
	return w.month(append(b, ' '), d, year)
}

// month appends a month, with its year or without.
func (w *Writer) month(b []byte, d period.Date, year bool) []byte {
	b = append(b, dateWords[w.lang].months[d.Month()-1]...)
	if year {
		b = strconv.AppendInt(append(b, ' '), int64(d.Year()), 10)
	}
	return b
}

// dateText holds the words of dates in a language.
type dateText struct {
	months                                     [12]string
	parts                                      map[int][]string // of a year, by their months
	ofYear, week                               string
	years                                      [2]string // before and between two
	fromYear, toYear, fromOpen, fromDay, toDay string    // from and to
}

// fromMonth is what stands before the first month of several: "de mai", "d’avril".
func (t *dateText) fromMonth(d period.Date) string {
	if t.fromOpen != "" && (d.Month() == 4 || d.Month() == 8 || d.Month() == 10) {
		return t.fromOpen
	}
	return t.fromYear
}

var dateWords = [...]dateText{
	Ar: {
		months: [12]string{
			"يناير", "فبراير", "مارس", "أبريل", "ماي", "يونيو", "يوليوز", "غشت", "شتنبر", "أكتوبر", "نونبر", "دجنبر",
		},
		parts: map[int][]string{
			6: {"النصف الأول", "النصف الثاني"},
			4: {"الثلث الأول", "الثلث الثاني", "الثلث الثالث"},
			3: {"الربع الأول", "الربع الثاني", "الربع الثالث", "الربع الرابع"},
		},
		ofYear: " من ", week: "الأسبوع ", years: [2]string{"من ", " إلى "},
		fromYear: "من ", toYear: " إلى ", fromDay: "من ", toDay: " إلى ",
	},
	Fr: {
		months: [12]string{
			"janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre",
			"décembre",
		},
		parts: map[int][]string{
			6: {"1er semestre", "2e semestre"},
			4: {"1er quadrimestre", "2e quadrimestre", "3e quadrimestre"},
			3: {"1er trimestre", "2e trimestre", "3e trimestre", "4e trimestre"},
		},
		ofYear: " ", week: "semaine ", years: [2]string{"", "-"},
		fromYear: "de ", toYear: " à ", fromOpen: "d’", fromDay: "du ", toDay: " au ",
	},
	En: {
		months: [12]string{
			"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
			"December",
		},
		parts: map[int][]string{
			6: {"first half", "second half"},
			4: {"first four months", "second four months", "last four months"},
			3: {"first quarter", "second quarter", "third quarter", "fourth quarter"},
		},
		ofYear: " of ", week: "week ", years: [2]string{"", "-"},
		fromYear: "", toYear: " to ", fromDay: "", toDay: " to ",
	},
}
