package period

import (
	"cmp"
	"strings"
)

// ParseZoned is [YearStart.ParseZoned] for a reporting year that starts in
// January.
func ParseZoned(text string) (p Period, zone string, err error) { return YearStart{}.ParseZoned(text) }

// ParseZoned reads what [YearStart.Parse] reads and, behind any date or period of
// it, a time zone: Z, +01:00, -05:30. Messages of other software carry zones that
// a period of civil days cannot keep. The zone is returned so that the reader of
// a message can say once what was lost; it is "" if there is none. Two zones in
// one text must be the same.
func (s YearStart) ParseZoned(text string) (p Period, zone string, err error) {
	bare, zone, wrong := cutZones(text)
	if wrong != nil {
		return Period{}, "", wrong.of("parse", text, "two time zones")
	}
	p, wrong = s.parse(bare)
	if wrong != nil {
		if slash := strings.IndexByte(bare, '/'); wrong.at > slash {
			wrong.at += strings.IndexByte(text, '/') - slash // what was cut before it
		}
		return Period{}, "", wrong.of("parse", text, hint(bare, wrong))
	}
	return p, zone, nil
}

// cutZones cuts the time zone off a text, and off both sides of a range.
func cutZones(text string) (bare, zone string, wrong *fault) {
	left, right, found := strings.Cut(text, "/")
	cut := zoneAt(left)
	bare, zone = left[:cut], left[cut:]
	if !found {
		return bare, zone, nil
	}
	cut = zoneAt(right)
	second := right[cut:]
	if second != "" && zone != "" && second != zone {
		return "", "", &fault{len(text) - len(second), ErrSyntax}
	}
	return bare + "/" + right[:cut], cmp.Or(zone, second), nil
}

// zoneAt returns where the time zone at the end of a text begins.
func zoneAt(text string) int {
	if rest, ok := strings.CutSuffix(text, "Z"); ok {
		return len(rest)
	}
	n := len(text) - len("+01:00")
	if n < 0 || text[n] != '+' && text[n] != '-' || text[n+3] != ':' {
		return len(text)
	}
	hour, ok1 := digits(text[n+1 : n+3])
	minute, ok2 := digits(text[n+4:])
	if !ok1 || !ok2 || hour > 14 || minute > 59 || hour == 14 && minute > 0 {
		return len(text)
	}
	return n
}
