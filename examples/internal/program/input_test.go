package program_test

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
)

// TestInput: a name is a file, "-" is standard input, and so is no name where it is a
// pipe or a file; on a terminal there is the sample. Nothing to read is an error.
func TestInput(t *testing.T) {
	file := filepath.Join(t.TempDir(), "page")
	none := file + ".none"
	for name, text := range map[string]string{file: "text", none: ""} {
		if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	open := func(name string) *os.File {
		f, err := os.Open(name)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { f.Close() })
		return f
	}
	pipe, end, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	io.WriteString(end, "piped")
	end.Close()
	for _, test := range []struct {
		name string
		in   io.Reader
		want string
	}{
		{file, nil, "text"},
		{"", nil, "sample"},
		{"", open(os.DevNull), "sample"},
		{"", pipe, "piped"},
		{"", open(file), "text"},
		{"-", strings.NewReader("reader"), "reader"},
	} {
		text, _, err := program.Input(test.name, test.in, []byte("sample"))
		if string(text) != test.want || err != nil {
			t.Errorf("%q: %q, %v; want %q", test.name, text, err, test.want)
		}
	}
	for _, in := range []io.Reader{open(none), open(os.DevNull), nil} {
		_, called, err := program.Input("-", in, []byte("sample"))
		if !errors.Is(err, program.ErrEmpty) || program.Code(err) != program.Misuse || called != "standard input" {
			t.Errorf("%v: %q, %v", in, called, err)
		}
	}
	for _, name := range []string{none, file + ".absent"} {
		if _, _, err := program.Input(name, nil, nil); program.Code(err) != program.Misuse {
			t.Errorf("%s: %v", name, err)
		}
	}
	large := strings.NewReader(strings.Repeat(" ", program.MaxInput+1))
	if _, _, err := program.Input("-", large, nil); err == nil || !strings.Contains(err.Error(), "divide it") {
		t.Error(err)
	}
	if _, err := io.ReadAll(program.NotEmpty(strings.NewReader(""))); program.Code(err) != program.Misuse {
		t.Error(err)
	}
	if text, err := io.ReadAll(program.NotEmpty(strings.NewReader("x"))); string(text) != "x" || err != nil {
		t.Error(string(text), err)
	}
}
