package sheet

import (
	"cmp"
	"maps"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// reading is a sheet that is being read.
type reading struct {
	Rows
	log  *log
	bare wording.Reader // knows nothing of separators
	read wording.Reader

	columns map[int]*column
	used    []int // columns with cells, in order
	labels  []int // those that are header columns
	// anchors are the first cells of the merged ranges that headers stand in.
	anchors map[Ref]Ref
	// merged are the ranges of figures' cells, by first cell; beneath are cells that
	// a merged range covers.
	merged  map[Ref]Range
	top     int // the first header row, 0 if there is none
	bottom  int // the last one
	lost    bool
	stated  Facts // what titles and the layout state
	legends map[string]string
	pending []pending
	tallies map[seriesKey]*tally
	learned wording.Learned   // what separators certainly mean in the sheet
	spaces  int               // figures whose thousands are parted by spaces or apostrophes
	rows    map[int]*rowFacts // of the rows that have figures
}

// A column has the header that it is, or what the headers above it state.
type column struct {
	header *compiledHeader
	facts  int // a place in Rows.facts
	bad    bool
	at     Ref  // its last header cell
	period Ref  // the cell that states the period
	twice  bool // an earlier column states the same
	mute   bool // it states nothing, which was reported

	// What header rows and columns carry on, and are carried.
	last Facts
	held bool
}

// lay takes the area out of the grid.
func (r *reading) lay() {
	area := r.layout.Area
	r.columns = make(map[int]*column)
	var outside Ref
	skipped, total := 0, 0
	rows := r.grid.sorted()
	most := len(rows)
	if area != (Range{}) {
		most = min(most, area.Last.Row-area.First.Row+1)
	}
	r.lines = make([]line, 0, most)
	for _, row := range rows {
		cells := row.cells
		if area != (Range{}) {
			from, _ := slices.BinarySearchFunc(cells, area.First.Column, byColumn)
			to, _ := slices.BinarySearchFunc(cells, area.Last.Column+1, byColumn)
			if row.number < area.First.Row || row.number > area.Last.Row {
				from, to = 0, 0
			}
			if n := len(cells) - (to - from); n > 0 {
				if skipped == 0 {
					outside = Ref{Row: row.number, Column: int(cells[0].column)}
					if from == 0 && to > 0 {
						outside.Column = int(cells[to].column)
					}
				}
				skipped += n
			}
			cells = cells[from:to]
		}
		if len(cells) == 0 {
			continue
		}
		r.lines = append(r.lines, line{row.number, cells, nil})
		total += len(cells)
		for i := range cells {
			if c := int(cells[i].column); r.columns[c] == nil {
				r.columns[c] = new(column)
			}
		}
	}
	all := make([]Class, total)
	for i := range r.lines {
		n := len(r.lines[i].cells)
		r.lines[i].classes, all = all[:n:n], all[n:]
	}
	r.used = slices.Sorted(maps.Keys(r.columns))
	if skipped > 0 {
		r.log.add(codeOutside, outside, r.grid.Cell(outside).Text, messages.Text(
			"cells outside the area {area} that are not read: {count}; the first is {cell}"),
			rulekit.Number("count", skipped), rulekit.Word("area", area.String()))
	}
}

func byColumn(c gridCell, column int) int { return cmp.Compare(int(c.column), column) }

// cover finds the cells that merged ranges cover: a text beneath one is a problem.
func (r *reading) cover() {
	merges := r.grid.Merges()
	r.merged = make(map[Ref]Range)
	var active []Range // those that cross the row, in order of column
	next := 0
	for i := range r.lines {
		l := &r.lines[i]
		active = slices.DeleteFunc(active, func(m Range) bool { return m.Last.Row < l.number })
		for ; next < len(merges) && merges[next].First.Row <= l.number; next++ {
			if m := merges[next]; m.Last.Row >= l.number {
				at, _ := slices.BinarySearchFunc(active, m.First.Column, func(m Range, c int) int {
					return cmp.Compare(m.First.Column, c)
				})
				active = slices.Insert(active, at, m)
			}
		}
		for j := range l.cells {
			at := Ref{Row: l.number, Column: int(l.cells[j].column)}
			k, exact := slices.BinarySearchFunc(active, at.Column, func(m Range, c int) int {
				return cmp.Compare(m.First.Column, c)
			})
			if !exact {
				k--
			}
			if k < 0 || !active[k].Contains(at) {
				continue
			}
			if active[k].First == at {
				r.merged[at] = active[k]
				continue
			}
			l.classes[j] = Problem
			r.log.add(codeMerged, at, l.cells[j].cell().Text, messages.Text(
				"{cell} has a text that the merged cells {range} cover"), rulekit.Word("range", active[k].String()))
		}
	}
}

// index returns the line of a row, or where it would stand.
func (r *reading) index(row int) (int, bool) {
	return slices.BinarySearchFunc(r.lines, row, func(l line, n int) int { return cmp.Compare(l.number, n) })
}

// locate finds the columns of the layout and the header rows.
func (r *reading) locate() {
	l := r.layout
	height := max(len(l.rows), 1)
	var titles []*compiledHeader
	for i := range l.columns {
		h := &l.columns[i]
		if h.title != "" {
			titles = append(titles, h)
			continue
		}
		if c := r.columns[h.at]; c != nil {
			c.header = h
		}
	}
	if len(titles) == 0 {
		if l.Top > 0 {
			r.top, r.bottom = l.Top, l.Top+height-1
		}
		return
	}
	at := r.titles(titles, height)
	for _, h := range titles {
		ref, ok := at[h.title]
		if ok {
			r.columns[ref.Column].header = h
			r.classify(ref, HeaderCell)
			continue
		}
		if h.Optional {
			continue
		}
		r.lost = true
		near := r.nearest(h.title)
		r.log.add(codeMissing, near, r.grid.Cell(near).Text, messages.Text("no column has the title {title}"),
			rulekit.Word("title", h.Title))
	}
	if len(at) > 0 {
		_, r.top = r.block(at, height)
	} else {
		r.lost, r.top = true, l.Top
	}
	if r.top > 0 {
		r.bottom = r.top + height - 1
	}
}

// The rows in which titles are looked for.
const titleRows = 1000

// titles finds the cells of titles: the first rows, as many as there are header
// rows, that have most of them.
func (r *reading) titles(titles []*compiledHeader, height int) map[string]Ref {
	wanted := make(map[string]bool)
	for _, h := range titles {
		wanted[h.title] = true
	}
	var seen []Ref
	texts := make(map[Ref]string)
	for _, l := range r.lines[:min(len(r.lines), titleRows)] {
		for i := range l.cells {
			at := Ref{Row: l.number, Column: int(l.cells[i].column)}
			text, _, _ := r.unmark(l.cells[i].cell().Text)
			if text = normal(text); wanted[text] && r.columns[at.Column].header == nil {
				seen = append(seen, at)
				texts[at] = text
			}
		}
	}
	var best map[string]Ref
	score := 0
	for i, from := range seen {
		if i > 0 && seen[i-1].Row == from.Row {
			continue
		}
		found := make(map[string]Ref)
		for _, at := range seen[i:] {
			if at.Row >= from.Row+height {
				break
			}
			if _, ok := found[texts[at]]; !ok {
				found[texts[at]] = at
			}
		}
		if len(found) < len(best) {
			continue
		}
		// A word that is a title may stand elsewhere too, in the title of the table.
		if n, _ := r.block(found, height); len(found) > len(best) || n > score {
			best, score = found, n
		}
	}
	return best
}

// block finds the header rows around the cells of the titles: where they are understood
// best, and the lowest titles stand in the last of them where that says nothing.
func (r *reading) block(titles map[string]Ref, height int) (score, top int) {
	first, last := maxRow, 0
	claimed := make(map[int]bool)
	for _, ref := range titles {
		first, last = min(first, ref.Row), max(last, ref.Row)
		claimed[ref.Column] = true
	}
	score = -1 << 30
	for t := max(1, last-height+1); t <= first; t++ {
		n := 0
		for i := range r.layout.rows {
			n += r.understood(&r.layout.rows[i], t+i, claimed)
		}
		if n > score {
			score, top = n, t
		}
	}
	return score, top
}

// understood counts the cells of a row that a header names, less those that it does
// not.
func (r *reading) understood(h *compiledHeader, row int, claimed map[int]bool) int {
	at, ok := r.index(row)
	if !ok {
		return 0
	}
	n := 0
	for i := range r.lines[at].cells {
		c := &r.lines[at].cells[i]
		if column := int(c.column); claimed[column] || r.columns[column].header != nil {
			continue
		}
		if _, ok := r.resolve(h, c.cell()); ok {
			n++
		} else {
			n--
		}
	}
	return n
}

// nearest returns a cell whose text is almost the one that is looked for.
func (r *reading) nearest(text string) Ref {
	want := []rune(text)
	best, at := len(want)/4+1, Ref{}
	left := titleRows // cells to look at
	for _, l := range r.lines[:min(len(r.lines), titleRows)] {
		for i := range l.cells {
			if left--; left < 0 {
				return at
			}
			got := []rune(normal(l.cells[i].cell().Text))
			if len(got) > 2*len(want) || len(want) > 200 {
				continue
			}
			if d := distance(want, got); d < best && d > 0 {
				best, at = d, Ref{Row: l.number, Column: int(l.cells[i].column)}
			}
		}
	}
	return at
}

// distance is the number of letters to insert, delete or change.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i := range a {
		before := row[0]
		row[0] = i + 1
		for j := range b {
			cost := before
			if a[i] != b[j] {
				cost = 1 + min(before, row[j], row[j+1])
			}
			before, row[j+1] = row[j+1], cost
		}
	}
	return row[len(b)]
}

