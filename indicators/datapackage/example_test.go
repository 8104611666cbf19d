package datapackage_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"strings"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// printer is a file that is printed when it is closed.
type printer struct {
	bytes.Buffer
	name string
}

func (p *printer) Close() error {
	fmt.Println(p.name)
	if strings.HasSuffix(p.name, ".csv") {
		fmt.Print(strings.ReplaceAll(p.String(), "\r\n", "\n"))
	}
	return nil
}

// "More than 9,000" does not become 9000.
func ExampleWrite() {
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
	create := func(name string) (io.WriteCloser, error) { return &printer{name: name}, nil }
	losses, err := datapackage.Write(create, data, datapackage.WriteOptions{})
	fmt.Println(losses, err)
	// Output:
	// data/observations.csv
	// INDICATOR,REF_AREA,PERIMETER,SEGMENT,RECORD,TIME_PERIOD,OBS_VALUE,QUALIFIER,LOWER_BOUND,ROLE,SOURCE
	// jobs,MA,_Z,CRM,S05,2015,65000,,,observed,article
	// managers,MA,_Z,_T,S24,2015,,MORE_THAN,9000,observed,article
	// datapackage.json
	// [] <nil>
}

// files is a package of somebody else. It could be a folder, as
// os.OpenRoot(name) and its FS give it, or a zip archive.
var files = fstest.MapFS{
	"datapackage.json": {Data: []byte(`{
  "name": "jobs", "title": "Jobs", "version": "1.0.0", "ours:checked": true,
  "licenses": [{"name": "ODC-PDDL-1.0"}],
  "sources": [{"title": "Yearbook", "path": "https://example.org/yearbook"}],
  "contributors": [{"title": "Office of statistics", "role": "author"}],
  "resources": [{
    "name": "jobs", "type": "table", "path": "data/jobs.csv", "bytes": 69,
    "hash": "sha256:17ae4bb5ab0e7bfe9f1b7e1dc42ebc0b43c5b7a11a6e8f1eee0a6a5a2b3cd0c6",
    "dialect": {"delimiter": ";"},
    "schema": {
      "fields": [
        {"name": "Year", "type": "year", "constraints": {"required": true, "minimum": 1956}},
        {"name": "Sex", "type": "string", "categories": [{"value": "F", "label": "women"}, {"value": "M", "label": "men"}]},
        {"name": "Jobs", "type": "number", "decimalChar": ",", "groupChar": "."}
      ],
      "missingValues": ["", "-"],
      "primaryKey": ["Year", "Sex"],
      "foreignKeys": [{"fields": "Year", "reference": {"resource": "years", "fields": "Year"}}]
    }
  }]
}`)},
	"data/jobs.csv": {Data: []byte("Year;Sex;Jobs\n2014;F;34.650\n2015;F;35.750,5\n2015;M;-\n1950;X;1,5,0\n")},
}

