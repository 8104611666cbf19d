package strictjson_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

func TestEncode(t *testing.T) {
	v := file{
		Title: "ميثاق <b>&</b> \"\\\b\f\n\r\t\x00\x1f\x7f\u2028\u2029\u200f",
		Observations: []record{
			{
				base: base{"n"}, ID: "S06", Figure: "7500000", Year: 2015, Small: -1, Count: 2, Exact: "7.50e6", Verified: true,
				Paid: amount{"1", "MAD"}, Reading: &reading{">9000", "person"}, Pair: [2]int{1, 2},
				ByYear: map[year]int{2015: 1, 999: 2}, Names: map[string]*base{"fr": nil, "ar": {"x"}},
			},
			{ID: "S05", Reading: &reading{Figure: "~65000"}, Parts: []record{}},
		},
	}
	const want = `{
  "format": "mithaq.test/1",
  "title": "ميثاق <b>&</b> \"\\\b\f\n\r\t\u0000\u001f` + "\x7f" + `\u2028\u2029` + "\u200f" + `",
  "observations": [
    {
      "note": "n",
      "id": "S06",
      "figure": "7500000",
      "year": "2015",
      "small": -1,
      "count": 2,
      "exact": 7.50e6,
      "verified": true,
      "paid": {
        "amount": "1",
        "currency": "MAD"
      },
      "reading": {
        "figure": ">9000",
        "unit": "person"
      },
      "pair": [
        1,
        2
      ],
      "by_year": {
        "0999": 2,
        "2015": 1
      },
      "names": {
        "ar": {
          "note": "x"
        },
        "fr": null
      }
    },
    {
      "id": "S05",
      "figure": "",
      "reading": "~65000"
    }
  ]
}
`
	opt := strictjson.EncodeOptions{Format: "mithaq.test/1"}
	got, err := strictjson.Encode(&v, opt)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(want, string(got)); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if byValue, err := strictjson.Encode(v, opt); err != nil || !bytes.Equal(byValue, got) {
		t.Errorf("Encode of the value and of a pointer to it differ: %v", err)
	}
	var back file
	if err := strictjson.Decode(got, &back, strictjson.Options{Format: opt.Format}); err != nil {
		t.Fatal(err)
	}
	v.Observations[1].Parts = nil // dropped when empty
	if !reflect.DeepEqual(back, v) {
		t.Errorf("read back as %+v", back)
	}

	opt.Compact = true
	line, err := strictjson.Encode(v, opt)
	if err != nil || bytes.ContainsAny(line, "\n") {
		t.Fatalf("%s, %v", line, err)
	}
	var small bytes.Buffer
	if err := json.Compact(&small, got); err != nil || !bytes.Equal(line, small.Bytes()) {
		t.Errorf("compact form\n%s\nwant\n%s", line, small.Bytes())
	}
}

func TestEncodeEmpty(t *testing.T) {
	type all struct {
		S []int          `json:"s"`
		M map[string]int `json:"m"`
		P *int           `json:"p"`
		B base           `json:"b"`
	}
	got, err := strictjson.Encode(all{}, strictjson.EncodeOptions{})
	const want = "{\n  \"s\": [],\n  \"m\": {},\n  \"p\": null,\n  \"b\": {}\n}\n"
	if err != nil || string(got) != want {
		t.Errorf("%s, %v", got, err)
	}
	var back all
	if err := strictjson.Decode(got, &back, strictjson.Options{}); err != nil {
		t.Error(err)
	}
}

// code is written and read as a key, and has an IsZero of its own.
type code struct{ s string }

func (c code) AppendText(b []byte) ([]byte, error) { return append(b, c.s...), nil }
func (c code) IsZero() bool                        { return c.s == "" || c.s == "none" }
func (c *code) UnmarshalText(b []byte) error       { c.s = string(b); return nil }

func TestEncodeMethods(t *testing.T) {
	type all struct {
		Code  code           `json:"code,omitzero"`
		Codes map[code]int   `json:"codes,omitempty"`
		Count map[string]int `json:"count,omitzero"`
		Raw   badJSON        `json:"raw"`
	}
	tests := []struct {
		name string
		v    all
		want string
	}{
		{"IsZero decides", all{Code: code{"none"}, Raw: "1"}, `{"raw":1}`},
		{"text is appended", all{Code: code{"c"}, Codes: map[code]int{{"b"}: 2, {"a"}: 1}, Raw: "true"}, `{"code":"c","codes":{"a":1,"b":2},"raw":true}`},
		{"an empty map is not zero", all{Count: map[string]int{}, Raw: "[]"}, `{"count":{},"raw":[]}`},
		{"JSON is written in our form", all{Raw: " [ {} , [ 1 ,\t-2.50e+1 ] , { \"a\" : null, \"b\":\"\\u0041\\u003c\\/\" }, false ] "}, `{"raw":[{},[1,-2.50e+1],{"a":null,"b":"A</"},false]}`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			got, err := strictjson.Encode(tt.v, strictjson.EncodeOptions{Compact: true})
			if err != nil || string(got) != tt.want {
				t.Errorf("%s, %v; want %s", got, err, tt.want)
			}
		})
	}
}

