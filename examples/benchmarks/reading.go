package main

import (
	"os"
	"regexp"
	"strings"
	"sync"

	"github.com/mithaq-go/mithaq/indicators/wording"
)

// printed are figures as they were published, by what the operation is called.
var printed = []struct{ name, text string }{
	{"more than 9,000 in Arabic", "أزيد من 9000 إطار"},
	{"341.6 billion dirhams in Arabic", "341,6 مليار درهم"},
	{"7.3 MMDH", "7,3 MMDH"},
	{"two scales in French", "de l'ordre de 1 milliard 620 millions de dirhams"},
	{"more than 9,000", "more than 9,000"},
	{"1.234,50 MAD", "1.234,50 MAD"},
}

const (
	readingOp = "reading/one figure, "
	textOp    = "reading/running text, 1 MB of an article in Arabic"
	digits    = "regexp, runs of digits that are not read"
)

// article is a text of 1 MB: an article of the tests, again and again.
var article = sync.OnceValue(func() string {
	text, err := os.ReadFile("../../indicators/wording/testdata/article_ar.txt")
	ok(err)
	return strings.Repeat(string(text), 1<<20/len(text)+1)
})

func readingEntries() []entry {
	var list []entry
	for _, p := range printed {
		list = append(list, entry{readingOp + p.name, ours, loop(func() {}, func(int) {
			r, err := wording.Parse(p.text, 0)
			ok(err)
			sinkInt += int64(len(r.Literal))
		})})
	}
	number := regexp.MustCompile(`[0-9]+([.,٫][0-9]+)*`)
	return append(list,
		entry{textOp, ours, loop(func() { article() }, timed(func(int) {
			for range wording.Find(article(), 0) {
				sinkInt++
			}
		}))},
		entry{textOp, digits, loop(func() { article() }, timed(func(int) {
			sinkInt += int64(len(number.FindAllStringIndex(article(), -1)))
		}))},
	)
}
