package testkit

import (
	_ "embed"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"strings"
	"testing"
)

// SamplesVariable names the environment variable that holds the folder of the
// samples: files of other projects, such as the official messages of SDMX. They
// are no part of this one. The README says where they are from.
const SamplesVariable = "MITHAQ_SAMPLES"

// Each line names a sample, its public origin and what it is.
//
//go:embed samples.tsv
var sampleList string

// SampleNames lists the samples in a folder, "." for all, with slashes.
func SampleNames(dir string) []string {
	var names []string
	for line := range strings.Lines(sampleList) {
		name, _, _ := strings.Cut(line, "\t")
		if !strings.HasPrefix(line, "#") && (dir == "." || strings.HasPrefix(name, dir+"/")) {
			names = append(names, name)
		}
	}
	return names
}

// Samples returns the path of a folder of samples, "." for all. Without
// MITHAQ_SAMPLES it skips the test and says how many files were not seen; a file
// that is missing from a folder that the variable names fails the test.
func Samples(tb testing.TB, dir string) string {
	tb.Helper()
	names := SampleNames(dir)
	if len(names) == 0 {
		tb.Fatalf("there are no samples in %q", dir)
	}
	root := os.Getenv(SamplesVariable)
	if root == "" {
		tb.Skipf("%s is not set: %d sample files not seen", SamplesVariable, len(names))
	}
	var missing []string
	for _, name := range names {
		if info, err := os.Stat(filepath.Join(root, filepath.FromSlash(name))); err != nil || !info.Mode().IsRegular() {
			missing = append(missing, name)
		}
	}
	if len(missing) > 0 {
		tb.Fatalf("%s=%s: %d of %d sample files are missing: %s", SamplesVariable, root, len(missing), len(names),
			strings.Join(missing, " "))
	}
	return filepath.Join(root, filepath.FromSlash(dir))
}

// SeedSamples returns the contents of the samples that match a pattern, as seeds
// of a fuzz target. Without MITHAQ_SAMPLES there are none.
func SeedSamples(tb testing.TB, pattern string) [][]byte {
	tb.Helper()
	root := os.Getenv(SamplesVariable)
	if root == "" {
		return nil
	}
	var seeds [][]byte
	for _, name := range SampleNames(".") {
		if ok, err := path.Match(pattern, name); err != nil {
			tb.Fatal(fmt.Errorf("%q: %w", pattern, err))
		} else if ok {
			seeds = append(seeds, ReadFile(tb, filepath.Join(root, filepath.FromSlash(name))))
		}
	}
	if len(seeds) == 0 {
		tb.Fatalf("no samples match %q", pattern)
	}
	return seeds
}
