// Package program is what the example programs share: flags and their help, what they
// read, errors and exit codes.
package program

import (
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/indicators/wording"
)

// Exit codes of a program.
const (
	Failed = 1 // it could not do what it was asked
	Misuse = 2 // it was asked for what it does not do, or cannot read what it was given
)

// Run is a program without its process: arguments, input, output.
type Run func(args []string, in io.Reader, out io.Writer) error

// Main runs a program, prints its error and exits.
func Main(name string, run Run) {
	if err := run(os.Args[1:], os.Stdin, os.Stdout); err != nil {
		fmt.Fprintf(os.Stderr, "%s: %v\n", name, err)
		os.Exit(Code(err))
	}
}

// usage is an error of the arguments.
type usage struct{ error }

func (u usage) Unwrap() error { return u.error }

// Usage returns an error of the arguments.
func Usage(format string, args ...any) error { return usage{fmt.Errorf(format, args...)} }

// Code returns the exit code for an error.
func Code(err error) int {
	var u usage
	switch {
	case err == nil:
		return 0
	case errors.As(err, &u):
		return Misuse
	}
	return Failed
}

// Flags are the flags of a program.
type Flags struct {
	*flag.FlagSet
	out     io.Writer
	checks  []func() error
	about   about
	choices map[string]string // the words that a flag takes, by its name
}

// New returns the flags of a program, without any. Help is printed on out.
func New(name string, out io.Writer) *Flags {
	f := &Flags{FlagSet: flag.NewFlagSet(name, flag.ContinueOnError), out: out, choices: map[string]string{}}
	f.SetOutput(io.Discard)
	return f
}

// Parse reads the flags. At most so many other arguments may follow; a negative
// number allows any. done is true when the program has nothing more to do:
// after an error, and after help was printed.
func (f *Flags) Parse(args []string, most int) (done bool, err error) {
	switch err := f.FlagSet.Parse(args); {
	case errors.Is(err, flag.ErrHelp):
		_, err := io.WriteString(f.out, f.help(langOf(args), widthOf(args)))
		return true, err
	case err != nil:
		return true, usage{err}
	case most >= 0 && f.NArg() > most:
		return true, Usage("unexpected argument %q", f.Arg(most))
	}
	for _, check := range f.checks {
		if err := check(); err != nil {
			return true, usage{err}
		}
	}
	return false, nil
}

// Choice adds a flag that takes one of some words; the first is its default.
func (f *Flags) Choice(name, about string, words ...string) *string {
	last := len(words) - 1
	list := strings.Join(words[:last], ", ") + " or " + words[last]
	value := f.String(name, words[0], about)
	f.choices[name] = strings.Join(words, "|")
	f.checks = append(f.checks, func() error {
		if !slices.Contains(words, *value) {
			return fmt.Errorf("-%s %q: want %s", name, *value, list)
		}
		return nil
	})
	return value
}

// Format adds the flag -format.
func (f *Flags) Format(words ...string) *string {
	return f.Choice("format", "form of the output", words...)
}

// Lang adds the flag -lang.
func (f *Flags) Lang() *wording.Lang { return f.lang("language of the output") }

// HelpLang adds the flag -lang to a program whose output is in one language.
func (f *Flags) HelpLang() { f.lang("language of this help") }

func (f *Flags) lang(about string) *wording.Lang {
	lang := new(wording.Lang)
	value := f.String("lang", "en", about)
	f.choices["lang"] = "ar|fr|en"
	f.checks = append(f.checks, func() (err error) {
		if *lang, err = wording.ParseLang(*value); err != nil || !lang.IsSet() {
			return fmt.Errorf("-lang %q: want ar, fr or en", *value)
		}
		return nil
	})
	return lang
}

// parsed adds a flag whose value is read by parse; an empty one stays unset.
func parsed[T any](f *Flags, name, value, about string, parse func(string) (T, error)) *T {
	to := new(T)
	text := f.String(name, value, about)
	f.checks = append(f.checks, func() (err error) {
		if *text == "" {
			return nil
		}
		if *to, err = parse(*text); err != nil {
			return fmt.Errorf("-%s: %w", name, err)
		}
		return nil
	})
	return to
}

// Date adds a flag that is a day, unset when it is empty.
func (f *Flags) Date(name, value, about string) *period.Date {
	return parsed(f, name, value, about, period.ParseDate)
}

// Dates adds a flag that is days with commas between them.
func (f *Flags) Dates(name, value, about string) *[]period.Date {
	return parsed(f, name, value, about, func(s string) (days []period.Date, err error) {
		for part := range strings.SplitSeq(s, ",") {
			day, err := period.ParseDate(strings.TrimSpace(part))
			if err != nil {
				return nil, err
			}
			days = append(days, day)
		}
		return days, nil
	})
}

// Folder adds the flag -folder: the name of the folder of a sector, or "". About is what
// it means, where that is not Morocco's sector without it.
func (f *Flags) Folder(about string) *string {
	if about == "" {
		about = "the `folder` of a sector; without it Morocco’s offshoring sector"
	}
	return f.String("folder", "", about)
}

// Known adds the flag -known.
func (f *Flags) Known() *period.Date {
	return f.Date("known", "", "day of knowledge: what became known later is not seen; without it all that is known")
}

// Period adds a flag that is a period, unset when it is empty.
func (f *Flags) Period(name, value, about string) *period.Period {
	return parsed(f, name, value, about, period.Parse)
}

// Text adds a flag that a value reads itself; an empty one leaves it as it is.
func (f *Flags) Text(to interface{ UnmarshalText([]byte) error }, name, value, about string) {
	parsed(f, name, value, about, func(s string) (struct{}, error) { return struct{}{}, to.UnmarshalText([]byte(s)) })
}

// Policy adds the flag -policy. The policy is nil when it is not given and has
// no default.
func (f *Flags) Policy(value, about string) **indicators.Policy {
	if about == "" {
		about = "which figure is chosen where sources disagree"
	}
	f.choices["policy"] = "unanimous|authority|latest|hull|intersection|earliest"
	return parsed(f, "policy", value, about, func(s string) (*indicators.Policy, error) {
		p := new(indicators.Policy)
		return p, p.UnmarshalText([]byte(s))
	})
}
