package testkit_test

import (
	"flag"
	"strconv"
	"testing"

	"github.com/mithaq-go/mithaq/internal/testkit"
)

func TestCases(t *testing.T) {
	given := testkit.Long()
	t.Cleanup(func() { flag.Set("long", strconv.FormatBool(given)) })
	for _, c := range []struct {
		long string
		want int
	}{{"false", 3}, {"true", 1000}} {
		if err := flag.Set("long", c.long); err != nil {
			t.Fatal(err)
		}
		if got := testkit.Cases(3, 1000); got != c.want || strconv.FormatBool(testkit.Long()) != c.long {
			t.Errorf("-long=%s: %d cases, want %d", c.long, got, c.want)
		}
	}
}
