package datapackage_test

import (
	"fmt"
	"io"
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"github.com/mithaq-go/mithaq/indicators/datapackage"
	"github.com/mithaq-go/mithaq/internal/testkit"
)

// streamed is a package in which one file is never whole in memory.
type streamed struct {
	fstest.MapFS
	name string
	text io.Reader
}

func (s streamed) Open(name string) (fs.File, error) {
	f, err := s.MapFS.Open(name)
	if err != nil || name != s.name {
		return f, err
	}
	return streamedFile{f, s.text}, nil
}

type streamedFile struct {
	fs.File
	text io.Reader
}

func (f streamedFile) Read(p []byte) (int, error) { return f.text.Read(p) }

// TestStreaming: of a table no more is held than its keys, some 20 bytes for each;
// with -long, a million rows are read in less than 32 MB.
func TestStreaming(t *testing.T) {
	n := testkit.Cases(20_000, 1_000_000)
	limit := int64(testkit.Cases(4<<20, 32_000_000))
	const head = "INDICATOR,REF_AREA,PERIMETER,SEGMENT,RECORD,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE,ROLE,SOURCE\n"
	fields := ""
	for name := range strings.SplitSeq(strings.TrimSpace(head), ",") {
		kind := "string"
		if name == "OBS_VALUE" {
			kind = "number"
		}
		fields += fmt.Sprintf(`,{"name":%q,"type":%q}`, name, kind)
	}
	descriptor := func(key string) string {
		return `{"resources":[{"name":"o","type":"table","path":"o.csv","mithaq:content":"observations",` +
			`"schema":{"fields":[` + fields[1:] + `]` + key + `}}]}`
	}
	for name, key := range map[string]string{
		"without a key": "", "with a key": `,"primaryKey":["RECORD"]`,
		"with a key of several fields": `,"primaryKey":["SEGMENT","TIME_PERIOD"]`,
	} {
		s := &testkit.Stream{N: n, Head: head, Row: func(b []byte, i int) []byte {
			return fmt.Appendf(b, "jobs,MA,_Z,S%d,F%d,%d,%d.5,MAD,observed,s%d\n", i/200, i, 1900+i%200, i, i)
		}}
		fsys := streamed{dir(descriptor(key), "o.csv", ""), "o.csv", s}
		heap := testkit.NewHeap()
		r, err := datapackage.Read(fsys, datapackage.ReadOptions{})
		if err != nil {
			t.Fatal(err)
		}
		if got := testkit.Streamed(t, name, heap, r.All(), n, limit); got != n {
			t.Errorf("%s: %d observations, want %d", name, got, n)
		}
	}
}
