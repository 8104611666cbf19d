package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"html"
	"io"
	"maps"
	"math/big"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/mithaq-go/mithaq/agreements"
	"github.com/mithaq-go/mithaq/agreements/sector"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/examples/internal/programtest"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/finding"
	"github.com/mithaq-go/mithaq/indicators/money"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/testkit/consistent"
	"github.com/mithaq-go/mithaq/offshoring"
)

// made are the pages of Morocco that several tests read, by their arguments.
var made sync.Map

// pageOf returns what the program prints, once for the same arguments.
func pageOf(t *testing.T, args ...string) string {
	t.Helper()
	key := strings.Join(args, " ")
	if text, ok := made.Load(key); ok {
		return text.(string)
	}
	text := programtest.Print(t, run, args...)
	made.Store(key, text)
	return text
}

// langs are the languages of the page.
var langs = []wording.Lang{wording.Ar, wording.Fr, wording.En}

// node is an element of a page, or a text in one.
type node struct {
	tag      string
	attr     map[string]string
	text     string
	parent   *node
	children []*node
}

var (
	piece = regexp.MustCompile(`(?s)<!--.*?-->|<!DOCTYPE[^>]*>|<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:[^>"]|"[^"]*")*)>|[^<]+`)
	pairs = regexp.MustCompile(`([a-zA-Z:-]+)(?:="([^"]*)")?`)
)

// parse reads a page that the program wrote: attributes stand in double quotes.
func parse(t *testing.T, page string) *node {
	t.Helper()
	root := &node{tag: "root"}
	at := root
	raw := "" // a style or a script, whose text is no HTML
	for _, m := range piece.FindAllStringSubmatch(page, -1) {
		switch {
		case m[2] == "":
			if !strings.HasPrefix(m[0], "<") && raw == "" {
				at.children = append(at.children, &node{text: html.UnescapeString(m[0]), parent: at})
			}
		case m[1] == "/":
			if raw != "" && raw != m[2] {
				continue
			}
			raw = ""
			for at != root && at.tag != m[2] {
				at = at.parent
			}
			if at == root {
				t.Fatalf("</%s> closes nothing", m[2])
			}
			at = at.parent
		default:
			n := &node{tag: m[2], attr: map[string]string{}, parent: at}
			for _, a := range pairs.FindAllStringSubmatch(m[3], -1) {
				n.attr[a[1]] = html.UnescapeString(a[2])
			}
			at.children = append(at.children, n)
			switch {
			case m[2] == "style" || m[2] == "script":
				raw = m[2]
				at = n
			case !strings.HasSuffix(m[3], "/") && !strings.Contains(" meta link br img ", " "+m[2]+" "):
				at = n
			}
		}
	}
	return root
}

// walk calls f for each node, in the order of the page, until it says not to go deeper.
func (n *node) walk(f func(*node) bool) {
	if !f(n) {
		return
	}
	for _, c := range n.children {
		c.walk(f)
	}
}

// up returns the nearest element around a node that has an attribute or is of a tag.
func (n *node) up(names ...string) *node {
	for x := n; x != nil; x = x.parent {
		for _, name := range names {
			if _, ok := x.attr[name]; ok || x.tag == name {
				return x
			}
		}
	}
	return nil
}

// words returns the text below a node.
func (n *node) words() string {
	var b strings.Builder
	n.walk(func(x *node) bool { b.WriteString(x.text); return true })
	return b.String()
}

// library answers what a number on the page is, by calls of the library.
type library struct {
	t       *testing.T
	sector  *offshoring.Sector
	view    indicators.View
	version agreements.Version
	at      period.Date
	assess  map[agreements.ID]agreements.Assessment
	before  *library // of the earlier day of knowledge
}

