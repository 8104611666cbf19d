package rules_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/rules"
)

// crossedCatalogue is a sector of segments and sexes; %s states whether the segments are
// all there are.
const crossedCatalogue = `{
  "format": "mithaq.catalogue/1",
  "indicators": [
    {"id": "jobs", "name": "jobs", "unit": "job", "nature": "stock", "bounds": "[0,+inf)", "over_segments": "sum"},
    {"id": "sales", "name": "sales", "unit": "MAD", "nature": "flow", "bounds": "[0,+inf)", "over_segments": "sum"}
  ],
  "perimeters": [{"id": "all", "name": "all"}],
  "dimensions": [
    {"id": "segment", "name": "segment"%s, "codes": [{"id": "voice", "name": "voice"}, {"id": "text", "name": "text"}]},
    {"id": "sex", "name": "sex"%s, "codes": [{"id": "F", "name": "women"}, {"id": "M", "name": "men"}]}
  ],
  "areas": [{"id": "MA", "name": "Morocco"}]
}`

// crossedSector reads figures of jobs in 2015: "segment=voice 40000".
func crossedSector(t *testing.T, stated string, figures ...string) *indicators.Dataset {
	t.Helper()
	table := "id,indicator,area,perimeter,breakdown,period,figure,unit,role,source\n"
	for n, f := range figures {
		breakdown, value, ok := strings.Cut(f, " ")
		if !ok {
			breakdown, value = "", f
		}
		table += fmt.Sprintf("%c,jobs,MA,all,\"%s\",2015,%s,job,observed,o16\n", 'a'+n, breakdown, value)
	}
	in := tableOf(table)
	in.Files = append(in.Files, rules.File{
		Name: "catalogue.json", Text: fmt.Sprintf(crossedCatalogue, stated, stated),
	})
	return decoded(t, in)
}

// TestCompleteness: whether the codes of a dimension are the whole is said once, and rules
// and aggregates obey it alike. 100,000 against 40,000 and 15,000 is the case A3 of the
// page of cases.
func TestCompleteness(t *testing.T) {
	const yes, no = `, "complete": "yes"`, `, "complete": "no"`
	for _, test := range []struct {
		name, stated string
		figures      []string
		want         []string // severity and path
		aggregate    string   // over segments, "" where it is refused; "?" behind one that is marked
	}{
		{"as in A3", "", []string{"100000", "segment=voice 40000", "segment=text 15000"},
			[]string{"info /dimensions/segment/complete"}, ""},
		{"as in A3, whole", yes, []string{"100000", "segment=voice 40000", "segment=text 15000"},
			[]string{"warning /observations/a/figure"}, "55000 job"},
		{"not stated, too few", "", []string{"100000@1", "segment=voice 40000@1", "segment=text 15000@1"},
			[]string{"info /dimensions/segment/complete"}, ""},
		{"not stated, as many", "", []string{"55000@1", "segment=voice 40000@1", "segment=text 15000@1"}, nil, "55000 job?"},
		{"not stated, rounded", "", []string{"56000@1000", "segment=voice 40000@1000", "segment=text 15000@1000"}, nil,
			"55000 job?"},
		{"not stated, no total", "", []string{"segment=voice 40000@1", "segment=text 15000@1"}, nil, "55000 job?"},
		{"not stated, too many", "", []string{"50000@1", "segment=voice 40000@1", "segment=text 15000@1"},
			[]string{"warning /keys/jobs MA all 2015"}, ""},
		{"whole, too few", yes, []string{"100000@1", "segment=voice 40000@1", "segment=text 15000@1"},
			[]string{"warning /keys/jobs MA all 2015"}, "55000 job"},
		{"whole, too many", yes, []string{"50000@1", "segment=voice 40000@1", "segment=text 15000@1"},
			[]string{"warning /keys/jobs MA all 2015"}, "55000 job"},
		{"whole, as many", yes, []string{"55000@1", "segment=voice 40000@1", "segment=text 15000@1"}, nil, "55000 job"},
		{"whole, one unknown", yes, []string{"55000@1", "segment=voice 40000@1"}, nil, ""},
		{"whole, one too much", yes, []string{"55000@1", "segment=voice 65000@1"},
			[]string{"warning /keys/jobs MA all 2015"}, ""},
		{"not whole, too few", no, []string{"100000@1", "segment=voice 40000@1", "segment=text 15000@1"}, nil, ""},
		{"not whole, too many", no, []string{"50000@1", "segment=voice 40000@1", "segment=text 15000@1"},
			[]string{"warning /keys/jobs MA all 2015"}, ""},
		{"of another indicator", `, "complete": "yes", "complete_for": ["sales"]`,
			[]string{"100000@1", "segment=voice 40000@1", "segment=text 15000@1"},
			[]string{"info /dimensions/segment/complete"}, ""},
		{"of this indicator", `, "complete": "no", "complete_for": ["jobs"]`,
			[]string{"100000@1", "segment=voice 40000@1", "segment=text 15000@1"}, nil, ""},
		{"from the year on", `, "complete": "no", "complete_from": "2015"`,
			[]string{"100000@1", "segment=voice 40000@1", "segment=text 15000@1"}, nil, ""},
		{"from a later year on", `, "complete": "no", "complete_from": "2016"`,
			[]string{"100000@1", "segment=voice 40000@1", "segment=text 15000@1"},
			[]string{"info /dimensions/segment/complete"}, ""},
		{"cells against a margin", "", []string{
			"segment=voice 40000@1", "segment=voice;sex=F 30000@1", "segment=voice;sex=M 11000@1",
		}, []string{"warning /keys/jobs MA all segment=voice 2015"}, ""},
		{"cells against a margin, whole", yes, []string{
			"segment=voice 40000@1", "segment=voice;sex=F 20000@1", "segment=voice;sex=M 11000@1",
		}, []string{"warning /keys/jobs MA all segment=voice 2015"}, ""},
		{"cells against the total", "", []string{
			"40000@1", "segment=voice;sex=F 20000@1", "segment=voice;sex=M 11000@1", "segment=text;sex=F 20000@1",
		}, []string{"warning /keys/jobs MA all 2015"}, ""},
		{"cells against the total, whole", yes, []string{
			"60000@1", "segment=voice;sex=F 20000@1", "segment=voice;sex=M 11000@1", "segment=text;sex=F 20000@1",
			"segment=text;sex=M 8000@1",
		}, []string{"warning /observations/a/figure"}, ""},
		// The margin tells; the total, which is that of the margins, is not held against the cells.
		{"cells beside margins of segments", yes, []string{
			"100@1", "segment=voice 60@1", "segment=text 40@1", "segment=voice;sex=F 21@1", "segment=voice;sex=M 9@1",
			"segment=text;sex=F 23@1", "segment=text;sex=M 17@1",
		}, []string{"warning /keys/jobs MA all segment=voice 2015"}, "100 job"},
		{"cells beside margins of sexes", yes, []string{
			"100@1", "sex=F 60@1", "sex=M 40@1", "segment=voice;sex=F 21@1", "segment=voice;sex=M 23@1",
			"segment=text;sex=F 9@1", "segment=text;sex=M 17@1",
		}, []string{"warning /keys/jobs MA all sex=F 2015"}, ""},
		{"cells that fit", yes, []string{
			"59000@1", "segment=voice;sex=F 20000@1", "segment=voice;sex=M 11000@1", "segment=text;sex=F 20000@1",
			"segment=text;sex=M 8000@1",
		}, nil, ""},
		{"cells that fit what is not stated", "", []string{
			"69000@1", "segment=voice;sex=F 20000@1", "segment=voice;sex=M 11000@1", "segment=text;sex=F 20000@1",
			"segment=text;sex=M 8000@1",
		}, nil, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			for n, f := range test.figures {
				test.figures[n] = strings.ReplaceAll(f, ";", ",")
			}
			data := crossedSector(t, test.stated, test.figures...)
			view := data.View(indicators.ViewConfig{})
			var got []string
			for _, f := range rules.Check(view, rules.All()...) {
				if f.Code == "IND041" {
					got = append(got, f.Severity.String()+" "+f.Path)
				} else if f.Severity > finding.SeverityInfo {
					t.Errorf("also %v", f)
				}
			}
			if strings.Join(got, "\n") != strings.Join(test.want, "\n") {
				t.Errorf("got %q, want %q", got, test.want)
			}
			key := indicators.Key{Indicator: "jobs", Area: "MA", Perimeter: "all", Period: period.Year(2015)}
			r, err := view.Aggregate(key, indicators.Across("segment"))
			sum := ""
			if err == nil {
				if sum = r.Quantity.String(); r.MayLackParts {
					sum += "?"
				}
			}
			if sum != test.aggregate {
				t.Errorf("aggregate %q (%v), want %q", sum, err, test.aggregate)
			}
			if x := r.Explanation(); err == nil && x.MayLackParts != r.MayLackParts {
				t.Error("the explanation is not marked alike")
			}
		})
	}
}

