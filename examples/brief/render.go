package main

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// text writes the brief: what matters first, and how to see more; then everything, if
// that is wanted.
func (b *brief) text(w *strings.Builder, all bool) {
	title := b.say("Brief: what the article says, what follows, and what is wrong with it")
	if !b.isArticle() {
		title = messages.Phrase("{sector}: what is wrong with its figures, and what they say").
			With("sector", func(lang wording.Lang) string { return b.sectorName(lang) }).In(b.lang)
	}
	b.style.Heading(w, 1, title)
	if b.isArticle() {
		fmt.Fprintf(w, "%s%s%s%s %s (%s)\n", b.label("Source"), b.source.Address, b.say(", "), b.say("printed by"), b.carrier,
			page.Writer(b.lang).Say(b.source.Date))
	}
	b.writeErrors(w)
	if !all {
		if !b.isArticle() {
			b.writeFigures(w, few)
		}
		w.WriteString("\n" + b.say("Everything: -all. The steps behind a number: -explain and its name; -explain list has the names."))
		w.WriteByte('\n')
		return
	}
	if b.isArticle() {
		b.heading(w, "Statements")
		for _, s := range b.statements {
			b.item(w, string(s.ID), display(s.Gist, b.lang))
		}
	}
	b.writeFigures(w, len(b.figures))
	b.writeMetrics(w)
	b.writeFindings(w)
}

// sectorName returns the name of the sector, or its ID.
func (b *brief) sectorName(lang wording.Lang) string {
	if name := display(b.sector.Name(), lang); name != "" {
		return name
	}
	if id := string(b.sector.ID()); id != "" {
		return id
	}
	return messages.Phrase("A sector without a name").In(lang)
}

// heading writes the heading of a part.
func (b *brief) heading(w *strings.Builder, word string) {
	w.WriteByte('\n')
	b.style.Heading(w, 2, b.say(word))
}

// item writes a line with an ID in front.
func (b *brief) item(w *strings.Builder, id, text string) {
	if b.style.Markdown {
		fmt.Fprintf(w, "- **%s** %s\n", id, text)
		return
	}
	fmt.Fprintf(w, "%-5s %s\n", id, text)
}

// sub writes a line below an item.
func (b *brief) sub(w *strings.Builder, format string, args ...any) {
	indent := "      "
	if b.style.Markdown {
		indent = "  - "
	}
	w.WriteString(indent + fmt.Sprintf(format, args...) + "\n")
}

// writeErrors writes a sentence for each open error, and how many findings there are.
func (b *brief) writeErrors(w *strings.Builder) {
	b.heading(w, "Errors")
	for _, f := range b.findings {
		if f.Severity != finding.SeverityError || !f.IsOpen() {
			continue
		}
		text := page.Writer(b.lang).Say(f)
		if about := b.about(f.Path); about != "" {
			text = about + " – " + text
		}
		if b.style.Markdown {
			b.item(w, string(f.Code), text)
		} else {
			fmt.Fprintf(w, "%s  %s\n", b.style.Alarm(string(f.Code)), text)
		}
	}
	counts := b.counts()
	if counts.Errors == 0 {
		w.WriteString(b.say("No error was found.") + "\n")
	}
	fmt.Fprintf(w, "\n%s%s\n", b.label("Findings in all"), counts.Text(b.lang))
}

// counts counts the findings.
func (b *brief) counts() page.Counts {
	found := make([]finding.Finding, len(b.findings))
	for i, f := range b.findings {
		found[i] = f.Finding
	}
	return page.Count(found)
}

// writeFigures writes so many of the figures, as published.
func (b *brief) writeFigures(w *strings.Builder, most int) {
	title := "Indicators, as published"
	if !b.isArticle() {
		title = "Key figures, the latest of each"
	}
	b.heading(w, title)
	for _, f := range b.figures[:min(most, len(b.figures))] {
		text := f.name + b.say(": ") + f.value
		if f.observation.Repeats != "" {
			text += " (" + b.say("repeats") + " " + string(f.observation.Repeats) + ")"
		}
		if f.disputed {
			text += " (" + b.say("sources disagree") + ")"
		}
		b.item(w, string(f.observation.ID), text)
		if !b.isArticle() {
			b.sub(w, "%s", b.where(f.observation))
			continue
		}
		where := b.label("perimeter") + f.perimeter
		if f.stated != "" {
			where += b.say("; ") + b.label("in the words") + f.stated
		}
		b.sub(w, "%s%s%s", where, b.say(", "), page.Writer(b.lang).Say(f.observation.Key.Period))
		b.sub(w, "%s", page.Quote(f.observation.Words, b.lang))
		for _, c := range f.candidates {
			b.sub(w, "%s%s", b.label("possible reading"), c)
		}
	}
}

