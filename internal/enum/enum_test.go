package enum_test

import (
	"errors"
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
		got, err := table.Parse("colour", word)
		if err != nil || got != colour(v) {
			t.Errorf("Parse(%q) = %d, %v", word, got, err)
		}
		text, err := table.Marshal("colour", colour(v))
		if err != nil || string(text) != word {
			t.Errorf("Marshal(%d) = %q, %v", v, text, err)
		}
	}
	if table.Valid(0) || !table.Valid(2) || table.Valid(3) {
		t.Error("Valid: want only 1 and 2")
	}
	if got := table.String("colour", 255); got != "colour(255)" {
		t.Errorf("String(255) = %q", got)
	}
	if _, err := table.Marshal("colour", 3); !errors.Is(err, enum.ErrUnknown) {
		t.Errorf("Marshal(3): %v", err)
	}
	if _, err := table.Parse("colour", "Red"); !errors.Is(err, enum.ErrUnknown) {
		t.Errorf("Parse is case-exact: %v", err)
	}
	long := make([]byte, 1000)
	if _, err := table.Parse("colour", string(long)); err == nil || len(err.Error()) > 400 {
		t.Errorf("long word: %v", err)
	}
	words := table.Words()
	words[0] = "changed"
	if table[1] != "red" {
		t.Error("Words shares its memory")
	}
}

func TestAppendAndRead(t *testing.T) {
	table := enum.Table[colour]{"", "red", "green"}
	for v, word := range []string{"", "red", "green"} {
		b, err := table.Append([]byte("> "), "colour", colour(v))
		if err != nil || string(b) != "> "+word {
			t.Errorf("Append(%d) = %q, %v", v, b, err)
		}
		got := colour(7)
		if err := table.Read(&got, "colour", []byte(word)); err != nil || got != colour(v) {
			t.Errorf("Read(%q) = %d, %v", word, got, err)
		}
	}
	if b, err := table.Append([]byte("> "), "colour", 3); !errors.Is(err, enum.ErrUnknown) || string(b) != "> " {
		t.Errorf("a value without a word: %q, %v", b, err)
	}
	got := colour(2)
	if err := table.Read(&got, "colour", []byte("blue")); !errors.Is(err, enum.ErrUnknown) || got != 2 {
		t.Errorf("a word that is not there: %d, %v", got, err)
	}
}

func TestUnknownListsWords(t *testing.T) {
	table := enum.Table[colour]{"", "red", "green"}
	_, err := table.Parse("colour", "blue")
	if want := `colour "blue": unknown code, want one of red, green`; err == nil || err.Error() != want {
		t.Errorf("got %v, want %s", err, want)
	}
	long := make(enum.Table[colour], 18)
	if _, err := long.Parse("colour", "blue"); err == nil || err.Error() != `colour "blue": unknown code` {
		t.Errorf("a long table: %v", err)
	}
}
