// Command read finds every figure in a text and shows how it reads it: its
// value, unit and qualifier, its doubts, and its place.
//
//	go run ./examples/read                        the source article
//	go run ./examples/read -format csv page.txt
//	go run ./examples/read -locale fr-MA < page.txt
//	go run ./examples/read -learn page.txt        let the page say what its separators mean
//	go run ./examples/read -lang fr page.txt      what is said of the figures in French
//
// The text is UTF-8 in Arabic, French or English. It is read from the file that is
// named, or from standard input where that is a pipe or a file. Formats are text, json
// and csv; csv cells are safe to open in a spreadsheet. A figure that has several
// readings is shown with all of them, and never with one.
package main

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// article is the text that the project began with: a page of 2016 on the
// customer relations sector in Morocco.
//
//go:embed testdata/article.txt
var article string

func main() { program.Main("read", run) }

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	flags := program.New("read", stdout)
	flags.About(messages,
		"Finds every figure in a text: its value, unit and qualifier, its doubts, and its place.", "[file]",
		"", "the article that Morocco’s sector begins with",
		"-lang fr page.txt", "your text, with French words around the figures",
		"-locale fr-MA -format csv < page.txt", "a text from standard input, written as in Morocco, as CSV",
		"-learn page.txt", "let the text say what its separators mean")
	lang, format, width := flags.Lang(), flags.Format("text", "json", "csv"), flags.Width()
	var reader wording.Reader
	flags.Text(&reader.Locale, "locale", "",
		"the `locale` that the text is written in, if known, such as ar-MA, fr-MA or en")
	learn := flags.Bool("learn", false, "take separators to mean what they mean elsewhere in the text")
	if done, err := flags.Parse(args, 1); done {
		return err
	}
	reader.MaxBytes = program.MaxInput
	data, called, err := program.Input(flags.Arg(0), stdin, []byte(article))
	if err != nil {
		return err
	}
	text := string(data)
	if strings.ContainsRune(text, 0) {
		return program.Usage("%s: not a text", called)
	}
	if *learn {
		found, err := reader.Learn(text)
		if err != nil {
			return err
		}
		reader.Convention = found.Convention()
	}
	rows, err := read(reader, text, *lang)
	if err != nil {
		return err
	}
	switch *format {
	case "json":
		return writeJSON(stdout, rows)
	case "csv":
		return writeCSV(stdout, rows)
	}
	return writeText(stdout, rows, program.Style(stdout, *format, *width, *lang))
}

// row is a figure as it is shown.
type row struct {
	Line       int         `json:"line"`
	Start      int         `json:"start"`
	End        int         `json:"end"`
	Words      string      `json:"words"`
	Figure     string      `json:"figure,omitempty"`
	Unit       string      `json:"unit,omitempty"`
	Kind       string      `json:"kind,omitempty"`
	Noun       string      `json:"noun,omitempty"`
	Centimes   bool        `json:"centimes,omitempty"`
	Lang       string      `json:"lang,omitempty"`
	Doubt      string      `json:"doubt,omitempty"`
	Candidates []candidate `json:"candidates,omitempty"`
}

// candidate is one reading of a figure that has several.
type candidate struct {
	Figure string `json:"figure"`
	Unit   string `json:"unit,omitempty"`
}

func read(reader wording.Reader, text string, lang wording.Lang) ([]row, error) {
	var rows []row
	line, at := 1, 0
	for r, err := range reader.Find(text) {
		line += strings.Count(text[at:r.Start], "\n")
		at = r.Start
		out := row{Line: line, Start: r.Start, End: r.End, Words: r.Literal}
		var e *wording.Error
		switch {
		case err == nil:
			out.Figure, out.Kind, out.Noun = r.Figure.String(), r.Kind.String(), r.Noun
			out.Unit, out.Centimes, out.Lang = unit(r), r.Centimes, r.Lang.String()
		case errors.Is(err, wording.ErrLimit) && r.Literal == "":
			return nil, err
		case errors.As(err, &e):
			out.Doubt = doubt(e, lang)
			for _, c := range e.Candidates {
				out.Candidates = append(out.Candidates, candidate{c.Figure.String(), unit(c)})
			}
		}
		rows = append(rows, out)
	}
	return rows, nil
}

// unit is empty for a bare number.
func unit(r wording.Reading) string {
	if r.Unit.IsOne() {
		return ""
	}
	return r.Unit.String()
}

func (r row) candidates(between string) string {
	list := make([]string, len(r.Candidates))
	for i, c := range r.Candidates {
		list[i] = strings.TrimSpace(c.Figure + " " + c.Unit)
	}
	return strings.Join(list, between)
}

// writeText writes a table for a terminal, and below it the doubts. The words of the text
// come last and in an isolate, so that Arabic does not turn the columns around.
func writeText(w io.Writer, rows []row, style page.Style) error {
	say := func(en string) string { return messages.Phrase(en).In(style.Lang) }
	var table [][]string
	doubts := 0
	for _, r := range rows {
		kind, figure := "doubt", "?"
		if r.Doubt == "" {
			kind, figure = r.Kind, r.Figure
		} else {
			doubts++
		}
		table = append(table, []string{
			strconv.Itoa(r.Line), fmt.Sprintf("%d-%d", r.Start, r.End), say(kind), figure, dash(r.Unit), visible(r.Words),
		})
	}
	counts := say("figures") + say(": ") + strconv.Itoa(len(rows)) + say("; ") +
		say("in doubt") + say(": ") + strconv.Itoa(doubts)
	var b strings.Builder
	style.Table(&b, counts, []string{
		say("line"), say("bytes"), say("kind"), say("figure"), say("unit"), say("words"),
	}, table)
	for _, r := range rows {
		if r.Doubt == "" {
			continue
		}
		fmt.Fprintf(&b, "\n%s %d%s%s\n  %s\n", say("line"), r.Line, say(": "), visible(r.Words), r.Doubt)
		or := "\n  " + say("or") + " "
		if c := r.candidates(or); c != "" {
			fmt.Fprintf(&b, "     %s\n", c)
		}
	}
	_, err := io.WriteString(w, style.Fit(strings.TrimPrefix(b.String(), "\n")))
	return err
}

func dash(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// visible wraps words in an isolate, and quotes them when they hold something
// that a terminal would obey.
func visible(s string) string {
	for _, r := range s {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || r == unicode.ReplacementChar {
			return strconv.QuoteToASCII(s)
		}
	}
	return "\u2068" + s + "\u2069"
}

func writeJSON(w io.Writer, rows []row) error {
	if rows == nil {
		rows = []row{}
	}
	return page.JSON(w, rows)
}

func writeCSV(w io.Writer, rows []row) error {
	cw := csv.NewWriter(w)
	cells := []string{"line", "start", "end", "kind", "figure", "unit", "noun", "lang", "words", "doubt", "candidates"}
	if err := cw.Write(cells); err != nil {
		return err
	}
	for _, r := range rows {
		cells = append(cells[:0], strconv.Itoa(r.Line), strconv.Itoa(r.Start), strconv.Itoa(r.End),
			r.Kind, r.Figure, r.Unit, r.Noun, r.Lang, r.Words, r.Doubt, r.candidates(" | "))
		for i := range cells {
			cells[i] = wording.CSVSafe(cells[i])
		}
		if err := cw.Write(cells); err != nil {
			return err
		}
	}
	cw.Flush()
	return cw.Error()
}
