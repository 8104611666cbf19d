package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestRun: the file is current, and holds what some comments say.
func TestRun(t *testing.T) {
	out := filepath.Join(t.TempDir(), "members.tsv")
	if err := run("../../..", out); err != nil {
		t.Fatal(err)
	}
	got, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"member\tindicators\tObservation\twords\tstring\t`words` are the words as published.\n",
		"member\tagreements\tAgreement\tid\tID\t",
		"code\tindicators\tRole\testimate\tjudged before or instead of a count.\n",
		"code\tindicators\tConfidence\twrong\tthe figure as published is an error.\n",
	} {
		if !strings.Contains(string(got), want) {
			t.Errorf("no line %q", want)
		}
	}
	kept, err := os.ReadFile("../../../examples/check/members.tsv")
	if err != nil || string(kept) != string(got) {
		t.Errorf("examples/check/members.tsv is not current: run go generate ./examples/check (%v)", err)
	}
}
