package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

const morocco = "../../offshoring/data"

// runs returns what the program prints, and its exit code and error.
func runs(args ...string) (string, int, error) {
	var out bytes.Buffer
	err := run(args, nil, &out)
	return out.String(), program.Code(err), err
}

// write writes files into a new folder.
func write(t *testing.T, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// log is what the tests read of a log of SARIF.
type log struct {
	Runs []struct {
		Results []struct {
			RuleID    string
			Level     string
			Message   struct{ Text string }
			Locations []struct {
				PhysicalLocation struct {
					ArtifactLocation struct{ URI string }
					Region           struct{ StartLine, StartColumn int }
				}
				LogicalLocations []struct{ FullyQualifiedName string }
			}
			PartialFingerprints map[string]string
			Suppressions        []struct{ Justification string }
		}
	}
}

// TestMorocco: the exit codes of Morocco's data, and in SARIF the line of each finding
// holds the ID of its record.
func TestMorocco(t *testing.T) {
	for _, test := range []struct {
		args string
		code int
	}{
		{"", 1}, {"-fail-on warning", 1}, {"-fail-on info -lang ar", 1}, {"-since " + morocco, 0},
		{"-since " + morocco + " -fail-on info", 0}, {"-format markdown -all", 1},
	} {
		text, code, err := runs(append(strings.Fields(test.args), morocco)...)
		if code != test.code {
			t.Errorf("check %s: exit code %d, want %d (%v)", test.args, code, test.code, err)
		}
		if !strings.Contains(text, "512") {
			t.Errorf("check %s: no line says what was looked at", test.args)
		}
	}
	text, _, _ := runs("-format", "sarif", morocco)
	lines := linesOf(t, text)
	if len(lines) < 180 {
		t.Errorf("%d findings", len(lines))
	}
	for _, l := range lines {
		if !l.holds() {
			t.Errorf("%s:%d:%d: %s has no place there", l.file, l.line, l.column, l.path)
		}
	}
}

// TestGoldens: what is printed of the template, with a figure that is wrong and one that
// is accepted in testdata/spoilt.
func TestGoldens(t *testing.T) {
	for name, args := range map[string]string{
		"text.txt": "-width 100", "arabic.txt": "-lang ar -width 80 -all", "french.md": "-lang fr -format markdown",
		"since.txt": "-since template -width 100", "findings.sarif": "-format sarif",
	} {
		text, code, err := runs(append(strings.Fields(args+" -fail-on warning"), "testdata/spoilt")...)
		if code != 1 {
			t.Errorf("check %s: exit code %d, %v", args, code, err)
		}
		testkit.Golden(t, name, []byte(text))
	}
	text, code, _ := runs("-width", "100", "testdata/unreadable")
	if code != 2 {
		t.Errorf("exit code %d", code)
	}
	testkit.Golden(t, "unreadable.txt", []byte(text))
}

// told is a finding with the line that it names.
type told struct {
	code, path, file, text string
	line, column           int
	fingerprint            string
}

// linesOf returns the findings of a log with their lines.
func linesOf(t *testing.T, text string) (all []told) {
	t.Helper()
	var l log
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		t.Fatal(err)
	}
	files := map[string][]string{}
	for _, r := range l.Runs[0].Results {
		p := r.Locations[0].PhysicalLocation
		name, err := url.PathUnescape(p.ArtifactLocation.URI)
		if err != nil {
			t.Fatal(err)
		}
		if files[name] == nil {
			text, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			files[name] = strings.Split(string(text), "\n")
		}
		x := told{
			code: r.RuleID, path: r.Locations[0].LogicalLocations[0].FullyQualifiedName, file: name,
			line: p.Region.StartLine, column: p.Region.StartColumn, fingerprint: r.PartialFingerprints["mithaq/v1"],
		}
		if x.line > 0 && x.line <= len(files[name]) {
			x.text = files[name][x.line-1]
		}
		all = append(all, x)
	}
	return all
}

// holds reports whether the line holds the ID of the record that the finding is about:
// the innermost one, that is, some name of the path. A key is no record.
func (x told) holds() bool {
	if x.column < 1 || x.column > len([]rune(x.text))+1 {
		return false
	}
	if strings.HasPrefix(x.path, "/keys/") {
		return strings.Contains(x.text, `"id"`)
	}
	for name := range strings.SplitSeq(x.path, "/") {
		if name = cite.Unescape(name); name != "" && strings.Contains(x.text, fmt.Sprintf("%q", name)) {
			return true
		}
	}
	return false
}

// TestHelp: the help is there in three languages.
func TestHelp(t *testing.T) { programtest.HelpText(t, run) }
