package mapping_test

import (
	"encoding/json"
	"io"
	"math/big"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// reading is what the readers of all formats return.
type reading interface {
	Load(b *indicators.Builder) error
	Losses() []indicators.Loss
}

// open reads a file as what Sniff says that it is.
func open(t *testing.T, path string, m mapping.Mapping) reading {
	t.Helper()
	return openWith(t, path, m, false)
}

func openWith(t *testing.T, path string, m mapping.Mapping, comma bool) reading {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	var in io.Reader = strings.NewReader(string(text))
	if len(text)%2 == 0 { // one that cannot be read twice
		in = io.MultiReader(in)
	}
	def := indicators.Observation{Key: indicators.Key{Indicator: "x"}, Role: indicators.RoleObserved, Source: "office"}
	if mapping.Sniff(text) == mapping.JSONStat {
		return jsonstat.Read(in, jsonstat.ReadOptions{Defaults: def, Map: m})
	}
	return sdmx.Read(in, sdmx.ReadOptions{Defaults: def, Map: m, DecimalComma: comma})
}

// counts returns how many observations and values a reading has, and their sum.
func counts(t *testing.T, r reading) (observations, values int, sum *big.Rat) {
	t.Helper()
	var b indicators.Builder
	if err := r.Load(&b); err != nil {
		t.Fatal(err)
	}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		t.Fatal(err)
	}
	data, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	sum = new(big.Rat)
	for o := range data.All() {
		if observations++; o.Figure.IsSet() {
			text, _, _ := strings.Cut(o.Figure.String(), "@")
			x, ok := new(big.Rat).SetString(text)
			if !ok {
				t.Fatal(text)
			}
			values++
			sum.Add(sum, x)
		}
	}
	return observations, values, sum
}

// rows returns the rows of a table with tabs.
func rows(t *testing.T, path string) (list [][]string) {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for line := range strings.Lines(string(text)) {
		if line = strings.TrimSuffix(line, "\n"); line != "" && line[0] != '#' {
			list = append(list, strings.Split(line, "\t"))
		}
	}
	return list
}

func held(t *testing.T, r reading, observations, values, sum string) {
	t.Helper()
	n, v, s := counts(t, r)
	if strconv.Itoa(n) != observations || strconv.Itoa(v) != values || s.RatString() != sum {
		t.Errorf("%d observations, %d values, sum %s; want %s, %s, %s", n, v, s.RatString(), observations, values, sum)
	}
}

// TestSamples: files in the shape of what services send give their observations,
// values and exact sums, without a mapping and with the ready-made one.
func TestSamples(t *testing.T) {
	for _, row := range rows(t, "testdata/expected.tsv") {
		t.Run(row[0], func(t *testing.T) {
			held(t, open(t, filepath.Join("testdata", row[0]), mapping.Mapping{}), row[2], row[3], row[4])
			if row[1] == "" {
				return
			}
			m, err := mapping.Office(row[1])
			if err != nil {
				t.Fatal(err)
			}
			// Units that are thousands or millions multiply: the sum is then another.
			n, v, _ := counts(t, open(t, filepath.Join("testdata", row[0]), m))
			if strconv.Itoa(n) != row[2] || strconv.Itoa(v) != row[3] {
				t.Errorf("mapped: %d observations, %d values", n, v)
			}
		})
	}
}

// TestServices: so do messages of more services, those that need it with a mapping.
func TestServices(t *testing.T) {
	const dir = "testdata/services"
	for _, row := range rows(t, filepath.Join(dir, "expected.tsv")) {
		t.Run(row[0], func(t *testing.T) {
			var options struct {
				Rename map[string]string
				Comma  bool
			}
			if err := json.Unmarshal([]byte(row[1]), &options); err != nil {
				t.Fatal(err)
			}
			r := openWith(t, filepath.Join(dir, row[0]), mapping.Rename(options.Rename), options.Comma)
			held(t, r, row[2], row[3], row[4])
		})
	}
}

// TestNamed: what is not read is named, with what to ask the service for.
func TestNamed(t *testing.T) {
	const dir = "testdata/services"
	for _, row := range rows(t, filepath.Join(dir, "named.tsv")) {
		text, err := os.ReadFile(filepath.Join(dir, row[0]))
		if err != nil {
			t.Fatal(err)
		}
		if form := mapping.Sniff(text); string(form) != row[1] {
			t.Errorf("%s: %q, want %q", row[0], form, row[1])
		}
		var b indicators.Builder
		err = sdmx.Read(strings.NewReader(string(text)), sdmx.ReadOptions{}).Load(&b)
		if err == nil || !strings.Contains(err.Error(), row[1]) || !strings.Contains(err.Error(), row[2]) {
			t.Errorf("%s: %v, which does not say %s and %s", row[0], err, row[1], row[2])
		}
	}
}

