package datapackage_test

import (
	"bytes"
	"fmt"
	"io"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
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

// morocco reads the data of the offshoring sector.
func morocco(t testing.TB) *indicators.Dataset {
	t.Helper()
	open := func(name string) *bytes.Reader {
		text, err := os.ReadFile(filepath.Join("..", "..", "offshoring", "data", name))
		if err != nil {
			t.Fatal(err)
		}
		return bytes.NewReader(text)
	}
	var b indicators.Builder
	c, err := indicators.DecodeCatalogue(open("catalogue.json"), indicators.DecodeOptions{})
	if err == nil {
		err = b.DecodeSources(open("sources.json"), indicators.DecodeOptions{})
	}
	if err == nil {
		err = b.DecodeObservations(open("observations.json"), indicators.JSON, indicators.DecodeOptions{})
	}
	if err != nil {
		t.Fatal(err)
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d
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
type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, 11))} }

func pick[T any](r random, from ...T) T { return from[r.IntN(len(from))] }

func (r random) some() bool { return r.IntN(3) == 0 }

func (r random) figure() figure.Figure {
	n := r.IntN(100000)
	text := pick(r,
		fmt.Sprint(n), fmt.Sprint(-n), fmt.Sprintf("%d.%02d", n, r.IntN(100)), fmt.Sprintf("0.%030d", n+1),
		fmt.Sprintf("%d123456789012345678901234567890", 1+n), fmt.Sprintf("%d/7", 7*n+1), fmt.Sprintf(">%d", n), fmt.Sprintf(">=-%d", n),
		fmt.Sprintf("<%d.5", n), fmt.Sprintf("<=%d/3", 3*n+1), fmt.Sprintf("[%d,%d]", n, n+1+r.IntN(9)), fmt.Sprintf("(%d,%d)", n, n+1),
		fmt.Sprintf("[%d,%d)", -n, n+1), fmt.Sprintf("(%d/3,%d]", n, n+1), "(-inf,+inf)", "0",
	)
	if r.some() {
		text = "~" + text
	}
	if f, err := figure.Parse(text + "@0.01"); r.some() && err == nil {
		return f
	}
	return figure.MustParse(text)
}

func (r random) period() period.Period {
	y := 2000 + r.IntN(20)
	return pick(r,
		period.Year(y), period.Semester(y, 1+r.IntN(2)), period.Quarter(y, 1+r.IntN(4)), period.Month(y, 1+r.IntN(12)), period.Week(y, 1+r.IntN(52)),
		period.Day(period.MustDate(y, 1+r.IntN(12), 1+r.IntN(28))), period.YearRange(y, y+r.IntN(6)), period.Must(fmt.Sprintf("%d-03-04/%d-11-05", y, y+r.IntN(3))),
	)
}

func (r random) parts() indicators.Breakdown {
	if r.some() {
		return ""
	}
	b, err := indicators.ParseBreakdown(pick(r,
		"segment=CRM", "sex=F,segment=BPO", "Sex=F,segment=ITO", "client.market=EU:27", "1st=a", "role=x,structure=y", "sex=M", "obs_value=1",
	))
	if err != nil {
		panic(err)
	}
	return b
}

// key returns a key whose period is of one kind for all, or of any.
func (r random) key(p period.Period) indicators.Key {
	k := indicators.Key{Indicator: pick[indicators.ID](r, "jobs", "export_revenue", "a.b:c-d"), Breakdown: r.parts(), Period: p}
	if !r.some() {
		k.Area = pick[indicators.ID](r, "MA", "MA-01")
	}
	if !r.some() {
		k.Perimeter = pick[indicators.ID](r, "offshoring", "Calls")
	}
	return k
}

// text is anything that UTF-8 can hold, and what formats stumble over.
func (r random) text() string {
	pieces := []string{
		"65 ألف مستخدم", "plus de 9 000", "a", " ", "\n", "\r\n", "\t", `"`, ",", "'", "=1+1", "+", "-", "@", "＝", "\\", "<>&", "#",
		"\u2028", "\x00", "\x1f", "\x7f", "é", "\u202e", "\ufeff", "🙂", "0", ";", "|", ": ", "_T", "NaN", "#N/A", "~", "null", "NULL",
	}
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(pick(r, pieces...))
	}
	return b.String()
}

func (r random) observation(n, kind int) indicators.Observation {
	y := 2000 + r.IntN(20)
	p := []period.Period{period.Year(y), period.Month(y, 1+r.IntN(12)), period.Day(period.MustDate(y, 2, 1+r.IntN(28))), r.period()}[kind]
	o := indicators.Observation{
		ID: indicators.ID(fmt.Sprintf("F%04d", n)), Key: r.key(p), Role: indicators.Role(1 + r.IntN(8)), Source: indicators.ID(fmt.Sprintf("source%d", r.IntN(9))),
	}
	if r.IntN(10) > 0 {
		o.Figure = r.figure()
	}
	if r.IntN(10) > 0 {
		u, err := figure.ParseUnit(pick(r, "MAD", "job", "MAD/person", "m2", "1", "percent"))
		if err != nil {
			panic(err)
		}
		o.Unit = u
	}
	if r.some() {
		o.Assurance, o.Confidence = indicators.Assurance(r.IntN(4)), indicators.Confidence(r.IntN(6))
		o.Status = pick[indicators.StatusSet](r, 0, 1<<1, 1<<1|1<<15)
		o.Confidentiality = pick(r, "", "F", "C")
		o.Attributes = r.parts()
	}
	if r.some() {
		o.Words, o.WordsLang, o.Note = r.text(), pick(r, wording.Ar, wording.Fr, wording.En), r.text()
		o.Stated = "Elsewhere"
	}
	if r.some() {
		o.Published = r.period()
	}
	if r.IntN(8) == 0 {
		o.Repeats = "F0001"
		for i := range r.IntN(3) {
			o.From = append(o.From, indicators.ID(fmt.Sprintf("F%04d", i)))
		}
		for range r.IntN(3) {
			o.Candidates = append(o.Candidates, indicators.Candidate{Key: r.key(r.period()), Figure: r.figure(), Unit: o.Unit, Why: r.text()})
		}
	}
	return o
}

func (r random) name() wording.Text {
	return pick(r,
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
		if r.some() {
			spec.Indicators = append(spec.Indicators, indicators.Indicator{ID: id, Name: r.name(), Unit: unit, Nature: indicators.Stock, Note: r.text()})
		}
	}
	if r.some() {
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
		b.AddBody(indicators.Body{ID: indicators.ID(fmt.Sprintf("body%d", i)), Name: r.name(), Note: r.text()})
		s := indicators.Source{ID: indicators.ID(fmt.Sprintf("source%d", i)), Carrier: "body0", Title: pick(r, "", r.text()), Date: r.period()}
		s.Address = pick(r, "", "https://example.org/?p=1", "page 3")
		b.AddSource(s)
	}
	for i := range r.IntN(3) {
		b.AddCorrection(indicators.Correction{
			ID: indicators.ID(fmt.Sprintf("C%d", i)), Observation: "F0001", Figure: r.figure(), Reason: r.text(), Evidence: []indicators.ID{"F0002"}, Author: "editor", Known: r.period(),
		})
	}
	d, err := b.Build(r.catalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func losses(list []indicators.Loss) string {
	var b strings.Builder
	for _, l := range list {
		fmt.Fprintln(&b, l)
	}
	return b.String()
}

// names returns the files of a package.
func names(f fstest.MapFS) []string {
	var list []string
	for name := range f {
		list = append(list, name)
	}
	slices.Sort(list)
	return list
}
