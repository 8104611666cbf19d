package indicators_test

import (
	"cmp"
	"errors"
	"fmt"
	"runtime"
	"slices"
	"strings"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// inOrder is what a dataset does, done plainly: observations by key, then ID.
func inOrder(all []indicators.Observation) []indicators.Observation {
	sorted := slices.Clone(all)
	slices.SortFunc(sorted, func(a, b indicators.Observation) int {
		return cmp.Or(a.Key.Compare(b.Key), cmp.Compare(a.ID, b.ID))
	})
	return sorted
}

func picked(all []indicators.Observation, s indicators.Selector) (out []indicators.Observation) {
	for _, o := range all {
		if s.Match(o) {
			out = append(out, o)
		}
	}
	return out
}

// TestDatasetAgainstPlain holds a dataset against a sorted slice: nothing is
// lost, changed or out of order, and every way to it finds the same.
func TestDatasetAgainstPlain(t *testing.T) {
	for seed := range uint64(40) {
		r := newRandom(seed)
		all := r.records(r.IntN(200))
		d := all.build(t)
		want := inOrder(all.observations)
		if diff := gocmp.Diff(want, slices.Collect(d.All()), exactly); diff != "" {
			t.Fatalf("seed %d: All (-want +got):\n%.2000s", seed, diff)
		}
		if d.Len() != len(want) {
			t.Errorf("seed %d: Len is %d, want %d", seed, d.Len(), len(want))
		}
		for _, o := range want {
			if got, ok := d.Observation(o.ID); !ok || !gocmp.Equal(got, o, exactly) {
				t.Fatalf("seed %d: Observation(%s) is %+v, %v", seed, o.ID, got, ok)
			}
		}
		for _, id := range []indicators.ID{"", "F", "F0000x", "zzz", "A"} {
			if _, ok := d.Observation(id); ok {
				t.Errorf("seed %d: Observation(%q) was found", seed, id)
			}
		}
		var keys []indicators.Key
		var series []indicators.Key
		for _, o := range want {
			if len(keys) == 0 || keys[len(keys)-1] != o.Key {
				keys = append(keys, o.Key)
			}
			if k := o.Key.Series(); len(series) == 0 || series[len(series)-1] != k {
				series = append(series, k)
			}
		}
		if got := slices.Collect(d.Keys()); !slices.Equal(got, keys) {
			t.Errorf("seed %d: Keys are %v, want %v", seed, got, keys)
		}
		if got := slices.Collect(d.SeriesKeys()); !slices.Equal(got, series) {
			t.Errorf("seed %d: SeriesKeys are %v, want %v", seed, got, series)
		}
		for range 60 {
			s := r.selector()
			if diff := gocmp.Diff(picked(want, s), slices.Collect(d.Select(s)), exactly); diff != "" {
				t.Fatalf("seed %d: Select(%+v) (-want +got):\n%.2000s", seed, s, diff)
			}
		}
	}
}

func (r random) selector() (s indicators.Selector) {
	k := r.key()
	if r.IntN(4) > 0 {
		s.Indicator = pick(r, k.Indicator, k.Indicator, "nothing")
	}
	if r.some() {
		s.Area = pick(r, k.Area, "MA", "nowhere")
	}
	if r.some() {
		s.Perimeter = pick(r, k.Perimeter, "nothing")
	}
	if r.some() {
		s.Breakdown = pick(r, k.Breakdown, indicators.MustBreakdown("segment=none"))
	}
	s.Total = r.some()
	if r.some() {
		s.Period = k.Period
	}
	if r.some() {
		s.Within = pick(r, k.Period, period.YearRange(2003, 2010), period.Day(period.MustDate(1999, 1, 1)))
	}
	if r.some() {
		s.Source = r.id("source", 10)
	}
	if r.some() {
		s.Roles = indicators.RolesOf(indicators.RoleObserved, indicators.RoleTarget, indicators.Role(1+r.IntN(8)))
	}
	return s
}

// TestDatasetOrderOfInput: the order of input leaves no trace (law 6).
func TestDatasetOrderOfInput(t *testing.T) {
	for seed := range uint64(10) {
		r := newRandom(seed)
		all := r.records(100)
		want := contents(all.build(t))
		for range 3 {
			r.shuffle(&all)
			if diff := gocmp.Diff(want, contents(all.build(t)), exactly, gocmp.AllowUnexported(records{})); diff != "" {
				t.Fatalf("seed %d: shuffled input (-want +got):\n%.2000s", seed, diff)
			}
		}
	}
}

// contents is all that a dataset holds, in its own order.
func contents(d *indicators.Dataset) records {
	return records{
		slices.Collect(d.Bodies()), slices.Collect(d.Sources()), slices.Collect(d.All()), slices.Collect(d.Corrections()),
	}
}

func TestDatasetIsImmutable(t *testing.T) {
	o := indicators.Observation{
		ID: "a", Key: indicators.Key{Indicator: "jobs"}, From: []indicators.ID{"b"},
		Candidates: []indicators.Candidate{{Why: "one"}},
	}
	c := indicators.Correction{ID: "c", Observation: "a", Evidence: []indicators.ID{"b"}}
	var b indicators.Builder
	b.AddObservation(o)
	b.AddCorrection(c)
	d, err := b.Build(emptyCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		o.From[0], o.Candidates[0].Why, c.Evidence[0] = "x", "x", "x"
		got, _ := d.Observation("a")
		fix, _ := d.Correction("c")
		if got.From[0] != "b" || got.Candidates[0].Why != "one" || fix.Evidence[0] != "b" {
			t.Fatalf("what was written to a slice is seen in the dataset: %+v %+v", got, fix)
		}
		o, c = got, fix
	}
	b.AddObservation(indicators.Observation{ID: "z"})
	if d2, err := b.Build(emptyCatalogue(t)); err != nil || d2.Len() != 2 || d.Len() != 1 {
		t.Errorf("a Builder that is built again: %v; %d then %d observations", err, d.Len(), d2.Len())
	}
}

func TestDatasetEmpty(t *testing.T) {
	d := records{}.build(t)
	for range d.All() {
		t.Error("an empty dataset yields an observation")
	}
	for range d.Keys() {
		t.Error("an empty dataset yields a key")
	}
	for range d.SeriesKeys() {
		t.Error("an empty dataset yields a series")
	}
	if _, ok := d.Observation("a"); ok {
		t.Error("an empty dataset finds an observation")
	}
	for range d.Select(indicators.Selector{Indicator: "jobs", Source: "s", Period: period.Year(2015)}) {
		t.Error("an empty dataset selects an observation")
	}
}

func TestBuildErrors(t *testing.T) {
	key := indicators.Key{Indicator: "jobs", Period: period.Year(2015)}
	tests := []struct {
		name string
		o    indicators.Observation
		is   error
		path string
	}{
		{"no ID", indicators.Observation{Key: key}, indicators.ErrID, "/observations"},
		{"bad ID", indicators.Observation{ID: "a b", Key: key}, indicators.ErrID, "/observations"},
		{"twice", indicators.Observation{ID: "twice", Key: key}, indicators.ErrDuplicate, "/observations/twice"},
		{"indicator", indicators.Observation{ID: "a", Key: indicators.Key{Indicator: "é"}}, indicators.ErrID, "/observations/a/key/indicator"},
		{"area", indicators.Observation{ID: "a", Key: indicators.Key{Area: "-"}}, indicators.ErrID, "/observations/a/key/area"},
		{"perimeter", indicators.Observation{ID: "a", Key: indicators.Key{Perimeter: "-"}}, indicators.ErrID, "/observations/a/key/perimeter"},
		{"source", indicators.Observation{ID: "a", Source: " "}, indicators.ErrID, "/observations/a/source"},
		{"role", indicators.Observation{ID: "a", Role: 99}, indicators.ErrInvalid, "/observations/a/role"},
		{"assurance", indicators.Observation{ID: "a", Assurance: 99}, indicators.ErrInvalid, "/observations/a/assurance"},
		{"confidence", indicators.Observation{ID: "a", Confidence: 99}, indicators.ErrInvalid, "/observations/a/confidence"},
		{"language", indicators.Observation{ID: "a", WordsLang: 99}, indicators.ErrInvalid, "/observations/a/words_lang"},
		{"status", indicators.Observation{ID: "a", Status: 1 << 30}, indicators.ErrInvalid, "/observations/a/status"},
		{"confidentiality", indicators.Observation{ID: "a", Confidentiality: "="}, indicators.ErrID, "/observations/a/confidentiality"},
		{"stated", indicators.Observation{ID: "a", Stated: "="}, indicators.ErrID, "/observations/a/stated_perimeter"},
		{"words", indicators.Observation{ID: "a", Words: "\xff"}, indicators.ErrInvalid, "/observations/a/words"},
		{"note", indicators.Observation{ID: "a", Note: "\xff"}, indicators.ErrInvalid, "/observations/a/note"},
		{"repeats", indicators.Observation{ID: "a", Repeats: "="}, indicators.ErrID, "/observations/a/repeats"},
		{"from", indicators.Observation{ID: "a", From: []indicators.ID{"b", ""}}, indicators.ErrID, "/observations/a/from/1"},
		{"candidate", indicators.Observation{ID: "a", Candidates: []indicators.Candidate{{Key: indicators.Key{Indicator: "="}}}}, indicators.ErrID, "/observations/a/candidates/0/key/indicator"},
		{"candidate's reason", indicators.Observation{ID: "a", Candidates: []indicators.Candidate{{Why: "\xff"}}}, indicators.ErrInvalid, "/observations/a/candidates/0/why"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			var b indicators.Builder
			b.AddObservation(indicators.Observation{ID: "twice", Key: key}, tt.o)
			_, err := b.Build(emptyCatalogue(t))
			var e *indicators.Error
			if !errors.Is(err, tt.is) || !errors.As(err, &e) || e.Path != tt.path {
				t.Errorf("got %v, want %v at %s", err, tt.is, tt.path)
			}
		})
	}
}

