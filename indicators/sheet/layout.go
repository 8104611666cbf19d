package sheet

import (
	_ "embed" // the schema
	"errors"
	"io"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/internal/interchange"
	"github.com/mithaq-go/mithaq/indicators/mapping"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// LayoutFormat is the format of the JSON file of a [Layout].
const LayoutFormat = "mithaq.layout/1"

//go:embed schema/layout-1.json
var schema []byte

// Schema returns the JSON Schema (2020-12) of the file of a layout. A file that
// [DecodeLayout] accepts is valid by it; the decoder also refuses what a schema
// cannot say, such as two names that differ in case only.
func Schema() []byte { return slices.Clone(schema) }

// Layout says what the rows and columns of a sheet mean.
type Layout struct {
	// ID begins the IDs of the observations: "bilan" gives bilan-C7.
	ID indicators.ID `json:"id"`
	// Sheet is the name of the sheet that the layout is for. A grid of another
	// name is a finding; "" is any.
	Sheet string `json:"sheet,omitzero"`
	// Text says how delimited text is written.
	Text TextOptions `json:"text,omitzero"`
	// Area holds the table; unset is the whole sheet. A finding says what stands
	// outside.
	Area Range `json:"area,omitzero"`
	// Top is the first header row. It is needed where no column has a title by
	// which the headers are found.
	Top int `json:"top,omitzero"`
	// Rows are the header rows from top to bottom. Without them the table is a
	// list: each row is one observation, and its columns are its members.
	Rows []Header `json:"rows,omitzero"`
	// Columns are the header columns, and in a list all columns.
	Columns []Header `json:"columns,omitzero"`
	// Titles are texts that some cell above the headers contains, with what they
	// state of the whole sheet: "en millions de dirhams". One that is not there
	// is a finding.
	Titles map[string]Facts `json:"titles,omitzero"`
	// Facts hold for the whole sheet where nothing in it says otherwise.
	Facts Facts `json:"facts,omitzero"`
	// NoData are the texts of cells that are known to have no figure.
	NoData []string `json:"no_data,omitzero"`
	// Marks are footnote marks at the end of a text, with what they state. A cell
	// that begins with one is the footnote; it becomes the note of the figures
	// that carry the mark.
	Marks map[string]Facts `json:"marks,omitzero"`
	// Notes are beginnings of texts that are notes: "Source :".
	Notes []string `json:"notes,omitzero"`
	// Reader says how figures are read. Figures whose separators its locale alone
	// decides have a finding; those that its convention decides do not.
	Reader wording.Reader `json:"reader,omitzero"`
	// Learn finds out, from the figures of the sheet that are certain, what the
	// separators mean that the convention of the reader leaves open.
	Learn bool `json:"learn,omitzero"`
	// Mapping says what foreign codes mean: a column whose title is the name of one
	// of its components means what that becomes, and its texts are codes of it.
	// Names of the column go first.
	Mapping mapping.Mapping `json:"mapping,omitzero"`
	// Sources and Bodies are records that the observations refer to.
	Sources []indicators.Source `json:"sources,omitzero"`
	Bodies  []indicators.Body   `json:"bodies,omitzero"`
}

// Header is a header row, a header column, or a column of a list.
type Header struct {
	// Title is the text by which a column is found, whatever its place.
	Title string `json:"title,omitzero"`
	// At is the letter of a column without a title.
	At string `json:"at,omitzero"`
	// Means says how texts are read that have no name:
	//
	//	period     2015, T1 2015, 1er trimestre 2015, janvier 2015, 2014-2020, and
	//	           the same in Arabic and English
	//	unit       MDH, %, millions de dirhams, emplois
	//	published  a period, when the figures became known
	//	note       a note on the figures
	//	value      figures; Facts says of what
	//	skip       nothing that is read
	//	indicator, area, perimeter, source, role, assurance, status
	//	           the code itself
	//	dimension, attribute
	//	           the code itself, of the dimension or attribute Of
	//
	// Texts of a header with Names and without Means must be named; so must those
	// of one that means codes and has Names.
	Means string `json:"means,omitzero"`
	// Of names the dimension or the attribute that the header is of.
	Of indicators.ID `json:"of,omitzero"`
	// Names say what texts state, whatever Means says.
	Names map[string]Facts `json:"names,omitzero"`
	// Sections are texts that stand alone in their row and state something of the
	// rows that follow, up to the next of them.
	Sections map[string]Facts `json:"sections,omitzero"`
	// Facts are stated by the header itself, for all it stands for.
	Facts Facts `json:"facts,omitzero"`
	// Fill says that an empty cell repeats the one before it, as where a group was
	// never merged.
	Fill bool `json:"fill,omitzero"`
	// Optional says that a column may be missing, and that its cells may be empty.
	Optional bool `json:"optional,omitzero"`
}

// meanings are the words for Means.
var meanings = []string{
	"", "period", "unit", "published", "note", "value", "skip", "indicator", "area", "perimeter", "source", "role",
	"assurance", "status", "dimension", "attribute",
}

// DecodeLayout reads the JSON file of a layout, whose format is [LayoutFormat]. Its
// errors are all that is wrong with it, each with its place.
func DecodeLayout(r io.Reader) (Layout, error) {
	const op = "decode layout"
	if r == nil {
		return Layout{}, &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "no reader"}
	}
	var l Layout
	if err := strictjson.DecodeFrom(r, &l, strictjson.Options{Format: LayoutFormat, MaxBytes: 16 << 20}); err != nil {
		return Layout{}, decodeProblems(op, err)
	}
	if _, err := l.compile(op); err != nil {
		return Layout{}, err
	}
	return l, nil
}