func newLibrary(t *testing.T, known period.Date) *library {
	t.Helper()
	s, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	l := &library{t: t, sector: s, at: period.MustDate(2018, 12, 31), assess: map[agreements.ID]agreements.Assessment{}}
	l.view = s.View(indicators.ViewConfig{Policy: indicators.ByAuthority, Known: known})
	h, _ := s.Agreement("offshoring-2016")
	l.version = h.AsOf(l.at, known)
	for _, target := range l.version.Agreement().Targets {
		for _, p := range []indicators.Policy{indicators.Hull, indicators.Unanimous} {
			a, err := l.version.Assess(target.ID, s.View(indicators.ViewConfig{Policy: p, Known: known}), l.at)
			if err != nil {
				t.Fatal(err)
			}
			l.assess[target.ID] = a
			agree := true
			for _, r := range a.Readings {
				agree = agree && r.Actual.Undefined.String() != "sources_disagree"
			}
			if p == indicators.Unanimous && !agree {
				l.assess[target.ID], _ = l.version.Assess(
					target.ID, s.View(indicators.ViewConfig{Policy: indicators.Hull, Known: known}), l.at,
				)
			}
		}
	}
	return l
}

// find returns the quantity that a number says it is of.
func (l *library) find(of string) (figure.Quantity, error) {
	kind, rest, _ := strings.Cut(of, " ")
	if kind == "before" && l.before != nil {
		return l.before.find(rest)
	}
	parts := strings.Fields(rest)
	key := func(words []string) indicators.Key {
		// Indicator or nothing, area, perimeter, period.
		n := len(words)
		return indicators.Key{
			Area: indicators.ID(words[n-3]), Perimeter: indicators.ID(words[n-2]), Period: period.MustParse(words[n-1]),
		}
	}
	switch kind {
	case "observation":
		o, ok := l.sector.Dataset().Observation(indicators.ID(parts[0]))
		if !ok || !l.view.Sees(o) {
			return figure.Quantity{}, fmt.Errorf("no such observation")
		}
		return o.Quantity(), nil
	case "value":
		k := key(parts)
		k.Indicator = indicators.ID(parts[0])
		a, err := l.view.Value(k)
		return a.Quantity, err
	case "metric":
		x, ok := l.sector.Metric(indicators.ID(parts[0]))
		if !ok {
			return figure.Quantity{}, fmt.Errorf("no such metric")
		}
		r, err := l.view.Eval(x, key(parts))
		return r.Quantity, err
	case "target":
		return l.assess[agreements.ID(parts[0])].Value, nil
	case "reading":
		r, ok := l.assess[agreements.ID(parts[0])].Reading(agreements.ID(parts[1]))
		if !ok {
			return figure.Quantity{}, fmt.Errorf("no such reading")
		}
		switch parts[2] {
		case "baseline":
			return r.Baseline, nil
		case "target":
			return r.Target, nil
		case "actual":
			return r.Actual.Quantity, nil
		case "progress":
			return figure.Quantity{Figure: r.Progress}, nil
		case "expected":
			f, err := figure.Progress(r.Expected.Figure, r.Baseline.Figure, r.Target.Figure)
			return figure.Quantity{Figure: f.WithoutResolution()}, err
		}
	}
	return figure.Quantity{}, fmt.Errorf("not understood")
}

// TestNumbers: every number of the page that is a value is the one that the library gives
// for what it says it is of, and its words read as it; each other number is marked as one.
func TestNumbers(t *testing.T) {
	l := newLibrary(t, period.Date{})
	l.before = newLibrary(t, period.MustDate(2017, 12, 31))
	for n, lang := range append(langs, wording.Fr) {
		args := []string{"-lang", lang.String()}
		if n == len(langs) {
			args = append(args, "-since", "2017-12-31")
		}
		root := parse(t, pageOf(t, args...))
		values, plain, names, said, quoted := 0, 0, 0, 0, 0
		root.walk(func(n *node) bool {
			canonical, isValue := n.attr["value"], n.tag == "data"
			if v, ok := n.attr["data-value"]; ok {
				canonical, isValue = v, true
			}
			if isValue {
				values++
				q, err := l.find(n.attr["data-of"])
				if err != nil || q.String() != canonical {
					t.Errorf("%s: %q of %q; the library says %v, %v", lang, canonical, n.attr["data-of"], q, err)
				}
				if n.tag == "data" {
					l.reads(lang, n.words(), q)
				}
			}
			if n.text == "" || !strings.ContainsAny(n.text, "0123456789٠١٢٣٤٥٦٧٨٩") {
				return true
			}
			switch by := n.up("data", "data-value", "data-plain", "data-name", "data-finding", "q", "cite", "code", "title"); {
			case by == nil:
				t.Errorf("%s: a number that says nothing of itself: %q in <%s>", lang, n.text, n.parent.tag)
			case by.tag == "data" || by.attr["data-value"] != "":
			case has(by, "data-plain"):
				plain++
			case has(by, "data-finding"):
				said++
			case has(by, "data-name") || by.tag == "title":
				names++
			default:
				quoted++
			}
			return true
		})
		t.Logf("%s: %d values, %d plain numbers, %d in names, %d in sentences of findings, %d in print or code",
			lang, values, plain, names, said, quoted)
		if values < 250 {
			t.Errorf("%s: %d values", lang, values)
		}
	}
}

