package indicators

import (
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/enum"
	"github.com/mithaq-go/mithaq/internal/explain"
	"github.com/mithaq-go/mithaq/internal/say"
)

// Answer is a value with what was chosen, from what, and why.
type Answer struct {
	// Key is the key that was asked for. Where that left the perimeter open,
	// it is the perimeter of the value.
	Key Key `json:"key,omitzero"`
	// Quantity is the value, in the indicator's unit: as published, or
	// corrected, with digits read as the View says.
	Quantity figure.Quantity `json:"quantity"`
	// Chosen names the observations that the value comes from; more than one
	// when the value joins them.
	Chosen []ID `json:"chosen,omitzero"`
	// Others names the other observations of the key that the View sees, each
	// with the reason why it was not chosen, in order of ID.
	Others []OtherObservation `json:"others,omitzero"`
	// Corrections names the corrections that were applied to the chosen.
	Corrections []ID `json:"corrections,omitzero"`
	// Role is the role of what was chosen; the first one of several.
	Role Role `json:"role,omitzero"`
	// Policy is the policy that chose, and Reason what decided.
	Policy Policy `json:"policy"`
	Reason Reason `json:"reason,omitzero"`
	// Break reports that a chosen observation carries the SDMX status B: its
	// series breaks at this period, and earlier figures do not compare.
	Break bool `json:"break"`
}

// OtherObservation is an observation of a key that was not chosen.
type OtherObservation struct {
	Observation ID     `json:"observation,omitzero"`
	Reason      Reason `json:"reason,omitzero"`
}

// Reason says why an observation was chosen, or why it was not.
type Reason uint16

const (
	// BecauseOnly: it is the only eligible source.
	BecauseOnly Reason = iota + 1
	// BecauseNarrowest: no other disagrees with it, and none says more.
	BecauseNarrowest
	// BecauseCommon: the value is what all of them allow.
	BecauseCommon
	// BecauseHull: the value is the range that holds all of them.
	BecauseHull
	// BecauseAuthority decided: the rank of the source.
	BecauseAuthority
	// BecauseLatest decided: the date of publication.
	BecauseLatest
	// BecauseID decided: authority and date are the same, and the smallest ID
	// stands for all.
	BecauseID

	// BecauseAgrees: not chosen, but its figure holds the chosen value.
	BecauseAgrees
	// BecauseRole: not chosen, the View takes no values from its role: a
	// forecast, a target.
	BecauseRole
	// BecauseRoleBehind: not chosen, there is a better role: an observed figure
	// comes before an estimate, and an estimate before a derived one.
	BecauseRoleBehind
	// BecauseRepeat: not chosen, it repeats a figure that counts already.
	BecauseRepeat
	// BecauseUnreadable: not chosen, it has no number that can be read.
	BecauseUnreadable
	// BecauseUnit: not chosen, its unit does not convert into the indicator's.
	BecauseUnit
	// BecauseDatesOverlap: the dates of publication overlap, so that it is not
	// known which came later; the next tie-break decided.
	BecauseDatesOverlap
	// BecauseEarliest decided: the date of publication, of which the first counts.
	BecauseEarliest
	// BecauseOriginator: not chosen, the View takes no values from whoever
	// measured or said it.
	BecauseOriginator
)

var reasons = enum.Table[Reason]{
	"", "only", "narrowest", "common", "hull", "authority", "latest", "id",
	"agrees", "role", "role-behind", "repeat", "unreadable", "unit", "dates-overlap", "earliest", "originator",
}

// String returns the reason's code: "only", "authority", "role-behind".
func (r Reason) String() string { return reasons.String("reason", r) }

