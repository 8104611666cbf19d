package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/internal/testkit/consistent"
)

// hostile are names and words that a page must not take for its own.
var hostile = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(1)>`, `' onclick='alert(1)`, `</style><script>`,
	"\u202Eevil\u202C", "https://example.org/?q=\u202Eevil", "{{.R}}", "]]>", "javascript:alert(1)",
}

// TestHostile: names, words, titles and addresses of a folder are text on the page, and
// nothing else.
func TestHostile(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(programtest.Textiles)); err != nil {
		t.Fatal(err)
	}
	n := 0
	poison := func(file, list string, members ...string) {
		t.Helper()
		path := filepath.Join(dir, file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		var doc map[string]any
		if err := json.Unmarshal(data, &doc); err != nil {
			t.Fatal(err)
		}
		for _, x := range doc[list].([]any) {
			for _, name := range members {
				if _, ok := x.(map[string]any)[name]; ok {
					x.(map[string]any)[name] = hostile[n%len(hostile)]
					n++
				}
			}
		}
		data, _ = json.Marshal(doc)
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	poison("sources.json", "sources", "title", "address", "note")
	if n == 0 {
		t.Fatal("nothing was changed")
	}
	for _, lang := range langs {
		var out bytes.Buffer
		if err := run([]string{"-folder", dir, "-lang", lang.String()}, nil, &out); err != nil {
			t.Fatal(err)
		}
		harmless(t, out.String())
	}
}

// TestHostileNames: whatever the names, notes and titles of a folder are, in all its files, the
// page shows them as text or the folder is refused with the place of the name.
func TestHostileNames(t *testing.T) {
	all := append(slices.Clone(hostile), strings.Repeat("w", 200),
		strings.Repeat("<b>'\"&", 1<<14), "a\x00b\u2028c\u2067d")
	pages := 0
	for i, text := range all {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(programtest.Textiles)); err != nil {
			t.Fatal(err)
		}
		for _, file := range []string{"agreements.json", "catalogue.json", "metrics.json", "sector.json", "sources.json"} {
			path := filepath.Join(dir, file)
			data, err := os.ReadFile(path)
			if err != nil {
				t.Fatal(err)
			}
			var doc any
			if err := json.Unmarshal(data, &doc); err != nil {
				t.Fatal(err)
			}
			poisoned(doc, text)
			data, _ = json.Marshal(doc)
			if err := os.WriteFile(path, data, 0o600); err != nil {
				t.Fatal(err)
			}
		}
		var out bytes.Buffer
		lang := langs[i%len(langs)].String()
		if err := run([]string{"-folder", dir, "-lang", lang}, nil, &out); err != nil {
			if !strings.Contains(err.Error(), "json") || len(err.Error()) > 10_000 {
				t.Errorf("%.40q: %.400v", text, err)
			}
			t.Logf("%.40q is refused: %.200v", text, err)
			continue
		}
		pages++
		harmless(t, out.String())
		data, _ := block(t, out.String())
		if strings.ContainsAny(data, "\u202E\u2067\u2028") {
			t.Errorf("%.40q: marks that nobody sees in the data block", text)
		}
		if out.Len() > 1<<20 {
			t.Errorf("%.40q: %d bytes", text, out.Len())
		}
	}
	if pages < 8 {
		t.Errorf("%d pages of %d names", pages, len(all))
	}
}

// poisoned sets all names, notes and titles of a document.
func poisoned(v any, text string) {
	switch v := v.(type) {
	case []any:
		for _, x := range v {
			poisoned(x, text)
		}
	case map[string]any:
		for name, x := range v {
			if _, isText := x.(string); isText && slices.Contains([]string{"name", "note", "title", "date_note"}, name) {
				v[name] = text
			} else {
				poisoned(x, text)
			}
		}
	}
}

// harmless holds a page to what it may have.
func harmless(t *testing.T, page string) {
	t.Helper()
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	for _, bad := range []string{"<img", "\u202E", "onerror=alert(1)>", "onclick='"} {
		before, rest, _ := strings.Cut(page, `<script type="application/ld+json">`) // a string of JSON may have an apostrophe
		_, after, _ := strings.Cut(rest, "</script>")
		if strings.Contains(before+after, bad) || bad != "onclick='" && strings.Contains(page, bad) {
			t.Errorf("%q is on the page", bad)
		}
	}
	parse(t, page).walk(func(n *node) bool {
		for name, value := range n.attr {
			leads := slices.Contains([]string{"href", "src", "action", "formaction", "data"}, name)
			if strings.HasPrefix(name, "on") || leads && strings.HasPrefix(strings.ToLower(value), "javascript:") {
				t.Errorf("<%s %s=%q>", n.tag, name, value)
			}
		}
		return true
	})
}

// TestWords: hostile words in print are text, those of a megabyte are cut, and marks that
// turn the text around them are made visible.
func TestWords(t *testing.T) {
	for _, long := range []string{"", strings.Repeat("7.5 مليون <b>", 1<<16)} {
		dir := t.TempDir()
		if err := os.CopyFS(dir, os.DirFS(programtest.Textiles)); err != nil {
			t.Fatal(err)
		}
		path := filepath.Join(dir, "observations.csv")
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		rows, err := csv.NewReader(bytes.NewReader(data)).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		words, lang := slices.Index(rows[0], "words"), slices.Index(rows[0], "words_lang")
		for i, row := range rows[1:] {
			row[words], row[lang] = hostile[i%len(hostile)], "en"
			if i == 0 && long != "" {
				row[words] = long
			}
		}
		var table bytes.Buffer
		if err := csv.NewWriter(&table).WriteAll(rows); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, table.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		for _, lang := range langs {
			var out bytes.Buffer
			err := run([]string{"-folder", dir, "-lang", lang.String()}, nil, &out)
			if err != nil && (long == "" || !strings.Contains(err.Error(), "observations.csv")) {
				t.Fatal(err)
			}
			if err == nil {
				harmless(t, out.String())
				if shown := consistent.Visible(out.String()); strings.Count(shown, "مليون") > 200 {
					t.Errorf("%s: long words are not cut", lang)
				}
			}
		}
	}
}

// TestFaults: a folder with a fault in every file is refused, and each file is named.
func TestFaults(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(programtest.Textiles)); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, e := range entries {
		path := filepath.Join(dir, e.Name())
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		data = bytes.Replace(data, []byte(`"id"`), []byte(`"idea"`), 1)
		if strings.HasSuffix(path, ".csv") {
			data = append([]byte("x"), data...)
		}
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	var out bytes.Buffer
	err = run([]string{"-folder", dir}, nil, &out)
	if err == nil || out.Len() > 0 {
		t.Fatalf("no error, %d bytes", out.Len())
	}
	for _, e := range entries {
		if !strings.Contains(err.Error(), e.Name()) {
			t.Errorf("the error does not name %s: %v", e.Name(), err)
		}
	}
}
