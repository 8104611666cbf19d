package sector_test

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// The files of a small sector that is nobody's.
const (
	catalogueText = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": "Jobs", "unit": "job", "nature": "stock"},
    {"id": "sales", "name": {"fr": "Ventes", "en": "Sales"}, "unit": "MAD", "nature": "flow"}
  ],
  "perimeters": [{"id": "mills", "name": "Mills"}]
}`
	sourcesText = `{
  "format": "mithaq.sources/1",
  "bodies": [{"id": "office", "name": "Office of statistics"}],
  "sources": [{"id": "yearbook", "originator": "office", "carrier": "office", "title": "Yearbook"}]
}`
	observationsText = `{
  "format": "mithaq.observations/1",
  "observations": [
    {"id": "a", "key": {"indicator": "jobs", "perimeter": "mills", "period": "2020"},
     "figure": "1200", "unit": "job", "role": "observed", "source": "yearbook"},
    {"id": "b", "key": {"indicator": "sales", "perimeter": "mills", "period": "2020"},
     "figure": "6000000", "unit": "MAD", "role": "observed", "source": "yearbook"}
  ]
}`
	metricsText = `{"format": "mithaq.metrics/1", "metrics": [
  {"id": "sales_per_job", "name": "Sales per job", "formula": "sales / jobs"}
]}`
	settingsText = `{
  "format": "mithaq.sector/1", "id": "mills", "name": "Mills", "ratios": ["sales_per_job"], "notes": ["Made up."]
}`
)

// twoMetrics are a ratio and an amount.
const twoMetrics = `{"format": "mithaq.metrics/1", "metrics": [
  {"id": "sales_per_job", "name": "Sales per job", "formula": "sales / jobs"},
  {"id": "twice", "name": "Twice", "formula": "2 * sales"}
]}`

// mills returns the folder of the small sector, with changes: a text of "-"
// takes a file away.
func mills(changes ...string) fstest.MapFS {
	texts := map[string]string{
		"catalogue.json": catalogueText, "sources.json": sourcesText, "observations.json": observationsText,
		"agreements.json": contract, "metrics.json": metricsText, "sector.json": settingsText,
	}
	for i := 0; i < len(changes); i += 2 {
		texts[changes[i]] = changes[i+1]
	}
	folder := fstest.MapFS{}
	for name, text := range texts {
		if text != "-" {
			folder[name] = &fstest.MapFile{Data: []byte(text)}
		}
	}
	return folder
}

func TestLoad(t *testing.T) {
	s, err := sector.Load(mills(), sector.Options{})
	if err != nil {
		t.Fatal(err)
	}
	i, _ := s.Catalogue().Indicator("jobs")
	if name, status := i.Name.In(wording.En); name != "Jobs" || status != wording.Unverified {
		t.Errorf("the plain name is %q, %v", name, status)
	}
	m, ok := s.Metric("sales_per_job")
	if !ok {
		t.Fatal("no metric")
	}
	r, err := s.View(indicators.ViewConfig{}).Eval(m, indicators.Key{Perimeter: "mills", Period: period.Year(2020)})
	if err != nil || r.Quantity.String() != "5000 MAD/job" { // 6,000,000 / 1,200
		t.Errorf("%v, %v", r.Quantity, err)
	}
	if got := fmt.Sprintf("%v, %v, %v", s.ID(), s.Name(), s.Notes()); got != "mills, Mills, [Made up.]" {
		t.Error(got)
	}
	if _, ok := s.Agreement("contract"); !ok {
		t.Error("no agreement")
	}
}

// TestLoadForms: the same observations in each form, and in files of their own.
func TestLoadForms(t *testing.T) {
	const table = "id,indicator,perimeter,period,figure,role,source\n"
	const a, b = "a,jobs,mills,2020,1200,observed,yearbook\n", "b,sales,mills,2020,6000000,observed,yearbook\n"
	const head = `{"format": "mithaq.observations/1"}` + "\n"
	const lineA = `{"id": "a", "key": {"indicator": "jobs", "perimeter": "mills", "period": "2020"}, ` +
		`"figure": "1200", "unit": "job", "role": "observed", "source": "yearbook"}` + "\n"
	for name, changes := range map[string][]string{
		"json": nil,
		"csv":  {"observations.json", "-", "observations.csv", table + a + b},
		"two tables": {
			"observations.json", "-", "observations-jobs.csv", table + a, "observations-sales.csv", table + b,
		},
		"mixed": {"observations.json", "-", "observations.jsonl", head + lineA, "observations.csv", table + b},
		"catalogues": {"catalogue-more.json", `{"format": "mithaq.catalogue/1", "indicators": [` +
			`{"id": "mills", "name": "Mills", "unit": "1", "nature": "stock"}]}`},
	} {
		t.Run(name, func(t *testing.T) {
			s, err := sector.Load(mills(changes...), sector.Options{})
			if err != nil {
				t.Fatal(err)
			}
			if n := s.Dataset().Len(); n != 2 {
				t.Errorf("%d observations", n)
			}
		})
	}
}

// TestLoadAbsent: an absent file is empty.
func TestLoadAbsent(t *testing.T) {
	for _, only := range []string{"catalogue.json", "sources.json", "agreements.json", "sector.json"} {
		folder := mills()
		maps.DeleteFunc(folder, func(name string, _ *fstest.MapFile) bool { return name != only })
		if only == "sector.json" {
			folder = fstest.MapFS{only: {Data: []byte(`{"format": "mithaq.sector/1", "id": "mills", "name": "Mills"}`)}}
		}
		s, err := sector.Load(folder, sector.Options{})
		if err != nil {
			t.Errorf("%s alone: %v", only, err)
			continue
		}
		if s.Dataset().Len() != 0 {
			t.Errorf("%s alone: %d observations", only, s.Dataset().Len())
		}
	}
	folder := mills()
	folder["README.md"] = &fstest.MapFile{Data: []byte("# Mills")}
	folder["old/budget.csv"] = &fstest.MapFile{Data: []byte("what,amount")}
	if _, err := sector.Load(folder, sector.Options{}); err != nil {
		t.Errorf("with other files: %v", err)
	}
}

// TestLoadErrors: what is wrong with a folder, one thing at a time.
func TestLoadErrors(t *testing.T) {
	const table = "id,indicator,period,role,source\n"
	all := "catalogue.json, sources.json, observations.json, observations.jsonl, observations.csv, " +
		"agreements.json, metrics.json, acknowledgements.json, sector.json"
	const twoInOne = table + "b,jobs,2020,observed,yearbook\nb,jobs,2021,observed,yearbook\n"
	const lines = `{"format": "mithaq.observations/1"}` + "\n" +
		`{"id": "b", "key": {"indicator": "jobs", "period": "2020"}, "role": "observed", "source": "yearbook"}`
	const settings = `{"format": "mithaq.sector/1", "id": "mills", "name": "Mills",` + "\n "
	for name, test := range map[string]struct {
		folder fs.FS
		want   string
		is     error
	}{
		"empty":         {fstest.MapFS{}, "sector: Load: no file of a sector: known are " + all, sector.ErrNoFiles},
		"nothing known": {fstest.MapFS{"README.md": {}}, "no file of a sector: known are " + all, sector.ErrNoFiles},
		"no folder":     {nil, "invalid argument", fs.ErrInvalid},
		"no catalogue": {
			mills("catalogue.json", "-", "metrics.json", "-", "sector.json", "-"),
			"catalogue.json: file missing: observations.json cannot be read without it",
			sector.ErrIncomplete,
		},
		"no sources": {
			mills("sources.json", "-"),
			"sources.json: file missing: observations.json cannot be read without it",
			sector.ErrIncomplete,
		},
		"misspelt": {
			mills("observation.csv", table),
			"observation.csv: not the name of a file of a sector: known are " + all,
			sector.ErrFileName,
		},
		"other ending": {
			mills("catalogue.csv", "id\n"),
			"catalogue.csv: not the name of a file of a sector",
			sector.ErrFileName,
		},
		"upper case": {
			mills("Sources.JSON", "{}"),
			"Sources.JSON: not the name of a file of a sector",
			sector.ErrFileName,
		},
		"two settings": {
			mills("sector-2.json", settingsText),
			"sector-2.json: not the name of a file of a sector",
			sector.ErrFileName,
		},
		"no more": {
			mills("sources-.json", sourcesText),
			"sources-.json: not the name of a file of a sector",
			sector.ErrFileName,
		},
		"hidden name": {
			mills("a\nb: c.csv", table),
			`"a\nb: c.csv": not the name of a file of a sector`,
			sector.ErrFileName,
		},
		"ID in two": {
			mills("catalogue-2.json", catalogueText),
			"catalogue-2.json: line 4, column 5: /indicators/jobs: duplicate identifier: also in catalogue.json",
			indicators.ErrDuplicate,
		},
		"source in two": {
			mills("sources-2.json", sourcesText),
			"sources-2.json: line 4, column 15: /sources/yearbook: duplicate identifier: also in sources.json",
			indicators.ErrDuplicate,
		},
		"metric in two": {
			mills("metrics-2.json", metricsText),
			"metrics-2.json: line 2, column 3: /metrics/sales_per_job: duplicate identifier: also in metrics.json",
			indicators.ErrDuplicate,
		},
		"agreement in two": {
			mills("agreements-2.json", contract),
			"agreements-2.json: line 2, column 2: /agreements/contract: duplicate identifier: also in agreements.json",
			indicators.ErrDuplicate,
		},
		"observation in two": {
			mills("observations.csv", table+"x,jobs,2019,observed,yearbook\nb,jobs,2020,observed,yearbook\n"),
			"observations.json: line 6, column 5: /observations/b: duplicate identifier: also in observations.csv",
			indicators.ErrDuplicate,
		},
		"observation in two, lines": {
			mills("observations.json", "-", "observations.jsonl", lines,
				"observations.csv", table+"b,jobs,2020,observed,yearbook\n"),
			"observations.jsonl: line 2, column 1: /observations/b: duplicate identifier: also in observations.csv",
			indicators.ErrDuplicate,
		},
		"observation twice": {
			mills("observations.json", "-", "observations.csv", twoInOne),
			"observations.csv: line 3, column 1: /observations/b: duplicate identifier: also in line 2",
			indicators.ErrDuplicate,
		},
		"indicator twice": {
			mills("catalogue.json", strings.Replace(catalogueText, `"sales"`, `"jobs"`, 1),
				"metrics.json", "-", "sector.json", "-"),
			"catalogue.json: line 5, column 5: /indicators/jobs: duplicate identifier", indicators.ErrDuplicate,
		},
		"syntax": {
			mills("agreements.json", `{"format": "mithaq.agreements/1",`),
			"agreements.json: line 1, column 34: not JSON",
			nil,
		},
		"agreement without": {
			mills("agreements.json", strings.Replace(contract, `"form": "performance_contract", `, "", 1)),
			"agreements.json: line 2, column 2: /agreements/contract/form: missing member",
			nil,
		},
		"basis": {mills("agreements.json", strings.Replace(contract, "open", "level", 1)),
			"agreements.json: line 6, column 5: /agreements/contract/targets/exports-2020/readings/the-ministry", nil},
		"unknown metric": {mills("sector.json", settings+`"ratios": ["pay"]}`),
			"sector.json: line 2, column 13: /ratios/0: unknown reference: no metric pay", indicators.ErrUnknown},
		"unknown bound": {mills("sector.json", settings+
			`"inequalities": [{"id": "i", "name": "I", "less": "sales_per_job", "more": "pay"}]}`),
			"sector.json: line 2, column 77: /inequalities/i/more: unknown reference: no metric pay", indicators.ErrUnknown},
		"unknown rate": {mills("sector.json", settings+
			`"recomputed": [{"indicator": "jobs", "kind": "growth", "of": "staff"}]}`),
			"sector.json: line 2, column 63: /recomputed/0/of: unknown reference: no indicator staff", indicators.ErrUnknown},
		"itself": {mills("sector.json", settings+
			`"inequalities": [{"id": "i", "name": "I", "less": "sales_per_job", "more": "sales_per_job"}]}`),
			"sector.json: line 2, column 19: /inequalities/i: invalid record: sales_per_job is compared with itself",
			indicators.ErrInvalid},
		"units": {mills("metrics.json", twoMetrics, "sector.json", settings+
			`"inequalities": [{"id": "i", "name": "I", "less": "sales_per_job", "more": "twice"}]}`),
			"sector.json: line 2, column 19: /inequalities/i: ", indicators.ErrUnit},
		"inequality again": {mills("metrics.json", strings.Replace(twoMetrics, "2 * sales", "2 * sales / jobs", 1),
			"sector.json", settings+`"inequalities": [{"id": "i", "name": "I", "less": "sales_per_job", "more": "twice"},`+
				`{"id": "j", "name": "J", "less": "sales_per_job", "more": "twice"}]}`),
			"/inequalities/j: duplicate identifier: the same as i", indicators.ErrDuplicate},
		"ratio again": {mills("sector.json", settings+`"ratios": ["sales_per_job", "sales_per_job"]}`),
			"sector.json: line 2, column 30: /ratios/1: duplicate identifier", indicators.ErrDuplicate},
		"quotient without divisor": {mills("sector.json", settings+
			`"recomputed": [{"indicator": "jobs", "kind": "quotient", "of": "sales"}]}`),
			`sector.json: line 2, column 17: /recomputed/0: invalid record: a quotient needs "by"`, indicators.ErrInvalid},
		"growth with divisor": {mills("sector.json", settings+
			`"recomputed": [{"indicator": "jobs", "kind": "growth", "of": "sales", "by": "sales"}]}`),
			`/recomputed/0/by: invalid record: only a quotient has "by"`, indicators.ErrInvalid},
		"growth of itself": {mills("sector.json", settings+
			`"recomputed": [{"indicator": "jobs", "kind": "growth", "of": "jobs"}]}`),
			`/recomputed/0/of: invalid record: jobs is computed from itself`, indicators.ErrInvalid},
		"growth in jobs": {mills("sector.json", settings+
			`"recomputed": [{"indicator": "jobs", "kind": "growth", "of": "sales"}]}`),
			`/recomputed/0: `, indicators.ErrUnit},
		"rate again": {mills("catalogue.json", strings.Replace(catalogueText, `"indicators": [`,
			`"indicators": [{"id": "growth", "name": "Growth", "unit": "percent", "nature": "ratio"},`, 1),
			"sector.json", settings+`"recomputed": [{"indicator": "growth", "kind": "growth", "of": "sales"},`+
				`{"indicator": "growth", "kind": "growth", "of": "sales"}]}`),
			"/recomputed/1: duplicate identifier", indicators.ErrDuplicate},
		"JSON in a cell": {mills("observations-y.csv", "id,indicator,period,role,source,candidates\n"+
			"w,jobs,2015,observed,yearbook,\nx,jobs,2015,observed,yearbook,\"[{\"\"why\"\": 5}]\"\n"),
			"observations-y.csv: line 3, column 31: /observations/x/candidates/0/why: wrong type", nil},
		"semicolons": {mills("observations-y.csv", "id;indicator;period;role;source;candidates\n"+
			"w;jobs;2015;observed;yearbook;\nx;jobs;2015;observed;yearbook;\"[{\"\"why\"\": 5}]\"\n"),
			"observations-y.csv: line 3, column 31: /observations/x/candidates/0/why: wrong type", nil},
		"one column": {mills("observations-y.csv", "id|indicator|period\nx|jobs|2015\n"),
			"observations-y.csv: line 1, column 1: syntax error: " +
				"the fields must be separated by commas, semicolons or tabs; known columns are id,",
			indicators.ErrSyntax},
		"unknown indicator": {mills("metrics.json", strings.Replace(metricsText, "sales / jobs", "sales / staff", 1)),
			`metrics.json: line 2, column 63: /metrics/sales_per_job/formula: unknown reference: indicator "staff"`,
			indicators.ErrUnknown},
		"bad UTF-8": {
			mills("sources.json", strings.Replace(sourcesText, "Yearbook", "Year\xff", 1)),
			"sources.json: line 4, column 93: /sources/yearbook/title: not Unicode",
			nil,
		},
		"pattern": {mills(), "Options.Ignore", nil},
	} {
		t.Run(name, func(t *testing.T) {
			opt := sector.Options{}
			if name == "pattern" {
				opt.Ignore = []string{"["}
			}
			_, err := sector.Load(test.folder, opt)
			if err == nil || !strings.Contains(err.Error(), test.want) || test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("got  %v\nwant %s", err, test.want)
			}
		})
	}
}

// TestLoadAllProblems: what is wrong with all files is told at once, in order of
// file and line, and counted where it is not listed.
func TestLoadAllProblems(t *testing.T) {
	folder := mills(
		"catalogue.json", strings.Replace(catalogueText, `"nature": "stock"`, `"natur": "stock"`, 1),
		"observations.json", strings.Replace(observationsText, `"role": "observed"`, `"role": "seen"`, 2),
		"agreements.json", strings.Replace(contract, `"18000000000 MAD"`, `"18 or so"`, 1),
		"budget.csv", "what,amount\n")
	_, err := sector.Load(folder, sector.Options{})
	var all *sector.Problems
	if !errors.As(err, &all) {
		t.Fatal(err)
	}
	var got []string
	for _, e := range all.List {
		got = append(got, fmt.Sprintf("%s:%d %s", e.File, e.Line, e.Path))
	}
	want := "agreements.json:3 /agreements/contract/targets/exports-2020/value|budget.csv:0 |" +
		"catalogue.json:4 /indicators/jobs/nature|catalogue.json:4 /indicators/jobs/natur|" +
		"observations.json:5 /observations/a/role|observations.json:7 /observations/b/role"
	if s := strings.Join(got, "|"); s != want || all.Total != 6 {
		t.Errorf("%d:\n%s\nwant\n%s", all.Total, s, want)
	}
	_, err = sector.Load(folder, sector.Options{MaxProblems: 2})
	if !errors.As(err, &all) || len(all.List) != 2 || all.Total != 6 ||
		!strings.HasSuffix(err.Error(), "\nand 4 more") {
		t.Errorf("%v", err)
	}
}

// TestLoadNoFollowUp: a record that was read with a problem is there, so that
// what refers to it is no further problem.
func TestLoadNoFollowUp(t *testing.T) {
	const growth = `{"format": "mithaq.sector/1", "id": "mills", "name": "Mills", "ratios": ["twice", "pay"],
 "recomputed": [{"indicator": "sales", "kind": "growth", "of": "jobs"}]}`
	for name, x := range map[string]struct {
		folder fs.FS
		want   []string
	}{
		"bad formula": {
			mills("metrics.json", strings.Replace(twoMetrics, "sales / jobs", "sales /", 1), "sector.json",
				`{"format": "mithaq.sector/1", "id": "mills", "name": "Mills", "ratios": ["sales_per_job", "twice", "pay"]}`),
			[]string{"metrics.json /metrics/sales_per_job/formula", "sector.json /ratios/2"},
		},
		"indicator twice": {
			mills("catalogue.json", strings.Replace(catalogueText, `"jobs"`, `"sales"`, 1), "metrics.json", "-",
				"sector.json", `{"format": "mithaq.sector/1", "id": "mills", "name": "Mills",
 "recomputed": [{"indicator": "sales", "kind": "growth", "of": "people"},
 {"indicator": "people", "kind": "growth", "of": "sales"}]}`),
			[]string{"catalogue.json /indicators/sales", "sector.json /recomputed/0/of", "sector.json /recomputed/1/indicator"},
		},
		"bad ID": {
			mills("catalogue.json", strings.Replace(catalogueText, `"id": "jobs"`, `"id": "all jobs"`, 1),
				"metrics.json", "-", "sector.json", strings.Replace(growth, `"ratios": ["twice", "pay"],`, "", 1)),
			[]string{"catalogue.json /indicators/all jobs/id"},
		},
		"not JSON": {
			mills("metrics.json", `{"format": "mithaq.metrics/1", "metrics": [`),
			[]string{"metrics.json /metrics/0"},
		},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := sector.Load(x.folder, sector.Options{})
			var all *sector.Problems
			if !errors.As(err, &all) {
				t.Fatal(err)
			}
			var got []string
			for _, e := range all.List {
				got = append(got, e.File+" "+e.Path)
			}
			if !slices.Equal(got, x.want) {
				t.Errorf("got %q, want %q\n%v", got, x.want, err)
			}
		})
	}
}

func TestLoadIgnore(t *testing.T) {
	folder := mills("budget.csv", "what,amount\n", "sources-old.json", "{", "notes.json", "{}")
	opt := sector.Options{Ignore: []string{"budget.csv", "*-old.json", "notes.json"}}
	if _, err := sector.Load(folder, opt); err != nil {
		t.Error(err)
	}
}

func TestLoadOwn(t *testing.T) {
	var read string
	own := []sector.OwnFile{
		{Name: "looms.json", Decode: func(r io.Reader) error {
			text, err := io.ReadAll(r)
			read = string(text)
			return err
		}},
		{Name: "absent.json", Decode: func(io.Reader) error { return errors.New("read") }},
		{Name: "unread.csv"},
	}
	opt := sector.Options{Own: own, Rules: []rules.Rule{ownRule("MILL1")}}
	s, err := sector.Load(mills("looms.json", "42", "unread.csv", ""), opt)
	if err != nil || read != "42" {
		t.Fatalf("%q, %v", read, err)
	}
	found := false
	for _, f := range s.Check() {
		found = found || f.Code == "MILL1"
	}
	if !found {
		t.Error("the sector's own rule does not run")
	}
	own[0].Decode = func(io.Reader) error { return errors.New("too few looms") }
	_, err = sector.Load(mills("looms.json", "42"), opt)
	if err == nil || err.Error() != "sector: Load: looms.json: too few looms" {
		t.Error(err)
	}
}

// TestLoadOwnNames: a file of this kind of sector has a name of its own in the
// folder.
func TestLoadOwnNames(t *testing.T) {
	for _, name := range []string{"", ".", "sector.json", "observations-2.csv", "../x", "a/b.json"} {
		_, err := sector.Load(mills(), sector.Options{Own: []sector.OwnFile{{Name: name}}})
		if !errors.Is(err, sector.ErrFileName) || !strings.Contains(err.Error(), "Options.Own: "+strconv.Quote(name)) {
			t.Errorf("%q: %v", name, err)
		}
	}
	_, err := sector.Load(mills(), sector.Options{Own: []sector.OwnFile{{Name: "looms.json"}, {Name: "looms.json"}}})
	if !errors.Is(err, indicators.ErrDuplicate) {
		t.Error(err)
	}
}

// endless is a file that never ends, and says nothing about its length.
type endless struct{ text string }

func (f *endless) Open(name string) (fs.File, error)  { return f, nil }
func (f *endless) Stat() (fs.FileInfo, error)         { return f, nil }
func (f *endless) Close() error                       { return nil }
func (f *endless) Name() string                       { return "observations.jsonl" }
func (f *endless) Size() int64                        { return 0 }
func (f *endless) Mode() fs.FileMode                  { return 0 }
func (f *endless) Type() fs.FileMode                  { return 0 }
func (f *endless) ModTime() (t time.Time)             { return t }
func (f *endless) IsDir() bool                        { return false }
func (f *endless) Sys() any                           { return nil }
func (f *endless) Info() (fs.FileInfo, error)         { return f, nil }
func (f *endless) ReadDir(int) ([]fs.DirEntry, error) { return []fs.DirEntry{f}, nil }

func (f *endless) Read(p []byte) (int, error) {
	n := 0
	for n < len(p) && f.text != "" {
		n += copy(p[n:], f.text)
	}
	return n, nil
}

// TestLoadHostile: folders that were made to do harm give errors.
func TestLoadHostile(t *testing.T) {
	link := mills()
	link["catalogue.json"] = &fstest.MapFile{Data: []byte("/dev/zero"), Mode: fs.ModeSymlink}
	pipe := mills()
	pipe["sector.json"] = &fstest.MapFile{Mode: fs.ModeNamedPipe}
	inside := mills("metrics.json", "-", "sector.json", "-")
	inside["metrics.json/x"] = &fstest.MapFile{}
	deep := mills("agreements.json", `{"format": "mithaq.agreements/1", "agreements": `+strings.Repeat("[", 100_000))
	for name, test := range map[string]struct {
		folder fs.FS
		opt    sector.Options
		is     error
	}{
		"link":     {link, sector.Options{}, sector.ErrNotFile},
		"pipe":     {pipe, sector.Options{}, sector.ErrNotFile},
		"folder":   {inside, sector.Options{}, sector.ErrNotFile},
		"large":    {mills(), sector.Options{MaxBytes: 1000}, indicators.ErrLimit},
		"deep":     {deep, sector.Options{}, nil},
		"no end":   {&onlyFile{&endless{text: "[[[[\n"}}, sector.Options{MaxBytes: 1 << 16}, indicators.ErrLimit},
		"no bytes": {&onlyFile{&endless{}}, sector.Options{}, io.ErrNoProgress},
		"entries":  {&endless{text: "x"}, sector.Options{}, indicators.ErrLimit},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := sector.Load(test.folder, test.opt)
			if err == nil || test.is != nil && !errors.Is(err, test.is) {
				t.Errorf("got %v, want %v", err, test.is)
			}
		})
	}
}

// onlyFile is a folder with one file, beside a catalogue and sources.
type onlyFile struct{ file *endless }

func (o *onlyFile) Open(name string) (fs.File, error) {
	if name == "observations.jsonl" {
		return o.file, nil
	}
	return mills("observations.jsonl", "", "observations.json", "-").Open(name)
}

// FuzzLoad: no content of a folder makes Load panic, and what it accepts can be
// checked.
func FuzzLoad(f *testing.F) {
	f.Add("sector.json", []byte(settingsText), "observations.csv",
		[]byte("id,indicator,period,role,source\na,jobs,2020,observed,yearbook\n"))
	f.Add("metrics-2.json", []byte(metricsText), "observations-x.jsonl", []byte(`{"format": "mithaq.observations/1"}`))
	f.Fuzz(func(t *testing.T, name string, text []byte, other string, more []byte) {
		if !fs.ValidPath(name) || !fs.ValidPath(other) {
			return
		}
		folder := mills()
		folder[name] = &fstest.MapFile{Data: text}
		folder[other] = &fstest.MapFile{Data: more}
		s, err := sector.Load(folder, sector.Options{})
		if err == nil {
			s.Check()
		}
	})
}

func ExampleLoad() {
	s, err := sector.Load(mills(), sector.Options{}) // or os.DirFS("mills")
	if err != nil {
		fmt.Println(err)
		return
	}
	for m := range s.Metrics() {
		fmt.Println(s.Name(), m)
	}
	// Output: Mills sales_per_job = sales / jobs
}

func ExampleOptions() {
	_, err := sector.Load(mills("budget.csv", "what,amount\n"), sector.Options{Ignore: []string{"budget.csv"}})
	fmt.Println(err)
	// Output: <nil>
}

func ExampleOwnFile() {
	looms := 0
	_, err := sector.Load(mills("looms.txt", "42"), sector.Options{Own: []sector.OwnFile{{
		Name: "looms.txt",
		Decode: func(r io.Reader) error {
			_, err := fmt.Fscan(r, &looms)
			return err
		},
	}}})
	fmt.Println(looms, err)
	// Output: 42 <nil>
}

func ExampleProblems() {
	_, err := sector.Load(mills("sector.json", `{
  "format": "mithaq.sector/1",
  "id": "mills",
  "name": "Mills",
  "ratios": ["sales_per_loom"],
  "inequalitys": []
}`), sector.Options{})
	fmt.Println(err)
	// Output:
	// sector: Load: sector.json: line 6, column 3: /inequalitys: unknown member: "inequalitys"
}

// A folder that is not there is named, and no folder at all is called so.
func TestLoadNoFolder(t *testing.T) {
	_, err := sector.Load(nil, sector.Options{})
	want := "sector: Load: invalid argument: no folder"
	if err == nil || err.Error() != want || !errors.Is(err, fs.ErrInvalid) {
		t.Errorf("nil: %v, want %s", err, want)
	}
	name := filepath.Join(t.TempDir(), "textiles")
	_, err = sector.Load(os.DirFS(name), sector.Options{})
	if !errors.Is(err, fs.ErrNotExist) || !strings.Contains(err.Error(), "folder "+strconv.Quote(name)) {
		t.Errorf("absent: %v", err)
	}
}
