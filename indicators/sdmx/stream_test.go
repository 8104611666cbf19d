package sdmx_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// The messages of TestStreaming have series of this many observations.
const perSeries = 200

// longMessage is a message of any length, with what reads it.
type longMessage struct {
	read func(io.Reader, sdmx.ReadOptions) *sdmx.Reading
	opt  sdmx.ReadOptions
	text testkit.Stream
}

func (s longMessage) in() io.Reader { return &s.text }

// streams are messages of n observations in each form.
func streams(n int) map[string]longMessage {
	o := sdmx.ReadOptions{Defaults: someIndicator}
	table := o
	table.DecimalComma = true
	table.Map = mapping.Mapping{ID: "table", Components: []mapping.Component{
		{From: "Pays", To: "REF_AREA"}, {From: "Année", To: "TIME_PERIOD"}, {From: "Valeur", To: "OBS_VALUE"},
		{From: "Source", To: "NOTE"},
	}}
	year := func(i int) int { return 1900 + i%perSeries }
	// series begins a series with the first of its observations and ends it with the last.
	series := func(first, each, last func(b []byte, i int) []byte) func(b []byte, i int) []byte {
		return func(b []byte, i int) []byte {
			if i%perSeries == 0 {
				b = first(b, i/perSeries)
			}
			b = each(b, i)
			if i%perSeries == perSeries-1 || i == n-1 {
				b = last(b, i/perSeries)
			}
			return b
		}
	}
	text := func(s string) func(b []byte, i int) []byte {
		return func(b []byte, _ int) []byte { return append(b, s...) }
	}
	format := func(format string, f func(i int) []any) func(b []byte, i int) []byte {
		return func(b []byte, i int) []byte { return fmt.Appendf(b, format, f(i)...) }
	}
	read := func(of func(io.Reader, sdmx.ReadOptions) *sdmx.Reading, o sdmx.ReadOptions, s testkit.Stream) longMessage {
		if s.N == 0 {
			s.N = n
		}
		return longMessage{of, o, s}
	}
	const xmlHead = `<m:%s xmlns:m="m" xmlns:g="g"><m:Header><m:Structure structureID="S"%s/></m:Header>` +
		`<m:DataSet structureRef="S">`
	const worldBank = `,{"indicator":{"id":"X","value":"x"},"country":{"id":"MA","value":"Morocco"},"countryiso3code":"MAR",`
	jsonHead, jsonTail, _ := strings.Cut(message(`{"observations":{"0:0":[0]|}}`), "|")
	return map[string]longMessage{
		"SDMX-CSV": read(sdmx.ReadCSV, sdmx.ReadOptions{}, testkit.Stream{
			Head: "STRUCTURE,STRUCTURE_ID,ACTION,INDICATOR,REF_AREA,PERIMETER,SEGMENT,RECORD,TIME_PERIOD,OBS_VALUE," +
				"UNIT_MEASURE,ROLE,SOURCE\n",
			Row: format("dataflow,A:B(1.0),M,jobs,MA,_Z,CRM,F%d,%d,%d.5,MAD,observed,s%d\n",
				func(i int) []any { return []any{i, year(i), i, i} }),
		}),
		"a delimited table": read(sdmx.Read, table, testkit.Stream{
			Head: "Pays;Année;Valeur;Source\n",
			Row:  format("MA%d;%d;%d,5;\"enquête %d\"\n", func(i int) []any { return []any{i / perSeries, year(i), i, i} }),
		}),
		"SDMX-JSON": read(sdmx.ReadJSON, sdmx.ReadOptions{}, testkit.Stream{
			Head: jsonHead, Tail: jsonTail,
			Row: format(`,"%d:%d":[%d.5,1,"n%d"]`, func(i int) []any { return []any{i % 2, i / 2 % 2, i, i} }),
		}),
		// As many records as observations, all listed ahead of them.
		"SDMX-JSON with records": read(sdmx.ReadJSON, sdmx.ReadOptions{}, testkit.Stream{
			N: 2 * n,
			Head: `{"data":{"structures":[{"dimensions":{"dataSet":[{"id":"REF_AREA","values":[{"id":"MA"}]},` +
				`{"id":"PERIMETER","values":[{"id":"_Z"}]}],"observation":[{"id":"INDICATOR","values":[{"id":"jobs"}]},` +
				`{"id":"TIME_PERIOD","values":[{"id":"2015"}]},{"id":"RECORD","values":[{"value":"first"}`,
			Tail: "}}]}}",
			Row: func(b []byte, i int) []byte {
				if i < n {
					return fmt.Appendf(b, `,{"value":"record-%07d"}`, i)
				}
				if i == n {
					b = append(b, `]}]}}],"dataSets":[{"observations":{"0:0:0":[1]`...)
				}
				return fmt.Appendf(b, `,"0:0:%d":[%d.5]`, (i-n)*7919%n+1, i)
			},
		}),
		"SDMX-ML specific": read(sdmx.ReadXML, o, testkit.Stream{
			Head: fmt.Sprintf(xmlHead, "StructureSpecificData", ` dimensionAtObservation="TIME_PERIOD"`),
			Row: series(format("<Series FREQ=\"A\" REF_AREA=\"MA\" SEX=\"S%d\">", func(i int) []any { return []any{i} }),
				format("\n<Obs TIME_PERIOD=\"%d\" OBS_VALUE=\"%d.5\" OBS_STATUS=\"A\"/>",
					func(i int) []any { return []any{year(i), i} }),
				text("</Series>\n")),
			Tail: "</m:DataSet></m:StructureSpecificData>",
		}),
		"SDMX-ML specific, flat": read(sdmx.ReadXML, o, testkit.Stream{
			Head: fmt.Sprintf(xmlHead, "StructureSpecificData", ` dimensionAtObservation="AllDimensions"`),
			Row: format("<Obs FREQ=\"A\" REF_AREA=\"MA\" SEX=\"S%d\" TIME_PERIOD=\"%d\" OBS_VALUE=\"%d.5\"/>\n",
				func(i int) []any { return []any{i / perSeries, year(i), i} }),
			Tail: "</m:DataSet></m:StructureSpecificData>",
		}),
		"SDMX-ML generic": read(sdmx.ReadXML, o, testkit.Stream{
			Head: fmt.Sprintf(xmlHead, "GenericData", ` dimensionAtObservation="TIME_PERIOD"`),
			Row: series(format(`<g:Series><g:SeriesKey><g:Value id="FREQ" value="A"/><g:Value id="REF_AREA" value="MA"/>`+
				`<g:Value id="SEX" value="S%d"/></g:SeriesKey>`, func(i int) []any { return []any{i} }),
				format("<g:Obs><g:ObsDimension value=\"%d\"/><g:ObsValue value=\"%d.5\"/></g:Obs>\n",
					func(i int) []any { return []any{year(i), i} }),
				text("</g:Series>\n")),
			Tail: "</m:DataSet></m:GenericData>",
		}),
		"SDMX-ML generic, flat": read(sdmx.ReadXML, o, testkit.Stream{
			Head: fmt.Sprintf(xmlHead, "GenericData", ` dimensionAtObservation="AllDimensions"`),
			Row: format(`<g:Obs><g:ObsKey><g:Value id="FREQ" value="A"/><g:Value id="SEX" value="S%d"/>`+
				`<g:Value id="TIME_PERIOD" value="%d"/></g:ObsKey><g:ObsValue value="%d.5"/></g:Obs>`+"\n",
				func(i int) []any { return []any{i / perSeries, year(i), i} }),
			Tail: "</m:DataSet></m:GenericData>",
		}),
		"records of the World Bank": read(sdmx.ReadRecords, o, testkit.Stream{
			Head: `[{"page":1,"pages":1,"per_page":1,"total":1},[` +
				worldBank[1:] + `"date":"1899","value":1,"unit":"","obs_status":"","decimal":0}`,
			Row: format(worldBank+`"date":"%d","value":%d.5,"unit":"","obs_status":"","decimal":0}`,
				func(i int) []any { return []any{year(i), i} }),
			Tail: "]]",
		}),
	}
}

// TestStreaming: what is held does not grow with the length of a message, but for
// a few bytes for each value that SDMX-JSON lists ahead of its data. With -long, a
// million observations of each form are read in less than 32 MB.
func TestStreaming(t *testing.T) {
	n := testkit.Cases(20_000, 1_000_000)
	limit := int64(testkit.Cases(4<<20, 32_000_000))
	for name, s := range streams(n) {
		heap, r := testkit.NewHeap(), s.read(s.in(), s.opt)
		if got := testkit.Streamed(t, name, heap, r.All(), n, limit); got < n {
			t.Errorf("%s: %d observations, want %d", name, got, n)
		}
	}
}
