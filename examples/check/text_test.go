package main

import (
	"encoding/json"
	"maps"
	"strings"
	"testing"
	"unicode"
)

// hostile are words that nobody should print as they are.
var hostile = "</script><script>alert(1)</script> `x` \x1b[31m \u202eabc | [a](javascript:b) " +
	strings.Repeat("é", 1<<18)

// TestHostile: a fault in every file, hostile names, and words of half a megabyte: what is
// printed has no control character and no character that turns the direction of writing,
// and no line without an end.
func TestHostile(t *testing.T) {
	quoted, _ := json.Marshal(hostile)
	files := small(t)
	for name, text := range files {
		files[name] = strings.Replace(text, "2025", hostile, 1)
	}
	files["observations-\u202e<b>.csv"] = "id,indicator\n" + hostile
	files["x\u202e`\x1b.json"] = "{"
	fine := small(t)
	fine["observations-2.jsonl"] = `{"format": "mithaq.observations/1"}` + "\n" +
		`{"id": "H1", "key": {"indicator": "jobs", ` +
		`"area": "MA", "perimeter": "registered", "period": "2024"}, "figure": "99000000", "unit": "job", ` +
		`"role": "observed", "source": "gazette-2025", "words_lang": "fr", "note": "<script>\u202e", ` +
		`"words": ` + string(quoted) + "}\n"
	fine["sector.json"] = strings.Replace(fine["sector.json"], `"Textiles"`, `"<script>alert(1)</script>"`, 1)
	for what, folder := range map[string]map[string]string{"broken": files, "fine": fine} {
		dir := write(t, maps.Clone(folder))
		for _, format := range []string{"text", "markdown", "json", "sarif"} {
			text, code, err := runs("-all", "-fail-on", "warning", "-format", format, dir)
			if want := map[string]int{"broken": 2, "fine": 1}[what]; code != want {
				t.Errorf("%s, %s: exit code %d, want %d: %.300v", what, format, code, want, err)
			}
			if format == "json" || format == "sarif" {
				if !json.Valid([]byte(text)) {
					t.Errorf("%s, %s: not JSON", what, format)
				}
				continue
			}
			if i := strings.IndexFunc(text, func(r rune) bool {
				return unicode.IsControl(r) && r != '\n' || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069
			}); i >= 0 {
				t.Errorf("%s, %s: %.80q", what, format, text[i:])
			}
			if format == "markdown" && strings.Contains(text, "<script") {
				t.Errorf("%s: a tag in Markdown", what)
			}
			if len(text) > 100_000 {
				t.Errorf("%s, %s: %d bytes", what, format, len(text))
			}
		}
	}
}
