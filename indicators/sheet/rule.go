package sheet

import (
	_ "embed" // messages

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/rulekit"
	"github.com/mithaq-go/mithaq/internal/say"
)

//go:embed messages.txt
var messageFile string

// messages is what this package says to people.
var messages = say.NewCatalogue(messageFile)

// Families of the findings of a sheet.
const (
	FamilyHeader finding.Family = "sheet header"
	FamilyFigure finding.Family = "sheet figure"
	FamilyTable  finding.Family = "sheet table"
)

// Codes of the findings of a sheet, with what each is about.
const (
	codeHeader    finding.Code = "SHT001"
	codeMissing   finding.Code = "SHT002"
	codeStatement finding.Code = "SHT003"
	codeClash     finding.Code = "SHT004"
	codeText      finding.Code = "SHT005"
	codeReadings  finding.Code = "SHT006"
	codeRaw       finding.Code = "SHT007"
	codeLocale    finding.Code = "SHT008"
	codeTwice     finding.Code = "SHT009"
	codeGap       finding.Code = "SHT010"
	codeHidden    finding.Code = "SHT011"
	codeFormula   finding.Code = "SHT012"
	codeDate      finding.Code = "SHT013"
	codeScale     finding.Code = "SHT014"
	codeOutside   finding.Code = "SHT015"
	codeSource    finding.Code = "SHT016"
	codeMerged    finding.Code = "SHT017"
	codeKind      finding.Code = "SHT018"
	codeSheet     finding.Code = "SHT019"
	codeLimit     finding.Code = "SHT020"
)

// Rules returns what [Read] reports: the codes of its findings, in order, each
// with its severity, what is wrong, and what would mend it.
func Rules() []finding.Rule {
	return []finding.Rule{
		{Code: codeHeader, Family: FamilyHeader, Severity: finding.SeverityError,
			Title: messages.Text("the layout does not name a header"),
			Mend:  messages.Text("name the text in the layout, or mend it in the sheet")},
		{Code: codeMissing, Family: FamilyHeader, Severity: finding.SeverityError,
			Title: messages.Text("a text that the layout expects is not there"),
			Mend:  messages.Text("mend the text in the layout or in the sheet")},
		{Code: codeStatement, Family: FamilyHeader, Severity: finding.SeverityError,
			Title: messages.Text("nothing states what a figure measures"),
			Mend:  messages.Text("add the statement to the layout, if it is sure")},
		{Code: codeClash, Family: FamilyHeader, Severity: finding.SeverityError,
			Title: messages.Text("headers contradict each other"),
			Mend:  messages.Text("find out which header is right")},
		{Code: codeText, Family: FamilyFigure, Severity: finding.SeverityError,
			Title: messages.Text("a text is not a figure"),
			Mend:  messages.Text("list the text under no_data or notes of the layout, or mend it in the sheet")},
		{Code: codeReadings, Family: FamilyFigure, Severity: finding.SeverityError,
			Title: messages.Text("a figure has several readings"),
			Mend:  messages.Text("state in the layout what the separators mean, or choose a reading")},
		{Code: codeRaw, Family: FamilyFigure, Severity: finding.SeverityWarning,
			Title: messages.Text("a cell shows another figure than it holds"),
			Mend:  messages.Text("find out which of the two was meant")},
		{Code: codeLocale, Family: FamilyFigure, Severity: finding.SeverityWarning,
			Title: messages.Text("the locale alone decides what the separators of a figure mean"),
			Mend:  messages.Text("state in the layout what the separators mean")},
		{Code: codeTwice, Family: FamilyTable, Severity: finding.SeverityError,
			Title: messages.Text("two cells, rows or columns state one thing"),
			Mend:  messages.Text("find out which header is wrong")},
		{Code: codeGap, Family: FamilyTable, Severity: finding.SeverityWarning,
			Title: messages.Text("a run of periods has a gap"),
			Mend:  messages.Text("find out whether a header is wrong or a period was left out")},
		{Code: codeHidden, Family: FamilyTable, Severity: finding.SeverityWarning,
			Title: messages.Text("figures are read that the sheet does not show"),
			Mend:  messages.Text("find out whether they were published")},
		{Code: codeFormula, Family: FamilyFigure, Severity: finding.SeverityError,
			Title: messages.Text("a cell shows nothing of what it holds"),
			Mend:  messages.Text("open the sheet in a spreadsheet and save it, so that it holds the results")},
		{Code: codeDate, Family: FamilyFigure, Severity: finding.SeverityError,
			Title: messages.Text("a date or an error stands where a figure is expected"),
			Mend:  messages.Text("mend the cell in the sheet")},
		{Code: codeScale, Family: FamilyFigure, Severity: finding.SeverityWarning,
			Title: messages.Text("a cell and its headers state different scales"),
			Mend:  messages.Text("find out which scale is right")},
		{Code: codeOutside, Family: FamilyTable, Severity: finding.SeverityInfo,
			Title: messages.Text("cells outside the area are not read"),
			Mend:  messages.Text("widen the area of the layout, if they belong to the table")},
		{Code: codeSource, Family: FamilyHeader, Severity: finding.SeverityWarning,
			Title: messages.Text("nothing states the source"),
			Mend:  messages.Text("state the source in the layout")},
		{Code: codeMerged, Family: FamilyTable, Severity: finding.SeverityError,
			Title: messages.Text("a figure stands in merged cells, or a text beneath them"),
			Mend:  messages.Text("dissolve the merged cells in the sheet")},
		{Code: codeKind, Family: FamilyTable, Severity: finding.SeverityWarning,
			Title: messages.Text("a period is not of the kind of the others"),
			Mend:  messages.Text("name the text in the layout, if the period is meant")},
		{Code: codeSheet, Family: FamilyTable, Severity: finding.SeverityError,
			Title: messages.Text("the layout is for another sheet"),
			Mend:  messages.Text("choose the layout of the sheet")},
		{Code: codeLimit, Family: FamilyTable, Severity: finding.SeverityError,
			Title: messages.Text("there are more findings than are listed"),
			Mend:  messages.Text("mend what is listed, or raise the limit")},
	}
}

