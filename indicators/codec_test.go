package indicators_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"testing/iotest"

	gocmp "github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// files are a dataset as its files hold it.
func files(t testing.TB, d *indicators.Dataset) (sources, observations []byte) {
	t.Helper()
	var s, o bytes.Buffer
	if err := errors.Join(indicators.EncodeSources(&s, d), indicators.EncodeObservations(&o, d)); err != nil {
		t.Fatal(err)
	}
	return s.Bytes(), o.Bytes()
}

// TestDatasetRoundTrip: decode is the inverse of encode, and the same dataset
// always gives the same bytes, whatever the order it was built in (laws 2, 6).
func TestDatasetRoundTrip(t *testing.T) {
	for seed := range uint64(60) {
		r := newRandom(seed)
		all := r.records(r.IntN(60))
		want := all.build(t)
		sources, observations := files(t, want)

		var b indicators.Builder
		if err := b.DecodeSources(iotest.HalfReader(bytes.NewReader(sources)), indicators.DecodeOptions{}); err != nil {
			t.Fatalf("seed %d: %v", seed, err)
		}
		if err := b.DecodeObservations(iotest.HalfReader(bytes.NewReader(observations)), indicators.JSON,
			indicators.DecodeOptions{}); err != nil {
			t.Fatalf("seed %d: %v\n%s", seed, err, observations)
		}
		got, err := b.Build(want.Catalogue())
		if err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(contents(want), contents(got), exactly, gocmp.AllowUnexported(records{})); diff != "" {
			t.Fatalf("seed %d: (-want +got):\n%.2000s", seed, diff)
		}
		r.shuffle(&all)
		sources2, observations2 := files(t, all.build(t))
		if !bytes.Equal(sources, sources2) || !bytes.Equal(observations, observations2) {
			t.Fatalf("seed %d: shuffled input gives other files", seed)
		}
	}
}

// TestObservationsRoundTrip: every form gives back what was written, in the
// order in which it was written.
func TestObservationsRoundTrip(t *testing.T) {
	for _, form := range []indicators.Format{indicators.JSON, indicators.JSONLines, indicators.CSV} {
		t.Run(form.String(), func(t *testing.T) {
			for seed := range uint64(40) {
				r := newRandom(seed)
				all := r.records(r.IntN(40))
				r.shuffle(&all)
				for i := range all.observations {
					o := &all.observations[i]
					o.From, o.Candidates = slices.Clip(o.From), slices.Clip(o.Candidates)
				}
				var file bytes.Buffer
				if err := indicators.WriteObservations(&file, form, slices.Values(all.observations)); err != nil {
					t.Fatalf("seed %d: %v", seed, err)
				}
				var got []indicators.Observation
				text := file.String()
				for o, err := range indicators.ReadObservations(iotest.OneByteReader(&file), form, indicators.DecodeOptions{}) {
					if err != nil {
						t.Fatalf("seed %d: %v\n%s", seed, err, text)
					}
					got = append(got, o)
				}
				if diff := gocmp.Diff(all.observations, got, exactly); diff != "" {
					t.Fatalf("seed %d: (-want +got):\n%.2000s\n%s", seed, diff, text)
				}
			}
		})
	}
}