func has(n *node, attr string) bool { _, ok := n.attr[attr]; return ok }

// reads holds the words of a value against it: what a reader of the language reads is the
// value, or what it is rounded to, a bound outward.
func (l *library) reads(lang wording.Lang, words string, q figure.Quantity) {
	l.t.Helper()
	r, err := wording.Parse(strings.TrimPrefix(words, "\u200e"), wording.LocaleOf(lang))
	if err != nil {
		if strings.Contains(words, "/") || len(q.Unit.Terms()) > 2 { // a fraction or a unit that print does not have
			return
		}
		l.t.Errorf("%s: %q of %s: %v", lang, words, q, err)
		return
	}
	got := figure.Quantity{Figure: r.Figure.WithoutResolution(), Unit: r.Unit}
	if r.Unit.IsOne() && !q.Unit.IsOne() || r.Unit == (figure.Unit{}) {
		got.Unit = q.Unit
	}
	if x, err := got.In(q.Unit); err == nil {
		got = x
	}
	for i, b := range []figure.Bound{q.Figure.Lower(), q.Figure.Upper()} {
		g := []figure.Bound{got.Figure.Lower(), got.Figure.Upper()}[i]
		if b.Infinite != g.Infinite {
			l.t.Errorf("%s: %q is read as %s, not %s", lang, words, got, q)
			return
		}
		if b.Infinite {
			continue
		}
		off := new(big.Rat).Sub(g.Value, b.Value)
		off.Abs(off)
		most := new(big.Rat).Mul(new(big.Rat).Abs(b.Value), big.NewRat(1, 100))
		if off.Cmp(most) > 0 {
			l.t.Errorf("%s: %q is read as %s, not %s", lang, words, got, q)
		}
	}
}

// TestExplanations: the computations that stand in the page replay from what they say.
func TestExplanations(t *testing.T) {
	root := parse(t, pageOf(t, "-lang", "fr"))
	metrics, targets := 0, 0
	root.walk(func(n *node) bool {
		data := n.attr["data-explanation"]
		switch {
		case data == "":
		case has(n, "data-target"):
			targets++
			x, err := agreements.ParseExplanation([]byte(data))
			if err == nil {
				err = x.Replay()
			}
			if err != nil {
				t.Errorf("%s: %v", n.attr["data-target"], err)
			}
		default:
			metrics++
			x, err := indicators.ParseExplanation([]byte(data))
			if err != nil {
				t.Fatal(err)
			}
			if q, err := x.Replay(); err != nil || q.String() != "7540000/63 MAD/job" {
				t.Errorf("%s: %v, %v", n.attr["id"], q, err)
			}
		}
		return true
	})
	if metrics != 1 || targets != 3 {
		t.Errorf("%d metrics, %d targets", metrics, targets)
	}
}

// TestConsistent: one page, one spelling a figure, and all of them in the JSON.
func TestConsistent(t *testing.T) {
	for _, lang := range langs {
		consistent.Page{
			Name: lang.String(), Text: consistent.Visible(pageOf(t, "-lang", lang.String())), Locale: wording.LocaleOf(lang),
			JSON: []byte(pageOf(t, "-lang", lang.String(), "-format", "json")), Unmarked: true, Few: 60,
			Aside: []string{"figures"},
		}.Check(t)
	}
}

