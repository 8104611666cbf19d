package period

import "strings"

// Kind says what sort of period the days of a [Period] make up. The zero Kind
// is that of the unset period.
type Kind uint8

// The kinds of period, from the coarse to the fine.
const (
	KindNone      Kind = iota // no period
	KindRange                 // days that are none of the kinds below
	KindYear                  // calendar year
	KindSemester              // January to June, July to December
	KindTrimester             // four months: from January, May or September
	KindQuarter               // three months: from January, April, July or October
	KindMonth                 // calendar month
	KindWeek                  // ISO week: Monday to Sunday
	KindDay                   // one day
)

var kindNames = [...]string{"none", "range", "year", "semester", "trimester", "quarter", "month", "week", "day"}

// String returns the name of the kind: "none", "range", "year", ...
func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind " + itoa(int(k))
}

// ParseKind reads the name that [Kind.String] writes.
func ParseKind(s string) (Kind, error) {
	for i, n := range kindNames {
		if n == s {
			return Kind(i), nil
		}
	}
	return KindNone, &Error{Op: "parse kind", Input: s, Err: ErrSyntax,
		Detail: "want one of " + strings.Join(kindNames[:], ", ")}
}

// AppendText appends the text of [Kind.String] to b. A number that is not one
// of the constants is [ErrKind].
func (k Kind) AppendText(b []byte) ([]byte, error) {
	if int(k) >= len(kindNames) {
		return b, &Error{Op: "marshal kind", Input: itoa(int(k)), Err: ErrKind}
	}
	return append(b, kindNames[k]...), nil
}

// UnmarshalText reads what [ParseKind] reads.
func (k *Kind) UnmarshalText(text []byte) error {
	v, err := ParseKind(string(text))
	if err == nil {
		*k = v
	}
	return err
}

// months returns how many months a period of kind k has, 0 when it is not
// made of months.
func (k Kind) months() int {
	switch k {
	case KindYear:
		return 12
	case KindSemester:
		return 6
	case KindTrimester:
		return 4
	case KindQuarter:
		return 3
	case KindMonth:
		return 1
	}
	return 0
}
