package page_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// columns returns at which place of each line of a table its second column begins.
func columns(text, second string) (all []int) {
	for line := range strings.Lines(text) {
		if at := strings.Index(line, second); at >= 0 {
			all = append(all, wide(line[:at]))
		}
	}
	return all
}

// TestTable: columns stand below each other in Arabic too, with marks above letters and
// cells that are not Arabic.
func TestTable(t *testing.T) {
	var b strings.Builder
	page.Style{Width: 80, Lang: wording.Ar}.Table(&b, "جدول", []string{"الاسم", "#1"}, [][]string{
		{"مُصَدَّر", "#2"}, {"AMRC", "#3"}, {"12", "#4"},
	})
	if at := columns(b.String(), "#"); len(at) != 4 || at[0] != at[1] || at[1] != at[2] || at[2] != at[3] {
		t.Errorf("columns at %v:\n%s", at, b.String())
	}
}

// TestNarrow: a table fits its page: cells are broken where there is room for that, and
// else the rows are a list. Nothing is left out.
func TestNarrow(t *testing.T) {
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		for _, n := range []int{3, 8, 20} {
			header, row, words := make([]string, n), make([]string, n), 0
			for i := range n {
				header[i] = "column"
				row[i] = strings.Repeat("word ", 9) + "word"
				words += 10
			}
			var b strings.Builder
			page.Style{Width: 80, Lang: lang}.Table(&b, "title", header, [][]string{row, row})
			for line := range strings.Lines(b.String()) {
				if wide(strings.TrimSuffix(line, "\n")) > 80 {
					t.Errorf("%v, %d columns: %q", lang, n, line)
				}
			}
			if got := strings.Count(b.String(), "word"); got != 2*words {
				t.Errorf("%v, %d columns: %d words of %d", lang, n, got, 2*words)
			}
		}
	}
}
