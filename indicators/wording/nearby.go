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
	around   wordWindow
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
// tells, or 0. A word that begins before the first from is none.
func (m *nearby) lookUp(s string, from, to int, tell func(i, end int) uint8) {
	if from < int(m.from) || from > int(m.to) {
		begin := from
		if last, _ := utf8.DecodeLastRuneInString(s[:from]); from > 0 && (isLetter(last) || last == utf8.RuneError) {
			begin = behindWord(s, from, to)
		}
		*m = nearby{around: m.around, from: int32(from), to: int32(begin)}
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
		if i+1 < len(s) && commonArabic(s[i], s[i+1]) {
			i += 2
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

// wordWindow is so many words before a place of a text and behind it, as [wordsAround] counts them. It goes on
// with the place, so that a text is gone through once, however many figures stand in it.
type wordWindow struct {
	at, from, to  int
	before, after int // spaces in s[from:at] and in s[at:to]
}

// move moves the window to s[at:] and returns where it begins and ends.
func (w *wordWindow) move(s string, at, before, behind int) (from, to int) {
	if w.to == 0 || at < w.at || at > w.to {
		w.at = at
		w.from, w.to = wordsAround(s, at, before, behind)
		w.before, w.after = spacesIn(s, w.from, at), spacesIn(s, at, w.to)
		return w.from, w.to
	}
	passed := spacesIn(s, w.at, at)
	w.before, w.after, w.at = w.before+passed, w.after-passed, at
	for w.from < at {
		r, n := fold.Rune(s, w.from)
		if w.before <= before && w.from+n > at-mostSurroundings {
			break
		}
		if w.from += n; spaceLike(r) && !spaceAt(s, w.from) {
			w.before--
		}
	}
	for w.to < min(len(s), at+mostSurroundings) {
		r, n := fold.Rune(s, w.to)
		if spaceLike(r) && !spaceBefore(s, w.to) {
			if w.after == behind {
				break
			}
			w.after++
		}
		w.to += n
	}
	return w.from, w.to
}

// spacesIn counts the runs of space in s[from:to], also those that go on behind it.
func spacesIn(s string, from, to int) (runs int) {
	for gap := false; from < to; {
		r, n := fold.Rune(s, from)
		if space := spaceLike(r); space != gap {
			if gap = space; space {
				runs++
			}
		}
		from += n
	}
	return runs
}

// spaceAt reports whether s[i:] begins with space.
func spaceAt(s string, i int) bool {
	if i == len(s) {
		return false
	}
	r, _ := fold.Rune(s, i)
	return spaceLike(r)
}

// spaceBefore reports whether s[:i] ends with space.
func spaceBefore(s string, i int) bool {
	r, n := utf8.DecodeLastRuneInString(s[:i])
	return n > 0 && spaceLike(r)
}

// wholeWords returns the window at s[at:] for words alone: what is left of one that begins farther before is
// none.
func (m *nearby) wholeWords(s string, at, before, behind int) (from, to int) {
	from, to = m.around.move(s, at, before, behind)
	if at-from >= mostSurroundings-utf8.UTFMax {
		from = behindWord(s, from, at)
	}
	return from, to
}

// bytesAround returns where the most that such a window can hold begins and ends.
func bytesAround(s string, at int) (from, to int) {
	return max(0, at-mostSurroundings), min(len(s), at+mostSurroundings)
}

// behindWord returns where what is left of a word at s[from:] ends, at most at.
func behindWord(s string, from, at int) int {
	for from < at && !utf8.RuneStart(s[from]) {
		from++
	}
	return min(letters(s, from), at)
}
