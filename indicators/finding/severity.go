package finding

import "github.com/mithaq-go/mithaq/internal/enum"

// Severity grades a finding.
type Severity uint8

const (
	// SeverityInfo: worth knowing; nothing is wrong.
	SeverityInfo Severity = iota + 1
	// SeverityWarning: a doubt that a reader must know of.
	SeverityWarning
	// SeverityError: the data as it stands is wrong or cannot be used.
	SeverityError
)

var severities = enum.Table[Severity]{"", "info", "warning", "error"}

// String returns "info", "warning" or "error".
func (s Severity) String() string { return severities.String("severity", s) }

// MarshalText implements [encoding.TextMarshaler].
func (s Severity) MarshalText() ([]byte, error) { return severities.Marshal("severity", s) }

// UnmarshalText implements [encoding.TextUnmarshaler].
func (s *Severity) UnmarshalText(text []byte) (err error) {
	*s, err = severities.Parse("severity", string(text))
	return err
}
