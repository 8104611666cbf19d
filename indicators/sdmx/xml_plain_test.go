package sdmx_test

import (
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"
	"testing/iotest"

	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// xmlMessage makes a message of SDMX-ML whose observations say much the same, with a
// fault or an unusual spelling here and there.
func (r random) xmlMessage(observations int) string {
	var b strings.Builder
	generic, flat := r.Some(), r.Some()
	rare := r.IntN(4) > 0
	odd := func(usual string, others ...string) string {
		if rare && r.IntN(40) > 0 || r.IntN(8) > 0 {
			return usual
		}
		return records.Pick(r, others...)
	}
	space := func() string { return odd(" ", "  ", "\n", "\t ", "\r\n") }
	attribute := func(name, value string) string {
		value = odd(value, value, "&#65;", "a&amp;b", "é", "\ufffe", "x\x01", "<", "&x;", "a\r\nb", "a\nb", "\xff",
			"", "']]>")
		quote := odd(`"`, "'")
		name = odd(name, name, "x:"+name, "é"+name, "1"+name, name+":")
		return space() + name + odd("=", " = ", "= ", "") + quote + value + quote
	}
	between := func() string {
		return odd("", "\n", " \n", "<!-- x -->", "text", "<?x y?>", "<![CDATA[ ]]>", "<a/>", "&amp;", "\ufeff")
	}
	end := func(name string) string { return "</" + odd(name, name+" ", "x", "g:"+name) + ">" + between() }
	shut := func() string { return odd("/>", " />", "\n/>", "></Obs>") + between() }
	value := func(id, value string) string {
		return "<g:Value" + attribute("id", id) + attribute("value", value) + odd("/>", " />", "></g:Value>") + between()
	}
	within := "TIME_PERIOD"
	if flat {
		within = sdmx.AllDimensions
	}
	root := "m:StructureSpecificData"
	if generic {
		root = "m:GenericData"
	}
	fmt.Fprintf(&b, `%s<%s xmlns:m="m" xmlns:g="g">%s<m:Header>`+
		`<m:Structure structureID="S" dimensionAtObservation="%s"/></m:Header>%s<m:DataSet structureRef="S"%s>`,
		odd(`<?xml version="1.0"?>`, "", "\ufeff", "<!DOCTYPE x>"), root, between(), within, between(),
		odd("", ` action="Append"`, ` action="Delete"`, ` UNIT_MULT="3"`))
	key := func() [][2]string {
		k := [][2]string{{"FREQ", odd("A", "Q", "")}, {"INDICATOR", odd("jobs", "exports", "a b")},
			{"REF_AREA", odd("MA", "FR", "_Z", "")}, {"SEX", odd("F", "M", "_T", "a b")}}
		return append(k, [2]string{odd("AGE", "SEX", "TIME_PERIOD", "UNIT_MEASURE"), odd("Y", "Z", "2015")})
	}
	open := false
	for n := range observations {
		if !flat && (n == 0 || r.IntN(20) == 0) {
			if open {
				b.WriteString(end(records.Pick(r, "Series", "Series", "Series")))
			}
			open = true
			if generic {
				b.WriteString("<Series>" + between() + "<g:SeriesKey>")
				for _, c := range key() {
					b.WriteString(value(c[0], c[1]))
				}
				b.WriteString("</g:SeriesKey>" + between())
			} else {
				b.WriteString("<Series")
				for _, c := range key() {
					b.WriteString(attribute(c[0], c[1]))
				}
				b.WriteString(">" + between())
			}
		}
		when := odd(fmt.Sprint(2000+r.IntN(20)), "2015-Q1", "2015-13", "", "2015-02-03")
		number := odd(fmt.Sprintf("%d.%d", r.IntN(1000), r.IntN(100)), "0", "-0", "007", "1.", "1e3", "NaN", "", "1.50",
			"99999999999999999999")
		status, mult := odd("A", "P", "X", ""), odd("", "3", "16")
		if !generic {
			b.WriteString("<Obs")
			if flat {
				for _, c := range key() {
					b.WriteString(attribute(c[0], c[1]))
				}
			}
			b.WriteString(attribute("TIME_PERIOD", when) + attribute("OBS_VALUE", number))
			b.WriteString(attribute("OBS_STATUS", status))
			if mult != "" {
				b.WriteString(attribute("UNIT_MULT", mult))
			}
			b.WriteString(shut())
			continue
		}
		b.WriteString("<Obs>")
		if flat {
			b.WriteString("<g:ObsKey>")
			for _, c := range append(key(), [2]string{"TIME_PERIOD", when}) {
				b.WriteString(value(c[0], c[1]))
			}
			b.WriteString("</g:ObsKey>")
		} else {
			b.WriteString("<g:ObsDimension" + attribute("value", when) + "/>")
		}
		b.WriteString(between() + "<g:ObsValue" + attribute("value", number) + "/>")
		if status != "" {
			b.WriteString("<g:Attributes>" + value("OBS_STATUS", status) + "</g:Attributes>")
		}
		b.WriteString(end("Obs"))
	}
	if open {
		b.WriteString("</Series>")
	}
	b.WriteString(between() + "</m:DataSet>" + between() + "</" + root + ">" + odd("", "\n", "x", "<a/>"))
	return b.String()
}

// slowly gives an input byte by byte, so that no tag is whole in what is read ahead
// and encoding/xml reads them all.
func slowly(text string) io.Reader { return iotest.OneByteReader(strings.NewReader(text)) }

// sameXML fails when a message is read otherwise where encoding/xml reads all its
// tags, or when what encoding/xml refuses is read, or not told at its place.
func sameXML(t *testing.T, text string, o sdmx.ReadOptions) (observations int) {
	t.Helper()
	quick, n := streamed(sdmx.ReadXML(strings.NewReader(text), o))
	slow, _ := streamed(sdmx.ReadXML(slowly(text), o))
	if quick != slow {
		t.Errorf("%q:\nquick %s\nslow  %s", text, difference(quick, slow), difference(slow, quick))
	}
	d := xml.NewDecoder(strings.NewReader(text))
	for {
		token, err := d.Token()
		if _, is := token.(xml.Directive); is || err == io.EOF {
			return n
		}
		if err != nil {
			var syntax *xml.SyntaxError
			if errors.As(err, &syntax) && !strings.Contains(quick, syntax.Msg) && !told(quick) {
				t.Errorf("%q: encoding/xml says %v, not\n%s", text, err, quick)
			}
			return n
		}
	}
}

// told reports whether a reading ended before the end of its message by an error.
func told(text string) bool {
	return strings.Contains(text, "sdmx.ReadXML")
}

// TestXMLPlain: tags that are cut out of the input say what encoding/xml reads in
// them, place by place, and everything that it refuses is refused.
func TestXMLPlain(t *testing.T) {
	total := 0
	for seed := range testkit.Cases(2_000, 100_000) {
		r := newRandom(uint64(seed), 77)
		text := r.xmlMessage(r.IntN(60))
		if r.Some() { // a byte that is wrong, missing or one too many
			i := r.IntN(len(text))
			switch r.IntN(4) {
			case 0:
				text = text[:i] + text[i+1:]
			case 1:
				wrong := records.Pick(r, "<", ">", `"`, "'", "/", "&", "=", " ", ":", "\x00", "\xff", "\n", "-", "a")
				text = text[:i] + wrong + text[i:]
			case 2:
				text = text[:i]
			}
		}
		sex := mapping.Component{From: "SEX", Part: mapping.Dimension, To: "sex"}
		o := sdmx.ReadOptions{Defaults: someIndicator, Map: mapping.Mapping{ID: "m", Components: []mapping.Component{sex}}}
		if r.Some() {
			o.Map.Components = append(o.Map.Components, mapping.Component{From: "TIME_PERIOD", To: "TIME_PERIOD",
				Codes: map[string]string{"2001": "2002"}})
		}
		// A unit in a dimension, though no code has it, makes each observation be read anew.
		anew := o
		sex.Units = map[string]mapping.Unit{"nobody": {}}
		anew.Map.Components = append([]mapping.Component{sex}, o.Map.Components[1:]...)
		known, _ := streamed(sdmx.ReadXML(strings.NewReader(text), o))
		if each, _ := streamed(sdmx.ReadXML(strings.NewReader(text), anew)); known != each {
			t.Errorf("%q:\nknown %s\nanew  %s", text, difference(known, each), difference(each, known))
		}
		if seed%8 == 0 {
			known := loaded(t, sdmx.ReadXML(strings.NewReader(text), o))
			each := loaded(t, sdmx.ReadXML(strings.NewReader(text), anew))
			if known != each {
				t.Errorf("%q, loaded:\nknown %s\nanew  %s", text, difference(known, each), difference(each, known))
			}
		}
		total += sameXML(t, text, o)
		if t.Failed() {
			t.Fatal("seed ", seed)
		}
	}
	t.Logf("%d observations", total)
	if total < testkit.Cases(2_000, 100_000) {
		t.Errorf("%d observations only", total)
	}
}

func FuzzXMLPlain(f *testing.F) {
	for _, table := range tables {
		for _, shape := range []string{"specific", "generic"} {
			text, err := io.ReadAll(openFile(f, table+"-"+shape+".xml"))
			if err != nil {
				f.Fatal(err)
			}
			f.Add(string(text))
		}
	}
	f.Fuzz(func(t *testing.T, text string) {
		sameXML(t, text, sdmx.ReadOptions{Defaults: someIndicator})
	})
}

// TestReadLater: an error of the input that reading ahead meets comes after what was
// read before it.
func TestReadLater(t *testing.T) {
	fail := errors.New("the line is cut")
	text := `<m:StructureSpecificData xmlns:m="m"><m:DataSet><Obs TIME_PERIOD="2015" OBS_VALUE="1"/>`
	var got []string
	for o, err := range sdmx.ReadXML(io.MultiReader(strings.NewReader(text), iotest.ErrReader(fail)),
		sdmx.ReadOptions{Defaults: someIndicator}).All() {
		if err != nil && !errors.Is(err, fail) {
			t.Error(err)
		}
		got = append(got, fmt.Sprint(o.Key.Period, err != nil))
	}
	if g := strings.Join(got, " "); g != "2015false  true" && g != "2015 false  true" {
		t.Error(g)
	}
}
