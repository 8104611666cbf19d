// Command benchmarks runs operations of mithaq beside the same work in other
// libraries and beside plain integers, and prints a table of ratios.
//
//	go run -C examples/benchmarks .
//	go run -C examples/benchmarks . -run 'money/(add|parse)' -count 7
//	go run -C examples/benchmarks . -run interchange -count 3
//	go run -C examples/benchmarks . -goals
//
// The last command prints what the project wants of its speed and memory beside what is
// measured and the fastest of the others. The README tells more.
package main

import (
	"flag"
	"fmt"
	"io"
	"os"
	"regexp"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

// ours marks the contestants that ratios refer to.
const ours = "mithaq"

// entry is one contestant at one operation. The first of an operation is ours.
type entry struct {
	op    string // such as "money/add"
	who   string // ours, or the module and what it does differently
	bench func(b *testing.B)
}

// entries lists all contestants; each file adds its own.
func entries() []entry {
	return slices.Concat(
		moneyEntries(),
		datasetEntries(),
		metricEntries(),
		checkEntries(),
		assessEntries(),
		readingEntries(),
		interchangeEntries(),
		suiteEntries(),
	)
}

func main() {
	testing.Init()
	if err := run(os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "benchmarks:", err)
		os.Exit(1)
	}
}

type outcome struct {
	entry
	ns     float64
	allocs int64
	bytes  int64
	cpu    time.Duration // of all processors, for one operation; 0 where it is not noted
}

func run(args []string, stdout io.Writer) error {
	fs := flag.NewFlagSet("benchmarks", flag.ContinueOnError)
	pattern := fs.String("run", ".", "run operations that match `regexp`")
	count := fs.Int("count", 30, "measure each `n` times and keep the fastest, which noise disturbs least")
	span := fs.String("benchtime", "10ms", "how long one measurement takes, as for go test")
	goals := fs.Bool("goals", false, "print the goals that match -run, each measured in a process of its own")
	table := fs.Bool("table", false, "print what was measured as lines of JSON")
	form := fs.String(
		"stream", "",
		"read a `message`, SDMX-CSV or SDMX-JSON, from -file, keep nothing, and print the peak of memory",
	)
	file := fs.String("file", "", "the `file` that -stream reads")
	if err := fs.Parse(args); err != nil {
		return err
	}
	if *form != "" {
		return stream(*form, *file, stdout)
	}
	re, err := regexp.Compile(*pattern)
	if err != nil {
		return err
	}
	if err := flag.Set("test.benchtime", *span); err != nil {
		return err
	}
	if *goals {
		return printGoals(stdout, re, *count, *span)
	}
	if *table {
		return printTable(stdout, re, *count)
	}
	fmt.Fprintf(
		stdout, "%s %s/%s, fastest of %d runs of %s each\n", runtime.Version(), runtime.GOOS, runtime.GOARCH,
		max(*count, 1), *span,
	)
	fmt.Fprintf(stdout, "x: time relative to the first line of the operation\n")
	var base outcome
	for _, e := range entries() {
		if !re.MatchString(e.op) || strings.HasPrefix(e.op, suite) && *pattern == "." {
			continue
		}
		o := measure(e, max(*count, 1))
		if e.op != base.op {
			base = o
			fmt.Fprintf(stdout, "\n%-42s %12s %8s %8s %8s\n", e.op, "ns/op", "x", "allocs", "bytes")
		}
		fmt.Fprintf(stdout, "  %-40s %12.2f %8.2f %8d %8d\n", o.who, o.ns, o.ns/base.ns, o.allocs, o.bytes)
		printSpeed(stdout, o)
	}
	if re.MatchString("dataset/held") {
		printHeld(stdout)
	}
	if re.MatchString("interchange/held") {
		printHeldMessages(stdout)
	}
	if re.MatchString("interchange/peak") {
		return printPeaks(stdout)
	}
	return nil
}

func measure(e entry, count int) outcome {
	var best outcome
	processor = 0
	for i := range count {
		r := testing.Benchmark(func(b *testing.B) {
			b.ReportAllocs()
			e.bench(b)
		})
		o := outcome{e, float64(r.T.Nanoseconds()) / float64(r.N), r.AllocsPerOp(), r.AllocedBytesPerOp(), 0}
		if i == 0 || o.ns < best.ns {
			best = o
		}
	}
	best.cpu = processor
	return best
}
