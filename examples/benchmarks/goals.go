package main

import (
	"bytes"
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"runtime"
	"strings"
	"text/tabwriter"
	"time"
)

// goal is what the project wants of an operation. Exactly one of the wants is set.
type goal struct {
	op  string
	who string // the contestant that it is about; ours, if it is empty
	per int    // one operation is about so many; 1, if it is 0

	ns    float64       // at most, for each
	bytes float64       // allocated at most, for each
	cpu   time.Duration // of processors at most
	speed float64       // MB for a second of processors at least
	times float64       // the time of another contestant at most
	other string        // that contestant
	count int           // how often it is measured; 30, if it is 0
	span  string        // how long one measurement takes; what is asked, if it is empty
}

// wholeWalk is long enough for a walk over all keys, of which the first takes milliseconds.
const wholeWalk = "1s"

const checkedIntegers = floor + ", checked"

// goals are what the project wants, in order of the README's table.
func goals() []goal {
	const read, load, write = "interchange/read 1M from ", "interchange/load 1M from ", "interchange/write 1M as "
	list := []goal{
		{op: "money/parse", ns: 8},
		{op: "money/append", ns: 8.5},
		{op: "money/add", ns: 1.6},
		{op: "money/compare", ns: 1.6},
		{op: "money/allocate to 5", who: ours + " AppendAllocate", ns: 26},
		{op: "money/json decode", ns: 400},
		{op: "money/sum of 1,000,000", who: ours + " Sum", times: 1.1, other: checkedIntegers, count: 10},
		{op: load + sdmxCSV, speed: 450, count: 3},
		{op: read + sdmxCSV + " and keep none", speed: 800, count: 3},
		{op: load + sdmxJSON, speed: 300, count: 3},
		{op: read + sdmxJSON + " and keep none", speed: 400, count: 3},
		{op: read + sdmxML + " and keep none", times: 1. / 3, other: xmlTokens, count: 3},
		{op: write + sdmxCSV, speed: 250, count: 3},
		{op: write + sdmxJSON, speed: 150, count: 3},
		{op: write + jsonStat, speed: 60, count: 3},
		{op: load + dataPackage, speed: 250, count: 3},
		{op: "metric/quotient, a key of 1M", ns: 90, count: 5, span: wholeWalk},
		{op: "metric/quotient, a key of 1M with three sources", ns: 400, count: 5, span: wholeWalk},
		{op: checkOp, per: checked, ns: 8000, count: 3},
		{op: checkOp, per: checked, bytes: 1024, count: 3},
		{op: conflictsOp, per: checked, ns: 2000, count: 3},
		{op: assessOp, who: ofThousand, times: 1.1, other: ofTen},
	}
	for _, p := range printed {
		list = append(list, goal{op: readingOp + p.name, ns: 2000})
	}
	return append(list,
		goal{op: textOp, speed: 30, count: 5},
		goal{op: testOp, cpu: 60 * time.Second, count: 1},
		goal{op: buildOp, cpu: 15 * time.Second, count: 1},
	)
}

// line is an outcome, as one process tells it to another.
type line struct {
	Op, Who string
	Ns      float64
	Bytes   int64
	CPU     time.Duration
	Size    int
}

// printTable prints the outcomes of operations as lines of JSON.
func printTable(stdout io.Writer, re *regexp.Regexp, count int) error {
	out := json.NewEncoder(stdout)
	for _, e := range entries() {
		if !re.MatchString(e.op) {
			continue
		}
		o := measure(e, max(count, 1))
		if err := out.Encode(line{o.op, o.who, o.ns, o.bytes, o.cpu, sizeOf(o.op)}); err != nil {
			return err
		}
	}
	return nil
}

