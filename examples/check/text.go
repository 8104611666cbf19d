package main

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
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
	if len(r.changes.Gone) > 0 {
		l.heading(false, r.word("no longer there"))
		for _, f := range r.changes.Gone {
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
			r.word("; "), r.label("as before"), r.among(same), r.word("; "), r.label("no longer there"), len(r.changes.Gone))
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

// changed writes what has changed since the older folder: in the data, in the agreements
// and in what is derived.
func (r *report) changed(l lines) {
	if n := len(r.changes.Data.List); n > 0 {
		text := strings.TrimSpace(r.changes.Data.Text(page.Writer(r.lang), r.sector.Catalogue()))
		r.some(l, r.word("what has changed in the data"), strings.Split(text, "\n"))
	}
	var all []string
	for _, d := range r.changes.Agreements {
		all = append(all, d.String())
	}
	r.some(l, r.word("what has changed in the agreements"), all)
	all = nil
	for _, m := range r.changes.Metrics {
		all = append(all, r.metric(m))
	}
	r.some(l, r.word("derived values that moved"), all)
}

// some writes a list, its first lines without -all.
func (r *report) some(l lines, title string, all []string) {
	if len(all) == 0 {
		return
	}
	l.heading(false, fmt.Sprintf("%s (%d)", title, len(all)))
	for n, line := range all {
		if n == mostOfCause && !r.all {
			l.item(1, fmt.Sprintf("%s%d", r.label("and more"), len(all)-n))
			break
		}
		l.item(1, l.say(line))
	}
}

// metric says what became of a derived value.
func (r *report) metric(m sector.MetricChange) string {
	w, c := page.Writer(r.lang), r.sector.Catalogue()
	named := func(t wording.Text, id indicators.ID) string {
		if s, _ := t.Display(r.lang); s != "" {
			return s
		}
		return string(id)
	}
	value := func(q figure.Quantity) string {
		if !q.Figure.IsSet() {
			return r.word("no value")
		}
		return w.Say(q)
	}
	name := string(m.Metric)
	for x := range r.sector.Metrics() {
		if x.ID == m.Metric {
			name = named(x.Name, x.ID)
		}
	}
	var parts []string
	if m.Key.Area != "" {
		a, _ := c.Area(m.Key.Area)
		parts = append(parts, named(a.Name, m.Key.Area))
	}
	if s := m.Key.Breakdown.String(); s != "" {
		parts = append(parts, s)
	}
	if m.Key.Perimeter != "" {
		p, _ := c.Perimeter(m.Key.Perimeter)
		parts = append(parts, named(p.Name, m.Key.Perimeter))
	}
	if m.Key.Period.IsSet() {
		parts = append(parts, w.Say(m.Key.Period))
	}
	said := name + " (" + strings.Join(parts, r.word(", ")) + ")" + r.word(": ") + value(m.Old) + " → " + value(m.New)
	if by, ok := m.Difference(); ok {
		said += " (" + r.label("difference") + w.Say(say.Difference(by)) + ")"
	}
	return said
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
		at = l.code(r.memberPlace(f).String()) + " " + at
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
