package strictjson_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// year is a type with a text form, like the library's dates and figures.
type year int

func (y *year) UnmarshalText(b []byte) error {
	if len(b) != 4 {
		return fmt.Errorf("a year has four digits")
	}
	_, err := fmt.Sscanf(string(b), "%d", (*int)(y))
	return err
}

func (y year) MarshalText() ([]byte, error) { return fmt.Appendf(nil, "%04d", int(y)), nil }

// amount has a JSON form of its own.
type amount struct{ n, cur string }

func (a *amount) UnmarshalJSON(b []byte) error {
	var w struct{ Amount, Currency string }
	if err := json.Unmarshal(b, &w); err != nil {
		return err
	}
	a.n, a.cur = w.Amount, w.Currency
	return nil
}

func (a amount) MarshalJSON() ([]byte, error) {
	if a == (amount{}) {
		return []byte("null"), nil
	}
	return fmt.Appendf(nil, `{"amount":%q,   "currency":%q}`, a.n, a.cur), nil
}

// reading is a figure alone, or a figure with a unit.
type reading struct {
	Figure string `json:"figure"`
	Unit   string `json:"unit"`
}

func (r *reading) UnmarshalStrict(n *strictjson.Node) error {
	switch n.Kind() {
	case strictjson.String:
		*r = reading{Figure: n.Text()}
		return nil
	case strictjson.Object:
		type plain reading
		return n.Decode((*plain)(r))
	}
	return fmt.Errorf("%s is no reading", n.Kind())
}

func (r reading) MarshalStrict() (any, error) {
	if r.Unit == "" {
		return r.Figure, nil
	}
	type plain reading
	return plain(r), nil
}

type base struct {
	Note string `json:"note,omitempty"`
}

type record struct {
	base
	ID       string           `json:"id"`
	Figure   string           `json:"figure"`
	Year     year             `json:"year,omitzero"`
	Small    int8             `json:"small,omitempty"`
	Count    uint16           `json:"count,omitempty"`
	Exact    json.Number      `json:"exact,omitempty"`
	Verified bool             `json:"verified,omitempty"`
	Paid     amount           `json:"paid,omitzero"`
	Reading  *reading         `json:"reading,omitempty"`
	Pair     [2]int           `json:"pair,omitzero"`
	Parts    []record         `json:"parts,omitempty"`
	ByYear   map[year]int     `json:"by_year,omitempty"`
	Names    map[string]*base `json:"names,omitempty"`
	Skipped  float64          `json:"-"`
}

type file struct {
	Title        string   `json:"title"`
	Observations []record `json:"observations"`
}

func TestDecode(t *testing.T) {
	const text = ` {
	"title": "\u0645\u064a\u062b\u0627\u0642 \ud83d\udcc4 \"\\\/\b\f\n\r\t",
	"observations": [
		{"id": "S06", "figure": "7500000", "year": "2015", "small": -128, "count": 65535, "exact": 7.50e6,
		 "verified": true, "paid": {"amount": "1", "currency": "MAD"}, "reading": {"figure": ">9000", "unit": "person"},
		 "pair": [1, -2], "parts": [], "by_year": {"2016": 2, "2015": 1}, "names": {"ar": {"note": "x"}, "fr": null}, "note": "n"},
		{"figure": "65000", "id": "S05", "year": null, "reading": "~65000", "paid": null, "small": 0}
	] } ` + "\r\n"
	want := file{
		Title: "ميثاق 📄 \"\\/\b\f\n\r\t",
		Observations: []record{
			{
				base: base{"n"}, ID: "S06", Figure: "7500000", Year: 2015, Small: -128, Count: 65535, Exact: "7.50e6",
				Verified: true, Paid: amount{"1", "MAD"}, Reading: &reading{">9000", "person"}, Pair: [2]int{1, -2}, Parts: []record{},
				ByYear: map[year]int{2015: 1, 2016: 2}, Names: map[string]*base{"ar": {"x"}, "fr": nil},
			},
			{ID: "S05", Figure: "65000", Reading: &reading{Figure: "~65000"}},
		},
	}
	got := file{Title: "what was there before"}
	if err := strictjson.Decode([]byte(text), &got, strictjson.Options{}); err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	got = file{}
	if err := strictjson.DecodeFrom(strings.NewReader(text), &got, strictjson.Options{}); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("DecodeFrom: %+v, %v", got, err)
	}
}

