package program_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
)

// TestNone: an error of what is not there lists what is, and of many the first hundred.
func TestNone(t *testing.T) {
	for _, test := range []struct {
		there []string
		want  string
	}{
		{nil, `-x "y": there is none, and no other either`},
		{[]string{"a"}, `-x "y": there is none; there are: a`},
		{[]string{"a", "b"}, `-x "y": there is none; there are: a, b`},
		{
			slices.Repeat([]string{"a"}, 103),
			`-x "y": there is none; there are: ` + strings.Repeat("a, ", 99) + "a and 3 more",
		},
	} {
		err := program.None("x", "y", test.there)
		if err.Error() != test.want || program.Code(err) != program.Misuse {
			t.Errorf("%v", err)
		}
	}
}
