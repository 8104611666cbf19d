package figure_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func TestValues(t *testing.T) {
	var figures []figure.Figure
	for _, s := range []string{"0", "9000", "-7.54", "9/65", ">9000", ">=9000", "<9000", "<=-9000", "~65000",
		"[1,2)", "(-inf,+inf)", "65000@1000", "~7.54@0.01", "-" + strings.Repeat("9", 1200)} {
		figures = append(figures, m(s))
	}
	var quantities []figure.Quantity
	for _, s := range []string{"1500/13 MAD/job", "7500000000 MAD", "55 percent", "unset MAD", "~3"} {
		quantities = append(quantities, figure.MustParseQuantity(s))
	}
	testkit.Values(t, figures, quantities,
		[]figure.Unit{unit("MAD"), unit("million*MAD/person^2"), unit("percent"), unit("10^4")},
		[]figure.Truth{figure.Yes, figure.No},
		[]figure.Qualifier{figure.QAbout, figure.QMoreThan, figure.QAtLeast, figure.QLessThan, figure.QUpTo,
			figure.QBetween, figure.QUnbounded},
		[]figure.Direction{figure.HigherIsBetter, figure.LowerIsBetter},
		[]figure.Reading{figure.Rounded, figure.Truncated, figure.Either},
	)
}

func TestZeroMethods(t *testing.T) {
	testkit.ZeroMethods(t, figure.Figure{}, figure.Quantity{}, figure.Unit{}, figure.Term{}, figure.Bound{},
		figure.Truth(0), figure.Qualifier(0), figure.Reading(0), figure.Direction(0), figure.Arithmetic{}, figure.Error{})
}
