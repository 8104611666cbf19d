package sdmx_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

func prepared() period.Date { return period.MustDate(2026, 11, 23) }

func writeJSON(t testing.TB, d *indicators.Dataset, o sdmx.WriteOptions) ([]byte, []indicators.Loss) {
	t.Helper()
	var b bytes.Buffer
	o.Prepared = prepared()
	lost, err := sdmx.WriteJSON(&b, d, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), lost
}

func loadJSON(t testing.TB, text []byte, c *indicators.Catalogue, o sdmx.ReadOptions) (*indicators.Dataset, []indicators.Loss) {
	t.Helper()
	var b indicators.Builder
	r := sdmx.ReadJSON(bytes.NewReader(text), o)
	if err := r.Load(&b); err != nil {
		t.Fatal(err)
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d, r.Losses()
}

var views = []string{"", "TIME_PERIOD", sdmx.AllDimensions, "REF_AREA"}

func TestJSONMorocco(t *testing.T) {
	data := morocco(t)
	for _, view := range views {
		text, lost := writeJSON(t, data, sdmx.WriteOptions{AtObservation: view, Lang: wording.Fr})
		if len(lost) == 0 || lost[0].What != "bodies" || lost[0].Count != records.Count(data.Bodies()) {
			t.Errorf("lost %v", lost)
		}
		back, lost := loadJSON(t, text, data.Catalogue(), sdmx.ReadOptions{})
		if len(lost) > 0 {
			t.Errorf("view %q: lost on reading: %s", view, losses(lost))
		}
		sameObservations(t, back, data)
	}
}

func TestJSONRandom(t *testing.T) {
	n := testkit.Cases(60, 3000)
	for seed := range uint64(n) {
		r := newRandom(seed, 8)
		data := r.Dataset(t, r.IntN(40))
		o := sdmx.WriteOptions{AtObservation: records.Pick(r, views...)}
		text, lost := writeJSON(t, data, o)
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		back, lost := loadJSON(t, text, data.Catalogue(), sdmx.ReadOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		sameObservations(t, back, data)
		if again, _ := writeJSON(t, back, o); !bytes.Equal(again, text) {
			t.Fatalf("seed %d: written again it differs", seed)
		}
	}
}

// TestJSONSamples reads the official samples. The counts are those of a short
// Python program that adds up the lengths of "observations".
func TestJSONSamples(t *testing.T) {
	dir := testkit.Samples(t, "sdmx-json")
	o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "rate"}, Role: indicators.RoleObserved, Source: "ecb"}}
	for name, want := range map[string]struct {
		n           int
		first, last string
	}{
		"constructed-sample-full.json": {20,
			"rate currency=NZD,currency_denom=EUR,exr_suffix=A,exr_type=SP00 2013-01-18 1.5931",
			"rate currency=RUB,currency_denom=EUR,exr_suffix=A,exr_type=SP00 2013-01-21 "}, // its last data set has no values
		"exr-flat.json": {4,
			"rate currency=NZD,currency_denom=EUR,exr_suffix=A,exr_type=SP00 2013-01-18 1.5931",
			"rate currency=RUB,currency_denom=EUR,exr_suffix=A,exr_type=SP00 2013-01-21 40.3"},
		"exr-time-series.json": {4,
			"rate currency=NZD,currency_denom=EUR,exr_suffix=A,exr_type=SP00 2013-01-18 1.5931",
			"rate currency=RUB,currency_denom=EUR,exr_suffix=A,exr_type=SP00 2013-01-21 40.3"},
	} {
		text, err := os.ReadFile(filepath.Join(dir, name))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for o, err := range sdmx.ReadJSON(bytes.NewReader(text), o).All() {
			if err != nil {
				t.Errorf("%s: %v", name, err)
				continue
			}
			got = append(got, fmt.Sprint(o.Key, " ", o.Figure))
		}
		if len(got) != want.n {
			t.Errorf("%s: %d observations, want %d", name, len(got), want.n)
			continue
		}
		if got[0] != want.first || got[len(got)-1] != want.last {
			t.Errorf("%s: %q", name, got)
		}
	}
}

