package sdmx

import (
	"encoding/binary"
	"math"
	"math/bits"
)

// cellTable is a list of cells: the values of a component of SDMX-JSON, of which
// there may be as many as observations. Each cell is written as what it does not
// share with the one before it, so that a list of a million record IDs takes
// three bytes or four for each; every sixteenth is written whole.
type cellTable struct {
	pieces [][]byte // of about pieceSize bytes, so that little is copied as the table grows
	starts []place  // of every sixteenth cell
	n      int
	last   []byte // the cell that was added last

	// The cell that was read last, its number and where the next one starts.
	cell []byte
	read int
	next place
	any  bool // one was read
}

// place is where a cell starts: in which piece and at which byte of it.
type place struct{ piece, at uint32 }

const (
	cellsAtOnce = 16
	pieceSize   = 64 << 10
	maxCells    = math.MaxInt32
)

func (t *cellTable) len() int { return t.n }

// add adds a cell; it reports false when there is no room for it.
func (t *cellTable) add(cell []byte) bool {
	if t.n == maxCells {
		return false
	}
	shared := 0
	if t.n%cellsAtOnce == 0 {
		if n := len(t.pieces); n == 0 {
			t.pieces = append(t.pieces, nil) // the first grows with its cells
		} else if len(t.pieces[n-1]) >= pieceSize {
			t.pieces = append(t.pieces, make([]byte, 0, pieceSize+pieceSize/8))
		}
		n := len(t.pieces) - 1
		t.starts = append(t.starts, place{uint32(n), uint32(len(t.pieces[n]))})
	} else {
		last := t.last[:min(len(t.last), len(cell))]
		for shared+8 <= len(last) {
			x := binary.LittleEndian.Uint64(last[shared:]) ^ binary.LittleEndian.Uint64(cell[shared:])
			if x != 0 {
				shared += bits.TrailingZeros64(x) / 8
				break
			}
			shared += 8
		}
		for shared < len(last) && last[shared] == cell[shared] {
			shared++
		}
	}
	piece := t.pieces[len(t.pieces)-1]
	if len(cell) < 1<<7 { // each number is one byte
		piece = append(piece, byte(shared), byte(len(cell)-shared))
	} else {
		piece = binary.AppendUvarint(piece, uint64(shared))
		piece = binary.AppendUvarint(piece, uint64(len(cell)-shared))
	}
	t.pieces[len(t.pieces)-1] = append(piece, cell[shared:]...)
	t.last = append(t.last[:0], cell...)
	t.n++
	return true
}

// at returns a cell, valid until at is called again.
func (t *cellTable) at(i int) []byte {
	if t.any && i == t.read {
		return t.cell
	}
	from := i - i%cellsAtOnce
	if !t.any || i < t.read || from > t.read {
		t.next = t.starts[i/cellsAtOnce]
	} else {
		from = t.read + 1
	}
	text := t.pieces[t.next.piece][t.next.at:]
	for ; from <= i; from++ {
		shared, more := uint64(text[0]), uint64(text[1])
		if shared|more < 1<<7 { // each number is one byte
			text = text[2:]
		} else {
			var n, m int
			shared, n = binary.Uvarint(text)
			more, m = binary.Uvarint(text[n:])
			text = text[n+m:]
		}
		t.cell = append(t.cell[:shared], text[:more]...)
		text = text[more:]
	}
	t.next.at = uint32(len(t.pieces[t.next.piece]) - len(text))
	t.read, t.any = i, true
	return t.cell
}
