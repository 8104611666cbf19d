package main

import (
	"bytes"
	"strings"
	"testing"

	agreementrules "github.com/mithaq-go/mithaq/agreements/rules"
	"github.com/mithaq-go/mithaq/indicators/finding"
	figurerules "github.com/mithaq-go/mithaq/indicators/rules"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

func printed(t *testing.T, args ...string) string {
	t.Helper()
	var out bytes.Buffer
	if err := run(args, nil, &out); err != nil {
		t.Fatalf("run(%q): %v", args, err)
	}
	return out.String()
}

func TestGolden(t *testing.T) {
	for name, args := range map[string][]string{
		"findings_en.md": nil,
		"some_fr.md":     {"-lang", "fr", "IND031", "IND040", "IND045", "AGR092"},
		"some_ar.md":     {"-lang", "ar", "IND031", "IND040", "IND045", "AGR092"},
	} {
		t.Run(name, func(t *testing.T) { testkit.Golden(t, name, []byte(printed(t, args...))) })
	}
}

// TestComplete: every code of both packages is on the page, once, and every rule
// says something of its own example.
func TestComplete(t *testing.T) {
	text := printed(t)
	var codes []finding.Code
	for _, r := range figurerules.All() {
		codes = append(codes, r.Code)
	}
	for _, r := range agreementrules.Rules() {
		codes = append(codes, r.Code)
	}
	for _, c := range codes {
		_, section, found := strings.Cut(text, "\n### "+string(c)+"\n")
		if !found || strings.Count(text, "\n### "+string(c)+"\n") != 1 {
			t.Errorf("%s is not on the page once", c)
			continue
		}
		section, _, _ = strings.Cut(section, "\n### ")
		if !strings.Contains(section, "\n- `/") {
			t.Errorf("%s says nothing of its own example", c)
		}
	}
}

func TestUsage(t *testing.T) {
	for _, args := range [][]string{{"-lang", "de"}, {"IND999"}} {
		var out bytes.Buffer
		if err := run(args, nil, &out); err == nil {
			t.Errorf("run(%q): no error", args)
		}
	}
}
