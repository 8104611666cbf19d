package page

import (
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Severity says the grade of a finding.
func Severity(s finding.Severity, lang wording.Lang) string {
	en := map[finding.Severity]string{
		finding.SeverityError: "error", finding.SeverityWarning: "warning", finding.SeverityInfo: "info",
	}[s]
	if en == "" {
		return ""
	}
	return messages.Phrase(en).In(lang)
}
