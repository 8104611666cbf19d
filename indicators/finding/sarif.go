package finding

import (
	"io"
	"net/url"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/document"
)

// EncodeSARIF writes findings as a log of SARIF 2.1.0 (OASIS, 2020), which editors and
// services for code review show: one result for each, in the language, at its path and,
// where it is known, its file and line. Fingerprints are partial fingerprints under
// "mithaq/v1"; an acknowledgement is an accepted suppression. Rules, of which those that
// are met are described, may be left out.
func EncodeSARIF(w io.Writer, found []Finding, lang wording.Lang, rules ...Rule) error {
	if w == nil {
		return &indicators.Error{Op: "EncodeSARIF", Err: indicators.ErrInvalid, Detail: "no writer"}
	}
	driver := sarifDriver{Name: "mithaq", Rules: []sarifRule{}}
	met := make(map[Code]bool, len(rules))
	for _, f := range found {
		met[f.Code] = true
	}
	for _, r := range rules {
		if met[r.Code] {
			driver.Rules = append(driver.Rules, sarifRule{string(r.Code), sarifText{display(r.Title, lang)}})
			met[r.Code] = false
		}
	}
	run := sarifRun{
		Tool: sarifTool{driver}, Language: lang.String(), Columns: "unicodeCodePoints",
		Results: make([]sarifResult, 0, len(found)),
	}
	for _, f := range found {
		run.Results = append(run.Results, sarifOf(f, lang))
	}
	text, err := document.JSON(sarifLog{
		Schema: "https://json.schemastore.org/sarif-2.1.0.json", Version: "2.1.0", Runs: []sarifRun{run},
	})
	if err == nil {
		_, err = w.Write(append(text, '\n'))
	}
	return err
}

// sarifOf returns a finding as a result.
func sarifOf(f Finding, lang wording.Lang) sarifResult {
	r := sarifResult{
		RuleID: string(f.Code), Level: "warning", Message: sarifText{f.Text(lang)},
		Locations: []sarifLocation{sarifPlace(f.Path, f.Place)},
	}
	switch f.Severity {
	case SeverityInfo:
		r.Level = "note"
	case SeverityError:
		r.Level = "error"
	}
	if f.Fingerprint != "" {
		r.Fingerprints = &sarifFingerprints{f.Fingerprint}
	}
	if !f.IsOpen() {
		r.Suppressions = []sarifSuppression{{
			Kind: "external", Status: "accepted", Justification: f.Acknowledged.Text(lang),
		}}
	}
	type related struct {
		path, words string
		at          Place
	}
	told := make(map[related]bool, len(f.Evidence)) // each location may be there once
	for _, e := range f.Evidence {
		x := related{e.Path, e.words(lang), e.Place}
		if told[x] {
			continue
		}
		told[x] = true
		place := sarifPlace(e.Path, e.Place)
		if x.words != "" {
			place.Message = &sarifText{x.words}
		}
		r.Related = append(r.Related, place)
	}
	return r
}

// words says in a language what the evidence shows.
func (e Evidence) words(lang wording.Lang) string {
	s := ""
	if e.Quantity.Figure.IsSet() {
		s = wording.WriterOf(lang).Say(e.Quantity)
	}
	if note := display(e.Note, lang); note != "" && s != "" {
		return s + "; " + note
	} else if note != "" {
		return note
	}
	return s
}

// sarifPlace returns where a record stands: its path, if it has one, and its place in a
// file.
func sarifPlace(path string, at Place) sarifLocation {
	var l sarifLocation
	if path != "" {
		l.Logical = []sarifLogical{{path}}
	}
	if at.File != "" {
		file := url.URL{Path: at.File}
		l.Physical = &sarifPhysical{Artifact: sarifArtifact{file.String()}}
		if at.Line > 0 {
			l.Physical.Region = &sarifRegion{at.Line, at.Column}
		}
	}
	return l
}

// What follows are the parts of SARIF that are written, by their names there.

type sarifLog struct {
	Schema  string     `json:"$schema"`
	Version string     `json:"version"`
	Runs    []sarifRun `json:"runs"`
}

type sarifRun struct {
	Tool     sarifTool     `json:"tool"`
	Language string        `json:"language,omitzero"`
	Columns  string        `json:"columnKind"`
	Results  []sarifResult `json:"results"`
}

type sarifTool struct {
	Driver sarifDriver `json:"driver"`
}

type sarifDriver struct {
	Name  string      `json:"name"`
	Rules []sarifRule `json:"rules"`
}

type sarifRule struct {
	ID    string    `json:"id"`
	Short sarifText `json:"shortDescription"`
}

type sarifText struct {
	Text string `json:"text"`
}

type sarifResult struct {
	RuleID       string             `json:"ruleId"`
	Level        string             `json:"level"`
	Message      sarifText          `json:"message"`
	Locations    []sarifLocation    `json:"locations"`
	Related      []sarifLocation    `json:"relatedLocations,omitempty"`
	Fingerprints *sarifFingerprints `json:"partialFingerprints,omitempty"`
	Suppressions []sarifSuppression `json:"suppressions,omitempty"`
}

type sarifFingerprints struct {
	V1 string `json:"mithaq/v1"`
}

type sarifSuppression struct {
	Kind          string `json:"kind"`
	Status        string `json:"status"`
	Justification string `json:"justification"`
}

type sarifLocation struct {
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifText     `json:"message,omitempty"`
}

type sarifPhysical struct {
	Artifact sarifArtifact `json:"artifactLocation"`
	Region   *sarifRegion  `json:"region,omitempty"`
}

type sarifArtifact struct {
	URI string `json:"uri"`
}

type sarifRegion struct {
	Line   int `json:"startLine"`
	Column int `json:"startColumn,omitzero"`
}

type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
}
