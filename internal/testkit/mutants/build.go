package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"go/ast"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"time"
)

// variable is the variable of the environment that wakes a mutant.
const variable = "MUTANT_AWAKE"

// wakes is the file that is added to a package.
const wakes = `package %s

import (
	"errors"
	"os"
	"strconv"
)

var (
	mutantAwake, _ = strconv.Atoi(os.Getenv("` + variable + `"))
	mutantError    = errors.New("an error of a mutant")
)
`

// tests is the test binary of a package with its mutants.
type tests struct {
	p        *pkg
	scratch  string
	skip     string
	quick    string        // a pattern of the tests that take little time
	duration time.Duration // without a mutant
	cpu      time.Duration
}

// build writes the package with its mutants aside and builds its tests.
func build(p *pkg, list []*mutant) (*tests, error) {
	scratch, err := os.MkdirTemp("", "mutants")
	if err != nil {
		return nil, err
	}
	t := &tests{p: p, scratch: scratch}
	replace := make(map[string]string)
	write := func(name, text string) error {
		to := filepath.Join(scratch, filepath.Base(name))
		replace[name] = to
		return os.WriteFile(to, []byte(text), 0o666)
	}
	if err := write(filepath.Join(p.dir, "mutant_awake.go"), fmt.Sprintf(wakes, p.types.Name())); err != nil {
		return nil, err
	}
	for _, s := range p.files {
		if err := write(s.name, s.instrument(p, list)); err != nil {
			return nil, err
		}
	}
	overlay, err := json.Marshal(map[string]any{"Replace": replace})
	if err != nil {
		return nil, err
	}
	file := filepath.Join(scratch, "overlay.json")
	if err := os.WriteFile(file, overlay, 0o666); err != nil {
		return nil, err
	}
	cmd := exec.Command("go", "test", "-c", "-vet=off", "-overlay", file, "-o", t.binary(), p.path)
	cmd.Dir = p.dir
	if out, err := cmd.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("building %s with its mutants: %w\n%s", p.path, err, out)
	}
	return t, nil
}

func (t *tests) binary() string { return filepath.Join(t.scratch, "package.test") }

func (t *tests) remove() { os.RemoveAll(t.scratch) }

// instrument writes a file with those mutants of the list that are in it.
func (s *source) instrument(p *pkg, list []*mutant) string {
	at := make(map[ast.Node][]*mutant)
	for _, m := range list {
		if m.src == s {
			at[m.node] = append(at[m.node], m)
		}
	}
	var write func(n ast.Node) string
	// plain writes a node whose own mutants are written already.
	plain := func(n ast.Node) string {
		from, to := s.span(p.fset, n)
		var b strings.Builder
		ast.Inspect(n, func(c ast.Node) bool {
			if c == nil || c == n || at[c] == nil {
				return true
			}
			start, end := s.span(p.fset, c)
			b.Write(s.text[from:start])
			b.WriteString(write(c))
			from = end
			return false
		})
		b.Write(s.text[from:to])
		return b.String()
	}
	write = func(n ast.Node) string {
		text := plain(n)
		for _, m := range at[n] {
			if m.changed == nil {
				text = fmt.Sprintf("if mutantAwake != %d { %s }", m.id, text)
				continue
			}
			part := func(c ast.Node) string {
				if c == n {
					return plain(c)
				}
				return write(c)
			}
			text = fmt.Sprintf("func() %s { if mutantAwake == %d { return %s }; return %s }()",
				m.typ, m.id, m.changed(part), text)
		}
		return text
	}
	// Comments in front of the package clause, such as constraints, stay there.
	from, to := s.span(p.fset, s.ast)
	return string(s.text[:from]) + plain(s.ast) + string(s.text[to:])
}

// maxMemory is how much a test may hold, in kilobytes of address space.
const maxMemory = 8 << 20

// seconds is how much processor time a test may take. A mutant that loops forever is
// killed by it, however busy the machine is.
func (t *tests) seconds() int {
	if t.cpu == 0 {
		return 600
	}
	return int(3*t.cpu/time.Second) + 2
}

