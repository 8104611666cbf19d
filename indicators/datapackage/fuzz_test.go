package datapackage_test

import (
	"bytes"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/mapping"
)

// described is a descriptor with each member that is read.
const described = `{"$schema":"s","profile":"p","name":"n","id":"i","title":"t","description":"d","homepage":"h","image":"m","version":"v","created":"c","keywords":["k"],
"licenses":[{"name":"a","path":"b","title":"c","x":1}],"sources":[{"title":"a","path":"b","email":"c","version":"d"}],"contributors":[{"title":"a","role":"b"},{"givenName":"a","roles":["b"]}],
"resources":[{"name":"r","type":"table","path":["a.csv","b.csv"],"bytes":5,"hash":"00","dialect":{"header":false,"headerRows":[1],"headerJoin":"-","commentRows":[2],"commentChar":"#",
"delimiter":";","lineTerminator":"\n","quoteChar":"'","doubleQuote":false,"escapeChar":"|","nullSequence":"N","skipInitialSpace":true,"property":"p","itemType":"array","itemKeys":["a"]},
"schema":{"fields":[{"name":"a","type":"number","decimalChar":",","constraints":{"minimum":1.5,"enum":["1,5",2.5],"pattern":"x","jsonSchema":{}}},{"name":"b","type":"boolean","trueValues":["y"],"constraints":{"enum":[true]}},
{"id":"c","type":"integer","categories":[{"value":1,"label":"one"}],"categoriesOrdered":true,"missingValues":[]}],"fieldsMatch":["subset"],"missingValues":[{"value":"-","label":"none"}],
"primaryKey":"a","uniqueKeys":[["a"]],"foreignKeys":[{"fields":"a","reference":{"resource":"","fields":["a"]}}]}},{"name":"q","data":[[1]],"schema":"s.json"}],"views":[{}]}`

// FuzzDescriptor: what is read of a descriptor is written, and read again as the
// same.
func FuzzDescriptor(f *testing.F) {
	f.Add([]byte(described))
	f.Add([]byte(`{"resources":[{"path":"a.csv"}]}`))
	f.Add([]byte(`{"":"a name may be empty","resources":[{"path":"a.csv","":1,"schema":{"fields":[{"name":"a","":[]}],"":{}}}]}`))
	f.Add([]byte(`{"resources":[{"url":"http://example.org/a.csv","title":5}]}`))
	f.Fuzz(func(t *testing.T, text []byte) {
		p, err := datapackage.ReadPackage(bytes.NewReader(text), datapackage.Limits{})
		if err != nil {
			_ = err.Error()
			return
		}
		var once, twice bytes.Buffer
		if err := datapackage.WritePackage(&once, p); err != nil {
			t.Fatal(err)
		}
		again, err := datapackage.ReadPackage(bytes.NewReader(once.Bytes()), datapackage.Limits{})
		if err != nil {
			t.Fatalf("%v\n%s", err, once.Bytes())
		}
		if err := datapackage.WritePackage(&twice, again); err != nil {
			t.Fatal(err)
		}
		if once.String() != twice.String() {
			t.Fatalf("%s\nand then\n%s", once.Bytes(), twice.Bytes())
		}
	})
}

