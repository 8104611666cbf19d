package jsonstat_test

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

func catalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

func build(t testing.TB, c *indicators.Catalogue, all ...indicators.Observation) *indicators.Dataset {
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

func sameObservations(t testing.TB, got, want *indicators.Dataset) {
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

// random makes observations of every shape.
type random struct{ *rand.Rand }

func pick[T any](r random, from ...T) T { return from[r.IntN(len(from))] }

func (r random) some() bool { return r.IntN(3) == 0 }

func (r random) figure() figure.Figure {
	n := r.IntN(100000)
	text := pick(r,
		fmt.Sprint(n), fmt.Sprint(-n), fmt.Sprintf("%d.%02d", n, r.IntN(100)), fmt.Sprintf("0.%030d", n+1),
		fmt.Sprintf("%d123456789012345678901234567890", 1+n), fmt.Sprintf("%d/7", 7*n+1), fmt.Sprintf("-%d/7", 7*n+1),
		fmt.Sprintf(">%d", n), fmt.Sprintf(">=-%d", n), fmt.Sprintf("<%d.5", n), fmt.Sprintf("<=%d/3", 3*n+1),
		fmt.Sprintf("[%d,%d]", n, n+1+r.IntN(9)), fmt.Sprintf("(%d,%d)", n, n+1), fmt.Sprintf("[%d,%d)", -n, n+1),
		fmt.Sprintf("(%d/3,%d]", n, n+1), "(-inf,+inf)", "0",
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
		period.Year(y), period.Semester(y, 1+r.IntN(2)), period.Quarter(y, 1+r.IntN(4)), period.Month(y, 1+r.IntN(12)),
		period.Week(y, 1+r.IntN(52)), period.Day(period.MustDate(y, 1+r.IntN(12), 1+r.IntN(28))), period.YearRange(y, y+r.IntN(6)),
		period.Must(fmt.Sprintf("%d-03-04/%d-11-05", y, y+r.IntN(3))),
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

func (r random) key() indicators.Key {
	k := indicators.Key{Indicator: pick[indicators.ID](r, "jobs", "export_revenue", "a.b:c-d"), Breakdown: r.parts(), Period: r.period()}
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
		"65 ألف مستخدم", "plus de 9 000", "a", " ", "\n", "\r\n", "\t", `"`, ",", "'", "=1+1", "+", "-", "@", "＝", "\\", "<>&",
		"\u2028", "\x00", "\x1f", "é", "\u202e", "\ufeff", "🙂", "0", ";", "|", ": ", "a: b", "[", "_T", "NaN", "#N/A", "~", "null",
	}
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(pick(r, pieces...))
	}
	return b.String()
}

func (r random) observation(n int) indicators.Observation {
	o := indicators.Observation{
		ID: indicators.ID(fmt.Sprintf("F%04d", n)), Key: r.key(), Role: indicators.Role(1 + r.IntN(8)),
		Source: indicators.ID(fmt.Sprintf("source%d", r.IntN(9))),
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
			o.Candidates = append(o.Candidates, indicators.Candidate{Key: r.key(), Figure: r.figure(), Unit: o.Unit, Why: r.text()})
		}
	}
	return o
}

func (r random) dataset(t testing.TB, n int) *indicators.Dataset {
	var all []indicators.Observation
	for i := range n {
		all = append(all, r.observation(i))
	}
	return build(t, catalogue(t), all...)
}

func losses(list []indicators.Loss) string {
	var b strings.Builder
	for _, l := range list {
		fmt.Fprintln(&b, l)
	}
	return b.String()
}

func count[T any](seq func(func(T) bool)) int { return len(slices.Collect(seq)) }
