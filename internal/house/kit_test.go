package house_test

import (
	"encoding/json"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// dataStrings lists the titles, words, addresses and notes of over 20 bytes that
// records of Morocco's sector hold.
func dataStrings(t *testing.T, root string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(root, "offshoring", "data", "*.json"))
	if err != nil || len(files) == 0 {
		t.Fatal("no data files", err)
	}
	var list []string
	var walk func(v any, wanted bool)
	walk = func(v any, wanted bool) {
		switch v := v.(type) {
		case string:
			if wanted && len(v) > 20 {
				list = append(list, v)
			}
		case []any:
			for _, e := range v {
				walk(e, wanted)
			}
		case map[string]any:
			for member, e := range v {
				walk(e, wanted || slices.Contains([]string{"address", "note", "notes", "title", "words"}, member))
			}
		}
	}
	for _, file := range files {
		var v any
		text, err := os.ReadFile(file)
		if err == nil {
			err = json.Unmarshal(text, &v)
		}
		if err != nil {
			t.Fatalf("%s: %v", file, err)
		}
		walk(v, false)
	}
	return list
}

// unquote is the text of a string literal, and "" of any other.
func unquote(literal string) string {
	s, err := strconv.Unquote(literal)
	if err != nil {
		return ""
	}
	return s
}

// embedded reads what a file embeds: the strings of JSON files, other files as
// they are.
func embedded(t *testing.T, root string, f *house.File) map[string]string {
	t.Helper()
	out := make(map[string]string)
	for _, group := range f.Comments {
		for _, c := range group.List {
			patterns, ok := strings.CutPrefix(c.Text, "//go:embed ")
			if !ok {
				continue
			}
			for _, pattern := range strings.Fields(patterns) {
				names, err := filepath.Glob(filepath.Join(root, f.Dir, pattern))
				if err != nil || len(names) == 0 {
					t.Fatalf("%s embeds %q: %v", f.Name, pattern, err)
				}
				for _, name := range names {
					readAll(t, name, out)
				}
			}
		}
	}
	return out
}

// readAll reads a file, or all files of a folder.
func readAll(t *testing.T, name string, into map[string]string) {
	t.Helper()
	err := filepath.WalkDir(name, func(name string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		text, err := os.ReadFile(name)
		into[name] = string(text)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

// stem is the name of a file without its ending.
func stem(name string) string {
	return strings.TrimSuffix(strings.TrimSuffix(path.Base(name), ".go"), "_test")
}
