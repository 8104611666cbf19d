package main

import (
	"encoding/json"
	"os"
	"strconv"
	"strings"
	"testing"
)

// TestSince: what has come and gone since an older folder, and what counts.
func TestSince(t *testing.T) {
	old := write(t, small(t))
	files := small(t)
	files["observations.csv"] = strings.Replace(files["observations.csv"], ",7500,", ",75000,", 1)
	files["agreements.json"] = strings.Replace(files["agreements.json"], `"act": "signed"`, `"act": "presided"`, 1)
	now := write(t, files)
	text, code, err := runs("-format", "json", "-since", old, "-fail-on", "warning", now)
	var doc document
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	if code != 1 || doc.Since == nil || doc.Since.New == 0 || doc.Since.New != doc.Fails || doc.Since.Same != 1 {
		t.Errorf("exit code %d, %v, %+v", code, err, doc.Since)
	}
	if len(doc.Since.Agreements) != 1 || doc.Since.Agreements[0].After != `"presided"` || len(doc.Since.Data.List) != 1 {
		t.Errorf("%+v, %+v", doc.Since.Agreements, doc.Since.Data)
	}
	if text, code, err = runs("-since", now, "-fail-on", "info", old); code != 0 {
		t.Errorf("back: exit code %d, %v, %s", code, err, text)
	}
	if !strings.Contains(text, "no longer there") || !strings.Contains(text, "75,000") ||
		!strings.Contains(text, "what has changed in the agreements (1)") {
		t.Errorf("what is gone is not told: %s", text)
	}
	if _, err := os.Stat(old); err != nil {
		t.Error(err)
	}
	files = small(t)
	files["observations.csv"] = strings.Replace(files["observations.csv"], ",7500,", ",75000,", 1)
	old = write(t, files)
	files["observations.csv"] = strings.Replace(files["observations.csv"], "T3,", "T9,", 1)
	text, code, err = runs("-since", old, "-fail-on", "warning", write(t, files))
	if code != 0 || !strings.Contains(text, "new: 0;") || !strings.Contains(text, "(1)\n") {
		t.Errorf("another ID: exit code %d, %v, %s", code, err, text)
	}
}

// TestMemberPlace: a finding about a member names the line of the member, and the JSON that
// of the record beside it.
func TestMemberPlace(t *testing.T) {
	files := small(t)
	files["agreements.json"] = strings.Replace(files["agreements.json"], `"15000 job"`, `"15000000 job"`, 1)
	dir := write(t, files)
	line := func(of string) int {
		return 1 + strings.Count(files["agreements.json"][:strings.Index(files["agreements.json"], of)], "\n")
	}
	text, _, _ := runs("-format", "json", dir)
	var doc document
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	f := doc.Causes[0].Findings[0]
	if f.Code != "AGR075" || f.Member.Line != line(`"15000000 job"`) || f.Place.Line != line(`"id": "jobs-2028"`) {
		t.Errorf("%s: %v, %v", f.Code, f.Member, f.Place)
	}
	want := "agreements.json:" + strconv.Itoa(f.Member.Line) + ":" + strconv.Itoa(f.Member.Column) + " /agreements"
	if text, _, _ = runs("-width", "200", dir); !strings.Contains(text, want) {
		t.Errorf("no %s in %s", want, text)
	}
}

// TestAcknowledged: a finding that is accepted is told apart, does not count, and is a
// suppression in SARIF.
func TestAcknowledged(t *testing.T) {
	files := small(t)
	files["observations.csv"] = strings.Replace(files["observations.csv"], ",7500,", ",75000,", 1)
	dir := write(t, files)
	_, code, _ := runs("-fail-on", "warning", dir)
	text, _, _ := runs("-format", "sarif", dir)
	var list []map[string]string
	for _, x := range linesOf(t, text) {
		list = append(list, map[string]string{
			"code": x.code, "path": x.path, "fingerprint": x.fingerprint, "by": "A", "on": "2026-11-02", "why": "so",
			"until": "2026-12-31",
		})
	}
	file, err := json.Marshal(list)
	if err != nil {
		t.Fatal(err)
	}
	files["acknowledgements.json"] = `{"format": "mithaq.acknowledgements/1", "acknowledgements": ` + string(file) + "}"
	dir = write(t, files)
	text, after, err := runs("-fail-on", "info", dir)
	if code != 1 || after != 0 || !strings.Contains(text, "acknowledged: "+strconv.Itoa(len(list))) {
		t.Errorf("exit codes %d and %d, %v, %s", code, after, err, text)
	}
	text, after, _ = runs("-fail-on", "info", "-on", "2027-01-01", dir)
	if after != 1 || !strings.Contains(text, "ACK002") {
		t.Errorf("expired: exit code %d, %s", after, text)
	}
	var l log
	text, _, _ = runs("-format", "sarif", dir)
	if err := json.Unmarshal([]byte(text), &l); err != nil {
		t.Fatal(err)
	}
	for _, r := range l.Runs[0].Results {
		if len(r.Suppressions) != 1 {
			t.Errorf("%s is not suppressed", r.RuleID)
		}
	}
}

// TestLargeMistakes: without a flag a mistake that is large makes the check fail, whatever
// its rule calls it; the template as it is does not.
func TestLargeMistakes(t *testing.T) {
	if text, code, err := runs("template"); code != 0 {
		t.Errorf("the template: exit code %d, %v, %s", code, err, text)
	}
	for _, x := range []struct{ file, old, new, code string }{
		{"agreements.json", `"value": "15000 job"`, `"value": "15000000 job"`, "AGR075"},
		{"agreements.json", `"value": "15000 job"`, `"value": "15 job"`, "AGR075"},
		{"observations.csv", ",2024,12000,job", ",2024,12000000,job", "IND"},
		{"observations.csv", "2400000000@100000000", "2400000000000@100000000000", "IND"},
		{"observations.csv", "T7,", "T9,jobs,MA,registered,,2024,19000,job,observed,,gazette-2025,,,,,\nT7,", "IND"},
	} {
		files := small(t)
		if !strings.Contains(files[x.file], x.old) {
			t.Fatalf("no %s", x.old)
		}
		files[x.file] = strings.Replace(files[x.file], x.old, x.new, 1)
		text, code, err := runs(write(t, files))
		if code != 1 || !strings.Contains(text, x.code) {
			t.Errorf("%s: exit code %d, %v, %s", x.new, code, err, text)
		}
	}
}
