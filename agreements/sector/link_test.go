package sector_test

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/testkit"
)

// build builds testdata/mills and returns its path. In a campaign it is built in
// a module of its own, as a user does; that compiles the whole library anew.
func build(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	binary := filepath.Join(dir, "mills")
	if runtime.GOOS == "windows" {
		binary += ".exe"
	}
	command := exec.Command("go", "build", "-o", binary, "./testdata/mills")
	command.Env = append(os.Environ(), "GOWORK=off", "GOFLAGS=", "GOPROXY=off")
	if testkit.Long() {
		command.Args = []string{"go", "build", "-mod=mod", "-o", binary, "."}
		command.Dir = dir
		writeModule(t, dir)
	}
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("%v: %v\n%s", command, err, out)
	}
	return binary
}

// writeModule makes a module of the program, which requires what this one does.
func writeModule(t *testing.T, dir string) {
	t.Helper()
	root, err := filepath.Abs("../..")
	if err != nil {
		t.Fatal(err)
	}
	mod := string(testkit.ReadFile(t, "../../go.mod"))
	mod = strings.Replace(mod, "module github.com/mithaq-go/mithaq", "module mills", 1)
	mod += fmt.Sprintf(
		"\nrequire github.com/mithaq-go/mithaq v0.0.0\n\nreplace github.com/mithaq-go/mithaq => %q\n", root,
	)
	for name, text := range map[string]string{
		"go.mod":  mod,
		"go.sum":  string(testkit.ReadFile(t, "../../go.sum")),
		"main.go": string(testkit.ReadFile(t, "testdata/mills/main.go")),
	} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
}

// ordinary are texts of the data that the library has for reasons of its own.
var ordinary = map[string]bool{
	"مناصب محدثة": true, // jobs created: two words, which a message of a rule has too
}

// dataTexts returns the texts of Morocco's data files that have more than 20
// bytes, each with the file that has it.
func dataTexts(t *testing.T) map[string]string {
	t.Helper()
	files, err := filepath.Glob("../../offshoring/data/*.json")
	if err != nil || len(files) < 7 {
		t.Fatalf("%d data files, %v", len(files), err)
	}
	texts := make(map[string]string)
	for _, file := range files {
		var document any
		if err := json.Unmarshal(testkit.ReadFile(t, file), &document); err != nil {
			t.Fatal(err)
		}
		var walk func(v any)
		walk = func(v any) {
			switch v := v.(type) {
			case string:
				if len(v) > 20 && !ordinary[v] {
					texts[v] = filepath.Base(file)
				}
			case []any:
				for _, x := range v {
					walk(x)
				}
			case map[string]any:
				for member, x := range v {
					if member != "format" {
						walk(x)
					}
				}
			}
		}
		walk(document)
	}
	if len(texts) < 1000 {
		t.Fatalf("only %d texts", len(texts))
	}
	return texts
}

// exampleLines returns the lines of the examples of rules that have more than 40
// bytes, each with its file.
func exampleLines(t *testing.T) map[string]string {
	t.Helper()
	lines := make(map[string]string)
	for _, pattern := range []string{"../rules/examples/*", "../../indicators/rules/examples/*"} {
		files, err := filepath.Glob(pattern)
		if err != nil || len(files) < 40 {
			t.Fatalf("%s: %d files, %v", pattern, len(files), err)
		}
		for _, file := range files {
			for line := range strings.Lines(string(testkit.ReadFile(t, file))) {
				if line = strings.TrimSpace(line); len(line) > 40 {
					lines[line] = filepath.Base(file)
				}
			}
		}
	}
	return lines
}

// inside returns those texts that a program holds, by their first 20 bytes and
// then whole.
func inside(program []byte, texts map[string]string) []string {
	const window = 20
	begins := make(map[[window]byte][]string)
	for text := range texts {
		k := [window]byte([]byte(text))
		begins[k] = append(begins[k], text)
	}
	var found []string
	for i := 0; i+window <= len(program); i++ {
		for _, text := range begins[[window]byte(program[i:])] {
			if strings.HasPrefix(string(program[i:min(i+len(text), len(program))]), text) {
				found = append(found, text)
			}
		}
	}
	return found
}

// TestLink: a program that loads a folder of its own sector links no text of
// Morocco's data and no example of a rule.
func TestLink(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a program")
	}
	binary := build(t)
	folder := t.TempDir()
	for name, file := range mills() {
		if err := os.WriteFile(filepath.Join(folder, name), file.Data, 0o666); err != nil {
			t.Fatal(err)
		}
	}
	out, err := exec.Command(binary, folder).CombinedOutput()
	if err != nil || !strings.HasPrefix(string(out), "Mills 2\nAGR") {
		t.Errorf("%v\n%s", err, out)
	}
	program := testkit.ReadFile(t, binary)
	texts := dataTexts(t)
	maps.Copy(texts, exampleLines(t))
	for _, text := range inside(program, texts) {
		t.Errorf("the program holds %q of %s", text, texts[text])
	}
	// What would be found if it were there: a text that the program has.
	if got := inside(program, map[string]string{"not the name of a file of a sector": "folder.go"}); len(got) == 0 {
		t.Error("nothing is found at all")
	}
}
