package stored_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

type colour uint8

// colours is the set of colours.
type colours uint32

var (
	palette    = enum.Table[colour]{"", "red", "green"}
	errUnknown = errors.New("unknown")
)

// refuseWord makes an error of a fault.
func refuseWord(op string, f stored.Fault) error {
	return fmt.Errorf("%s: %w: %s", op, f.Err, f.Explain())
}

func TestWords(t *testing.T) {
	for v, word := range []string{"", "red", "green"} {
		b, err := stored.AppendWord(palette, []byte("> "), colour(v), "write", errUnknown, refuseWord)
		if err != nil || string(b) != "> "+word {
			t.Errorf("AppendWord(%d) = %q, %v", v, b, err)
		}
		got := colour(7)
		err = stored.ReadWord(palette, &got, []byte(word), "read", errUnknown, refuseWord)
		if err != nil || got != colour(v) {
			t.Errorf("ReadWord(%q) = %d, %v", word, got, err)
		}
	}
	b, err := stored.AppendWord(palette, []byte("> "), 3, "write", errUnknown, refuseWord)
	if !errors.Is(err, errUnknown) || err.Error() != `write: unknown: "3", want one of red, green` || string(b) != "> " {
		t.Errorf("a value without a word: %q, %v", b, err)
	}
	got := colour(2)
	err = stored.ReadWord(palette, &got, []byte("blue"), "read", errUnknown, refuseWord)
	if !errors.Is(err, errUnknown) || err.Error() != `read: unknown: "blue", want one of red, green` || got != 2 {
		t.Errorf("a word that is not there: %d, %v", got, err)
	}
	err = stored.ReadWord(palette, &got, []byte(strings.Repeat("r", 1_000_000)), "read", errUnknown, refuseWord)
	if err == nil || len(err.Error()) > 200 {
		t.Errorf("a long word: %v", err)
	}
}

func TestSets(t *testing.T) {
	for s, text := range map[colours]string{0: "", 1 << 1: "red", 1<<1 | 1<<2: "red|green"} {
		b, err := stored.AppendSet(palette, []byte("> "), s, "write", errUnknown, refuseWord)
		if err != nil || string(b) != "> "+text {
			t.Errorf("AppendSet(%b) = %q, %v", s, b, err)
		}
		got := colours(8)
		if err := stored.ReadSet(palette, &got, []byte(text), "read", errUnknown, refuseWord); err != nil || got != s {
			t.Errorf("ReadSet(%q) = %b, %v", text, got, err)
		}
	}
	for _, s := range []colours{1, 1<<1 | 1, 1 << 3} {
		b, err := stored.AppendSet(palette, []byte("> "), s, "write", errUnknown, refuseWord)
		want := fmt.Sprintf(`write: unknown: "%#x", want one of red, green`, s)
		if err == nil || err.Error() != want || string(b) != "> " {
			t.Errorf("AppendSet(%b) = %q, %v", s, b, err)
		}
	}
	got := colours(2)
	err := stored.ReadSet(palette, &got, []byte("red|blue"), "read", errUnknown, refuseWord)
	if err == nil || err.Error() != `read: unknown: "blue", want one of red, green` || got != 2 {
		t.Errorf("a word that is not there: %b, %v", got, err)
	}
}
