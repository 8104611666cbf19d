package indicators_test

import (
	"encoding/json"
	"fmt"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
)

// The codes of errors are words that never change.
func TestErrorCode(t *testing.T) {
	for err, want := range map[error]string{
		indicators.ErrID: "id", indicators.ErrUnknown: "unknown", indicators.ErrDuplicate: "duplicate",
		indicators.ErrInvalid: "invalid", indicators.ErrNoData: "no_data", indicators.ErrUnreadable: "unreadable",
		indicators.ErrDisagree: "sources_disagree", indicators.ErrPerimeter: "perimeters_differ",
		indicators.ErrBreak: "series_breaks", indicators.ErrGap: "gap", indicators.ErrUnit: "unit",
		indicators.ErrAggregate: "aggregate", indicators.ErrSyntax: "syntax", indicators.ErrLimit: "limit",
		indicators.ErrFormat: "format", indicators.ErrReplay: "replay",
		figure.ErrDivisionByZero: "division_by_zero", &figure.Error{Err: figure.ErrDomain}: "domain",
		&period.Error{Err: period.ErrRange}: "range", fmt.Errorf("else"): "other",
	} {
		if got := (&indicators.Error{Err: err}).Code(); got != want {
			t.Errorf("%v: %q, want %q", err, got, want)
		}
	}
	e := indicators.Error{
		Op: "View.Value", Err: indicators.ErrGap, Path: "/a", Periods: []period.Period{period.Year(2011)},
	}
	text, err := json.Marshal(e)
	const want = `{"code":"gap","text":"indicators: View.Value: /a: series has a gap",` +
		`"op":"View.Value","path":"/a","periods":["2011"]}`
	if string(text) != want || err != nil {
		t.Errorf("%s, %v\nwant %s", text, err, want)
	}
}
