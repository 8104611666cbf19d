package agreements_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators/period"
)

func TestEvenSchedule(t *testing.T) {
	all, err := agreements.EvenSchedule(dh("100"), period.Quarter(2026, 3), 3)
	if err != nil {
		t.Fatal(err)
	}
	want := []agreements.Installment{
		{Due: period.Quarter(2026, 3), Amount: dh("33.34")}, {Due: period.Quarter(2026, 4), Amount: dh("33.33")}, {Due: period.Quarter(2027, 1), Amount: dh("33.33")},
	}
	for n := range want {
		if all[n] != want[n] {
			t.Errorf("%v, want %v", all[n], want[n])
		}
	}
}
