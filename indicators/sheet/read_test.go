package sheet_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/sheet"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestBooks: twelve sheets in French and Arabic say what a person reads in them.
func TestBooks(t *testing.T) {
	total := 0
	for _, b := range books(t) {
		t.Run(b.file, func(t *testing.T) {
			g := b.model.grid(t)
			rows := sheet.Read(g, b.layout)
			if err := rows.Err(); err != nil {
				t.Fatal(err)
			}
			var want, got []string
			for _, w := range b.want {
				want = append(want, w.at.String()+" "+w.String())
			}
			for row := range rows.All() {
				got = append(got, row.Ref.String()+" "+said(row.Observation))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("got\n%q\nwant\n%q", got, want)
			}
			for _, f := range rows.Findings() {
				t.Errorf("finding: %v", f)
			}
			if n := rows.Count(sheet.Problem); n != 0 {
				t.Errorf("%d problems", n)
			}
			checkSum(t, g, rows)
			total += len(got)
		})
	}
	t.Logf("%d observations", total)
}

// A change is a sheet that was changed in one place.
type change struct {
	how string
	model
	touched []sheet.Ref // where it was changed, as the changed sheet counts
	// always is the code of a finding that must be there, "" for none.
	always finding.Code
	// Observations of these cells state something else now: as the key or the unit
	// is replaced. "" as a replacement means that they state nothing.
	restated map[sheet.Ref][2]string
}

// figureCells are the cells of a book that hold figures.
func (b book) figureCells() (list []sheet.Ref) {
	for _, w := range b.want {
		list = append(list, w.at)
	}
	return list
}

func swapSeparators(s string) string {
	return strings.NewReplacer(",", ".", ".", ",").Replace(s)
}

// otherGroups writes groups of digits with another separator.
func otherGroups(s string) string {
	out := []rune(s)
	for i := 1; i+1 < len(out); i++ {
		digits := out[i-1] >= '0' && out[i-1] <= '9' && out[i+1] >= '0' && out[i+1] <= '9'
		switch {
		case digits && (out[i] == ' ' || out[i] == '\u00a0'):
			out[i] = '.'
		case digits && out[i] == '.':
			out[i] = ' '
		}
	}
	return string(out)
}

// formOf changes the form of a sheet, and not what it says.
func formOf(b book, r *rand.Rand) []change {
	var list []change
	add := func(how string, m model, touched ...sheet.Ref) {
		list = append(list, change{how: how, model: m, touched: touched})
	}
	pick := func() sheet.Ref { at := b.figureCells(); return at[r.IntN(len(at))] }
	text := func(how string, f func(string) string, at ...sheet.Ref) {
		m := b.model.clone()
		var touched []sheet.Ref
		for _, a := range at {
			if c := m.at(a); f(c.Text) != c.Text {
				c.Text = f(c.Text)
				touched = append(touched, a)
			}
		}
		if len(touched) > 0 {
			add(how, m, touched...)
		}
	}
	for range 2 {
		text("separators swapped in a cell", swapSeparators, pick())
		text("groups written otherwise in a cell", otherGroups, pick())
	}
	column := pick().Column
	var inColumn []sheet.Ref
	for _, at := range b.figureCells() {
		if at.Column == column {
			inColumn = append(inColumn, at)
		}
	}
	text("separators swapped in a column", swapSeparators, inColumn...)
	text("groups written otherwise in a column", otherGroups, inColumn...)
	for i, x := range b.model.merges {
		m := b.model.clone()
		m.merges = slices.Delete(m.merges, i, i+1)
		var all []sheet.Ref
		for row := x.First.Row; row <= x.Last.Row; row++ {
			for column := x.First.Column; column <= x.Last.Column; column++ {
				all = append(all, sheet.Ref{Row: row, Column: column})
			}
		}
		add("merge dissolved", m, all...)
	}
	list = append(list, hiddenOf(b, r)...)
	single := func(how string, f func(*cell)) {
		m, at := b.model.clone(), pick()
		f(m.at(at))
		add(how, m, at)
	}
	single("formula without a value", func(c *cell) { c.Cell = sheet.Cell{Formula: "SUM(A1:A9)"} })
	single("number as text", func(c *cell) { c.Type, c.Raw = sheet.TextValue, c.Text })
	single("date for a number", func(c *cell) {
		c.Cell = sheet.Cell{Text: "12/03/2015", Raw: "2015-03-12", Type: sheet.DateValue}
	})
	single("date for a number, shown as a number", func(c *cell) { c.Type, c.Raw = sheet.DateValue, "1905-07-07" })
	single("error for a number", func(c *cell) { c.Cell = sheet.Cell{Text: "#REF!", Type: sheet.ErrorValue} })
	return append(list, movedOf(b, r)...)
}