func TestBuildReportsAll(t *testing.T) {
	var b indicators.Builder
	for i := range 1500 {
		b.AddObservation(indicators.Observation{ID: indicators.ID(fmt.Sprint("F", i)), Source: "bad source"})
	}
	b.AddSource(indicators.Source{ID: "s"}, indicators.Source{ID: "s"})
	_, err := b.Build(emptyCatalogue(t))
	var ps *indicators.Problems
	if !errors.As(err, &ps) || len(ps.List) != 1000 || ps.Total != 1501 || !strings.HasSuffix(err.Error(), "\nand 501 more") {
		t.Errorf("got %.300s", err)
	}
	if _, err := b.Build(nil); !errors.Is(err, indicators.ErrInvalid) {
		t.Errorf("Build(nil): %v", err)
	}
}

// million is bulk data: n observations of 20 years, in series.
func million(n int, add func(indicators.Observation)) {
	unit, err := figure.ParseUnit("MAD")
	if err != nil {
		panic(err)
	}
	for i := range n {
		s := i / 20
		b, _ := indicators.NewBreakdown(indicators.Part{Dimension: "firm", Code: indicators.ID(fmt.Sprintf("f%d", s%1000))})
		add(indicators.Observation{
			ID: indicators.ID(fmt.Sprintf("obs-%07d", (i*7919)%n)),
			Key: indicators.Key{
				Indicator: indicators.ID(fmt.Sprintf("indicator%d", s/1000%10)), Area: indicators.ID(fmt.Sprintf("MA-%02d", s/10000)),
				Perimeter: "offshoring", Breakdown: b, Period: period.Year(2000 + i%20),
			},
			Figure: figure.FromInt64(int64(i) * 137), Unit: unit, Role: indicators.RoleObserved, Source: "office",
			Published: period.Year(2001 + i%20), Words: "words", Note: "note",
		})
	}
}

