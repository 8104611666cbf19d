package period_test

import (
	"errors"
	"strconv"
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

// TestKindEdges: the number behind the last kind is none.
func TestKindEdges(t *testing.T) {
	for _, k := range []period.Kind{period.KindDay + 1, 255} {
		b, err := k.AppendText([]byte("x"))
		if !errors.Is(err, period.ErrSyntax) || string(b) != "x" || k.String() != "kind("+strconv.Itoa(int(k))+")" {
			t.Errorf("%v: %q, %v", k, b, err)
		}
	}
	if b, err := period.KindDay.AppendText([]byte("x")); string(b) != "xday" || err != nil {
		t.Errorf("%q, %v", b, err)
	}
	if k, err := period.ParseKind("days"); k != period.KindNone || !errors.Is(err, period.ErrSyntax) {
		t.Error(k, err)
	}
}
