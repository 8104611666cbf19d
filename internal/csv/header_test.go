package csv_test

import (
	"errors"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/mithaq-go/mithaq/internal/csv"
)

// TestSeparator: the first line says what parts fields, and nothing of the table
// is lost by looking.
func TestSeparator(t *testing.T) {
	long := strings.Repeat("x", 5000)
	for _, c := range []struct {
		table string
		want  byte
	}{
		{"id,period\n1;2\n", ','},
		{"id;period\n1;2,5\n", ';'},
		{"id;period", ';'},
		{"id\tperiod\n1,2\n", '\t'},
		{"id;a\tb\n", ';'},
		{"id\nx;y\n", ','},
		{"", ','},
		{long + ";y\n", ','},
	} {
		in, got := csv.Separator(iotest.OneByteReader(strings.NewReader(c.table)))
		if got != c.want {
			t.Errorf("%.20q: %q, want %q", c.table, got, c.want)
		}
		if all, err := io.ReadAll(in); string(all) != c.table || err != nil {
			t.Errorf("%.20q: read back %.20q, %v", c.table, all, err)
		}
	}
	broken := errors.New("broken")
	in, _ := csv.Separator(iotest.ErrReader(broken))
	if _, err := io.ReadAll(in); !errors.Is(err, broken) {
		t.Error(err)
	}
}

// TestColumnName: case and spaces do not matter.
func TestColumnName(t *testing.T) {
	for _, cell := range []string{"words_lang", "Words_Lang", " WORDS_LANG\u00a0"} {
		if got := csv.ColumnName([]byte(cell)); got != "words_lang" {
			t.Errorf("%q: %q", cell, got)
		}
	}
}