// anchor finds for the cells of header rows and columns the merged range that
// covers them.
func (r *reading) anchor() {
	r.anchors = make(map[Ref]Ref)
	for _, m := range r.grid.Merges() {
		for row := max(r.top, m.First.Row); r.top > 0 && row <= min(r.bottom, m.Last.Row); row++ {
			from, _ := slices.BinarySearch(r.used, m.First.Column)
			for _, c := range r.used[from:] {
				if c > m.Last.Column {
					break
				}
				r.anchors[Ref{Row: row, Column: c}] = m.First
			}
		}
		from, _ := slices.BinarySearch(r.used, m.First.Column)
		for _, c := range r.used[from:] {
			if c > m.Last.Column {
				break
			}
			if r.columns[c].header == nil {
				continue
			}
			n, _ := r.index(max(m.First.Row, r.bottom+1))
			for ; n < len(r.lines) && r.lines[n].number <= m.Last.Row; n++ {
				r.anchors[Ref{Row: r.lines[n].number, Column: c}] = m.First
			}
		}
	}
}

// header returns the header cell of a place: the first cell of the merged range
// that covers it, if any.
func (r *reading) header(at Ref) (Ref, Cell) {
	if first, ok := r.anchors[at]; ok {
		at = first
	}
	return at, r.grid.Cell(at)
}

// classify says what becomes of a cell. One that is a problem stays one.
func (r *reading) classify(at Ref, class Class) {
	n, ok := r.index(at.Row)
	if !ok {
		return
	}
	l := &r.lines[n]
	if i, ok := slices.BinarySearchFunc(l.cells, at.Column, byColumn); ok && l.classes[i] != Problem {
		l.classes[i] = class
	}
}

// classOf returns what became of a cell, 0 where it is empty or not decided.
func (r *reading) classOf(at Ref) Class {
	if n, ok := r.index(at.Row); ok {
		if i, ok := slices.BinarySearchFunc(r.lines[n].cells, at.Column, byColumn); ok {
			return r.lines[n].classes[i]
		}
	}
	return 0
}

// unknown reports a header that the layout does not name.
func (r *reading) unknown(at Ref, c Cell) *finding.Finding {
	r.classify(at, Problem)
	return r.log.add(codeHeader, at, c.Text, messages.Text("the layout does not name the header {text} in {cell}"),
		rulekit.Word("text", shown(c.Text)))
}