// sample is a small dataset by hand, which the golden files hold.
func sample(t testing.TB) *indicators.Dataset {
	t.Helper()
	catalogue, err := indicators.NewCatalogue(sampleSpec())
	if err != nil {
		t.Fatal(err)
	}
	mad, job := figure.MustParseUnit("MAD"), figure.MustParseUnit("job")
	exports := indicators.Key{Indicator: "export_revenue", Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)}
	var b indicators.Builder
	b.AddBody(
		indicators.Body{ID: "office-des-changes", Name: wording.MustText(
			wording.Name{Lang: wording.Fr, Name: "Office des changes", Status: wording.Attested},
			wording.Name{Lang: wording.En, Name: "Foreign exchange office", Status: wording.Translated})},
		indicators.Body{ID: "osra", Name: wording.MustText(wording.Name{Lang: wording.Ar, Name: "أسرة مغربية",
			Status: wording.Attested})},
	)
	b.AddSource(
		indicators.Source{ID: "osra-8242", Originator: "osra", Carrier: "osra",
			Address: "https://osramaghribia.com/?p=8242", Date: period.Year(2016), DateNote: "day not found", Lang: wording.Ar},
		indicators.Source{ID: "changes-2016", Originator: "office-des-changes", Carrier: "office-des-changes", Date: period.Month(2016, 8), Rank: 1},
	)
	b.AddObservation(
		indicators.Observation{
			ID: "S06", Key: exports, Figure: figure.MustParse("7500000@100000"), Unit: mad, Role: indicators.RoleObserved, Source: "osra-8242",
			Words: "7.5 مليون درهم", WordsLang: wording.Ar, Confidence: indicators.Wrong, Note: "A slip for billion.",
		},
		indicators.Observation{
			ID: "F0021", Key: exports, Figure: figure.MustParse("7540000000@10000000"), Unit: mad, Role: indicators.RoleObserved,
			Source: "changes-2016", Assurance: indicators.Verified, Status: 1 << 15,
		},
		indicators.Observation{
			ID: "S20", Key: indicators.Key{Indicator: "turnover", Area: "MA", Perimeter: "call_centres", Period: period.Year(2015)},
			Role: indicators.RoleObserved, Source: "osra-8242", Words: "5 كرقم معاملات", WordsLang: wording.Ar, Confidence: indicators.Unresolved,
			Candidates: []indicators.Candidate{
				{Key: exports, Figure: figure.MustParse("5000000000"), Unit: mad, Why: "billion, as other sources have it"},
				{Key: exports, Figure: figure.MustParse("5000000"), Unit: mad, Why: "million, as the sentence before has it"},
			},
		},
		indicators.Observation{
			ID: "S24", Key: indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "call_centres", Breakdown: indicators.MustBreakdown("grade=manager"), Period: period.Year(2015)},
			Figure: figure.MustParse(">9000@1000"), Unit: job, Role: indicators.RoleObserved, Source: "osra-8242", Stated: "offshoring",
			Words: "أزيد من 9000 إطار", WordsLang: wording.Ar, Attributes: indicators.MustBreakdown("pay_period=month"),
		},
		indicators.Observation{
			ID: "D01", Key: indicators.Key{Indicator: "jobs_growth", Area: "MA", Period: period.YearRange(2011, 2015)},
			Figure: figure.MustParse("~-3/2"), Unit: figure.MustParseUnit("percent"), Role: indicators.RoleDerived, Source: "changes-2016",
			From: []indicators.ID{"F0021", "S06"}, Note: "=1+1 is text, \"quoted\", not a formula",
		},
		indicators.Observation{
			ID: "S19", Key: indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "offshoring", Period: period.Year(2015)},
			Figure: figure.MustParse("65000@1000"), Unit: job, Role: indicators.RoleObserved, Source: "osra-8242", Repeats: "S05",
			Published: period.Day(period.MustDate(2016, 5, 16)),
		},
	)
	b.AddCorrection(indicators.Correction{
		ID: "C1", Observation: "S06", Figure: figure.MustParse("7500000000@100000000"), Reason: "Million stands where billion was meant.",
		Evidence: []indicators.ID{"F0021"}, Author: "the editors", Known: period.Day(period.MustDate(2026, 1, 15)),
	})
	d, err := b.Build(catalogue)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

