package wording_test

import (
	"errors"
	"io"
	"iter"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// pieces gives a text in pieces of random sizes, which cut characters in two.
type pieces struct {
	text string
	r    *rand.Rand
	most int
	read int
}

func (p *pieces) Read(b []byte) (int, error) {
	if p.text == "" {
		return 0, io.EOF
	}
	n := min(len(p.text), len(b), p.r.IntN(p.most+1))
	copy(b, p.text[:n])
	p.text = p.text[n:]
	p.read += n
	return n, nil
}

// listed writes what a sequence of readings gives, places and errors included.
func listed(seq iter.Seq2[wording.Reading, error]) []string {
	var list []string
	for r, err := range seq {
		s := r.Literal + " " + r.Quantity().String()
		if err != nil {
			s += " " + err.Error()
		}
		list = append(list, s)
	}
	return list
}

// TestFindReader holds that a text read in pieces has the figures of the whole text,
// at the same places.
func TestFindReader(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 7))
	texts := paragraphs(t)
	joints := []string{" ", "\n", "\n\n", ". ", "\n- ", "\r\n"}
	for i := range testkit.Cases(3, 200) {
		var b strings.Builder
		size := []int{140_000, 100, 60_000, 1_200_000}[i%4]
		joint := joints[r.IntN(len(joints))]
		for b.Len() < size {
			b.WriteString(texts[r.IntN(len(texts))])
			if b.WriteString(joint); r.IntN(50) == 0 {
				joint = joints[r.IntN(len(joints))]
			}
		}
		sameInPieces(t, b.String(), &pieces{r: r, most: 1 + r.IntN(100_000)})
	}
	units := []string{"ب", "\xff", "9", "a", "١", "1.", "€", " ", "\n", "12 ", "مليون"}
	for _, unit := range units[:testkit.Cases(3, len(units))] {
		sameInPieces(t, strings.Repeat(unit, 1_100_000/len(unit)), &pieces{r: r, most: 70_000})
	}
}

func sameInPieces(t *testing.T, text string, in *pieces) {
	t.Helper()
	in.text = text
	want := listed(wording.Find(text, 0))
	got := listed(wording.FindReader(in, 0))
	if len(want) != len(got) {
		t.Fatalf("%d figures of %d in %.60q", len(got), len(want), text)
	}
	for i := range want {
		if want[i] != got[i] {
			t.Fatalf("%s, want %s", got[i], want[i])
		}
	}
	for reading, err := range wording.FindReader(strings.NewReader(text), 0) {
		if err == nil && text[reading.Start:reading.End] != reading.Literal {
			t.Fatalf("%q stands at the place of %q", text[reading.Start:reading.End], reading.Literal)
		}
	}
}

// TestFindReaderStops holds that no more is read than asked for, and that the error
// of a reader is told.
func TestFindReaderStops(t *testing.T) {
	in := &pieces{text: strings.Repeat("12 MDH\n\n", 400_000), r: rand.New(rand.NewPCG(1, 1)), most: 4096}
	for range wording.FindReader(in, 0) {
		break
	}
	if in.read > 2<<20 {
		t.Errorf("%d bytes read for one figure", in.read)
	}
	broken := errors.New("line cut")
	var last error
	for _, err := range wording.FindReader(io.MultiReader(strings.NewReader("12 MDH"), failing{broken}), 0) {
		last = err
	}
	if !errors.Is(last, broken) {
		t.Errorf("%v", last)
	}
	for _, err := range wording.FindReader(nil, 0) {
		if err == nil {
			t.Error("no error without a reader")
		}
	}
	for _, err := range (wording.Reader{MaxBytes: 10}).FindReader(strings.NewReader("12 MDH, et 13 MDH")) {
		last = err
	}
	if !errors.Is(last, wording.ErrLimit) {
		t.Errorf("%v", last)
	}
}

// failing is a reader that fails.
type failing struct{ err error }

func (f failing) Read([]byte) (int, error) { return 0, f.err }
