package indicators

import (
	"bytes"
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

// sortIDs returns the rows in order of ID.
func (b *Builder) sortIDs() []uint32 {
	n := b.rows.n
	rows := make([]uint32, n)
	var last []byte
	sorted := true
	for i := range rows {
		rows[i] = uint32(i)
		id := b.id(uint32(i))
		sorted = sorted && bytes.Compare(last, id) <= 0
		last = id
	}
	if sorted {
		return rows
	}
	// Eight bytes after what all have in common decide nearly every comparison
	// without a look at the text.
	common := b.id(0)
	for i := 1; i < n && len(common) > 0; i++ {
		id := b.id(uint32(i))
		k := 0
		for k < len(common) && k < len(id) && common[k] == id[k] {
			k++
		}
		common = common[:k]
	}
	heads := make([]ranked, n)
	for i := range heads {
		var head [8]byte
		copy(head[:], b.id(uint32(i))[len(common):])
		heads[i] = ranked{binary.BigEndian.Uint64(head[:]), uint32(i)}
	}
	heads = sortRanked(heads)
	for i := 0; i < n; {
		j := i + 1
		for j < n && heads[j].rank == heads[i].rank {
			j++
		}
		if j-i > 1 {
			slices.SortFunc(heads[i:j], func(x, y ranked) int { return bytes.Compare(b.id(x.row), b.id(y.row)) })
		}
		i = j
	}
	for i, h := range heads {
		rows[i] = h.row
	}
	return rows
}

// order returns the rows in order of key and then of ID; byID has them in order
// of ID. It reports whether they were added in that order.
func (b *Builder) order(byID, seriesRank, periodRank []uint32) (rows []uint32, inOrder bool) {
	rank := func(row uint32) uint64 {
		r := b.rows.at(row)
		return uint64(seriesRank[r.series])<<32 | uint64(periodRank[r.period])
	}
	rows, inOrder = make([]uint32, len(byID)), true
	var last uint64
	for i := range rows {
		rows[i] = uint32(i)
		now := rank(uint32(i))
		if now < last || i > 0 && now == last && bytes.Compare(b.id(uint32(i-1)), b.id(uint32(i))) >= 0 {
			inOrder = false
			break
		}
		last = now
	}
	if inOrder {
		return rows, true
	}
	all := make([]ranked, len(byID))
	for i, row := range byID {
		all[i] = ranked{rank(row), row}
	}
	for i, r := range sortRanked(all) {
		rows[i] = r.row
	}
	return rows, false
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
	var widths [8]int
	total := 0
	for i := range widths {
		widths[i] = bits.Len8(uint8(differ >> (8 * i)))
		total += widths[i]
	}
	if total < bits.Len64(differ) {
		for i := range rows {
			var rank uint64
			shift := 0
			for k, w := range widths {
				rank |= rows[i].rank >> (8 * k) & (1<<w - 1) << shift
				shift += w
			}
			rows[i].rank = rank
		}
	}
	const digit = 11
	other := make([]ranked, len(rows))
	for shift := 0; shift < total; shift += digit {
		var next [1 << digit]uint32
		for _, r := range rows {
			next[r.rank>>shift%(1<<digit)]++
		}
		sum := uint32(0)
		for i, n := range next {
			next[i] = sum
			sum += n
		}
		for _, r := range rows {
			d := r.rank >> shift % (1 << digit)
			other[next[d]] = r
			next[d]++
		}
		rows, other = other, rows
	}
	return rows
}
