package offshoring_test

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/shopspring/decimal"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/offshoring"
)

func morocco(t testing.TB) *offshoring.Sector {
	t.Helper()
	s, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestStatements: the article's 24 statements are all there, with words, a gist
// in three languages, and their figures.
func TestStatements(t *testing.T) {
	s := morocco(t)
	figures := map[string][]string{
		"S05": {"65000"}, "S06": {"7500000"}, "S08": {">300"}, "S10": {"16"}, "S13": {"13"}, "S14": {"55"},
		"S15": {"<=30"}, "S19": {"65000"}, "S20": {""}, "S21": {"75"}, "S22": {"55"}, "S23": {"100"},
		"S24": {">9000", ">8000"},
	}
	for n := 1; n <= 24; n++ {
		id := fmt.Sprintf("S%02d", n)
		st, ok := s.Statement(indicators.ID(id))
		if !ok {
			t.Errorf("no statement %s", id)
			continue
		}
		if st.Words == "" || st.Lang != wording.Ar || st.Source != "article" {
			t.Errorf("%s: words %q, language %v, source %s", id, st.Words, st.Lang, st.Source)
		}
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			if name, status := st.Gist.In(lang); name == "" || status == wording.Missing {
				t.Errorf("%s: no gist in %v", id, lang)
			}
		}
		var got []string
		for _, o := range st.Observations {
			obs, ok := s.Dataset().Observation(o)
			if !ok {
				t.Errorf("%s: no observation %s", id, o)
				continue
			}
			if !strings.Contains(st.Words, strings.TrimSpace(obs.Words)) {
				t.Errorf("%s: the words %q of %s are not in the statement", id, obs.Words, o)
			}
			got = append(got, obs.Figure.WithoutResolution().String())
		}
		if fmt.Sprint(got) != fmt.Sprint(figures[id]) {
			t.Errorf("%s states %q, want %q", id, got, figures[id])
		}
	}
	n := 0
	for range s.Book().Statements() {
		n++
	}
	if n != 24 {
		t.Errorf("%d statements, want 24", n)
	}
}

// TestDropped: a sector from which a statement's observation was dropped does
// not pass in silence.
func TestDropped(t *testing.T) {
	files := os.DirFS("data")
	folder := fstest.MapFS{}
	for _, name := range []string{
		"catalogue.json", "sources.json", "observations.json", "agreements.json", "metrics.json", "sector.json",
		"offshoring.json",
	} {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		folder[name] = &fstest.MapFile{Data: data}
	}
	full, err := offshoring.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := full.Dataset().Len(), morocco(t).Dataset().Len(); got != want {
		t.Errorf("Load gives %d observations, Morocco %d", got, want)
	}
	whole := folder["observations.json"].Data
	folder["observations.json"] = &fstest.MapFile{
		Data: bytes.Replace(whole, []byte(`{"id": "S06"`), []byte(`{"id": "S99"`), 1),
	}
	without, err := offshoring.Load(folder)
	if err != nil {
		t.Fatal(err)
	}
	found := false
	for _, f := range without.Check() {
		found = found || strings.HasPrefix(f.Path, "/statements/S06") && strings.Contains(f.Text(wording.En), "S06")
	}
	if !found {
		t.Error("no finding tells that S06 is gone")
	}
	folder["observations.json"] = &fstest.MapFile{Data: whole[:len(whole)/2]}
	if _, err := offshoring.Load(folder); err == nil || !strings.Contains(err.Error(), "observations.json") {
		t.Errorf("a file cut in half: %v", err)
	}
	delete(folder, "catalogue.json")
	folder["offshoring.json"] = &fstest.MapFile{Data: []byte(`{"format": "mithaq.offshoring/1", "park": []}`)}
	_, err = offshoring.Load(folder)
	for _, want := range []string{
		"catalogue.json: file missing", "offshoring.json: line 1, column 35: /park: unknown member",
	} {
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("no %q in %v", want, err)
		}
	}
}

