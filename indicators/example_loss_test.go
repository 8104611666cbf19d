package indicators_test

import (
	"fmt"

	"github.com/mithaq-go/mithaq/indicators"
)

func ExampleLoss() {
	fmt.Println(indicators.Loss{Kind: indicators.LostRecords, What: "corrections", Count: 2, Why: "a data message carries observations only"})
	// Output:
	// records: corrections (2): a data message carries observations only
}
