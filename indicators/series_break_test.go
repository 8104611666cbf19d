package indicators_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func TestSeriesMarkedBreak(t *testing.T) {
	d := viewData(t, from("a x x 2016 -"), from("b x x 2022 -"),
		said("A jobs 2014 10 job a"), said("B jobs 2015 11 job a", broken), said("C jobs 2016 12 job a"), said("D jobs 2018 13 job a"),
		said("E jobs 2017-06 13 job b", broken), said("F jobs 2012 9 job a", broken, role(indicators.RoleTarget)), said("G jobs 2011 9 job a"),
	)
	s := seriesOf(t, d.View(indicators.ViewConfig{}), "jobs 2015")
	for _, tt := range []struct {
		from, to int
		by       indicators.ID
	}{
		{2011, 2014, ""}, {2014, 2015, "B"}, {2015, 2016, ""}, {2014, 2016, "B"}, {2016, 2018, "E"}, {2011, 2018, "B"},
	} {
		_, err := s.Growth(period.Year(tt.from), period.Year(tt.to))
		var e *indicators.Error
		if tt.by == "" {
			if err != nil {
				t.Errorf("%d to %d: %v", tt.from, tt.to, err)
			}
		} else if !errors.Is(err, indicators.ErrBreak) || !errors.As(err, &e) || e.Records[0] != tt.by {
			t.Errorf("%d to %d: %v, want the break of %s", tt.from, tt.to, err, tt.by)
		}
		// What the mark said was not known before 2022.
		early := seriesOf(t, d.View(indicators.ViewConfig{Known: period.MustDate(2021, 1, 1)}), "jobs 2015")
		if _, err := early.Growth(period.Year(2016), period.Year(2018)); err != nil {
			t.Errorf("in 2021: %v", err)
		}
	}
	long := viewData(t, from("a x x 2016 -"), said("A jobs 2014 10 job a"), said("B jobs 2015-2018 11 job a", broken), said("C jobs 2016 12 job a"), said("D jobs 2013 10 job a"))
	after := seriesOf(t, long.View(indicators.ViewConfig{}), "jobs 2015")
	if _, err := after.Growth(period.Year(2014), period.Year(2016)); !errors.Is(err, indicators.ErrBreak) {
		t.Errorf("a range that breaks: %v", err)
	}
	if _, err := after.Growth(period.Year(2013), period.Year(2014)); err != nil {
		t.Errorf("before the range that breaks: %v", err)
	}
	if got := fmt.Sprint(s.Breaks()); got != "[2014|2015: marked by B 2016|2017: marked by E]" {
		t.Errorf("breaks %s", got)
	}
	a, err := d.View(indicators.ViewConfig{}).Value(keyOf("jobs 2015"))
	if err != nil || !a.Break {
		t.Errorf("%+v, %v", a, err)
	}
}

func TestSeriesBreaksChain(t *testing.T) {
	spec := viewCatalogue(t).Spec()
	spec.Perimeters = []indicators.Perimeter{{ID: "a"}, {ID: "b", Replaces: "a"}, {ID: "c", Replaces: "b"}, {ID: "d", Replaces: "e"}, {ID: "e", Replaces: "d"}}
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	for i, short := range []string{"a 2010", "a 2012", "b 2012", "b 2014", "c 2014", "x 2013", "y 2015"} {
		b.AddObservation(said(fmt.Sprintf("O%d jobs@%s 1 job s", i, short)))
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	s := seriesOf(t, d.View(indicators.ViewConfig{}), "jobs 2015")
	want := "[2012|2012: a, replaced by b 2012|2013: a, then x 2014|2014: b, replaced by c 2014|2015: c, then y]"
	if got := fmt.Sprint(s.Breaks()); got != want {
		t.Errorf("%s\nwant %s", got, want)
	}
	for lang, want := range map[wording.Lang]string{
		wording.En: "2012|2012: a, replaced by b", wording.Fr: "2012|2012 : a, remplacé par b", wording.Ar: "2012|2012: a، عوضه b",
	} {
		if got := s.Breaks()[0].Text(lang); got != want {
			t.Errorf("%v: %s", lang, got)
		}
	}
	if got := (indicators.Break{New: "x"}).Text(wording.Fr); got != "| : (périmètre non indiqué), puis x" {
		t.Errorf("%s", got)
	}
	// A change by way of another is a break too.
	if _, err := s.Growth(period.Year(2010), period.Year(2014)); !errors.Is(err, indicators.ErrPerimeter) {
		t.Errorf("%v", err)
	}
	if _, err := s.In("a").Growth(period.Year(2010), period.Year(2012)); err != nil {
		t.Errorf("%v", err)
	}
}

// A mark on the very last day of what is compared counts, and one on the day
// after does not.
func TestSeriesMarkedOnTheLastDay(t *testing.T) {
	for _, c := range []struct {
		mark, from, to string
		err            error
	}{
		{"2015-12-31", "2015-12-30", "2015-12-31", indicators.ErrBreak},
		{"2015-12-31", "2014", "2015", indicators.ErrBreak},
		{"2016-01-01", "2014", "2015", nil},
		{"2016-01-01", "2015-12-30", "2015-12-31", nil},
		{"2014-01-01", "2014", "2015", nil},
	} {
		records := []any{from("a x x 2017 -"), said("M jobs "+c.mark+" 5 job a", broken)}
		for i, p := range []string{"2014", "2015", "2015-12-30", "2015-12-31"} {
			if p != c.mark {
				records = append(records, said("O"+string(rune('1'+i))+" jobs "+p+" 5 job a"))
			}
		}
		s := seriesOf(t, viewData(t, records...).View(indicators.ViewConfig{}), "jobs "+c.from)
		if _, err := s.Growth(period.MustParse(c.from), period.MustParse(c.to)); !errors.Is(err, c.err) {
			t.Errorf("a mark on %s, growth from %s to %s: %v, want %v", c.mark, c.from, c.to, err, c.err)
		}
	}
}
