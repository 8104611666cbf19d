package sdmx_test

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// each calls f with n numbers and joins what it returns.
func each(n int, f func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(f(i))
	}
	return b.String()
}

// kept returns how much more is held after f than before it.
func kept(f func()) uint64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	f()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return max(after.HeapAlloc, before.HeapAlloc) - before.HeapAlloc
}

// TestHostileLoad: a message in which nothing repeats fills no memory with what
// is remembered, loaded or streamed: 64 bytes for each byte of the input, and 64
// KiB, beside what the Builder keeps.
func TestHostileLoad(t *testing.T) {
	const head = "STRUCTURE,STRUCTURE_ID,INDICATOR,SEX,TIME_PERIOD,OBS_VALUE,SOURCE,COMMENT\n"
	const n = 5000
	structure := func(values string) string {
		return `{"data":{"structures":[{"dimensions":{"observation":[{"id":"INDICATOR","values":[` + values + `]},{"id":"TIME_PERIOD","keyPosition":1000000000,"values":[{"id":"2015"}]}]},"attributes":{"observation":[{"id":"A"}]}}],"dataSets":[{"observations":{`
	}
	csv := func(o sdmx.ReadOptions) func(io.Reader) *sdmx.Reading {
		return func(in io.Reader) *sdmx.Reading { return sdmx.ReadCSV(in, o) }
	}
	json := func(in io.Reader) *sdmx.Reading { return sdmx.ReadJSON(in, sdmx.ReadOptions{}) }
	for _, c := range []struct {
		name, text string
		read       func(io.Reader) *sdmx.Reading
	}{
		{"keys", head + each(n, func(i int) string { return fmt.Sprintf("dataflow,A:B,i%d,F,2015,1,,\n", i) }), csv(sdmx.ReadOptions{})},
		{"breakdowns", head + each(n, func(i int) string { return fmt.Sprintf("dataflow,A:B,a,f%d,2015,1,,\n", i) }), csv(sdmx.ReadOptions{})},
		{"sources", head + each(n, func(i int) string { return fmt.Sprintf("dataflow,A:B,a,F,2015,1,s%d,\n", i) }), csv(sdmx.ReadOptions{})},
		{"structures", head + each(n, func(i int) string { return fmt.Sprintf("dataflow,A:B%d,a,F,2015,1,,\n", i) }), csv(sdmx.ReadOptions{})},
		{"unknown structures", head + each(n, func(i int) string { return fmt.Sprintf("dataflow,A:B%d,a,F,2015,1,,\n", i) }), csv(sdmx.ReadOptions{Structure: sdmx.Structure{Kind: sdmx.Dataflow, Agency: "A", ID: "C"}})},
		{"periods", head + each(n, func(i int) string { return fmt.Sprintf("dataflow,A:B,a,F,%04d-%02d,1,,\n", 1+i/12, 1+i%12) }), csv(sdmx.ReadOptions{})},
		{"losses", head + each(n, func(i int) string { return fmt.Sprintf("dataflow,A:B,a,F,2015,1,,x %d\n", i) }), csv(sdmx.ReadOptions{})},
		{"commas", head + strings.Repeat(strings.Repeat(",", 500)+"\n", 400), csv(sdmx.ReadOptions{})},
		{"indexes", structure(`{"id":"a"}`) + each(n, func(i int) string { return fmt.Sprintf(`"%d:0":[1],`, i*1000003) }), json},
		{"values", structure(each(n, func(i int) string { return fmt.Sprintf(`{"id":"i%d"},`, i) }) + `{"id":"a"}`), json},
		{"values by observations", structure(each(n, func(i int) string { return fmt.Sprintf(`{"id":"i%d"},`, i) })+`{"id":"a"}`) + each(n, func(i int) string { return fmt.Sprintf(`"%d:0":[1],`, i) }), json},
		{"attributes", structure(`{"id":"a"}`) + each(n, func(i int) string { return fmt.Sprintf(`"0:0":[1,"a%d"],`, i) }), json},
		{"an array that never ends", structure(`{"id":"a"}`) + `"0:0":[1` + strings.Repeat(",1", 50000), json},
		{"deep inside an observation", structure(`{"id":"a"}`) + `"0:0":[1,` + strings.Repeat("[", 50000), json},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := allocated(func() {
				for _, err := range c.read(strings.NewReader(c.text)).All() {
					_ = err
				}
			})
			if most := 64*uint64(len(c.text)) + 64<<10; got > most && !testkit.Race() {
				t.Errorf("streamed: %d bytes allocated for an input of %d", got, len(c.text))
			}
			var b indicators.Builder
			got = allocated(func() { _ = c.read(strings.NewReader(c.text)).Load(&b) })
			if most := 64*uint64(len(c.text)) + 64<<10; got > most && !testkit.Race() {
				t.Errorf("loaded: %d bytes allocated for an input of %d", got, len(c.text))
			}
		})
	}
}

