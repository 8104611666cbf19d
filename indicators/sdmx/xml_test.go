package sdmx_test

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// readAll returns the observations of a reading, one in a line.
func readAll(t testing.TB, r *sdmx.Reading) (lines []string) {
	t.Helper()
	for o, err := range r.All() {
		if err != nil {
			lines = append(lines, err.Error())
			continue
		}
		lines = append(lines, fmt.Sprint(o.ID, " ", o.Key, " ", o.Figure, " ", o.Unit, " ", o.Status, " ",
			o.Confidentiality, " ", o.Attributes, " ", o.Note))
	}
	return lines
}

func openFile(t testing.TB, name string) io.Reader {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", "ml", name))
	if err != nil {
		t.Fatal(err)
	}
	return strings.NewReader(string(text))
}

// someIndicator is what the messages do not say.
var someIndicator = indicators.Observation{
	Key: indicators.Key{Indicator: "x"}, Role: indicators.RoleObserved, Source: "s",
}

var tables = []string{"ecb", "eurostat", "oecd", "ilo", "unicef"}

// TestXML: each of twenty messages of SDMX-ML says what the same table says as
// SDMX-CSV, with the structure message beside it and, of the generic ones, without.
func TestXML(t *testing.T) {
	o := sdmx.ReadOptions{Defaults: someIndicator}
	for _, table := range tables {
		for _, m := range []mapping.Mapping{{}, office(t, table)} {
			o := o
			o.Map = m
			want := readAll(t, sdmx.ReadCSV(openFile(t, table+".csv"), o))
			if len(want) < 3 || strings.Contains(strings.Join(want, " "), "indicators: ") {
				t.Fatal(want)
			}
			for _, shape := range []string{"specific", "specific-flat", "generic", "generic-flat"} {
				for _, structured := range []bool{true, false} {
					o := o
					if structured {
						s, err := sdmx.ReadStructures(openFile(t, table+"-structure.xml"), sdmx.Limits{})
						if err != nil {
							t.Fatal(err)
						}
						o.Structures = s
					} else if strings.HasPrefix(shape, "specific") {
						continue
					}
					got := readAll(t, sdmx.ReadXML(openFile(t, table+"-"+shape+".xml"), o))
					if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
						t.Errorf("%s-%s, structure %v, mapping %q:\ngot\n%s\nwant\n%s", table, shape, structured, m.ID, g, w)
					}
				}
			}
		}
	}
}

func office(t testing.TB, id string) mapping.Mapping {
	t.Helper()
	m, err := mapping.Office(id)
	if err != nil {
		t.Fatal(err)
	}
	return m
}

// TestXMLAlone: a structure-specific message without its structure has the same
// figures at the same periods, and a loss says that its dimensions are guessed.
func TestXMLAlone(t *testing.T) {
	o := sdmx.ReadOptions{Defaults: someIndicator}
	figures := func(r *sdmx.Reading) (lines []string) {
		for o, err := range r.All() {
			if err != nil {
				t.Fatal(err)
			}
			lines = append(lines, fmt.Sprint(o.Key, " ", o.Figure))
		}
		return lines
	}
	for _, table := range tables {
		want := figures(sdmx.ReadCSV(openFile(t, table+".csv"), o))
		for _, shape := range []string{"specific", "specific-flat"} {
			r := sdmx.ReadXML(openFile(t, table+"-"+shape+".xml"), o)
			got := figures(r)
			if table == "oecd" || table == "eurostat" { // whose unit is a dimension
				if len(got) != len(want) {
					t.Error(table, shape, got)
				}
				continue
			}
			if g, w := strings.Join(got, "\n"), strings.Join(want, "\n"); g != w {
				t.Errorf("%s-%s:\ngot\n%s\nwant\n%s", table, shape, g, w)
			}
			if table != "unicef" && !strings.Contains(losses(r.Losses()), "does not say which components are dimensions") {
				t.Errorf("%s-%s: %s", table, shape, losses(r.Losses()))
			}
		}
	}
}

// TestXMLFooter: what a service says behind its data is told.
func TestXMLFooter(t *testing.T) {
	r := sdmx.ReadXML(strings.NewReader(`<m:GenericData xmlns:m="m"><m:DataSet/><f:Footer xmlns:f="f">`+
		`<f:Message code="413"><c:Text xmlns:c="c">Too large: ask for less</c:Text></f:Message></f:Footer></m:GenericData>`),
		sdmx.ReadOptions{})
	if got := readAll(t, r); len(got) != 0 {
		t.Error(got)
	}
	if got := losses(r.Losses()); !strings.Contains(got, "Too large: ask for less") {
		t.Error(got)
	}
}

