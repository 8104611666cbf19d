package page

import (
	"cmp"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// When says which days a standing is of, and which figures it rests on: it is often older
// than the day that was asked for.
type When struct {
	At    period.Date   `json:"-"`               // the day that was asked for
	Days  []period.Date `json:"days"`            // those that the standing is of, by reading
	Of    []string      `json:"last_figures_of"` // their periods
	Empty bool          `json:"-"`               // some readings have no figure

	periods []period.Period
	reason  progress.Undefined // why figures that there are do not count, where none does
}

// WhenOf returns the days and the figures of an assessment.
func WhenOf(a agreements.Assessment) When {
	w := When{At: a.At}
	for _, r := range a.Readings {
		w.add(r)
	}
	if len(w.Days) == 0 {
		w.Days = []period.Date{w.At}
	}
	slices.SortFunc(w.Days, period.Date.Compare)
	slices.SortFunc(w.periods, func(a, b period.Period) int { // a range comes last: "2018 and from 2016 to 2018"
		return cmp.Or(cmp.Compare(a.Days(), b.Days()), a.Compare(b))
	})
	for _, p := range w.periods {
		w.Of = append(w.Of, p.String())
	}
	return w
}

// WhenOfReading returns the days and the figures of one reading of an assessment.
func WhenOfReading(at period.Date, r agreements.ReadingAssessment) When {
	return WhenOf(agreements.Assessment{At: at, Readings: []agreements.ReadingAssessment{r}})
}

// add adds a reading. A standing is of the day of the last figure, unless the deadline has
// passed since: then it is of the day that was asked for.
func (w *When) add(r agreements.ReadingAssessment) {
	day := r.Actual.AsOf
	if !day.IsSet() {
		w.Empty = true
		if u := r.Actual.Undefined; w.reason.IsDefined() && u != progress.NoActual {
			w.reason = u
		}
		return
	}
	last := period.Day(day)
	for i, a := range r.Actual.Answers {
		if p := a.Key.Period; p.IsSet() && (i == 0 || p.Last().After(last.Last())) {
			last = p
		}
	}
	if !slices.Contains(w.periods, last) {
		w.periods = append(w.periods, last)
	}
	if r.Status != r.LastStatus {
		day = w.At
	}
	if !slices.Contains(w.Days, day) {
		w.Days = append(w.Days, day)
	}
}

// Earlier says the days where one of them is not the day that was asked for, else nothing.
func (w When) Earlier(lang wording.Lang) string {
	if !slices.ContainsFunc(w.Days, func(d period.Date) bool { return d != w.At }) {
		return ""
	}
	days, _ := w.Cells(lang)
	return days
}

// Cells says the days, and the periods of the last figures, for two columns of a table.
func (w When) Cells(lang wording.Lang) (days, figures string) {
	var all []string
	for _, d := range w.Days {
		all = append(all, Writer(lang).Say(d))
	}
	and := messages.Phrase(" and ").In(lang)
	days, all = strings.Join(all, and), nil
	for _, p := range w.periods {
		text := Writer(lang).Say(p)
		if p.Last().Before(w.At) {
			text += messages.Phrase(" (older)").In(lang)
		}
		all = append(all, text)
	}
	if w.Empty || len(all) == 0 {
		all = append(all, messages.Phrase("none").In(lang))
	}
	return days, strings.Join(all, and)
}

// Text says the days and the figures: "on 31 December 2018; period of the last figure: 2018, older than
// 31 December 2019". Mark marks each day and each period; nil leaves them as they are.
func (w When) Text(lang wording.Lang, mark func(string) string) string {
	tell := func(v any) string {
		text := Writer(lang).Say(v)
		if mark != nil {
			text = mark(text)
		}
		return text
	}
	phrase := func(en string, args ...string) string {
		p := messages.Phrase(en)
		for i := 0; i < len(args); i += 2 {
			p = p.With(args[i], say.Same(args[i+1]))
		}
		return p.In(lang)
	}
	and := phrase(" and ")
	var days, periods, old []string
	for _, d := range w.Days {
		days = append(days, tell(d))
	}
	for _, p := range w.periods {
		periods = append(periods, tell(p))
		if p.Last().Before(w.At) {
			old = append(old, tell(p))
		}
	}
	day, last := strings.Join(days, and), strings.Join(periods, and)
	at := tell(w.At)
	switch {
	case len(periods) == 0 && !w.reason.IsDefined():
		return phrase("on {day}; no figure that counts: {reason}", "day", day, "reason", w.reason.Text(lang))
	case len(periods) == 0:
		return phrase("on {day}; no figure by then", "day", day)
	case len(old) == 0:
		last = phrase("on {day}; period of the last figure: {period}", "day", day, "period", last)
	case len(old) == len(periods):
		last = phrase("on {day}; period of the last figure: {period}, older than {at}", "day", day, "period", last, "at", at)
	default:
		last = phrase("on {day}; period of the last figure: {period}; older than {at}: {old}", "day", day, "period", last,
			"at", at, "old", strings.Join(old, and))
	}
	if w.Empty {
		last += phrase("; some readings have no figure")
	}
	return last
}
