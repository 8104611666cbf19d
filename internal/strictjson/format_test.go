package strictjson_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/strictjson"
)

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