// message is a data message with two dimensions, of which the first is of the
// whole data set.
func message(sets string) string {
	return `{"meta":{},"data":{"structures":[{"links":[{"rel":"dataflow","urn":"urn:sdmx:org.sdmx.infomodel.datastructure.Dataflow=A:B(1.0)"}],
"dimensions":{"dataSet":[{"id":"REF_AREA","keyPosition":0,"values":[{"id":"MA"}]}],"series":[{"id":"INDICATOR","keyPosition":1,"values":[{"id":"jobs"},{"id":"exports"}]}],
"observation":[{"id":"TIME_PERIOD","keyPosition":2,"values":[{"id":"2014"},{"value":"2015"}]}]},
"attributes":{"dataSet":[{"id":"UNIT_MULT","values":[{"id":"3"}]}],"series":[{"id":"TITLE"}],"observation":[{"id":"OBS_STATUS","values":[null,{"id":"P"},{"values":["B","E"]}]},{"id":"NOTE"}]}}],
"dataSets":[` + sets + "]}}"
}

func TestJSONObservations(t *testing.T) {
	o := sdmx.ReadOptions{Defaults: indicators.Observation{ID: "x", Role: indicators.RoleObserved, Source: "office"}}
	for _, c := range []struct{ name, sets, want, lost string }{
		{"series", `{"action":"Merge","attributes":[0],"series":{"1":{"attributes":["T"],"observations":{"0":[1.5,1,"a note"],"1":[2.50e1,null]}}}}`,
			"x-2 exports MA 2015 25000 |x-1 exports MA 2014 1500 P",
			"component: NOTE (1), first /observations/x-1: a text has no place among the attributes of an observation, which are codes\n"},
		{"flat, over what is not of the data set", `{"observations":{"0:0":[1],"1:1":["2",2]}}`, "x-2 exports MA 2015 2 BE|x-1 jobs MA 2014 1 ", ""},
		{"flat, over all", `{"observations":{"0:0:1":[123456789012345678901234567890]}}`, "x-1 jobs MA 2015 123456789012345678901234567890 ", ""},
		{"a key twice", `{"observations":{"0:0":[1],"0:0":[2]}}`, "x-1 jobs MA 2014 1 |x-2 jobs MA 2014 2 ",
			"member: observations (1): a key is given several times: its observations are read in order\n"},
		{"an attribute beyond its values", `{"observations":{"0:0":[1,9]}}`, "x-1 jobs MA 2014 1 ",
			"component: OBS_STATUS (1): an index that is beyond its 3 values\n"},
		{"several data sets", `{"observations":{"0:0":[1]}},{"observations":{"0:0":["NaN"]}},{"observations":{"0:0":[]}}`, "x-1 jobs MA 2014 1 |x-2 jobs MA 2014  |x-3 jobs MA 2014  ", ""},
		{"attributes too late", `{"series":{"0":{"observations":{"0":[1]},"attributes":["T"]}}}`, "x-1 jobs MA 2014 1 ",
			"component: attributes (1): they come after their observations\n"},
		{"groups", `{"dimensionGroupAttributes":{"0::":[0]},"observations":{"0:0":[1]}}`, "x-1 jobs MA 2014 1 ",
			"component: dimensionGroupAttributes (1): the structure does not list them\n"},
		{"a text that is no code", `{"series":{"0":{"attributes":["two words"],"observations":{"0":[1],"1":[2]}}}}`, "x-1 jobs MA 2014 1 |x-2 jobs MA 2015 2 ",
			"component: TITLE (2), first /observations/x-1: a text has no place among the attributes of an observation, which are codes\n"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d, lost := loadJSON(t, []byte(message(c.sets)), catalogue(t), o)
			var got []string
			for o := range d.All() {
				got = append(got, strings.TrimSuffix(fmt.Sprintf("%s %s %s %s %s", o.ID, o.Key, o.Figure, o.Status, o.Note), " "))
			}
			want := strings.Split(c.want, "|")
			if c.name == "series" {
				got[0], got[1] = got[1], got[0]
			} else if len(got) == 2 && strings.HasPrefix(got[0], want[1]) {
				got[0], got[1] = got[1], got[0]
			}
			if s := strings.Join(got, "|"); s != c.want {
				t.Errorf("got  %s\nwant %s", s, c.want)
			}
			if s := losses(lost); s != c.lost {
				t.Errorf("lost %swant %s", s, c.lost)
			}
		})
	}
}

