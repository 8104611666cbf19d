package sdmx_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// csvMessage makes an SDMX-CSV message whose rows say much the same, with a fault
// here and there, in two spellings that mean the same: plain, and with quotes.
func (r random) csvMessage(rows int) (plain, quoted string) {
	columns := []string{"INDICATOR", "REF_AREA", "SEX", "RECORD", "TIME_PERIOD", "OBS_VALUE", "UNIT_MULT", "DECIMALS", "OBS_STATUS", "UNIT_MEASURE", "ROLE", "SOURCE", "PUBLISHED", "COMMENT", "QUALIFIER", "MORE"}
	if r.Some() {
		columns = slices.DeleteFunc(columns, func(c string) bool { return c == "RECORD" })
	}
	if r.Some() {
		r.Shuffle(3, func(i, j int) { columns[i], columns[j] = columns[j], columns[i] })
		slices.Reverse(columns[len(columns)-8:])
	}
	if r.Some() { // attributes between the dimensions
		columns = slices.Insert(slices.DeleteFunc(columns, func(c string) bool { return c == "SOURCE" }), 1, "SOURCE")
	}
	if r.Some() { // then, with RECORD, it is a message of our own structure
		columns = slices.Insert(columns, 2, "PERIMETER")
	}
	if r.Some() {
		columns = slices.Insert(columns, r.IntN(len(columns)), "FREQ")
	}
	var a, b strings.Builder
	head := "STRUCTURE,STRUCTURE_ID,ACTION," + strings.Join(columns, ",") + "\n"
	a.WriteString(head)
	b.WriteString(head)
	rare := r.IntN(4) > 0
	odd := func(usual string, others ...string) string {
		if rare && r.IntN(40) > 0 || r.IntN(4) > 0 {
			return usual
		}
		return records.Pick(r, others...)
	}
	last := map[string]string{}
	for n := range rows {
		cells := []string{odd("dataflow", "datastructure", "x"), odd("A:B(1.0)", "A:C", "?"), odd("M", "R", "D", "")}
		for _, c := range columns {
			var v string
			switch c {
			case "INDICATOR":
				v = odd("jobs", "exports", "a b", "")
			case "REF_AREA":
				v = odd("MA", "MA-01", "_Z", "~", "")
			case "PERIMETER":
				v = odd("offshoring", "_Z", "x y")
			case "FREQ":
				v = odd("A", "Q", "D", "", "_Z")
			case "SEX":
				v = odd("F", "M", "_T", "~", "é")
			case "RECORD":
				v = odd(fmt.Sprintf("r%d", n), "", "r 1", ".x", "r\xc3")
			case "TIME_PERIOD":
				v = odd(fmt.Sprint(2000+r.IntN(20)), "2015-Q1", "2015-13", "", "2015-02-03", "~")
			case "OBS_VALUE":
				v = odd(fmt.Sprintf("%d.%d", r.IntN(1000), r.IntN(100)), fmt.Sprint(-r.IntN(9)), "0", "-0", "007", "1.", ".5", "1e3", "12,5", "NaN", "", "+1", "1.50", "123456789012345678", "1234567890123456789", "99999999999999999999", "-0.0", "1.2.3", "-")
			case "UNIT_MULT":
				v = odd("", "3", "-2", "16")
			case "DECIMALS":
				v = odd("", "2", "0", "x")
			case "OBS_STATUS":
				v = odd("", "P", "E", "X")
			case "UNIT_MEASURE":
				v = odd("MAD", "job", "a b")
			case "ROLE":
				v = odd("observed", "estimate", "wrong")
			case "SOURCE":
				v = records.Pick(r, "office", "ministry", "press")
			case "PUBLISHED":
				v = odd("2020", "2021-05", "x")
			case "COMMENT":
				v = odd("", "two words", "more words here")
			case "QUALIFIER":
				v = odd("", "ABOUT", "MORE_THAN")
			case "MORE":
				v = odd("", "code", "é")
			}
			if r.Some() && n > 0 && c != "RECORD" {
				v = last[c]
			}
			last[c] = v
			cells = append(cells, v)
		}
		if r.IntN(20) == 0 {
			cells = append(cells, records.Pick(r, "", "x"))
		}
		if r.IntN(20) == 0 {
			cells = cells[:r.IntN(len(cells))+1]
		}
		for i, c := range cells {
			if i > 0 {
				a.WriteByte(',')
				b.WriteByte(',')
			}
			if strings.Contains(c, ",") {
				c = `"` + c + `"`
			}
			a.WriteString(c)
			if i == 0 && c[0] != '"' {
				c = `"` + c + `"`
			}
			b.WriteString(c)
		}
		end := records.Pick(r, "\n", "\r\n", "\n")
		a.WriteString(end)
		b.WriteString(end)
	}
	return a.String(), b.String()
}

