package verbatim

import (
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
)

// maxReadings is how many readings of words a finding offers.
const maxReadings = 3

// differences are what findings say of each difference.
var differences = [...]wording.Text{
	OtherQualifier: messages.Text("{value}, but the words \"{words}\" say {reading}: another qualifier"),
	OtherScale:     messages.Text("{value}, but the words \"{words}\" say {reading}: another scale"),
	OtherUnit:      messages.Text("{value}, but the words \"{words}\" say {reading}: another unit"),
	OtherValue:     messages.Text("{value}, but the words \"{words}\" say {reading}"),
}

// Report reports that a figure is none of what words say, of which the nearest reading
// comes first, and proposes them as values of a key.
func Report(r *rulekit.Report, path string, q figure.Quantity, key indicators.Key, all []Reading) *rulekit.Draft {
	nearest := all[0]
	f := r.Add(path, differences[nearest.Difference], rulekit.Quantity("value", q),
		rulekit.Quantity("reading", nearest.Quantity), rulekit.Word("words", nearest.Literal))
	for _, x := range all[:min(len(all), maxReadings)] {
		f.Propose(indicators.Candidate{Key: key, Figure: x.Quantity.Figure, Unit: x.Quantity.Unit},
			messages.Text("as the published words say"))
	}
	return f
}
