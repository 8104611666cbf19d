package mapping_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestSniff: inputs as services answer with them, by hand.
func TestSniff(t *testing.T) {
	const old = ` xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message">`
	for text, want := range map[string]mapping.Form{
		"":                                      mapping.EmptyInput,
		" \n":                                   mapping.EmptyInput,
		"\ufeffSTRUCTURE;STRUCTURE_ID;ACTION\n": mapping.SDMXCSV2,
		"DATAFLOW,FREQ,TIME_PERIOD,OBS_VALUE\n": mapping.SDMXCSV1,
		"KEY,FREQ,TIME_PERIOD,OBS_VALUE\nEXR.A,A,2015,1\n":               mapping.PlainCSV,
		"Country,Year,Value\nMA,2015,1\n":                                mapping.OtherCSV,
		"plain words":                                                    mapping.UnknownForm,
		`{"header":{},"dataSets":[],"structure":{}}`:                     mapping.SDMXJSON1,
		`{"meta":{},"data":{"dataSets":[],"structure":{}}}`:              mapping.SDMXJSON1,
		`{"meta":{},"data":{"dataSets":[],"structures":[]}}`:             mapping.SDMXJSON2,
		`{"meta":{},"data":{"codelists":[]}}`:                            mapping.SDMXJSONStructure,
		`{"version":"2.0","class":"dataset","id":[]}`:                    mapping.JSONStat,
		`{"dataset":{"dimension":{"id":[],"size":[]}}}`:                  mapping.JSONStat,
		`{"name":"a","resources":[{"path":"a.csv"}]}`:                    mapping.DataPackage,
		`[{"page":1,"per_page":50},[{"countryiso3code":"MAR"}]]`:         mapping.WorldBankJSON,
		`{"count":1,"value":[{"OBS_VALUE":"1","TIME_PERIOD":"2020"}]}`:   mapping.Data360JSON,
		`{"format":"mithaq.observations/1"}`:                             mapping.MithaqJSON,
		`{"a":1}`:                                                        mapping.OtherJSON,
		`<?xml version="1.0"?><mes:StructureSpecificData xmlns:mes="x">`: mapping.SDMXMLSpecific,
		`<!-- a > b --><message:GenericData x="1">`:                      mapping.SDMXMLGeneric,
		`<GenericTimeSeriesData>`:                                        mapping.SDMXMLGeneric,
		`<mes:Structure>`:                                                mapping.SDMXMLStructure,
		`<CompactData` + old:                                             mapping.SDMXMLCompact,
		`<GenericData` + old:                                             mapping.SDMXMLOldGeneric,
		`<m:MessageGroup xmlns:m="v2_0">`:                                mapping.SDMXMLGroup,
		`<CrossSectionalData` + old:                                      mapping.SDMXMLOld,
		`<Structure` + old:                                               mapping.SDMXMLOld,
		`<mes:Error>`:                                                    mapping.SDMXMLError,
		`<rss>`:                                                          mapping.OtherXML,
		`<`:                                                              mapping.OtherXML,
		`<!DOCTYPE html><html>`:                                          mapping.HTML,
		`<html lang="en">`:                                               mapping.HTML,
		"PK\x03\x04...":                                                  mapping.Workbook,
		"\xd0\xcf\x11\xe0":                                               mapping.OldWorkbook,
		"%PDF-1.7":                                                       mapping.PDF,
		"\x1f\x8b\x08":                                                   mapping.CompressedInput,
		"\xff\xfeD\x00":                                                  mapping.NotUTF8,
	} {
		got := mapping.Sniff([]byte(text))
		if got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
		if !strings.HasPrefix(got.Advice(), "this is ") {
			t.Errorf("%q: %q", text, got.Advice())
		}
		if got.IsCSV() != strings.Contains(string(got), "CSV") {
			t.Errorf("%q: IsCSV", text)
		}
	}
	long := "DATAFLOW," + strings.Repeat("A", 1<<20)
	if mapping.Sniff([]byte(long)) != mapping.SDMXCSV1 {
		t.Error("a long header")
	}
}

// FuzzSniff: any input is something, and what is read of it is an error or not.
func FuzzSniff(f *testing.F) {
	for _, text := range []string{"", "DATAFLOW,A", "<a", "{", "[{\"page\"", "KEY,TIME_PERIOD,OBS_VALUE\na,2015,1\n"} {
		f.Add([]byte(text))
	}
	def := indicators.Observation{Key: indicators.Key{Indicator: "x"}, Role: indicators.RoleObserved, Source: "s"}
	f.Fuzz(func(t *testing.T, text []byte) {
		form := mapping.Sniff(text)
		if form.Advice() == "" {
			t.Fatal("no advice")
		}
		for _, err := range sdmx.Read(bytes.NewReader(text), sdmx.ReadOptions{Defaults: def}).All() {
			if err != nil && err.Error() == "" {
				t.Fatal("an error that says nothing")
			}
		}
	})
}
