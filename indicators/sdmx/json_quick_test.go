package sdmx_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
	"github.com/mithaq-go/mithaq/internal/testkit"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

// jsonMessage makes an SDMX-JSON message whose observations say much the same,
// with a fault here and there. Spaced, it means the same.
func (r random) jsonMessage(observations int) (plain, spaced string) {
	type part struct {
		id     string
		values []string
	}
	odd := func(usual string, others ...string) string {
		if r.IntN(60) > 0 {
			return usual
		}
		return records.Pick(r, others...)
	}
	list := func(n int, make func(i int) string) (values []string) {
		for i := range n {
			if v := make(i); v == "" || !slices.Contains(values, v) { // a code that is there twice is refused
				values = append(values, v)
			}
		}
		return values
	}
	dims := []part{
		{"INDICATOR", list(3, func(i int) string { return odd([]string{"jobs", "exports", "imports"}[i], "a b") })},
		{"SEX", list(3, func(i int) string { return records.Pick(r, "F", "M", "_T") })},
		{"TIME_PERIOD", list(12, func(i int) string { return odd(fmt.Sprint(2000+i), "2015-13", "2015-Q1") })},
	}
	if r.Some() {
		dims = append(dims, part{"RECORD", list(observations, func(i int) string { return odd(fmt.Sprintf("r%d", i), "r 1", "") })})
	}
	if r.Some() {
		dims = append(dims, part{"FREQ", []string{"A", odd("Q", "M")}})
	}
	if r.Some() { // then, with RECORD, it is a message of our own structure
		dims = append(dims, part{"PERIMETER", []string{"offshoring", "_Z"}}, part{"REF_AREA", []string{"MAR", "_Z"}})
	}
	if r.Some() { // a dimension of others that is an attribute here
		dims = append(dims, part{"UNIT_MEASURE", []string{"MAD", "job"}})
	}
	if r.Some() {
		dims = append(dims, part{"LEFT_OUT", []string{"a", "b"}})
	}
	r.Shuffle(len(dims), func(i, j int) { dims[i], dims[j] = dims[j], dims[i] })
	attributes := []part{{"OBS_STATUS", []string{"P", "E", odd("B", "X")}}, {"UNIT_MULT", []string{"0", "3"}}, {"DECIMALS", nil}, {"COMMENT", nil}, {"ROLE", []string{"observed", odd("estimate", "wrong")}}}
	if r.IntN(10) == 0 {
		attributes = append(attributes, part{"REF_AREA", []string{"MA", "FR"}})
	}
	flat := r.Some()
	split := r.IntN(len(dims))
	whole := 0
	if r.Some() {
		whole = min(1, split)
		dims[0].values = dims[0].values[:1]
	}
	withAttributes := r.Some()

	var texts [2]strings.Builder
	for i := range texts {
		// The two spellings are made by the same choices.
		choice := rand.New(rand.NewPCG(uint64(observations), 3))
		c := random{records.Random{Rand: choice}}
		odd := func(usual string, others ...string) string {
			if c.IntN(60) > 0 {
				return usual
			}
			return records.Pick(c, others...)
		}
		b := &texts[i]
		colon, open := ":", "{"
		if i == 1 {
			colon, open = " : ", "{ "
		}
		components := func(parts []part) {
			b.WriteString("[")
			for i, p := range parts {
				if i > 0 {
					b.WriteString(",")
				}
				fmt.Fprintf(b, `{"id":%q`, p.id)
				if p.values != nil {
					b.WriteString(`,"values":[`)
					for j, v := range p.values {
						if j > 0 {
							b.WriteString(",")
						}
						fmt.Fprintf(b, `%s%q%s%q`, open, records.Pick(c, "id", "value"), colon, v)
						if c.Some() {
							fmt.Fprintf(b, `,"name"%s%q`, colon, records.Pick(c, "a name", "é", `a "name"`))
						}
						b.WriteString("}")
					}
					b.WriteString("]")
				}
				b.WriteString("}")
			}
			b.WriteString("]")
		}
		b.WriteString(`{"data":{"structures":[{"dimensions":{"dataSet":`)
		components(dims[:whole])
		b.WriteString(`,"series":`)
		components(dims[whole:split])
		b.WriteString(`,"observation":`)
		components(dims[split:])
		b.WriteString(`},"attributes":{"series":[{"id":"TITLE"}],"observation":`)
		components(attributes)
		b.WriteString(`}}],"dataSets":[{"action":"Merge"`)
		key := func(parts []part) string {
			var k []string
			for _, p := range parts {
				k = append(k, odd(fmt.Sprint(c.IntN(len(p.values))), "99", "x", "", "1:1"))
			}
			return strings.Join(k, ":")
		}
		n := 0
		observation := func(parts []part) {
			value := odd(fmt.Sprintf("%d.%d", c.IntN(1000), c.IntN(100)), "1e3", `"NaN"`, "null", "-0", "0", "12345678901234567890123", `"x"`, `"2.5"`, "-7.50", "[1]")
			fmt.Fprintf(b, "%q%s[%s", key(parts), colon, value)
			for _, a := range attributes[:c.IntN(len(attributes)+1)] {
				v := odd(records.Pick(c, "0", "1", "null"), "7", `"E"`, `["P","E"]`, `"two words"`, `"a\"b"`, `"é"`)
				if a.values == nil {
					v = odd(records.Pick(c, "null", "2", "1"), `"text here"`, "[]", `{"en":"a","fr":"b"}`)
				}
				b.WriteString("," + v)
			}
			b.WriteString("]")
			n++
		}
		comma := func(i int) {
			if i > 0 {
				b.WriteString("," + records.Pick(c, "", "\n", " "))
			}
		}
		if flat {
			fmt.Fprintf(b, `,"observations"%s{`, colon)
			for i := range observations {
				comma(i)
				observation(dims[whole:])
			}
			b.WriteString("}")
		} else {
			fmt.Fprintf(b, `,"series"%s{`, colon)
			for i := 0; n < observations; i++ {
				comma(i)
				fmt.Fprintf(b, "%q%s%s", key(dims[whole:split]), colon, open)
				if withAttributes && c.Some() {
					fmt.Fprintf(b, `"attributes":[%s],`, records.Pick(c, `"code"`, `"two words"`, "null"))
				}
				fmt.Fprintf(b, `"observations"%s{`, colon)
				for i := range 1 + c.IntN(6) {
					comma(i)
					observation(dims[split:])
				}
				b.WriteString("}")
				if c.IntN(5) == 0 {
					b.WriteString(`,"attributes":["late"]`)
				}
				b.WriteString("}")
			}
			b.WriteString("}")
		}
		b.WriteString("}]}}")
	}
	return texts[0].String(), texts[1].String()
}

