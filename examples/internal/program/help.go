package program

import (
	"flag"
	"fmt"
	"strings"

	"github.com/mithaq-go/mithaq/examples/internal/page"
	"github.com/mithaq-go/mithaq/indicators/wording"
	"github.com/mithaq-go/mithaq/internal/say"
)

// about is what a program says of itself.
type about struct {
	messages  *say.Catalogue
	purpose   string
	arguments string
	examples  []string
	failed    string // what exit code 1 says, where that is not that something failed
}

// About says what a program is for, which arguments it takes behind its flags, such as
// "[file]", and examples: the arguments of each, and what they do. The words, and those
// of the flags, are found in the messages of the program by their English text.
func (f *Flags) About(messages *say.Catalogue, purpose, arguments string, examples ...string) {
	f.about = about{messages, purpose, arguments, examples, ""}
}

// Fails says what exit code [Failed] means, where that is not that the program could not
// do what it was asked.
func (f *Flags) Fails(en string) { f.about.failed = en }

// phrase returns a text of the program, or of all programs, in a language.
func (f *Flags) phrase(en string, lang wording.Lang) string {
	if f.about.messages != nil && f.about.messages.Has(en) {
		return f.about.messages.Phrase(en).In(lang)
	}
	return messages.Phrase(en).In(lang)
}

// command is how a program is called.
func (f *Flags) command() string {
	if nested[f.Name()] {
		return "go run -C examples/" + f.Name() + " ."
	}
	return "go run ./examples/" + f.Name()
}

// nested are the programs that are modules of their own.
var nested = map[string]bool{"benchmarks": true, "databases": true, "sheets": true, "sql": true, "validate": true}

// help says what the program is for, how it is called, what its flags mean, and examples
// of it.
func (f *Flags) help(lang wording.Lang, width int) string {
	style := page.Style{Width: width, Lang: lang}
	var b strings.Builder
	heading := func(en string) { fmt.Fprintf(&b, "\n%s\n", f.phrase(en, lang)) }
	if f.about.purpose != "" {
		b.WriteString(f.phrase(f.about.purpose, lang) + "\n")
	}
	heading("How to call it")
	fmt.Fprintf(&b, "  %s\n", strings.TrimSpace(f.command()+" [-...] "+f.about.arguments))
	heading("Flags")
	f.VisitAll(func(x *flag.Flag) {
		value, usage := flag.UnquoteUsage(&flag.Flag{
			Name: x.Name, Usage: f.phrase(x.Usage, lang), Value: x.Value, DefValue: x.DefValue,
		})
		if words, ok := f.choices[x.Name]; ok {
			value = words
		} else if kind, en := flag.UnquoteUsage(x); en == x.Usage { // no name in the usage
			switch kind {
			case "string", "value":
				value = f.phrase("text", lang)
			case "int":
				value = f.phrase("number", lang)
			}
		}
		b.WriteString(strings.TrimRight("  -"+x.Name+" "+value, " ") + "\n")
		if d := x.DefValue; d != "" && d != "false" && d != "0" {
			usage += " (" + f.phrase("default", lang) + f.phrase(": ", lang) + d + ")"
		}
		if usage != "" {
			b.WriteString("      " + usage + "\n")
		}
	})
	heading("Examples")
	for i := 0; i+1 < len(f.about.examples); i += 2 {
		b.WriteString("  " + strings.TrimSpace(f.command()+" "+f.about.examples[i]) + "\n")
		if what := f.about.examples[i+1]; what != "" {
			b.WriteString("      " + f.phrase(what, lang) + "\n")
		}
	}
	heading("Exit codes")
	failed := f.about.failed
	if failed == "" {
		failed = "it could not do what it was asked"
	}
	for code, en := range []string{"all is well", failed, "the arguments are wrong, or what was given cannot be read"} {
		fmt.Fprintf(&b, "  %d  %s\n", code, f.phrase(en, lang))
	}
	return style.Fit(strings.TrimPrefix(b.String(), "\n"))
}

// langOf returns the language that some arguments name; English without one.
func langOf(args []string) wording.Lang {
	lang, err := wording.ParseLang(valueOf(args, "lang"))
	if err != nil || !lang.IsSet() {
		return wording.En
	}
	return lang
}

// valueOf returns what arguments give to a flag, wherever it stands.
func valueOf(args []string, name string) string {
	for i, a := range args {
		flag, value, ok := strings.Cut(strings.TrimLeft(a, "-"), "=")
		switch {
		case !strings.HasPrefix(a, "-") || flag != name:
		case ok:
			return value
		case i+1 < len(args):
			return args[i+1]
		}
	}
	return ""
}
