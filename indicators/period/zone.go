package period

import "strings"

// ParseZoned is [YearStart.ParseZoned] for a reporting year that starts in
// January.
func ParseZoned(text string) (p Period, zone string, err error) { return YearStart{}.ParseZoned(text) }

// ParseZoned reads what [YearStart.Parse] reads and, behind any date or period of
// it, a time zone: Z, +01:00, -05:30. Messages of other software carry zones that
// a period of civil days cannot keep. The zone is returned so that the reader of
// a message can say once what was lost; it is "" if there is none. Two zones in
// one text must be the same.
func (s YearStart) ParseZoned(text string) (p Period, zone string, err error) {
	left, right, found := strings.Cut(text, "/")
	bare, zone := cutZone(left)
	if found {
		var second string
		if right, second = cutZone(right); second != "" && zone != "" && second != zone {
			return Period{}, "", &Error{Op: "parse", Input: text, Offset: len(left) + 1 + len(right), Err: ErrSyntax,
				Detail: "two time zones"}
		} else if zone == "" {
			zone = second
		}
		bare += "/" + right
	}
	p, at, err := s.parse(bare)
	if err != nil {
		return Period{}, "", &Error{Op: "parse", Input: text, Offset: min(at, len(text)), Err: err, Detail: hint(bare, err)}
	}
	return p, zone, nil
}

// cutZone cuts a time zone off the end of a text.
func cutZone(text string) (rest, zone string) {
	if rest, ok := strings.CutSuffix(text, "Z"); ok {
		return rest, "Z"
	}
	n := len(text) - len("+01:00")
	if n < 4 || text[n] != '+' && text[n] != '-' || text[n+3] != ':' {
		return text, ""
	}
	hour, ok1 := digits(text[n+1 : n+3])
	minute, ok2 := digits(text[n+4:])
	if !ok1 || !ok2 || hour > 14 || minute > 59 || hour == 14 && minute > 0 {
		return text, ""
	}
	return text[:n], text[n:]
}
