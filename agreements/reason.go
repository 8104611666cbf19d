package agreements

import (
	"errors"

	"github.com/mithaq-go/mithaq/agreements/progress"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
)

// undefinedOf returns why a number cannot be given: the reason of an error of
// package progress, or the one that an error of a View corresponds to.
func undefinedOf(err error) progress.Undefined {
	u := progress.UndefinedOf(err)
	if u != progress.NoNumber {
		return u
	}
	switch {
	case errors.Is(err, indicators.ErrUnit):
		return progress.UnlikeUnits
	case errors.Is(err, indicators.ErrDisagree):
		return progress.SourcesDisagree
	case errors.Is(err, indicators.ErrPerimeter):
		return progress.PerimeterOpen
	case errors.Is(err, indicators.ErrNoData), errors.Is(err, indicators.ErrUnreadable):
		return progress.NoActual
	}
	return u
}

var (
	zero  = figure.FromInt64(0)
	unity = figure.FromInt64(1)
)
