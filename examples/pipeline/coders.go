package main

import (
	"reflect"

	"github.com/apache/beam/sdks/v2/go/pkg/beam"

	"github.com/mithaq-go/mithaq/indicators"
)

// Between workers observations travel in their binary form.
func init() {
	beam.RegisterCoder(reflect.TypeFor[indicators.Observation](), encodeObservation, decodeObservation)
}

func encodeObservation(o indicators.Observation) ([]byte, error) { return o.MarshalBinary() }

func decodeObservation(form []byte) (o indicators.Observation, err error) {
	err = o.UnmarshalBinary(form)
	return o, err
}