// TestCompleteForNobody: what is said of an indicator that is not there is told.
func TestCompleteForNobody(t *testing.T) {
	data := crossedSector(t, `, "complete": "yes", "complete_for": ["job"]`)
	var got []string
	for _, f := range rules.Check(data.View(indicators.ViewConfig{}), rules.All()...) {
		got = append(got, f.String())
	}
	want := []string{
		"IND017 error /dimensions/segment/complete_for: job is not defined",
		"IND017 error /dimensions/sex/complete_for: job is not defined",
	}
	if strings.Join(got, "\n") != strings.Join(want, "\n") {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestCellsOfTwoDimensions: cells are the whole of a total where the codes of both dimensions are; else
// they can only be too much.
func TestCellsOfTwoDimensions(t *testing.T) {
	stated := map[string]string{"yes": `, "complete": "yes"`, "no": `, "complete": "no"`, "not stated": ""}
	for x, first := range stated {
		for y, second := range stated {
			for _, total := range []int{50, 70, 100} {
				in := tableOf("id,indicator,area,perimeter,breakdown,period,figure,unit,role,source\n" +
					fmt.Sprintf("a,jobs,MA,all,,2015,%d@1,job,observed,o16\n", total) +
					"b,jobs,MA,all,\"segment=voice,sex=F\",2015,20@1,job,observed,o16\n" +
					"c,jobs,MA,all,\"segment=voice,sex=M\",2015,10@1,job,observed,o16\n" +
					"d,jobs,MA,all,\"segment=text,sex=F\",2015,20@1,job,observed,o16\n" +
					"e,jobs,MA,all,\"segment=text,sex=M\",2015,20@1,job,observed,o16\n")
				in.Files = append(in.Files, rules.File{
					Name: "catalogue.json", Text: fmt.Sprintf(crossedCatalogue, first, second),
				})
				got := found(t, rules.Config{}, "IND041", decoded(t, in).View(indicators.ViewConfig{}))
				if told := total == 50 || total == 100 && x == "yes" && y == "yes"; len(got) > 0 != told {
					t.Errorf("a total of %d, segments %s, sexes %s: %q", total, x, y, got)
				}
			}
		}
	}
}