// TestPicture: marks and lines of a chart stand where their values and days are, within
// half a pixel; no line joins two perimeters or leaps a year, and none crosses a break.
func TestPicture(t *testing.T) {
	root := parse(t, pageOf(t, "-lang", "en"))
	number := func(s string) *big.Rat {
		v, ok := new(big.Rat).SetString(s)
		if !ok {
			t.Fatalf("not a number: %q", s)
		}
		return v
	}
	near := func(what string, got, want *big.Rat) {
		off := new(big.Rat).Sub(got, want)
		if off.Abs(off).Cmp(big.NewRat(1, 2)) > 0 {
			t.Errorf("%s stands at %s, not %s", what, got.FloatString(2), want.FloatString(2))
		}
	}
	marks, lines := 0, 0
	root.walk(func(svg *node) bool {
		if svg.tag != "svg" || svg.attr["data-bottom"] == "" {
			return true
		}
		low, high := figure.MustParseQuantity(svg.attr["data-low"]), figure.MustParseQuantity(svg.attr["data-high"])
		first, err := period.ParseDate(svg.attr["data-first"])
		if err != nil {
			t.Fatal(err)
		}
		last, _ := period.ParseDate(svg.attr["data-last"])
		place := func(v, from, to *big.Rat, a, b string) *big.Rat {
			part := new(big.Rat).Quo(new(big.Rat).Sub(v, from), new(big.Rat).Sub(to, from))
			way := new(big.Rat).Sub(number(svg.attr[b]), number(svg.attr[a]))
			return part.Add(part.Mul(part, way), number(svg.attr[a]))
		}
		y := func(v *big.Rat) *big.Rat {
			lo, _ := low.Figure.Rat()
			hi, _ := high.Figure.Rat()
			return place(v, lo, hi, "data-bottom", "data-top")
		}
		x := func(p period.Period) *big.Rat {
			middle := big.NewRat(int64(p.First().DaysSince(first)+p.Last().AddDays(1).DaysSince(first)), 2)
			return place(middle, new(big.Rat), big.NewRat(int64(last.DaysSince(first)), 1), "data-left", "data-right")
		}
		drawn := map[string]bool{}
		svg.walk(func(n *node) bool {
			switch {
			case strings.HasPrefix(n.attr["class"], "mark "):
				marks++
				q, err := figure.MustParseQuantity(n.attr["data-value"]).In(low.Unit)
				if err != nil {
					t.Fatal(err)
				}
				at := strings.Fields(strings.Trim(strings.TrimPrefix(n.attr["transform"], "translate"), "()"))
				end := q.Figure.Lower()
				if end.Infinite {
					end = q.Figure.Upper()
				}
				p := period.MustParse(n.attr["data-period"])
				near(n.attr["data-of"], number(at[1]), y(end.Value))
				near(n.attr["data-of"], number(at[0]), x(p))
				drawn[n.attr["data-perimeter"]+" "+p.String()+" "+at[1]] = true
			case strings.HasPrefix(n.attr["class"], "line "):
				lines++
				from, to := period.MustParse(n.attr["data-from"]), period.MustParse(n.attr["data-to"])
				if from.Next() != to || from.Kind() != period.KindYear {
					t.Errorf("a line from %s to %s", from, to)
				}
				ends := strings.Split(strings.TrimPrefix(n.attr["d"], "M"), "L")
				for i, p := range []period.Period{from, to} {
					at := strings.Fields(ends[i])
					near("a line", number(at[0]), x(p))
					if !drawn[n.attr["data-perimeter"]+" "+p.String()+" "+at[1]] {
						// The mark may come later in the page: look again.
						svg.walk(func(k *node) bool {
							if k.attr["data-perimeter"] == n.attr["data-perimeter"] && k.attr["data-period"] == p.String() &&
								strings.HasSuffix(k.attr["transform"], " "+at[1]+")") {
								drawn[n.attr["data-perimeter"]+" "+p.String()+" "+at[1]] = true
							}
							return true
						})
					}
					if !drawn[n.attr["data-perimeter"]+" "+p.String()+" "+at[1]] {
						t.Errorf("a line ends where %s has no figure of %s", n.attr["data-perimeter"], p)
					}
				}
			}
			return true
		})
		return false
	})
	if marks < 150 || lines < 20 {
		t.Errorf("%d marks, %d lines", marks, lines)
	}
}