// randomMapping maps some of the components that the messages here have.
func randomMapping(r random) (m mapping.Mapping) {
	for _, c := range []mapping.Component{
		{From: "REF_AREA", To: "REF_AREA", Areas: mapping.Alpha3, Codes: map[string]string{"MA-01": "MAR", "MA": "MA"}},
		{From: "indicator", To: "INDICATOR", Units: map[string]mapping.Unit{"jobs": {Mult: 3}}},
		{From: "SEX", To: "gender", Part: mapping.Dimension, Codes: map[string]string{"F": "female", "M": ""}},
		{From: "UNIT_MEASURE", To: "UNIT_MEASURE", Units: map[string]mapping.Unit{"MAD": {Mult: 6}}},
		{From: "COMMENT", To: "NOTE"}, {From: "PUBLISHED", To: "NOTE"}, {From: "SOURCE", To: "SOURCE"},
		{From: "RECORD", To: "RECORD"},
		{From: "OBS_STATUS", To: "OBS_STATUS", Codes: map[string]string{"P": "P;E"}, Split: mapping.Letters},
		{From: "MORE", To: ""}, {From: "QUALIFIER", To: "age", Part: mapping.Dimension},
	} {
		if r.Some() {
			m.Components = append(m.Components, c)
		}
	}
	if r.Some() {
		m.Fixed = map[string]string{"ASSURANCE": "verified"}
		m.Missing = []string{"NaN", "0"}
	}
	return m
}

// TestCSVQuick: what is read without cutting rows into cells is what is read
// with: the same observations, losses and problems.
func TestCSVQuick(t *testing.T) {
	n, good := testkit.Cases(1000, 50_000), 0
	for seed := range uint64(n) {
		r := newRandom(seed, 21)
		plain, quoted := r.csvMessage(messageSize(r, seed, 400))
		o := sdmx.ReadOptions{Defaults: indicators.Observation{ID: "x", Role: indicators.RoleObserved, Source: "office"}, Limits: sdmx.Limits{MaxProblems: 1000}}
		if r.Some() {
			o.DecimalComma = true
		}
		if r.Some() {
			o.Defaults.Key.Period = r.Period()
			o.Map = mapping.Rename(map[string]string{"TIME_PERIOD": "", "MORE": "OTHER"})
		}
		if r.Some() {
			o.Map = randomMapping(r)
		}
		if r.Some() {
			o.Structure = sdmx.Structure{Kind: sdmx.Dataflow, Agency: "A", ID: "B", Version: "1.0"}
		}
		want, n := streamed(sdmx.ReadCSV(strings.NewReader(quoted), o))
		good += n
		if got, _ := streamed(sdmx.ReadCSV(strings.NewReader(plain), o)); got != want {
			t.Fatalf("seed %d\ngot\n%swant\n%s", seed, difference(got, want), difference(want, got))
		}
		if got, want := loaded(t, sdmx.ReadCSV(strings.NewReader(plain), o)), loaded(t, sdmx.ReadCSV(strings.NewReader(quoted), o)); got != want {
			t.Fatalf("seed %d, loaded\ngot\n%swant\n%s", seed, difference(got, want), difference(want, got))
		}
	}
	if good < n {
		t.Errorf("only %d observations", good)
	}
}

// messageSize returns how many records a random message has: few, and in one of forty
// as many as it takes for what is remembered to be given up.
func messageSize(r random, seed uint64, most int) int {
	if seed%40 == 0 {
		return 1 + r.IntN(most)
	}
	return 1 + r.IntN(10)
}

