package sdmx_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestJSONWrong: what an index leads to nothing for is a problem where it says by what
// figures are multiplied, or of what area they are.
func TestJSONWrong(t *testing.T) {
	const (
		areas = `{"id":"REF_AREA","values":[{"id":"MA"},{"id":"TN"}]}`
		years = `{"id":"TIME_PERIOD","values":[{"id":"2014"},{"id":"2015"}]}`
		mult  = `{"id":"UNIT_MULT","values":[{"id":"3"},{"name":"Thousands"},{},null]}`
	)
	series := func(attributes string) string {
		return `"series":{"0":{"attributes":[` + attributes + `],"observations":{"0":[1.5]}},"1":{"observations":{"1":[2]}}}`
	}
	for _, c := range []struct{ name, areas, attributes, more, set, want string }{
		{"plain", areas, `"series":[` + mult + `]`, "", series("0"), "MA 2014 1500|TN 2015 2"},
		{"a name", areas, `"series":[` + mult + `]`, "", series("1"), "! UNIT_MULT without an ID|MA 2014 1.5|TN 2015 2"},
		{"nothing", areas, `"series":[` + mult + `]`, "", series("2"), "! UNIT_MULT without an ID|MA 2014 1.5|TN 2015 2"},
		{"null", areas, `"series":[` + mult + `]`, "", series("3"), "! UNIT_MULT without an ID|MA 2014 1.5|TN 2015 2"},
		{"beyond", areas, `"series":[` + mult + `]`, "", series("4"), "! UNIT_MULT beyond its 4|MA 2014 1.5|TN 2015 2"},
		{"of the data set", areas, `"dataSet":[` + mult + `]`, "", `"attributes":[1],` + series(""),
			"! UNIT_MULT without an ID|MA 2014 1.5|TN 2015 2"},
		{"of observations", areas, `"observation":[` + mult + `]`, "",
			`"series":{"0":{"observations":{"0":[1.5,0],"1":[2.5,1]}},"1":{"observations":{"0":[1.5,3],"1":[2,null]}}}`,
			"MA 2014 1500|! UNIT_MULT without an ID|! UNIT_MULT without an ID|TN 2015 2"},
		{"a surplus of a series", areas, `"series":[{"id":"XX"}]`, "", series("null,3"),
			"! behind those of 1 attributes|MA 2014 1.5|TN 2015 2"},
		{"nothing as surplus", areas, `"series":[{"id":"XX"}]`, "", series("null,null,[]"), "MA 2014 1.5|TN 2015 2"},
		{"a surplus of an observation", areas, `"series":[]`, "",
			`"series":{"0":{"observations":{"0":[1.5,0],"1":[1.5,null,[0]]}}}`, "! behind those of 0 attributes|MA 2015 1.5"},
		{"an annotation", areas, `"series":[]`, `,"annotations":[{"title":"a"}]`,
			`"series":{"0":{"observations":{"0":[1.5,0]}}}`, "MA 2014 1.5"},
		{"an area without an ID", `{"id":"REF_AREA","values":[{"name":"Morocco"},{"id":"TN"}]}`, `"series":[]`, "",
			series(""), "! value 0 of REF_AREA has no ID|TN 2015 2"},
		{"an area of null", `{"id":"REF_AREA","values":[null,{"id":"TN"}]}`, `"series":[]`, "",
			`"series":{"0":{"observations":{"0":[1],"1":[2]}},"1":{"observations":{"0":[3]}}}`,
			"! value 0 of REF_AREA has no ID|! value 0 of REF_AREA has no ID|TN 2014 3"},
		{"an area twice", `{"id":"REF_AREA","values":[{"id":"MA"},{"id":"TN"},{"id":"MA"}]}`, `"series":[]`, "", series(""),
			`! code "MA" of REF_AREA`},
	} {
		text := `{"data":{"structures":[{"dimensions":{"series":[` + c.areas + `],"observation":[` + years + `]},` +
			`"attributes":{` + c.attributes + `}` + c.more + `}],"dataSets":[{` + c.set + `}]}}`
		var got []string
		o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "x"}}}
		for o, err := range sdmx.ReadJSON(strings.NewReader(text), o).All() {
			if err != nil {
				got = append(got, "! "+err.Error())
				if !strings.Contains(err.Error(), "line 1, column") {
					t.Errorf("%s: no place in %v", c.name, err)
				}
				continue
			}
			got = append(got, strings.TrimPrefix(fmt.Sprint(o.Key, " ", o.Figure), "x "))
		}
		same := func(got, want string) bool {
			detail, bad := strings.CutPrefix(want, "! ")
			return got == want || bad && strings.HasPrefix(got, "! ") && strings.Contains(got, detail)
		}
		if !slices.EqualFunc(got, strings.Split(c.want, "|"), same) {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
}