// TestKnown: nothing on the page of a day became known after it, on 20 days.
func TestKnown(t *testing.T) {
	s, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	all := s.View(indicators.ViewConfig{})
	record := regexp.MustCompile(`data-(?:record|of)="(?:observation )?([A-Z]+[0-9]+)"`)
	for year := 2007; year < 2027; year++ {
		day := period.MustDate(year, 3, 31)
		lang := langs[year%3]
		page := pageOf(t, "-known", day.String(), "-at", day.String(), "-lang", lang.String())
		if year == 2010 {
			page = pageOf(t, "-known", day.String(), "-lang", lang.String(), "-since", "2009-12-31")
		}
		view := s.View(indicators.ViewConfig{Known: day})
		ids := map[string]bool{}
		for _, m := range record.FindAllStringSubmatch(page, -1) {
			ids[m[1]] = true
		}
		for id := range ids {
			o, ok := s.Dataset().Observation(indicators.ID(id))
			if !ok || !view.Sees(o) {
				t.Errorf("%s: %s became known in %s", day, id, all.Published(o))
			}
		}
		// Words in print of what became known later are not there, wherever it might be.
		seen := map[string]bool{}
		for o := range view.Observations(indicators.Selector{}) {
			seen[o.Words] = true
		}
		for o := range all.Observations(indicators.Selector{}) {
			if len(o.Words) > 25 && !view.Sees(o) && !seen[o.Words] && strings.Contains(page, html.EscapeString(o.Words)) {
				t.Errorf("%s: the words of %s", day, o.ID)
			}
		}
	}
}

// TestLatin: the Arabic page has no Latin letters but in words in print and titles of
// records of that language, in codes, and in ISO codes.
func TestLatin(t *testing.T) {
	s, err := offshoring.Morocco()
	if err != nil {
		t.Fatal(err)
	}
	latin := regexp.MustCompile(`[A-Za-zÀ-ÿ]+`)
	// The Arabic names of some newspapers are in Latin letters.
	names := map[string]bool{}
	for b := range s.Dataset().Bodies() {
		name, _ := b.Name.In(wording.Ar)
		for _, word := range latin.FindAllString(name, -1) {
			names[word] = true
		}
	}
	t.Logf("in Arabic names: %v", slices.Sorted(maps.Keys(names)))
	root := parse(t, pageOf(t, "-lang", "ar", "-since", "2016-12-31"))
	spans := 0
	root.walk(func(n *node) bool {
		if n.tag == "head" || n.tag == "code" {
			return false
		}
		lang := n.attr["lang"]
		if n.tag != "html" && (lang == "en" || lang == "fr") {
			spans++
			if by := n.up("data-record", "data-source"); by != nil {
				own := ""
				if o, ok := s.Dataset().Observation(indicators.ID(by.attr["data-record"])); ok {
					own = o.WordsLang.String()
				} else if x, ok := s.Dataset().Source(indicators.ID(by.attr["data-source"])); ok {
					own = x.Lang.String()
				}
				if own != lang {
					t.Errorf("%s %s: lang=%s, the record says %q", by.attr["data-record"], by.attr["data-source"], lang, own)
				}
			} else {
				t.Errorf("lang=%s without a record: %q", lang, n.words())
			}
			return false
		}
		text := n.text
		if n.up("data-finding") != nil {
			text = regexp.MustCompile("«.*?»").ReplaceAllString(text, "") // words of records
		}
		for _, word := range latin.FindAllString(text, -1) {
			_, err := money.ParseCurrency(word)
			if err != nil && !names[word] && n.up("q") == nil {
				t.Errorf("%q of %q in <%s class=%q>", word, n.text, n.parent.tag, n.parent.attr["class"])
			}
		}
		return true
	})
	t.Logf("%d passages in their own language", spans)
}

// TestHelp: the help says what the program is for, in three languages, and its examples run.
func TestHelp(t *testing.T) { programtest.Help(t, run) }

