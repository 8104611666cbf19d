package indicators

import (
	"cmp"
	"fmt"
	"math"
	"slices"

	"github.com/mithaq-go/mithaq/internal/cite"
)

// lines say on which lines of their inputs rows stood, by runs of rows that stand the
// same number of lines apart.
type lines struct {
	kept *int      // where the reader of the input keeps the line, nil for nowhere
	line int       // of the row that is being added, 0 for not known
	last lineRun   // with the row before, if that has a line
	runs []lineRun // those before it

	row   uint32 // the next one of the last run, if it stands where it should
	next  int
	input uint32 // the number of the input, from 1
}

// lineRun is n rows from row on. They stand on the line and each step lines further.
type lineRun struct{ row, n, line, step, input uint32 }

// begin begins another input, of which nothing is known.
func (l *lines) begin() {
	l.kept, l.line, l.row = nil, 0, 0
	l.input++
}

// note takes down where the row stands that is being added.
func (l *lines) note(row uint32) {
	if l.line == l.next && l.row == row {
		l.last.n++
		l.row++
		l.next += int(l.last.step)
		return
	}
	l.turn(row)
}

// turn takes down a row that is not where the run before it goes on.
func (l *lines) turn(row uint32) {
	line := l.line
	if line <= 0 || line > math.MaxInt32 {
		return
	}
	last := &l.last
	if last.n == 1 && row == l.row && line >= int(last.line) && last.input == l.input {
		last.n, last.step = 2, uint32(line)-last.line
	} else {
		if last.n > 0 {
			l.runs = append(l.runs, *last)
		}
		*last = lineRun{row, 1, uint32(line), 0, l.input}
	}
	l.row, l.next = row+1, line+int(last.step)
}

// of returns the line of a row and its input, 0 for one that is not known.
func (l *lines) of(row uint32) (line, input uint32) {
	k, found := slices.BinarySearchFunc(l.runs, row, func(r lineRun, row uint32) int { return cmp.Compare(r.row, row) })
	r := &l.last
	switch {
	case row >= r.row:
	case found:
		r = &l.runs[k]
	case k > 0:
		r = &l.runs[k-1]
	default:
		return 0, 0
	}
	if row-r.row >= r.n {
		return 0, 0
	}
	return r.line + (row-r.row)*r.step, r.input
}

// twice is a row whose ID another has.
type twice struct{ row, before uint32 }

// repeated returns the error of an ID that two observations have, with their lines
// where these are known.
func (b *Builder) repeated(x twice) *Error {
	e := &Error{Op: "Builder.Build", Err: ErrDuplicate, Path: cite.Pointer("observations", string(b.id(x.row)))}
	line, input := b.lines.of(x.row)
	e.Line = int(line)
	switch first, other := b.lines.of(x.before); {
	case first == 0:
	case input == other:
		e.Detail = fmt.Sprintf("given before on line %d", first)
	default:
		e.Detail = fmt.Sprintf("given before on line %d of another input", first)
	}
	return e
}
