package wording_test

import (
	"errors"
	"math/rand/v2"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// place is a figure of a text, or what is in doubt there. Space does not count in
// its place, so that the places of one text in two layouts are the same.
type place struct {
	start, end int // letters and signs before its ends
	quantity   string
	candidates []string
}

// places finds the figures of a text.
func places(text string) (list []place) {
	for r, err := range wording.Find(text, 0) {
		p := place{start: inked(text[:r.Start]), end: inked(text[:r.End])}
		if err == nil {
			p.quantity = r.Quantity().String()
		}
		var e *wording.Error
		if errors.As(err, &e) {
			for _, c := range e.Candidates {
				p.candidates = append(p.candidates, c.Quantity().String())
			}
		}
		list = append(list, p)
	}
	return list
}

// inked counts the bytes that are no space.
func inked(s string) int {
	n := 0
	for _, w := range strings.Fields(strings.ReplaceAll(s, "\u202f", " ")) {
		n += len(w)
	}
	return n
}

// holds reports whether one of several figures is p, or a doubt that holds it.
func (p place) holds(list []place) (same, doubt bool) {
	for _, q := range list {
		if q.end <= p.start || q.start >= p.end {
			continue
		}
		if q.quantity != "" {
			return q.quantity == p.quantity, false
		}
		if p.quantity == "" {
			return true, false
		}
		for _, c := range q.candidates {
			if c == p.quantity {
				doubt = true
			}
		}
	}
	return false, doubt
}

// refused reports whether p stands where a text could not be read.
func refused(p place, list []place) bool {
	for _, q := range list {
		if q.start < p.end && p.start < q.end && q.quantity == "" && len(q.candidates) == 0 {
			return true
		}
	}
	return false
}

// wrap breaks a paragraph into lines of at most so many characters.
func wrap(text string, column int) string {
	var b strings.Builder
	width := 0
	for i, w := range strings.Split(text, " ") {
		n := len([]rune(w))
		switch {
		case i == 0:
		case width+1+n > column:
			b.WriteByte('\n')
			width = 0
		default:
			b.WriteByte(' ')
			width++
		}
		b.WriteString(w)
		width += n
	}
	return b.String()
}

// numberRow is a row of numbers with nothing but spaces between, which is no
// paragraph.
var numberRow = regexp.MustCompile(`\b\d{1,2} \d{1,2} \d{1,2}\b`)

// paragraphs are the texts of the test data without line breaks of their own.
func paragraphs(t testing.TB) (list []string) {
	add := func(s string) {
		s = strings.Join(strings.Fields(s), " ")
		if s != "" && !numberRow.MatchString(s) &&
			!strings.ContainsAny(s, "•|") && !strings.HasPrefix(s, "-") && !strings.Contains(s, " - ") &&
			!strings.Contains(s, " – ") && !strings.Contains(s, " * ") {
			list = append(list, s)
		}
	}
	for _, c := range readPressCases(t) {
		add(c.Context)
	}
	for _, p := range readPhrases(t) {
		add(p.Text)
	}
	for _, s := range similar {
		add(s.text)
	}
	for _, line := range strings.Split(readArticle(t), "\n") {
		add(line)
	}
	return list
}

// TestWrapLaw holds that the layout of a paragraph changes no figure: any of its
// spaces may be a line break, several spaces or a no-break space.
func TestWrapLaw(t *testing.T) {
	texts := paragraphs(t)
	r := rand.New(rand.NewPCG(12, 40))
	for range testkit.Cases(2000, 12000) {
		var parts []string
		for range 1 + r.IntN(4) {
			parts = append(parts, texts[r.IntN(len(texts))])
		}
		texts = append(texts, strings.Join(parts, []string{" et ", ". Or ", "، ", " pour "}[r.IntN(4)]))
	}
	figures, doubts, wrong := 0, 0, 0
	for i, text := range texts {
		layout := wrap(text, 40+r.IntN(81))
		if i%2 == 1 {
			spaces := strings.Split(text, " ")
			var b strings.Builder
			for k, w := range spaces {
				if k > 0 {
					b.WriteString([]string{" ", " ", " ", "\n", "  ", "\u00a0", "\u202f", " \n", "\r\n"}[r.IntN(9)])
				}
				b.WriteString(w)
			}
			layout = b.String()
		}
		want, got := places(text), places(layout)
		for _, p := range want {
			if p.quantity == "" && len(p.candidates) == 0 {
				continue // no figure, whatever its layout
			}
			figures++
			same, doubt := p.holds(got)
			if doubt {
				doubts++
			}
			if !same && !doubt {
				if wrong++; wrong < 5 {
					t.Errorf("%q\n  in %q\n  want %v\n  got %v", p.quantity, layout, want, got)
				}
			}
		}
		for _, p := range got {
			if p.quantity == "" {
				continue
			}
			if same, _ := p.holds(want); !same && !refused(p, want) {
				if wrong++; wrong < 5 {
					t.Errorf("%q only\n  in %q\n  want %v\n  got %v", p.quantity, layout, want, got)
				}
			}
		}
	}
	t.Logf("%d figures, %d in doubt, %d wrong", figures, doubts, wrong)
}

// TestNothingJoined reads lists and stacked tables: no number of one row goes on
// that of another, or takes its words, without a doubt.
func TestNothingJoined(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 12))
	labels := []string{
		"Emplois", "Entreprises", "Casablanca", "مناصب الشغل", "Total", "الشركات", "Exports", "Investissements",
	}
	units := []string{"", " emplois", " MDH", " %", " شركة", " jobs"}
	joined, doubts, rows := 0, 0, 0
	for range testkit.Cases(300, 3000) {
		var lines []string
		values := map[string]bool{}
		mark := []string{"", "", "- ", "• ", "* "}[r.IntN(5)]
		between := []string{"\n", "\n", "\r\n", "\n\n", "\t"}[r.IntN(5)]
		for range 2 + r.IntN(5) {
			n := strconv.Itoa(1 + r.IntN(999))
			unit := units[r.IntN(len(units))]
			line := n + unit
			if mark != "" || r.IntN(2) == 0 {
				line = labels[r.IntN(len(labels))] + " " + line
			}
			lines = append(lines, mark+line)
			values[n] = true
			rows++
		}
		text := strings.Join(lines, between)
		for f, err := range wording.Find(text, 0) {
			if err != nil {
				doubts++
				continue
			}
			if strings.ContainsAny(f.Literal, "\n\t") || !values[strings.Fields(f.Literal)[0]] {
				if joined++; joined < 5 {
					t.Errorf("%q in %q", f.Literal, text)
				}
			}
		}
	}
	t.Log(rows, "rows,", doubts, "in doubt,", joined, "joined")
}
