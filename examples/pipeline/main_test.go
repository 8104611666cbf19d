package main

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/io/textio"
	"github.com/apache/beam/sdks/v2/go/pkg/beam/register"
	_ "github.com/apache/beam/sdks/v2/go/pkg/beam/runners/prism"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/testkit/planted"
)

// long is the flag of package testkit, which cannot be linked here: it has a flag -update,
// and so has Beam.
var long = flag.Bool("long", false, "run the tests of this module; .ci/run long does so")

// What TestWorld writes.
var (
	to   = flag.String("folder-of-world", "", "a folder that TestWorld writes observations to")
	size = flag.Int("size-of-world", 1_000_000, "how many TestWorld writes, at least")
)

// TestMain runs the tests in a network namespace of their own: prism, the runner in this
// process, listens on all interfaces.
func TestMain(m *testing.M) {
	flag.Parse()
	if !*long {
		fmt.Println("the tests of this module run with -args -long only")
		return
	}
	apart()
	beam.Init()
	os.Exit(m.Run())
}

func init() {
	register.DoFn2x1[indicators.Observation, func(indicators.Observation), error](&failOnceFn{})
}

// failOnceFn is a worker that fails once, in the middle.
type failOnceFn struct{}

var seen atomic.Int64

// failAt is the observation at which it fails.
const failAt = 50_000

// ProcessElement passes an observation on, unless it is the one that it fails at.
func (*failOnceFn) ProcessElement(o indicators.Observation, emit func(indicators.Observation)) error {
	if seen.Add(1) == failAt {
		return fmt.Errorf("this worker fails at observation %s", o.ID)
	}
	emit(o)
	return nil
}

// world returns at least n observations of many countries, each a sector of its own with
// one fault in it, by the same three sources.
func world(t *testing.T, n int) (definitions, []indicators.Observation) {
	t.Helper()
	spec, sources := indicators.CatalogueSpec{}, (*indicators.Dataset)(nil)
	var all []indicators.Observation
	for country := 0; len(all) < n; country++ {
		s := planted.NewSector(uint64(country), planted.Options{Sources: 3, Variant: planted.Base, Stated: country%2 == 0})
		d := s.Dataset()
		kind := planted.Kinds()[country%len(planted.Kinds())]
		if fault := planted.Plant(s, kind, uint64(country)); fault != nil { // some kinds do not fit every sector
			d = fault.Dataset()
		}
		rename := func(id indicators.ID) indicators.ID { return indicators.ID(fmt.Sprintf("C%d-%s", country, id)) }
		own := s.Catalogue().Spec()
		if country == 0 {
			spec, sources = own, d
			spec.Areas = nil
		}
		for _, a := range own.Areas {
			a.ID = rename(a.ID)
			a.Parts = slices.Clone(a.Parts)
			for i := range a.Parts {
				a.Parts[i] = rename(a.Parts[i])
			}
			spec.Areas = append(spec.Areas, a)
		}
		for o := range d.All() {
			o.ID, o.Key.Area = rename(o.ID), rename(o.Key.Area)
			if o.Repeats != "" {
				o.Repeats = rename(o.Repeats)
			}
			for i := range o.From {
				o.From[i] = rename(o.From[i])
			}
			all = append(all, o)
		}
	}
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		t.Fatal(err)
	}
	var catalogue, printed bytes.Buffer
	if err := indicators.EncodeCatalogue(&catalogue, c); err != nil {
		t.Fatal(err)
	}
	if err := indicators.EncodeSources(&printed, sources); err != nil {
		t.Fatal(err)
	}
	return definitions{Catalogue: catalogue.Bytes(), Sources: printed.Bytes()}, all
}

// lines returns the lines of a file, in order. One without lines is not written.
func lines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	if err != nil {
		t.Fatal(err)
	}
	all := strings.Split(strings.TrimSuffix(string(text), "\n"), "\n")
	slices.Sort(all)
	return all
}

// sameSet compares the lines of a file with those of the plain library.
func sameSet(t *testing.T, name string, got, want []string) {
	t.Helper()
	if got, want = slices.Compact(slices.Clone(got)), slices.Compact(slices.Clone(want)); slices.Equal(got, want) {
		return
	}
	t.Errorf("%s: %d, want %d", name, len(got), len(want))
	for what, list := range map[string][2][]string{"only in the pipeline": {got, want}, "missing": {want, got}} {
		n := 0
		for _, line := range list[0] {
			if _, ok := slices.BinarySearch(list[1], line); !ok && n < 5 {
				n++
				t.Errorf("%s: %.300s", what, line)
			}
		}
	}
}

// plain returns the findings and conflicts of the plain library, as lines in order.
func plain(t *testing.T, defs definitions, all []indicators.Observation) (findings, conflicts []string) {
	t.Helper()
	err := checkPlain(defs, slices.Values(all), func(s string) { findings = append(findings, s) },
		func(s string) { conflicts = append(conflicts, s) })
	if err != nil {
		t.Fatal(err)
	}
	slices.Sort(findings)
	slices.Sort(conflicts)
	return findings, conflicts
}

