package strictjson_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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

// TestProblems lists, for each broken text, every problem with its place.
func TestProblems(t *testing.T) {
	type problem struct {
		Where string // line:column@offset pointer
		Is    error
		Says  string
	}
	one := func(where string, is error, says string) []problem { return []problem{{where, is, says}} }
	const ok = `"title":"t","observations":[]`
	tests := []struct {
		name, text string
		want       []problem
	}{
		{"empty", "", one("1:1@0 ", strictjson.ErrSyntax, "end of text, want a value")},
		{"blank", " \n ", one("2:2@3 ", strictjson.ErrSyntax, "end of text")},
		{"byte order mark", "\ufeff{}", one("1:1@0 ", strictjson.ErrSyntax, "byte order mark")},
		{"trailing data", `{` + ok + "}\n x", one("2:2@33 ", strictjson.ErrSyntax, `'x', want the end of the text`)},
		{"trailing comma", `{` + ok + `,}`, one("1:32@31 ", strictjson.ErrSyntax, `'}', want a member name`)},
		{"no colon", `{"title" "t"}`, one("1:10@9 ", strictjson.ErrSyntax, "want a colon")},
		{"no comma", `{"title":"t" "a":1}`, one("1:14@13 ", strictjson.ErrSyntax, "want a comma or }")},
		{"open string", `{"title":"t`, one("1:12@11 /title", strictjson.ErrSyntax, `want "`)},
		{"raw newline", "{\"title\":\"t\n\"}", one("1:12@11 /title", strictjson.ErrSyntax, "control character")},
		{"bad escape", `{"title":"\x"}`, one("1:12@11 /title", strictjson.ErrSyntax, "'x', want an escape")},
		{"short escape", `{"title":"\u12"}`, one("1:15@14 /title", strictjson.ErrSyntax, "hexadecimal")},
		{"bad literal", `{"title":nul}`, one("1:13@12 /title", strictjson.ErrSyntax, "want null")},
		{"root null", `null`, one("1:1@0 ", strictjson.ErrNull, "want an object")},
		{"root array", `[]`, one("1:1@0 ", strictjson.ErrType, "an array, want an object")},
		{"missing", "\n {}", []problem{
			{"2:2@2 /title", strictjson.ErrMissing, `"title", want a string`},
			{"2:2@2 /observations", strictjson.ErrMissing, `"observations", want an array`},
		}},
		{"unknown", `{` + ok + `,"x~/é":1}`, one("1:32@31 /x~0~1é", strictjson.ErrUnknown, `"x~/é"`)},
		{"case", `{"Title":"t",` + ok + `}`, one("1:2@1 /Title", strictjson.ErrUnknown, `"Title", perhaps "title"`)},
		{"duplicate", `{` + ok + `,"title":"u"}`, one("1:32@31 /title", strictjson.ErrDuplicate, `"title"`)},
		{"duplicate by escape", `{` + ok + `,"t\u0069tle":"u"}`, one("1:32@31 /title", strictjson.ErrDuplicate, `"title"`)},
		{"duplicates inside the unknown", `{` + ok + `,"u":[{"a":1,"a":2}]}`, []problem{
			{"1:32@31 /u", strictjson.ErrUnknown, `"u"`},
			{"1:44@43 /u/0/a", strictjson.ErrDuplicate, `"a"`},
		}},
		{"null", `{"title":null,"observations":null}`, []problem{
			{"1:10@9 /title", strictjson.ErrNull, "want a string"},
			{"1:30@29 /observations", strictjson.ErrNull, "want an array"},
		}},
		{"null element", `{"title":"t","observations":[null]}`, one("1:30@29 /observations/0", strictjson.ErrNull, "want an object")},
		{"columns are characters", "{\"title\":\"ميثاق\xff\",\"observations\":[]}", one("1:16@20 /title", strictjson.ErrUTF8, "byte 0xff")},
		{"overlong", "{\"title\":\"\xc0\x80\",\"observations\":[]}", one("1:11@10 /title", strictjson.ErrUTF8, "byte 0xc0")},
		{"surrogate bytes", "{\"title\":\"\xed\xa0\x80\",\"observations\":[]}", one("1:11@10 /title", strictjson.ErrUTF8, "byte 0xed")},
		{"high surrogate", `{"title":"a\ud83d","observations":[]}`, one("1:12@11 /title", strictjson.ErrUTF8, `\ud83d`)},
		{"low surrogate", `{"title":"\udcc4\ud83d","observations":[]}`, one("1:11@10 /title", strictjson.ErrUTF8, `\udcc4`)},
		{"two high surrogates", `{"title":"\ud83d\ud83d\udcc4","observations":[]}`, one("1:11@10 /title", strictjson.ErrUTF8, `\ud83d`)},
		{"name not UTF-8", "{" + ok + ",\"\xff\":1}", one("1:33@32 ", strictjson.ErrUTF8, "byte 0xff")},
		{"records by id", `{"title":"t","observations":[{"id":"S05","figure":"1"},{"figure":7,"small":1,"id":"S/06"},{"id":""}]}`, []problem{
			{"1:66@65 /observations/S~106/figure", strictjson.ErrType, "a number, want a string"},
			{"1:91@90 /observations/2/figure", strictjson.ErrMissing, `"figure"`},
		}},
		{"records in records", `{"title":"t","observations":[{"parts":[{"id":"b","figure":"1","year":"15"}],"id":"a","figure":"1"}]}`,
			one("1:70@69 /observations/a/parts/b/year", strictjson.ErrValue, "a year has four digits")},
		{"record by code", `{"title":"t","observations":[{"code":"c","id":1,"figure":"1"}]}`, []problem{
			{"1:31@30 /observations/c/code", strictjson.ErrUnknown, `"code"`},
			{"1:47@46 /observations/c/id", strictjson.ErrType, "a number, want a string"},
		}},
		{"id in a broken text", `{"title":"t","observations":[{"figure":1,"id":"a","small":tru}]}`, []problem{
			{"1:40@39 /observations/a/figure", strictjson.ErrType, "a number"},
			{"1:59@58 /observations/a/small", strictjson.ErrType, "true or false, want an integer"},
			{"1:62@61 /observations/a/small", strictjson.ErrSyntax, "want true"},
		}},
	}
	of := func(member string) string {
		return `{"title":"t","observations":[{"id":"a","figure":"1",` + member + `}]}`
	}
	const at = "1:%d@%d /observations/a/%s"
	for _, m := range []struct {
		member, pointer string
		skip            int // from the member's first byte
		is              error
		says            string
	}{
		{`"small":128`, "small", 8, strictjson.ErrRange, `"128" does not fit 8 bits`},
		{`"small":-129`, "small", 8, strictjson.ErrRange, `"-129" does not fit 8 bits`},
		{`"small":1.0`, "small", 8, strictjson.ErrType, `"1.0", want an integer`},
		{`"small":1e2`, "small", 8, strictjson.ErrType, `"1e2", want an integer`},
		{`"small":"1"`, "small", 8, strictjson.ErrType, `a string, want an integer`},
		{`"count":-1`, "count", 8, strictjson.ErrRange, "without a sign"},
		{`"count":65536`, "count", 8, strictjson.ErrRange, "16 bits without a sign"},
		{`"small":01`, "small", 9, strictjson.ErrSyntax, "'1', want a comma or }"},
		{`"small":+1`, "small", 8, strictjson.ErrSyntax, "'+', want a value"},
		{`"small":.5`, "small", 8, strictjson.ErrSyntax, "'.', want a value"},
		{`"small":1.`, "small", 10, strictjson.ErrSyntax, "want a digit"},
		{`"small":1e`, "small", 10, strictjson.ErrSyntax, "want a digit"},
		{`"small":-`, "small", 9, strictjson.ErrSyntax, "want a digit"},
		{`"small":NaN`, "small", 8, strictjson.ErrSyntax, "'N', want a value"},
		{`"exact":"1"`, "exact", 8, strictjson.ErrType, "a string, want a number"},
		{`"exact":` + strings.Repeat("1", 1001), "exact", 8, strictjson.ErrTooLarge, "1001 bytes, at most 1000"},
		{`"verified":1`, "verified", 11, strictjson.ErrType, "a number, want true or false"},
		{`"year":2015`, "year", 7, strictjson.ErrType, "a number, want a string"},
		{`"paid":{"amount":1}`, "paid", 7, strictjson.ErrValue, "cannot unmarshal number"},
		{`"paid":{"a":1,"a":2}`, "paid/a", 14, strictjson.ErrDuplicate, `"a"`},
		{`"reading":[]`, "reading", 10, strictjson.ErrValue, "an array is no reading"},
		{`"reading":{"figure":"1"}`, "reading/unit", 10, strictjson.ErrMissing, `"unit", want a string`},
		{`"reading":{"figure":"1","unit":1}`, "reading/unit", 31, strictjson.ErrType, "a number, want a string"},
		{`"pair":[1]`, "pair", 7, strictjson.ErrRange, "1 elements, want 2"},
		{`"pair":[1,2,3]`, "pair", 7, strictjson.ErrRange, "3 elements, want 2"},
		{`"pair":{}`, "pair", 7, strictjson.ErrType, "an object, want an array"},
		{`"by_year":{"2015":1,"20\u00315":1}`, "by_year/2015", 20, strictjson.ErrDuplicate, `"2015"`},
		{`"by_year":{"2015":"x","2015":1}`, "by_year/2015", 18, strictjson.ErrType, "a string"},
		{`"by_year":{"15":1}`, "by_year/15", 11, strictjson.ErrValue, `key "15": a year has four digits`},
		{`"names":{"":{"note":1}}`, "names//note", 20, strictjson.ErrType, "a number"},
	} {
		offset := strings.Index(of("MEMBER"), "MEMBER") + m.skip
		pointer := m.pointer
		if m.is == strictjson.ErrSyntax && strings.HasPrefix(m.says, "'1'") {
			pointer = "" // after the value
		}
		where := strings.TrimSuffix(fmt.Sprintf(at, offset+1, offset, pointer), "/")
		want := one(where, m.is, m.says)
		if m.pointer == "by_year/2015" && m.is == strictjson.ErrType {
			want = append(want, problem{fmt.Sprintf(at, offset+5, offset+4, pointer), strictjson.ErrDuplicate, `"2015"`})
		}
		tests = append(tests, struct {
			name, text string
			want       []problem
		}{m.member[:min(40, len(m.member))], of(m.member), want})
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got := file{Title: "kept"}
			err := strictjson.Decode([]byte(tt.text), &got, strictjson.Options{})
			var ps *strictjson.Problems
			if !errors.As(err, &ps) {
				t.Fatalf("error is %v, want problems", err)
			}
			if got.Title != "kept" || got.Observations != nil {
				t.Errorf("the target was changed: %+v", got)
			}
			if ps.Total != len(ps.List) {
				t.Errorf("%d listed of %d", len(ps.List), ps.Total)
			}
			var found, wanted []string
			for i, p := range ps.List {
				found = append(found, fmt.Sprintf("%d:%d@%d %s", p.Line, p.Column, p.Offset, p.Pointer))
				if i < len(tt.want) && (!errors.Is(p, tt.want[i].Is) || !strings.Contains(p.Err.Error(), tt.want[i].Says)) {
					t.Errorf("problem %d is %q, want %v with %q", i, p.Err, tt.want[i].Is, tt.want[i].Says)
				}
			}
			for _, p := range tt.want {
				wanted = append(wanted, p.Where)
				if !errors.Is(err, p.Is) {
					t.Errorf("errors.Is(err, %v) is false", p.Is)
				}
			}
			if diff := cmp.Diff(wanted, found); diff != "" {
				t.Errorf("places (-want +got):\n%s\n%v", diff, err)
			}
		})
	}
}