// TestUsage: what cannot be answered is refused with a reason.
func TestUsage(t *testing.T) {
	programtest.Refuses(t, run,
		[]string{"-lang", "de"}, []string{"-format", "pdf"}, []string{"-agreement", "nothing"}, []string{"extra"},
		[]string{"-at", "yesterday"}, []string{"-folder", t.TempDir()})
	err := run([]string{"-known", "1990-01-01"}, nil, io.Discard)
	if err == nil || !strings.Contains(err.Error(), "nothing was known by then") {
		t.Errorf("before anything was known: %v", err)
	}
}

// TestYear: where no key figure has a value of a period, the error says of which there are;
// where one of several has none, the page says it.
func TestYear(t *testing.T) {
	for want, args := range map[string][]string{
		"-year 1800: no key figure has a value then; there are values of 2004, 2009 to 2019": {"-year=1800"},
		"2004, 2009 to 2012, 2014 to 2019": {
			"-year", "1800", "-figures", "exports_per_job,jobs",
		},
		"-year 2024: no key figure has a value then; there are values of 2004, 2009 to 2012": {
			"-year", "2024", "-known", "2018-12-31", "-figures", "jobs",
		},
		"offshoring-2016, offshoring-2024": {"-agreement", "x"},
	} {
		err := run(args, nil, io.Discard)
		if err == nil || !strings.Contains(err.Error(), want) || program.Code(err) != program.Misuse {
			t.Errorf("%q: %v", args, err)
		}
	}
	for lang, want := range map[wording.Lang]string{
		wording.En: "there are values of: 2004, 2011–2013, 2015–2018, first half of 2014",
		wording.Ar: "توجد قيم عن: 2004، 2011–2013، 2015–2018، ",
	} {
		page := pageOf(t, "-lang", lang.String(), "-year", "2009", "-figures", "jobs,export_revenue")
		text := strings.NewReplacer("\u00a0", " ").Replace(parse(t, page).words())
		if !strings.Contains(text, want) {
			t.Errorf("%s: no %q on the page", lang, want)
		}
	}
}

// TestStanding: the first screen says which day a standing is of, and of which period the
// figure is that it rests on; one that is older than the day is said to be older.
func TestStanding(t *testing.T) {
	for _, test := range []struct{ lang, at, want string }{
		{"en", "", "behind on 31 December 2018; period of the last figure: 2018"},
		{"ar", "2019-12-31", "متأخر عن المسار في 31 دجنبر 2018؛ فترة آخر رقم: 2018، وهو أقدم من 31 دجنبر 2019"},
		{"en", "2019-12-31", "ahead on 31 December 2018; period of the last figure: 2016-2018, older than 31 December 2019"},
		{"en", "2020-12-31", "undecided: met or missed on 31 December 2020; period of the last figure: 2018, older than " +
			"31 December 2020"},
		{"fr", "2010-12-31", "inconnue au 31 décembre 2010 ; aucun chiffre à cette date"},
	} {
		found := false
		args := []string{"-lang", test.lang}
		if test.at != "" {
			args = append(args, "-at", test.at)
		}
		parse(t, pageOf(t, args...)).walk(func(n *node) bool {
			if n.attr["id"] == "standing" {
				text := strings.NewReplacer("\u202f", " ", "\u00a0", " ").Replace(n.words())
				found = strings.Contains(text, test.want)
				if !found {
					t.Errorf("no %q in %q", test.want, text)
				}
			}
			return n.attr["id"] != "standing"
		})
		if !found {
			t.Errorf("%s, %s: the first screen has no standings", test.lang, test.at)
		}
	}
}

