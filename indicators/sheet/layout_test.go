package sheet_test

import (
	"bytes"
	"errors"
	"reflect"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sheet"
)

// TestLayoutRoundTrip: layouts come back from their files.
func TestLayoutRoundTrip(t *testing.T) {
	for _, b := range books(t) {
		var out bytes.Buffer
		if err := sheet.EncodeLayout(&out, b.layout); err != nil {
			t.Fatal(b.file, err)
		}
		back, err := sheet.DecodeLayout(&out)
		if err != nil || !reflect.DeepEqual(back, b.layout) {
			t.Errorf("%s: %v\n%+v\n%+v", b.file, err, back, b.layout)
		}
	}
}

// TestLayoutErrors: all that is wrong with a layout is told at once, with its place.
func TestLayoutErrors(t *testing.T) {
	const list = `"columns": [{"title": "V", "means": "value"}]`
	for name, c := range map[string]struct {
		text string
		want error
		says []string
	}{
		"not JSON":       {`{`, indicators.ErrSyntax, []string{"line 1"}},
		"another format": {`{"format": "mithaq.catalogue/1"}`, indicators.ErrFormat, []string{"mithaq.layout/1"}},
		"another version": {
			`{"format": "mithaq.layout/2", "id": "x"}`, indicators.ErrFormat, []string{"/format"},
		},
		"several": {`{"format": "mithaq.layout/1", "id": "x", "facts": {"unit": "MAD//x"}, "no_data": [" "], "notes": [""],
			"marks": {"1": {}, "%": {}}, "rows": [{"means": "years"}, {"title": "x", "means": "period"}],
			"columns": [{"at": "A1", "means": "period"}, {"title": "T", "at": "B", "means": "unit"}, {"at": "C"}]}`,
			indicators.ErrInvalid, []string{
				"/facts:", "/no_data/0:", "/notes/0:", "/marks/1:", "/marks/%:", "/rows/0/means:", "/rows/1:",
				"/columns/0:", "/columns/1:", "/columns/2:",
			}},
		"an unknown member": {
			`{"format": "mithaq.layout/1", "id": "x", "colour": 1, ` + list + `}`, indicators.ErrInvalid, []string{"/colour"},
		},
		"no place for the headers": {
			`{"format": "mithaq.layout/1", "id": "x", "rows": [{"means": "period"}]}`, indicators.ErrInvalid,
			[]string{"/top"},
		},
		"no figures": {
			`{"format": "mithaq.layout/1", "id": "x", "columns": [{"title": "V", "means": "period"}]}`,
			indicators.ErrInvalid, []string{"/columns", `means "value"`},
		},
		"names that differ in case": {`{"format": "mithaq.layout/1", "id": "x",
			"columns": [{"title": "V", "means": "value", "names": {"Emplois": {}, "EMPLOIS ": {}}}]}`,
			indicators.ErrInvalid, []string{"/columns/0/names/", "differs from another name"}},
		"a column twice": {`{"format": "mithaq.layout/1", "id": "x",
			"columns": [{"title": "V", "means": "value"}, {"title": " v ", "means": "period"}]}`,
			indicators.ErrInvalid, []string{"/columns/1", "twice"}},
		"a dimension without a name": {`{"format": "mithaq.layout/1", "id": "x",
			"columns": [{"title": "V", "means": "value"}, {"title": "S", "means": "dimension"}]}`,
			indicators.ErrInvalid, []string{"/columns/1/of"}},
		"a mapping with a fault": {`{"format": "mithaq.layout/1", "id": "x", ` + list + `,
			"mapping": {"components": [{"to": "INDICATOR"}]}}`, indicators.ErrInvalid, []string{"/mapping"}},
		"an ID that is too long for cells": {
			`{"format": "mithaq.layout/1", "id": "` + strings.Repeat("x", 90) + `", ` + list + `}`, indicators.ErrInvalid,
			[]string{"/id"},
		},
	} {
		_, err := sheet.DecodeLayout(strings.NewReader(c.text))
		if !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
			continue
		}
		for _, s := range c.says {
			if !strings.Contains(err.Error(), s) {
				t.Errorf("%s: no %q in\n%v", name, s, err)
			}
		}
	}
	if _, err := sheet.DecodeLayout(nil); err == nil {
		t.Error("no error for no reader")
	}
}

// TestNamesMatch: names match whatever the case, the spaces, the apostrophes, the
// direction marks and the way in which accents are written.
func TestNamesMatch(t *testing.T) {
	layout := mustLayout(`{"format": "mithaq.layout/1", "id": "x",
		"facts": {"unit": "job", "source": "s", "period": "2015"},
		"columns": [{"title": "L", "names": {
			"Centres d'appels de Fès": {"indicator": "a"}, "مناصب الشغل": {"indicator": "b"}}},
		{"title": "V", "means": "value"}]}`)
	for text, want := range map[string]string{
		"CENTRES D’APPELS DE FÈS": "a", " centres\u00a0d'appels  de fe\u0300s ": "a", "Centres d'appels\nde Fès": "a",
		"\u200fمناصب الشغل\u200e": "b", "منــاصب الشغل": "b",
		"Centres d'appels de Fes": "", "Centre d'appels de Fès": "", "مناصب شغل": "",
	} {
		g := sheet.NewGrid("", sheet.Limits{})
		for at, s := range map[sheet.Ref]string{
			{Row: 1, Column: 1}: "L", {Row: 1, Column: 2}: "V", {Row: 2, Column: 1}: text, {Row: 2, Column: 2}: "5",
		} {
			if err := g.Set(at, sheet.Cell{Text: s}); err != nil {
				t.Fatal(err)
			}
		}
		got := ""
		rows := sheet.Read(g, layout)
		for row := range rows.All() {
			got = string(row.Observation.Key.Indicator)
		}
		if got != want || (want == "") != (len(rows.Findings()) > 0) {
			t.Errorf("%q is %q, want %q: %v", text, got, want, rows.Findings())
		}
	}
}
