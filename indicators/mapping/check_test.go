package mapping_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// TestCheck: every problem of a file is told at once, with its place.
func TestCheck(t *testing.T) {
	for text, want := range map[string]string{
		`"components":[{"to":"sex"}]`:                                                  "/components/0",
		`"components":[{"from":"a","at":2,"to":"sex"}]`:                                "/components/0/at",
		`"components":[{"from":"a","to":"b"},{"from":"A","to":"c"}]`:                   "/components/1",
		`"components":[{"from":"a","to":"age group"}]`:                                 "/components/0/to",
		`"components":[{"from":"a","to":"b","part":"measure"}]`:                        "/components/0/part",
		`"components":[{"from":"a","to":"b","areas":"iso"}]`:                           "/components/0/areas",
		`"components":[{"from":"a","to":"b","split":"ab"}]`:                            "/components/0/split",
		`"components":[{"from":"a","to":"UNIT_MEASURE","units":{"x/y":{"mult":16}}}]`:  "/components/0/units/x~1y/mult",
		`"components":[{"from":"a","to":"UNIT_MEASURE","units":{"x":{"unit":"a b"}}}]`: "/components/0/units/x/unit",
		`"components":[{"from":"a","to":"SOURCE"}],"fixed":{"SOURCE":"b"}`:             "/fixed/SOURCE",
		`"fixed":{"a b":"c"}`:                          "/fixed/a b",
		`"fixed":{"FREQ":"A"}`:                         "/fixed/FREQ",
		`"id":"a b"`:                                   "/id",
		`"components":[{"from":"a"}]`:                  "/components/0/to",
		`"components":[{"from":"a","to":"b","too":1}]`: "/components/0/too",
	} {
		_, err := mapping.Decode(strings.NewReader(`{"format":"mithaq.mapping/1",`+text+`}`), indicators.DecodeOptions{})
		var ps *indicators.Problems
		if !errors.As(err, &ps) || ps.Total != 1 || ps.List[0].Path != want {
			t.Errorf("%s: %v, want one at %s", text, err, want)
		}
	}
}

// TestAgainst: a mapping that leads to what the catalogue does not have is told
// when it is loaded.
func TestAgainst(t *testing.T) {
	name := wording.Text{}
	c, err := indicators.NewCatalogue(indicators.CatalogueSpec{
		Indicators: []indicators.Indicator{{ID: "jobs", Name: name}},
		Areas:      []indicators.Category{{ID: "MA", Name: name}},
		Dimensions: []indicators.Dimension{{ID: "sex", Codes: []indicators.Category{{ID: "F"}}}},
	})
	if err != nil {
		t.Fatal(err)
	}
	m := mapping.Mapping{
		Components: []mapping.Component{
			{From: "a", To: "INDICATOR", Codes: map[string]string{"1": "jobs", "2": "job"}},
			{From: "b", To: "REF_AREA", Codes: map[string]string{"1": "MA", "2": "ZZ", "3": ""}},
			{From: "c", To: "SEX", Part: mapping.Dimension, Codes: map[string]string{"1": "F", "2": "G", "3": "_T"}},
			{From: "d", To: "age", Part: mapping.Dimension},
			{From: "e", To: "PERIMETER", Codes: map[string]string{"1": "x"}},
			{From: "f", To: "quality"},
		},
		Fixed: map[string]string{"REF_AREA": "XX", "SOURCE": "s"},
	}
	var ps *indicators.Problems
	if !errors.As(m.Against(c), &ps) {
		t.Fatal("no problems")
	}
	var got []string
	for _, p := range ps.List {
		got = append(got, p.Path)
	}
	want := "/components/0/codes/2 /components/1/codes/2 /components/2/codes/2 /components/3/to /fixed/REF_AREA"
	if strings.Join(got, " ") != want {
		t.Errorf("%q, want %q", got, want)
	}
	if err := m.Against(nil); !errors.Is(err, indicators.ErrInvalid) {
		t.Error(err)
	}
}