func sampleSpec() indicators.CatalogueSpec {
	en := func(s string) wording.Text {
		return wording.MustText(wording.Name{Lang: wording.En, Name: s, Status: wording.Translated})
	}
	return indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{
			{ID: "jobs", Name: wording.MustText(
				wording.Name{Lang: wording.Ar, Name: "مناصب الشغل", Status: wording.Attested},
				wording.Name{Lang: wording.Fr, Name: "emplois", Status: wording.Attested},
				wording.Name{Lang: wording.En, Name: "jobs", Status: wording.Translated}),
				Unit: figure.MustParseUnit("job"), Nature: indicators.Stock, Direction: figure.HigherIsBetter,
				Bounds: figure.MustParse(">=0"), OverTime: indicators.Last, OverSegments: indicators.Sum, OverPlaces: indicators.Sum, Collected: "E"},
			{ID: "export_revenue", Name: en("export revenue"), Unit: figure.MustParseUnit("MAD"), Nature: indicators.FlowOver,
				OverTime: indicators.Sum, OverSegments: indicators.Sum, OverPlaces: indicators.Sum, Collected: "S"},
			{ID: "jobs_created", Name: en("jobs created"), Unit: figure.MustParseUnit("job"), Nature: indicators.FlowOver, Of: "jobs", Flow: indicators.Declared},
			{ID: "wage", Name: en("pay"), Unit: figure.MustParseUnit("MAD/person/month"), Nature: indicators.Ratio,
				Requires: []string{"pay_basis", "pay_period"}, OverSegments: indicators.Recompute, Formula: "payroll / staff"},
		},
		Perimeters: []indicators.Perimeter{
			{ID: "offshoring", Name: en("all offshoring")},
			{ID: "call_centres", Name: en("call centres"), Within: "offshoring", Note: "The article's perimeter."},
		},
		Dimensions: []indicators.Dimension{{ID: "segment", Name: en("segment"), Codes: []indicators.Category{
			{ID: "CRM", Name: en("customer relations")}, {ID: "BPO", Name: en("business processes")},
			{ID: "all", Name: en("all segments"), Parts: []indicators.ID{"BPO", "CRM"}},
		}}},
		Areas: []indicators.Category{{ID: "MA", Name: en("Morocco")}},
	}
}

func sampleMetrics() []indicators.Metric {
	named := indicators.MustParseMetric(`exports_per_job [MAD/job] = export_revenue / jobs`)
	named.Name = wording.MustText(wording.Name{Lang: wording.Fr, Name: "exportations par emploi", Status: wording.Translated})
	named.Note = "As published, and corrected."
	return []indicators.Metric{named, indicators.MustParseMetric(`growth_2011 = cagr(export_revenue, 2011, 2015)`)}
}

