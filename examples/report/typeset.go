package main

import (
	"html/template"
	"strings"

	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// verbatim are the elements whose text stays as it is: words in print, titles, codes.
var verbatim = map[string]bool{"q": true, "cite": true, "code": true, "style": true, "script": true}

// typeset sets the texts of a page as its language has them; tags and what stands in them
// stay as they are.
func typeset(page string, lang wording.Lang) string {
	if lang != wording.Fr {
		return page
	}
	var b strings.Builder
	inside := "" // of an element that is kept
	for page != "" {
		text, rest, isTag := strings.Cut(page, "<")
		if inside == "" {
			text = say.French(text)
		}
		b.WriteString(text)
		if !isTag {
			break
		}
		tag, after, _ := strings.Cut(rest, ">")
		b.WriteString("<" + tag + ">")
		page = after
		name, _, _ := strings.Cut(tag, " ")
		switch {
		case inside == "" && verbatim[name]:
			inside = name
		case name == "/"+inside:
			inside = ""
		}
	}
	return b.String()
}

// Around a number that is no value, in a text that is no HTML yet.
const (
	markOn  = "\uE000"
	markOff = "\uE001"
)

// placed marks a number that is no value, in a text that is no HTML yet.
func placed(text string) string { return markOn + text + markOff }

// marked makes HTML of a text with such numbers.
func marked(text string) template.HTML {
	text = template.HTMLEscapeString(text)
	return template.HTML(strings.NewReplacer(markOn, "<span data-plain>", markOff, "</span>").Replace(text))
}
