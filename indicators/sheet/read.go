package sheet

import (
	"errors"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// Read makes observations of a sheet. It never fails for what stands in the sheet:
// that is told by findings, and each cell has its outcome. [Rows.Err] is an error
// only if the layout is not a valid one.
func Read(g *Grid, l Layout) *Rows {
	const op = "read sheet"
	out := &Rows{grid: g}
	if g == nil {
		out.err = &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "no grid"}
		return out
	}
	layout, err := l.compile(op)
	if err != nil {
		out.err = err
		return out
	}
	most := g.limits.withDefaults().MaxFindings
	r := &reading{log: newLog(g.name, most), read: l.Reader, legends: make(map[string]string)}
	r.grid, r.layout = g, layout
	r.bare = l.Reader
	r.bare.Locale, r.bare.Convention = 0, wording.Convention{}
	if l.Sheet != "" && l.Sheet != g.name {
		r.log.add(codeSheet, Ref{}, g.name, messages.Text("the layout is for the sheet {wanted}, this one is {name}"),
			rulekit.Word("wanted", shown(l.Sheet)), rulekit.Word("name", shown(g.name)))
		r.lost = true
	}
	r.lay()
	r.cover()
	r.locate()
	r.anchor()
	r.above()
	r.footnotes()
	r.headers()
	if !r.lost {
		r.table()
		r.figures()
		r.periods()
		r.hidden()
	}
	r.finish()
	return &r.Rows
}

// shown is a text of the sheet as messages show it.
func shown(s string) string { return cite.Cut(strings.Join(strings.Fields(s), " "), cite.MaxQuote) }

// above reads what stands above the headers: titles and notes.
func (r *reading) above() {
	r.stated = r.layout.Facts
	r.facts = []Facts{r.stated}
	found := make(map[string]bool)
	var titled Facts
	for i := range r.lines {
		l := &r.lines[i]
		for j := range l.cells {
			at := Ref{Row: l.number, Column: int(l.cells[j].column)}
			if l.classes[j] != 0 || r.top == 0 && len(r.layout.titles) == 0 {
				continue
			}
			text := normal(l.cells[j].cell().Text)
			isAbove := r.top > 0 && l.number < r.top
			for key, facts := range r.layout.titles {
				if !strings.Contains(text, key) || !isAbove && !r.alone(l, j) {
					continue
				}
				found[key] = true
				l.classes[j] = HeaderCell
				both, member, one, other := titled.with(facts)
				if member != "" {
					r.clash(at, l.cells[j].cell().Text, member, one, other)
				}
				titled = both
			}
			if isAbove && l.classes[j] == 0 {
				l.classes[j] = r.loose(at, l.cells[j].cell())
			}
		}
	}
	for key := range r.layout.Titles {
		if !found[normal(key)] {
			near := r.nearest(normal(key))
			r.log.add(codeMissing, near, r.grid.Cell(near).Text, messages.Text("no title says {title}"),
				rulekit.Word("title", shown(key)))
		}
	}
	r.stated = titled.over(r.stated)
	r.facts[0] = r.stated
}

// loose says what becomes of a cell above the headers that is no title: a note, or a
// figure of which nothing states what it is of.
func (r *reading) loose(at Ref, c Cell) Class {
	if _, ok := r.noteOf(strings.TrimSpace(c.Text)); ok {
		return Note
	}
	text, _, _ := r.unmark(c.Text)
	if _, err := r.read.Parse(text); c.Type != NumberValue && err != nil && !errors.Is(err, wording.ErrAmbiguous) {
		return Note
	}
	r.log.add(codeStatement, at, c.Text, messages.Text("{cell}: {text} stands above the headers"),
		rulekit.Word("text", shown(c.Text)))
	return Problem
}

// alone reports whether a cell is the only one of its row.
func (r *reading) alone(l *line, i int) bool { return len(l.cells) == 1 && i == 0 }

// clash reports statements that contradict each other.
func (r *reading) clash(at Ref, text, member, one, other string) {
	r.log.add(codeClash, at, text, messages.Text("{cell}: the headers state both {one} and {other} ({member})"),
		rulekit.Word("one", shown(one)), rulekit.Word("other", shown(other)), rulekit.Word("member", member))
}

// headers reads the header rows: what they state of each column.
func (r *reading) headers() {
	for i := range r.layout.rows {
		if r.top == 0 {
			return
		}
		r.headerRow(&r.layout.rows[i], r.top+i)
	}
	if r.top > 0 && len(r.layout.rows) == 0 {
		r.listHeaders()
	}
	if r.top > 0 {
		r.corner()
	}
	r.claims()
}

// A resolved header cell is one that was read before, since a merged range covers
// several columns.
type resolved struct {
	facts Facts
	known bool
}

