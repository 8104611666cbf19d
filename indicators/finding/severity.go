package finding

//go:generate go run ../../internal/gen/values indicators/finding

import (
	"github.com/mithaq-go/mithaq/indicators/internal/refused"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// Severity grades a finding.
type Severity uint16

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

// refuseStored is the error of a stored value that cannot be read.
func refuseStored(op string, fault stored.Fault) error { return refused.Stored(op, fault) }