// TestJSONQuick: what is read past the scanner is what is read by it.
func TestJSONQuick(t *testing.T) {
	n, good := testkit.Cases(1000, 50_000), 0
	for seed := range uint64(n) {
		r := newRandom(seed, 31)
		plain, spaced := r.jsonMessage(messageSize(r, seed, 300))
		o := sdmx.ReadOptions{
			Defaults: indicators.Observation{ID: "x", Role: indicators.RoleObserved, Source: "office"}, Limits: sdmx.Limits{MaxProblems: 1000},
			Map: mapping.Rename(map[string]string{"LEFT_OUT": ""}),
		}
		if r.Some() {
			m := randomMapping(r)
			o.Map.Components, o.Map.Fixed, o.Map.Missing = append(o.Map.Components, m.Components...), m.Fixed, m.Missing
		}
		want, k := streamed(sdmx.ReadJSON(strings.NewReader(spaced), o))
		good += k
		if got, _ := streamed(sdmx.ReadJSON(strings.NewReader(plain), o)); got != want {
			t.Fatalf("seed %d\ngot\n%swant\n%s", seed, difference(got, want), difference(want, got))
		}
		if got, want := loaded(t, sdmx.ReadJSON(strings.NewReader(plain), o)), loaded(t, sdmx.ReadJSON(strings.NewReader(spaced), o)); got != want {
			t.Fatalf("seed %d, loaded\ngot\n%swant\n%s", seed, difference(got, want), difference(want, got))
		}
	}
	if good < 2*n {
		t.Errorf("only %d observations", good)
	}
}
