package sdmx_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestShapes: what services send in shapes of their own, and what a person reads in
// them. A problem begins with "! "; of losses, a part of one.
func TestShapes(t *testing.T) {
	const wb = `"REF_AREA":"MAR","INDICATOR":"X","FREQ":"A"`
	for _, c := range []struct {
		name, text string
		rename     map[string]string
		comma      bool
		want, lost string
	}{
		{"a reporting year", "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,REPORTING_YEAR_START_DAY\n" +
			"X:Y(1.0),AU,2015-A1,1,--07-01\nX:Y(1.0),AU,2015Q1,2,--07-01\nX:Y(1.0),AU,2015,3,--07-01\n" +
			"X:Y(1.0),AU,2015-Q1,4,--01-01\nX:Y(1.0),AU,2015-Q2,5,\n", nil, false,
			"x AU 2015-07/2016-06 1|x AU 2015-Q3 2|x AU 2015 3|x AU 2015-Q1 4|x AU 2015-Q2 5", ""},
		{"a reporting year that is none", "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE,REPORTING_YEAR_START_DAY\n" +
			"X:Y(1.0),AU,2015-A1,1,July\n", nil, false, "! line 2, column 23", ""},
		{"a reporting year of a series in SDMX-ML", `<m:StructureSpecificData xmlns:m="m"><m:DataSet>` +
			`<Series FREQ="A" REF_AREA="AU" REPORTING_YEAR_START_DAY="--04-01"><Obs TIME_PERIOD="2015-A1" OBS_VALUE="1"/>` +
			`</Series></m:DataSet></m:StructureSpecificData>`, nil, false, "x AU 2015-04/2016-03 1", ""},
		{"a reporting year of a data set in SDMX-ML", `<m:StructureSpecificData xmlns:m="m">` +
			`<m:DataSet REPORTING_YEAR_START_DAY="--04-01"><Series FREQ="S" REF_AREA="AU">` +
			`<Obs TIME_PERIOD="2015-S1" OBS_VALUE="1"/></Series></m:DataSet></m:StructureSpecificData>`, nil, false,
			"x AU 2015-04/2015-09 1", ""},
		{"a reporting year in SDMX-JSON", `{"data":{"structures":[{"dimensions":{"series":[{"id":"REF_AREA","values":[` +
			`{"id":"AU"}]}],"observation":[{"id":"TIME_PERIOD","values":[{"id":"2015-A1"}]}]},"attributes":{"series":[` +
			`{"id":"REPORTING_YEAR_START_DAY","values":[{"id":"--07-01"}]}]}}],"dataSets":[{"series":{"0":{` +
			`"attributes":[0],"observations":{"0":[1.5]}}}}]}}`, nil, false, "x AU 2015-07/2016-06 1.5", ""},
		{"a point beside decimal commas",
			"TIME_PERIOD;OBS_VALUE\n2014;1,5\n2015;1.234\n2016;1.234,5\n2017;...\n2018;7\n", nil, true,
			"x 2014 1.5|! line 3, column 6|! line 4, column 6|x 2017 |x 2018 7", ""},
		{"no column of values", "DATAFLOW,REF_AREA,TIME_PERIOD,VALUE\nX:Y(1.0),MA,2015,1.5\n", nil, false,
			"x MA value=1.5 2015 ", "component: OBS_VALUE (1): no column is it"},
		{"quarters of the South", "TIME_PERIOD,OBS_VALUE\n2015T1,1\n2015T4,2\n2015-T1,3\n", nil, false,
			"x 2015-Q1 1|x 2015-Q4 2|x 2015-T1 3", "read as a quarter"},
		{"days without hyphens", "TIME_PERIOD,OBS_VALUE\n20150131,1\n2015M02D03,2\n20151301,3\n", nil, false,
			"x 2015-01-31 1|x 2015-02-03 2|! line 4", ""},
		{"weeks by a day in them", "FREQ,TIME_PERIOD,OBS_VALUE\nW,2015-01-09,1\nW,2015-01-05,2\nM,2015-01-15,3\n", nil, false,
			"x 2015-W02 1|x 2015-W02 2|! line 4", "a day inside a week stands for it, as 2015-01-09 for 2015-W02"},
		{"times as programs print them", "TIME_PERIOD,OBS_VALUE\n2015-01-09 00:00:00,1\n2015-01-09 12:00:00,2\n", nil, false,
			"x 2015-01-09 1|! line 3", ""},
		{"a value with spaces around it", "TIME_PERIOD,OBS_VALUE\n2015, 1.5\n2016,1 5\n2017,: \n", nil, false,
			"x 2015 1.5|! line 3|x 2017 ", ""},
		{"a first line of Excel", "\ufeffsep=;\r\nDATAFLOW;REF_AREA;TIME_PERIOD;OBS_VALUE\r\nX:Y(1.0);MA;2015;1.5\r\n" +
			"X:Y(1.0);MA;2016;x\r\n", nil, false, "x MA 2015 1.5|! line 4", ""},
		{"a comma too many", "STRUCTURE,STRUCTURE_ID,REF_AREA,TIME_PERIOD,OBS_VALUE,\ndataflow,A:B(1.0),MA,2015,1.5,\n" +
			"dataflow,A:B(1.0),MA,2016,1.5,7\n", nil, false, "x MA 2015 1.5|! line 3", ""},
		{"the name of a structure", "STRUCTURE,STRUCTURE_ID,REF_AREA,TIME_PERIOD,OBS_VALUE\n" +
			"dataflow,\"A:B(1.0): Prices, by area\",MA,2015,1.5\n", nil, false, "x MA 2015 1.5", ""},
		{"a column TIME", "DATAFLOW,REF_AREA,TIME,OBS_VALUE\nX:Y(1.0),MA,2015,1.5\n", nil, false, "x MA 2015 1.5", ""},
		{"a column TIME that is another", "TIME,Year,OBS_VALUE\nlong,2015,1.5\n", map[string]string{"Year": "TIME_PERIOD"},
			false, "x time=long 2015 1.5", ""},
		{"a time that its role shows", `{"data":{"structure":{"dimensions":{"series":[{"id":"REF_AREA","values":[` +
			`{"id":"MA"}]}],"observation":[{"id":"PERIOD","role":"time","values":[{"id":"2015"}]}]}},` +
			`"dataSets":[{"series":{"0":{"observations":{"0":[1.5]}}}}]}}`, nil, false, "x MA 2015 1.5", ""},
		{"a time that its role shows in version 2", `{"data":{"structures":[{"dimensions":{"series":[{"id":"REF_AREA",` +
			`"roles":["REF_AREA"],"values":[{"id":"MA"}]}],"observation":[{"id":"PERIOD","roles":["TIME_PERIOD"],` +
			`"values":[{"id":"2015"}]}]}}],"dataSets":[{"series":{"0":{"observations":{"0":[1.5]}}}}]}}`, nil, false,
			"x MA 2015 1.5", ""},
		{"a multiplier of another name", "TIME_PERIOD,OBS_VALUE,Scale\n2015,1.5,6\n", nil, false, "x 2015 1.5",
			"component: Scale (1)"},
		{"and mapped", "TIME_PERIOD,OBS_VALUE,Scale\n2015,1.5,6\n", map[string]string{"SCALE": "UNIT_MULT"}, false,
			"x 2015 1500000", ""},
		{"names in two cases", "LOCATION,Location,TIME,Time,Value\nFRA,France,2015,the year 2015,1.5\n",
			map[string]string{"LOCATION": "REF_AREA", "TIME": "TIME_PERIOD", "Value": "OBS_VALUE"}, false, "x FRA ",
			"Time (1)"},
		{"names of SDMX in two cases", "REF_AREA,Ref_area,TIME_PERIOD,OBS_VALUE\nMA,Morocco,2015,1.5\n", nil, false,
			"x MA Ref_area=Morocco 2015 1.5", ""},
		{"labels behind codes", "ref_area,ref_area.label,sex,sex.label,time,obs_value,obs_status,obs_status.label\n" +
			"MAR,\"Morocco, Kingdom\",SEX_T,Total,2020M03,904,B,Break in series\n", nil, false,
			"x MAR sex=SEX_T 2020-03 904", ""},
		{"records of which there are more",
			`{"count":5000,"value":[{"OBS_VALUE":"1.5","TIME_PERIOD":"2015",` + wb + `}]}`, nil, false,
			"X MA 2015 1.5", "the answer has 1 of more"},
		{"all records", `{"count":1,"value":[{"OBS_VALUE":"1.5","TIME_PERIOD":"2015",` + wb + `}]}`, nil, false,
			"X MA 2015 1.5", ""},
		{"records with a next page",
			`{"value":[{"OBS_VALUE":"1.5","TIME_PERIOD":"2015",` + wb + `}],"@odata.nextLink":"https://x"}`, nil, false,
			"X MA 2015 1.5", "the answer has 1 of more"},
		{"a page of several", `{"totalPages":3,"pageNumber":1,"data":[{"v":"1.5","TIME_PERIOD":"2015"}]}`,
			map[string]string{"v": "OBS_VALUE", "TIME_PERIOD": "TIME_PERIOD"}, false, "x 2015 1.5", "page 1 of 3"},
	} {
		o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "x"}}, DecimalComma: c.comma}
		if c.rename != nil {
			o.Map = mapping.Rename(c.rename)
		}
		r := sdmx.Read(strings.NewReader(c.text), o)
		var got []string
		for o, err := range r.All() {
			if err != nil {
				_, detail, _ := strings.Cut(err.Error(), ": line")
				got = append(got, "! line"+detail)
				continue
			}
			got = append(got, fmt.Sprint(o.Key, " ", o.Figure))
		}
		if !slices.EqualFunc(got, strings.Split(c.want, "|"), strings.HasPrefix) {
			t.Errorf("%s: %q, want %q", c.name, strings.Join(got, "|"), c.want)
		}
		s := losses(r.Losses())
		guessed := c.rename != nil || strings.Contains(s, "dimensions (1)") // and losses that are not asked about
		if c.lost == "" && s != "" && !guessed || !strings.Contains(s, c.lost) {
			t.Errorf("%s: lost %q, want %q", c.name, s, c.lost)
		}
	}
}
