package period

import "strings"

// forms are the spellings that an error lists when it knows no better.
const forms = "want 2015, 2015-Q1, 2015-05, 2015-05-05 or 2014-2020"

// hint says how a text that Parse refuses is written, as far as that is plain.
func hint(text string, wrong *fault) string {
	if wrong.err != ErrSyntax || len(text) > maxText {
		return ""
	}
	bare, _, _ := cutZones(text)
	if _, wrong := (YearStart{}).parse(bare); wrong == nil {
		return "it has a time zone, which ParseZoned reads"
	}
	if strings.IndexByte(text, 'T') == 10 {
		return "want a whole day, 2015-05-05 or 2015-05-05T00:00:00"
	}
	if want := spelled(text); want != "" {
		return "want " + want
	}
	return forms
}

// hintDate is hint for ParseDate.
func hintDate(text string, wrong *fault) string {
	if wrong.err != ErrSyntax || len(text) > maxText {
		return ""
	}
	return "want the form 2015-05-05"
}

// spelled returns the canonical spelling of a form that is often met, or "".
func spelled(text string) string {
	year := text[:min(len(text), 4)]
	first, ok := digits(year)
	if !ok {
		return ""
	}
	rest := text[len(year):]
	letter := strings.ToUpper(strings.TrimLeft(rest, "-_ "))
	if strings.IndexAny(letter, "ASHTQMWD") == 0 {
		n, _ := digits(letter[1:])
		want := year + "-" + letter[:1]
		switch letter[0] {
		case 'M', 'W':
			want += pad(n, 2)
		case 'D':
			want += pad(n, 3)
		default:
			want += itoa(n)
		}
		if _, wrong := (YearStart{}).parse(want); wrong == nil {
			return want
		}
	}
	// Two digits behind a slash are the next year, or a month.
	if len(rest) == 3 && rest[0] == '/' {
		n, ok := digits(rest[1:])
		switch {
		case ok && (first+1)%100 == n:
			return year + "-" + pad(first+1, 4) + ", or YearStart.ParseYear for a year that starts in one and ends in the other"
		case ok && Month(first, n).IsSet():
			return year + "-" + rest[1:]
		}
	}
	for _, want := range [...]string{
		year + "-" + rest, year + "-0" + strings.TrimLeft(rest, "-"), // 201505 and 2015-5
		year + "-" + rest[:min(len(rest), 2)] + "-" + rest[min(len(rest), 2):], // 20150505
	} {
		if p, wrong := (YearStart{}).parse(want); wrong == nil && p.Kind() > KindRange {
			return want
		}
	}
	if len(text) == 10 && (text[4] == '/' || text[4] == '.') && text[7] == text[4] {
		want := text[:4] + "-" + text[5:7] + "-" + text[8:]
		if _, wrong := parseDate(want); wrong == nil {
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
