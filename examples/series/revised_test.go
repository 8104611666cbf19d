package main

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// TestRevised: by hand, the six revisions from first to latest release are 4, 35,
// 47, -2, 5 and 5 thousand: 94 in sum, 98 in absolute values.
func TestRevised(t *testing.T) {
	d, err := tables{}.readRevisions("sample")
	if err != nil {
		t.Fatal(err)
	}
	all, err := revise(d)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		got  figure.Figure
		want string
	}{
		"mean": {all.Mean, "94000/6"}, "absolute": {all.Absolute, "98000/6"}, "largest": {all.Largest, "47000"},
	} {
		if !c.got.WithoutResolution().Equal(figure.MustParse(c.want)) {
			t.Errorf("%s: %s, want %s", name, c.got, c.want)
		}
	}
	if all.At.String() != "2024-03" || len(all.Periods) != 6 || len(all.Periods[1].Revisions) != 3 {
		t.Errorf("%+v", all)
	}
}

func TestRevisedErrors(t *testing.T) {
	header := strings.Join(revisionsHeader, ",") + "\n"
	refused(t, "-revisions", "", header, header+"20x,2001,1\n", header+"2000,20x,1\n", header+"2000,2001,x\n",
		header+"2000,2001-03-01,1\n2000,2001,2\n")
}

func TestRevisedConsistent(t *testing.T) {
	programtest.Consistent(t, programtest.Pages{
		Run: run, Few: 15, JSON: []string{"-revisions", "sample", "-format", "json"},
		Text: func(lang string) [][]string { return [][]string{{"-revisions", "sample", "-lang", lang}} },
	})
}
