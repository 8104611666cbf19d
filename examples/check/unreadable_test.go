package main

import (
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"unicode/utf16"
)

// small returns the files of the template but its README.
func small(t *testing.T) map[string]string {
	t.Helper()
	files := map[string]string{}
	for _, name := range templateFiles[1:] {
		text, err := template.ReadFile("template/" + name)
		if err != nil {
			t.Fatal(err)
		}
		files[name] = string(text)
	}
	return files
}

// TestBroken: folders that cannot be read: the exit code is 2, and what is printed names
// the file, and the line of the text that is wrong.
func TestBroken(t *testing.T) {
	for _, b := range []struct{ file, old, new, where, says string }{ // where names the line, "" does not
		{"catalogue.json", `"unit": "company"`, `"unit": "//"`, "company", "unit"},
		{"catalogue.json", `"nature": "flow"`, `"nature": "flood"`, "flow", "flood"},
		{"catalogue.json", `"format": "mithaq.catalogue/1"`, `"format": "mithaq.catalogue/9"`, "format", "version 9"},
		{"catalogue.json", `{"id": "spinning"`, `{"id": "clothing"`, "", "duplicate"},
		{"catalogue.json", `"whole": true`, `"whole": "yes"`, "whole", "whole"},
		{"catalogue.json", `"over_time": "recompute"`, `"over_time": "again"`, "recompute", "again"},
		{"catalogue.json", `"dimensions"`, `"dimension"`, "", "dimension"},
		{"sources.json", `"rank": 1`, `"rank": "first"`, "rank", "rank"},
		{"sources.json", `"date": "2025-07"`, `"date": "July"`, "", "date"},
		{"sources.json", `"id": "gazette-2025"`, `"id": "gazette 2025"`, "gazette", "gazette 2025"},
		{"sources.json", "}", "", "", "unexpected JSON"},
		{"sources.json", "\"sources\": [", "\"sources\": [[],", "sources", "object"},
		{"sources.json", `"lang": "fr"`, `"lang": "fr", "lang": "ar"`, "lang", "lang"},
		{"sources.json", `"title"`, `"Title"`, "", "Title"},
		{"observations.csv", "id,indicator", "id,indicater", "id,", "indicater"},
		{"observations.csv", "T2,jobs", "T1,jobs", "T2,", "T1"},
		{"observations.csv", "2024,7500,job", "2024,7 500,job", "T3,", "7 500"},
		{"observations.csv", `"2,4 milliards de dirhams"`, `"2,4 milliards de dirhams`, "T6,", "quot"},
		{"observations.csv", "T3,jobs,MA,registered,branch=clothing", "T3,jobs,MA,registered,clothing", "T3,", "breakdown"},
		{"observations.csv", "T4,jobs,MA,registered", "T4,jobs,MA,,,registered", "T4,", "cells"},
		{"observations.csv", "T5,jobs_created", "T5,", "T5,", "indicator"},
		{"observations.csv", "T6,exports", " T6,exports", "T6,", "T6"},
		{"metrics.json", "exports / jobs", "exports / job", "", "job"},
		{"metrics.json", `"unit": "MAD/job"`, `"unit": "MAD"`, "", "MAD"},
		{"metrics.json", `"metrics": [`, `"metrics": {`, "metrics", "metrics"},
		{"agreements.json", `"basis": "level"`, `"basis": "height"`, "basis", "height"},
		{"agreements.json", `"form": "performance_contract"`, `"form": null`, "form", "form"},
		{"agreements.json", `"value": "15000 job"`, `"value": "many"`, "value", "value"},
		{"sector.json", `"exports_a_job"`, `"exports_per_year"`, "exports_a_job", "exports_per_year"},
		{"sector.json", `"notes"`, `"note"`, "", "note"},
		{"", "", "", "", "no file"},
		{"Catalogue-2.JSON", "", "{}", "", "not the name of a file"},
	} {
		name := b.file + " " + b.new
		files := small(t)
		line := 0
		switch {
		case b.file == "":
			files = map[string]string{"notes.txt": "nothing"}
		case b.old == "":
			files[b.file] = b.new
		case !strings.Contains(files[b.file], b.old):
			t.Errorf("%s: no %s", name, b.old)
			continue
		default:
			if b.where != "" {
				at := strings.Index(files[b.file], b.where)
				if strings.Contains(b.old, b.where) {
					at = strings.Index(files[b.file], b.old)
				}
				line = 1 + strings.Count(files[b.file][:at], "\n")
			}
			files[b.file] = strings.Replace(files[b.file], b.old, b.new, 1)
		}
		dir := write(t, files)
		text, code, err := runs("-format", "json", dir)
		var doc document
		if code != 2 || err == nil || json.Unmarshal([]byte(text), &doc) != nil || doc.Readable || len(doc.Problems) == 0 ||
			doc.Fails < len(doc.Problems) {
			t.Errorf("%s: exit code %d, %v, %s", name, code, err, text)
			continue
		}
		p := doc.Problems[0]
		if !strings.Contains(p.Text+p.Path, b.says) {
			t.Errorf("%s: it says %s %q, want %q", name, p.Path, p.Text, b.says)
		}
		if want := filepath.Join(dir, b.file); b.file != "" && p.Place.File != want || line > 0 && p.Place.Line != line {
			t.Errorf("%s: %v, want line %d", name, p.Place, line)
		}
		if _, code, err := runs("-since", dir, "template"); code != 2 || errors.Is(err, errFound) {
			t.Errorf("%s as the older folder: exit code %d, %v", name, code, err)
		}
	}
	for file, words := range map[string][2]string{
		"sources.json":     {`"carrier": "gazette"`, `"carrier": "nobody"`},
		"observations.csv": {"branch=clothing", "branch=shoes"},
		"agreements.json":  {`"party": "grantor-state"`, `"party": "nobody"`},
	} { // what is only not defined can be read, and is a finding
		files := small(t)
		line := 1 + strings.Count(files[file][:strings.Index(files[file], words[0])], "\n")
		files[file] = strings.Replace(files[file], words[0], words[1], 1)
		text, code, err := runs(write(t, files))
		if code != 1 || !strings.Contains(text, file+":") || file == "observations.csv" && !strings.Contains(
			text, file+":"+strconv.Itoa(line)+":") {
			t.Errorf("%s: exit code %d, %v, %s", words[1], code, err, text)
		}
	}
	for _, args := range [][]string{
		{}, {"nowhere"}, {"main.go"}, {"-x", "template"}, {"template", "b"}, {"-fail-on", "never", "template"},
		{"-since", "nowhere", "template"}, {"-template"}, {"-template", "main.go"}, {"-on", "soon", "template"},
	} {
		if _, code, err := runs(args...); code != 2 || err == nil {
			t.Errorf("%q: exit code %d, %v", args, code, err)
		}
	}
}

