package sdmx_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// groupCases are data sets with groups, and what a person reads in them.
var groupCases = []struct {
	name    string
	generic bool
	body    string
	want    string
	lost    string
	bad     string
}{
	{"a multiplier of one area", false, `<Group xsi:type="s:Sibling" REF_AREA="MA" UNIT_MULT="6" TITLE="t"/>` +
		`<Series FREQ="A" REF_AREA="MA" TITLE="t"><Obs TIME_PERIOD="2015" OBS_VALUE="1.5"/></Series>` +
		`<Series FREQ="A" REF_AREA="TN"><Obs TIME_PERIOD="2015" OBS_VALUE="2"/></Series>`,
		"x MA 2015 1500000|x TN 2015 2", "", ""},
	{"two dimensions, in another order", false, `<Group CURRENCY="MAD" REF_AREA="MA" UNIT_MULT="3"/>` +
		`<Group CURRENCY="EUR" REF_AREA="MA" UNIT_MULT="6"/>` +
		`<Series REF_AREA="MA" CURRENCY="EUR"><Obs TIME_PERIOD="2015" OBS_VALUE="1"/></Series>` +
		`<Series REF_AREA="MA" CURRENCY="MAD"><Obs TIME_PERIOD="2015" OBS_VALUE="1"/></Series>`,
		"x MA currency=EUR 2015 1000000|x MA currency=MAD 2015 1000", "dimensions", ""},
	{"flat", false, `<Group REF_AREA="MA" UNIT_MULT="3"/><Obs REF_AREA="MA" TIME_PERIOD="2015" OBS_VALUE="1.25"/>` +
		`<Obs REF_AREA="TN" TIME_PERIOD="2015" OBS_VALUE="1.25"/>`, "x MA 2015 1250|x TN 2015 1.25", "", ""},
	{"the series says otherwise", false, `<Group REF_AREA="MA" UNIT_MULT="3"/>` +
		`<Series REF_AREA="MA" UNIT_MULT="6"><Obs TIME_PERIOD="2015" OBS_VALUE="1"/></Series>`,
		"x MA 2015 1000000", "says otherwise", ""},
	{"of no series", false, `<Group REF_AREA="DZ" UNIT_MULT="3"/>` +
		`<Series REF_AREA="MA"><Obs TIME_PERIOD="2015" OBS_VALUE="1"/></Series>`, "x MA 2015 1", "no series", ""},
	{"behind its series", false, `<Series REF_AREA="MA"><Obs TIME_PERIOD="2015" OBS_VALUE="1"/></Series>` +
		`<Group REF_AREA="MA" UNIT_MULT="3"/>`, "x MA 2015 1", "no series", "comes after its series"},
	{"a title behind its series", false, `<Series REF_AREA="MA"><Obs TIME_PERIOD="2015" OBS_VALUE="1"/></Series>` +
		`<Group REF_AREA="MA" TITLE="t" UNIT_MULT="0"/>`, "x MA 2015 1", "no series", ""},
	{"generic", true, `<g:Group type="G"><g:GroupKey><g:Value id="REF_AREA" value="MA"/></g:GroupKey><g:Attributes>` +
		`<g:Value id="UNIT_MULT" value="6"/><g:Value id="DECIMALS" value="1"/></g:Attributes></g:Group>` +
		`<g:Series><g:SeriesKey><g:Value id="FREQ" value="M"/><g:Value id="REF_AREA" value="MA"/></g:SeriesKey>` +
		`<g:Attributes><g:Value id="TITLE" value="t"/></g:Attributes>` +
		`<g:Obs><g:ObsDimension value="2015-01"/><g:ObsValue value="1.5"/></g:Obs></g:Series>`,
		"x MA 2015-01 1500000@100000", "", ""},
	{"generic of version 2.0, with its series in it", true, `<g:Group type="G"><g:GroupKey>` +
		`<g:Value concept="REF_AREA" value="MA"/></g:GroupKey><g:Attributes><g:Value concept="UNIT_MULT" value="3"/>` +
		`</g:Attributes><g:Series><g:SeriesKey><g:Value concept="REF_AREA" value="MA"/></g:SeriesKey>` +
		`<g:Obs><g:Time>2015</g:Time><g:ObsValue value="1.5"/></g:Obs></g:Series></g:Group>` +
		`<g:Series><g:SeriesKey><g:Value concept="REF_AREA" value="TN"/></g:SeriesKey>` +
		`<g:Obs><g:Time>2015</g:Time><g:ObsValue value="1.5"/></g:Obs></g:Series>`,
		"x MA 2015 1500|x TN 2015 1.5", "", ""},
}

// TestXMLGroups: what a message says of a group of series is said of each.
func TestXMLGroups(t *testing.T) {
	o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "x"}}}
	for _, c := range groupCases {
		root := "StructureSpecificData"
		if c.generic {
			root = "GenericData"
		}
		text := `<m:` + root + ` xmlns:m="m" xmlns:g="g" xmlns:xsi="x"><m:DataSet>` + c.body + `</m:DataSet></m:` + root + `>`
		r := sdmx.ReadXML(strings.NewReader(text), o)
		var got []string
		bad := ""
		for o, err := range r.All() {
			if err != nil {
				bad += err.Error()
				continue
			}
			got = append(got, fmt.Sprint(o.Key, " ", o.Figure))
		}
		if s := strings.Join(got, "|"); s != c.want {
			t.Errorf("%s: %q, want %q", c.name, s, c.want)
		}
		if s := losses(r.Losses()); (s == "") != (c.lost == "") || !strings.Contains(s, c.lost) {
			t.Errorf("%s: lost %q, want %q", c.name, s, c.lost)
		}
		if (bad == "") != (c.bad == "") || !strings.Contains(bad, c.bad) {
			t.Errorf("%s: %q, want %q", c.name, bad, c.bad)
		}
	}
}

// TestXMLGroupsMany: of many groups each series has its own, at the pace of reading
// and within limits.
func TestXMLGroupsMany(t *testing.T) {
	const n = 20_000
	var b strings.Builder
	b.WriteString(`<m:StructureSpecificData xmlns:m="m"><m:DataSet>`)
	for i := range n {
		fmt.Fprintf(&b, `<Group CODE="C%d" UNIT_MULT="%d"/>`, i, i%4)
	}
	for i := range n {
		fmt.Fprintf(&b, `<Series CODE="C%d" FREQ="A"><Obs TIME_PERIOD="2015" OBS_VALUE="1"/></Series>`, n-1-i)
	}
	b.WriteString(`</m:DataSet></m:StructureSpecificData>`)
	o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "x"}}}
	count := 0
	for o, err := range sdmx.ReadXML(strings.NewReader(b.String()), o).All() {
		if err != nil {
			t.Fatal(err)
		}
		want := "1" + strings.Repeat("0", (n-1-count)%4)
		if o.Figure.String() != want {
			t.Fatalf("%v: %v, want %s", o.Key, o.Figure, want)
		}
		count++
	}
	if count != n {
		t.Error(count)
	}
	o.MaxHeld = 1000
	for _, err := range sdmx.ReadXML(strings.NewReader(b.String()), o).All() {
		if !errors.Is(err, indicators.ErrLimit) {
			t.Error(err)
		}
		break
	}
}