// writeMetrics writes what follows from the figures.
func (b *brief) writeMetrics(w *strings.Builder) {
	if len(b.metrics) == 0 && !b.isArticle() {
		return
	}
	b.heading(w, "What follows")
	exact := "Exact values, from the latest figures; only what stands after ≈ is rounded, bounds outward."
	if b.isArticle() {
		exact = "Exact values, from the article's figures alone; only what stands after ≈ is rounded, bounds outward."
	}
	w.WriteString(b.say(exact) + "\n")
	if b.style.Markdown {
		w.WriteString("\n")
	}
	for _, d := range b.metrics {
		formula := page.Formula(d.metric.Expr.String(), page.Writer(b.lang), b.nameOf)
		line := "%s = %s [%s]\n"
		if b.style.Markdown {
			line = "- **%s** = %s [`%s`]\n"
		}
		fmt.Fprintf(w, line, d.name, formula, d.metric.ID)
		if !b.isArticle() {
			b.sub(w, "%s", page.Writer(b.lang).Say(d.key.Period))
		}
		b.sub(w, "%s%s", b.label("as published"), b.result(d.published, d.errPublished))
		if d.changed {
			b.sub(w, "%s%s", b.label("with corrections"), b.result(d.corrected, d.errCorrected))
		} else {
			b.sub(w, "%s%s", b.label("with corrections"), b.say("(no correction changes it)"))
		}
	}
	w.WriteString(b.say("For the steps behind a number: -explain and its name") + "\n")
}

// writeFindings writes every finding with its evidence, and what could be compared.
func (b *brief) writeFindings(w *strings.Builder) {
	b.heading(w, "Findings")
	code := ""
	if b.style.Markdown {
		code = "`"
	}
	for _, f := range b.findings {
		line := fmt.Sprintf("%s %s %s%s%s", f.Code, page.Severity(f.Severity, b.lang), code, f.Path, code)
		switch {
		case len(f.statements) > 0:
			b.item(w, strings.Join(f.statements, " "), line)
		case b.style.Markdown:
			w.WriteString("- " + line + "\n")
		default:
			w.WriteString(line + "\n")
		}
		b.sub(w, "%s", page.Writer(b.lang).Say(f))
		for _, e := range f.Evidence {
			b.sub(w, "%s%s", b.label("evidence"), b.evidence(e))
		}
		if s := f.SuggestionText(b.lang); s != "" {
			b.sub(w, "%s%s", b.label("suggestion"), s)
		}
		for _, c := range f.Suggestion.Candidates {
			b.sub(w, "%s%s", b.label("possible reading"), b.candidate(c, b.isRecorded(f.Path, c)))
		}
		if !f.IsOpen() {
			b.sub(w, "%s", page.Writer(b.lang).Say(f.Acknowledged))
		}
	}
	fmt.Fprintf(w, "%s%d%s%s%d\n", b.label("Open findings"), len(b.findings)-b.acknowledged, b.say("; "),
		b.label("acknowledged"), b.acknowledged)
	w.WriteString(b.label("What could be compared in the whole sector") + b.coverage.Text(b.lang) + "\n")
}

// isRecorded reports whether the data have a candidate with the record that a path names.
func (b *brief) isRecorded(path string, c finding.Candidate) bool {
	id, _ := strings.CutPrefix(recordOf(path), "/observations/")
	o, _ := b.sector.Dataset().Observation(indicators.ID(id))
	return slices.ContainsFunc(o.Candidates, func(x indicators.Candidate) bool { return c.Why != "" && x.Why == c.Why })
}

// candidate writes a value that would fit, and why; what the data say is quoted.
func (b *brief) candidate(c finding.Candidate, recorded bool) string {
	s := b.quantity(figure.Quantity{Figure: c.Figure, Unit: c.Unit})
	if why := c.ReasonText(b.lang); why != "" {
		if recorded {
			why = page.Quote(why, b.lang)
		}
		s += " (" + why + ")"
	}
	return s
}

func (b *brief) result(r indicators.Result, err error) string {
	if err != nil {
		return b.label("no answer") + page.Refused(err, b.lang)
	}
	exact, round := wording.WriterOf(b.lang).Say(r.Quantity), b.quantity(r.Quantity)
	if r.Quantity.Unit.IsOne() {
		if percent, err := r.Quantity.In(figure.MustParseUnit("percent")); err == nil {
			round = b.quantity(percent)
		}
	}
	if exact == round {
		return exact
	}
	return exact + " ≈ " + round
}

