package jsonstat_test

import (
	"bytes"
	"math/rand/v2"
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/jsonstat"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

func write(t testing.TB, d *indicators.Dataset, o jsonstat.WriteOptions) ([]byte, []indicators.Loss) {
	t.Helper()
	var b bytes.Buffer
	lost, err := jsonstat.Write(&b, d, o)
	if err != nil {
		t.Fatal(err)
	}
	return b.Bytes(), lost
}

func load(t testing.TB, text []byte, c *indicators.Catalogue, o jsonstat.ReadOptions) (*indicators.Dataset, []indicators.Loss) {
	t.Helper()
	var b indicators.Builder
	r := jsonstat.Read(bytes.NewReader(text), o)
	if err := r.Load(&b); err != nil {
		t.Fatal(err)
	}
	d, err := b.Build(c)
	if err != nil {
		t.Fatal(err)
	}
	return d, r.Losses()
}

// TestMorocco: the whole sector comes back.
func TestMorocco(t *testing.T) {
	data := morocco(t)
	text, lost := write(t, data, jsonstat.WriteOptions{Lang: wording.Fr})
	if len(lost) == 0 || lost[0].What != "bodies" || lost[0].Count != count(data.Bodies()) {
		t.Errorf("lost %v", lost)
	}
	back, lost := load(t, text, data.Catalogue(), jsonstat.ReadOptions{})
	if len(lost) > 0 {
		t.Errorf("lost on reading: %s", losses(lost))
	}
	if back.Len() != 473 {
		t.Errorf("%d observations", back.Len())
	}
	sameObservations(t, back, data)
}

// TestRandom: so do random datasets, byte by byte when written again.
func TestRandom(t *testing.T) {
	n := 300
	if testing.Short() {
		n = 60
	}
	for seed := range uint64(n) {
		r := random{rand.New(rand.NewPCG(seed, 9))}
		data := r.dataset(t, r.IntN(40))
		text, lost := write(t, data, jsonstat.WriteOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		back, lost := load(t, text, data.Catalogue(), jsonstat.ReadOptions{})
		if len(lost) > 0 {
			t.Fatalf("seed %d: %s", seed, losses(lost))
		}
		sameObservations(t, back, data)
		if again, _ := write(t, back, jsonstat.WriteOptions{}); !bytes.Equal(again, text) {
			t.Fatalf("seed %d: written again it differs", seed)
		}
	}
}
