// Package testkit is what tests of several packages share.
//
// A test of a program or of a long output compares it with a golden file under
// testdata. go test -run TestX ./package -update rewrites the golden files of
// the tests that run; read the difference before you commit it.
//
// A test that draws random cases takes their number from [Cases]: few in go
// test, all of a campaign with -args -long, which .ci/run long gives.
package testkit

import (
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"path/filepath"
	"testing"

	"github.com/google/go-cmp/cmp"
)

var update = flag.Bool("update", false, "rewrite the golden files of the tests that run")

// Golden compares got with testdata/name, byte by byte. With -update it writes
// the file instead.
func Golden(tb testing.TB, name string, got []byte) {
	tb.Helper()
	path := filepath.Join("testdata", filepath.FromSlash(name))
	if *update {
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			tb.Fatal(err)
		}
		if err := os.WriteFile(path, got, 0o666); err != nil {
			tb.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		tb.Fatalf("%v\nrun this test with -update to write it", err)
	}
	if !bytes.Equal(want, got) {
		tb.Errorf("%s differs (-want +got):\n%s", path, cmp.Diff(string(want), string(got)))
	}
}

// ReadFile returns the content of a file, or fails the test.
func ReadFile(tb testing.TB, path string) []byte {
	tb.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		tb.Fatal(err)
	}
	return data
}

// ReadJSON decodes a test's own JSON file, such as an oracle in testdata, into
// v. Members that v does not have are refused, so that no case is lost.
func ReadJSON(tb testing.TB, path string, v any) {
	tb.Helper()
	dec := json.NewDecoder(bytes.NewReader(ReadFile(tb, path)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(v); err != nil {
		tb.Fatalf("%s: %v", path, err)
	}
}

// Allocs fails the test if f allocates more than want times a call. Under the
// race detector, which allocates, it only calls f.
func Allocs(tb testing.TB, want int, f func()) {
	tb.Helper()
	if raceEnabled {
		f()
		return
	}
	if got := int(testing.AllocsPerRun(100, f)); got > want {
		tb.Errorf("%v allocations a call, want at most %d", got, want)
	}
}

// Race reports whether the race detector is on: tests then do less.
func Race() bool { return raceEnabled }
