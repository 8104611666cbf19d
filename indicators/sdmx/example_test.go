package sdmx_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// "More than 9,000" does not become 9000.
func ExampleWriteCSV() {
	var b indicators.Builder
	b.AddObservation(
		indicators.Observation{
			ID: "S24", Key: indicators.Key{Indicator: "managers", Area: "MA", Period: period.Year(2015)},
			Figure: figure.MustParse(">9000"), Role: indicators.RoleObserved, Source: "article",
		},
		indicators.Observation{
			ID: "S05",
			Key: indicators.Key{
				Indicator: "jobs", Area: "MA", Breakdown: indicators.MustBreakdown("segment=CRM"), Period: period.Year(2015),
			},
			Figure: figure.MustParse("65000"), Role: indicators.RoleObserved, Source: "article",
		},
	)
	catalogue, _ := indicators.NewCatalogue(indicators.CatalogueSpec{})
	data, err := b.Build(catalogue)
	if err != nil {
		fmt.Println(err)
		return
	}
	var message strings.Builder
	losses, err := sdmx.WriteCSV(&message, data, sdmx.WriteOptions{})
	fmt.Println(strings.ReplaceAll(message.String(), "\r\n", "\n"), losses, err)
	// Output:
	// STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,PERIMETER,SEGMENT,RECORD,TIME_PERIOD,OBS_VALUE,QUALIFIER,LOWER_BOUND,ROLE,SOURCE
	// dataflow,MITHAQ:OBSERVATIONS(1.0.0),M,jobs,MA,_Z,CRM,S05,2015,65000,,,observed,article
	// dataflow,MITHAQ:OBSERVATIONS(1.0.0),M,managers,MA,_Z,_T,S24,2015,,MORE_THAN,9000,observed,article
	//  [] <nil>
}

func ExampleWriteJSON() {
	var b indicators.Builder
	b.AddObservation(indicators.Observation{
		ID: "S24", Key: indicators.Key{Indicator: "managers", Area: "MA", Period: period.Year(2015)},
		Figure: figure.MustParse(">9000"), Role: indicators.RoleObserved, Source: "article",
	})
	catalogue, _ := indicators.NewCatalogue(indicators.CatalogueSpec{})
	data, err := b.Build(catalogue)
	if err != nil {
		fmt.Println(err)
		return
	}
	var message strings.Builder
	_, err = sdmx.WriteJSON(&message, data, sdmx.WriteOptions{Prepared: period.MustDate(2026, 11, 23)})
	_, sets, _ := strings.Cut(message.String(), "\"dataSets\":[{")
	fmt.Println(sets, err)
	// Output:
	// "structure":0,"action":"Merge","series":{
	// "0:0:0:0":{"observations":{
	// "0":[null,0,0,0,0]}}}}]}}
	//  <nil>
}

func ExampleReadJSON() {
	const message = `{"meta": {}, "data": {
	"structures": [{"dimensions": {"observation": [
		{"id": "REF_AREA", "values": [{"id": "MA"}]},
		{"id": "TIME_PERIOD", "values": [{"id": "2014"}, {"id": "2015"}]}]}}],
	"dataSets": [{"observations": {"0:0": [63000], "0:1": [65000]}}]}}`
	r := sdmx.ReadJSON(strings.NewReader(message), sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "jobs"}}})
	for o, err := range r.All() {
		fmt.Println(o.ID, o.Key, o.Figure, err)
	}
	// Output:
	// row-1 jobs MA 2014 63000 <nil>
	// row-2 jobs MA 2015 65000 <nil>
}

