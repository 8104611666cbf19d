// Package postgresql starts a PostgreSQL server for tests, on 127.0.0.1 and in a
// temporary folder, and removes both in the end. It looks for the server's programs
// on the PATH and where Debian puts them.
package postgresql

import (
	"os"
	"sync"
	"testing"
)

// Required is the variable that says whether tests fail where there is no
// PostgreSQL to start, rather than being skipped.
const Required = "MITHAQ_POSTGRES"

// A server is a PostgreSQL server that the tests have started.
type server struct {
	url  string
	stop func() error
}

// started is the one server of a test binary, started by the first test that needs it.
var started = sync.OnceValues(startServer)

// asked is whether a test has needed the server.
var asked bool

// Main runs the tests of a package and stops the server that they have started. It is
// the body of TestMain.
func Main(m *testing.M) {
	code := m.Run()
	if asked {
		if s, err := started(); err == nil && s != nil {
			if err := s.stop(); err != nil {
				println("PostgreSQL does not stop:", err.Error())
				code = 1
			}
		}
	}
	os.Exit(code)
}

// URL returns the address of a database server. Where none can be started the test
// is skipped, or fails if [Required] says so.
func URL(t testing.TB) string {
	t.Helper()
	asked = true
	s, err := started()
	if err != nil {
		t.Fatal(err)
	}
	if s != nil {
		return s.url
	}
	if IsRequired() {
		t.Fatal("no PostgreSQL server on this machine, and " + Required + " says that there must be one")
	}
	t.Skip("no PostgreSQL server on this machine: install the package postgresql to run this test")
	return ""
}

// IsRequired reports whether a server must be there.
func IsRequired() bool { return os.Getenv(Required) == "required" }
