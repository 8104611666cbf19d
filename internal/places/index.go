package places

import (
	"encoding/binary"
	"hash/maphash"
	"io"
	"math"
	"strings"

	"github.com/mithaq-go/mithaq/internal/cite"
)

// Place is a place in a file: its line and column, from 1, where columns count
// characters.
type Place struct {
	File         string
	Line, Column int
}

// Index remembers where records stand. Records are added by the readers of its
// methods; [Index.Place] may be called, also by many at once, after [Index.Close].
// A nil Index has no places.
type Index struct {
	files  []string
	names  []string // of arrays and members, which many records share
	number map[string]uint64
	shapes [][]string // the columns of tables, as paths below the record
	text   []byte     // the records, see appendRecord
	count  int        // how many there are
	table  []uint32   // where records begin in text, from 1, by the hash of their names
	seed   maphash.Seed
}

// maxText is how much an Index holds; records beyond that have no place.
const maxText = math.MaxInt32

// maxNames is how many names of members are held once; others are written out.
const maxNames = 1 << 12

// New returns an empty Index.
func New() *Index { return &Index{number: make(map[string]uint64), seed: maphash.MakeSeed()} }

// JSON returns a reader of a JSON document, whose records are the elements of the
// arrays in its object, and the other members of it.
func (x *Index) JSON(file string, in io.Reader) io.Reader {
	return x.tap(in, &document{x: x, file: x.file(file), scanner: scanner{line: 1}})
}

// Lines returns a reader of JSON Lines, in which each line is an element of one
// array.
func (x *Index) Lines(file, array string, in io.Reader) io.Reader {
	return x.tap(in, &document{x: x, file: x.file(file), scanner: scanner{line: 1}, array: array})
}

// Table returns a reader of a table with commas, semicolons or tabs, whose rows
// are the elements of one array. The path of a column below its row is what
// member returns of its name.
func (x *Index) Table(file, array string, member func(column string) string, in io.Reader) io.Reader {
	return x.tap(in, &table{x: x, file: x.file(file), array: array, member: member, scanner: scanner{line: 1}})
}

// tap returns a reader that shows what it reads to a scanner.
func (x *Index) tap(in io.Reader, to io.Writer) io.Reader {
	if x == nil {
		return in
	}
	return &tap{in, to}
}

// tap is an io.TeeReader whose writer never fails.
type tap struct {
	in io.Reader
	to io.Writer
}

func (t *tap) Read(p []byte) (int, error) {
	n, err := t.in.Read(p)
	if n > 0 && n <= len(p) {
		t.to.Write(p[:n])
	}
	if err == io.EOF {
		t.to.Write(nil) // a row may end with the file
	}
	return n, err
}

func (x *Index) file(name string) uint64 {
	if x == nil {
		return 0
	}
	x.files = append(x.files, name)
	return uint64(len(x.files) - 1)
}

// node is a value in a record: a member or an element of an array.
type node struct {
	depth        int    // 1 for the members of the record
	record       bool   // it is called by an ID
	name         uint64 // from 1, of the names of the Index; 0 where own has it
	own          string
	line, column int
}

// intern returns the number of a name, 0 when there is no room for it.
func (x *Index) intern(name []byte) uint64 {
	if n, ok := x.number[string(name)]; ok {
		return n
	}
	if len(x.names) == maxNames {
		return 0
	}
	x.names = append(x.names, string(name))
	x.number[string(name)] = uint64(len(x.names))
	return uint64(len(x.names))
}

// begin begins a record in the text, and reports whether there is room for it.
//
// A record is its file, the name of its array, its own name, its line and its
// column; then, for a table, the number of its columns' names, from 1, how many
// lines the row begins before its ID, and for each cell how many lines and
// characters it is behind the one before; else 0, and for each value below the
// record its depth, twice, and 1 more if it is called by an ID, its name, the lines
// behind that of the record and the column; then 0.
func (x *Index) begin(file uint64, array, name string, line, column int) bool {
	if len(x.text)+len(array)+len(name) > maxText-1<<20 {
		return false
	}
	x.count++
	x.text = binary.AppendUvarint(x.text, file)
	x.name(x.intern([]byte(array)), array)
	x.name(0, name)
	x.text = binary.AppendUvarint(x.text, uint64(line))
	x.text = binary.AppendUvarint(x.text, uint64(column))
	return true
}

// name appends a name by its number, or in full.
func (x *Index) name(number uint64, name string) {
	if x.text = binary.AppendUvarint(x.text, number); number == 0 {
		x.text = binary.AppendUvarint(x.text, uint64(len(name)))
		x.text = append(x.text, name...)
	}
}

// add adds a record of JSON.
func (x *Index) add(file uint64, array, name string, line, column int, below []node) {
	if !x.begin(file, array, name, line, column) {
		return
	}
	x.text = append(x.text, 0)
	for _, n := range below {
		if len(x.text) > maxText-1<<20 {
			break
		}
		depth := 2 * n.depth
		if n.record {
			depth++
		}
		x.text = binary.AppendUvarint(x.text, uint64(depth))
		x.name(n.name, n.own)
		x.text = binary.AppendVarint(x.text, int64(n.line-line))
		x.text = binary.AppendUvarint(x.text, uint64(n.column))
	}
	x.text = append(x.text, 0)
}

// walk reads what an Index has written.
type walk struct {
	x  *Index
	at int
}

