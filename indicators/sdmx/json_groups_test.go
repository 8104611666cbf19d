package sdmx_test

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestJSONGroups: what a message says of a group of dimensions is said of each
// observation in it, and an attribute that is left out has its default.
func TestJSONGroups(t *testing.T) {
	const (
		area  = `{"id":"REF_AREA","keyPosition":1,"values":[{"id":"MA"},{"id":"TN"}]}`
		sex   = `{"id":"SEX","keyPosition":0,"values":[{"id":"F"},{"id":"M"}]}`
		year  = `{"id":"TIME_PERIOD","keyPosition":2,"values":[{"id":"2014"},{"id":"2015"}]}`
		mult  = `{"id":"UNIT_MULT","values":[{"id":"6"},{"id":"3"},{"id":"0"}]`
		of    = `,"relationship":{"dimensions":["REF_AREA"]}}`
		inRow = `"series":[` + area + `,` + sex + `],"observation":[` + year + `]`
		flat  = `"series":[],"observation":[` + area + `,` + sex + `,` + year + `]`
	)
	for _, c := range []struct{ name, dims, attributes, set, want, lost string }{
		{"in the order of the list", inRow, `"dimensionGroup":[` + mult + of + `]`,
			`"dimensionGroupAttributes":{"0::":[0],"1::":[1]},"series":{"0:1":{"observations":{"0":[1.5]}},` +
				`"1:1":{"observations":{"0":[1.5]}}}`, "MA sex=M 2014 1500000|TN sex=M 2014 1500", ""},
		{"in the order of positions", inRow, `"dimensionGroup":[` + mult + of + `]`,
			`"dimensionGroupAttributes":{":0:":[0],":1:":[1]},"series":{"0:1":{"observations":{"0":[1.5]}},` +
				`"1:0":{"observations":{"0":[1.5]}}}`, "MA sex=M 2014 1500000|TN sex=F 2014 1500", ""},
		{"with the period, flat", flat, `"dimensionGroup":[` + mult + `}]`,
			`"dimensionGroupAttributes":{"0::1":[0],"~:1:~":[1]},"observations":{"0:0:0":[1.5],"0:0:1":[1.5],"1:1:0":[1.5]}`,
			"MA sex=F 2014 1.5|MA sex=F 2015 1500000|TN sex=M 2014 1500", ""},
		{"a series says otherwise", inRow, `"dimensionGroup":[` + mult + `}],"series":[` + mult + `}]`,
			`"dimensionGroupAttributes":{"0::":[0]},"series":{"0:0":{"attributes":[1],"observations":{"0":[1.5]}}}`,
			"MA sex=F 2014 1500", "says otherwise"},
		{"a key too short", inRow, `"dimensionGroup":[` + mult + `}]`,
			`"dimensionGroupAttributes":{"0":[0]},"series":{"0:0":{"observations":{"0":[1.5]}}}`,
			`! key "0" of a group|MA sex=F 2014 1.5`, ""},
		{"a multiplier that comes late", inRow, `"dimensionGroup":[` + mult + `}]`,
			`"series":{"0:0":{"observations":{"0":[1.5]}}},"dimensionGroupAttributes":{"0::":[0]}`,
			`MA sex=F 2014 1.5|! UNIT_MULT comes after`, "after their observations"},
		{"a multiplier of the data set that comes late", inRow, `"dataSet":[` + mult + `}]`,
			`"series":{"0:0":{"observations":{"0":[1.5]}}},"attributes":[0]`,
			`MA sex=F 2014 1.5|! UNIT_MULT comes after`, "after their observations"},
		{"one that multiplies by 1", inRow, `"dataSet":[` + mult + `}]`,
			`"series":{"0:0":{"observations":{"0":[1.5]}}},"attributes":[2]`, `MA sex=F 2014 1.5`, "after their observations"},
		{"a default of the data set", inRow, `"dataSet":[` + mult + `,"default":"3"}]`,
			`"series":{"0:0":{"observations":{"0":[1.5]}}}`, "MA sex=F 2014 1500", ""},
		{"a default of series", inRow, `"series":[{"id":"TITLE"},` + mult + `,"default":"3"}]`,
			`"series":{"0:0":{"observations":{"0":[1.5]}},"0:1":{"attributes":[null,0],"observations":{"0":[1.5]}},` +
				`"1:0":{"attributes":[],"observations":{"0":[1.5]}},"1:1":{"attributes":[null,null],"observations":{"0":[2]}}}`,
			"MA sex=F 2014 1500|MA sex=M 2014 1500000|TN sex=F 2014 1500|TN sex=M 2014 2000", ""},
		{"a default of observations", inRow, `"observation":[` + mult + `,"default":"3"},{"id":"OBS_STATUS","default":"P"}]`,
			`"series":{"0:0":{"observations":{"0":[1.5],"1":[1.5,0]}},"0:1":{"observations":{"0":[1.5,null,"E"]}}}`,
			"MA sex=F 2014 1500 P|MA sex=F 2015 1500000 P|MA sex=M 2014 1500 E", ""},
		{"the structure after the data", inRow, `"dataSet":[]`,
			`"action":"Append","series":{"0:0":{"observations":{"0":[1.5]}}},"structure":0`, "MA sex=F 2014 1.5", ""},
		{"the key of a series", inRow, `"dimensionGroup":[` + mult + of + `]`,
			`"dimensionGroupAttributes":{"0:":[0]},"series":{"0:1":{"observations":{"0":[1.5]}}}`,
			"MA sex=M 2014 1500000", ""},
	} {
		text := `{"data":{"structures":[{"dimensions":{` + c.dims + `},"attributes":{` + c.attributes + `}}],"dataSets":[{` +
			c.set + `}]}}`
		o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "x"}}}
		for _, in := range []io.Reader{strings.NewReader(text), io.MultiReader(strings.NewReader(text))} {
			r := sdmx.ReadJSON(in, o)
			var got []string
			for o, err := range r.All() {
				if err != nil {
					_, detail, _ := strings.Cut(err.Error(), "/observations/row-")
					_, detail, _ = strings.Cut(detail, ": ")
					_, detail, _ = strings.Cut(detail, ": ")
					got = append(got, "! "+detail)
					continue
				}
				got = append(got, strings.TrimSpace(strings.TrimPrefix(fmt.Sprint(o.Key, " ", o.Figure, " ", o.Status), "x ")))
			}
			if !slices.EqualFunc(got, strings.Split(c.want, "|"), strings.HasPrefix) {
				t.Errorf("%s: %q, want %q", c.name, strings.Join(got, "|"), c.want)
			}
			if s := losses(r.Losses()); (s == "") != (c.lost == "") || !strings.Contains(s, c.lost) {
				t.Errorf("%s: lost %q, want %q", c.name, s, c.lost)
			}
		}
	}
}
