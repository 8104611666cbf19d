package datapackage_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// TestMorocco: the whole sector goes into a package and comes back.
func TestMorocco(t *testing.T) {
	data := morocco(t)
	if data.Len() < 473 {
		t.Error(data.Len())
	}
	for _, lang := range []wording.Lang{wording.Ar, wording.Fr, wording.En} {
		files, lost := write(t, data, datapackage.WriteOptions{Lang: lang})
		if len(lost) > 0 {
			t.Errorf("lost on writing: %s", losses(lost))
		}
		back, lost := read(t, files, datapackage.ReadOptions{})
		if len(lost) > 0 {
			t.Errorf("lost on reading: %s", losses(lost))
		}
		same(t, back, data)
	}
}

func TestRandom(t *testing.T) {
	n := testkit.Cases(60, 3000)
	for seed := range uint64(n) {
		r := newRandom(seed)
		data := r.dataset(t, r.IntN(40))
		files, lost := write(t, data, datapackage.WriteOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		back, lost := read(t, files, datapackage.ReadOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		same(t, back, data)
		again, _ := write(t, back, datapackage.WriteOptions{})
		for _, name := range names(files) {
			if string(again[name].Data) != string(files[name].Data) {
				t.Fatalf("seed %d: %s differs when it is written again", seed, name)
			}
		}
	}
}
