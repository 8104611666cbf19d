package sdmx_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/sdmx"
)

// TestJSONRepeated: a series that is given again is named, in whatever order the
// series stand, and no other is.
func TestJSONRepeated(t *testing.T) {
	const side = 40
	values := func(form string) string {
		var list []string
		for i := range side {
			list = append(list, fmt.Sprintf(`{"id":"`+form+`"}`, i))
		}
		return strings.Join(list, ",")
	}
	head := `{"data":{"structures":[{"dimensions":{"series":[{"id":"INDICATOR","values":[` + values("i%d") +
		`]},{"id":"REF_AREA","values":[` + values("a%d") +
		`]}],"observation":[{"id":"TIME_PERIOD","values":[{"id":"2015"}]}]}}],"dataSets":[{"series":{`
	o := sdmx.ReadOptions{Defaults: indicators.Observation{ID: "x", Role: indicators.RoleObserved, Source: "office"}}
	named := func(keys []string, space string) bool {
		var list []string
		for _, k := range keys {
			list = append(list, fmt.Sprintf(`%q:%s{"observations":{"0":[1]}}`, k, space))
		}
		r := sdmx.ReadJSON(strings.NewReader(head+strings.Join(list, ",")+"}}]}}"), o)
		n := 0
		for _, err := range r.All() {
			if err != nil {
				t.Fatal(err)
			}
			n++
		}
		if n != len(keys) {
			t.Fatalf("%d observations of %d", n, len(keys))
		}
		lost := r.Losses()
		return len(lost) == 1 && lost[0].What == "series" && lost[0].Count == 1
	}
	for seed := range uint64(40) {
		r := newRandom(seed, 47)
		var keys []string
		for i := range side * side {
			keys = append(keys, fmt.Sprintf("%d:%d", i/side, i%side))
		}
		switch seed % 3 {
		case 1:
			slices.Reverse(keys)
		case 2:
			r.Shuffle(len(keys), func(i, j int) { keys[i], keys[j] = keys[j], keys[i] })
		}
		keys = keys[:1+r.IntN(len(keys))]
		space := []string{"", " "}[seed%2]
		if named(keys, space) {
			t.Fatalf("seed %d: a series is named that is given once", seed)
		}
		again := strings.Replace(keys[r.IntN(len(keys))], ":", []string{":", ":0", ":+"}[seed%3*(seed%2)], 1)
		at := r.IntN(len(keys) + 1)
		if !named(slices.Insert(keys, at, again), space) {
			t.Fatalf("seed %d: series %s is not named", seed, again)
		}
	}
}