// heap returns the bytes in use.
func heap() uint64 {
	runtime.GC()
	runtime.GC()
	var m runtime.MemStats
	runtime.ReadMemStats(&m)
	return m.HeapAlloc
}

// TestBytesPerObservation: a dataset holds an observation in at most 64 bytes,
// its distinct strings aside, with every common member in use.
func TestBytesPerObservation(t *testing.T) {
	n := testkit.Cases(40_000, 200_000)
	catalogue := emptyCatalogue(t)
	before := heap()
	b := new(indicators.Builder)
	million(n, func(o indicators.Observation) { b.AddObservation(o) })
	d, err := b.Build(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	b = nil
	held := float64(heap()-before) / float64(n)
	ids := 0
	for o := range d.All() {
		ids += len(o.ID)
	}
	aside := float64(ids) / float64(n)
	t.Logf("%.1f bytes an observation, %.1f of them in its ID", held, aside)
	if held-aside > 64 {
		t.Errorf("%.1f bytes an observation, distinct strings aside; want at most 64", held-aside)
	}
	runtime.KeepAlive(d)
}

func TestDatasetAllocations(t *testing.T) {
	var b indicators.Builder
	million(2000, func(o indicators.Observation) { b.AddObservation(o) })
	d, err := b.Build(emptyCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	count := 0
	tests := []struct {
		name string
		most float64
		do   func()
	}{
		{"All", 8, func() {
			for o := range d.All() {
				count += len(o.ID)
			}
		}},
		{"Keys", 2, func() {
			for k := range d.Keys() {
				count += len(k.Area)
			}
		}},
		{"Observation", 0, func() {
			if _, ok := d.Observation("obs-0000077"); ok {
				count++
			}
		}},
		{"Select", 8, func() {
			for o := range d.Select(indicators.Selector{Indicator: "indicator0", Area: "MA-00", Period: period.Year(2010)}) {
				count += len(o.ID)
			}
		}},
	}
	for _, tt := range tests {
		if got := testing.AllocsPerRun(20, tt.do); got > tt.most {
			t.Errorf("%s: %v allocations, want at most %v", tt.name, got, tt.most)
		}
	}
}
