package period_test

import (
	"testing"
	"time"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestDateOf(t *testing.T) {
	east, west := time.FixedZone("", 14*3600), time.FixedZone("", -12*3600)
	// One instant, three days.
	noon := time.Date(2016, 5, 5, 11, 30, 0, 0, time.UTC)
	for zone, want := range map[*time.Location]string{time.UTC: "2016-05-05", east: "2016-05-06", west: "2016-05-04"} {
		if got := period.DateOf(noon.In(zone)); got.String() != want {
			t.Errorf("%v is %v, want %s", noon.In(zone), got, want)
		}
	}
	for _, zone := range []*time.Location{time.UTC, east, west, nil} {
		for _, d := range []period.Date{period.MustDate(1, 1, 1), period.MustDate(2016, 2, 29), period.MustDate(9999,
			12, 31)} {
			at := d.Time(zone)
			if h, m,
				s := at.Clock(); h|m|s|at.Nanosecond() != 0 || period.DateOf(at) != d || zone != nil && at.Location() != zone {
				t.Errorf("%v in %v is %v", d, zone, at)
			}
		}
		if at := (period.Date{}).Time(zone); !at.IsZero() {
			t.Errorf("no date in %v is %v", zone, at)
		}
	}
	for _, at := range []time.Time{time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0,
		time.UTC), time.Unix(1<<60, 0)} {
		if d := period.DateOf(at); d.IsSet() {
			t.Errorf("%v is %v", at, d)
		}
	}
	if d := period.DateOf(time.Time{}); d != period.MustDate(1, 1, 1) {
		t.Errorf("the zero Time is %v", d)
	}
}