// decodeProblems returns what is wrong with a JSON file.
func decodeProblems(op string, err error) error {
	var list *strictjson.Problems
	if !errors.As(err, &list) {
		return &indicators.Error{Op: op, Err: err}
	}
	out := &indicators.Problems{Total: list.Total}
	for _, p := range list.List {
		e := &indicators.Error{
			Op: op, Err: indicators.ErrInvalid, Path: p.Pointer, Line: p.Line, Column: p.Column, Detail: p.Err.Error(),
		}
		switch {
		case errors.Is(p, strictjson.ErrFormat):
			e.Err = indicators.ErrFormat
		case errors.Is(p, strictjson.ErrSyntax):
			e.Err = indicators.ErrSyntax
		}
		out.List = append(out.List, e)
	}
	return out
}

// EncodeLayout writes a layout as [DecodeLayout] reads it: the same layout always
// gives the same bytes.
func EncodeLayout(w io.Writer, l Layout) error {
	const op = "encode layout"
	if w == nil {
		return &indicators.Error{Op: op, Err: indicators.ErrInvalid, Detail: "no writer"}
	}
	if _, err := l.compile(op); err != nil {
		return err
	}
	data, err := strictjson.Encode(l, strictjson.EncodeOptions{Format: LayoutFormat})
	if err != nil {
		return &indicators.Error{Op: op, Err: err}
	}
	_, err = w.Write(data)
	return err
}

// A compiled layout has its texts in the form in which they are compared.
type compiled struct {
	Layout
	rows, columns []compiledHeader
	titles        map[string]Facts
	noData        map[string]bool
	marks         []mark // the longest first
	notes         []string
	id            string
}

type compiledHeader struct {
	Header
	title           string
	at              int // column, 0 where it has a title
	codes           *mapping.Component
	names, sections map[string]Facts
}

type mark struct {
	text  string
	facts Facts
}

