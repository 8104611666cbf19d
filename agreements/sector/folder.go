package sector

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/mithaq-go/mithaq/indicators"
)

// kind is a kind of file that a folder may hold. A file is of a kind when its
// name is that of the kind, alone or with a hyphen and more behind it, and its
// ending one of those that the kind is read in.
type kind struct {
	name    string
	endings []string
	single  bool // there is one file of it at most
}

const (
	catalogueFile = iota
	sourcesFile
	observationsFile
	agreementsFile
	metricsFile
	acknowledgementsFile
	settingsFile
)

// kinds are the kinds of file, in the order in which they are read.
var kinds = [...]kind{
	catalogueFile:    {name: "catalogue", endings: []string{".json"}},
	sourcesFile:      {name: "sources", endings: []string{".json"}},
	observationsFile: {name: "observations", endings: []string{".json", ".jsonl", ".csv"}},
	agreementsFile:   {name: "agreements", endings: []string{".json"}},
	metricsFile:      {name: "metrics", endings: []string{".json"}},
	settingsFile:     {name: "sector", endings: []string{".json"}, single: true},

	acknowledgementsFile: {name: "acknowledgements", endings: []string{".json"}},
}

// knownNames returns the names of all kinds, for a message.
func knownNames(own []OwnFile) string {
	var names []string
	for _, k := range kinds {
		for _, ending := range k.endings {
			names = append(names, k.name+ending)
		}
	}
	for _, f := range own {
		names = append(names, f.Name)
	}
	return strings.Join(names, ", ")
}

// kindOf returns the kind of a file by its name.
func kindOf(name string) (int, bool) {
	ending := path.Ext(name)
	for i, k := range kinds {
		more, ok := strings.CutPrefix(stem(name), k.name)
		if ok && slices.Contains(k.endings, ending) && (more == "" || !k.single && len(more) > 1 && more[0] == '-') {
			return i, true
		}
	}
	return 0, false
}

