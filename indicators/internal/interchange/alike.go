package interchange

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/bulk"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// Class says what of an observation a component shows, so that what one has in
// common with those before it is written out once.
type Class uint8

const (
	OfKey       Class = iota // the key but its period
	OfRecord                 // the ID
	OfTime                   // the period
	OfFigure                 // the figure
	OfPublished              // the period of publication
	OfTexts                  // words and notes
	OfRest                   // what is left
	classes
)

// classOf returns the class of a component.
func classOf(id string, part Part) Class {
	switch id {
	case RecordID:
		return OfRecord
	case TimeID:
		return OfTime
	case ValueID, QualifierID, LowerID, UpperID, ResolutionID:
		return OfFigure
	case PublishedID:
		return OfPublished
	case WordsID, NoteID:
		return OfTexts
	}
	if part == Dimension {
		return OfKey
	}
	return OfRest
}

// Form says of a class which of the forms that are remembered an observation has.
type Form struct {
	Slot int  // where it is remembered; -1 for one that is not
	New  bool // it was not there before
}

// How many forms are remembered.
const (
	restSlots   = 8
	periodSlots = 256
)

// slots returns how many forms of a class are remembered.
func (c Class) slots() int {
	switch c {
	case OfKey, OfTexts:
		return 1
	case OfTime, OfPublished:
		return periodSlots
	case OfRest:
		return restSlots
	}
	return 0
}

// alike compares observations with those before them.
type alike struct {
	form [classes]Form

	key             indicators.Key
	series          uint32 // its number, where that is known
	hasKey, noTexts bool
	rest            [restSlots]indicators.Observation
	restNumbers     [restSlots][2]uint32
	rests, next     int // how many there are, and which is given up next
	time, published periods
}

// periods are forms of periods.
type periods struct {
	base  period.Date // from which days are counted
	known [periodSlots]bool
	at    [periodSlots]period.Period
	// Where numbers are known, the numbers of those that are remembered.
	number [periodSlots]uint32
}

// numbered is form for a period of which the number is known.
func (p *periods) numbered(number uint32) Form {
	n := int(number % periodSlots)
	if p.known[n] && p.number[n] == number {
		return Form{Slot: n}
	}
	p.known[n], p.number[n] = true, number
	return Form{Slot: n, New: true}
}

func (p *periods) form(x period.Period) Form {
	n := 0
	if x.IsSet() {
		first := x.First()
		if !p.base.IsSet() {
			p.base = first
		}
		n = first.DaysSince(p.base) + 101*x.Last().DaysSince(first)
		n = int(uint32(n) * 0x9e3779b1 >> 24)
	}
	if p.known[n] && p.at[n] == x {
		return Form{Slot: n}
	}
	p.known[n], p.at[n] = true, x
	return Form{Slot: n, New: true}
}

// compare sets the forms of an observation. What it has in common with others is
// nil where it is not known; either it is known of all, or of none.
func (a *alike) compare(o *indicators.Observation, c *bulk.Common) {
	if c != nil {
		a.compareNumbers(c)
		return
	}
	key := o.Key
	key.Period = period.Period{}
	a.form[OfKey] = Form{New: !a.hasKey || key != a.key}
	a.key, a.hasKey = key, true
	a.form[OfRecord] = Form{-1, true}
	a.form[OfFigure] = Form{-1, true}
	a.form[OfTime] = a.time.form(o.Key.Period)
	a.form[OfPublished] = a.published.form(o.Published)
	a.form[OfTexts] = Form{-1, true}
	if o.Words == "" && o.Note == "" {
		a.form[OfTexts] = Form{New: !a.noTexts}
		a.noTexts = true
	}
	a.form[OfRest] = a.restOf(o)
}

// compareNumbers sets the forms of an observation by its numbers.
func (a *alike) compareNumbers(c *bulk.Common) {
	a.form[OfKey] = Form{New: !a.hasKey || c.Series != a.series}
	a.series, a.hasKey = c.Series, true
	a.form[OfRecord] = Form{-1, true}
	a.form[OfFigure] = Form{-1, true}
	a.form[OfTime] = a.time.numbered(c.Period)
	a.form[OfPublished] = a.published.numbered(c.Published)
	a.form[OfTexts] = Form{-1, true}
	if c.Words == 0 && c.Note == 0 {
		a.form[OfTexts] = Form{New: !a.noTexts}
		a.noTexts = true
	}
	a.form[OfRest] = a.restNumbered([2]uint32{c.Traits, c.Origin}, c.Extra)
}

// restNumbered is restOf by numbers.
func (a *alike) restNumbered(numbers [2]uint32, extra uint32) Form {
	if extra != 0 {
		return Form{-1, true}
	}
	for i := range a.rests {
		if a.restNumbers[i] == numbers {
			return Form{Slot: i}
		}
	}
	n := a.nextRest()
	a.restNumbers[n] = numbers
	return Form{n, true}
}

func (a *alike) restOf(o *indicators.Observation) Form {
	if len(o.Candidates) > 0 || len(o.From) > 0 || o.Repeats != "" {
		return Form{-1, true}
	}
	for i := range a.rests {
		if sameRest(&a.rest[i], o) {
			return Form{Slot: i}
		}
	}
	n := a.nextRest()
	a.rest[n] = *o
	return Form{n, true}
}

// nextRest returns which of the slots of OfRest is used next.
func (a *alike) nextRest() int {
	n := a.next
	a.next = (n + 1) % restSlots
	a.rests = min(a.rests+1, restSlots)
	return n
}

// sameRest reports whether two observations without what few have show the same
// of the class OfRest.
func sameRest(a, b *indicators.Observation) bool {
	return a.Source == b.Source && a.Unit == b.Unit && a.Role == b.Role && a.Assurance == b.Assurance &&
		a.Status == b.Status && a.Confidentiality == b.Confidentiality && a.WordsLang == b.WordsLang &&
		a.Stated == b.Stated && a.Attributes == b.Attributes && a.Confidence == b.Confidence
}
