package main

import (
	"bufio"
	"fmt"
	"iter"
	"os"
	"path/filepath"

	"github.com/mithaq-go/mithaq/indicators"
)

// runPlain checks the same files without Beam, to compare results, time and memory.
func runPlain(defs definitions, pattern, out string) (err error) {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return fmt.Errorf("no file fits %q", pattern)
	}
	var files []*os.File
	var writers []*bufio.Writer
	for _, name := range []string{"findings.jsonl", "conflicts.jsonl"} {
		f, err := os.Create(filepath.Join(out, name))
		if err != nil {
			return err
		}
		defer f.Close()
		files, writers = append(files, f), append(writers, bufio.NewWriter(f))
	}
	line := func(n int) func(string) { return func(s string) { fmt.Fprintln(writers[n], s) } }
	var failed error
	if err := checkPlain(defs, readFiles(names, &failed), line(0), line(1)); err != nil {
		return err
	}
	if failed != nil {
		return failed
	}
	for n, w := range writers {
		if err := w.Flush(); err != nil {
			return err
		}
		if err := files[n].Close(); err != nil {
			return err
		}
	}
	return nil
}

// readFiles yields the observations of files, up to the first error.
func readFiles(names []string, failed *error) iter.Seq[indicators.Observation] {
	return func(yield func(indicators.Observation) bool) {
		for _, name := range names {
			if !readFile(name, failed, yield) {
				return
			}
		}
	}
}

// readFile yields the observations of a file, and tells whether to go on.
func readFile(name string, failed *error, yield func(indicators.Observation) bool) bool {
	f, err := os.Open(name)
	if err != nil {
		*failed = err
		return false
	}
	defer f.Close()
	for o, err := range indicators.ReadObservations(bufio.NewReader(f), indicators.JSONLines, indicators.DecodeOptions{}) {
		if err != nil {
			*failed = fmt.Errorf("%s: %w", name, err)
			return false
		}
		if !yield(o) {
			return false
		}
	}
	return true
}
