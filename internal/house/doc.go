// Package house holds the rules of the project that a program can check: what
// stands at the top level, which way imports run, how long functions and lines
// may be, what every exported name carries, and which names are exported. The
// rules themselves are its tests; here is what they measure with.
//
// It reads source text only and uses nothing but the standard library. Each test
// reads the same tree, which is parsed once.
//
// # Lists
//
// api.txt lists what the packages export, api_release.txt what they exported in
// the last version that CHANGELOG.md has a heading for. A difference between the
// two has to be named under "Unreleased". ratchet.txt counts, by file, the lines
// over 120 columns that are left: the counts may only fall.
//
//	go test ./internal/house -update            # rewrites api.txt and ratchet.txt
//	go test ./internal/house -release 0.2.0     # at a release: api_release.txt too
//
// The picture of .github/ARCHITECTURE.md is drawn by the program in drawing.
package house

//go:generate go run ./drawing -o ../../.github/architecture.svg