// headerRow reads one header row.
func (r *reading) headerRow(h *compiledHeader, row int) {
	seen := make(map[Ref]resolved)
	var carried resolved
	var carriedAt Ref
	for _, n := range r.used {
		c := r.columns[n]
		if c.header != nil {
			continue
		}
		at, cell := r.header(Ref{Row: row, Column: n})
		if cell.isEmpty() {
			if !h.Fill || carriedAt == (Ref{}) {
				continue
			}
			r.state(c, carried, carriedAt)
			continue
		}
		x, ok := seen[at]
		if !ok {
			x.facts, x.known = r.resolve(h, cell)
			if seen[at] = x; x.known {
				r.classify(at, HeaderCell)
				r.checkRaw(at, cell, h)
			} else {
				r.unknown(at, cell)
			}
		}
		carried, carriedAt = x, at
		r.state(c, x, at)
	}
}

// state adds what a header row states to a column.
func (r *reading) state(c *column, x resolved, at Ref) {
	if c.at == (Ref{}) {
		c.at = at
	}
	if !x.known {
		c.bad, c.at = true, at
		return
	}
	both, member, one, other := c.last.with(x.facts)
	if member != "" {
		_, cell := r.header(at)
		r.clash(at, cell.Text, member, one, other)
		c.bad, c.at = true, at
	}
	if both != c.last {
		c.at = at
	}
	if x.facts.Period.IsSet() {
		c.period = at
	}
	c.last = both
}

// listHeaders reports the columns of a list that the layout does not name.
func (r *reading) listHeaders() {
	for _, n := range r.used {
		c := r.columns[n]
		if c.header != nil {
			continue
		}
		at, cell := r.header(Ref{Row: r.bottom, Column: n})
		c.bad, c.at = true, at
		if !cell.isEmpty() {
			r.unknown(at, cell)
		}
	}
}

// corner reports texts above header columns that are not their titles.
func (r *reading) corner() {
	for row := r.top; row <= r.bottom; row++ {
		n, ok := r.index(row)
		if !ok {
			continue
		}
		l := &r.lines[n]
		for i := range l.cells {
			at := Ref{Row: row, Column: int(l.cells[i].column)}
			h := r.columns[at.Column].header
			if h == nil || l.classes[i] != 0 {
				continue
			}
			if h.title == "" || normal(l.cells[i].cell().Text) == h.title {
				l.classes[i] = HeaderCell
				continue
			}
			r.unknown(at, l.cells[i].cell())
		}
	}
}

// claims reports columns that state the same, and gives each its place in facts.
func (r *reading) claims() {
	seen := make(map[Facts]Ref)
	for _, n := range r.used {
		c := r.columns[n]
		if c.header != nil {
			c.last = c.header.Facts
			if c.header.Means != "value" {
				continue
			}
		}
		c.facts = len(r.facts)
		r.facts = append(r.facts, c.last)
		if c.header != nil || c.bad || c.last == (Facts{}) || c.last.Skip {
			continue
		}
		if first, ok := seen[c.last]; ok {
			_, cell := r.header(c.at)
			c.twice = true
			r.log.add(codeTwice, c.at, cell.Text, messages.Text(
				"the columns of {first} and {cell} state the same: {text}"),
				rulekit.Word("first", place(r.grid.name, first)), rulekit.Word("text", shown(cell.Text)))
			continue
		}
		seen[c.last] = c.at
	}
}

// A rowFacts is what the header columns state of a row.
type rowFacts struct {
	facts  int
	bad    bool
	period Ref // the cell that states the period
}

// table reads the rows below the headers.
func (r *reading) table() {
	start, _ := r.index(r.bottom + 1)
	r.rows = make(map[int]*rowFacts)
	for _, n := range r.used {
		if h := r.columns[n].header; h != nil && h.Means != "value" {
			r.labels = append(r.labels, n)
		}
	}
	var section Facts
	sections := slices.ContainsFunc(r.layout.columns, func(h compiledHeader) bool { return len(h.sections) > 0 })
	for i := start; i < len(r.lines); i++ {
		l := &r.lines[i]
		figures := r.split(l)
		if !figures {
			if facts, ok := r.label(l); ok {
				section = facts
			} else if sections && slices.Contains(l.classes, Problem) {
				section = Facts{}
				r.carry(Facts{}, false)
			}
			continue
		}
		r.row(l, section, sections)
	}
}

// footnotes finds the notes below the headers, and what footnotes say.
func (r *reading) footnotes() {
	start, _ := r.index(r.bottom + 1)
	for i := start; i < len(r.lines); i++ {
		l := &r.lines[i]
		figures := false
		notes := make([]string, len(l.cells))
		for j := range l.cells {
			text := strings.TrimSpace(l.cells[j].cell().Text)
			if begins, ok := r.noteOf(text); ok {
				notes[j] = begins
			} else if h := r.columns[int(l.cells[j].column)].header; h == nil || h.Means == "value" {
				figures = true
			}
		}
		for j, begins := range notes {
			// A label that begins with a mark is no footnote.
			if begins == "" || figures && r.columns[int(l.cells[j].column)].header != nil || l.classes[j] != 0 {
				continue
			}
			l.classes[j] = Note
			if r.legends[begins] == "" {
				r.legends[begins] = shownNote(l.cells[j].cell().Text)
			}
		}
	}
}

