package house_test

import (
	"fmt"
	"go/parser"
	"go/token"
	"maps"
	"slices"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// hot lists the functions that may be longer or have more branches than others,
// five at most, each with the reason that its comment gives.
var hot = map[string]string{}

// TestFunctions: no function is over 100 lines long or has a cyclomatic
// complexity over 30, generated code and the hot loops apart.
func TestFunctions(t *testing.T) {
	src := tree(t)
	if len(hot) > 5 {
		t.Errorf("%d exceptions", len(hot))
	}
	seen := make(map[string]bool)
	for _, f := range src.Files {
		if f.Test || f.Generated {
			continue
		}
		for _, fn := range src.Functions(f) {
			if fn.Lines <= 100 && fn.Complexity <= 30 {
				continue
			}
			seen[fn.Name] = true
			if _, ok := hot[fn.Name]; !ok {
				t.Errorf("%v: %s has %d lines and a complexity of %d", fn.At, fn.Name, fn.Lines, fn.Complexity)
			}
		}
	}
	for name := range hot {
		if !seen[name] {
			t.Errorf("%s is no exception any more", name)
		}
	}
}

// TestComplexity holds the measure against counts made by hand.
func TestComplexity(t *testing.T) {
	for _, c := range []struct {
		body string
		want int
	}{
		{"", 1},
		{"if a && b || c { }", 4},
		{"for { }", 2},
		{"for range 3 { if a { } else if b { } else { } }", 4},
		{"switch x { case 1, 2: case 3: default: }", 3},
		{"switch x := x.(type) { case int: default: _ = x }", 2},
		{"select { case <-c: default: }", 2},
		{"f := func() { if a { } }; f()", 2},
	} {
		text := "package p\nfunc f() {\n" + c.body + "\n}\nvar v = func() {\n" + c.body + "\n}\n"
		fset := token.NewFileSet()
		f, err := parser.ParseFile(fset, "p.go", text, parser.SkipObjectResolution)
		if err != nil {
			t.Fatal(err)
		}
		list := (&house.Tree{Fset: fset}).Functions(&house.File{File: f, Dir: "p"})
		if len(list) != 2 || list[0].Name != "p.f" || list[1].Name != "p.v" {
			t.Fatal(list)
		}
		for _, fn := range list {
			if fn.Complexity != c.want || fn.Lines != 3 {
				t.Errorf("%s: complexity %d, %d lines; want %d, 3", c.body, fn.Complexity, fn.Lines, c.want)
			}
		}
	}
}

// TestLineLength: no line over 120 columns is added. ratchet.txt counts by file
// those that are left, in tests too. With -update the counts are written anew,
// as after a file has moved, unless there are more in all.
func TestLineLength(t *testing.T) {
	was, is := make(map[string]int), make(map[string]int)
	for _, line := range lines(t, "ratchet.txt") {
		var n int
		var name string
		if _, err := fmt.Sscan(line, &n, &name); err != nil {
			t.Fatalf("ratchet.txt: %q: %v", line, err)
		}
		was[name] = n
	}
	for _, f := range tree(t).Files {
		if n := f.LongLines(); n > 0 && !f.Generated {
			is[f.Name] = n
		}
	}
	if *update && total(is) <= total(was) {
		var list []string
		for _, name := range slices.Sorted(maps.Keys(is)) {
			list = append(list, fmt.Sprint(is[name], " ", name))
		}
		write(t, "ratchet.txt", "Lines over 120 columns that are left. Renewed by: go test ./internal/house -update", list)
		return
	}
	for name, n := range is {
		if n > was[name] {
			t.Errorf("%s: %d lines over %d columns, at most %d", name, n, house.MaxColumns, was[name])
		}
	}
}

func total(counts map[string]int) int {
	n := 0
	for _, c := range counts {
		n += c
	}
	return n
}
