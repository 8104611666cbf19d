package offshoring

import (
	"github.com/mithaq-go/mithaq/indicators"
)

// rules are the rules over figures that the sector's Check runs: those of the
// library, told what must hold between this sector's metrics and from what its
// published rates and shares follow.
func (s *Sector) rules() []indicators.Rule {
	return indicators.RuleConfig{}.Rules()
}