// noteOf returns the beginning by which a text is a note: a mark, or a word of the
// layout.
func (r *reading) noteOf(text string) (begins string, ok bool) {
	for _, m := range r.layout.marks {
		if rest, ok := strings.CutPrefix(text, m.text); ok && strings.TrimSpace(rest) != "" {
			return m.text, true
		}
	}
	key := normal(text)
	for _, n := range r.layout.notes {
		if strings.HasPrefix(key, n) {
			return n, true
		}
	}
	return "", false
}

// shownNote is the text of a footnote as a note of an observation.
func shownNote(s string) string { return strings.Join(strings.Fields(s), " ") }

// split reports whether a row has cells for figures.
func (r *reading) split(l *line) bool {
	for i := range l.cells {
		h := r.columns[int(l.cells[i].column)].header
		if l.classes[i] == 0 && (h == nil || h.Means == "value") {
			return true
		}
	}
	return false
}

// label reads a row without figures: a section, or a header that stands alone.
func (r *reading) label(l *line) (section Facts, ok bool) {
	for i := range l.cells {
		if l.classes[i] != 0 {
			continue
		}
		c := l.cells[i].cell()
		at := Ref{Row: l.number, Column: int(l.cells[i].column)}
		h := r.columns[at.Column].header
		text, _, _ := r.unmark(c.Text)
		if facts, found := h.sections[normal(text)]; found {
			section, ok = facts, true
			l.classes[i] = HeaderCell
		} else if _, known := r.resolve(h, c); known || h.Means == "skip" {
			l.classes[i] = HeaderCell
		} else {
			r.unknown(at, c)
		}
	}
	return section, ok
}

// carry sets what header columns carry on to the next row.
func (r *reading) carry(f Facts, held bool) {
	for _, n := range r.labels {
		if c := r.columns[n]; c.header.Fill {
			c.last, c.held = f, held
		}
	}
}

// row reads a row of figures: what its header columns state.
func (r *reading) row(l *line, section Facts, sections bool) {
	x := &rowFacts{}
	facts := Facts{}
	for _, n := range r.labels {
		c := r.columns[n]
		h := c.header
		at, cell := r.header(Ref{Row: l.number, Column: n})
		if h.Means == "skip" {
			r.classify(at, Note)
			continue
		}
		stated, ok := r.rowHeader(c, l, at, cell)
		if !ok {
			x.bad = true
			continue
		}
		both, member, one, other := facts.with(stated)
		if member != "" {
			r.clash(at, cell.Text, member, one, other)
			x.bad = true
		}
		facts = both
		if stated.Period.IsSet() {
			x.period = at
		}
	}
	if sections {
		facts = facts.over(section)
	}
	if r.facts[len(r.facts)-1] != facts { // rows often state what the one before does
		r.facts = append(r.facts, facts)
	}
	x.facts = len(r.facts) - 1
	r.rows[l.number] = x
}

// rowHeader reads one header cell of a row.
func (r *reading) rowHeader(c *column, l *line, at Ref, cell Cell) (Facts, bool) {
	h := c.header
	if cell.isEmpty() {
		switch {
		case h.Fill && c.held:
			return c.last, true
		case h.Optional || h.Means == "note" || h.Means == "published" || h.Means == "status":
			return Facts{}, true
		}
		at = Ref{Row: l.number, Column: at.Column}
		r.log.add(codeStatement, at, "", messages.Text("{cell} is empty, but stands under {title} beside figures"),
			rulekit.Word("title", shown(headerName(h))))
		return Facts{}, false
	}
	if r.classOf(at) == Problem {
		c.held = false
		return Facts{}, false // reported before
	}
	facts, known := r.resolve(h, cell)
	if !known {
		c.held = false
		r.unknown(at, cell)
		return Facts{}, false
	}
	r.classify(at, HeaderCell)
	r.checkRaw(at, cell, h)
	c.last, c.held = facts, true
	return facts, true
}

// headerName is how messages name a column.
func headerName(h *compiledHeader) string {
	if h.Title != "" {
		return h.Title
	}
	return h.At
}

// unmark takes the footnote marks off the end of a text, and returns what they
// state.
func (r *reading) unmark(text string) (core string, marks Facts, found bool) {
	core = strings.TrimSpace(text)
	for {
		before := core
		for _, m := range r.layout.marks {
			if rest, ok := strings.CutSuffix(core, m.text); ok && strings.TrimSpace(rest) != "" {
				core = strings.TrimSpace(rest)
				facts := m.facts
				facts.Note = joinNotes(facts.Note, r.legends[m.text])
				marks, found = facts.over(marks), true
				break
			}
		}
		if core == before {
			return core, marks, found
		}
	}
}
