package exported_test

import (
	"bytes"
	"iter"
	"math/big"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/progress"
	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/house"
	"github.com/mithaq-go/mithaq/offshoring"
)

// untried are types of which no values are compared, with the reason.
var untried = map[string]string{
	"indicators/figure.Arithmetic":     "an option with one bit, so two values",
	"indicators.Builder":               "a handle that is filled and used up",
	"indicators/money.Accumulator":     "a handle that is filled and used up",
	"indicators/sdmx.CSVReader":        "reads a stream once",
	"indicators/sdmx.Reading":          "reads a stream once",
	"indicators/sdmx.Row":              "valid until the next row is read",
	"indicators/jsonstat.Reading":      "reads a stream once",
	"indicators/datapackage.Reading":   "reads a stream once",
	"indicators/datapackage.Table":     "reads a stream once",
	"indicators/datapackage.Row":       "valid until the next row is read",
	"indicators/sheet.Grid":            "a handle that is filled with cells",
	"indicators/sheet.Rows":            "holds what was read, and yields it",
	"indicators/wording.WordsAppender": "an interface",
}

// name is a type with the path of its package in the module.
func name(t reflect.Type) string {
	return strings.TrimPrefix(t.PkgPath(), house.Module+"/") + "." + t.Name()
}

// harvested holds values of every type, made once.
var harvested = sync.OnceValues(func() (*harvest, error) {
	h := newHarvest(types)
	s, err := offshoring.Morocco()
	if err != nil {
		return nil, err
	}
	for _, f := range []func(*harvest, *offshoring.Sector) error{addSectors, addFigures, addAgreements, addDocuments} {
		if err := f(h, s); err != nil {
			return nil, err
		}
	}
	h.add(s)
	if err := addWording(h); err != nil {
		return nil, err
	}
	for n := range 4 {
		o := wording.WriterOptions{Places: wording.AtMost(n, money.HalfEven), Group: " ", Decimal: ","}
		h.add(o, wording.NewWriter(wording.FrMA, o), wording.Exactly(n, money.HalfEven))
	}
	return h, nil
})

// addSectors adds sectors, and the datasets, books and rules that they hold.
func addSectors(h *harvest, s *offshoring.Sector) error {
	article, err := s.Dataset().Subset(indicators.Selector{Source: "article"})
	if err != nil {
		return err
	}
	empty, err := article.Subset(indicators.Selector{Source: "nobody"})
	if err != nil {
		return err
	}
	for _, data := range []*indicators.Dataset{s.Dataset(), article, empty} {
		alone, err := sector.New(sector.Spec{ID: "alone", Dataset: data, Book: s.Book()})
		if err != nil {
			return err
		}
		h.add(data, alone, &offshoring.Sector{Sector: alone})
	}
	for _, known := range []period.Date{{}, period.MustDate(2015, 1, 1), period.MustDate(2016, 6, 1)} {
		h.add(s.Book().KnownOn(known))
	}
	h.add(scopes(s), agreementrules.All(), figurerules.All(), progress.Methods(), s.Check())
	return nil
}

// scopes returns what rules are given to look at.
func scopes(s *offshoring.Sector) []any {
	var all []any
	for _, day := range []period.Date{{}, period.MustDate(2015, 1, 1), period.MustDate(2016, 6, 1)} {
		v := s.View(indicators.ViewConfig{Known: day})
		forAgreements := func(x agreementrules.Scope) iter.Seq[finding.Finding] {
			all = append(all, x)
			return nil
		}
		agreementrules.Check(s.Book(), v, agreementrules.Rule{Check: forAgreements})
		figurerules.Check(v, figurerules.Rule{Check: func(x figurerules.Scope) iter.Seq[finding.Finding] {
			all = append(all, x)
			return nil
		}})
	}
	return all
}