// TestFacts holds the data against the list of facts that they were made from, as
// corrected by a second reading of the pages: every fact is there, under its own ID
// or named by an attribute, with its value, qualifier, words and carrier.
func TestFacts(t *testing.T) {
	facts, err := csv.NewReader(bytes.NewReader(testkit.ReadFile(t, "testdata/facts.csv"))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(facts) != 1+509 || !slices.Equal(facts[0], []string{"id", "value", "qualifier", "unit", "phrase"}) {
		t.Fatalf("%d rows: %q", len(facts), facts[0])
	}
	s := morocco(t)
	byFact := map[string][]indicators.Observation{}
	for o := range s.Dataset().All() {
		id := string(o.ID)
		if fact, ok := o.Attributes.Code("fact"); ok {
			id = string(fact)
		}
		byFact[id] = append(byFact[id], o)
	}
	prefix := map[string]string{
		"unqualified": "", "about": "~", "more than": ">", "up to": "<=", "at least": ">=", "among the top": "<=",
	}
	for _, f := range facts[1:] {
		id, value, qualifier, unit, phrase := f[0], f[1], f[2], f[3], f[4]
		obs := byFact[id]
		if len(obs) == 0 {
			t.Errorf("%s is not in the data", id)
			continue
		}
		for _, o := range obs {
			if o.Source == "" {
				t.Errorf("%s has no source", o.ID)
			}
			if o.Words != "" && phrase != "" && o.ID == indicators.ID(id) && o.Words != phrase {
				t.Errorf("%s: words %q, want %q", o.ID, o.Words, phrase)
			}
			if unit == "UNKNOWN" {
				if o.Figure.IsSet() || len(o.Candidates) != 3 {
					t.Errorf("%s: figure %v with %d candidates; it is unreadable", o.ID, o.Figure, len(o.Candidates))
				}
				continue
			}
			want, err := decimal.NewFromString(value)
			if err != nil {
				t.Fatal(err)
			}
			text := o.Figure.WithoutResolution().String()
			got, err := decimal.NewFromString(strings.TrimPrefix(text, prefix[qualifier]))
			if err != nil {
				t.Errorf("%s: figure %s, fact %s %s", o.ID, text, qualifier, value)
				continue
			}
			// The list holds a few products of binary arithmetic, which differ in
			// the fourth place behind the point.
			if got.Sub(want).Abs().GreaterThan(decimal.RequireFromString("0.001")) {
				t.Errorf("%s = %s, want %s", o.ID, got, want)
			}
		}
	}
}

// TestEncoded: the data files are written as the encoders write them, but for
// sector.json and offshoring.json, which have none.
func TestEncoded(t *testing.T) {
	s := morocco(t)
	files := os.DirFS("data")
	var metrics []indicators.Metric
	for m := range s.Metrics() {
		metrics = append(metrics, m)
	}
	for name, encode := range map[string]func(*bytes.Buffer) error{
		"catalogue.json":    func(b *bytes.Buffer) error { return indicators.EncodeCatalogue(b, s.Catalogue()) },
		"sources.json":      func(b *bytes.Buffer) error { return indicators.EncodeSources(b, s.Dataset()) },
		"observations.json": func(b *bytes.Buffer) error { return indicators.EncodeObservations(b, s.Dataset()) },
		"agreements.json":   func(b *bytes.Buffer) error { return s.Book().Encode(b) },
		"metrics.json":      func(b *bytes.Buffer) error { return indicators.EncodeMetrics(b, metrics...) },
	} {
		var b bytes.Buffer
		if err := encode(&b); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		want, err := fs.ReadFile(files, name)
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(b.Bytes(), want) {
			t.Errorf("%s is not as its encoder writes it", name)
		}
	}
}

// TestMetrics: every metric fits the catalogue.
func TestMetrics(t *testing.T) {
	s := morocco(t)
	n := 0
	for m := range s.Metrics() {
		n++
		if _, err := m.Check(s.Catalogue()); err != nil {
			t.Errorf("%s: %v", m.ID, err)
		}
		if got, ok := s.Metric(m.ID); !ok || got.ID != m.ID {
			t.Errorf("Metric(%s) = %v, %v", m.ID, got.ID, ok)
		}
	}
	if n < 8 {
		t.Errorf("%d metrics", n)
	}
	if _, ok := s.Metric("none"); ok {
		t.Error(`Metric("none") is there`)
	}
}

// TestNames: every body, organisation and perimeter has a name in each language.
func TestNames(t *testing.T) {
	s := morocco(t)
	names := map[string]wording.Text{}
	for x := range s.Dataset().Bodies() {
		names["body "+string(x.ID)] = x.Name
	}
	for x := range s.Book().Organisations() {
		names["organisation "+string(x.ID)] = x.Name
	}
	for x := range s.Catalogue().Perimeters() {
		names["perimeter "+string(x.ID)] = x.Name
	}
	for of, name := range names {
		for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
			if n, status := name.In(lang); n == "" || status == wording.Missing {
				t.Errorf("%s has no name in %v", of, lang)
			}
		}
	}
	if len(names) < 150 {
		t.Errorf("only %d names", len(names))
	}
}

