package sheet

import (
	"errors"
	"strings"
	"unicode"

	"github.com/shopspring/decimal"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// figures reads the figures below the headers.
func (r *reading) figures() {
	r.learn()
	r.doubts = make(map[int][]indicators.Candidate)
	r.marked = make(map[int]Facts)
	r.tallies = make(map[seriesKey]*tally)
	stated := make(map[statement]Ref)
	for i := range r.lines {
		l := &r.lines[i]
		row := r.rows[l.number]
		if row == nil {
			continue
		}
		for j := range l.cells {
			c := r.columns[int(l.cells[j].column)]
			if l.classes[j] != 0 || c.header != nil && c.header.Means != "value" {
				continue
			}
			x := figureCell{
				line: i, cell: j, at: Ref{Row: l.number, Column: int(l.cells[j].column)}, Cell: l.cells[j].cell(),
				column: c, row: row,
			}
			l.classes[j] = r.figure(&x, stated)
		}
	}
	r.doubt()
}

// A statement is what two cells of one source may not both state.
type statement struct {
	key    indicators.Key
	role   indicators.Role
	source indicators.ID
	other  indicators.Breakdown
}

// figureCell is a cell for a figure.
type figureCell struct {
	Cell
	line, cell int
	at         Ref
	column     *column
	row        *rowFacts
	text       string // without marks
	facts      Facts
	unit       figure.Unit
	value      value
}

// figure reads one cell, and says what becomes of it.
func (r *reading) figure(x *figureCell, stated map[statement]Ref) Class {
	if m, ok := r.merged[x.at]; ok {
		r.log.add(codeMerged, x.at, x.Text, messages.Text(
			"{cell} is merged with others in {range}: nobody knows which of them its figure is for"),
			rulekit.Word("range", m.String()))
		return Problem
	}
	if x.row.bad || x.column.bad {
		return Problem // their headers have the findings
	}
	facts, member, one, other := r.facts[x.row.facts].with(r.facts[x.column.facts])
	if facts.Skip {
		return Note
	}
	if r.layout.noData[normal(x.Text)] {
		return NoData
	}
	if member != "" {
		r.clash(x.at, x.Text, member, one, other)
		return Problem
	}
	if !r.shown(x) {
		return Problem
	}
	var marks Facts
	var marked bool
	x.text, marks, marked = r.unmark(x.Text)
	x.facts = marks.over(facts.over(r.facts[0]))
	if r.layout.noData[normal(x.text)] {
		return NoData
	}
	if !r.complete(x) {
		return Problem
	}
	x.value = readValue(r.read, r.bare, x.text, x.Cell)
	if x.value.err != nil && len(x.value.candidates) == 0 {
		r.log.add(codeText, x.at, x.Text, messages.Text("{cell}: {text} cannot be read as a figure"),
			rulekit.Word("text", shown(x.Text)))
		return Problem
	}
	if x.value.err != nil && !errors.Is(x.value.err, wording.ErrAmbiguous) {
		x.value.candidates = nil
	}
	candidates, ok := r.units(x)
	if !ok {
		return Problem
	}
	n := len(r.found)
	f := found{
		line: int32(x.line), cell: int32(x.cell), row: int32(x.row.facts), col: int32(x.column.facts),
		unit: x.unit, lang: x.value.reading.Lang,
	}
	if f.lang == 0 {
		f.lang = r.layout.Reader.Locale.Lang()
	}
	if candidates != nil {
		r.doubts[n] = candidates
		offer(r.log.add(codeReadings, x.at, x.Text, messages.Text("{cell}: {text} has several readings"),
			rulekit.Word("text", shown(x.Text))), candidates)
	} else {
		f.figure = x.value.reading.Figure
		r.compare(x)
		r.tally(x, n)
	}
	if marked {
		r.marked[n] = marks
	}
	r.found = append(r.found, f)
	r.twice(x, stated)
	return Observation
}

// shown reports whether a cell shows what can be a figure.
func (r *reading) shown(x *figureCell) bool {
	text := strings.TrimSpace(x.Text)
	switch {
	case text == "" && x.Formula != "":
		r.log.add(codeFormula, x.at, "="+x.Formula, messages.Text("{cell}: the formula {formula} has no value"),
			rulekit.Word("formula", shown("="+x.Formula)))
	case text == "":
		r.log.add(codeFormula, x.at, x.Raw, messages.Text("{cell} shows nothing, but holds {raw}"),
			rulekit.Word("raw", shown(x.Raw)))
	case x.Type == DateValue:
		r.log.add(codeDate, x.at, x.Text, messages.Text("{cell}: a date, {text}, stands where a figure is expected"),
			rulekit.Word("text", shown(x.Text)))
	case x.Type == ErrorValue || x.Type == BoolValue || strings.HasPrefix(text, "#"):
		r.log.add(codeDate, x.at, x.Text, messages.Text("{cell}: {text} stands where a figure is expected"),
			rulekit.Word("text", shown(x.Text)))
	default:
		return true
	}
	return false
}

// complete reports whether indicator and period are stated.
func (r *reading) complete(x *figureCell) bool {
	message := messages.Text("nothing states the indicator of {text} in {cell}")
	if x.facts.Indicator != "" {
		if x.facts.Period.IsSet() {
			return true
		}
		message = messages.Text("nothing states the period of {text} in {cell}")
	}
	if c := x.column; r.facts[c.facts] == (Facts{}) && len(r.layout.rows) > 0 {
		if c.mute {
			return false // told once a column
		}
		c.mute = true
	}
	r.log.add(codeStatement, x.at, x.Text, message, rulekit.Word("text", shown(x.Text)))
	return false
}

// units settles the unit of a figure: what the cell itself states goes before what
// its headers state. It returns the readings of a figure that has several.
func (r *reading) units(x *figureCell) (candidates []indicators.Candidate, ok bool) {
	stated, has := x.facts.unit()
	key := keyOf(x.facts)
	for _, c := range x.value.candidates {
		u := stated
		if owns(c) {
			u = c.Unit
		}
		candidates = append(candidates, indicators.Candidate{
			Key: key, Figure: c.Figure, Unit: u, Why: wording.NoteOf(messages.Text("a reading of the text")),
		})
	}
	own := owns(x.value.reading)
	switch {
	case candidates != nil:
		x.unit = candidates[0].Unit
		return candidates, true
	case !own && !has:
		r.log.add(codeStatement, x.at, x.Text, messages.Text("nothing states the unit of {text} in {cell}"),
			rulekit.Word("text", shown(x.Text)))
		return nil, false
	case !own && x.value.scaled && stated.Scale() > 0:
		// "65 thousand" under "in thousands" may say the same twice.
		f := x.value.reading.Figure
		x.unit = stated
		return []indicators.Candidate{
			{Key: key, Figure: f, Unit: stated, Why: wording.NoteOf(messages.Text("the scale of the header holds as well"))},
			{Key: key, Figure: f, Unit: stated.Base(), Why: wording.NoteOf(messages.Text("the text says the whole scale"))},
		}, true
	case !own:
		x.unit = stated
	case !has || x.value.reading.Unit == stated:
		x.unit = x.value.reading.Unit
	case x.value.reading.Unit.Compatible(stated):
		x.unit = x.value.reading.Unit
		r.log.add(codeScale, x.at, x.Text, messages.Text("{cell}: {text} states the unit {own}, its headers {stated}"),
			rulekit.Word("text", shown(x.Text)), rulekit.Word("own", x.unit.String()),
			rulekit.Word("stated", stated.String()))
	default:
		r.clash(x.at, x.Text, "unit", x.value.reading.Unit.String(), stated.String())
		return nil, false
	}
	return nil, true
}

// owns reports whether a reading has a unit.
func owns(x wording.Reading) bool {
	return x.Kind == wording.Percent || x.Kind == wording.Money || !x.Unit.IsOne()
}

func keyOf(f Facts) indicators.Key {
	return indicators.Key{
		Indicator: f.Indicator, Area: f.Area, Perimeter: f.Perimeter, Breakdown: f.Breakdown, Period: f.Period,
	}
}

// compare holds the text of a figure against the value behind it.
func (r *reading) compare(x *figureCell) {
	raw, ok := rawNumber(x.Cell)
	if !ok || shows(x.value.reading, raw) {
		return
	}
	r.log.add(codeRaw, x.at, x.Text, messages.Text("{cell} shows {text}, but holds {raw}"),
		rulekit.Word("text", shown(x.Text)), rulekit.Word("raw", shown(x.Raw)))
}

// twice reports two cells of one source that state the same.
func (r *reading) twice(x *figureCell, stated map[statement]Ref) {
	s := statement{keyOf(x.facts), x.facts.Role, x.facts.Source, x.facts.Attributes}
	first, ok := stated[s]
	if !ok {
		stated[s] = x.at
		return
	}
	if !x.column.twice {
		r.log.add(codeTwice, x.at, x.Text, messages.Text("{first} and {cell} are both {text}"),
			rulekit.Word("first", place(r.grid.name, first)), rulekit.Word("text", s.key.String()))
	}
}

// A seriesKey names figures that are written alike: those of one indicator and unit.
type seriesKey struct {
	indicator indicators.ID
	unit      figure.Unit
}

// A tally counts how the figures of a series are written.
type tally struct {
	figures int // of any form
	// By separator, dot and comma: figures whose separator only the reader decides,
	// and figures that have three decimals or more by their shape.
	open, three [2]int
}

// pending is a figure whose separator only the reader decides.
type pending struct {
	found   int
	key     seriesKey
	sep     byte
	decimal bool
	at      Ref
	text    string
	facts   Facts
	unit    figure.Unit
}

// learn finds out what separators mean in the sheet.
func (r *reading) learn() {
	var texts strings.Builder
	const most = 8 << 20 // bytes of texts to learn from
	for i := range r.lines {
		l := &r.lines[i]
		if r.rows[l.number] == nil {
			continue
		}
		for j := range l.cells {
			c := r.columns[int(l.cells[j].column)]
			if l.classes[j] != 0 || c.header != nil && c.header.Means != "value" {
				continue
			}
			text, _, _ := r.unmark(l.cells[j].cell().Text)
			if spaced(text) {
				r.spaces++
			}
			if strings.ContainsAny(text, ".,") && texts.Len()+len(text) < most {
				texts.WriteString(text)
				texts.WriteString("\n\n")
			}
		}
	}
	learned, _ := wording.Reader{Region: r.read.Region, Bare: r.read.Bare}.Learn(texts.String())
	r.learned = learned
	if c := learned.Convention(); r.layout.Learn {
		if r.read.Convention.Dot == wording.Unknown {
			r.read.Convention.Dot = c.Dot
		}
		if r.read.Convention.Comma == wording.Unknown {
			r.read.Convention.Comma = c.Comma
		}
	}
}

// spaced reports whether a text has digits on both sides of a space or apostrophe.
func spaced(text string) bool {
	before, gap := false, false
	for _, c := range text {
		switch {
		case unicode.IsDigit(c):
			if gap {
				return true
			}
			before = true
		case before && (unicode.IsSpace(c) || c == '\'' || c == '\u2019'):
			gap = true
			continue
		default:
			before = false
		}
		gap = false
	}
	return false
}

// tally counts how a figure is written, and keeps one that the reader decided.
func (r *reading) tally(x *figureCell, n int) {
	key := seriesKey{x.facts.Indicator, x.unit}
	t := r.tallies[key]
	if t == nil {
		t = new(tally)
		r.tallies[key] = t
	}
	t.figures++
	v := x.value
	if v.separator != 0 && !v.raw {
		t.open[separatorIndex(v.separator)]++
		r.pending = append(r.pending, pending{n, key, v.separator, v.decimal, x.at, x.Text, x.facts, x.unit})
		return
	}
	step, ok := v.reading.Figure.Resolution()
	if i := strings.LastIndexAny(x.text, ".,"); ok && i >= 0 && !step.GreaterThan(decimal.New(1, -3)) {
		t.three[separatorIndex(x.text[i])]++
	}
}

func separatorIndex(separator byte) int {
	if separator == ',' {
		return 1
	}
	return 0
}

// doubt looks at the figures whose separators only the reader decided. Where the
// sheet contradicts the reader, they have two readings; where the locale alone
// decided there is a finding.
func (r *reading) doubt() {
	for _, p := range r.pending {
		same, other := r.learned.Dot, r.learned.Comma
		stated := r.layout.Reader.Convention.Dot
		learned := r.read.Convention.Dot
		if p.sep == ',' {
			same, other, stated, learned = other, same, r.layout.Reader.Convention.Comma, r.read.Convention.Comma
		}
		t := r.tallies[p.key]
		against := false
		if p.decimal {
			// Three decimals where no other figure of the series has as many.
			i := separatorIndex(p.sep)
			against = same.Group > 0 || other.Decimal > 0 || t.three[i] == 0 && t.open[i] < t.figures
		} else {
			against = same.Decimal > 0 || other.Group > 0 || r.spaces > 0
		}
		var candidates []indicators.Candidate
		core, _, _ := r.unmark(p.text)
		for _, c := range readings(r.bare, core) {
			u := p.unit
			if owns(c) {
				u = c.Unit
			}
			candidates = append(candidates, indicators.Candidate{
				Key: keyOf(p.facts), Figure: c.Figure, Unit: u, Why: wording.NoteOf(messages.Text("a reading of the text")),
			})
		}
		switch {
		case against:
			r.doubts[p.found] = candidates
			r.found[p.found].figure = figure.Figure{}
			offer(r.log.add(codeReadings, p.at, p.text, messages.Text(
				"{cell}: {text} has several readings, and its separators are not those of the other figures"),
				rulekit.Word("text", shown(p.text))), candidates)
		case stated == wording.Unknown && learned == wording.Unknown && !supported(p, same):
			offer(r.log.add(codeLocale, p.at, p.text, messages.Text(
				"{cell}: {text} is read as {value}, by the locale of the layout alone"),
				rulekit.Word("text", shown(p.text)), finding.Arg{
					Name: "value", Quantity: figure.Quantity{Figure: r.found[p.found].figure, Unit: p.unit},
				}), candidates)
		}
	}
}

// supported reports whether the sheet uses a separator in the same way where that
// is certain.
func supported(p pending, u wording.Usage) bool {
	return p.decimal && u.Decimal > 0 || !p.decimal && u.Group > 0
}