func TestLimits(t *testing.T) {
	type open struct {
		A []int           `json:"a,omitempty"`
		R json.RawMessage `json:"r,omitempty"`
		M map[string]int  `json:"m,omitempty"`
	}
	nest := func(n int) string { return `{"r":` + strings.Repeat("[", n) + strings.Repeat("]", n) + `}` }
	tests := []struct {
		name, text string
		opt        strictjson.Options
		want       error
	}{
		{"depth reached", nest(63), strictjson.Options{}, nil},
		{"depth passed", nest(64), strictjson.Options{}, strictjson.ErrDepth},
		{"depth passed by objects", `{"r":` + strings.Repeat(`{"a":`, 64) + "1" + strings.Repeat("}", 65), strictjson.Options{}, strictjson.ErrDepth},
		{"own depth", nest(1), strictjson.Options{MaxDepth: 1}, strictjson.ErrDepth},
		{"bytes reached", `{"a":[]}`, strictjson.Options{MaxBytes: 8}, nil},
		{"bytes passed", `{"a":[]}`, strictjson.Options{MaxBytes: 7}, strictjson.ErrTooLarge},
		{"elements reached", `{"a":[1,2],"m":{"x":1}}`, strictjson.Options{MaxElements: 3}, nil},
		{"elements passed", `{"a":[1,2],"m":{"x":1}}`, strictjson.Options{MaxElements: 2}, strictjson.ErrTooLarge},
		{"elements passed unseen", `{"r":[1,2,3]}`, strictjson.Options{MaxElements: 2}, strictjson.ErrTooLarge},
		{"negative limits are defaults", nest(63), strictjson.Options{MaxDepth: -1, MaxBytes: -1, MaxElements: -1, MaxProblems: -1}, nil},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var v open
			err := strictjson.Decode([]byte(tt.text), &v, tt.opt)
			if !errors.Is(err, tt.want) || (err == nil) != (tt.want == nil) {
				t.Errorf("Decode: %v, want %v", err, tt.want)
			}
			err = strictjson.DecodeFrom(strings.NewReader(tt.text), &v, tt.opt)
			if !errors.Is(err, tt.want) || (err == nil) != (tt.want == nil) {
				t.Errorf("DecodeFrom: %v, want %v", err, tt.want)
			}
		})
	}
	t.Run("problems", func(t *testing.T) {
		var v []int
		err := strictjson.Decode([]byte("["+strings.Repeat(`"",`, 999)+`""]`), &v, strictjson.Options{MaxProblems: 7})
		var ps *strictjson.Problems
		if !errors.As(err, &ps) || len(ps.List) != 7 || ps.Total != 1000 || len(ps.Unwrap()) != 7 {
			t.Errorf("%v", err)
		}
	})
	t.Run("what ended decoding is always listed", func(t *testing.T) {
		var v []int
		err := strictjson.Decode([]byte("["+strings.Repeat(`"",`, 99)+"}"), &v, strictjson.Options{MaxProblems: 7})
		var ps *strictjson.Problems
		if !errors.As(err, &ps) || len(ps.List) != 8 || ps.Total != 100 || !errors.Is(err, strictjson.ErrSyntax) {
			t.Errorf("%v", err)
		}
	})
	t.Run("broken reader", func(t *testing.T) {
		var v []int
		if err := strictjson.DecodeFrom(io.MultiReader(strings.NewReader("[1"), brokenReader{}), &v, strictjson.Options{}); err != errBroken {
			t.Errorf("%v, want the reader's error", err)
		}
	})
}

var errBroken = errors.New("broken")

type brokenReader struct{}

func (brokenReader) Read([]byte) (int, error) { return 0, errBroken }

func TestAllowUnknown(t *testing.T) {
	var v base
	opt := strictjson.Options{AllowUnknown: true}
	if err := strictjson.Decode([]byte(`{"x":{"y":[null]},"note":"n","Note":1}`), &v, opt); err != nil || v.Note != "n" {
		t.Errorf("%v, %v", v, err)
	}
	for text, want := range map[string]error{
		`{"x":1,"note":"n","x":2}`: strictjson.ErrDuplicate,
		`{"x":{"y":1,"y":1}}`:      strictjson.ErrDuplicate,
		`{"x":"\ud800"}`:           strictjson.ErrUTF8,
	} {
		if err := strictjson.Decode([]byte(text), &v, opt); !errors.Is(err, want) {
			t.Errorf("%s: %v, want %v", text, err, want)
		}
	}
}

