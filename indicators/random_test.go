package indicators_test

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp/cmpopts"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// random makes records of every shape that the files and the dataset hold.
type random struct{ *rand.Rand }

func newRandom(seed uint64) random { return random{rand.New(rand.NewPCG(seed, 4))} }

func pick[T any](r random, from ...T) T { return from[r.IntN(len(from))] }

func (r random) some() bool { return r.IntN(3) == 0 }

func (r random) id(prefix string, n int) indicators.ID {
	return indicators.ID(fmt.Sprintf("%s%d", prefix, r.IntN(n)))
}

func (r random) figure() figure.Figure {
	n := r.IntN(100000)
	return figure.MustParse(pick(r,
		fmt.Sprint(n), fmt.Sprint(-n), fmt.Sprintf("%d.%02d", n, 1+r.IntN(99)), fmt.Sprintf("%d000000000000000", 1+n),
		fmt.Sprintf(">%d", n), fmt.Sprintf(">=%d", n), fmt.Sprintf("<%d", n), fmt.Sprintf("<=%d", n), fmt.Sprintf("~%d", n),
		fmt.Sprintf("[%d,%d]", n, n+1+r.IntN(9)), fmt.Sprintf("[%d,%d)", n, n+1), fmt.Sprintf("%d/7", 7*n+1),
		fmt.Sprintf("%d000@1000", n), fmt.Sprintf("%d.5@0.1", n), fmt.Sprintf("%d123456789012345678901234567890", 1+n),
	))
}

func (r random) unit() figure.Unit {
	u, err := figure.ParseUnit(pick(r, "MAD", "job", "person", "MAD/person", "m2", "1"))
	if err != nil {
		panic(err)
	}
	return u
}

func (r random) period() period.Period {
	y := 2000 + r.IntN(20)
	return pick(r,
		period.Year(y), period.Semester(y, 1+r.IntN(2)), period.Quarter(y, 1+r.IntN(4)), period.Month(y, 1+r.IntN(12)),
		period.Day(period.MustDate(y, 1+r.IntN(12), 1+r.IntN(28))), period.YearRange(y, y+r.IntN(6)),
	)
}

func (r random) breakdown() indicators.Breakdown {
	if !r.some() {
		return indicators.Breakdown{}
	}
	b, err := indicators.ParseBreakdown(pick(r, "segment=CRM", "sex=F,segment=BPO", "segment=ITO", "client_market=EU"))
	if err != nil {
		panic(err)
	}
	return b
}

func (r random) key() indicators.Key {
	k := indicators.Key{
		Indicator: pick[indicators.ID](r, "jobs", "export_revenue", "companies", "wage"),
		Breakdown: r.breakdown(),
		Period:    r.period(),
	}
	if !r.some() {
		k.Area = pick[indicators.ID](r, "MA", "MA-01", "MA-06")
	}
	if !r.some() {
		k.Perimeter = pick[indicators.ID](r, "offshoring", "call_centres", "office_2023")
	}
	return k
}

// text is anything that UTF-8 can hold, and what other formats stumble over.
func (r random) text() string {
	pieces := []string{
		"65 ألف مستخدم", "plus de 9 000", "a", " ", "\n", "\r\n", "\t", `"`, ",", "'", "=1+1", "+", "-", "@", "＝", "\\", "<>&",
		"\u2028", "\x00", "\x1f", "é", "\u202e", "\ufeff", "🙂", "0", ";", "|",
	}
	var b strings.Builder
	for range 1 + r.IntN(6) {
		b.WriteString(pick(r, pieces...))
	}
	return b.String()
}

func (r random) observation(id int) indicators.Observation {
	o := indicators.Observation{
		ID:     indicators.ID(fmt.Sprintf("F%04d", id)),
		Key:    r.key(),
		Role:   indicators.Role(1 + r.IntN(8)),
		Source: r.id("source", 9),
	}
	if r.IntN(10) > 0 {
		o.Figure = r.figure()
	}
	if r.IntN(10) > 0 {
		o.Unit = r.unit()
	}
	if r.some() {
		o.Assurance = indicators.Assurance(r.IntN(4))
		o.Confidence = indicators.Confidence(r.IntN(6))
		o.Status = pick[indicators.StatusSet](r, 0, 1<<1, 1<<1|1<<15)
		o.Confidentiality = pick(r, "", "F", "C")
		o.Attributes = indicators.MustBreakdown(pick(r, "", "market=francophone", "pay_basis=gross,pay_period=month"))
	}
	if r.some() {
		o.Words, o.WordsLang = r.text(), pick(r, wording.Ar, wording.Fr, wording.En)
		o.Note = r.text()
		o.Stated = r.id("perimeter", 4)
	}
	if r.some() {
		o.Published = r.period()
	}
	if r.IntN(8) == 0 {
		o.Repeats = r.id("F00", 50)
		for range r.IntN(3) {
			o.From = append(o.From, r.id("F00", 50))
		}
		for range r.IntN(3) {
			o.Candidates = append(o.Candidates, indicators.Candidate{Key: r.key(), Figure: r.figure(), Unit: r.unit(), Why: r.written()})
		}
	}
	return o
}

