package wording_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// pressCase is a phrase of testdata/press.json with the text around it.
type pressCase struct {
	phrase
	Context, Class string
}

func readPressCases(t testing.TB) []pressCase {
	data, err := os.ReadFile("testdata/press.json")
	if err != nil {
		t.Fatal(err)
	}
	var file struct{ Phrases []pressCase }
	if err := json.Unmarshal(data, &file); err != nil {
		t.Fatal(err)
	}
	return file.Phrases
}

// TestPressCases finds every phrase in its text. A doubt that holds the right
// reading is not wrong; what the phrase says silently is.
func TestPressCases(t *testing.T) {
	right, doubt, wrong := 0, 0, 0
	for _, c := range readPressCases(t) {
		if c.Context == "" {
			c.Context = c.Text
		}
		at := strings.Index(c.Context, c.Text)
		end := at + len(c.Text)
		verdict := "nothing found"
		var seen []string
		for r, err := range wording.Find(c.Context, 0) {
			if r.End <= at || r.Start >= end {
				continue
			}
			if err != nil {
				seen = append(seen, candidates(err))
				if c.Expect == "refuse" || anyCandidate(err, c) {
					verdict = "doubt"
				} else {
					verdict = "doubt without the reading"
				}
				continue
			}
			seen = append(seen, r.Quantity().String())
			if c.Expect == "ok" && c.says(r, r.Start < at) {
				verdict = "right"
				break
			}
			verdict = "WRONG"
		}
		if c.Expect != "ok" && verdict == "nothing found" {
			verdict = "right"
		}
		if strings.HasPrefix(c.Class, "control") && verdict != "right" {
			t.Errorf("%d: %q must stay right: %s %v", c.ID, c.Text, verdict, seen)
		}
		switch verdict {
		case "right":
			right++
		case "doubt":
			doubt++
		default:
			wrong++
			t.Errorf("%d %s: %q in %q: %s %v, want %s %s %s %s %s", c.ID, c.Class, c.Text, c.Context, verdict, seen,
				c.Expect, deref(c.Value), deref(c.Unit), deref(c.Currency), c.Qualifier)
		}
	}
	t.Log(right, "right,", doubt, "in doubt,", wrong, "wrong")
}

func anyCandidate(err error, c pressCase) bool {
	var e *wording.Error
	if !asError(err, &e) {
		return false
	}
	for _, want := range append(c.Candidates, deref(c.Value)) {
		if want != "" && hasCandidate(e.Candidates, want) {
			return true
		}
	}
	return false
}

func asError(err error, e **wording.Error) bool {
	x, ok := err.(*wording.Error)
	*e = x
	return ok
}

// says reports whether a reading is what the case expects. One that is longer than
// the phrase may have a qualifier that stands before it.
func (c pressCase) says(r wording.Reading, longer bool) bool {
	if x, ok := r.Figure.Stated(); ok && longer {
		if c.Qualifier == "unqualified" && x.WithoutResolution().Equal(c.expected(nil)) {
			return true
		}
	}
	if !r.Figure.WithoutResolution().Equal(c.expected(nil)) {
		return false
	}
	if currency := deref(c.Currency); currency != "" && r.Currency.String() != currency {
		return false
	}
	unit := deref(c.Unit)
	return unit == "" || r.Unit.String() == unit
}
