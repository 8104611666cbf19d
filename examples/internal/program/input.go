package program

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
)

// MaxInput is the most bytes that a program reads.
const MaxInput = 16 << 20

// IsPiped reports whether standard input is there to be read: a pipe or a file, and no
// terminal. A reader of a test is.
func IsPiped(in io.Reader) bool {
	switch in := in.(type) {
	case nil:
		return false
	case *os.File:
		info, err := in.Stat()
		return err == nil && (info.Mode().IsRegular() || info.Mode()&os.ModeNamedPipe != 0)
	}
	return true
}

// Input returns what a program is given to read, with what to call it: the file of a
// name; standard input for "-", and for no name where it is a pipe or a file; else the
// sample. That there is nothing in it is an error.
func Input(name string, in io.Reader, sample []byte) (text []byte, called string, err error) {
	switch {
	case name == "" && !IsPiped(in):
		return sample, "sample", nil
	case name == "" || name == "-":
		called = "standard input"
		if in == nil {
			in = bytes.NewReader(nil)
		}
	default:
		file, err := os.Open(name)
		if err != nil {
			return nil, name, usage{err}
		}
		defer file.Close()
		called, in = name, file
	}
	text, err = io.ReadAll(io.LimitReader(in, MaxInput+1))
	switch {
	case err != nil:
		err = usage{fmt.Errorf("%s: %w", called, err)}
	case len(text) == 0:
		err = usage{fmt.Errorf("%s: %w", called, ErrEmpty)}
	case len(text) > MaxInput:
		err = usage{fmt.Errorf("%s: more than %d MiB: divide it, and read the parts one by one", called, MaxInput>>20)}
	}
	return text, called, err
}

// ErrEmpty: there is nothing to read.
var ErrEmpty = errors.New("it is empty, there is nothing to read")

// NotEmpty returns a reader of in that gives [ErrEmpty] where there is nothing.
func NotEmpty(in io.Reader) io.Reader { return &notEmpty{in: in} }

type notEmpty struct {
	in  io.Reader
	any bool
}

func (r *notEmpty) Read(p []byte) (int, error) {
	if r.in == nil {
		return 0, usage{fmt.Errorf("standard input: %w", ErrEmpty)}
	}
	n, err := r.in.Read(p)
	r.any = r.any || n > 0
	if err == io.EOF && !r.any {
		err = usage{fmt.Errorf("standard input: %w", ErrEmpty)}
	}
	return n, err
}
