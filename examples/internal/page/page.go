// Package page writes headings and tables of the examples as plain text or
// Markdown, and values as JSON.
package page

import (
	"encoding/json"
	"fmt"
	"io"
	"regexp"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Style writes headings and tables: aligned text, or Markdown.
type Style struct {
	Markdown bool
	Width    int          // of a page of text; 0 is as wide as need be
	Lang     wording.Lang // of the page
	Colour   bool         // on a terminal
}

// The colours of a terminal.
const (
	boldly  = "\x1b[1m"
	redly   = "\x1b[1;31m"
	plainly = "\x1b[0m"
)

// bold makes a text stand out on a terminal.
func (s Style) bold(text string) string {
	if !s.Colour {
		return text
	}
	return boldly + text + plainly
}

// Alarm makes a text stand out that tells of an error.
func (s Style) Alarm(text string) string {
	switch {
	case s.Markdown:
		return "**" + text + "**"
	case s.Colour:
		return redly + text + plainly
	}
	return text
}

// Heading writes a heading of level 1 or 2.
func (s Style) Heading(w *strings.Builder, level int, text string) {
	if s.Markdown {
		fmt.Fprintf(w, "%s %s\n\n", strings.Repeat("#", level), text)
		return
	}
	lines, wide := []string{text}, width(text)
	if s.Width > 0 && wide > s.Width {
		lines, wide = s.wrap(text, s.Width, 0), s.Width
	}
	fmt.Fprintf(w, "%s\n%s\n", s.bold(strings.Join(lines, "\n")), strings.Repeat([]string{"", "=", "-"}[level], wide))
}

// Table writes a table with a title.
func (s Style) Table(w *strings.Builder, title string, header []string, rows [][]string) {
	if s.Markdown {
		markdownTable(w, title, header, rows)
	} else {
		s.textTable(w, title, header, rows)
	}
}

// Writer returns what writes all numbers and days of a page: at most two decimal
// places, and one of percentages, points half to even and bounds outward.
func Writer(lang wording.Lang) *wording.Writer {
	return wording.NewWriter(wording.LocaleOf(lang), wording.WriterOptions{
		Places: wording.AtMost(2, money.HalfEven), Percent: wording.AtMost(1, money.HalfEven),
	})
}

// quantities are the numbers with a unit in a formula, names the codes.
var (
	quantities = regexp.MustCompile(`([0-9.]+) \[([^\]]+)\]`)
	names      = regexp.MustCompile(`[a-z][a-z0-9_]*`)
)

// Formula writes the formula of a metric in the words of a page: each code of an
// indicator by its name, numbers with their units as w says them.
func Formula(formula string, w *wording.Writer, name func(code string) string) string {
	var b strings.Builder
	rest := formula
	for {
		at := quantities.FindStringSubmatchIndex(rest)
		head := rest
		if at != nil {
			head = rest[:at[0]]
		}
		b.WriteString(strings.ReplaceAll(names.ReplaceAllStringFunc(head, name), " * ", " × "))
		if at == nil {
			return b.String()
		}
		q, err := figure.ParseQuantity(rest[at[2]:at[3]] + " " + rest[at[4]:at[5]])
		if err != nil {
			b.WriteString(rest[at[0]:at[1]])
		} else {
			b.WriteString(w.Say(q))
		}
		rest = rest[at[1]:]
	}
}

// Figures returns the figures that a finding speaks of, in canonical text: those of its
// message, of its evidence and of the values that would fit.
func Figures(f finding.Finding) (all []string) {
	add := func(q figure.Quantity) {
		if text := q.String(); q.IsSet() && !slices.Contains(all, text) {
			all = append(all, text)
		}
	}
	for _, a := range f.Args {
		add(a.Quantity)
	}
	for _, e := range f.Evidence {
		add(e.Quantity)
	}
	for _, c := range f.Suggestion.Candidates {
		add(figure.Quantity{Figure: c.Figure, Unit: c.Unit})
	}
	return all
}

// JSON writes a value as JSON for people: indented, and < as it is.
func JSON(w io.Writer, v any) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(v)
}
