package main

import (
	"flag"
	"fmt"
	"io"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "mutants:", err)
		os.Exit(1)
	}
}

// options are what the command line says.
type options struct {
	seed  uint64
	count int
	least int
	list  bool
	only  int
	file  string
	skip  string
}

func run(args []string, out io.Writer) error {
	var o options
	flags := flag.NewFlagSet("mutants", flag.ContinueOnError)
	flags.SetOutput(out)
	flags.Uint64Var(&o.seed, "seed", 1, "picks the mutants")
	flags.IntVar(&o.count, "count", 400, "how many mutants to pick of all packages together; 0 is all")
	flags.IntVar(&o.least, "min", 0, "fail if less than so many percent are killed")
	flags.BoolVar(&o.list, "list", false, "only list the mutants")
	flags.IntVar(&o.only, "only", 0, "run only the mutant of this number")
	flags.StringVar(&o.file, "file", "", "of those picked, run only the mutants of the files of this name")
	flags.StringVar(&o.skip, "skip", "", "leave out the tests that match: what survives may be killed by them")
	if err := flags.Parse(args); err != nil {
		return err
	}
	if flags.NArg() == 0 {
		return fmt.Errorf("want the packages to change, such as ./indicators/money")
	}
	packages, err := load(flags.Args())
	if err != nil {
		return err
	}
	total := number(packages)
	if err := pick(packages, total, o); err != nil {
		return err
	}
	if o.list {
		for _, p := range packages {
			for _, m := range p.picked() {
				fmt.Fprintln(out, m.describe(p))
			}
		}
		return nil
	}
	return campaign(packages, total, o, out)
}

// number gives every mutant of the packages its number, from 1.
func number(packages []*pkg) int {
	n := 0
	for _, p := range packages {
		for _, m := range p.mutants {
			n++
			m.id = n
		}
	}
	return n
}

// pick marks the mutants that are to run.
func pick(packages []*pkg, total int, o options) error {
	if o.only > total || o.only < 0 || o.count < 0 {
		return fmt.Errorf("there are %d mutants", total)
	}
	chosen := make([]bool, total+1)
	switch {
	case o.only > 0:
		chosen[o.only] = true
	case o.count == 0 || o.count >= total:
		for i := range chosen {
			chosen[i] = true
		}
	default:
		order := rand.New(rand.NewPCG(o.seed, 0)).Perm(total)
		for _, i := range order[:o.count] {
			chosen[i+1] = true
		}
	}
	for _, p := range packages {
		for _, m := range p.mutants {
			m.picked = chosen[m.id] && (o.file == "" || o.file == filepath.Base(m.src.name))
		}
	}
	return nil
}

// picked returns the mutants of a package that are to run.
func (p *pkg) picked() []*mutant {
	return slices.DeleteFunc(slices.Clone(p.mutants), func(m *mutant) bool { return !m.picked })
}

// campaign runs the tests of each package with each of its picked mutants.
func campaign(packages []*pkg, total int, o options, out io.Writer) error {
	count, killed := 0, 0
	for _, p := range packages {
		list := p.picked()
		if len(list) == 0 {
			continue
		}
		t, err := build(p, list)
		if err != nil {
			return err
		}
		defer t.remove()
		t.skip = o.skip
		if err := t.baseline(out); err != nil {
			return err
		}
		dead := 0
		for _, m := range list {
			if t.notices(m) {
				dead++
			} else {
				fmt.Fprintln(out, "survived", m.describe(p))
			}
		}
		fmt.Fprintf(out, "%s: %d of %d mutants killed\n", p.path, dead, len(list))
		count += len(list)
		killed += dead
	}
	share := 1000 * killed / max(count, 1)
	fmt.Fprintf(out, "%d of %d mutants killed, %d.%d %%; seed %d, of %d mutants in all\n",
		killed, count, share/10, share%10, o.seed, total)
	if 100*killed < o.least*count {
		return fmt.Errorf("less than %d %% of the mutants are killed", o.least)
	}
	return nil
}
