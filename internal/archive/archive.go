// Package archive reads several small text files out of one: the examples of
// rules, each in a file of its own that people can read and edit.
//
// An archive begins with fields, one a line, in the form "name: value"; empty
// lines there and lines that begin with # are skipped. A line "-- name --"
// begins a file, which ends before the next such line or at the end of the
// archive:
//
//	# Two sources, two figures.
//	path: /observations/a/figure
//	-- fires/observations.csv --
//	id,indicator,period,figure
//	a,jobs,2015,65000
//	-- silent/observations.csv --
//	id,indicator,period,figure
//	a,jobs,2015,63000
//
// It is the txtar format of the Go project, with fields in the place of its
// comment.
package archive

import (
	"fmt"
	"slices"
	"strings"
)

// Archive is what an archive holds, in its order.
type Archive struct {
	Fields []Field
	Files  []File
}

// Field is a named value at the head of an archive.
type Field struct{ Name, Value string }

// File is a file of an archive. Its text ends with a line break, unless it is
// empty.
type File struct{ Name, Text string }

// Parse reads an archive. What is neither a field nor a file, an empty name and
// a duplicate name are errors that name the line.
func Parse(text string) (Archive, error) {
	var a Archive
	var body []string // the lines of the last file
	end := func() {
		if n := len(a.Files); n > 0 {
			a.Files[n-1].Text = strings.Join(body, "")
		}
		body = nil
	}
	number := 0
	for line := range strings.Lines(text) {
		number++
		if !strings.HasSuffix(line, "\n") {
			line += "\n"
		}
		if name, ok := fileName(line); ok {
			if name == "" || a.has(name) {
				return Archive{}, fmt.Errorf("line %d: file name %q is empty or given twice", number, name)
			}
			end()
			a.Files = append(a.Files, File{Name: name})
			continue
		}
		if len(a.Files) > 0 {
			body = append(body, line)
			continue
		}
		line = strings.TrimSpace(line)
		if line == "" || line[0] == '#' {
			continue
		}
		name, value, ok := strings.Cut(line, ":")
		if _, twice := a.Field(name); !ok || name == "" || twice {
			return Archive{}, fmt.Errorf("line %d: want a field, \"name: value\", of a new name", number)
		}
		a.Fields = append(a.Fields, Field{name, strings.TrimSpace(value)})
	}
	end()
	return a, nil
}

// fileName returns the name in a line "-- name --".
func fileName(line string) (string, bool) {
	line = strings.TrimSpace(line)
	if len(line) < len("-- --") || !strings.HasPrefix(line, "-- ") || !strings.HasSuffix(line, " --") {
		return "", false
	}
	return strings.TrimSpace(line[len("--") : len(line)-len("--")]), true
}

// Field returns the value of a field.
func (a Archive) Field(name string) (string, bool) {
	for _, f := range a.Fields {
		if f.Name == name {
			return f.Value, true
		}
	}
	return "", false
}

// Text returns the text of a file, "" when it is not there.
func (a Archive) Text(name string) string {
	for _, f := range a.Files {
		if f.Name == name {
			return f.Text
		}
	}
	return ""
}

// has reports whether there is a file of that name.
func (a Archive) has(name string) bool {
	return slices.ContainsFunc(a.Files, func(f File) bool { return f.Name == name })
}