// TestNowhere: a folder that is not there is a document for machines as well, and a day
// before anything was known is no clean folder.
func TestNowhere(t *testing.T) {
	nowhere := filepath.Join(t.TempDir(), "nowhere")
	for _, format := range []string{"json", "sarif"} {
		var out strings.Builder
		err := run([]string{"-format", format, nowhere}, nil, &out)
		if err == nil || errors.Is(err, errFound) {
			t.Errorf("%s: %v", format, err)
		}
		if !json.Valid([]byte(out.String())) || !strings.Contains(out.String(), "UNREADABLE") {
			t.Errorf("%s: %s", format, out.String())
		}
	}
	var out strings.Builder
	err := run([]string{"-known", "1990-01-01", "../../offshoring/data"}, nil, &out)
	if err == nil || !strings.Contains(err.Error(), "no figure was known by then") {
		t.Error(err)
	}
}

// TestOddFiles: what editors and systems make of a folder: marks of other encodings, an empty
// file, a link, a pipe, a folder under the name of a file, too many files. Each is told
// once, in the language of the report, and nothing is told that only follows from it.
func TestOddFiles(t *testing.T) {
	utf16 := func(text string) string {
		b := []byte{0xFF, 0xFE}
		for _, u := range utf16.Encode([]rune(text)) {
			b = append(b, byte(u), byte(u>>8))
		}
		return string(b)
	}
	for name, x := range map[string]struct {
		change func(dir string) error
		says   string
	}{
		"UTF-16":          {func(dir string) error { return rewrite(dir, "sources.json", utf16) }, "UTF-16"},
		"UTF-16, a table": {func(dir string) error { return rewrite(dir, "observations.csv", utf16) }, "UTF-16"},
		"mark": {func(dir string) error {
			return rewrite(dir, "metrics.json", func(s string) string { return "\uFEFF" + s })
		}, "marque d’ordre des octets"},
		"empty": {func(dir string) error {
			return rewrite(dir, "metrics.json", func(string) string { return "" })
		}, "il est vide"},
		"link": {func(dir string) error {
			old := filepath.Join(dir, "metrics.json")
			return errors.Join(os.Rename(old, dir+".json"), os.Symlink(dir+".json", old))
		}, "il n’est pas suivi"},
		"folder": {func(dir string) error {
			old := filepath.Join(dir, "catalogue.json")
			return errors.Join(os.Remove(old), os.Mkdir(old, 0o777))
		}, "il n’est pas suivi"},
		"many": {func(dir string) error {
			for n := range 10_001 {
				if err := os.WriteFile(filepath.Join(dir, "n"+strconv.Itoa(n)), nil, 0o666); err != nil {
					return err
				}
			}
			return nil
		}, "plus de 10000 entrées"},
	} {
		dir := write(t, small(t))
		if err := x.change(dir); err != nil {
			t.Fatal(err)
		}
		text, code, err := runs("-lang", "fr", "-width", "200", dir)
		if code != 2 || err == nil || strings.Count(text, "\n") != 2 || !strings.Contains(text, x.says) {
			t.Errorf("%s: exit code %d, %v, %s", name, code, err, text)
		}
	}
	dir := write(t, small(t))
	for _, file := range templateFiles[1:] {
		if err := rewrite(dir, file, func(s string) string { return strings.ReplaceAll(s, "\n", "\r\n") }); err != nil {
			t.Fatal(err)
		}
	}
	if text, code, err := runs(dir); code != 0 {
		t.Errorf("CRLF: exit code %d, %v, %s", code, err, text)
	}
}

// rewrite changes a file.
func rewrite(dir, name string, change func(string) string) error {
	path := filepath.Join(dir, name)
	text, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	return os.WriteFile(path, []byte(change(string(text))), 0o666)
}