func TestProblemText(t *testing.T) {
	var v file
	err := strictjson.Decode([]byte("{\"title\": 1,\n\"observations\":[{\"id\":\"S06\",\"figure\":null},{}]}"), &v, strictjson.Options{MaxProblems: 2})
	const want = `line 1, column 11, /title: wrong type: a number, want a string
line 2, column 38, /observations/S06/figure: null for a required value: want a string
and 2 more`
	if err == nil || err.Error() != want {
		t.Errorf("got\n%v\nwant\n%s", err, want)
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

func TestNode(t *testing.T) {
	const text = `{"trees":[{"id":"oak","a":[1,{"id":"x","b":"\u0061"}]},[true,"bad"]]}`
	var v struct {
		Trees []tree `json:"trees"`
	}
	err := strictjson.Decode([]byte(text), &v, strictjson.Options{})
	var ps *strictjson.Problems
	if !errors.As(err, &ps) || ps.Total != 1 || ps.List[0].Pointer != "/trees/1/1" || ps.List[0].Offset != int64(strings.Index(text, `"bad"`)) {
		t.Fatalf("%v", err)
	}
	if err := strictjson.Decode([]byte(strings.ReplaceAll(text, "bad", "good")), &v, strictjson.Options{}); err != nil {
		t.Fatal(err)
	}
	want := [][]string{
		{"/trees/oak/id=oak", "/trees/oak/a/0=1", "/trees/oak/a/x/id=x", "/trees/oak/a/x/b=a"},
		{"/trees/1/0=true", "/trees/1/1=good"},
	}
	for i := range want {
		if diff := cmp.Diff(want[i], v.Trees[i].leaves); diff != "" {
			t.Errorf("tree %d (-want +got):\n%s", i, diff)
		}
	}
}

func TestFormat(t *testing.T) {
	const want = "mithaq.sector/1"
	tests := []struct{ name, text, pointer, says string }{
		{"right", `{"format":"mithaq.sector/1"}`, "", ""},
		{"last", `{"note":"n","format":"mithaq.sector/1"}`, "", ""},
		{"absent", `{"note":"n"}`, "", `no member "format", want "mithaq.sector/1"`},
		{"another kind", `{"format":"mithaq.dataset/1"}`, "/format", `this is a "mithaq.dataset/1" file, want "mithaq.sector/1"`},
		{"another major", `{"format":"mithaq.sector/2"}`, "/format", `version 2 of "mithaq.sector" is unknown`},
		{"not ours", `{"format":"csv"}`, "/format", `"csv" is not mithaq.<kind>/<major>`},
		{"no string", `{"format":1}`, "/format", `"" is not`},
		{"nothing else is read", `{"format":"mithaq.dataset/1","x":1,"note":2}`, "/format", "this is a"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var v base
			err := strictjson.Decode([]byte(tt.text), &v, strictjson.Options{Format: want})
			var ps *strictjson.Problems
			switch {
			case tt.says == "":
				if err != nil {
					t.Error(err)
				}
			case !errors.As(err, &ps) || ps.Total != 1 || !errors.Is(err, strictjson.ErrFormat):
				t.Errorf("%v, want one format problem", err)
			case ps.List[0].Pointer != tt.pointer || !strings.Contains(err.Error(), tt.says):
				t.Errorf("%v, want %q at %q", err, tt.says, tt.pointer)
			}
		})
	}
	t.Run("twice", func(t *testing.T) {
		var v base
		err := strictjson.Decode([]byte(`{"format":"mithaq.sector/1","format":"mithaq.sector/1"}`), &v, strictjson.Options{Format: want})
		if !errors.Is(err, strictjson.ErrDuplicate) {
			t.Errorf("%v", err)
		}
	})
	t.Run("broken text", func(t *testing.T) {
		var v base
		err := strictjson.Decode([]byte(`{"note":"n",,}`), &v, strictjson.Options{Format: want})
		if !errors.Is(err, strictjson.ErrSyntax) || errors.Is(err, strictjson.ErrFormat) {
			t.Errorf("%v", err)
		}
	})
	t.Run("target", func(t *testing.T) {
		for name, v := range map[string]any{"slice": new([]int), "own format": new(struct {
			F string `json:"format"`
		})} {
			if err := strictjson.Decode([]byte(`{"format":"mithaq.sector/1"}`), v, strictjson.Options{Format: want}); !errors.Is(err, strictjson.ErrTarget) {
				t.Errorf("%s: %v", name, err)
			}
		}
	})
	if kind, major, err := strictjson.Format([]byte(`{"a":[{"format":0}],"format":"mithaq.agreement-set/12"`)); kind != "agreement-set" || major != 12 || err != nil {
		t.Errorf("Format: %q %d %v", kind, major, err)
	}
	for _, s := range []string{"", "mithaq./1", "mithaq.a", "mithaq.a/", "mithaq.a/0", "mithaq.a/01", "mithaq.a/1.0", "mithaq.A/1", "mithaq.a/-1", "mithaq.a/99999", "Mithaq.a/1", " mithaq.a/1"} {
		if kind, major, err := strictjson.ParseFormat(s); !errors.Is(err, strictjson.ErrFormat) {
			t.Errorf("ParseFormat(%q) = %q, %d, %v", s, kind, major, err)
		}
	}
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

func TestNodeMember(t *testing.T) {
	for text, want := range map[string]string{
		`[{"figure":"1","kind":"figure"}]`:    "",
		`[{"id":"none","kind":"none","x":1}]`: "",
		`[{}]`:                                "line 1, column 2, /0: value refused: missing member: kind",
		`["kind"]`:                            "line 1, column 2, /0: value refused: missing member: kind",
		`[{"kind":7}]`:                        "line 1, column 10, /0/kind: value refused: no kind 7",
		`[{"kind":"figure"}]`:                 `line 1, column 2, /0/figure: missing member: "figure", want a string`,
		`[null]`:                              "line 1, column 2, /0: null for a required value: want a value",
	} {
		var v []either
		err := strictjson.Decode([]byte(text), &v, strictjson.Options{})
		if got := fmt.Sprint(err); got != want && (want != "" || err != nil) {
			t.Errorf("%s: %v, want %s", text, err, want)
		}
	}
	var v []either
	if err := strictjson.Decode([]byte(`[{"kind":"figure","figure":"1"}]`), &v, strictjson.Options{}); err != nil || v[0].what != "1" {
		t.Errorf("%v, %v", v, err)
	}
}

func TestKind(t *testing.T) {
	for k, want := range map[strictjson.Kind]string{
		strictjson.Null: "null", strictjson.Bool: "true or false", strictjson.Number: "a number", strictjson.String: "a string",
		strictjson.Array: "an array", strictjson.Object: "an object", 0: "nothing", 255: "nothing",
	} {
		if got := k.String(); got != want {
			t.Errorf("Kind(%d) is %q, want %q", k, got, want)
		}
	}
}

func TestProblemsAdd(t *testing.T) {
	broken := strictjson.Decode([]byte(`[1,2,3]`), new([]string), strictjson.Options{})
	var ps strictjson.Problems
	for range 3 {
		if !ps.Add(broken, 5) {
			t.Fatal("not added")
		}
	}
	if len(ps.List) != 5 || ps.Total != 9 {
		t.Errorf("%d listed of %d, want 5 of 9", len(ps.List), ps.Total)
	}
	if ps.Add(errBroken, 5) || ps.Add(nil, 5) || ps.Total != 9 {
		t.Error("an error of another kind was added")
	}
	if got := (&strictjson.Problems{Total: 3}).Error(); got != "3 problems, not listed" {
		t.Errorf("nothing listed: %q", got)
	}
}
