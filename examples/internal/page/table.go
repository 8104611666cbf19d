package page

import (
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// gap is the space in front of each column.
const gap = "  "

// textTable writes a table whose columns are aligned. One that is too wide for the page
// has its cells broken, and one with too many columns for that is written as a list.
func (s Style) textTable(w *strings.Builder, title string, header []string, rows [][]string) {
	w.WriteString("\n" + s.bold(title) + "\n")
	widths, ok := s.widths(append([][]string{header}, rows...))
	if !ok {
		s.list(w, header, rows)
		return
	}
	apart := false
	for i, row := range append([][]string{header}, rows...) {
		lines := s.row(row, widths)
		if i > 1 && apart {
			w.WriteByte('\n')
		}
		apart = len(lines) > 2 && i > 0
		for _, line := range lines {
			if i == 0 {
				line = s.bold(line)
			}
			w.WriteString(line + "\n")
		}
	}
}

// widths returns how wide each column is: as wide as its widest cell, or where that is
// too much for the page, as the words of its cells allow. It reports whether they do.
func (s Style) widths(rows [][]string) ([]int, bool) {
	widest, least := make([]int, len(rows[0])), make([]int, len(rows[0]))
	for _, row := range rows {
		for i, cell := range row {
			widest[i] = max(widest[i], width(cell))
			for _, piece := range s.pieces(cell) {
				least[i] = max(least[i], width(piece))
			}
		}
	}
	room := s.Width - len(gap)*len(widest)
	at := func(most int) ([]int, int) {
		all, sum := make([]int, len(widest)), 0
		for i := range widest {
			all[i] = min(max(most, least[i]), widest[i])
			sum += all[i]
		}
		return all, sum
	}
	if s.Width <= 0 {
		return widest, true
	}
	if _, sum := at(0); sum > room {
		return nil, false
	}
	most := 0
	for most < s.Width {
		if _, sum := at(most + 1); sum > room {
			break
		}
		most++
	}
	all, _ := at(most)
	return all, true
}

// row returns the lines of a row.
func (s Style) row(row []string, widths []int) []string {
	cells, lines := make([][]string, len(row)), 1
	for i, cell := range row {
		cells[i] = []string{cell}
		if width(cell) > widths[i] {
			cells[i] = s.wrap(cell, widths[i], 0)
		}
		lines = max(lines, len(cells[i]))
	}
	all := make([]string, lines)
	for n := range all {
		line := ""
		for i := range row {
			cell := ""
			if n < len(cells[i]) {
				cell = cells[i][n]
			}
			line += gap + s.keep(cell) + strings.Repeat(" ", widths[i]-width(cell))
		}
		all[n] = s.direction(strings.TrimRight(line, " "))
	}
	return all
}

// list writes the rows of a table one below the other: the first cell, and each further
// one behind the name of its column.
func (s Style) list(w *strings.Builder, header []string, rows [][]string) {
	between := map[wording.Lang]string{wording.Fr: " : "}[s.Lang]
	if between == "" {
		between = ": "
	}
	for n, row := range rows {
		if n > 0 {
			w.WriteByte('\n')
		}
		for i, cell := range row {
			if cell == "" {
				continue
			}
			line := gap + header[i] + between + cell
			if i > 0 {
				line = gap + line
			}
			w.WriteString(s.Fit(line) + "\n")
		}
	}
}

// keep isolates a cell of an Arabic table that is written from the left, so that it does
// not change places with its neighbour.
func (s Style) keep(cell string) string {
	if arabic, any := begins(cell); s.Lang == wording.Ar && any && !arabic {
		return isolate + cell + isolated
	}
	return cell
}

// direction makes a line of an Arabic table run from the right, whatever is in it.
func (s Style) direction(line string) string {
	if arabic, any := begins(line); s.Lang == wording.Ar && line != "" && !(any && arabic) {
		return fromRight + line
	}
	return line
}

// markdownTable writes a table in Markdown.
func markdownTable(w *strings.Builder, title string, header []string, rows [][]string) {
	w.WriteString("\n**" + title + "**\n\n")
	w.WriteString("| " + strings.Join(header, " | ") + " |\n|" + strings.Repeat("---|", len(header)) + "\n")
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, c := range row {
			cells[i] = strings.ReplaceAll(c, "|", `\|`)
		}
		w.WriteString("| " + strings.Join(cells, " | ") + " |\n")
	}
}