// written is what an editor wrote, in one language or in several.
func (r random) written() wording.Note {
	if r.IntN(3) == 0 {
		return wording.NoteOf(r.name())
	}
	return wording.Note(r.text())
}

func (r random) name() wording.Text {
	return pick(r,
		wording.MustText(wording.Name{Lang: wording.En, Name: "Jobs", Status: wording.Attested}),
		wording.MustText(wording.Name{Lang: wording.Ar, Name: "مناصب الشغل", Status: wording.Translated}, wording.Name{Lang: wording.Fr, Name: "Emplois <b>", Status: wording.Unverified}),
	)
}

func (r random) source(n int) indicators.Source {
	s := indicators.Source{ID: indicators.ID(fmt.Sprintf("source%d", n)), Carrier: r.id("body", 4)}
	if r.some() {
		s.Originator, s.Title, s.Address = r.id("body", 4), r.text(), "https://example.org/?p="+fmt.Sprint(n)
		s.Lang, s.Release, s.Rank = wording.Fr, r.id("release", 3), r.IntN(5)
		s.DateNote, s.Note, s.Licence, s.Retrieved = r.text(), r.text(), r.text(), period.Day(period.MustDate(2026, 1, 2))
	}
	if !r.some() {
		s.Date = r.period()
	}
	return s
}

func (r random) correction(n int) indicators.Correction {
	return indicators.Correction{
		ID: indicators.ID(fmt.Sprintf("C%d", n)), Observation: r.id("F00", 50), Figure: r.figure(), Unit: r.unit(),
		Reason: r.written(), Evidence: []indicators.ID{r.id("F00", 50)}, Author: r.written(), Known: r.period(),
	}
}

// records are the contents of a dataset in the order in which they are added.
type records struct {
	bodies       []indicators.Body
	sources      []indicators.Source
	observations []indicators.Observation
	corrections  []indicators.Correction
}

func (r random) records(n int) (all records) {
	for i := range r.IntN(5) {
		all.bodies = append(all.bodies, indicators.Body{ID: indicators.ID(fmt.Sprintf("body%d", i)), Name: r.name(), Note: pick(r, "", "x")})
	}
	for i := range r.IntN(8) {
		all.sources = append(all.sources, r.source(i))
	}
	for i := range n {
		all.observations = append(all.observations, r.observation(i))
	}
	for i := range r.IntN(4) {
		all.corrections = append(all.corrections, r.correction(i))
	}
	return all
}

func (r random) shuffle(all *records) {
	shuffle := func(n int, swap func(i, j int)) { r.Shuffle(n, swap) }
	shuffle(len(all.bodies), func(i, j int) { all.bodies[i], all.bodies[j] = all.bodies[j], all.bodies[i] })
	shuffle(len(all.sources), func(i, j int) { all.sources[i], all.sources[j] = all.sources[j], all.sources[i] })
	shuffle(len(all.observations), func(i, j int) {
		all.observations[i], all.observations[j] = all.observations[j], all.observations[i]
	})
	shuffle(len(all.corrections), func(i, j int) {
		all.corrections[i], all.corrections[j] = all.corrections[j], all.corrections[i]
	})
}

func (all records) build(t testing.TB) *indicators.Dataset {
	t.Helper()
	var b indicators.Builder
	b.AddBody(all.bodies...)
	b.AddSource(all.sources...)
	b.AddObservation(all.observations...)
	b.AddCorrection(all.corrections...)
	d, err := b.Build(emptyCatalogue(t))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func emptyCatalogue(t testing.TB) *indicators.Catalogue {
	t.Helper()
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// exactly compares records by all that they hold.
var exactly = cmpopts.EquateComparable(period.Period{}, figure.Unit{}, wording.Text{})
