package strictjson_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

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
