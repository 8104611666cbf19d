package house_test

import (
	"go/ast"
	"go/token"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/house"
)

// message is an entry of a catalogue of messages. One of a section that begins with the
// comment "# words of constants" is asked for by what a constant of another package
// prints.
type message struct {
	en, fr, ar string
	constant   bool
}

// catalogues reads the messages.txt of each package that has one.
func catalogues(t *testing.T, src *house.Tree) map[string][]message {
	t.Helper()
	all := map[string][]message{}
	for _, dir := range src.Packages() {
		text, err := os.ReadFile(filepath.Join(src.Root, dir, "messages.txt"))
		if err != nil {
			continue
		}
		constant := false
		for block := range strings.SplitSeq(string(text), "\n\n") {
			if strings.HasPrefix(block, "#") {
				constant = strings.HasPrefix(block, "# words of constants")
			}
			var m message
			for line := range strings.Lines(block) {
				line = strings.TrimSuffix(line, "\n")
				lang, words, _ := strings.Cut(line, ": ")
				at := map[string]*string{"en": &m.en, "fr": &m.fr, "ar": &m.ar}[lang]
				switch {
				case strings.HasPrefix(line, "#") || line == "":
				case at == nil || *at != "" || words == "":
					t.Errorf("%s/messages.txt: a line that is not of a message: %q", dir, line)
				default:
					if n := len(words); n > 1 && words[0] == '"' && words[n-1] == '"' {
						words = words[1 : n-1] // spaces at an end
					}
					*at = words
				}
			}
			if m != (message{}) {
				m.constant = constant
				all[dir] = append(all[dir], m)
			}
		}
	}
	return all
}

var argument = regexp.MustCompile(`\{[a-z_]+\}`)

// arguments returns the arguments that a message names, sorted.
func arguments(text string) []string {
	found := argument.FindAllString(text, -1)
	slices.Sort(found)
	return slices.Compact(found)
}

// TestMessages: each message that the code asks for is in the catalogue of its package,
// in three languages with the same arguments, and each of a catalogue is asked for.
func TestMessages(t *testing.T) {
	src := tree(t)
	for dir, all := range catalogues(t, src) {
		known := map[string]bool{}
		for _, m := range all {
			if m.en == "" || m.fr == "" || m.ar == "" {
				t.Errorf("%s/messages.txt: a language is missing: %q", dir, m.en)
			}
			if known[m.en] {
				t.Errorf("%s/messages.txt: twice: %q", dir, m.en)
			}
			known[m.en] = true
			if a := arguments(m.en); !slices.Equal(a, arguments(m.fr)) || !slices.Equal(a, arguments(m.ar)) {
				t.Errorf("%s/messages.txt: other arguments in another language: %q", dir, m.en)
			}
		}
		texts := map[string]bool{} // all strings of the package
		for _, f := range src.Files {
			if f.Dir != dir || f.Test {
				continue
			}
			ast.Inspect(f.File, func(n ast.Node) bool {
				if e, ok := n.(ast.Expr); ok {
					if s, ok := constant(e); ok {
						texts[s] = true
					}
				}
				call, ok := n.(*ast.CallExpr)
				if !ok || len(call.Args) != 1 {
					return true
				}
				if s, ok := call.Fun.(*ast.SelectorExpr); ok && (s.Sel.Name == "Text" || s.Sel.Name == "Phrase") {
					x, _ := s.X.(*ast.Ident)
					en, ok := constant(call.Args[0])
					if ok && x != nil && x.Name == "messages" && !known[en] {
						t.Errorf("%v: not in messages.txt: %q", src.Fset.Position(call.Pos()), en)
					}
				}
				return true
			})
		}
		for _, m := range all {
			if !texts[m.en] && !m.constant {
				t.Errorf("%s/messages.txt: no code asks for %q", dir, m.en)
			}
		}
	}
}

// TestMessagesInCatalogues: no code of the library writes a message out in three
// languages.
func TestMessagesInCatalogues(t *testing.T) {
	src := tree(t)
	for _, f := range src.Files {
		if !f.Library() {
			continue
		}
		ast.Inspect(f.File, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || len(call.Args) != 3 {
				return true
			}
			s, ok := call.Fun.(*ast.SelectorExpr)
			if !ok || s.Sel.Name != "Text" {
				return true
			}
			if x, ok := s.X.(*ast.Ident); ok && x.Name == "say" {
				if _, ok := constant(call.Args[0]); ok {
					t.Errorf("%v: a message outside messages.txt", src.Fset.Position(call.Pos()))
				}
			}
			return true
		})
	}
}

// constant returns a string that is written as literals.
func constant(e ast.Expr) (string, bool) {
	switch e := e.(type) {
	case *ast.BasicLit:
		if e.Kind == token.STRING {
			s, err := strconv.Unquote(e.Value)
			return s, err == nil
		}
	case *ast.BinaryExpr:
		a, ok1 := constant(e.X)
		b, ok2 := constant(e.Y)
		return a + b, ok1 && ok2 && e.Op == token.ADD
	}
	return "", false
}
