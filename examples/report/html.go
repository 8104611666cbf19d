package main

import (
	"bytes"
	"crypto/sha256"
	_ "embed"
	"encoding/base64"
	"fmt"
	"html/template"
	"io"
	"slices"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

//go:embed page.html
var pageFile string

//go:embed page.css
var styleFile string

// labels are the messages that the template asks for.
var labels = []string{
	", ",
	": ",
	"About this page",
	"All others stand as they were published.",
	"All values as a table",
	"Annex: where the key figures come from",
	"Download the figures as CSV",
	"Errors",
	"Figure",
	"Figures are shown as they were published; nothing is corrected, rounded or chosen in silence.",
	"The page draws what the targets are measured by, and the key figures; the file of figures has all.",
	"How it is computed",
	"How the figures stand to each other",
	"How to cite",
	"It rests on a figure that is wrong; see what is wrong below.",
	"Key figures",
	"Key figures that moved",
	"Library",
	"Licence",
	"New errors",
	"New figures of the charts",
	"No key figure has a value of this period.",
	"Of all figures",
	"None of these figures is a value of one year, in one unit, that could be drawn; the table has them all.",
	"Period",
	"Progress",
	"Reached",
	"Reading",
	"Rules that ran",
	"Solid: certain. Hatched: possible. The thin mark is where a steady path would be by then.",
	"Source",
	"Sources",
	"Standing",
	"Targets that moved",
	"The agreement that is asked for was not known by then: the page is of the sector alone.",
	"The highlighted figure counts here",
	"The sources leave open what some of these numbers mean. Each reading has its own progress; none is chosen.",
	"The targets, under every reading",
	"What changed since",
	"What is wrong or in doubt",
	"What it was made from",
	"Where it comes from",
	"Where a source states no licence, who uses a figure asks its publisher.",
	"Where the key figures come from",
	"Where things stand",
	"Who said it",
	"Words in print",
	"a version that is not released",
	"accepted by",
	"against nothing",
	"against their neighbours in time only",
	"all that was published",
	"arrow: more or less than",
	"bar: between two values",
	"by",
	"cannot be read",
	"close",
	"diamond: target or forecast",
	"figures",
	"findings gone",
	"further new figures",
	"held against other figures",
	"hollow: about",
	"in print",
	"independent sources",
	"new figures",
	"new findings",
	"not drawn",
	"not stated",
	"red: certainly an error in print",
	"source",
	"steady path",
	"there are values of",
	"until",
}

// html writes the report as a page.
func (r *report) html(out io.Writer) error {
	phrase := func(en string) (string, error) {
		if !slices.Contains(labels, en) {
			return "", fmt.Errorf("the page asks for %q, which is no label", en)
		}
		return messages.Phrase(en).In(r.Lang), nil
	}
	printed := func(name string) string {
		return messages.Phrase("printed by {carrier}").With("carrier", say.Same(name)).In(r.Lang)
	}
	when := func(w page.When) template.HTML { return marked(w.Text(r.Lang, placed)) }
	t, err := template.New("page").Funcs(template.FuncMap{"say": phrase, "printed": printed, "when": when}).Parse(pageFile)
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(styleFile))
	m := maker{question: question{lang: r.Lang}, exact: wording.WriterOf(r.Lang)}
	d := document{
		R: r, Lang: r.Lang.String(), Dir: "ltr", Title: r.title(), Style: template.CSS(styleFile),
		Policy: "default-src 'none'; style-src 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) +
			"'; img-src data:; base-uri 'none'; form-action 'none'",
		CSV:    template.URL("data:text/csv;charset=utf-8;base64," + base64.StdEncoding.EncodeToString([]byte(r.Data))),
		Before: m.date(r.Since),
	}
	if r.Lang == wording.Ar {
		d.Dir = "rtl"
	}
	day := template.HTML(plain(m.date(r.At)))
	known := template.HTML(template.HTMLEscapeString(messages.Phrase("by all that is known").In(r.Lang)))
	if r.Known.IsSet() {
		known = fill("as known on {day}", r.Lang, plain(m.date(r.Known)))
	}
	d.Dek = fill("Where things stood on {day}", r.Lang, string(day)) + " · " + known
	digest := ""
	for _, f := range r.Files {
		digest += f.Digest
	}
	sum = sha256.Sum256([]byte(digest))
	d.Citation = fill("as of {day}", r.Lang, string(day)) + template.HTML(messages.Phrase(", ").In(r.Lang)) +
		known + ". " + template.HTML("<code>mithaq, "+module+", sha256:"+fmt.Sprintf("%x", sum[:6])+"</code>")
	var text bytes.Buffer
	if err := t.Execute(&text, d); err != nil {
		return err
	}
	_, err = io.WriteString(out, typeset(text.String(), r.Lang))
	return err
}

// plain marks a number that is no value.
func plain(text string) string {
	return "<span data-plain>" + template.HTMLEscapeString(text) + "</span>"
}

// fill says a message of the page with a day, which is HTML already.
func fill(en string, lang wording.Lang, day string) template.HTML {
	const place = "\uE000"
	text := messages.Phrase(en).With("day", say.Same(place)).In(lang)
	var all string
	for _, r := range text {
		if string(r) == place {
			all += day
		} else {
			all += template.HTMLEscapeString(string(r))
		}
	}
	return template.HTML(all)
}

// document is what the template shows.
type document struct {
	R                *report
	Lang, Dir, Title string
	Policy           string
	Style            template.CSS
	CSV              template.URL
	Dek, Citation    template.HTML
	Before           string
}

// Width is how far the possible reaches beyond the certain.
func (b bar) Width() px { return max(b.Possible-b.Certain, 0) }