// stem returns a name without its ending.
func stem(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// maxEntries is how many entries a folder may have.
const maxEntries = 10_000

// list finds the files of the folder.
func (l *loader) list() {
	for _, pattern := range l.opt.Ignore {
		if _, err := path.Match(pattern, ""); err != nil {
			l.fail(&Error{Err: indicators.ErrInvalid, Detail: fmt.Sprintf("Options.Ignore: %q: %v", pattern, err)})
		}
	}
	for i, f := range l.opt.Own {
		_, known := kindOf(f.Name)
		switch {
		case f.Name == "." || !fs.ValidPath(f.Name) || strings.Contains(f.Name, "/"):
			l.fail(&Error{Err: ErrFileName, Detail: fmt.Sprintf("Options.Own: %q is not a name in the folder", f.Name)})
		case known:
			l.fail(&Error{Err: ErrFileName, Detail: fmt.Sprintf("Options.Own: %q is a file of every sector", f.Name)})
		case slices.ContainsFunc(l.opt.Own[:i], func(o OwnFile) bool { return o.Name == f.Name }):
			l.fail(&Error{Err: indicators.ErrDuplicate, Detail: fmt.Sprintf("Options.Own: %q", f.Name)})
		}
	}
	entries, err := readDir(l.folder)
	if err != nil {
		l.fail(&Error{Err: err, Detail: called(l.folder)})
		return
	}
	// catalogue.json comes before catalogue-2.json.
	slices.SortFunc(entries, func(a, b fs.DirEntry) int {
		return cmp.Or(cmp.Compare(stem(a.Name()), stem(b.Name())), cmp.Compare(a.Name(), b.Name()))
	})
	found := 0
	for _, e := range entries {
		name := e.Name()
		k, known := kindOf(name)
		own := slices.IndexFunc(l.opt.Own, func(f OwnFile) bool { return f.Name == name })
		switch {
		case l.ignored(name):
		case !known && own < 0:
			data := slices.Contains([]string{".json", ".jsonl", ".csv"}, strings.ToLower(path.Ext(name)))
			if data && !e.IsDir() {
				l.fail(&Error{File: name, Err: ErrFileName, Detail: "known are " + knownNames(l.opt.Own)})
			}
		case !e.Type().IsRegular():
			l.fail(&Error{File: name, Err: ErrNotFile, Detail: "it is not followed"})
			found++
			if known {
				l.unread[k] = true
			}
		case own >= 0:
			l.own[own] = true
		default:
			l.files[k] = append(l.files[k], name)
			found++
		}
	}
	if found == 0 && l.bad.Total == 0 {
		l.fail(&Error{Err: ErrNoFiles, Detail: "known are " + knownNames(l.opt.Own)})
	}
	if len(l.files[observationsFile]) > 0 {
		for _, k := range []int{catalogueFile, sourcesFile} {
			if len(l.files[k]) == 0 && !l.unread[k] {
				l.fail(&Error{File: kinds[k].name + ".json", Err: ErrIncomplete,
					Detail: l.files[observationsFile][0] + " cannot be read without it"})
			}
		}
	}
}

func (l *loader) ignored(name string) bool {
	return slices.ContainsFunc(l.opt.Ignore, func(pattern string) bool {
		ok, err := path.Match(pattern, name)
		return ok && err == nil
	})
}

// called returns what a message calls a folder that cannot be read: its name, if
// it is one of the file system's, whose errors do not have it.
func called(folder fs.FS) string {
	if folder == nil {
		return "no folder"
	}
	if v := reflect.ValueOf(folder); v.Kind() == reflect.String {
		return "folder " + strconv.Quote(v.String())
	}
	return ""
}

// readDir returns the entries of a folder, in no order, as many as a folder
// may have.
func readDir(folder fs.FS) ([]fs.DirEntry, error) {
	if folder == nil {
		return nil, fs.ErrInvalid
	}
	top, err := folder.Open(".")
	if err != nil {
		return nil, err
	}
	defer top.Close()
	dir, ok := top.(fs.ReadDirFile)
	if !ok {
		return nil, errors.ErrUnsupported
	}
	var entries []fs.DirEntry
	for len(entries) <= maxEntries {
		some, err := dir.ReadDir(maxEntries + 1)
		entries = append(entries, some...)
		if err == io.EOF || err == nil && len(some) == 0 {
			return entries, nil
		}
		if err != nil {
			return nil, err
		}
	}
	return nil, fmt.Errorf("%w: more than %d entries", indicators.ErrLimit, maxEntries)
}

// open opens a file, whose bytes count against those of the folder.
func (l *loader) open(name string) (io.ReadCloser, error) {
	if !fs.ValidPath(name) || strings.Contains(name, "/") {
		return nil, &fs.PathError{Op: "open", Path: name, Err: fs.ErrInvalid}
	}
	f, err := l.folder.Open(name)
	if err != nil {
		return nil, err
	}
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = ErrNotFile
	}
	if err == nil && info.Size() > l.left {
		err = fmt.Errorf("%w: the files of the folder have more than %d bytes", indicators.ErrLimit, l.opt.MaxBytes)
	}
	if err != nil {
		f.Close()
		return nil, err
	}
	return &counted{File: f, l: l}, nil
}

// maxIdle is how many reads in a row may bring nothing.
const maxIdle = 100

// counted is a file whose bytes count against those of the folder.
type counted struct {
	fs.File
	l    *loader
	idle int // reads in a row that brought nothing
}

func (c *counted) Read(p []byte) (int, error) {
	if c.l.left < 0 {
		return 0, fmt.Errorf(
			"%w: the files of the folder have more than %d bytes", indicators.ErrLimit, c.l.opt.MaxBytes,
		)
	}
	n, err := c.File.Read(p[:min(int64(len(p)), c.l.left+1)])
	c.l.left -= int64(n)
	if n > 0 || err != nil {
		c.idle = 0
	} else if c.idle++; c.idle > maxIdle {
		return 0, io.ErrNoProgress
	}
	return n, err
}