// TestXMLStructures: a structure message of SDMX-ML gives a catalogue.
func TestXMLStructures(t *testing.T) {
	s, err := sdmx.ReadStructures(openFile(t, "unicef-structure.xml"), sdmx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	if len(s.Dataflows) != 1 || len(s.DataStructures) != 1 || len(s.Codelists) != 3 || len(s.ConceptSchemes) != 1 {
		t.Fatalf("%+v", s)
	}
	c, _, err := s.Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	if i, ok := c.Indicator("CME_MRY0T4"); !ok || i.Name.String() == "" {
		t.Error("no indicator")
	}
	if _, ok := c.Area("TUN"); !ok {
		t.Error("no area")
	}
	if d, ok := c.Dimension("sex"); !ok || len(d.Codes) != 1 {
		t.Error(d)
	}
	got := s.DataStructures[0].Components.Attributes.Attributes[2]
	const concept = "urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=UNICEF:CS_X(1.0).LOWER_BOUND"
	if got.ID != "LOWER_BOUND" || got.Concept != concept || got.Relationship.Observation == nil {
		t.Errorf("%+v", got)
	}
}

// TestXMLErrors: what is no message says where, what it is, and what to ask for.
func TestXMLErrors(t *testing.T) {
	const ss = `<mes:StructureSpecificData xmlns:mes="m"><mes:Header><mes:Structure structureID="S"/></mes:Header>`
	set := func(body string) string {
		return ss + `<mes:DataSet>` + body + `</mes:DataSet></mes:StructureSpecificData>`
	}
	const obs = `<Obs TIME_PERIOD="2015" OBS_VALUE="1"/>`
	const old = ` xmlns="http://www.SDMX.org/resources/SDMXML/schemas/v2_0/message"/>`
	bomb := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>`
	for _, c := range []struct {
		name, text string
		kind       error
		says       string
	}{
		{"nothing", "", indicators.ErrFormat, "empty input"},
		{"JSON", `{"data":{"structures":[],"dataSets":[]}}`, indicators.ErrFormat, "sdmx.ReadJSON"},
		{"HTML", `<!DOCTYPE html><html><body>busy</body></html>`, indicators.ErrSyntax, "HTML page, not data"},
		{"an error", `<mes:Error xmlns:mes="m"><mes:ErrorMessage code="100"/></mes:Error>`,
			indicators.ErrFormat, "answered with an error"},
		{"an old version", `<UtilityData` + old, indicators.ErrFormat, "ask the service for version 2.1"},
		{"an old structure", `<Structure` + old, indicators.ErrFormat, "version 2.1"},
		{"a structure", `<mes:Structure xmlns:mes="m"/>`, indicators.ErrFormat, "ReadStructures"},
		{"a bomb of entities", bomb + ss + `</mes:StructureSpecificData>`, indicators.ErrSyntax, "document type"},
		{"an entity", set(`<Obs TIME_PERIOD="2015" OBS_VALUE="&a;"/>`), indicators.ErrSyntax, "entity"},
		{"another encoding", `<?xml version="1.0" encoding="ISO-8859-1"?>` + set(""), indicators.ErrFormat, "UTF-8"},
		{"cut short", ss + `<mes:DataSet><Obs TIME_PERIOD="2015"`, indicators.ErrSyntax, ""},
		{"crossed", ss + `<mes:DataSet></mes:Header>`, indicators.ErrSyntax, ""},
		{"text after the end", set("") + "x", indicators.ErrSyntax, "after the end"},
		{"two roots", set("") + "<a/>", indicators.ErrSyntax, "after the end"},
		{"deep", strings.Repeat("<a>", 100), indicators.ErrFormat, ""},
		{"deep below", ss + strings.Repeat("<a>", 100), indicators.ErrLimit, "nested"},
		{"a long element", set(`<Obs A="` + strings.Repeat("x", 2<<20) + `"/>`), indicators.ErrLimit, "an element of more"},
		{"a value that is none", set(`<Obs TIME_PERIOD="2015" OBS_VALUE="many"/>`), indicators.ErrSyntax, "many"},
		{"a period that is none", set(`<Obs TIME_PERIOD="soon" OBS_VALUE="1"/>`), nil, "soon"},
		{"a value twice", set(`<Series OBS_VALUE="2">` + obs + `</Series>`), indicators.ErrDuplicate, "OBS_VALUE"},
		{"a frequency that does not fit", set(`<Series FREQ="M">` + obs + `</Series>`), indicators.ErrInvalid, "FREQ"},
		{"a deletion", strings.Replace(set(obs), "<mes:DataSet>", `<mes:DataSet action="Delete">`, 1),
			indicators.ErrInvalid, "deletes"},
		{"an action", strings.Replace(set(""), "<mes:DataSet>", `<mes:DataSet action="Destroy">`, 1),
			indicators.ErrUnknown, "Destroy"},
	} {
		t.Run(c.name, func(t *testing.T) {
			o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "jobs"}}}
			var b indicators.Builder
			err := sdmx.ReadXML(strings.NewReader(c.text), o).Load(&b)
			var e *indicators.Error
			if !errors.As(err, &e) || c.kind != nil && !errors.Is(err, c.kind) || e.Line == 0 || e.Column == 0 {
				t.Fatalf("%v, want %v", err, c.kind)
			}
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("%v does not say %q", err, c.says)
			}
		})
	}
	for range sdmx.ReadXML(openFile(t, "ecb-generic.xml"), sdmx.ReadOptions{}).All() {
		break
	}
}

// TestXMLHostile: what is short and asks for much gets little. The decoder of the
// standard library makes some 300 bytes of garbage for an element, however short;
// none of that is kept.
func TestXMLHostile(t *testing.T) {
	const ss = `<mes:StructureSpecificData xmlns:mes="m"><mes:DataSet>`
	const n = 2000
	many := each(n, func(i int) string { return fmt.Sprintf(` A%d="%d"`, i, i) })
	for name, text := range map[string]string{
		"attributes": ss + `<Series` + many + `/>`,
		"elements":   ss + strings.Repeat("<a/>", n),
		"components": ss + each(n, func(i int) string { return fmt.Sprintf(`<Obs A%d="1"/>`, i) }),
		"values":     ss + each(n, func(i int) string { return fmt.Sprintf(`<Obs TIME_PERIOD="2015" A="%d"/>`, i) }),
		"empty":      ss + strings.Repeat("<Obs/>", n),
		"structures": `<mes:StructureSpecificData xmlns:mes="m"><mes:Header>` +
			strings.Repeat(`<mes:Structure structureID="a"/>`, n),
		"namespaces":   ss + each(n, func(i int) string { return fmt.Sprintf(`<a xmlns:n%d="u"/>`, i) }),
		"instructions": strings.Repeat("<?a?>", n),
	} {
		got := allocated(func() {
			for _, err := range sdmx.ReadXML(strings.NewReader(text), sdmx.ReadOptions{}).All() {
				_ = err
			}
		})
		if most := 128*uint64(len(text)) + 64<<10; got > most && !testkit.Race() {
			t.Errorf("%s: %d bytes allocated for an input of %d", name, got, len(text))
		}
		var b indicators.Builder
		held := kept(func() { _ = sdmx.ReadXML(strings.NewReader(text), sdmx.ReadOptions{}).Load(&b) })
		if most := 64*uint64(len(text)) + 64<<10; held > most && !testkit.Race() {
			t.Errorf("%s, loaded: %d bytes kept of an input of %d", name, held, len(text))
		}
		runtime.KeepAlive(&b)
	}
}

func FuzzXML(f *testing.F) {
	for _, table := range tables {
		for _, shape := range []string{"specific", "generic", "structure"} {
			text, err := io.ReadAll(openFile(f, table+"-"+shape+".xml"))
			if err != nil {
				f.Fatal(err)
			}
			f.Add(text)
		}
	}
	f.Fuzz(func(t *testing.T, text []byte) {
		o := sdmx.ReadOptions{Defaults: indicators.Observation{Key: indicators.Key{Indicator: "x"}}}
		for _, err := range sdmx.ReadXML(strings.NewReader(string(text)), o).All() {
			if err != nil {
				_ = err.Error()
			}
		}
		if s, err := sdmx.ReadStructures(strings.NewReader(string(text)), sdmx.Limits{}); err == nil {
			_, _, _ = s.Catalogue()
		}
	})
}