// TestCutShort: a message that is cut short anywhere gives no more observations
// than were whole, and an error with its place, wherever a reader can tell.
func TestCutShort(t *testing.T) {
	data := newRandom(9, 9).Dataset(t, 4)
	table, _ := writeCSV(t, data, sdmx.WriteOptions{})
	tree, _ := writeJSON(t, data, sdmx.WriteOptions{})
	s, _, err := sdmx.StructuresOf(data, sdmx.WriteOptions{})
	if err != nil {
		t.Fatal(err)
	}
	var structures bytes.Buffer
	if err := sdmx.WriteStructures(&structures, s, sdmx.WriteOptions{Prepared: prepared()}); err != nil {
		t.Fatal(err)
	}
	step := testkit.Cases(7, 1)
	placed := func(n int, err error) {
		t.Helper()
		var ps *indicators.Problems
		var e *indicators.Error
		if errors.As(err, &ps) && len(ps.List) > 0 {
			e = ps.List[0]
		} else if !errors.As(err, &e) {
			t.Fatalf("%d: %v is no error of the package", n, err)
		}
		if e.Line == 0 || e.Column == 0 {
			t.Fatalf("%d: %v says no place", n, err)
		}
	}
	for n := 0; n < len(table); n += step {
		var b indicators.Builder
		if err := sdmx.ReadCSV(bytes.NewReader(table[:n]), sdmx.ReadOptions{}).Load(&b); err != nil {
			placed(n, err)
		}
	}
	for n := 0; n < len(tree)-1; n += step { // a line break ends it
		var b indicators.Builder
		err := sdmx.ReadJSON(bytes.NewReader(tree[:n]), sdmx.ReadOptions{}).Load(&b)
		placed(n, err)
	}
	for n := 0; n < structures.Len()-1; n += 11 * step {
		_, err := sdmx.ReadStructures(bytes.NewReader(structures.Bytes()[:n]), sdmx.Limits{})
		placed(n, err)
	}
}

// TestHostileCatalogue: structures that say much of nothing are read in
// proportion.
func TestHostileCatalogue(t *testing.T) {
	const n = 2000
	for name, text := range map[string]string{
		"lists": `{"data":{"codelists":[` + strings.TrimSuffix(strings.Repeat(`{"id":"CL_FREQ","agencyID":"A","name":"a"},`, n), ",") + `]}}`,
		"annotations": `{"data":{"codelists":[{"id":"A","agencyID":"A","name":"a","annotations":[{"type":"MITHAQ_LIST","value":"INDICATOR"}],"codes":[{"id":"a","name":"a","annotations":[` +
			strings.TrimSuffix(strings.Repeat(`{"type":"MITHAQ_REQUIRES","value":"a"},`, n), ",") + `]}]}]}}`,
		"structures": `{"data":{"dataStructures":[` + strings.TrimSuffix(strings.Repeat(`{"id":"D","agencyID":"A","name":"d","dataStructureComponents":{"dimensionList":{"dimensions":[{"id":"SEX","localRepresentation":{"enumeration":"urn=A:CL(1.0)"}}]}}},`, n), ",") + `]}}`,
	} {
		got := allocated(func() {
			s, err := sdmx.ReadStructures(strings.NewReader(text), sdmx.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			_, _, _ = s.Catalogue()
		})
		if most := 64*uint64(len(text)) + 64<<10; got > most && !testkit.Race() {
			t.Errorf("%s: %d bytes allocated for an input of %d", name, got, len(text))
		}
	}
}

// TestFormulas: no cell that a spreadsheet would take for a formula stands bare in
// what is written, and the words come back.
func TestFormulas(t *testing.T) {
	for _, words := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "＝1", "＋1", "－1", "＠A", "'=1", "''=1", "'", "=cmd|' /C calc'!A0", "a=1", " =1"} {
		o := indicators.Observation{ID: "a", Key: indicators.Key{Indicator: "jobs", Period: newRandom(1, 1).Period()}, Role: indicators.RoleObserved, Source: "s", Words: words, Note: words}
		data := build(t, catalogue(t), o)
		for _, labels := range []sdmx.Labels{sdmx.LabelsID, sdmx.LabelsBoth, sdmx.LabelsName} {
			text, _ := writeCSV(t, data, sdmx.WriteOptions{Labels: labels})
			r, err := sdmx.NewCSVReader(bytes.NewReader(text), sdmx.Limits{})
			if err != nil {
				t.Fatal(err)
			}
			for row, err := range r.Rows() {
				if err != nil {
					t.Fatal(err)
				}
				for i, c := range r.Columns() {
					if cell := row.Text(i); c.ID != "OBS_VALUE" && cell != "" && strings.ContainsRune("=+-@\t\r\n＝＋－＠", []rune(cell)[0]) {
						t.Errorf("%q: %s is %q", words, c.ID, cell)
					}
				}
			}
			back, _ := loadCSV(t, text, catalogue(t), sdmx.ReadOptions{})
			sameObservations(t, back, data)
		}
	}
}
