package main

import (
	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators/changes"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// document is the report as JSON has it.
type document struct {
	Folder       string         `json:"folder"`
	Readable     bool           `json:"readable"`
	Fails        int            `json:"fails"` // findings that count, or what cannot be read
	Open         counts         `json:"open"`
	Acknowledged int            `json:"acknowledged"`
	Since        *comparison    `json:"since,omitempty"`
	Coverage     *rules.Covered `json:"coverage,omitempty"`
	Causes       []causeJSON    `json:"causes"`
	Accepted     []findingJSON  `json:"acknowledged_findings"`
	Problems     []findingJSON  `json:"problems,omitempty"`
}

// counts are the open findings by severity.
type counts struct {
	Error   int `json:"error"`
	Warning int `json:"warning"`
	Info    int `json:"info"`
}

// comparison is what has come and gone since an older folder, and what has changed in the
// data, in the agreements and in what is derived.
type comparison struct {
	Folder  string          `json:"folder"`
	New     int             `json:"new"`
	Changed int             `json:"changed"`
	Same    int             `json:"same"`
	Gone    []findingJSON   `json:"gone"`
	Data    changes.Changes `json:"data"`

	Agreements []agreements.Difference `json:"agreements"`
	Metrics    []sector.MetricChange   `json:"metrics"`
}

type causeJSON struct {
	Code     finding.Code     `json:"code"`
	Severity finding.Severity `json:"severity"`
	Title    wording.Text     `json:"title,omitzero"`
	Mend     wording.Text     `json:"mend,omitzero"`
	Findings []findingJSON    `json:"findings"`
}

// findingJSON is a finding with what it says in the language of the report.
type findingJSON struct {
	finding.Finding
	Text  string `json:"text"`
	State state  `json:"state,omitempty"`
	// Member is where the member begins that the path names; the line of Place is that of
	// the ID of the record.
	Member finding.Place `json:"member,omitzero"`
}

// document returns the report as JSON has it: all of it.
func (r *report) document() document {
	doc := document{
		Folder: r.dir, Readable: true, Fails: r.failing(), Acknowledged: len(r.kept), Coverage: &r.coverage,
		Open:   counts{r.open(finding.SeverityError), r.open(finding.SeverityWarning), r.open(finding.SeverityInfo)},
		Causes: []causeJSON{}, Accepted: r.findings(r.kept),
	}
	for _, c := range r.causes {
		doc.Causes = append(doc.Causes, causeJSON{
			Code: c.rule.Code, Severity: c.severity, Title: c.rule.Title, Mend: c.rule.Mend, Findings: r.findings(c.found),
		})
	}
	if r.since != "" {
		doc.Since = &comparison{
			Folder: r.since, New: r.among(fresh), Changed: r.among(changed), Same: r.among(same), Gone: []findingJSON{},
			Data: r.changes.Data, Agreements: append([]agreements.Difference{}, r.changes.Agreements...),
			Metrics: append([]sector.MetricChange{}, r.changes.Metrics...),
		}
		for _, f := range r.changes.Gone {
			doc.Since.Gone = append(doc.Since.Gone, findingJSON{Finding: f, Text: f.Text(r.lang)})
		}
	}
	return doc
}

func (r *report) findings(numbers []int) []findingJSON {
	all := []findingJSON{}
	for _, n := range numbers {
		f := r.found[n]
		all = append(all, findingJSON{f, f.Text(r.lang), r.states[n], r.memberPlace(&f)})
	}
	return all
}
