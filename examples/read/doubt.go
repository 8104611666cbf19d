package main

import (
	"errors"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// reasons say why a text has no single reading.
var reasons = []struct {
	err  error
	text string
}{
	{wording.ErrSeparator, "the separator may stand between thousands or before decimals"},
	{wording.ErrOrder, "the fraction may stand before or behind the separator"},
	{wording.ErrScale, "the scale may be one of several"},
	{wording.ErrCentime, "money may be counted in centimes"},
	{wording.ErrCurrency, "the currency may be one of several"},
	{wording.ErrSign, "the sign is uncertain"},
	{wording.ErrBreak, "a line or cell may end inside"},
	{wording.ErrShare, "so many out of so many are a share"},
	{wording.ErrReference, "the number may belong to a name"},
	{wording.ErrUnit, "what is counted may be one of several"},
	{wording.ErrRange, "two numbers may be a range or not"},
	{wording.ErrBound, "the number may be a bound or not"},
	{wording.ErrUnsafe, "a hidden or unsafe character"},
	{wording.ErrDigits, "digits of two systems"},
	{wording.ErrMalformed, "separators that fit no convention"},
	{wording.ErrTrailing, "text that is no part of the figure"},
	{wording.ErrContradiction, "the parts of the figure contradict each other"},
	{wording.ErrPeriod, "a date or a period"},
	{wording.ErrLimit, "too long"},
	{wording.ErrNotFigure, "no figure"},
}

// doubt says why a figure has no single reading.
func doubt(e *wording.Error, lang wording.Lang) string {
	all := e.Reasons
	if len(all) == 0 {
		all = []error{e.Err}
	}
	var said []string
	for _, err := range all {
		said = append(said, reason(err, lang))
	}
	return strings.Join(said, messages.Phrase("; ").In(lang))
}

// reason says one reason.
func reason(err error, lang wording.Lang) string {
	for _, r := range reasons {
		if errors.Is(err, r.err) {
			return messages.Phrase(r.text).In(lang)
		}
	}
	return messages.Phrase("several readings").In(lang)
}
