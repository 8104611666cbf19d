package main

import (
	"strconv"

	"github.com/mithaq-go/mithaq/examples/internal/reading"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// lostText says what a format did not carry, and why.
func lostText(l indicators.Loss, lang wording.Lang) string {
	if lang == wording.En {
		return "lost: " + l.String()
	}
	kind := map[indicators.LossKind]string{
		indicators.LostRecords:   "lost records, {what}: {n}",
		indicators.LostMember:    "lost values, {what}: {n}",
		indicators.LostComponent: "lost components, {what}: {n}",
		indicators.LostRows:      "lost rows, {what}: {n}",
	}[l.Kind]
	what := say.Same("«" + l.What + "»")
	if messages.Has(l.What) {
		what = messages.Phrase(l.What).In
	}
	text := messages.Phrase(kind).With("what", what).With("n", say.Same(strconv.Itoa(l.Count))).In(lang)
	if l.First != "" {
		text += " (" + l.First + ")"
	}
	if why, _ := reading.Text(l.Why).Display(lang); why != "" {
		text += messages.Phrase(": ").In(lang) + why
	}
	return text
}
