package wording

import (
	"unicode/utf8"

	"github.com/mithaq-go/mithaq/indicators/wording/internal/fold"
)

// mostNearby is how many words that tell something are remembered of those around a place: more
// than the sentences around a figure hold. Of a text with more the farthest behind are forgotten.
const mostNearby = 32

// nearby remembers what the words of a running text tell, so that each is looked up once,
// however many figures stand near it.
type nearby struct {
	from, to int32 // the words that begin here were looked up
	n        int32
	words    [mostNearby]toldWord
}

// toldWord is a word that tells something.
type toldWord struct {
	at    int32
	tells uint8 // what, never 0
}

// lookUp looks up the words that begin in s[from:to] with tell, which says what the word s[i:end]
// tells, or 0. A word that begins before from is none.
func (m *nearby) lookUp(s string, from, to int, tell func(i, end int) uint8) {
	if from < int(m.from) || from > int(m.to) {
		*m = nearby{from: int32(from), to: int32(from)}
	}
	i := int(m.to)
	for i < to {
		r, n := fold.Rune(s, i)
		if !isLetter(r) {
			i += n
			continue
		}
		end := letters(s, i+n)
		if what := tell(i, end); what != 0 {
			m.remember(toldWord{at: int32(i), tells: what}, from)
		}
		i = end
	}
	m.to = max(m.to, int32(i))
}

// letters returns where the letters and marks of s[i:] end.
func letters(s string, i int) int {
	for i < len(s) {
		if s[i]|0x20-'a' < 26 {
			i++
			continue
		}
		r, n := fold.Rune(s, i)
		if !isLetter(r) && !fold.IsMark(r) {
			break
		}
		i += n
	}
	return i
}

// remember adds a word, and forgets those before s[from:] when there are too many, or else the first.
func (m *nearby) remember(w toldWord, from int) {
	if m.n == mostNearby {
		gone := int32(1)
		for gone < m.n && int(m.words[gone].at) < from {
			gone++
		}
		copy(m.words[:], m.words[gone:])
		m.n -= gone
	}
	m.words[m.n] = w
	m.n++
}

// between returns the words remembered that begin in s[from:to].
func (m *nearby) between(from, to int) []toldWord {
	first := m.n
	for first > 0 && int(m.words[first-1].at) >= from {
		first--
	}
	last := first
	for last < m.n && int(m.words[last].at) < to {
		last++
	}
	return m.words[first:last]
}

// wholeWordsAround is [wordsAround] for words alone: what is left of one that begins farther before is
// none.
func wholeWordsAround(s string, at, before, behind int) (from, to int) {
	from, to = wordsAround(s, at, before, behind)
	if at-from >= mostSurroundings-utf8.UTFMax {
		for from < at && !utf8.RuneStart(s[from]) {
			from++
		}
		from = min(letters(s, from), at)
	}
	return from, to
}