func (b *brief) evidence(e finding.Evidence) string {
	parts := []string{e.Path}
	if e.Source != "" {
		parts = append(parts, "["+string(e.Source)+"]")
	}
	if e.Quantity.Figure.IsSet() {
		parts = append(parts, b.quantity(e.Quantity))
	}
	if e.Words != "" {
		parts = append(parts, page.Quote(e.Words, b.lang))
	}
	if s := display(e.Note, b.lang); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

// The JSON form of the brief.
type (
	document struct {
		Lang       string          `json:"lang"`
		Sector     string          `json:"sector,omitempty"`
		Source     string          `json:"source,omitempty"`
		Statements []statementJSON `json:"statements,omitempty"`
		Figures    []figureJSON    `json:"figures"`
		Metrics    []metricJSON    `json:"metrics"`
		Findings   []findingJSON   `json:"findings"`
		Open       int             `json:"open"`
		Counts     page.Counts     `json:"counts"`
		Coverage   rules.Covered   `json:"coverage"`
	}
	statementJSON struct {
		ID    string `json:"id"`
		Gist  string `json:"gist"`
		Words string `json:"words"`
	}
	figureJSON struct {
		ID              string   `json:"id"`
		Indicator       string   `json:"indicator"`
		Figure          string   `json:"figure,omitempty"`
		Unit            string   `json:"unit,omitempty"`
		Text            string   `json:"text"`
		Perimeter       string   `json:"perimeter"`
		StatedPerimeter string   `json:"stated_perimeter,omitempty"`
		Period          string   `json:"period"`
		Words           string   `json:"words"`
		Repeats         string   `json:"repeats,omitempty"`
		Candidates      []string `json:"candidates,omitempty"`
	}
	metricJSON struct {
		ID        string     `json:"id"`
		Name      string     `json:"name"`
		Formula   string     `json:"formula"`
		Published resultJSON `json:"as_published"`
		Corrected resultJSON `json:"with_corrections"`
		Changed   bool       `json:"correction_applied"`
	}
	resultJSON struct {
		Figure string `json:"figure,omitempty"`
		Unit   string `json:"unit,omitempty"`
		Text   string `json:"text,omitempty"`
		Error  string `json:"error,omitempty"`
	}
	findingJSON struct {
		Code         string   `json:"code"`
		Severity     string   `json:"severity"`
		Path         string   `json:"path"`
		Statements   []string `json:"statements,omitempty"`
		Message      string   `json:"message"`
		Figures      []string `json:"figures,omitempty"`
		Evidence     []string `json:"evidence"`
		Suggestion   string   `json:"suggestion,omitempty"`
		Candidates   []string `json:"candidates,omitempty"`
		Fingerprint  string   `json:"fingerprint"`
		Acknowledged string   `json:"acknowledged,omitempty"`
	}
)

func (b *brief) json(w io.Writer) error {
	doc := document{Lang: b.lang.String(), Source: b.source.Address}
	if !b.isArticle() {
		doc.Sector = string(b.sector.ID())
	}
	for _, s := range b.statements {
		doc.Statements = append(doc.Statements, statementJSON{string(s.ID), display(s.Gist, b.lang), s.Words})
	}
	for _, f := range b.figures {
		o := f.observation
		doc.Figures = append(doc.Figures, figureJSON{
			ID: string(o.ID), Indicator: string(o.Key.Indicator), Figure: o.Figure.String(), Unit: o.Unit.String(),
			Text: f.value, Perimeter: string(o.Key.Perimeter), StatedPerimeter: string(o.Stated),
			Period: o.Key.Period.String(), Words: o.Words, Repeats: string(o.Repeats), Candidates: f.candidates,
		})
	}
	for _, d := range b.metrics {
		doc.Metrics = append(doc.Metrics, metricJSON{
			ID: string(d.metric.ID), Name: d.name, Formula: d.metric.Expr.String(), Changed: d.changed,
			Published: b.resultJSON(d.published, d.errPublished), Corrected: b.resultJSON(d.corrected, d.errCorrected),
		})
	}
	for _, f := range b.findings {
		x := findingJSON{
			Code: string(f.Code), Severity: f.Severity.String(), Path: f.Path, Statements: f.statements,
			Message: f.Text(b.lang), Suggestion: f.SuggestionText(b.lang), Evidence: []string{},
			Figures: page.Figures(f.Finding), Fingerprint: f.Fingerprint, Acknowledged: f.Acknowledged.Text(b.lang),
		}
		for _, e := range f.Evidence {
			x.Evidence = append(x.Evidence, b.evidence(e))
		}
		for _, c := range f.Suggestion.Candidates {
			x.Candidates = append(x.Candidates, c.Figure.String()+" "+c.Unit.String())
		}
		doc.Findings = append(doc.Findings, x)
	}
	doc.Open, doc.Counts = len(b.findings)-b.acknowledged, b.counts()
	doc.Coverage = b.coverage
	return page.JSON(w, doc)
}

func (b *brief) resultJSON(r indicators.Result, err error) resultJSON {
	if err != nil {
		return resultJSON{Error: err.Error()}
	}
	return resultJSON{Figure: r.Quantity.Figure.String(), Unit: r.Quantity.Unit.String(), Text: b.result(r, nil)}
}
