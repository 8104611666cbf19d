package sdmx_test

import (
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

func ExampleStructures() {
	s := sdmx.Structures{Codelists: []sdmx.Codelist{{Artefact: sdmx.Artefact{ID: "CL_ROLE", Agency: "MITHAQ", Version: "1.0", Name: "Role"}}}}
	var b strings.Builder
	if err := sdmx.WriteStructures(&b, s, sdmx.WriteOptions{Prepared: period.MustDate(2026, 11, 23)}); err != nil {
		fmt.Println(err)
		return
	}
	back, err := sdmx.ReadStructures(strings.NewReader(b.String()), sdmx.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(len(back.Codelists), back.Codelists[0].ID)
	// Output: 1 CL_ROLE
}

func ExampleArtefact() {
	a := sdmx.Artefact{ID: "CL_ROLE", Agency: "MITHAQ", Version: "1.0", Name: "Role", Names: map[string]string{"fr": "Rôle"}}
	fmt.Println(a.Agency, a.ID, a.Version, a.Names["fr"])
	// Output: MITHAQ CL_ROLE 1.0 Rôle
}

func ExampleItem() {
	i := sdmx.Item{ID: "CRM", Name: "Customer relations", Parent: "ALL"}
	fmt.Println(i.ID, i.Name, "under", i.Parent)
	// Output: CRM Customer relations under ALL
}

func ExampleCodelist() {
	l := sdmx.Codelist{Artefact: sdmx.Artefact{ID: "CL_SEGMENT"}, Codes: []sdmx.Item{{ID: "BPO"}, {ID: "CRM"}}}
	fmt.Println(l.ID, len(l.Codes))
	// Output: CL_SEGMENT 2
}

func ExampleConceptScheme() {
	c := sdmx.ConceptScheme{Artefact: sdmx.Artefact{ID: "CONCEPTS"}, Concepts: []sdmx.Item{{ID: "REF_AREA", Name: "Area"}}}
	fmt.Println(c.Concepts[0].ID, c.Concepts[0].Name)
	// Output: REF_AREA Area
}

func ExampleDataflowDefinition() {
	f := sdmx.DataflowDefinition{Artefact: sdmx.Artefact{ID: "FIGURES", Agency: "MITHAQ"}, Structure: "urn:sdmx:org.sdmx.infomodel.datastructure.DataStructure=MITHAQ:FIGURES(1.0)"}
	fmt.Println(f.Agency, f.ID)
	// Output: MITHAQ FIGURES
}

func ExampleDefinition() {
	var d sdmx.Definition
	d.ID = "FIGURES"
	d.Components.Dimensions.Dimensions = []sdmx.Component{{ID: "INDICATOR", Position: 1}}
	fmt.Println(d.ID, d.Components.Dimensions.Dimensions[0].ID)
	// Output: FIGURES INDICATOR
}

func ExampleComponents() {
	c := sdmx.Components{Measures: sdmx.MeasureList{Measures: []sdmx.Component{{ID: "OBS_VALUE"}}}}
	fmt.Println(c.Measures.Measures[0].ID)
	// Output: OBS_VALUE
}

func ExampleDimensionList() {
	l := sdmx.DimensionList{Dimensions: []sdmx.Component{{ID: "REF_AREA"}}, Time: &sdmx.Component{ID: "TIME_PERIOD"}}
	fmt.Println(len(l.Dimensions), l.Time.ID)
	// Output: 1 TIME_PERIOD
}

func ExampleMeasureList() {
	l := sdmx.MeasureList{Measures: []sdmx.Component{{ID: "OBS_VALUE"}}}
	fmt.Println(l.Measures[0].ID)
	// Output: OBS_VALUE
}

func ExampleAttributeList() {
	l := sdmx.AttributeList{Attributes: []sdmx.Component{{ID: "QUALIFIER"}, {ID: "LOWER_BOUND"}}}
	fmt.Println(len(l.Attributes))
	// Output: 2
}

func ExampleComponent() {
	c := sdmx.Component{ID: "REF_AREA", Position: 2}
	fmt.Println(c.ID, c.Position)
	// Output: REF_AREA 2
}

func ExampleRelationship() {
	r := sdmx.Relationship{Observation: &struct{}{}}
	fmt.Println(r.Observation != nil, r.Dataflow != nil)
	// Output: true false
}

func ExampleRepresentation() {
	r := sdmx.Representation{Format: &sdmx.Format{DataType: "Decimal"}}
	fmt.Println(r.Format.DataType, r.Enumeration == "")
	// Output: Decimal true
}

func ExampleFormat() {
	fmt.Println(sdmx.Format{DataType: "String"}.DataType)
	// Output: String
}

func ExampleOccurs() {
	r := sdmx.Representation{MaxOccurs: sdmx.Unbounded}
	text, err := r.MaxOccurs.MarshalJSON()
	fmt.Println(string(text), err)
	// Output: "unbounded" <nil>
}

func ExampleCodelistOf() {
	list, ok := sdmx.CodelistOf("CL_UNIT_MULT")
	fmt.Println(list.Agency, list.ID, list.Version, ok, len(list.Codes))
	fmt.Println(list.Codes[9].ID, list.Codes[9].Name)
	// Output:
	// SDMX CL_UNIT_MULT 1.1 true 31
	// 9 Billions
}
