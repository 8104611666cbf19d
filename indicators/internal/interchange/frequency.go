package interchange

import (
	"bytes"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// FreqID is the frequency of a series in messages of others. It is no part of an
// observation: a period says it itself.
const FreqID = "FREQ"

// kindOfFreq returns the kind of the periods of a code of CL_FREQ, KindNone for
// one that says nothing that could be checked: H is hours in today's list and was
// half a year in an older one; T is not in today's list, was four months, and is
// a quarter in French.
func kindOfFreq(code []byte) period.Kind {
	if len(code) != 1 {
		return period.KindNone
	}
	switch code[0] {
	case 'A':
		return period.KindYear
	case 'S':
		return period.KindSemester
	case 'Q':
		return period.KindQuarter
	case 'M':
		return period.KindMonth
	case 'W':
		return period.KindWeek
	case 'D', 'B':
		return period.KindDay
	}
	return period.KindNone
}

// fits reports whether a period is one of a frequency. A range of days is one of
// a year if it is no shorter, as fiscal years are; shorter kinds have no ranges.
func fits(k period.Kind, p period.Period) bool {
	if k == period.KindNone {
		return true
	}
	is := p.Kind()
	return k == is || is == period.KindRange && (k != period.KindYear || p.Days() >= 364)
}

// fold holds the period against the frequency. A day that is the first or the
// last of a longer period stands for it.
func (d *Decoder) fold() error {
	if err := d.reported(); err != nil {
		return err
	}
	k, p := kindOfFreq(d.freq), d.obs.Key.Period
	if !p.IsSet() || fits(k, p) {
		return nil
	}
	if q, ok := p.Within(k); ok && p.Kind() == period.KindDay && (q.First() == p.First() || q.Last() == p.Last()) {
		d.obs.Key.Period = q
		return nil
	}
	if q, ok := p.Within(k); ok && p.Kind() == period.KindDay && k == period.KindWeek {
		d.Once(indicators.LostMember, TimeID, "a day inside a week stands for it, as "+p.String()+" for "+q.String())
		d.obs.Key.Period = q
		return nil
	}
	return fmt.Errorf("%w: %s %s of %s %s", indicators.ErrInvalid, FreqID, cite.Quote(string(d.freq)), TimeID, p)
}

// letters that offices write behind a year, and what SDMX has for them.
var timeLetters = [...]struct{ theirs, ours string }{
	{"MM", "M"}, {"KW", "Q"}, {"JJ00", ""}, {"M", "M"}, {"Q", "Q"}, {"K", "Q"}, {"S", "S"}, {"H", "S"}, {"T", "Q"},
	{"W", "W"}, {"U", "W"},
}

// yearStartID is the day on which reporting years begin, in messages of others.
const yearStartID = "REPORTING_YEAR_START_DAY"

// setYearStart takes down when reporting years begin.
func (d *Decoder) setYearStart(cell []byte) error {
	start, err := period.ParseYearStart(string(bytes.TrimSpace(cell)))
	d.yearStart = start
	return err
}

// reported returns the period of a text whose reporting year begins when the record
// says: 2015-Q1 is then the first quarter of that year. Dates, months and years of the
// calendar are what they are.
func (d *Decoder) reported() error {
	if d.yearStart == (period.YearStart{}) || len(d.timeText) < 6 {
		return nil
	}
	if c := d.timeText[5]; c < 'A' || c > 'Z' {
		return nil
	}
	p, err := d.yearStart.Parse(string(d.timeText))
	if err == nil {
		d.obs.Key.Period = p
	}
	return err
}

// IsTime reports whether a text is a period as offices write it. It counts no loss.
func IsTime(text string) bool {
	d := Decoder{periods: map[string]period.Period{}}
	var p period.Period
	return d.foreignTime(&p, "", []byte(text)) == nil
}

// foreignTime reads a period as offices write it: with a letter right behind the
// year, as in 2012M01, 2012Q1, 2012K1 (a quarter in the North) or 2012MM01, as a
// month of six digits, or as a year that a program has printed as a number, 2012.0.
func (d *Decoder) foreignTime(to *period.Period, name string, cell []byte) error {
	cell = bytes.TrimSpace(cell)
	d.timeText = append(d.timeText[:0], cell...)
	err := d.time(to, cell)
	if len(cell) >= 19 && cell[10] == ' ' && err != nil { // as programs print a time
		text := append([]byte(nil), cell...)
		text[10] = 'T'
		if d.time(to, text) == nil {
			return nil
		}
	}
	if err == nil || len(cell) < 6 || len(cell) > 10 {
		return err
	}
	for _, c := range cell[:4] {
		if c < '0' || c > '9' {
			return err
		}
	}
	if string(cell[4:]) == ".0" {
		return d.time(to, cell[:4])
	}
	rest := bytes.TrimPrefix(cell[4:], []byte{'-'})
	for _, l := range timeLetters {
		number, found := bytes.CutPrefix(rest, []byte(l.theirs))
		if !found {
			continue
		}
		text := append(append([]byte(nil), cell[:4]...), '-')
		text = append(text, l.ours...)
		switch {
		case l.ours == "":
			text = text[:4]
		case (l.ours == "M" || l.ours == "W") && len(number) == 1:
			text = append(append(text, '0'), number...)
		case l.ours != "M" && l.ours != "W":
			text = append(text, bytes.TrimLeft(number, "0")...)
		default:
			text = append(text, number...)
		}
		if d.time(to, text) == nil {
			if l.theirs == "T" {
				d.once(name, "T behind a year is read as a quarter, not as four months, as "+string(cell))
			}
			d.timeText = append(d.timeText[:0], text...)
			return nil
		}
	}
	if day, ok := dayOf(cell); ok && d.time(to, day) == nil {
		return nil
	}
	if len(cell) == 6 && '0' <= cell[4] && cell[4] <= '1' && '0' <= cell[5] && cell[5] <= '9' {
		text := append(append(append([]byte(nil), cell[:4]...), '-'), cell[4:]...)
		if d.time(to, text) == nil {
			d.once(name, "six digits are read as a year and a month, as "+string(cell))
			return nil
		}
	}
	return err
}

// once names what a text was taken for; a text that is only looked at has no name.
func (d *Decoder) once(name, why string) {
	if name != "" {
		d.Once(indicators.LostMember, name, why)
	}
}

// dayOf returns the date of a day that is written as 2024M01D02 or 20240102.
func dayOf(cell []byte) (day []byte, ok bool) {
	switch {
	case len(cell) == 10 && cell[4] == 'M' && cell[7] == 'D':
		cell = append(append(append([]byte(nil), cell[:4]...), cell[5:7]...), cell[8:]...)
	case len(cell) != 8:
		return nil, false
	}
	for _, c := range cell {
		if c < '0' || c > '9' {
			return nil, false
		}
	}
	return fmt.Appendf(nil, "%s-%s-%s", cell[:4], cell[4:6], cell[6:]), true
}