// hiddenOf hides a column and a row of figures.
func hiddenOf(b book, r *rand.Rand) (list []change) {
	at := b.figureCells()[r.IntN(len(b.want))]
	m := b.model.clone()
	for i := range m.cells {
		m.cells[i][at.Column-1].Hidden = true
	}
	list = append(list, change{how: "column hidden", model: m, touched: []sheet.Ref{at}, always: "SHT011"})
	m = b.model.clone()
	for j := range m.cells[at.Row-1] {
		m.cells[at.Row-1][j].Hidden = true
	}
	return append(list, change{how: "row hidden", model: m, touched: []sheet.Ref{at}, always: "SHT011"})
}

// movedOf adds and moves rows and columns.
func movedOf(b book, r *rand.Rand) (list []change) {
	add := func(how string, m model) { list = append(list, change{how: how, model: m}) }
	first, last := b.want[0].at, b.want[len(b.want)-1].at
	rows, columns := len(b.model.cells), len(b.model.cells[0])
	for _, at := range []int{0, first.Row - 1 + r.IntN(last.Row-first.Row+1), rows} {
		add(fmt.Sprintf("empty row before row %d", at+1), b.model.withRow(at))
	}
	for _, at := range []int{0, first.Column - 1, columns} {
		add(fmt.Sprintf("empty column before column %d", at+1), b.model.withColumn(at))
	}
	// Two rows of figures change places, where no merged cells and no sections hold
	// them together.
	if x, y := first.Row, last.Row; b.file != "05-regions.txt" && b.file != "06-sections.txt" {
		m := b.model.clone()
		m.cells[x-1], m.cells[y-1] = m.cells[y-1], m.cells[x-1]
		add("two rows change places", m)
	}
	// A row of figures goes above the headers.
	m := b.model.clone()
	row := m.cells[first.Row-1]
	m.cells = slices.Insert(slices.Delete(m.cells, first.Row-1, first.Row), 0, row)
	for i := range m.merges {
		if x := &m.merges[i]; x.Last.Row < first.Row {
			x.First.Row++
			x.Last.Row++
		}
	}
	if b.file != "05-regions.txt" && b.file != "06-sections.txt" {
		add("a row goes above the headers", m)
	}
	if b.file != "03-groupes.txt" {
		columns := make(map[int]bool)
		for _, w := range b.want {
			columns[w.at.Column] = true
		}
		if len(columns) > 1 {
			var list []int
			for c := range columns {
				list = append(list, c)
			}
			slices.Sort(list)
			m := b.model.clone()
			x, y := list[0]-1, list[len(list)-1]-1
			for i := range m.cells {
				m.cells[i][x], m.cells[i][y] = m.cells[i][y], m.cells[i][x]
			}
			add("two columns change places", m)
		}
	}
	return list
}

func (m model) withRow(at int) model {
	out := m.clone()
	out.cells = slices.Insert(out.cells, at, make([]cell, len(m.cells[0])))
	for i := range out.merges {
		x := &out.merges[i]
		if x.First.Row > at {
			x.First.Row++
		}
		if x.Last.Row > at {
			x.Last.Row++
		}
	}
	return out
}

func (m model) withColumn(at int) model {
	out := m.clone()
	for i := range out.cells {
		out.cells[i] = slices.Insert(out.cells[i], at, cell{})
	}
	for i := range out.merges {
		x := &out.merges[i]
		if x.First.Column > at {
			x.First.Column++
		}
		if x.Last.Column > at {
			x.Last.Column++
		}
	}
	return out
}