// TestManyMembers crosses the size at which names are kept in a map.
func TestManyMembers(t *testing.T) {
	for _, n := range []int{15, 16, 17, 100} {
		var b strings.Builder
		for i := range n {
			fmt.Fprintf(&b, `"m%d":%d,`, i, i)
		}
		var raw json.RawMessage
		if err := strictjson.Decode([]byte("{"+b.String()+`"last":1}`), &raw, strictjson.Options{}); err != nil {
			t.Errorf("%d members: %v", n, err)
		}
		for _, again := range []int{0, n / 2, n - 1} {
			err := strictjson.Decode(fmt.Appendf(nil, `{%s"m%d":1}`, b.String(), again), &raw, strictjson.Options{})
			if !errors.Is(err, strictjson.ErrDuplicate) {
				t.Errorf("%d members, m%d again: %v", n, again, err)
			}
		}
	}
}

type recursive struct {
	Next *recursive `json:"next,omitempty"`
}

func TestTarget(t *testing.T) {
	var nilFile *file
	var iface any
	bad := map[string]any{
		"nil":                  nil,
		"no pointer":           file{},
		"nil pointer":          nilFile,
		"interface":            &iface,
		"float":                new(float64),
		"bytes":                new([]byte),
		"pointer to pointer":   new(**int),
		"field without a name": new(struct{ A int }),
		"string option": new(struct {
			A int `json:"a,string"`
		}),
		"two of a name":    new(twice),
		"key without text": new(map[int]int),
		"function": new(struct {
			F func() `json:"f"`
		}),
		"writes, does not read": new(writeOnly),
		"embedded pointer":      new(struct{ *base }),
	}
	for name, v := range bad {
		if err := strictjson.Decode([]byte("{}"), v, strictjson.Options{}); !errors.Is(err, strictjson.ErrTarget) {
			t.Errorf("%s: %v, want ErrTarget", name, err)
		}
	}
	if err := strictjson.Decode([]byte(`[{"x":1}]`), new([]lost), strictjson.Options{}); !errors.Is(err, strictjson.ErrTarget) {
		t.Errorf("a hook that decodes into a float: %v, want ErrTarget", err)
	}
	var r recursive
	if err := strictjson.Decode([]byte(`{"next":{"next":{}}}`), &r, strictjson.Options{}); err != nil || r.Next.Next == nil {
		t.Errorf("recursive type: %v", err)
	}
}

// twice has a member that its embedded struct has too.
type twice struct {
	base
	Other string `json:"note"`
}

type writeOnly struct{}

func (writeOnly) MarshalText() ([]byte, error) { return []byte("w"), nil }

type lost struct{}

func (*lost) UnmarshalStrict(n *strictjson.Node) error { return n.Decode(new(float64)) }

// tree walks its value by hand and finds fault with leaves that say "bad".
type tree struct{ leaves []string }

func (tr *tree) UnmarshalStrict(n *strictjson.Node) error {
	switch n.Kind() {
	case strictjson.Object:
		for _, m := range n.Members() {
			if err := tr.UnmarshalStrict(m); err != nil {
				return err
			}
		}
	case strictjson.Array:
		for _, m := range n.Elements() {
			if err := tr.UnmarshalStrict(m); err != nil {
				return err
			}
		}
	default:
		if n.Text() == "bad" {
			n.Problem(fmt.Errorf("%w: a bad leaf", strictjson.ErrValue))
		}
		tr.leaves = append(tr.leaves, n.Pointer()+"="+n.Text())
	}
	return nil
}

func TestLongNamesAreCut(t *testing.T) {
	long := strings.Repeat("é", 1<<16)
	var v base
	err := strictjson.Decode([]byte(`{"`+long+`":1}`), &v, strictjson.Options{})
	var ps *strictjson.Problems
	if !errors.As(err, &ps) || len(ps.List[0].Pointer) > 300 || len(ps.List[0].Error()) > 500 {
		t.Errorf("%.600v", err)
	}
	if strings.ContainsRune(err.Error(), '\ufffd') || !strings.Contains(err.Error(), "é...") {
		t.Errorf("cut inside a character: %v", err)
	}
}

// either is a figure or an amount: its member "kind" decides.
type either struct{ what string }

func (e *either) UnmarshalStrict(n *strictjson.Node) error {
	kind, ok := n.Member("kind")
	if !ok {
		return fmt.Errorf("%w: kind", strictjson.ErrMissing)
	}
	switch kind.Text() {
	case "figure":
		var v struct {
			Kind   string `json:"kind"`
			Figure string `json:"figure"`
		}
		err := n.Decode(&v)
		e.what = v.Figure
		return err
	case "none":
		return nil
	}
	kind.Problem(fmt.Errorf("%w: no kind %s", strictjson.ErrValue, kind.Raw()))
	return nil
}
