package offshoring

import "github.com/mithaq-go/mithaq/indicators"

// rules are the rules over figures that the sector's Check runs: those of the
// library.
func (s *Sector) rules() []indicators.Rule { return nil }
