package agreements

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/mithaq-go/mithaq/internal/cite"
	"github.com/mithaq-go/mithaq/internal/strictjson"
)

// Difference is one member of an agreement that two versions say differently.
type Difference struct {
	// Path is the JSON Pointer below the agreement, with records by ID:
	// "/targets/jobs-2020/deadline".
	Path string `json:"path"`
	// Before and After are what the versions say, as compact JSON. Before is
	// "" for what was added, After for what was taken out.
	Before string `json:"before,omitzero"`
	After  string `json:"after,omitzero"`
}

// String returns the path with what was before and after.
func (d Difference) String() string {
	switch {
	case d.Before == "":
		return fmt.Sprintf("%s: added %s", d.Path, d.After)
	case d.After == "":
		return fmt.Sprintf("%s: removed %s", d.Path, d.Before)
	}
	return fmt.Sprintf("%s: %s -> %s", d.Path, d.Before, d.After)
}

// Diff returns what a later version says differently, in order of path: the
// same agreement on another day, or as another day knew it. A record that is
// only in one of them is one difference. When nothing was known of one of the
// versions, all of the other differs.
func (v Version) Diff(later Version) ([]Difference, error) {
	before, err := v.tree()
	if err != nil {
		return nil, err
	}
	after, err := later.tree()
	if err != nil {
		return nil, err
	}
	return differences(before, after), nil
}

// Diff returns what a later release of a book says differently, in order of path:
// paths begin at the book, as in "/agreements/offshoring-2016/targets/jobs-2020/deadline".
// Without a later book it is an error.
func (b *Book) Diff(later *Book) ([]Difference, error) {
	if later == nil {
		return nil, &Error{Op: "Book.Diff", Err: ErrInvalid, Detail: "no later book"}
	}
	before, err := b.tree()
	if err != nil {
		return nil, err
	}
	after, err := later.tree()
	if err != nil {
		return nil, err
	}
	return differences(before, after), nil
}

// differences returns where two JSON values part, in order of path.
func differences(before, after any) (all []Difference) {
	compare("", before, after, &all)
	slices.SortStableFunc(all, func(a, b Difference) int { return strings.Compare(a.Path, b.Path) })
	return all
}

// tree returns the book as JSON values.
func (b *Book) tree() (any, error) {
	if b == nil {
		b = &Book{}
	}
	var text bytes.Buffer
	if err := b.Encode(&text); err != nil {
		return nil, err
	}
	d := json.NewDecoder(&text)
	d.UseNumber()
	var tree map[string]any
	if err := d.Decode(&tree); err != nil {
		return nil, &Error{Op: "Book.Diff", Err: ErrInvalid, Detail: err.Error()}
	}
	delete(tree, "format")
	return tree, nil
}

// tree returns the version as JSON values, nil when nothing was known.
func (v Version) tree() (any, error) {
	if !v.IsKnown() {
		return nil, nil
	}
	text, err := strictjson.Encode(v.Agreement(), strictjson.EncodeOptions{Compact: true})
	if err != nil {
		return nil, &Error{Op: "Version.Diff", Err: ErrInvalid, Path: cite.Pointer("agreements", string(v.ID())),
			Detail: err.Error()}
	}
	d := json.NewDecoder(bytes.NewReader(text))
	d.UseNumber()
	var tree any
	if err := d.Decode(&tree); err != nil {
		return nil, &Error{Op: "Version.Diff", Err: ErrInvalid, Path: cite.Pointer("agreements", string(v.ID())),
			Detail: err.Error()}
	}
	return tree, nil
}

// compare walks two JSON values and records where they part.
func compare(path string, a, b any, all *[]Difference) {
	x, y := members(a), members(b)
	if x == nil || y == nil {
		if before, after := compact(a), compact(b); before != after {
			*all = append(*all, Difference{path, before, after})
		}
		return
	}
	for name := range x {
		if _, ok := y[name]; !ok {
			y[name] = nil
		}
	}
	for name, after := range y {
		compare(path+cite.Pointer(name), x[name], after, all)
	}
}

// members returns an object by name and a list of records by ID, as copies;
// nil for any other value.
func members(v any) map[string]any {
	out := make(map[string]any)
	switch v := v.(type) {
	case map[string]any:
		for name, m := range v {
			out[name] = m
		}
		return out
	case []any:
		for _, e := range v {
			m, _ := e.(map[string]any)
			id, _ := m["id"].(string)
			if id == "" {
				return nil
			}
			out[id] = e
		}
		return out
	}
	return nil
}

func compact(v any) string {
	if v == nil {
		return ""
	}
	text, err := json.Marshal(v)
	if err != nil {
		return fmt.Sprint(v)
	}
	return string(text)
}
