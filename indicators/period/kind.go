package period

import (
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Kind says what sort of period the days of a [Period] make up. The zero Kind
// is that of the unset period.
type Kind uint16

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

var kinds = enum.Table[Kind]{"none", "range", "year", "semester", "trimester", "quarter", "month", "week", "day"}

// String returns the name of the kind: "none", "range", "year", ...
func (k Kind) String() string { return kinds.String("kind", k) }

// ParseKind reads the name that [Kind.String] writes.
func ParseKind(s string) (Kind, error) {
	return stored.Word(kinds, s, "parse kind", ErrSyntax, refuseStored)
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
