package sdmx_test

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// throughStructures writes what describes a dataset and reads its catalogue
// from that.
func throughStructures(t testing.TB, d *indicators.Dataset, o sdmx.WriteOptions) (*indicators.Catalogue, []indicators.Loss) {
	t.Helper()
	o.Prepared = prepared()
	s, _, err := sdmx.StructuresOf(d, o)
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if err := sdmx.WriteStructures(&b, s, o); err != nil {
		t.Fatal(err)
	}
	back, err := sdmx.ReadStructures(&b, sdmx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	c, lost, err := back.Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	return c, lost
}

func sameCatalogue(t testing.TB, got, want *indicators.Catalogue) {
	t.Helper()
	if g, w := got.Spec(), want.Spec(); !reflect.DeepEqual(g, w) {
		t.Fatalf("got  %+v\nwant %+v", g, w)
	}
}

// TestCatalogueMorocco: the sector's catalogue comes back, to the byte of its
// file, and nothing is lost.
func TestCatalogueMorocco(t *testing.T) {
	data := morocco(t)
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		c, lost := throughStructures(t, data, sdmx.WriteOptions{Lang: lang})
		if len(lost) > 0 {
			t.Error(losses(lost))
		}
		sameCatalogue(t, c, data.Catalogue())
		var got, want bytes.Buffer
		if err := errors.Join(indicators.EncodeCatalogue(&got, c), indicators.EncodeCatalogue(&want, data.Catalogue())); err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(got.Bytes(), want.Bytes()) {
			t.Error("as a file it differs")
		}
	}
}

func (r random) name() (text wording.Text) {
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		if r.Some() {
			var err error
			text, err = text.With(lang, records.Pick(r, "jobs", "Emplois: \"tous\"", "عدد المستخدمين", "a", "Not applicable", "x.y"), records.Pick(r, wording.Attested, wording.Translated, wording.Unverified))
			if err != nil {
				panic(err)
			}
		}
	}
	return text
}

func (r random) id() indicators.ID {
	return records.Pick[indicators.ID](r, "a", "A", "a.b", "a:b", "a_b", "a-b", "a.b:c-d", "MA-01", "1st", "segment", "Sex", "obs_value", "record", "qualifier", "freq", "indicator", "T", "Z")
}

func (r random) ids() (list []indicators.ID) {
	for range r.IntN(3) {
		list = append(list, r.id())
	}
	return list
}

func (r random) note() string {
	if r.Some() {
		return r.Text()
	}
	return ""
}

func (r random) categories() (list []indicators.Category) {
	for range r.IntN(4) {
		c := indicators.Category{ID: r.id(), Name: r.name(), Parts: r.ids(), Note: r.note()}
		list = append(list, c)
	}
	return distinct(list, func(c indicators.Category) indicators.ID { return c.ID })
}

// distinct returns the records whose IDs are the first of their sort.
func distinct[T any](list []T, id func(T) indicators.ID) (out []T) {
	seen := map[indicators.ID]bool{}
	for _, r := range list {
		if !seen[id(r)] {
			seen[id(r)] = true
			out = append(out, r)
		}
	}
	return out
}