type deep struct {
	Next *deep `json:"next"`
}

type loop struct{}

func (l loop) MarshalStrict() (any, error) { return l, nil }

type badJSON string

func (b badJSON) MarshalJSON() ([]byte, error) { return []byte(b), nil }
func (b *badJSON) UnmarshalJSON([]byte) error  { return nil }

type fickle int

func (fickle) MarshalText() ([]byte, error) { return nil, errBroken }
func (fickle) UnmarshalText([]byte) error   { return nil }

type same int

func (same) MarshalText() ([]byte, error) { return []byte("same"), nil }
func (same) UnmarshalText([]byte) error   { return nil }

func TestEncodeErrors(t *testing.T) {
	cycle := &deep{}
	cycle.Next = cycle
	type pay struct {
		Paid amount `json:"paid"`
	}
	type optionalPay struct {
		Paid amount `json:"paid,omitempty"`
	}
	tests := []struct {
		name  string
		v     any
		opt   strictjson.EncodeOptions
		is    error
		place string
	}{
		{"nil", nil, strictjson.EncodeOptions{}, strictjson.ErrTarget, "nil"},
		{"nil pointer", (*file)(nil), strictjson.EncodeOptions{}, strictjson.ErrTarget, "nil"},
		{"float", 1.5, strictjson.EncodeOptions{}, strictjson.ErrTarget, "float64"},
		{"not UTF-8", file{Observations: []record{{}, {ID: "\xff"}}}, strictjson.EncodeOptions{}, strictjson.ErrTarget, "/observations/1/id"},
		{"key not UTF-8", map[string]int{"\xff": 1}, strictjson.EncodeOptions{}, strictjson.ErrTarget, "key"},
		{"not a number", []json.Number{"1", "0x1"}, strictjson.EncodeOptions{}, strictjson.ErrTarget, "/1"},
		{"no number", json.Number(""), strictjson.EncodeOptions{}, strictjson.ErrTarget, `""`},
		{"null where required", []pay{{}}, strictjson.EncodeOptions{}, strictjson.ErrTarget, "/0/paid"},
		{"null as element", []amount{{}}, strictjson.EncodeOptions{}, strictjson.ErrTarget, "/0"},
		{"null where optional", []optionalPay{{}}, strictjson.EncodeOptions{}, nil, ""},
		{"cycle", cycle, strictjson.EncodeOptions{}, strictjson.ErrTarget, "levels"},
		{"endless hook", loop{}, strictjson.EncodeOptions{}, strictjson.ErrTarget, "levels"},
		{"method writes no JSON", []badJSON{"{]"}, strictjson.EncodeOptions{}, strictjson.ErrTarget, "/0"},
		{"method writes a member twice", badJSON(`{"a":1,"a":1}`), strictjson.EncodeOptions{}, strictjson.ErrTarget, "duplicate"},
		{"method writes two values", badJSON(`1 2`), strictjson.EncodeOptions{}, strictjson.ErrTarget, "end of the text"},
		{"method fails", []fickle{1}, strictjson.EncodeOptions{}, errBroken, "/0"},
		{"two keys, one text", map[same]int{1: 1, 2: 2}, strictjson.EncodeOptions{}, strictjson.ErrTarget, `"same"`},
		{"format of a slice", []int{}, strictjson.EncodeOptions{Format: "mithaq.test/1"}, strictjson.ErrTarget, "struct"},
		{"bad format", file{}, strictjson.EncodeOptions{Format: "test/1"}, strictjson.ErrTarget, `"test/1"`},
		{"reads, does not write", new(readOnly), strictjson.EncodeOptions{}, strictjson.ErrTarget, "none to write it"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			out, err := strictjson.Encode(tt.v, tt.opt)
			if !errors.Is(err, tt.is) || (err == nil) != (tt.is == nil) {
				t.Fatalf("%v, want %v", err, tt.is)
			}
			if err != nil && (!strings.Contains(err.Error(), tt.place) || out != nil) {
				t.Errorf("%q, %v does not name %q", out, err, tt.place)
			}
		})
	}
}

type readOnly struct{}

func (*readOnly) UnmarshalText([]byte) error { return nil }
