package sdmx_test

import (
	"errors"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

const counted = "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,RECORD,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,ROLE,SOURCE\n" +
	"dataflow,MITHAQ:FIGURES(1.0),I,jobs,MA,F0016,2015,63000,job,observed,mcinet\n"

func rows(text string, limits sdmx.Limits) (*sdmx.CSVReader, *sdmx.Row) {
	r, err := sdmx.NewCSVReader(strings.NewReader(text), limits)
	if err != nil {
		fmt.Println(errors.Is(err, indicators.ErrLimit))
		return nil, nil
	}
	for row, err := range r.Rows() {
		if err != nil {
			fmt.Println(err)
			continue
		}
		return r, row
	}
	return r, nil
}

func ExampleLimits() {
	rows(counted, sdmx.Limits{MaxColumns: 3})
	// Output: true
}

func ExampleColumn() {
	r, _ := rows(counted, sdmx.Limits{})
	for _, c := range r.Columns() {
		fmt.Print(c.ID, " ")
	}
	// Output: INDICATOR REF_AREA RECORD TIME_PERIOD OBS_VALUE UNIT_MEASURE ROLE SOURCE
}

func ExampleRow() {
	_, row := rows(counted, sdmx.Limits{})
	offset, line, column := row.Position(4)
	fmt.Println(row.Structure, row.Action, row.Code(4), "at", offset, line, column)
	// Output: MITHAQ:FIGURES(1.0) Information 63000 at 153 2 51
}

func ExampleMark() {
	_, row := rows(strings.Replace(counted, ",63000,", ",NaN,", 1), sdmx.Limits{})
	fmt.Println(row.Mark(0) == sdmx.Plain, row.Mark(4) == sdmx.Missing)
	// Output: true true
}

func ExampleLocalised() {
	fmt.Println(sdmx.Localised{Lang: "fr", Text: "emplois"})
	// Output: {fr emplois}
}

func ExampleWriteOptions() {
	fmt.Println(sdmx.WriteOptions{Labels: sdmx.LabelsBoth, Keys: sdmx.KeysSeries}.Labels)
	// Output: both
}

func ExampleCode() {
	for _, c := range sdmx.Qualifiers() {
		if c.ID == "MORE_THAN" {
			fmt.Println(c.ID, c.Name)
		}
	}
	// Output: MORE_THAN more than the lower bound
}

func ExampleReadOptions() {
	// A message of somebody else, which names neither indicator nor source.
	text := "STRUCTURE,STRUCTURE_ID,ACTION,GEO,TIME_PERIOD,OBS_VALUE\ndataflow,X:Y(1.0),I,MA,2015,63000\n"
	o := sdmx.ReadOptions{Map: mapping.Rename(map[string]string{"GEO": "REF_AREA"})}
	o.Defaults = indicators.Observation{ID: "x", Source: "office", Role: indicators.RoleObserved}
	o.Defaults.Key.Indicator = "jobs"
	for obs, err := range sdmx.ReadCSV(strings.NewReader(text), o).All() {
		fmt.Println(obs.ID, obs.Key, obs.Figure, obs.Source, err)
	}
	// Output: x-1 jobs MA 2015 63000 office <nil>
}

func ExampleReading() {
	r := sdmx.ReadCSV(strings.NewReader(counted), sdmx.ReadOptions{Map: mapping.Own()})
	for obs, err := range r.All() {
		fmt.Println(obs.ID, obs.Key, obs.Quantity(), err)
	}
	fmt.Println(len(r.Losses()), "losses")
	// Output:
	// F0016 jobs MA 2015 63000 job <nil>
	// 0 losses
}

func ExampleStructureKind() {
	s, err := sdmx.ParseStructure(sdmx.Dataflow, "MITHAQ:FIGURES(1.0)")
	fmt.Println(s.Kind, err)
	// Output: dataflow <nil>
}

func ExampleStructure() {
	s, err := sdmx.ParseStructure(sdmx.Dataflow, "MITHAQ:FIGURES(1.0)")
	fmt.Println(s.Agency, s.ID, s.Version, err)
	// Output: MITHAQ FIGURES 1.0 <nil>
}

func ExampleAction() {
	a, err := sdmx.ParseAction("M")
	fmt.Println(a, string(a.Letter()), err)
	// Output: Merge M <nil>
}

func ExampleLabels() {
	fmt.Println(sdmx.LabelsID, sdmx.LabelsBoth, sdmx.LabelsName)
	// Output: id both name
}

func ExampleKeys() {
	fmt.Println(sdmx.KeysNone, sdmx.KeysSeries, sdmx.KeysObs, sdmx.KeysBoth)
	// Output: none series obs both
}
