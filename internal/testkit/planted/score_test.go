package planted_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/internal/testkit/planted"
)

// TestScore: a judge who knows everything has full marks, one who accuses a sound
// record and one who says nothing have none.
func TestScore(t *testing.T) {
	s := planted.NewSector(1, planted.Options{Sources: 1, Stated: true})
	for _, k := range []planted.Kind{planted.PowerOfTen, planted.UnitUnset, planted.DigitsSwapped, planted.RowsShifted} {
		f := planted.Plant(s, k, 1)
		heads := func(h ...planted.Head) planted.Check {
			return func(*indicators.Dataset) []planted.Head { return h }
		}
		path := "/observations/" + string(f.Records[0])
		var knows, wrong, silent, lists planted.Score
		knows.Count(f, heads(planted.Head{Path: path + "/figure", Severity: finding.SeverityWarning,
			Candidates: []figure.Figure{f.Right(f.Records[0])}}))
		wrong.Count(f, heads(planted.Head{Path: "/observations/R99999", Severity: finding.SeverityError}))
		silent.Count(f, heads(planted.Head{Path: path, Severity: finding.SeverityInfo}))
		lists.Count(f, heads(planted.Head{Path: "/sums/1", Listed: []string{path}, Severity: finding.SeverityWarning}))
		if knows.Told != knows.Visible || knows.Named != knows.Determined || knows.First != knows.Exact ||
			knows.Accused+knows.Other > 0 {
			t.Errorf("%v: knows: %v", k, knows)
		}
		if wrong.Told+wrong.Named > 0 || wrong.Accused != 1 || wrong.Other != 1 {
			t.Errorf("%v: wrong: %v", k, wrong)
		}
		if silent.Told+silent.Named+silent.Accused+silent.Other > 0 {
			t.Errorf("%v: silent: %v", k, silent)
		}
		if lists.Told != lists.Visible || lists.Named+lists.Accused+lists.Other > 0 {
			t.Errorf("%v: lists: %v", k, lists)
		}
	}
}