func (r random) catalogue(t testing.TB) *indicators.Catalogue {
	var s indicators.CatalogueSpec
	for range r.IntN(5) {
		i := indicators.Indicator{ID: r.id(), Name: r.name(), Nature: indicators.Nature(r.IntN(6))}
		if !r.Some() {
			i.Unit = figure.MustParseUnit(records.Pick(r, "MAD", "MAD/person", "percent", "million*MAD", "1"))
			i.Bounds = r.Figure()
			i.Direction, i.Flow = figure.Direction(r.IntN(3)), indicators.Flow(r.IntN(4))
			i.OverTime, i.OverSegments, i.OverPlaces = indicators.Aggregation(r.IntN(5)), indicators.Aggregation(r.IntN(5)), indicators.Aggregation(r.IntN(5))
		}
		if r.Some() {
			i.Formula, i.Collected, i.Transformed, i.Of = "a / b", "E", "G1Y", r.id()
			i.Requires = []string{"pay_period", "pay_basis"}[:1+r.IntN(2)]
		}
		i.Note = r.note()
		s.Indicators = append(s.Indicators, i)
	}
	for range r.IntN(4) {
		p := indicators.Perimeter{ID: r.id(), Name: r.name(), Note: r.note()}
		if r.Some() {
			p.Within, p.Replaces = r.id(), r.id()
		}
		s.Perimeters = append(s.Perimeters, p)
	}
	for range r.IntN(4) {
		s.Dimensions = append(s.Dimensions, indicators.Dimension{ID: r.id(), Name: r.name(), Codes: r.categories()})
	}
	s.Indicators = distinct(s.Indicators, func(i indicators.Indicator) indicators.ID { return i.ID })
	s.Perimeters = distinct(s.Perimeters, func(p indicators.Perimeter) indicators.ID { return p.ID })
	s.Dimensions = distinct(s.Dimensions, func(d indicators.Dimension) indicators.ID { return d.ID })
	s.Areas = r.categories()
	c, err := indicators.NewCatalogue(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// TestCatalogueRandom: any catalogue comes back, whatever of it a dataset uses.
func TestCatalogueRandom(t *testing.T) {
	n := testkit.Cases(80, 4000)
	for seed := range uint64(n) {
		r := newRandom(seed, 11)
		c := r.catalogue(t)
		var all []indicators.Observation
		for i := range r.IntN(10) {
			all = append(all, r.Observation(i))
		}
		back, lost := throughStructures(t, build(t, c, all...), sdmx.WriteOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		sameCatalogue(t, back, c)
	}
}

// TestCatalogueSample: the official sample gives its lists as dimensions. What
// is expected was read from the file by hand.
func TestCatalogueSample(t *testing.T) {
	text, err := os.ReadFile(filepath.Join(testkit.Samples(t, "sdmx-json"), "structure-constructed-sample.json"))
	if err != nil {
		t.Fatal(err)
	}
	s, err := sdmx.ReadStructures(bytes.NewReader(text), sdmx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	c, lost, err := s.Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for d := range c.Dimensions() {
		name, _ := d.Name.Display(wording.En)
		line := fmt.Sprintf("%s %q:", d.ID, name)
		for _, code := range d.Codes {
			name, _ := code.Name.Display(wording.En)
			line += fmt.Sprintf(" %s %q", code.ID, name)
		}
		got = append(got, line)
	}
	// FREQ is held against periods, and is no dimension.
	if len(got) != 4 || !strings.HasPrefix(got[0], `currency "Currency": EUR "Euro"`) {
		t.Errorf("%q", got)
	}
	if !strings.Contains(losses(lost), "CL_OBS_CONF") {
		t.Error(losses(lost))
	}
}

func TestCatalogueErrors(t *testing.T) {
	const list = `{"data":{"codelists":[{"id":"CL_INDICATOR","agencyID":"A","version":"1.0","name":"x","annotations":[{"type":"MITHAQ_LIST","value":"INDICATOR"}],"codes":[%s]}]}}`
	for _, c := range []struct {
		name, codes string
		kind        error
		path        string
	}{
		{"a unit that is none", `{"id":"jobs","name":"x","annotations":[{"type":"MITHAQ_UNIT","value":"a b"}]}`, nil, "/data/codelists/CL_INDICATOR/codes/jobs/annotations/MITHAQ_UNIT"},
		{"a nature that is none", `{"id":"jobs","name":"x","annotations":[{"type":"MITHAQ_NATURE","value":"wet"}]}`, nil, "/data/codelists/CL_INDICATOR/codes/jobs/annotations/MITHAQ_NATURE"},
		{"a status that is none", `{"id":"jobs","name":"x","names":{"fr":"y"},"annotations":[{"type":"MITHAQ_NAME_FR","value":"wet"}]}`, indicators.ErrSyntax, "/data/codelists/CL_INDICATOR/codes/jobs"},
		{"a code twice", `{"id":"jobs","name":"x"},{"id":"jobs","name":"x"}`, indicators.ErrDuplicate, "/indicators/jobs"},
		{"an ID that is none", `{"id":"jobs","name":"x","annotations":[{"type":"MITHAQ_ID","value":"a b"}]}`, indicators.ErrID, "/indicators"},
	} {
		t.Run(c.name, func(t *testing.T) {
			s, err := sdmx.ReadStructures(strings.NewReader(fmt.Sprintf(list, c.codes)), sdmx.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			_, _, err = s.Catalogue()
			var ps *indicators.Problems
			if !errors.As(err, &ps) || ps.Total != 1 || ps.List[0].Path != c.path || c.kind != nil && !errors.Is(err, c.kind) {
				t.Errorf("%v, want %v at %s", err, c.kind, c.path)
			}
		})
	}
	// What it can, and losses.
	const foreign = `{"data":{"dataStructures":[{"id":"D","agencyID":"A","name":"d","dataStructureComponents":{"dimensionList":{"dimensions":[
		{"id":"INDICATOR","localRepresentation":{"enumeration":"urn:sdmx:org.sdmx.infomodel.codelist.Codelist=A:CL_I(1.0)"}},
		{"id":"SEX","conceptIdentity":"urn:sdmx:org.sdmx.infomodel.conceptscheme.Concept=A:C(1.0).SEX","localRepresentation":{"enumeration":"urn:sdmx:org.sdmx.infomodel.codelist.Codelist=A:CL_SEX(1.0)"}},
		{"id":"AGE","localRepresentation":{"enumeration":"urn:sdmx:org.sdmx.infomodel.codelist.Codelist=A:CL_AGE(1.0)"}}]}}}],
		"conceptSchemes":[{"id":"C","agencyID":"A","version":"1.0","name":"c","concepts":[{"id":"SEX","name":"Sex","names":{"en":"Sex","fr":"Sexe","de":"Geschlecht"}}]}],
		"codelists":[{"id":"CL_I","agencyID":"A","version":"1.0","name":"i","codes":[{"id":"jobs","name":"Jobs","descriptions":{"en":"held"}}]},
		{"id":"CL_SEX","agencyID":"A","version":"1.0","name":"s","codes":[{"id":"_T","name":"all"},{"id":"F","name":"f","parent":"_T"},{"id":"_U","name":"unknown"}]},
		{"id":"CL_X","agencyID":"A","version":"1.0","name":"x","codes":[{"id":"a","name":"a"}]}]}}`
	s, err := sdmx.ReadStructures(strings.NewReader(foreign), sdmx.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	c, lost, err := s.Catalogue()
	if err != nil {
		t.Fatal(err)
	}
	i, _ := c.Indicator("jobs")
	d, _ := c.Dimension("sex")
	jobs, from := i.Name.In(wording.En)
	sex, _ := d.Name.In(wording.Fr)
	if jobs != "Jobs" || from != wording.Unverified || i.Note != "held" || sex != "Sexe" || len(d.Codes) != 2 || d.Codes[0].ID != "F" || d.Codes[1].ID != "x:5FU" {
		t.Error(jobs, from, i.Note, sex, d.Codes)
	}
	want := `member: indicators (1): their units and natures are not said
member: A:CL_SEX(1.0) (1), first /data/codelists/CL_SEX/codes/_U: a code that is no ID is written with escapes
member: names in de (1), first /data/codelists/CL_SEX: names are Arabic, French or English
member: parent (1), first /data/codelists/CL_SEX/codes/F: a hierarchy of codes does not say that they are a whole without overlap
records: urn:sdmx:org.sdmx.infomodel.codelist.Codelist=A:CL_AGE(1.0) (1): the code list is not in the message
records: A:CL_X(1.0) (1): the code list is of no dimension
`
	if got := losses(lost); got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

func ExampleStructures_Catalogue() {
	catalogue, err := indicators.NewCatalogue(indicators.CatalogueSpec{Indicators: []indicators.Indicator{
		{ID: "jobs", Unit: figure.MustParseUnit("job"), Nature: indicators.Stock, Bounds: figure.MustParse(">=0")},
	}})
	if err != nil {
		fmt.Println(err)
		return
	}
	var b indicators.Builder
	data, err := b.Build(catalogue)
	if err != nil {
		fmt.Println(err)
		return
	}
	s, _, err := sdmx.StructuresOf(data, sdmx.WriteOptions{})
	if err != nil {
		fmt.Println(err)
		return
	}
	fmt.Println(s.Codelists[0].Codes[0].Annotations)
	back, lost, err := s.Catalogue()
	if err != nil {
		fmt.Println(err)
		return
	}
	jobs, _ := back.Indicator("jobs")
	fmt.Println(jobs.Unit, jobs.Nature, jobs.Bounds, len(lost))
	// Output:
	// [{MITHAQ_UNIT job} {MITHAQ_NATURE stock} {MITHAQ_BOUNDS >=0}]
	// job stock >=0 0
}

func ExampleAnnotation() {
	a := sdmx.Annotation{Type: "MITHAQ_UNIT", Value: "MAD/person"}
	fmt.Println(a.Type, a.Value)
	// Output: MITHAQ_UNIT MAD/person
}
