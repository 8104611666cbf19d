// Package consistent holds what a program prints for people against what it prints as
// JSON: one page has one spelling a number, and the same figures as the data.
package consistent

import (
	"bytes"
	"encoding/json"
	"errors"
	"maps"
	"math/big"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// aside is what the law of [Page.Check] leaves out: quotations, paths, codes in
// brackets, identifiers, periods, and canonical amounts in the notes of findings.
var aside = regexp.MustCompile("(?s)```.*?```|`[^`\n]*`|" + `«.*?»|“.*?”|"[^"\n]*"|` +
	`/[a-z]+/\S+|\[[^]\n]*\]|\b[A-Za-z]+\d+\b|` +
	`\d{4}-[A-Z]?\d+(?:-\d+)?(?:/\S+)?|\S*=\S*|10\^\d+|#\d+|\d+\|\d+|\b\d+(?:\.\d+)? [A-Z]{3}\b`)

// columns are the spaces between the columns of a table in plain text.
var columns = regexp.MustCompile(`   *`)

// Page is a page for people, in a language, and the JSON that it says.
type Page struct {
	// Name tells the page from others in what a test says.
	Name string
	// Text is what is shown: plain text or Markdown. Of HTML it is the text that a
	// reader sees, cells and blocks on lines of their own.
	Text   string
	Locale wording.Locale
	JSON   []byte
	// Unmarked says that the page has words of people without quotation marks, such as
	// titles and notes of agreements, in which figures are spelled as their authors did.
	Unmarked bool
	// Aside are the members of the JSON whose figures the page does not print.
	Aside []string
	// Few is how many different figures a page has at least.
	Few int
}

// Check holds the page to one spelling: equal values with equal units have the same
// bytes, no figure is in doubt, every figure is one of the JSON, rounded as a page
// rounds, and every figure of the JSON is on the page.
func (p Page) Check(t testing.TB) {
	t.Helper()
	known := figuresOf(t, p.JSON, p.Aside)
	page := columns.ReplaceAllString(aside.ReplaceAllString(p.Text, " § "), "\t")
	spelled, found := map[string]string{}, map[string]bool{}
	checked, doubts := 0, 0
	for r, err := range wording.Find(page, p.Locale) {
		if err != nil {
			if doubts++; !known.hasOne(err, found) && !p.Unmarked {
				t.Errorf("%s: %v", p.Name, err)
			}
			continue
		}
		note(found, r.Figure)
		if !strings.ContainsAny(r.Literal, "0123456789") {
			continue // the two of them
		}
		checked++
		key := r.Figure.WithoutResolution().String() + " " + r.Unit.String()
		if strings.HasPrefix(r.Literal, "+") {
			key = "+" + key
		}
		if before, ok := spelled[key]; ok && before != r.Literal && !p.Unmarked {
			t.Errorf("%s: %s is written %q and %q", p.Name, key, before, r.Literal)
		}
		spelled[key] = r.Literal
		if !known.has(r.Figure) {
			t.Errorf("%s: not in the JSON: %q", p.Name, r.Literal)
		}
	}
	missing := 0
	for _, f := range known.list {
		if !shows(found, f.figure) {
			if missing++; missing < 10 {
				t.Errorf("%s: %s is in the JSON (%s) and not on the page", p.Name, f.figure, f.member)
			}
		}
	}
	t.Logf("%s: %d figures checked, %d different, %d in doubt; %d of the JSON, %d missing", p.Name, checked, len(spelled),
		doubts, len(known.list), missing)
	if len(spelled) < p.Few {
		t.Errorf("%s: %d different figures", p.Name, len(spelled))
	}
}

// numbers are the figures of a document.
type numbers struct {
	rounded map[string]bool // as pages may round them
	list    []member        // each once, without those that the page leaves out
	seen    map[string]bool
	aside   []string
}

// member is a figure and the name of the member that holds it.
type member struct {
	member string
	figure figure.Figure
}

// ends calls f for the ends of a figure.
func ends(x figure.Figure, f func(*big.Rat) bool) bool {
	for _, b := range []figure.Bound{x.Lower(), x.Upper()} {
		if !b.Infinite && b.Value != nil && !f(b.Value) {
			return false
		}
	}
	return true
}

// roundings calls f for what a page may make of a number until it returns true, and
// reports whether it did.
func roundings(v *big.Rat, f func(string) bool) bool {
	hundred := new(big.Rat).Mul(v, big.NewRat(100, 1))
	for _, v := range []*big.Rat{v, hundred} {
		x, err := figure.FromRat(v)
		if err != nil {
			continue
		}
		for places := -7; places <= 2; places++ {
			for _, mode := range []money.Rounding{money.HalfEven, money.Floor, money.Ceiling} {
				if f(x.Round(places, mode).WithoutResolution().Abs().String()) {
					return true
				}
			}
		}
	}
	return false
}

// note notes the ends of a figure of a page.
func note(found map[string]bool, x figure.Figure) {
	ends(x, func(v *big.Rat) bool {
		if f, err := figure.FromRat(v); err == nil {
			found[f.Abs().String()] = true
		}
		return true
	})
}

// shows reports whether a page has the ends of a figure, rounded.
func shows(found map[string]bool, x figure.Figure) bool {
	return ends(x, func(v *big.Rat) bool {
		// What cannot be negative is written without the nought below.
		return v.Sign() == 0 || roundings(v, func(s string) bool { return found[s] })
	})
}

func (n *numbers) add(name string, f figure.Figure) {
	ends(f, func(v *big.Rat) bool {
		roundings(v, func(s string) bool {
			n.rounded[s] = true
			return false
		})
		return true
	})
	if key := f.WithoutResolution().String(); !n.seen[key] && !slices.Contains(n.aside, name) {
		n.seen[key] = true
		n.list = append(n.list, member{name, f})
	}
}

// has reports whether the ends of a figure are in the document.
func (n *numbers) has(f figure.Figure) bool {
	return ends(f, func(v *big.Rat) bool {
		x, err := figure.FromRat(v)
		return err == nil && n.rounded[x.Abs().String()]
	})
}

// hasOne reports whether a doubt holds a reading that the document has, and notes those.
func (n *numbers) hasOne(err error, found map[string]bool) bool {
	var e *wording.Error
	has := false
	if errors.As(err, &e) {
		for _, r := range e.Candidates {
			if n.has(r.Figure) {
				has = true
				note(found, r.Figure)
			}
		}
	}
	return has
}

// figuresOf collects the figures of a JSON document: numbers, and strings that are
// canonical figures, quantities or amounts, with their units taken in. Words in other
// strings and the lengths of lists count as known, but need not be on the page.
func figuresOf(t testing.TB, data []byte, aside []string) *numbers {
	t.Helper()
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	var doc any
	if err := dec.Decode(&doc); err != nil {
		t.Fatal(err)
	}
	n := &numbers{rounded: map[string]bool{}, seen: map[string]bool{}, aside: append([]string{words}, aside...)}
	n.walk("", doc)
	return n
}

// words is the name of no member.
const words = "words of a string"

func (n *numbers) walk(name string, v any) {
	switch v := v.(type) {
	case map[string]any:
		for _, name := range slices.Sorted(maps.Keys(v)) {
			n.walk(name, v[name])
		}
	case []any:
		n.add(words, figure.FromInt64(int64(len(v)))) // a page may say how many there are
		for _, x := range v {
			n.walk(name, x)
		}
	case json.Number:
		n.text(name, v.String())
	case string:
		if n.text(name, v) {
			return
		}
		for _, word := range strings.FieldsFunc(v, func(r rune) bool { return strings.ContainsRune(" ,;:()≈…", r) }) {
			n.text(words, word)
		}
	}
}

// text adds what a text is, and reports whether it is a figure.
func (n *numbers) text(name, s string) (ok bool) {
	if f, err := figure.Parse(s); err == nil && f.IsSet() {
		n.add(name, f)
		ok = true
	}
	if q, err := figure.ParseQuantity(s); err == nil && q.IsSet() {
		n.add(name, q.Figure)
		ok = true
		if base, err := q.In(q.Unit.Base()); err == nil {
			n.add(words, base.Figure)
		}
	}
	return ok
}
