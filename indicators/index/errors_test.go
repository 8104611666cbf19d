package index_test

import (
	"errors"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
)

func TestErrorWithoutCause(t *testing.T) {
	for _, c := range []struct {
		err  *index.Error
		want string
	}{
		{&index.Error{Op: "HHI"}, "index: HHI"},
		{&index.Error{Op: "HHI", Err: index.ErrLimit}, "index: HHI: limit exceeded"},
	} {
		if got := c.err.Error(); got != c.want {
			t.Errorf("got %q, want %q", got, c.want)
		}
	}
}

func ExampleError() {
	_, err := index.Laspeyres([]index.Product{
		{Price0: figure.FromInt64(0), Price1: figure.FromInt64(2), Quantity0: figure.FromInt64(1)},
	})
	var failed *index.Error
	fmt.Println(errors.Is(err, figure.ErrDomain), errors.As(err, &failed))
	fmt.Println(failed.Op)
	fmt.Println(err)
	// Output:
	// true true
	// Laspeyres
	// index: Laspeyres: outside the domain of the operation: product 1: a price that may not be positive, or a quantity that may be negative
}
