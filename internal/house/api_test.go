package house_test

import (
	"flag"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

var (
	update  = flag.Bool("update", false, "rewrite api.txt and ratchet.txt")
	release = flag.String("release", "", "at a release: its version, whose API api_release.txt becomes")
)

// lines reads a list, without its comments.
func lines(t *testing.T, name string) []string {
	t.Helper()
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	var list []string
	for line := range strings.Lines(string(text)) {
		if !strings.HasPrefix(line, "#") {
			list = append(list, strings.TrimRight(line, "\r\n"))
		}
	}
	return list
}

func write(t *testing.T, name, comment string, list []string) {
	t.Helper()
	if err := os.WriteFile(name, []byte("# "+comment+"\n"+strings.Join(list, "\n")+"\n"), 0o666); err != nil {
		t.Fatal(err)
	}
}

// TestAPI: api.txt lists what the packages export.
func TestAPI(t *testing.T) {
	now := tree(t).API()
	if *update {
		write(t, "api.txt", "What the packages export. Renewed by: go test ./internal/house -update", now)
	}
	if *release != "" {
		write(t, "api_release.txt", *release, now)
	}
	listed := lines(t, "api.txt")
	for _, line := range now {
		if _, ok := slices.BinarySearch(listed, line); !ok {
			t.Errorf("+ %s", line)
		}
	}
	for _, line := range listed {
		if _, ok := slices.BinarySearch(now, line); !ok {
			t.Errorf("- %s", line)
		}
	}
	if t.Failed() {
		t.Error("the API has changed: run this test with -update and name the changes in CHANGELOG.md")
	}
}

// TestAPIChanges: what has changed since the last version stands in the
// changelog, under "Unreleased".
func TestAPIChanges(t *testing.T) {
	changelog, err := os.ReadFile("../../CHANGELOG.md")
	if err != nil {
		t.Fatal(err)
	}
	list, err := os.ReadFile("api_release.txt")
	if err != nil {
		t.Fatal(err)
	}
	version, _, _ := strings.Cut(strings.TrimPrefix(string(list), "# "), "\n")
	unreleased, released := sections(string(changelog))
	if version != released {
		t.Errorf("api_release.txt is the API of version %q, the last one of CHANGELOG.md is %q", version, released)
	}
	for _, line := range house.Unnamed(lines(t, "api_release.txt"), tree(t).API(), unreleased) {
		t.Errorf("not in CHANGELOG.md under Unreleased: %s", line)
	}
}

// sections returns the text under "## Unreleased" and the version of the first
// heading after it.
func sections(changelog string) (unreleased, version string) {
	for i, section := range strings.Split("\n"+changelog, "\n## ") {
		heading, text, _ := strings.Cut(section, "\n")
		switch {
		case i == 0:
		case heading == "Unreleased":
			unreleased = text
		default:
			version, _, _ = strings.Cut(strings.Trim(heading, "[]"), " ")
			return unreleased, strings.TrimRight(version, "]")
		}
	}
	return unreleased, ""
}

// TestUnnamed: what a changelog has to name, and what is enough.
func TestUnnamed(t *testing.T) {
	before := []string{"a/x func Old()", "a/x method (*T) M() int", "a/x type T struct", "gone type G int", "gone type H int"}
	after := []string{"a/x field T.F int", "a/x method (*T) M() string", "a/x method (N) String() string", "a/x type N int", "a/x type T struct", "new func A()", "new type B[P any] struct"}
	for _, c := range []struct {
		changelog string
		want      []string
	}{
		{"", []string{
			"- a/x func Old()", "- a/x method (*T) M() int", "- gone type G int", "- gone type H int",
			"+ a/x field T.F int", "+ a/x method (*T) M() string", "+ a/x method (N) String() string", "+ a/x type N int", "+ new func A()", "+ new type B[P any] struct",
		}},
		{"`x.Old` `T.M` `gone` `T.F` `N` `new`", nil},
		{"`a/x.Old` `x.T.M()` `gone.G` `gone.H` `x.T.F` `N.String` `a/x.N` `new.A` `B`", nil},
		{"`x.Old` `T.M` `gone` `T.F` `N` `new` `E`", nil},
		{"Old T.M `T` `gone` `F` `N` `new`", []string{"- a/x func Old()", "- a/x method (*T) M() int", "+ a/x field T.F int", "+ a/x method (*T) M() string"}},
		{"`a/x` `gone` `new`", []string{
			"- a/x func Old()", "- a/x method (*T) M() int",
			"+ a/x field T.F int", "+ a/x method (*T) M() string", "+ a/x method (N) String() string", "+ a/x type N int",
		}},
	} {
		if got := house.Unnamed(before, after, c.changelog); !slices.Equal(got, c.want) {
			t.Errorf("%s\ngot  %q\nwant %q", c.changelog, got, c.want)
		}
	}
	if u, v := sections("# C\n\n## Unreleased\n\nx\n\n## 0.2.0 - 2027\ny\n\n## 0.1.0\n"); u != "\nx\n" || v != "0.2.0" {
		t.Errorf("%q %q", u, v)
	}
}