// log gathers findings.
type log struct {
	sheet string
	rules map[finding.Code]finding.Rule
	list  []finding.Finding
	total int
	most  int
}

func newLog(sheet string, most int) *log {
	l := &log{sheet: sheet, rules: make(map[finding.Code]finding.Rule), most: most}
	for _, r := range Rules() {
		l.rules[r.Code] = r
	}
	return l
}

// add adds a finding at a cell, which is its argument "cell".
func (l *log) add(code finding.Code, at Ref, text string, message wording.Text, args ...finding.Arg) *finding.Finding {
	if l.total++; len(l.list) >= l.most {
		return new(finding.Finding)
	}
	r := l.rules[code]
	f := finding.Finding{Code: code, Severity: r.Severity, Path: cellPath(l.sheet, at), Message: message}
	f.Suggestion.Text = r.Mend
	f.Args = append(args, rulekit.Word("cell", place(l.sheet, at)))
	if text != "" {
		f.Evidence = []finding.Evidence{{Path: f.Path, Words: text}}
	}
	l.list = append(l.list, f)
	return &l.list[len(l.list)-1]
}

// offer adds readings of which none is chosen.
func offer(f *finding.Finding, candidates []indicators.Candidate) {
	for _, c := range candidates {
		f.Suggestion.Candidates = append(f.Suggestion.Candidates, finding.Candidate{Candidate: c})
	}
}

// findings returns what was found, in order.
func (l *log) findings() []finding.Finding {
	if rest := l.total - len(l.list); rest > 0 {
		l.most++
		text := messages.Text("more findings that are not listed: {count}")
		l.add(codeLimit, Ref{}, "", text, rulekit.Number("count", rest))
	}
	finding.Sort(l.list)
	return l.list
}
