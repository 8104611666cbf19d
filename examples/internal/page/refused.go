package page

import (
	_ "embed"
	"errors"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

//go:embed messages.txt
var messageFile string

// messages is what pages of all programs say to people.
var messages = say.NewCatalogue(messageFile)

// Refused says why there is no answer, in the words of a page.
func Refused(err error, lang wording.Lang) string {
	for _, kind := range []struct {
		err  error
		word string
	}{
		{indicators.ErrBreak, "the series breaks"},
		{indicators.ErrPerimeter, "the perimeters differ"},
		{indicators.ErrGap, "a period has no figure"},
		{indicators.ErrNoData, "no figure"},
		{indicators.ErrDisagree, "sources disagree"},
		{indicators.ErrUnreadable, "a figure is unreadable"},
		{indicators.ErrUnit, "the units do not fit"},
		{indicators.ErrAggregate, "not to be added up"},
		{indicators.ErrOrder, "the order of the releases is not known"},
		{figure.ErrDivisionByZero, "a division by zero"},
	} {
		if errors.Is(err, kind.err) {
			return messages.Phrase(kind.word).In(lang)
		}
	}
	return messages.Phrase("it cannot be computed").In(lang)
}