func ExampleOpen() {
	p, err := datapackage.Open(files, datapackage.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range p.Resources {
		fmt.Println(p.Title, "-", r.Name, r.Path, r.IsTable())
	}
	// Output: Jobs - jobs [data/jobs.csv] true
}

func ExampleRead() {
	// The package names neither indicator nor source.
	r, err := datapackage.Read(files, datapackage.ReadOptions{
		Map: mapping.Mapping{Components: []mapping.Component{
			{From: "Year", To: "TIME_PERIOD"}, {From: "Jobs", To: "OBS_VALUE"},
			{From: "Sex", To: "sex", Part: mapping.Dimension},
		}},
		Defaults: indicators.Observation{
			ID: "office", Key: indicators.Key{Indicator: "jobs", Area: "MA"}, Role: indicators.RoleObserved, Source: "yearbook",
		},
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for o, err := range r.All() {
		var bad *indicators.Problems
		if errors.As(err, &bad) {
			fmt.Println(bad.List[0])
			continue
		}
		if err != nil {
			break // the hash: see ExamplePackage_File
		}
		fmt.Printf("%s %v %q\n", o.ID, o.Key, o.Figure)
	}
	// Output:
	// office-1 jobs MA sex=F 2014 "34650"
	// office-2 jobs MA sex=F 2015 "35750.5"
	// office-3 jobs MA sex=M 2015 ""
	// indicators: Package.Table: line 5, column 1: /resources/jobs/schema/fields/Year: invalid record: "1950" is less than is allowed
}

// A file that is not what the descriptor says is read to its end, which is an
// error.
func ExamplePackage_File() {
	p, err := datapackage.Open(files, datapackage.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	f, err := p.File("jobs")
	if err != nil {
		fmt.Println(err)
		return
	}
	defer f.Close()
	text, err := io.ReadAll(f)
	fmt.Println(len(text), errors.Is(err, datapackage.ErrMismatch))
	// Output: 66 true
}

func ExampleTable() {
	p, err := datapackage.Open(files, datapackage.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	t, err := p.Table("jobs")
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, f := range t.Fields() {
		fmt.Println(f.Name, f.Type)
	}
	for row, err := range t.Rows() {
		if row == nil || err != nil {
			break
		}
		fmt.Println(row.Number(), row.Text(0), row.Text(1), row.Text(2))
	}
	// Output:
	// Year year
	// Sex string
	// Jobs number
	// 1 2014 F 34650
	// 2 2015 F 35750.5
	// 3 2015 M
}

func ExampleRow() {
	p, _ := datapackage.Open(files, datapackage.Limits{})
	t, err := p.Table("jobs")
	if err != nil {
		fmt.Println(err)
		return
	}
	for row, err := range t.Rows() {
		if row == nil || err != nil {
			break
		}
		offset, line, column := row.Position(2)
		fmt.Println(row.Raw(2), "is", row.Text(2), row.Missing(2), "at", offset, line, column)
	}
	// Output:
	// 34.650 is 34650 false at 21 2 8
	// 35.750,5 is 35750.5 false at 35 3 8
	// - is  true at 51 4 8
}

func ExampleReadPackage() {
	const descriptor = `{"name": "a", "title": 5, "resources": [{"name": "b", "path": "../../etc/passwd"}]}`
	_, err := datapackage.ReadPackage(strings.NewReader(descriptor), datapackage.Limits{})
	fmt.Println(err, errors.Is(err, datapackage.ErrPath))
	// Output: indicators: datapackage.ReadPackage: line 1, column 63: /resources/b/path: invalid record: unsafe path: "../../etc/passwd": an element that begins with a dot true
}

func ExampleWritePackage() {
	p := &datapackage.Package{
		Name:     "rates",
		Licenses: []datapackage.License{{Name: "CC0-1.0"}},
		Resources: []*datapackage.Resource{{
			Name: "rates", Type: "table", Data: `[{"year":2015,"rate":9.7}]`,
			Schema: &datapackage.Schema{Fields: []*datapackage.Field{{Name: "year", Type: "year"}, {Name: "rate", Type: "number"}}},
		}},
	}
	fmt.Println(datapackage.WritePackage(os.Stdout, p))
	// Output:
	// {
	//   "name": "rates",
	//   "licenses": [
	//     {
	//       "name": "CC0-1.0"
	//     }
	//   ],
	//   "resources": [
	//     {
	//       "name": "rates",
	//       "type": "table",
	//       "data": [{"year":2015,"rate":9.7}],
	//       "schema": {
	//         "fields": [
	//           {
	//             "name": "year",
	//             "type": "year"
	//           },
	//           {
	//             "name": "rate",
	//             "type": "number"
	//           }
	//         ]
	//       }
	//     }
	//   ]
	// }
	// <nil>
}

// What is wrong with a descriptor is a list of errors with their places.
func ExampleReadPackage_errors() {
	_, err := datapackage.ReadPackage(strings.NewReader(`{"name": "jobs", "resources": [
  {"name": "a"}, {"name": "b", "path": "../b.csv"}]}`), datapackage.Limits{})
	var problems *indicators.Problems
	if errors.As(err, &problems) {
		for _, p := range problems.List {
			fmt.Println(p.Path, p.Line, p.Column, p.Code())
		}
	}
	// Output:
	// /resources/a 2 15 invalid
	// /resources/b/path 2 40 invalid
}