// reasonTexts say a reason in ar, fr and en, for an observation that was
// chosen and for one that was not.
var reasonTexts = [...]struct{ chosen, not say.Phrase }{
	BecauseOnly:      {chosen: messages.Phrase("the only eligible source")},
	BecauseNarrowest: {chosen: messages.Phrase("no source disagrees with it and none says more")},
	BecauseCommon:    {chosen: messages.Phrase("what all sources allow")},
	BecauseHull:      {chosen: messages.Phrase("the smallest range that holds what every source says")},
	BecauseAuthority: {
		messages.Phrase("the source of highest authority"),
		messages.Phrase("a source of lower authority")},
	BecauseLatest: {
		messages.Phrase("published last"),
		messages.Phrase("published earlier")},
	BecauseID: {
		messages.Phrase("first ID, authority and date being the same"),
		messages.Phrase("a later ID, authority and date being the same")},
	BecauseAgrees:     {not: messages.Phrase("does not disagree with the value")},
	BecauseRole:       {not: messages.Phrase("its role was not asked for")},
	BecauseRoleBehind: {not: messages.Phrase("another figure has a better role")},
	BecauseRepeat:     {not: messages.Phrase("repeats a figure that counts already")},
	BecauseUnreadable: {not: messages.Phrase("its figure cannot be read")},
	BecauseUnit:       {not: messages.Phrase("its unit does not convert")},
	BecauseDatesOverlap: {
		messages.Phrase("not known which was published later, since their dates overlap; the next tie-break decides"),
		messages.Phrase("not known which was published later, since their dates overlap")},
	BecauseEarliest: {
		messages.Phrase("published first"),
		messages.Phrase("published later, or on an unknown date")},
	BecauseOriginator: {not: messages.Phrase("its originator was not asked for")},
}

// Text returns the reason in a language, as it is said of an observation that
// was chosen or of one that was not.
func (r Reason) Text(lang wording.Lang, chosen bool) string {
	if int(r) >= len(reasonTexts) {
		return r.String()
	}
	t := reasonTexts[r]
	if chosen {
		return t.chosen.In(lang)
	}
	return t.not.In(lang)
}

var whyTexts = struct{ chosen, of, not, corrected, broken say.Phrase }{
	chosen:    messages.Phrase("chosen: "),
	of:        messages.Phrase(" of "),
	not:       messages.Phrase("; not chosen: "),
	corrected: messages.Phrase("; corrected by "),
	broken:    messages.Phrase("; the series breaks here"),
}

// AppendWords appends the quantity in words: what [Answer.Why] says is not part
// of it.
func (a Answer) AppendWords(b []byte, w *wording.Writer) []byte {
	return w.AppendQuantity(b, a.Quantity)
}

// Why returns, as one line in a language, what was chosen, from how many
// observations, for which reason, and why not the others.
func (a Answer) Why(lang wording.Lang) string {
	n := say.Index(lang)
	var b strings.Builder
	b.WriteString(whyTexts.chosen[n])
	writeIDs(&b, a.Chosen, explain.Comma()[n])
	if len(a.Others) > 0 {
		b.WriteString(whyTexts.of[n] + strconv.Itoa(len(a.Chosen)+len(a.Others)))
	}
	b.WriteString(" (" + a.Reason.Text(lang, true) + ")")
	if len(a.Corrections) > 0 {
		b.WriteString(whyTexts.corrected[n])
		writeIDs(&b, a.Corrections, explain.Comma()[n])
	}
	for i, o := range a.Others {
		if i == 0 {
			b.WriteString(whyTexts.not[n])
		} else {
			b.WriteString(explain.Comma()[n])
		}
		b.WriteString(string(o.Observation) + " (" + o.Reason.Text(lang, false) + ")")
	}
	if a.Break {
		b.WriteString(whyTexts.broken[n])
	}
	return b.String()
}

// line returns what was asked for, the quantity in words, and why.
func (a Answer) line(lang wording.Lang) string {
	return a.Key.String() + " = " + wording.WriterOf(lang).Say(a.Quantity) + explain.Colon().In(lang) + a.Why(lang)
}

func writeIDs(b *strings.Builder, ids []ID, comma string) {
	for i, id := range ids {
		if i > 0 {
			b.WriteString(comma)
		}
		b.WriteString(string(id))
	}
}

// Seen returns the IDs of every observation that the answer looked at, chosen
// or not, in order.
func (a Answer) Seen() []ID {
	ids := slices.Clone(a.Chosen)
	for _, o := range a.Others {
		ids = append(ids, o.Observation)
	}
	slices.Sort(ids)
	return ids
}
