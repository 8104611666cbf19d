package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/period"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
)

// unusual is the code of the finding that is acknowledged in the examples.
const unusual finding.Code = "IND032"

// acknowledgedEntries shows what is told of acknowledgements, with the example of an
// unusual jump that somebody has acknowledged.
func acknowledgedEntries() (all []entry, err error) {
	examples, err := figurerules.Examples()
	if err != nil {
		return nil, err
	}
	jump := examples[slices.IndexFunc(examples, func(x figurerules.Example) bool { return x.Code == unusual })]
	table, calm := jump.Fires.Files[0].Text, jump.Silent.Files[0].Text
	found, err := checkFolder(table, nil)
	if err != nil {
		return nil, err
	}
	n := slices.IndexFunc(found, func(f finding.Finding) bool { return f.Code == unusual })
	if n < 0 {
		return nil, fmt.Errorf("%s: its example finds nothing", unusual)
	}
	a := found[n].Acknowledge("L. Amrani", period.MustDate(2026, 3, 1), "two sites opened in that year")
	a.Until = period.MustDate(2026, 6, 30)
	list := []finding.Acknowledgement{a}
	never := list[0]
	never.Until = period.Date{}
	tables := map[finding.Code]string{
		"ACK001": calm, "ACK002": table, "ACK003": strings.Replace(table, "250000", "260000", 1),
	}
	for _, r := range finding.AcknowledgementRules() {
		fires, silent := list, []finding.Acknowledgement{never}
		if r.Code != "ACK002" {
			fires = silent
		}
		e := entry{
			code: r.Code, severity: r.Severity, group: string(r.Family), title: r.Title,
			path: "/acknowledgements/" + a.Fingerprint,
		}
		if e.fires, err = acknowledgedFiles(tables[r.Code], fires); err != nil {
			return nil, err
		}
		if e.silent, err = acknowledgedFiles(table, silent); err != nil {
			return nil, err
		}
		found, err := checkFolder(tables[r.Code], fires)
		if err != nil {
			return nil, err
		}
		for _, f := range found {
			if f.Code == r.Code {
				e.findings = append(e.findings, f)
			}
		}
		all = append(all, e)
	}
	return all, nil
}

// acknowledgedFiles are the files of an example.
func acknowledgedFiles(table string, list []finding.Acknowledgement) ([]file, error) {
	var b bytes.Buffer
	if err := sector.EncodeAcknowledgements(&b, list); err != nil {
		return nil, err
	}
	return []file{
		{"observations", "csv", strings.TrimSuffix(table, "\n")},
		{"acknowledgements", "json", strings.TrimSuffix(b.String(), "\n")},
	}, nil
}

// checkFolder checks a table on the first of July, with acknowledgements.
func checkFolder(table string, list []finding.Acknowledgement) ([]finding.Finding, error) {
	shared, err := figurerules.SharedFiles()
	if err != nil {
		return nil, err
	}
	folder := fstest.MapFS{"observations.csv": {Data: []byte(table)}}
	for _, f := range shared {
		folder[f.Name] = &fstest.MapFile{Data: []byte(f.Text)}
	}
	var b bytes.Buffer
	if err := sector.EncodeAcknowledgements(&b, list); err != nil {
		return nil, err
	}
	folder["acknowledgements.json"] = &fstest.MapFile{Data: b.Bytes()}
	s, err := sector.Load(folder, sector.Options{})
	if err != nil {
		return nil, err
	}
	return s.CheckOn(indicators.ViewConfig{}, period.MustDate(2026, 7, 1)), nil
}
