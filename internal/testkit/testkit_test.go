package testkit_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/mithaq-go/mithaq/internal/testkit"
)

// recorder is a testing.TB that keeps what it is told instead of failing.
type recorder struct {
	testing.TB
	said    string
	skipped bool
}

func (r *recorder) Helper() {}
func (r *recorder) Errorf(format string, args ...any) {
	r.said += format
}
func (r *recorder) Fatalf(format string, args ...any) { r.said += format; panic(r) }
func (r *recorder) Fatal(args ...any)                 { r.said += "fatal"; panic(r) }
func (r *recorder) Skip(args ...any)                  { r.skipped = true; panic(r) }
func (r *recorder) Skipf(format string, args ...any)  { r.skipped = true; panic(r) }

// try runs f with a recorder.
func try(f func(tb testing.TB)) *recorder {
	r := &recorder{}
	func() {
		defer func() {
			if p := recover(); p != nil && p != any(r) {
				panic(p)
			}
		}()
		f(r)
	}()
	return r
}

func TestGolden(t *testing.T) {
	t.Chdir(t.TempDir())
	golden := func(got string) *recorder {
		return try(func(tb testing.TB) { testkit.Golden(tb, "a/b.txt", []byte(got)) })
	}
	if r := golden("x"); !strings.Contains(r.said, "-update") {
		t.Errorf("absent file: %q", r.said)
	}
	setUpdate(t, "true")
	if r := golden("x"); r.said != "" {
		t.Errorf("update: %q", r.said)
	}
	setUpdate(t, "false")
	if r := golden("x"); r.said != "" {
		t.Errorf("same bytes: %q", r.said)
	}
	if r := golden("x\n"); !strings.Contains(r.said, "differs") {
		t.Errorf("other bytes: %q", r.said)
	}
}

func setUpdate(t *testing.T, value string) {
	t.Helper()
	if err := flag.Set("update", value); err != nil {
		t.Fatal(err)
	}
}

func TestReadJSON(t *testing.T) {
	path := filepath.Join(t.TempDir(), "x.json")
	if err := os.WriteFile(path, []byte(`{"a":1,"b":2}`), 0o666); err != nil {
		t.Fatal(err)
	}
	var both struct{ A, B int }
	if testkit.ReadJSON(t, path, &both); both.A != 1 || both.B != 2 {
		t.Errorf("%+v", both)
	}
	var one struct{ A int }
	if r := try(func(tb testing.TB) { testkit.ReadJSON(tb, path, &one) }); r.said == "" {
		t.Error("a member that is lost is not reported")
	}
	if r := try(func(tb testing.TB) { testkit.ReadFile(tb, path+"x") }); r.said == "" {
		t.Error("a file that is absent is not reported")
	}
}

var sink []byte

func TestAllocs(t *testing.T) {
	testkit.Allocs(t, 0, func() {})
	r := try(func(tb testing.TB) { testkit.Allocs(tb, 0, func() { sink = make([]byte, 1<<10) }) })
	if r.said == "" && !testkit.Race() {
		t.Error("an allocation is not seen")
	}
}
