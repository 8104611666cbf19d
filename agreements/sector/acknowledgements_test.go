package sector_test

import (
	"bytes"
	"errors"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// codes are the codes of findings, in the form "IND032", or "(IND032)" where one is
// acknowledged.
func codes(found []finding.Finding) (list []string) {
	for _, f := range found {
		code := string(f.Code)
		if !f.IsOpen() {
			code = "(" + code + ")"
		}
		list = append(list, code)
	}
	return list
}

// mustLoad loads a folder.
func mustLoad(t *testing.T, folder fstest.MapFS) *sector.Sector {
	t.Helper()
	s, err := sector.Load(folder, sector.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// TestAcknowledgements: an acknowledged finding stays and is marked; it is open again once
// a figure of it changes or the acknowledgement expires, and then the acknowledgement is
// told. Figures of other findings change nothing.
func TestAcknowledgements(t *testing.T) {
	const two = `id,indicator,perimeter,period,figure,unit,role,source
a,jobs,mills,2020,1200,job,observed,yearbook
b,jobs,mills,2021,99999999,t,observed,yearbook
c,sales,mills,2020,6000000,MAD,observed,yearbook
`
	folder := func(table string, acknowledged ...finding.Acknowledgement) fstest.MapFS {
		var b bytes.Buffer
		if err := sector.EncodeAcknowledgements(&b, acknowledged); err != nil {
			t.Fatal(err)
		}
		return mills("observations.json", "-", "observations.csv", table, "acknowledgements.json", b.String())
	}
	first := mustLoad(t, folder(two)).Check()
	n := slices.IndexFunc(first, func(f finding.Finding) bool { return strings.HasPrefix(f.Path, "/observations/b") })
	if n < 0 {
		t.Fatalf("nothing is said of b: %v", first)
	}
	f := first[n]
	a := f.Acknowledge("L. Amrani", period.MustDate(2026, 3, 1), "the ministry counts in tonnes")
	a.Until = period.MustDate(2026, 6, 30)
	for _, test := range []struct {
		name, table string
		day         period.Date
		acted       string // what is told of the acknowledgement
		open        bool
	}{
		{"as it was", two, period.Date{}, "", false},
		{"last day", two, period.MustDate(2026, 6, 30), "", false},
		{"expired", two, period.MustDate(2026, 7, 1), "ACK002", true},
		{"not yet made", two, period.MustDate(2026, 2, 28), "", true},
		{"figure changed", strings.Replace(two, "99999999", "99999998", 1), period.Date{}, "ACK003", true},
		{"another figure changed", strings.Replace(two, "6000000", "6100000", 1), period.Date{}, "", false},
		{"gone", strings.Replace(two, "99999999,t", "1300,job", 1), period.Date{}, "ACK001", true},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := mustLoad(t, folder(test.table, a))
			found := s.CheckOn(indicators.ViewConfig{}, test.day)
			list := codes(found)
			if got := slices.Contains(list, "("+string(f.Code)+")"); got == test.open {
				t.Errorf("acknowledged %v: %v", got, list)
			}
			for _, code := range []string{"ACK001", "ACK002", "ACK003"} {
				if got := slices.Contains(list, code); got != (code == test.acted) {
					t.Errorf("%s told %v: %v", code, got, list)
				}
			}
			if _, n := finding.CountOpen(found); (n == 1) == test.open {
				t.Errorf("%d acknowledged", n)
			}
			for _, x := range found {
				if strings.HasPrefix(string(x.Code), "ACK") && (x.Path != "/acknowledgements/"+a.Fingerprint ||
					x.Text(wording.Fr) == x.Text(wording.En) || x.SuggestionText(wording.Ar) == "") {
					t.Errorf("%v, %s", x, x.Text(wording.Fr))
				}
			}
		})
	}
}

// TestAcknowledgementsErrors: what an acknowledgement must say, and where it does not.
func TestAcknowledgementsErrors(t *testing.T) {
	const good = `{"code": "IND031", "path": "/observations/a", "fingerprint": "0123456789abcdef",
 "by": "A", "on": "2026-01-02", "why": "so"}`
	for _, test := range []struct {
		name, text string
		want       error
		detail     string
	}{
		{"twice", good + "," + good, indicators.ErrDuplicate, ""},
		{"no path", strings.Replace(good, `"/observations/a"`, `"a"`, 1), indicators.ErrInvalid, "JSON Pointer"},
		{"short", strings.Replace(good, "abcdef", "", 1), indicators.ErrInvalid, "16 hexadecimal digits"},
		{"upper case", strings.Replace(good, "abcdef", "ABCDEF", 1), indicators.ErrInvalid, "16 hexadecimal digits"},
		{"nobody", strings.Replace(good, `"A"`, `""`, 1), indicators.ErrInvalid, "who"},
		{"no reason", strings.Replace(good, `"so"`, `""`, 1), indicators.ErrInvalid, "why"},
		{"no code", strings.Replace(good, "IND031", "", 1), nil, ""},
		{"no day", strings.Replace(good, `"on": "2026-01-02", `, "", 1), nil, "missing"},
		{
			"ends before it begins", strings.Replace(good, `"so"`, `"so", "until": "2026-01-01"`, 1),
			indicators.ErrInvalid, "before it begins",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			text := `{"format": "mithaq.acknowledgements/1", "acknowledgements": [` + test.text + `]}`
			_, err := sector.Load(mills("acknowledgements.json", text), sector.Options{})
			var problems *sector.Problems
			if !errors.As(err, &problems) || problems.Total != 1 || !strings.Contains(err.Error(), test.detail) {
				t.Fatalf("got %v", err)
			}
			p := problems.List[0]
			if p.File != "acknowledgements.json" || p.Line == 0 || test.want != nil && !errors.Is(err, test.want) {
				t.Errorf("got %v", p)
			}
		})
	}
	_, err := sector.New(sector.Spec{
		ID: "x", Dataset: &indicators.Dataset{}, Acknowledgements: []finding.Acknowledgement{{}},
	})
	if !errors.Is(err, indicators.ErrInvalid) {
		t.Errorf("New takes an empty acknowledgement: %v", err)
	}
}
