package sector_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// TestSeverities: a sector grades the findings of a rule, those of one indicator before
// those of all.
func TestSeverities(t *testing.T) {
	const table = `id,indicator,perimeter,period,figure,unit,role,source
a,jobs,mills,2020,1200,t,observed,yearbook
b,sales,mills,2020,6000000,t,observed,yearbook
`
	for _, test := range []struct{ name, severities, jobs, sales string }{
		{"as the rule has it", "", "warning", "warning"},
		{"all", `{"code": "IND022", "severity": "info"}`, "info", "info"},
		{"one", `{"code": "IND022", "indicator": "jobs", "severity": "error"}`, "error", "warning"},
		{
			"one before all",
			`{"code": "IND022", "severity": "info"}, {"code": "IND022", "indicator": "sales", "severity": "error"}`,
			"info", "error",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			settings := strings.Replace(settingsText, `"notes"`, `"severities": [`+test.severities+`], "notes"`, 1)
			s := mustLoad(t, mills("observations.json", "-", "observations.csv", table, "sector.json", settings))
			got := map[string]string{}
			for _, f := range s.Check() {
				if f.Code == "IND022" {
					got[f.Path] = f.Severity.String()
				}
			}
			if got["/observations/a/unit"] != test.jobs || got["/observations/b/unit"] != test.sales {
				t.Errorf("got %v", got)
			}
		})
	}
}

// TestSeveritiesErrors: a severity of a rule or an indicator that is not there is refused,
// with its place.
func TestSeveritiesErrors(t *testing.T) {
	for _, test := range []struct {
		severities, path string
		want             error
	}{
		{`{"code": "IND999", "severity": "info"}`, "/severities/IND999/code", indicators.ErrUnknown},
		{
			`{"code": "IND022", "indicator": "job", "severity": "info"}`, "/severities/IND022/indicator",
			indicators.ErrUnknown,
		},
		{
			`{"code": "IND022", "severity": "info"}, {"code": "IND022", "severity": "error"}`, "/severities/IND022",
			indicators.ErrDuplicate,
		},
	} {
		settings := strings.Replace(settingsText, `"notes"`, `"severities": [`+test.severities+`], "notes"`, 1)
		_, err := sector.Load(mills("sector.json", settings), sector.Options{})
		var problems *sector.Problems
		if !errors.As(err, &problems) || problems.Total != 1 || !errors.Is(err, test.want) ||
			problems.List[0].Path != test.path || problems.List[0].Line == 0 {
			t.Errorf("%s: %v", test.severities, err)
		}
	}
}

func ExampleSeverityOf() {
	s := sector.SeverityOf{Code: "IND032", Indicator: "jobs", Severity: finding.SeverityInfo}
	fmt.Println(s.Code, s.Indicator, s.Severity)
	// Output: IND032 jobs info
}
