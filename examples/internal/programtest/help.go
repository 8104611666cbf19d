package programtest

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/mithaq-go/mithaq/examples/internal/program"
)

// Textiles is the folder of a sector that is not Morocco's, for the tests of programs.
const Textiles = "../internal/programtest/testdata/textiles"

// Philippines is the folder of the second country.
const Philippines = "../philippines"

// langs are the languages of the programs.
var langs = []string{"en", "fr", "ar"}

// call is a line of a help that calls the program.
var call = regexp.MustCompile(`(?m)^  go run (?:-C examples/\w+ \.|\./examples/\w+)(.*)$`)

// Help tests the help of a program as [HelpText] does, and that each example runs, in a
// folder where the files that it names are those of files.
func Help(t *testing.T, run program.Run, files ...string) {
	t.Helper()
	here := inFolder(t, files)
	for _, x := range HelpText(t, run) {
		if err := example(run, strings.Fields(x), here); err != nil {
			t.Errorf("the example %q: %v", x, err)
		}
	}
}

// HelpText tests that the help of a program is there in three languages, with the same
// flags and examples, that each flag is described, and that Arabic and French have no
// English in them. It returns the arguments of the examples.
func HelpText(t *testing.T, run program.Run) (examples []string) {
	t.Helper()
	pages := map[string]string{}
	for _, lang := range langs {
		pages[lang] = Print(t, run, "-h", "-lang", lang, "-width", "200")
	}
	words := textOf(pages["en"])
	for _, lang := range langs {
		page := pages[lang]
		if got, want := call.FindAllString(page, -1), call.FindAllString(pages["en"], -1); !slices.Equal(got, want) {
			t.Errorf("%s: examples %q, want %q", lang, got, want)
		}
		for i, said := range textOf(page) {
			if lang != "en" && i < len(words) && said == words[i] {
				t.Errorf("%s: in English: %q", lang, said)
			}
			if strings.TrimSpace(said) == "" {
				t.Errorf("%s: nothing is said of line %d", lang, i)
			}
			if lang == "ar" && !strings.ContainsFunc(said, func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
				t.Errorf("ar: not in Arabic: %q", said)
			}
		}
		if got, want := len(textOf(page)), len(words); lang != "en" && got < want*2/3 {
			t.Errorf("%s: %d lines of text, in English %d", lang, got, want)
		}
	}
	for i, x := range call.FindAllStringSubmatch(pages["en"], -1) {
		if i > 0 { // the first line says how the program is called
			examples = append(examples, x[1])
		}
	}
	if len(examples) < 2 {
		t.Error("fewer than two examples")
	}
	return examples
}

// textOf returns the lines of a help that are words, and no flags or calls.
func textOf(help string) (all []string) {
	for line := range strings.Lines(help) {
		line = strings.TrimSuffix(line, "\n")
		if line != "" && !strings.HasPrefix(line, "  go run") && !strings.HasPrefix(line, "  -") {
			all = append(all, line)
		}
	}
	return all
}

// inFolder makes a folder with the sector "textiles" and some files, by their names.
func inFolder(t *testing.T, files []string) string {
	t.Helper()
	here := t.TempDir()
	if err := os.CopyFS(filepath.Join(here, "textiles"), os.DirFS(Textiles)); err != nil {
		t.Fatal(err)
	}
	for _, name := range files {
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(here, filepath.Base(name)), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return here
}

// example runs an example of a help. Words that name files of here are such files; behind
// "<" stands the file that is standard input, and behind ">" one that is written.
func example(run program.Run, args []string, here string) error {
	var in io.Reader
	var rest []string
	for i := 0; i < len(args); i++ {
		switch name := filepath.Join(here, args[i]); {
		case args[i] == ">":
			i++
		case args[i] == "<" && i+1 < len(args):
			i++
			text, err := os.ReadFile(filepath.Join(here, args[i]))
			if err != nil {
				return err
			}
			in = bytes.NewReader(text)
		case i > 0 && args[i-1] == "-out":
			rest = append(rest, name) // a folder that is written
		case !strings.HasPrefix(args[i], "-") && exists(name):
			rest = append(rest, name)
		default:
			rest = append(rest, args[i])
		}
	}
	return run(rest, in, io.Discard)
}

func exists(name string) bool {
	_, err := os.Stat(name)
	return err == nil
}

// Widths tests that pages fit 80, 100 and 132 columns, in three languages.
func Widths(t *testing.T, run program.Run, cases ...[]string) {
	t.Helper()
	for _, lang := range langs {
		for _, wide := range []int{80, 132} {
			for _, args := range cases {
				args = append([]string{"-lang", lang, "-width", fmt.Sprint(wide)}, args...)
				for line := range strings.Lines(Print(t, run, args...)) {
					if n := columns(strings.TrimSuffix(line, "\n")); n > wide {
						t.Errorf("%q: %d columns: %q", args, n, line)
					}
				}
			}
		}
	}
}

// columns counts the letters of a line that take a place on a terminal.
func columns(line string) (n int) {
	for _, r := range line {
		if !unicode.In(r, unicode.Mn, unicode.Me, unicode.Cf) {
			n++
		}
	}
	return n
}

// Unreadable runs the program on standard input that it cannot read: the exit code is the
// one of the help.
func Unreadable(t *testing.T, run program.Run, args ...string) {
	t.Helper()
	if err := run(args, strings.NewReader("a,b\n\""), io.Discard); program.Code(err) != program.Misuse {
		t.Errorf("%q: exit code %d: %v", args, program.Code(err), err)
	}
}
