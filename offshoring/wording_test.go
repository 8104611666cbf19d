package offshoring_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// readAs returns the figures that the words of an observation hold, and all
// candidates of those that are in doubt.
func readAs(o indicators.Observation) (figures []string) {
	for r, err := range wording.Find(o.Words, wording.LocaleOf(o.WordsLang)) {
		if err == nil {
			figures = append(figures, r.Figure.String())
			continue
		}
		if e, ok := err.(*wording.Error); ok {
			for _, c := range e.Candidates {
				figures = append(figures, "?"+c.Figure.String())
			}
		}
	}
	return figures
}

// TestArticleByWording: every figure of the article is what its words say, as
// package wording reads them, resolution and qualifier included. Two are not
// figures of their words alone: the rank of S15 is an upper bound because the
// words say "among the best", and S20 cannot be read.
func TestArticleByWording(t *testing.T) {
	s := morocco(t)
	n := 0
	for o := range s.Dataset().Select(indicators.Selector{Source: "article"}) {
		got := strings.Join(readAs(o), " ")
		want := o.Figure.String()
		switch o.ID {
		case "S15":
			want = strings.TrimPrefix(want, "<=")
		case "S20":
			if o.Figure.IsSet() || got != "5@1" {
				t.Errorf("S20: figure %v, words read as %s", o.Figure, got)
			}
			continue
		}
		n++
		if first, _, _ := strings.Cut(got, " "); first != want {
			t.Errorf("%s: %q reads as %s, the data say %s", o.ID, o.Words, got, want)
		}
	}
	if n != 13 {
		t.Errorf("%d figures of the article were read, want 13", n)
	}
}

// TestWordsByWording reads the words of every other observation. Where they hold
// figures at all, the stored one must be among them, or among the candidates of
// one in doubt; exceptions are listed, each with its reason.
func TestWordsByWording(t *testing.T) {
	s := morocco(t)
	read := 0
	for o := range s.Dataset().All() {
		if (o.Words == "") != (o.Role == indicators.RoleDerived) {
			t.Errorf("%s, %v: words %q", o.ID, o.Role, o.Words)
		}
		if o.Words == "" || o.Source == "article" || !o.Figure.IsSet() {
			continue
		}
		got := readAs(o)
		if len(got) == 0 {
			continue
		}
		want := o.Figure.WithoutResolution().String()
		bare := strings.TrimLeft(want, "<>=~")
		found := false
		for _, g := range got {
			g, _, _ = strings.Cut(strings.TrimPrefix(g, "?"), "@")
			found = found || g == want || strings.TrimLeft(g, "<>=~") == bare || g == "-"+bare
		}
		if _, ok := notInWords[o.ID]; ok == found {
			t.Errorf("%s: %q reads as %q, the data say %s (listed as an exception: %v)", o.ID, o.Words, got, want, ok)
		}
		read++
	}
	if read < 200 {
		t.Errorf("only %d observations have words that hold a figure", read)
	}
}

// notInWords lists observations whose figure is not in the words kept with them,
// and why.
var notInWords = map[indicators.ID]string{
	"F0226": "the verb says that it fell: reculé de 2,7 %",
	"F0229": "the sentence around it says that it fell: 6 % et 3 %",
	"F0230": "as F0229",
}
