package csv_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/internal/csv"
)

// The characters are those that OWASP lists under "CSV Injection", those of full
// width among them.
func TestGuard(t *testing.T) {
	for cell, guarded := range map[string]bool{
		"": false, "a": false, "'": false, "''": false, "'a": false, "1-2": false, " =1": false, "\xff": false, "\u2028=": false, "\ufffd": false,
		"=1+1": true, "+1": true, "-1": true, "@x": true, "\t=1": true, "\r": true, "\n=1": true,
		"\uff1d1": true, "\uff0b1": true, "\uff0d1": true, "\uff20x": true, "'=1": true, "''\uff1d1": true,
	} {
		want := cell
		if guarded {
			want = "'" + cell
		}
		got := string(csv.AppendGuarded([]byte("x,"), cell))
		if got != "x,"+want {
			t.Errorf("%q: %q", cell, got)
		}
		if again := string(csv.AppendGuarded(nil, []byte(cell))); again != want {
			t.Errorf("%q as bytes: %q", cell, again)
		}
		if back := csv.Unguard(want); back != cell {
			t.Errorf("%q comes back as %q", cell, back)
		}
		if back := csv.Unguard([]byte(want)); string(back) != cell {
			t.Errorf("%q comes back as the bytes %q", cell, back)
		}
	}
}