// addFigures adds what Views answer.
func addFigures(h *harvest, s *offshoring.Sector) error {
	for _, corrected := range []bool{true, false} {
		v := s.View(indicators.ViewConfig{Corrected: corrected, Policy: indicators.ByAuthority})
		h.add(v.Rows(indicators.Selector{}), v, v.Conflicts(indicators.Selector{}))
		for k := range s.Dataset().SeriesKeys() {
			series, err := v.Series(k)
			if err != nil {
				h.add(err)
				continue
			}
			h.add(series)
			d, err := series.Growth(period.Year(2014), period.Year(2015))
			h.add(d, err)
		}
		for m := range s.Metrics() {
			p, err := m.Compile(s.Catalogue())
			h.add(m, p, err)
			for _, r := range v.EvalAll(m, indicators.Selector{}) {
				h.add(r)
			}
		}
	}
	h.add(indicators.View{}, s.View(indicators.ViewConfig{Digits: figure.Rounded}))
	for _, text := range []string{"a", "b", "c"} {
		perimeters := []indicators.Perimeter{{ID: indicators.ID(text)}}
		c, err := indicators.NewCatalogue(indicators.CatalogueSpec{Perimeters: perimeters})
		h.add(c, err)
	}
	h.add(money.MustRatio("1.5"), money.MustRatio("2/3"), money.MustRatio("-7"))
	for _, text := range []string{"EUR/USD 1.1", "EUR/MAD 10.7", "USD/MAD 9.9"} {
		r, err := money.ParseRate(text)
		h.add(r, err)
	}
	for _, text := range []string{"--07-01", "--04-01", "--10-15"} {
		var start period.YearStart
		if err := start.UnmarshalText([]byte(text)); err != nil {
			return err
		}
		h.add(start)
	}
	for _, n := range []int64{1, 2, 3} {
		h.add(figure.Bound{Value: big.NewRat(n, 2)})
	}
	h.add(indicators.On(period.Year(2015)), indicators.Ago(1), indicators.AgoBy(1, period.KindYear),
		indicators.Across("sex"), indicators.Across("segment", "CRM"), indicators.AcrossPeriods(period.KindQuarter),
		indicators.MustParseMetric("a = b / c"))
	for _, text := range []string{"1.50", "1.50 MAD ", "5 XYZ"} {
		_, err := money.Parse(text)
		h.add(err)
	}
	return nil
}

// addAgreements adds versions, assessments and ledgers.
func addAgreements(h *harvest, s *offshoring.Sector) error {
	v := s.View(indicators.ViewConfig{Policy: indicators.ByAuthority})
	at := period.MustDate(2016, 6, 1)
	for a := range s.Agreements() {
		for _, known := range []period.Date{{}, at} {
			version := a.AsOf(period.Date{}, known)
			h.add(a, version, a.Timeline(known), a.StatusAt(at, known))
			table, err := version.TargetTable(v, at)
			h.add(table, err)
			content := version.Agreement()
			for _, t := range content.Targets {
				assessment, err := version.Assess(t.ID, v, at)
				h.add(assessment, err)
			}
			for _, i := range content.Instruments {
				ledger, err := version.Ledger(i.ID, v, at)
				h.add(ledger, err)
			}
		}
	}
	portfolio, err := s.Portfolio(period.Date{}, period.Date{}, v, at)
	h.add(portfolio, err)
	spec := s.Book().Spec()
	spec.Agreements = append(spec.Agreements, spec.Agreements...)
	_, err = agreements.NewBook(spec)
	h.add(err)
	return nil
}

