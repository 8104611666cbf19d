package period_test

import (
	"errors"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestParseDateErrors(t *testing.T) {
	for _, c := range []struct {
		in string
		at int
		is error
	}{
		{"", 0, period.ErrSyntax}, {"2015", 0, period.ErrSyntax}, {"2015-1-01", 0, period.ErrSyntax},
		{"2015/01-01", 4, period.ErrSyntax}, {"2015-01/01", 7, period.ErrSyntax}, {"x015-01-01", 0, period.ErrSyntax},
		{"2015-x1-01", 5, period.ErrSyntax}, {"2015-01-x1", 8, period.ErrSyntax}, {"0000-01-01", 0, period.ErrRange},
		{"2015-13-01", 5, period.ErrRange}, {"2015-02-29", 8, period.ErrRange}, {"2015-00-10", 5, period.ErrRange},
		{"2015-01-00", 8, period.ErrRange}, {"+015-01-01", 0, period.ErrSyntax}, {"2015-01-0\u0661", 0, period.ErrSyntax},
	} {
		_, err := period.ParseDate(c.in)
		var e *period.Error
		if !errors.As(err, &e) || !errors.Is(err, c.is) || e.Offset != c.at {
			t.Errorf("ParseDate(%q): %v, want %v at %d", c.in, err, c.is, c.at)
		}
	}
}

func TestParse(t *testing.T) {
	for _, c := range []struct {
		in, first, last string
		kind            period.Kind
		text, sdmx      string
	}{
		{"2015", "2015-01-01", "2015-12-31", period.KindYear, "2015", "2015"},
		{"2015-A1", "2015-01-01", "2015-12-31", period.KindYear, "2015", "2015"},
		{"2016-S1", "2016-01-01", "2016-06-30", period.KindSemester, "2016-S1", "2016-S1"},
		{"2016-H2", "2016-07-01", "2016-12-31", period.KindSemester, "2016-S2", "2016-S2"},
		{"2016-T3", "2016-09-01", "2016-12-31", period.KindTrimester, "2016-T3", "2016-T3"},
		{"2016-Q1", "2016-01-01", "2016-03-31", period.KindQuarter, "2016-Q1", "2016-Q1"},
		{"2016-Q4", "2016-10-01", "2016-12-31", period.KindQuarter, "2016-Q4", "2016-Q4"},
		{"2016-02", "2016-02-01", "2016-02-29", period.KindMonth, "2016-02", "2016-02"},
		{"2015-M05", "2015-05-01", "2015-05-31", period.KindMonth, "2015-05", "2015-05"},
		{"2015-W05", "2015-01-26", "2015-02-01", period.KindWeek, "2015-W05", "2015-W05"},
		{"2015-W53", "2015-12-28", "2016-01-03", period.KindWeek, "2015-W53", "2015-W53"},
		{"2016-05-05", "2016-05-05", "2016-05-05", period.KindDay, "2016-05-05", "2016-05-05"},
		{"2015-D123", "2015-05-03", "2015-05-03", period.KindDay, "2015-05-03", "2015-05-03"},
		{"2016-D366", "2016-12-31", "2016-12-31", period.KindDay, "2016-12-31", "2016-12-31"},
		{"2014-2020", "2014-01-01", "2020-12-31", period.KindRange, "2014-2020", "2014-01-01/P7Y"},
		{"2014/2020", "2014-01-01", "2020-12-31", period.KindRange, "2014-2020", "2014-01-01/P7Y"},
		{"2015-2015", "2015-01-01", "2015-12-31", period.KindYear, "2015", "2015"},
		{"2014-07-01/2014-12-31", "2014-07-01", "2014-12-31", period.KindSemester, "2014-S2", "2014-S2"},
		{"2014-07/2015-06", "2014-07-01", "2015-06-30", period.KindRange, "2014-07/2015-06", "2014-07-01/P12M"},
		{"2014-Q3/2015-Q2", "2014-07-01", "2015-06-30", period.KindRange, "2014-07/2015-06", "2014-07-01/P12M"},
		{"2014-07-15/2014-09-02", "2014-07-15", "2014-09-02", period.KindRange, "2014-07-15/2014-09-02", "2014-07-15/P50D"},
		{"2015-01-01/P2Y", "2015-01-01", "2016-12-31", period.KindRange, "2015-2016", "2015-01-01/P2Y"},
		{"2015-01-01/P1Y6M", "2015-01-01", "2016-06-30", period.KindRange, "2015-01/2016-06", "2015-01-01/P18M"},
		{"2015-01-05/P1W", "2015-01-05", "2015-01-11", period.KindWeek, "2015-W02", "2015-W02"},
		{"2015-01-05/P2W3D", "2015-01-05", "2015-01-21", period.KindRange, "2015-01-05/2015-01-21", "2015-01-05/P17D"},
		{"2015-01-31/P1M", "2015-01-31", "2015-02-27", period.KindRange, "2015-01-31/2015-02-27", "2015-01-31/P28D"},
		{"2015-03-01/P1D", "2015-03-01", "2015-03-01", period.KindDay, "2015-03-01", "2015-03-01"},
		{"9999-12-31", "9999-12-31", "9999-12-31", period.KindDay, "9999-12-31", "9999-12-31"},
		{"0001-9999", "0001-01-01", "9999-12-31", period.KindRange, "0001-9999", "0001-01-01/P9999Y"},
		{"9999-01-01/P1Y", "9999-01-01", "9999-12-31", period.KindYear, "9999", "9999"},
		{"2015-02-02/2015-03-01", "2015-02-02", "2015-03-01", period.KindRange, "2015-02-02/2015-03-01", "2015-02-02/P28D"},
	} {
		p, err := period.Parse(c.in)
		if err != nil {
			t.Errorf("%s: %v", c.in, err)
			continue
		}
		if p.First().String() != c.first || p.Last().String() != c.last || p.Kind() != c.kind || p.String() != c.text || p.SDMX() != c.sdmx {
			t.Errorf("%s: %v to %v, %v, %q, SDMX %q; want %v to %v, %v, %q, SDMX %q", c.in,
				p.First(), p.Last(), p.Kind(), p, p.SDMX(), c.first, c.last, c.kind, c.text, c.sdmx)
		}
		for _, s := range []string{p.String(), p.SDMX()} {
			if q, err := period.Parse(s); err != nil || q != p {
				t.Errorf("%s prints %s, which reads as %v, %v", c.in, s, q, err)
			}
		}
	}
}

func TestParseErrors(t *testing.T) {
	for _, c := range []struct {
		in string
		at int
		is error
	}{
		{"", 0, period.ErrSyntax}, {"201", 0, period.ErrSyntax}, {"x015", 0, period.ErrSyntax}, {"0000", 0, period.ErrRange},
		{"2015-", 4, period.ErrSyntax}, {"2015-1", 4, period.ErrSyntax}, {"2015.05", 4, period.ErrSyntax},
		{"2015-13", 5, period.ErrRange}, {"2015-00", 5, period.ErrRange}, {"2015-A2", 5, period.ErrSyntax},
		{"2015-S3", 6, period.ErrRange}, {"2015-T4", 6, period.ErrRange}, {"2015-Q0", 6, period.ErrRange},
		{"2015-Q5", 6, period.ErrRange}, {"2015-M13", 6, period.ErrRange}, {"2014-W53", 6, period.ErrRange},
		{"2015-W00", 6, period.ErrRange}, {"2015-W54", 6, period.ErrRange}, {"2015-D366", 6, period.ErrRange},
		{"2015-D000", 6, period.ErrRange},
		{"2015-Q01", 5, period.ErrSyntax}, {"2015-X1", 5, period.ErrSyntax}, {"2015-Qx", 6, period.ErrSyntax},
		{"2015-q1", 5, period.ErrSyntax},
		{"2020-2014", 5, period.ErrOrder}, {"2014-0000", 5, period.ErrRange}, {"0000-2014", 0, period.ErrRange},
		{"2014-20x0", 6, period.ErrSyntax},
		{"2014/2020-01", 5, period.ErrSyntax}, {"2014-S1/2014-Q2", 8, period.ErrSyntax}, {"2014-12/2014-01", 8,
			period.ErrOrder},
		{"x/2014", 0, period.ErrSyntax}, {"2014/x", 5, period.ErrSyntax}, {"2014/", 5, period.ErrSyntax}, {"/2014", 0,
			period.ErrSyntax},
		{"2014/P1Y", 0, period.ErrSyntax}, {"2014-01-01/P", 11, period.ErrSyntax}, {"2014-01-01/P1", 12, period.ErrSyntax},
		{"2014-01-01/PY", 12, period.ErrSyntax}, {"2014-01-01/P1M1Y", 15, period.ErrSyntax}, {"2014-01-01/PT1H", 11,
			period.ErrSyntax},
		{"2014-01-01/P0D", 11, period.ErrSyntax}, {"2014-01-01/P9999999Y", 11, period.ErrRange},
		{"2014-01-01/P9999999D", 11, period.ErrRange},
		{"2014-01-01/P99999999Y", 12, period.ErrSyntax}, {"9999-01-01/P13M", 11, period.ErrRange},
		{"2014-01-01/P9000Y", 11, period.ErrRange},
		{"9999-W52", 6, period.ErrRange}, {"2014-01-01/2014-01-02/2014-01-03", 17, period.ErrSyntax},
		{"before 2008-07-01", 0, period.ErrSyntax},
		{strings.Repeat("2", 100), 64, period.ErrSyntax}, {"2014-02-30", 8, period.ErrRange},
		{"2014-01-01/2014-02-30", 19, period.ErrRange},
	} {
		p, err := period.Parse(c.in)
		var e *period.Error
		if !errors.As(err, &e) || !errors.Is(err, c.is) || e.Offset != c.at || p.IsSet() {
			t.Errorf("Parse(%q) = %v, %v; want %v at %d", c.in, p, err, c.is, c.at)
		}
		if err != nil && len(err.Error()) > 160 {
			t.Errorf("Parse(%q): the message is %d bytes long", c.in, len(err.Error()))
		}
	}
	want := `period: parse "2015-Q5" at byte 6: outside the calendar`
	if _, err := period.Parse("2015-Q5"); err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
}

func FuzzParse(f *testing.F) {
	for _, s := range []string{"2015", "2015-A1", "2016-S1", "2016-Q1", "2016-05", "2016-05-05", "2014-2020",
		"2014/2020", "2015-W05", "2015-D123",
		"2014-07-01/2014-12-31", "2015-01-01/P2Y", "2015-01-31/P1M3D", "--07-01", "9999-12-31/P1D", ""} {
		f.Add(s)
	}
	july, _ := period.ParseYearStart("--07-01")
	f.Fuzz(func(t *testing.T, s string) {
		for _, parse := range []func(string) (period.Period, error){period.Parse, july.Parse} {
			p, err := parse(s)
			if err != nil {
				if p.IsSet() {
					t.Fatalf("%q: %v with an error: %v", s, p, err)
				}
				continue
			}
			if !p.IsSet() || p.Days() < 1 {
				t.Fatalf("%q: no period and no error", s)
			}
			for _, text := range []string{p.String(), p.SDMX()} {
				if q, err := period.Parse(text); err != nil || q != p {
					t.Fatalf("%q is %v, which reads as %v, %v", s, p, q, err)
				}
			}
			n := p.Next()
			byDays := func(p period.Period) bool { return strings.HasSuffix(p.SDMX(), "D") }
			landed := byDays(p) && !byDays(n) // a range of days has become whole months
			if n.IsSet() && (!p.Adjacent(n) || n.Prev() != p && !landed) {
				t.Fatalf("%q: the period after %v is %v, the one before that %v", s, p, n, n.Prev())
			}
			b, _ := p.MarshalJSON()
			var q period.Period
			if err := q.UnmarshalJSON(b); err != nil || q != p {
				t.Fatalf("%q: JSON %s reads as %v, %v", s, b, q, err)
			}
		}
	})
}

// The forms of SDMX with a time of day, which is the beginning of the day, and
// durations that add up to whole days.
func TestParseTimes(t *testing.T) {
	for in, want := range map[string]string{
		"2006-06-05T00:00:00": "2006-06-05", "2006-06-05T00:00": "2006-06-05", "2006-06-05T00:00:00.000": "2006-06-05",
		"2000-01-01T00:00:00/P2M": "2000-01/2000-02", "2000-01-01T00:00:00/PT24H": "2000-01-01",
		"2000-01-01/PT48H": "2000-01-01/2000-01-02", "2000-01-01/P1DT24H": "2000-01-01/2000-01-02",
		"2000-01-01/PT1440M": "2000-01-01", "2000-01-01/PT86400S": "2000-01-01", "2000-01-01/PT23H60M": "2000-01-01",
		"2000-01-01/P1MT24H": "2000-01-01/2000-02-01", "2000-01-01/P0DT24H": "2000-01-01",
	} {
		if p, err := period.Parse(in); err != nil || p.String() != want {
			t.Errorf("%s: %v, %v; want %s", in, p, err, want)
		}
	}
	for _, in := range []string{
		"2006-06-05T", "2006-06-05T0", "2006-06-05T12:00:00", "2006-06-05T00:00:01", "2006-06-05T24:00:00",
		"2006-06-05T00:00:00.001", "2006-06-05t00:00:00", "2006-06-05 00:00:00", "2006-02-30T00:00:00", "2006-06T00:00:00",
		"2000-01-01/PT", "2000-01-01/P1DT", "2000-01-01/PT1H", "2000-01-01/PT23H", "2000-01-01/PT24",
		"2000-01-01/PT24D", "2000-01-01/P24H", "2000-01-01/PT24HT24H", "2000-01-01/PTT24H", "2000-01-01/PT60M24H",
		"2000-01-01/PT0H",
		"2000-01-01/PT9999999H9999999M9999999S", "2000-01-01T00:00:00/2000-01-31T00:00:00",
	} {
		if p, err := period.Parse(in); err == nil || p.IsSet() {
			t.Errorf("%s: %v, %v", in, p, err)
		}
	}
}

// TestFormsOfOthers: what SDMX and other software write, and what is refused,
// with the byte at which it goes wrong.
func TestFormsOfOthers(t *testing.T) {
	for in, want := range map[string]string{
		"2006-06-05T00:00:00": "2006-06-05", "2006-06-05T00:00": "2006-06-05", "2006-06-05T00:00:00.000": "2006-06-05",
		"2000-01-01T00:00:00/P2M": "2000-01/2000-02", "2015-01-01/P1Y": "2015", "2015-01-01/PT24H": "2015-01-01",
		"2015-01-01/PT1440M": "2015-01-01", "2015-01-01/PT86400S": "2015-01-01",
		"2015-01-01/PT23H60M":    "2015-01-01",
		"2015-01-01/PT23H59M60S": "2015-01-01", "2015-01-01/P1DT24H": "2015-01-01/2015-01-02",
		"2015-01-01/P1W": "2015-01-01/2015-01-07",
		"2015-01-05/P1W": "2015-W02", "2015-01-31/P1M": "2015-01-31/2015-02-27",
		"2015-01-01/P1Y2M3W4D": "2015-01-01/2016-03-25",
		"0001-01-01/P9999Y":    "0001-9999", "0001-01-01/P119988M": "0001-9999", "0001-01-01/P3652059D": "0001-9999",
		"9999-12-31/P1D": "9999-12-31", "9999-01-01/P12M": "9999", "2015-Q1/2015-Q4": "2015",
		"2015-M01/2015-M06": "2015-S1",
		"2015-01/2015-09":   "2015-01/2015-09", "2015-01-01/2015-12-31": "2015", "2014/2020": "2014-2020",
		"2015-05-05T00:00:00/2015-05-06": "!20",
		"2015-05-05/2015-05-06T00:00:00": "!21", "2015-Q1/2015-S1": "!8", "2015-Q1/2015": "!8",
		"2015-M01/2015-01": "!9",
		"2015-M01/2015-Q1": "!9", "2015-05-05T00:00:01": "!10", "2015-05-05T00:00:00.001": "!10",
		"2015-05-05T24:00:00": "!10",
		"2015-05-05T0":        "!10", "2015-05-05T": "!10", "2015-01-01/P": "!11", "2015-01-01/PT": "!13",
		"2015-01-01/P1":   "!12",
		"2015-01-01/PT1H": "!11", "2015-01-01/PT25H": "!11", "2015-01-01/P0D": "!11", "2015-01-01/P1X": "!13",
		"2015-01-01/P1DT": "!15", "2015-01-01/P1D1M": "!15", "2015-01-01/PT1D": "!14", "2015-01-01/PTT24H": "!13",
		"2015-01-01/P12345678D": "!12", "2015-01-01/P/D": "!12", "2015-01-01/P:D": "!12",
		"2015-01/P1M": "!0", "2015/P1Y": "!0",
		"0001-01-01/P10000Y": "!11", "0001-01-01/P119989M": "!11", "0001-01-01/P3652060D": "!11",
		"9999-12-31/P2D": "!11",
		"9999-12-01/P2M": "!11", "0001-01-01/P9999999Y": "!11", "2015-01-01/P9999999M": "!11",
		"2020-2014": "!5", "0000-2014": "!0", "2014-0000": "!5", "2014-x020": "!5", "x": "!0",
		"201x": "!0", "2015x": "!4",
		"2015-1": "!4", "2015-xx": "!6", "2015-A2": "!5", "2015-Q12": "!5", "2015-D1": "!5",
		"2015-Q5": "!6", "2015-13": "!5",
		"2015-02-29": "!8", "2015-13-01": "!5", "0000-01-01": "!0", "2015-01x01": "!7",
		"2015x01-01": "!4", "2015-x1-01": "!5",
		"0000-A1": "!0", "0000-M01": "!6", "0000-01": "!5", "0000-Q1": "!6",
		"201:": "!0", "2015-0:": "!6", "2015-05-0:": "!8",
		"2015-X001": "!5", "2015-X01": "!5", "2015-D01": "!5", "2015-M001": "!5", "2015-Q001": "!5",
		"2015-123456789": "!6", "2015-12345678": "!5", "2015-1234567": "!5",
		"2015-A1/2015-05": "!8", "2015-05/2015-A1": "!8", "2015-W05/2015-M05": "!9",
		"2015-01-01/P1Y1Y": "!15", "2015-01-01/P1M1M": "!15", "2015-01-01/P1W1W": "!15", "2015-01-01/P1D1D": "!15",
		"2015-01-01/PT24H24H": "!18", "2000-01-01/PT2400000H": "2000-01-01/2273-10-15", // 100,000 days
		"2000-01-01/PT9999984H": "2000-01-01/3140-10-16", // 416,666 days
		"2015-01-x1":            "!8", "x015-01-01": "!0", strings.Repeat("2", 64): "!4", strings.Repeat("2", 65): "!64",
	} {
		p, err := period.Parse(in)
		got := p.String()
		var e *period.Error
		if errors.As(err, &e) {
			got += "!" + strconv.Itoa(e.Offset)
		}
		if got != want {
			t.Errorf("%s: %s, want %s; %v", in, got, want, err)
		}
	}
}
