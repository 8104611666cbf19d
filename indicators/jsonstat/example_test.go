package jsonstat_test

import (
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/period"
)

const rates = `{"version":"2.0","class":"dataset","label":"Unemployment","id":["concept","area","year"],"size":[1,2,2],
"role":{"time":["year"],"geo":["area"],"metric":["concept"]},
"dimension":{
	"concept":{"category":{"label":{"UNR":"unemployment rate"},"unit":{"UNR":{"label":"%","decimals":1}}}},
	"area":{"category":{"index":["MA","EG"],"label":{"MA":"Morocco","EG":"Egypt"}}},
	"year":{"category":{"index":{"2015":0,"2016":1}}}},
"value":[9.70,null,12.8,12.4],"status":{"1":"m","3":"p"}}`

func document(text string) *jsonstat.Document {
	doc, err := jsonstat.Decode(strings.NewReader(text), jsonstat.Limits{})
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	return doc
}

func ExampleDecode() {
	const wrong = `{"version":"2.0","class":"dataset","id":["a"],"size":[3],"dimension":{"a":{"category":{"index":["x","y"]}}},
"value":{"0":1,"007":2}}`
	_, err := jsonstat.Decode(strings.NewReader(wrong), jsonstat.Limits{})
	fmt.Println(err)
	// Output:
	// indicators: jsonstat.Decode: line 2, column 22: /value/007: syntax error: "007" is not the number of a cell
	// indicators: jsonstat.Decode: line 1, column 41: invalid record: dimension "a" has 2 categories, its size is 3
}

func ExampleDocument() {
	doc := document(rates)
	fmt.Println(doc.Class, doc.Label, doc.Len())
	for c := range doc.Cells() {
		area, _ := c.Code("area")
		year, _ := c.Code("year")
		fmt.Printf("%s %s %q %q\n", area, year, c.Value, c.Status)
	}
	// Output:
	// dataset Unemployment 4
	// MA 2015 "9.70" ""
	// MA 2016 "" "m"
	// EG 2015 "12.8" ""
	// EG 2016 "12.4" "p"
}

func ExampleDocument_SetCells() {
	doc := jsonstat.Document{Label: "Seats", Dimensions: []jsonstat.Dimension{
		{ID: "park", Role: jsonstat.Geo, Categories: []jsonstat.Category{{ID: "casa"}, {ID: "rabat"}}},
		{ID: "year", Role: jsonstat.Time, Categories: []jsonstat.Category{{ID: "2015"}, {ID: "2016"}, {ID: "2017"}}},
	}}
	err := doc.SetCells(slices.Values([]jsonstat.Cell{{Index: 4, Value: "1200", Status: "E"}, {Index: 0, Value: "950.5"}}))
	fmt.Println(err, doc.Encode(os.Stdout))
	// Output:
	// {"version":"2.0","class":"dataset","label":"Seats",
	// "id":["park","year"],"size":[2,3],"role":{"time":["year"],"geo":["park"]},
	// "dimension":{"park":{"category":{"index":["casa","rabat"]}},"year":{"category":{"index":["2015","2016","2017"]}}},
	// "value":{"0":950.5,"4":1200},
	// "status":{"4":"E"}}
	// <nil> <nil>
}

func ExampleClass() {
	fmt.Println(document(rates).Class, jsonstat.CollectionClass)
	// Output: dataset collection
}

func ExampleLink() {
	doc := document(`{"version":"2.0","class":"collection","link":{"item":[
{"class":"dataset","href":"https://example.org/jobs.json","label":"Jobs"},
{"class":"dataset","label":"One","id":[],"size":[],"dimension":{},"value":[1]}]}}`)
	for _, l := range doc.Links {
		for _, i := range l.Items {
			fmt.Println(l.Rel, i.Class, i.Label, i.Href, i.IsEmbedded())
		}
	}
	// Output:
	// item dataset Jobs https://example.org/jobs.json false
	// item dataset One  true
}

func ExampleRole() {
	for _, d := range document(rates).Dimensions {
		fmt.Println(d.ID, d.Role)
	}
	// Output:
	// concept metric
	// area geo
	// year time
}

func ExampleDimension() {
	d := document(rates).Dimensions[1]
	fmt.Println(d.ID, d.Role, len(d.Categories))
	// Output: area geo 2
}

func ExampleCategory() {
	for _, c := range document(rates).Dimensions[1].Categories {
		fmt.Println(c.ID, c.Label)
	}
	// Output:
	// MA Morocco
	// EG Egypt
}

func ExampleUnit() {
	u := document(rates).Dimensions[0].Categories[0].Unit
	fmt.Println(u.Label, *u.Decimals)
	// Output: % 1
}

func ExampleCell() {
	for c := range document(rates).Cells() {
		fmt.Println(c.Index, c.Value, c.IsMissing())
	}
	// Output:
	// 0 9.70 false
	// 1  true
	// 2 12.8 false
	// 3 12.4 false
}

func ExampleLimits() {
	_, err := jsonstat.Decode(strings.NewReader(rates), jsonstat.Limits{MaxCells: 3})
	fmt.Println(errors.Is(err, indicators.ErrLimit))
	// Output: true
}

