package datapackage_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestSampleRows reads the GDP of the world whole. The counts are those of
// Python's csv.reader over the same file: 13,979 rows after the header, 262
// distinct country codes, 64 rows of MAR, and the sum of the last column as
// decimal.Decimal, exactly.
func TestSampleRows(t *testing.T) {
	dir := filepath.Join(testkit.Samples(t, "datapackage"), "datasets-gdp")
	root, err := os.OpenRoot(dir)
	if err != nil {
		t.Fatal(err)
	}
	defer root.Close()
	p, err := datapackage.Open(root.FS(), datapackage.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if p.Name != "gdp" || len(p.Resources) != 2 || len(p.Licenses) != 1 || len(p.Sources) != 1 || len(p.Keywords) != 4 || len(p.Losses()) != 0 {
		t.Errorf("%+v %v", p, p.Losses())
	}
	// last_updated, views and collection are no members of the standard.
	if len(p.Custom) != 3 || p.Custom[0] != (datapackage.Custom{Name: "last_updated", Value: `"2026-02-24"`}) {
		t.Errorf("%+v", p.Custom)
	}
	table, err := p.Table("gdp")
	if err != nil {
		t.Fatal(err)
	}
	rows, morocco := 0, 0
	codes := map[string]bool{}
	sum := figure.FromInt64(0)
	for row, err := range table.Rows() {
		if err != nil {
			t.Fatal(err)
		}
		rows++
		codes[row.Text(1)] = true
		if row.Text(1) == "MAR" {
			morocco++
		}
		if sum, err = sum.Add(figure.MustParse(row.Text(3))); err != nil {
			t.Fatal(err)
		}
	}
	if rows != 13979 || len(codes) != 262 || morocco != 64 || sum.String() != "16877958389225709.526981861673" {
		t.Error(rows, len(codes), morocco, sum)
	}
	if len(table.Losses()) > 0 {
		t.Error(table.Losses())
	}
}

// TestSampleObservations reads the same as observations. The values are those
// that stand in the file.
func TestSampleObservations(t *testing.T) {
	dir := filepath.Join(testkit.Samples(t, "datapackage"), "datasets-gdp")
	o := datapackage.ReadOptions{
		Resource: "gdp",
		Map:      mapping.Rename(map[string]string{"Country Code": "REF_AREA", "Year": "TIME_PERIOD", "Value": "OBS_VALUE", "Country Name": ""}),
		Defaults: indicators.Observation{ID: "gdp", Key: indicators.Key{Indicator: "gdp"}, Role: indicators.RoleObserved, Source: "world-bank"},
	}
	data, lost := read(t, os.DirFS(dir), o)
	if got := losses(lost); data.Len() != 13979 || got != "component: Country Name (13979), first /observations/gdp-1: left out\n" {
		t.Error(data.Len(), got)
	}
	want := map[indicators.ID]string{
		"gdp-1":     "gdp AFG 2000 3521418059.923445",
		"gdp-13979": "gdp ZWE 2023 26538273498.84614",
	}
	for id, want := range want {
		o, ok := data.Observation(id)
		if got := o.Key.String() + " " + o.Figure.String(); !ok || got != want {
			t.Errorf("%s: %s, want %s", id, got, want)
		}
	}
	n := 0
	for o := range data.Select(indicators.Selector{Area: "MAR"}) {
		if n++; o.Key.Period.String() == "2015" && o.Figure.String() != "110413823841.59187" {
			t.Error(o.Figure)
		}
	}
	if n != 64 {
		t.Error(n)
	}
}
