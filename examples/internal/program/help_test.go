package program_test

import (
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/examples/internal/program"
	"github.com/mithaq-go/mithaq/internal/say"
)

const helpMessages = `
en: tries the help of programs
fr: essaie l’aide des programmes
ar: يجرب شرح البرامج

en: the "file" to read
fr: le fichier à lire
ar: الملف المقروء

en: in French
fr: en français
ar: بالفرنسية
`

// TestHelp: the help says what a program is for, its arguments, flags with their values
// and defaults, and examples, in the language that is asked for, before or behind -h.
func TestHelp(t *testing.T) {
	help := func(args ...string) string {
		var out strings.Builder
		f := program.New("test", &out)
		f.About(say.NewCatalogue(helpMessages), "tries the help of programs", "[file]", "-lang fr", "in French")
		f.Lang()
		f.Policy("hull", "")
		f.Width()
		f.Bool("all", false, `the "file" to read`)
		if done, err := f.Parse(args, 0); !done || err != nil {
			t.Fatal(done, err)
		}
		return out.String()
	}
	en := help("-h")
	const want = `tries the help of programs

How to call it
  go run ./examples/test [-...] [file]

Flags
  -all
      the "file" to read
  -lang ar|fr|en
      language of the output (default: en)
  -policy unanimous|authority|latest|hull|intersection|earliest
      which figure is chosen where sources disagree (default: hull)
  -width columns
      width of the page in columns, 80 to 200; without it that of the terminal (COLUMNS), or 100

Examples
  go run ./examples/test -lang fr
      in French

Exit codes
  0  all is well
  1  it could not do what it was asked
  2  the arguments are wrong, or what was given cannot be read
`
	if en != want {
		t.Errorf("%s", en)
	}
	for lang, words := range map[string][]string{
		"fr": {
			"essaie l’aide", "le fichier à lire", "Options", "-width colonnes", "en français",
			"par défaut\u00a0: en", "Codes de sortie",
		},
		"ar": {"يجرب شرح", "الملف المقروء", "الخيارات", "-width الأعمدة", "بالفرنسية"},
	} {
		text := help("-lang", lang, "-h")
		if other := help("-h", "-lang="+lang); text != other {
			t.Errorf("%s: another help behind -h:\n%s", lang, other)
		}
		for _, w := range words {
			if !strings.Contains(text, w) {
				t.Errorf("%s: no %q in\n%s", lang, w, text)
			}
		}
	}
}
