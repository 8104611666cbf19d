package period_test

import (
	"errors"
	"testing"
	"time"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func TestValues(t *testing.T) {
	date := period.MustDate
	july, _ := period.NewYearStart(7, 1)
	december, _ := period.NewYearStart(12, 31)
	var periods []period.Period
	for _, s := range []string{"2015", "2016-S1", "2016-T3", "2016-Q1", "2016-05", "2016-W05", "2016-05-05", "2014-2020", "2014-07/2015-06", "2014-07-15/2014-09-02", "0001", "9999-12-31"} {
		periods = append(periods, period.MustParse(s))
	}
	testkit.Values(t,
		[]period.Date{date(1, 1, 1), date(2016, 5, 5), date(2016, 2, 29), date(9999, 12, 31)}, periods,
		[]period.YearStart{july, december},
		[]period.Kind{period.KindRange, period.KindYear, period.KindSemester, period.KindTrimester, period.KindQuarter, period.KindMonth, period.KindWeek, period.KindDay},
	)
}

// A column of dates comes as time.Time: midnight of its own location, else an
// hour would be lost, or a day gained in another zone.
func TestDateScanTime(t *testing.T) {
	east, west := time.FixedZone("", 14*3600), time.FixedZone("", -12*3600)
	day := period.MustDate(2016, 5, 5)
	for _, zone := range []*time.Location{time.UTC, east, west} {
		var d period.Date
		if err := d.Scan(time.Date(2016, 5, 5, 0, 0, 0, 0, zone)); err != nil || d != day {
			t.Errorf("midnight in %v is %v, %v", zone, d, err)
		}
	}
	for _, at := range []time.Time{
		time.Date(2016, 5, 5, 1, 0, 0, 0, time.UTC), time.Date(2016, 5, 5, 0, 1, 0, 0, east), time.Date(2016, 5, 5, 0, 0, 1, 0, west),
		time.Date(2016, 5, 5, 0, 0, 0, 1, time.UTC), time.Date(2016, 5, 5, 0, 0, 0, 0, east).UTC(),
	} {
		d := day
		if err := d.Scan(at); !errors.Is(err, period.ErrType) || d != day {
			t.Errorf("%v is %v, %v", at, d, err)
		}
	}
	for _, at := range []time.Time{time.Date(0, 12, 31, 0, 0, 0, 0, time.UTC), time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)} {
		d := day
		if err := d.Scan(at); !errors.Is(err, period.ErrRange) || d != day {
			t.Errorf("%v is %v, %v", at, d, err)
		}
	}
}

func TestZeroMethods(t *testing.T) {
	testkit.ZeroMethods(t, period.Date{}, period.Period{}, period.Kind(0), period.YearStart{}, period.Error{})
}
