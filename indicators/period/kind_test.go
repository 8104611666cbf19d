package period_test

import (
	"errors"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestKindText(t *testing.T) {
	for k := period.KindNone; k <= period.KindDay; k++ {
		if got, err := period.ParseKind(k.String()); err != nil || got != k {
			t.Errorf("%v reads as %v, %v", k, got, err)
		}
	}
	if got := period.Kind(200).String(); got != "kind(200)" {
		t.Errorf("Kind(200) is %s", got)
	}
	if _, err := period.ParseKind("decade"); !errors.Is(err, period.ErrSyntax) {
		t.Errorf("decade: %v", err)
	}
}