// meaningOf changes what headers say.
func meaningOf(b book) []change {
	var list []change
	years := make(map[string][]sheet.Ref)
	for _, at := range b.periods {
		text := b.model.at(at).Text
		years[text] = append(years[text], at)
	}
	for i, at := range b.periods {
		text := b.model.at(at).Text
		list = append(list, b.renamed(at, "period misspelt", misspelt(text), "SHT001"))
		if i > 0 && len(years) > 1 {
			before := b.model.at(b.periods[i-1]).Text
			if before != text {
				c := b.renamed(at, "period becomes its neighbour", before, "")
				c.restate(b, at, b.periodOf(at), b.periodOf(b.periods[i-1]))
				if len(years[before]) == 1 && len(years[text]) == 1 {
					c.always = "SHT009"
				}
				list = append(list, c)
			}
		}
		if y, far, ok := farYear(text); ok {
			c := b.renamed(at, "period far away", far, "")
			c.restate(b, at, y, strings.Replace(y, "201", "203", 1))
			if b.inRun(at) {
				c.always = "SHT010"
			}
			list = append(list, c)
		}
	}
	for _, at := range b.labels {
		list = append(list, b.renamed(at, "label misspelt", misspelt(b.model.at(at).Text), "*"))
	}
	for _, at := range b.units {
		if strings.HasPrefix(b.file, "06") {
			continue // there they are labels
		}
		c := b.renamed(at, "unit deleted", "", "*")
		list = append(list, c)
		if len(b.model.at(at).Text) < 20 {
			c = b.renamed(at, "unit changed", "USD", "")
			for _, w := range b.want {
				if b.covers(at, w.at) {
					c.restated[w.at] = [2]string{w.said[strings.IndexByte(w.said, ' '):] + " |", " USD |"}
				}
			}
			list = append(list, c)
		}
	}
	return list
}

// renamed changes the text of a header.
func (b book) renamed(at sheet.Ref, how, text string, always finding.Code) change {
	m := b.model.clone()
	c := m.at(at)
	c.Text, c.Raw, c.Type = text, "", 0
	return change{
		how: fmt.Sprintf("%s: %v becomes %q", how, at, text), model: m, touched: []sheet.Ref{at}, always: always,
		restated: make(map[sheet.Ref][2]string),
	}
}

// covers reports whether a header cell stands for a cell of figures.
func (b book) covers(header, at sheet.Ref) bool {
	x := b.model.covering(header)
	if header.Row < b.want[0].at.Row {
		return x.First.Column <= at.Column && at.Column <= x.Last.Column
	}
	return x.First.Row <= at.Row && at.Row <= x.Last.Row
}

// restate says that a period becomes another one for the figures of a header.
func (c *change) restate(b book, at sheet.Ref, from, to string) {
	for _, w := range b.want {
		if b.covers(at, w.at) {
			c.restated[w.at] = [2]string{" " + from + " |", " " + to + " |"}
		}
	}
}

// inRun reports whether a header's figures have neighbours in time.
func (b book) inRun(at sheet.Ref) bool {
	series := func(w wanted) string { return w.key[:strings.LastIndexByte(w.key, ' ')] }
	for _, w := range b.want {
		for _, o := range b.want {
			if b.covers(at, w.at) && !b.covers(at, o.at) && series(w) == series(o) {
				return true
			}
		}
	}
	return false
}

// periodOf returns the period of a header as keys have it.
func (b book) periodOf(at sheet.Ref) string {
	for _, w := range b.want {
		if b.covers(at, w.at) {
			return w.key[strings.LastIndexByte(w.key, ' ')+1:]
		}
	}
	return "?"
}

// farYear returns a text with a year twenty years later.
func farYear(text string) (year, far string, ok bool) {
	y := strings.TrimFunc(text, func(r rune) bool { return r < '0' || r > '9' })
	if len(y) != 4 || !strings.HasPrefix(y, "201") || strings.Trim(y, "0123456789") != "" {
		return "", "", false
	}
	return y, strings.Replace(text, "201", "203", 1), true
}

