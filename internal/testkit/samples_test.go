package testkit_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestSamplesAreThere says in one line how many files the tests did not see, or
// that none is missing.
func TestSamplesAreThere(t *testing.T) {
	t.Logf("%d sample files in %s", len(testkit.SampleNames(".")), testkit.Samples(t, "."))
}

func TestSamples(t *testing.T) {
	lists := testkit.SampleNames("codelists")
	if len(lists) != 11 || lists[0] != "codelists/CL_CONF_STATUS.csv" {
		t.Fatal(lists)
	}
	t.Setenv(testkit.SamplesVariable, "")
	if r := try(func(tb testing.TB) { testkit.Samples(tb, "codelists") }); !r.skipped {
		t.Error("without the variable the test is not skipped")
	}
	if seeds := testkit.SeedSamples(t, "codelists/*.csv"); seeds != nil {
		t.Error("seeds without the variable")
	}
	root := t.TempDir()
	t.Setenv(testkit.SamplesVariable, root)
	if r := try(func(tb testing.TB) { testkit.Samples(tb, "codelists") }); r.skipped || !strings.Contains(r.said, "missing") {
		t.Errorf("a folder without the files: %+v", r)
	}
	if err := os.Mkdir(filepath.Join(root, "codelists"), 0o777); err != nil {
		t.Fatal(err)
	}
	for _, name := range lists {
		if err := os.WriteFile(filepath.Join(root, name), []byte("x"), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	if got := testkit.Samples(t, "codelists"); got != filepath.Join(root, "codelists") {
		t.Error(got)
	}
	if seeds := testkit.SeedSamples(t, "codelists/*.csv"); len(seeds) != len(lists) || string(seeds[0]) != "x" {
		t.Error(seeds)
	}
	for _, call := range []func(tb testing.TB){
		func(tb testing.TB) { testkit.Samples(tb, ".") },
		func(tb testing.TB) { testkit.Samples(tb, "no-such-folder") },
		func(tb testing.TB) { testkit.SeedSamples(tb, "no-such-folder/*") },
		func(tb testing.TB) { testkit.SeedSamples(tb, "sdmx-csv/*") },
	} {
		if r := try(call); r.skipped || r.said == "" {
			t.Errorf("%+v", r)
		}
	}
}
