package main

import (
	"errors"
	"fmt"
	"io"
	"path"
	"path/filepath"
	"strings"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// unreadableCode is the code under which a machine gets what makes a folder unreadable.
const unreadableCode finding.Code = "UNREADABLE"

// unreadable writes what is wrong with the files of a folder, and returns the error of
// the program. Without a form for it the error says all.
func (r *report) unreadable(out io.Writer, format string, style page.Style, err error) error {
	var problems *sector.Problems
	old := strings.HasPrefix(err.Error(), "-since")
	switch {
	case old, !errors.As(err, &problems) && format != "json" && format != "sarif":
		return err
	case problems == nil: // a program that reads the output wants a document all the same
		problems = &sector.Problems{Total: 1, List: []*sector.Error{{Op: "check", Err: err}}}
	}
	summary := fmt.Errorf("%s: the files cannot be used as they are; problems: %d", r.dir, problems.Total)
	found := r.problems(problems)
	var wrong error
	switch format {
	case "json":
		doc := document{Folder: r.dir, Causes: []causeJSON{}, Accepted: []findingJSON{}}
		for _, f := range found {
			doc.Problems = append(doc.Problems, findingJSON{f, f.Text(r.lang), ""})
		}
		wrong = page.JSON(out, doc)
	case "sarif":
		wrong = finding.EncodeSARIF(out, found, r.lang, finding.Rule{
			Code: unreadableCode, Title: messages.Text("what cannot be read"),
		})
	default:
		var b strings.Builder
		l := lines{&b, style}
		l.heading(true, fmt.Sprintf("%s (%d)", r.word("what cannot be read"), problems.Total))
		for n, f := range found {
			text := l.say(problemText(problems.List[n]))
			if f.Path != "" {
				text = l.code(f.Path) + r.word(": ") + text
			}
			l.item(1, l.code(f.Place.String())+" "+text)
		}
		if rest := problems.Total - len(found); rest > 0 {
			l.item(1, fmt.Sprintf("%s%d", r.label("and more"), rest))
		}
		_, wrong = io.WriteString(out, style.Fit(strings.TrimPrefix(b.String(), "\n")))
	}
	return errors.Join(summary, wrong)
}

// problems returns what is wrong with files as findings, which editors show as such.
func (r *report) problems(problems *sector.Problems) (all []finding.Finding) {
	for _, e := range problems.List {
		f := finding.Finding{
			Code: unreadableCode, Severity: finding.SeverityError, Path: e.Path,
			Message: english(problemText(e)), Place: finding.Place{File: filepath.ToSlash(r.dir)},
		}
		if e.File != "" {
			f.Place = finding.Place{File: path.Join(filepath.ToSlash(r.dir), e.File), Line: e.Line, Column: e.Column}
		}
		all = append(all, f)
	}
	return all
}

// problemText says what is wrong, without where.
func problemText(e *sector.Error) string {
	var parts []string
	if e.Err != nil {
		parts = append(parts, e.Err.Error())
	}
	if e.Detail != "" {
		parts = append(parts, e.Detail)
	}
	return strings.Join(parts, ": ")
}

// english returns a text that is there in English only, as the errors of the library are.
func english(s string) wording.Text { return say.Text("", "", printable(s)) }
