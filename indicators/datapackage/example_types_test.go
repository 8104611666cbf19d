package datapackage_test

import (
	"errors"
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/mapping"
)

// jobs opens the package of the examples.
func jobs() *datapackage.Package {
	p, err := datapackage.Open(files, datapackage.Limits{})
	if err != nil {
		fmt.Println(err)
		return &datapackage.Package{}
	}
	return p
}

func ExamplePackage() {
	p := jobs()
	fmt.Println(p.Name, p.Version, len(p.Resources))
	// Output: jobs 1.0.0 1
}

func ExampleCustom() {
	for _, c := range jobs().Custom {
		fmt.Println(c.Name, c.Value)
	}
	// Output: ours:checked true
}

func ExampleLicense() {
	fmt.Println(jobs().Licenses[0].Name)
	// Output: ODC-PDDL-1.0
}

func ExampleSource() {
	fmt.Println(jobs().Sources[0].Title, jobs().Sources[0].Path)
	// Output: Yearbook https://example.org/yearbook
}

func ExampleContributor() {
	fmt.Println(jobs().Contributors[0].Title, jobs().Contributors[0].Roles)
	// Output: Office of statistics [author]
}

func ExampleResource() {
	r, ok := jobs().Resource("jobs")
	fmt.Println(r.Path, r.Bytes, ok)
	// Output: [data/jobs.csv] 69 true
}

func ExampleDialect() {
	r, _ := jobs().Resource("jobs")
	fmt.Println(r.Dialect.Delimiter, r.Dialect.NoHeader)
	// Output: ; false
}

func ExampleSchema() {
	r, _ := jobs().Resource("jobs")
	fmt.Println(len(r.Schema.Fields), r.Schema.PrimaryKey, r.Schema.MissingValues)
	// Output: 3 [Year Sex] [{ } {- }]
}

func ExampleForeignKey() {
	r, _ := jobs().Resource("jobs")
	for _, k := range r.Schema.ForeignKeys {
		fmt.Println(k.Fields, k.Resource, k.Reference)
	}
	// Output: [Year] years [Year]
}

func ExampleField() {
	r, _ := jobs().Resource("jobs")
	f := r.Schema.Fields[2]
	fmt.Println(f.Name, f.Type, f.GroupChar, f.DecimalChar)
	// Output: Jobs number . ,
}

func ExampleLabel() {
	r, _ := jobs().Resource("jobs")
	for _, c := range r.Schema.Fields[1].Categories {
		fmt.Println(c.Value, c.Label)
	}
	// Output:
	// F women
	// M men
}

func ExampleConstraints() {
	r, _ := jobs().Resource("jobs")
	c := r.Schema.Fields[0].Constraints
	fmt.Println(c.Required, c.Minimum)
	// Output: true 1956
}

func ExampleLimits() {
	p, err := datapackage.Open(files, datapackage.Limits{MaxRows: 1})
	if err != nil {
		fmt.Println(err)
		return
	}
	t, err := p.Table("jobs")
	if err != nil {
		fmt.Println(err)
		return
	}
	for row, err := range t.Rows() {
		fmt.Println(row != nil, errors.Is(err, indicators.ErrLimit))
	}
	// Output:
	// true false
	// false true
}

func ExampleReadOptions() {
	o := datapackage.ReadOptions{
		Map:       mapping.Rename(map[string]string{"Year": "TIME_PERIOD", "Jobs": "OBS_VALUE", "Sex": ""}),
		Unchecked: true, // values as they are written
	}
	o.Defaults.Key.Indicator = "jobs"
	r, err := datapackage.Read(files, o)
	if err != nil {
		fmt.Println(err)
		return
	}
	for o, err := range r.All() {
		if err == nil {
			fmt.Println(o.ID, o.Key, o.Figure)
		}
	}
	// Output:
	// row-1 jobs 2014 34.65
}

func ExampleReading() {
	r, err := datapackage.Read(dir(`{"resources": [{"path": "jobs.csv"}]}`, "jobs.csv", "INDICATOR,TIME_PERIOD,OBS_VALUE,seen\njobs,2015,65000,by us\n"), datapackage.ReadOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	data, err := r.Dataset(nil)
	fmt.Println(data.Len(), err)
	for _, l := range r.Losses() {
		fmt.Println(l)
	}
	// Output:
	// 1 <nil>
	// component: seen (1), first /observations/row-1: a text has no place among the attributes of an observation, which are codes
}

func ExampleWriteOptions() {
	o := datapackage.WriteOptions{About: datapackage.Package{Name: "offshoring", Version: "1.0.0"}}
	var f folder
	var b indicators.Builder
	catalogue, _ := indicators.NewCatalogue(indicators.CatalogueSpec{})
	data, err := b.Build(catalogue)
	if err != nil {
		fmt.Println(err)
		return
	}
	losses, err := datapackage.Write(f.create, data, o)
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(losses)
	p, err := datapackage.Open(f.files, datapackage.Limits{})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, r := range p.Resources {
		fmt.Println(p.Name, p.Version, r.Path)
	}
	// Output:
	// []
	// offshoring 1.0.0 [data/observations.csv]
}
