package jsonstat_test

import (
	"errors"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
)

func TestLimits(t *testing.T) {
	collection := `{"class":"collection","link":{"item":[{"label":"a"},{"label":"b"},{"label":"c"}]}}`
	for _, c := range []struct {
		text string
		l    jsonstat.Limits
	}{
		{one(), jsonstat.Limits{MaxBytes: 50}},
		{one("MORE", `"label":"`+strings.Repeat("a", 20000)+`",`), jsonstat.Limits{MaxToken: 1000}},
		{one("ID", `"a","b"`), jsonstat.Limits{MaxDimensions: 1}},
		{one("SIZE", `2,2`), jsonstat.Limits{MaxDimensions: 1}},
		{one(), jsonstat.Limits{MaxCells: 1}},
		{one("VALUE", `{},"status":{"0":"a","1":"b"}`), jsonstat.Limits{MaxCells: 1}},
		{collection, jsonstat.Limits{MaxItems: 2}},
	} {
		if _, err := jsonstat.Decode(strings.NewReader(c.text), c.l); !errors.Is(err, indicators.ErrLimit) {
			t.Errorf("%+v: %v", c.l, err)
		}
	}
}
