package consistent_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit/consistent"
)

// told notes what a check says.
type told struct {
	testing.TB
	said []string
}

func (t *told) Helper()             {}
func (t *told) Logf(string, ...any) {}
func (t *told) Errorf(format string, args ...any) {
	t.said = append(t.said, fmt.Sprintf(format, args...))
}

// TestCheck: a page that says what its JSON has passes, and one that differs in a
// figure, in a spelling, or by leaving one out is told.
func TestCheck(t *testing.T) {
	data := []byte(`{"jobs": "34215 job", "exports": "7540000000 MAD", "share": "1/9"}`)
	for page, want := range map[string]string{
		"34 215 emplois, 7,54 milliards de dirhams, soit 11,1 %":                          "",
		"34 215 emplois, soit 11,1 %":                                                     "is in the JSON (exports)",
		"34 216 emplois, 7,54 milliards de dirhams, soit 11,1 %":                          "not in the JSON",
		"34 215 emplois, 34.215 emplois, 7,54 milliards de dirhams, 11,1 %":               "is written",
		"34 215 emplois, «34.215 emplois», 7,54 milliards de dirhams, 11,1 % [34 emploi]": "",
	} {
		got := told{TB: t}
		consistent.Page{Name: "page", Text: page, Locale: wording.FrMA, JSON: data}.Check(&got)
		if all := strings.Join(got.said, "\n"); want == "" && all != "" || !strings.Contains(all, want) {
			t.Errorf("%s: %q, want %q", page, all, want)
		}
	}
}