// compile checks a layout.
func (l Layout) compile(op string) (*compiled, error) {
	c := &compiler{op: op, out: compiled{Layout: l, id: string(l.ID)}}
	if _, err := indicators.ParseID(c.out.id + "-XFD1048576"); err != nil || l.ID == "" {
		c.problem("must be an ID, and short enough for the places of cells behind it", "id")
	}
	if err := l.Mapping.Check(); err != nil {
		c.problem(err.Error(), "mapping")
	}
	c.facts(l.Facts, "facts")
	c.out.titles = c.named(l.Titles, "titles")
	c.out.rows = c.headers(l.Rows, "rows", false)
	c.out.columns = c.headers(l.Columns, "columns", true)
	c.out.noData = make(map[string]bool)
	for i, s := range l.NoData {
		if normal(s) == "" {
			c.problem("empty", "no_data", strconv.Itoa(i))
		}
		c.out.noData[normal(s)] = true
	}
	for i, s := range l.Notes {
		if normal(s) == "" {
			c.problem("empty", "notes", strconv.Itoa(i))
		}
		c.out.notes = append(c.out.notes, normal(s))
	}
	c.marks(l.Marks)
	titled := slices.ContainsFunc(c.out.columns, func(h compiledHeader) bool { return h.title != "" && !h.Optional })
	if len(l.Rows) > 0 && !titled && l.Top <= 0 {
		c.problem("needed where no column has a title by which the header rows are found", "top")
	}
	if l.Top < 0 {
		c.problem("a row counts from 1", "top")
	}
	if len(l.Rows) == 0 && !slices.ContainsFunc(c.out.columns, isValue) {
		c.problem(`a table without header rows needs a column that means "value"`, "columns")
	}
	if err := c.problems.Err(); err != nil {
		return nil, err
	}
	return &c.out, nil
}

func isValue(h compiledHeader) bool { return h.Means == "value" }

// A compiler gathers what is wrong with a layout.
type compiler struct {
	op       string
	out      compiled
	problems interchange.Problems
}

func (c *compiler) problem(detail string, path ...string) {
	c.problems.Add(func() *indicators.Error {
		return &indicators.Error{Op: c.op, Err: indicators.ErrInvalid, Path: cite.Pointer(path...), Detail: detail}
	})
}

func (c *compiler) facts(f Facts, path ...string) {
	if wrong := f.check(); wrong != "" {
		c.problem(wrong, path...)
	}
}

// named returns names in the form in which they are compared.
func (c *compiler) named(names map[string]Facts, path ...string) map[string]Facts {
	out := make(map[string]Facts, len(names))
	for name, f := range names {
		at := append(slices.Clip(path), name)
		key := normal(name)
		if key == "" {
			c.problem("a name without characters", at...)
		}
		if _, ok := out[key]; ok {
			c.problem("differs from another name in case or spaces only", at...)
		}
		c.facts(f, at...)
		out[key] = f
	}
	return out
}

func (c *compiler) headers(list []Header, member string, columns bool) []compiledHeader {
	out := make([]compiledHeader, len(list))
	seen := make(map[string]bool)
	for i, h := range list {
		n := strconv.Itoa(i)
		x := compiledHeader{
			Header: h, title: normal(h.Title), names: c.named(h.Names, member, n, "names"),
			sections: c.named(h.Sections, member, n, "sections"),
		}
		c.facts(h.Facts, member, n, "facts")
		if codes, ok := c.out.Mapping.Component(h.Title, 0); ok && h.Title != "" {
			x.codes = &codes
			if h.Means == "" {
				h.Means, h.Of = meaningOf(codes)
				x.Means, x.Of = h.Means, h.Of
			}
		}
		if !slices.Contains(meanings, h.Means) {
			c.problem("not one of "+strings.Join(meanings[1:], ", "), member, n, "means")
		}
		if h.Means == "" && len(h.Names) == 0 && len(h.Sections) == 0 {
			c.problem("neither names nor what they mean", member, n)
		}
		_, err := indicators.ParseID(string(h.Of))
		if needed := h.Means == "dimension" || h.Means == "attribute"; needed != (h.Of != "") || needed && err != nil {
			c.problem("must name a dimension or an attribute where that is meant, and only there", member, n, "of")
		}
		if !columns {
			if h.Title != "" || h.At != "" || h.Means == "value" || len(h.Sections) > 0 {
				c.problem("a header row has no title, no place, no sections and no values", member, n)
			}
		} else if at, length := parseColumn(h.At); (at == 0) == (x.title == "") || length < len(h.At) {
			c.problem("a column has either a title or, in at, its letters", member, n)
		} else {
			x.at = at
			if key := x.title + "\x00" + strconv.Itoa(at); seen[key] {
				c.problem("stands twice", member, n)
			} else {
				seen[key] = true
			}
		}
		out[i] = x
	}
	return out
}

