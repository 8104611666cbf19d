package programtest

import (
	"bytes"
	"encoding/json"
	"errors"
	"io"
	"math/big"
	"regexp"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// aside is what the law of [Consistent] leaves out: quotations, paths, codes in
// brackets, identifiers, periods, and canonical amounts in the notes of findings.
var aside = regexp.MustCompile(`(?s)«.*?»|“.*?”|"[^"\n]*"|/[a-z]+/\S+|\[[^]\n]*\]|\b[A-Za-z]+\d+\b|` +
	`\d{4}-[A-Z]?\d+(?:-\d+)?(?:/\S+)?|\S*=\S*|10\^\d+|#\d+|\d+\|\d+|\b\d+(?:\.\d+)? [A-Z]{3}\b`)

// Pages is a program with the arguments for its page in a language and for its JSON.
type Pages struct {
	Run  program.Run
	Text func(lang string) []string
	JSON []string
	// Unmarked says that the page has words of people without quotation marks, such as
	// titles and notes of agreements, in which figures are spelled as their authors did.
	Unmarked bool
	// Unknown is how many figures a page may have that the JSON has not.
	Unknown int
	// Few is how many different figures a page has at least.
	Few int
}

// Consistent holds the pages of a program in three languages to one spelling: equal
// values with equal units have the same bytes on a page, no figure is in doubt, and
// every figure is one of the program's JSON, rounded as a page rounds.
func Consistent(t *testing.T, p Pages) {
	t.Helper()
	known := figuresOf(t, []byte(Print(t, p.Run, p.JSON...)))
	for _, l := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		page := aside.ReplaceAllString(Print(t, p.Run, p.Text(l.String())...), " § ")
		spelled := map[string]string{}
		checked, unknown, doubts := 0, 0, 0
		for r, err := range wording.Find(page, wording.LocaleOf(l)) {
			if err != nil {
				if doubts++; !p.Unmarked && !known.hasOne(err) {
					t.Errorf("%v: %v", l, err)
				}
				continue
			}
			if !strings.ContainsAny(r.Literal, "0123456789") {
				continue // the two of them
			}
			checked++
			key := r.Figure.WithoutResolution().String() + " " + r.Unit.String()
			if strings.HasPrefix(r.Literal, "+") {
				key = "+" + key
			}
			if before, ok := spelled[key]; ok && before != r.Literal && !p.Unmarked {
				t.Errorf("%v: %s is written %q and %q", l, key, before, r.Literal)
			}
			spelled[key] = r.Literal
			if !known.has(r.Figure) {
				if unknown++; unknown < 10 {
					t.Logf("%v: not in the JSON: %q", l, r.Literal)
				}
			}
		}
		t.Logf("%v: %d figures checked, %d different, %d not in the JSON, %d in doubt", l, checked, len(spelled), unknown,
			doubts)
		if len(spelled) < p.Few || unknown > p.Unknown {
			t.Errorf("%v: %d different figures, %d not in the JSON", l, len(spelled), unknown)
		}
	}
}

// numbers are the numbers of a document, as pages may round them.
type numbers map[string]bool

func (n numbers) add(f figure.Figure) {
	for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
		if b.Infinite || b.Value == nil {
			continue
		}
		hundred := new(big.Rat).Mul(b.Value, big.NewRat(100, 1))
		for _, v := range []*big.Rat{b.Value, hundred} {
			x, err := figure.FromRat(v)
			if err != nil {
				continue
			}
			for places := -7; places <= 2; places++ {
				for _, mode := range []money.Rounding{money.HalfEven, money.Floor, money.Ceiling} {
					n[x.Round(places, mode).WithoutResolution().Abs().String()] = true
				}
			}
		}
	}
}

// has reports whether the ends of a figure are in the document.
func (n numbers) has(f figure.Figure) bool {
	for _, b := range []figure.Bound{f.Lower(), f.Upper()} {
		if b.Infinite || b.Value == nil {
			continue
		}
		x, err := figure.FromRat(b.Value)
		if err != nil || !n[x.Abs().String()] {
			return false
		}
	}
	return true
}

// hasOne reports whether a doubt holds a reading that the document has.
func (n numbers) hasOne(err error) bool {
	var e *wording.Error
	if errors.As(err, &e) {
		for _, r := range e.Candidates {
			if n.has(r.Figure) {
				return true
			}
		}
	}
	return false
}

// figuresOf collects the figures of a JSON document: numbers, and strings that are
// canonical figures, quantities or amounts, with their units taken in.
func figuresOf(t *testing.T, data []byte) numbers {
	t.Helper()
	n := numbers{}
	dec := json.NewDecoder(bytes.NewReader(data))
	dec.UseNumber()
	for {
		token, err := dec.Token()
		if errors.Is(err, io.EOF) {
			return n
		}
		if err != nil {
			t.Fatal(err)
		}
		switch v := token.(type) {
		case json.Number:
			n.text(v.String())
		case string:
			n.text(v)
			for _, word := range strings.FieldsFunc(v, func(r rune) bool { return strings.ContainsRune(" ,;:()≈…", r) }) {
				n.text(word)
			}
		}
	}
}

func (n numbers) text(s string) {
	if f, err := figure.Parse(s); err == nil && f.IsSet() {
		n.add(f)
	}
	if q, err := figure.ParseQuantity(s); err == nil && q.IsSet() {
		n.add(q.Figure)
		if base, err := q.In(q.Unit.Base()); err == nil {
			n.add(base.Figure)
		}
	}
}
