package browser_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// pages are the languages of the pages that are tested.
var pages = []string{"ar", "fr", "en"}

// met is what check.mjs met.
type met struct {
	Views []struct {
		Page, ColorScheme   string
		Width, Closed, Open int
		Requests, Messages  []string
	}
	Axe []struct {
		Page, ColorScheme, State string
		Width, Passed            int
		Violations               []string
	}
	Clicks []struct {
		Page, Text            string
		Before, After, Closed bool
		Requests, Messages    []string
	}
	Prints []string
}

// tool finds a program by one of its names.
func tool(t *testing.T, names ...string) string {
	t.Helper()
	for _, name := range names {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	why := names[0] + " is needed: apt-get install chromium nodejs npm poppler-utils fonts-noto-core"
	if os.Getenv("MITHAQ_BROWSER") == "required" {
		t.Fatal(why)
	}
	t.Skip(why)
	return ""
}

// output runs a program and returns what it prints.
func output(t *testing.T, name string, args ...string) []byte {
	t.Helper()
	var out, errors bytes.Buffer
	cmd := exec.Command(name, args...)
	cmd.Stdout, cmd.Stderr = &out, &errors
	if err := cmd.Run(); err != nil {
		t.Fatalf("%s %q: %v\n%s", name, args, err, errors.Bytes())
	}
	return out.Bytes()
}

// TestPages opens each page in light and dark, wide and narrow, and on paper.
func TestPages(t *testing.T) {
	chromium, node, npm := tool(t, "chromium", "chromium-browser", "google-chrome"), tool(t, "node"), tool(t, "npm")
	info, text, picture := tool(t, "pdfinfo"), tool(t, "pdftotext"), tool(t, "pdftoppm")
	if _, err := os.Stat("node_modules/axe-core/axe.min.js"); err != nil {
		output(t, npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--silent")
	}
	dir := t.TempDir()
	if keep := os.Getenv("MITHAQ_PAGES"); keep != "" {
		dir = keep
	}
	program := filepath.Join(dir, "report")
	output(t, "go", "build", "-C", "..", "-o", program, ".")
	for _, lang := range pages {
		page := output(t, program, "-lang", lang)
		if err := os.WriteFile(filepath.Join(dir, lang+".html"), page, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	others := otherPages(t, program, dir)
	var m met
	data := output(t, node, slices.Concat([]string{"check.mjs", chromium, dir}, pages, []string{"--"}, others)...)
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatalf("%v: %s", err, data)
	}
	if len(m.Views) != 12+2*len(others) || len(m.Axe) != 18 || len(m.Clicks) != 3 || len(m.Prints) != 3 {
		t.Fatalf("%d views, %d runs of axe, %d clicks, %d prints", len(m.Views), len(m.Axe), len(m.Clicks), len(m.Prints))
	}
	m.views(t, dir)
	m.axe(t)
	m.clicks(t, dir)
	for _, lang := range pages {
		file := filepath.Join(dir, lang+".pdf")
		paper(t, lang, string(output(t, info, file)), string(output(t, text, "-f", "1", "-l", "1", file, "-")))
		output(t, picture, "-r", "30", "-gray", file, filepath.Join(dir, lang))
		ink(t, dir, lang)
	}
}

// otherPages writes the pages of other sectors, whose names are some of them of 200 letters
// without a space, and returns what they are called.
func otherPages(t *testing.T, program, dir string) (names []string) {
	t.Helper()
	write := func(name string, args ...string) {
		if err := os.WriteFile(filepath.Join(dir, name+".html"), output(t, program, args...), 0o600); err != nil {
			t.Fatal(err)
		}
		names = append(names, name)
	}
	write("philippines", "-folder", "../../philippines", "-lang", "fr")
	write("few", "-folder", "../../check/template", "-lang", "ar")
	const textiles = "../../internal/programtest/testdata/textiles"
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(textiles)); err != nil {
		t.Fatal(err)
	}
	name := regexp.MustCompile(`"(name|title)": ?"[^"]*"`)
	for _, file := range []string{"agreements.json", "catalogue.json", "metrics.json", "sector.json", "sources.json"} {
		path := filepath.Join(folder, file)
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		data = name.ReplaceAll(data, []byte(`"$1": "`+strings.Repeat("w", 200)+`"`))
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("long", "-folder", folder, "-lang", "en")
	return names
}

// views: the pages scroll in one direction only, complain of nothing and ask for nothing
// but themselves.
func (m met) views(t *testing.T, dir string) {
	for _, v := range m.Views {
		name := fmt.Sprintf("%s, %d pixels, %s", v.Page, v.Width, v.ColorScheme)
		if v.Closed > v.Width || v.Open > v.Width {
			t.Errorf("%s: %d pixels wide, %d with everything open", name, v.Closed, v.Open)
		}
		if len(v.Messages) > 0 {
			t.Errorf("%s: %q", name, v.Messages)
		}
		alone(t, name, v.Requests, dir, v.Page)
	}
}

// alone tests that a page asked for itself only.
func alone(t *testing.T, name string, requests []string, dir, page string) {
	t.Helper()
	if len(requests) != 1 || !strings.HasSuffix(requests[0], filepath.ToSlash(filepath.Join(dir, page+".html"))) {
		t.Errorf("%s: requests %q", name, requests)
	}
}

// axe: no rule of WCAG 2.2 AA and of best practice is violated.
func (m met) axe(t *testing.T) {
	passed := 0
	for _, a := range m.Axe {
		passed += a.Passed
		for _, v := range a.Violations {
			t.Errorf("%s, %d pixels, %s, %s: %s", a.Page, a.Width, a.ColorScheme, a.State, v)
		}
		if a.Passed < 30 {
			t.Errorf("%s, %d pixels, %s, %s: only %d rules passed", a.Page, a.Width, a.ColorScheme, a.State, a.Passed)
		}
	}
	t.Logf("axe: %d runs, %d rules passed", len(m.Axe), passed)
}

// said are who said what exports were in 2015, and the words in print, in each language
// of the page.
var said = map[string][]string{
	"ar": {"مكتب الصرف", "7,54 milliards DH", "أسرة مغربية", "وفّر 7.5 مليون درهم لعائدات التصدير سنة 2015"},
	"fr": {"Office des Changes", "7,54 milliards DH", "وفّر 7.5 مليون درهم لعائدات التصدير سنة 2015", "8 billion dirhams"},
	"en": {"Foreign Exchange Office", "7,54 milliards DH", "وفّر 7.5 مليون درهم لعائدات التصدير سنة 2015", "Challenge"},
}

// clicks: with scripts off and without a network a click shows who said a figure and in
// which words, and another one closes it.
func (m met) clicks(t *testing.T, dir string) {
	for _, c := range m.Clicks {
		if c.Before || !c.After || !c.Closed || len(c.Messages) > 0 {
			t.Errorf("%s: before %v, after %v, closed %v, %q", c.Page, c.Before, c.After, c.Closed, c.Messages)
		}
		for _, want := range said[c.Page] {
			if !strings.Contains(c.Text, want) {
				t.Errorf("%s: %q is not in what a click shows: %s", c.Page, want, c.Text)
			}
		}
		alone(t, c.Page+", without scripts", c.Requests, dir, c.Page)
	}
}

// paper: the print is tagged, on A4, of at most ten pages, and the first of them has the key
// figures and the chart.
func paper(t *testing.T, lang, info, first string) {
	for _, want := range []string{"Tagged:          yes", "(A4)"} {
		if !strings.Contains(info, want) {
			t.Errorf("%s: pdfinfo does not say %q:\n%s", lang, want, info)
		}
	}
	_, rest, _ := strings.Cut(info, "Pages:")
	n, err := strconv.Atoi(strings.TrimSpace(strings.SplitN(rest, "\n", 2)[0]))
	if err != nil || n > 10 || n < 3 {
		t.Errorf("%s: %d pages, %v", lang, n, err)
	}
	first = strings.Join(strings.Fields(first), " ")
	want := map[string][]string{
		// Letters of Arabic stand in a PDF in the order of their shapes: the numbers suffice.
		"ar": {"63.000", "7,54", "300", "119.683", "2015", "2030"},
		"fr": {
			"63 000 emplois", "7,54 milliards de dirhams", "7,5 millions de dirhams", "plus de 300", "119 683",
			"tout ce qui a été publié", "2030",
		},
		"en": {
			"63,000 jobs", "7.54 billion dirhams", "7.5 million dirhams", "more than 300", "119,683",
			"all that was published", "2030",
		},
	}
	for _, words := range want[lang] {
		if !strings.Contains(first, words) {
			t.Errorf("%s: the first page has no %q: %s", lang, words, first)
		}
	}
	t.Logf("%s: %d pages", lang, n)
}

// ink: no page is blank, and the first has something in each of six bands.
func ink(t *testing.T, dir, lang string) {
	files, _ := filepath.Glob(filepath.Join(dir, lang+"-*.pgm"))
	if len(files) < 3 {
		t.Fatalf("%s: %d pictures of pages", lang, len(files))
	}
	for n, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		var width, height, most int
		if _, err := fmt.Sscanf(string(data), "P5\n%d %d\n%d", &width, &height, &most); err != nil {
			t.Fatal(err)
		}
		pixels := data[len(data)-width*height:]
		const bands = 6
		for band := range bands {
			dark := 0
			part := pixels[band*height/bands*width : (band+1)*height/bands*width]
			for _, p := range part {
				if p < 225 {
					dark++
				}
			}
			if thousandths := dark * 1000 / len(part); thousandths < 2 && (n == 0 || band == 0) {
				t.Errorf("%s: page %d, band %d: %d thousandths of ink", lang, n+1, band+1, thousandths)
			}
		}
	}
}
