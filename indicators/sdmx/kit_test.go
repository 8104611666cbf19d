package sdmx_test

import (
	"testing"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/testkit/records"
)

var (
	morocco          = records.Morocco
	catalogue        = records.Catalogue
	build            = records.Build
	sameObservations = records.SameObservations
	losses           = records.Losses
)

// random makes observations, catalogues and messages of every shape.
type random struct{ records.Random }

func newRandom(a, b uint64) random { return random{records.New(a, b)} }

// small returns a dataset with one observation of nearly everything.
func small(t testing.TB) *indicators.Dataset { return newRandom(1, 1).Dataset(t, 20) }