func (w *walk) number() uint64 {
	v, n := binary.Uvarint(w.x.text[w.at:])
	w.at += n
	return v
}

func (w *walk) signed() int {
	v, n := binary.Varint(w.x.text[w.at:])
	w.at += n
	return int(v)
}

func (w *walk) name() string {
	if n := w.number(); n > 0 {
		return w.x.names[n-1]
	}
	n := int(w.number())
	w.at += n
	return string(w.x.text[w.at-n : w.at])
}

// skip moves over what is below a record.
func (w *walk) skip() {
	if shape := w.number(); shape > 0 {
		for range 1 + 2*len(w.x.shapes[shape-1]) {
			w.number()
		}
		return
	}
	for w.number() > 0 {
		w.name()
		w.signed()
		w.number()
	}
}

func (x *Index) hash(array, name string) uint64 {
	var h maphash.Hash
	h.SetSeed(x.seed)
	h.WriteString(array)
	h.WriteByte('/')
	h.WriteString(name)
	return h.Sum64()
}

// Close ends the filling of the Index.
func (x *Index) Close() {
	if x == nil {
		return
	}
	x.number = nil
	x.table = make([]uint32, 2*x.count+1)
	for w := (walk{x, 0}); w.at < len(x.text); w.skip() {
		start := w.at
		w.number()
		array, name := w.name(), w.name()
		w.number()
		w.number()
		i := x.hash(array, name) % uint64(len(x.table))
		for x.table[i] != 0 {
			i = (i + 1) % uint64(len(x.table))
		}
		x.table[i] = uint32(start) + 1
	}
}

// Place returns the place of a JSON Pointer, and whether any record is on the way to
// it.
func (x *Index) Place(path string) (Place, bool) { return x.find(path, false) }

// Member is [Index.Place] with the line on which the value of a member begins, wherever
// the ID of its record stands.
func (x *Index) Member(path string) (Place, bool) { return x.find(path, true) }

func (x *Index) find(path string, member bool) (Place, bool) {
	if x == nil || len(x.table) == 0 || !strings.HasPrefix(path, "/") {
		return Place{}, false
	}
	tokens := strings.Split(path[1:], "/")
	for i, t := range tokens {
		tokens[i] = cite.Unescape(t)
	}
	for most := min(2, len(tokens)); most > 0; most-- {
		name := ""
		if most == 2 {
			name = tokens[1]
		}
		if p, ok := x.record(tokens[0], name, tokens[most:], member); ok {
			return p, true
		}
	}
	return Place{}, false
}

// record returns the place of what some names lead to below a record.
func (x *Index) record(array, name string, below []string, member bool) (Place, bool) {
	for i := x.hash(array, name) % uint64(len(x.table)); x.table[i] != 0; i = (i + 1) % uint64(len(x.table)) {
		w := walk{x, int(x.table[i] - 1)}
		file := w.number()
		if w.name() != array || w.name() != name {
			continue
		}
		p := Place{File: x.files[file], Line: int(w.number()), Column: int(w.number())}
		if shape := w.number(); shape > 0 {
			return w.cell(p, x.shapes[shape-1], below, member), true
		}
		return w.value(p, below, member), true
	}
	return Place{}, false
}

// cell returns the place of a cell of the row at p; that of the row where the cell begins
// on another line, unless member is set.
func (w *walk) cell(p Place, columns, below []string, member bool) Place {
	path := strings.Join(below, "/")
	found, best := p, 0
	line, column := p.Line-int(w.number()), 1
	for _, name := range columns {
		if down := int(w.number()); down > 0 {
			line, column = line+down, 1
		}
		column += int(w.number())
		if (path == name || strings.HasPrefix(path, name+"/")) && len(name) > best && (member || line == p.Line) {
			best, found.Line, found.Column = len(name), line, column
		}
	}
	return found
}

// value returns the place of a value below the record at p; that of the record where the
// value begins on another line, unless member is set.
func (w *walk) value(p Place, below []string, member bool) Place {
	first := p.Line
	for depth := 1; len(below) > 0; {
		d := w.number()
		if int(d/2) < depth {
			break
		}
		name, line, column := w.name(), first+w.signed(), int(w.number())
		if int(d/2) > depth || name != below[0] {
			continue
		}
		below, depth = below[1:], depth+1
		if record := d%2 == 1; record || member || line == p.Line {
			p.Line, p.Column = line, column
		}
	}
	return p
}

// row adds a row of a table that begins on a line; cell id has its name.
func (x *Index) row(file uint64, array, name string, shape uint64, first int, cells []node, id int) {
	at := cells[id]
	if !x.begin(file, array, name, at.line, at.column) {
		return
	}
	x.text = binary.AppendUvarint(x.text, shape)
	x.text = binary.AppendUvarint(x.text, uint64(at.line-first))
	line, column := first, 1
	for i := range x.shapes[shape-1] {
		if i >= len(cells) {
			x.text = append(x.text, 0, 0)
			continue
		}
		down := cells[i].line - line
		if down > 0 {
			line, column = line+down, 1
		}
		x.text = binary.AppendUvarint(x.text, uint64(down))
		x.text = binary.AppendUvarint(x.text, uint64(cells[i].column-column))
		column = cells[i].column
	}
}

// Size returns how many bytes the records take.
func (x *Index) Size() int { return len(x.text) + 4*len(x.table) }