// printGoals measures each operation that there is a goal for in a process of its own, so that
// what one leaves in memory does not slow another, and prints what is wanted of it, what
// it took, and the fastest of the others.
func printGoals(stdout io.Writer, re *regexp.Regexp, count int, span string) error {
	fmt.Fprintf(
		stdout, "%s %s/%s, %d processors; time is the fastest of several runs\n\n", runtime.Version(), runtime.GOOS,
		runtime.GOARCH, runtime.NumCPU(),
	)
	table := tabwriter.NewWriter(stdout, 0, 0, 2, ' ', 0)
	fmt.Fprintln(table, "operation\tmeasured\tgoal\t\tthe fastest of others")
	measured := map[string][]line{}
	met, all := 0, 0
	for _, g := range goals() {
		if !re.MatchString(g.op) {
			continue
		}
		if measured[g.op] == nil {
			n := 30
			if g.count > 0 {
				n = g.count
			}
			fmt.Fprintln(os.Stderr, g.op)
			measured[g.op] = apart(g.op, min(n, max(count, 1)), cmp.Or(g.span, span))
		}
		all++
		text, reached, err := g.hold(measured[g.op])
		if err != nil {
			text = "not measured" // what failed is in the error output
		}
		if reached {
			met++
		}
		fmt.Fprintln(table, g.op+"\t"+text)
	}
	if err := table.Flush(); err != nil {
		return err
	}
	fmt.Fprintf(stdout, "\n%d of %d goals met\n", met, all)
	return nil
}

// apart measures an operation in a process of its own. What fails is told in the error
// output, and not among the outcomes.
func apart(op string, count int, span string) []line {
	lines := []line{}
	self, err := os.Executable()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return lines
	}
	only := "^" + regexp.QuoteMeta(op) + "$"
	c := exec.Command(self, "-table", "-run", only, "-count", fmt.Sprint(count), "-benchtime", span)
	c.Stderr = os.Stderr
	out, err := c.Output()
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
	}
	for in := json.NewDecoder(bytes.NewReader(out)); in.More(); {
		var l line
		if err := in.Decode(&l); err != nil {
			fmt.Fprintln(os.Stderr, err)
			break
		}
		lines = append(lines, l)
	}
	return lines
}

// hold holds a goal against what was measured: as cells of the table, and whether it is met.
func (g goal) hold(lines []line) (text string, met bool, err error) {
	if g.who == "" {
		g.who = ours
	}
	if g.per == 0 {
		g.per = 1
	}
	var own, other, fastest line
	for _, l := range lines {
		switch {
		case l.Who == g.who:
			own = l
		case !strings.HasPrefix(l.Who, ours) && (fastest.Ns == 0 || l.Ns < fastest.Ns):
			fastest = l
		}
		if l.Who == g.other {
			other = l
		}
	}
	if own.Ns == 0 || g.other != "" && other.Ns == 0 {
		return "", false, fmt.Errorf("%s: %q or %q was not measured", g.op, g.who, g.other)
	}
	per := float64(g.per)
	var is, want float64
	unit, more := "", false
	switch {
	case g.ns > 0:
		is, want, unit = own.Ns/per, g.ns, "ns"
	case g.bytes > 0:
		is, want, unit = float64(own.Bytes)/per, g.bytes, "bytes allocated"
	case g.cpu > 0:
		is, want, unit = own.CPU.Seconds(), g.cpu.Seconds(), "CPU s"
	case g.speed > 0:
		is, want, unit, more = float64(own.Size)/1e6/own.CPU.Seconds(), g.speed, "MB a CPU s", true
	default:
		is, want, unit = own.Ns/other.Ns, g.times, "x "+g.other
	}
	met = is <= want
	if more {
		met = is >= want
	}
	verdict := "met"
	if !met {
		verdict = fmt.Sprintf("%+.0f %%", 100*(is/want-1))
	}
	text = fmt.Sprintf("%.4g %s\t%.4g\t%s", is, unit, want, verdict)
	if fastest.Ns > 0 {
		text += fmt.Sprintf("\t%.4g ns %s", fastest.Ns/per, fastest.Who)
	}
	return text, met, nil
}
