package finding

import (
	"encoding/json"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/document"
	"github.com/mithaq-go/mithaq/internal/stored"
)

// candidateFile is a [Candidate] as JSON has it: of its key only what is set.
type candidateFile struct {
	Key    *candidateKey `json:"key,omitzero"`
	Figure figure.Figure `json:"figure"`
	Unit   figure.Unit   `json:"unit,omitzero"`
	Why    wording.Note  `json:"why,omitzero"`
	Reason wording.Text  `json:"reason,omitzero"` // of files written before why was in three languages
}

type candidateKey struct {
	Indicator indicators.ID        `json:"indicator,omitzero"`
	Area      indicators.ID        `json:"area,omitzero"`
	Perimeter indicators.ID        `json:"perimeter,omitzero"`
	Breakdown indicators.Breakdown `json:"breakdown,omitzero"`
	Period    period.Period        `json:"period,omitzero"`
}

// MarshalJSON returns the candidate as an object with the members "figure",
// "unit", "why" and "key", which is absent where the value is proposed
// for the record that the finding is about.
func (c Candidate) MarshalJSON() ([]byte, error) {
	f := candidateFile{Figure: c.Figure, Unit: c.Unit, Why: c.Why}
	if c.Key != (indicators.Key{}) {
		k := candidateKey(c.Key)
		f.Key = &k
	}
	return document.JSON(f)
}

// UnmarshalJSON reads what [Candidate.MarshalJSON] returns.
func (c *Candidate) UnmarshalJSON(data []byte) error {
	if c == nil {
		return refuseStored("Candidate.UnmarshalJSON", stored.NoTarget())
	}
	var f candidateFile
	if err := json.Unmarshal(data, &f); err != nil {
		return err
	}
	if f.Reason.IsSet() {
		f.Why = wording.NoteOf(f.Reason)
	}
	*c = Candidate{indicators.Candidate{Figure: f.Figure, Unit: f.Unit, Why: f.Why}}
	if f.Key != nil {
		c.Key = indicators.Key(*f.Key)
	}
	return nil
}
