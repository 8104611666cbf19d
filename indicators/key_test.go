package indicators_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
)

func TestParseBreakdown(t *testing.T) {
	tests := []struct {
		in, want string
		is       error
	}{
		{"", "", nil},
		{"segment=CRM", "segment=CRM", nil},
		{"sex=F,segment=CRM", "segment=CRM,sex=F", nil},
		{"a=1,a=2", "", indicators.ErrDuplicate},
		{"a=1,", "", indicators.ErrSyntax},
		{",a=1", "", indicators.ErrSyntax},
		{"a", "", indicators.ErrSyntax},
		{"a=", "", indicators.ErrID},
		{"=1", "", indicators.ErrID},
		{"a=1=2", "", indicators.ErrID},
		{"a=b c", "", indicators.ErrID},
		{"é=1", "", indicators.ErrID},
	}
	for _, tt := range tests {
		got, err := indicators.ParseBreakdown(tt.in)
		if string(got) != tt.want || !errors.Is(err, tt.is) {
			t.Errorf("ParseBreakdown(%q) = %q, %v; want %q, %v", tt.in, got, err, tt.want, tt.is)
		}
	}
}

// TestBreakdownOfAnyOrder: the parts in any order give one text, which reads
// back as the same parts.
func TestBreakdownOfAnyOrder(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 7))
	for range 2000 {
		var parts []string
		for _, dim := range []string{"a", "a-b", "a.b", "b", "segment", "sex"} {
			if r.IntN(2) == 0 {
				parts = append(parts, dim+"="+string(rune('A'+r.IntN(3))))
			}
		}
		slices.SortFunc(parts, func(a, b string) int {
			return strings.Compare(strings.Split(a, "=")[0], strings.Split(b, "=")[0])
		})
		want := strings.Join(parts, ",")
		r.Shuffle(len(parts), func(i, j int) { parts[i], parts[j] = parts[j], parts[i] })
		got, err := indicators.ParseBreakdown(strings.Join(parts, ","))
		if err != nil || string(got) != want {
			t.Fatalf("%q gives %q, %v; want %q", parts, got, err, want)
		}
		var back []string
		for p := range got.Parts() {
			back = append(back, string(p.Dimension)+"="+string(p.Code))
		}
		if strings.Join(back, ",") != want {
			t.Fatalf("the parts of %q are %q", got, back)
		}
	}
}

func TestParseBreakdownAllocations(t *testing.T) {
	if n := testing.AllocsPerRun(100, func() { _, _ = indicators.ParseBreakdown("segment=CRM,sex=F") }); n != 0 {
		t.Errorf("%v allocations for a canonical text, want none", n)
	}
}
