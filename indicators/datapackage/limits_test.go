package datapackage_test

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/datapackage"
)

func TestLimits(t *testing.T) {
	rows := strings.Repeat("x\n", 100)
	for _, c := range []struct {
		name   string
		fsys   fstest.MapFS
		limits datapackage.Limits
		want   string // at the end of what is read
	}{
		{"descriptor", table("", "a\n"), datapackage.Limits{MaxDescriptor: 20}, "!limit 1:2  "},
		{"bytes", table("", "a\n"+rows), datapackage.Limits{MaxBytes: 50}, "!limit 0:0 /resources/t more than 50 bytes"},
		{"record", table("", "a\n"+strings.Repeat("x", 100)), datapackage.Limits{MaxRecord: 50}, "!limit 2:1 /resources/t "},
		{"columns", table("", "a,b,c,d\n"), datapackage.Limits{MaxColumns: 3}, "!limit 1:7 /resources/t "},
		{"fields", table(fields(`{"name":"a"},{"name":"b"}`), "a,b\n"), datapackage.Limits{MaxColumns: 1}, "!limit 1:75  more than 1 elements"},
		{"rows", table("", "a\n"+rows), datapackage.Limits{MaxRows: 2}, "x|x|!limit 4:1 /resources/t more than 2 rows"},
		{"keys", table(fields(`{"name":"a","constraints":{"unique":true}}`), "a\n1\n2\n3\n3\n"), datapackage.Limits{MaxKeys: 2}, "component: a field whose values are unique (2), first /resources/t: more keys than the limit; those that follow are not compared"},
		{"columns of JSON", dir(`{"resources":[{"name":"t","type":"table","data":[[1,2,3]]}]}`), datapackage.Limits{MaxColumns: 2}, "!limit 1:7 /resources/t more than 2 columns"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := show(c.fsys, c.limits); !strings.HasSuffix(got, c.want) {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
	p, err := datapackage.Open(table(fields(`{"name":"a","type":"integer"}`), "a\n"+rows), datapackage.Limits{MaxProblems: 3})
	if err != nil {
		t.Fatal(err)
	}
	tab, err := p.Table("t")
	if err != nil {
		t.Fatal(err)
	}
	listed, total := 0, 0
	for _, err := range tab.Rows() {
		var ps *indicators.Problems
		if !errors.As(err, &ps) {
			t.Fatal(err)
		}
		listed, total = listed+len(ps.List), total+ps.Total
	}
	if listed != 3 || total != 100 {
		t.Error(listed, total)
	}
}
