package consistent

import (
	"html"
	"regexp"
	"strings"
)

// hidden is what a page of HTML does not show, and tags are its marks.
var (
	hidden = regexp.MustCompile(`(?is)<!--.*?-->|<(script|style|head|template)\b.*?</(script|style|head|template)>`)
	tags   = regexp.MustCompile(`(?s)</?([a-zA-Z][a-zA-Z0-9]*)[^>]*>`)
)

// inline are the elements that stand inside a line of text.
const inline = " a abbr b bdi bdo cite code data dfn em i kbd mark q s small span strong sub sup time u var "

// Visible returns the text that a reader of a page of HTML sees: code and quotations
// in their marks, each cell and block on a line of its own.
func Visible(page string) string {
	text := tags.ReplaceAllStringFunc(hidden.ReplaceAllString(page, "\n"), func(tag string) string {
		name := strings.ToLower(tags.FindStringSubmatch(tag)[1])
		switch {
		case name == "code" || name == "kbd":
			return "`"
		case name == "q" && strings.HasPrefix(tag, "</"):
			return "”"
		case name == "q":
			return "“"
		case strings.Contains(inline, " "+name+" "):
			return ""
		}
		return "\n"
	})
	return html.UnescapeString(text)
}
