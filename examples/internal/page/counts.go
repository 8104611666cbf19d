package page

import (
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Counts are how many open findings there are of each grade, and how many somebody has
// acknowledged.
type Counts struct {
	Errors       int `json:"errors"`
	Warnings     int `json:"warnings"`
	Infos        int `json:"infos"`
	Acknowledged int `json:"acknowledged"`
}

// Count counts findings.
func Count(found []finding.Finding) (c Counts) {
	for _, f := range found {
		switch {
		case !f.IsOpen():
			c.Acknowledged++
		case f.Severity == finding.SeverityError:
			c.Errors++
		case f.Severity == finding.SeverityWarning:
			c.Warnings++
		default:
			c.Infos++
		}
	}
	return c
}

// Text says the counts in words.
func (c Counts) Text(lang wording.Lang) string {
	say := func(en string) string { return messages.Phrase(en).In(lang) }
	w := Writer(lang)
	text := say("errors") + say(": ") + w.Say(c.Errors) + say(", ") + say("warnings") + say(": ") + w.Say(c.Warnings) +
		say(", ") + say("for information") + say(": ") + w.Say(c.Infos)
	if c.Acknowledged > 0 {
		text += say(", ") + say("acknowledged") + say(": ") + w.Say(c.Acknowledged)
	}
	return text
}
