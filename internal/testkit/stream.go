package testkit

import (
	"io"
	"iter"
	"runtime"
	"testing"
)

// Stream is a text of many rows that is never whole in memory: Head, then Row
// called with 0 to N-1, then Tail.
type Stream struct {
	Head, Tail string
	// Row appends a row.
	Row func(b []byte, i int) []byte
	N   int

	next  int // 0 for the head, then rows from 1, then the tail
	text  []byte
	taken int
}

// Read reads some rows.
func (s *Stream) Read(p []byte) (int, error) {
	for s.taken == len(s.text) {
		s.text, s.taken = s.text[:0], 0
		switch {
		case s.next == 0:
			s.text = append(s.text, s.Head...)
		case s.next <= s.N:
			for len(s.text) < 4<<10 && s.next <= s.N {
				s.text = s.Row(s.text, s.next-1)
				s.next++
			}
			s.next--
		case s.next == s.N+1:
			s.text = append(s.text, s.Tail...)
		default:
			return 0, io.EOF
		}
		s.next++
	}
	n := copy(p, s.text[s.taken:])
	s.taken += n
	return n, nil
}

// Heap watches how much memory is held while something is read.
type Heap struct {
	before, most int64
}

// NewHeap returns a Heap that counts what is held from now on.
func NewHeap() *Heap { return &Heap{before: held()} }

// Look collects garbage and looks at what is held.
func (h *Heap) Look() { h.most = max(h.most, held()-h.before) }

// Most returns the most that Look has found, in bytes.
func (h *Heap) Most() int64 { return h.most }

// Streamed reads all of about n values, and returns how many there are. An error, or more bytes
// held than the limit at one of five looks, fails the test.
func Streamed[T any](t testing.TB, name string, h *Heap, all iter.Seq2[T, error], n int, limit int64) (got int) {
	t.Helper()
	for _, err := range all {
		if err != nil {
			t.Fatal(name, ": ", err)
		}
		if got++; got%(n/5) == 0 {
			h.Look()
		}
	}
	if h.Most() > limit {
		t.Errorf("%s: %d bytes held, at most %d", name, h.Most(), limit)
	}
	t.Logf("%-28s %d values: %.1f MB held", name, got, float64(h.Most())/1e6)
	return got
}

// held returns the bytes of all objects that are in use.
func held() int64 {
	var m runtime.MemStats
	runtime.GC()
	runtime.GC() // what a pool holds goes in the second
	runtime.ReadMemStats(&m)
	return int64(m.HeapAlloc)
}
