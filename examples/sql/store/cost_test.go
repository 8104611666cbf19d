//go:build unix

package store_test

import (
	"flag"
	"fmt"
	"os"
	"regexp"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/mithaq-go/mithaq/examples/sql/store"
	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/indicators/figure"
	"github.com/mithaq-go/mithaq/indicators/period"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// rows is how many observations TestCost saves: the README says how to measure with it.
var rows = flag.Int("rows", 0, "how many observations TestCost saves, a multiple of 300")

// threeSources are n observations: series of 20 years by three sources, of which one says
// something else in one year of five.
func threeSources(t *testing.T, n int) *indicators.Dataset {
	t.Helper()
	var b indicators.Builder
	names := []indicators.ID{"office", "ministry", "bank"}
	for _, name := range names {
		b.AddBody(indicators.Body{ID: name})
		b.AddSource(indicators.Source{ID: name, Originator: name, Carrier: name, Date: period.Year(2021)})
	}
	unit := figure.MustParseUnit("job")
	for i := range n / 60 {
		firm := indicators.MustBreakdown(fmt.Sprintf("firm=f%d", i))
		for y := range 20 {
			for s, name := range names {
				value := 1000 + int64(i*37%9000+y*113)
				if s == 2 && y%5 == 0 {
					value *= 2
				}
				b.AddObservation(indicators.Observation{
					ID: indicators.ID(fmt.Sprintf("%s-%d-%d", name, i, y)),
					Key: indicators.Key{
						Indicator: "jobs", Area: "MA", Perimeter: "offshoring", Breakdown: firm,
						Period: period.Year(2000 + y),
					},
					Figure: figure.FromInt64(value), Unit: unit, Role: indicators.RoleObserved, Source: name,
				})
			}
		}
	}
	d, err := b.Build(morocco(t).Dataset.Catalogue())
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// TestCost says what saving, loading and conflicts in SQL take. Each key has three pairs
// of figures, and two contradictions in one year of five.
func TestCost(t *testing.T) {
	n := testkit.Cases(3_000, 1_000_000)
	if *rows > 0 {
		n = *rows
	}
	n = n / 300 * 300
	db := connect(t)
	d := threeSources(t, n)
	cost := func(what string, do func()) {
		runtime.GC()
		forgetPeak()
		server := int(db.PgConn().PID())
		begin, before, served := time.Now(), used(), usedBy(server)
		do()
		t.Logf("%s of %d: %.1f s; %.1f CPU s and %s of this process, %.1f CPU s of PostgreSQL", what, n,
			time.Since(begin).Seconds(), (used() - before).Seconds(), peak(), (usedBy(server) - served).Seconds())
	}
	cost("save", func() { save(t, db, "cost", store.Contents{Dataset: d}) })
	var size int64
	const ask = "SELECT sum(pg_total_relation_size(c.oid))::bigint" +
		" FROM pg_class c JOIN pg_namespace n ON n.oid = relnamespace WHERE nspname = 'mithaq' AND relkind = 'r'"
	if err := db.QueryRow(t.Context(), ask).Scan(&size); err != nil {
		t.Fatal(err)
	}
	t.Logf("tables and indexes of all tests so far: %.1f MB", float64(size)/1e6)
	var pairs, contradict int
	cost("conflicts", func() {
		const ask = "SELECT count(*), count(*) FILTER (WHERE contradicts) FROM mithaq.conflicts WHERE dataset = 'cost'"
		if err := db.QueryRow(t.Context(), ask).Scan(&pairs, &contradict); err != nil {
			t.Fatal(err)
		}
	})
	if pairs != n || contradict != n/3/5*2 {
		t.Errorf("%d pairs, %d contradictions; want %d and %d", pairs, contradict, n, n/3/5*2)
	}
	d = nil
	var l store.Loaded
	cost("load", func() { l = load(t, db, "cost", indicators.ViewConfig{}) })
	if l.View.Dataset().Len() != n {
		t.Errorf("%d observations came back", l.View.Dataset().Len())
	}
}

// used is the time of processors that this process has taken.
func used() time.Duration {
	var r syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &r); err != nil {
		return 0
	}
	return time.Duration(r.Utime.Nano() + r.Stime.Nano())
}

// usedBy is the time of processors that another process has taken, where the system has a
// file for it: in hundredths of a second, the twelfth and thirteenth word behind its name.
func usedBy(pid int) time.Duration {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, behind, _ := strings.Cut(string(text), ") ")
	words := strings.Fields(behind)
	if len(words) < 13 {
		return 0
	}
	user, _ := strconv.Atoi(words[11])
	system, _ := strconv.Atoi(words[12])
	return time.Duration(user+system) * 10 * time.Millisecond
}

// forgetPeak begins to count the peak of memory again, and peak tells it, where the
// system has a file for it.
func forgetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

func peak() string {
	text, _ := os.ReadFile("/proc/self/status")
	if m := regexp.MustCompile(`VmHWM:\s+(.*)`).FindSubmatch(text); m != nil {
		return "resident peak " + string(m[1])
	}
	return "resident peak unknown"
}
