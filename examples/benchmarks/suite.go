package main

import (
	"fmt"
	"os"
	"os/exec"
	"strings"
	"testing"
	"time"
)

// suite begins the names of operations that run the go command; only -goals and a -run that
// names them run them.
const suite = "suite/"

const (
	testOp  = suite + "go test -count=1 ./..., build cache warm"
	buildOp = suite + "first build of our own packages of the brief"
)

func suiteEntries() []entry {
	return []entry{
		{testOp, ours, func(b *testing.B) {
			command(nil, "go", "test", "-count=1", "-run", "^$", "./...") // warms the cache
			b.ResetTimer()
			for range b.N {
				note(command(nil, "go", "test", "-count=1", "./..."))
			}
		}},
		{buildOp, ours, func(b *testing.B) {
			for range b.N {
				b.StopTimer()
				cache, err := os.MkdirTemp("", "mithaq-benchmarks-")
				ok(err)
				env := append(os.Environ(), "GOCACHE="+cache)
				_, others := list(env)
				command(env, "go", append([]string{"build"}, others...)...)
				b.StartTimer()
				note(command(env, "go", "build", "-o", os.DevNull, "./examples/brief"))
				b.StopTimer()
				ok(os.RemoveAll(cache))
				b.StartTimer()
			}
		}},
	}
}

// note keeps the least time of processors.
func note(t time.Duration) {
	if processor == 0 || t < processor {
		processor = t
	}
}

// command runs a command in the folder of the library, and returns the time of processors
// that it took with all that it has run.
func command(env []string, name string, args ...string) time.Duration {
	c := exec.Command(name, args...)
	c.Dir, c.Env = "../..", env
	if out, err := c.CombinedOutput(); err != nil {
		panic(fmt.Sprintf("%s %s: %v\n%s", name, strings.Join(args, " "), err, out))
	}
	return c.ProcessState.UserTime() + c.ProcessState.SystemTime()
}

// list returns our own packages that the brief is built from, and the others.
func list(env []string) (own, others []string) {
	c := exec.Command("go", "list", "-deps", "./examples/brief")
	c.Dir, c.Env = "../..", env
	out, err := c.Output()
	ok(err)
	for _, p := range strings.Fields(string(out)) {
		if strings.HasPrefix(p, "github.com/mithaq-go/mithaq") {
			own = append(own, p)
		} else if p != "unsafe" && p != "C" {
			others = append(others, p)
		}
	}
	return own, others
}
