package program

import (
	"fmt"
	"io"
	"os"
	"strconv"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Widths of a page.
const (
	leastWidth = 80
	usualWidth = 100
	mostWidth  = 200
)

// Width adds the flag -width: how wide a page of plain text is at most.
func (f *Flags) Width() *int {
	width := f.Int("width", 0,
		"width of the page in `columns`, 80 to 200; without it that of the terminal (COLUMNS), or 100")
	f.checks = append(f.checks, func() error {
		switch {
		case *width == 0:
			*width = widthOf(nil)
		case *width < leastWidth || *width > mostWidth:
			return fmt.Errorf("-width %d: want %d to %d", *width, leastWidth, mostWidth)
		}
		return nil
	})
	return width
}

// widthOf returns the width that arguments name, else that of the terminal, else the
// usual one.
func widthOf(args []string) int {
	for _, text := range []string{valueOf(args, "width"), os.Getenv("COLUMNS")} {
		if n, err := strconv.Atoi(text); err == nil && n > 0 {
			return min(max(n, leastWidth), mostWidth)
		}
	}
	return usualWidth
}

// Style returns how a page is written: as Markdown, or as plain text of a width, with
// colours where the output is a terminal and nobody asked for none.
func Style(out io.Writer, format string, width int, lang wording.Lang) page.Style {
	s := page.Style{Markdown: format == "markdown", Lang: lang}
	if !s.Markdown {
		s.Width, s.Colour = width, isTerminal(out) && os.Getenv("NO_COLOR") == "" && os.Getenv("TERM") != "dumb"
	}
	return s
}

// isTerminal reports whether v is a character device.
func isTerminal(v any) bool {
	file, ok := v.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