// TestGolden: the bytes of each form, whatever the machine, zone and locale.
func TestGolden(t *testing.T) {
	d := sample(t)
	write := func(form indicators.Format) func(io.Writer) error {
		return func(w io.Writer) error { return indicators.WriteObservations(w, form, d.All()) }
	}
	for name, encode := range map[string]func(io.Writer) error{
		"catalogue.json":     func(w io.Writer) error { return indicators.EncodeCatalogue(w, d.Catalogue()) },
		"metrics.json":       func(w io.Writer) error { return indicators.EncodeMetrics(w, sampleMetrics()...) },
		"sources.json":       func(w io.Writer) error { return indicators.EncodeSources(w, d) },
		"observations.json":  func(w io.Writer) error { return indicators.EncodeObservations(w, d) },
		"observations.jsonl": write(indicators.JSONLines),
		"observations.csv":   write(indicators.CSV),
	} {
		var got bytes.Buffer
		if err := encode(&got); err != nil {
			t.Fatal(err)
		}
		testkit.Golden(t, name, got.Bytes())
	}
	text, err := os.Open("testdata/metrics.json")
	if err != nil {
		t.Fatal(err)
	}
	defer text.Close()
	metrics, err := indicators.DecodeMetrics(text, indicators.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	for i, want := range sampleMetrics() {
		if got := metrics[i]; got.String() != want.String() || got.Name != want.Name || got.Note != want.Note {
			t.Errorf("metric %s is read as %s", want, got)
		}
	}
	file, err := os.Open("testdata/catalogue.json")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	c, err := indicators.DecodeCatalogue(file, indicators.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := gocmp.Diff(d.Catalogue().Spec(), c.Spec(), exactly); diff != "" {
		t.Errorf("catalogue (-want +got):\n%s", diff)
	}
}

// decoders are all ways in, each with a good file.
func decoders(t testing.TB) map[string]func(io.Reader, indicators.DecodeOptions) error {
	observations := func(form indicators.Format) func(io.Reader, indicators.DecodeOptions) error {
		return func(r io.Reader, o indicators.DecodeOptions) error {
			return new(indicators.Builder).DecodeObservations(r, form, o)
		}
	}
	return map[string]func(io.Reader, indicators.DecodeOptions) error{
		"catalogue.json": func(r io.Reader, o indicators.DecodeOptions) error {
			_, err := indicators.DecodeCatalogue(r, o)
			return err
		},
		"metrics.json": func(r io.Reader, o indicators.DecodeOptions) error {
			_, err := indicators.DecodeMetrics(r, o)
			return err
		},
		"sources.json": func(r io.Reader, o indicators.DecodeOptions) error {
			return new(indicators.Builder).DecodeSources(r, o)
		},
		"observations.json":  observations(indicators.JSON),
		"observations.jsonl": observations(indicators.JSONLines),
		"observations.csv":   observations(indicators.CSV),
	}
}

func TestDecodeErrors(t *testing.T) {
	const o1 = `{"id":"a","key":{"indicator":"jobs","period":"2015"},"role":"observed","source":"s"}`
	doc := func(s string) string {
		return "{\"format\":\"mithaq.observations/1\",\n\"observations\":[\n" + s + "]}"
	}
	lines := func(s string) string { return "{\"format\":\"mithaq.observations/1\"}\n" + s }
	table := func(s string) string { return "id,indicator,period,role,source,figure,note\r\n" + s }
	tests := []struct {
		name, file, text string
		is               error
		want             string
	}{
		{"no format", "observations.json", `{"observations":[]}`, indicators.ErrFormat, `line 1, column 2: format not readable`},
		{"other kind", "catalogue.json", `{"format":"mithaq.sources/1"}`, indicators.ErrFormat, `line 1, column 11: /format:`},
		{"new major", "sources.json", `{"format":"mithaq.sources/2"}`, indicators.ErrFormat, `version 2`},
		{"unknown member", "observations.json", doc(strings.Replace(o1, `"role"`, `"rol":1,"role"`, 1)), indicators.ErrInvalid, `line 3, column 54: /observations/a/rol: unknown member`},
		{"case of a member", "observations.json", doc(strings.Replace(o1, `"role"`, `"Role"`, 1)), indicators.ErrInvalid, `perhaps "role"`},
		{"repeated member", "observations.json", doc(strings.Replace(o1, `"role"`, `"id":"a","role"`, 1)), indicators.ErrDuplicate, `/observations/a/id`},
		{"null", "observations.json", doc(strings.Replace(o1, `"observed"`, `null`, 1)), indicators.ErrInvalid, `/observations/a/role: null`},
		{"missing", "observations.json", doc(strings.Replace(o1, `,"source":"s"`, ``, 1)), indicators.ErrInvalid, `/observations/a/source: missing`},
		{"unset", "observations.json", doc(strings.Replace(o1, `"observed"`, `""`, 1)), indicators.ErrInvalid, `/observations/a/role:`},
		{"bad ID", "observations.json", doc(strings.Replace(o1, `"s"`, `"s s"`, 1)), indicators.ErrID, `line 3, column 81: /observations/a/source: not an identifier: "s s" has ' '`},
		{"bad figure", "observations.json", doc(strings.Replace(o1, `"role"`, `"figure":"1,000","role"`, 1)), indicators.ErrInvalid, `/observations/a/figure`},
		{"figure as a number", "observations.json", doc(strings.Replace(o1, `"role"`, `"figure":65000,"role"`, 1)), indicators.ErrInvalid, `/observations/a/figure`},
		{"bad period", "observations.json", doc(strings.Replace(o1, `"2015"`, `"2015-13"`, 1)), indicators.ErrInvalid, `/observations/a/key/period`},
		{"trailing data", "observations.json", doc(o1) + "x", indicators.ErrSyntax, `line 3, column 87: `},
		{"truncated", "observations.json", doc(o1)[:100], indicators.ErrSyntax, `line 3, column 49`},
		{"correction", "observations.json", strings.Replace(doc(o1), "]}", `],"corrections":[{"id":"c"}]}`, 1), indicators.ErrInvalid, `/corrections/c/figure: missing`},
		{"repeated indicator", "catalogue.json", `{"format":"mithaq.catalogue/1","indicators":[{"id":"a","name":{"en":{"name":"a","status":"attested"}},"unit":"1","nature":"stock"},{"id":"a","name":{"en":{"name":"a","status":"attested"}},"unit":"1","nature":"stock"}]}`, indicators.ErrDuplicate, `/indicators/a`},
		{"name", "catalogue.json", `{"format":"mithaq.catalogue/1","indicators":[{"id":"a","name":{"de":"a"},"unit":"1","nature":"stock"}]}`, indicators.ErrInvalid, `/indicators/a/name`},
		{"metric", "metrics.json", `{"format":"mithaq.metrics/1","metrics":[{"id":"m","formula":"jobs +"}]}`, indicators.ErrSyntax, `/metrics/m/formula`},
		{"repeated metric", "metrics.json", `{"format":"mithaq.metrics/1","metrics":[{"id":"m","formula":"jobs"},{"id":"m","formula":"jobs"}]}`, indicators.ErrDuplicate, `/metrics/m`},
		{"not UTF-8", "sources.json", "{\"format\":\"mithaq.sources/1\",\"bodies\":[{\"id\":\"\xff\"}]}", indicators.ErrSyntax, `/bodies/0/id`},
		{"lines: no header", "observations.jsonl", o1, indicators.ErrFormat, `line 1, column 1`},
		{"lines: two on one", "observations.jsonl", lines(o1 + o1), indicators.ErrSyntax, `line 2, column 85`},
		{"lines: bad one", "observations.jsonl", lines(o1 + "\n" + strings.Replace(o1, `"observed"`, `"seen"`, 1)), indicators.ErrSyntax, `line 3, column 61: /a/role: syntax error: "seen", want one of observed, `},
		{"csv: empty", "observations.csv", "", indicators.ErrFormat, `line 1, column 1: format not readable: no header`},
		{"csv: unknown column", "observations.csv", strings.Replace(table(""), "note", "remark", 1), indicators.ErrUnknown, `line 1, column 40: unknown reference: column "remark"`},
		{"csv: repeated column", "observations.csv", strings.Replace(table(""), "note", "id", 1), indicators.ErrDuplicate, `column "id"`},
		{"csv: missing column", "observations.csv", "id,indicator,period,role", indicators.ErrInvalid, `no column "source"`},
		{"csv: few cells", "observations.csv", table("a,jobs\r\n"), indicators.ErrSyntax, `line 2, column 7: /observations: syntax error: 2 cells, want 7`},
		{"csv: empty cell", "observations.csv", table("a,jobs,2015,,s,1,\r\n"), indicators.ErrInvalid, `line 2, column 13: /observations/a/role: invalid record: empty cell`},
		{"csv: after a break", "observations.csv", table("a,jobs,2015,observed,s,1,\"x\ny\"\r\nb,jobs,2015,observed,s,one,\r\n"), indicators.ErrInvalid, `line 4, column 24: /observations/b/figure`},
		{"csv: quote", "observations.csv", table("a,jo\"bs,2015,observed,s,1,\r\n"), indicators.ErrSyntax, `line 2, column 5: /observations: misplaced quote`},
		{"csv: candidates", "observations.csv", "id,indicator,period,role,source,candidates\na,jobs,2015,observed,s,[{}]", indicators.ErrInvalid, `/observations/a/candidates`},
	}
	all := decoders(t)
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := all[tt.file](strings.NewReader(tt.text), indicators.DecodeOptions{})
			var e *indicators.Error
			if !errors.Is(err, tt.is) || !errors.As(err, &e) || !strings.Contains(err.Error(), tt.want) {
				t.Errorf("got %v\nwant %v, %s", err, tt.is, tt.want)
			}
		})
	}
}

