package indicators_test

import (
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestStreaming: observations are read one after another in each form, whatever their
// number; with -long, a million in less than 32 MB.
func TestStreaming(t *testing.T) {
	n := testkit.Cases(20_000, 1_000_000)
	limit := int64(testkit.Cases(2<<20, 32_000_000))
	record := func(before string) func(b []byte, i int) []byte {
		return func(b []byte, i int) []byte {
			if i > 0 {
				b = append(b, before...)
			}
			return fmt.Appendf(b, `{"id":"F%d","key":{"indicator":"jobs","area":"MA","breakdown":"segment=S%d","period":"%d"},`+
				`"figure":"%d","unit":"job","role":"observed","source":"s%d","words":"%d emplois","words_lang":"fr"}`,
				i, i/200, 1900+i%200, i, i, i)
		}
	}
	for form, s := range map[indicators.Format]testkit.Stream{
		indicators.JSON: {
			Head: `{"format":"mithaq.observations/1","observations":[`, Row: record(",\n"), Tail: "]}\n"},
		indicators.JSONLines: {Head: `{"format":"mithaq.observations/1"}` + "\n", Row: record("\n"), Tail: "\n"},
		indicators.CSV: {
			Head: "id,indicator,area,breakdown,period,figure,unit,role,source,words,words_lang\n",
			Row: func(b []byte, i int) []byte {
				return fmt.Appendf(b, "F%d,jobs,MA,segment=S%d,%d,%d,job,observed,s%d,%d emplois,fr\n",
					i, i/200, 1900+i%200, i, i, i)
			},
		},
	} {
		s.N = n
		all := indicators.ReadObservations(&s, form, indicators.DecodeOptions{})
		if got := testkit.Streamed(t, form.String(), testkit.NewHeap(), all, n, limit); got != n {
			t.Errorf("%s: %d observations, want %d", form, got, n)
		}
	}
}
