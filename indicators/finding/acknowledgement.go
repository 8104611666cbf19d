package finding

import (
	_ "embed"
	"slices"

	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/say"
)

//go:embed messages.txt
var messageFile string

// messages is what this package says to people.
var messages = say.NewCatalogue(messageFile)

// Acknowledgement says that somebody has looked at a finding and accepts it: the
// figure was confirmed, or will be mended later, or cannot be. The finding stays,
// marked with it, until a day or until a figure that it rests on changes.
type Acknowledgement struct {
	// Code, Path and Fingerprint are those of the finding. A finding that says the
	// same of other figures has another fingerprint, and is open.
	Code        Code   `json:"code"`
	Path        string `json:"path"`
	Fingerprint string `json:"fingerprint"`
	// By names who acknowledges the finding, On is the day of it, and Why says why, in
	// one language or in several.
	By  wording.Note `json:"by"`
	On  period.Date  `json:"on"`
	Why wording.Note `json:"why"`
	// Until is the last day on which it holds; without one it holds for good.
	Until period.Date `json:"until,omitzero"`
}

// IsSet reports whether a is an acknowledgement of anything.
func (a Acknowledgement) IsSet() bool { return a != Acknowledgement{} }

// Text says in a language who acknowledged a finding, when and why: "acknowledged by
// the statistics office on 2026-11-02: confirmed by telephone".
func (a Acknowledgement) Text(lang wording.Lang) string {
	return string(a.AppendWords(nil, wording.WriterOf(lang)))
}

// AppendWords appends what [Acknowledgement.Text] returns in the words of a writer.
func (a Acknowledgement) AppendWords(b []byte, w *wording.Writer) []byte {
	if !a.IsSet() {
		return b
	}
	text := messages.Text("acknowledged by {by} on {on}: {why}")
	if a.Until.IsSet() {
		text = messages.Text("acknowledged by {by} on {on}, until {until}: {why}")
	}
	return append(b, fill(text, a.args(), w)...)
}

// args are the arguments of messages about the acknowledgement.
func (a Acknowledgement) args() []Arg {
	day := func(name string, d period.Date) Arg {
		if !d.IsSet() {
			return Arg{Name: name, Text: "?"}
		}
		return Arg{Name: name, Period: period.Day(d)}
	}
	return []Arg{
		{Name: "code", Text: string(a.Code)}, {Name: "path", Text: a.Path}, noteArg("by", a.By),
		day("on", a.On), noteArg("why", a.Why), day("until", a.Until),
	}
}

// noteArg is an argument that somebody wrote.
func noteArg(name string, n wording.Note) Arg {
	if t, ok := n.Text(); ok {
		return Arg{Name: name, Label: t}
	}
	return Arg{Name: name, Text: string(n)}
}

// Acknowledge returns the acknowledgement of the finding by somebody on a day, for a
// reason. Set Until where it holds for a time.
func (f Finding) Acknowledge(by wording.Note, on period.Date, why wording.Note) Acknowledgement {
	return Acknowledgement{Code: f.Code, Path: f.Path, Fingerprint: f.Fingerprint, By: by, On: on, Why: why}
}

// IsOpen reports whether nobody has acknowledged the finding.
func (f Finding) IsOpen() bool { return !f.Acknowledged.IsSet() }

// CountOpen returns how many findings are open, and how many are acknowledged.
func CountOpen(found []Finding) (open, acknowledged int) {
	for _, f := range found {
		if f.IsOpen() {
			open++
		}
	}
	return open, len(found) - open
}

// acknowledgementRules are what is told of acknowledgements, in order of code.
var acknowledgementRules = [...]struct {
	code        Code
	title, mend string
}{
	{
		"ACK001", "acknowledgement of a finding that is no longer there",
		"delete the acknowledgement",
	},
	{
		"ACK002", "acknowledgement that has expired",
		"look at the finding again; then renew the acknowledgement or delete it",
	},
	{
		"ACK003", "acknowledgement of other figures",
		"look at the finding again; then acknowledge it as it is now, or delete the acknowledgement",
	},
}

// AcknowledgementRules returns what [Acknowledge] tells of acknowledgements, in order
// of code: ACK001, the finding is no longer there; ACK002, the acknowledgement has
// expired; ACK003, figures have changed since.
func AcknowledgementRules() []Rule {
	all := make([]Rule, len(acknowledgementRules))
	for n, r := range acknowledgementRules {
		all[n] = Rule{
			Code: r.code, Family: "acknowledgement", Severity: SeverityWarning,
			Title: messages.Text(r.title), Mend: messages.Text(r.mend),
		}
	}
	return all
}

// Acknowledge marks the findings that are acknowledged on a day, and returns them
// with what is to be told of the acknowledgements themselves, in the order of
// [Finding.Compare]. The findings of the argument are left as they are. Without a day
// no acknowledgement has expired and all have been made; one that is made after the
// day is left out of everything.
func Acknowledge(found []Finding, acknowledgements []Acknowledgement, day period.Date) []Finding {
	if len(acknowledgements) == 0 {
		return found
	}
	type place struct {
		code Code
		path string
	}
	at := make(map[place][]int, len(found))
	all := slices.Clone(found)
	for n, f := range all {
		p := place{f.Code, f.Path}
		at[p] = append(at[p], n)
	}
	rules := AcknowledgementRules()
	tell := func(a Acknowledgement, n int, text string) {
		r := rules[n]
		all = append(all, Finding{
			Code: r.Code, Severity: r.Severity, Path: cite.Pointer("acknowledgements", a.Fingerprint),
			Message: messages.Text(text), Args: a.args(), Suggestion: Suggestion{Text: r.Mend},
			Fingerprint: FingerprintOf(Finding{Code: r.Code, Path: a.Path, Fingerprint: a.Fingerprint}),
		})
	}
	for _, a := range acknowledgements {
		if day.IsSet() && a.On.After(day) {
			continue
		}
		there := at[place{a.Code, a.Path}]
		same := slices.DeleteFunc(slices.Clone(there), func(n int) bool { return all[n].Fingerprint != a.Fingerprint })
		switch {
		case len(there) == 0:
			tell(a, 0, "{by} acknowledged {code} at {path} on {on}; no such finding is there now")
		case len(same) == 0:
			tell(a, 2, "figures have changed since {by} acknowledged {code} at {path} on {on}")
		case day.IsSet() && a.Until.IsSet() && day.After(a.Until):
			tell(a, 1, "the acknowledgement of {code} at {path} by {by} held until {until}")
		default:
			for _, n := range same {
				all[n].Acknowledged = a
			}
		}
	}
	Sort(all)
	return all
}
