package house

import (
	"maps"
	"slices"
	"strconv"
	"strings"
)

// table says what each public package stands on. What those packages stand on is
// allowed too, and nothing else. A package that is not listed imports none of
// ours; examples may import all that is public.
var table = map[string][]string{
	"indicators/money":       nil,
	"indicators/period":      nil,
	"indicators/figure":      {"indicators/money"},
	"indicators/wording":     {"indicators/figure", "indicators/period"},
	"indicators/index":       {"indicators/figure", "indicators/period"},
	"indicators":             {"indicators/index", "indicators/wording"},
	"indicators/finding":     {"indicators"},
	"indicators/rules":       {"indicators/finding"},
	"indicators/changes":     {"indicators"},
	"indicators/mapping":     {"indicators"},
	"indicators/sdmx":        {"indicators/mapping", "indicators/changes"},
	"indicators/jsonstat":    {"indicators/mapping"},
	"indicators/datapackage": {"indicators/mapping"},
	"indicators/sheet":       {"indicators/mapping", "indicators/finding"},
	"agreements/progress":    {"indicators/wording", "indicators/figure", "indicators/period"},
	"agreements":             {"indicators", "agreements/progress"},
	"agreements/rules":       {"agreements", "indicators/finding"},
	"agreements/sector":      {"agreements/rules", "indicators/rules", "indicators/changes"},
	"offshoring":             {"agreements/sector"},
}

// Floors say of internal packages that stand higher than the package whose folder
// they are in which public package they stand beside.
var Floors = map[string]string{
	"indicators/internal/interchange": "indicators/mapping", // what the formats above it share
}

// Allowed lists the public packages that dir may import, directly or through
// others.
func Allowed(dir string) []string {
	seen := make(map[string]bool)
	var walk func(dir string)
	walk = func(dir string) {
		for _, d := range table[dir] {
			if !seen[d] {
				seen[d] = true
				walk(d)
			}
		}
	}
	walk(dir)
	return slices.Sorted(maps.Keys(seen))
}

// Import is the path of an import, unquoted, and of ours without the module.
func Import(quoted string) (name string, ours bool) {
	name, err := strconv.Unquote(quoted)
	if err != nil {
		return quoted, false
	}
	own, ours := strings.CutPrefix(name, Module)
	if !ours || own != "" && own[0] != '/' {
		return name, false
	}
	return strings.TrimPrefix(own, "/"), true
}

// Graph holds what the packages of the root module import of each other, in
// files that are not tests: direct imports, sorted.
type Graph map[string][]string

// Graph returns the graph of the tree's imports.
func (t *Tree) Graph() Graph {
	g := make(Graph)
	for _, f := range t.Files {
		if f.Test || f.Nested {
			continue
		}
		list := g[f.Dir]
		for _, spec := range f.Imports {
			if name, ours := Import(spec.Path.Value); ours && !slices.Contains(list, name) {
				list = append(list, name)
			}
		}
		slices.Sort(list)
		g[f.Dir] = list
	}
	return g
}

// Reach returns all that dir imports, directly or not, each with the package by
// way of which it is reached first.
func (g Graph) Reach(dir string) map[string]string {
	via := make(map[string]string)
	next := []string{dir}
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		for _, d := range g[at] {
			if _, ok := via[d]; !ok {
				via[d] = at
				next = append(next, d)
			}
		}
	}
	return via
}

// Public returns the graph of the public packages alone: what one imports by way
// of internal packages counts as imported by itself.
func (g Graph) Public() Graph {
	out := make(Graph)
	for dir := range g {
		if !Public(dir) {
			continue
		}
		seen := make(map[string]bool)
		var walk func(dir string)
		walk = func(at string) {
			for _, d := range g[at] {
				if seen[d] {
					continue
				}
				seen[d] = true
				if !Public(d) {
					walk(d)
				}
			}
		}
		walk(dir)
		for d := range seen {
			if Public(d) {
				out[dir] = append(out[dir], d)
			}
		}
		slices.Sort(out[dir])
	}
	for dir := range g {
		if _, ok := out[dir]; !ok && Public(dir) {
			out[dir] = nil
		}
	}
	return out
}

// Reduce leaves out an import that is also reached through another.
func (g Graph) Reduce() Graph {
	out := make(Graph)
	for dir, list := range g {
		var kept []string
		for _, d := range list {
			if !slices.ContainsFunc(list, func(other string) bool {
				_, ok := g.Reach(other)[d]
				return other != d && ok
			}) {
				kept = append(kept, d)
			}
		}
		out[dir] = kept
	}
	return out
}