func ExampleRead() {
	o := jsonstat.ReadOptions{Map: mapping.Mapping{Components: []mapping.Component{{From: "status", To: "OBS_STATUS", Codes: map[string]string{"p": "P", "m": "M"}}}}}
	o.Defaults = indicators.Observation{ID: "oecd", Source: "oecd", Role: indicators.RoleObserved, Unit: figure.MustParseUnit("percent")}
	r := jsonstat.Read(strings.NewReader(rates), o)
	for obs, err := range r.All() {
		fmt.Println(obs.ID, obs.Key, obs.Quantity(), obs.Status, err)
	}
	for _, l := range r.Losses() {
		fmt.Println(l)
	}
	// Output:
	// oecd-1 UNR MA 2015 9.7 percent  <nil>
	// oecd-2 UNR MA 2016 unset percent M <nil>
	// oecd-3 UNR EG 2015 12.8 percent  <nil>
	// oecd-4 UNR EG 2016 12.4 percent P <nil>
	// component: unit (1): it has no place in an observation
}

func ExampleReadOptions() {
	// Without roles, the dimensions have to be named.
	text := `{"version":"2.0","class":"dataset","id":["when","sex"],"size":[1,2],"dimension":{
"when":{"category":{"label":{"2012M01":"January 2012"}}},"sex":{"category":{"index":["F","M"]}}},"value":[31,29]}`
	o := jsonstat.ReadOptions{Map: mapping.Mapping{Components: []mapping.Component{
		{From: "when", To: "TIME_PERIOD"}, {From: "sex", To: "sex"},
	}}}
	o.Defaults.Key.Indicator = "recruits"
	for obs, err := range jsonstat.Read(strings.NewReader(text), o).All() {
		fmt.Println(obs.ID, obs.Key, obs.Figure, err)
	}
	// Output:
	// row-1 recruits sex=F 2012-01 31 <nil>
	// row-2 recruits sex=M 2012-01 29 <nil>
}

func ExampleReading() {
	var b indicators.Builder
	r := jsonstat.Read(strings.NewReader(rates), jsonstat.ReadOptions{})
	err := r.Load(&b)
	fmt.Println(b.Len(), err)
	for _, l := range r.Losses()[1:] {
		fmt.Println(l)
	}
	// Output:
	// 4 <nil>
	// component: status "m" (1), first /observations/row-2: not a code of CL_OBS_STATUS; map a component status in ReadOptions.Map
	// component: status "p" (1), first /observations/row-4: not a code of CL_OBS_STATUS; map a component status in ReadOptions.Map
}

func exampleData() *indicators.Dataset {
	var b indicators.Builder
	b.AddObservation(
		indicators.Observation{ID: "F0016", Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2015)}, Figure: figure.MustParse("63000"), Role: indicators.RoleObserved, Source: "mcinet"},
		indicators.Observation{ID: "S24", Key: indicators.Key{Indicator: "jobs", Area: "MA", Period: period.Year(2016)}, Figure: figure.MustParse(">9000"), Role: indicators.RoleObserved, Source: "mcinet"},
	)
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err == nil {
		var data *indicators.Dataset
		if data, err = b.Build(catalogue); err == nil {
			return data
		}
	}
	fmt.Println(err)
	return nil
}

func ExampleWrite() {
	_, err := jsonstat.Write(os.Stdout, exampleData(), jsonstat.WriteOptions{})
	fmt.Println(err)
	// Output:
	// {"version":"2.0","class":"dataset","label":"jobs",
	// "id":["INDICATOR","REF_AREA","PERIMETER","TIME_PERIOD"],"size":[1,1,1,2],"role":{"time":["TIME_PERIOD"],"geo":["REF_AREA"],"metric":["INDICATOR"]},
	// "dimension":{"INDICATOR":{"category":{"index":["jobs"],"unit":{"jobs":{"label":"1","decimals":0}}},"label":"Indicator"},"REF_AREA":{"category":{"index":["MA"]},"label":"Reference area"},"PERIMETER":{"category":{"index":["_Z"],"label":{"_Z":"Not applicable"}},"label":"Perimeter"},"TIME_PERIOD":{"category":{"index":["2015","2016"]},"label":"Time period"}},
	// "value":[63000,null],
	// "extension":{"mithaq":{"format":"mithaq.json-stat/1","attributes":{"RECORD":{"0":"F0016","1":"S24"},"QUALIFIER":{"1":"MORE_THAN"},"LOWER_BOUND":{"1":"9000"},"ROLE":"observed","SOURCE":"mcinet"}}}}
	// <nil>
}

func ExampleWriteOptions() {
	var b strings.Builder
	_, err := jsonstat.Write(&b, exampleData(), jsonstat.WriteOptions{Label: "Figures in print", Updated: period.MustDate(2026, 11, 23)})
	doc := document(b.String())
	fmt.Println(doc.Label, doc.Updated, err)
	// Output: Figures in print 2026-11-23 <nil>
}

// What is wrong with a response is a list of errors with their places.
func ExampleDecode_errors() {
	_, err := jsonstat.Decode(strings.NewReader(`{"version": "2.0", "class": "dataset", "id": ["year"], "size": [1],
  "dimension": {"year": {"category": {"index": ["2015"]}}}, "value": [1], "updated": 7}`), jsonstat.Limits{})
	var problems *indicators.Problems
	if errors.As(err, &problems) {
		for _, p := range problems.List {
			fmt.Println(p.Path, p.Line, p.Column, p.Code())
		}
	}
	// Output:
	// /updated 2 86 syntax
}