// TestDecodeReportsAll: all problems up to a limit, and their true count.
func TestDecodeReportsAll(t *testing.T) {
	const n = 250
	texts := map[indicators.Format]string{
		indicators.JSON:      "{\"format\":\"mithaq.observations/1\",\"observations\":[" + strings.Repeat(`{"id":"a","key":{"indicator":"","period":"x"},"role":"observed","source":"s"},`, n-1) + "{}]}",
		indicators.JSONLines: "{\"format\":\"mithaq.observations/1\"}\n" + strings.Repeat(`{"id":"a","key":{"indicator":"","period":"x"},"role":"observed","source":"s"}`+"\n", n),
		indicators.CSV:       "id,indicator,period,role,source\n" + strings.Repeat("a,\"é\",x,observed,s\n", n),
	}
	total := map[indicators.Format]int{indicators.JSON: 2*(n-1) + 4, indicators.JSONLines: 2 * n, indicators.CSV: 2 * n}
	for form, text := range texts {
		t.Run(form.String(), func(t *testing.T) {
			var b indicators.Builder
			err := b.DecodeObservations(strings.NewReader(text), form, indicators.DecodeOptions{MaxProblems: 7})
			var ps *indicators.Problems
			if !errors.As(err, &ps) || len(ps.List) != 7 || ps.Total != total[form] {
				t.Errorf("got %v", err)
			}
			if _, err := b.Build(emptyCatalogue(t)); !errors.Is(err, indicators.ErrInvalid) || !strings.Contains(err.Error(), "in part only") {
				t.Errorf("a Builder that read a file in part builds: %v", err)
			}
		})
	}
}