// FuzzRows: no descriptor and no data makes reading fail but by an error, and a
// place lies in the input.
func FuzzRows(f *testing.F) {
	schema := func(fields string) string {
		return `{"resources":[{"name":"a","path":"a.csv","schema":{"fields":[` + fields + `]}}]}`
	}
	f.Add([]byte(`{"resources":[{"name":"a","path":["a.csv","b.csv"]}]}`), []byte("a,b\n1,\"2\n\"\n"))
	f.Add([]byte(schema(`{"name":"a","type":"number","groupChar":" ","bareNumber":false},{"name":"b","type":"date","format":"%d %B %Y"}`)), []byte("a,b\n1 000 MAD,3 March 2015\nx,y\n"))
	f.Add([]byte(schema(`{"name":"a","type":"datetime","constraints":{"minimum":"2015-01-01T00:00:00Z","unique":true}},{"name":"b","type":"list","itemType":"integer"}`)), []byte("a,b\n2015-02-01T10:00:00+01:00,\"1,2\"\n"))
	f.Add([]byte(schema(`{"name":"a","type":"string","format":"uuid","constraints":{"pattern":"[a-z]+","maxLength":3}},{"name":"b","type":"geopoint","format":"object"}`)), []byte("a,b\nabc,\"{\"\"lon\"\":1,\"\"lat\"\":2}\"\n"))
	f.Add([]byte(`{"resources":[{"name":"a","path":"a.csv","encoding":"windows-1252","dialect":{"delimiter":"::","escapeChar":"|","commentChar":"#","headerRows":[1,2],"skipInitialSpace":true}}]}`), []byte("a::b\nc:: d\n1::\x80|::\n#x\n"))
	f.Add([]byte(`{"resources":[{"name":"a","path":"a.json","dialect":{"property":"rows"}}]}`), []byte(`{"x":1,"rows":[{"a":1,"b":null},{"b":"x"}]}`))
	f.Add([]byte(`{"resources":[{"name":"a","type":"table","data":[["a"],[1],["x"]]}]}`), []byte(""))
	f.Fuzz(func(t *testing.T, descriptor, data []byte) {
		file := &fstest.MapFile{Data: data}
		fsys := fstest.MapFS{datapackage.FileName: {Data: descriptor}, "a.csv": file, "b.csv": file, "a.json": file}
		p, err := datapackage.Open(fsys, datapackage.Limits{MaxProblems: 10})
		if err != nil {
			_ = err.Error()
			return
		}
		for _, r := range p.Resources {
			table, err := p.Table(r.Name)
			if err != nil {
				_ = err.Error()
				continue
			}
			fields := table.Fields()
			for row, err := range table.Rows() {
				if err != nil {
					_ = err.Error()
				}
				if row == nil {
					continue
				}
				for i := range len(fields) + 1 {
					if row.Missing(i) && row.Text(i) != "" {
						t.Fatal(i, row.Text(i))
					}
					offset, line, column := row.Position(i)
					if offset < 0 || line < 1 || column < 1 || r.Data == "" && offset > int64(len(data)) {
						t.Fatal(offset, line, column)
					}
					row.Raw(i)
				}
			}
		}
	})
}

// FuzzObservations: what is read of a table as observations goes into a package
// and comes back.
func FuzzObservations(f *testing.F) {
	for seed := range uint64(4) {
		files, _ := write(f, newRandom(seed).dataset(f, 6), datapackage.WriteOptions{})
		f.Add(files["data/observations.csv"].Data)
	}
	f.Add([]byte("INDICATOR,TIME_PERIOD,OBS_VALUE,UNIT_MULT,sex,note\njobs,2015,1.5e2,3,F,x\n"))
	f.Fuzz(func(t *testing.T, table []byte) {
		r, err := datapackage.Read(dir(`{"resources":[{"path":"a.csv"}]}`, "a.csv", string(table)), datapackage.ReadOptions{Map: mapping.Mapping{Components: []mapping.Component{{From: "sex", To: "sex", Part: mapping.Dimension}}}})
		if err != nil {
			_ = err.Error()
			return
		}
		data, err := r.Dataset(nil)
		if err != nil {
			_ = err.Error()
			return
		}
		for o := range data.All() {
			if o.Role == 0 || o.Source == "" {
				return // its JSON, by which it is compared, needs both
			}
		}
		files, lost := write(t, data, datapackage.WriteOptions{})
		if len(lost) > 0 {
			t.Fatal(losses(lost))
		}
		back, lost := read(t, files, datapackage.ReadOptions{})
		if len(lost) > 0 {
			t.Fatal(losses(lost))
		}
		same(t, back, data)
	})
}
