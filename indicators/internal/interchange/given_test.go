package interchange

import (
	"io"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
)

func TestGiven(t *testing.T) {
	data := &indicators.Dataset{}
	if err := Given("op", io.Discard, data); err != nil {
		t.Error(err)
	}
	if err := Given("op", nil, data); err == nil || err.Error() != "indicators: op: invalid record: no writer" {
		t.Error(err)
	}
	if err := Given("op", io.Discard, nil); err == nil || err.Error() != "indicators: op: invalid record: no dataset" {
		t.Error(err)
	}
}
