// Package records is what tests of the formats for exchange share: the sector's
// data, random observations of every shape, and their comparison.
package records

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Morocco reads the data of the offshoring sector.
func Morocco(t testing.TB) *indicators.Dataset {
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

// Catalogue returns one that defines nothing.
func Catalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Build returns the dataset of some observations.
func Build(t testing.TB, c *indicators.Catalogue, all ...indicators.Observation) *indicators.Dataset {
	t.Helper()
	var b indicators.Builder
	b.AddObservation(all...)
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// lines returns the observations of a dataset, each as a line of its JSON form.
func lines(t testing.TB, d *indicators.Dataset) []string {
	t.Helper()
	var b bytes.Buffer
	if err := indicators.WriteObservations(&b, indicators.JSONLines, d.All()); err != nil {
		t.Fatal(err)
	}
	return strings.Split(b.String(), "\n")
}

// SameObservations fails when two datasets differ in an observation.
func SameObservations(t testing.TB, got, want *indicators.Dataset) {
	t.Helper()
	g, w := lines(t, got), lines(t, want)
	for i := range max(len(g), len(w)) {
		a, b := "nothing", "nothing"
		if i < len(g) {
			a = g[i]
		}
		if i < len(w) {
			b = w[i]
		}
		if a != b {
			t.Fatalf("observation %d\ngot  %s\nwant %s", i, a, b)
		}
	}
}

// Random makes observations of every shape.
type Random struct{ *rand.Rand }

// New returns the generator of a seed.
func New(a, b uint64) Random { return Random{rand.New(rand.NewPCG(a, b))} }

// Pick returns one of the values.
func Pick[T any](r interface{ IntN(int) int }, from ...T) T { return from[r.IntN(len(from))] }

// Some is true once in three times.
func (r Random) Some() bool { return r.IntN(3) == 0 }

// Figure returns a figure of any form but unset.
func (r Random) Figure() figure.Figure {
	n := r.IntN(100000)
	text := Pick(r,
		fmt.Sprint(n), fmt.Sprint(-n), fmt.Sprintf("%d.%02d", n, r.IntN(100)), fmt.Sprintf("0.%030d", n+1),
		fmt.Sprintf("%d123456789012345678901234567890", 1+n), fmt.Sprintf("%d/7", 7*n+1), fmt.Sprintf("-%d/7", 7*n+1),
		fmt.Sprintf(">%d", n), fmt.Sprintf(">=-%d", n), fmt.Sprintf("<%d.5", n), fmt.Sprintf("<=%d/3", 3*n+1),
		fmt.Sprintf("[%d,%d]", n, n+1+r.IntN(9)), fmt.Sprintf("(%d,%d)", n, n+1), fmt.Sprintf("[%d,%d)", -n, n+1),
		fmt.Sprintf("(%d/3,%d]", n, n+1), "(-inf,+inf)", "0",
	)
	if r.Some() {
		text = "~" + text
	}
	if f, err := figure.Parse(text + "@0.01"); r.Some() && err == nil {
		return f
	}
	return figure.MustParse(text)
}

// Period returns a period of any kind.
func (r Random) Period() period.Period {
	y := 2000 + r.IntN(20)
	return Pick(r,
		period.Year(y), period.Semester(y, 1+r.IntN(2)), period.Quarter(y, 1+r.IntN(4)), period.Month(y, 1+r.IntN(12)),
		period.Week(y, 1+r.IntN(52)), period.Day(period.MustDate(y, 1+r.IntN(12), 1+r.IntN(28))),
		period.YearRange(y, y+r.IntN(6)),
		period.MustParse(fmt.Sprintf("%d-03-04/%d-11-05", y, y+r.IntN(3))),
	)
}

// Parts returns a breakdown or attributes.
func (r Random) Parts() indicators.Breakdown {
	if r.Some() {
		return indicators.Breakdown{}
	}
	b, err := indicators.ParseBreakdown(Pick(r,
		"segment=CRM", "sex=F,segment=BPO", "Sex=F,segment=ITO", "client.market=EU:27", "1st=a", "role=x,structure=y",
		"sex=M", "obs_value=1",
	))
	if err != nil {
		panic(err)
	}
	return b
}

// Key returns the key of an observation.
func (r Random) Key() indicators.Key {
	k := indicators.Key{Indicator: Pick[indicators.ID](r, "jobs", "export_revenue", "a.b:c-d"), Breakdown: r.Parts(),
		Period: r.Period()}
	if !r.Some() {
		k.Area = Pick[indicators.ID](r, "MA", "MA-01")
	}
	if !r.Some() {
		k.Perimeter = Pick[indicators.ID](r, "offshoring", "Calls")
	}
	return k
}

// Text is anything that UTF-8 can hold, and what formats stumble over.
func (r Random) Text() string {
	pieces := []string{
		"65 ألف مستخدم", "plus de 9 000", "a", " ", "\n", "\r\n", "\t", `"`, ",", "'", "=1+1", "+", "-", "@", "＝", "\\", "<>&", "#",
		"\u2028", "\x00", "\x1f", "\x7f", "é", "\u202e", "\ufeff", "🙂", "0", ";", "|", ": ", "a: b", "[", "_T", "NaN",
		"#N/A", "~", "null", "NULL",
	}
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(Pick(r, pieces...))
	}
	return b.String()
}

// Written is what an editor wrote, in one language or in three.
func (r Random) Written() wording.Note {
	if r.IntN(3) > 0 {
		return wording.Note(r.Text())
	}
	return wording.NoteOf(wording.MustText(
		wording.Name{Lang: wording.Ar, Name: Pick(r, "خطأ", `«خطأ» "1"`), Status: wording.Translated},
		wording.Name{Lang: wording.Fr, Name: Pick(r, "coquille <1>", "l’erreur : 1"), Status: wording.Translated},
		wording.Name{Lang: wording.En, Name: Pick(r, "a slip", `{"en":"1"}`), Status: wording.Attested},
	))
}

// Observation returns the n-th observation.
func (r Random) Observation(n int) indicators.Observation {
	o := indicators.Observation{
		ID: indicators.ID(fmt.Sprintf("F%04d", n)), Key: r.Key(), Role: indicators.Role(1 + r.IntN(8)),
		Source: indicators.ID(fmt.Sprintf("source%d", r.IntN(9))),
	}
	if r.IntN(10) > 0 {
		o.Figure = r.Figure()
	}
	if r.IntN(10) > 0 {
		u, err := figure.ParseUnit(Pick(r, "MAD", "job", "MAD/person", "m2", "1", "percent"))
		if err != nil {
			panic(err)
		}
		o.Unit = u
	}
	if r.Some() {
		o.Assurance, o.Confidence = indicators.Assurance(r.IntN(4)), indicators.Confidence(r.IntN(6))
		o.Status = Pick[indicators.StatusSet](r, 0, 1<<1, 1<<1|1<<15)
		o.Confidentiality = Pick(r, "", "F", "C")
		o.Attributes = r.Parts()
	}
	if r.Some() {
		o.Words, o.WordsLang, o.Note = r.Text(), Pick(r, wording.Ar, wording.Fr, wording.En), r.Text()
		o.Stated = "Elsewhere"
	}
	if r.Some() {
		o.Published = r.Period()
	}
	if r.IntN(8) == 0 {
		o.Repeats = "F0001"
		for i := range r.IntN(3) {
			o.From = append(o.From, indicators.ID(fmt.Sprintf("F%04d", i)))
		}
		for range r.IntN(3) {
			o.Candidates = append(o.Candidates, indicators.Candidate{Key: r.Key(), Figure: r.Figure(), Unit: o.Unit,
				Why: r.Written()})
		}
	}
	return o
}

// Dataset returns n observations over a catalogue that defines nothing.
func (r Random) Dataset(t testing.TB, n int) *indicators.Dataset {
	var all []indicators.Observation
	for i := range n {
		all = append(all, r.Observation(i))
	}
	return Build(t, Catalogue(t), all...)
}

// Losses returns what was lost, a line each.
func Losses(list []indicators.Loss) string {
	var b strings.Builder
	for _, l := range list {
		fmt.Fprintln(&b, l)
	}
	return b.String()
}

// Count returns how many a sequence yields.
func Count[T any](seq func(func(T) bool)) int { return len(slices.Collect(seq)) }
