package index_test

import (
	"fmt"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/index"
	"github.com/mithaq-go/mithaq/indicators/money"
)

func ExampleTornqvist() {
	f := figure.FromInt64
	x, _ := index.Tornqvist([]index.Product{
		{Price0: f(1), Price1: f(2), Quantity0: f(1), Quantity1: f(1)},
		{Price0: f(1), Price1: f(1), Quantity0: f(1), Quantity1: f(2)},
	}, 6)
	// Shares are a half in both periods: the square root of 2.
	fmt.Println(x, x.Round(3, money.HalfEven))
	// Output: [1.414213,1.414214] (1.414,1.415)
}
