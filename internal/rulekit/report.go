package rulekit

import (
	"iter"
	"strconv"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Report gathers the findings of one rule.
type Report struct {
	drafts []*Draft
	room   []Draft // memory of the next ones: findings are many or none
}

// Draft is a finding that is being written.
type Draft struct {
	finding.Finding
	// rest is what the finding rests on besides its evidence, which has no room for it.
	rest []finding.Evidence
}

// Add adds a finding; what it returns can be completed.
func (r *Report) Add(path string, message wording.Text, args ...finding.Arg) *Draft {
	if len(r.room) == 0 {
		r.room = make([]Draft, min(max(1, len(r.drafts)), maxPiece))
	}
	d := &r.room[0]
	r.room = r.room[1:]
	d.Path, d.Message, d.Args = path, message, args
	r.drafts = append(r.drafts, d)
	return d
}

// Len returns how many findings have been added.
func (r *Report) Len() int { return len(r.drafts) }

// Cite adds evidence.
func (d *Draft) Cite(evidence ...finding.Evidence) *Draft {
	d.Evidence = append(d.Evidence, evidence...)
	return d
}

// CiteSome adds evidence up to a number of pieces in all. The finding rests on the
// others too: they enter its fingerprint.
func (d *Draft) CiteSome(most int, evidence ...finding.Evidence) *Draft {
	room := min(len(evidence), max(0, most-len(d.Evidence)))
	d.rest = append(d.rest, evidence[room:]...)
	return d.Cite(evidence[:room]...)
}

// Suggest says what would mend the defect.
func (d *Draft) Suggest(text wording.Text) *Draft {
	d.Suggestion.Text = text
	return d
}

// Offer adds readings that the data have.
func (d *Draft) Offer(candidates ...indicators.Candidate) *Draft {
	for _, c := range candidates {
		d.Suggestion.Candidates = append(d.Suggestion.Candidates, finding.Candidate{Candidate: c})
	}
	return d
}

// Propose adds a value that would fit, and why.
func (d *Draft) Propose(c indicators.Candidate, reason wording.Text) *Draft {
	c.Why = wording.NoteOf(reason)
	d.Suggestion.Candidates = append(d.Suggestion.Candidates, finding.Candidate{Candidate: c})
	return d
}

// Gather makes the check of a rule from a function that reports its findings.
func Gather[S any](check func(S, *Report)) func(S) iter.Seq[finding.Finding] {
	return func(scope S) iter.Seq[finding.Finding] {
		return func(yield func(finding.Finding) bool) {
			var r Report
			check(scope, &r)
			for _, d := range r.drafts {
				if len(d.rest) > 0 {
					d.Fingerprint = finding.FingerprintOf(finding.Finding{Evidence: d.rest})
				}
				if !yield(d.Finding) {
					return
				}
			}
		}
	}
}

// Word is an argument that is shown as it is.
func Word(name, text string) finding.Arg { return finding.Arg{Name: name, Text: text} }

// Number is an argument that is a whole number.
func Number(name string, n int) finding.Arg { return Word(name, strconv.Itoa(n)) }

// Time is an argument that is a period, which each language writes its own way.
func Time(name string, p period.Period) finding.Arg {
	if !p.IsSet() {
		return Word(name, "?")
	}
	return finding.Arg{Name: name, Period: p}
}

// Quantity is an argument that each language writes its own way.
func Quantity(name string, q figure.Quantity) finding.Arg {
	return finding.Arg{Name: name, Quantity: q}
}

// Label is an argument that shows a name, or the ID of a record without a name.
func Label[ID ~string](name string, label wording.Text, id ID) finding.Arg {
	if label.IsSet() {
		return finding.Arg{Name: name, Label: label}
	}
	return Word(name, string(id))
}

// ID is an argument that names a record.
func ID[T ~string](name string, id T) finding.Arg { return Word(name, string(id)) }
