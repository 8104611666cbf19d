package indicators

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"math/bits"
	"slices"
	"strings"
)

// packed is an observation as a [Builder] holds it: the columns that each has.
type packed struct {
	coef                           int64
	form                           form
	series, period, traits, origin uint32
	idEnd                          uint32 // where its ID ends among the IDs
}

// packedRows holds rows in pieces of one length, so that a row once added is
// never moved.
type packedRows struct {
	pieces [][]packed
	n      int
}

const (
	pieceBits = 13
	pieceRows = 1 << pieceBits
)

func (p *packedRows) at(row uint32) *packed { return &p.pieces[row>>pieceBits][row%pieceRows] }

func (p *packedRows) add(r packed) {
	if p.n%pieceRows == 0 {
		var piece []packed
		if p.n > 0 { // the first piece grows with its rows
			piece = make([]packed, 0, pieceRows)
		}
		p.pieces = append(p.pieces, piece)
	}
	last := &p.pieces[len(p.pieces)-1]
	*last = append(*last, r)
	p.n++
}

// id returns the ID of a row.
func (b *Builder) id(row uint32) []byte {
	start := uint32(0)
	if row > 0 {
		start = b.rows.at(row - 1).idEnd
	}
	return b.ids[start:b.rows.at(row).idEnd]
}

// sortIDs returns the rows in order of ID, and those whose ID the row before them
// in that order has.
func (b *Builder) sortIDs() (rows []uint32, again []twice) {
	n := b.rows.n
	rows = make([]uint32, n)
	var common, last []byte
	if n > 0 {
		common = b.id(0)
	}
	sorted, row, start := true, uint32(0), uint32(0)
	for _, piece := range b.rows.pieces {
		for i := range piece {
			id := b.ids[start:piece[i].idEnd]
			if sorted && row > 0 {
				order := bytes.Compare(last, id)
				if sorted = order <= 0; order == 0 {
					again = append(again, twice{row, row - 1})
				}
			}
			if !bytes.HasPrefix(id, common) {
				k := 0
				for k < len(id) && common[k] == id[k] {
					k++
				}
				common = common[:k]
			}
			rows[row] = row
			last, start = id, piece[i].idEnd
			row++
		}
	}
	if sorted {
		return rows, again
	}
	return rows, b.sortByID(rows, uint32(len(common)))
}

// sortByID sorts all rows by ID. So many bytes all IDs have in common: the eight
// after them decide nearly every comparison without a look at the text.
func (b *Builder) sortByID(rows []uint32, common uint32) (again []twice) {
	heads := make([]ranked, len(rows))
	row, start := uint32(0), uint32(0)
	for _, piece := range b.rows.pieces {
		for i := range piece {
			end := piece[i].idEnd
			var head [8]byte
			copy(head[:], b.ids[start+common:end])
			heads[row] = ranked{binary.BigEndian.Uint64(head[:]), row}
			start = end
			row++
		}
	}
	heads = sortRanked(heads)
	for i := 0; i < len(heads); {
		j := i + 1
		for j < len(heads) && heads[j].rank == heads[i].rank {
			j++
		}
		if same := heads[i:j]; len(same) > 1 {
			slices.SortFunc(same, func(x, y ranked) int {
				return cmp.Or(bytes.Compare(b.id(x.row), b.id(y.row)), cmp.Compare(x.row, y.row))
			})
			for k := range same[1:] {
				if bytes.Equal(b.id(same[k].row), b.id(same[k+1].row)) {
					again = append(again, twice{same[k+1].row, same[k].row})
				}
			}
		}
		i = j
	}
	for i, h := range heads {
		rows[i] = h.row
	}
	return again
}

// order returns the rows in order of key and then of ID; byID has them in order
// of ID. It reports whether they were added in that order.
func (b *Builder) order(byID, seriesRank, periodRank []uint32) (rows []uint32, inOrder bool) {
	rank := func(r *packed) uint64 {
		return uint64(seriesRank[r.series])<<32 | uint64(periodRank[r.period])
	}
	if b.inOrder(rank) {
		rows = make([]uint32, len(byID))
		for i := range rows {
			rows[i] = uint32(i)
		}
		return rows, true
	}
	all := make([]ranked, len(byID))
	for i, row := range byID {
		all[i] = ranked{rank(b.rows.at(row)), row}
	}
	rows = make([]uint32, len(byID))
	for i, r := range sortRanked(all) {
		rows[i] = r.row
	}
	return rows, false
}

// inOrder reports whether the rows were added in order of rank and then of ID.
func (b *Builder) inOrder(rank func(*packed) uint64) bool {
	var last uint64
	row := uint32(0)
	for _, piece := range b.rows.pieces {
		for i := range piece {
			now := rank(&piece[i])
			if now < last || row > 0 && now == last && bytes.Compare(b.id(row-1), b.id(row)) >= 0 {
				return false
			}
			last = now
			row++
		}
	}
	return true
}

// idTexts returns the IDs of the rows in that order.
func (b *Builder) idTexts(rows []uint32, inOrder bool) texts {
	t := texts{ends: make([]uint32, len(rows))}
	if inOrder {
		t.all = string(b.ids)
		for i := range rows {
			t.ends[i] = b.rows.at(uint32(i)).idEnd
		}
		return t
	}
	var all strings.Builder
	all.Grow(len(b.ids))
	for i, row := range rows {
		all.Write(b.id(row))
		t.ends[i] = uint32(all.Len())
	}
	t.all = all.String()
	return t
}

// ranked is a row and what it is sorted by.
type ranked struct {
	rank uint64
	row  uint32
}

// sortRanked returns rows sorted by rank, rows of equal rank in the order they
// had. It may sort in place.
func sortRanked(rows []ranked) []ranked {
	// Bits of a byte above the highest in which two ranks differ are left out, so
	// that few passes remain.
	var differ uint64
	for _, r := range rows {
		differ |= r.rank ^ rows[0].rank
	}
	if differ == 0 {
		return rows
	}
	var parts [8]struct{ from, mask, to uint64 } // bits that differ, and where they go
	n, total := 0, 0
	for i := range parts {
		if width := bits.Len8(uint8(differ >> (8 * i))); width > 0 {
			parts[n].from, parts[n].mask, parts[n].to = uint64(8*i), 1<<width-1, uint64(total)
			n++
			total += width
		}
	}
	if total < bits.Len64(differ) {
		for i := range rows {
			var rank uint64
			for _, part := range parts[:n] {
				rank |= rows[i].rank >> (part.from & 63) & part.mask << (part.to & 63)
			}
			rows[i].rank = rank
		}
	}
	const most = 11 // bits of a digit
	passes := (total + most - 1) / most
	digit := (total + passes - 1) / passes
	mask := uint64(1)<<digit - 1
	next := make([]uint32, passes<<digit) // of each pass, where the next row of a digit goes
	for p := range passes {
		next, shift := next[p<<digit:(p+1)<<digit], p*digit&63
		for i := range rows {
			next[rows[i].rank>>shift&mask]++
		}
	}
	other := make([]ranked, len(rows))
	for p := range passes {
		next, shift := next[p<<digit:(p+1)<<digit], p*digit&63
		sum := uint32(0)
		for i, n := range next {
			next[i] = sum
			sum += n
		}
		for _, r := range rows {
			d := r.rank >> shift & mask
			other[next[d]] = r
			next[d]++
		}
		rows, other = other, rows
	}
	return rows
}