// TestEarly: before the agreement was known the page says so, is of the sector alone and has
// nothing empty.
func TestEarly(t *testing.T) {
	for lang, want := range map[string]string{
		"en": "The agreement that is asked for was not known by then",
		"fr": "L’accord demandé n’était pas connu à cette date",
		"ar": "لم يكن الاتفاق المطلوب معروفا إلى ذلك الحين",
	} {
		page := pageOf(t, "-lang", lang, "-known", "2006-08-01")
		if !strings.Contains(page, want) || strings.Contains(page, "2018") {
			t.Errorf("%s: no %q, or a day that is not asked for", lang, want)
		}
		parse(t, page).walk(func(n *node) bool {
			if (n.tag == "ul" || n.tag == "ol" || n.tag == "h2" || n.tag == "p") && strings.TrimSpace(n.words()) == "" {
				t.Errorf("%s: an empty <%s>", lang, n.tag)
			}
			return true
		})
	}
}

// TestCharts: a key figure that is asked for has a chart of its own series, and of two
// targets that count the same each says how.
func TestCharts(t *testing.T) {
	page := pageOf(t, "-lang", "en", "-figures", "population", "-year", "2015")
	if !strings.Contains(page, `id="chart-population"`) || !strings.Contains(page, "34,607,588 people") {
		t.Error("no chart or no value of the population")
	}
	page = pageOf(t, "-lang", "en", "-folder", "../philippines")
	for _, want := range []string{"revenue (level)", "revenue (cumulative since the start)"} {
		if !strings.Contains(page, want) {
			t.Errorf("no %q", want)
		}
	}
	if strings.Contains(parse(t, page).words(), "/observations/") {
		t.Error("the path of a record is on the page")
	}
}

// TestCauses: open findings stand under their rule and severity, the worst and then the most
// first, in order of place; those that are accepted come last; none is lost.
func TestCauses(t *testing.T) {
	var doc struct {
		Findings []struct {
			Code, Severity string
			Findings       []struct{ Path string }
		}
	}
	text := pageOf(t, "-lang", "en", "-folder", "../philippines", "-format", "json")
	if err := json.Unmarshal([]byte(text), &doc); err != nil {
		t.Fatal(err)
	}
	s, err := sector.Load(os.DirFS("../philippines"), sector.Options{})
	if err != nil {
		t.Fatal(err)
	}
	open, accepted := finding.CountOpen(s.CheckAs(indicators.ViewConfig{}))
	if open == 0 || accepted == 0 {
		t.Fatal(open, accepted)
	}
	order := []string{"error", "warning", "info", "accepted"}
	for i, c := range doc.Findings {
		if c.Severity == "accepted" {
			accepted -= len(c.Findings)
		} else {
			open -= len(c.Findings)
		}
		if i == 0 {
			continue
		}
		before := doc.Findings[i-1]
		a, b := slices.Index(order, before.Severity), slices.Index(order, c.Severity)
		switch {
		case a > b, a == b && len(before.Findings) < len(c.Findings),
			a == b && len(before.Findings) == len(c.Findings) && before.Code >= c.Code:
			t.Errorf("%s %s (%d) comes before %s %s (%d)", before.Severity, before.Code, len(before.Findings), c.Severity,
				c.Code, len(c.Findings))
		}
	}
	if open != 0 || accepted != 0 {
		t.Errorf("%d open and %d accepted findings are not on the page", open, accepted)
	}
}

// TestPage: the page is closed in itself, and has all its parts.
func TestPage(t *testing.T) {
	page := pageOf(t, "-lang", "en", "-since", "2017-12-31")
	for _, bad := range []string{"<script>", "javascript:", "style=\"", "onclick", "ZgotmplZ", "<no value>", "%!"} {
		if strings.Contains(page, bad) {
			t.Errorf("%q is on the page", bad)
		}
	}
	if n := strings.Count(page, "<script"); n != 1 {
		t.Errorf("%d scripts", n)
	}
	root := parse(t, page)
	ids := map[string]int{}
	var refs []string
	root.walk(func(n *node) bool {
		if id := n.attr["id"]; id != "" {
			ids[id]++
		}
		for _, name := range []string{"popovertarget", "aria-labelledby"} {
			if ref := n.attr[name]; ref != "" {
				refs = append(refs, ref)
			}
		}
		if ref, ok := strings.CutPrefix(n.attr["href"], "#"); ok {
			refs = append(refs, ref)
		}
		return true
	})
	for id, n := range ids {
		if n > 1 {
			t.Errorf("id %s: %d times", id, n)
		}
	}
	for _, ref := range refs {
		if ids[ref] == 0 {
			t.Errorf("nothing has the id %s", ref)
		}
	}
	for _, id := range strings.Fields("standing keys targets changes findings sources about k-export_revenue") {
		if ids[id] == 0 {
			t.Errorf("no part %s", id)
		}
	}
	var data struct {
		Type     string `json:"@type"`
		Measured []struct{ Name, Value, UnitText string }
		BasedOn  []any `json:"isBasedOn"`
	}
	_, rest, _ := strings.Cut(page, `<script type="application/ld+json">`)
	text, _, _ := strings.Cut(rest, "</script>")
	err := json.NewDecoder(bytes.NewReader([]byte(text))).Decode(&data)
	if err != nil || data.Type != "Dataset" || len(data.BasedOn) < 50 {
		t.Errorf("the data block: %v, %+v", err, data)
	}
}

