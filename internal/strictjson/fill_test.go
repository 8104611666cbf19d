package strictjson_test

import (
	"bytes"
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

func TestFill(t *testing.T) {
	tests := []struct {
		name, in string
		indent   int
		want     string
	}{
		{"fits", `{"a":1,"b":[2,3],"c":{}}`, 0, `{"a": 1, "b": [2, 3], "c": {}}`},
		{"filled", `{"id":"F0001","key":{"a":"b"},"words":"mots, deux: \"x\"","note":"n"}`, 2,
			"{\"id\": \"F0001\", \"key\": {\"a\": \"b\"},\n   \"words\": \"mots, deux: \\\"x\\\"\",\n   \"note\": \"n\"}"},
		{"characters, not bytes", `{"ar":"مناصب الشغل","fr":"emplois"}`, 0, `{"ar": "مناصب الشغل", "fr": "emplois"}`},
		{"objects on lines", `{"all":[{"id":"first"},{"id":"second","more":"words"}],"z":1}`, 0,
			"{\"all\": [\n   {\"id\": \"first\"},\n   {\"id\": \"second\", \"more\": \"words\"}\n ],\n \"z\": 1}"},
		{"scalars filled", `["aaaaaaaaaa","bbbbbbbbbb","cccccccccc","dddddddddd"]`, 0,
			"[\"aaaaaaaaaa\", \"bbbbbbbbbb\",\n \"cccccccccc\", \"dddddddddd\"]"},
		{"too long to break", `"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"`, 0,
			`"aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa"`},
		{"empty", `[]`, 0, `[]`},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := string(strictjson.Fill(nil, []byte(tt.in), tt.indent, 40)); got != tt.want {
				t.Errorf("got\n%s\nwant\n%s", got, tt.want)
			}
		})
	}
}

// TestFillKeepsTheValue: without the white space outside strings, which
// encoding/json removes, the text is what it was.
func TestFillKeepsTheValue(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		in := []byte(randomValue(rng, 4))
		out := strictjson.Fill([]byte("before"), in, 4, 60)
		var back bytes.Buffer
		if err := json.Compact(&back, out[len("before"):]); err != nil || !bytes.Equal(back.Bytes(), in) {
			t.Fatalf("%s\nis laid out as\n%s\n%v", in, out, err)
		}
	}
}

func randomValue(rng *rand.Rand, depth int) string {
	text := func() string {
		pieces := []string{"a", "ألف", `\"`, `\\`, ",", ":", "{", "]", " "}
		var b strings.Builder
		for range rng.IntN(12) {
			b.WriteString(pieces[rng.IntN(len(pieces))])
		}
		return `"` + b.String() + `"`
	}
	kind := rng.IntN(5)
	if depth == 0 {
		kind = rng.IntN(2)
	}
	switch kind {
	case 0:
		return text()
	case 1:
		return []string{"12", "true", "null", "-0.5"}[rng.IntN(4)]
	case 2:
		var parts []string
		for range rng.IntN(6) {
			parts = append(parts, randomValue(rng, depth-1))
		}
		return "[" + strings.Join(parts, ",") + "]"
	default:
		var parts []string
		for range rng.IntN(6) {
			parts = append(parts, text()+":"+randomValue(rng, depth-1))
		}
		return "{" + strings.Join(parts, ",") + "}"
	}
}

func TestEncoderAppend(t *testing.T) {
	type record struct {
		ID   string   `json:"id"`
		From []string `json:"from,omitzero"`
	}
	var e strictjson.Encoder
	out := []byte("x")
	for _, r := range []record{{ID: "a"}, {ID: "b", From: []string{"a"}}} {
		var err error
		if out, err = e.Append(out, r); err != nil {
			t.Fatal(err)
		}
	}
	if got, want := string(out), `x{"id":"a"}{"id":"b","from":["a"]}`; got != want {
		t.Errorf("got %s, want %s", got, want)
	}
	if got, err := e.Append(out, record{ID: "\xff"}); err == nil || string(got) != string(out) {
		t.Errorf("what is not UTF-8 gives %s, %v", got, err)
	}
	if _, err := e.Append(nil, record{ID: "c"}); err != nil {
		t.Errorf("after an error: %v", err)
	}
}