// TestOfficesMean: what the ready-made mappings make of a figure of each service,
// by hand.
func TestOfficesMean(t *testing.T) {
	for _, c := range []struct{ file, office, want string }{
		{"ecb.csv", "ecb", "x currency=MAD,currency_denom=EUR,exr_suffix=A,exr_type=SP00 2018 11.082@0.0001 MAD  F"},
		{"eurostat.csv", "eurostat", "x FR citizen=MA 2021 30100 person  "},
		{"eurostat.json", "eurostat", "x AT na_item=B1GQ 2023 310500500000 EUR  "},
		{"oecd.csv", "oecd", "TRUST MA 2021 38.25 percent  "},
		{"ilo.json", "ilo", "EAP_RT MA 2021 43.8 percent B "},
		{"unicef.csv", "unicef", "CME_MRY0T4 MA age=Y0T4 2021 17.25 permille*death/birth E "},
		{"bis.csv", "bis", "x MA 2023-03 3 percent/year  "},
		{"fmr.json", "bis", "x MA 2023-01 2.5 percent/year  "},
		{"world-bank.json", "world-bank", "SP.POP.TOTL MA 2022 37329064 person  "},
		{"data360.json", "world-bank-data360", "WB_X_POP MA 2019 36750000 person  "},
	} {
		m, err := mapping.Office(c.office)
		if err != nil {
			t.Fatal(err)
		}
		r := open(t, filepath.Join("testdata", c.file), m)
		var b indicators.Builder
		if err := r.Load(&b); err != nil {
			t.Errorf("%s: %v", c.file, err)
			continue
		}
		empty, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
		if err != nil {
			t.Fatal(err)
		}
		data, err := b.Build(empty)
		if err != nil {
			t.Fatal(err)
		}
		o, _ := data.Observation("row-1")
		unit := o.Unit.String()
		got := o.Key.String() + " " + o.Figure.String() + " " + unit + " " + o.Status.String() + " " + o.Confidentiality
		if got != c.want {
			t.Errorf("%s: %q, want %q", c.file, got, c.want)
		}
	}
}

// TestRecordsOfOthers: records of any service are read with a mapping of their
// members, and what beside them are no observations is left out and named.
func TestRecordsOfOthers(t *testing.T) {
	for _, c := range []struct {
		file, sum string
		rename    map[string]string
		lost      bool
	}{
		{"who.json", "14471/100", map[string]string{
			"IndicatorCode": "INDICATOR", "SpatialDim": "REF_AREA", "TimeDim": "TIME_PERIOD", "NumericValue": "OBS_VALUE",
			"Value": "",
		}, false},
		{"unsdg.json", "469/25", map[string]string{
			"series": "INDICATOR", "geoAreaCode": "REF_AREA", "timePeriodStart": "TIME_PERIOD", "value": "OBS_VALUE",
		}, true},
	} {
		r := open(t, filepath.Join("testdata", c.file), mapping.Rename(c.rename))
		held(t, r, "2", "2", c.sum)
		lost := slices.ContainsFunc(r.Losses(), func(l indicators.Loss) bool { return l.Kind == indicators.LostRows })
		if lost != c.lost {
			t.Errorf("%s: %v", c.file, r.Losses())
		}
	}
}

// TestCases reads the cases in a folder that MITHAQ_CASES names, which are like
// those of testdata: a file expected.tsv with options as JSON in its second column.
func TestCases(t *testing.T) {
	dir := os.Getenv("MITHAQ_CASES")
	if dir == "" {
		t.Skip("MITHAQ_CASES is not set")
	}
	for _, row := range rows(t, filepath.Join(dir, "expected.tsv")) {
		t.Run(row[0], func(t *testing.T) {
			if filepath.Base(row[0]) == "datapackage.json" {
				_, err := datapackage.Open(os.DirFS(filepath.Join(dir, filepath.Dir(row[0]))), datapackage.Limits{})
				if err == nil {
					t.Error("it is opened")
				}
				return
			}
			var options struct{ Rename map[string]string }
			if err := json.Unmarshal([]byte(row[1]), &options); err != nil {
				t.Fatal(err)
			}
			held(t, open(t, filepath.Join(dir, row[0]), mapping.Rename(options.Rename)), row[2], row[3], row[4])
		})
	}
}