// TestJSONTimeZones: a time zone is named once as a loss, with its number.
func TestJSONTimeZones(t *testing.T) {
	text := `{"meta": {}, "data": {"structures": [{"dimensions": {"observation": [
		{"id": "TIME_PERIOD", "values": [{"id": "2014Z"}, {"id": "2015"}, {"id": "2016-01-01T00:00:00-05:00"}]}]}}],
		"dataSets": [{"observations": {"0": [1], "1": [2], "2": [3]}}, {"observations": {"0": [4]}}]}}`
	jobs := indicators.Observation{Key: indicators.Key{Indicator: "jobs"}}
	r := sdmx.ReadJSON(strings.NewReader(text), sdmx.ReadOptions{Defaults: jobs})
	var got []string
	for o, err := range r.All() {
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, o.Key.Period.String()+" "+o.Figure.String())
	}
	if s := strings.Join(got, ", "); s != "2014 1, 2015 2, 2016-01-01 3, 2014 4" {
		t.Error(s)
	}
	if s := losses(r.Losses()); s != "component: TIME_PERIOD (3), first /observations/row-1: "+
		"a period is whole days and has no time zone\n" {
		t.Error(s)
	}
}

func TestJSONErrors(t *testing.T) {
	for _, c := range []struct {
		name, text string
		kind       error
	}{
		{"nothing", "", indicators.ErrSyntax},
		{"an array", "[]", indicators.ErrSyntax},
		{"no data", `{"meta":{}}`, indicators.ErrFormat},
		{"data without structures", `{"data":{"dataSets":[]}}`, indicators.ErrFormat},
		{"structures twice", `{"data":{"structures":[],"structures":[]}}`, indicators.ErrDuplicate},
		{"a component with two lists", strings.Replace(message(""), `[{"id":"MA"}]`, `[],"values":[]`, 1), indicators.ErrDuplicate},
		{"cut short", message(`{"observations":{"0:0":[1]}}`)[:600], indicators.ErrSyntax},
		{"text after the end", message("") + "x", indicators.ErrSyntax},
		{"a key out of range", message(`{"observations":{"0:7":[1]}}`), indicators.ErrUnknown},
		{"a key of another length", message(`{"observations":{"0:0:0:0":[1]}}`), indicators.ErrSyntax},
		{"a billion", message(`{"observations":{"0:1000000000":[1]}}`), indicators.ErrUnknown},
		{"a series that is none", message(`{"series":{"x":{"observations":{"0":[1]}}}}`), indicators.ErrUnknown},
		{"no array", message(`{"observations":{"0:0":1}}`), indicators.ErrSyntax},
		{"a value that is no number", message(`{"observations":{"0:0":["many"]}}`), indicators.ErrSyntax},
		{"a deletion", message(`{"action":"Delete","observations":{"0:0":[1]}}`), indicators.ErrInvalid},
		{"an action", message(`{"action":"Destroy","observations":{"0:0":[1]}}`), indicators.ErrSyntax},
		{"an action too late", message(`{"observations":{"0:0":[1]},"action":"Delete"}`), indicators.ErrSyntax},
		{"a structure that is not there", message(`{"structure":3}`), indicators.ErrUnknown},
		{"no UTF-8", message("{\"x\":\"\xff\"}"), indicators.ErrSyntax},
		{"half a surrogate pair", message(`{"x":"\ud800"}`), indicators.ErrSyntax},
		{"a number of another grammar", message(`{"x":01}`), indicators.ErrSyntax},
		{"deep", strings.Repeat("[", 100000), indicators.ErrSyntax},
		{"deep below", `{"meta":` + strings.Repeat("[", 100000), indicators.ErrLimit},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b indicators.Builder
			err := sdmx.ReadJSON(strings.NewReader(c.text), sdmx.ReadOptions{}).Load(&b)
			var e *indicators.Error
			if !errors.As(err, &e) || !errors.Is(err, c.kind) || e.Line == 0 || e.Column == 0 {
				t.Errorf("%v, want %v", err, c.kind)
			}
		})
	}
	text := message(`{"observations":{` + strings.TrimSuffix(strings.Repeat(`"9:9":[1],`, 50), ",") + `}}`)
	var b indicators.Builder
	err := sdmx.ReadJSON(strings.NewReader(text), sdmx.ReadOptions{Limits: sdmx.Limits{MaxProblems: 3}}).Load(&b)
	var ps *indicators.Problems
	if !errors.As(err, &ps) || ps.Total != 50 || len(ps.List) != 3 {
		t.Errorf("%v", err)
	}
	text = message(`{"observations":{` + strings.TrimSuffix(strings.Repeat(`"0:0":[1],`, 50), ",") + `}}`)
	for _, l := range []sdmx.Limits{{MaxBytes: 300}, {MaxColumns: 1}, {MaxObservations: 49}} {
		if err := sdmx.ReadJSON(strings.NewReader(text), sdmx.ReadOptions{Limits: l}).Load(&b); !errors.Is(err, indicators.ErrLimit) {
			t.Errorf("%+v: %v", l, err)
		}
	}
	if err := sdmx.ReadJSON(strings.NewReader(message(`{"x":"`+strings.Repeat("a", 100000)+`"}`)), sdmx.ReadOptions{Limits: sdmx.Limits{MaxRecord: 1000}}).Load(&b); !errors.Is(err, indicators.ErrLimit) {
		t.Error(err)
	}
	d := build(t, catalogue(t))
	for _, o := range []sdmx.WriteOptions{{}, {Prepared: prepared(), AtObservation: "X"}, {Prepared: prepared(), ID: "a b"}, {Prepared: prepared(), Action: sdmx.Delete}} {
		if _, err := sdmx.WriteJSON(&bytes.Buffer{}, d, o); err == nil {
			t.Errorf("%+v", o)
		}
	}
}

