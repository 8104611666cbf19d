package indicators_test

import (
	"errors"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
)

// TestColumnsInDoc: the pages of the packages list the columns that are read.
func TestColumnsInDoc(t *testing.T) {
	var b indicators.Builder
	err := b.DecodeObservations(strings.NewReader("id|indicator\na|jobs\n"), indicators.CSV, indicators.DecodeOptions{})
	if !errors.Is(err, indicators.ErrSyntax) || !strings.Contains(err.Error(), "must be separated by commas") {
		t.Fatal(err)
	}
	_, names, _ := strings.Cut(err.Error(), "known columns are ")
	for _, page := range []string{"doc.go", "../agreements/sector/doc.go"} {
		text, err := os.ReadFile(page)
		if err != nil {
			t.Fatal(err)
		}
		_, list, _ := strings.Cut(string(text), "# Columns of observations")
		list, row, _ := strings.Cut(list, "A file with one row:")
		var listed []string
		for line := range strings.Lines(list) {
			if entry, ok := strings.CutPrefix(line, "//\t"); ok {
				listed = append(listed, strings.Fields(entry)[0])
			}
		}
		if want := strings.Split(names, ", "); !slices.Equal(listed, want) {
			t.Errorf("%s lists %q, want %q", page, listed, want)
		}
		row, _, _ = strings.Cut(row, "// # ")
		row = strings.TrimSpace(strings.NewReplacer("//", "", "\t", "").Replace(row)) + "\n"
		if err := b.DecodeObservations(strings.NewReader(row), indicators.CSV, indicators.DecodeOptions{}); err != nil {
			t.Errorf("%s: %v", page, err)
		}
	}
}

// TestCSVOfSpreadsheets: a file that a spreadsheet in French has saved is read:
// semicolons, or tabs, and names of columns in any case. What is unknown is told
// with what is known.
func TestCSVOfSpreadsheets(t *testing.T) {
	for _, comma := range []string{",", ";", "\t"} {
		table := strings.ReplaceAll("\ufeffID;Indicator; PERIOD ;Role;Source;Figure;Words\r\n"+
			"x;jobs;2015;observed;s;7.5;\"sept; et demi, environ\"\r\n", ";", comma)
		var got []indicators.Observation
		in := strings.NewReader(table)
		for o, err := range indicators.ReadObservations(in, indicators.CSV, indicators.DecodeOptions{}) {
			if err != nil {
				t.Fatalf("%q: %v", comma, err)
			}
			got = append(got, o)
		}
		if len(got) != 1 || got[0].ID != "x" || got[0].Key.String() != "jobs 2015" || got[0].Figure.String() != "7.5" ||
			got[0].Words != "sept"+comma+" et demi, environ" {
			t.Errorf("%q: %v", comma, got)
		}
	}
	in := strings.NewReader("id;indicator;period;role;source;wert;note2\n")
	for _, err := range indicators.ReadObservations(in, indicators.CSV, indicators.DecodeOptions{}) {
		var all *indicators.Problems
		if !errors.As(err, &all) || all.Total != 2 || !errors.Is(err, indicators.ErrUnknown) ||
			!strings.Contains(all.List[0].Detail, `column "wert"; known columns are id, indicator, area,`) ||
			all.List[1].Detail != `column "note2"` {
			t.Error(err)
		}
	}
}

// TestCellPlace: what is wrong with the JSON of a cell is told with the place of
// the cell in the file, and the ID of the observation.
func TestCellPlace(t *testing.T) {
	const table = "id,indicator,period,role,source,candidates\nw,jobs,2015,observed,s,\n" +
		"x,jobs,2015,observed,s,\"[{\"\"why\"\": 5}]\"\n"
	var b indicators.Builder
	err := b.DecodeObservations(strings.NewReader(table), indicators.CSV, indicators.DecodeOptions{})
	if err == nil || !strings.Contains(err.Error(), "line 3, column 24: /observations/x/candidates/0/why: wrong type") {
		t.Error(err)
	}
}
