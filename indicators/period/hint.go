package period

import "strings"

// forms are the spellings that an error lists when it knows no better.
const forms = "want 2015, 2015-Q1, 2015-05, 2015-05-05 or 2014-2020"

// hint says how a text that Parse refuses is written, as far as that is plain.
func hint(text string, err error) string {
	if err != ErrSyntax || len(text) > 64 {
		return ""
	}
	if _, zone := cutZone(text); zone != "" {
		return "it has a time zone, which ParseZoned reads"
	}
	if i := strings.IndexByte(text, 'T'); i == 10 {
		return "want a whole day, 2015-05-05 or 2015-05-05T00:00:00"
	}
	if want := spelled(text); want != "" {
		return "want " + want
	}
	return forms
}

// hintDate is hint for ParseDate.
func hintDate(text string, err error) string {
	if err != ErrSyntax || len(text) > 64 {
		return ""
	}
	return "want the form 2015-05-05"
}

// spelled returns the canonical spelling of a form that is often met, or "".
func spelled(text string) string {
	year, rest := "", ""
	if len(text) > 4 {
		if _, ok := digits(text[:4]); ok {
			year, rest = text[:4], text[4:]
		}
	}
	if year == "" {
		return ""
	}
	letter := strings.ToUpper(strings.TrimLeft(rest, "-_ "))
	if len(letter) > 1 && strings.IndexByte("ASHTQMWD", letter[0]) >= 0 {
		if n, ok := digits(letter[1:]); ok && n > 0 {
			want := year + "-" + letter[:1]
			switch letter[0] {
			case 'M', 'W':
				want += pad(n, 2)
			case 'D':
				want += pad(n, 3)
			default:
				want += itoa(n)
			}
			if _, _, err := (YearStart{}).parse(want); err == nil {
				return want
			}
		}
	}
	// Two digits behind a slash are the next year, or a month.
	if len(rest) == 3 && rest[0] == '/' {
		first, ok1 := digits(year)
		n, ok2 := digits(rest[1:])
		switch {
		case ok1 && ok2 && (first+1)%100 == n:
			return year + "-" + pad(first+1, 4) + ", or YearStart.ParseYear for a year that starts in one and ends in the other"
		case ok2 && n >= 1 && n <= 12:
			return year + "-" + rest[1:]
		}
	}
	if len(text) == 10 && (text[4] == '/' || text[4] == '.') && text[7] == text[4] {
		want := text[:4] + "-" + text[5:7] + "-" + text[8:]
		if _, _, err := parseDate(want); err == nil {
			return want
		}
	}
	return ""
}

// pad writes n with at least so many digits.
func pad(n, width int) string {
	s := itoa(n)
	return strings.Repeat("0", max(width-len(s), 0)) + s
}
