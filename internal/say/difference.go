package say

import "github.com/mithaq-go/mithaq/indicators/figure"

var percent, points = figure.MustParseUnit("percent"), figure.MustParseUnit("percentage_point")

// Difference returns a difference of two quantities as it is said: that of two shares in
// percent is in percentage points, since 60 % and 5 % more are 63 %, and 65 % are 5 points
// more.
func Difference(q figure.Quantity) figure.Quantity {
	if q.Unit == percent {
		q.Unit = points
	}
	return q
}
