package enum_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/enum"
)

type colour uint8

func TestTable(t *testing.T) {
	table := enum.Table[colour]{"", "red", "green"}
	for v, word := range []string{"", "red", "green"} {
		if got := table.String("colour", colour(v)); got != word {
			t.Errorf("String(%d) = %q, want %q", v, got, word)
		}
		if got, ok := table.Value(word); !ok || got != colour(v) {
			t.Errorf("Value(%q) = %d, %v", word, got, ok)
		}
	}
	if table.Valid(0) || !table.Valid(2) || table.Valid(3) {
		t.Error("Valid: want only 1 and 2")
	}
	if got := table.String("colour", 255); got != "colour(255)" {
		t.Errorf("String(255) = %q", got)
	}
	for _, word := range []string{"Red", "blue", "red ", strings.Repeat("r", 1000)} {
		if got, ok := table.Value(word); ok || got != 0 {
			t.Errorf("Value(%.9q) = %d, %v", word, got, ok)
		}
	}
	if _, ok := (enum.Table[colour]{"none", "red"}).Value(""); ok {
		t.Error("the empty word is in a table whose zero value has a word")
	}
	words := table.Words()
	words[0] = "changed"
	if table[1] != "red" {
		t.Error("Words shares its memory")
	}
	if all := (enum.Table[colour]{"none", "red"}).Words(); !slices.Equal(all, []string{"none", "red"}) {
		t.Errorf("words with one of the zero value: %q", all)
	}
}

// The distances to "graen" are counted by hand: green 1; grey 2, a taken out and
// n changed; brown and great 3.
func TestWant(t *testing.T) {
	table := enum.Table[colour]{"", "red", "green"}
	if got := table.Want("blue"); got != "want one of red, green" {
		t.Error(got)
	}
	long := enum.Table[colour]{"", "brown", "grey", "green", "great"}
	for range 13 {
		long = append(long, "ultramarine")
	}
	for _, word := range []string{"graen", "graen" + strings.Repeat("!", 59) + strings.Repeat("x", 1_000_000)} {
		got := long.Want(word)
		if len(got) > 100 || len(word) < 9 && got != "the nearest of 17 words are green, grey, brown, great" {
			t.Error(got)
		}
	}
}