func TestJSONHostile(t *testing.T) {
	const size = 200_000
	fill := func(head, s, tail string) string { return head + strings.Repeat(s, size/len(s)) + tail }
	cut := func(sets string) string { return strings.TrimSuffix(message(sets), "]}}") }
	for i, text := range []string{
		"", "{", fill("", "[", ""), fill("", `{"a":`, ""), fill("{", `"a":1,`, ""), fill(`{"a":"`, `\n`, ""), fill(`{"a":[`, `"\n",`, ""), fill(`{"a":[`, "1,", ""), fill(`{"a":`, "1", "}"),
		fill(`{"data":{"structures":[`, "{},", ""), fill(`{"data":{"structures":[{"dimensions":{"series":[`, "{},", ""), fill(`{"data":{"structures":[{"dimensions":{"series":[`, `{"id":"A"},`, ""),
		fill(`{"data":{"structures":[{"dimensions":{"series":[{"values":[`, "{},", ""), fill(`{"data":{"structures":[{"dimensions":{"series":[{"values":[`, `null,`, ""), fill(`{"data":{"structures":[{"dimensions":{"series":[{"values":[`, `{"id":"a"},`, ""),
		fill(cut(`{"observations":{`), `"":[],`, ""), fill(cut(`{"observations":{`), `"0:0":[],`, ""), fill(cut(`{"observations":{"0:0":[`), `1,`, ""), fill(cut(`{"attributes":[`), `0,`, ""),
		fill(cut(`{"series":{`), `"":{},`, ""), fill(cut(`{"series":{"0":{"attributes":[`), `[],`, ""), fill(cut(``), `{},`, ""), fill(cut(`{"observations":{`), `"0:0":[1e128],`, ""),
	} {
		got := allocated(func() {
			for _, err := range sdmx.ReadJSON(strings.NewReader(text), sdmx.ReadOptions{}).All() {
				_ = err
			}
		})
		if most := 64*uint64(len(text)) + 64<<10; got > most && !testkit.Race() {
			t.Errorf("%d: %d bytes allocated for an input of %d: %.60q", i, got, len(text), text)
		}
	}
}

func FuzzJSON(f *testing.F) {
	f.Add([]byte(message(`{"attributes":[0],"series":{"1":{"attributes":["T"],"observations":{"0":[1.5,1,"a\u00e9"],"1":[2.50e1,null]}}}},{"observations":{"0:0":[1],"0:0:1":["NaN",2]}}`)))
	text, _ := writeJSON(f, newRandom(1, 2).Dataset(f, 5), sdmx.WriteOptions{})
	f.Add(text)
	f.Fuzz(func(t *testing.T, text []byte) {
		var b indicators.Builder
		if err := sdmx.ReadJSON(bytes.NewReader(text), sdmx.ReadOptions{}).Load(&b); err != nil {
			_ = err.Error()
			return
		}
		d, err := b.Build(catalogue(t))
		if err != nil {
			return
		}
		for o := range d.All() {
			if o.Role == 0 || o.Source == "" {
				return // its JSON, by which it is compared, needs both
			}
		}
		again, _ := writeJSON(t, d, sdmx.WriteOptions{})
		back, lost := loadJSON(t, again, catalogue(t), sdmx.ReadOptions{})
		if len(lost) > 0 {
			t.Fatal(losses(lost))
		}
		sameObservations(t, back, d)
	})
}
