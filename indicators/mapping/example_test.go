package mapping_test

import (
	"fmt"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/mapping"
)

// ExampleMapping reads a mapping from its file.
func ExampleMapping() {
	m, err := mapping.Decode(strings.NewReader(`{
  "format": "mithaq.mapping/1",
  "components": [
    {"from": "geo", "to": "REF_AREA", "codes": {"EL": "GR"}, "areas": "alpha3"},
    {"from": "LAST UPDATE", "to": ""}
  ],
  "fixed": {"INDICATOR": "exports", "SOURCE": "office"}
}`), indicators.DecodeOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	geo, _ := m.Component("GEO", 0)
	for _, code := range []string{"EL", "MAR", "EU27_2020"} {
		fmt.Println(geo.Code(code))
	}
	// Output:
	// GR true
	// MA true
	// EU27_2020 false
}

// ExampleComponent says that a column holds thousands of persons.
func ExampleComponent() {
	m := mapping.Mapping{Components: []mapping.Component{{
		From: "unit", To: "UNIT_MEASURE",
		Units: map[string]mapping.Unit{"THS_PER": {Unit: figure.MustParseUnit("person"), Mult: 3}},
	}}}
	if err := mapping.Encode(os.Stdout, m); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {
	//   "format": "mithaq.mapping/1",
	//   "components": [
	//     {
	//       "from": "unit",
	//       "to": "UNIT_MEASURE",
	//       "units": {
	//         "THS_PER": {
	//           "unit": "person",
	//           "mult": 3
	//         }
	//       }
	//     }
	//   ]
	// }
}

// ExampleUnit is the unit of a code.
func ExampleUnit() {
	eurostat, err := mapping.Office("eurostat")
	if err != nil {
		fmt.Println(err)
		return
	}
	c, _ := eurostat.Component("unit", 0)
	u := c.Units["CP_MEUR"]
	fmt.Println(u.Unit, "times ten to the power of", u.Mult)
	// Output: EUR times ten to the power of 6
}

// ExampleAreaCodes turns codes of countries into those of the library.
func ExampleAreaCodes() {
	fmt.Println(mapping.Alpha3.Alpha2("MAR"))
	fmt.Println(mapping.M49.Alpha2("504"))
	fmt.Println(mapping.Alpha3.Alpha2("WLD"))
	// Output:
	// MA true
	// MA true
	//  false
}

// ExamplePart makes a dimension of a column that stands behind the value.
func ExamplePart() {
	m := mapping.Mapping{Components: []mapping.Component{
		{From: "AGE", To: "age", Part: mapping.Dimension},
		{From: "AGE", To: "age group"},
	}}
	fmt.Println(m.Check())
	// Output:
	// indicators: mapping.Check: /components/1: duplicate identifier: component 0 is the same
	// indicators: mapping.Check: /components/1/to: unknown reference: "age group" is not the name of a component
}

// ExampleOffice reads the ready-made mapping of an office, and makes it that of one
// table.
func ExampleOffice() {
	m, err := mapping.Office("ecb")
	if err != nil {
		fmt.Println(err)
		return
	}
	m.Fixed = map[string]string{"INDICATOR": "mad_per_euro", "SOURCE": "ecb", "ROLE": "observed"}
	fmt.Println(m.Check(), mapping.Offices())
	// Output: <nil> [bis ecb eurostat ilo oecd unicef world-bank world-bank-data360]
}

// ExampleForm says what an input is, and what to do with it.
func ExampleForm() {
	form := mapping.Sniff([]byte(`<UtilityData xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message">`))
	fmt.Println(form)
	fmt.Println(form.Advice())
	// Output:
	// SDMX-ML 2.0
	// this is SDMX-ML 2.0, which is not read: ask the service for version 2.1, or SDMX-CSV
}
