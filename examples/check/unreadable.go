package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"path/filepath"
	"strings"

	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/reading"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// unreadableCode is the code under which a machine gets what makes a folder unreadable.
const unreadableCode finding.Code = "UNREADABLE"

// unreadable writes what is wrong with the files of a folder, r.dir or the older one, and
// returns the error of the program. Without a form for it the error says all.
func (r *report) unreadable(out io.Writer, format string, style page.Style, dir string, err error) error {
	var problems *sector.Problems
	switch {
	case errors.As(err, &problems):
	case format == "json", format == "sarif": // what reads the output wants a document all the same
		problems = &sector.Problems{Total: 1, List: []*sector.Error{{Op: "check", Err: reason(err)}}}
	default:
		why, _ := reading.Text(reason(err).Error()).In(r.lang)
		return fmt.Errorf("%s%s%w", dir, r.word(": "), said{why, err})
	}
	summary := fmt.Errorf("%s: %s%d", dir, r.label("the files cannot be used as they are; problems"), problems.Total)
	found := r.problems(problems, dir)
	var wrong error
	switch format {
	case "json":
		doc := document{Folder: dir, Fails: problems.Total, Causes: []causeJSON{}, Accepted: []findingJSON{}}
		for _, f := range found {
			doc.Problems = append(doc.Problems, findingJSON{Finding: f, Text: f.Text(r.lang), Member: f.Place})
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
		for _, f := range found {
			text := l.say(f.Text(r.lang))
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

// reason returns what is wrong with a file, without its name.
func reason(err error) error {
	var at *fs.PathError
	if errors.As(err, &at) {
		return at.Err
	}
	return err
}

// said is an error in the language of the report.
type said struct {
	text string
	error
}

func (s said) Error() string { return s.text }

func (s said) Unwrap() error { return s.error }

// problems returns what is wrong with files as findings, which editors show as such.
func (r *report) problems(problems *sector.Problems, dir string) (all []finding.Finding) {
	for _, e := range problems.List {
		f := finding.Finding{
			Code: unreadableCode, Severity: finding.SeverityError, Path: e.Path,
			Message: onOneLine(reading.Problem(e)), Place: finding.Place{File: filepath.ToSlash(dir)},
		}
		if e.File != "" {
			f.Place = finding.Place{File: path.Join(filepath.ToSlash(dir), e.File), Line: e.Line, Column: e.Column}
		}
		all = append(all, f)
	}
	return all
}

// onOneLine returns a text that can stand on a line, in each language.
func onOneLine(t wording.Text) wording.Text {
	in := func(lang wording.Lang) string {
		s, _ := t.In(lang)
		return printable(s)
	}
	return say.Text(in(wording.Ar), in(wording.Fr), in(wording.En))
}