// TestFigures: key figures that are asked for are there, each once, or it is said that the
// sector has none of that name.
func TestFigures(t *testing.T) {
	var out strings.Builder
	if err := run([]string{"-figures", "jobs,jobs"}, nil, &out); err != nil {
		t.Fatal(err)
	}
	if n := strings.Count(out.String(), `id="k-jobs"`); n != 1 {
		t.Errorf("%d popovers of jobs", n)
	}
	err := run([]string{"-figures", "jobs,nope"}, nil, &out)
	if err == nil || !strings.Contains(err.Error(), `"nope"`) {
		t.Error(err)
	}
}

// TestCumulative: a target for several years together is no mark of the last one.
func TestCumulative(t *testing.T) {
	var out strings.Builder
	if err := run([]string{"-folder", "../philippines", "-lang", "en"}, nil, &out); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(out.String(), "<title>2016: 96 billion") {
		t.Error("the sum of five years stands at 2016")
	}
	if !strings.Contains(out.String(), "96 billion US dollars") {
		t.Error("the target is not on the page")
	}
}

// TestLicences: a source's licence is printed as it is stated, and that none is stated is said.
func TestLicences(t *testing.T) {
	page := parse(t, pageOf(t, "-lang", "en", "-folder", programtest.Textiles))
	said := map[string]string{}
	page.walk(func(n *node) bool {
		if n.attr["class"] == "licence" {
			said[n.up("data-source").attr["data-source"]] = n.words()
		}
		return true
	})
	want := map[string]string{"survey": "Licence: CC-BY-4.0.", "speech": "Licence: not stated."}
	for id, text := range want {
		if said[id] != text {
			t.Errorf("%s: %q, want %q", id, said[id], text)
		}
	}
	text, _ := block(t, pageOf(t, "-lang", "en", "-folder", programtest.Textiles))
	if !strings.Contains(text, `"license":"https://spdx.org/licenses/CC-BY-4.0"`) {
		t.Error("no licence in the block")
	}
}

// TestStandingOnError: a standing that rests on a figure which a finding calls wrong says so,
// and is not painted as good.
func TestStandingOnError(t *testing.T) {
	dir := t.TempDir()
	if err := os.CopyFS(dir, os.DirFS(programtest.Textiles)); err != nil {
		t.Fatal(err)
	}
	name := filepath.Join(dir, "observations.csv")
	text, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	wrong := strings.Replace(string(text), "2023,160000@1000,job", "2023,160000000@1000000,job", 1)
	if err := os.WriteFile(name, []byte(wrong), 0o600); err != nil {
		t.Fatal(err)
	}
	const says = "It rests on a figure that is wrong"
	standing := func(folder string) string {
		page := programtest.Print(t, run, "-lang", "en", "-folder", folder)
		_, page, _ = strings.Cut(page, `<ul class="verdicts">`)
		page, _, _ = strings.Cut(page, "</ul>")
		return page
	}
	if page := standing(dir); !strings.Contains(page, says) || strings.Contains(page, `<li class="good">`) {
		t.Errorf("the figure is a thousand times too large: %s", page)
	}
	if page := standing(programtest.Textiles); page == "" || strings.Contains(page, says) {
		t.Errorf("nothing is wrong with the figure: %s", page)
	}
}
