package main

import (
	"encoding/json"
	"slices"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// report is what the page says, in one language. Its JSON form has the same figures as
// the page, exactly.
type report struct {
	Lang      wording.Lang `json:"lang"`
	Sector    string       `json:"sector"`
	Agreement string       `json:"agreement,omitzero"`
	At        period.Date  `json:"at"`
	Known     period.Date  `json:"known,omitzero"`
	Since     period.Date  `json:"since,omitzero"`

	Targets  []target  `json:"targets,omitempty"`
	Year     string    `json:"year"` // the period of the key figures, as it is said
	Keys     []keyItem `json:"key_figures,omitempty"`
	Charts   []chart   `json:"charts,omitempty"`
	Errors   []cause   `json:"errors,omitempty"`
	Causes   []cause   `json:"findings,omitempty"`
	Counts   []count   `json:"counts,omitempty"`
	Changes  *changes  `json:"changes,omitempty"`
	Sources  []source  `json:"sources,omitempty"`
	Files    []file    `json:"files,omitempty"`
	Rules    []string  `json:"rules,omitempty"`
	Covered  covered   `json:"coverage"`
	Version  string    `json:"version"`
	IsEarly  bool      `json:"-"` // before the agreement was known
	Figures  int       `json:"-"` // in the file of figures
	Data     string    `json:"-"` // the file of figures, as CSV
	Metadata metadata  `json:"-"` // for machines, in the page
}

// IsOpen reports whether a target has more than one reading.
func (r *report) IsOpen() bool {
	return slices.ContainsFunc(r.Targets, func(t target) bool { return len(t.Readings) > 1 })
}

// HasKeys reports whether a key figure has a value.
func (r *report) HasKeys() bool {
	return slices.ContainsFunc(r.Keys, func(k keyItem) bool { return k.Number.IsSet() })
}

// number is a value on the page: what it is, which record or computation it comes from,
// and how the page says it.
type number struct {
	Value figure.Quantity
	// Of says where the value is found again: "observation F0021", "value KEY", "metric
	// exports_per_job KEY", "target exports-2020", "reading exports-2020 press progress".
	Of   string
	Said string
}

// MarshalJSON writes the value and where it comes from.
func (n number) MarshalJSON() ([]byte, error) {
	return json.Marshal(struct {
		Value string `json:"value"`
		Of    string `json:"of"`
	}{n.Value.String(), n.Of})
}

// IsSet reports whether there is a value.
func (n number) IsSet() bool { return n.Value.IsSet() }

// Canonical is the value as other programs read it.
func (n number) Canonical() string { return n.Value.String() }

// phrase is a text in its own language: words in print, or a title.
type phrase struct {
	Text string
	Lang string
	Dir  string
}

// MarshalJSON writes nothing of the words: their figures are spelled as others did.
func (phrase) MarshalJSON() ([]byte, error) { return []byte("null"), nil }

// row is an observation: in a chart's table, or among those of a key figure.
type row struct {
	ID        string `json:"id"`
	Number    number `json:"figure,omitzero"`
	Indicator string `json:"-"`
	Period    string `json:"-"`
	Perimeter string `json:"-"`
	Role      string `json:"-"` // what kind of figure, when it is no observed one
	Who       string `json:"-"`
	Carrier   string `json:"-"`
	Date      string `json:"-"`
	Words     phrase `json:"-"`
	Source    int    `json:"source"`
	Chosen    bool   `json:"chosen,omitzero"`
	Reason    string `json:"-"`
	Accused   bool   `json:"accused,omitzero"`
	Undrawn   string `json:"-"` // why the chart does not have it
	Group     group  `json:"-"` // of the chart
}

// keyItem is a key figure, with all that was published for it.
type keyItem struct {
	ID        string    `json:"id"`
	Label     string    `json:"-"`
	Perimeter string    `json:"-"`
	Number    number    `json:"figure,omitzero"`
	None      string    `json:"-"`                 // why there is no value
	Others    string    `json:"-"`                 // the periods of which there is one, then
	Why       string    `json:"-"`                 // why this one was chosen
	Formula   string    `json:"-"`                 // of what is computed
	Inputs    []operand `json:"inputs,omitempty"`  // of what is computed
	Exact     number    `json:"exact,omitzero"`    // where the page rounds
	Conflict  string    `json:"-"`                 // the gravest kind, when it contradicts
	Slip      bool      `json:"-"`                 // an error
	Wrong     []row     `json:"accused,omitempty"` // figures that an error accuses
	Origins   int       `json:"origins,omitzero"`
	Rows      []row     `json:"rows,omitempty"`
	Pairs     []pair    `json:"pairs,omitempty"`
	// Explanation is the whole computation, to be replayed.
	Explanation string `json:"-"`
}

// operand is an input of a computed figure.
type operand struct {
	Label  string `json:"-"`
	Number number `json:"figure"`
	Ref    string `json:"-"` // the key figure that tells more
	Rows   []row  `json:"rows,omitempty"`
}

// pair is two figures that were compared, and how they stand to each other.
type pair struct {
	A     number `json:"a"`
	B     number `json:"b"`
	Kind  string `json:"-"`
	Grave bool   `json:"-"`
}

// target is a target of the agreement, under every reading.
type target struct {
	ID       string    `json:"id"`
	Label    string    `json:"-"` // what is counted
	Value    number    `json:"value"`
	Deadline string    `json:"-"`
	Standing string    `json:"-"`
	When     page.When `json:"standing"` // which days the standing is of, and which figures
	Class    string    `json:"-"`
	Accused  bool      `json:"rests_on_error,omitzero"` // a finding accuses a figure that the standing is of
	Readings []reading `json:"readings"`
	// Explanation is the whole computation, to be replayed.
	Explanation string `json:"-"`
}

// reading is a target under one reading.
type reading struct {
	ID       string `json:"id"`
	Why      string `json:"-"`
	Basis    string `json:"-"`
	Baseline number `json:"baseline,omitzero"`
	Target   number `json:"target,omitzero"`
	Actual   number `json:"actual,omitzero"`
	AsOf     string `json:"-"`
	Progress number `json:"progress,omitzero"`
	None     string `json:"-"` // why there is no progress
	Expected number `json:"expected,omitzero"`
	Standing string `json:"-"`
	Day      string `json:"-"` // of the standing, where it is not that of the page
	Class    string `json:"-"`
	Bar      bar    `json:"-"`
	Chosen   []row  `json:"rows,omitempty"`
}

// bar is the picture of a progress: from 0 to what is certain, and on to what is
// possible, in hundredths of a percent of the way.
type bar struct {
	Certain, Possible px
	About             bool
	Expected          px
	HasExpected       bool
	Set               bool
}

// cause is a kind of defect with the open findings of that kind, or, without a code, the
// findings that somebody has accepted.
type cause struct {
	Code     string  `json:"code,omitempty"`
	Title    string  `json:"-"`
	Severity string  `json:"-"`
	Class    string  `json:"severity"`
	Mend     string  `json:"-"` // what mends it, where that is the same for all
	Findings []found `json:"findings"`
}

// found is a finding.
type found struct {
	Path    string   `json:"path"`
	Record  string   `json:"-"` // an observation
	Text    string   `json:"-"`
	Subject string   `json:"-"` // which record, for people
	Figure  number   `json:"figure,omitzero"`
	Figures []string `json:"figures,omitempty"`
	Words   phrase   `json:"-"`
	Source  int      `json:"source,omitzero"`
	Seen    seen     `json:"-"`
}

// seen says who has accepted a finding, when, until when, and why.
type seen struct {
	By, On, Until string
	Why           phrase
}

// count is how many findings there are of a severity.
type count struct {
	Class string `json:"severity"`
	Name  string `json:"-"`
	N     int    `json:"number"`
}

// covered is how many figures could be held against others.
type covered struct {
	Figures  int `json:"figures"`
	Compared int `json:"compared"`
	Near     int `json:"near"`
	Alone    int `json:"alone"`
}

// changes is what differs from what was known on an earlier day.
type changes struct {
	New      int         `json:"new_figures"`
	Rows     []row       `json:"rows,omitempty"`
	More     int         `json:"more,omitzero"`
	Keys     []moved     `json:"key_figures,omitempty"`
	Readings []moved     `json:"readings,omitempty"`
	Come     []found     `json:"new_findings,omitempty"`
	ComeMore int         `json:"more_new_findings,omitzero"`
	Gone     int         `json:"findings_gone"`
	Arrived  int         `json:"findings_come"`
	Before   period.Date `json:"before"`
}

// moved is a number that was another one, or none.
type moved struct {
	Label         string `json:"-"`
	Before        number `json:"before,omitzero"`
	After         number `json:"after,omitzero"`
	WasNone       string `json:"-"`
	IsNone        string `json:"-"`
	StandingWas   string `json:"-"`
	StandingIs    string `json:"-"`
	SameStanding  bool   `json:"-"`
	HasDifference bool   `json:"-"`
}

// source is a numbered source.
type source struct {
	N       int    `json:"number"`
	ID      string `json:"id"`
	Who     string `json:"-"`
	Carrier string `json:"-"`
	Title   phrase `json:"-"`
	Date    string `json:"-"`
	Address string `json:"-"`
	Licence string `json:"licence,omitzero"`
}

// Unlicensed reports whether a source states no licence.
func (r *report) Unlicensed() bool {
	return slices.ContainsFunc(r.Sources, func(s source) bool { return s.Licence == "" })
}

// file is an input file with its digest.
type file struct {
	Name   string `json:"name"`
	Digest string `json:"sha256"`
}