// TestReferences: what the sector's own records name is there.
func TestReferences(t *testing.T) {
	s := morocco(t)
	segments := map[indicators.ID]bool{}
	for c := range s.Segments() {
		segments[c.ID] = true
	}
	for _, id := range []indicators.ID{"CRM", "BPO", "ITO", "ESO", "KPO"} {
		if !segments[id] {
			t.Errorf("no segment %s", id)
		}
	}
	for p := range s.Parks() {
		if _, ok := s.Catalogue().Area(p.Region); !ok {
			t.Errorf("park %s lies in %s", p.ID, p.Region)
		}
		if d, _ := s.Catalogue().Dimension("park"); true {
			if _, ok := d.Category(p.ID); !ok {
				t.Errorf("park %s is no code of the dimension", p.ID)
			}
		}
	}
	if p, ok := s.Park("casanearshore"); !ok || p.Region != "MA-06" {
		t.Errorf("Park(casanearshore) = %+v, %v", p, ok)
	}
	for r := range s.Rankings() {
		if _, ok := s.Catalogue().Indicator(r.Indicator); !ok {
			t.Errorf("ranking %s: no indicator %s", r.ID, r.Indicator)
		}
		if _, ok := s.Organisation(r.Publisher); !ok {
			t.Errorf("ranking %s: no organisation %s", r.ID, r.Publisher)
		}
	}
	for a := range s.Awards() {
		if _, ok := s.Organisation(a.Awarder); !ok {
			t.Errorf("award %s: no organisation %s", a.ID, a.Awarder)
		}
	}
	n := 0
	for c := range s.Classifications() {
		n++
		if c.Mapping == "" || c.Status == "" {
			t.Errorf("classification %s does not say how certain it is", c.ID)
		}
		for _, id := range c.Segments {
			if !segments[id] {
				t.Errorf("classification %s: no segment %s", c.ID, id)
			}
		}
	}
	if n != 16 {
		t.Errorf("%d classifications, want 16", n)
	}
}

// TestSlip: the article's figure of exports is found to be off by a thousand,
// on four kinds of evidence that do not depend on each other: other sources of
// the year, the years around it, exports a job, the wage floor, and the pay of
// the managers that the article itself states.
func TestSlip(t *testing.T) {
	s := morocco(t)
	for _, f := range s.Check() {
		if f.Code != "IND031" || f.Path != "/observations/S06/figure" {
			continue
		}
		paths := map[string]bool{}
		for _, e := range f.Evidence {
			paths[e.Path] = true
		}
		for _, want := range []string{
			"/observations/F0021", "/observations/F0225", "/metrics/exports_per_job", "/metrics/wage-floor",
			"/metrics/managers-pay",
		} {
			if !paths[want] {
				t.Errorf("no evidence %s in %v", want, paths)
			}
		}
		if c := f.Suggestion.Candidates; len(c) != 1 || c[0].Figure.WithoutResolution().String() != "7500000000" {
			t.Errorf("candidates %v, want 7500000000", c)
		}
		if o, _ := s.Dataset().Observation("S06"); o.Figure.WithoutResolution().String() != "7500000" {
			t.Errorf("the published figure is now %v", o.Figure)
		}
		return
	}
	t.Error("the slip of S06 is not found")
}