// TestCSVTranslated: periods and records that the mapping translates are translated in
// every row, also where the rest of the row is known.
func TestCSVTranslated(t *testing.T) {
	text := "DATAFLOW,REF_AREA,REC,TIME_PERIOD,OBS_VALUE\n" + strings.Repeat("A:B(1.0),MA,a,2015,1\n", 3)
	o := sdmx.ReadOptions{Defaults: someIndicator, Map: mapping.Mapping{ID: "m", Components: []mapping.Component{
		{From: "TIME_PERIOD", To: "TIME_PERIOD", Codes: map[string]string{"2015": "2016"}},
		{From: "REC", To: "RECORD", Codes: map[string]string{"a": "b"}},
	}}}
	for _, line := range readAll(t, sdmx.ReadCSV(strings.NewReader(text), o)) {
		if !strings.HasPrefix(line, "b x MA 2016 1 ") {
			t.Error(line)
		}
	}
}

// TestCSVLostKey: what the key of a row loses is told only where the row is sound so far,
// whether the rest of the row is known or not: here its record comes first and is none.
func TestCSVLostKey(t *testing.T) {
	const head = "DATAFLOW,REC,SEX,REF_AREA,TIME_PERIOD,OBS_VALUE\n"
	o := sdmx.ReadOptions{Defaults: someIndicator, Map: mapping.Mapping{ID: "m", Components: []mapping.Component{
		{From: "REC", To: "RECORD"},
		{From: "SEX", To: "gender", Part: mapping.Dimension, Codes: map[string]string{"F": "female"}},
	}}}
	usual := "A:B(1.0),a,F,MA,2015,1\nA:B(1.0),b,F,MA,2015,1\n"
	for odd, lost := range map[string]bool{"A:B(1.0),r 1,X,MA,2015,1\n": false, "A:B(1.0),c,X,MA,2015,1\n": true} {
		r := sdmx.ReadCSV(strings.NewReader(head+usual+odd), o)
		for _, err := range r.All() {
			if _, ok := err.(*indicators.Problems); err != nil && !ok {
				t.Fatal(err)
			}
		}
		if got := strings.Contains(losses(r.Losses()), "a code that the mapping does not have"); got != lost {
			t.Errorf("%s: a loss is told: %v, want %v: %v", odd, got, lost, r.Losses())
		}
	}
}

// difference returns the first lines of a that are not those of b.
func difference(a, b string) string {
	x, y := strings.SplitAfter(a, "\n"), strings.SplitAfter(b, "\n")
	for i := range x {
		if i >= len(y) || x[i] != y[i] {
			return strings.Join(x[i:min(i+4, len(x))], "")
		}
	}
	return ""
}

// streamed returns the observations and problems of a reading as text, and how
// many observations there are.
func streamed(r *sdmx.Reading) (string, int) {
	var b strings.Builder
	n := 0
	for o, err := range r.All() {
		var ps *indicators.Problems
		switch {
		case errors.As(err, &ps):
			for _, e := range ps.List {
				fmt.Fprintf(&b, "line %d %s %v %s\n", e.Line, e.Path, e.Err, e.Detail)
			}
		case err != nil:
			fmt.Fprintln(&b, err)
		default:
			n++
			fmt.Fprintf(&b, "%s %v %v %v %v %v %v %v %v\n", o.ID, o.Key, o.Figure, o.Unit, o.Role, o.Status, o.Source, o.Published, o.Attributes)
		}
	}
	return b.String() + losses(r.Losses()), n
}

// loaded returns what a reading loads as text.
func loaded(t testing.TB, r *sdmx.Reading) string {
	t.Helper()
	var b indicators.Builder
	var text strings.Builder
	if err := r.Load(&b); err != nil {
		var ps *indicators.Problems
		if errors.As(err, &ps) {
			fmt.Fprintf(&text, "%d problems\n", ps.Total)
		}
	}
	d, err := b.Build(catalogue(t))
	if err != nil {
		return err.Error()
	}
	for o := range d.All() {
		fmt.Fprintf(&text, "%s %v %v %v %v %v %v %v %v\n", o.ID, o.Key, o.Figure, o.Unit, o.Role, o.Status, o.Source, o.Published, o.Attributes)
	}
	return text.String() + losses(r.Losses())
}
