package archive_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/mithaq-go/mithaq/internal/archive"
)

func TestParse(t *testing.T) {
	got, err := archive.Parse("# about\npath: /a/b: c\n\nwho:\n-- one.csv --\na,b\n\n-- x--\n-- sub/two --\n-- three --\nno end")
	if err != nil {
		t.Fatal(err)
	}
	want := archive.Archive{
		Fields: []archive.Field{{Name: "path", Value: "/a/b: c"}, {Name: "who"}},
		Files: []archive.File{
			{Name: "one.csv", Text: "a,b\n\n-- x--\n"}, {Name: "sub/two"}, {Name: "three", Text: "no end\n"},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if path, ok := got.Field("path"); path != "/a/b: c" || !ok {
		t.Errorf("path %q, %v", path, ok)
	}
	if _, ok := got.Field("where"); ok {
		t.Error("a field that is not there")
	}
	if got.Text("three") != "no end\n" || got.Text("four") != "" {
		t.Errorf("texts %q and %q", got.Text("three"), got.Text("four"))
	}
	if empty, err := archive.Parse(""); err != nil || len(empty.Files)+len(empty.Fields) != 0 {
		t.Errorf("empty: %v, %v", empty, err)
	}
}

func TestParseErrors(t *testing.T) {
	for _, text := range []string{
		"no field", ": no name", "a: 1\na: 2", "-- a --\n-- a --\n", "--  --\n",
	} {
		if a, err := archive.Parse(text); err == nil {
			t.Errorf("%q gives %v", text, a)
		}
	}
}
