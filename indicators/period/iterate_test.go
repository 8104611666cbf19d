package period_test

import (
	"iter"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func texts(s iter.Seq[period.Period], limit int) (out []string) {
	for p := range s {
		if len(out) == limit {
			break
		}
		out = append(out, p.String())
	}
	return out
}

func TestIterate(t *testing.T) {
	for _, c := range []struct {
		name string
		seq  iter.Seq[period.Period]
		want string
	}{
		{"quarters of a year", must("2015").Inside(period.KindQuarter), "2015-Q1 2015-Q2 2015-Q3 2015-Q4"},
		{"years of a range", must("2014-2016").Inside(period.KindYear), "2014 2015 2016"},
		{"years inside", must("2014-07/2016-12").Inside(period.KindYear), "2015 2016"},
		{"years touched", must("2014-07/2016-12").Touching(period.KindYear), "2014 2015 2016"},
		{"weeks inside", must("2015-02").Inside(period.KindWeek), "2015-W06 2015-W07 2015-W08"},
		{"weeks touched", must("2015-02").Touching(period.KindWeek), "2015-W05 2015-W06 2015-W07 2015-W08 2015-W09"},
		{"years of a month", must("2015-02").Inside(period.KindYear), ""},
		{"year of a month", must("2015-02").Touching(period.KindYear), "2015"},
		{"no kind", must("2015").Inside(period.KindRange), ""},
		{"to the end", must("9999-Q3").Touching(period.KindSemester), "9999-S2"},
		{"last years", period.From(must("9998")), "9998 9999"},
		{"semesters", must("2015").Inside(period.KindSemester), "2015-S1 2015-S2"},
		{"trimesters", must("2015").Inside(period.KindTrimester), "2015-T1 2015-T2 2015-T3"},
	} {
		if got := strings.Join(texts(c.seq, -1), " "); got != c.want {
			t.Errorf("%s: %s, want %s", c.name, got, c.want)
		}
	}
	if n := len(texts(must("2016").Inside(period.KindDay), -1)); n != 366 {
		t.Errorf("2016 has %d days", n)
	}
	for name, s := range map[string]iter.Seq[period.Period]{
		"Inside": must("2015").Inside(period.KindDay), "Touching": must("2015").Touching(period.KindDay), "From": period.From(must("2015-01-01")),
	} {
		if got := texts(s, 2); !slices.Equal(got, []string{"2015-01-01", "2015-01-02"}) {
			t.Errorf("%s stopped with %v", name, got)
		}
	}
}