func (c *compiler) marks(marks map[string]Facts) {
	for text, f := range marks {
		trimmed := strings.TrimSpace(text)
		if trimmed == "" || strings.IndexFunc(trimmed, func(r rune) bool {
			return unicode.IsDigit(r) || strings.ContainsRune("+-.,%٪", r)
		}) == 0 {
			c.problem("a mark begins with what no figure ends with: no digit, sign, separator or percent sign",
				"marks", text)
		}
		c.facts(f, "marks", text)
		c.out.marks = append(c.out.marks, mark{trimmed, f})
	}
	slices.SortFunc(c.out.marks, func(a, b mark) int {
		if len(a.text) != len(b.text) {
			return len(b.text) - len(a.text)
		}
		return strings.Compare(a.text, b.text)
	})
}

// normal returns a text as it is compared: in lower case, with single spaces,
// without marks of direction, and with letters and accents in one piece.
func normal(s string) string {
	if plainASCII(s) {
		return strings.ToLower(s)
	}
	out := make([]rune, 0, len(s))
	space := false
	for _, r := range s {
		switch {
		case unicode.IsSpace(r) || r == '\u200b':
			space = len(out) > 0
			continue
		case r == '\u200e' || r == '\u200f' || r == '\u061c' || r == '\ufeff' || r == '\u0640' || r == '\u00ad',
			'\u202a' <= r && r <= '\u202e', '\u2066' <= r && r <= '\u2069':
			continue
		case r == '\u2019' || r == '\u2018' || r == '\u02bc':
			r = '\''
		}
		r = unicode.ToLower(r)
		if last := len(out) - 1; last >= 0 && !space {
			if whole, ok := composed[[2]rune{out[last], r}]; ok {
				out[last] = whole
				continue
			}
		}
		if space {
			out = append(out, ' ')
			space = false
		}
		out = append(out, r)
	}
	return string(out)
}

// plainASCII reports whether a text has nothing to normalise but case.
func plainASCII(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= 0x80 || c < ' ' || c == ' ' && (i == 0 || i+1 == len(s) || s[i-1] == ' ') {
			return false
		}
	}
	return true
}

// composed are the letters of French and Arabic that a Macintosh writes as a
// letter and a mark.
var composed = map[[2]rune]rune{
	{'a', '\u0300'}: 'à', {'a', '\u0302'}: 'â', {'a', '\u0308'}: 'ä', {'c', '\u0327'}: 'ç', {'e', '\u0300'}: 'è',
	{'e', '\u0301'}: 'é', {'e', '\u0302'}: 'ê', {'e', '\u0308'}: 'ë', {'i', '\u0302'}: 'î', {'i', '\u0308'}: 'ï',
	{'o', '\u0302'}: 'ô', {'o', '\u0308'}: 'ö', {'u', '\u0300'}: 'ù', {'u', '\u0302'}: 'û', {'u', '\u0308'}: 'ü',
	{'y', '\u0308'}: 'ÿ', {'\u0627', '\u0653'}: '\u0622', {'\u0627', '\u0654'}: '\u0623',
	{'\u0648', '\u0654'}: '\u0624', {'\u0627', '\u0655'}: '\u0625', {'\u064a', '\u0654'}: '\u0626',
}
