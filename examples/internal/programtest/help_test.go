package programtest_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

// TestPrograms: every program that has flags tests its help, and its page of
// documentation calls it by the name of its folder.
func TestPrograms(t *testing.T) {
	mains, err := filepath.Glob("../../*/main.go")
	if err != nil || len(mains) < 10 {
		t.Fatal(mains, err)
	}
	for _, name := range mains {
		dir := filepath.Dir(name)
		program := filepath.Base(dir)
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			continue // a module of its own, with its own tests
		}
		text, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(text), "program.New(") {
			continue
		}
		files, err := filepath.Glob(filepath.Join(dir, "*_test.go"))
		if err != nil {
			t.Fatal(err)
		}
		var tests []byte
		for _, f := range files {
			text, err := os.ReadFile(f)
			if err != nil {
				t.Fatal(err)
			}
			tests = append(tests, text...)
		}
		if !regexp.MustCompile(`programtest\.Help(Text)?\(t, run`).Match(tests) {
			t.Errorf("%s: no test of its help", program)
		}
		for _, call := range regexp.MustCompile(`go run \./examples/(\w+)`).FindAllStringSubmatch(string(text), -1) {
			if call[1] != program {
				t.Errorf("%s: its page calls %s", program, call[1])
			}
		}
		if !strings.Contains(string(text), "//\tgo run ./examples/"+program) {
			t.Errorf("%s: its page does not call it", program)
		}
	}
}