// addWording adds what is read from texts, and what it is refused with.
func addWording(h *harvest) error {
	for _, l := range []wording.Locale{wording.ArMA, wording.FrMA, wording.LocaleOf(wording.En)} {
		h.add(wording.ConventionOf(l), wording.Reader{Locale: l, Convention: wording.ConventionOf(l), MaxBytes: 1 << 10})
	}
	for _, text := range []string{
		"7.5 millions de dirhams, 22,550 emplois", "plus de 9.000 cadres", "1.234,50 MAD et 7,5 %",
	} {
		learned, err := wording.Learn(text)
		if err != nil {
			return err
		}
		h.add(learned, learned.Convention())
		for reading := range (wording.Reader{}).Find(text) {
			h.add(reading)
		}
	}
	for _, text := range []string{"1.500", "no figure", "5 XYZ", "300 مليون"} {
		_, err := wording.Parse(text, 0)
		h.add(err)
	}
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		h.add(wording.Name{Lang: lang, Name: "a", Status: wording.Attested})
	}
	return nil
}

// texts returns the files of testdata whose names begin so: descriptors with every
// member of the standard, and responses with every sort of link.
func texts(begin string) []string {
	names, _ := filepath.Glob(filepath.Join("testdata", begin+"*.json"))
	all := make([]string, len(names))
	for i, name := range names {
		data, _ := os.ReadFile(name) // what is missing is no document
		all[i] = string(data)
	}
	return all
}

// addDocuments adds what is written in formats of exchange and decoded again.
func addDocuments(h *harvest, s *offshoring.Sector) error {
	structures, losses, err := sdmx.StructuresOf(s.Dataset(), sdmx.WriteOptions{})
	if err != nil {
		return err
	}
	h.add(structures, losses, sdmx.Qualifiers())
	var csv, cube bytes.Buffer
	if _, err := sdmx.WriteCSV(&csv, s.Dataset(), sdmx.WriteOptions{}); err != nil {
		return err
	}
	r, err := sdmx.NewCSVReader(&csv, sdmx.Limits{})
	if err != nil {
		return err
	}
	h.add(r.Columns())
	if _, err := jsonstat.Write(&cube, s.Dataset(), jsonstat.WriteOptions{}); err != nil {
		return err
	}
	doc, err := jsonstat.Decode(&cube, jsonstat.Limits{})
	if err != nil {
		return err
	}
	h.add(doc)
	for _, text := range texts("package") {
		p, err := datapackage.ReadPackage(strings.NewReader(text), datapackage.Limits{})
		if err != nil {
			return err
		}
		h.add(p, datapackage.WriteOptions{About: datapackage.Package{Name: p.Name, Licenses: p.Licenses}})
	}
	for _, text := range texts("stat") {
		doc, err := jsonstat.Decode(strings.NewReader(text), jsonstat.Limits{})
		if err != nil {
			return err
		}
		h.add(doc)
	}
	return nil
}

// TestEqual: go-cmp takes values of every type without options, zero values too:
// equal to themselves, and different from others.
func TestEqual(t *testing.T) {
	h, err := harvested()
	if err != nil {
		t.Fatal(err)
	}
	for _, typ := range types {
		if untried[name(typ)] != "" {
			continue
		}
		t.Run(name(typ), func(t *testing.T) {
			values := h.of(typ)
			if n := enough(typ); len(values) < n {
				t.Errorf("%d different values, want %d: add something that holds more", len(values), n)
			}
			zero := reflect.Zero(typ)
			if byPointer(typ) {
				zero = reflect.New(typ)
			}
			values = append(values, zero)
			for i, x := range values {
				for j, y := range values {
					if got, failed := equal(x, y); failed != nil || got != (i == j) {
						t.Errorf("values %d and %d: %v %v, want %v\n%.300v\n%.300v", i, j, got, failed, i == j, x, y)
					}
				}
			}
		})
	}
	for n := range untried {
		if !containsType(n) {
			t.Errorf("%s is on the list of types that are not tried, and is no type", n)
		}
	}
}

// equal is cmp.Equal, and what it panics with.
func equal(x, y reflect.Value) (same bool, failed any) {
	defer func() { failed = recover() }()
	return cmp.Equal(x.Interface(), y.Interface()), nil
}

func containsType(n string) bool {
	for _, typ := range types {
		if name(typ) == n {
			return true
		}
	}
	return false
}