// command runs the tests, with the mutant of that number awake.
func (t *tests) command(ctx context.Context, mutant int, more ...string) *exec.Cmd {
	limit := fmt.Sprintf("ulimit -v %d; ulimit -t %d; exec \"$0\" \"$@\"", maxMemory, t.seconds())
	args := append([]string{"-c", limit, t.binary(), "-test.short"}, more...)
	if t.skip != "" && !slices.Contains(more, "-test.skip") {
		args = append(args, "-test.skip", t.skip)
	}
	cmd := exec.CommandContext(ctx, "sh", args...)
	cmd.Dir = t.p.dir
	cmd.Env = append(cmd.Environ(), fmt.Sprintf("%s=%d", variable, mutant))
	return cmd
}

var failed = regexp.MustCompile(`(?m)^--- FAIL: ([^ /]+)`)

// baseline runs the tests with all mutants asleep, and leaves out those that
// fail.
func (t *tests) baseline(out io.Writer) error {
	for n := range 2 {
		begin := time.Now()
		cmd := t.command(context.Background(), 0, "-test.v")
		answer, err := cmd.CombinedOutput()
		t.duration = time.Since(begin)
		if err == nil {
			t.cpu = cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()
			var names []string
			for _, m := range passed.FindAllSubmatch(answer, -1) {
				names = append(names, string(m[1]))
			}
			t.quick = pattern(names)
			return nil
		}
		var names []string
		for _, m := range failed.FindAllSubmatch(answer, -1) {
			names = append(names, string(m[1]))
		}
		if len(names) == 0 || n > 0 {
			return fmt.Errorf("%s fails without a mutant: %w\n%s", t.p.path, err, answer)
		}
		fmt.Fprintf(out, "%s: without %s, which fail with all mutants asleep\n", t.p.path, strings.Join(names, ", "))
		if t.skip != "" {
			names = append(names, t.skip)
		}
		t.skip = pattern(names)
	}
	return fmt.Errorf("%s: tests fail with all mutants asleep", t.p.path)
}

// notices reports whether the tests fail with a mutant awake. The quick ones beside the
// file of the mutant run first, as they mostly are the ones that fail, and those that take
// long last.
func (t *tests) notices(m *mutant) bool {
	if t.quick == "" {
		return t.fail(m)
	}
	quick := regexp.MustCompile(t.quick)
	names := slices.DeleteFunc(beside(m.src.name), func(name string) bool { return !quick.MatchString(name) })
	if len(names) > 0 && t.fail(m, "-test.run", pattern(names)) {
		return true
	}
	return t.fail(m, "-test.run", t.quick) || t.fail(m, "-test.skip", t.others())
}

// others is a pattern of the tests that need not run after the quick ones.
func (t *tests) others() string {
	if t.skip == "" {
		return t.quick
	}
	return t.quick + "|" + t.skip
}

var (
	testFunc = regexp.MustCompile(`(?m)^func ((?:Test|Example)\w*)\(`)
	// passed is a test that took less than a tenth of a second.
	passed = regexp.MustCompile(`(?m)^--- PASS: ([^ /]+) \(0\.0\ds\)$`)
)

// beside returns the tests in the test file that belongs to a file.
func beside(file string) (names []string) {
	text, err := os.ReadFile(strings.TrimSuffix(file, ".go") + "_test.go")
	if err != nil {
		return nil
	}
	for _, m := range testFunc.FindAllSubmatch(text, -1) {
		names = append(names, string(m[1]))
	}
	return names
}

// pattern matches tests of these names only; "" if there are none.
func pattern(names []string) string {
	if len(names) == 0 {
		return ""
	}
	return "^(" + strings.Join(names, "|") + ")$"
}

// fail reports whether tests fail with a mutant awake.
func (t *tests) fail(m *mutant, more ...string) bool {
	// A mutant that waits forever is killed; a machine that is busy is not a mutant.
	ctx, cancel := context.WithTimeout(context.Background(), 10*t.duration+20*time.Second)
	defer cancel()
	answer, err := t.command(ctx, m.id, append(more, "-test.failfast")...).CombinedOutput()
	// Without PASS the process has ended before its tests did.
	return err != nil || !bytes.Contains(answer, []byte("PASS"))
}