// TestWorld writes observations to a folder, to measure with: the README says how.
func TestWorld(t *testing.T) {
	if *to == "" {
		t.Skip("no -folder-of-world")
	}
	defs, all := world(t, *size)
	var text bytes.Buffer
	if err := indicators.WriteObservations(&text, indicators.JSONLines, slices.Values(all)); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{
		"catalogue.json": defs.Catalogue, "sources.json": defs.Sources, "observations.jsonl": text.Bytes(),
	} {
		if err := os.WriteFile(filepath.Join(*to, name), content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// TestPipeline: the findings and conflicts of 100,000 observations are those of the
// plain library, as sets; a worker that fails once is started again, and changes
// nothing.
func TestPipeline(t *testing.T) {
	defs, all := world(t, 100_000)
	begin := time.Now()
	findings, conflicts := plain(t, defs, all)
	t.Logf("%d observations: %d findings and %d conflicts by the plain library, %v", len(all), len(findings),
		len(conflicts), time.Since(begin))
	if len(findings) < 20 || len(conflicts) < 1000 {
		t.Errorf("%d findings and %d conflicts are too few to tell", len(findings), len(conflicts))
	}
	dir := t.TempDir()
	input := filepath.Join(dir, "observations.jsonl")
	var text bytes.Buffer
	if err := indicators.WriteObservations(&text, indicators.JSONLines, slices.Values(all)); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(input, text.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := flag.Set("runner", "prism"); err != nil {
		t.Fatal(err)
	}
	for name, tries := range map[string]int{"whole": 1, "failing": 2} {
		t.Run(name, func(t *testing.T) {
			out := filepath.Join(dir, name)
			if err := os.Mkdir(out, 0o700); err != nil {
				t.Fatal(err)
			}
			job := func() *beam.Pipeline {
				p, s := beam.NewPipelineWithRoot()
				read := beam.ParDo(s, &readFn{}, textio.Read(s, input))
				if name == "failing" {
					read = beam.ParDo(s, &failOnceFn{}, read)
				}
				write(s, groupFn{Shards: 16, Widest: rules.Whole}, read, beam.Create(s, defs), out)
				return p
			}
			begin := time.Now()
			if name == "failing" {
				if err := retry(context.Background(), 1, job); err == nil {
					t.Error("the worker did not fail")
				}
				seen.Store(0)
			}
			if err := retry(context.Background(), tries, job); err != nil {
				t.Fatal(err)
			}
			t.Log("the pipeline took ", time.Since(begin))
			sameSet(t, "findings", lines(t, filepath.Join(out, "findings.jsonl")), findings)
			sameSet(t, "conflicts", lines(t, filepath.Join(out, "conflicts.jsonl")), conflicts)
		})
	}
}

// TestGroups: every rule that is wanted is run on the groups of one extent, which is no
// narrower than what the rule needs; keys of one group come to one part.
func TestGroups(t *testing.T) {
	for _, widest := range extents {
		ran := map[finding.Code]int{}
		for _, e := range extents {
			for _, r := range rulesOf(e, widest) {
				ran[r.Code]++
				if need := rules.Needs(r.Code); need > e {
					t.Errorf("%s needs %v, and is run on %v", r.Code, need, e)
				}
			}
		}
		for _, r := range rules.All() {
			want := 1
			if rules.Needs(r.Code) > widest {
				want = 0
			}
			if ran[r.Code] != want {
				t.Errorf("%s is run %d times, want %d", r.Code, ran[r.Code], want)
			}
		}
	}
	if n := len(rulesOf(rules.OneSeries, rules.Whole)); n < 20 {
		t.Errorf("%d rules are shared out by series", n)
	}
	_, all := world(t, 10_000)
	for _, widest := range extents {
		parts, used := map[string]string{}, map[string]bool{}
		group := groupFn{Shards: 7, Widest: widest}
		for _, o := range all {
			var to []string
			group.ProcessElement(o, func(part string, same indicators.Observation) {
				to = append(to, part)
				used[part] = true
				if same.ID != o.ID {
					t.Fatalf("%s became %s", o.ID, same.ID)
				}
			})
			if want := 1 + slices.Index(extents, widest); len(to) != want {
				t.Fatalf("%s came to the parts %q, want %d", o.ID, to, want)
			}
			series := rules.OneSeries.Group(o.Key)
			if parts[series] == "" {
				parts[series] = fmt.Sprint(to)
			}
			if parts[series] != fmt.Sprint(to) {
				t.Fatalf("%s is in %s and in %s", series, parts[series], to)
			}
		}
		if want := 7 + slices.Index(extents, widest); len(used) != want {
			t.Errorf("%d parts, want %d", len(used), want)
		}
	}
}

// TestCoder: observations come back equal from the form in which workers exchange them.
func TestCoder(t *testing.T) {
	_, all := world(t, 1000)
	for _, o := range all {
		form, err := encodeObservation(o)
		if err != nil {
			t.Fatal(err)
		}
		back, err := decodeObservation(form)
		if err != nil {
			t.Fatal(err)
		}
		if fmt.Sprint(back) != fmt.Sprint(o) {
			t.Errorf("%v came back as %v", o, back)
		}
	}
	if _, err := decodeObservation([]byte{9}); err == nil {
		t.Error("a malformed form is read")
	}
}
