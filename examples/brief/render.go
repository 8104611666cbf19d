package main

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// style is how a text marks its parts.
type style struct {
	title, heading, item, sub, code string
}

var (
	plainStyle    = style{title: "", heading: "\n", item: "", sub: "      "}
	markdownStyle = style{title: "# ", heading: "\n## ", item: "- ", sub: "  - ", code: "`"}
)

func (b *brief) text(w *strings.Builder, st style) {
	md := st.code != ""
	heading := func(word string) {
		w.WriteString(st.heading + b.say(word) + "\n")
		if md {
			w.WriteString("\n")
		} else {
			w.WriteString(strings.Repeat("-", len([]rune(b.say(word)))) + "\n")
		}
	}
	item := func(id, text string) {
		switch {
		case md:
			fmt.Fprintf(w, "- **%s** %s\n", id, text)
		default:
			fmt.Fprintf(w, "%-5s %s\n", id, text)
		}
	}
	sub := func(format string, args ...any) {
		w.WriteString(st.sub + fmt.Sprintf(format, args...) + "\n")
	}

	w.WriteString(st.title + b.say("Brief: what the article says, what follows, and what is wrong with it") + "\n")
	if md {
		w.WriteString("\n")
	}
	fmt.Fprintf(w, "%s%s%s%s %s (%s)\n", b.label("Source"), b.source.Address, b.say(", "), b.say("printed by"), b.carrier,
		page.Writer(b.lang).Say(b.source.Date))

	heading("Statements")
	for _, s := range b.statements {
		item(string(s.ID), display(s.Gist, b.lang))
	}

	heading("Indicators, as published")
	for _, f := range b.figures {
		text := f.name + b.say(": ") + f.value
		if f.observation.Repeats != "" {
			text += " (" + b.say("repeats") + " " + string(f.observation.Repeats) + ")"
		}
		item(string(f.observation.ID), text)
		where := b.label("perimeter") + f.perimeter
		if f.stated != "" {
			where += b.say("; ") + b.label("in the words") + f.stated
		}
		sub("%s%s%s", where, b.say(", "), page.Writer(b.lang).Say(f.observation.Key.Period))
		sub("«%s»", f.observation.Words)
		for _, c := range f.candidates {
			sub("%s%s", b.label("possible reading"), c)
		}
	}

	heading("What follows")
	w.WriteString(b.say("Exact values, from the article's figures alone; only what stands after ≈ is rounded, bounds outward.") + "\n")
	if md {
		w.WriteString("\n")
	}
	for _, d := range b.metrics {
		formula := page.Formula(d.metric.Expr.String(), page.Writer(b.lang), b.nameOf)
		if md {
			fmt.Fprintf(w, "- **%s** = %s [`%s`]\n", d.name, formula, d.metric.ID)
		} else {
			fmt.Fprintf(w, "%s = %s [%s]\n", d.name, formula, d.metric.ID)
		}
		sub("%s%s", b.label("as published"), b.result(d.published, d.errPublished))
		if d.changed {
			sub("%s%s", b.label("with corrections"), b.result(d.corrected, d.errCorrected))
		} else {
			sub("%s%s", b.label("with corrections"), b.say("(no correction changes it)"))
		}
	}
	w.WriteString(b.say("For the steps behind a number: -explain and its name") + "\n")

	heading("Findings")
	for _, f := range b.findings {
		item(strings.Join(f.statements, " "),
			fmt.Sprintf("%s %s %s%s%s", f.Code, b.say(f.Severity.String()), st.code, f.Path, st.code))
		sub("%s", page.Writer(b.lang).Say(f))
		for _, e := range f.Evidence {
			sub("%s%s", b.label("evidence"), b.evidence(e))
		}
		if s := f.SuggestionText(b.lang); s != "" {
			sub("%s%s", b.label("suggestion"), s)
		}
		for _, c := range f.Suggestion.Candidates {
			sub("%s%s", b.label("possible reading"), b.candidate(c))
		}
		if !f.IsOpen() {
			sub("%s", page.Writer(b.lang).Say(f.Acknowledged))
		}
	}
	fmt.Fprintf(w, "%s%d%s%s%d\n", b.label("Open findings"), len(b.findings)-b.acknowledged, b.say("; "),
		b.label("acknowledged"), b.acknowledged)
	w.WriteString(b.label("What could be compared in the whole sector") + b.coverage.Text(b.lang) + "\n")
}

// candidate writes a value that would fit, and why.
func (b *brief) candidate(c finding.Candidate) string {
	s := b.quantity(figure.Quantity{Figure: c.Figure, Unit: c.Unit})
	if why := c.ReasonText(b.lang); why != "" {
		if c.Reason == (wording.Text{}) {
			why = "«" + why + "»" // as the data have it
		}
		s += " (" + why + ")"
	}
	return s
}

func (b *brief) result(r indicators.Result, err error) string {
	if err != nil {
		return b.label("no answer") + err.Error()
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
		parts = append(parts, "«"+e.Words+"»")
	}
	if s := display(e.Note, b.lang); s != "" {
		parts = append(parts, s)
	}
	return strings.Join(parts, " ")
}

// The JSON form of the brief.
type (
	document struct {
		Lang         string          `json:"lang"`
		Source       string          `json:"source"`
		Statements   []statementJSON `json:"statements"`
		Figures      []figureJSON    `json:"figures"`
		Metrics      []metricJSON    `json:"metrics"`
		Findings     []findingJSON   `json:"findings"`
		Open         int             `json:"open"`
		Acknowledged int             `json:"acknowledged"`
		Coverage     rules.Covered   `json:"coverage"`
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
		Statements   []string `json:"statements"`
		Message      string   `json:"message"`
		Figures      []string `json:"figures,omitempty"`
		Evidence     []string `json:"evidence"`
		Suggestion   string   `json:"suggestion,omitempty"`
		Candidates   []string `json:"candidates,omitempty"`
		Fingerprint  string   `json:"fingerprint"`
		Acknowledged string   `json:"acknowledged,omitempty"`
	}
)

func (b *brief) json(w *strings.Builder) error {
	doc := document{Lang: b.lang.String(), Source: b.source.Address}
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
	doc.Open, doc.Acknowledged = len(b.findings)-b.acknowledged, b.acknowledged
	doc.Coverage = b.coverage
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(doc)
}

func (b *brief) resultJSON(r indicators.Result, err error) resultJSON {
	if err != nil {
		return resultJSON{Error: err.Error()}
	}
	return resultJSON{Figure: r.Quantity.Figure.String(), Unit: r.Quantity.Unit.String(), Text: b.result(r, nil)}
}