func ExampleReadCSV() {
	// A message of somebody else, with no indicator and in thousands.
	const message = `STRUCTURE,STRUCTURE_ID,ACTION,REF_AREA,SEX,TIME_PERIOD,OBS_VALUE,UNIT_MULT,COMMENT
dataflow,OFFICE:JOBS(1.0),M,MA,F,2015,35.75,3,see the yearbook
`
	r := sdmx.ReadCSV(strings.NewReader(message), sdmx.ReadOptions{Defaults: indicators.Observation{
		ID: "office", Key: indicators.Key{Indicator: "jobs"}, Role: indicators.RoleObserved, Source: "yearbook",
	}})
	for o, err := range r.All() {
		fmt.Println(o.ID, o.Key, o.Figure, err)
	}
	for _, loss := range r.Losses() {
		fmt.Println(loss)
	}
	// Output:
	// office-1 jobs MA sex=F 2015 35750 <nil>
	// component: COMMENT (1), first /observations/office-1: a text has no place among the attributes of an observation, which are codes
}

func ExampleCSVReader() {
	const message = `STRUCTURE[;],STRUCTURE_ID,ACTION,DIM: A dimension,TITLE[en;fr]
dataflow,OFFICE:JOBS(1.0): Jobs,R,A: Value A,en:Jobs;fr:Emplois
`
	r, err := sdmx.NewCSVReader(strings.NewReader(message), sdmx.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for row, err := range r.Rows() {
		fmt.Println(row.Structure, row.Action, row.Code(0), row.Label(0), row.Texts(1), err)
	}
	// Output:
	// OFFICE:JOBS(1.0) Replace A Value A [[{en Jobs} {fr Emplois}]] <nil>
}

func ExampleParseStructure() {
	s, err := sdmx.ParseStructure(sdmx.Dataflow, "ESTAT:NA_MAIN(1.6.0)")
	fmt.Println(s.Agency, s.ID, s.Version, err)
	// Output:
	// ESTAT NA_MAIN 1.6.0 <nil>
}

func ExampleQualifiers() {
	for _, c := range sdmx.Qualifiers()[:3] {
		fmt.Println(c.ID, "-", c.Name)
	}
	// Output:
	// ABOUT - about the value
	// MORE_THAN - more than the lower bound
	// AT_LEAST - at least the lower bound
}

func ExampleStructuresOf() {
	var b indicators.Builder
	b.AddObservation(indicators.Observation{ID: "S05", Key: indicators.Key{Indicator: "jobs", Period: period.Year(2015)}, Figure: figure.MustParse("65000")})
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{{ID: "jobs"}}})
	if err != nil {
		fmt.Println(err)
		return
	}
	data, err := b.Build(catalogue)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, _, err := sdmx.StructuresOf(data, sdmx.WriteOptions{})
	fmt.Println(s.Dataflows[0].Structure, err)
	for _, d := range s.DataStructures[0].Components.Dimensions.Dimensions {
		fmt.Println(d.ID, d.Representation.Enumeration)
	}
	// Output:
	// urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=MITHAQ:DSD_OBSERVATIONS(1.0.0) <nil>
	// INDICATOR urn:sdmx:org.sdmx.infomodel.codelist.Codelist=MITHAQ:CL_INDICATOR(1.0.0)
	// REF_AREA urn:sdmx:org.sdmx.infomodel.codelist.Codelist=MITHAQ:CL_REF_AREA(1.0.0)
	// PERIMETER urn:sdmx:org.sdmx.infomodel.codelist.Codelist=MITHAQ:CL_PERIMETER(1.0.0)
	// RECORD
}

// What is wrong with a message is a list of errors with their places.
func ExampleReading_All_errors() {
	const message = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,TIME_PERIOD,OBS_VALUE\n" +
		"dataflow,OFFICE:JOBS(1.0),I,jobs,MA,2015,65000\n" +
		"dataflow,OFFICE:JOBS(1.0),I,jobs,MA,2016,many\n"
	for o, err := range sdmx.ReadCSV(strings.NewReader(message), sdmx.ReadOptions{}).All() {
		var problems *indicators.Problems
		if errors.As(err, &problems) {
			for _, p := range problems.List {
				fmt.Println(p.Line, p.Column, errors.Is(p, indicators.ErrSyntax), p.Code())
			}
			continue
		}
		fmt.Println(o.Key.Period, o.Figure)
	}
	// Output:
	// 2015 65000
	// 3 42 true syntax
}
