package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
)

// word returns a message of the program in the language of the report.
func (r *report) word(en string) string { return messages.Phrase(en).In(r.lang) }

// label returns a message with a colon behind it.
func (r *report) label(en string) string { return r.word(en) + r.word(": ") }

const (
	mostLine     = 400 // characters of a line of somebody's data that are shown
	mostEvidence = 3   // records that a finding rests on that are shown without -all
	mostOfCause  = 10  // findings of one cause that are shown without -all, if they are no errors
)

// printable returns somebody's text as it can stand on one line of a terminal: control
// characters and those that turn the direction of writing are written as escapes, and
// what is long is cut.
func printable(s string) string {
	var b strings.Builder
	n := 0
	for _, r := range s {
		if n++; n > mostLine {
			return b.String() + "…"
		}
		switch {
		case unicode.IsControl(r), r >= 0x202A && r <= 0x202E, r >= 0x2066 && r <= 0x2069, r == 0x2028, r == 0x2029:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// lines writes the lines of a report, as text or as Markdown.
type lines struct {
	*strings.Builder
	page.Style
}

// markdown are the characters that mean something in Markdown.
var markdown = strings.NewReplacer(
	`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "#", `\#`,
	"|", `\|`, "~", `\~`,
)

// say returns somebody's text for the page.
func (l lines) say(s string) string {
	if s = printable(s); l.Markdown {
		return markdown.Replace(s)
	}
	return s
}

// code returns a place or a path for the page.
func (l lines) code(s string) string {
	s = printable(s)
	switch {
	case !l.Markdown || s == "":
		return s
	case strings.Contains(s, "`"):
		return "`` " + s + " ``"
	}
	return "`" + s + "`"
}

// heading writes the heading of a cause or of a list.
func (l lines) heading(bad bool, text string) {
	switch {
	case l.Markdown:
		l.WriteString("\n## " + text + "\n\n")
	case bad:
		l.WriteString("\n" + l.Alarm(text) + "\n")
	default:
		l.WriteString("\n" + text + "\n")
	}
}

// item writes a line of a list, at a depth.
func (l lines) item(depth int, text string) {
	mark := ""
	if l.Markdown {
		depth--
		mark = "- "
	}
	l.WriteString(strings.Repeat("  ", depth) + mark + text + "\n")
}

// text writes the report for people.
func (r *report) text(b *strings.Builder, style page.Style) {
	l := lines{b, style}
	name := r.dir
	if s, _ := r.sector.Name().Display(r.lang); s != "" {
		name = s
	}
	if l.Markdown {
		b.WriteString("# " + l.say(name) + "\n\n")
	} else {
		b.WriteString(l.say(name) + "\n")
	}
	r.summary(l)
	r.changed(l)
	for _, c := range r.causes {
		r.cause(l, c)
	}
	if len(r.gone) > 0 {
		l.heading(false, r.word("no longer there"))
		for _, f := range r.gone {
			l.item(1, r.line(l, f))
		}
	}
	r.acknowledged(l)
	if hidden := r.hidden(); hidden > 0 {
		fmt.Fprintf(b, "\n%s%d%s%s\n", r.label("not shown here"), hidden, r.word("; "), r.word("-all shows them"))
	}
}

// summary writes how many findings there are, and what was looked at.
func (r *report) summary(l lines) {
	counts := []string{
		fmt.Sprintf("%s%d", r.label("errors"), r.open(finding.SeverityError)),
		fmt.Sprintf("%s%d", r.label("warnings"), r.open(finding.SeverityWarning)),
		fmt.Sprintf("%s%d", r.label("notes"), r.open(finding.SeverityInfo)),
		fmt.Sprintf("%s%d", r.label("acknowledged"), len(r.kept)),
	}
	l.WriteString(strings.Join(counts, r.word("; ")) + "\n")
	if r.since != "" {
		if l.Markdown {
			l.WriteString("\n")
		}
		fmt.Fprintf(l, "%s%s%d%s%s%d%s%s%d%s%s%d\n", r.label("since")+l.code(r.since)+r.word("; "),
			r.label("new"), r.among(fresh), r.word("; "), r.label("with other figures"), r.among(changed),
			r.word("; "), r.label("as before"), r.among(same), r.word("; "), r.label("no longer there"), len(r.gone))
	}
	if l.Markdown {
		l.WriteString("\n")
	}
	l.WriteString(r.coverage.Text(r.lang) + "\n")
}

// shown returns the findings of a cause that are shown.
func (r *report) shown(c cause) (all []int) {
	for _, n := range c.found {
		if r.shows(n) {
			all = append(all, n)
		}
	}
	if len(all) > mostOfCause && !r.all && c.severity != finding.SeverityError {
		all = all[:mostOfCause]
	}
	return all
}

// changed writes what has changed in the data since the older folder.
func (r *report) changed(l lines) {
	if len(r.changes.List) == 0 {
		return
	}
	l.heading(false, fmt.Sprintf("%s (%d)", r.word("what has changed in the data"), len(r.changes.List)))
	all := strings.Split(strings.TrimSpace(r.changes.Text(page.Writer(r.lang), r.sector.Catalogue())), "\n")
	for n, line := range all {
		if n == mostOfCause && !r.all {
			l.item(1, fmt.Sprintf("%s%d", r.label("and more"), len(all)-n))
			break
		}
		l.item(1, l.say(line))
	}
}

// hidden counts the open findings that are not shown.
func (r *report) hidden() int {
	n := 0
	for _, c := range r.causes {
		n += len(c.found) - len(r.shown(c))
	}
	return n
}

// cause writes the findings of one cause that are shown.
func (r *report) cause(l lines, c cause) {
	shown := r.shown(c)
	if len(shown) == 0 {
		return
	}
	title, _ := c.rule.Title.Display(r.lang)
	if title != "" {
		title = r.word(": ") + title
	}
	if len(c.found) > 1 {
		title += fmt.Sprintf(" (%d)", len(c.found))
	}
	l.heading(c.severity == finding.SeverityError, r.word(c.severity.String())+" "+string(c.rule.Code)+title)
	mend := r.mend(shown)
	if mend != "" {
		l.item(1, "→ "+l.say(mend))
	}
	for _, n := range shown {
		r.finding(l, n, mend == "")
	}
	if rest := len(c.found) - len(shown); rest > 0 {
		l.item(1, fmt.Sprintf("%s%d", r.label("and more"), rest))
	}
}

// mend returns what would mend several findings, "" where it is not the same for all.
func (r *report) mend(numbers []int) string {
	s := r.found[numbers[0]].SuggestionText(r.lang)
	for _, n := range numbers[1:] {
		if r.found[n].SuggestionText(r.lang) != s {
			return ""
		}
	}
	if len(numbers) == 1 {
		return ""
	}
	return s
}

// finding writes one finding, and what would mend it.
func (r *report) finding(l lines, n int, mend bool) {
	f := &r.found[n]
	at := l.code(f.Path)
	if f.Place.IsSet() {
		at = l.code(f.Place.String()) + " " + at
	}
	switch r.states[n] {
	case fresh:
		at += " (" + r.word("new") + ")"
	case changed:
		at += " (" + r.word("with other figures") + ")"
	}
	l.item(1, at)
	w := page.Writer(r.lang)
	l.item(2, l.say(w.Say(f)))
	for i, e := range f.Evidence {
		if i == mostEvidence && !r.all {
			l.item(2, fmt.Sprintf("%s%d", r.label("and more that it rests on"), len(f.Evidence)-i))
			break
		}
		if e.Place == f.Place && e.Words == "" && !e.Quantity.Figure.IsSet() && !e.Note.IsSet() {
			continue // it is the record itself
		}
		l.item(2, r.label("see")+r.evidence(l, e))
	}
	for _, c := range f.Suggestion.Candidates {
		s := w.Say(figure.Quantity{Figure: c.Figure, Unit: c.Unit})
		if why := c.ReasonText(r.lang); why != "" {
			s += " (" + why + ")"
		}
		l.item(2, r.label("would fit")+l.say(s))
	}
	if s := f.SuggestionText(r.lang); s != "" && mend {
		l.item(2, "→ "+l.say(s))
	}
}

// line writes a finding on one line.
func (r *report) line(l lines, f finding.Finding) string {
	return strings.TrimPrefix(l.code(f.Place.String())+" ", " ") + string(f.Code) + " " + l.code(f.Path) + r.word(": ") +
		l.say(page.Writer(r.lang).Say(f))
}

// evidence writes a record that a finding rests on: where it is, and what it says.
func (r *report) evidence(l lines, e finding.Evidence) string {
	var parts []string
	if e.Place.IsSet() {
		parts = append(parts, l.code(e.Place.String()))
	}
	if e.Path != "" {
		parts = append(parts, l.code(e.Path))
	}
	if e.Quantity.Figure.IsSet() {
		parts = append(parts, l.say(page.Writer(r.lang).Say(e.Quantity)))
	}
	if e.Words != "" {
		parts = append(parts, page.Quote(l.say(e.Words), r.lang))
	}
	if s, _ := e.Note.Display(r.lang); s != "" {
		parts = append(parts, l.say(s))
	}
	return strings.Join(parts, " ")
}

// acknowledged writes the findings that somebody has accepted.
func (r *report) acknowledged(l lines) {
	if len(r.kept) == 0 {
		return
	}
	l.heading(false, fmt.Sprintf("%s (%d)", r.word("acknowledged"), len(r.kept)))
	for _, n := range r.kept {
		f := &r.found[n]
		l.item(1, r.line(l, *f))
		l.item(2, l.say(page.Writer(r.lang).Say(f.Acknowledged)))
	}
}
