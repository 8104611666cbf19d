package indicators_test

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
)

const observationsFile = `{
  "format": "mithaq.observations/1",
  "observations": [
    {"id": "S19", "key": {"indicator": "jobs", "area": "MA", "perimeter": "offshoring", "period": "2015"},
     "figure": "65000@1000", "unit": "job", "role": "observed", "source": "article",
     "words": "65 ألف مستخدم", "words_lang": "ar"},
    {"id": "F0003", "key": {"indicator": "companies", "area": "MA", "period": "2015"},
     "figure": ">300", "unit": "company", "role": "observed", "source": "article"}
  ]
}`

// A Builder reads files of observations; they come out in order of key and ID.
func ExampleBuilder_DecodeObservations() {
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{})
	if err != nil {
		fmt.Println(err)
		return
	}
	var b indicators.Builder
	if err := b.DecodeObservations(strings.NewReader(observationsFile), indicators.JSON, indicators.DecodeOptions{}); err != nil {
		fmt.Println(err)
		return
	}
	d, err := b.Build(catalogue)
	if err != nil {
		fmt.Println(err)
		return
	}
	for o := range d.All() {
		fmt.Println(o.ID, o.Key, o.Quantity())
	}
	// Output:
	// F0003 companies MA 2015 >300 company
	// S19 jobs MA offshoring 2015 65000@1000 job
}

// All that is wrong with a file is told at once, with its place.
func ExampleProblems_file() {
	text := strings.NewReplacer(`"figure": ">300"`, `"figure": 300`, `"role": "observed", "source": "article",`, `"role": "seen",`).Replace(observationsFile)
	var b indicators.Builder
	err := b.DecodeObservations(strings.NewReader(text), indicators.JSON, indicators.DecodeOptions{})
	var problems *indicators.Problems
	if errors.As(err, &problems) {
		for _, p := range problems.List {
			fmt.Println(p.Line, p.Column, p.Path)
		}
	}
	// Output:
	// 4 5 /observations/S19/source
	// 5 53 /observations/S19/role
	// 8 16 /observations/F0003/figure
}

// Every form holds the same observations.
func ExampleWriteObservations() {
	all := func(yield func(indicators.Observation) bool) {
		for o, err := range indicators.ReadObservations(strings.NewReader(observationsFile), indicators.JSON, indicators.DecodeOptions{}) {
			o.Words = "" // to keep the lines of this example short
			if err != nil || !yield(o) {
				return
			}
		}
	}
	if err := indicators.WriteObservations(os.Stdout, indicators.JSONLines, all); err != nil {
		fmt.Println(err)
	}
	// Output:
	// {"format":"mithaq.observations/1"}
	// {"id":"S19","key":{"indicator":"jobs","area":"MA","perimeter":"offshoring","period":"2015"},"figure":"65000@1000","unit":"job","role":"observed","source":"article","words_lang":"ar"}
	// {"id":"F0003","key":{"indicator":"companies","area":"MA","period":"2015"},"figure":">300","unit":"company","role":"observed","source":"article"}
}

// Limits are finite by default, and can be set lower for input from outside.
func ExampleReadObservations() {
	for _, err := range indicators.ReadObservations(strings.NewReader(observationsFile), indicators.JSON, indicators.DecodeOptions{MaxRecords: 1}) {
		fmt.Println(err)
	}
	// Output:
	// <nil>
	// indicators: ReadObservations: limit exceeded: more than 1 observations
}

// The schema of a file format is part of the library.
func ExampleSchema() {
	schema, ok := indicators.Schema(indicators.ObservationsFormat)
	fmt.Println(strings.Contains(string(schema), "https://json-schema.org/draft/2020-12/schema"), ok)
	_, ok = indicators.Schema("mithaq.observations/2")
	fmt.Println(ok)
	// Output:
	// true true
	// false
}
