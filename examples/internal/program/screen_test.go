package program_test

import (
	"io"
	"os"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestWidth: the flag comes before the terminal's width, which is kept within bounds, and
// that before 100.
func TestWidth(t *testing.T) {
	for _, test := range []struct {
		columns string
		args    []string
		want    int
	}{
		{"", nil, 100},
		{"132", nil, 132},
		{"40", nil, 80},
		{"500", nil, 200},
		{"wide", nil, 100},
		{"132", []string{"-width", "90"}, 90},
		{"", []string{"-width", "79"}, -1},
		{"", []string{"-width", "201"}, -1},
		{"", []string{"-width", "x"}, -1},
	} {
		t.Setenv("COLUMNS", test.columns)
		f := program.New("test", io.Discard)
		width := f.Width()
		_, err := f.Parse(test.args, 0)
		if test.want < 0 && program.Code(err) != program.Misuse || test.want > 0 && *width != test.want {
			t.Errorf("COLUMNS=%s %q: %d, %v", test.columns, test.args, *width, err)
		}
	}
}

// TestColours: a file and a pipe get no colours; Markdown has no width.
func TestColours(t *testing.T) {
	file, err := os.Create(t.TempDir() + "/page")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	_, pipe, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	for _, out := range []io.Writer{io.Discard, file, pipe} {
		if s := program.Style(out, "text", 90, wording.Fr); s.Colour || s.Width != 90 || s.Lang != wording.Fr {
			t.Errorf("%T: %+v", out, s)
		}
	}
	if s := program.Style(io.Discard, "markdown", 90, wording.Fr); s.Width != 0 || !s.Markdown {
		t.Errorf("%+v", s)
	}
	null, err := os.OpenFile(os.DevNull, os.O_WRONLY, 0) // a character device
	if err != nil {
		t.Fatal(err)
	}
	defer null.Close()
	t.Setenv("TERM", "xterm")
	t.Setenv("NO_COLOR", "")
	if !program.Style(null, "text", 90, wording.Fr).Colour {
		t.Error("no colours on a terminal")
	}
	t.Setenv("NO_COLOR", "1")
	if program.Style(null, "text", 90, wording.Fr).Colour {
		t.Error("colours, though nobody wants them")
	}
}
