package datapackage_test

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func TestObservations(t *testing.T) {
	o := datapackage.ReadOptions{
		Map:      mapping.Rename(map[string]string{"Year": "TIME_PERIOD", "Value": "OBS_VALUE"}),
		Defaults: indicators.Observation{ID: "x", Key: indicators.Key{Indicator: "exports", Area: "MA"}, Role: indicators.RoleObserved, Source: "office"},
	}
	const years = `{"name":"Year","type":"year"},{"name":"Value","type":"number"}`
	with := func(change func(*datapackage.ReadOptions)) datapackage.ReadOptions {
		o := o
		change(&o)
		return o
	}
	for _, c := range []struct {
		name string
		fsys fs.FS
		o    datapackage.ReadOptions
		want string
	}{
		{"renamed", table(fields(years), "Year,Value\n2015,7.50\n2014,\n2013,NaN\n2012,1.5e3\n"), o, "x-1 exports MA 2015 7.5|x-2 exports MA 2014 |x-3 exports MA 2013 |x-4 exports MA 2012 1500"},
		{"infinite", table(fields(years), "Year,Value\n2015,INF\n"), o, `!syntax 2:6 /resources/t/schema/fields/Value `},
		{"not valid", table(fields(years), "Year,Value\nMMXV,1\n2015,2\n"), o, `!invalid 2:1 /resources/t/schema/fields/Year "MMXV" is not a year|x-2 exports MA 2015 2`},
		{"unchecked", table(fields(`{"name":"Year","type":"date"},{"name":"Value","type":"integer"}`), "Year,Value\n2015,7.5\n"), with(func(o *datapackage.ReadOptions) { o.Unchecked = true }), "x-1 exports MA 2015 7.5"},
		{"months and days", table(fields(`{"name":"Year","type":"date","format":"%d/%m/%Y"},{"name":"Value","type":"number","decimalChar":","}`), "Year,Value\n31/12/2015,\"7,5\"\n"), o, "x-1 exports MA 2015-12-31 7.5"},
		{"time zones", table(fields(`{"name":"Year","type":"string"},{"name":"Value","type":"integer"}`),
			"Year,Value\n2015-05Z,7\n2015-06,8\n"), o, "x-1 exports MA 2015-05 7|x-2 exports MA 2015-06 8|" +
			"component: TIME_PERIOD (1), first /observations/x-1: a period is whole days and has no time zone"},
		{"time zones of dates and times", table(fields(`{"name":"Year","type":"datetime"},{"name":"Value","type":"integer"}`),
			"Year,Value\n2015-05-05T00:00:00Z,7\n"), o, "x-1 exports MA 2015-05-05 7|" +
			"component: TIME_PERIOD (1), first /observations/x-1: a period is whole days and has no time zone"},
		{"dimensions, attributes and what is neither", table("", "Year,Value,sex,Trade Name,note\n2015,1,F,z,two words\n"), with(func(o *datapackage.ReadOptions) {
			o.Map = mapping.Rename(map[string]string{"Year": "TIME_PERIOD", "Value": "OBS_VALUE"})
			o.Map.Components = append(o.Map.Components, mapping.Component{From: "sex", To: "sex", Part: mapping.Dimension})
		}),
			"x-1 exports MA sex=F 2015 1|component: note (1): not in the mapping: it keeps its name and its codes|component: Trade Name (1), first /observations/x-1: its name cannot be that of a dimension or an attribute|component: note (1), first /observations/x-1: a text has no place among the attributes of an observation, which are codes"},
		{"left out", table("", "Year,Value,sex\n2015,1,F\n"), with(func(o *datapackage.ReadOptions) {
			o.Map = mapping.Rename(map[string]string{"Year": "TIME_PERIOD", "Value": "OBS_VALUE", "sex": ""})
		}), "x-1 exports MA 2015 1|component: sex (1), first /observations/x-1: left out"},
		{"multiplied", table("", "Year,Value,UNIT_MULT\n2015,7.54,9\n"), o, "x-1 exports MA 2015 7540000000"},
		{"no period", table("", "Value\n1\n"), with(func(o *datapackage.ReadOptions) { o.Map = mapping.Rename(map[string]string{"Value": "OBS_VALUE"}) }), "!invalid 2:1 /resources/t/schema/fields/Value "},
		{"a field that is not there", table("", "Year\n2015\n"), o, `!unknown 0:0 /resources/t field "Value"`},
		{"two fields as one", table("", "Year,Value,B\n"), with(func(o *datapackage.ReadOptions) {
			o.Map = mapping.Rename(map[string]string{"Year": "TIME_PERIOD", "Value": "OBS_VALUE", "B": "OBS_VALUE"})
		}), `!duplicate 0:0 /resources/t/schema/fields/B field "B" as "OBS_VALUE"`},
		{"a name that is none", table("", "Year,Value,a b\n"), with(func(o *datapackage.ReadOptions) {
			o.Map = mapping.Rename(map[string]string{"Year": "TIME_PERIOD", "Value": "OBS_VALUE", "a b": "a b"})
		}), `!unknown 0:0 /components/2/to "a b" is not the name of a component`},
		{"columns that stand twice", table("", "Year,Value,sex,sex\n"), o, `!duplicate 0:0 /resources/t/schema/fields/sex field "sex" as "sex"|component: sex (1): not in the mapping: it keeps its name and its codes`},
		{"two tables", dir(`{"resources":[{"path":"a.csv"},{"path":"b.csv"}]}`), o, `!unknown 0:0 /resources 2 tables, name one of them: "a", "b"`},
		{"no table", dir(`{"resources":[{"path":"a.png"}]}`), o, "!unknown 0:0 /resources no table"},
		{"named", dir(`{"resources":[{"path":"a.csv"},{"path":"b.csv"}]}`, "b.csv", "Year,Value\n2015,1\n"), with(func(o *datapackage.ReadOptions) { o.Resource = "b" }), "x-1 exports MA 2015 1"},
		{"named, and not there", dir(`{"resources":[{"path":"a.csv"}]}`), with(func(o *datapackage.ReadOptions) { o.Resource = "c" }), `!unknown 0:0 /resources resource "c"`},
		{"apostrophes of others are theirs", table("", "Year,Value,NOTE\n2015,1,'=x\n"), o, "x-1 exports MA 2015 1|component: NOTE (1): not in the mapping: it keeps its name and its codes|component: NOTE (1), first /observations/x-1: a text has no place among the attributes of an observation, which are codes"},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, err := datapackage.Read(c.fsys, c.o)
			if err != nil {
				if got := fail(err); got != c.want {
					t.Errorf("got  %s\nwant %s", got, c.want)
				}
				return
			}
			var list []string
			for o, err := range r.All() {
				s := ""
				if err == nil {
					s = fmt.Sprintf("%s %s %s", o.ID, o.Key, o.Figure)
				} else {
					s = fail(err)
				}
				list = append(list, s)
			}
			for _, l := range r.Losses() {
				list = append(list, l.String())
			}
			if got := strings.Join(list, "|"); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

// TestLoad: observations without a problem are in the Builder, and the error has
// the problems of the whole table.
func TestLoad(t *testing.T) {
	fsys := table(fields(`{"name":"INDICATOR"},{"name":"TIME_PERIOD","type":"year"},{"name":"OBS_VALUE","type":"number"}`), "INDICATOR,TIME_PERIOD,OBS_VALUE\njobs,2015,1\njobs,x,y\njobs,2016,2\n")
	r, err := datapackage.Read(fsys, datapackage.ReadOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	err = r.Load(&b)
	var ps *indicators.Problems
	if !errors.As(err, &ps) || ps.Total != 2 || b.Len() != 2 {
		t.Error(err, b.Len())
	}
	if c, err := r.Catalogue(); c != nil || err != nil {
		t.Error(c, err)
	}
}

// TestTampered: a package of ours whose files have changed is not read.
func TestTampered(t *testing.T) {
	data := morocco(t)
	for _, name := range []string{"data/observations.csv", "data/sources.json", "data/catalogue.json", "data/corrections.json"} {
		files, _ := write(t, data, datapackage.WriteOptions{})
		if files[name] == nil {
			continue
		}
		files[name].Data = bytes.Replace(files[name].Data, []byte("2015"), []byte("2051"), 1)
		r, err := datapackage.Read(files, datapackage.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if _, err := r.Dataset(nil); !errors.Is(err, datapackage.ErrMismatch) && bytes.Contains(files[name].Data, []byte("2051")) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// nopCloser is a file of a zip archive.
type nopCloser struct{ io.Writer }

func (nopCloser) Close() error { return nil }

// TestZip: a package goes into an archive and comes back.
func TestZip(t *testing.T) {
	data := newRandom(7).dataset(t, 30)
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	create := func(name string) (io.WriteCloser, error) {
		w, err := z.Create(name)
		return nopCloser{w}, err
	}
	if _, err := datapackage.Write(create, data, datapackage.WriteOptions{}); err != nil {
		t.Fatal(err)
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	archive, err := zip.NewReader(bytes.NewReader(b.Bytes()), int64(b.Len()))
	if err != nil {
		t.Fatal(err)
	}
	back, lost := read(t, archive, datapackage.ReadOptions{})
	if len(lost) > 0 {
		t.Error(losses(lost))
	}
	same(t, back, data)
}

// TestWriteErrors: what cannot be written is said, and leaves no descriptor.
func TestWriteErrors(t *testing.T) {
	data := newRandom(3).dataset(t, 5)
	for n := range 12 {
		var f folder
		calls := 0
		create := func(name string) (io.WriteCloser, error) {
			w, err := f.create(name)
			switch calls++; {
			case calls == n/3+1 && n%3 == 0:
				return nil, io.ErrClosedPipe
			case calls == n/3+1:
				return failingFile{w, n%3 == 1}, err
			}
			return w, err
		}
		_, err := datapackage.Write(create, data, datapackage.WriteOptions{})
		if calls <= n/3 {
			break
		}
		if !errors.Is(err, io.ErrClosedPipe) {
			t.Errorf("%d: %v", n, err)
		}
		if d := f.files[datapackage.FileName]; n%3 != 2 && d != nil && len(d.Data) > 0 {
			t.Errorf("%d: a descriptor was written", n)
		}
	}
	about := datapackage.Package{Resources: []*datapackage.Resource{{}}}
	if _, err := datapackage.Write(new(folder).create, data, datapackage.WriteOptions{About: about}); !errors.Is(err, indicators.ErrInvalid) {
		t.Error(err)
	}
	for _, about := range []datapackage.Package{{Title: "\xff"}, {Custom: []datapackage.Custom{{Name: "x", Value: "{"}}}} {
		if _, err := datapackage.Write(new(folder).create, data, datapackage.WriteOptions{About: about}); !errors.Is(err, indicators.ErrInvalid) {
			t.Errorf("%+v: %v", about, err)
		}
	}
}

type failingFile struct {
	io.WriteCloser
	writing bool
}

func (f failingFile) Write(b []byte) (int, error) {
	if f.writing {
		return 0, io.ErrClosedPipe
	}
	return f.WriteCloser.Write(b)
}

func (f failingFile) Close() error {
	if f.writing {
		return f.WriteCloser.Close()
	}
	return io.ErrClosedPipe
}

// TestWriteLosses: records that the library's own files cannot hold are named,
// and the rest comes back.
func TestWriteLosses(t *testing.T) {
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{{ID: "jobs"}}})
	if err != nil {
		t.Fatal(err)
	}
	var b indicators.Builder
	b.AddBody(indicators.Body{ID: "office"})
	b.AddObservation(indicators.Observation{ID: "a", Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}, Figure: figure.MustParse("5")})
	data, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	files, lost := write(t, data, datapackage.WriteOptions{})
	if got := losses(lost); strings.Count(got, "\n") != 2 || !strings.Contains(got, "records: sources (1): ") || !strings.Contains(got, "records: catalogue (1): ") {
		t.Error(got)
	}
	back, lost := read(t, files, datapackage.ReadOptions{})
	o, ok := back.Observation("a")
	if !ok || o.Key.Indicator != "jobs" || o.Figure.String() != "5" || o.Role != 0 || len(lost) > 0 {
		t.Error(o, lost)
	}
}

// TestSchemaOfOurs: the schema says of each column what stands in it.
func TestSchemaOfOurs(t *testing.T) {
	build := func(all ...indicators.Observation) *datapackage.Schema {
		var b indicators.Builder
		b.AddObservation(all...)
		data, err := b.Build(morocco(t).Catalogue())
		if err != nil {
			t.Fatal(err)
		}
		files, _ := write(t, data, datapackage.WriteOptions{})
		p, err := datapackage.Open(files, datapackage.Limits{})
		if err != nil {
			t.Fatal(err)
		}
		r, ok := p.Resource("observations")
		if !ok || r.Schema == nil {
			t.Fatal("no schema")
		}
		return r.Schema
	}
	typ := func(s *datapackage.Schema, name string) string {
		for _, f := range s.Fields {
			if f.Name == name {
				return f.Type
			}
		}
		return "none"
	}
	o := indicators.Observation{ID: "a", Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2015)}, Figure: figure.MustParse(">5")}
	for _, c := range []struct {
		p, figure   string
		when, lower string
	}{{"2015", ">5", "year", "number"}, {"2015-05", ">5.5", "yearmonth", "number"}, {"2015-05-06", ">1/3", "date", "string"}, {"2015-Q1", "5", "string", "none"}} {
		o.Key.Period, o.Figure = period.MustParse(c.p), figure.MustParse(c.figure)
		s := build(o)
		if typ(s, "TIME_PERIOD") != c.when || typ(s, "LOWER_BOUND") != c.lower || typ(s, "OBS_VALUE") != "number" {
			t.Errorf("%s %s: %s %s", c.p, c.figure, typ(s, "TIME_PERIOD"), typ(s, "LOWER_BOUND"))
		}
		if len(s.PrimaryKey) != 1 || s.PrimaryKey[0] != "RECORD" {
			t.Error(s.PrimaryKey)
		}
		if f := s.Fields[0]; f.Name != "INDICATOR" || len(f.Categories) != 1 || f.Categories[0].Value != "jobs" || f.Categories[0].Label == "" || !f.Constraints.Required {
			t.Errorf("%+v", f)
		}
	}
}

// TestMemory: memory does not grow with the length of a table.
func TestMemory(t *testing.T) {
	if testkit.Race() {
		t.Skip("the race detector allocates")
	}
	const fieldList = `{"name":"a","type":"number","groupChar":" ","constraints":{"minimum":0}},{"name":"b","type":"date","format":"%d/%m/%Y"},{"name":"c","type":"string","constraints":{"pattern":"[a-z]+","enum":["x","y"]}}`
	use := func(rows int) uint64 {
		fsys := table(fields(fieldList), "a,b,c\n"+strings.Repeat("1 234.50,31/12/2015,x\n", rows))
		return allocated(func() {
			if n, bad := drain(fsys); n != rows || bad > 0 {
				t.Error(n, bad)
			}
		})
	}
	short, long := use(1000), use(100_000)
	if long > short+32<<10 {
		t.Errorf("%d bytes for 1,000 rows, %d for 100,000", short, long)
	}
}
