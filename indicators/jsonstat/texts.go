package jsonstat

import "math"

// texts holds many short texts in two allocations.
type texts struct {
	text []byte
	ends []uint32
}

func (t *texts) add(b []byte) {
	t.text = append(t.text, b...)
	t.ends = append(t.ends, uint32(len(t.text)))
}

func (t *texts) len() int { return len(t.ends) }

// strings returns the texts.
func (t *texts) strings() []string {
	list := make([]string, len(t.ends))
	all, start := string(t.text), uint32(0)
	for i, end := range t.ends {
		list[i] = all[start:end]
		start = end
	}
	return list
}

// lists holds lists of texts by name.
type lists struct {
	names, items texts
	ends         []uint32 // of each list among the items
}

// index finds the place of a name. The zero index has no names.
type index struct {
	names []string
	of    map[string]uint32 // nil for a few names
}

// newIndex returns the index of names, and calls twice with the place of each
// that stands a second time.
func newIndex(names []string, twice func(i int)) index {
	x := index{names: names}
	if len(names) > 8 {
		x.of = make(map[string]uint32, len(names))
	}
	for i, name := range names {
		if x.of == nil {
			for _, before := range names[:i] {
				if before == name {
					twice(i)
					break
				}
			}
		} else if _, ok := x.of[name]; ok {
			twice(i)
		} else {
			x.of[name] = uint32(i)
		}
	}
	return x
}

func (x index) find(name string) (int, bool) {
	if x.of != nil {
		i, ok := x.of[name]
		return int(i), ok
	}
	for i, n := range x.names {
		if n == name {
			return i, true
		}
	}
	return 0, false
}

// position reads the number of a cell: digits without a sign or a leading
// zero. big says that it is one, but larger than an int64.
func position(s []byte) (n int64, ok, big bool) {
	if len(s) == 0 || s[0] == '0' && len(s) > 1 {
		return 0, false, false
	}
	for _, c := range s {
		if c < '0' || c > '9' {
			return 0, false, false
		}
		digit := int64(c - '0')
		if big = big || n > (math.MaxInt64-digit)/10; !big {
			n = 10*n + digit
		}
	}
	return n, !big, big
}
