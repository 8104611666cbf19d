//go:build unix

package postgresql

import (
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"net"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// programs returns the folder of a server's programs, the newest that is
// there, or "".
func programs() string {
	if path, err := exec.LookPath("initdb"); err == nil {
		if path, err = filepath.EvalSymlinks(path); err == nil {
			return filepath.Dir(path)
		}
	}
	found, _ := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if len(found) == 0 {
		return ""
	}
	version := func(path string) int {
		n, _ := strconv.Atoi(filepath.Base(filepath.Dir(filepath.Dir(path))))
		return n
	}
	newest := slices.MaxFunc(found, func(a, b string) int { return version(a) - version(b) })
	return filepath.Dir(newest)
}

// unprivileged returns what makes a program run as another user where the tests
// run as root, which PostgreSQL refuses; and gives a folder to that user.
func unprivileged(dir string) (*syscall.SysProcAttr, error) {
	if os.Geteuid() != 0 {
		return nil, nil
	}
	who, err := user.Lookup("postgres")
	if err != nil {
		who, err = user.Lookup("nobody")
	}
	if err != nil {
		return nil, err
	}
	uid, err := strconv.ParseUint(who.Uid, 10, 32)
	if err != nil {
		return nil, err
	}
	gid, err := strconv.ParseUint(who.Gid, 10, 32)
	if err != nil {
		return nil, err
	}
	err = filepath.WalkDir(dir, func(path string, _ os.DirEntry, err error) error {
		return errors.Join(err, os.Chown(path, int(uid), int(gid)))
	})
	return &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}}, err
}

// startServer makes a database in a temporary folder and starts a server for
// it, nil where its programs are not there.
func startServer() (_ *server, err error) {
	bin := programs()
	if bin == "" {
		return nil, nil
	}
	dir, err := os.MkdirTemp("", "mithaq-postgres-")
	if err != nil {
		return nil, err
	}
	defer func() {
		if err != nil {
			os.RemoveAll(dir)
		}
	}()
	password := rand.Text()
	secret := filepath.Join(dir, "password")
	if err := os.WriteFile(secret, []byte(password), 0o600); err != nil {
		return nil, err
	}
	as, err := unprivileged(dir)
	if err != nil {
		return nil, err
	}
	data := filepath.Join(dir, "data")
	initdb := exec.Command(filepath.Join(bin, "initdb"), "--pgdata="+data, "--username=mithaq", "--pwfile="+secret,
		"--auth=scram-sha-256", "--encoding=UTF8", "--locale=C", "--no-sync")
	initdb.Dir, initdb.SysProcAttr = dir, as
	if out, err := initdb.CombinedOutput(); err != nil {
		return nil, fmt.Errorf("initdb: %w\n%s", err, out)
	}
	for range 5 {
		port, err := freePort()
		if err != nil {
			return nil, err
		}
		s, log, err := launch(bin, dir, data, port, as)
		if err != nil {
			return nil, err
		}
		s.url = fmt.Sprintf("postgres://mithaq:%s@127.0.0.1:%d/postgres?sslmode=disable", password, port)
		if err = await(port, log); err == nil {
			return s, nil
		}
		if stopped := s.stop(); stopped != nil || !strings.Contains(err.Error(), "could not bind") {
			return nil, errors.Join(err, stopped)
		}
	}
	return nil, errors.New("PostgreSQL found no free port in five tries")
}

// freePort returns a port that nobody listens on.
func freePort() (int, error) {
	l, err := net.Listen("tcp4", "127.0.0.1:0")
	if err != nil {
		return 0, err
	}
	return l.Addr().(*net.TCPAddr).Port, l.Close()
}

// launch starts a server on a port. A shell watches over it: when its input
// ends, since the tests stop it or have died, it ends the server.
func launch(bin, dir, data string, port int, as *syscall.SysProcAttr) (_ *server, log string, err error) {
	const watch = `"$@" & server=$!; cat >/dev/null; kill -INT $server; wait $server; rm -rf "$PGDATA"`
	args := []string{"-c", watch, "sh", filepath.Join(bin, "postgres"), "-c", "listen_addresses=127.0.0.1",
		"-c", "port=" + strconv.Itoa(port), "-c", "unix_socket_directories=", "-c", "fsync=off",
		"-c", "full_page_writes=off", "-c", "synchronous_commit=off", "-c", "max_wal_size=4GB"}
	log = filepath.Join(dir, "log"+strconv.Itoa(port))
	to, err := os.Create(log)
	if err != nil {
		return nil, "", err
	}
	defer to.Close()
	shell := exec.Command("sh", args...)
	shell.Dir, shell.SysProcAttr, shell.Stdout, shell.Stderr = dir, as, to, to
	shell.Env = append(os.Environ(), "PGDATA="+data, "LC_ALL=C")
	input, err := shell.StdinPipe()
	if err != nil {
		return nil, "", err
	}
	if err := shell.Start(); err != nil {
		return nil, "", err
	}
	return &server{stop: func() error { return end(shell, input, dir) }}, log, nil
}

// end ends a server and removes its folder. The shell's exit code is that of
// rm; a server that does not end in a minute is killed.
func end(shell *exec.Cmd, input io.Closer, dir string) error {
	input.Close()
	done := make(chan error, 1)
	go func() { done <- shell.Wait() }()
	select {
	case err := <-done:
		return errors.Join(err, os.RemoveAll(dir))
	case <-time.After(time.Minute):
		return errors.Join(errors.New("it does not end"), shell.Process.Kill(), os.RemoveAll(dir))
	}
}

// await waits until the server takes connections. The error has its log.
func await(port int, log string) error {
	address := net.JoinHostPort("127.0.0.1", strconv.Itoa(port))
	var err error
	for range 600 {
		said, _ := os.ReadFile(log)
		switch {
		case bytes.Contains(said, []byte("ready to accept connections")):
			var conn net.Conn
			if conn, err = net.DialTimeout("tcp4", address, time.Second); err == nil {
				return conn.Close()
			}
		case bytes.Contains(said, []byte("FATAL:  could not")), bytes.Contains(said, []byte("could not bind")):
			return fmt.Errorf("PostgreSQL does not start:\n%s", said)
		}
		time.Sleep(50 * time.Millisecond)
	}
	said, _ := os.ReadFile(log)
	return fmt.Errorf("PostgreSQL takes no connection: %v\n%s", err, said)
}
