package wording_test

import (
	"errors"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// sibling is a line of a file of texts with the figures that a person reads in
// them.
type sibling struct {
	kind, text string
	figures    []string // as written in the file
	parse      bool     // the whole text is one figure
}

// readSiblings reads a file of texts with their figures.
func readSiblings(t testing.TB, name string) (list []sibling) {
	data, err := os.ReadFile("testdata/" + name)
	if err != nil {
		t.Fatal(err)
	}
	kind := ""
	plain := strings.NewReplacer(`\n`, "\n", `\t`, "\t", `\u00a0`, "\u00a0", `\u202f`, "\u202f", `\u2009`, "\u2009",
		`\u200b`, "\u200b", `\u200e`, "\u200e", `\u200f`, "\u200f", `\u202b`, "\u202b", `\u202c`, "\u202c",
		`\u00ad`, "\u00ad", `\ufeff`, "\ufeff")
	for n, line := range strings.Split(string(data), "\n") {
		if k, ok := strings.CutPrefix(line, "## "); ok {
			kind = k
			continue
		}
		if line == "" || line[0] == '#' {
			continue
		}
		at := strings.LastIndex(line, " => ")
		if at < 0 {
			t.Fatalf("%s:%d: no figures", name, n+1)
		}
		s := sibling{kind: kind, text: plain.Replace(line[:at])}
		s.text, s.parse = strings.CutPrefix(s.text, "= ")
		if want := line[at+4:]; want != "-" {
			s.figures = strings.Split(want, " ; ")
		}
		list = append(list, s)
	}
	return list
}

// score counts what became of the figures of texts.
type score struct{ right, doubt, wrong int }

// compare holds what was read against what is expected: a figure, alternatives
// behind "|", a doubt behind "?", and "-" for no figure.
func (s *score) compare(t *testing.T, c sibling, readings []wording.Reading, errs []error) {
	t.Helper()
	used := make([]bool, len(c.figures))
	take := func(asked bool, fits func(want string) bool) bool {
		for i, want := range c.figures {
			for one := range strings.SplitSeq(want, "|") {
				one, doubt := strings.CutPrefix(one, "?")
				if !used[i] && (!doubt || asked) && one != "-" && fits(one) {
					used[i] = true
					return true
				}
			}
		}
		return false
	}
	var seen []string
	bad := false
	for i, r := range readings {
		if errs[i] == nil {
			seen = append(seen, r.Quantity().String())
			if take(false, func(want string) bool { return reads(r, want) }) {
				s.right++
				continue
			}
			bad = true
			s.wrong++
			continue
		}
		seen = append(seen, r.Literal+candidates(errs[i]))
		s.doubt++
		var e *wording.Error
		if !errors.As(errs[i], &e) {
			continue
		}
		take(true, func(want string) bool {
			for _, x := range e.Candidates {
				if want == "" || reads(x, want) {
					return true
				}
			}
			return want == ""
		})
	}
	for i, want := range c.figures {
		if !used[i] && want != "-" && !strings.HasSuffix(want, "|-") && !strings.HasPrefix(want, "-|") {
			s.wrong++
			bad = true
		}
	}
	if bad {
		t.Errorf("%s: %q: %s, want %s", c.kind, c.text, strings.Join(seen, " ; "), strings.Join(c.figures, " ; "))
	} else if len(c.figures) == 0 && len(seen) == 0 {
		s.right++
	} else if testing.Verbose() && os.Getenv("DOUBTS") != "" {
		for i := range errs {
			if errs[i] != nil && !strings.Contains(strings.Join(c.figures, ";"), "?") {
				t.Logf("doubt: %s: %q: %v", c.kind, c.text, seen)
				break
			}
		}
	}
}

// reads reports whether a reading is a figure as the file writes it.
func reads(r wording.Reading, want string) bool {
	number, unit, _ := strings.Cut(want, " ")
	f, err := figure.Parse(number)
	if err != nil || !r.Figure.WithoutResolution().Equal(f) {
		return false
	}
	if unit == "" {
		return r.Kind == wording.Number || r.Kind == wording.Count
	}
	return r.Unit.String() == unit
}

// TestSiblings reads phrases and sentences of every kind that once was read wrong.
func TestSiblings(t *testing.T) {
	for _, name := range []string{
		"siblings.txt", "texts.txt", "reports.txt", "strangers.txt", "abroad.txt", "papers.txt", "kinds.txt",
	} {
		var s score
		for _, c := range readSiblings(t, name) {
			var readings []wording.Reading
			var errs []error
			for r, err := range wording.Find(c.text, 0) {
				readings, errs = append(readings, r), append(errs, err)
			}
			s.compare(t, c, readings, errs)
			if c.parse {
				r, err := wording.Parse(c.text, 0)
				s.compare(t, c, []wording.Reading{r}, []error{err})
			}
		}
		t.Logf("%s: %d right, %d in doubt, %d wrong", name, s.right, s.doubt, s.wrong)
	}
}
