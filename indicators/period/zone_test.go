package period_test

import (
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestParseZoned(t *testing.T) {
	for _, c := range []struct{ in, want, zone string }{
		{"2015", "2015", ""}, {"2015Z", "2015", "Z"}, {"2015-01+01:00", "2015-01", "+01:00"}, {"2015-Q1-05:30",
			"2015-Q1", "-05:30"}, {"2015-01-01Z", "2015-01-01", "Z"},
		{"2006-06-05T00:00:00+02:00", "2006-06-05", "+02:00"}, {"2006-06-05T00:00:00.000Z", "2006-06-05", "Z"},
		{"2000-01-01T00:00:00Z/P2M", "2000-01/2000-02", "Z"},
		{"2014-07-15Z/2014-09-02Z", "2014-07-15/2014-09-02", "Z"}, {"2014-07-15/2014-09-02+14:00",
			"2014-07-15/2014-09-02", "+14:00"}, {"2015-W05-12:00", "2015-W05", "-12:00"}, {"2014-2020Z", "2014-2020", "Z"},
	} {
		p, zone, err := period.ParseZoned(c.in)
		if err != nil || p.String() != c.want || zone != c.zone {
			t.Errorf("%s: %v %q, %v; want %s %q", c.in, p, zone, err, c.want, c.zone)
		}
		if _, err := period.Parse(c.in); (err == nil) != (c.zone == "") {
			t.Errorf("Parse(%q): %v", c.in, err)
		}
	}
	july, _ := period.ParseYearStart("--07-01")
	if p, zone, err := july.ParseZoned("2015-A1Z"); err != nil || zone != "Z" || p != july.Year(2015) {
		t.Errorf("%v %s, %v", p, zone, err)
	}
	for in, at := range map[string]int{
		"2014-07-15Z/2014-09-02+01:00": 22, "2015+15:00": 4, "2014-07-15Z/2014-09-x2": 20, "2014-07-15Z/2014-09-x2Z": 20,
		"2014-07-x5Z/2014-09-02": 8, "2014-07-15/2014-09-x2Z": 19, "2014-13Z": 5, "+01:00": 0, "2015+14:01": 4,
		"2015+13:59Z":          4,
		"2015-07-15T12:00:00Z": 10, "2015x01:00": 4, "2015+01x00": 4,
	} {
		_, _, err := period.ParseZoned(in)
		var e *period.Error
		if !errors.As(err, &e) || e.Offset != at {
			t.Errorf("%s: %v, want an error at %d", in, err, at)
		}
	}
	for in, zone := range map[string]string{"2015+01:00": "+01:00", "2015+13:59": "+13:59", "2015-00:01": "-00:01"} {
		if p, z, err := period.ParseZoned(in); err != nil || z != zone || p != period.Year(2015) {
			t.Errorf("%s: %v, %s, %v", in, p, z, err)
		}
	}
	for _, in := range []string{"", "Z", "2015z", "2015ZZ", "2015+1:00", "2015+15:00", "2015+14:30", "2015+01:60",
		"2015+0a:00", "2015-05:00Z", "2014-07-15Z/2014-09-02+01:00", "2015-05-05T12:00:00Z", "+01:00", "2015-Q5Z"} {
		p, zone, err := period.ParseZoned(in)
		var e *period.Error
		if !errors.As(err, &e) || e.Input != in || e.Offset > len(in) || p.IsSet() || zone != "" {
			t.Errorf("%s: %v %q, %v", in, p, zone, err)
		}
	}
}
