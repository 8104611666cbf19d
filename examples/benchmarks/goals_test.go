package main

import (
	"bytes"
	"slices"
	"strings"
	"testing"
	"time"
)

// TestGoals: each goal is about contestants that are there, and wants one thing.
func TestGoals(t *testing.T) {
	all := entries()
	there := func(op, who string) bool {
		return slices.ContainsFunc(all, func(e entry) bool { return e.op == op && e.who == who })
	}
	for _, g := range goals() {
		who := g.who
		if who == "" {
			who = ours
		}
		if !there(g.op, who) || g.other != "" && !there(g.op, g.other) {
			t.Errorf("%s: no %q or no %q", g.op, who, g.other)
		}
		wants := 0
		for _, is := range []bool{g.ns > 0, g.bytes > 0, g.cpu > 0, g.speed > 0, g.times > 0} {
			if is {
				wants++
			}
		}
		if wants != 1 || g.times > 0 != (g.other != "") {
			t.Errorf("%s wants %d things", g.op, wants)
		}
	}
}

func TestHold(t *testing.T) {
	lines := []line{
		{Who: ours, Ns: 2000, Bytes: 3000, CPU: 2 * time.Second, Size: 100e6}, {Who: ours + " append", Ns: 100},
		{Who: "peer", Ns: 1000}, {Who: "slow", Ns: 9000},
	}
	const peer = "\t1000 ns peer"
	for want, g := range map[string]goal{
		"2000 ns\t2000\tmet" + peer:                  {ns: 2000},
		"2000 ns\t1000\t+100 %" + peer:               {ns: 1000},
		"100 ns\t200\tmet" + peer:                    {who: ours + " append", ns: 200},
		"200 ns\t100\t+100 %\t100 ns peer":           {ns: 100, per: 10},
		"300 bytes allocated\t300\tmet\t100 ns peer": {bytes: 300, per: 10},
		"2 CPU s\t1\t+100 %" + peer:                  {cpu: time.Second},
		"50 MB a CPU s\t50\tmet" + peer:              {speed: 50},
		"50 MB a CPU s\t100\t-50 %" + peer:           {speed: 100},
		"2 x peer\t2\tmet" + peer:                    {times: 2, other: "peer"},
		"0.2222 x slow\t0.2\t+11 %" + peer:           {times: 0.2, other: "slow"},
	} {
		got, met, err := g.hold(lines)
		if got != want || met != strings.Contains(want, "met") || err != nil {
			t.Errorf("%+v: %q, %v, %v; want %q", g, got, met, err, want)
		}
	}
	for _, g := range []goal{{who: "nobody", ns: 1}, {times: 1, other: "nobody"}} {
		if got, _, err := g.hold(lines); err == nil {
			t.Errorf("%+v: %q", g, got)
		}
	}
}

// TestTable: what one process tells another.
func TestTable(t *testing.T) {
	var out bytes.Buffer
	args := []string{"-table", "-run", "^agreements/|^money/add$|^reading/one", "-count", "1", "-benchtime", "1x"}
	if err := run(args, &out); err != nil {
		t.Fatal(err)
	}
	const first = `"Op":"money/add","Who":"mithaq","Ns":`
	if text := out.String(); strings.Count(text, "\n") < 10 || !strings.Contains(text, first) {
		t.Error(text)
	}
}
