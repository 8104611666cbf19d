package indicators_test

import (
	"bytes"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
)

// TestThresholds: thresholds of an indicator are numbers above zero, and are kept.
func TestThresholds(t *testing.T) {
	const file = `{"format": "mithaq.catalogue/1", "indicators": [
		{"id": "jobs", "name": "jobs", "unit": "job", "nature": "stock", "usual_step": "2.5", "materiality": "1000"}]}`
	c, err := indicators.DecodeCatalogue(strings.NewReader(file), indicators.DecodeOptions{})
	if err != nil {
		t.Fatal(err)
	}
	i, _ := c.Indicator("jobs")
	if i.UsualStep.String() != "2.5" || i.Materiality.String() != "1000" {
		t.Errorf("%s, %s", i.UsualStep, i.Materiality)
	}
	var b bytes.Buffer
	if err := indicators.EncodeCatalogue(&b, c); err != nil {
		t.Fatal(err)
	}
	if o, err := indicators.DecodeCatalogue(&b, indicators.DecodeOptions{}); err != nil || !o.Equal(c) {
		t.Errorf("not the same when it is read again: %v", err)
	}
	for _, bad := range []string{"0", "-5", ">5", "[1,2]", "~5"} {
		for _, member := range []string{"usual_step", "materiality"} {
			text := strings.Replace(file, `"materiality": "1000"`, `"note": ""`, 1)
			text = strings.Replace(text, `"usual_step": "2.5"`, `"`+member+`": "`+bad+`"`, 1)
			_, err := indicators.DecodeCatalogue(strings.NewReader(text), indicators.DecodeOptions{})
			if err == nil || !strings.Contains(err.Error(), "/indicators/jobs/"+member) {
				t.Errorf("%s %s: %v", member, bad, err)
			}
		}
	}
}