func TestDecodeLimits(t *testing.T) {
	all := decoders(t)
	for name, decode := range all {
		good, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		if err := decode(bytes.NewReader(good), indicators.DecodeOptions{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := decode(bytes.NewReader(good), indicators.DecodeOptions{MaxBytes: int64(len(good))}); err != nil {
			t.Errorf("%s at its length: %v", name, err)
		}
		limits := map[string]indicators.DecodeOptions{
			"MaxBytes": {MaxBytes: int64(len(good)) - 1}, "MaxRecords": {MaxRecords: 1}, "MaxDepth": {MaxDepth: 1},
		}
		if strings.HasPrefix(name, "observations") {
			limits["MaxRecord"] = indicators.DecodeOptions{MaxRecord: 99}
		}
		if strings.HasSuffix(name, ".csv") {
			delete(limits, "MaxDepth")
		}
		for limit, o := range limits {
			if err := decode(bytes.NewReader(good), o); !errors.Is(err, indicators.ErrLimit) {
				t.Errorf("%s with a low %s: %v, want ErrLimit", name, limit, err)
			}
		}
		broken := errors.New("broken")
		if err := decode(io.MultiReader(bytes.NewReader(good[:len(good)/2]), iotest.ErrReader(broken)), indicators.DecodeOptions{}); !errors.Is(err, broken) {
			t.Errorf("%s: an error of the reader comes back as %v", name, err)
		}
	}
}

func TestReadObservationsStops(t *testing.T) {
	for _, name := range []string{"observations.json", "observations.jsonl", "observations.csv"} {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			t.Fatal(err)
		}
		form := map[string]indicators.Format{".json": indicators.JSON, ".jsonl": indicators.JSONLines, ".csv": indicators.CSV}[filepath.Ext(name)]
		n := 0
		for range indicators.ReadObservations(bytes.NewReader(text), form, indicators.DecodeOptions{}) {
			if n++; n == 2 {
				break
			}
		}
		if n != 2 {
			t.Errorf("%s: %d observations before the break", name, n)
		}
	}
	for _, err := range indicators.ReadObservations(strings.NewReader(""), 9, indicators.DecodeOptions{}) {
		if !errors.Is(err, indicators.ErrInvalid) {
			t.Errorf("an unknown form: %v", err)
		}
	}
	if err := indicators.WriteObservations(io.Discard, 9, slices.Values([]indicators.Observation{})); !errors.Is(err, indicators.ErrInvalid) {
		t.Errorf("an unknown form: %v", err)
	}
}

// failing fails after n bytes.
type failing struct{ n int }

var errFull = errors.New("full")

func (f *failing) Write(p []byte) (int, error) {
	if f.n -= len(p); f.n < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestEncodeErrors(t *testing.T) {
	d := sample(t)
	for _, form := range []indicators.Format{indicators.JSON, indicators.JSONLines, indicators.CSV} {
		if err := indicators.WriteObservations(&failing{100}, form, d.All()); !errors.Is(err, errFull) {
			t.Errorf("%v: %v, want the writer's error", form, err)
		}
		var b indicators.Builder
		b.AddObservation(indicators.Observation{ID: "a", Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}, Role: indicators.RoleObserved})
		bad, err := b.Build(emptyCatalogue(t))
		if err != nil {
			t.Fatal(err)
		}
		err = indicators.WriteObservations(io.Discard, form, bad.All())
		if err == nil || !strings.Contains(err.Error(), "/observations/a") {
			t.Errorf("%v: an observation without a source is written: %v", form, err)
		}
	}
	if err := indicators.EncodeSources(&failing{1}, d); !errors.Is(err, errFull) {
		t.Errorf("EncodeSources: %v", err)
	}
	if err := indicators.EncodeMetrics(io.Discard, append(sampleMetrics(), sampleMetrics()...)...); !errors.Is(err, indicators.ErrDuplicate) {
		t.Errorf("EncodeMetrics: %v", err)
	}
	if err := indicators.EncodeMetrics(io.Discard, indicators.Metric{ID: "m"}); err == nil {
		t.Error("EncodeMetrics writes a metric without an expression")
	}
	if err := indicators.EncodeCatalogue(&failing{1}, d.Catalogue()); !errors.Is(err, errFull) {
		t.Errorf("EncodeCatalogue: %v", err)
	}
}

// TestCSVGuard: no cell of a table begins as a formula does, whatever the text.
func TestCSVGuard(t *testing.T) {
	texts := []string{"=1+1", "+1", "-1", "@x", "\t=1", "\r=1", "\n=1", "＝1", "'=1", "''+1", "'", "'a", "a=1", "", "－1"}
	var all []indicators.Observation
	for i, s := range texts {
		all = append(all, indicators.Observation{
			ID: indicators.ID(fmt.Sprint("o", i)), Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)},
			Role: indicators.RoleObserved, Source: "s", Words: s, Note: s,
		})
	}
	var file bytes.Buffer
	if err := indicators.WriteObservations(&file, indicators.CSV, slices.Values(all)); err != nil {
		t.Fatal(err)
	}
	for _, cell := range strings.FieldsFunc(file.String(), func(r rune) bool { return r == ',' }) {
		if cell = strings.TrimPrefix(cell, `"`); cell != "" && strings.ContainsAny(cell[:1], "=+-@\t") {
			t.Errorf("cell %q begins as a formula does", cell)
		}
	}
	i := 0
	for o, err := range indicators.ReadObservations(&file, indicators.CSV, indicators.DecodeOptions{}) {
		if err != nil || o.Words != texts[i] || o.Note != texts[i] {
			t.Errorf("%q is read as %q, %v", texts[i], o.Words, err)
		}
		i++
	}
}

