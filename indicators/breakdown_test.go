package indicators_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unsafe"

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
		if got.String() != tt.want || !errors.Is(err, tt.is) {
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
		if err != nil || got.String() != want {
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

// A breakdown is one word however many parts it has; more parts or text than it
// may have are an error, whatever way they come.
func TestBreakdownLimits(t *testing.T) {
	if n := unsafe.Sizeof(indicators.Breakdown{}); n != unsafe.Sizeof(uintptr(0)) {
		t.Errorf("%d bytes", n)
	}
	parts := func(n, size int) []indicators.Part {
		all := make([]indicators.Part, n)
		for i := range all {
			id := indicators.ID(fmt.Sprintf("d%0*d", size-1, i))
			all[i] = indicators.Part{Dimension: id, Code: id}
		}
		return all
	}
	for _, c := range []struct {
		parts, size int
		is          error
	}{
		{64, 31, nil}, {65, 4, indicators.ErrLimit}, {1000, 50, indicators.ErrLimit}, {21, 96, nil},
		{64, 32, indicators.ErrLimit}, {22, 96, indicators.ErrLimit}, // 64*(32+32+2)-1 and 22*(96+96+2)-1 bytes
	} {
		all := parts(c.parts, c.size)
		_, err := indicators.NewBreakdown(all...)
		if !errors.Is(err, c.is) || c.is == nil && err != nil {
			t.Errorf("%d parts of %d bytes: %v, want %v", c.parts, c.size, err, c.is)
		}
		var text []string
		for _, p := range all {
			text = append(text, string(p.Dimension+"="+p.Code))
		}
		_, err = indicators.ParseBreakdown(strings.Join(text, ","))
		if !errors.Is(err, c.is) || c.is == nil && err != nil {
			t.Errorf("text of %d parts of %d bytes: %v, want %v", c.parts, c.size, err, c.is)
		}
	}
}
