package mapping_test

import (
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Two offices answer: one with SDMX-ML and the country as MAR, the other with
// SDMX-CSV, in thousands.
const (
	officeML = `<mes:GenericData xmlns:mes="m" xmlns:g="g"><mes:Header/><mes:DataSet>
<g:Series><g:SeriesKey><g:Value id="REF_AREA" value="MAR"/><g:Value id="FREQ" value="A"/>
<g:Value id="MEASURE" value="EMP_OFF"/></g:SeriesKey>
<g:Obs><g:ObsDimension value="2022"/><g:ObsValue value="130000"/></g:Obs></g:Series></mes:DataSet></mes:GenericData>`
	officeCSV = "DATAFLOW,geo,TIME_PERIOD,OBS_VALUE,UNIT_MULT\nX:Y(1.0),MA,2022,141.5,3\n"
)

// Example_conflict: a figure of Morocco from a message of one office, another from
// a message of a second, and a phrase of the French press meet in one conflict,
// which says how they stand to each other.
func Example_conflict() {
	var b indicators.Builder
	load := func(source indicators.ID, message string, m mapping.Mapping) error {
		m.Fixed = map[string]string{"INDICATOR": "jobs", "UNIT_MEASURE": "job", "ROLE": "observed"}
		b.AddSource(indicators.Source{ID: source, Carrier: source})
		o := sdmx.ReadOptions{Map: m, Defaults: indicators.Observation{ID: source, Source: source}}
		return sdmx.Read(strings.NewReader(message), o).Load(&b)
	}
	areas := mapping.Component{From: "REF_AREA", To: "REF_AREA", Areas: mapping.Alpha3}
	of := mapping.Component{From: "MEASURE", To: ""} // which is the indicator
	fmt.Println(load("ilo", officeML, mapping.Mapping{Components: []mapping.Component{areas, of}}))
	fmt.Println(load("eu", officeCSV, mapping.Rename(map[string]string{"geo": "REF_AREA"})))

	said, err := wording.Parse("plus de 135 000 emplois", wording.FrMA)
	fmt.Println(said.Figure, said.Unit, err)
	b.AddSource(indicators.Source{ID: "press", Carrier: "press"})
	b.AddObservation(indicators.Observation{ID: "press-1", Source: "press", Role: indicators.RoleObserved,
		Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2022)}, Figure: said.Figure, Unit: said.Unit})

	catalogue, _ := indicators.NewCatalogue(indicators.CatalogueSpec{})
	data, _ := b.Build(catalogue)
	for _, c := range data.View(indicators.ViewConfig{}).Conflicts(indicators.Selector{Indicator: "jobs"}) {
		fmt.Println(c.Kind, c.Key, "of", c.Origins, "origins")
		for _, p := range c.Pairs {
			fmt.Println(p.A, p.B, p.Kind)
		}
	}
	// Output:
	// <nil>
	// <nil>
	// >135000@1 job <nil>
	// disjoint jobs MA 2022 of 3 origins
	// ilo-1 press-1 disjoint
	// ilo-1 eu-1 disjoint
	// press-1 eu-1 nested
}
