package enum_test

import (
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/internal/enum"
)

func TestSet(t *testing.T) {
	const red, green, blue colour = 1, 2, 3
	table := enum.Table[colour]{"", "red", "green", "blue"}
	for _, c := range []struct {
		values []colour
		text   string
		only   colour
	}{
		{nil, "", 0},
		{[]colour{green}, "green", green},
		{[]colour{blue, red, blue}, "red|blue", 0},
		{[]colour{0, red, 4, 255}, "red", red},
		{[]colour{red, green, blue}, "red|green|blue", 0},
	} {
		s := table.Set(c.values...)
		if got := table.Join(s); got != c.text {
			t.Errorf("Join(%v) = %q, want %q", c.values, got, c.text)
		}
		if back, wrong, ok := table.Split([]byte(c.text)); !ok || back != s || wrong != "" {
			t.Errorf("Split(%q) = %b, %q, %v; want %b", c.text, back, wrong, ok, s)
		}
		if !table.Holds(s) || table.Holds(s|1) || table.Holds(s|1<<4) || table.Holds(s|1<<31) {
			t.Errorf("Holds of %q, or of it with a value that is not there", c.text)
		}
		if only, ok := s.Only(); only != c.only || ok != (c.only != 0) {
			t.Errorf("Only of %q = %d, %v", c.text, only, ok)
		}
		if n := len(slices.Collect(table.All(s))); s.Len() != n {
			t.Errorf("Len of %q = %d, want %d", c.text, s.Len(), n)
		}
		for v := range colour(40) {
			want := slices.Contains(c.values, v) && table.Valid(v)
			if s.Has(v) != want {
				t.Errorf("%q.Has(%d) = %v", c.text, v, !want)
			}
		}
	}
	for range table.All(table.Set(red, green)) {
		break // All stops when it is asked to
	}
	for text, word := range map[string]string{
		"|": "", "red|": "", "mauve": "mauve", "red||green": "", "red|none|x": "none",
	} {
		if s, wrong, ok := table.Split([]byte(text)); ok || wrong != word || s != 0 {
			t.Errorf("Split(%q) = %b, %q, %v", text, s, wrong, ok)
		}
	}
}
