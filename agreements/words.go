package agreements

import (
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// fundedNote says how many units a limit funds.
func fundedNote(units, limit, rest string) wording.Text {
	return say.Text(
		limit+" تموّل "+units+" ويبقى "+rest,
		limit+" financent "+units+", reste "+rest,
		limit+" funds "+units+", with "+rest+" left")
}
