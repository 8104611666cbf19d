package stored_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/stored"
)

func TestJSON(t *testing.T) {
	for w, want := range map[word]string{"": "null", "a": `"a"`} {
		if got, err := stored.JSON(w); err != nil || string(got) != want {
			t.Errorf("JSON(%q) = %s, %v", w, got, err)
		}
	}
	if got, err := stored.JSON(word("bad")); !errors.Is(err, errBad) || got != nil {
		t.Errorf("JSON of what has no text = %s, %v", got, err)
	}
	long := `"` + strings.Repeat("a", 6*8192) + `"`
	for _, c := range []struct{ in, want, err string }{
		{"null", "", ""}, {`"a"`, "a", ""}, {`"\u0061\n"`, "a\n", ""}, {`"ب"`, "ب", ""}, {long, long[1 : len(long)-1], ""},
		{`""`, "before", "read malformed : empty text"}, {"5", "before", "read type 5: want a JSON string"}, {"{}", "before", "read type {}: want a JSON string"},
		{`"`, "before", `read malformed ": want a JSON string`}, {"", "before", "read malformed : want a JSON string"}, {`"a`, "before", `read malformed "a: want a JSON string`},
		{`"\u"`, "before", `read malformed "\u": not a JSON string`}, {`"bad"`, "before", "bad"},
		{long + " ", "before", "read malformed " + long[:64] + ": want a JSON string"}, {`"a` + long[1:], "before", `read malformed "a` + long[1:63] + ": want a JSON string"},
	} {
		w := word("before")
		err := stored.ScanJSON(&w, []byte(c.in), "read", refuse)
		if string(w) != c.want || err == nil && c.err != "" || err != nil && err.Error() != c.err {
			t.Errorf("JSON %.80s reads as %.80q, %v; want %.80q, %s", c.in, w, err, c.want, c.err)
		}
	}
}
