package rulekit

import (
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// TimesOff says in words how far a figure is off that a power of ten would mend: a
// thousand times too small for 3, too large for -3.
func TimesOff(power int) wording.Text {
	in := func(l wording.Lang) string {
		return wording.NewWriter(wording.LocaleOf(l), wording.WriterOptions{Style: wording.Letters}).OffBy(power)
	}
	return say.Text(in(wording.Ar), in(wording.Fr), in(wording.En))
}
