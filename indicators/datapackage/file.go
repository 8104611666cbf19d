package datapackage

import (
	"bytes"
	"crypto/md5"
	"crypto/sha1"
	"crypto/sha256"
	"crypto/sha512"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"hash"
	"io"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
	"github.com/mithaq-go/mithaq/internal/cite"
)

// File opens the data of a resource: its file, its parts one after another, or
// what stands inline, which is JSON or, where that is a string, what the string
// says. When all of it has been read and it is not of the stated length or hash,
// reading ends with an error that wraps [ErrMismatch] in place of [io.EOF].
//
// A resource with a web address is [ErrRemote].
func (p *Package) File(name string) (io.ReadCloser, error) {
	if p == nil {
		p = new(Package)
	}
	const op = "Package.File"
	r, ok := p.Resource(name)
	if !ok {
		return nil, &indicators.Error{Op: op, Err: indicators.ErrUnknown, Detail: "resource " + cite.Quote(name)}
	}
	f, err := p.open(r, op)
	if err != nil {
		return nil, err
	}
	return f, nil
}

// open opens the data of a resource.
func (p *Package) open(r *Resource, op string) (*file, error) {
	f := &file{p: p, r: r, op: op, max: p.limits.withDefaults().MaxBytes}
	fail := func(kind error, detail string) error {
		return &indicators.Error{Op: op, Err: kind, Path: f.path(), Detail: detail}
	}
	if r.Data != "" {
		text := r.Data
		if text[0] == '"' {
			if err := json.Unmarshal([]byte(r.Data), &text); err != nil {
				return nil, fail(indicators.ErrSyntax, "data: "+err.Error())
			}
		}
		f.inline, f.in = true, io.NopCloser(strings.NewReader(text))
		return f, nil
	}
	if len(r.Path) == 0 {
		return nil, fail(indicators.ErrInvalid, "no path and no data")
	}
	for _, s := range r.Path {
		if isRemote(s) {
			return nil, fail(ErrRemote, cite.Quote(s))
		}
		if why := unsafe(s); why != "" {
			return nil, fail(ErrPath, cite.Quote(s)+": "+why)
		}
	}
	if p.fsys == nil {
		return nil, fail(indicators.ErrInvalid, "a package that was not opened has no files")
	}
	f.checksum()
	if err := f.next(); err != nil {
		return nil, err
	}
	return f, nil
}

// file reads the parts of a resource as one, and checks length and hash.
type file struct {
	p      *Package
	r      *Resource
	op     string
	inline bool
	in     io.ReadCloser
	part   int // that is read, from 1
	starts []start
	read   int64
	lines  int
	max    int64
	sum    hash.Hash
	want   []byte
	err    error
}

// start is where a part starts in the whole.
type start struct {
	offset int64
	lines  int
}

func (f *file) path() string { return cite.Pointer("resources", f.r.Name) }

// checksum prepares the checking of the hash.
func (f *file) checksum() {
	name, digits, ok := strings.Cut(f.r.Hash, ":")
	if !ok {
		name, digits = "md5", f.r.Hash
	}
	if digits == "" {
		return
	}
	switch strings.ReplaceAll(strings.ToLower(name), "-", "") {
	case "md5":
		f.sum = md5.New()
	case "sha1":
		f.sum = sha1.New()
	case "sha256":
		f.sum = sha256.New()
	case "sha512":
		f.sum = sha512.New()
	}
	want, err := hex.DecodeString(digits)
	if f.sum == nil || err != nil || len(want) != f.sum.Size() {
		f.sum = nil
		f.p.ledger.Add(indicators.LostComponent, "hash", "it is of no known kind, and is not checked", f.path)
	}
	f.want = want
}

// next opens the next part.
func (f *file) next() error {
	if f.in != nil {
		err := f.in.Close()
		f.in = nil
		if err != nil {
			return &indicators.Error{Op: f.op, Err: err, Path: f.path()}
		}
	}
	if f.part == len(f.r.Path) {
		return io.EOF
	}
	in, err := f.p.fsys.Open(f.r.Path[f.part])
	if err != nil {
		return &indicators.Error{Op: f.op, Err: err, Path: f.path()}
	}
	f.in = in
	f.part++
	if len(f.r.Path) > 1 {
		f.starts = append(f.starts, start{f.read, f.lines})
	}
	return nil
}

// Read implements [io.Reader].
func (f *file) Read(b []byte) (int, error) {
	for f.err == nil {
		n, err := f.in.Read(b)
		f.count(b[:n])
		switch {
		case f.read > f.max:
			f.err = &indicators.Error{Op: f.op, Err: indicators.ErrLimit, Path: f.path(),
				Detail: fmt.Sprintf("more than %d bytes", f.max)}
			return 0, f.err
		case err == io.EOF && f.inline:
			f.err = io.EOF
		case err == io.EOF:
			if f.err = f.next(); f.err == io.EOF {
				f.err = f.verdict()
			}
		case err != nil:
			f.err = &indicators.Error{Op: f.op, Err: err, Path: f.path()}
		}
		if n > 0 || err == nil {
			return n, nil
		}
	}
	return 0, f.err
}

// count takes note of what was read.
func (f *file) count(b []byte) {
	f.read += int64(len(b))
	if len(f.r.Path) > 1 {
		f.lines += bytes.Count(b, []byte{'\n'})
	}
	if f.sum != nil {
		f.sum.Write(b)
	}
}

// verdict says at the end whether the data is what was described.
func (f *file) verdict() error {
	detail := ""
	switch {
	case f.r.Bytes > 0 && f.r.Bytes != f.read:
		detail = fmt.Sprintf("%d bytes, want %d", f.read, f.r.Bytes)
	case f.sum != nil:
		if got := f.sum.Sum(nil); !bytes.Equal(got, f.want) {
			detail = fmt.Sprintf("hash %x, want %x", got, f.want)
		}
	}
	if detail == "" {
		return io.EOF
	}
	return &indicators.Error{Op: f.op, Err: ErrMismatch, Path: f.path(), Detail: detail}
}

// Close implements [io.Closer].
func (f *file) Close() error {
	if f.in == nil {
		return nil
	}
	err := f.in.Close()
	f.in = nil
	if f.err == nil {
		f.err = io.ErrClosedPipe
	}
	return err
}

// place puts a place in the whole into the part where it is.
func (f *file) place(offset int64, line int) (part string, inPart int64, lineInPart int) {
	for i := len(f.starts) - 1; i >= 0; i-- {
		if s := f.starts[i]; offset >= s.offset {
			return f.r.Path[i], offset - s.offset, line - s.lines
		}
	}
	return "", offset, line
}
