package jsonstat_test

import "github.com/mithaq-go/mithaq/internal/testkit/records"

var (
	morocco          = records.Morocco
	catalogue        = records.Catalogue
	build            = records.Build
	sameObservations = records.SameObservations
	losses           = records.Losses
)