// misspelt changes two letters or digits in the middle of a text.
func misspelt(s string) string {
	r := []rune(s)
	i := len(r) / 2
	if len(r) < 2 {
		return s + "x"
	}
	if r[i-1] != r[i] && r[i] != ' ' && r[i-1] != ' ' && (r[i] < '0' || r[i] > '9') {
		r[i-1], r[i] = r[i], r[i-1]
	} else {
		r[i] = 'x'
	}
	return string(r)
}

// check holds what is read from a changed sheet against what the sheet states: each
// observation must be stated, each statement must be read, or a finding must stand
// at the cell, at what was changed, or at a header of the cell.
func (c change) check(t *testing.T, b book) {
	t.Helper()
	g := c.grid(t)
	rows := sheet.Read(g, b.layout)
	checkSum(t, g, rows)
	found := make(map[string]finding.Code)
	for _, f := range rows.Findings() {
		found[f.Path[strings.LastIndexAny(f.Path, "!/")+1:]] = f.Code
	}
	told := func(at sheet.Ref, from sheet.Ref) bool {
		list := append(slices.Clone(c.touched), at)
		for _, headers := range [][]sheet.Ref{b.periods, b.labels, b.units} {
			for _, h := range headers {
				if now, ok := c.find(h); ok && b.covers(h, from) {
					list = append(list, now)
				}
			}
		}
		return slices.ContainsFunc(list, func(r sheet.Ref) bool { return found[r.String()] != "" })
	}
	read := make(map[sheet.Ref]string)
	for row := range rows.All() {
		from := c.at(row.Ref).from
		text := said(row.Observation)
		read[from] = text
		i := slices.IndexFunc(b.want, func(w wanted) bool { return w.at == from })
		if i < 0 {
			if !told(row.Ref, from) {
				t.Errorf("%s, %s: %v is read as %s", b.file, c.how, row.Ref, text)
			}
			continue
		}
		if want := c.stated(b.want[i]); text != want && !told(row.Ref, from) {
			t.Errorf("%s, %s: %v is read as %s, and states %s", b.file, c.how, row.Ref, text, want)
		}
		// Whatever else is told, no figure is a number that its cell does not state.
		number, _, _ := strings.Cut(b.want[i].said, " ")
		if is := row.Observation.Figure; is.IsSet() && is.WithoutResolution().String() != number {
			if found[row.Ref.String()] == "" {
				t.Errorf("%s, %s: %v is %v, and states %s", b.file, c.how, row.Ref, is, number)
			}
		}
	}
	for _, w := range b.want {
		if _, ok := read[w.at]; ok {
			continue
		}
		now, ok := c.find(w.at)
		if ok && !told(now, w.at) {
			t.Errorf("%s, %s: %v is not read, and nothing says why: %q", b.file, c.how, now, rows.Findings())
		}
	}
	if c.always != "" && !slices.ContainsFunc(rows.Findings(), func(f finding.Finding) bool {
		return c.always == "*" || f.Code == c.always
	}) {
		t.Errorf("%s, %s: no finding %s", b.file, c.how, c.always)
	}
}

// stated is what a cell states after the change.
func (c change) stated(w wanted) string {
	if x, ok := c.restated[w.at]; ok {
		return strings.Replace(w.String(), x[0], x[1], 1)
	}
	return w.String()
}

// TestForm: 200 changes of the form of the books: the same observations, or a
// finding where the change is.
func TestForm(t *testing.T) {
	n := 0
	kinds := make(map[string]int)
	for i, b := range books(t) {
		for seed := range testkit.Cases(1, 200) {
			for _, c := range formOf(b, rand.New(rand.NewPCG(uint64(seed), uint64(i)))) {
				c.check(t, b)
				n++
				kinds[c.how]++
			}
		}
	}
	t.Logf("%d changes of form", n)
	if n < 200 {
		t.Errorf("only %d changes: %v", n, kinds)
	}
}

// TestMeaning: 100 changes of headers: what the sheet now states, or a finding;
// two columns of one period, a gap in a run, a unit that nothing states and a label
// that is not in the layout are findings always.
func TestMeaning(t *testing.T) {
	n := 0
	for _, b := range books(t) {
		for _, c := range meaningOf(b) {
			c.check(t, b)
			n++
		}
	}
	t.Logf("%d changes of meaning", n)
	if n < 100 {
		t.Errorf("only %d changes", n)
	}
}
