package main

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"testing"
)

// small is a package with a test that leaves some of it unseen.
var small = map[string]string{
	"go.mod": "module small\n\ngo 1.26\n",
	"small.go": `package small

// Cap returns n, at most 10, and whether it was more.
func Cap(n int) (int, bool) {
	if n > 10 {
		return 10, true
	}
	return n, false
}

func Unseen(a, b int) int { return a + b }

func Endless(n int) (steps int) {
	for ; n > 0; n-- {
		steps++
	}
	return steps
}
`,
	"small_test.go": `package small

import "testing"

func TestCap(t *testing.T) {
	if n, more := Cap(12); n != 10 || !more {
		t.Error(n, more)
	}
	if n, more := Cap(3); n != 3 || more {
		t.Error(n, more)
	}
	if n := Endless(3); n != 3 {
		t.Error(n)
	}
}
`,
}

// TestRun: what no test of a small package sees survives, and nothing else.
func TestRun(t *testing.T) {
	if testing.Short() {
		t.Skip("builds a package")
	}
	if _, err := exec.LookPath("sh"); err != nil {
		t.Skip("no shell")
	}
	t.Chdir(t.TempDir())
	for name, text := range small {
		if err := os.WriteFile(name, []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	if err := run([]string{"-count", "0", "."}, &out); err != nil {
		t.Fatal(err)
	}
	// Worked out by hand: the test does not try 9 to 11, and nothing of Unseen.
	want := `survived small/small.go:5:5 operator: n > 10 -> n >= 10
survived small/small.go:5:9 off by one: 10 -> 10 + 1
survived small/small.go:5:9 off by one: 10 -> 10 - 1
survived small/small.go:11:36 off by one: a + b -> (a + b) + 1
survived small/small.go:11:36 operator: a + b -> a - b
`
	var got strings.Builder
	for line := range strings.Lines(out.String()) {
		if rest, ok := strings.CutPrefix(line, "survived "); ok {
			_, rest, _ = strings.Cut(rest, " ")
			got.WriteString("survived " + rest)
		}
	}
	if got.String() != want {
		t.Errorf("got:\n%swant:\n%s\nin all:\n%s", got.String(), want, out.String())
	}
	if err := run([]string{"-count", "0", "-min", "97", "."}, &out); err == nil {
		t.Error("few are killed, and no error")
	}
	for files, want := range map[string]bool{"./sm*.go": true, "./big*.go": false} {
		out.Reset()
		if err := run([]string{"-list", "-count", "0", files}, &out); err != nil || (out.Len() > 0) != want {
			t.Error(files, out.String(), err)
		}
	}
	for range 2 {
		out.Reset()
		if err := run([]string{"-list", "-count", "3", "-seed", "7", "."}, &out); err != nil ||
			strings.Count(out.String(), "\n") != 3 {
			t.Error(out.String(), err)
		}
	}
}
