package main

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

const hostile = "=1+1;@SUM(A1)\nle 5 MM DH\n- 67\t(499.858)\n1.500\n-5%\n1\u200b500 DH\n"

func TestGolden(t *testing.T) {
	for _, c := range []struct {
		name  string
		args  []string
		stdin string
	}{
		{"article.text", nil, ""},
		{"article.json", []string{"-format", "json", "-locale", "ar-MA"}, ""},
		{"article.csv", []string{"-format", "csv"}, ""},
		{"hostile.text", []string{"-"}, hostile},
		{"hostile.csv", []string{"-format", "csv", "-"}, hostile},
		{"none.json", []string{"-format", "json"}, "no figure in it"},
		{"hostile_fr.text", []string{"-lang", "fr"}, hostile},
		{"hostile_ar.text", []string{"-lang", "ar"}, hostile},
		{"learn.csv", []string{"-learn", "-format", "csv", "-"}, "6.8 et 1.500"},
	} {
		t.Run(c.name, func(t *testing.T) {
			var out bytes.Buffer
			var in io.Reader
			if c.stdin != "" {
				in = strings.NewReader(c.stdin)
			}
			if err := run(c.args, in, &out); err != nil {
				t.Fatal(err)
			}
			testkit.Golden(t, c.name+".golden", out.Bytes())
		})
	}
}

// TestCSVIsSafe checks that no cell begins as a formula does.
func TestCSVIsSafe(t *testing.T) {
	var out bytes.Buffer
	if err := run([]string{"-format", "csv", "-"}, strings.NewReader(hostile), &out); err != nil {
		t.Fatal(err)
	}
	records, err := csv.NewReader(&out).ReadAll()
	if err != nil || len(records) < 5 {
		t.Fatal(records, err)
	}
	for _, r := range records {
		for _, cell := range r {
			if cell != "" && strings.ContainsAny(cell[:1], "=+@\t\r") || strings.HasPrefix(cell, "- ") {
				t.Errorf("cell %q", cell)
			}
		}
	}
}

func TestRunRefuses(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "page.txt")
	if err := os.WriteFile(file, []byte("7,3 MMDH"), 0o644); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := run([]string{file}, nil, &out); err != nil || !strings.Contains(out.String(), "7300000000@100000000") {
		t.Errorf("%v %s", err, out.String())
	}
	for _, args := range [][]string{
		{"-format", "xml"}, {"-locale", "xx"}, {"a", "b"}, {filepath.Join(dir, "none")}, {"-nonsense"},
	} {
		if err := run(args, strings.NewReader(""), &out); err == nil {
			t.Errorf("%q: no error", args)
		}
	}
	if err := run([]string{"-"}, strings.NewReader(strings.Repeat(" ", program.MaxInput+1)), &out); err == nil {
		t.Error("too much text was read")
	}
	for _, text := range []string{"", "7 %\x00"} {
		if err := run(nil, strings.NewReader(text), &out); program.Code(err) != program.Misuse {
			t.Errorf("%q: %v", text, err)
		}
	}
	broken := errors.New("broken")
	for _, format := range []string{"text", "json", "csv"} {
		if err := run([]string{"-format", format}, nil, failing{broken}); !errors.Is(err, broken) {
			t.Errorf("%s: %v", format, err)
		}
	}
}

type failing struct{ err error }

func (f failing) Write([]byte) (int, error) { return 0, f.err }

// TestHelp: the help is there in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run, "testdata/page.txt") }

// TestWidths: pages fit their width.
func TestWidths(t *testing.T) { programtest.Widths(t, run, nil) }