// bulk is the text of n observations in a form.
func large(t testing.TB, form indicators.Format, n int) []byte {
	t.Helper()
	var b bytes.Buffer
	err := indicators.WriteObservations(&b, form, func(yield func(indicators.Observation) bool) {
		million(n, func(o indicators.Observation) { yield(o) })
	})
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// TestStreamMemory: reading holds a bounded amount, however long the input.
func TestStreamMemory(t *testing.T) {
	for _, form := range []indicators.Format{indicators.JSON, indicators.JSONLines, indicators.CSV} {
		text := large(t, form, 20_000)
		before, most, n := heap(), uint64(0), 0
		for _, err := range indicators.ReadObservations(bytes.NewReader(text), form, indicators.DecodeOptions{}) {
			if err != nil {
				t.Fatal(err)
			}
			if n++; n%5000 == 0 {
				most = max(most, heap())
			}
		}
		if held := int64(most) - int64(before); n != 20_000 || held > 1<<20 {
			t.Errorf("%v: %d observations, %d bytes held", form, n, held)
		}
		runtime.KeepAlive(text)
	}
}

// TestHostileInput: short inputs that ask for much get little.
func TestHostileInput(t *testing.T) {
	const size = 200_000
	fill := func(head, s, tail string) string { return head + strings.Repeat(s, size/len(s)) + tail }
	head := `{"format":"mithaq.observations/1","observations":[`
	texts := map[string][]string{
		"catalogue.json": {
			fill(`{"format":"mithaq.catalogue/1","indicators":[`, `{},`, `{}]}`), fill("", "[", ""), fill("", `{"a":`, ""),
			fill(`{"format":"mithaq.catalogue/1"`, `,"a":1`, "}"),
		},
		"sources.json":       {fill(`{"format":"mithaq.sources/1","sources":[`, `{"id":"a"},`, `{}]}`)},
		"observations.json":  {fill(head, `{},`, `{}]}`), fill(head, `[`, ``), fill(head, `{"key":`, ``), fill(head+`{"id":"`, "a", `"}]}`), fill(head, "1,", "1]}")},
		"observations.jsonl": {fill(`{"format":"mithaq.observations/1"}`+"\n", "{}\n", ""), fill(`{"format":"mithaq.observations/1"}`+"\n", "[", "")},
		"observations.csv": {
			fill("", ",", ""), fill("id,indicator,period,role,source\n", "\n", ""), fill("id,indicator,period,role,source\n", `"`, ""),
			fill("id,indicator,period,role,source,figure\n", "a,b,2015,observed,s,1e999999999\n", ""),
			fill("id,indicator,period,role,source,from\na,b,2015,observed,s,", "a ", "a"),
		},
	}
	for name, decode := range decoders(t) {
		for i, text := range texts[name] {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			_ = decode(strings.NewReader(text), indicators.DecodeOptions{})
			runtime.ReadMemStats(&after)
			if got := after.TotalAlloc - before.TotalAlloc; got > 200*uint64(len(text))+1<<20 {
				t.Errorf("%s %d: %d bytes allocated for an input of %d: %.60s", name, i, got, len(text), text)
			}
		}
	}
}

func FuzzDecode(f *testing.F) {
	names := []string{"catalogue.json", "sources.json", "metrics.json", "observations.json", "observations.jsonl", "observations.csv"}
	for i, name := range names {
		text, err := os.ReadFile(filepath.Join("testdata", name))
		if err != nil {
			f.Fatal(err)
		}
		f.Add(byte(i), text)
	}
	f.Fuzz(func(t *testing.T, kind byte, text []byte) {
		kind %= byte(len(names))
		if kind < 3 {
			if err := decoders(t)[names[kind]](bytes.NewReader(text), indicators.DecodeOptions{}); err != nil {
				_ = err.Error()
			}
			return
		}
		// What is read is written, and read again as the same.
		form := indicators.Format(kind - 3)
		var all []indicators.Observation
		for o, err := range indicators.ReadObservations(bytes.NewReader(text), form, indicators.DecodeOptions{}) {
			if err != nil {
				_ = err.Error()
				return
			}
			all = append(all, o)
		}
		var file bytes.Buffer
		if err := indicators.WriteObservations(&file, form, slices.Values(all)); err != nil {
			t.Fatalf("what was read cannot be written: %v", err)
		}
		var again bytes.Buffer
		err := indicators.WriteObservations(&again, form, func(yield func(indicators.Observation) bool) {
			for o, err := range indicators.ReadObservations(bytes.NewReader(file.Bytes()), form, indicators.DecodeOptions{}) {
				if err != nil {
					t.Fatalf("what was written cannot be read: %v\n%s", err, file.Bytes())
				}
				if !yield(o) {
					return
				}
			}
		})
		if err != nil || !bytes.Equal(file.Bytes(), again.Bytes()) {
			t.Fatalf("written again: %v\n%s\n%s", err, file.Bytes(), again.Bytes())
		}
	})
}

// TestCSVQuoteWithoutEnd: a quote that nothing closes is one problem, at the
// record that it opens in, and ends the file; what was wrong before it is told
// too.
func TestCSVQuoteWithoutEnd(t *testing.T) {
	const head = "id,indicator,period,role,source,words\n"
	for _, x := range []struct {
		name, file string
		lines      []int
	}{
		{"in the first record", head + "a,jobs,2015,observed,s,\"said\n", []int{2}},
		{"in the last of several", head + "a,jobs,2015,observed,s,\nb,jobs,20155,observed,s,\nc,jobs,2015,observed,s,\"x\nd,jobs,2015,observed,s,\n", []int{3, 4}},
		{"in the header", "id,\"indicator\na,b\n", []int{1}},
		{"at the end of the input", head + "a,jobs,2015,observed,s,\"", []int{2}},
	} {
		t.Run(x.name, func(t *testing.T) {
			var lines []int
			for _, err := range indicators.ReadObservations(strings.NewReader(x.file), indicators.CSV, indicators.DecodeOptions{}) {
				if err == nil {
					continue
				}
				var ps *indicators.Problems
				if !errors.As(err, &ps) || ps.Total != 1 || len(ps.List) != 1 {
					t.Fatalf("%v", err)
				}
				if lines = append(lines, ps.List[0].Line); len(lines) > len(x.lines) {
					break
				}
			}
			if !slices.Equal(lines, x.lines) {
				t.Errorf("problems in lines %v, want %v", lines, x.lines)
			}
			var b indicators.Builder
			var ps *indicators.Problems
			if err := b.DecodeObservations(strings.NewReader(x.file), indicators.CSV, indicators.DecodeOptions{}); !errors.As(err, &ps) || ps.Total != len(x.lines) {
				t.Errorf("%v", err)
			}
		})
	}
}
