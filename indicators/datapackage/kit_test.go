package datapackage_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// folder is a package in memory.
type folder struct{ files fstest.MapFS }

type folderFile struct {
	bytes.Buffer
	done func([]byte)
}

func (f *folderFile) Close() error { f.done(f.Bytes()); return nil }

func (f *folder) create(name string) (io.WriteCloser, error) {
	if f.files == nil {
		f.files = fstest.MapFS{}
	}
	return &folderFile{done: func(b []byte) { f.files[name] = &fstest.MapFile{Data: b} }}, nil
}

// dir is a package of one descriptor and other files, by name and content.
func dir(descriptor string, files ...string) fstest.MapFS {
	f := fstest.MapFS{datapackage.FileName: {Data: []byte(descriptor)}}
	for i := 0; i < len(files); i += 2 {
		f[files[i]] = &fstest.MapFile{Data: []byte(files[i+1])}
	}
	return f
}

// write writes a dataset as a package.
func write(t testing.TB, d *indicators.Dataset, o datapackage.WriteOptions) (fstest.MapFS, []indicators.Loss) {
	t.Helper()
	var f folder
	lost, err := datapackage.Write(f.create, d, o)
	if err != nil {
		t.Fatal(err)
	}
	return f.files, lost
}

// read reads a package as a dataset.
func read(t testing.TB, fsys fs.FS, o datapackage.ReadOptions) (*indicators.Dataset, []indicators.Loss) {
	t.Helper()
	r, err := datapackage.Read(fsys, o)
	if err != nil {
		t.Fatal(err)
	}
	d, err := r.Dataset(nil)
	if err != nil {
		t.Fatal(err)
	}
	return d, r.Losses()
}

// text returns all that a dataset holds, in the library's own files.
func text(t testing.TB, d *indicators.Dataset) string {
	t.Helper()
	var b bytes.Buffer
	for _, err := range []error{
		indicators.EncodeCatalogue(&b, d.Catalogue()), indicators.EncodeSources(&b, d), indicators.EncodeObservations(&b, d),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	return b.String()
}

// same fails when two datasets differ.
func same(t testing.TB, got, want *indicators.Dataset) {
	t.Helper()
	g, w := strings.Split(text(t, got), "\n"), strings.Split(text(t, want), "\n")
	for i := range max(len(g), len(w)) {
		a, b := "nothing", "nothing"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Fatalf("line %d\ngot  %s\nwant %s", i, a, b)
		}
	}
}

// random makes records of every shape.
type random struct{ records.Random }

func newRandom(seed uint64) random { return random{records.New(seed, 11)} }

// observation returns one whose period is of a kind, which decides the type of
// its field, or of any.
func (r random) observation(n, kind int) indicators.Observation {
	o := r.Observation(n)
	y := 2000 + r.IntN(20)
	o.Key.Period = []period.Period{period.Year(y), period.Month(y, 1+r.IntN(12)), period.Day(period.MustDate(y, 2, 1+r.IntN(28))), o.Key.Period}[kind]
	return o
}

func (r random) name() wording.Text {
	return records.Pick(r,
		wording.MustText(wording.Name{Lang: wording.En, Name: "Jobs", Status: wording.Attested}),
		wording.MustText(wording.Name{Lang: wording.Ar, Name: "مناصب الشغل", Status: wording.Translated}, wording.Name{Lang: wording.Fr, Name: "Emplois <b>", Status: wording.Unverified}),
	)
}

func (r random) catalogue(t testing.TB) *indicators.Catalogue {
	var spec indicators.CatalogueSpec
	unit, err := figure.ParseUnit("job")
	if err != nil {
		t.Fatal(err)
	}
	for _, id := range []indicators.ID{"jobs", "export_revenue"} {
		if r.Some() {
			spec.Indicators = append(spec.Indicators, indicators.Indicator{ID: id, Name: r.name(), Unit: unit, Nature: indicators.Stock, Note: r.Text()})
		}
	}
	if r.Some() {
		spec.Dimensions = []indicators.Dimension{{ID: "segment", Name: r.name(), Codes: []indicators.Category{{ID: "CRM", Name: r.name()}, {ID: "BPO", Name: r.name()}}}}
		spec.Areas = []indicators.Category{{ID: "MA", Name: r.name()}}
	}
	c, err := indicators.NewCatalogue(spec)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func (r random) dataset(t testing.TB, n int) *indicators.Dataset {
	var b indicators.Builder
	kind := r.IntN(4)
	for i := range n {
		b.AddObservation(r.observation(i, kind))
	}
	for i := range r.IntN(4) {
		b.AddBody(indicators.Body{ID: indicators.ID(fmt.Sprintf("body%d", i)), Name: r.name(), Note: r.Text()})
		s := indicators.Source{ID: indicators.ID(fmt.Sprintf("source%d", i)), Carrier: "body0", Title: records.Pick(r, "", r.Text()), Date: r.Period()}
		s.Address = records.Pick(r, "", "https://example.org/?p=1", "page 3")
		b.AddSource(s)
	}
	for i := range r.IntN(3) {
		b.AddCorrection(indicators.Correction{
			ID: indicators.ID(fmt.Sprintf("C%d", i)), Observation: "F0001", Figure: r.Figure(), Reason: r.Written(), Evidence: []indicators.ID{"F0002"}, Author: "editor", Known: r.Period(),
		})
	}
	d, err := b.Build(r.catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

var (
	morocco = records.Morocco
	losses  = records.Losses
)

// names returns the files of a package.
func names(f fstest.MapFS) []string {
	var list []string
	for name := range f {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
