package sdmx_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestXMLWrong: a value of generic data that does not stand where it has to, or that
// comes after its figures, is no value in silence.
func TestXMLWrong(t *testing.T) {
	const (
		key   = `<g:SeriesKey><g:Value id="REF_AREA" value="MA"/></g:SeriesKey>`
		obs   = `<g:Obs><g:ObsDimension value="2015"/><g:ObsValue value="1.5"/></g:Obs>`
		mult  = `<g:Attributes><g:Value id="UNIT_MULT" value="3"/></g:Attributes>`
		plain = `<g:Series><g:SeriesKey><g:Value id="REF_AREA" value="TN"/></g:SeriesKey>` + obs + `</g:Series>`
	)
	for _, c := range []struct{ name, body, want, lost string }{
		{"a multiplier as text", `<g:Series>` + key + `<g:Attributes>
<g:Value id="UNIT_MULT">3</g:Value></g:Attributes>` + obs + obs + `</g:Series>` + plain,
			`! 2:1 "UNIT_MULT" without|! 2:1 "UNIT_MULT" without|x TN 2015 1.5`, ""},
		{"of the data set", "\n" + `<g:Attributes><g:Value id="UNIT_MULT"/></g:Attributes>` + plain,
			`! 2:15 "UNIT_MULT" without`, ""},
		{"of an observation", `<g:Series>` + key + `<g:Obs><g:ObsDimension value="2014"/><g:ObsValue value="1.5"/>
<g:Attributes><g:Value id="UNIT_MULT">3</g:Value></g:Attributes></g:Obs>` + obs + `</g:Series>`,
			`! 2:15 "UNIT_MULT" without|x MA 2015 1.5`, ""},
		{"of a group", `<g:Group><g:GroupKey><g:Value id="REF_AREA" value="MA"/></g:GroupKey><g:Attributes>
<g:Value id="UNIT_MULT">3</g:Value></g:Attributes></g:Group>` + plain,
			`! 2:1 "UNIT_MULT" without|x TN 2015 1.5`, "no series"},
		{"a note", `<g:Series>` + key + `<g:Attributes><g:Value id="XX">3</g:Value></g:Attributes>` + obs + `</g:Series>`,
			`x MA 2015 1.5`, "XX"},
		{"of a key", "\n" + `<g:Series><g:SeriesKey><g:Value id="REF_AREA">MA</g:Value></g:SeriesKey>` + obs + `</g:Series>`,
			`! 2:24 "REF_AREA" without`, ""},
		{"of the key of a group", "\n" + `<g:Group><g:GroupKey><g:Value id="REF_AREA">MA</g:Value></g:GroupKey></g:Group>`,
			`! 2:22 "REF_AREA" without`, ""},
		{"the period", `<g:Series>` + key + `<g:Obs>
<g:ObsDimension>2015</g:ObsDimension></g:Obs></g:Series>`, `! 2:1 "TIME_PERIOD" without`, ""},
		{"the figure", `<g:Series>` + key + `<g:Obs><g:ObsDimension value="2014"/>
<g:ObsValue>12.5</g:ObsValue></g:Obs>` + obs + `</g:Series>`, `! 2:1 "ObsValue" without|x MA 2015 1.5`, ""},
		{"the figure as an element", `<g:Series>` + key + `<g:Obs><g:ObsDimension value="2014"/>
<g:ObsValue><g:Value value="2"/></g:ObsValue></g:Obs></g:Series>`, `! 2:1 "ObsValue" without`, ""},
		{"no figure", `<g:Series>` + key + `<g:Obs><g:ObsDimension value="2014"/><g:ObsValue/></g:Obs></g:Series>`,
			`x MA 2014`, ""},
		{"another element", `<g:Series>` + key + `<g:Obs><g:ObsDimension value="2014"/>
<g:Value value="2"/></g:Obs>` + obs + `</g:Series>`, `! 2:1 element "Value" in|x MA 2015 1.5`, ""},
		{"annotations", `<g:Series>` + key + `<g:Obs><c:Annotations><c:Annotation/></c:Annotations>` + obs[len(`<g:Obs>`):] +
			`</g:Series>`, `x MA 2015 1.5`, ""},
		{"a late multiplier of a series", `<g:Series>` + key + obs + "\n" + mult + `</g:Series>` + plain,
			`x MA 2015 1.5|! 2:1 UNIT_MULT comes after|x TN 2015 1.5`, "after their observations"},
		{"a late multiplier of a series, as text", `<g:Series>` + key + obs + `<g:Attributes>
<g:Value id="UNIT_MULT">3</g:Value></g:Attributes></g:Series>` + plain,
			`x MA 2015 1.5|! 2:1 "UNIT_MULT" without|x TN 2015 1.5`, "after their observations"},
		{"one that multiplies by 1", `<g:Series>` + key + obs + strings.Replace(mult, "3", "0", 1) + `</g:Series>`,
			`x MA 2015 1.5`, "after their observations"},
		{"a late multiplier of the data set", plain + "\n" + mult + plain,
			`x TN 2015 1.5|! 2:1 UNIT_MULT comes after|x TN 2015 1.5`, "after their observations"},
	} {
		text := `<m:GenericData xmlns:m="m" xmlns:g="g" xmlns:c="c"><m:DataSet>` + c.body + `</m:DataSet></m:GenericData>`
		for _, before := range []int{0, 40} { // the quick way begins with the 32nd observation
			first := `<m:DataSet>` + strings.Repeat(plain, before) + `</m:DataSet><m:DataSet>`
			many := strings.Replace(text, `<m:DataSet>`, first, 1)
			got, lost := xmlRead(many, before)
			same := func(got, want string) bool {
				if !strings.HasPrefix(want, "! ") {
					return got == want
				}
				at, detail, _ := strings.Cut(want[2:], " ")
				return strings.HasPrefix(got, "! "+at+" ") && strings.Contains(got, detail)
			}
			if !slices.EqualFunc(got, strings.Split(c.want, "|"), same) {
				t.Errorf("%s, %d before: %q, want %q", c.name, before, got, c.want)
			}
			if (lost == "") != (c.lost == "") || !strings.Contains(lost, c.lost) {
				t.Errorf("%s, %d before: lost %q, want %q", c.name, before, lost, c.lost)
			}
		}
	}
}

// xmlRead returns what is read of a message, from one observation on: "! 2:1 detail" of
// an error.
func xmlRead(text string, from int) (got []string, lost string) {
	r := sdmx.ReadXML(strings.NewReader(text), sdmx.ReadOptions{Defaults: indicators.Observation{
		Key: indicators.Key{Indicator: "x"}}})
	for o, err := range r.All() {
		if err == nil {
			got = append(got, strings.TrimSpace(fmt.Sprint(o.Key, " ", o.Figure)))
			continue
		}
		one, ok := err.(*indicators.Error)
		if ps, some := err.(*indicators.Problems); some {
			one, ok = ps.List[0], true
		}
		if !ok {
			got = append(got, err.Error())
			continue
		}
		got = append(got, fmt.Sprintf("! %d:%d %s", one.Line, one.Column, one))
	}
	return got[min(from, len(got)):], losses(r.Losses())
}
