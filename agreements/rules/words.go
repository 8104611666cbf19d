package rules

import (
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

// day is an argument that is a day.
func day(name string, d period.Date) finding.Arg { return rulekit.Time(name, period.Day(d)) }

// spoken is an argument that a phrase says, with the word of its constant as text.
func spoken(name, constant string, p wording.Text) finding.Arg {
	return finding.Arg{Name: name, Text: constant, Label: p}
}

// bases is an argument that names the bases of readings, each once.
func bases(name string, readings ...agreements.TargetReading) finding.Arg {
	var constants []string
	var in [3][]string
	for _, x := range readings {
		if slices.Contains(constants, x.Basis.String()) {
			continue
		}
		constants = append(constants, x.Basis.String())
		for n, lang := range [...]wording.Lang{wording.Ar, wording.Fr, wording.En} {
			in[n] = append(in[n], x.Basis.Text(lang))
		}
	}
	return spoken(name, join(constants),
		say.Text(strings.Join(in[0], "؛ "), strings.Join(in[1], " ; "), strings.Join(in[2], "; ")))
}

// perimeter is an argument that shows the name of a perimeter.
func (s Scope) perimeter(name string, id indicators.ID) finding.Arg {
	p, _ := s.view.Dataset().Catalogue().Perimeter(id)
	return rulekit.Label(name, p.Name, id)
}

// indicator is an argument that shows the name of an indicator.
func (s Scope) indicator(name string, id indicators.ID) finding.Arg {
	i, _ := s.view.Dataset().Catalogue().Indicator(id)
	return rulekit.Label(name, i.Name, id)
}

// partyOf is an argument that shows the name of a party to an agreement, or its ID.
func (s Scope) partyOf(c agreements.Content, name string, id agreements.ID) finding.Arg {
	for _, p := range c.Parties {
		if p.ID == id {
			o, _ := s.Book().Organisation(p.Organisation)
			return rulekit.Label(name, o.Name, id)
		}
	}
	return rulekit.ID(name, id)
}

// constant is an argument that says a constant by its word, or as it is where it has none.
func constant[T interface {
	~uint16
	String() string
}](name string, x T, words []string) finding.Arg {
	if int(x) >= len(words) || words[x] == "" {
		return rulekit.Word(name, x.String())
	}
	return spoken(name, x.String(), messages.Text(words[x]))
}

// state is an argument that says the state of an agreement.
func state(name string, x agreements.State) finding.Arg {
	words := [...]string{
		agreements.StateDraft: "a draft", agreements.StateSigned: "signed and not yet in force",
		agreements.StateInForce: "in force", agreements.StateSuspended: "suspended", agreements.StateExpired: "expired",
		agreements.StateFulfilled: "fulfilled", agreements.StateTerminated: "terminated",
		agreements.StateSuperseded: "superseded",
	}
	return constant(name, x, words[:])
}

// form is an argument that says the form of an agreement.
func form(name string, x agreements.Form) finding.Arg {
	words := [...]string{
		agreements.FormUnstated: "form not stated", agreements.FormConvention: "convention",
		agreements.FormPerformanceContract: "performance contract",
		agreements.FormProgrammeContract:   "programme contract",
		agreements.FormMemorandum:          "memorandum", agreements.FormCircular: "circular",
		agreements.FormOffer: "unilateral offer", agreements.FormLoan: "loan", agreements.FormCharter: "charter",
		agreements.FormActivity: "activity", agreements.FormSupply: "supply contract",
		agreements.FormProgramme: "unilateral programme",
	}
	return constant(name, x, words[:])
}

// counting is an argument that says how a measure is counted.
func counting(name string, x agreements.Counting) finding.Arg {
	words := [...]string{
		agreements.CountLevel: "level", agreements.CountPeriods: "sum of periods", agreements.CountRunning: "running total",
	}
	return constant(name, x, words[:])
}
