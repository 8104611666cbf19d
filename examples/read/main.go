// Command read finds every figure in a text and shows how it reads it: its
// value, unit and qualifier, its doubts, and its place.
//
//	go run ./examples/read                        the source article
//	go run ./examples/read -format csv page.txt
//	go run ./examples/read -locale fr-MA - < page.txt
//	go run ./examples/read -learn page.txt        let the page say what its separators mean
//
// The text is UTF-8 in Arabic, French or English. Formats are text, json and
// csv; csv cells are safe to open in a spreadsheet. A figure that has several
// readings is shown with all of them, and never with one.
package main

import (
	_ "embed"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"os"
	"strconv"
	"strings"
	"text/tabwriter"
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

// maxInput is the most bytes that are read.
const maxInput = 16 << 20

func main() { program.Main("read", run) }

func run(args []string, stdin io.Reader, stdout io.Writer) error {
	flags := program.New("read", stdout)
	format := flags.Format("text", "json", "csv")
	var reader wording.Reader
	flags.Text(&reader.Locale, "locale", "", "what the text is written in, if known: ar-MA, fr-MA or en")
	learn := flags.Bool("learn", false, "take separators to mean what they mean elsewhere in the text")
	if done, err := flags.Parse(args, 1); done {
		return err
	}
	reader.MaxBytes = maxInput
	text, err := input(flags.Args(), stdin)
	if err != nil {
		return err
	}
	if *learn {
		found, err := reader.Learn(text)
		if err != nil {
			return err
		}
		reader.Convention = found.Convention()
	}
	rows, err := read(reader, text)
	if err != nil {
		return err
	}
	write := map[string]func(io.Writer, []row) error{"text": writeText, "json": writeJSON, "csv": writeCSV}
	return write[*format](stdout, rows)
}

// input returns the article, standard input for "-", or the file.
func input(args []string, stdin io.Reader) (string, error) {
	switch {
	case len(args) == 0:
		return article, nil
	case args[0] != "-":
		f, err := os.Open(args[0])
		if err != nil {
			return "", err
		}
		defer f.Close()
		stdin = f
	}
	data, err := io.ReadAll(io.LimitReader(stdin, maxInput+1))
	if len(data) > maxInput {
		return "", fmt.Errorf("more than %d bytes of text", maxInput)
	}
	return string(data), err
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

func read(reader wording.Reader, text string) ([]row, error) {
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
			out.Doubt = doubt(e)
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

// doubt says in English why a figure has no single reading.
func doubt(e *wording.Error) string {
	if len(e.Reasons) == 0 {
		return e.Err.Error()
	}
	reasons := make([]string, len(e.Reasons))
	for i, r := range e.Reasons {
		reasons[i] = r.Error()
	}
	return strings.Join(reasons, "; ")
}

func (r row) candidates(between string) string {
	list := make([]string, len(r.Candidates))
	for i, c := range r.Candidates {
		list[i] = strings.TrimSpace(c.Figure + " " + c.Unit)
	}
	return strings.Join(list, between)
}

// writeText writes a table for a terminal. The words of the text come last and
// in an isolate, so that Arabic does not turn the columns around.
func writeText(w io.Writer, rows []row) error {
	tw := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	fmt.Fprintln(tw, "LINE\tBYTES\tKIND\tFIGURE\tUNIT\tWORDS")
	doubts := 0
	for _, r := range rows {
		kind, figure := r.Kind, r.Figure
		if r.Doubt != "" {
			kind, figure = "doubt", "?"
			doubts++
		}
		fmt.Fprintf(
			tw, "%d\t%d-%d\t%s\t%s\t%s\t%s\n", r.Line, r.Start, r.End, kind, figure, dash(r.Unit), visible(r.Words),
		)
	}
	if err := tw.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(w, "\n%d figures, %d in doubt\n", len(rows), doubts)
	for _, r := range rows {
		if r.Doubt == "" {
			continue
		}
		fmt.Fprintf(w, "\nline %d: %s\n  %s\n", r.Line, visible(r.Words), r.Doubt)
		if c := r.candidates("\n  or "); c != "" {
			fmt.Fprintf(w, "     %s\n", c)
		}
	}
	return nil
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
